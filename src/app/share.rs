//! A dossier in the address of a page: the link to this one, and the one that was received.

use super::clipboard;
use super::computed::Computed;
use super::contacts::contacts_tick;
use super::json;
use super::live::{by_id, flag, html, on, text, words};
use super::message::{Message, focus_message};
use super::shelf::{self, Panel, Source};
use super::state::{Page, State};
use clausule::contract::{Answers, Field, LotForm, Place};
use clausule::document::french;
use clausule::dossier::link::{self, Held, LinkError, SAFE_LENGTH};
use clausule::dossier::{CONTACTS, Content, beginning, free_texts, without_contacts};
use clausule::quantity::integer;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlTextAreaElement;

/// How many characters of a free text are shown, at most.
const FIRST_WORDS: usize = 70;
/// How many free texts are shown.
const MOST_TEXTS: usize = 30;
/// The DOM name of the link.
const LINK: &str = "share-link";

/// The address of this page with that fragment.
pub fn address(fragment: &str) -> String {
    let href = window().location().href().unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    format!("{page}#{fragment}")
}

/// What is said of a link of that length.
pub fn length(link: &str) -> String {
    let count = link.chars().count();
    let characters = integer(i128::try_from(count).unwrap_or(i128::MAX));
    if count > SAFE_LENGTH {
        format!(
            "Le lien a {characters} caractères : certains logiciels de messagerie coupent les adresses de plus de {} caractères. Envoyez plutôt le fichier du dossier, ou vérifiez que le lien s’ouvre.",
            integer(i128::try_from(SAFE_LENGTH).unwrap_or(i128::MAX))
        )
    } else {
        format!("Le lien a {characters} caractères : il tient dans un courriel.")
    }
}

/// Copies a link; where the browser refuses, `shown` is selected for the user's own Ctrl + C.
pub fn copy(state: State, link: &str, shown: Option<&str>) {
    state.say(if clipboard::copy_plain(link) {
        Message::said(&format!("Le lien est copié. {}", length(link)))
    } else {
        let area = shown.and_then(by_id);
        if let Some(area) = area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) {
            area.select();
        }
        Message::failed("Le navigateur a refusé de copier le lien : sélectionnez-le, puis copiez-le (Ctrl + C).")
    });
}

/// The link to the dossier shown.
fn link_of(page: &Page) -> Result<String, LinkError> {
    let json = if page.shelf.contacts {
        json::write_tight(&page.form)
    } else {
        json::write_tight(&without_contacts(&page.form))
    };
    link::pack(Held::Dossier, &json).map(|fragment| address(&fragment))
}

/// The link, what it contains, and a button to copy it.
pub fn share() -> impl IntoView {
    let (state, computed) = (State::of_page(), Computed::of_page());
    let closed = move || state.get(|page| page.shelf.panel != Some(Panel::Share));
    let made = Memo::new(move |_| {
        if closed() {
            return Ok(String::new());
        }
        // Whether it has the contact data follows at once.
        state.get(|page| page.shelf.contacts);
        computed.at_rest(state, |page, _| link_of(page))
    });
    let link = move || made.get().unwrap_or_default();
    let refused = move || made.get().is_err();
    let no_contacts = move || {
        state.get(|page| {
            CONTACTS
                .iter()
                .all(|field| page.form.contract.get(*field).is_empty())
        })
    };
    let says = move || match made.get() {
        Ok(link) if link.is_empty() => String::new(),
        Ok(link) => french(&length(&link)),
        Err(error) => french(&error.to_string()),
    };
    view! {
        <section class="panel" id="share" aria-labelledby="share-title" hidden=flag(closed)>
            <h2 id="share-title">{french("Partager ce dossier par un lien")}</h2>
            <p class="legend-hint">
                {french("Le dossier est dans l’adresse elle-même, après le « # » : aucun serveur ne le reçoit. Qui a le lien peut le lire ; il s’ouvre à côté des dossiers que la personne a déjà.")}
            </p>
            <div inner_html=html(move || if closed() { String::new() } else { computed.at_rest(state, |page, _| contents(page)) })></div>
            {contacts_tick("share-contacts", "Joindre", no_contacts)}
            <div class="field" hidden=flag(refused)>
                <label for=LINK>"Lien"</label>
                <div class="control">
                    <textarea
                        id=LINK
                        class="address"
                        rows="3"
                        readonly
                        spellcheck="false"
                        aria-describedby="share-length"
                        prop:value=text(link)
                    ></textarea>
                </div>
            </div>
            <p class="hint" id="share-length">{text(says)}</p>
            <div class="actions">
                <button
                    type="button"
                    disabled=flag(refused)
                    on:click=on(move |_| copy(state, &untrack(link), Some(LINK)))
                >
                    "Copier le lien"
                </button>
            </div>
        </section>
    }
}

