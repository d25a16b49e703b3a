use super::field::{control_id, described_by, field_box, hint_id, invalid, typed};
use super::live::{Quiet, attribute, by_id, carried, flag, on, text, words};
use super::state::{Page, State};
use clausule::bareme::{Bareme, CpvCode, Nature, Trade};
use clausule::contract::Field;
use clausule::document::french;
use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    prelude::*,
};

const LIST: &str = "trade-list";

fn option_id(index: usize) -> String {
    format!("trade-option-{index}")
}

/// The trades that answer to what is typed: those of a CPV code, or those found by words, the
/// contract's nature first.
fn matching(typed: &str, nature: Option<Nature>) -> Vec<&'static Trade> {
    let bareme = Bareme::builtin();
    if CpvCode::is_meant_by(typed) {
        return typed
            .parse()
            .map(|code| bareme.trades_of(code))
            .unwrap_or_default();
    }
    let found = bareme.search(typed);
    let of = |own: bool| {
        let found = &found;
        found
            .iter()
            .copied()
            .filter(move |trade| nature.is_none_or(|nature| nature == trade.nature) == own)
    };
    of(true).chain(of(false)).collect()
}

/// The trade: a text box with a list that narrows as one types (the ARIA combobox pattern).
pub fn trade_field() -> impl IntoView {
    let state = State::of_page();
    let options = move || state.get(options);
    // Not at every key: a screen reader would hear each count.
    let (announced, quiet) = (RwSignal::new(String::new()), Quiet::new());
    Effect::new(move |_| {
        let found = state.get(found);
        quiet.after(QUIET_MS, move || announced.set(found));
    });
    let active = move || state.get(|page| page.trade_active);
    let has_list = move || !options().is_empty();
    let choose = move |index: usize| {
        if let Some(trade) = state.now(self::options).get(index) {
            state.set(Field::Trade, trade.label.to_string());
            state.leave(Field::Trade);
            close(state);
        }
    };
    // Takes the trade that the words mean, and says so: the list is gone by then.
    let take = move || {
        let is = state.now(is_meant);
        if is {
            choose(0);
            state.show(|page| page.trade_taken = page.typed(Field::Trade).to_string());
        }
        is
    };
    let move_to = move |index: usize| {
        state.show(|page| page.trade_active = Some(index));
        // Once the list shows it.
        request_animation_frame(move || {
            if let Some(option) = by_id(&option_id(index)) {
                option.scroll_into_view_with_bool(false);
            }
        });
    };
    let on_key = move |event: KeyboardEvent| {
        let (count, active) = state.now(|page| (self::options(page).len(), page.trade_active));
        match (event.key().as_str(), active) {
            ("ArrowDown" | "ArrowUp", _) if count == 0 => {
                event.prevent_default();
                open(state);
            }
            ("ArrowDown", index) => {
                event.prevent_default();
                move_to(index.map_or(0, |index| (index + 1) % count));
            }
            ("ArrowUp", index) => {
                event.prevent_default();
                move_to(index.unwrap_or(0).checked_sub(1).unwrap_or(count - 1));
            }
            ("Enter", Some(index)) => {
                event.prevent_default();
                choose(index);
            }
            ("Enter", None) if take() => event.prevent_default(),
            ("Escape", _) if count > 0 => {
                event.prevent_default();
                close(state);
            }
            _ => {}
        }
    };
    let list = move || {
        let active = active();
        options()
            .iter()
            .enumerate()
            .map(|(index, trade)| option_html(index, trade, active == Some(index)))
            .collect()
    };
    let control = view! {
        <input
            type="text"
            id=control_id(Field::Trade)
            role="combobox"
            autocomplete="off"
            spellcheck="false"
            aria-autocomplete="list"
            aria-controls=LIST
            aria-expanded=attribute(move || Some(has_list().to_string()))
            aria-activedescendant=attribute(move || active().map(option_id))
            aria-invalid=invalid(state, Field::Trade)
            aria-describedby=described_by(state, Field::Trade, true)
            prop:value=typed(state, Field::Trade)
            on:input=on(move |event| {
                let text = event_target_value(&event);
                state.soon(move |page| {
                    page.type_in(Field::Trade, text);
                    list_trades(page);
                });
            })
            on:click=on(move |_| open(state))
            on:keydown=on(on_key)
            on:focus=on(move |_| {
                // A trade still to be chosen shows what there is to choose.
                if state.now(Page::is_trade_open_question) {
                    open(state);
                }
            })
            on:blur=on(move |_| {
                if !take() {
                    close(state);
                }
                state.leave(Field::Trade);
            })
        />
        <ul
            id=LIST
            class="options"
            role="listbox"
            // A list that scrolls would be a stop of the Tab key.
            tabindex="-1"
            aria-label="Métiers"
            hidden=flag(move || !has_list())
            inner_html=text(list)
            // Before the text box loses the focus and closes the list.
            on:mousedown=on(move |event: MouseEvent| {
                event.prevent_default();
                if let Some(index) = carried(&event, "data-index").and_then(|i| i.parse().ok()) {
                    choose(index);
                }
            })
        ></ul>
        <span class="unseen" role="status">{text(move || announced.get())}</span>
    };
    field_box(
        Field::Trade,
        control,
        view! { <p class="hint" id=hint_id(Field::Trade)>{text(move || state.get(chosen))}</p> },
    )
}

