//! Reading numbers as people type them in France.

use super::QuantityError;

/// What no honest number is longer than; a paste of a whole page stops here.
const LONGEST: usize = 64;
/// How much of a wrong text is quoted back.
const QUOTED: usize = 24;
/// Digits kept: far over every bound, far under `i128`.
const MOST_DIGITS: usize = 24;

/// A number read from text: `units` × 10^-`decimals`.
struct Number {
    units: i128,
    decimals: u32,
}

/// Reads a decimal number in hundredths (cents, basis points).
///
/// Groups of three may be parted by spaces of any width, apostrophes or dots; the decimals come
/// after a comma or a dot. `scale` is what the number is multiplied by (1 000 000 for « M€ »).
/// Nothing is rounded: a third decimal is an error. `doubt` says that « 1.250 » could mean 1250.
pub(super) fn hundredths(
    text: &str,
    scale: i128,
    doubt: bool,
    example: &'static str,
) -> Result<i128, QuantityError> {
    let number = number(text, doubt, example)?;
    // « 30.000 » is 30 000 to some and 30 to others: neither is guessed.
    if scale == 1 && number.decimals > 2 {
        return Err(QuantityError::TooManyDecimals { allowed: 2 });
    }
    // Nothing to divide by where there are no more decimals than hundredths have.
    if let Some(zeros) = 2_u32.checked_sub(number.decimals) {
        let scale = scale * i128::from(10_u8.pow(zeros));
        return (number.units.checked_mul(scale)).ok_or(QuantityError::Overflow);
    }
    let scaled = number
        .units
        .checked_mul(scale)
        .and_then(|units| units.checked_mul(100))
        .ok_or(QuantityError::Overflow)?;
    let divisor = 10_i128
        .checked_pow(number.decimals)
        .ok_or(QuantityError::Overflow)?;
    if scaled % divisor == 0 {
        Ok(scaled / divisor)
    } else {
        Err(QuantityError::TooManyDecimals { allowed: 2 })
    }
}

/// Reads a whole number.
pub(super) fn whole(text: &str, example: &'static str) -> Result<i128, QuantityError> {
    let hundredths = hundredths(text, 1, true, example)?;
    if hundredths % 100 == 0 {
        Ok(hundredths / 100)
    } else {
        Err(QuantityError::TooManyDecimals { allowed: 0 })
    }
}

/// Refuses what is too long to be a number, before anything else looks at it.
pub(super) fn guard(text: &str) -> Result<&str, QuantityError> {
    let text = trimmed(text);
    if text.len() > LONGEST {
        return Err(QuantityError::TooLong {
            length: text.chars().count(),
        });
    }
    Ok(text)
}

/// The text without the spaces around it; most have none.
pub(super) fn trimmed(text: &str) -> &str {
    let bytes = text.as_bytes();
    let ends = (bytes.last().is_some_and(u8::is_ascii_graphic)) || bytes.ends_with("€".as_bytes());
    match bytes.first() {
        Some(first) if first.is_ascii_graphic() && ends => text,
        _ => text.trim(),
    }
}

/// The beginning of a text, to quote it in an error.
pub(super) fn quote(text: &str) -> String {
    let text = text.trim();
    let mut quoted: String = text.chars().take(QUOTED).collect();
    if text.chars().count() > QUOTED {
        quoted.push('…');
    }
    quoted
}

/// Whether a character may part groups of digits.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\'' | '’')
}

/// « 75000,50 », as most are: digits, and one or two more after a comma or a dot. Every other
/// writing, right or wrong, is for [`grouped`].
fn plain(text: &str) -> Option<Number> {
    // Short enough for 64 bits.
    if text.is_empty() || text.len() > 18 {
        return None;
    }
    let mut units: i64 = 0;
    let mut decimals = None;
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => units = units * 10 + i64::from(byte - b'0'),
            b',' | b'.' if decimals.is_none() => decimals = Some(text.len() - index - 1),
            _ => return None,
        }
    }
    let decimals = match decimals {
        None => 0,
        Some(1) => 1,
        Some(2) => 2,
        Some(_) => return None,
    };
    Some(Number {
        units: units.into(),
        decimals,
    })
}

