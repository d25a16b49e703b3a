//! The ratio of a framework, « h hours per X € invoiced », and what it makes due.

use super::trace::{Follow, Trace, hours};
use super::{Operator, Step, StepKind, Value};
use crate::contract::{Contract, Lot, RatioMode};
use crate::quantity::{Amount, Direction, Euros, Exact, Hours, QuantityError, Rounding, Unit};

/// The ratio of a framework, and what it makes due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Framework {
    /// Hours of the ratio.
    pub hours: Hours,
    /// Euros invoiced that they are for.
    pub step: Amount,
    /// The steps to the ratio; none when the buyer gave its hours.
    pub trace: Vec<Step>,
    /// Pro rata or by whole steps.
    pub mode: RatioMode,
    /// The amount under which nothing is due.
    pub trigger: Option<Amount>,
    /// Whether the amount under the trigger counts once it is passed. Counted in the figures while
    /// the buyer has not said: [`Framework::asks_trigger_counts`].
    pub trigger_counts: Option<bool>,
    /// Hours at the estimated amount.
    pub at_estimate: Due,
    /// Hours at the maximum amount.
    pub at_maximum: Option<Due>,
    /// Year by year; empty without a duration or a schedule.
    pub years: Vec<Year>,
    /// Whether the years share the estimated amount evenly, for want of a schedule.
    pub years_are_even: bool,
}

impl Framework {
    /// Whether the buyer has still to choose if the amount under the trigger counts.
    #[must_use]
    pub const fn asks_trigger_counts(&self) -> bool {
        self.trigger.is_some() && self.trigger_counts.is_none()
    }
}

/// Hours at an amount invoiced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// What is invoiced in all, in euros.
    pub amount: Exact,
    /// The hours.
    pub hours: Hours,
    /// The steps.
    pub trace: Vec<Step>,
}

/// One year of a framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// Invoiced in the year, in euros.
    pub amount: Exact,
    /// Invoiced since the start.
    pub cumulated: Exact,
    /// Due for the year: what the cumulated amount makes due, less what was due before.
    pub hours: Hours,
    /// Due since the start.
    pub cumulated_hours: Hours,
}

/// The readable steps of a ratio, in euros: 1, 2 or 5 with zeros.
fn readable_steps() -> impl Iterator<Item = i64> {
    (3..=11).flat_map(|zeros| [1, 2, 5].map(|digit| digit * 10_i64.pow(zeros)))
}

/// A ratio may differ from the computed one by so many hundredths of it to be readable.
const READABLE: i128 = 1;

/// The ratio for the lot's exact hours at its amount, or for the hours wanted of it.
pub(super) fn of(
    contract: &Contract,
    lot: &Lot,
    insertion: Exact,
    amount: Exact,
    wanted: Option<Hours>,
) -> Result<Framework, QuantityError> {
    let terms = &lot.framework;
    let mut trace = Trace::default();
    // From a wanted number of hours to the ratio that gives it.
    let counts = over_trigger(&mut Trace::default(), lot, amount)?;
    // Under the trigger nothing counts: the ratio is then that of the whole amount.
    let (base_name, base) = if counts.is_positive() {
        ("montant qui compte", counts)
    } else {
        ("montant", amount)
    };
    let (name, total) = match wanted {
        Some(wanted) => ("heures voulues", Exact::from(wanted)),
        None => ("heures d’insertion avant arrondi", insertion),
    };
    let per_step = |step: Amount| total.over(base)?.times(step.into());
    let nearest = Rounding::NEAREST_HOUR;
    let (ratio_hours, step) = match (terms.hours, terms.step) {
        (Some(hours), Some(step)) => (hours, step),
        (Some(hours), None) => {
            let steps = trace.step(
                StepKind::Steps,
                (name, Value::Hours(total)),
                Operator::Over,
                ("heures du ratio", Value::Hours(hours.into())),
            )?;
            if steps.is_positive() {
                let exact = trace.step(
                    StepKind::StepAmount,
                    (base_name, Value::Euros(base)),
                    Operator::Over,
                    ("tranches", Value::Number(steps)),
                )?;
                (hours, two_figures(exact)?)
            } else {
                // No hours at all: any amount will do.
                trace = Trace::default();
                (hours, amount_of(100_000)?)
            }
        }
        (None, step) => {
            let step = match step {
                Some(step) => step,
                None => readable(base, per_step)?,
            };
            if counts.is_positive() {
                over_trigger(&mut trace, lot, amount)?;
            }
            let steps = trace.step(
                StepKind::Steps,
                (base_name, Value::Euros(base)),
                Operator::Over,
                ("montant de la tranche", Value::Euros(step.into())),
            )?;
            let exact = trace.step(
                StepKind::HoursPerStep,
                (name, Value::Hours(total)),
                Operator::Over,
                ("tranches", Value::Number(steps)),
            )?;
            let exact = ("heures par tranche", Value::Hours(exact));
            let whole = trace.round(StepKind::RatioHours, exact, nearest)?;
            (hours(whole)?, step)
        }
    };
    let due = |amount: Exact| {
        let mut trace = Trace::default();
        let hours = due(
            &mut trace,
            lot,
            ratio_hours,
            step,
            amount,
            contract.rounding,
        )?;
        Ok::<_, QuantityError>(Due {
            amount,
            hours,
            trace: trace.into_steps(),
        })
    };
    let (years, years_are_even) = years(contract, lot, ratio_hours, step, amount)?;
    Ok(Framework {
        hours: ratio_hours,
        step,
        trace: trace.into_steps(),
        mode: terms.mode,
        trigger: terms.trigger,
        trigger_counts: terms.trigger_counts,
        at_estimate: due(amount)?,
        at_maximum: terms
            .maximum
            .map(|maximum| due(maximum.into()))
            .transpose()?,
        years,
        years_are_even,
    })
}

