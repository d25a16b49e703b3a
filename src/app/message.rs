use super::live::{flag, on, text};
use super::state::{State, Task};
use clausule::document::french;
use clausule::dossier::{DossierError, Profile};
use leptos::prelude::*;

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
    Restore {
        /// Its name on the device.
        key: String,
        /// What stood there.
        text: String,
        /// Whether it is shown again.
        shown: bool,
    },
    /// Has a profile replace other answers too.
    Over(Box<Profile>),
}

impl Remedy {
    const fn label(&self) -> &'static str {
        match self {
            Self::Copy(_) => "Copier ces données",
            Self::Back(_) => "Revenir au dossier précédent",
            Self::Restore { .. } => "Remettre en place",
            Self::Over(_) => "Remplacer aussi ces champs",
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

    /// The device keeps nothing.
    pub fn not_saved() -> Self {
        Self::new(
            Kind::Warning,
            "Vos réponses ne peuvent pas être gardées sur cet appareil : le stockage est plein ou refusé. Enregistrez le dossier dans un fichier avant de fermer la page, ou supprimez des dossiers de « Vos dossiers ».",
        )
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
pub const MESSAGE: &str = "message";

/// Shows the message under the buttons; a screen reader hears it.
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
        if let Some(remedy) = remedy {
            state.show(|page| page.tasks.push(Task::Mend(remedy)));
        }
    };
    view! {
        <div role="status" class="messages">
            <div class="message" id=MESSAGE tabindex="-1" class:failed=flag(failed) hidden=flag(move || shown().is_none())>
                <p>{text(move || shown().unwrap_or_default())}</p>
                <div class="remedies">
                    <button type="button" hidden=flag(move || label().is_none()) on:click=on(remedy)>
                        {text(move || label().unwrap_or_default().to_string())}
                    </button>
                    <button
                        type="button"
                        class="quiet"
                        on:click=on(move |_| state.show(|page| page.message = None))
                    >
                        "Fermer"
                    </button>
                </div>
            </div>
        </div>
    }
}
