use super::computed::coefficients;
use super::field::{choice_field, field_box, hint_id, typed_input};
use super::live::{flag, on, text, words};
use super::state::{Page, State};
use clausule::bareme::{Bareme, Nature, Source};
use clausule::contract::{At, Field, House};
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
    Shown {
        value: coefficient.span.to_string(),
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

/// The sources of a default; none for the buyer's own.
fn sources(origin: Origin, house: &House) -> Vec<String> {
    match origin {
        Origin::Own => Vec::new(),
        Origin::House => vec![house.cite()],
        Origin::Programme(programme) => vec![programme.source().to_string()],
        Origin::Published { sources, grade, .. } => Source::cite(sources, grade),
    }
}

/// The title of the group, which says whose they are.
fn of_lot(page: &Page) -> String {
    match page.form.lots.len() {
        1 => "Les coefficients".to_string(),
        _ => french(&format!("Lot {} : les coefficients", page.at.lot + 1)),
    }
}

/// What the hours are computed with.
pub fn coefficient_fields() -> impl IntoView {
    let mut natures = vec![("", "D’après le métier")];
    let state = State::of_page();
    natures.extend(Nature::ALL.map(|nature| (nature.key(), nature.label())));
    view! {
        <fieldset>
            <legend>{text(move || state.get(of_lot))}</legend>
            <p class="legend-hint" hidden=flag(move || unused(state) == Some(Unused::All))>
                "Laissez vide pour garder la valeur par défaut, affichée avec sa source."
            </p>
            <p class="hint" hidden=flag(move || unused(state).is_none())>
                {text(move || french(unused(state).map_or("", Unused::says)))}
            </p>
            {used_field(Field::Share, "%")}
            {used_field(Field::Cost, "€/h")}
            {used_field(Field::Rate, "%")}
            {choice_field(Field::Nature, &natures)}
        </fieldset>
    }
}

/// Which coefficients do not count in the part shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unused {
    /// It carries no hours.
    All,
    /// The hours begin with those of the staff taken over.
    OfWork,
}

impl Unused {
    const fn says(self) -> &'static str {
        match self {
            Self::All => {
                "Il n’y a pas d’heures à calculer ici : la part de main-d’œuvre, le coût horaire et le taux ne servent pas. Ce que vous y avez saisi est gardé."
            }
            Self::OfWork => {
                "Le personnel est repris : le calcul part de ses heures. La part de main-d’œuvre et le coût horaire ne servent pas ici ; ce que vous y avez saisi est gardé."
            }
        }
    }

    const fn has(self, field: Field) -> bool {
        matches!(self, Self::All) || !matches!(field, Field::Rate)
    }
}

fn unused(state: State) -> Option<Unused> {
    state.get(|page| {
        let contract = &page.reading.contract;
        let lot = contract.lots.get(page.at.lot)?;
        if !contract.mechanism_of(lot).has_hours() {
            return Some(Unused::All);
        }
        let part = lot.parts.get(page.at.part)?;
        part.taken_over.map(|_| Unused::OfWork)
    })
}

/// A coefficient where it counts, or where something is typed in it.
fn used_field(field: Field, unit: &'static str) -> impl IntoView {
    let state = State::of_page();
    let idle = move || {
        unused(state).is_some_and(|unused| unused.has(field))
            && state.get(|page| page.typed(field).is_empty())
    };
    view! { <div hidden=flag(idle)>{coefficient_field(field, unit)}</div> }
}

/// Grade, sources and years of what a part of a lot is computed with, in one line.
pub fn source_of(page: &Page, at: At, field: Field) -> String {
    let contract = &page.reading.contract;
    let found = contract.lots.get(at.lot).and_then(|lot| {
        let part = lot.parts.get(at.part)?;
        Coefficients::of(contract, lot, part, Bareme::builtin())
    });
    let Some(coefficients) = found else {
        return String::new();
    };
    let shown = of_field(&coefficients, field);
    let label = shown.origin.label();
    let mut text = format!("{} {} : {label}", field.label(), shown.value);
    let sources = sources(shown.origin, &contract.house);
    if !sources.is_empty() {
        text += ". ";
        text += &sources.join(" ; ");
    }
    text
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
    let cited = move || -> String {
        let sources = now().map_or(Vec::new(), |shown| {
            state.get(|page| sources(shown.origin, &page.reading.contract.house))
        });
        sources
            .iter()
            .map(|source| words("li", "", source))
            .collect()
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
        <details class="sources" hidden=flag(move || cited().is_empty())>
            <summary>{summary}</summary>
            <ul inner_html=text(cited)></ul>
        </details>
    };
    field_box(field, typed_input(field, unit, true), hint)
}
