//! What moves the result most: each input alone, taken to its low and to its high value.

use super::{Figures, compute};
use crate::contract::{Contract, Lot};
use crate::quantity::{HourlyCost, Hours, Share, Span};

/// An input that has a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// A labour share.
    Share(Span<Share>),
    /// An hourly cost.
    Cost(Span<HourlyCost>),
}

impl Input {
    /// Its French name.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Share(_) => "Part de main-d’œuvre",
            Self::Cost(_) => "Coût horaire chargé",
        }
    }

    /// « de 60 % à 75 % ».
    #[must_use]
    pub fn range(self) -> String {
        match self {
            Self::Share(span) => format!("de {} à {}", span.low(), span.high()),
            Self::Cost(span) => format!("de {} à {}", span.low(), span.high()),
        }
    }
}

/// How far one input alone moves the central hours of a lot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Driver {
    /// The part it belongs to, from 0.
    pub part: usize,
    /// The input.
    pub input: Input,
    /// The fewest hours, all else central.
    pub low: Hours,
    /// The most hours, all else central.
    pub high: Hours,
}

impl Driver {
    /// The hours between the two.
    #[must_use]
    pub const fn width(&self) -> i64 {
        self.high.get() - self.low.get()
    }
}

pub(super) fn drivers(contract: &Contract, lot: &Lot, figures: &Figures) -> Vec<Driver> {
    let mut found: Vec<Driver> = Vec::new();
    for (part, of) in figures.parts.iter().enumerate() {
        // Where staff is taken over neither share nor cost is used.
        if of.taken_over.is_some() {
            continue;
        }
        let (share, cost) = (of.coefficients.share.span, of.coefficients.cost.span);
        let hours = |own_share: Share, own_cost: HourlyCost| {
            compute(contract, lot, |index| {
                let other = &figures.parts[index].coefficients;
                let rate = other.rate.span.central();
                if index == part {
                    (own_share, own_cost, rate)
                } else {
                    (other.share.span.central(), other.cost.span.central(), rate)
                }
            })
            .map(|computed| computed.hours)
        };
        let mut keep = |input, low, high| {
            if let (Ok(low), Ok(high)) = (low, high) {
                let driver = Driver {
                    part,
                    input,
                    low,
                    high,
                };
                let place = found
                    .iter()
                    .position(|other| other.width() < driver.width());
                found.insert(place.unwrap_or(found.len()), driver);
            }
        };
        if !share.is_certain() {
            let (low, high) = (
                hours(share.low(), cost.central()),
                hours(share.high(), cost.central()),
            );
            keep(Input::Share(share), low, high);
        }
        if !cost.is_certain() {
            let (low, high) = (
                hours(share.central(), cost.high()),
                hours(share.central(), cost.low()),
            );
            keep(Input::Cost(cost), low, high);
        }
    }
    found
}
