use crate::quantity::{HourlyCost, Rate, Share, Span};

/// What a contract buys. The code's three kinds, intellectual services apart from the others
/// because they have their own CCAG and their own habits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// All, the surest first.
    pub const ALL: [Self; 4] = [Self::A, Self::B, Self::C, Self::H];

    /// That of one value of a row: without a source of its own it is a guess, whatever the row is worth.
    #[must_use]
    pub const fn of_value(self, sources: &[Source]) -> Self {
        if sources.is_empty() { Self::H } else { self }
    }

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

/// What the sources say: apart, so that it does not come before the first answer, which alone asks for it.
static TEXTS: &[&str] = &include!(concat!(env!("OUT_DIR"), "/sources.rs"));

/// Where a figure was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The place of its text in [`TEXTS`].
    pub(super) text: usize,
    /// The year of the figure; none where the source gives none.
    pub year: Option<u16>,
}

impl Source {
    /// Publisher, figure, context.
    #[must_use]
    pub fn text(&self) -> &'static str {
        TEXTS[self.text]
    }

    /// What was read for a value, each with its year, once: « INSEE, construction (2020) ». A hypothesis may
    /// have no year, and says so where nothing was read.
    #[must_use]
    pub fn cite(sources: &[Self], grade: Grade) -> Vec<String> {
        if sources.is_empty() {
            return vec!["Aucune source propre : valeur déduite de métiers voisins".to_string()];
        }
        let cite = |source: &Self| match source.year {
            // « vers 2008 » has its year.
            Some(year) if source.text().contains(&year.to_string()) => source.text().to_string(),
            Some(year) => format!("{} ({year})", source.text()),
            None if grade == Grade::H => source.text().to_string(),
            None => format!("{} (année non indiquée)", source.text()),
        };
        sources.iter().map(cite).collect()
    }
}

/// One row of the barème.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trade {
    /// What names it in data.
    pub id: &'static str,
    /// What names it for people.
    pub label: &'static str,
    /// What a contract for it buys.
    pub nature: Nature,
    /// Other words that people look for, parted by semicolons.
    pub synonyms: &'static str,
    /// Beginnings of the CPV codes that belong to it, parted by spaces.
    pub cpv: &'static str,
    /// The share of the amount that pays for labour.
    pub share: Span<Share>,
    /// The cost of an hour of work.
    pub cost: Span<HourlyCost>,
    /// How far the row can be trusted.
    pub grade: Grade,
    /// Where the labour share was read.
    pub share_sources: &'static [Source],
    /// Where the hourly cost was read; empty when it is a guess from neighbouring trades.
    pub cost_sources: &'static [Source],
    /// What to mind when using them.
    pub note: Option<&'static str>,
}

/// The insertion rate proposed where the buyer has not chosen one. No law sets one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsualRate {
    /// What is bought.
    pub nature: Nature,
    /// Holds from this labour share on.
    pub least_share: Share,
    /// The rate.
    pub rate: Rate,
    /// How far it can be trusted.
    pub grade: Grade,
    /// Published habits it rests on.
    pub sources: &'static [Source],
    /// What to mind.
    pub note: Option<&'static str>,
}
