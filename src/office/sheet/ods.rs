//! The workbook as an OpenDocument spreadsheet.

use super::book::{Allows, Book, Cell, Content, FIRST_ROW, Format, HEADER_ROW, Role, Rule, Sheet};
use super::evaluate::{Value, Values, serial};
use super::formula::{At, Dialect, reference};
use crate::office::OfficeError;
use crate::office::odf;
use crate::office::package::Package;
use crate::office::xml::Xml;
use crate::quantity::{NARROW_SPACE, NO_BREAK_SPACE, write_iso_date};
use chrono::Datelike;
use std::collections::BTreeSet;

const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// The file.
pub(super) fn write(book: &Book) -> Result<Vec<u8>, OfficeError> {
    let mut package = Package::new();
    package.add_stored("mimetype", MEDIA_TYPE.as_bytes())?;
    package.add("content.xml", &content(book)?)?;
    package.add("styles.xml", &styles()?)?;
    package.add("meta.xml", &meta(book)?)?;
    package.add("settings.xml", &settings(book)?)?;
    let parts = ["content.xml", "styles.xml", "meta.xml", "settings.xml"];
    package.add("META-INF/manifest.xml", &odf::manifest(MEDIA_TYPE, parts)?)?;
    package.finish()
}

fn meta(book: &Book) -> Result<Vec<u8>, OfficeError> {
    let mut xml = Xml::new();
    let date = format!("{}T00:00:00", write_iso_date(book.date));
    xml.within("office:document-meta", &odf::root(), |xml| {
        xml.within("office:meta", &[], |xml| {
            xml.element("meta:generator", &[], "Clausule");
            xml.element("dc:title", &[], &book.title);
            xml.element("dc:subject", &[], &book.subject);
            xml.element("dc:language", &[], "fr-FR");
            xml.element("meta:creation-date", &[], &date);
            xml.element("dc:date", &[], &date);
        });
    });
    xml.finish()
}

/// Which sheet is in sight, and what of each stays in sight.
fn settings(book: &Book) -> Result<Vec<u8>, OfficeError> {
    let mut xml = Xml::new();
    let item = |xml: &mut Xml, name: &str, kind: &str, value: &str| {
        let attributes = [("config:name", name), ("config:type", kind)];
        xml.element("config:config-item", &attributes, value);
    };
    xml.within("office:document-settings", &odf::root(), |xml| {
        xml.within("office:settings", &[], |xml| {
            let set = [("config:name", "ooo:view-settings")];
            xml.within("config:config-item-set", &set, |xml| {
                let views = [("config:name", "Views")];
                xml.within("config:config-item-map-indexed", &views, |xml| {
                    xml.within("config:config-item-map-entry", &[], |xml| {
                        item(xml, "ViewId", "string", "view1");
                        let tables = [("config:name", "Tables")];
                        xml.within("config:config-item-map-named", &tables, |xml| {
                            for sheet in &book.sheets {
                                let name = [("config:name", sheet.name)];
                                xml.within("config:config-item-map-entry", &name, |xml| {
                                    let frozen = sheet.frozen.to_string();
                                    let rows = FIRST_ROW.to_string();
                                    let columns_mode = if sheet.frozen > 0 { "2" } else { "0" };
                                    item(xml, "HorizontalSplitMode", "short", columns_mode);
                                    item(xml, "VerticalSplitMode", "short", "2");
                                    item(xml, "HorizontalSplitPosition", "int", &frozen);
                                    item(xml, "VerticalSplitPosition", "int", &rows);
                                    item(xml, "ActiveSplitRange", "short", "2");
                                    item(xml, "PositionRight", "int", &frozen);
                                    item(xml, "PositionBottom", "int", &rows);
                                });
                            }
                        });
                        item(xml, "ActiveTable", "string", book.opens_on);
                    });
                });
            });
        });
    });
    xml.finish()
}

