//! The pieces of the contract, written each time that the typing rests.

use super::computed::{Computed, Judged, from_inputs, today};
use super::state::{Page, State};
use clausule::advice::Alternative;
use clausule::assessment::Judgement;
use clausule::bareme::Bareme;
use clausule::clause::{Check, ClauseSet, Inputs, Piece, PieceDraft, check};
use clausule::contract::{Field, Form, Frame};
use clausule::document::Document;
use clausule::estimate::Estimate;
use clausule::law::Law;
use leptos::prelude::*;
use std::cell::RefCell;

/// The pieces, and what the check list finds in them.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// What the documents build on: it names the pieces.
    pub frame: Frame,
    /// The pieces.
    pub set: ClauseSet,
    /// What is complete, missing and risky.
    pub checks: Vec<Check>,
    /// What else there is than hours.
    pub instead: Vec<Alternative>,
}

impl Written {
    /// How many blanks a piece has.
    pub fn blanks_of(&self, piece: Piece) -> usize {
        self.set.piece(piece).map_or(0, |draft| draft.blanks.len())
    }

    /// Whether that field is blank in some piece.
    pub fn lacks(&self, field: Field) -> bool {
        let mut blanks = self.set.pieces.iter().flat_map(|draft| &draft.blanks);
        blanks.any(|blank| blank.field == field)
    }

    /// How many of those fields are blank in some piece.
    pub fn blanks_in(&self, fields: &[Field]) -> usize {
        fields.iter().filter(|field| self.lacks(**field)).count()
    }
}

/// The pieces that follow from the page.
#[derive(Clone, Copy)]
pub struct Drafts {
    chosen: RwSignal<Option<Piece>>,
    written: Memo<Written>,
}

impl Drafts {
    /// Writes from now on, for every view under this one.
    pub fn provide() {
        let (state, computed) = (State::of_page(), Computed::of_page());
        let judged = Judged::of_page();
        let written = Memo::new(move |_| {
            from_inputs(state, computed, judged, |page, inputs| {
                let set = ClauseSet::draft(inputs);
                Written {
                    frame: page.reading.contract.frame(),
                    checks: check(inputs, &set),
                    instead: inputs.advice.relevance.instead.clone(),
                    set,
                }
            })
        });
        let chosen = RwSignal::new(None);
        provide_context(Self { chosen, written });
    }

    /// The pieces of the page that the view belongs to.
    pub fn of_page() -> Self {
        expect_context()
    }

    /// Shows another piece.
    pub fn choose(self, piece: Piece) {
        self.chosen.set(Some(piece));
    }

    /// The text that a piece would have without the answer of a field; none where there is none to leave out,
    /// or the contract would not have that piece.
    pub fn without(page: &Page, field: Field, piece: Piece) -> Option<Document> {
        if page.typed(field).is_empty() {
            return None;
        }
        let mut form = page.form.clone();
        form.set(page.at, field, "");
        // The same at each key typed in that field: it is drafted once.
        WITHOUT.with_borrow_mut(|last| {
            let last = match last {
                Some(last) if last.0 == form => last,
                last => {
                    let set = drafted(&form);
                    last.insert((form, set))
                }
            };
            last.1.piece(piece).map(|draft| draft.document.clone())
        })
    }

    /// Reads something of all pieces, again at every change.
    pub fn get<T>(self, read: impl FnOnce(&Written) -> T) -> T {
        self.written.with(read)
    }

    /// Reads something of the piece shown, again at every change: the one chosen while the contract has
    /// it; or the clause itself; or the reasons for there being none; or the first there is. The note of computation is always there.
    pub fn shown<T>(self, read: impl FnOnce(&PieceDraft) -> T) -> Option<T> {
        let chosen = self.chosen.get();
        self.get(|written| {
            let set = &written.set;
            let draft = chosen
                .and_then(|piece| set.piece(piece))
                .or_else(|| set.piece(Piece::Ccap))
                .or_else(|| set.piece(Piece::Motivation))
                .or_else(|| set.pieces.first());
            draft.map(read)
        })
    }
}

thread_local! {
    /// The last form that lacked an answer, with its pieces.
    static WITHOUT: RefCell<Option<(Form, ClauseSet)>> = const { RefCell::new(None) };
}

/// The pieces of a form that is not the page's.
fn drafted(form: &Form) -> ClauseSet {
    let (bareme, law) = (Bareme::builtin(), Law::builtin());
    let reading = form.read(bareme);
    let estimate = Estimate::of(&reading, bareme);
    let judgement = Judgement::of(&reading, &estimate, bareme, law);
    ClauseSet::draft(&Inputs::new(
        &reading,
        &estimate,
        &judgement,
        bareme,
        law,
        today(),
    ))
}
