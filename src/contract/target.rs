use crate::quantity::{Exact, Hours, NO_BREAK_SPACE, QuantityError, read_hundredths};
use std::{fmt, str::FromStr};

/// What a buyer wants to reach: hours, full-time equivalents, or people over the duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Hours.
    Hours(Hours),
    /// Full-time equivalents, in hundredths.
    Etp(i64),
    /// People at work full time over the duration, in hundredths.
    People(i64),
}

const EXAMPLE: &str = "500 h, 2 ETP ou 3 personnes";
/// More than any contract employs.
const MOST: i128 = 10_000_000;

impl FromStr for Target {
    type Err = QuantityError;

    /// Reads « 500 h », « 1,5 ETP », « 3 personnes »; a number alone is hours.
    fn from_str(text: &str) -> Result<Self, QuantityError> {
        let lower = text.trim().to_ascii_lowercase();
        let units = [
            ("personnes", 'p'),
            ("personne", 'p'),
            ("pers.", 'p'),
            ("etp", 'e'),
            ("heures", 'h'),
            ("heure", 'h'),
            ("h", 'h'),
        ];
        let (number, unit) = units
            .iter()
            .find_map(|(word, unit)| Some((lower.strip_suffix(word)?.trim_end(), *unit)))
            .unwrap_or((lower.as_str(), 'h'));
        let hundredths = read_hundredths(number, EXAMPLE)?;
        if hundredths == 0 {
            return Err(QuantityError::Zero {
                what: "L’objectif"
            });
        }
        if unit == 'h' {
            if hundredths % 100 != 0 {
                return Err(QuantityError::TooManyDecimals { allowed: 0 });
            }
            let hours = i64::try_from(hundredths / 100).map_err(|_| QuantityError::Overflow)?;
            return Hours::new(hours).map(Self::Hours);
        }
        if hundredths > MOST {
            return Err(QuantityError::TooLarge {
                what: "L’objectif",
                most: Exact::hundredths(MOST).to_text(),
            });
        }
        let hundredths = i64::try_from(hundredths).map_err(|_| QuantityError::Overflow)?;
        Ok(if unit == 'e' {
            Self::Etp(hundredths)
        } else {
            Self::People(hundredths)
        })
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |hundredths: i64| Exact::hundredths(i128::from(hundredths)).to_text();
        match self {
            Self::Hours(hours) => hours.fmt(f),
            Self::Etp(hundredths) => write!(f, "{}{NO_BREAK_SPACE}ETP", text(*hundredths)),
            Self::People(hundredths) => {
                let noun = if *hundredths < 200 {
                    "personne"
                } else {
                    "personnes"
                };
                write!(f, "{}{NO_BREAK_SPACE}{noun}", text(*hundredths))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_as_people_type_them() {
        let hours = |h| Ok(Target::Hours(Hours::new(h).unwrap()));
        for (text, target) in [
            ("500", hours(500)),
            ("1 607 h", hours(1_607)),
            ("35 heures", hours(35)),
            ("1,5 ETP", Ok(Target::Etp(150))),
            ("2 etp", Ok(Target::Etp(200))),
            ("3 personnes", Ok(Target::People(300))),
            ("1 personne", Ok(Target::People(100))),
        ] {
            assert_eq!(text.parse::<Target>(), target, "{text}");
        }
        for wrong in [
            "",
            "0",
            "-3 ETP",
            "beaucoup",
            "1,5 h",
            "1000000 ETP",
            "3 chevaux",
        ] {
            assert!(wrong.parse::<Target>().is_err(), "{wrong}");
        }
    }
}
