//! What each of the six points says.

use super::{Mark, Point, PointKind};
use crate::advice::{Ask, Facts, Kept, Source, hours_of, is_less, is_under, whole_hours};
use crate::bareme::Nature;
use crate::contract::{Answered, At, Buyer, Constraints, Field, TakenOver, Technique};
use crate::estimate::{Convention, Outcome, PartFigures, Value};
use crate::quantity::{Exact, Hours, Span, listed};
use std::fmt::Write as _;

/// La Rochelle's four points.
const CLUB: &str = "Club de l’Achat Social et Solidaire (La Rochelle) : regarder les prestations, la taille du marché, le volume d’heures et les contraintes techniques du site";
const SIZE: &str = "Club de l’Achat Social et Solidaire (La Rochelle), taille du marché. Aucun seuil de montant n’est publié : convention de Clausule, la taille se juge aux heures, 35 h par lot";
const OFFER: &str = "Guide sur les aspects sociaux de la commande publique (OECP, juillet 2018, lu par extraits) : adapter la clause aux personnes disponibles sur le territoire";
const DURATION: &str =
    "Convention de Clausule : sans seuil publié, la durée ne s’oppose pas à la clause";

fn point(kind: PointKind, mark: Mark, text: String, source: impl Into<Source>) -> Point {
    Point {
        kind,
        mark,
        text,
        source: source.into(),
        asks: None,
    }
}

fn question(
    facts: &Facts,
    kind: PointKind,
    text: &str,
    source: impl Into<Source>,
    ask: Ask,
) -> Point {
    let text = format!("{text}{}", facts.unread(ask));
    Point {
        asks: Some(ask),
        ..point(kind, Mark::ToSpecify, text, source)
    }
}

/// A point that the buyer answers: its question, then the three answers.
fn answered<T>(
    facts: &Facts,
    kind: PointKind,
    field: Field,
    answer: Option<T>,
    words: impl Fn(T) -> (Mark, &'static str),
    asked: &str,
    source: &'static str,
) -> Point {
    match answer.map(words) {
        Some((mark, text)) => point(kind, mark, text.to_string(), source),
        None => question(facts, kind, asked, source, field.into()),
    }
}

pub(super) fn services(facts: &Facts) -> Point {
    answered(
        facts,
        PointKind::Services,
        Field::Services,
        facts.contract.services,
        |answer| match answer {
            Answered::Yes => (
                Mark::Favourable,
                "D’après vous, les prestations se prêtent à l’accueil de personnes en insertion.",
            ),
            Answered::Partly => (
                Mark::Reservation,
                "D’après vous, une partie des prestations s’y prête : dites laquelle dans le périmètre de la clause.",
            ),
            Answered::No => (
                Mark::Unfavourable,
                "D’après vous, les prestations ne se prêtent pas à l’accueil de personnes en insertion.",
            ),
        },
        "Les prestations peuvent-elles être faites, au moins en partie, par des personnes en insertion ?",
        CLUB,
    )
}

pub(super) fn site(facts: &Facts) -> Point {
    answered(
        facts,
        PointKind::Site,
        Field::Site,
        facts.contract.site,
        |answer| match answer {
            Constraints::None => (
                Mark::Favourable,
                "D’après vous, aucune contrainte du site ne gêne l’accueil de personnes en insertion.",
            ),
            Constraints::Some => (
                Mark::Reservation,
                "D’après vous, le site a des contraintes qui s’organisent : annoncez-les dans la consultation (habilitations, horaires, accès).",
            ),
            Constraints::Blocking => (
                Mark::Unfavourable,
                "D’après vous, des contraintes du site empêchent l’accueil de personnes en insertion.",
            ),
        },
        "Le site a-t-il des contraintes techniques : habilitations, sécurité, horaires, accès ?",
        CLUB,
    )
}

pub(super) fn offer(facts: &Facts) -> Point {
    answered(
        facts,
        PointKind::Offer,
        Field::Offer,
        facts.contract.offer,
        |answer| match answer {
            Answered::Yes => (
                Mark::Favourable,
                "D’après vous, le territoire a les personnes et les structures qu’il faut.",
            ),
            Answered::Partly => (
                Mark::Reservation,
                "D’après vous, le territoire a une partie de l’offre : faites confirmer le nombre d’heures par le facilitateur.",
            ),
            Answered::No => (
                Mark::Unfavourable,
                "D’après vous, le territoire n’a pas l’offre qu’il faut : il reste l’embauche directe par le titulaire.",
            ),
        },
        "Le territoire a-t-il des personnes et des structures pour ce métier ? Le facilitateur le sait.",
        OFFER,
    )
}

/// The amount has no published threshold: it is judged by the hours of work in it, and by the hours
/// of insertion of each lot.
pub(super) fn size(facts: &Facts) -> Point {
    let kind = PointKind::Size;
    let labour = facts.sum(|figures| figures.labour);
    let amount = facts.sum(|figures| figures.amount);
    let Some((labour, amount)) = labour.zip(amount).filter(|_| !facts.kept.is_empty()) else {
        return without_hours(facts, kind, SIZE);
    };
    let mut parts = facts.kept.iter().flat_map(|kept| &kept.lot.parts);
    let new = parts.any(|part| part.taken_over.is_some());
    let mut text = format!(
        "{} HT, {} de travail{}",
        Value::Euros(amount),
        whole_hours(labour),
        if new { " nouveau" } else { "" }
    );
    let lots = facts.kept.len();
    if lots > 1 {
        let noun = if facts.has_phases() { "phases" } else { "lots" };
        let _ = write!(text, ", {lots} {noun}");
    }
    let week = hours_of(Convention::OneWeek);
    let small = small_lots(facts);
    let mark = if is_less(labour, Exact::whole(Convention::OneWeek.value())) {
        let _ = write!(
            text,
            " : moins d’une semaine ({week}), même en confiant tout à l’insertion."
        );
        Mark::Unfavourable
    } else if small.is_empty() {
        let each = match (lots, facts.has_phases()) {
            (1, _) => "",
            (_, true) => " dans chaque phase",
            (_, false) => " dans chaque lot",
        };
        let _ = write!(text, " : au moins une semaine d’insertion ({week}){each}.");
        Mark::Favourable
    } else if lots == 1 {
        let _ = write!(text, " : l’insertion y tient moins d’une semaine ({week}).");
        Mark::Reservation
    } else {
        let _ = write!(
            text,
            " : moins d’une semaine d’insertion ({week}) pour {}.",
            names(facts, &small)
        );
        Mark::Reservation
    };
    point(kind, mark, text, SIZE)
}

/// « le lot n° 1 et le lot n° 3 »: as many as can be read, then their number.
pub(super) fn names(facts: &Facts, lots: &[&Kept]) -> String {
    const MOST: usize = 5;
    if lots.len() > MOST {
        let noun = if facts.has_phases() { "phases" } else { "lots" };
        return format!("{} {noun}", lots.len());
    }
    let names: Vec<String> = lots.iter().map(|kept| facts.name(kept)).collect();
    listed(&names)
}

/// The lots that carry the clause with less than a week of insertion.
pub(super) fn small_lots<'a>(facts: &'a Facts) -> Vec<&'a Kept<'a>> {
    let is_small = |kept: &&Kept| {
        kept.due()
            .is_some_and(|hours| is_under(hours, Convention::OneWeek))
    };
    facts.kept.iter().filter(is_small).collect()
}

