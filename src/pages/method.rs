//! « Méthode et sources »: what an estimate is computed with, from the tables it is computed with.

use super::markup::{Column, Row, Section, list, paragraph, subtitle, table};
use super::{articles, changes};
use crate::advice::Reference;
use crate::bareme::{Bareme, Grade, Nature, Source, Trade, UsualRate};
use crate::contract::{Programme, RoundingChoice};
use crate::dossier;
use crate::estimate::{Convention, Estimate, Figures, Of, Step, StepKind, Value};
use crate::quantity::{Exact, Rate, Span, long_date};
use serde::Deserialize;
use std::fmt::Display;

pub(super) fn lead() -> String {
    let bareme = Bareme::builtin();
    let hypotheses = count(bareme, Grade::H);
    format!(
        "Tout ce qui entre dans un résultat est ici, avec sa source : la formule, {} métiers dont {hypotheses} reposent sur une hypothèse, les textes de droit et le jour où ils ont été lus. Cette page est faite des tables mêmes du calcul.",
        bareme.trades().len(),
    )
}

pub(super) fn sections() -> Vec<Section> {
    let mut sections = vec![
        Section::new("formule", "La formule", formula()),
        Section::new("exemples", "Exemples calculés", examples()),
        Section::new("conventions", "Conventions et arrondis", conventions()),
        Section::new("fiabilite", "Ce que vaut un coefficient", grades()),
        Section::new("taux", "Taux d’insertion et programmes", rates()),
        Section::new("bareme", "Coefficients par métier", trades()),
        Section::new("references", "Chiffres publiés pour comparer", references()),
    ];
    sections.extend(articles::sections());
    sections.push(Section::new(
        "changements",
        "Ce qui change les résultats",
        changes::html(),
    ));
    sections
}

/// How many trades have a grade.
pub(super) fn count(bareme: &Bareme, grade: Grade) -> usize {
    let trades = bareme.trades().iter();
    trades.filter(|trade| trade.grade == grade).count()
}

fn formula() -> String {
    let of = |kind: StepKind| {
        let steps = figures(&read_examples()[0]).trace();
        let step = steps.into_iter().find(|step| step.kind == kind);
        step.expect("the first example has the plain steps")
    };
    let steps = [
        StepKind::LabourAmount,
        StepKind::LabourHours,
        StepKind::InsertionHours,
        StepKind::RoundedHours,
    ];
    let lines = steps.map(|kind| {
        let step = of(kind);
        format!("**{}** = {}", step.label, step.formula())
    });
    [
        list(lines),
        paragraph("Le montant est celui qui porte du travail : les travaux ou les prestations du marché ou du lot, hors taxes, sans terrain, honoraires, études, assurances ni TVA. Mettre à la place le budget d’une opération entière est l’erreur la plus courante : elle donne beaucoup trop d’heures."),
        paragraph("Le résultat est une [fourchette](glossaire.html#fourchette), car chaque coefficient a une plage. Valeur basse : part la plus faible ÷ coût le plus élevé. Valeur centrale : part centrale ÷ coût central. Valeur haute : part la plus élevée ÷ coût le plus faible. La page montre laquelle de ces données compte le plus."),
        paragraph("Le calcul est exact, en fractions de nombres entiers : le seul arrondi est le dernier, et il est nommé. Vos propres valeurs remplacent toujours celles du barème, et le texte le dit."),
    ]
    .concat()
}

/// A contract of which every step is shown.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    id: String,
    title: String,
    says: String,
    contract: serde_json::Value,
    lots: serde_json::Value,
}

fn read_examples() -> Vec<Example> {
    serde_json::from_str(include_str!("data/examples.json"))
        .expect("the examples are read by a test")
}

fn figures(example: &Example) -> Box<Figures> {
    let bareme = Bareme::builtin();
    let file = serde_json::json!({
        "format": "clausule-dossier", "version": 2, "bareme": bareme.id,
        "contract": example.contract, "lots": example.lots,
    });
    let form = dossier::parse(&file.to_string(), bareme).expect("an example is a dossier");
    let mut estimate = Estimate::of(&form.read(bareme), bareme);
    match estimate.lots.pop() {
        Some(crate::estimate::Outcome::Ready(figures)) => figures,
        other => panic!("{}: {other:?}", example.id),
    }
}

