//! Social actions in the place of hours, for services whose people are often qualified.

use super::{Facts, Remark};
use crate::contract::{Field, Mechanism};
use crate::estimate::{Severity, Value};
use crate::law::{Law, Topic};
use crate::quantity::Exact;

/// Where the choice, its list and its penalty were read.
pub const SEEN: &str =
    "CCAP 2025, État (Service central Vigicrues), accord-cadre informatique « Aquaréel »";

/// A social action that was seen in a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SocialAction {
    /// What it is, in French.
    pub label: &'static str,
    /// How many hours it takes; none when the parties agree on that.
    pub hours: Option<u16>,
    /// Whether those hours are a minimum.
    pub at_least: bool,
}

impl SocialAction {
    /// « parrainage d'une personne (6 h) ».
    #[must_use]
    pub fn text(&self) -> String {
        let Some(hours) = self.hours else {
            return self.label.to_string();
        };
        let hours = Value::Hours(Exact::whole(hours.into()));
        let least = if self.at_least { " au moins" } else { "" };
        format!("{} ({hours}{least})", self.label)
    }
}

/// The actions of « Aquaréel », with their durations.
static LIST: [SocialAction; 5] = [
    action(
        "demi-journée de rencontre avec des demandeurs d’emploi",
        Some(3),
        false,
    ),
    action("accueil d’une personne en stage", Some(35), true),
    action("parrainage d’une personne", Some(6), false),
    action("formation de sensibilisation", Some(3), false),
    action("autre action convenue", None, false),
];

const fn action(label: &'static str, hours: Option<u16>, at_least: bool) -> SocialAction {
    SocialAction {
        label,
        hours,
        at_least,
    }
}

/// The hours of the shortest and of the longest action that was seen.
#[must_use]
pub fn seen_hours() -> (u16, u16) {
    let hours = || LIST.iter().filter_map(|action| action.hours);
    let (shortest, longest) = (hours().min(), hours().max());
    (shortest.unwrap_or_default(), longest.unwrap_or_default())
}

/// How social actions stand to a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionsState {
    /// The contract suits them and the buyer has not said: proposed.
    Proposed,
    /// The contract suits them and leaves the choice to the contractor.
    Chosen,
    /// Chosen for a contract of another kind.
    Unsuited,
    /// Chosen, and what is bought is not known yet.
    ToSpecify,
}

/// Social actions in the place of hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SocialActions {
    /// How they stand to the contract.
    pub state: ActionsState,
    /// How many: those of a year for each year of performance, in proportion for a part of one and
    /// rounded up, as the article has it; one a year where the buyer has not said. Only where they were
    /// chosen and the duration is known.
    pub count: Option<u16>,
    /// Those that were seen.
    pub list: &'static [SocialAction],
    /// What there is to say.
    pub remarks: Vec<Remark>,
}

/// Nothing while the buyer asks for hours, and nothing for other contracts while they are not
/// chosen.
pub(super) fn of(facts: &Facts) -> Option<SocialActions> {
    let contract = facts.contract;
    let known = contract.nature().is_some() || contract.ccag().is_some();
    let chosen = contract.mechanism.is_some_and(Mechanism::has_actions);
    let only_actions = contract.mechanism == Some(Mechanism::Actions);
    let state = match (facts.is_qualified(), contract.mechanism) {
        (true, _) if chosen => ActionsState::Chosen,
        (true, None) => ActionsState::Proposed,
        (false, _) if chosen && known => ActionsState::Unsuited,
        (false, _) if chosen => ActionsState::ToSpecify,
        _ => return None,
    };
    let say = |text: String| Remark::new(Severity::Information, text, SEEN);
    let mut remarks = Vec::new();
    let mut count = None;
    match state {
        ActionsState::Proposed => remarks.push(
            say("Les personnes qui font ces prestations sont souvent qualifiées. Vous pouvez laisser au titulaire le choix entre des heures d’insertion et une action sociale par année d’exécution.".to_string())
                .asking(Field::Mechanism),
        ),
        ActionsState::Unsuited => remarks.push(
            Remark::new(
                Severity::Warning,
                "Le choix entre heures et actions sociales n’a été lu que dans un marché informatique, où les personnes sont souvent qualifiées. Vos prestations sont d’une autre nature : demandez des heures, ou voyez avec le facilitateur.".to_string(),
                SEEN,
            )
            .asking(Field::Mechanism),
        ),
        ActionsState::ToSpecify => remarks.push(
            say("Le choix entre heures et actions sociales convient à des prestations intellectuelles ou informatiques. Que faites-vous faire ?".to_string())
                .asking(Field::Nature),
        ),
        ActionsState::Chosen => {
            let yearly = contract.mechanism_terms.actions.unwrap_or(1);
            count = facts
                .months()
                .map(|months| months.saturating_mul(yearly).div_ceil(12));
            let number = match (count, facts.months()) {
                (Some(count), Some(months)) => {
                    let plural = if count == 1 {
                        "action sociale"
                    } else {
                        "actions sociales"
                    };
                    let each = if yearly == 1 {
                        "une".to_string()
                    } else {
                        yearly.to_string()
                    };
                    // One a year is one for each year that has begun.
                    let begun = if yearly == 1 { " commencée" } else { "" };
                    let actions =
                        format!("{count} {plural} sur {months} mois, {each} par année{begun}");
                    let hours = facts.hours().map_or_else(
                        || "les heures d’insertion".to_string(),
                        |hours| format!("{hours} d’insertion"),
                    );
                    say(if only_actions {
                        format!("En tout, {actions}.")
                    } else {
                        format!("Au choix du titulaire : {actions}, ou {hours}.")
                    })
                }
                _ => say("Une action sociale par année commencée : quelle est la durée du marché ?".to_string() + facts.unread(Field::Duration.into()))
                    .asking(Field::Duration),
            };
            remarks.push(number);
        }
    }
    if matches!(state, ActionsState::Chosen | ActionsState::Proposed) {
        let mut seen = String::from("Actions vues");
        for (index, action) in LIST.iter().enumerate() {
            seen += if index == 0 { " : " } else { " ; " };
            seen += &action.text();
        }
        remarks.push(say(seen + "."));
        if contract.terms.penalty_action.is_none() {
            remarks.push(say(
                "Pénalité par action non réalisée : à fixer (vu : 500 €).".to_string(),
            ));
        }
    }
    if let (ActionsState::Chosen, false, Some(ccag)) = (state, only_actions, contract.ccag()) {
        let law = Law::builtin();
        let source = format!(
            "{}, art. {}",
            law.ccag(ccag).short,
            law.article(ccag, Topic::Insertion)
        );
        remarks.push(Remark::new(
            Severity::Information,
            "Écrivez aussi le nombre d’heures : le CCAG le demande aux documents du marché."
                .to_string(),
            source,
        ));
    }
    Some(SocialActions {
        state,
        count,
        list: &LIST,
        remarks,
    })
}
