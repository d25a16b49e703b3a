//! The one choice that decides whether a link names or reaches a person.

use super::live::{flag, on};
use super::state::State;
use clausule::document::french;
use leptos::prelude::*;

/// The box to tick that leaves the facilitateur's contacts in a link, wherever one is made: `adds` is « Joindre »
/// and what to; `none` while there are no such contacts.
pub fn contacts_tick(
    id: &'static str,
    adds: &'static str,
    none: impl Fn() -> bool + Send + 'static,
) -> impl IntoView {
    let state = State::of_page();
    view! {
        <div class="tick" hidden=flag(none)>
            <input
                type="checkbox"
                id=id
                prop:checked=flag(move || state.get(|page| page.shelf.contacts))
                on:change=on(move |event| {
                    let ticked = event_target_checked(&event);
                    state.show(|page| page.shelf.contacts = ticked);
                })
            />
            <label for=id>
                {adds}
                {french(" les coordonnées du facilitateur (nom, téléphone, courriel)")}
            </label>
        </div>
    }
}
