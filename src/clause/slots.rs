//! The words that a text asks for, contract by contract: the one place where an answer becomes a
//! word, a blank or a table of a piece.

use super::facts::{Facts, LotFacts, has_several_holders, is_free};
use super::publication::{has_condition, is_reserved, serves_as_condition};
use super::template;
use super::words::in_letters;
use super::{
    hours_at_estimate, hours_at_maximum, hours_in_words, in_words, lot_name, trigger_in_words,
};
use crate::contract::{
    Buyer, Contract, Field, Frame, GroupForm, Holders, Mechanism, Paragraphs, Passage, RatioMode,
    SubsequentBase, Technique, Tranche, Wording,
};
use crate::document::{Block, Inline};
use crate::estimate::{Figures, per_year};
use crate::law::Topic;
use crate::quantity::{Hours, integer, long_date};

/// The blocks for a name that stands alone.
type Blocks = fn(&Facts) -> Vec<Block>;

/// The words for a name in braces.
type Fill = fn(&Facts) -> Inline;

/// An answer of the form in a text: its name, the field, what is missing, and its words.
type Given = (
    &'static str,
    Field,
    &'static str,
    fn(&Contract) -> Option<String>,
);

fn said<T: ToString>(value: Option<&T>) -> Option<String> {
    value.map(ToString::to_string)
}

/// Answers that are a blank while they are not given.
const GIVEN: &[Given] = &[
    ("title", Field::Title, "objet du marché", |c| {
        c.title.as_ref().map(|title| format!("« {title} »"))
    }),
    ("duration", Field::Duration, "durée d’exécution", |c| {
        said(c.duration.as_ref())
    }),
    (
        "facilitateur_name",
        Field::FacilitateurName,
        "nom du facilitateur",
        |c| said(c.facilitateur.name.as_ref()),
    ),
    (
        "facilitateur_phone",
        Field::FacilitateurPhone,
        "téléphone du facilitateur",
        |c| said(c.facilitateur.phone.as_ref()),
    ),
    (
        "facilitateur_email",
        Field::FacilitateurEmail,
        "courriel du facilitateur",
        |c| said(c.facilitateur.email.as_ref()),
    ),
    (
        "notice_delay",
        Field::NoticeDelay,
        "délai de la mise en demeure",
        |c| said(c.terms.notice_delay.as_ref()),
    ),
    (
        "first_meeting",
        Field::FirstMeeting,
        "délai de la première réunion",
        |c| said(c.terms.first_meeting.as_ref()),
    ),
    (
        "reporting",
        Field::Reporting,
        "périodicité des justificatifs",
        |c| c.terms.reporting.map(|one| one.label().to_string()),
    ),
    (
        "penalty_hour",
        Field::PenaltyHour,
        "montant de la pénalité par heure",
        |c| said(c.terms.penalty_hour.as_ref()),
    ),
    (
        "penalty_meeting",
        Field::PenaltyMeeting,
        "montant de la pénalité par absence",
        |c| said(c.terms.penalty_meeting.as_ref()),
    ),
    (
        "penalty_document",
        Field::PenaltyDocument,
        "montant de la pénalité par document",
        |c| said(c.terms.penalty_document.as_ref()),
    ),
    (
        "penalty_action",
        Field::PenaltyAction,
        "montant de la pénalité par action",
        |c| said(c.terms.penalty_action.as_ref()),
    ),
    (
        "penalty_promise",
        Field::PenaltyAction,
        "montant de la pénalité par engagement non tenu",
        |c| said(c.terms.penalty_action.as_ref()),
    ),
    (
        "penalty_cap",
        Field::PenaltyCap,
        "si ces pénalités ont un plafond",
        |_| None,
    ),
    (
        "penalty_cap_rate",
        Field::PenaltyCapRate,
        "plafond des pénalités d’insertion",
        |c| said(c.terms.penalty_cap_rate.as_ref()),
    ),
    (
        "documents",
        Field::Documents,
        "contenu des justificatifs",
        |_| None,
    ),
    (
        "documents_list",
        Field::DocumentsList,
        "liste des justificatifs",
        |c| listed(c.terms.documents_list.as_ref()),
    ),
    (
        "training_cap",
        Field::TrainingCap,
        "part maximale des heures de formation",
        |c| said(c.terms.training_cap.as_ref()),
    ),
    (
        "equivalences",
        Field::Equivalences,
        "équivalences et bonus",
        |c| listed(c.terms.equivalences.as_ref()),
    ),
    (
        "pooling",
        Field::Pooling,
        "si la globalisation est admise",
        |_| None,
    ),
    (
        "pooling_rules",
        Field::PoolingRules,
        "règles de globalisation",
        |c| listed(c.terms.pooling_rules.as_ref()),
    ),
    (
        "data_controller",
        Field::DataController,
        "responsable du traitement des données",
        |_| None,
    ),
    (
        "data_retention",
        Field::DataRetention,
        "durée de conservation des données",
        |c| said(c.terms.data_retention.as_ref()),
    ),
    (
        "actions_count",
        Field::ActionsCount,
        "nombre d’actions par année",
        |c| {
            let count = c.mechanism_terms.actions?;
            let noun = if count == 1 {
                "action sociale"
            } else {
                "actions sociales"
            };
            Some(format!("{count} {noun}"))
        },
    ),
    (
        "penalty_service",
        Field::PenaltyService,
        "montant de la pénalité par service non rendu",
        |c| said(c.terms.penalty_service.as_ref()),
    ),
    (
        "actions_hours",
        Field::ActionsHours,
        "heures que demandent les actions d’une année",
        |c| c.mechanism_terms.actions_hours.map(in_words),
    ),
    (
        "reserved_execution",
        Field::ReservedExecution,
        "yes ou no : si l’exécution a lieu dans un programme d’emploi protégé",
        |_| None,
    ),
    (
        "criterion_weight",
        Field::CriterionWeight,
        "pondération du critère",
        |c| said(c.mechanism_terms.criterion_weight.as_ref()),
    ),
    (
        "criterion_aim",
        Field::CriterionAim,
        "ce que le critère apprécie",
        |c| {
            c.mechanism_terms
                .criterion_aim
                .map(|aim| aim.label().to_string())
        },
    ),
    (
        "criterion_parts",
        Field::CriterionParts,
        "sous-critères",
        |c| listed(c.mechanism_terms.criterion_parts.as_ref()),
    ),
    (
        "programme_name",
        Field::ProgrammeName,
        "nom de la charte",
        |c| said(c.own_programme.name.as_ref()),
    ),
    (
        "programme_publics",
        Field::ProgrammePublics,
        "publics de la charte",
        |c| said(c.own_programme.publics.as_ref()),
    ),
    (
        "exception",
        Field::Exception,
        "motif d’absence de condition sociale",
        |c| {
            c.mechanism_terms
                .exception
                .map(|one| one.label().to_string())
        },
    ),
    (
        "exception_other",
        Field::Exception,
        "un autre motif, ou une condition d’exécution",
        |_| None,
    ),
    (
        "motivation",
        Field::Motivation,
        "raisons de l’acheteur",
        |c| listed(c.mechanism_terms.motivation.as_ref()),
    ),
    (
        "mechanism_one",
        Field::Mechanism,
        "un mécanisme que ce contrat peut avoir",
        |_| None,
    ),
    // What contracts of defence have in its place was not read.
    (
        "defence_article",
        Field::Mechanism,
        "article du code qui permet cette réservation en défense ou sécurité",
        |_| None,
    ),
    ("launch", Field::Launch, "date de lancement", |c| {
        c.procedure.launch.map(long_date)
    }),
    ("value", Field::Value, "valeur estimée du marché", |c| {
        said(c.procedure.value.as_ref())
    }),
    ("buyer_type", Field::Buyer, "type d’acheteur", |c| {
        c.procedure.buyer.map(|buyer| buyer.label().to_string())
    }),
    (
        "group_penalties",
        Field::GroupPenalties,
        "qui supporte les pénalités dans un groupement",
        |_| None,
    ),
];

