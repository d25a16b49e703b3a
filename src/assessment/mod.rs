//! What the law asks of a contract, and by which mechanism to answer.
//!
//! ```
//! use clausule::advice::Advice;
//! use clausule::assessment::{Assessment, Duty};
//! use clausule::bareme::Bareme;
//! use clausule::contract::{Field, Form};
//! use clausule::estimate::Estimate;
//! use clausule::law::Law;
//!
//! let mut form = Form::new();
//! for (field, typed) in [
//!     (Field::Trade, "Nettoyage de locaux, propreté"),
//!     (Field::Amount, "300 000 €"),
//!     (Field::Buyer, "authority"),
//!     (Field::Value, "400 000 €"),
//!     (Field::Launch, "15/01/2027"),
//! ] {
//!     form.set(0, field, typed);
//! }
//! let (bareme, law) = (Bareme::builtin(), Law::builtin());
//! let reading = form.read(bareme);
//! let estimate = Estimate::of(&reading, bareme);
//! let advice = Advice::of(&reading, &estimate, bareme);
//! let assessment = Assessment::of(&reading, &estimate, &advice, law);
//! assert_eq!(assessment.obligation.duty, Duty::Compulsory);
//! assert_eq!(assessment.obligation.threshold.unwrap().euros, 216_000);
//! ```
//!
//! Data for the page and for the pieces: French sentences, each with its source. Only articles read in
//! the text are stated as law; what the texts do not settle is said to be open.

mod lots;
mod mechanism;
mod obligation;

pub use lots::LotAdvice;
pub use mechanism::{Fit, MechanismAdvice, MechanismOption};
pub(crate) use obligation::overseas;
pub use obligation::{Claim, Duty, Met, Obligation, Value, ValueFrom};

use crate::advice::{Advice, Remark};
use crate::bareme::Bareme;
use crate::contract::{Contract, Mechanism, Reading};
use crate::estimate::Estimate;
use crate::law::Law;

/// What the law asks, and how to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Whether a social condition of execution is compulsory.
    pub obligation: Obligation,
    /// By which mechanism.
    pub mechanism: MechanismAdvice,
    /// By which one each lot, where there are several.
    pub lots: Vec<LotAdvice>,
}

/// What there is to say of a contract, and what the law asks of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// Whether a clause is relevant and feasible.
    pub advice: Advice,
    /// What the law asks, and how to answer.
    pub assessment: Assessment,
}

impl Judgement {
    /// Judges a contract. `estimate` is that of `reading`.
    #[must_use]
    pub fn of(reading: &Reading, estimate: &Estimate, bareme: &Bareme, law: &'static Law) -> Self {
        let advice = Advice::of(reading, estimate, bareme);
        let assessment = Assessment::of(reading, estimate, &advice, law);
        Self { advice, assessment }
    }
}

impl Assessment {
    /// Assesses a contract. `estimate` and `advice` are those of `reading`.
    #[must_use]
    pub fn of(reading: &Reading, estimate: &Estimate, advice: &Advice, law: &'static Law) -> Self {
        let contract = &reading.contract;
        let obligation = obligation::of(reading, estimate, law);
        // What fits is judged by the hours that there would be, whatever was chosen since.
        let chosen = contract.lots.iter().any(|lot| {
            let mechanism = lot.mechanism.or(contract.mechanism);
            !lot.left_out && mechanism.is_some_and(|one| !one.has_hours())
        });
        if !chosen {
            return Self {
                mechanism: mechanism::of(contract, estimate, advice, law, obligation.duty),
                obligation,
                lots: lots::of(contract, estimate),
            };
        }
        let mut open = reading.clone();
        open.contract.mechanism = None;
        for lot in &mut open.contract.lots {
            lot.mechanism = None;
        }
        let bareme = Bareme::builtin();
        let estimate = Estimate::of(&open, bareme);
        let advice = Advice::of(&open, &estimate, bareme);
        let duty = obligation.duty;
        Self {
            obligation,
            mechanism: mechanism::of(&open.contract, &estimate, &advice, law, duty),
            lots: lots::of(&open.contract, &estimate),
        }
    }

    /// Whether a lot of that mechanism keeps the share of its reservation as a condition of execution:
    /// as the buyer says, or where a condition is compulsory. The social economy has no such share, and
    /// some contracts cannot be reserved.
    #[must_use]
    pub fn keeps_share(&self, contract: &Contract, mechanism: Mechanism) -> bool {
        obligation::keeps_share(contract, mechanism, self.obligation.duty)
    }

    /// Every sentence with its source.
    #[must_use]
    pub fn sentences(&self) -> Vec<(&str, &str)> {
        let obligation = &self.obligation;
        let remarks = obligation.remarks.iter().chain(
            self.mechanism
                .options
                .iter()
                .flat_map(|option| &option.remarks),
        );
        let mut all: Vec<(&str, &str)> = remarks
            .map(|remark: &Remark| (&*remark.text, &*remark.source))
            .collect();
        all.push((&obligation.text, &obligation.source));
        all.push((&obligation.met_text, &obligation.met_source));
        for lot in &self.lots {
            all.push((&lot.text, &lot.source));
        }
        for claim in &obligation.claims {
            all.push((claim.text, &claim.source));
        }
        all
    }
}

/// Whether the contract is a concession.
fn is_concession(contract: &Contract) -> bool {
    contract.frame() == crate::contract::Frame::Concession
}

/// Our own deduction, to be checked by a lawyer.
pub(crate) const OURS: &str = "Lecture de Clausule, à faire vérifier par un juriste";
