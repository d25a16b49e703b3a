//! The writer of Word files (Office Open XML, ISO/IEC 29500, transitional).

use super::look::{BLANK_FILL, FONT, HEAD_FILL, LINE, MONO, SOFT, STYLES, Style, Trait};
use super::package::Package;
use super::paper::{
    CONTENTS_RANK, Item, LONG_SIDE, MARGIN, Paper, SHORT_SIDE, SIGNATURE, Section, Table,
};
use super::xml::Xml;
use super::{OfficeError, WRITER};
use crate::clause::Front;
use crate::document::{Inline, french, unbroken};
use crate::quantity::write_iso_date;

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE_RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// The most UTF-16 units in the name of a content control; Word calls a file with more damaged.
const LONGEST_NAME: usize = 64;

/// What the file has beside its text: part, its type, its relation to the text.
const PARTS: [(&str, &str, &str); 5] = [
    ("styles", "styles+xml", "styles"),
    ("numbering", "numbering+xml", "numbering"),
    ("settings", "settings+xml", "settings"),
    ("header1", "header+xml", "header"),
    ("footer1", "footer+xml", "footer"),
];

/// The lists of `numbering.xml` that every file has; each numbered list of the text comes after.
const HEADINGS: usize = 1;
const BULLETS: usize = 2;

/// Writes a Word file.
pub fn docx(paper: &Paper) -> Result<Vec<u8>, OfficeError> {
    let mut text = Text::new();
    text.body(paper);
    let lists = text.lists;
    let mut package = Package::new();
    for (name, contents) in [
        ("[Content_Types].xml", content_types()?),
        ("_rels/.rels", relations()?),
        ("docProps/core.xml", core(paper)?),
        ("docProps/app.xml", app()?),
        ("docProps/custom.xml", custom(paper)?),
        ("word/_rels/document.xml.rels", document_relations()?),
        ("word/document.xml", text.xml.finish()?),
        ("word/styles.xml", styles(paper)?),
        ("word/numbering.xml", numbering(paper, lists)?),
        ("word/settings.xml", settings()?),
        ("word/header1.xml", header(paper)?),
        ("word/footer1.xml", footer()?),
    ] {
        package.add(name, &contents)?;
    }
    package.finish()
}

/// `<name w:val="value"/>`
fn value(xml: &mut Xml, name: &str, value: &str) {
    xml.empty(name, &[("w:val", value)]);
}

fn number(xml: &mut Xml, name: &str, number: usize) {
    value(xml, name, &number.to_string());
}

/// The text that is being written.
struct Text {
    xml: Xml,
    /// How many lists there are so far, titles and bullets included.
    lists: usize,
    /// How many content controls there are so far.
    controls: usize,
}

impl Text {
    fn new() -> Self {
        Self {
            xml: Xml::new(),
            lists: BULLETS,
            controls: 0,
        }
    }

    fn body(&mut self, paper: &Paper) {
        let mut xml = std::mem::replace(&mut self.xml, Xml::new());
        xml.within(
            "w:document",
            &[("xmlns:w", MAIN), ("xmlns:r", RELATIONS)],
            |xml| {
                xml.within("w:body", &[], |xml| {
                    if paper.has_cover {
                        title_page(xml, &paper.front);
                        contents(xml, paper);
                    }
                    let mut sections = paper.sections.iter().peekable();
                    // The title page and what follows it are one section where the paper lies alike.
                    let mut new_page = paper.has_cover;
                    if new_page && paper.sections.first().is_some_and(|one| one.wide) {
                        section_end(xml, false, paper.has_cover);
                        new_page = false;
                    }
                    let mut first = paper.has_cover;
                    while let Some(section) = sections.next() {
                        self.section(xml, section, paper.numbered_rank, new_page);
                        new_page = true;
                        match sections.peek() {
                            None => section_properties(xml, section.wide, first),
                            Some(next) if next.wide != section.wide => {
                                section_end(xml, section.wide, first);
                                first = false;
                                new_page = false;
                            }
                            Some(_) => {}
                        }
                    }
                });
            },
        );
        self.xml = xml;
    }

