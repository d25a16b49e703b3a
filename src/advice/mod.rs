//! Advice on a contract: whether a clause of hours is relevant, whether it can be done, whether its
//! hours are like those that others asked for, and what else there is.
//!
//! ```
//! use clausule::advice::{Advice, Mark, PointKind, Verdict};
//! use clausule::bareme::Bareme;
//! use clausule::contract::{Field, Form};
//! use clausule::estimate::Estimate;
//!
//! let mut form = Form::new();
//! for (field, typed) in [
//!     (Field::Trade, "Maçonnerie, gros œuvre, béton armé"),
//!     (Field::Amount, "1 000 000 €"),
//!     (Field::Duration, "12 mois"),
//!     (Field::Services, "yes"),
//!     (Field::Site, "some"),
//! ] {
//!     form.set(0, field, typed);
//! }
//! let reading = form.read(Bareme::builtin());
//! let estimate = Estimate::of(&reading, Bareme::builtin());
//! let advice = Advice::of(&reading, &estimate, Bareme::builtin());
//!
//! assert_eq!(advice.relevance.verdict, Verdict::Relevant);
//! for point in &advice.relevance.points {
//!     println!("{} : {}. {} (source : {})", point.kind.label(), point.mark.label(), point.text, point.source);
//! }
//! // What is not known is a question, with the answer of the form that settles it.
//! let offer = advice.relevance.point(PointKind::Offer);
//! assert_eq!(offer.mark, Mark::ToSpecify);
//! assert_eq!(offer.asks.unwrap().field, Field::Offer);
//! ```
//!
//! Advice is data for the page and for the note of computation: French sentences, each with its
//! source. It computes no hours and changes none: they are those of the [`Estimate`], and so are the
//! steps to people and full-time equivalents.
//!
//! | part | answers |
//! |---|---|
//! | [`Relevance`] | is a clause of hours worth it; if not, what instead |
//! | [`Feasibility`] | how many people, over how long, recruited by when |
//! | [`CrossCheck`] | hours per million euros, beside those that were published |
//! | [`Advice::trades`] | tension trades, and contracts of works only |
//! | [`SocialActions`] | actions in the place of hours, for qualified services |

mod actions;
mod cross_check;
mod feasibility;
mod relevance;
mod trades;

pub use actions::{ActionsState, SEEN as ACTIONS_SEEN, SocialAction, SocialActions, seen_hours};
pub use cross_check::{Basis, Compared, CrossCheck, Position, Reference, Subject};
pub use feasibility::{Feasibility, Load};
pub use relevance::{Alternative, AlternativeKind, Mark, Point, PointKind, Relevance, Verdict};

use crate::bareme::{Bareme, Nature};
use crate::contract::{At, Contract, Field, Frame, Lot, Mechanism, Part, Reading};
use crate::estimate::{Convention, Estimate, Figures, Outcome, Severity, Value};
use crate::law::{Ccag, Law};
use crate::quantity::{Exact, Hours, Rounding};
use std::borrow::Cow;

/// Where a sentence is from, in French.
pub type Source = Cow<'static, str>;

/// Everything there is to say of a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// Whether a clause of hours is worth it, and what instead.
    pub relevance: Relevance,
    /// People, time, and what asks too much.
    pub feasibility: Feasibility,
    /// The hours beside those that others published.
    pub cross_check: CrossCheck,
    /// Tension trades and diversification; never a warning.
    pub trades: Vec<Remark>,
    /// Social actions in the place of hours; none where there is nothing to say of them.
    pub actions: Option<SocialActions>,
}

/// A sentence of advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// How much it matters.
    pub severity: Severity,
    /// What it says, in French.
    pub text: String,
    /// Where it is from.
    pub source: Source,
    /// The answer that would settle or change it.
    pub asks: Option<Ask>,
}

/// An answer of the form, and where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ask {
    /// Which.
    pub field: Field,
    /// The lot and the part; of no meaning for an answer given once.
    pub at: At,
}

impl From<Field> for Ask {
    fn from(field: Field) -> Self {
        let at = At::default();
        Self { field, at }
    }
}