/// How long the list stands before a screen reader hears how many trades it has.
const QUIET_MS: u32 = 500;

/// What stands under the field: the trade that a CPV code or another spelling led to, or examples.
fn chosen(page: &Page) -> String {
    match page.trade() {
        Some(trade) if trade.label != page.typed(Field::Trade) => {
            french(&format!("Métier retenu : {}.", trade.label))
        }
        _ => "Par exemple peinture, ménage, voirie, ou un code CPV comme 45442100\u{2011}8."
            .to_string(),
    }
}

/// Whether the words typed mean the first trade of the list: they name it, or lead to no other. A
/// code stays as it is.
fn is_meant(page: &Page) -> bool {
    let typed = page.typed(Field::Trade);
    let found = options(page);
    let names = |trade: &&Trade| found.len() == 1 || trade.is_named_by(typed);
    page.is_trade_open_question()
        && !CpvCode::is_meant_by(typed)
        && found.first().is_some_and(names)
}

/// What a screen reader hears of the list, and of the trade taken from it.
fn found(page: &Page) -> String {
    match options(page).len() {
        0 if !page.trade_taken.is_empty() && page.trade_taken == page.typed(Field::Trade) => {
            french(&format!("Métier retenu : {}", page.trade_taken))
        }
        0 if !page.trades_open => String::new(),
        0 => "Aucun métier trouvé".to_string(),
        1 => "1 métier".to_string(),
        count => format!("{count} métiers"),
    }
}

/// The trades of the list, while it is open.
fn options(page: &Page) -> Vec<&'static Trade> {
    if !page.trades_open {
        return Vec::new();
    }
    let typed = page.typed(Field::Trade);
    // A chosen label would find only itself: the list then shows every trade again.
    let chosen = Bareme::builtin()
        .trades()
        .iter()
        .any(|trade| trade.label == typed);
    matching(
        if chosen { "" } else { typed },
        page.reading.contract.nature,
    )
}

fn open(state: State) {
    state.show(list_trades);
}

fn list_trades(page: &mut Page) {
    page.trades_open = true;
    page.trade_taken.clear();
    page.trade_active = None;
}

fn close(state: State) {
    state.show(|page| {
        page.trades_open = false;
        page.trade_active = None;
    });
}

fn option_html(index: usize, trade: &Trade, active: bool) -> String {
    format!(
        "<li id=\"{}\" role=\"option\" data-index=\"{index}\" aria-selected=\"{active}\">{}{}</li>",
        option_id(index),
        words("span", "", trade.label),
        words("span", "option-nature", trade.nature.label()),
    )
}
