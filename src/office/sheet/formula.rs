//! Formulas as a tree, and the two ways in which spreadsheet programs write them.

use std::ops::{Add, Div, Mul, Sub};

/// A cell, by the name of its sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct At {
    /// The sheet's name.
    pub sheet: &'static str,
    /// From 0.
    pub row: u32,
    /// From 0.
    pub column: u16,
    /// Whether it stays where it is when the formula is copied elsewhere.
    pub anchored: bool,
}

impl At {
    /// The cell, as a formula of the rows below would name it too.
    #[must_use]
    pub const fn new(sheet: &'static str, row: u32, column: u16) -> Self {
        Self {
            sheet,
            row,
            column,
            anchored: false,
        }
    }

    /// The same cell wherever the formula is copied.
    #[must_use]
    pub const fn anchored(self) -> Self {
        Self {
            anchored: true,
            ..self
        }
    }

    /// « B12 », « $B$12 ».
    #[must_use]
    pub fn address(self) -> String {
        let dollar = if self.anchored { "$" } else { "" };
        let column = column_letters(self.column);
        format!("{dollar}{column}{dollar}{}", self.row + 1)
    }
}

/// « A », « Z », « AA ».
#[must_use]
pub fn column_letters(column: u16) -> String {
    let letter = |number: u16| char::from(b'A' + u8::try_from(number % 26).unwrap_or(0));
    match column / 26 {
        0 => letter(column).to_string(),
        more => format!("{}{}", letter(more - 1), letter(column)),
    }
}

/// What two operands are joined by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// +
    Plus,
    /// −
    Minus,
    /// ×
    Times,
    /// ÷
    Over,
    /// Are equal.
    Equal,
    /// Is less than.
    Less,
}

impl Operator {
    const fn sign(self) -> &'static str {
        match self {
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Over => "/",
            Self::Equal => "=",
            Self::Less => "<",
        }
    }

    /// What binds closer is greater.
    const fn closeness(self) -> u8 {
        match self {
            Self::Equal | Self::Less => 0,
            Self::Plus | Self::Minus => 1,
            Self::Times | Self::Over => 2,
        }
    }
}

/// A function that every spreadsheet program has under that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// Half away from zero, to so many decimals.
    Round,
    /// Away from zero, to so many decimals.
    RoundUp,
    /// The whole number below.
    Int,
    /// Condition, value where it holds, value where not.
    If,
    /// The numbers of ranges and cells, added.
    Sum,
    /// Numbers of a range, where other ranges hold what is asked for.
    SumIfs,
    /// Cells of which all ranges hold what is asked for.
    CountIfs,
    /// The day so many months later.
    EDate,
    /// The least.
    Min,
    /// The greatest.
    Max,
}

impl Function {
    const fn name(self) -> &'static str {
        match self {
            Self::Round => "ROUND",
            Self::RoundUp => "ROUNDUP",
            Self::Int => "INT",
            Self::If => "IF",
            Self::Sum => "SUM",
            Self::SumIfs => "SUMIFS",
            Self::CountIfs => "COUNTIFS",
            Self::EDate => "EDATE",
            Self::Min => "MIN",
            Self::Max => "MAX",
        }
    }
}

/// A formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// A whole number.
    Number(u32),
    /// A text.
    Text(&'static str),
    /// What a cell holds.
    Cell(At),
    /// The cells from one to another of the same sheet.
    Range(At, At),
    /// What the cell of that name holds.
    Name(&'static str),
    /// Two operands.
    Operation(Box<Expr>, Operator, Box<Expr>),
    /// A function of its arguments.
    Call(Function, Vec<Expr>),
}

/// How a program writes formulas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Office Open XML: `'Accord-cadre'!B2`, arguments parted by commas.
    Excel,
    /// OpenDocument (OpenFormula): `[$'Accord-cadre'.B2]`, arguments parted by semicolons.
    OpenDocument,
}

impl Expr {
    /// The cell of a sheet.
    #[must_use]
    pub const fn cell(sheet: &'static str, row: u32, column: u16) -> Self {
        Self::Cell(At::new(sheet, row, column))
    }

    /// To so many decimals.
    #[must_use]
    pub fn rounded(self, decimals: u32) -> Self {
        Self::Call(Function::Round, vec![self, Self::Number(decimals)])
    }

    /// The whole number below.
    #[must_use]
    pub fn below(self) -> Self {
        Self::Call(Function::Int, vec![self])
    }

    /// `yes` where this holds, `no` where not.
    #[must_use]
    pub fn then(self, yes: Self, no: Self) -> Self {
        Self::Call(Function::If, vec![self, yes, no])
    }

    /// Whether both are equal.
    #[must_use]
    pub fn equals(self, other: Self) -> Self {
        self.joined(Operator::Equal, other)
    }

