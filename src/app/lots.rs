//! The list of lots: all of them with their hours, and what adds, moves and removes one.

use super::beside::unfolded;
use super::computed::derived_html;
use super::explanation::due_step;
use super::field::control_id;
use super::live::{attribute, by_id, carried, element, flag, on, text, words};
use super::state::{Page, State};
use super::steps::{TOTAL, number, number_of_lot, range};
use clausule::contract::{At, Contract, Field, Frame, LotForm};
use clausule::document::{escape, french};
use clausule::estimate::{Estimate, Outcome, Value};
use clausule::quantity::{Exact, Hours, Span};
use leptos::{ev::MouseEvent, prelude::*};

/// The button that shows a row in the form.
pub fn show_button(group: &str, index: usize, current: bool, name: &str) -> String {
    let current = if current {
        " aria-current=\"true\""
    } else {
        ""
    };
    format!(
        "<button type=\"button\" class=\"link\" id=\"{group}-{index}-show\" data-row=\"{index}\"{current}>{}</button>",
        escape(&french(name))
    )
}

/// The row that a click is to show.
pub fn row_to_show(event: &MouseEvent) -> Option<usize> {
    carried(event, "data-row")?.parse().ok()
}

/// Puts the focus on an element once the page shows it.
pub fn focus_next(id: String) {
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

/// The DOM name of the list of lots.
const LIST: &str = "lots";

/// How one leafs through the lots, and what changes their order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    On,
}

impl Way {
    /// The lot before or after; none at that end of the list.
    fn from(self, lot: usize, count: usize) -> Option<usize> {
        match self {
            Self::Back => lot.checked_sub(1),
            Self::On => Some(lot + 1).filter(|next| *next < count),
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Back => Self::On,
            Self::On => Self::Back,
        }
    }
}

/// The lots with their hours, at the head of the form: all of them, what adds, moves and removes one, and what
/// leafs through them. Nothing for a contract of one lot.
pub fn lots_list() -> impl IntoView {
    let state = State::of_page();
    let count = move || state.get(|page| page.form.lots.len());
    let shown = move || state.get(|page| page.at.lot);
    let full = move || count() >= Contract::MOST_LOTS;
    let named = move |what: &'static str| {
        attribute(move || Some(french(&format!("{what} le lot {}", shown() + 1))))
    };
    let idle = move |way: Way| flag(move || way.from(shown(), count()).is_none());
    let phases = move || state.get(|page| page.reading.contract.frame() == Frame::Concession);
    let act = move |event: MouseEvent| {
        if let Some(lot) = row_to_show(&event) {
            state.select(At::from(lot));
            focus_next(control_id(Field::Amount));
        }
    };
    let several = Memo::new(move |_| count() > 1);
    Effect::new(move |_| put_first(several.get()));
    // The lot shown may be out of the sight of a list that scrolls.
    let place = Memo::new(move |_| (shown(), count()));
    Effect::new(move |_| {
        let (lot, _) = place.get();
        request_animation_frame(move || keep_in_view(lot));
    });
    view! {
        <section class="lots" id=LIST aria-label="Lots" hidden=flag(move || count() == 1)>
            <details open=unfolded()>
                <summary><h2>{text(move || format!("Les {} lots", count()))}</h2></summary>
                <div class="lots-inside">
                    <p class="legend-hint" hidden=flag(move || !phases())>
                        {french("Dans les pièces d’une concession, chaque lot s’appelle une phase.")}
                    </p>
                    <div class="scroll" tabindex="0" role="region" aria-label="Tableau des lots" on:click=on(act)>
                        <table>
                            <thead>
                                <tr>
                                    <th scope="col">"Lot"</th>
                                    <th scope="col" class="number amount">{french("Montant HT")}</th>
                                    <th scope="col" class="number">"Heures"</th>
                                    <th scope="col" class="number">"Fourchette"</th>
                                </tr>
                            </thead>
                            <tbody inner_html=derived_html(lots)></tbody>
                            <tfoot inner_html=derived_html(all_lots)></tfoot>
                        </table>
                    </div>
                    <div class="actions">
                        <button type="button" on:click=on(move |_: MouseEvent| add_lot(state)) disabled=flag(full)>
                            "Ajouter un lot"
                        </button>
                        <button type="button" aria-label=named("Dupliquer") on:click=on(move |_: MouseEvent| copy_lot(state)) disabled=flag(full)>
                            "Dupliquer"
                        </button>
                        <button type="button" id="lot-up" aria-label=named("Monter") on:click=on(move |_: MouseEvent| move_lot(state, Way::Back)) disabled=idle(Way::Back)>
                            "Monter"
                        </button>
                        <button type="button" id="lot-down" aria-label=named("Descendre") on:click=on(move |_: MouseEvent| move_lot(state, Way::On)) disabled=idle(Way::On)>
                            "Descendre"
                        </button>
                        <button type="button" class="last" aria-label=named("Supprimer") on:click=on(move |_: MouseEvent| delete_lot(state))>
                            "Supprimer"
                        </button>
                    </div>
                </div>
            </details>
            <div class="leafing">
                <button type="button" id="lot-back" aria-label="Lot précédent" on:click=on(move |_: MouseEvent| leaf(state, Way::Back)) disabled=idle(Way::Back)>
                    <span aria-hidden="true">"←"</span>
                    <span class="long">{french("Lot précédent")}</span>
                    <span class="short">{french("Précédent")}</span>
                </button>
                <p>{text(move || french(&format!("Lot {} sur {}", shown() + 1, count())))}</p>
                <button type="button" id="lot-on" aria-label="Lot suivant" on:click=on(move |_: MouseEvent| leaf(state, Way::On)) disabled=idle(Way::On)>
                    <span class="long">{french("Lot suivant")}</span>
                    <span class="short">{french("Suivant")}</span>
                    <span aria-hidden="true">"→"</span>
                </button>
            </div>
        </section>
    }
}

