use std::{fmt, str::FromStr};

/// A short text on one line, as typed by a user: 1 to 200 characters, no control character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line(String);

/// Why a text is no [`Line`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineError {
    /// Nothing but spaces.
    Empty,
    /// Over 200 characters.
    TooLong {
        /// Characters received.
        length: usize,
    },
}

impl Line {
    const LONGEST: usize = 200;

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Line {
    type Err = LineError;

    /// Line breaks and other control characters become spaces, runs of spaces one.
    fn from_str(text: &str) -> Result<Self, LineError> {
        let length = text.chars().count();
        if length > Self::LONGEST {
            return Err(LineError::TooLong { length });
        }
        let words: Vec<&str> = text
            .split(|c: char| c.is_control() || c == ' ')
            .filter(|word| !word.is_empty())
            .collect();
        if words.is_empty() {
            return Err(LineError::Empty);
        }
        Ok(Self(words.join(" ")))
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "Ce texte est vide."),
            Self::TooLong { length } => write!(
                f,
                "Ce texte a {} caractères : {} au plus. Raccourcissez-le.",
                crate::quantity::integer(i128::try_from(*length).unwrap_or(i128::MAX)),
                Line::LONGEST
            ),
        }
    }
}

impl std::error::Error for LineError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_tidied_and_bounded() {
        let line = |text: &str| text.parse::<Line>().map(|line| line.to_string());
        assert_eq!(
            line(" Rénovation\n de  l’école "),
            Ok("Rénovation de l’école".into())
        );
        assert_eq!(line(" \u{7}\n"), Err(LineError::Empty));
        assert_eq!(
            line(&"é".repeat(201)),
            Err(LineError::TooLong { length: 201 })
        );
    }
}
