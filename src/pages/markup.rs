//! Prose and tables as HTML. Texts hold a few marks: `**strong**`, `` `code` ``, `[words](target)`, and fields
//! that the law's tables fill.

use crate::document::{escape, french};
use crate::law::{Law, Topic};
use crate::quantity::{NO_BREAK_SPACE, long_date};
use std::fmt::Write as _;

/// A text with its marks, as HTML.
///
/// Fields: `{L2112-2}` is the article's number, with a link to what it says; `{ccag:penalties}` the article of
/// the six CCAG on a topic; `{since:L2112-2-1}` the day from which an article applies; `{figure:spaser_euros}`
/// a figure that an article sets; `{read_on}` and `{applicable_on}` the days of the tables.
///
/// # Panics
///
/// On a mark that is not closed and on a field that means nothing: the pages are made while the site is
/// built, and a test makes them all.
pub(super) fn inline(text: &str) -> String {
    let mut html = String::new();
    // Typography first: a mark may stand between a word and the space that belongs to it.
    let text = french(text);
    let mut rest = text.as_str();
    while let Some(at) = rest.find(['*', '`', '[', '{']) {
        html += &escape(&rest[..at]);
        let mark = &rest[at..];
        rest = if let Some(after) = mark.strip_prefix("**") {
            let (inside, after) = until(after, "**");
            let _ = write!(html, "<strong>{}</strong>", inline(inside));
            after
        } else if let Some(after) = mark.strip_prefix('`') {
            let (inside, after) = until(after, "`");
            let _ = write!(html, "<code>{}</code>", escape(inside));
            after
        } else if let Some(after) = mark.strip_prefix('[') {
            let (words, after) = until(after, "](");
            let (target, after) = until(after, ")");
            html += &link(target, words);
            after
        } else if let Some(after) = mark.strip_prefix('{') {
            let (name, after) = until(after, "}");
            html += &field(name);
            after
        } else {
            html.push('*');
            &mark[1..]
        };
    }
    html + &escape(rest)
}

fn until<'t>(text: &'t str, end: &str) -> (&'t str, &'t str) {
    text.split_once(end)
        .unwrap_or_else(|| panic!("a mark is not closed by « {end} »: {text}"))
}

fn link(target: &str, words: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escape(target), inline(words))
}

fn field(name: &str) -> String {
    let law = Law::builtin();
    let article = |id: &str| {
        law.code_article(id)
            .unwrap_or_else(|| panic!("no article {id} in the table"))
    };
    match name.split_once(':') {
        Some(("ccag", key)) => {
            let topic = Topic::from_key(key).unwrap_or_else(|| panic!("no topic {key}"));
            let words = format!("article des CCAG « {} »", law.topic_title(topic));
            link(
                &format!("methode.html#{}", topic_id(topic)),
                &french(&words),
            )
        }
        Some(("since", id)) => {
            let day = article(id).since.expect("an article with its day");
            escape(&long_date(day))
        }
        Some(("figure", id)) => crate::quantity::integer(law.figure(id).value),
        Some((kind, _)) => panic!("no field of the kind {kind}"),
        None if name == "read_on" => escape(&long_date(law.read_on)),
        None if name == "applicable_on" => escape(&long_date(law.applicable_on)),
        None => {
            let number = article(name)
                .number
                .replace(' ', &NO_BREAK_SPACE.to_string());
            link(&format!("methode.html#{}", article_id(name)), &number)
        }
    }
}

/// The anchor of an article of the code.
pub(super) fn article_id(id: &str) -> String {
    format!("art-{id}")
}

/// The anchor of an article of the six CCAG.
pub(super) fn topic_id(topic: Topic) -> String {
    format!("ccag-{}", topic.key().replace('_', "-"))
}

pub(super) fn paragraph(text: &str) -> String {
    format!("<p>{}</p>\n", inline(text))
}

pub(super) fn list<S: AsRef<str>>(items: impl IntoIterator<Item = S>) -> String {
    let items = items.into_iter().fold(String::new(), |mut html, item| {
        let _ = write!(html, "<li>{}</li>", inline(item.as_ref()));
        html
    });
    format!("<ul>{items}</ul>\n")
}

