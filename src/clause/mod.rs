//! The clause: stipulations as data, and the pieces of the tender file that they make.
//!
//! ```
//! use chrono::NaiveDate;
//! use clausule::bareme::Bareme;
//! use clausule::clause::{ClauseSet, Piece};
//! use clausule::contract::{Field, Form};
//! use clausule::document::markdown;
//! use clausule::estimate::Estimate;
//! use clausule::law::Law;
//!
//! let mut form = Form::new();
//! form.lots[0].set(Field::Trade, "Peinture, revêtements muraux");
//! form.lots[0].set(Field::Amount, "1 M€");
//! let (bareme, law) = (Bareme::builtin(), Law::builtin());
//! let reading = form.read(bareme);
//! let estimate = Estimate::of(&reading, bareme);
//! let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
//! let set = ClauseSet::of(&reading, &estimate, bareme, law, date);
//! let ccap = set.piece(Piece::Ccap).unwrap();
//! assert!(markdown(&ccap.document).contains("1\u{202f}000\u{a0}heures"));
//! // What the buyer has still to give is marked in the text and listed beside it.
//! assert!(ccap.blanks.iter().any(|blank| blank.field == Field::PenaltyHour));
//! ```
//!
//! A [`Stipulation`] is a row of a table: when it applies, its text with typed fields, the articles
//! it rests on, the piece it belongs to. Article numbers and the names of the parties come from
//! [`crate::law`]; nothing else writes them. [`check`] says what is complete, missing or risky.
//!
//! [`computation_note`] is the piece that explains the hours: it is no stipulation, and is written
//! from the steps of the estimate.

mod check;
mod extract;
mod facts;
mod note;
mod persons;
mod pieces;
mod publication;
mod slots;
mod template;
mod wording;
mod words;

pub use check::{Check, CheckState, check};
pub use extract::{Extract, Front, Workbook};
pub use note::computation_note;

use crate::advice::Advice;
use crate::assessment::{Assessment, Judgement, OURS};
use crate::bareme::Bareme;
use crate::contract::{Buyer, Contract, Field, Frame, Reading, Technique};
use crate::document::{Block, Document, Inline};
use crate::estimate::{Estimate, Framework};
use crate::law::{self, Law, Topic};
use crate::quantity::{Hours, Span, integer, long_date};
use chrono::NaiveDate;
use facts::Facts;

/// A document of the tender file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// Avis d'appel à la concurrence.
    Aapc,
    /// Règlement de la consultation.
    Rc,
    /// Cahier des clauses administratives particulières.
    Ccap,
    /// Acte d'engagement.
    Ae,
    /// The clause of a subsequent contract, to fill in for each.
    Subsequent,
    /// The commitment of a subsequent contract, to fill in for each.
    SubsequentAe,
    /// Annex: eligible persons and proofs.
    Publics,
    /// Annex: the facilitateur's sheet.
    FacilitateurSheet,
    /// Annex: how the bidder means to do it.
    Ways,
    /// Annex: sheet of hours.
    HourSheet,
    /// Annex: certificate of hours.
    Certificate,
    /// Annex: follow-up of the persons that a service of insertion welcomes.
    PathSheet,
    /// Agenda of the first meeting.
    Agenda,
    /// Why no social condition is provided.
    Motivation,
    /// How the hours were computed.
    Note,
    /// The facilitateur's advice to the buyer.
    FacilitateurNote,
    /// The value to publish after the award.
    Decp,
}

impl Piece {
    /// All, in the order of the tender file.
    pub const ALL: [Self; 17] = [
        Self::Aapc,
        Self::Rc,
        Self::Ccap,
        Self::Ae,
        Self::Subsequent,
        Self::SubsequentAe,
        Self::Publics,
        Self::FacilitateurSheet,
        Self::Ways,
        Self::HourSheet,
        Self::Certificate,
        Self::PathSheet,
        Self::Agenda,
        Self::Motivation,
        Self::Note,
        Self::FacilitateurNote,
        Self::Decp,
    ];

