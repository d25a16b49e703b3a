//! Lots and the parts of a lot: tables to see them all and to choose the one that the form shows.

use super::computed::{derived_html, holds};
use super::explanation::due_step;
use super::field::{choice_field, control_id, text_field};
use super::law::lot_mechanism;
use super::live::{by_id, carried, element, flag, on, text, words};
use super::state::{Page, State};
use super::steps::{TOTAL, number, number_of_lot, range};
use clausule::contract::{Answers, At, Contract, Field, Form, LotForm, Mechanism, Tranche};
use clausule::document::{escape, french};
use clausule::estimate::{Estimate, Outcome, Value};
use clausule::quantity::{Exact, Hours, Span};
use leptos::{ev::MouseEvent, prelude::*};

/// What a button of the tables does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Show,
    Copy,
    Up,
    Down,
    Delete,
}

const ACTS: [(Act, &str, &str, &str); 4] = [
    (
        Act::Copy,
        "copy",
        r#"<svg aria-hidden="true" viewBox="0 0 16 16"><path d="M5 5h8v8H5zM3 11V3h8"/></svg>"#,
        "Dupliquer",
    ),
    (Act::Up, "up", "↑", "Monter"),
    (Act::Down, "down", "↓", "Descendre"),
    (Act::Delete, "delete", "✕", "Supprimer"),
];

/// The buttons of a row. `of` is what the row is of: « le lot 2 ».
fn buttons(group: &str, index: usize, count: usize, of: &str) -> String {
    let all: Vec<String> = ACTS
        .iter()
        .map(|(act, key, sign, name)| {
            let idle = match act {
                Act::Up => index == 0,
                Act::Down => index + 1 == count,
                _ => false,
            };
            let disabled = if idle { " disabled" } else { "" };
            let title = escape(&french(&format!("{name} {of}")));
            format!(
                "<button type=\"button\" class=\"small\" id=\"{group}-{index}-{key}\" data-row=\"{index}\" data-act=\"{key}\" title=\"{title}\" aria-label=\"{title}\"{disabled}>{sign}</button>"
            )
        })
        .collect();
    all.concat()
}

/// The button that shows a row in the form.
fn show_button(group: &str, index: usize, current: bool, name: &str) -> String {
    let current = if current {
        " aria-current=\"true\""
    } else {
        ""
    };
    format!(
        "<button type=\"button\" class=\"link\" id=\"{group}-{index}-show\" data-row=\"{index}\" data-act=\"show\"{current}>{}</button>",
        escape(&french(name))
    )
}

/// The act and the row of a click.
fn clicked(event: &MouseEvent) -> Option<(Act, usize)> {
    let row = carried(event, "data-row")?.parse().ok()?;
    let key = carried(event, "data-act")?;
    let act = ACTS.iter().find(|(_, known, ..)| *known == key);
    Some((act.map_or(Act::Show, |(act, ..)| *act), row))
}

/// Puts the focus on an element once the page shows it.
fn focus_next(id: String) {
    request_animation_frame(move || {
        if let Some(element) = by_id(&id) {
            let _ = element.focus();
        }
    });
}

/// « Lot 2 », with its name or else its trade.
pub fn lot_name(page: &Page, index: usize) -> String {
    let lot = &page.form.lots[index];
    let name = lot.get(Field::LotName);
    let trade = page.reading.contract.lots[index]
        .trade()
        .map_or(lot.get(Field::Trade), |trade| trade.label);
    match (name.is_empty(), trade.is_empty()) {
        (false, _) => format!("Lot {} : {name}", index + 1),
        (true, false) => format!("Lot {} : {trade}", index + 1),
        (true, true) => format!("Lot {}", index + 1),
    }
}

