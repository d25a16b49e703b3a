//! What is written where on the device: nothing there is ever overwritten by what did not read it first.
//!
//! Pure but for the [`Device`] that is given: the browser's storage for the page, a table for tests.

use super::{Kept, Profile, other_name};

/// What keeps texts under names.
pub trait Device {
    /// What stands under a name.
    fn read(&self, key: &str) -> Option<String>;
    /// Puts something under a name; false when the device is full or refuses, which changes nothing.
    fn write(&self, key: &str, text: &str) -> bool;
    /// Leaves nothing under a name.
    fn remove(&self, key: &str);
    /// Every name.
    fn keys(&self) -> Vec<String>;
    /// A few letters and digits, others each time.
    fn signs(&self) -> String;
}

/// The name of the only dossier there once was, and the beginning of the names of all.
const DOSSIER: &str = "clausule.dossier";
/// The beginning of the names of profiles.
const PROFILE: &str = "clausule.profil";

/// What is kept under a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A dossier.
    Dossier,
    /// A profile.
    Profile,
}

impl What {
    const fn start(self) -> &'static str {
        match self {
            Self::Dossier => DOSSIER,
            Self::Profile => PROFILE,
        }
    }

    /// Whether a name is one of these.
    #[must_use]
    pub fn is(self, key: &str) -> bool {
        let end = key.strip_prefix(self.start());
        end.is_some_and(|end| end.is_empty() || end.starts_with('.'))
    }

    /// A name that nothing has yet.
    pub fn new_key(self, device: &impl Device) -> String {
        self.key_but(device, |_| false)
    }

    /// The same, and none of those `held`.
    fn key_but(self, device: &impl Device, held: impl Fn(&str) -> bool) -> String {
        let key = format!("{}.{}", self.start(), device.signs());
        let mut free = key.clone();
        let mut count = 1;
        while held(&free) || device.read(&free).is_some() {
            count += 1;
            free = format!("{key}-{count}");
        }
        free
    }

    /// Everything of the kind, in no order.
    pub fn each(self, device: &impl Device) -> impl Iterator<Item = (String, Kept)> {
        let keys = device.keys().into_iter().filter(move |key| self.is(key));
        keys.filter_map(|key| {
            let text = device.read(&key)?;
            Some((key, Kept::read(&text)))
        })
    }

    /// Everything of the kind, the last changed first.
    pub fn all(self, device: &impl Device) -> Vec<(String, Kept)> {
        let mut all: Vec<(String, Kept)> = self.each(device).collect();
        all.sort_by(|(key, one), (other_key, other)| {
            (&other.changed, key).cmp(&(&one.changed, other_key))
        });
        all
    }
}

/// Where a dossier of the page stands on the device, and what the page knows of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slot {
    /// Its name there.
    pub key: String,
    /// What this page last read or wrote there: anything else is another page's.
    pub known: Option<String>,
    /// Whether its last changes are nowhere but in this page: the device was full or refused them.
    pub is_unsaved: bool,
}

impl Slot {
    /// A place that nothing was read from or written to.
    #[must_use]
    pub fn new(key: String) -> Self {
        Self {
            key,
            ..Self::default()
        }
    }

    /// Writes there what the page has. What another page wrote in between stays: this one goes on under
    /// another name, made of `title`, which is returned.
    pub fn keep(&mut self, device: &impl Device, mut kept: Kept, title: &str) -> Option<String> {
        let there = device.read(&self.key);
        let mut name = None;
        if there.is_some() && there != self.known {
            let apart = format!("{title} (de cet onglet)");
            kept.name.clone_from(&apart);
            name = Some(apart);
            *self = Self::new(What::Dossier.new_key(device));
        }
        let text = kept.write();
        self.is_unsaved = !device.write(&self.key, &text);
        if !self.is_unsaved {
            self.known = Some(text);
        }
        name
    }
}

/// Where a dossier that came from a file or a link is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// Its name on the device.
    pub key: String,
    /// Whether there was none with the same answers.
    pub is_new: bool,
    /// What the page has to hold, since the device is full or refuses.
    pub unkept: Option<Kept>,
}

/// Puts a dossier beside those there are; one with the very same file is found again. `here` are those
/// that the page holds, by name and file: what the device has under these names may be older.
pub fn add(device: &impl Device, here: &[(String, String)], kept: Kept) -> Added {
    let same = here
        .iter()
        .find(|(_, file)| *file == kept.file)
        .map(|(key, _)| key.clone())
        .or_else(|| {
            let is_held = |key: &String| here.iter().any(|(held, _)| held == key);
            What::Dossier
                .each(device)
                .find(|(key, one)| one.file == kept.file && !is_held(key))
                .map(|(key, _)| key)
        });
    if let Some(key) = same {
        return Added {
            key,
            is_new: false,
            unkept: None,
        };
    }
    let key = What::Dossier.key_but(device, |key| here.iter().any(|(held, _)| held == key));
    let is_kept = device.write(&key, &kept.write());
    Added {
        key,
        is_new: true,
        unkept: (!is_kept).then_some(kept),
    }
}

