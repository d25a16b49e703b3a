//! What changes on the page, behind one type each.
//!
//! A Leptos view is compiled anew for every closure and every shape of view that it holds; written
//! the usual way, a large part of the first load was such copies. So the page is one fixed tree whose
//! texts, attributes and inner HTML change, and lists are written as HTML.

use super::state::State;
use super::view::show_element;
use clausule::document::{escape, french};
use gloo::timers::callback::Timeout;
use js_sys::Reflect;
use leptos::prelude::*;
use leptos::tachys::html::element::InnerHtmlValue;
use leptos::tachys::html::property::IntoProperty;
use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

/// A part of the page that is made again when what it reads changes.
pub type Live<T> = Box<dyn FnMut() -> T + Send>;

/// A changing text, or small inner HTML (whose texts went through [`escape`]).
pub fn text(words: impl Fn() -> String + Send + 'static) -> Live<String> {
    Box::new(words)
}

/// Changing inner HTML whose elements stay where they are the same. A row of thirty that changes moves
/// no other, and what the user opened or has the focus on stays so.
pub struct LiveHtml(Live<Html>);

/// The same, made again when what it reads changes. Its texts went through [`escape`].
pub fn html(make: impl Fn() -> String + Send + 'static) -> LiveHtml {
    LiveHtml(Box::new(move || Html(make())))
}

impl IntoAttributeValue for LiveHtml {
    type Output = Live<Html>;

    fn into_attribute_value(self) -> Self::Output {
        self.0
    }
}

/// Makes an element's HTML that, at once: the effect that is to do so finds it done.
pub fn write(element: &Element, html: &str) {
    let _ = follow(element, "", html);
}

/// HTML at one time.
pub struct Html(String);

impl InnerHtmlValue for Html {
    type AsyncOutput = String;
    type State = (Element, String);
    type Cloneable = Arc<str>;
    type CloneableOwned = Arc<str>;

    fn html_len(&self) -> usize {
        self.0.len()
    }

    fn to_html(self, buffer: &mut String) {
        buffer.push_str(&self.0);
    }

    fn to_template(_: &mut String) {}

    fn hydrate<const FROM_SERVER: bool>(self, element: &Element) -> Self::State {
        InnerHtmlValue::build(self, element)
    }

    fn build(self, element: &Element) -> Self::State {
        InnerHtmlValue::build(self.0, element)
    }

    fn rebuild(self, (element, html): &mut Self::State) {
        if self.0 != *html {
            let _ = follow(element, html, &self.0);
            *html = self.0;
        }
    }

    fn into_cloneable(self) -> Self::Cloneable {
        self.0.into()
    }

    fn into_cloneable_owned(self) -> Self::CloneableOwned {
        self.0.into()
    }

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self::AsyncOutput {
        self.0
    }
}

/// Makes an element's HTML that of `new` instead of `old`. HTML that ends with a line break has one child
/// a line: only lines that differ are read.
fn follow(element: &Element, old: &str, new: &str) -> Result<(), JsValue> {
    // Made aside, where it costs neither style nor layout.
    let aside: Element = element.clone_node()?.unchecked_into();
    let shown: Vec<Node> = children(element)
        .filter(JsCast::is_instance_of::<Element>)
        .collect();
    let is_lined = |html: &str| html.ends_with('\n') && html.lines().count() == shown.len();
    if !is_lined(old) || !is_lined(new) {
        aside.set_inner_html(new);
        return patch(element, &aside);
    }
    for ((one, other), child) in old.lines().zip(new.lines()).zip(&shown) {
        if one != other {
            aside.set_inner_html(other);
            if let Some(made) = aside.first_child() {
                patch_child(element, child, &made)?;
            }
        }
    }
    Ok(())
}

