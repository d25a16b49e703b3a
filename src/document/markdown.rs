use super::{Block, Document, Inline};

/// The text as Markdown (CommonMark, with tables). Blanks are bold, between brackets.
#[must_use]
pub fn markdown(document: &Document) -> String {
    let blocks: Vec<String> = document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Heading { level, text } => {
                format!("{} {}", "#".repeat(usize::from(*level)), run(text))
            }
            Block::Paragraph(text) => protect_start(&run(text)),
            Block::List { ordered, items } => items
                .iter()
                .enumerate()
                .map(|(index, item)| {
                    if *ordered {
                        format!("{}. {}", index + 1, run(item))
                    } else {
                        format!("- {}", run(item))
                    }
                })
                .collect::<Vec<_>>()
                .join("\n"),
            Block::Table { header, rows } => {
                let header: Vec<String> = header.iter().map(|name| escape(name)).collect();
                let rule = vec!["---".to_string(); header.len()];
                let rows = rows
                    .iter()
                    .map(|row| row.iter().map(|cell| run(cell)).collect());
                std::iter::once(header)
                    .chain(std::iter::once(rule))
                    .chain(rows)
                    .map(|cells: Vec<String>| format!("| {} |", cells.join(" | ")))
                    .collect::<Vec<_>>()
                    .join("\n")
            }
        })
        .collect();
    blocks.join("\n\n") + "\n"
}

fn run(text: &[Inline]) -> String {
    text.iter()
        .map(|inline| match inline {
            Inline::Text(text) => escape(text),
            Inline::Strong(text) => format!("**{}**", escape(text)),
            // The brackets need no backslash: no link target follows them.
            Inline::Blank { label, .. } => {
                format!(
                    "**[{}]**",
                    escape(Inline::blank_text(label).trim_matches(['[', ']']))
                )
            }
        })
        .collect()
}

/// A backslash before what Markdown would read as a mark.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '|' | '#' | '~'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A paragraph that begins like a list item must not become one.
fn protect_start(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if text.starts_with(['-', '+', '=']) {
        format!("\\{text}")
    } else if digits > 0 && text[digits..].starts_with(['.', ')']) {
        format!("{}\\{}", &text[..digits], &text[digits..])
    } else {
        text.to_string()
    }
}