fn examples() -> String {
    let mut html = paragraph(
        "Chaque étape est écrite par le calcul lui-même : ce qui est montré est ce qui est fait.",
    );
    for example in read_examples() {
        html += &subtitle(&example.id, &example.title);
        html += &paragraph(&example.says);
        html += &steps(&example);
    }
    html
}

fn steps(example: &Example) -> String {
    let figures = figures(example);
    let traces = figures.traces();
    let title = |what: &str| format!("{what}, {}", lower(&example.title));
    let mut html = steps_table(&title("Étapes"), &traces.central);
    if let Some(framework) = &figures.framework {
        html += &paragraph("Le ratio qui en est tiré, à écrire dans le marché :");
        html += &steps_table(&title("Ratio"), &framework.trace);
        html += &paragraph("Les heures dues selon ce ratio, si le montant estimé est facturé :");
        html += &steps_table(&title("Heures dues"), &framework.at_estimate.trace);
    }
    if let Some(reverse) = &figures.reverse {
        html += &paragraph("Le chemin inverse, à partir des heures voulues :");
        html += &steps_table(&title("Chemin inverse"), &reverse.trace);
    } else if example.id == "exemple-fourchette" {
        html += &list([
            format!("Valeur basse : {}", end(&traces.low)),
            format!("Valeur haute : {}", end(&traces.high)),
        ]);
    }
    html
}

/// The step's name, after what of the lot it is about.
fn step_name(step: &Step) -> String {
    match step.of {
        Of::Lot => step.label.to_string(),
        Of::Part(part) => format!("Poste {} : {}", part + 1, lower(step.label)),
        Of::Tranche(tranche) => {
            format!("{} : {}", capital(&tranche.to_string()), lower(step.label))
        }
    }
}