    fn section(&mut self, xml: &mut Xml, section: &Section, numbered_rank: u8, new_page: bool) {
        for (index, item) in section.items.iter().enumerate() {
            let on_new_page = new_page && index == 0;
            match item {
                Item::Heading {
                    rank,
                    numbered,
                    anchor,
                    text,
                } => {
                    let style = format!("Heading{rank}");
                    let properties = |xml: &mut Xml| {
                        value(xml, "w:pStyle", &style);
                        if on_new_page {
                            xml.empty("w:pageBreakBefore", &[]);
                        }
                        if *rank == numbered_rank && !numbered {
                            xml.within("w:numPr", &[], |xml| number(xml, "w:numId", 0));
                        }
                    };
                    xml.within("w:p", &[], |xml| {
                        xml.within("w:pPr", &[], properties);
                        let id = anchor.to_string();
                        let name = bookmark(*anchor);
                        xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
                        self.runs(xml, text);
                        xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
                    });
                }
                Item::Paragraph { announces, text } => xml.within("w:p", &[], |xml| {
                    if *announces {
                        xml.within("w:pPr", &[], |xml| xml.empty("w:keepNext", &[]));
                    }
                    self.runs(xml, text);
                }),
                Item::List { ordered, items } => self.list(xml, *ordered, items),
                Item::Table(table) => self.table(xml, table, section.width()),
                Item::Code(lines) => xml.within("w:p", &[], |xml| {
                    xml.within("w:pPr", &[], |xml| value(xml, "w:pStyle", "CodeBlock"));
                    for (index, line) in lines.iter().enumerate() {
                        if index > 0 {
                            xml.within("w:r", &[], |xml| xml.empty("w:br", &[]));
                        }
                        self.letters(xml, line);
                    }
                }),
            }
        }
    }

    fn list(&mut self, xml: &mut Xml, ordered: bool, items: &[Vec<Inline>]) {
        let (style, list) = if ordered {
            self.lists += 1;
            ("ListNumber", self.lists)
        } else {
            ("ListBullet", BULLETS)
        };
        for (index, item) in items.iter().enumerate() {
            let is_last = index + 1 == items.len();
            xml.within("w:p", &[], |xml| {
                xml.within("w:pPr", &[], |xml| {
                    value(xml, "w:pStyle", style);
                    xml.within("w:numPr", &[], |xml| {
                        number(xml, "w:ilvl", 0);
                        number(xml, "w:numId", list);
                    });
                    if is_last {
                        xml.empty("w:spacing", &[("w:after", "120")]);
                    }
                });
                self.runs(xml, item);
            });
        }
    }

