//! What is loaded after the first answer: the hours with their explanation, the other fields, and the
//! text.
//!
//! There is nothing to compute or to write before, and they are a good part of the program: kept
//! apart they do not weigh on the first load.

use super::coefficient::coefficient_fields;
use super::completion::completion;
use super::computed::{Computed, Judged};
use super::drafts::Drafts;
use super::keys::keys;
use super::live::{after_paint, by_id, flag, on, skip_to, text};
use super::lot::lot_options;
use super::lots::lots_list;
use super::message::Message;
use super::options::options;
use super::problems::problems;
use super::profiles::profiles;
use super::result::{result, result_bar};
use super::share::share;
use super::shelf::{PANELS, dossiers, follow_panel, follow_tasks};
use super::state::{Lists, Page, State};
use super::synthesis::about;
use super::text::clause_text;
use super::view::{View, more_options};
use clausule::bareme::Bareme;
use clausule::contract::Form;
use clausule::document::french;
use clausule::estimate::Estimate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

/// The DOM names of the places that are filled.
const LOTS: &str = "lots-place";
const OPTIONS: &str = "options";
const COMPLETION: &str = "completion";
const RESULT: &str = "hours";
const TEXT: &str = "text";
const BAR: &str = "bar";
const ABOUT: &str = "paper-about";

/// The DOM name of the text, where the link at the top of the page leads.
const PIECES: &str = "pieces";

/// How far the loading is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Loading {
    /// There is nothing to explain yet.
    NotAsked,
    /// On its way.
    Asked,
    /// In place.
    Done,
    /// The file did not come.
    Failed,
}

/// The place of the list of lots, at the head of the form.
pub fn lots_place() -> impl IntoView {
    view! { <div class="later" id=LOTS></div> }
}

/// The place of the other fields, in the form.
pub fn options_place() -> impl IntoView {
    view! { <div class="later" id=OPTIONS></div> }
}

/// The place of what a printed page says that it is about.
pub fn about_place() -> impl IntoView {
    view! { <div class="later" id=ABOUT></div> }
}

/// The place of what the pieces need beside the hours, at the end of the form.
pub fn completion_place() -> impl IntoView {
    view! { <div class="later" id=COMPLETION></div> }
}

/// The place of the hours at the foot of a small screen.
pub fn bar_place() -> impl IntoView {
    view! { <div class="later" id=BAR></div> }
}

/// The place of what the buttons open, under them.
pub fn panels_place() -> impl IntoView {
    view! { <div class="later" id=PANELS></div> }
}

/// The place of the hours, in the result.
pub fn result_place() -> impl IntoView {
    view! { <div class="later" id=RESULT></div> }
}

/// How far the loading is, from the start of the page on.
pub fn loading() -> RwSignal<Loading> {
    // Answers of the last visit ask for it at once, as does a link.
    RwSignal::new(if State::of_page().now(is_idle) {
        Loading::NotAsked
    } else {
        Loading::Asked
    })
}

/// Whether nothing is asked of the page yet.
fn is_idle(page: &Page) -> bool {
    page.form == Form::new() && page.shelf.panel.is_none() && page.tasks.is_empty()
}

/// The place of the text. It has all places filled after the first answer, and says what to do when
/// that cannot be.
pub fn text_place(loading: RwSignal<Loading>) -> impl IntoView {
    let state = State::of_page();
    let owner = Owner::current().unwrap_or_default();
    let load = move || {
        let owner = owner.clone();
        spawn_local(async move {
            let loaded = fill(owner).await.is_ok();
            loading.set(if loaded {
                Loading::Done
            } else {
                Loading::Failed
            });
            after_paint(own_height);
        });
    };
    Effect::new(move |_| {
        if loading.get() == Loading::NotAsked && !state.get(is_idle) {
            loading.set(Loading::Asked);
        }
    });
    Effect::new(move |_| {
        if loading.get() == Loading::Asked {
            load();
        }
    });
    follow_panels(state, loading);
    skip_to(PIECES, move || {
        loading.get() != Loading::Asked && state.get(|page| page.view != View::Estimate)
    });
    let words = move || match loading.get() {
        Loading::NotAsked => {
            "Les pièces du marché se rédigent ici, au fur et à mesure de vos réponses."
        }
        Loading::Asked | Loading::Done => "",
        Loading::Failed => {
            "Le calcul des heures et les pièces n’ont pas pu être chargés. Vérifiez votre connexion, puis réessayez ; vos réponses sont gardées."
        }
    };
    view! {
        <p class="arriving" role="status" hidden=flag(move || loading.get() != Loading::Asked)>
            {french("Le calcul et le texte arrivent…")}
        </p>
        // Shown once its place is final: the options above it come with it.
        <section
            class="text"
            id=PIECES
            tabindex="-1"
            aria-labelledby="text-title"
            hidden=flag(move || loading.get() == Loading::Asked)
        >
            <h2 id="text-title">"Pièces du marché"</h2>
            <div role="status" hidden=flag(move || loading.get() == Loading::Done)>
                <p class="empty">{text(move || french(words()))}</p>
                <button
                    type="button"
                    hidden=flag(move || loading.get() != Loading::Failed)
                    on:click=on(move |_| loading.set(Loading::Asked))
                >
                    "Réessayer"
                </button>
            </div>
            <div class="later" id=TEXT></div>
        </section>
    }
}

