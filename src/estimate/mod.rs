//! The hours: the formula, its range, its steps and what to think of the result.
//!
//! ```
//! use clausule::bareme::Bareme;
//! use clausule::contract::{Field, Form};
//! use clausule::estimate::Estimate;
//!
//! let mut form = Form::new();
//! for (field, typed) in [
//!     (Field::Trade, "Maçonnerie, gros œuvre, béton armé"),
//!     (Field::Amount, "1 000 000 €"),
//!     (Field::Share, "50 %"),
//!     (Field::Cost, "30 €/h"),
//!     (Field::Rate, "5 %"),
//! ] {
//!     form.lots[0].set(field, typed);
//! }
//! let reading = form.read(Bareme::builtin());
//! let estimate = Estimate::of(&reading, Bareme::builtin());
//! let figures = estimate.lots[0].figures().unwrap();
//! assert_eq!(figures.hours.central().get(), 833);
//! for step in figures.trace() {
//!     println!("{} : {} {} {}", step.label, step.expression(), step.sign(), step.result);
//! }
//! ```
//!
//! - labour hours = amount excluding tax × labour share ÷ hourly labour cost;
//! - insertion hours = labour hours × insertion rate;
//! - low: low share ÷ high cost; high: high share ÷ low cost;
//! - where staff is taken over (the cleaning branch's P.A.C.T.): the part of the amount that pays for
//!   new work, ÷ price of an hour × insertion rate.
//!
//! A lot of several parts adds their exact hours, tranche by tranche, and each tranche is rounded
//! once: what the lots show adds up to what the contract shows.
//!
//! Exact fractions all the way, rounded once at the end by a named mode. A [`Step`] is what the
//! computation itself leaves behind: the formula shown is the formula used. It is done again for
//! whoever asks for its steps ([`Figures::traces`]); an [`Estimate`] holds numbers only.

mod absence;
mod brief;
mod coefficients;
mod convention;
mod driver;
mod framework;
mod lot;
mod meaning;
mod notice;
mod presence;
mod reverse;
mod staff;
mod trace;
mod yearly;

pub use absence::instead_of_hours;
pub use coefficients::{Coefficient, Coefficients, Origin};
pub use convention::Convention;
pub use driver::{Driver, Input};
pub use framework::{Due, Framework, Year};
pub use lot::{Figures, PartFigures, Traces};
pub use notice::{Notice, PACT, Severity, TAKEOVER};
pub use presence::Presence;
pub use reverse::Reverse;
pub use staff::asks_takeover;
pub use trace::{Of, Operand, Operator, Step, StepKind, Value};
pub use yearly::per_year;

use crate::bareme::Bareme;
use crate::contract::{Contract, Field, Frame, Lot, Place, Programme, Reading, Technique};
use crate::quantity::{Exact, Hours, QuantityError, Span};
use trace::{Follow, Trace};

/// The hours of a contract, lot by lot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Estimate {
    /// One outcome a lot, in the contract's order.
    pub lots: Vec<Outcome>,
    /// The sum of the lots' rounded hours; none while a lot that carries the clause has no figures.
    pub total: Option<Span<Hours>>,
    /// The same without optional tranches and renewals.
    pub firm: Option<Span<Hours>>,
    /// The sum of the lots that have figures.
    pub so_far: Span<Hours>,
    /// Hours of a full-time year.
    yearly_hours: Exact,
}

/// What could be computed for a lot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It carries no clause of hours: the buyer left it out, or chose another mechanism.
    LeftOut,
    /// Answers are wrong: these. The default is not put in the place of a wrong answer.
    Wrong(Vec<Field>),
    /// Answers are missing: these.
    Missing(Vec<Field>),
    /// The numbers leave what can be computed.
    Impossible(QuantityError),
    /// The hours.
    Ready(Box<Figures>),
}

impl Outcome {
    /// The figures, when there are any.
    #[must_use]
    pub fn figures(&self) -> Option<&Figures> {
        match self {
            Self::Ready(figures) => Some(figures),
            Self::LeftOut | Self::Wrong(_) | Self::Missing(_) | Self::Impossible(_) => None,
        }
    }
}

impl Estimate {
    /// Computes the hours of every lot.
    #[must_use]
    pub fn of(reading: &Reading, bareme: &Bareme) -> Self {
        let contract = &reading.contract;
        let wrong_once: Vec<Field> = reading
            .problems
            .iter()
            .filter(|problem| problem.at.is_none())
            .map(|problem| problem.field)
            .collect();
        let lots: Vec<Outcome> = contract
            .lots
            .iter()
            .enumerate()
            .map(|(index, lot)| {
                let mut wrong = reading.wrong_in_lot(index);
                wrong.extend(&wrong_once);
                wrong.retain(|field| rests_on(contract, lot, *field));
                if !contract.mechanism_of(lot).has_hours() {
                    Outcome::LeftOut
                } else if wrong.is_empty() {
                    lot::outcome(contract, lot, bareme)
                } else {
                    Outcome::Wrong(wrong)
                }
            })
            .collect();
        let complete = lots
            .iter()
            .all(|lot| matches!(lot, Outcome::Ready(_) | Outcome::LeftOut));
        let so_far = sum(&lots, Figures::due);
        let total = so_far.filter(|_| complete);
        let firm = sum(&lots, Figures::due_firm).filter(|_| complete);
        Self {
            lots,
            total,
            firm,
            so_far: so_far.unwrap_or(Span::certain(Hours::ZERO)),
            yearly_hours: Convention::yearly_hours(contract),
        }
    }

