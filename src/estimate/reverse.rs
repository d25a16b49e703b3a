//! The way back: from hours, full-time equivalents or people wanted to the rate they mean.

use super::trace::Trace;
use super::{Convention, Of, Operand, Operator, Step, StepKind, Value};
use crate::contract::{Contract, Lot, Target};
use crate::quantity::{Exact, Hours, QuantityError, Rate, Rounding};

/// What is wanted, and the rate it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reverse {
    /// As the buyer said it.
    pub target: Target,
    /// In hours, whole (the hour above); none for people without a duration.
    pub hours: Option<Hours>,
    /// The rate to the nearest hundredth of a percent; none when the lot has fewer hours of work
    /// than are wanted, or none at all.
    pub rate: Option<Rate>,
    /// The steps.
    pub trace: Vec<Step>,
}

pub(super) fn of(
    contract: &Contract,
    lot: &Lot,
    target: Target,
    labour: &[Value],
) -> Result<Reverse, QuantityError> {
    let mut trace = Trace::default();
    let Some(wanted) = wanted(&mut trace, contract, lot, target)? else {
        return Ok(Reverse {
            target,
            hours: None,
            rate: None,
            trace: trace.into_steps(),
        });
    };
    let labour = if labour.len() > 1 {
        let operands = labour.iter().enumerate().map(|(index, value)| Operand {
            name: format!("heures du poste {}", index + 1).into(),
            value: *value,
        });
        trace.sum(StepKind::SumOfLabour, operands.collect())?
    } else {
        labour[0]
    };
    trace.of = Of::Lot;
    let rate = if labour.exact().is_positive() {
        let step = trace.step(
            StepKind::WantedRate,
            ("heures voulues", wanted),
            Operator::Over,
            ("heures de main-d’œuvre", labour),
        )?;
        let rate = step.exact();
        let basis_points = rate
            .times(Exact::whole(10_000))?
            .round(Rounding::NEAREST_HOUR)?;
        // Over the whole by less than can be written is over it too.
        let too_much = rate.minus(Exact::whole(1))?.is_positive();
        u16::try_from(basis_points)
            .ok()
            .filter(|_| !too_much)
            .and_then(|basis_points| Rate::from_basis_points(basis_points).ok())
    } else {
        None
    };
    let up = Rounding {
        direction: crate::quantity::Direction::Up,
        unit: crate::quantity::Unit::Hour,
    };
    Ok(Reverse {
        target,
        hours: Some(Hours::rounded(wanted.exact(), up)?),
        rate,
        trace: trace.into_steps(),
    })
}

fn wanted(
    trace: &mut Trace,
    contract: &Contract,
    lot: &Lot,
    target: Target,
) -> Result<Option<Value>, QuantityError> {
    let hundredths = |value: i64| Exact::hundredths(i128::from(value));
    match target {
        Target::Hours(hours) => Ok(Some(Value::Hours(hours.into()))),
        Target::Etp(etp) => trace
            .step(
                StepKind::WantedHours,
                ("objectif", Value::Etp(hundredths(etp))),
                Operator::Times,
                (
                    "heures d’une année à temps plein",
                    Value::Hours(Convention::yearly_hours(contract)),
                ),
            )
            .map(Some),
        Target::People(people) => {
            let Some(months) = contract.duration_of(lot) else {
                return Ok(None);
            };
            let one = trace.hours_of_one_person(months, contract)?;
            trace
                .step(
                    StepKind::WantedHours,
                    ("objectif", Value::People(hundredths(people))),
                    Operator::Times,
                    ("heures d’une personne", one),
                )
                .map(Some)
        }
    }
}
