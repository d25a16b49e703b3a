//! Why a lot has no hours to count: what it does instead.

use crate::contract::{Contract, Frame, Lot, Mechanism};
use crate::law::Law;

/// What a lot does instead of hours, in a sentence, with its source where the code has one. None for a lot
/// whose mechanism is a number of hours.
#[must_use]
pub fn instead_of_hours(contract: &Contract, lot: &Lot) -> Option<String> {
    let is_concession = contract.frame() == Frame::Concession;
    let (this, it, reserved) = match (contract.lots.len(), is_concession) {
        (1, true) => (
            "Cette concession",
            "toute la concession est confiée",
            "réservée",
        ),
        (1, false) => ("Ce marché", "tout le marché est confié", "réservé"),
        (_, true) => ("Cette phase", "toute la phase est confiée", "réservée"),
        (_, false) => ("Ce lot", "tout le lot est confié", "réservé"),
    };
    let mechanism = contract.mechanism_of(lot);
    let (to, one, articles) = match mechanism {
        Mechanism::Condition | Mechanism::Criterion | Mechanism::Either => return None,
        Mechanism::ReservedAdapted => (
            "aux entreprises adaptées (EA) et aux ESAT",
            "à une structure qui emploie une part minimale de travailleurs handicapés",
            ["L2113-12", "L3113-1"],
        ),
        Mechanism::ReservedSiae => (
            "aux structures d’insertion par l’activité économique (SIAE)",
            "à une structure qui emploie une part minimale de travailleurs défavorisés",
            ["L2113-13", "L3113-2"],
        ),
        Mechanism::ReservedBoth => (
            "aux EA, aux ESAT et aux structures d’insertion (SIAE) ensemble",
            "à une structure qui emploie une part minimale de travailleurs handicapés ou défavorisés",
            ["L2113-14", ""],
        ),
        Mechanism::ReservedPrison => (
            "aux opérateurs qui produisent en établissement pénitentiaire",
            "à un opérateur qui y emploie une part minimale de personnes détenues",
            ["L2113-13-1", "L3113-2-1"],
        ),
        Mechanism::ReservedEss => (
            "aux entreprises de l’économie sociale et solidaire",
            "à l’une d’elles",
            ["L2113-15", ""],
        ),
        Mechanism::Actions => {
            return Some(format!(
                "{this} demande des actions sociales au lieu d’heures d’insertion : il n’y a pas d’heures à compter."
            ));
        }
        Mechanism::CriterionOnly => {
            return Some(format!(
                "{this} compare les offres sur l’insertion, par un critère seul, sans fixer d’heures : il n’y a pas d’heures à compter."
            ));
        }
        Mechanism::Object => {
            return Some(format!(
                "{this} a l’insertion pour objet même : c’est la prestation achetée, il n’y a pas d’heures à compter en plus."
            ));
        }
        Mechanism::None => {
            return Some(match contract.lots.len() {
                1 => "Le marché est indiqué comme ne portant pas la clause : il n’y a pas d’heures à calculer.".to_string(),
                _ => format!("{this} ne porte pas la clause."),
            });
        }
    };
    let article = articles[usize::from(is_concession)];
    let source = if article.is_empty() {
        String::new()
    } else {
        format!(" {}.", Law::builtin().cite(&[article]))
    };
    Some(format!(
        "{this} est {reserved} {to} : il n’y a pas d’heures à compter, {it} {one}.{source}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bareme::Bareme;
    use crate::contract::{Field, Form, LotForm};

    fn said(answers: &[(Field, &str)], lots: usize) -> Option<String> {
        let mut form = Form::new();
        form.lots.resize(lots, LotForm::default());
        for (field, typed) in answers {
            form.set(0, *field, *typed);
        }
        let contract = form.read(Bareme::builtin()).contract;
        instead_of_hours(&contract, &contract.lots[0])
    }

    #[test]
    fn a_contract_without_hours_says_what_it_is() {
        let cases = [
            (
                "reserved_adapted",
                "Ce marché est réservé aux entreprises adaptées (EA) et aux ESAT : il n’y a pas d’heures à compter, tout le marché est confié à une structure qui emploie une part minimale de travailleurs handicapés. Code de la commande publique, art. L. 2113-12.",
            ),
            (
                "reserved_siae",
                "Ce marché est réservé aux structures d’insertion par l’activité économique (SIAE) : ",
            ),
            (
                "reserved_both",
                "Ce marché est réservé aux EA, aux ESAT et aux structures d’insertion (SIAE) ensemble : ",
            ),
            (
                "reserved_prison",
                "Ce marché est réservé aux opérateurs qui produisent en établissement pénitentiaire : ",
            ),
            (
                "reserved_ess",
                "Ce marché est réservé aux entreprises de l’économie sociale et solidaire : ",
            ),
            (
                "actions",
                "Ce marché demande des actions sociales au lieu d’heures d’insertion : ",
            ),
            (
                "criterion_only",
                "Ce marché compare les offres sur l’insertion, par un critère seul, ",
            ),
            ("object", "Ce marché a l’insertion pour objet même : "),
            (
                "none",
                "Le marché est indiqué comme ne portant pas la clause : ",
            ),
        ];
        for (mechanism, beginning) in cases {
            let text = said(&[(Field::Mechanism, mechanism)], 1).expect("a sentence");
            assert!(text.starts_with(beginning), "{text}");
        }
        for mechanism in ["", "condition", "criterion", "either"] {
            assert_eq!(said(&[(Field::Mechanism, mechanism)], 1), None);
        }
    }

    #[test]
    fn a_lot_and_a_concession_are_called_what_they_are() {
        let reserved = (Field::Mechanism, "reserved_siae");
        let of_lot = said(&[reserved], 2).expect("a sentence");
        assert!(of_lot.starts_with("Ce lot est réservé aux structures d’insertion"));
        assert!(of_lot.contains("tout le lot est confié"));
        let concession = said(&[reserved, (Field::Buyer, "grantor")], 1).expect("a sentence");
        assert!(concession.starts_with("Cette concession est réservée aux"));
        assert!(concession.contains("art. L. 3113-2"), "{concession}");
        assert_eq!(
            said(&[(Field::Kept, "no")], 2).as_deref(),
            Some("Ce lot ne porte pas la clause.")
        );
    }
}
