use super::live::{Quiet, after_press, by_id, flag, on, text};
use super::state::{Page, State, Task};
use clausule::document::french;
use clausule::dossier::{DossierError, Profile, Removed};
use leptos::{
    ev::{FocusEvent, KeyboardEvent, MouseEvent},
    prelude::*,
};
use std::cell::{Cell, RefCell};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Something the page has to say, with what can be done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    text: String,
    kind: Kind,
    remedy: Option<Remedy>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Something was done.
    Said,
    /// The same, no longer true after the next change.
    Passing,
    /// Something could not be done.
    Failed,
    /// The same, and it must be read whatever else is said.
    Warning,
}

/// What can be done about a message: its button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remedy {
    /// Copies what cannot be read.
    Copy(String),
    /// Shows the dossier that was shown before.
    Back(String),
    /// Puts back what was removed from the device, or replaced there.
    Restore(Box<Removed>),
    /// Saves in a file what the device has not.
    SaveUnsaved,
    /// Has a profile replace other answers too.
    Over(Box<Profile>),
    /// Shows the other examples.
    Examples,
    /// Takes back what was just done.
    Undo,
}

impl Remedy {
    const fn label(&self) -> &'static str {
        match self {
            Self::Copy(_) => "Copier ces données",
            Self::Back(_) => "Revenir au dossier précédent",
            Self::Restore(_) => "Remettre en place",
            Self::SaveUnsaved => "Enregistrer dans un fichier",
            Self::Over(_) => "Remplacer aussi ces champs",
            Self::Examples => "Voir les autres exemples",
            Self::Undo => "Revenir en arrière",
        }
    }
}

impl Message {
    fn new(kind: Kind, text: &str) -> Self {
        Self {
            text: french(text),
            kind,
            remedy: None,
        }
    }

    /// Something was done.
    pub fn said(text: &str) -> Self {
        Self::new(Kind::Said, text)
    }

    /// Something was done to the answers: the next change goes on from there.
    pub fn passing(text: &str) -> Self {
        Self::new(Kind::Passing, text)
    }

    /// Something could not be done.
    pub fn failed(text: &str) -> Self {
        Self::new(Kind::Failed, text)
    }

    /// The same message with a button.
    pub fn or(self, remedy: Option<Remedy>) -> Self {
        Self { remedy, ..self }
    }

    /// Another tab wrote what this one has not seen.
    pub fn parted() -> Self {
        Self::new(
            Kind::Warning,
            "Ce dossier a été modifié dans un autre onglet. Rien n’est remplacé : les réponses de cet onglet continuent dans un dossier à part, dans « Vos dossiers ».",
        )
    }

    /// Another tab changed the dossier shown.
    pub fn followed() -> Self {
        Self::new(
            Kind::Failed,
            "Ce dossier vient d’être modifié dans un autre onglet : cette page montre ses réponses. « Annuler » ramène celles d’avant.",
        )
    }

    /// Another tab removed the dossier shown.
    pub fn removed_elsewhere() -> Self {
        Self::new(
            Kind::Failed,
            "Ce dossier vient d’être supprimé dans un autre onglet. Il sera gardé de nouveau dès que vous le modifierez ici.",
        )
    }

    /// What the device has under that name cannot be opened.
    pub fn unreadable(error: &DossierError, key: String) -> Self {
        Self::new(
            Kind::Warning,
            &format!(
                "Les réponses gardées sur cet appareil ne peuvent pas être ouvertes. {error} Elles restent dans « Vos dossiers » ; ce que vous saisissez ici est gardé à part."
            ),
        )
        .or(Some(Remedy::Copy(key)))
    }

    /// Says one more sentence.
    pub fn add(&mut self, sentence: &str) {
        self.text += &french(sentence);
    }

    /// Whether the next change makes it untrue.
    pub fn is_passing(&self) -> bool {
        self.kind == Kind::Passing
    }

    /// Whether it only tells what was done.
    pub fn is_past(&self) -> bool {
        matches!(self.kind, Kind::Said | Kind::Passing)
    }

    /// Whether it must be read whatever else is said.
    pub fn is_warning(&self) -> bool {
        self.kind == Kind::Warning
    }

    /// The same, then a warning.
    pub fn with(self, warning: &Self) -> Self {
        Self {
            text: format!("{} {}", self.text, warning.text),
            kind: warning.kind,
            remedy: self.remedy.or_else(|| warning.remedy.clone()),
        }
    }
}

/// The DOM name of the message.
const MESSAGE: &str = "message";

