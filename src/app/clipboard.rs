//! Copying: HTML and plain text together, so that a word processor keeps the titles and lists
//! and a text field gets clean text.

use clausule::document::{Document, html, plain};
use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, ClipboardEvent, ClipboardItem, HtmlDocument};

/// How a copy ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// On the clipboard.
    Yes,
    /// The browser refused; the text on the page is selected instead.
    Selected,
}

/// Copies a document in both forms, then says how it went. `shown` is the DOM name of the same text on
/// the page.
pub fn copy(document: &Document, shown: String, done: impl Fn(Copied) + 'static) {
    let (html, plain) = (html(document), plain(document));
    spawn_local(async move {
        let written = match write_item(&html, &plain) {
            Ok(promise) => JsFuture::from(promise).await.is_ok(),
            Err(_) => false,
        };
        if written || copy_event(&html, &plain) {
            done(Copied::Yes);
        } else {
            select(&shown);
            done(Copied::Selected);
        }
    });
}

/// Copies plain text; false when the browser refuses.
pub fn copy_plain(text: &str) -> bool {
    copy_event("", text)
}

/// The clipboard of today's browsers, on a safe origin.
fn write_item(html: &str, plain: &str) -> Result<Promise, JsValue> {
    let navigator = window().navigator();
    // Absent on a page without https: reading it as a `Clipboard` would then throw later.
    if Reflect::get(&navigator, &"clipboard".into())?.is_undefined() {
        return Err(JsValue::UNDEFINED);
    }
    let item = Object::new();
    for (kind, text) in [("text/html", html), ("text/plain", plain)] {
        Reflect::set(&item, &kind.into(), &blob(kind, text)?.into())?;
    }
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&item)?;
    Ok(navigator.clipboard().write(&Array::of1(&item)))
}

/// A file in memory.
pub fn blob(kind: &str, text: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)
}

/// The older way: a copy command whose event is filled in.
fn copy_event(html: &str, plain: &str) -> bool {
    let (html, plain) = (html.to_string(), plain.to_string());
    let document = document();
    let options = EventListenerOptions::enable_prevent_default();
    let _listener = EventListener::new_with_options(&document, "copy", options, move |event| {
        if let Some(data) = event
            .dyn_ref::<ClipboardEvent>()
            .and_then(ClipboardEvent::clipboard_data)
        {
            event.prevent_default();
            // A kind that the browser does not take leaves the other one.
            let _ = data.set_data("text/html", &html);
            let _ = data.set_data("text/plain", &plain);
        }
    });
    document
        .dyn_ref::<HtmlDocument>()
        .is_some_and(|document| document.exec_command("copy").unwrap_or(false))
}

/// Selects the text on the page, for the user's own Ctrl + C.
fn select(shown: &str) {
    let selected = || -> Option<()> {
        let element = document().get_element_by_id(shown)?;
        let selection = window().get_selection().ok()??;
        selection.select_all_children(&element).ok()
    };
    selected();
}
