//! Prints what Clausule makes of a dossier.
//!
//! ```text
//! cargo run --example draft -- DOSSIER.json          the pieces, as Markdown
//! cargo run --example draft -- --piece rc DOSSIER.json   one of them, by its key in the JSON
//! cargo run --example draft -- --note DOSSIER.json   the computation note, as Markdown
//! cargo run --example draft -- --json DOSSIER.json   the estimate, the pieces and the note, as JSON
//! cargo run --features office --example draft -- --file docx --piece ccap DOSSIER.json > ccap.docx
//! cargo run --features office --example draft -- --file xlsx --piece calcul DOSSIER.json > calcul.xlsx
//! cargo run --example draft < DOSSIER.json           the pieces, from standard input
//! ```
//!
//! The note bears the date given by `--date 2026-11-22`; without it the day of the clock, in
//! universal time.
//!
//! A wrong answer of the dossier is said on standard error and left out; the exit code is then 1.

use chrono::NaiveDate;
use clausule::assessment::Judgement;
use clausule::bareme::Bareme;
use clausule::clause::{ClauseSet, Extract, Inputs, Piece, check, computation_note};
use clausule::contract::{Field, Problem, Reading};
use clausule::document::{french, markdown};
use clausule::dossier;
use clausule::estimate::Value as Quantity;
use clausule::estimate::{Due, Estimate, Framework, Of, Outcome, Step, StepKind};
use clausule::law::Law;
use clausule::quantity::{Hours, Span, parse_iso_date, write_iso_date};
use serde_json::{Value, json};
use std::io::Write;
use std::process::ExitCode;
use std::time::SystemTime;

const USAGE: &str = "\
usage: draft [--piece KEY | --note | --json] [--file FORMAT] [--date DAY] [DOSSIER.json]   (standard input without a file)
  --piece KEY one piece: aapc, rc, ccap, ae, subsequent, subsequent_ae, publics, facilitateur, ways, hours,
              certificate, paths, agenda, motivation, note, advice or decp
  --note      the computation note instead of the pieces
  --json      everything, as JSON
  --file FORMAT
              the piece, or without one all of them, as a docx or odt file (built with --features office);
              as xlsx, ods or csv the computation (--piece calcul) or the sheet of hours (releve, releve-lot-2)
  --date DAY  the date of the note, as 2026-11-22; without it today, in universal time";

/// What to print of a dossier.
#[derive(Clone, Copy)]
enum Wanted {
    Pieces,
    Piece(Piece),
    Note,
    Json,
}

/// What to print, and whether every answer of the dossier could be used.
struct Output {
    text: Vec<u8>,
    complete: bool,
}

