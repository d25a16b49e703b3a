use super::json;
use super::live::by_id;
use super::message::{MESSAGE, Message};
use super::storage::{self, Stored};
use clausule::bareme::Trade;
use clausule::contract::{At, Contract, Field, Form, Reading};
use clausule::document::french;
use leptos::prelude::*;

/// What the page is about: the form, what was read from it, and what was just said. The hours and the
/// texts follow from it: [`super::later`].
pub struct Page {
    /// What was typed.
    pub form: Form,
    /// The right and the wrong answers; none of either before the reader is there.
    pub reading: Reading,
    /// What reads the answers. It comes with all that needs them read: [`super::later`].
    read: fn(&Form) -> Reading,
    /// The lot and the part that the form shows.
    pub at: At,
    /// What the page has to say.
    pub message: Option<Message>,
    /// Whether the list of trades is open.
    pub trades_open: bool,
    /// The trade of the list that the keyboard is on.
    pub trade_active: Option<usize>,
    /// The trade that was taken from other words typed.
    pub trade_taken: String,
    /// Fields left once: only their problems are shown, not those of a field being typed in.
    left: Vec<Field>,
    /// Whether answers may be written over those on the device.
    saving: bool,
    /// Whether the user was told that the device keeps nothing.
    warned: bool,
}

impl Page {
    fn new(form: Form, at: At, message: Option<Message>, saving: bool) -> Self {
        Self {
            left: filled(&form, at),
            reading: unread(&form),
            read: unread,
            form,
            at,
            message,
            trades_open: false,
            trade_active: None,
            trade_taken: String::new(),
            saving,
            warned: false,
        }
    }

    /// What was typed in a field.
    pub fn typed(&self, field: Field) -> &str {
        self.form.get(self.at, field)
    }

    /// What is wrong with a field that was left.
    pub fn problem(&self, field: Field) -> Option<&str> {
        let problem = self.reading.problem(self.at, field)?;
        // While its list is open a trade is still being typed.
        if field == Field::Trade && self.trades_open {
            return None;
        }
        self.left.contains(&field).then_some(problem)
    }

    /// The trade of the part shown.
    pub fn trade(&self) -> Option<&'static Trade> {
        let lot = self.reading.contract.lots.get(self.at.lot)?;
        lot.parts.get(self.at.part)?.trade
    }

    /// Whether something is typed for the trade that names none.
    pub fn is_trade_open_question(&self) -> bool {
        !self.typed(Field::Trade).is_empty() && self.trade().is_none()
    }

    /// How many parts the lot shown has.
    pub fn parts(&self) -> usize {
        self.form.lots[self.at.lot].parts().count()
    }
}

/// Answers before anything reads them.
fn unread(_: &Form) -> Reading {
    Reading {
        contract: Contract::default(),
        problems: Vec::new(),
    }
}

/// The fields that are filled in of the contract, and of the lot and part shown.
fn filled(form: &Form, at: At) -> Vec<Field> {
    Field::all()
        .filter(|field| !form.get(at, *field).is_empty())
        .collect()
}

/// The page's one signal: a change of the form makes everything else anew, once.
#[derive(Clone, Copy)]
pub struct State(RwSignal<Page>);

impl State {
    /// The state of the last visit, or an empty one.
    pub fn restore() -> Self {
        let state = Self::of_device();
        storage::on_change_elsewhere(move || {
            state.say(Message::failed(
                "Vos réponses viennent d’être modifiées dans un autre onglet. Rechargez cette page pour les voir ; sinon, ce que vous saisirez ici les remplacera.",
            ));
        });
        state
    }

    fn of_device() -> Self {
        let page = |form, message, saving| Page::new(form, At::default(), message, saving);
        Self(RwSignal::new(match storage::load() {
            Stored::Nothing => page(Form::new(), None, true),
            Stored::Form(form) => page(*form, None, true),
            Stored::Unreadable(error) => Page {
                warned: true,
                ..page(Form::new(), Some(Message::unreadable(&error)), false)
            },
            Stored::Denied => Page {
                warned: true,
                ..page(Form::new(), Some(Message::not_saved()), true)
            },
        }))
    }

