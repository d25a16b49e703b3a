//! Clausule.

pub mod bareme;
pub mod clause;
pub mod contract;
pub mod document;
pub mod dossier;
pub mod estimate;
pub mod law;
pub mod quantity;
