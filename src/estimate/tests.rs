use super::*;
use crate::contract::Form;

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
        .trace
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
            "Heures retenues: heures d’insertion, arrondi à l’heure la plus proche = ≈ 833,33 h → 833 h",
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
    assert_eq!(
        plain(&figures.low_trace[0].expression()),
        "100 000 € × 60 %"
    );
    assert_eq!(
        plain(&figures.high_trace[1].expression()),
        "75 000 € ÷ 30 €/h"
    );
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
        "150 h (soit ≈ 4,29 semaines",
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

#[test]
fn a_rate_of_20_percent_is_no_warning() {
    let mut answers = PUBLISHED.to_vec();
    answers[4] = (Field::Rate, "20 %");
    let (estimate, reading) = estimated(&answers);
    let notices = estimate.notices(&reading, 0, Bareme::builtin());
    assert!(notices.iter().all(|n| !n.text.contains("disproportionnée")));
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
