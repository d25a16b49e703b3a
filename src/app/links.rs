//! Links from what is said to the field that answers it.

use super::computed::Computed;
use super::explanation::notice_row;
use super::field::control_id;
use super::live::{by_id, carried, element, reveal};
use super::state::{Page, State};
use clausule::advice::Remark;
use clausule::contract::{At, Field, Place};
use clausule::document::{escape, french};
use clausule::estimate::Outcome;
use leptos::ev::MouseEvent;
use wasm_bindgen::JsCast;

/// A link to the control of a field.
pub fn link(field: Field, says: &str) -> String {
    format!(
        "<a href=\"#{}\" data-field-link=\"{}\">{}</a>",
        control_id(field),
        field.key(),
        escape(&french(says))
    )
}

/// « Répondre : Type d'acheteur ».
pub fn answer(field: Field) -> String {
    link(field, &format!("Répondre : {}", field.label()))
}

/// A remark as HTML; one whose answer is given no longer asks for it.
pub fn remark(page: &Page, remark: &Remark) -> String {
    let text = escape(&french(&remark.text));
    match remark.asks {
        Some(ask) if page.form.get(ask.at, ask.field).is_empty() => text + " " + &answer(ask.field),
        _ => text,
    }
}

/// Remarks as a list.
pub fn remarks(page: &Page, remarks: &[Remark]) -> String {
    let row = |one: &Remark| notice_row(one.severity, &remark(page, one), &one.source);
    let rows: String = remarks.iter().map(row).collect();
    element("ul", "notices", &rows)
}

/// What follows such a link: the group opens, the lot that lacks the answer is shown, and the control
/// takes the focus.
pub fn follow() -> impl Fn(MouseEvent) + Copy + Send {
    let (state, computed) = (State::of_page(), Computed::of_page());
    move |event: MouseEvent| {
        let key = carried(&event, "data-field-link");
        let Some(field) = key.and_then(|key| Field::from_key(&key)) else {
            return;
        };
        event.prevent_default();
        let lacking = computed.now(|estimate| {
            let lacks = |lot: &Outcome| !matches!(lot, Outcome::Ready(_) | Outcome::LeftOut);
            estimate.lots.iter().position(lacks)
        });
        if let Some(lot) = lacking
            && field.place() != Place::Contract
            && lot != state.now(|page| page.at.lot)
        {
            state.select(At::from(lot));
        }
        let Some(control) = by_id(&control_id(field)) else {
            return;
        };
        reveal(&control);
        // A field that the other answers hide is behind one of them: its group says which.
        if let Ok(Some(_)) = control.closest("[hidden]")
            && let Ok(Some(group)) = control.closest("details")
            && let Ok(Some(title)) = group.query_selector("summary")
            && let Some(title) = title.dyn_ref::<web_sys::HtmlElement>()
        {
            reveal(title);
        }
    }
}
