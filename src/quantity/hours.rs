use super::{Exact, NO_BREAK_SPACE, QuantityError, Rounding, integer, parse};
use std::{fmt, str::FromStr};

/// Whole hours of work, 0 to 10^12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hours(i64);

impl Hours {
    /// No hour at all.
    pub const ZERO: Self = Self(0);
    const MOST: i64 = 1_000_000_000_000;

    /// A number of hours; an error under 0 and over 10^12.
    pub fn new(hours: i64) -> Result<Self, QuantityError> {
        match hours {
            ..0 => Err(QuantityError::Negative),
            0..=Self::MOST => Ok(Self(hours)),
            _ => Err(QuantityError::Overflow),
        }
    }

    /// Exact hours made whole.
    pub fn rounded(hours: Exact, rounding: Rounding) -> Result<Self, QuantityError> {
        let whole = hours.round(rounding)?;
        Self::new(i64::try_from(whole).map_err(|_| QuantityError::Overflow)?)
    }

    /// The number of hours.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }

    /// The sum, or an error over 10^12.
    pub fn plus(self, other: Self) -> Result<Self, QuantityError> {
        Self::new(self.0 + other.0)
    }
}

impl From<Hours> for Exact {
    fn from(hours: Hours) -> Self {
        Self::whole(i128::from(hours.0))
    }
}

impl FromStr for Hours {
    type Err = QuantityError;

    /// Reads « 1 607 », « 1 607 h », « 35 heures ».
    fn from_str(text: &str) -> Result<Self, QuantityError> {
        let lower = parse::guard(text)?.to_ascii_lowercase();
        let digits = ["heures", "heure", "h"]
            .iter()
            .find_map(|unit| lower.strip_suffix(unit))
            .unwrap_or(&lower)
            .trim_end();
        match parse::whole(digits, "1 607 h") {
            Ok(hours) => Self::new(i64::try_from(hours).map_err(|_| QuantityError::Overflow)?),
            Err(error) => Err(error),
        }
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{NO_BREAK_SPACE}h", integer(i128::from(self.0)))
    }
}

/// A duration in whole months, 1 to 600.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Months(u16);

impl Months {
    const MOST: u16 = 600;

    /// A number of months.
    pub fn new(months: u16) -> Result<Self, QuantityError> {
        match months {
            0 => Err(QuantityError::Zero { what: "La durée" }),
            1..=Self::MOST => Ok(Self(months)),
            _ => Err(QuantityError::TooLarge {
                what: "La durée",
                most: Self(Self::MOST).to_string(),
            }),
        }
    }

    /// The number of months.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

const YEARS: &[(&str, i128)] = &[("années", 12), ("année", 12), ("ans", 12), ("an", 12)];
const MONTHS: &[(&str, i128)] = &[("mois", 1)];
const DURATIONS: &str = "18 mois ou 2 ans";

impl FromStr for Months {
    type Err = QuantityError;

    /// Reads « 18 », « 18 mois », « 2 ans », « 1,5 an », « 1 an et demi », « 2 ans et 6 mois ».
    fn from_str(text: &str) -> Result<Self, QuantityError> {
        let typed = parse::guard(text)?.to_lowercase();
        let is_years = |text: &str| YEARS.iter().any(|(unit, _)| text.ends_with(unit));
        let parts = typed
            .split_once("et")
            .map(|(years, more)| (years.trim_end(), more.trim_start()));
        let months = match parts.filter(|(years, _)| is_years(years)) {
            Some((years, more)) => {
                let more = match more {
                    "demi" | "demie" => 6,
                    more => counted(more, MONTHS, DURATIONS)?,
                };
                counted(years, YEARS, DURATIONS)?.saturating_add(more)
            }
            None => counted(&typed, &[MONTHS, YEARS].concat(), DURATIONS)?,
        };
        Self::new(months)
    }
}

impl fmt::Display for Months {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{NO_BREAK_SPACE}mois", self.0)
    }
}

/// A delay in calendar days, 1 to 365.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days(u16);

impl Days {
    const MOST: u16 = 365;

    /// A number of days.
    pub fn new(days: u16) -> Result<Self, QuantityError> {
        match days {
            0 => Err(QuantityError::Zero { what: "Le délai" }),
            1..=Self::MOST => Ok(Self(days)),
            _ => Err(QuantityError::TooLarge {
                what: "Le délai",
                most: Self(Self::MOST).to_string(),
            }),
        }
    }

    /// The number of days.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl FromStr for Days {
    type Err = QuantityError;

    /// Reads « 15 », « 15 jours », « 2 semaines ».
    fn from_str(text: &str) -> Result<Self, QuantityError> {
        let days = counted(
            text,
            &[
                ("jours", 1),
                ("jour", 1),
                ("j", 1),
                ("semaines", 7),
                ("semaine", 7),
            ],
            "15 jours",
        )?;
        Self::new(days)
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let noun = if self.0 == 1 { "jour" } else { "jours" };
        write!(f, "{}{NO_BREAK_SPACE}{noun}", self.0)
    }
}

/// Reads a number with its unit, whole once it is told in the least of them; what is over `u16` comes
/// back as its greatest value, over every bound.
fn counted(
    text: &str,
    units: &[(&str, i128)],
    example: &'static str,
) -> Result<u16, QuantityError> {
    let lower = parse::guard(text)?.to_ascii_lowercase();
    let (digits, scale) = units
        .iter()
        .find_map(|&(unit, scale)| Some((lower.strip_suffix(unit)?.trim_end(), scale)))
        .unwrap_or((lower.as_str(), 1));
    match parse::hundredths(digits, 1, true, example).map(|count| count.saturating_mul(scale)) {
        Ok(count) if count % 100 != 0 => Err(QuantityError::TooManyDecimals { allowed: 0 }),
        Ok(count) => Ok(u16::try_from(count / 100).unwrap_or(u16::MAX)),
        Err(QuantityError::Overflow) => Ok(u16::MAX),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_as_people_type_them() {
        let months = |text: &str| text.parse::<Months>().map(Months::get);
        assert_eq!(months("18"), Ok(18));
        assert_eq!(months("18 mois"), Ok(18));
        assert_eq!(months("2 ans"), Ok(24));
        assert_eq!(months("1 an"), Ok(12));
        assert_eq!(months("1,5 an"), Ok(18));
        assert_eq!(months("1 an et demi"), Ok(18));
        assert_eq!(months("2 Ans  et 6 mois"), Ok(30));
        assert_eq!(months("1 année et 3"), Ok(15));
        assert!(months("0").is_err());
        assert!(months("601").is_err());
        assert!(months("1,5").is_err());
        assert!(months("1,51 an").is_err());
        assert!(months("6 mois et demi").is_err());
        assert!(months("1 an et").is_err());
        assert!(months("1 an et 600 mois").is_err());
        assert!(months("-1").is_err());
        assert!(months("quand on veut").is_err());
    }
}
