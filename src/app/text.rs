//! The pieces of the contract: which there are, the one chosen, and what takes it away.

use super::beside::{Beside, PANE};
use super::checks::checks;
use super::clipboard::{Copied, copy};
use super::computed::{Computed, holds};
use super::drafts::{Drafts, Written};
use super::exports::{exports, extract_choice};
use super::live::{attribute, carried, element, flag, html, on, text, words};
use super::missing::missing;
use super::state::State;
use super::view::View;
use clausule::advice::Alternative;
use clausule::clause::{Drafted, Extract, Piece, PieceDraft};
use clausule::document::{Document, Place, escape, french, html_on_page};
use leptos::{ev::MouseEvent, prelude::*};
use wasm_bindgen::JsCast;

/// The DOM name of the text, which the last resort of copying selects.
const ARTICLE: &str = "article";

/// The pieces, ready to be copied: which one, what takes it away, the text, then what is still missing in it.
pub fn clause_text() -> impl IntoView {
    let drafts = Drafts::of_page();
    view! {
        {piece_list(drafts)}
        <div class="drafted">{piece_text(drafts)}</div>
    }
}

/// « 3 à compléter ».
fn to_complete(count: usize) -> String {
    match count {
        0 => String::new(),
        count => french(&format!("{count} à compléter")),
    }
}

/// The pieces as a list of buttons, where there is room for it. Its buttons stay while they change:
/// the focus would go with them.
fn piece_list(drafts: Drafts) -> impl IntoView {
    let item = move |piece: Piece| {
        let absent = move || drafts.get(|written| written.set.piece(piece).is_none());
        let current = move || {
            let is = drafts.shown(|draft| draft.piece == piece);
            (is == Some(true)).then(|| "true".to_string())
        };
        let name = move || french(drafts.get(|written| piece.label(written.frame)));
        let left = move || to_complete(drafts.get(|written| written.blanks_of(piece)));
        view! {
            <li hidden=flag(absent)>
                <button
                    type="button"
                    aria-current=attribute(current)
                    on:click=on(move |_| drafts.choose(piece))
                >
                    <span>{text(name)}</span>
                    " "
                    <span class="left">{text(left)}</span>
                </button>
            </li>
        }
    };
    view! {
        <nav class="pieces" aria-label="Choix de la pièce">
            <ul>{Piece::ALL.map(item)}</ul>
        </nav>
    }
}

/// The same choice on a small screen.
fn piece_select(drafts: Drafts) -> impl IntoView {
    let options = move || {
        let current = drafts.shown(|draft| draft.piece);
        drafts.get(|written| {
            let option = |draft: &PieceDraft| {
                let left = to_complete(draft.blanks.len());
                let mut name = draft.piece.label(written.frame).to_string();
                if !left.is_empty() {
                    name = format!("{name} ({left})");
                }
                // Said in the options, which are made again: the select's own value would be lost.
                let selected = if current == Some(draft.piece) {
                    " selected"
                } else {
                    ""
                };
                format!(
                    "<option value=\"{}\"{selected}>{}</option>",
                    draft.piece.key(),
                    escape(&french(&name))
                )
            };
            written.set.pieces.iter().map(option).collect::<String>()
        })
    };
    let choose = move |event| {
        if let Some(piece) = Piece::from_key(&event_target_value(&event)) {
            drafts.choose(piece);
        }
    };
    view! {
        <div class="field piece-select">
            <label for="piece">"Pièce affichée"</label>
            <div class="control">
                <select id="piece" inner_html=text(options) on:change=on(choose)></select>
            </div>
        </div>
    }
}

/// What was copied, and how that went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Piece(Copied),
    Set(Copied),
    /// By its place in the piece.
    Point(usize, Copied),
}

