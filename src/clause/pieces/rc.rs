//! Clause sociale d’insertion : règlement de la consultation.

use super::super::Stipulation;

pub(super) const STIPULATIONS: &[Stipulation] = &[];
