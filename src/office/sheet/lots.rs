//! What the lots come to: tranches rounded once, lots, the total.

use super::book::{Allows, Cell, Column, Format, Role, Sheet};
use super::computation::{
    MONTHLY_HOURS, RANGE, Work, YEARLY_HOURS, columns, index, range, sheet, step, step_at,
    sum_of_column, total_row, whole, whole_hours,
};
use super::formula::{At, Expr};
use super::framework;
use crate::contract::{Field, Tranche};
use crate::document::french;
use crate::estimate::{Figures, Outcome};

const LOTS: &str = "Lots";
const TRANCHES: &str = "Tranches";

const AMOUNT: u16 = 3;
const LOW: u16 = 4;
const CENTRAL: u16 = 5;
const HIGH: u16 = 6;

/// Columns of a tranche.
mod tranche {
    pub const LOW: u16 = 3;
    pub const CENTRAL: u16 = 4;
    pub const HIGH: u16 = 5;
}

/// The sheet of the lots: which columns it has.
pub(super) struct Lots {
    columns: Vec<Column>,
    firm: Option<u16>,
    due: u16,
    months: u16,
    etp: u16,
    people: u16,
    kept: u16,
    gap: u16,
    /// As many rows as lots.
    rows: usize,
}

/// The rows of the sheet of tranches.
fn rows_of_tranches(work: &Work) -> Vec<(usize, Tranche)> {
    let tranches = work.ready().flat_map(|(lot, figures)| {
        let tranches = figures.tranches.iter();
        tranches.map(move |(tranche, _)| (lot, *tranche))
    });
    tranches.collect()
}

/// Exact hours of rows: low, central, high.
fn exact_hours(rows: &[usize]) -> [Expr; 3] {
    let sum = |cell: &dyn Fn(usize) -> Expr| Expr::sum(rows.iter().map(|row| cell(*row)).collect());
    [
        sum(&|row| Expr::Cell(Sheet::at(RANGE, row, range::LOW))),
        sum(&|row| step_at(row, step::INSERTION)),
        sum(&|row| Expr::Cell(Sheet::at(RANGE, row, range::HIGH))),
    ]
}

/// The sheet of the tranches of all lots: each rounded once.
pub(super) fn tranches(work: &Work) -> Sheet {
    let mut sheet = sheet(
        TRANCHES,
        "Heures par tranche",
        [
            &format!(
                "Les heures d’une tranche sont arrondies une seule fois, {}.",
                work.contract.rounding
            ),
            "Une tranche optionnelle n’est due qu’affermie, une reconduction que si le contrat est reconduit.",
        ],
        columns(&[
            ("Lot", 5),
            ("Nom du lot", 24),
            ("Tranche", 24),
            ("Heures basses (h)", 12),
            ("Heures centrales (h)", 12),
            ("Heures hautes (h)", 12),
        ]),
    );
    for (lot, tranche) in rows_of_tranches(work) {
        let mut cells = work.lot_cells(lot);
        cells.push(Cell::text(french(&tranche.to_string())));
        let rows = work.rows_of(lot, Some(tranche));
        for hours in exact_hours(&rows) {
            let hours = whole_hours(hours, work.contract.rounding);
            cells.push(Cell::formula(hours, Format::Hours));
        }
        sheet.rows.push(cells);
    }
    sheet
}

impl Lots {
    pub fn of(work: &Work) -> Self {
        let has_framework = framework::is_there(work);
        let mut of = vec![
            ("Lot", 5),
            ("Nom du lot", 24),
            ("Clause", 26),
            ("Montant HT (€)", 16),
            ("Heures basses (h)", 12),
            ("Heures centrales (h)", 12),
            ("Heures hautes (h)", 12),
        ];
        let mut next = HIGH;
        let mut add = |column: (&'static str, u16)| {
            of.push(column);
            next += 1;
            next
        };
        let firm = (work.has_tranches() && !has_framework)
            .then(|| add(("Dont tranche ferme, centrales (h)", 12)));
        let due = if has_framework {
            add(("Heures dues par le ratio au montant estimé (h)", 15))
        } else {
            CENTRAL
        };
        Self {
            firm,
            due,
            months: add(("Durée (mois)", 11)),
            etp: add(("Équivalents temps plein (ETP)", 12)),
            people: add(("Personnes à temps plein sur la durée", 13)),
            kept: add(("Heures du dossier (h)", 12)),
            gap: add(("Écart avec le dossier (h)", 12)),
            columns: columns(&of),
            rows: work.contract.lots.len(),
        }
    }

    /// What the clause of a lot carries.
    pub fn due(&self, lot: usize) -> Expr {
        Expr::Cell(Sheet::at(LOTS, lot, self.due))
    }

    pub fn amount(lot: usize) -> Expr {
        Expr::Cell(Sheet::at(LOTS, lot, AMOUNT))
    }

    pub fn months(&self, lot: usize) -> Expr {
        Expr::Cell(Sheet::at(LOTS, lot, self.months))
    }

    pub fn total_at(&self) -> At {
        Sheet::at(LOTS, self.rows, self.due)
    }

    pub fn total(&self) -> Expr {
        Expr::Cell(self.total_at())
    }

