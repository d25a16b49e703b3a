//! Every change of a form, taken back and done again.

use crate::contract::{At, Field, Form, LotForm};
use std::collections::VecDeque;
use std::mem;

/// How many changes can be taken back.
const MOST_CHANGES: usize = 200;
/// How many answers whole forms in the history may hold together: what bounds its memory.
const MOST_ANSWERS: usize = 100_000;

/// What it takes to go one step back, or forth again.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Change {
    /// Another text in one field.
    Answer { at: At, field: Field, text: String },
    /// Another form, and the part shown then.
    Form { form: Box<Form>, at: At },
}

impl Change {
    /// Exchanges what it holds with what the form holds; where it is to be seen.
    fn exchange(&mut self, form: &mut Form, shown: At) -> Step {
        match self {
            Self::Answer { at, field, text } => {
                let now = form.get(*at, *field).to_string();
                form.set(*at, *field, mem::replace(text, now));
                Step {
                    at: *at,
                    field: Some(*field),
                }
            }
            Self::Form { form: other, at } => {
                mem::swap(other.as_mut(), form);
                Step {
                    at: mem::replace(at, shown),
                    field: None,
                }
            }
        }
    }

    /// Whether going back would change nothing.
    fn is_idle(&self, form: &Form) -> bool {
        match self {
            Self::Answer { at, field, text } => form.get(*at, *field) == text,
            Self::Form { form: other, .. } => other.as_ref() == form,
        }
    }

    fn weight(&self) -> usize {
        match self {
            Self::Answer { .. } => 1,
            Self::Form { form, .. } => {
                let answers = form.lots.iter().flat_map(LotForm::parts);
                1 + form.lots.len()
                    + form.contract.iter().count()
                    + answers.map(|part| 1 + part.iter().count()).sum::<usize>()
            }
        }
    }
}

/// Where a change that was taken back, or done again, is to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The lot and the part to show.
    pub at: At,
    /// The field; none for a change of more than one.
    pub field: Option<Field>,
}

/// What was done to a form, newest last, and what was taken back of it. What is typed in a field is one
/// change until another field is, or [`History::rest`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    past: VecDeque<Change>,
    future: Vec<Change>,
    typing: Option<(At, Field)>,
}

impl History {
    /// To be told before another text is put in a field.
    pub fn typing(&mut self, form: &Form, at: At, field: Field) {
        if self.typing == Some((at, field)) && self.future.is_empty() {
            return;
        }
        self.typing = Some((at, field));
        let text = form.get(at, field).to_string();
        self.push(Change::Answer { at, field, text });
    }

    /// To be told before more than one field changes, with the form as it is then.
    pub fn changing(&mut self, form: Form, at: At) {
        self.typing = None;
        self.push(Change::Form {
            form: Box::new(form),
            at,
        });
    }

    /// From now on what is typed is another change.
    pub fn rest(&mut self) {
        self.typing = None;
    }

    /// The field being typed in, which has a way back of its own; none once its text is what it was.
    #[must_use]
    pub fn is_typing(&self, form: &Form) -> Option<Field> {
        let last = self.past.back().filter(|last| !last.is_idle(form));
        last.and(self.typing).map(|(_, field)| field)
    }

    fn push(&mut self, change: Change) {
        self.future.clear();
        self.past.push_back(change);
        let mut weight: usize = self.past.iter().map(Change::weight).sum();
        while self.past.len() > MOST_CHANGES || (weight > MOST_ANSWERS && self.past.len() > 1) {
            weight -= self.past.pop_front().map_or(0, |oldest| oldest.weight());
        }
    }

    /// Takes back the last change; none where there is nothing left to take back.
    pub fn undo(&mut self, form: &mut Form, shown: At) -> Option<Step> {
        self.typing = None;
        loop {
            let mut change = self.past.pop_back()?;
            if change.is_idle(form) {
                continue;
            }
            let step = change.exchange(form, shown);
            self.future.push(change);
            return Some(step);
        }
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self, form: &mut Form, shown: At) -> Option<Step> {
        self.typing = None;
        let mut change = self.future.pop()?;
        let step = change.exchange(form, shown);
        self.past.push_back(change);
        Some(step)
    }

    /// Whether something can be taken back.
    #[must_use]
    pub fn can_undo(&self, form: &Form) -> bool {
        self.past.iter().rev().any(|change| !change.is_idle(form))
    }

    /// Whether something can be done again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::Answers;
    use proptest::prelude::*;

    /// A form with its history, as the page has them.
    #[derive(Default)]
    struct Page {
        form: Form,
        history: History,
        at: At,
    }

    impl Page {
        fn set(&mut self, field: Field, text: &str) {
            self.history.typing(&self.form, self.at, field);
            self.form.set(self.at, field, text);
        }

