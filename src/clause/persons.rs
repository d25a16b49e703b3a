//! The categories of eligible persons, in words: said once for the article, the annex and the list of those
//! that a restricted clause keeps.

use super::facts::Facts;
use super::template;
use crate::contract::{Category, Field};
use crate::document::{Block, Inline};
use crate::law::Topic;

/// A category: its letter in the article of the CCAG, its persons in the plural, and the usual proof, in the
/// language of `template`.
type Row = (Category, &'static str, &'static str, &'static str);

const TO_AGREE: &str = "À convenir avec {follower}";
const SHOWN: &str = "À convenir avec {follower} ; le document est montré, sans copie";
const BY_STRUCTURE: &str = "Justificatif délivré par la structure";

const ROWS: [Row; 16] = [
    (
        Category::Adapted,
        "a",
        "les salariés d’une entreprise adaptée, y compris de travail temporaire, et les usagers d’un établissement ou service d’accompagnement par le travail (ESAT)",
        BY_STRUCTURE,
    ),
    (
        Category::Siae,
        "b",
        "les salariés d’une entreprise d’insertion ou d’un atelier ou chantier d’insertion, et les personnes mises à disposition par une association intermédiaire ou une entreprise de travail temporaire d’insertion",
        BY_STRUCTURE,
    ),
    (
        Category::Regie,
        "c",
        "les salariés d’une régie de quartier ou de territoire agréée",
        "Justificatif délivré par la régie",
    ),
    (
        Category::Scheme,
        "d",
        "les personnes suivies dans un dispositif particulier tel que l’EPIDE ou l’école de la deuxième chance",
        "Justificatif délivré par le dispositif",
    ),
    (
        Category::Geiq,
        "e",
        "les personnes en parcours d’insertion dans un groupement d’employeurs pour l’insertion et la qualification (GEIQ)",
        "Justificatif délivré par le groupement",
    ),
    (
        Category::Prison,
        "f",
        "les personnes placées sous main de justice qui travaillent pour le service de l’emploi pénitentiaire ou pour un concessionnaire de l’administration pénitentiaire",
        "Justificatif délivré par l’employeur, sans mention de la situation pénale",
    ),
    (
        Category::LongTerm,
        "a",
        "les demandeurs d’emploi inscrits depuis plus de douze mois, sans activité ou ayant travaillé moins de six mois au cours des douze derniers",
        "Justificatif d’inscription délivré par France Travail",
    ),
    (
        Category::Rsa,
        "b",
        "les bénéficiaires du RSA en recherche d’emploi",
        "Justificatif délivré par l’organisme qui verse le RSA",
    ),
    (
        Category::Disabled,
        "c",
        "les personnes reconnues travailleurs handicapés, orientées vers le milieu ordinaire et demandeuses d’emploi",
        SHOWN,
    ),
    (
        Category::Allowance,
        "d",
        "les bénéficiaires de l’allocation de solidarité spécifique, de l’allocation aux adultes handicapés, de l’allocation d’insertion, de l’allocation veuvage ou d’une allocation d’invalidité, ou de toute allocation qui s’y substitue",
        "Justificatif délivré par l’organisme qui verse l’allocation",
    ),
    (
        Category::Young,
        "e",
        "les jeunes de moins de 26 ans en recherche d’emploi, soit sans qualification (niveau inférieur au CAP ou au BEP) et sortis de l’école depuis au moins six mois, soit diplômés et sans activité depuis six mois",
        TO_AGREE,
    ),
    (
        Category::Senior,
        "f",
        "les demandeurs d’emploi de plus de 50 ans",
        TO_AGREE,
    ),
    (
        Category::Followed,
        "g",
        "les jeunes en suivi renforcé (PACEA, service militaire adapté ou volontaire) ou sortant de la Garantie Jeunes, ou de tout dispositif qui s’y substitue",
        "Justificatif délivré par l’organisme de suivi",
    ),
    (
        Category::Qpv,
        "h",
        "les habitants des quartiers prioritaires de la politique de la ville (QPV) éloignés de l’emploi",
        "À convenir avec {follower} (adresse et situation au regard de l’emploi)",
    ),
    (
        Category::Refugee,
        "i",
        "les réfugiés et les bénéficiaires de la protection subsidiaire",
        SHOWN,
    ),
    (
        Category::Difficulty,
        "j",
        "les personnes rencontrant des difficultés particulières, sur proposition motivée de France Travail, d’une maison de l’emploi, d’un plan local pour l’insertion et l’emploi (PLIE), d’une mission locale, de Cap emploi ou d’une maison départementale des personnes handicapées (MDPH)",
        "La proposition motivée de l’organisme",
    ),
];

/// « Les salariés … » without its article, as a cell of a table begins.
fn as_title(words: &str) -> String {
    let mut title = words.strip_prefix("les ").unwrap_or(words).to_string();
    // They all begin with a plain letter.
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    title
}

/// Items of one list: each ends with a semicolon, the last with a full stop.
fn list(items: &[String]) -> Block {
    let last = items.len().saturating_sub(1);
    let items = items.iter().enumerate().map(|(index, words)| {
        let end = if index == last { "." } else { " ;" };
        vec![Inline::text(&format!("{words}{end}"))]
    });
    Block::List {
        ordered: false,
        items: items.collect(),
    }
}

impl Facts<'_> {
    fn rows(is: impl Fn(Category) -> bool) -> impl Iterator<Item = &'static Row> {
        ROWS.iter().filter(move |row| is(row.0))
    }

    /// Whether the clause keeps that one of the categories of the CCAG.
    fn keeps(&self, category: Category) -> bool {
        let kept = &self.contract.terms.publics_categories;
        kept.contains(&category)
    }

    /// The categories of structures, or those of situations, as a list.
    pub(super) fn persons_items(of_structure: bool) -> Block {
        let rows = Self::rows(|one| one.is_of_structure() == of_structure);
        let items: Vec<String> = rows.map(|row| row.2.to_string()).collect();
        list(&items)
    }

    /// Categories with their usual proofs, as a table.
    fn proofs(&self, rows: impl Iterator<Item = &'static Row>) -> Vec<Vec<Vec<Inline>>> {
        rows.map(|(_, _, words, proof)| {
            vec![
                vec![Inline::text(&as_title(words))],
                template::line(proof, &|name| self.fill(name, &[])),
            ]
        })
        .collect()
    }

    pub(super) fn persons_table(&self, of_structure: bool) -> Block {
        let rows = Self::rows(|one| one.is_of_structure() == of_structure);
        table(self.proofs(rows))
    }

    /// Those that a restricted clause keeps, with the buyer's own after them.
    pub(super) fn kept_table(&self) -> Block {
        let mut rows = self.proofs(Self::rows(|one| self.keeps(one)));
        let own = self.contract.terms.publics_list.iter();
        for line in own.flat_map(crate::contract::Paragraphs::lines) {
            rows.push(vec![
                vec![Inline::text(line)],
                template::line(TO_AGREE, &|name| self.fill(name, &[])),
            ]);
        }
        table(rows)
    }

    /// The same as a list, each category with its place in the CCAG; a blank while none is kept.
    pub(super) fn kept_items(&self) -> Block {
        let own = self.contract.terms.publics_list.iter();
        let own = own.flat_map(crate::contract::Paragraphs::lines);
        let ticked = Self::rows(|one| self.keeps(one)).map(|(category, letter, words, _)| {
            let topic = if category.is_of_structure() {
                Topic::PersonsInStructures
            } else {
                Topic::PersonsBySituation
            };
            match self.contract.ccag() {
                Some(ccag) => {
                    let article = self.law.article(ccag, topic);
                    format!("{words} (article {article}, {letter}) ;")
                }
                None => format!("{words} ;"),
            }
        });
        let mut items: Vec<String> = ticked.collect();
        let is_ticked = !items.is_empty();
        items.extend(own.map(str::to_string));
        if items.is_empty() {
            return Block::List {
                ordered: false,
                items: vec![vec![Inline::blank(
                    Field::PublicsCategories.key(),
                    "catégories de personnes",
                )]],
            };
        }
        // The buyer's own lines end as they were typed.
        if is_ticked
            && self.contract.terms.publics_list.is_none()
            && let Some(last) = items.last_mut()
        {
            *last = format!("{}.", last.trim_end_matches(" ;"));
        }
        Block::List {
            ordered: false,
            items: items.iter().map(|one| vec![Inline::text(one)]).collect(),
        }
    }
}

