//! The small language of stipulation texts.
//!
//! - paragraphs parted by an empty line, list items after « - », numbered ones after « 1. »;
//! - `{field}`: words for this contract, see [`super::slots`]; with a capital first letter the words
//!   take one too;
//! - `{art_penalties}`: number of the CCAG's article on a topic; `{L2112-2}`: of an article of the code;
//! - `{@Pénalités}`: number of the point of this piece under that title;
//! - `{hours_table}` alone in a paragraph: blocks made for this contract;
//! - lines `| a | b |`: a table, its first row the names of the columns; a row whose cells are all empty
//!   is left out;
//! - `[ccag? with a CCAG | without]`: words that depend on conditions (`super::facts::CONDITIONS`); they
//!   may hold others, and a paragraph or an item that becomes empty is left out. The bar parts the two
//!   ways, so that the rows of a table stand outside brackets; a cell may hold some.

use crate::document::{Block, Inline, french};

/// Chooses between the words of each condition.
pub(super) fn choose(text: &str, holds: &dyn Fn(&str) -> bool) -> String {
    let mut chosen = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        chosen.push_str(before);
        let (inside, after) = split_at_end(after);
        let (condition, words) = inside.split_once('?').unwrap_or(("", inside));
        let (with, without) = split_at_bar(words);
        let words = if holds(condition) { with } else { without };
        let words = choose(words.trim(), holds);
        let words = words.trim();
        if closes_up(words) {
            if chosen.ends_with(' ') && !words.is_empty() {
                chosen.pop();
            }
        } else if !chosen.is_empty() && !chosen.ends_with([' ', '\n', '(', '’']) {
            chosen.push(' ');
        }
        chosen.push_str(words);
        rest = after;
        if words.is_empty() {
            // What stood around nothing closes up.
            let alone = chosen.is_empty() || chosen.ends_with('\n');
            if alone && let Some(next) = rest.strip_prefix('\n') {
                rest = next;
            } else if chosen.ends_with(' ') && !is_item(&chosen) && closes_up(rest) {
                chosen.pop();
            }
        }
    }
    chosen.push_str(rest);
    chosen
}

/// Whether nothing but the mark of an item stands on the last line.
fn is_item(text: &str) -> bool {
    let line = text.rsplit('\n').next().unwrap_or(text);
    matches!(line.trim_start(), "- " | "1. ") || line.trim_start().starts_with('|')
}

/// Whether no space stands before what follows.
fn closes_up(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', '\n', '.', ',', ')'])
}

/// What stands before the bracket that closes, and after it.
fn split_at_end(text: &str) -> (&str, &str) {
    let mut depth = 0;
    for (place, c) in text.char_indices() {
        match c {
            '[' => depth += 1,
            ']' if depth == 0 => return (&text[..place], &text[place + 1..]),
            ']' => depth -= 1,
            _ => {}
        }
    }
    (text, "")
}

/// The words for a condition that holds, and for one that does not.
fn split_at_bar(text: &str) -> (&str, &str) {
    let mut depth = 0;
    for (place, c) in text.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            '|' if depth == 0 => return (&text[..place], &text[place + 1..]),
            _ => {}
        }
    }
    (text, "")
}

/// Turns a text, its conditions already chosen, into blocks; `fill` gives the words of a field, `blocks`
/// those that stand for a paragraph.
pub(super) fn render(
    text: &str,
    fill: &dyn Fn(&str) -> Inline,
    blocks: &dyn Fn(&str) -> Option<Vec<Block>>,
) -> Vec<Block> {
    let mut made = Vec::new();
    let mut paragraph = String::new();
    let mut items: Vec<String> = Vec::new();
    let mut rows: Vec<Vec<&str>> = Vec::new();
    let mut ordered = false;
    for line_of_source in text.lines().chain([""]) {
        let words = line_of_source.trim();
        let item = item(words);
        if let Some(row) = words.strip_prefix('|') {
            rows.push(cells(row));
        } else if let Some((numbered, item)) = item {
            ordered = numbered;
            items.push(item.to_string());
        } else if !words.is_empty() {
            let open = items.last_mut().unwrap_or(&mut paragraph);
            if !open.is_empty() && !closes_up(words) {
                open.push(' ');
            }
            open.push_str(words);
        } else if !rows.is_empty() {
            made.extend(table(&rows, fill));
            rows.clear();
        } else if !items.is_empty() {
            items.retain(|item| !item.is_empty());
            if !items.is_empty() {
                made.push(Block::List {
                    ordered,
                    items: items.iter().map(|item| line(item, fill)).collect(),
                });
            }
            items.clear();
        } else if let Some(of_name) = alone(&paragraph).and_then(blocks) {
            made.extend(of_name);
            paragraph.clear();
        } else if !paragraph.is_empty() {
            made.push(Block::Paragraph(line(&paragraph, fill)));
            paragraph.clear();
        }
    }
    made
}

