//! What the texts and the spreadsheets of OpenDocument 1.3 (ISO/IEC 26300) have in common: the names of their
//! elements, the list of their parts.

use super::OfficeError;
use super::xml::Xml;

/// The version, which the root of every part says.
const VERSION: &str = "1.3";

/// The namespaces, each after its prefix.
const NAMESPACES: [(&str, &str); 13] = [
    (
        "xmlns:office",
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    ),
    (
        "xmlns:style",
        "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    ),
    (
        "xmlns:text",
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    ),
    (
        "xmlns:table",
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    ),
    (
        "xmlns:fo",
        "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    ),
    (
        "xmlns:svg",
        "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    ),
    (
        "xmlns:number",
        "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    ),
    ("xmlns:of", "urn:oasis:names:tc:opendocument:xmlns:of:1.2"),
    (
        "xmlns:config",
        "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    ),
    (
        "xmlns:meta",
        "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    ),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
    ("xmlns:ooo", "http://openoffice.org/2004/office"),
];

/// The attributes of the root of every part: all namespaces, which cost nothing where they are not used, and
/// the version.
pub fn root() -> Vec<(&'static str, &'static str)> {
    let mut root = NAMESPACES.to_vec();
    root.push(("office:version", VERSION));
    root
}

/// The list of the parts of a file, which says what it is.
pub fn manifest<'a>(
    media_type: &str,
    parts: impl IntoIterator<Item = &'a str>,
) -> Result<Vec<u8>, OfficeError> {
    let mut xml = Xml::new();
    let space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    let root = [("xmlns:manifest", space), ("manifest:version", VERSION)];
    xml.within("manifest:manifest", &root, |xml| {
        let whole = [
            ("manifest:full-path", "/"),
            ("manifest:version", VERSION),
            ("manifest:media-type", media_type),
        ];
        xml.empty("manifest:file-entry", &whole);
        for part in parts {
            let entry = [
                ("manifest:full-path", part),
                ("manifest:media-type", "text/xml"),
            ];
            xml.empty("manifest:file-entry", &entry);
        }
    });
    xml.finish()
}
