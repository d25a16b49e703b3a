//! What is printed: LibreOffice makes a PDF of the files, `pdftotext` reads its pages.

use super::{DATE, Kind, convert, expected, extracts, file_name, folder, is_text, opened};
use clausule::clause::Extract;
use clausule::document::Block;
use clausule::office::{Format, OfficeError, Request};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

/// The pages of a PDF, each with its lines.
type Pages = Vec<String>;

fn pages(path: &Path) -> Pages {
    let output = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8"])
        .arg(path)
        .arg("-")
        .output()
        .expect("pdftotext is missing: run `cargo xtask test --only domain`, which installs it");
    assert!(output.status.success(), "{}", path.display());
    // The hyphen that does not end a line is that of the tree.
    let text = String::from_utf8(output.stdout)
        .unwrap()
        .replace('\u{2011}', "-");
    let mut pages: Vec<String> = text.split('\u{c}').map(str::to_string).collect();
    assert_eq!(pages.pop().as_deref(), Some(""), "{}", path.display());
    pages
}

/// Without spaces, which a PDF has none of.
fn squashed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The texts of the opened sets as PDF, by the name of the file.
fn texts() -> &'static BTreeMap<String, Pages> {
    static TEXTS: LazyLock<BTreeMap<String, Pages>> = LazyLock::new(|| {
        let mut files = Vec::new();
        for set in opened() {
            for extract in extracts(set) {
                for format in Format::ALL.into_iter().filter(|format| is_text(*format)) {
                    let name = file_name(set, extract, format.key());
                    files.push((name, format.key(), set.file(extract, format)));
                }
            }
        }
        printed("pdf-texts", files)
    });
    &TEXTS
}

/// The spreadsheets of the opened sets as PDF, by the name of the file.
fn sheets() -> &'static BTreeMap<String, Pages> {
    static SHEETS: LazyLock<BTreeMap<String, Pages>> = LazyLock::new(|| {
        let mut files = Vec::new();
        for set in opened() {
            for extract in ["calcul", "releve"] {
                for format in ["xlsx", "ods"] {
                    let request = Request {
                        dossier: &set.json,
                        date: DATE,
                        extract,
                        format,
                    };
                    match request.file() {
                        Ok(file) => {
                            let name = format!("{}-{extract}-{format}", set.name);
                            files.push((name, format, file.bytes));
                        }
                        Err(OfficeError::Sheet(_)) => {}
                        Err(error) => panic!("{}: {error}", set.name),
                    }
                }
            }
        }
        printed("pdf-sheets", files)
    });
    &SHEETS
}

fn printed(place: &str, files: Vec<(String, &str, Vec<u8>)>) -> BTreeMap<String, Pages> {
    let folder = folder(place);
    let mut paths = Vec::new();
    for (name, ending, bytes) in &files {
        let path = folder.join(format!("{name}.{ending}"));
        fs::write(&path, bytes).unwrap();
        paths.push(path);
    }
    convert(&folder, "pdf", &[], &paths);
    let names = files.into_iter().map(|(name, ..)| name);
    names
        .map(|name| {
            let pages = pages(&folder.join(format!("{name}.pdf")));
            (name, pages)
        })
        .collect()
}

