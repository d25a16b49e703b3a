//! The computation, lot by lot: the steps, the low and the high hours, what the hours mean.

use super::{Note, cell, hours_row, none, place, step};
use crate::contract::{Field, Tranche};
use crate::document::{Block, Inline};
use crate::estimate::{Figures, Reverse, Step, StepKind, Traces};

/// What the hours mean: the last steps of a lot.
const MEANINGS: [StepKind; 3] = [StepKind::Etp, StepKind::HoursOfOnePerson, StepKind::People];

impl Note<'_> {
    pub(super) fn computation(&mut self) {
        if self.figures().next().is_none() {
            return;
        }
        self.section("Calcul");
        for (index, figures) in self.figures() {
            if self.has_lots() {
                let hours = figures.hours.central();
                let title = format!("{} – {hours}", self.long_name(index));
                self.blocks.push(Block::heading(4, &title));
            }
            // What the hours mean has a table of its own where there are several lots.
            let shown = |step: &&Step| !self.has_lots() || !MEANINGS.contains(&step.kind);
            let Traces { low, central, high } = figures.traces();
            let steps = central.iter().filter(shown);
            let steps: Vec<_> = steps.map(|step| (step::name(step), step)).collect();
            self.steps(steps.into_iter());
            let mut items = step::lines("Valeur basse", &low, figures);
            items.extend(step::lines("Valeur haute", &high, figures));
            if !items.is_empty() {
                self.list(&items);
            }
        }
    }

    /// What the hours of each lot mean; of one lot it stands with the other steps.
    pub(super) fn meanings(&mut self) {
        let of = |figures: &Figures| MEANINGS.map(|kind| figures.step(kind));
        let lots: Vec<_> = self
            .figures()
            .map(|(index, figures)| (index, of(figures)))
            .collect();
        if !self.has_lots() || lots.is_empty() {
            return;
        }
        let mut items: Vec<String> = Vec::new();
        let mut columns = [(true, "Lot"), (false, ""), (false, ""), (false, "")];
        let mut rows = Vec::new();
        for (index, steps) in &lots {
            let mut row = vec![cell(&place::short_name(*index))];
            for (step, column) in steps.iter().zip(&mut columns[1..]) {
                row.push(match step {
                    Some(step) => cell(&format!("{} ({})", step.result, step.expression())),
                    None => cell(&none()),
                });
                if let (Some(step), false) = (step, column.0) {
                    *column = (true, step.label);
                    items.push(format!("{} : {}.", step.label, step.formula()));
                }
            }
            rows.push(row);
        }
        self.section("Ce que représentent les heures");
        self.list(&items);
        self.table(&columns, rows);
    }

    pub(super) fn tranches(&mut self) {
        let is_split = |figures: &Figures| {
            (figures.tranches.iter()).any(|(tranche, _)| *tranche != Tranche::Firm)
        };
        let mut rows = Vec::new();
        let (mut all_split, mut certain) = (true, true);
        for (index, figures) in self.figures() {
            all_split &= is_split(figures);
            for (tranche, hours) in figures.tranches.iter().filter(|_| is_split(figures)) {
                certain &= hours.is_certain();
                let mut row = hours_row(cell(&tranche.to_string()), *hours, Inline::text);
                row.insert(0, cell(&place::short_name(index)));
                rows.push(row);
            }
        }
        if rows.is_empty() {
            return;
        }
        self.section("Tranches et reconductions");
        let mut words = "Les heures d’une tranche optionnelle ne sont dues que si elle est affermie, celles d’une reconduction que si elle a lieu.".to_string();
        if !all_split && self.estimate.total.is_some() {
            words += " Les autres lots sont fermes en entier.";
        }
        self.say(&words);
        self.table(
            &[
                (self.has_lots(), "Lot"),
                (true, "Tranche"),
                (!certain, "Valeur basse"),
                (true, if certain { "Heures" } else { "Valeur centrale" }),
                (!certain, "Valeur haute"),
            ],
            rows,
        );
    }

    pub(super) fn way_back(&mut self) {
        let ready: Vec<(usize, &Figures, &Reverse)> = self
            .figures()
            .filter_map(|(index, figures)| Some((index, figures, figures.reverse.as_deref()?)))
            .collect();
        if ready.is_empty() {
            return;
        }
        self.section("De l’objectif au taux");
        for (index, figures, reverse) in ready {
            let objective = format!(
                "{}l’objectif de {}",
                self.before(index, &[]),
                reverse.target
            );
            let words = match (reverse.hours, reverse.rate) {
                (Some(_), Some(rate)) => {
                    let used = self.rate_in_words(index, figures);
                    format!("{objective} représente un taux de {rate}.{used}")
                }
                (Some(_), None) => format!(
                    "{objective} dépasse les heures de main-d’œuvre à pourvoir : aucun taux ne permet de l’atteindre."
                ),
                (None, _) => format!(
                    "{objective} ne se traduit pas en heures : il manque « {} ».",
                    Field::Duration.label()
                ),
            };
            self.say(&place::sentence(&words));
            if !reverse.trace.is_empty() {
                let steps = reverse.trace.iter();
                self.steps(steps.map(|step| (step.label.to_string(), step)));
            }
        }
    }

    /// What becomes of the rate that an objective means.
    fn rate_in_words(&self, index: usize, figures: &Figures) -> String {
        let mut rates = figures
            .parts
            .iter()
            .map(|part| part.coefficients.rate.span.central());
        let used = rates.next();
        let mut words = String::new();
        if let (Some(used), true) = (used, rates.all(|rate| Some(rate) == used)) {
            words = format!(" Le calcul des heures garde le taux de {used}.");
        }
        let terms = &self.contract.lots[index].framework;
        let is_free = terms.hours.is_none() || terms.step.is_none();
        if figures.framework.is_some() && is_free {
            words += " Le ratio de l’accord-cadre suit l’objectif.";
        }
        words
    }
}
