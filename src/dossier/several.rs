//! What a file holds: a dossier, several, or a profile.

use super::profile::Profile;
use super::{Bareme, DossierError, LONGEST, Raw, from_raw, is_moment, parse, tidy_name, to_raw};
use crate::contract::Form;
use serde::{Deserialize, Serialize};

/// What marks a file as one of several dossiers.
const FORMAT: &str = "clausule-dossiers";
/// The version that is written.
const VERSION: u32 = 1;
/// More dossiers than a device keeps.
const MOST: usize = 10_000;

/// A dossier with what it is called in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What the user called it; may be empty.
    pub name: String,
    /// When it was last changed, as `2026-11-22T16:27:45.123Z`; may be empty.
    pub changed: String,
    /// Its answers.
    pub form: Form,
}

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A dossier alone.
    Dossier(Form),
    /// Several; those that cannot be opened say why.
    Several(Vec<Result<Entry, DossierError>>),
    /// A profile.
    Profile(Profile),
}

/// One of several dossiers, as plain values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawEntry {
    /// What the user called it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// When it was last changed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub changed: String,
    /// Its file.
    pub dossier: Raw,
}

/// Which of the formats a file says it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A dossier alone, or nothing that is known: [`super::check_header`] says which.
    Dossier,
    /// Several dossiers.
    Several,
    /// A profile.
    Profile,
}

impl Kind {
    /// What a file's `format` says.
    #[must_use]
    pub fn of(format: Option<&str>) -> Self {
        match format {
            Some(FORMAT) => Self::Several,
            Some(super::profile::FORMAT) => Self::Profile,
            _ => Self::Dossier,
        }
    }
}

/// Whether a file of several dossiers, of that version and number, can be read any further.
pub fn check_several(version: Option<u32>, count: usize) -> Result<(), DossierError> {
    match version {
        Some(VERSION) if count > MOST => Err(DossierError::WrongShape),
        Some(VERSION) => Ok(()),
        Some(version) if version > VERSION => Err(DossierError::Newer {
            version,
            known: VERSION,
        }),
        version => Err(DossierError::UnknownVersion { version }),
    }
}

/// Makes one of several dossiers of its values.
pub fn entry(raw: RawEntry, bareme: &Bareme) -> Result<Entry, DossierError> {
    let is_known = is_moment(&raw.changed);
    Ok(Entry {
        name: tidy_name(&raw.name),
        changed: if is_known { raw.changed } else { String::new() },
        form: from_raw(raw.dossier, bareme)?,
    })
}

/// The values of one of several dossiers.
#[must_use]
pub fn raw_entry(entry: &Entry, bareme: &Bareme) -> RawEntry {
    RawEntry {
        name: entry.name.clone(),
        changed: entry.changed.clone(),
        dossier: to_raw(&entry.form, bareme),
    }
}

/// The format and the version of a file of several dossiers.
#[must_use]
pub const fn several_header() -> (&'static str, u32) {
    (FORMAT, VERSION)
}

/// Reads whatever Clausule saves.
pub fn open(json: &str, bareme: &Bareme) -> Result<Content, DossierError> {
    if json.len() > LONGEST {
        return Err(DossierError::TooLong { length: json.len() });
    }
    let text = json.trim_start_matches('\u{feff}');
    let mut value: serde_json::Value =
        serde_json::from_str(text).map_err(|_| DossierError::NotJson)?;
    match Kind::of(value["format"].as_str()) {
        Kind::Dossier => parse(json, bareme).map(Content::Dossier),
        Kind::Profile => Profile::parse(json).map(Content::Profile),
        Kind::Several => {
            let version = value["version"].as_u64();
            let version = version.map(|version| u32::try_from(version).unwrap_or(u32::MAX));
            let known = ["format", "version", "dossiers"];
            let is_known = value
                .as_object()
                .is_some_and(|file| file.keys().all(|key| known.contains(&key.as_str())));
            let dossiers = value["dossiers"].as_array_mut().map(std::mem::take);
            check_several(version, dossiers.as_ref().map_or(0, Vec::len))?;
            let dossiers = dossiers
                .filter(|_| is_known)
                .ok_or(DossierError::WrongShape)?;
            let read = |value: serde_json::Value| {
                let dossier = &value["dossier"];
                let version = dossier["version"].as_u64();
                super::check_header(
                    dossier["format"].as_str(),
                    version.map(|version| u32::try_from(version).unwrap_or(u32::MAX)),
                )?;
                let raw = serde_json::from_value(value).map_err(|_| DossierError::WrongShape)?;
                entry(raw, bareme)
            };
            Ok(Content::Several(dossiers.into_iter().map(read).collect()))
        }
    }
}

