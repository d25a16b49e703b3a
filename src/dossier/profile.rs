//! A house's own style: the answers that are the same from one contract to the next.
//!
//! A facilitateur has the same contacts, penalties, rhythm, publics and coefficients in every contract. A
//! profile keeps them under a name, travels as a file or a link, and fills in a dossier: only what is
//! empty there, unless the user wants more.

use super::{CONTACTS, DossierError, LONGEST, Texts, tidy_name};
use crate::contract::{Answers, Field, Form};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What marks a file as a profile.
pub(super) const FORMAT: &str = "clausule-profil";
/// The version that is written.
const VERSION: u32 = 1;

/// The answers that belong to a house, not to one of its contracts; all are given once for the contract. The
/// CCAG is none of them: it follows what is bought, and one that came by itself would put the articles of
/// another into a clause.
pub const STYLE: [Field; 52] = [
    Field::Buyer,
    Field::Facilitateur,
    Field::FacilitateurName,
    Field::FacilitateurPhone,
    Field::FacilitateurEmail,
    Field::FirstMeeting,
    Field::Reporting,
    Field::PenaltyHour,
    Field::PenaltyMeeting,
    Field::PenaltyDocument,
    Field::PenaltyAction,
    Field::PenaltyService,
    Field::FormalNotice,
    Field::PenaltyCap,
    Field::PenaltyCapRate,
    Field::Documents,
    Field::DocumentsList,
    Field::Publics,
    Field::PublicsList,
    Field::PublicsCategories,
    Field::Qpv,
    Field::Training,
    Field::TrainingCap,
    Field::Equivalences,
    Field::Pooling,
    Field::PoolingRules,
    Field::LeadMember,
    Field::GroupForm,
    Field::GroupPenalties,
    Field::SmallPenalties,
    Field::NoticeDelay,
    Field::Review,
    Field::DataController,
    Field::DataRetention,
    Field::Programme,
    Field::ProgrammeName,
    Field::ProgrammeRate,
    Field::ProgrammePublics,
    Field::Rounding,
    Field::EtpHours,
    Field::MonthlyHours,
    Field::ActionsCount,
    Field::ActionsHours,
    Field::HouseName,
    Field::HouseSource,
    Field::HouseDate,
    Field::HouseRows,
    Field::AddedAapc,
    Field::AddedRc,
    Field::AddedCcap,
    Field::AddedAe,
    Field::AddedSheet,
];

/// A house's own answers under a name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// What it is called.
    pub name: String,
    answers: Answers,
}

/// Why a text is no profile that can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProfileError {
    /// A version that this program does not know yet.
    Newer,
    /// A version that never was.
    UnknownVersion,
    /// An answer that no profile has.
    UnknownField {
        /// Its name.
        name: String,
    },
    /// A value of the wrong kind, or missing.
    WrongShape,
}

impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newer => write!(
                f,
                "Ce profil a été enregistré par une version plus récente de Clausule. Rechargez la page pour obtenir la dernière version."
            ),
            Self::UnknownVersion => write!(
                f,
                "La version de ce profil n’existe pas ou n’est pas indiquée. Reprenez l’original."
            ),
            Self::UnknownField { name } => write!(
                f,
                "Ce profil contient un champ « {name} » qu’aucun profil n’a. Reprenez l’original."
            ),
            Self::WrongShape => write!(
                f,
                "Une donnée de ce profil n’a pas la forme attendue. Reprenez l’original."
            ),
        }
    }
}

impl std::error::Error for ProfileError {}

/// A profile's JSON as plain values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawProfile {
    /// `clausule-profil`.
    pub format: String,
    /// The version of the format.
    pub version: u32,
    /// What it is called.
    pub name: String,
    /// Its answers.
    pub answers: Texts,
}

/// What a profile did to a form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Applied {
    /// The fields that were filled in or replaced.
    pub changed: Vec<Field>,
    /// The fields that hold another answer and were left as they are.
    pub left: Vec<Field>,
}