/// The cells of a row after its first bar.
fn cells(row: &str) -> Vec<&str> {
    let row = row.trim_end();
    let row = row.strip_suffix('|').unwrap_or(row);
    row.split('|').map(str::trim).collect()
}

/// A table; none where only the names of its columns are left.
fn table(rows: &[Vec<&str>], fill: &dyn Fn(&str) -> Inline) -> Option<Block> {
    let (header, rows) = rows.split_first()?;
    let rows: Vec<Vec<Vec<Inline>>> = rows
        .iter()
        .filter(|row| row.iter().any(|cell| !cell.is_empty()))
        .map(|row| row.iter().map(|cell| line(cell, fill)).collect())
        .collect();
    (!rows.is_empty()).then(|| Block::Table {
        header: header.iter().map(|name| french(name)).collect(),
        rows,
    })
}

/// The words of a list item, and whether it is numbered.
fn item(words: &str) -> Option<(bool, &str)> {
    match words {
        "-" => Some((false, "")),
        "1." => Some((true, "")),
        _ => {
            let bullet = words.strip_prefix("- ").map(|item| (false, item));
            bullet.or_else(|| words.strip_prefix("1. ").map(|item| (true, item)))
        }
    }
}

/// The name of the field that a paragraph is nothing but.
fn alone(paragraph: &str) -> Option<&str> {
    let name = paragraph.strip_prefix('{')?.strip_suffix('}')?;
    (!name.contains('{')).then_some(name)
}

/// A run of text with its fields filled.
pub(super) fn line(text: &str, fill: &dyn Fn(&str) -> Inline) -> Vec<Inline> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        push(&mut runs, Inline::text(before));
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let lower = name.to_ascii_lowercase();
        let is_word = lower
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        if is_word && lower != name {
            push(&mut runs, capital(fill(&lower)));
        } else {
            push(&mut runs, fill(name));
        }
        rest = after;
    }
    push(&mut runs, Inline::text(rest));
    runs
}

/// The items of a list, each ended by a semicolon and the last by a full stop, where nothing ends them.
pub(super) fn punctuated(mut items: Vec<Vec<Inline>>) -> Vec<Vec<Inline>> {
    let last = items.len().saturating_sub(1);
    for (index, item) in items.iter_mut().enumerate() {
        let ended = match item.last_mut() {
            Some(Inline::Text(text)) => {
                let bare = text.trim_end_matches([';', ',', '.', ' ', '\u{a0}', '\u{202f}']);
                text.truncate(bare.len());
                text.is_empty() || text.ends_with(['?', '!', '…', ':'])
            }
            last => last.is_none(),
        };
        if !ended {
            push(item, Inline::text(if index < last { " ;" } else { "." }));
        }
    }
    items
}

fn push(runs: &mut Vec<Inline>, run: Inline) {
    match (runs.last_mut(), run) {
        (_, Inline::Text(text)) if text.is_empty() => {}
        (Some(Inline::Text(last)), Inline::Text(text)) => last.push_str(&text),
        (_, run) => runs.push(run),
    }
}

fn capital(inline: Inline) -> Inline {
    match inline {
        Inline::Text(mut text) => {
            // The words that begin a sentence here begin with a plain letter (l’, le).
            if let Some(first) = text.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            Inline::Text(text)
        }
        other => other,
    }
}

