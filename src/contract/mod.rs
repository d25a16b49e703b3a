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
//! assert_eq!(reading.contract.lots[0].parts[0].amount, Some("1 250 000".parse()?));
//! assert_eq!(reading.problems.len(), 1);
//! assert_eq!(reading.problems[0].field, Field::Duration);
//! # Ok::<(), clausule::quantity::QuantityError>(())
//! ```
//!
//! A [`Form`] holds what was typed, word for word; a [`Contract`] holds only values that are right.
//! [`Form::read`] goes from one to the other and lists every [`Problem`] on the way, so that a wrong
//! answer is never lost and never computed with. A lot has one part or more: one for each trade or
//! tranche that its amount is split into.

mod choice;
mod field;
mod form;
mod house;
mod line;
mod paragraphs;
mod programme;
mod renewal;
mod schedule;
mod target;
mod wording;

pub use choice::{
    Answered, Buyer, Category, CcagChoice, Constraints, CriterionAim, DataController, Documents,
    Exception, FormalNotice, Frequency, GroupForm, GroupPenalties, Holders, LeadMember, Mechanism,
    Overseas, PenaltyCap, Pooling, Publics, Qpv, RatioMode, RoundingChoice, SmallPenalties,
    SubsequentBase, TakenOver, Technique, Training,
};
pub use field::{Field, Place};
pub use form::{Answers, At, Form, LotForm, Problem, Reading};
pub use house::{House, HouseError, HouseFile, HouseRow, HouseRows};
pub use line::{Line, LineError};
pub use paragraphs::{Paragraphs, ParagraphsError};
pub use programme::{OwnProgramme, Programme};
pub use schedule::Schedule;
pub use target::Target;
pub use wording::{Passage, Wording, WordingError};

use crate::bareme::{Nature, Trade};
use crate::law::Ccag;
use crate::quantity::{
    Amount, Days, Euros, Exact, HourlyCost, Hours, Months, Percent, Rate, Rounding, Share,
};
use chrono::NaiveDate;
use std::fmt;

/// A contract, or what is known of it so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contract {
    /// What is bought, in a few words.
    pub title: Option<Line>,
    /// What is bought, in the code's terms; that of the first lot's trade unless chosen.
    pub nature: Option<Nature>,
    /// The CCAG that the contract refers to; the usual one unless chosen.
    pub ccag: Option<CcagChoice>,
    /// Who buys, and what the thresholds look at.
    pub procedure: Procedure,
    /// By what the contract serves insertion; hours as a condition of execution unless chosen.
    pub mechanism: Option<Mechanism>,
    /// What the mechanism asks for.
    pub mechanism_terms: MechanismTerms,
    /// How long it is performed, renewals included.
    pub duration: Option<Months>,
    /// How long of it is firm.
    pub firm_duration: Option<Months>,
    /// Ordinary, or a framework.
    pub technique: Technique,
    /// Whether a framework has one holder or several; not said when none.
    pub holders: Option<Holders>,
    /// The amount that gives the hours of a subsequent contract; see [`Contract::subsequent_base`].
    pub subsequent_base: Option<SubsequentBase>,
    /// Whether hours done beyond those of a subsequent contract count for the next; no unless said.
    pub carry_over: Option<bool>,
    /// Its lots, at least one; a contract without lots is a contract of one lot.
    pub lots: Vec<Lot>,
    /// How hours become whole.
    pub rounding: Rounding,
    /// Who else sets a minimum.
    pub programme: Option<Programme>,
    /// The buyer's own charter, for [`Programme::Own`].
    pub own_programme: OwnProgramme,
    /// Hours of a full-time year, instead of the usual ones.
    pub etp_hours: Option<Hours>,
    /// Hours a person works in a month, instead of the usual ones.
    pub monthly_hours: Option<Hours>,
    /// From notification to the start of performance.
    pub recruit_delay: Option<Days>,
    /// Whether the services suit people in insertion.
    pub services: Option<Answered>,
    /// Technical constraints of the site.
    pub site: Option<Constraints>,
    /// Whether the territory has people and structures for it.
    pub offer: Option<Answered>,
    /// A house's own coefficients, instead of the barème's.
    pub house: House,
    /// Who helps the contractor to recruit and counts the hours.
    pub facilitateur: Facilitateur,
    /// What the CCAG leaves to the contract.
    pub terms: Terms,
    /// What the buyer adds to the pieces.
    pub additions: Additions,
}

