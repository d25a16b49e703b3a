//! The worker of office files: loaded when the first one is asked for, kept for the next ones, ended when
//! the user stops it or it fails.

use gloo::events::EventListener;
use js_sys::{Object, Reflect, Uint8Array};
use leptos::prelude::document;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// What is asked of the worker: the dossier, the day, the keys of what goes into the file and of its format.
pub struct Asked {
    pub dossier: String,
    pub date: String,
    pub extract: String,
    pub format: &'static str,
}

/// What it says.
pub enum Answer {
    /// It is loaded, and writes.
    Ready,
    /// The file.
    File { name: String, bytes: Uint8Array },
    /// Why there is none, in words for the user.
    Refused(String),
    /// It could not be loaded.
    Absent,
    /// It failed.
    Broken,
}

/// Who waits for an answer.
type Waiting = Rc<RefCell<Option<Box<dyn Fn(Answer)>>>>;

struct Office {
    worker: Worker,
    waiting: Waiting,
    loaded: Rc<RefCell<bool>>,
    _listeners: [EventListener; 2],
}

thread_local! {
    static OFFICE: RefCell<Option<Office>> = const { RefCell::new(None) };
}

/// Asks for a file; `answer` is told everything until the file or the failure. Says whether the worker
/// was loaded already.
pub fn ask(asked: &Asked, answer: impl Fn(Answer) + 'static) -> bool {
    OFFICE.with_borrow_mut(|office| {
        if office.is_none() {
            *office = load().ok();
        }
        let Some(office) = office else {
            answer(Answer::Absent);
            return true;
        };
        office.waiting.replace(Some(Box::new(answer)));
        if send(&office.worker, asked).is_err() {
            told(&office.waiting, Answer::Broken);
        }
        *office.loaded.borrow()
    })
}

/// Ends the worker; the next file loads it anew.
pub fn stop() {
    if let Some(office) = OFFICE.take() {
        office.worker.terminate();
    }
}

fn load() -> Result<Office, JsValue> {
    let named = document()
        .query_selector("meta[name=office]")?
        .and_then(|meta| meta.get_attribute("content"))
        .ok_or(JsValue::UNDEFINED)?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&named, &options)?;
    let waiting = Waiting::default();
    let loaded = Rc::new(RefCell::new(false));
    let listeners = [
        EventListener::new(&worker, "message", {
            let (waiting, loaded) = (waiting.clone(), loaded.clone());
            move |event| {
                let Some(event) = event.dyn_ref::<MessageEvent>() else {
                    return;
                };
                let data = event.data();
                if has(&data, "ready") {
                    loaded.replace(true);
                    if let Some(answer) = &*waiting.borrow() {
                        answer(Answer::Ready);
                    }
                } else {
                    told(&waiting, read(&data));
                }
            }
        }),
        // The script did not come, or the browser has no workers of modules.
        EventListener::new(&worker, "error", {
            let (waiting, loaded) = (waiting.clone(), loaded.clone());
            move |event| {
                event.prevent_default();
                let answer = if *loaded.borrow() {
                    Answer::Broken
                } else {
                    Answer::Absent
                };
                told(&waiting, answer);
            }
        }),
    ];
    Ok(Office {
        worker,
        waiting,
        loaded,
        _listeners: listeners,
    })
}

fn send(worker: &Worker, asked: &Asked) -> Result<(), JsValue> {
    let message = Object::new();
    for (name, value) in [
        ("dossier", &*asked.dossier),
        ("date", &asked.date),
        ("extract", &asked.extract),
        ("format", asked.format),
    ] {
        Reflect::set(&message, &name.into(), &value.into())?;
    }
    worker.post_message(&message)
}

/// Tells who waits, once; after a failure the worker is done with.
fn told(waiting: &Waiting, answer: Answer) {
    let waits = waiting.take();
    if matches!(answer, Answer::Absent | Answer::Broken) {
        // Not while one of its own listeners runs.
        gloo::timers::callback::Timeout::new(0, stop).forget();
    }
    if let Some(waits) = waits {
        waits(answer);
    }
}

fn get(data: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(data, &name.into()).ok()?;
    (!value.is_undefined()).then_some(value)
}

fn has(data: &JsValue, name: &str) -> bool {
    get(data, name).is_some()
}

/// A message of `src/office.js`.
fn read(data: &JsValue) -> Answer {
    let words = |name| get(data, name).and_then(|value| value.as_string());
    let bytes = get(data, "bytes").and_then(|bytes| bytes.dyn_into().ok());
    match (words("name"), bytes, words("error")) {
        (Some(name), Some(bytes), _) => Answer::File { name, bytes },
        (_, _, Some(sentence)) => Answer::Refused(sentence),
        _ if has(data, "absent") => Answer::Absent,
        _ => Answer::Broken,
    }
}
