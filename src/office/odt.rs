//! The writer of LibreOffice files (OpenDocument 1.3, ISO/IEC 26300).

use super::look::{BLANK_FILL, FONT, HEAD_FILL, LINE, MONO, SOFT, STYLES, Style, Trait};
use super::odf;
use super::package::Package;
use super::paper::{
    CONTENTS_RANK, Item, LONG_SIDE, MARGIN, Paper, SHORT_SIDE, SIGNATURE, Section, Table,
};
use super::xml::Xml;
use super::{OfficeError, WRITER};
use crate::clause::Front;
use crate::document::{Inline, unbroken};
use crate::quantity::write_iso_date;

const TYPE: &str = "application/vnd.oasis.opendocument.text";

/// The parts of the file and the roots they have.
const PARTS: [(&str, &str); 3] = [
    ("content.xml", "office:document-content"),
    ("styles.xml", "office:document-styles"),
    ("meta.xml", "office:document-meta"),
];

/// The master pages: upright, on the long side, of the title page.
const UPRIGHT: &str = "Standard";
const WIDE: &str = "Wide";
const TITLE_PAGE: &str = "First";

/// Writes a LibreOffice file.
pub fn odt(paper: &Paper) -> Result<Vec<u8>, OfficeError> {
    let mut package = Package::new();
    // First and as it is: this is how the file is recognised.
    package.add_stored("mimetype", TYPE.as_bytes())?;
    let manifest = odf::manifest(TYPE, PARTS.map(|(name, _)| name))?;
    package.add("META-INF/manifest.xml", &manifest)?;
    let writers = [content, styles, meta];
    for ((name, root), write) in PARTS.into_iter().zip(writers) {
        let mut xml = Xml::new();
        xml.within(root, &odf::root(), |xml| write(xml, paper));
        package.add(name, &xml.finish()?)?;
    }
    package.finish()
}

fn meta(xml: &mut Xml, paper: &Paper) {
    let date = format!("{}T00:00:00", write_iso_date(paper.date));
    xml.within("office:meta", &[], |xml| {
        xml.element("meta:generator", &[], WRITER);
        xml.element("dc:title", &[], &paper.front.title);
        xml.element("dc:description", &[], &paper.front.notice);
        if let Some(object) = &paper.front.object {
            xml.element("dc:subject", &[], object);
        }
        xml.element("meta:creation-date", &[], &date);
        xml.element("dc:date", &[], &date);
        xml.element("dc:language", &[], "fr-FR");
        for (name, day) in paper.law_days() {
            xml.element(
                "meta:user-defined",
                &[("meta:name", name), ("meta:value-type", "date")],
                &write_iso_date(day),
            );
        }
    });
}

/// A name as an identifier: spaces stand as their number.
fn identifier(name: &str) -> String {
    name.replace(' ', "_20_")
}

/// The identifier of a style of the table, by that of Word.
fn of_word(id: &str) -> String {
    let style = STYLES.iter().find(|style| style.id == id);
    identifier(style.map_or(id, |style| style.odf))
}

/// Twentieths of a point, in points.
fn points(twentieths: u32) -> String {
    format!("{}.{:02}pt", twentieths / 20, twentieths % 20 * 5)
}

// ---- The text ----

fn content(xml: &mut Xml, paper: &Paper) {
    font(xml);
    xml.within("office:automatic-styles", &[], |xml| own_styles(xml, paper));
    xml.within("office:body", &[], |xml| {
        xml.within("office:text", &[], |xml| {
            let mut tables = 0;
            let mut wide = None;
            if paper.has_cover {
                title_page(xml, &paper.front);
                contents(xml, paper);
                wide = Some(false);
            }
            for section in &paper.sections {
                // The page that it begins on, when that is not the one before.
                let page = match wide {
                    Some(before) if before == section.wide => "NewPage",
                    _ if section.wide => "WidePage",
                    _ => "UprightPage",
                };
                wide = Some(section.wide);
                self::section(xml, section, paper.numbered_rank, page, &mut tables);
            }
        });
    });
}

