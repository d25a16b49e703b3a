use super::QuantityError;
use serde::{Deserialize, Serialize};

/// A low, a central and a high value, in that order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Loose<T>")]
#[serde(bound(deserialize = "T: Deserialize<'de> + Ord + Copy"))]
pub struct Span<T> {
    low: T,
    central: T,
    high: T,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Loose<T> {
    low: T,
    central: T,
    high: T,
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

impl<T: Ord + Copy> TryFrom<Loose<T>> for Span<T> {
    type Error = QuantityError;

    fn try_from(loose: Loose<T>) -> Result<Self, QuantityError> {
        Self::new(loose.low, loose.central, loose.high)
    }
}