    fn table(&mut self, xml: &mut Xml, table: &Table, width: u32) {
        let size = |xml: &mut Xml, name: &str, width: u32| {
            xml.empty(name, &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        };
        xml.within("w:tbl", &[], |xml| {
            xml.within("w:tblPr", &[], |xml| {
                value(xml, "w:tblStyle", "ClausuleTable");
                size(xml, "w:tblW", width);
                xml.empty("w:tblLayout", &[("w:type", "fixed")]);
                xml.empty(
                    "w:tblLook",
                    &[
                        ("w:val", "0020"),
                        ("w:firstRow", "1"),
                        ("w:lastRow", "0"),
                        ("w:firstColumn", "0"),
                        ("w:lastColumn", "0"),
                        ("w:noHBand", "1"),
                        ("w:noVBand", "1"),
                    ],
                );
                value(xml, "w:tblCaption", &table.name);
            });
            xml.within("w:tblGrid", &[], |xml| {
                for column in &table.columns {
                    xml.empty("w:gridCol", &[("w:w", &column.width.to_string())]);
                }
            });
            xml.within("w:tr", &[], |xml| {
                xml.within("w:trPr", &[], |xml| {
                    xml.empty("w:cantSplit", &[]);
                    xml.empty("w:tblHeader", &[]);
                });
                for column in &table.columns {
                    xml.within("w:tc", &[], |xml| {
                        xml.within("w:tcPr", &[], |xml| {
                            size(xml, "w:tcW", column.width);
                            // Said here too: not every program follows the style of a table.
                            shade(xml, HEAD_FILL);
                        });
                        xml.within("w:p", &[], |xml| {
                            xml.within("w:pPr", &[], |xml| {
                                value(xml, "w:pStyle", "TableHead");
                                right(xml, column.figures);
                            });
                            run(xml, None, &column.head);
                        });
                    });
                }
            });
            for row in &table.rows {
                xml.within("w:tr", &[], |xml| {
                    xml.within("w:trPr", &[], |xml| {
                        xml.empty("w:cantSplit", &[]);
                        if Table::is_to_sign(row) {
                            let height = SIGNATURE.to_string();
                            xml.empty("w:trHeight", &[("w:val", &height), ("w:hRule", "atLeast")]);
                        }
                    });
                    for (cell, column) in row.iter().zip(&table.columns) {
                        xml.within("w:tc", &[], |xml| {
                            xml.within("w:tcPr", &[], |xml| size(xml, "w:tcW", column.width));
                            xml.within("w:p", &[], |xml| {
                                xml.within("w:pPr", &[], |xml| {
                                    value(xml, "w:pStyle", "TableText");
                                    right(xml, column.figures);
                                });
                                self.runs(xml, cell);
                            });
                        });
                    }
                });
            }
        });
        // Keeps the table apart from the next one, and from the paragraph under it.
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| value(xml, "w:pStyle", "AfterTable"));
        });
    }

    fn runs(&mut self, xml: &mut Xml, text: &[Inline]) {
        for inline in text {
            match inline {
                Inline::Text(text) => run(xml, None, text),
                Inline::Strong(text) => run(xml, Some("Strong"), text),
                Inline::Code(text) => run_of(xml, Some("Code"), text, exactly),
                Inline::Blank { key, label } => self.blank(xml, key, label),
            }
        }
    }

    /// A line that is taken over letter by letter.
    fn letters(&mut self, xml: &mut Xml, line: &[Inline]) {
        for inline in line {
            match inline {
                Inline::Text(text) | Inline::Strong(text) | Inline::Code(text) => {
                    run_of(xml, None, text, exactly);
                }
                Inline::Blank { key, label } => self.blank(xml, key, label),
            }
        }
    }

    /// A control that goes, with its colour, once it is filled in.
    fn blank(&mut self, xml: &mut Xml, key: &str, label: &str) {
        self.controls += 1;
        let id = self.controls;
        xml.within("w:sdt", &[], |xml| {
            xml.within("w:sdtPr", &[], |xml| {
                value(xml, "w:alias", &cut(label));
                value(xml, "w:tag", &cut(key));
                number(xml, "w:id", id);
                xml.empty("w:temporary", &[]);
                // Not said to be plain text: LibreOffice would leave its colour out.
                xml.empty("w:showingPlcHdr", &[]);
            });
            xml.within("w:sdtContent", &[], |xml| {
                run(xml, Some("Blank"), &Inline::blank_text(label));
            });
        });
    }
}

fn shade(xml: &mut Xml, fill: &str) {
    xml.empty(
        "w:shd",
        &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)],
    );
}

fn right(xml: &mut Xml, figures: bool) {
    if figures {
        value(xml, "w:jc", "right");
    }
}

/// As much of a name as Word takes.
fn cut(name: &str) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= LONGEST_NAME
    };
    name.chars().take_while(fits).collect()
}

fn bookmark(anchor: usize) -> String {
    format!("_Toc{anchor:06}")
}

/// A run of words in a character style; a line break in them stays one, and what may not break holds
/// together.
fn run(xml: &mut Xml, style: Option<&str>, words: &str) {
    run_of(xml, style, words, |xml, line| {
        for (piece, held) in unbroken(line) {
            // Word's own sign, which needs no letter of the font.
            let parts = piece.split(|c| held && c == '-');
            for (index, part) in parts.enumerate() {
                if index > 0 {
                    xml.empty("w:noBreakHyphen", &[]);
                }
                exactly(xml, part);
            }
        }
    });
}

