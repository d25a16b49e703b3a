use super::Permille;
use crate::quantity::{Direction, Exact, Rounding, Unit};

/// An axis from nothing to a round number, with a few round numbers on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// The numbers of the axis, from 0 to its end.
    pub ticks: Vec<Exact>,
    /// Its end.
    top: Exact,
}

/// The most steps that an axis has: more do not fit under a narrow chart.
const MOST_STEPS: i128 = 4;

impl Scale {
    /// The shortest axis of round numbers (1, 2 or 5 with zeros) that holds `most`, in steps of at least
    /// one `finest`-th.
    pub(super) fn of(most: Exact, finest: i128) -> Self {
        let up = Rounding {
            direction: Direction::Up,
            unit: Unit::Hour,
        };
        let units = most.times(Exact::whole(finest));
        let units = units.and_then(|units| units.round(up)).unwrap_or(1).max(1);
        let step = step(units);
        let steps = (units + step - 1) / step;
        let tick = |number: i128| Exact::whole(number * step).over(Exact::whole(finest));
        let ticks: Vec<Exact> = (0..=steps)
            .map(|number| tick(number).unwrap_or(Exact::ZERO))
            .collect();
        Self {
            top: ticks.last().copied().unwrap_or(Exact::ZERO),
            ticks,
        }
    }

    /// Where a number stands on it.
    #[must_use]
    pub fn place(&self, value: impl Into<Exact>) -> Permille {
        Permille::of(value.into(), self.top)
    }
}

/// The least of 1, 2, 5, 10, 20… of which few make so many units.
fn step(units: i128) -> i128 {
    let mut power = 1;
    loop {
        for digit in [1, 2, 5] {
            let step = digit * power;
            if units <= step * MOST_STEPS {
                return step;
            }
        }
        power *= 10;
    }
}
