use crate::contract::Tranche;
use crate::quantity::{Exact, Hours, NO_BREAK_SPACE, QuantityError, Rounding};
use std::borrow::Cow;
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
    /// Weeks.
    Weeks(Exact),
    /// A number of things.
    Number(Exact),
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
            | Self::Weeks(exact)
            | Self::Number(exact)
            | Self::Etp(exact)
            | Self::People(exact) => exact,
        }
    }
}

impl Value {
    /// The same with one decimal from one on, where a second one means nothing: « ≈ 3,6 ETP »; two under one.
    #[must_use]
    pub fn to_short(self) -> String {
        let (exact, of): (Exact, fn(Exact) -> Self) = match self {
            Self::Etp(exact) => (exact, Self::Etp),
            Self::People(exact) => (exact, Self::People),
            other => return other.to_string(),
        };
        let tenths = exact
            .times(Exact::whole(10))
            .and_then(|ten| ten.round(Rounding::NEAREST_HOUR));
        match tenths {
            Ok(tenths) if tenths >= 10 => {
                let rounded = Exact::hundredths(tenths * 10);
                let sign = if rounded == exact { "" } else { "≈\u{a0}" };
                format!("{sign}{}", of(rounded))
            }
            _ => self.to_string(),
        }
    }
}

/// The plural begins at two.
fn counted(exact: Exact, one: &'static str, many: &'static str) -> &'static str {
    if exact.to_hundredths().is_ok_and(|value| value >= 200) {
        many
    } else {
        one
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
            Self::Number(exact) => return f.write_str(&exact.to_text()),
            Self::Etp(exact) => (exact.to_text(), "ETP"),
            Self::Weeks(exact) => (exact.to_text(), counted(*exact, "semaine", "semaines")),
            Self::People(exact) => (exact.to_text(), counted(*exact, "personne", "personnes")),
        };
        write!(f, "{text}{NO_BREAK_SPACE}{unit}")
    }
}

/// What a step does with its operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// ×
    Times,
    /// ÷
    Over,
    /// +, of two operands or more.
    Plus,
    /// −
    Minus,
}

impl Operator {
    const fn sign(self) -> char {
        match self {
            Self::Times => '×',
            Self::Over => '÷',
            Self::Plus => '+',
            Self::Minus => '−',
        }
    }
}

/// A named number that a step takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operand {
    /// Its French name in the formula.
    pub name: Cow<'static, str>,
    /// The number put in.
    pub value: Value,
}

/// Which step of the method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    /// Staff taken over: amount ÷ months.
    MonthlyAmount,
    /// Staff taken over: its monthly hours × price of an hour.
    StaffAmount,
    /// Staff taken over: its amount ÷ monthly amount.
    StaffShare,
    /// Staff taken over: 1 − its share, the part of the work that is new.
    NewShare,
    /// Staff taken over: amount × new share.
    NewAmount,
    /// Staff taken over: new amount ÷ price of an hour.
    NewHours,
    /// Amount × labour share.
    LabourAmount,
    /// … ÷ hourly cost.
    LabourHours,
    /// … × insertion rate, exact.
    InsertionHours,
    /// Exact hours of the parts of one tranche, added.
    SumOfParts,
    /// The same, whole.
    RoundedHours,
    /// Whole hours of the tranches, added.
    SumOfTranches,
    /// Whole hours of the lots, added.
    SumOfLots,
    /// Hours ÷ yearly hours.
    Etp,
    /// Months × monthly hours.
    HoursOfOnePerson,
    /// Hours ÷ what one person works.
    People,
    /// Hours ÷ hours of a week.
    WeeksOfWork,
    /// Hours ÷ what one person works in a month.
    MonthsOfWork,
    /// The way back: full-time equivalents × yearly hours, or people × what one person works.
    WantedHours,
    /// The way back: labour hours of the parts, added.
    SumOfLabour,
    /// The way back: wanted hours ÷ labour hours.
    WantedRate,
    /// Framework: amount ÷ number of steps.
    StepAmount,
    /// Framework: hours ÷ number of steps.
    HoursPerStep,
    /// Framework: the same, whole.
    RatioHours,
    /// Framework: amount − trigger.
    AmountOverTrigger,
    /// Framework: amount that counts ÷ step of the ratio.
    Steps,
    /// Framework: whole steps.
    WholeSteps,
    /// Framework: steps × hours of the ratio.
    HoursDue,
}