fn listed(text: Option<&Paragraphs>) -> Option<String> {
    let lines: Vec<&str> = text?.lines().collect();
    Some(lines.join(" ; "))
}

/// Words that are always known.
const WORDS: &[(&str, Fill)] = &[
    ("contractor", |f| party(f, |n| n.contractor.to_string())),
    ("to_contractor", |f| {
        party(f, |n| n.to_contractor.to_string())
    }),
    ("of_contractor", |f| {
        party(f, |n| n.contractor.replacen("le ", "du ", 1))
    }),
    ("buyer", |f| party(f, |n| n.buyer.to_string())),
    ("of_buyer", |f| party(f, |n| n.of_buyer.to_string())),
    ("to_buyer", |f| party(f, |n| n.to_buyer.to_string())),
    ("contract", |f| {
        Inline::text(noun(f, "marché", "accord-cadre", "contrat"))
    }),
    ("the_contract", |f| {
        Inline::text(noun(f, "le marché", "l’accord-cadre", "le contrat"))
    }),
    ("of_contract", |f| {
        Inline::text(noun(f, "du marché", "de l’accord-cadre", "du contrat"))
    }),
    ("in_contract", |f| {
        Inline::text(noun(
            f,
            "dans le marché",
            "dans l’accord-cadre",
            "dans le contrat",
        ))
    }),
    ("by_contract", |f| {
        Inline::text(noun(
            f,
            "par le marché",
            "par l’accord-cadre",
            "par le contrat",
        ))
    }),
    ("to_contract", |f| {
        Inline::text(noun(f, "au marché", "à l’accord-cadre", "au contrat"))
    }),
    ("of_ccap", |f| {
        Inline::text(match f.frame {
            Frame::Concession => "du contrat de concession",
            Frame::Private => "des conditions particulières",
            _ => "du CCAP",
        })
    }),
    ("in_ccap", |f| {
        Inline::text(match f.frame {
            Frame::Concession => "au contrat de concession",
            Frame::Private => "aux conditions particulières",
            _ => "au CCAP",
        })
    }),
    ("of_rc", |f| {
        Inline::text(match f.frame {
            Frame::Private => "du dossier de consultation",
            _ => "du règlement de la consultation",
        })
    }),
    ("in_ae", |f| {
        Inline::text(match f.frame {
            Frame::Concession | Frame::Private => "dans l’engagement du candidat",
            _ => "à l’acte d’engagement",
        })
    }),
    ("lot_or_phase", |f| {
        Inline::text(match f.frame {
            Frame::Concession => "phase",
            _ => "lot",
        })
    }),
    ("object", |f| {
        Inline::text(&match &f.contract.title {
            Some(title) => format!(" « {title} »"),
            None => String::new(),
        })
    }),
    // Who sees the proofs: the facilitateur, or the buyer where there is none.
    ("follower", |f| follower(f, "le facilitateur", |n| n.buyer)),
    ("of_follower", |f| {
        follower(f, "du facilitateur", |n| n.of_buyer)
    }),
    ("to_follower", |f| {
        follower(f, "au facilitateur", |n| n.to_buyer)
    }),
    ("subsequent_contract", |f| {
        Inline::text(if f.is_public() {
            "marché subséquent"
        } else {
            "contrat subséquent"
        })
    }),
    ("subsequent_contracts", |f| {
        Inline::text(if f.is_public() {
            "marchés subséquents"
        } else {
            "contrats subséquents"
        })
    }),
    ("rounding", |f| {
        Inline::text(&f.contract.rounding.to_string())
    }),
    ("read_on", |f| Inline::text(&long_date(f.law.read_on))),
    ("date", |f| Inline::text(&long_date(f.inputs.date))),
    ("programme", |f| {
        Inline::text(match f.contract.programme {
            Some(programme) => programme.label(),
            None => "",
        })
    }),
    ("reserved_share", |f| {
        let least = f.law.figure("reserved_share_percent").value;
        match f.contract.mechanism_terms.reserved_share {
            Some(share) => Inline::text(&share.to_string()),
            // No article read fixes it there.
            None if f.all_hold("uncoded") => {
                Inline::blank(Field::ReservedShare.key(), "part minimale de travailleurs")
            }
            None => Inline::text(&format!("{least} %")),
        }
    }),
    ("hours_lots", |f| {
        Inline::text(&f.lots_in_words(|lot| lot.has_hours))
    }),
    ("several_holders_lots", |f| {
        Inline::text(&f.lots_in_words(|lot| lot.has_hours && has_several_holders(lot)))
    }),
    ("reserved_lots", |f| {
        Inline::text(&f.lots_in_words(is_reserved))
    }),
    ("unavailable_lots", |f| {
        Inline::text(&f.lots_in_words(|lot| !lot.available))
    }),
    ("object_lots", |f| of_mechanism(f, Mechanism::Object)),
    ("either_lots", |f| of_mechanism(f, Mechanism::Either)),
    ("only_actions_lots", |f| of_mechanism(f, Mechanism::Actions)),
    ("criterion_condition_lots", |f| {
        of_mechanism(f, Mechanism::Criterion)
    }),
    ("criterion_only_lots", |f| {
        of_mechanism(f, Mechanism::CriterionOnly)
    }),
    ("none_lots", |f| of_mechanism(f, Mechanism::None)),
    ("free_lots", |f| Inline::text(&f.lots_in_words(is_free))),
    ("actions_lots", |f| {
        Inline::text(&f.lots_in_words(|lot| lot.mechanism.has_actions()))
    }),
    ("criterion_lots", |f| {
        Inline::text(&f.lots_in_words(|lot| lot.mechanism.has_criterion()))
    }),
    ("of_condition_articles", |f| {
        Inline::text(&f.of_articles(f.condition_articles()))
    }),
    ("the_condition_article", |f| {
        let article = f.condition_article();
        let article = article.and_then(|id| f.law.code_article(id));
        let number = article.map_or("", |article| article.number);
        Inline::text(&format!("l’article {number}"))
    }),
    ("condition_lots", |f| {
        Inline::text(&f.lots_in_words(has_condition))
    }),
    // Reserved contracts: those that keep their share as a condition, and those that do not.
    ("kept_share_lots", |f| {
        Inline::text(&f.lots_in_words(|lot| lot.keeps_share))
    }),
    ("bare_reserved_lots", |f| {
        Inline::text(&f.lots_in_words(|lot| is_reserved(lot) && !lot.keeps_share))
    }),
    ("social_condition_lots", |f| {
        Inline::text(&f.lots_in_words(serves_as_condition))
    }),
    // The article of the contract, by its name.
    ("article_title", |f| Inline::text(f.article_title())),
    ("subsequent_base", |f| f.base_blank()),
    ("one_of_them", |f| {
        let one = f.contract.estimate_supposes().unwrap_or_default();
        Inline::text(&if f.is_public() {
            one.to_string()
        } else {
            one.replace("marché", "contrat")
        })
    }),
    ("group_form", |f| {
        Inline::text(match f.contract.terms.group_form {
            Some(GroupForm::Joint) => "conjoint",
            Some(GroupForm::JointLead) => "conjoint, avec un mandataire solidaire",
            Some(GroupForm::Solidary) => "solidaire",
            None | Some(GroupForm::Free) => "conjoint ou solidaire",
        })
    }),
    // One form for the groupements of all lots.
    ("group_awarded", |f| {
        Inline::text(if f.all_hold("lots !concession") {
            "un lot, quel qu’il soit,"
        } else {
            noun(f, "le marché", "l’accord-cadre", "le contrat")
        })
    }),
    ("art_of_group", |f| {
        Inline::text(f.group_rule().unwrap_or_default())
    }),
    ("art_of_small", |f| {
        Inline::text(f.small_rule().unwrap_or_default())
    }),
    ("value_compared", |f| f.value_compared()),
    ("open_data", |f| {
        let euros = f.law.figure("open_data_euros").value;
        Inline::text(&format!("{} €", integer(euros)))
    }),
    ("threshold", |f| {
        match f.inputs.assessment.obligation.threshold {
            Some(threshold) => Inline::text(&format!(
                "{} € HT, {}",
                integer(threshold.euros.into()),
                threshold.regulation
            )),
            None => Inline::blank(Field::Buyer.key(), "seuil européen : type d’acheteur"),
        }
    }),
    ("hours", |f| match f.estimate.total {
        Some(hours) => Inline::strong(&hours_in_words(hours)),
        None => f.hours_blank(),
    }),
    ("hours_in_letters", |f| match f.estimate.total {
        Some(hours) => Inline::strong(&letters(hours.central())),
        None => f.hours_blank(),
    }),
    ("hours_at_maximum", |f| match hours_at_maximum(f.estimate) {
        Some(hours) => Inline::strong(&in_words(hours)),
        None => Inline::text(""),
    }),
    ("hours_at_estimate", |f| {
        match hours_at_estimate(f.estimate) {
            Some(hours) => Inline::strong(&in_words(hours)),
            None => f.hours_blank(),
        }
    }),
];

