//! The page: views of the domain's values, and the only rooms that know a browser.
//!
//! One direction: what is typed goes into the form; reading, estimate and text are derived from it;
//! the views show them. The page keeps no truth of its own.

mod actions;
mod clipboard;
mod coefficient;
mod completion;
mod explanation;
mod field;
mod files;
mod json;
mod later;
mod live;
mod message;
mod result;
mod state;
mod storage;
mod text;
mod trade;

use actions::actions;
use clausule::bareme::Nature;
use clausule::contract::Field;
use field::{choice_field, text_field};
use later::{options_place, text_place};
use leptos::prelude::*;
use message::message_bar;
use result::{result_bar, result_panel};
use state::State;
use trade::trade_field;

/// Puts the app in the place of the skeleton.
pub fn start() {
    let Some(place) = document().get_element_by_id("app") else {
        return;
    };
    let Ok(place) = wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(place) else {
        return;
    };
    place.set_inner_html("");
    leptos::mount::mount_to(place, app).forget();
}

/// The whole page under its header.
fn app() -> impl IntoView {
    let state = State::restore();
    provide_context(state);
    view! {
        <div class="workspace">
            <div class="form">
                <div>
                    {actions()}
                    {message_bar()}
                </div>
                {market()}
                {options_place()}
            </div>
            {result_panel()}
        </div>
        {text_place()}
        {result_bar()}
    }
}

/// What is bought.
fn market() -> impl IntoView {
    let mut natures = vec![("", "D’après le métier")];
    natures.extend(Nature::ALL.map(|nature| (nature.key(), nature.label())));
    view! {
        <fieldset>
            <legend>"Le marché"</legend>
            {text_field(Field::Amount, "€ HT", "Travaux ou services du marché ou du lot, sans terrain, honoraires, études, assurances ni TVA.")}
            {trade_field()}
            <div class="pair">
                {choice_field(Field::Nature, natures)}
                {text_field(Field::Duration, "mois", "")}
            </div>
        </fieldset>
    }
}