/// One lot.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lot {
    /// What it is called.
    pub name: Option<Line>,
    /// How long it is performed, where that is not the contract's duration.
    pub duration: Option<Months>,
    /// Whether it carries no clause.
    pub left_out: bool,
    /// Why.
    pub left_out_reason: Option<Line>,
    /// By what it serves insertion, where that is not the contract's mechanism.
    pub mechanism: Option<Mechanism>,
    /// Whether it has one holder or several, where that is not the framework's answer.
    pub holders: Option<Holders>,
    /// The buyer's own insertion rate, instead of the usual one.
    pub rate: Option<Rate>,
    /// What is wanted: the way back to the rate.
    pub target: Option<Target>,
    /// What a framework says of its hours.
    pub framework: FrameworkTerms,
    /// Persons that it welcomes, where insertion is what is bought.
    pub object_people: Option<u16>,
    /// Hours of work, training and support that it then gives them.
    pub object_hours: Option<Hours>,
    /// Its parts, at least one.
    pub parts: Vec<Part>,
}

impl Lot {
    /// The trade of its first part.
    #[must_use]
    pub fn trade(&self) -> Option<&'static Trade> {
        self.parts.first().and_then(|part| part.trade)
    }

    /// The amounts of its parts, added, in euros; none where no part has one.
    #[must_use]
    pub fn amount(&self) -> Option<Exact> {
        let amounts = self.parts.iter().filter_map(|part| part.amount);
        let cents: i64 = amounts.map(|amount| Euros::from(amount).cents()).sum();
        (cents > 0).then(|| Exact::hundredths(cents.into()))
    }
}

/// A part of a lot's amount: a trade, or a tranche of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Its trade in the barème.
    pub trade: Option<&'static Trade>,
    /// The labour-bearing amount, excluding tax.
    pub amount: Option<Amount>,
    /// When it is due.
    pub tranche: Tranche,
    /// The buyer's own labour share, instead of the barème's.
    pub share: Option<Share>,
    /// The buyer's own hourly cost, instead of the barème's.
    pub cost: Option<HourlyCost>,
    /// Whether staff is taken over, and by which method the hours are then computed.
    pub taken_over: Option<TakenOver>,
    /// Whether the buyer said that no staff is taken over.
    pub none_taken_over: bool,
    /// Monthly hours of the staff taken over.
    pub staff_hours: Option<Hours>,
    /// Price of an hour, instead of the branch's.
    pub staff_price: Option<HourlyCost>,
}

/// When a part of a lot is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Tranche {
    /// From the start.
    #[default]
    Firm,
    /// Once the buyer confirms it: its number, from 1.
    Optional(u8),
    /// If the contract is renewed: which renewal, from 1.
    Renewal(u8),
}

impl Tranche {
    /// As many optional tranches, and as many renewals, as a lot may have.
    pub const MOST: u8 = 9;

    /// All.
    pub fn all() -> impl Iterator<Item = Self> {
        let numbers = || 1..=Self::MOST;
        std::iter::once(Self::Firm)
            .chain(numbers().map(Self::Optional))
            .chain(numbers().map(Self::Renewal))
    }

    /// The word in data: `firm`, `optional-1`, `renewal-2`.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Firm => "firm".to_string(),
            Self::Optional(number) => format!("optional-{number}"),
            Self::Renewal(number) => format!("renewal-{number}"),
        }
    }

    /// The tranche with that key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::all().find(|tranche| tranche.key() == key)
    }
}

impl fmt::Display for Tranche {
    /// « tranche ferme », « tranche optionnelle 1 », « reconduction 2 ».
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Firm => f.write_str("tranche ferme"),
            Self::Optional(number) => write!(f, "tranche optionnelle {number}"),
            Self::Renewal(number) => write!(f, "reconduction {number}"),
        }
    }
}

/// What a framework says of its hours: « h hours per X € invoiced ».
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrameworkTerms {
    /// The maximum amount.
    pub maximum: Option<Amount>,
    /// The buyer's own hours of the ratio.
    pub hours: Option<Hours>,
    /// The buyer's own euros of the ratio.
    pub step: Option<Amount>,
    /// Pro rata or by whole steps.
    pub mode: RatioMode,
    /// The amount invoiced under which nothing is due.
    pub trigger: Option<Amount>,
    /// Whether the amount under the trigger counts once it is passed; not said when none.
    pub trigger_counts: Option<bool>,
    /// Amounts expected by year; even when none.
    pub schedule: Option<Schedule>,
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

/// Who buys, and what the European thresholds look at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Procedure {
    /// What kind of buyer; not said when none.
    pub buyer: Option<Buyer>,
    /// The day on which the notice is sent.
    pub launch: Option<NaiveDate>,
    /// The value of all lots, options and renewals, of a framework its maximum.
    pub value: Option<Amount>,
    /// Whether it is a contract of defence or security.
    pub defence: Option<bool>,
    /// Where it is performed.
    pub overseas: Option<Overseas>,
}

