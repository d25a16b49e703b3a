use super::field::{FIELD, control_id};
use super::files;
use super::live::{attribute, by_id, flag, on, text};
use super::shelf::{Panel, expanded};
use super::state::{Page, State};
use clausule::bareme::fold;
use clausule::contract::Form;
use clausule::document::french;
use clausule::dossier::Step;
use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast;

/// The list, open, save, share, profiles, clear, and the way back and forth.
pub fn actions() -> impl IntoView {
    let state = State::of_page();
    let open = Box::new(move |input: &_| files::open(input, state));
    let empty = move || state.get(|page| page.form == Form::new());
    window_event_listener(leptos::ev::keydown, move |event| {
        way_back(state, &event);
        save_key(state, &event);
    });
    // Another field: what is typed there is another change.
    window_event_listener(leptos::ev::focusin, move |_| state.rest());
    window_event_listener(leptos::ev::hashchange, move |_| state.see_link());
    let more = RwSignal::new(false);
    let close_more = move |event: KeyboardEvent| {
        // What one of them opened goes first.
        let is_last = more.get_untracked() && state.now(|page| page.shelf.panel.is_none());
        if event.key() == "Escape" && is_last {
            event.prevent_default();
            more.set(false);
            if let Ok(Some(button)) = document().query_selector(".actions .more")
                && let Some(button) = button.dyn_ref::<web_sys::HtmlElement>()
            {
                let _ = button.focus();
            }
        }
    };
    let title = move || {
        if empty() && state.get(|page| page.name.is_empty()) {
            "nouveau".to_string()
        } else {
            state.get(Page::title)
        }
    };
    // Told apart among other tabs.
    Effect::new(move |_| {
        document().set_title(&if empty() {
            "Clausule – heures d’insertion et clause sociale".to_string()
        } else {
            format!("{} – Clausule", title())
        });
    });
    view! {
        <div class="for-work"><p class="dossier">
            {french("Dossier : ")}
            <button
                type="button"
                class="link"
                title="Renommer, dans « Vos dossiers »"
                aria-label=attribute(move || Some(french(&format!("Renommer le dossier « {} »", title()))))
                on:click=on(move |_| state.show(|page| {
                    if page.shelf.panel != Some(Panel::Dossiers) {
                        page.toggle(Panel::Dossiers);
                    }
                }))
            >
                {text(move || shortened(&title()))}
            </button>
        </p></div>
        <div class="actions" on:keydown=on(close_more)>
            <span class="for-work">{panel_button("Vos dossiers", Panel::Dossiers)}</span>
            {panel_button("Partager", Panel::Share)}
            // On a small screen the others stand behind it.
            <span class="for-work">
                <button
                    type="button"
                    class="more"
                    aria-expanded=attribute(move || Some(more.get().to_string()))
                    on:click=on(move |_| more.update(|more| *more = !*more))
                >
                    {french("Plus…")}
                </button>
            </span>
            <span class="more-tools" class:open=flag(move || more.get())>
                <span class="for-work">
                    {files::chooser("Ouvrir un fichier", files::DOSSIERS, true, open)}
                    <button type="button" on:click=on(move |_| save(state)) disabled=flag(empty)>
                        "Enregistrer en fichier"
                    </button>
                    {panel_button("Profils", Panel::Profiles)}
                    <span class="keys">{panel_button("Raccourcis", Panel::Keys)}</span>
                </span>
                <button
                    type="button"
                    on:click=on(move |_| {
                        state.replace(Form::new(), "Toutes les réponses sont effacées.");
                    })
                    disabled=flag(empty)
                >
                    "Tout effacer"
                </button>
            </span>
            {travel_button("Annuler", "Annuler (Ctrl + Z)", "M3 7h7a3 3 0 0 1 0 6H6M6 4L3 7l3 3", can_undo, State::undo)}
            {travel_button("Rétablir", "Rétablir (Ctrl + Maj + Z)", "M13 7H6a3 3 0 0 0 0 6h4M10 4l3 3-3 3", can_redo, State::redo)}
            <span class="went" role="status">
                {text(move || state.get(|page| french(&page.went)))}
            </span>
        </div>
    }
}

/// As much of a name as two lines beside the buttons hold.
const MOST_OF_NAME: usize = 48;

fn shortened(name: &str) -> String {
    if name.chars().count() <= MOST_OF_NAME {
        return name.to_string();
    }
    let start: String = name.chars().take(MOST_OF_NAME).collect();
    format!("{}…", start.trim_end())
}

