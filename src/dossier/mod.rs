//! The saved file: a contract as versioned JSON, with what was typed word for word.
//!
//! ```
//! use clausule::bareme::Bareme;
//! use clausule::contract::{Field, Form};
//! use clausule::dossier::Dossier;
//!
//! let mut form = Form::new();
//! form.lots[0].set(Field::Amount, "1,25 M€");
//! form.contract.set(Field::Duration, "bientôt");
//!
//! let json = Dossier::of(&form, Bareme::builtin()).to_json();
//! let back = Dossier::parse(&json, Bareme::builtin())?;
//! assert_eq!(back.form(Bareme::builtin()), form);
//! # Ok::<(), clausule::dossier::DossierError>(())
//! ```
//!
//! `contract` holds the values that everything is computed from. `typed` holds only the answers
//! that are not written as the project writes them, right or wrong, so that opening a dossier shows
//! what was typed. Where the two disagree `contract` wins. The JSON Schema is
//! `public/schemas/dossier-1.schema.json`.

mod error;

pub use error::DossierError;

use crate::bareme::Bareme;
use crate::contract::{Answers, Contract, Field, Form, Place};
use serde::{Deserialize, Serialize};

/// What marks a file as a dossier.
const FORMAT: &str = "clausule-dossier";
/// The version that is written.
const VERSION: u32 = 1;
/// More than a browser's storage holds; no honest dossier is longer.
const LONGEST: usize = 10_000_000;

/// A contract, ready to be saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    format: String,
    version: u32,
    /// The barème that the contract's trades and defaults are from.
    bareme: String,
    /// The contract.
    pub contract: Contract,
    #[serde(default, skip_serializing_if = "Typed::is_empty")]
    typed: Typed,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Typed {
    #[serde(skip_serializing_if = "Answers::is_empty")]
    contract: Answers,
    #[serde(skip_serializing_if = "no_answers")]
    lots: Vec<Answers>,
}

fn no_answers(lots: &[Answers]) -> bool {
    lots.iter().all(Answers::is_empty)
}

impl Typed {
    fn is_empty(&self) -> bool {
        self.contract.is_empty() && no_answers(&self.lots)
    }
}

/// What every version has, read first.
#[derive(Deserialize)]
struct Header {
    format: Option<String>,
    version: Option<u32>,
}

impl Dossier {
    /// The dossier of a form.
    #[must_use]
    pub fn of(form: &Form, bareme: &Bareme) -> Self {
        let contract = form.read(bareme).contract;
        let written = Form::of(&contract, bareme);
        let differing = |typed: &Answers, written: &Answers| {
            let mut kept = Answers::default();
            for (field, text) in typed.iter() {
                if text != written.get(field) {
                    kept.set(field, text);
                }
            }
            kept
        };
        Self {
            format: FORMAT.to_string(),
            version: VERSION,
            bareme: bareme.id.clone(),
            contract,
            typed: Typed {
                contract: differing(&form.contract, &written.contract),
                lots: form
                    .lots
                    .iter()
                    .zip(&written.lots)
                    .map(|(typed, written)| differing(typed, written))
                    .collect(),
            },
        }
    }

    /// Reads a dossier; what is no dossier, newer, or wrong anywhere is an error that says so.
    pub fn parse(json: &str, bareme: &Bareme) -> Result<Self, DossierError> {
        if json.len() > LONGEST {
            return Err(DossierError::TooLong { length: json.len() });
        }
        let header: Header =
            serde_json::from_str(json).map_err(|error| match error.classify() {
                serde_json::error::Category::Data => DossierError::NotADossier,
                _ => DossierError::NotJson {
                    line: error.line(),
                    column: error.column(),
                },
            })?;
        match (header.format.as_deref(), header.version) {
            (Some(FORMAT), Some(VERSION)) => {}
            (Some(FORMAT), Some(version)) if version > VERSION => {
                return Err(DossierError::Newer {
                    version,
                    known: VERSION,
                });
            }
            (Some(FORMAT), version) => return Err(DossierError::UnknownVersion { version }),
            _ => return Err(DossierError::NotADossier),
        }
        let dossier: Self = serde_json::from_str(json).map_err(|error| DossierError::of(&error))?;
        dossier.check(bareme)?;
        Ok(dossier)
    }

    fn check(&self, bareme: &Bareme) -> Result<(), DossierError> {
        if self.bareme != bareme.id {
            return Err(DossierError::UnknownBareme {
                id: self.bareme.clone(),
            });
        }
        let lots = self.contract.lots.len();
        if lots == 0 || lots > Contract::MOST_LOTS {
            return Err(DossierError::Lots { count: lots });
        }
        if self.typed.lots.len() > lots {
            return Err(DossierError::Lots {
                count: self.typed.lots.len(),
            });
        }
        for lot in &self.contract.lots {
            if let Some(id) = &lot.trade
                && bareme.trade(id).is_none()
            {
                return Err(DossierError::UnknownTrade { id: id.to_string() });
            }
        }
        Ok(())
    }

