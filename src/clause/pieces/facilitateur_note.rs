//! The facilitateur's note to the buyer: relevance, hours, mechanism, what to watch.

use super::super::facts::Facts;
use crate::document::{Block, Document};

const TITLE: &str = "Note du facilitateur à l’acheteur";

/// Writes the note from the advice, the assessment and the check list.
pub(in super::super) fn facilitateur_note(_facts: &Facts) -> Document {
    Document {
        title: TITLE.to_string(),
        blocks: vec![Block::heading(2, TITLE)],
    }
}
