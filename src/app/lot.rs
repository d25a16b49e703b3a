//! The lot that the form shows: whether it carries the clause and by what, and its parts.

use super::computed::{derived_html, holds};
use super::field::{choice_field, control_id, text_field};
use super::law::lot_mechanism;
use super::live::{carried, element, flag, on, text, words};
use super::lots::{add_lot, copy_lot, focus_next, row_to_show, show_button};
use super::state::{Page, State};
use clausule::contract::{Answers, At, Contract, Field, Form, Mechanism, Tranche};
use clausule::document::{escape, french};
use clausule::estimate::Estimate;
use leptos::{ev::MouseEvent, prelude::*};

/// The firm period of the contract; whether the lot shown carries the clause and by what, its parts, and what
/// adds more of them.
pub fn lot_options() -> impl IntoView {
    let state = State::of_page();
    let single = move || state.get(|page| page.form.lots.len() == 1);
    let no_reason = holds(|page, _| !needs_reason(page));
    let parts_full = move || state.get(|page| page.parts() >= Contract::MOST_PARTS);
    let one_part = move || state.get(|page| page.parts() == 1);
    let of_lot = move || {
        let lot = state.get(|page| page.at.lot + 1);
        if single() {
            "Lots et postes".to_string()
        } else {
            french(&format!("Lot {lot} : clause et postes"))
        }
    };
    let can_split = move || {
        state.get(|page| {
            let contract = &page.reading.contract;
            let lot = contract.lots.get(page.at.lot);
            lot.and_then(|lot| contract.renewals(lot)).is_some()
        })
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
                <legend>{text(of_lot)}</legend>
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
                    // Several lots have these at the head of the form.
                    <button type="button" hidden=flag(move || !single()) on:click=on(move |_: MouseEvent| add_lot(state))>
                        "Ajouter un lot"
                    </button>
                    <button type="button" hidden=flag(move || !single()) on:click=on(move |_: MouseEvent| copy_lot(state))>
                        "Dupliquer ce lot"
                    </button>
                </div>
            </fieldset>
            <fieldset>
                <legend hidden=flag(single)>{french("Tous les lots : reconductions")}</legend>
                {text_field(Field::FirmDuration, "mois", "Si la durée d’exécution comprend des reconductions : la première période, seule sûre.")}
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
    let at = state.now(|page| page.at);
    if let Some(part) = carried(event, "data-delete").and_then(|part| part.parse().ok()) {
        let mut form = state.now(|page| page.form.clone());
        remove_part(&mut form, at.lot, part);
        let left = form.lots[at.lot].more.len();
        let shown = At {
            part: at.part.min(left),
            ..at
        };
        state.replace_at(form, shown, &format!("Le poste {} est supprimé.", part + 1));
    } else if let Some(part) = row_to_show(event) {
        state.select(At { part, ..at });
        focus_next(control_id(Field::Amount));
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
                    "<td class=\"acts\"><button type=\"button\" class=\"small\" id=\"part-{index}-delete\" data-delete=\"{index}\" title=\"{title}\" aria-label=\"{title}\">✕</button></td>"
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
        (_, 1) => format!("Lot {}", page.at.lot + 1),
        _ => format!("Lot {}, poste {}", page.at.lot + 1, page.at.part + 1),
    }
}