/// The text of the piece, between what copies it and what it rests on.
fn piece_text(drafts: Drafts) -> impl IntoView {
    let computed = Computed::of_page();
    // Says how the last copy went until the text changes.
    let last = RwSignal::new(None::<Last>);
    Effect::new(move |_| {
        drafts.shown(|_| ());
        last.set(None);
    });
    let copied =
        move |document: Option<Document>, shown: String, said: Box<dyn Fn(Copied) -> Last>| {
            if let Some(document) = document {
                // Said anew, even of the same text.
                last.set(None);
                copy(&document, shown, move |how| last.set(Some(said(how))));
            }
        };
    let copy_piece = move || {
        computed.settle();
        let document = untrack(|| drafts.shown(|draft| draft.document.clone()));
        copied(document, ARTICLE.to_string(), Box::new(Last::Piece));
    };
    let copy_set = move || {
        computed.settle();
        let all = untrack(|| drafts.get(|written| written.set.whole(written.frame)));
        copied(Some(all), ARTICLE.to_string(), Box::new(Last::Set));
    };
    let whole = RwSignal::new(false);
    let copy_taken = move || {
        if whole.get_untracked() {
            copy_set();
        } else {
            copy_piece();
        }
    };
    on_copy_key(copy_taken);
    let copy_words = move || {
        if whole.get() {
            "Copier toutes les pièces"
        } else {
            "Copier cette pièce"
        }
    };
    let copy_point = move |event: MouseEvent| {
        let index = carried(&event, "data-point").and_then(|index| index.parse().ok());
        let Some(index) = index else { return };
        computed.settle();
        let (point, shown) = untrack(|| {
            let of =
                |draft: &PieceDraft| (draft.point(index), draft.points().nth(index).map(point_id));
            drafts.shown(of).unwrap_or_default()
        });
        let said = Box::new(move |how| Last::Point(index, how));
        copied(point, shown.unwrap_or_default(), said);
    };
    let said = move || {
        let Some(last) = last.get() else {
            return String::new();
        };
        let blanks = drafts.shown(|draft| draft.blanks.len()).unwrap_or(0);
        let all_blanks = || drafts.get(|written| Extract::Set.blanks(&written.set));
        let said = match last {
            Last::Piece(Copied::Yes) if blanks > 0 => format!(
                "Pièce copiée, avec sa mise en forme ; mentions encore à compléter : {blanks}. Collez-la dans votre document (Ctrl\u{a0}+\u{a0}V)."
            ),
            Last::Piece(Copied::Yes) => {
                "Pièce copiée, avec sa mise en forme. Collez-la dans votre document (Ctrl\u{a0}+\u{a0}V).".into()
            }
            Last::Set(Copied::Yes) if all_blanks() > 0 => format!(
                "Toutes les pièces sont copiées, avec leur mise en forme ; mentions encore à compléter : {}. Collez-les dans votre document (Ctrl\u{a0}+\u{a0}V).",
                all_blanks()
            ),
            Last::Set(Copied::Yes) => {
                "Toutes les pièces sont copiées, avec leur mise en forme. Collez-les dans votre document (Ctrl\u{a0}+\u{a0}V).".into()
            }
            Last::Point(index, Copied::Yes) => format!(
                "Point copié, avec sa mise en forme : {}. Collez-le dans votre document (Ctrl\u{a0}+\u{a0}V).",
                drafts.shown(|draft| name_of(draft, index)).unwrap_or_default()
            ),
            Last::Piece(Copied::Selected) => {
                "Votre navigateur refuse la copie automatique. Le texte est sélectionné : copiez-le (Ctrl\u{a0}+\u{a0}C), puis collez-le dans votre document.".into()
            }
            Last::Point(_, Copied::Selected) => {
                "Votre navigateur refuse la copie automatique. Le point est sélectionné : copiez-le (Ctrl\u{a0}+\u{a0}C), puis collez-le dans votre document.".into()
            }
            Last::Set(Copied::Selected) => {
                "Votre navigateur refuse la copie automatique. La pièce affichée est sélectionnée : copiez-la (Ctrl\u{a0}+\u{a0}C), puis collez-la dans votre document.".into()
            }
        };
        // Said here: a text to publish carries no note of ours.
        french(&format!("{said} Projet à relire avant publication."))
    };
    let no_hours = move || drafts.get(|written| written.set.none_because.is_some());
    let has_hours = holds(|_, estimate| estimate.total.is_some());
    let points = move || drafts.shown(|draft| draft.stipulations.len()).unwrap_or(0);
    let beside = Beside::follow(drafts);
    let scrolls = move || beside.scrolls.get();
    let place = move || beside.place.get();
    view! {
        <div class="taking">
            {piece_select(drafts)}
            {extract_choice(whole)}
            <div class="copy">
                <button
                    type="button"
                    class:primary=flag(has_hours)
                    aria-keyshortcuts="Control+Enter"
                    title=attribute(move || Some(format!("{} (Ctrl + Entrée)", copy_words())))
                    on:click=on(move |_: MouseEvent| copy_taken())
                >
                    {text(move || copy_words().to_string())}
                </button>
                <p role="status">{text(said)}</p>
            </div>
            {exports(whole)}
        </div>
        <div
            class="pane"
            id=PANE
            // Where it scrolls by itself the keyboard must reach it.
            tabindex=attribute(move || scrolls().then(|| "0".to_string()))
            role=attribute(move || scrolls().then(|| "region".to_string()))
            aria-label=attribute(move || scrolls().then(|| french("Texte de la pièce")))
        >
            <div class="no-hours" hidden=flag(move || !no_hours()) inner_html=html(move || drafts.get(instead))></div>
            <div
                class="article"
                id=ARTICLE
                on:click=on(copy_point)
                inner_html=html(move || drafts.shown(|draft| piece_html(draft, last.get(), place())).unwrap_or_default())
            ></div>
            <details class="basis" hidden=flag(move || points() == 0)>
                <summary>"Fondement de chaque point"</summary>
                <dl inner_html=html(move || drafts.shown(basis).unwrap_or_default())></dl>
            </details>
            {missing()}
            {checks()}
        </div>
    }
}

/// Ctrl + Enter copies the piece shown; on a link or a button it is the browser's.
fn on_copy_key(copy: impl Fn() + 'static) {
    let state = State::of_page();
    window_event_listener(leptos::ev::keydown, move |event| {
        let is_key = event.key() == "Enter"
            && (event.ctrl_key() || event.meta_key())
            && !(event.alt_key() || event.shift_key() || event.repeat())
            && !event.default_prevented();
        let target = event.target();
        let target = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let is_theirs =
            target.is_some_and(|one| !matches!(one.closest("a, button, summary"), Ok(None)));
        if is_key && !is_theirs && state.now(|page| page.view != View::Estimate) {
            event.prevent_default();
            copy();
        }
    });
}

