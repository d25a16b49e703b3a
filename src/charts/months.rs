//! People at work, month by month.

use super::{Permille, Scale};
use crate::contract::{Contract, Frame, Lot, Reading, Tranche};
use crate::estimate::{Convention, Estimate, Figures, Value, Year};
use crate::quantity::{Direction, Exact, Hours, QuantityError, Rounding, Unit};

/// The hours of the contract over its months, as people at work full time.
///
/// No source gives a profile of hours over a contract: each lot's hours are spread evenly over its
/// months, a renewal's over its own, a framework's year by year as its schedule has them. A hypothesis,
/// which [`Months::note`] says. The phases of a concession follow each other in their order; lots all begin in
/// the first month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Months {
    /// Runs of months that have the same hours, in order, without gaps.
    pub periods: Vec<Period>,
    /// All their hours: those of the estimate, but for [`Months::unplaced`] lots, and where
    /// [`Months::differs`].
    pub hours: Hours,
    /// The last month, from 1.
    pub last: u16,
    /// What one person works in a month.
    pub monthly_hours: Value,
    /// Where that is from, in French.
    pub source: String,
    /// The lots with hours, from 0, whose months are not known.
    pub unplaced: Vec<usize>,
    /// Whether hours that may not become due are among them.
    pub has_optional: bool,
    /// When its lots begin.
    pub order: Order,
    /// Whether a framework's schedule gives its years.
    pub has_schedule: bool,
    /// Whether that schedule comes to other hours than the estimated amount, which the estimate is of.
    pub differs: bool,
    /// The axis of people.
    pub scale: Scale,
}

/// When the lots of a contract begin: a hypothesis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// All in the first month.
    Together,
    /// Each at the end of the one before: the phases of a concession.
    InTurn,
}

/// A run of months that have the same hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Its first month, from 1.
    pub first: u16,
    /// Its last month.
    pub last: u16,
    /// Whole hours: up to its end, less those up to its beginning, so that periods add up to all.
    pub hours: Hours,
    /// Hours of each of its months, exact.
    pub a_month: Value,
    /// People at work full time, exact.
    pub people: Value,
}

impl Period {
    /// « mois 1 à 12 », « mois 13 ».
    #[must_use]
    pub fn name(&self) -> String {
        if self.first == self.last {
            format!("mois {}", self.first)
        } else {
            format!("mois {} à {}", self.first, self.last)
        }
    }
}

/// Hours between two moments, in months from the start.
struct Run {
    from: Exact,
    to: Exact,
    hours: Hours,
}

impl Run {
    /// The same, so many months later.
    fn after(self, months: Exact) -> Option<Self> {
        Some(Self {
            from: self.from.plus(months).ok()?,
            to: self.to.plus(months).ok()?,
            hours: self.hours,
        })
    }
}

/// More months than the longest contract has: a schedule that goes on is cut short.
const MOST_MONTHS: u16 = 600;

impl Months {
    /// The months of the contract; none while no lot with hours has a duration, or where the numbers
    /// leave what can be computed.
    #[must_use]
    pub fn of(reading: &Reading, estimate: &Estimate) -> Option<Self> {
        let contract = &reading.contract;
        let (mut runs, mut unplaced) = (Vec::new(), Vec::new());
        let (mut has_optional, mut has_schedule, mut differs) = (false, false, false);
        let order = if contract.frame() == Frame::Concession && contract.lots.len() > 1 {
            Order::InTurn
        } else {
            Order::Together
        };
        // Where the next phase begins; none after one whose duration is not known.
        let mut next = Some(Exact::ZERO);
        for (index, (lot, outcome)) in contract.lots.iter().zip(&estimate.lots).enumerate() {
            let begins = match order {
                Order::InTurn => next,
                Order::Together => Some(Exact::ZERO),
            };
            next = begins.and_then(|begins| {
                let length = contract.duration_of(lot)?.get();
                begins.plus(Exact::whole(length.into())).ok()
            });
            let Some(figures) = outcome.figures() else {
                continue;
            };
            if figures.due().central() == Hours::ZERO {
                continue;
            }
            let found = begins.and_then(|begins| {
                let runs = runs_of(contract, lot, figures)?.into_iter();
                let runs = runs.map(|run| run.after(begins));
                runs.collect::<Option<Vec<Run>>>()
            });
            match found {
                Some(mut found) => {
                    has_optional |= figures.due() != figures.due_firm();
                    let framework = figures.framework.as_ref();
                    has_schedule |= framework.is_some_and(|one| !one.years_are_even);
                    let sum: i64 = found.iter().map(|run| run.hours.get()).sum();
                    differs |= sum != figures.due().central().get();
                    runs.append(&mut found);
                }
                None => unplaced.push(index),
            }
        }
        let monthly_hours = Convention::monthly_hours(contract);
        let periods = periods(&runs, monthly_hours).ok()?;
        let mut hours = Hours::ZERO;
        for period in &periods {
            hours = hours.plus(period.hours).ok()?;
        }
        let mut most = Exact::ZERO;
        for period in &periods {
            let people = period.people.exact();
            if people.minus(most).is_ok_and(Exact::is_positive) {
                most = people;
            }
        }
        Some(Self {
            last: periods.last()?.last,
            periods,
            hours,
            monthly_hours: Value::Hours(monthly_hours),
            source: match contract.monthly_hours {
                None => Convention::MonthlyHours.source().to_string(),
                Some(own) => {
                    format!("{own} travaillées par mois et par personne : votre réponse")
                }
            },
            unplaced,
            has_optional,
            order,
            has_schedule,
            differs,
            scale: Scale::of(most, 100),
        })
    }

