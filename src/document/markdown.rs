use super::{Block, Document, Head, Inline};

/// The text as a Markdown file, under its head.
#[must_use]
pub fn markdown_file(head: &Head, document: &Document) -> String {
    let notes = head.notes.iter().map(|note| protect_start(&escape(note)));
    let notes: String = notes.map(|note| note + "\n\n").collect();
    format!("# {}\n\n{notes}{}", escape(&head.title), markdown(document))
}

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
            Block::Code(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| as_it_is(line)).collect();
                let text = lines.join("\n");
                let fence = "`".repeat(ticks(&text).max(2) + 1);
                format!("{fence}\n{text}\n{fence}")
            }
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
            Inline::Code(text) => span(text),
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

/// The words of a line of code; inside a fence nothing is a mark.
fn as_it_is(line: &[Inline]) -> String {
    line.iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Strong(text) | Inline::Code(text) => text.clone(),
            Inline::Blank { label, .. } => Inline::blank_text(label),
        })
        .collect()
}

/// A code among words, between more backticks than it has in a row.
fn span(text: &str) -> String {
    let mark = "`".repeat(ticks(text) + 1);
    // A cell of a table ends at a bar, even within a code.
    let text = text.replace('|', "\\|");
    if text.starts_with('`') || text.ends_with('`') {
        format!("{mark} {text} {mark}")
    } else {
        format!("{mark}{text}{mark}")
    }
}

/// The longest run of backticks.
fn ticks(text: &str) -> usize {
    let runs = text.split(|c| c != '`');
    runs.map(str::len).max().unwrap_or(0)
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