/// « Le calcul de base » within a sentence.
fn lower(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// The whole way to an end of the range, in one line.
fn end(steps: &[Step]) -> String {
    let exact: Vec<Step> = steps
        .iter()
        .filter(|step| step.rounding.is_none())
        .cloned()
        .collect();
    let rounded = steps.iter().find(|step| step.rounding.is_some());
    let result = rounded.map_or(String::new(), |step| format!(" → **{}**", step.result));
    format!("{}{result}", Step::chain(&exact))
}

fn steps_table(title: &str, steps: &[Step]) -> String {
    let rows: Vec<Row> = steps
        .iter()
        .map(|step| Row {
            cells: vec![step_name(step), format!("**{}**", step.result)],
            details: vec![capital(&step.formula()), step.expression()],
            ..Row::default()
        })
        .collect();
    table(title, &[("Étape", false), ("Résultat", true)], &rows)
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// What a convention is called, and its value with its unit.
fn convention(convention: Convention) -> (&'static str, String) {
    let value = convention.value();
    let whole = Exact::whole(value);
    match convention {
        Convention::YearlyHours => (
            "Heures d’une année à temps plein",
            Value::Hours(whole).to_string(),
        ),
        Convention::MonthlyHours => (
            "Heures travaillées en un mois par une personne",
            Value::Hours(whole).to_string(),
        ),
        Convention::OneWeek => (
            "Sous ce nombre d’heures, pas d’emploi utile",
            Value::Hours(whole).to_string(),
        ),
        Convention::CleaningPrice => (
            "Prix d’une heure de propreté, personnel repris",
            Value::EurosPerHour(Exact::hundredths(value)).to_string(),
        ),
        Convention::CleaningLeast => (
            "Propreté : sous ce nombre d’heures, clause déconseillée",
            Value::Hours(whole).to_string(),
        ),
        Convention::ShortAssignments => (
            "Sous ce nombre d’heures, missions courtes seulement",
            Value::Hours(whole).to_string(),
        ),
        Convention::HighRate => (
            "Taux au-dessus duquel la page avertit",
            u16::try_from(value)
                .ok()
                .and_then(|value| Rate::from_basis_points(value).ok())
                .map_or(String::new(), |rate| rate.to_string()),
        ),
        Convention::ShortWorks => (
            "Travaux plus courts : exception légale",
            Value::Months(whole).to_string(),
        ),
    }
}

fn conventions() -> String {
    let rows: Vec<Row> = Convention::ALL
        .into_iter()
        .map(|row| {
            let (name, value) = convention(row);
            Row {
                cells: vec![name.to_string(), format!("**{value}**")],
                details: vec![format!("Source : {}.", row.source())],
                ..Row::default()
            }
        })
        .collect();
    let roundings = RoundingChoice::ALL.iter().map(|choice| choice.label());
    [
        paragraph("Ce que ni un texte ni un chiffre du métier ne fixe. Les heures d’une année, celles d’un mois et le prix d’une heure peuvent être changés dans la page."),
        table(
            "Conventions du calcul",
            &[("Convention", false), ("Valeur", true)],
            &rows,
        ),
        subtitle("arrondis", "Arrondis proposés"),
        paragraph("Le premier est celui qui est retenu sans choix de votre part."),
        list(roundings),
    ]
    .concat()
}

fn grades() -> String {
    let bareme = Bareme::builtin();
    let meaning = |grade: Grade| match grade {
        Grade::A => "Un chiffre officiel, lu pour ce métier.",
        Grade::B => {
            "Un indice ou une statistique officiels, ou un chiffre publié par un acheteur, une branche ou un facilitateur, employé pour ce métier."
        }
        Grade::C => "Un chiffre de presse ou de fédération, ou un calcul qui en part.",
        Grade::H => "Aucun chiffre lu pour ce métier : une valeur déduite de métiers voisins.",
    };
    let rows: Vec<Row> = Grade::ALL
        .into_iter()
        .map(|grade| Row {
            cells: vec![
                format!("{} : {}", grade.letter(), grade.label()),
                count(bareme, grade).to_string(),
            ],
            details: vec![meaning(grade).to_string()],
            ..Row::default()
        })
        .collect();
    [
        paragraph("Aucun barème officiel complet de la part de main-d’œuvre par métier n’a été trouvé. C’est pourquoi chaque coefficient porte une lettre, sa source et son année. Une valeur sans source propre est une hypothèse, quoi que vaille le reste de sa ligne."),
        table(
            "Échelle de fiabilité",
            &[("Fiabilité", false), ("Métiers", true)],
            &rows,
        ),
    ]
    .concat()
}

fn rates() -> String {
    let rows: Vec<Row> = Bareme::builtin().usual_rates().iter().map(rate).collect();
    let programmes: Vec<Row> = Programme::ALL
        .iter()
        .filter_map(|programme| {
            Some(Row {
                cells: vec![
                    programme.label().to_string(),
                    format!("**{}**", programme.minimum()?),
                ],
                details: vec![format!("Pour les {}.", programme.publics())],
                ..Row::default()
            })
        })
        .collect();
    // What several programmes share is said once.
    let mut said = Vec::new();
    for programme in Programme::ALL.iter().filter(|one| one.minimum().is_some()) {
        for words in [
            programme.period().to_string(),
            format!("Source : {}.", programme.source()),
        ] {
            if !said.contains(&words) {
                said.push(words);
            }
        }
    }
    let known: String = said.iter().map(|words| paragraph(words)).collect();
    [
        paragraph("Aucun texte ne fixe de taux minimum : le taux est un choix de l’acheteur. Voici ceux que Clausule propose, et d’où ils viennent. Le minimum d’un programme l’emporte dès qu’il n’est pas inférieur au taux proposé."),
        table(
            "Taux proposés",
            &[("Nature du marché", false), ("Taux", true)],
            &rows,
        ),
        subtitle("programmes", "Programmes qui fixent un minimum"),
        table(
            "Minimum de chaque programme",
            &[("Programme", false), ("Taux minimum", true)],
            &programmes,
        ),
        known,
    ]
    .concat()
}

fn rate(row: &UsualRate) -> Row {
    let nature = row.nature.label();
    let cell = if row.least_share.basis_points() > 0 {
        format!(
            "{nature}, part de main-d’œuvre de {} et plus",
            row.least_share
        )
    } else {
        nature.to_string()
    };
    let mut details = vec![
        grade(row.grade),
        format!(
            "Source : {}.",
            Source::cite(row.sources, row.grade).join(" ; ")
        ),
    ];
    details.extend(row.note.map(|note| format!("À noter : {note}.")));
    Row {
        cells: vec![cell, format!("**{}**", row.rate)],
        details,
        ..Row::default()
    }
}

fn grade(grade: Grade) -> String {
    format!("Fiabilité {} : {}.", grade.letter(), grade.label())
}

fn trades() -> String {
    let bareme = Bareme::builtin();
    let columns: [Column; 3] = [
        ("Métier", false),
        ("Part de main-d’œuvre", true),
        ("Coût horaire", true),
    ];
    let mut html = paragraph(&format!(
        "{}, mis à jour le {}. Chaque ligne donne la valeur centrale, puis la plage. Pour trouver un métier : Ctrl + F, ou les liens ci-dessous.",
        bareme.name,
        long_date(bareme.updated)
    ));
    let of = |nature| {
        let trades = bareme.trades().iter();
        trades.filter(move |trade| trade.nature == nature)
    };
    html += "<nav class=\"contents\" aria-label=\"Métiers du barème\">\n";
    for nature in Nature::ALL {
        html += &paragraph(&format!("[{}](#bareme-{})", nature.label(), nature.key()));
        html += &list(of(nature).map(|trade| format!("[{}](#{})", trade.label, trade_id(trade))));
    }
    html += "</nav>\n";
    for nature in Nature::ALL {
        let rows: Vec<Row> = of(nature).map(trade).collect();
        html += &subtitle(&format!("bareme-{}", nature.key()), nature.label());
        let caption = format!("{} : {} métiers", nature.label(), rows.len());
        html += &table(&caption, &columns, &rows);
    }
    html
}

/// The anchor of a trade.
pub(super) fn trade_id(trade: &Trade) -> String {
    format!("metier-{}", trade.id)
}

fn trade(trade: &Trade) -> Row {
    let [share, cost] = [trade.share_sources, trade.cost_sources].map(|sources| {
        let grade = trade.grade.of_value(sources);
        let cited = Source::cite(sources, grade).join(" ; ");
        (grade, cited)
    });
    let mut details = if share == cost {
        vec![grade(share.0), format!("Source : {}.", share.1)]
    } else if share.0 == cost.0 {
        vec![
            grade(share.0),
            headed("Part", &share.1),
            headed("Coût", &cost.1),
        ]
    } else {
        [("Part", share), ("Coût", cost)]
            .into_iter()
            .map(|(of, (grade, cited))| {
                let (letter, label) = (grade.letter(), grade.label());
                format!("{of}, fiabilité {letter} ({label}) : {cited}.")
            })
            .collect()
    };
    details.extend(trade.note.map(|note| format!("À noter : {note}.")));
    Row {
        id: Some(trade_id(trade)),
        cells: vec![
            trade.label.to_string(),
            span(&trade.share),
            span(&trade.cost),
        ],
        details,
    }
}

/// A source after what it is of, which some sources say themselves.
fn headed(of: &str, cited: &str) -> String {
    if cited.starts_with(of) {
        format!("{cited}.")
    } else {
        format!("{of} : {cited}.")
    }
}

/// « **45 %** 30 % à 50 % ».
fn span<T: Ord + Copy + Display>(span: &Span<T>) -> String {
    if span.is_certain() {
        return format!("**{}**", span.central());
    }
    format!("**{}** {} à {}", span.central(), span.low(), span.high())
}

fn references() -> String {
    let rows: Vec<Row> = Reference::all()
        .iter()
        .map(|reference| {
            let high = Value::Hours(reference.high());
            let range = if reference.least == reference.most {
                high.to_string()
            } else {
                format!("{} à {high}", reference.low().to_text())
            };
            Row {
                cells: vec![capital(reference.who), format!("**{range}**")],
                details: vec![
                    format!(
                        "Pour un million d’euros {} ; {}.",
                        reference.basis.label(),
                        lower(reference.nature.label())
                    ),
                    match reference.year {
                        Some(year) if !reference.source.contains(&year.to_string()) => {
                            format!("Source ({year}) : {}.", reference.source)
                        }
                        Some(_) => format!("Source : {}.", reference.source),
                        None => format!("Source (année non indiquée) : {}.", reference.source),
                    },
                ],
                ..Row::default()
            }
        })
        .collect();
    [
        paragraph("Des heures publiées avec leur montant. Elles servent à voir si un résultat est du même ordre ; elles n’entrent pas dans le calcul."),
        table(
            "Heures publiées",
            &[("Qui", false), ("Heures par M€", true)],
            &rows,
        ),
    ]
    .concat()
}
