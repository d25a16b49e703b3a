//! What changes on the page, behind one type each.
//!
//! A Leptos view is compiled anew for every closure and every shape of view that it holds; written
//! the usual way, a large part of the first load was such copies. So the page is one fixed tree whose
//! texts, attributes and inner HTML change, and lists are written as HTML.

use clausule::document::{escape, french};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A part of the page that is made again when what it reads changes.
pub type Live<T> = Box<dyn FnMut() -> T + Send>;

/// A changing text, or changing inner HTML (whose texts went through [`escape`]).
pub fn text(words: impl Fn() -> String + Send + 'static) -> Live<String> {
    Box::new(words)
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
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><table><thead><tr>{}</tr></thead><tbody>{rows}</tbody></table></div>",
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

/// The element of the page with that DOM name.
pub fn by_id(id: &str) -> Option<web_sys::HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Puts a control in view, with the focus, and opens the groups that it stands in.
pub fn reveal(control: &web_sys::HtmlElement) {
    let mut around = control.parent_element();
    while let Some(element) = around {
        if element.tag_name() == "DETAILS" {
            let _ = element.set_attribute("open", "");
        }
        around = element.parent_element();
    }
    control.scroll_into_view();
    // A control that cannot take the focus is at least in view.
    let _ = control.focus();
}
