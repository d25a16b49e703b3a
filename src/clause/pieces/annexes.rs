//! The annexes.

use super::super::Stipulation;

pub(super) const PUBLICS: &[Stipulation] = &[];
pub(super) const FACILITATEUR_SHEET: &[Stipulation] = &[];
pub(super) const WAYS: &[Stipulation] = &[];
pub(super) const HOUR_SHEET: &[Stipulation] = &[];
pub(super) const CERTIFICATE: &[Stipulation] = &[];
pub(super) const AGENDA: &[Stipulation] = &[];
