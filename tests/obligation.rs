//! The obligation of a social condition, line by line: `obligation.csv` says what the law asks of each
//! contract and whether the mechanism chosen answers it.

use clausule::advice::Advice;
use clausule::assessment::{Assessment, Duty, Met, ValueFrom};
use clausule::bareme::Bareme;
use clausule::contract::{Exception, Field, Form, Mechanism};
use clausule::estimate::Estimate;
use clausule::law::Law;
use proptest::prelude::*;

fn assess(form: &Form) -> Assessment {
    let (bareme, law) = (Bareme::builtin(), Law::builtin());
    let reading = form.read(bareme);
    assert_eq!(reading.problems, []);
    let estimate = Estimate::of(&reading, bareme);
    let advice = Advice::of(&reading, &estimate, bareme);
    Assessment::of(&reading, &estimate, &advice, law)
}

fn duty(key: &str) -> Duty {
    match key {
        "to_specify" => Duty::ToSpecify,
        "outside" => Duty::Outside,
        "before" => Duty::Before,
        "defence" => Duty::Defence,
        "below" => Duty::Below,
        "short_works" => Duty::ShortWorks,
        "compulsory" => Duty::Compulsory,
        _ => panic!("{key}"),
    }
}

fn met(key: &str) -> Met {
    match key {
        "not_asked" => Met::NotAsked,
        "yes" => Met::Yes,
        "open" => Met::Open,
        "no" => Met::No,
        "motivated" => Met::Motivated,
        "to_complete" => Met::ToComplete,
        _ => panic!("{key}"),
    }
}

#[test]
fn each_contract_owes_what_its_line_says() {
    let table = include_str!("obligation.csv");
    let mut lines = table.lines();
    let heads: Vec<&str> = lines.next().unwrap().split(';').collect();
    let fields = [
        Field::Buyer,
        Field::Nature,
        Field::Value,
        Field::Launch,
        Field::Duration,
        Field::Defence,
        Field::Technique,
        Field::Mechanism,
        Field::Exception,
        Field::Motivation,
    ];
    let mut seen = 0;
    for line in lines {
        let cells: Vec<&str> = line.split(';').collect();
        assert_eq!(cells.len(), heads.len(), "{line}");
        let mut form = Form::new();
        for (field, cell) in fields.iter().zip(&cells) {
            form.set(0, *field, *cell);
        }
        // « sans » after a lot's amount: it carries no condition.
        let lots: Vec<&str> = cells[10].split('|').collect();
        for (lot, amount) in lots.iter().enumerate() {
            if lot > 0 {
                form.lots.push(form.lots[0].clone());
            }
            let without = amount.strip_suffix(" sans");
            form.set(lot, Field::Amount, without.unwrap_or(amount));
            form.set(lot, Field::Kept, without.map_or("", |_| "no"));
        }
        form.set(0, Field::Overseas, cells[11]);
        let obligation = assess(&form).obligation;
        assert_eq!(
            obligation.duty,
            duty(cells[12]),
            "{line}\n{}",
            obligation.text
        );
        let threshold = obligation.threshold.map(|row| row.euros.to_string());
        assert_eq!(threshold.unwrap_or_default(), cells[13], "{line}");
        assert_eq!(
            obligation.met,
            met(cells[14]),
            "{line}\n{}",
            obligation.met_text
        );
        assert!(!obligation.text.is_empty() && !obligation.source.is_empty());
        assert_eq!(
            obligation.met == Met::NotAsked,
            obligation.met_text.is_empty(),
            "{line}"
        );
        seen += 1;
    }
    assert!(seen >= 70);
}