/// Puts a profile beside those there are, under a name that none of them has: that name, and whether the
/// device took it. `write` makes its file.
pub fn add_profile(
    device: &impl Device,
    profile: &Profile,
    changed: String,
    write: impl Fn(&Profile) -> String,
) -> (String, bool) {
    let all = What::Profile.all(device);
    let kept = Kept {
        changed,
        name: other_name(&profile.name, |name| {
            all.iter().any(|(_, kept)| kept.name == name)
        }),
        file: write(profile),
    };
    let is_kept = device.write(&What::Profile.new_key(device), &kept.write());
    (kept.name, is_kept)
}

/// What was removed from the device, or replaced there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// What it was.
    pub what: What,
    /// What it was called in its list.
    pub title: String,
    /// Its name on the device.
    pub key: String,
    /// What stood there.
    pub text: String,
    /// What stands there now.
    pub there: Option<String>,
    /// Whether it was the dossier shown.
    pub shown: bool,
}

impl Removed {
    /// Puts it back, under another name where something else came to stand there; its name, or none when
    /// the device is full or refuses.
    pub fn put_back(&self, device: &impl Device) -> Option<String> {
        let key = if device.read(&self.key) == self.there {
            self.key.clone()
        } else {
            self.what.new_key(device)
        };
        device.write(&key, &self.text).then_some(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::cell::{Cell, RefCell};
    use std::collections::BTreeMap;

    /// A device of so many bytes, whose names are always the same.
    struct Table {
        texts: RefCell<BTreeMap<String, String>>,
        room: Cell<usize>,
    }

    impl Table {
        fn of(texts: &[(&str, &str)]) -> Self {
            let text = |(key, text): &(&str, &str)| ((*key).to_string(), (*text).to_string());
            Self {
                texts: RefCell::new(texts.iter().map(text).collect()),
                room: Cell::new(usize::MAX),
            }
        }
    }

    impl Device for Table {
        fn read(&self, key: &str) -> Option<String> {
            self.texts.borrow().get(key).cloned()
        }

        fn write(&self, key: &str, text: &str) -> bool {
            let mut texts = self.texts.borrow_mut();
            let others = texts.iter().filter(|(name, _)| *name != key);
            let full: usize = others.map(|(name, text)| name.len() + text.len()).sum();
            let fits = full + key.len() + text.len() <= self.room.get();
            if fits {
                texts.insert(key.to_string(), text.to_string());
            }
            fits
        }

        fn remove(&self, key: &str) {
            self.texts.borrow_mut().remove(key);
        }

        fn keys(&self) -> Vec<String> {
            self.texts.borrow().keys().cloned().collect()
        }

        fn signs(&self) -> String {
            "a".to_string()
        }
    }

    fn kept(file: &str) -> Kept {
        Kept {
            changed: "2026-11-22T16:27:45.123Z".to_string(),
            name: "École".to_string(),
            file: file.to_string(),
        }
    }

    #[test]
    fn a_new_name_is_one_that_nothing_has() {
        let device = Table::of(&[("clausule.dossier.a", ""), ("clausule.dossier.a-2", "")]);
        assert_eq!(What::Dossier.new_key(&device), "clausule.dossier.a-3");
        assert_eq!(What::Profile.new_key(&device), "clausule.profil.a");
    }

    #[test]
    fn names_of_dossiers_and_profiles_are_told_apart() {
        let all = [
            "clausule.dossier",
            "clausule.dossier.x",
            "clausule.dossiers",
            "clausule.profil.x",
            "autre",
        ];
        let device = Table::of(&all.map(|key| (key, "{}")));
        let keys = |what: What| {
            what.all(&device)
                .into_iter()
                .map(|(key, _)| key)
                .collect::<Vec<_>>()
        };
        assert_eq!(keys(What::Dossier), all[..2]);
        assert_eq!(keys(What::Profile), all[3..4]);
    }

    #[test]
    fn what_another_page_wrote_stays() {
        let device = Table::of(&[("clausule.dossier", "theirs")]);
        let mut slot = Slot::new("clausule.dossier".to_string());
        assert_eq!(
            slot.keep(&device, kept("{}"), "École"),
            Some("École (de cet onglet)".to_string())
        );
        assert_eq!(device.read("clausule.dossier").as_deref(), Some("theirs"));
        assert_eq!(slot.key, "clausule.dossier.a");
        // From now on it is this page's own.
        assert_eq!(slot.keep(&device, kept("{1}"), "École"), None);
        assert_eq!(device.keys().len(), 2);
    }

    #[test]
    fn what_a_full_device_refuses_is_known_to_be_unsaved_until_it_is_written() {
        let device = Table::of(&[]);
        let mut slot = Slot::new("clausule.dossier.x".to_string());
        slot.keep(&device, kept("{}"), "École");
        assert!(!slot.is_unsaved);
        let known = slot.known.clone();

        device.room.set(0);
        assert_eq!(slot.keep(&device, kept("{changed}"), "École"), None);
        assert!(slot.is_unsaved);
        // What is there is still what this page wrote: it goes on under the same name.
        assert_eq!(slot.known, known);
        device.room.set(usize::MAX);
        assert_eq!(slot.keep(&device, kept("{changed}"), "École"), None);
        assert!(!slot.is_unsaved);
        assert_eq!(slot.key, "clausule.dossier.x");
        assert!(
            device
                .read(&slot.key)
                .is_some_and(|text| text.ends_with("{changed}"))
        );
    }

    #[test]
    fn a_dossier_is_added_once() {
        let device = Table::of(&[("clausule.dossier", "{old}")]);
        let found = add(&device, &[], kept("{old}"));
        assert_eq!(
            (found.key.as_str(), found.is_new),
            ("clausule.dossier", false)
        );
        // The page has changed that one: the file is another dossier.
        let here = [("clausule.dossier".to_string(), "{new}".to_string())];
        let found = add(&device, &here, kept("{old}"));
        assert_eq!(
            (found.key.as_str(), found.is_new),
            ("clausule.dossier.a", true)
        );
        let found = add(&device, &here, kept("{new}"));
        assert_eq!(
            (found.key.as_str(), found.is_new),
            ("clausule.dossier", false)
        );
        assert_eq!(device.read("clausule.dossier").as_deref(), Some("{old}"));
    }

    #[test]
    fn a_dossier_that_does_not_fit_is_the_pages_to_hold() {
        let device = Table::of(&[]);
        device.room.set(0);
        let here = [("clausule.dossier.a".to_string(), "{held}".to_string())];
        let added = add(&device, &here, kept("{}"));
        assert_eq!(added.key, "clausule.dossier.a-2");
        assert_eq!(added.unkept, Some(kept("{}")));
    }

    #[test]
    fn what_was_removed_comes_back_beside_what_took_its_place() {
        let device = Table::of(&[]);
        let removed = Removed {
            what: What::Dossier,
            title: "École".to_string(),
            key: "clausule.dossier".to_string(),
            text: "{mine}".to_string(),
            there: None,
            shown: false,
        };
        assert_eq!(
            removed.put_back(&device).as_deref(),
            Some("clausule.dossier")
        );
        device.write("clausule.dossier", "{theirs}");
        assert_eq!(
            removed.put_back(&device).as_deref(),
            Some("clausule.dossier.a")
        );
        assert_eq!(device.read("clausule.dossier").as_deref(), Some("{theirs}"));
        // A profile that was brought up to date is brought back in its place.
        let updated = Removed {
            there: Some("{theirs}".to_string()),
            ..removed
        };
        assert_eq!(
            updated.put_back(&device).as_deref(),
            Some("clausule.dossier")
        );
    }

    #[test]
    fn profiles_stand_beside_each_other() {
        let device = Table::of(&[]);
        let profile = Profile::of(&crate::contract::Form::new(), "Ville");
        let add = || add_profile(&device, &profile, String::new(), Profile::write);
        assert_eq!(add(), ("Ville".to_string(), true));
        device.room.set(0);
        assert!(!add().1);
        assert_eq!(device.keys().len(), 1);
    }

    proptest! {
        /// Three pages write, fall asleep and are told of the device's fullness in any order: what one wrote
        /// is only ever replaced by who read it, and what was typed last is on the device or known not to be.
        #[test]
        fn no_page_writes_over_what_it_has_not_read(
            acts in proptest::collection::vec((0..3_usize, 0..6_u8, 0..400_usize), 0..60),
        ) {
            let device = Table::of(&[("clausule.dossier", "{}")]);
            let key = || "clausule.dossier".to_string();
            let read = || Slot { known: device.read(&key()), ..Slot::new(key()) };
            let mut pages = [read(), read(), Slot::new(key())];
            for (count, (page, act, room)) in acts.into_iter().enumerate() {
                let slot = &mut pages[page];
                match act {
                    0 => device.room.set(room),
                    1 => device.room.set(usize::MAX),
                    2 if !slot.is_unsaved => slot.known = device.read(&slot.key),
                    _ => {
                        let before = device.texts.borrow().clone();
                        let known = slot.known.clone();
                        let file = format!("{{{count}}}");
                        slot.keep(&device, kept(&file), "École");
                        for (name, text) in before {
                            let now = device.read(&name);
                            prop_assert!(now.as_ref() == Some(&text) || known == Some(text));
                        }
                        let there = device.read(&slot.key).map(|text| Kept::read(&text).file);
                        prop_assert_eq!(slot.is_unsaved, there != Some(file));
                    }
                }
            }
        }
    }
}
