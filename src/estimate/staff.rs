//! Staff taken over: the hours are those of the work that is new.

use super::trace::Follow;
use super::{Convention, Operator, StepKind, Value};
use crate::bareme::Trade;
use crate::contract::{Contract, Field, Lot, Part, TakenOver};
use crate::quantity::{Exact, QuantityError};

/// The trades of the barème where staff is taken over, of those that the method names: cleaning, security,
/// transport.
const OFTEN_TAKEN_OVER: [&str; 3] = ["nettoyage", "securite", "transport_voyageurs"];

/// Whether staff may be taken over in the trade of a part, and the buyer has not said whether it is: its hours
/// are then those of all the work.
#[must_use]
pub fn asks_takeover(part: &Part) -> bool {
    let is_open = part.taken_over.is_none() && !part.none_taken_over;
    is_open && part.trade.is_some_and(is_often_taken_over)
}

/// Whether staff may be taken over in a trade.
pub(super) fn is_often_taken_over(trade: &Trade) -> bool {
    OFTEN_TAKEN_OVER.contains(&trade.id)
}

/// The staff taken over with a part of a lot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Staff {
    /// By which method its work is taken off.
    pub(super) method: TakenOver,
    /// N: the months that the part's amount is for.
    months: Exact,
    /// S: its monthly hours.
    hours: Exact,
    /// C: the price of an hour.
    price: Exact,
}

impl Staff {
    /// The staff that a part takes over, if it does; or the answers that are missing for it.
    pub(super) fn of(
        contract: &Contract,
        lot: &Lot,
        part: &Part,
        mut ask: impl FnMut(Field),
    ) -> Option<Self> {
        let method = part.taken_over?;
        let months = contract.months_of(lot, part.tranche);
        if contract.duration_of(lot).is_none() {
            ask(Field::Duration);
        } else if months.is_none() {
            ask(Field::FirmDuration);
        }
        if part.staff_hours.is_none() {
            ask(Field::StaffHours);
        }
        if part.staff_price.is_none() && method == TakenOver::Own {
            ask(Field::StaffPrice);
        }
        Some(Self {
            method,
            months: months?,
            hours: part.staff_hours?.into(),
            price: Convention::staff_price(method, part.staff_price),
        })
    }

    /// The hours of new work: A amount, N months, S monthly hours of the staff, C price of an hour;
    /// P = 1 − (S × C) ÷ (A ÷ N); hours = P × A ÷ C. None when P leaves nothing.
    pub(super) fn new_hours<F: Follow>(
        &self,
        follow: &mut F,
        amount: Exact,
    ) -> Result<Option<Exact>, QuantityError> {
        let amount = ("montant HT sur la durée (A)", Value::Euros(amount));
        let price = ("prix d’une heure (C)", Value::EurosPerHour(self.price));
        let monthly = follow.step(
            StepKind::MonthlyAmount,
            amount,
            Operator::Over,
            ("durée (N)", Value::Months(self.months)),
        )?;
        let taken = follow.step(
            StepKind::StaffAmount,
            ("heures mensuelles reprises (S)", Value::Hours(self.hours)),
            Operator::Times,
            price,
        )?;
        let share = follow.step(
            StepKind::StaffShare,
            ("coût mensuel du personnel repris", Value::Euros(taken)),
            Operator::Over,
            ("montant par mois", Value::Euros(monthly)),
        )?;
        let new = follow.step(
            StepKind::NewShare,
            ("tout le travail", Value::Percent(Exact::whole(1))),
            Operator::Minus,
            ("part tenue par le personnel repris", Value::Percent(share)),
        )?;
        if !new.is_positive() {
            return Ok(None);
        }
        let new_amount = follow.step(
            StepKind::NewAmount,
            ("part de travail nouveau (P)", Value::Percent(new)),
            Operator::Times,
            amount,
        )?;
        follow
            .step(
                StepKind::NewHours,
                ("montant du travail nouveau", Value::Euros(new_amount)),
                Operator::Over,
                price,
            )
            .map(Some)
    }
}
