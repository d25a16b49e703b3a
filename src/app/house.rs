//! A house's own coefficients: typed in place, kept in a file, and what they change.

use super::actions::named;
use super::computed::{Computed, holds, html_at_rest};
use super::field::{lines_field, text_field};
use super::files;
use super::live::{element, flag, on, words};
use super::message::{Message, focus_message};
use super::state::{Page, State};
use clausule::bareme::Bareme;
use clausule::contract::{Field, Form, HouseFile, HouseRows};
use clausule::document::french;
use clausule::dossier::foreign;
use clausule::estimate::{Estimate, Outcome};
use clausule::quantity::Hours;
use leptos::prelude::*;

/// The fields of the table, its file, and its effect.
pub fn house() -> impl IntoView {
    let state = State::of_page();
    let computed = Computed::of_page();
    let open = Box::new(move |input: &_| {
        files::read(input, state, move |name, text| {
            open(state, computed, name, text);
        });
    });
    let save = move |_| {
        let file = state.now(|page| taken(&page.form));
        if [&file.name, &file.source, &file.date]
            .iter()
            .any(|text| text.trim().is_empty())
        {
            state.say(Message::failed(
                "Donnez un nom, une source et une date à votre barème avant de l’enregistrer : sans eux, personne ne saura d’où viennent ses chiffres.",
            ));
            return;
        }
        // A file goes to others: a row that cannot be read would be wrong in every dossier that opens it.
        if let Err(error) = HouseRows::read(&file.rows, Bareme::builtin()) {
            state.leave(Field::HouseRows);
            state.say(Message::failed(&format!(
                "Le barème n’est pas enregistré : une ligne est à corriger. {error}"
            )));
            focus_message();
            return;
        }
        let name = named(&file.name, "bareme", "csv");
        // The mark tells a spreadsheet that the text is in UTF-8.
        let text = format!("\u{feff}{}", file.write());
        files::save(state, "Le barème", &name, "text/csv", &text);
    };
    let collect = move |_| {
        let mut form = state.now(|page| page.form.clone());
        let count = form.gather_house(Bareme::builtin());
        if count == 0 {
            state.say(Message::failed(
                "Aucun lot n’a de part ou de coût modifié par vous : il n’y a rien à reprendre.",
            ));
        } else {
            state.replace(
                form,
                &format!("Valeurs modifiées reprises dans votre barème : {count}."),
            );
        }
    };
    let none = holds(|page, _| page.typed(Field::HouseRows).is_empty());
    view! {
        <div class="pair">
            {text_field(Field::HouseName, "", "")}
            {text_field(Field::HouseDate, "", "")}
        </div>
        {text_field(Field::HouseSource, "", "D’où viennent vos chiffres : bilans de chantiers, devis…")}
        {lines_field(Field::HouseRows, "Un métier par ligne : métier ; part de main-d’œuvre ; coût horaire. Par exemple : peinture ; 62 % ; 36 €/h.")}
        <div class="actions">
            <button type="button" on:click=on(collect)>"Reprendre vos valeurs modifiées"</button>
            <button type="button" on:click=on(save) disabled=flag(none)>
                "Enregistrer le barème"
            </button>
            {files::chooser("Ouvrir un barème", ".csv,text/csv", false, open)}
        </div>
        <div class="outcome" hidden=flag(none) inner_html=html_at_rest(effect)></div>
    }
}

/// Puts the table of a file in the dossier shown, which can be taken back, and says what it changes.
pub fn open(state: State, computed: Computed, name: &str, text: &str) {
    match HouseFile::read(text) {
        Ok(file) => {
            let before = computed.now(hours);
            let mut form = state.now(|page| page.form.clone());
            put(&mut form, &file);
            let said = format!(
                "Le barème « {name} » est ouvert dans le dossier affiché. « Annuler » revient en arrière."
            );
            state.replace(form, &said);
            let after = computed.now(hours);
            state.say_more(&changes(&before, &after));
        }
        Err(error) => {
            let why = foreign(name, text).map_or_else(|| error.to_string(), str::to_string);
            state.say(Message::failed(&format!(
                "{why} Vos réponses n’ont pas changé."
            )));
            focus_message();
        }
    }
}

/// The table as it stands in the form.
fn taken(form: &Form) -> HouseFile {
    let get = |field| form.contract.get(field).to_string();
    HouseFile {
        name: get(Field::HouseName),
        source: get(Field::HouseSource),
        date: get(Field::HouseDate),
        rows: get(Field::HouseRows),
    }
}

fn put(form: &mut Form, file: &HouseFile) {
    form.contract.set(Field::HouseName, &file.name);
    form.contract.set(Field::HouseSource, &file.source);
    form.contract.set(Field::HouseDate, &file.date);
    form.contract.set(Field::HouseRows, &file.rows);
}

/// The central hours of each lot, where it has any.
fn hours(estimate: &Estimate) -> Vec<Option<Hours>> {
    let central = |lot: &Outcome| Some(lot.figures()?.due().central());
    estimate.lots.iter().map(central).collect()
}

/// Which lots changed, in words.
fn changes(before: &[Option<Hours>], after: &[Option<Hours>]) -> String {
    let mut text = String::new();
    for (index, (one, other)) in before.iter().zip(after).enumerate() {
        if let (Some(one), Some(other)) = (one, other)
            && one != other
        {
            let changed = format!(" Lot {} : {one} → {other}.", index + 1);
            text.push_str(&changed);
        }
    }
    if text.is_empty() {
        " Aucune estimation ne change.".to_string()
    } else {
        format!(" Ce qui change :{text}")
    }
}

/// What the table changes: the hours of each lot with the barème of Clausule, and with this one.
fn effect(page: &Page, estimate: &Estimate) -> String {
    if page.typed(Field::HouseRows).is_empty() {
        return String::new();
    }
    let bareme = Bareme::builtin();
    let mut without = page.form.clone();
    without.contract.set(Field::HouseRows, "");
    let before = hours(&Estimate::of(&without.read(bareme), bareme));
    let after = hours(estimate);
    let cell = |hours: &Option<Hours>| hours.map_or("–".to_string(), |hours| hours.to_string());
    let mut rows = String::new();
    for (index, (one, other)) in before.iter().zip(&after).enumerate() {
        if one != other {
            rows += &element(
                "tr",
                "",
                &(format!("<th scope=\"row\">Lot {}</th>", index + 1)
                    + &words("td", "number", &cell(one))
                    + &words("td", "number", &cell(other))),
            );
        }
    }
    if rows.is_empty() {
        return words("p", "", "Ce barème ne change aucune estimation du dossier.");
    }
    format!(
        "<table><caption>{}</caption><thead><tr><th scope=\"col\">Lot</th><th scope=\"col\" class=\"number\">{}</th><th scope=\"col\" class=\"number\">{}</th></tr></thead><tbody>{rows}</tbody></table>",
        french("Les estimations que ce barème change"),
        french("Barème de Clausule"),
        french("Votre barème")
    )
}