/// A reservation alone is not said to answer the law; with its share kept as a condition it is, as our
/// reading.
#[test]
fn a_reservation_answers_by_the_share_that_it_keeps() {
    for (mechanism, answer, wanted) in [
        ("reserved_siae", "", Met::Yes),
        ("reserved_siae", "yes", Met::Yes),
        ("reserved_siae", "no", Met::Open),
        ("reserved_prison", "", Met::Yes),
        ("reserved_ess", "yes", Met::Open),
    ] {
        let mut form = Form::new();
        for (field, typed) in [
            (Field::Buyer, "authority"),
            (Field::Nature, "services"),
            (Field::Value, "300 000 €"),
            (Field::Launch, "15/01/2027"),
            (Field::Mechanism, mechanism),
            (Field::ReservedCondition, answer),
        ] {
            form.set(0, field, typed);
        }
        let obligation = assess(&form).obligation;
        assert_eq!(obligation.met, wanted, "{mechanism} {answer}");
        assert_eq!(
            obligation.met_text.contains("selon notre lecture"),
            wanted == Met::Yes
        );
        assert!(obligation.met_source.contains("Lecture de Clausule"));
    }
}

#[test]
fn exceptions_are_those_of_the_article() {
    let claims = |buyer: &str| {
        let mut form = Form::new();
        form.set(0, Field::Buyer, buyer);
        form.set(0, Field::Nature, "services");
        form.set(0, Field::Value, "6 000 000");
        let claims = assess(&form).obligation.claims;
        claims
            .iter()
            .map(|claim| claim.exception)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        claims("authority"),
        [
            Exception::Available,
            Exception::NoLink,
            Exception::Difficulty,
            Exception::ShortWorks
        ]
    );
    assert_eq!(
        claims("grantor"),
        [Exception::NoLink, Exception::Difficulty]
    );
    assert_eq!(claims("private"), []);
}

#[test]
fn each_exception_asks_what_the_reasons_answer() {
    let mut form = Form::new();
    form.set(0, Field::Buyer, "authority");
    form.set(0, Field::Nature, "travaux");
    form.set(0, Field::Value, "6 000 000");
    for claim in assess(&form).obligation.claims {
        assert!(claim.questions.len() >= 3, "{:?}", claim.exception);
        assert!(
            claim
                .questions
                .iter()
                .all(|question| question.ends_with('?'))
        );
    }
}

/// A value under what the lots add up to is a slip: the lots count.
#[test]
fn a_value_under_the_sum_of_the_lots_switches_nothing_off() {
    let mut form = Form::new();
    form.set(0, Field::Buyer, "authority");
    form.set(0, Field::Nature, "services");
    form.set(0, Field::Amount, "300 000");
    form.set(0, Field::Value, "100 000");
    let obligation = assess(&form).obligation;
    assert_eq!(obligation.duty, Duty::Compulsory);
    assert_eq!(obligation.value.unwrap().from, ValueFrom::Amounts);
    assert!(
        obligation
            .remarks
            .iter()
            .any(|remark| remark.text.contains("inférieure"))
    );
    // So does a framework's maximum.
    form.set(0, Field::Technique, "orders");
    form.set(0, Field::Maximum, "900 000");
    assert_eq!(
        assess(&form).obligation.value.unwrap().from,
        ValueFrom::Maximums
    );
    form.set(0, Field::Value, "900 000");
    assert_eq!(
        assess(&form).obligation.value.unwrap().from,
        ValueFrom::Typed
    );
}

/// Lots without a condition are answered for once the record has a case of the law and reasons: a word on each
/// lot is not enough.
#[test]
fn reasons_for_the_lots_left_out_answer_the_obligation() {
    let mut form = Form::new();
    form.lots.push(form.lots[0].clone());
    form.set(0, Field::Buyer, "authority");
    form.set(0, Field::Nature, "services");
    form.set(0, Field::Value, "900 000");
    form.set(1, Field::Kept, "no");
    assert_eq!(assess(&form).obligation.met, Met::Open);
    form.set(1, Field::LeftOutReason, "Aucun travail à partager.");
    assert_eq!(assess(&form).obligation.met, Met::ToComplete);
    form.set(0, Field::Exception, "difficulty");
    assert_eq!(assess(&form).obligation.met, Met::ToComplete);
    form.set(
        0,
        Field::Motivation,
        "Trois opérateurs, tous sans personnel sur place.",
    );
    assert_eq!(assess(&form).obligation.met, Met::Motivated);
    // Services are no works: the law does not open that case to them.
    form.set(0, Field::Exception, "short_works");
    assert_eq!(assess(&form).obligation.met, Met::ToComplete);
    form.set(0, Field::Exception, "");
    assert_eq!(assess(&form).obligation.met, Met::ToComplete);
}

