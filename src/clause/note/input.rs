//! What was put in: the contract, then lot by lot and part by part.

use super::{Note, Row, cell, lot_name, none, source};
use crate::contract::{At, Field, Line, Part, TakenOver};
use crate::document::Inline;

impl Note<'_> {
    pub(super) fn inputs(&mut self) {
        let contract = self.contract;
        let is_known = |part: &Part| part.trade.is_some() || part.amount.is_some();
        let parts: Vec<(usize, usize)> = self.kept_parts().collect();
        if !parts
            .iter()
            .any(|(lot, part)| is_known(&contract.lots[*lot].parts[*part]))
        {
            return;
        }
        self.section("Données du marché");
        let mut items = Vec::new();
        let mut give =
            |field: Field, value: &str| items.push(format!("{} : {value}.", field.label()));
        give(Field::Technique, contract.technique.label());
        match (contract.nature, contract.nature()) {
            (Some(nature), _) => give(Field::Nature, nature.label()),
            (None, Some(nature)) => {
                give(
                    Field::Nature,
                    &format!("{} (celle du métier)", nature.label()),
                );
            }
            (None, None) => {}
        }
        if let Some(months) = contract.duration {
            give(Field::Duration, &months.to_string());
        }
        if let Some(months) = contract.firm_duration {
            give(Field::FirmDuration, &months.to_string());
        }
        if let Some(programme) = contract.programme {
            let own = contract.own_programme.name.as_ref().map(Line::as_str);
            let name = own.unwrap_or(programme.label());
            match contract.minimum_rate() {
                Some((_, rate)) => {
                    give(
                        Field::Programme,
                        &format!("{name}, au moins {rate} des heures"),
                    );
                }
                None => give(Field::Programme, name),
            }
        }
        self.list(&items);

        let durations = parts
            .iter()
            .any(|(lot, _)| contract.lots[*lot].duration.is_some());
        let rows = parts.iter().map(|(lot, part)| self.input_row(*lot, *part));
        let columns = [
            (self.has_places(), self.place_header()),
            (true, "Métier"),
            (true, Field::Amount.label()),
            (self.has_tranches(), "Tranche"),
            (durations, "Durée"),
            (true, Field::Share.label()),
            (true, Field::Cost.label()),
            (true, Field::Rate.label()),
        ];
        let rows = rows.collect();
        self.table(&columns, rows);
        self.staff(&parts);
    }

    fn input_row(&self, index: usize, number: usize) -> Row {
        let lot = &self.contract.lots[index];
        let part = &lot.parts[number];
        let at = At {
            lot: index,
            part: number,
        };
        let figures = self.estimate.lots[index].figures();
        let used = figures.map(|figures| &figures.parts[number].coefficients);
        let asked = |field: Field, known: Option<String>| match known {
            Some(known) => cell(&known),
            None if self.reading.problem(at, field).is_some() => {
                vec![Inline::strong("à corriger")]
            }
            None => vec![Inline::blank(field.key(), field.label())],
        };
        // Without figures only what the buyer gave is known.
        let known = |used: Option<String>, own: Option<String>| used.or(own).unwrap_or_else(none);
        let of_work = |known: String| match part.taken_over {
            Some(_) => cell("sans objet"),
            None => cell(&known),
        };
        vec![
            cell(&if lot.parts.len() == 1 {
                lot_name(self.contract, index)
            } else {
                self.place(index, number)
            }),
            asked(
                Field::Trade,
                part.trade.map(|trade| trade.label.to_string()),
            ),
            asked(Field::Amount, part.amount.map(|amount| amount.to_string())),
            cell(&part.tranche.to_string()),
            cell(&known(
                None,
                self.contract
                    .duration_of(lot)
                    .map(|months| months.to_string()),
            )),
            of_work(known(
                used.map(|of| of.share.span.central().to_string()),
                part.share.map(|share| share.to_string()),
            )),
            of_work(known(
                used.map(|of| of.cost.span.central().to_string()),
                part.cost.map(|cost| cost.to_string()),
            )),
            cell(&known(
                used.map(|of| of.rate.span.central().to_string()),
                lot.rate.map(|rate| rate.to_string()),
            )),
        ]
    }

    /// What is known of the staff taken over.
    fn staff(&mut self, parts: &[(usize, usize)]) {
        let asked = |field: Field, known: Option<String>| match known {
            Some(known) => cell(&known),
            None => vec![Inline::blank(field.key(), field.label())],
        };
        let mut rows = Vec::new();
        for (index, number) in parts {
            let lot = &self.contract.lots[*index];
            let part = &lot.parts[*number];
            let Some(method) = part.taken_over else {
                continue;
            };
            let price = (part.staff_price.is_some() || method == TakenOver::Cleaning)
                .then(|| source::staff_price(part, method));
            rows.push(vec![
                cell(&self.place(*index, *number)),
                asked(
                    Field::StaffHours,
                    part.staff_hours.map(|hours| hours.to_string()),
                ),
                asked(Field::StaffPrice, price),
            ]);
        }
        if rows.is_empty() {
            return;
        }
        self.say("Du personnel est repris du marché précédent : ses heures sont déduites d’abord, selon la méthode P.A.C.T. de la branche de la propreté, et le taux d’insertion ne porte que sur le travail nouveau. La part de main-d’œuvre et le coût horaire du barème n’entrent alors pas dans le calcul.");
        self.table(
            &[
                (self.has_places(), self.place_header()),
                (true, "Heures mensuelles du personnel repris (S)"),
                (true, "Prix d’une heure (C)"),
            ],
            rows,
        );
    }
}
