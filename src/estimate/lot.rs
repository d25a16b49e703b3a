//! A lot: its hours, and the steps to them.

use super::framework::{self, Framework};
use super::meaning::Work;
use super::reverse::{self, Reverse};
use super::staff::Staff;
use super::trace::{self, Follow, Trace};
use super::{Coefficients, Of, Operator, Outcome, Step, StepKind, Value};
use crate::bareme::Bareme;
use crate::contract::{Contract, Field, Lot, TakenOver, Technique, Tranche};
use crate::quantity::{
    Amount, Exact, HourlyCost, Hours, QuantityError, Rate, Rounding, Share, Span,
};

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
    /// The ratio of a framework, and what it makes due.
    pub framework: Option<Box<Framework>>,
    /// The way back from what is wanted.
    pub reverse: Option<Box<Reverse>>,
    /// What its hours are turned into people with.
    work: Work,
}

/// The steps to the hours of a lot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traces {
    /// To the low hours.
    pub low: Vec<Step>,
    /// To the central hours, then to what they mean.
    pub central: Vec<Step>,
    /// To the high hours.
    pub high: Vec<Step>,
}

/// What a part was computed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartFigures {
    /// Its coefficients.
    pub coefficients: Coefficients,
    /// Its tranche.
    pub tranche: Tranche,
    /// Central labour hours, exact: of the work that is new, where staff is taken over.
    pub labour: Exact,
    amount: Amount,
    staff: Option<Box<Staff>>,
}

impl PartFigures {
    /// By which method the hours are those of new work, where staff is taken over.
    #[must_use]
    pub fn taken_over(&self) -> Option<TakenOver> {
        self.staff.as_ref().map(|staff| staff.method)
    }

    /// Whether it carries no hours because the staff taken over does all the work.
    #[must_use]
    pub fn all_taken_over(&self) -> bool {
        self.staff.is_some() && !self.labour.is_positive()
    }
}

impl Figures {
    /// The steps: the computation is done again, and written down.
    #[must_use]
    pub fn traces(&self) -> Traces {
        let mut traces: [Trace; 3] = Default::default();
        // They are those of hours that could be computed.
        let _ = compute(&mut traces, &self.parts, self.rounding);
        let [low, mut central, high] = traces;
        let _ = self.work.meaning(&mut central, self.due().central());
        Traces {
            low: low.into_steps(),
            central: central.into_steps(),
            high: high.into_steps(),
        }
    }

    /// The steps to the central hours, then to what they mean.
    #[must_use]
    pub fn trace(&self) -> Vec<Step> {
        self.traces().central
    }

    /// The step of a kind in the central computation.
    #[must_use]
    pub fn step(&self, kind: StepKind) -> Option<Step> {
        self.trace().into_iter().find(|step| step.kind == kind)
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
                staff: None,
                tranche: Tranche::Firm,
                ..
            }]
        )
    }
}

/// One of the three ways through the computation.
#[derive(Clone, Copy)]
enum Case {
    /// Low shares, high costs, low rates.
    Low,
    Central,
    /// High shares, low costs, high rates.
    High,
}

impl Case {
    const ALL: [Self; 3] = [Self::Low, Self::Central, Self::High];

    const fn of(self, coefficients: &Coefficients) -> (Share, HourlyCost, Rate) {
        let (share, cost, rate) = (
            &coefficients.share.span,
            &coefficients.cost.span,
            &coefficients.rate.span,
        );
        match self {
            Self::Low => (share.low(), cost.high(), rate.low()),
            Self::Central => (share.central(), cost.central(), rate.central()),
            Self::High => (share.high(), cost.low(), rate.high()),
        }
    }
}

/// The hours of a lot, or why it has none.
pub(super) fn outcome(contract: &Contract, lot: &Lot, bareme: &Bareme) -> Outcome {
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
        let coefficients = Coefficients::of(contract, lot, part, bareme);
        if coefficients.is_none() {
            ask(Field::Trade);
        }
        let staff = Staff::of(contract, lot, part, &mut ask);
        if let (Some(amount), Some(coefficients)) = (part.amount, coefficients) {
            parts.push(PartFigures {
                coefficients,
                tranche: part.tranche,
                labour: Exact::ZERO,
                amount,
                staff: staff.map(Box::new),
            });
        }
    }
    if !missing.is_empty() {
        return Outcome::Missing(missing);
    }
    match figures(contract, lot, parts) {
        Ok(figures) => Outcome::Ready(figures),
        Err(error) => Outcome::Impossible(error),
    }
}

fn figures(
    contract: &Contract,
    lot: &Lot,
    mut parts: Vec<PartFigures>,
) -> Result<Box<Figures>, QuantityError> {
    let computed = compute(&mut [(); 3], &parts, contract.rounding)?;
    for (part, hours) in parts.iter_mut().zip(&computed.parts) {
        part.labour = hours.labour[1];
    }
    let work = Work::of(contract, lot);
    let reverse = lot
        .target
        .map(|target| reverse::of(&work, target, &parts).map(Box::new))
        .transpose()?;
    let amount = lot.amount().unwrap_or(Exact::ZERO);
    // A ratio for more hours than the lot has work for could not be kept.
    let wanted = reverse.as_ref().and_then(|back| back.rate.and(back.hours));
    let framework = (contract.technique != Technique::Ordinary)
        .then(|| {
            let insertion = sum(&computed.parts, |part| part.insertion[1])?;
            framework::of(contract, lot, insertion, amount, wanted).map(Box::new)
        })
        .transpose()?;
    let firm = |(tranche, hours): &(Tranche, _)| (*tranche == Tranche::Firm).then_some(*hours);
    Ok(Box::new(Figures {
        hours: computed.hours,
        firm: (computed.tranches.iter().find_map(firm)).unwrap_or(Span::certain(Hours::ZERO)),
        tranches: computed.tranches,
        amount,
        labour: sum(&parts, |part| part.labour)?,
        parts,
        rounding: contract.rounding,
        framework,
        reverse,
        work,
    }))
}

