//! The clause sets: each dossier of `sets/` gives the texts kept beside it, so that a reader of a
//! difference sees what a change does to the law. What holds for every set is tested on all of them.
//!
//! `UPDATE=1 cargo test --test sets` writes the texts anew; read the difference before keeping it. How the
//! files are written, so that a text stands once, is in `golden`; `cargo run --example draft -- FILE` writes
//! one whole. The computation note has its own kept texts (`notes/`).

mod golden;

use chrono::NaiveDate;
use clausule::assessment::Judgement;
use clausule::bareme::Bareme;
use clausule::clause::{Check, ClauseSet, Inputs, Piece, check};
use clausule::contract::{Contract, Frame, Reading};
use clausule::document::{Block, Inline, french, markdown, plain};
use clausule::dossier;
use clausule::estimate::Estimate;
use clausule::law::{Law, Topic};
use clausule::quantity::integer;
use golden::Text;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

struct Set {
    name: String,
    reading: Reading,
    estimate: Estimate,
    drafted: ClauseSet,
    checks: Vec<Check>,
}

impl Set {
    fn contract(&self) -> &Contract {
        &self.reading.contract
    }

    /// The text of a piece; empty for one that the contract does not have.
    fn text(&self, piece: Piece) -> String {
        let draft = self.drafted.piece(piece);
        draft.map_or(String::new(), |draft| plain(&draft.document))
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sets")
}

/// Drafted once for all tests.
fn sets() -> &'static [Set] {
    static SETS: LazyLock<Vec<Set>> = LazyLock::new(draft_all);
    &SETS
}

fn draft_all() -> Vec<Set> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    paths.sort();
    assert!(paths.len() >= 60);
    let (bareme, law) = (Bareme::builtin(), Law::builtin());
    let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let of = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_string();
        let json = fs::read_to_string(&path).unwrap();
        let form = dossier::parse(&json, bareme).unwrap_or_else(|error| panic!("{name}: {error}"));
        let reading = form.read(bareme);
        assert_eq!(reading.problems, [], "{name}");
        let estimate = Estimate::of(&reading, bareme);
        let judgement = Judgement::of(&reading, &estimate, bareme, law);
        let inputs = Inputs::new(&reading, &estimate, &judgement, bareme, law, date);
        let set = ClauseSet::draft(&inputs);
        let checks = check(&inputs, &set);
        Set {
            name,
            reading,
            estimate,
            drafted: set,
            checks,
        }
    };
    paths.into_iter().map(of).collect()
}

/// The sets that the others are compared with, in order: those of a new CCAG or form first.
const REFERENCES: [&str; 18] = [
    "travaux-ordinaire-condition",
    "fcs-ordinaire-condition",
    "moe-ordinaire-condition",
    "pi-ordinaire-condition",
    "tic-ordinaire-condition",
    "mi-ordinaire-condition",
    "sans-ccag-ordinaire",
    "concession-exploitation",
    "prive-ordinaire",
    "travaux-lots-critere",
    "travaux-tranches",
    "fcs-accord-cadre-bons",
    "fcs-subsequents",
    "pi-au-choix",
    "pi-actions",
    "fcs-objet-insertion",
    "fcs-reserve-siae",
    "aucune-difficulty",
];

/// What every set has of its own, and what stands for it in the text that is kept.
fn own_words(set: &Set) -> Vec<(&'static str, String)> {
    let contract = set.contract();
    let facilitateur = &contract.facilitateur;
    let words = [
        ("‹objet›", contract.title.as_ref()),
        ("‹facilitateur›", facilitateur.name.as_ref()),
        ("‹téléphone›", facilitateur.phone.as_ref()),
        ("‹courriel›", facilitateur.email.as_ref()),
    ];
    let words = words
        .into_iter()
        .filter_map(|(mark, line)| Some((mark, line?.to_string())));
    words.collect()
}

