//! The way back: from hours, full-time equivalents or people wanted to the rate they mean.

use super::lot::{PartFigures, part_name};
use super::meaning::Work;
use super::trace::{Follow, Trace};
use super::{Operator, Step, StepKind, Value};
use crate::contract::Target;
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
    work: &Work,
    target: Target,
    parts: &[PartFigures],
) -> Result<Reverse, QuantityError> {
    let mut trace = Trace::default();
    let Some(wanted) = wanted(&mut trace, work, target)? else {
        return Ok(Reverse {
            target,
            hours: None,
            rate: None,
            trace: trace.into_steps(),
        });
    };
    let labour = match parts {
        [only] => only.labour,
        parts => {
            let terms: Vec<Exact> = parts.iter().map(|part| part.labour).collect();
            trace.sum(StepKind::SumOfLabour, &terms, &part_name)?
        }
    };
    let rate = if labour.is_positive() {
        let rate = trace.step(
            StepKind::WantedRate,
            ("heures voulues", Value::Hours(wanted)),
            Operator::Over,
            ("heures de main-d’œuvre", Value::Hours(labour)),
        )?;
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
        hours: Some(Hours::rounded(wanted, up)?),
        rate,
        trace: trace.into_steps(),
    })
}

/// In hours; none for people without a duration.
fn wanted(trace: &mut Trace, work: &Work, target: Target) -> Result<Option<Exact>, QuantityError> {
    let hundredths = |value: i64| Exact::hundredths(i128::from(value));
    match target {
        Target::Hours(hours) => Ok(Some(hours.into())),
        Target::Etp(etp) => work.hours_of_etp(trace, hundredths(etp)).map(Some),
        Target::People(people) => work.hours_of_people(trace, hundredths(people)),
    }
}
