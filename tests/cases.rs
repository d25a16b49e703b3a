//! The tables of `cases/`: one case a line, to be read by a facilitateur. « | » parts lots; « + »
//! parts the trades or tranches of a lot, and the years of a schedule; « — » leaves one empty; what
//! stands alone holds for all. A column is an answer or, where it is filled in, what must come out.

use clausule::bareme::{Bareme, Nature};
use clausule::contract::{
    Answers, At, Field, Form, LotForm, Place, Programme, RatioMode, Reading, RoundingChoice,
    TakenOver, Technique, Tranche,
};
use clausule::estimate::{Estimate, Figures, Outcome, StepKind, Value};
use clausule::quantity::{Hours, Span, integer};

const TABLES: &[(&str, &str)] = &[
    ("formule.csv", include_str!("cases/formule.csv")),
    ("arrondis.csv", include_str!("cases/arrondis.csv")),
    ("lots.csv", include_str!("cases/lots.csv")),
    ("tranches.csv", include_str!("cases/tranches.csv")),
    (
        "accords-cadres-ratio.csv",
        include_str!("cases/accords-cadres-ratio.csv"),
    ),
    (
        "accords-cadres-heures-dues.csv",
        include_str!("cases/accords-cadres-heures-dues.csv"),
    ),
    (
        "accords-cadres-annees.csv",
        include_str!("cases/accords-cadres-annees.csv"),
    ),
    ("reprise.csv", include_str!("cases/reprise.csv")),
    ("retour.csv", include_str!("cases/retour.csv")),
    ("chartes.csv", include_str!("cases/chartes.csv")),
];

const INPUTS: &[(&str, Field)] = &[
    ("métier", Field::Trade),
    ("nature", Field::Nature),
    ("montant", Field::Amount),
    ("part", Field::Share),
    ("coût", Field::Cost),
    ("taux", Field::Rate),
    ("tranche", Field::Tranche),
    ("porte la clause", Field::Kept),
    ("arrondi", Field::Rounding),
    ("durée", Field::Duration),
    ("durée du lot", Field::LotDuration),
    ("dont ferme", Field::FirmDuration),
    ("forme", Field::Technique),
    ("maximum", Field::Maximum),
    ("ratio : heures", Field::RatioHours),
    ("ratio : pour", Field::RatioStep),
    ("calcul", Field::RatioMode),
    ("seuil", Field::Trigger),
    ("sous le seuil", Field::TriggerCounts),
    ("échéancier", Field::Schedule),
    ("reprise", Field::TakenOver),
    ("heures reprises", Field::StaffHours),
    ("prix d’une heure", Field::StaffPrice),
    ("objectif", Field::Target),
    ("heures d’un ETP", Field::EtpHours),
    ("heures par mois", Field::MonthlyHours),
    ("charte", Field::Programme),
    ("nom de la charte", Field::ProgrammeName),
    ("minimum de la charte", Field::ProgrammeRate),
];

