//! Turns the data files of the barème and of the law into Rust tables, and refuses a row without a
//! source, a disordered range or a value out of bounds.
//!
//! Tables made here cost nothing to read in the browser; reading the same JSON there would put its
//! reader's code and a second copy of the data on the first load.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

const BAREME: &str = "src/bareme/data/2026-11.json";
const LAW: &str = "src/law/data/2026-08-01.json";
const GLOSSARY: &str = "src/pages/data/glossary.json";

fn main() {
    let data = read(BAREME);
    write("bareme.rs", &bareme(&data));
    let texts = source_texts(&data);
    let rates = each(&data["rates"], |row| rate(row, &texts));
    write("rates.rs", &format!("[{rates}]"));
    write("sources.rs", &format!("{texts:?}"));
    write("law.rs", &law(&read(LAW)));
    let terms = read(GLOSSARY);
    write("glossary.rs", &format!("[{}]", each(&terms, term)));
    write("words.md", &words_of_the_code(&terms));
}

fn read(path: &str) -> Value {
    println!("cargo::rerun-if-changed={path}");
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn write(name: &str, code: &str) {
    let folder = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let path = Path::new(&folder).join(name);
    fs::write(&path, code).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

fn bareme(data: &Value) -> String {
    format!(
        "Bareme {{ id: {}, name: {}, updated: {}, cpv_none: {}, trades: &[{}] }}",
        text(data, "id"),
        text(data, "name"),
        day(&data["updated"]),
        words(data, "cpv_none"),
        each(&data["trades"], |row| trade(row, &source_texts(data))),
    )
}

fn trade(row: &Value, texts: &[&str]) -> String {
    format!(
        "Trade {{ id: {}, label: {}, nature: {}, synonyms: {}, cpv: {}, share: {}, cost: {}, grade: {}, share_sources: &[{}], cost_sources: &[{}], note: {} }}",
        text(row, "id"),
        text(row, "label"),
        variant("Nature", &row["nature"]),
        synonyms(row),
        words(row, "cpv"),
        span(&row["share_bp"], "Share::constant"),
        span(&row["cost_cents"], "HourlyCost::constant"),
        variant("Grade", &row["grade"]),
        sources(row, "share", texts),
        sources(row, "cost", texts),
        note(row),
    )
}

fn rate(row: &Value, texts: &[&str]) -> String {
    format!(
        "UsualRate {{ nature: {}, least_share: Share::constant({}), rate: Rate::constant({}), grade: {}, sources: &[{}], note: {} }}",
        variant("Nature", &row["nature"]),
        number(&row["least_share_bp"]),
        number(&row["rate_bp"]),
        variant("Grade", &row["grade"]),
        sources(row, "rate", texts),
        note(row),
    )
}

/// What the sources of the barème say, each once.
fn source_texts(data: &Value) -> Vec<&str> {
    let rows = list(&data["rates"]).iter().chain(list(&data["trades"]));
    let sources = rows.flat_map(|row| list(&row["sources"]));
    let texts: BTreeSet<&str> = sources.filter_map(|one| one["text"].as_str()).collect();
    texts.into_iter().collect()
}

/// The sources of one coefficient of a row; a row without any source stops the build.
fn sources(row: &Value, coefficient: &str, texts: &[&str]) -> String {
    assert!(!list(&row["sources"]).is_empty(), "no source: {row}");
    let mut code = String::new();
    for source in list(&row["sources"]) {
        let words = source["text"].as_str().unwrap_or_default();
        assert!(!words.trim().is_empty(), "empty source: {row}");
        let year = match source["year"].as_u64() {
            Some(year) => format!("Some({year})"),
            None => "None".to_string(),
        };
        // A rate has nothing to tell apart.
        let of = source["of"].as_str().unwrap_or("rate");
        assert!(
            matches!(of, "share" | "cost" | "both" | "rate"),
            "of what? {row}"
        );
        if of == "both" || of == coefficient {
            let text = texts
                .binary_search(&words)
                .unwrap_or_else(|_| panic!("{words}"));
            let _ = write!(code, "Source {{ text: {text}, year: {year} }}, ");
        }
    }
    code
}

fn note(row: &Value) -> String {
    match row["note"].as_str() {
        Some(note) => format!("Some({note:?})"),
        None => "None".to_string(),
    }
}

fn law(data: &Value) -> String {
    format!(
        "Law {{ read_on: {}, applicable_on: {}, source: {}, figures: &[{}], ccag: &[{}], topics: &[{}], code: &[{}], parties: &[{}], thresholds: &[{}], cases: &[{}], penalties_seen: &[{}], smic: &[{}] }}",
        day(&data["read_on"]),
        day(&data["applicable_on"]),
        text(data, "source"),
        each(&data["figures"], |row| format!(
            "Figure {{ id: {}, value: {}, source: {} }}",
            text(row, "id"),
            number(&row["value"]),
            text(row, "source")
        )),
        each(&data["ccag"], |row| {
            let fields = [
                "short",
                "title",
                "insertion",
                "buyer",
                "of_buyer",
                "to_buyer",
                "contractor",
                "to_contractor",
            ]
            .map(|field| format!("{field}: {}", text(row, field)))
            .join(", ");
            let read = ["group_penalties", "small_penalties"]
                .map(|field| match &row[field] {
                    Value::Null => format!("{field}: None"),
                    _ => format!("{field}: Some({})", text(row, field)),
                })
                .join(", ");
            format!(
                "CcagText {{ id: {}, {fields}, {read} }}",
                variant("Ccag", &row["id"])
            )
        }),
        each(&data["topics"], |row| format!(
            "TopicText {{ id: {}, suffix: {}, title: {} }}",
            variant("Topic", &row["id"]),
            text(row, "suffix"),
            text(row, "title")
        )),
        each(&data["code"], |row| {
            let since = match &row["since"] {
                Value::Null => "None".to_string(),
                value => format!("Some({})", day(value)),
            };
            let read = match row["read"].as_str() {
                Some("T") => "Reading::Text",
                Some("T*") => "Reading::Mirror",
                _ => panic!("an article that was not read in the text: {row}"),
            };
            format!(
                "CodeArticle {{ id: {}, number: {}, since: {since}, says: {}, read: {read} }}",
                text(row, "id"),
                text(row, "number"),
                text(row, "says")
            )
        }),
        each(&data["parties"], |row| {
            let fields = [
                "id",
                "buyer",
                "of_buyer",
                "to_buyer",
                "contractor",
                "to_contractor",
            ]
            .map(|field| format!("{field}: {}", text(row, field)))
            .join(", ");
            format!("Parties {{ {fields} }}")
        }),
        each(&data["thresholds"], |row| format!(
            "Threshold {{ from: {}, to: {}, buyer: {}, object: {}, euros: {}, regulation: {}, read_in_text: {} }}",
            day(&row["from"]),
            day(&row["to"]),
            text(row, "buyer"),
            text(row, "object"),
            number(&row["euros"]),
            text(row, "regulation"),
            read_in_text(row)
        )),
        each(&data["cases"], |row| format!(
            "Case {{ id: {}, name: {}, says: {}, seen: {} }}",
            text(row, "id"),
            text(row, "name"),
            text(row, "says"),
            text(row, "seen")
        )),
        each(&data["penalties_seen"], |row| format!(
            "PenaltySeen {{ what: {}, euros: {}, place: {}, read_in_text: {} }}",
            text(row, "what"),
            number(&row["euros"]),
            text(row, "where"),
            read_in_text(row)
        )),
        each(&data["smic"], |row| format!(
            "Smic {{ from: {}, cents: {}, text: {} }}",
            day(&row["from"]),
            number(&row["cents"]),
            text(row, "text")
        )),
    )
}

fn term(row: &Value) -> String {
    let optional = |field: &str| match row[field].as_str() {
        Some(words) => format!("Some({words:?})"),
        None => "None".to_string(),
    };
    format!(
        "Term {{ id: {}, name: {}, long: {}, says: {}, source: {} }}",
        text(row, "id"),
        text(row, "term"),
        optional("long"),
        text(row, "says"),
        optional("source"),
    )
}

/// The terms that the code names, as the table of `src/lib.rs`.
fn words_of_the_code(terms: &Value) -> String {
    let mut table = String::from("| in the code | French term | meaning |\n|---|---|---|\n");
    for row in list(terms).iter().filter(|row| row["code"].is_string()) {
        let [code, meaning] =
            ["code", "meaning"].map(|field| row[field].as_str().expect("code and meaning"));
        let name = row["long"].as_str().or(row["term"].as_str());
        let name = name.expect("a name").to_lowercase();
        let _ = writeln!(table, "| {code} | {name} | {meaning} |");
    }
    table
}

/// Whether a row was read in the text itself, or in a secondary source.
fn read_in_text(row: &Value) -> bool {
    match row["read"].as_str() {
        Some("T") => true,
        Some("S") => false,
        _ => panic!("how was it read? {row}"),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn each(value: &Value, row: impl Fn(&Value) -> String) -> String {
    let mut code = String::new();
    for value in list(value) {
        let _ = write!(code, "{}, ", row(value));
    }
    code
}

fn text(row: &Value, field: &str) -> String {
    let words = row[field]
        .as_str()
        .unwrap_or_else(|| panic!("no {field}: {row}"));
    format!("{words:?}")
}

/// Words people look for, as one text: a list of them would weigh half as much again.
fn synonyms(row: &Value) -> String {
    let words: Vec<&str> = list(&row["synonyms"])
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert!(
        !words.is_empty() && words.iter().all(|word| !word.contains(';')),
        "synonyms hold no semicolon: {row}"
    );
    format!("{:?}", words.join(";"))
}

/// Short words as one text, parted by spaces: a list of them would weigh more than the words.
fn words(row: &Value, field: &str) -> String {
    let words: Vec<&str> = list(&row[field]).iter().filter_map(Value::as_str).collect();
    assert!(
        words
            .iter()
            .all(|word| word.bytes().all(|byte| byte.is_ascii_digit())),
        "{field} are digits: {row}"
    );
    format!("{:?}", words.join(" "))
}

fn number(value: &Value) -> u64 {
    value
        .as_u64()
        .unwrap_or_else(|| panic!("no number: {value}"))
}

fn span(value: &Value, constructor: &str) -> String {
    let (low, central, high) = (
        number(&value["low"]),
        number(&value["central"]),
        number(&value["high"]),
    );
    assert!(low <= central && central <= high, "not in order: {value}");
    format!("Span::constant({constructor}({low}), {constructor}({central}), {constructor}({high}))")
}

/// `persons_by_situation` of `Topic` is `Topic::PersonsBySituation`.
fn variant(name: &str, value: &Value) -> String {
    let words = value
        .as_str()
        .unwrap_or_else(|| panic!("no {name}: {value}"));
    let camel: String = words
        .split('_')
        .map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_uppercase() + rest
        })
        .collect();
    format!("{name}::{camel}")
}

fn day(value: &Value) -> String {
    let parts: Vec<u32> = value
        .as_str()
        .unwrap_or_else(|| panic!("no date: {value}"))
        .split('-')
        .map(|part| part.parse().unwrap_or_else(|_| panic!("no date: {value}")))
        .collect();
    let [year, month, day] = parts[..] else {
        panic!("no date: {value}");
    };
    format!("day({year}, {month}, {day})")
}
