//! What a word processor's file shows, before any format: the tree with the titles' ranks and numbers,
//! the widths of columns, the pages. Both writers follow it.

use crate::clause::{ClauseSet, Extract, Front};
use crate::contract::Contract;
use crate::document::{Block, Document, Inline, french};
use crate::law::Law;
use chrono::NaiveDate;

/// A4 paper and its margins, in twentieths of a point.
pub const SHORT_SIDE: u32 = 11_906;
pub const LONG_SIDE: u32 = 16_838;
pub const MARGIN: u32 = 1_134;

/// The height of a row to be signed, the same.
pub const SIGNATURE: u32 = 1_000;

/// The deepest title of the table of contents.
pub const CONTENTS_RANK: u8 = 2;

/// A file for a word processor.
pub struct Paper {
    /// What it says of itself.
    pub front: Front,
    /// The day it was made.
    pub date: NaiveDate,
    /// The day the texts of law were read.
    pub read_on: NaiveDate,
    /// The day of the version of these texts.
    pub applicable_on: NaiveDate,
    /// Whether it begins with a title page and a table of contents.
    pub has_cover: bool,
    /// The rank of the titles with a number.
    pub numbered_rank: u8,
    /// The pieces.
    pub sections: Vec<Section>,
}

/// A piece on its own pages.
pub struct Section {
    /// Whether the paper lies on its long side.
    pub wide: bool,
    /// What it shows.
    pub items: Vec<Item>,
}

/// A block as it is laid out.
pub enum Item {
    /// A title.
    Heading {
        /// 1 for the highest.
        rank: u8,
        /// Whether the word processor numbers it: its number is not in the words then.
        numbered: bool,
        /// Its place among all titles.
        anchor: usize,
        /// Its words.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// Whether it announces what follows, and stays with it.
        announces: bool,
        /// Its words.
        text: Vec<Inline>,
    },
    /// A list.
    List {
        /// Whether its items are numbered.
        ordered: bool,
        /// The items.
        items: Vec<Vec<Inline>>,
    },
    /// A table.
    Table(Table),
    /// Lines to be taken over letter by letter.
    Code(Vec<Vec<Inline>>),
}

/// A table with its columns.
pub struct Table {
    /// What names it to who cannot see it.
    pub name: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows under the names.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A column of a table.
pub struct Column {
    /// What stands at its head.
    pub head: String,
    /// Its width in twentieths of a point.
    pub width: u32,
    /// Whether it holds figures only, which align on the right.
    pub figures: bool,
}

impl Section {
    /// The width of its text, in twentieths of a point.
    pub fn width(&self) -> u32 {
        text_width(self.wide)
    }
}

fn text_width(wide: bool) -> u32 {
    (if wide { LONG_SIDE } else { SHORT_SIDE }) - 2 * MARGIN
}

impl Paper {
    /// The paper of an extract; none when the contract does not have the piece.
    pub fn of(
        set: &ClauseSet,
        extract: Extract,
        contract: &Contract,
        law: &Law,
        date: NaiveDate,
    ) -> Option<Self> {
        let front = extract.front(set, contract, law, date)?;
        let frame = contract.frame();
        let whole = extract == Extract::Set;
        // Under the names of the pieces every title goes one level down.
        let names = u8::from(whole);
        let mut anchors = 0;
        let mut sections = Vec::new();
        for draft in extract.drafts(set) {
            let wide = draft.document.is_wide();
            let mut layout = Layout {
                items: Vec::new(),
                width: text_width(wide),
                names,
                anchors,
                number: 0,
            };
            if whole {
                layout.heading(1, vec![Inline::text(draft.piece.label(frame))]);
            }
            layout.blocks(&draft.document);
            anchors = layout.anchors;
            let items = layout.items;
            sections.push(Section { wide, items });
        }
        Some(Self {
            front,
            date,
            read_on: law.read_on,
            applicable_on: law.applicable_on,
            has_cover: whole,
            numbered_rank: 2 + names,
            sections,
        })
    }

    /// The days of the texts of law, each after the name of the property that says it.
    pub fn law_days(&self) -> [(&'static str, NaiveDate); 2] {
        [
            ("Textes de droit publiés au", self.read_on),
            ("Textes de droit applicables au", self.applicable_on),
        ]
    }

    /// The titles of the table of contents: place, rank, words.
    pub fn contents(&self) -> impl Iterator<Item = (usize, u8, String)> {
        let items = self.sections.iter().flat_map(|section| &section.items);
        items.filter_map(|item| match item {
            Item::Heading {
                rank, anchor, text, ..
            } if *rank <= CONTENTS_RANK => Some((*anchor, *rank, words(text))),
            _ => None,
        })
    }
}

struct Layout {
    items: Vec<Item>,
    width: u32,
    /// How many levels the names of pieces take.
    names: u8,
    /// How many titles there were.
    anchors: usize,
    /// The number of the last numbered title.
    number: usize,
}

impl Layout {
    fn blocks(&mut self, document: &Document) {
        let mut blocks = document.blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            match block {
                Block::Heading { level, text } => {
                    self.heading((level - 1 + self.names).min(6), text.clone());
                }
                Block::Paragraph(text) => {
                    let announces = matches!(
                        blocks.peek(),
                        Some(Block::List { .. } | Block::Table { .. })
                    );
                    let text = text.clone();
                    self.items.push(Item::Paragraph { announces, text });
                }
                Block::List { ordered, items } => self.items.push(Item::List {
                    ordered: *ordered,
                    items: items.clone(),
                }),
                Block::Code(lines) => self.items.push(Item::Code(lines.clone())),
                Block::Table { header, rows } => {
                    let table = Table::of(header, rows, self.width);
                    self.items.push(Item::Table(table));
                }
            }
        }
    }

