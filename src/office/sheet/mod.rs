//! Spreadsheets: the computation with live formulas, and the monthly sheet of hours.
//!
//! ```
//! use chrono::NaiveDate;
//! use clausule::bareme::Bareme;
//! use clausule::contract::{Field, Form};
//! use clausule::estimate::Estimate;
//! use clausule::law::Law;
//! use clausule::office::sheet::{self, Format};
//!
//! let mut form = Form::new();
//! form.set(0, Field::Trade, "Peinture, revêtements muraux");
//! form.set(0, Field::Amount, "1 M€");
//! let reading = form.read(Bareme::builtin());
//! let estimate = Estimate::of(&reading, Bareme::builtin());
//! let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
//! let (bareme, law) = (Bareme::builtin(), Law::builtin());
//!
//! let file = sheet::computation(&reading, &estimate, bareme, law, date, Format::Xlsx)?;
//! assert_eq!(file.name, "calcul-heures-insertion.xlsx");
//! # Ok::<(), sheet::SheetError>(())
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
use crate::bareme::Bareme;
use crate::clause::{ClauseSet, Inputs};
use crate::contract::{Contract, Reading};
use crate::estimate::Estimate;
use crate::law::Law;
use book::Book;
use chrono::NaiveDate;
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

    /// What a browser calls it.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Csv => "text/csv;charset=utf-8",
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

/// The computation: what was put in, every step, the hours, the sources. Who changes an amount, a share, a
/// cost or a rate sees the hours that the page would show.
///
/// An error when no lot has hours.
pub fn computation(
    reading: &Reading,
    estimate: &Estimate,
    bareme: &Bareme,
    law: &Law,
    date: NaiveDate,
    format: Format,
) -> Result<OfficeFile, SheetError> {
    let book = computation_book(reading, estimate, bareme, law, date)?;
    Ok(OfficeFile {
        name: format!("calcul-heures-insertion.{}", format.key()),
        bytes: write(&book, format)?,
    })
}

/// The monthly sheet of hours, with the columns of the annex of that name: for one lot, whose contractor
/// fills it in, or for all, for who follows them.
///
/// An error when the contract, or the lot, has no clause of hours.
pub fn hours(
    inputs: &Inputs,
    set: &ClauseSet,
    lot: Option<usize>,
    format: Format,
) -> Result<OfficeFile, SheetError> {
    let book = hours_book(inputs, set, lot)?;
    let several = inputs.reading.contract.lots.len() > 1;
    let of = match lot {
        Some(lot) if several => format!("-lot-{}", lot + 1),
        _ => String::new(),
    };
    Ok(OfficeFile {
        name: format!("releve-heures-insertion{of}.{}", format.key()),
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
