//! By which mechanism a contract serves insertion: what fits, why, and what each rests on.

use super::{Duty, OURS, is_concession};
use crate::advice::{Advice, AlternativeKind, Remark, Verdict};
use crate::bareme::Nature;
use crate::contract::{Buyer, Contract, Field, Mechanism, Technique};
use crate::estimate::{Estimate, Outcome, Severity};
use crate::law::{Ccag, Law};

/// How a mechanism fits a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The first to look at.
    Recommended,
    /// Possible.
    Possible,
    /// Against what is known of the contract.
    Unsuited,
}

impl Fit {
    /// « recommandé ».
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Recommended => "recommandé",
            Self::Possible => "possible",
            Self::Unsuited => "peu adapté",
        }
    }
}

/// A mechanism, and what there is to say of it here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MechanismOption {
    /// Which.
    pub mechanism: Mechanism,
    /// How it fits.
    pub fit: Fit,
    /// What it is, why it fits or not, what to be careful of; at least one.
    pub remarks: Vec<Remark>,
}

/// The mechanisms for a contract, in the order of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MechanismAdvice {
    /// Every mechanism that such a contract can have.
    pub options: Vec<MechanismOption>,
}

impl MechanismAdvice {
    /// The one to look at first; none while too little is known.
    #[must_use]
    pub fn recommended(&self) -> Option<&MechanismOption> {
        self.options
            .iter()
            .find(|option| option.fit == Fit::Recommended)
    }

    /// What there is to say of a mechanism; none for one that such a contract cannot have.
    #[must_use]
    pub fn option(&self, mechanism: Mechanism) -> Option<&MechanismOption> {
        self.options
            .iter()
            .find(|option| option.mechanism == mechanism)
    }
}

/// What is known of the contract, for the choice.
struct Known<'a> {
    contract: &'a Contract,
    law: &'a Law,
    /// What is asked of the contract.
    duty: Duty,
    /// Whether a clause of hours is worth it; none while it is not the mechanism looked at.
    verdict: Option<Verdict>,
    /// What the relevance of hours rests on.
    why: Option<(String, String)>,
    /// Intellectual services, IT, maîtrise d'œuvre.
    qualified: bool,
    /// Hours were computed, and there are none.
    no_hours: bool,
    /// What relevance proposes in the place of hours, best first.
    instead: Vec<AlternativeKind>,
}

pub(super) fn of(
    contract: &Contract,
    estimate: &Estimate,
    advice: &Advice,
    law: &Law,
    duty: Duty,
) -> MechanismAdvice {
    let computed = estimate
        .lots
        .iter()
        .any(|lot| matches!(lot, Outcome::Ready(_)));
    let relevance = &advice.relevance;
    let known = Known {
        contract,
        law,
        duty,
        verdict: computed.then_some(relevance.verdict),
        why: computed.then(|| (relevance.text.clone(), relevance.source.to_string())),
        qualified: contract.nature() == Some(Nature::Intellectuel)
            || matches!(contract.ccag(), Some(Ccag::Tic | Ccag::Pi | Ccag::Moe)),
        no_hours: computed
            && estimate
                .total
                .is_some_and(|hours| hours.high() == crate::quantity::Hours::ZERO),
        instead: relevance.instead.iter().map(|one| one.kind).collect(),
    };
    let first = known.first();
    let options = Mechanism::ALL
        .iter()
        .filter(|mechanism| known.can_have(**mechanism))
        .map(|mechanism| {
            let mut fit = known.fit(*mechanism);
            if first == Some(*mechanism) {
                fit = Fit::Recommended;
            }
            MechanismOption {
                mechanism: *mechanism,
                fit,
                remarks: known.remarks(*mechanism, fit),
            }
        });
    MechanismAdvice {
        options: options.collect(),
    }
}

