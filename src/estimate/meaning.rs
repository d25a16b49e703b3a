//! What hours mean: full-time equivalents, and people at work over the duration.

use super::trace::{Follow, Trace};
use super::{Convention, Operator, StepKind, Value};
use crate::contract::{Contract, Lot};
use crate::quantity::{Exact, Hours, Months, QuantityError};

/// What the meaning of a lot's hours is computed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Work {
    yearly_hours: Exact,
    monthly_hours: Exact,
    months: Option<Months>,
}

impl Work {
    pub(super) fn of(contract: &Contract, lot: &Lot) -> Self {
        Self {
            yearly_hours: Convention::yearly_hours(contract),
            monthly_hours: Convention::monthly_hours(contract),
            months: contract.duration_of(lot),
        }
    }

    /// From hours to what they mean; to people only with a duration.
    pub(super) fn meaning(&self, trace: &mut Trace, hours: Hours) -> Result<(), QuantityError> {
        etp(trace, hours, self.yearly_hours)?;
        if let Some(one) = self.hours_of_one_person(trace)? {
            trace.step(
                StepKind::People,
                ("heures d’insertion", Value::Hours(hours.into())),
                Operator::Over,
                ("heures d’une personne", Value::Hours(one)),
            )?;
        }
        Ok(())
    }

    /// People at work over the duration as hours; none without a duration.
    pub(super) fn hours_of_people(
        &self,
        trace: &mut Trace,
        people: Exact,
    ) -> Result<Option<Exact>, QuantityError> {
        let Some(one) = self.hours_of_one_person(trace)? else {
            return Ok(None);
        };
        trace
            .step(
                StepKind::WantedHours,
                ("objectif", Value::People(people)),
                Operator::Times,
                ("heures d’une personne", Value::Hours(one)),
            )
            .map(Some)
    }

    /// What one person works over the duration; none without one.
    fn hours_of_one_person(&self, trace: &mut Trace) -> Result<Option<Exact>, QuantityError> {
        let step = |months: Months| {
            trace.step(
                StepKind::HoursOfOnePerson,
                ("durée", Value::Months(Exact::whole(months.get().into()))),
                Operator::Times,
                (
                    "heures travaillées par mois",
                    Value::Hours(self.monthly_hours),
                ),
            )
        };
        self.months.map(step).transpose()
    }

    /// Full-time equivalents as hours.
    pub(super) fn hours_of_etp(
        &self,
        trace: &mut Trace,
        etp: Exact,
    ) -> Result<Exact, QuantityError> {
        trace.step(
            StepKind::WantedHours,
            ("objectif", Value::Etp(etp)),
            Operator::Times,
            (
                "heures d’une année à temps plein",
                Value::Hours(self.yearly_hours),
            ),
        )
    }
}

/// From hours to full-time equivalents.
pub(super) fn etp(
    trace: &mut Trace,
    hours: Hours,
    yearly_hours: Exact,
) -> Result<Exact, QuantityError> {
    trace.step(
        StepKind::Etp,
        ("heures d’insertion", Value::Hours(hours.into())),
        Operator::Over,
        (
            "heures d’une année à temps plein",
            Value::Hours(yearly_hours),
        ),
    )
}
