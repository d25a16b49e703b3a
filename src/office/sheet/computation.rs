//! The workbook of the computation: what is put in, and the steps to the exact hours of each part.

use super::book::{Allows, Book, Cell, Column, Flat, Format, Role, Sheet, Text, decimal, row_of};
use super::formula::{At, Expr};
use super::{SheetError, framework, lots, sources, title_of};
use crate::bareme::Bareme;
use crate::clause::lot_name;
use crate::contract::{Contract, Lot, Part, Reading, Tranche};
use crate::document::french;
use crate::estimate::{Convention, Estimate, Figures, Outcome, PartFigures};
use crate::law::Law;
use crate::quantity::{
    Direction, Euros, Exact, HourlyCost, Hours, Rate, Rounding, Share, long_date,
};
use chrono::NaiveDate;

pub(super) const README: &str = "Lisez-moi";
pub(super) const STEPS: &str = "Calcul";
pub(super) const RANGE: &str = "Fourchette";
pub(super) const STAFF: &str = "Personnel repris";
pub(super) const SETTINGS: &str = "Paramètres";

/// Columns of the steps.
pub(super) mod step {
    pub const AMOUNT: u16 = 5;
    pub const SHARE: u16 = 6;
    pub const COST: u16 = 7;
    pub const RATE: u16 = 8;
    pub const LABOUR_AMOUNT: u16 = 9;
    pub const LABOUR: u16 = 10;
    pub const INSERTION: u16 = 11;
    pub const DUE: u16 = 12;
}

/// Columns of the range.
pub(super) mod range {
    pub const LOW_SHARE: u16 = 4;
    pub const HIGH_COST: u16 = 5;
    pub const LOW: u16 = 6;
    pub const HIGH_SHARE: u16 = 7;
    pub const LOW_COST: u16 = 8;
    pub const HIGH: u16 = 9;
}

/// Columns of the staff taken over.
mod staff {
    pub const AMOUNT: u16 = 4;
    pub const MONTHS: u16 = 5;
    pub const HOURS: u16 = 6;
    pub const PRICE: u16 = 7;
    pub const MONTHLY: u16 = 8;
    pub const MONTHLY_STAFF: u16 = 9;
    pub const NEW_SHARE: u16 = 10;
    pub const NEW_AMOUNT: u16 = 11;
    pub const NEW_HOURS: u16 = 12;
}

/// Names of the settings.
pub(super) const YEARLY_HOURS: &str = "Heures_ETP";
pub(super) const MONTHLY_HOURS: &str = "Heures_mois";

/// Hours are rounded to so many decimals before they become whole: binary numbers know no thirds, and a
/// half that is a billionth too small would go down.
const DECIMALS: u32 = 8;

/// A part that has hours, and its row.
pub(super) struct Row<'a> {
    pub lot: usize,
    pub part: usize,
    pub of: &'a Part,
    pub figures: &'a PartFigures,
}

/// What the sheets are made from.
pub(super) struct Work<'a> {
    pub contract: &'a Contract,
    pub estimate: &'a Estimate,
    pub bareme: &'a Bareme,
    /// The parts of all lots that have hours.
    pub rows: Vec<Row<'a>>,
}

impl<'a> Work<'a> {
    fn of(reading: &'a Reading, estimate: &'a Estimate, bareme: &'a Bareme) -> Self {
        let contract = &reading.contract;
        let mut rows = Vec::new();
        for (lot, outcome) in estimate.lots.iter().enumerate() {
            let Some(figures) = outcome.figures() else {
                continue;
            };
            let parts = contract.lots[lot].parts.iter().zip(&figures.parts);
            for (part, (of, figures)) in parts.enumerate() {
                rows.push(Row {
                    lot,
                    part,
                    of,
                    figures,
                });
            }
        }
        Self {
            contract,
            estimate,
            bareme,
            rows,
        }
    }

