use super::live::{flag, on, text};
use super::state::State;
use super::{clipboard, storage};
use clausule::contract::Form;
use clausule::document::french;
use clausule::dossier::DossierError;
use leptos::prelude::*;

/// Something the page has to say, with what can be done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    text: String,
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Said,
    Failed,
    Replaced(Box<Form>),
    Unreadable,
}

impl Message {
    /// Something was done.
    pub fn said(text: &str) -> Self {
        Self {
            text: french(text),
            kind: Kind::Said,
        }
    }

    /// Something could not be done.
    pub fn failed(text: &str) -> Self {
        Self {
            text: french(text),
            kind: Kind::Failed,
        }
    }

    /// The answers were replaced, and can be taken back.
    pub fn replaced(text: &str, before: Form) -> Self {
        Self {
            text: french(text),
            kind: Kind::Replaced(Box::new(before)),
        }
    }

    /// The device keeps nothing.
    pub fn not_saved() -> Self {
        Self::failed(
            "Vos réponses ne peuvent pas être gardées sur cet appareil : le stockage est plein ou refusé. Enregistrez le dossier dans un fichier avant de fermer la page.",
        )
    }

    /// What the device has cannot be opened.
    pub fn unreadable(error: &DossierError) -> Self {
        Self {
            text: french(&format!(
                "Les réponses gardées sur cet appareil ne peuvent pas être ouvertes. {error} Ces réponses restent sur l’appareil tant que vous ne repartez pas d’une page vide ; d’ici là, ce que vous saisissez n’est pas gardé."
            )),
            kind: Kind::Unreadable,
        }
    }

    /// Says one more sentence.
    pub fn add(&mut self, sentence: &str) {
        self.text += &french(sentence);
    }

    /// Whether it offers to go back.
    pub fn can_be_taken_back(&self) -> bool {
        matches!(self.kind, Kind::Replaced(_))
    }

    /// Whether it waits for a choice.
    pub fn is_pending(&self) -> bool {
        self.kind == Kind::Unreadable
    }

    /// The same choice, after something else was said.
    pub fn with(self, said: &Self) -> Self {
        Self {
            text: format!("{} {}", said.text, self.text),
            ..self
        }
    }
}

/// The DOM name of the message.
pub const MESSAGE: &str = "message";

/// Shows the message under the buttons; a screen reader hears it.
pub fn message_bar() -> impl IntoView {
    let state = State::of_page();
    let shown = move || state.get(|page| page.message.as_ref().map(|message| message.text.clone()));
    let is = move |kind: fn(&Kind) -> bool| {
        move || {
            state.get(|page| {
                page.message
                    .as_ref()
                    .is_some_and(|message| kind(&message.kind))
            })
        }
    };
    let failed = is(|kind| matches!(kind, Kind::Failed | Kind::Unreadable));
    let replaced = is(|kind| matches!(kind, Kind::Replaced(_)));
    let unreadable = is(|kind| *kind == Kind::Unreadable);
    let undo = move |_| {
        if let Some(Message {
            kind: Kind::Replaced(before),
            ..
        }) = state.now(|page| page.message.clone())
        {
            state.replace(*before, "Vos réponses précédentes sont rétablies.");
        }
    };
    let copy = move |_| {
        if let Some(json) = storage::raw() {
            clipboard::copy_plain(&json);
        }
    };
    view! {
        <div role="status" class="messages">
            <div class="message" id=MESSAGE tabindex="-1" class:failed=flag(failed) hidden=flag(move || shown().is_none())>
                <p>{text(move || shown().unwrap_or_default())}</p>
                <div class="remedies">
                    <button type="button" hidden=flag(move || !replaced()) on:click=on(undo)>
                        "Annuler"
                    </button>
                    <button type="button" hidden=flag(move || !unreadable()) on:click=on(copy)>
                        "Copier ces données"
                    </button>
                    <button
                        type="button"
                        hidden=flag(move || !unreadable())
                        on:click=on(move |_| state.replace(Form::new(), "La page est vide."))
                    >
                        "Repartir d’une page vide"
                    </button>
                    // Unreadable answers leave a choice to make: what is typed is not kept until then.
                    <button
                        type="button"
                        class="quiet"
                        hidden=flag(unreadable)
                        on:click=on(move |_| state.show(|page| page.message = None))
                    >
                        "Fermer"
                    </button>
                </div>
            </div>
        </div>
    }
}