/// Saves the dossier in a file.
fn save(state: State) {
    let (json, title) = state.file();
    let name = file_name(&title);
    files::save(state, "Le dossier", &name, "application/json", &json);
}

/// Ctrl + S, which would save the page as it is shown, saves the dossier.
fn save_key(state: State, event: &KeyboardEvent) {
    let is_key = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
    if is_key && matches!(&*event.key(), "s" | "S") {
        event.prevent_default();
        if state.now(|page| page.form != Form::new()) {
            save(state);
        }
    }
}

fn panel_button(label: &'static str, panel: Panel) -> impl IntoView {
    let state = State::of_page();
    view! {
        <button
            type="button"
            aria-expanded=expanded(state, panel)
            on:click=on(move |_| state.show(|page| page.toggle(panel)))
        >
            {label}
        </button>
    }
}

/// Whether there is a way, and the way.
type Can = fn(State) -> bool;
type Go = fn(State) -> Option<Step>;

fn can_undo(state: State) -> bool {
    state.get(|page| page.history.can_undo(&page.form))
}

fn can_redo(state: State) -> bool {
    state.get(|page| page.history.can_redo())
}

/// Whether nothing was done yet, nor undone: Tab has nothing to lead to there.
fn is_untouched(state: State) -> bool {
    !can_undo(state) && !can_redo(state) && state.get(|page| page.form == Form::new())
}

/// A button that keeps the focus when there is nothing left for it to do.
fn travel_button(
    label: &'static str,
    title: &'static str,
    sign: &'static str,
    can: Can,
    go: Go,
) -> impl IntoView {
    let state = State::of_page();
    let sign =
        format!("<svg aria-hidden=\"true\" viewBox=\"0 0 16 16\"><path d=\"{sign}\"/></svg>");
    view! {
        <button
            type="button"
            class="sign"
            aria-label=label
            title=title
            aria-disabled=attribute(move || Some((!can(state)).to_string()))
            tabindex=attribute(move || is_untouched(state).then(|| "-1".to_string()))
            inner_html=sign
            on:click=on(move |_| {
                go(state);
            })
        ></button>
    }
}

/// Ctrl + Z and its like take back changes of the dossier, but in a text of several lines being typed in: there
/// they are the browser's, until the text is what it was before. In a line they are not: a browser takes it back
/// letter by letter on a page that changes with each, and shows as many wrong results.
fn way_back(state: State, event: &KeyboardEvent) {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return;
    }
    let (can, go): (Can, Go) = match (event.key().as_str(), event.shift_key()) {
        ("z" | "Z", false) => (can_undo, State::undo),
        ("z" | "Z", true) | ("y" | "Y", false) => (can_redo, State::redo),
        _ => return,
    };
    state.settle();
    if is_browsers(state) || !untrack(|| can(state)) {
        return;
    }
    event.prevent_default();
    if let Some(field) = go(state).and_then(|step| step.field) {
        // Once the form shows that lot.
        request_animation_frame(move || {
            if let Some(control) = by_id(&control_id(field))
                && matches!(control.closest("[hidden]"), Ok(None))
            {
                if let Ok(Some(group)) = control.closest("details") {
                    let _ = group.set_attribute("open", "");
                }
                let options = web_sys::ScrollIntoViewOptions::new();
                options.set_block(web_sys::ScrollLogicalPosition::Nearest);
                control.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    }
}

/// Whether the key is for a text field being typed in, or for one that is no answer of the dossier.
fn is_browsers(state: State) -> bool {
    let Some(active) = document().active_element() else {
        return false;
    };
    let is_of_dossier = active.id().starts_with(FIELD);
    if active.is_instance_of::<web_sys::HtmlTextAreaElement>() {
        let is_typed = |field| active.id() == control_id(field);
        return !is_of_dossier || state.now(|page| page.typed_in().is_some_and(is_typed));
    }
    let input = active.dyn_ref::<web_sys::HtmlInputElement>();
    let is_text =
        |input: &web_sys::HtmlInputElement| matches!(input.type_().as_str(), "text" | "search");
    !is_of_dossier && input.is_some_and(is_text)
}

/// `clausule-nettoyage-des-locaux.json`
fn file_name(title: &str) -> String {
    named(title, "dossier", "json")
}

/// A file's name made of a title, or of another word where that has none.
pub fn named(title: &str, otherwise: &str, extension: &str) -> String {
    let folded = fold(&title.chars().take(60).collect::<String>());
    let words: Vec<&str> = folded.split_whitespace().collect();
    if words.is_empty() {
        format!("clausule-{otherwise}.{extension}")
    } else {
        format!("clausule-{}.{extension}", words.join("-"))
    }
}