/// Answers chosen in a list: as the tables write them, and in data.
const WORDS: &[(Field, &str, &str)] = &[
    (Field::Nature, "travaux", "travaux"),
    (Field::Nature, "services", "services"),
    (Field::Nature, "prestations intellectuelles", "intellectuel"),
    (Field::Nature, "fournitures", "fournitures"),
    (Field::Kept, "oui", "yes"),
    (Field::Kept, "non", "no"),
    (Field::Rounding, "à l’heure la plus proche", "hour"),
    (Field::Rounding, "à l’heure inférieure", "hour_down"),
    (Field::Rounding, "à la journée de 7 h la plus proche", "day"),
    (Field::Rounding, "à la journée de 7 h supérieure", "day_up"),
    (
        Field::Rounding,
        "à la journée de 7 h inférieure",
        "day_down",
    ),
    (
        Field::Rounding,
        "à la semaine de 35 h la plus proche",
        "week",
    ),
    (
        Field::Rounding,
        "à la semaine de 35 h supérieure",
        "week_up",
    ),
    (
        Field::Rounding,
        "à la semaine de 35 h inférieure",
        "week_down",
    ),
    (Field::Tranche, "ferme", "firm"),
    (Field::Tranche, "optionnelle 1", "optional-1"),
    (Field::Tranche, "optionnelle 2", "optional-2"),
    (Field::Tranche, "optionnelle 9", "optional-9"),
    (Field::Tranche, "reconduction 1", "renewal-1"),
    (Field::Tranche, "reconduction 2", "renewal-2"),
    (Field::Tranche, "reconduction 3", "renewal-3"),
    (Field::Tranche, "reconduction 9", "renewal-9"),
    (Field::Technique, "marché ordinaire", "ordinary"),
    (Field::Technique, "bons de commande", "orders"),
    (Field::Technique, "marchés subséquents", "subsequent"),
    (Field::RatioMode, "au prorata", "pro_rata"),
    (Field::RatioMode, "par tranche entière", "whole"),
    (Field::TriggerCounts, "compte", "yes"),
    (Field::TriggerCounts, "ne compte pas", "no"),
    (Field::TakenOver, "propreté", "cleaning"),
    (Field::TakenOver, "autre métier", "own"),
    (Field::Programme, "NPNRU travaux", "npnru_works"),
    (Field::Programme, "NPNRU gestion urbaine", "npnru_gup"),
    (Field::Programme, "propre", "own"),
];

/// A case: its line, and what stands in each column.
struct Case {
    line: &'static str,
    cells: Vec<(&'static str, &'static str)>,
}

fn cases(table: &'static str) -> Vec<Case> {
    let mut lines = table.lines();
    let titles: Vec<&str> = lines.next().unwrap_or_default().split(';').collect();
    assert_eq!(titles.last(), Some(&"pourquoi"));
    let case = |line: &'static str| {
        let cells: Vec<&str> = line.split(';').collect();
        assert_eq!(cells.len(), titles.len(), "{line}");
        Case {
            line,
            cells: titles.iter().copied().zip(cells).collect(),
        }
    };
    lines.map(case).collect()
}

/// What a field is typed as.
fn typed(field: Field, cell: &str) -> String {
    match field {
        _ if cell.is_empty() || cell == "—" => String::new(),
        Field::Trade => {
            let trade = Bareme::builtin().trade(cell);
            trade
                .unwrap_or_else(|| panic!("métier : {cell}"))
                .label
                .to_string()
        }
        Field::Schedule => cell.replace('+', ";"),
        _ if WORDS.iter().any(|word| word.0 == field) => {
            let word = WORDS.iter().find(|word| word.0 == field && word.1 == cell);
            word.unwrap_or_else(|| panic!("{} : {cell}", field.label()))
                .2
                .to_string()
        }
        _ => cell.to_string(),
    }
}

/// A cell cut at its signs; what stands alone holds for every place.
fn cut(cell: &str, sign: char, index: usize) -> &str {
    if cell.contains(sign) {
        cell.split(sign)
            .nth(index)
            .unwrap_or_else(|| panic!("{cell}"))
            .trim()
    } else {
        cell
    }
}

fn form(case: &Case) -> Form {
    let inputs: Vec<(Field, &str)> = case
        .cells
        .iter()
        .filter_map(|(title, cell)| {
            let (_, field) = INPUTS.iter().find(|input| input.0 == *title)?;
            Some((*field, *cell))
        })
        .collect();
    let most = |count: &dyn Fn(Field, &str) -> usize| {
        let counts = inputs.iter().map(|(field, cell)| 1 + count(*field, cell));
        counts.max().unwrap_or(1)
    };
    let mut form = Form::new();
    form.lots = vec![LotForm::default(); most(&|_, cell| cell.matches('|').count())];
    for lot in 0..form.lots.len() {
        let parts = most(&|field, cell| match field.place() {
            Place::Part => cut(cell, '|', lot).matches('+').count(),
            Place::Contract | Place::Lot => 0,
        });
        form.lots[lot].more = vec![Answers::default(); parts - 1];
        for (field, cell) in &inputs {
            let cell = cut(cell, '|', lot);
            match field.place() {
                Place::Part => {
                    for part in 0..parts {
                        form.set(
                            At { lot, part },
                            *field,
                            typed(*field, cut(cell, '+', part)),
                        );
                    }
                }
                Place::Contract | Place::Lot => form.set(lot, *field, typed(*field, cell)),
            }
        }
    }
    form
}

