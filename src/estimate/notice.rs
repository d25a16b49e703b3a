//! What to think of a result: sentences with their source, chosen by the figures.

use super::staff::{asks_takeover, is_often_taken_over};
use super::{Convention, Figures, Origin, PartFigures, Value};
use crate::bareme::{Bareme, Grade, Nature};
use crate::contract::{Contract, Field, Frame, Line, Lot, Part, Programme, TakenOver, Tranche};
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
    /// The answer of the lot that settles it, where there is one: its hours are not to be read without it.
    pub asks: Option<Field>,
}

/// What rests on the answers alone.
const ENTERED: &str = "Vos réponses";

/// The trade of the cleaning branch in the barème.
const CLEANING: &str = "nettoyage";

/// The method where staff is taken over.
pub const PACT: &str = "P.A.C.T. Propreté (Fédération des entreprises de propreté) : P = 1 − (S × C) ÷ (A ÷ N) ; P ≤ 0, pas de clause";

/// What hours are while nobody said whether staff is taken over.
pub const TAKEOVER: &str = "Le titulaire reprend-il le personnel en place ? Dans ce métier, cela peut arriver : seul le travail nouveau porte alors des heures. Le calcul compte tout le travail comme nouveau tant que vous n’avez pas répondu : vérifiez-le avant de publier.";

