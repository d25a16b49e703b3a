//! The dossier's JSON through the browser's own reader and writer, which weigh nothing; the library's
//! own (`dossier::parse`, `dossier::write`) give the same and a browser test holds them together.

use clausule::bareme::Bareme;
use clausule::contract::Form;
use clausule::dossier::{self, DossierError, Raw, RawLot, Texts};
use js_sys::{Array, JSON, Number, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Reads a dossier.
pub fn parse(json: &str) -> Result<Form, DossierError> {
    if json.len() > dossier::LONGEST {
        return Err(DossierError::TooLong { length: json.len() });
    }
    let value = JSON::parse(json).map_err(|_| DossierError::NotJson)?;
    let format = get(&value, "format").as_string();
    let version = whole(&get(&value, "version"));
    dossier::check_header(format.as_deref(), version)?;
    let raw = raw(&value).ok_or(DossierError::WrongShape)?;
    dossier::from_raw(raw, Bareme::builtin())
}

fn raw(value: &JsValue) -> Option<Raw> {
    let known = ["format", "version", "bareme", "contract", "lots"];
    let keys = Object::keys(value.dyn_ref::<Object>()?);
    if !keys
        .iter()
        .all(|key| known.iter().any(|known| key == *known))
    {
        return None;
    }
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
    JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &2.into())
        .map(String::from)
        .unwrap_or_default()
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