    /// The step that adds the central hours of the lots; none for one lot.
    #[must_use]
    pub fn sum(&self) -> Option<Step> {
        if self.lots.len() < 2 {
            return None;
        }
        let (mut numbers, mut terms) = (Vec::new(), Vec::new());
        for (index, lot) in self.lots.iter().enumerate() {
            if let Some(figures) = lot.figures() {
                numbers.push(index + 1);
                terms.push(Exact::from(figures.due().central()));
            }
        }
        let mut trace = Trace::default();
        let name = |term: usize| format!("lot {}", numbers[term]);
        trace.sum(StepKind::SumOfLots, &terms, &name).ok()?;
        trace.into_steps().pop()
    }

    /// The step from the central total to full-time equivalents.
    #[must_use]
    pub fn etp(&self) -> Option<Step> {
        let hours = self.total?.central();
        let mut trace = Trace::default();
        meaning::etp(&mut trace, hours, self.yearly_hours).ok()?;
        trace.into_steps().pop()
    }

    /// The central total as people at work, over the duration of the lots with hours where they have the
    /// same; none while there is no total.
    #[must_use]
    pub fn presence(&self, contract: &Contract) -> Option<Presence> {
        let mut durations = self
            .with_hours(contract)
            .map(|(lot, _)| contract.duration_of(lot));
        let first = durations.next().flatten();
        let months = first.filter(|_| durations.all(|one| one == first));
        Presence::of(contract, self.total?.central(), months)
    }

    /// People at work full time over the duration, those of the lots added, exact; none while there is no
    /// total or a lot with hours has no duration, and for the phases of a concession, which follow each other.
    #[must_use]
    pub fn people(&self, contract: &Contract) -> Option<Value> {
        self.total?;
        if contract.frame() == Frame::Concession && contract.lots.len() > 1 {
            return None;
        }
        let month = Convention::monthly_hours(contract);
        let people = |(lot, figures): (&Lot, &Figures)| {
            let months = Exact::whole(contract.duration_of(lot)?.get().into());
            let hours = Exact::from(figures.due().central());
            hours.over(months.times(month).ok()?).ok()
        };
        let each: Option<Vec<Exact>> = self.with_hours(contract).map(people).collect();
        let sum = Exact::sum(&each?).ok()?;
        sum.is_positive().then_some(Value::People(sum))
    }

    /// The lots that carry hours, with their figures.
    fn with_hours<'a>(
        &'a self,
        contract: &'a Contract,
    ) -> impl Iterator<Item = (&'a Lot, &'a Figures)> {
        let lots = contract.lots.iter().zip(&self.lots);
        lots.filter_map(|(lot, outcome)| Some((lot, outcome.figures()?)))
            .filter(|(_, figures)| figures.due().central() > Hours::ZERO)
    }

    /// What to think of a lot's hours, most important first; nothing while it has none.
    #[must_use]
    pub fn notices(&self, reading: &Reading, lot: usize, bareme: &Bareme) -> Vec<Notice> {
        let contract = &reading.contract;
        match (
            contract.lots.get(lot),
            self.lots.get(lot).and_then(Outcome::figures),
        ) {
            (Some(lot), Some(figures)) => notice::notices(contract, lot, bareme, figures),
            _ => Vec::new(),
        }
    }

    /// What moves a lot's central hours, most first: each input alone taken to its low and to its
    /// high value. Nothing for a lot without figures, or whose inputs are all certain.
    #[must_use]
    pub fn drivers(&self, reading: &Reading, lot: usize) -> Vec<Driver> {
        let contract = &reading.contract;
        match (
            contract.lots.get(lot),
            self.lots.get(lot).and_then(Outcome::figures),
        ) {
            (Some(lot), Some(figures)) => driver::drivers(lot, figures),
            _ => Vec::new(),
        }
    }
}

/// Whether the hours of a lot, or what they mean, rest on an answer: a wrong one is then named
/// instead of computing without it. A duration is not among them: where it is needed it is asked for.
fn rests_on(contract: &Contract, lot: &Lot, field: Field) -> bool {
    match field {
        Field::Maximum
        | Field::RatioHours
        | Field::RatioStep
        | Field::RatioMode
        | Field::Trigger
        | Field::TriggerCounts
        | Field::Schedule => contract.technique != Technique::Ordinary,
        Field::StaffHours | Field::StaffPrice => {
            lot.parts.iter().any(|part| part.taken_over.is_some())
        }
        Field::ProgrammeRate => contract.programme == Some(Programme::Own),
        Field::Nature
        | Field::Technique
        | Field::Rounding
        | Field::Programme
        | Field::EtpHours
        | Field::MonthlyHours
        | Field::HouseRows => true,
        Field::LotName | Field::LeftOutReason => false,
        field => field.place() != Place::Contract,
    }
}

/// Adds rounded hours, so that the total is what the lots show; none over the greatest number.
fn sum(lots: &[Outcome], hours: impl Fn(&Figures) -> Span<Hours>) -> Option<Span<Hours>> {
    lots.iter()
        .filter_map(Outcome::figures)
        .try_fold(Span::certain(Hours::ZERO), |sum, figures| {
            add(sum, hours(figures)).ok()
        })
}

fn add(sum: Span<Hours>, hours: Span<Hours>) -> Result<Span<Hours>, QuantityError> {
    Span::new(
        sum.low().plus(hours.low())?,
        sum.central().plus(hours.central())?,
        sum.high().plus(hours.high())?,
    )
}

#[cfg(test)]
mod tests;
