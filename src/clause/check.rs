//! The check list: what is complete, what is missing, what is to be verified, what is risky and why.
//!
//! The points of the CCAP are a table: a point is missing while one of its answers is a marked blank of
//! the texts. The risks are rules, each with the article or the decision behind it.

mod mechanisms;

use super::facts::{Facts, LotFacts};
use super::wording::{self, plain_words};
use super::{ClauseSet, Inputs, Piece, in_words};
use crate::advice::Source;
use crate::assessment::{Duty, Met, overseas};
use crate::contract::{
    Buyer, CriterionAim, DataController, Field, Frame, LeadMember, Lot, Mechanism, Paragraphs, Qpv,
    SmallPenalties, SubsequentBase,
};
use crate::document::plain;
use crate::estimate::{Convention, PACT, TAKEOVER, asks_takeover};
use crate::law::{Case, Ccag, Topic};
use crate::quantity::{Euros, Hours, Percent, Rate, integer};

/// How a point stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckState {
    /// Against a rule or a decision, or a contradiction.
    Risky,
    /// A blank of the texts, or a choice to make.
    Missing,
    /// Nothing is lacking in the texts, but the buyer has something to look at or to do that they cannot
    /// settle, or the law leaves the question open.
    ToVerify,
    /// In order: nothing is asked of the buyer.
    Complete,
}

impl CheckState {
    /// All, the most pressing first.
    pub const ALL: [Self; 4] = [Self::Risky, Self::Missing, Self::ToVerify, Self::Complete];

    /// « à risque », « à compléter », « à vérifier », « complet ».
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Risky => "à risque",
            Self::Missing => "à compléter",
            Self::ToVerify => "à vérifier",
            Self::Complete => "complet",
        }
    }
}

/// A point of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// How it stands.
    pub state: CheckState,
    /// What is looked at, in a few words.
    pub title: &'static str,
    /// What was found and what to do, in French.
    pub text: String,
    /// The article, or the decision.
    pub source: Source,
    /// The answer that settles it.
    pub field: Option<Field>,
}

/// What a point rests on.
#[derive(Clone, Copy)]
enum Rests {
    Ccag(Topic),
    /// Articles on contracts, and on concessions; ours for contracts that neither are about.
    Code(&'static [&'static str], &'static [&'static str]),
    Ours,
}

/// A point of the texts: its name, when it is looked at, the answers it needs, what it rests on.
type Point = (&'static str, &'static str, &'static [Field], Rests);

/// Law.md's list of what a complete set says, in the order of the CCAP.
const POINTS: &[Point] = &[
    (
        "Objet et CCAG de référence",
        "mechanism",
        &[Field::Title, Field::Ccag],
        Rests::Ccag(Topic::Insertion),
    ),
    (
        "Périmètre et nombre d’heures",
        "hours",
        &[
            Field::Amount,
            Field::Trade,
            Field::Share,
            Field::Cost,
            Field::Rate,
            Field::Duration,
            Field::TriggerCounts,
        ],
        Rests::Ccag(Topic::Insertion),
    ),
    (
        "Publics éligibles",
        "persons",
        &[
            Field::Publics,
            Field::PublicsCategories,
            Field::PublicsList,
            Field::Qpv,
            Field::ProgrammePublics,
        ],
        Rests::Ccag(Topic::Persons),
    ),
    (
        "Modalités et formation",
        "counted",
        &[Field::Training, Field::TrainingCap, Field::Equivalences],
        Rests::Ccag(Topic::Ways),
    ),
    (
        "Facilitateur",
        "followed",
        &[
            Field::Facilitateur,
            Field::FacilitateurName,
            Field::FacilitateurPhone,
            Field::FacilitateurEmail,
        ],
        Rests::Ccag(Topic::Facilitateur),
    ),
    (
        "Première réunion",
        "followed",
        &[Field::FirstMeeting],
        Rests::Ccag(Topic::Meetings),
    ),
    (
        "Justificatifs",
        "followed",
        &[Field::Reporting, Field::Documents, Field::DocumentsList],
        Rests::Ccag(Topic::Reporting),
    ),
    (
        "Globalisation",
        "counted",
        &[Field::Pooling, Field::PoolingRules],
        Rests::Ccag(Topic::Pooling),
    ),
    (
        "Pénalités",
        "followed",
        &[
            Field::PenaltyHour,
            Field::PenaltyMeeting,
            Field::PenaltyDocument,
            Field::PenaltyAction,
            Field::PenaltyService,
            Field::PenaltyCap,
            Field::PenaltyCapRate,
        ],
        Rests::Ccag(Topic::Penalties),
    ),
    (
        "Données personnelles",
        "followed",
        &[Field::DataController, Field::DataRetention],
        Rests::Ours,
    ),
    (
        "Actions sociales",
        "actions",
        &[Field::ActionsCount, Field::ActionsHours],
        Rests::Ours,
    ),
    (
        "Critère d’attribution",
        "criterion",
        &[
            Field::CriterionWeight,
            Field::CriterionAim,
            Field::CriterionParts,
        ],
        Rests::Code(&["R2152-11", "R2152-12"], &["L3124-5"]),
    ),
    (
        "Réservation",
        "reserved_share",
        &[Field::ReservedShare, Field::Mechanism],
        Rests::Code(&["R2113-7"], &["R3113-1"]),
    ),
    (
        "Services d’insertion",
        "object",
        &[Field::ObjectPeople, Field::ObjectResults],
        Rests::Code(&["R2123-1"], &[]),
    ),
    (
        "Exécution réservée, dans l’avis",
        "sheltered",
        &[Field::ReservedExecution],
        Rests::Ours,
    ),
    (
        "Marchés subséquents",
        "hours subsequent",
        &[Field::Holders, Field::SubsequentBase],
        Rests::Code(&["R2162-7"], &[]),
    ),
    (
        "Groupement",
        "followed",
        &[Field::LeadMember, Field::GroupForm, Field::GroupPenalties],
        Rests::Ccag(Topic::Ways),
    ),
    (
        "Motivation",
        "motivation",
        &[
            Field::Exception,
            Field::Motivation,
            Field::LeftOutReason,
            Field::Value,
            Field::Launch,
            Field::Buyer,
        ],
        Rests::Code(&["L2112-2-1"], &["L3114-2-1"]),
    ),
];

/// The piece in which each of the buyer's own texts stands.
const ADDITIONS: [(Field, Piece); 5] = [
    (Field::AddedAapc, Piece::Aapc),
    (Field::AddedRc, Piece::Rc),
    (Field::AddedCcap, Piece::Ccap),
    (Field::AddedAe, Piece::Ae),
    (Field::AddedSheet, Piece::FacilitateurSheet),
];

fn is_addition(field: Field) -> bool {
    ADDITIONS.iter().any(|(one, _)| *one == field)
}

/// Words under which reasons are no more than a label.
const SHORT_REASONS: usize = 6;

/// Checks a contract's texts, the riskiest first; `set` is what was drafted from the same inputs.
#[must_use]
pub fn check(inputs: &Inputs, set: &ClauseSet) -> Vec<Check> {
    let facts = Facts::of(inputs);
    let mut list = List {
        facts: &facts,
        checks: Vec::new(),
    };
    list.answers();
    list.obligation();
    list.overseas();
    list.mechanism();
    list.takeover();
    list.proportion();
    list.cross_check();
    list.balance();
    list.service();
    list.publics();
    list.programme();
    list.wording();
    list.additions(set);
    list.contradictions();
    list.subsequent();
    list.groups();
    list.penalties();
    list.coherence(set);
    list.points(set);
    list.older_copies(set);
    let mut checks = list.checks;
    // Four passes instead of a sort, whose code would weigh on the page.
    let mut ordered = Vec::with_capacity(checks.len());
    for state in CheckState::ALL {
        let (of_state, rest): (Vec<Check>, Vec<Check>) =
            checks.into_iter().partition(|check| check.state == state);
        ordered.extend(of_state);
        checks = rest;
    }
    ordered
}

struct List<'a> {
    facts: &'a Facts<'a>,
    checks: Vec<Check>,
}

