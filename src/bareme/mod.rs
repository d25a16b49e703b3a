//! The barème: what share of an amount pays for labour in each trade, and what an hour costs.
//!
//! ```
//! use clausule::bareme::{Bareme, CpvCode};
//!
//! let bareme = Bareme::builtin();
//! let found = bareme.search("menage");
//! assert_eq!(found[0].id, "nettoyage");
//! println!("{} : {}", found[0].label, found[0].share.central());
//!
//! let code: CpvCode = "45442100-8".parse()?;
//! assert_eq!(bareme.trades_of(code)[0].id, "peinture");
//! # Ok::<(), clausule::bareme::BaremeError>(())
//! ```
//!
//! The coefficients are a dated data file, one entry a trade, each with its sources, their year
//! and a [`Grade`] that says how far it can be trusted; `data/` holds one file for each version,
//! which the build turns into a table and refuses when a row has no source.

mod cpv;
mod error;
mod search;
mod trade;

pub use cpv::CpvCode;
pub use error::BaremeError;
pub use search::fold;
pub use trade::{Grade, Nature, Source, Trade, UsualRate};

use crate::quantity::{HourlyCost, Rate, Share, Span, day};
use chrono::NaiveDate;

/// A dated set of coefficients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bareme {
    /// What a dossier names it by: `2026-11`.
    pub id: &'static str,
    /// Its French name.
    pub name: &'static str,
    /// The day of its last change.
    pub updated: NaiveDate,
    /// CPV prefixes that belong to no trade although a shorter prefix does.
    cpv_none: &'static str,
    trades: &'static [Trade],
}

/// The table that `build.rs` makes of `data/2026-11.json`.
static BUILTIN: Bareme = include!(concat!(env!("OUT_DIR"), "/bareme.rs"));

/// Its usual rates: apart, so that they do not come before the first answer, which alone asks for them.
static RATES: &[UsualRate] = &include!(concat!(env!("OUT_DIR"), "/rates.rs"));

impl Bareme {
    /// The barème that comes with this version of Clausule.
    #[must_use]
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// All trades, in the order of the file.
    #[must_use]
    pub fn trades(&self) -> &'static [Trade] {
        self.trades
    }

    /// The usual insertion rate for what is bought, given the labour share: the first row that
    /// fits.
    #[must_use]
    pub fn usual_rate(&self, nature: Nature, share: Share) -> Option<&'static UsualRate> {
        RATES
            .iter()
            .find(|row| row.nature == nature && share >= row.least_share)
    }

    /// The usual rates, the first that fits first.
    #[must_use]
    pub fn usual_rates(&self) -> &'static [UsualRate] {
        RATES
    }

    /// The trade with that identifier.
    #[must_use]
    pub fn trade(&self, id: &str) -> Option<&'static Trade> {
        self.trades.iter().find(|trade| trade.id == id)
    }

    /// The trades that a CPV code may mean: those that hold its longest known prefix.
    ///
    /// Several when the nomenclature does not tell them apart: the user chooses. None when the
    /// code belongs to no trade of the barème.
    #[must_use]
    pub fn trades_of(&self, code: CpvCode) -> Vec<&'static Trade> {
        let longest = |prefixes: &str| {
            prefixes
                .split(' ')
                .filter(|prefix| code.starts_with(prefix))
                .map(str::len)
                .max()
                .unwrap_or(0)
        };
        let best = self
            .trades
            .iter()
            .map(|trade| longest(trade.cpv))
            .max()
            .unwrap_or(0);
        if best == 0 || longest(self.cpv_none) >= best {
            return Vec::new();
        }
        self.trades
            .iter()
            .filter(|trade| longest(trade.cpv) == best)
            .collect()
    }

    /// The trades whose label or synonyms hold every word of `query` (or its beginning), best
    /// first, blind to accents and case; all of them for an empty query.
    #[must_use]
    pub fn search(&self, query: &str) -> Vec<&'static Trade> {
        search::search(self.trades, query)
    }
}

impl Trade {
    /// Whether words name the trade: each is a whole word of its label, or of one of its synonyms.
    /// « peinture » does, « pein » does not yet.
    #[must_use]
    pub fn is_named_by(&self, words: &str) -> bool {
        search::is_named(self, words)
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
            assert!(!trade.share_sources.is_empty(), "{}", trade.id);
            assert!(
                !trade.label.is_empty() && !trade.synonyms.is_empty(),
                "{}",
                trade.id
            );
            for prefix in trade.cpv.split(' ').filter(|prefix| !prefix.is_empty()) {
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
                    trade.share_sources.iter().any(|s| s.year.is_some()),
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

    #[track_caller]
    fn finds(query: &str, id: &str) {
        let found = Bareme::builtin().search(query);
        let first = found.first().map(|trade| trade.id);
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
        finds("pein", "peinture");
        finds("PEINTRE", "peinture");
        finds("peintres", "peinture");
        finds("travaux de peinture", "peinture");
        finds("maçonneries", "gros_oeuvre");
        finds("maçon", "gros_oeuvre");
        finds("macon", "gros_oeuvre");
        finds("VRD", "terrassement_vrd");
        finds("ménage", "nettoyage");
        finds("menage", "nettoyage");
        finds("nettoyage", "nettoyage");
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
                .all(|trade| trade.id.starts_with("espaces_verts"))
        );
    }

    #[test]
    fn whole_words_name_a_trade() {
        let named = |words: &str| Bareme::builtin().search(words)[0].is_named_by(words);
        for words in ["peinture", "ménage", "NETTOYAGE", "VRD", "peintres"] {
            assert!(named(words), "{words}");
        }
        for words in ["pein", "nettoy", "peinture et licorne", "  ", "travaux de"] {
            let trades = Bareme::builtin().trades();
            assert!(
                !trades.iter().any(|trade| trade.is_named_by(words)),
                "{words}"
            );
        }
    }

    #[test]
    fn search_finds_nothing_for_nonsense_and_all_for_nothing() {
        assert!(Bareme::builtin().search("zzzz").is_empty());
        assert_eq!(Bareme::builtin().search("  ").len(), 47);
    }
}
