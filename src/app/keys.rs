//! The keys that do something on the page.

use super::live::{flag, table, words};
use super::shelf::Panel;
use super::state::State;
use clausule::document::{escape, french};
use leptos::prelude::*;

/// Each key with what it does.
const KEYS: [(&str, &str); 11] = [
    (
        "Tab, Maj + Tab",
        "Aller au champ suivant, ou revenir au précédent.",
    ),
    (
        "Entrée, dans un champ",
        "Aller à ce qui est à corriger, sinon à ce qui manque, sinon aux heures.",
    ),
    (
        "↓ ↑, dans « Métier »",
        "Parcourir les métiers ; Entrée choisit, Échap ferme la liste.",
    ),
    (
        "Espace ou Entrée, sur un titre qui se déplie",
        "Ouvrir ou fermer ce qu’il annonce.",
    ),
    (
        "Échap, dans un message ou dans ce qu’un bouton du haut a ouvert",
        "Le fermer et revenir d’où l’on vient.",
    ),
    ("Ctrl + Z", "Annuler le dernier changement du dossier."),
    (
        "Ctrl + Maj + Z, ou Ctrl + Y",
        "Rétablir ce qui vient d’être annulé.",
    ),
    ("Ctrl + S", "Enregistrer le dossier dans un fichier."),
    (
        "Ctrl + Entrée",
        "Copier la pièce affichée, ou toutes si vous l’avez choisi, avec la mise en forme.",
    ),
    (
        "Ctrl + P",
        "Imprimer la page : le résultat, puis la pièce affichée.",
    ),
    (
        "Ctrl + V, dans votre document",
        "Coller la pièce copiée, avec sa mise en forme.",
    ),
];

/// The list, under the buttons.
pub fn keys() -> impl IntoView {
    let state = State::of_page();
    let closed = move || state.get(|page| page.shelf.panel != Some(Panel::Keys));
    let row = |(key, does): &(&str, &str)| {
        let key = escape(&french(key));
        format!(
            "<tr><th scope=\"row\"><kbd>{key}</kbd></th>{}</tr>",
            words("td", "", does)
        )
    };
    let rows: String = KEYS.iter().map(row).collect();
    let rows = table(
        "Tableau des raccourcis",
        &[("", "Touches"), ("", "Effet")],
        &rows,
    );
    view! {
        <section class="panel" aria-labelledby="keys-title" hidden=flag(closed)>
            <h2 id="keys-title">"Raccourcis clavier"</h2>
            <p class="legend-hint">
                {french("Rien sur cette page ne demande une souris. Sur un Mac, la touche ⌘ remplace Ctrl.")}
            </p>
            <div inner_html=rows></div>
        </section>
    }
}
