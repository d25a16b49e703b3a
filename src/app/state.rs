use super::json;
use super::live::after_paint;
use super::message::{Message, Remedy, focus_message};
use super::shelf::{Panel, Shelf, title};
use super::storage::{self, Local};
use super::view::View;
use clausule::bareme::Trade;
use clausule::contract::{At, Contract, Field, Form, Place, Reading};
use clausule::document::french;
use clausule::dossier::{Binned, DossierError, History, Kept, Slot, Step, What, link};
use leptos::prelude::*;
use std::cell::RefCell;

/// What the page is about: the form, what was read from it, and what was just said. The hours and the
/// texts follow from it: [`super::later`].
pub struct Page {
    /// What was typed.
    pub form: Form,
    /// The right and the wrong answers; none of either before the reader is there.
    pub reading: Reading,
    /// What reads the answers. It comes with all that needs them read: [`super::later`].
    read: fn(&Form) -> Reading,
    /// What tells a dossier in a few words; nothing before what reads the answers is there.
    brief: fn(&Reading) -> Vec<String>,
    /// What keeps the lists as they are. It comes with them.
    lists: Lists,
    /// The lot and the part that the form shows.
    pub at: At,
    /// How much of the dossier the page shows.
    pub view: View,
    /// Whether what explains the hours is closed, so that the text stands beside the form.
    pub folded: bool,
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
    /// Whether the browser refused storage from the start.
    is_denied: bool,
    /// How many dossiers that are not kept the user was told of, and has closed the warning.
    told: usize,
    /// Where the device keeps the dossier.
    pub slot: Slot,
    /// What the user called it.
    pub name: String,
    /// When it was last changed.
    pub changed: String,
    /// Its changes, to be taken back and done again.
    pub history: History,
    /// What going back, or forth again, did last.
    pub went: String,
    /// The dossiers shown before, as they were left.
    pub before: Vec<Left>,
    /// What was deleted, the last first: since the page was opened, and on the device while a list is open.
    pub bin: Vec<Binned>,
    /// The other dossiers and the profiles, as they are shown.
    pub shelf: Shelf,
    /// What waits for the part of the program that does it: [`super::later`].
    pub tasks: Vec<Task>,
}

/// What is asked for before, or outside of, what does it.
pub enum Task {
    /// Opens files: the name of each, and its text where it has one.
    Files(Vec<(String, Option<String>)>),
    /// Opens the link of an address.
    Link(String),
    /// Does what the button of a message says.
    Mend(Remedy),
    /// Shows an example in the place of an empty form.
    Example(usize),
}

/// What the lists of the page do at every change, once they are loaded.
#[derive(Clone, Copy)]
pub struct Lists {
    /// Reads the list of dossiers anew where it is shown.
    pub restock: fn(&mut Page),
    /// Puts the dossier shown, changed at that moment, in the list.
    pub note: fn(&mut Page, &str),
}

/// A dossier that is not shown, with what only this tab knows of it.
#[derive(Default)]
pub struct Left {
    pub slot: Slot,
    pub name: String,
    pub changed: String,
    pub form: Form,
    at: At,
    history: History,
}

impl Left {
    /// A dossier that the device could not keep.
    pub fn unsaved(key: String, kept: &Kept, form: Form) -> Self {
        let slot = Slot {
            is_unsaved: true,
            ..Slot::new(key)
        };
        Self {
            slot,
            name: kept.name.clone(),
            changed: kept.changed.clone(),
            form,
            ..Self::default()
        }
    }

    /// What it is called in the list.
    pub fn title(&self) -> String {
        title(&self.name, &self.form)
    }

    /// What would stand on the device.
    pub fn kept(&self) -> Kept {
        Kept {
            changed: self.changed.clone(),
            name: self.name.clone(),
            file: json::write(&self.form),
        }
    }

    /// Whether the device has it as it is.
    pub fn is_kept(&self) -> bool {
        !self.slot.is_unsaved && storage::read(&self.slot.key).is_some()
    }
}

/// How many dossiers shown before are remembered with their history.
const MOST_LEFT: usize = 8;