    /// Whether every month has the same hours: there is nothing to draw then.
    #[must_use]
    pub const fn is_even(&self) -> bool {
        self.periods.len() == 1
    }

    /// Where a period begins and ends on the axis of months.
    #[must_use]
    pub fn place(&self, period: &Period) -> (Permille, Permille) {
        let last = Exact::whole(self.last.into());
        let at = |month: u16| Permille::of(Exact::whole(month.into()), last);
        (at(period.first - 1), at(period.last))
    }

    /// Months to name under the axis: the first, the last, and whole years between where they fit.
    #[must_use]
    pub fn ticks(&self) -> Vec<(u16, Permille)> {
        let last = Exact::whole(self.last.into());
        // No more than four between the ends.
        let step = self.last.div_ceil(48).max(1) * 12;
        let mut ticks = vec![(1, Permille::default())];
        let inner = (1..).map(|number| number * step);
        for month in inner.take_while(|month| month + step / 2 < self.last) {
            ticks.push((month, Permille::of(Exact::whole(month.into()), last)));
        }
        if self.last > 1 {
            ticks.push((self.last, Permille::WHOLE));
        }
        ticks
    }

    /// What the chart says.
    #[must_use]
    pub fn sentence(&self) -> String {
        let mut text = if let [only] = &self.periods[..] {
            let over = match only.last {
                1 => "en un mois".to_string(),
                months => format!("sur {months} mois"),
            };
            format!(
                "{} {over} : {} par mois, soit {} à temps plein.",
                self.hours, only.a_month, only.people
            )
        } else {
            let (mut least, mut most) = (&self.periods[0], &self.periods[0]);
            for period in &self.periods {
                let over = |one: &Period, other: &Period| {
                    let more = one.people.exact().minus(other.people.exact());
                    more.is_ok_and(Exact::is_positive)
                };
                if over(period, most) {
                    most = period;
                }
                if over(least, period) {
                    least = period;
                }
            }
            format!(
                "{} sur {} mois. Le plus : {} à temps plein ({}) ; le moins : {} ({}).",
                self.hours,
                self.last,
                most.people,
                most.name(),
                least.people,
                least.name()
            )
        };
        let names: Vec<String> = self
            .unplaced
            .iter()
            .map(|lot| (lot + 1).to_string())
            .collect();
        // A phase has no place either after one that has no duration.
        let without = match (self.order, &names[..]) {
            (_, []) => String::new(),
            (Order::InTurn, [phase]) => format!(
                " La phase {phase} n’y est pas : sa durée manque, ou celle d’une phase qui la précède."
            ),
            (Order::InTurn, phases) => format!(
                " Les phases {} n’y sont pas : leur durée manque, ou celle d’une phase qui les précède.",
                super::listed(phases)
            ),
            (Order::Together, [lot]) => format!(" Le lot {lot} n’y est pas : sa durée manque."),
            (Order::Together, lots) => {
                format!(
                    " Les lots {} n’y sont pas : leur durée manque.",
                    super::listed(lots)
                )
            }
        };
        text += &without;
        text
    }

    /// The hypotheses.
    #[must_use]
    pub fn note(&self) -> String {
        let mut text = if self.order == Order::InTurn {
            "Hypothèse de Clausule : les heures d’une phase sont réparties également sur sa durée, et les phases se suivent dans leur ordre, sans se chevaucher : l’exploitation commence après les travaux"
        } else {
            "Hypothèse de Clausule : les heures d’un lot sont réparties également sur sa durée, et tous les lots commencent au mois 1"
        }.to_string();
        text += if self.has_schedule {
            " ; celles d’un accord-cadre suivent ses montants par année."
        } else {
            "."
        };
        if self.differs {
            text += " Les montants par année ne font pas le montant estimé : leurs heures ne sont pas celles du résultat.";
        }
        text += " Le rythme réel se fixe avec l’entreprise et le facilitateur.";
        if self.has_optional {
            text += " Les tranches optionnelles et les reconductions sont comptées comme si elles étaient affermies ou reconduites.";
        }
        text
    }
}

