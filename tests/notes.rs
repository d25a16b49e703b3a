//! The computation notes: each dossier of `dossiers/` and of `notes/` gives the note kept in
//! `notes/` under its name, and no note writes a figure without the step or the source it is from.
//!
//! `UPDATE=1 cargo test --test notes` writes the notes anew; read the difference before keeping it.

use clausule::bareme::Bareme;
use clausule::clause::computation_note;
use clausule::contract::{Answers, At, Field, Form, LotForm, Place, Reading};
use clausule::document::{Block, Document, french, html, markdown, plain};
use clausule::dossier;
use clausule::estimate::{Estimate, Step};
use clausule::law::Law;
use clausule::quantity::parse_iso_date;
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name)
}

/// Each kept dossier by its name.
fn kept() -> Vec<(String, Form)> {
    let mut kept: Vec<(String, Form)> = Vec::new();
    for name in ["dossiers", "notes"] {
        for entry in fs::read_dir(folder(name)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "json") {
                let json = fs::read_to_string(&path).unwrap();
                let form = dossier::parse(&json, Bareme::builtin())
                    .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                let name = path.file_stem().unwrap().to_str().unwrap().to_string();
                assert!(kept.iter().all(|(other, _)| *other != name), "{name} twice");
                kept.push((name, form));
            }
        }
    }
    assert!(kept.len() >= 10);
    kept
}

fn read(form: &Form) -> (Reading, Estimate) {
    let reading = form.read(Bareme::builtin());
    let estimate = Estimate::of(&reading, Bareme::builtin());
    (reading, estimate)
}

fn note(form: &Form) -> Document {
    let (reading, estimate) = read(form);
    let date = parse_iso_date("2026-11-22").unwrap();
    computation_note(&reading, &estimate, Bareme::builtin(), Law::builtin(), date)
}

fn text(form: &Form) -> String {
    plain(&note(form))
}

#[test]
fn kept_dossiers_give_their_kept_notes() {
    for (name, form) in kept() {
        let text = markdown(&note(&form));
        let path = folder("notes").join(format!("{name}.md"));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            text == expected,
            "{name}: the note changed; UPDATE=1 writes it anew\n{text}"
        );
    }
}

#[test]
fn dossiers_of_the_notes_follow_the_schema() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/schemas/dossier-2.schema.json");
    let schema = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    for entry in fs::read_dir(folder("notes")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let json = fs::read_to_string(&path).unwrap();
            let value = serde_json::from_str(&json).unwrap();
            assert!(schema.is_valid(&value), "{}", path.display());
        }
    }
}

/// Every step of the central computation, of the framework and of the way back stands in the note
/// as the computation left it, and so do the low and the high hours.
fn assert_every_step(name: &str, form: &Form) {
    let (_, estimate) = read(form);
    let text = text(form);
    let stands = |step: &Step| {
        let row = [step.formula(), step.expression(), step.result.to_string()];
        let row = row.map(|words| french(&words)).join("\t");
        // What the hours of several lots mean is one row a lot.
        let short = format!("{} ({})", step.result, step.expression());
        let stands = text.contains(&format!("{}\t{row}", step.label))
            || (text.contains(&short) && text.contains(&french(&step.formula())));
        assert!(stands, "{name}: {row}");
    };
    for figures in estimate.lots.iter().filter_map(|lot| lot.figures()) {
        figures.trace().iter().for_each(stands);
        if let Some(framework) = &figures.framework {
            framework.trace.iter().for_each(stands);
            framework.at_estimate.trace.iter().for_each(stands);
            if let Some(maximum) = &framework.at_maximum {
                maximum.trace.iter().for_each(stands);
            }
        }
        if let Some(reverse) = &figures.reverse {
            reverse.trace.iter().for_each(stands);
        }
        for hours in [figures.hours.low(), figures.hours.high()] {
            assert!(text.contains(&hours.to_string()), "{name}: {hours}");
        }
    }
}

#[test]
fn every_step_stands_in_the_note() {
    for (name, form) in kept() {
        assert_every_step(&name, &form);
    }
}

