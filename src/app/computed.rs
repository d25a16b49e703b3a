//! What follows from the form, computed once for each change: the hours of every lot.

use super::live::{Live, LiveHtml, Quiet, flag, html, on, text, write};
use super::state::{Page, State};
use chrono::NaiveDate;
use clausule::assessment::Judgement;
use clausule::bareme::Bareme;
use clausule::clause::Inputs;
use clausule::document::french;
use clausule::estimate::{Coefficients, Estimate, Figures, Outcome};
use clausule::law::Law;
use leptos::{html::Div, prelude::*};
use std::cell::RefCell;

/// The hours that follow from the page.
#[derive(Clone, Copy)]
pub struct Computed {
    state: State,
    estimate: Memo<Estimate>,
    /// The rest to come; another key puts it off.
    quiet: Quiet,
    /// Turns each time that the typing rests.
    rest: RwSignal<bool>,
    /// Whether the page is being printed: closed parts are then made too.
    printing: RwSignal<bool>,
}

/// How long the typing rests before the long texts follow: at each key they would hold up the next
/// one.
const REST_MS: u32 = 150;

thread_local! {
    /// What writes the parts that paper alone shows, or shows though they are closed.
    static PRINTED: RefCell<Vec<Box<dyn Fn()>>> = const { RefCell::new(Vec::new()) };
}

impl Computed {
    /// Computes from now on, for every view under this one.
    pub fn provide() {
        let state = State::of_page();
        let computed = Self {
            state,
            estimate: Memo::new(move |_| {
                state.get(|page| Estimate::of(&page.reading, Bareme::builtin()))
            }),
            quiet: Quiet::new(),
            rest: RwSignal::new(false),
            printing: RwSignal::new(false),
        };
        provide_context(computed);
        window_event_listener(leptos::ev::beforeprint, move |_| {
            computed.settle();
            computed.print(true);
        });
        window_event_listener(leptos::ev::afterprint, move |_| computed.print(false));
        Effect::new(move |before: Option<()>| {
            state.get(|_| ());
            if before.is_some() {
                computed.quiet.after(REST_MS, move || {
                    state.settle();
                    computed.turn();
                });
            }
        });
    }

    /// Whether the page is being printed, again each time that this changes.
    pub fn is_printing(self) -> bool {
        self.printing.get()
    }

    /// Some browsers copy the page for the printer as soon as the listeners are done, before any effect runs: what
    /// is printed is written here.
    fn print(self, printing: bool) {
        self.printing.set(printing);
        PRINTED.with_borrow(|parts| parts.iter().for_each(|write| write()));
    }

    /// Has the long texts follow at once, for what takes them away.
    pub fn settle(self) {
        let has_typed = self.state.settle();
        if self.quiet.cancel() || has_typed {
            self.turn();
        }
    }

    fn turn(self) {
        self.rest.update(|rest| *rest = !*rest);
    }

    /// Reads something of the page and its hours, again each time that the typing rests.
    pub fn at_rest<T>(self, state: State, read: impl FnOnce(&Page, &Estimate) -> T) -> T {
        self.rest.track();
        state.now(|page| self.now(|estimate| read(page, estimate)))
    }

    /// The hours of the page that the view belongs to.
    pub fn of_page() -> Self {
        expect_context()
    }

    /// Reads something of the hours, again at every change.
    pub fn get<T>(self, read: impl FnOnce(&Estimate) -> T) -> T {
        self.estimate.with(read)
    }

    /// Reads something of the hours once.
    pub fn now<T>(self, read: impl FnOnce(&Estimate) -> T) -> T {
        self.estimate.with_untracked(read)
    }
}

/// The judgement that follows from the page and its hours when the typing rests.
#[derive(Clone, Copy)]
pub struct Judged(Memo<Judgement>);