fn sum<T>(parts: &[T], exact: impl Fn(&T) -> Exact) -> Result<Exact, QuantityError> {
    match parts {
        [only] => Ok(exact(only)),
        parts => Exact::sum(&parts.iter().map(exact).collect::<Vec<_>>()),
    }
}

/// The hours of a lot, three ways through.
pub(super) struct Computed {
    pub(super) hours: Span<Hours>,
    /// In order.
    tranches: Vec<(Tranche, Span<Hours>)>,
    parts: Vec<PartHours>,
}

/// The exact hours of a part: low, central, high.
struct PartHours {
    labour: [Exact; 3],
    insertion: [Exact; 3],
}

/// Computes a lot: each part exactly, then each tranche, which is rounded once. Low, central and high
/// hours are followed apart.
pub(super) fn compute<F: Follow>(
    follow: &mut [F; 3],
    parts: &[PartFigures],
    rounding: Rounding,
) -> Result<Computed, QuantityError> {
    let mut computed = Computed {
        hours: Span::certain(Hours::ZERO),
        tranches: Vec::with_capacity(1),
        parts: Vec::with_capacity(parts.len()),
    };
    for (index, part) in parts.iter().enumerate() {
        let of = match parts {
            [_] => Of::Lot,
            _ => Of::Part(index),
        };
        let mut hours = PartHours {
            labour: [Exact::ZERO; 3],
            insertion: [Exact::ZERO; 3],
        };
        for (case, follow) in follow.iter_mut().enumerate() {
            follow.about(of);
            let found = part_hours(follow, part, Case::ALL[case])?;
            (hours.labour[case], hours.insertion[case]) = found;
        }
        computed.parts.push(hours);
    }
    let after = |last: Option<Tranche>| {
        let tranches = parts.iter().map(|part| part.tranche);
        tranches.filter(|tranche| Some(*tranche) > last).min()
    };
    let several = after(after(None)).is_some();
    while let Some(tranche) = after(computed.tranches.last().map(|(last, _)| *last)) {
        let of = if several {
            Of::Tranche(tranche)
        } else {
            Of::Lot
        };
        let of_tranche = (0..parts.len()).filter(|part| parts[*part].tranche == tranche);
        let of_tranche: Vec<usize> = of_tranche.collect();
        let mut hours = [Hours::ZERO; 3];
        for (case, follow) in follow.iter_mut().enumerate() {
            follow.about(of);
            let exact = if of_tranche.len() > 1 {
                let terms = of_tranche.iter();
                let terms = terms.map(|part| computed.parts[*part].insertion[case]);
                let terms: Vec<Exact> = terms.collect();
                let name = |term| part_name(of_tranche[term]);
                follow.sum(StepKind::SumOfParts, &terms, &name)?
            } else {
                computed.parts[of_tranche[0]].insertion[case]
            };
            let exact = ("heures d’insertion", Value::Hours(exact));
            let whole = follow.round(StepKind::RoundedHours, exact, rounding)?;
            hours[case] = trace::hours(whole)?;
        }
        let [low, central, high] = hours;
        let hours = Span::new(low, central, high)?;
        computed.tranches.push((tranche, hours));
        computed.hours = super::add(computed.hours, hours)?;
    }
    if several {
        for (case, follow) in follow.iter_mut().enumerate() {
            let hours = computed.tranches.iter().map(|(_, hours)| hours);
            let hours = hours.map(|hours| [hours.low(), hours.central(), hours.high()][case]);
            let terms: Vec<Exact> = hours.map(Exact::from).collect();
            follow.about(Of::Lot);
            let name = |term: usize| computed.tranches[term].0.to_string();
            follow.sum(StepKind::SumOfTranches, &terms, &name)?;
        }
    }
    Ok(computed)
}

/// « heures du poste 2 »
pub(super) fn part_name(part: usize) -> String {
    format!("heures du poste {}", part + 1)
}

/// Labour hours and insertion hours of a part, exact.
fn part_hours<F: Follow>(
    follow: &mut F,
    part: &PartFigures,
    case: Case,
) -> Result<(Exact, Exact), QuantityError> {
    let amount = Exact::from(part.amount);
    let (share, cost, rate) = case.of(&part.coefficients);
    let (name, labour) = match &part.staff {
        None => (
            "heures de main-d’œuvre",
            labour_hours(follow, amount, share, cost)?,
        ),
        Some(staff) => match staff.new_hours(follow, amount)? {
            Some(hours) => ("heures de travail nouveau", hours),
            // Nothing is left where the staff taken over does all the work.
            None => return Ok((Exact::ZERO, Exact::ZERO)),
        },
    };
    let insertion = follow.step(
        StepKind::InsertionHours,
        (name, Value::Hours(labour)),
        Operator::Times,
        ("taux d’insertion", Value::Percent(rate.into())),
    )?;
    Ok((labour, insertion))
}

/// The formula, once.
fn labour_hours<F: Follow>(
    follow: &mut F,
    amount: Exact,
    share: Share,
    cost: HourlyCost,
) -> Result<Exact, QuantityError> {
    let labour = follow.step(
        StepKind::LabourAmount,
        ("montant HT", Value::Euros(amount)),
        Operator::Times,
        ("part de main-d’œuvre", Value::Percent(share.into())),
    )?;
    follow.step(
        StepKind::LabourHours,
        ("montant de main-d’œuvre", Value::Euros(labour)),
        Operator::Over,
        ("coût horaire", Value::EurosPerHour(cost.into())),
    )
}
