//! What the cells of a workbook come to, computed as a spreadsheet program does: in binary floating point.
//!
//! The file keeps these values beside the formulas, for programs that only show them. The hours among them
//! are those of the exact estimate: tests hold the two together.

use super::book::{Book, Content};
use super::formula::{At, Expr, Function, Operator};
use chrono::{Days, Months, NaiveDate};
use std::collections::HashMap;

/// What a cell comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// A number, or a day counted from the end of 1899.
    Number(f64),
    /// A text.
    Text(String),
    /// No number, as of a division by zero.
    Error,
}

/// The values of all cells that hold something.
pub struct Values<'a> {
    contents: HashMap<(&'static str, u32, u16), &'a Content>,
    names: HashMap<&'a str, At>,
    known: HashMap<(&'static str, u32, u16), Value>,
}

/// The day from which programs count.
fn day_zero() -> NaiveDate {
    NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default()
}

/// A day as programs count it.
#[must_use]
pub fn serial(date: NaiveDate) -> f64 {
    let days = (date - day_zero()).num_days();
    super::book::decimal(days, 0)
}

/// The day that programs count so.
pub(super) fn date_of(serial: f64) -> Option<NaiveDate> {
    later(serial, 0.0)
}

impl<'a> Values<'a> {
    /// Ready to compute those of a workbook.
    #[must_use]
    pub fn of(book: &'a Book) -> Self {
        let mut contents = HashMap::new();
        for sheet in &book.sheets {
            for (row, cells) in sheet.rows.iter().enumerate() {
                for (cell, column) in cells.iter().zip(0..) {
                    if cell.content != Content::Empty {
                        let row = super::book::row_of(row);
                        contents.insert((sheet.name, row, column), &cell.content);
                    }
                }
            }
        }
        let names = book.names.iter();
        Self {
            contents,
            names: names.map(|(name, at)| (name.as_str(), *at)).collect(),
            known: HashMap::new(),
        }
    }

    /// What a cell comes to.
    pub fn at(&mut self, at: At) -> Value {
        let place = (at.sheet, at.row, at.column);
        let Some(content) = self.contents.get(&place).copied() else {
            return Value::Empty;
        };
        match content {
            Content::Empty => Value::Empty,
            Content::Text(text) => Value::Text(text.clone()),
            Content::Number(number) => Value::Number(*number),
            Content::Date(date) => Value::Number(serial(*date)),
            Content::Formula(formula) => {
                if let Some(value) = self.known.get(&place) {
                    return value.clone();
                }
                let value = match self.compute(formula) {
                    // As a program shows a formula that refers to an empty cell.
                    Value::Empty => Value::Number(0.0),
                    value => value,
                };
                self.known.insert(place, value.clone());
                value
            }
        }
    }

    fn compute(&mut self, formula: &Expr) -> Value {
        match formula {
            Expr::Number(number) => Value::Number(f64::from(*number)),
            Expr::Text(text) => Value::Text((*text).to_string()),
            Expr::Cell(at) => self.at(*at),
            Expr::Range(..) => Value::Error,
            Expr::Name(name) => match self.names.get(name) {
                Some(at) => self.at(*at),
                None => Value::Error,
            },
            Expr::Operation(left, operator, right) => {
                let (left, right) = (self.compute(left), self.compute(right));
                operation(&left, *operator, &right)
            }
            Expr::Call(function, arguments) => self.call(*function, arguments),
        }
    }

    fn call(&mut self, function: Function, arguments: &[Expr]) -> Value {
        match (function, arguments) {
            (Function::If, [condition, yes, no]) => match self.compute(condition) {
                Value::Number(number) if number != 0.0 => self.compute(yes),
                Value::Number(_) => self.compute(no),
                _ => Value::Error,
            },
            (Function::SumIfs, [summed, conditions @ ..]) => {
                let rows = self.rows_where(conditions);
                let numbers = self.cells_of(summed);
                let sum = rows.into_iter().filter_map(|row| match numbers.get(row) {
                    Some(Value::Number(number)) => Some(*number),
                    _ => None,
                });
                Value::Number(sum.sum())
            }
            (Function::CountIfs, conditions) => {
                let count = self.rows_where(conditions).len();
                Value::Number(i32::try_from(count).map_or(f64::MAX, f64::from))
            }
            (Function::Sum, terms) => {
                let mut sum = 0.0;
                for value in terms.iter().flat_map(|term| self.cells_of(term)) {
                    match value {
                        Value::Number(number) => sum += number,
                        Value::Error => return Value::Error,
                        Value::Empty | Value::Text(_) => {}
                    }
                }
                Value::Number(sum)
            }
            (function, arguments) => {
                let numbers: Option<Vec<f64>> = arguments
                    .iter()
                    .map(|argument| number(&self.compute(argument)))
                    .collect();
                match numbers {
                    Some(numbers) => of_numbers(function, &numbers),
                    None => Value::Error,
                }
            }
        }
    }

    /// The places in ranges of the same length, parted from what each must hold, of what holds it all.
    fn rows_where(&mut self, conditions: &[Expr]) -> Vec<usize> {
        let mut rows: Option<Vec<usize>> = None;
        for condition in conditions.chunks_exact(2) {
            let wanted = self.compute(&condition[1]);
            let cells = self.cells_of(&condition[0]);
            let holds = |row: &usize| {
                let cell = cells.get(*row);
                cell.is_some_and(|cell| *cell != Value::Empty && is_equal(cell, &wanted))
            };
            let before = rows.unwrap_or_else(|| (0..cells.len()).collect());
            rows = Some(before.into_iter().filter(holds).collect());
        }
        rows.unwrap_or_default()
    }

    fn cells_of(&mut self, range: &Expr) -> Vec<Value> {
        match range {
            Expr::Range(first, last) => {
                let mut values = Vec::new();
                for row in first.row..=last.row {
                    for column in first.column..=last.column {
                        values.push(self.at(At::new(first.sheet, row, column)));
                    }
                }
                values
            }
            one => vec![self.compute(one)],
        }
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => Some(*number),
        Value::Empty => Some(0.0),
        Value::Text(_) | Value::Error => None,
    }
}

/// Numbers as they are, texts without regard to case, nothing as an empty text or zero.
fn is_equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Text(one), Value::Text(other)) => one.to_lowercase() == other.to_lowercase(),
        (Value::Empty, Value::Text(text)) | (Value::Text(text), Value::Empty) => text.is_empty(),
        (Value::Empty, Value::Empty) => true,
        (Value::Text(_), _) | (_, Value::Text(_)) => false,
        (one, other) => match (number(one), number(other)) {
            (Some(one), Some(other)) => is_same(one, other),
            _ => false,
        },
    }
}

