//! Office files: LibreOffice opens what is written, and finds the titles, list items, table cells and
//! words of the tree; the same dossier gives the same bytes. What is copied is pasted the same way.
//!
//! LibreOffice is slow to start, so a dozen dossiers are opened in one go; `OFFICE_SETS=all cargo test
//! --all-features --test office` opens those of all of `sets/`. `cargo xtask test` installs it where it
//! is missing; `SOFFICE` names another one.
#![cfg(feature = "office")]

mod pdf;
mod valid;

use chrono::NaiveDate;
use clausule::bareme::Bareme;
use clausule::clause::{ClauseSet, Extract, Piece};
use clausule::contract::{Frame, Reading};
use clausule::document::{Block, Document, Inline, html};
use clausule::dossier;
use clausule::estimate::Estimate;
use clausule::law::Law;
use clausule::office::{Format, OfficeError, Request};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// Every CCAG, form and mechanism, a contract without a clause and an empty one.
const OPENED: [&str; 13] = [
    "a-completer",
    "aucune-difficulty",
    "concession-exploitation",
    "fcs-objet-insertion",
    "fcs-reserve-siae",
    "mi-accord-cadre-bons",
    "moe-subsequents",
    "npnru-travaux-lots",
    "pi-actions",
    "prive-lots",
    "tic-tranches",
    "travaux-lots-critere",
    "vide",
];

/// Of this one every piece is opened alone too.
const IN_PIECES: &str = "travaux-lots-critere";

const DATE: &str = "2026-11-22";

struct Set {
    name: String,
    json: String,
    reading: Reading,
    drafted: ClauseSet,
}

impl Set {
    fn frame(&self) -> Frame {
        self.reading.contract.frame()
    }

    fn document(&self, extract: Extract) -> Document {
        extract.document(&self.drafted, self.frame()).unwrap()
    }

    fn file(&self, extract: Extract, format: Format) -> Vec<u8> {
        let request = Request {
            dossier: &self.json,
            date: DATE,
            extract: extract.key(),
            format: format.key(),
        };
        request.file().unwrap().bytes
    }
}

fn set(path: &Path) -> Set {
    let (bareme, law) = (Bareme::builtin(), Law::builtin());
    let json = fs::read_to_string(path).unwrap();
    let reading = dossier::parse(&json, bareme).unwrap().read(bareme);
    let estimate = Estimate::of(&reading, bareme);
    let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    Set {
        name: path.file_stem().unwrap().to_str().unwrap().to_string(),
        drafted: ClauseSet::of(&reading, &estimate, bareme, law, date),
        reading,
        json,
    }
}

fn sets() -> &'static [Set] {
    static SETS: LazyLock<Vec<Set>> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sets");
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
            .collect();
        paths.sort();
        paths.iter().map(|path| set(path)).collect()
    });
    &SETS
}

fn all_sets() -> bool {
    std::env::var_os("OFFICE_SETS").is_some_and(|value| value == "all")
}

fn opened() -> impl Iterator<Item = &'static Set> {
    sets()
        .iter()
        .filter(|set| all_sets() || OPENED.contains(&&*set.name))
}

/// What is opened of a set.
fn extracts(set: &Set) -> Vec<Extract> {
    let mut extracts = vec![Extract::Set];
    if set.name == IN_PIECES {
        let pieces = set.drafted.pieces.iter().map(|draft| draft.piece);
        extracts.extend(pieces.map(Extract::Piece));
    }
    extracts
}

// ---- What LibreOffice makes of the files ----

/// A file as LibreOffice opened it.
struct Opened {
    /// As a flat OpenDocument.
    flat: String,
    /// As plain text, its numbers worked out.
    text: String,
}

/// Every file by its name, opened once for all tests.
fn libreoffice() -> &'static BTreeMap<String, Opened> {
    static OPENED: LazyLock<BTreeMap<String, Opened>> = LazyLock::new(open_all);
    &OPENED
}

fn file_name(set: &Set, extract: Extract, ending: &str) -> String {
    format!("{}-{}-{ending}", set.name, extract.key())
}