/// Every published coefficient that is used has its sources and its grade beside it.
#[test]
fn every_coefficient_has_its_source() {
    for (name, form) in kept() {
        let (_, estimate) = read(&form);
        let text = text(&form).replace(['\u{a0}', '\u{202f}'], " ");
        let parts = estimate
            .lots
            .iter()
            .filter_map(|lot| lot.figures())
            .flat_map(|figures| &figures.parts)
            .filter(|part| part.taken_over().is_none());
        for part in parts {
            let of = &part.coefficients;
            for origin in [&of.share.origin, &of.cost.origin, &of.rate.origin] {
                assert!(text.contains(origin.label()), "{name}: {origin:?}");
                if let clausule::estimate::Origin::Published { sources, .. } = origin {
                    for source in *sources {
                        let words = source.text().replace(['\u{a0}', '\u{202f}'], " ");
                        assert!(text.contains(&words), "{name}: {words}");
                    }
                }
            }
        }
    }
}

/// What a reader needs of any document: rows as long as their header, no section without text, no
/// empty item, no word of the program.
fn assert_well_formed(name: &str, document: &Document) {
    let blocks = &document.blocks;
    let after = blocks.iter().skip(1).map(Some).chain([None]);
    for (block, next) in blocks.iter().zip(after) {
        match block {
            Block::Heading { level, .. } => match next {
                Some(Block::Heading { level: below, .. }) => assert!(below > level, "{name}"),
                next => assert!(next.is_some(), "{name}"),
            },
            Block::Paragraph(text) => assert!(!text.is_empty(), "{name}"),
            Block::Code(lines) => assert!(!lines.is_empty(), "{name}"),
            Block::List { items, .. } => {
                assert!(!items.is_empty(), "{name}");
                assert!(items.iter().all(|item| !item.is_empty()), "{name}");
            }
            Block::Table { header, rows } => {
                assert!(!rows.is_empty(), "{name}: {header:?}");
                assert!(header.iter().all(|column| !column.is_empty()), "{name}");
                for row in rows {
                    assert_eq!(row.len(), header.len(), "{name}: {row:?}");
                }
            }
        }
    }
    let text = plain(document);
    for wrong in ["  ", ". .", "..", " .", "Some(", "None", "{", "}"] {
        assert!(!text.contains(wrong), "{name}: « {wrong} » in\n{text}");
    }
}

#[test]
fn every_note_is_well_formed() {
    let mut forms = kept();
    forms.push(("nothing known".to_string(), Form::new()));
    forms.push(("all left out".to_string(), all_left_out(3)));
    forms.push(("left out".to_string(), all_left_out(1)));
    for (name, form) in forms {
        assert_well_formed(&name, &note(&form));
    }
}

/// Right answers, with a wrong one at the end.
fn answers(field: Field) -> &'static [&'static str] {
    match field {
        Field::Amount => &["1,2 M€", "3 000 €", "75 333,33 €", "450 000 € TTC"],
        Field::Trade => &[
            "Peinture, revêtements muraux",
            "Nettoyage de locaux, propreté",
            "Fournitures courantes sans service",
            "rien de tel",
        ],
        Field::Nature => &["travaux", "services", "autre"],
        Field::Duration | Field::LotDuration => &["3 mois", "48 mois", "bientôt"],
        Field::FirmDuration => &["1 mois", "24 mois", "bientôt"],
        Field::LotName | Field::Title | Field::LeftOutReason | Field::ProgrammeName => &["Un nom"],
        Field::Tranche => &["firm", "optional-1", "optional-2", "renewal-1", "autre"],
        Field::Share => &["50 %", "0 %", "200 %"],
        Field::Cost | Field::StaffPrice => &["33 €/h", "0 €/h"],
        Field::TakenOver => &["cleaning", "own", "autre"],
        Field::StaffHours => &["40 h", "9 000 h", "trop"],
        Field::Rate | Field::ProgrammeRate => &["7 %", "0 %", "25 %", "200 %"],
        Field::Target => &["700 h", "1 ETP", "3 personnes", "3 chevaux"],
        Field::Kept | Field::TriggerCounts => &["yes", "no", "autre"],
        Field::Technique => &["ordinary", "orders", "subsequent", "autre"],
        Field::Maximum => &["9 M€", "1 €"],
        Field::RatioHours => &["10 h", "0 h"],
        Field::RatioStep => &["10 000 €", "0 €"],
        Field::RatioMode => &["pro_rata", "whole", "autre"],
        Field::Trigger => &["20 000 €", "8 M€", "0 €"],
        Field::Schedule => &["300 000 ; 0 ; 200 000", "rien"],
        Field::Rounding => &["week_up", "day", "hour_down", "autre"],
        Field::Programme => &["npnru_works", "npnru_gup", "own", "autre"],
        Field::EtpHours | Field::MonthlyHours => &["140 h", "0 h"],
        _ => &[],
    }
}

