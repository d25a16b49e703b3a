//! Every frame with every form, mechanism and set of options: what must hold of all drafts.

use super::{ClauseSet, Piece, PieceDraft};
use crate::bareme::Bareme;
use crate::contract::{Field, Form, Mechanism};
use crate::document::{Block, Document, Inline, plain};
use crate::estimate::Estimate;
use crate::law::Law;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::OnceLock;

const FRAMES: [&[(Field, &str)]; 10] = [
    &[(Field::Ccag, "travaux")],
    &[(Field::Ccag, "moe")],
    &[(Field::Ccag, "fcs")],
    &[(Field::Ccag, "pi"), (Field::Buyer, "central")],
    &[(Field::Ccag, "tic"), (Field::Defence, "yes")],
    &[(Field::Ccag, "mi"), (Field::Buyer, "network")],
    &[(Field::Ccag, "none"), (Field::Buyer, "authority")],
    &[(Field::Buyer, "grantor")],
    &[(Field::Buyer, "private")],
    &[(Field::Buyer, "private"), (Field::Ccag, "travaux")],
];

/// One number, lots, tranches, framework with orders, subsequent contracts.
const FORMS: [&str; 7] = [
    "one",
    "lots",
    "tranches",
    "orders",
    "orders lots",
    "subsequent",
    "subsequent lots",
];

const OPTIONS: [&[(Field, &str)]; 5] = [
    &[],
    &[
        (Field::Facilitateur, "no"),
        (Field::Publics, "restricted"),
        (Field::PublicsList, "Jeunes diplômés\nSeniors"),
        (Field::PublicsCategories, "siae rsa"),
        (Field::Training, "not_counted"),
        (Field::Equivalences, "Une heure en CDI compte double"),
        (Field::Pooling, "yes"),
        (Field::PoolingRules, "Même bassin d’emploi"),
        (Field::FormalNotice, "waived"),
        (Field::PenaltyCap, "share"),
        (Field::PenaltyCapRate, "5 %"),
        (Field::Documents, "own"),
        (Field::DocumentsList, "Relevé\nAttestation"),
        (Field::DataController, "buyer"),
        (Field::CriterionAim, "hours"),
        (Field::Value, "20 M€"),
        (Field::Launch, "15/01/2027"),
        (Field::Holders, "several"),
        (Field::SubsequentBase, "own"),
        (Field::CarryOver, "yes"),
        (Field::GroupForm, "joint"),
        (Field::GroupPenalties, "who_failed"),
        (Field::SmallPenalties, "set_aside"),
    ],
    &[
        (Field::Publics, "widened"),
        (Field::PublicsList, "Autre catégorie"),
        (Field::Qpv, "priority"),
        (Field::Training, "capped"),
        (Field::TrainingCap, "20 %"),
        (Field::Pooling, "no"),
        (Field::PenaltyCap, "none"),
        (Field::Documents, "usual"),
        (Field::DataController, "facilitateur"),
        (Field::LeadMember, "facilitateur"),
        (Field::Programme, "npnru_works"),
        (Field::CriterionAim, "both"),
        (Field::FirstMeeting, "30 jours"),
        (Field::Holders, "several"),
        (Field::SubsequentBase, "each"),
        (Field::ReservedCondition, "yes"),
        (Field::GroupForm, "joint_lead"),
    ],
    &[
        (Field::Qpv, "category"),
        (Field::Programme, "own"),
        (Field::ProgrammeName, "Charte emploi"),
        (Field::ProgrammePublics, "bénéficiaires du RSA"),
        (Field::Facilitateur, "no"),
        (Field::Documents, "usual"),
        (Field::DataController, "facilitateur"),
        (Field::LeadMember, "facilitateur"),
        (Field::Review, "no"),
        (Field::CriterionAim, "quality"),
        (Field::ActionsCount, "1"),
        (Field::Holders, "one"),
        (Field::GroupForm, "solidary"),
        (Field::GroupPenalties, "as_told"),
        (Field::SmallPenalties, "kept"),
        (Field::NoticeDelay, "15 jours"),
    ],
    &[
        (Field::Facilitateur, "yes"),
        (Field::DataController, "contractor"),
        (Field::Documents, "usual"),
        (Field::Title, "Entretien"),
        (Field::ActionsCount, "3"),
        (Field::ActionsHours, "70"),
        (Field::DataRetention, "24 mois"),
        (Field::ObjectPeople, "12"),
        (Field::ObjectHours, "9 000"),
        (Field::ObjectSupport, "Aide à la mobilité"),
        (
            Field::ObjectResults,
            "Une sortie en emploi pour la moitié des personnes",
        ),
        (Field::PenaltyService, "100"),
        (Field::ReservedExecution, "yes"),
        (Field::Publics, "restricted"),
        (Field::PublicsCategories, "rsa qpv"),
        (Field::Holders, "several"),
        (Field::SubsequentBase, "all"),
        (Field::ReservedCondition, "no"),
        (Field::GroupForm, "free"),
        (
            Field::AddedAapc,
            "Une réunion d’information est ouverte à tous.",
        ),
        (
            Field::AddedRc,
            "Le candidat joint :\n- un planning des recrutements ;\n- le nom du tuteur.",
        ),
        (
            Field::AddedCcap,
            "Le titulaire remet un plan de formation.\nCe plan est présenté en réunion.",
        ),
        (
            Field::AddedAe,
            "Le candidat indique le nom de son référent.",
        ),
        (Field::AddedSheet, "Permanence le mardi matin."),
    ],
];

