//! What several pieces say of a reserved contract in the same words; who may bid for it is
//! `{reservations}`.

use super::super::Basis::{self, Code, Own};

/// What keeping the share of a reservation as a condition of execution rests on, in every piece that says it.
pub(super) const CONDITION_BASIS: &[Basis] = &[
    Code("L2112-2"),
    Code("L2112-2-1"),
    Code("L2312-1-1"),
    Code("L3114-2"),
    Code("L3114-2-1"),
    Own,
];

/// The share is kept as a condition of execution too; the code asks for one above the thresholds.
pub(super) const CONDITION: &str = "[lots? Pour {kept_share_lots}, le | Le] maintien de cette part pendant toute l’exécution est une
condition d’exécution {of_contract}, au sens de {the_condition_article} du code de la commande publique.";

/// The title that it stands under, where a piece has none for it.
pub(super) const UNAVAILABLE_TITLE: &str = "Mécanisme à choisir";

/// Concessions have three reservations, and private contracts none.
pub(super) const UNAVAILABLE: &str = "[concession? Une concession ne peut pas avoir le mécanisme choisi[lots? pour {unavailable_lots}] | Le
mécanisme choisi[lots? pour {unavailable_lots}] est propre aux marchés publics] ; à retenir : {mechanism_one}.";
