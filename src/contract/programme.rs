//! Programmes and charters that set a minimum rate.

use super::Line;
use super::choice::choice;
use crate::quantity::Rate;

choice! {
    /// Who else sets a minimum.
    Programme {
        /// The ANRU's charter, works and the engineering for them.
        NpnruWorks = "npnru_works", "NPNRU : travaux et ingénierie";
        /// The ANRU's charter, gestion urbaine de proximité.
        NpnruGup = "npnru_gup", "NPNRU : gestion urbaine de proximité";
        /// The buyer's own charter.
        Own = "own", "Charte propre à l’acheteur";
    }
}

/// The buyer's own charter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnProgramme {
    /// What it is called.
    pub name: Option<Line>,
    /// The least rate.
    pub rate: Option<Rate>,
    /// Whom it is for.
    pub publics: Option<Line>,
}

impl Programme {
    /// The least rate that a published charter sets; none for the buyer's own.
    #[must_use]
    pub fn minimum(self) -> Option<Rate> {
        let basis_points = match self {
            Self::NpnruWorks => 500,
            Self::NpnruGup => 1_000,
            Self::Own => return None,
        };
        Rate::from_basis_points(basis_points).ok()
    }

    /// Whom a published charter is for; empty for the buyer's own.
    #[must_use]
    pub const fn publics(self) -> &'static str {
        match self {
            Self::NpnruWorks | Self::NpnruGup => {
                "habitants des quartiers prioritaires de la politique de la ville (QPV) éloignés de l’emploi"
            }
            Self::Own => "",
        }
    }

    /// Where a minimum is from.
    #[must_use]
    pub const fn source(self) -> &'static str {
        match self {
            Self::NpnruWorks | Self::NpnruGup => {
                "Charte nationale d’insertion de l’ANRU, NPNRU 2014-2024 (conseil d’administration du 24 mars 2015), citée par ASH n° 2906 et Le Moniteur ; le texte de la charte n’a pas été lu"
            }
            Self::Own => "Charte indiquée par l’acheteur",
        }
    }

    /// What is known of the time it holds for; empty for the buyer's own.
    #[must_use]
    pub const fn period(self) -> &'static str {
        match self {
            Self::NpnruWorks | Self::NpnruGup => {
                "La charte porte sur 2014-2024 ; les crédits de l’État pour le programme courent jusqu’en 2031. Nous n’avons pas pu vérifier si la charte a été prolongée : demandez-le à l’ANRU ou au porteur de projet."
            }
            Self::Own => "",
        }
    }
}
