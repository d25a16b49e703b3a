//! The check list beside the text: what is risky, missing, to verify, complete.

use super::beside::unfolded;
use super::computed::opening;
use super::drafts::{Drafts, Written};
use super::links::{follow, link};
use super::live::{element, flag, html, on, skip_to, words};
use super::state::State;
use super::view::View;
use clausule::clause::{Check, CheckState};
use clausule::document::{escape, french};
use leptos::prelude::*;

/// The DOM name of the list.
pub const CHECKS: &str = "checks";

/// What is open, the most pressing first.
const OPEN: [CheckState; 3] = [CheckState::Risky, CheckState::Missing, CheckState::ToVerify];

/// The list, riskiest first; what is complete stands behind a click, and all of it on a small screen.
pub fn checks() -> impl IntoView {
    let drafts = Drafts::of_page();
    let none = move || drafts.get(|written| written.checks.is_empty());
    let state = State::of_page();
    skip_to(CHECKS, move || {
        !none() && state.get(|page| page.view != View::Estimate)
    });
    let no_complete = move || number(drafts, CheckState::Complete) == 0;
    let open = move || OPEN.map(|state| rows(drafts, state)).concat();
    view! {
        <div class="checks" id=CHECKS tabindex="-1" hidden=flag(none) on:click=on(follow())>
            <details open=unfolded()>
                <summary>
                    <h3>"Vérifications"</h3>
                    <span class="tallies" inner_html=html(move || tallies(drafts))></span>
                </summary>
                <ul class="check-list first" inner_html=html(open)></ul>
                {opening(
                    "checks-complete",
                    "Points en ordre",
                    false,
                    no_complete,
                    move || element("ul", "check-list", &rows(drafts, CheckState::Complete)),
                )}
            </details>
        </div>
    }
}

/// The points of that state; what is blank in the texts is listed beside them (`missing.rs`), and not told twice.
pub fn of_state(written: &Written, state: CheckState) -> impl Iterator<Item = &Check> {
    let is_told = |check: &Check| {
        check.state == CheckState::Missing && check.field.is_some_and(|field| written.lacks(field))
    };
    let checks = written.checks.iter();
    checks.filter(move |check| check.state == state && !is_told(check))
}

fn number(drafts: Drafts, state: CheckState) -> usize {
    drafts.get(|written| of_state(written, state).count())
}

const fn class(state: CheckState) -> &'static str {
    match state {
        CheckState::Risky => "risky",
        CheckState::Missing => "missing",
        CheckState::ToVerify => "verify",
        CheckState::Complete => "done",
    }
}

const fn label(state: CheckState) -> &'static str {
    match state {
        CheckState::Risky => "À risque",
        CheckState::Missing => "À répondre",
        CheckState::ToVerify => "À vérifier",
        CheckState::Complete => "En ordre",
    }
}

/// « À risque : 1 », « À vérifier : 2 », « En ordre : 7 »; « À répondre » where the law wants an answer that no
/// text has a blank for.
fn tallies(drafts: Drafts) -> String {
    let tally = |state| match (number(drafts, state), state) {
        (0, CheckState::Missing) => String::new(),
        (count, _) => words("span", class(state), &format!("{} : {count}", label(state))),
    };
    CheckState::ALL.map(tally).join(" ")
}

fn rows(drafts: Drafts, state: CheckState) -> String {
    drafts.get(|written| of_state(written, state).map(row).collect())
}

fn row(check: &Check) -> String {
    let title =
        words("strong", "", check.title) + " " + &words("span", "grade", label(check.state));
    let mut said = escape(&french(&check.text));
    if let Some(field) = check.field {
        said = said + " " + &link(field, &format!("Voir : {}", field.label()));
    }
    let inside = element("p", "check-title", &title)
        + &element("p", "", &said)
        + &words("p", "how", &format!("Source : {}", check.source));
    element("li", class(check.state), &inside)
}