fn main() -> ExitCode {
    let output = match run() {
        Ok(output) => output,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    if std::io::stdout().write_all(&output.text).is_ok() && output.complete {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn run() -> Result<Output, String> {
    let mut wanted = Wanted::Pieces;
    let mut date = None;
    let mut format = None;
    let mut key = None;
    let mut file = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => wanted = Wanted::Json,
            "--note" => wanted = Wanted::Note,
            "--file" => format = Some(arguments.next().unwrap_or_default()),
            "--piece" => key = Some(arguments.next().unwrap_or_default()),
            "--date" => {
                let day = arguments.next().unwrap_or_default();
                let day = parse_iso_date(&day).map_err(|error| french(&error.to_string()))?;
                date = Some(day);
            }
            "--help" | "-h" => {
                return Ok(Output {
                    text: format!("{USAGE}\n").into_bytes(),
                    complete: true,
                });
            }
            "-" => file = None,
            option if option.starts_with('-') => {
                return Err(format!("unknown option {option}\n{USAGE}"));
            }
            _ if file.is_some() => return Err(format!("one dossier at a time\n{USAGE}")),
            path => file = Some(path.to_string()),
        }
    }
    let text = if let Some(path) = &file {
        std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?
    } else {
        std::io::read_to_string(std::io::stdin())
            .map_err(|error| format!("standard input: {error}"))?
    };

    let (bareme, law) = (Bareme::builtin(), Law::builtin());
    let form = dossier::parse(&text, bareme).map_err(|error| french(&error.to_string()))?;
    let reading = form.read(bareme);
    let estimate = Estimate::of(&reading, bareme);
    let date = date.map_or_else(today, Ok)?;
    if let Some(format) = format {
        let extract = key.as_deref().unwrap_or(Extract::Set.key());
        return Ok(Output {
            text: office_file(&text, date, extract, &format)?,
            complete: reading.problems.is_empty(),
        });
    }
    if let Some(key) = &key {
        let piece = Piece::from_key(key);
        let piece = piece.ok_or_else(|| format!("unknown piece « {key} »\n{USAGE}"))?;
        wanted = Wanted::Piece(piece);
    }
    let judgement = Judgement::of(&reading, &estimate, bareme, law);
    let inputs = Inputs::new(&reading, &estimate, &judgement, bareme, law, date);
    let set = ClauseSet::draft(&inputs);
    let checked = check(&inputs, &set);
    let note = markdown(&computation_note(&reading, &estimate, bareme, law, date));
    let output = match wanted {
        Wanted::Json => {
            let mut answer = answer(&reading, &estimate, &set, bareme, law);
            answer["note"] = json!(note);
            let checks = checked.iter().map(|check| {
                json!({
                    "state": check.state.label(),
                    "title": french(check.title),
                    "text": french(&check.text),
                    "source": french(&check.source),
                    "field": check.field.map(Field::key),
                })
            });
            answer["checks"] = checks.collect();
            let obligation = &judgement.assessment.obligation;
            answer["obligation"] = json!({
                "text": french(&obligation.text),
                "source": french(&obligation.source),
                "answered": french(&obligation.met_text),
            });
            serde_json::to_string_pretty(&answer).map_err(|error| error.to_string())? + "\n"
        }
        Wanted::Note => note,
        Wanted::Piece(piece) => {
            let found = set.piece(piece);
            let found = found.ok_or_else(|| absent(piece, &set))?;
            markdown(&found.document)
        }
        Wanted::Pieces => {
            let pieces = set.pieces.iter().map(|piece| markdown(&piece.document));
            let text = pieces.collect::<Vec<_>>().join("\n");
            set.none_because.map_or(text.clone(), |reason| {
                format!("{}\n\n{text}", french(reason))
            })
        }
    };
    for problem in &reading.problems {
        eprintln!("{}", said(problem));
    }
    Ok(Output {
        text: output.into_bytes(),
        complete: reading.problems.is_empty(),
    })
}

/// A file for a word processor or a spreadsheet program.
#[cfg(feature = "office")]
fn office_file(
    dossier: &str,
    date: NaiveDate,
    extract: &str,
    format: &str,
) -> Result<Vec<u8>, String> {
    let request = clausule::office::Request {
        dossier,
        date: &write_iso_date(date),
        extract,
        format,
    };
    let file = request.file().map_err(|error| error.to_string())?;
    Ok(file.bytes)
}

#[cfg(not(feature = "office"))]
fn office_file(_: &str, _: NaiveDate, _: &str, _: &str) -> Result<Vec<u8>, String> {
    Err("--file wants the program built with --features office".into())
}

/// Why a contract has no such piece.
fn absent(piece: Piece, set: &ClauseSet) -> String {
    let reason = set.none_because.unwrap_or_default();
    french(&format!(
        "Ce dossier n’a pas de pièce « {} ». {reason}",
        piece.key()
    ))
    .trim_end()
    .to_string()
}

/// The day of the clock, in universal time.
fn today() -> Result<NaiveDate, String> {
    let since = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_err(|error| error.to_string())?;
    i32::try_from(since.as_secs() / 86_400)
        .ok()
        .and_then(NaiveDate::from_epoch_days)
        .ok_or_else(|| "the clock is beyond the calendar".to_string())
}

/// « Lot 1, Montant hors taxes : … »
fn said(problem: &Problem) -> String {
    let lot = problem
        .at
        .map(|at| match at.part {
            0 => format!("Lot {}, ", at.lot + 1),
            part => format!("Lot {}, poste {}, ", at.lot + 1, part + 1),
        })
        .unwrap_or_default();
    french(&format!(
        "{lot}{} : {}",
        problem.field.label(),
        problem.message
    ))
}

fn answer(
    reading: &Reading,
    estimate: &Estimate,
    set: &ClauseSet,
    bareme: &Bareme,
    law: &Law,
) -> Value {
    let lots: Vec<Value> = reading
        .contract
        .lots
        .iter()
        .zip(&estimate.lots)
        .enumerate()
        .map(|(index, (lot, outcome))| {
            let mut value = outcome_json(outcome);
            if outcome.figures().is_some() {
                let notices = estimate.notices(reading, index, bareme);
                value["notices"] = notices
                    .iter()
                    .map(|notice| json!({ "text": notice.text, "source": notice.source }))
                    .collect();
            }
            value["name"] = json!(lot.name.as_ref().map(ToString::to_string));
            value["trade"] = json!(lot.trade().map(|trade| trade.id));
            value["drivers"] = estimate
                .drivers(reading, index)
                .iter()
                .map(|driver| {
                    json!({
                        "part": driver.part + 1,
                        "input": driver.input.label(),
                        "range": driver.input.range(),
                        "low": driver.low.get(),
                        "high": driver.high.get(),
                    })
                })
                .collect();
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
        "problems": reading.problems.iter().map(|problem| json!({
            "lot": problem.at.map(|at| at.lot + 1),
            "part": problem.at.map(|at| at.part + 1),
            "field": problem.field.key(),
            "message": french(&problem.message),
        })).collect::<Vec<_>>(),
        "law_read_on": write_iso_date(law.read_on),
        "estimate": {
            "hours": estimate.total.map(span_json),
            "firm": estimate.firm.map(span_json),
            "so_far": span_json(estimate.so_far),
            "etp": estimate.etp().as_ref().map(step_json),
            "lots": lots,
        },
        "pieces": pieces,
        "no_pieces_because": set.none_because,
    })
}

fn outcome_json(outcome: &Outcome) -> Value {
    match outcome {
        Outcome::LeftOut => json!({ "left_out": true }),
        Outcome::Missing(fields) => json!({
            "missing": fields.iter().map(|field| field.key()).collect::<Vec<_>>(),
        }),
        Outcome::Wrong(fields) => json!({
            "wrong": fields.iter().map(|field| field.key()).collect::<Vec<_>>(),
        }),
        Outcome::Impossible(error) => json!({ "error": error.to_string() }),
        Outcome::Ready(figures) => {
            let traces = figures.traces();
            json!({
                "hours": span_json(figures.hours),
                "firm": span_json(figures.firm),
                "tranches": figures.tranches.iter().map(|(tranche, hours)| json!({
                    "tranche": tranche.key(),
                    "hours": span_json(*hours),
                })).collect::<Vec<_>>(),
                "framework": figures.framework.as_deref().map(framework_json),
                "reverse": figures.reverse.as_ref().map(|reverse| json!({
                    "target": reverse.target.to_string(),
                    "hours": reverse.hours.map(Hours::get),
                    "rate": reverse.rate.map(|rate| rate.to_string()),
                    "steps": reverse.trace.iter().map(step_json).collect::<Vec<_>>(),
                })),
                "etp": figures.step(StepKind::Etp).as_ref().map(step_json),
                "people": figures.step(StepKind::People).as_ref().map(step_json),
                "steps": traces.central.iter().map(step_json).collect::<Vec<_>>(),
                "low_steps": traces.low.iter().map(step_json).collect::<Vec<_>>(),
                "high_steps": traces.high.iter().map(step_json).collect::<Vec<_>>(),
            })
        }
    }
}

fn framework_json(framework: &Framework) -> Value {
    let due = |due: &Due| {
        json!({
            "amount": Quantity::Euros(due.amount).to_string(),
            "hours": due.hours.get(),
            "steps": due.trace.iter().map(step_json).collect::<Vec<_>>(),
        })
    };
    json!({
        "hours": framework.hours.get(),
        "step": framework.step.to_string(),
        "mode": framework.mode.key(),
        "trigger": framework.trigger.map(|trigger| trigger.to_string()),
        "trigger_counts": framework.trigger_counts,
        "steps": framework.trace.iter().map(step_json).collect::<Vec<_>>(),
        "at_estimate": due(&framework.at_estimate),
        "at_maximum": framework.at_maximum.as_ref().map(due),
        "years": framework.years.iter().map(|year| json!({
            "amount": Quantity::Euros(year.amount).to_string(),
            "cumulated": Quantity::Euros(year.cumulated).to_string(),
            "hours": year.hours.get(),
            "cumulated_hours": year.cumulated_hours.get(),
        })).collect::<Vec<_>>(),
    })
}

fn span_json(hours: Span<Hours>) -> Value {
    json!({
        "low": hours.low().get(),
        "central": hours.central().get(),
        "high": hours.high().get(),
    })
}

fn step_json(step: &Step) -> Value {
    json!({
        "step": step.kind.key(),
        "of": match step.of {
            Of::Lot => json!("lot"),
            Of::Part(part) => json!({ "part": part + 1 }),
            Of::Tranche(tranche) => json!({ "tranche": tranche.key() }),
        },
        "label": step.label,
        "formula": step.formula(),
        "expression": step.expression(),
        "result": step.result.to_string(),
        "hundredths": step.result.exact().to_hundredths().ok().and_then(|value| i64::try_from(value).ok()),
        "rounding": step.rounding.map(|rounding| rounding.to_string()),
    })
}
