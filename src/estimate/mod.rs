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
//! - low: low share ÷ high cost; high: high share ÷ low cost;
//! - where staff is taken over (the cleaning branch's P.A.C.T.): the part of the amount that pays for
//!   new work, ÷ price of an hour × insertion rate.
//!
//! A lot of several parts adds their exact hours, tranche by tranche, and each tranche is rounded
//! once: what the lots show adds up to what the contract shows.
//!
//! Exact fractions all the way, rounded once at the end by a named mode. A [`Step`] is what the
//! computation itself leaves behind: the formula shown is the formula used.

mod coefficients;
mod convention;
mod driver;
mod framework;
mod notice;
mod reverse;
mod trace;
mod yearly;

pub use coefficients::{Coefficient, Coefficients, Origin};
pub use convention::Convention;
pub use driver::{Driver, Input};
pub use framework::{Due, Framework, Year};
pub use notice::{Notice, Severity};
pub use reverse::Reverse;
pub use trace::{Of, Operand, Operator, Step, StepKind, Value};
pub use yearly::per_year;

use crate::bareme::Bareme;
use crate::contract::{
    Contract, Field, Lot, Part, Place, Programme, Reading, TakenOver, Technique, Tranche,
};
use crate::quantity::{
    Exact, HourlyCost, Hours, Months, QuantityError, Rate, Rounding, Share, Span,
};
use trace::Trace;

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
    /// The step that adds the central hours of the lots; none for one lot.
    pub sum: Option<Step>,
    /// The step from the central total to full-time equivalents.
    pub etp: Option<Step>,
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

/// Everything known of a lot's hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Insertion hours of all tranches: low, central, high, rounded.
    pub hours: Span<Hours>,
    /// The same without optional tranches and renewals.
    pub firm: Span<Hours>,
    /// The hours of each tranche, in order.
    pub tranches: Vec<(Tranche, Span<Hours>)>,
    /// The amounts of the parts, added, in euros.
    pub amount: Exact,
    /// Central labour hours of the parts, added, exact.
    pub labour: Exact,
    /// What each part was computed with.
    pub parts: Vec<PartFigures>,
    /// How hours were rounded.
    pub rounding: Rounding,
    /// The steps to the central hours, then to what they mean.
    pub trace: Vec<Step>,
    /// The steps to the low hours.
    pub low_trace: Vec<Step>,
    /// The steps to the high hours.
    pub high_trace: Vec<Step>,
    /// The ratio of a framework, and what it makes due.
    pub framework: Option<Framework>,
    /// The way back from what is wanted.
    pub reverse: Option<Reverse>,
}

/// What a part was computed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartFigures {
    /// Its coefficients.
    pub coefficients: Coefficients,
    /// Its tranche.
    pub tranche: Tranche,
    /// Why it carries no hours, where the staff taken over does all the work.
    pub all_taken_over: bool,
    /// By which method, where staff is taken over.
    pub taken_over: Option<TakenOver>,
}

impl Figures {
    /// The step of a kind in the central computation.
    #[must_use]
    pub fn step(&self, kind: StepKind) -> Option<&Step> {
        self.trace.iter().find(|step| step.kind == kind)
    }

    /// The hours that the clause carries: those of the computation, or in a framework those that its
    /// ratio makes due at the estimated amount.
    #[must_use]
    pub fn due(&self) -> Span<Hours> {
        match &self.framework {
            Some(framework) => Span::certain(framework.at_estimate.hours),
            None => self.hours,
        }
    }

    /// The same without optional tranches and renewals, which a ratio does not tell apart.
    #[must_use]
    pub fn due_firm(&self) -> Span<Hours> {
        match &self.framework {
            Some(_) => self.due(),
            None => self.firm,
        }
    }

    /// The coefficients of the first part.
    #[must_use]
    pub fn coefficients(&self) -> &Coefficients {
        &self.parts[0].coefficients
    }

    /// Whether the lot has one trade, one tranche, and the plain formula.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        matches!(
            self.parts[..],
            [PartFigures {
                taken_over: None,
                tranche: Tranche::Firm,
                ..
            }]
        )
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
                    outcome(contract, lot, bareme)
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
        let sum = sum_step(&lots);
        let etp = total.and_then(|hours| {
            let mut trace = Trace::default();
            trace.etp(hours.central(), contract).ok()?;
            trace.into_steps().pop()
        });
        Self {
            lots,
            total,
            firm,
            so_far: so_far.unwrap_or(Span::certain(Hours::ZERO)),
            sum,
            etp,
        }
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
            (Some(lot), Some(figures)) => driver::drivers(contract, lot, figures),
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

