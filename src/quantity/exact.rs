use super::{QuantityError, Rounding, format};

/// A fraction of two 128-bit integers, never rounded until it is asked to be.
///
/// Not always in lowest terms: looking for common divisors is most of the work, and needed only to
/// compare, to write, to add, and where a product grows too large.
#[derive(Debug, Clone, Copy)]
pub struct Exact {
    numerator: i128,
    /// Always positive.
    denominator: i128,
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        let (one, other) = (self.reduced(), other.reduced());
        (one.numerator, one.denominator) == (other.numerator, other.denominator)
    }
}

impl Eq for Exact {}

/// The finest part of a unit that a sum of many is kept to.
const FINEST: i128 = 1_000_000_000_000_000;

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
    pub const fn hundredths(value: i128) -> Self {
        Self::fraction(value, 100)
    }

    /// `numerator` ÷ `denominator`, for a denominator known to be positive.
    pub(super) const fn fraction(numerator: i128, denominator: i128) -> Self {
        debug_assert!(denominator > 0);
        Self {
            numerator,
            denominator,
        }
    }

    /// The same in lowest terms.
    fn reduced(self) -> Self {
        let divisor = common_divisor(self.numerator, self.denominator);
        Self {
            numerator: divided(self.numerator, divisor),
            denominator: divided(self.denominator, divisor),
        }
    }

    /// The product; an error when no 128-bit integer holds it.
    pub fn times(self, other: Self) -> Result<Self, QuantityError> {
        self.product(other)
            .or_else(|| {
                // Both in lowest terms, and crosswise too: as small as the product can be.
                let (one, other) = (self.reduced(), other.reduced());
                let left = Self::fraction(one.numerator, other.denominator).reduced();
                let right = Self::fraction(other.numerator, one.denominator).reduced();
                left.product(right)
            })
            .ok_or(QuantityError::Overflow)
    }

    fn product(self, other: Self) -> Option<Self> {
        Some(Self {
            numerator: multiplied(self.numerator, other.numerator)?,
            denominator: multiplied(self.denominator, other.denominator)?,
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
        let (one, other) = (self.reduced(), other.reduced());
        let product = |a: i128, b: i128| multiplied(a, b).ok_or(QuantityError::Overflow);
        // Over the least common denominator, so that many sums stay small.
        let common = common_divisor(one.denominator, other.denominator);
        let (left, right) = (other.denominator / common, one.denominator / common);
        let numerator = product(one.numerator, left)?
            .checked_add(product(other.numerator, right)?)
            .ok_or(QuantityError::Overflow)?;
        Ok(Self::fraction(numerator, product(one.denominator, left)?).reduced())
    }

    /// The sum of many.
    ///
    /// Many different denominators may have no common one that 128 bits hold, or one that leaves
    /// no room to go on. The sum is then known to 10^-15 only, and given where that cannot change
    /// what any [`Rounding`] makes of it: no half of a whole number is as near.
    pub fn sum(terms: &[Self]) -> Result<Self, QuantityError> {
        let exact = terms
            .iter()
            .try_fold(Self::ZERO, |sum, term| sum.plus(*term));
        if (exact.as_ref()).is_ok_and(|sum| sum.denominator <= FINEST) {
            return exact;
        }
        let mut low: i128 = 0;
        let mut width = 0;
        for term in terms.iter().map(|term| term.reduced()) {
            let whole = term.numerator.div_euclid(term.denominator);
            let rest = term.numerator.rem_euclid(term.denominator);
            low = rest
                .checked_mul(FINEST)
                .and_then(|rest| {
                    whole
                        .checked_mul(FINEST)?
                        .checked_add(rest / term.denominator)
                })
                .and_then(|term| low.checked_add(term))
                .ok_or(QuantityError::Overflow)?;
            width += 1;
        }
        let to_next_half = (FINEST / 2) - low.rem_euclid(FINEST / 2);
        if to_next_half > width && to_next_half < FINEST / 2 {
            Ok(Self::fraction(low, FINEST))
        } else {
            exact
        }
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
        let sized = |of: Self| Some((of.numerator, multiplied(of.denominator, step)?));
        let (value, size) = sized(self)
            .or_else(|| sized(self.reduced()))
            .ok_or(QuantityError::Overflow)?;
        // What is whole already, as most of what is rounded twice.
        if size == 1 {
            return Ok(value);
        }
        let (down, rest) = parted(value, size);
        let up = match rounding.direction {
            super::Direction::Down => false,
            super::Direction::Up => rest > 0,
            // Half up: `rest` ≥ half of `size`, written without doubling either.
            super::Direction::Nearest => rest >= size - rest,
        };
        multiplied(down + i128::from(up), step).ok_or(QuantityError::Overflow)
    }

    /// Whether the fraction is a whole number of hundredths, so that [`Exact::to_text`] is exact.
    #[must_use]
    pub fn is_short(self) -> bool {
        100 % self.reduced().denominator == 0
    }

    /// The value with at most two decimals (nearest hundredth) and a leading « ≈ » where that
    /// is not the whole truth.
    #[must_use]
    pub fn to_text(self) -> String {
        let sign = if self.is_short() { "" } else { "≈\u{a0}" };
        match self.to_hundredths() {
            Ok(hundredths) => format!("{sign}{}", format::decimal(hundredths)),
            Err(_) => format!(
                "{sign}{}",
                format::integer(self.numerator / self.denominator)
            ),
        }
    }

    /// The same for an amount of money: two decimals, or none for whole euros.
    #[must_use]
    pub fn to_money_text(self) -> String {
        let sign = if self.is_short() { "" } else { "≈\u{a0}" };
        match self.to_hundredths() {
            Ok(cents) => format!("{sign}{}", format::money(cents)),
            Err(_) => format!(
                "{sign}{}",
                format::integer(self.numerator / self.denominator)
            ),
        }
    }

    /// The nearest number of hundredths, half up.
    pub fn to_hundredths(self) -> Result<i128, QuantityError> {
        self.times(Self::whole(100))?.round(Rounding::NEAREST_HOUR)
    }
}

/// The product; none when no 128-bit integer holds it.
fn multiplied(a: i128, b: i128) -> Option<i128> {
    match (u64::try_from(a), u64::try_from(b)) {
        // A multiplication of 128 bits is a call in WebAssembly.
        (Ok(a), Ok(b)) if a.leading_zeros() + b.leading_zeros() >= u64::BITS => {
            Some((a * b).into())
        }
        _ => a.checked_mul(b),
    }
}

/// The quotient, rounded down, and what is left.
fn parted(value: i128, by: i128) -> (i128, i128) {
    match (u64::try_from(value), u64::try_from(by)) {
        // Divisions of 128 bits are slow, in WebAssembly above all.
        (Ok(value), Ok(by)) => {
            let quotient = value / by;
            (quotient.into(), (value - quotient * by).into())
        }
        _ => (value.div_euclid(by), value.rem_euclid(by)),
    }
}

fn common_divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        // Divisions of 128 bits are slow, in WebAssembly above all, and soon needed no more.
        if let (Ok(a), Ok(b)) = (u64::try_from(a), u64::try_from(b)) {
            return i128::from(common_divisor_of_small(a, b));
        }
        (a, b) = (b, a % b);
    }
    // 2^127 has no positive `i128`; dividing by one is then right too, only less reduced.
    i128::try_from(a.max(1)).unwrap_or(1)
}

