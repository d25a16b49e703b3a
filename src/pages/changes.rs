//! « Ce qui change les résultats », from the changelog: the lines that concern results.

use super::markup::{list, paragraph, subtitle};
use std::fmt::Write as _;

/// The changelog. Its part on results is French, since users read it here.
const CHANGELOG: &str = include_str!("../../CHANGELOG.md");
/// The title of that part in each version.
const RESULTS: &str = "### Résultats";

/// A version and the lines that concern its results.
pub(super) struct Version {
    pub(super) name: String,
    pub(super) lines: Vec<String>,
}

/// The versions that change a result, the newest first.
pub(super) fn versions() -> Vec<Version> {
    let mut versions: Vec<Version> = Vec::new();
    let mut in_results = false;
    for line in CHANGELOG.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            let name = name.to_string();
            versions.push(Version {
                name,
                lines: Vec::new(),
            });
            in_results = false;
        } else if line.starts_with('#') {
            in_results = line == RESULTS;
        } else if let (true, Some(version)) = (in_results, versions.last_mut()) {
            match (line.strip_prefix("- "), version.lines.last_mut()) {
                (Some(first), _) => version.lines.push(first.to_string()),
                (None, Some(last)) if !line.trim().is_empty() => {
                    let _ = write!(last, " {}", line.trim());
                }
                _ => {}
            }
        }
    }
    versions.retain(|version| !version.lines.is_empty());
    versions
}

pub(super) fn html() -> String {
    let mut html = paragraph(
        "Quand un coefficient, une règle ou un texte change, un dossier rouvert peut donner d’autres heures ou une autre clause. Chaque changement est dit ici.",
    );
    for (place, version) in versions().iter().enumerate() {
        let name = match version.name.as_str() {
            "Unreleased" => "Version à venir",
            name => name,
        };
        html += &subtitle(&format!("version-{}", place + 1), name);
        html += &list(&version.lines);
    }
    html
}
