//! Whole numbers in French words, for the amounts of an engagement. The crates that do this bring
//! big floating numbers with them; these few lines do.

const UNITS: [&str; 17] = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize",
];
const TENS: [&str; 7] = [
    "",
    "dix",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
];
const SCALES: [(u64, &str); 4] = [
    (1_000_000_000_000, "billion"),
    (1_000_000_000, "milliard"),
    (1_000_000, "million"),
    (1_000, "mille"),
];

/// « mille huit cent trente-trois », by the traditional spelling.
///
/// `feminine` ends in « une » where the thing counted is feminine: « vingt et une heures ».
pub(super) fn in_letters(number: u64, feminine: bool) -> String {
    let letters = of(number, true);
    if feminine && (letters == "un" || letters.ends_with(" un") || letters.ends_with("-un")) {
        return letters + "e";
    }
    letters
}

/// `last` when nothing that counts follows: « quatre-vingts », « deux cents » take their s then.
fn of(number: u64, last: bool) -> String {
    for (scale, name) in SCALES {
        if number >= scale {
            let (count, rest) = (number / scale, number % scale);
            let mut words = match (scale, count) {
                (1_000, 1) => name.to_string(),
                (1_000, _) => format!("{} {name}", of(count, false)),
                // A noun: « deux cents millions ».
                (_, 1) => format!("un {name}"),
                (_, _) => format!("{} {name}s", of(count, true)),
            };
            if rest > 0 {
                words += " ";
                words += &of(rest, last);
            }
            return words;
        }
    }
    if number >= 100 {
        let (count, rest) = (number / 100, number % 100);
        let mut words = match count {
            1 => "cent".to_string(),
            _ => format!("{} cent", of(count, false)),
        };
        if rest > 0 {
            words += " ";
            words += &of(rest, last);
        } else if count > 1 && last {
            words += "s";
        }
        return words;
    }
    under_a_hundred(usize::try_from(number).unwrap_or_default(), last)
}

fn under_a_hundred(number: usize, last: bool) -> String {
    match number {
        0..=16 => UNITS[number].to_string(),
        17..=19 => format!("dix-{}", UNITS[number - 10]),
        71 => "soixante et onze".to_string(),
        60..=79 => joined("soixante", number - 60),
        80 if last => "quatre-vingts".to_string(),
        80 => "quatre-vingt".to_string(),
        81..=99 => format!("quatre-vingt-{}", under_a_hundred(number - 80, last)),
        _ => joined(TENS[number / 10], number % 10),
    }
}

fn joined(tens: &str, rest: usize) -> String {
    match rest {
        0 => tens.to_string(),
        1 => format!("{tens} et un"),
        _ => format!("{tens}-{}", under_a_hundred(rest, true)),
    }
}

#[cfg(test)]
mod tests {
    use super::in_letters;

    #[test]
    fn numbers_as_they_are_written() {
        for (number, words) in [
            (0, "zéro"),
            (1, "une"),
            (16, "seize"),
            (17, "dix-sept"),
            (21, "vingt et une"),
            (60, "soixante"),
            (61, "soixante et une"),
            (70, "soixante-dix"),
            (71, "soixante et onze"),
            (72, "soixante-douze"),
            (80, "quatre-vingts"),
            (81, "quatre-vingt-une"),
            (91, "quatre-vingt-onze"),
            (99, "quatre-vingt-dix-neuf"),
            (100, "cent"),
            (101, "cent une"),
            (200, "deux cents"),
            (280, "deux cent quatre-vingts"),
            (833, "huit cent trente-trois"),
            (1_000, "mille"),
            (1_001, "mille une"),
            (2_000, "deux mille"),
            (80_000, "quatre-vingt mille"),
            (200_000, "deux cent mille"),
            (1_000_000, "un million"),
            (80_000_000, "quatre-vingts millions"),
            (200_000_021, "deux cents millions vingt et une"),
        ] {
            assert_eq!(in_letters(number, true), words, "{number}");
        }
        assert_eq!(in_letters(21, false), "vingt et un");
        assert_eq!(in_letters(1_001_000, false), "un million mille");
    }

    #[test]
    fn the_greatest_number_has_words() {
        assert!(!in_letters(u64::MAX, true).is_empty());
    }
}