impl Remark {
    fn new(severity: Severity, text: String, source: impl Into<Source>) -> Self {
        let source = source.into();
        let asks = None;
        Self {
            severity,
            text,
            source,
            asks,
        }
    }

    fn asking(self, field: Field) -> Self {
        let asks = Some(field.into());
        Self { asks, ..self }
    }
}

impl Advice {
    /// What there is to say of a contract and of the hours computed for it.
    ///
    /// `estimate` is that of `reading`, and `bareme` the one that it was computed with.
    #[must_use]
    pub fn of(reading: &Reading, estimate: &Estimate, bareme: &Bareme) -> Self {
        let facts = Facts::of(reading, estimate, bareme);
        Self {
            relevance: relevance::of(&facts),
            feasibility: feasibility::of(&facts),
            cross_check: cross_check::of(&facts),
            trades: trades::of(&facts),
            actions: actions::of(&facts),
        }
    }

    /// Every sentence with its source, in the order of the parts.
    #[must_use]
    pub fn sentences(&self) -> Vec<(&str, &str)> {
        let mut all = vec![(&*self.relevance.text, &*self.relevance.source)];
        for point in &self.relevance.points {
            all.push((&point.text, &point.source));
        }
        for alternative in &self.relevance.instead {
            all.push((&alternative.text, &alternative.source));
        }
        for compared in &self.cross_check.compared {
            all.push((&compared.text, &compared.source));
        }
        let remarks = self.feasibility.remarks.iter();
        let remarks = remarks.chain(&self.cross_check.labour).chain(&self.trades);
        let of_actions = self.actions.iter().flat_map(|actions| &actions.remarks);
        for remark in remarks.chain(of_actions) {
            all.push((&remark.text, &remark.source));
        }
        all
    }
}

/// What the parts of the advice look at.
struct Facts<'a> {
    reading: &'a Reading,
    contract: &'a Contract,
    estimate: &'a Estimate,
    bareme: &'a Bareme,
    /// The lots that carry the clause.
    kept: Vec<Kept<'a>>,
}

/// A lot that carries the clause.
struct Kept<'a> {
    /// Its place in the contract, from 0.
    index: usize,
    lot: &'a Lot,
    outcome: &'a Outcome,
}

impl<'a> Kept<'a> {
    fn figures(&self) -> Option<&'a Figures> {
        self.outcome.figures()
    }

    /// The hours that it makes due: a framework's at its estimated amount, by its ratio.
    fn due(&self) -> Option<Hours> {
        let figures = self.figures()?;
        let framework = figures.framework.as_ref();
        Some(framework.map_or(figures.hours.central(), |one| one.at_estimate.hours))
    }

    /// The nature of its trades, when they have one and the same.
    fn nature(&self) -> Option<Nature> {
        nature_of(self.lot)
    }
}

/// The nature of a lot's trades, when they have one and the same.
fn nature_of(lot: &Lot) -> Option<Nature> {
    let nature = lot.trade()?.nature;
    let same = |part: &Part| part.trade.is_some_and(|trade| trade.nature == nature);
    lot.parts.iter().all(same).then_some(nature)
}

impl<'a> Facts<'a> {
    fn of(reading: &'a Reading, estimate: &'a Estimate, bareme: &'a Bareme) -> Self {
        let contract = &reading.contract;
        let lots = contract.lots.iter().zip(&estimate.lots).enumerate();
        let kept = lots
            .filter(|(_, (lot, _))| contract.mechanism_of(lot).has_hours())
            .map(|(index, (lot, outcome))| Kept {
                index,
                lot,
                outcome,
            });
        Self {
            reading,
            contract,
            estimate,
            bareme,
            kept: kept.collect(),
        }
    }

    /// Whether the mechanism of some lot is of a kind.
    fn any_lot(&self, is: fn(Mechanism) -> bool) -> bool {
        let mut lots = self.contract.lots.iter();
        lots.any(|lot| is(self.contract.mechanism_of(lot)))
    }