/// What the link contains, in words.
fn contents(page: &Page) -> String {
    let count = |answers: &Answers, place: fn(Place) -> bool| {
        let left = |field: &Field| !page.shelf.contacts && CONTACTS.contains(field);
        let fields = answers.iter().map(|(field, _)| field);
        fields
            .filter(|field| place(field.place()) && !left(field))
            .count()
    };
    let contract = count(&page.form.contract, |_| true);
    let parts = page.form.lots.iter().flat_map(LotForm::parts);
    let lots: usize = parts.map(|answers| count(answers, |_| true)).sum();
    if contract + lots == 0 {
        return words(
            "p",
            "",
            "Le dossier est vide : répondez d’abord à une question.",
        );
    }
    let plural = |count: usize| if count > 1 { "s" } else { "" };
    let counts = [
        format!(
            "{} lot{}, montants et métiers compris : {lots} réponse{}",
            page.form.lots.len(),
            plural(page.form.lots.len()),
            plural(lots)
        ),
        format!("{contract} réponse{} pour le marché", plural(contract)),
    ];
    let left = |field: &Field| !page.shelf.contacts && CONTACTS.contains(field);
    let mut texts: Vec<String> = free_texts(&page.form)
        .into_iter()
        .filter(|(_, field, _)| !left(field))
        .map(|(lot, field, text)| {
            let of_lot = lot.filter(|_| page.form.lots.len() > 1);
            let of_lot = of_lot.map(|lot| format!(", lot {}", lot + 1));
            let words = beginning(text, FIRST_WORDS);
            format!(
                "{}{} : « {words} »",
                field.label(),
                of_lot.unwrap_or_default()
            )
        })
        .collect();
    if texts.len() > MOST_TEXTS {
        let more = texts.len() - MOST_TEXTS;
        texts.truncate(MOST_TEXTS);
        texts.push(format!(
            "et {more} autre{} texte{}",
            plural(more),
            plural(more)
        ));
    }
    let items = |rows: &[String]| {
        rows.iter()
            .map(|row| words("li", "", row))
            .collect::<String>()
    };
    let mut shown = format!(
        "<p>{}</p><ul>{}</ul>",
        french("Il contient :"),
        items(&counts)
    );
    if !texts.is_empty() {
        let title = words(
            "p",
            "",
            "Dont ces textes libres, à relire s’ils nomment quelqu’un :",
        );
        shown = format!("{shown}{title}<ul>{}</ul>", items(&texts));
    }
    shown
}

/// Opens the link of the address.
pub fn receive(state: State, fragment: &str) {
    forget_fragment();
    let found = link::unpack(fragment)
        .map_err(|error| error.to_string())
        .and_then(|(held, file)| {
            let content = match held {
                Held::Dossier => json::parse(&file).map(Content::Dossier),
                Held::Profile => json::profile(&file).map(Content::Profile),
            };
            content.map_err(|error| error.to_string())
        });
    match found {
        Ok(content) => shelf::take(state, vec![(Source::Link, content)], &[]),
        Err(error) => {
            state.say(Message::failed(&format!(
                "{error} Vos réponses n’ont pas changé."
            )));
            focus_message();
        }
    }
}

/// The address without its fragment: a reload opens no second copy.
fn forget_fragment() {
    let window = window();
    let location = window.location();
    let path = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    if let Ok(history) = window.history() {
        // Where the browser refuses, a reload finds that the dossier is there already.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
    }
}
