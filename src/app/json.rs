//! The dossier's JSON through the browser's own reader and writer, which weigh nothing; the library's
//! own (`dossier::parse`, `dossier::write`) give the same and a browser test holds them together.

use clausule::bareme::Bareme;
use clausule::contract::Form;
use clausule::dossier::{
    self, Content, DossierError, Entry, Kind, Profile, ProfileError, Raw, RawEntry, RawLot,
    RawProfile, Texts,
};
use js_sys::{Array, JSON, Number, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Reads a dossier.
pub fn parse(json: &str) -> Result<Form, DossierError> {
    dossier_of(&read(json)?)
}

/// Reads whatever Clausule saves.
pub fn open(json: &str) -> Result<Content, DossierError> {
    let value = read(json)?;
    match Kind::of(get(&value, "format").as_string().as_deref()) {
        Kind::Dossier => dossier_of(&value).map(Content::Dossier),
        Kind::Profile => profile_of(&value).map(Content::Profile),
        Kind::Several => {
            let version = whole(&get(&value, "version"));
            let dossiers = get(&value, "dossiers").dyn_into::<Array>();
            let count = dossiers.as_ref().map_or(0, Array::length);
            dossier::check_several(version, usize::try_from(count).unwrap_or(usize::MAX))?;
            if !has_only(&value, &["format", "version", "dossiers"]) {
                return Err(DossierError::WrongShape);
            }
            let dossiers = dossiers.map_err(|_| DossierError::WrongShape)?;
            Ok(Content::Several(
                dossiers.iter().map(|one| entry_of(&one)).collect(),
            ))
        }
    }
}

/// Reads a profile.
pub fn profile(json: &str) -> Result<Profile, DossierError> {
    profile_of(&read(json)?)
}

fn read(json: &str) -> Result<JsValue, DossierError> {
    if json.len() > dossier::LONGEST {
        return Err(DossierError::TooLong { length: json.len() });
    }
    JSON::parse(json.trim_start_matches('\u{feff}')).map_err(|_| DossierError::NotJson)
}

fn dossier_of(value: &JsValue) -> Result<Form, DossierError> {
    check(value)?;
    let raw = raw(value).ok_or(DossierError::WrongShape)?;
    dossier::from_raw(raw, Bareme::builtin())
}

fn check(value: &JsValue) -> Result<(), DossierError> {
    let format = get(value, "format").as_string();
    let version = whole(&get(value, "version"));
    dossier::check_header(format.as_deref(), version)
}

fn entry_of(value: &JsValue) -> Result<Entry, DossierError> {
    let dossier = get(value, "dossier");
    check(&dossier)?;
    let word = |key| {
        let value = get(value, key);
        if value.is_undefined() {
            Some(String::new())
        } else {
            value.as_string()
        }
    };
    let raw = || {
        has_only(value, &["name", "changed", "dossier"]).then_some(())?;
        Some(RawEntry {
            name: word("name")?,
            changed: word("changed")?,
            dossier: raw(&dossier)?,
        })
    };
    dossier::entry(raw().ok_or(DossierError::WrongShape)?, Bareme::builtin())
}

fn profile_of(value: &JsValue) -> Result<Profile, DossierError> {
    let format = get(value, "format").as_string();
    if Kind::of(format.as_deref()) != Kind::Profile {
        return Err(DossierError::NotADossier);
    }
    let version = whole(&get(value, "version"));
    Profile::check_version(version)?;
    let raw = || {
        has_only(value, &["format", "version", "name", "answers"]).then_some(())?;
        Some(RawProfile {
            format: format.clone()?,
            version: version?,
            name: get(value, "name").as_string()?,
            answers: texts(&get(value, "answers"))?,
        })
    };
    Ok(Profile::from_raw(raw().ok_or(ProfileError::WrongShape)?)?)
}

/// Whether a value has these names and no other.
fn has_only(value: &JsValue, known: &[&str]) -> bool {
    value.dyn_ref::<Object>().is_some_and(|value| {
        let keys = Object::keys(value);
        keys.iter()
            .all(|key| known.iter().any(|known| key == *known))
    })
}

fn raw(value: &JsValue) -> Option<Raw> {
    has_only(value, &["format", "version", "bareme", "contract", "lots"]).then_some(())?;
    let contract = get(value, "contract");
    Some(Raw {
        format: get(value, "format").as_string()?,
        version: whole(&get(value, "version"))?,
        bareme: get(value, "bareme").as_string()?,
        contract: if contract.is_undefined() {
            Texts::default()
        } else {
            texts(&contract)?
        },
        lots: get(value, "lots")
            .dyn_into::<Array>()
            .ok()?
            .iter()
            .map(|lot| raw_lot(&lot))
            .collect::<Option<_>>()?,
    })
}

fn raw_lot(value: &JsValue) -> Option<RawLot> {
    if Array::is_array(value) {
        return None;
    }
    let parts = get(value, dossier::PARTS);
    let more = if parts.is_undefined() {
        Vec::new()
    } else {
        let parts = parts.dyn_into::<Array>().ok()?;
        parts
            .iter()
            .map(|part| texts(&part))
            .collect::<Option<_>>()?
    };
    // What is left are answers.
    let own = Object::assign(&Object::new(), value.dyn_ref()?);
    Reflect::delete_property(&own, &dossier::PARTS.into()).ok()?;
    Some(RawLot {
        first: texts(&own)?,
        more,
    })
}

fn get(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A whole number, read from its digits.
fn whole(value: &JsValue) -> Option<u32> {
    let number: &Number = value.dyn_ref()?;
    String::from(number.to_string_with_radix(10).ok()?)
        .parse()
        .ok()
}

fn texts(value: &JsValue) -> Option<Texts> {
    if Array::is_array(value) {
        return None;
    }
    let mut texts = Vec::new();
    for entry in Object::entries(value.dyn_ref::<Object>()?) {
        let entry: Array = entry.unchecked_into();
        texts.push((entry.get(0).as_string()?, entry.get(1).as_string()?));
    }
    Some(Texts(texts))
}

/// Writes a dossier.
pub fn write(form: &Form) -> String {
    pretty(&value_of(form))
}

/// The same without any space, for a link.
pub fn write_tight(form: &Form) -> String {
    JSON::stringify(&value_of(form))
        .map(String::from)
        .unwrap_or_default()
}

/// Writes several dossiers.
pub fn write_several(entries: &[Entry]) -> String {
    let one = |entry: &Entry| {
        let value = Object::new();
        for (key, word) in [("name", &entry.name), ("changed", &entry.changed)] {
            if !word.is_empty() {
                set(&value, key, &word.into());
            }
        }
        set(&value, "dossier", &value_of(&entry.form));
        value
    };
    let dossiers: Array = entries.iter().map(one).collect();
    let (format, version) = dossier::several_header();
    let value = Object::new();
    set(&value, "format", &format.into());
    set(&value, "version", &version.into());
    set(&value, "dossiers", &dossiers);
    pretty(&value)
}

/// Writes a profile.
pub fn write_profile(profile: &Profile) -> String {
    let raw = profile.to_raw();
    let value = Object::new();
    set(&value, "format", &raw.format.into());
    set(&value, "version", &raw.version.into());
    set(&value, "name", &raw.name.into());
    set(&value, "answers", &object(&raw.answers));
    pretty(&value)
}

fn pretty(value: &Object) -> String {
    JSON::stringify_with_replacer_and_space(value, &JsValue::NULL, &2.into())
        .map(String::from)
        .unwrap_or_default()
}

fn value_of(form: &Form) -> Object {
    let raw = dossier::to_raw(form, Bareme::builtin());
    let value = Object::new();
    set(&value, "format", &raw.format.into());
    set(&value, "version", &raw.version.into());
    set(&value, "bareme", &raw.bareme.into());
    if !raw.contract.0.is_empty() {
        set(&value, "contract", &object(&raw.contract));
    }
    let lot = |lot: &RawLot| {
        let own = object(&lot.first);
        if !lot.more.is_empty() {
            let parts: Array = lot.more.iter().map(object).collect();
            set(own.unchecked_ref(), dossier::PARTS, &parts);
        }
        own
    };
    let lots: Array = raw.lots.iter().map(lot).collect();
    set(&value, "lots", &lots);
    value
}

fn object(texts: &Texts) -> JsValue {
    let object = Object::new();
    for (key, text) in &texts.0 {
        set(&object, key, &text.into());
    }
    object.into()
}

fn set(object: &Object, key: &str, value: &JsValue) {
    // Fails for frozen objects only.
    let _ = Reflect::set(object, &key.into(), value);
}