    pub fn lot(&self, index: usize) -> &'a Lot {
        &self.contract.lots[index]
    }

    /// The lots that have hours, with their place among all.
    pub fn ready(&self) -> impl Iterator<Item = (usize, &'a Figures)> + '_ {
        let lots = self.estimate.lots.iter().enumerate();
        lots.filter_map(|(lot, outcome)| Some((lot, outcome.figures()?)))
    }

    /// Rows of the parts of a lot, or of one of its tranches.
    pub fn rows_of(&self, lot: usize, tranche: Option<Tranche>) -> Vec<usize> {
        let rows = self.rows.iter().enumerate().filter(|(_, row)| {
            row.lot == lot && tranche.is_none_or(|tranche| row.of.tranche == tranche)
        });
        rows.map(|(index, _)| index).collect()
    }

    /// Whether any lot is parted into tranches.
    pub fn has_tranches(&self) -> bool {
        self.ready().any(|(_, figures)| figures.tranches.len() > 1)
    }

    /// The first cells of a row: number and name of the lot.
    pub fn lot_cells(&self, lot: usize) -> Vec<Cell> {
        vec![
            Cell::number(index(lot + 1), Format::General),
            Cell::text(lot_name(self.contract, lot)),
        ]
    }

    /// The first cells of a row: number and name of the lot, number and trade of the part.
    pub fn part_cells(&self, row: &Row) -> Vec<Cell> {
        let mut cells = self.lot_cells(row.lot);
        let trade = row.of.trade.map_or("", |trade| trade.label);
        cells.push(Cell::number(index(row.part + 1), Format::General));
        cells.push(Cell::text(french(trade)));
        cells
    }

    pub fn has_staff(&self) -> bool {
        let mut rows = self.rows.iter();
        rows.any(|row| row.figures.taken_over().is_some())
    }
}

/// A count as a number.
pub(super) fn index(count: usize) -> f64 {
    decimal(i64::try_from(count).unwrap_or(i64::MAX), 0)
}

pub(super) fn euros(amount: impl Into<Euros>) -> f64 {
    decimal(amount.into().cents(), 2)
}

pub(super) fn cost(cost: HourlyCost) -> f64 {
    decimal(cost.cents(), 2)
}

pub(super) fn share(share: Share) -> f64 {
    decimal(share.basis_points().into(), 4)
}

pub(super) fn rate(rate: Rate) -> f64 {
    decimal(rate.basis_points().into(), 4)
}

pub(super) fn whole(hours: Hours) -> f64 {
    decimal(hours.get(), 0)
}

/// Any number, to twelve decimals; months and prices are far from where that would be too few.
pub(super) fn exact(value: Exact) -> f64 {
    let places = 12;
    let fine = value
        .times(Exact::whole(10_i128.pow(places)))
        .and_then(|fine| fine.round(Rounding::NEAREST_HOUR));
    let fine = fine.ok().and_then(|fine| i64::try_from(fine).ok());
    decimal(fine.unwrap_or(0), places)
}

/// Exact hours as the whole ones that the contract's rounding makes of them.
pub(super) fn whole_hours(hours: Expr, rounding: Rounding) -> Expr {
    let unit = u32::try_from(rounding.unit.hours()).unwrap_or(1);
    let fine = hours.rounded(DECIMALS);
    let units = if unit == 1 {
        fine
    } else {
        fine / Expr::Number(unit)
    };
    let units = match rounding.direction {
        Direction::Nearest => units.rounded(0),
        Direction::Down => units.below(),
        Direction::Up => Expr::Call(
            super::formula::Function::RoundUp,
            vec![units, Expr::Number(0)],
        ),
    };
    if unit == 1 {
        units
    } else {
        units * Expr::Number(unit)
    }
}

/// As many whole ones as a number holds.
pub(super) fn whole_below(number: Expr) -> Expr {
    number.rounded(DECIMALS).below()
}

pub(super) fn columns(of: &[(&str, u16)]) -> Vec<Column> {
    let columns = of.iter().map(|(header, width)| Column {
        header: french(header),
        width: *width,
        hidden: false,
    });
    columns.collect()
}

pub(super) fn sheet(
    name: &'static str,
    title: &str,
    intro: [&str; 2],
    columns: Vec<Column>,
) -> Sheet {
    Sheet {
        name,
        title: french(title),
        intro: intro.map(french),
        columns,
        rows: Vec::new(),
        rules: Vec::new(),
        frozen: 2,
        protected: true,
        filter: false,
        printed: None,
    }
}