pub(super) fn hours(facts: &Facts) -> Point {
    let kind = PointKind::Hours;
    let Some((total, due)) = facts.estimate.total.zip(facts.due()) else {
        return without_hours(facts, kind, CLUB);
    };
    let central = total.central();
    if central == Hours::ZERO && due == Hours::ZERO {
        let text = if facts.kept.iter().all(all_taken_over) {
            "Aucune heure d’insertion : le personnel repris tient déjà tout le travail."
        } else if facts.contract.technique != Technique::Ordinary {
            "Aucune heure d’insertion : le ratio ne donne aucune heure due au montant estimé."
        } else {
            "Aucune heure d’insertion, aux taux choisis."
        };
        return point(
            kind,
            Mark::Unfavourable,
            text.to_string(),
            Convention::OneWeek.source(),
        );
    }
    let firm = facts.estimate.firm.map_or(central, |firm| firm.central());
    let mut text = volume(central, total);
    if firm != central {
        let _ = write!(text, ", dont {firm} fermes");
    }
    text += match facts.contract.technique {
        Technique::Ordinary => "",
        Technique::Orders => " par le ratio, au montant estimé, au fur et à mesure des factures",
        Technique::Subsequent => {
            " par le ratio, au montant estimé, au fur et à mesure des marchés subséquents"
        }
    };
    let (mark, meaning, convention) = if is_under(due, Convention::OneWeek) {
        (
            Mark::Unfavourable,
            " : moins d’une semaine de travail, pas d’emploi utile.",
            Convention::OneWeek,
        )
    } else if facts.kept.iter().all(cleaning_staff_taken_over)
        && is_under(due, Convention::CleaningLeast)
    {
        (
            Mark::Unfavourable,
            " : sous ce volume, la branche de la propreté déconseille la clause.",
            Convention::CleaningLeast,
        )
    } else if firm != central && is_under(firm, Convention::OneWeek) {
        (
            Mark::Reservation,
            " : sans les tranches optionnelles et les reconductions, moins d’une semaine de travail.",
            Convention::OneWeek,
        )
    } else if is_under(due, Convention::ShortAssignments) {
        (
            Mark::Reservation,
            " : des missions courtes, par une association intermédiaire (AI), une entreprise de travail temporaire d’insertion (ETTI) ou un groupement d’employeurs (GEIQ).",
            Convention::ShortAssignments,
        )
    } else {
        (
            Mark::Favourable,
            " : de quoi proposer des contrats de travail et des parcours de formation.",
            Convention::ShortAssignments,
        )
    };
    point(kind, mark, text + meaning, convention.source())
}

/// « 833 h d'insertion (de 700 h à 900 h) ».
fn volume(central: Hours, total: Span<Hours>) -> String {
    let mut text = format!("{central} d’insertion");
    if !total.is_certain() {
        let _ = write!(text, " (de {} à {})", total.low(), total.high());
    }
    text
}

