//! Finding a trade by the words that people type. A few dozen rows: a scan is enough.

use super::Trade;

/// Lower case without accents or ligatures; everything but letters and digits becomes a space.
///
/// Written out because a Unicode table would weigh more than the rest of the barème.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' => folded.push('a'),
            'ç' => folded.push('c'),
            'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
            'î' | 'ï' | 'í' | 'ì' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ô' | 'ö' | 'ó' | 'ò' | 'õ' => folded.push('o'),
            'ù' | 'û' | 'ü' | 'ú' => folded.push('u'),
            'ÿ' => folded.push('y'),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            // A combining accent, as some systems type « é ».
            '\u{300}'..='\u{36f}' => {}
            c if c.is_alphanumeric() => folded.push(c),
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

/// Words that say nothing of the trade.
const EMPTY_WORDS: &[&str] = &[
    "de", "des", "du", "d", "la", "le", "les", "l", "et", "en", "a", "au", "aux",
];

const LONGEST_QUERY: usize = 80;

fn words(folded: &str) -> Vec<&str> {
    folded
        .split_whitespace()
        .filter(|word| !EMPTY_WORDS.contains(word))
        .collect()
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

pub(super) fn search<'a>(trades: &'a [Trade], query: &str) -> Vec<&'a Trade> {
    // No trade has a longer name: the rest of a pasted page is not looked at.
    let folded = fold(&query.chars().take(LONGEST_QUERY).collect::<String>());
    let query = words(&folded);
    let mut found: Vec<_> = trades
        .iter()
        .filter_map(|trade| {
            if query.is_empty() {
                return Some((Fit::Whole, trade));
            }
            let synonym = trade
                .synonyms
                .iter()
                .filter_map(|text| fit(text, &query))
                .min();
            let label = fit(&trade.label, &query);
            // Words spread over the label and the synonyms still find the trade, last.
            let all = || {
                let all = format!("{} {}", trade.label, trade.synonyms.join(" "));
                fit(&all, &query).map(|_| Fit::Beginnings)
            };
            label
                .into_iter()
                .chain(synonym)
                .min()
                .or_else(all)
                .map(|fit| (fit, trade))
        })
        .collect();
    found.sort_by_key(|(fit, _)| *fit);
    found.into_iter().map(|(_, trade)| trade).collect()
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
