//! Clause sociale d’insertion : avis.

use super::super::Stipulation;

pub(super) const STIPULATIONS: &[Stipulation] = &[];
