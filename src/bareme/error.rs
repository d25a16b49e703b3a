use std::fmt;

/// Why a barème file or a CPV code cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BaremeError {
    /// The text is no JSON of the barème format.
    Unreadable {
        /// Line of the first fault.
        line: usize,
        /// Column of the first fault.
        column: usize,
    },
    /// A trade without a source: a figure may never go without.
    Unsourced {
        /// The trade's label.
        trade: String,
    },
    /// One identifier for two trades.
    Twice {
        /// The identifier.
        id: String,
    },
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
            Self::Unreadable { line, column } => write!(
                f,
                "Ce fichier n’est pas un barème lisible (ligne {line}, colonne {column})."
            ),
            Self::Unsourced { trade } => write!(
                f,
                "Le métier « {trade} » n’a pas de source. Ajoutez-en une : un chiffre sans source ne peut pas être utilisé."
            ),
            Self::Twice { id } => write!(f, "Le métier « {id} » figure deux fois dans le barème."),
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
