use super::BaremeError;
use std::{fmt, str::FromStr};

/// A code of the common procurement vocabulary (CPV 2008): eight digits and a check digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CpvCode([u8; 8]);

/// Families whose printed check digit is not the weighted sum: moved or renumbered in 2008, they
/// kept an older digit. What to add, and the beginnings of the codes.
const SHIFTED: &[(u32, &str)] = &[
    (1, "45233139 35642 37442900"),
    (2, "65123 922251 38947 37442800"),
    (
        3,
        "421 48628 31711154 31711155 34421 351253 38944 71351923 37442700",
    ),
    (4, "38941 71351920 7934241 37442600"),
    (
        5,
        "722121 722122 722123 722124 722125 722126 722127 722129 722671 722672 7233 724 726 727 728 729 37442500",
    ),
    (6, "091 092 093 34422 38945 65122 71351924 37442400"),
    (7, "510 342113 3511311 353313 38942 71351921 37442300"),
    (8, "0330 0331 0332 342112 37442200"),
    (9, "034 33141113 342111 38946 8521 37442100"),
];

impl CpvCode {
    /// The ninth digit: weights 3, 7, 1 in turn over the eight digits, modulo 10, shifted for the
    /// families of `SHIFTED`.
    ///
    /// The regulation prints the digits and no rule; this one gives the printed digit for each of
    /// the 9 454 codes of CPV 2008.
    #[must_use]
    pub fn check_digit(self) -> u8 {
        let sum: u32 = self
            .0
            .iter()
            .zip([3, 7, 1].into_iter().cycle())
            .map(|(digit, weight)| u32::from(*digit) * weight)
            .sum();
        let shift = SHIFTED
            .iter()
            .find(|(_, prefixes)| prefixes.split(' ').any(|prefix| self.starts_with(prefix)))
            .map_or(0, |(shift, _)| *shift);
        u8::try_from((sum + shift) % 10).unwrap_or(0)
    }

    /// Whether the code begins with these digits.
    #[must_use]
    pub fn starts_with(self, prefix: &str) -> bool {
        prefix.len() <= self.0.len()
            && prefix
                .bytes()
                .zip(self.0)
                .all(|(byte, digit)| byte == digit + b'0')
    }

    /// Whether a text is meant as a code rather than a word: « 4544 2100 », « CPV 45442100-8
    /// Travaux de peinture ».
    #[must_use]
    pub fn is_meant_by(text: &str) -> bool {
        let digits = code_part(text).chars().filter(char::is_ascii_digit);
        digits.take(4).count() == 4
    }
}

/// The beginning of a text that can be a code, without the word « CPV » before it and the label
/// after it.
fn code_part(text: &str) -> &str {
    let text = text.trim();
    let bare = match text.get(..3) {
        Some(word) if word.eq_ignore_ascii_case("cpv") => {
            text[3..].trim_start_matches([' ', '\u{a0}', '\u{202f}', ':'])
        }
        _ => text,
    };
    let of_code =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | '-' | '–' | '‑');
    let end = bare.find(|c| !of_code(c)).unwrap_or(bare.len());
    // « 2e étage »: a word that begins with a digit is no code.
    if bare[..end].ends_with(|c: char| c.is_ascii_digit()) && end < bare.len() {
        return "";
    }
    bare[..end].trim_end()
}

impl FromStr for CpvCode {
    type Err = BaremeError;

    /// Reads « 45442100 », « 45442100-8 », with or without spaces; a wrong check digit is an
    /// error.
    fn from_str(text: &str) -> Result<Self, BaremeError> {
        let mut digits = [0; 9];
        let mut count = 0;
        let mut dash = false;
        for c in code_part(text).chars() {
            match c.to_digit(10) {
                Some(digit) if count < 9 => {
                    digits[count] = u8::try_from(digit).map_err(|_| BaremeError::CpvFormat)?;
                    count += 1;
                }
                None if c.is_whitespace() || c == '.' => {}
                None if matches!(c, '-' | '–' | '‑') && count == 8 && !dash => dash = true,
                _ => return Err(BaremeError::CpvFormat),
            }
        }
        if count < 8 || (dash && count == 8) {
            return Err(BaremeError::CpvFormat);
        }
        let mut code = [0; 8];
        code.copy_from_slice(&digits[..8]);
        let code = Self(code);
        let expected = code.check_digit();
        if count == 9 && digits[8] != expected {
            return Err(BaremeError::CpvCheckDigit { expected });
        }
        Ok(code)
    }
}

impl fmt::Display for CpvCode {
    /// The eight digits and the check digit: `45442100-8`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for digit in self.0 {
            write!(f, "{digit}")?;
        }
        write!(f, "-{}", self.check_digit())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_codes_pass() {
        for code in [
            "45000000-7",
            "45210000-2",
            "45233222-1",
            "71000000-8",
            "72000000-5",
            "77310000-6",
            "90910000-9",
            "03000000-1",
            // Shifted families, as printed.
            "51000000-9",
            "72400000-4",
            "09310000-5",
            "45233139-3",
        ] {
            assert_eq!(
                code.parse::<CpvCode>().map(|c| c.to_string()),
                Ok(code.to_string())
            );
        }
    }

    #[test]
    fn spaces_and_missing_check_digits_are_forgiven() {
        for text in ["45442100", " 4544 2100 - 8 ", "454421008", "45442100–8"] {
            assert_eq!(
                text.parse::<CpvCode>().map(|c| c.to_string()),
                Ok("45442100-8".to_string()),
                "{text}"
            );
        }
    }

    #[test]
    fn wrong_codes_are_refused() {
        assert_eq!(
            "45442100-9".parse::<CpvCode>(),
            Err(BaremeError::CpvCheckDigit { expected: 8 })
        );
        for text in [
            "",
            "4544",
            "45442100-",
            "4544-2100",
            "45442100-88",
            "peinture",
            "45442100x",
        ] {
            assert_eq!(
                text.parse::<CpvCode>(),
                Err(BaremeError::CpvFormat),
                "{text}"
            );
        }
    }
}
