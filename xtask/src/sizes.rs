//! What the site weighs: tables, the budget, and the comparison with a bare counter.

use std::fmt::Write;

use anyhow::{Result, bail};
use serde::Serialize;

use crate::bundle::{self, Bundle, Parts};
use crate::compile::{Profile, Program, compile};
use crate::copies::Copies;
use crate::workspace::Workspace;

/// The page of the counter: nothing but what starts it.
const COUNTER_PAGE: &str = "<!doctype html>
<html lang=\"fr\">
<head>
<meta charset=\"utf-8\">
<title>Compteur</title>
<link rel=\"stylesheet\" href=\"{{style}}\">
<script type=\"module\" src=\"{{boot}}\"></script>
</head>
<body></body>
</html>
";

/// The bytes of one file as it is and as it travels; the same where no copy is worth it.
#[derive(Clone, Debug, Serialize)]
pub struct Size {
    pub name: String,
    #[serde(rename = "firstLoad")]
    pub first_load: bool,
    pub raw: u64,
    pub gzip: u64,
    pub brotli: u64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
struct Total {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

fn total<'a>(sizes: impl Iterator<Item = &'a Size>) -> Total {
    sizes.fold(Total::default(), |sum, size| Total {
        raw: sum.raw + size.raw,
        gzip: sum.gzip + size.gzip,
        brotli: sum.brotli + size.brotli,
    })
}

fn first_load(sizes: &[Size]) -> Total {
    total(sizes.iter().filter(|size| size.first_load))
}

/// A table for people.
pub fn table(sizes: &[Size]) -> String {
    let widest = sizes.iter().map(|size| size.name.len()).max().unwrap_or(0);
    let width = widest.max("first load".len());
    let mut text = String::new();
    let mut line = |name: &str, cells: [String; 3]| {
        let [raw, gzip, brotli] = cells;
        let _ = writeln!(text, "{name:width$}  {raw:>11}  {gzip:>11}  {brotli:>11}");
    };
    let row = |total: Total| [total.raw, total.gzip, total.brotli].map(grouped);
    line("bytes", ["raw", "gzip", "brotli"].map(str::to_owned));
    for size in sizes.iter().filter(|size| size.first_load) {
        line(&size.name, row(total(std::iter::once(size))));
    }
    line("first load", row(first_load(sizes)));
    for size in sizes.iter().filter(|size| !size.first_load) {
        line(&size.name, row(total(std::iter::once(size))));
    }
    text
}

/// The same for programs.
pub fn json(sizes: &[Size]) -> Result<String> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Report<'a> {
        first_load: Total,
        files: &'a [Size],
    }
    let mut text = serde_json::to_string_pretty(&Report {
        first_load: first_load(sizes),
        files: sizes,
    })?;
    text.push('\n');
    Ok(text)
}

/// Refuses a site whose first visit weighs too much.
pub fn keep_budget(sizes: &[Size], budget: u64) -> Result<()> {
    let weight = first_load(sizes).brotli;
    if weight > budget {
        bail!(
            "the first load weighs {} bytes in brotli, {} over the budget of {}: load what a first \
             visit does not need later, or change FIRST_LOAD_BUDGET in xtask/src/bundle.rs and say \
             why",
            grouped(weight),
            grouped(weight - budget),
            grouped(budget)
        );
    }
    println!(
        "First load: {} of the {} bytes of the budget.",
        grouped(weight),
        grouped(budget)
    );
    Ok(())
}

/// `cargo xtask sizes`: a bare Leptos counter beside the app, as a Markdown table.
pub fn compare(workspace: &Workspace) -> Result<()> {
    let app = bundle::build(workspace)?;
    let counter = Bundle::assemble(
        Parts {
            index: COUNTER_PAGE.into(),
            style: String::new(),
            public: [].into(),
            ..bundle::read_parts(&workspace.root)?
        },
        compile(workspace, Program::Counter, Profile::Release)?,
        None,
    )?
    .measure(&Copies::under(&workspace.target)?);
    print!("\n{}", comparison(&counter, &app));
    Ok(())
}

fn comparison(counter: &[Size], app: &[Size]) -> String {
    let mut text = String::from(
        "| bytes | raw | gzip | brotli |\n\
         | --- | ---: | ---: | ---: |\n",
    );
    for (name, sizes) in [("Bare Leptos counter", counter), ("Clausule", app)] {
        for (what, total) in [
            (
                "WASM and its JavaScript",
                total(sizes.iter().filter(|size| is_program(size))),
            ),
            ("all of the first load", first_load(sizes)),
        ] {
            let [raw, gzip, brotli] = [total.raw, total.gzip, total.brotli].map(grouped);
            let _ = writeln!(text, "| {name}, {what} | {raw} | {gzip} | {brotli} |");
        }
    }
    text
}

fn is_program(size: &Size) -> bool {
    size.first_load && size.name.starts_with("clausule-")
}

/// Digits in groups of three.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(name: &str, first_load: bool, raw: u64, brotli: u64) -> Size {
        Size {
            name: name.into(),
            first_load,
            raw,
            gzip: brotli + 1,
            brotli,
        }
    }

    fn site() -> Vec<Size> {
        vec![
            size("index.html", true, 2_000, 900),
            size("clausule-0.wasm", true, 300_000, 99_100),
            size("guide.html", false, 5_000_000, 4_000_000),
        ]
    }

    #[test]
    fn the_table_sums_the_first_load_only() {
        assert_eq!(
            table(&site()),
            "bytes                    raw         gzip       brotli\n\
             index.html             2 000          901          900\n\
             clausule-0.wasm      300 000       99 101       99 100\n\
             first load           302 000      100 002      100 000\n\
             guide.html         5 000 000    4 000 001    4 000 000\n"
        );
    }

    #[test]
    fn the_budget_is_kept_to_the_byte() {
        assert!(keep_budget(&site(), 100_000).is_ok());
        let text = keep_budget(&site(), 99_999).unwrap_err().to_string();
        assert!(text.contains("100 000 bytes in brotli, 1 over"), "{text}");
    }

    #[test]
    fn the_comparison_is_a_markdown_table() {
        let text = comparison(&[size("clausule-1.js", true, 1_234, 567)], &site());
        assert_eq!(text.lines().count(), 6);
        assert!(
            text.contains("| Bare Leptos counter, WASM and its JavaScript | 1 234 | 568 | 567 |")
        );
        assert!(text.contains("| Clausule, all of the first load | 302 000 | 100 002 | 100 000 |"));
    }

    #[test]
    fn digits_go_by_three() {
        assert_eq!(
            [0, 12, 123, 1_234, 1_234_567].map(grouped),
            ["0", "12", "123", "1 234", "1 234 567"]
        );
    }
}
