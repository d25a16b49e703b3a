//! One table, for programs: semicolons, UTF-8 with its mark, lines ended as on Windows.

use super::book::{Flat, Text};

/// The file.
pub(super) fn write(table: &Flat) -> Vec<u8> {
    // The mark tells a spreadsheet that the text is in UTF-8.
    let mut text = String::from('\u{feff}');
    let header = table.header.iter().map(|name| field(name));
    line(&mut text, header);
    for row in &table.rows {
        let fields = row.iter().map(|cell| match cell {
            Text::Own(text) => field(text),
            Text::Typed(text) => field(&harmless(text)),
        });
        line(&mut text, fields);
    }
    text.into_bytes()
}

fn line(text: &mut String, fields: impl Iterator<Item = String>) {
    let fields: Vec<String> = fields.collect();
    text.push_str(&fields.join(";"));
    text.push_str("\r\n");
}

/// A field, in quotation marks where it needs them.
fn field(text: &str) -> String {
    if text.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_string()
    }
}

/// A text that no spreadsheet takes for a formula: an apostrophe before what would begin one.
fn harmless(text: &str) -> String {
    let first = text.trim_start().chars().next();
    let begins = matches!(
        first,
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
    );
    if begins || text.starts_with(['\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_texts_never_begin_a_formula() {
        for typed in ["=1+1", "+33 1", "-2", "@SUM(A1)", "\t=1", "  =1", "＝1"] {
            let table = Flat {
                header: vec!["Nom".into()],
                rows: vec![vec![Text::Typed(typed.into())]],
            };
            let file = String::from_utf8(write(&table)).unwrap();
            assert_eq!(file, format!("\u{feff}Nom\r\n'{typed}\r\n"));
        }
    }

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        let table = Flat {
            header: vec!["A".into(), "B".into()],
            rows: vec![vec![
                Text::Typed("a;b \"c\"\nd".into()),
                Text::Own("-1,50".into()),
            ]],
        };
        let file = String::from_utf8(write(&table)).unwrap();
        assert_eq!(file, "\u{feff}A;B\r\n\"a;b \"\"c\"\"\nd\";-1,50\r\n");
    }
}