/// A form where most answers are given, and most of these are right.
fn any_form() -> impl Strategy<Value = Form> {
    let picks = || proptest::collection::vec((0..10_usize, 0..150_usize), Field::COUNT);
    let parts = proptest::collection::vec(picks(), 1..4);
    (picks(), proptest::collection::vec(parts, 1..5)).prop_map(|(contract, lots)| {
        let mut form = Form::new();
        form.lots = vec![LotForm::default(); lots.len()];
        for (lot, parts) in lots.iter().enumerate() {
            form.lots[lot].more = vec![Answers::default(); parts.len() - 1];
            for (part, picks) in parts.iter().enumerate() {
                for field in Field::all() {
                    let (given, which) = match field.place() {
                        Place::Contract => contract[field.index()],
                        Place::Lot | Place::Part => picks[field.index()],
                    };
                    let needed = matches!(field, Field::Amount | Field::Trade);
                    let right = answers(field).len().saturating_sub(1).max(1);
                    let known = if which == 0 { right } else { which % right };
                    if (needed || given < 4)
                        && let Some(text) = answers(field).get(known)
                    {
                        form.set(At { lot, part }, field, *text);
                    }
                }
            }
        }
        form
    })
}

proptest! {
    #[test]
    fn any_contract_gives_a_well_formed_note(form in any_form()) {
        assert_well_formed("any", &note(&form));
        assert_every_step("any", &form);
    }
}

fn all_left_out(lots: usize) -> Form {
    let mut lot = LotForm::default();
    lot.set(Field::Amount, "90 000 €");
    lot.set(Field::Kept, "no");
    lot.set(Field::LeftOutReason, "Lot réservé à une entreprise adaptée");
    let mut form = Form::new();
    form.lots = vec![lot; lots];
    form
}

#[test]
fn nothing_known_is_a_short_note_of_what_is_missing() {
    let text = text(&Form::new()).replace('\u{a0}', " ");
    assert!(text.contains("Il manque « Montant hors taxes » et « Métier ou code CPV »."));
    assert!(text.contains("[À compléter : objet du marché]"));
    assert!(!text.contains("Coefficients et sources"));
    assert!(text.chars().count() < 1_000, "{text}");
}

#[test]
fn all_lots_left_out_is_a_short_note_of_the_reasons() {
    let text = text(&all_left_out(3)).replace('\u{a0}', " ");
    assert!(text.contains("Aucun lot ne porte la clause"));
    assert_eq!(
        text.matches("Lot réservé à une entreprise adaptée").count(),
        3
    );
    assert!(!text.contains("Calcul\n"));
}

#[test]
fn what_the_user_typed_is_never_markup() {
    let mut form = Form::new();
    form.set(0, Field::Title, "<script>|");
    form.set(0, Field::LotName, "<b>");
    form.lots.push(form.lots[0].clone());
    form.set(0, Field::Amount, "<i>");
    let html = html(&note(&form));
    for tag in ["<script>", "<b>", "<i>"] {
        assert!(!html.contains(tag), "{tag}");
    }
    assert!(markdown(&note(&form)).contains("\\<script\\>\\|"));
}

/// A note is a function of what it is given: the date too.
#[test]
fn the_date_is_the_one_given() {
    let (reading, estimate) = read(&Form::new());
    let (bareme, law) = (Bareme::builtin(), Law::builtin());
    let on = |day: &str| {
        let date = parse_iso_date(day).unwrap();
        plain(&computation_note(&reading, &estimate, bareme, law, date))
    };
    assert!(on("2027-01-01").contains("1er\u{a0}janvier 2027"));
    assert_eq!(on("2027-01-01"), on("2027-01-01"));
}