/// The workbook of a contract's computation; an error when no lot has hours.
pub fn book(
    reading: &Reading,
    estimate: &Estimate,
    bareme: &Bareme,
    law: &Law,
    date: NaiveDate,
) -> Result<Book, SheetError> {
    let work = Work::of(reading, estimate, bareme);
    if work.rows.is_empty() {
        return Err(SheetError::NoHours);
    }
    let lots = lots::Lots::of(&work);
    let mut sheets = vec![readme(&work, law, date), steps(&work, &lots), range(&work)];
    sheets.extend(work.has_staff().then(|| staff_taken_over(&work)));
    sheets.extend(work.has_tranches().then(|| lots::tranches(&work)));
    sheets.push(lots.sheet(&work));
    sheets.extend(framework::sheets(&work));
    sheets.push(settings(work.contract));
    sheets.push(sources::sheet(&work));
    Ok(Book {
        title: french("Calcul des heures d’insertion"),
        subject: title_of(work.contract),
        date,
        opens_on: STEPS,
        names: names(&work, &lots),
        flat: flat(&work),
        sheets,
    })
}

fn steps(work: &Work, lots: &lots::Lots) -> Sheet {
    let mut sheet = sheet(
        STEPS,
        &format!("Heures d’insertion : {}", title_of(work.contract)),
        [
            "Les cellules encadrées à fond jaune se modifient : montant, part de main-d’œuvre, coût horaire, taux. Les heures se recalculent.",
            "Heures d’insertion = montant HT × part de main-d’œuvre ÷ coût horaire × taux d’insertion. Projet à faire vérifier par le facilitateur.",
        ],
        columns(&[
            ("Lot", 5),
            ("Nom du lot", 20),
            ("Poste", 6),
            ("Métier", 24),
            ("Tranche", 13),
            ("Montant HT (€)", 16),
            ("Part de main-d’œuvre (%)", 12),
            ("Coût horaire (€/h)", 12),
            ("Taux d’insertion (%)", 12),
            ("Montant de main-d’œuvre (€)", 16),
            ("Heures de main-d’œuvre (h)", 14),
            ("Heures d’insertion avant arrondi (h)", 13),
            ("Heures retenues pour le lot (h)", 12),
        ]),
    );
    let mut staff_row = 0;
    for (index, row) in work.rows.iter().enumerate() {
        let mut cells = work.part_cells(row);
        let here = |column| Expr::Cell(Sheet::at(STEPS, index, column));
        cells.push(Cell::text(french(&row.of.tranche.to_string())));
        let amount = row.of.amount.map_or(0.0, euros);
        cells.push(Cell::number(amount, Format::Euros).input());
        let coefficients = &row.figures.coefficients;
        if row.figures.taken_over().is_some() {
            let staff = |column| Expr::Cell(Sheet::at(STAFF, staff_row, column));
            cells.push(Cell::text("—"));
            cells.push(Cell::text("—"));
            cells.push(rate_cell(work, index));
            cells.push(Cell::formula(staff(staff::NEW_AMOUNT), Format::Euros));
            cells.push(Cell::formula(staff(staff::NEW_HOURS), Format::ExactHours));
            staff_row += 1;
        } else {
            let (central, hourly) = (
                coefficients.share.span.central(),
                coefficients.cost.span.central(),
            );
            cells.push(Cell::number(share(central), Format::Percent).input());
            cells.push(Cell::number(cost(hourly), Format::EurosPerHour).input());
            cells.push(rate_cell(work, index));
            let labour = here(step::AMOUNT) * here(step::SHARE);
            cells.push(Cell::formula(labour, Format::Euros));
            let hours = here(step::LABOUR_AMOUNT) / here(step::COST);
            cells.push(Cell::formula(hours, Format::ExactHours));
            sheet.allow(index..index + 1, step::SHARE, Allows::Fraction);
            sheet.allow(index..index + 1, step::COST, Allows::Positive);
        }
        let insertion = here(step::LABOUR) * here(step::RATE);
        cells.push(Cell::formula(insertion, Format::ExactHours));
        let first = row.part == 0;
        cells.push(if first {
            Cell::formula(lots.due(row.lot), Format::Hours).with(Role::Result)
        } else {
            Cell::empty()
        });
        sheet.rows.push(cells);
    }
    let rows = work.rows.len();
    sheet.allow(0..rows, step::AMOUNT, Allows::AtLeastZero);
    sheet.allow(0..rows, step::RATE, Allows::Fraction);
    let mut total = vec![Cell::empty(); 13];
    total[1] = Cell::text("Total");
    for column in [
        step::AMOUNT,
        step::LABOUR_AMOUNT,
        step::LABOUR,
        step::INSERTION,
    ] {
        let format = match column {
            step::AMOUNT | step::LABOUR_AMOUNT => Format::Euros,
            _ => Format::ExactHours,
        };
        total[usize::from(column)] = Cell::formula(sum_of_column(STEPS, rows, column), format);
    }
    total[usize::from(step::DUE)] = Cell::formula(lots.total(), Format::Hours);
    sheet.rows.push(total_row(total));
    sheet
}

