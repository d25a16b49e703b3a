//! The page: views of the domain's values, and the only rooms that know a browser.
//!
//! One direction: what is typed goes into the form; reading, estimate and text are derived from it;
//! the views show them. The page keeps no truth of its own.

mod actions;
mod advice;
mod beside;
mod charts;
mod checks;
mod clipboard;
mod coefficient;
mod completion;
mod computed;
mod contacts;
mod drafts;
mod explanation;
mod exports;
mod field;
mod files;
mod house;
mod json;
mod keys;
mod later;
mod law;
mod links;
mod live;
mod lot;
mod lots;
mod message;
mod missing;
mod office;
mod options;
mod problems;
mod profiles;
mod result;
mod share;
mod shelf;
mod state;
mod steps;
mod storage;
mod synthesis;
mod terms;
mod text;
mod trade;
mod view;

use actions::actions;
use clausule::contract::{Field, Form};
use field::text_field;
use files::drop_target;
use later::{
    Loading, about_place, bar_place, completion_place, loading, lots_place, options_place,
    panels_place, result_place, text_place,
};
use leptos::prelude::*;
use live::{attribute, flag, follow_presses, text};
use message::message_bar;
use result::result_panel;
use state::State;
use terms::explains;
use trade::trade_field;
use view::{DESK, ways};

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
    follow_presses();
    let loading = loading();
    // The list of lots comes with the hours, over the form: until then neither is shown.
    let several = move || state.get(|page| (page.form.lots.len() > 1).then(String::new));
    let arriving =
        move || (several().is_some() && loading.get() == Loading::Asked).then(String::new);
    let folded = move || {
        let folded = state.get(|page| (page.form != Form::new()).then_some(page.folded));
        let is_done = loading.get() == Loading::Done;
        folded
            .filter(|_| is_done)
            .map(|folded| if folded { "yes" } else { "no" }.to_string())
    };
    view! {
        <div id=DESK data-view=attribute(move || Some(state.get(|page| page.view.key().to_string())))>
            {ways()}
            <div class="tools">
                {actions()}
                {message_bar()}
                {panels_place()}
            </div>
            {about_place()}
            // Said here: a style that asks for it of the parts within is computed at each key.
            <div
                class="workspace"
                data-arriving=attribute(arriving)
                data-several=attribute(several)
                data-folded=attribute(folded)
            >
                <div class="form" id="form" tabindex="-1">
                    <div class="asked">
                        {lots_place()}
                        {market()}
                        {options_place()}
                    </div>
                    {completion_place()}
                </div>
                // The hours and the text, beside the form where there is room.
                <div class="beside">
                    {result_panel(result_place())}
                    {text_place(loading)}
                </div>
            </div>
            {bar_place()}
            {drop_target()}
            {explains()}
        </div>
    }
}

/// What is bought: of a contract of several lots, the lot shown, and apart from it what holds for all.
fn market() -> impl IntoView {
    let state = State::of_page();
    let single = move || state.get(|page| page.form.lots.len() == 1);
    view! {
        <div class="market">
            <fieldset>
                <legend>{text(move || state.get(lot::shown_lot))}</legend>
                <div hidden=flag(single)>{text_field(Field::LotName, "", "")}</div>
                {text_field(Field::Amount, "€ HT", "Travaux ou services du marché ou du lot, sans terrain, honoraires, études, assurances ni TVA.")}
                {trade_field()}
                <div hidden=flag(single)>{text_field(Field::LotDuration, "mois", "Si elle diffère de celle de tous les lots.")}</div>
            </fieldset>
            <fieldset class="for-all">
                <legend hidden=flag(single)>"Tous les lots"</legend>
                {text_field(Field::Duration, "mois", "Reconductions comprises.")}
            </fieldset>
        </div>
    }
}