    /// The word in data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Aapc => "aapc",
            Self::Rc => "rc",
            Self::Ccap => "ccap",
            Self::Ae => "ae",
            Self::Subsequent => "subsequent",
            Self::SubsequentAe => "subsequent_ae",
            Self::Publics => "publics",
            Self::FacilitateurSheet => "facilitateur",
            Self::Ways => "ways",
            Self::HourSheet => "hours",
            Self::Certificate => "certificate",
            Self::PathSheet => "paths",
            Self::Agenda => "agenda",
            Self::Motivation => "motivation",
            Self::Note => "note",
            Self::FacilitateurNote => "advice",
            Self::Decp => "decp",
        }
    }

    /// The piece with that key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|piece| piece.key() == key)
    }

    /// The French name of the document in a contract of that frame.
    #[must_use]
    pub const fn label(self, frame: Frame) -> &'static str {
        match (self, frame) {
            (Self::Aapc, Frame::Concession) => "Avis de concession",
            (Self::Aapc, _) => "Avis d’appel à la concurrence (AAPC)",
            (Self::Rc, Frame::Private) => "Dossier de consultation",
            (Self::Rc, _) => "Règlement de la consultation (RC)",
            (Self::Ccap, Frame::Concession) => "Article du contrat de concession",
            (Self::Ccap, Frame::Private) => "Article des conditions particulières",
            (Self::Ccap, _) => "Article du CCAP",
            (Self::Ae, Frame::Concession | Frame::Private) => "Engagement du candidat",
            (Self::Ae, _) => "Acte d’engagement (AE)",
            (Self::Subsequent, Frame::Private) => "Contrat subséquent : clause",
            (Self::Subsequent, _) => "Marché subséquent : clause",
            (Self::SubsequentAe, Frame::Private) => "Contrat subséquent : engagement",
            (Self::SubsequentAe, _) => "Marché subséquent : acte d’engagement",
            (Self::Publics, _) => "Annexe : publics et justificatifs",
            (Self::FacilitateurSheet, _) => "Annexe : fiche du facilitateur",
            (Self::Ways, _) => "Annexe : modalités envisagées",
            (Self::HourSheet, _) => "Annexe : relevé d’heures",
            (Self::Certificate, _) => "Annexe : attestations",
            (Self::PathSheet, _) => "Annexe : suivi des parcours",
            (Self::Agenda, _) => "Ordre du jour de la première réunion",
            (Self::Motivation, _) => "Fiche de motivation",
            (Self::Note, _) => "Note de calcul",
            (Self::FacilitateurNote, _) => "Note du facilitateur",
            (Self::Decp, _) => "Données essentielles (DECP)",
        }
    }
}

/// What a stipulation rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// An article of the code, by its identifier in the tables.
    Code(&'static str),
    /// The article of the contract's CCAG on a topic; without a CCAG, our own wording after it.
    Ccag(Topic),
    /// The article of the contract's CCAG on the penalties of a groupement; our own wording where it has
    /// none.
    GroupPenalties,
    /// The articles on reserved contracts that the contract's reservations rest on.
    Reservation,
    /// The article of the contract's CCAG that exempts from small penalties; our own wording where it has
    /// none.
    SmallPenalties,
    /// A decision, by its identifier in the tables.
    Case(&'static str),
    /// A published data format, by its name.
    Format(&'static str),
    /// The buyer's own words, as they are.
    Buyer,
    /// No text: our own wording, or a comment of the CCAG, which binds nobody.
    Own,
}

/// One stipulation of a piece.
#[derive(Debug, Clone, Copy)]
pub struct Stipulation {
    /// What names it in data: `ccap.penalties`.
    pub id: &'static str,
    /// The title it stands under; stipulations that follow under the same title share it. Empty at
    /// the beginning of a piece.
    pub heading: &'static str,
    /// When it applies: names of conditions (`facts::CONDITIONS`), all of which must hold; « ! »
    /// before one that must not.
    pub when: &'static str,
    /// What it rests on.
    pub basis: &'static [Basis],
    /// Its text, in the language of `template`.
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
    /// Which blocks of the document are its own.
    pub blocks: std::ops::Range<usize>,
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
    /// The articles that its text names and that were read in an older copy of the code, by their
    /// identifiers: they are to be read again, which the check list says.
    pub copies: Vec<&'static str>,
}

/// What the pieces are written from: the values of the page, all of the same contract.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The answers.
    pub reading: &'a Reading,
    /// Their hours.
    pub estimate: &'a Estimate,
    /// What there is to say of them.
    pub advice: &'a Advice,
    /// What the law asks for.
    pub assessment: &'a Assessment,
    /// The coefficients.
    pub bareme: &'a Bareme,
    /// The tables of the law.
    pub law: &'a Law,
    /// The day that the notes bear.
    pub date: NaiveDate,
}

impl<'a> Inputs<'a> {
    /// The values of one contract: `estimate` and `judgement` are those of `reading`; `date` is the day
    /// that the notes bear.
    #[must_use]
    pub const fn new(
        reading: &'a Reading,
        estimate: &'a Estimate,
        judgement: &'a Judgement,
        bareme: &'a Bareme,
        law: &'a Law,
        date: NaiveDate,
    ) -> Self {
        Self {
            reading,
            estimate,
            advice: &judgement.advice,
            assessment: &judgement.assessment,
            bareme,
            law,
            date,
        }
    }
}

impl PieceDraft {
    /// Its points: the stipulations that stand under one title.
    pub fn points(&self) -> impl Iterator<Item = &[Drafted]> {
        self.stipulations
            .chunk_by(|one, next| one.heading == next.heading)
    }

    /// The text of one of its points, to be copied alone.
    #[must_use]
    pub fn point(&self, index: usize) -> Option<Document> {
        let point = self.points().nth(index)?;
        let blocks = point.first()?.blocks.start..point.last()?.blocks.end;
        Some(Document {
            title: self.document.title.clone(),
            blocks: self.document.blocks.get(blocks)?.to_vec(),
        })
    }
}

/// The pieces of one contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseSet {
    /// The pieces, in the order of the tender file.
    pub pieces: Vec<PieceDraft>,
    /// Why no clause of hours can be written, when the hours or the mechanism say so.
    pub none_because: Option<&'static str>,
}