fn amount_of(euros: i64) -> Result<Amount, QuantityError> {
    Euros::from_cents(euros * 100)?.try_into()
}

/// An amount with two figures and zeros: 14 000 € for 14 005,60 €.
fn two_figures(exact: Exact) -> Result<Amount, QuantityError> {
    let mut unit = 1;
    while !is_less(exact, Exact::whole(100 * unit)) {
        unit *= 10;
    }
    let figures = exact
        .over(Exact::whole(unit))?
        .round(Rounding::NEAREST_HOUR)?
        .max(1);
    let euros = figures.checked_mul(unit).ok_or(QuantityError::Overflow)?;
    amount_of(i64::try_from(euros).map_err(|_| QuantityError::Overflow)?)
}

/// The smallest readable step whose whole hours are close to the exact ones; the closest of all
/// when none is. No more than the whole amount, as far as that gives an hour.
fn readable(
    amount: Exact,
    per_step: impl Fn(Amount) -> Result<Exact, QuantityError>,
) -> Result<Amount, QuantityError> {
    let mut best: Option<(Exact, Amount)> = None;
    for step in readable_steps() {
        let step = amount_of(step)?;
        if best.is_some() && is_less(amount, step.into()) {
            break;
        }
        let exact = per_step(step)?;
        let whole = Exact::whole(exact.round(Rounding::NEAREST_HOUR)?);
        if !whole.is_positive() {
            continue;
        }
        let off = distance(exact, whole)?.over(exact)?;
        if !is_less(Exact::hundredths(READABLE), off) {
            return Ok(step);
        }
        if best.is_none_or(|(least, _)| is_less(off, least)) {
            best = Some((off, step));
        }
    }
    best.map_or_else(|| amount_of(100_000), |(_, step)| Ok(step))
}

fn distance(one: Exact, other: Exact) -> Result<Exact, QuantityError> {
    let difference = one.minus(other)?;
    if difference.is_positive() {
        Ok(difference)
    } else {
        other.minus(one)
    }
}

fn is_less(one: Exact, other: Exact) -> bool {
    other.minus(one).is_ok_and(Exact::is_positive)
}

/// What of an amount counts: all of it without a trigger; nothing under the trigger; once that is
/// reached all of it, or what is over the trigger where the buyer chose that.
fn over_trigger(trace: &mut Trace, lot: &Lot, amount: Exact) -> Result<Exact, QuantityError> {
    let Some(trigger) = lot.framework.trigger else {
        return Ok(amount);
    };
    if is_less(amount, trigger.into()) {
        return Ok(Exact::ZERO);
    }
    if lot.framework.trigger_counts != Some(false) {
        return Ok(amount);
    }
    trace.step(
        StepKind::AmountOverTrigger,
        ("montant facturé", Value::Euros(amount)),
        Operator::Minus,
        ("seuil", Value::Euros(trigger.into())),
    )
}

/// The hours that an amount makes due.
fn due(
    trace: &mut Trace,
    lot: &Lot,
    ratio: Hours,
    step: Amount,
    amount: Exact,
    rounding: Rounding,
) -> Result<Hours, QuantityError> {
    let base = over_trigger(trace, lot, amount)?;
    let steps = trace.step(
        StepKind::Steps,
        ("montant qui compte", Value::Euros(base)),
        Operator::Over,
        ("montant de la tranche", Value::Euros(step.into())),
    )?;
    let steps = match lot.framework.mode {
        RatioMode::ProRata => steps,
        RatioMode::Whole => {
            let down = Rounding {
                direction: Direction::Down,
                unit: Unit::Hour,
            };
            let steps = ("tranches", Value::Number(steps));
            trace.round(StepKind::WholeSteps, steps, down)?
        }
    };
    let due = trace.step(
        StepKind::HoursDue,
        ("tranches", Value::Number(steps)),
        Operator::Times,
        ("heures du ratio", Value::Hours(ratio.into())),
    )?;
    let whole = trace.round(
        StepKind::RoundedHours,
        ("heures dues", Value::Hours(due)),
        rounding,
    )?;
    hours(whole)
}

/// The years of the schedule; without one, the years of the duration with the same amount each, the
/// last one shorter where the duration is.
fn years(
    contract: &Contract,
    lot: &Lot,
    ratio: Hours,
    step: Amount,
    amount: Exact,
) -> Result<(Vec<Year>, bool), QuantityError> {
    let (amounts, even): (Vec<Exact>, bool) = match &lot.framework.schedule {
        Some(schedule) => {
            let amounts = schedule.amounts().iter().map(|euros| Exact::from(*euros));
            (amounts.collect(), false)
        }
        None => (even_years(contract, lot, amount)?, true),
    };
    let mut years = Vec::with_capacity(amounts.len());
    let (mut cumulated, mut before) = (Exact::ZERO, Hours::ZERO);
    for amount in amounts {
        cumulated = cumulated.plus(amount)?;
        let due = due(
            &mut Trace::default(),
            lot,
            ratio,
            step,
            cumulated,
            contract.rounding,
        )?;
        years.push(Year {
            amount,
            cumulated,
            hours: Hours::new(due.get() - before.get())?,
            cumulated_hours: due,
        });
        before = due;
    }
    Ok((years, even))
}

fn even_years(contract: &Contract, lot: &Lot, amount: Exact) -> Result<Vec<Exact>, QuantityError> {
    let Some(months) = contract.duration_of(lot) else {
        return Ok(Vec::new());
    };
    let months = i128::from(months.get());
    let a_month = amount.over(Exact::whole(months))?;
    (0..months)
        .step_by(12)
        .map(|start| a_month.times(Exact::whole((months - start).min(12))))
        .collect()
}
