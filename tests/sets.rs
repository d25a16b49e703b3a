//! The clause sets: each dossier of `sets/` gives the texts kept beside it, so that a reader of a
//! difference sees what a change does to the law. What holds for every set is tested on all of them.
//!
//! `UPDATE=1 cargo test --test sets` writes the texts anew; read the difference before keeping it. How the
//! files are written, so that a text stands once, is in `golden`; `cargo run --example draft -- FILE` writes
//! one whole. The computation note has its own kept texts (`notes/`).

mod golden;

use chrono::NaiveDate;
use clausule::advice::seen_hours;
use clausule::assessment::{Duty, Judgement};
use clausule::bareme::Bareme;
use clausule::clause::{Check, CheckState, ClauseSet, Extract, Inputs, Piece, check};
use clausule::contract::{
    Buyer, Contract, Exception, Frame, Mechanism, Overseas, Programme, Reading, Technique, Tranche,
};
use clausule::document::{Block, Inline, french, markdown, plain};
use clausule::dossier;
use clausule::estimate::{Estimate, Step, per_year};
use clausule::law::{Ccag, Law, Topic};
use clausule::quantity::{Exact, Hours, integer};
use golden::Text;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

struct Set {
    name: String,
    reading: Reading,
    estimate: Estimate,
    duty: Duty,
    drafted: ClauseSet,
    checks: Vec<Check>,
    /// The words of each piece, as a reader of plain text has them.
    texts: Vec<(Piece, String)>,
}

impl Set {
    fn contract(&self) -> &Contract {
        &self.reading.contract
    }