/// What becomes of an answer of a profile in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It goes into an empty field.
    Fills,
    /// The form has the same.
    Same,
    /// The form has another one, which stays unless the user says otherwise.
    Left,
}

impl Fate {
    /// Of an answer, where the form has `now`.
    fn of(text: &str, now: &str) -> Self {
        match now {
            "" => Self::Fills,
            now if now == text => Self::Same,
            _ => Self::Left,
        }
    }
}

/// What a form brought to a profile.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Updated {
    /// The fields that it did not have.
    pub added: Vec<Field>,
    /// The fields that it had with another answer.
    pub replaced: Vec<Field>,
}

impl Profile {
    /// The house's answers of a form, under a name.
    #[must_use]
    pub fn of(form: &Form, name: &str) -> Self {
        let mut answers = Answers::default();
        for field in STYLE {
            answers.set(field, form.contract.get(field));
        }
        Self {
            name: tidy_name(name),
            answers,
        }
    }

    /// The same, without the data that name or reach a person.
    #[must_use]
    pub fn without_contacts(mut self) -> Self {
        for field in CONTACTS {
            self.answers.set(field, "");
        }
        self
    }

    /// Its fields, in the order of the form.
    pub fn fields(&self) -> impl Iterator<Item = Field> {
        self.answers.iter().map(|(field, _)| field)
    }

    /// Whether it has contact data.
    #[must_use]
    pub fn has_contacts(&self) -> bool {
        self.fields().any(|field| CONTACTS.contains(&field))
    }

    /// Puts its answers in a form: in the fields that are empty, or `over` other answers too.
    pub fn apply(&self, form: &mut Form, over: bool) -> Applied {
        let mut applied = Applied::default();
        for (field, text) in self.answers.iter() {
            match Fate::of(text, form.contract.get(field)) {
                Fate::Same => {}
                Fate::Left if !over => applied.left.push(field),
                Fate::Fills | Fate::Left => {
                    form.contract.set(field, text);
                    applied.changed.push(field);
                }
            }
        }
        applied
    }