/// The file of several dossiers.
///
/// # Panics
///
/// Never: texts always have a JSON form.
#[must_use]
pub fn write_several(entries: &[Entry], bareme: &Bareme) -> String {
    #[derive(Serialize)]
    struct File {
        format: &'static str,
        version: u32,
        dossiers: Vec<RawEntry>,
    }
    let file = File {
        format: FORMAT,
        version: VERSION,
        dossiers: entries
            .iter()
            .map(|entry| raw_entry(entry, bareme))
            .collect(),
    };
    serde_json::to_string_pretty(&file).expect("plain data has a JSON form")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::Field;

    fn bareme() -> &'static Bareme {
        Bareme::builtin()
    }

    #[test]
    fn several_dossiers_are_read_back() {
        let mut form = Form::new();
        form.set(0, Field::Title, "École");
        let entries = [
            Entry {
                name: "Mon école".to_string(),
                changed: "2026-11-22T16:27:45.123Z".to_string(),
                form,
            },
            Entry {
                name: String::new(),
                changed: String::new(),
                form: Form::new(),
            },
        ];
        let json = write_several(&entries, bareme());
        let Ok(Content::Several(read)) = open(&json, bareme()) else {
            panic!("{json}");
        };
        assert_eq!(read, entries.map(Ok));
    }

    #[test]
    fn one_that_cannot_be_opened_leaves_the_others() {
        let json = r#"{"format":"clausule-dossiers","version":1,"dossiers":[
            {"dossier":{"format":"clausule-dossier","version":1,"bareme":"2026-11","lots":[{}]}},
            {"dossier":{"format":"clausule-dossier","version":9}},
            {"dossier":12}, 7,
            {"name":3,"dossier":{"format":"clausule-dossier","version":2,"bareme":"2026-11","lots":[{}]}}
        ]}"#;
        let Ok(Content::Several(read)) = open(json, bareme()) else {
            panic!();
        };
        assert!(read[0].is_ok());
        assert_eq!(
            read[1],
            Err(DossierError::Newer {
                version: 9,
                known: 2
            })
        );
        assert_eq!(read[2], Err(DossierError::NotADossier));
        assert_eq!(read[3], Err(DossierError::NotADossier));
        assert_eq!(read[4], Err(DossierError::WrongShape));
    }

    #[test]
    fn the_other_files_are_told_apart() {
        let json = crate::dossier::write(&Form::new(), bareme());
        assert_eq!(open(&json, bareme()), Ok(Content::Dossier(Form::new())));
        let profile = Profile::of(&Form::new(), "Ville");
        assert_eq!(
            open(&profile.write(), bareme()),
            Ok(Content::Profile(profile))
        );
        for (json, error) in [
            ("[1]", DossierError::NotADossier),
            ("{", DossierError::NotJson),
            (
                r#"{"format":"clausule-dossiers","version":2}"#,
                DossierError::Newer {
                    version: 2,
                    known: 1,
                },
            ),
            (
                r#"{"format":"clausule-dossiers","version":1}"#,
                DossierError::WrongShape,
            ),
            (
                r#"{"format":"clausule-dossiers","version":1,"dossiers":[],"autre":1}"#,
                DossierError::WrongShape,
            ),
        ] {
            assert_eq!(open(json, bareme()), Err(error), "{json}");
        }
    }
}
