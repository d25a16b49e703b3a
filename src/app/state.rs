use super::json;
use super::live::by_id;
use super::message::{MESSAGE, Message};
use super::result::{absent, total};
use super::storage::{self, Stored};
use clausule::bareme::{Bareme, Trade};
use clausule::contract::{Field, Form, Place, Reading};
use clausule::document::french;
use clausule::estimate::{Coefficients, Estimate, Figures, Outcome};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::cell::RefCell;

/// The one lot that this page edits.
pub const LOT: usize = 0;

/// Everything the page shows: the form, what follows from it, and what was just said.
pub struct Page {
    /// What was typed.
    pub form: Form,
    /// The right and the wrong answers.
    pub reading: Reading,
    /// Defaults and own values of the lot; none before a trade is chosen.
    pub coefficients: Option<Coefficients>,
    /// The hours.
    pub estimate: Estimate,
    /// What the page has to say.
    pub message: Option<Message>,
    /// The result as a screen reader heard it.
    pub announced: String,
    /// Whether the list of trades is open.
    pub trades_open: bool,
    /// The trade of the list that the keyboard is on.
    pub trade_active: Option<usize>,
    /// Fields left once: only their problems are shown, not those of a field being typed in.
    left: Vec<Field>,
    /// Whether answers may be written over those on the device.
    saving: bool,
    /// Whether the user was told that the device keeps nothing.
    warned: bool,
}

impl Page {
    fn new(form: Form, message: Option<Message>, saving: bool) -> Self {
        let bareme = Bareme::builtin();
        let reading = form.read(bareme);
        let contract = &reading.contract;
        let estimate = Estimate::of(&reading, bareme);
        let lot = contract.lots.get(LOT);
        let coefficients = lot.and_then(|lot| Coefficients::of(contract, lot, bareme));
        Self {
            left: form.filled(),
            form,
            reading,
            coefficients,
            estimate,
            message,
            announced: String::new(),
            trades_open: false,
            trade_active: None,
            saving,
            warned: false,
        }
    }

    /// What was typed in a field.
    pub fn typed(&self, field: Field) -> &str {
        self.form
            .answers(LOT, field)
            .map_or("", |answers| answers.get(field))
    }

    /// What is wrong with a field that was left.
    pub fn problem(&self, field: Field) -> Option<&str> {
        let lot = match field.place() {
            Place::Contract => None,
            Place::Lot => Some(LOT),
        };
        let problem = self.reading.problem(lot, field)?;
        // While its list is open a trade is still being typed.
        if field == Field::Trade && self.trades_open {
            return None;
        }
        self.left.contains(&field).then_some(problem)
    }

    /// The lot's trade.
    pub fn trade(&self) -> Option<&'static Trade> {
        self.reading.contract.lots.get(LOT)?.trade
    }

    /// Whether something is typed for the trade that names none.
    pub fn is_trade_open_question(&self) -> bool {
        !self.typed(Field::Trade).is_empty() && self.trade().is_none()
    }

    /// What came out for the lot.
    pub fn outcome(&self) -> Option<&Outcome> {
        self.estimate.lots.get(LOT)
    }

    /// The lot's figures.
    pub fn figures(&self) -> Option<&Figures> {
        self.outcome().and_then(Outcome::figures)
    }
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
        Self(RwSignal::new(match storage::load() {
            Stored::Nothing => Page::new(Form::new(), None, true),
            Stored::Form(form) => Page::new(*form, None, true),
            Stored::Unreadable(error) => Page {
                warned: true,
                ..Page::new(Form::new(), Some(Message::unreadable(&error)), false)
            },
            Stored::Denied => Page {
                warned: true,
                ..Page::new(Form::new(), Some(Message::not_saved()), true)
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

    /// Replaces what was typed in a field. Everything is on the device before the next change: a
    /// crash loses nothing.
    pub fn set(self, field: Field, text: String) {
        self.show(|page| {
            let mut form = std::mem::take(&mut page.form);
            form.set(LOT, field, text);
            let old = std::mem::replace(page, Page::new(form, None, page.saving));
            page.left = old.left;
            // What was done before this change can no longer be taken back without losing it.
            page.message = old.message.filter(|message| !message.can_be_taken_back());
            page.announced = old.announced;
            page.trades_open = old.trades_open;
            page.warned = old.warned;
            if !save(self, page) && !page.warned {
                page.warned = true;
                page.message = Some(Message::not_saved());
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
        self.show(|page| {
            let before = std::mem::take(&mut page.form);
            let saving = page.saving || storage::set_aside();
            let message = Message::replaced(said, before);
            *page = Page::new(form, None, saving);
            page.message = Some(if save(self, page) {
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

/// Keeps a changed page on the device, and has its result announced; false when it is not kept.
fn save(state: State, page: &Page) -> bool {
    announce(state);
    page.saving && storage::save(&json::write(&page.form))
}

/// How long a result stands before a screen reader hears it: not at every key.
const QUIET_MS: u32 = 900;

thread_local! {
    /// The announcement to come; a later one takes its place.
    static QUIET: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

fn announce(state: State) {
    let say = move || {
        let sentence = state.now(|page| match total(page) {
            Some(total) => french(&format!("Résultat : {total}.")),
            None => absent(page),
        });
        state.show(|page| page.announced = sentence);
    };
    QUIET.set(Some(Timeout::new(QUIET_MS, say)));
}
