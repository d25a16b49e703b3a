use super::later::explanation_place;
use super::live::{element, flag, on, text, words};
use super::state::{LOT, Page, State};
use clausule::contract::Field;
use clausule::document::french;
use clausule::estimate::{Figures, Outcome};
use clausule::quantity::{Hours, Span};
use leptos::prelude::*;

/// The DOM name of the result, for the link of the bar on small screens.
const RESULT: &str = "result";

/// The hours, what they mean, and how they were computed.
pub fn result_panel() -> impl IntoView {
    let state = State::of_page();
    let shown = move |show: fn(&Figures) -> String| {
        text(move || state.get(|page| page.figures().map(show).unwrap_or_default()))
    };
    let has_none = move || state.get(|page| page.figures().is_none());
    let touched = move || {
        state.get(|page| {
            let typed = |field| !page.typed(field).is_empty();
            typed(Field::Amount) || typed(Field::Trade)
        })
    };
    view! {
        <section class="result" id=RESULT aria-labelledby="result-title">
            <h2 id="result-title">"Résultat"</h2>
            <p class="empty" hidden=flag(move || !has_none())>{text(move || state.get(absent))}</p>
            <p hidden=flag(touched)>
                <button type="button" on:click=on(move |_| example(state))>
                    "Essayer avec un exemple"
                </button>
            </p>
            <div class="hours" hidden=flag(has_none) inner_html=shown(hours)></div>
            {explanation_place()}
            <p class="unseen" role="status">
                {text(move || state.get(|page| page.announced.clone()))}
            </p>
        </section>
    }
}

/// Why there are no hours; empty when there are.
pub fn absent(page: &Page) -> String {
    match page.outcome() {
        Some(Outcome::Ready(_)) | None => String::new(),
        Some(Outcome::Impossible(error)) => french(&error.to_string()),
        Some(Outcome::Missing(fields)) => ask("indiquez", fields),
        // While its list is open the trade is still being typed, not wrong.
        Some(Outcome::Wrong(fields)) if page.trades_open => ask("indiquez", fields),
        Some(Outcome::Wrong(fields)) => ask("corrigez", fields),
    }
}

/// What to give, or to mend, to see hours: « indiquez le montant hors taxes et le métier ».
fn ask(verb: &str, fields: &[Field]) -> String {
    let mut text = format!("Pour voir les heures, {verb} ");
    for (index, field) in fields.iter().enumerate() {
        text += match index {
            0 => "",
            _ if index + 1 == fields.len() => " et ",
            _ => ", ",
        };
        text += match field {
            Field::Amount => "le montant hors taxes",
            Field::Share => "la part de main-d’œuvre",
            Field::Cost => "le coût horaire",
            Field::Rate => "le taux d’insertion",
            _ => "le métier",
        };
    }
    text + "."
}

/// A painting lot, as a first look.
fn example(state: State) {
    let mut form = state.now(|page| page.form.clone());
    form.lots[LOT].set(Field::Amount, "120 000");
    form.lots[LOT].set(Field::Trade, "Peinture, revêtements muraux");
    form.contract.set(Field::Duration, "8");
    state.replace(form, "Exemple : un lot de peinture de 120 000 € HT.");
}

/// The figure and its range.
fn hours(figures: &Figures) -> String {
    let hours = figures.hours;
    let figure = words("strong", "", &hours.central().to_string()) + " d’insertion";
    let range = if hours.is_certain() {
        String::new()
    } else {
        let range = format!("Fourchette : de {} à {}", hours.low(), hours.high());
        words("p", "range", &range) + &gauge(hours)
    };
    element("p", "figure", &figure) + &range
}

/// The range, drawn: the same figures stand in words above it.
fn gauge(hours: Span<Hours>) -> String {
    // In thousandths of the width, from 0 to the high value.
    let place = |value: Hours| value.get() * 1_000 / hours.high().get().max(1);
    let (low, central) = (place(hours.low()), place(hours.central()));
    format!(
        r#"<svg class="gauge" aria-hidden="true" viewBox="0 0 1000 28" preserveAspectRatio="none"><rect class="track" y="10" width="1000" height="8"/><rect class="span" x="{low}" y="6" width="{}" height="16"/><rect class="central" x="{}" width="8" height="28"/></svg>"#,
        1_000 - low,
        (central - 4).max(0)
    )
}

/// « 120 h d'insertion (de 90 h à 150 h) ».
pub fn total(page: &Page) -> Option<String> {
    let hours = page.estimate.total?;
    let central = format!("{} d’insertion", hours.central());
    Some(if hours.is_certain() {
        central
    } else {
        format!("{central} (de {} à {})", hours.low(), hours.high())
    })
}

/// The hours at the foot of a small screen, while the form is being filled in.
pub fn result_bar() -> impl IntoView {
    let state = State::of_page();
    let words = move || french(&state.get(total).unwrap_or_default());
    view! {
        <a
            class="result-bar"
            href=format!("#{RESULT}")
            hidden=flag(move || state.get(|page| page.estimate.total.is_none()))
        >
            <strong>{text(words)}</strong>
            <span>"Voir le calcul"</span>
        </a>
    }
}
