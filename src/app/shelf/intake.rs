//! Takes in what comes from files and links: each dossier beside those there are.

use super::acts::mend;
use super::{Panel, title};
use crate::app::computed::Computed;
use crate::app::message::{Message, Remedy, focus_message};
use crate::app::state::{Left, Page, State, Task};
use crate::app::storage::{self, Local};
use crate::app::{beside::is_small, files, house, json, live::by_id, result::RESULT, share};
use clausule::contract::{At, Form};
use clausule::dossier::{
    Content, Entry, Example, Kept, add, add_profile, example_file, foreign, other_name,
};
use leptos::prelude::*;

/// Where something comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A file.
    File,
    /// A link.
    Link,
}

/// What became of the dossiers that came.
#[derive(Default)]
struct Received {
    count: usize,
    /// Where the one shown comes from.
    from: Option<Source>,
    /// Whether one of them was not there yet.
    is_new: bool,
}

impl Page {
    /// Makes dossiers of what came, each beside those there are, and shows the first. What the device
    /// cannot keep stays in this page, and in its list.
    fn receive(&mut self, entries: Vec<(Source, Entry)>) -> Received {
        let mut here: Vec<(String, String)> = self
            .before
            .iter()
            .map(|left| (left.slot.key.clone(), json::write(&left.form)))
            .collect();
        here.push((self.slot.key.clone(), json::write(&self.form)));
        let mut received = Received::default();
        let mut first = None;
        // What came together has one moment: its list is in the order of the names.
        let now = storage::now();
        for (source, entry) in entries {
            let name = if source == Source::Link {
                self.link_name(&entry.form)
            } else {
                entry.name
            };
            let changed = if entry.changed.is_empty() {
                now.clone()
            } else {
                entry.changed
            };
            let file = json::write(&entry.form);
            let added = add(
                &Local,
                &here,
                Kept {
                    changed,
                    name,
                    file,
                },
            );
            if let Some(kept) = added.unkept {
                here.push((added.key.clone(), kept.file.clone()));
                let left = Left::unsaved(added.key.clone(), &kept, entry.form);
                self.before.push(left);
            }
            received.count += 1;
            received.is_new |= added.is_new;
            if first.is_none() {
                received.from = Some(source);
                first = Some(added.key);
            }
        }
        if let Some(key) = first {
            // It was just written, or is held.
            let _ = self.open(&key);
        }
        self.restock();
        received
    }

    /// « École (lien) »: what a dossier that came by a link is called beside those there are.
    fn link_name(&self, form: &Form) -> String {
        let rows = self.rows();
        other_name(&format!("{} (lien)", title("", form)), |name| {
            rows.iter().any(|row| row.title == name)
        })
    }
}

impl Received {
    /// What came of it, in a sentence.
    fn words(&self, page: &Page) -> String {
        match (&self.from, self.count) {
            (None, _) => String::new(),
            (Some(_), count @ 2..) => {
                format!("{count} dossiers sont dans « Vos dossiers » ; voici le premier.")
            }
            (Some(Source::File), _) if self.is_new => {
                format!("Le dossier « {} » est ouvert.", page.title())
            }
            (Some(Source::File), _) => format!(
                "Le dossier « {} » est ouvert : vous l’aviez déjà.",
                page.title()
            ),
            (Some(Source::Link), _) if self.is_new => {
                format!(
                    "Le dossier « {} », reçu par lien, est ouvert.",
                    page.title()
                )
            }
            (Some(Source::Link), _) => format!(
                "Le dossier reçu par lien est ouvert : vous l’aviez déjà, sous le nom « {} ».",
                page.title()
            ),
        }
    }
}

/// Does what was asked for, now and each time that something is.
pub fn follow_tasks() {
    let (state, computed) = (State::of_page(), Computed::of_page());
    Effect::new(move |_| {
        if state.get(|page| page.tasks.is_empty()) {
            return;
        }
        let mut tasks = Vec::new();
        state.show(|page| tasks = std::mem::take(&mut page.tasks));
        for task in tasks {
            match task {
                Task::Files(files) => open_files(state, computed, files),
                Task::Link(fragment) => share::receive(state, &fragment),
                Task::Mend(remedy) => mend(state, remedy),
                Task::Example(index) => show_example(state, index),
            }
        }
    });
}

