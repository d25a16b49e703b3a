//! The law, as dated tables: the six CCAG and their insertion articles, the articles of the code.
//!
//! ```
//! use clausule::law::{Ccag, Law, Topic};
//!
//! let law = Law::builtin();
//! assert_eq!(law.article(Ccag::Travaux, Topic::Penalties), "20.1.5");
//! assert_eq!(law.article(Ccag::Moe, Topic::Penalties), "18.1.5");
//! ```
//!
//! `data/` holds one file for each day to which the texts were read, which the build turns into a
//! table and refuses when an article was not read in the text itself.

use crate::bareme::{Nature, Trade};
use crate::quantity::{day, listed, long_date};
use chrono::NaiveDate;

/// The cahiers des clauses administratives générales of 30 March 2021.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ccag {
    /// Travaux.
    Travaux,
    /// Maîtrise d'œuvre.
    Moe,
    /// Fournitures courantes et services.
    Fcs,
    /// Prestations intellectuelles.
    Pi,
    /// Techniques de l'information et de la communication.
    Tic,
    /// Marchés industriels.
    Mi,
}

impl Ccag {
    /// All six, in the order of the table.
    pub const ALL: [Self; 6] = [
        Self::Travaux,
        Self::Moe,
        Self::Fcs,
        Self::Pi,
        Self::Tic,
        Self::Mi,
    ];

    /// The word in data: `travaux`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Travaux => "travaux",
            Self::Moe => "moe",
            Self::Fcs => "fcs",
            Self::Pi => "pi",
            Self::Tic => "tic",
            Self::Mi => "mi",
        }
    }

    /// The CCAG with that key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ccag| ccag.key() == key)
    }

    /// The CCAG that a contract of this nature and trade refers to as a rule; the user may choose
    /// another.
    #[must_use]
    pub fn usual(nature: Nature, trade: Option<&Trade>) -> Self {
        match (nature, trade.map(|trade| trade.id)) {
            (Nature::Travaux, _) => Self::Travaux,
            (Nature::Intellectuel, Some("maitrise_oeuvre")) => Self::Moe,
            (Nature::Intellectuel, Some("informatique")) => Self::Tic,
            (Nature::Intellectuel, _) => Self::Pi,
            (Nature::Services | Nature::Fournitures, _) => Self::Fcs,
        }
    }
}

/// What an article of a CCAG's insertion clause is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// The clause as a whole.
    Insertion,
    /// Eligible persons.
    Persons,
    /// … recruited and supported in a structure recognised by the State.
    PersonsInStructures,
    /// … by distance from employment.
    PersonsBySituation,
    /// Ways of doing it.
    Ways,
    /// Pooling of hours over several contracts.
    Pooling,
    /// The facilitateur's missions.
    Facilitateur,
    /// Documents to send.
    Reporting,
    /// Meetings.
    Meetings,
    /// Difficulties, suspension, cancellation.
    Difficulties,
    /// Yearly and final reports.
    Control,
    /// Penalties.
    Penalties,
}

impl Topic {
    /// All, in the order of the articles.
    pub const ALL: [Self; 12] = [
        Self::Insertion,
        Self::Persons,
        Self::PersonsInStructures,
        Self::PersonsBySituation,
        Self::Ways,
        Self::Pooling,
        Self::Facilitateur,
        Self::Reporting,
        Self::Meetings,
        Self::Difficulties,
        Self::Control,
        Self::Penalties,
    ];

    /// The word in data: `persons_in_structures`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Insertion => "insertion",
            Self::Persons => "persons",
            Self::PersonsInStructures => "persons_in_structures",
            Self::PersonsBySituation => "persons_by_situation",
            Self::Ways => "ways",
            Self::Pooling => "pooling",
            Self::Facilitateur => "facilitateur",
            Self::Reporting => "reporting",
            Self::Meetings => "meetings",
            Self::Difficulties => "difficulties",
            Self::Control => "control",
            Self::Penalties => "penalties",
        }
    }

    /// The topic with that word in data.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.key() == key)
    }
}