impl Page {
    fn new(key: String) -> Self {
        let form = Form::new();
        Self {
            left: Vec::new(),
            reading: unread(&form),
            read: unread,
            brief: |_| Vec::new(),
            lists: Lists {
                restock: |_| {},
                note: |_, _| {},
            },
            form,
            at: At::default(),
            view: View::first(),
            folded: View::first().folds(),
            message: None,
            trades_open: false,
            trade_active: None,
            trade_taken: String::new(),
            is_denied: false,
            told: 0,
            slot: Slot::new(key),
            name: String::new(),
            changed: String::new(),
            history: History::default(),
            went: String::new(),
            before: Vec::new(),
            bin: Vec::new(),
            shelf: Shelf::default(),
            tasks: Vec::new(),
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

    /// The field that is being typed in, whose own way back is the browser's; none once its text is what
    /// it was before.
    pub fn typed_in(&self) -> Option<Field> {
        self.history.is_typing(&self.form)
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

/// That lot and part, or the nearest there is.
fn within(form: &Form, at: At) -> At {
    let lot = at.lot.min(form.lots.len() - 1);
    let part = at.part.min(form.lots[lot].more.len());
    At { lot, part }
}

/// What is to change in the page.
type Change = Box<dyn FnOnce(&mut Page)>;

thread_local! {
    /// What was typed and is not in the page yet.
    static TYPED: RefCell<Vec<Change>> = RefCell::default();
}

/// The page's one signal: a change of the form makes everything else anew, once.
#[derive(Clone, Copy)]
pub struct State(RwSignal<Page>);

impl State {
    /// The state of the last visit, or an empty one.
    pub fn restore() -> Self {
        let key = storage::last_shown();
        let mut page = Page::new(key.unwrap_or_else(|| storage::new_key(What::Dossier)));
        match storage::read(&page.slot.key).map(|text| (page.take_in(&text), text)) {
            Some((Ok(()), text)) => page.slot.known = Some(text),
            // It stays where it is; what is typed from now on stands beside it.
            Some((Err(error), _)) => {
                let unreadable =
                    std::mem::replace(&mut page.slot.key, storage::new_key(What::Dossier));
                page.message = Some(Message::unreadable(&error, unreadable));
            }
            None => page.is_denied = storage::is_denied(),
        }
        page.left = filled(&page.form, page.at);
        storage::set_shown(&page.slot.key);
        let state = Self(RwSignal::new(page));
        state.see_link();
        // No frame comes any more.
        for leaving in ["pagehide", "visibilitychange"] {
            let leaving = leptos::ev::Custom::<leptos::ev::Event>::new(leaving);
            let _ = window_event_listener(leaving, move |_| {
                state.settle();
            });
        }
        storage::on_change_elsewhere(move |key| {
            state.show(|page| page.changed_elsewhere(key.as_deref()));
        });
        state
    }

    /// Takes note of a link in the address.
    pub fn see_link(self) {
        let fragment = window().location().hash().unwrap_or_default();
        if link::is_link(&fragment) {
            self.show(|page| page.tasks.push(Task::Link(fragment)));
        }
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
        self.settle();
        self.0.with_untracked(read)
    }

    /// Changes what does not follow from the form.
    pub fn show(self, change: impl FnOnce(&mut Page)) {
        self.settle();
        self.0.update(change);
    }

    /// Says something.
    pub fn say(self, message: Message) {
        self.show(|page| page.message = Some(message));
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
        self.soon(move |page| page.type_in(field, text));
    }

    /// Changes the page once the screen shows the key that was typed: what follows from it does not
    /// hold it up. Whatever reads or changes the page before finds it changed.
    pub fn soon(self, change: impl FnOnce(&mut Page) + 'static) {
        let is_first = TYPED.with_borrow_mut(|typed| {
            typed.push(Box::new(change));
            typed.len() == 1
        });
        if is_first {
            after_paint(move || {
                self.settle();
            });
        }
    }

    /// Changes the page as it was typed, at once; whether there was something to change.
    pub fn settle(self) -> bool {
        let typed = TYPED.take();
        let has_typed = !typed.is_empty();
        if has_typed {
            self.0
                .update(|page| typed.into_iter().for_each(|change| change(page)));
        }
        has_typed
    }

    /// Changes lots or parts, and shows the one that `change` returns.
    pub fn edit(self, change: impl FnOnce(&mut Form, At) -> At) {
        self.show(|page| {
            page.history.changing(page.form.clone(), page.at);
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

    /// From now on the problems of all fields are shown.
    pub fn leave_all(self) {
        self.show(|page| page.left = Field::all().collect());
    }

    /// What is typed from now on is a change of its own.
    pub fn rest(self) {
        self.settle();
        self.0.update_untracked(|page| page.history.rest());
    }

    /// Puts another form in the place of this one, which can be taken back.
    pub fn replace(self, form: Form, said: &str) {
        self.replace_at(form, At::default(), said);
    }

    /// The same, and shows a lot and a part of it.
    pub fn replace_at(self, form: Form, at: At, said: &str) {
        self.put(form, at, said);
        focus_message();
    }

    /// The same, where the focus goes elsewhere.
    pub fn put(self, form: Form, at: At, said: &str) {
        self.show(|page| {
            let before = std::mem::replace(&mut page.form, form);
            page.history.changing(before, page.at);
            page.set_at(at);
            page.changed();
            page.add_message(Message::passing(said).or(Some(Remedy::Undo)));
        });
    }

    /// Takes back the last change of the dossier; where it is to be seen.
    pub fn undo(self) -> Option<Step> {
        self.travel(History::undo, "Annulé")
    }

    /// Does again what was taken back.
    pub fn redo(self) -> Option<Step> {
        self.travel(History::redo, "Rétabli")
    }

    fn travel(
        self,
        go: fn(&mut History, &mut Form, At) -> Option<Step>,
        verb: &str,
    ) -> Option<Step> {
        let mut went = None;
        self.show(|page| {
            went = go(&mut page.history, &mut page.form, page.at);
            let Some(step) = went else {
                return;
            };
            page.set_at(step.at);
            page.changed();
            let what = step.field.map_or("plusieurs réponses", Field::label);
            page.went = match step.field.map(Field::place) {
                Some(Place::Lot | Place::Part) if page.form.lots.len() > 1 => {
                    format!("{verb} : {what}, lot {}.", step.at.lot + 1)
                }
                _ => format!("{verb} : {what}."),
            };
        });
        went
    }

    /// The file of the dossier, and a name for it.
    pub fn file(self) -> (String, String) {
        self.now(|page| {
            let title = page.typed(Field::Title);
            let name = if page.name.is_empty() {
                title
            } else {
                &page.name
            };
            (json::write(&page.form), name.to_string())
        })
    }

    /// The problem of a field in French typography; empty while it has none.
    pub fn problem(self, field: Field) -> String {
        self.get(|page| page.problem(field).map(french).unwrap_or_default())
    }
}

impl Page {
    /// From now on answers are read, each time they change, and dossiers told in a few words.
    pub fn read_with(&mut self, read: fn(&Form) -> Reading, brief: fn(&Reading) -> Vec<String>) {
        self.read = read;
        self.brief = brief;
        self.reading = read(&self.form);
    }

    /// What a list says of a dossier beside its name.
    pub fn brief_of(&self, form: &Form) -> Vec<String> {
        (self.brief)(&(self.read)(form))
    }

    /// From now on the lists follow each change.
    pub fn list_with(&mut self, lists: Lists) {
        self.lists = lists;
        self.restock();
    }

    /// Reads the list of dossiers, or of profiles, anew where it is shown.
    pub fn restock(&mut self) {
        (self.lists.restock)(self);
    }

    /// Opens or closes what stands under the buttons.
    pub fn toggle(&mut self, panel: Panel) {
        let is_open = self.shelf.panel == Some(panel);
        if !is_open {
            // Over what opens it would take its place.
            self.message.take_if(|message| message.is_past());
        }
        self.shelf = Shelf::of((!is_open).then_some(panel));
        self.restock();
    }

    fn set_at(&mut self, at: At) {
        self.at = within(&self.form, at);
        self.left = filled(&self.form, self.at);
        self.trades_open = false;
        self.trade_taken.clear();
    }

    /// Says something, after what saving may have said.
    pub fn add_message(&mut self, message: Message) {
        self.message = Some(match self.message.take() {
            Some(warning) if warning.is_warning() => message.with(&warning),
            _ => message,
        });
    }

    /// Replaces what was typed in a field of the lot and part shown.
    pub fn type_in(&mut self, field: Field, text: String) {
        self.history.typing(&self.form, self.at, field);
        self.form.set(self.at, field, text);
        self.changed();
    }

    /// After any change of the form.
    fn changed(&mut self) {
        self.reading = (self.read)(&self.form);
        self.went.clear();
        self.message.take_if(|message| message.is_passing());
        self.save();
    }

    /// Keeps the dossier on the device, and with it what could not be kept before.
    pub fn save(&mut self) {
        self.changed = storage::now();
        self.keep();
        if !self.slot.is_unsaved && self.keep_left() {
            self.restock();
        }
        let changed = self.changed.clone();
        (self.lists.note)(self, &changed);
    }

    /// Tries again to keep what the device refused: there may be room now.
    pub fn keep_again(&mut self) {
        if self.slot.is_unsaved {
            self.keep();
        }
        self.keep_left();
        self.restock();
    }

    /// Writes the dossier shown; beside what another tab wrote there that this one has not seen.
    fn keep(&mut self) {
        let kept = Kept {
            changed: self.changed.clone(),
            name: self.name.clone(),
            file: json::write(&self.form),
        };
        if let Some(name) = self.slot.keep(&Local, kept, &self.title()) {
            self.name = name;
            storage::set_shown(&self.slot.key);
            self.message = Some(Message::parted());
        }
        self.is_denied &= self.slot.is_unsaved;
        self.forget_told();
    }

    /// Writes the dossiers shown before which the device refused; whether it took one.
    fn keep_left(&mut self) -> bool {
        let mut is_kept = false;
        for left in &mut self.before {
            if left.slot.is_unsaved {
                let (kept, title) = (left.kept(), left.title());
                if let Some(name) = left.slot.keep(&Local, kept, &title) {
                    left.name = name;
                }
                is_kept |= !left.slot.is_unsaved;
            }
        }
        self.forget_told();
        is_kept
    }

    /// What the dossiers are called whose last changes are nowhere but in this page.
    pub fn unsaved(&self) -> Vec<String> {
        let shown = self.slot.is_unsaved.then(|| self.title());
        let left = self.before.iter().filter(|left| left.slot.is_unsaved);
        shown.into_iter().chain(left.map(Left::title)).collect()
    }

    /// How many the user is to be told of.
    fn to_tell(&self) -> usize {
        let left = self.before.iter().filter(|left| left.slot.is_unsaved);
        left.count() + usize::from(self.slot.is_unsaved)
    }

    /// Whether the browser lets this page keep nothing, full or not.
    pub const fn is_denied(&self) -> bool {
        self.is_denied
    }

    /// Whether the user is to be told that the device does not keep everything.
    pub fn is_unsaved_to_say(&self) -> bool {
        self.to_tell() > self.told
    }

    /// The user has read that.
    pub fn hush(&mut self) {
        self.told = self.to_tell();
    }

    /// Once there are fewer, one more is said again.
    fn forget_told(&mut self) {
        self.told = self.told.min(self.to_tell());
    }

    /// What the dossier is called in the list.
    pub fn title(&self) -> String {
        title(&self.name, &self.form)
    }

    /// Makes what stands on the device the dossier shown.
    fn take_in(&mut self, text: &str) -> Result<(), DossierError> {
        let kept = Kept::read(text);
        self.form = json::parse(&kept.file)?;
        self.name = kept.name;
        self.changed = kept.changed;
        self.reading = (self.read)(&self.form);
        self.set_at(self.at);
        Ok(())
    }

    /// Another tab changed what is kept: this page shows it, so that neither writes over the other.
    fn changed_elsewhere(&mut self, key: Option<&str>) {
        if key.is_none_or(|key| key == self.slot.key) {
            let there = storage::read(&self.slot.key);
            if there.is_none() && self.slot.known.is_some() {
                self.message = Some(Message::removed_elsewhere());
            }
            if let Some(text) = there.as_deref().filter(|_| there != self.slot.known) {
                let (before, at) = (self.form.clone(), self.at);
                // What is nowhere else goes on beside it, and what cannot be read stays there: the next
                // change here goes on beside it too.
                if !self.slot.is_unsaved && self.take_in(text).is_ok() {
                    if before != self.form {
                        self.history.changing(before, at);
                        self.message = Some(Message::followed());
                    }
                    self.slot.known = there;
                }
            } else {
                self.slot.known = there;
            }
        }
        // It may have made room.
        self.keep_again();
    }

    /// Shows another dossier in the place of this one, which stays as it is.
    fn turn_to(&mut self, other: Left) -> Left {
        let left = Left {
            slot: std::mem::replace(&mut self.slot, other.slot),
            name: std::mem::replace(&mut self.name, other.name),
            changed: std::mem::replace(&mut self.changed, other.changed),
            form: std::mem::replace(&mut self.form, other.form),
            at: self.at,
            history: std::mem::replace(&mut self.history, other.history),
        };
        self.reading = (self.read)(&self.form);
        self.set_at(other.at);
        self.went.clear();
        self.message = None;
        // What is not kept is said again with each dossier.
        self.told = 0;
        storage::set_shown(&self.slot.key);
        left
    }

    /// Puts the dossier shown aside, with its history; one that has no answer is not kept.
    fn put_aside(&mut self, left: Left) {
        if left.form == Form::new() && left.name.is_empty() {
            if left.slot.known.is_some() && storage::read(&left.slot.key) == left.slot.known {
                storage::remove(&left.slot.key);
            }
        } else {
            self.before.push(left);
            if self.before.len() > MOST_LEFT {
                // The oldest that the device has; what it has not is nowhere else.
                let oldest = self.before.iter().position(Left::is_kept);
                drop(oldest.map(|oldest| self.before.remove(oldest)));
            }
        }
    }

    /// Shows a dossier of the list; the error is that of one that cannot be read.
    pub fn open(&mut self, key: &str) -> Result<(), DossierError> {
        if key == self.slot.key {
            return Ok(());
        }
        let there = storage::read(key);
        let remembered = self.before.iter().position(|left| left.slot.key == key);
        // As it was left, unless another tab changed it since; what the device has not is nowhere else.
        let as_left = remembered.filter(|index| {
            let slot = &self.before[*index].slot;
            slot.is_unsaved || there.is_none() || there == slot.known
        });
        let other = match (as_left, there) {
            (Some(index), _) => self.before.remove(index),
            (None, Some(text)) => {
                let kept = Kept::read(&text);
                let form = json::parse(&kept.file)?;
                drop(remembered.map(|index| self.before.remove(index)));
                Left {
                    slot: Slot {
                        known: Some(text),
                        ..Slot::new(key.to_string())
                    },
                    name: kept.name,
                    changed: kept.changed,
                    form,
                    ..Left::default()
                }
            }
            (None, None) => return Ok(()),
        };
        let left = self.turn_to(other);
        self.put_aside(left);
        self.keep_unsaved();
        Ok(())
    }

    /// Tries again, where there is something to try.
    fn keep_unsaved(&mut self) {
        if self.to_tell() > 0 {
            self.keep_again();
        } else {
            self.restock();
        }
    }

    /// Shows a new dossier, which the device keeps once it has an answer.
    pub fn open_new(&mut self, form: Form, name: String) {
        let left = self.turn_to(Left {
            slot: Slot::new(storage::new_key(What::Dossier)),
            name,
            form,
            ..Left::default()
        });
        self.put_aside(left);
        if self.form != Form::new() {
            self.save();
        }
        self.restock();
    }

    /// Calls the dossier shown something else.
    pub fn rename(&mut self, name: String) {
        self.name = name;
        self.save();
    }

    /// The dossier shown is gone: the last changed of the others takes its place, or an empty one.
    pub fn close(&mut self) {
        drop(self.turn_to(Left {
            slot: Slot::new(storage::new_key(What::Dossier)),
            ..Left::default()
        }));
        let kept = storage::all(What::Dossier).into_iter().map(|(key, _)| key);
        let held = self.before.iter().map(|left| left.slot.key.clone());
        for key in kept.chain(held).collect::<Vec<_>>() {
            if self.open(&key).is_ok() {
                return;
            }
        }
        self.restock();
    }

    /// How to come back to the dossier shown; none for an empty one.
    pub fn way_back(&self) -> Option<Remedy> {
        (self.form != Form::new()).then(|| Remedy::Back(self.slot.key.clone()))
    }
}
