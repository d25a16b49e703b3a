use super::files;
use super::live::{flag, on};
use super::message::Message;
use super::state::State;
use clausule::bareme::fold;
use clausule::contract::Form;
use leptos::{html::Input, prelude::*};

/// Open, save, clear.
pub fn actions() -> impl IntoView {
    let state = State::of_page();
    let input = NodeRef::<Input>::new();
    let choose = move |_| {
        if let Some(input) = input.get() {
            input.click();
        }
    };
    let save = move |_| {
        let (json, title) = state.file();
        let said = match files::download(&file_name(&title), "application/json", &json) {
            Ok(()) => Message::said("Le dossier est enregistré dans vos téléchargements."),
            Err(_) => Message::failed(
                "Le navigateur a refusé d’enregistrer le fichier. Autorisez les téléchargements pour ce site.",
            ),
        };
        state.say(said);
    };
    let empty = move || state.get(|page| page.form == Form::new());
    view! {
        <div class="actions">
            <button type="button" on:click=on(choose)>
                "Ouvrir un dossier"
            </button>
            <input
                node_ref=input
                type="file"
                accept=".json,application/json"
                class="unseen"
                tabindex="-1"
                aria-hidden="true"
                on:change=on(move |event| files::open(&event_target(&event), state))
            />
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