/// The names in braces.
pub(super) fn names(text: &str) -> Vec<&str> {
    let parts = text.split('{').skip(1);
    let names = parts.filter_map(|after| after.split_once('}'));
    names.map(|(name, _)| name).collect()
}

/// The conditions in brackets; for the tests.
#[cfg(test)]
pub(super) fn conditions(text: &str) -> Vec<String> {
    let parts = text.split('[').skip(1);
    let names = parts.map(|after| after.split_once('?').map_or("", |(name, _)| name));
    names.map(str::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_chosen_from_the_outside_in() {
        let holds = |name: &str| name == "yes";
        let of = |text: &str| choose(text, &holds);
        assert_eq!(of("a [yes? b | c] d"), "a b d");
        assert_eq!(of("a [no? b | c [yes? d|e]] f"), "a c d f");
        assert_eq!(of("a[no? b]"), "a");
        assert_eq!(of("- [no? b]\n- c"), "- \n- c");
    }

    #[test]
    fn what_stands_around_nothing_closes_up() {
        let of = |text: &str| choose(text, &|_| false);
        assert_eq!(of("a [no? b] c"), "a c");
        assert_eq!(of("a [no? b], c [no? d]."), "a, c.");
        assert_eq!(of("a\n[no? b]\nc"), "a\nc");
        assert_eq!(of("a\n\n[no? b]\n\nc"), "a\n\n\nc");
    }

    #[test]
    fn words_that_are_chosen_stand_apart() {
        let of = |text: &str| choose(text, &|_| true);
        assert_eq!(of("{a}[yes? b][yes? , c] d[yes? ; e]"), "{a} b, c d ; e");
        assert_eq!(of("a [yes? , b]. ([yes? c])"), "a, b. (c)");
        let fill = |name: &str| Inline::text(name);
        let made = render("a\n.", &fill, &|_| None);
        assert_eq!(made, [Block::Paragraph(vec![Inline::text("a.")])]);
    }

    #[test]
    fn rows_make_a_table() {
        let fill = |name: &str| Inline::text(name);
        let text = "Avant :\n\n| Pièce | Heures |\n| une {chose} | … |\n|  |  |\n\nAprès.";
        let cell = |text: &str| vec![Inline::text(text)];
        assert_eq!(
            render(text, &fill, &|_| None),
            [
                Block::Paragraph(cell("Avant :")),
                Block::Table {
                    header: vec!["Pièce".to_string(), "Heures".to_string()],
                    rows: vec![vec![cell("une chose"), cell("…")]],
                },
                Block::Paragraph(cell("Après.")),
            ]
        );
        assert_eq!(render("| a | b |\n|  |  |", &fill, &|_| None), []);
    }

    #[test]
    fn the_items_of_a_list_end_as_french_lists_do() {
        let text = |text: &str| vec![Inline::text(text)];
        let ended = |items: &[&str]| {
            let items = items.iter().map(|item| text(item)).collect();
            punctuated(items)
        };
        assert_eq!(
            ended(&["un", "deux.", "trois ;", "quatre ?", "cinq ,"]),
            [
                text("un ;"),
                text("deux ;"),
                text("trois ;"),
                text("quatre ?"),
                text("cinq.")
            ]
        );
        assert_eq!(ended(&[]), Vec::<Vec<Inline>>::new());
        let blank = Inline::blank("title", "objet");
        let with_blank = punctuated(vec![vec![blank.clone()]]);
        assert_eq!(with_blank, [vec![blank, Inline::text(".")]]);
    }

    #[test]
    fn an_item_without_words_is_left_out() {
        let fill = |name: &str| Inline::text(name);
        let made = render("Liste :\n\n- \n- un {deux}\n", &fill, &|_| None);
        assert_eq!(
            made,
            [
                Block::Paragraph(vec![Inline::text("Liste :")]),
                Block::List {
                    ordered: false,
                    items: vec![vec![Inline::text("un deux")]]
                }
            ]
        );
    }
}
