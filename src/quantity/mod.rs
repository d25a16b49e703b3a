//! Exact quantities: money, shares, rates and hours, read and written the French way.
//!
//! ```
//! use clausule::quantity::{Euros, Exact, Hours, HourlyCost, Rate, Rounding, Share};
//!
//! let amount: Euros = "1,25 M€".parse()?;
//! assert_eq!(amount.to_string(), "1\u{202f}250\u{202f}000\u{a0}€");
//!
//! let share: Share = "45 %".parse()?;
//! let cost: HourlyCost = "35".parse()?;
//! let rate: Rate = "5".parse()?;
//!
//! // 1 250 000 € × 45 % ÷ 35 €/h × 5 % = 803,57… h: rounded once, at the end.
//! let hours = Exact::from(amount)
//!     .times(Exact::from(share))?
//!     .over(Exact::from(cost))?
//!     .times(Exact::from(rate))?;
//! assert_eq!(Hours::rounded(hours, Rounding::NEAREST_HOUR)?, Hours::new(804)?);
//! # Ok::<(), clausule::quantity::QuantityError>(())
//! ```
//!
//! Values are integers of a small unit ([`Euros`]: cents; [`Share`] and [`Rate`]:
//! hundredths of a percent; [`Hours`]: whole hours), and [`Exact`] fractions carry what lies
//! between: no floating point, no hidden rounding. Every constructor checks its bounds and says in
//! French what is wrong; overflow is an error, never a panic.

mod date;
mod error;
mod euros;
mod exact;
mod format;
mod hours;
mod parse;
mod percent;
mod rounding;
mod span;

pub(crate) use date::day;
pub use date::{long_date, parse_iso_date, parse_typed_date, write_iso_date};
pub use error::QuantityError;
pub use euros::{Amount, Euros, HourlyCost};
pub use exact::Exact;
pub use format::{NARROW_SPACE, NO_BREAK_SPACE, decimal, integer, listed};
pub use hours::{Days, Hours, Months};
pub use percent::{Percent, Rate, Share};
pub use rounding::{Direction, Rounding, Unit};
pub use span::Span;

/// Reads a number with at most two decimals, in hundredths.
pub(crate) fn read_hundredths(text: &str, example: &'static str) -> Result<i128, QuantityError> {
    parse::hundredths(parse::guard(text)?, 1, true, example)
}
