use crate::quantity::{NARROW_SPACE, NO_BREAK_SPACE};

/// Puts the no-break spaces of French typography in place of the ordinary ones: narrow before
/// « ; ! ? », full before « : » and inside quotation marks, full between « L. » or « n° » and the
/// number, and between a number and its unit. Straight apostrophes become curly ones.
///
/// Only changes spaces and apostrophes that are there; text already right stays as it is.
#[must_use]
pub fn french(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 16);
    for (index, &c) in chars.iter().enumerate() {
        let before = index.checked_sub(1).map(|i| chars[i]);
        let after = chars.get(index + 1).copied();
        out.push(match c {
            ' ' => space(&chars, index, before, after),
            '\'' if before.is_some_and(is_of_a_word) => '’',
            c => c,
        });
    }
    out
}

/// A letter or a digit of a French word; Unicode's own table would weigh on the first load.
fn is_of_a_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, 'À'..='ÿ' | 'Œ' | 'œ')
}

/// Which space stands between two characters.
fn space(chars: &[char], index: usize, before: Option<char>, after: Option<char>) -> char {
    let is_end = |i: usize| chars.get(i).is_none_or(|c| !is_of_a_word(*c));
    match (before, after) {
        (_, Some(';' | '!' | '?')) => NARROW_SPACE,
        (_, Some(':' | '»')) | (Some('«' | '°'), _) => NO_BREAK_SPACE,
        (Some(b), Some('€' | '%' | '×' | '÷')) if b.is_ascii_digit() => NO_BREAK_SPACE,
        (Some(b), Some('h')) if b.is_ascii_digit() && is_end(index + 2) => NO_BREAK_SPACE,
        // « art. L. 2112-2 »: the abbreviation stays with what it announces.
        (Some('.'), Some(_)) if ends_with_art(&chars[..index]) => NO_BREAK_SPACE,
        // « L. 2112-2 », « art. 16 »: the number stays with its letter.
        (Some('.'), Some(a))
            if a.is_ascii_digit()
                && index >= 2
                && matches!(chars[index - 2], 'L' | 'R' | 'D' | 't') =>
        {
            NO_BREAK_SPACE
        }
        _ => ' ',
    }
}

/// Whether a text ends with the abbreviation of « article ».
fn ends_with_art(chars: &[char]) -> bool {
    let before = chars.strip_suffix(&['a', 'r', 't', '.']);
    before.is_some_and(|before| before.last().is_none_or(|c| !is_of_a_word(*c)))
}

/// Parts a text into pieces, each with whether the hyphens in it may not end a line: those of the number
/// of an article (« 2112-2 » after « L. », or four digits with a hyphen behind) and of the name of a CCAG
/// (« CCAG-Travaux »). Put together again, the pieces are the text.
///
/// The tree keeps the plain hyphen, which other programs look for; what lays a text out on pages asks
/// here and holds these words together in the way of its format.
#[must_use]
pub fn unbroken(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    // Where the plain text that has not been given yet begins, and where the word being read does.
    let (mut given, mut word) = (0, None);
    let ends = text.char_indices().chain([(text.len(), ' ')]);
    for (place, c) in ends {
        if is_of_a_word(c) || c == '-' {
            word.get_or_insert(place);
        } else if let Some(start) = word.take() {
            // A hyphen at the end is no part of a number.
            let end = start + text[start..place].trim_end_matches('-').len();
            if holds_together(&text[start..end], &text[..start]) {
                pieces.push((&text[given..start], false));
                pieces.push((&text[start..end], true));
                given = end;
            }
        }
    }
    pieces.push((&text[given..], false));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

/// Whether the hyphens of a word are those of an article or of a CCAG; `before` is the text up to it.
fn holds_together(word: &str, before: &str) -> bool {
    let Some((first, _)) = word.split_once('-') else {
        return false;
    };
    if first == "CCAG" {
        return true;
    }
    let is_number = word.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let before = before.trim_end_matches([' ', NO_BREAK_SPACE]);
    is_number
        && !first.is_empty()
        && (first.len() == 4
            || ["L.", "R.", "D."]
                .iter()
                .any(|letter| before.ends_with(letter)))
}

#[cfg(test)]
mod tests {
    use super::{french, unbroken};

    #[track_caller]
    fn case(typed: &str, expected: &str) {
        let shown = french(typed)
            .replace('\u{202f}', "_")
            .replace('\u{a0}', "~");
        assert_eq!(shown, expected);
    }

    #[test]
    fn spaces_are_those_of_a_french_printer() {
        case("vrai ? oui ; non !", "vrai_? oui_; non_!");
        case("note : « ceci »", "note~: «~ceci~»");
        case("l'article L. 2112-2", "l’article L.~2112-2");
        case("5 % de 30 € en 35 h", "5~% de 30~€ en 35~h");
        case("35 heures", "35 heures");
        case("code, art. L. 2112-2", "code, art.~L.~2112-2");
        case("art. 16", "art.~16");
        case("le départ. Puis", "le départ. Puis");
        case("n° 12", "n°~12");
        case("http://exemple.fr", "http://exemple.fr");
    }

    #[test]
    fn what_is_right_stays() {
        let right = french("vrai ? « oui » : 5 %");
        assert_eq!(french(&right), right);
    }

    #[test]
    fn numbers_of_articles_and_names_of_ccag_do_not_break() {
        let case = |text: &str, held: &[&str]| {
            let pieces = unbroken(text);
            let whole: String = pieces.iter().map(|(piece, _)| *piece).collect();
            assert_eq!(whole, text);
            let found = pieces.iter().filter(|(_, held)| *held);
            let found: Vec<&str> = found.map(|(piece, _)| *piece).collect();
            assert_eq!(found, held, "{text}");
        };
        case("l’article L.\u{a0}2112-2-1 du code", &["2112-2-1"]);
        case("articles R. 2113-7 et 2113-8.", &["2113-7", "2113-8"]);
        case(
            "L. 311-6 ; CCAG-Travaux, CCAG-PI",
            &["311-6", "CCAG-Travaux", "CCAG-PI"],
        );
        case("le 2026-11-22", &["2026-11-22"]);
        // A code is keyed in letter by letter; words may break.
        case("CPV 45000000-7, sous-traitant, peut-être - non", &[]);
        case("de 12-14 ans, L. 2112-", &[]);
        case("", &[]);
    }
}