const WRITTEN: [Piece; 14] = [
    Piece::Aapc,
    Piece::Rc,
    Piece::Motivation,
    Piece::Ccap,
    Piece::Ae,
    Piece::Subsequent,
    Piece::SubsequentAe,
    Piece::Publics,
    Piece::FacilitateurSheet,
    Piece::Ways,
    Piece::HourSheet,
    Piece::Certificate,
    Piece::PathSheet,
    Piece::Agenda,
];

fn form(frame: &[(Field, &str)], shape: &str, mechanism: Mechanism, mixed: bool) -> Form {
    let mut form = Form::new();
    form.set(0, Field::Amount, "1 M€");
    form.set(0, Field::Trade, "Peinture, revêtements muraux");
    form.set(0, Field::Duration, "30 mois");
    if shape == "tranches" {
        for tranche in ["optional-1", "renewal-1"] {
            let mut part = form.lots[0].first.clone();
            part.set(Field::Tranche, tranche);
            form.lots[0].more.push(part);
        }
    }
    if shape.contains("lots") {
        form.lots.push(form.lots[0].clone());
        form.set(1, Field::Trade, "Peinture, revêtements muraux");
        form.lots.push(form.lots[0].clone());
        if mixed {
            form.set(1, Field::LotMechanism, "criterion_only");
            form.set(2, Field::LotMechanism, "reserved_siae");
            form.set(0, Field::LotHolders, "one");
        }
    }
    if let Some(technique) = ["orders", "subsequent"]
        .into_iter()
        .find(|technique| shape.contains(technique))
    {
        form.set(0, Field::Technique, technique);
    }
    form.set(0, Field::Mechanism, mechanism.key());
    for (field, typed) in frame {
        form.set(0, *field, *typed);
    }
    form
}

/// A contract's pieces, and what it is called here.
struct Case {
    name: String,
    set: ClauseSet,
    is_private: bool,
}

/// The pieces of every frame with every form and mechanism, the sets of options in turn: their number
/// divides neither that of the forms nor that of the mechanisms, so that each meets each.
fn cases() -> &'static [Case] {
    static CASES: OnceLock<Vec<Case>> = OnceLock::new();
    CASES.get_or_init(|| {
        let mut cases = Vec::new();
        for frame in FRAMES {
            for shape in FORMS {
                for mechanism in Mechanism::ALL {
                    let number = cases.len() % OPTIONS.len();
                    cases.push(case(frame, shape, *mechanism, number));
                }
            }
        }
        cases
    })
}

fn case(frame: &[(Field, &str)], shape: &str, mechanism: Mechanism, number: usize) -> Case {
    let (bareme, law) = (Bareme::builtin(), Law::builtin());
    let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let mut form = form(frame, shape, mechanism, number == 2);
    for (field, typed) in OPTIONS[number] {
        form.set(0, *field, *typed);
    }
    let reading = form.read(bareme);
    assert_eq!(reading.problems, []);
    let estimate = Estimate::of(&reading, bareme);
    let mut set = ClauseSet::of(&reading, &estimate, bareme, law, date);
    set.pieces.retain(|draft| WRITTEN.contains(&draft.piece));
    Case {
        name: format!("{frame:?} {shape} {} options {number}", mechanism.key()),
        set,
        is_private: frame.contains(&(Field::Buyer, "private")),
    }
}

