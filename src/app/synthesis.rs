//! What only paper needs, where the form does not stand beside the result: what the estimate is about, and
//! where its figures are from.

use super::charts::published_sources;
use super::coefficient::source_of;
use super::computed::{Computed, printed, today};
use super::explanation::meaning_source;
use super::field::words_of;
use super::live::{element, table, words};
use super::lots::{amount_of_lots, lot_name};
use super::state::{Page, State};
use clausule::bareme::Bareme;
use clausule::contract::{At, Field, Lot, Place};
use clausule::document::{escape, french};
use clausule::estimate::{Estimate, Outcome, StepKind, Value};
use clausule::law::Law;
use clausule::quantity::{Hours, Span, long_date};
use leptos::prelude::*;

/// Title, answers, lots, and the day: the head of the printed page.
pub fn about() -> impl IntoView {
    on_paper("about", about_html)
}

/// Where the figures are from: after all lots, before what is said of the one shown.
pub fn sources_of_lots() -> impl IntoView {
    on_paper("origins", |page, estimate| {
        let several = page.form.lots.len() > 1;
        if several {
            sources_html(page, estimate)
        } else {
            String::new()
        }
    })
}

/// The same of a contract of one lot, after its range.
pub fn sources() -> impl IntoView {
    on_paper("origins", |page, estimate| {
        let single = page.form.lots.len() == 1;
        if single {
            sources_html(page, estimate)
        } else {
            String::new()
        }
    })
}

/// Made while the page is printed, and nowhere else.
fn on_paper(name: &'static str, show: fn(&Page, &Estimate) -> String) -> impl IntoView {
    let (state, computed) = (State::of_page(), Computed::of_page());
    let inside = move || {
        if computed.is_printing() {
            computed.at_rest(state, show)
        } else {
            String::new()
        }
    };
    let place = NodeRef::new();
    view! { <div class=format!("on-paper {name}") node_ref=place inner_html=printed(place, inside)></div> }
}

fn about_html(page: &Page, estimate: &Estimate) -> String {
    let bareme = Bareme::builtin();
    let said = format!(
        "Estimation du {}. {}, mis à jour le {}. Textes {}.",
        long_date(today()),
        bareme.name,
        long_date(bareme.updated),
        Law::builtin().read_as()
    );
    let mut html = words("h2", "", &page.title()) + &words("p", "how", &said);
    let mut pairs = String::new();
    let mut pair = |label: &str, value: &str| {
        if !value.is_empty() {
            let inside = words("dt", "", label) + &words("dd", "", value);
            pairs += &element("div", "", &inside);
        }
    };
    let several = page.form.lots.len() > 1;
    if !several {
        let lot = &page.reading.contract.lots[0];
        let amount = lot.amount().map(|amount| Value::Euros(amount).to_string());
        pair(Field::Amount.label(), &amount.unwrap_or_default());
        pair(Field::Trade.label(), &trades(page, 0));
    }
    for (field, value) in answers(page, At::default(), Place::Contract) {
        // It stands above.
        if field == Field::Title && page.form.get(0, field) == page.title() {
            continue;
        }
        pair(field.label(), &value);
    }
    for (index, lot) in page.form.lots.iter().enumerate() {
        let count = lot.parts().count();
        for part in 0..count {
            let at = At { lot: index, part };
            let mut given = if part == 0 {
                answers(page, at, Place::Lot)
            } else {
                Vec::new()
            };
            given.extend(answers(page, at, Place::Part));
            // The table has them, or what stands first.
            given.retain(|(field, _)| match field {
                Field::Amount | Field::Trade => count > 1,
                Field::LotName | Field::LotDuration => !several,
                _ => true,
            });
            for (field, value) in given {
                let mut label = field.label().to_string();
                if count > 1 && field.place() == Place::Part {
                    label = format!("Poste {}, {label}", part + 1);
                }
                if several {
                    label = format!("Lot {}, {label}", index + 1);
                }
                pair(&label, &value);
            }
        }
    }
    html += &element("dl", "given", &pairs);
    if several {
        html += &lots(page, estimate);
    }
    html
}

/// « Peinture + gros œuvre ».
fn trades(page: &Page, lot: usize) -> String {
    let parts = &page.reading.contract.lots[lot].parts;
    let mut labels: Vec<&str> = Vec::new();
    for trade in parts.iter().filter_map(|part| part.trade) {
        if !labels.contains(&trade.label) {
            labels.push(trade.label);
        }
    }
    labels.join(" + ")
}

/// The answers given at a place, in words, in the order of the form.
fn answers(page: &Page, at: At, place: Place) -> Vec<(Field, String)> {
    let given = Field::all().filter(|field| field.place() == place);
    given
        .filter_map(|field| {
            let typed = page.form.get(at, field);
            (!typed.is_empty()).then(|| (field, in_words(field, typed)))
        })
        .collect()
}