/// The quotient of two numbers that divide; most common divisors are one, and need no division.
const fn divided(value: i128, divisor: i128) -> i128 {
    if divisor == 1 { value } else { value / divisor }
}

const fn common_divisor_of_small(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
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
    fn many_denominators_add_up_to_what_any_rounding_makes_of_them() {
        // 1 ÷ 3 001 + 1 ÷ 3 011 + …: denominators without a common factor, as of costs to the cent.
        let primes = [
            3_001, 3_011, 3_019, 3_023, 3_037, 3_041, 3_049, 3_061, 3_067, 3_079, 3_083, 3_089,
        ];
        let terms = primes.map(|prime| Exact::fraction(100_000 * prime - 1, prime));
        let fold = terms
            .iter()
            .try_fold(Exact::ZERO, |sum, term| sum.plus(*term));
        assert_eq!(fold, Err(QuantityError::Overflow));
        // Just under 1 200 000.
        let sum = Exact::sum(&terms).unwrap();
        assert_eq!(sum.to_text(), "≈\u{a0}1\u{202f}200\u{202f}000");
        assert_eq!(sum.round(Rounding::NEAREST_HOUR), Ok(1_200_000));
        let down = Rounding {
            direction: Direction::Down,
            unit: Unit::Hour,
        };
        assert_eq!(sum.round(down), Ok(1_199_999));
    }

    #[test]
    fn a_half_that_cannot_be_told_is_an_error() {
        let primes = [
            3_001, 3_011, 3_019, 3_023, 3_037, 3_041, 3_049, 3_061, 3_067, 3_079, 3_083, 3_089,
        ];
        let mut terms: Vec<Exact> = primes.map(|prime| Exact::fraction(1, prime)).to_vec();
        terms.extend(primes.map(|prime| Exact::fraction(prime - 1, prime)));
        terms.push(Exact::fraction(1, 2));
        // 12,5 in truth, which no 128 bits can say on the way there.
        assert_eq!(Exact::sum(&terms), Err(QuantityError::Overflow));
        // Where 128 bits hold the sum it is exact, however fine.
        let fine = [Exact::fraction(1, 10_i128.pow(20)), Exact::fraction(1, 2)];
        assert_eq!(Exact::sum(&fine), fine[0].plus(fine[1]));
        assert_eq!(Exact::sum(&[]), Ok(Exact::ZERO));
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
        assert!(
            Exact::fraction(i128::MAX, 3)
                .to_text()
                .starts_with("≈\u{a0}56\u{202f}713")
        );
    }
}
