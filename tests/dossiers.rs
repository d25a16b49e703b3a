//! The kept dossiers: each follows the published schema, is read to the same answers, written back
//! without loss, and drafted to the text kept beside it.
//!
//! `UPDATE=1 cargo test --test dossiers` writes the texts anew; read the difference before keeping
//! it.

use chrono::NaiveDate;
use clausule::bareme::Bareme;
use clausule::clause::{ClauseSet, Piece};
use clausule::contract::{Field, Form};
use clausule::document::markdown;
use clausule::dossier;
use clausule::estimate::Estimate;
use clausule::law::Law;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dossiers")
}

fn kept() -> Vec<(String, String)> {
    let mut kept: Vec<_> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_string();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    kept.sort();
    assert!(kept.len() >= 6);
    kept
}

fn schema() -> jsonschema::Validator {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/schemas/dossier-2.schema.json");
    let schema = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn drafted(form: &Form) -> String {
    let reading = form.read(Bareme::builtin());
    let estimate = Estimate::of(&reading, Bareme::builtin());
    let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let set = ClauseSet::of(&reading, &estimate, Bareme::builtin(), Law::builtin(), date);
    match set.piece(Piece::Ccap) {
        Some(ccap) => markdown(&ccap.document),
        None => format!("{}\n", set.none_because.unwrap_or_default()),
    }
}

#[test]
fn kept_dossiers_follow_the_schema() {
    for (name, json) in kept() {
        let value = serde_json::from_str(&json).unwrap();
        assert!(schema().is_valid(&value), "{name}");
    }
}

/// A dossier of every version that was ever published opens, to the same answers as today's.
#[test]
fn dossiers_of_version_1_still_open() {
    for (name, json) in kept() {
        let old = fs::read_to_string(folder().join("v1").join(format!("{name}.json")));
        let Ok(old) = old else { continue };
        assert!(old.contains("\"version\": 1"), "{name}");
        let bareme = Bareme::builtin();
        assert_eq!(
            dossier::parse(&old, bareme),
            dossier::parse(&json, bareme),
            "{name}"
        );
    }
    assert!(fs::read_dir(folder().join("v1")).unwrap().count() >= 6);
}

#[test]
fn what_is_written_follows_the_schema_and_is_read_back() {
    let mut form = Form::new();
    for field in Field::all() {
        form.set(0, field, format!("réponse « {field:?} » \"\\\u{1}"));
    }
    let json = dossier::write(&form, Bareme::builtin());
    assert!(
        schema().is_valid(&serde_json::from_str(&json).unwrap()),
        "{json}"
    );
    assert_eq!(dossier::parse(&json, Bareme::builtin()), Ok(form));
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    for json in [
        r#"{"format":"autre","version":2,"bareme":"2026-11","lots":[{}]}"#,
        r#"{"format":"clausule-dossier","version":3,"bareme":"2026-11","lots":[{}]}"#,
        r#"{"format":"clausule-dossier","version":2,"bareme":"2026-11","lots":[]}"#,
        r#"{"format":"clausule-dossier","version":2,"bareme":"2026-11","lots":[{"title":"x"}]}"#,
        r#"{"format":"clausule-dossier","version":2,"bareme":"2026-11","lots":[{"amount":12}]}"#,
        r#"{"format":"clausule-dossier","version":2,"bareme":"2026-11","lots":[{}],"autre":1}"#,
        r#"{"format":"clausule-dossier","version":2,"lots":[{}]}"#,
    ] {
        assert!(
            !schema().is_valid(&serde_json::from_str(json).unwrap()),
            "{json}"
        );
        assert!(dossier::parse(json, Bareme::builtin()).is_err(), "{json}");
    }
}

#[test]
fn kept_dossiers_give_their_kept_texts() {
    for (name, json) in kept() {
        let form =
            dossier::parse(&json, Bareme::builtin()).unwrap_or_else(|e| panic!("{name}: {e}"));
        let written = dossier::write(&form, Bareme::builtin()) + "\n";
        let text = drafted(&form);
        let path = folder().join(format!("{name}.md"));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &text).unwrap();
            fs::write(path.with_extension("json"), &written).unwrap();
        } else {
            // The browser tests hold the page to the same files.
            assert_eq!(written, json, "{name} is written as it was");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            text == expected,
            "{name}: the text changed; UPDATE=1 writes it anew\n{text}"
        );
    }
}