/// The page and the default cell.
fn styles() -> Result<Vec<u8>, OfficeError> {
    let mut xml = Xml::new();
    xml.within("office:document-styles", &odf::root(), |xml| {
        xml.within("office:styles", &[], |xml| {
            let family = [("style:family", "table-cell")];
            xml.within("style:default-style", &family, |xml| {
                let text = [
                    ("fo:font-family", "Arial"),
                    ("fo:font-size", "10pt"),
                    ("fo:language", "fr"),
                    ("fo:country", "FR"),
                ];
                xml.empty("style:text-properties", &text);
            });
            let default = [("style:name", "Default"), ("style:family", "table-cell")];
            xml.empty("style:style", &default);
        });
        xml.within("office:automatic-styles", &[], |xml| {
            xml.within("style:page-layout", &[("style:name", "page")], |xml| {
                let page = [
                    ("fo:page-width", "297mm"),
                    ("fo:page-height", "210mm"),
                    ("style:print-orientation", "landscape"),
                    ("fo:margin", "15mm"),
                    // One page wide, as many long as it takes.
                    ("style:scale-to-X", "1"),
                ];
                xml.empty("style:page-layout-properties", &page);
                xml.within("style:footer-style", &[], |xml| {
                    let footer = [("fo:min-height", "8mm")];
                    xml.empty("style:header-footer-properties", &footer);
                });
            });
        });
        xml.within("office:master-styles", &[], |xml| {
            let page = [
                ("style:name", "Default"),
                ("style:page-layout-name", "page"),
            ];
            xml.within("style:master-page", &page, |xml| {
                xml.within("style:footer", &[], |xml| {
                    xml.within("text:p", &[], |xml| {
                        xml.element("text:sheet-name", &[], "");
                        xml.text(" – Projet fait par Clausule – Page ");
                        xml.element("text:page-number", &[], "1");
                        xml.text(" / ");
                        xml.element("text:page-count", &[], "1");
                    });
                });
            });
        });
    });
    xml.finish()
}

fn content(book: &Book) -> Result<Vec<u8>, OfficeError> {
    let mut xml = Xml::new();
    let mut values = Values::of(book);
    xml.within("office:document-content", &odf::root(), |xml| {
        xml.within("office:automatic-styles", &[], |xml| automatic(xml, book));
        xml.within("office:body", &[], |xml| {
            xml.within("office:spreadsheet", &[], |xml| {
                validations(xml, book);
                for sheet in &book.sheets {
                    table(xml, sheet, &mut values);
                }
                names(xml, book);
                filters(xml, book);
            });
        });
    });
    xml.finish()
}

fn automatic(xml: &mut Xml, book: &Book) {
    let columns = book.sheets.iter().flat_map(|sheet| &sheet.columns);
    let widths: BTreeSet<u16> = columns.map(|column| column.width).collect();
    for width in widths {
        let name = format!("c{width}");
        let style = [
            ("style:name", name.as_str()),
            ("style:family", "table-column"),
        ];
        // A digit of Arial 10 is 1,9 mm wide.
        let tenths = u32::from(width) * 19 + 10;
        let width = format!("{}.{}mm", tenths / 10, tenths % 10);
        xml.within("style:style", &style, |xml| {
            let width = [("style:column-width", width.as_str())];
            xml.empty("style:table-column-properties", &width);
        });
    }
    for lines in 1..=Sheet::MOST_LINES {
        let name = format!("r{lines}");
        let row = [("style:name", name.as_str()), ("style:family", "table-row")];
        xml.within("style:style", &row, |xml| {
            let height = format!("{}pt", lines * 13 + 3);
            // A row of one line grows with what is typed; the height of several is ours, since LibreOffice
            // fits theirs to the screen, where more words go into a line than on paper.
            let grows = if lines == 1 { "true" } else { "false" };
            let height = [
                ("style:row-height", height.as_str()),
                ("style:use-optimal-row-height", grows),
            ];
            xml.empty("style:table-row-properties", &height);
        });
    }
    let page = [
        ("style:name", "sheet"),
        ("style:family", "table"),
        ("style:master-page-name", "Default"),
    ];
    xml.within("style:style", &page, |xml| {
        xml.empty("style:table-properties", &[("table:display", "true")]);
    });
    let cells = book.sheets.iter().flat_map(Sheet::cells);
    let used: BTreeSet<(Role, Format)> =
        cells.map(|(_, _, cell)| (cell.role, cell.format)).collect();
    let formats: BTreeSet<Format> = used.iter().map(|(_, format)| *format).collect();
    for format in formats {
        number_style(xml, format);
    }
    for (role, format) in used {
        cell_style(xml, role, format);
    }
}

fn format_name(format: Format) -> String {
    format!("n{format:?}")
}

fn style_name(role: Role, format: Format) -> String {
    format!("s{role:?}{format:?}")
}