/// What a mechanism asks for beside the hours.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MechanismTerms {
    /// The least share of the workers for whom a contract is reserved; half, unless more is asked.
    pub reserved_share: Option<Percent>,
    /// Whether that share is a condition of execution too; where one is compulsory unless said.
    pub reserved_condition: Option<bool>,
    /// Whether the services are of those that can be reserved to the social economy; not said when
    /// none.
    pub ess_listed: Option<bool>,
    /// Weight of the social criterion.
    pub criterion_weight: Option<Percent>,
    /// What it looks at.
    pub criterion_aim: Option<CriterionAim>,
    /// Its sub-criteria.
    pub criterion_parts: Option<Paragraphs>,
    /// Social actions a year of performance.
    pub actions: Option<u16>,
    /// Hours that a year's actions take, together.
    pub actions_hours: Option<Hours>,
    /// Support services beyond the usual ones, where insertion is what is bought.
    pub object_support: Option<Paragraphs>,
    /// What such a service is to come to.
    pub object_results: Option<Paragraphs>,
    /// Whether a reserved contract is performed in a programme of sheltered employment; not said when
    /// none.
    pub reserved_execution: Option<bool>,
    /// Why no social condition is provided.
    pub exception: Option<Exception>,
    /// The reasons, in the buyer's own words.
    pub motivation: Option<Paragraphs>,
}

/// What a contract's documents build on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// A CCAG, which they complete.
    Ccag(Ccag),
    /// A CCAG that is not known yet.
    Unknown,
    /// No CCAG: they say everything.
    Alone,
    /// A concession.
    Concession,
    /// A private contract.
    Private,
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
    /// Lump sum for a social action not done.
    pub penalty_action: Option<Amount>,
    /// Lump sum for a service of insertion not rendered.
    pub penalty_service: Option<Amount>,
    /// How long a formal notice leaves; a reasonable time unless said.
    pub notice_delay: Option<Days>,
    /// Whether penalties need a formal notice first; as in the CCAG unless said.
    pub formal_notice: Option<FormalNotice>,
    /// Whether the penalties of insertion have a cap of their own.
    pub penalty_cap: Option<PenaltyCap>,
    /// That cap.
    pub penalty_cap_rate: Option<Percent>,
    /// What the contractor sends.
    pub documents: Option<Documents>,
    /// The buyer's own list of it.
    pub documents_list: Option<Paragraphs>,
    /// Whom the clause is for.
    pub publics: Option<Publics>,
    /// The categories of the CCAG that a restricted clause keeps.
    pub publics_categories: Vec<Category>,
    /// The categories kept or added, in the buyer's own words.
    pub publics_list: Option<Paragraphs>,
    /// Whether inhabitants of a QPV have priority.
    pub qpv: Option<Qpv>,
    /// Whether training hours count; as in the CCAG unless said.
    pub training: Option<Training>,
    /// How much of the hours training may be.
    pub training_cap: Option<Percent>,
    /// Hours that count more.
    pub equivalences: Option<Paragraphs>,
    /// Whether hours may be pooled with those of other contracts.
    pub pooling: Option<Pooling>,
    /// The rules of pooling.
    pub pooling_rules: Option<Paragraphs>,
    /// Who follows the clause in a groupement; its lead member unless said.
    pub lead_member: Option<LeadMember>,
    /// The form that a groupement must take; its own choice unless said.
    pub group_form: Option<GroupForm>,
    /// Who bears the penalties in a groupement; not said when none.
    pub group_penalties: Option<GroupPenalties>,
    /// Whether the CCAG's exemption of small penalties holds for those of insertion; not said when none.
    pub small_penalties: Option<SmallPenalties>,
    /// Whether the hours are reviewed when the contract changes; yes unless said.
    pub review: Option<bool>,
    /// Who is responsible for the personal data.
    pub data_controller: Option<DataController>,
    /// How long they are kept.
    pub data_retention: Option<Months>,
}

/// The buyer's own wording for the pieces that may take some, word for word.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Additions {
    /// For the notice.
    pub aapc: Option<Wording>,
    /// For the rules of the consultation.
    pub rc: Option<Wording>,
    /// For the article of the CCAP.
    pub ccap: Option<Wording>,
    /// For the commitment.
    pub ae: Option<Wording>,
    /// For the facilitateur's sheet.
    pub sheet: Option<Wording>,
}

impl Additions {
    /// Those that there are, each with its answer.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &Wording)> {
        let all = [
            (Field::AddedAapc, &self.aapc),
            (Field::AddedRc, &self.rc),
            (Field::AddedCcap, &self.ccap),
            (Field::AddedAe, &self.ae),
            (Field::AddedSheet, &self.sheet),
        ];
        all.into_iter()
            .filter_map(|(field, wording)| Some((field, wording.as_ref()?)))
    }
}

