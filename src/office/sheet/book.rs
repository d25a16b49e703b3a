//! A workbook as a tree: the writers turn the same tree into one format each.

use super::formula::{At, Expr};
use chrono::NaiveDate;

/// The row of the names of the columns: a title and two lines of explanation stand above.
pub const HEADER_ROW: u32 = 3;
/// The first row of data.
pub const FIRST_ROW: u32 = HEADER_ROW + 1;

/// A workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct Book {
    /// Its title, for the document properties.
    pub title: String,
    /// What it is about, for the document properties.
    pub subject: String,
    /// The day it was made.
    pub date: NaiveDate,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
    /// The sheet it opens on.
    pub opens_on: &'static str,
    /// Names of cells.
    pub names: Vec<(String, At)>,
    /// One table that says it all, for a file that has no sheets.
    pub flat: Flat,
}

/// A table of texts: a header and rows as long.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Flat {
    /// Names of the columns.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Text>>,
}

/// A text of a flat table: our own, or one that the user typed and that must never run as a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// A number or a word of ours.
    Own(String),
    /// As typed.
    Typed(String),
}

/// A sheet: one table, with a title and two lines of explanation above.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What its tab says; fit for every program, as no typed text is.
    pub name: &'static str,
    /// Its title.
    pub title: String,
    /// What to know, in two lines.
    pub intro: [String; 2],
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// What may be put in.
    pub rules: Vec<Rule>,
    /// As many columns stay in sight as the sheet is scrolled.
    pub frozen: u16,
    /// Whether what is no input is kept from being overwritten; without a password.
    pub protected: bool,
    /// Whether the names of the columns filter the rows.
    pub filter: bool,
    /// How many rows of the table are printed, where that is not all of them.
    pub printed: Option<usize>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub header: String,
    /// Its width, in characters.
    pub width: u16,
    /// Whether it only serves the formulas: neither shown nor printed.
    pub hidden: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub content: Content,
    /// How its number is shown.
    pub format: Format,
    /// What it is for.
    pub role: Role,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Nothing.
    Empty,
    /// A text, never a formula.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Date(NaiveDate),
    /// A formula.
    Formula(Expr),
}

/// How a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// A text, or a number as it stands.
    General,
    /// « 1 000 000,00 € »
    Euros,
    /// « 30,00 €/h »
    EurosPerHour,
    /// « 5,00 % »
    Percent,
    /// « 833 h »
    Hours,
    /// « 833,33 h »
    ExactHours,
    /// « 18 mois »
    Months,
    /// « 1,52 »
    Decimal,
    /// « 22/11/2026 »
    Date,
    /// « novembre 2026 »
    Month,
}

/// What a cell is for, which its looks say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The title of a sheet.
    Title,
    /// Lines under the title.
    Intro,
    /// The name of a column.
    Header,
    /// Text or number.
    Plain,
    /// To be changed by the user.
    Input,
    /// What the sheet is there to say.
    Result,
    /// The last row.
    Total,
}

/// What may be put into cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its first row and column.
    pub first: (u32, u16),
    /// Its last row and column.
    pub last: (u32, u16),
    /// What is allowed.
    pub allows: Allows,
}

/// What is allowed in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Allows {
    /// Zero or more.
    AtLeastZero,
    /// More than zero.
    Positive,
    /// 0 to 100 %.
    Fraction,
    /// A day.
    Date,
    /// One of these words.
    Words(Vec<String>),
    /// One of what these cells hold.
    ListOf(At, At),
    /// One of what these cells hold, or another text.
    Suggested(At, At),
}

impl Allows {
    /// What to do when it is not.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self {
            Self::AtLeastZero => "Indiquez un nombre positif ou nul.",
            Self::Positive => "Indiquez un nombre supérieur à zéro.",
            Self::Fraction => "Indiquez un pourcentage de 0 à 100 %.",
            Self::Date => "Indiquez une date, par exemple 01/09/2027.",
            Self::Words(_) | Self::ListOf(..) | Self::Suggested(..) => {
                "Choisissez une valeur de la liste."
            }
        }
    }
}

impl Cell {
    const fn new(content: Content, format: Format) -> Self {
        Self {
            content,
            format,
            role: Role::Plain,
        }
    }

    /// Nothing.
    #[must_use]
    pub const fn empty() -> Self {
        Self::new(Content::Empty, Format::General)
    }

    /// A text, without the characters that no XML can hold: a file with one of them opens nowhere.
    #[must_use]
    pub fn text(text: impl AsRef<str>) -> Self {
        let chars = text.as_ref().chars().filter(|c| {
            matches!(c, '\t' | '\n' | '\u{20}'..='\u{7e}' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..)
        });
        Self::new(Content::Text(chars.collect()), Format::General)
    }

    /// A number.
    #[must_use]
    pub const fn number(number: f64, format: Format) -> Self {
        Self::new(Content::Number(number), format)
    }