impl PieceDraft {
    /// A piece that is written from values, not from stipulations.
    fn unnumbered(piece: Piece, document: Document) -> Self {
        Self {
            piece,
            blanks: blanks(&document),
            document,
            stipulations: Vec::new(),
            copies: Vec::new(),
        }
    }
}

impl ClauseSet {
    /// Writes every piece. Never fails: what is not known is a marked blank.
    #[must_use]
    pub fn draft(inputs: &Inputs) -> Self {
        let facts = Facts::of(inputs);
        let pieces = pieces_of(&facts).filter(|piece| *piece != Piece::FacilitateurNote);
        let mut set = Self {
            pieces: pieces.map(|piece| facts.piece(piece)).collect(),
            none_because: facts.none_because(),
        };
        // It tells what the check list finds in the others.
        let note = pieces::facilitateur_note(&facts, &set);
        let after = |draft: &PieceDraft| draft.piece == Piece::Decp;
        let place = set.pieces.iter().position(after);
        set.pieces.insert(
            place.unwrap_or(set.pieces.len()),
            PieceDraft::unnumbered(Piece::FacilitateurNote, note),
        );
        set
    }

    /// The same, where nothing else needs the judgement.
    #[must_use]
    pub fn of(
        reading: &Reading,
        estimate: &Estimate,
        bareme: &Bareme,
        law: &'static Law,
        date: NaiveDate,
    ) -> Self {
        let judgement = Judgement::of(reading, estimate, bareme, law);
        Self::draft(&Inputs::new(
            reading, estimate, &judgement, bareme, law, date,
        ))
    }

    /// A piece, if the contract has it.
    #[must_use]
    pub fn piece(&self, piece: Piece) -> Option<&PieceDraft> {
        self.pieces.iter().find(|draft| draft.piece == piece)
    }

    /// The whole set as one document: each piece under its name.
    #[must_use]
    pub fn whole(&self, frame: Frame) -> Document {
        let mut blocks = Vec::new();
        for draft in &self.pieces {
            blocks.push(Block::heading(2, draft.piece.label(frame)));
            // Every piece begins with a title of level 2: under its name it goes one level down.
            for block in &draft.document.blocks {
                let mut block = block.clone();
                if let Block::Heading { level, .. } = &mut block {
                    *level = (*level + 1).min(6);
                }
                blocks.push(block);
            }
        }
        Document {
            title: "Clause d’insertion sociale : pièces du marché".to_string(),
            blocks,
        }
    }
}

/// The pieces that a contract has, in the order of the tender file.
fn pieces_of(facts: &Facts) -> impl Iterator<Item = Piece> {
    let has = |when: &str| facts.all_hold(when);
    let clause = has("mechanism");
    let persons = has("persons");
    let counted = has("counted");
    let actions = has("actions");
    let public = has("public");
    let followed = has("followed");
    let facilitateur = has("facilitateur");
    let motivation = has("motivation");
    let service = has("object");
    let subsequent = has("mechanism subsequent");
    let subsequent_hours = has("hours subsequent");
    Piece::ALL.into_iter().filter(move |piece| match piece {
        Piece::Rc | Piece::Ccap | Piece::Ae => clause,
        Piece::Subsequent => subsequent,
        Piece::SubsequentAe => subsequent_hours,
        Piece::Publics => persons,
        Piece::Ways | Piece::HourSheet => counted,
        Piece::Certificate => counted || actions,
        Piece::PathSheet => service,
        Piece::FacilitateurSheet => followed && facilitateur,
        Piece::Agenda => followed,
        Piece::Motivation => motivation,
        Piece::Note | Piece::FacilitateurNote => true,
        Piece::Aapc | Piece::Decp => public,
    })
}