fn title_page(xml: &mut Xml, front: &Front) {
    paragraph(xml, "TitlePage", |xml| words(xml, &front.large));
    if !front.under.is_empty() {
        paragraph(xml, "Subtitle", |xml| words(xml, &front.under));
    }
    for line in &front.lines {
        paragraph(xml, &of_word("CoverText"), |xml| words(xml, line));
    }
}

fn paragraph(xml: &mut Xml, style: &str, inside: impl FnOnce(&mut Xml)) {
    xml.within("text:p", &[("text:style-name", style)], inside);
}

fn contents(xml: &mut Xml, paper: &Paper) {
    const TITLE: &str = "Sommaire";
    let heading = of_word("TOCHeading");
    xml.within(
        "text:table-of-content",
        &[
            ("text:style-name", "Contents"),
            ("text:protected", "false"),
            ("text:name", TITLE),
        ],
        |xml| {
            let rank = CONTENTS_RANK.to_string();
            xml.within(
                "text:table-of-content-source",
                &[("text:outline-level", &rank)],
                |xml| {
                    xml.element(
                        "text:index-title-template",
                        &[("text:style-name", &heading)],
                        TITLE,
                    );
                    for rank in 1..=CONTENTS_RANK {
                        let style = of_word(&format!("TOC{rank}"));
                        let rank = rank.to_string();
                        xml.within(
                            "text:table-of-content-entry-template",
                            &[("text:outline-level", &rank), ("text:style-name", &style)],
                            |xml| {
                                xml.empty("text:index-entry-link-start", &[]);
                                xml.empty("text:index-entry-text", &[]);
                                xml.empty(
                                    "text:index-entry-tab-stop",
                                    &[("style:type", "right"), ("style:leader-char", ".")],
                                );
                                xml.empty("text:index-entry-page-number", &[]);
                                xml.empty("text:index-entry-link-end", &[]);
                            },
                        );
                    }
                },
            );
            xml.within("text:index-body", &[], |xml| {
                xml.within(
                    "text:index-title",
                    &[("text:name", "ContentsTitle")],
                    |xml| {
                        paragraph(xml, "ContentsPage", |xml| xml.text(TITLE));
                    },
                );
                for (anchor, rank, title) in paper.contents() {
                    let name = bookmark(anchor);
                    let place = format!("#{name}");
                    paragraph(xml, &of_word(&format!("TOC{rank}")), |xml| {
                        xml.within(
                            "text:a",
                            &[
                                ("xlink:type", "simple"),
                                ("xlink:href", &place),
                                ("text:style-name", "Index_20_Link"),
                                ("text:visited-style-name", "Index_20_Link"),
                            ],
                            |xml| {
                                words(xml, &title);
                                xml.empty("text:tab", &[]);
                                // Worked out when the file opens.
                                xml.element(
                                    "text:bookmark-ref",
                                    &[("text:reference-format", "page"), ("text:ref-name", &name)],
                                    "…",
                                );
                            },
                        );
                    });
                }
            });
        },
    );
}

fn bookmark(anchor: usize) -> String {
    format!("_Toc{anchor:06}")
}