/// What stands for a paragraph: tables, and lists of what the user typed.
const BLOCKS: &[(&str, Blocks)] = &[
    ("hours_table", |f| vec![f.hours_table(false)]),
    ("commitment_table", |f| vec![f.hours_table(true)]),
    ("ratio_table", |f| vec![f.ratio_table()]),
    ("mechanism_table", |f| vec![f.mechanism_table()]),
    ("structures_items", |_| vec![Facts::persons_items(true)]),
    ("situations_items", |_| vec![Facts::persons_items(false)]),
    ("structures_table", |f| vec![f.persons_table(true)]),
    ("situations_table", |f| vec![f.persons_table(false)]),
    ("kept_items", |f| vec![f.kept_items()]),
    ("kept_table", |f| vec![f.kept_table()]),
    ("object_table", |f| vec![f.object_table(false)]),
    ("welcome_table", |f| vec![f.object_table(true)]),
    ("choice_table", |f| vec![f.choice_table()]),
    ("support_items", |f| {
        let support = f.contract.mechanism_terms.object_support.as_ref();
        items(support, Field::ObjectSupport, "services d’accompagnement")
    }),
    ("results_items", |f| {
        let results = f.contract.mechanism_terms.object_results.as_ref();
        items(results, Field::ObjectResults, "résultats attendus")
    }),
    ("publics_items", |f| {
        items(
            f.contract.terms.publics_list.as_ref(),
            Field::PublicsList,
            "catégories de personnes",
        )
    }),
    ("documents_items", |f| {
        items(
            f.contract.terms.documents_list.as_ref(),
            Field::DocumentsList,
            "liste des justificatifs",
        )
    }),
    ("equivalences_items", |f| {
        items(
            f.contract.terms.equivalences.as_ref(),
            Field::Equivalences,
            "équivalences et bonus",
        )
    }),
    ("pooling_items", |f| {
        items(
            f.contract.terms.pooling_rules.as_ref(),
            Field::PoolingRules,
            "règles de globalisation",
        )
    }),
    ("criterion_items", |f| {
        let parts = f.contract.mechanism_terms.criterion_parts.as_ref();
        items(parts, Field::CriterionParts, "sous-critères et leur poids")
    }),
    ("motivation_text", |f| {
        match &f.contract.mechanism_terms.motivation {
            Some(text) => text
                .lines()
                .map(|line| Block::Paragraph(vec![Inline::text(line)]))
                .collect(),
            None => vec![Block::Paragraph(vec![Inline::blank(
                Field::Motivation.key(),
                "raisons de l’acheteur, dans ses propres mots",
            )])],
        }
    }),
    ("added_aapc", |f| added(f.contract.additions.aapc.as_ref())),
    ("added_rc", |f| added(f.contract.additions.rc.as_ref())),
    ("added_ccap", |f| added(f.contract.additions.ccap.as_ref())),
    ("added_ae", |f| added(f.contract.additions.ae.as_ref())),
    ("added_sheet", |f| {
        added(f.contract.additions.sheet.as_ref())
    }),
    ("left_out_table", |f| vec![f.left_out_table()]),
    ("reservations", |f| f.reservations()),
    ("announced_quantities", |f| f.announced_quantities()),
    ("notice_table", |f| vec![f.notice_table()]),
    ("decp_table", |f| vec![f.decp_table()]),
    ("decp_json", |f| vec![f.decp_json()]),
    ("signature_table", |_| {
        let empty = || vec![Vec::new(); 3];
        vec![Block::Table {
            header: ["Établie le", "Par (nom et qualité)", "Signature"]
                .map(str::to_string)
                .to_vec(),
            rows: vec![empty()],
        }]
    }),
];