fn count(hours: Hours) -> String {
    integer(hours.get().into())
}

/// A value without its unit.
fn bare(value: Value) -> String {
    value.exact().to_text()
}

/// One text a lot, « — » for a lot left out.
fn by_lot(estimate: &Estimate, text: impl Fn(&Figures) -> String) -> String {
    let of = |outcome: &Outcome| match outcome {
        Outcome::LeftOut => "—".to_string(),
        outcome => text(outcome.figures().expect("figures")),
    };
    estimate.lots.iter().map(of).collect::<Vec<_>>().join(" | ")
}

fn added(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join(" + ")
}

fn labels(fields: impl Iterator<Item = Field>) -> String {
    fields.map(Field::label).collect::<Vec<_>>().join(", ")
}

/// What came out, for a column that says what must; none for a column of another kind.
fn found(title: &str, cell: &str, reading: &Reading, estimate: &Estimate) -> Option<String> {
    let total = |of: fn(&Span<Hours>) -> Hours| {
        estimate
            .total
            .as_ref()
            .map_or("aucune".into(), |hours| count(of(hours)))
    };
    let framework = |figures: &Figures| figures.framework.clone().expect("an accord-cadre");
    let back = |figures: &Figures| figures.reverse.clone().expect("an objectif");
    let advice = || {
        (0..estimate.lots.len())
            .flat_map(|lot| estimate.notices(reading, lot, Bareme::builtin()))
            .any(|notice| plain(&notice.text).starts_with(cell))
    };
    Some(match title {
        "basse" => total(Span::low),
        "centrale" => total(Span::central),
        "haute" => total(Span::high),
        "ferme" => count(estimate.firm.expect("firm hours").central()),
        "par lot" => by_lot(estimate, |lot| count(lot.hours.central())),
        "par tranche" => by_lot(estimate, |lot| {
            added(lot.tranches.iter().map(|(_, hours)| count(hours.central())))
        }),
        "avant arrondi" => by_lot(estimate, |lot| {
            let trace = lot.trace();
            let rounded = trace
                .iter()
                .filter(|step| step.kind == StepKind::RoundedHours);
            added(rounded.map(|step| bare(step.operands[0].value)))
        }),
        "taux retenu" => by_lot(estimate, |lot| {
            added(
                lot.parts
                    .iter()
                    .map(|part| part.coefficients.rate.span.central().to_string()),
            )
        }),
        "travail nouveau (P)" => by_lot(estimate, |lot| {
            let trace = lot.trace();
            let steps = trace.iter().filter(|step| step.kind == StepKind::NewShare);
            added(steps.map(|step| step.result.to_string()))
        }),
        "ratio" => by_lot(estimate, |lot| {
            format!("{} pour {}", framework(lot).hours, framework(lot).step)
        }),
        "dues à l’estimé" => by_lot(estimate, |lot| count(framework(lot).at_estimate.hours)),
        "dues au maximum" => by_lot(estimate, |lot| {
            count(framework(lot).at_maximum.expect("a maximum").hours)
        }),
        "par année" => by_lot(estimate, |lot| {
            added(framework(lot).years.iter().map(|year| count(year.hours)))
        }),
        "cumul" => by_lot(estimate, |lot| {
            added(
                framework(lot)
                    .years
                    .iter()
                    .map(|year| count(year.cumulated_hours)),
            )
        }),
        "heures voulues" => by_lot(estimate, |lot| {
            back(lot).hours.map_or("durée à indiquer".into(), count)
        }),
        "taux trouvé" => by_lot(estimate, |lot| match (back(lot).hours, back(lot).rate) {
            (None, _) => "durée à indiquer".into(),
            (_, None) => "impossible".into(),
            (_, Some(rate)) => rate.to_string(),
        }),
        "ETP" => bare(estimate.etp().expect("ETP").result),
        "personnes" => by_lot(estimate, |lot| {
            bare(lot.step(StepKind::People).expect("people").result)
        }),
        "manque" => match &estimate.lots[0] {
            Outcome::Missing(fields) => labels(fields.iter().copied()),
            _ => "rien".into(),
        },
        "refusé" => labels(reading.problems.iter().map(|problem| problem.field)),
        "avis" => if advice() { cell } else { "pas d’avis" }.into(),
        "sans avis" => if advice() { "un avis" } else { cell }.into(),
        _ => return None,
    })
}