fn section(xml: &mut Xml, section: &Section, numbered_rank: u8, page: &str, tables: &mut usize) {
    for (index, item) in section.items.iter().enumerate() {
        match item {
            Item::Heading {
                rank,
                numbered,
                anchor,
                text,
            } => {
                let level = rank.to_string();
                let style = if index == 0 {
                    page.to_string()
                } else {
                    of_word(&format!("Heading{rank}"))
                };
                let mut attributes = vec![
                    ("text:style-name", &*style),
                    ("text:outline-level", &*level),
                ];
                if *rank == numbered_rank && !numbered {
                    attributes.push(("text:is-list-header", "true"));
                }
                let name = bookmark(*anchor);
                xml.within("text:h", &attributes, |xml| {
                    xml.empty("text:bookmark-start", &[("text:name", &name)]);
                    runs(xml, text);
                    xml.empty("text:bookmark-end", &[("text:name", &name)]);
                });
            }
            Item::Paragraph { announces, text } => {
                let style = if *announces {
                    "Announces"
                } else {
                    "Text_20_body"
                };
                paragraph(xml, style, |xml| runs(xml, text));
            }
            Item::List { ordered, items } => list(xml, *ordered, items),
            Item::Code(lines) => paragraph(xml, &of_word("CodeBlock"), |xml| {
                for (index, line) in lines.iter().enumerate() {
                    if index > 0 {
                        xml.empty("text:line-break", &[]);
                    }
                    letters(xml, line);
                }
            }),
            Item::Table(table) => {
                *tables += 1;
                self::table(xml, table, *tables);
            }
        }
    }
}

fn list(xml: &mut Xml, ordered: bool, items: &[Vec<Inline>]) {
    let (numbers, style, end) = if ordered {
        ("Numbers", "ListNumber", "LastNumber")
    } else {
        ("Bullets", "ListBullet", "LastBullet")
    };
    xml.within("text:list", &[("text:style-name", numbers)], |xml| {
        for (index, item) in items.iter().enumerate() {
            let style = if index + 1 == items.len() {
                end.to_string()
            } else {
                of_word(style)
            };
            xml.within("text:list-item", &[], |xml| {
                paragraph(xml, &style, |xml| runs(xml, item));
            });
        }
    });
}

fn table(xml: &mut Xml, table: &Table, place: usize) {
    let name = format!("Table{place}");
    xml.within(
        "table:table",
        &[("table:name", &*name), ("table:style-name", &*name)],
        |xml| {
            xml.element("table:title", &[], &table.name);
            for column in 0..table.columns.len() {
                xml.empty(
                    "table:table-column",
                    &[("table:style-name", &column_style(place, column))],
                );
            }
            let row = [("table:style-name", "Row")];
            xml.within("table:table-header-rows", &[], |xml| {
                xml.within("table:table-row", &row, |xml| {
                    for (index, column) in table.columns.iter().enumerate() {
                        let style = if column.figures {
                            "HeadRight"
                        } else {
                            "Table_20_Heading"
                        };
                        cell(xml, cell_style(true, index == 0), |xml| {
                            paragraph(xml, style, |xml| words(xml, &column.head));
                        });
                    }
                });
            });
            for texts in &table.rows {
                let style = if Table::is_to_sign(texts) {
                    "SignatureRow"
                } else {
                    "Row"
                };
                let row = [("table:style-name", style)];
                xml.within("table:table-row", &row, |xml| {
                    for (index, (text, column)) in texts.iter().zip(&table.columns).enumerate() {
                        let style = if column.figures {
                            "CellRight"
                        } else {
                            "Table_20_Contents"
                        };
                        cell(xml, cell_style(false, index == 0), |xml| {
                            paragraph(xml, style, |xml| runs(xml, text));
                        });
                    }
                });
            }
        },
    );
    paragraph(xml, &of_word("AfterTable"), |_| {});
}

fn column_style(table: usize, column: usize) -> String {
    format!("Table{table}.{}", column + 1)
}

const fn cell_style(is_head: bool, is_first: bool) -> &'static str {
    match (is_head, is_first) {
        (true, true) => "FirstHeadCell",
        (true, false) => "HeadCell",
        (false, true) => "FirstCell",
        (false, false) => "Cell",
    }
}

fn cell(xml: &mut Xml, style: &str, inside: impl FnOnce(&mut Xml)) {
    xml.within(
        "table:table-cell",
        &[("table:style-name", style), ("office:value-type", "string")],
        inside,
    );
}

