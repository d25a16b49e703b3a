//! Days: read and written as ISO, shown in French. `chrono`'s own formatting would weigh on the
//! first load; these few lines do.

use super::{QuantityError, parse};
use chrono::{Datelike, NaiveDate};

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// Reads `2026-11-22`.
pub fn parse_iso_date(text: &str) -> Result<NaiveDate, QuantityError> {
    let not_a_date = || QuantityError::NotADate {
        text: parse::quote(text),
    };
    let mut parts = text.split('-');
    let mut part = |width: usize| {
        parts
            .next()
            .filter(|part| part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|part| part.parse::<u32>().ok())
            .ok_or_else(not_a_date)
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    if parts.next().is_some() {
        return Err(not_a_date());
    }
    i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or_else(not_a_date)
}

/// A day of a table made at build time.
///
/// # Panics
///
/// For a day that does not exist, which stops the build.
#[must_use]
pub(crate) const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

/// Writes `2026-11-22`.
#[must_use]
pub fn write_iso_date(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// Writes « 1er août 2026 ».
#[must_use]
pub fn long_date(date: NaiveDate) -> String {
    let day = match date.day() {
        1 => "1er".to_string(),
        day => day.to_string(),
    };
    format!(
        "{day}\u{a0}{} {}",
        MONTHS[date.month0() as usize],
        date.year()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_written() {
        let day = parse_iso_date("2026-08-01").unwrap();
        assert_eq!(write_iso_date(day), "2026-08-01");
        assert_eq!(long_date(day), "1er\u{a0}août 2026");
        assert_eq!(
            long_date(parse_iso_date("2026-11-22").unwrap()),
            "22\u{a0}novembre 2026"
        );
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2026-02-30",
            "26-11-22",
            "2026-11-22-01",
            "2026/11/22",
            "+026-01-01",
        ] {
            assert!(parse_iso_date(text).is_err(), "{text}");
        }
    }
}