impl Known<'_> {
    /// The mechanism to look at first.
    fn first(&self) -> Option<Mechanism> {
        let verdict = self.verdict?;
        if self.no_hours {
            return None;
        }
        if verdict == Verdict::HardlyRelevant {
            return self.instead.iter().find_map(|kind| match kind {
                AlternativeKind::SocialAction => Some(Mechanism::Actions),
                // Which structures the territory has is the facilitateur's to say.
                AlternativeKind::ReservedLot => Some(Mechanism::ReservedSiae),
                AlternativeKind::NoClause => Some(Mechanism::None),
                _ => None,
            });
        }
        Some(if self.qualified {
            Mechanism::Either
        } else {
            Mechanism::Condition
        })
    }

    /// Whether such a contract can have it at all.
    fn can_have(&self, mechanism: Mechanism) -> bool {
        let private = self.contract.procedure.buyer == Some(Buyer::Private);
        let concession = is_concession(self.contract);
        match mechanism {
            // Reservation and award are the code's.
            _ if private => mechanism.is_condition() || mechanism == Mechanism::None,
            // One cannot reserve a concession to both, and to the social economy no article was read.
            Mechanism::ReservedBoth | Mechanism::ReservedEss | Mechanism::Object => !concession,
            _ => true,
        }
    }

    fn fit(&self, mechanism: Mechanism) -> Fit {
        let hardly = self.verdict == Some(Verdict::HardlyRelevant) || self.no_hours;
        match mechanism {
            Mechanism::Condition | Mechanism::Criterion if hardly => Fit::Unsuited,
            Mechanism::Either | Mechanism::Actions if !self.qualified && !hardly => Fit::Unsuited,
            Mechanism::ReservedEss if !self.is_services() => Fit::Unsuited,
            Mechanism::Object if self.contract.nature() == Some(Nature::Fournitures) => {
                Fit::Unsuited
            }
            _ => Fit::Possible,
        }
    }

    fn is_services(&self) -> bool {
        matches!(
            self.contract.nature(),
            None | Some(Nature::Services | Nature::Intellectuel)
        )
    }

    fn remarks(&self, mechanism: Mechanism, fit: Fit) -> Vec<Remark> {
        let law = self.law;
        let concession = is_concession(self.contract);
        let private = self.contract.procedure.buyer == Some(Buyer::Private);
        let defence = self.contract.procedure.defence == Some(true);
        let execution = match (private, concession) {
            (true, _) => OURS.to_string(),
            (_, true) => law.cite(&["L3114-2"]),
            _ if defence => law.cite(&["L2312-1-1"]),
            _ => law.cite(&["L2112-2", "L2112-3"]),
        };
        // What contracts of defence have instead was not read.
        let reserving = |articles: &[&str]| {
            if defence {
                OURS.to_string()
            } else {
                law.cite(articles)
            }
        };
        let may_be_obliged = matches!(
            self.duty,
            Duty::Compulsory | Duty::ShortWorks | Duty::ToSpecify
        );
        let is_never_obliged = matches!(self.duty, Duty::Defence | Duty::Outside);
        let mut remarks = Vec::new();
        let mut say = |text: &str, source: String, asks: Option<Field>| {
            remarks.push(Remark {
                severity: Severity::Information,
                text: text.to_string(),
                source: source.into(),
                asks: asks.map(Into::into),
            });
        };
        match mechanism {
            Mechanism::Condition => say(
                if self.contract.technique == Technique::Ordinary {
                    "Tous les candidats s’engagent sur le même nombre d’heures, que les documents fixent ; rien n’est noté."
                } else {
                    "Tous les candidats s’engagent sur le même ratio d’heures, que les documents fixent ; rien n’est noté."
                },
                execution.clone(),
                None,
            ),
            Mechanism::Criterion => {
                say(
                    "Les heures sont dues par tous ; le critère compare en plus la qualité de l’action, ou un engagement supérieur. Ce que le candidat retenu promet devient contractuel et ses pénalités le couvrent.",
                    if private {
                        OURS.to_string()
                    } else if concession {
                        law.cite(&["L3114-2", "R3124-4"])
                    } else if defence {
                        law.cite(&["L2312-1-1"])
                    } else {
                        law.cite(&["L2112-2", "R2152-7"])
                    },
                    Some(Field::CriterionWeight),
                );
                self.criterion_cautions(&mut say);
            }
            Mechanism::CriterionOnly => {
                say(
                    if is_never_obliged {
                        "Le critère compare les offres, mais ne fixe aucun minimum."
                    } else {
                        "Le critère compare les offres, mais ne fixe aucun minimum. Au-dessus des seuils il ne répond pas à l’obligation d’une condition d’exécution (notre lecture)."
                    },
                    OURS.to_string(),
                    None,
                );
                self.criterion_cautions(&mut say);
            }
            Mechanism::Either => say(
                "Pour des prestations dont les personnes sont souvent qualifiées : le titulaire choisit entre les heures et des actions sociales, chacune avec sa pénalité.",
                crate::advice::ACTIONS_SEEN.to_string(),
                Some(Field::ActionsCount),
            ),
            Mechanism::Actions => say(
                "Des actions sociales à la place d’heures : rencontre avec des demandeurs d’emploi, stage, parrainage. Le choix laissé entre heures et actions a été lu dans un contrat ; les actions seules sont notre adaptation.",
                format!("{} ; {OURS}", crate::advice::ACTIONS_SEEN),
                Some(Field::ActionsCount),
            ),
            Mechanism::ReservedAdapted => {
                let articles = if concession {
                    vec!["L3113-1", "R3113-1"]
                } else {
                    vec!["L2113-12", "R2113-7"]
                };
                say(
                    "Seuls les entreprises adaptées, les ESAT et les structures équivalentes peuvent répondre, s’ils emploient la part minimale de travailleurs handicapés.",
                    reserving(&articles),
                    Some(Field::ReservedShare),
                );
            }
            Mechanism::ReservedSiae => {
                let articles = if concession {
                    vec!["L3113-2", "R3113-1"]
                } else {
                    vec!["L2113-13", "R2113-7"]
                };
                say(
                    "Seules les structures d’insertion par l’activité économique et les structures équivalentes peuvent répondre, si elles emploient la part minimale de travailleurs défavorisés.",
                    reserving(&articles),
                    Some(Field::ReservedShare),
                );
            }
            Mechanism::ReservedBoth => say(
                "Le marché ou le lot est ouvert aux structures du handicap et à celles de l’insertion, ensemble.",
                reserving(&["L2113-12", "L2113-13", "L2113-14", "R2113-7"]),
                Some(Field::ReservedShare),
            ),
            Mechanism::ReservedPrison => {
                let articles = if concession {
                    vec!["L3113-2-1", "R3113-1"]
                } else {
                    vec!["L2113-13-1", "L2113-14", "R2113-7"]
                };
                say(
                    "Seuls les opérateurs qui produisent en établissement pénitentiaire peuvent répondre ; cette réservation ne se combine pas avec une autre.",
                    reserving(&articles),
                    Some(Field::ReservedShare),
                );
            }
            Mechanism::ReservedEss => say(
                "Seulement pour des marchés portant exclusivement sur les services sociaux et spécifiques d’une liste annexée au code, de trois ans au plus, et pas deux fois de suite à la même entreprise. Vérifiez que votre service est sur la liste.",
                reserving(&["L2113-15", "L2113-16", "R2113-8"]),
                Some(Field::EssListed),
            ),
            Mechanism::Object => say(
                "Vous achetez la qualification et l’insertion ; les travaux ou services en sont le support. Procédure adaptée quelle que soit la valeur ; réponse usuelle d’un atelier ou chantier d’insertion.",
                reserving(&["R2123-1"]),
                None,
            ),
            Mechanism::None => say(
                match self.duty {
                    Duty::Compulsory | Duty::ShortWorks => {
                        "Au-dessus du seuil européen, il faut une des exceptions de la loi et des raisons écrites."
                    }
                    Duty::ToSpecify => {
                        "Sous les seuils, c’est un choix. Au-dessus, il faut une des exceptions de la loi et des raisons écrites."
                    }
                    _ => "Aucune condition sociale n’est obligatoire ici : c’est un choix.",
                },
                match (private, concession) {
                    (true, _) => OURS.to_string(),
                    (_, true) => law.cite(&["L3114-2-1"]),
                    _ if defence => law.cite(&["L2312-1-1"]),
                    _ => law.cite(&["L2112-2-1"]),
                },
                may_be_obliged.then_some(Field::Exception),
            ),
        }
        if mechanism.is_reserved() {
            say(
                "La réservation remplace la clause d’heures : une clause d’heures en plus n’apporte rien. Assurez-vous que des structures peuvent répondre.",
                OURS.to_string(),
                Some(Field::Offer),
            );
            if is_never_obliged {
                // No threshold asks these for a condition.
            } else if mechanism == Mechanism::ReservedEss {
                say(
                    "Au-dessus des seuils, le texte demande une condition d’exécution : cette réservation limite qui peut répondre, mais ne fixe aucune part de travailleurs à maintenir. Prévoyez une condition, ou écrivez vos motifs.",
                    OURS.to_string(),
                    None,
                );
            } else {
                say(
                    "Au-dessus des seuils, le texte demande une condition d’exécution et ne dit pas si une réservation en tient lieu. Les pièces peuvent écrire comme condition le maintien de la part minimale pendant toute l’exécution : selon notre lecture, cela y répond. C’est alors le cas sans réponse de votre part ; sous les seuils, c’est un choix.",
                    format!("{execution} ; {OURS}"),
                    Some(Field::ReservedCondition),
                );
            }
        }
        if fit == Fit::Recommended && mechanism == Mechanism::Either {
            say(
                "Hypothèse de Clausule, à discuter avec le facilitateur : ce choix n’a été lu que dans un seul marché, informatique ; rien n’établit qu’il convienne à toute prestation intellectuelle, ni que ses actions valent les heures. Des heures seules restent possibles : le CCAG admet aussi des personnes qualifiées (jeunes diplômés sans activité depuis six mois, demandeurs d’emploi de plus de 50 ans, travailleurs handicapés, réfugiés), l’alternance, et la sous-traitance à une entreprise adaptée, à une entreprise d’insertion par le travail indépendant ou à un travailleur indépendant handicapé.",
                format!(
                    "{} ; CCAG, clause d’insertion sociale ; {OURS}",
                    crate::advice::ACTIONS_SEEN
                ),
                Some(Field::Mechanism),
            );
        }
        if fit == Fit::Recommended
            && let Some((text, source)) = &self.why
        {
            say(text, source.clone(), None);
        }
        if fit == Fit::Unsuited && self.no_hours && mechanism.has_hours() {
            say(
                "Le calcul ne donne aucune heure d’insertion.",
                OURS.to_string(),
                None,
            );
        }
        remarks
    }

    fn criterion_cautions(&self, say: &mut impl FnMut(&str, String, Option<Field>)) {
        for id in ["isere", "nantes", "ventenac"] {
            if let Some(case) = self.law.case(id) {
                say(
                    case.says,
                    format!("{} (source secondaire : {})", case.name, case.seen),
                    None,
                );
            }
        }
    }
}
