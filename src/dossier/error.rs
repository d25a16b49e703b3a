use super::ProfileError;
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
    NotJson,
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
    /// No lot, or too many.
    Lots {
        /// How many.
        count: usize,
    },
    /// Too many parts in a lot.
    Parts {
        /// How many.
        count: usize,
    },
    /// A field that the format does not have, or not there.
    UnknownField {
        /// Its name.
        name: String,
    },
    /// A value of the wrong kind, missing, or with a name that the format does not have.
    WrongShape,
    /// A profile that cannot be opened.
    Profile(ProfileError),
}

impl From<ProfileError> for DossierError {
    fn from(error: ProfileError) -> Self {
        Self::Profile(error)
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
            Self::NotJson => write!(
                f,
                "Ce fichier n’est pas lisible. Il a peut-être été coupé ou modifié : reprenez l’original."
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
            Self::Lots { count } => {
                write!(
                    f,
                    "Nombre de lots de ce dossier : {count}. Il en faut de 1 à 100 : reprenez l’original."
                )
            }
            Self::Parts { count } => {
                write!(
                    f,
                    "Un lot de ce dossier a {count} postes : il en faut 30 au plus. Reprenez l’original."
                )
            }
            Self::UnknownField { name } => write!(
                f,
                "Ce dossier contient un champ inconnu, « {name} », ou mal placé. Reprenez l’original."
            ),
            Self::WrongShape => write!(
                f,
                "Une donnée de ce dossier n’a pas la forme attendue. Reprenez l’original."
            ),
            Self::Profile(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for DossierError {}
