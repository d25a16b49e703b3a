//! The small language of stipulation texts.
//!
//! - paragraphs parted by an empty line, list items after « - », numbered ones after « 1. »;
//! - `{field}`: words for this contract, see [`super::slots`]; with a capital first letter the words
//!   take one too;
//! - `{art_penalties}`: number of the CCAG's article on a topic; `{L2112-2}`: of an article of the code;
//! - `{@Pénalités}`: number of the point of this piece under that title;
//! - `{hours_table}` alone in a paragraph: blocks made for this contract;
//! - `[ccag? with a CCAG | without]`: words that depend on a condition ([`super::When`]); they may hold
//!   others, and a paragraph or an item that becomes empty is left out.

use crate::document::{Block, Inline};

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
        chosen.push_str(choose(words.trim(), holds).trim());
        rest = after;
    }
    chosen.push_str(rest);
    chosen
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
    let mut ordered = false;
    for line_of_source in text.lines().chain([""]) {
        let words = line_of_source.trim();
        let item = item(words);
        if let Some((numbered, item)) = item {
            ordered = numbered;
            items.push(item.to_string());
        } else if !words.is_empty() {
            let open = items.last_mut().unwrap_or(&mut paragraph);
            if !open.is_empty() {
                open.push(' ');
            }
            open.push_str(words);
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

/// The names in braces; for the tests.
#[cfg(test)]
pub(super) fn names(text: &str) -> Vec<String> {
    let parts = text.split('{').skip(1);
    let names = parts.filter_map(|after| after.split_once('}'));
    names.map(|(name, _)| name.to_string()).collect()
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