thread_local! {
    /// Where the focus was before it came to the message.
    static ORIGIN: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
    /// Whether the focus is on its way to the message: a screen reader reads it there, once.
    static TAKES_FOCUS: Cell<bool> = const { Cell::new(false) };
}

/// Has a screen reader read what was just said; the button that did it may be gone or disabled.
pub fn focus_message() {
    if let Some(active) = document().active_element() {
        come_from(&active);
    }
    TAKES_FOCUS.set(true);
    request_animation_frame(|| {
        TAKES_FOCUS.set(false);
        if let Some(message) = by_id(MESSAGE) {
            let _ = message.focus();
        }
    });
}

/// Notes what has the focus, or had it, unless that is the message itself or nothing.
fn come_from(element: &Element) {
    let is_message = element.closest(".messages").ok().flatten().is_some();
    if !is_message
        && element.tag_name() != "BODY"
        && let Some(element) = element.dyn_ref::<HtmlElement>()
    {
        ORIGIN.set(Some(element.clone()));
    }
}

/// Puts the focus back where it was before the message; where that is gone, on the button of what is open.
fn go_back() {
    let origin = ORIGIN.take();
    request_animation_frame(move || {
        let origin = origin.and_then(|origin| {
            // A row that was made anew has its buttons under the same names.
            if origin.is_connected() {
                Some(origin)
            } else {
                by_id(&origin.id())
            }
        });
        if let Some(origin) = origin {
            let _ = origin.focus();
            // What is hidden or disabled takes no focus.
            if document().active_element().as_ref() == Some(origin.as_ref()) {
                return;
            }
        }
        for place in [".actions [aria-expanded=true]", ".actions button"] {
            let found = document().query_selector(place).ok().flatten();
            if let Some(button) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
                let _ = button.focus();
                return;
            }
        }
    });
}

/// Shows under the buttons what is not kept, and what was just said; a screen reader hears either.
pub fn message_bar() -> impl IntoView {
    let state = State::of_page();
    let shown = move || state.get(|page| page.message.as_ref().map(|message| message.text.clone()));
    let failed = move || {
        state.get(|page| {
            let kind = page.message.as_ref().map(|message| message.kind);
            matches!(kind, Some(Kind::Failed | Kind::Warning))
        })
    };
    let label = move || {
        state.get(|page| {
            let remedy = page.message.as_ref()?.remedy.as_ref();
            remedy.map(Remedy::label)
        })
    };
    let remedy = move |_| {
        let remedy = state.now(|page| page.message.as_ref()?.remedy.clone());
        match remedy {
            // The button goes with the message.
            Some(Remedy::Undo) => {
                state.undo();
                go_back();
            }
            Some(remedy) => state.show(|page| page.tasks.push(Task::Mend(remedy))),
            None => {}
        }
    };
    let close = move || {
        state.show(|page| page.message = None);
        go_back();
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            close();
        }
    };
    let (away, seen) = (RwSignal::new(false), Quiet::new());
    // Who goes on with the page has seen it.
    window_event_listener(leptos::ev::pointerdown, move |event| {
        let target = event
            .target()
            .and_then(|one| one.dyn_into::<Element>().ok());
        let is_own = target.is_some_and(|one| !matches!(one.closest(".messages"), Ok(None)));
        if away.get_untracked() && !is_own {
            seen.cancel();
            after_press(move || away.set(false));
        }
    });
    let on_focus = move |event: FocusEvent| {
        let from = event.related_target();
        if let Some(from) = from.and_then(|from| from.dyn_into::<Element>().ok()) {
            come_from(&from);
        }
    };
    // What is said while the top of the page is out of sight comes into it for a while; it stays at the top.
    let said = Memo::new(move |_| (shown(), state.get(Page::is_unsaved_to_say)));
    Effect::new(move |_| {
        let is_out = || {
            let bar = document().query_selector(".tools .actions").ok().flatten();
            bar.is_some_and(|bar| bar.get_bounding_client_rect().bottom() < 0.0)
        };
        // Where the bar is has the page laid out: asked for when there is something to say alone.
        let is_away = said.with(|(text, unsaved)| text.is_some() || *unsaved) && is_out();
        away.set(is_away);
        if is_away {
            seen.after(AWAY_MS, move || away.set(false));
        } else {
            seen.cancel();
        }
    });
    view! {
        <div class="messages" class:away=flag(move || away.get()) on:focusin=on(on_focus)>
            {unsaved_bar()}
            <div
                class="message"
                id=MESSAGE
                tabindex="-1"
                role="group"
                aria-labelledby="message-said"
                class:failed=flag(failed)
                hidden=flag(move || shown().is_none())
                on:keydown=on(on_key)
            >
                <p id="message-said">{text(move || shown().unwrap_or_default())}</p>
                <div class="remedies">
                    <button type="button" hidden=flag(move || label().is_none()) on:click=on(remedy)>
                        {text(move || label().unwrap_or_default().to_string())}
                    </button>
                    <button type="button" class="quiet" on:click=on(move |_: MouseEvent| close())>"Fermer"</button>
                </div>
            </div>
            {heard(move || shown().unwrap_or_default(), || TAKES_FOCUS.get())}
        </div>
    }
}