fn sum_step(lots: &[Outcome]) -> Option<Step> {
    if lots.len() < 2 {
        return None;
    }
    let operands = lots.iter().enumerate().filter_map(|(index, lot)| {
        Some(Operand {
            name: format!("lot {}", index + 1).into(),
            value: Value::Hours(lot.figures()?.due().central().into()),
        })
    });
    let mut trace = Trace::default();
    trace.sum(StepKind::SumOfLots, operands.collect()).ok()?;
    trace.into_steps().pop()
}

fn add(sum: Span<Hours>, hours: Span<Hours>) -> Result<Span<Hours>, QuantityError> {
    Span::new(
        sum.low().plus(hours.low())?,
        sum.central().plus(hours.central())?,
        sum.high().plus(hours.high())?,
    )
}

fn outcome(contract: &Contract, lot: &Lot, bareme: &Bareme) -> Outcome {
    let mut missing = Vec::new();
    let mut ask = |field| {
        if !missing.contains(&field) {
            missing.push(field);
        }
    };
    if lot.parts.is_empty() {
        return Outcome::Missing(vec![Field::Amount, Field::Trade]);
    }
    let mut parts = Vec::with_capacity(lot.parts.len());
    for part in &lot.parts {
        if part.amount.is_none() {
            ask(Field::Amount);
        }
        match Coefficients::of(contract, lot, part, bareme) {
            Some(coefficients) => parts.push(PartFigures {
                coefficients,
                tranche: part.tranche,
                all_taken_over: false,
                taken_over: part.taken_over,
            }),
            None => ask(Field::Trade),
        }
        if part.taken_over.is_some() {
            if contract.duration_of(lot).is_none() {
                ask(Field::Duration);
            } else if months_of(contract, lot, part).is_none() {
                ask(Field::FirmDuration);
            }
            if part.staff_hours.is_none() {
                ask(Field::StaffHours);
            }
            if part.staff_price.is_none() && part.taken_over == Some(TakenOver::Own) {
                ask(Field::StaffPrice);
            }
        }
    }
    if !missing.is_empty() {
        return Outcome::Missing(missing);
    }
    match figures(contract, lot, parts) {
        Ok(figures) => Outcome::Ready(Box::new(figures)),
        Err(error) => Outcome::Impossible(error),
    }
}

fn figures(
    contract: &Contract,
    lot: &Lot,
    mut parts: Vec<PartFigures>,
) -> Result<Figures, QuantityError> {
    let case = |share: fn(&Span<Share>) -> Share,
                cost: fn(&Span<HourlyCost>) -> HourlyCost,
                rate: fn(&Span<Rate>) -> Rate| {
        compute(contract, lot, |part| {
            let Coefficients {
                share: of_share,
                cost: of_cost,
                rate: of_rate,
            } = &parts[part].coefficients;
            (
                share(&of_share.span),
                cost(&of_cost.span),
                rate(&of_rate.span),
            )
        })
    };
    let low = case(Span::low, Span::high, Span::low)?;
    let mut central = case(Span::central, Span::central, Span::central)?;
    let high = case(Span::high, Span::low, Span::high)?;

    let mut tranches = Vec::with_capacity(central.tranches.len());
    let mut firm = Span::certain(Hours::ZERO);
    for (index, (tranche, hours)) in central.tranches.iter().enumerate() {
        let hours = Span::new(low.tranches[index].1, *hours, high.tranches[index].1)?;
        if *tranche == Tranche::Firm {
            firm = hours;
        }
        tranches.push((*tranche, hours));
    }
    for (part, new) in parts.iter_mut().zip(&central.new_work) {
        part.all_taken_over = !new;
    }
    let reverse = lot
        .target
        .map(|target| reverse::of(contract, lot, target, &central.labour_parts))
        .transpose()?;
    // A ratio for more hours than the lot has work for could not be kept.
    let wanted = reverse.as_ref().and_then(|back| back.rate.and(back.hours));
    let framework = (contract.technique != Technique::Ordinary)
        .then(|| framework::of(contract, lot, central.insertion, central.amount, wanted))
        .transpose()?;
    let due = framework
        .as_ref()
        .map_or(central.hours, |framework| framework.at_estimate.hours);
    central.trace.etp(due, contract)?;
    if let Some(months) = contract.duration_of(lot) {
        central.trace.people(due, months, contract)?;
    }
    Ok(Figures {
        hours: Span::new(low.hours, central.hours, high.hours)?,
        firm,
        tranches,
        amount: central.amount,
        labour: total(&central.labour_parts)?,
        parts,
        rounding: contract.rounding,
        trace: central.trace.into_steps(),
        low_trace: low.trace.into_steps(),
        high_trace: high.trace.into_steps(),
        framework,
        reverse,
    })
}

