//! Everything that is wrong in the answers, in one place, and where the Enter key leads.

use super::computed::Computed;
use super::field::FIELD;
use super::links::{follow, land, link};
use super::live::{by_id, element, flag, html, on, text};
use super::result::RESULT;
use super::state::{Page, State};
use clausule::contract::{At, Place, Problem};
use clausule::document::{escape, french};
use clausule::estimate::Outcome;
use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The DOM name of the list.
pub const PROBLEMS: &str = "problems";

/// What is wrong, but for a field that is still being typed in.
pub fn shown(page: &Page) -> Vec<&Problem> {
    let is_shown = |problem: &&Problem| {
        let place = match problem.field.place() {
            Place::Contract => true,
            Place::Lot => problem.at.is_some_and(|at| at.lot == page.at.lot),
            Place::Part => problem.at == Some(page.at),
        };
        !place || page.problem(problem.field).is_some()
    };
    let mut shown: Vec<&Problem> = page.reading.problems.iter().filter(is_shown).collect();
    // As they stand on the form.
    shown.sort_by_key(|problem| (problem.at.map_or(0, |at| at.lot), problem.field));
    shown
}

/// The list, each line a link to the field; nothing while all is right.
pub fn problems() -> impl IntoView {
    let state = State::of_page();
    let count = move || state.get(|page| shown(page).len());
    let title = move || said(count());
    window_event_listener(leptos::ev::keydown, on_enter());
    // Whether the focus is on the list: when the list goes, it goes to the result.
    let inside = StoredValue::new(false);
    window_event_listener(leptos::ev::focusin, move |event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let list = target.and_then(|target| target.closest(&format!("#{PROBLEMS}")).ok()?);
        inside.set_value(list.is_some());
    });
    let announced = RwSignal::new(String::new());
    Effect::new(move |before: Option<Vec<String>>| {
        let now: Vec<String> = state.get(|page| {
            let said =
                |problem: &&Problem| format!("{} : {}", problem.field.label(), problem.message);
            shown(page).iter().map(said).collect()
        });
        let before = before.unwrap_or_else(|| now.clone());
        let new: Vec<String> = now
            .iter()
            .filter(|one| !before.contains(one))
            .cloned()
            .collect();
        announced.set(french(&new.join(" ")));
        if now.is_empty() && inside.get_value() {
            inside.set_value(false);
            to(RESULT);
        }
        now
    });
    view! {
        <div
            class="problems"
            id=PROBLEMS
            tabindex="-1"
            role="group"
            aria-labelledby="problems-title"
            hidden=flag(move || count() == 0)
            on:click=on(follow())
        >
            <p class="problems-title" id="problems-title">{text(title)}</p>
            <ul inner_html=html(move || state.get(rows))></ul>
        </div>
        <p class="unseen" role="status">{text(move || announced.get())}</p>
    }
}

/// « 2 réponses à corriger »; empty for none.
pub fn said(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => french("Une réponse à corriger"),
        count => french(&format!("{count} réponses à corriger")),
    }
}

fn rows(page: &Page) -> String {
    let several = page.form.lots.len() > 1;
    let row = |problem: &&Problem| {
        let mut link = link(problem.field, problem.field.label());
        let mut of = String::new();
        if let Some(At { lot, part }) = problem.at {
            link = link.replacen(
                "<a ",
                &format!("<a data-lot=\"{lot}\" data-part=\"{part}\" "),
                1,
            );
            if several {
                of = format!(", lot {}", lot + 1);
            }
        }
        let said = french(&format!("{of} : {}", problem.message));
        element("li", "", &(link + &escape(&said)))
    };
    shown(page).iter().map(row).collect()
}

/// Enter in a field of the dossier leads to what is wrong, or else to what is missing, or else to the hours.
fn on_enter() -> impl Fn(KeyboardEvent) {
    let (state, computed) = (State::of_page(), Computed::of_page());
    move |event: KeyboardEvent| {
        let held = [
            event.ctrl_key(),
            event.meta_key(),
            event.alt_key(),
            event.shift_key(),
            event.default_prevented(),
            event.is_composing(),
        ];
        let is_plain = event.key() == "Enter" && !held.contains(&true);
        let target = event.target();
        let input = target.and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let is_field =
            input.is_some_and(|input| input.type_() == "text" && input.id().starts_with(FIELD));
        if !is_plain || !is_field {
            return;
        }
        event.prevent_default();
        // Once the field is left, and its problem with it shown.
        request_animation_frame(move || {
            let wrong = state.now(|page| !page.reading.problems.is_empty());
            let missing = computed.now(|estimate| {
                let lot = state.now(|page| page.at.lot);
                match estimate.lots.get(lot) {
                    Some(Outcome::Missing(fields)) => fields.first().copied(),
                    _ => None,
                }
            });
            match missing {
                _ if wrong => {
                    state.leave_all();
                    to(PROBLEMS);
                }
                Some(field) => land(state, field),
                None => to(RESULT),
            }
        });
    }
}

/// Puts something in view, with the focus.
fn to(id: &'static str) {
    request_animation_frame(move || {
        if let Some(found) = by_id(id) {
            found.scroll_into_view();
            let _ = found.focus();
        }
    });
}
