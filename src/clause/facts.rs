//! Everything a text can ask of one contract.

use super::Inputs;
use super::publication::{has_condition, is_reserved, serves_as_condition};
use crate::assessment::Duty;
use crate::contract::{
    Buyer, Contract, CriterionAim, DataController, Documents, Exception, Field, FormalNotice,
    Frame, GroupForm, GroupPenalties, Holders, LeadMember, Lot, Mechanism, PenaltyCap, Pooling,
    Programme, Publics, Qpv, SmallPenalties, SubsequentBase, Technique, Training, Tranche,
};
use crate::estimate::{Estimate, Figures, Outcome};
use crate::law::{Law, Topic};
use crate::quantity::{Euros, Hours};

/// A contract as its texts see it.
pub(super) struct Facts<'a> {
    pub inputs: &'a Inputs<'a>,
    pub contract: &'a Contract,
    pub estimate: &'a Estimate,
    pub law: &'a Law,
    pub frame: Frame,
    /// Each lot with its mechanism, in order.
    pub lots: Vec<LotFacts<'a>>,
}

/// A lot as the texts see it.
pub(super) struct LotFacts<'a> {
    pub index: usize,
    pub lot: &'a Lot,
    pub mechanism: Mechanism,
    /// Whether such a contract can have that mechanism.
    pub available: bool,
    pub figures: Option<&'a Figures>,
    /// Whether it makes hours due, as far as is known.
    pub has_hours: bool,
    /// Whether it has one holder or several, in a framework.
    pub holders: Option<Holders>,
    /// Whether it is reserved with a share of workers that the contract keeps as a condition of
    /// execution.
    pub keeps_share: bool,
}

/// Nothing is asked of a lot's contractor: no mechanism, or hours that come to nothing.
pub(super) fn is_free(lot: &LotFacts) -> bool {
    let only_hours = lot.mechanism == Mechanism::Condition;
    lot.mechanism == Mechanism::None || (only_hours && !lot.has_hours)
}

/// Whether a lot of a framework has several holders.
pub(super) fn has_several_holders(lot: &LotFacts) -> bool {
    lot.holders == Some(Holders::Several)
}

/// A point of the CCAP that departs from an article of the CCAG.
pub(super) struct Derogation {
    /// The title of the point.
    pub heading: &'static str,
    /// The article's number; none while the CCAG is not known.
    pub article: Option<String>,
    /// What differs.
    pub what: &'static str,
}

/// Whether a condition holds.
type Holds = fn(&Facts) -> bool;

