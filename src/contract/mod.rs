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

use crate::bareme::{Nature, Trade};
use crate::law::Ccag;
use crate::quantity::{Amount, Days, HourlyCost, Months, Rate, Share};

/// A contract, or what is known of it so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contract {
    /// What is bought, in a few words.
    pub title: Option<Line>,
    /// What is bought, in the code's terms; that of the first lot's trade unless chosen.
    pub nature: Option<Nature>,
    /// The CCAG that the contract refers to; the usual one unless chosen.
    pub ccag: Option<Ccag>,
    /// How long it is performed.
    pub duration: Option<Months>,
    /// Its lots, at least one; a contract without lots is a contract of one lot.
    pub lots: Vec<Lot>,
    /// Who helps the contractor to recruit and counts the hours.
    pub facilitateur: Facilitateur,
    /// What the CCAG leaves to the contract.
    pub terms: Terms,
}

/// One lot.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lot {
    /// Its trade in the barème.
    pub trade: Option<&'static Trade>,
    /// The labour-bearing amount, excluding tax.
    pub amount: Option<Amount>,
    /// The buyer's own labour share, instead of the barème's.
    pub share: Option<Share>,
    /// The buyer's own hourly cost, instead of the barème's.
    pub cost: Option<HourlyCost>,
    /// The buyer's own insertion rate, instead of the usual one.
    pub rate: Option<Rate>,
}

/// The facilitateur's contact.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facilitateur {
    /// Whether there is one; not said when none.
    pub exists: Option<bool>,
    /// Organisation or person.
    pub name: Option<Line>,
    /// Telephone.
    pub phone: Option<Line>,
    /// E-mail address.
    pub email: Option<Line>,
}

/// What the CCAG leaves to the contract.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms {
    /// From the contract's notification to the first meeting.
    pub first_meeting: Option<Days>,
    /// How often the contractor reports.
    pub reporting: Option<Frequency>,
    /// Lump sum for an hour not done.
    pub penalty_hour: Option<Amount>,
    /// Lump sum for a meeting missed without reason.
    pub penalty_meeting: Option<Amount>,
    /// Lump sum for a document not sent, incomplete or late.
    pub penalty_document: Option<Amount>,
}

/// How often the contractor reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    pub fn nature(&self) -> Option<Nature> {
        self.nature
            .or_else(|| Some(self.lots.first()?.trade?.nature))
    }

    /// The CCAG: as chosen, or the usual one for what is bought.
    #[must_use]
    pub fn ccag(&self) -> Option<Ccag> {
        self.ccag.or_else(|| {
            let trade = self.lots.first().and_then(|lot| lot.trade);
            Some(Ccag::usual(self.nature()?, trade))
        })
    }
}
