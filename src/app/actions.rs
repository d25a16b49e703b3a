use super::files;
use super::live::{flag, on};
use super::state::State;
use clausule::bareme::fold;
use clausule::contract::Form;
use leptos::prelude::*;

/// Open, save, clear.
pub fn actions() -> impl IntoView {
    let state = State::of_page();
    let save = move |_| {
        let (json, title) = state.file();
        let name = file_name(&title);
        files::save(state, "Le dossier", &name, "application/json", &json);
    };
    let open = Box::new(move |input: &_| files::open(input, state));
    let empty = move || state.get(|page| page.form == Form::new());
    view! {
        <div class="actions">
            {files::chooser("Ouvrir un dossier", ".json,application/json", open)}
            <button type="button" on:click=on(save) disabled=flag(empty)>
                "Enregistrer le dossier"
            </button>
            <button
                type="button"
                on:click=on(move |_| {
                    state.replace(Form::new(), "Toutes les réponses sont effacées.");
                })
                disabled=flag(empty)
            >
                "Tout effacer"
            </button>
        </div>
    }
}

/// `clausule-nettoyage-des-locaux.json`
fn file_name(title: &str) -> String {
    named(title, "dossier", "json")
}

/// A file's name made of a title, or of another word where that has none.
pub fn named(title: &str, otherwise: &str, extension: &str) -> String {
    let folded = fold(&title.chars().take(60).collect::<String>());
    let words: Vec<&str> = folded.split_whitespace().collect();
    if words.is_empty() {
        format!("clausule-{otherwise}.{extension}")
    } else {
        format!("clausule-{}.{extension}", words.join("-"))
    }
}
