use super::clipboard::{Copied, Copying, copy_button};
use super::completion::completion;
use super::computed::{Computed, holds};
use super::field::control_id;
use super::live::{by_id, carried, element, flag, html, on, reveal, text, words};
use super::note::today;
use super::state::State;
use clausule::bareme::Bareme;
use clausule::clause::{Blank, ClauseSet, Piece, PieceDraft};
use clausule::contract::{At, Field, Place};
use clausule::document::{escape, french, html_on_page};
use clausule::estimate::Outcome;
use clausule::law::Law;
use leptos::{ev::MouseEvent, prelude::*};

/// The DOM name of the text.
const ARTICLE: &str = "article";

/// The text, ready to be copied, with what is still missing beside it.
pub fn clause_text() -> impl IntoView {
    let drafted = Draft::of_page();
    let shown = move |show: fn(&PieceDraft) -> String| {
        html(move || drafted.piece(show).unwrap_or_default())
    };
    let no_text = move || drafted.piece(|_| ()).is_none();
    let blanks = move || drafted.blanks();
    let reason = move || french(drafted.get(|set| set.none_because.unwrap_or_default()));
    let left = move || match blanks() {
        0 if no_text() => String::new(),
        0 => "Rien ne manque dans le texte.".to_string(),
        1 => french("Il reste un point à compléter :"),
        count => french(&format!("Il reste {count} points à compléter :")),
    };
    let (state, computed) = (State::of_page(), Computed::of_page());
    let go = move |event: MouseEvent| {
        let Some(id) = carried(&event, "data-control") else {
            return;
        };
        event.prevent_default();
        // What a lot lacks is asked in that lot.
        let lacking = computed.now(|estimate| {
            let lacks = |lot: &Outcome| !matches!(lot, Outcome::Ready(_) | Outcome::LeftOut);
            estimate.lots.iter().position(lacks)
        });
        let of_lot =
            Field::all().any(|field| field.place() != Place::Contract && control_id(field) == id);
        if let (Some(lot), true) = (lacking, of_lot)
            && lot != state.now(|page| page.at.lot)
        {
            state.select(At::from(lot));
        }
        if let Some(control) = by_id(&id) {
            reveal(&control);
        }
    };
    view! {
        <p class="empty" hidden=flag(move || !no_text())>{text(reason)}</p>
        {copy_button(copying(drafted))}
        <div class="drafting">
            <div class="completing">
                <div class="blanks" class:complete=flag(move || blanks() == 0) hidden=flag(no_text)>
                    <p>{text(left)}</p>
                    <ul inner_html=shown(blank_links) on:click=on(go)></ul>
                </div>
                {completion()}
            </div>
            <div class="drafted">
                <div
                    class="article"
                    id=ARTICLE
                    hidden=flag(no_text)
                    inner_html=shown(|piece| html_on_page(&piece.document))
                ></div>
                <details class="basis" hidden=flag(no_text)>
                    <summary>"Fondement de chaque point"</summary>
                    <dl inner_html=shown(basis)></dl>
                </details>
            </div>
        </div>
    }
}

/// The text that follows from the page, drafted once each time that the typing rests.
#[derive(Clone, Copy)]
struct Draft(Memo<ClauseSet>);

impl Draft {
    fn of_page() -> Self {
        let (state, computed) = (State::of_page(), Computed::of_page());
        Self(Memo::new(move |_| {
            computed.at_rest(state, |page, estimate| {
                ClauseSet::of(
                    &page.reading,
                    estimate,
                    Bareme::builtin(),
                    Law::builtin(),
                    today(),
                )
            })
        }))
    }

    fn get<T>(self, read: impl FnOnce(&ClauseSet) -> T) -> T {
        self.0.with(read)
    }

    /// Reads something of the text shown; none when there is no text.
    fn piece<T>(self, read: impl FnOnce(&PieceDraft) -> T) -> Option<T> {
        self.get(|set| set.piece(Piece::Ccap).map(read))
    }

    /// How many blanks the text still has.
    fn blanks(self) -> usize {
        self.piece(|piece| piece.blanks.len()).unwrap_or(0)
    }
}

/// What copies the article, with how much is still missing in it.
fn copying(drafted: Draft) -> Copying {
    let said = move |how| {
        match (how, drafted.blanks()) {
        (Copied::Yes, 0) => {
            "Article copié, avec sa mise en forme. Collez-le dans votre CCAP (Ctrl + V).".into()
        }
        (Copied::Yes, blanks) => format!(
            "Article copié, avec sa mise en forme ; points encore à compléter : {blanks}. Collez-le dans votre CCAP (Ctrl + V)."
        ),
        (Copied::Selected, _) => {
            "Votre navigateur refuse la copie automatique. Le texte est sélectionné : copiez-le (Ctrl + C), puis collez-le dans votre CCAP.".into()
        }
    }
    };
    Copying {
        label: "Copier l’article",
        shown: ARTICLE,
        none: flag(move || drafted.piece(|_| ()).is_none()),
        primary: flag(holds(|_, estimate| estimate.total.is_some())),
        document: Box::new(move || drafted.piece(|piece| piece.document.clone())),
        track: Box::new(move || drafted.0.track()),
        said: Box::new(said),
    }
}

/// Links to the fields that fill the blanks.
fn blank_links(piece: &PieceDraft) -> String {
    let link = |blank: &Blank| {
        let id = control_id(blank.field);
        format!(
            "<li><a href=\"#{id}\" data-control=\"{id}\">{}</a></li>",
            escape(&french(blank.field.label()))
        )
    };
    piece.blanks.iter().map(link).collect()
}

/// What each point rests on.
fn basis(piece: &PieceDraft) -> String {
    piece
        .stipulations
        .iter()
        .map(|stipulation| {
            let basis: String = stipulation
                .basis
                .iter()
                .map(|basis| words("dd", "", basis))
                .collect();
            element("div", "", &(words("dt", "", &stipulation.heading) + &basis))
        })
        .collect()
}
