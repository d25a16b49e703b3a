//! The law, as the tables have it: thresholds, articles, decisions, penalties seen, minimum wage.

use super::markup::{Row, Section, article_id, list, paragraph, subtitle, table, topic_id};
use crate::contract::Buyer;
use crate::law::{Ccag, CodeArticle, Law, PenaltySeen, Reading, Threshold, Topic};
use crate::quantity::{Euros, HourlyCost, NO_BREAK_SPACE, integer, long_date};
use chrono::Datelike;

/// The articles of the code by matter: a title, and how the identifiers of its articles begin. What none
/// claims goes to the last.
const MATTERS: [(&str, &[&str]); 10] = [
    ("Besoin et schéma d’achats", &["L2111", "D2111"]),
    (
        "Conditions d’exécution et CCAG",
        &["L2112", "R2112", "L2312"],
    ),
    ("Lots, tranches et marchés réservés", &["L2113", "R2113"]),
    (
        "Valeur, procédure et publicité",
        &["R2121", "R2123", "R2131"],
    ),
    ("Critères et offres", &["L2152", "R2152"]),
    ("Accords-cadres", &["R2162"]),
    ("Documents de la procédure", &["L2184", "R2184"]),
    ("Modification et publication", &["R2194", "R2196"]),
    ("Concessions", &["L31", "R31"]),
    ("Autres articles", &[]),
];

pub(super) fn sections() -> Vec<Section> {
    vec![
        Section::new("seuils", "Seuils européens", thresholds()),
        Section::new("ccag", "Articles des six CCAG", ccag()),
        Section::new("code", "Articles du code de la commande publique", code()),
        Section::new("decisions", "Décisions de justice", decisions()),
        Section::new(
            "penalites",
            "Pénalités relevées dans des marchés",
            penalties(),
        ),
        Section::new("smic", "SMIC horaire", smic()),
    ]
}

fn thresholds() -> String {
    let law = Law::builtin();
    let mut html = paragraph(
        "Montants hors taxes à partir desquels l’acheteur prévoit une condition sociale, ou motive son absence ({L2112-2-1} ; {L3114-2-1} pour les concessions). La date qui compte est celle du lancement de la consultation ; la valeur est celle de tous les lots ({R2121-1}, {R2121-3}), et pour un accord-cadre son maximum ({R2121-8}).",
    );
    let mut periods: Vec<_> = law
        .thresholds
        .iter()
        .map(|row| (row.from, row.to))
        .collect();
    periods.dedup();
    for (from, to) in periods {
        let rows: Vec<Row> = law
            .thresholds
            .iter()
            .filter(|row| row.from == from && row.to == to)
            .map(threshold)
            .collect();
        let period = format!("Du {} au {}", long_date(from), long_date(to));
        html += &subtitle(&format!("seuils-{}", from.year()), &period);
        html += &table(
            &format!("Seuils : {}", period.to_lowercase()),
            &[("Acheteur et objet", false), ("Seuil HT", true)],
            &rows,
        );
    }
    html
}

fn threshold(row: &Threshold) -> Row {
    let buyer = Buyer::from_key(row.buyer).map_or("Défense ou sécurité", Buyer::label);
    let object = match row.object {
        "works" => "travaux",
        "concession" => "concessions",
        _ => "fournitures et services",
    };
    let read = if row.read_in_text {
        "Lu dans l’annexe 2 du code de la commande publique"
    } else {
        "Source secondaire, à vérifier"
    };
    Row {
        cells: vec![
            format!("{buyer} : {object}"),
            format!("**{}{NO_BREAK_SPACE}€**", integer(row.euros.into())),
        ],
        details: vec![format!("{read} ; {}.", row.regulation)],
        ..Row::default()
    }
}

fn ccag() -> String {
    let law = Law::builtin();
    let parties = Ccag::ALL.map(|ccag| {
        let text = law.ccag(ccag);
        format!(
            "**{}** : {} ; les parties y sont {} et {}.",
            text.short, text.title, text.buyer, text.contractor
        )
    });
    // CCAG whose articles have the same numbers share a line.
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for ccag in Ccag::ALL {
        let text = law.ccag(ccag);
        match groups
            .iter_mut()
            .find(|(number, _)| *number == text.insertion)
        {
            Some((_, names)) => names.push(text.short),
            None => groups.push((text.insertion, vec![text.short])),
        }
    }
    let rows: Vec<Row> = Topic::ALL
        .into_iter()
        .map(|topic| Row {
            id: Some(topic_id(topic)),
            cells: vec![law.topic_title(topic).to_string()],
            details: groups
                .iter()
                .map(|(_, names)| {
                    let ccag = Ccag::ALL
                        .into_iter()
                        .find(|ccag| law.ccag(*ccag).short == names[0]);
                    let number = ccag.map_or(String::new(), |ccag| law.article(ccag, topic));
                    format!("{} : **{number}**", names.join(", "))
                })
                .collect(),
        })
        .collect();
    [
        paragraph(&format!("Les six cahiers du 30 mars 2021, {}. La clause d’insertion y dit la même chose ; seuls changent les numéros et le nom des parties. Elle ne s’applique que si les documents du marché la prévoient.", Law::builtin().read_as())),
        list(parties),
        table("Numéros des articles", &[("Sujet", false)], &rows),
    ]
    .concat()
}

