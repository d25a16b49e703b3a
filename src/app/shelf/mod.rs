//! The dossiers kept on the device: the list, and what can be done with each.

mod acts;
mod intake;
mod list;
mod opened;

pub use intake::{Source, follow_tasks, take};
pub use list::{bin_list, dossiers, focus_later};
pub use opened::{PANELS, follow_panel};

use super::json;
use super::live::attribute;
use super::state::{Page, State};
use super::storage::{self, Local};
use clausule::bareme::fold;
use clausule::contract::{Field, Form};
use clausule::dossier::{Binned, DossierError, Entry, Kept, Removed, What, tidy_name};

/// What is open under the buttons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// The dossiers kept on the device.
    Dossiers,
    /// The link to this dossier.
    Share,
    /// The profiles kept on the device.
    Profiles,
    /// The keys that do something.
    Keys,
}

/// The dossiers and the profiles as they are shown.
#[derive(Default)]
pub struct Shelf {
    /// What is open.
    pub panel: Option<Panel>,
    /// The dossiers, while their list is open.
    rows: Vec<Row>,
    /// The profiles, while their list is open.
    pub profiles: Vec<(String, Kept)>,
    /// The profile whose answers are shown.
    pub profile_shown: Option<String>,
    /// The profile whose link is shown.
    pub profile_linked: Option<String>,
    /// What is looked for in the list.
    query: String,
    /// The dossier that is being given another name.
    renaming: Option<String>,
    /// The bin that is to be emptied, once the user says so again.
    emptying: Option<What>,
    /// Whether the link has the contact data.
    pub contacts: bool,
}

impl Shelf {
    /// With that open, as nothing was done with it.
    pub fn of(panel: Option<Panel>) -> Self {
        Self {
            panel,
            ..Self::default()
        }
    }
}

/// How much of a dossier the device has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keeping {
    /// All of it.
    Kept,
    /// All but its last changes.
    Older,
    /// Nothing.
    Nothing,
}

/// A dossier of the list.
struct Row {
    key: String,
    title: String,
    changed: String,
    /// Its lots, amount and hours in a few words, or why it cannot be read.
    brief: Result<Vec<String>, DossierError>,
    /// Whether the device has its last changes.
    state: Keeping,
}

/// What a dossier is called: what the user called it, or what its contract is for.
pub fn title(name: &str, form: &Form) -> String {
    let words = |field| tidy_name(form.get(0, field));
    [name.to_string(), words(Field::Title), words(Field::Trade)]
        .into_iter()
        .find(|one| !one.is_empty())
        .unwrap_or_else(|| "Dossier sans nom".to_string())
}

impl Page {
    /// Reads the list anew where it is shown.
    pub fn fill_shelf(&mut self) {
        match self.shelf.panel {
            Some(Panel::Dossiers) => self.shelf.rows = self.rows(),
            Some(Panel::Profiles) => self.shelf.profiles = storage::all(What::Profile),
            _ => return,
        }
        self.fill_bin();
    }

    /// What the device has in its bin, and what only this page has: the device was full.
    fn fill_bin(&mut self) {
        let mut bin = Binned::all(&Local);
        for mut one in std::mem::take(&mut self.bin) {
            let is_there = bin.iter().any(|there| there.name == one.name);
            // Another tab may have put it back.
            let is_back = storage::read(&one.removed.key).as_ref() == Some(&one.removed.text);
            if !is_there && !is_back {
                one.is_kept = false;
                bin.push(one);
            }
        }
        bin.sort_by(|one, other| other.moment.cmp(&one.moment));
        self.bin = bin;
    }