fn runs(block: &Block) -> Vec<&[Inline]> {
    match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => vec![text],
        Block::List { items, .. } => items.iter().map(Vec::as_slice).collect(),
        Block::Table { rows, .. } => rows.iter().flatten().map(Vec::as_slice).collect(),
        Block::Code(lines) => lines.iter().map(Vec::as_slice).collect(),
    }
}

/// The words of a run, its blanks as one word.
fn words(run: &[Inline]) -> String {
    run.iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Strong(text) | Inline::Code(text) => {
                text.replace(['\u{a0}', '\u{202f}'], " ")
            }
            Inline::Blank { .. } => "BLANC".to_string(),
        })
        .collect()
}

/// What no text may hold: a double space, a mark after a space, brackets, what French elides.
const WRONG: &str = "  | ,| .| )|( |..|,,|,.|:,|: ,|{|}|[|]|?|'| de le | à le | de l’un |le point «|aucun lot|\
    de il|que il| et et |pour le marché|pour l’accord-cadre|pour le contrat|de au |; .|. ;";

/// What is wrong with a draft, in words.
fn faults(draft: &PieceDraft) -> Vec<String> {
    let blocks = &draft.document.blocks;
    let mut faults = Vec::new();
    let mut fault = |what: &str, text: &str| {
        faults.push(format!("{what}, {:?}: {text}", draft.piece));
    };
    for (index, block) in blocks.iter().enumerate() {
        let all = runs(block);
        if all.is_empty() {
            fault("an empty block", "");
        }
        if let (Block::Heading { text, .. }, true) = (block, index > 0) {
            let next = blocks.get(index + 1);
            if next.is_none_or(|next| matches!(next, Block::Heading { .. })) {
                fault("nothing under a title", &words(text));
            }
        }
        if let Block::Table { header, rows } = block
            && rows.iter().any(|row| row.len() != header.len())
        {
            fault("a row too long or too short", &header.join(", "));
        }
        for run in all {
            let text = words(run);
            // The lines to sign on are empty, and what only the buyer can say is all blank.
            let to_fill = draft.piece == Piece::Motivation && matches!(&*text, "" | "BLANC");
            if to_fill {
                continue;
            }
            if text.is_empty() || text.trim() != text {
                fault("empty, or spaces around", &text);
            }
            for wrong in WRONG.split('|') {
                // The annex names the point of another piece.
                let other = wrong == "le point «" && draft.piece != Piece::Ccap;
                // Two pieces ask questions.
                let asks = wrong == "?" && matches!(draft.piece, Piece::Rc | Piece::Motivation);
                if !other && !asks && text.contains(wrong) {
                    fault(&format!("« {wrong} »"), &text);
                }
            }
            let Block::Paragraph(_) = block else {
                continue;
            };
            let begins = text.chars().next().is_some_and(char::is_uppercase);
            if !begins || !text.ends_with(['.', ':', '…']) {
                fault("no sentence", &text);
            }
        }
    }
    let mut titles: Vec<&str> = draft
        .stipulations
        .iter()
        .map(|stipulation| &*stipulation.heading)
        .collect();
    titles.dedup();
    let count = titles.len();
    titles.sort_unstable();
    titles.dedup();
    if titles.len() < count {
        fault("a title comes back", "");
    }
    if draft.stipulations.is_empty() {
        fault("no stipulation", "");
    }
    faults
}

