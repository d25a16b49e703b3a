use super::computed::coefficients;
use super::field::{field_box, hint_id, typed_input};
use super::live::{flag, on, text, words};
use super::state::{Page, State};
use clausule::bareme::{Bareme, Source};
use clausule::contract::Field;
use clausule::document::french;
use clausule::estimate::{Coefficient, Coefficients, Origin};
use leptos::prelude::*;
use std::fmt::Display;

/// What is shown of a coefficient, whatever its unit.
struct Shown {
    /// « 70 % (de 60 à 75 %) ».
    value: String,
    origin: Origin,
}

fn shown<T: Ord + Copy + Display>(coefficient: &Coefficient<T>) -> Shown {
    let span = coefficient.span;
    let value = if span.is_certain() {
        span.central().to_string()
    } else {
        format!("{} (de {} à {})", span.central(), span.low(), span.high())
    };
    Shown {
        value,
        origin: coefficient.origin,
    }
}

fn of_field(coefficients: &Coefficients, field: Field) -> Shown {
    match field {
        Field::Share => shown(&coefficients.share),
        Field::Cost => shown(&coefficients.cost),
        _ => shown(&coefficients.rate),
    }
}

/// The sources of a default, as HTML list items; empty for the buyer's own. `house` cites a house's
/// own table.
fn sources(origin: Origin, house: &str) -> String {
    match origin {
        Origin::Own => String::new(),
        Origin::House => words("li", "", house),
        Origin::Programme(programme) => words("li", "", programme.source()),
        Origin::Published { sources: [], .. } => words(
            "li",
            "",
            "Aucune source propre lue pour ce coefficient : repère des métiers voisins",
        ),
        Origin::Published { sources, .. } => sources
            .iter()
            .map(|source| words("li", "", &cite(source)))
            .collect(),
    }
}

/// What the hours are computed with.
pub fn coefficient_fields() -> impl IntoView {
    view! {
        <fieldset>
            <legend>"Les coefficients"</legend>
            <p class="legend-hint">
                "Laissez vide pour garder la valeur par défaut, affichée avec sa source."
            </p>
            {coefficient_field(Field::Share, "%")}
            {coefficient_field(Field::Cost, "€/h")}
            {coefficient_field(Field::Rate, "%")}
        </fieldset>
    }
}

/// Grade, sources and years of what a part of the lot shown is computed with, in one line.
pub fn source_of(page: &Page, part: usize, field: Field) -> String {
    let contract = &page.reading.contract;
    let found = contract.lots.get(page.at.lot).and_then(|lot| {
        let part = lot.parts.get(part)?;
        Coefficients::of(contract, lot, part, Bareme::builtin())
    });
    let Some(coefficients) = found else {
        return String::new();
    };
    let shown = of_field(&coefficients, field);
    let label = shown.origin.label();
    match shown.origin {
        Origin::Published { sources, .. } if !sources.is_empty() => {
            let cites: Vec<String> = sources.iter().map(cite).collect();
            format!(
                "{} {} : {label}, {}",
                field.label(),
                shown.value,
                cites.join(" ; ")
            )
        }
        Origin::House => format!(
            "{} {} : {label}, {}",
            field.label(),
            shown.value,
            contract.house.cite()
        ),
        Origin::Programme(programme) => format!(
            "{} {} : {label}, {}",
            field.label(),
            shown.value,
            programme.source()
        ),
        _ => format!("{} {} : {label}", field.label(), shown.value),
    }
}

/// « INSEE, construction (2020) ».
fn cite(source: &Source) -> String {
    let year = match source.year {
        Some(year) => year.to_string(),
        None => "année non indiquée".to_string(),
    };
    format!("{} ({year})", source.text)
}

/// A coefficient: empty for the default, which stands under it with grade and source.
fn coefficient_field(field: Field, unit: &'static str) -> impl IntoView {
    let state = State::of_page();
    let now = move || state.get(|page| Some(of_field(&coefficients(page)?, field)));
    let is_own = move || now().is_some_and(|shown| shown.origin == Origin::Own);
    let default = move || match now() {
        None => french("La valeur par défaut s’affiche quand le métier est choisi."),
        Some(shown) if shown.origin == Origin::Own => String::new(),
        Some(shown) => french(&format!("Par défaut : {}", shown.value)),
    };
    let origin = move || now().map_or("", |shown| shown.origin.label());
    let sources = move || {
        now()
            .map(|shown| {
                let house = state.get(|page| page.reading.contract.house.cite());
                sources(shown.origin, &house)
            })
            .unwrap_or_default()
    };
    let summary = match field {
        Field::Share => "Sources de la part de main-d’œuvre",
        Field::Cost => "Sources du coût horaire",
        _ => "Sources du taux d’insertion",
    };
    let hint = view! {
        <p class="hint coefficient" id=hint_id(field)>
            <span>{text(default)}</span>
            <span class="grade" class:own=flag(is_own)>{text(move || origin().to_string())}</span>
            <button
                type="button"
                class="link"
                hidden=flag(move || !is_own())
                on:click=on(move |_| state.set(field, String::new()))
            >
                "Reprendre la valeur par défaut"
            </button>
        </p>
        <details class="sources" hidden=flag(move || sources().is_empty())>
            <summary>{summary}</summary>
            <ul inner_html=text(sources)></ul>
        </details>
    };
    field_box(field, typed_input(field, unit, true), hint)
}