fn total(parts: &[Value]) -> Result<Exact, QuantityError> {
    let parts: Vec<Exact> = parts.iter().map(|part| part.exact()).collect();
    Exact::sum(&parts)
}

/// One way through the computation of a lot.
struct Computed {
    hours: Hours,
    tranches: Vec<(Tranche, Hours)>,
    /// Of the parts, added, before any rounding.
    insertion: Exact,
    amount: Exact,
    labour_parts: Vec<Value>,
    /// For each part, whether it has any work that no one does yet.
    new_work: Vec<bool>,
    trace: Trace,
}

/// Computes a lot with the coefficients that `pick` gives for each part.
fn compute(
    contract: &Contract,
    lot: &Lot,
    pick: impl Fn(usize) -> (Share, HourlyCost, Rate),
) -> Result<Computed, QuantityError> {
    let mut trace = Trace::default();
    let several = lot.parts.len() > 1;
    let mut computed = Computed {
        hours: Hours::ZERO,
        tranches: Vec::new(),
        insertion: Exact::ZERO,
        amount: Exact::ZERO,
        labour_parts: Vec::with_capacity(lot.parts.len()),
        new_work: Vec::with_capacity(lot.parts.len()),
        trace: Trace::default(),
    };
    let mut insertion: Vec<(Tranche, Operand)> = Vec::with_capacity(lot.parts.len());
    for (index, part) in lot.parts.iter().enumerate() {
        if several {
            trace.of = Of::Part(index);
        }
        let amount: Exact = part.amount.map_or(Exact::ZERO, Exact::from);
        let (share, cost, rate) = pick(index);
        let labour = match part.taken_over {
            None => Some(labour_hours(&mut trace, amount, share, cost)?),
            Some(method) => {
                let months = months_of(contract, lot, part);
                new_hours(&mut trace, part, method, amount, months)?
            }
        };
        computed.new_work.push(labour.is_some());
        // Nothing is left where the staff taken over does all the work.
        let hours = match labour {
            None => Value::Hours(Exact::ZERO),
            Some(labour) => trace.step(
                StepKind::InsertionHours,
                (labour_name(part), labour),
                Operator::Times,
                ("taux d’insertion", Value::Percent(rate.into())),
            )?,
        };
        computed
            .labour_parts
            .push(labour.unwrap_or(Value::Hours(Exact::ZERO)));
        computed.amount = computed.amount.plus(amount)?;
        insertion.push((
            part.tranche,
            Operand {
                name: format!("heures du poste {}", index + 1).into(),
                value: hours,
            },
        ));
    }
    let hours: Vec<Value> = insertion.iter().map(|(_, hours)| hours.value).collect();
    computed.insertion = total(&hours)?;
    let mut rounded = Vec::new();
    let several_tranches = tranches_of(lot).count() > 1;
    for tranche in tranches_of(lot) {
        let mut of_tranche: Vec<Operand> = insertion
            .iter()
            .filter(|(its, _)| *its == tranche)
            .map(|(_, operand)| operand.clone())
            .collect();
        trace.of = if several_tranches {
            Of::Tranche(tranche)
        } else {
            Of::Lot
        };
        let value = if of_tranche.len() > 1 {
            trace.sum(StepKind::SumOfParts, of_tranche)?
        } else {
            of_tranche.remove(0).value
        };
        let whole = trace.round(
            StepKind::RoundedHours,
            ("heures d’insertion", value),
            contract.rounding,
        )?;
        let hours = trace::hours(whole)?;
        rounded.push(Operand {
            name: tranche.to_string().into(),
            value: Value::Hours(whole),
        });
        computed.hours = computed.hours.plus(hours)?;
        computed.tranches.push((tranche, hours));
    }
    trace.of = Of::Lot;
    if rounded.len() > 1 {
        trace.sum(StepKind::SumOfTranches, rounded)?;
    }
    computed.trace = trace;
    Ok(computed)
}

/// The tranches that a lot has, in order.
fn tranches_of(lot: &Lot) -> impl Iterator<Item = Tranche> {
    Tranche::all().filter(|tranche| lot.parts.iter().any(|part| part.tranche == *tranche))
}