    /// Puts in the bin what was removed; in words, how long it stays there.
    pub fn put_in_bin(&mut self, removed: Removed) -> &'static str {
        let one = Binned::new(&Local, removed, storage::now());
        let until = if one.is_kept {
            ""
        } else {
            ", tant que cette page est ouverte : l’appareil n’a plus de place"
        };
        self.bin.insert(0, one);
        self.restock();
        until
    }

    fn rows(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = storage::all(What::Dossier)
            .into_iter()
            .map(|(key, kept)| {
                let form = json::parse(&kept.file);
                let found = form.as_ref().map(|form| title(&kept.name, form));
                Row {
                    key,
                    title: found.unwrap_or_else(|_| title(&kept.name, &Form::new())),
                    changed: kept.changed,
                    brief: form.map(|form| self.brief_of(&form)),
                    state: Keeping::Kept,
                }
            })
            .collect();
        // What the device could not keep is at least in the list.
        for (key, kept, form) in self.held() {
            let row = Row {
                title: title(&kept.name, form),
                changed: kept.changed,
                brief: Ok(self.brief_of(form)),
                state: Keeping::Nothing,
                key,
            };
            match rows.iter_mut().find(|there| there.key == row.key) {
                Some(there) => {
                    *there = Row {
                        state: Keeping::Older,
                        ..row
                    }
                }
                None => rows.push(row),
            }
        }
        // Those that came together, by their names.
        rows.sort_by(|one, other| {
            let names = || fold(&one.title).cmp(&fold(&other.title));
            let moments = other.changed.cmp(&one.changed);
            moments
                .then_with(names)
                .then_with(|| one.key.cmp(&other.key))
        });
        rows
    }

    /// The dossiers that stand in this page and not on the device, or changed since.
    fn held(&self) -> impl Iterator<Item = (String, Kept, &Form)> {
        let shown = self.slot.is_unsaved.then(|| {
            let kept = Kept {
                changed: self.changed.clone(),
                name: self.name.clone(),
                file: json::write(&self.form),
            };
            (self.slot.key.clone(), kept, &self.form)
        });
        let left = self.before.iter().filter(|left| !left.is_kept());
        shown
            .into_iter()
            .chain(left.map(|left| (left.slot.key.clone(), left.kept(), &left.form)))
    }

    /// What is kept of a dossier, wherever it is.
    fn kept(&self, key: &str) -> Option<Kept> {
        let held = self.held().find(|(held, ..)| held == key);
        held.map(|(_, kept, _)| kept)
            .or_else(|| storage::read(key).map(|text| Kept::read(&text)))
    }

    /// The dossier shown was changed at that moment.
    pub fn note_change(&mut self, changed: &str) {
        if self.shelf.panel != Some(Panel::Dossiers) {
            return;
        }
        let (title, brief) = (self.title(), self.brief_of(&self.form));
        match self
            .shelf
            .rows
            .iter_mut()
            .find(|row| row.key == self.slot.key)
        {
            Some(row) if !self.slot.is_unsaved && row.state == Keeping::Kept => {
                row.title = title;
                row.changed = changed.to_string();
                row.brief = Ok(brief);
            }
            _ => self.restock(),
        }
    }

    /// Every dossier, as a file of several has them; each as it is now.
    fn entries(&self) -> Vec<Entry> {
        let mut entries: Vec<(String, Entry)> = Vec::new();
        for (key, kept, form) in self.held() {
            entries.push((key, entry(kept, form.clone())));
        }
        for (key, kept) in storage::all(What::Dossier) {
            if entries.iter().all(|(held, _)| *held != key)
                && let Ok(form) = json::parse(&kept.file)
            {
                entries.push((key, entry(kept, form)));
            }
        }
        entries.into_iter().map(|(_, entry)| entry).collect()
    }

    /// Those that the device has not as they are.
    fn unsaved_entries(&self) -> Vec<Entry> {
        let held = self.held();
        held.map(|(_, kept, form)| entry(kept, form.clone()))
            .collect()
    }
}

fn entry(kept: Kept, form: Form) -> Entry {
    Entry {
        name: kept.name,
        changed: kept.changed,
        form,
    }
}

/// « true » while that panel is open, for its button.
pub fn expanded(state: State, panel: Panel) -> super::live::Live<Option<String>> {
    attribute(move || {
        Some(
            state
                .get(|page| page.shelf.panel == Some(panel))
                .to_string(),
        )
    })
}