fn written(set: &Set) -> String {
    let mut text = String::new();
    if let Some(reason) = set.drafted.none_because {
        let _ = writeln!(text, "{}\n", french(reason));
    }
    let frame = set.contract().frame();
    for draft in &set.drafted.pieces {
        if draft.piece != Piece::Note {
            let _ = writeln!(text, "# {}\n", draft.piece.label(frame));
            let _ = writeln!(text, "{}", markdown(&draft.document));
        }
    }
    text += "# Liste de contrôle\n\n";
    for check in &set.checks {
        let line = format!(
            "- {} — {} : {} ({})",
            check.state.label(),
            check.title,
            check.text,
            check.source
        );
        let _ = writeln!(text, "{}", french(&line));
    }
    let mut head = String::new();
    for (mark, words) in own_words(set) {
        text = text.replace(&french(&words), mark).replace(&words, mark);
        let _ = writeln!(head, "{mark} = {words}");
    }
    format!("{head}\n{text}")
}

#[test]
fn each_set_gives_its_kept_texts() {
    let texts: Vec<(&str, Text)> = sets()
        .iter()
        .map(|set| (&*set.name, Text::read(&written(set))))
        .collect();
    let references = REFERENCES.map(|name| {
        let found = texts.iter().find(|(known, _)| *known == name);
        (name, &found.unwrap().1)
    });
    for (name, text) in &texts {
        let place = references.iter().position(|(known, _)| known == name);
        let earlier = &references[..place.unwrap_or(references.len())];
        let short = golden::shortened(text, earlier);
        // Nothing is lost in the writing.
        assert!(golden::whole(&short, earlier) == *text, "{name}");
        let path = folder().join(format!("{name}.md"));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &short).unwrap();
            continue;
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        if kept == short {
            continue;
        }
        let differs = kept
            .lines()
            .zip(short.lines())
            .find(|(kept, now)| kept != now);
        panic!(
            "{name} differs (UPDATE=1 cargo test --test sets, then read the difference): {differs:?}"
        );
    }
}

/// Every mechanism, frame and form has a set.
#[test]
fn the_sets_cover_what_a_contract_can_be() {
    use clausule::contract::{Mechanism, Technique};
    let sets = sets();
    for mechanism in Mechanism::ALL {
        let has = |set: &Set| {
            let contract = set.contract();
            contract
                .lots
                .iter()
                .any(|lot| contract.mechanism_of(lot) == *mechanism)
        };
        assert!(sets.iter().any(has), "{mechanism:?}");
    }
    for technique in Technique::ALL {
        assert!(
            sets.iter()
                .any(|set| set.contract().technique == *technique)
        );
    }
    for ccag in clausule::law::Ccag::ALL {
        let count = sets
            .iter()
            .filter(|set| set.contract().ccag() == Some(ccag))
            .count();
        assert!(count >= 3, "{ccag:?}");
    }
    for frame in [
        Frame::Alone,
        Frame::Concession,
        Frame::Private,
        Frame::Unknown,
    ] {
        assert!(
            sets.iter().any(|set| set.contract().frame() == frame),
            "{frame:?}"
        );
    }
    for piece in Piece::ALL {
        assert!(
            sets.iter().any(|set| set.drafted.piece(piece).is_some()),
            "{piece:?}"
        );
    }
}

#[test]
fn every_stipulation_says_what_it_rests_on() {
    for set in sets() {
        for draft in &set.drafted.pieces {
            for stipulation in &draft.stipulations {
                assert!(
                    !stipulation.basis.is_empty(),
                    "{} {}",
                    set.name,
                    stipulation.id
                );
                assert!(stipulation.basis.iter().all(|basis| !basis.is_empty()));
                assert!(
                    !stipulation.blocks.is_empty(),
                    "{} {} has no text",
                    set.name,
                    stipulation.id
                );
            }
        }
    }
}

#[test]
fn every_piece_is_a_draft_and_says_when_the_law_was_read() {
    for set in sets() {
        for draft in &set.drafted.pieces {
            let text = plain(&draft.document).replace('\u{a0}', " ");
            let place = format!("{} {:?}", set.name, draft.piece);
            assert!(text.contains("1er août 2026"), "{place}");
            assert!(text.contains("vérifier"), "{place}");
        }
    }
}

/// Numbers like 16.1.4.2 that stand in a text.
fn article_numbers(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .map(|word| word.trim_matches('.'))
        .filter(|word| {
            ["16.1", "17.1", "18.1", "20.1"]
                .iter()
                .any(|first| *word == *first || word.starts_with(&format!("{first}.")))
        })
        .map(str::to_string)
        .collect()
}