/// The buyer's own words: paragraphs and lists as they were typed.
fn added(text: Option<&Wording>) -> Vec<Block> {
    let passages = text.map(Wording::passages).unwrap_or_default();
    let block = |passage: &Passage| match passage {
        Passage::Paragraph(line) => Block::Paragraph(vec![Inline::text(line)]),
        Passage::Items(items) => Block::List {
            ordered: false,
            items: items.iter().map(|item| vec![Inline::text(item)]).collect(),
        },
    };
    passages.iter().map(block).collect()
}

fn items(text: Option<&Paragraphs>, field: Field, label: &str) -> Vec<Block> {
    let items = match text {
        Some(text) => text.lines().map(|line| vec![Inline::text(line)]).collect(),
        None => vec![vec![Inline::blank(field.key(), label)]],
    };
    vec![Block::List {
        ordered: false,
        items: template::punctuated(items),
    }]
}

/// The names of the parties, whatever the contract builds on.
struct Names {
    buyer: &'static str,
    of_buyer: &'static str,
    to_buyer: &'static str,
    contractor: &'static str,
    to_contractor: &'static str,
}

fn party(facts: &Facts, name: impl Fn(&Names) -> String) -> Inline {
    let names = if let Some(ccag) = facts.contract.ccag() {
        let text = facts.law.ccag(ccag);
        Names {
            buyer: text.buyer,
            of_buyer: text.of_buyer,
            to_buyer: text.to_buyer,
            contractor: text.contractor,
            to_contractor: text.to_contractor,
        }
    } else {
        let id = match facts.frame {
            Frame::Concession => "concession",
            _ => "contract",
        };
        let text = facts.law.parties(id);
        Names {
            buyer: text.buyer,
            of_buyer: text.of_buyer,
            to_buyer: text.to_buyer,
            contractor: text.contractor,
            to_contractor: text.to_contractor,
        }
    };
    Inline::text(&name(&names))
}

