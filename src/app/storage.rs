//! What stays on the device between two visits: one name a dossier, one a profile, and no table of
//! contents, which two tabs would overwrite for each other.

use clausule::dossier::{Device, Kept, What};
use gloo::events::EventListener;
use js_sys::{Date, Math, Number, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Storage, StorageEvent};

/// The name of the profile for new dossiers.
const USUAL: &str = "clausule.habituel";
/// The name of the dossier that a tab shows, kept over a reload; `boot.js` knows it too.
const SHOWN: &str = "clausule.montre";
/// The name of the way that the page was last shown.
const VIEW: &str = "clausule.vue";

/// The browser's storage for this site.
pub struct Local;

impl Device for Local {
    fn read(&self, key: &str) -> Option<String> {
        device()?.get_item(key).ok().flatten()
    }

    fn write(&self, key: &str, text: &str) -> bool {
        device().is_some_and(|device| device.set_item(key, text).is_ok())
    }

    fn remove(&self, key: &str) {
        if let Some(device) = device() {
            // What cannot be removed stays in the list.
            let _ = device.remove_item(key);
        }
    }

    fn keys(&self) -> Vec<String> {
        let device = device();
        let length = device.as_ref().and_then(|device| device.length().ok());
        (0..length.unwrap_or(0))
            .filter_map(|index| device.as_ref()?.key(index).ok()?)
            .collect()
    }

    fn signs(&self) -> String {
        let random = Number::from(Math::random()).to_string_with_radix(36);
        let random = random.map(String::from).unwrap_or_default();
        // After « 0. ».
        random.get(2..).unwrap_or("1").to_string()
    }
}

/// Everything of the kind, the last changed first.
pub fn all(what: What) -> Vec<(String, Kept)> {
    what.all(&Local)
}

/// A name that nothing has yet.
pub fn new_key(what: What) -> String {
    what.new_key(&Local)
}

/// The storage itself: through `web_sys`, since `gloo` panics where the browser refuses it.
fn device() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// The storage of this tab alone.
fn tab() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// Whether the browser refuses to keep anything.
pub fn is_denied() -> bool {
    device().is_none_or(|device| device.get_item(SHOWN).is_err())
}

/// What stands under a name.
pub fn read(key: &str) -> Option<String> {
    Local.read(key)
}

/// Puts something under a name, where what was deleted gives way to it; false when the device is full or
/// refuses.
pub fn write(key: &str, text: &str) -> bool {
    Local.put(key, text)
}

/// Leaves nothing under a name.
pub fn remove(key: &str) {
    Local.remove(key);
}

/// The dossier that this tab showed before it was loaded anew; in a new tab, the last changed.
pub fn last_shown() -> Option<String> {
    let shown = tab().and_then(|tab| tab.get_item(SHOWN).ok().flatten());
    shown.filter(|key| What::Dossier.is(key)).or_else(|| {
        // One pass: sorting weighs on the first load.
        let all = What::Dossier.each(&Local);
        all.max_by(|(_, one), (_, other)| one.changed.cmp(&other.changed))
            .map(|(key, _)| key)
    })
}

/// From now on this tab shows that dossier.
pub fn set_shown(key: &str) {
    if let Some(tab) = tab() {
        // Without it the last changed is shown after a reload.
        let _ = tab.set_item(SHOWN, key);
    }
}

/// The way that the page was last shown.
pub fn last_view() -> Option<String> {
    read(VIEW)
}

/// From now on the page is shown that way.
pub fn set_view(view: &str) {
    // Without it the page is shown as at first.
    write(VIEW, view);
}

/// The profile for new dossiers.
pub fn usual_profile() -> Option<String> {
    read(USUAL)
}

/// Chooses the profile for new dossiers, or none; false when the device is full or refuses.
pub fn set_usual_profile(key: Option<&str>) -> bool {
    if let Some(key) = key {
        return write(USUAL, key);
    }
    remove(USUAL);
    true
}

/// The moment, as it stands beside what is kept.
pub fn now() -> String {
    Date::new_0().to_iso_string().into()
}

/// « 22 nov. 2026, 17:27 », on this device's clock; empty for no moment.
pub fn words_of(moment: &str) -> String {
    if moment.is_empty() {
        return String::new();
    }
    let options = Object::new();
    for (key, style) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // Fails for frozen objects only.
        let _ = Reflect::set(&options, &key.into(), &style.into());
    }
    Date::new(&JsValue::from_str(moment))
        .to_locale_string("fr-FR", &options)
        .into()
}

/// Calls with its name when another tab changes something, with none when it removes all.
pub fn on_change_elsewhere(told: impl Fn(Option<String>) + 'static) {
    EventListener::new(&window(), "storage", move |event| {
        if let Some(event) = event.dyn_ref::<StorageEvent>() {
            told(event.key());
        }
    })
    .forget();
}
