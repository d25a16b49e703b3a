//! Frameworks: the ratio, what it makes due, year by year.

use super::{Note, cell, hours_at_estimate, none, place, trigger_in_words};
use crate::contract::Field;
use crate::document::{Block, Inline};
use crate::estimate::{Due, Figures, Framework, Step, Value};

impl<'a> Note<'a> {
    fn with_framework(&self) -> Vec<(usize, &'a Figures, &'a Framework)> {
        let lots = self.figures();
        lots.filter_map(|(index, figures)| Some((index, figures, figures.framework.as_deref()?)))
            .collect()
    }

    /// The ratio of each lot and what it makes due.
    pub(super) fn ratios(&mut self) {
        let ready = self.with_framework();
        if ready.is_empty() {
            return;
        }
        let due = |due: &Due| format!("{} pour {}", due.hours, Value::Euros(due.amount));
        let mut rows = Vec::new();
        for (index, _, framework) in &ready {
            let of = self.contract.of_ratio();
            let ratio = format!("{} pour {} {of}", framework.hours, framework.step);
            let mut mode = framework.mode.label();
            if of == "HT" {
                mode = mode.trim_end_matches(" facturé");
            }
            rows.push(vec![
                cell(&place::short_name(*index)),
                vec![Inline::strong(&ratio)],
                cell(mode),
                trigger_in_words(framework),
                cell(&due(&framework.at_estimate)),
                cell(&framework.at_maximum.as_ref().map_or_else(none, due)),
            ]);
        }
        let total = hours_at_estimate(self.estimate);
        if let (Some(hours), true) = (total, self.has_lots()) {
            let mut row = vec![Vec::new(); 6];
            row[0] = vec![Inline::strong("Total")];
            row[4] = vec![Inline::strong(&hours.to_string())];
            rows.push(row);
        }
        let mut maxima = ready.iter().map(|(.., framework)| &framework.at_maximum);
        self.table(
            &[
                (self.has_lots(), "Lot"),
                (true, "Ratio"),
                (true, Field::RatioMode.label()),
                (true, Field::Trigger.label()),
                (true, "Montant estimé"),
                (maxima.any(Option::is_some), Field::Maximum.label()),
            ],
            rows,
        );
    }

    /// The steps to the ratios and to what they make due.
    pub(super) fn frameworks(&mut self) {
        let ready = self.with_framework();
        if ready.is_empty() {
            return;
        }
        self.section("Ratio et heures dues");
        for (index, figures, framework) in ready {
            if self.has_lots() {
                self.blocks.push(Block::heading(4, &self.long_name(index)));
            }
            self.framework(index, figures, framework);
            self.years(framework);
        }
    }

    fn framework(&mut self, index: usize, figures: &Figures, framework: &'a Framework) {
        let terms = &self.contract.lots[index].framework;
        match (terms.hours, terms.step) {
            (Some(_), Some(_)) => self.say("Les deux termes du ratio sont ceux de l’acheteur."),
            (Some(_), None) => self.say("Le nombre d’heures du ratio est celui de l’acheteur ; le montant est le montant rond qui s’accorde le mieux avec le calcul."),
            (None, _) => {}
        }
        let estimated = &framework.at_estimate;
        let maximum = framework.at_maximum.as_ref();
        let of = [
            ("Ratio", framework.trace.as_slice()),
            ("Montant estimé", estimated.trace.as_slice()),
            ("Montant maximum", maximum.map_or(&[], |due| &due.trace)),
        ];
        let named = |(about, steps): (&str, &'a [Step])| {
            let about = about.to_string();
            (steps.iter()).map(move |step| (format!("{about} : {}", step.label), step))
        };
        self.steps(of.into_iter().flat_map(named));
        let computed = figures.hours.central();
        if estimated.hours != computed {
            let wanted = figures.reverse.as_ref().filter(|back| back.rate.is_some());
            let cause = match wanted {
                _ if framework.trace.is_empty() => "du ratio choisi par l’acheteur".to_string(),
                Some(back) => format!("de l’objectif de l’acheteur ({})", back.target),
                None => "de l’arrondi du ratio".to_string(),
            };
            self.say(&format!(
                "Au montant estimé, le ratio donne {} et le calcul sans ratio {computed}. C’est le ratio qui s’applique ; l’écart vient {cause}.",
                estimated.hours
            ));
        }
    }

    fn years(&mut self, framework: &Framework) {
        if framework.years.is_empty() {
            return;
        }
        self.say(if framework.years_are_even {
            "Échéancier indicatif : faute de montants par année, le montant estimé est réparti également sur la durée."
        } else {
            "Échéancier, d’après les montants par année que prévoit l’acheteur :"
        });
        let rows = framework.years.iter().enumerate().map(|(number, year)| {
            vec![
                cell(&(number + 1).to_string()),
                cell(&Value::Euros(year.amount).to_string()),
                cell(&Value::Euros(year.cumulated).to_string()),
                cell(&year.hours.to_string()),
                cell(&year.cumulated_hours.to_string()),
            ]
        });
        let columns = [
            "Année",
            "Montant facturé",
            "Montant cumulé",
            "Heures de l’année",
            "Heures cumulées",
        ];
        self.table(&columns.map(|name| (true, name)), rows.collect());
    }
}