/// Makes the children of an element those of another one, which loses them.
fn patch(of: &Node, as_in: &Node) -> Result<(), JsValue> {
    let (mut old, mut new): (Vec<Node>, Vec<Node>) =
        (children(of).collect(), children(as_in).collect());
    // What is the same at the end stays: a row that comes or goes changes no other.
    while let (Some(one), Some(other)) = (old.last(), new.last())
        && one.is_equal_node(Some(other))
    {
        old.pop();
        new.pop();
    }
    let end = old.last().map_or(of.first_child(), Node::next_sibling);
    for index in 0..old.len().max(new.len()) {
        match (old.get(index), new.get(index)) {
            (Some(one), Some(other)) => patch_child(of, one, other)?,
            (Some(one), None) => remove(one),
            (None, Some(other)) => drop(of.insert_before(other, end.as_ref())?),
            (None, None) => {}
        }
    }
    Ok(())
}

fn patch_child(of: &Node, one: &Node, other: &Node) -> Result<(), JsValue> {
    keep_open(one, other);
    if one.is_equal_node(Some(other)) {
        Ok(())
    } else if one.clone_node()?.is_equal_node(Some(&other.clone_node()?)) {
        patch(one, other)
    } else {
        of.insert_before(other, Some(one))?;
        remove(one);
        Ok(())
    }
}

/// Texts have the same `remove` as elements.
fn remove(node: &Node) {
    node.unchecked_ref::<Element>().remove();
}

fn children(of: &Node) -> impl Iterator<Item = Node> {
    std::iter::successors(of.first_child(), Node::next_sibling)
}

/// What the user opened stays open.
fn keep_open(one: &Node, other: &Node) {
    if let (Some(one), Some(other)) = (one.dyn_ref::<Element>(), other.dyn_ref::<Element>())
        && one.has_attribute("open")
    {
        let _ = other.set_attribute("open", "");
    }
}

/// The answer of a control at one time.
pub struct Answered(String);

/// The changing answer of a control. It is written where the control shows another: one that shows it keeps the
/// browser's own way back through what was typed.
pub fn answer(words: impl Fn() -> String + Send + 'static) -> Live<Answered> {
    Box::new(move || Answered(words()))
}

impl IntoProperty for Answered {
    type State = (Element, JsValue);
    type Cloneable = Arc<str>;
    type CloneableOwned = Arc<str>;

    fn hydrate<const FROM_SERVER: bool>(self, element: &Element, key: &str) -> Self::State {
        IntoProperty::build(self.0, element, key)
    }

    fn build(self, element: &Element, key: &str) -> Self::State {
        IntoProperty::build(self.0, element, key)
    }

    fn rebuild(self, (element, _): &mut Self::State, key: &str) {
        let (key, value) = (JsValue::from_str(key), JsValue::from_str(&self.0));
        if Reflect::get(element, &key).is_ok_and(|shown| shown != value) {
            let _ = Reflect::set(element, &key, &value);
        }
    }

    fn into_cloneable(self) -> Self::Cloneable {
        self.0.into()
    }

    fn into_cloneable_owned(self) -> Self::CloneableOwned {
        self.0.into()
    }
}

/// A changing attribute, absent for `None`.
pub fn attribute(value: impl Fn() -> Option<String> + Send + 'static) -> Live<Option<String>> {
    Box::new(value)
}

/// A changing attribute or class that is there or not.
pub fn flag(value: impl Fn() -> bool + Send + 'static) -> Live<bool> {
    Box::new(value)
}

/// A handler of one kind of event.
pub fn on<E: 'static>(handler: impl Fn(E) + Send + 'static) -> Box<dyn FnMut(E) + Send> {
    Box::new(handler)
}

/// An HTML element with no attribute but a class, around HTML.
pub fn element(name: &str, class: &str, inside: &str) -> String {
    if class.is_empty() {
        format!("<{name}>{inside}</{name}>")
    } else {
        format!("<{name} class=\"{class}\">{inside}</{name}>")
    }
}

/// An HTML element around a text, with French typography.
pub fn words(name: &str, class: &str, text: &str) -> String {
    element(name, class, &escape(&french(text)))
}

