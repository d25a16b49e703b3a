use crate::estimate::Value;
use crate::quantity::{Direction, Exact, QuantityError, Rounding, Unit};
use std::fmt;

/// So many thousandths of a whole, 0 to 1 000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Permille(u16);

impl Permille {
    /// The whole.
    pub const WHOLE: Self = Self(1_000);

    /// So many thousandths; no more than the whole.
    #[must_use]
    pub const fn thousandths(thousandths: u16) -> Self {
        if thousandths < Self::WHOLE.0 {
            Self(thousandths)
        } else {
            Self::WHOLE
        }
    }

    /// The number of thousandths.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }

    /// `value` of `whole`, to the nearest thousandth; nothing of nothing.
    pub(super) fn of(value: Exact, whole: Exact) -> Self {
        let part = || {
            let part = value.over(whole)?.times(Exact::whole(1_000))?;
            part.round(Rounding::NEAREST_HOUR)
        };
        let part: Result<i128, QuantityError> = part();
        let part = part.unwrap_or_default().clamp(0, 1_000);
        Self(u16::try_from(part).unwrap_or_default())
    }

    /// What each number is of their sum, in thousandths that add up to the whole: each rounded down, and
    /// what is left over given to those that lost most. Nothing of nothing.
    pub(super) fn shares(numbers: &[Exact]) -> Result<Vec<Self>, QuantityError> {
        let whole = Exact::sum(numbers)?;
        let mut shares = Vec::with_capacity(numbers.len());
        let mut lost = Vec::with_capacity(numbers.len());
        if !whole.is_positive() {
            return Ok(vec![Self::default(); numbers.len()]);
        }
        let down = Rounding {
            direction: Direction::Down,
            unit: Unit::Hour,
        };
        for (index, number) in numbers.iter().enumerate() {
            let exact = number.over(whole)?.times(Exact::whole(1_000))?;
            let floor = exact.round(down)?.clamp(0, 1_000);
            lost.push((exact.minus(Exact::whole(floor))?, index));
            shares.push(Self(u16::try_from(floor).unwrap_or_default()));
        }
        // Not `sort_by`: a fraction has no order of its own.
        let given: u16 = shares.iter().map(|share| share.0).sum();
        for _ in given..Self::WHOLE.0 {
            let mut most: Option<usize> = None;
            for place in 0..lost.len() {
                let over = |other: usize| {
                    let more = lost[place].0.minus(lost[other].0);
                    more.is_ok_and(Exact::is_positive)
                };
                if most.is_none_or(over) {
                    most = Some(place);
                }
            }
            let Some(place) = most else { break };
            let (_, index) = lost.swap_remove(place);
            shares[index].0 += 1;
        }
        Ok(shares)
    }
}

impl fmt::Display for Permille {
    /// « 3,5 % ».
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exact = Exact::whole(self.0.into()).over(Exact::whole(1_000));
        Value::Percent(exact.unwrap_or(Exact::ZERO)).fmt(f)
    }
}
