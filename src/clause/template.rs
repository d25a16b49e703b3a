//! The small language of stipulation texts: paragraphs, list items, typed fields in braces.

use crate::document::{Block, Inline};
use crate::law::Topic;

/// A field of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Contractor,
    ToContractor,
    Buyer,
    OfBuyer,
    ToBuyer,
    Ccag,
    CcagTitle,
    Article(Topic),
    CodeArticle(&'static str),
    Object,
    Hours,
    HoursAtEstimate,
    Rounding,
    FacilitateurName,
    FacilitateurPhone,
    FacilitateurEmail,
    FirstMeeting,
    Reporting,
    PenaltyHour,
    PenaltyMeeting,
    PenaltyDocument,
}

/// The names of the fields; with a capital first letter the words take one too.
const SLOTS: &[(&str, Slot)] = &[
    ("contractor", Slot::Contractor),
    ("to_contractor", Slot::ToContractor),
    ("buyer", Slot::Buyer),
    ("of_buyer", Slot::OfBuyer),
    ("to_buyer", Slot::ToBuyer),
    ("ccag", Slot::Ccag),
    ("ccag_title", Slot::CcagTitle),
    ("art_insertion", Slot::Article(Topic::Insertion)),
    ("art_persons", Slot::Article(Topic::Persons)),
    (
        "art_persons_in_structures",
        Slot::Article(Topic::PersonsInStructures),
    ),
    (
        "art_persons_by_situation",
        Slot::Article(Topic::PersonsBySituation),
    ),
    ("art_difficulties", Slot::Article(Topic::Difficulties)),
    ("art_control", Slot::Article(Topic::Control)),
    ("art_penalties", Slot::Article(Topic::Penalties)),
    ("l2112_2", Slot::CodeArticle("L2112-2")),
    ("object", Slot::Object),
    ("hours", Slot::Hours),
    ("hours_at_estimate", Slot::HoursAtEstimate),
    ("rounding", Slot::Rounding),
    ("facilitateur_name", Slot::FacilitateurName),
    ("facilitateur_phone", Slot::FacilitateurPhone),
    ("facilitateur_email", Slot::FacilitateurEmail),
    ("first_meeting", Slot::FirstMeeting),
    ("reporting", Slot::Reporting),
    ("penalty_hour", Slot::PenaltyHour),
    ("penalty_meeting", Slot::PenaltyMeeting),
    ("penalty_document", Slot::PenaltyDocument),
];

/// A table of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    /// Hours by lot and tranche.
    Lots,
    /// The ratio of each lot.
    Ratio,
}

/// What stands alone in a paragraph for a table.
const TABLES: [(&str, Table); 2] = [
    ("{lots_table}", Table::Lots),
    ("{ratio_table}", Table::Ratio),
];

/// Turns a text into blocks; `fill` gives the words of a field, `table` a table.
pub(super) fn render(
    text: &str,
    fill: impl Fn(Slot) -> Inline,
    table: impl Fn(Table) -> Block,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut paragraph = String::new();
    let mut items: Vec<String> = Vec::new();
    for line_of_source in text.lines().chain([""]) {
        let words = line_of_source.trim();
        if let Some(item) = words.strip_prefix("- ") {
            items.push(item.to_string());
        } else if !words.is_empty() {
            let open = items.last_mut().unwrap_or(&mut paragraph);
            if !open.is_empty() {
                open.push(' ');
            }
            open.push_str(words);
        } else if !items.is_empty() {
            blocks.push(Block::List {
                ordered: false,
                items: items.iter().map(|item| line(item, &fill)).collect(),
            });
            items.clear();
        } else if let Some((_, of)) = TABLES.iter().find(|(mark, _)| paragraph == *mark) {
            blocks.push(table(*of));
            paragraph.clear();
        } else if !paragraph.is_empty() {
            blocks.push(Block::Paragraph(line(&paragraph, &fill)));
            paragraph.clear();
        }
    }
    blocks
}

/// A run of text with its fields filled.
fn line(text: &str, fill: &impl Fn(Slot) -> Inline) -> Vec<Inline> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        push(&mut runs, Inline::text(before));
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let lower = name.to_ascii_lowercase();
        if let Some((_, slot)) = SLOTS.iter().find(|(key, _)| *key == lower) {
            let words = fill(*slot);
            push(
                &mut runs,
                if lower == name { words } else { capital(words) },
            );
        }
        rest = after;
    }
    push(&mut runs, Inline::text(rest));
    runs
}

fn push(runs: &mut Vec<Inline>, run: Inline) {
    match (runs.last_mut(), run) {
        (_, Inline::Text(text)) if text.is_empty() => {}
        (Some(Inline::Text(last)), Inline::Text(text)) => last.push_str(&text),
        (_, run) => runs.push(run),
    }
}

fn capital(inline: Inline) -> Inline {
    match inline {
        Inline::Text(text) => {
            // The words that begin a sentence here begin with a plain letter (l’, le).
            let mut text = text;
            if let Some(first) = text.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            Inline::Text(text)
        }
        other => other,
    }
}

/// The names in braces that are no field; for the tests.
#[cfg(test)]
pub(super) fn unknown_fields(text: &str) -> Vec<String> {
    TABLES
        .iter()
        .fold(text.to_string(), |text, (mark, _)| text.replace(mark, ""))
        .split('{')
        .skip(1)
        .filter_map(|after| after.split_once('}').map(|(name, _)| name.to_lowercase()))
        .filter(|name| SLOTS.iter().all(|(key, _)| key != name))
        .collect()
}
