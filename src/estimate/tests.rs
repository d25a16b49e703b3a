use super::*;
use crate::contract::{Answers, At, Form, LotForm, Tranche};

fn estimate(answers: &[(Field, &str)]) -> Estimate {
    estimated(answers).0
}

fn estimated(answers: &[(Field, &str)]) -> (Estimate, Reading) {
    let mut form = Form::new();
    for (field, typed) in answers {
        form.set(0, *field, *typed);
    }
    let reading = form.read(Bareme::builtin());
    assert_eq!(reading.problems, []);
    (Estimate::of(&reading, Bareme::builtin()), reading)
}

fn plain(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}'], " ")
}

const PUBLISHED: [(Field, &str); 5] = [
    (Field::Trade, "Maçonnerie, gros œuvre, béton armé"),
    (Field::Amount, "1 000 000 €"),
    (Field::Share, "50 %"),
    (Field::Cost, "30 €/h"),
    (Field::Rate, "5 %"),
];

/// MEF Sud 77: 1 000 000 € × 50 % = 500 000 €; × 5 % = 25 000 €; ÷ 30 €/h = 833 h.
#[test]
fn the_published_case() {
    let estimate = estimate(&PUBLISHED);
    let figures = estimate.lots[0].figures().unwrap();
    assert_eq!(figures.hours, Span::certain(Hours::new(833).unwrap()));
    let steps: Vec<String> = figures
        .trace()
        .iter()
        .map(|step| {
            plain(&format!(
                "{}: {} = {} {} {}",
                step.label,
                step.formula(),
                step.expression(),
                step.sign(),
                step.result
            ))
        })
        .collect();
    assert_eq!(
        steps,
        [
            "Montant de main-d’œuvre: montant HT × part de main-d’œuvre = 1 000 000 € × 50 % = 500 000 €",
            "Heures de main-d’œuvre: montant de main-d’œuvre ÷ coût horaire = 500 000 € ÷ 30 €/h = ≈ 16 666,67 h",
            "Heures d’insertion: heures de main-d’œuvre × taux d’insertion = ≈ 16 666,67 h × 5 % = ≈ 833,33 h",
            "Heures retenues: heures d’insertion, arrondies à l’heure la plus proche = ≈ 833,33 h → 833 h",
            "Équivalent temps plein (ETP): heures d’insertion ÷ heures d’une année à temps plein = 833 h ÷ 1 607 h = ≈ 0,52 ETP",
        ]
    );
}

#[test]
fn the_range_goes_from_low_share_and_high_cost_to_high_share_and_low_cost() {
    let estimate = estimate(&[(Field::Trade, "45442100-8"), (Field::Amount, "100 000")]);
    let figures = estimate.lots[0].figures().unwrap();
    // 100 000 × 60 % ÷ 40 × 5 %; × 70 % ÷ 35 × 5 %; × 75 % ÷ 30 × 5 %.
    let hours = [
        figures.hours.low(),
        figures.hours.central(),
        figures.hours.high(),
    ];
    assert_eq!(hours.map(Hours::get), [75, 100, 125]);
    assert_eq!(estimate.total, Some(figures.hours));
    let traces = figures.traces();
    assert_eq!(plain(&traces.low[0].expression()), "100 000 € × 60 %");
    assert_eq!(plain(&traces.high[1].expression()), "75 000 € ÷ 30 €/h");
}

#[test]
fn what_is_missing_is_named() {
    assert_eq!(
        estimate(&[]).lots,
        [Outcome::Missing(vec![Field::Amount, Field::Trade])]
    );
    assert_eq!(estimate(&[]).total, None);
}

#[test]
fn a_wrong_coefficient_is_not_replaced_by_the_default() {
    let mut form = Form::new();
    form.lots[0].set(Field::Trade, "45442100-8");
    form.lots[0].set(Field::Amount, "100 000");
    form.lots[0].set(Field::Rate, "cinq");
    let estimate = Estimate::of(&form.read(Bareme::builtin()), Bareme::builtin());
    assert_eq!(estimate.lots, [Outcome::Wrong(vec![Field::Rate])]);
    assert_eq!(estimate.total, None);
}