/// The conditions that stipulations and texts may name.
pub(super) const CONDITIONS: &[(&str, Holds)] = &[
    // What the contract builds on.
    ("ccag", |f| {
        matches!(f.frame, Frame::Ccag(_) | Frame::Unknown)
    }),
    ("alone", |f| f.frame == Frame::Alone),
    ("concession", |f| f.frame == Frame::Concession),
    ("private", |f| !f.is_public()),
    ("public", |f| f.is_public()),
    // The part of the code that its articles are of: contracts of defence and concessions have their own.
    ("code", |f| f.all_hold("public !concession !defence")),
    ("uncoded", |f| f.all_hold("!code !concession")),
    // Its form.
    ("ordinary", |f| f.contract.technique == Technique::Ordinary),
    ("framework", |f| f.contract.technique != Technique::Ordinary),
    ("subsequent", |f| {
        f.contract.technique == Technique::Subsequent
    }),
    ("orders", |f| f.contract.technique == Technique::Orders),
    // A framework's hours at its maximum are known.
    ("at_maximum", |f| {
        super::hours_at_maximum(f.estimate).is_some()
    }),
    ("defence", |f| f.contract.procedure.defence == Some(true)),
    ("lots", |f| f.contract.lots.len() > 1),
    // Phases of a concession that have hours by year.
    ("yearly", |f| {
        f.frame == Frame::Concession
            && f.with_hours().any(|lot| {
                let hours = lot.figures.map(|figures| figures.hours.central());
                hours.is_some_and(|hours| f.yearly(lot, hours).is_some())
            })
    }),
    ("some_lots", |f| {
        f.lots.iter().any(|lot| !lot.has_hours) && f.lots.iter().any(|lot| lot.has_hours)
    }),
    ("tranches", |f| {
        let kept = f.lots.iter().filter(|lot| lot.has_hours);
        let mut parts = kept.flat_map(|lot| &lot.lot.parts);
        parts.any(|part| part.tranche != Tranche::Firm)
    }),
    ("optional", |f| {
        f.has_tranche(|tranche| matches!(tranche, Tranche::Optional(_)))
    }),
    ("renewals", |f| {
        f.has_tranche(|tranche| matches!(tranche, Tranche::Renewal(_)))
    }),
    ("one_number", |f| {
        !f.all_hold("lots") && !f.all_hold("tranches") && f.all_hold("ordinary")
    }),
    // Its mechanisms.
    ("mechanism", |f| {
        f.lots.iter().any(|lot| {
            lot.has_hours || (lot.mechanism != Mechanism::None && !lot.mechanism.has_hours())
        })
    }),
    ("condition", |f| {
        f.all_hold("hours") || f.all_hold("actions")
    }),
    ("hours", |f| f.lots.iter().any(|lot| lot.has_hours)),
    ("actions", |f| f.any(Mechanism::has_actions)),
    ("either", |f| f.any(|one| one == Mechanism::Either)),
    ("only_actions", |f| f.any(|one| one == Mechanism::Actions)),
    ("criterion", |f| f.any(Mechanism::has_criterion)),
    ("criterion_only", |f| {
        f.any(|one| one == Mechanism::CriterionOnly)
    }),
    ("criterion_condition", |f| {
        f.any(|one| one == Mechanism::Criterion)
    }),
    ("criterion_unknown", |f| {
        f.contract.mechanism_terms.criterion_aim.is_none()
    }),
    ("one_criterion_part", |f| {
        let parts = f.contract.mechanism_terms.criterion_parts.as_ref();
        parts.is_some_and(|parts| parts.lines().count() == 1)
    }),
    ("criterion_hours", |f| {
        let aim = f.contract.mechanism_terms.criterion_aim;
        aim.is_some_and(|aim| aim.key() != "quality")
    }),
    ("criterion_quality", |f| {
        let aim = f.contract.mechanism_terms.criterion_aim;
        aim.is_some_and(|aim| aim.key() != "hours")
    }),
    ("reserved", |f| f.any(Mechanism::is_reserved)),
    ("reserved_adapted", |f| {
        f.any(|one| one == Mechanism::ReservedAdapted)
    }),
    ("reserved_siae", |f| {
        f.any(|one| one == Mechanism::ReservedSiae)
    }),
    ("reserved_both", |f| {
        f.any(|one| one == Mechanism::ReservedBoth)
    }),
    ("reserved_prison", |f| {
        f.any(|one| one == Mechanism::ReservedPrison)
    }),
    ("reserved_ess", |f| {
        f.any(|one| one == Mechanism::ReservedEss)
    }),
    // A share of workers is asked for by every reservation but that to the social economy.
    ("reserved_share", |f| {
        f.any(|one| one.is_reserved() && one != Mechanism::ReservedEss)
    }),
    ("object", |f| f.any(|one| one == Mechanism::Object)),
    // Penalties that the CCAG does not have.
    ("own_penalties", |f| {
        ["actions", "promises", "object"]
            .iter()
            .any(|one| f.all_hold(one))
    }),
    // Notices ask of these whether they are performed in a programme of sheltered employment.
    ("sheltered", |f| {
        f.is_public() && (f.all_hold("reserved_share") || f.all_hold("object"))
    }),
    ("execution_known", |f| {
        f.contract.mechanism_terms.reserved_execution.is_some()
    }),
    ("object_hours", |f| {
        let of_lot = |lot: &LotFacts| lot.is_object() && lot.lot.object_hours.is_some();
        f.lots.iter().any(of_lot)
    }),
    ("object_support", |f| {
        f.contract.mechanism_terms.object_support.is_some()
    }),
    // What a year's actions take is said, or must be: it stands against hours.
    ("actions_weighed", |f| {
        f.contract.mechanism_terms.actions_hours.is_some() || f.all_hold("either")
    }),
    ("one_action", |f| {
        f.contract.mechanism_terms.actions == Some(1)
    }),
    ("none", |f| f.any(|one| one == Mechanism::None)),
    ("free_lots", |f| f.lots.iter().any(is_free)),
    ("all_none", |f| {
        f.lots.iter().all(|lot| lot.mechanism == Mechanism::None)
    }),
    // What follows from them: somebody looks at how the contractor does it, …
    ("followed", |f| {
        ["condition", "criterion", "object"]
            .iter()
            .any(|one| f.all_hold(one))
    }),
    // … the clause can be suspended or taken away, which what is bought cannot, …
    ("clause", |f| {
        f.all_hold("condition") || f.all_hold("criterion")
    }),
    ("only_services", |f| f.all_hold("object !clause")),
    // … persons work who must be eligible, …
    ("persons", |f| {
        f.all_hold("hours") || f.all_hold("criterion_only") || f.all_hold("object")
    }),
    // … hours are counted, …
    ("counted", |f| {
        f.all_hold("hours") || f.all_hold("criterion_only !criterion_quality_only")
    }),
    ("criterion_quality_only", |f| {
        f.contract.mechanism_terms.criterion_aim == Some(CriterionAim::Quality)
    }),
    // … and promises of quality bind.
    ("promises", |f| {
        f.all_hold("criterion")
            && f.contract.mechanism_terms.criterion_aim != Some(CriterionAim::Hours)
    }),
    // Such a contract cannot have the mechanism of one of its lots.
    ("unavailable", |f| f.lots.iter().any(|lot| !lot.available)),
    ("left_out", |f| {
        let left_out = |lot: &LotFacts| lot.available && !serves_as_condition(lot);
        f.lots.iter().any(left_out)
    }),
    ("partial_condition", |f| f.condition_is_partial()),
    // The contract is one of those that articles on criteria speak of, as they now stand.
    ("general_code", |f| {
        f.is_public()
            && !matches!(
                f.inputs.assessment.obligation.duty,
                Duty::Before | Duty::Defence
            )
    }),
    // Why there is no social condition.
    ("exception_unknown", |f| {
        f.contract.mechanism_terms.exception.is_none()
    }),
    ("exception_available", |f| {
        f.contract.mechanism_terms.exception == Some(Exception::Available)
    }),
    ("exception_no_link", |f| {
        f.contract.mechanism_terms.exception == Some(Exception::NoLink)
    }),
    ("exception_difficulty", |f| {
        f.contract.mechanism_terms.exception == Some(Exception::Difficulty)
    }),
    ("exception_short_works", |f| {
        f.contract.mechanism_terms.exception == Some(Exception::ShortWorks)
    }),
    // Reasons are asked for, or given, beyond those of a reservation or of the object itself.
    ("exception_needed", |f| {
        let terms = &f.contract.mechanism_terms;
        let without = |lot: &LotFacts| {
            // A reservation to the social economy has no share of workers to stand for a condition.
            let is_answer = lot.mechanism.is_reserved() && lot.mechanism != Mechanism::ReservedEss;
            !has_condition(lot) && !is_answer && lot.mechanism != Mechanism::Object
        };
        terms.exception.is_some() || terms.motivation.is_some() || f.lots.iter().any(without)
    }),
    // The exception chosen is none for this contract.
    ("exception_refused", |f| {
        let claims = &f.inputs.assessment.obligation.claims;
        let open = |one| {
            claims
                .iter()
                .any(|claim| claim.exception == one && !claim.ruled_out)
        };
        let chosen = f.contract.mechanism_terms.exception;
        f.all_hold("obliged") && chosen.is_some_and(|one| !open(one))
    }),
    ("network", |f| {
        f.contract.procedure.buyer == Some(Buyer::Network)
    }),
    // Worth less than what is published.
    ("unpublished", |f| {
        let least = f.law.figure("open_data_euros").value;
        let value = f.contract.procedure.value;
        value.is_some_and(|value| i128::from(Euros::from(value).cents()) < least * 100)
    }),
    // What the law asks.
    ("obliged", |f| {
        matches!(
            f.inputs.assessment.obligation.duty,
            Duty::Compulsory | Duty::ShortWorks
        )
    }),
    ("short_works", |f| {
        f.inputs.assessment.obligation.duty == Duty::ShortWorks
    }),
    ("motivation", |f| {
        let chosen = f.contract.mechanism_terms.exception.is_some()
            || f.contract.mechanism_terms.motivation.is_some();
        // That a share kept by a reserved contract answers the law is our reading: it is recorded.
        let lacks = f.all_hold("left_out") || f.all_hold("keeps_share");
        f.is_public() && (chosen || (f.all_hold("obliged") && lacks))
    }),
    // Who follows it, and for whom.
    ("facilitateur", |f| {
        f.contract.facilitateur.exists != Some(false)
    }),
    ("facilitateur_said", |f| {
        f.contract.facilitateur.exists == Some(true)
    }),
    ("programme", |f| f.contract.programme.is_some()),
    ("npnru", |f| {
        matches!(
            f.contract.programme,
            Some(Programme::NpnruWorks | Programme::NpnruGup)
        )
    }),
    ("own_programme", |f| {
        f.contract.programme == Some(Programme::Own)
    }),
    ("programme_publics", |f| {
        f.contract.programme == Some(Programme::Own) && f.contract.own_programme.publics.is_some()
    }),
    ("qpv_category", |f| {
        f.contract.terms.qpv == Some(Qpv::Category)
    }),
    ("qpv_priority", |f| {
        f.contract.terms.qpv == Some(Qpv::Priority) || f.all_hold("npnru")
    }),
    ("restricted", |f| {
        f.contract.terms.publics == Some(Publics::Restricted)
    }),
    ("widened", |f| {
        f.contract.terms.publics == Some(Publics::Widened)
    }),
    // Some of the categories that a restricted clause keeps are those of the CCAG.
    ("categories", |f| {
        f.all_hold("restricted") && !f.contract.terms.publics_categories.is_empty()
    }),
    // … and others are the buyer's own.
    ("own_categories", |f| {
        f.all_hold("categories") && f.contract.terms.publics_list.is_some()
    }),
    ("training_counted", |f| {
        matches!(f.contract.terms.training, None | Some(Training::Counted))
    }),
    ("training_capped", |f| {
        f.contract.terms.training == Some(Training::Capped)
    }),
    ("training_not_counted", |f| {
        f.contract.terms.training == Some(Training::NotCounted)
    }),
    ("equivalences", |f| f.contract.terms.equivalences.is_some()),
    ("pooling_unknown", |f| f.contract.terms.pooling.is_none()),
    ("pooling", |f| {
        f.contract.terms.pooling == Some(Pooling::Yes)
    }),
    ("lead_facilitateur", |f| {
        f.contract.terms.lead_member == Some(LeadMember::Facilitateur)
    }),
    ("documents_unknown", |f| {
        f.contract.terms.documents.is_none()
    }),
    ("documents_usual", |f| {
        f.contract.terms.documents == Some(Documents::Usual)
    }),
    ("documents_own", |f| {
        f.contract.terms.documents == Some(Documents::Own)
    }),
    ("notice", |f| {
        f.contract.terms.formal_notice != Some(FormalNotice::Waived)
    }),
    ("notice_delay", |f| f.contract.terms.notice_delay.is_some()),
    ("first_meeting", |f| {
        f.contract.terms.first_meeting.is_some()
    }),
    ("cap_unknown", |f| f.contract.terms.penalty_cap.is_none()),
    ("cap", |f| {
        f.contract.terms.penalty_cap == Some(PenaltyCap::Share)
    }),
    ("review", |f| f.contract.terms.review != Some(false)),
    ("controller_unknown", |f| {
        f.contract.terms.data_controller.is_none()
    }),
    ("controller_each", |f| {
        f.contract.terms.data_controller == Some(DataController::Each)
    }),
    ("controller_buyer", |f| {
        f.contract.terms.data_controller == Some(DataController::Buyer)
    }),
    ("controller_contractor", |f| {
        f.contract.terms.data_controller == Some(DataController::Contractor)
    }),
    ("controller_facilitateur", |f| {
        f.contract.terms.data_controller == Some(DataController::Facilitateur)
    }),
    ("derogations", |f| !f.derogations().is_empty()),
    // Subsequent contracts: whose amounts are added up, if any are.
    ("several_holders", |f| {
        f.with_hours().any(has_several_holders)
    }),
    // … and others one.
    ("some_several_holders", |f| {
        f.all_hold("several_holders") && !f.with_hours().all(has_several_holders)
    }),
    ("base_each", |f| {
        f.contract.subsequent_base() == Some(SubsequentBase::Each)
    }),
    ("base_own", |f| {
        f.contract.subsequent_base() == Some(SubsequentBase::Own)
    }),
    ("base_all", |f| {
        f.contract.subsequent_base() == Some(SubsequentBase::All)
    }),
    ("carry_over", |f| f.contract.carry_over == Some(true)),
    ("estimate_is_shared", |f| {
        f.contract.estimate_supposes().is_some()
    }),
    // Reserved contracts.
    ("keeps_share", |f| f.lots.iter().any(|lot| lot.keeps_share)),
    ("bare_reservation", |f| {
        let bare = |lot: &LotFacts| is_reserved(lot) && !lot.keeps_share;
        f.lots.iter().any(bare)
    }),
    ("bare_ess", |f| {
        let bare = |lot: &LotFacts| is_reserved(lot) && lot.mechanism == Mechanism::ReservedEss;
        f.lots.iter().any(bare)
    }),
    ("partial_social_condition", |f| {
        f.lots.iter().any(serves_as_condition) && !f.lots.iter().all(serves_as_condition)
    }),
    ("only_reserved", |f| f.all_hold("reserved !followed")),
    // Groupements.
    ("group_free", |f| {
        matches!(f.contract.terms.group_form, None | Some(GroupForm::Free))
    }),
    ("group_joint", |f| {
        matches!(
            f.contract.terms.group_form,
            Some(GroupForm::Joint | GroupForm::JointLead)
        )
    }),
    ("group_lead_answers", |f| {
        f.contract.terms.group_form == Some(GroupForm::JointLead)
    }),
    ("group_solidary", |f| {
        f.contract.terms.group_form == Some(GroupForm::Solidary)
    }),
    // Two CCAG say who bears the penalties of a groupement paid on separate accounts.
    ("group_rule", |f| f.group_rule().is_some()),
    ("group_as_told", |f| {
        match f.contract.terms.group_penalties {
            Some(chosen) => chosen == GroupPenalties::AsTold,
            None => f.group_rule().is_some(),
        }
    }),
    ("group_who_failed", |f| {
        f.contract.terms.group_penalties == Some(GroupPenalties::WhoFailed)
    }),
    // Each answers for its part: who then bears the penalties is asked for.
    ("group_penalties_unknown", |f| {
        f.all_hold("group_joint !group_as_told !group_who_failed")
    }),
    // One CCAG exempts from small penalties in words wider than those for delay.
    ("small_rule", |f| f.small_rule().is_some()),
    ("small_set_aside", |f| {
        f.all_hold("small_rule")
            && f.contract.terms.small_penalties == Some(SmallPenalties::SetAside)
    }),
    ("small_kept", |f| {
        f.all_hold("small_rule") && f.contract.terms.small_penalties == Some(SmallPenalties::Kept)
    }),
    // The buyer has words of their own for the piece.
    ("added_aapc", |f| f.contract.additions.aapc.is_some()),
    ("added_rc", |f| f.contract.additions.rc.is_some()),
    ("added_ccap", |f| f.contract.additions.ccap.is_some()),
    ("added_ae", |f| f.contract.additions.ae.is_some()),
    ("added_sheet", |f| f.contract.additions.sheet.is_some()),
];