    /// A formula.
    #[must_use]
    pub const fn formula(formula: Expr, format: Format) -> Self {
        Self::new(Content::Formula(formula), format)
    }

    /// The same, for another purpose.
    #[must_use]
    pub fn with(self, role: Role) -> Self {
        Self { role, ..self }
    }

    /// The same, to be changed by the user.
    #[must_use]
    pub fn input(self) -> Self {
        self.with(Role::Input)
    }

    /// An empty cell to be filled in.
    #[must_use]
    pub const fn to_fill(format: Format) -> Self {
        Self {
            content: Content::Empty,
            format,
            role: Role::Input,
        }
    }
}

impl Sheet {
    /// As many lines as fit into the highest row that programs know.
    pub(super) const MOST_LINES: u16 = 30;

    /// The place of a row and a column of its table.
    #[must_use]
    pub fn at(name: &'static str, row: usize, column: u16) -> At {
        At::new(name, row_of(row), column)
    }

    /// The row after its last one.
    #[must_use]
    pub fn end(&self) -> u32 {
        row_of(self.rows.len())
    }

    /// The last cell that is printed, where that is not all of the sheet.
    #[must_use]
    pub fn last_printed(&self) -> Option<At> {
        let shown = self.columns.iter().rposition(|column| !column.hidden)?;
        let row = self.printed?.min(self.rows.len()).checked_sub(1)?;
        Some(Self::at(self.name, row, u16::try_from(shown).ok()?))
    }

    /// Allows something in the cells of a column from one row of the table to another.
    pub fn allow(&mut self, rows: std::ops::Range<usize>, column: u16, allows: Allows) {
        if rows.is_empty() {
            return;
        }
        let (first, last) = (row_of(rows.start), row_of(rows.end - 1));
        // One rule for rows that follow each other.
        let before =
            self.rules.iter_mut().rev().find(|rule| {
                rule.last == (first.saturating_sub(1), column) && rule.allows == allows
            });
        match before {
            Some(rule) => rule.last.0 = last,
            None => self.rules.push(Rule {
                first: (first, column),
                last: (last, column),
                allows,
            }),
        }
    }

    /// As many lines of text as a row of the table needs; of the header, without a row.
    pub(super) fn lines(&self, row: Option<usize>) -> u16 {
        let lines = |(text, column): (&str, &Column)| {
            // Letters are narrower than the digits that widths are counted in, but words are not parted.
            let letters = (usize::from(column.width) * 21 / 20)
                .saturating_sub(3)
                .max(1);
            let lines = text.chars().count().div_ceil(letters);
            u16::try_from(lines).unwrap_or(u16::MAX)
        };
        let most = match row {
            None => {
                let headers = self.columns.iter().map(|column| (&*column.header, column));
                headers.map(lines).max()
            }
            Some(row) => {
                let cells = self.rows[row].iter().zip(&self.columns);
                let texts = cells.filter_map(|(cell, column)| match &cell.content {
                    Content::Text(text) => Some((&**text, column)),
                    _ => None,
                });
                texts.map(lines).max()
            }
        };
        most.unwrap_or(1).clamp(1, Self::MOST_LINES)
    }

    /// What stands in a cell above or in the table, in the place that programs know it by.
    pub(super) fn cells(&self) -> impl Iterator<Item = (u32, u16, Cell)> + '_ {
        let above = [
            (0, Cell::text(&self.title).with(Role::Title)),
            (1, Cell::text(&self.intro[0]).with(Role::Intro)),
            (2, Cell::text(&self.intro[1]).with(Role::Intro)),
        ];
        let above = above.into_iter().map(|(row, cell)| (row, 0, cell));
        let header = self.columns.iter().zip(0..).map(|(column, place)| {
            let cell = Cell::text(&column.header).with(Role::Header);
            (HEADER_ROW, place, cell)
        });
        let rows = self.rows.iter().zip(FIRST_ROW..);
        let rows = rows.flat_map(|(cells, row)| {
            let cells = cells.iter().zip(0..);
            cells.map(move |(cell, column)| (row, column, cell.clone()))
        });
        above.chain(header).chain(rows)
    }
}

/// The place of a row of a table among all rows.
#[must_use]
pub fn row_of(index: usize) -> u32 {
    FIRST_ROW + u32::try_from(index).unwrap_or(u32::MAX / 2)
}

/// `value` units of which ten to the power of `places` make one, as the nearest binary number.
#[must_use]
pub fn decimal(value: i64, places: u32) -> f64 {
    let size = 10_i64.pow(places);
    let sign = if value < 0 { "-" } else { "" };
    let (value, size) = (value.unsigned_abs(), size.unsigned_abs());
    let digits = places as usize;
    let text = format!("{sign}{}.{:0digits$}", value / size, value % size);
    text.parse().unwrap_or(0.0)
}