fn table(rows: Vec<Vec<Vec<Inline>>>) -> Block {
    Block::Table {
        header: ["Catégorie", "Justificatif usuel"]
            .map(str::to_string)
            .to_vec(),
        rows,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Law.md's two lists, in their order, each category once.
    #[test]
    fn every_category_of_the_ccag_has_its_words_letter_and_proof() {
        let categories: Vec<Category> = ROWS.iter().map(|row| row.0).collect();
        assert_eq!(categories, Category::ALL);
        for structures in [true, false] {
            let rows = Facts::rows(|one| one.is_of_structure() == structures);
            let letters: String = rows.map(|row| row.1).collect();
            assert_eq!(letters, if structures { "abcdef" } else { "abcdefghij" });
        }
        for (_, _, words, proof) in ROWS {
            assert!(
                words.starts_with("les ") && !words.ends_with(['.', ';']),
                "{words}"
            );
            assert!(!proof.is_empty());
        }
    }

    #[test]
    fn an_answer_names_categories_in_any_order_and_no_other_word() {
        let read = |text: &str| Category::read(text);
        let kept = read(" rsa  siae rsa ").unwrap();
        assert_eq!(kept, [Category::Siae, Category::Rsa]);
        assert_eq!(Category::write(&kept), "siae rsa");
        assert_eq!(read(""), Some(Vec::new()));
        assert_eq!(read("siae <b>"), None);
        for category in Category::ALL {
            assert_eq!(read(category.key()), Some(vec![*category]));
        }
    }
}
