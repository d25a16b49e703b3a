//! What follows from the form, computed once for each change: the hours of every lot.

use super::live::{Live, flag, on, text};
use super::state::{Page, State};
use chrono::NaiveDate;
use clausule::advice::Advice;
use clausule::assessment::Assessment;
use clausule::bareme::Bareme;
use clausule::clause::Inputs;
use clausule::document::french;
use clausule::estimate::{Coefficients, Estimate, Figures, Outcome};
use clausule::law::Law;
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

/// What there is to say of the contract, and what the law asks of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    pub advice: Advice,
    pub assessment: Assessment,
}

/// The judgement that follows from the page and its hours.
#[derive(Clone, Copy)]
pub struct Judged(Memo<Judgement>);

impl Judged {
    /// Judges from now on, for every view under this one.
    pub fn provide() {
        let (state, computed) = (State::of_page(), Computed::of_page());
        provide_context(Self(Memo::new(move |_| {
            state.get(|page| {
                computed.get(|estimate| {
                    let advice = Advice::of(&page.reading, estimate, Bareme::builtin());
                    let law = Law::builtin();
                    let assessment = Assessment::of(&page.reading, estimate, &advice, law);
                    Judgement { advice, assessment }
                })
            })
        })));
    }

    /// The judgement of the page that the view belongs to.
    pub fn of_page() -> Self {
        expect_context()
    }

    /// Reads something of the judgement, again at every change.
    pub fn get<T>(self, read: impl FnOnce(&Judgement) -> T) -> T {
        self.0.with(read)
    }
}

/// Reads something of what the pieces are written from, again at every change.
pub fn from_inputs<T>(
    state: State,
    computed: Computed,
    judged: Judged,
    read: impl FnOnce(&Page, &Inputs) -> T,
) -> T {
    state.get(|page| {
        computed.get(|estimate| {
            judged.get(|judgement| {
                let inputs = Inputs {
                    reading: &page.reading,
                    estimate,
                    advice: &judgement.advice,
                    assessment: &judgement.assessment,
                    bareme: Bareme::builtin(),
                    law: Law::builtin(),
                    date: today(),
                };
                read(page, &inputs)
            })
        })
    })
}

/// The user's own day.
fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
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
    let html = move || {
        if hidden() {
            return String::new();
        }
        state.get(|page| computed.get(|estimate| show(page, estimate)))
    };
    opening(id, title, open, flag(hidden), text(html))
}

/// The same, for HTML of any making.
pub fn opening(
    id: &'static str,
    title: &'static str,
    open: bool,
    hidden: Live<bool>,
    mut html: Live<String>,
) -> impl IntoView {
    let opened = RwSignal::new(open);
    let html: Live<String> = Box::new(move || if opened.get() { html() } else { String::new() });
    let toggle = move |event: leptos::ev::Event| {
        let element: web_sys::Element = event_target(&event);
        opened.set(element.has_attribute("open"));
    };
    view! {
        <details class="steps" id=id open=open hidden=hidden on:toggle=on(toggle)>
            <summary>{french(title)}</summary>
            <div inner_html=html></div>
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
