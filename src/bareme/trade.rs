use crate::quantity::{HourlyCost, Rate, Share, Span};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What names a trade in data: lower-case ASCII, `_` between words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TradeId(String);

impl TradeId {
    /// The identifier as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for TradeId {
    type Error = &'static str;

    fn try_from(id: String) -> Result<Self, Self::Error> {
        if (1..=64).contains(&id.len())
            && id
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        {
            Ok(Self(id))
        } else {
            Err("L’identifiant d’un métier s’écrit en minuscules sans accent ni espace.")
        }
    }
}

impl From<TradeId> for String {
    fn from(id: TradeId) -> Self {
        id.0
    }
}

impl fmt::Display for TradeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a contract buys. The code's three kinds, intellectual services apart from the others
/// because they have their own CCAG and their own habits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Nature {
    /// Travaux.
    Travaux,
    /// Services other than intellectual.
    Services,
    /// Prestations intellectuelles, informatique and maîtrise d'œuvre included.
    Intellectuel,
    /// Fournitures.
    Fournitures,
}

impl Nature {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [
        Self::Travaux,
        Self::Services,
        Self::Intellectuel,
        Self::Fournitures,
    ];

    /// The word in data: `travaux`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Travaux => "travaux",
            Self::Services => "services",
            Self::Intellectuel => "intellectuel",
            Self::Fournitures => "fournitures",
        }
    }

    /// The word for people: « Travaux ».
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Travaux => "Travaux",
            Self::Services => "Services",
            Self::Intellectuel => "Prestations intellectuelles",
            Self::Fournitures => "Fournitures",
        }
    }

    /// The nature with that key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|nature| nature.key() == key)
    }
}

/// How far a coefficient can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Grade {
    /// Official figure read for this trade.
    A,
    /// Official index or statistic, or a published figure of a buyer, branch or facilitateur.
    B,
    /// Press or federation figure, or arithmetic from one.
    C,
    /// Hypothesis: no figure read for this trade.
    H,
}

impl Grade {
    /// What the user sees.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::A => "source officielle",
            Self::B => "source publiée",
            Self::C => "source indicative",
            Self::H => "hypothèse à faire confirmer par le facilitateur",
        }
    }

    /// The letter.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::H => "H",
        }
    }
}

/// Where a figure was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Publisher, figure, context.
    pub text: String,
    /// The year of the figure; none where the source gives none.
    pub year: Option<u16>,
}

/// One row of the barème.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trade {
    /// What names it in data.
    pub id: TradeId,
    /// What names it for people.
    pub label: String,
    /// What a contract for it buys.
    pub nature: Nature,
    /// Other words that people look for.
    pub synonyms: Vec<String>,
    /// Beginnings of the CPV codes that belong to it.
    pub cpv: Vec<String>,
    /// The share of the amount that pays for labour.
    #[serde(rename = "share_bp")]
    pub share: Span<Share>,
    /// The cost of an hour of work.
    #[serde(rename = "cost_cents")]
    pub cost: Span<HourlyCost>,
    /// How far the two can be trusted.
    pub grade: Grade,
    /// Where they were read.
    pub sources: Vec<Source>,
    /// What to mind when using them.
    pub note: Option<String>,
}

/// The insertion rate proposed where the buyer has not chosen one. No law sets one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsualRate {
    /// What is bought.
    pub nature: Nature,
    /// Holds from this labour share on.
    #[serde(rename = "least_share_bp")]
    pub least_share: Share,
    /// The rate.
    #[serde(rename = "rate_bp")]
    pub rate: Rate,
    /// How far it can be trusted.
    pub grade: Grade,
    /// Published habits it rests on.
    pub sources: Vec<Source>,
    /// What to mind.
    pub note: Option<String>,
}