/// How long what was said stands where it is heard: a second time, for who reads the page through.
const HEARD_MS: u64 = 5_000;

/// What a screen reader says of itself: the words alone, without the buttons that stand beside them on the page;
/// nothing of what takes the focus when it is said.
fn heard(
    words: impl Fn() -> String + Send + Sync + 'static,
    takes_focus: fn() -> bool,
) -> impl IntoView {
    let said = Memo::new(move |_| words());
    let heard = RwSignal::new(String::new());
    Effect::new(move |_| {
        let words = said.get();
        let is_silent = words.is_empty() || takes_focus();
        heard.set(if is_silent {
            String::new()
        } else {
            words.clone()
        });
        if !is_silent {
            let gone = move || {
                // Later words have their own time.
                if heard.with_untracked(|heard| *heard == words) {
                    heard.set(String::new());
                }
            };
            set_timeout(gone, Duration::from_millis(HEARD_MS));
        }
    });
    view! { <p class="unseen" role="status">{text(move || heard.get())}</p> }
}

/// How long a message stays in sight of who is further down.
const AWAY_MS: u32 = 12_000;

/// What the device does not keep, for as long as it does not; closed, it comes back with the next dossier,
/// and a line says so meanwhile.
fn unsaved_bar() -> impl IntoView {
    let state = State::of_page();
    let words = move || state.get(unsaved_words);
    let save = move |_| state.show(|page| page.tasks.push(Task::Mend(Remedy::SaveUnsaved)));
    let empty = move || state.get(|page| page.unsaved().is_empty());
    let close = move |_| {
        state.show(Page::hush);
        go_back();
    };
    window_event_listener(leptos::ev::beforeunload, move |event| {
        if state.now(|page| !page.unsaved().is_empty()) {
            event.prevent_default();
            // Browsers of before 2023 look at this alone.
            event.set_return_value("pas enregistré");
        }
    });
    view! {
        <div
            class="message failed"
            id="unsaved"
            role="group"
            aria-labelledby="unsaved-said"
            hidden=flag(move || words().is_empty())
        >
            <p id="unsaved-said">{text(words)}</p>
            <div class="remedies">
                <button type="button" hidden=flag(empty) on:click=on(save)>
                    "Enregistrer dans un fichier"
                </button>
                <button type="button" class="quiet" on:click=on(close)>"Fermer"</button>
            </div>
        </div>
        {heard(words, || false)}
        <p class="not-kept" hidden=flag(move || empty() || !words().is_empty())>
            "Non gardé sur cet appareil. "
            <button type="button" class="link" on:click=on(save)>"Enregistrer dans un fichier"</button>
        </p>
    }
}

/// How many dossiers a sentence names.
const MOST_NAMED: usize = 3;

fn unsaved_words(page: &Page) -> String {
    if !page.is_unsaved_to_say() {
        return String::new();
    }
    let titles = page.unsaved();
    let named: Vec<String> = titles
        .iter()
        .take(MOST_NAMED)
        .map(|title| format!("« {title} »"))
        .collect();
    let more = titles.len().saturating_sub(MOST_NAMED);
    if page.is_denied() {
        return french(
            "Ce navigateur ne laisse pas cette page garder vos réponses. Elles restent ici tant que la page est ouverte ; enregistrez-les dans un fichier pour les retrouver.",
        );
    }
    let mut said = "Vos réponses ne peuvent pas être gardées sur cet appareil : le stockage est plein ou refusé.".to_string();
    if more > 0 {
        said = format!(
            "{said} Pas encore gardés : {} et {more} de plus.",
            named.join(", ")
        );
    } else if let [one] = named.as_slice() {
        said = format!("{said} Pas encore gardé : {one}.");
    } else if !named.is_empty() {
        said = format!("{said} Pas encore gardés : {}.", named.join(", "));
    }
    french(&format!(
        "{said} Enregistrez dans un fichier avant de fermer la page, ou supprimez des dossiers de « Vos dossiers »."
    ))
}
