//! The coefficients and conventions that were used: value and range, grade, source and year.

use super::{Note, cell};
use crate::bareme::{Grade, Source};
use crate::contract::{Field, Lot, Part, TakenOver};
use crate::estimate::{Coefficient, Coefficients, Convention, Origin, StepKind, Value};
use crate::quantity::Span;
use std::fmt::Display;

/// Value and range, grade, source.
type Cells = [String; 3];

/// A coefficient as its table shows it, and the parts it is used for.
struct Used {
    field: Field,
    places: Vec<(usize, usize)>,
    cells: Cells,
}

/// Each coefficient once.
struct All(Vec<Used>);

impl All {
    fn add(&mut self, field: Field, at: (usize, usize), cells: Cells) {
        let same = |used: &&mut Used| used.field == field && used.cells == cells;
        match self.0.iter_mut().find(same) {
            Some(used) => used.places.push(at),
            None => self.0.push(Used {
                field,
                places: vec![at],
                cells,
            }),
        }
    }
}

impl Note<'_> {
    pub(super) fn coefficients(&mut self) {
        let contract = self.contract;
        let mut all = All(Vec::new());
        for (lot, figures) in self.figures() {
            for (number, of) in figures.parts.iter().enumerate() {
                let at = (lot, number);
                let part = &contract.lots[lot].parts[number];
                let Coefficients { share, cost, rate } = &of.coefficients;
                // What stands where the buyer gives nothing; the usual rate follows the share.
                let bare = Part {
                    trade: part.trade,
                    ..Part::default()
                };
                let usual =
                    |part: &Part| Coefficients::of(contract, &Lot::default(), part, self.bareme);
                if let Some(method) = of.taken_over() {
                    let own = part.staff_price.is_some();
                    let price = staff_price(part, method);
                    let cells = conventional(price, own, Convention::CleaningPrice);
                    all.add(Field::StaffPrice, at, cells);
                } else if let Some(usual) = usual(&bare) {
                    all.add(Field::Share, at, self.described(share, &usual.share));
                    all.add(Field::Cost, at, self.described(cost, &usual.cost));
                }
                if let Some(usual) = usual(part) {
                    all.add(Field::Rate, at, self.described(rate, &usual.rate));
                }
                if figures.step(StepKind::Etp).is_some() {
                    let hours = Value::Hours(Convention::yearly_hours(contract)).to_string();
                    let own = contract.etp_hours.is_some();
                    let cells = conventional(hours, own, Convention::YearlyHours);
                    all.add(Field::EtpHours, at, cells);
                }
                if figures.step(StepKind::People).is_some() {
                    let hours = Value::Hours(Convention::monthly_hours(contract)).to_string();
                    let own = contract.monthly_hours.is_some();
                    let cells = conventional(hours, own, Convention::MonthlyHours);
                    all.add(Field::MonthlyHours, at, cells);
                }
            }
        }
        if all.0.is_empty() {
            return;
        }
        self.section("Coefficients et sources");
        let mut rows = Vec::new();
        // One kind after the other.
        for field in Field::all() {
            for used in all.0.iter().filter(|used| used.field == field) {
                let mut row = vec![cell(field.label()), cell(&self.places(&used.places))];
                row.extend(used.cells.iter().map(|words| cell(words)));
                rows.push(row);
            }
        }
        self.table(
            &[
                (true, "Coefficient"),
                (self.has_places(), "Pour"),
                (true, "Valeur et plage"),
                (true, "Fiabilité"),
                (true, "Source"),
            ],
            rows,
        );
    }

    /// A coefficient; `usual` is the one that the buyer's own replaces.
    fn described<T>(&self, of: &Coefficient<T>, usual: &Coefficient<T>) -> Cells
    where
        T: Ord + Copy + Display,
    {
        let source = match &of.origin {
            Origin::Published { grade, sources, .. } => cited(*grade, sources),
            Origin::House => self.contract.house.cite(),
            Origin::Programme(programme) => programme.source().to_string(),
            Origin::Own => format!(
                "Valeur de l’acheteur, au lieu de {}, {}",
                values(&usual.span),
                usual.origin.label()
            ),
        };
        [values(&of.span), of.origin.label().to_string(), source]
    }
}

/// The price of an hour that a part with staff taken over is computed with.
pub(super) fn staff_price(part: &Part, method: TakenOver) -> String {
    Value::EurosPerHour(Convention::staff_price(method, part.staff_price)).to_string()
}

/// A figure that is no trade's coefficient.
fn conventional(value: String, own: bool, convention: Convention) -> Cells {
    let (label, source) = if own {
        (Origin::Own.label(), "Valeur de l’acheteur")
    } else {
        ("convention", convention.source())
    };
    [value, label.to_string(), source.to_string()]
}

/// « 45 % (de 30 % à 50 %) ».
fn values<T: Ord + Copy + Display>(span: &Span<T>) -> String {
    if span.is_certain() {
        span.central().to_string()
    } else {
        format!("{} (de {} à {})", span.central(), span.low(), span.high())
    }
}

/// What was read, each with its year; a hypothesis may have none.
fn cited(grade: Grade, sources: &[Source]) -> String {
    if sources.is_empty() {
        return "Aucune source propre : valeur déduite de métiers voisins".to_string();
    }
    let cite = |source: &Source| match source.year {
        Some(year) => format!("{} ({year})", source.text),
        None if grade == Grade::H => source.text.to_string(),
        None => format!("{} (année non indiquée)", source.text),
    };
    let cites: Vec<String> = sources.iter().map(cite).collect();
    cites.join(" ; ")
}