fn number_style(xml: &mut Xml, format: Format) {
    let name = format_name(format);
    let style = [
        ("style:name", name.as_str()),
        ("number:language", "fr"),
        ("number:country", "FR"),
    ];
    let number = |xml: &mut Xml, decimals: &str, unit: &str| {
        let digits = [
            ("number:decimal-places", decimals),
            ("number:min-decimal-places", decimals),
            ("number:min-integer-digits", "1"),
            ("number:grouping", "true"),
        ];
        xml.empty("number:number", &digits);
        if !unit.is_empty() {
            xml.element("number:text", &[], &format!("{NO_BREAK_SPACE}{unit}"));
        }
    };
    let long = [("number:style", "long")];
    match format {
        Format::General => xml.within("number:number-style", &style, |xml| {
            xml.empty("number:number", &[("number:min-integer-digits", "1")]);
        }),
        Format::Percent => xml.within("number:percentage-style", &style, |xml| {
            number(xml, "2", "%");
        }),
        Format::Date => xml.within("number:date-style", &style, |xml| {
            xml.empty("number:day", &long);
            xml.element("number:text", &[], "/");
            xml.empty("number:month", &long);
            xml.element("number:text", &[], "/");
            xml.empty("number:year", &long);
        }),
        Format::Month => xml.within("number:date-style", &style, |xml| {
            let words = [("number:style", "long"), ("number:textual", "true")];
            xml.empty("number:month", &words);
            xml.element("number:text", &[], " ");
            xml.empty("number:year", &long);
        }),
        Format::Months => xml.within("number:number-style", &style, |xml| {
            xml.empty("number:number", &[("number:min-integer-digits", "1")]);
            xml.element("number:text", &[], &format!("{NO_BREAK_SPACE}mois"));
        }),
        Format::Euros
        | Format::EurosPerHour
        | Format::Hours
        | Format::ExactHours
        | Format::Decimal => xml.within("number:number-style", &style, |xml| {
            let (decimals, unit) = decimals_and_unit(format);
            number(xml, if decimals == 0 { "0" } else { "2" }, unit);
        }),
    }
}

const fn decimals_and_unit(format: Format) -> (usize, &'static str) {
    match format {
        Format::Euros => (2, "€"),
        Format::EurosPerHour => (2, "€/h"),
        Format::Hours => (0, "h"),
        Format::ExactHours => (2, "h"),
        Format::Percent => (2, "%"),
        Format::Months => (0, "mois"),
        Format::Decimal | Format::General | Format::Date | Format::Month => (2, ""),
    }
}

fn cell_style(xml: &mut Xml, role: Role, format: Format) {
    const LINE: &str = "0.5pt solid #767676";
    let (name, number) = (style_name(role, format), format_name(format));
    let style = [
        ("style:name", name.as_str()),
        ("style:family", "table-cell"),
        ("style:parent-style-name", "Default"),
        ("style:data-style-name", number.as_str()),
    ];
    xml.within("style:style", &style, |xml| {
        let mut cell = vec![("style:vertical-align", "top")];
        match role {
            Role::Title | Role::Intro | Role::Plain => {}
            Role::Header => cell.extend([("fo:background-color", "#dde5ee"), ("fo:border", LINE)]),
            Role::Input => cell.extend([
                ("fo:background-color", "#fff4c7"),
                ("fo:border", LINE),
                ("style:cell-protect", "none"),
            ]),
            Role::Result => cell.extend([("fo:background-color", "#dff2e1"), ("fo:border", LINE)]),
            Role::Total => cell.push(("fo:border-top", "1.5pt solid #767676")),
        }
        if matches!(role, Role::Header | Role::Plain | Role::Input) {
            cell.push(("fo:wrap-option", "wrap"));
        }
        // A column holds numbers or texts: numbers to the right, and those that only name to the left.
        cell.push(("style:text-align-source", "fix"));
        xml.empty("style:table-cell-properties", &cell);
        let align = match format {
            Format::General => "start",
            _ => "end",
        };
        let mut paragraph = vec![("fo:text-align", align)];
        // Numbers of the column before end where the text begins.
        if align == "start" && !matches!(role, Role::Title | Role::Intro) {
            paragraph.push(("fo:margin-left", "1.5mm"));
        }
        xml.empty("style:paragraph-properties", &paragraph);
        let mut text = Vec::new();
        if matches!(
            role,
            Role::Title | Role::Header | Role::Result | Role::Total
        ) {
            text.push(("fo:font-weight", "bold"));
        }
        if role == Role::Title {
            text.push(("fo:font-size", "14pt"));
        }
        xml.empty("style:text-properties", &text);
    });
}

/// What the rule of a place is called.
fn rule_name(sheet: &Sheet, rule: usize) -> String {
    format!("{}-{rule}", sheet.name.replace(' ', "-"))
}

