//! What is written where on the device: nothing there is ever overwritten by what did not read it first.
//!
//! Pure but for the [`Device`] that is given: the browser's storage for the page, a table for tests.

use super::{Kept, Profile, is_moment, other_name, tidy_name};

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

    /// Puts something under a name; what was deleted gives way to it, the oldest first. False as for
    /// [`Device::write`].
    fn put(&self, key: &str, text: &str) -> bool
    where
        Self: Sized,
    {
        while !self.write(key, text) {
            let oldest = binned(self).min_by_key(|name| self.read(name));
            let Some(oldest) = oldest.filter(|oldest| oldest != key) else {
                return false;
            };
            self.remove(&oldest);
        }
        true
    }
}

/// The name of the only dossier there once was, and the beginning of the names of all.
const DOSSIER: &str = "clausule.dossier";
/// The beginning of the names of profiles.
const PROFILE: &str = "clausule.profil";
/// The beginning of the names of what was deleted.
const BIN: &str = "clausule.corbeille.";
/// How many of those the device keeps.
const MOST_BINNED: usize = 20;

/// The names of what was deleted.
fn binned(device: &impl Device) -> impl Iterator<Item = String> {
    let keys = device.keys().into_iter();
    keys.filter(|key| key.starts_with(BIN))
}

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
        free_key(device, &format!("{}.", self.start()), held)
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

/// A name with that beginning that nothing has yet, and none of those `held`.
fn free_key(device: &impl Device, start: &str, held: impl Fn(&str) -> bool) -> String {
    let key = format!("{start}{}", device.signs());
    let mut free = key.clone();
    let mut count = 1;
    while held(&free) || device.read(&free).is_some() {
        count += 1;
        free = format!("{key}-{count}");
    }
    free
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
        self.is_unsaved = !device.put(&self.key, &text);
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
    let is_kept = device.put(&key, &kept.write());
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
    let is_kept = device.put(&What::Profile.new_key(device), &kept.write());
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
        device.put(&key, &self.text).then_some(key)
    }
}

/// Something in the bin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binned {
    /// Its name there.
    pub name: String,
    /// Whether the device has it, and not this page alone.
    pub is_kept: bool,
    /// When it was deleted, as `2026-11-22T16:27:45.123Z`.
    pub moment: String,
    /// What it is.
    pub removed: Removed,
}

impl Binned {
    /// Puts in the bin what was removed at that moment. The device keeps the last twenty, and while it has
    /// room for what is not deleted.
    pub fn new(device: &impl Device, removed: Removed, moment: String) -> Self {
        let mut one = Self {
            name: free_key(device, BIN, |_| false),
            is_kept: false,
            moment,
            removed,
        };
        one.is_kept = device.put(&one.name, &one.write());
        for old in Self::all(device).into_iter().skip(MOST_BINNED) {
            old.discard(device);
        }
        one
    }

    /// What is in the bin of the device, the last first. What cannot be read is left out.
    pub fn all(device: &impl Device) -> Vec<Self> {
        let read = |name: String| Self::read(&device.read(&name)?, name);
        let mut all: Vec<Self> = binned(device).filter_map(read).collect();
        all.sort_by(|one, other| (&other.moment, &one.name).cmp(&(&one.moment, &other.name)));
        all
    }

    /// Takes it out of the bin of the device.
    pub fn discard(&self, device: &impl Device) {
        device.remove(&self.name);
    }

    /// Leaves nothing of a kind in the bin of the device, nor what cannot be read there.
    pub fn empty(device: &impl Device, what: What) {
        let others: Vec<Self> = Self::all(device)
            .into_iter()
            .filter(|one| one.removed.what != what)
            .collect();
        for name in binned(device).collect::<Vec<_>>() {
            if others.iter().all(|other| other.name != name) {
                device.remove(&name);
            }
        }
    }

    /// Begins with the moment, by which the oldest is found without reading the rest.
    fn write(&self) -> String {
        let Removed {
            title, key, text, ..
        } = &self.removed;
        let title = tidy_name(title);
        format!("{}\n{key}\n{title}\n{text}", self.moment)
    }

