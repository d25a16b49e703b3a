use super::LineError;
use crate::quantity::{NO_BREAK_SPACE, integer};
use std::{fmt, str::FromStr};

/// A buyer's own wording for a piece, as typed or pasted: paragraphs and lists in their order, at most
/// 5 000 characters on 200 lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording(Vec<Passage>);

/// A part of a [`Wording`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passage {
    /// One line.
    Paragraph(String),
    /// Lines that follow each other after a mark of a list, which is taken away.
    Items(Vec<String>),
}

/// Why a text is no [`Wording`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordingError {
    /// Nothing but spaces and marks.
    Empty,
    /// Over 5 000 characters.
    TooLong {
        /// Characters received.
        length: usize,
    },
    /// Over 200 lines.
    TooManyLines {
        /// Lines received, empty ones left out.
        lines: usize,
    },
}

impl Wording {
    const LONGEST: usize = 5_000;
    const MOST_LINES: usize = 200;

    /// Its paragraphs and lists.
    #[must_use]
    pub fn passages(&self) -> &[Passage] {
        &self.0
    }

    /// Its lines, those of lists without their mark.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        let lines = self.0.iter().map(|passage| match passage {
            Passage::Paragraph(line) => std::slice::from_ref(line),
            Passage::Items(items) => items,
        });
        lines.flatten().map(String::as_str)
    }
}

/// What a word processor and the keyboard end a line with.
const LINE_ENDS: [char; 7] = [
    '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
];

/// Marks of a list; the last one is that of Word's symbol font.
const MARKS: [char; 7] = ['-', '–', '—', '•', '·', '*', '\u{f0b7}'];

/// What nobody sees, some of which would show the words in another order than they are read.
const fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
    )
}

/// The words of an item after its mark; « -5 % » has none.
fn item(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(MARKS)?;
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
}

impl FromStr for Wording {
    type Err = WordingError;

    /// Control characters become spaces, runs of spaces one, and what cannot be seen goes; words and
    /// typography stay.
    fn from_str(text: &str) -> Result<Self, WordingError> {
        let length = text.chars().count();
        if length > Self::LONGEST {
            return Err(WordingError::TooLong { length });
        }
        let mut passages: Vec<Passage> = Vec::new();
        let mut lines = 0;
        for line in text.split(LINE_ENDS) {
            let seen: String = line.chars().filter(|c| !is_unseen(*c)).collect();
            let words: Vec<&str> = seen
                .split(|c: char| c.is_control() || c == ' ')
                .filter(|word| !word.is_empty())
                .collect();
            let line = words.join(" ");
            let line = line.trim();
            let words = item(line).unwrap_or(line);
            if words.is_empty() {
                continue;
            }
            lines += 1;
            match passages.last_mut() {
                _ if item(line).is_none() => passages.push(Passage::Paragraph(words.to_string())),
                Some(Passage::Items(items)) => items.push(words.to_string()),
                _ => passages.push(Passage::Items(vec![words.to_string()])),
            }
        }
        if lines == 0 {
            return Err(WordingError::Empty);
        }
        if lines > Self::MOST_LINES {
            return Err(WordingError::TooManyLines { lines });
        }
        Ok(Self(passages))
    }
}

impl fmt::Display for WordingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |count: usize| integer(i128::try_from(count).unwrap_or(i128::MAX));
        match self {
            Self::Empty => LineError::Empty.fmt(f),
            Self::TooLong { length } => write!(
                f,
                "Ce texte a {} caractères : {}{NO_BREAK_SPACE}au plus. Raccourcissez-le, ou joignez-le au dossier de consultation.",
                number(*length),
                number(Wording::LONGEST),
            ),
            Self::TooManyLines { lines } => write!(
                f,
                "Ce texte a {} lignes : {}{NO_BREAK_SPACE}au plus. Regroupez-les, ou joignez-les au dossier de consultation.",
                number(*lines),
                number(Wording::MOST_LINES),
            ),
        }
    }
}

impl std::error::Error for WordingError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn passages(text: &str) -> Vec<Passage> {
        text.parse::<Wording>().unwrap().0
    }

    fn paragraph(text: &str) -> Passage {
        Passage::Paragraph(text.to_string())
    }

    fn items(lines: &[&str]) -> Passage {
        Passage::Items(lines.iter().map(|line| (*line).to_string()).collect())
    }

    #[test]
    fn paragraphs_and_lists_keep_their_order_and_their_words() {
        assert_eq!(
            passages(
                " Le titulaire\tjoint : \r\n\r\n- un  planning ;\n• « un » tableau.\n\n1. Premier\n-5 % de moins\n"
            ),
            [
                paragraph("Le titulaire joint :"),
                items(&["un planning ;", "« un » tableau."]),
                paragraph("1. Premier"),
                paragraph("-5 % de moins"),
            ]
        );
        // As Word and LibreOffice paste it.
        assert_eq!(
            passages("Début\u{b}suite\u{2028}fin\n\u{f0b7}\u{a0}un point\n–\u{a0}un autre"),
            [
                paragraph("Début"),
                paragraph("suite"),
                paragraph("fin"),
                items(&["un point", "un autre"]),
            ]
        );
    }

    #[test]
    fn what_nobody_sees_is_taken_away() {
        assert_eq!(
            passages("\u{feff}1\u{200b}0 h\u{202e}serueh\u{202c}\u{7} dues"),
            [paragraph("10 hserueh dues")]
        );
        for empty in ["", " \n- \n•\n", "\u{202e}\u{feff}", "\u{0}\u{1b}"] {
            assert_eq!(empty.parse::<Wording>(), Err(WordingError::Empty));
        }
    }

    #[test]
    fn it_is_bounded() {
        assert_eq!(
            "é".repeat(5_001).parse::<Wording>(),
            Err(WordingError::TooLong { length: 5_001 })
        );
        assert_eq!(
            "a\n".repeat(201).parse::<Wording>(),
            Err(WordingError::TooManyLines { lines: 201 })
        );
        assert_eq!(passages(&"a\n".repeat(200)).len(), 200);
        // Ten thousand empty lines are none.
        assert!("\n".repeat(10_000).parse::<Wording>().is_err());
        assert_eq!(passages(&format!("a{}b", "\n".repeat(1_000))).len(), 2);
    }
}