/// The months that a part's amount is for. Where the lot has renewals, the firm period for what is
/// not one of them, and for each of them an even share of the rest; none while that is not known.
fn months_of(contract: &Contract, lot: &Lot, part: &Part) -> Option<Exact> {
    let months = |months: Months| Exact::whole(months.get().into());
    let whole = months(contract.duration_of(lot)?);
    let is_renewal = |tranche: &Tranche| matches!(tranche, Tranche::Renewal(_));
    let renewals = tranches_of(lot).filter(is_renewal).count();
    if renewals == 0 {
        return Some(whole);
    }
    let firm = months(contract.firm_duration?);
    let rest = whole.minus(firm).ok().filter(|rest| rest.is_positive())?;
    if is_renewal(&part.tranche) {
        rest.over(Exact::whole(i128::try_from(renewals).ok()?)).ok()
    } else {
        Some(firm)
    }
}

const fn labour_name(part: &Part) -> &'static str {
    match part.taken_over {
        None => "heures de main-d’œuvre",
        Some(_) => "heures de travail nouveau",
    }
}

/// The formula, once.
fn labour_hours(
    trace: &mut Trace,
    amount: Exact,
    share: Share,
    cost: HourlyCost,
) -> Result<Value, QuantityError> {
    let labour = trace.step(
        StepKind::LabourAmount,
        ("montant HT", Value::Euros(amount)),
        Operator::Times,
        ("part de main-d’œuvre", Value::Percent(share.into())),
    )?;
    trace.step(
        StepKind::LabourHours,
        ("montant de main-d’œuvre", labour),
        Operator::Over,
        ("coût horaire", Value::EurosPerHour(cost.into())),
    )
}

/// The hours of new work where staff is taken over: A amount, N months, S monthly hours of the
/// staff, C price of an hour; P = 1 − (S × C) ÷ (A ÷ N); hours = P × A ÷ C. None when P leaves
/// nothing.
fn new_hours(
    trace: &mut Trace,
    part: &Part,
    method: TakenOver,
    amount: Exact,
    months: Option<Exact>,
) -> Result<Option<Value>, QuantityError> {
    let months = months.unwrap_or(Exact::ZERO);
    let staff = part.staff_hours.map_or(Exact::ZERO, Exact::from);
    let price = Convention::staff_price(method, part.staff_price);
    let amount = ("montant HT sur la durée (A)", Value::Euros(amount));
    let price = ("prix d’une heure (C)", Value::EurosPerHour(price));
    let monthly = trace.step(
        StepKind::MonthlyAmount,
        amount,
        Operator::Over,
        ("durée (N)", Value::Months(months)),
    )?;
    let taken = trace.step(
        StepKind::StaffAmount,
        ("heures mensuelles reprises (S)", Value::Hours(staff)),
        Operator::Times,
        price,
    )?;
    let share = trace.step(
        StepKind::StaffShare,
        ("coût mensuel du personnel repris", taken),
        Operator::Over,
        ("montant par mois", monthly),
    )?;
    let new = trace.step(
        StepKind::NewShare,
        ("tout le travail", Value::Percent(Exact::whole(1))),
        Operator::Minus,
        ("part tenue par le personnel repris", share),
    )?;
    if !new.exact().is_positive() {
        return Ok(None);
    }
    let new_amount = trace.step(
        StepKind::NewAmount,
        ("part de travail nouveau (P)", new),
        Operator::Times,
        amount,
    )?;
    trace
        .step(
            StepKind::NewHours,
            ("montant du travail nouveau", new_amount),
            Operator::Over,
            price,
        )
        .map(Some)
}

impl Trace {
    fn etp(&mut self, hours: Hours, contract: &Contract) -> Result<(), QuantityError> {
        self.step(
            StepKind::Etp,
            ("heures d’insertion", Value::Hours(hours.into())),
            Operator::Over,
            (
                "heures d’une année à temps plein",
                Value::Hours(Convention::yearly_hours(contract)),
            ),
        )
        .map(|_| ())
    }

    fn people(
        &mut self,
        hours: Hours,
        months: Months,
        contract: &Contract,
    ) -> Result<(), QuantityError> {
        let worked = self.hours_of_one_person(months, contract)?;
        self.step(
            StepKind::People,
            ("heures d’insertion", Value::Hours(hours.into())),
            Operator::Over,
            ("heures d’une personne", worked),
        )
        .map(|_| ())
    }

    fn hours_of_one_person(
        &mut self,
        months: Months,
        contract: &Contract,
    ) -> Result<Value, QuantityError> {
        self.step(
            StepKind::HoursOfOnePerson,
            ("durée", Value::Months(Exact::whole(months.get().into()))),
            Operator::Times,
            (
                "heures travaillées par mois",
                Value::Hours(Convention::monthly_hours(contract)),
            ),
        )
    }
}

#[cfg(test)]
mod tests;
