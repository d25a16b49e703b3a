//! Whether a clause of hours is worth it: six points, a verdict, and what to do instead.

mod instead;
mod points;

pub use instead::{Alternative, AlternativeKind};

use super::{Ask, Facts, Source};

const RULE: &str = "Convention de Clausule, d’après les points du Club de l’Achat Social et Solidaire (La Rochelle), la durée et l’offre du territoire";

/// What stands for the verdict's sentence where there are no hours to judge.
const ANOTHER_WAY: &str =
    "L’insertion passe ici par un autre mécanisme que des heures : ces points restent à regarder.";

/// How many reservations a clause of hours may meet and still be relevant.
const MOST_RESERVATIONS: usize = 1;

/// What speaks for a clause of hours, and what against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relevance {
    /// In all.
    pub verdict: Verdict,
    /// The same as a French sentence that names the points behind it.
    pub text: String,
    /// The rule that it follows.
    pub source: Source,
    /// The six points, in the order of [`PointKind::ALL`]; without size and hours where the contract serves
    /// insertion by something else than hours.
    pub points: Vec<Point>,
    /// What else there is, best first. Empty where the clause is relevant and every lot holds a
    /// week of insertion, and while nothing speaks against it.
    pub instead: Vec<Alternative>,
}

/// Whether a clause of hours is worth it.
///
/// - [`HardlyRelevant`](Self::HardlyRelevant): a decisive point ([`PointKind::is_decisive`]) is
///   unfavourable. An unanswered point never is.
/// - [`Relevant`](Self::Relevant): the volume of hours is favourable, no point is unfavourable and
///   one at most is a reservation, and every decisive point is answered. The sentence names those
///   that are not.
/// - [`ToStudy`](Self::ToStudy): everything else, hours not known included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Pertinent.
    Relevant,
    /// To be studied with the facilitateur.
    ToStudy,
    /// Not much.
    HardlyRelevant,
}

impl Verdict {
    /// « pertinente », of a clause.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Relevant => "pertinente",
            Self::ToStudy => "à étudier avec le facilitateur",
            Self::HardlyRelevant => "peu pertinente",
        }
    }

    const fn sentence(self) -> &'static str {
        match self {
            Self::Relevant => "Une clause d’heures d’insertion est pertinente.",
            Self::ToStudy => "Une clause d’heures d’insertion est à étudier avec le facilitateur.",
            Self::HardlyRelevant => "Une clause d’heures d’insertion est peu pertinente.",
        }
    }
}

/// What a point says of a clause of hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Speaks for it.
    Favourable,
    /// Asks for care.
    Reservation,
    /// Speaks against it.
    Unfavourable,
    /// Not known: the point's text is a question.
    ToSpecify,
}

impl Mark {
    /// « favorable ».
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Favourable => "favorable",
            Self::Reservation => "réserve",
            Self::Unfavourable => "défavorable",
            Self::ToSpecify => "à préciser",
        }
    }
}

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointKind {
    /// What is done: the buyer's answer.
    Services,
    /// The amount, judged by the hours in it and the hours of each lot.
    Size,
    /// Insertion hours of the whole.
    Hours,
    /// Technical constraints of the site: the buyer's answer.
    Site,
    /// How long it lasts.
    Duration,
    /// People and structures of the territory: the buyer's answer.
    Offer,
}

impl PointKind {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::Services,
        Self::Size,
        Self::Hours,
        Self::Site,
        Self::Duration,
        Self::Offer,
    ];

    /// As a heading: « Volume d'heures ».
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Services => "Prestations",
            Self::Size => "Taille du marché",
            Self::Hours => "Volume d’heures",
            Self::Site => "Contraintes techniques du site",
            Self::Duration => "Durée",
            Self::Offer => "Offre sur le territoire",
        }
    }

    const fn in_a_sentence(self) -> &'static str {
        match self {
            Self::Services => "les prestations",
            Self::Size => "la taille du marché",
            Self::Hours => "le volume d’heures",
            Self::Site => "les contraintes du site",
            Self::Duration => "la durée",
            Self::Offer => "l’offre sur le territoire",
        }
    }

    /// Whether it alone can make a clause of hours hardly relevant: without suitable services,
    /// hours or access there is no job. A short duration leaves short ones, and a territory without
    /// an offer leaves the contractor's own hiring: both are for the facilitateur to judge.
    #[must_use]
    pub const fn is_decisive(self) -> bool {
        match self {
            Self::Services | Self::Size | Self::Hours | Self::Site => true,
            Self::Duration | Self::Offer => false,
        }
    }
}

/// One point, answered or asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Which.
    pub kind: PointKind,
    /// What it says of the clause.
    pub mark: Mark,
    /// Why, with its numbers; the question where it is to be specified.
    pub text: String,
    /// Where it is from.
    pub source: Source,
    /// The answer that settles it, where it is to be specified.
    pub asks: Option<Ask>,
}

impl Relevance {
    /// The point of a kind.
    ///
    /// # Panics
    ///
    /// For size and hours, where the contract serves insertion by something else than hours.
    #[must_use]
    pub fn point(&self, kind: PointKind) -> &Point {
        let found = self.points.iter().find(|point| point.kind == kind);
        found.expect("every point is answered or asked")
    }

    fn mark(&self, kind: PointKind) -> Mark {
        self.point(kind).mark
    }
}

pub(super) fn of(facts: &Facts) -> Relevance {
    let mut points = vec![
        points::services(facts),
        points::size(facts),
        points::hours(facts),
        points::site(facts),
        points::duration(facts),
        points::offer(facts),
    ];
    let sentence = if facts.goes_another_way() {
        points.retain(|point| !matches!(point.kind, PointKind::Size | PointKind::Hours));
        Some(ANOTHER_WAY)
    } else {
        None
    };
    let verdict = verdict(&points);
    let mut relevance = Relevance {
        verdict,
        text: summary(sentence.unwrap_or(verdict.sentence()), &points),
        source: RULE.into(),
        points,
        instead: Vec::new(),
    };
    relevance.instead = instead::of(facts, &relevance);
    relevance
}

fn verdict(points: &[Point]) -> Verdict {
    let marked = |mark| points.iter().filter(move |point| point.mark == mark);
    let unfavourable = || marked(Mark::Unfavourable);
    if unfavourable().any(|point| point.kind.is_decisive()) {
        Verdict::HardlyRelevant
    } else if marked(Mark::Favourable).any(|point| point.kind == PointKind::Hours)
        && marked(Mark::ToSpecify).all(|point| !point.kind.is_decisive())
        && unfavourable().next().is_none()
        && marked(Mark::Reservation).count() <= MOST_RESERVATIONS
    {
        Verdict::Relevant
    } else {
        Verdict::ToStudy
    }
}

fn summary(sentence: &str, points: &[Point]) -> String {
    let mut text = sentence.to_string();
    for (mark, words) in [
        (Mark::Unfavourable, " Défavorable : "),
        (Mark::Reservation, " Réserve : "),
        (Mark::ToSpecify, " À préciser : "),
    ] {
        let names: Vec<String> = points
            .iter()
            .filter(|point| point.mark == mark)
            .map(|point| point.kind.in_a_sentence().to_string())
            .collect();
        if !names.is_empty() {
            text += words;
            text += &crate::quantity::listed(&names);
            text.push('.');
        }
    }
    text
}
