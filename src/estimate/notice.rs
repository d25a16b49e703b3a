//! What to think of a result: sentences with their source, chosen by the figures.

use super::{Convention, Figures, Origin};
use crate::bareme::{Bareme, Grade, Nature};
use crate::contract::{Contract, Lot};
use crate::quantity::{Exact, Hours};

/// How much a notice matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Look at this before publishing.
    Warning,
    /// Good to know.
    Information,
}

/// A sentence about the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How much it matters.
    pub severity: Severity,
    /// What it says.
    pub text: String,
    /// Where it is from.
    pub source: &'static str,
}

pub(super) fn notices(
    contract: &Contract,
    lot: &Lot,
    bareme: &Bareme,
    figures: &Figures,
) -> Vec<Notice> {
    let (mut warnings, mut information) = (Vec::new(), Vec::new());
    let mut say = |severity, text: String, source: &'static str| {
        let notices = match severity {
            Severity::Warning => &mut warnings,
            Severity::Information => &mut information,
        };
        notices.push(Notice {
            severity,
            text,
            source,
        });
    };

    let (severity, text, convention) = volume(figures.hours.central());
    say(severity, text, convention.source());

    let rate = figures.coefficients.rate.span.central();
    if i128::from(rate.basis_points()) > Convention::HighRate.value() {
        say(
            Severity::Warning,
            format!(
                "Un taux de {rate} dépasse tous les usages publiés : la clause peut devenir disproportionnée. Vérifiez avec le facilitateur que les entreprises peuvent la tenir."
            ),
            Convention::HighRate.source(),
        );
    }

    let nature = contract.nature();
    let short = contract
        .duration
        .is_some_and(|months| i128::from(months.get()) < Convention::ShortWorks.value());
    if nature == Some(Nature::Travaux) && short {
        say(
            Severity::Information,
            "Au-dessus des seuils européens, l’acheteur peut se passer de condition sociale dans un marché de travaux de moins de six mois ; il en indique alors les motifs.".to_string(),
            Convention::ShortWorks.source(),
        );
    }

    if let Some(trade) = lot.trade {
        if let Some(nature) = nature
            && nature != trade.nature
        {
            say(
                Severity::Information,
                format!(
                    "Le métier « {} » relève d’habitude de la nature « {} », le marché est déclaré « {} » : vérifiez la nature et le CCAG.",
                    trade.label,
                    trade.nature.label(),
                    nature.label()
                ),
                bareme.name,
            );
        }
        let origins = [
            &figures.coefficients.share.origin,
            &figures.coefficients.cost.origin,
        ];
        if trade.grade == Grade::H && origins.iter().any(|origin| **origin != Origin::Own) {
            say(
                Severity::Warning,
                "Aucun chiffre publié n’a été lu pour ce métier : les coefficients sont des hypothèses. Faites-les confirmer par le facilitateur, ou saisissez les vôtres.".to_string(),
                bareme.name,
            );
        }
        if let Some(note) = &trade.note {
            say(Severity::Information, format!("{note}."), bareme.name);
        }
    }
    if let Origin::Published {
        note: Some(note), ..
    } = &figures.coefficients.rate.origin
    {
        say(Severity::Information, format!("{note}."), bareme.name);
    }

    warnings.append(&mut information);
    warnings
}

/// What can be done with so many hours.
fn volume(hours: Hours) -> (Severity, String, Convention) {
    let under = |convention: Convention| i128::from(hours.get()) < convention.value();
    if hours == Hours::ZERO {
        (
            Severity::Warning,
            "Aucune heure d’insertion : il n’y a pas de clause d’heures à écrire. Étudiez un lot réservé, une action sociale ou une autre considération sociale.".to_string(),
            Convention::OneWeek,
        )
    } else if under(Convention::OneWeek) {
        (
            Severity::Warning,
            format!(
                "{hours}, c’est moins d’une semaine de travail : pas de poste utile. Regroupez des lots, préférez une action sociale, ou ne prévoyez pas de clause d’heures."
            ),
            Convention::OneWeek,
        )
    } else if under(Convention::ShortAssignments) {
        (
            Severity::Information,
            format!(
                "{hours} permettent des missions courtes, par une association intermédiaire (AI), une entreprise de travail temporaire d’insertion (ETTI) ou un groupement d’employeurs (GEIQ)."
            ),
            Convention::ShortAssignments,
        )
    } else {
        let weeks = Exact::from(hours)
            .over(Exact::whole(Convention::OneWeek.value()))
            .map(Exact::to_text)
            .unwrap_or_default();
        (
            Severity::Information,
            format!(
                "{hours} (soit {weeks} semaines de 35 h) permettent de vrais contrats de travail et des parcours de formation."
            ),
            Convention::ShortAssignments,
        )
    }
}
