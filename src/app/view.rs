//! The three ways to use the page: one dossier, of which more or less is shown.
//!
//! Everything is on the page in each of them; the style sheet leaves out what a way does not need. So
//! changing the way loses nothing, and a group with an answer is never left out of the form.

use super::beside::is_phone;
use super::live::{attribute, by_id, flag, on, text};
use super::state::{Page, State};
use super::storage;
use clausule::contract::Field;
use clausule::document::french;
use leptos::prelude::*;

/// The DOM name of what holds the whole app, and carries the way in `data-view`.
pub const DESK: &str = "desk";

/// A way to use the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum View {
    /// Three answers, the hours and what they mean.
    Estimate,
    /// The form, the hours and the pieces.
    Draft,
    /// The same with the options of those who advise buyers.
    Advise,
}

impl View {
    const ALL: [Self; 3] = [Self::Estimate, Self::Draft, Self::Advise];

    /// Its name in the address, on the device and in the style sheet.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Estimate => "estimer",
            Self::Draft => "rediger",
            Self::Advise => "conseiller",
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Estimate => "Estimer",
            Self::Draft => "Rédiger",
            Self::Advise => "Conseiller",
        }
    }

    const fn says(self) -> &'static str {
        match self {
            Self::Estimate => "Trois réponses, les heures et leur explication.",
            Self::Draft => "Le formulaire de l’acheteur et les pièces du marché.",
            Self::Advise => "Plusieurs lots, objectifs, coefficients, pertinence.",
        }
    }

    /// What it shows once the first answers are there.
    pub const fn promises(self) -> &'static str {
        match self {
            Self::Estimate => {
                "Indiquez le montant hors taxes et le métier : les heures s’affichent ici, avec leur explication."
            }
            Self::Draft => {
                "Indiquez le montant hors taxes et le métier : les heures s’affichent ici, et le texte de chaque pièce dessous. Vous complétez ensuite les mentions qui manquent."
            }
            Self::Advise => {
                "Indiquez le montant hors taxes et le métier du premier lot : les heures, le calcul et la pertinence s’affichent ici. Vous ajoutez ensuite les autres lots. « Profils » garde vos réponses habituelles."
            }
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.key() == key)
    }

    /// The way that the address asks for (`?vue=estimer`, as a site that embeds the page does), or the last
    /// one chosen on this device, or that of a visitor on a phone, of a buyer elsewhere. `src/boot.js` shapes
    /// the skeleton alike.
    pub fn first() -> Self {
        let usual = if is_phone() {
            Self::Estimate
        } else {
            Self::Draft
        };
        asked()
            .or_else(|| Self::from_key(&storage::last_view()?))
            .unwrap_or(usual)
    }

    /// Whether what explains the hours is closed at first: open in the ways that are about them, closed where one
    /// drafts, so that the text stands beside the form at once.
    pub fn folds(self) -> bool {
        self == Self::Draft
    }

    /// Shows the page that way from now on.
    pub fn choose(self, state: State) {
        storage::set_view(self.key());
        let before = state.now(|page| page.view);
        self.show(state);
        // The browser's way back leads to the way before, a reload to this one.
        if before != self
            && let Ok(history) = window().history()
        {
            let address = |view: Self| format!("?vue={}", view.key());
            let _ =
                history.replace_state_with_url(&before.key().into(), "", Some(&address(before)));
            let _ = history.push_state_with_url(&self.key().into(), "", Some(&address(self)));
        }
    }

    fn show(self, state: State) {
        // At once, before the effects run: what is looked for next must be there.
        if let Some(desk) = by_id(DESK) {
            let _ = desk.set_attribute("data-view", self.key());
        }
        state.show(|page| {
            if page.view != self {
                page.folded = self.folds();
            }
            page.view = self;
        });
    }
}

/// The way that the address asks for.
fn asked() -> Option<View> {
    let address = window().location().search().unwrap_or_default();
    let pairs = address.trim_start_matches('?').split('&');
    let mut ways = pairs.filter_map(|pair| pair.strip_prefix("vue="));
    ways.find_map(View::from_key)
}

/// Shows more where an element is left out of the way that the page is shown.
pub fn show_element(state: State, element: &web_sys::HtmlElement) {
    let now = state.now(|page| page.view);
    for view in View::ALL.into_iter().filter(|view| *view > now) {
        if element.offset_width() > 0 {
            return;
        }
        view.show(state);
    }
}

