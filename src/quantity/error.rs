use std::fmt;

/// Why a text or a number is not the quantity that was asked for.
///
/// One type for the room: a caller shows it as it is, a French sentence that says what was wrong
/// and gives an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuantityError {
    /// Nothing but spaces.
    Empty {
        /// A value that would do.
        example: &'static str,
    },
    /// The text is no number.
    NotANumber {
        /// The beginning of what was typed.
        text: String,
        /// A value that would do.
        example: &'static str,
    },
    /// The text can be read in two ways (`1.250`: 1 250 or 1,25).
    Ambiguous {
        /// What was typed.
        text: String,
        /// One reading, written without doubt.
        one: String,
        /// The other reading.
        other: String,
    },
    /// Spaces or dots that do not part groups of three digits.
    BadGrouping {
        /// What was typed.
        text: String,
    },
    /// More decimals than the unit has.
    TooManyDecimals {
        /// The decimals allowed.
        allowed: u32,
    },
    /// Longer than any number is.
    TooLong {
        /// Characters received.
        length: usize,
    },
    /// A minus sign.
    Negative,
    /// Zero where the quantity has to be positive.
    Zero {
        /// The quantity, with its article: « le coût horaire ».
        what: &'static str,
    },
    /// An amount said to include tax.
    WithTax,
    /// Under the least value.
    TooSmall {
        /// The quantity, with its article.
        what: &'static str,
        /// The least value, formatted.
        least: String,
    },
    /// Over the greatest value.
    TooLarge {
        /// The quantity, with its article.
        what: &'static str,
        /// The greatest value, formatted.
        most: String,
    },
    /// Low, central and high values that are not in that order.
    Disordered,
    /// A date that is not written year-month-day, or does not exist.
    NotADate {
        /// The beginning of what was read.
        text: String,
    },
    /// A product that no 128-bit integer holds, or a division by zero.
    Overflow,
}

impl fmt::Display for QuantityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty { example } => write!(f, "Indiquez une valeur, par exemple {example}."),
            Self::NotANumber { text, example } => {
                write!(
                    f,
                    "« {text} » n’est pas un nombre. Écrivez par exemple {example}."
                )
            }
            Self::Ambiguous { text, one, other } => write!(
                f,
                "« {text} » peut se lire de deux façons. Écrivez {one} ou {other}."
            ),
            Self::BadGrouping { text } => write!(
                f,
                "Les chiffres de « {text} » ne sont pas groupés par trois. Vérifiez qu’il n’en manque pas, ou retirez les espaces."
            ),
            Self::TooManyDecimals { allowed: 0 } => {
                write!(f, "Écrivez un nombre entier, sans virgule, par exemple 18.")
            }
            Self::TooManyDecimals { allowed } => write!(
                f,
                "Il y a trop de chiffres après la virgule : {allowed} au plus."
            ),
            Self::TooLong { length } => write!(
                f,
                "Ce texte de {} caractères est trop long pour un nombre. Ne gardez que la valeur.",
                super::integer(i128::try_from(*length).unwrap_or(i128::MAX))
            ),
            Self::Negative => write!(
                f,
                "La valeur ne peut pas être négative. Retirez le signe moins."
            ),
            Self::Zero { what } => write!(f, "{what} doit dépasser zéro."),
            Self::WithTax => write!(
                f,
                "Indiquez le montant hors taxes : les heures se calculent sur le montant HT. À partir d’un montant TTC : montant TTC ÷ (1 + taux de TVA)."
            ),
            Self::TooSmall { what, least } => write!(f, "{what} doit être d’au moins {least}."),
            Self::TooLarge { what, most } => {
                write!(f, "{what} ne peut pas dépasser {most}. Vérifiez la valeur.")
            }
            Self::Disordered => write!(
                f,
                "Les valeurs basse, centrale et haute doivent être dans l’ordre croissant."
            ),
            Self::NotADate { text } => write!(
                f,
                "« {text} » n’est pas une date. Écrivez-la sous la forme 22/11/2026."
            ),
            Self::Overflow => write!(
                f,
                "Le calcul dépasse les limites. Vérifiez les valeurs saisies."
            ),
        }
    }
}

impl std::error::Error for QuantityError {}