/// A table that scrolls in its own box where the screen is narrow. `heads` holds class and text of each
/// column; `rows` is HTML.
pub fn table(label: &str, heads: &[(&str, &str)], rows: &str) -> String {
    let heads: Vec<String> = heads
        .iter()
        .map(|(class, head)| words("th", class, head).replacen("<th", "<th scope=\"col\"", 1))
        .collect();
    let label = escape(&french(label));
    format!(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><table aria-label=\"{label}\"><thead><tr>{}</tr></thead><tbody>{rows}</tbody></table></div>",
        heads.concat()
    )
}

/// What the element under an event, or one around it, carries in a `data-` attribute.
pub fn carried(event: &web_sys::Event, data: &str) -> Option<String> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    target
        .closest(&format!("[{data}]"))
        .ok()??
        .get_attribute(data)
}

/// What is done later.
type Later = Box<dyn FnOnce()>;

thread_local! {
    /// Whether a button of the mouse, or a finger, is down, and what waits for it to come up.
    static PRESSED: RefCell<(bool, Vec<Later>)> = RefCell::default();
}

/// Follows the mouse and the finger, for [`after_press`].
pub fn follow_presses() {
    window_event_listener(leptos::ev::pointerdown, |_| {
        PRESSED.with_borrow_mut(|pressed| pressed.0 = true);
    });
    let up = || {
        let waiting = PRESSED.take().1;
        if !waiting.is_empty() {
            // Once the click is done.
            set_timeout(|| waiting.into_iter().for_each(|one| one()), Duration::ZERO);
        }
    };
    window_event_listener(leptos::ev::pointerup, move |_| up());
    window_event_listener(leptos::ev::pointercancel, move |_| up());
}

/// Does something at once, or after the press that is on its way: what moves the page while a button is
/// being pressed takes the click away from it.
pub fn after_press(act: impl FnOnce() + 'static) {
    let now = PRESSED.with_borrow_mut(|(is_down, waiting)| {
        if *is_down {
            waiting.push(Box::new(act));
            None
        } else {
            Some(act)
        }
    });
    if let Some(act) = now {
        act();
    }
}

/// What is done once nothing has put it off for a while.
#[derive(Clone, Copy)]
pub struct Quiet(StoredValue<Option<Timeout>, LocalStorage>);

impl Quiet {
    pub fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// Does this after so many milliseconds, in the place of what was to be done.
    pub fn after(self, ms: u32, act: impl FnOnce() + 'static) {
        self.0.set_value(Some(Timeout::new(ms, act)));
    }

    /// Does nothing; whether there was something to do, or was done.
    pub fn cancel(self) -> bool {
        self.0.try_update_value(Option::take).flatten().is_some()
    }
}

/// Does something once the screen shows the page as it is.
pub fn after_paint(act: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(act, Duration::ZERO));
}

/// The element of the page with that DOM name.
pub fn by_id(id: &str) -> Option<web_sys::HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Shows the link at the top of the page that leads to a part of it while there is something to go to.
pub fn skip_to(id: &str, is_there: impl Fn() -> bool + 'static) {
    let link = document().query_selector(&format!(".skip[href=\"#{id}\"]"));
    let link = link.ok().flatten();
    Effect::new(move |_| {
        if let Some(link) = &link {
            let _ = link.toggle_attribute_with_force("hidden", !is_there());
        }
    });
}

/// Puts a control in view, with the focus: opens the groups that it stands in, and shows more of the dossier
/// where that is needed.
pub fn reveal(state: State, control: &web_sys::HtmlElement) {
    let mut around = control.parent_element();
    while let Some(element) = around {
        if element.tag_name() == "DETAILS" {
            let _ = element.set_attribute("open", "");
        }
        around = element.parent_element();
    }
    show_element(state, control);
    control.scroll_into_view();
    // A control that cannot take the focus is at least in view.
    let _ = control.focus();
}