impl List<'_> {
    fn add(
        &mut self,
        state: CheckState,
        title: &'static str,
        text: impl Into<String>,
        source: impl Into<Source>,
        field: Option<Field>,
    ) {
        self.checks.push(Check {
            state,
            title,
            text: text.into(),
            source: source.into(),
            field,
        });
    }

    fn risk(
        &mut self,
        title: &'static str,
        text: impl Into<String>,
        source: impl Into<Source>,
        field: Field,
    ) {
        self.add(CheckState::Risky, title, text, source, Some(field));
    }

    fn verify(
        &mut self,
        title: &'static str,
        text: impl Into<String>,
        source: impl Into<Source>,
        field: Option<Field>,
    ) {
        self.add(CheckState::ToVerify, title, text, source, field);
    }

    fn code(&self, ids: &[&str]) -> String {
        self.facts.law.cite(ids)
    }

    /// A decision that was not read in the text says so.
    fn case(&self, id: &str) -> String {
        let of = |case: &Case| {
            format!(
                "{} : {} (décision connue par une source secondaire : {})",
                case.name, case.says, case.seen
            )
        };
        self.facts.law.case(id).map(of).unwrap_or_default()
    }

    fn rests(&self, rests: Rests) -> String {
        match rests {
            Rests::Ccag(_) if self.facts.all_hold("only_reserved") => super::OURS.to_string(),
            Rests::Ccag(topic) => self.facts.cite(super::Basis::Ccag(topic)),
            Rests::Code(ids, _) if self.facts.all_hold("code") => self.code(ids),
            Rests::Code(_, ids) if self.facts.all_hold("concession") && !ids.is_empty() => {
                self.code(ids)
            }
            Rests::Code(..) | Rests::Ours => super::OURS.to_string(),
        }
    }

    /// Articles of the texts that were read in an older copy of the code.
    fn older_copies(&mut self, set: &ClauseSet) {
        let mut ids: Vec<&str> = Vec::new();
        for id in set.pieces.iter().flat_map(|draft| &draft.copies) {
            if !ids.contains(id) {
                ids.push(id);
            }
        }
        let text = match ids.len() {
            0 => return,
            1 => "Un article cité dans les pièces a été lu dans une copie antérieure du code. Relisez-le sur Légifrance avant de publier.".to_string(),
            count => format!("{count} articles cités dans les pièces ont été lus dans une copie antérieure du code. Relisez-les sur Légifrance avant de publier."),
        };
        let source = self.code(&ids);
        self.verify("Articles à relire", text, source, None);
    }

    /// Answers that could not be read are in no text.
    fn answers(&mut self) {
        let problems = &self.facts.inputs.reading.problems;
        if let Some(problem) = problems.first() {
            // What is wrong stands at the field.
            let text = match problems.len() {
                1 => "Une réponse n’a pas pu être lue : elle ne figure dans aucune pièce. Corrigez-la."
                    .to_string(),
                count => format!("{count} réponses n’ont pas pu être lues : elles ne figurent dans aucune pièce. Corrigez-les."),
            };
            self.risk("Réponses à corriger", text, super::OURS, problem.field);
        }
    }

    fn obligation(&mut self) {
        let obligation = &self.facts.inputs.assessment.obligation;
        let title = "Obligation d’une condition sociale";
        let (state, text, source) = match (obligation.duty, obligation.met) {
            (Duty::ToSpecify, _) => (CheckState::Missing, &obligation.text, &obligation.source),
            (Duty::Compulsory | Duty::ShortWorks, Met::No | Met::Open) => (
                CheckState::Risky,
                &obligation.met_text,
                &obligation.met_source,
            ),
            (Duty::Compulsory | Duty::ShortWorks, Met::ToComplete) => (
                CheckState::Missing,
                &obligation.met_text,
                &obligation.met_source,
            ),
            // A fiche to keep, an exception claimed, our reading of what the law leaves open.
            (Duty::Compulsory | Duty::ShortWorks, met)
                if met == Met::Motivated || self.facts.all_hold("keeps_share") =>
            {
                (
                    CheckState::ToVerify,
                    &obligation.met_text,
                    &obligation.met_source,
                )
            }
            (Duty::Compulsory | Duty::ShortWorks, _) => (
                CheckState::Complete,
                &obligation.met_text,
                &obligation.met_source,
            ),
            _ => (CheckState::Complete, &obligation.text, &obligation.source),
        };
        let terms = &self.facts.contract.mechanism_terms;
        let field = match (state, obligation.asks.first()) {
            (CheckState::Complete | CheckState::ToVerify, _) => None,
            (_, None) if obligation.met == Met::ToComplete => {
                let lacks_reasons = terms.exception.is_some()
                    && terms.motivation.is_none()
                    && !self.facts.all_hold("exception_refused");
                Some(
                    if lacks_reasons || !self.facts.all_hold("exception_needed") {
                        Field::Motivation
                    } else {
                        Field::Exception
                    },
                )
            }
            (_, Some(field)) => Some(*field),
            (_, None) => Some(Field::Mechanism),
        };
        self.add(state, title, text.clone(), source.clone(), field);
    }

    /// What was read of the territories that adapt the law.
    fn overseas(&mut self) {
        let facts = self.facts;
        let duty = facts.inputs.assessment.obligation.duty;
        if let Some((text, source)) = overseas(facts.contract, facts.law, duty) {
            self.verify("Outre-mer", text, source, Some(Field::Overseas));
        }
    }

    fn mechanism(&mut self) {
        let facts = self.facts;
        if facts.all_hold("criterion_only") && !facts.all_hold("obliged") {
            self.risk(
                "Critère sans condition",
                "Un critère seul ne fixe aucun minimum : un candidat peut ne rien proposer. Ajoutez une condition d’exécution si vous voulez des heures.",
                super::OURS,
                Field::Mechanism,
            );
        }
        if facts.all_hold("reserved defence !concession") {
            self.risk(
                "Réservation en défense",
                "Aucun article lu ne permet de réserver un marché de défense ou de sécurité, ni n’en fixe la part minimale. Trouvez cet article et citez-le dans les pièces, ou choisissez un autre mécanisme.",
                super::OURS,
                Field::Mechanism,
            );
        }
        if facts.all_hold("mechanism defence !concession") {
            let read = "L2312-1-1";
            let number = facts.law.code_article(read).map_or("", |one| one.number);
            let source = self.code(&[read]);
            self.verify(
                "Défense ou sécurité",
                format!("Seul l’article {number} a été lu pour ces marchés : les règles du critère, des offres irrégulières, du réexamen et de la réservation ne l’ont pas été. Vérifiez-les avant de publier."),
                source,
                None,
            );
        }
        if facts.all_hold("reserved_ess") {
            let years = facts.law.figure("ess_years");
            let months = facts
                .contract
                .duration
                .map(|months| i128::from(months.get()));
            if months.is_some_and(|months| months > years.value * 12) {
                self.risk(
                    "Durée d’un marché réservé",
                    format!("Un marché réservé à l’économie sociale et solidaire dure {} ans au plus. Réduisez la durée, ou choisissez un autre mécanisme.", years.value),
                    years.source,
                    Field::Duration,
                );
            }
            let (state, text, field) = match facts.contract.mechanism_terms.ess_listed {
                None => (
                    CheckState::Missing,
                    "Cette réservation ne vaut que pour des services sociaux et spécifiques d’une liste annexée au code, que Clausule n’a pas lue. Dites si tous les vôtres y sont.",
                    Some(Field::EssListed),
                ),
                Some(false) => (
                    CheckState::Risky,
                    "Vos services ne figurent pas tous sur la liste annexée au code : ce marché ne peut pas être réservé à l’économie sociale et solidaire. Choisissez un autre mécanisme.",
                    Some(Field::Mechanism),
                ),
                Some(true) => (
                    CheckState::Complete,
                    "Vous avez vérifié que vos services sont de la liste annexée au code, que Clausule n’a pas lue.",
                    None,
                ),
            };
            let source = self.code(&["L2113-15"]);
            self.add(state, "Services d’une liste", text, source, field);
        }
        if facts.all_hold("keeps_share !obliged") {
            self.add(
                CheckState::Complete,
                "Réservation et condition d’exécution",
                "La part minimale est écrite comme condition d’exécution : l’avis, le règlement, l’article, l’engagement et les données à publier le disent tous.",
                super::OURS,
                None,
            );
        }
        if facts.all_hold("reserved") && facts.with_hours().any(|lot| lot.mechanism.is_reserved()) {
            self.risk(
                "Réservation et heures",
                "Une clause d’heures dans un marché réservé n’apporte rien.",
                super::OURS,
                Field::Mechanism,
            );
        }
        if facts.all_hold("actions") {
            let actions = facts.inputs.advice.actions.as_ref();
            if actions.is_some_and(|one| one.state == crate::advice::ActionsState::Unsuited) {
                self.risk(
                    "Actions sociales",
                    "Le choix entre heures et actions n’a été lu que dans un marché informatique, où les personnes sont souvent qualifiées. Vos prestations sont d’une autre nature : préférez des heures, ou voyez avec le facilitateur.",
                    crate::advice::ACTIONS_SEEN,
                    Field::Mechanism,
                );
            }
        }
        if facts.all_hold("criterion general_code") {
            let source = self.rests(Rests::Code(&["L2152-7", "R2152-7"], &["L3124-5"]));
            self.verify(
                "Critère environnemental",
                "Le critère social s’ajoute aux autres : l’un d’eux au moins doit porter sur l’environnement. Vérifiez-le dans votre règlement.",
                source,
                None,
            );
        }
        if facts.all_hold("motivation obliged !condition !keeps_share") {
            // These two cases do not turn on what kind of consideration is possible.
            let text = if facts.all_hold("exception_short_works !exception_refused") {
                "La durée suffit ; justifiez-la par le calendrier, non par un découpage du besoin."
            } else if facts.all_hold("exception_available !exception_refused") {
                "Dites quelle solution existe et pourquoi elle répond au besoin sans adaptation."
            } else {
                "Voyez si une autre voie reste possible : une condition sociale qui ne se compte pas en heures (actions sociales, formation, accueil de stagiaires), ou limitée à certaines prestations."
            };
            self.verify("Avant de signer la fiche", text, super::OURS, None);
        }
    }

    /// Hours that count as new the work of staff that may be taken over.
    fn takeover(&mut self) {
        let facts = self.facts;
        let asks = |lot: &LotFacts| lot.lot.parts.iter().any(asks_takeover);
        let asked = facts.with_hours().filter(|lot| asks(lot));
        let names: Vec<String> = asked
            .map(|lot| super::lot_name(facts.contract, lot.index))
            .collect();
        if !names.is_empty() {
            let of = match facts.lots.len() {
                1 => String::new(),
                _ => format!(" Sans réponse : {}.", names.join(", ")),
            };
            self.verify(
                "Reprise de personnel",
                format!("{TAKEOVER}{of}"),
                PACT,
                Some(Field::TakenOver),
            );
        }
    }

    /// Hours out of proportion with the labour, or too few to be of use.
    fn proportion(&mut self) {
        let facts = self.facts;
        let high = Convention::HighRate;
        let mut over = Vec::new();
        let mut small = Vec::new();
        for lot in facts.with_hours() {
            let Some(figures) = lot.figures else { continue };
            let name = super::lot_name(facts.contract, lot.index);
            let rates = figures
                .parts
                .iter()
                .map(|part| part.coefficients.rate.span.central());
            if rates
                .into_iter()
                .any(|rate| i128::from(rate.basis_points()) > high.value())
            {
                over.push(name.clone());
            }
            let due = figures.due().central();
            if i128::from(due.get()) < Convention::OneWeek.value() {
                small.push(format!("{name} ({})", in_words(due)));
            }
        }
        if !over.is_empty() {
            let article = self.rests(Rests::Code(&["L2112-2-1"], &["L3114-2-1"]));
            let source = format!("{} ; {article}", high.source());
            self.risk(
                "Proportion",
                format!("Le taux d’insertion dépasse {} % : {}. Une clause hors de proportion avec le travail restreint la concurrence et rend l’exécution difficile. Réduisez le taux, ou justifiez-le.", high.value() / 100, over.join(", ")),
                source,
                Field::Rate,
            );
        }
        if !small.is_empty() {
            self.risk(
                "Très peu d’heures",
                format!("Moins d’une semaine de travail : {}. Regroupez les lots, retirez-les de la clause, ou préférez une action sociale.", small.join(", ")),
                Convention::OneWeek.source(),
                if facts.contract.lots.len() > 1 { Field::Kept } else { Field::Amount },
            );
        }
    }

    /// Hours for a million euros that nobody published.
    fn cross_check(&mut self) {
        if !self.facts.all_hold("hours") {
            return;
        }
        if let Some((text, source)) = self.facts.inputs.advice.cross_check.unusual() {
            self.verify(
                "Heures par million d’euros",
                text,
                source,
                Some(Field::Amount),
            );
        }
    }

    /// What the buyer's own words may say against the law.
    fn wording(&mut self) {
        let contract = self.facts.contract;
        let terms = &contract.terms;
        let criterion = contract.mechanism_terms.criterion_parts.as_ref();
        let publics_of_charter = contract
            .own_programme
            .publics
            .as_ref()
            .map(ToString::to_string);
        let several = |text: Option<&Paragraphs>| text.map(ToString::to_string);
        let texts = [
            (Field::PublicsList, several(terms.publics_list.as_ref())),
            (Field::ProgrammePublics, publics_of_charter),
            (Field::CriterionParts, several(criterion)),
            (Field::Equivalences, several(terms.equivalences.as_ref())),
            (Field::PoolingRules, several(terms.pooling_rules.as_ref())),
            (Field::DocumentsList, several(terms.documents_list.as_ref())),
            (
                Field::ObjectSupport,
                several(contract.mechanism_terms.object_support.as_ref()),
            ),
            (
                Field::ObjectResults,
                several(contract.mechanism_terms.object_results.as_ref()),
            ),
            (
                Field::Motivation,
                several(contract.mechanism_terms.motivation.as_ref()),
            ),
        ];
        let added = contract.additions.iter();
        let added = added.map(|(field, text)| (field, text.lines().collect::<Vec<_>>().join("\n")));
        let texts = texts
            .into_iter()
            .filter_map(|(field, text)| Some((field, text?)));
        let due: Vec<u64> = self
            .facts
            .with_hours()
            .filter_map(|lot| Some(lot.figures?.due().central().get().unsigned_abs()))
            .collect();
        for (field, text) in texts.chain(added) {
            let words = plain_words(&text);
            if let Some(found) = wording::local(&words) {
                let source = self.case("ventenac");
                self.risk(
                    "Préférence locale",
                    format!("« {} » parle de « {found} » : une préférence pour l’emploi ou les entreprises d’un lieu est illégale. Visez des catégories de personnes, ou les habitants de tout quartier prioritaire.", field.label()),
                    source,
                    field,
                );
            }
            // Reasons are not a rule of the contract.
            if field == Field::Motivation {
                continue;
            }
            let is_added = is_addition(field);
            let lines = |of: fn(&str) -> bool| {
                let kept = text.lines().filter(|line| of(&plain_words(line)));
                kept.collect::<Vec<_>>()
            };
            let on_ways = if is_added {
                plain_words(&lines(wording::is_on_structures).join("\n"))
            } else {
                words.clone()
            };
            if let Some(found) = wording::single(&on_ways) {
                self.risk(
                    "Moyen imposé",
                    format!("« {} » dit « {found} » : imposer une structure ou une seule façon de faire restreint la concurrence. Laissez le choix du moyen : la liste du CCAG dit « notamment ».", field.label()),
                    super::OURS,
                    field,
                );
            }
            let of_company = wording::general(&words);
            if field == Field::CriterionParts && !of_company.is_empty() {
                let source = self.case("nantes");
                self.risk(
                    "Critère sans lien avec le marché",
                    format!("Les sous-critères parlent de « {} » : un critère sur l’entreprise en général est illégal. Ne jugez que ce qui sera fait pour ce marché.", of_company.join(" », « ")),
                    source,
                    field,
                );
            }
            let private = wording::private(&words);
            let asks_documents = matches!(
                field,
                Field::DocumentsList | Field::PoolingRules | Field::Equivalences
            );
            if (asks_documents || is_added) && !private.is_empty() {
                self.risk(
                    "Données sensibles",
                    format!("« {} » parle de « {} » : ces documents ne vont jamais à l’acheteur, et le numéro de sécurité sociale à personne. Demandez une attestation du facilitateur.", field.label(), private.join(" », « ")),
                    super::OURS,
                    field,
                );
            }
            let other = |hours: &u64| {
                i128::from(*hours) >= Convention::OneWeek.value()
                    && !due.contains(hours)
                    && *hours != due.iter().sum::<u64>()
            };
            let of_clause = lines(wording::is_on_clause);
            let words = if is_added {
                plain_words(&of_clause.join("\n"))
            } else {
                words
            };
            let percents = of_clause.iter().flat_map(|line| wording::percents(line));
            if is_added
                && let Some(rate) = percents
                    .into_iter()
                    .find(|rate| !self.is_known_percent(*rate))
            {
                let rate = Percent::from_basis_points(rate).map(|rate| rate.to_string());
                self.risk(
                    "Taux qui n’est pas celui du marché",
                    format!("« {} » parle d’insertion et de {}, qui n’est aucun des taux du marché : les pièces se contrediraient. Retirez-le, ou changez le taux.", field.label(), rate.unwrap_or_default()),
                    super::OURS,
                    field,
                );
            }
            if field != Field::CriterionParts
                && let Some(hours) = wording::hours(&words).into_iter().find(other)
                && self.facts.all_hold("hours")
            {
                self.risk(
                    "Cohérence des heures",
                    format!("« {} » parle de {hours} heures, un nombre que le calcul ne donne pas : les pièces se contrediraient. Retirez-le, ou changez le calcul.", field.label()),
                    super::OURS,
                    field,
                );
            }
        }
        let weight = contract.mechanism_terms.criterion_weight;
        if let Some(weight) = weight
            && self.facts.all_hold("criterion")
        {
            if weight.basis_points() > 5_000 {
                self.risk(
                    "Pondération du critère",
                    format!(
                        "Le critère d’insertion pèserait {weight}, plus que tous les autres réunis."
                    ),
                    self.case("isere"),
                    Field::CriterionWeight,
                );
            }
            let points = criterion.and_then(|parts| wording::points(parts.lines()));
            if let Some(points) = points
                && points != 100
                && points * 100 != u64::from(weight.basis_points())
            {
                let source = self.rests(Rests::Code(&["R2152-11", "R2152-12"], &["L3124-5"]));
                self.risk(
                    "Total des sous-critères",
                    format!("Les sous-critères totalisent {points} points ou pour cent : ni {weight}, le poids du critère, ni 100. Corrigez les points ou le poids."),
                    source,
                    Field::CriterionParts,
                );
            }
        }
        let reasons = contract
            .mechanism_terms
            .motivation
            .as_ref()
            .map(ToString::to_string);
        if let Some(reasons) = reasons
            && self.facts.all_hold("motivation")
            && reasons.split_whitespace().count() < SHORT_REASONS
        {
            let source = self.rests(Rests::Code(&["L2112-2-1"], &["L3114-2-1"]));
            self.risk(
                "Motivation trop courte",
                "Quelques mots ne motivent pas l’absence de condition sociale : donnez les faits, ce qui a été étudié et ce qui l’empêche pour ce marché.",
                source,
                Field::Motivation,
            );
        }
        let aim = contract.mechanism_terms.criterion_aim;
        let looks_at_hours = aim.is_some_and(|aim| aim != CriterionAim::Quality);
        if self.facts.all_hold("criterion")
            && looks_at_hours
            && let Some(parts) = criterion
            && !plain_words(&parts.to_string()).contains(" heure")
        {
            let source = self.rests(Rests::Code(&["R2152-11", "R2152-12"], &["L3124-5"]));
            self.risk(
                "Sous-critères incomplets",
                "Le critère apprécie aussi un nombre d’heures, mais aucun sous-critère n’en parle : les candidats ne sauraient pas comment il compte. Ajoutez-le, ou ne jugez que la qualité.",
                source,
                Field::CriterionParts,
            );
        }
    }

    /// Whether some answer of the contract, or a rate of its lots, is that percentage, in basis points.
    fn is_known_percent(&self, basis_points: u16) -> bool {
        let contract = self.facts.contract;
        let terms = [
            contract.terms.training_cap,
            contract.terms.penalty_cap_rate,
            contract.mechanism_terms.criterion_weight,
            contract.mechanism_terms.reserved_share,
        ];
        let said = terms.into_iter().flatten().map(Percent::basis_points);
        let charter = contract.minimum_rate().map(|(_, rate)| rate.basis_points());
        let lots = self.facts.lots.iter();
        let rates = lots.flat_map(|lot| {
            let parts = lot.figures.map_or(&[][..], |figures| &figures.parts);
            let used = parts
                .iter()
                .map(|part| part.coefficients.rate.span.central());
            used.chain(lot.lot.rate).map(Rate::basis_points)
        });
        rates
            .chain(said)
            .chain(charter)
            .any(|one| one == basis_points)
    }

    /// What the buyer adds in their own words: said to be unread, and where it stands.
    fn additions(&mut self, set: &ClauseSet) {
        let facts = self.facts;
        let (mut written, mut nowhere) = (Vec::new(), Vec::new());
        let mut cites = false;
        for (field, text) in facts.contract.additions.iter() {
            let piece = ADDITIONS.iter().find(|(of, _)| *of == field);
            if piece.is_some_and(|(_, piece)| set.piece(*piece).is_some()) {
                let mut lines = text.lines();
                cites |= lines.any(|line| wording::cites(&plain_words(line)));
                written.push(field);
            } else {
                nowhere.push(field);
            }
        }
        let names = |fields: &[Field]| {
            let names: Vec<String> = fields
                .iter()
                .map(|field| format!("« {} »", field.label()))
                .collect();
            names.join(", ")
        };
        if let Some(first) = written.first() {
            let names = names(&written);
            let mut text = if written.len() == 1 {
                format!(
                    "{names} : ce texte figure tel quel dans sa pièce, et Clausule ne l’a pas lu. Vérifiez-le : il ne doit contredire aucun autre point."
                )
            } else {
                format!(
                    "{names} : ces textes figurent tels quels dans leurs pièces, et Clausule ne les a pas lus. Vérifiez-les : ils ne doivent contredire aucun autre point."
                )
            };
            if cites {
                text += " Un article y est cité : vérifiez son numéro et sa version.";
            }
            let mut source = super::OURS.to_string();
            if written.contains(&Field::AddedCcap) && facts.all_hold("ccag code") {
                text += " Une dérogation au CCAG s’inscrit aussi dans la liste du dernier article du CCAP.";
                source = self.rests(Rests::Code(&["R2112-3"], &[]));
            }
            self.verify("Textes ajoutés par l’acheteur", text, source, Some(*first));
        }
        if !nowhere.is_empty() {
            let text = format!(
                "{} : ce contrat n’a pas de pièce où le mettre. Le texte reste dans le dossier, mais ne figure nulle part.",
                names(&nowhere)
            );
            self.add(
                CheckState::Complete,
                "Textes ajoutés sans pièce",
                text,
                super::OURS,
                None,
            );
        }
    }

    /// Answers that cannot both be right.
    fn contradictions(&mut self) {
        let facts = self.facts;
        let contract = facts.contract;
        let terms = &contract.terms;
        let nobody = contract.facilitateur.exists == Some(false);
        if nobody && terms.lead_member == Some(LeadMember::Facilitateur) {
            self.risk(
                "Facilitateur",
                "L’interlocuteur d’un groupement serait le facilitateur, mais il n’y en a pas. Indiquez un facilitateur, ou choisissez le mandataire.",
                super::OURS,
                Field::LeadMember,
            );
        }
        if nobody && terms.data_controller == Some(DataController::Facilitateur) {
            self.risk(
                "Facilitateur",
                "Le facilitateur serait responsable des données, mais il n’y en a pas. Indiquez un facilitateur, ou choisissez un autre responsable.",
                super::OURS,
                Field::DataController,
            );
        }
        if let (Frame::Ccag(chosen), Some(nature)) = (facts.frame, contract.nature()) {
            let trade = contract.lots.first().and_then(Lot::trade);
            let usual = Ccag::usual(nature, trade);
            if contract.ccag.is_some() && chosen != usual {
                self.verify(
                    "CCAG inhabituel",
                    format!(
                        "Vous avez choisi le {} ; pour cette nature de marché, c’est d’ordinaire le {}. Les numéros d’articles suivent votre choix : vérifiez-le.",
                        facts.law.ccag(chosen).short,
                        facts.law.ccag(usual).short
                    ),
                    super::OURS,
                    Some(Field::Ccag),
                );
            }
        }
        if facts.all_hold("npnru") && terms.qpv == Some(Qpv::Category) {
            self.risk(
                "Publics du programme",
                "La charte NPNRU vise les habitants des quartiers prioritaires : le texte leur donne la priorité malgré votre réponse.",
                "Charte nationale d’insertion de l’ANRU (source secondaire)",
                Field::Qpv,
            );
        }
        if contract.procedure.buyer == Some(Buyer::Private)
            && contract.lots.iter().any(|lot| {
                let mechanism = contract.mechanism_of(lot);
                !mechanism.is_condition() && mechanism != Mechanism::None
            })
        {
            self.risk(
                "Mécanisme du code",
                "Réserver un marché ou noter les offres relève du code de la commande publique, auquel un contrat privé n’est pas soumis. Choisissez une condition d’exécution.",
                super::OURS,
                Field::Mechanism,
            );
        }
    }

    /// A trigger that hours of a subsequent contract may never reach.
    fn subsequent(&mut self) {
        let facts = self.facts;
        if !facts.all_hold("hours subsequent") {
            return;
        }
        let has_trigger = facts
            .with_hours()
            .any(|lot| lot.lot.framework.trigger.is_some());
        let part = match facts.contract.subsequent_base() {
            Some(SubsequentBase::Each) => "chaque marché subséquent",
            Some(SubsequentBase::Own) if facts.all_hold("several_holders") => "chaque titulaire",
            _ => return,
        };
        if has_trigger {
            self.risk(
                "Seuil de déclenchement",
                format!("Le seuil s’applique à {part} : beaucoup pourraient rester dessous, et ne devoir aucune heure. Baissez-le, retirez-le, ou cumulez tous les marchés subséquents."),
                super::OURS,
                Field::Trigger,
            );
        }
    }

    /// What a form of groupement does to those who bid together.
    fn groups(&mut self) {
        let facts = self.facts;
        if facts.all_hold("reserved") {
            self.verify(
                "Groupement et réservation",
                "Le texte demande que chaque membre d’un groupement remplisse les conditions de la réservation ; les articles lus ne parlent pas des groupements. Vérifiez que c’est ce que vous voulez.",
                super::OURS,
                None,
            );
        }
        if facts.all_hold("mechanism lots !concession !group_free") {
            self.verify(
                "Forme du groupement",
                "La même forme est demandée pour tous les lots : si elle diffère de l’un à l’autre, corrigez-la dans les pièces.",
                super::OURS,
                Some(Field::GroupForm),
            );
        }
        if !facts.all_hold("followed") {
            return;
        }
        if facts.all_hold("group_solidary") {
            self.risk(
                "Groupement solidaire",
                "Chaque membre répondrait de toutes les heures : une petite structure d’insertion peut y renoncer, et la cotraitance, qui est l’une des modalités, devenir difficile. Ne l’imposez que si l’exécution le demande.",
                super::OURS,
                Field::GroupForm,
            );
        }
        if facts.all_hold("group_solidary group_who_failed") {
            self.risk(
                "Pénalités d’un groupement",
                "Le groupement serait solidaire, mais chaque pénalité à la charge d’un seul membre : les deux s’accordent mal. Changez l’une des deux réponses.",
                super::OURS,
                Field::GroupPenalties,
            );
        }
    }

    fn penalties(&mut self) {
        let facts = self.facts;
        let terms = &facts.contract.terms;
        if facts.all_hold("counted") && terms.penalty_hour.is_none() {
            let source = self.rests(Rests::Ccag(Topic::Penalties));
            let text = if facts.all_hold("ccag") {
                "Aucun montant par heure non réalisée : le CCAG n’en fixe pas, aucune pénalité ne pourrait être appliquée. Fixez-le."
            } else {
                "Aucun montant par heure non réalisée : aucune pénalité ne pourrait être appliquée. Fixez-le."
            };
            self.risk("Pénalité sans montant", text, source, Field::PenaltyHour);
        }
        for (what, field, penalty) in [
            ("hour", Field::PenaltyHour, terms.penalty_hour),
            ("document", Field::PenaltyDocument, terms.penalty_document),
            ("action", Field::PenaltyAction, terms.penalty_action),
            ("", Field::PenaltyMeeting, terms.penalty_meeting),
            ("", Field::PenaltyService, terms.penalty_service),
        ] {
            // None was seen for a meeting or a service: it is held to the highest of all.
            let seen = facts.law.penalties_seen.iter();
            let seen = seen.filter(|seen| what.is_empty() || seen.what == what);
            let most = seen.map(|seen| seen.euros).max().unwrap_or_default();
            if let Some(penalty) = penalty
                && Euros::from(penalty).cents() > most * 100
            {
                let source = self.case("puteaux");
                self.risk(
                    "Pénalité élevée",
                    format!("« {} » : {penalty}, au-dessus de tout montant relevé dans un marché ({most} €). Le juge peut modérer une pénalité manifestement excessive.", field.label()),
                    source,
                    field,
                );
            }
        }
        self.small_penalties();
        if facts.all_hold("persons ccag !notice") {
            let source = self.rests(Rests::Ccag(Topic::Penalties));
            self.risk(
                "Pénalités sans mise en demeure",
                "C’est une dérogation au CCAG, qui prive le titulaire du temps de remédier au manquement : gardez la mise en demeure si rien ne s’y oppose.",
                source,
                Field::FormalNotice,
            );
        }
        if facts.all_hold("derogations") {
            let source = self.rests(Rests::Code(&["R2112-3"], &[]));
            self.verify(
                "Dérogations au CCAG",
                "Le dernier point de l’article en dresse la liste : reportez-la au dernier article de votre CCAP, avec vos autres dérogations.",
                source,
                None,
            );
        }
    }

    /// Whether a CCAG that exempts from small penalties would take those of insertion too.
    fn small_penalties(&mut self) {
        let facts = self.facts;
        let title = "Exonération des petites pénalités";
        if !facts.all_hold("followed small_rule") {
            // Those of works and of maîtrise d'œuvre were read, and are for delay alone.
            if let Frame::Ccag(Ccag::Pi | Ccag::Tic | Ccag::Mi) = facts.frame
                && facts.all_hold("followed")
            {
                self.verify(
                    title,
                    "Un autre CCAG dispense des petites pénalités, et pas seulement de celles de retard. Clausule n’a pas lu si le vôtre fait de même : voyez son article sur les pénalités de retard. S’il le fait, dites dans votre CCAP si l’exonération vaut pour les pénalités d’insertion.",
                    super::OURS,
                    None,
                );
            }
            return;
        }
        let euros = facts.law.figure("small_penalties_euros").value;
        let source = format!(
            "{} ; {}",
            facts.cite(super::Basis::SmallPenalties),
            super::OURS
        );
        let (state, text) = match facts.contract.terms.small_penalties {
            None => (
                CheckState::Risky,
                format!("Le CCAG exonère des pénalités jusqu’à {} €, sous un titre qui vise le retard mais en des termes plus larges : le titulaire pourrait s’en prévaloir. Dites si l’exonération est écartée ou gardée pour les pénalités d’insertion.", integer(euros)),
            ),
            Some(SmallPenalties::SetAside) => (
                CheckState::Complete,
                "L’exonération est écartée : l’article le dit, et la dérogation figure dans sa liste.".to_string(),
            ),
            Some(SmallPenalties::Kept) => (
                CheckState::Complete,
                format!("L’exonération est gardée, et le texte le dit : un petit manquement peut ne rien coûter (jusqu’à {} €).", integer(euros)),
            ),
        };
        self.add(state, title, text, source, Some(Field::SmallPenalties));
    }

    /// The same number of hours in every piece that commits to it.
    fn coherence(&mut self, set: &ClauseSet) {
        let facts = self.facts;
        if facts.all_hold("hours framework") {
            self.coherence_of_ratios(set);
        }
        if !facts.all_hold("hours ordinary") {
            return;
        }
        let due: Vec<Hours> = facts
            .with_hours()
            .filter_map(|lot| Some(lot.figures?.hours.central()))
            .collect();
        let complete = due.len() == facts.with_hours().count();
        let one_number = facts.all_hold("one_number");
        let wanted: Vec<String> = if one_number {
            due.iter().map(|hours| in_words(*hours)).collect()
        } else {
            Vec::new()
        };
        let differs = [Piece::Rc, Piece::Ccap].into_iter().find(|piece| {
            set.piece(*piece).is_some_and(|draft| {
                let text = plain(&draft.document);
                wanted.iter().any(|hours| !text.contains(hours.as_str()))
            })
        });
        match differs {
            Some(piece) => self.risk(
                "Cohérence des heures",
                format!("Le nombre d’heures ne se retrouve pas dans la pièce « {} ».", piece.label(facts.frame)),
                super::OURS,
                Field::Amount,
            ),
            None if complete => self.add(
                CheckState::Complete,
                "Cohérence des heures",
                "Le même nombre d’heures figure dans toutes les pièces : elles sont écrites à partir du même calcul.",
                super::OURS,
                None,
            ),
            None => {}
        }
    }

    /// The same ratios in every piece that commits to them.
    fn coherence_of_ratios(&mut self, set: &ClauseSet) {
        let facts = self.facts;
        let with_figures = facts.with_hours().filter_map(|lot| lot.figures);
        let ratios: Vec<String> = with_figures
            .filter_map(|figures| figures.framework.as_ref())
            .map(|ratio| format!("{}\t{} ", in_words(ratio.hours), ratio.step))
            .collect();
        if ratios.len() < facts.with_hours().count() {
            return;
        }
        let pieces = [Piece::Rc, Piece::Ccap, Piece::Ae, Piece::Subsequent];
        let differs = pieces.into_iter().find(|piece| {
            set.piece(*piece).is_some_and(|draft| {
                let text = plain(&draft.document);
                ratios.iter().any(|ratio| !text.contains(ratio.as_str()))
            })
        });
        match differs {
            Some(piece) => self.risk(
                "Cohérence des heures",
                format!(
                    "Le ratio ne se retrouve pas dans la pièce « {} ».",
                    piece.label(facts.frame)
                ),
                super::OURS,
                Field::RatioHours,
            ),
            None => self.add(
                CheckState::Complete,
                "Cohérence des heures",
                "Le même ratio figure dans toutes les pièces : elles sont écrites à partir du même calcul.",
                super::OURS,
                None,
            ),
        }
    }

    fn points(&mut self, set: &ClauseSet) {
        let mut blanks: Vec<(Field, &str)> = Vec::new();
        for draft in &set.pieces {
            for blank in &draft.blanks {
                if !blanks.iter().any(|(field, _)| *field == blank.field) {
                    blanks.push((blank.field, &blank.label));
                }
            }
        }
        let mut told: Vec<Field> = Vec::new();
        for (title, when, fields, rests) in POINTS {
            if !self.facts.all_hold(when) {
                continue;
            }
            let lacking: Vec<&(Field, &str)> = blanks
                .iter()
                .filter(|(field, _)| fields.contains(field))
                .collect();
            let source = self.rests(*rests);
            let Some((first, _)) = lacking.first() else {
                self.add(CheckState::Complete, title, "Rien ne manque.", source, None);
                continue;
            };
            told.extend(lacking.iter().map(|(field, _)| *field));
            let labels: Vec<&str> = lacking.iter().map(|(_, label)| *label).collect();
            let text = format!("Il manque : {}.", labels.join(" ; "));
            self.add(CheckState::Missing, title, text, source, Some(*first));
        }
        for (field, label) in blanks {
            if !told.contains(&field) {
                let text = format!("Il manque : {label}.");
                self.add(
                    CheckState::Missing,
                    field.label(),
                    text,
                    super::OURS,
                    Some(field),
                );
            }
        }
    }
}