/// The facilitateur, or the buyer of a contract that has none.
fn follower(
    facts: &Facts,
    facilitateur: &'static str,
    buyer: impl Fn(&Names) -> &'static str,
) -> Inline {
    if facts.all_hold("facilitateur") {
        Inline::text(facilitateur)
    } else {
        party(facts, |names| buyer(names).to_string())
    }
}

/// The word for the contract itself.
fn noun<'a>(facts: &Facts, ordinary: &'a str, framework: &'a str, other: &'a str) -> &'a str {
    let buyer = facts.contract.procedure.buyer;
    match (buyer, facts.contract.technique) {
        (Some(Buyer::Grantor | Buyer::Private), _) => other,
        (_, Technique::Ordinary) => ordinary,
        (_, Technique::Orders | Technique::Subsequent) => framework,
    }
}

fn of_mechanism(facts: &Facts, mechanism: Mechanism) -> Inline {
    Inline::text(&facts.lots_in_words(|lot| lot.available && lot.mechanism == mechanism))
}

/// « 1 000 (mille) heures ».
fn letters(hours: Hours) -> String {
    let number = hours.get();
    let noun = if number < 2 { "heure" } else { "heures" };
    format!(
        "{} ({}) {noun}",
        integer(i128::from(number)),
        in_letters(number.unsigned_abs(), true)
    )
}

/// « 12 personnes »: those that a lot of a service of insertion welcomes.
pub(super) fn people(lot: &LotFacts) -> Inline {
    persons(lot, false)
}

/// The same; in letters too for a commitment: « 12 (douze) personnes ».
fn persons(lot: &LotFacts, commitment: bool) -> Inline {
    let Some(people) = lot.lot.object_people else {
        let label = "nombre de personnes accueillies";
        return Inline::blank(Field::ObjectPeople.key(), label);
    };
    let noun = if people < 2 { "personne" } else { "personnes" };
    let number = integer(people.into());
    if commitment {
        let letters = in_letters(people.into(), true);
        Inline::text(&format!("{number} ({letters}) {noun}"))
    } else {
        Inline::text(&format!("{number} {noun}"))
    }
}

