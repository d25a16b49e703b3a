//! The pieces of the contract: which there are, the one chosen, and what is still missing in it.

use super::checks::checks;
use super::clipboard::{Copied, copy};
use super::completion::completion;
use super::computed::{Computed, holds};
use super::drafts::{Drafts, Written};
use super::exports::exports;
use super::links::{follow, link};
use super::live::{attribute, carried, element, flag, html, on, text, words};
use clausule::advice::Alternative;
use clausule::clause::{Blank, Drafted, Extract, Piece, PieceDraft};
use clausule::document::{Document, escape, french, html_on_page};
use leptos::{ev::MouseEvent, prelude::*};

/// The DOM name of the text, which the last resort of copying selects.
const ARTICLE: &str = "article";

/// The pieces, ready to be copied, with what is still missing beside them.
pub fn clause_text() -> impl IntoView {
    let drafts = Drafts::of_page();
    let no_hours = move || drafts.get(|written| written.set.none_because.is_some());
    let blanks = move || drafts.shown(|draft| draft.blanks.len()).unwrap_or(0);
    let left = move || match blanks() {
        0 => "Rien ne manque dans le texte.".to_string(),
        1 => french("Il reste un point à compléter :"),
        count => french(&format!("Il reste {count} points à compléter :")),
    };
    view! {
        <div class="no-hours" hidden=flag(move || !no_hours()) inner_html=html(move || drafts.get(instead))></div>
        <div class="drafting">
            <div class="completing">
                {piece_list(drafts)}
                {checks()}
                <div class="blanks" class:complete=flag(move || blanks() == 0)>
                    <p>{text(left)}</p>
                    <ul inner_html=html(move || drafts.shown(blank_links).unwrap_or_default()) on:click=on(follow())></ul>
                </div>
                {completion()}
            </div>
            <div class="drafted">
                {piece_select(drafts)}
                {piece_text(drafts)}
            </div>
        </div>
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
    Point(Copied),
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
    let copied = move |document: Option<Document>, said: fn(Copied) -> Last| {
        if let Some(document) = document {
            copy(&document, ARTICLE, move |how| last.set(Some(said(how))));
        }
    };
    let copy_piece = move |_: MouseEvent| {
        computed.settle();
        let document = untrack(|| drafts.shown(|draft| draft.document.clone()));
        copied(document, Last::Piece);
    };
    let copy_set = move |_: MouseEvent| {
        computed.settle();
        let whole = untrack(|| drafts.get(|written| written.set.whole(written.frame)));
        copied(Some(whole), Last::Set);
    };
    let copy_point = move |event: MouseEvent| {
        computed.settle();
        let index = carried(&event, "data-point").and_then(|index| index.parse().ok());
        let point =
            index.and_then(|index| untrack(|| drafts.shown(|draft| draft.point(index)).flatten()));
        copied(point, Last::Point);
    };
    let said = move || {
        let Some(last) = last.get() else {
            return String::new();
        };
        let blanks = drafts.shown(|draft| draft.blanks.len()).unwrap_or(0);
        let all_blanks = || drafts.get(|written| Extract::Set.blanks(&written.set));
        french(&match last {
            Last::Piece(Copied::Yes) if blanks > 0 => format!(
                "Pièce copiée, avec sa mise en forme ; points encore à compléter : {blanks}. Collez-la dans votre document (Ctrl + V)."
            ),
            Last::Piece(Copied::Yes) => {
                "Pièce copiée, avec sa mise en forme. Collez-la dans votre document (Ctrl + V).".into()
            }
            Last::Set(Copied::Yes) if all_blanks() > 0 => format!(
                "Toutes les pièces sont copiées, avec leur mise en forme ; points encore à compléter : {}. Collez-les dans votre document (Ctrl + V).",
                all_blanks()
            ),
            Last::Set(Copied::Yes) => {
                "Toutes les pièces sont copiées, avec leur mise en forme. Collez-les dans votre document (Ctrl + V).".into()
            }
            Last::Point(Copied::Yes) => {
                "Point copié, avec sa mise en forme. Collez-le dans votre document (Ctrl + V).".into()
            }
            Last::Piece(Copied::Selected) => {
                "Votre navigateur refuse la copie automatique. Le texte est sélectionné : copiez-le (Ctrl + C), puis collez-le dans votre document.".into()
            }
            Last::Set(Copied::Selected) | Last::Point(Copied::Selected) => {
                "Votre navigateur refuse la copie automatique. La pièce affichée est sélectionnée : copiez-la (Ctrl + C), puis collez-la dans votre document.".into()
            }
        })
    };
    let has_hours = holds(|_, estimate| estimate.total.is_some());
    let points = move || drafts.shown(|draft| draft.stipulations.len()).unwrap_or(0);
    view! {
        <div class="copy">
            <button type="button" class:primary=flag(has_hours) on:click=on(copy_piece)>
                "Copier cette pièce"
            </button>
            <button type="button" on:click=on(copy_set)>
                "Copier toutes les pièces"
            </button>
            <p role="status">{text(said)}</p>
        </div>
        {exports()}
        <div
            class="article"
            id=ARTICLE
            inner_html=html(move || drafts.shown(|draft| html_on_page(&draft.document)).unwrap_or_default())
        ></div>
        <details class="basis" hidden=flag(move || points() == 0)>
            <summary>"Fondement de chaque point"</summary>
            <dl inner_html=html(move || drafts.shown(basis).unwrap_or_default()) on:click=on(copy_point)></dl>
        </details>
    }
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

/// Links to the fields that fill the blanks.
fn blank_links(draft: &PieceDraft) -> String {
    let item = |blank: &Blank| element("li", "", &link(blank.field, blank.field.label()));
    draft.blanks.iter().map(item).collect()
}

/// What the text under each heading rests on, and what copies it alone.
fn basis(piece: &PieceDraft) -> String {
    let row = |(index, point): (usize, &[Drafted])| {
        let heading = match point.first().map(|first| &*first.heading) {
            None | Some("") => "Début",
            Some(heading) => heading,
        };
        let mut said: Vec<&String> = Vec::new();
        for basis in point.iter().flat_map(|one| &one.basis) {
            if !said.contains(&basis) {
                said.push(basis);
            }
        }
        let basis: String = said.iter().map(|basis| words("dd", "", basis)).collect();
        let button = format!(
            " <button type=\"button\" class=\"link\" data-point=\"{index}\">Copier ce point<span class=\"unseen\">{}</span></button>",
            escape(&french(&format!(" : {heading}")))
        );
        let title = words("span", "", heading) + &button;
        element("div", "", &(element("dt", "", &title) + &basis))
    };
    piece.points().enumerate().map(row).collect()
}