/// Reads a text that [`guard`] let through.
fn number(text: &str, doubt: bool, example: &'static str) -> Result<Number, QuantityError> {
    plain(text).map_or_else(|| grouped(text, doubt, example), Ok)
}

fn grouped(text: &str, doubt: bool, example: &'static str) -> Result<Number, QuantityError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(QuantityError::Empty { example });
    }
    let not_a_number = || QuantityError::NotANumber {
        text: quote(text),
        example,
    };
    let (negative, digits) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest.trim()),
        None => (false, text.strip_prefix('+').unwrap_or(text).trim()),
    };
    if !digits.starts_with(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'))
        || !digits.ends_with(|c: char| c.is_ascii_digit())
        || !digits
            .chars()
            .all(|c| c.is_ascii_digit() || is_space(c) || matches!(c, ',' | '.'))
    {
        return Err(not_a_number());
    }
    if negative {
        return Err(QuantityError::Negative);
    }

    let commas = digits.matches(',').count();
    let dots = digits.matches('.').count();
    let separator = match (commas, dots) {
        (1, 0) => Some(','),
        (0, 1) => Some('.'),
        // Several of one kind part groups; the other kind, once and last, parts decimals.
        (1, _) if digits.rfind(',') > digits.rfind('.') => Some(','),
        (_, 1) if digits.rfind('.') > digits.rfind(',') => Some('.'),
        (0, _) | (_, 0) => None,
        _ => return Err(not_a_number()),
    };
    let (integer, fraction) = match separator {
        Some(separator) => digits.rsplit_once(separator).ok_or_else(not_a_number)?,
        None => (digits, ""),
    };
    if fraction.contains(is_space) {
        return Err(QuantityError::BadGrouping { text: quote(text) });
    }

    let groups: Vec<&str> = integer
        .split(|c: char| is_space(c) || matches!(c, ',' | '.'))
        .collect();
    let grouped = groups.len() > 1;
    if grouped
        && (groups[0].is_empty()
            || groups[0].len() > 3
            || groups[1..].iter().any(|group| group.len() != 3))
    {
        return Err(QuantityError::BadGrouping { text: quote(text) });
    }
    if doubt && !grouped && fraction.len() == 3 && (1..=3).contains(&integer.len()) {
        let lead = integer.trim_start_matches('0');
        if !lead.is_empty() {
            return Err(QuantityError::Ambiguous {
                text: quote(text),
                one: format!("{integer}{fraction}"),
                other: format!("{integer},{}", fraction.trim_end_matches('0'))
                    .trim_end_matches(',')
                    .to_string(),
            });
        }
    }

    let all: String = groups.concat() + fraction;
    let significant = all.trim_start_matches('0');
    if significant.len() > MOST_DIGITS {
        return Err(QuantityError::Overflow);
    }
    Ok(Number {
        units: if significant.is_empty() {
            0
        } else {
            significant.parse().map_err(|_| not_a_number())?
        },
        decimals: u32::try_from(fraction.len()).map_err(|_| QuantityError::Overflow)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_number_is_read_as_any_other() {
        for text in [
            "0",
            "7",
            "007",
            "75000,50",
            "75000.5",
            ",5",
            ".05",
            "1,25",
            "999999999999999,99",
        ] {
            let (one, other) = (plain(text).unwrap(), grouped(text, true, "").unwrap());
            assert_eq!(
                (one.units, one.decimals),
                (other.units, other.decimals),
                "{text}"
            );
        }
        for text in [
            "",
            ",",
            "1,",
            "1.250",
            "1,2,3",
            "1 250",
            "-1",
            "1e6",
            "1234567890123456789",
        ] {
            assert!(plain(text).is_none(), "{text}");
        }
    }
}
