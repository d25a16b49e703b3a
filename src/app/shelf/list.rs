//! The list of dossiers, and of those that were deleted.

use super::acts::{act_on, act_on_bin, ask_to_empty, empty, rename};
use super::{Keeping, Page, Panel, Row};
use crate::app::live::{answer, by_id, carried, flag, html, on, reveal, text, words};
use crate::app::state::State;
use crate::app::{files, json, profiles, storage};
use clausule::bareme::fold;
use clausule::document::{escape, french};
use clausule::dossier::{Binned, What};
use leptos::{ev::KeyboardEvent, ev::MouseEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

const PENCIL: &str =
    r#"<svg aria-hidden="true" viewBox="0 0 16 16"><path d="M3 13l1-3 7-7 2 2-7 7z"/></svg>"#;
const COPY: &str =
    r#"<svg aria-hidden="true" viewBox="0 0 16 16"><path d="M5 5h8v8H5zM3 11V3h8"/></svg>"#;
const SAVE: &str =
    r#"<svg aria-hidden="true" viewBox="0 0 16 16"><path d="M8 2v8M5 7l3 3 3-3M3 13h10"/></svg>"#;

/// What a button of a row does, its sign and its name.
const ACTS: [(&str, &str, &str); 4] = [
    ("rename", PENCIL, "Renommer"),
    ("copy", COPY, "Dupliquer"),
    ("save", SAVE, "Enregistrer dans un fichier"),
    ("delete", "✕", "Supprimer"),
];

/// The DOM name of the field for another name.
pub const RENAME: &str = "rename";
/// The DOM name of the list.
const LIST: &str = "dossiers";
/// The name of a file of several dossiers.
pub const SEVERAL: &str = "clausule-dossiers.json";

/// The list.
pub fn dossiers() -> impl IntoView {
    let state = State::of_page();
    let open = Box::new(move |input: &HtmlInputElement| files::open(input, state));
    let save_all = move |_| {
        let entries = state.now(Page::entries);
        let what = match entries.len() {
            1 => "Le dossier".to_string(),
            count => format!("Le fichier de {count} dossiers"),
        };
        let text = json::write_several(&entries);
        files::save(state, &what, SEVERAL, "application/json", &text);
    };
    let closed = move || state.get(|page| page.shelf.panel != Some(Panel::Dossiers));
    let few = move || state.get(|page| page.shelf.rows.len() < 2);
    let none = move || state.get(|page| page.shelf.rows.is_empty());
    let on_click = move |event: MouseEvent| {
        if let (Some(key), Some(act)) = (carried(&event, "data-key"), carried(&event, "data-act")) {
            act_on(state, &key, &act);
        }
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if is_renaming(&event) => {
            event.prevent_default();
            rename(state);
        }
        "Escape" if state.now(|page| page.shelf.renaming.is_some()) => {
            event.prevent_default();
            stop_renaming(state);
        }
        _ => {}
    };
    view! {
        <section class="panel" id=LIST aria-labelledby="dossiers-title" hidden=flag(closed)>
            <h2 id="dossiers-title">"Vos dossiers"</h2>
            <p class="legend-hint">
                {french("Gardés sur cet appareil, dans ce navigateur, à mesure que vous saisissez. Enregistrez dans un fichier ceux qui comptent : vider les données du navigateur les efface.")}
            </p>
            <div class="actions">
                <button
                    type="button"
                    on:click=on(move |_| {
                        profiles::open_new(state);
                        if let Some(amount) = by_id("field-amount") {
                            reveal(state, &amount);
                        }
                    })
                >
                    "Nouveau dossier"
                </button>
                {files::chooser("Ouvrir un fichier", files::DOSSIERS, true, open)}
                <button type="button" on:click=on(save_all) disabled=flag(none)>
                    "Tout enregistrer"
                </button>
            </div>
            <p class="legend-hint drop-hint">
                {french("Des fichiers de dossiers peuvent aussi être déposés n’importe où sur la page.")}
            </p>
            <div class="field" hidden=flag(few)>
                <label for="dossiers-search">{french("Chercher un dossier")}</label>
                <div class="control">
                    <input
                        type="search"
                        id="dossiers-search"
                        autocomplete="off"
                        prop:value=answer(move || state.get(|page| page.shelf.query.clone()))
                        on:input=on(move |event| {
                            let query = event_target_value(&event);
                            state.show(|page| page.shelf.query = query);
                        })
                    />
                </div>
            </div>
            <p class="unseen" role="status">{text(move || state.get(count))}</p>
            <p class="empty" hidden=flag(move || !none())>
                {french("Aucun dossier n’est encore gardé : ce que vous saisissez dans le formulaire en fait un.")}
            </p>
            <ul class="kept" on:click=on(on_click) on:keydown=on(on_key) inner_html=html(move || state.get(list))></ul>
            {bin_list(What::Dossier)}
        </section>
    }
}

/// The DOM name of the title of a bin.
pub fn bin_id(what: What) -> &'static str {
    match what {
        What::Dossier => "bin-dossiers",
        What::Profile => "bin-profiles",
    }
}