/// When the hours of a lot are done; none while that is not known.
fn runs_of(contract: &Contract, lot: &Lot, figures: &Figures) -> Option<Vec<Run>> {
    if let Some(framework) = &figures.framework {
        let years = framework.years.iter().zip(0_u16..);
        let duration = contract.duration_of(lot).map(crate::quantity::Months::get);
        let last = framework.years.len().checked_sub(1)?;
        let run = |(year, index): (&Year, u16)| {
            let (from, to) = (index * 12, index * 12 + 12);
            // The last year is shorter where the duration is.
            let cut =
                duration.filter(|end| usize::from(index) == last && (from + 1..to).contains(end));
            Run {
                from: Exact::whole(from.into()),
                to: Exact::whole(cut.unwrap_or(to).into()),
                hours: year.hours,
            }
        };
        return Some(years.take(usize::from(MOST_MONTHS / 12)).map(run).collect());
    }
    let firm = contract.months_of(lot, Tranche::Firm)?;
    let mut end = firm;
    let mut runs = Vec::new();
    for (tranche, hours) in &figures.tranches {
        let hours = hours.central();
        let months = contract.months_of(lot, *tranche)?;
        runs.push(match tranche {
            Tranche::Firm | Tranche::Optional(_) => Run {
                from: Exact::ZERO,
                to: firm,
                hours,
            },
            // Tranches stand in order: a renewal follows the one before.
            Tranche::Renewal(_) => {
                let from = end;
                end = end.plus(months).ok()?;
                Run {
                    from,
                    to: end,
                    hours,
                }
            }
        });
    }
    Some(runs)
}

/// Runs of months with the same hours, from what is done when.
fn periods(runs: &[Run], monthly_hours: Exact) -> Result<Vec<Period>, QuantityError> {
    let (down, up) = (Direction::Down, Direction::Up);
    let whole = |exact: Exact, direction| {
        let unit = Unit::Hour;
        exact.round(Rounding { direction, unit })
    };
    let mut ends = Vec::new();
    for run in runs {
        for moment in [run.from, run.to] {
            ends.extend([whole(moment, down)?, whole(moment, up)?]);
        }
    }
    ends.push(0);
    ends.sort_unstable();
    ends.dedup();
    let mut periods = Vec::with_capacity(ends.len());
    let mut before = (0, Exact::ZERO);
    for end in ends.into_iter().skip(1) {
        let (start, done) = before;
        let until = until(runs, Exact::whole(end))?;
        let a_month = until.minus(done)?.over(Exact::whole(end - start))?;
        let rounded = |exact| Hours::rounded(exact, Rounding::NEAREST_HOUR);
        let month = |month: i128| u16::try_from(month).map_err(|_| QuantityError::Overflow);
        let hours = rounded(until)?.get() - rounded(done)?.get();
        periods.push(Period {
            first: month(start + 1)?,
            last: month(end)?,
            hours: Hours::new(hours)?,
            a_month: Value::Hours(a_month),
            people: Value::People(a_month.over(monthly_hours)?),
        });
        before = (end, until);
    }
    Ok(merged(periods))
}

/// Neighbours with the same hours a month are one period.
fn merged(periods: Vec<Period>) -> Vec<Period> {
    let mut all: Vec<Period> = Vec::with_capacity(periods.len());
    for period in periods {
        match all.last_mut() {
            Some(last) if last.a_month == period.a_month => {
                last.last = period.last;
                if let Ok(hours) = last.hours.plus(period.hours) {
                    last.hours = hours;
                }
            }
            _ => all.push(period),
        }
    }
    all
}

/// The hours done up to a moment.
fn until(runs: &[Run], moment: Exact) -> Result<Exact, QuantityError> {
    let is_over = |one: Exact, other: Exact| one.minus(other).is_ok_and(Exact::is_positive);
    let mut parts = Vec::with_capacity(runs.len());
    for run in runs {
        let hours = Exact::from(run.hours);
        parts.push(if !is_over(moment, run.from) {
            Exact::ZERO
        } else if !is_over(run.to, moment) {
            hours
        } else {
            let part = moment.minus(run.from)?.over(run.to.minus(run.from)?)?;
            hours.times(part)?
        });
    }
    Exact::sum(&parts)
}
