//! Hours as people at work, in words that need no explanation.

use super::trace::{Follow, Trace};
use super::{Convention, Operator, Step, StepKind, Value};
use crate::contract::Contract;
use crate::quantity::{Exact, Hours, Months, QuantityError, Rounding};

/// What hours are in people at work, for a reader who knows no full-time equivalent:
/// « une personne à temps plein pendant environ 3 semaines et demie ».
///
/// The words round a division to halves, and « environ » says so; [`Presence::step`] has it exact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presence {
    /// The division.
    pub step: Step,
    /// The figure that it divides by; none where it is the buyer's own.
    pub convention: Option<Convention>,
    /// The same in words.
    pub words: String,
}

impl Presence {
    /// Hours as people over the months of their contract where there is work for one person at least, as
    /// the weeks or months of one person otherwise; without a duration, as people over a year from the hours
    /// of a year on. None for no hours, and where the numbers leave what can be computed.
    #[must_use]
    pub fn of(contract: &Contract, hours: Hours, months: Option<Months>) -> Option<Self> {
        if hours == Hours::ZERO {
            return None;
        }
        let exact = Exact::from(hours);
        let is_least = |least: Exact| least.minus(exact).is_ok_and(|rest| !rest.is_positive());
        let month = Convention::monthly_hours(contract);
        let year = Convention::yearly_hours(contract);
        let of_month = own(contract.monthly_hours.is_some(), Convention::MonthlyHours);
        let of_year = own(contract.etp_hours.is_some(), Convention::YearlyHours);
        let one = months.and_then(|months| month.times(Exact::whole(months.get().into())).ok());
        let found = match (months, one) {
            (Some(months), Some(one)) if is_least(one) => {
                let step = divided(StepKind::People, hours, "heures d’une personne", one)?;
                let words = format!("{} à temps plein pendant {months}", people(step.result)?);
                (step, of_month, words)
            }
            (None, _) if is_least(year) => {
                let name = "heures d’une année à temps plein";
                let step = divided(StepKind::Etp, hours, name, year)?;
                let words = format!("{} à temps plein pendant un an", people(step.result)?);
                (step, of_year, words)
            }
            _ if is_least(month) => {
                let name = "heures travaillées par mois";
                let step = divided(StepKind::MonthsOfWork, hours, name, month)?;
                let words = alone(&halves(step.result, "un mois", "mois")?);
                (step, of_month, words)
            }
            _ => {
                let week = Exact::whole(Convention::OneWeek.value());
                let name = "heures d’une semaine";
                let step = divided(StepKind::WeeksOfWork, hours, name, week)?;
                let words = if is_least(week) {
                    halves(step.result, "une semaine", "semaines")?
                } else {
                    "moins d’une semaine".to_string()
                };
                (step, Some(Convention::OneWeek), alone(&words))
            }
        };
        let (step, convention, words) = found;
        Some(Self {
            step,
            convention,
            words,
        })
    }
}

fn own(is_own: bool, convention: Convention) -> Option<Convention> {
    (!is_own).then_some(convention)
}

fn alone(time: &str) -> String {
    format!("une personne à temps plein pendant {time}")
}

fn divided(kind: StepKind, hours: Hours, name: &'static str, by: Exact) -> Option<Step> {
    let mut trace = Trace::default();
    let hours = ("heures d’insertion", Value::Hours(hours.into()));
    let by = (name, Value::Hours(by));
    trace.step(kind, hours, Operator::Over, by).ok()?;
    trace.into_steps().pop()
}

/// The nearest number of halves, and whether that is the whole truth.
fn in_halves(value: Exact) -> Result<(i128, bool), QuantityError> {
    let doubled = value.times(Exact::whole(2))?;
    let halves = doubled.round(Rounding::NEAREST_HOUR)?;
    Ok((halves, doubled == Exact::whole(halves)))
}

/// « environ 3 semaines et demie », « un mois »; whole from a year of them on.
fn halves(value: Value, one: &str, many: &str) -> Option<String> {
    const WHOLE_FROM: i128 = 24;
    let exact = value.exact();
    let (mut halves, mut is_exact) = in_halves(exact).ok()?;
    if halves >= WHOLE_FROM {
        let whole = exact.round(Rounding::NEAREST_HOUR).ok()?;
        (halves, is_exact) = (whole * 2, exact == Exact::whole(whole));
    }
    let half = match (halves % 2, one.starts_with("une")) {
        (0, _) => "",
        (_, true) => " et demie",
        _ => " et demi",
    };
    let about = if is_exact { "" } else { "environ " };
    Some(match halves / 2 {
        1 => format!("{about}{one}{half}"),
        whole => format!("{about}{whole} {many}{half}"),
    })
}

