//! The clause: stipulations as data, and the pieces of the tender file that they make.
//!
//! ```
//! use clausule::bareme::Bareme;
//! use clausule::clause::ClauseSet;
//! use clausule::contract::{Field, Form};
//! use clausule::document::markdown;
//! use clausule::estimate::Estimate;
//! use clausule::law::Law;
//!
//! let mut form = Form::new();
//! form.lots[0].set(Field::Trade, "Peinture, revêtements muraux");
//! form.lots[0].set(Field::Amount, "1 M€");
//! let reading = form.read(Bareme::builtin());
//! let estimate = Estimate::of(&reading, Bareme::builtin());
//!
//! let set = ClauseSet::draft(&reading.contract, &estimate, Law::builtin());
//! let ccap = &set.pieces[0];
//! assert!(markdown(&ccap.document).contains("1\u{202f}000\u{a0}heures"));
//! // What the buyer has still to give is marked in the text and listed beside it.
//! assert!(ccap.blanks.iter().any(|blank| blank.field == Field::PenaltyHour));
//! ```
//!
//! A [`Stipulation`] is a row of a table: when it applies, its text with typed fields, the articles
//! it rests on, the pieces it belongs to. Article numbers and the names of the parties come from
//! [`crate::law`]; nothing else writes them.
//!
//! [`computation_note`] is the piece that explains the hours: it is no stipulation, and is written
//! from the steps of the estimate.

mod ccap;
mod note;
mod template;

pub use note::computation_note;

use crate::contract::{Actions, Contract, Field, Technique, Tranche};
use crate::document::{Block, Document, Inline};
use crate::estimate::{Estimate, Figures, Framework, Outcome, PartFigures};
use crate::law::{Ccag, Law, Topic};
use crate::quantity::{Hours, Span, integer, long_date};
use template::{Slot, Table};

/// A document of the tender file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// Cahier des clauses administratives particulières.
    Ccap,
}

impl Piece {
    /// The word in data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ccap => "ccap",
        }
    }

    /// The French name.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Ccap => "Article du CCAP",
        }
    }
}

/// When a stipulation belongs in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// In every contract.
    Always,
    /// In an ordinary contract of one lot and one tranche.
    FixedHours,
    /// In an ordinary contract of several lots or tranches.
    HoursByLot,
    /// Where hours depend on a tranche confirmed or a renewal.
    Tranches,
    /// In a framework.
    Ratio,
    /// In a framework with subsequent contracts.
    Subsequent,
    /// Unless the buyer said that there is no facilitateur.
    Facilitateur,
}

/// What a stipulation rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// An article of the code, by its identifier in the tables.
    Code(&'static str),
    /// The article of the contract's CCAG on a topic.
    Ccag(Topic),
    /// No text: our own wording, or a comment of the CCAG, which binds nobody.
    Own,
}

/// One stipulation of a piece.
#[derive(Debug, Clone, Copy)]
pub struct Stipulation {
    /// What names it in data.
    pub id: &'static str,
    /// The title it stands under; stipulations that follow under the same title share it.
    pub heading: &'static str,
    /// The pieces it belongs to.
    pub pieces: &'static [Piece],
    /// When it applies.
    pub when: When,
    /// What it rests on.
    pub basis: &'static [Basis],
    /// Its text: paragraphs parted by an empty line, list items after « - », fields in braces.
    pub text: &'static str,
}

/// Something the user has still to give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blank {
    /// The answer that fills it.
    pub field: Field,
    /// What is missing, in words.
    pub label: String,
}

/// A stipulation as it stands in a drafted piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drafted {
    /// Its identifier.
    pub id: &'static str,
    /// Its numbered title.
    pub heading: String,
    /// What it rests on, in words: « CCAG-Travaux, art. 20.1.5 ».
    pub basis: Vec<String>,
}

/// A drafted piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PieceDraft {
    /// Which.
    pub piece: Piece,
    /// Its text.
    pub document: Document,
    /// What is still missing in it, each once.
    pub blanks: Vec<Blank>,
    /// Its stipulations.
    pub stipulations: Vec<Drafted>,
}