/// An empty folder for the files of a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn open_all() -> BTreeMap<String, Opened> {
    let folder = folder("office");
    let mut names = Vec::new();
    let mut files = Vec::new();
    let mut pages = Vec::new();
    for set in opened() {
        for extract in extracts(set) {
            for format in Format::ALL.into_iter().filter(|format| is_text(*format)) {
                let name = file_name(set, extract, format.key());
                let path = folder.join(format!("{name}.{}", format.key()));
                fs::write(&path, set.file(extract, format)).unwrap();
                files.push(path);
                names.push(name);
            }
            // What is on the clipboard, as the browser hands it on.
            let name = file_name(set, extract, "html");
            let path = folder.join(format!("{name}.html"));
            let text = html(&set.document(extract));
            fs::write(&path, format!("<meta charset=\"utf-8\">{text}")).unwrap();
            pages.push(path);
            names.push(name);
        }
    }
    convert(&folder, "fodt:OpenDocument Text Flat XML", &[], &files);
    convert(&folder, "txt:Text (encoded):UTF8", &[], &files);
    let paste = ["--infilter=HTML (StarWriter)"];
    convert(&folder, "fodt:OpenDocument Text Flat XML", &paste, &pages);
    convert(&folder, "txt:Text (encoded):UTF8", &paste, &pages);
    let read = |name: &str, ending: &str| {
        let path = folder.join(format!("{name}.{ending}"));
        let text = fs::read_to_string(path);
        text.unwrap_or_else(|_| panic!("LibreOffice did not open {name}"))
    };
    names
        .into_iter()
        .map(|name| {
            let (flat, text) = (read(&name, "fodt"), read(&name, "txt"));
            (name, Opened { flat, text })
        })
        .collect()
}

/// Whether a format is one of word processors.
fn is_text(format: Format) -> bool {
    matches!(format.key(), "docx" | "odt")
}

/// LibreOffice stops without a word after some hundreds of files.
const AT_ONCE: usize = 60;

fn convert(folder: &Path, to: &str, options: &[&str], files: &[PathBuf]) {
    for files in files.chunks(AT_ONCE) {
        convert_at_once(folder, to, options, files);
    }
}

fn convert_at_once(folder: &Path, to: &str, options: &[&str], files: &[PathBuf]) {
    let program = std::env::var_os("SOFFICE").unwrap_or_else(|| "soffice".into());
    let profile = folder.join("profile");
    let output = Command::new(program)
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args(options)
        .args(["--headless", "--convert-to", to, "--outdir"])
        .arg(folder)
        .args(files)
        .output()
        .expect("LibreOffice is missing: run `cargo xtask test --only domain`, which installs it");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

// ---- Text as a list of shapes ----

/// What a paragraph is, and its words.
type Shape = (Kind, String);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A title of that rank.
    Title(u8),
    Paragraph,
    Item,
    /// A cell of the first row, which every page repeats.
    Head,
    Cell,
}

fn words(text: &[Inline]) -> String {
    text.iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Strong(text) | Inline::Code(text) => text.clone(),
            Inline::Blank { label, .. } => format!("[À compléter\u{a0}: {label}]"),
        })
        .collect()
}

/// What must be found: titles of level 2 are of rank 1 in a file, and as they are in what is copied.
fn expected(document: &Document, up: u8) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading { level, text } => shapes.push((Kind::Title(level - up), words(text))),
            Block::Paragraph(text) => shapes.push((Kind::Paragraph, words(text))),
            Block::List { items, .. } => {
                shapes.extend(items.iter().map(|item| (Kind::Item, words(item))));
            }
            // What is copied has a paragraph a line.
            Block::Code(lines) if up == 0 => {
                shapes.extend(lines.iter().map(|line| (Kind::Paragraph, words(line))));
            }
            Block::Code(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| words(line)).collect();
                shapes.push((Kind::Paragraph, lines.join("\n")));
            }
            Block::Table { header, rows } => {
                shapes.extend(header.iter().map(|name| (Kind::Head, name.clone())));
                let cells = rows.iter().flatten();
                shapes.extend(cells.map(|cell| (Kind::Cell, words(cell))));
            }
        }
    }
    shapes
}

/// The lines of the text with the numbers that the word processor works out.
fn expected_lines(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => lines.push(words(text)),
            Block::List { ordered, items } => {
                for (index, item) in items.iter().enumerate() {
                    let label = if *ordered {
                        format!("{}. ", index + 1)
                    } else {
                        "• ".to_string()
                    };
                    lines.push(label + &words(item));
                }
            }
            Block::Code(code) => lines.extend(code.iter().map(|line| words(line))),
            Block::Table { header, rows } => {
                lines.extend(header.clone());
                lines.extend(rows.iter().flatten().map(|cell| words(cell)));
            }
        }
    }
    let lines = lines.iter().flat_map(|line| line.split('\n'));
    lines
        .filter(|line| !line.is_empty())
        .map(str::to_string)
        .collect()
}

