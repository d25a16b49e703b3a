//! What schemas and readers that are not ours say of every kind of file: `tests/validators/check.py`, whose
//! packages `cargo xtask test` installs; `VALIDATORS` names another Python that has them. The files of every
//! fourth set and of those that LibreOffice opens; of all with `OFFICE_SETS=all`.

use super::{DATE, Kind, OPENED, Set, all_sets, compare, expected, folder, parts, sets};
use clausule::clause::Extract;
use clausule::office::{OfficeError, Request};
use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What is written of each set.
const KINDS: [(&str, &str); 6] = [
    ("pieces", "docx"),
    ("pieces", "odt"),
    ("calcul", "xlsx"),
    ("calcul", "ods"),
    ("releve", "xlsx"),
    ("releve", "ods"),
];

fn checked_sets() -> Vec<&'static Set> {
    let chosen = sets()
        .iter()
        .enumerate()
        .filter(|(index, set)| all_sets() || index % 4 == 0 || OPENED.contains(&&*set.name));
    chosen.map(|(_, set)| set).collect()
}

/// What the readers say of the files of a folder.
fn checked(folder: &Path) -> Vec<Value> {
    let own = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../validators/bin/python");
    let python = std::env::var_os("VALIDATORS").map_or(own, PathBuf::from);
    let output = Command::new(python)
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/validators/check.py"))
        .arg(folder)
        .output()
        .expect(
            "the validators are missing: run `cargo xtask test --only domain`, which installs them",
        );
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let lines = String::from_utf8(output.stdout).unwrap();
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap()
}

/// The bytes of one kind of file; none where the contract does not have it.
fn file(set: &Set, (extract, format): (&str, &str)) -> Option<Vec<u8>> {
    let request = Request {
        dossier: &set.json,
        date: DATE,
        extract,
        format,
    };
    match request.file() {
        Ok(file) => Some(file.bytes),
        Err(OfficeError::Sheet(_)) => None,
        Err(error) => panic!("{}: {error}", set.name),
    }
}

#[test]
fn the_schemas_refuse_no_file_and_other_readers_find_the_tree() {
    let folder = folder("valid");
    let sets = checked_sets();
    for set in &sets {
        for kind in KINDS {
            if let Some(bytes) = file(set, kind) {
                let name = format!("{}-{}.{}", set.name, kind.0, kind.1);
                fs::write(folder.join(name), bytes).unwrap();
            }
        }
    }
    let found = checked(&folder);
    let count = |ending: &str| {
        let files = found
            .iter()
            .filter(|file| text(file, "file").ends_with(ending));
        files.count()
    };
    assert_eq!((count("docx"), count("odt")), (sets.len(), sets.len()));
    assert!(count("xlsx") > sets.len() && count("xlsx") == count("ods"));
    for file in &found {
        let name = text(file, "file");
        assert_eq!(file["errors"], Value::Array(Vec::new()), "{name}");
        for sheet in file["sheets"].as_array().into_iter().flatten() {
            assert_eq!(sheet["header"], "$4:$4", "{name} {sheet}");
            assert_eq!(sheet["fits"], true, "{name} {sheet}");
        }
    }
    for set in sets {
        let expected = expected(&set.document(Extract::Set), 1);
        for ending in ["docx", "odt"] {
            let name = format!("{}-pieces.{ending}", set.name);
            let file = found.iter().find(|file| text(file, "file") == name);
            let mut shapes = shapes(file.unwrap());
            // The title page and the table of contents.
            let start = shapes.iter().position(|(kind, _)| *kind == Kind::Title(1));
            shapes.drain(..start.unwrap());
            compare(&name, &shapes, &expected);
        }
    }
}

fn shapes(file: &Value) -> Vec<(Kind, String)> {
    let shapes = file["shapes"].as_array().unwrap().iter();
    let shapes = shapes.map(|shape| {
        let kind = match shape[0].as_str().unwrap() {
            "title" => Kind::Title(u8::try_from(shape[1].as_u64().unwrap()).unwrap()),
            "item" => Kind::Item,
            "head" => Kind::Head,
            "cell" => Kind::Cell,
            _ => Kind::Paragraph,
        };
        (kind, shape[2].as_str().unwrap().to_string())
    });
    shapes.collect()
}

/// A file in which one part says something else.
fn damaged(bytes: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, contents) in parts(bytes) {
        let contents = if name == part {
            let text = String::from_utf8(contents).unwrap();
            assert!(text.contains(from), "{part} has no {from}");
            text.replacen(from, to, 1).into_bytes()
        } else {
            contents
        };
        archive
            .start_file(name, SimpleFileOptions::DEFAULT)
            .unwrap();
        archive.write_all(&contents).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The check of the checkers: each of these is refused, where it is.
#[test]
fn the_schemas_refuse_what_is_damaged() {
    const DAMAGES: [(usize, &str, &str, &str); 9] = [
        // An element out of its order, an unknown one, a value that is none, a style that is nowhere.
        (
            0,
            "word/document.xml",
            "<w:keepNext/></w:pPr>",
            "<w:jc w:val=\"left\"/><w:keepNext/></w:pPr>",
        ),
        (
            0,
            "word/settings.xml",
            "<w:compat>",
            "<w:compatible/><w:compat>",
        ),
        (
            0,
            "word/styles.xml",
            "w:lineRule=\"auto\"",
            "w:lineRule=\"never\"",
        ),
        (
            0,
            "word/document.xml",
            "w:val=\"Heading1\"",
            "w:val=\"Heading12\"",
        ),
        (
            1,
            "content.xml",
            "text:outline-level=\"1\"",
            "text:outline-levels=\"1\"",
        ),
        (
            1,
            "styles.xml",
            "<style:header>",
            "<style:heading/><style:header>",
        ),
        (
            2,
            "xl/worksheets/sheet1.xml",
            "<sheetData>",
            "<sheetDate/><sheetData>",
        ),
        (
            3,
            "content.xml",
            "office:value-type=\"float\"",
            "office:value-type=\"real\"",
        ),
        (
            3,
            "META-INF/manifest.xml",
            "manifest:full-path=\"/\"",
            "manifest:path=\"/\"",
        ),
    ];
    let folder = folder("damaged");
    let set = sets().iter().find(|set| set.name == super::IN_PIECES);
    let set = set.unwrap();
    for (index, (kind, part, from, to)) in DAMAGES.into_iter().enumerate() {
        let bytes = file(set, KINDS[kind]).unwrap();
        let path = folder.join(format!("{index}.{}", KINDS[kind].1));
        fs::write(path, damaged(&bytes, part, from, to)).unwrap();
    }
    for (found, (_, part, _, to)) in checked(&folder).iter().zip(DAMAGES) {
        let errors = found["errors"].as_array().unwrap().iter();
        let mut errors = errors.map(|error| error.as_str().unwrap());
        assert!(errors.any(|error| error.contains(part)), "{to}: {found}");
    }
}