/// What was deleted, each with its way back, and how to leave nothing of it.
pub fn bin_list(what: What) -> impl IntoView {
    let state = State::of_page();
    let panel = match what {
        What::Dossier => Panel::Dossiers,
        What::Profile => Panel::Profiles,
    };
    let id = bin_id(what);
    let of_kind = move |page: &Page| {
        let is_open = page.shelf.panel == Some(panel);
        let of_kind = |one: &&Binned| is_open && one.removed.what == what;
        page.bin.iter().filter(of_kind).cloned().collect::<Vec<_>>()
    };
    let none = move || state.get(|page| of_kind(page).is_empty());
    let asks = move || state.get(|page| page.shelf.emptying == Some(what));
    let rows = move || {
        let row = |one: &Binned| {
            let title = &one.removed.title;
            let name = escape(&french(&format!("Remettre en place « {title} »")));
            let mut about = format!("supprimé le {}", storage::words_of(&one.moment));
            if !one.is_kept {
                about += " · dans cette page seulement";
            }
            format!(
                "<li data-key=\"{}\"><div>{}{}</div><div class=\"acts\"><button type=\"button\" class=\"mini\" aria-label=\"{name}\">Remettre en place</button></div></li>\n",
                escape(&one.name),
                words("span", "", title),
                words("span", "how", &about)
            )
        };
        state.get(|page| of_kind(page).iter().map(row).collect())
    };
    let on_click = move |event: MouseEvent| {
        if let Some(name) = carried(&event, "data-key").filter(|_| is_button(&event)) {
            act_on_bin(state, &name);
        }
    };
    view! {
        <div class="bin" role="group" aria-labelledby=id hidden=flag(none)>
            <h3 id=id>"Corbeille"</h3>
            <p class="legend-hint">
                {french("Ce que vous avez supprimé peut être remis en place : les vingt derniers restent sur cet appareil, tant qu’il a de la place.")}
            </p>
            <ul class="kept" on:click=on(on_click) inner_html=html(rows)></ul>
            <div class="actions" hidden=flag(asks)>
                <button type="button" id=format!("empty-{id}") on:click=on(move |_| ask_to_empty(state, what, true))>
                    "Vider la corbeille"
                </button>
            </div>
            <div class="actions" hidden=flag(move || !asks())>
                <p id=format!("ask-{id}")>
                    {french("Rien de ce qui est dans la corbeille ne pourra être remis en place.")}
                </p>
                <button
                    type="button"
                    id=format!("empty-now-{id}")
                    aria-describedby=format!("ask-{id}")
                    on:click=on(move |_| empty(state, what))
                >
                    "Effacer pour de bon"
                </button>
                <button type="button" on:click=on(move |_| ask_to_empty(state, what, false))>
                    "Garder"
                </button>
            </div>
        </div>
    }
}

fn is_button(event: &MouseEvent) -> bool {
    let target = event.target();
    let target = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| matches!(target.closest("button"), Ok(Some(_))))
}

/// Which dossiers are looked for.
fn found(page: &Page) -> impl Iterator<Item = &Row> {
    let words: Vec<String> = fold(&page.shelf.query)
        .split_whitespace()
        .map(str::to_string)
        .collect();
    page.shelf.rows.iter().filter(move |row| {
        let title = fold(&row.title);
        words.iter().all(|word| title.contains(word.as_str()))
    })
}