    /// Its answers in the order of the form, each with what becomes of it in that form.
    pub fn fates<'a>(&'a self, form: &'a Form) -> impl Iterator<Item = (Field, &'a str, Fate)> {
        self.answers
            .iter()
            .map(|(field, text)| (field, text, Fate::of(text, form.contract.get(field))))
    }

    /// Takes the house's answers of a form over; what the form leaves empty stays.
    pub fn update(&mut self, form: &Form) -> Updated {
        let mut updated = Updated::default();
        for field in STYLE {
            let now = form.contract.get(field);
            let before = self.answers.get(field);
            if now.is_empty() || now == before {
                continue;
            }
            if before.is_empty() {
                updated.added.push(field);
            } else {
                updated.replaced.push(field);
            }
            self.answers.set(field, now);
        }
        updated
    }

    /// Whether a file with this version can be read any further.
    pub fn check_version(version: Option<u32>) -> Result<(), ProfileError> {
        match version {
            Some(VERSION) => Ok(()),
            Some(version) if version > VERSION => Err(ProfileError::Newer),
            _ => Err(ProfileError::UnknownVersion),
        }
    }

    /// Makes a profile of a file's values.
    pub fn from_raw(raw: RawProfile) -> Result<Self, ProfileError> {
        if raw.format != FORMAT {
            return Err(ProfileError::WrongShape);
        }
        Self::check_version(Some(raw.version))?;
        let name = tidy_name(&raw.name);
        if name.is_empty() {
            return Err(ProfileError::WrongShape);
        }
        let mut answers = Answers::default();
        for (key, text) in raw.answers.0 {
            match Field::from_key(&key).filter(|field| STYLE.contains(field)) {
                Some(field) => answers.set(field, text),
                None => {
                    return Err(ProfileError::UnknownField {
                        name: key.chars().take(40).collect(),
                    });
                }
            }
        }
        Ok(Self { name, answers })
    }

    /// The values of its file.
    #[must_use]
    pub fn to_raw(&self) -> RawProfile {
        let text = |(field, text): (Field, &str)| (field.key().to_string(), text.to_string());
        RawProfile {
            format: FORMAT.to_string(),
            version: VERSION,
            name: self.name.clone(),
            answers: Texts(self.answers.iter().map(text).collect()),
        }
    }

    /// Reads a file.
    pub fn parse(json: &str) -> Result<Self, DossierError> {
        if json.len() > LONGEST {
            return Err(DossierError::TooLong { length: json.len() });
        }
        let json = json.trim_start_matches('\u{feff}');
        let value: serde_json::Value =
            serde_json::from_str(json).map_err(|_| DossierError::NotJson)?;
        if value["format"] != FORMAT {
            return Err(DossierError::NotADossier);
        }
        let version = value["version"].as_u64();
        let version = version.map(|version| u32::try_from(version).unwrap_or(u32::MAX));
        Self::check_version(version)?;
        let raw = serde_json::from_str(json).map_err(|_| ProfileError::WrongShape)?;
        Ok(Self::from_raw(raw)?)
    }

    /// Its file.
    ///
    /// # Panics
    ///
    /// Never: texts always have a JSON form.
    #[must_use]
    pub fn write(&self) -> String {
        serde_json::to_string_pretty(&self.to_raw()).expect("plain data has a JSON form")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::Place;

    /// What is answered anew for each contract.
    const OF_ONE_CONTRACT: &[Field] = &[
        Field::LotHolders,
        Field::Nature,
        Field::Duration,
        Field::FirmDuration,
        Field::Technique,
        Field::Holders,
        Field::SubsequentBase,
        Field::CarryOver,
        Field::RecruitDelay,
        Field::Services,
        Field::Site,
        Field::Offer,
        Field::Launch,
        Field::Value,
        Field::Defence,
        Field::Overseas,
        Field::Mechanism,
        Field::ReservedShare,
        Field::ReservedCondition,
        Field::ReservedExecution,
        Field::EssListed,
        Field::CriterionWeight,
        Field::CriterionAim,
        Field::CriterionParts,
        Field::ObjectSupport,
        Field::ObjectResults,
        Field::Exception,
        Field::Motivation,
        Field::Title,
        Field::Ccag,
    ];

    fn full() -> Form {
        let mut form = Form::new();
        for field in Field::all() {
            form.set(0, field, format!("{field:?}"));
        }
        form
    }

    /// What names one contract must not travel to the next one.
    #[test]
    fn a_profile_has_what_is_the_houses_and_nothing_of_the_contract() {
        for (index, field) in STYLE.iter().enumerate() {
            assert_eq!(field.place(), Place::Contract, "{field:?}");
            assert!(!STYLE[..index].contains(field), "{field:?} twice");
        }
        // Everything else is said to be the contract's: a new field is put in the one list or the other.
        for field in Field::all().filter(|field| field.place() == Place::Contract) {
            let (houses, contracts) = (STYLE.contains(&field), OF_ONE_CONTRACT.contains(&field));
            assert!(
                houses != contracts,
                "{field:?} belongs to a house (STYLE and profil-1.schema.json) or to one contract (OF_ONE_CONTRACT)"
            );
        }
        assert!(CONTACTS.iter().all(|field| STYLE.contains(field)));
    }

    #[test]
    fn a_profile_is_read_back() {
        let profile = Profile::of(&full(), "  Ville\nd’Exemple ");
        assert_eq!(profile.name, "Ville d’Exemple");
        assert_eq!(profile.fields().count(), STYLE.len());
        assert_eq!(Profile::parse(&profile.write()), Ok(profile));
    }

    #[test]
    fn it_fills_in_what_is_empty_and_says_what_it_leaves() {
        let profile = Profile::of(&full(), "Ville");
        let mut form = Form::new();
        form.set(0, Field::PenaltyHour, "60");
        form.set(0, Field::Title, "École");
        let applied = profile.apply(&mut form, false);
        assert_eq!(applied.left, [Field::PenaltyHour]);
        assert_eq!(applied.changed.len(), STYLE.len() - 1);
        assert_eq!(form.get(0, Field::PenaltyHour), "60");
        assert_eq!(form.get(0, Field::PenaltyMeeting), "PenaltyMeeting");

        let applied = profile.apply(&mut form, true);
        assert_eq!(applied.changed, [Field::PenaltyHour]);
        assert_eq!(form.get(0, Field::PenaltyHour), "PenaltyHour");
        assert_eq!(form.get(0, Field::Title), "École");
        assert_eq!(form.get(0, Field::Amount), "");
        assert_eq!(profile.apply(&mut form, false), Applied::default());
    }

    #[test]
    fn what_becomes_of_each_answer_is_known_before() {
        let mut profile = Profile::of(&full(), "Ville");
        let mut form = Form::new();
        form.set(0, Field::PenaltyHour, "60");
        form.set(0, Field::Reporting, "Reporting");
        let fates = |profile: &Profile, form: &Form, fate: Fate| {
            let of = profile.fates(form).filter(|(.., one)| *one == fate);
            of.map(|(field, ..)| field).collect::<Vec<_>>()
        };
        assert_eq!(fates(&profile, &form, Fate::Same), [Field::Reporting]);
        assert_eq!(fates(&profile, &form, Fate::Left), [Field::PenaltyHour]);
        let filled = fates(&profile, &form, Fate::Fills);
        assert_eq!(profile.apply(&mut form.clone(), false).changed, filled);
        assert_eq!(filled.len(), STYLE.len() - 2);

        // What the dossier leaves empty stays in the profile.
        let updated = profile.update(&form);
        assert_eq!(updated.replaced, [Field::PenaltyHour]);
        assert_eq!(updated.added, []);
        assert_eq!(profile.fields().count(), STYLE.len());
        assert_eq!(fates(&profile, &form, Fate::Left), []);
        assert_eq!(profile.update(&form), Updated::default());
        let mut small = Profile::of(&Form::new(), "Ville");
        assert_eq!(
            small.update(&form).added,
            [Field::Reporting, Field::PenaltyHour]
        );
        form.set(0, Field::Title, "École");
        assert_eq!(small.update(&form), Updated::default());
    }

    #[test]
    fn contacts_can_be_left_out() {
        let profile = Profile::of(&full(), "Ville").without_contacts();
        assert!(!profile.has_contacts());
        assert_eq!(profile.fields().count(), STYLE.len() - CONTACTS.len());
    }

    #[test]
    fn what_is_no_profile_is_said_in_french() {
        for (json, beginning) in [
            ("{", "Ce fichier n’est pas lisible."),
            ("[]", "Ce fichier n’est pas un dossier Clausule."),
            (
                r#"{"format":"clausule-profil"}"#,
                "La version de ce profil n’existe pas",
            ),
            (
                r#"{"format":"clausule-profil","version":2}"#,
                "Ce profil a été enregistré par une version plus récente",
            ),
            (
                r#"{"format":"clausule-profil","version":1,"name":"a","answers":{"title":"b"}}"#,
                "Ce profil contient un champ « title » qu’aucun profil n’a.",
            ),
            (
                r#"{"format":"clausule-profil","version":1,"name":" ","answers":{}}"#,
                "Une donnée de ce profil n’a pas la forme attendue.",
            ),
            (
                r#"{"format":"clausule-profil","version":1,"name":"a","answers":{"reporting":1}}"#,
                "Une donnée de ce profil n’a pas la forme attendue.",
            ),
        ] {
            let error = Profile::parse(json).expect_err(json).to_string();
            assert!(error.starts_with(beginning), "{error}");
        }
    }
}
