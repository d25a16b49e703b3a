use super::live::{Answered, Live, after_press, answer, attribute, flag, on, text, words};
use super::state::{Page, State};
use super::terms::term_of;
use clausule::contract::Field;
use clausule::document::{escape, french};
use leptos::{ev::Event, html::Div, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, NodeList};

/// The words of a list of choices, after the one for no answer.
macro_rules! choices {
    ($none:literal, $name:ident) => {{
        let mut choices = vec![("", $none)];
        choices.extend(
            $name::ALL
                .iter()
                .map(|choice| (choice.key(), choice.label())),
        );
        choices
    }};
}
pub(super) use choices;

/// How the DOM names of the dossier's fields begin.
pub const FIELD: &str = "field-";

/// The DOM name of a field's control.
pub fn control_id(field: Field) -> String {
    format!("{FIELD}{}", field.key())
}

/// The DOM name of a field's error.
fn error_id(field: Field) -> String {
    format!("field-{}-error", field.key())
}

/// The DOM name of a field's hint.
pub fn hint_id(field: Field) -> String {
    format!("field-{}-hint", field.key())
}

/// The DOM name of the unit beside a field.
fn unit_id(field: Field) -> String {
    format!("field-{}-unit", field.key())
}

/// What describes a control: its error while there is one, and its hint.
pub fn described_by(state: State, field: Field, has_hint: bool) -> Live<Option<String>> {
    described_in(state, field, "", has_hint)
}

/// The same, its unit first where it has one.
fn described_in(
    state: State,
    field: Field,
    unit: &'static str,
    has_hint: bool,
) -> Live<Option<String>> {
    attribute(move || {
        let unit = (!unit.is_empty()).then(|| unit_id(field));
        let error = state.get(|page| page.problem(field).map(|_| error_id(field)));
        let hint = has_hint.then(|| hint_id(field));
        let all: Vec<String> = [unit, error, hint].into_iter().flatten().collect();
        (!all.is_empty()).then(|| all.join(" "))
    })
}

/// « true » while a control's answer is wrong.
pub fn invalid(state: State, field: Field) -> Live<Option<String>> {
    attribute(move || state.get(|page| page.problem(field).map(|_| "true".to_string())))
}

/// What is typed in a control.
pub fn typed(state: State, field: Field) -> Live<Answered> {
    answer(move || state.get(|page| page.typed(field).to_string()))
}

/// An answer in words, as `shown`, the box of its field, has them: those of the choice, how many boxes are
/// ticked, or what was typed.
pub fn words_of(shown: &Element, typed: &str) -> String {
    let find = |what: &str| shown.query_selector(what).ok()?;
    if find("select").is_some() {
        // The word in data that means the same as no answer has no option of its own.
        let option = find(&format!("option[value=\"{typed}\"]"));
        let option = option.or_else(|| find("option[value=\"\"]"));
        return option
            .and_then(|option| option.text_content())
            .unwrap_or_default();
    }
    if find("[type=checkbox]").is_some() {
        return typed.split_whitespace().count().to_string();
    }
    typed.to_string()
}

/// The name of a field, and the way to what its words mean.
fn name(field: Field) -> String {
    let label = words("label", "", field.label());
    let label = label.replacen(
        "<label",
        &format!("<label for=\"{}\"", control_id(field)),
        1,
    );
    label + &term_of(field)
}

/// A control between its label and its error, with what is said under it.
pub fn field_box(
    field: Field,
    control: impl IntoView + 'static,
    hint: impl IntoView + 'static,
) -> impl IntoView {
    let state = State::of_page();
    view! {
        <div class="field" data-field=field.key()>
            <div class="name" inner_html=name(field)></div>
            <div class="control">{control}</div>
            <p
                class="error"
                id=error_id(field)
                hidden=flag(move || state.get(|page| page.problem(field).is_none()))
            >
                {text(move || state.problem(field))}
            </p>
            {hint}
        </div>
    }
}

/// What is said under a control, once for all.
pub fn hint(field: Field, words: &str) -> impl IntoView + use<> {
    view! { <p class="hint" id=hint_id(field) hidden=words.is_empty()>{french(words)}</p> }
}

/// A field to type in.
pub fn text_field(field: Field, unit: &'static str, says: &'static str) -> impl IntoView {
    field_box(
        field,
        typed_input(field, unit, !says.is_empty()),
        hint(field, says),
    )
}

/// The control of a field to type in; a unit makes it one for numbers.
pub fn typed_input(field: Field, unit: &'static str, has_hint: bool) -> impl IntoView {
    let state = State::of_page();
    view! {
        <input
            type="text"
            id=control_id(field)
            inputmode=if unit.is_empty() { "text" } else { "decimal" }
            autocomplete="off"
            spellcheck=unit.is_empty().to_string()
            prop:value=typed(state, field)
            aria-invalid=invalid(state, field)
            aria-describedby=described_in(state, field, unit, has_hint)
            on:input=on(move |event| state.set(field, event_target_value(&event)))
            on:change=on(move |_| after_press(move || state.leave(field)))
        />
        <span class="unit" id=unit_id(field)>{text(move || state.get(|page| unit_of(page, field, unit)))}</span>
    }
}

