//! The check list: what is complete, what is missing, what is risky and why.

use super::Inputs;
use crate::advice::Source;
use crate::contract::Field;

/// How a point stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckState {
    /// Against a rule or a decision.
    Risky,
    /// A blank of the texts, or a choice to make.
    Missing,
    /// In order.
    Complete,
}

/// A point of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// How it stands.
    pub state: CheckState,
    /// What is looked at, in a few words.
    pub title: &'static str,
    /// What was found and what to do, in French.
    pub text: String,
    /// The article, or the decision.
    pub source: Source,
    /// The answer that settles it.
    pub field: Option<Field>,
}

/// Checks a contract's texts: the riskiest first.
#[must_use]
pub fn check(_inputs: &Inputs) -> Vec<Check> {
    Vec::new()
}
