//! Writing XML: balanced elements, escaped texts, nothing that XML refuses.

use super::OfficeError;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An XML file that is being written. The first failure is kept until [`Xml::finish`], so that a writer
/// of a format reads as the format does.
pub struct Xml {
    writer: Writer<Vec<u8>>,
    failure: Option<String>,
}

impl Xml {
    /// A file with its declaration.
    pub fn new() -> Self {
        let mut xml = Self {
            writer: Writer::new(Vec::new()),
            failure: None,
        };
        xml.event(Event::Decl(BytesDecl::new(
            "1.0",
            Some("UTF-8"),
            Some("yes"),
        )));
        xml
    }

    /// An element with what `inside` writes.
    pub fn within(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        self.event(Event::Start(start(name, attributes)));
        inside(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing in it.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An element that holds a text.
    pub fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.within(name, attributes, |xml| xml.text(text));
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        let text = allowed(text);
        self.event(Event::Text(BytesText::new(&text)));
    }

    /// The file.
    pub fn finish(self) -> Result<Vec<u8>, OfficeError> {
        match self.failure {
            None => Ok(self.writer.into_inner()),
            Some(reason) => Err(OfficeError::Xml(reason)),
        }
    }

    fn event(&mut self, event: Event) {
        if let Err(error) = self.writer.write_event(event) {
            self.failure.get_or_insert_with(|| error.to_string());
        }
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, &*allowed(value)));
    }
    start
}

/// A text without the characters that XML 1.0 has no way to write: a file with one of them opens nowhere.
fn allowed(text: &str) -> String {
    text.chars()
        .filter(|c| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..))
        .collect()
}