/// The text of a flat OpenDocument: the shapes, and what the table of contents names.
fn shapes(flat: &str) -> (Vec<Shape>, Vec<String>) {
    let mut reader = Reader::from_str(flat);
    let mut around: Vec<String> = Vec::new();
    let mut shapes = Vec::new();
    let mut contents = Vec::new();
    // The paragraph that is being read.
    let mut current: Option<Shape> = None;
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Eof => break,
            Event::Start(start) => {
                let name = name(&start);
                if around.iter().any(|one| one == "office:text")
                    && matches!(&*name, "text:h" | "text:p")
                {
                    current = Some((kind(&name, &start, &around), String::new()));
                }
                around.push(name);
            }
            Event::Empty(one) => {
                let name = name(&one);
                if current.is_none() && name == "text:p" {
                    let kind = kind(&name, &one, &around);
                    if matches!(kind, Kind::Head | Kind::Cell) {
                        shapes.push((kind, String::new()));
                    }
                }
                if let Some((_, words)) = &mut current {
                    match &*name {
                        "text:line-break" => words.push('\n'),
                        "text:tab" => words.push('\t'),
                        "text:s" => {
                            let count = attribute(&one, "text:c");
                            let count = count.and_then(|count| count.parse().ok()).unwrap_or(1);
                            words.push_str(&" ".repeat(count));
                        }
                        _ => {}
                    }
                }
            }
            Event::Text(text) => {
                if let Some((_, words)) = &mut current {
                    words.push_str(&text.decode().unwrap());
                }
            }
            Event::GeneralRef(reference) => {
                if let Some((_, words)) = &mut current {
                    words.push_str(match &*reference.decode().unwrap() {
                        "amp" => "&",
                        "lt" => "<",
                        "gt" => ">",
                        "quot" => "\"",
                        "apos" => "'",
                        other => panic!("&{other};"),
                    });
                }
            }
            Event::End(_) => {
                let name = around.pop().unwrap();
                if matches!(&*name, "text:h" | "text:p")
                    && let Some((kind, words)) = current.take()
                {
                    if around.iter().any(|one| one == "text:table-of-content") {
                        contents.push(words);
                    } else if !words.is_empty() || matches!(kind, Kind::Head | Kind::Cell) {
                        shapes.push((kind, words));
                    }
                }
            }
            _ => {}
        }
    }
    (shapes, contents)
}

fn name(start: &BytesStart) -> String {
    String::from_utf8_lossy(start.name().as_ref()).into_owned()
}

fn attribute(start: &BytesStart, name: &str) -> Option<String> {
    let found = start.try_get_attribute(name).unwrap()?;
    Some(String::from_utf8_lossy(&found.value).into_owned())
}

fn kind(name: &str, start: &BytesStart, around: &[String]) -> Kind {
    let within = |one: &str| around.iter().any(|name| name == one);
    if name == "text:h" {
        Kind::Title(
            attribute(start, "text:outline-level")
                .unwrap()
                .parse()
                .unwrap(),
        )
    } else if within("table:table-header-rows") {
        Kind::Head
    } else if within("table:table-cell") {
        Kind::Cell
    } else if within("text:list-item") {
        Kind::Item
    } else {
        Kind::Paragraph
    }
}

/// The hyphen that does not end a line is that of the tree.
fn with_plain_hyphens(text: &str) -> String {
    text.replace('\u{2011}', "-")
}

/// A title whose number the word processor works out does not say it.
fn is_same((kind, words): &Shape, (expected_kind, expected): &Shape) -> bool {
    let without_number = || {
        let rest = expected.trim_start_matches(|c: char| c.is_ascii_digit());
        matches!(kind, Kind::Title(_)) && rest.strip_prefix(". ") == Some(words)
    };
    kind == expected_kind && (words == expected || without_number())
}

fn compare(place: &str, found: &[Shape], expected: &[Shape]) {
    for (index, (one, other)) in found.iter().zip(expected).enumerate() {
        assert!(
            is_same(one, other),
            "{place}, {index}: {one:?} instead of {other:?}"
        );
    }
    assert_eq!(found.len(), expected.len(), "{place}");
}

// ---- The tests ----