fn runs(xml: &mut Xml, text: &[Inline]) {
    let styled = |xml: &mut Xml, style: &str, text: &str| {
        xml.within("text:span", &[("text:style-name", style)], |xml| {
            exactly(xml, text);
        });
    };
    for inline in text {
        match inline {
            Inline::Text(text) => words(xml, text),
            Inline::Strong(text) => styled(xml, "Strong_20_Emphasis", &held_together(text)),
            Inline::Code(text) => styled(xml, "Source_20_Text", text),
            Inline::Blank { label, .. } => styled(xml, "Blank", &Inline::blank_text(label)),
        }
    }
}

/// A line that is taken over letter by letter.
fn letters(xml: &mut Xml, line: &[Inline]) {
    for inline in line {
        match inline {
            Inline::Text(text) | Inline::Strong(text) | Inline::Code(text) => exactly(xml, text),
            Inline::Blank { .. } => runs(xml, std::slice::from_ref(inline)),
        }
    }
}

/// Words, of which what may not break holds together.
fn words(xml: &mut Xml, words: &str) {
    exactly(xml, &held_together(words));
}

/// With the hyphen that does not end a line, for which the format has no element; Liberation has its letter.
fn held_together(words: &str) -> String {
    let pieces = unbroken(words).into_iter();
    pieces
        .map(|(piece, held)| {
            if held {
                piece.replace('-', "\u{2011}")
            } else {
                piece.to_string()
            }
        })
        .collect()
}

/// A text with every space: of several in a row, or one at the beginning, the format keeps none.
fn exactly(xml: &mut Xml, text: &str) {
    let mut plain = String::new();
    for c in text.chars() {
        let named = match c {
            '\n' => "text:line-break",
            '\t' => "text:tab",
            ' ' if plain.is_empty() || plain.ends_with(' ') => "text:s",
            c => {
                plain.push(c);
                continue;
            }
        };
        if !plain.is_empty() {
            xml.text(&plain);
            plain.clear();
        }
        xml.empty(named, &[]);
    }
    if !plain.is_empty() {
        xml.text(&plain);
    }
}

// ---- The styles ----

fn font(xml: &mut Xml) {
    xml.within("office:font-face-decls", &[], |xml| {
        for (font, generic, pitch) in [(FONT, "swiss", "variable"), (MONO, "modern", "fixed")] {
            // A family of several words stands between quotation marks.
            let family = format!("'{font}'");
            xml.empty(
                "style:font-face",
                &[
                    ("style:name", font),
                    ("svg:font-family", &family),
                    ("style:font-family-generic", generic),
                    ("style:font-pitch", pitch),
                ],
            );
        }
    });
}

