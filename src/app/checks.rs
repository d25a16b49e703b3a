//! The check list beside the text: what is risky, missing, complete.

use super::computed::opening;
use super::drafts::Drafts;
use super::links::{follow, link};
use super::live::{element, flag, html, on, words};
use clausule::clause::{Check, CheckState};
use clausule::document::{escape, french};
use leptos::prelude::*;

/// The list, riskiest first; what is complete stands behind a click.
pub fn checks() -> impl IntoView {
    let drafts = Drafts::of_page();
    let none = move || drafts.get(|written| written.checks.is_empty());
    let no_complete = move || number(drafts, CheckState::Complete) == 0;
    let open = move || rows(drafts, CheckState::Risky) + &rows(drafts, CheckState::Missing);
    view! {
        <div class="checks" hidden=flag(none) on:click=on(follow())>
            <h3>"Vérifications"</h3>
            <p class="tallies" inner_html=html(move || tallies(drafts))></p>
            <ul class="check-list" inner_html=html(open)></ul>
            {opening(
                "checks-complete",
                "Points en ordre",
                false,
                no_complete,
                move || element("ul", "check-list", &rows(drafts, CheckState::Complete)),
            )}
        </div>
    }
}

fn number(drafts: Drafts, state: CheckState) -> usize {
    let of_state = |check: &&Check| check.state == state;
    drafts.get(|written| written.checks.iter().filter(of_state).count())
}

const fn class(state: CheckState) -> &'static str {
    match state {
        CheckState::Risky => "risky",
        CheckState::Missing => "missing",
        CheckState::Complete => "done",
    }
}

const fn label(state: CheckState) -> &'static str {
    match state {
        CheckState::Risky => "À risque",
        CheckState::Missing => "À compléter",
        CheckState::Complete => "En ordre",
    }
}

/// « À risque : 1 », « À compléter : 3 », « En ordre : 7 ».
fn tallies(drafts: Drafts) -> String {
    let tally = |state| {
        let said = format!("{} : {}", label(state), number(drafts, state));
        words("span", class(state), &said)
    };
    [CheckState::Risky, CheckState::Missing, CheckState::Complete]
        .map(tally)
        .join(" ")
}

fn rows(drafts: Drafts, state: CheckState) -> String {
    drafts.get(|written| {
        let of_state = written.checks.iter().filter(|check| check.state == state);
        of_state.map(row).collect()
    })
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
