//! Files that the user saves and opens.

use super::clipboard::blob;
use super::json;
use super::message::Message;
use super::state::State;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlAnchorElement, HtmlInputElement, Url};

/// More than any dossier weighs, in bytes.
const LARGEST: f64 = 10_000_000.0;

/// Hands a text to the browser's downloads.
pub fn download(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(&blob(kind, text)?)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url)
}

/// Opens the dossier that was chosen; what is wrong with it is said and nothing is lost.
pub fn open(input: &HtmlInputElement, state: State) {
    read(input, state, move |name, text| match json::parse(text) {
        Ok(form) => state.replace(form, &format!("Le dossier « {name} » est ouvert.")),
        Err(error) => state.say(Message::failed(&format!(
            "{error} Vos réponses n’ont pas changé."
        ))),
    });
}

/// Reads the file that was chosen, and says when that cannot be.
pub fn read(input: &HtmlInputElement, state: State, done: impl Fn(&str, &str) + 'static) {
    let Some(file) = input.files().and_then(|files| files.get(0)) else {
        return;
    };
    // The same file can be chosen again.
    input.set_value("");
    spawn_local(async move {
        let text = if file.size() > LARGEST {
            None
        } else {
            let text = JsFuture::from(file.text()).await;
            text.ok().and_then(|text| text.as_string())
        };
        match text {
            Some(text) => done(&file.name(), &text),
            None => state.say(Message::failed(
                "Ce fichier ne peut pas être lu. Choisissez un fichier enregistré par Clausule.",
            )),
        }
    });
}
