//! The words, each with one plain definition; `data/glossary.json`, from which the table of words of the
//! library's first page is made too.

use super::markup::{Section, inline};
use crate::bareme::fold;
use std::fmt::Write as _;

/// A word and what it means here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Its anchor in `glossaire.html`: `qpv`.
    pub id: &'static str,
    /// As people say it: « QPV ».
    pub name: &'static str,
    /// What the letters stand for.
    pub long: Option<&'static str>,
    /// One plain definition, with the marks of the pages' texts.
    pub says: &'static str,
    /// Where that is written, where it is; with the same marks.
    pub source: Option<&'static str>,
}

static TERMS: &[Term] = &include!(concat!(env!("OUT_DIR"), "/glossary.rs"));

/// All, in alphabetical order.
#[must_use]
pub fn terms() -> &'static [Term] {
    TERMS
}

/// The term with that anchor.
#[must_use]
pub fn term(id: &str) -> Option<&'static Term> {
    TERMS.iter().find(|term| term.id == id)
}

impl Term {
    /// The letter it is found under: « É » is an E.
    #[must_use]
    pub fn letter(&self) -> char {
        let first = fold(self.name).chars().next();
        first.map_or('#', |letter| letter.to_ascii_uppercase())
    }
}

pub(super) fn lead() -> String {
    format!(
        "{} mots de la clause sociale d’insertion, chacun avec une définition simple et, quand il y en a une, sa source. Les définitions sont les nôtres : elles aident à lire, elles ne remplacent pas les textes.",
        TERMS.len()
    )
}

/// The letters as sections: their titles lead to them from the top of the page.
pub(super) fn sections() -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for term in TERMS {
        let letter = term.letter();
        let id = LETTERS[(letter as usize).wrapping_sub('A' as usize).min(25)];
        if sections.last().is_none_or(|section| section.id != id) {
            sections.push(Section::new(id, &letter.to_string(), String::new()));
        }
        if let Some(section) = sections.last_mut() {
            section.body += &definition(term);
        }
    }
    for section in &mut sections {
        section.body = format!("<dl class=\"terms\">\n{}</dl>\n", section.body);
    }
    sections
}

/// The anchors of the letters.
const LETTERS: [&str; 26] = [
    "lettre-a", "lettre-b", "lettre-c", "lettre-d", "lettre-e", "lettre-f", "lettre-g", "lettre-h",
    "lettre-i", "lettre-j", "lettre-k", "lettre-l", "lettre-m", "lettre-n", "lettre-o", "lettre-p",
    "lettre-q", "lettre-r", "lettre-s", "lettre-t", "lettre-u", "lettre-v", "lettre-w", "lettre-x",
    "lettre-y", "lettre-z",
];

fn definition(term: &Term) -> String {
    let mut html = format!("<div id=\"{}\"><dt>{}", term.id, inline(term.name));
    if let Some(long) = term.long {
        let _ = write!(html, " <span class=\"long\">{}</span>", inline(long));
    }
    let _ = write!(html, "</dt><dd><p>{}</p>", inline(term.says));
    if let Some(source) = term.source {
        let _ = write!(
            html,
            "<p class=\"source\">{}</p>",
            inline(&format!("Source : {source}."))
        );
    }
    html + "</dd></div>\n"
}