    /// The state of the page that the view belongs to.
    pub fn of_page() -> Self {
        expect_context()
    }

    /// Reads something of the page, again at every change.
    pub fn get<T>(self, read: impl FnOnce(&Page) -> T) -> T {
        self.0.with(read)
    }

    /// Reads something of the page once.
    pub fn now<T>(self, read: impl FnOnce(&Page) -> T) -> T {
        self.0.with_untracked(read)
    }

    /// Changes what does not follow from the form.
    pub fn show(self, change: impl FnOnce(&mut Page)) {
        self.0.update(change);
    }

    /// Says something.
    pub fn say(self, message: Message) {
        self.show(|page| {
            // Unreadable answers leave a choice to make, whatever else is said.
            page.message = Some(match page.message.take() {
                Some(pending) if pending.is_pending() => pending.with(&message),
                _ => message,
            });
        });
    }

    /// Adds a sentence to what was just said.
    pub fn say_more(self, sentence: &str) {
        self.show(|page| {
            if let Some(message) = &mut page.message {
                message.add(sentence);
            }
        });
    }

    /// Replaces what was typed in a field. Everything is on the device before the next change: a
    /// crash loses nothing.
    pub fn set(self, field: Field, text: String) {
        self.show(|page| {
            page.form.set(page.at, field, text);
            page.changed();
        });
    }

    /// Changes lots or parts, and shows the one that `change` returns.
    pub fn edit(self, change: impl FnOnce(&mut Form, At) -> At) {
        self.show(|page| {
            page.at = change(&mut page.form, page.at);
            page.left = filled(&page.form, page.at);
            page.changed();
        });
    }

    /// Shows another lot or part; one that is not there leaves the page as it is.
    pub fn select(self, at: At) {
        self.show(|page| {
            let lot = page.form.lots.get(at.lot);
            if lot.is_some_and(|lot| at.part <= lot.more.len()) {
                page.at = at;
                page.left = filled(&page.form, at);
            }
        });
    }

    /// From now on the field's problem is shown.
    pub fn leave(self, field: Field) {
        if self.now(|page| !page.left.contains(&field)) {
            self.show(|page| page.left.push(field));
        }
    }

    /// Puts another form in the place of this one, which can be taken back. Answers on the device
    /// that could not be opened are kept under another name.
    pub fn replace(self, form: Form, said: &str) {
        self.replace_at(form, At::default(), said);
    }

    /// The same, and shows a lot and a part of it.
    pub fn replace_at(self, form: Form, at: At, said: &str) {
        self.show(|page| {
            let before = std::mem::take(&mut page.form);
            let saving = page.saving || storage::set_aside();
            let message = Message::replaced(said, before);
            let read = page.read;
            *page = Page::new(form, at, None, saving);
            page.read_with(read);
            page.message = Some(if page.save() {
                message
            } else {
                message.with(&Message::not_saved())
            });
        });
        // The button that did this may be gone or disabled.
        request_animation_frame(|| {
            if let Some(message) = by_id(MESSAGE) {
                let _ = message.focus();
            }
        });
    }

    /// The file of the dossier, and a name for it.
    pub fn file(self) -> (String, String) {
        self.now(|page| {
            (
                json::write(&page.form),
                page.typed(Field::Title).to_string(),
            )
        })
    }

    /// The problem of a field in French typography; empty while it has none.
    pub fn problem(self, field: Field) -> String {
        self.get(|page| page.problem(field).map(french).unwrap_or_default())
    }
}

impl Page {
    /// From now on answers are read, each time they change.
    pub fn read_with(&mut self, read: fn(&Form) -> Reading) {
        self.read = read;
        self.reading = read(&self.form);
    }

    /// After any change of the form.
    fn changed(&mut self) {
        self.reading = (self.read)(&self.form);
        // What was done before this change can no longer be taken back without losing it.
        self.message.take_if(|message| message.can_be_taken_back());
        if !self.save() && !self.warned {
            self.warned = true;
            self.message = Some(Message::not_saved());
        }
    }

    /// Keeps the answers on the device; false when they are not kept.
    fn save(&self) -> bool {
        self.saving && storage::save(&json::write(&self.form))
    }
}