#[test]
fn libreoffice_finds_the_titles_items_and_cells_of_the_tree() {
    let mut cells = 0;
    for set in opened() {
        for extract in extracts(set) {
            let expected = expected(&set.document(extract), 1);
            for ending in ["docx", "odt"] {
                let name = file_name(set, extract, ending);
                let flat = with_plain_hyphens(&libreoffice()[&name].flat);
                let (mut found, contents) = shapes(&flat);
                if extract == Extract::Set {
                    // The title page.
                    let start = found.iter().position(|(kind, _)| *kind == Kind::Title(1));
                    found.drain(..start.unwrap());
                    // Without pages, no dots that lead to them; under a .docx's stands how to fill them in.
                    assert_eq!(
                        contents.iter().any(|line| line.contains('\t')),
                        ending == "odt"
                    );
                    let named: Vec<&str> = contents
                        .iter()
                        .map(|line| line.split_once('\t').map_or(&**line, |(words, _)| words))
                        .filter(|line| *line != "Sommaire" && !line.starts_with("Pour les numéros"))
                        .collect();
                    let titles: Vec<&str> = expected
                        .iter()
                        .filter(|(kind, _)| matches!(kind, Kind::Title(1 | 2)))
                        .map(|(_, words)| &**words)
                        .collect();
                    assert_eq!(named, titles, "{name}");
                }
                cells += found.iter().filter(|(kind, _)| *kind == Kind::Cell).count();
                compare(&name, &found, &expected);
            }
        }
    }
    assert!(cells > 1000, "{cells}");
}

#[test]
fn libreoffice_numbers_articles_and_lists_as_the_tree_does() {
    let mut numbers = 0;
    for set in opened() {
        for extract in extracts(set) {
            let expected = expected_lines(&set.document(extract));
            for ending in ["docx", "odt"] {
                let name = file_name(set, extract, ending);
                let text = with_plain_hyphens(&libreoffice()[&name].text);
                let found: Vec<&str> = text
                    .lines()
                    .map(|line| line.trim_start_matches(['\u{feff}', ' ']))
                    .filter(|line| !line.is_empty())
                    .collect();
                // After the title page and the table of contents, where there are any.
                let start = found.len().checked_sub(expected.len());
                let start = start.unwrap_or_else(|| panic!("{name} lacks lines"));
                for (found, expected) in found[start..].iter().zip(&expected) {
                    // Lines of code begin with spaces.
                    assert_eq!(*found, expected.trim_start_matches(' '), "{name}");
                }
                numbers += expected
                    .iter()
                    .filter(|line| line.starts_with("2. "))
                    .count();
            }
        }
    }
    assert!(numbers > 200, "{numbers}");
}

/// The number of an article and the name of a CCAG stand in one line in a file; what is copied keeps the
/// hyphen that other programs look for.
#[test]
fn numbers_of_articles_do_not_break_in_files() {
    for ending in ["docx", "odt"] {
        let text = &libreoffice()[&format!("{IN_PIECES}-ccap-{ending}")].text;
        for held in ["2112\u{2011}2", "CCAG\u{2011}Travaux"] {
            assert!(text.contains(held), "{ending} lacks {held}");
            let broken = held.replace('\u{2011}', "-");
            assert!(!text.contains(&broken), "{ending} has {broken}");
        }
    }
    let copied = &libreoffice()[&format!("{IN_PIECES}-ccap-html")].text;
    assert!(!copied.contains('\u{2011}'));
    assert!(copied.contains("CCAG-Travaux"));
    // Codes and open data are taken over letter by letter.
    for set in opened() {
        let Some(decp) = set.drafted.piece(Piece::Decp) else {
            continue;
        };
        let lines = decp.document.blocks.iter().filter_map(|block| match block {
            Block::Code(lines) => Some(lines),
            _ => None,
        });
        for line in lines.flatten() {
            let name = file_name(set, Extract::Set, "docx");
            let line = words(line);
            assert!(
                libreoffice()[&name].text.contains(line.trim()),
                "{name}: {line}"
            );
        }
    }
}

#[test]
fn what_is_copied_is_pasted_with_its_titles_items_and_cells() {
    for set in opened() {
        for extract in extracts(set) {
            let name = file_name(set, extract, "html");
            let (found, _) = shapes(&libreoffice()[&name].flat);
            compare(&name, &found, &expected(&set.document(extract), 0));
        }
    }
}

#[test]
fn files_say_their_title_their_language_and_the_days_of_the_law() {
    for ending in ["docx", "odt"] {
        let place = format!("{IN_PIECES}-ccap-{ending}");
        let flat = &libreoffice()[&place].flat;
        for said in [
            "<dc:title>Article du CCAP – Réhabilitation thermique de la cité scolaire Émile-Combes</dc:title>",
            "<dc:language>fr-FR</dc:language>",
            "fo:language=\"fr\"",
            "meta:name=\"Textes de droit publiés au\"",
            "2026-08-01",
            "<dc:date>2026-11-22T00:00:00",
            "Projet à vérifier avant publication",
            "text:page-number",
        ] {
            assert!(flat.contains(said), "{place} lacks {said}");
        }
    }
}

