//! Whether the hours can be done: people, time to recruit, and what of the work they take.

use super::{Facts, Kept, Remark, Source, is_less, whole_hours};
use crate::contract::{Contract, Field};
use crate::estimate::{Convention, Figures, Severity, StepKind, Value};
use crate::quantity::{Exact, Hours};

/// How many days are left to recruit at least: one month.
pub(super) const TIME_TO_RECRUIT: u16 = 30;
const TIME_SOURCE: &str = "Convention de Clausule : un mois (30 jours) pour recruter, à faire confirmer par le facilitateur";

/// What the hours ask of the contractor, in people and time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feasibility {
    /// The whole in full-time equivalents; the divisor is in the remark.
    pub etp: Option<Value>,
    /// People at work full time, those of the lots added; none while a lot has no duration, and for the phases
    /// of a concession, which follow each other.
    pub people: Option<Value>,
    /// Insertion hours of a month, those of the lots added; none where there are no people.
    pub hours_a_month: Option<Value>,
    /// The same lot by lot, for those that carry hours.
    pub lots: Vec<Load>,
    /// What there is to say, warnings first. Nothing while there are no hours.
    pub remarks: Vec<Remark>,
}

/// What the hours of one lot ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Load {
    /// Which lot, from 0.
    pub lot: usize,
    /// Its insertion hours.
    pub hours: Hours,
    /// People at work full time over its duration.
    pub people: Option<Value>,
    /// Insertion hours of a month.
    pub hours_a_month: Option<Value>,
}

pub(super) fn of(facts: &Facts) -> Feasibility {
    let contract = facts.contract;
    let lots: Vec<Load> = facts
        .kept
        .iter()
        .filter_map(|kept| load(facts, kept))
        .collect();
    let complete = facts.hours().is_some_and(|hours| hours > Hours::ZERO);
    let sum = |of: fn(&Load) -> Option<Value>| {
        let each = lots.iter().map(|load| of(load).map(Value::exact));
        let each: Option<Vec<Exact>> = each.collect();
        Exact::sum(&each.filter(|_| complete)?).ok()
    };
    let has_phases = facts.has_phases();
    let of_all = |of| sum(of).filter(|_| !has_phases);
    let people = of_all(|load| load.people);
    let hours_a_month = of_all(|load| load.hours_a_month);
    let etp = facts.estimate.etp().filter(|_| complete);

    let (mut remarks, mut information) = (out_of_reach(facts), Vec::new());
    if let Some(step) = &etp {
        information.push(Remark::new(
            Severity::Information,
            format!("{}, soit {}.", step.result, step.expression()),
            divisor(contract),
        ));
    }
    if has_phases && complete {
        information.extend(lots.iter().filter_map(|load| phase_remark(facts, load)));
    }
    if let Some(people) = people {
        information.push(people_remark(facts, &lots, people));
    }
    if let (Some(hours), Some(total)) = (hours_a_month, facts.hours()) {
        let how = match &facts.kept[..] {
            [kept] if let Some(months) = contract.duration_of(kept.lot) => {
                format!("{total} sur {} mois", months.get())
            }
            _ => format!("{total} en tout, tous lots ensemble"),
        };
        information.push(Remark::new(
            Severity::Information,
            format!(
                "Chaque mois, {} d’insertion en moyenne ({how}).",
                whole_hours(hours),
            ),
            "Heures d’insertion ÷ durée d’exécution de chaque lot",
        ));
    } else if complete && lots.iter().any(|load| load.hours_a_month.is_none()) {
        information.push(
            Remark::new(
                Severity::Information,
                "Sur combien de mois les heures seront-elles faites ? La durée donne le nombre de personnes.".to_string() + facts.unread(Field::Duration.into()),
                Convention::MonthlyHours.source(),
            )
            .asking(Field::Duration),
        );
    }
    if complete {
        let remark = time_to_recruit(facts);
        let list = match remark.severity {
            Severity::Warning => &mut remarks,
            Severity::Information => &mut information,
        };
        list.push(remark);
    }
    remarks.append(&mut information);
    Feasibility {
        etp: etp.map(|step| step.result),
        people: people.map(Value::People),
        hours_a_month: hours_a_month.map(Value::Hours),
        lots,
        remarks,
    }
}

fn load(facts: &Facts, kept: &Kept) -> Option<Load> {
    let figures = kept.figures()?;
    let hours = figures.due().central();
    if hours == Hours::ZERO {
        return None;
    }
    let months = facts.contract.duration_of(kept.lot);
    let months = months.map(|months| Exact::whole(months.get().into()));
    Some(Load {
        lot: kept.index,
        hours,
        people: figures.step(StepKind::People).map(|step| step.result),
        hours_a_month: months
            .and_then(|months| Exact::from(hours).over(months).ok())
            .map(Value::Hours),
    })
}

/// What one phase of a concession asks for over its own duration: phases are not at work together.
fn phase_remark(facts: &Facts, load: &Load) -> Option<Remark> {
    let lot = facts.contract.lots.get(load.lot)?;
    let months = facts.contract.duration_of(lot)?.get();
    Some(Remark::new(
        Severity::Information,
        format!(
            "Phase n° {} : {} à temps plein sur {months} mois, soit {} d’insertion en moyenne par mois ({} en tout).",
            load.lot + 1,
            load.people?,
            whole_hours(load.hours_a_month?.exact()),
            load.hours
        ),
        "Heures d’insertion ÷ durée d’exécution de chaque phase",
    ))
}