/// How many there are, for who does not see the list.
fn count(page: &Page) -> String {
    if page.shelf.panel != Some(Panel::Dossiers) || page.shelf.query.is_empty() {
        return String::new();
    }
    match found(page).count() {
        0 => "Aucun dossier trouvé.".to_string(),
        1 => "1 dossier trouvé.".to_string(),
        count => format!("{count} dossiers trouvés."),
    }
}

fn list(page: &Page) -> String {
    if page.shelf.panel != Some(Panel::Dossiers) {
        return String::new();
    }
    let mut rows = String::new();
    for row in found(page) {
        rows += &row_html(row, page);
        // A line a row: one that changes is read alone.
        rows.push('\n');
    }
    if rows.is_empty() && !page.shelf.query.is_empty() {
        rows = words("li", "", "Aucun dossier ne porte ces mots.");
    }
    rows
}

fn row_html(row: &Row, page: &Page) -> String {
    let shown = row.key == page.slot.key;
    let key = escape(&row.key);
    let mut about: Vec<String> = Vec::new();
    match &row.brief {
        Ok(brief) => about.extend_from_slice(brief),
        Err(_) => about.push("illisible".to_string()),
    }
    about.push(storage::words_of(&row.changed));
    about.retain(|word| !word.is_empty());
    let mut about = words("span", "how", &about.join(" · "));
    about += &match row.state {
        Keeping::Kept => String::new(),
        Keeping::Older => words(
            "strong",
            "unsaved",
            "Dernières modifications pas encore gardées sur cet appareil",
        ),
        Keeping::Nothing => words("strong", "unsaved", "Pas encore gardé sur cet appareil"),
    };
    let title = escape(&french(&row.title));
    if page.shelf.renaming.as_deref() == Some(row.key.as_str()) {
        return format!(
            "<li class=\"renaming\" data-key=\"{key}\"><label for=\"{RENAME}\">{}</label><span class=\"control\"><input id=\"{RENAME}\" type=\"text\" maxlength=\"120\" autocomplete=\"off\" value=\"{}\"><button type=\"button\" data-act=\"renamed\">Renommer</button></span></li>",
            french("Nouveau nom"),
            escape(&row.title)
        );
    }
    let buttons: Vec<String> = ACTS
        .iter()
        .filter(|(act, ..)| row.brief.is_ok() || matches!(*act, "save" | "delete"))
        .map(|(act, sign, name)| {
            let name = escape(&french(&format!("{name} « {} »", row.title)));
            format!("<button type=\"button\" class=\"small\" id=\"{act}-{key}\" data-act=\"{act}\" title=\"{name}\" aria-label=\"{name}\">{sign}</button>")
        })
        .collect();
    let current = if shown { " aria-current=\"true\"" } else { "" };
    let class = if shown { " class=\"current\"" } else { "" };
    if shown {
        about.insert_str(0, " <strong class=\"shown\">Affiché</strong>");
    }
    format!(
        "<li data-key=\"{key}\"{class}><div><button type=\"button\" class=\"link\" id=\"open-{key}\" data-act=\"open\"{current}>{title}</button>{about}</div><div class=\"acts\">{}</div></li>",
        buttons.concat()
    )
}

/// Whether a key was pressed in the field for another name.
fn is_renaming(event: &KeyboardEvent) -> bool {
    let target = event.target();
    let target = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    target.is_some_and(|input| input.id() == RENAME)
}

/// Leaves the name as it was; the focus goes back to the button.
fn stop_renaming(state: State) {
    let mut key = None;
    state.show(|page| key = page.shelf.renaming.take());
    if let Some(key) = key {
        focus_rename(&key);
    }
}

/// Puts the focus on the button that asks for another name, once it is there again.
pub fn focus_rename(key: &str) {
    focus_later(format!("rename-{key}"));
}

/// Puts the focus on what has that DOM name, once the page is as it is to be.
pub fn focus_later(id: String) {
    request_animation_frame(move || {
        if let Some(found) = by_id(&id) {
            let _ = found.focus();
        }
    });
}