/// The parts of an archive, each whole, that are XML.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).unwrap();
            let stamp = entry.last_modified().unwrap();
            assert_eq!((stamp.year(), stamp.month(), stamp.day()), (1980, 1, 1));
            let mut contents = Vec::new();
            entry.read_to_end(&mut contents).unwrap();
            (entry.name().to_string(), contents)
        })
        .collect()
}

fn assert_well_formed(place: &str, xml: &[u8]) {
    let mut reader = Reader::from_reader(xml);
    let config = reader.config_mut();
    config.check_end_names = true;
    let mut buffer = Vec::new();
    let mut depth = 0;
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => break,
            Ok(Event::Start(start)) => {
                depth += 1;
                let known = start.attributes().with_checks(true).all(|one| one.is_ok());
                assert!(known, "{place}");
            }
            Ok(Event::End(_)) => depth -= 1,
            Ok(_) => {}
            Err(error) => panic!("{place}: {error}"),
        }
        buffer.clear();
    }
    assert_eq!(depth, 0, "{place}");
}

#[test]
fn the_same_dossier_gives_the_same_well_formed_bytes() {
    for set in sets() {
        for format in Format::ALL.into_iter().filter(|format| is_text(*format)) {
            let bytes = set.file(Extract::Set, format);
            assert!(
                bytes == set.file(Extract::Set, format),
                "{} {format:?}",
                set.name
            );
            for (name, contents) in parts(&bytes) {
                if name != "mimetype" {
                    assert_well_formed(&format!("{} {name}", set.name), &contents);
                }
            }
        }
    }
}

#[test]
fn an_opendocument_is_recognised_by_its_first_bytes() {
    let bytes = set_named("vide").file(Extract::Set, Format::Odt);
    let mark = b"mimetypeapplication/vnd.oasis.opendocument.text";
    assert_eq!(&bytes[30..30 + mark.len()], mark);
}

fn set_named(name: &str) -> &'static Set {
    sets().iter().find(|set| set.name == name).unwrap()
}

/// Whatever was typed, the file opens: signs of XML, characters that it cannot hold, spaces in a row.
#[test]
fn any_text_makes_a_well_formed_file() {
    for title in [
        "<b>&amp;</b> \"x\" 'y' ]]>",
        "a\u{0}b\u{b}c\u{fffe}d\u{1f600}",
        "deux  espaces   ici",
        &"très long ".repeat(40),
    ] {
        let json = serde_json::json!({
            "format": "clausule-dossier", "version": 2, "bareme": "2026-11",
            "contract": { "title": title, "facilitateur_name": title },
            "lots": [{ "trade": "peinture", "amount": "1 M€" }],
        })
        .to_string();
        for format in ["docx", "odt"] {
            let request = Request {
                dossier: &json,
                date: DATE,
                extract: "pieces",
                format,
            };
            let file = request.file().unwrap();
            for (name, contents) in parts(&file.bytes) {
                if name != "mimetype" {
                    assert_well_formed(&format!("{title} {name}"), &contents);
                }
            }
        }
    }
}

#[test]
fn what_cannot_be_written_is_said_in_a_sentence() {
    let vide = &set_named("vide").json;
    let request = Request {
        dossier: vide,
        date: DATE,
        extract: "pieces",
        format: "docx",
    };
    assert_eq!(
        Request {
            format: "exe",
            ..request
        }
        .file(),
        Err(OfficeError::Unknown)
    );
    assert_eq!(
        Request {
            date: "hier",
            ..request
        }
        .file(),
        Err(OfficeError::Unknown)
    );
    let broken = Request {
        dossier: "{",
        ..request
    }
    .file();
    assert!(matches!(broken, Err(OfficeError::Dossier(_))));
    // Without a facilitateur there is no sheet of one.
    let absent = sets()
        .iter()
        .find(|set| set.drafted.piece(Piece::FacilitateurSheet).is_none())
        .unwrap();
    let absent = Request {
        dossier: &absent.json,
        extract: Piece::FacilitateurSheet.key(),
        ..request
    };
    let error = absent.file().unwrap_err();
    assert_eq!(error, OfficeError::NoPiece);
    assert!(error.to_string().contains("Choisissez-en une autre"));
}
