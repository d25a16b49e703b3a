//! The text beside the form: what makes room for it, and where the field in use stands in it.

use super::drafts::Drafts;
use super::live::{Live, by_id, flag, on};
use super::result::RESULT;
use super::state::State;
use clausule::contract::{Field, Form};
use clausule::document::{Place, french};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The DOM name of the box that holds the text; where there is room beside the form it scrolls by itself.
pub const PANE: &str = "reading";

/// What explains the hours, which the ways of the page open or close at first ([`View::folds`](super::view::View)).
/// Before it, the way to the text.
pub fn folded(inside: impl IntoView + 'static) -> impl IntoView {
    let state = State::of_page();
    let is_open = move || state.get(|page| !page.folded);
    let nothing = move || state.get(|page| page.form == Form::new());
    let toggled = move |event: leptos::ev::Event| {
        let folded = !event_target::<web_sys::Element>(&event).has_attribute("open");
        if state.now(|page| page.folded != folded) {
            state.show(|page| page.folded = folded);
            // What opens in the place of the text begins at its beginning.
            if !folded
                && !is_small()
                && let Some(result) = by_id(RESULT)
            {
                request_animation_frame(move || result.scroll_into_view());
            }
        }
    };
    view! {
        <p class="to-text">
            <a href="#pieces">{french("Aller aux pièces")}</a>
        </p>
        <details class="fold" open=flag(is_open) hidden=flag(nothing) on:toggle=on(toggled)>
            <summary>"Calcul et conseils"</summary>
            <div class="fold-inside">{inside}</div>
        </details>
    }
}

/// Under how many pixels of width the parts around the text are closed at first.
const NARROW: f64 = 640.0;

/// Under how many the hours and the text stand under the form, and not beside it.
const SMALL: f64 = 960.0;

fn is_under(limit: f64) -> bool {
    let width = window().inner_width().ok().and_then(|width| width.as_f64());
    width.is_some_and(|width| width < limit)
}

/// Whether the hours and the text stand under the form, and not beside it.
pub fn is_small() -> bool {
    is_under(SMALL)
}

/// Whether there is room for little at a time.
pub fn is_phone() -> bool {
    is_under(NARROW)
}

/// Open at first where there is room, closed on a small screen.
pub fn unfolded() -> Live<bool> {
    let is_wide = || !is_phone();
    let wide = RwSignal::new(is_wide());
    window_event_listener(leptos::ev::resize, move |_| {
        if is_wide() != wide.get_untracked() {
            wide.set(is_wide());
        }
    });
    flag(move || wide.get())
}

/// The box of the text, and what it follows.
#[derive(Clone, Copy)]
pub struct Beside {
    /// Whether the box scrolls by itself: the keyboard must reach it then.
    pub scrolls: RwSignal<bool>,
    /// Where the field in use stands in the piece shown.
    pub place: Memo<Option<Place>>,
}

impl Beside {
    /// Follows the focus and the text from now on.
    pub fn follow(drafts: Drafts) -> Self {
        let state = State::of_page();
        let scrolls = RwSignal::new(false);
        let in_use = RwSignal::new(None::<Field>);
        window_event_listener(leptos::ev::focusin, move |event| {
            let target = event.target();
            let target = target.and_then(|target| target.dyn_into::<HtmlElement>().ok());
            let around = |what: &str| target.as_ref()?.closest(what).ok()?;
            // What one does with the text leaves its mark where it is.
            if around("#pieces").is_some() {
                return;
            }
            // What completes the pieces wants their text beside it, not what explains the hours.
            if around("#completion").is_some() && !is_small() && state.now(|page| !page.folded) {
                state.show(|page| page.folded = true);
            }
            let field = around(".form [data-field]");
            let field = field.and_then(|field| field.get_attribute("data-field"));
            let field = field.and_then(|key| Field::from_key(&key));
            if in_use.get_untracked() != field {
                in_use.set(field);
            }
        });
        let place = Memo::new(move |_| {
            let field = in_use.get().filter(|_| scrolls.get())?;
            drafts
                .shown(|draft| {
                    let blank = draft.document.place_of_blank(field.key());
                    blank.or_else(|| {
                        let without =
                            state.now(|page| Drafts::without(page, field, draft.piece))?;
                        draft.document.place_of_difference(&without)
                    })
                })
                .flatten()
        });
        let piece = Memo::new(move |_| drafts.shown(|draft| draft.piece));
        Effect::new(move |_| {
            piece.track();
            if let Some(pane) = by_id(PANE) {
                pane.set_scroll_top(0);
            }
        });
        // The text changes, or the place: what stands there is shown once it is on the page.
        Effect::new(move |_| {
            drafts.get(|_| ());
            piece.track();
            let has_place = place.get().is_some();
            request_animation_frame(move || show(scrolls, has_place));
        });
        // What else changes its height: the window, and parts that open.
        window_event_listener(leptos::ev::resize, move |_| show(scrolls, false));
        window_event_listener(leptos::ev::focusin, move |_| show(scrolls, false));
        Self { scrolls, place }
    }
}

/// Notes whether the box scrolls by itself, and scrolls it, never the page, to the place in use.
fn show(scrolls: RwSignal<bool>, has_place: bool) {
    let Some(pane) = by_id(PANE) else {
        return;
    };
    let does = pane.scroll_height() > pane.client_height() + 1;
    if scrolls.get_untracked() != does {
        scrolls.set(does);
    }
    let here = pane.query_selector("[data-here]").ok().flatten();
    let Some(here) = here.and_then(|here| here.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    if !has_place || !does {
        return;
    }
    // Its lower part may be under the edge of the window: the place is shown in the upper one.
    let (top, room) = (offset(&here, &pane), pane.client_height());
    let seen = pane.scroll_top()..=pane.scroll_top() + room * 3 / 5;
    let is_seen = seen.contains(&top) && seen.contains(&(top + here.offset_height()));
    if !is_seen {
        pane.set_scroll_top(top - room / 4);
    }
}

/// How far down in the box an element begins.
fn offset(element: &HtmlElement, within: &HtmlElement) -> i32 {
    let mut top = 0;
    let mut one = Some(element.clone());
    while let Some(element) = one.filter(|one| one != within) {
        top += element.offset_top();
        one = element.offset_parent().and_then(|one| one.dyn_into().ok());
    }
    top
}
