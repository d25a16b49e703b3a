/// The thin space that parts thousands, and stands before « ; ! ? ».
pub const NARROW_SPACE: char = '\u{202f}';
/// The space before a unit, a colon, and inside French quotation marks.
pub const NO_BREAK_SPACE: char = '\u{a0}';

/// Writes an integer with its thousands parted: `1 250 000`.
#[must_use]
pub fn integer(value: i128) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if value < 0 {
        text.push('−');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(NARROW_SPACE);
        }
        text.push(digit);
    }
    text
}

/// Writes `value` units of one hundredth with a decimal comma and no needless zero: `1650` is
/// `16,5`, `3000` is `30`.
#[must_use]
pub fn decimal(hundredths: i128) -> String {
    let text = money(hundredths);
    match text.strip_suffix('0') {
        Some(shorter) if text.contains(',') => shorter.to_string(),
        _ => text,
    }
}

/// Writes cents as euros: no decimals for whole euros, two otherwise, as in a contract.
pub(super) fn money(cents: i128) -> String {
    let sign = if cents < 0 { "−" } else { "" };
    let cents = cents.unsigned_abs();
    let whole = integer(i128::try_from(cents / 100).unwrap_or(i128::MAX));
    match cents % 100 {
        0 => format!("{sign}{whole}"),
        rest => format!("{sign}{whole},{rest:02}"),
    }
}

/// « un, deux et trois », of its parts.
#[must_use]
pub fn listed<T: AsRef<str>>(words: &[T]) -> String {
    let mut text = String::new();
    for (index, word) in words.iter().enumerate() {
        text += match index {
            0 => "",
            _ if index + 1 == words.len() => " et ",
            _ => ", ",
        };
        text += word.as_ref();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(written: &str, expected: &str) {
        assert_eq!(written.replace(NARROW_SPACE, " "), expected);
    }

    #[test]
    fn a_list_has_its_and_before_the_last() {
        case(&listed::<&str>(&[]), "");
        case(&listed(&["un"]), "un");
        case(&listed(&["un", "deux"]), "un et deux");
        case(&listed(&["un", "deux", "trois"]), "un, deux et trois");
    }

    #[test]
    fn thousands_are_parted() {
        case(&integer(0), "0");
        case(&integer(999), "999");
        case(&integer(1_000), "1 000");
        case(&integer(1_000_000_000_000), "1 000 000 000 000");
        case(&integer(-12_345), "−12 345");
        case(
            &integer(i128::MIN),
            "−170 141 183 460 469 231 731 687 303 715 884 105 728",
        );
    }

    #[test]
    fn decimals_are_short_and_money_is_not() {
        case(&decimal(1650), "16,5");
        case(&decimal(3000), "30");
        case(&decimal(3005), "30,05");
        case(&decimal(10), "0,1");
        case(&money(125_000_050), "1 250 000,50");
        case(&money(-5), "−0,05");
    }
}
