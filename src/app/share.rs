//! A dossier in the address of a page: the link to this one, and the one that was received.

use super::clipboard;
use super::computed::Computed;
use super::contacts::contacts_tick;
use super::json;
use super::live::{answer, by_id, flag, html, on, text, words};
use super::message::{Message, focus_message};
use super::profiles;
use super::shelf::{self, Panel, Source};
use super::state::{Page, State};
use clausule::contract::{Answers, Form, LotForm};
use clausule::document::french;
use clausule::dossier::link::{self, Held, LinkError, SAFE_LENGTH};
use clausule::dossier::{CONTACTS, Content, Profile, beginning, free_texts, without_contacts};
use clausule::quantity::integer;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlTextAreaElement;

/// How many characters of a free text are shown, at most.
const FIRST_WORDS: usize = 70;
/// How many free texts are shown.
const MOST_TEXTS: usize = 30;

/// The address of this page with that fragment.
fn address(fragment: &str) -> String {
    let href = window().location().href().unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    format!("{page}#{fragment}")
}

/// What is said of a link of that length.
fn length(link: &str) -> String {
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
fn copy(state: State, link: &str, shown: &str) {
    state.say(if clipboard::copy_plain(link) {
        Message::said(&format!("Le lien est copié. {}", length(link)))
    } else {
        let area = by_id(shown);
        if let Some(area) = area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) {
            area.select();
        }
        Message::failed("Le navigateur a refusé de copier le lien : sélectionnez-le, puis copiez-le (Ctrl + C).")
    });
}

/// A link as its panel shows it.
#[derive(Clone, PartialEq, Eq)]
struct Offered {
    /// What it contains, in words: HTML.
    contents: String,
    /// The link; none while there is nothing to send.
    link: Option<Result<String, LinkError>>,
    /// Whether there are contact data to join.
    has_contacts: bool,
}

impl Offered {
    fn nothing() -> Self {
        Self {
            contents: String::new(),
            link: None,
            has_contacts: false,
        }
    }

    fn link(&self) -> String {
        let link = self.link.as_ref().and_then(|link| link.as_ref().ok());
        link.cloned().unwrap_or_default()
    }
}

/// The link to the dossier shown.
fn of_dossier(page: &Page) -> Offered {
    let joined = page.shelf.contacts;
    let form = if joined {
        page.form.clone()
    } else {
        without_contacts(&page.form)
    };
    let contract = form.contract.iter().count();
    let parts = form.lots.iter().flat_map(LotForm::parts);
    let lots: usize = parts.map(|answers| answers.iter().count()).sum();
    let has_contacts = has_contacts(&page.form.contract);
    if contract + lots == 0 {
        let said = "Le dossier est vide : répondez d’abord à une question.";
        return Offered {
            contents: words("p", "", said),
            link: None,
            has_contacts,
        };
    }
    let count = form.lots.len();
    let mut counts = vec![format!(
        "{count} lot{}, montants et métiers compris : {lots} réponse{}",
        plural(count),
        plural(lots)
    )];
    if contract > 0 {
        counts.push(format!(
            "{contract} réponse{} pour le marché",
            plural(contract)
        ));
    }
    counts.extend(contacts_in_words(has_contacts, joined));
    let link = link::pack(Held::Dossier, &json::write_tight(&form));
    Offered {
        contents: contents(&form, &counts),
        link: Some(link.map(|fragment| address(&fragment))),
        has_contacts,
    }
}

/// The link to a profile.
fn of_profile(page: &Page, profile: Profile) -> Offered {
    let joined = page.shelf.contacts;
    let has_contacts = profile.has_contacts();
    let profile = if joined {
        profile
    } else {
        profile.without_contacts()
    };
    // Its answers as a dossier has them, to be told in the same words.
    let mut form = Form::new();
    profile.apply(&mut form, true);
    let count = form.contract.iter().count();
    if count == 0 {
        let said = "Ce profil ne contient que des coordonnées : joignez-les, ou complétez-le.";
        return Offered {
            contents: words("p", "", said),
            link: None,
            has_contacts,
        };
    }
    let mut counts = vec![format!("{count} réponse{} de ce profil", plural(count))];
    counts.extend(contacts_in_words(has_contacts, joined));
    let link = link::pack(Held::Profile, &json::write_profile(&profile));
    Offered {
        contents: contents(&form, &counts),
        link: Some(link.map(|fragment| address(&fragment))),
        has_contacts,
    }
}

fn has_contacts(answers: &Answers) -> bool {
    CONTACTS.iter().any(|field| !answers.get(*field).is_empty())
}

