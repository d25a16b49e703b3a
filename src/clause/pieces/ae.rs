//! Engagement d’insertion.

use super::super::Stipulation;

pub(super) const STIPULATIONS: &[Stipulation] = &[];