impl Judged {
    /// Judges from now on, for every view under this one.
    pub fn provide() {
        let (state, computed) = (State::of_page(), Computed::of_page());
        provide_context(Self(Memo::new(move |_| {
            computed.at_rest(state, |page, estimate| {
                let (bareme, law) = (Bareme::builtin(), Law::builtin());
                Judgement::of(&page.reading, estimate, bareme, law)
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

/// Reads something of what the pieces are written from, again each time that the typing rests.
pub fn from_inputs<T>(
    state: State,
    computed: Computed,
    judged: Judged,
    read: impl FnOnce(&Page, &Inputs) -> T,
) -> T {
    computed.at_rest(state, |page, estimate| {
        judged.get(|judgement| {
            let (bareme, law) = (Bareme::builtin(), Law::builtin());
            let inputs = Inputs::new(&page.reading, estimate, judgement, bareme, law, today());
            read(page, &inputs)
        })
    })
}

/// The user's own day.
pub fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// A text made of the page and its hours.
pub fn derived(show: fn(&Page, &Estimate) -> String) -> Live<String> {
    text(reading(show))
}

/// HTML that changes when the page is printed, of an element.
pub fn printed(place: NodeRef<Div>, make: impl Fn() -> String + Copy + Send + 'static) -> LiveHtml {
    let now = move || {
        if let Some(place) = place.get_untracked() {
            write(&place, &untrack(make));
        }
    };
    PRINTED.with_borrow_mut(|parts| parts.push(Box::new(now)));
    html(make)
}

/// HTML made of the page and its hours.
pub fn derived_html(show: fn(&Page, &Estimate) -> String) -> LiveHtml {
    html(reading(show))
}

/// HTML made of them when the typing rests.
pub fn html_at_rest(show: fn(&Page, &Estimate) -> String) -> LiveHtml {
    let (state, computed) = (State::of_page(), Computed::of_page());
    html(move || computed.at_rest(state, show))
}

fn reading(show: fn(&Page, &Estimate) -> String) -> impl Fn() -> String + Send {
    let (state, computed) = (State::of_page(), Computed::of_page());
    move || state.get(|page| computed.get(|estimate| show(page, estimate)))
}

/// Whether something of the page and its hours holds.
pub fn holds(test: fn(&Page, &Estimate) -> bool) -> impl Fn() -> bool + Copy + Send + Sync {
    let (state, computed) = (State::of_page(), Computed::of_page());
    move || state.get(|page| computed.get(|estimate| test(page, estimate)))
}

/// A part of the explanation that opens and closes; it is made only while it is open, or printed.
pub fn details(
    id: &'static str,
    title: &'static str,
    open: bool,
    hidden: impl Fn() -> bool + Copy + Send + Sync + 'static,
    show: fn(&Page, &Estimate) -> String,
) -> impl IntoView {
    opening(id, title, open, hidden, reading(show))
}

/// The same, closed at first, for a long text: made when the typing rests.
pub fn details_at_rest(
    id: &'static str,
    title: &'static str,
    hidden: impl Fn() -> bool + Copy + Send + Sync + 'static,
    show: fn(&Page, &Estimate) -> String,
) -> impl IntoView {
    let (state, computed) = (State::of_page(), Computed::of_page());
    opening(id, title, false, hidden, move || {
        computed.at_rest(state, show)
    })
}

/// The same, for HTML of any making.
pub fn opening(
    id: &'static str,
    title: &'static str,
    open: bool,
    hidden: impl Fn() -> bool + Copy + Send + Sync + 'static,
    show: impl Fn() -> String + Send + 'static,
) -> impl IntoView {
    let printing = Computed::of_page().printing;
    let opened = RwSignal::new(open);
    // What it is made of decides when it is made again, not what hides it.
    let shown = Memo::new(move |_| (opened.get() || printing.get()) && !hidden());
    let show = StoredValue::new_local(show);
    let inside = move || {
        if shown.get() {
            show.with_value(|show| show())
        } else {
            String::new()
        }
    };
    let place = NodeRef::new();
    let toggle = move |event: leptos::ev::Event| {
        let element: web_sys::Element = event_target(&event);
        opened.set(element.has_attribute("open"));
    };
    view! {
        <details class="steps" id=id open=open hidden=flag(hidden) on:toggle=on(toggle)>
            <summary>{french(title)}</summary>
            <div node_ref=place inner_html=printed(place, inside)></div>
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
