//! The spreadsheets of the kept dossiers: what their cells come to is what the estimate says, before and
//! after changes; what is written is what other programs read.
//!
//! LibreOffice computes the files anew: a failure when it is missing; `SOFFICE` names another one.
#![cfg(feature = "office")]

use calamine::{Data, Ods, Reader, Xlsx};
use chrono::NaiveDate;
use clausule::assessment::Judgement;
use clausule::bareme::Bareme;
use clausule::clause::{ClauseSet, Inputs};
use clausule::contract::{Field, Form, LotForm, Reading};
use clausule::dossier;
use clausule::estimate::Estimate;
use clausule::law::Law;
use clausule::office::sheet::book::{
    Book, Cell, Content, FIRST_ROW, HEADER_ROW, Role, Sheet, Text,
};
use clausule::office::sheet::evaluate::{Value, Values};
use clausule::office::sheet::formula::{At, Dialect, Expr};
use clausule::office::sheet::{self, Format, SheetError};
use clausule::quantity::Hours;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn kept() -> Vec<(String, Reading)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut paths = Vec::new();
    for folder in ["sets", "dossiers", "notes"] {
        let entries = fs::read_dir(root.join(folder)).unwrap();
        let entries = entries.map(|entry| entry.unwrap().path());
        paths.extend(entries.filter(|path| path.extension().is_some_and(|end| end == "json")));
    }
    paths.sort();
    assert!(paths.len() >= 66);
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_string();
        let json = fs::read_to_string(&path).unwrap();
        let form = dossier::parse(&json, Bareme::builtin()).unwrap();
        (name, form.read(Bareme::builtin()))
    };
    paths.into_iter().map(read).collect()
}

fn estimate(reading: &Reading) -> Estimate {
    Estimate::of(reading, Bareme::builtin())
}

fn computation(reading: &Reading) -> Result<Book, SheetError> {
    let estimate = estimate(reading);
    sheet::computation_book(
        reading,
        &estimate,
        Bareme::builtin(),
        Law::builtin(),
        date(),
    )
}

fn hours(reading: &Reading, lot: Option<usize>) -> Result<Book, SheetError> {
    let estimate = estimate(reading);
    let (bareme, law) = (Bareme::builtin(), Law::builtin());
    let judgement = Judgement::of(reading, &estimate, bareme, law);
    let inputs = Inputs::new(reading, &estimate, &judgement, bareme, law, date());
    let set = ClauseSet::draft(&inputs);
    sheet::hours_book(&inputs, &set, lot)
}

/// Where the numbers of cells are from: our own evaluation, or another program's.
type Cells<'a> = dyn FnMut(&'static str, u32, u16) -> Option<f64> + 'a;

fn sheet_of<'a>(book: &'a Book, name: &str) -> &'a Sheet {
    book.sheets.iter().find(|sheet| sheet.name == name).unwrap()
}

fn column(sheet: &Sheet, begins: &str) -> u16 {
    let place = sheet.columns.iter().position(|column| {
        let header = column.header.replace(['\u{a0}', '\u{202f}'], " ");
        header.starts_with(begins)
    });
    let place = place.unwrap_or_else(|| panic!("{}: no column {begins}", sheet.name));
    u16::try_from(place).unwrap()
}

fn row(index: usize) -> u32 {
    FIRST_ROW + u32::try_from(index).unwrap()
}

#[track_caller]
fn same(name: &str, what: &str, cell: Option<f64>, hours: Hours) {
    let hours: f64 = hours.get().to_string().parse().unwrap();
    assert_eq!(cell, Some(hours), "{name}: {what}");
}

/// Every hour of the estimate stands in its cell.
fn compare(name: &str, book: &Book, estimate: &Estimate, cells: &mut Cells) {
    let lots = sheet_of(book, "Lots");
    let due = if book.sheets.iter().any(|sheet| sheet.name == "Accord-cadre") {
        column(lots, "Heures dues")
    } else {
        column(lots, "Heures centrales")
    };
    let (mut tranche, mut framework, mut year) = (0, 0, 0);
    for (lot, outcome) in estimate.lots.iter().enumerate() {
        let Some(figures) = outcome.figures() else {
            continue;
        };
        let mut lots_cell = |begins: &str| cells("Lots", row(lot), column(lots, begins));
        let hours = figures.hours;
        same(name, "low", lots_cell("Heures basses"), hours.low());
        same(
            name,
            "central",
            lots_cell("Heures centrales"),
            hours.central(),
        );
        same(name, "high", lots_cell("Heures hautes"), hours.high());
        let is_due = cells("Lots", row(lot), due);
        same(name, "due", is_due, figures.due().central());
        if let Some(sheet) = book.sheets.iter().find(|sheet| sheet.name == "Tranches") {
            for (_, hours) in &figures.tranches {
                let mut cell = |begins| cells("Tranches", row(tranche), column(sheet, begins));
                same(name, "tranche", cell("Heures basses"), hours.low());
                same(name, "tranche", cell("Heures centrales"), hours.central());
                same(name, "tranche", cell("Heures hautes"), hours.high());
                tranche += 1;
            }
        }
        if let Some(of) = &figures.framework {
            let sheet = sheet_of(book, "Accord-cadre");
            let mut cell = |begins| cells("Accord-cadre", row(framework), column(sheet, begins));
            same(name, "ratio", cell("Heures du ratio"), of.hours);
            let at_estimate = cell("Heures dues au montant");
            same(name, "at the estimate", at_estimate, of.at_estimate.hours);
            if let Some(maximum) = &of.at_maximum {
                same(
                    name,
                    "maximum",
                    cell("Heures dues au maximum"),
                    maximum.hours,
                );
            }
            for of in &of.years {
                let sheet = sheet_of(book, "Années");
                let mut cell = |begins| cells("Années", row(year), column(sheet, begins));
                let cumulated = cell("Heures dues depuis");
                same(name, "year", cumulated, of.cumulated_hours);
                same(name, "year", cell("Heures dues pour"), of.hours);
                year += 1;
            }
            framework += 1;
        }
    }
    let total = cells("Lots", row(estimate.lots.len()), due);
    same(
        name,
        "total",
        total,
        estimate.total.unwrap_or(estimate.so_far).central(),
    );
}

