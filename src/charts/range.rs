//! A lot's hours as a range, with what moves them and what others published.

use super::Scale;
use crate::advice::{Basis, Reference};
use crate::contract::{Lot, Reading};
use crate::estimate::{Driver, Estimate, Figures, Outcome};
use crate::quantity::{Exact, Hours, Rounding, Span};

/// The range of a lot's hours, drawn on one axis with what explains it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RangeChart {
    /// Low, central and high hours of the computation, rounded.
    pub hours: Span<Hours>,
    /// The hours that a framework's ratio makes due at the estimated amount, where they are others.
    pub due: Option<Hours>,
    /// How they were rounded.
    pub rounding: Rounding,
    /// What moves them, most first, with the trade where the lot has several parts.
    pub drivers: Vec<(Driver, Option<&'static str>)>,
    /// Published hours, brought to the lot's amount.
    pub published: Vec<Published>,
    /// The lot's amount, in euros.
    amount: Exact,
    /// The axis of all of them.
    pub scale: Scale,
}

/// Hours that were published for so many euros of the same nature, brought to the lot's amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// What was published, by whom.
    pub reference: &'static Reference,
    /// Its fewest hours, in proportion, to the nearest hour.
    pub low: Hours,
    /// Its most hours.
    pub high: Hours,
}

impl RangeChart {
    /// The range of a lot; none while it has no hours.
    #[must_use]
    pub fn of(reading: &Reading, estimate: &Estimate, index: usize) -> Option<Self> {
        let lot = reading.contract.lots.get(index)?;
        let figures = estimate.lots.get(index).and_then(Outcome::figures)?;
        let hours = figures.hours;
        if hours.high() == Hours::ZERO {
            return None;
        }
        let trade = |part: usize| lot.parts.get(part)?.trade.map(|trade| trade.label);
        let several = lot.parts.len() > 1;
        let drivers = estimate.drivers(reading, index).into_iter();
        let drivers = drivers.map(|driver| (driver, trade(driver.part).filter(|_| several)));
        let published = published(lot, figures);
        let due = (figures.framework.as_ref()).map(|framework| framework.at_estimate.hours);
        let most = published.iter().map(|one| one.high).chain(due);
        let most = most.fold(hours.high(), Hours::max);
        Some(Self {
            hours,
            due: due.filter(|due| *due != hours.central()),
            rounding: figures.rounding,
            drivers: drivers.collect(),
            published,
            amount: figures.amount,
            scale: Scale::of(most.into(), 1),
        })
    }

    /// What the bars say: the range, what weighs most in it, and where published hours lie.
    #[must_use]
    pub fn sentence(&self) -> String {
        let (low, central, high) = (self.hours.low(), self.hours.central(), self.hours.high());
        let mut text = if self.hours.is_certain() {
            format!("{central} : les valeurs retenues ne laissent pas de fourchette.")
        } else {
            format!("Valeur centrale {central}, entre {low} et {high}.")
        };
        if let [(first, trade), rest @ ..] = &self.drivers[..] {
            let name = match trade {
                Some(trade) => format!("{} ({trade})", first.input.label()),
                None => first.input.label().to_string(),
            };
            let most = if rest.is_empty() {
                "est seul incertain"
            } else {
                "pèse le plus"
            };
            let moves = format!(
                " « {name} » {most} : à elle seule, cette valeur fait varier le résultat de {} à {}.",
                first.low, first.high
            );
            text += &moves;
        }
        let lie: Vec<String> = self.published.iter().map(|one| self.lies(one)).collect();
        if !lie.is_empty() {
            text += " À ce montant, les heures publiées feraient ";
            text += &lie.join(" ; ");
            text.push('.');
        }
        if self.is_stretched() {
            text += " Celles des petits marchés ont été publiées pour un million d’euros, sans dire jusqu’à quel montant elles valent : au-delà du million, elles ne sont qu’un repère.";
        }
        text
    }

    /// Whether hours published for small contracts stand beside a larger lot.
    fn is_stretched(&self) -> bool {
        let mut published = self.published.iter();
        published.any(|one| one.reference.is_stretched(self.amount))
    }

    /// « 84 h à 105 h (petits marchés), sous la valeur centrale ».
    fn lies(&self, published: &Published) -> String {
        let central = self.hours.central();
        let place = if published.high < central {
            "sous la valeur centrale"
        } else if central < published.low {
            "au-dessus de la valeur centrale"
        } else {
            "autour de la valeur centrale"
        };
        format!(
            "{} ({}), {place}",
            published.hours(),
            published.reference.who
        )
    }

    /// What the numbers rest on.
    #[must_use]
    pub fn note(&self) -> String {
        let mut text = format!("Heures arrondies {}.", self.rounding);
        if !self.hours.is_certain() {
            text += " La valeur basse réunit les parts de main-d’œuvre les plus faibles et les coûts horaires les plus élevés ; la valeur haute, l’inverse.";
        }
        if !self.published.is_empty() {
            text += " Les heures publiées sont rapportées à votre montant, en proportion, à l’heure la plus proche : un repère, pas une règle.";
        }
        text
    }
}

impl Published {
    /// « 84 h à 105 h », or « 100 h ».
    #[must_use]
    pub fn hours(&self) -> String {
        if self.low == self.high {
            self.low.to_string()
        } else {
            format!("{} à {}", self.low, self.high)
        }
    }
}

fn published(lot: &Lot, figures: &Figures) -> Vec<Published> {
    let near = Reference::near(lot, figures.hours.central(), figures.amount);
    // Hours for a whole investment say nothing of an amount of works.
    let near = near
        .into_iter()
        .filter(|one| one.basis != Basis::Investment);
    let bring = |reference: &'static Reference| {
        let hours = |per_million: Exact| {
            let hours = per_million.times(figures.amount).ok()?;
            let hours = hours.over(Exact::whole(1_000_000)).ok()?;
            Hours::rounded(hours, Rounding::NEAREST_HOUR).ok()
        };
        Some(Published {
            reference,
            low: hours(reference.low())?,
            high: hours(reference.high())?,
        })
    };
    near.filter_map(bring).collect()
}