/// A run in a character style, line by line.
fn run_of(xml: &mut Xml, style: Option<&str>, text: &str, line: impl Fn(&mut Xml, &str)) {
    xml.within("w:r", &[], |xml| {
        if let Some(style) = style {
            xml.within("w:rPr", &[], |xml| value(xml, "w:rStyle", style));
        }
        for (index, one) in text.split('\n').enumerate() {
            if index > 0 {
                xml.empty("w:br", &[]);
            }
            line(xml, one);
        }
    });
}

/// Letters as they are.
fn exactly(xml: &mut Xml, letters: &str) {
    if !letters.is_empty() {
        xml.element("w:t", &[("xml:space", "preserve")], letters);
    }
}

fn paragraph(xml: &mut Xml, style: &str, words: &str) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| value(xml, "w:pStyle", style));
        run(xml, None, words);
    });
}

fn title_page(xml: &mut Xml, front: &Front) {
    paragraph(xml, "Title", &front.large);
    if !front.under.is_empty() {
        paragraph(xml, "Subtitle", &front.under);
    }
    for line in &front.lines {
        paragraph(xml, "CoverText", line);
    }
}

/// The words of a field, and what it shows until the word processor works it out.
fn field(xml: &mut Xml, instruction: &str, shown: &str) {
    field_mark(xml, "begin");
    xml.within("w:r", &[], |xml| {
        xml.element("w:instrText", &[("xml:space", "preserve")], instruction);
    });
    field_mark(xml, "separate");
    run(xml, None, shown);
    field_mark(xml, "end");
}

fn field_mark(xml: &mut Xml, kind: &str) {
    xml.within("w:r", &[], |xml| {
        xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
    });
}

/// Only a word processor knows the pages. Asked for them by the file, Word warns of « champs qui peuvent
/// faire référence à d’autres fichiers » before it shows anything; LibreOffice does not listen.
const TO_FILL_IN_PAGES: &str = "Pour les numéros de page : clic droit sur le sommaire, puis « Mettre à jour les champs » et « toute la table » (Word) ou « Actualiser l’index » (LibreOffice). Cette ligne disparaît alors.";

fn contents(xml: &mut Xml, paper: &Paper) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| {
            value(xml, "w:pStyle", "TOCHeading");
            xml.empty("w:pageBreakBefore", &[]);
        });
        run(xml, None, "Sommaire");
    });
    for (index, (anchor, rank, words)) in paper.contents().enumerate() {
        xml.within("w:p", &[], |xml| {
            let style = format!("TOC{rank}");
            xml.within("w:pPr", &[], |xml| value(xml, "w:pStyle", &style));
            if index == 0 {
                field_mark(xml, "begin");
                let instruction = format!(" TOC \\o \"1-{CONTENTS_RANK}\" \\h \\z \\u ");
                xml.within("w:r", &[], |xml| {
                    xml.element("w:instrText", &[("xml:space", "preserve")], &instruction);
                });
                field_mark(xml, "separate");
            }
            let name = bookmark(anchor);
            xml.within(
                "w:hyperlink",
                &[("w:anchor", &name), ("w:history", "1")],
                // The words alone: dots would lead to a number that is not there yet.
                |xml| run(xml, None, &words),
            );
        });
    }
    // Within the field: the word processor that fills in the pages takes it away.
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| value(xml, "w:pStyle", "TOCHint"));
        run(xml, None, &french(TO_FILL_IN_PAGES));
        field_mark(xml, "end");
    });
}

/// A paragraph that nobody sees, with which a section ends.
fn section_end(xml: &mut Xml, wide: bool, first: bool) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| {
            value(xml, "w:pStyle", "AfterTable");
            section_properties(xml, wide, first);
        });
    });
}

