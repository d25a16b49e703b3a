//! What a list of contracts says of each: enough to tell it from the others.

use super::{Estimate, Outcome};
use crate::contract::{Contract, Lot};
use crate::quantity::{Exact, Hours, NO_BREAK_SPACE, Rounding, integer};

impl Estimate {
    /// « 3 lots · 1 250 000 € HT · 2 700 h »: the number of lots where there are several, the amounts added,
    /// and the central hours, or why there are none. Amounts in whole euros, half up.
    #[must_use]
    pub fn in_brief(&self, contract: &Contract) -> Vec<String> {
        let mut said = Vec::new();
        if contract.lots.len() > 1 {
            said.push(format!("{} lots", contract.lots.len()));
        }
        let amounts: Vec<Exact> = contract.lots.iter().filter_map(Lot::amount).collect();
        let amount = Exact::sum(&amounts).and_then(|sum| sum.round(Rounding::NEAREST_HOUR));
        if let Ok(euros @ 1..) = amount {
            said.push(format!("{}{NO_BREAK_SPACE}€ HT", integer(euros)));
        }
        let in_hours =
            |hours: Hours| format!("{}{NO_BREAK_SPACE}h", integer(i128::from(hours.get())));
        let clause = |outcome: &&Outcome| !matches!(outcome, Outcome::LeftOut);
        let asked = self.lots.iter().filter(clause).count();
        let known = self
            .lots
            .iter()
            .filter(|lot| lot.figures().is_some())
            .count();
        said.push(match self.total {
            _ if asked == 0 => "sans heures".to_string(),
            Some(total) => in_hours(total.central()),
            None if known > 0 => format!(
                "{} pour {known} lot{} sur {asked}",
                in_hours(self.so_far.central()),
                if known > 1 { "s" } else { "" }
            ),
            None => "heures à compléter".to_string(),
        });
        said
    }
}

#[cfg(test)]
mod tests {
    use crate::bareme::Bareme;
    use crate::contract::{Field, Form, LotForm};
    use crate::estimate::Estimate;

    #[test]
    fn a_contract_is_told_in_a_few_words() {
        let brief = |form: &Form| {
            let reading = form.read(Bareme::builtin());
            let said = Estimate::of(&reading, Bareme::builtin()).in_brief(&reading.contract);
            said.join(" · ").replace(['\u{a0}', '\u{202f}'], " ")
        };
        let mut form = Form::new();
        assert_eq!(brief(&form), "heures à compléter");
        form.set(0, Field::Trade, "Maçonnerie, gros œuvre, béton armé");
        form.set(0, Field::Amount, "1 000 000,40 €");
        form.set(0, Field::Share, "50 %");
        form.set(0, Field::Cost, "30 €/h");
        assert_eq!(brief(&form), "1 000 000 € HT · 833 h");
        form.lots.push(LotForm::default());
        form.set(1, Field::Amount, "250 000");
        assert_eq!(
            brief(&form),
            "2 lots · 1 250 000 € HT · 833 h pour 1 lot sur 2"
        );
        form.set(0, Field::Mechanism, "none");
        assert_eq!(brief(&form), "2 lots · 1 250 000 € HT · sans heures");
    }
}
