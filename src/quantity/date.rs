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

/// Reads a day as people type it: `15/01/2027`, `15.1.2027`, « 15 janvier 2027 », `2027-01-15`.
pub fn parse_typed_date(text: &str) -> Result<NaiveDate, QuantityError> {
    let bare = parse::guard(text)?;
    if let Ok(day) = parse_iso_date(bare) {
        return Ok(day);
    }
    let not_a_date = || QuantityError::NotADate {
        text: parse::quote(text),
    };
    let mut parts = bare
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '.' | '-'))
        .filter(|part| !part.is_empty());
    let mut part = || parts.next().ok_or_else(not_a_date);
    let number = |text: &str, most: usize| {
        Some(text)
            .filter(|text| text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|text| text.parse::<u32>().ok())
    };
    let (day, month, year) = (part()?, part()?, part()?);
    if parts.next().is_some() || year.len() != 4 {
        return Err(not_a_date());
    }
    let day = number(day.strip_suffix("er").unwrap_or(day), 2);
    let named = || {
        let place = MONTHS.iter().position(|name| *name == month.to_lowercase());
        place.and_then(|place| u32::try_from(place + 1).ok())
    };
    let month = number(month, 2).or_else(named);
    let year = number(year, 4).and_then(|year| i32::try_from(year).ok());
    let (Some(day), Some(month), Some(year)) = (day, month, year) else {
        return Err(not_a_date());
    };
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(not_a_date)
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
    fn days_as_people_type_them() {
        let day = parse_iso_date("2027-01-05").unwrap();
        for text in [
            "05/01/2027",
            "5/1/2027",
            " 5.1.2027 ",
            "5 janvier 2027",
            "5 Janvier 2027",
            "2027-01-05",
        ] {
            assert_eq!(parse_typed_date(text), Ok(day), "{text}");
        }
        let first = parse_iso_date("2026-09-01").unwrap();
        assert_eq!(parse_typed_date("1er septembre 2026"), Ok(first));
        for text in [
            "31/02/2027",
            "5/1/27",
            "demain",
            "5/13/2027",
            "1/1/2027/1",
            "/",
            "5 1",
        ] {
            assert!(parse_typed_date(text).is_err(), "{text}");
        }
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