impl Facts<'_> {
    fn piece(&self, piece: Piece) -> PieceDraft {
        if piece != Piece::Note {
            return self.stipulated(piece);
        }
        let document = computation_note(
            self.inputs.reading,
            self.estimate,
            self.inputs.bareme,
            self.law,
            self.inputs.date,
        );
        PieceDraft::unnumbered(piece, document)
    }

    /// The title of a piece here: a contract that is only reserved has no clause, and a private one no
    /// marché.
    fn title(&self, title: &str) -> String {
        let title = if self.all_hold("mechanism") {
            title.replace("Clause d’insertion sociale", self.article_title())
        } else {
            title.replace(
                "Clause d’insertion sociale",
                "Absence de considération sociale",
            )
        };
        if self.all_hold("only_reserved") {
            title.replace(
                "Engagement d’insertion",
                "Participation réservée : engagement",
            )
        } else if self.is_public() {
            title
        } else {
            title.replace("marché subséquent", "contrat subséquent")
        }
    }

    /// Writes a piece from its table.
    fn stipulated(&self, piece: Piece) -> PieceDraft {
        let (title, table) = pieces::of(piece);
        let title = self.title(title);
        let kept: Vec<&Stipulation> = table
            .iter()
            .filter(|stipulation| self.all_hold(stipulation.when))
            .collect();
        // The titles are known before the texts, which may name one that comes later.
        let mut titles: Vec<&'static str> = Vec::new();
        for stipulation in &kept {
            if !stipulation.heading.is_empty() && titles.last() != Some(&stipulation.heading) {
                titles.push(stipulation.heading);
            }
        }
        let mut blocks = vec![Block::heading(2, &title)];
        let mut drafted: Vec<Drafted> = Vec::with_capacity(kept.len());
        // Articles of the text that were read in an older copy.
        let mut copies: Vec<&'static str> = Vec::new();
        let mut number = 0;
        for stipulation in kept {
            let start = blocks.len();
            let mut heading = String::new();
            if !stipulation.heading.is_empty() {
                let is_new = number == 0 || titles[number - 1] != stipulation.heading;
                number += usize::from(is_new);
                heading = format!("{number}. {}", stipulation.heading);
                if is_new {
                    blocks.push(Block::heading(3, &heading));
                }
            }
            let text = template::choose(stipulation.text, &|name| self.all_hold(name));
            let named = match () {
                () if text.contains("{of_condition_articles}") => {
                    self.condition_articles().to_vec()
                }
                () if text.contains("{the_condition_article}") => {
                    let article = self.condition_article();
                    article.into_iter().collect()
                }
                () if text.contains("{reservations}") => self.reservation_articles(),
                () => Vec::new(),
            };
            for name in template::names(&text).iter().chain(&named) {
                let article = self.law.code_article(name);
                if let Some(article) = article
                    && article.read == law::Reading::Mirror
                    && !copies.contains(&article.id)
                {
                    copies.push(article.id);
                }
            }
            blocks.extend(template::render(
                &text,
                &|name| self.fill(name, &titles),
                &|name| self.blocks(name, &titles),
            ));
            drafted.push(Drafted {
                id: stipulation.id,
                heading,
                basis: self.bases(stipulation.basis),
                blocks: start..blocks.len(),
            });
        }
        let document = Document { title, blocks };
        PieceDraft {
            piece,
            blanks: blanks(&document),
            document,
            stipulations: drafted,
            copies,
        }
    }

    /// What a stipulation rests on here: the code has a part for contracts and one for concessions, and
    /// nothing to say of a private contract.
    fn bases(&self, bases: &[Basis]) -> Vec<String> {
        let conditions = self.condition_articles();
        let applies = |basis: &&Basis| match basis {
            Basis::Code(id) if publication::CONDITIONS_IN_CODE.contains(id) => {
                conditions.contains(id)
            }
            // Of contracts of defence no other article was read.
            Basis::Code(id) if id[1..].starts_with('3') => self.all_hold("concession"),
            Basis::Code(_) => self.all_hold("code"),
            _ => true,
        };
        let cited: Vec<String> = bases
            .iter()
            .filter(applies)
            .flat_map(|one| match one {
                Basis::Reservation => self.reservation_bases(),
                one => vec![self.cite(*one)],
            })
            .collect();
        if cited.is_empty() {
            vec![self.cite(Basis::Own)]
        } else {
            cited
        }
    }

    fn reservation_bases(&self) -> Vec<String> {
        let mut articles = self.reservation_articles();
        if self.all_hold("reserved_ess code") {
            articles.push("R2113-8");
        }
        articles
            .into_iter()
            .map(|id| self.cite(Basis::Code(id)))
            .collect()
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
            Basis::Ccag(topic) => match (self.frame, self.contract.ccag()) {
                (_, Some(ccag)) => format!(
                    "{}, art. {} ({})",
                    self.law.ccag(ccag).short,
                    self.law.article(ccag, topic),
                    self.law.topic_title(topic)
                ),
                (Frame::Unknown, None) => {
                    format!("CCAG à choisir ({})", self.law.topic_title(topic))
                }
                _ => format!(
                    "Sans CCAG : rédaction de Clausule, sur le modèle des CCAG ({})",
                    self.law.topic_title(topic)
                ),
            },
            Basis::GroupPenalties => match (self.group_rule(), self.contract.ccag()) {
                (Some(number), Some(ccag)) => format!(
                    "{}, art. {number} (Pénalités d’un groupement payé sur des comptes séparés)",
                    self.law.ccag(ccag).short
                ),
                _ => self.cite(Basis::Own),
            },
            Basis::SmallPenalties => match (self.small_rule(), self.contract.ccag()) {
                (Some(number), Some(ccag)) => format!(
                    "{}, art. {number} (Exonération des petites pénalités)",
                    self.law.ccag(ccag).short
                ),
                _ => self.cite(Basis::Own),
            },
            Basis::Case(id) => match self.law.case(id) {
                Some(case) => format!(
                    "{} : {} (décision connue par une source secondaire : {})",
                    case.name, case.says, case.seen
                ),
                None => id.to_string(),
            },
            Basis::Format(name) => name.to_string(),
            Basis::Buyer => "Rédigé par l’acheteur, non vérifié par Clausule".to_string(),
            Basis::Own | Basis::Reservation => {
                "Rédaction de Clausule pour une partie de ce point".to_string()
            }
        }
    }

    /// Whether the buyer is one that publishes a notice.
    fn is_public(&self) -> bool {
        self.contract.procedure.buyer != Some(Buyer::Private)
    }
}