fn evaluated(book: &Book) -> impl FnMut(&'static str, u32, u16) -> Option<f64> + '_ {
    let mut values = Values::of(book);
    move |sheet, row, column| match values.at(At::new(sheet, row, column)) {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

/// The workbooks of the computation of all kept dossiers that have hours.
fn computations() -> Vec<(String, Book, Estimate)> {
    let books = kept().into_iter().filter_map(|(name, reading)| {
        let estimate = estimate(&reading);
        let has_hours = estimate.lots.iter().any(|lot| lot.figures().is_some());
        match computation(&reading) {
            Ok(book) => Some((name, book, estimate)),
            Err(error) => {
                assert!(!has_hours, "{name}: {error}");
                assert_eq!(error, SheetError::NoHours);
                None
            }
        }
    });
    let books: Vec<_> = books.collect();
    assert!(books.len() >= 50, "{}", books.len());
    books
}

fn hour_sheets() -> Vec<(String, Book)> {
    let books = kept().into_iter().filter_map(|(name, reading)| {
        let book = hours(&reading, None).ok()?;
        Some((format!("heures-{name}"), book))
    });
    let books: Vec<_> = books.collect();
    assert!(books.len() >= 40, "{}", books.len());
    books
}

#[test]
fn every_kept_dossier_computes_to_the_hours_of_the_page() {
    let mut forms = BTreeMap::new();
    for (name, book, estimate) in computations() {
        compare(&name, &book, &estimate, &mut evaluated(&book));
        for sheet in &book.sheets {
            *forms.entry(sheet.name).or_insert(0) += 1;
        }
    }
    // All forms of contract are among them.
    for name in ["Tranches", "Accord-cadre", "Années", "Personnel repris"] {
        assert!(forms.get(name).is_some_and(|count| *count > 0), "{forms:?}");
    }
}

/// A source of numbers that is the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[usize::try_from(self.roll(of.len() as u64)).unwrap()]
    }
}

/// An amount, a share, a cost and a rate as people write them: often round, so that halves come up.
fn part(dice: &mut Dice) -> [String; 4] {
    let amount = match dice.roll(3) {
        0 => format!("{}000", 1 + dice.roll(2_000)),
        1 => format!("{}", 1 + dice.roll(50_000_000)),
        _ => format!("{},{:02}", 1 + dice.roll(9_000_000), dice.roll(100)),
    };
    let share = match dice.roll(2) {
        0 => format!("{}", 5 * (1 + dice.roll(20))),
        _ => format!("{},{:02}", dice.roll(100), dice.roll(100)),
    };
    let cost = match dice.roll(2) {
        0 => format!("{}", 20 + dice.roll(60)),
        _ => format!("{},{:02}", 15 + dice.roll(80), dice.roll(100)),
    };
    let rate = dice.one(&["5", "10", "2,5", "7", "12,25", "0", "100"]);
    [amount, share, cost, rate.to_string()]
}

const PART: [Field; 4] = [Field::Amount, Field::Share, Field::Cost, Field::Rate];

/// A contract of any shape; with other numbers put in where `again` rolls them.
fn contract(shape: &mut Dice, numbers: &mut Dice) -> Form {
    let mut form = Form::new();
    let technique = shape.one(&["ordinary", "ordinary", "orders", "subsequent"]);
    form.contract.set(Field::Technique, technique);
    let rounding = ["hour", "hour", "hour_down", "day", "day_up", "day_down"];
    let rounding = [&rounding[..], &["week", "week_up", "week_down"]].concat();
    form.contract.set(Field::Rounding, shape.one(&rounding));
    form.contract
        .set(Field::Duration, shape.one(&["7", "24", "48", "36"]));
    form.contract.set(Field::FirmDuration, "6");
    let lots = 1 + shape.roll(4);
    for lot in 0..lots {
        if lot > 0 {
            form.lots.push(LotForm::default());
        }
        let lot = usize::try_from(lot).unwrap();
        let parts = 1 + shape.roll(3);
        for number in 0..parts {
            let typed = part(numbers);
            let tranche = shape.one(&["firm", "firm", "optional-1", "renewal-1"]);
            let taken_over = shape.roll(8) == 0;
            let mut answers = clausule::contract::Answers::default();
            answers.set(Field::Trade, "Peinture, revêtements muraux");
            for (field, typed) in PART.iter().zip(&typed) {
                if *field != Field::Rate {
                    answers.set(*field, typed.clone());
                }
            }
            answers.set(Field::Tranche, tranche);
            if taken_over {
                answers.set(Field::TakenOver, "cleaning");
                answers.set(Field::StaffHours, shape.one(&["10", "150", "3 000"]));
            }
            if number == 0 {
                form.lots[lot].set(Field::Rate, &typed[3]);
                for (field, typed) in answers.iter() {
                    form.lots[lot].set(field, typed);
                }
            } else {
                form.lots[lot].more.push(answers);
            }
        }
        if technique != "ordinary" {
            let of = &mut form.lots[lot];
            of.set(
                Field::RatioStep,
                shape.one(&["1 000", "10 000", "7 500,50"]),
            );
            of.set(Field::RatioMode, shape.one(&["pro_rata", "whole"]));
            if shape.roll(2) == 0 {
                of.set(Field::RatioHours, shape.one(&["1", "35"]));
            }
            if shape.roll(2) == 0 {
                of.set(Field::Trigger, "40 000");
                of.set(Field::TriggerCounts, shape.one(&["yes", "no", ""]));
            }
            if shape.roll(2) == 0 {
                of.set(Field::Maximum, "1 000 000 000");
            }
            if shape.roll(3) == 0 {
                of.set(Field::Schedule, "40 000 ; 39 999,99 ; 0 ; 1 200 000");
            }
        }
    }
    form
}

/// Puts the amounts, shares, costs and rates of a contract into the cells of a book.
fn put_in(book: &mut Book, reading: &Reading) {
    let mut typed: Vec<[f64; 4]> = Vec::new();
    for lot in &reading.contract.lots {
        for part in &lot.parts {
            let number = |text: String| text.parse::<f64>().unwrap();
            let cents = clausule::quantity::Euros::from(part.amount.unwrap()).cents();
            let share = part.share.unwrap().basis_points();
            let rate = lot.rate.unwrap().basis_points();
            typed.push([
                number(format!("{}.{:02}", cents / 100, cents % 100)),
                number(format!("{}.{:04}", share / 10_000, share % 10_000)),
                number(format!(
                    "{}.{:02}",
                    part.cost.unwrap().cents() / 100,
                    part.cost.unwrap().cents() % 100
                )),
                number(format!("{}.{:04}", rate / 10_000, rate % 10_000)),
            ]);
        }
    }
    let steps = book.sheets.iter_mut().find(|sheet| sheet.name == "Calcul");
    let steps = steps.unwrap();
    let columns = ["Montant HT", "Part de", "Coût", "Taux"].map(|begins| column(steps, begins));
    for (row, typed) in typed.iter().enumerate() {
        for (column, number) in columns.iter().zip(typed) {
            let cell = &mut steps.rows[row][usize::from(*column)];
            if matches!(cell.content, Content::Number(_)) {
                assert_eq!(cell.role, Role::Input);
                cell.content = Content::Number(*number);
            }
        }
    }
}

/// A contract, the book of another of the same shape changed into it, and its estimate.
fn changed(seed: u64) -> (Book, Estimate) {
    let [before, after] = [seed, seed + 1_000_000].map(|numbers| {
        let form = contract(&mut Dice(seed), &mut Dice(numbers));
        form.read(Bareme::builtin())
    });
    assert_eq!(after.problems, [], "{seed}");
    let mut book = computation(&before).unwrap();
    put_in(&mut book, &after);
    (book, estimate(&after))
}

#[test]
fn a_change_in_the_sheet_gives_the_hours_that_it_gives_on_the_page() {
    for seed in 0..1_500 {
        let (book, estimate) = changed(seed);
        // Numbers that the estimate itself refuses are no matter of the sheet.
        if estimate.total.is_some() {
            compare(&seed.to_string(), &book, &estimate, &mut evaluated(&book));
        }
    }
}

#[test]
fn a_changed_value_has_no_range_and_the_usual_one_has() {
    let mut form = Form::new();
    form.set(0, Field::Trade, "Peinture, revêtements muraux");
    form.set(0, Field::Amount, "1 M€");
    let mut book = computation(&form.read(Bareme::builtin())).unwrap();
    let before = estimate(&form.read(Bareme::builtin()));
    assert!(!before.lots[0].figures().unwrap().hours.is_certain());
    compare("usual", &book, &before, &mut evaluated(&book));

    form.set(0, Field::Share, "61 %");
    let after = form.read(Bareme::builtin());
    let calcul = book.sheets.iter_mut().find(|sheet| sheet.name == "Calcul");
    let calcul = calcul.unwrap();
    let share = column(calcul, "Part de");
    calcul.rows[0][usize::from(share)].content = Content::Number(0.61);
    compare("changed", &book, &estimate(&after), &mut evaluated(&book));
}

#[test]
fn the_same_dossier_gives_the_same_bytes() {
    let books = computations()
        .into_iter()
        .map(|(name, book, _)| (name, book));
    for (name, book) in books.chain(hour_sheets()).step_by(7) {
        for format in Format::ALL {
            let bytes = sheet::write(&book, format).unwrap();
            assert_eq!(sheet::write(&book, format).unwrap(), bytes, "{name}");
        }
    }
}

/// What a program that is not ours reads: names of sheets, header rows, texts, numbers, formulas.
#[test]
fn other_programs_read_what_was_written() {
    let books = computations()
        .into_iter()
        .map(|(name, book, _)| (name, book));
    for (name, book) in books.chain(hour_sheets()).step_by(5) {
        let xlsx = sheet::write(&book, Format::Xlsx).unwrap();
        let mut xlsx: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(xlsx)).unwrap();
        let ods = sheet::write(&book, Format::Ods).unwrap();
        let mut ods: Ods<_> = calamine::open_workbook_from_rs(Cursor::new(ods)).unwrap();
        let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name).collect();
        assert_eq!(xlsx.sheet_names(), names);
        assert_eq!(ods.sheet_names(), names);
        let mut values = Values::of(&book);
        for sheet in &book.sheets {
            let formulas = [
                (Dialect::Excel, xlsx.worksheet_formula(sheet.name).unwrap()),
                (
                    Dialect::OpenDocument,
                    ods.worksheet_formula(sheet.name).unwrap(),
                ),
            ];
            let ranges = [
                xlsx.worksheet_range(sheet.name).unwrap(),
                ods.worksheet_range(sheet.name).unwrap(),
            ];
            for range in &ranges {
                for (column, place) in sheet.columns.iter().zip(0..) {
                    let header = range.get_value((HEADER_ROW, place));
                    assert_eq!(header, Some(&Data::String(column.header.clone())), "{name}");
                }
            }
            for (index, cells) in sheet.rows.iter().enumerate() {
                for (cell, place) in cells.iter().zip(0..) {
                    let at = (row(index), place);
                    let what = format!("{name}, {}, {at:?}", sheet.name);
                    let value = values.at(At::new(sheet.name, at.0, at.1));
                    for (range, (dialect, formulas)) in ranges.iter().zip(&formulas) {
                        let read = range
                            .get_value((at.0, place.into()))
                            .unwrap_or(&Data::Empty);
                        is_read(&what, cell, &value, read);
                        if let Content::Formula(formula) = &cell.content {
                            let text = formula.write(*dialect, sheet.name);
                            let text = match dialect {
                                Dialect::Excel => text,
                                Dialect::OpenDocument => format!("of:={text}"),
                            };
                            let read = formulas.get_value((at.0, place.into()));
                            assert_eq!(read, Some(&text), "{what}");
                        }
                    }
                }
            }
        }
    }
}

