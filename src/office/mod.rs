//! Office files, the same bytes for the same dossier and day.
//!
//! Behind the feature `office`, since only the worker that is loaded when a file is asked for writes them.

mod package;
pub mod sheet;
mod xml;

use std::fmt;

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
    /// The XML could not be written.
    Xml(String),
    /// The container could not be written.
    Container(String),
}

impl fmt::Display for OfficeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Xml(reason) | Self::Container(reason)) = self;
        write!(
            f,
            "Le fichier n’a pas pu être composé ({reason}). Téléchargez la page HTML, que les traitements de texte ouvrent aussi."
        )
    }
}

impl std::error::Error for OfficeError {}
