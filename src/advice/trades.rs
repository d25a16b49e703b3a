//! Tension trades, and contracts of works only: good to know, never in the way.

use super::{Facts, Remark};
use crate::bareme::Nature;
use crate::estimate::Severity;

/// Trades of building, eco-construction, structural and finishing works, by their identifiers in
/// the barème. Public works and landscaping are none of them.
pub(super) static TENSION: [&str; 17] = [
    "batiment_tce",
    "gros_oeuvre",
    "charpente_bois",
    "charpente_metal",
    "couverture",
    "etancheite",
    "facade_ite",
    "menuiserie_exterieure",
    "menuiserie_interieure",
    "serrurerie",
    "platrerie",
    "sols",
    "peinture",
    "plomberie",
    "cvc",
    "electricite",
    "ascenseurs",
];

pub(super) fn of(facts: &Facts) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut found: Vec<String> = Vec::new();
    for part in facts.kept.iter().flat_map(|kept| &kept.lot.parts) {
        if let Some(trade) = part.trade.filter(|trade| TENSION.contains(&trade.id)) {
            let quoted = format!("« {} »", trade.label);
            if !found.contains(&quoted) {
                found.push(quoted);
            }
        }
    }
    if !found.is_empty() {
        let one = found.len() == 1;
        remarks.push(Remark::new(
            Severity::Information,
            format!(
                "{} : {} où l’on cherche à placer des personnes (bâtiment, écoconstruction, gros œuvre, second œuvre). Voyez avec le facilitateur ce qu’il en est sur votre territoire.",
                crate::quantity::listed(&found),
                if one { "métier en tension" } else { "métiers en tension" }
            ),
            "ActivitY’ : métiers en tension",
        ));
    }
    if facts.nature() == Some(Nature::Travaux) {
        remarks.push(Remark::new(
            Severity::Information,
            "Cette clause ne porte que sur des travaux. En 2020, les travaux représentaient 56 % des équivalents temps plein (ETP) des clauses, et les marchés réservés 8 % ; 82 % des personnes étaient des hommes, 23 % des habitants de QPV. Des marchés de services, des lots réservés ou des métiers plus féminisés toucheraient d’autres personnes.".to_string(),
            "Tour de France de la clause sociale, chiffres 2020",
        ));
    }
    remarks
}
