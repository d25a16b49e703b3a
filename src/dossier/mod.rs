//! The saved file: the form's answers as versioned JSON.
//!
//! ```
//! use clausule::bareme::Bareme;
//! use clausule::dossier;
//!
//! let json = r#"{
//!   "format": "clausule-dossier",
//!   "version": 2,
//!   "bareme": "2026-11",
//!   "contract": { "duration": "12 mois" },
//!   "lots": [{ "trade": "peinture", "amount": "1,25 M€", "rate": "5 %" }]
//! }"#;
//! let form = dossier::parse(json, Bareme::builtin())?;
//! let reading = form.read(Bareme::builtin());
//! assert_eq!(reading.problems, []);
//! assert_eq!(dossier::parse(&dossier::write(&form, Bareme::builtin()), Bareme::builtin())?, form);
//! # Ok::<(), dossier::DossierError>(())
//! ```
//!
//! An answer is kept as it was written, right or wrong, and read by the form's own reader: nothing
//! typed is lost, and no second reader can disagree. Only a trade is written by its identifier,
//! which outlives a change of its label. The JSON Schema is
//! `public/schemas/dossier-2.schema.json`.

mod device;
mod error;
mod example;
mod foreign;
mod history;
mod kept;
pub mod link;
mod profile;
mod several;

pub use device::{Added, Binned, Device, Removed, Slot, What, add, add_profile};
pub use error::DossierError;
pub use example::{Example, example_file};
pub use foreign::foreign;
pub use history::{History, Step};
pub use kept::{Kept, is_moment, other_name, tidy_name};
pub use profile::{Applied, Fate, Profile, ProfileError, RawProfile, STYLE, Updated};
pub use several::{
    Content, Entry, Kind, RawEntry, check_several, entry, open, raw_entry, several_header,
    write_several,
};

use crate::bareme::Bareme;
use crate::contract::{Answers, Contract, Field, Form, LotForm, Place};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// What marks a file as a dossier.
const FORMAT: &str = "clausule-dossier";
/// The version that is written.
const VERSION: u32 = 2;
/// The first version: a lot was one trade, with no other part.
const FIRST: u32 = 1;
/// More than a browser's storage holds, in bytes; no honest dossier is longer.
pub const LONGEST: usize = 10_000_000;

/// The answers that name a person, or reach one: no link has them unless the user says so.
pub const CONTACTS: [Field; 3] = [
    Field::FacilitateurName,
    Field::FacilitateurPhone,
    Field::FacilitateurEmail,
];

/// The same answers without the data that name a person, or reach one.
#[must_use]
pub fn without_contacts(form: &Form) -> Form {
    let mut form = form.clone();
    for field in CONTACTS {
        form.contract.set(field, "");
    }
    form
}

/// The answers in the user's own words, which may name anyone: who sends them is shown each.
pub const FREE: [Field; 25] = [
    Field::LotName,
    Field::LeftOutReason,
    Field::ProgrammeName,
    Field::ProgrammePublics,
    Field::HouseName,
    Field::HouseSource,
    Field::HouseDate,
    Field::HouseRows,
    Field::CriterionParts,
    Field::Motivation,
    Field::Title,
    Field::FacilitateurName,
    Field::FacilitateurPhone,
    Field::FacilitateurEmail,
    Field::DocumentsList,
    Field::PublicsList,
    Field::Equivalences,
    Field::PoolingRules,
    Field::ObjectSupport,
    Field::ObjectResults,
    Field::AddedAapc,
    Field::AddedRc,
    Field::AddedCcap,
    Field::AddedAe,
    Field::AddedSheet,
];

/// Every answer of a form in the user's own words: its lot, from 0, where it is one of a lot; its field; its
/// text.
#[must_use]
pub fn free_texts(form: &Form) -> Vec<(Option<usize>, Field, &str)> {
    let contract = form
        .contract
        .iter()
        .map(|(field, text)| (None, field, text));
    let lots = form.lots.iter().enumerate().flat_map(|(index, lot)| {
        let answers = lot.parts().flat_map(Answers::iter);
        answers.map(move |(field, text)| (Some(index), field, text))
    });
    contract
        .chain(lots)
        .filter(|(_, field, _)| FREE.contains(field))
        .collect()
}

