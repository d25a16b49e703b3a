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

#[cfg(test)]
mod tests {
    use super::french;

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
        case("n° 12", "n°~12");
        case("http://exemple.fr", "http://exemple.fr");
    }

    #[test]
    fn what_is_right_stays() {
        let right = french("vrai ? « oui » : 5 %");
        assert_eq!(french(&right), right);
    }
}
