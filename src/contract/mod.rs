//! The contract as the buyer knows it: what is bought, for how much, how long, and the choices that
//! the clause leaves to the buyer.
//!
//! ```
//! use clausule::bareme::Bareme;
//! use clausule::contract::{Field, Form};
//!
//! let mut form = Form::new();
//! form.lots[0].set(Field::Amount, "1,25 M€");
//! form.lots[0].set(Field::Trade, "Peinture, revêtements muraux");
//! form.contract.set(Field::Duration, "un an");
//!
//! let reading = form.read(Bareme::builtin());
//! assert_eq!(reading.contract.lots[0].amount, Some("1 250 000".parse()?));
//! assert_eq!(reading.problems.len(), 1);
//! assert_eq!(reading.problems[0].field, Field::Duration);
//! # Ok::<(), clausule::quantity::QuantityError>(())
//! ```
//!
//! A [`Form`] holds what was typed, word for word; a [`Contract`] holds only values that are right.
//! [`Form::read`] goes from one to the other and lists every [`Problem`] on the way, so that a wrong
//! answer is never lost and never computed with.

mod field;
mod form;
mod line;

pub use field::{Field, Place};
pub use form::{Answers, Form, Problem, Reading};
pub use line::{Line, LineError};

use crate::bareme::{Bareme, Nature, Trade, TradeId};
use crate::law::Ccag;
use crate::quantity::{Amount, Days, Euros, HourlyCost, Months, Rate, Share};
use serde::{Deserialize, Serialize};

/// A contract, or what is known of it so far.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Contract {
    /// What is bought, in a few words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Line>,
    /// What is bought, in the code's terms; that of the first lot's trade unless chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nature: Option<Nature>,
    /// The CCAG that the contract refers to; the usual one unless chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ccag: Option<Ccag>,
    /// How long it is performed.
    #[serde(rename = "duration_months", skip_serializing_if = "Option::is_none")]
    pub duration: Option<Months>,
    /// Its lots, at least one; a contract without lots is a contract of one lot.
    pub lots: Vec<Lot>,
    /// Who helps the contractor to recruit and counts the hours.
    #[serde(skip_serializing_if = "Facilitateur::is_empty")]
    pub facilitateur: Facilitateur,
    /// What the CCAG leaves to the contract.
    #[serde(skip_serializing_if = "Terms::is_empty")]
    pub terms: Terms,
}

/// One lot.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Lot {
    /// Its name; none in a contract without lots.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Line>,
    /// Its trade in the barème.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trade: Option<TradeId>,
    /// The labour-bearing amount, excluding tax.
    #[serde(rename = "amount_cents", skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// The buyer's own labour share, instead of the barème's.
    #[serde(rename = "share_bp", skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// The buyer's own hourly cost, instead of the barème's.
    #[serde(rename = "cost_cents", skip_serializing_if = "Option::is_none")]
    pub cost: Option<HourlyCost>,
    /// The buyer's own insertion rate, instead of the usual one.
    #[serde(rename = "rate_bp", skip_serializing_if = "Option::is_none")]
    pub rate: Option<Rate>,
}

/// The facilitateur's contact.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Facilitateur {
    /// Organisation or person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Line>,
    /// Telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<Line>,
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Line>,
}

/// What the CCAG leaves to the contract.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Terms {
    /// From the contract's notification to the first meeting.
    #[serde(rename = "first_meeting_days", skip_serializing_if = "Option::is_none")]
    pub first_meeting: Option<Days>,
    /// How often the contractor reports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reporting: Option<Frequency>,
    /// Lump sum for an hour not done.
    #[serde(rename = "penalty_hour_cents", skip_serializing_if = "Option::is_none")]
    pub penalty_hour: Option<Euros>,
    /// Lump sum for a meeting missed without reason.
    #[serde(
        rename = "penalty_meeting_cents",
        skip_serializing_if = "Option::is_none"
    )]
    pub penalty_meeting: Option<Euros>,
    /// Lump sum for a document not sent, incomplete or late.
    #[serde(
        rename = "penalty_document_cents",
        skip_serializing_if = "Option::is_none"
    )]
    pub penalty_document: Option<Euros>,
}

/// How often the contractor reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Frequency {
    /// Every month.
    Monthly,
    /// Every three months.
    Quarterly,
}

impl Frequency {
    /// All.
    pub const ALL: [Self; 2] = [Self::Monthly, Self::Quarterly];

    /// The word in data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
        }
    }

    /// « chaque mois », « chaque trimestre ».
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Monthly => "chaque mois",
            Self::Quarterly => "chaque trimestre",
        }
    }

    /// The frequency with that key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|frequency| frequency.key() == key)
    }
}

impl Contract {
    /// As many lots as a contract may have.
    pub const MOST_LOTS: usize = 100;

    /// What is bought: as chosen, or as the first lot's trade says.
    #[must_use]
    pub fn nature(&self, bareme: &Bareme) -> Option<Nature> {
        self.nature
            .or_else(|| Some(self.lots.first()?.trade(bareme)?.nature))
    }

    /// The CCAG: as chosen, or the usual one for what is bought.
    #[must_use]
    pub fn ccag(&self, bareme: &Bareme) -> Option<Ccag> {
        self.ccag.or_else(|| {
            let trade = self.lots.first().and_then(|lot| lot.trade.as_ref());
            Some(Ccag::usual(self.nature(bareme)?, trade))
        })
    }
}

impl Lot {
    /// The row of the barème.
    #[must_use]
    pub fn trade<'a>(&self, bareme: &'a Bareme) -> Option<&'a Trade> {
        bareme.trade(self.trade.as_ref()?)
    }
}

impl Facilitateur {
    /// Whether nothing is known of the facilitateur.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Terms {
    /// Whether nothing was chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