/// The beginning of a text on one line, in whole words, of so many characters at most.
#[must_use]
pub fn beginning(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let start: String = line.chars().take(most).collect();
    let words = start
        .rsplit_once(' ')
        .map_or(start.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ';', ':', '.']))
}

/// Answers, each after the word in data of its field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Texts(pub Vec<(String, String)>);

impl Texts {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Texts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, text)| (key, text)))
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        BTreeMap::deserialize(deserializer).map(|texts| Self(texts.into_iter().collect()))
    }
}

/// The answers of a lot: its own and those of its first part, then those of its other parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawLot {
    /// Those of the lot and of its first part.
    pub first: Texts,
    /// Those of its other parts; `parts` in the file.
    pub more: Vec<Texts>,
}

/// What stands after a name in a lot: an answer, or the other parts.
#[derive(Deserialize)]
#[serde(untagged)]
enum TextOrParts {
    Text(String),
    Parts(Vec<Texts>),
}

/// The name of the other parts in a lot.
pub const PARTS: &str = "parts";

impl Serialize for RawLot {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut map = serializer.serialize_map(None)?;
        for (key, text) in &self.first.0 {
            map.serialize_entry(key, text)?;
        }
        if !self.more.is_empty() {
            map.serialize_entry(PARTS, &self.more)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for RawLot {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut lot = Self::default();
        for (key, value) in BTreeMap::<String, TextOrParts>::deserialize(deserializer)? {
            match value {
                TextOrParts::Text(text) => lot.first.0.push((key, text)),
                TextOrParts::Parts(parts) if key == PARTS => lot.more = parts,
                TextOrParts::Parts(_) => {
                    return Err(serde::de::Error::custom("a list where an answer stands"));
                }
            }
        }
        Ok(lot)
    }
}

/// A dossier's JSON as plain values: what a JSON reader gives and a JSON writer takes.
///
/// The page uses the browser's own reader and writer; this is where the two meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raw {
    /// `clausule-dossier`.
    pub format: String,
    /// The version of the format.
    pub version: u32,
    /// The barème that the trades and defaults are from.
    pub bareme: String,
    /// Answers given once.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub contract: Texts,
    /// Answers given for each lot.
    pub lots: Vec<RawLot>,
}

/// What every version has, read first.
#[derive(Deserialize)]
struct Header {
    format: Option<String>,
    version: Option<u32>,
}

/// Whether a file with this header can be read any further.
pub fn check_header(format: Option<&str>, version: Option<u32>) -> Result<(), DossierError> {
    match (format, version) {
        (Some(FORMAT), Some(FIRST..=VERSION)) => Ok(()),
        (Some(FORMAT), Some(version)) if version > VERSION => Err(DossierError::Newer {
            version,
            known: VERSION,
        }),
        (Some(FORMAT), version) => Err(DossierError::UnknownVersion { version }),
        _ => Err(DossierError::NotADossier),
    }
}

/// Reads a dossier into a form; what is no dossier, newer, or of the wrong shape anywhere is an
/// error that says so. Wrong answers are none: [`Form::read`] says them at their field.
pub fn parse(json: &str, bareme: &Bareme) -> Result<Form, DossierError> {
    if json.len() > LONGEST {
        return Err(DossierError::TooLong { length: json.len() });
    }
    // Some editors put a mark before the first character.
    let json = json.trim_start_matches('\u{feff}');
    let header: Header = serde_json::from_str(json).map_err(|error| {
        if error.is_data() {
            DossierError::NotADossier
        } else {
            DossierError::NotJson
        }
    })?;
    check_header(header.format.as_deref(), header.version)?;
    let raw: Raw = serde_json::from_str(json).map_err(|_| DossierError::WrongShape)?;
    from_raw(raw, bareme)
}