/// « Lot n° 2 : Peinture », or what stands for it in a contract without lots.
pub(crate) fn lot_name(contract: &Contract, index: usize) -> String {
    let name = contract.lots[index].name.as_ref();
    let noun = match contract.frame() {
        Frame::Concession => "Phase",
        _ => "Lot",
    };
    match (contract.lots.len(), name) {
        (1, _) => match (contract.frame(), contract.technique) {
            (Frame::Concession | Frame::Private, _) => "Contrat",
            (_, Technique::Ordinary) => "Marché",
            (_, Technique::Orders | Technique::Subsequent) => "Accord-cadre",
        }
        .to_string(),
        (_, Some(name)) => format!("{noun} n° {} : {name}", index + 1),
        (_, None) => format!("{noun} n° {}", index + 1),
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

/// The same at their maximum amounts; none unless each has one.
fn hours_at_maximum(estimate: &Estimate) -> Option<Hours> {
    estimate.total?;
    let frameworks = estimate
        .lots
        .iter()
        .filter_map(|lot| lot.figures()?.framework.as_ref());
    let mut sum = None;
    for framework in frameworks {
        let due = framework.at_maximum.as_ref()?.hours;
        sum = Some(sum.map_or(Ok(due), |sum: Hours| sum.plus(due)).ok()?);
    }
    sum
}

/// The amount under which a framework owes nothing, and whether it counts once it is passed.
fn trigger_in_words(framework: &Framework) -> Vec<Inline> {
    match (framework.trigger, framework.trigger_counts) {
        (None, _) => vec![Inline::text("Aucun")],
        (Some(trigger), Some(counts)) => {
            let counts = if counts {
                "une fois ce seuil atteint, tout le montant compte"
            } else {
                "seul le montant au-delà compte"
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
            Block::Code(lines) => lines.iter().for_each(|line| see(line)),
        }
    }
    found
}

#[cfg(test)]
mod sweep;
#[cfg(test)]
mod tests;
