//! Fiche de motivation.

use super::super::Stipulation;

pub(super) const STIPULATIONS: &[Stipulation] = &[];
