//! « Accessibilité »: the self-assessment, criterion by criterion, from `data/rgaa.json`.

use super::markup::{Row, Section, list, paragraph, subtitle, table};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The table of the self-assessment.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Assessment {
    pub(super) themes: Vec<Theme>,
    /// What WCAG 2.2 adds to the version that the RGAA rests on.
    pub(super) wcag22: Vec<Criterion>,
}

/// A part of the RGAA.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Theme {
    pub(super) name: String,
    pub(super) criteria: Vec<Criterion>,
}

/// A criterion, in our words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Criterion {
    pub(super) n: String,
    pub(super) says: String,
    pub(super) wcag: Vec<String>,
    pub(super) state: State,
    /// How that is known.
    pub(super) how: String,
    /// « file: words of the name of a test » ; a test of the table looks for each.
    pub(super) tests: Vec<String>,
}

/// What was found.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(super) enum State {
    Conforme,
    NonConforme,
    NonApplicable,
    NonEvalue,
}

impl State {
    const ALL: [Self; 4] = [
        Self::Conforme,
        Self::NonConforme,
        Self::NonApplicable,
        Self::NonEvalue,
    ];

    const fn label(self) -> &'static str {
        match self {
            Self::Conforme => "conforme",
            Self::NonConforme => "non conforme",
            Self::NonApplicable => "non applicable",
            Self::NonEvalue => "non évalué",
        }
    }
}

pub(super) fn read() -> Assessment {
    serde_json::from_str(include_str!("data/rgaa.json")).expect("the table is read by a test")
}

impl Assessment {
    pub(super) fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        self.themes.iter().flat_map(|theme| &theme.criteria)
    }

    fn count(&self, state: State) -> usize {
        let of = |one: &&Criterion| one.state == state;
        self.criteria().filter(of).count()
    }
}

pub(super) fn lead() -> String {
    let read = read();
    format!(
        "Une auto-évaluation, faite par les auteurs du site : {} critères du RGAA 4.1.2 (référentiel général d’amélioration de l’accessibilité), et ce que les WCAG 2.2 (règles internationales) y ajoutent au niveau AA. **Ce n’est pas une déclaration de conformité au sens de la loi**, et aucun audit extérieur n’a été fait.",
        read.criteria().count()
    )
}

pub(super) fn sections() -> Vec<Section> {
    let read = read();
    vec![
        Section::new("bilan", "Bilan", summary(&read)),
        Section::new("non-teste", "Ce qui n’a pas été essayé", untested()),
        Section::new("comment", "Comment c’est vérifié", how()),
        Section::new(
            "criteres",
            "Les critères du RGAA, un par un",
            criteria(&read),
        ),
        Section::new("wcag", "Ce que les WCAG 2.2 ajoutent", wcag(&read)),
        Section::new("signaler", "Signaler un problème", report()),
    ]
}

fn summary(read: &Assessment) -> String {
    let rows: Vec<Row> = State::ALL
        .into_iter()
        .map(|state| Row {
            cells: vec![capital(state.label()), read.count(state).to_string()],
            ..Row::default()
        })
        .collect();
    [
        table(
            "Critères du RGAA 4.1.2",
            &[("État", false), ("Critères", true)],
            &rows,
        ),
        paragraph("« Conforme » veut dire : un essai automatique ou une relecture le montre, dans les conditions dites à chaque ligne. « Non évalué » : nous ne savons pas encore le dire."),
        paragraph("Nous ne donnons pas de taux de conformité : il supposerait un audit mené selon la méthode du RGAA."),
    ]
    .concat()
}

fn untested() -> String {
    list([
        "**Aucun lecteur d’écran** (NVDA, JAWS, VoiceOver, TalkBack) n’a été essayé à la main.",
        "**Aucun autre navigateur que Chromium** : ni Firefox, ni Safari.",
        "Aucun essai avec des personnes handicapées.",
        "Ni loupe d’écran, ni commande vocale, ni contacteur.",
        "L’accessibilité des fichiers téléchargés (Word, LibreOffice, tableur).",
    ])
}

fn how() -> String {
    let read = read();
    let files: BTreeSet<&str> = read
        .criteria()
        .chain(&read.wcag22)
        .flat_map(|one| &one.tests)
        .filter_map(|test| test.split_once(": ").map(|(file, _)| file))
        .collect();
    let files: Vec<String> = files.into_iter().map(|file| format!("`{file}`")).collect();
    [
        paragraph("Trois façons, nommées à chaque critère :"),
        list([
            "**un essai automatique**, rejoué à chaque version dans un vrai Chromium : règles d’axe-core, html-validate, parcours au clavier, largeurs de 320 à 1280 px, thèmes clair et sombre, couleurs forcées ;".to_string(),
            "**une relecture** des textes, du code et de captures d’écran ;".to_string(),
            "**rien encore** : le critère est alors « non évalué ».".to_string(),
        ]),
        paragraph(&format!("Les essais sont dans le dossier `tests/browser` du logiciel : {}. Un essai vérifie que chacun de ceux qui sont cités existe.", files.join(", "))),
    ]
    .concat()
}

fn criteria(read: &Assessment) -> String {
    let mut html = paragraph(
        "Les numéros sont ceux du RGAA 4.1.2 ; les phrases sont les nôtres, plus courtes. Entre parenthèses, les critères WCAG correspondants.",
    );
    for (place, theme) in read.themes.iter().enumerate() {
        let number = place + 1;
        html += &subtitle(
            &format!("theme-{number}"),
            &format!("{number}. {}", theme.name),
        );
        html += &rows(&theme.name, &theme.criteria);
    }
    html
}

fn wcag(read: &Assessment) -> String {
    [
        paragraph("Le RGAA 4.1.2 repose sur les WCAG 2.1. Voici les critères A et AA que la version 2.2 ajoute."),
        rows("Critères ajoutés", &read.wcag22),
    ]
    .concat()
}

fn rows(caption: &str, criteria: &[Criterion]) -> String {
    let rows: Vec<Row> = criteria
        .iter()
        .map(|one| Row {
            id: Some(format!("c-{}", one.n.replace('.', "-"))),
            cells: vec![
                format!("**{}** {}", one.n, one.says),
                if one.state == State::NonEvalue || one.state == State::NonConforme {
                    format!("**{}**", one.state.label())
                } else {
                    one.state.label().to_string()
                },
            ],
            details: vec![details(one)],
        })
        .collect();
    table(caption, &[("Critère", false), ("État", false)], &rows)
}

fn details(one: &Criterion) -> String {
    let mut files: Vec<String> = Vec::new();
    for test in &one.tests {
        if let Some((file, _)) = test.split_once(": ") {
            let file = format!("`{file}`");
            if !files.contains(&file) {
                files.push(file);
            }
        }
    }
    let mut text = one.how.clone();
    if !files.is_empty() {
        let _ = write!(text, " Essais : {}.", files.join(", "));
    }
    // A criterion that WCAG 2.2 adds has its own number.
    if one.wcag.len() > 1 || one.wcag.first().is_some_and(|wcag| *wcag != one.n) {
        let _ = write!(text, " (WCAG {})", one.wcag.join(", "));
    }
    text
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn report() -> String {
    paragraph(
        "Si quelque chose vous empêche d’employer Clausule, dites-le à qui vous a donné l’adresse de ce site, en indiquant la page, votre navigateur et ce que vous vouliez faire. Toutes les pièces peuvent aussi être copiées en texte brut.",
    )
}