/// The cells of the last row.
pub(super) fn total_row(cells: Vec<Cell>) -> Vec<Cell> {
    let cells = cells.into_iter().map(|cell| cell.with(Role::Total));
    cells.collect()
}

/// The cells of a column from the first row of the table on, added.
pub(super) fn sum_of_column(sheet: &'static str, rows: usize, column: u16) -> Expr {
    let (first, last) = (
        Sheet::at(sheet, 0, column),
        Sheet::at(sheet, rows.saturating_sub(1), column),
    );
    Expr::sum(vec![Expr::Range(first, last)])
}

/// The rate of a part: put in once for all parts of a lot that share it.
fn rate_cell(work: &Work, index: usize) -> Cell {
    let row = &work.rows[index];
    let own = row.figures.coefficients.rate.span.central();
    let before = index.checked_sub(row.part).map(|first| &work.rows[first]);
    let same = |first: &Row| first.figures.coefficients.rate.span.central() == own;
    if row.part > 0 && before.is_some_and(same) {
        let first = Sheet::at(STEPS, index - row.part, step::RATE);
        Cell::formula(Expr::Cell(first), Format::Percent).input()
    } else {
        Cell::number(rate(own), Format::Percent).input()
    }
}

fn range(work: &Work) -> Sheet {
    let mut sheet = sheet(
        RANGE,
        "Fourchette : heures basses et hautes",
        [
            "Basses : part basse et coût haut. Hautes : part haute et coût bas. La fourchette est celle de la feuille « Sources ».",
            "Une part ou un coût que vous changez dans « Calcul » est tenu pour certain : il n’a plus de fourchette, comme sur la page.",
        ],
        columns(&[
            ("Lot", 5),
            ("Nom du lot", 20),
            ("Poste", 6),
            ("Métier", 24),
            ("Part basse (%)", 13),
            ("Coût haut (€/h)", 13),
            ("Heures basses avant arrondi (h)", 18),
            ("Part haute (%)", 13),
            ("Coût bas (€/h)", 13),
            ("Heures hautes avant arrondi (h)", 18),
        ]),
    );
    for (index, row) in work.rows.iter().enumerate() {
        let mut cells = work.part_cells(row);
        let step = |column| Expr::Cell(Sheet::at(STEPS, index, column));
        if row.figures.taken_over().is_some() {
            let insertion = || Cell::formula(step(step::INSERTION), Format::ExactHours);
            for _ in 0..2 {
                cells.push(Cell::text("—"));
                cells.push(Cell::text("—"));
                cells.push(insertion());
            }
            sheet.rows.push(cells);
            continue;
        }
        // The end of the range, unless the central value was changed.
        let end = |kind: usize, column: u16, end: u16| {
            let source = |column| Expr::Cell(sources::at(index, kind, column));
            step(column)
                .equals(source(sources::CENTRAL))
                .then(source(end), step(column))
        };
        let here = |column| Expr::Cell(Sheet::at(RANGE, index, column));
        let hours = |share, cost| step(step::AMOUNT) * here(share) / here(cost) * step(step::RATE);
        for (low_or_high, (share, cost)) in [
            (
                (sources::LOW, sources::HIGH),
                (range::LOW_SHARE, range::HIGH_COST),
            ),
            (
                (sources::HIGH, sources::LOW),
                (range::HIGH_SHARE, range::LOW_COST),
            ),
        ] {
            let share_end = end(sources::SHARE, step::SHARE, low_or_high.0);
            let cost_end = end(sources::COST, step::COST, low_or_high.1);
            cells.push(Cell::formula(share_end, Format::Percent));
            cells.push(Cell::formula(cost_end, Format::EurosPerHour));
            cells.push(Cell::formula(hours(share, cost), Format::ExactHours));
        }
        sheet.rows.push(cells);
    }
    sheet
}