#[track_caller]
fn is_read(what: &str, cell: &Cell, value: &Value, read: &Data) {
    match (value, read) {
        (Value::Number(number), Data::Float(read)) => {
            assert_eq!(number.to_string(), read.to_string(), "{what}");
        }
        (Value::Number(number), Data::Int(read)) => {
            assert_eq!(number.to_string(), read.to_string(), "{what}");
        }
        (Value::Number(number), Data::DateTime(read)) => {
            assert_eq!(number.to_string(), read.as_f64().to_string(), "{what}");
        }
        (Value::Number(number), Data::DateTimeIso(read)) => {
            let days = read.parse::<NaiveDate>().unwrap();
            let days = (days - NaiveDate::from_ymd_opt(1899, 12, 30).unwrap()).num_days();
            assert_eq!(number.to_string(), days.to_string(), "{what}");
        }
        (Value::Text(text), Data::String(read)) => assert_eq!(text, read, "{what}"),
        (Value::Text(text), Data::Empty) => assert!(text.is_empty(), "{what}"),
        (Value::Empty, Data::Empty) => {}
        _ => panic!("{what}: {cell:?} {value:?} {read:?}"),
    }
}

/// No text of a user is a formula, a name of a sheet or a part of one.
#[test]
fn hostile_names_are_texts() {
    let names = [
        "=1+1".to_string(),
        "@SUM(1)".to_string(),
        "a]:*?/\\[b".to_string(),
        "é".repeat(200),
        "tab\tline\nbell\u{7}\u{1}end".to_string(),
        "👩‍🔧 \u{202e}inversé\u{fffe}\u{ffff}".to_string(),
        "]]></t><v>1</v>&amp;\"'".to_string(),
        "_x0041_ ;\"x\"".to_string(),
    ];
    let mut form = Form::new();
    form.contract.set(Field::Title, "=cmd|' /C calc'!A0");
    for (lot, name) in names.iter().enumerate() {
        if lot > 0 {
            form.lots.push(LotForm::default());
        }
        form.set(lot, Field::Trade, "Peinture, revêtements muraux");
        form.set(lot, Field::Amount, "1 M€");
        form.set(lot, Field::LotName, name.clone());
    }
    let reading = form.read(Bareme::builtin());
    assert_eq!(reading.problems, []);
    for book in [
        computation(&reading).unwrap(),
        hours(&reading, None).unwrap(),
    ] {
        let xlsx = sheet::write(&book, Format::Xlsx).unwrap();
        let mut xlsx: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(xlsx)).unwrap();
        let ods = sheet::write(&book, Format::Ods).unwrap();
        let mut ods: Ods<_> = calamine::open_workbook_from_rs(Cursor::new(ods)).unwrap();
        let lots = if xlsx.sheet_names().contains(&"Lots".to_string()) {
            "Lots"
        } else {
            "Suivi"
        };
        for (lot, name) in reading
            .contract
            .lots
            .iter()
            .map(|lot| &lot.name)
            .enumerate()
        {
            let name = name
                .as_ref()
                .unwrap()
                .as_str()
                .replace(['\u{fffe}', '\u{ffff}'], "");
            let expected = Data::String(format!("Lot n° {} : {name}", lot + 1));
            for range in [
                xlsx.worksheet_range(lots).unwrap(),
                ods.worksheet_range(lots).unwrap(),
            ] {
                assert_eq!(range.get_value((row(lot), 1)), Some(&expected));
            }
        }
        let csv = String::from_utf8(sheet::write(&book, Format::Csv).unwrap()).unwrap();
        for field in csv.split([';', '\n']) {
            let first = field.trim_start_matches('"').chars().next();
            assert!(!matches!(first, Some('=' | '+' | '@' | '\t')), "{field}");
        }
    }
}