/// The styles of this text alone: pages that begin, columns of tables.
fn own_styles(xml: &mut Xml, paper: &Paper) {
    let heading = of_word("Heading1");
    let mut page = |name: &str, parent: &str, master: &str, breaks: bool| {
        let mut attributes = vec![
            ("style:name", name),
            ("style:family", "paragraph"),
            ("style:parent-style-name", parent),
        ];
        if !master.is_empty() {
            attributes.push(("style:master-page-name", master));
        }
        xml.within("style:style", &attributes, |xml| {
            if breaks {
                xml.empty("style:paragraph-properties", &[("fo:break-before", "page")]);
            }
        });
    };
    page("NewPage", &heading, "", true);
    page("UprightPage", &heading, UPRIGHT, false);
    page("WidePage", &heading, WIDE, false);
    page("TitlePage", "Title", TITLE_PAGE, false);
    page("ContentsPage", &of_word("TOCHeading"), "", true);
    for (name, parent, property) in [
        ("Announces", "Text_20_body", ("fo:keep-with-next", "always")),
        ("LastBullet", "List_20_1", ("fo:margin-bottom", "6pt")),
        ("LastNumber", "Numbering_20_1", ("fo:margin-bottom", "6pt")),
        ("HeadRight", "Table_20_Heading", ("fo:text-align", "end")),
        ("CellRight", "Table_20_Contents", ("fo:text-align", "end")),
    ] {
        xml.within(
            "style:style",
            &[
                ("style:name", name),
                ("style:family", "paragraph"),
                ("style:parent-style-name", parent),
            ],
            |xml| xml.empty("style:paragraph-properties", &[property]),
        );
    }
    xml.empty(
        "style:style",
        &[("style:name", "Contents"), ("style:family", "section")],
    );
    // Each line is drawn by one cell: with borders that collapse into one, LibreOffice loses the rows of a
    // table that begins at the foot of a page.
    for (is_head, is_first) in [(false, false), (false, true), (true, false), (true, true)] {
        family(xml, cell_style(is_head, is_first), "table-cell", |xml| {
            let line = format!("0.5pt solid #{LINE}");
            let line_if = |is| if is { &*line } else { "none" };
            let ground = format!("#{HEAD_FILL}");
            let mut properties = vec![
                ("fo:border-left", line_if(is_first)),
                ("fo:border-top", line_if(is_head)),
                ("fo:border-right", line_if(true)),
                ("fo:border-bottom", line_if(true)),
                ("fo:padding-left", "5.4pt"),
                ("fo:padding-right", "5.4pt"),
                ("fo:padding-top", "0pt"),
                ("fo:padding-bottom", "0pt"),
            ];
            if is_head {
                properties.push(("fo:background-color", &ground));
            }
            xml.empty("style:table-cell-properties", &properties);
        });
    }
    for (name, height) in [("Row", 0), ("SignatureRow", SIGNATURE)] {
        family(xml, name, "table-row", |xml| {
            xml.empty(
                "style:table-row-properties",
                &[
                    ("fo:keep-together", "always"),
                    ("style:min-row-height", &points(height)),
                ],
            );
        });
    }
    let tables = paper.sections.iter().flat_map(|section| {
        let items = section.items.iter().filter_map(|item| match item {
            Item::Table(table) => Some(table),
            _ => None,
        });
        items.map(|table| (section.width(), table))
    });
    for (index, (width, table)) in tables.enumerate() {
        let place = index + 1;
        family(xml, &format!("Table{place}"), "table", |xml| {
            xml.empty(
                "style:table-properties",
                &[("style:width", &*points(width)), ("table:align", "left")],
            );
        });
        for (at, column) in table.columns.iter().enumerate() {
            family(xml, &column_style(place, at), "table-column", |xml| {
                xml.empty(
                    "style:table-column-properties",
                    &[("style:column-width", &points(column.width))],
                );
            });
        }
    }
}

fn family(xml: &mut Xml, name: &str, family: &str, inside: impl FnOnce(&mut Xml)) {
    xml.within(
        "style:style",
        &[("style:name", name), ("style:family", family)],
        inside,
    );
}

