//! Spreadsheets: the computation with live formulas, and the monthly sheet of hours.
//!
//! ```
//! use clausule::office::Request;
//!
//! let dossier = r#"{ "format": "clausule-dossier", "version": 2, "bareme": "2026-11",
//!   "contract": { "title": "École Jean-Moulin" },
//!   "lots": [{ "trade": "peinture", "amount": "1 M€" }] }"#;
//! let file = Request { dossier, date: "2026-11-22", extract: "calcul", format: "xlsx" }.file()?;
//! assert_eq!(file.name, "clausule-ecole-jean-moulin-calcul.xlsx");
//! # Ok::<(), clausule::office::OfficeError>(())
//! ```
//!
//! A [`Book`](book::Book) is a tree of sheets, cells and formulas; a writer turns it into one format. The
//! formulas are those of the [estimate](crate::estimate), written for the cells of the sheet: no program that
//! opens the file can run ours. What keeps the two together are tests: every hour of every kept dossier,
//! before and after a change of what may be changed, computed by both.
//!
//! Spreadsheet programs compute in binary floating point, and so does this room, alone in the domain. Before
//! hours become whole they are rounded to eight decimals, so that a half stays a half.

pub mod book;
mod computation;
mod csv;
pub mod evaluate;
pub mod formula;
mod framework;
mod hours;
mod lots;
mod ods;
mod sources;
mod xlsx;

pub use computation::book as computation_book;
pub use hours::book as hours_book;

use super::{OfficeError, OfficeFile};
use crate::clause::{ClauseSet, Inputs, Workbook};
use crate::contract::Contract;
use book::Book;
use std::fmt;

/// A format of spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Office Open XML, for Excel and all others.
    Xlsx,
    /// OpenDocument, for LibreOffice and all others.
    Ods,
    /// One table without formulas, for programs: semicolons, UTF-8 with its mark, decimal commas.
    Csv,
}

impl Format {
    /// All.
    pub const ALL: [Self; 3] = [Self::Xlsx, Self::Ods, Self::Csv];

    /// The end of a file's name, and the word in data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Csv => "csv",
        }
    }
}

/// Why there is no spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetError {
    /// No lot has hours yet, or none carries a clause of hours.
    NoHours,
    /// There is no such lot, or it has no clause of hours.
    NoLot(usize),
    /// The file could not be written.
    File(OfficeError),
    /// The library for Excel workbooks refused.
    Workbook(String),
}

impl fmt::Display for SheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoHours => f.write_str(
                "Aucun lot n’a encore d’heures d’insertion : il n’y a rien à mettre dans un tableur. Indiquez le métier et le montant d’au moins un lot qui porte la clause.",
            ),
            Self::NoLot(lot) => write!(
                f,
                "Le lot n° {} ne porte pas de clause d’heures : il n’a pas de relevé.",
                lot + 1
            ),
            Self::File(error) => error.fmt(f),
            Self::Workbook(reason) => write!(
                f,
                "Le classeur n’a pas pu être composé ({reason}). Demandez le format .csv, que les tableurs ouvrent aussi."
            ),
        }
    }
}

impl std::error::Error for SheetError {}

impl From<OfficeError> for SheetError {
    fn from(error: OfficeError) -> Self {
        Self::File(error)
    }
}

/// A spreadsheet of a contract, ready to be saved. `set` is drafted from `inputs`.
///
/// The computation has what was put in, every step, the hours, the sources: who changes an amount, a share, a
/// cost or a rate sees the hours that the page would show. The monthly sheet of hours has the columns of the
/// annex of that name: for one lot, whose contractor fills it in, or for all, for who follows them.
///
/// An error when the contract, or the lot, has no clause of hours.
pub fn file(
    inputs: &Inputs,
    set: &ClauseSet,
    workbook: Workbook,
    format: Format,
) -> Result<OfficeFile, SheetError> {
    let book = match workbook {
        Workbook::Computation => computation_book(
            inputs.reading,
            inputs.estimate,
            inputs.bareme,
            inputs.law,
            inputs.date,
        )?,
        Workbook::Hours => hours_book(inputs, set, None)?,
        Workbook::HoursOf(lot) => hours_book(inputs, set, Some(lot))?,
    };
    let title = inputs.reading.contract.title.as_ref();
    Ok(OfficeFile {
        name: workbook.file_name(title.map_or("", |title| title.as_str()), format.key()),
        bytes: write(&book, format)?,
    })
}

/// Writes a workbook in a format: the same bytes for the same tree.
pub fn write(book: &Book, format: Format) -> Result<Vec<u8>, SheetError> {
    match format {
        Format::Xlsx => xlsx::write(book),
        Format::Ods => Ok(ods::write(book)?),
        Format::Csv => Ok(csv::write(&book.flat)),
    }
}

/// What a contract is called in a title.
fn title_of(contract: &Contract) -> String {
    let title = contract.title.as_ref().map(ToString::to_string);
    title.unwrap_or_else(|| "contrat sans objet indiqué".to_string())
}