/// The pages of a section; the title page has neither header nor footer.
fn section_properties(xml: &mut Xml, wide: bool, with_title_page: bool) {
    let (width, height) = if wide {
        (LONG_SIDE, SHORT_SIDE)
    } else {
        (SHORT_SIDE, LONG_SIDE)
    };
    let (width, height) = (width.to_string(), height.to_string());
    let margin = MARGIN.to_string();
    xml.within("w:sectPr", &[], |xml| {
        xml.empty(
            "w:headerReference",
            &[("w:type", "default"), ("r:id", "rIdheader1")],
        );
        xml.empty(
            "w:footerReference",
            &[("w:type", "default"), ("r:id", "rIdfooter1")],
        );
        let mut size = vec![("w:w", &*width), ("w:h", &*height)];
        if wide {
            size.push(("w:orient", "landscape"));
        }
        xml.empty("w:pgSz", &size);
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", "1418"),
                ("w:right", &margin),
                ("w:bottom", "1247"),
                ("w:left", &margin),
                ("w:header", "624"),
                ("w:footer", "567"),
                ("w:gutter", "0"),
            ],
        );
        if with_title_page {
            xml.empty("w:titlePg", &[]);
        }
    });
}

fn content_types() -> Result<Vec<u8>, OfficeError> {
    let mut xml = Xml::new();
    xml.within("Types", &[("xmlns", TYPES)], |xml| {
        for (extension, kind) in [
            (
                "rels",
                "application/vnd.openxmlformats-package.relationships+xml",
            ),
            ("xml", "application/xml"),
        ] {
            xml.empty(
                "Default",
                &[("Extension", extension), ("ContentType", kind)],
            );
        }
        let mut part = |name: &str, kind: &str| {
            xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
        };
        part(
            "/word/document.xml",
            &format!("{WORD_TYPE}document.main+xml"),
        );
        for (name, kind, _) in PARTS {
            part(&format!("/word/{name}.xml"), &format!("{WORD_TYPE}{kind}"));
        }
        part(
            "/docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
        );
        let office = "application/vnd.openxmlformats-officedocument.";
        part(
            "/docProps/app.xml",
            &format!("{office}extended-properties+xml"),
        );
        part(
            "/docProps/custom.xml",
            &format!("{office}custom-properties+xml"),
        );
    });
    xml.finish()
}

fn relation(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.empty(
        "Relationship",
        &[("Id", id), ("Type", kind), ("Target", target)],
    );
}

fn relations() -> Result<Vec<u8>, OfficeError> {
    let mut xml = Xml::new();
    xml.within("Relationships", &[("xmlns", PACKAGE_RELATIONS)], |xml| {
        let office = |kind: &str| format!("{RELATIONS}/{kind}");
        relation(xml, "rId1", &office("officeDocument"), "word/document.xml");
        relation(
            xml,
            "rId2",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml",
        );
        relation(
            xml,
            "rId3",
            &office("extended-properties"),
            "docProps/app.xml",
        );
        relation(
            xml,
            "rId4",
            &office("custom-properties"),
            "docProps/custom.xml",
        );
    });
    xml.finish()
}

fn document_relations() -> Result<Vec<u8>, OfficeError> {
    let mut xml = Xml::new();
    xml.within("Relationships", &[("xmlns", PACKAGE_RELATIONS)], |xml| {
        for (name, _, kind) in PARTS {
            relation(
                xml,
                &format!("rId{name}"),
                &format!("{RELATIONS}/{kind}"),
                &format!("{name}.xml"),
            );
        }
    });
    xml.finish()
}