        fn edit(&mut self, change: impl FnOnce(&mut Form)) {
            self.history.changing(self.form.clone(), self.at);
            change(&mut self.form);
        }

        fn undo(&mut self) -> bool {
            let step = self.history.undo(&mut self.form, self.at);
            step.map(|step| self.at = step.at).is_some()
        }

        fn redo(&mut self) -> bool {
            let step = self.history.redo(&mut self.form, self.at);
            step.map(|step| self.at = step.at).is_some()
        }
    }

    #[test]
    fn what_is_typed_in_a_field_is_one_change() {
        let mut page = Page::default();
        for text in ["1", "12", "120"] {
            page.set(Field::Amount, text);
        }
        assert_eq!(page.history.is_typing(&page.form), Some(Field::Amount));
        page.set(Field::Amount, "");
        assert_eq!(page.history.is_typing(&page.form), None);
        page.set(Field::Amount, "120");
        page.set(Field::Trade, "p");
        page.history.rest();
        assert_eq!(page.history.is_typing(&page.form), None);
        page.set(Field::Trade, "pe");
        assert!(page.undo());
        assert_eq!(page.form.get(0, Field::Trade), "p");
        assert!(page.undo() && page.undo() && !page.undo());
        assert_eq!(page.form, Form::new());
        assert!(page.redo());
        assert_eq!(page.form.get(0, Field::Amount), "120");
        assert!(page.redo() && page.redo() && !page.redo());
        assert_eq!(page.form.get(0, Field::Trade), "pe");
    }

    #[test]
    fn a_change_after_going_back_leaves_nothing_to_do_again() {
        let mut page = Page::default();
        page.set(Field::Amount, "1");
        page.set(Field::Trade, "p");
        page.undo();
        // The field last gone back to is no longer the one being typed in.
        page.set(Field::Trade, "q");
        assert!(!page.history.can_redo());
        page.undo();
        assert_eq!(page.form.get(0, Field::Trade), "");
        assert_eq!(page.form.get(0, Field::Amount), "1");
    }

    #[test]
    fn lots_come_back_with_the_one_that_was_shown() {
        let mut page = Page::default();
        page.edit(|form| form.lots.push(LotForm::default()));
        page.at = At { lot: 1, part: 0 };
        page.set(Field::Amount, "7");
        page.edit(|form| drop(form.lots.remove(1)));
        page.at = At::default();
        assert!(page.undo());
        assert_eq!((page.at.lot, page.form.get(1, Field::Amount)), (1, "7"));
        assert!(page.undo() && page.undo());
        assert_eq!(page.form, Form::new());
    }

    #[test]
    fn what_changed_nothing_is_passed_over() {
        let mut page = Page::default();
        page.set(Field::Amount, "1");
        page.set(Field::Trade, "p");
        page.set(Field::Trade, "");
        assert!(page.undo());
        assert_eq!(page.form, Form::new());
        assert!(!page.history.can_undo(&page.form));
    }

    #[test]
    fn the_history_is_bounded() {
        let mut page = Page::default();
        for count in 0..10 * MOST_CHANGES {
            page.history.rest();
            page.set(Field::Amount, &count.to_string());
        }
        assert_eq!(page.history.past.len(), MOST_CHANGES);
        page.form.lots = vec![
            LotForm {
                more: vec![Answers::default(); 29],
                ..LotForm::default()
            };
            100
        ];
        for _ in 0..100 {
            page.edit(|form| form.set(0, Field::Amount, "1"));
        }
        let weight: usize = page.history.past.iter().map(Change::weight).sum();
        assert!(weight <= MOST_ANSWERS, "{weight}");
        assert!(page.history.past.len() > 10);
    }

    proptest! {
        /// Whatever is done, going all the way back and forth again gives the same forms.
        #[test]
        fn back_and_forth_is_the_identity(acts in proptest::collection::vec((0..5_u8, 0..4_usize, "[a-c]{0,2}"), 0..60)) {
            let mut page = Page::default();
            let fields = [Field::Amount, Field::Trade, Field::Title, Field::Rate];
            for (act, pick, text) in acts {
                match act {
                    0 | 1 => page.set(fields[pick], &text),
                    2 => page.edit(|form| form.lots.push(LotForm::default())),
                    3 => page.edit(|form| if form.lots.len() > 1 { form.lots.pop(); }),
                    _ => page.history.rest(),
                }
                page.at = At::from(page.form.lots.len() - 1);
            }
            let mut seen = vec![page.form.clone()];
            while page.undo() {
                seen.push(page.form.clone());
            }
            prop_assert_eq!(&page.form, &Form::new());
            prop_assert_eq!(page.history.can_undo(&page.form), false);
            while let Some(expected) = seen.pop() {
                prop_assert_eq!(&page.form, &expected);
                prop_assert_eq!(page.redo(), !seen.is_empty());
            }
        }
    }
}