    /// The text of a piece; empty for one that the contract does not have.
    fn text(&self, piece: Piece) -> &str {
        let found = self.texts.iter().find(|(known, _)| *known == piece);
        found.map_or("", |(_, text)| text)
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
            duty: judgement.assessment.obligation.duty,
            texts: (set.pieces.iter())
                .map(|draft| (draft.piece, plain(&draft.document)))
                .collect(),
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

/// What a lot of a set is, in the words of `sets_required.csv`.
fn cells(set: &Set) -> Vec<[String; 9]> {
    let contract = set.contract();
    let parts = || contract.lots.iter().flat_map(|lot| &lot.parts);
    let form = match contract.technique {
        Technique::Orders => "orders",
        Technique::Subsequent => "subsequent",
        _ if parts().any(|part| matches!(part.tranche, Tranche::Optional(_))) => "tranches",
        _ if parts().any(|part| matches!(part.tranche, Tranche::Renewal(_))) => "renewals",
        Technique::Ordinary => "ordinary",
    };
    let frame = match contract.frame() {
        Frame::Ccag(ccag) => ccag.key(),
        Frame::Unknown => "unknown",
        Frame::Alone => "alone",
        Frame::Concession => "concession",
        Frame::Private => "private",
    };
    let duty = match set.duty {
        Duty::ToSpecify => "to_specify",
        Duty::Outside => "outside",
        Duty::Before => "before",
        Duty::Defence => "defence",
        Duty::Below => "below",
        Duty::ShortWorks => "short_works",
        Duty::Compulsory => "compulsory",
    };
    let mechanisms = contract.lots.iter().map(|lot| contract.mechanism_of(lot));
    let cell = |mechanism: Mechanism| {
        let other = |one: Mechanism| one != mechanism && one != Mechanism::None;
        let lots = match contract.lots.len() {
            1 => "one",
            _ if mechanisms.clone().any(other) => "among",
            _ => "lots",
        };
        let exception = contract.mechanism_terms.exception;
        [
            frame,
            form,
            lots,
            mechanism.key(),
            contract.procedure.buyer.map_or("—", Buyer::key),
            duty,
            exception.map_or("—", Exception::key),
            contract.programme.map_or("—", Programme::key),
            contract.procedure.overseas.map_or("—", Overseas::key),
        ]
        .map(str::to_string)
    };
    mechanisms.clone().map(cell).collect()
}

/// Every line of `sets_required.csv`, and every combination of the words in its cells, has a set. An
/// empty cell is anything.
#[test]
fn the_sets_cover_what_a_contract_can_be() {
    let table = include_str!("sets_required.csv");
    let has: Vec<[String; 9]> = sets().iter().flat_map(cells).collect();
    let mut missing = Vec::new();
    let mut required = 0;
    for line in table.lines().skip(1) {
        let columns: Vec<&str> = line.split(';').collect();
        assert_eq!(columns.len(), 10, "{line}");
        let mut wanted: Vec<Vec<&str>> = vec![Vec::new()];
        for column in &columns[..9] {
            let words: Vec<&str> = match column.split(' ').collect::<Vec<_>>() {
                words if words.is_empty() => vec![""],
                words => words,
            };
            let with = |cell: Vec<&'static str>| {
                let words = words.clone();
                words
                    .into_iter()
                    .map(move |word| [&cell[..], &[word]].concat())
            };
            wanted = wanted.into_iter().flat_map(with).collect();
        }
        for cell in wanted {
            let fits = |has: &[String; 9]| {
                let mut pairs = cell.iter().zip(has);
                pairs.all(|(wanted, has)| wanted.is_empty() || wanted == has)
            };
            required += 1;
            if !has.iter().any(fits) {
                missing.push(format!("{} ({})", cell.join(" · "), columns[9]));
            }
        }
    }
    assert!(missing.is_empty(), "no set for {missing:#?}");
    assert!(required > 150, "{required}");
    // What is added to the lists of the form is asked for too.
    for mechanism in Mechanism::ALL {
        assert!(
            has.iter().any(|cell| cell[3] == mechanism.key()),
            "{mechanism:?}"
        );
    }
    for exception in Exception::ALL {
        assert!(
            has.iter().any(|cell| cell[6] == exception.key()),
            "{exception:?}"
        );
    }
    for piece in Piece::ALL {
        assert!(
            sets().iter().any(|set| set.drafted.piece(piece).is_some()),
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
fn a_file_says_that_it_is_a_draft_and_a_text_to_publish_does_not() {
    let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    for set in sets() {
        for draft in &set.drafted.pieces {
            let place = format!("{} {:?}", set.name, draft.piece);
            let extract = Extract::Piece(draft.piece);
            let front = extract.front(&set.drafted, set.contract(), Law::builtin(), date);
            let notice = front.unwrap().notice.replace('\u{a0}', " ");
            assert!(notice.contains("1er août 2026"), "{place}");
            assert!(notice.contains("vérifier avant publication"), "{place}");
            // Our own notes are not published, and say it themselves.
            if matches!(draft.piece, Piece::Note | Piece::FacilitateurNote) {
                continue;
            }
            let text = plain(&draft.document);
            for ours in [
                "vérifier avant publication",
                "Légifrance",
                "lus tels que publiés",
            ] {
                assert!(!text.contains(ours), "{place}: {ours}");
            }
        }
    }
}

/// Numbers like 16.1.4.2 that stand in a text.
fn article_numbers(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !(c.is_ascii_digit() || c == '.'));
    let words = words
        .filter(|word| word.len() > 3)
        .map(|word| word.trim_matches('.'));
    let of_a_ccag = |word: &&str| {
        let rest = ["16.1", "17.1", "18.1", "19.1", "20.1"]
            .iter()
            .find_map(|first| word.strip_prefix(first));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    words.filter(of_a_ccag).map(str::to_string).collect()
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

/// Everything that is written of a set, each text with its name: the pieces, what their stipulations
/// rest on, the check list.
fn everything(set: &Set) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for (draft, (_, text)) in set.drafted.pieces.iter().zip(&set.texts) {
        texts.push((format!("{} {:?}", set.name, draft.piece), text.clone()));
        for stipulation in &draft.stipulations {
            let name = format!("{}, what {} rests on", set.name, stipulation.id);
            texts.push((name, french(&stipulation.basis.join("\n"))));
        }
    }
    for check in &set.checks {
        let text = format!("{} {}", french(&check.text), french(&check.source));
        texts.push((format!("{}, check « {} »", set.name, check.title), text));
    }
    texts
}

/// Articles of the code that are the buyer's, whatever the contract: the scheme of responsible purchases.
const OF_THE_BUYER: [&str; 2] = ["L2111-3", "D2111-3"];

/// Whether an article of the code speaks of such a contract: the second part is of contracts, the third
/// of concessions, and of contracts of defence one article was read.
fn applies(set: &Set, article: &str) -> bool {
    let contract = set.contract();
    let defence = contract.procedure.defence == Some(true);
    let part = &article[1..2];
    match contract.procedure.buyer {
        Some(Buyer::Private) => false,
        Some(Buyer::Grantor) => part == "3",
        _ if OF_THE_BUYER.contains(&article) => true,
        // What is adapted overseas was read for concessions and defence, and says so.
        _ if contract.procedure.overseas == Some(Overseas::Adapted) => true,
        _ if defence => article == "L2312-1-1",
        _ => part == "2" && article != "L2312-1-1",
    }
}

#[test]
fn every_article_named_exists_and_applies() {
    let law = Law::builtin();
    let mut seen = 0;
    let mut of_kind = [0; 3];
    for set in sets() {
        let contract = set.contract();
        let ccag = contract.ccag();
        let known: Vec<String> = ccag.map_or(Vec::new(), |ccag| {
            let topics = Topic::ALL.iter().map(|topic| law.article(ccag, *topic));
            let names = law.ccag(ccag);
            let others = [names.group_penalties, names.small_penalties];
            let others = others.into_iter().flatten();
            topics.chain(others.map(str::to_string)).collect()
        });
        for (place, text) in everything(set) {
            for number in article_numbers(&text) {
                assert!(
                    known.contains(&number),
                    "{place}: {number} is no article of its CCAG"
                );
                seen += 1;
            }
            // A basis names the article of its CCAG, however wrong its number would be.
            for rest in text.replace('\u{a0}', " ").split(", art. ").skip(1) {
                let number: String = rest
                    .chars()
                    .take_while(|c| c.is_ascii_digit() || *c == '.')
                    .collect();
                let of_ccag = place.contains(" rests on") && !number.is_empty();
                assert!(!of_ccag || known.contains(&number), "{place}: {number}");
            }
            for id in code_articles(&text) {
                assert!(
                    law.code_article(&id).is_some(),
                    "{place}: {id} is not in the table"
                );
                assert!(applies(set, &id), "{place}: {id} is not of such a contract");
                seen += 1;
            }
            // Another CCAG is named only to advise on the choice of it.
            for other in Ccag::ALL {
                let other = law.ccag(other).short;
                let own = ccag.is_some_and(|ccag| law.ccag(ccag).short == other);
                let advises =
                    place.contains("CCAG inhabituel") || place.ends_with("FacilitateurNote");
                assert!(own || advises || !text.contains(other), "{place}: {other}");
            }
        }
        for (count, is) in of_kind.iter_mut().zip([
            contract.frame() == Frame::Concession,
            contract.frame() == Frame::Private,
            contract.procedure.defence == Some(true),
        ]) {
            *count += usize::from(is);
        }
    }
    assert!(seen > 5_000, "{seen}");
    assert!(of_kind.iter().all(|count| *count > 1), "{of_kind:?}");
}

/// The runs of text of a block.
fn runs(block: &Block) -> Vec<&[Inline]> {
    match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => vec![text],
        Block::List { items, .. } | Block::Code(items) => items.iter().map(Vec::as_slice).collect(),
        Block::Table { rows, .. } => rows.iter().flatten().map(Vec::as_slice).collect(),
    }
}

/// What no line of a text may hold.
const WRONG: [&str; 15] = [
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
];

/// No field left open, no space or sign out of place, nothing empty.
#[test]
fn texts_are_clean() {
    for set in sets() {
        for (draft, (_, text)) in set.drafted.pieces.iter().zip(&set.texts) {
            let place = format!("{} {:?}", set.name, draft.piece);
            let is_data = draft.piece == Piece::Decp;
            // The braces of the data that is ready to publish are followed by a space or a quote.
            let open = text.match_indices('{').find(|(at, _)| {
                let next = text[at + 1..].chars().next();
                !is_data || next.is_none_or(|next| next.is_alphabetic() || next == '@')
            });
            assert_eq!(open, None, "{place}: a field is left open");
            assert!(is_data || !text.contains('}'), "{place}");
            assert!(!text.contains("undefined"), "{place}");
            for line in text.lines() {
                // The rows of a plain table are parted by spaces.
                if line.contains(" | ") || is_data {
                    continue;
                }
                let line = line.trim().replace("...", "…");
                let wrong = WRONG.iter().find(|wrong| line.contains(**wrong));
                assert_eq!(wrong, None, "{place}: {line}");
            }
            for block in &draft.document.blocks {
                let whole = match block {
                    Block::List { items, .. } => items.iter().all(|item| !item.is_empty()),
                    Block::Code(lines) => !lines.is_empty(),
                    Block::Table { header, rows } => {
                        rows.iter().all(|row| row.len() == header.len())
                    }
                    Block::Heading { text, .. } | Block::Paragraph(text) => !text.is_empty(),
                };
                assert!(whole && !runs(block).is_empty(), "{place}: {block:?}");
            }
        }
    }
}

/// What is a blank of a text is a point of the check list, and the other way round, one for one: each
/// answer that a piece marks as missing stands in one point, under the first name that a piece gives it.
#[test]
fn every_blank_is_in_one_check_and_every_check_has_its_blank() {
    let mut seen = 0;
    for set in sets() {
        let mut marked: Vec<(&str, &str)> = Vec::new();
        for (draft, (_, text)) in set.drafted.pieces.iter().zip(&set.texts) {
            let place = format!("{} {:?}", set.name, draft.piece);
            let all = draft.document.blocks.iter().flat_map(runs).flatten();
            let blanks: Vec<(&str, &str)> = all
                .filter_map(|run| match run {
                    Inline::Blank { key, label } => Some((*key, &**label)),
                    _ => None,
                })
                .collect();
            // What a reader sees marked is what the tree marks, and what the draft lists.
            assert_eq!(
                text.matches("[À compléter").count(),
                blanks.len(),
                "{place}"
            );
            let in_data = if draft.piece == Piece::Decp {
                "[\""
            } else {
                "[À"
            };
            let brackets = text.matches('[').count();
            let known = text.matches("[À compléter").count() + text.matches(in_data).count();
            assert!(brackets == blanks.len() || brackets == known, "{place}");
            for (key, label) in &blanks {
                let listed = draft
                    .blanks
                    .iter()
                    .filter(|blank| blank.field.key() == *key);
                assert_eq!(listed.count(), 1, "{place}: {label}");
                if !marked.iter().any(|(known, _)| known == key) {
                    marked.push((key, label));
                }
            }
            assert!(
                draft
                    .blanks
                    .iter()
                    .all(|blank| blanks.iter().any(|(key, _)| blank.field.key() == *key)),
                "{place}: a blank that the text does not have"
            );
        }
        let told: Vec<(String, &Check)> = set
            .checks
            .iter()
            .filter_map(|check| Some((check.text.strip_prefix("Il manque : ")?, check)))
            .flat_map(|(labels, check)| {
                let labels = labels.trim_end_matches('.').split(" ; ");
                labels.map(move |label| (french(label), check))
            })
            .collect();
        for (key, label) in &marked {
            let points: Vec<_> = told.iter().filter(|(told, _)| told == label).collect();
            assert_eq!(points.len(), 1, "{}: {key}, « {label} »", set.name);
            assert_eq!(
                points[0].1.state,
                CheckState::Missing,
                "{}: {label}",
                set.name
            );
        }
        assert_eq!(
            told.len(),
            marked.len(),
            "{}: {told:#?} {marked:#?}",
            set.name
        );
        seen += marked.len();
    }
    assert!(seen > 40, "{seen}");
}

/// Every number of hours of a text, and the words after it: « 900 heures », « 900 (neuf cents) heures »,
/// « 900 h ». The space in a number is not the one that parts words.
fn hours_of(text: &str) -> Vec<(String, String)> {
    let spaces = |c: char| c.is_whitespace() && c != '\u{202f}';
    let words: Vec<&str> = text.split(spaces).collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let word = word.trim_end_matches(|c: char| !c.is_alphabetic());
        if !matches!(word, "h" | "heure" | "heures") {
            continue;
        }
        let mut before = &words[..at];
        if before.last().is_some_and(|last| last.ends_with(')')) {
            let opens = before.iter().rposition(|word| word.starts_with('('));
            before = &before[..opens.unwrap_or(0)];
        }
        let last = before.last().copied().unwrap_or_default();
        let number = last.trim_start_matches(['(', '*']);
        // « article 16.1.1.2, h » is no number of hours.
        if number.starts_with(|c: char| c.is_ascii_digit()) && !number.ends_with(',') {
            let after: Vec<&str> = words[at + 1..].iter().take(5).copied().collect();
            found.push((number.to_string(), after.join(" ")));
        }
    }
    found
}

/// A figure that is not of the contract's hours: the piece, the number (any if empty), the words after it
/// (any if empty), and what it is.
type Known = (Piece, &'static str, &'static str, &'static str);

/// Numbers of hours that stand in pieces and are not what the contract makes due. Every other number that
/// the computation does not give is a fault.
const KNOWN_HOURS: &[Known] = {
    const ADVICE: Piece = Piece::FacilitateurNote;
    &[
        (
            Piece::Ccap,
            "35",
            "",
            "la durée d’un stage, une des actions",
        ),
        (Piece::Note, "150", "la branche", "le repère de la propreté"),
        (Piece::Note, "", "par million", "un chiffre publié"),
        (ADVICE, "130", "", "heures d’une personne par mois"),
        (ADVICE, "35", "", "une semaine de travail, un stage"),
        (ADVICE, "150", "", "le repère de la propreté"),
        (ADVICE, "3", "", "la durée d’une action vue"),
        (ADVICE, "6", "", "la durée d’une action vue"),
        (ADVICE, "", "de travail", "le travail du marché"),
        (ADVICE, "", "d’insertion en moyenne", "la moyenne d’un mois"),
        (ADVICE, "", "d’insertion par million", "par million d’euros"),
        (ADVICE, "", "par million", "un chiffre publié"),
        (ADVICE, "", "par M€", "un chiffre publié"),
        (
            ADVICE,
            "1\u{202f}300",
            "5 %",
            "la source d’un chiffre publié",
        ),
        (ADVICE, "", "par 2", "un ratio publié"),
    ]
};

/// The hours of a contract that its pieces may commit to or announce: those of each lot, of its tranches,
/// of its years, of its ratio, and their sums.
fn due_hours(set: &Set) -> BTreeSet<String> {
    let contract = set.contract();
    let mut due = BTreeSet::new();
    let mut add = |hours: Hours| due.insert(number(hours));
    let estimate = &set.estimate;
    for sum in [estimate.total, estimate.firm].into_iter().flatten() {
        add(sum.central());
    }
    for hours in contract.lots.iter().filter_map(|lot| lot.object_hours) {
        add(hours);
    }
    if let Some(hours) = contract.mechanism_terms.actions_hours {
        add(hours);
    }
    let (mut at_estimate, mut at_maximum) = (Hours::ZERO, Hours::ZERO);
    for (lot, outcome) in contract.lots.iter().zip(&estimate.lots) {
        let Some(figures) = outcome.figures() else {
            continue;
        };
        if let Some(framework) = &figures.framework {
            add(framework.hours);
            add(framework.at_estimate.hours);
            at_estimate = at_estimate.plus(framework.at_estimate.hours).unwrap();
            if let Some(maximum) = &framework.at_maximum {
                at_maximum = at_maximum.plus(maximum.hours).unwrap();
            }
            continue;
        }
        add(figures.due().central());
        add(figures.due_firm().central());
        for (_, hours) in &figures.tranches {
            add(hours.central());
        }
        if let Some(months) = contract.duration_of(lot)
            && contract.frame() == Frame::Concession
        {
            add(per_year(figures.hours.central(), months, contract.rounding).unwrap());
        }
    }
    add(at_estimate);
    add(at_maximum);
    due
}

/// « 1 607 », as pieces write it.
fn number(hours: Hours) -> String {
    integer(i128::from(hours.get()))
}

/// The numbers of hours that the notes explain the others with: those of the steps, the range, what a
/// month or a year has.
fn explained_hours(set: &Set) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    let text = |exact: Exact| exact.to_text();
    let text = |exact| text(exact).trim_start_matches(['≈', '\u{a0}']).to_string();
    let sums = [set.estimate.total, set.estimate.firm];
    for sum in sums.into_iter().flatten() {
        known.extend([number(sum.low()), number(sum.high())]);
    }
    // Social actions, as many each year, of the lengths seen.
    let (shortest, longest) = seen_hours();
    let contract = set.contract();
    for lot in &contract.lots {
        let months = contract
            .duration_of(lot)
            .map_or(0, |months| u64::from(months.get()));
        let yearly = contract.mechanism_terms.actions.map_or(0, u64::from);
        let actions = (yearly * months).div_ceil(12);
        for length in [shortest, longest] {
            known.insert(integer(i128::from(actions * u64::from(length))));
        }
    }
    // A framework's ratio is compared with the hours that its lots would have without it.
    let mut before_ratio = [Hours::ZERO; 3];
    let mut widths = |low: Hours, high: Hours| {
        let width = Hours::new(high.get() - low.get()).unwrap();
        known.extend([number(low), number(high), number(width)]);
    };
    for (lot, outcome) in set.estimate.lots.iter().enumerate() {
        let Some(figures) = outcome.figures() else {
            continue;
        };
        // What each coefficient alone would change.
        for driver in set.estimate.drivers(&set.reading, lot) {
            widths(driver.low, driver.high);
        }
        widths(figures.due().low(), figures.due().high());
        widths(figures.hours.low(), figures.hours.high());
        for (sum, hours) in before_ratio.iter_mut().zip([
            figures.hours.low(),
            figures.hours.central(),
            figures.hours.high(),
        ]) {
            *sum = sum.plus(hours).unwrap();
        }
        for (_, hours) in &figures.tranches {
            widths(hours.low(), hours.high());
        }
    }
    known.extend(before_ratio.map(number));
    for outcome in &set.estimate.lots {
        let Some(figures) = outcome.figures() else {
            continue;
        };
        let traces = figures.traces();
        let mut steps: Vec<&Step> = Vec::new();
        steps.extend(traces.low.iter().chain(&traces.central).chain(&traces.high));
        if let Some(framework) = &figures.framework {
            steps.extend(&framework.trace);
            let dues = [Some(&framework.at_estimate), framework.at_maximum.as_ref()];
            for due in dues.into_iter().flatten() {
                steps.extend(&due.trace);
                known.insert(number(due.hours));
            }
            for year in &framework.years {
                known.extend([number(year.hours), number(year.cumulated_hours)]);
            }
        }
        for step in steps {
            let values = step.operands.iter().map(|operand| operand.value);
            known.extend(values.chain([step.result]).map(|value| text(value.exact())));
        }
    }
    known
}

/// The same hours in every piece that says any, and no other number of hours in any piece.
#[test]
fn hours_are_the_same_in_every_piece() {
    let (mut compared, mut seen) = (0, 0);
    let mut strange = BTreeMap::new();
    let mut used = BTreeSet::new();
    for set in sets() {
        let contract = set.contract();
        // What a lot commits to stands in all the pieces that say how many.
        for (lot, outcome) in contract.lots.iter().zip(&set.estimate.lots) {
            let Some(figures) = outcome.figures() else {
                continue;
            };
            if !contract.mechanism_of(lot).has_hours() || figures.due().high().get() == 0 {
                continue;
            }
            let wanted: Vec<String> = match &figures.framework {
                Some(framework) => vec![number(framework.hours)],
                None => (figures.tranches.iter())
                    .map(|(_, hours)| number(hours.central()))
                    .collect(),
            };
            let public = contract.procedure.buyer != Some(Buyer::Private);
            let notice = public.then_some(Piece::Aapc);
            let others = [Piece::Rc, Piece::Ccap, Piece::Ae, Piece::Note];
            let subsequent = set.drafted.piece(Piece::Subsequent);
            let subsequent = subsequent.map(|draft| draft.piece);
            for piece in others.into_iter().chain(notice).chain(subsequent) {
                let said = hours_of(set.text(piece));
                for hours in &wanted {
                    let found = said.iter().any(|(number, _)| number == hours);
                    assert!(found, "{} {piece:?}: {hours}", set.name);
                    compared += 1;
                }
            }
        }
        let due = due_hours(set);
        let explained = explained_hours(set);
        for (piece, text) in &set.texts {
            for (hours, after) in hours_of(text) {
                seen += 1;
                let explains = matches!(piece, Piece::Note | Piece::FacilitateurNote);
                if due.contains(&hours) || (explains && explained.contains(&hours)) {
                    continue;
                }
                let row = KNOWN_HOURS.iter().position(|(known, number, words, _)| {
                    let is_number = number.is_empty() || *number == hours;
                    known == piece && is_number && after.starts_with(words)
                });
                match row {
                    Some(row) => {
                        used.insert(row);
                    }
                    None => {
                        strange.insert(format!("{piece:?} {hours} … {after}"), &set.name);
                    }
                }
            }
        }
    }
    assert!(
        strange.is_empty(),
        "hours that no computation gives: {strange:#?}"
    );
    for (row, known) in KNOWN_HOURS.iter().enumerate() {
        assert!(used.contains(&row), "{known:?} stands nowhere");
    }
    assert!(compared > 500 && seen > 3_000, "{compared} {seen}");
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

/// « Complet » asks nothing of the buyer; « à vérifier » always says what to look at, or what the law leaves
/// open.
#[test]
fn what_asks_something_is_not_complete() {
    let asks = [
        "vérifiez",
        "voyez",
        "reportez",
        "conservez",
        "convenez",
        "faites",
        "demandez",
        "assurez",
        "consignez",
        "prévoyez",
        "choisissez",
        "dites quelle",
        "justifiez",
        "ne dit pas",
        "relisez",
        "comparez",
    ];
    let mut seen = [0; 4];
    for set in sets() {
        for check in &set.checks {
            let text = check.text.to_lowercase();
            let found = asks.iter().find(|word| text.contains(*word));
            let place = format!("{}: {} : {}", set.name, check.title, check.text);
            match check.state {
                CheckState::Complete => assert_eq!(found, None, "{place}"),
                CheckState::ToVerify => assert!(found.is_some(), "{place}"),
                CheckState::Risky | CheckState::Missing => {}
            }
            seen[check.state as usize] += 1;
        }
        // The most pressing first.
        assert!(set.checks.is_sorted_by_key(|check| check.state));
    }
    assert!(seen.iter().all(|count| *count > 40), "{seen:?}");
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