#[test]
fn the_flat_table_says_the_same_hours() {
    for (name, book, estimate) in computations() {
        let place = |header: &str| {
            let header = book
                .flat
                .header
                .iter()
                .position(|name| name.starts_with(header));
            header.unwrap()
        };
        let (level, due) = (place("Niveau"), place("Heures dues"));
        let text = |row: &[sheet::book::Text], place: usize| match &row[place] {
            sheet::book::Text::Own(text) | sheet::book::Text::Typed(text) => text.clone(),
        };
        let lots = book
            .flat
            .rows
            .iter()
            .filter(|row| text(row, level) == "lot");
        let shown: Vec<String> = lots.map(|row| text(row, due)).collect();
        let figures = estimate.lots.iter().filter_map(|lot| lot.figures());
        let known = figures.map(|figures| figures.due().central().get().to_string());
        assert_eq!(shown, known.collect::<Vec<_>>(), "{name}");
        assert!(
            book.flat
                .rows
                .iter()
                .all(|row| row.len() == book.flat.header.len())
        );
    }
}

/// The columns of the annex stand in the sheet under their own names.
#[test]
fn the_hour_sheet_has_the_columns_of_the_annex() {
    for (name, book) in hour_sheets() {
        let headers: Vec<&str> = sheet_of(&book, "Relevé")
            .columns
            .iter()
            .map(|column| column.header.as_str())
            .collect();
        let annex = [
            "N°\u{a0}de la personne",
            "Nature du contrat",
            "Poste occupé",
            "Affectation (chantier, site ou prestation)",
            "Heures de la période",
            "dont formation",
            "Heures depuis le début",
        ];
        let mut places = annex.iter().map(|header| {
            let place = headers.iter().position(|of| of == header);
            place.unwrap_or_else(|| panic!("{name}: {header} not in {headers:?}"))
        });
        assert!(places.by_ref().is_sorted(), "{name}");
        let lists = sheet_of(&book, "Listes");
        for row in &lists.rows {
            assert!(
                matches!(&row[0].content, Content::Text(text) if text.len() > 5),
                "{name}"
            );
        }
        assert!(
            book.sheets.iter().any(|sheet| sheet.name == "Publics"),
            "{name}"
        );
    }
}