fn validations(xml: &mut Xml, book: &Book) {
    if book.sheets.iter().all(|sheet| sheet.rules.is_empty()) {
        return;
    }
    xml.within("table:content-validations", &[], |xml| {
        for sheet in &book.sheets {
            for (number, rule) in sheet.rules.iter().enumerate() {
                let name = rule_name(sheet, number);
                let condition = condition(&rule.allows);
                let base = At::new(sheet.name, rule.first.0, rule.first.1);
                let base = address(base.anchored());
                let attributes = [
                    ("table:name", name.as_str()),
                    ("table:condition", condition.as_str()),
                    ("table:allow-empty-cell", "true"),
                    ("table:base-cell-address", base.as_str()),
                ];
                xml.within("table:content-validation", &attributes, |xml| {
                    let kind = match rule.allows {
                        Allows::Suggested(..) => "information",
                        _ => "stop",
                    };
                    let error = [
                        ("table:title", "Valeur à corriger"),
                        ("table:display", "true"),
                        ("table:message-type", kind),
                    ];
                    xml.within("table:error-message", &error, |xml| {
                        xml.element("text:p", &[], rule.allows.message());
                    });
                });
            }
        }
    });
}

fn condition(allows: &Allows) -> String {
    let among = |first: At, last: At| {
        let list = reference(
            Dialect::OpenDocument,
            "",
            first.anchored(),
            Some(last.anchored()),
        );
        format!("of:cell-content-is-in-list({list})")
    };
    let number = |test: &str| format!("of:cell-content-is-decimal-number() and {test}");
    match allows {
        Allows::AtLeastZero => number("cell-content()>=0"),
        Allows::Positive => number("cell-content()>0"),
        Allows::Fraction => {
            "of:cell-content-is-decimal-number() and cell-content-is-between(0,1)".to_string()
        }
        Allows::Date => "of:cell-content-is-date() and cell-content()>=36526".to_string(),
        Allows::Words(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
            format!("of:cell-content-is-in-list({})", words.join(";"))
        }
        Allows::ListOf(first, last) | Allows::Suggested(first, last) => among(*first, *last),
    }
}

/// « $'Calcul'.$F$5 »
fn address(at: At) -> String {
    format!("$'{}'.{}", at.sheet, at.address())
}

fn table(xml: &mut Xml, sheet: &Sheet, values: &mut Values) {
    let mut attributes = vec![("table:name", sheet.name), ("table:style-name", "sheet")];
    if sheet.protected {
        attributes.push(("table:protected", "true"));
    }
    let printed = sheet.last_printed().map(|last| {
        let first = At::new(sheet.name, 0, 0);
        format!("{}:{}", address(first.anchored()), address(last.anchored()))
    });
    if let Some(printed) = &printed {
        attributes.push(("table:print-ranges", printed));
    }
    xml.within("table:table", &attributes, |xml| {
        for column in &sheet.columns {
            let style = format!("c{}", column.width);
            let mut attributes = vec![("table:style-name", style.as_str())];
            if column.hidden {
                attributes.push(("table:visibility", "collapse"));
            }
            xml.empty("table:table-column", &attributes);
        }
        let cells: Vec<(u32, u16, Cell)> = sheet.cells().collect();
        let mut row = |xml: &mut Xml, cells: &[(u32, u16, Cell)]| {
            let lines = match cells[0].0 {
                HEADER_ROW => sheet.lines(None),
                row => match row
                    .checked_sub(FIRST_ROW)
                    .and_then(|row| usize::try_from(row).ok())
                {
                    Some(row) => sheet.lines(Some(row)),
                    None => 1,
                },
            };
            let style = format!("r{lines}");
            let style = [("table:style-name", style.as_str())];
            xml.within("table:table-row", &style, |xml| {
                for (row, column, cell) in cells {
                    let at = At::new(sheet.name, *row, *column);
                    table_cell(xml, sheet, at, cell, values);
                }
            });
        };
        for cells in cells.chunk_by(|one, next| one.0 == next.0) {
            if cells[0].0 == HEADER_ROW {
                xml.within("table:table-header-rows", &[], |xml| row(xml, cells));
            } else {
                row(xml, cells);
            }
        }
    });
}