#[test]
fn every_draft_is_well_written() {
    // Each fault once, with one of the drafts that have it.
    let mut found = BTreeMap::new();
    for case in cases() {
        for fault in case.set.pieces.iter().flat_map(faults) {
            found.entry(fault).or_insert(&case.name);
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// The numbers of articles of the code in a text.
fn cited(text: &str) -> Vec<String> {
    let text = text.replace('\u{a0}', " ");
    let mut found = Vec::new();
    for letter in ["L. ", "R. ", "D. "] {
        for rest in text.split(letter).skip(1) {
            let number: String = rest
                .chars()
                .take_while(|c| c.is_ascii_digit() || *c == '-')
                .collect();
            if number.len() > 3 {
                found.push(format!("{}{}", letter.trim_end_matches([' ', '.']), number));
            }
        }
    }
    found
}

#[test]
fn every_article_that_a_draft_cites_was_read() {
    let mut seen = 0;
    for case in cases() {
        let name = &case.name;
        for draft in &case.set.pieces {
            let text = plain(&draft.document);
            let articles = cited(&text);
            seen += articles.len();
            for article in &articles {
                let known = Law::builtin().code_article(article);
                assert!(known.is_some(), "{name}: {article}");
                // A concession rests on its own articles, a contract on its own.
                let of_concessions = article[1..].starts_with('3');
                assert_eq!(
                    of_concessions,
                    name.contains("grantor"),
                    "{name}: {article}"
                );
            }
            if name.contains("Defence") {
                // What the rest of the code says is not said of contracts of defence.
                let mut articles = articles.iter();
                assert!(articles.all(|article| article == "L2312-1-1"), "{name}");
            }
            if case.is_private {
                assert!(!text.contains("code de la commande publique"), "{name}");
                assert!(articles.is_empty(), "{name}: {articles:?}");
                let mut bases = draft.stipulations.iter().flat_map(|one| &one.basis);
                assert!(bases.all(|basis| !basis.starts_with("Code")), "{name}");
            }
        }
    }
    assert!(seen > 1_000, "{seen}");
}

/// Where the article departs from the CCAG, the table names a point that is there and says so.
#[test]
fn derogations_are_said_where_they_are_listed() {
    let mut seen = 0;
    for case in cases() {
        let Some(ccap) = case.set.piece(Piece::Ccap) else {
            continue;
        };
        let text = plain(&ccap.document);
        let table = ccap
            .stipulations
            .iter()
            .find(|one| one.id.starts_with("ccap.derogations"));
        let listed = table.map_or(0, |one| {
            let blocks = &ccap.document.blocks[one.blocks.clone()];
            let rows = blocks.iter().filter_map(|block| match block {
                Block::Table { rows, .. } => Some(rows),
                _ => None,
            });
            let points = rows.flatten().map(|row| words(&row[0]));
            points
                .map(|point| {
                    let named = point.trim_start_matches("Point ").replace(" (", ". ");
                    let named = named.trim_end_matches(')');
                    let known = ccap.stipulations.iter().any(|one| one.heading == named);
                    assert!(known, "{}: {point}", case.name);
                })
                .count()
        });
        assert_eq!(
            text.matches("Par dérogation").count(),
            listed,
            "{}",
            case.name
        );
        seen += listed;
    }
    assert!(seen > 50, "{seen}");
}

/// « 1 000 heures » as often, and in the same order, in the article and in the commitment.
#[test]
fn the_commitment_has_the_hours_of_the_article() {
    let hours_of = |text: &str| -> Vec<String> {
        let text = text.replace(['\u{a0}', '\u{202f}'], " ");
        let mut found = Vec::new();
        for line in text.lines() {
            // « 833 (huit cent trente-trois) heures » is « 833 heures ».
            let mut plain = String::new();
            let mut rest = line;
            while let Some((before, after)) = rest.split_once(" (") {
                let Some((inside, after)) = after.split_once(')') else {
                    break;
                };
                plain.push_str(before);
                if !after.trim_start().starts_with("heures") {
                    plain.push_str(inside);
                }
                rest = after;
            }
            plain.push_str(rest);
            for before in plain.split(" heures").filter(|part| {
                part.ends_with(|c: char| c.is_ascii_digit()) && !part.ends_with("35")
            }) {
                let digits: Vec<char> = before
                    .chars()
                    .rev()
                    .take_while(|c| c.is_ascii_digit() || *c == ' ')
                    .filter(char::is_ascii_digit)
                    .collect();
                found.push(digits.into_iter().rev().collect());
            }
        }
        found
    };
    let mut compared = 0;
    for case in cases() {
        let set = &case.set;
        let (Some(ccap), Some(ae)) = (set.piece(Piece::Ccap), set.piece(Piece::Ae)) else {
            continue;
        };
        let scope = |draft: &PieceDraft| {
            let scope = draft.stipulations.iter().filter(|one| {
                one.heading.contains("nombre d’heures") || one.heading.contains("Engagement du")
            });
            let blocks = scope.flat_map(|one| draft.document.blocks[one.blocks.clone()].to_vec());
            let document = Document {
                title: String::new(),
                blocks: blocks.collect(),
            };
            hours_of(&plain(&document))
        };
        let (mut article, commitment) = (scope(ccap), scope(ae));
        // The article of a framework also says the hours at the estimated amount.
        article.truncate(commitment.len());
        compared += commitment.len();
        assert_eq!(article, commitment, "{}", case.name);
    }
    assert!(compared > 150, "{compared}");
}
