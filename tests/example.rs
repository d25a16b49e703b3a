//! `examples/draft.rs`, run as its users run it.

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn draft(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--example", "draft", "--"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A dossier named by its file leaves standard input unread.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

#[test]
fn the_published_case_gives_833_hours() {
    let output = draft(&["--json", "tests/dossiers/published-case.json"], "");
    assert!(output.status.success());
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    for which in ["low", "central", "high"] {
        assert_eq!(answer["estimate"]["hours"][which], 833);
    }
    assert_eq!(answer["estimate"]["etp"]["hundredths"], 52);
    let lot = &answer["estimate"]["lots"][0];
    assert_eq!(lot["steps"][0]["result"], "500\u{202f}000\u{a0}€");
    assert_eq!(lot["steps"][3]["result"], "833\u{a0}h");
    // All the pieces, each under its key, in the order of the tender file.
    assert!(!answer["checks"].as_array().unwrap().is_empty());
    assert!(
        answer["obligation"]["text"]
            .as_str()
            .unwrap()
            .ends_with('.')
    );
    let pieces = answer["pieces"].as_array().unwrap();
    let keys: Vec<&str> = pieces
        .iter()
        .map(|piece| piece["piece"].as_str().unwrap())
        .collect();
    for key in ["aapc", "rc", "ccap", "ae", "note", "advice", "decp"] {
        assert!(keys.contains(&key), "{key} of {keys:?}");
    }
    for key in ["aapc", "rc", "ccap"] {
        let piece = pieces.iter().find(|piece| piece["piece"] == key).unwrap();
        let text = piece["markdown"].as_str().unwrap();
        assert!(text.contains("833\u{a0}heures"), "{key}: {text}");
    }
}

/// One piece alone is the one that stands among the others.
#[test]
fn a_piece_is_printed_by_its_key() {
    let dossier = "tests/dossiers/published-case.json";
    let all = draft(&["--json", "--date", "2026-11-22", dossier], "");
    let all: serde_json::Value = serde_json::from_slice(&all.stdout).unwrap();
    for piece in all["pieces"].as_array().unwrap() {
        let key = piece["piece"].as_str().unwrap();
        let output = draft(&["--piece", key, "--date", "2026-11-22", dossier], "");
        assert!(output.status.success());
        assert_eq!(
            String::from_utf8(output.stdout).unwrap(),
            piece["markdown"],
            "{key}"
        );
    }
    for (key, said) in [
        ("autre", "unknown piece « autre »"),
        ("motivation", "Ce dossier n’a pas de pièce « motivation »."),
    ] {
        let output = draft(&["--piece", key, dossier], "");
        assert!(!output.status.success());
        let error = String::from_utf8(output.stderr).unwrap();
        let error = error.replace('\u{a0}', " ");
        assert!(error.starts_with(said), "{error}");
    }
}

#[test]
fn standard_input_gives_the_text() {
    let output = draft(
        &["--piece", "ccap"],
        include_str!("dossiers/published-case.json"),
    );
    assert!(output.status.success());
    let ccap = include_str!("dossiers/published-case.md");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), ccap);

    let output = draft(&[], include_str!("dossiers/published-case.json"));
    assert!(output.status.success());
    let all = String::from_utf8(output.stdout).unwrap();
    assert!(all.contains(ccap) && all.contains("texte de l’avis"));
}

#[test]
fn a_wrong_answer_is_said_and_not_computed_with() {
    let output = draft(&["--json", "tests/dossiers/unfinished.json"], "");
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("Lot 1, Montant hors taxes"), "{said}");
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(answer["estimate"]["hours"].is_null());
    assert_eq!(answer["problems"][0]["field"], "amount");
}

#[test]
fn what_is_no_dossier_is_a_sentence() {
    for (arguments, input, beginning) in [
        (&[][..], "{}", "Ce fichier n’est pas un dossier Clausule."),
        (&[][..], "oups", "Ce fichier n’est pas lisible."),
        (&["absent.json"][..], "", "absent.json: "),
        (&["--autre"][..], "", "unknown option --autre"),
    ] {
        let output = draft(arguments, input);
        assert!(!output.status.success());
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.starts_with(beginning), "{said}");
    }
}

#[test]
fn the_note_bears_the_date_that_is_given() {
    let dossier = "tests/dossiers/published-case.json";
    let output = draft(&["--note", "--date", "2026-11-22", dossier], "");
    assert!(output.status.success());
    let kept = include_str!("notes/published-case.md");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), kept);

    let output = draft(&["--json", "--date", "2026-11-22", dossier], "");
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["note"], kept);

    let output = draft(&["--note", dossier], "");
    let today = String::from_utf8(output.stdout).unwrap();
    assert_eq!(today.lines().count(), kept.lines().count());

    let output = draft(&["--note", "--date", "demain", dossier], "");
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("demain"), "{said}");
}