fn styles(xml: &mut Xml, paper: &Paper) {
    font(xml);
    xml.within("office:styles", &[], |xml| {
        xml.within(
            "style:default-style",
            &[("style:family", "paragraph")],
            |xml| {
                xml.empty(
                    "style:paragraph-properties",
                    &[
                        ("fo:line-height", "110%"),
                        ("fo:orphans", "2"),
                        ("fo:widows", "2"),
                    ],
                );
                xml.empty(
                    "style:text-properties",
                    &[
                        ("style:font-name", FONT),
                        ("fo:font-size", "10.5pt"),
                        ("fo:language", "fr"),
                        ("fo:country", "FR"),
                    ],
                );
            },
        );
        xml.empty(
            "style:style",
            &[
                ("style:name", "Standard"),
                ("style:family", "paragraph"),
                ("style:class", "text"),
            ],
        );
        xml.within(
            "style:style",
            &[
                ("style:name", "Text_20_body"),
                ("style:display-name", "Text body"),
                ("style:family", "paragraph"),
                ("style:parent-style-name", "Standard"),
                ("style:class", "text"),
            ],
            |xml| {
                xml.empty(
                    "style:paragraph-properties",
                    &[("fo:margin-top", "0pt"), ("fo:margin-bottom", "6pt")],
                );
            },
        );
        for style in &STYLES {
            paragraph_style(xml, style);
        }
        xml.empty(
            "style:style",
            &[
                ("style:name", "Index_20_Link"),
                ("style:display-name", "Index Link"),
                ("style:family", "text"),
            ],
        );
        let blank = format!("#{BLANK_FILL}");
        for (name, display, properties) in [
            (
                "Strong_20_Emphasis",
                "Strong Emphasis",
                [("fo:font-weight", "bold"), ("fo:font-style", "normal")],
            ),
            (
                "Blank",
                "À compléter",
                [("fo:background-color", &*blank), ("fo:color", "#000000")],
            ),
            (
                "Source_20_Text",
                "Source Text",
                // Of no language: nothing to be spelled.
                [("style:font-name", MONO), ("fo:language", "zxx")],
            ),
        ] {
            xml.within(
                "style:style",
                &[
                    ("style:name", name),
                    ("style:display-name", display),
                    ("style:family", "text"),
                ],
                |xml| xml.empty("style:text-properties", &properties),
            );
        }
        outline(xml, paper);
        for (name, bullet) in [("Bullets", true), ("Numbers", false)] {
            xml.within("text:list-style", &[("style:name", name)], |xml| {
                let level = |xml: &mut Xml| {
                    level_properties(xml, "21.25pt", "-14.15pt");
                };
                if bullet {
                    xml.within(
                        "text:list-level-style-bullet",
                        &[("text:level", "1"), ("text:bullet-char", "–")],
                        level,
                    );
                } else {
                    xml.within(
                        "text:list-level-style-number",
                        &[
                            ("text:level", "1"),
                            ("style:num-format", "1"),
                            ("style:num-suffix", "."),
                        ],
                        level,
                    );
                }
            });
        }
    });
    xml.within("office:automatic-styles", &[], page_layouts);
    xml.within("office:master-styles", &[], |xml| master_pages(xml, paper));
}

fn paragraph_style(xml: &mut Xml, style: &Style) {
    let name = identifier(style.odf);
    let rank = style.rank("Heading").map(|rank| rank.to_string());
    let mut attributes = vec![
        ("style:name", &*name),
        ("style:display-name", style.odf),
        ("style:family", "paragraph"),
        ("style:parent-style-name", "Standard"),
        (
            "style:next-style-name",
            if style.has(Trait::Stays) {
                &*name
            } else {
                "Text_20_body"
            },
        ),
    ];
    if let Some(rank) = &rank {
        attributes.push(("style:default-outline-level", rank));
    }
    xml.within("style:style", &attributes, |xml| {
        let (before, after) = (points(style.before.into()), points(style.after.into()));
        let mut properties = vec![("fo:margin-top", &*before), ("fo:margin-bottom", &*after)];
        if style.has(Trait::Keeps) {
            properties.push(("fo:keep-with-next", "always"));
            properties.push(("fo:keep-together", "always"));
        }
        if style.has(Trait::Right) {
            properties.push(("fo:text-align", "end"));
        }
        let contents = style.rank("TOC");
        if contents == Some(2) {
            properties.push(("fo:margin-left", "14.2pt"));
        }
        xml.within("style:paragraph-properties", &properties, |xml| {
            if contents.is_some() {
                xml.within("style:tab-stops", &[], |xml| {
                    let indent = if contents == Some(2) { 284 } else { 0 };
                    xml.empty(
                        "style:tab-stop",
                        &[
                            ("style:position", &points(SHORT_SIDE - 2 * MARGIN - indent)),
                            ("style:type", "right"),
                            ("style:leader-style", "dotted"),
                            ("style:leader-text", "."),
                        ],
                    );
                });
            }
        });
        let size = format!("{}.{}pt", style.size / 2, style.size % 2 * 5);
        let soft = format!("#{SOFT}");
        let mut letters = vec![("fo:font-size", &*size)];
        if style.has(Trait::Mono) {
            letters.push(("style:font-name", MONO));
            letters.push(("fo:language", "zxx"));
            letters.push(("fo:country", "none"));
        }
        if style.has(Trait::Bold) {
            letters.push(("fo:font-weight", "bold"));
        }
        if style.has(Trait::Soft) {
            letters.push(("fo:color", &soft));
        }
        xml.empty("style:text-properties", &letters);
    });
}