/// Puts what holds for all lots before the answers of the lot shown, which the groups that follow go on with; of
/// one lot they are one card, which begins with the amount.
fn put_first(all_lots: bool) {
    let all = document().query_selector(".for-all").ok().flatten();
    if let Some(all) = all
        && let Some(card) = all.parent_element()
    {
        let is_all = |one: Option<web_sys::Element>| one.as_ref() == Some(&all);
        // Where it stands already it stays: a move takes the focus from it.
        if all_lots && !is_all(card.first_element_child()) {
            let _ = card.insert_before(&all, card.first_child().as_ref());
        } else if !all_lots && !is_all(card.last_element_child()) {
            let _ = card.append_child(&all);
        }
    }
}

/// Scrolls the list, never the page, to the row of a lot.
fn keep_in_view(lot: usize) {
    let row = by_id(&format!("lot-{lot}-show")).and_then(|one| one.closest("tr").ok()?);
    let scroll = row.as_ref().and_then(|row| row.closest(".scroll").ok()?);
    let (Some(row), Some(scroll)) = (row, scroll) else {
        return;
    };
    let (box_of_row, view) = (
        row.get_bounding_client_rect(),
        scroll.get_bounding_client_rect(),
    );
    let head = scroll.query_selector("thead").ok().flatten();
    let foot = scroll.query_selector("tfoot").ok().flatten();
    let height = |part: Option<web_sys::Element>| {
        part.map_or(0.0, |part| part.get_bounding_client_rect().height())
    };
    let above = view.top() + height(head) - box_of_row.top();
    let below = box_of_row.bottom() - (view.bottom() - height(foot));
    let by = if above > 0.0 { -above } else { below.max(0.0) };
    // Whole pixels are enough: a row is forty of them.
    #[allow(clippy::cast_possible_truncation)]
    scroll.set_scroll_top(scroll.scroll_top() + by.ceil() as i32);
}