fn all_taken_over(kept: &Kept) -> bool {
    kept.figures()
        .is_some_and(|figures| figures.parts.iter().all(PartFigures::all_taken_over))
}

/// Whether the whole lot is computed by the cleaning branch's method.
fn cleaning_staff_taken_over(kept: &Kept) -> bool {
    let mut parts = kept.lot.parts.iter();
    parts.all(|part| part.taken_over == Some(TakenOver::Cleaning))
}

/// The question for what the hours would tell: the first answer that is missing or wrong.
fn without_hours(facts: &Facts, kind: PointKind, source: &'static str) -> Point {
    if facts.kept.is_empty() {
        return question(
            facts,
            kind,
            "Tous les lots sont écartés : il n’y a pas d’heures à juger. Un lot doit-il porter la clause ?",
            source,
            Field::Kept.into(),
        );
    }
    let unknown = facts.kept.iter().find(|kept| kept.figures().is_none());
    let ask = unknown.map_or(Ask::from(Field::Amount), |kept| missing(facts, kept));
    let words = match ask.field {
        Field::Amount => "quel est le montant HT",
        Field::Trade => "quel est le métier",
        field => {
            return question(
                facts,
                kind,
                &format!(
                    "Il manque une réponse pour le calcul : « {} ».",
                    field.label()
                ),
                source,
                ask,
            );
        }
    };
    let of = if facts.contract.lots.len() > 1 {
        let part = if facts.has_phases() {
            "la phase"
        } else {
            "le lot"
        };
        format!("Pour {part} n° {}, {words} ?", ask.at.lot + 1)
    } else {
        format!("Pour compter les heures, {words} ?")
    };
    question(facts, kind, &of, source, ask)
}

/// The first answer that a lot lacks, or that is wrong, and the part it is in.
fn missing(facts: &Facts, kept: &Kept) -> Ask {
    let at = |part| At {
        lot: kept.index,
        part,
    };
    match kept.outcome {
        Outcome::Missing(fields) => {
            let field = fields.first().copied().unwrap_or(Field::Amount);
            let part = kept.lot.parts.iter().position(|part| match field {
                Field::Amount => part.amount.is_none(),
                Field::Trade => part.trade.is_none(),
                Field::StaffHours => part.taken_over.is_some() && part.staff_hours.is_none(),
                Field::StaffPrice => {
                    part.taken_over == Some(TakenOver::Own) && part.staff_price.is_none()
                }
                _ => true,
            });
            Ask {
                field,
                at: at(part.unwrap_or_default()),
            }
        }
        Outcome::Wrong(fields) => {
            let field = fields.first().copied().unwrap_or(Field::Amount);
            let mut problems = facts.reading.problems.iter();
            let found = problems.find_map(|problem| {
                let at = problem.at.filter(|at| at.lot == kept.index)?;
                (problem.field == field).then_some(at)
            });
            Ask {
                field,
                at: found.unwrap_or(at(0)),
            }
        }
        Outcome::Impossible(_) | Outcome::LeftOut | Outcome::Ready(_) => Ask {
            field: Field::Amount,
            at: at(0),
        },
    }
}

pub(super) fn duration(facts: &Facts) -> Point {
    let kind = PointKind::Duration;
    // Short works are a case of the code for public contracts alone, and not for those of defence.
    let procedure = &facts.contract.procedure;
    let exempted = !matches!(procedure.buyer, Some(Buyer::Grantor | Buyer::Private))
        && procedure.defence != Some(true);
    let nature = facts.contract.nature();
    let source = match nature {
        _ if !exempted => DURATION,
        None | Some(Nature::Travaux) => Convention::ShortWorks.source(),
        Some(_) => DURATION,
    };
    let Some(months) = facts.months() else {
        let asked = "Combien de mois dure l’exécution, reconductions comprises ?";
        return question(facts, kind, asked, source, Field::Duration.into());
    };
    let least = Convention::ShortWorks.value();
    let short = i128::from(months) < least;
    let (mark, text) = match (nature, short) {
        _ if !exempted => (
            Mark::Favourable,
            format!("{months} mois. Aucune durée minimale n’est publiée pour ce contrat."),
        ),
        (None, true) => {
            let asked = format!("{months} mois, moins de {least} : s’agit-il de travaux ?");
            return question(facts, kind, &asked, source, Field::Nature.into());
        }
        (Some(Nature::Travaux), true) => (
            Mark::Reservation,
            format!(
                "{months} mois : moins de {least} mois de travaux, un des quatre cas où, au-dessus des seuils européens, l’acheteur peut se passer de condition sociale, en gardant ses motifs."
            ),
        ),
        (None | Some(Nature::Travaux), false) => (
            Mark::Favourable,
            format!(
                "{months} mois, au moins {least} : les travaux plus courts sont un cas à part."
            ),
        ),
        (Some(_), _) => (
            Mark::Favourable,
            format!("{months} mois. Aucune durée minimale n’est publiée hors des travaux."),
        ),
    };
    point(kind, mark, text, source)
}
