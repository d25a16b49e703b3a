use super::LineError;
use crate::quantity::{NO_BREAK_SPACE, integer};
use std::{fmt, str::FromStr};

/// A text of several lines, as typed by a user: at most 5 000 characters, no empty line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraphs(Vec<String>);

/// Why a text is no [`Paragraphs`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphsError {
    /// Nothing but spaces.
    Empty,
    /// Over 5 000 characters.
    TooLong {
        /// Characters received.
        length: usize,
    },
}

impl Paragraphs {
    const LONGEST: usize = 5_000;

    /// The lines, none of them empty; a mark of a list before one is taken away.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl FromStr for Paragraphs {
    type Err = ParagraphsError;

    /// Control characters other than line breaks become spaces, runs of spaces one.
    fn from_str(text: &str) -> Result<Self, ParagraphsError> {
        let length = text.chars().count();
        if length > Self::LONGEST {
            return Err(ParagraphsError::TooLong { length });
        }
        let lines: Vec<String> = text
            .split(['\n', '\r'])
            .map(|line| {
                let words: Vec<&str> = line
                    .split(|c: char| c.is_control() || c == ' ')
                    .filter(|word| !word.is_empty())
                    .collect();
                let line = words.join(" ");
                let bare = line.trim_start_matches(['-', '•', '–', '*']).trim_start();
                bare.to_string()
            })
            .filter(|line| !line.is_empty())
            .collect();
        if lines.is_empty() {
            return Err(ParagraphsError::Empty);
        }
        Ok(Self(lines))
    }
}

impl fmt::Display for Paragraphs {
    /// The lines, each on its own.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl fmt::Display for ParagraphsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => LineError::Empty.fmt(f),
            Self::TooLong { length } => write!(
                f,
                "Ce texte a {} caractères : {}{NO_BREAK_SPACE}au plus. Raccourcissez-le.",
                integer(i128::try_from(*length).unwrap_or(i128::MAX)),
                integer(i128::try_from(Paragraphs::LONGEST).unwrap_or(i128::MAX)),
            ),
        }
    }
}

impl std::error::Error for ParagraphsError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_tidied_and_bounded() {
        let text: Paragraphs = " - Accueil\t et  tutorat \r\n\n• Formation\u{7}\n"
            .parse()
            .unwrap();
        assert_eq!(
            text.lines().collect::<Vec<_>>(),
            ["Accueil et tutorat", "Formation"]
        );
        assert_eq!(" \n- \n".parse::<Paragraphs>(), Err(ParagraphsError::Empty));
        assert_eq!(
            "é".repeat(5_001).parse::<Paragraphs>(),
            Err(ParagraphsError::TooLong { length: 5_001 })
        );
    }
}