fn people_remark(facts: &Facts, lots: &[Load], people: Exact) -> Remark {
    let how = if let [only] = lots
        && let Some(figures) = facts.estimate.lots[only.lot].figures()
        && let Some(step) = figures.step(StepKind::People)
    {
        format!(", soit {}", step.expression())
    } else {
        ", les lots additionnés".to_string()
    };
    let meaning = if is_less(people, Exact::whole(1)) {
        " C’est moins d’une personne à temps plein : un temps partiel ou une mission ponctuelle."
    } else {
        ""
    };
    let source: Source = match facts.contract.monthly_hours {
        None => Convention::MonthlyHours.source().into(),
        Some(own) => format!("{own} travaillées par mois et par personne : votre réponse").into(),
    };
    Remark::new(
        Severity::Information,
        format!(
            "{} à temps plein sur la durée{how}.{meaning}",
            Value::People(people)
        ),
        source,
    )
}

/// What the full-time year is.
fn divisor(contract: &Contract) -> Source {
    match contract.etp_hours {
        None => Convention::YearlyHours.source().into(),
        Some(hours) => match hours.get() {
            1_607 => Convention::YearlyHours.source().into(),
            1_820 => "Heures payées d’une année : 1 820 h".into(),
            1_600 => "Diviseur en usage : 1 600 h par an".into(),
            _ => format!("{hours} par an : votre réponse").into(),
        },
    }
}

fn time_to_recruit(facts: &Facts) -> Remark {
    match facts.contract.recruit_delay {
        None => Remark::new(
            Severity::Information,
            "Combien de temps y aura-t-il pour recruter, de la notification au début des prestations ?".to_string()
                + facts.unread(Field::RecruitDelay.into()),
            TIME_SOURCE,
        )
        .asking(Field::RecruitDelay),
        Some(delay) if delay.get() < TIME_TO_RECRUIT => Remark::new(
            Severity::Warning,
            format!(
                "{delay} pour recruter : c’est moins d’un mois. Associez le facilitateur avant la notification, ou faites commencer les heures plus tard."
            ),
            TIME_SOURCE,
        )
        .asking(Field::RecruitDelay),
        Some(delay) => Remark::new(
            Severity::Information,
            format!("{delay} pour recruter : au moins un mois."),
            TIME_SOURCE,
        ),
    }
}

/// Where the hours take more of the work than any published practice, lot by lot: by the rate, by a
/// rounding to days or weeks, by a framework's ratio, or by what is wanted.
fn out_of_reach(facts: &Facts) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for kept in &facts.kept {
        let Some(figures) = kept.figures() else {
            continue;
        };
        let rate = figures.coefficients().rate.span.central();
        let high = i128::from(rate.basis_points()) > Convention::HighRate.value();
        let name = facts.name(kept).replacen('l', "L", 1);
        let asked = |hours: Hours, why: &str| {
            format!(
                "{name} {why} {hours} d’insertion pour {} de travail : plus de {}, le plus haut des usages publiés. Vérifiez avec le facilitateur qu’une entreprise peut les tenir.",
                whole_hours(figures.labour),
                high_rate()
            )
        };
        let (text, field) = if high && figures.labour.is_positive() {
            (asked(figures.hours.central(), "demande"), Field::Rate)
        } else if takes_too_much(figures, figures.hours.central()) {
            (
                asked(figures.hours.central(), "demande, une fois arrondi,"),
                Field::Rounding,
            )
        } else if let Some(framework) = &figures.framework
            && takes_too_much(figures, framework.at_estimate.hours)
        {
            (
                asked(framework.at_estimate.hours, "demande par son ratio"),
                Field::RatioHours,
            )
        } else if let Some(wanted) = figures.reverse.as_ref().and_then(|reverse| reverse.hours)
            && takes_too_much(figures, wanted)
        {
            (asked(wanted, "vise"), Field::Target)
        } else {
            continue;
        };
        let mut remark =
            Remark::new(Severity::Warning, text, Convention::HighRate.source()).asking(field);
        if let Some(ask) = &mut remark.asks {
            ask.at = kept.index.into();
        }
        remarks.push(remark);
    }
    remarks
}

/// « 20 % ».
fn high_rate() -> Value {
    Value::Percent(share(Convention::HighRate.value()))
}

fn share(basis_points: i128) -> Exact {
    Exact::hundredths(basis_points)
        .over(Exact::whole(100))
        .unwrap_or(Exact::ZERO)
}

/// Whether so many hours are over the highest published rate by an hour at least: less comes from
/// rounding to a whole hour.
fn takes_too_much(figures: &Figures, hours: Hours) -> bool {
    let most = figures
        .labour
        .times(share(Convention::HighRate.value()))
        .and_then(|most| most.plus(Exact::whole(1)));
    most.is_ok_and(|most| !is_less(hours.into(), most))
}