/// The lots with their hours; nothing for a contract of one lot.
pub fn lots_table() -> impl IntoView {
    let state = State::of_page();
    let single = holds(|page, _| page.form.lots.len() == 1);
    let act = move |event: MouseEvent| {
        let Some((act, lot)) = clicked(&event) else {
            return;
        };
        let many = state.now(|page| page.form.lots.len());
        match act {
            Act::Show => {
                state.select(At::from(lot));
                focus_next(control_id(Field::Amount));
            }
            Act::Copy => copy_lot(state, lot),
            Act::Up | Act::Down => {
                let other = if act == Act::Up {
                    lot.saturating_sub(1)
                } else {
                    (lot + 1).min(many - 1)
                };
                state.edit(|form, at| {
                    form.lots.swap(lot, other);
                    let moved = match at.lot {
                        shown if shown == lot => other,
                        shown if shown == other => lot,
                        shown => shown,
                    };
                    At { lot: moved, ..at }
                });
                // The same button of the same lot, or the other one at an end of the list.
                let end = other == 0 || other + 1 == many;
                let key = match (act, end) {
                    (Act::Up, true) | (Act::Down, false) => "down",
                    _ => "up",
                };
                focus_next(format!("lot-{other}-{key}"));
            }
            Act::Delete => delete_lot(state, lot),
        }
    };
    view! {
        <div class="lots" hidden=flag(single)>
            <h3>"Les lots"</h3>
            <div class="scroll" tabindex="0" role="region" aria-label="Tableau des lots" on:click=on(act)>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">"Lot"</th>
                            <th scope="col" class="number amount">{french("Montant HT")}</th>
                            <th scope="col" class="number">"Heures"</th>
                            <th scope="col"><span class="unseen">"Actions"</span></th>
                        </tr>
                    </thead>
                    <tbody inner_html=derived_html(lots)></tbody>
                    <tfoot inner_html=derived_html(all_lots)></tfoot>
                </table>
            </div>
        </div>
    }
}

/// A row a lot.
fn lots(page: &Page, estimate: &Estimate) -> String {
    if page.form.lots.len() == 1 {
        return String::new();
    }
    let count = page.form.lots.len();
    let mut rows = String::new();
    for (index, outcome) in estimate.lots.iter().enumerate() {
        let shown = index == page.at.lot;
        let hours = match outcome {
            Outcome::Ready(figures) if figures.due().high() == Hours::ZERO => {
                number_of_lot(index, due_step(figures), "0 h, pas de clause")
            }
            Outcome::Ready(figures) => span(figures.due(), |end, value| {
                let step = match end {
                    "central" => due_step(figures).to_string(),
                    end => format!("step-{end}"),
                };
                number_of_lot(index, &step, value)
            }),
            other => {
                let is_wrong = matches!(other, Outcome::Wrong(_) | Outcome::Impossible(_));
                let class = if is_wrong { "wrong" } else { "" };
                words("span", class, without_hours(page, index, other))
            }
        };
        let amount = page.reading.contract.lots[index].amount();
        let amount = amount.map_or_else(String::new, |amount| Value::Euros(amount).to_string());
        rows += &element(
            "tr",
            if shown { "current" } else { "" },
            &(element(
                "th",
                "",
                &show_button("lot", index, shown, &lot_name(page, index)),
            )
            .replacen("<th>", "<th scope=\"row\">", 1)
                + &words("td", "number amount", &amount)
                + &element("td", "number", &hours)
                + &element(
                    "td",
                    "acts",
                    &buttons("lot", index, count, &format!("le lot {}", index + 1)),
                )),
        );
        // A line a row: one that changes is read alone.
        rows.push('\n');
    }
    rows
}

/// What stands in the place of the hours that a lot does not have.
pub fn without_hours(page: &Page, lot: usize, outcome: &Outcome) -> &'static str {
    let contract = &page.reading.contract;
    match outcome {
        Outcome::LeftOut if contract.mechanism_of(&contract.lots[lot]).is_reserved() => "réservé",
        Outcome::LeftOut => "sans clause",
        Outcome::Wrong(_) => "à corriger",
        Outcome::Missing(_) => "à compléter",
        Outcome::Impossible(_) => "hors limites",
        Outcome::Ready(_) => "",
    }
}

