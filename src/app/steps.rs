//! Steps of a computation as HTML, and the way from a number to the step that gives it.

use super::live::{by_id, carried, element, reveal, words};
use super::state::State;
use clausule::contract::At;
use clausule::document::{escape, french};
use clausule::estimate::Step;
use clausule::quantity::{Hours, Span};
use leptos::prelude::*;

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
    format!(
        "<a class=\"to-step\" href=\"#{step}\" data-step=\"{step}\"{of} title=\"{}\">{}</a>",
        french("Voir le calcul"),
        escape(&french(value))
    )
}

/// « de 90 h à 150 h », each end of it written by `end` with « low » or « high ».
pub fn range(hours: Span<Hours>, end: impl Fn(&str, &str) -> String) -> String {
    let low = end("low", &hours.low().to_string());
    let high = end("high", &hours.high().to_string());
    format!("de {low} à {high}")
}

/// From now on a click on a number opens its step.
pub fn follow_numbers() {
    let state = State::of_page();
    window_event_listener(leptos::ev::click, move |event| {
        let Some(step) = carried(&event, "data-step") else {
            return;
        };
        event.prevent_default();
        if let Some(lot) = carried(&event, "data-lot").and_then(|lot| lot.parse::<usize>().ok())
            && lot != state.now(|page| page.at.lot)
        {
            state.select(At::from(lot));
        }
        let groups = [TOTAL, RELEVANCE];
        let group = groups.into_iter().find(|group| step.starts_with(group));
        let group = group.unwrap_or(STEPS);
        if let Some(group) = by_id(group) {
            let _ = group.set_attribute("open", "");
        }
        show(state, step, FRAMES);
    });
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
