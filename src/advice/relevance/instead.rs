//! What to do instead of a clause of hours on every lot.

use super::points::{names, small_lots};
use super::{Mark, Point, PointKind, Relevance, Verdict};
use crate::advice::actions::SEEN;
use crate::advice::{Facts, Source, code, hours_of, is_less, is_under};
use crate::contract::Mechanism;
use crate::estimate::{Convention, Value};
use crate::law::Ccag;
use crate::quantity::Exact;

const LOTS: &str = "Guide sur les aspects sociaux de la commande publique (OECP, juillet 2018, lu par extraits) : choisir les lots";
const TRAINING: &str =
    "Guide « Achats numériques responsables » (DINUM et DAE), fiches bureautique et réseaux";

/// Something else than a clause of hours on every lot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlternativeKind {
    /// Lots put together.
    GroupLots,
    /// The clause on the lots with enough work only.
    ChooseLots,
    /// Social actions.
    SocialAction,
    /// The State's clause sociale de formation.
    TrainingClause,
    /// A lot reserved to structures of insertion or of disabled workers.
    ReservedLot,
    /// A criterion of award, beside the condition.
    Criterion,
    /// Another social condition of execution.
    OtherCondition,
    /// None, with its reasons where the law wants them.
    NoClause,
}

/// What to do instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// What.
    pub kind: AlternativeKind,
    /// How, in French.
    pub text: String,
    /// Where it is from.
    pub source: Source,
}

/// What else there is. Each alternative has its own reason; a lot under a week has its own even
/// where the clause is relevant.
pub(super) fn of(facts: &Facts, relevance: &Relevance) -> Vec<Alternative> {
    use AlternativeKind as A;
    let mut found = Vec::new();
    // The buyer has chosen what to do instead.
    if facts.goes_another_way() {
        return found;
    }
    let mut propose = |kind, text: String, source: Source| {
        found.push(Alternative { kind, text, source });
    };
    let due = facts.due();
    let under_a_week = due.is_some_and(|hours| is_under(hours, Convention::OneWeek));
    let week = hours_of(Convention::OneWeek);

    let (small, lots) = (small_lots(facts), facts.kept.len());
    if !small.is_empty() && lots > 1 {
        propose(
            A::GroupLots,
            format!(
                "Regroupez des lots, s’ils peuvent l’être : {} sous {week}. Le code veut en principe des lots séparés dès que les prestations se distinguent.",
                if small.len() == 1 {
                    format!("{} est", names(facts, &small))
                } else {
                    format!("{} sont", names(facts, &small))
                }
            ),
            format!("{} ; {}", Convention::OneWeek.source(), code(&["L2113-10"])).into(),
        );
        if small.len() < lots {
            propose(
                A::ChooseLots,
                format!(
                    "Ne gardez la clause que sur les lots d’au moins {week}, et gardez au dossier le motif des lots écartés."
                ),
                LOTS.into(),
            );
        }
    }
    let against = |point: &Point| matches!(point.mark, Mark::Reservation | Mark::Unfavourable);
    let all_left_out = facts.kept.is_empty();
    let nothing_against = !relevance.points.iter().any(against);
    if relevance.verdict == Verdict::Relevant || nothing_against && !all_left_out {
        return found;
    }
    let mut propose = |kind, text: &str, source: Source| {
        let text = text.to_string();
        found.push(Alternative { kind, text, source });
    };
    // What people in insertion cannot do they cannot do in a reserved lot either.
    let suits = relevance.mark(PointKind::Services) != Mark::Unfavourable
        && relevance.mark(PointKind::Site) != Mark::Unfavourable;

    // What a lot does already is not proposed.
    let is_new = |is: fn(Mechanism) -> bool| !facts.any_lot(is);

    if (under_a_week || facts.is_qualified()) && is_new(Mechanism::has_actions) {
        propose(
            A::SocialAction,
            "Proposez une action sociale à la place des heures : rencontre avec des demandeurs d’emploi, stage, parrainage, formation de sensibilisation. Nous n’en avons lu la clause que dans un marché informatique.",
            SEEN.into(),
        );
    }
    let amount = facts.sum(|figures| figures.amount);
    if let (true, Some(amount)) = (facts.contract.ccag() == Some(Ccag::Tic), amount) {
        let text = format!(
            "Étudiez la clause sociale de formation des marchés de l’État, à la place de la clause d’heures : l’accueil de jeunes de 16 à 25 ans sans qualification, sous statut scolaire ; pour {} HT, au moins {}.",
            Value::Euros(amount),
            training_hours(amount)
        );
        propose(A::TrainingClause, &text, TRAINING.into());
    }
    let offered = relevance.mark(PointKind::Offer) != Mark::Unfavourable;
    if suits && offered && is_new(Mechanism::is_reserved) {
        propose(
            A::ReservedLot,
            "Réservez le marché, ou un lot, aux entreprises adaptées et aux ESAT, ou aux structures d’insertion par l’activité économique. À notre lecture, la réservation tient alors lieu de clause d’heures.",
            code(&["L2113-12", "L2113-13"]),
        );
    }
    let criterion = is_new(Mechanism::has_criterion);
    if suits && offered && criterion && !under_a_week && !all_left_out {
        propose(
            A::Criterion,
            "Ajoutez un critère sur la qualité de l’action d’insertion, ou sur plus d’heures que le minimum : objectif, précis, lié au marché ou à ses conditions d’exécution, à côté d’un critère au moins sur l’environnement. À notre lecture, un critère seul ne remplit pas l’obligation, qui porte sur les conditions d’exécution.",
            format!(
                "{} ; {} ; guide de l’État « Achats numériques responsables »",
                code(&["L2152-7"]),
                code(&["L2112-2-1"])
            )
            .into(),
        );
    }
    let hardly = relevance.verdict == Verdict::HardlyRelevant || all_left_out;
    if hardly || !offered {
        propose(
            A::OtherCondition,
            "Écrivez une autre condition sociale ou d’emploi. À notre lecture, la loi demande une condition relative au domaine social ou à l’emploi, pas forcément des heures.",
            code(&["L2112-2-1"]),
        );
    }
    if hardly {
        propose(
            A::NoClause,
            "Ou aucune. Sous les seuils européens, la condition sociale est facultative ; au-dessus, elle ne manque que dans quatre cas (solution immédiatement disponible, lien insuffisant avec l’objet, concurrence restreinte ou exécution difficile, travaux de moins de six mois), et vous en gardez les motifs au dossier.",
            code(&["L2112-2", "L2112-2-1"]),
        );
    }
    found
}

/// The least hours of the State's clause sociale de formation: up to so many euros invoiced in all,
/// so many hours.
static TRAINING_HOURS: [(i128, i128); 3] = [(100_000, 150), (200_000, 300), (400_000, 450)];
/// … and over them.
const MOST_TRAINING_HOURS: i128 = 900;

fn training_hours(amount: Exact) -> Value {
    let row = TRAINING_HOURS
        .iter()
        .find(|(most, _)| !is_less(Exact::whole(*most), amount));
    Value::Hours(Exact::whole(
        row.map_or(MOST_TRAINING_HOURS, |(_, hours)| *hours),
    ))
}
