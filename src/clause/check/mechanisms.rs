//! Risks of the mechanisms that are no plain condition of hours: the choice left to the contractor, insertion as
//! the object; and those of a clause that is for some persons only.

use super::{CheckState, List, Rests};
use crate::advice::{ACTIONS_SEEN, seen_hours};
use crate::assessment::OURS;
use crate::clause::facts::{Facts, LotFacts};
use crate::clause::wording::plain_words;
use crate::clause::{in_words, lot_name};
use crate::contract::{Category, Field, Mechanism, Paragraphs, Publics};
use crate::estimate::Convention;
use crate::quantity::{Euros, Exact, Hours, integer};

/// Where the competence of a buyer for insertion was read.
const COMPETENCE_SEEN: &str =
    "grafie.org et grapho-avocats.com (sources secondaires) ; Lecture de Clausule";

/// What stands on each side of a choice between hours and social actions, in a lot.
struct Balance {
    name: String,
    /// Hours due.
    hours: Hours,
    /// Actions in the whole performance.
    actions: u64,
    /// Hours that those actions take by the contract; none where it does not say.
    taken: Option<u64>,
}

impl Balance {
    fn hours(&self) -> u64 {
        self.hours.get().unsigned_abs()
    }

    /// « 7 % », of the hours due.
    fn part(&self, taken: u64) -> String {
        match taken * 100 / self.hours().max(1) {
            0 => "moins de 1 % des heures".to_string(),
            percent => format!("{percent} % des heures"),
        }
    }
}

/// « 3 actions ».
fn actions_in_words(count: u64) -> String {
    let noun = if count == 1 { "action" } else { "actions" };
    format!("{} {noun}", integer(count.into()))
}

fn hours_of(count: u64) -> String {
    in_words(Hours::new(i64::try_from(count).unwrap_or(i64::MAX)).unwrap_or(Hours::ZERO))
}

fn balance_of(facts: &Facts, lot: &LotFacts) -> Option<Balance> {
    let contract = facts.contract;
    let yearly = u64::from(contract.mechanism_terms.actions?);
    let months = u64::from(contract.duration_of(lot.lot)?.get());
    let hours = lot.figures?.due().central();
    let of_years = |yearly: u64| yearly.saturating_mul(months).div_ceil(12);
    let taken = contract.mechanism_terms.actions_hours;
    Some(Balance {
        name: lot_name(contract, lot.index),
        hours,
        actions: of_years(yearly),
        taken: taken.map(|hours| of_years(hours.get().unsigned_abs())),
    })
}

