use super::{QuantityError, Rounding, format};

/// A fraction of two 128-bit integers, in lowest terms, never rounded until it is asked to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exact {
    numerator: i128,
    /// Always positive.
    denominator: i128,
}

impl Exact {
    /// Nothing.
    pub const ZERO: Self = Self {
        numerator: 0,
        denominator: 1,
    };

    /// A whole number.
    #[must_use]
    pub const fn whole(value: i128) -> Self {
        Self {
            numerator: value,
            denominator: 1,
        }
    }

    /// `value` hundredths.
    #[must_use]
    pub fn hundredths(value: i128) -> Self {
        Self::fraction(value, 100)
    }

    /// `numerator` ÷ `denominator`, for a denominator known to be positive.
    pub(super) fn fraction(numerator: i128, denominator: i128) -> Self {
        debug_assert!(denominator > 0);
        let divisor = common_divisor(numerator, denominator);
        Self {
            numerator: numerator / divisor,
            denominator: denominator / divisor,
        }
    }

    /// The product; an error when no 128-bit integer holds it.
    pub fn times(self, other: Self) -> Result<Self, QuantityError> {
        // Reducing crosswise first keeps the products as small as they can be.
        let left = common_divisor(self.numerator, other.denominator);
        let right = common_divisor(other.numerator, self.denominator);
        let product = |a: i128, b: i128| a.checked_mul(b).ok_or(QuantityError::Overflow);
        Ok(Self {
            numerator: product(self.numerator / left, other.numerator / right)?,
            denominator: product(self.denominator / right, other.denominator / left)?,
        })
    }

    /// The quotient; an error for a division by zero or when no 128-bit integer holds it.
    pub fn over(self, other: Self) -> Result<Self, QuantityError> {
        if other.numerator <= 0 {
            return Err(QuantityError::Overflow);
        }
        self.times(Self {
            numerator: other.denominator,
            denominator: other.numerator,
        })
    }

    /// The sum; an error when no 128-bit integer holds it.
    pub fn plus(self, other: Self) -> Result<Self, QuantityError> {
        let cross = |a: i128, b: i128| a.checked_mul(b).ok_or(QuantityError::Overflow);
        let numerator = cross(self.numerator, other.denominator)?
            .checked_add(cross(other.numerator, self.denominator)?)
            .ok_or(QuantityError::Overflow)?;
        Ok(Self::fraction(
            numerator,
            cross(self.denominator, other.denominator)?,
        ))
    }

    /// The difference; an error when no 128-bit integer holds it.
    pub fn minus(self, other: Self) -> Result<Self, QuantityError> {
        self.plus(Self {
            numerator: other
                .numerator
                .checked_neg()
                .ok_or(QuantityError::Overflow)?,
            denominator: other.denominator,
        })
    }

    /// Whether it is over zero.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.numerator > 0
    }

    /// The whole number that `rounding` makes of this fraction: the only place where the
    /// project rounds.
    pub fn round(self, rounding: Rounding) -> Result<i128, QuantityError> {
        let step = rounding.unit.hours();
        let size = self
            .denominator
            .checked_mul(step)
            .ok_or(QuantityError::Overflow)?;
        let down = self.numerator.div_euclid(size);
        let rest = self.numerator.rem_euclid(size);
        let up = match rounding.direction {
            super::Direction::Down => false,
            super::Direction::Up => rest > 0,
            // Half up: `rest` ≥ half of `size`, written without doubling either.
            super::Direction::Nearest => rest >= size - rest,
        };
        (down + i128::from(up))
            .checked_mul(step)
            .ok_or(QuantityError::Overflow)
    }

    /// Whether the fraction is a whole number of hundredths, so that [`Exact::to_text`] is exact.
    #[must_use]
    pub const fn is_short(self) -> bool {
        100 % self.denominator == 0
    }

    /// The value with at most two decimals (nearest hundredth) and a leading « ≈ » where that
    /// is not the whole truth.
    #[must_use]
    pub fn to_text(self) -> String {
        let sign = if self.is_short() { "" } else { "≈\u{a0}" };
        match self.to_hundredths() {
            Ok(hundredths) => format!("{sign}{}", format::decimal(hundredths)),
            Err(_) => format::integer(self.numerator / self.denominator),
        }
    }

    /// The same for an amount of money: two decimals, or none for whole euros.
    #[must_use]
    pub fn to_money_text(self) -> String {
        let sign = if self.is_short() { "" } else { "≈\u{a0}" };
        match self.to_hundredths() {
            Ok(cents) => format!("{sign}{}", format::money(cents)),
            Err(_) => format::integer(self.numerator / self.denominator),
        }
    }

    /// The nearest number of hundredths, half up.
    pub fn to_hundredths(self) -> Result<i128, QuantityError> {
        self.times(Self::whole(100))?.round(Rounding::NEAREST_HOUR)
    }
}

fn common_divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    // 2^127 has no positive `i128`; dividing by one is then right too, only less reduced.
    i128::try_from(a.max(1)).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::{Direction, Unit};

    #[track_caller]
    fn case(numerator: i128, denominator: i128, rounding: Rounding, expected: i128) {
        assert_eq!(
            Exact::fraction(numerator, denominator).round(rounding),
            Ok(expected)
        );
    }

    #[test]
    fn halves_go_up_and_no_further() {
        case(1, 2, Rounding::NEAREST_HOUR, 1);
        case(49, 100, Rounding::NEAREST_HOUR, 0);
        case(5, 2, Rounding::NEAREST_HOUR, 3);
        case(-1, 2, Rounding::NEAREST_HOUR, 0);
        case(2_500, 3, Rounding::NEAREST_HOUR, 833);
    }

    #[test]
    fn whole_days_and_weeks() {
        let to = |direction, unit| Rounding { direction, unit };
        case(833, 1, to(Direction::Down, Unit::Week), 805);
        case(833, 1, to(Direction::Nearest, Unit::Week), 840);
        case(833, 1, to(Direction::Up, Unit::Week), 840);
        case(833, 1, to(Direction::Up, Unit::Day), 833);
        case(834, 1, to(Direction::Up, Unit::Day), 840);
        case(7, 2, to(Direction::Nearest, Unit::Day), 7);
        case(35, 2, to(Direction::Nearest, Unit::Week), 35);
        case(0, 1, to(Direction::Up, Unit::Week), 0);
    }

    #[test]
    fn overflow_is_an_error() {
        let huge = Exact::whole(i128::MAX);
        assert_eq!(huge.times(huge), Err(QuantityError::Overflow));
        assert_eq!(huge.plus(huge), Err(QuantityError::Overflow));
        assert_eq!(huge.over(Exact::ZERO), Err(QuantityError::Overflow));
        assert_eq!(
            huge.round(Rounding {
                direction: Direction::Up,
                unit: Unit::Week
            }),
            Err(QuantityError::Overflow)
        );
    }

    #[test]
    fn text_says_when_it_is_not_exact() {
        assert_eq!(Exact::fraction(5, 2).to_text(), "2,5");
        assert_eq!(Exact::fraction(2_500, 3).to_text(), "≈\u{a0}833,33");
        assert_eq!(Exact::whole(500_000).to_text(), "500\u{202f}000");
    }
}