impl<'a> Facts<'a> {
    pub fn of(inputs: &'a Inputs<'a>) -> Self {
        let contract = &inputs.reading.contract;
        let estimate = inputs.estimate;
        let frame = contract.frame();
        let private = contract.procedure.buyer == Some(Buyer::Private);
        let lots = contract.lots.iter().zip(&estimate.lots).enumerate();
        let lots = lots.map(|(index, (lot, outcome))| {
            let mechanism = contract.mechanism_of(lot);
            let figures = outcome.figures();
            // No hours, no clause of hours.
            let is_zero = figures.is_some_and(|figures| figures.due().high() == Hours::ZERO);
            // Concessions have three reservations, and private contracts none.
            let available = match mechanism {
                Mechanism::ReservedBoth | Mechanism::ReservedEss | Mechanism::Object => {
                    frame != Frame::Concession && !private
                }
                one => !one.is_reserved() || !private,
            };
            LotFacts {
                index,
                lot,
                mechanism,
                available,
                figures,
                has_hours: mechanism.has_hours() && !is_zero,
                holders: contract.holders_of(lot),
                keeps_share: available && inputs.assessment.keeps_share(contract, mechanism),
            }
        });
        Self {
            inputs,
            contract,
            estimate,
            law: inputs.law,
            frame,
            lots: lots.collect(),
        }
    }