impl StepKind {
    /// The word in data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::MonthlyAmount => "monthly_amount",
            Self::StaffAmount => "staff_amount",
            Self::StaffShare => "staff_share",
            Self::NewShare => "new_share",
            Self::NewAmount => "new_amount",
            Self::NewHours => "new_hours",
            Self::SumOfParts => "sum_of_parts",
            Self::SumOfTranches => "sum_of_tranches",
            Self::SumOfLots => "sum_of_lots",
            Self::WantedHours => "wanted_hours",
            Self::SumOfLabour => "sum_of_labour",
            Self::WantedRate => "wanted_rate",
            Self::StepAmount => "step_amount",
            Self::HoursPerStep => "hours_per_step",
            Self::RatioHours => "ratio_hours",
            Self::AmountOverTrigger => "amount_over_trigger",
            Self::Steps => "steps",
            Self::WholeSteps => "whole_steps",
            Self::HoursDue => "hours_due",
            Self::LabourAmount => "labour_amount",
            Self::LabourHours => "labour_hours",
            Self::InsertionHours => "insertion_hours",
            Self::RoundedHours => "rounded_hours",
            Self::Etp => "etp",
            Self::HoursOfOnePerson => "hours_of_one_person",
            Self::People => "people",
            Self::WeeksOfWork => "weeks_of_work",
            Self::MonthsOfWork => "months_of_work",
        }
    }

    /// The French name of the step's result.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::MonthlyAmount => "Montant par mois (A ÷ N)",
            Self::StaffAmount => "Coût mensuel du personnel repris (S × C)",
            Self::StaffShare => "Part tenue par le personnel repris",
            Self::NewShare => "Part de travail nouveau (P)",
            Self::NewAmount => "Montant du travail nouveau (P × A)",
            Self::NewHours => "Heures de travail nouveau",
            Self::SumOfParts => "Heures d’insertion des postes",
            Self::SumOfTranches => "Heures du lot",
            Self::SumOfLots => "Heures du marché",
            Self::WantedHours => "Heures voulues",
            Self::SumOfLabour => "Heures de main-d’œuvre du lot",
            Self::WantedRate => "Taux que cela représente",
            Self::HoursPerStep => "Heures par tranche facturée",
            Self::StepAmount => "Montant de la tranche, avant arrondi à deux chiffres",
            Self::RatioHours => "Heures du ratio",
            Self::AmountOverTrigger => "Montant au-dessus du seuil",
            Self::Steps => "Tranches facturées",
            Self::WholeSteps => "Tranches entières facturées",
            Self::HoursDue => "Heures dues",
            Self::LabourAmount => "Montant de main-d’œuvre",
            Self::LabourHours => "Heures de main-d’œuvre",
            Self::InsertionHours => "Heures d’insertion",
            Self::RoundedHours => "Heures retenues",
            Self::Etp => "Équivalent temps plein (ETP)",
            Self::HoursOfOnePerson => "Heures d’une personne à temps plein sur la durée",
            Self::People => "Personnes à temps plein sur la durée",
            Self::WeeksOfWork => "Semaines de travail d’une personne à temps plein",
            Self::MonthsOfWork => "Mois de travail d’une personne à temps plein",
        }
    }

    const fn unit(self) -> fn(Exact) -> Value {
        match self {
            Self::MonthlyAmount
            | Self::StaffAmount
            | Self::NewAmount
            | Self::StepAmount
            | Self::AmountOverTrigger
            | Self::LabourAmount => Value::Euros,
            Self::StaffShare | Self::NewShare | Self::WantedRate => Value::Percent,
            Self::Steps | Self::WholeSteps => Value::Number,
            Self::NewHours
            | Self::SumOfParts
            | Self::SumOfTranches
            | Self::SumOfLots
            | Self::WantedHours
            | Self::SumOfLabour
            | Self::HoursPerStep
            | Self::RatioHours
            | Self::HoursDue
            | Self::LabourHours
            | Self::InsertionHours
            | Self::RoundedHours
            | Self::HoursOfOnePerson => Value::Hours,
            Self::Etp => Value::Etp,
            Self::People => Value::People,
            Self::WeeksOfWork => Value::Weeks,
            Self::MonthsOfWork => Value::Months,
        }
    }
}

/// What of a lot a step is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Of {
    /// The whole lot.
    #[default]
    Lot,
    /// One of its parts, from 0.
    Part(usize),
    /// One of its tranches.
    Tranche(Tranche),
}

