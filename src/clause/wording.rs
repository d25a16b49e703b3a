//! What the buyer's own words may say against the law: found by plain words, so that it can be
//! wrong. A find is a risk to look at, never a refusal.

use crate::bareme::fold;
use crate::quantity::Percent;

/// Who is named by where they live or are.
const PEOPLE: &[&str] = &[
    "habitant",
    "habitants",
    "habitantes",
    "resident",
    "residents",
    "residant",
    "domicilie",
    "domicilies",
    "riverains",
    "originaires",
    "issus",
    "jeunes",
    "demandeurs",
    "salaries",
    "personnel",
    "artisans",
    "entreprise",
    "entreprises",
    "societes",
    "fournisseurs",
    "emploi",
    "emplois",
    "oeuvre",
];

/// Where: a place, not a kind of place that the law knows.
const PLACES: &[&str] = &[
    "commune",
    "communes",
    "ville",
    "village",
    "departement",
    "region",
    "territoire",
    "metropole",
    "agglomeration",
    "canton",
    "intercommunalite",
    "arrondissement",
    "communaute",
    "local",
    "locale",
    "locaux",
    "locales",
];

/// Verbs that put a person at a place.
const LIVING: &[&str] = &[
    "habitant",
    "habitants",
    "resident",
    "residents",
    "residant",
    "domicilie",
    "domicilies",
    "domiciliees",
    "originaires",
];

/// What makes a criterion look at the company instead of the contract.
const GENERAL: &[&str] = &[
    "politique sociale",
    "politique generale",
    "politique rse",
    "rse",
    "label",
    "labels",
    "certification",
    "certifications",
    "reference",
    "references",
    "passees",
    "passe",
    "precedents",
    "precedentes",
    "dernieres annees",
    "annees precedentes",
    "ensemble de ses activites",
    "de l entreprise",
    "effectif total",
    "effectif global",
    "chiffre d affaires",
];

/// What makes a text impose one way of doing, or one structure.
const SINGLE: &[&str] = &[
    "exclusivement",
    "uniquement",
    "seulement",
    "obligatoirement par",
    "obligatoirement via",
    "obligatoirement aupres",
];

/// What is never to be sent, or not to the buyer.
const PRIVATE: &[&str] = &[
    "securite sociale",
    "nir",
    "rqth",
    "handicap",
    "casier judiciaire",
    "judiciaire",
    "piece d identite",
    "carte d identite",
    "titre de sejour",
    "certificat medical",
    "medical",
    "medicale",
];

/// Through whom insertion is done.
const STRUCTURES: &[&str] = &[
    "structure",
    "structures",
    "siae",
    "etti",
    "geiq",
    "entreprise d insertion",
    "entreprises d insertion",
    "association",
    "associations",
    "sous traitance",
    "interim",
];

/// The words of a text without accents or punctuation, parted by single spaces, with one at each
/// end; the name of the State's policy for cities is no place.
pub(super) fn plain_words(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    format!(" {} ", words.join(" ")).replace(" politique de la ville ", " ")
}

fn found_in(words: &str, phrases: &[&'static str]) -> Vec<&'static str> {
    let stands = |phrase: &&&str| words.contains(&format!(" {phrase} "));
    phrases.iter().filter(stands).copied().collect()
}

/// A preference for the people or the companies of a place, in the words that say it. Inhabitants of any
/// QPV are a category of the law.
pub(super) fn local(words: &str) -> Option<String> {
    let tokens: Vec<&str> = words.split_whitespace().collect();
    tokens.iter().enumerate().find_map(|(start, token)| {
        let after = &tokens[start + 1..tokens.len().min(start + 6)];
        let says = |end: usize| tokens[start..tokens.len().min(start + 1 + end)].join(" ");
        let is_qpv = after
            .iter()
            .any(|word| matches!(*word, "qpv" | "prioritaire" | "prioritaires"));
        if is_qpv {
            return None;
        }
        if PEOPLE.contains(token)
            && let Some(place) = after.iter().position(|word| PLACES.contains(word))
        {
            return Some(says(place + 1));
        }
        let at = |word: &str| matches!(word, "a" | "au" | "aux" | "dans" | "de" | "du" | "d");
        (LIVING.contains(token) && after.first().is_some_and(|word| at(word))).then(|| says(2))
    })
}

/// What looks at the company as a whole.
pub(super) fn general(words: &str) -> Vec<&'static str> {
    found_in(words, GENERAL)
}

/// What imposes one way.
pub(super) fn single(words: &str) -> Option<&'static str> {
    found_in(words, SINGLE).first().copied()
}

/// Personal data that the buyer does not need.
pub(super) fn private(words: &str) -> Vec<&'static str> {
    found_in(words, PRIVATE)
}

/// Numbers of hours: « 1 500 heures », « 300 h ».
pub(super) fn hours(words: &str) -> Vec<u64> {
    let mut found = Vec::new();
    let mut number: Option<u64> = None;
    for word in words.split_whitespace() {
        let digits = word.trim_end_matches('h');
        let value = digits.parse::<u64>().ok().filter(|_| digits.len() < 10);
        number = match (number, value) {
            (Some(before), Some(value)) if digits.len() == 3 => Some(before * 1_000 + value),
            (_, value) if value.is_some() => value,
            (number, _) => {
                if matches!(word, "h" | "heure" | "heures")
                    && let Some(number) = number
                {
                    found.push(number);
                }
                None
            }
        };
        if word.ends_with('h')
            && digits.len() + 1 == word.len()
            && let Some(number) = number.take()
        {
            found.push(number);
        }
    }
    found
}

