//! What stays on the device between two visits.

use clausule::contract::Form;
use clausule::dossier::DossierError;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;

/// The dossier being worked on; `boot.js` and the tests know this name too.
const DOSSIER: &str = "clausule.dossier";
/// A dossier that could not be opened.
const ASIDE: &str = "clausule.dossier.aside";

/// What the device had.
pub enum Stored {
    /// Nothing yet.
    Nothing,
    /// The last answers.
    Form(Box<Form>),
    /// Something that cannot be opened.
    Unreadable(DossierError),
    /// The browser refuses storage.
    Denied,
}

/// The storage itself: through `web_sys`, since `gloo` panics where the browser refuses it.
fn device() -> Option<web_sys::Storage> {
    leptos::prelude::window().local_storage().ok().flatten()
}

/// Reads the last answers.
pub fn load() -> Stored {
    let Some(device) = device() else {
        return Stored::Denied;
    };
    match device.get_item(DOSSIER) {
        Ok(None) => Stored::Nothing,
        Ok(Some(json)) => match super::json::parse(&json) {
            Ok(form) => Stored::Form(Box::new(form)),
            Err(error) => Stored::Unreadable(error),
        },
        Err(_) => Stored::Denied,
    }
}

/// Writes the answers; false when the device is full or refuses.
pub fn save(json: &str) -> bool {
    device().is_some_and(|device| device.set_item(DOSSIER, json).is_ok())
}

/// The text on the device, readable or not.
pub fn raw() -> Option<String> {
    device()?.get_item(DOSSIER).ok().flatten()
}

/// Keeps what cannot be opened under another name; false when that is not possible, and then it
/// stays where it is.
pub fn set_aside() -> bool {
    let (Some(device), Some(json)) = (device(), raw()) else {
        return true;
    };
    device.set_item(ASIDE, &json).is_ok() && device.remove_item(DOSSIER).is_ok()
}

/// Calls when another tab writes the dossier.
pub fn on_change_elsewhere(told: impl Fn() + 'static) {
    EventListener::new(&leptos::prelude::window(), "storage", move |event| {
        let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
        if key.as_deref() == Some(DOSSIER) {
            told();
        }
    })
    .forget();
}
