use crate::quantity::integer;
use std::fmt;

/// Why a text is no dossier that can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DossierError {
    /// Longer than any dossier is.
    TooLong {
        /// Bytes received.
        length: usize,
    },
    /// No JSON.
    NotJson {
        /// Line of the first fault.
        line: usize,
        /// Column of the first fault.
        column: usize,
    },
    /// JSON of something else.
    NotADossier,
    /// A version that this program does not know yet.
    Newer {
        /// The file's version.
        version: u32,
        /// The newest version known.
        known: u32,
    },
    /// A version that never was.
    UnknownVersion {
        /// The file's version.
        version: Option<u32>,
    },
    /// A barème that is not at hand.
    UnknownBareme {
        /// Its identifier.
        id: String,
    },
    /// A trade that the barème does not have.
    UnknownTrade {
        /// Its identifier.
        id: String,
    },
    /// No lot, or too many.
    Lots {
        /// How many.
        count: usize,
    },
    /// A field that the format does not have.
    UnknownField {
        /// Its name.
        name: String,
        /// Where.
        line: usize,
        /// Where.
        column: usize,
    },
    /// A value of the wrong kind.
    WrongShape {
        /// Where.
        line: usize,
        /// Where.
        column: usize,
    },
    /// A value of the right kind that cannot be.
    Invalid {
        /// The French sentence that says why.
        why: String,
        /// Where.
        line: usize,
        /// Where.
        column: usize,
    },
}

/// How the JSON reader begins the sentences that are its own.
const READER_SENTENCES: [&str; 6] = [
    "invalid ",
    "missing field",
    "unknown variant",
    "duplicate field",
    "expected ",
    "data did not match",
];

impl DossierError {
    /// Sorts what the JSON reader says, in English, from what our own types say, in French.
    pub(super) fn of(error: &serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        let text = error.to_string();
        let said = text
            .rsplit_once(" at line ")
            .map_or(text.as_str(), |(said, _)| said);
        if !error.is_data() {
            return Self::NotJson { line, column };
        }
        if let Some(rest) = said.strip_prefix("unknown field `") {
            let name = rest.split('`').next().unwrap_or_default();
            return Self::UnknownField {
                name: name.chars().take(40).collect(),
                line,
                column,
            };
        }
        if READER_SENTENCES.iter().any(|start| said.starts_with(start)) {
            return Self::WrongShape { line, column };
        }
        Self::Invalid {
            why: said.to_string(),
            line,
            column,
        }
    }
}

impl fmt::Display for DossierError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { length } => write!(
                f,
                "Ce fichier est trop long pour un dossier ({} octets). Choisissez un fichier enregistré par Clausule.",
                integer(i128::try_from(*length).unwrap_or(i128::MAX))
            ),
            Self::NotJson { line, column } => write!(
                f,
                "Ce fichier n’est pas lisible (ligne {line}, colonne {column}). Il a peut-être été coupé ou modifié : reprenez l’original."
            ),
            Self::NotADossier => write!(
                f,
                "Ce fichier n’est pas un dossier Clausule. Choisissez un fichier enregistré par Clausule."
            ),
            Self::Newer { version, known } => write!(
                f,
                "Ce dossier a été enregistré par une version plus récente de Clausule (format {version} ; cette version lit le format {known}). Rechargez la page pour obtenir la dernière version."
            ),
            Self::UnknownVersion {
                version: Some(version),
            } => {
                write!(
                    f,
                    "La version {version} de ce dossier n’existe pas. Reprenez l’original."
                )
            }
            Self::UnknownVersion { version: None } => write!(
                f,
                "La version de ce dossier n’est pas indiquée. Reprenez l’original."
            ),
            Self::UnknownBareme { id } => write!(
                f,
                "Ce dossier utilise le barème « {id} », que cette version de Clausule n’a pas. Rechargez la page pour obtenir la dernière version."
            ),
            Self::UnknownTrade { id } => write!(
                f,
                "Le métier « {id} » de ce dossier n’est pas dans le barème. Reprenez l’original, ou choisissez un autre métier dans le fichier."
            ),
            Self::Lots { count } => {
                write!(f, "Ce dossier a {count} lot(s) : il en faut de 1 à 100.")
            }
            Self::UnknownField { name, line, column } => write!(
                f,
                "Ce dossier contient un champ inconnu, « {name} » (ligne {line}, colonne {column}). Reprenez l’original."
            ),
            Self::WrongShape { line, column } => write!(
                f,
                "Une donnée de ce dossier n’a pas la forme attendue (ligne {line}, colonne {column}). Reprenez l’original."
            ),
            Self::Invalid { why, line, column } => write!(
                f,
                "Une donnée de ce dossier n’est pas valable (ligne {line}, colonne {column}) : {why}"
            ),
        }
    }
}

impl std::error::Error for DossierError {}
