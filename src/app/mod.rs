//! The page: views of the domain's values, and the only rooms that know a browser.
//!
//! One direction: what is typed goes into the form; reading, estimate and text are derived from it;
//! the views show them. The page keeps no truth of its own.

mod actions;
mod clipboard;
mod coefficient;
mod completion;
mod field;
mod files;
mod json;
mod live;
mod message;
mod result;
mod state;
mod storage;
mod text;
mod trade;

use actions::Actions;
use clausule::bareme::Nature;
use clausule::contract::Field;
use coefficient::CoefficientField;
use field::{ChoiceField, TextField};
use leptos::prelude::*;
use message::MessageBar;
use result::{ResultBar, ResultPanel};
use state::State;
use text::ClauseText;
use trade::TradeField;

/// Puts the app in the place of the skeleton.
pub fn start() {
    let Some(place) = document().get_element_by_id("app") else {
        return;
    };
    let Ok(place) = wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(place) else {
        return;
    };
    place.set_inner_html("");
    leptos::mount::mount_to(place, App).forget();
}

/// The whole page under its header.
#[component]
fn App() -> impl IntoView {
    let state = State::restore();
    provide_context(state);
    view! {
        <div class="workspace">
            <div class="form">
                <div>
                    <Actions />
                    <MessageBar />
                </div>
                <Market />
                <Coefficients />
            </div>
            <ResultPanel />
        </div>
        <ClauseText />
        <ResultBar />
    }
}

/// What is bought.
#[component]
fn Market() -> impl IntoView {
    let mut natures = vec![("", "D’après le métier")];
    natures.extend(Nature::ALL.map(|nature| (nature.key(), nature.label())));
    view! {
        <fieldset>
            <legend>"Le marché"</legend>
            <TextField
                field=Field::Amount
                unit="€ HT"
                says="Travaux ou services du marché ou du lot, sans terrain, honoraires, études, assurances ni TVA."
            />
            <TradeField />
            <div class="pair">
                <ChoiceField field=Field::Nature options=natures />
                <TextField field=Field::Duration unit="mois" />
            </div>
        </fieldset>
    }
}

/// What the hours are computed with.
#[component]
fn Coefficients() -> impl IntoView {
    view! {
        <fieldset>
            <legend>"Les coefficients"</legend>
            <p class="legend-hint">
                "Laissez vide pour garder la valeur par défaut, affichée avec sa source."
            </p>
            <CoefficientField field=Field::Share unit="%" />
            <CoefficientField field=Field::Cost unit="€/h" />
            <CoefficientField field=Field::Rate unit="%" />
        </fieldset>
    }
}
