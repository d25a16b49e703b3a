//! What the buttons of the list do, and those of its messages.

use super::list::{RENAME, SEVERAL, bin_id, focus_later, focus_rename};
use crate::app::actions::named;
use crate::app::live::by_id;
use crate::app::message::{Message, Remedy, focus_message};
use crate::app::result::RESULT;
use crate::app::state::{Left, Page, State};
use crate::app::storage::{self, Local};
use crate::app::{clipboard, files, json, profiles};
use clausule::contract::Form;
use clausule::dossier::{Binned, Kept, Removed, What, other_name, tidy_name};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

pub fn act_on(state: State, key: &str, act: &str) {
    match act {
        "open" => {
            state.show(|page| {
                let (before, back) = (page.slot.key.clone(), page.way_back());
                match page.open(key) {
                    Ok(()) if page.slot.key == before => page.message = None,
                    Ok(()) => {
                        let said = format!("Le dossier « {} » est ouvert.", page.title());
                        page.add_message(Message::said(&said).or(back));
                    }
                    Err(error) => {
                        let said = format!("{error} Vos réponses n’ont pas changé.");
                        let remedy = Remedy::Copy(key.to_string());
                        page.message = Some(Message::failed(&said).or(Some(remedy)));
                    }
                }
            });
            focus_message();
        }
        "rename" => {
            state.show(|page| page.shelf.renaming = Some(key.to_string()));
            request_animation_frame(|| {
                if let Some(input) = by_id(RENAME) {
                    let _ = input.focus();
                    input.unchecked_ref::<HtmlInputElement>().select();
                }
            });
        }
        "renamed" => rename(state),
        "copy" => duplicate(state, key),
        "save" => save(state, key),
        "delete" => delete(state, key),
        _ => {}
    }
}

/// Gives the dossier the name that was typed. What the device refuses stays in this page.
pub fn rename(state: State) {
    let Some(input) = by_id(RENAME) else {
        return;
    };
    let name = tidy_name(&input.unchecked_into::<HtmlInputElement>().value());
    let mut renamed = None;
    state.show(|page| {
        let Some(key) = page.shelf.renaming.take() else {
            return;
        };
        renamed = Some(key.clone());
        if key == page.slot.key {
            page.rename(name);
        } else if let Some(left) = page.before.iter_mut().find(|left| left.slot.key == key) {
            left.name = name;
            left.slot.is_unsaved = true;
            page.keep_again();
        } else if let Some(text) = storage::read(&key) {
            let kept = Kept {
                name,
                ..Kept::read(&text)
            };
            if !storage::write(&key, &kept.write())
                && let Ok(form) = json::parse(&kept.file)
            {
                let mut left = Left::unsaved(key, &kept, form);
                left.slot.known = Some(text);
                page.before.push(left);
            }
        }
        page.restock();
    });
    if let Some(key) = renamed {
        focus_rename(&key);
    }
}

fn duplicate(state: State, key: &str) {
    state.show(|page| {
        let Some(kept) = page.kept(key) else {
            return;
        };
        let Some(row) = page.shelf.rows.iter().find(|row| row.key == key) else {
            return;
        };
        let name = other_name(&row.title, |name| {
            page.shelf.rows.iter().any(|row| row.title == name)
        });
        let said = format!("La copie « {name} » est dans « Vos dossiers ».");
        let copy = Kept {
            changed: storage::now(),
            name,
            ..kept
        };
        let copied = storage::write(&storage::new_key(What::Dossier), &copy.write());
        page.message = Some(if copied {
            Message::said(&said)
        } else {
            Message::failed("Le stockage de cet appareil est plein ou refusé : la copie n’a pas pu être gardée. Supprimez des dossiers dont vous n’avez plus besoin, après les avoir enregistrés dans un fichier.")
        });
        page.restock();
    });
}

fn save(state: State, key: &str) {
    let file = state.now(|page| {
        let row = page.shelf.rows.iter().find(|row| row.key == key)?;
        Some((row.title.clone(), page.kept(key)?.file))
    });
    if let Some((title, text)) = file {
        let name = named(&title, "dossier", "json");
        files::save(state, "Le dossier", &name, "application/json", &text);
    }
}

/// Saves in one file what the device could not keep.
fn save_unsaved(state: State) {
    let mut entries = state.now(Page::unsaved_entries);
    match entries.len() {
        0 => {}
        1 => {
            let entry = entries.remove(0);
            let title = super::title(&entry.name, &entry.form);
            let (name, text) = (named(&title, "dossier", "json"), json::write(&entry.form));
            let what = format!("Le dossier « {title} »");
            files::save(state, &what, &name, "application/json", &text);
        }
        count => {
            let (what, text) = (
                format!("Le fichier de {count} dossiers"),
                json::write_several(&entries),
            );
            files::save(state, &what, SEVERAL, "application/json", &text);
        }
    }
}