/// Makes a form of a dossier's values.
pub fn from_raw(raw: Raw, bareme: &Bareme) -> Result<Form, DossierError> {
    check_header(Some(&raw.format), Some(raw.version))?;
    if raw.bareme != bareme.id {
        return Err(DossierError::UnknownBareme { id: raw.bareme });
    }
    if raw.lots.is_empty() || raw.lots.len() > Contract::MOST_LOTS {
        return Err(DossierError::Lots {
            count: raw.lots.len(),
        });
    }
    let mut lots = Vec::with_capacity(raw.lots.len());
    let part = |texts: Texts, of_lot: bool| {
        let mut answers = answers(texts, |place| {
            place == Place::Part || (of_lot && place == Place::Lot)
        })?;
        if let Some(trade) = bareme.trade(answers.get(Field::Trade)) {
            answers.set(Field::Trade, trade.label);
        }
        Ok::<_, DossierError>(answers)
    };
    for lot in raw.lots {
        if lot.more.len() >= Contract::MOST_PARTS {
            return Err(DossierError::Parts {
                count: lot.more.len() + 1,
            });
        }
        let mut form = LotForm {
            first: part(lot.first, true)?,
            more: Vec::with_capacity(lot.more.len()),
        };
        for texts in lot.more {
            form.more.push(part(texts, false)?);
        }
        lots.push(form);
    }
    Ok(Form {
        contract: answers(raw.contract, |place| place == Place::Contract)?,
        lots,
    })
}

/// An answer of a lot has no place in the contract's, nor the other way round.
fn answers(texts: Texts, belongs: impl Fn(Place) -> bool) -> Result<Answers, DossierError> {
    let mut answers = Answers::default();
    for (key, text) in texts.0 {
        match Field::from_key(&key) {
            Some(field) if belongs(field.place()) => answers.set(field, text),
            _ => {
                return Err(DossierError::UnknownField {
                    name: key.chars().take(40).collect(),
                });
            }
        }
    }
    Ok(answers)
}

/// The values of a form's dossier.
#[must_use]
pub fn to_raw(form: &Form, bareme: &Bareme) -> Raw {
    let texts = |answers: &Answers| {
        let mut texts = Vec::new();
        for (field, text) in answers.iter() {
            // A trade's identifier outlives a change of its label.
            let trade = bareme
                .trades()
                .iter()
                .find(|trade| field == Field::Trade && trade.label == text);
            let text = trade.map_or(text, |trade| trade.id);
            texts.push((field.key().to_string(), text.to_string()));
        }
        Texts(texts)
    };
    Raw {
        format: FORMAT.to_string(),
        version: VERSION,
        bareme: bareme.id.to_string(),
        contract: texts(&form.contract),
        lots: form
            .lots
            .iter()
            .map(|lot| RawLot {
                first: texts(&lot.first),
                more: lot.more.iter().map(texts).collect(),
            })
            .collect(),
    }
}

/// The file's text.
///
/// # Panics
///
/// Never: strings, integers and maps with string keys always have a JSON form.
#[must_use]
pub fn write(form: &Form, bareme: &Bareme) -> String {
    serde_json::to_string_pretty(&to_raw(form, bareme)).expect("plain data has a JSON form")
}

