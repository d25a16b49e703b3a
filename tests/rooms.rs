//! The house rules that a reader cannot see at a glance: which room may know a browser, and where
//! figures of law may stand.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

fn domain() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files: Vec<_> = sources(&root)
        .into_iter()
        .filter(|path| {
            let knows = ["app", "bin"].map(|room| root.join(room));
            !knows.iter().any(|room| path.starts_with(room)) && !path.ends_with("main.rs")
        })
        .map(|path| (path.clone(), fs::read_to_string(path).unwrap()))
        .collect();
    assert!(files.len() > 20, "the rooms are where they were");
    files
}

#[test]
fn only_the_app_knows_a_browser() {
    for (path, text) in domain() {
        for name in ["leptos", "web_sys", "gloo", "js_sys", "wasm_bindgen"] {
            assert!(
                !text.contains(&format!("{name}::")),
                "{} names {name}",
                path.display()
            );
        }
    }
}

#[test]
fn no_clock_and_no_floating_point_in_the_domain() {
    let sheets = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/office/sheet");
    for (path, text) in domain() {
        for name in ["Utc::now", "Local::now", "SystemTime", "Instant::now"] {
            assert!(!text.contains(name), "{} reads the clock", path.display());
        }
        // A spreadsheet holds binary numbers and nothing else; `tests/sheets.rs` holds them to the exact ones.
        if path.starts_with(&sheets) {
            continue;
        }
        for name in ["f64", "f32"] {
            let found = text
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .any(|word| word == name);
            assert!(!found, "{} uses {name}", path.display());
        }
    }
}

/// « 16.1.5 » in a text of a clause would be right for some CCAG and wrong for the others, and an
/// article of the code in code would escape the dated table.
#[test]
fn no_article_number_in_code() {
    for (path, text) in domain() {
        if path.ends_with("tests.rs") {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
        {
            for number in [
                "16.1", "17.1", "18.1", "20.1", "L. 2", "R. 2", "L. 3", "R. 3",
            ] {
                assert!(!line.contains(number), "{}: {line}", path.display());
            }
        }
    }
}