/// What one CCAG calls its insertion article and the two parties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CcagText {
    /// Which one.
    pub id: Ccag,
    /// « CCAG-FCS ».
    pub short: &'static str,
    /// The whole name.
    pub title: &'static str,
    /// Number of the insertion article.
    pub insertion: &'static str,
    /// Number of the article that says who bears the penalties in a groupement paid on separate
    /// accounts; none where none was read.
    pub group_penalties: Option<&'static str>,
    /// Number of the article that exempts from small penalties in words wider than those for delay; none
    /// where it is for delay alone, or was not read.
    pub small_penalties: Option<&'static str>,
    /// « l'acheteur ».
    pub buyer: &'static str,
    /// « de l'acheteur ».
    pub of_buyer: &'static str,
    /// « à l'acheteur ».
    pub to_buyer: &'static str,
    /// « le titulaire ».
    pub contractor: &'static str,
    /// « au titulaire ».
    pub to_contractor: &'static str,
}

/// A figure that an article sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    id: &'static str,
    /// The figure.
    pub value: i128,
    /// The article.
    pub source: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct TopicText {
    id: Topic,
    suffix: &'static str,
    title: &'static str,
}

/// How an article was read. Only these two may be stated as law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// In the consolidated text.
    Text,
    /// In an older mirror of the text.
    Mirror,
}

/// An article of the code de la commande publique.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeArticle {
    /// What names it in data: `L2112-2-1`.
    pub id: &'static str,
    /// As it is written in a document: « L. 2112-2-1 ».
    pub number: &'static str,
    /// In force in this version since.
    pub since: Option<NaiveDate>,
    /// What it says, in our words.
    pub says: &'static str,
    /// How it was read.
    pub read: Reading,
}

/// What the two parties of a contract without CCAG are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parties {
    id: &'static str,
    /// « l'autorité concédante ».
    pub buyer: &'static str,
    /// « de l'autorité concédante ».
    pub of_buyer: &'static str,
    /// « à l'autorité concédante ».
    pub to_buyer: &'static str,
    /// « le concessionnaire ».
    pub contractor: &'static str,
    /// « au concessionnaire ».
    pub to_contractor: &'static str,
}

/// A European threshold, in euros excluding tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// `central`, `authority`, `network`, `defence` or `grantor`.
    pub buyer: &'static str,
    /// `works`, `supplies` (services too) or `concession`.
    pub object: &'static str,
    /// The amount.
    pub euros: i64,
    /// The regulation that sets it.
    pub regulation: &'static str,
    /// Whether it was read in the text; in a secondary source otherwise.
    pub read_in_text: bool,
}

/// A decision, as told by those who read it: none was read in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    id: &'static str,
    /// Court, date, name, number.
    pub name: &'static str,
    /// What it holds, in our words.
    pub says: &'static str,
    /// Who tells of it.
    pub seen: &'static str,
}

/// A penalty seen in a contract: help, no norm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PenaltySeen {
    /// `hour`, `document` or `action`.
    pub what: &'static str,
    /// The amount.
    pub euros: i64,
    /// The contract, and what the amount is for.
    pub place: &'static str,
    /// Whether the contract itself was read.
    pub read_in_text: bool,
}

/// The gross hourly minimum wage in metropolitan France.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Smic {
    /// First day.
    pub from: NaiveDate,
    /// Cents an hour.
    pub cents: i64,
    /// What sets it.
    pub text: &'static str,
}

/// The tables of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Law {
    /// The day to which the texts were read.
    pub read_on: NaiveDate,
    /// The day for which the versions read are the ones in force.
    pub applicable_on: NaiveDate,
    /// Where they were read.
    pub source: &'static str,
    figures: &'static [Figure],
    ccag: &'static [CcagText],
    topics: &'static [TopicText],
    code: &'static [CodeArticle],
    parties: &'static [Parties],
    /// The European thresholds, the newest first.
    pub thresholds: &'static [Threshold],
    cases: &'static [Case],
    /// Penalties seen in contracts.
    pub penalties_seen: &'static [PenaltySeen],
    smic: &'static [Smic],
}

