//! Office files: the pieces for Word and LibreOffice Writer, the computation and the sheet of hours for
//! Excel and LibreOffice Calc.
//!
//! ```
//! use clausule::office::{Format, Request};
//!
//! let dossier = r#"{ "format": "clausule-dossier", "version": 2, "bareme": "2026-11",
//!   "contract": { "title": "École Jean-Moulin" },
//!   "lots": [{ "trade": "peinture", "amount": "1 M€" }] }"#;
//! let file = Request { dossier, date: "2026-11-22", extract: "ccap", format: "docx" }.file()?;
//! assert_eq!(file.name, "clausule-ecole-jean-moulin-ccap.docx");
//! assert!(file.bytes.starts_with(b"PK"));
//! # assert_eq!(Format::from_key("docx"), Some(Format::Docx));
//! # Ok::<(), clausule::office::OfficeError>(())
//! ```
//!
//! Pure like the rest of the domain, and the same bytes for the same dossier and day: a container has no
//! clock. Behind the feature `office`, since only the worker that is loaded when a file is asked for
//! writes them.

mod docx;
mod look;
mod odf;
mod odt;
mod package;
mod paper;
pub mod sheet;
mod xml;

use crate::assessment::Judgement;
use crate::bareme::Bareme;
use crate::clause::{ClauseSet, Extract, Inputs, Workbook};
use crate::document::french;
use crate::dossier;
use crate::estimate::Estimate;
use crate::law::Law;
use crate::quantity::parse_iso_date;
use paper::Paper;
use std::fmt;

/// The program that a file says it was made with.
const WRITER: &str = "Clausule";

/// A format of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Word: Office Open XML.
    Docx,
    /// LibreOffice: OpenDocument 1.3.
    Odt,
}

impl Format {
    /// All.
    pub const ALL: [Self; 2] = [Self::Docx, Self::Odt];

    /// The word in data, and the ending of a file's name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Odt => "odt",
        }
    }

    /// The format of that key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.key() == key)
    }
}

/// What is asked of the worker, as it comes.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The dossier's JSON.
    pub dossier: &'a str,
    /// The day of the file, as `2026-11-22`.
    pub date: &'a str,
    /// The key of what goes into it.
    pub extract: &'a str,
    /// The key of its format.
    pub format: &'a str,
}

impl Request<'_> {
    /// Drafts the pieces of the dossier and writes what is asked for. The errors are sentences for the
    /// user.
    pub fn file(&self) -> Result<OfficeFile, OfficeError> {
        let (bareme, law) = (Bareme::builtin(), Law::builtin());
        let content = Content::read(self.extract, self.format).ok_or(OfficeError::Unknown)?;
        let date = parse_iso_date(self.date).map_err(|_| OfficeError::Unknown)?;
        let form = dossier::parse(self.dossier, bareme)
            .map_err(|error| OfficeError::Dossier(error.to_string()))?;
        let reading = form.read(bareme);
        let estimate = Estimate::of(&reading, bareme);
        let judgement = Judgement::of(&reading, &estimate, bareme, law);
        let inputs = Inputs::new(&reading, &estimate, &judgement, bareme, law, date);
        let set = ClauseSet::draft(&inputs);
        let (extract, format) = match content {
            Content::Text(extract, format) => (extract, format),
            Content::Sheet(workbook, format) => {
                return sheet::file(&inputs, &set, workbook, format)
                    .map_err(|error| OfficeError::Sheet(error.to_string()));
            }
        };
        let contract = &reading.contract;
        let paper = Paper::of(&set, extract, contract, law, date).ok_or(OfficeError::NoPiece)?;
        let bytes = match format {
            Format::Docx => docx::docx(&paper)?,
            Format::Odt => odt::odt(&paper)?,
        };
        let title = contract.title.as_ref().map_or("", |title| title.as_str());
        Ok(OfficeFile {
            name: extract.file_name(title, format.key()),
            bytes,
        })
    }
}

/// What is asked for, as one of the two kinds of files.
enum Content {
    Text(Extract, Format),
    Sheet(Workbook, sheet::Format),
}

impl Content {
    fn read(what: &str, format: &str) -> Option<Self> {
        if let Some(extract) = Extract::from_key(what) {
            return Some(Self::Text(extract, Format::from_key(format)?));
        }
        let format = sheet::Format::ALL
            .into_iter()
            .find(|one| one.key() == format)?;
        Some(Self::Sheet(Workbook::from_key(what)?, format))
    }
}

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeFile {
    /// The name to save it under.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Why a file could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfficeError {
    /// Nothing has that key, or the day is none: page and worker are not of one version.
    Unknown,
    /// The dossier cannot be opened; its own sentence.
    Dossier(String),
    /// The contract does not have the piece.
    NoPiece,
    /// The contract does not have the spreadsheet; its own sentence.
    Sheet(String),
    /// The XML could not be written.
    Xml(String),
    /// The container could not be written.
    Container(String),
}

impl fmt::Display for OfficeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = match self {
            Self::Unknown => {
                "La page a été mise à jour depuis son ouverture. Rechargez-la, puis redemandez le fichier."
                    .to_string()
            }
            Self::Dossier(reason) | Self::Sheet(reason) => reason.clone(),
            Self::NoPiece => {
                "Le marché n’a plus cette pièce. Choisissez-en une autre, puis redemandez le fichier."
                    .to_string()
            }
            Self::Xml(reason) | Self::Container(reason) => format!(
                "Le fichier n’a pas pu être composé ({reason}). Prenez la page HTML, que les traitements de texte ouvrent aussi."
            ),
        };
        f.write_str(&french(&said))
    }
}

impl std::error::Error for OfficeError {}