    /// A title; the number that begins it is left to the word processor when it is the next one.
    fn heading(&mut self, rank: u8, mut text: Vec<Inline>) {
        let mut numbered = false;
        if rank == 2 + self.names
            && let Some(Inline::Text(words)) = text.first_mut()
            && let Some(rest) = words.strip_prefix(&format!("{}. ", self.number + 1))
        {
            *words = rest.to_string();
            self.number += 1;
            numbered = true;
        }
        self.items.push(Item::Heading {
            rank,
            numbered,
            anchor: self.anchors,
            text,
        });
        self.anchors += 1;
    }
}

/// The widths that letters of the size of tables take, in twentieths of a point: of one letter of a long
/// text, of one of a word that may not be broken, of the space around a text.
const LETTER: u32 = 92;
const WORD_LETTER: u32 = 108;
const PADDING: u32 = 240;

/// How many letters fit into a cell that waits for words.
const TO_FILL: u32 = 32;

impl Table {
    /// Whether a row waits for signatures.
    pub fn is_to_sign(row: &[Vec<Inline>]) -> bool {
        row.iter().all(|cell| words(cell).is_empty())
    }

    fn of(header: &[String], rows: &[Vec<Vec<Inline>>], width: u32) -> Self {
        let cells = |column: usize| {
            let below = rows.iter().filter_map(move |row| row.get(column));
            below.map(|cell| words(cell))
        };
        let wishes: Vec<(u32, u32)> = header
            .iter()
            .enumerate()
            .map(|(column, head)| {
                wish(
                    &std::iter::once(head.clone())
                        .chain(cells(column))
                        .collect::<Vec<_>>(),
                )
            })
            .collect();
        let widths = share_out(&wishes, width);
        let columns = header.iter().zip(widths).enumerate();
        let columns = columns
            .map(|(column, (head, width))| Column {
                head: head.clone(),
                width,
                figures: cells(column).all(|cell| is_figure(&cell)),
            })
            .collect();
        Self {
            name: french(&format!("Tableau : {}", header.join(", "))),
            columns,
            rows: rows.to_vec(),
        }
    }
}

/// The least width of a column, that of its longest word, and the one it would like, that of its longest
/// text in one line, as long as that is not too long.
fn wish(texts: &[String]) -> (u32, u32) {
    let length = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let longest = texts.iter().map(|text| match text.as_str() {
        "…" => TO_FILL,
        text => length(text),
    });
    let longest = longest.max().unwrap_or(0);
    // A no-break space parts no words, and a hyphen may belong to a code.
    let words = texts.iter().flat_map(|text| text.split([' ', '\n']));
    let word = words.map(length).max().unwrap_or(0);
    let least = word.min(40) * WORD_LETTER + PADDING;
    (least, least.max(longest.min(90) * LETTER + PADDING))
}

/// Widths that fill the page: the wishes, enlarged alike where there is room; where there is not, the least
/// width, and of what is left a part after what each column lacks.
fn share_out(wishes: &[(u32, u32)], width: u32) -> Vec<u32> {
    let least: u32 = wishes.iter().map(|(least, _)| least).sum();
    let liked: u32 = wishes.iter().map(|(_, wish)| wish).sum();
    let part = |of: u32, amount: u32, all: u32| {
        let part = u64::from(of) * u64::from(amount) / u64::from(all.max(1));
        u32::try_from(part).unwrap_or(0)
    };
    let mut widths: Vec<u32> = wishes
        .iter()
        .map(|(one, wish)| {
            if liked <= width {
                part(width, *wish, liked)
            } else if least <= width {
                one + part(width - least, wish - one, liked - least)
            } else {
                part(width, *one, least)
            }
        })
        .collect();
    // What the divisions left.
    let given: u32 = widths.iter().sum();
    if let Some(last) = widths.last_mut() {
        *last += width.saturating_sub(given);
    }
    widths
}

/// A number with its unit, and no word besides; or a cell that says nothing.
fn is_figure(text: &str) -> bool {
    let text = text.trim_start_matches(['≈', '\u{a0}']);
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let unit = text.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}')
    });
    unit.chars().count() <= 8 && !unit.contains([' ', '×', '÷', '+', '='])
}

/// The words of a text.
pub fn words(text: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Strong(text) | Inline::Code(text) => text.clone(),
        Inline::Blank { label, .. } => Inline::blank_text(label),
    };
    text.iter().map(one).collect()
}