fn staff_taken_over(work: &Work) -> Sheet {
    let mut sheet = sheet(
        STAFF,
        "Personnel repris : le travail nouveau",
        [
            "Les heures d’insertion portent sur le travail que le personnel repris ne tient pas déjà : P = 1 − (S × C) ÷ (A ÷ N).",
            "Heures de travail nouveau = P × A ÷ C ; aucune où P n’est pas positif. Source : méthode P.A.C.T. Propreté.",
        ],
        columns(&[
            ("Lot", 5),
            ("Nom du lot", 20),
            ("Poste", 6),
            ("Métier", 24),
            ("Montant HT : A (€)", 14),
            ("Durée : N (mois)", 9),
            ("Heures mensuelles reprises : S (h)", 12),
            ("Prix d’une heure : C (€/h)", 10),
            ("Montant par mois : A ÷ N (€)", 14),
            ("Coût mensuel du personnel repris : S × C (€)", 15),
            ("Part de travail nouveau : P (%)", 10),
            ("Montant du travail nouveau : P × A (€)", 14),
            ("Heures de travail nouveau (h)", 12),
        ]),
    );
    for (index, row) in work.rows.iter().enumerate() {
        let Some(method) = row.figures.taken_over() else {
            continue;
        };
        let place = sheet.rows.len();
        let here = |column| Expr::Cell(Sheet::at(STAFF, place, column));
        let lot = work.lot(row.lot);
        let months = work.contract.months_of(lot, row.of.tranche);
        let price = Convention::staff_price(method, row.of.staff_price);
        let mut cells = work.part_cells(row);
        cells.push(Cell::formula(
            Expr::Cell(Sheet::at(STEPS, index, step::AMOUNT)),
            Format::Euros,
        ));
        let months = months.map_or(0.0, exact);
        cells.push(Cell::number(months, Format::Months).input());
        let hours = row.of.staff_hours.map_or(0.0, whole);
        cells.push(Cell::number(hours, Format::Hours).input());
        cells.push(Cell::number(exact(price), Format::EurosPerHour).input());
        let monthly = here(staff::AMOUNT) / here(staff::MONTHS);
        cells.push(Cell::formula(monthly, Format::Euros));
        let taken = here(staff::HOURS) * here(staff::PRICE);
        cells.push(Cell::formula(taken, Format::Euros));
        let new = Expr::Number(1) - here(staff::MONTHLY_STAFF) / here(staff::MONTHLY);
        cells.push(Cell::formula(new, Format::Percent));
        let nothing = Expr::Number(0).less(here(staff::NEW_SHARE));
        let amount = nothing.then(
            here(staff::NEW_SHARE) * here(staff::AMOUNT),
            Expr::Number(0),
        );
        cells.push(Cell::formula(amount, Format::Euros));
        let hours = here(staff::NEW_AMOUNT) / here(staff::PRICE);
        cells.push(Cell::formula(hours, Format::ExactHours));
        sheet.rows.push(cells);
    }
    let rows = sheet.rows.len();
    sheet.allow(0..rows, staff::MONTHS, Allows::Positive);
    sheet.allow(0..rows, staff::HOURS, Allows::AtLeastZero);
    sheet.allow(0..rows, staff::PRICE, Allows::Positive);
    sheet
}

fn settings(contract: &Contract) -> Sheet {
    let mut sheet = sheet(
        SETTINGS,
        "Paramètres",
        [
            "Ce que les heures veulent dire en emplois : ces deux valeurs ne changent pas les heures.",
            "Les cellules encadrées à fond jaune se modifient.",
        ],
        columns(&[("Paramètre", 40), ("Valeur", 12), ("Source", 70)]),
    );
    sheet.frozen = 1;
    let source = |own: bool, convention: Convention| {
        let words = if own {
            "Valeur de l’acheteur"
        } else {
            convention.source()
        };
        Cell::text(french(words))
    };
    let rows = [
        (
            "Heures d’une année à temps plein (1 ETP)",
            Convention::yearly_hours(contract),
            source(contract.etp_hours.is_some(), Convention::YearlyHours),
        ),
        (
            "Heures travaillées par mois et par personne",
            Convention::monthly_hours(contract),
            source(contract.monthly_hours.is_some(), Convention::MonthlyHours),
        ),
    ];
    for (label, value, source) in rows {
        let value = Cell::number(exact(value), Format::Hours).input();
        sheet
            .rows
            .push(vec![Cell::text(french(label)), value, source]);
    }
    sheet.allow(0..2, 1, Allows::Positive);
    sheet
}