/// The amounts of the lots, added: of all of them, or of those with hours while there is no total.
pub fn amount_of_lots(page: &Page, estimate: &Estimate) -> Option<Exact> {
    let lots = page.reading.contract.lots.iter().zip(&estimate.lots);
    let counts = |outcome: &Outcome| estimate.total.is_some() || outcome.figures().is_some();
    let amounts = lots.filter(|(_, outcome)| counts(outcome));
    let amounts: Vec<Exact> = amounts.filter_map(|(lot, _)| lot.amount()).collect();
    Exact::sum(&amounts).ok().filter(|sum| sum.is_positive())
}

/// « ≈ 3,6 ETP · ≈ 2,4 personnes »: what the total is, with the first as a link; empty while there is none.
pub fn total_in_people(page: &Page, estimate: &Estimate) -> String {
    let mut parts = Vec::new();
    if let Some(etp) = estimate
        .etp()
        .filter(|etp| etp.result.exact().is_positive())
    {
        parts.push(number("total-etp", &etp.result.to_short()));
    }
    if let Some(people) = estimate.people(&page.reading.contract) {
        let words = format!("{} à temps plein sur la durée", people.to_short());
        parts.push(escape(&french(&words)));
    }
    parts.join(" · ")
}

/// The row under the lots.
fn all_lots(page: &Page, estimate: &Estimate) -> String {
    if page.form.lots.len() == 1 {
        return String::new();
    }
    let (title, sum) = match estimate.total {
        Some(total) => ("Total", total),
        None => ("Total des lots chiffrés", estimate.so_far),
    };
    let total = span(sum, |end, value| number(&format!("{TOTAL}-{end}"), value));
    let amount = amount_of_lots(page, estimate);
    let amount = amount.map_or_else(String::new, |amount| Value::Euros(amount).to_string());
    let mut name = words("span", "", title);
    let people = total_in_people(page, estimate);
    if !people.is_empty() {
        name += &element("span", "how", &people);
    }
    let amount = words("td", "number amount", &amount);
    format!(
        "<tr><th scope=\"row\">{name}</th>{amount}<td class=\"number\">{total}</td><td></td></tr>"
    )
}

/// Central hours, and under them their range; `write` makes a link of each.
fn span(hours: Span<Hours>, write: impl Fn(&str, &str) -> String) -> String {
    let mut cell = element(
        "strong",
        "",
        &write("central", &hours.central().to_string()),
    );
    if !hours.is_certain() {
        cell += &element("span", "how", &range(hours, write));
    }
    cell
}

fn copy_lot(state: State, lot: usize) {
    if state.now(|page| page.form.lots.len()) >= Contract::MOST_LOTS {
        return;
    }
    state.edit(|form, _| {
        let copy = form.lots[lot].clone();
        form.lots.insert(lot + 1, copy);
        At::from(lot + 1)
    });
    focus_next(format!("lot-{}-show", lot + 1));
}

fn delete_lot(state: State, lot: usize) {
    let (mut form, at) = state.now(|page| (page.form.clone(), page.at));
    if form.lots.len() == 1 {
        return;
    }
    form.lots.remove(lot);
    let shown = if at.lot > lot { at.lot - 1 } else { at.lot };
    let at = At::from(shown.min(form.lots.len() - 1));
    state.replace_at(
        form,
        at,
        &format!("Le lot {} est supprimé. « Annuler » le ramène.", lot + 1),
    );
}