    /// Whether no lot carries hours and some lot serves insertion by something else.
    fn goes_another_way(&self) -> bool {
        self.kept.is_empty() && self.any_lot(|one| one != Mechanism::None)
    }

    /// The central hours of the whole; none while they are not known, or when no lot carries any.
    fn hours(&self) -> Option<Hours> {
        if self.kept.is_empty() {
            return None;
        }
        self.estimate.total.map(|total| total.central())
    }

    /// The hours that the whole makes due: by the ratios at the estimated amounts in a framework,
    /// the central hours otherwise.
    fn due(&self) -> Option<Hours> {
        self.hours()?;
        let mut sum = Hours::ZERO;
        for kept in &self.kept {
            sum = sum.plus(kept.due()?).ok()?;
        }
        Some(sum)
    }

    /// Whether its lots are the phases of a concession, which follow each other.
    fn has_phases(&self) -> bool {
        self.contract.frame() == Frame::Concession && self.contract.lots.len() > 1
    }

    /// « le lot n° 2 », or what stands for it in a contract of one lot.
    fn name(&self, kept: &Kept) -> String {
        match self.contract.lots.len() {
            1 => match self.contract.frame() {
                Frame::Concession | Frame::Private => "le contrat".to_string(),
                _ => "le marché".to_string(),
            },
            _ => format!(
                "{} n° {}",
                if self.has_phases() {
                    "la phase"
                } else {
                    "le lot"
                },
                kept.index + 1
            ),
        }
    }

    /// A number of every lot that carries the clause, added; none while one has no figures.
    fn sum(&self, number: impl Fn(&Figures) -> Exact) -> Option<Exact> {
        let of = |kept: &Kept| kept.figures().map(&number);
        let numbers: Option<Vec<Exact>> = self.kept.iter().map(of).collect();
        Exact::sum(&numbers?).ok()
    }

    /// The nature of the trades of all the lots that carry the clause, when they have one.
    fn nature(&self) -> Option<Nature> {
        let nature = self.kept.first()?.nature()?;
        let same = |kept: &Kept| kept.nature() == Some(nature);
        self.kept.iter().all(same).then_some(nature)
    }

    /// Whether the people who do the work are often qualified: intellectual services, or a CCAG
    /// for them.
    fn is_qualified(&self) -> bool {
        self.contract.nature() == Some(Nature::Intellectuel)
            || matches!(self.contract.ccag(), Some(Ccag::Tic | Ccag::Pi | Ccag::Moe))
    }

    /// What to add to a question whose answer was given, but could not be read.
    fn unread(&self, ask: Ask) -> &'static str {
        match self.reading.problem(ask.at, ask.field) {
            Some(_) => " La réponse donnée n’a pas pu être lue : corrigez-la.",
            None => "",
        }
    }

    /// How long the contract is performed: its own duration, or that of its longest lot.
    fn months(&self) -> Option<u16> {
        let longest = || self.kept.iter().filter_map(|kept| kept.lot.duration).max();
        let months = self.contract.duration.or_else(longest)?;
        Some(months.get())
    }
}

/// Articles of the code, from the tables.
fn code(ids: &[&str]) -> Source {
    Law::builtin().cite(ids).into()
}

/// « 833 h », or « environ 833 h » for what is not whole.
fn whole_hours(hours: Exact) -> String {
    let Ok(whole) = hours.round(Rounding::NEAREST_HOUR) else {
        return Value::Hours(hours).to_string();
    };
    let whole = Exact::whole(whole);
    let about = if whole == hours { "" } else { "environ " };
    format!("{about}{}", Value::Hours(whole))
}

/// A convention in hours: « 35 h ».
fn hours_of(convention: Convention) -> String {
    Value::Hours(Exact::whole(convention.value())).to_string()
}

/// Whether so many hours are under a convention.
fn is_under(hours: Hours, convention: Convention) -> bool {
    i128::from(hours.get()) < convention.value()
}

fn is_less(one: Exact, other: Exact) -> bool {
    other.minus(one).is_ok_and(Exact::is_positive)
}

#[cfg(test)]
mod tests;
