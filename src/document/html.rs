use super::{Block, Document, Inline};

/// The text as HTML for the clipboard: only h2 to h6, p, ul, ol, li, table, pre, code, strong; no style, so
/// that it takes that of the document it is pasted into.
#[must_use]
pub fn html(document: &Document) -> String {
    write(document, Marks::Plain)
}

/// The text as HTML for the page, where each blank carries the key of the answer that fills it.
#[must_use]
pub fn html_on_page(document: &Document) -> String {
    write(document, Marks::Page)
}

#[derive(Clone, Copy, PartialEq)]
enum Marks {
    Plain,
    Page,
}

fn write(document: &Document, marks: Marks) -> String {
    let mut out = String::new();
    let mut tables = 0;
    for block in &document.blocks {
        match block {
            Block::Heading { level, text } => {
                // On the page the text stands under a title of level 2 already.
                let level = match marks {
                    Marks::Plain => *level,
                    Marks::Page => (*level + 1).min(6),
                };
                element(&mut out, &format!("h{level}"), |out| run(out, text, marks));
            }
            Block::Paragraph(text) => element(&mut out, "p", |out| run(out, text, marks)),
            Block::List { ordered, items } => {
                element(&mut out, if *ordered { "ol" } else { "ul" }, |out| {
                    for item in items {
                        element(out, "li", |out| run(out, item, marks));
                    }
                });
            }
            Block::Table { header, rows } if marks == Marks::Page => {
                tables += 1;
                scrolling(&mut out, tables, header, rows);
            }
            Block::Table { header, rows } => table(&mut out, header, rows, marks),
            Block::Code(lines) => code(&mut out, lines, marks),
        }
        out.push('\n');
    }
    out
}

/// On the page a table scrolls in its own box where the screen is narrow; the keyboard reaches the box, and
/// its number keeps its name apart from the others'.
fn scrolling(out: &mut String, number: usize, header: &[String], rows: &[Vec<Vec<Inline>>]) {
    let label = format!("Tableau {number}\u{a0}: {}", header.join(", "));
    out.push_str("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    push_escaped(out, &label);
    out.push_str("\">");
    table(out, header, rows, Marks::Page);
    out.push_str("</div>");
}

/// Lines of code; on the page the keyboard reaches the box, which scrolls where the screen is narrow.
fn code(out: &mut String, lines: &[Vec<Inline>], marks: Marks) {
    out.push_str(match marks {
        Marks::Plain => "<pre>",
        Marks::Page => {
            "<pre class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Texte à reprendre tel quel\">"
        }
    });
    element(out, "code", |out| {
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                out.push('\n');
            }
            for inline in line {
                match inline {
                    Inline::Text(text) | Inline::Strong(text) | Inline::Code(text) => {
                        push_escaped(out, text);
                    }
                    Inline::Blank { .. } => run(out, std::slice::from_ref(inline), marks),
                }
            }
        }
    });
    out.push_str("</pre>");
}

/// Whether a cell holds one word, as a code: on the page it stays in one line.
fn is_code(cell: &[Inline]) -> bool {
    matches!(cell, [Inline::Text(word) | Inline::Strong(word) | Inline::Code(word)] if !word.contains(char::is_whitespace))
}

fn table(out: &mut String, header: &[String], rows: &[Vec<Vec<Inline>>], marks: Marks) {
    element(out, "table", |out| {
        element(out, "thead", |out| {
            element(out, "tr", |out| {
                for name in header {
                    out.push_str("<th scope=\"col\">");
                    push_escaped(out, name);
                    out.push_str("</th>");
                }
            });
        });
        element(out, "tbody", |out| {
            for row in rows {
                element(out, "tr", |out| {
                    for cell in row {
                        if marks == Marks::Page && is_code(cell) {
                            out.push_str("<td class=\"code\">");
                        } else {
                            out.push_str("<td>");
                        }
                        run(out, cell, marks);
                        out.push_str("</td>");
                    }
                });
            }
        });
    });
}

fn element(out: &mut String, name: &str, inside: impl FnOnce(&mut String)) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    inside(out);
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

fn run(out: &mut String, text: &[Inline], marks: Marks) {
    for inline in text {
        match inline {
            Inline::Text(text) => push_escaped(out, text),
            Inline::Strong(text) => element(out, "strong", |out| push_escaped(out, text)),
            Inline::Code(text) => element(out, "code", |out| push_escaped(out, text)),
            Inline::Blank { key, label } => {
                let text = Inline::blank_text(label);
                if marks == Marks::Page {
                    out.push_str("<mark data-blank=\"");
                    push_escaped(out, key);
                    out.push_str("\">");
                    push_escaped(out, &text);
                    out.push_str("</mark>");
                } else {
                    element(out, "strong", |out| push_escaped(out, &text));
                }
            }
        }
    }
}

fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// A text as it stands between HTML tags or in a quoted attribute.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}
