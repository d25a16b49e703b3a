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
//! for step in &figures.trace {
//!     println!("{} : {} {} {}", step.label, step.expression(), step.sign(), step.result);
//! }
//! ```
//!
//! - labour hours = amount excluding tax × labour share ÷ hourly labour cost;
//! - insertion hours = labour hours × insertion rate;
//! - low: low share ÷ high cost; high: high share ÷ low cost.
//!
//! Exact fractions all the way, rounded once at the end by a named mode. A [`Step`] is what the
//! computation itself leaves behind: the formula shown is the formula used.

mod coefficients;
mod convention;
mod notice;
mod trace;

pub use coefficients::{Coefficient, Coefficients, Origin};
pub use convention::Convention;
pub use notice::{Notice, Severity};
pub use trace::{Operand, Operator, Step, StepKind, Value};

use crate::bareme::Bareme;
use crate::contract::{Contract, Field, Lot, Reading};
use crate::quantity::{
    Amount, Exact, HourlyCost, Hours, Months, QuantityError, Rate, Rounding, Share, Span,
};
use trace::Trace;

/// The hours of a contract, lot by lot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Estimate {
    /// One outcome a lot, in the contract's order.
    pub lots: Vec<Outcome>,
    /// The sum of the lots' rounded hours; none while a lot has no figures.
    pub total: Option<Span<Hours>>,
    /// The step from the central total to full-time equivalents.
    pub etp: Option<Step>,
}

/// What could be computed for a lot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
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
            Self::Wrong(_) | Self::Missing(_) | Self::Impossible(_) => None,
        }
    }
}

/// Everything known of a lot's hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Insertion hours: low, central, high, rounded.
    pub hours: Span<Hours>,
    /// What was computed with.
    pub coefficients: Coefficients,
    /// How the last step was rounded.
    pub rounding: Rounding,
    /// The steps to the central hours, then to what they mean.
    pub trace: Vec<Step>,
    /// The steps to the low hours.
    pub low_trace: Vec<Step>,
    /// The steps to the high hours.
    pub high_trace: Vec<Step>,
}

impl Figures {
    /// The step of a kind in the central computation.
    #[must_use]
    pub fn step(&self, kind: StepKind) -> Option<&Step> {
        self.trace.iter().find(|step| step.kind == kind)
    }
}

impl Estimate {
    /// Computes the hours of every lot.
    #[must_use]
    pub fn of(reading: &Reading, bareme: &Bareme) -> Self {
        let contract = &reading.contract;
        let lots: Vec<Outcome> = contract
            .lots
            .iter()
            .enumerate()
            .map(|(index, lot)| {
                let wrong = reading.wrong_in_lot(index);
                if wrong.is_empty() {
                    outcome(contract, lot, bareme)
                } else {
                    Outcome::Wrong(wrong)
                }
            })
            .collect();
        let total = total(&lots);
        let etp = total.and_then(|hours| {
            let mut trace = Trace::default();
            trace.etp(hours.central()).ok()?;
            trace.into_steps().pop()
        });
        Self { lots, total, etp }
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
}

/// Adds rounded hours, so that the total is what the lots show.
fn total(lots: &[Outcome]) -> Option<Span<Hours>> {
    lots.iter()
        .map(|lot| lot.figures().map(|figures| figures.hours))
        .try_fold(Span::certain(Hours::ZERO), |sum, hours| {
            let hours = hours?;
            Span::new(
                sum.low().plus(hours.low()).ok()?,
                sum.central().plus(hours.central()).ok()?,
                sum.high().plus(hours.high()).ok()?,
            )
            .ok()
        })
}

fn outcome(contract: &Contract, lot: &Lot, bareme: &Bareme) -> Outcome {
    let coefficients = Coefficients::of(contract, lot, bareme);
    let mut missing = Vec::new();
    if lot.amount.is_none() {
        missing.push(Field::Amount);
    }
    if coefficients.is_none() {
        missing.push(Field::Trade);
    }
    let (Some(amount), Some(coefficients)) = (lot.amount, coefficients) else {
        return Outcome::Missing(missing);
    };
    match figures(amount, coefficients, contract.duration) {
        Ok(figures) => Outcome::Ready(Box::new(figures)),
        Err(error) => Outcome::Impossible(error),
    }
}

fn figures(
    amount: Amount,
    coefficients: Coefficients,
    duration: Option<Months>,
) -> Result<Figures, QuantityError> {
    let rounding = Rounding::default();
    let (share, cost) = (coefficients.share.span, coefficients.cost.span);
    let rate = coefficients.rate.span;
    let case = |share, cost, rate| insertion_hours(amount, share, cost, rate, rounding);
    let (low, low_trace) = case(share.low(), cost.high(), rate.low())?;
    let (central, mut trace) = case(share.central(), cost.central(), rate.central())?;
    let (high, high_trace) = case(share.high(), cost.low(), rate.high())?;

    trace.etp(central)?;
    if let Some(months) = duration {
        trace.people(central, months)?;
    }
    Ok(Figures {
        hours: Span::new(low, central, high)?,
        coefficients,
        rounding,
        trace: trace.into_steps(),
        low_trace: low_trace.into_steps(),
        high_trace: high_trace.into_steps(),
    })
}

/// The formula, once.
fn insertion_hours(
    amount: Amount,
    share: Share,
    cost: HourlyCost,
    rate: Rate,
    rounding: Rounding,
) -> Result<(Hours, Trace), QuantityError> {
    let mut trace = Trace::default();
    let labour = trace.step(
        StepKind::LabourAmount,
        ("montant HT", Value::Euros(amount.into())),
        Operator::Times,
        ("part de main-d’œuvre", Value::Percent(share.into())),
    )?;
    let labour_hours = trace.step(
        StepKind::LabourHours,
        ("montant de main-d’œuvre", labour),
        Operator::Over,
        ("coût horaire", Value::EurosPerHour(cost.into())),
    )?;
    let insertion = trace.step(
        StepKind::InsertionHours,
        ("heures de main-d’œuvre", labour_hours),
        Operator::Times,
        ("taux d’insertion", Value::Percent(rate.into())),
    )?;
    let hours = trace.round(insertion, rounding)?;
    Ok((hours, trace))
}

impl Trace {
    fn etp(&mut self, hours: Hours) -> Result<(), QuantityError> {
        let year = Convention::YearlyHours.value();
        self.step(
            StepKind::Etp,
            ("heures d’insertion", Value::Hours(hours.into())),
            Operator::Over,
            (
                "heures d’une année à temps plein",
                Value::Hours(Exact::whole(year)),
            ),
        )
        .map(|_| ())
    }

    fn people(&mut self, hours: Hours, months: Months) -> Result<(), QuantityError> {
        let month = Convention::MonthlyHours.value();
        let worked = self.step(
            StepKind::HoursOfOnePerson,
            (
                "durée",
                Value::Months(Exact::whole(i128::from(months.get()))),
            ),
            Operator::Times,
            (
                "heures travaillées par mois",
                Value::Hours(Exact::whole(month)),
            ),
        )?;
        self.step(
            StepKind::People,
            ("heures d’insertion", Value::Hours(hours.into())),
            Operator::Over,
            ("heures d’une personne", worked),
        )
        .map(|_| ())
    }
}

#[cfg(test)]
mod tests;