/// The unit beside a field; beside an answer in words, as « 1,2 M » or « 2 ans », what was understood.
fn unit_of(page: &Page, field: Field, unit: &str) -> String {
    let typed = page.typed(field);
    let is_read = !page.reading.contract.lots.is_empty();
    if !typed.contains(char::is_alphabetic) {
        return unit.to_string();
    }
    let plain = |text: &str| text.replace(|one: char| one.is_whitespace(), " ");
    match understood(page, field) {
        Some(words) if plain(&words) != plain(typed) => french(&format!("soit {words}")),
        None if is_read => unit.to_string(),
        _ => String::new(),
    }
}

fn understood(page: &Page, field: Field) -> Option<String> {
    let contract = &page.reading.contract;
    let lot = contract.lots.get(page.at.lot)?;
    let months = match field {
        Field::Amount => {
            let amount = lot.parts.get(page.at.part)?.amount;
            return amount.map(|amount| amount.to_string());
        }
        Field::Duration => contract.duration,
        Field::FirmDuration => contract.firm_duration,
        Field::LotDuration => lot.duration,
        _ => None,
    };
    months.map(|months| months.to_string())
}

/// A field for several lines.
pub fn lines_field(field: Field, says: &'static str) -> impl IntoView {
    let state = State::of_page();
    let control = view! {
        <textarea
            id=control_id(field)
            rows="5"
            prop:value=typed(state, field)
            aria-invalid=invalid(state, field)
            aria-describedby=described_by(state, field, true)
            on:input=on(move |event| state.set(field, event_target_value(&event)))
            on:change=on(move |_| after_press(move || state.leave(field)))
        ></textarea>
    };
    field_box(field, control, hint(field, says))
}

/// A field whose answer is a list of words in data, parted by spaces, each with its box to tick. `groups`
/// holds the title of each group and its boxes: the word in data, and the words shown.
pub fn boxes_field(
    field: Field,
    says: &'static str,
    groups: &[(&str, Vec<(&str, &str)>)],
) -> impl IntoView + use<> {
    let state = State::of_page();
    let node = NodeRef::<Div>::new();
    let group = |(title, boxes): &(&str, Vec<(&str, &str)>)| {
        let one = |(key, label): &(&str, &str)| {
            format!(
                "<label class=\"box\"><input type=\"checkbox\" value=\"{key}\"><span>{}</span></label>",
                escape(&french(label))
            )
        };
        let boxes: String = boxes.iter().map(one).collect();
        format!(
            "<fieldset class=\"plain\"><legend>{}</legend>{boxes}</fieldset>",
            escape(&french(title))
        )
    };
    let groups: String = groups.iter().map(group).collect();
    // The boxes follow the answer, however it came: typed, opened from a file, or taken back.
    Effect::new(move |_| {
        let typed = state.get(|page| page.typed(field).to_string());
        for one in node.get().iter().flat_map(|node| boxes_in(node)) {
            one.set_checked(typed.split_whitespace().any(|key| key == one.value()));
        }
    });
    let ticked = move |_: Event| {
        let boxes = node.get_untracked();
        let boxes = boxes.iter().flat_map(|node| boxes_in(node));
        let keys: Vec<String> = boxes
            .filter(HtmlInputElement::checked)
            .map(|one| one.value())
            .collect();
        state.set(field, keys.join(" "));
        state.leave(field);
    };
    view! {
        <fieldset
            class="field boxes plain"
            data-field=field.key()
            id=control_id(field)
            tabindex="-1"
            aria-describedby=described_by(state, field, !says.is_empty())
        >
            <legend>{french(field.label())}</legend>
            {hint(field, says)}
            <div class="box-groups" node_ref=node inner_html=groups on:change=on(ticked)></div>
            <p
                class="error"
                id=error_id(field)
                hidden=flag(move || state.get(|page| page.problem(field).is_none()))
            >
                {text(move || state.problem(field))}
            </p>
        </fieldset>
    }
}

/// The boxes to tick under an element.
fn boxes_in(element: &Element) -> Vec<HtmlInputElement> {
    let found = element.query_selector_all("input[type=checkbox]");
    let found = found.ok();
    let count = found.as_ref().map_or(0, NodeList::length);
    (0..count)
        .filter_map(|index| found.as_ref()?.item(index)?.dyn_into().ok())
        .collect()
}

/// A field to choose in. `options` holds the word in data and the words shown.
pub fn choice_field(field: Field, options: &[(&str, &str)]) -> impl IntoView + use<> {
    said_choice(field, options, "", "")
}

/// The same, with what is said under it, and the word in data that means the same as no answer.
pub fn said_choice(
    field: Field,
    options: &[(&str, &str)],
    default: &'static str,
    says: &'static str,
) -> impl IntoView + use<> {
    let state = State::of_page();
    let option = |(key, label): &(&str, &str)| {
        format!(
            "<option value=\"{key}\">{}</option>",
            escape(&french(label))
        )
    };
    let options = options
        .iter()
        .filter(|(key, _)| key.is_empty() || *key != default)
        .map(option)
        .collect::<String>();
    let chosen = answer(move || {
        state.get(|page| {
            let typed = page.typed(field);
            if typed == default { "" } else { typed }.to_string()
        })
    });
    let control = view! {
        <select
            id=control_id(field)
            inner_html=options
            prop:value=chosen
            aria-invalid=invalid(state, field)
            aria-describedby=described_by(state, field, !says.is_empty())
            on:change=on(move |event| {
                state.set(field, event_target_value(&event));
                state.leave(field);
            })
        ></select>
    };
    field_box(field, control, hint(field, says))
}