/// Fills in rows: lot, month, person, hours, training.
fn fill_in(book: &mut Book, rows: &[(u32, u32, &str, u32, u32)]) {
    let months = sheet_of(book, "Mois").rows.len();
    let first = book.sheets.iter_mut().find(|sheet| sheet.name == "Mois");
    first.unwrap().rows[0][1].content =
        Content::Date(chrono::Datelike::with_day(&date(), 1).unwrap());
    let sheet = book.sheets.iter_mut().find(|sheet| sheet.name == "Relevé");
    let sheet = sheet.unwrap();
    let [lot, month, person, hours, training] = [
        column(sheet, "N° du lot"),
        column(sheet, "Mois"),
        column(sheet, "N° de la personne"),
        column(sheet, "Heures de la période"),
        column(sheet, "dont formation"),
    ]
    .map(usize::from);
    for (filled, cells) in rows.iter().zip(&mut sheet.rows) {
        cells[lot].content = Content::Number(filled.0.into());
        assert!(usize::try_from(filled.1).unwrap() < months);
        let date = date()
            .checked_add_months(chrono::Months::new(filled.1))
            .unwrap();
        let first = chrono::Datelike::with_day(&date, 1).unwrap();
        cells[month].content = Content::Date(first);
        cells[person].content = Content::Text(filled.2.to_string());
        cells[hours].content = Content::Number(filled.3.into());
        cells[training].content = Content::Number(filled.4.into());
    }
}