fn plain(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}'], " ")
}

#[test]
fn each_case_gives_what_its_line_says() {
    let mut wrong = Vec::new();
    for (file, table) in TABLES {
        for case in cases(table) {
            let reading = form(&case).read(Bareme::builtin());
            let estimate = Estimate::of(&reading, Bareme::builtin());
            let refused = case
                .cells
                .iter()
                .any(|cell| cell.0 == "refusé" && !cell.1.is_empty());
            assert!(
                refused || reading.problems.is_empty(),
                "{file}: {}: {:?}",
                case.line,
                reading.problems
            );
            let mut checked = 0;
            for (title, cell) in &case.cells {
                if cell.is_empty()
                    || *title == "pourquoi"
                    || INPUTS.iter().any(|input| input.0 == *title)
                {
                    continue;
                }
                let found = found(title, cell, &reading, &estimate)
                    .unwrap_or_else(|| panic!("{file}: colonne {title}"));
                checked += 1;
                if plain(&found) != *cell {
                    wrong.push(format!(
                        "{file}: {}\n    {title} : {} au lieu de {cell}",
                        case.line,
                        plain(&found)
                    ));
                }
            }
            assert!(checked > 0, "{file}: {}", case.line);
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Every choice that changes the hours has a word, every word a case, and every case its reason.
#[test]
fn every_choice_has_a_case() {
    let all: Vec<Case> = TABLES.iter().flat_map(|(_, table)| cases(table)).collect();
    for case in &all {
        assert!(
            case.cells.last().is_some_and(|why| why.1.len() > 4),
            "{}",
            case.line
        );
    }
    for (field, word, _) in WORDS {
        let (title, _) = INPUTS
            .iter()
            .find(|input| input.1 == *field)
            .expect("a column");
        let is_word = |part: &str| part.trim() == *word;
        let used = all.iter().any(|case| {
            case.cells
                .iter()
                .any(|cell| cell.0 == *title && cell.1.split(['|', '+']).any(is_word))
        });
        assert!(used, "{title} : {word}");
    }
    let known = |field: Field, key: &str| {
        let word = WORDS.iter().any(|word| word.0 == field && word.2 == key);
        assert!(word, "{} : {key}", field.label());
    };
    for choice in Nature::ALL {
        known(Field::Nature, choice.key());
    }
    for choice in RoundingChoice::ALL {
        known(Field::Rounding, choice.key());
    }
    for choice in Technique::ALL {
        known(Field::Technique, choice.key());
    }
    for choice in RatioMode::ALL {
        known(Field::RatioMode, choice.key());
    }
    for choice in TakenOver::ALL {
        known(Field::TakenOver, choice.key());
    }
    for choice in Programme::ALL {
        known(Field::Programme, choice.key());
    }
    for tranche in [Tranche::Firm, Tranche::Optional(1), Tranche::Renewal(1)] {
        known(Field::Tranche, &tranche.key());
    }
}