fn delete(state: State, key: &str) {
    state.show(|page| {
        let Some(row) = page.shelf.rows.iter().find(|row| row.key == key) else {
            return;
        };
        let title = row.title.clone();
        // As the page has it; what cannot be read stays as the device had it.
        let held = page.held().find(|(held, ..)| held == key);
        let held = held.map(|(_, kept, _)| kept.write());
        let Some(text) = held.or_else(|| storage::read(key)) else {
            return;
        };
        let shown = key == page.slot.key;
        storage::remove(key);
        let removed = Removed {
            what: What::Dossier,
            title: title.clone(),
            key: key.to_string(),
            text,
            there: None,
            shown,
        };
        page.before.retain(|left| left.slot.key != key);
        if shown {
            page.close();
        }
        // It made room, for what is not deleted first.
        page.keep_again();
        let until = page.put_in_bin(removed.clone());
        let said = format!("Le dossier « {title} » est supprimé. Il reste dans la corbeille, sous vos dossiers{until}.");
        let remedy = Remedy::Restore(Box::new(removed));
        page.add_message(Message::said(&said).or(Some(remedy)));
    });
    focus_message();
}

/// Puts back what that button of the bin is about.
pub fn act_on_bin(state: State, name: &str) {
    let found = state.now(|page| page.bin.iter().find(|one| one.name == name).cloned());
    if let Some(found) = found {
        put_back(state, &found.removed);
    }
}

/// Asks whether the bin is to be emptied for good, or no longer does.
pub fn ask_to_empty(state: State, what: What, asks: bool) {
    state.show(|page| page.shelf.emptying = asks.then_some(what));
    let focused = if asks { "empty-now" } else { "empty" };
    focus_later(format!("{focused}-{}", bin_id(what)));
}

/// Empties the bin of that kind, here and on the device.
pub fn empty(state: State, what: What) {
    state.show(|page| {
        page.shelf.emptying = None;
        Binned::empty(&Local, what);
        page.bin.retain(|one| one.removed.what != what);
        // It made room.
        page.keep_again();
        page.add_message(Message::said("La corbeille est vide."));
    });
    focus_message();
}

/// Puts back what was removed or replaced. A dossier that the device refuses is at least in this page.
fn put_back(state: State, removed: &Removed) {
    state.show(|page| {
        let what = match removed.what {
            What::Dossier => "Le dossier",
            What::Profile => "Le profil",
        };
        let key = removed.put_back(&Local).or_else(|| {
            let kept = Kept::read(&removed.text);
            let form = json::parse(&kept.file).ok()?;
            (removed.what == What::Dossier).then(|| {
                let left = Left::unsaved(removed.key.clone(), &kept, form);
                page.before.push(left);
                removed.key.clone()
            })
        });
        let message = match key {
            None => Message::failed(&format!(
                "Le stockage de cet appareil est plein ou refusé : {} « {} » n’a pas pu être remis en place. Supprimez d’autres dossiers, après les avoir enregistrés dans un fichier, puis réessayez depuis la corbeille.",
                what.to_lowercase(),
                removed.title
            )),
            Some(key) => {
                let back = |one: &Binned| {
                    one.removed.key == removed.key && one.removed.text == removed.text
                };
                page.bin.iter().filter(|one| back(one)).for_each(|one| one.discard(&Local));
                page.bin.retain(|one| !back(one));
                let opened = if removed.shown { page.open(&key) } else { Ok(()) };
                match opened {
                    Ok(()) => Message::said(&format!("{what} « {} » est remis en place.", removed.title)),
                    Err(error) => Message::failed(&error.to_string()),
                }
            }
        };
        page.add_message(message);
        page.restock();
    });
    focus_message();
}

/// Does what the button of the message says.
pub fn mend(state: State, remedy: Remedy) {
    match remedy {
        Remedy::Copy(key) => {
            if let Some(text) = storage::read(&key) {
                state.say(if clipboard::copy_plain(&Kept::read(&text).file) {
                    Message::said("Ces données sont dans le presse-papiers : collez-les dans un fichier.")
                } else {
                    Message::failed("Le navigateur a refusé de copier. Autorisez le presse-papiers pour ce site, puis réessayez.")
                });
                focus_message();
            }
        }
        Remedy::Back(key) => {
            state.show(|page| {
                let back = page.way_back();
                let message = match page.open(&key) {
                    Ok(()) => Message::said("Voici le dossier précédent.").or(back),
                    Err(error) => Message::failed(&error.to_string()),
                };
                page.add_message(message);
            });
            focus_message();
        }
        Remedy::Restore(removed) => put_back(state, &removed),
        Remedy::SaveUnsaved => save_unsaved(state),
        Remedy::Over(profile) => profiles::apply(state, &profile, true),
        // The message does it itself.
        Remedy::Undo => {}
        Remedy::Examples => {
            state.replace(
                Form::new(),
                "Les réponses sont effacées, et voici les exemples.",
            );
            if let Some(result) = by_id(RESULT) {
                result.scroll_into_view();
            }
        }
    }
}