/// A filled-in hour sheet, and what its cells must come to.
fn filled_in(training: &str) -> (Book, Vec<(&'static str, usize, &'static str, f64)>) {
    let mut form = Form::new();
    form.lots.push(LotForm::default());
    for lot in 0..2 {
        form.set(lot, Field::Trade, "Peinture, revêtements muraux");
        form.set(lot, Field::Amount, "1 M€");
        form.set(lot, Field::Share, "50");
        form.set(lot, Field::Cost, "25");
        form.set(lot, Field::Rate, "5");
    }
    form.contract.set(Field::Duration, "12");
    form.contract.set(Field::Training, training);
    form.contract.set(Field::TrainingCap, "2 %");
    let mut book = hours(&form.read(Bareme::builtin()), None).unwrap();
    fill_in(
        &mut book,
        &[
            (1, 0, "A", 100, 10),
            (1, 0, "B", 50, 0),
            (1, 1, "A", 120, 30),
            (2, 1, "A", 7, 0),
            (1, 2, "C", 35, 5),
        ],
    );
    // 1 000 h are due of each lot; 45 h of the first one's 305 h are training.
    let kept = match training {
        "not_counted" => 260.0,
        "capped" => 280.0,
        _ => 305.0,
    };
    let expected = vec![
        ("Suivi", 0, "Heures dues", 1_000.0),
        ("Suivi", 0, "Heures réalisées", 305.0),
        ("Suivi", 0, "dont formation", 45.0),
        ("Suivi", 0, "Heures retenues", kept),
        ("Suivi", 0, "Reste", 1_000.0 - kept),
        ("Suivi", 0, "Nombre", 3.0),
        ("Suivi", 1, "Heures réalisées", 7.0),
        ("Suivi", 1, "Nombre", 1.0),
        ("Suivi", 2, "Heures réalisées", 312.0),
        ("Mois", 0, "Heures du mois", 150.0),
        ("Mois", 1, "Heures du mois", 127.0),
        ("Mois", 2, "Heures depuis", 312.0),
        ("Mois", 11, "Heures depuis", 312.0),
        ("Relevé", 2, "Heures depuis", 220.0),
        ("Relevé", 3, "Heures depuis", 7.0),
    ];
    (book, expected)
}

const TRAINING: [&str; 3] = ["counted", "capped", "not_counted"];

fn compare_hours(book: &Book, expected: &[(&'static str, usize, &str, f64)], cells: &mut Cells) {
    for (name, index, begins, number) in expected {
        let place = column(sheet_of(book, name), begins);
        let found = cells(name, row(*index), place);
        assert_eq!(found, Some(*number), "{name} {index} {begins}");
    }
}

/// No answer gives the day that work begins: no month is said before the contractor says the first.
#[test]
fn no_month_is_said_before_the_first_is_given() {
    for (name, book) in hour_sheets() {
        let mut cells = evaluated(&book);
        let months = sheet_of(&book, "Mois");
        for index in 0..months.rows.len() {
            for place in 1..5 {
                assert_eq!(
                    cells("Mois", row(index), place),
                    None,
                    "{name} {index} {place}"
                );
            }
        }
        let month = book
            .flat
            .header
            .iter()
            .position(|name| name == "Mois")
            .unwrap();
        for row in &book.flat.rows {
            assert_eq!(row[month], Text::Own(String::new()), "{name}");
        }
        // What only serves the formulas is neither shown nor printed.
        let sheet = sheet_of(&book, "Relevé");
        let hidden: Vec<bool> = sheet.columns.iter().map(|column| column.hidden).collect();
        assert_eq!(
            hidden.iter().position(|hidden| *hidden),
            Some(hidden.len() - 1)
        );
        let last = sheet.last_printed().unwrap();
        assert_eq!(usize::from(last.column), hidden.len() - 2);
    }
}

#[test]
fn hours_that_are_filled_in_are_counted() {
    for training in TRAINING {
        let (book, expected) = filled_in(training);
        compare_hours(&book, &expected, &mut evaluated(&book));
    }
}

#[test]
fn a_lot_has_its_own_sheet_of_hours() {
    let (_, reading) = kept()
        .into_iter()
        .find(|(name, _)| name == "travaux-lots-melanges")
        .unwrap();
    let estimate = estimate(&reading);
    for (lot, outcome) in estimate.lots.iter().enumerate() {
        let has_hours = outcome
            .figures()
            .is_some_and(|of| of.due().high() > Hours::ZERO);
        match hours(&reading, Some(lot)) {
            Ok(book) => {
                assert!(has_hours);
                assert_eq!(sheet_of(&book, "Suivi").rows.len(), 2);
                let title = &sheet_of(&book, "Relevé").title;
                let name = reading.contract.lots[lot].name.as_ref().unwrap();
                assert!(title.contains(name.as_str()), "{title}");
            }
            Err(error) => {
                assert!(!has_hours);
                assert_eq!(error, SheetError::NoLot(lot));
            }
        }
    }
}

// LibreOffice.

/// The file with every value that is kept beside a formula spoiled, so that who shows the right ones has
/// computed them.
fn spoiled(bytes: Vec<u8>) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut written = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut spoiled = 0;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().to_string();
        let mut contents = Vec::new();
        entry.read_to_end(&mut contents).unwrap();
        if name == "content.xml" || name.starts_with("xl/worksheets/sheet") {
            let text = String::from_utf8(contents).unwrap();
            let mut out = String::new();
            // « </f><v>833</v> » and « table:formula="…" … office:value="833" ».
            for (place, piece) in text.split_inclusive('<').enumerate() {
                let after_formula = out.ends_with("</f><");
                if after_formula && piece.starts_with("v>") {
                    out.push_str("v>-7<");
                    spoiled += 1;
                } else if let (true, Some(start)) = (
                    piece.contains("table:formula="),
                    piece.find(" office:value=\""),
                ) {
                    let start = start + " office:value=\"".len();
                    let end = start + piece[start..].find('"').unwrap();
                    out.push_str(&piece[..start]);
                    out.push_str("-7");
                    out.push_str(&piece[end..]);
                    spoiled += 1;
                } else {
                    out.push_str(piece);
                }
                assert!(place < 10_000_000);
            }
            contents = out.into_bytes();
        }
        let options = zip::write::SimpleFileOptions::DEFAULT;
        written.start_file(name, options).unwrap();
        written.write_all(&contents).unwrap();
    }
    assert!(spoiled > 0);
    written.finish().unwrap().into_inner()
}