/// What carries labour is not the whole value: under the threshold it proves nothing.
#[test]
fn the_amounts_of_the_lots_prove_a_value_above_only() {
    let mut form = Form::new();
    form.set(0, Field::Buyer, "authority");
    form.set(0, Field::Nature, "services");
    form.set(0, Field::Amount, "200 000");
    let below = assess(&form).obligation;
    assert_eq!(below.duty, Duty::ToSpecify);
    assert_eq!(below.asks, [Field::Value]);
    form.lots.push(form.lots[0].clone());
    let above = assess(&form).obligation;
    assert_eq!(above.duty, Duty::Compulsory);
    assert_eq!(above.value.unwrap().from, ValueFrom::Amounts);
    assert_eq!(above.value.unwrap().cents, 40_000_000);
    // In a framework the maximums count, and they are the whole value.
    form.set(0, Field::Technique, "orders");
    for lot in 0..2 {
        form.set(lot, Field::Maximum, "210 000");
    }
    let framework = assess(&form).obligation;
    assert_eq!(framework.value.unwrap().from, ValueFrom::Maximums);
    assert_eq!(framework.duty, Duty::Compulsory);
}

#[test]
fn every_sentence_has_a_source_and_ends() {
    for mechanism in [
        "",
        "criterion",
        "criterion_only",
        "reserved_ess",
        "object",
        "none",
        "actions",
    ] {
        for buyer in ["", "central", "grantor", "private"] {
            let mut form = Form::new();
            form.set(0, Field::Buyer, buyer);
            form.set(0, Field::Mechanism, mechanism);
            form.set(0, Field::Trade, "Nettoyage de locaux, propreté");
            form.set(0, Field::Amount, "8 000 000");
            let assessment = assess(&form);
            for (text, source) in assessment.sentences() {
                if text.is_empty() {
                    continue;
                }
                assert!(!source.is_empty(), "{text}");
                assert!(text.ends_with('.'), "{text}");
                assert!(
                    !text.contains('{') && !source.contains('{'),
                    "{text} {source}"
                );
            }
            assert!(!assessment.mechanism.options.is_empty());
            for option in &assessment.mechanism.options {
                assert!(!option.remarks.is_empty());
            }
        }
    }
}

/// Each lot has the mechanism that its hours and its trade call for.
#[test]
fn each_lot_of_several_is_advised() {
    let mut form = Form::new();
    let trades = [
        (
            "Peinture, revêtements muraux",
            "900 000",
            Mechanism::Condition,
        ),
        ("Peinture, revêtements muraux", "20 000", Mechanism::None),
        (
            "Fournitures courantes sans service",
            "100 000",
            Mechanism::None,
        ),
        ("Maîtrise d’œuvre, ingénierie", "600 000", Mechanism::Either),
    ];
    form.lots = vec![form.lots[0].clone(); trades.len()];
    for (lot, (trade, amount, _)) in trades.iter().enumerate() {
        form.set(lot, Field::Trade, *trade);
        form.set(lot, Field::Amount, *amount);
    }
    let advised: Vec<Mechanism> = assess(&form).lots.iter().map(|lot| lot.mechanism).collect();
    assert_eq!(advised, trades.map(|(_, _, mechanism)| mechanism));
    form.lots.truncate(1);
    assert_eq!(assess(&form).lots, []);
}

proptest! {
    /// More value never takes an obligation away.
    #[test]
    fn more_value_never_asks_less(
        buyer in prop::sample::select(vec!["central", "authority", "network", "grantor"]),
        nature in prop::sample::select(vec!["travaux", "services", "intellectuel", "fournitures"]),
        low in 1_u64..10_000_000,
        more in 0_u64..10_000_000,
        months in 1_u16..60,
    ) {
        let owed = |value: u64| {
            let mut form = Form::new();
            form.set(0, Field::Buyer, buyer);
            form.set(0, Field::Nature, nature);
            form.set(0, Field::Duration, months.to_string());
            form.set(0, Field::Value, value.to_string());
            assess(&form).obligation.duty
        };
        if owed(low) != Duty::Below {
            prop_assert_eq!(owed(low), owed(low + more));
        }
    }
}