/// « L. 2112-2 » and the like, however they are spaced, as « L2112-2 ».
fn code_articles(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let pairs = words.windows(2).filter_map(|pair| {
        let letter = pair[0].trim_start_matches('(');
        let number = pair[1].trim_end_matches(|c: char| !c.is_ascii_digit());
        let is_article = matches!(letter, "L." | "R." | "D.")
            && number.starts_with(|c: char| c.is_ascii_digit());
        is_article.then(|| format!("{}{number}", letter.trim_end_matches('.')))
    });
    pairs.collect()
}

#[test]
fn every_article_named_exists_for_that_ccag() {
    let law = Law::builtin();
    let mut seen = 0;
    for set in sets() {
        let ccag = set.contract().ccag();
        let known: Vec<String> = ccag.map_or(Vec::new(), |ccag| {
            let topics = Topic::ALL.iter().map(|topic| law.article(ccag, *topic));
            let group = law.ccag(ccag).group_penalties;
            topics.chain(group.map(str::to_string)).collect()
        });
        for draft in &set.drafted.pieces {
            let text = plain(&draft.document);
            for number in article_numbers(&text) {
                assert!(
                    known.contains(&number),
                    "{} {:?}: {number} is no article of its CCAG",
                    set.name,
                    draft.piece
                );
                seen += 1;
            }
            for id in code_articles(&text) {
                assert!(
                    law.code_article(&id).is_some(),
                    "{} {:?}: {id}",
                    set.name,
                    draft.piece
                );
                seen += 1;
            }
        }
    }
    assert!(seen > 500, "{seen}");
}

/// The check list and the facilitateur's note rest on the part of the code that the contract is under.
#[test]
fn advice_rests_on_the_part_of_the_code_of_the_contract() {
    let (mut concessions, mut private, mut defence) = (0, 0, 0);
    for set in sets() {
        let contract = set.contract();
        let mut text = set.text(Piece::FacilitateurNote);
        for check in &set.checks {
            let _ = write!(text, "\n{} {}", french(&check.text), french(&check.source));
        }
        let numbers = code_articles(&text);
        // The scheme of responsible purchases is the buyer's, not the contract's.
        let own = |number: &&String| !["L2111-3", "D2111-3"].contains(&number.as_str());
        for number in numbers.iter().filter(own) {
            match contract.frame() {
                Frame::Concession => assert_eq!(&number[1..2], "3", "{}: {number}", set.name),
                Frame::Private => panic!("{}: {number}", set.name),
                _ if contract.procedure.defence == Some(true) => {
                    assert_eq!(number, "L2312-1-1", "{}", set.name);
                }
                // What is adapted overseas was read for concessions and defence, and says so.
                _ if contract.procedure.overseas.is_some() => {}
                _ => assert_eq!(&number[1..2], "2", "{}: {number}", set.name),
            }
        }
        concessions += usize::from(contract.frame() == Frame::Concession);
        private += usize::from(contract.frame() == Frame::Private);
        defence += usize::from(contract.procedure.defence == Some(true));
    }
    assert!(concessions > 1 && private > 1 && defence > 0);
}