fn table_cell(xml: &mut Xml, sheet: &Sheet, at: At, cell: &Cell, values: &mut Values) {
    let style = style_name(cell.role, cell.format);
    let formula;
    let mut attributes = vec![("table:style-name", style.as_str())];
    let holds =
        |rule: &Rule| rule.first.1 == at.column && (rule.first.0..=rule.last.0).contains(&at.row);
    let rule = sheet.rules.iter().position(holds);
    let rule = rule.map(|rule| rule_name(sheet, rule));
    if let Some(rule) = &rule {
        attributes.push(("table:content-validation-name", rule));
    }
    let value = match &cell.content {
        Content::Formula(expr) => {
            let text = expr.write(Dialect::OpenDocument, sheet.name);
            formula = format!("of:={text}");
            attributes.push(("table:formula", &formula));
            values.at(at)
        }
        Content::Empty => Value::Empty,
        Content::Text(text) => Value::Text(text.clone()),
        Content::Number(number) => Value::Number(*number),
        Content::Date(date) => Value::Number(serial(*date)),
    };
    let number;
    match &value {
        Value::Empty => {}
        Value::Number(value) => {
            number = match cell.format {
                Format::Date | Format::Month => {
                    super::evaluate::date_of(*value).map_or(String::new(), write_iso_date)
                }
                _ => value.to_string(),
            };
            let (kind, attribute) = match cell.format {
                Format::Percent => ("percentage", "office:value"),
                Format::Date | Format::Month => ("date", "office:date-value"),
                _ => ("float", "office:value"),
            };
            attributes.push(("office:value-type", kind));
            attributes.push((attribute, &number));
        }
        Value::Text(_) | Value::Error => attributes.push(("office:value-type", "string")),
    }
    let shown = match &value {
        Value::Empty => None,
        Value::Number(number) => Some(shown(*number, cell.format)),
        Value::Text(text) => Some(text.clone()),
        Value::Error => Some("#DIV/0!".to_string()),
    };
    match shown {
        Some(shown) => xml.within("table:table-cell", &attributes, |xml| {
            xml.element("text:p", &[], &shown);
        }),
        None => xml.empty("table:table-cell", &attributes),
    }
}

/// A number as the sheet shows it, for programs that take it from there.
fn shown(number: f64, format: Format) -> String {
    let (decimals, unit) = match format {
        Format::General | Format::Months => {
            let text = number.to_string().replace('.', ",");
            return match format {
                Format::Months => format!("{text}{NO_BREAK_SPACE}mois"),
                _ => text,
            };
        }
        Format::Date | Format::Month => {
            let date = super::evaluate::date_of(number);
            return date.map_or(String::new(), |date| {
                let month = format!("{:02}/{}", date.month(), date.year());
                match format {
                    Format::Date => format!("{:02}/{month}", date.day()),
                    _ => month,
                }
            });
        }
        format => decimals_and_unit(format),
    };
    let number = if format == Format::Percent {
        number * 100.0
    } else {
        number
    };
    let text = format!("{number:.decimals$}");
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) && !out.ends_with('-') {
            out.push(NARROW_SPACE);
        }
        out.push(digit);
    }
    if !rest.is_empty() {
        out.push(',');
        out.push_str(rest);
    }
    if !unit.is_empty() {
        out.push(NO_BREAK_SPACE);
        out.push_str(unit);
    }
    out
}

fn names(xml: &mut Xml, book: &Book) {
    if book.names.is_empty() {
        return;
    }
    xml.within("table:named-expressions", &[], |xml| {
        for (name, at) in &book.names {
            let place = address(*at);
            let attributes = [
                ("table:name", name.as_str()),
                ("table:base-cell-address", place.as_str()),
                ("table:cell-range-address", place.as_str()),
            ];
            xml.empty("table:named-range", &attributes);
        }
    });
}

fn filters(xml: &mut Xml, book: &Book) {
    let filtered: Vec<&Sheet> = book.sheets.iter().filter(|sheet| sheet.filter).collect();
    if filtered.is_empty() {
        return;
    }
    xml.within("table:database-ranges", &[], |xml| {
        for sheet in filtered {
            let last = u16::try_from(sheet.columns.len())
                .unwrap_or(1)
                .saturating_sub(1);
            let first = At::new(sheet.name, HEADER_ROW, 0);
            let last = At::new(sheet.name, sheet.end().saturating_sub(1), last);
            let range = format!(
                "'{}'.{}:'{}'.{}",
                sheet.name,
                first.address(),
                sheet.name,
                last.address()
            );
            let attributes = [
                ("table:name", sheet.name),
                ("table:target-range-address", range.as_str()),
                ("table:display-filter-buttons", "true"),
            ];
            xml.empty("table:database-range", &attributes);
        }
    });
}