fn core(paper: &Paper) -> Result<Vec<u8>, OfficeError> {
    let mut xml = Xml::new();
    let date = format!("{}T00:00:00Z", write_iso_date(paper.date));
    xml.within(
        "cp:coreProperties",
        &[
            (
                "xmlns:cp",
                "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            ),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
        |xml| {
            xml.element("dc:title", &[], &paper.front.title);
            if let Some(object) = &paper.front.object {
                xml.element("dc:subject", &[], object);
            }
            xml.element("dc:description", &[], &paper.front.notice);
            xml.element("dc:language", &[], "fr-FR");
            for name in ["dcterms:created", "dcterms:modified"] {
                xml.element(name, &[("xsi:type", "dcterms:W3CDTF")], &date);
            }
        },
    );
    xml.finish()
}

fn app() -> Result<Vec<u8>, OfficeError> {
    let mut xml = Xml::new();
    xml.within(
        "Properties",
        &[(
            "xmlns",
            "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
        )],
        |xml| xml.element("Application", &[], WRITER),
    );
    xml.finish()
}

/// The days of the texts of law, which no ordinary property names.
fn custom(paper: &Paper) -> Result<Vec<u8>, OfficeError> {
    let mut xml = Xml::new();
    xml.within(
        "Properties",
        &[
            (
                "xmlns",
                "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
            ),
            (
                "xmlns:vt",
                "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
            ),
        ],
        |xml| {
            for ((name, day), id) in paper.law_days().into_iter().zip(["2", "3"]) {
                xml.within(
                    "property",
                    &[
                        ("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"),
                        ("pid", id),
                        ("name", name),
                    ],
                    |xml| {
                        xml.element(
                            "vt:filetime",
                            &[],
                            &format!("{}T00:00:00Z", write_iso_date(day)),
                        );
                    },
                );
            }
        },
    );
    xml.finish()
}

fn settings() -> Result<Vec<u8>, OfficeError> {
    let mut xml = Xml::new();
    xml.within("w:settings", &[("xmlns:w", MAIN)], |xml| {
        value(xml, "w:defaultTabStop", "709");
        value(xml, "w:characterSpacingControl", "doNotCompress");
        xml.within("w:compat", &[], |xml| {
            xml.empty(
                "w:compatSetting",
                &[
                    ("w:name", "compatibilityMode"),
                    ("w:uri", "http://schemas.microsoft.com/office/word"),
                    ("w:val", "15"),
                ],
            );
        });
        value(xml, "w:themeFontLang", "fr-FR");
        value(xml, "w:decimalSymbol", ",");
        value(xml, "w:listSeparator", ";");
    });
    xml.finish()
}

fn header(paper: &Paper) -> Result<Vec<u8>, OfficeError> {
    let mut xml = Xml::new();
    xml.within("w:hdr", &[("xmlns:w", MAIN)], |xml| {
        paragraph(xml, "Header", &paper.front.notice);
    });
    xml.finish()
}

fn footer() -> Result<Vec<u8>, OfficeError> {
    let mut xml = Xml::new();
    xml.within("w:ftr", &[("xmlns:w", MAIN)], |xml| {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| value(xml, "w:pStyle", "Footer"));
            run(xml, None, "Page ");
            field(xml, " PAGE ", "1");
            run(xml, None, " sur ");
            field(xml, " NUMPAGES ", "1");
        });
    });
    xml.finish()
}

fn styles(paper: &Paper) -> Result<Vec<u8>, OfficeError> {
    let mut xml = Xml::new();
    xml.within("w:styles", &[("xmlns:w", MAIN)], |xml| {
        xml.within("w:docDefaults", &[], |xml| {
            xml.within("w:rPrDefault", &[], |xml| {
                xml.within("w:rPr", &[], |xml| {
                    fonts(xml, FONT);
                    value(xml, "w:sz", "21");
                    value(xml, "w:szCs", "21");
                    xml.empty(
                        "w:lang",
                        &[
                            ("w:val", "fr-FR"),
                            ("w:eastAsia", "fr-FR"),
                            ("w:bidi", "ar-SA"),
                        ],
                    );
                });
            });
            xml.within("w:pPrDefault", &[], |xml| {
                xml.within("w:pPr", &[], |xml| spacing(xml, 0, 120));
            });
        });
        named(xml, "paragraph", "Normal", "Normal", true, |xml| {
            xml.empty("w:qFormat", &[]);
        });
        for style in &STYLES {
            paragraph_style(xml, style, paper);
        }
        named(
            xml,
            "character",
            "DefaultParagraphFont",
            "Default Paragraph Font",
            true,
            |_| {},
        );
        named(xml, "character", "Strong", "Strong", false, |xml| {
            xml.empty("w:qFormat", &[]);
            xml.within("w:rPr", &[], |xml| {
                xml.empty("w:b", &[]);
                xml.empty("w:bCs", &[]);
            });
        });
        named(xml, "character", "Code", "HTML Code", false, |xml| {
            xml.within("w:rPr", &[], |xml| {
                fonts(xml, MONO);
                xml.empty("w:noProof", &[]);
            });
        });
        named(xml, "character", "Blank", "À compléter", false, |xml| {
            xml.empty("w:qFormat", &[]);
            xml.within("w:rPr", &[], |xml| {
                value(xml, "w:color", "000000");
                // A style has no highlighter of its own.
                shade(xml, BLANK_FILL);
            });
        });
        table_styles(xml);
    });
    xml.finish()
}