impl Facts<'_> {
    /// The words for a name in braces; `titles` are those of the piece, in order.
    pub fn fill(&self, name: &str, titles: &[&'static str]) -> Inline {
        if let Some(title) = name.strip_prefix('@') {
            let place = titles.iter().position(|known| *known == title);
            return match place {
                Some(place) => Inline::text(&(place + 1).to_string()),
                None => Inline::text(&format!("« {title} »")),
            };
        }
        if name.starts_with(['L', 'R', 'D']) {
            let article = self.law.code_article(name);
            return Inline::text(article.map_or(name, |article| article.number));
        }
        if let Some(topic) = name.strip_prefix("art_").and_then(Topic::from_key) {
            return match self.contract.ccag() {
                Some(ccag) => Inline::text(&self.law.article(ccag, topic)),
                None => Inline::blank(Field::Ccag.key(), "numéro d’article du CCAG"),
            };
        }
        if let "ccag" | "ccag_title" = name {
            let text = self.contract.ccag().map(|ccag| self.law.ccag(ccag));
            return match text {
                Some(text) if name == "ccag" => Inline::text(text.short),
                Some(text) => Inline::text(text.title),
                None => Inline::blank(Field::Ccag.key(), "CCAG de référence"),
            };
        }
        if let Some((_, fill)) = WORDS.iter().find(|(key, _)| *key == name) {
            return fill(self);
        }
        match GIVEN.iter().find(|(key, ..)| *key == name) {
            Some((_, field, label, words)) => match words(self.contract) {
                Some(words) => Inline::text(&words),
                None => Inline::blank(field.key(), label),
            },
            None => Inline::text(""),
        }
    }

    /// What stands for a paragraph that is nothing but this name.
    pub fn blocks(&self, name: &str, titles: &[&'static str]) -> Option<Vec<Block>> {
        if name == "derogations_table" {
            return Some(vec![self.derogations_table(titles)]);
        }
        let (_, blocks) = BLOCKS.iter().find(|(key, _)| *key == name)?;
        Some(blocks(self))
    }

    /// What the article of the contract is called: a contract that is only reserved has no clause.
    pub fn article_title(&self) -> &'static str {
        if self.all_hold("only_reserved") {
            "Participation réservée"
        } else {
            "Clause d’insertion sociale"
        }
    }

    /// What is missing to know the amount that gives the hours of a subsequent contract.
    pub fn base_blank(&self) -> Inline {
        match self.contract.most_holders() {
            None => Inline::blank(
                Field::Holders.key(),
                "un ou plusieurs titulaires, dont les montants s’ajoutent",
            ),
            Some(Holders::One | Holders::Several) => Inline::blank(
                Field::SubsequentBase.key(),
                "montant qui détermine les heures",
            ),
        }
    }

    /// « au prorata du montant cumulé », after the amount that gives the hours.
    fn ratio_way(&self, mode: RatioMode) -> Vec<Inline> {
        let way = match mode {
            RatioMode::ProRata => "au prorata",
            RatioMode::Whole => "par tranche entière",
        };
        if self.contract.technique != Technique::Subsequent {
            let of = match mode {
                RatioMode::ProRata => " du montant facturé",
                RatioMode::Whole => "",
            };
            return vec![Inline::text(&format!("{way}{of}"))];
        }
        let Some(base) = self.contract.subsequent_base() else {
            let before = Inline::text(&format!("{way} du montant : "));
            return vec![before, self.base_blank()];
        };
        let of = self.base_in_words(base);
        vec![Inline::text(&format!("{way} {of}"))]
    }

    /// « du montant cumulé des marchés subséquents ».
    pub fn base_in_words(&self, base: SubsequentBase) -> String {
        let (one, many) = if self.is_public() {
            ("marché subséquent", "marchés subséquents")
        } else {
            ("contrat subséquent", "contrats subséquents")
        };
        let several = self.contract.most_holders() == Some(Holders::Several);
        match base {
            SubsequentBase::Each => format!("du montant du {one}"),
            SubsequentBase::Own => format!("du montant cumulé des {many} de chaque titulaire"),
            SubsequentBase::All if several => {
                format!("du montant cumulé des {many} de tous les titulaires")
            }
            SubsequentBase::All => format!("du montant cumulé des {many}"),
        }
    }

    pub fn hours_blank(&self) -> Inline {
        Inline::blank(self.asked_for_hours().key(), "nombre d’heures")
    }

    /// « le marché », « le lot n° 2 », « les lots n° 1, 2 et 4 ».
    pub fn lots_in_words(&self, is: impl Fn(&LotFacts) -> bool) -> String {
        if self.lots.len() < 2 {
            return noun(self, "le marché", "l’accord-cadre", "le contrat").to_string();
        }
        let numbers: Vec<String> = self
            .lots
            .iter()
            .filter(|lot| is(lot))
            .map(|lot| (lot.index + 1).to_string())
            .collect();
        let (one, many) = match self.frame {
            Frame::Concession => ("la phase n°", "les phases n°"),
            _ => ("le lot n°", "les lots n°"),
        };
        match &numbers[..] {
            [number] => format!("{one} {number}"),
            [most @ .., last] => format!("{many} {} et {last}", most.join(", ")),
            [] => "aucun lot".to_string(),
        }
    }

    /// What the first column of a table of lots is called; a contract of one lot has none to name.
    fn lot_header(&self) -> &'static str {
        match (self.frame, self.lots.len()) {
            (_, ..2) => "Contrat",
            (Frame::Concession, _) => "Phase",
            _ => "Lot",
        }
    }

    /// The hours of each lot and tranche; in letters too for a commitment.
    fn hours_table(&self, commitment: bool) -> Block {
        let written = |hours: Hours| {
            Inline::text(&if commitment {
                letters(hours)
            } else {
                in_words(hours)
            })
        };
        let yearly = self.all_hold("yearly");
        let mut rows = Vec::new();
        for lot in self.with_hours() {
            let name = lot_name(self.contract, lot.index);
            let mut row = |name: &str, hours: Inline, year: Inline| {
                let mut cells = vec![vec![Inline::text(name)], vec![hours]];
                if yearly {
                    cells.push(vec![year]);
                }
                rows.push(cells);
            };
            let none = || Inline::text("—");
            match lot.figures {
                Some(figures) if figures.tranches.len() > 1 => {
                    for (tranche, hours) in &figures.tranches {
                        let part = match tranche {
                            // A contract that is renewed has a first period, no firm tranche.
                            Tranche::Firm if self.all_hold("renewals") => {
                                "période initiale".to_string()
                            }
                            tranche => tranche.to_string(),
                        };
                        row(&format!("{name}, {part}"), written(hours.central()), none());
                    }
                }
                Some(figures) => {
                    let hours = figures.hours.central();
                    let year = self.yearly(lot, hours).map_or_else(none, written);
                    row(&name, written(hours), year);
                }
                None => row(&name, self.hours_blank(), none()),
            }
        }
        let mut header = vec![self.lot_header(), "Heures d’insertion"];
        if yearly {
            header.push("Soit par année d’exploitation");
        }
        Block::Table {
            header: header.into_iter().map(str::to_string).collect(),
            rows,
        }
    }

    /// The hours of a year, in a concession's phase of operation.
    pub fn yearly(&self, lot: &LotFacts, hours: Hours) -> Option<Hours> {
        let is_works = lot.lot.trade()?.nature == crate::bareme::Nature::Travaux;
        let months = self.contract.duration_of(lot.lot)?;
        if is_works || months.get() < 12 {
            return None;
        }
        per_year(hours, months, self.contract.rounding).ok()
    }

    /// The persons that each lot of a service of insertion welcomes, and the hours it gives them; in letters
    /// too for a commitment.
    fn object_table(&self, commitment: bool) -> Block {
        let with_hours = self.all_hold("object_hours");
        let rows = self.lots.iter().filter(|lot| lot.is_object()).map(|lot| {
            let mut row = vec![
                vec![Inline::text(&lot_name(self.contract, lot.index))],
                vec![persons(lot, commitment)],
            ];
            if with_hours {
                let hours = lot.lot.object_hours.map(|hours| {
                    if commitment {
                        letters(hours)
                    } else {
                        in_words(hours)
                    }
                });
                row.push(vec![Inline::text(hours.as_deref().unwrap_or("—"))]);
            }
            row
        });
        let rows = rows.collect();
        let mut header = vec![self.lot_header(), "Personnes accueillies, au moins"];
        if with_hours {
            header.push("Heures proposées à ces personnes, au moins");
        }
        Block::Table {
            header: header.into_iter().map(str::to_string).collect(),
            rows,
        }
    }

    /// Both commitments between which a contractor chooses, each with its box.
    fn choice_table(&self) -> Block {
        let several = self.lots.len() > 1;
        let mut rows = Vec::new();
        let either = |lot: &&LotFacts| lot.mechanism == Mechanism::Either && lot.has_hours;
        for lot in self.lots.iter().filter(either) {
            let name = lot_name(self.contract, lot.index);
            let mut row = |what: Vec<Inline>| {
                let mut cells = vec![vec![Inline::text("☐")], what];
                if several {
                    cells.insert(0, vec![Inline::text(&name)]);
                }
                rows.push(cells);
            };
            let mut hours = vec![Inline::text("Heures d’insertion : ")];
            hours.extend(self.quantity(lot));
            row(hours);
            let actions = "Actions sociales : {actions_count} par année d’exécution[actions_weighed? , soit au moins {actions_hours} par année]";
            let actions = template::choose(actions, &|name| self.all_hold(name));
            row(template::line(&actions, &|name| self.fill(name, &[])));
        }
        let mut header = vec!["Choix", "Engagement"];
        if several {
            header.insert(0, self.lot_header());
        }
        Block::Table {
            header: header.into_iter().map(str::to_string).collect(),
            rows,
        }
    }

    fn ratio_table(&self) -> Block {
        let rows = self.with_hours().map(|lot| {
            let mut row = vec![vec![Inline::text(&lot_name(self.contract, lot.index))]];
            let framework = lot
                .figures
                .and_then(|figures: &Figures| figures.framework.as_ref());
            let Some(framework) = framework else {
                row.push(vec![self.hours_blank()]);
                row.extend(std::iter::repeat_n(Vec::new(), 3));
                return row;
            };
            row.push(vec![Inline::text(&in_words(framework.hours))]);
            let of_step = self.contract.of_ratio();
            row.push(vec![Inline::text(&format!("{} {of_step}", framework.step))]);
            row.push(self.ratio_way(framework.mode));
            row.push(trigger_in_words(framework));
            row
        });
        let header = [
            self.lot_header(),
            "Heures d’insertion",
            "Pour",
            "Calcul",
            "Seuil de déclenchement",
        ];
        Block::Table {
            rows: rows.collect(),
            header: header.map(str::to_string).to_vec(),
        }
    }

    /// By what each lot serves insertion.
    fn mechanism_table(&self) -> Block {
        let rows = self.lots.iter().map(|lot| {
            let hours = match (lot.has_hours, lot.figures) {
                (false, _) => Inline::text("—"),
                (true, Some(figures)) => Inline::text(&hours_in_words(figures.due())),
                (true, None) => self.hours_blank(),
            };
            vec![
                vec![Inline::text(&lot_name(self.contract, lot.index))],
                vec![Inline::text(lot.mechanism.label())],
                vec![hours],
            ]
        });
        Block::Table {
            rows: rows.collect(),
            header: [self.lot_header(), "Mécanisme", "Heures d’insertion"]
                .map(str::to_string)
                .to_vec(),
        }
    }

    /// The lots without any social condition, and why.
    fn left_out_table(&self) -> Block {
        let lots = self.lots.iter();
        let rows = lots.filter(|lot| !serves_as_condition(lot)).map(|lot| {
            let reason = match (&lot.lot.left_out_reason, lot.mechanism) {
                (Some(reason), _) => Inline::text(&reason.to_string()),
                // What the buyer wrote is then of all of them.
                (None, Mechanism::None)
                    if self.all_hold("all_none")
                        && self.contract.mechanism_terms.motivation.is_some() =>
                {
                    Inline::text("Motif et raisons exposés ci-dessus")
                }
                (None, Mechanism::None) => {
                    Inline::blank(Field::LeftOutReason.key(), "motif, pour ce lot")
                }
                (None, mechanism) if mechanism.has_hours() => {
                    Inline::text("Aucune heure d’insertion calculée")
                }
                (None, mechanism) => Inline::text(mechanism.label()),
            };
            vec![
                vec![Inline::text(&lot_name(self.contract, lot.index))],
                vec![reason],
            ]
        });
        Block::Table {
            rows: rows.collect(),
            header: [self.lot_header(), "Choix, ou motif"]
                .map(str::to_string)
                .to_vec(),
        }
    }

    fn derogations_table(&self, titles: &[&'static str]) -> Block {
        let rows = self.derogations().into_iter().map(|derogation| {
            let number = titles.iter().position(|title| *title == derogation.heading);
            let point = match number {
                Some(number) => format!("Point {} ({})", number + 1, derogation.heading),
                None => derogation.heading.to_string(),
            };
            let article = match (derogation.article, self.contract.ccag()) {
                (Some(number), Some(ccag)) => Inline::text(&format!(
                    "Article {number} du {}",
                    self.law.ccag(ccag).short
                )),
                _ => Inline::blank(Field::Ccag.key(), "CCAG de référence"),
            };
            vec![
                vec![Inline::text(&point)],
                vec![article],
                vec![Inline::text(derogation.what)],
            ]
        });
        Block::Table {
            rows: rows.collect(),
            header: ["Point du présent article", "Article du CCAG", "Objet"]
                .map(str::to_string)
                .to_vec(),
        }
    }
}

/// Whether a name in braces is known; for the tests.
#[cfg(test)]
pub(super) fn is_known(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    name.starts_with('@')
        || crate::law::Law::builtin().code_article(name).is_some()
        || lower
            .strip_prefix("art_")
            .is_some_and(|topic| Topic::from_key(topic).is_some())
        || matches!(&*lower, "ccag" | "ccag_title" | "derogations_table")
        || WORDS.iter().any(|(key, _)| *key == lower)
        || GIVEN.iter().any(|(key, ..)| *key == lower)
        || BLOCKS.iter().any(|(key, _)| *key == lower)
}