/// A row a lot.
fn lots(page: &Page, estimate: &Estimate) -> String {
    if page.form.lots.len() == 1 {
        return String::new();
    }
    let mut rows = String::new();
    for (index, outcome) in estimate.lots.iter().enumerate() {
        let shown = index == page.at.lot;
        let hours = match outcome {
            Outcome::Ready(figures) if figures.due().high() == Hours::ZERO => {
                let none = number_of_lot(index, due_step(figures), "0 h, pas de clause");
                element("td", "number", &none).replacen("<td", "<td colspan=\"2\"", 1)
            }
            Outcome::Ready(figures) => span(figures.due(), |value| {
                number_of_lot(index, due_step(figures), value)
            }),
            other => {
                let is_wrong = matches!(other, Outcome::Wrong(_) | Outcome::Impossible(_));
                let class = if is_wrong { "number wrong" } else { "number" };
                words("td", class, without_hours(page, index, other)).replacen(
                    "<td",
                    "<td colspan=\"2\"",
                    1,
                )
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
                + &hours),
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

/// « ≈ 3,6 ETP sur un an, soit ≈ 2,4 personnes sur la durée »: what the total is, with
/// the first as a link; empty while there is none.
pub fn total_in_people(page: &Page, estimate: &Estimate) -> String {
    let mut parts = Vec::new();
    if let Some(etp) = estimate
        .etp()
        .filter(|etp| etp.result.exact().is_positive())
    {
        parts.push(number("total-etp", &etp.result.to_short()) + &escape(&french(" sur un an")));
    }
    if let Some(people) = estimate.people(&page.reading.contract) {
        parts.push(escape(&french(&format!(
            "{} sur la durée",
            people.to_short()
        ))));
    }
    parts.join(", soit ")
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
    let total = span(sum, |value| number(&format!("{TOTAL}-central"), value));
    let amount = amount_of_lots(page, estimate);
    let amount = amount.map_or_else(String::new, |amount| Value::Euros(amount).to_string());
    let mut name = words("span", "", title);
    let people = total_in_people(page, estimate);
    if !people.is_empty() {
        name += &element("span", "how", &people);
    }
    let amount = words("td", "number amount", &amount);
    format!("<tr><th scope=\"row\">{name}</th>{amount}{total}</tr>")
}

/// The cells of central hours, as a link to their step, and of their range: one stop a row for the keyboard.
fn span(hours: Span<Hours>, step: impl Fn(&str) -> String) -> String {
    let central = step(&hours.central().to_string());
    let range = if hours.is_certain() {
        String::new()
    } else {
        range(hours, |_, value| escape(&french(value)))
    };
    element("td", "number", &element("strong", "", &central))
        + &element("td", "number range", &range)
}

pub fn add_lot(state: State) {
    state.edit(|form, _| {
        form.lots.push(LotForm::default());
        At::from(form.lots.len() - 1)
    });
    focus_next(control_id(Field::Amount));
}

/// Makes another lot like the one shown, and shows it.
pub fn copy_lot(state: State) {
    state.edit(|form, at| {
        let copy = form.lots[at.lot].clone();
        form.lots.insert(at.lot + 1, copy);
        At::from(at.lot + 1)
    });
    // What tells it from the other.
    focus_next(control_id(Field::LotName));
}

/// Shows the next lot, or the one before.
fn leaf(state: State, way: Way) {
    let (lot, count) = state.now(|page| (page.at.lot, page.form.lots.len()));
    let Some(next) = way.from(lot, count) else {
        return;
    };
    state.select(At::from(next));
    stay_on(way, next, count, "lot-back", "lot-on");
}

/// Changes the place of the lot shown with that of the next one, or of the one before.
fn move_lot(state: State, way: Way) {
    let (lot, count) = state.now(|page| (page.at.lot, page.form.lots.len()));
    let Some(other) = way.from(lot, count) else {
        return;
    };
    state.edit(|form, at| {
        form.lots.swap(lot, other);
        At { lot: other, ..at }
    });
    stay_on(way, other, count, "lot-up", "lot-down");
}

/// At an end of the list the button in use is disabled: the focus goes to the other one.
fn stay_on(way: Way, lot: usize, count: usize, back: &str, on: &str) {
    if way.from(lot, count).is_none() {
        let other = match way.other() {
            Way::Back => back,
            Way::On => on,
        };
        focus_next(other.to_string());
    }
}

/// Removes the lot shown.
fn delete_lot(state: State) {
    let (mut form, at) = state.now(|page| (page.form.clone(), page.at));
    if form.lots.len() == 1 {
        return;
    }
    form.lots.remove(at.lot);
    let shown = At::from(at.lot.min(form.lots.len() - 1));
    state.replace_at(form, shown, &format!("Le lot {} est supprimé.", at.lot + 1));
}