/// Whether a link has the contact data that there are.
fn contacts_in_words(has_contacts: bool, joined: bool) -> Option<String> {
    let said = if joined { "jointes" } else { "non jointes" };
    has_contacts.then(|| format!("coordonnées du facilitateur : {said}"))
}

fn plural(count: usize) -> &'static str {
    if count > 1 { "s" } else { "" }
}

/// The panel of the link to the dossier shown.
pub fn share() -> impl IntoView {
    let (state, computed) = (State::of_page(), Computed::of_page());
    let closed = move || state.get(|page| page.shelf.panel != Some(Panel::Share));
    let made = Memo::new(move |_| {
        if closed() {
            return Offered::nothing();
        }
        // Whether it has the contact data follows at once.
        state.get(|page| page.shelf.contacts);
        computed.at_rest(state, |page, _| of_dossier(page))
    });
    let parts = Parts {
        tick: ("share-contacts", "Joindre"),
        link: ("share-link", "Lien"),
        length: "share-length",
    };
    view! {
        <section class="panel" id="share" aria-labelledby="share-title" hidden=flag(closed)>
            <h2 id="share-title">{french("Partager ce dossier par un lien")}</h2>
            <p class="legend-hint">
                {french("Le dossier est dans l’adresse elle-même, après le « # » : aucun serveur ne le reçoit. Qui a le lien peut le lire ; il s’ouvre à côté des dossiers que la personne a déjà.")}
            </p>
            {offer(state, made, parts)}
        </section>
    }
}

/// The DOM name of the title above the link to a profile.
pub const PROFILE_TITLE: &str = "profile-share-title";

/// The same of the link to a profile, under the list of profiles.
pub fn share_profile() -> impl IntoView {
    let state = State::of_page();
    let made = Memo::new(move |_| {
        state.get(|page| match profiles::linked(page) {
            Some(profile) => of_profile(page, profile),
            None => Offered::nothing(),
        })
    });
    let none = move || state.get(|page| profiles::linked(page).is_none());
    let title = move || {
        let name = state.get(|page| profiles::linked(page).map(|profile| profile.name));
        french(&format!(
            "Partager le profil « {} » par un lien",
            name.unwrap_or_default()
        ))
    };
    let parts = Parts {
        tick: ("profile-contacts", "Joindre au lien"),
        link: ("profile-link", "Lien vers le profil"),
        length: "profile-length",
    };
    view! {
        <div class="bin" role="group" aria-labelledby=PROFILE_TITLE hidden=flag(none)>
            <h3 id=PROFILE_TITLE tabindex="-1">{text(title)}</h3>
            {offer(state, made, parts)}
        </div>
    }
}

/// The words and DOM names of the parts of a panel, which no two panels share.
#[derive(Clone, Copy)]
struct Parts {
    /// Of the choice of contact data.
    tick: (&'static str, &'static str),
    /// Of the link.
    link: (&'static str, &'static str),
    /// The DOM name of what is said of its length.
    length: &'static str,
}

/// What a link contains, whether it has the contact data, the link and the button that copies it: none is
/// copied unseen.
fn offer(state: State, made: Memo<Offered>, parts: Parts) -> impl IntoView {
    let (tick, adds) = parts.tick;
    let (link_id, label) = parts.link;
    let length_id = parts.length;
    let no_link = move || !matches!(made.read().link, Some(Ok(_)));
    let says = move || match &made.read().link {
        None => String::new(),
        Some(Ok(link)) => french(&length(link)),
        Some(Err(error)) => french(&error.to_string()),
    };
    view! {
        <div inner_html=html(move || made.read().contents.clone())></div>
        {contacts_tick(tick, adds, move || !made.read().has_contacts)}
        <div class="field" hidden=flag(no_link)>
            <label for=link_id>{label}</label>
            <div class="control">
                <textarea
                    id=link_id
                    class="address"
                    rows="3"
                    readonly
                    spellcheck="false"
                    aria-describedby=length_id
                    prop:value=answer(move || made.read().link())
                ></textarea>
            </div>
        </div>
        <p class="hint" id=length_id>{text(says)}</p>
        <div class="actions" hidden=flag(no_link)>
            <button
                type="button"
                on:click=on(move |_| copy(state, &untrack(|| made.read().link()), link_id))
            >
                "Copier le lien"
            </button>
        </div>
    }
}

/// What a link contains, in words: how many answers, and those in the user's own words.
fn contents(form: &Form, counts: &[String]) -> String {
    let mut texts: Vec<String> = free_texts(form)
        .into_iter()
        .map(|(lot, field, text)| {
            let of_lot = lot.filter(|_| form.lots.len() > 1);
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
        items(counts)
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