/// The pieces of one contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseSet {
    /// The pieces.
    pub pieces: Vec<PieceDraft>,
    /// Why there are none, when the hours say that no clause of hours can be written.
    pub none_because: Option<&'static str>,
}

impl ClauseSet {
    /// Writes the pieces. Never fails: what is not known is a marked blank.
    #[must_use]
    pub fn draft(contract: &Contract, estimate: &Estimate, law: &Law) -> Self {
        if estimate.total.map(|hours| hours.central()) == Some(Hours::ZERO) {
            return Self {
                pieces: Vec::new(),
                none_because: Some(none_because(estimate)),
            };
        }
        let facts = Facts {
            contract,
            estimate,
            ccag: contract.ccag(),
            law,
        };
        Self {
            pieces: vec![facts.piece(
                Piece::Ccap,
                "Clause d’insertion sociale",
                ccap::STIPULATIONS,
            )],
            none_because: None,
        }
    }
}

/// Why no clause of hours can be written.
fn none_because(estimate: &Estimate) -> &'static str {
    let mut lots = estimate.lots.iter();
    if lots.clone().all(|lot| *lot == Outcome::LeftOut) {
        return "Aucun lot ne porte la clause : il n’y a pas de clause d’heures à rédiger.";
    }
    let all_taken_over = |figures: &Figures| figures.parts.iter().all(PartFigures::all_taken_over);
    if lots.all(|lot| lot.figures().is_none_or(all_taken_over)) {
        return "Le calcul ne donne aucune heure d’insertion : le personnel repris tient déjà tout le travail. Il n’y a pas de clause d’heures à rédiger ; étudiez une autre considération sociale.";
    }
    "Le calcul ne donne aucune heure d’insertion : il n’y a pas de clause d’heures à rédiger. Modifiez le taux ou la part de main-d’œuvre si le marché comporte des heures à partager."
}

/// What the text does not write although the buyer chose it, or the law may ask it: [`NOT_WRITTEN`]
/// and what this contract adds.
#[must_use]
pub fn not_written(contract: &Contract) -> Vec<&'static str> {
    let mut points = Vec::new();
    if contract.actions == Some(Actions::Either) {
        points.push("Le choix entre heures et actions sociales, que vous avez retenu : le texte n’écrit encore que des heures. Ajoutez les actions, leur nombre par an et leur pénalité.");
    }
    if contract.programme.is_some() {
        points.push("Les publics du programme ou de la charte : le texte vise tous les publics du CCAG. Ajoutez la priorité que la charte demande.");
    }
    points.extend(NOT_WRITTEN);
    points
}

/// What the CCAG or the law leaves to the contract and no stipulation writes yet, said beside the
/// text so that nobody takes it for complete.
pub const NOT_WRITTEN: [&str; 5] = [
    "L’obligation d’une condition sociale au-dessus des seuils européens : Clausule ne vérifie pas encore si elle s’applique à ce marché.",
    "La globalisation avec d’autres marchés : sans règle dans le CCAP, elle ne s’applique pas.",
    "Le groupement : interlocuteur et partage des heures entre ses membres.",
    "Le plafond des pénalités d’insertion, distinct de celui des pénalités de retard.",
    "Les données personnelles : rôles, durée de conservation, information des personnes.",
];

/// Everything a text can say of one contract.
struct Facts<'a> {
    contract: &'a Contract,
    estimate: &'a Estimate,
    ccag: Option<Ccag>,
    law: &'a Law,
}