/// « environ 4 personnes », « 2 à 3 personnes » where the half is nearer.
fn people(value: Value) -> Option<String> {
    let (halves, is_exact) = in_halves(value.exact()).ok()?;
    let whole = Value::Number(Exact::whole(halves / 2));
    let next = Value::Number(Exact::whole(halves / 2 + 1));
    let about = if is_exact { "" } else { "environ " };
    Some(match (halves, halves % 2) {
        (2, _) => format!("{about}une personne"),
        (3, _) => "une à deux personnes".to_string(),
        (_, 0) => format!("{about}{whole} personnes"),
        _ => format!("{whole} à {next} personnes"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Worked by hand: a week of 35 h, a month of 130 h, a year of 1 607 h.
    const CASES: [(i64, Option<u16>, &str, &str); 20] = [
        (
            1,
            Some(8),
            "une personne à temps plein pendant moins d’une semaine",
            "1 h ÷ 35 h = ≈ 0,03 semaine",
        ),
        (
            34,
            None,
            "une personne à temps plein pendant moins d’une semaine",
            "34 h ÷ 35 h = ≈ 0,97 semaine",
        ),
        (
            35,
            None,
            "une personne à temps plein pendant une semaine",
            "35 h ÷ 35 h = 1 semaine",
        ),
        (
            50,
            None,
            "une personne à temps plein pendant environ une semaine et demie",
            "50 h ÷ 35 h = ≈ 1,43 semaine",
        ),
        (
            70,
            None,
            "une personne à temps plein pendant 2 semaines",
            "70 h ÷ 35 h = 2 semaines",
        ),
        (
            120,
            Some(8),
            "une personne à temps plein pendant environ 3 semaines et demie",
            "120 h ÷ 35 h = ≈ 3,43 semaines",
        ),
        (
            129,
            Some(8),
            "une personne à temps plein pendant environ 3 semaines et demie",
            "129 h ÷ 35 h = ≈ 3,69 semaines",
        ),
        (
            130,
            Some(8),
            "une personne à temps plein pendant un mois",
            "130 h ÷ 130 h = 1 mois",
        ),
        (
            195,
            Some(8),
            "une personne à temps plein pendant un mois et demi",
            "195 h ÷ 130 h = 1,5 mois",
        ),
        (
            833,
            None,
            "une personne à temps plein pendant environ 6 mois et demi",
            "833 h ÷ 130 h = ≈ 6,41 mois",
        ),
        // Over the three months that the contract lasts there is work for more than one.
        (
            833,
            Some(3),
            "environ 2 personnes à temps plein pendant 3 mois",
            "833 h ÷ 390 h = ≈ 2,14 personnes",
        ),
        (
            1_040,
            Some(8),
            "une personne à temps plein pendant 8 mois",
            "1 040 h ÷ 1 040 h = 1 personne",
        ),
        (
            1_039,
            Some(8),
            "une personne à temps plein pendant environ 8 mois",
            "1 039 h ÷ 130 h = ≈ 7,99 mois",
        ),
        (
            1_560,
            Some(8),
            "une à deux personnes à temps plein pendant 8 mois",
            "1 560 h ÷ 1 040 h = 1,5 personne",
        ),
        (
            2_600,
            Some(8),
            "2 à 3 personnes à temps plein pendant 8 mois",
            "2 600 h ÷ 1 040 h = 2,5 personnes",
        ),
        (
            1_606,
            None,
            "une personne à temps plein pendant environ 12 mois",
            "1 606 h ÷ 130 h = ≈ 12,35 mois",
        ),
        (
            1_607,
            None,
            "une personne à temps plein pendant un an",
            "1 607 h ÷ 1 607 h = 1 ETP",
        ),
        (
            5_812,
            None,
            "3 à 4 personnes à temps plein pendant un an",
            "5 812 h ÷ 1 607 h = ≈ 3,62 ETP",
        ),
        // A year of hours, and less than one person over four: her months.
        (
            2_000,
            Some(48),
            "une personne à temps plein pendant environ 15 mois",
            "2 000 h ÷ 130 h = ≈ 15,38 mois",
        ),
        (
            1_607_000,
            None,
            "1 000 personnes à temps plein pendant un an",
            "1 607 000 h ÷ 1 607 h = 1 000 ETP",
        ),
    ];

    #[test]
    fn hours_are_people_in_words() {
        let contract = Contract::default();
        for (hours, months, words, division) in CASES {
            let plain = |text: String| text.replace(['\u{202f}', '\u{a0}'], " ");
            let hours = Hours::new(hours).expect("hours");
            let months = months.map(|months| Months::new(months).expect("months"));
            let presence = Presence::of(&contract, hours, months).expect("people");
            assert_eq!(plain(presence.words), words);
            let step = &presence.step;
            let shown = format!("{} {} {}", step.expression(), step.sign(), step.result);
            assert_eq!(plain(shown), division);
        }
        assert_eq!(Presence::of(&contract, Hours::ZERO, None), None);
    }

    #[test]
    fn a_buyer_s_own_month_is_no_convention_of_ours() {
        let contract = Contract {
            monthly_hours: Some("100 h".parse().expect("hours")),
            ..Contract::default()
        };
        let of = |hours| Presence::of(&contract, Hours::new(hours).expect("hours"), None);
        let presence = of(150).expect("people");
        assert_eq!(presence.convention, None);
        assert_eq!(
            presence.words,
            "une personne à temps plein pendant un mois et demi"
        );
        assert_eq!(
            of(99).expect("people").convention,
            Some(Convention::OneWeek)
        );
    }
}
