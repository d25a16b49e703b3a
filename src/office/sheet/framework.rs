//! The ratio of a framework, what it makes due, and its years.

use super::book::{Allows, Cell, Format, Role, Sheet};
use super::computation::{
    Work, columns, euros, index, sheet, step, step_at, whole, whole_below, whole_hours,
};
use super::formula::{Expr, Function};
use super::lots::Lots;
use crate::contract::RatioMode;
use crate::estimate::Framework;

const FRAMEWORK: &str = "Accord-cadre";
const YEARS: &str = "Années";

const ESTIMATE: u16 = 2;
const WANTED: u16 = 3;
const RATIO: u16 = 4;
const STEP: u16 = 5;
const MODE: u16 = 6;
const TRIGGER: u16 = 7;
const UNDER: u16 = 8;
const DUE: u16 = 10;
const MAXIMUM: u16 = 11;

/// Columns of a year.
mod year {
    pub const NUMBER: u16 = 2;
    pub const AMOUNT: u16 = 3;
    pub const CUMULATED: u16 = 4;
    pub const DUE: u16 = 5;
}

/// Whether the amount under the trigger counts once it is passed.
const COUNTS: &str = "compte";
const COUNTS_NOT: &str = "ne compte pas";

fn frameworks<'a>(work: &'a Work) -> impl Iterator<Item = (usize, &'a Framework)> {
    let ready = work.ready();
    ready.filter_map(|(lot, figures)| Some((lot, figures.framework.as_deref()?)))
}

pub(super) fn is_there(work: &Work) -> bool {
    frameworks(work).next().is_some()
}

/// The hours that the ratio of a lot makes due at its estimated amount.
pub(super) fn due_at(work: &Work, lot: usize) -> Expr {
    let row = frameworks(work).position(|(of, _)| of == lot);
    Expr::Cell(Sheet::at(FRAMEWORK, row.unwrap_or(0), DUE))
}

/// What of an amount counts.
fn counting(amount: &Expr, row: usize) -> Expr {
    let at = |column| Expr::Cell(Sheet::at(FRAMEWORK, row, column));
    let over = at(UNDER)
        .equals(Expr::Text(COUNTS_NOT))
        .then(amount.clone() - at(TRIGGER), amount.clone());
    let once = (amount.clone().less(at(TRIGGER))).then(Expr::Number(0), over);
    at(TRIGGER).is_blank().then(amount.clone(), once)
}

/// The hours that an amount makes due.
fn due(work: &Work, amount: &Expr, row: usize) -> Expr {
    let at = |column| Expr::Cell(Sheet::at(FRAMEWORK, row, column));
    let steps = counting(amount, row) / at(STEP);
    let is_whole = at(MODE).equals(Expr::Text(RatioMode::Whole.label()));
    let steps = is_whole.then(whole_below(steps.clone()), steps);
    whole_hours(steps * at(RATIO), work.contract.rounding)
}

/// The sheets of the ratio and of the years, where there are any.
pub(super) fn sheets(work: &Work) -> Vec<Sheet> {
    if !is_there(work) {
        return Vec::new();
    }
    let years = years(work);
    let mut sheets = vec![ratio(work)];
    if !years.rows.is_empty() {
        sheets.push(years);
    }
    sheets
}