/// Whether a rule or an article of law is named by its number: « article 20.1 », « L. 2112-2 ».
pub(super) fn cites(words: &str) -> bool {
    let tokens: Vec<&str> = words.split_whitespace().collect();
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    tokens.iter().enumerate().any(|(at, token)| {
        let after = |count: usize| tokens.get(at + count).copied().unwrap_or_default();
        match *token {
            "article" | "articles" | "art" => is_number(after(1)),
            "l" | "r" | "d" => is_number(after(1)) && after(1).len() >= 4 && is_number(after(2)),
            _ => false,
        }
    })
}

/// Whether a line speaks of those through whom insertion is done.
pub(super) fn is_on_structures(words: &str) -> bool {
    !found_in(words, STRUCTURES).is_empty()
}

/// Whether numbers of a line can be those of the clause: it speaks of insertion, and of neither a delay
/// nor a penalty.
pub(super) fn is_on_clause(words: &str) -> bool {
    let other = |word: &str| {
        word.starts_with("penalite") || matches!(word, "delai" | "delais" | "sous" | "jours")
    };
    words.contains(" insertion ") && !words.split_whitespace().any(other)
}

/// Percentages, in basis points: « 7,5 % », « 5 pour cent ».
pub(super) fn percents(line: &str) -> Vec<u16> {
    let line = line.replace("pour cent", "%");
    let mut before: Vec<&str> = line.split('%').collect();
    // What comes after the last sign.
    before.pop();
    let number = |text: &&str| {
        let text = text.trim_end();
        let start = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
        // Of « 100 000 % » the last figures are no number.
        let is_whole = !start.trim_end().ends_with(|c: char| c.is_ascii_digit());
        let number = is_whole.then(|| text[start.len()..].parse::<Percent>());
        number?.ok()
    };
    before
        .iter()
        .filter_map(number)
        .map(Percent::basis_points)
        .collect()
}

/// The points or percents of the sub-criteria, added; none where a line has none.
pub(super) fn points<'a>(lines: impl Iterator<Item = &'a str>) -> Option<u64> {
    let mut sum = 0_u64;
    for line in lines {
        let line = line.replace('%', " points ");
        let words = plain_words(&line);
        let tokens: Vec<&str> = words.split_whitespace().collect();
        let of_line = tokens.windows(2).find_map(|pair| {
            let is_unit = matches!(pair[1], "point" | "points" | "pts");
            is_unit.then(|| pair[0].parse::<u64>().ok()).flatten()
        });
        sum = sum.checked_add(of_line?)?;
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preference_for_a_place_is_found_and_a_category_is_not() {
        for text in [
            "Habitants de la commune",
            "Habitants de Villeneuve-sur-Lot",
            "Résidents du quartier des Fleurs uniquement",
            "Demandeurs d’emploi du territoire",
            "Entreprise du département",
            "Emplois locaux",
            "personnes domiciliées à Lyon",
        ] {
            assert!(local(&plain_words(text)).is_some(), "{text}");
        }
        for text in [
            "Habitants des quartiers prioritaires de la politique de la ville",
            "habitants d’un QPV",
            "Demandeurs d’emploi de longue durée",
            "Bénéficiaires du RSA",
            "Jeunes de moins de 26 ans",
            "Avec les marchés exécutés dans le même bassin d’emploi",
            "Proches aidants en reprise d’emploi",
        ] {
            assert_eq!(local(&plain_words(text)), None, "{text}");
        }
    }

    #[test]
    fn every_word_on_the_company_is_told() {
        let words = plain_words(
            "Label RSE\nSalariés handicapés dans l’effectif total\nHeures réalisées ces trois dernières années",
        );
        assert_eq!(
            general(&words),
            ["rse", "label", "dernieres annees", "effectif total"]
        );
        assert!(general(&plain_words("Accueil et tutorat : 6 points\nFormation")).is_empty());
    }

    #[test]
    fn rates_and_articles_are_found_in_a_buyers_own_words() {
        assert_eq!(
            percents("Le taux d’insertion est de 7,5\u{a0}% ou 10 %, jamais de 5 pour cent. %"),
            [750, 1_000, 500]
        );
        assert_eq!(percents("100 000 % ou abc %"), [] as [u16; 0]);
        for text in [
            "article L. 2112-2",
            "Voir l’article 20.1.5",
            "au sens de L.2113-12",
            "art. 7",
        ] {
            assert!(cites(&plain_words(text)), "{text}");
        }
        for text in [
            "cet article",
            "les articles suivants",
            "l’article d’insertion",
            "L’an 2026",
            "l’un des 12 lots",
        ] {
            assert!(!cites(&plain_words(text)), "{text}");
        }
        assert!(is_on_clause(&plain_words(
            "Au moins 300 heures d’insertion."
        )));
        assert!(!is_on_clause(&plain_words(
            "Il répond sous 48 heures sur l’insertion."
        )));
        assert!(!is_on_clause(&plain_words(
            "La maintenance prend 300 heures."
        )));
    }

    #[test]
    fn hours_and_points_are_read_as_people_write_them() {
        assert_eq!(
            hours(&plain_words(
                "Le total est de 1 500 heures, dont 35h de formation et 7 jours"
            )),
            [1_500, 35]
        );
        assert_eq!(
            hours(&plain_words("Un contrat compte pour 1,5 fois ses heures")),
            [] as [u64; 0]
        );
        assert_eq!(
            points(["Accueil : 6 points", "Formation : 9 %"].into_iter()),
            Some(15)
        );
        assert_eq!(
            points(["Accueil : 6 points", "Formation"].into_iter()),
            None
        );
    }
}
