use super::{Block, Document, Head, Inline};

/// The text as a file without any mark, under its head.
#[must_use]
pub fn plain_file(head: &Head, document: &Document) -> String {
    let notes = head.notes.iter().map(|note| note.clone() + "\n\n");
    let notes: String = notes.collect();
    format!("{}\n\n{notes}{}", head.title, plain(document))
}

/// The text without any mark: blocks parted by an empty line, « – » before list items, the cells of
/// a table row parted by tabs, as spreadsheets and word processors take them.
#[must_use]
pub fn plain(document: &Document) -> String {
    let blocks: Vec<String> = document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => run(text),
            Block::List { ordered, items } => items
                .iter()
                .enumerate()
                .map(|(index, item)| {
                    if *ordered {
                        format!("{}. {}", index + 1, run(item))
                    } else {
                        format!("– {}", run(item))
                    }
                })
                .collect::<Vec<_>>()
                .join("\n"),
            Block::Code(lines) => lines
                .iter()
                .map(|line| run(line))
                .collect::<Vec<_>>()
                .join("\n"),
            Block::Table { header, rows } => std::iter::once(header.join("\t"))
                .chain(rows.iter().map(|row| {
                    row.iter()
                        .map(|cell| run(cell))
                        .collect::<Vec<_>>()
                        .join("\t")
                }))
                .collect::<Vec<_>>()
                .join("\n"),
        })
        .collect();
    blocks.join("\n\n") + "\n"
}

fn run(text: &[Inline]) -> String {
    text.iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Strong(text) | Inline::Code(text) => text.clone(),
            Inline::Blank { label, .. } => Inline::blank_text(label),
        })
        .collect()
}