/// The tables that `build.rs` makes of `data/2026-08-01.json`.
// The table is for the compiler to read.
#[allow(clippy::unreadable_literal)]
static BUILTIN: Law = include!(concat!(env!("OUT_DIR"), "/law.rs"));

impl Law {
    /// The tables that come with this version of Clausule.
    #[must_use]
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// The names that a CCAG uses.
    ///
    /// # Panics
    ///
    /// Never with the built-in tables: a test asks for each.
    #[must_use]
    pub fn ccag(&self, ccag: Ccag) -> &'static CcagText {
        self.ccag
            .iter()
            .find(|text| text.id == ccag)
            .expect("the table has the six CCAG")
    }

    /// The number of a CCAG's article on a topic: « 16.1.5 ».
    #[must_use]
    pub fn article(&self, ccag: Ccag, topic: Topic) -> String {
        format!("{}{}", self.ccag(ccag).insertion, self.topic(topic).suffix)
    }

    /// What the article on a topic is called.
    #[must_use]
    pub fn topic_title(&self, topic: Topic) -> &'static str {
        self.topic(topic).title
    }

    /// The article of the code with that identifier (`L2112-2`).
    #[must_use]
    pub fn code_article(&self, id: &str) -> Option<&'static CodeArticle> {
        self.code.iter().find(|article| article.id == id)
    }

    /// What the parties are called without CCAG: those of a `contract` or a `concession`.
    ///
    /// # Panics
    ///
    /// For another identifier.
    #[must_use]
    pub fn parties(&self, id: &str) -> &'static Parties {
        let found = self.parties.iter().find(|parties| parties.id == id);
        found.expect("the table has the parties")
    }

    /// The threshold of a day.
    #[must_use]
    pub fn threshold(
        &self,
        day: NaiveDate,
        buyer: &str,
        object: &str,
    ) -> Option<&'static Threshold> {
        self.thresholds.iter().find(|row| {
            row.from <= day && day <= row.to && row.buyer == buyer && row.object == object
        })
    }

    /// The decision with that identifier.
    #[must_use]
    pub fn case(&self, id: &str) -> Option<&'static Case> {
        self.cases.iter().find(|case| case.id == id)
    }

    /// « Code de la commande publique, art. L. 2112-2-1 et R. 2121-1 »; one that was read in an older
    /// mirror of the text says so.
    #[must_use]
    pub fn cite(&self, ids: &[&str]) -> String {
        let articles = ids.iter().filter_map(|id| self.code_article(id));
        let articles: Vec<&CodeArticle> = articles.collect();
        let numbers: Vec<&str> = articles.iter().map(|article| article.number).collect();
        let mut text = format!("Code de la commande publique, art. {}", listed(&numbers));
        let mirror = |article: &&CodeArticle| article.read == Reading::Mirror;
        if articles.iter().any(mirror) {
            text += " (à relire sur Légifrance)";
        }
        text
    }

    /// « lus tels que publiés au 1er août 2026, dans leur version applicable au 23 août 2026 »: the day is
    /// that of the copy read, not of the reading.
    #[must_use]
    pub fn read_as(&self) -> String {
        format!(
            "lus tels que publiés au {}, dans leur version applicable au {}",
            long_date(self.read_on),
            long_date(self.applicable_on)
        )
    }

    /// The articles of the code.
    #[must_use]
    pub fn articles(&self) -> &'static [CodeArticle] {
        self.code
    }

    /// The decisions.
    #[must_use]
    pub fn cases(&self) -> &'static [Case] {
        self.cases
    }

    /// The minimum wages that were read, the oldest first.
    #[must_use]
    pub fn smic_steps(&self) -> &'static [Smic] {
        self.smic
    }

    /// The last minimum wage that was read.
    #[must_use]
    pub fn smic(&self) -> Option<&'static Smic> {
        self.smic.last()
    }

    /// The figure with that identifier.
    ///
    /// # Panics
    ///
    /// For one that the table does not have; a test asks for each that is used.
    #[must_use]
    pub fn figure(&self, id: &str) -> Figure {
        let found = self.figures.iter().find(|figure| figure.id == id);
        *found.expect("the table has the figure")
    }

    fn topic(&self, topic: Topic) -> &'static TopicText {
        self.topics
            .iter()
            .find(|text| text.id == topic)
            .expect("the table has every topic")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bareme::Bareme;

    /// The map of the six texts, cell by cell, as it was read.
    #[test]
    fn every_article_of_the_six_ccag() {
        let first = [
            (Ccag::Travaux, "20"),
            (Ccag::Moe, "18"),
            (Ccag::Fcs, "16"),
            (Ccag::Pi, "16"),
            (Ccag::Tic, "16"),
            (Ccag::Mi, "17"),
        ];
        let rest = [
            "1", "1.1", "1.1.1", "1.1.2", "1.2", "1.3", "1.4.1", "1.4.2", "1.4.3", "1.4.4",
            "1.4.5", "1.5",
        ];
        for (ccag, number) in first {
            for (topic, rest) in Topic::ALL.into_iter().zip(rest) {
                assert_eq!(
                    Law::builtin().article(ccag, topic),
                    format!("{number}.{rest}")
                );
            }
        }
    }

    #[test]
    fn two_ccag_say_who_bears_the_penalties_in_a_groupement() {
        let number = |ccag| Law::builtin().ccag(ccag).group_penalties;
        assert_eq!(number(Ccag::Travaux), Some("19.1.2"));
        assert_eq!(number(Ccag::Moe), Some("16.1.2"));
        for ccag in [Ccag::Fcs, Ccag::Pi, Ccag::Tic, Ccag::Mi] {
            assert_eq!(number(ccag), None);
        }
    }

    #[test]
    fn one_ccag_exempts_from_small_penalties_that_may_be_others_than_for_delay() {
        let number = |ccag| Law::builtin().ccag(ccag).small_penalties;
        for ccag in Ccag::ALL {
            assert_eq!(number(ccag), (ccag == Ccag::Fcs).then_some("14.1.3"));
        }
    }

    #[test]
    fn the_usual_ccag_follows_nature_and_trade() {
        let usual = |nature, id| Ccag::usual(nature, Bareme::builtin().trade(id));
        assert_eq!(usual(Nature::Travaux, "peinture"), Ccag::Travaux);
        assert_eq!(usual(Nature::Services, "nettoyage"), Ccag::Fcs);
        assert_eq!(usual(Nature::Fournitures, "fournitures"), Ccag::Fcs);
        assert_eq!(usual(Nature::Intellectuel, "maitrise_oeuvre"), Ccag::Moe);
        assert_eq!(usual(Nature::Intellectuel, "informatique"), Ccag::Tic);
        assert_eq!(usual(Nature::Intellectuel, "formation"), Ccag::Pi);
        // The two trades with a CCAG of their own are in the barème.
        assert!(
            ["maitrise_oeuvre", "informatique"]
                .iter()
                .all(|id| Bareme::builtin().trade(id).is_some())
        );
    }

    #[test]
    fn parties_have_the_names_of_their_ccag() {
        let law = Law::builtin();
        assert_eq!(law.ccag(Ccag::Moe).contractor, "le maître d’œuvre");
        assert_eq!(law.ccag(Ccag::Travaux).buyer, "le maître d’ouvrage");
        assert_eq!(law.ccag(Ccag::Tic).to_buyer, "à l’acheteur");
    }

    #[test]
    fn every_article_of_the_code_says_something_and_was_read() {
        let law = Law::builtin();
        for article in law.code {
            assert!(
                !article.says.is_empty()
                    && ["L. ", "R. ", "D. "]
                        .iter()
                        .any(|letter| article.number.starts_with(letter))
            );
            assert_eq!(article.number.replace(". ", ""), article.id);
        }
        assert!(law.code_article("L2112-2").is_some());
        assert!(law.code_article("L9999-9").is_none());
    }
}
