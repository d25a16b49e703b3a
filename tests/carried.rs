//! What leaves the page and comes back: files of every kind, links, and the same damaged on the way.
//!
//! `CLAUSULE_MUTATIONS=1000000 cargo test --release --test carried` damages a million of each.

use clausule::bareme::Bareme;
use clausule::contract::Form;
use clausule::dossier::link::{self, Held};
use clausule::dossier::{self, Content, Device, Entry, Kept, Profile, STYLE};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn bareme() -> &'static Bareme {
    Bareme::builtin()
}

/// Every dossier kept among the tests, of every version.
fn kept() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut kept = Vec::new();
    for folder in ["dossiers", "dossiers/v1", "notes", "sets"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|end| end == "json") {
                let name = path.display().to_string();
                kept.push((name, fs::read_to_string(path).unwrap()));
            }
        }
    }
    kept.sort();
    assert!(kept.len() > 20);
    kept
}

fn forms() -> Vec<(String, Form)> {
    let read = |(name, json): (String, String)| {
        let form = dossier::parse(&json, bareme()).unwrap_or_else(|e| panic!("{name}: {e}"));
        (name, form)
    };
    kept().into_iter().map(read).collect()
}

/// Numbers that follow from one another: the same damage on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % sides.max(1)
    }
}

/// Changes, removes, repeats or moves a few bytes.
fn damage(whole: &[u8], signs: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len());
        match dice.roll(6) {
            0 if !bytes.is_empty() => bytes[at] = signs[dice.roll(signs.len())],
            1 if !bytes.is_empty() => bytes[at] ^= 1 << dice.roll(8),
            2 => bytes.insert(at, signs[dice.roll(signs.len())]),
            3 => bytes.truncate(at),
            4 => {
                let end = (at + dice.roll(40)).min(bytes.len());
                drop(bytes.drain(at..end));
            }
            _ => {
                let end = (at + dice.roll(40)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                let to = dice.roll(bytes.len());
                bytes.splice(to..to, piece);
            }
        }
    }
    bytes
}

/// How many of each are damaged.
fn count() -> usize {
    let said = std::env::var("CLAUSULE_MUTATIONS").ok();
    said.map_or(10_000, |count| count.parse().expect("a whole number"))
}

#[test]
fn every_kept_dossier_travels_in_a_link() {
    for (name, form) in forms() {
        let packed = link::pack(Held::Dossier, &dossier::write_tight(&form, bareme())).unwrap();
        let (held, file) = link::unpack(&packed).unwrap();
        assert_eq!(held, Held::Dossier, "{name}");
        assert_eq!(dossier::parse(&file, bareme()), Ok(form), "{name}");
    }
}

/// Lengths as they are measured; the words that both ends know must go on paying for themselves.
#[test]
fn links_of_usual_dossiers_fit_in_a_mail() {
    for (name, most) in [
        ("published-case", 150),
        ("two-lots", 250),
        ("cleaning-complete", 700),
    ] {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/dossiers/{name}.json"));
        let form = dossier::parse(&fs::read_to_string(path).unwrap(), bareme()).unwrap();
        let link = link::pack(Held::Dossier, &dossier::write_tight(&form, bareme())).unwrap();
        assert!(link.len() <= most, "{name}: {} characters", link.len());
    }
}

#[test]
fn every_kept_dossier_travels_among_others() {
    let entries: Vec<Entry> = forms()
        .into_iter()
        .map(|(name, form)| Entry {
            name: dossier::tidy_name(&name),
            changed: "2026-11-22T16:27:45.123Z".to_string(),
            form,
        })
        .collect();
    let json = dossier::write_several(&entries, bareme());
    let Ok(Content::Several(read)) = dossier::open(&json, bareme()) else {
        panic!("the file of several dossiers is not read back");
    };
    assert_eq!(read, entries.into_iter().map(Ok).collect::<Vec<_>>());
}