impl Contract {
    /// As many lots as a contract may have.
    pub const MOST_LOTS: usize = 100;
    /// As many parts as a lot may have.
    pub const MOST_PARTS: usize = 30;

    /// What is bought: as chosen, or as the first lot's trade says.
    #[must_use]
    pub fn nature(&self) -> Option<Nature> {
        self.nature
            .or_else(|| Some(self.lots.first()?.trade()?.nature))
    }

    /// What the documents build on: the CCAG chosen, or the usual one for what is bought; concessions
    /// and private contracts have none unless one is chosen.
    #[must_use]
    pub fn frame(&self) -> Frame {
        let buyer = self.procedure.buyer;
        match (self.ccag, buyer) {
            (_, Some(Buyer::Grantor)) => Frame::Concession,
            (None | Some(CcagChoice::None), Some(Buyer::Private)) => Frame::Private,
            (Some(CcagChoice::None), _) => Frame::Alone,
            (Some(choice), _) => Ccag::from_key(choice.key()).map_or(Frame::Unknown, Frame::Ccag),
            (None, _) => match self.nature() {
                Some(nature) => {
                    let trade = self.lots.first().and_then(Lot::trade);
                    Frame::Ccag(Ccag::usual(nature, trade))
                }
                None => Frame::Unknown,
            },
        }
    }

    /// The CCAG that the documents build on.
    #[must_use]
    pub fn ccag(&self) -> Option<Ccag> {
        match self.frame() {
            Frame::Ccag(ccag) => Some(ccag),
            Frame::Unknown | Frame::Alone | Frame::Concession | Frame::Private => None,
        }
    }

    /// By what a lot serves insertion.
    #[must_use]
    pub fn mechanism_of(&self, lot: &Lot) -> Mechanism {
        if lot.left_out {
            return Mechanism::None;
        }
        let chosen = lot.mechanism.or(self.mechanism);
        chosen.unwrap_or(Mechanism::Condition)
    }

    /// Whether a lot has one holder or several; not said when none.
    #[must_use]
    pub fn holders_of(&self, lot: &Lot) -> Option<Holders> {
        lot.holders.or(self.holders)
    }

    /// Whether any lot has several holders; none while that is not said of each.
    #[must_use]
    pub fn most_holders(&self) -> Option<Holders> {
        let mut lots = self.lots.iter().filter(|lot| !lot.left_out);
        lots.try_fold(Holders::One, |most, lot| {
            let several = self.holders_of(lot)? == Holders::Several;
            Some(if several { Holders::Several } else { most })
        })
    }

    /// The amount that gives the hours of a subsequent contract: as chosen, or the only one that there
    /// is to add up where the framework has one holder; none while the answers do not tell.
    #[must_use]
    pub fn subsequent_base(&self) -> Option<SubsequentBase> {
        match (self.subsequent_base, self.most_holders()) {
            (Some(SubsequentBase::Each), _) => Some(SubsequentBase::Each),
            (_, Some(Holders::One)) => Some(SubsequentBase::All),
            (chosen, _) => chosen,
        }
    }

    /// What the hours at a framework's estimated amount suppose, where its holders or its subsequent
    /// contracts each have a trigger and a rounding of their own: « un seul titulaire ».
    #[must_use]
    pub fn estimate_supposes(&self) -> Option<&'static str> {
        let several = self.most_holders() == Some(Holders::Several);
        match (self.technique, self.subsequent_base()) {
            (Technique::Subsequent, Some(SubsequentBase::Each)) => {
                Some("un seul marché subséquent")
            }
            (Technique::Subsequent, Some(SubsequentBase::All)) | (Technique::Ordinary, _) => None,
            (Technique::Subsequent, _) => Some("un seul titulaire"),
            (Technique::Orders, _) => several.then_some("un seul titulaire"),
        }
    }

    /// What the amounts of a framework's ratio are called after: « HT facturés », or « HT » where each
    /// subsequent contract has its amount.
    #[must_use]
    pub const fn of_ratio(&self) -> &'static str {
        match self.technique {
            Technique::Subsequent => "HT",
            Technique::Orders | Technique::Ordinary => "HT facturés",
        }
    }

    /// The least rate that the contract's programme sets, and whose it is.
    #[must_use]
    pub fn minimum_rate(&self) -> Option<(Programme, Rate)> {
        let programme = self.programme?;
        let minimum = programme.minimum().or(self.own_programme.rate)?;
        Some((programme, minimum))
    }

    /// How long a lot is performed.
    #[must_use]
    pub fn duration_of(&self, lot: &Lot) -> Option<Months> {
        lot.duration.or(self.duration)
    }
}
