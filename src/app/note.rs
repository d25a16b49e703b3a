//! The computation note: to read, and to copy into the file of the procedure.

use super::clipboard::{Copied, Copying, copy_button};
use super::computed::{Computed, details_at_rest, holds};
use super::live::flag;
use super::state::{Page, State};
use chrono::NaiveDate;
use clausule::bareme::Bareme;
use clausule::clause::computation_note;
use clausule::contract::Form;
use clausule::document::{Document, french, html_on_page};
use clausule::estimate::Estimate;
use clausule::law::Law;
use leptos::prelude::*;

/// The DOM name of the note.
const NOTE: &str = "note";

/// The note, closed until it is asked for.
pub fn note() -> impl IntoView {
    let (state, computed) = (State::of_page(), Computed::of_page());
    let none = holds(|page, _| page.form == Form::new());
    let copying = Copying {
        label: "Copier la note de calcul",
        shown: NOTE,
        none: flag(none),
        primary: flag(|| false),
        document: Box::new(move || {
            Some(state.now(|page| computed.now(|estimate| document(page, estimate))))
        }),
        track: Box::new(move || computed.get(|_| ())),
        said: Box::new(|how| {
            match how {
            Copied::Yes => "Note de calcul copiée, avec sa mise en forme. Collez-la dans votre dossier (Ctrl + V).".into(),
            Copied::Selected => "Votre navigateur refuse la copie automatique. Ouvrez la note : son texte est sélectionné, copiez-le (Ctrl + C).".into(),
        }
        }),
    };
    view! {
        <section class="text" aria-labelledby="note-title" hidden=flag(none)>
            <h2 id="note-title">"Note de calcul"</h2>
            <p class="empty">
                {french("Ce qui a été saisi, chaque étape, les sources et les limites : à classer avec la procédure.")}
            </p>
            {copy_button(copying)}
            <div id=NOTE>
                {details_at_rest("note-text", "Lire la note de calcul", none, |page, estimate| {
                    format!("<div class=\"article\">{}</div>", html_on_page(&document(page, estimate)))
                })}
            </div>
        </section>
    }
}

fn document(page: &Page, estimate: &Estimate) -> Document {
    computation_note(
        &page.reading,
        estimate,
        Bareme::builtin(),
        Law::builtin(),
        today(),
    )
}

/// The user's own day.
pub fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}
