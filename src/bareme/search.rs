//! Finding a trade by the words that people type. A few dozen rows: a scan is enough.

use super::Trade;

/// Lower case without accents or ligatures; everything but Latin letters and digits becomes a
/// space.
///
/// Written out because Unicode's case tables would weigh on the first load.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' => folded.push(c),
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' | 'À' | 'Â' | 'Ä' | 'Á' | 'Ã' | 'Å' => {
                folded.push('a');
            }
            'ç' | 'Ç' => folded.push('c'),
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => folded.push('e'),
            'î' | 'ï' | 'í' | 'ì' | 'Î' | 'Ï' | 'Í' | 'Ì' => folded.push('i'),
            'ñ' | 'Ñ' => folded.push('n'),
            'ô' | 'ö' | 'ó' | 'ò' | 'õ' | 'Ô' | 'Ö' | 'Ó' | 'Ò' | 'Õ' => folded.push('o'),
            'ù' | 'û' | 'ü' | 'ú' | 'Ù' | 'Û' | 'Ü' | 'Ú' => folded.push('u'),
            'ÿ' | 'Ÿ' => folded.push('y'),
            'œ' | 'Œ' => folded.push_str("oe"),
            'æ' | 'Æ' => folded.push_str("ae"),
            // A combining accent, as some systems type « é ».
            '\u{300}'..='\u{36f}' => {}
            _ => folded.push(' '),
        }
    }
    folded
}

/// How well a text answers the query; smaller is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The whole text.
    Whole,
    /// Every word of the query is a word of the text.
    Words,
    /// Every word of the query begins a word of the text.
    Beginnings,
}

/// Where the query was found; the label is the better answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Label,
    Synonym,
}

/// Words that say nothing of the trade.
const EMPTY_WORDS: &[&str] = &[
    "travau",
    "service",
    "prestation",
    "marche",
    "lot",
    "de",
    "des",
    "du",
    "d",
    "la",
    "le",
    "les",
    "l",
    "et",
    "en",
    "a",
    "au",
    "aux",
];

const LONGEST_QUERY: usize = 80;

fn words(folded: &str) -> Vec<&str> {
    folded
        .split_whitespace()
        .map(singular)
        .filter(|word| !EMPTY_WORDS.contains(word))
        .collect()
}

/// « peintres » finds « peintre ».
fn singular(word: &str) -> &str {
    if word.len() > 3 {
        word.trim_end_matches(['s', 'x'])
    } else {
        word
    }
}

fn fit(text: &str, query: &[&str]) -> Option<Fit> {
    let folded = fold(text);
    let text = words(&folded);
    if text == query {
        Some(Fit::Whole)
    } else if query.iter().all(|word| text.contains(word)) {
        Some(Fit::Words)
    } else if query
        .iter()
        .all(|word| text.iter().any(|other| other.starts_with(word)))
    {
        Some(Fit::Beginnings)
    } else {
        None
    }
}

pub(super) fn search(trades: &'static [Trade], query: &str) -> Vec<&'static Trade> {
    // No trade has a longer name: the rest of a pasted page is not looked at.
    let folded = fold(&query.chars().take(LONGEST_QUERY).collect::<String>());
    let query = words(&folded);
    if query.is_empty() {
        return trades.iter().collect();
    }
    let fits: Vec<Option<(Fit, Place)>> = trades
        .iter()
        .map(|trade| fit_of_trade(trade, &query))
        .collect();
    let mut found = Vec::new();
    for fit in [Fit::Whole, Fit::Words, Fit::Beginnings] {
        for place in [Place::Label, Place::Synonym] {
            let same = trades
                .iter()
                .zip(&fits)
                .filter(|(_, found)| **found == Some((fit, place)));
            found.extend(same.map(|(trade, _)| trade));
        }
    }
    found
}

/// Whether what was typed names the trade by whole words of its label or of one of its synonyms.
pub(super) fn is_named(trade: &Trade, query: &str) -> bool {
    let folded = fold(query);
    let query = words(&folded);
    !query.is_empty() && fit_of_trade(trade, &query).is_some_and(|(fit, _)| fit <= Fit::Words)
}

fn fit_of_trade(trade: &Trade, query: &[&str]) -> Option<(Fit, Place)> {
    let label = fit(trade.label, query).map(|fit| (fit, Place::Label));
    let synonyms = trade
        .synonyms
        .split(';')
        .filter_map(|text| Some((fit(text, query)?, Place::Synonym)));
    let best = label.into_iter().chain(synonyms).min();
    // Words spread over the label and the synonyms still find the trade, last.
    best.or_else(|| {
        let all = format!("{} {}", trade.label, trade.synonyms);
        fit(&all, query).map(|_| (Fit::Beginnings, Place::Synonym))
    })
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_case_and_punctuation_do_not_count() {
        assert_eq!(fold("Maîtrise d’ŒUVRE"), "maitrise d oeuvre");
        assert_eq!(fold("Génie civil, ouvrages"), "genie civil  ouvrages");
        assert_eq!(fold("e\u{301}lectricité"), "electricite");
    }
}