/// The same without any space: what a link holds.
///
/// # Panics
///
/// Never, as for [`write`].
#[must_use]
pub fn write_tight(form: &Form, bareme: &Bareme) -> String {
    serde_json::to_string(&to_raw(form, bareme)).expect("plain data has a JSON form")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINIMAL: &str =
        r#"{"format":"clausule-dossier","version":1,"bareme":"2026-11","lots":[{}]}"#;

    #[track_caller]
    fn refuses(json: &str, beginning: &str) {
        let error = parse(json, Bareme::builtin()).expect_err(json).to_string();
        assert!(error.starts_with(beginning), "{error}");
    }

    /// What the reader of the form takes as it is written is a free text, and nothing else is.
    #[test]
    fn every_free_text_is_known_to_be_one() {
        let reader = include_str!("../contract/form.rs");
        let mut read: Vec<String> = [
            ".line(Field::",
            ".paragraphs(Field::",
            ".email(Field::",
            ".wording(Field::",
        ]
        .iter()
        .flat_map(|call| reader.split(call).skip(1))
        .map(|rest| rest.split(')').next().unwrap().to_string())
        .collect();
        assert!(read.len() > 15, "{read:?}");
        // The rows of a barème are read by their own reader; they hold whatever was typed.
        read.push("HouseRows".to_string());
        read.sort();
        let mut known: Vec<String> = FREE.iter().map(|field| format!("{field:?}")).collect();
        known.sort();
        assert_eq!(known, read);
        assert!(CONTACTS.iter().all(|field| FREE.contains(field)));
    }

    #[test]
    fn free_texts_come_with_their_lot() {
        let mut form = Form::new();
        form.lots.push(LotForm::default());
        form.set(1, Field::LotName, "Gros œuvre");
        form.set(1, Field::Amount, "12");
        form.set(0, Field::Title, "École");
        assert_eq!(
            free_texts(&form),
            [
                (None, Field::Title, "École"),
                (Some(1), Field::LotName, "Gros œuvre")
            ]
        );
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(beginning(" un\n  deux ", 20), "un deux");
        assert_eq!(beginning("un deux, trois quatre", 12), "un deux…");
        assert_eq!(
            beginning(&"é".repeat(30), 10),
            format!("{}…", "é".repeat(10))
        );
        assert_eq!(beginning("", 10), "");
    }

    #[test]
    fn the_least_dossier_is_an_empty_form() {
        assert_eq!(parse(MINIMAL, Bareme::builtin()), Ok(Form::new()));
    }

    #[test]
    fn what_is_no_dossier_is_said_in_french() {
        refuses("", "Ce fichier n’est pas lisible.");
        refuses("{\n oups", "Ce fichier n’est pas lisible.");
        refuses("[1]", "Ce fichier n’est pas un dossier Clausule.");
        refuses("12", "Ce fichier n’est pas un dossier Clausule.");
        refuses(
            r#"{"format":"autre","version":1}"#,
            "Ce fichier n’est pas un dossier Clausule.",
        );
        refuses(
            r#"{"format":"clausule-dossier"}"#,
            "La version de ce dossier n’est pas indiquée",
        );
        refuses(
            r#"{"format":"clausule-dossier","version":0}"#,
            "La version 0 de ce dossier n’existe pas.",
        );
        refuses(
            r#"{"format":"clausule-dossier","version":3,"nouveau":true}"#,
            "Ce dossier a été enregistré par une version plus récente de Clausule (format 3",
        );
        refuses(
            &MINIMAL.replace("2026-11", "1999"),
            "Ce dossier utilise le barème « 1999 »",
        );
        refuses(
            &MINIMAL.replace("[{}]", "[]"),
            "Nombre de lots de ce dossier : 0",
        );
        refuses(
            &MINIMAL.replace("[{}]", r#"[{"surprise":"1"}]"#),
            "Ce dossier contient un champ inconnu, « surprise »",
        );
        refuses(
            &MINIMAL.replace("[{}]", r#"[{"title":"Mairie"}]"#),
            "Ce dossier contient un champ inconnu, « title »",
        );
        refuses(
            &MINIMAL.replace("[{}]", r#"[{"amount":["dix"]}]"#),
            "Une donnée de ce dossier n’a pas la forme attendue.",
        );
        refuses(&" ".repeat(LONGEST + 1), "Ce fichier est trop long");
        refuses(&"[".repeat(100_000), "Ce fichier n’est pas");
    }

    #[test]
    fn wrong_answers_are_kept_and_said_at_their_field() {
        let json = MINIMAL.replace("[{}]", r#"[{"amount":"beaucoup"}]"#);
        let form = parse(&json, Bareme::builtin()).unwrap();
        assert_eq!(form.lots[0].get(Field::Amount), "beaucoup");
        assert_eq!(
            form.read(Bareme::builtin()).problems[0].field,
            Field::Amount
        );
    }

    #[test]
    fn a_trade_is_written_by_its_identifier_and_shown_by_its_label() {
        let json = MINIMAL.replace("[{}]", r#"[{"trade":"peinture"}]"#);
        let form = parse(&json, Bareme::builtin()).unwrap();
        assert_eq!(
            form.lots[0].get(Field::Trade),
            "Peinture, revêtements muraux"
        );
        assert!(write(&form, Bareme::builtin()).contains("\"trade\": \"peinture\""));
    }
}
