//! A document as a tree, and the writers that turn the same tree into one format each.
//!
//! ```
//! use clausule::document::{Block, Document, Inline, html, markdown, plain};
//!
//! let document = Document {
//!     title: "Clause d’insertion".into(),
//!     blocks: vec![
//!         Block::heading(2, "Objet"),
//!         Block::Paragraph(vec![
//!             Inline::text("Le titulaire réserve "),
//!             Inline::strong("833 h"),
//!             Inline::text(" à l’insertion ; il en rend compte à "),
//!             Inline::blank("facilitateur", "nom du facilitateur"),
//!             Inline::text("."),
//!         ]),
//!     ],
//! };
//! assert!(html(&document).starts_with("<h2>Objet</h2>"));
//! assert!(markdown(&document).contains("**[À compléter\u{a0}: nom du facilitateur]**"));
//! assert!(plain(&document).starts_with("Objet\n"));
//! ```
//!
//! Text goes into the tree with ordinary spaces; the constructors of [`Inline`] put the no-break
//! spaces of French typography, so that every writer shows the same.

mod html;
mod markdown;
mod place;
mod plain;
mod typography;

pub use html::{escape, html, html_file, html_on_page, html_on_paper};
pub use markdown::{markdown, markdown_file};
pub use place::Place;
pub use plain::{plain, plain_file};
pub use typography::{french, unbroken};

/// A whole text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its title, for file names and document properties; not part of the text.
    pub title: String,
    /// The text.
    pub blocks: Vec<Block>,
}

impl Document {
    /// Whether paper lies on its side for it: a form of many columns to be filled in by hand.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        let to_fill = |cell: &Vec<Inline>| matches!(&cell[..], [Inline::Text(text)] if text == "…");
        self.blocks.iter().any(|block| match block {
            Block::Table { header, rows } => header.len() > 5 && rows.iter().flatten().any(to_fill),
            _ => false,
        })
    }
}

/// What a file says above its text, and a text that is copied does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// What the file is, and of which contract.
    pub title: String,
    /// The day, what it is worth.
    pub notes: Vec<String>,
}

/// A block of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A title of level 2 to 6, to fit into a document that has its own level 1.
    Heading {
        /// 2 to 6.
        level: u8,
        /// Its words.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list; numbered when the order counts.
    List {
        /// Whether the items are numbered.
        ordered: bool,
        /// The items.
        items: Vec<Vec<Inline>>,
    },
    /// A table whose first row names the columns.
    Table {
        /// Names of the columns.
        header: Vec<String>,
        /// The rows, as long as the header.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Lines to be taken over letter by letter, spaces at their beginning included; a blank may stand
    /// in one.
    Code(Vec<Vec<Inline>>),
}

impl Block {
    /// A title of plain words.
    #[must_use]
    pub fn heading(level: u8, text: &str) -> Self {
        Self::Heading {
            level: level.clamp(2, 6),
            text: vec![Inline::text(text)],
        }
    }
}

/// A run of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// Words that matter.
    Strong(String),
    /// A string to be keyed in letter by letter: no typography, and no line break in it.
    Code(String),
    /// Something the user has still to give, marked in every format.
    Blank {
        /// The answer that would fill it, as named in data.
        key: &'static str,
        /// What is missing, in words.
        label: String,
    },
}

impl Inline {
    /// Plain words, with French typography.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text(french(text))
    }

    /// Words that matter, with French typography.
    #[must_use]
    pub fn strong(text: &str) -> Self {
        Self::Strong(french(text))
    }

    /// A string of a format, as it is.
    #[must_use]
    pub fn code(text: &str) -> Self {
        Self::Code(text.to_string())
    }

    /// A marked blank.
    #[must_use]
    pub fn blank(key: &'static str, label: &str) -> Self {
        Self::Blank {
            key,
            label: french(label),
        }
    }

    /// The words of a blank as every writer shows them: « [À compléter : …] ».
    pub(crate) fn blank_text(label: &str) -> String {
        french(&format!("[À compléter : {label}]"))
    }
}

#[cfg(test)]
mod tests;