/// A wrong answer that hours rest on is named; one they do not rest on is not in their way.
#[test]
fn only_what_hours_rest_on_keeps_them_back() {
    let outcome = |answers: &[(Field, &str)]| {
        let mut form = Form::new();
        for (field, typed) in PUBLISHED.iter().chain(answers) {
            form.set(0, *field, *typed);
        }
        let reading = form.read(Bareme::builtin());
        assert_eq!(reading.problems.len(), 1, "{answers:?}");
        Estimate::of(&reading, Bareme::builtin()).lots.remove(0)
    };
    let own = (Field::Programme, "own");
    let long = "n".repeat(300);
    for answers in [
        &[own, (Field::ProgrammeRate, "150 %")][..],
        &[(Field::EtpHours, "0")],
        &[(Field::MonthlyHours, "800")],
        &[(Field::Rounding, "siècle")],
        &[(Field::Technique, "orders"), (Field::Maximum, "1")],
        &[(Field::Target, "beaucoup")],
    ] {
        let wrong = answers.last().unwrap().0;
        assert_eq!(outcome(answers), Outcome::Wrong(vec![wrong]));
    }
    for answers in [
        &[(Field::ProgrammeRate, "150 %")][..],
        &[(Field::Maximum, "1")],
        &[(Field::Schedule, "rien")],
        &[(Field::StaffHours, "rien")],
        &[(Field::Duration, "0")],
        &[(Field::LotName, &long)],
        &[(Field::Title, &long)],
    ] {
        assert!(outcome(answers).figures().is_some(), "{answers:?}");
    }
}

#[test]
fn a_lot_without_parts_is_asked_for_them() {
    let (_, mut reading) = estimated(&PUBLISHED);
    reading.contract.lots[0].parts.clear();
    reading.contract.lots[0].target = Some("500 h".parse().unwrap());
    let estimate = Estimate::of(&reading, Bareme::builtin());
    assert_eq!(
        estimate.lots,
        [Outcome::Missing(vec![Field::Amount, Field::Trade])]
    );
}

fn expressions(steps: &[Step]) -> Vec<String> {
    let said = |step: &Step| {
        let text = format!("{} {} {}", step.expression(), step.sign(), step.result);
        plain(&text)
    };
    steps.iter().map(said).collect()
}

/// Each tranche under its own name, the firm one too: only the sum is the lot's.
#[test]
fn steps_say_which_tranche_they_are_about() {
    let mut form = Form::new();
    form.lots[0].more = vec![Answers::default(); 2];
    for (part, amount, tranche) in [
        (0, "60 000", "firm"),
        (1, "40 000", "optional-1"),
        (2, "20 000", "firm"),
    ] {
        let at = At { lot: 0, part };
        form.set(at, Field::Trade, "45442100-8");
        form.set(at, Field::Amount, amount);
        form.set(at, Field::Tranche, tranche);
    }
    let estimate = Estimate::of(&form.read(Bareme::builtin()), Bareme::builtin());
    let figures = estimate.lots[0].figures().unwrap();
    let low = figures.traces().low;
    let of: Vec<Of> = low.iter().map(|step| step.of).collect();
    let (start, later) = (
        Of::Tranche(Tranche::Firm),
        Of::Tranche(Tranche::Optional(1)),
    );
    assert_eq!(of[9..], [start, start, later, Of::Lot]);
    assert_eq!(
        expressions(&low[9..]),
        [
            "45 h + 15 h = 60 h",
            "60 h → 60 h",
            "30 h → 30 h",
            "60 h + 30 h = 90 h",
        ]
    );
}

