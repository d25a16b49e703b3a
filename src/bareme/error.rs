use std::fmt;

/// Why a text is no CPV code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BaremeError {
    /// Not eight digits.
    CpvFormat,
    /// The ninth digit does not fit the first eight.
    CpvCheckDigit {
        /// The digit that would.
        expected: u8,
    },
}

impl fmt::Display for BaremeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CpvFormat => write!(
                f,
                "Un code CPV a huit chiffres, et parfois un neuvième après un tiret : 45442100 ou 45442100-8."
            ),
            Self::CpvCheckDigit { expected } => write!(
                f,
                "Le chiffre de contrôle de ce code CPV ne correspond pas (attendu : {expected}). Vérifiez les huit premiers chiffres."
            ),
        }
    }
}

impl std::error::Error for BaremeError {}