/// One step of a computation, as it was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it is about.
    pub of: Of,
    /// Which.
    pub kind: StepKind,
    /// The French name of its result.
    pub label: &'static str,
    /// What it took.
    pub operands: Vec<Operand>,
    /// What it did with its operands; none for the rounding.
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
        let words = self.write(|operand| operand.name.clone().into_owned());
        match self.rounding {
            Some(_) if self.kind == StepKind::WholeSteps => format!("{words}, nombre entier"),
            Some(rounding) => format!("{words}, arrondies {rounding}"),
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
        let mut text = String::new();
        for (index, one) in self.operands.iter().enumerate() {
            if let (true, Some(operator)) = (index > 0, self.operator) {
                text.push(' ');
                text.push(operator.sign());
                text.push(' ');
            }
            text += &operand(one);
        }
        text
    }
}

/// A name in a formula, and the number put in.
pub(super) type Named = (&'static str, Value);

/// Computes, and shows each step to whoever follows: a [`Trace`] keeps them, `()` looks at none.
///
/// The same computation serves both, so that the steps shown are those of the result.
pub(super) trait Follow {
    /// What the next steps are about.
    fn about(&mut self, of: Of);

    /// Takes note of a step. Its operands are written out only where it is kept.
    fn note(
        &mut self,
        kind: StepKind,
        operator: Option<Operator>,
        rounding: Option<Rounding>,
        result: Exact,
        operands: impl FnOnce() -> Vec<Operand>,
    );

    /// Does one operation.
    // Where nobody looks, no name is passed along: smaller and faster.
    #[expect(clippy::inline_always)]
    #[inline(always)]
    fn step(
        &mut self,
        kind: StepKind,
        left: Named,
        operator: Operator,
        right: Named,
    ) -> Result<Exact, QuantityError> {
        let (one, other) = (left.1.exact(), right.1.exact());
        let result = match operator {
            Operator::Times => one.times(other)?,
            Operator::Over => one.over(other)?,
            Operator::Plus => one.plus(other)?,
            Operator::Minus => one.minus(other)?,
        };
        self.note(kind, Some(operator), None, result, || {
            vec![operand(left), operand(right)]
        });
        Ok(result)
    }

    /// Adds hours; `name` says the name of each, by its place.
    fn sum(
        &mut self,
        kind: StepKind,
        terms: &[Exact],
        name: &dyn Fn(usize) -> String,
    ) -> Result<Exact, QuantityError> {
        let result = Exact::sum(terms)?;
        self.note(kind, Some(Operator::Plus), None, result, || {
            let operands = terms.iter().enumerate().map(|(place, exact)| Operand {
                name: name(place).into(),
                value: Value::Hours(*exact),
            });
            operands.collect()
        });
        Ok(result)
    }

    /// Makes a number whole.
    #[expect(clippy::inline_always)]
    #[inline(always)]
    fn round(
        &mut self,
        kind: StepKind,
        named: Named,
        rounding: Rounding,
    ) -> Result<Exact, QuantityError> {
        let whole = Exact::whole(named.1.exact().round(rounding)?);
        self.note(kind, None, Some(rounding), whole, || vec![operand(named)]);
        Ok(whole)
    }
}

fn operand((name, value): Named) -> Operand {
    Operand {
        name: name.into(),
        value,
    }
}

impl Follow for () {
    fn about(&mut self, _: Of) {}

    fn note(
        &mut self,
        _: StepKind,
        _: Option<Operator>,
        _: Option<Rounding>,
        _: Exact,
        _: impl FnOnce() -> Vec<Operand>,
    ) {
    }
}

/// Remembers the steps.
#[derive(Debug, Default)]
pub(super) struct Trace {
    of: Of,
    steps: Vec<Step>,
}

impl Follow for Trace {
    fn about(&mut self, of: Of) {
        self.of = of;
    }

    fn note(
        &mut self,
        kind: StepKind,
        operator: Option<Operator>,
        rounding: Option<Rounding>,
        result: Exact,
        operands: impl FnOnce() -> Vec<Operand>,
    ) {
        self.steps.push(Step {
            of: self.of,
            kind,
            label: kind.label(),
            operands: operands(),
            operator,
            rounding,
            result: kind.unit()(result),
        });
    }
}

impl Trace {
    pub(super) fn into_steps(self) -> Vec<Step> {
        self.steps
    }
}

/// Whole hours from a number that was rounded.
pub(super) fn hours(whole: Exact) -> Result<Hours, QuantityError> {
    Hours::rounded(whole, Rounding::NEAREST_HOUR)
}
