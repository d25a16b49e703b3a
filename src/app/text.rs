//! The pieces of the contract: which there are, the one chosen, and what is still missing in it.

use super::checks::checks;
use super::clipboard::{self, Copied};
use super::completion::completion;
use super::computed::holds;
use super::drafts::{Drafts, Shown};
use super::links::{follow, link};
use super::live::{attribute, carried, element, flag, on, text, words};
use clausule::advice::Alternative;
use clausule::clause::{Blank, Drafted, Piece, PieceDraft};
use clausule::document::{Document, escape, french, html, html_on_page, plain};
use leptos::{ev::MouseEvent, prelude::*};

/// The DOM name of the text, which the last resort of copying selects.
const ARTICLE: &str = "article";

/// The pieces, ready to be copied, with what is still missing beside them.
pub fn clause_text() -> impl IntoView {
    let drafts = Drafts::of_page();
    let shown = move |show: fn(&Shown) -> String| text(move || drafts.get(show));
    let no_hours = move || drafts.get(|shown| shown.outline.none_because.is_some());
    let blanks = move || drafts.get(|shown| shown.draft.blanks.len());
    let left = move || match blanks() {
        0 => "Rien ne manque dans le texte.".to_string(),
        1 => french("Il reste un point à compléter :"),
        count => french(&format!("Il reste {count} points à compléter :")),
    };
    view! {
        <div class="no-hours" hidden=flag(move || !no_hours()) inner_html=text(move || instead(drafts))></div>
        <div class="drafting">
            <div class="completing">
                {piece_list(drafts)}
                {checks()}
                <div class="blanks" class:complete=flag(move || blanks() == 0)>
                    <p>{text(left)}</p>
                    <ul inner_html=shown(blank_links) on:click=on(follow())></ul>
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
        let absent = move || drafts.get(|shown| !shown.outline.pieces.contains(&piece));
        let current = move || {
            let is = drafts.get(|shown| shown.draft.piece == piece);
            is.then(|| "true".to_string())
        };
        let name = move || french(drafts.get(|shown| piece.label(shown.frame)));
        let left = move || to_complete(drafts.counted(|counted| counted.of_piece(piece)));
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
        drafts.get(|shown| {
            let option = |piece: &Piece| {
                let left = to_complete(drafts.counted(|counted| counted.of_piece(*piece)));
                let mut name = piece.label(shown.frame).to_string();
                if !left.is_empty() {
                    name = format!("{name} ({left})");
                }
                // Said in the options, which are made again: the select's own value would be lost.
                let selected = if *piece == shown.draft.piece {
                    " selected"
                } else {
                    ""
                };
                format!(
                    "<option value=\"{}\"{selected}>{}</option>",
                    piece.key(),
                    escape(&french(&name))
                )
            };
            shown.outline.pieces.iter().map(option).collect::<String>()
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
    // Says how the last copy went until the text changes.
    let last = RwSignal::new(None::<Last>);
    Effect::new(move |_| {
        drafts.get(|_| ());
        last.set(None);
    });
    let copy = move |document: &Document, said: fn(Copied) -> Last| {
        clipboard::copy(html(document), plain(document), ARTICLE, move |how| {
            last.set(Some(said(how)));
        });
    };
    let copy_piece =
        move |_: MouseEvent| drafts.now(|shown| copy(&shown.draft.document, Last::Piece));
    let copy_set = move |_: MouseEvent| copy(&drafts.whole(), Last::Set);
    let copy_point = move |event: MouseEvent| {
        let index = carried(&event, "data-point").and_then(|index| index.parse().ok());
        let point = index.and_then(|index| drafts.now(|shown| shown.draft.point(index)));
        if let Some(point) = point {
            copy(&point, Last::Point);
        }
    };
    let said = move || {
        let Some(last) = last.get() else {
            return String::new();
        };
        let blanks = drafts.get(|shown| shown.draft.blanks.len());
        french(&match last {
            Last::Piece(Copied::Yes) if blanks > 0 => format!(
                "Pièce copiée, avec sa mise en forme ; points encore à compléter : {blanks}. Collez-la dans votre document (Ctrl + V)."
            ),
            Last::Piece(Copied::Yes) => {
                "Pièce copiée, avec sa mise en forme. Collez-la dans votre document (Ctrl + V).".into()
            }
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
    let no_points = move || drafts.get(|shown| shown.draft.stipulations.is_empty());
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
        <div
            class="article"
            id=ARTICLE
            inner_html=text(move || drafts.get(|shown| html_on_page(&shown.draft.document)))
        ></div>
        <details class="basis" hidden=flag(no_points)>
            <summary>"Fondement de chaque point"</summary>
            <dl inner_html=text(move || drafts.get(|shown| basis(&shown.draft))) on:click=on(copy_point)></dl>
        </details>
    }
}

/// Why there is no clause of hours, what the pieces say then, and what else there is.
fn instead(drafts: Drafts) -> String {
    let (reason, pieces) = drafts.get(|shown| {
        let names = shown.outline.pieces.iter();
        let names: Vec<&str> = names.map(|piece| piece.label(shown.frame)).collect();
        (shown.outline.none_because, names.join(", "))
    });
    let Some(reason) = reason else {
        return String::new();
    };
    let alternative = |one: &Alternative| {
        let said = words("span", "", &one.text)
            + &words("span", "how", &format!("Source : {}", one.source));
        element("li", "", &said)
    };
    let others: String = drafts.inputs(|inputs| {
        let instead = inputs.advice.relevance.instead.iter();
        instead.map(alternative).collect()
    });
    let mut said =
        words("p", "", reason) + &words("p", "", &format!("Les pièces qui restent : {pieces}."));
    if !others.is_empty() {
        said += &words("p", "", "À la place d’heures :");
        said += &element("ul", "", &others);
    }
    said
}

/// Links to the fields that fill the blanks.
fn blank_links(shown: &Shown) -> String {
    let item = |blank: &Blank| element("li", "", &link(blank.field, blank.field.label()));
    shown.draft.blanks.iter().map(item).collect()
}

/// What each point rests on, and what copies it alone.
fn basis(piece: &PieceDraft) -> String {
    let row = |(index, point): (usize, &Drafted)| {
        let heading = match &*point.heading {
            "" => "Début",
            heading => heading,
        };
        let basis: String = point
            .basis
            .iter()
            .map(|basis| words("dd", "", basis))
            .collect();
        let button = format!(
            " <button type=\"button\" class=\"link\" data-point=\"{index}\">Copier ce point<span class=\"unseen\">{}</span></button>",
            escape(&french(&format!(" : {heading}")))
        );
        let title = words("span", "", heading) + &button;
        element("div", "", &(element("dt", "", &title) + &basis))
    };
    piece.stipulations.iter().enumerate().map(row).collect()
}