/// Why there is no clause of hours, what the pieces say then, and what else there is.
fn instead(written: &Written) -> String {
    let Some(reason) = written.set.none_because else {
        return String::new();
    };
    let names = written.set.pieces.iter();
    let names: Vec<&str> = names
        .map(|draft| draft.piece.label(written.frame))
        .collect();
    let pieces = names.join(", ");
    let alternative = |one: &Alternative| {
        let said = words("span", "", &one.text)
            + &words("span", "how", &format!("Source : {}", one.source));
        element("li", "", &said)
    };
    let others: String = written.instead.iter().map(alternative).collect();
    let mut said =
        words("p", "", reason) + &words("p", "", &format!("Les pièces qui restent : {pieces}."));
    if !others.is_empty() {
        said += &words("p", "", "À la place d’heures :");
        said += &element("ul", "", &others);
    }
    said
}

/// The DOM name of a point of the text: what is opened in one stays with it, whatever its number.
fn point_id(point: &[Drafted]) -> String {
    let first = point.first().map(|first| first.id);
    format!("point-{}", first.unwrap_or_default())
}

/// « 4 : Pénalités »; empty for a point without a title, which is all of its piece.
fn name_of(draft: &PieceDraft, index: usize) -> String {
    let point = draft.points().nth(index);
    let first = point.and_then(<[Drafted]>::first);
    first.map_or_else(String::new, |first| first.heading.replacen(". ", " : ", 1))
}

/// The text, each point with what copies it and what it rests on; `last` is what was copied, `place` that of the
/// field in use.
fn piece_html(draft: &PieceDraft, last: Option<Last>, place: Option<Place>) -> String {
    let mut blocks = html_on_page(&draft.document);
    if let Some(place) = place
        && let Some(block) = blocks.get_mut(place.block)
    {
        *block = place.mark(block);
    }
    let mut html = String::new();
    let mut done = 0;
    // A line a point, and a line a block outside: one that changes is read alone.
    let lines = |blocks: &[String]| {
        blocks
            .iter()
            .flat_map(|block| [block, "\n"])
            .collect::<String>()
    };
    for (index, point) in draft.points().enumerate() {
        let start = point.first().map_or(done, |first| first.blocks.start);
        let end = point.last().map_or(done, |last| last.blocks.end);
        let (Some(before), Some(own)) = (blocks.get(done..start), blocks.get(start..end)) else {
            break;
        };
        html += &lines(before);
        let name = name_of(draft, index);
        let is_copied = last == Some(Last::Point(index, Copied::Yes));
        let tools = tools(index, &name, is_copied, point);
        // A point without a title begins with its text.
        let (title, own) = own.split_at(usize::from(!name.is_empty()).min(own.len()));
        let whole = format!(
            "<div class=\"point\" id=\"{}\">{}{}</div>\n",
            point_id(point),
            element("div", "point-title", &(title.concat() + &tools)),
            own.concat()
        );
        html += &whole;
        done = end;
    }
    html + &lines(blocks.get(done..).unwrap_or_default())
}

/// What copies a point, and opens what it rests on. A point without a title is all of its piece, which has
/// its own button.
fn tools(index: usize, name: &str, is_copied: bool, point: &[Drafted]) -> String {
    let unseen = |words: &str| escape(&french(words));
    let mut tools = String::new();
    let mut of_point = " du texte".to_string();
    if !name.is_empty() {
        let (done, rest) = if is_copied {
            ("Copié", format!(" : le point {name}"))
        } else {
            ("Copier", format!(" le point {name}"))
        };
        tools = format!(
            "<button type=\"button\" class=\"tool\" data-point=\"{index}\">{done}<span class=\"unseen\">{}</span></button>",
            unseen(&rest)
        );
        of_point = format!(" du point {name}");
    }
    let opens = format!(
        "<details class=\"tool\"><summary>Fondement<span class=\"unseen\">{}</span></summary><ul>{}</ul></details>",
        unseen(&of_point),
        bases(point, "li")
    );
    tools + &opens
}

/// What a point rests on, each once, in elements of that name.
fn bases(point: &[Drafted], name: &str) -> String {
    let mut said: Vec<&String> = Vec::new();
    for basis in point.iter().flat_map(|one| &one.basis) {
        if !said.contains(&basis) {
            said.push(basis);
        }
    }
    said.iter().map(|basis| words(name, "", basis)).collect()
}

/// What the text under each heading rests on, all together.
fn basis(piece: &PieceDraft) -> String {
    let row = |point: &[Drafted]| {
        let heading = match point.first().map(|first| &*first.heading) {
            None | Some("") => "Début",
            Some(heading) => heading,
        };
        element("div", "", &(words("dt", "", heading) + &bases(point, "dd")))
    };
    piece.points().map(row).collect()
}
