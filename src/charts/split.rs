//! The amount: what of it pays for insertion, for other work, and for the rest.

use super::{Permille, listed};
use crate::estimate::{Estimate, Figures, Of, Operand, Outcome, Step, StepKind, Value};
use crate::quantity::{Exact, QuantityError};

/// What a part of the amount pays for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SegmentKind {
    /// The insertion hours, before they are rounded.
    Insertion,
    /// The other labour hours.
    Labour,
    /// The other hours of new work, where staff is taken over.
    NewWork,
    /// The work of the staff taken over.
    TakenOver,
    /// What the method does not count as work: materials, equipment, overheads, margin.
    Rest,
}

impl SegmentKind {
    /// All, in the order of the bar.
    pub const ALL: [Self; 5] = [
        Self::Insertion,
        Self::Labour,
        Self::NewWork,
        Self::TakenOver,
        Self::Rest,
    ];

    /// Its French name.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Insertion => "Heures d’insertion",
            Self::Labour => "Autre main-d’œuvre",
            Self::NewWork => "Autre travail nouveau",
            Self::TakenOver => "Travail du personnel repris",
            Self::Rest => "Hors main-d’œuvre",
        }
    }

    /// The word in data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Insertion => "insertion",
            Self::Labour => "labour",
            Self::NewWork => "new",
            Self::TakenOver => "taken",
            Self::Rest => "rest",
        }
    }

    const fn said(self) -> &'static str {
        match self {
            Self::Insertion => "paient les heures d’insertion",
            Self::Labour => "l’autre main-d’œuvre",
            Self::NewWork => "l’autre travail nouveau",
            Self::TakenOver => "le travail du personnel repris",
            Self::Rest => "ce qui n’est pas de la main-d’œuvre",
        }
    }
}

/// A part of the amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// What it pays for.
    pub kind: SegmentKind,
    /// How much of the amount, excluding tax, exact.
    pub amount: Value,
    /// The hours that it pays for, exact; none where the method counts none.
    pub hours: Option<Value>,
    /// What it is of the whole; the shares of a bar add up to the whole.
    pub share: Permille,
}

/// The amounts of the lots that have hours, parted by what they pay for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The amounts of those lots, added.
    pub amount: Value,
    /// Its parts, in the order of [`SegmentKind::ALL`]; they add up to it. Empty ones are left out.
    pub segments: Vec<Segment>,
    /// How many lots are in it, and how many there are.
    pub lots: (usize, usize),
    /// Whether a framework's ratio, which is rounded, gives other hours than these.
    pub has_ratio: bool,
}

impl Split {
    /// The split of the amounts that an estimate was computed with, at the central values; none while
    /// nothing of them pays for insertion, or where the numbers leave what can be computed.
    #[must_use]
    pub fn of(estimate: &Estimate) -> Option<Self> {
        let ready: Vec<&Figures> = estimate.lots.iter().filter_map(Outcome::figures).collect();
        let mut parts = Vec::new();
        for figures in &ready {
            parts.extend(of_lot(figures)?);
        }
        split(&parts, &ready, estimate.lots.len())
            .ok()
            .filter(|split| {
                let first = split.segments.first();
                first.is_some_and(|first| first.kind == SegmentKind::Insertion)
            })
    }

    /// « Sur 120 000 € HT, 4 200 € (3,5 %) paient les heures d'insertion, … ».
    #[must_use]
    pub fn sentence(&self) -> String {
        let each: Vec<String> = self
            .segments
            .iter()
            .map(|one| format!("{} ({}) {}", one.amount, one.share, one.kind.said()))
            .collect();
        format!("Sur {} HT, {}.", self.amount, listed(&each))
    }

    /// What the numbers are, and are not.
    #[must_use]
    pub fn note(&self) -> String {
        let mut text = "D’après les valeurs centrales du calcul, avant l’arrondi des heures ; pourcentages arrondis au dixième.".to_string();
        let (counted, all) = self.lots;
        if counted < all {
            text += &format_lots(counted, all);
        }
        if self.has_ratio {
            text += " Les heures dues suivent le ratio de l’accord-cadre, qui est arrondi.";
        }
        if self
            .segments
            .iter()
            .any(|one| one.kind == SegmentKind::Rest)
        {
            text += " « Hors main-d’œuvre » est ce que la formule laisse : le montant moins la part de main-d’œuvre.";
        }
        text
    }
}