/// The numbers of titles: of one rank only.
fn outline(xml: &mut Xml, paper: &Paper) {
    xml.within("text:outline-style", &[("style:name", "Outline")], |xml| {
        for rank in 1..=10 {
            let level = rank.to_string();
            let mut attributes = vec![("text:level", &*level)];
            if rank == paper.numbered_rank {
                attributes.push(("style:num-format", "1"));
                attributes.push(("style:num-suffix", "."));
            } else {
                attributes.push(("style:num-format", ""));
            }
            xml.within("text:outline-level-style", &attributes, |xml| {
                xml.within(
                    "style:list-level-properties",
                    &[("text:list-level-position-and-space-mode", "label-alignment")],
                    |xml| {
                        let after = if rank == paper.numbered_rank {
                            "space"
                        } else {
                            "nothing"
                        };
                        xml.empty(
                            "style:list-level-label-alignment",
                            &[("text:label-followed-by", after)],
                        );
                    },
                );
            });
        }
    });
}

fn level_properties(xml: &mut Xml, left: &str, hanging: &str) {
    xml.within(
        "style:list-level-properties",
        &[("text:list-level-position-and-space-mode", "label-alignment")],
        |xml| {
            xml.empty(
                "style:list-level-label-alignment",
                &[
                    ("text:label-followed-by", "listtab"),
                    ("text:list-tab-stop-position", left),
                    ("fo:text-indent", hanging),
                    ("fo:margin-left", left),
                ],
            );
        },
    );
}

fn page_layouts(xml: &mut Xml) {
    for (name, width, height, orientation) in [
        ("Upright", SHORT_SIDE, LONG_SIDE, "portrait"),
        ("Wide", LONG_SIDE, SHORT_SIDE, "landscape"),
    ] {
        xml.within("style:page-layout", &[("style:name", name)], |xml| {
            let margin = points(MARGIN);
            xml.empty(
                "style:page-layout-properties",
                &[
                    ("fo:page-width", &*points(width)),
                    ("fo:page-height", &*points(height)),
                    ("style:print-orientation", orientation),
                    ("fo:margin-top", "31.2pt"),
                    ("fo:margin-bottom", "28.35pt"),
                    ("fo:margin-left", &*margin),
                    ("fo:margin-right", &*margin),
                ],
            );
            for (part, side) in [
                ("style:header-style", "fo:margin-bottom"),
                ("style:footer-style", "fo:margin-top"),
            ] {
                xml.within(part, &[], |xml| {
                    xml.empty(
                        "style:header-footer-properties",
                        &[("fo:min-height", "34pt"), (side, "22pt")],
                    );
                });
            }
        });
    }
}

fn master_pages(xml: &mut Xml, paper: &Paper) {
    for (name, layout) in [(UPRIGHT, "Upright"), (WIDE, "Wide")] {
        xml.within(
            "style:master-page",
            &[("style:name", name), ("style:page-layout-name", layout)],
            |xml| {
                xml.within("style:header", &[], |xml| {
                    paragraph(xml, "Header", |xml| words(xml, &paper.front.notice));
                });
                xml.within("style:footer", &[], |xml| {
                    paragraph(xml, "Footer", |xml| {
                        xml.text("Page ");
                        xml.element("text:page-number", &[("text:select-page", "current")], "1");
                        xml.text(" sur ");
                        xml.element("text:page-count", &[], "1");
                    });
                });
            },
        );
    }
    if paper.has_cover {
        xml.empty(
            "style:master-page",
            &[
                ("style:name", TITLE_PAGE),
                ("style:page-layout-name", "Upright"),
                ("style:next-style-name", UPRIGHT),
            ],
        );
    }
}
