//! Steps, as rows of a table or as one line.

use super::place::sentence;
use super::{Row, cell};
use crate::document::Inline;
use crate::estimate::{Figures, Of, Operator, Step, StepKind};

/// A step; what is rounded is what counts.
pub(super) fn row(name: &str, step: &Step) -> Row {
    let result = step.result.to_string();
    vec![
        cell(name),
        cell(&step.formula()),
        cell(&step.expression()),
        match step.rounding {
            Some(_) => vec![Inline::strong(&result)],
            None => cell(&result),
        },
    ]
}

/// The step's name, after what of the lot it is about.
pub(super) fn name(step: &Step) -> String {
    match about(step) {
        Some(about) => format!("{} : {}", sentence(&about), step.label),
        None => step.label.to_string(),
    }
}

fn about(step: &Step) -> Option<String> {
    match step.of {
        Of::Lot => None,
        Of::Part(part) => Some(format!("poste {}", part + 1)),
        Of::Tranche(tranche) => Some(tranche.to_string()),
    }
}

/// Whether a part or a tranche has the same low and high hours.
fn is_certain(of: Of, figures: &Figures) -> bool {
    match of {
        Of::Lot => figures.hours.is_certain(),
        Of::Part(part) => {
            let part = &figures.parts[part];
            let of = &part.coefficients;
            part.taken_over().is_some() || (of.share.span.is_certain() && of.cost.span.is_certain())
        }
        Of::Tranche(tranche) => {
            let hours = figures.tranches.iter().find(|(its, _)| *its == tranche);
            hours.is_some_and(|(_, hours)| hours.is_certain())
        }
    }
}

/// The way to the low or to the high hours, a line for each part that has a range and for each sum:
/// « Valeur basse, poste 1 : 120 000 € × 60 % ÷ 40 €/h × 5 %, soit 90 h ».
pub(super) fn lines(name: &str, trace: &[Step], figures: &Figures) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = trace;
    while let Some(first) = rest.first() {
        let goes_on = |step: &&Step| step.of == first.of && step.kind != StepKind::SumOfTranches;
        let (run, after) = rest.split_at(1 + rest[1..].iter().take_while(goes_on).count());
        rest = after;
        // What has no range stands in the table.
        if is_certain(first.of, figures) {
            continue;
        }
        let words = line(first, run);
        if !words.is_empty() {
            let about = about(first).map_or_else(String::new, |about| format!(", {about}"));
            lines.push(format!("{name}{about} : {words}."));
        }
    }
    lines
}

/// Steps that each take the result of the one before, less the results on the way; nothing for a
/// rounding that changes nothing.
fn line(first: &Step, run: &[Step]) -> String {
    let chain = match first.operator {
        Some(Operator::Plus) | None => first.expression(),
        Some(_) => Step::chain(run),
    };
    let mut words = vec![chain];
    let exact = run.iter().rfind(|step| step.rounding.is_none());
    words.extend(exact.map(|step| format!("soit {}", step.result)));
    if let Some(last) = run.last().filter(|step| step.rounding.is_some()) {
        let changes = last
            .operands
            .iter()
            .any(|operand| operand.value != last.result);
        if changes {
            words.push(format!("arrondi à {}", last.result));
        } else if exact.is_none() {
            return String::new();
        }
    }
    words.join(", ")
}