    /// The article of the CCAG on the penalties of a groupement.
    pub fn group_rule(&self) -> Option<&'static str> {
        self.law.ccag(self.contract.ccag()?).group_penalties
    }

    /// The article of the CCAG that exempts from small penalties, whatever they are for.
    pub fn small_rule(&self) -> Option<&'static str> {
        self.law.ccag(self.contract.ccag()?).small_penalties
    }

    /// Whether all of the conditions named hold; « ! » before one that must not.
    pub fn all_hold(&self, names: &str) -> bool {
        names.split_whitespace().all(|name| {
            let (wanted, name) = name
                .strip_prefix('!')
                .map_or((true, name), |name| (false, name));
            let known = CONDITIONS.iter().find(|(key, _)| *key == name);
            known.is_some_and(|(_, holds)| holds(self) == wanted)
        })
    }

    fn any(&self, is: impl Fn(Mechanism) -> bool) -> bool {
        let available = |lot: &&LotFacts| lot.available;
        let mut lots = self.lots.iter().filter(available);
        lots.any(|lot| is(lot.mechanism))
    }

    fn has_tranche(&self, is: impl Fn(Tranche) -> bool) -> bool {
        let kept = self.lots.iter().filter(|lot| lot.has_hours);
        let mut parts = kept.flat_map(|lot| &lot.lot.parts);
        parts.any(|part| is(part.tranche))
    }

    /// The lots that make hours due.
    pub fn with_hours(&self) -> impl Iterator<Item = &LotFacts<'a>> {
        self.lots.iter().filter(|lot| lot.has_hours)
    }

    /// Where the CCAP departs from the CCAG, in the order of its points.
    pub fn derogations(&self) -> Vec<Derogation> {
        if !matches!(self.frame, Frame::Ccag(_) | Frame::Unknown) || !self.all_hold("followed") {
            return Vec::new();
        }
        let of = |topic| {
            let ccag = self.contract.ccag()?;
            Some(self.law.article(ccag, topic))
        };
        let rows = [
            (
                self.all_hold("either"),
                "Actions sociales",
                of(Topic::Insertion),
                "choix entre les heures et des actions sociales",
            ),
            (
                self.all_hold("counted") && !self.all_hold("training_counted"),
                "Décompte des heures",
                of(Topic::Ways),
                "décompte des heures de formation",
            ),
            (
                self.all_hold("counted equivalences"),
                "Décompte des heures",
                of(Topic::Insertion),
                "équivalences et bonus",
            ),
            (
                self.all_hold("persons !notice"),
                "Pénalités",
                of(Topic::Penalties),
                "pénalités sans mise en demeure préalable",
            ),
            (
                self.all_hold("group_rule group_who_failed"),
                "Pénalités",
                self.group_rule().map(str::to_string),
                "répartition des pénalités entre les membres d’un groupement",
            ),
            (
                self.all_hold("small_set_aside"),
                "Pénalités",
                self.small_rule().map(str::to_string),
                "pas d’exonération pour les petites pénalités",
            ),
        ];
        let found = rows.into_iter().filter(|row| row.0);
        found
            .map(|(_, heading, article, what)| Derogation {
                heading,
                article,
                what,
            })
            .collect()
    }

    /// The answer to give, or to mend, to have hours.
    pub fn asked_for_hours(&self) -> Field {
        let of_lot = |outcome: &Outcome| match outcome {
            Outcome::Missing(fields) | Outcome::Wrong(fields) => fields.first().copied(),
            Outcome::Impossible(_) => Some(Field::Amount),
            Outcome::Ready(_) | Outcome::LeftOut => None,
        };
        let asked = self.estimate.lots.iter().find_map(of_lot);
        asked.unwrap_or(Field::Amount)
    }

    /// Why no clause of hours can be written; none when one can.
    pub fn none_because(&self) -> Option<&'static str> {
        if self.all_hold("hours") {
            return None;
        }
        let wanted = |lot: &LotFacts| lot.mechanism.has_hours();
        if !self.lots.iter().any(wanted) {
            return Some(if self.all_hold("all_none") {
                "Aucun lot ne porte la clause : il n’y a pas de clause d’heures à rédiger."
            } else {
                "Le mécanisme retenu ne fixe pas d’heures : les pièces disent ce qui les remplace."
            });
        }
        let all_taken_over = |figures: &Figures| {
            figures
                .parts
                .iter()
                .all(crate::estimate::PartFigures::all_taken_over)
        };
        let mut with_figures = self.lots.iter().filter(|lot| wanted(lot));
        Some(
            if with_figures.all(|lot| lot.figures.is_none_or(all_taken_over)) {
                "Le calcul ne donne aucune heure d’insertion : le personnel repris tient déjà tout le travail. Il n’y a pas de clause d’heures à rédiger ; étudiez une autre considération sociale."
            } else {
                "Le calcul ne donne aucune heure d’insertion : il n’y a pas de clause d’heures à rédiger. Modifiez le taux ou la part de main-d’œuvre si le marché comporte des heures à partager."
            },
        )
    }
}