/// Tells LibreOffice to compute all formulas of every file that it opens.
const ALWAYS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

/// Has LibreOffice compute files, each to the cells of its sheets.
fn recalculated(folder: &str, files: &[(String, Vec<u8>)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    let _ = fs::remove_dir_all(&folder);
    let profile = folder.join("profile");
    fs::create_dir_all(profile.join("user")).unwrap();
    fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS).unwrap();
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.join(name)).collect();
    for (path, (_, bytes)) in paths.iter().zip(files) {
        fs::write(path, bytes).unwrap();
    }
    // It takes no more than about 250 files at a time.
    let program = std::env::var_os("SOFFICE").unwrap_or_else(|| "soffice".into());
    for paths in paths.chunks(200) {
        let output = Command::new(&program)
            .arg(format!(
                "-env:UserInstallation=file://{}",
                profile.display()
            ))
            .args(["--headless", "--convert-to"])
            // Tabs, UTF-8, English numbers, values as they are, all sheets.
            .arg("csv:Text - txt - csv (StarCalc):9,34,76,1,,1033,false,false,false,false,false,-1")
            .arg("--outdir")
            .arg(folder.join("csv"))
            .args(paths)
            .output()
            .expect("LibreOffice is needed: apt-get install libreoffice-calc");
        assert!(output.status.success(), "{output:?}");
    }
    folder.join("csv")
}

/// The cells of a sheet of a file, as LibreOffice computed them.
fn read_csv(folder: &Path, file: &str, sheet: &str) -> Vec<Vec<String>> {
    let path = folder.join(format!("{file}-{sheet}.csv"));
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = text
        .lines()
        .map(|line| line.split('\t').map(ToString::to_string).collect());
    lines.collect()
}