fn named(
    xml: &mut Xml,
    kind: &str,
    id: &str,
    name: &str,
    default: bool,
    inside: impl FnOnce(&mut Xml),
) {
    let mut attributes = vec![("w:type", kind), ("w:styleId", id)];
    if default {
        attributes.insert(1, ("w:default", "1"));
    }
    xml.within("w:style", &attributes, |xml| {
        value(xml, "w:name", name);
        inside(xml);
    });
}

fn fonts(xml: &mut Xml, font: &str) {
    xml.empty(
        "w:rFonts",
        &[
            ("w:ascii", font),
            ("w:hAnsi", font),
            ("w:eastAsia", font),
            ("w:cs", font),
        ],
    );
}

fn spacing(xml: &mut Xml, before: u16, after: u16) {
    xml.empty(
        "w:spacing",
        &[
            ("w:before", &before.to_string()),
            ("w:after", &after.to_string()),
            ("w:line", "264"),
            ("w:lineRule", "auto"),
        ],
    );
}

fn paragraph_style(xml: &mut Xml, style: &Style, paper: &Paper) {
    let (rank, contents) = (style.rank("Heading"), style.rank("TOC"));
    named(xml, "paragraph", style.id, style.word, false, |xml| {
        value(xml, "w:basedOn", "Normal");
        value(
            xml,
            "w:next",
            if style.has(Trait::Stays) {
                style.id
            } else {
                "Normal"
            },
        );
        xml.empty("w:qFormat", &[]);
        xml.within("w:pPr", &[], |xml| {
            if style.has(Trait::Keeps) {
                xml.empty("w:keepNext", &[]);
                xml.empty("w:keepLines", &[]);
            }
            if let Some(rank) = rank.filter(|rank| *rank <= paper.numbered_rank) {
                xml.within("w:numPr", &[], |xml| {
                    number(xml, "w:ilvl", usize::from(rank - 1));
                    number(xml, "w:numId", HEADINGS);
                });
            }
            if contents.is_some() {
                xml.within("w:tabs", &[], |xml| {
                    let place = (SHORT_SIDE - 2 * MARGIN).to_string();
                    xml.empty(
                        "w:tab",
                        &[("w:val", "right"), ("w:leader", "dot"), ("w:pos", &place)],
                    );
                });
            }
            spacing(xml, style.before, style.after);
            if contents == Some(2) {
                xml.empty("w:ind", &[("w:left", "284")]);
            }
            if style.has(Trait::Right) {
                value(xml, "w:jc", "right");
            }
            if let Some(rank) = rank {
                number(xml, "w:outlineLvl", usize::from(rank - 1));
            }
        });
        xml.within("w:rPr", &[], |xml| {
            if style.has(Trait::Mono) {
                fonts(xml, MONO);
            }
            if style.has(Trait::Bold) {
                xml.empty("w:b", &[]);
                xml.empty("w:bCs", &[]);
            }
            if style.has(Trait::Mono) {
                xml.empty("w:noProof", &[]);
            }
            if style.has(Trait::Soft) {
                value(xml, "w:color", SOFT);
            }
            for name in ["w:sz", "w:szCs"] {
                number(xml, name, usize::from(style.size));
            }
        });
    });
}

