//! What follows from the form, computed once for each change: the hours of every lot.

use super::live::{Live, flag, on, text};
use super::state::{Page, State};
use clausule::bareme::Bareme;
use clausule::estimate::{Coefficients, Estimate, Figures, Outcome};
use leptos::prelude::*;

/// The hours that follow from the page.
#[derive(Clone, Copy)]
pub struct Computed(Memo<Estimate>);

impl Computed {
    /// Computes from now on, for every view under this one.
    pub fn provide() {
        let state = State::of_page();
        provide_context(Self(Memo::new(move |_| {
            state.get(|page| Estimate::of(&page.reading, Bareme::builtin()))
        })));
    }

    /// The hours of the page that the view belongs to.
    pub fn of_page() -> Self {
        expect_context()
    }

    /// Reads something of the hours, again at every change.
    pub fn get<T>(self, read: impl FnOnce(&Estimate) -> T) -> T {
        self.0.with(read)
    }

    /// Reads something of the hours once.
    pub fn now<T>(self, read: impl FnOnce(&Estimate) -> T) -> T {
        self.0.with_untracked(read)
    }
}

/// A text or HTML made of the page and its hours.
pub fn derived(show: fn(&Page, &Estimate) -> String) -> Live<String> {
    let (state, computed) = (State::of_page(), Computed::of_page());
    text(move || state.get(|page| computed.get(|estimate| show(page, estimate))))
}

/// Whether something of the page and its hours holds.
pub fn holds(test: fn(&Page, &Estimate) -> bool) -> impl Fn() -> bool + Copy + Send {
    let (state, computed) = (State::of_page(), Computed::of_page());
    move || state.get(|page| computed.get(|estimate| test(page, estimate)))
}

/// A part of the explanation that opens and closes; it is made only while it is open.
pub fn details(
    id: &'static str,
    title: &'static str,
    open: bool,
    hidden: impl Fn() -> bool + Copy + Send + 'static,
    show: fn(&Page, &Estimate) -> String,
) -> impl IntoView {
    let (state, computed) = (State::of_page(), Computed::of_page());
    let opened = RwSignal::new(open);
    let html = move || {
        if opened.get() && !hidden() {
            state.get(|page| computed.get(|estimate| show(page, estimate)))
        } else {
            String::new()
        }
    };
    let toggle = move |event: leptos::ev::Event| {
        let element: web_sys::Element = event_target(&event);
        opened.set(element.has_attribute("open"));
    };
    view! {
        <details class="steps" id=id open=open hidden=flag(hidden) on:toggle=on(toggle)>
            <summary>{title}</summary>
            <div inner_html=text(html)></div>
        </details>
    }
}

/// The figures of the lot shown.
pub fn figures<'a>(page: &Page, estimate: &'a Estimate) -> Option<&'a Figures> {
    estimate.lots.get(page.at.lot).and_then(Outcome::figures)
}

/// What the part shown is computed with; none before it has a trade.
pub fn coefficients(page: &Page) -> Option<Coefficients> {
    let contract = &page.reading.contract;
    let lot = contract.lots.get(page.at.lot)?;
    let part = lot.parts.get(page.at.part)?;
    Coefficients::of(contract, lot, part, Bareme::builtin())
}