/// Names of what may be changed, and of the result.
fn names(work: &Work, lots: &lots::Lots) -> Vec<(String, At)> {
    let mut names = vec![
        (YEARLY_HOURS.to_string(), Sheet::at(SETTINGS, 0, 1)),
        (MONTHLY_HOURS.to_string(), Sheet::at(SETTINGS, 1, 1)),
        ("Heures_insertion".to_string(), lots.total_at()),
    ];
    let alone = work.rows.len() == 1;
    for (index, row) in work.rows.iter().enumerate() {
        let suffix = if alone {
            String::new()
        } else {
            format!("_L{}_P{}", row.lot + 1, row.part + 1)
        };
        let plain = row.figures.taken_over().is_none();
        for (name, column, is_there) in [
            ("Montant_HT", step::AMOUNT, true),
            ("Part_main_oeuvre", step::SHARE, plain),
            ("Cout_horaire", step::COST, plain),
            ("Taux_insertion", step::RATE, true),
        ] {
            if is_there {
                names.push((format!("{name}{suffix}"), Sheet::at(STEPS, index, column)));
            }
        }
    }
    // As programs list them, and one of them wants them.
    names.sort_by(|one, other| one.0.cmp(&other.0));
    names
        .into_iter()
        .map(|(name, at)| (name, at.anchored()))
        .collect()
}

fn readme(work: &Work, law: &Law, date: NaiveDate) -> Sheet {
    let contract = work.contract;
    let mut sheet = sheet(
        README,
        "Calcul des heures d’insertion",
        [
            "Projet, à faire vérifier par le facilitateur des clauses sociales et par le service qui prépare le marché.",
            "Fait par Clausule, sans garantie ; rien n’a été envoyé pour le faire.",
        ],
        columns(&[("Sujet", 24), ("À savoir", 95)]),
    );
    sheet.frozen = 0;
    let mut say = |subject: &str, text: &str| {
        sheet
            .rows
            .push(vec![Cell::text(french(subject)), Cell::text(french(text))]);
    };
    let title = title_of(contract);
    say("Objet du contrat", &title);
    say("Fait le", &long_date(date));
    say(
        "Coefficients",
        &format!(
            "{}, mis à jour le {}.",
            work.bareme.name,
            long_date(work.bareme.updated)
        ),
    );
    say(
        "Textes",
        &format!(
            "Lus tels que publiés au {}, dans leur version applicable au {}.",
            long_date(law.read_on),
            long_date(law.applicable_on)
        ),
    );
    say(
        "Ce qui se modifie",
        "Les cellules encadrées à fond jaune : le montant, la part de main-d’œuvre, le coût horaire et le taux dans « Calcul » ; les durées dans « Lots » ; le ratio, le seuil et l’échéancier d’un accord-cadre ; les paramètres.",
    );
    say(
        "Ce qui se recalcule",
        "Tout le reste. Les autres cellules sont protégées sans mot de passe : pour les modifier, ôtez la protection de la feuille.",
    );
    say(
        "Taux d’insertion",
        "Aucun texte ne fixe de taux minimum. Quand plusieurs postes d’un lot ont le même taux, il se saisit au premier ; les suivants le reprennent, et se remplacent si besoin. Le taux usuel ne suit pas ici une part de main-d’œuvre que vous changez.",
    );
    say(
        "Arrondi",
        &format!(
            "Les heures de chaque tranche d’un lot sont arrondies une seule fois, {} ; les totaux ajoutent des heures déjà arrondies. Un tableur calcule en virgule flottante : les heures sont d’abord ramenées à huit décimales, pour qu’une demi-heure exacte reste une demi-heure.",
            contract.rounding
        ),
    );
    if work.has_staff() {
        say(
            "Personnel repris",
            "Là où « Calcul » porte « — » pour la part et le coût, les heures viennent de la feuille « Personnel repris », où se modifient la durée, les heures reprises et le prix d’une heure.",
        );
    }
    if framework::is_there(work) {
        say(
            "Accord-cadre",
            "Le ratio est celui du dossier. Si vous changez un montant, les heures du ratio se recalculent, sauf si vous les aviez fixées ; le montant de la tranche reste celui du dossier, alors que la page peut en choisir un autre, plus lisible.",
        );
    }
    let absent = work.estimate.lots.iter();
    if absent
        .filter(|lot| !matches!(lot, Outcome::Ready(_) | Outcome::LeftOut))
        .count()
        > 0
    {
        say(
            "Lots sans heures",
            "Des lots n’ont pas encore d’heures : la feuille « Lots » dit ce qui manque. Complétez-les sur la page, puis téléchargez le classeur de nouveau.",
        );
    }
    say(
        "Écart avec le dossier",
        "La feuille « Lots » garde les heures du dossier à côté de celles du calcul : l’écart dit ce que vos changements font. Pour garder un changement, reportez-le sur la page : les pièces du marché en viennent.",
    );
    sheet
}