    pub fn sheet(&self, work: &Work) -> Sheet {
        let contract = work.contract;
        let rounding = format!(
            "Heures arrondies {} ; les totaux ajoutent des heures arrondies.",
            contract.rounding
        );
        let mut sheet = sheet(
            LOTS,
            "Heures des lots",
            [
                &rounding,
                "« Heures du dossier » : celles de la page au moment du téléchargement. L’écart dit ce que changent vos modifications.",
            ],
            self.columns.clone(),
        );
        for (lot, outcome) in work.estimate.lots.iter().enumerate() {
            let mut cells = work.lot_cells(lot);
            cells.push(Cell::text(french(&status(work, lot, outcome))));
            if let Some(figures) = outcome.figures() {
                self.fill(&mut cells, work, lot, figures);
                sheet.allow(lot..lot + 1, self.months, Allows::Positive);
            }
            cells.resize(self.columns.len(), Cell::empty());
            sheet.rows.push(cells);
        }
        sheet.rows.push(self.totals(work));
        sheet
    }

    fn fill(&self, cells: &mut Vec<Cell>, work: &Work, lot: usize, figures: &Figures) {
        let rows = work.rows_of(lot, None);
        let amounts = rows.iter().map(|row| step_at(*row, step::AMOUNT));
        cells.push(Cell::formula(Expr::sum(amounts.collect()), Format::Euros));
        let hours = if work.has_tranches() {
            let all = rows_of_tranches(work);
            let here: Vec<usize> = (0..all.len()).filter(|row| all[*row].0 == lot).collect();
            [tranche::LOW, tranche::CENTRAL, tranche::HIGH].map(|column| {
                let cells = here.iter();
                let cells = cells.map(|row| Expr::Cell(Sheet::at(TRANCHES, *row, column)));
                Expr::sum(cells.collect())
            })
        } else {
            exact_hours(&rows).map(|hours| whole_hours(hours, work.contract.rounding))
        };
        for (case, hours) in hours.into_iter().enumerate() {
            let role = if case == 1 && self.due == CENTRAL {
                Role::Result
            } else {
                Role::Plain
            };
            cells.push(Cell::formula(hours, Format::Hours).with(role));
        }
        if self.firm.is_some() {
            let all = rows_of_tranches(work);
            let firm = all.iter().position(|row| *row == (lot, Tranche::Firm));
            cells.push(match firm {
                Some(row) => {
                    let firm = Sheet::at(TRANCHES, row, tranche::CENTRAL);
                    Cell::formula(Expr::Cell(firm), Format::Hours)
                }
                None => Cell::number(0.0, Format::Hours),
            });
        }
        if self.due != CENTRAL {
            let due = framework::due_at(work, lot);
            cells.push(Cell::formula(due, Format::Hours).with(Role::Result));
        }
        let months = work.contract.duration_of(work.lot(lot));
        cells.push(match months {
            Some(months) => {
                let months = decimal_months(months.get());
                Cell::number(months, Format::Months).input()
            }
            None => Cell::to_fill(Format::Months),
        });
        let etp = self.due(lot) / Expr::Name(YEARLY_HOURS);
        cells.push(Cell::formula(etp, Format::Decimal));
        let one = self.months(lot) * Expr::Name(MONTHLY_HOURS);
        let people = self.months(lot).is_blank();
        let people = people.then(Expr::Text(""), self.due(lot) / one);
        cells.push(Cell::formula(people, Format::Decimal));
        cells.push(Cell::number(whole(figures.due().central()), Format::Hours));
        let kept = Expr::Cell(Sheet::at(LOTS, lot, self.kept));
        cells.push(Cell::formula(self.due(lot) - kept, Format::Hours));
        debug_assert_eq!(cells.len(), usize::from(self.gap) + 1);
    }

    fn totals(&self, work: &Work) -> Vec<Cell> {
        let mut cells = vec![Cell::empty(); self.columns.len()];
        cells[1] = Cell::text(if work.estimate.total.is_some() {
            "Total"
        } else {
            "Total des lots calculés"
        });
        let mut summed = vec![
            (AMOUNT, Format::Euros),
            (LOW, Format::Hours),
            (CENTRAL, Format::Hours),
            (HIGH, Format::Hours),
            (self.due, Format::Hours),
            (self.kept, Format::Hours),
            (self.gap, Format::Hours),
        ];
        summed.extend(self.firm.map(|firm| (firm, Format::Hours)));
        for (column, format) in summed {
            let sum = sum_of_column(LOTS, self.rows, column);
            cells[usize::from(column)] = Cell::formula(sum, format);
        }
        let etp = self.total() / Expr::Name(YEARLY_HOURS);
        cells[usize::from(self.etp)] = Cell::formula(etp, Format::Decimal);
        debug_assert!(self.people > self.etp);
        total_row(cells)
    }
}

fn decimal_months(months: u16) -> f64 {
    index(months.into())
}

/// What a lot's clause is, or why it has no hours.
fn status(work: &Work, lot: usize, outcome: &Outcome) -> String {
    let labels = |fields: &[Field]| {
        let labels: Vec<&str> = fields.iter().map(|field| field.label()).collect();
        labels.join(", ")
    };
    match outcome {
        Outcome::Ready(_) => work
            .contract
            .mechanism_of(work.lot(lot))
            .label()
            .to_string(),
        Outcome::LeftOut => format!(
            "Sans heures : {}",
            work.contract.mechanism_of(work.lot(lot)).label()
        ),
        Outcome::Wrong(fields) => format!("À corriger : {}", labels(fields)),
        Outcome::Missing(fields) => format!("À compléter : {}", labels(fields)),
        Outcome::Impossible(error) => error.to_string(),
    }
}
