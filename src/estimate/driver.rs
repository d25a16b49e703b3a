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
    /// The first part it belongs to, from 0; it moves with every part of the same trade that has the
    /// same value.
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
    let mut keep = |part, input, low, high| {
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
    for (part, of) in figures.parts.iter().enumerate() {
        // Where staff is taken over neither share nor cost is used.
        if of.taken_over.is_some() {
            continue;
        }
        let (share, cost) = (of.coefficients.share.span, of.coefficients.cost.span);
        // One trade's coefficient is one unknown, however many parts it serves.
        let same_trade = |other: usize| {
            let id = |index: usize| lot.parts[index].trade.map(|trade| trade.id);
            figures.parts[other].taken_over.is_none() && id(other) == id(part)
        };
        let same_share = |other: usize| {
            same_trade(other) && figures.parts[other].coefficients.share.span == share
        };
        let same_cost =
            |other: usize| same_trade(other) && figures.parts[other].coefficients.cost.span == cost;
        let hours = |own_share: Option<Share>, own_cost: Option<HourlyCost>| {
            compute(contract, lot, |index| {
                let other = &figures.parts[index].coefficients;
                let own_share = own_share.filter(|_| same_share(index));
                let own_cost = own_cost.filter(|_| same_cost(index));
                (
                    own_share.unwrap_or(other.share.span.central()),
                    own_cost.unwrap_or(other.cost.span.central()),
                    other.rate.span.central(),
                )
            })
            .map(|computed| computed.hours)
        };
        if !share.is_certain() && !(0..part).any(same_share) {
            let low = hours(Some(share.low()), None);
            let high = hours(Some(share.high()), None);
            keep(part, Input::Share(share), low, high);
        }
        if !cost.is_certain() && !(0..part).any(same_cost) {
            let low = hours(None, Some(cost.high()));
            let high = hours(None, Some(cost.low()));
            keep(part, Input::Cost(cost), low, high);
        }
    }
    found
}