#[test]
fn the_steps_to_a_ratio_begin_with_the_amount_that_counts() {
    let mut answers = PUBLISHED.to_vec();
    answers.extend([
        (Field::Technique, "orders"),
        (Field::Target, "500 h"),
        (Field::Trigger, "200 000"),
        (Field::TriggerCounts, "no"),
    ]);
    let estimate = estimate(&answers);
    let figures = estimate.lots[0].figures().unwrap();
    let framework = figures.framework.as_ref().unwrap();
    assert_eq!(
        expressions(&framework.trace),
        [
            "1 000 000 € − 200 000 € = 800 000 €",
            "800 000 € ÷ 50 000 € = 16",
            "500 h ÷ 16 = 31,25 h",
            "31,25 h → 31 h",
        ]
    );
    assert_eq!(
        expressions(&framework.at_estimate.trace),
        [
            "1 000 000 € − 200 000 € = 800 000 €",
            "800 000 € ÷ 50 000 € = 16",
            "16 × 31 h = 496 h",
            "496 h → 496 h",
        ]
    );
}

/// The period of a renewal is its own, not the whole duration.
#[test]
fn staff_taken_over_counts_over_the_months_of_its_tranche() {
    let mut form = Form::new();
    form.lots[0].more = vec![Answers::default(); 2];
    form.set(0, Field::Duration, "36 mois");
    form.set(0, Field::FirmDuration, "16 mois");
    for (part, tranche) in [(0, "firm"), (1, "renewal-1"), (2, "renewal-2")] {
        let at = At { lot: 0, part };
        form.set(at, Field::Trade, "Nettoyage de locaux, propreté");
        form.set(at, Field::Amount, "120 000");
        form.set(at, Field::Tranche, tranche);
        form.set(at, Field::TakenOver, "cleaning");
        form.set(at, Field::StaffHours, "200 h");
    }
    let mut months = Vec::new();
    let estimate = Estimate::of(&form.read(Bareme::builtin()), Bareme::builtin());
    for step in estimate.lots[0].figures().unwrap().trace() {
        if step.kind == StepKind::MonthlyAmount {
            months.push(plain(&step.expression()));
        }
    }
    assert_eq!(
        months,
        [
            "120 000 € ÷ 16 mois",
            "120 000 € ÷ 10 mois",
            "120 000 € ÷ 10 mois",
        ]
    );
}

#[test]
fn people_follow_the_duration() {
    let mut answers = PUBLISHED.to_vec();
    answers.push((Field::Duration, "3 mois"));
    let estimate = estimate(&answers);
    let people = estimate.lots[0]
        .figures()
        .unwrap()
        .step(StepKind::People)
        .unwrap();
    assert_eq!(plain(&people.expression()), "833 h ÷ 390 h");
    assert_eq!(plain(&people.result.to_string()), "≈ 2,14 personnes");
}

#[test]
fn a_figure_of_people_has_the_decimals_that_mean_something() {
    let cases = [
        (Value::Etp(Exact::hundredths(362)), "≈ 3,6 ETP"),
        (Value::Etp(Exact::hundredths(360)), "3,6 ETP"),
        (Value::Etp(Exact::hundredths(100)), "1 ETP"),
        (Value::Etp(Exact::hundredths(7)), "0,07 ETP"),
        // Rounded, it reaches one.
        (Value::People(Exact::hundredths(96)), "≈ 1 personne"),
        (Value::People(Exact::hundredths(94)), "0,94 personne"),
        (Value::People(Exact::hundredths(1_234)), "≈ 12,3 personnes"),
        (Value::Hours(Exact::hundredths(1_234)), "12,34 h"),
    ];
    for (value, short) in cases {
        assert_eq!(plain(&value.to_short()), short);
    }
}

#[test]
fn people_of_the_contract_are_those_of_its_lots_added() {
    let mut form = Form::new();
    form.lots.push(LotForm::default());
    for (field, typed) in PUBLISHED {
        form.set(0, field, typed);
        form.set(1, field, typed);
    }
    let read = |form: &Form| {
        let reading = form.read(Bareme::builtin());
        let estimate = Estimate::of(&reading, Bareme::builtin());
        let contract = &reading.contract;
        let people = estimate.people(contract).map(|one| plain(&one.to_string()));
        (
            people,
            estimate.presence(contract).map(|one| plain(&one.words)),
        )
    };
    // 1 666 h ÷ 1 607 h.
    let year = "environ une personne à temps plein pendant un an";
    assert_eq!(read(&form), (None, Some(year.to_string())));
    form.set(0, Field::Duration, "4 mois");
    // Twice 833 h ÷ 520 h; 1 666 h ÷ 520 h.
    let same = "environ 3 personnes à temps plein pendant 4 mois";
    assert_eq!(
        read(&form),
        (Some("≈ 3,2 personnes".to_string()), Some(same.to_string()))
    );
    form.set(1, Field::LotDuration, "8 mois");
    // 833 h ÷ 520 h + 833 h ÷ 1 040 h; of other durations, over a year.
    assert_eq!(
        read(&form),
        (Some("≈ 2,4 personnes".to_string()), Some(year.to_string()))
    );
}