fn code() -> String {
    let law = Law::builtin();
    let (text, mirror) = (count(Reading::Text), count(Reading::Mirror));
    let mut html = paragraph(&format!(
        "{} articles, {}. **Lu dans le texte** ({text} articles) : dans le texte consolidé lui-même. **Lu dans une copie** ({mirror} articles) : dans une copie plus ancienne du texte, à relire sur Légifrance avant publication. Le résumé de chaque article est le nôtre. Source : {}.",
        law.articles().len(),
        Law::builtin().read_as(),
        law.source
    ));
    for (place, (matter, _)) in MATTERS.iter().enumerate() {
        let of = law
            .articles()
            .iter()
            .filter(|article| matter_of(article) == place);
        let rows: Vec<Row> = of.map(article).collect();
        if rows.is_empty() {
            continue;
        }
        html += &subtitle(&format!("code-{}", place + 1), matter);
        html += &table(
            matter,
            &[("Article et ce qu’il dit", false), ("Lecture", false)],
            &rows,
        );
    }
    html
}

/// How many articles were read in a way.
pub(super) fn count(read: Reading) -> usize {
    let articles = Law::builtin().articles().iter();
    articles.filter(|article| article.read == read).count()
}

/// The place of an article's matter.
fn matter_of(article: &CodeArticle) -> usize {
    let is_of =
        |(_, starts): &(&str, &[&str])| starts.iter().any(|start| article.id.starts_with(start));
    MATTERS.iter().position(is_of).unwrap_or(MATTERS.len() - 1)
}

fn article(article: &CodeArticle) -> Row {
    let number = article.number.replace(' ', &NO_BREAK_SPACE.to_string());
    let since = article.since.map_or(String::new(), |day| {
        format!(" Dans cette version depuis le {}.", long_date(day))
    });
    Row {
        id: Some(article_id(article.id)),
        cells: vec![
            number,
            match article.read {
                Reading::Text => "dans le texte",
                Reading::Mirror => "dans une copie",
            }
            .to_string(),
        ],
        details: vec![format!("{}{since}", article.says)],
    }
}

fn decisions() -> String {
    let rows: Vec<Row> = Law::builtin()
        .cases()
        .iter()
        .map(|case| Row {
            cells: vec![case.name.to_string()],
            details: vec![
                case.says.to_string(),
                format!("Source secondaire : {}.", case.seen),
            ],
            ..Row::default()
        })
        .collect();
    [
        paragraph("Aucune de ces décisions n’a été lue dans son texte : elles sont connues par des commentaires, nommés à chaque fois. Lisez la décision avant de l’invoquer."),
        table("Décisions connues par des sources secondaires", &[("Décision", false)], &rows),
    ]
    .concat()
}

fn penalties() -> String {
    let rows: Vec<Row> = Law::builtin().penalties_seen.iter().map(penalty).collect();
    [
        paragraph("Les CCAG ne fixent aucun montant : voir l’{ccag:penalties}. Voici ceux qui ont été lus dans de vrais marchés. Ce sont des repères, pas une norme ; Clausule n’en propose aucun par défaut."),
        table("Montants relevés", &[("Pour quoi", false), ("Montant", true)], &rows),
    ]
    .concat()
}

fn penalty(row: &PenaltySeen) -> Row {
    let what = match row.what {
        "hour" => "Par heure non réalisée",
        "document" => "Par document manquant ou en retard",
        _ => "Par action sociale non réalisée",
    };
    let read = if row.read_in_text {
        "Lu dans le marché"
    } else {
        "Source secondaire"
    };
    let euros = Euros::from_cents(row.euros * 100);
    Row {
        cells: vec![
            what.to_string(),
            euros.map_or(String::new(), |euros| format!("**{euros}**")),
        ],
        details: vec![format!("{read} : {}.", row.place)],
        ..Row::default()
    }
}

fn smic() -> String {
    let rows: Vec<Row> = Law::builtin()
        .smic_steps()
        .iter()
        .rev()
        .map(|step| Row {
            cells: vec![
                format!("Depuis le {}", long_date(step.from)),
                HourlyCost::from_cents(step.cents)
                    .map_or(String::new(), |cost| format!("**{cost}**")),
            ],
            details: vec![format!("{}.", step.text)],
            ..Row::default()
        })
        .collect();
    [
        paragraph("Salaire horaire minimum brut en France métropolitaine, d’après les paramètres d’OpenFisca, qui citent chaque texte. Il aide à situer une pénalité ; il n’entre pas dans le calcul des heures. Une hausse postérieure au 23 juillet 2026 n’aurait pas été vue."),
        table("SMIC horaire brut", &[("Date", false), ("Montant", true)], &rows),
    ]
    .concat()
}