/// The firm period of the contract; whether the lot shown carries the clause and by what, its parts, and what
/// adds more of them.
pub fn lot_options() -> impl IntoView {
    let state = State::of_page();
    let single = move || state.get(|page| page.form.lots.len() == 1);
    let no_reason = holds(|page, _| !needs_reason(page));
    let full = move || state.get(|page| page.form.lots.len() >= Contract::MOST_LOTS);
    let parts_full = move || state.get(|page| page.parts() >= Contract::MOST_PARTS);
    let one_part = move || state.get(|page| page.parts() == 1);
    let of_all = move || {
        let title = if single() {
            "Lots et postes"
        } else {
            "Tous les lots : reconductions"
        };
        french(title)
    };
    let of_lot =
        move || state.get(|page| format!("Lot {} sur {}", page.at.lot + 1, page.form.lots.len()));
    let can_split = move || {
        state.get(|page| {
            let contract = &page.reading.contract;
            let lot = contract.lots.get(page.at.lot);
            lot.and_then(|lot| contract.renewals(lot)).is_some()
        })
    };
    let add_lot = move |_: MouseEvent| {
        state.edit(|form, _| {
            form.lots.push(LotForm::default());
            At::from(form.lots.len() - 1)
        });
        focus_next(control_id(Field::Amount));
    };
    let add_part = move |_: MouseEvent| {
        state.edit(|form, at| {
            let lot = &mut form.lots[at.lot];
            lot.more.push(Answers::default());
            At {
                lot: at.lot,
                part: lot.more.len(),
            }
        });
        focus_next(control_id(Field::Amount));
    };
    let kept_options = vec![("", "Oui"), ("no", "Non")];
    let tranches: Vec<(String, String)> = Tranche::all()
        .map(|tranche| {
            let key = if tranche == Tranche::Firm {
                String::new()
            } else {
                tranche.key()
            };
            (key, tranche.to_string())
        })
        .collect();
    let tranches: Vec<(&str, &str)> = tranches
        .iter()
        .map(|(key, label)| (key.as_str(), label.as_str()))
        .collect();
    view! {
        <div class="market">
            <fieldset>
                <legend>{text(of_all)}</legend>
                {text_field(Field::FirmDuration, "mois", "Si la durée d’exécution comprend des reconductions : la première période, seule sûre.")}
            </fieldset>
            <fieldset>
                <legend hidden=flag(single)>{text(of_lot)}</legend>
                <p hidden=flag(move || !can_split())>
                    <button type="button" on:click=on(move |_| split_renewals(state))>
                        "Découper le montant par reconduction"
                    </button>
                </p>
                <div class="pair" hidden=flag(single)>
                    {choice_field(Field::Kept, &kept_options)}
                    <div hidden=flag(no_reason)>{text_field(Field::LeftOutReason, "", "")}</div>
                </div>
                <div hidden=flag(single)>{lot_mechanism()}</div>
                <div class="parts" hidden=flag(one_part)>
                    <p class="label">"Postes du lot"</p>
                    <div class="scroll" tabindex="0" role="region" aria-label="Tableau des postes" on:click=on(move |event| act_on_part(state, &event)) inner_html=derived_html(parts)></div>
                    {choice_field(Field::Tranche, &tranches)}
                </div>
                <p class="legend-hint" hidden=flag(move || !one_part())>
                    {french("Un lot qui mêle des métiers, ou qui a des tranches ou des reconductions, se découpe en postes : chacun a son montant.")}
                </p>
                <div class="actions">
                    <button type="button" on:click=on(add_part) disabled=flag(parts_full)>
                        "Ajouter un poste"
                    </button>
                    <button type="button" on:click=on(add_lot) disabled=flag(full)>
                        "Ajouter un lot"
                    </button>
                    <button
                        type="button"
                        on:click=on(move |_| copy_lot(state, state.now(|page| page.at.lot)))
                        disabled=flag(full)
                    >
                        "Dupliquer ce lot"
                    </button>
                </div>
            </fieldset>
        </div>
    }
}

/// Whether the lot shown bears no social condition: the pieces then ask why.
fn needs_reason(page: &Page) -> bool {
    let contract = &page.reading.contract;
    let lot = contract.lots.get(page.at.lot);
    page.typed(Field::Kept) == "no"
        || lot.is_some_and(|lot| contract.mechanism_of(lot) == Mechanism::None)
}