fn format_lots(counted: usize, all: usize) -> String {
    let lots = if counted == 1 {
        "du seul lot chiffré"
    } else {
        "des lots chiffrés"
    };
    format!(" Montant {lots}, {counted} sur {all}.")
}

/// One kind of payment in one part of a lot: euros, and the hours that they pay for.
type Paid = (SegmentKind, Exact, Option<Exact>);

/// What the parts of a lot pay for, from the steps of its central computation.
fn of_lot(figures: &Figures) -> Option<Vec<Paid>> {
    let trace = figures.trace();
    let several = figures.parts.len() > 1;
    let mut all = Vec::new();
    for index in 0..figures.parts.len() {
        let of = if several { Of::Part(index) } else { Of::Lot };
        let step = |kind: StepKind| trace.iter().find(|step| step.of == of && step.kind == kind);
        all.extend(of_part(step)?);
    }
    Some(all)
}

fn of_part<'a>(step: impl Fn(StepKind) -> Option<&'a Step>) -> Option<Vec<Paid>> {
    let operand = |step: &'a Step, index: usize| {
        let operand: Option<&Operand> = step.operands.get(index);
        operand.map(|operand| operand.value.exact())
    };
    let (work, amount, hours, other) = if let Some(labour) = step(StepKind::LabourAmount) {
        let hours = step(StepKind::LabourHours)?.result.exact();
        let work = labour.result.exact();
        (work, operand(labour, 0)?, hours, SegmentKind::Labour)
    } else {
        let amount = operand(step(StepKind::MonthlyAmount)?, 0)?;
        let (Some(new), Some(hours)) = (step(StepKind::NewAmount), step(StepKind::NewHours)) else {
            // The staff taken over does all the work.
            return Some(vec![(SegmentKind::TakenOver, amount, None)]);
        };
        let (new, hours) = (new.result.exact(), hours.result.exact());
        (new, amount, hours, SegmentKind::NewWork)
    };
    let insertion = step(StepKind::InsertionHours)?;
    let rate = operand(insertion, 1)?;
    let paid = work.times(rate).ok()?;
    let inserted = insertion.result.exact();
    let rest = match other {
        SegmentKind::Labour => SegmentKind::Rest,
        _ => SegmentKind::TakenOver,
    };
    Some(vec![
        (SegmentKind::Insertion, paid, Some(inserted)),
        (
            other,
            work.minus(paid).ok()?,
            Some(hours.minus(inserted).ok()?),
        ),
        (rest, amount.minus(work).ok()?, None),
    ])
}

fn split(paid: &[Paid], ready: &[&Figures], lots: usize) -> Result<Split, QuantityError> {
    let mut found = Vec::new();
    for kind in SegmentKind::ALL {
        let of_kind = || paid.iter().filter(move |one| one.0 == kind);
        let amounts: Vec<Exact> = of_kind().map(|one| one.1).collect();
        let amount = Exact::sum(&amounts)?;
        if !amount.is_positive() {
            continue;
        }
        let hours: Option<Vec<Exact>> = of_kind().map(|one| one.2).collect();
        let hours = hours.map(|hours| Exact::sum(&hours)).transpose()?;
        found.push((kind, amount, hours));
    }
    let amounts: Vec<Exact> = found.iter().map(|one| one.1).collect();
    let shares = Permille::shares(&amounts)?;
    let segments = found.iter().zip(shares).map(|(one, share)| Segment {
        kind: one.0,
        amount: Value::Euros(one.1),
        hours: one.2.map(Value::Hours),
        share,
    });
    let whole: Vec<Exact> = ready.iter().map(|figures| figures.amount).collect();
    Ok(Split {
        amount: Value::Euros(Exact::sum(&whole)?),
        segments: segments.collect(),
        lots: (ready.len(), lots),
        has_ratio: ready.iter().any(|figures| figures.framework.is_some()),
    })
}