fn ratio(work: &Work) -> Sheet {
    let mut sheet = sheet(
        FRAMEWORK,
        "Accord-cadre : le ratio et les heures dues",
        [
            "Le contrat doit tant d’heures pour tant d’euros HT facturés. Sous le seuil, s’il y en a un, rien n’est dû.",
            &format!(
                "Heures dues = montant qui compte ÷ montant de la tranche × heures du ratio, arrondies {}.",
                work.contract.rounding
            ),
        ],
        columns(&[
            ("Lot", 5),
            ("Nom du lot", 20),
            ("Montant estimé HT (€)", 15),
            ("Heures à répartir (h)", 11),
            ("Heures du ratio (h)", 9),
            ("Pour chaque tranche de (€ HT)", 13),
            ("Décompte", 18),
            ("Seuil HT (€)", 14),
            ("Montant sous le seuil, une fois atteint", 14),
            ("Montant qui compte (€)", 15),
            ("Heures dues au montant estimé (h)", 11),
            ("Montant maximum HT (€)", 15),
            ("Heures dues au maximum (h)", 11),
        ]),
    );
    for (row, (lot, framework)) in frameworks(work).enumerate() {
        let at = |column| Expr::Cell(Sheet::at(FRAMEWORK, row, column));
        let terms = &work.lot(lot).framework;
        let mut cells = work.lot_cells(lot);
        cells.push(Cell::formula(Lots::amount(lot), Format::Euros));
        let wanted = work.estimate.lots[lot]
            .figures()
            .and_then(|figures| figures.reverse.as_ref())
            .and_then(|back| back.rate.and(back.hours));
        cells.push(if let Some(wanted) = wanted {
            Cell::number(whole(wanted), Format::Hours).input()
        } else {
            let rows = work.rows_of(lot, None);
            let hours = rows.iter().map(|row| step_at(*row, step::INSERTION));
            Cell::formula(Expr::sum(hours.collect()), Format::ExactHours)
        });
        cells.push(if terms.hours.is_some() {
            Cell::number(whole(framework.hours), Format::Hours).input()
        } else {
            // Under the trigger nothing counts: the ratio is then that of the whole amount.
            let counts = counting(&at(ESTIMATE), row);
            let base = Expr::Number(0)
                .less(counts.clone())
                .then(counts, at(ESTIMATE));
            let hours = at(WANTED) / (base / at(STEP));
            let hours = whole_hours(hours, crate::quantity::Rounding::NEAREST_HOUR);
            Cell::formula(hours, Format::Hours).input()
        });
        cells.push(Cell::number(euros(framework.step), Format::Euros).input());
        cells.push(Cell::text(framework.mode.label()).input());
        cells.push(match framework.trigger {
            Some(trigger) => Cell::number(euros(trigger), Format::Euros).input(),
            None => Cell::to_fill(Format::Euros),
        });
        cells.push(match (framework.trigger, framework.trigger_counts) {
            (Some(_), Some(true)) => Cell::text(COUNTS).input(),
            (Some(_), Some(false)) => Cell::text(COUNTS_NOT).input(),
            _ => Cell::to_fill(Format::General),
        });
        cells.push(Cell::formula(counting(&at(ESTIMATE), row), Format::Euros));
        let hours = due(work, &at(ESTIMATE), row);
        cells.push(Cell::formula(hours, Format::Hours).with(Role::Result));
        cells.push(match terms.maximum {
            Some(maximum) => Cell::number(euros(maximum), Format::Euros).input(),
            None => Cell::to_fill(Format::Euros),
        });
        let hours = due(work, &at(MAXIMUM), row);
        let hours = at(MAXIMUM).is_blank().then(Expr::Text(""), hours);
        cells.push(Cell::formula(hours, Format::Hours));
        sheet.rows.push(cells);
    }
    let rows = sheet.rows.len();
    let words = |words: &[&str]| Allows::Words(words.iter().map(ToString::to_string).collect());
    for (column, allows) in [
        (RATIO, Allows::AtLeastZero),
        (STEP, Allows::Positive),
        (
            MODE,
            words(&[RatioMode::ProRata.label(), RatioMode::Whole.label()]),
        ),
        (TRIGGER, Allows::AtLeastZero),
        (UNDER, words(&[COUNTS, COUNTS_NOT])),
        (MAXIMUM, Allows::Positive),
    ] {
        sheet.allow(0..rows, column, allows);
    }
    sheet
}

fn years(work: &Work) -> Sheet {
    let mut sheet = sheet(
        YEARS,
        "Accord-cadre : année par année",
        [
            "Les heures d’une année sont celles que le montant cumulé rend dues, moins celles des années d’avant.",
            "Sans échéancier, le montant estimé est réparti également sur la durée ; remplacez-le par ce que vous prévoyez ou facturez.",
        ],
        columns(&[
            ("Lot", 5),
            ("Nom du lot", 20),
            ("Année", 8),
            ("Montant facturé dans l’année HT (€)", 20),
            ("Montant cumulé HT (€)", 20),
            ("Heures dues depuis le début (h)", 16),
            ("Heures dues pour l’année (h)", 16),
        ]),
    );
    let lots = Lots::of(work);
    for (row, (lot, framework)) in frameworks(work).enumerate() {
        for (number, of) in framework.years.iter().enumerate() {
            let place = sheet.rows.len();
            let at = |column| Expr::Cell(Sheet::at(YEARS, place, column));
            let before = |column| {
                let before = place.checked_sub(1).filter(|_| number > 0);
                before.map(|place| Expr::Cell(Sheet::at(YEARS, place, column)))
            };
            let mut cells = work.lot_cells(lot);
            cells.push(Cell::number(index(number + 1), Format::General));
            cells.push(if framework.years_are_even {
                // Twelve months of the duration, or those that are left.
                let twelve = || Expr::Number(12);
                let past = (at(year::NUMBER) - Expr::Number(1)) * twelve();
                let left = lots.months(lot) - past;
                let left = Expr::Call(Function::Min, vec![twelve(), left]);
                let left = Expr::Call(Function::Max, vec![Expr::Number(0), left]);
                let estimate = Expr::Cell(Sheet::at(FRAMEWORK, row, ESTIMATE));
                let amount = estimate * left / lots.months(lot);
                Cell::formula(amount, Format::Euros).input()
            } else {
                let cents = of.amount.to_hundredths().unwrap_or(0);
                let cents = i64::try_from(cents).unwrap_or(0);
                Cell::number(super::book::decimal(cents, 2), Format::Euros).input()
            });
            let cumulated = match before(year::CUMULATED) {
                Some(before) => before + at(year::AMOUNT),
                None => at(year::AMOUNT),
            };
            cells.push(Cell::formula(cumulated, Format::Euros));
            let hours = due(work, &at(year::CUMULATED), row);
            cells.push(Cell::formula(hours, Format::Hours));
            let hours = match before(year::DUE) {
                Some(before) => at(year::DUE) - before,
                None => at(year::DUE),
            };
            cells.push(Cell::formula(hours, Format::Hours).with(Role::Result));
            sheet.rows.push(cells);
        }
    }
    let rows = sheet.rows.len();
    sheet.allow(0..rows, year::AMOUNT, Allows::AtLeastZero);
    sheet
}
