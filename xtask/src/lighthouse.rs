//! `cargo xtask lighthouse`: what Lighthouse thinks of each page of the served site.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;

use anyhow::{Context, Result};

use crate::serve::{self, Site};
use crate::workspace::{Workspace, output};
use crate::{bundle, install};

/// The scores of a page, in percent, and what cost it points.
#[derive(serde::Deserialize)]
struct Report {
    /// Category to score.
    scores: BTreeMap<String, u32>,
    /// One line each.
    lost: Vec<String>,
}

/// Builds, serves, and prints a line a page, as on a telephone and as on a computer.
pub fn run(workspace: &Workspace) -> Result<()> {
    install::chromium(workspace)?;
    install::lighthouse(workspace)?;
    bundle::build(workspace)?;
    let server = Site {
        folder: workspace.dist(),
        path: "/",
        builds: None,
    }
    .start(serve::listen(Some(0))?)?;
    let mut pages: Vec<String> = fs::read_dir(workspace.dist())?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension() == Some(OsStr::new("html")))
        .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
        .collect();
    pages.sort();
    println!("\n| page | as on | performance | accessibility | best practices | SEO |");
    println!("| --- | --- | ---: | ---: | ---: | ---: |");
    for page in pages {
        for form in ["mobile", "desktop"] {
            let address = match page.as_str() {
                "index.html" => server.url.clone(),
                name => format!("{}{name}", server.url),
            };
            let json = output(
                workspace
                    .command("node")
                    .arg(workspace.lighthouse().join("run.mjs"))
                    .args([&address, form]),
            )
            .context("Lighthouse stopped, as said above")?;
            let report: Report = serde_json::from_str(&json).context(
                "benches/lighthouse/run.mjs and xtask/src/lighthouse.rs do not agree on what is printed",
            )?;
            let score = |name: &str| {
                let score = report.scores.get(name);
                score.map_or_else(|| "none".into(), u32::to_string)
            };
            println!(
                "| {page} | {form} | {} | {} | {} | {} |",
                score("performance"),
                score("accessibility"),
                score("best-practices"),
                score("seo")
            );
            for lost in report.lost {
                eprintln!("  {page}, {form}: {lost}");
            }
        }
    }
    Ok(())
}