fn table_styles(xml: &mut Xml) {
    let side = |xml: &mut Xml, name: &str, width: &str| {
        xml.empty(name, &[("w:w", width), ("w:type", "dxa")]);
    };
    named(xml, "table", "TableNormal", "Normal Table", true, |xml| {
        xml.within("w:tblPr", &[], |xml| {
            side(xml, "w:tblInd", "0");
            xml.within("w:tblCellMar", &[], |xml| {
                for (name, width) in [
                    ("w:top", "0"),
                    ("w:left", "108"),
                    ("w:bottom", "0"),
                    ("w:right", "108"),
                ] {
                    side(xml, name, width);
                }
            });
        });
    });
    named(
        xml,
        "table",
        "ClausuleTable",
        "Tableau de clause",
        false,
        |xml| {
            value(xml, "w:basedOn", "TableNormal");
            xml.within("w:tblPr", &[], |xml| {
                xml.within("w:tblBorders", &[], |xml| {
                    for name in [
                        "w:top",
                        "w:left",
                        "w:bottom",
                        "w:right",
                        "w:insideH",
                        "w:insideV",
                    ] {
                        xml.empty(
                            name,
                            &[
                                ("w:val", "single"),
                                ("w:sz", "4"),
                                ("w:space", "0"),
                                ("w:color", LINE),
                            ],
                        );
                    }
                });
            });
            xml.within("w:tblStylePr", &[("w:type", "firstRow")], |xml| {
                xml.within("w:rPr", &[], |xml| xml.empty("w:b", &[]));
            });
        },
    );
}

/// The lists: that of the titles, of which one rank shows its number; bullets; and one for each numbered
/// list, so that it begins at 1.
fn numbering(paper: &Paper, lists: usize) -> Result<Vec<u8>, OfficeError> {
    const ORDERED: usize = 3;
    let mut xml = Xml::new();
    xml.within("w:numbering", &[("xmlns:w", MAIN)], |xml| {
        abstract_list(xml, HEADINGS, "multilevel", |xml| {
            for rank in 1..=paper.numbered_rank {
                let numbered = rank == paper.numbered_rank;
                let level = (rank - 1).to_string();
                xml.within("w:lvl", &[("w:ilvl", &level)], |xml| {
                    value(xml, "w:start", "1");
                    value(xml, "w:numFmt", if numbered { "decimal" } else { "none" });
                    value(xml, "w:pStyle", &format!("Heading{rank}"));
                    value(xml, "w:suff", if numbered { "space" } else { "nothing" });
                    let shown = if numbered {
                        format!("%{rank}.")
                    } else {
                        String::new()
                    };
                    value(xml, "w:lvlText", &shown);
                    value(xml, "w:lvlJc", "left");
                    indent(xml, "0", "0");
                });
            }
        });
        for (id, format, shown) in [(BULLETS, "bullet", "–"), (ORDERED, "decimal", "%1.")] {
            abstract_list(xml, id, "singleLevel", |xml| {
                xml.within("w:lvl", &[("w:ilvl", "0")], |xml| {
                    value(xml, "w:start", "1");
                    value(xml, "w:numFmt", format);
                    value(xml, "w:lvlText", shown);
                    value(xml, "w:lvlJc", "left");
                    indent(xml, "425", "283");
                });
            });
        }
        for list in 1..=lists {
            let id = list.to_string();
            xml.within("w:num", &[("w:numId", &id)], |xml| {
                number(xml, "w:abstractNumId", list.min(ORDERED));
                if list >= ORDERED {
                    xml.within("w:lvlOverride", &[("w:ilvl", "0")], |xml| {
                        value(xml, "w:startOverride", "1");
                    });
                }
            });
        }
    });
    xml.finish()
}

fn abstract_list(xml: &mut Xml, id: usize, kind: &str, levels: impl FnOnce(&mut Xml)) {
    xml.within(
        "w:abstractNum",
        &[("w:abstractNumId", &id.to_string())],
        |xml| {
            value(xml, "w:multiLevelType", kind);
            levels(xml);
        },
    );
}

fn indent(xml: &mut Xml, left: &str, hanging: &str) {
    xml.within("w:pPr", &[], |xml| {
        xml.empty("w:ind", &[("w:left", left), ("w:hanging", hanging)]);
    });
}