/// No field left open, no blank that is not listed, no space or sign out of place.
#[test]
fn texts_are_clean_and_their_blanks_listed() {
    for set in sets() {
        for draft in &set.drafted.pieces {
            let place = format!("{} {:?}", set.name, draft.piece);
            let text = plain(&draft.document);
            assert!(
                !text.contains(['{', '}']) || draft.piece == Piece::Decp,
                "{place}"
            );
            assert!(!text.contains("undefined"), "{place}");
            for wrong in [
                "  ",
                " ,",
                " .",
                "( ",
                " )",
                "..",
                ",,",
                "’ ",
                " de le ",
                " à le ",
                " du le ",
                " le le ",
                " la la ",
                " de l’le ",
                "l’la ",
            ] {
                for line in text.lines() {
                    let line = line.trim().replace("...", "…");
                    // The rows of a plain table are parted by spaces.
                    if line.contains(" | ") || draft.piece == Piece::Decp {
                        continue;
                    }
                    assert!(!line.contains(wrong), "{place}: « {wrong} » in {line}");
                }
            }
            let marked = text.matches("[À compléter").count();
            assert_eq!(marked == 0, draft.blanks.is_empty(), "{place}");
            assert_eq!(
                text.matches('[').count(),
                marked + json_brackets(draft.piece, &text),
                "{place}"
            );
            let mut keys: Vec<&str> = Vec::new();
            let mut see = |runs: &[Inline]| {
                for run in runs {
                    if let Inline::Blank { key, .. } = run {
                        keys.push(*key);
                    }
                }
            };
            for block in &draft.document.blocks {
                match block {
                    Block::Heading { text, .. } | Block::Paragraph(text) => {
                        assert!(!text.is_empty(), "{place}: an empty paragraph");
                        see(text);
                    }
                    Block::List { items, .. } => {
                        assert!(
                            !items.is_empty() && items.iter().all(|item| !item.is_empty()),
                            "{place}"
                        );
                        for item in items {
                            see(item);
                        }
                    }
                    Block::Code(lines) => {
                        assert!(!lines.is_empty(), "{place}: no line of code");
                        for line in lines {
                            see(line);
                        }
                    }
                    Block::Table { header, rows } => {
                        assert!(!rows.is_empty(), "{place}: an empty table");
                        for row in rows {
                            assert_eq!(row.len(), header.len(), "{place}");
                            for cell in row {
                                see(cell);
                            }
                        }
                    }
                }
            }
            for key in keys {
                assert!(
                    draft.blanks.iter().any(|blank| blank.field.key() == key),
                    "{place}: {key}"
                );
                let told = set
                    .checks
                    .iter()
                    .any(|check| check.text.contains("Il manque"));
                assert!(told, "{place}: {key} is in no check");
            }
        }
    }
}

/// The brackets of the JSON that is ready to publish.
fn json_brackets(piece: Piece, text: &str) -> usize {
    if piece == Piece::Decp {
        text.matches("[\"").count() + text.matches("[ \"").count()
    } else {
        0
    }
}

/// Every lot's hours are the same in all the pieces that commit to them.
#[test]
fn hours_are_the_same_in_every_piece() {
    let mut compared = 0;
    for set in sets() {
        let contract = set.contract();
        for (lot, outcome) in contract.lots.iter().zip(&set.estimate.lots) {
            let Some(figures) = outcome.figures() else {
                continue;
            };
            if !contract.mechanism_of(lot).has_hours() || figures.due().high().get() == 0 {
                continue;
            }
            let mut wanted = Vec::new();
            match &figures.framework {
                Some(framework) => wanted.push(integer(i128::from(framework.hours.get()))),
                None => wanted.extend(
                    figures
                        .tranches
                        .iter()
                        .map(|(_, hours)| integer(i128::from(hours.central().get()))),
                ),
            }
            for piece in [Piece::Rc, Piece::Ccap, Piece::Ae] {
                let text = set.text(piece);
                for hours in &wanted {
                    assert!(
                        text.contains(&format!("{hours}\u{a0}heure"))
                            || text.contains(&format!("{hours} ("))
                            || text.contains(&format!("{hours}\u{a0}(")),
                        "{} {piece:?}: {hours}",
                        set.name
                    );
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 150, "{compared}");
}

#[test]
fn every_check_has_a_text_that_ends_and_a_source() {
    for set in sets() {
        assert!(!set.checks.is_empty(), "{}", set.name);
        for check in &set.checks {
            assert!(check.text.ends_with('.'), "{}: {}", set.name, check.text);
            assert!(!check.source.is_empty(), "{}: {}", set.name, check.title);
        }
        let states: Vec<_> = set.checks.iter().map(|check| check.state).collect();
        assert!(states.is_sorted(), "{}", set.name);
    }
}

#[test]
fn the_whole_set_holds_every_piece_in_order() {
    for set in sets() {
        let frame = set.contract().frame();
        let whole = markdown(&set.drafted.whole(frame));
        let mut rest = whole.as_str();
        for draft in &set.drafted.pieces {
            let label = french(draft.piece.label(frame));
            let title = format!("## {label}\n");
            let place = rest
                .find(&title)
                .unwrap_or_else(|| panic!("{} {label}", set.name));
            rest = &rest[place + title.len()..];
        }
    }
}