    /// Whether nothing was put in.
    #[must_use]
    pub fn is_blank(self) -> Self {
        self.equals(Self::Text(""))
    }

    /// Whether this is less.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        self.joined(Operator::Less, other)
    }

    /// The terms added; the one term itself.
    #[must_use]
    pub fn sum(mut terms: Vec<Self>) -> Self {
        match (terms.len(), &terms[..]) {
            (1, [Self::Cell(_)]) => terms.remove(0),
            _ => Self::Call(Function::Sum, terms),
        }
    }

    fn joined(self, operator: Operator, other: Self) -> Self {
        Self::Operation(Box::new(self), operator, Box::new(other))
    }

    /// The formula, without its sign, as a program writes it in a cell of `sheet`.
    #[must_use]
    pub fn write(&self, dialect: Dialect, sheet: &str) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => format!("\"{}\"", text.replace('"', "\"\"")),
            Self::Name(name) => (*name).to_string(),
            Self::Cell(at) => reference(dialect, sheet, *at, None),
            Self::Range(first, last) => reference(dialect, sheet, *first, Some(*last)),
            Self::Operation(left, operator, right) => {
                let side = |side: &Self, is_right: bool| {
                    let text = side.write(dialect, sheet);
                    let Self::Operation(_, inner, _) = side else {
                        return text;
                    };
                    let (inner, outer) = (inner.closeness(), operator.closeness());
                    if inner < outer || (is_right && inner == outer) {
                        format!("({text})")
                    } else {
                        text
                    }
                };
                let (left, right) = (side(left, false), side(right, true));
                format!("{left}{}{right}", operator.sign())
            }
            Self::Call(function, arguments) => {
                let arguments: Vec<String> = arguments
                    .iter()
                    .map(|argument| argument.write(dialect, sheet))
                    .collect();
                let comma = match dialect {
                    Dialect::Excel => ",",
                    Dialect::OpenDocument => ";",
                };
                format!("{}({})", function.name(), arguments.join(comma))
            }
        }
    }
}

/// A cell, or the range to `last`, as a formula of `sheet` names it.
pub(super) fn reference(dialect: Dialect, sheet: &str, first: At, last: Option<At>) -> String {
    let is_elsewhere = first.sheet != sheet;
    let name = first.sheet.replace('\'', "''");
    match dialect {
        Dialect::Excel => {
            let place = if is_elsewhere {
                format!("'{name}'!")
            } else {
                String::new()
            };
            let last = last.map_or(String::new(), |last| format!(":{}", last.address()));
            format!("{place}{}{last}", first.address())
        }
        Dialect::OpenDocument => {
            let place = if is_elsewhere {
                format!("$'{name}'")
            } else {
                String::new()
            };
            let last = last.map_or(String::new(), |last| format!(":.{}", last.address()));
            format!("[{place}.{}{last}]", first.address())
        }
    }
}

impl Add for Expr {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.joined(Operator::Plus, other)
    }
}

impl Sub for Expr {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.joined(Operator::Minus, other)
    }
}

impl Mul for Expr {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        self.joined(Operator::Times, other)
    }
}

impl Div for Expr {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        self.joined(Operator::Over, other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_programs_are_written_to_in_their_own_way() {
        let here = |column| Expr::cell("Calcul", 4, column);
        let there = Expr::cell("Accord-cadre", 4, 1);
        let formula = (here(0) - (here(1) + here(27))) / there.clone() * Expr::Number(7);
        let formula = formula.rounded(8).less(Expr::Name("Heures_ETP"));
        assert_eq!(
            formula.write(Dialect::Excel, "Calcul"),
            "ROUND((A5-(B5+AB5))/'Accord-cadre'!B5*7,8)<Heures_ETP"
        );
        assert_eq!(
            formula.write(Dialect::OpenDocument, "Calcul"),
            "ROUND(([.A5]-([.B5]+[.AB5]))/[$'Accord-cadre'.B5]*7;8)<Heures_ETP"
        );
        let range = Expr::Range(At::new("Calcul", 4, 2).anchored(), At::new("Calcul", 9, 2));
        let sum = Expr::sum(vec![range]);
        assert_eq!(sum.write(Dialect::Excel, "Lots"), "SUM('Calcul'!$C$5:C10)");
        assert_eq!(
            sum.write(Dialect::OpenDocument, "Calcul"),
            "SUM([.$C$5:.C10])"
        );
        assert_eq!(
            there
                .is_blank()
                .then(Expr::Text("dit \"oui\""), here(2))
                .write(Dialect::Excel, "Calcul"),
            "IF('Accord-cadre'!B5=\"\",\"dit \"\"oui\"\"\",C5)"
        );
    }
}