/// Puts an example in the place of the answers, which « Annuler » brings back.
fn show_example(state: State, index: usize) {
    let file = example_file(index).map(json::open);
    if let (Some(example), Some(Ok(Content::Dossier(form)))) = (Example::ALL.get(index), file) {
        let said = format!("Exemple : {}. Changez ce que vous voulez.", example.title);
        state.put(form, At::default(), &said);
        state.show(|page| {
            page.message = page
                .message
                .take()
                .map(|said| said.or(Some(Remedy::Examples)));
        });
        // Read from its first answer; where the hours are not beside it, from them.
        match by_id(RESULT) {
            Some(result) if is_small() => {
                request_animation_frame(move || {
                    let _ = result.focus();
                    result.scroll_into_view();
                });
            }
            _ => {
                window().scroll_to_with_x_and_y(0.0, 0.0);
                focus_message();
            }
        }
    }
}

/// Opens whatever Clausule saved: dossiers and profiles, or one barème.
fn open_files(state: State, computed: Computed, files: Vec<(String, Option<String>)>) {
    if let [(name, Some(text))] = files.as_slice()
        && files::is_table(name)
    {
        house::open(state, computed, name, text);
        return;
    }
    let (mut found, mut failed) = (Vec::new(), Vec::new());
    let alone = files.len() == 1;
    for (name, text) in files {
        let known = || foreign(&name, text.as_deref().unwrap_or_default());
        let read = match &text {
            _ if files::is_table(&name) => Err(
                "C’est un barème : ouvrez-le seul, il entrera dans le dossier affiché.".to_string(),
            ),
            None => Err(known().unwrap_or(files::UNREADABLE).to_string()),
            Some(text) => json::open(text)
                .map_err(|error| known().map_or_else(|| error.to_string(), str::to_string)),
        };
        match read {
            Ok(content) => found.push((Source::File, content)),
            Err(error) if alone => failed.push(error),
            Err(error) => failed.push(format!("« {name} » : {error}")),
        }
    }
    take(state, found, &failed);
}

/// Opens what was read in files or in a link, and says what came of it; `failed` names what could not be
/// read, and why.
pub fn take(state: State, found: Vec<(Source, Content)>, failed: &[String]) {
    let (mut entries, mut profiles, mut broken) = (Vec::new(), Vec::new(), failed.to_vec());
    for (source, content) in found {
        match content {
            Content::Dossier(form) => {
                let entry = Entry {
                    name: String::new(),
                    changed: String::new(),
                    form,
                };
                entries.push((source, entry));
            }
            Content::Several(several) => {
                for (index, one) in several.into_iter().enumerate() {
                    match one {
                        Ok(entry) => entries.push((source, entry)),
                        Err(error) => broken.push(format!("Dossier {} : {error}", index + 1)),
                    }
                }
            }
            Content::Profile(profile) => profiles.push(profile),
        }
    }
    let is_profile_alone = entries.is_empty() && !profiles.is_empty();
    let is_nothing = entries.is_empty() && profiles.is_empty();
    state.show(|page| {
        let back = page.way_back();
        let before = page.slot.key.clone();
        let received = page.receive(entries);
        let mut said = received.words(page);
        for profile in profiles {
            let (name, is_kept) =
                add_profile(&Local, &profile, storage::now(), json::write_profile);
            if is_kept {
                let added = format!(
                    " Le profil « {name} » est dans « Profils » : appliquez-le à vos dossiers."
                );
                said.push_str(&added);
            } else {
                broken.push(format!("Le stockage de cet appareil est plein ou refusé : le profil « {name} » n’a pas pu être gardé. Supprimez des dossiers dont vous n’avez plus besoin, après les avoir enregistrés dans un fichier, puis rouvrez-le."));
            }
        }
        for sentence in &broken {
            said.push(' ');
            said.push_str(sentence);
        }
        if is_nothing && !broken.is_empty() {
            said += " Vos réponses n’ont pas changé.";
        }
        let message = if broken.is_empty() {
            Message::said(said.trim_start())
        } else {
            Message::failed(said.trim_start())
        };
        page.add_message(message.or(back.filter(|_| page.slot.key != before)));
        if is_profile_alone {
            page.shelf.panel = Some(Panel::Profiles);
        }
        page.restock();
    });
    focus_message();
}