/// A part of a page, with its title of level 2; the list at the top of the page leads to it.
pub(super) struct Section {
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) body: String,
}

impl Section {
    pub(super) fn new(id: &'static str, title: &str, body: String) -> Self {
        let title = title.to_string();
        Self { id, title, body }
    }

    pub(super) fn html(&self) -> String {
        let Self { id, title, body } = self;
        let title = inline(title);
        format!(
            "<section id=\"{id}\" aria-labelledby=\"{id}-t\">\n<h2 id=\"{id}-t\">{title}</h2>\n{body}</section>\n"
        )
    }
}

/// A title of level 3.
pub(super) fn subtitle(id: &str, words: &str) -> String {
    format!("<h3 id=\"{id}\">{}</h3>\n", inline(words))
}

/// A title of level 4.
pub(super) fn subtitle_under(words: &str) -> String {
    format!("<h4>{}</h4>\n", inline(words))
}

/// A column: its name, and whether it holds numbers.
pub(super) type Column<'c> = (&'c str, bool);

/// A row: its first cell is its title. What does not fit in a cell stands under it, over the whole width, so
/// that the table can be read on a telephone.
#[derive(Default)]
pub(super) struct Row {
    pub(super) id: Option<String>,
    /// Texts with marks.
    pub(super) cells: Vec<String>,
    /// Texts with marks; a paragraph each.
    pub(super) details: Vec<String>,
}

pub(super) fn table(caption: &str, columns: &[Column], rows: &[Row]) -> String {
    // The title over the table says it to who sees.
    let mut html = format!(
        "<table class=\"entries of-{}\">\n<caption><span class=\"unseen\">{}</span></caption>\n<thead><tr>",
        columns.len(),
        inline(caption)
    );
    for (name, is_number) in columns {
        let _ = write!(
            html,
            "<th scope=\"col\"{}>{}</th>",
            class(*is_number),
            inline(name)
        );
    }
    html += "</tr></thead>\n";
    for row in rows {
        assert_eq!(row.cells.len(), columns.len(), "{:?}", row.cells);
        html += "<tbody";
        if let Some(id) = &row.id {
            let _ = write!(html, " id=\"{id}\"");
        }
        html += "><tr>";
        for (place, (cell, (_, is_number))) in row.cells.iter().zip(columns).enumerate() {
            let cell = inline(cell);
            if place == 0 {
                let _ = write!(html, "<th scope=\"rowgroup\">{cell}</th>");
            } else {
                let _ = write!(html, "<td{}>{cell}</td>", class(*is_number));
            }
        }
        html += "</tr>";
        if !row.details.is_empty() {
            let _ = write!(
                html,
                "<tr class=\"detail\"><td colspan=\"{}\">",
                columns.len()
            );
            for detail in &row.details {
                let _ = write!(html, "<p>{}</p>", inline(detail));
            }
            html += "</td></tr>";
        }
        html += "</tbody>\n";
    }
    html + "</table>\n"
}

fn class(is_number: bool) -> &'static str {
    if is_number { " class=\"number\"" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_elements_and_the_rest_is_escaped() {
        assert_eq!(
            inline("a < b, **fort : `x_1`**, [mot](page.html#a) ; 2 * 3"),
            "a &lt; b, <strong>fort\u{a0}: <code>x_1</code></strong>, <a href=\"page.html#a\">mot</a>\u{202f}; 2 * 3"
        );
    }

    #[test]
    fn fields_come_from_the_tables() {
        assert_eq!(
            inline("{L2112-2}"),
            "<a href=\"methode.html#art-L2112-2\">L.\u{a0}2112-2</a>"
        );
        assert_eq!(inline("{since:L2112-2-1}"), "22\u{a0}août 2026");
        assert!(inline("{ccag:penalties}").contains("methode.html#ccag-penalties"));
    }

    #[test]
    #[should_panic(expected = "no article L9999-9")]
    fn an_unknown_article_stops_the_build() {
        inline("{L9999-9}");
    }

    #[test]
    #[should_panic(expected = "not closed")]
    fn an_open_mark_stops_the_build() {
        inline("**fort");
    }
}