#[track_caller]
fn notice(answers: &[(Field, &str)], severity: Severity, beginning: &str) {
    let (estimate, reading) = estimated(answers);
    let notices = estimate.notices(&reading, 0, Bareme::builtin());
    assert!(
        notices
            .iter()
            .any(|n| n.severity == severity && plain(&n.text).starts_with(beginning)),
        "{notices:#?}"
    );
    assert!(notices.iter().all(|n| !n.source.is_empty()));
}

#[test]
fn results_are_commented() {
    const PAINT: (Field, &str) = (Field::Trade, "peinture, revêtements muraux");
    notice(
        &[PAINT, (Field::Amount, "34 000")],
        Severity::Warning,
        "34 h, c’est moins d’une semaine",
    );
    notice(
        &[PAINT, (Field::Amount, "35 000")],
        Severity::Information,
        "35 h permettent des missions courtes",
    );
    notice(
        &[PAINT, (Field::Amount, "150 000")],
        Severity::Information,
        "150 h permettent de proposer des contrats",
    );
    notice(
        &[PAINT, (Field::Amount, "150 000"), (Field::Rate, "20,01 %")],
        Severity::Warning,
        "Un taux de 20,01 % dépasse",
    );
    notice(
        &[
            PAINT,
            (Field::Amount, "150 000"),
            (Field::Duration, "5 mois"),
        ],
        Severity::Information,
        "Au-dessus des seuils européens",
    );
    notice(
        &[(Field::Trade, "Étanchéité"), (Field::Amount, "150 000")],
        Severity::Warning,
        "Aucun chiffre publié n’a été lu",
    );
    notice(
        &[
            (Field::Trade, "Fournitures courantes sans service"),
            (Field::Amount, "150 000"),
        ],
        Severity::Warning,
        "Aucune heure d’insertion",
    );
    notice(
        &[
            PAINT,
            (Field::Amount, "150 000"),
            (Field::Nature, "services"),
        ],
        Severity::Information,
        "Le métier « Peinture, revêtements muraux » relève",
    );
}

/// What the trade of the first lot is does not make the second a declared one.
#[test]
fn a_nature_that_was_not_declared_is_not_held_against_a_lot() {
    let mut form = Form::new();
    form.lots = vec![LotForm::default(); 2];
    for (lot, trade) in ["45442100-8", "Nettoyage de locaux, propreté"]
        .into_iter()
        .enumerate()
    {
        form.set(lot, Field::Trade, trade);
        form.set(lot, Field::Amount, "120 000");
    }
    let texts = |form: &Form| -> Vec<String> {
        let reading = form.read(Bareme::builtin());
        let estimate = Estimate::of(&reading, Bareme::builtin());
        let notices = estimate.notices(&reading, 1, Bareme::builtin());
        notices
            .into_iter()
            .map(|notice| plain(&notice.text))
            .collect()
    };
    let declared = |text: &String| text.contains("est déclaré");
    assert!(!texts(&form).iter().any(declared));
    form.set(0, Field::Nature, "travaux");
    assert!(texts(&form).iter().any(declared));
    // The lot's own duration is that of its works.
    form.set(1, Field::LotDuration, "5 mois");
    form.set(0, Field::Duration, "12 mois");
    assert!(
        texts(&form)
            .iter()
            .any(|text| text.contains("moins de six mois"))
    );
}

