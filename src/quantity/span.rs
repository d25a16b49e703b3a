use super::QuantityError;
use std::fmt;

/// A low, a central and a high value, in that order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span<T> {
    low: T,
    central: T,
    high: T,
}

impl<T> Span<T> {
    /// For tables made at build time, which checks the order.
    pub(crate) const fn constant(low: T, central: T, high: T) -> Self {
        Self { low, central, high }
    }
}

impl<T: Ord + Copy> Span<T> {
    /// Three values, or an error when they are not in order.
    pub fn new(low: T, central: T, high: T) -> Result<Self, QuantityError> {
        if low <= central && central <= high {
            Ok(Self { low, central, high })
        } else {
            Err(QuantityError::Disordered)
        }
    }

    /// One value that is known: low, central and high at once.
    pub const fn certain(value: T) -> Self {
        Self {
            low: value,
            central: value,
            high: value,
        }
    }

    /// The low value.
    pub const fn low(&self) -> T {
        self.low
    }

    /// The central value.
    pub const fn central(&self) -> T {
        self.central
    }

    /// The high value.
    pub const fn high(&self) -> T {
        self.high
    }

    /// Whether the three values are one.
    pub fn is_certain(&self) -> bool {
        self.low == self.high
    }
}

impl<T: Ord + Copy + fmt::Display> fmt::Display for Span<T> {
    /// « 70 % (de 60 % à 75 %) », or the one value that is known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.central.fmt(f)?;
        if self.is_certain() {
            return Ok(());
        }
        write!(f, " (de {} à {})", self.low, self.high)
    }
}