#[test]
fn the_house_style_of_every_kept_dossier_travels() {
    for (name, form) in forms() {
        let profile = Profile::of(&form, "Ville d’Exemple");
        assert_eq!(
            Profile::parse(&profile.write()),
            Ok(profile.clone()),
            "{name}"
        );
        let packed = link::pack(Held::Profile, &profile.write()).unwrap();
        let (held, file) = link::unpack(&packed).unwrap();
        assert_eq!(
            (held, Profile::parse(&file)),
            (Held::Profile, Ok(profile)),
            "{name}"
        );
    }
}

const MOMENT: &str = "2026-11-22T16:27:45.123Z";

/// A device with dossiers and a profile on it, where what comes is taken in as the page does. Its new names
/// are few, so that they are taken already; every third text does not fit.
struct Shelf {
    before: BTreeMap<String, String>,
    now: RefCell<BTreeMap<String, String>>,
    turn: Cell<usize>,
}

impl Shelf {
    fn new(forms: &[(String, Form)]) -> Self {
        let kept = |file: String| {
            let name = "École".to_string();
            let changed = MOMENT.to_string();
            Kept {
                changed,
                name,
                file,
            }
            .write()
        };
        let mut before = BTreeMap::from([
            (
                "clausule.dossier".to_string(),
                "what one dossier alone left".to_string(),
            ),
            (
                "clausule.habituel".to_string(),
                "clausule.profil.0".to_string(),
            ),
            (
                "clausule.profil.0".to_string(),
                kept(Profile::of(&forms[0].1, "École").write()),
            ),
        ]);
        for (index, (_, form)) in forms.iter().take(3).enumerate() {
            before.insert(
                format!("clausule.dossier.{index}"),
                kept(dossier::write(form, bareme())),
            );
        }
        Self {
            now: RefCell::new(before.clone()),
            before,
            turn: Cell::new(0),
        }
    }

    fn turn(&self) -> usize {
        self.turn.set(self.turn.get() + 1);
        self.turn.get()
    }

    /// Takes in what was read; how many dossiers and profiles were new.
    fn take(&self, content: Content) -> usize {
        let entries = match content {
            Content::Dossier(form) => vec![Entry {
                name: String::new(),
                changed: String::new(),
                form,
            }],
            Content::Several(several) => several.into_iter().flatten().collect(),
            Content::Profile(profile) => {
                dossier::add_profile(self, &profile, MOMENT.to_string(), Profile::write);
                return 1;
            }
        };
        let add = |entry: Entry| {
            let kept = Kept {
                changed: entry.changed,
                name: entry.name,
                file: dossier::write(&entry.form, bareme()),
            };
            dossier::add(self, &[], kept)
        };
        entries
            .into_iter()
            .map(add)
            .filter(|added| added.is_new)
            .count()
    }

    /// Everything that was there is still there, word for word; what came is cleared away.
    fn is_untouched(&self) -> bool {
        let mut now = self.now.borrow_mut();
        let is = self
            .before
            .iter()
            .all(|(key, text)| now.get(key) == Some(text));
        now.retain(|key, _| self.before.contains_key(key));
        is
    }
}

impl Device for Shelf {
    fn read(&self, key: &str) -> Option<String> {
        self.now.borrow().get(key).cloned()
    }

    fn write(&self, key: &str, text: &str) -> bool {
        let fits = !self.turn().is_multiple_of(3);
        if fits {
            self.now
                .borrow_mut()
                .insert(key.to_string(), text.to_string());
        }
        fits
    }

    fn remove(&self, key: &str) {
        self.now.borrow_mut().remove(key);
    }

    fn keys(&self) -> Vec<String> {
        self.now.borrow().keys().cloned().collect()
    }

    fn signs(&self) -> String {
        (self.turn() % 4).to_string()
    }
}

