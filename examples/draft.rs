//! Prints what Clausule makes of a dossier.
//!
//! ```text
//! cargo run --example draft -- DOSSIER.json          the pieces, as Markdown
//! cargo run --example draft -- --json DOSSIER.json   the estimate and the pieces, as JSON
//! cargo run --example draft < DOSSIER.json           the same, from standard input
//! ```

use clausule::bareme::Bareme;
use clausule::clause::ClauseSet;
use clausule::document::markdown;
use clausule::dossier::Dossier;
use clausule::estimate::{Estimate, Outcome, Step, StepKind};
use clausule::law::Law;
use clausule::quantity::{Hours, Span, write_iso_date};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::process::ExitCode;

const USAGE: &str = "usage: draft [--json] [DOSSIER.json]   (standard input without a file)";

fn main() -> ExitCode {
    match run() {
        Ok(output) => match std::io::stdout().write_all(output.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<String, String> {
    let mut as_json = false;
    let mut file = None;
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--json" => as_json = true,
            "--help" | "-h" => return Ok(format!("{USAGE}\n")),
            "-" => file = None,
            option if option.starts_with('-') => {
                return Err(format!("unknown option {option}\n{USAGE}"));
            }
            _ if file.is_some() => return Err(format!("one dossier at a time\n{USAGE}")),
            path => file = Some(path.to_string()),
        }
    }
    let text = match &file {
        Some(path) => std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?,
        None => {
            let mut text = String::new();
            std::io::stdin()
                .read_to_string(&mut text)
                .map_err(|error| format!("standard input: {error}"))?;
            text
        }
    };

    let (bareme, law) = (Bareme::builtin(), Law::builtin());
    let dossier = Dossier::parse(&text, bareme).map_err(|error| error.to_string())?;
    let estimate = Estimate::of(&dossier.contract, bareme);
    let set = ClauseSet::draft(&dossier.contract, &estimate, bareme, law);
    if as_json {
        let answer = answer(&dossier, &estimate, &set, bareme, law);
        return serde_json::to_string_pretty(&answer)
            .map(|text| text + "\n")
            .map_err(|error| error.to_string());
    }
    if let Some(reason) = set.none_because {
        return Ok(format!("{reason}\n"));
    }
    let pieces: Vec<String> = set
        .pieces
        .iter()
        .map(|piece| markdown(&piece.document))
        .collect();
    Ok(pieces.join("\n"))
}

fn answer(
    dossier: &Dossier,
    estimate: &Estimate,
    set: &ClauseSet,
    bareme: &Bareme,
    law: &Law,
) -> Value {
    let lots: Vec<Value> = dossier
        .contract
        .lots
        .iter()
        .zip(&estimate.lots)
        .map(|(lot, outcome)| {
            let mut value = outcome_json(outcome);
            value["name"] = json!(lot.name.as_ref().map(ToString::to_string));
            value["trade"] = json!(lot.trade.as_ref().map(ToString::to_string));
            value
        })
        .collect();
    let pieces: Vec<Value> = set
        .pieces
        .iter()
        .map(|piece| {
            json!({
                "piece": piece.piece.key(),
                "title": piece.document.title,
                "markdown": markdown(&piece.document),
                "blanks": piece.blanks.iter().map(|blank| json!({
                    "field": blank.field.key(),
                    "label": blank.label,
                })).collect::<Vec<_>>(),
                "stipulations": piece.stipulations.iter().map(|stipulation| json!({
                    "id": stipulation.id,
                    "heading": stipulation.heading,
                    "basis": stipulation.basis,
                })).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        "bareme": bareme.id,
        "law_read_on": write_iso_date(law.read_on),
        "estimate": {
            "hours": estimate.total.map(span_json),
            "etp": estimate.etp.as_ref().map(step_json),
            "lots": lots,
        },
        "pieces": pieces,
        "no_pieces_because": set.none_because,
    })
}

fn outcome_json(outcome: &Outcome) -> Value {
    match outcome {
        Outcome::Missing(fields) => json!({
            "missing": fields.iter().map(|field| field.key()).collect::<Vec<_>>(),
        }),
        Outcome::Impossible(error) => json!({ "error": error.to_string() }),
        Outcome::Ready(figures) => json!({
            "hours": span_json(figures.hours),
            "etp": figures.step(StepKind::Etp).map(step_json),
            "people": figures.step(StepKind::People).map(step_json),
            "steps": figures.trace.iter().map(step_json).collect::<Vec<_>>(),
            "low_steps": figures.low_trace.iter().map(step_json).collect::<Vec<_>>(),
            "high_steps": figures.high_trace.iter().map(step_json).collect::<Vec<_>>(),
            "notices": figures.notices.iter().map(|notice| json!({
                "text": notice.text,
                "source": notice.source,
            })).collect::<Vec<_>>(),
        }),
    }
}

fn span_json(hours: Span<Hours>) -> Value {
    json!({
        "low": hours.low(),
        "central": hours.central(),
        "high": hours.high(),
    })
}

fn step_json(step: &Step) -> Value {
    json!({
        "step": step.kind.key(),
        "label": step.label,
        "formula": step.formula(),
        "expression": step.expression(),
        "result": step.result.to_string(),
        "hundredths": step.result.exact().to_hundredths().ok().map(|value| value.to_string()),
        "rounding": step.rounding.map(|rounding| rounding.to_string()),
    })
}