fn computed<'a>(
    folder: &'a Path,
    file: &'a str,
) -> impl FnMut(&'static str, u32, u16) -> Option<f64> + 'a {
    let mut sheets = BTreeMap::new();
    move |sheet, row, column| {
        let cells = sheets
            .entry(sheet)
            .or_insert_with(|| read_csv(folder, file, sheet));
        let row = usize::try_from(row).unwrap();
        let text = cells.get(row)?.get(usize::from(column))?;
        // Numbers in the language of the cell, in quotation marks; a percentage keeps its sign.
        let text = text.trim_matches('"').replace(',', ".");
        match text.strip_suffix('%') {
            Some(percent) => Some(percent.trim().parse::<f64>().ok()? / 100.0),
            None => text.parse().ok(),
        }
    }
}

/// Every formula of a book comes to what we say it comes to.
fn compare_all(name: &str, book: &Book, cells: &mut Cells) -> usize {
    let mut values = Values::of(book);
    let mut count = 0;
    for sheet in &book.sheets {
        for (index, of) in sheet.rows.iter().enumerate() {
            for (cell, column) in of.iter().zip(0..) {
                let is_date = cell.format == sheet::book::Format::Month;
                if is_date || !matches!(cell.content, Content::Formula(_)) {
                    continue;
                }
                let what = format!(
                    "{name}, {}, row {}, column {column}",
                    sheet.name,
                    row(index) + 1
                );
                let found = cells(sheet.name, row(index), column);
                match values.at(At::new(sheet.name, row(index), column)) {
                    Value::Number(number) => {
                        let found =
                            found.unwrap_or_else(|| panic!("{what}: no number, not {number}"));
                        let near = (found - number).abs() <= 1e-9 * number.abs().max(1.0);
                        assert!(near, "{what}: {found}, not {number}");
                    }
                    _ => assert_eq!(found, None, "{what}"),
                }
                count += 1;
            }
        }
    }
    count
}

/// LibreOffice, from files whose kept values are all wrong, comes to the hours of the page: for the kept
/// dossiers, and for contracts of all shapes whose numbers were changed in the sheet.
#[test]
fn libreoffice_computes_the_hours_of_the_page() {
    let mut books = computations();
    books.extend((0..25).map(|seed| {
        let (book, estimate) = changed(seed);
        (format!("changed-{seed}"), book, estimate)
    }));
    books.retain(|(_, _, estimate)| estimate.total.is_some());
    let mut files = Vec::new();
    for (name, book, _) in &books {
        for format in [Format::Xlsx, Format::Ods] {
            let bytes = spoiled(sheet::write(book, format).unwrap());
            let key = format.key();
            files.push((format!("{name}-{key}.{key}"), bytes));
        }
    }
    let folder = recalculated("sheets-computation", &files);
    let mut count = 0;
    for (name, book, estimate) in &books {
        for key in ["xlsx", "ods"] {
            let file = format!("{name}-{key}");
            compare(&file, book, estimate, &mut computed(&folder, &file));
            count += compare_all(&file, book, &mut computed(&folder, &file));
        }
    }
    assert!(count > 10_000, "{count}");
    println!("{} files, {count} formulas", files.len());
}

#[test]
fn libreoffice_counts_the_hours_that_are_filled_in() {
    let mut files = Vec::new();
    for training in TRAINING {
        let (book, _) = filled_in(training);
        for format in [Format::Xlsx, Format::Ods] {
            let key = format.key();
            let bytes = spoiled(sheet::write(&book, format).unwrap());
            files.push((format!("{training}-{key}.{key}"), bytes));
        }
    }
    let folder = recalculated("sheets-hours", &files);
    for training in TRAINING {
        let (book, expected) = filled_in(training);
        for key in ["xlsx", "ods"] {
            let file = format!("{training}-{key}");
            compare_hours(&book, &expected, &mut computed(&folder, &file));
            compare_all(&file, &book, &mut computed(&folder, &file));
        }
    }
}

/// A formula with every function and sign, so that no program is asked for one that it has not.
#[test]
fn names_in_formulas_are_defined() {
    fn walk(formula: &Expr, names: &mut Vec<&'static str>) {
        match formula {
            Expr::Name(name) => names.push(name),
            Expr::Operation(left, _, right) => {
                walk(left, names);
                walk(right, names);
            }
            Expr::Call(_, arguments) => arguments.iter().for_each(|one| walk(one, names)),
            _ => {}
        }
    }
    for (name, book, _) in computations() {
        let cells = book
            .sheets
            .iter()
            .flat_map(|sheet| sheet.rows.iter().flatten());
        let mut used = Vec::new();
        for cell in cells {
            if let Content::Formula(formula) = &cell.content {
                walk(formula, &mut used);
            }
        }
        for used in used {
            assert!(
                book.names.iter().any(|(of, _)| of == used),
                "{name}: {used}"
            );
        }
        // Names are told apart whatever their case, and none looks like the address of a cell.
        let mut names: Vec<String> = book.names.iter().map(|(of, _)| of.to_lowercase()).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), book.names.len(), "{name}");
        assert!(names.iter().all(|of| of.contains('_')), "{names:?}");
    }
}

/// As many lots and parts as a contract may have, of several tranches each.
#[test]
fn the_largest_contract_is_written() {
    let mut form = Form::new();
    for lot in 0..100 {
        if lot > 0 {
            form.lots.push(LotForm::default());
        }
        for part in 0..30 {
            let mut answers = clausule::contract::Answers::default();
            answers.set(Field::Trade, "Peinture, revêtements muraux");
            answers.set(Field::Amount, format!("{}", 1_000 + lot * 97 + part * 13));
            answers.set(
                Field::Tranche,
                if part % 2 == 0 { "firm" } else { "optional-1" },
            );
            if part == 0 {
                for (field, typed) in answers.iter() {
                    form.set(lot, field, typed);
                }
            } else {
                form.lots[lot].more.push(answers);
            }
        }
    }
    let reading = form.read(Bareme::builtin());
    assert_eq!(reading.problems, []);
    let book = computation(&reading).unwrap();
    compare("largest", &book, &estimate(&reading), &mut evaluated(&book));
    let steps = sheet_of(&book, "Calcul");
    // One rule for a column, not for a cell.
    assert!(steps.rules.len() <= 4, "{}", steps.rules.len());
    for format in Format::ALL {
        assert!(sheet::write(&book, format).unwrap().len() > 10_000);
    }
    hours(&reading, None).unwrap();
}
