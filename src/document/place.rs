//! Where an answer stands in a text: its blank while it is missing, what changes with it once it is given.

use super::{Block, Document, Inline};

/// A block of a document, or one item of a list, or one row of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The block, by its number.
    pub block: usize,
    /// The item or the row in it; none for a block that has neither.
    pub item: Option<usize>,
}

impl Document {
    /// Where the first blank is that the answer of that name in data would fill.
    #[must_use]
    pub fn place_of_blank(&self, key: &str) -> Option<Place> {
        let is_it =
            |inline: &Inline| matches!(inline, Inline::Blank { key: its, .. } if *its == key);
        let has = |run: &[Inline]| run.iter().any(is_it);
        self.blocks.iter().enumerate().find_map(|(block, one)| {
            let item = match one {
                Block::Heading { text, .. } | Block::Paragraph(text) => has(text).then_some(None),
                Block::Code(lines) => lines.iter().any(|line| has(line)).then_some(None),
                Block::List { items, .. } => items.iter().position(|item| has(item)).map(Some),
                Block::Table { rows, .. } => {
                    let in_row = |row: &Vec<Vec<Inline>>| row.iter().any(|cell| has(cell));
                    rows.iter().position(in_row).map(Some)
                }
            };
            item.map(|item| Place { block, item })
        })
    }

    /// Where this text first says something else than another one; none where it says the same, or only less.
    #[must_use]
    pub fn place_of_difference(&self, other: &Self) -> Option<Place> {
        let differs =
            |(block, one): (usize, &Block)| (other.blocks.get(block) != Some(one)).then_some(block);
        let block = self.blocks.iter().enumerate().find_map(differs)?;
        let item = match (self.blocks.get(block)?, other.blocks.get(block)) {
            (Block::List { items, .. }, Some(Block::List { items: others, .. })) => {
                first_difference(items, others)
            }
            (Block::Table { rows, .. }, Some(Block::Table { rows: others, .. })) => {
                first_difference(rows, others)
            }
            _ => None,
        };
        Some(Place { block, item })
    }
}

/// The first that is not the same; none where there are none, or only fewer.
fn first_difference<T: PartialEq>(all: &[T], others: &[T]) -> Option<usize> {
    (0..all.len()).find(|index| all.get(*index) != others.get(*index))
}

impl Place {
    /// The HTML of the block with a mark on the place: `data-here` on its element, its item or its row.
    #[must_use]
    pub fn mark(self, html: &str) -> String {
        const MARK: &str = " data-here";
        let is_table = html.contains("<table");
        let end = match self.item {
            // The first row of a table names its columns.
            Some(row) if is_table => html.match_indices("<tr").nth(row + 1),
            Some(item) => html.match_indices("<li").nth(item),
            None => None,
        };
        let end = end.map(|(start, tag)| start + tag.len()).or_else(|| {
            let after = |(_, one): &(usize, char)| !one.is_ascii_alphanumeric();
            html.char_indices().skip(1).find(after).map(|(end, _)| end)
        });
        match end.and_then(|end| html.split_at_checked(end)) {
            Some((before, after)) => [before, MARK, after].concat(),
            None => html.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::html_on_page;

    fn blank(key: &'static str) -> Inline {
        Inline::Blank {
            key,
            label: "à dire".into(),
        }
    }

    fn text(words: &str) -> Vec<Inline> {
        vec![Inline::text(words)]
    }

    /// A title, a paragraph, a list and a table, the last two with an answer in their second line.
    fn document(penalty: Inline, hours: &str) -> Document {
        Document {
            title: "Clause".into(),
            blocks: vec![
                Block::heading(2, "Clause"),
                Block::Paragraph(text("Le titulaire y est tenu.")),
                Block::List {
                    ordered: false,
                    items: vec![
                        text("par absence"),
                        vec![Inline::text("par heure : "), penalty],
                    ],
                },
                Block::Table {
                    header: vec!["Lot".into(), "Heures".into()],
                    rows: vec![vec![text("1"), text("80")], vec![text("2"), text(hours)]],
                },
            ],
        }
    }

    #[test]
    fn a_blank_is_found_in_its_item_and_marked_there() {
        let document = document(blank("penalty_hour"), "120");
        let place = document.place_of_blank("penalty_hour").unwrap();
        assert_eq!(
            place,
            Place {
                block: 2,
                item: Some(1)
            }
        );
        let html = place.mark(&html_on_page(&document)[2]);
        assert!(html.starts_with("<ul><li>par absence</li><li data-here>par heure"));
        assert_eq!(document.place_of_blank("duration"), None);
    }

    #[test]
    fn an_answer_given_is_where_the_text_without_it_differs() {
        let given = document(Inline::text("60 €"), "120");
        let lacking = document(blank("penalty_hour"), "120");
        let place = given.place_of_difference(&lacking).unwrap();
        assert_eq!((place.block, place.item), (2, Some(1)));
        let other = document(Inline::text("60 €"), "90");
        let place = given.place_of_difference(&other).unwrap();
        assert_eq!((place.block, place.item), (3, Some(1)));
        let html = place.mark(&html_on_page(&given)[3]);
        assert!(
            html.contains("<tr data-here><td class=\"code\">2</td>"),
            "{html}"
        );
        assert!(html.starts_with("<div class=\"scroll\""));
        assert_eq!(given.place_of_difference(&given), None);
    }

    #[test]
    fn a_block_without_items_is_marked_itself() {
        let document = document(blank("penalty_hour"), "120");
        let blocks = html_on_page(&document);
        let at = |block| Place { block, item: None }.mark(&blocks[block]);
        assert_eq!(at(1), "<p data-here>Le titulaire y est tenu.</p>");
        assert!(at(0).starts_with("<h3 data-here>"));
        assert!(at(3).starts_with("<div data-here class=\"scroll\""));
    }
}
