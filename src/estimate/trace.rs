use crate::quantity::{Exact, Hours, NO_BREAK_SPACE, QuantityError, Rounding};
use std::fmt;

/// A number with its unit, exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// Euros, excluding tax.
    Euros(Exact),
    /// A fraction of one, shown in percent.
    Percent(Exact),
    /// Euros an hour.
    EurosPerHour(Exact),
    /// Hours.
    Hours(Exact),
    /// Months.
    Months(Exact),
    /// Full-time equivalents.
    Etp(Exact),
    /// People at work full time.
    People(Exact),
}

impl Value {
    /// The number without its unit (a percentage as a fraction of one).
    #[must_use]
    pub const fn exact(self) -> Exact {
        match self {
            Self::Euros(exact)
            | Self::Percent(exact)
            | Self::EurosPerHour(exact)
            | Self::Hours(exact)
            | Self::Months(exact)
            | Self::Etp(exact)
            | Self::People(exact) => exact,
        }
    }
}

impl fmt::Display for Value {
    /// At most two decimals, « ≈ » where they are not the whole truth; whole cents for euros.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (text, unit) = match self {
            Self::Euros(exact) => (exact.to_money_text(), "€"),
            Self::Percent(exact) => (
                exact
                    .times(Exact::whole(100))
                    .map_or_else(|_| exact.to_text(), Exact::to_text),
                "%",
            ),
            Self::EurosPerHour(exact) => (exact.to_money_text(), "€/h"),
            Self::Hours(exact) => (exact.to_text(), "h"),
            Self::Months(exact) => (exact.to_text(), "mois"),
            Self::Etp(exact) => (exact.to_text(), "ETP"),
            Self::People(exact) => (
                exact.to_text(),
                if exact.to_hundredths().is_ok_and(|value| value >= 200) {
                    "personnes"
                } else {
                    "personne"
                },
            ),
        };
        write!(f, "{text}{NO_BREAK_SPACE}{unit}")
    }
}

/// What a step does with its two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// ×
    Times,
    /// ÷
    Over,
}

impl Operator {
    const fn sign(self) -> char {
        match self {
            Self::Times => '×',
            Self::Over => '÷',
        }
    }
}

/// A named number that a step takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operand {
    /// Its French name in the formula.
    pub name: &'static str,
    /// The number put in.
    pub value: Value,
}

/// Which step of the method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    /// Amount × labour share.
    LabourAmount,
    /// … ÷ hourly cost.
    LabourHours,
    /// … × insertion rate, exact.
    InsertionHours,
    /// The same, whole.
    RoundedHours,
    /// Hours ÷ yearly hours.
    Etp,
    /// Months × monthly hours.
    HoursOfOnePerson,
    /// Hours ÷ what one person works.
    People,
}

impl StepKind {
    /// The word in data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::LabourAmount => "labour_amount",
            Self::LabourHours => "labour_hours",
            Self::InsertionHours => "insertion_hours",
            Self::RoundedHours => "rounded_hours",
            Self::Etp => "etp",
            Self::HoursOfOnePerson => "hours_of_one_person",
            Self::People => "people",
        }
    }

    /// The French name of the step's result.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::LabourAmount => "Montant de main-d’œuvre",
            Self::LabourHours => "Heures de main-d’œuvre",
            Self::InsertionHours => "Heures d’insertion",
            Self::RoundedHours => "Heures retenues",
            Self::Etp => "Équivalent temps plein (ETP)",
            Self::HoursOfOnePerson => "Heures d’une personne à temps plein sur la durée",
            Self::People => "Personnes à temps plein sur la durée",
        }
    }

    const fn unit(self) -> fn(Exact) -> Value {
        match self {
            Self::LabourAmount => Value::Euros,
            Self::LabourHours
            | Self::InsertionHours
            | Self::RoundedHours
            | Self::HoursOfOnePerson => Value::Hours,
            Self::Etp => Value::Etp,
            Self::People => Value::People,
        }
    }
}

/// One step of a computation, as it was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which.
    pub kind: StepKind,
    /// The French name of its result.
    pub label: &'static str,
    /// What it took.
    pub operands: Vec<Operand>,
    /// What it did with two operands; none for the rounding.
    pub operator: Option<Operator>,
    /// How it rounded; none for an exact step.
    pub rounding: Option<Rounding>,
    /// What came out.
    pub result: Value,
}

impl Step {
    /// The formula in words: « montant HT × part de main-d'œuvre ».
    #[must_use]
    pub fn formula(&self) -> String {
        let words = self.write(|operand| operand.name.to_string());
        match self.rounding {
            Some(rounding) => format!("{words}, arrondi {rounding}"),
            None => words,
        }
    }

    /// The formula with its numbers: « 1 000 000 € × 50 % ».
    #[must_use]
    pub fn expression(&self) -> String {
        self.write(|operand| operand.value.to_string())
    }

    /// Steps that each take the result of the one before, as one expression:
    /// « 120 000 € × 60 % ÷ 40 €/h × 5 % ».
    #[must_use]
    pub fn chain(steps: &[Self]) -> String {
        let mut text = String::new();
        for step in steps {
            if let ([left, right], Some(operator)) = (&step.operands[..], step.operator) {
                if text.is_empty() {
                    text = left.value.to_string();
                }
                text = format!("{text} {} {}", operator.sign(), right.value);
            }
        }
        text
    }

    /// What stands between expression and result: « = », or « → » where it was rounded.
    #[must_use]
    pub const fn sign(&self) -> char {
        match self.rounding {
            Some(_) => '→',
            None => '=',
        }
    }

    fn write(&self, operand: impl Fn(&Operand) -> String) -> String {
        match (&self.operands[..], self.operator) {
            ([left, right], Some(operator)) => {
                format!("{} {} {}", operand(left), operator.sign(), operand(right))
            }
            (operands, _) => operands.iter().map(operand).collect(),
        }
    }
}

/// Computes and remembers.
#[derive(Debug, Default)]
pub(super) struct Trace(Vec<Step>);

impl Trace {
    /// Does one operation and keeps it as a step.
    pub(super) fn step(
        &mut self,
        kind: StepKind,
        (left_name, left): (&'static str, Value),
        operator: Operator,
        (right_name, right): (&'static str, Value),
    ) -> Result<Value, QuantityError> {
        let exact = match operator {
            Operator::Times => left.exact().times(right.exact())?,
            Operator::Over => left.exact().over(right.exact())?,
        };
        let result = kind.unit()(exact);
        let operand = |name, value| Operand { name, value };
        self.0.push(Step {
            kind,
            label: kind.label(),
            operands: vec![operand(left_name, left), operand(right_name, right)],
            operator: Some(operator),
            rounding: None,
            result,
        });
        Ok(result)
    }

    /// Makes hours whole and keeps that as a step.
    pub(super) fn round(
        &mut self,
        value: Value,
        rounding: Rounding,
    ) -> Result<Hours, QuantityError> {
        let hours = Hours::rounded(value.exact(), rounding)?;
        self.0.push(Step {
            kind: StepKind::RoundedHours,
            label: StepKind::RoundedHours.label(),
            operands: vec![Operand {
                name: "heures d’insertion",
                value,
            }],
            operator: None,
            rounding: Some(rounding),
            result: Value::Hours(hours.into()),
        });
        Ok(hours)
    }

    pub(super) fn into_steps(self) -> Vec<Step> {
        self.0
    }
}