/// The page keeps no more the height that it had when it was left.
fn own_height() {
    if let Some(main) = by_id("main") {
        let _ = main.remove_attribute("style");
    }
}

/// Has the lists and the link loaded after the hours, which do not wait for them; again, where that could
/// not be, when one of them is asked for.
fn follow_panels(state: State, hours: RwSignal<Loading>) {
    let owner = Owner::current().unwrap_or_default();
    let loading = RwSignal::new(Loading::NotAsked);
    let wanted = Memo::new(move |_| state.get(|page| (page.shelf.panel, page.tasks.len())));
    Effect::new(move |_| {
        let wanted = wanted.get() != (None, 0);
        let ask = match loading.get_untracked() {
            Loading::NotAsked => true,
            Loading::Failed => wanted,
            Loading::Asked | Loading::Done => false,
        };
        if hours.get() != Loading::Done || !ask {
            return;
        }
        loading.set(Loading::Asked);
        let owner = owner.clone();
        spawn_local(async move {
            if fill_panels(owner).await.is_ok() {
                loading.set(Loading::Done);
                return;
            }
            loading.set(Loading::Failed);
            if wanted_now(state) {
                state.show(|page| page.shelf.panel = None);
                state.say(Message::failed(
                    "Vos dossiers, les liens et les profils n’ont pas pu être chargés. Vérifiez votre connexion, puis réessayez ; vos réponses sont gardées.",
                ));
            }
        });
    });
}

fn wanted_now(state: State) -> bool {
    state.now(|page| page.shelf.panel.is_some() || !page.tasks.is_empty())
}

/// Puts the later views in their places. The error is that of a file that did not come.
#[allow(clippy::unnecessary_wraps)]
#[wasm_split(later, wasm_split_path = leptos::wasm_split, fallible)]
fn fill(owner: Owner) -> Result<(), SplitLoaderError> {
    owner.with(|| {
        State::of_page().show(|page| {
            page.read_with(
                |form| form.read(Bareme::builtin()),
                |reading| Estimate::of(reading, Bareme::builtin()).in_brief(&reading.contract),
            );
        });
        Computed::provide();
        Judged::provide();
        Drafts::provide();
        put(LOTS, lots_list);
        put(OPTIONS, || {
            (
                coefficient_fields(),
                lot_options(),
                options(),
                more_options(),
            )
        });
        put(COMPLETION, completion);
        put(RESULT, || (problems(), result()));
        put(TEXT, clause_text);
        put(BAR, result_bar);
        put(ABOUT, about);
    });
    Ok(())
}

/// Puts what the buttons open in its place; it comes after the hours.
#[allow(clippy::unnecessary_wraps)]
#[wasm_split(panels, wasm_split_path = leptos::wasm_split, fallible)]
fn fill_panels(owner: Owner) -> Result<(), SplitLoaderError> {
    owner.with(|| {
        let lists = Lists {
            restock: Page::fill_shelf,
            note: Page::note_change,
        };
        State::of_page().show(|page| page.list_with(lists));
        put(PANELS, || (dossiers(), share(), profiles(), keys()));
        follow_panel();
        follow_tasks();
    });
    Ok(())
}

/// Shows a view in the place of that name.
fn put<V: IntoView + 'static>(place: &str, view: impl FnOnce() -> V + 'static) {
    if let Some(place) = by_id(place) {
        leptos::mount::mount_to(place, view).forget();
    }
}