impl List<'_> {
    /// Whether a contractor could buy himself out of the hours by actions that cost little.
    pub(super) fn balance(&mut self) {
        let facts = self.facts;
        let is_either = |lot: &&LotFacts| lot.mechanism == Mechanism::Either && lot.has_hours;
        let lots: Vec<&LotFacts> = facts.lots.iter().filter(is_either).collect();
        let known = lots.iter().filter_map(|lot| balance_of(facts, lot));
        let known: Vec<Balance> = known.collect();
        if lots.is_empty() {
            return;
        }
        let title = "Équilibre entre heures et actions";
        let terms = &facts.contract.mechanism_terms;
        if known.is_empty() {
            if terms.actions.is_some() && facts.contract.duration.is_none() {
                self.add(
                    CheckState::Missing,
                    title,
                    "Le nombre d’actions dépend de la durée : indiquez-la pour voir ce qu’elles pèsent face aux heures.",
                    OURS,
                    Some(Field::Duration),
                );
            }
            return;
        }
        let (shortest, longest) = seen_hours();
        let mut cheap = Vec::new();
        let mut unknown = Vec::new();
        for one in &known {
            let both = format!(
                "{} : {} contre {}",
                one.name,
                actions_in_words(one.actions),
                in_words(one.hours)
            );
            match one.taken {
                Some(taken) if taken < one.hours() => cheap.push(format!(
                    "{both}, soit {} d’actions ({})",
                    hours_of(taken),
                    one.part(taken)
                )),
                Some(_) => {}
                None => {
                    let most = one.actions * u64::from(longest);
                    let range = format!(
                        "{both}, soit de {} à {} d’actions",
                        hours_of(one.actions * u64::from(shortest)),
                        hours_of(most)
                    );
                    if most < one.hours() {
                        cheap.push(format!("{range} (au plus {})", one.part(most)));
                    } else {
                        unknown.push(range);
                    }
                }
            }
        }
        let seen = format!("{ACTIONS_SEEN}, pour la durée de chaque sorte d’action ; {OURS}");
        if !cheap.is_empty() {
            self.risk(
                title,
                format!("Les actions demandent bien moins que les heures : {}. Un titulaire les choisirait pour se libérer à bon compte. Augmentez leur nombre ou les heures qu’elles demandent, ou gardez les heures seules ; aucun texte n’exige l’égalité, mais l’écart doit pouvoir s’expliquer.", cheap.join(" ; ")),
                seen,
                Field::ActionsCount,
            );
        } else if unknown.is_empty() {
            self.add(
                CheckState::Complete,
                title,
                "Les actions demandent au moins autant d’heures que la clause : le choix n’est pas une échappatoire.",
                OURS,
                Some(Field::ActionsHours),
            );
        } else {
            self.verify(
                title,
                format!("L’équilibre dépend des heures que demandent les actions d’une année, qui restent à compléter : une rencontre de {shortest} heures compterait autant qu’un stage de {longest}. Voyez ce qu’elles pèsent : {}.", unknown.join(" ; ")),
                seen,
                Some(Field::ActionsHours),
            );
        }
        self.balance_of_penalties(&known);
    }

    /// The same of what it costs to do neither.
    fn balance_of_penalties(&mut self, known: &[Balance]) {
        let terms = &self.facts.contract.terms;
        let (Some(of_hour), Some(of_action)) = (terms.penalty_hour, terms.penalty_action) else {
            return;
        };
        let cents =
            |amount, count: u64| i128::from(Euros::from(amount).cents()) * i128::from(count);
        let written = |cents: i128| format!("{} €", Exact::hundredths(cents).to_money_text());
        let cheap = known.iter().filter_map(|one| {
            let (hours, actions) = (cents(of_hour, one.hours()), cents(of_action, one.actions));
            (actions < hours).then(|| {
                format!(
                    "{} : {} pour toutes les actions, {} pour toutes les heures",
                    one.name,
                    written(actions),
                    written(hours)
                )
            })
        });
        let cheap: Vec<String> = cheap.collect();
        if !cheap.is_empty() {
            self.risk(
                "Pénalités du choix",
                format!("Ne rien faire coûterait moins à qui a choisi les actions : {}. Relevez la pénalité par action, ou leur nombre.", cheap.join(" ; ")),
                OURS,
                Field::PenaltyAction,
            );
        }
    }

    /// What a buyer of services of insertion looks at beyond the texts.
    pub(super) fn service(&mut self) {
        let facts = self.facts;
        if !facts.all_hold("object") {
            return;
        }
        let terms = &facts.contract.terms;
        if terms.penalty_service.is_none() {
            self.risk(
                "Pénalité sans montant",
                "Aucun montant pour un service d’insertion non rendu : ce manquement resterait sans pénalité. Fixez-le.",
                OURS,
                Field::PenaltyService,
            );
        }
        let month = Convention::monthly_hours(facts.contract);
        let mut beyond = Vec::new();
        for lot in facts.lots.iter().filter(|lot| lot.is_object()) {
            let (Some(people), Some(hours)) = (lot.lot.object_people, lot.lot.object_hours) else {
                continue;
            };
            let Some(months) = facts.contract.duration_of(lot.lot) else {
                continue;
            };
            let most = Exact::whole(i128::from(people) * i128::from(months.get())).times(month);
            let over = most.and_then(|most| Exact::from(hours).minus(most));
            if over.is_ok_and(Exact::is_positive) {
                beyond.push(format!(
                    "{} ({})",
                    lot_name(facts.contract, lot.index),
                    in_words(hours)
                ));
            }
        }
        if !beyond.is_empty() {
            self.risk(
                "Heures hors de portée",
                format!("Ces personnes ne peuvent pas faire tant d’heures dans la durée, même à temps plein : {}. Réduisez les heures, ou accueillez plus de personnes.", beyond.join(", ")),
                Convention::MonthlyHours.source(),
                Field::ObjectHours,
            );
        }
        if facts.all_hold("code") {
            let source = self.rests(Rests::Code(&["R2123-1", "R2131-14", "R2131-15"], &[]));
            let others = if facts.lots.iter().all(LotFacts::is_object) {
                ""
            } else {
                " Vos autres lots suivent la procédure et la publicité de ce qu’ils achètent (notre lecture)."
            };
            self.verify(
                "Procédure et publicité",
                format!("Procédure adaptée quelle que soit la valeur. Sous le seuil européen propre aux services sociaux, la publicité est adaptée ; à partir de ce seuil, un avis part au Journal officiel de l’Union européenne. Clausule n’a pas lu le montant de ce seuil : vérifiez-le sur Légifrance avant de choisir l’avis.{others}"),
                source,
                Some(Field::Value),
            );
        }
        self.verify(
            "Compétence de l’acheteur",
            "Ces services sont d’ordinaire achetés par un acheteur compétent en matière d’insertion (département, intercommunalité…) : vérifiez que vous l’êtes.",
            COMPETENCE_SEEN,
            None,
        );
    }

    /// What it means to keep only some categories of persons, or to add others.
    pub(super) fn publics(&mut self) {
        let facts = self.facts;
        let terms = &facts.contract.terms;
        if !facts.all_hold("persons") {
            return;
        }
        let own = terms.publics_list.iter().flat_map(Paragraphs::lines);
        let own = own.count();
        if terms.publics == Some(Publics::Widened) && own > 0 {
            self.verify(
                "Publics élargis",
                "La liste du CCAG dit « notamment » : elle peut s’ouvrir à d’autres personnes éloignées de l’emploi, mais pas aux habitants d’un lieu. Convenez du justificatif de chaque catégorie ajoutée avant le début de l’action.",
                OURS,
                Some(Field::PublicsList),
            );
        }
        if terms.publics != Some(Publics::Restricted) {
            return;
        }
        let ticked = &terms.publics_categories;
        let field = if ticked.is_empty() {
            Field::PublicsList
        } else {
            Field::PublicsCategories
        };
        let kept = ticked.len() + own;
        if kept == 0 {
            return;
        }
        if ticked.len() == Category::ALL.len() {
            self.risk(
                "Publics restreints",
                "Toutes les catégories du CCAG sont cochées : la clause ne restreint rien. Choisissez « Toutes les catégories du CCAG », ou n’en gardez que certaines.",
                OURS,
                Field::Publics,
            );
            return;
        }
        if kept == 1 {
            self.risk(
                "Publics trop restreints",
                "La clause ne vise plus qu’une catégorie : assurez-vous avec le facilitateur que des personnes sont disponibles, ou faites-en une priorité.",
                OURS,
                field,
            );
        }
        if own == 0 && ticked.iter().all(|one| one.is_of_structure()) && facts.all_hold("counted") {
            self.risk(
                "Moyen imposé",
                "Seules restent des personnes accompagnées dans une structure : le titulaire ne pourrait plus embaucher lui-même, ce qui revient à imposer le moyen. Gardez aussi des catégories de personnes éloignées de l’emploi.",
                OURS,
                field,
            );
        }
        let of_qpv = |words: &str| {
            plain_words(words).contains(" qpv ") || plain_words(words).contains(" prioritaires ")
        };
        let mut lines = terms.publics_list.iter().flat_map(Paragraphs::lines);
        if facts.all_hold("qpv_priority") && !ticked.contains(&Category::Qpv) && !lines.any(of_qpv)
        {
            self.risk(
                "Priorité sans effet",
                "La priorité va aux habitants des quartiers prioritaires, mais la clause ne garde pas cette catégorie : ceux qui n’en ont pas d’autre ne comptent pas. Gardez-la, ou retirez la priorité.",
                OURS,
                field,
            );
        }
        let law = self.rests(Rests::Code(&["L2112-2-1"], &["L3114-2-1"]));
        let source = match facts.frame {
            _ if !facts.all_hold("public") => OURS.to_string(),
            _ => format!("{law} ; {} ; {OURS}", self.case("pays_loire")),
        };
        self.verify(
            "Publics restreints",
            format!("{kept} {} : les autres personnes que le CCAG admet ne comptent plus. Moins il en reste pour le même nombre d’heures, plus la clause risque d’être hors de proportion, de restreindre la concurrence et de rendre l’exécution difficile. Le choix se justifie par l’objet du marché ; faites confirmer par le facilitateur que des personnes sont disponibles.",
                if kept == 1 { "catégorie gardée" } else { "catégories gardées" }),
            source,
            Some(field),
        );
    }

    /// Until when the charter of a programme holds.
    pub(super) fn programme(&mut self) {
        let facts = self.facts;
        if let Some(programme) = facts.contract.programme
            && !programme.period().is_empty()
        {
            self.verify(
                "Terme de la charte NPNRU",
                programme.period(),
                programme.source(),
                Some(Field::Programme),
            );
        }
    }
}
