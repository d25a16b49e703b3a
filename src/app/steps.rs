//! Steps of a computation as HTML, and the way from a number to the step that gives it.

use super::computed::Computed;
use super::explanation::computation_of;
use super::live::{by_id, carried, element, reveal, words};
use super::result::total_steps;
use super::state::State;
use super::terms::{OPENS, close, explain};
use clausule::contract::At;
use clausule::document::{escape, french};
use clausule::estimate::Step;
use clausule::quantity::{Hours, NO_BREAK_SPACE, Span};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The DOM name of the steps of the lot shown; that of each step begins with « step ».
pub const STEPS: &str = "steps";

/// The DOM name of the steps to the total, with which those of each step begin.
pub const TOTAL: &str = "total";

/// The DOM name of the advice, with which those of its formulas begin.
pub const RELEVANCE: &str = "relevance";

/// A number that leads to its step.
pub fn number(step: &str, value: &str) -> String {
    link(step, "", value)
}

/// The same for a number of a lot, which is then shown.
pub fn number_of_lot(lot: usize, step: &str, value: &str) -> String {
    link(step, &format!(" data-lot=\"{lot}\""), value)
}

fn link(step: &str, of: &str, value: &str) -> String {
    let value = escape(&french(value));
    format!(
        "<button type=\"button\" class=\"to-step\" {OPENS} data-step=\"{step}\"{of} aria-label=\"{value}, {}\">{value}</button>",
        french("voir le calcul"),
    )
}

/// « de 90 h à 150 h », each end of it written by `end` with « low » or « high ».
pub fn range(hours: Span<Hours>, end: impl Fn(&str, &str) -> String) -> String {
    let low = end("low", &hours.low().to_string());
    let high = end("high", &hours.high().to_string());
    format!("de {low} à{NO_BREAK_SPACE}{high}")
}

/// From now on a click on a number shows the steps that give it, and from there the whole computation.
pub fn follow_numbers() {
    let (state, computed) = (State::of_page(), Computed::of_page());
    window_event_listener(leptos::ev::click, move |event| {
        let lot = carried(&event, "data-lot").and_then(|lot| lot.parse::<usize>().ok());
        if let Some(step) = carried(&event, "data-all-steps") {
            close();
            open_steps(state, step, lot);
        } else if let Some(step) = carried(&event, "data-step") {
            close();
            let value = carried(&event, "aria-label").unwrap_or_default();
            let value = value.rsplit_once(',').map_or("", |(value, _)| value);
            let steps = state.now(|page| {
                let html = computed.now(|estimate| match group(&step) {
                    TOTAL => total_steps(page, estimate),
                    STEPS => computation_of(page, lot.unwrap_or(page.at.lot), estimate),
                    group => by_id(group).map_or_else(String::new, |shown| shown.inner_html()),
                });
                steps_up_to(&html, &step).unwrap_or_default()
            });
            let of = lot.map_or_else(String::new, |lot| format!(" data-lot=\"{lot}\""));
            let all = format!(
                "<p><button type=\"button\" class=\"link\" data-all-steps=\"{step}\"{of}>{}</button></p>",
                french("Voir tout le calcul")
            );
            explain(value, &(steps + &all));
        }
    });
}

/// The DOM name of the group that a step stands in.
fn group(step: &str) -> &'static str {
    let groups = [TOTAL, RELEVANCE];
    let found = groups.into_iter().find(|group| step.starts_with(group));
    found.unwrap_or(STEPS)
}

/// Opens the group of a step, of another lot where it is of one, and leads there.
fn open_steps(state: State, step: String, lot: Option<usize>) {
    if let Some(lot) = lot
        && lot != state.now(|page| page.at.lot)
    {
        state.select(At::from(lot));
    }
    if let Some(group) = by_id(group(&step)) {
        let _ = group.set_attribute("open", "");
    }
    show(state, step, FRAMES);
}

/// The steps of a group up to one of them, without their DOM names, which the page may have already.
fn steps_up_to(html: &str, step: &str) -> Option<String> {
    let aside = document().create_element("div").ok()?;
    aside.set_inner_html(html);
    let found = aside.query_selector(&format!("[id=\"{step}\"]")).ok()??;
    let Some(list) = found.closest("ol").ok()? else {
        return Some(found.inner_html());
    };
    while let Some(next) = found.next_element_sibling() {
        next.remove();
    }
    let named = list.query_selector_all("[id]").ok()?;
    for index in 0..named.length() {
        let one: Option<Element> = named.get(index).and_then(|one| one.dyn_into().ok());
        if let Some(one) = one {
            let _ = one.remove_attribute("id");
            let _ = one.remove_attribute("tabindex");
        }
    }
    Some(list.outer_html())
}

/// How many frames a step may take to stand on the page, once the group that holds it opens.
const FRAMES: u8 = 30;

fn show(state: State, step: String, frames: u8) {
    request_animation_frame(move || match by_id(&step) {
        Some(found) => {
            reveal(state, &found);
            // At the foot of the screen, under the steps that lead to it.
            found.scroll_into_view_with_bool(false);
        }
        None if frames > 0 => show(state, step, frames - 1),
        None => {}
    });
}

/// Steps as a numbered list.
pub fn steps(trace: &[Step]) -> String {
    list(trace, |one| step(one, "", ""))
}

/// The same, the last one under a DOM name.
pub fn steps_to(trace: &[Step], id: &str) -> String {
    list(trace, |one| {
        let is_last = trace.last().is_some_and(|last| std::ptr::eq(last, one));
        step(one, if is_last { id } else { "" }, "")
    })
}

fn list(trace: &[Step], row: impl Fn(&Step) -> String) -> String {
    let rows: String = trace.iter().map(row).collect();
    if rows.is_empty() {
        rows
    } else {
        element("ol", "step-list", &rows)
    }
}

/// One step: its name, its formula in words and with its numbers, and where those are from. A DOM
/// name lets a number lead to it.
pub fn step(step: &Step, id: &str, source: &str) -> String {
    let result = step.result.to_string();
    let expression = format!("{} {}", step.expression(), sign(step.sign(), &result));
    row(
        id,
        step.label,
        &step.formula(),
        &expression,
        &result,
        source,
    )
}

/// « = », « → », or nothing before « ≈ », which says by itself that what follows is the result.
pub fn sign(sign: char, result: &str) -> String {
    if sign == '=' && result.starts_with('≈') {
        String::new()
    } else {
        sign.to_string()
    }
}

/// A row of a list of steps.
pub fn row(
    id: &str,
    label: &str,
    formula: &str,
    expression: &str,
    result: &str,
    source: &str,
) -> String {
    let expression = format!(
        "{} {}",
        escape(&french(expression.trim_end())),
        words("strong", "", result)
    );
    let mut inside = words("span", "step-label", label)
        + &words("span", "formula", formula)
        + &element("span", "expression", &expression);
    if !source.is_empty() {
        inside += &words("span", "how", source);
    }
    let row = element("li", "", &inside);
    if id.is_empty() {
        row
    } else {
        row.replacen("<li", &format!("<li id=\"{id}\" tabindex=\"-1\""), 1)
    }
}