impl Facts<'_> {
    fn piece(&self, piece: Piece, title: &str, stipulations: &[Stipulation]) -> PieceDraft {
        let mut blocks = vec![Block::heading(2, title)];
        let mut drafted = Vec::new();
        let mut number = 0;
        let mut heading = "";
        for stipulation in stipulations {
            if !stipulation.pieces.contains(&piece) || !self.applies(stipulation.when) {
                continue;
            }
            if stipulation.heading != heading {
                number += 1;
                heading = stipulation.heading;
                blocks.push(Block::heading(3, &format!("{number}. {heading}")));
            }
            blocks.extend(template::render(
                stipulation.text,
                |slot| self.fill(slot),
                |table| match table {
                    Table::Lots => self.lots_table(),
                    Table::Ratio => self.ratio_table(),
                },
            ));
            drafted.push(Drafted {
                id: stipulation.id,
                heading: format!("{number}. {heading}"),
                basis: stipulation
                    .basis
                    .iter()
                    .map(|basis| self.cite(*basis))
                    .collect(),
            });
        }
        blocks.push(Block::Paragraph(vec![Inline::text(&format!(
            "Projet de rédaction à vérifier avant publication. Textes lus le {}, dans leur version applicable au {}.",
            long_date(self.law.read_on),
            long_date(self.law.applicable_on)
        ))]));
        let document = Document {
            title: title.to_string(),
            blocks,
        };
        PieceDraft {
            piece,
            blanks: blanks(&document),
            document,
            stipulations: drafted,
        }
    }

    fn applies(&self, when: When) -> bool {
        let lots = &self.contract.lots;
        let technique = self.contract.technique;
        let ordinary = technique == Technique::Ordinary;
        let tranches = lots
            .iter()
            .filter(|lot| !lot.left_out)
            .flat_map(|lot| &lot.parts)
            .any(|part| part.tranche != Tranche::Firm);
        let table = lots.len() > 1 || tranches;
        match when {
            When::Always => true,
            When::FixedHours => ordinary && !table,
            When::HoursByLot => ordinary && table,
            When::Tranches => ordinary && tranches,
            When::Ratio => !ordinary,
            When::Subsequent => technique == Technique::Subsequent,
            When::Facilitateur => self.contract.facilitateur.exists != Some(false),
        }
    }

    fn cite(&self, basis: Basis) -> String {
        match basis {
            Basis::Code(id) => {
                let article = self.law.code_article(id);
                let number = article.map_or(id, |article| article.number);
                let since = article
                    .and_then(|article| article.since)
                    .map(|day| format!(" (version en vigueur depuis le {})", long_date(day)))
                    .unwrap_or_default();
                let says = article.map(|article| article.says).unwrap_or_default();
                format!("Code de la commande publique, art. {number}{since} : {says}")
            }
            Basis::Ccag(topic) => match self.ccag {
                Some(ccag) => format!(
                    "{}, art. {} ({})",
                    self.law.ccag(ccag).short,
                    self.law.article(ccag, topic),
                    self.law.topic_title(topic)
                ),
                None => format!("CCAG à choisir ({})", self.law.topic_title(topic)),
            },
            Basis::Own => "Rédaction de Clausule pour une partie de ce point".to_string(),
        }
    }

    /// The words for a field of a text: known, or a blank with the answer that would fill it.
    fn fill(&self, slot: Slot) -> Inline {
        let names = self.ccag.map(|ccag| self.law.ccag(ccag));
        let party = |name: Option<&str>, default: &str| Inline::text(name.unwrap_or(default));
        let given = |value: Option<String>, field: Field, label: &str| match value {
            Some(value) => Inline::text(&value),
            None => Inline::blank(field.key(), label),
        };
        let contract = self.contract;
        let terms = &contract.terms;
        match slot {
            Slot::Contractor => party(names.map(|n| n.contractor), "le titulaire"),
            Slot::ToContractor => party(names.map(|n| n.to_contractor), "au titulaire"),
            Slot::Buyer => party(names.map(|n| n.buyer), "l’acheteur"),
            Slot::OfBuyer => party(names.map(|n| n.of_buyer), "de l’acheteur"),
            Slot::ToBuyer => party(names.map(|n| n.to_buyer), "à l’acheteur"),
            Slot::Ccag => given(
                names.map(|n| n.short.to_string()),
                Field::Ccag,
                "CCAG de référence",
            ),
            Slot::CcagTitle => given(
                names.map(|n| n.title.to_string()),
                Field::Ccag,
                "CCAG de référence",
            ),
            Slot::Article(topic) => given(
                self.ccag.map(|ccag| self.law.article(ccag, topic)),
                Field::Ccag,
                "numéro d’article du CCAG",
            ),
            Slot::CodeArticle(id) => Inline::text(
                self.law
                    .code_article(id)
                    .map_or(id, |article| article.number),
            ),
            Slot::Object => match &contract.title {
                Some(title) => Inline::text(&format!(" « {title} »")),
                None => Inline::text(""),
            },
            Slot::Hours => match self.estimate.total {
                Some(hours) => Inline::strong(&hours_in_words(hours)),
                None => Inline::blank(self.asked_for_hours().key(), "nombre d’heures"),
            },
            Slot::HoursAtEstimate => match hours_at_estimate(self.estimate) {
                Some(hours) => Inline::strong(&in_words(hours)),
                None => Inline::blank(self.asked_for_hours().key(), "nombre d’heures"),
            },
            Slot::Rounding => Inline::text(&contract.rounding.to_string()),
            Slot::FacilitateurName => given(
                contract.facilitateur.name.as_ref().map(ToString::to_string),
                Field::FacilitateurName,
                "nom du facilitateur",
            ),
            Slot::FacilitateurPhone => given(
                contract
                    .facilitateur
                    .phone
                    .as_ref()
                    .map(ToString::to_string),
                Field::FacilitateurPhone,
                "téléphone du facilitateur",
            ),
            Slot::FacilitateurEmail => given(
                contract
                    .facilitateur
                    .email
                    .as_ref()
                    .map(ToString::to_string),
                Field::FacilitateurEmail,
                "courriel du facilitateur",
            ),
            Slot::FirstMeeting => given(
                terms.first_meeting.map(|days| days.to_string()),
                Field::FirstMeeting,
                "délai de la première réunion",
            ),
            Slot::Reporting => given(
                terms
                    .reporting
                    .map(|frequency| frequency.label().to_string()),
                Field::Reporting,
                "périodicité des justificatifs",
            ),
            Slot::PenaltyHour => given(
                terms.penalty_hour.map(|euros| euros.to_string()),
                Field::PenaltyHour,
                "montant de la pénalité par heure",
            ),
            Slot::PenaltyMeeting => given(
                terms.penalty_meeting.map(|euros| euros.to_string()),
                Field::PenaltyMeeting,
                "montant de la pénalité par absence",
            ),
            Slot::PenaltyDocument => given(
                terms.penalty_document.map(|euros| euros.to_string()),
                Field::PenaltyDocument,
                "montant de la pénalité par document",
            ),
        }
    }

    /// The answer to give, or to mend, to have hours.
    fn asked_for_hours(&self) -> Field {
        let of_lot = |outcome: &Outcome| match outcome {
            Outcome::Missing(fields) | Outcome::Wrong(fields) => fields.first().copied(),
            Outcome::Impossible(_) => Some(Field::Amount),
            Outcome::Ready(_) | Outcome::LeftOut => None,
        };
        let asked = self.estimate.lots.iter().find_map(of_lot);
        asked.unwrap_or(Field::Amount)
    }

    /// The lots that carry the clause, with their figures.
    fn lots(&self) -> impl Iterator<Item = (usize, Option<&Figures>)> {
        let outcomes = self.estimate.lots.iter().enumerate();
        outcomes.filter_map(|(index, outcome)| match outcome {
            Outcome::LeftOut => None,
            // No hours, no clause.
            Outcome::Ready(figures) if figures.hours.high() == Hours::ZERO => None,
            outcome => Some((index, outcome.figures())),
        })
    }

    fn lots_table(&self) -> Block {
        let mut rows = Vec::new();
        for (index, figures) in self.lots() {
            let name = lot_name(self.contract, index);
            let mut row = |name: &str, hours: Inline| {
                rows.push(vec![vec![Inline::text(name)], vec![hours]]);
            };
            match figures {
                Some(figures) if figures.tranches.len() > 1 => {
                    for (tranche, hours) in &figures.tranches {
                        let hours = Inline::text(&hours_in_words(*hours));
                        row(&format!("{name}, {tranche}"), hours);
                    }
                }
                Some(figures) => row(&name, Inline::text(&hours_in_words(figures.hours))),
                None => row(&name, Inline::blank(Field::Amount.key(), "nombre d’heures")),
            }
        }
        Block::Table {
            header: vec!["Lot".to_string(), "Heures d’insertion".to_string()],
            rows,
        }
    }

    fn ratio_table(&self) -> Block {
        let rows = self.lots().map(|(index, figures)| {
            let mut row = vec![vec![Inline::text(&lot_name(self.contract, index))]];
            let framework = figures.and_then(|figures| figures.framework.as_ref());
            let Some(framework) = framework else {
                row.push(vec![Inline::blank(Field::Amount.key(), "nombre d’heures")]);
                row.extend(std::iter::repeat_n(Vec::new(), 3));
                return row;
            };
            row.push(vec![Inline::text(&in_words(framework.hours))]);
            row.push(vec![Inline::text(&format!(
                "{} HT facturés",
                framework.step
            ))]);
            row.push(vec![Inline::text(framework.mode.label())]);
            row.push(trigger_in_words(framework));
            row
        });
        let header = [
            "Lot",
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
}

/// « Lot n° 2 : Peinture », or what stands for it in a contract without lots.
fn lot_name(contract: &Contract, index: usize) -> String {
    let name = contract.lots[index].name.as_ref();
    match (contract.lots.len(), name) {
        (1, _) => "Marché".to_string(),
        (_, Some(name)) => format!("Lot n° {} : {name}", index + 1),
        (_, None) => format!("Lot n° {}", index + 1),
    }
}

/// What a framework's lots owe at their estimated amounts, added.
fn hours_at_estimate(estimate: &Estimate) -> Option<Hours> {
    // Some of the lots would pass for all of them.
    estimate.total?;
    let due = estimate.lots.iter().filter_map(|lot| {
        let framework = lot.figures()?.framework.as_ref()?;
        Some(framework.at_estimate.hours)
    });
    due.reduce(|sum, hours| sum.plus(hours).unwrap_or(sum))
}

/// The amount under which a framework owes nothing, and whether it counts once it is passed.
fn trigger_in_words(framework: &Framework) -> Vec<Inline> {
    match (framework.trigger, framework.trigger_counts) {
        (None, _) => vec![Inline::text("Aucun")],
        (Some(trigger), Some(counts)) => {
            let counts = if counts {
                "une fois ce seuil atteint, tout le montant facturé compte"
            } else {
                "seul le montant facturé au-delà compte"
            };
            vec![Inline::text(&format!("{trigger} HT ; {counts}"))]
        }
        (Some(trigger), None) => vec![
            Inline::text(&format!("{trigger} HT ; ")),
            Inline::blank(
                Field::TriggerCounts.key(),
                "si le montant sous le seuil compte",
            ),
        ],
    }
}

fn hours_in_words(hours: Span<Hours>) -> String {
    in_words(hours.central())
}

fn in_words(hours: Hours) -> String {
    let hours = hours.get();
    let noun = if hours < 2 { "heure" } else { "heures" };
    format!("{}\u{a0}{noun}", integer(i128::from(hours)))
}

/// The blanks of a document, each once, in the order of the text.
fn blanks(document: &Document) -> Vec<Blank> {
    let mut found: Vec<Blank> = Vec::new();
    let mut see = |text: &[Inline]| {
        for inline in text {
            if let Inline::Blank { key, label } = inline
                && let Some(field) = Field::from_key(key)
                && !found.iter().any(|blank| blank.field == field)
            {
                found.push(Blank {
                    field,
                    label: label.clone(),
                });
            }
        }
    };
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => see(text),
            Block::List { items, .. } => items.iter().for_each(|item| see(item)),
            Block::Table { rows, .. } => rows.iter().flatten().for_each(|cell| see(cell)),
        }
    }
    found
}

#[cfg(test)]
mod tests;
