//! The barème: what share of an amount pays for labour in each trade, and what an hour costs.
//!
//! ```
//! use clausule::bareme::{Bareme, CpvCode};
//!
//! let bareme = Bareme::builtin();
//! let found = bareme.search("menage");
//! assert_eq!(found[0].id.as_str(), "nettoyage");
//! println!("{} : {}", found[0].label, found[0].share.central());
//!
//! let code: CpvCode = "45442100-8".parse()?;
//! assert_eq!(bareme.trades_of(code)[0].id.as_str(), "peinture");
//! # Ok::<(), clausule::bareme::BaremeError>(())
//! ```
//!
//! The coefficients are a dated data file, one entry a trade, each with its sources, their year
//! and a [`Grade`] that says how far it can be trusted; `data/` holds one file for each version.
//! The same format will carry a user's own barème.

mod cpv;
mod error;
mod search;
mod trade;

pub use cpv::CpvCode;
pub use error::BaremeError;
pub use search::fold;
pub use trade::{Grade, Nature, Source, Trade, TradeId, UsualRate};

use crate::quantity::{Share, iso_date};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// A dated set of coefficients.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bareme {
    /// What a dossier names it by: `2026-11`.
    pub id: String,
    /// Its French name.
    pub name: String,
    /// The day of its last change.
    #[serde(with = "iso_date")]
    pub updated: NaiveDate,
    /// CPV prefixes that belong to no trade although a shorter prefix does.
    #[serde(default)]
    cpv_none: Vec<String>,
    rates: Vec<UsualRate>,
    trades: Vec<Trade>,
}