    fn read(text: &str, name: String) -> Option<Self> {
        let mut lines = text.splitn(4, '\n');
        let (moment, key) = (lines.next()?, lines.next()?);
        let (title, text) = (tidy_name(lines.next()?), lines.next()?);
        let kinds = [What::Dossier, What::Profile];
        let what = kinds.into_iter().find(|what| what.is(key))?;
        is_moment(moment).then(|| Self {
            name,
            is_kept: true,
            moment: moment.to_string(),
            removed: Removed {
                what,
                title,
                key: key.to_string(),
                text: text.to_string(),
                there: None,
                shown: false,
            },
        })
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

    fn removed(key: &str, text: &str) -> Removed {
        Removed {
            what: What::Dossier,
            title: "École".to_string(),
            key: key.to_string(),
            text: text.to_string(),
            there: None,
            shown: false,
        }
    }

    fn moment(count: usize) -> String {
        format!("2026-11-22T16:27:{:02}.{count:03}Z", count % 60)
    }

    /// What a page put in the bin is there for the next one, and comes back as it was.
    #[test]
    fn the_bin_outlives_the_page() {
        let device = Table::of(&[]);
        let binned = Binned::new(&device, removed("clausule.dossier.x", "a\n{}"), moment(1));
        assert!(binned.is_kept);
        let found = Binned::all(&device);
        assert_eq!(found, [binned]);
        assert_eq!(
            found[0].removed.put_back(&device).as_deref(),
            Some("clausule.dossier.x")
        );
        assert_eq!(device.read("clausule.dossier.x").as_deref(), Some("a\n{}"));
        found[0].discard(&device);
        assert_eq!(Binned::all(&device), []);
        // The bin is in no list of dossiers.
        Binned::new(&device, removed("clausule.dossier", "{}"), moment(2));
        assert_eq!(What::Dossier.all(&device).len(), 1);
    }

    #[test]
    fn the_bin_holds_the_last_twenty() {
        let device = Table::of(&[]);
        for count in 0..25 {
            Binned::new(
                &device,
                removed("clausule.dossier", &count.to_string()),
                moment(count),
            );
        }
        let texts: Vec<String> = Binned::all(&device)
            .into_iter()
            .map(|one| one.removed.text)
            .collect();
        let last: Vec<String> = (5..25).rev().map(|count| count.to_string()).collect();
        assert_eq!(texts, last);
    }

    /// What is deleted gives way to what is not, the oldest first.
    #[test]
    fn a_full_device_drops_the_bin_before_it_refuses_a_dossier() {
        let device = Table::of(&[]);
        for count in 0..3 {
            Binned::new(
                &device,
                removed("clausule.dossier", &"x".repeat(100)),
                moment(count),
            );
        }
        let full: usize = {
            let texts = device.texts.borrow();
            texts
                .iter()
                .map(|(name, text)| name.len() + text.len())
                .sum()
        };
        device.room.set(full + 30);
        let mut slot = Slot::new("clausule.dossier.y".to_string());
        slot.keep(&device, kept("{changed}"), "École");
        assert!(!slot.is_unsaved);
        let moments: Vec<String> = Binned::all(&device)
            .into_iter()
            .map(|one| one.moment)
            .collect();
        assert_eq!(moments, [moment(2), moment(1)]);
        // With nothing left to drop it refuses, and the dossier there stays.
        device.room.set(60);
        slot.keep(&device, kept("{changed again}"), "École");
        assert!(slot.is_unsaved);
        assert_eq!(Binned::all(&device), []);
        assert_eq!(device.read("clausule.dossier.y"), slot.known);
        // What a full device cannot keep in its bin is this page's.
        assert!(!Binned::new(&device, removed("clausule.dossier.z", "{}"), moment(9)).is_kept);
    }

    /// Whatever stands there under the names of the bin, nothing else is touched, and it can be emptied.
    #[test]
    fn a_damaged_bin_is_left_out_and_emptied() {
        let good = format!("{}\nclausule.dossier.x\nÉcole\n{{}}", moment(1));
        let profile = format!("{}\nclausule.profil.x\nVille\n{{}}", moment(1));
        let other_key = format!("{}\nautre\nÉcole\n{{}}", moment(1));
        let texts = [
            ("clausule.corbeille.a", &*good),
            ("clausule.corbeille.b", ""),
            (
                "clausule.corbeille.c",
                "hier\nclausule.dossier.x\nÉcole\n{}",
            ),
            ("clausule.corbeille.d", &other_key),
            ("clausule.corbeille.e", &profile),
            ("clausule.corbeilles", "x"),
            ("clausule.dossier.x", "mine"),
        ];
        let device = Table::of(&texts);
        assert_eq!(Binned::all(&device).len(), 2);
        Binned::empty(&device, What::Dossier);
        let left = [
            "clausule.corbeille.e",
            "clausule.corbeilles",
            "clausule.dossier.x",
        ];
        assert_eq!(device.keys(), left);
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
