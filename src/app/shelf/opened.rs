//! What the buttons open: brought into view, and closed with Escape.

use crate::app::live::by_id;
use crate::app::state::State;
use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// From now on what opens comes into view, and Escape closes it.
pub fn follow_panel() {
    let state = State::of_page();
    let panel = Memo::new(move |_| state.get(|page| page.shelf.panel));
    Effect::new(move |_| {
        if panel.get().is_some() {
            request_animation_frame(come_into_view);
        }
    });
    window_event_listener(leptos::ev::keydown, move |event| close_key(state, &event));
}

/// Under the buttons of a phone it would open out of sight.
fn come_into_view() {
    // What was said with it comes first.
    if focus().is_some_and(|active| is_within(&active, ".messages")) {
        return;
    }
    let opened =
        by_id(PANELS).and_then(|place| place.query_selector(".panel:not([hidden])").ok()?);
    let height = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    let (Some(opened), Some(height)) = (opened, height) else {
        return;
    };
    let top = opened.get_bounding_client_rect().top();
    if top < 0.0 || top > height / 2.0 {
        opened.scroll_into_view();
    }
}

/// The DOM name of their place.
pub const PANELS: &str = "panels";

/// Escape from the buttons, or from what one of them opened: elsewhere it is not about this.
fn close_key(state: State, event: &KeyboardEvent) {
    if event.key() != "Escape" || event.default_prevented() {
        return;
    }
    if focus().is_some_and(|active| !is_within(&active, ".tools")) {
        return;
    }
    let Some(panel) = state.now(|page| page.shelf.panel) else {
        return;
    };
    event.prevent_default();
    let button = element(".tools [aria-expanded=true]:not(.more)");
    state.show(|page| page.toggle(panel));
    for button in [button, element(".tools .more")].into_iter().flatten() {
        let _ = button.focus();
        // On a small screen it may be hidden behind another one.
        if focus().as_ref() == Some(button.as_ref()) {
            // It may have had it already, out of sight over what was open.
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            button.scroll_into_view_with_scroll_into_view_options(&options);
            return;
        }
    }
}

fn element(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// What has the focus; none where that is the whole page.
fn focus() -> Option<Element> {
    document()
        .active_element()
        .filter(|active| active.tag_name() != "BODY")
}

fn is_within(element: &Element, selector: &str) -> bool {
    element.closest(selector).is_ok_and(|found| found.is_some())
}