/// The same without formulas, one line a part, tranche and lot.
fn flat(work: &Work) -> Flat {
    let header = [
        "Niveau",
        "Lot",
        "Nom du lot",
        "Poste",
        "Métier",
        "Tranche",
        "Montant HT (€)",
        "Part de main-d’œuvre (%)",
        "Coût horaire (€/h)",
        "Taux d’insertion (%)",
        "Heures de main-d’œuvre (h, au centième)",
        "Heures d’insertion basses (h)",
        "Heures d’insertion centrales (h)",
        "Heures d’insertion hautes (h)",
        "Heures dues (h)",
    ];
    let mut flat = Flat {
        header: header.map(ToString::to_string).to_vec(),
        rows: Vec::new(),
    };
    let own = |text: String| Text::Own(text);
    let blank = || Text::Own(String::new());
    let span = |span: crate::quantity::Span<Hours>| {
        [span.low(), span.central(), span.high()].map(|hours| own(hours.get().to_string()))
    };
    for (lot, figures) in work.ready() {
        let name = || Text::Typed(lot_name(work.contract, lot));
        let number = || own((lot + 1).to_string());
        for row in work.rows.iter().filter(|row| row.lot == lot) {
            let coefficients = &row.figures.coefficients;
            let plain = row.figures.taken_over().is_none();
            let of_plain = |value: i128| {
                if plain {
                    own(hundredths(value))
                } else {
                    blank()
                }
            };
            let rate = coefficients.rate.span.central().basis_points();
            let amount = row
                .of
                .amount
                .map_or(0, |amount| Euros::from(amount).cents());
            let trade = row.of.trade.map_or("", |trade| trade.label);
            let mut cells = vec![
                own("poste".to_string()),
                number(),
                name(),
                own((row.part + 1).to_string()),
                own(trade.to_string()),
                own(row.of.tranche.to_string()),
                own(hundredths(amount.into())),
                of_plain(coefficients.share.span.central().basis_points().into()),
                of_plain(coefficients.cost.span.central().cents().into()),
                own(hundredths(rate.into())),
                own(hundredths(row.figures.labour.to_hundredths().unwrap_or(0))),
            ];
            cells.extend([blank(), blank(), blank(), blank()]);
            flat.rows.push(cells);
        }
        let above = |level: &str, tranche: Option<Tranche>| {
            let mut cells = vec![own(level.to_string()), number(), name(), blank(), blank()];
            cells.push(own(tranche.map_or(String::new(), |of| of.to_string())));
            cells.extend([blank(), blank(), blank(), blank(), blank()]);
            cells
        };
        if figures.tranches.len() > 1 {
            for (tranche, hours) in &figures.tranches {
                let mut cells = above("tranche", Some(*tranche));
                cells.extend(span(*hours));
                cells.push(blank());
                flat.rows.push(cells);
            }
        }
        let mut cells = above("lot", None);
        cells[6] = own(hundredths(figures.amount.to_hundredths().unwrap_or(0)));
        cells.extend(span(figures.hours));
        cells.push(own(figures.due().central().get().to_string()));
        flat.rows.push(cells);
    }
    flat
}

/// « 1234,50 »: a decimal comma, and no space that a program would stumble on.
pub(super) fn hundredths(value: i128) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let value = value.unsigned_abs();
    format!("{sign}{},{:02}", value / 100, value % 100)
}

/// The cell of a row of the steps.
pub(super) fn step_at(row: usize, column: u16) -> Expr {
    Expr::Cell(At::new(STEPS, row_of(row), column))
}