/// Whether two numbers are one to a program.
fn is_same(one: f64, other: f64) -> bool {
    (one - other).abs() <= one.abs().max(other.abs()) * f64::EPSILON
}

fn truth(holds: bool) -> Value {
    Value::Number(if holds { 1.0 } else { 0.0 })
}

fn operation(left: &Value, operator: Operator, right: &Value) -> Value {
    if operator == Operator::Equal {
        return truth(is_equal(left, right));
    }
    let (Some(left), Some(right)) = (number(left), number(right)) else {
        return Value::Error;
    };
    match operator {
        Operator::Plus => Value::Number(left + right),
        Operator::Minus => Value::Number(left - right),
        Operator::Times => Value::Number(left * right),
        Operator::Over if right == 0.0 => Value::Error,
        Operator::Over => Value::Number(left / right),
        Operator::Less => truth(left < right),
        Operator::Equal => Value::Error,
    }
}

fn of_numbers(function: Function, numbers: &[f64]) -> Value {
    let result = match (function, numbers) {
        (Function::Round, [value, decimals]) => rounded(*value, *decimals, f64::round),
        (Function::RoundUp, [value, decimals]) => rounded(*value, *decimals, f64::ceil),
        (Function::Int, [value]) => value.floor(),
        (Function::Min, numbers) => numbers.iter().copied().fold(f64::INFINITY, f64::min),
        (Function::Max, numbers) => numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        (Function::EDate, [day, months]) => match later(*day, *months) {
            Some(day) => serial(day),
            None => return Value::Error,
        },
        _ => return Value::Error,
    };
    if result.is_finite() {
        Value::Number(result)
    } else {
        Value::Error
    }
}

fn rounded(value: f64, decimals: f64, to_whole: fn(f64) -> f64) -> f64 {
    let size = 10_f64.powf(decimals);
    // Beyond what a binary number can part there is nothing to round.
    if value.abs() * size >= 9_007_199_254_740_992.0 {
        return value;
    }
    to_whole(value * size) / size
}

fn later(day: f64, months: f64) -> Option<NaiveDate> {
    // Whole numbers of days and months, as texts: no number is cut short.
    let day = format!("{:.0}", day.floor()).parse().ok()?;
    let months = format!("{:.0}", months.floor()).parse().ok()?;
    day_zero()
        .checked_add_days(Days::new(day))?
        .checked_add_months(Months::new(months))
}