impl Bareme {
    /// The barème that comes with this version of Clausule.
    ///
    /// # Panics
    ///
    /// Never: the file is part of the program and a test reads it.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Bareme> = OnceLock::new();
        BUILTIN.get_or_init(|| {
            Self::parse(include_str!("data/2026-11.json")).expect("the built-in barème is tested")
        })
    }

    /// Reads a barème file: JSON in the format of `data/`.
    pub fn parse(json: &str) -> Result<Self, BaremeError> {
        let bareme: Self = serde_json::from_str(json).map_err(|error| BaremeError::Unreadable {
            line: error.line(),
            column: error.column(),
        })?;
        for rate in &bareme.rates {
            if rate.sources.is_empty() {
                return Err(BaremeError::Unsourced {
                    trade: rate.nature.label().to_string(),
                });
            }
        }
        for (index, trade) in bareme.trades.iter().enumerate() {
            if trade.sources.is_empty() || trade.sources.iter().any(|s| s.text.trim().is_empty()) {
                return Err(BaremeError::Unsourced {
                    trade: trade.label.clone(),
                });
            }
            if bareme.trades[..index].iter().any(|t| t.id == trade.id) {
                return Err(BaremeError::Twice {
                    id: trade.id.to_string(),
                });
            }
        }
        Ok(bareme)
    }

    /// All trades, in the order of the file.
    #[must_use]
    pub fn trades(&self) -> &[Trade] {
        &self.trades
    }

    /// The usual insertion rate for what is bought, given the labour share: the first row that
    /// fits.
    #[must_use]
    pub fn usual_rate(&self, nature: Nature, share: Share) -> Option<&UsualRate> {
        self.rates
            .iter()
            .find(|row| row.nature == nature && share >= row.least_share)
    }

    /// The trade with that identifier.
    #[must_use]
    pub fn trade(&self, id: &TradeId) -> Option<&Trade> {
        self.trades.iter().find(|trade| trade.id == *id)
    }

    /// The trades that a CPV code may mean: those that hold its longest known prefix.
    ///
    /// Several when the nomenclature does not tell them apart: the user chooses. None when the
    /// code belongs to no trade of the barème.
    #[must_use]
    pub fn trades_of(&self, code: CpvCode) -> Vec<&Trade> {
        let longest = |prefixes: &[String]| {
            prefixes
                .iter()
                .filter(|prefix| code.starts_with(prefix))
                .map(String::len)
                .max()
                .unwrap_or(0)
        };
        let best = self
            .trades
            .iter()
            .map(|trade| longest(&trade.cpv))
            .max()
            .unwrap_or(0);
        if best == 0 || longest(&self.cpv_none) >= best {
            return Vec::new();
        }
        self.trades
            .iter()
            .filter(|trade| longest(&trade.cpv) == best)
            .collect()
    }

    /// The trades whose label or synonyms hold every word of `query` (or its beginning), best
    /// first, blind to accents and case; all of them for an empty query.
    #[must_use]
    pub fn search(&self, query: &str) -> Vec<&Trade> {
        search::search(&self.trades, query)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_source_grade_and_prefixes_of_digits() {
        let bareme = Bareme::builtin();
        assert_eq!(bareme.trades().len(), 47);
        for trade in bareme.trades() {
            assert!(!trade.sources.is_empty(), "{}", trade.id);
            assert!(
                !trade.label.is_empty() && !trade.synonyms.is_empty(),
                "{}",
                trade.id
            );
            for prefix in &trade.cpv {
                assert!(
                    (2..=8).contains(&prefix.len()) && prefix.bytes().all(|b| b.is_ascii_digit()),
                    "{}: {prefix}",
                    trade.id
                );
            }
            // Only a hypothesis may go without a year: a figure that was read has one, or says
            // in its text where it is from.
            if trade.grade == Grade::A {
                assert!(
                    trade.sources.iter().any(|s| s.year.is_some()),
                    "{}",
                    trade.id
                );
            }
        }
    }

    #[test]
    fn usual_rates_follow_nature_and_share() {
        let rate = |nature, share: &str| {
            Bareme::builtin()
                .usual_rate(nature, share.parse().unwrap())
                .map(|row| row.rate.to_string().replace('\u{a0}', " "))
        };
        assert_eq!(rate(Nature::Travaux, "16,5 %").as_deref(), Some("5 %"));
        assert_eq!(rate(Nature::Services, "50 %").as_deref(), Some("10 %"));
        assert_eq!(rate(Nature::Services, "49,99 %").as_deref(), Some("5 %"));
        assert_eq!(rate(Nature::Intellectuel, "60 %").as_deref(), Some("5 %"));
        assert_eq!(rate(Nature::Fournitures, "25 %").as_deref(), Some("0 %"));
    }

    #[test]
    fn a_row_without_source_is_refused() {
        let mut bareme = Bareme::builtin().clone();
        bareme.trades[3].sources.clear();
        let json = serde_json::to_string(&bareme).unwrap();
        assert!(matches!(
            Bareme::parse(&json),
            Err(BaremeError::Unsourced { .. })
        ));
    }

    #[test]
    fn a_row_twice_is_refused() {
        let mut bareme = Bareme::builtin().clone();
        let copy = bareme.trades[3].clone();
        bareme.trades.push(copy);
        let json = serde_json::to_string(&bareme).unwrap();
        assert!(matches!(
            Bareme::parse(&json),
            Err(BaremeError::Twice { .. })
        ));
    }

    #[track_caller]
    fn finds(query: &str, id: &str) {
        let found = Bareme::builtin().search(query);
        let first = found.first().map(|trade| trade.id.as_str());
        assert_eq!(
            first,
            Some(id),
            "{query}: {:?}",
            found.iter().map(|t| &t.id).collect::<Vec<_>>()
        );
    }

    #[test]
    fn search_knows_the_words_of_the_trade() {
        finds("peinture", "peinture");
        finds("PEINTRE", "peinture");
        finds("maçon", "gros_oeuvre");
        finds("macon", "gros_oeuvre");
        finds("VRD", "terrassement_vrd");
        finds("ménage", "nettoyage");
        finds("menage", "nettoyage");
        finds("nettoyage de bureaux", "nettoyage");
        finds("MOE", "maitrise_oeuvre");
        finds("maîtrise d’oeuvre", "maitrise_oeuvre");
        finds("gardiennage", "securite");
        finds("elec", "electricite");
        finds("ITE", "facade_ite");
        finds("informatique", "informatique");
        let both = Bareme::builtin().search("espaces verts");
        assert!(both.len() >= 2);
        assert!(
            both[..2]
                .iter()
                .all(|trade| trade.id.as_str().starts_with("espaces_verts"))
        );
    }

    #[test]
    fn search_finds_nothing_for_nonsense_and_all_for_nothing() {
        assert!(Bareme::builtin().search("zzzz").is_empty());
        assert_eq!(Bareme::builtin().search("  ").len(), 47);
    }
}