pub(super) fn notices(
    contract: &Contract,
    lot: &Lot,
    bareme: &Bareme,
    figures: &Figures,
) -> Vec<Notice> {
    let (mut warnings, mut information) = (Vec::new(), Vec::new());
    if lot.parts.iter().any(asks_takeover) {
        warnings.push(Notice {
            severity: Severity::Warning,
            text: TAKEOVER.to_string(),
            source: PACT,
            asks: Some(Field::TakenOver),
        });
    }
    let mut say = |severity, text: String, source: &'static str| {
        let notices = match severity {
            Severity::Warning => &mut warnings,
            Severity::Information => &mut information,
        };
        notices.push(Notice {
            severity,
            text,
            source,
            asks: None,
        });
    };

    let mut advised_against = false;
    let all_taken_over = figures.parts.iter().all(PartFigures::all_taken_over);
    if all_taken_over {
        say(
            Severity::Warning,
            "Pas de clause d’heures : le personnel repris tient déjà tout le travail (P ≤ 0). Il ne reste pas d’heures à confier à de nouvelles personnes.".to_string(),
            PACT,
        );
    } else {
        for (index, _) in
            (figures.parts.iter().enumerate()).filter(|(_, part)| part.all_taken_over())
        {
            say(
                Severity::Warning,
                format!(
                    "Poste {} : le personnel repris tient déjà tout le travail (P ≤ 0). Ce poste ne porte pas d’heures.",
                    index + 1
                ),
                PACT,
            );
        }
        let cleaning = |part: &PartFigures| part.taken_over() == Some(TakenOver::Cleaning);
        if figures.parts.iter().any(cleaning)
            && i128::from(figures.hours.central().get()) < Convention::CleaningLeast.value()
        {
            advised_against = true;
            say(
                Severity::Warning,
                format!(
                    "Pas de clause d’heures, selon la branche de la propreté : {} d’insertion, c’est sous 150 h.",
                    figures.hours.central()
                ),
                Convention::CleaningLeast.source(),
            );
        }
    }
    let branch_price = |part: &Part| part.taken_over.is_some() && part.staff_price.is_none();
    if lot.parts.iter().any(branch_price) {
        say(
            Severity::Information,
            "Le prix d’une heure est celui de la branche de la propreté.".to_string(),
            Convention::CleaningPrice.source(),
        );
    }

    let foreign = |part: &Part| {
        part.taken_over == Some(TakenOver::Cleaning)
            && part.trade.is_some_and(|trade| trade.id != CLEANING)
    };
    if lot.parts.iter().any(foreign) {
        say(
            Severity::Warning,
            "Les constantes de la branche de la propreté servent ici à un autre métier. Choisissez « Oui : autre métier, avec vos chiffres » et indiquez le prix d’une heure.".to_string(),
            Convention::CleaningPrice.source(),
        );
    }
    // What the branch or the method says of the volume stands above.
    if !advised_against && !all_taken_over {
        let (severity, text, convention) = volume(figures.due().central());
        say(severity, text, convention.source());
    }
    if let Some(framework) = &figures.framework
        && !framework.years_are_even
        && let Some(last) = framework.years.last()
    {
        let maximum = framework.at_maximum.as_ref().map(|due| due.amount);
        let over = |most: Exact| last.cumulated.minus(most).is_ok_and(Exact::is_positive);
        if maximum.is_some_and(over) {
            say(
                Severity::Warning,
                format!(
                    "Les montants par année font {} en tout, plus que le montant maximum. Corrigez l’un des deux.",
                    Value::Euros(last.cumulated)
                ),
                ENTERED,
            );
        } else if last.cumulated != figures.amount {
            say(
                Severity::Information,
                format!(
                    "Les montants par année font {} en tout ; le montant estimé est de {}.",
                    Value::Euros(last.cumulated),
                    Value::Euros(figures.amount)
                ),
                ENTERED,
            );
        }
    }
    let renewed = lot
        .parts
        .iter()
        .any(|part| matches!(part.tranche, Tranche::Renewal(_)));
    if let (Some(firm), Some(whole)) = (contract.firm_duration, contract.duration_of(lot))
        && firm < whole
        && !renewed
        && figures.framework.is_none()
    {
        say(
            Severity::Warning,
            format!(
                "La période ferme est de {firm} sur {whole}, et toutes les heures sont comptées comme dues dès le départ. Découpez le montant en postes, un par reconduction : leurs heures ne seront dues que si le marché est reconduit."
            ),
            ENTERED,
        );
    }

    if let Some(framework) = &figures.framework
        && framework.hours == Hours::ZERO
        && figures.hours.central() > Hours::ZERO
    {
        say(
            Severity::Warning,
            format!(
                "Le ratio est de {} pour {} : aucune heure ne sera due. Choisissez un montant plus grand.",
                framework.hours, framework.step
            ),
            "Calcul de Clausule",
        );
    }

    let rate = &figures.coefficients().rate;
    if i128::from(rate.span.central().basis_points()) > Convention::HighRate.value() {
        say(
            Severity::Warning,
            format!(
                "Un taux de {} dépasse tous les usages publiés : la clause peut devenir disproportionnée. Vérifiez avec le facilitateur que les entreprises peuvent la tenir.",
                rate.span.central()
            ),
            Convention::HighRate.source(),
        );
    }
    if let Some((programme, minimum)) = contract.minimum_rate() {
        let own = contract.own_programme.name.as_ref().map(Line::as_str);
        let name = match programme {
            Programme::Own => own.unwrap_or("propre à l’acheteur"),
            programme => programme.label(),
        };
        if rate.span.central() < minimum {
            say(
                Severity::Warning,
                format!(
                    "Le taux de {} est sous le minimum de {minimum} que demande la charte « {name} ». Relevez le taux, ou retirez la charte.",
                    rate.span.central()
                ),
                programme.source(),
            );
        } else {
            let own_publics = contract.own_programme.publics.as_ref().map(Line::as_str);
            let publics = match programme {
                Programme::Own => own_publics.unwrap_or_default(),
                programme => programme.publics(),
            };
            let publics = if publics.is_empty() {
                String::new()
            } else {
                format!(" Publics : {publics}.")
            };
            say(
                Severity::Information,
                format!("La charte « {name} » demande au moins {minimum} des heures.{publics}"),
                programme.source(),
            );
        }
        if !programme.period().is_empty() {
            say(
                Severity::Information,
                programme.period().to_string(),
                programme.source(),
            );
        }
    } else if contract.programme == Some(Programme::Own) {
        say(
            Severity::Warning,
            "Indiquez le taux minimum de votre charte : sans lui, elle ne change pas le calcul."
                .to_string(),
            Programme::Own.source(),
        );
    }
    if let Some(reverse) = &figures.reverse
        && reverse
            .rate
            .is_some_and(|rate| i128::from(rate.basis_points()) > Convention::HighRate.value())
    {
        say(
            Severity::Warning,
            format!(
                "L’objectif de {} demande un taux au-dessus de tous les usages publiés : la clause peut devenir disproportionnée.",
                reverse.target
            ),
            Convention::HighRate.source(),
        );
    }

    let nature = contract.nature.or(lot.trade().map(|trade| trade.nature));
    let short = contract
        .duration_of(lot)
        .is_some_and(|months| i128::from(months.get()) < Convention::ShortWorks.value());
    let exempted = !matches!(contract.frame(), Frame::Concession | Frame::Private);
    if nature == Some(Nature::Travaux) && short && exempted {
        say(
            Severity::Information,
            "Au-dessus des seuils européens, l’acheteur peut se passer de condition sociale dans un marché de travaux de moins de six mois ; il en indique alors les motifs.".to_string(),
            Convention::ShortWorks.source(),
        );
    }

    let mut hypothesis = false;
    let mut noted: Vec<&str> = Vec::new();
    for (index, part) in lot.parts.iter().enumerate() {
        let Some(trade) = part.trade else { continue };
        if let Some(first) = contract.nature()
            && contract.nature.is_none()
            && contract.ccag.is_none()
            && matches!(contract.frame(), Frame::Ccag(_))
            && trade.nature != first
        {
            say(
                Severity::Warning,
                format!(
                    "Le métier « {} » relève de la nature « {} », le premier lot de la nature « {} » : le CCAG retenu est celui du premier lot. Choisissez le CCAG du marché.",
                    trade.label,
                    trade.nature.label(),
                    first.label()
                ),
                bareme.name,
            );
        }
        if let Some(nature) = contract.nature
            && index == 0
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
        // Where staff is taken over the barème's coefficients are not used.
        if part.taken_over.is_some() {
            continue;
        }
        let coefficients = &figures.parts[index].coefficients;
        let share = coefficients.share.span.central();
        if coefficients.share.origin == Origin::Own && share.basis_points() <= 100 {
            say(
                Severity::Warning,
                format!(
                    "La part de main-d’œuvre saisie est de {share} : presque rien du montant ne paie du travail. Une part s’écrit en pour cent : 70, et non 0,7."
                ),
                "Valeur saisie par vous",
            );
        }
        let origins = [&coefficients.share.origin, &coefficients.cost.origin];
        let is_own = |origin: &&Origin| matches!(origin, Origin::Own | Origin::House);
        if trade.grade == Grade::H && !origins.iter().all(is_own) && !hypothesis {
            hypothesis = true;
            say(
                Severity::Warning,
                "Aucun chiffre publié n’a été lu pour ce métier : les coefficients sont des hypothèses. Faites-les confirmer par le facilitateur, ou saisissez les vôtres.".to_string(),
                bareme.name,
            );
        }
        if let Some(note) = trade.note
            && !noted.contains(&note)
            && !is_often_taken_over(trade)
        {
            noted.push(note);
            say(Severity::Information, format!("{note}."), bareme.name);
        }
    }
    for part in &figures.parts {
        if let Origin::Published {
            note: Some(note), ..
        } = part.coefficients.rate.origin
            && !noted.contains(&note)
        {
            noted.push(note);
            say(Severity::Information, format!("{note}."), bareme.name);
        }
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
                "{hours}, c’est moins d’une semaine de travail : pas d’emploi utile. Regroupez des lots, préférez une action sociale, ou ne prévoyez pas de clause d’heures."
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
        (
            Severity::Information,
            format!(
                "{hours} permettent de proposer des contrats de travail et des parcours de formation."
            ),
            Convention::ShortAssignments,
        )
    }
}
