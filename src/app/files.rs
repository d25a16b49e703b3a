//! Files that the user saves and opens.

use super::clipboard::blob;
use super::json;
use super::live::on;
use super::message::Message;
use super::state::State;
use js_sys::{Array, Uint8Array};
use leptos::task::spawn_local;
use leptos::{html::Input, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

/// More than any dossier weighs, in bytes.
const LARGEST: f64 = 10_000_000.0;

/// A button that lets a file be chosen, and what is done with it.
pub fn chooser(
    label: &'static str,
    accept: &'static str,
    chosen: Box<dyn Fn(&HtmlInputElement) + Send>,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let choose = move |_: leptos::ev::MouseEvent| {
        if let Some(input) = input.get() {
            input.click();
        }
    };
    view! {
        <button type="button" on:click=on(choose)>{label}</button>
        <input
            node_ref=input
            type="file"
            accept=accept
            class="unseen"
            tabindex="-1"
            aria-hidden="true"
            on:change=on(move |event: leptos::ev::Event| chosen(&event_target(&event)))
        />
    }
}

/// Saves a text among the browser's downloads and says so; `what` is « Le dossier ».
pub fn save(state: State, what: &str, name: &str, kind: &str, text: &str) {
    state.say(match download(name, kind, text) {
        Ok(()) => Message::said(&format!("{what} est enregistré dans vos téléchargements.")),
        Err(_) => Message::failed(
            "Le navigateur a refusé d’enregistrer le fichier. Autorisez les téléchargements pour ce site.",
        ),
    });
}

/// Saves a text among the browser's downloads.
pub fn download(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    download_blob(name, &blob(kind, text)?)
}

/// Saves bytes there.
pub fn download_bytes(name: &str, kind: &str, bytes: &Uint8Array) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(bytes), &options)?;
    download_blob(name, &blob)
}

fn download_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
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
