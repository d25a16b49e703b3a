//! Données essentielles.

use super::super::Stipulation;

pub(super) const STIPULATIONS: &[Stipulation] = &[];