/// An answer as its field shows it, with its unit; of long texts, which the pieces hold, the beginning.
fn in_words(field: Field, typed: &str) -> String {
    const MOST: usize = 160;
    let shown = document().query_selector(&format!("[data-field={}]", field.key()));
    let Ok(Some(shown)) = shown else {
        return typed.to_string();
    };
    let find = |what: &str| shown.query_selector(what).ok()?;
    let mut text = if find("[type=checkbox]").is_some() {
        let label = |key: &str| find(&format!("[value=\"{key}\"]"))?.parent_element();
        let labels = typed.split_whitespace().filter_map(label);
        let labels: Vec<String> = labels.filter_map(|one| one.text_content()).collect();
        labels.join(" ; ")
    } else {
        words_of(&shown, typed)
    };
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    text = lines.join(" ; ");
    let unit = find(".unit").and_then(|unit| unit.text_content());
    if let Some(unit) = unit.filter(|unit| !unit.is_empty())
        && text.ends_with(|last: char| last.is_ascii_digit())
    {
        text = format!("{text} {unit}");
    }
    if let Some((end, _)) = text.char_indices().nth(MOST) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// A row a lot, then all of them.
fn lots(page: &Page, estimate: &Estimate) -> String {
    let contract = &page.reading.contract;
    let cell = |text: &str| words("td", "number", text);
    let hours = |span: Span<Hours>| {
        let range = if span.is_certain() {
            String::new()
        } else {
            format!("{} à {}", span.low(), span.high())
        };
        cell(&span.central().to_string()) + &cell(&range)
    };
    let duration = |lot: &Lot| {
        let months = contract.duration_of(lot).map(|months| months.to_string());
        words("td", "", &months.unwrap_or_default())
    };
    let amount = |exact| Value::Euros(exact).to_string();
    let row = |name: &str, cells: &str| {
        let name = escape(&french(name));
        element(
            "tr",
            "",
            &(format!("<th scope=\"row\">{name}</th>") + cells),
        )
    };
    let mut rows = String::new();
    for (index, (lot, outcome)) in contract.lots.iter().zip(&estimate.lots).enumerate() {
        let of = words("td", "", &trades(page, index))
            + &duration(lot)
            + &cell(&lot.amount().map(amount).unwrap_or_default());
        let hours = match outcome {
            Outcome::Ready(figures) => hours(figures.due()),
            other => cell(super::lots::without_hours(page, index, other)) + &cell(""),
        };
        rows += &row(&lot_name(page, index), &(of + &hours));
    }
    let (name, sum) = match estimate.total {
        Some(total) => ("Total", total),
        None => ("Total des lots chiffrés", estimate.so_far),
    };
    let whole = amount_of_lots(page, estimate)
        .map(amount)
        .unwrap_or_default();
    let sums = cell("") + &cell("") + &cell(&whole) + &hours(sum);
    rows += &row(name, &sums).replacen("<tr", "<tr class=\"sum\"", 1);
    let heads = [
        ("", "Lot"),
        ("", "Métier"),
        ("", "Durée"),
        ("number", "Montant HT"),
        ("number", "Heures"),
        ("number", "Fourchette"),
    ];
    table("Les lots", &heads, &rows)
}

/// Each source once, with the lots that it is of.
fn sources_html(page: &Page, estimate: &Estimate) -> String {
    let several = page.form.lots.len() > 1;
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for (lot, outcome) in estimate.lots.iter().enumerate() {
        let Some(figures) = outcome.figures() else {
            continue;
        };
        for part in 0..figures.parts.len() {
            for field in [Field::Share, Field::Cost, Field::Rate] {
                let text = source_of(page, At { lot, part }, field);
                let number = (lot + 1).to_string();
                match found.iter_mut().find(|(one, _)| *one == text) {
                    Some((_, lots)) if lots.contains(&number) => {}
                    Some((_, lots)) => lots.push(number),
                    None => found.push((text, vec![number])),
                }
            }
        }
    }
    if found.is_empty() {
        return String::new();
    }
    let mut items = String::new();
    for (text, lots) in &found {
        let of = match (several, &lots[..]) {
            (false, _) => String::new(),
            (true, [lot]) => format!("Lot {lot} : "),
            (true, lots) => format!("Lots {} : ", lots.join(", ")),
        };
        items += &words("li", "", &(of + text));
    }
    for kind in [StepKind::Etp, StepKind::HoursOfOnePerson] {
        items += &words("li", "", meaning_source(page, kind));
    }
    for text in published_sources(page, estimate) {
        items += &words("li", "", &text);
    }
    words("h3", "", "D’où viennent ces chiffres") + &element("ul", "", &items)
}
