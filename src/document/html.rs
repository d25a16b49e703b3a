use super::{Block, Document, Head, Inline, unbroken};

/// The text as HTML for the clipboard: only h2 to h6, p, ul, ol, li, table, pre, code, strong; no style, so
/// that it takes that of the document it is pasted into. Only the lines of tables are asked for: word
/// processors draw none by themselves.
#[must_use]
pub fn html(document: &Document) -> String {
    write(document, Marks::Plain)
}

/// The text as HTML for the page, block by block; each blank carries the key of the answer that fills it.
#[must_use]
pub fn html_on_page(document: &Document) -> Vec<String> {
    blocks(document, Marks::Page).collect()
}

/// The text as HTML for paper, blanks marked: its own titles begin at level 1, or at level 2 where it is one
/// of several, each under its name.
#[must_use]
pub fn html_on_paper(document: &Document, one_of_several: bool) -> String {
    let marks = if one_of_several {
        Marks::Papers
    } else {
        Marks::Paper
    };
    write(document, marks)
}

/// The text as an HTML file under its head, which browsers show and word processors open.
#[must_use]
pub fn html_file(head: &Head, document: &Document) -> String {
    let title = escape(&head.title);
    let notes = head.notes.iter().fold(String::new(), |mut out, note| {
        out.push_str("<p class=\"note\">");
        push_escaped(&mut out, note);
        out + "</p>\n"
    });
    let text = write(document, Marks::File);
    format!(
        "<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{FILE_STYLE}</style>\n</head>\n<body>\n\
         <h1>{title}</h1>\n{notes}{text}</body>\n</html>\n"
    )
}

/// What makes the file readable in a browser, on a screen and on paper.
const FILE_STYLE: &str = "\n\
    body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font-family: sans-serif; line-height: 1.45; overflow-wrap: break-word; }\n\
    h1 { line-height: 1.2; }\n\
    .note { color: #444; font-size: 0.9em; }\n\
    .scroll { overflow-x: auto; margin-block: 1em; }\n\
    table { border-collapse: collapse; width: 100%; overflow-wrap: normal; }\n\
    th, td { text-align: left; vertical-align: top; }\n\
    .whole, td.code { white-space: nowrap; }\n\
    p code { overflow-wrap: anywhere; }\n\
    pre { white-space: pre-wrap; overflow-wrap: anywhere; }\n\
    mark { background: #fff27a; color: #000; }\n\
    h1, h2, h3, h4 { break-after: avoid; }\n\
    tr { break-inside: avoid; }\n\
    @media print { .scroll { overflow: visible; } }\n";

#[derive(Clone, Copy, PartialEq)]
enum Marks {
    /// For the clipboard.
    Plain,
    /// On the page, with what its links need.
    Page,
    /// Alone on paper.
    Paper,
    /// On paper, under its name.
    Papers,
    /// In a file, under its head.
    File,
}

fn write(document: &Document, marks: Marks) -> String {
    blocks(document, marks).fold(String::new(), |out, block| out + &block + "\n")
}

fn blocks(document: &Document, marks: Marks) -> impl Iterator<Item = String> {
    let mut tables = 0;
    document.blocks.iter().map(move |block| {
        let mut out = String::new();
        match block {
            Block::Heading { level, text } => {
                // On the page the text stands under a title of level 2 already.
                let level = match marks {
                    Marks::Plain | Marks::File | Marks::Papers => *level,
                    Marks::Paper => level - 1,
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
            Block::Table { header, rows } if matches!(marks, Marks::Page | Marks::File) => {
                tables += 1;
                scrolling(&mut out, tables, header, rows, marks);
            }
            Block::Table { header, rows } => table(&mut out, header, rows, marks),
            Block::Code(lines) => code(&mut out, lines, marks),
        }
        out
    })
}

/// On a screen a table scrolls in its own box where the screen is narrow; the keyboard reaches the box, and
/// its number keeps its name apart from the others'.
fn scrolling(
    out: &mut String,
    number: usize,
    header: &[String],
    rows: &[Vec<Vec<Inline>>],
    marks: Marks,
) {
    let label = format!("Tableau {number}\u{a0}: {}", header.join(", "));
    out.push_str("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    push_escaped(out, &label);
    out.push_str("\">");
    table(out, header, rows, marks);
    out.push_str("</div>");
}

/// Lines of code; on the page the keyboard reaches the box, which scrolls where the screen is narrow.
fn code(out: &mut String, lines: &[Vec<Inline>], marks: Marks) {
    out.push_str(match marks {
        Marks::Plain | Marks::Paper | Marks::Papers | Marks::File => "<pre>",
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

/// Whether a cell holds one word, as a code: it stays in one line where it is shown.
fn is_code(cell: &[Inline]) -> bool {
    matches!(cell, [Inline::Text(word) | Inline::Strong(word) | Inline::Code(word)] if !word.contains(char::is_whitespace))
}

fn table(out: &mut String, header: &[String], rows: &[Vec<Vec<Inline>>], marks: Marks) {
    out.push_str(if marks == Marks::Page {
        "<table>"
    } else {
        "<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\">"
    });
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
                    if marks != Marks::Plain && is_code(cell) {
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
    out.push_str("</table>");
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
            Inline::Text(text) => words(out, text, marks),
            Inline::Strong(text) => element(out, "strong", |out| words(out, text, marks)),
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
                    let name = if marks == Marks::Plain {
                        "strong"
                    } else {
                        "mark"
                    };
                    element(out, name, |out| push_escaped(out, &text));
                }
            }
        }
    }
}

/// Words; on pages of paper those that may not break stand in an element that keeps them in one line: the
/// hyphen stays the plain one, which a PDF is searched for.
fn words(out: &mut String, text: &str, marks: Marks) {
    if matches!(marks, Marks::Plain | Marks::Page) {
        return push_escaped(out, text);
    }
    for (piece, held) in unbroken(text) {
        if held {
            out.push_str("<span class=\"whole\">");
            push_escaped(out, piece);
            out.push_str("</span>");
        } else {
            push_escaped(out, piece);
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
