//! What is blank in the texts, told once: grouped as the form is, each a link to its field.

use super::beside::unfolded;
use super::drafts::{Drafts, Written};
use super::links::{follow, link};
use super::live::{element, flag, html, on, text, words};
use clausule::clause::{Blank, Piece};
use clausule::contract::Field;
use clausule::document::french;
use leptos::prelude::*;
use std::cell::OnceCell;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The DOM name of the list.
pub const MISSING: &str = "missing";

/// Where a field stands that is in no group.
const FIRST_GROUP: &str = "Le marché";

/// The list: the blanks of the piece shown, then those of the others alone.
pub fn missing() -> impl IntoView {
    let drafts = Drafts::of_page();
    let counts = move || {
        let of_others = drafts.shown(|draft| draft.piece);
        let of_others = drafts.get(|written| others(written, of_others).len());
        (
            drafts.shown(|draft| draft.blanks.len()).unwrap_or(0),
            of_others,
        )
    };
    let nothing = move || counts() == (0, 0);
    let no_others = move || counts().1 == 0;
    let here = move || {
        drafts
            .shown(|draft| groups(&fields(&draft.blanks)))
            .unwrap_or_default()
    };
    let elsewhere = move || {
        let piece = drafts.shown(|draft| draft.piece);
        drafts.get(|written| groups(&others(written, piece)))
    };
    view! {
        <div class="missing" id=MISSING tabindex="-1" on:click=on(follow())>
            <p hidden=flag(move || counts().0 > 0)>{french("Rien ne manque dans le texte.")}</p>
            <details open=unfolded() hidden=flag(nothing)>
                <summary>{text(move || said(counts()))}</summary>
                <ul class="of-piece" inner_html=html(here)></ul>
                <p class="label" hidden=flag(move || no_others() || counts().0 == 0)>{french("Dans les autres pièces :")}</p>
                <ul class="of-others" inner_html=html(elsewhere)></ul>
            </details>
        </div>
    }
}

/// How many there are in the piece shown; or in the others, where it lacks nothing.
fn said(counts: (usize, usize)) -> String {
    french(&match counts {
        (0, 0) => String::new(),
        (0, 1) => "Il reste une mention à compléter dans les autres pièces".to_string(),
        (0, count) => format!("Il reste {count} mentions à compléter dans les autres pièces"),
        (1, _) => "Il reste une mention à compléter".to_string(),
        (count, _) => format!("Il reste {count} mentions à compléter"),
    })
}

fn fields(blanks: &[Blank]) -> Vec<Field> {
    blanks.iter().map(|blank| blank.field).collect()
}

/// What is blank in the other pieces and not in that one, each once.
fn others(written: &Written, shown: Option<Piece>) -> Vec<Field> {
    let of = |is_shown: bool| {
        let pieces = written.set.pieces.iter();
        pieces.filter(move |draft| (Some(draft.piece) == shown) == is_shown)
    };
    let told: Vec<Field> = of(true).flat_map(|draft| fields(&draft.blanks)).collect();
    let mut all = Vec::new();
    for field in of(false).flat_map(|draft| fields(&draft.blanks)) {
        if !told.contains(&field) && !all.contains(&field) {
            all.push(field);
        }
    }
    all
}

/// The fields under the titles of their groups, in the order of the form.
fn groups(fields: &[Field]) -> String {
    thread_local! {
        /// Each field of the form with the title of its group, in their order: the form is one fixed tree.
        static FORM: OnceCell<Vec<(Field, String)>> = const { OnceCell::new() };
    }
    FORM.with(|form| {
        let form = form.get_or_init(read_form);
        let mut html = String::new();
        let listed: Vec<&(Field, String)> = form
            .iter()
            .filter(|(field, _)| fields.contains(field))
            .collect();
        for group in listed.chunk_by(|(_, one), (_, next)| one == next) {
            let links = group.iter().map(|(field, _)| link(*field, field.label()));
            let links: String = links.map(|link| element("li", "", &link)).collect();
            let title = group.first().map_or("", |(_, title)| title.as_str());
            html += &element(
                "li",
                "",
                &(words("span", "of-group", title) + &element("ul", "", &links)),
            );
        }
        html
    })
}

fn read_form() -> Vec<(Field, String)> {
    let Ok(boxes) = document().query_selector_all(".form [data-field]") else {
        return Vec::new();
    };
    let title = |field: &Element| {
        let group = field.closest("details.group").ok()??;
        let title = group.query_selector("summary > span").ok()??;
        title.text_content()
    };
    let mut form: Vec<(Field, String)> = Vec::new();
    for index in 0..boxes.length() {
        let one = boxes
            .item(index)
            .and_then(|one| one.dyn_into::<Element>().ok());
        let Some(one) = one else { continue };
        let field = one
            .get_attribute("data-field")
            .and_then(|key| Field::from_key(&key));
        if let Some(field) = field
            && !form.iter().any(|(listed, _)| *listed == field)
        {
            form.push((
                field,
                title(&one).unwrap_or_else(|| FIRST_GROUP.to_string()),
            ));
        }
    }
    form
}
