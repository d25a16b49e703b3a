//! Files that the user saves and opens.

use super::clipboard::blob;
use super::live::{flag, on};
use super::message::Message;
use super::state::{State, Task};
use clausule::document::french;
use js_sys::{Array, Uint8Array};
use leptos::task::spawn_local;
use leptos::{html::Input, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, File, FileList, HtmlAnchorElement, HtmlInputElement,
    TextDecoder, Url,
};

/// More than any dossier weighs, in bytes.
const LARGEST: f64 = 10_000_000.0;
/// What is said of a file without a text, or of one that is too long.
pub const UNREADABLE: &str =
    "Ce fichier ne peut pas être lu. Choisissez un fichier enregistré par Clausule.";

/// What a chooser of dossiers shows.
pub const DOSSIERS: &str = ".json,application/json";

/// A button that lets a file be chosen, or several, and what is done with it.
pub fn chooser(
    label: &'static str,
    accept: &'static str,
    multiple: bool,
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
            multiple=multiple
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
        Ok(()) if is_framed() => Message::said(&format!("{what} : {IN_A_FRAME} ({}).", alone())),
        Ok(()) => Message::said(&format!("{what} est enregistré dans vos téléchargements.")),
        Err(_) => Message::failed(
            "Le navigateur a refusé d’enregistrer le fichier. Autorisez les téléchargements pour ce site, puis réessayez.",
        ),
    });
}

/// What is said of a download where the page cannot know whether it comes: a frame may forbid it, and no
/// browser says so.
pub const IN_A_FRAME: &str = "le téléchargement est demandé. Si rien n’arrive, le site qui montre cette page l’interdit : ouvrez-la seule ; « Partager » y porte vos réponses";

/// Whether another page shows this one in a frame.
pub fn is_framed() -> bool {
    let window = window();
    // Another site's window may be compared, not read.
    !matches!(window.top(), Ok(Some(top)) if top == window)
}

/// The address of the page by itself.
pub fn alone() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_string()
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

/// Opens the files that were chosen; what is wrong with one is said and nothing is lost.
pub fn open(input: &HtmlInputElement, state: State) {
    let files = input.files();
    // The list empties with the control.
    let files = files.as_ref().map(all).unwrap_or_default();
    // The same file can be chosen again.
    input.set_value("");
    open_all(files, state);
}

/// Every file of a list.
fn all(files: &FileList) -> Vec<File> {
    (0..files.length())
        .filter_map(|index| files.get(index))
        .collect()
}

/// Has files opened, whatever Clausule saved in them.
fn open_all(files: Vec<File>, state: State) {
    if files.is_empty() {
        return;
    }
    spawn_local(async move {
        let mut texts = Vec::with_capacity(files.len());
        for file in files {
            texts.push((file.name(), text_of(&file).await));
        }
        state.show(|page| page.tasks.push(Task::Files(texts)));
    });
}

/// Opens files that are dropped anywhere on the page, and shows that they may be.
pub fn drop_target() -> impl IntoView {
    let state = State::of_page();
    let over = RwSignal::new(false);
    let has_files = |event: &DragEvent| {
        let types = event.data_transfer().map(|data| data.types());
        types.is_some_and(|types| types.includes(&"Files".into(), 0))
    };
    window_event_listener(leptos::ev::dragover, move |event| {
        if has_files(&event) {
            // Without it the browser would leave the page for the file.
            event.prevent_default();
            over.set(true);
        }
    });
    window_event_listener(leptos::ev::dragleave, move |event| {
        // Out of the window, not from one element to the next.
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    window_event_listener(leptos::ev::drop, move |event| {
        over.set(false);
        if has_files(&event) {
            event.prevent_default();
            let files = event.data_transfer().and_then(|data| data.files());
            open_all(files.as_ref().map(all).unwrap_or_default(), state);
        }
    });
    view! {
        <div class="drop" hidden=flag(move || !over.get())>
            <p>{french("Déposez les fichiers ici : chacun devient un de vos dossiers.")}</p>
        </div>
    }
}

/// The text of a file, where it has one that is not longer than any dossier.
async fn text_of(file: &File) -> Option<String> {
    if file.size() > LARGEST {
        return None;
    }
    let text = JsFuture::from(file.text()).await.ok()?.as_string()?;
    if is_table(&file.name()) && text.contains(char::REPLACEMENT_CHARACTER) {
        // Excel writes « CSV » in the letters of Windows, not in UTF-8.
        let bytes = JsFuture::from(file.array_buffer()).await.ok()?;
        let decoder = TextDecoder::new_with_label("windows-1252").ok()?;
        return decoder.decode_with_buffer_source(&bytes.into()).ok();
    }
    Some(text)
}

/// Whether a file is a table of coefficients, by its name.
pub fn is_table(name: &str) -> bool {
    let end = name.rsplit_once('.');
    end.is_some_and(|(_, end)| end.eq_ignore_ascii_case("csv"))
}

/// Reads the file that was chosen, and says when that cannot be.
pub fn read(input: &HtmlInputElement, state: State, done: impl Fn(&str, &str) + 'static) {
    let Some(file) = input.files().and_then(|files| files.get(0)) else {
        return;
    };
    // The same file can be chosen again.
    input.set_value("");
    spawn_local(async move {
        match text_of(&file).await {
            Some(text) => done(&file.name(), &text),
            None => state.say(Message::failed(UNREADABLE)),
        }
    });
}