#[test]
fn a_damaged_file_is_read_or_refused_in_words_and_overwrites_nothing() {
    let shelf = Shelf::new(&forms());
    let mut new = 0;
    let forms = forms();
    let mut files: Vec<String> = kept().into_iter().map(|(_, json)| json).collect();
    let first = &forms[0].1;
    files.push(Profile::of(first, "Ville").write());
    let entry = |form: &Form| Entry {
        name: "École".to_string(),
        changed: String::new(),
        form: form.clone(),
    };
    files.push(dossier::write_several(
        &[entry(first), entry(&forms[1].1)],
        bareme(),
    ));
    let mut dice = Dice(0x2026_1122);
    let mut read = 0;
    for index in 0..count() {
        let whole = files[index % files.len()].as_bytes();
        let bytes = damage(whole, b"{}[]\":,0129\\ue\xc3\x00 ", &mut dice);
        match dossier::open(&String::from_utf8_lossy(&bytes), bareme()) {
            Ok(content) => {
                read += 1;
                new += shelf.take(content);
                assert!(shelf.is_untouched(), "{}", String::from_utf8_lossy(&bytes));
            }
            Err(error) => assert!(error.to_string().ends_with('.'), "{error}"),
        }
    }
    // Damage that spares the shape leaves a dossier: both ways were taken.
    assert!(read > 0 && read < count(), "{read}");
    assert!(new > 0, "nothing was put beside what is there");
}

#[test]
fn a_damaged_link_is_refused_in_words_and_overwrites_nothing() {
    let shelf = Shelf::new(&forms());
    let mut links: Vec<(String, String)> = Vec::new();
    for (_, form) in forms() {
        let file = dossier::write_tight(&form, bareme());
        links.push((link::pack(Held::Dossier, &file).unwrap(), file));
    }
    let signs = b"ABCabc0189-_.#%=dp\xc3 ";
    let mut dice = Dice(0x1122_2026);
    let mut refused = 0;
    for index in 0..count() {
        let (whole, file) = &links[index % links.len()];
        let bytes = damage(whole.as_bytes(), signs, &mut dice);
        match link::unpack(&String::from_utf8_lossy(&bytes)) {
            // Nothing but what was packed ever comes out.
            Ok((_, unpacked)) => {
                assert_eq!(unpacked, *file);
                let form = dossier::parse(&unpacked, bareme()).unwrap();
                shelf.take(Content::Dossier(form));
                assert!(shelf.is_untouched());
            }
            Err(error) => {
                refused += 1;
                assert!(error.to_string().ends_with('.'), "{error}");
            }
        }
    }
    assert!(refused > count() / 2, "{refused}");
}

fn schema(name: &str) -> jsonschema::Validator {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("public/schemas/{name}"));
    let schema = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

#[test]
fn profiles_and_several_dossiers_follow_their_schemas() {
    let mut form = Form::new();
    for field in STYLE {
        form.set(0, field, format!("réponse « {field:?} »"));
    }
    let profile = Profile::of(&form, "Ville");
    let several = dossier::write_several(
        &[Entry {
            name: "École".to_string(),
            changed: "2026-11-22T16:27:45.123Z".to_string(),
            form,
        }],
        bareme(),
    );
    for (name, json) in [
        ("profil-1.schema.json", profile.write()),
        ("dossiers-1.schema.json", several),
    ] {
        let value = serde_json::from_str(&json).unwrap();
        assert!(schema(name).is_valid(&value), "{name}: {json}");
    }
    for json in [
        r#"{"format":"clausule-profil","version":1,"name":"a","answers":{"title":"b"}}"#,
        r#"{"format":"clausule-profil","version":2,"name":"a","answers":{}}"#,
        r#"{"format":"clausule-profil","version":1,"name":" ","answers":{}}"#,
        r#"{"format":"clausule-profil","version":1,"name":"a","answers":{"reporting":1}}"#,
        r#"{"format":"clausule-profil","version":1,"name":"a","answers":{},"autre":1}"#,
    ] {
        let value = serde_json::from_str(json).unwrap();
        assert!(!schema("profil-1.schema.json").is_valid(&value), "{json}");
        assert!(Profile::parse(json).is_err(), "{json}");
    }
}
