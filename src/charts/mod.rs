//! What the result looks like: the numbers of an estimate as bars, each chart with its sentence.
//!
//! Nothing is estimated here. A chart parts numbers of the [`Estimate`](crate::estimate::Estimate), and
//! its parts add up to them exactly; where it needs a hypothesis of its own it says so.
//!
//! | chart | shows |
//! |---|---|
//! | [`RangeChart`] | low, central and high hours of a lot, what moves them, what others published |
//! | [`Split`] | the amount: what pays for insertion, for other work, for the rest |
//! | [`LotBars`] | the hours lot by lot, or tranche by tranche |
//! | [`Months`] | people at work, month by month |
//!
//! ```
//! use clausule::bareme::Bareme;
//! use clausule::charts::{Months, Split};
//! use clausule::contract::{Field, Form};
//! use clausule::estimate::Estimate;
//!
//! let mut form = Form::new();
//! for (field, typed) in [
//!     (Field::Trade, "Peinture, revêtements muraux"),
//!     (Field::Amount, "120 000 €"),
//!     (Field::Duration, "8 mois"),
//! ] {
//!     form.set(0, field, typed);
//! }
//! let reading = form.read(Bareme::builtin());
//! let estimate = Estimate::of(&reading, Bareme::builtin());
//!
//! let split = Split::of(&estimate).unwrap();
//! assert_eq!(split.segments[0].share.to_string(), "3,5\u{a0}%");
//! let months = Months::of(&reading, &estimate).unwrap();
//! assert_eq!(months.periods[0].a_month.to_string(), "15\u{a0}h");
//! ```
//!
//! Places on a chart are in thousandths of its width ([`Permille`]), so that nobody computes with them but
//! who draws.

mod lots;
mod months;
mod permille;
mod range;
mod scale;
mod split;

pub use lots::{LotBar, LotBars};
pub use months::{Months, Period};
pub use permille::Permille;
pub use range::{Published, RangeChart};
pub use scale::Scale;
pub use split::{Segment, SegmentKind, Split};

use std::fmt::Write as _;

/// « un, deux et trois », of its parts.
fn listed(words: &[String]) -> String {
    let mut text = String::new();
    for (index, word) in words.iter().enumerate() {
        let between = match index {
            0 => "",
            _ if index + 1 == words.len() => " et ",
            _ => ", ",
        };
        let _ = write!(text, "{between}{word}");
    }
    text
}

#[cfg(test)]
mod tests;
