//! Links from what is said to the field that answers it.

use super::computed::Computed;
use super::explanation::notice_row;
use super::field::control_id;
use super::live::{by_id, carried, element, reveal};
use super::state::{Page, State};
use clausule::advice::{Ask, Remark};
use clausule::contract::{At, Field, Lot, Mechanism, Place};
use clausule::document::{escape, french};
use clausule::estimate::{Outcome, asks_takeover};
use leptos::{ev::MouseEvent, prelude::request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

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

/// A link to the field that answers a question, or that has answered it; one of a lot leads to that lot.
pub fn question(page: &Page, ask: &Ask) -> String {
    let verb = if page.form.get(ask.at, ask.field).is_empty() {
        "Répondre"
    } else {
        "Modifier"
    };
    let link = link(ask.field, &format!("{verb} : {}", ask.field.label()));
    if ask.field.place() == Place::Contract {
        link
    } else {
        link.replacen("<a ", &format!("<a data-lot=\"{}\" ", ask.at.lot), 1)
    }
}

/// A sentence, with the question that it leaves open.
pub fn asking(page: &Page, text: &str, asks: Option<&Ask>) -> String {
    let text = escape(&french(text));
    match asks {
        Some(ask) => text + " " + &question(page, ask),
        None => text,
    }
}

/// Remarks as a list.
pub fn remarks(page: &Page, remarks: &[Remark]) -> String {
    let row = |one: &Remark| {
        let text = asking(page, &one.text, one.asks.as_ref());
        notice_row(one.severity, &text, &one.source)
    };
    let rows: String = remarks.iter().map(row).collect();
    element("ul", "notices", &rows)
}

/// What follows such a link: the group opens, the lot it names, or the one that lacks the answer, is shown, and the control
/// takes the focus.
pub fn follow() -> impl Fn(MouseEvent) + Copy + Send {
    let (state, computed) = (State::of_page(), Computed::of_page());
    move |event: MouseEvent| {
        let key = carried(&event, "data-field-link");
        let Some(field) = key.and_then(|key| Field::from_key(&key)) else {
            return;
        };
        event.prevent_default();
        let number = |data| carried(&event, data).and_then(|one| one.parse::<usize>().ok());
        let said = number("data-lot");
        let asked = (field == Field::TakenOver)
            .then(|| state.now(untold))
            .flatten();
        let said_part = number("data-part").or(asked.map(|at| at.part));
        let part = said_part.unwrap_or(0);
        let lacking = || match field {
            Field::LeftOutReason => state.now(unreasoned),
            Field::TakenOver => asked.map(|at| at.lot),
            Field::ObjectPeople | Field::ObjectHours => state.now(uncounted),
            _ => computed.now(|estimate| {
                let lacks = |lot: &Outcome| !matches!(lot, Outcome::Ready(_) | Outcome::LeftOut);
                estimate.lots.iter().position(lacks)
            }),
        };
        if let Some(lot) = said.or_else(lacking)
            && field.place() != Place::Contract
            && (At { lot, part }) != state.now(|page| page.at)
            && (lot != state.now(|page| page.at.lot) || said_part.is_some())
        {
            state.select(At { lot, part });
        }
        // Once the form shows that lot.
        request_animation_frame(move || land(state, field));
    }
}

/// The first part that does not say whether staff is taken over, where that may be.
fn untold(page: &Page) -> Option<At> {
    let contract = &page.reading.contract;
    let mut lots = contract.lots.iter().enumerate();
    lots.find_map(|(lot, one)| {
        let is_asked = contract.mechanism_of(one).has_hours();
        let part = one.parts.iter().position(asks_takeover);
        part.filter(|_| is_asked).map(|part| At { lot, part })
    })
}

/// The first lot without a social condition that does not say why.
fn unreasoned(page: &Page) -> Option<usize> {
    let contract = &page.reading.contract;
    contract.lots.iter().position(|lot| {
        contract.mechanism_of(lot) == Mechanism::None && lot.left_out_reason.is_none()
    })
}

/// The first lot whose object is insertion and that does not say for how many persons; or the first of them.
fn uncounted(page: &Page) -> Option<usize> {
    let contract = &page.reading.contract;
    let is_object = |lot: &&Lot| contract.mechanism_of(lot) == Mechanism::Object;
    let place = |is: &dyn Fn(&Lot) -> bool| {
        let mut lots = contract.lots.iter();
        lots.position(|lot| is_object(&lot) && is(lot))
    };
    place(&|lot| lot.object_people.is_none()).or_else(|| place(&|_| true))
}

/// Shows the control of a field with the focus. One that the other answers hide is behind the last that is
/// shown before it: that one decides.
pub fn land(state: State, field: Field) {
    let Some(control) = by_id(&control_id(field)) else {
        return;
    };
    let is_shown = |one: &HtmlElement| matches!(one.closest("[hidden]"), Ok(None));
    if is_shown(&control) {
        reveal(state, &control);
        return;
    }
    // From its parent: a field of boxes is a fieldset itself.
    let around = control.parent_element();
    let group = around.and_then(|one| one.closest("details.group, fieldset").ok()?);
    let Some(group) = group else {
        return;
    };
    let Ok(controls) = group.query_selector_all("summary, input, select, textarea") else {
        return;
    };
    let before = (0..controls.length())
        .filter_map(|index| controls.item(index)?.dyn_into::<HtmlElement>().ok())
        .take_while(|one| *one != control)
        .filter(|one| is_shown(one))
        .last();
    if let Some(before) = before {
        reveal(state, &before);
    }
}
