//! « Ce qui change les résultats », from the changelog: the lines that concern results.

use super::markup::{list, paragraph, subtitle, subtitle_under};
use std::fmt::Write as _;

/// The changelog. Its part on results is French, since users read it here.
const CHANGELOG: &str = include_str!("../../CHANGELOG.md");
/// How the title of that part begins in each version; its month stands after it: « ### Résultats, novembre 2026 ».
const RESULTS: &str = "### Résultats, ";
/// The version that is not yet one.
const UNRELEASED: &str = "Unreleased";

/// A version and the lines that concern its results.
pub(super) struct Version {
    pub(super) name: String,
    /// « novembre 2026 ».
    pub(super) month: String,
    pub(super) groups: Vec<Group>,
}

/// What it is that changes, and how.
pub(super) struct Group {
    pub(super) title: String,
    pub(super) lines: Vec<String>,
}

/// The versions that change a result, the newest first.
pub(super) fn versions() -> Vec<Version> {
    read(CHANGELOG)
}

pub(super) fn read(changelog: &str) -> Vec<Version> {
    let mut versions: Vec<Version> = Vec::new();
    let mut in_results = false;
    for line in changelog.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            versions.push(Version {
                name: name.to_string(),
                month: String::new(),
                groups: Vec::new(),
            });
            in_results = false;
            continue;
        }
        let Some(version) = versions.last_mut() else {
            continue;
        };
        if line.starts_with("### ") {
            let month = line.strip_prefix(RESULTS);
            in_results = month.is_some();
            version.month += month.unwrap_or_default();
            continue;
        }
        if !in_results {
            continue;
        }
        if let Some(title) = line.strip_prefix("#### ") {
            version.groups.push(Group {
                title: title.to_string(),
                lines: Vec::new(),
            });
        } else if let Some(group) = version.groups.last_mut() {
            match (line.strip_prefix("- "), group.lines.last_mut()) {
                (Some(first), _) => group.lines.push(first.to_string()),
                (None, Some(last)) if !line.trim().is_empty() => {
                    let _ = write!(last, " {}", line.trim());
                }
                _ => {}
            }
        }
    }
    // There is no other version yet.
    if let [only] = &mut versions[..]
        && only.name == UNRELEASED
    {
        only.name = "Avant la première version".to_string();
    }
    for version in &mut versions {
        if version.name == UNRELEASED {
            version.name = "Depuis la dernière version".to_string();
        }
    }
    versions.retain(|version| !version.groups.is_empty());
    versions
}

pub(super) fn html() -> String {
    let mut html = paragraph(
        "Quand un coefficient, une règle ou un texte change, un dossier rouvert peut donner d’autres heures ou une autre clause. Chaque changement est dit ici.",
    );
    for (place, version) in versions().iter().enumerate() {
        let title = format!("{}, {}", version.name, version.month);
        html += &subtitle(&format!("version-{}", place + 1), &title);
        for group in &version.groups {
            html += &subtitle_under(&group.title);
            html += &list(&group.lines);
        }
    }
    html
}