/// The choice of the way.
pub fn ways() -> impl IntoView {
    let state = State::of_page();
    window_event_listener(leptos::ev::popstate, move |event| {
        // A link within the page leaves no way there.
        let way = event.state().as_string();
        if let Some(view) = way.and_then(|way| View::from_key(&way)) {
            view.show(state);
        }
    });
    let way = move |view: View| {
        let is_current = move || Some(state.get(|page| page.view == view).to_string());
        view! {
            <button
                type="button"
                aria-pressed=attribute(is_current)
                on:click=on(move |_| view.choose(state))
            >
                <strong>{view.label()}</strong>
                <span>{french(view.says())}</span>
            </button>
        }
    };
    view! {
        <div class="ways" role="group" aria-label="Façon d’utiliser la page">
            {View::ALL.map(way)}
            // Where the buttons have room for their names alone.
            <p class="way-says">{text(move || french(state.get(|page| page.view.says())))}</p>
        </div>
    }
}

/// Puts the focus on the first thing to answer or to open there: the button that led to it is gone.
fn focus_first(place: &'static str) {
    request_animation_frame(move || {
        let found = document().query_selector_all(&format!("{place} :is(input, select, summary)"));
        let Ok(found) = found else { return };
        let mut all = (0..found.length()).filter_map(|index| found.get(index));
        let shown = all.find_map(|one| {
            let one: web_sys::HtmlElement = wasm_bindgen::JsCast::dyn_into(one).ok()?;
            (one.offset_width() > 0).then_some(one)
        });
        if let Some(shown) = shown {
            let _ = shown.focus();
        }
    });
}

/// The answers that the estimate alone asks for.
const ASKED: [Field; 3] = [Field::Amount, Field::Trade, Field::Duration];

/// What stands under an estimate: what else the dossier holds, and the way to the text.
pub fn onward() -> impl IntoView {
    let state = State::of_page();
    let said = move || french(&state.get(not_shown));
    let draft = move |_| {
        View::Draft.choose(state);
        if let Some(pieces) = by_id("pieces") {
            pieces.scroll_into_view();
            let _ = pieces.focus();
        }
    };
    view! {
        <div class="onward">
            <p class="how" hidden=flag(move || said().is_empty())>{text(said)}</p>
            <p class="actions">
                <button type="button" class="primary" on:click=on(draft)>
                    "Rédiger la clause"
                </button>
                <button type="button" on:click=on(move |_| {
                    View::Draft.choose(state);
                    focus_first("#options");
                })>
                    "Préciser le calcul"
                </button>
            </p>
        </div>
    }
}

/// Where the form of a buyer ends: the way to more.
pub fn more_options() -> impl IntoView {
    let state = State::of_page();
    view! {
        <p class="more-options">
            <button type="button" class="link" on:click=on(move |_| {
                View::Advise.choose(state);
                focus_first("#options .advising");
            })>
                {french("Plus d’options : objectif à atteindre, pertinence, vos coefficients, arrondi")}
            </button>
        </p>
    }
}

/// What counts, or is kept, without being shown; empty where there is nothing.
fn not_shown(page: &Page) -> String {
    let lots = page.form.lots.len();
    let of_lots = match lots {
        1 => String::new(),
        lots => format!("Ce dossier a {lots} lots. "),
    };
    let mut others: Vec<&str> = Vec::new();
    for field in page.form.filled() {
        if !ASKED.contains(&field) && !others.contains(&field.label()) {
            others.push(field.label());
        }
    }
    let named = others.iter().take(3).copied().collect::<Vec<_>>();
    let named = named.join(", ");
    match others.len() {
        0 => of_lots.trim_end().to_string(),
        1 => format!(
            "{of_lots}Une autre réponse est gardée et peut changer le résultat ou les pièces : {named}."
        ),
        count if count <= 3 => {
            format!(
                "{of_lots}{count} autres réponses sont gardées et peuvent changer le résultat ou les pièces : {named}."
            )
        }
        count => format!(
            "{of_lots}{count} autres réponses sont gardées et peuvent changer le résultat ou les pièces : {named}…"
        ),
    }
}
