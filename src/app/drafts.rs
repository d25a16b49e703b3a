//! The pieces of the contract, written as far as they are shown.

use super::computed::{Computed, Judged, from_inputs};
use super::state::State;
use clausule::clause::{Check, ClauseSet, Inputs, Outline, Piece, PieceDraft, check};
use clausule::contract::{Field, Frame};
use clausule::document::Document;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::cell::RefCell;

/// How long answers stand before what is counted in all pieces is counted anew: at every key only
/// the piece shown is written.
const QUIET_MS: u32 = 150;

thread_local! {
    /// The count to come; a later one takes its place.
    static QUIET: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// The piece on the page, with the names of the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// What the documents build on: it names the pieces.
    pub frame: Frame,
    /// Which pieces there are.
    pub outline: Outline,
    /// The text.
    pub draft: PieceDraft,
}

/// What is counted in all pieces.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Counted {
    /// The fields of the blanks of each piece.
    pub blanks: Vec<(Piece, Vec<Field>)>,
    /// What is complete, missing and risky.
    pub checks: Vec<Check>,
}

impl Counted {
    fn of(inputs: &Inputs) -> Self {
        let set = ClauseSet::draft(inputs);
        let blanks = set.pieces.iter().map(|draft| {
            let fields = draft.blanks.iter().map(|blank| blank.field);
            (draft.piece, fields.collect())
        });
        Self {
            blanks: blanks.collect(),
            checks: check(inputs),
        }
    }

    /// How many blanks a piece has.
    pub fn of_piece(&self, piece: Piece) -> usize {
        let found = self.blanks.iter().find(|(one, _)| *one == piece);
        found.map_or(0, |(_, fields)| fields.len())
    }

    /// How many of those fields are blank in some piece.
    pub fn of_fields(&self, fields: &[Field]) -> usize {
        let blank = |field: &&Field| self.blanks.iter().any(|(_, blanks)| blanks.contains(field));
        fields.iter().filter(blank).count()
    }
}

/// The pieces that follow from the page.
#[derive(Clone, Copy)]
pub struct Drafts {
    state: State,
    computed: Computed,
    judged: Judged,
    chosen: RwSignal<Option<Piece>>,
    shown: Memo<Shown>,
    counted: RwSignal<Counted>,
}

impl Drafts {
    /// Writes from now on, for every view under this one.
    pub fn provide() {
        let (state, computed) = (State::of_page(), Computed::of_page());
        let judged = Judged::of_page();
        let chosen = RwSignal::new(None);
        let shown = Memo::new(move |_| {
            let chosen = chosen.get();
            from_inputs(state, computed, judged, |page, inputs| {
                let outline = Outline::of(inputs);
                let piece = piece_shown(chosen, &outline.pieces);
                Shown {
                    frame: page.reading.contract.frame(),
                    draft: PieceDraft::of(inputs, piece),
                    outline,
                }
            })
        });
        let count = move || from_inputs(state, computed, judged, |_, inputs| Counted::of(inputs));
        let counted = RwSignal::new(untrack(count));
        Effect::new(move |before: Option<()>| {
            state.get(|_| ());
            if before.is_some() {
                QUIET.set(Some(Timeout::new(QUIET_MS, move || {
                    let now = untrack(count);
                    if counted.with_untracked(|last| *last != now) {
                        counted.set(now);
                    }
                })));
            }
        });
        provide_context(Self {
            state,
            computed,
            judged,
            chosen,
            shown,
            counted,
        });
    }

    /// The pieces of the page that the view belongs to.
    pub fn of_page() -> Self {
        expect_context()
    }

    /// Shows another piece.
    pub fn choose(self, piece: Piece) {
        self.chosen.set(Some(piece));
    }

    /// Reads something of the piece shown, again at every change.
    pub fn get<T>(self, read: impl FnOnce(&Shown) -> T) -> T {
        self.shown.with(read)
    }

    /// The same, once.
    pub fn now<T>(self, read: impl FnOnce(&Shown) -> T) -> T {
        self.shown.with_untracked(read)
    }

    /// Reads something of what is counted in all pieces, again at every change.
    pub fn counted<T>(self, read: impl FnOnce(&Counted) -> T) -> T {
        self.counted.with(read)
    }

    /// Reads something of the inputs and the piece shown, again at every change.
    pub fn inputs<T>(self, read: impl FnOnce(&Inputs) -> T) -> T {
        from_inputs(self.state, self.computed, self.judged, |_, inputs| {
            read(inputs)
        })
    }

    /// All pieces in one document.
    pub fn whole(self) -> Document {
        let frame = self.now(|shown| shown.frame);
        untrack(|| self.inputs(|inputs| ClauseSet::draft(inputs).whole(frame)))
    }
}

/// The piece chosen while the contract has it; or the clause itself; or the first there is.
fn piece_shown(chosen: Option<Piece>, pieces: &[Piece]) -> Piece {
    let has = |piece: &Piece| pieces.contains(piece);
    let first = pieces.first().copied().unwrap_or(Piece::Note);
    chosen
        .filter(has)
        .or(Some(Piece::Ccap).filter(has))
        .unwrap_or(first)
}