    /// The form that shows this dossier: what was typed where it still says what the contract
    /// says, the contract's values elsewhere.
    #[must_use]
    pub fn form(&self, bareme: &Bareme) -> Form {
        let written = Form::of(&self.contract, bareme);
        let all = self.typed_over(&written, |_, _, _| true);
        if all.read(bareme).contract == self.contract {
            return all;
        }
        // Some text contradicts the contract: keep those that do not, one by one.
        self.typed_over(&written, |lot, field, text| {
            let mut probe = written.clone();
            put(&mut probe, lot, field, text);
            probe.read(bareme).contract == self.contract
        })
    }

    fn typed_over(
        &self,
        written: &Form,
        keep: impl Fn(Option<usize>, Field, &str) -> bool,
    ) -> Form {
        let mut form = written.clone();
        let lots = self
            .typed
            .lots
            .iter()
            .enumerate()
            .map(|(index, answers)| (Some(index), answers));
        for (lot, answers) in std::iter::once((None, &self.typed.contract)).chain(lots) {
            for (field, text) in answers.iter() {
                let place = if lot.is_some() {
                    Place::Lot
                } else {
                    Place::Contract
                };
                if field.place() == place && keep(lot, field, text) {
                    put(&mut form, lot, field, text);
                }
            }
        }
        form
    }

    /// The file's text.
    ///
    /// # Panics
    ///
    /// Never: strings, integers and maps with string keys always have a JSON form.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("plain data has a JSON form")
    }
}

fn put(form: &mut Form, lot: Option<usize>, field: Field, text: &str) {
    let answers = match lot {
        None => Some(&mut form.contract),
        Some(index) => form.lots.get_mut(index),
    };
    if let Some(answers) = answers {
        answers.set(field, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINIMAL: &str =
        r#"{"format":"clausule-dossier","version":1,"bareme":"2026-11","contract":{"lots":[{}]}}"#;

    #[track_caller]
    fn refuses(json: &str, beginning: &str) {
        let error = Dossier::parse(json, Bareme::builtin())
            .expect_err(json)
            .to_string();
        assert!(error.starts_with(beginning), "{error}");
    }

    #[test]
    fn the_least_dossier_is_an_empty_form() {
        let dossier = Dossier::parse(MINIMAL, Bareme::builtin()).unwrap();
        assert_eq!(dossier.form(Bareme::builtin()), Form::new());
    }

    #[test]
    fn what_is_no_dossier_is_said_in_french() {
        refuses("", "Ce fichier n’est pas lisible (ligne 1, colonne 0)");
        refuses(
            "{\n oups",
            "Ce fichier n’est pas lisible (ligne 2, colonne 2)",
        );
        refuses("[1]", "Ce fichier n’est pas un dossier Clausule.");
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
            r#"{"format":"clausule-dossier","version":2,"nouveau":true}"#,
            "Ce dossier a été enregistré par une version plus récente de Clausule (format 2",
        );
        refuses(
            &MINIMAL.replace("2026-11", "1999"),
            "Ce dossier utilise le barème « 1999 »",
        );
        refuses(&MINIMAL.replace("[{}]", "[]"), "Ce dossier a 0 lot");
        refuses(
            &MINIMAL.replace("[{}]", r#"[{"trade":"inconnu"}]"#),
            "Le métier « inconnu »",
        );
        refuses(
            &MINIMAL.replace("[{}]", r#"[{"amount_cents":0}]"#),
            "Une donnée de ce dossier n’est pas valable (ligne 1, colonne 98) : Le montant doit être supérieur à zéro.",
        );
        refuses(
            &MINIMAL.replace("[{}]", r#"[{"share_bp":15000}]"#),
            "Une donnée de ce dossier n’est pas valable",
        );
        refuses(
            &MINIMAL.replace("[{}]", r#"[{"surprise":1}]"#),
            "Ce dossier contient un champ inconnu, « surprise » (ligne 1",
        );
        refuses(
            &MINIMAL.replace("[{}]", r#"[{"amount_cents":"dix"}]"#),
            "Une donnée de ce dossier n’a pas la forme attendue (ligne 1",
        );
        refuses(&" ".repeat(LONGEST + 1), "Ce fichier est trop long");
        refuses(&"[".repeat(100_000), "Ce fichier n’est pas");
    }

    #[test]
    fn typed_text_that_contradicts_the_contract_is_not_shown() {
        let json = MINIMAL
            .replace("[{}]", r#"[{"amount_cents":100000}]"#)
            .replace("]}}", r#"]},"typed":{"lots":[{"amount":"2 000"}]}}"#);
        let form = Dossier::parse(&json, Bareme::builtin())
            .unwrap()
            .form(Bareme::builtin());
        assert_eq!(form.lots[0].get(Field::Amount), "1\u{202f}000\u{a0}€");
    }
}
