//! The check list beside the text: what is risky, missing, to verify, complete.

use super::computed::opening;
use super::drafts::Drafts;
use super::links::{follow, link};
use super::live::{attribute, element, flag, html, on, text, words};
use clausule::clause::{Check, CheckState};
use clausule::document::{escape, french};
use leptos::prelude::*;

/// How many open points a small screen shows at first; `style/55-pieces.css` hides the others.
const FIRST: usize = 3;

/// What is open, the most pressing first.
const OPEN: [CheckState; 3] = [CheckState::Risky, CheckState::Missing, CheckState::ToVerify];

/// The list, riskiest first; what is complete stands behind a click.
pub fn checks() -> impl IntoView {
    let drafts = Drafts::of_page();
    let none = move || drafts.get(|written| written.checks.is_empty());
    let no_complete = move || number(drafts, CheckState::Complete) == 0;
    let open = move || OPEN.map(|state| rows(drafts, state)).concat();
    // A small screen shows the first ones until all are asked for.
    let all = RwSignal::new(false);
    let more = move || {
        let open = OPEN.map(|state| number(drafts, state));
        open.into_iter().sum::<usize>().saturating_sub(FIRST)
    };
    let asks = move || match (all.get(), more()) {
        (true, _) => "Montrer moins de points".to_string(),
        (false, 1) => "Montrer l’autre point".to_string(),
        (false, more) => format!("Montrer les {more} autres points"),
    };
    view! {
        <div class="checks" id="checks" tabindex="-1" hidden=flag(none) on:click=on(follow())>
            <h3>"Vérifications"</h3>
            <p class="tallies" inner_html=html(move || tallies(drafts))></p>
            <ul class="check-list first" class:all=flag(move || all.get()) inner_html=html(open)></ul>
            <p class="more-checks" hidden=flag(move || more() == 0)>
                <button
                    type="button"
                    aria-expanded=attribute(move || Some(all.get().to_string()))
                    on:click=on(move |_| all.update(|all| *all = !*all))
                >
                    {text(asks)}
                </button>
            </p>
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
        CheckState::ToVerify => "verify",
        CheckState::Complete => "done",
    }
}

const fn label(state: CheckState) -> &'static str {
    match state {
        CheckState::Risky => "À risque",
        CheckState::Missing => "À compléter",
        CheckState::ToVerify => "À vérifier",
        CheckState::Complete => "En ordre",
    }
}

/// « À risque : 1 », « À compléter : 3 », « À vérifier : 2 », « En ordre : 7 ».
fn tallies(drafts: Drafts) -> String {
    let tally = |state| {
        let said = format!("{} : {}", label(state), number(drafts, state));
        words("span", class(state), &said)
    };
    CheckState::ALL.map(tally).join(" ")
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
