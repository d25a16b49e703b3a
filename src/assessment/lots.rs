//! By which mechanism each lot of several serves insertion best.

use super::OURS;
use crate::advice::{ACTIONS_SEEN, Source};
use crate::bareme::Nature;
use crate::contract::{Contract, Mechanism, Part};
use crate::estimate::{Convention, Estimate, Outcome};
use crate::quantity::Hours;

/// What fits one lot, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LotAdvice {
    /// Which lot, from 0.
    pub lot: usize,
    /// The mechanism to look at first.
    pub mechanism: Mechanism,
    /// Why, in French.
    pub text: String,
    /// What that rests on.
    pub source: Source,
}

/// Advice for each lot whose hours are known; none for a contract of one lot, which the contract's
/// own advice is for.
pub(super) fn of(contract: &Contract, estimate: &Estimate) -> Vec<LotAdvice> {
    if contract.lots.len() < 2 {
        return Vec::new();
    }
    let lots = contract.lots.iter().zip(&estimate.lots).enumerate();
    let advice = lots.filter_map(|(lot, (terms, outcome))| {
        let Outcome::Ready(figures) = outcome else {
            return None;
        };
        let due = figures.due();
        let qualified = |part: &Part| {
            part.trade
                .is_some_and(|trade| trade.nature == Nature::Intellectuel)
        };
        let (mechanism, text, source) = if due.high() == Hours::ZERO {
            (
                Mechanism::None,
                "Aucune heure d’insertion : laissez ce lot sans clause.".to_string(),
                OURS,
            )
        } else if i128::from(due.central().get()) < Convention::OneWeek.value() {
            (
                Mechanism::None,
                format!("{} seulement, moins d’une semaine de travail : regroupez ce lot avec un autre, ou laissez-le sans clause d’heures.", due.central()),
                Convention::OneWeek.source(),
            )
        } else if terms.parts.iter().all(qualified) {
            (
                Mechanism::Either,
                "Les personnes qui font ce travail sont souvent qualifiées : voyez s’il faut laisser le choix entre heures et actions sociales (hypothèse : ce choix n’a été lu que dans un seul marché, informatique).".to_string(),
                ACTIONS_SEEN,
            )
        } else {
            (
                Mechanism::Condition,
                format!("{} : assez de travail pour une clause d’heures.", due.central()),
                Convention::OneWeek.source(),
            )
        };
        Some(LotAdvice {
            lot,
            mechanism,
            text,
            source: source.into(),
        })
    });
    advice.collect()
}