#[test]
fn a_pdf_has_every_word_and_accent_of_the_tree() {
    for set in opened() {
        for extract in extracts(set) {
            for ending in ["docx", "odt"] {
                let name = file_name(set, extract, ending);
                let text = squashed(&texts()[&name].concat());
                for (kind, said) in expected(&set.document(extract), 1) {
                    let number = matches!(kind, Kind::Title(_));
                    if number {
                        let title = squashed(&said);
                        assert!(text.contains(&title), "{name} lacks {said}");
                    }
                    for word in said.split_whitespace() {
                        assert!(
                            text.contains(&squashed(word)),
                            "{name} lacks {word}: {said}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn pages_are_numbered_and_none_is_empty() {
    for (name, pages) in texts() {
        let has_cover = name.contains("-pieces-");
        for (page, number) in pages.iter().zip(1..) {
            let foot = format!("Page {number} sur {}", pages.len());
            let is_cover = has_cover && number == 1;
            assert_eq!(page.contains(&foot), !is_cover, "{name}, {number}: {page}");
            // The head and the foot are two lines.
            let lines = page.lines().filter(|line| !line.trim().is_empty()).count();
            assert!(lines > 2, "{name}, {number}: {page}");
        }
        if has_cover {
            assert!(pages[0].contains("Projet du 22 novembre 2026"), "{name}");
            assert!(pages[1].contains("Sommaire"), "{name}");
        }
    }
}

/// Both word processors' files take as many pages, but for the last lines of a piece; a piece of a dozen
/// stipulations is no book.
#[test]
fn both_formats_take_about_as_many_pages() {
    for set in opened() {
        for extract in extracts(set) {
            let [docx, odt] =
                ["docx", "odt"].map(|ending| texts()[&file_name(set, extract, ending)].len());
            let pieces = match extract {
                Extract::Set => set.drafted.pieces.len(),
                Extract::Piece(_) => 1,
            };
            assert!(
                docx.abs_diff(odt) <= 1 + pieces / 4,
                "{} {docx} {odt}",
                set.name
            );
            assert!(
                (pieces..=pieces * 5 + 2).contains(&docx),
                "{} {pieces} {docx}",
                set.name
            );
        }
    }
}

/// The table of contents says the page each title is on. In a Word file it is the word processor that is to
/// be asked for them, and the file says how.
#[test]
fn the_table_of_contents_says_the_right_pages() {
    let mut found = 0;
    for set in opened() {
        let pages = &texts()[&file_name(set, Extract::Set, "odt")];
        let contents = pages[1..].iter().flat_map(|page| page.lines());
        for line in contents.filter(|line| line.contains("....")) {
            let (title, number) = line.split_once("..").unwrap();
            let number: usize = number.trim_start_matches(['.', ' ']).parse().unwrap();
            let page = squashed(&pages[number - 1]);
            assert!(page.contains(&squashed(title)), "{}: {line}", set.name);
            found += 1;
        }
        let pages = &texts()[&file_name(set, Extract::Set, "docx")];
        let page = squashed(&pages[1..3].concat());
        assert!(page.contains("Pourlesnumérosdepage"), "{}", set.name);
        assert!(!page.contains("..…"), "{}", set.name);
    }
    assert!(found > 200, "{found}");
}

/// Whether the words of the head stand in this order on the page.
fn has_head(page: &str, head: &[String]) -> bool {
    page.contains(&squashed(&head.concat()))
}

/// A table that goes on on another page begins there with the names of its columns.
#[test]
fn the_heads_of_tables_are_repeated() {
    let mut repeated = 0;
    for set in opened() {
        for extract in extracts(set) {
            let document = set.document(extract);
            for ending in ["docx", "odt"] {
                let name = file_name(set, extract, ending);
                let pages: Vec<String> = texts()[&name].iter().map(|page| squashed(page)).collect();
                for block in &document.blocks {
                    let Block::Table { header, rows } = block else {
                        continue;
                    };
                    // Rows that stand nowhere else and fit on a line: their pages.
                    let on = rows.iter().filter_map(|row| {
                        let words = squashed(
                            &row.iter()
                                .map(|cell| super::words(cell))
                                .collect::<String>(),
                        );
                        let mut pages = pages
                            .iter()
                            .enumerate()
                            .filter(|(_, page)| page.contains(&words));
                        let first = pages.next().filter(|_| words.chars().count() > 12)?.0;
                        pages.next().is_none().then_some(first)
                    });
                    let on: Vec<usize> = on.collect();
                    for page in &on {
                        assert!(
                            has_head(&pages[*page], header),
                            "{name}, {page}: {header:?}"
                        );
                    }
                    let first = on.iter().min().copied();
                    repeated += usize::from(first != on.iter().max().copied());
                }
            }
        }
    }
    assert!(repeated > 20, "{repeated}");
}

/// A sheet is as wide as a page, its columns keep their names on every page, and the foot says which it is.
#[test]
fn sheets_fit_on_the_width_of_a_page() {
    assert!(sheets().len() > 30);
    for (name, pages) in sheets() {
        assert!(pages.len() < 16, "{name}: {} pages", pages.len());
        for (page, number) in pages.iter().zip(1..) {
            let foot = format!("Page {number} / {}", pages.len());
            assert!(page.contains(&foot), "{name}: {page}");
            assert!(page.contains("Projet fait par Clausule"), "{name}: {page}");
        }
        let pages: Vec<String> = pages.iter().map(|page| squashed(page)).collect();
        let heads = pages
            .iter()
            .filter(|page| page.contains("Entreprise(membredugroupement"));
        let heads: Vec<&String> = heads.collect();
        // Empty rows are no use on paper: those of one page are printed, without the column of the formulas.
        let is_releve = name.contains("-releve-");
        assert_eq!(heads.len(), usize::from(is_releve), "{name}");
        if is_releve {
            assert!(
                !pages.concat().contains("Premièrelignedelapersonne"),
                "{name}"
            );
        }
        for page in heads {
            for head in ["N°dulot", "Natureducontrat", "dontformation"] {
                assert!(page.contains(head), "{name}: {page}");
            }
        }
    }
}