/// Hours of a trade whose staff may be taken over are not to be read before the buyer says whether it is.
#[test]
fn whether_staff_is_taken_over_is_asked_first_where_it_may_be() {
    let asked = |trade: &str, taken_over: &str| {
        let (estimate, reading) = estimated(&[
            (Field::Trade, trade),
            (Field::Amount, "900 000"),
            (Field::Duration, "36"),
            (Field::TakenOver, taken_over),
            (Field::StaffHours, "650"),
        ]);
        assert!(reading.problems.is_empty(), "{:?}", reading.problems);
        let notices = estimate.notices(&reading, 0, Bareme::builtin());
        let first = notices.first().is_some_and(|one| one.asks.is_some());
        let said = notices.iter().any(|one| one.text == TAKEOVER);
        assert_eq!(first, said, "{notices:#?}");
        (first, estimate.total.map(|hours| hours.central().get()))
    };
    let cleaning = "Nettoyage de locaux, propreté";
    assert_eq!(asked(cleaning, ""), (true, Some(3_600)));
    // « Non » is an answer, and the hours stay.
    assert_eq!(asked(cleaning, "no"), (false, Some(3_600)));
    assert_eq!(asked(cleaning, "cleaning"), (false, Some(1_260)));
    assert!(asked("Gardiennage, sécurité privée", "").0);
    assert!(asked("Transport de voyageurs", "").0);
    assert!(!asked("Peinture, revêtements muraux", "").0);
}

/// Two tranches of the same cleaning are one matter, said once.
#[test]
fn staff_taken_over_is_commented_once() {
    let mut form = Form::new();
    form.lots[0].more = vec![Answers::default(); 1];
    form.set(0, Field::Duration, "12 mois");
    for part in 0..2 {
        let at = At { lot: 0, part };
        form.set(at, Field::Trade, "Nettoyage de locaux, propreté");
        form.set(at, Field::Amount, "12 000");
        form.set(at, Field::TakenOver, "cleaning");
        form.set(at, Field::StaffHours, "10 h");
    }
    let reading = form.read(Bareme::builtin());
    let estimate = Estimate::of(&reading, Bareme::builtin());
    let notices = estimate.notices(&reading, 0, Bareme::builtin());
    for (index, notice) in notices.iter().enumerate() {
        assert!(!notices[..index].contains(notice), "{notice:?}");
    }
    let advised = notices
        .iter()
        .any(|n| plain(&n.text).contains("72 h d’insertion, c’est sous 150 h"));
    assert!(advised, "{notices:#?}");
}

#[test]
fn a_rate_of_20_percent_is_no_warning() {
    let mut answers = PUBLISHED.to_vec();
    answers[4] = (Field::Rate, "20 %");
    let (estimate, reading) = estimated(&answers);
    let notices = estimate.notices(&reading, 0, Bareme::builtin());
    assert!(notices.iter().all(|n| !n.text.contains("disproportionnée")));
}

#[test]
fn a_share_written_as_a_fraction_is_asked_about() {
    for (share, is_asked) in [
        ("0,7", true),
        ("1 %", true),
        ("1,01 %", false),
        ("70 %", false),
    ] {
        let mut answers = PUBLISHED.to_vec();
        let place = answers.iter().position(|(field, _)| *field == Field::Share);
        answers[place.unwrap()] = (Field::Share, share);
        let (estimate, reading) = estimated(&answers);
        let notices = estimate.notices(&reading, 0, Bareme::builtin());
        let is = notices
            .iter()
            .any(|n| n.text.contains("Une part s’écrit en pour cent"));
        assert_eq!(is, is_asked, "{share}");
    }
}

#[test]
fn the_greatest_amount_is_computed() {
    let mut answers = PUBLISHED.to_vec();
    answers[1] = (Field::Amount, "1 000 000 M€");
    let estimate = estimate(&answers);
    let figures = estimate.lots[0].figures().unwrap();
    assert_eq!(figures.hours.central().get(), 833_333_333);
}

#[test]
fn every_convention_has_a_figure_and_a_source() {
    for convention in Convention::ALL {
        assert!(convention.value() > 0, "{convention:?}");
        assert!(!convention.source().is_empty(), "{convention:?}");
    }
}