/// Makes a part of each renewal.
fn split_renewals(state: State) {
    let (form, at) = state.now(|page| {
        let mut form = page.form.clone();
        let split = form.split_renewals(page.at.lot, &page.reading.contract);
        (split.then_some(form), At::from(page.at.lot))
    });
    if let Some(form) = form {
        let said = "Le montant est découpé en postes, un par reconduction.";
        state.replace_at(form, at, said);
    }
}

fn act_on_part(state: State, event: &MouseEvent) {
    let Some((act, part)) = clicked(event) else {
        return;
    };
    let at = state.now(|page| page.at);
    let shown = At { part, ..at };
    match act {
        Act::Show => {
            state.select(shown);
            focus_next(control_id(Field::Amount));
        }
        Act::Delete => {
            let mut form = state.now(|page| page.form.clone());
            remove_part(&mut form, at.lot, part);
            let left = form.lots[at.lot].more.len();
            let shown = At {
                part: at.part.min(left),
                ..at
            };
            state.replace_at(
                form,
                shown,
                &format!("Le poste {} est supprimé. « Annuler » le ramène.", part + 1),
            );
        }
        Act::Copy | Act::Up | Act::Down => {}
    }
}

/// Removes a part; the second takes the place of the first, which keeps the answers of the lot.
fn remove_part(form: &mut Form, lot: usize, part: usize) {
    let lot = &mut form.lots[lot];
    if part > 0 {
        lot.more.remove(part - 1);
    } else if !lot.more.is_empty() {
        let next = lot.more.remove(0);
        for field in Field::all() {
            if field.place() == clausule::contract::Place::Part {
                lot.first.set(field, next.get(field));
            }
        }
    }
}

fn parts(page: &Page, _: &Estimate) -> String {
    let lot = &page.reading.contract.lots[page.at.lot];
    if lot.parts.len() == 1 {
        return String::new();
    }
    let mut rows = String::new();
    for (index, part) in lot.parts.iter().enumerate() {
        let shown = index == page.at.part;
        let trade = part.trade.map_or("métier à choisir", |trade| trade.label);
        let name = format!("Poste {} : {trade}", index + 1);
        let amount = part.amount.map(|amount| amount.to_string());
        let title = escape(&french(&format!("Supprimer le poste {}", index + 1)));
        rows += &element(
            "tr",
            if shown { "current" } else { "" },
            &(format!(
                "<th scope=\"row\">{}</th>",
                show_button("part", index, shown, &name)
            ) + &words("td", "", &part.tranche.to_string())
                + &words("td", "number", &amount.unwrap_or_default())
                + &format!(
                    "<td class=\"acts\"><button type=\"button\" class=\"small\" id=\"part-{index}-delete\" data-row=\"{index}\" data-act=\"delete\" title=\"{title}\" aria-label=\"{title}\">✕</button></td>"
                )),
        );
    }
    format!(
        "<table><thead><tr><th scope=\"col\">Poste</th><th scope=\"col\">Tranche</th><th scope=\"col\" class=\"number\">{}</th><th scope=\"col\"><span class=\"unseen\">Actions</span></th></tr></thead><tbody>{rows}</tbody></table>",
        french("Montant HT")
    )
}

/// The title of the form's first group, which says which lot it shows.
pub fn shown_lot(page: &Page) -> String {
    let lots = page.form.lots.len();
    let parts = page.parts();
    match (lots, parts) {
        (1, 1) => "Le marché".to_string(),
        (1, _) => format!("Le marché, poste {}", page.at.part + 1),
        (_, 1) => format!("Le marché, lot {}", page.at.lot + 1),
        _ => format!(
            "Le marché, lot {}, poste {}",
            page.at.lot + 1,
            page.at.part + 1
        ),
    }
}
