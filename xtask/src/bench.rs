//! `cargo xtask bench`: how long a recomputation takes, beside the same rule in publicodes.

use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::compile::{Profile, Program, compile};
use crate::install;
use crate::workspace::{Workspace, output};

/// Milliseconds of one recomputation.
#[derive(Clone, Copy, Deserialize)]
struct Timing {
    /// The very first, before anything is warm.
    first: f64,
    /// In the median batch of warm ones.
    median: f64,
}

/// What `examples/recompute.rs` prints; the rest of it is for the scripts.
#[derive(Deserialize)]
struct Native {
    timing: Timing,
}

/// What `benches/publicodes/run.mjs` prints.
#[derive(Deserialize)]
struct Scripts {
    /// Clausule in Chromium.
    clausule: Timing,
    publicodes: Publicodes,
    /// The versions.
    node: String,
    chromium: String,
}

#[derive(Deserialize)]
struct Publicodes {
    node: Work,
    chromium: Work,
}

/// The two amounts of work that `benches/publicodes/rules.mjs` times.
#[derive(Clone, Copy, Deserialize)]
struct Work {
    /// One amount given, the totals read.
    totals: Timing,
    /// Every amount given, the hours of every lot read.
    every: Timing,
}

/// Builds everything first, so that nothing runs beside what is timed.
pub fn run(workspace: &Workspace) -> Result<()> {
    install::chromium(workspace)?;
    install::node_modules(workspace)?;
    install::publicodes(workspace)?;
    let folder = workspace.target.join("bench");
    fs::create_dir_all(&folder)?;
    let browser = compile(workspace, Program::Recompute, Profile::Release)?;
    fs::write(folder.join("recompute.js"), browser.glue)?;
    fs::write(folder.join("recompute.wasm"), browser.wasm)?;

    let native = output(
        workspace
            .cargo()
            .args(["run", "--release", "--example", "recompute"]),
    )?;
    fs::write(folder.join("native.json"), &native)?;
    println!("Timing publicodes in Node, then both in Chromium (about a minute)...");
    let scripts = output(
        workspace
            .command("node")
            .arg(workspace.publicodes().join("run.mjs"))
            .arg(&folder),
    )
    .context("the comparison stopped, as said above")?;
    let native: Native = serde_json::from_str(&native)
        .context("examples/recompute.rs and xtask/src/bench.rs do not agree on what is printed")?;
    let scripts: Scripts = serde_json::from_str(&scripts).context(
        "benches/publicodes/run.mjs and xtask/src/bench.rs do not agree on what is printed",
    )?;
    print!("\n{}", report(native.timing, &scripts));
    Ok(())
}

fn report(native: Timing, scripts: &Scripts) -> String {
    let Scripts {
        clausule,
        publicodes,
        node,
        chromium,
    } = scripts;
    let mut text = String::from(
        "| a recomputation of 30 lots | Clausule | publicodes, totals | ratio | publicodes, every lot | ratio |\n\
         | --- | ---: | ---: | ---: | ---: | ---: |\n",
    );
    for (place, own, theirs) in [
        (format!("native, and Node {node}"), native, publicodes.node),
        (
            format!("Chromium {chromium}"),
            *clausule,
            publicodes.chromium,
        ),
    ] {
        let (totals, every) = (theirs.totals.median, theirs.every.median);
        let _ = writeln!(
            text,
            "| {place} | {} | {} | {:.0} | {} | {:.0} |",
            milliseconds(own.median),
            milliseconds(totals),
            totals / own.median,
            milliseconds(every),
            every / own.median,
        );
    }
    let _ = writeln!(
        text,
        "\nThe first one after loading, in Chromium: Clausule {}, publicodes {} (totals).",
        milliseconds(clausule.first),
        milliseconds(publicodes.chromium.totals.first),
    );
    text
}

/// Three digits that count.
fn milliseconds(time: f64) -> String {
    let decimals = match time {
        100.0.. => 0,
        10.0.. => 1,
        1.0.. => 2,
        0.1.. => 3,
        _ => 4,
    };
    format!("{time:.decimals$} ms")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timing(median: f64) -> Timing {
        Timing {
            first: median * 10.0,
            median,
        }
    }

    #[test]
    fn the_report_divides_the_other_by_ours_in_the_same_place() {
        let work = |totals, every| Work {
            totals: timing(totals),
            every: timing(every),
        };
        let scripts = Scripts {
            clausule: timing(0.02),
            publicodes: Publicodes {
                node: work(12.0, 30.0),
                chromium: work(10.0, 25.0),
            },
            node: "20.1.0".into(),
            chromium: "150.0".into(),
        };
        let text = report(timing(0.01), &scripts);
        for line in [
            "| native, and Node 20.1.0 | 0.0100 ms | 12.0 ms | 1200 | 30.0 ms | 3000 |",
            "| Chromium 150.0 | 0.0200 ms | 10.0 ms | 500 | 25.0 ms | 1250 |",
            "Clausule 0.200 ms, publicodes 100 ms",
        ] {
            assert!(text.contains(line), "{text}");
        }
    }

    #[test]
    fn times_have_three_digits_that_count() {
        assert_eq!(
            [0.012_34, 0.2261, 1.5, 13.14, 128.7].map(milliseconds),
            ["0.0123 ms", "0.226 ms", "1.50 ms", "13.1 ms", "129 ms"]
        );
    }
}
