//! What moves the result most: each input alone, taken to its low and to its high value.

use super::lot::compute;
use super::{Figures, PartFigures};
use crate::contract::Lot;
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

pub(super) fn drivers(lot: &Lot, figures: &Figures) -> Vec<Driver> {
    let mut found: Vec<Driver> = Vec::new();
    let central = |part: &PartFigures| {
        let mut part = part.clone();
        let of = &mut part.coefficients;
        of.share.span = Span::certain(of.share.span.central());
        of.cost.span = Span::certain(of.cost.span.central());
        of.rate.span = Span::certain(of.rate.span.central());
        part
    };
    let central: Vec<PartFigures> = figures.parts.iter().map(central).collect();
    let mut keep = |part, input| {
        // What only one input moves: the others are central in the low and the high case too.
        let mut parts = central.clone();
        for (index, other) in figures.parts.iter().enumerate() {
            // One trade's coefficient is one unknown, however many parts it serves.
            let id = |index: usize| lot.parts[index].trade.map(|trade| trade.id);
            if other.taken_over().is_some() || id(index) != id(part) {
                continue;
            }
            let (of, moved) = (&other.coefficients, &mut parts[index].coefficients);
            match input {
                Input::Share(span) if of.share.span == span => moved.share.span = span,
                Input::Cost(span) if of.cost.span == span => moved.cost.span = span,
                _ => continue,
            }
            // Said at the first of them.
            if index < part {
                return;
            }
        }
        if let Ok(computed) = compute(&mut [(); 3], &parts, figures.rounding) {
            let driver = Driver {
                part,
                input,
                low: computed.hours.low(),
                high: computed.hours.high(),
            };
            let place = found
                .iter()
                .position(|other| other.width() < driver.width());
            found.insert(place.unwrap_or(found.len()), driver);
        }
    };
    for (part, of) in figures.parts.iter().enumerate() {
        // Where staff is taken over neither share nor cost is used.
        if of.taken_over().is_some() {
            continue;
        }
        let (share, cost) = (of.coefficients.share.span, of.coefficients.cost.span);
        if !share.is_certain() {
            keep(part, Input::Share(share));
        }
        if !cost.is_certain() {
            keep(part, Input::Cost(cost));
        }
    }
    found
}
