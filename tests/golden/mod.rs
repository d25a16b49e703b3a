//! The form of the kept texts: what a set says in the same words as a set of reference is not written
//! again, it is said to be the same. A change of a text then shows once, where the text stands, and again
//! only where it comes out otherwise.
//!
//! - `### 3. Publics éligibles = fcs-ordinaire-condition`: the whole point is that of the reference;
//! - `# Annexe : relevé d’heures = fcs-ordinaire-condition`: the whole piece is;
//! - `‹objet›` and the like stand for what the head of the file says, which every set has of its own.
//!
//! Nothing is lost: [`whole`] puts the text together again.

use std::fmt::Write as _;

/// A title and the lines under it, down to the next title; those above the first have none.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Point {
    piece: String,
    title: String,
    lines: Vec<String>,
}

impl Point {
    /// What it is compared by: the piece, and the title without its number.
    fn key(&self) -> (&str, &str) {
        let title = &self.title;
        let unnumbered = title.split_once(". ").map_or(&**title, |(_, rest)| rest);
        (&self.piece, unnumbered)
    }
}

/// A text cut into its points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(Vec<Point>);

impl Text {
    /// Cuts a text.
    pub fn read(text: &str) -> Self {
        let mut points = vec![Point {
            piece: String::new(),
            title: String::new(),
            lines: Vec::new(),
        }];
        for line in text.lines() {
            let last = points.last().unwrap();
            let piece = match line.strip_prefix("# ") {
                Some(piece) => piece.to_string(),
                None => last.piece.clone(),
            };
            if line.starts_with("# ") || line.starts_with("### ") {
                points.push(Point {
                    piece,
                    title: line.to_string(),
                    lines: Vec::new(),
                });
            } else {
                points.last_mut().unwrap().lines.push(line.to_string());
            }
        }
        Self(points)
    }

    fn point(&self, like: &Point) -> Option<&Point> {
        self.0.iter().find(|point| point.key() == like.key())
    }

    fn piece(&self, piece: &str) -> Vec<&Point> {
        self.0.iter().filter(|point| point.piece == piece).collect()
    }
}

/// The sets that others are compared with, in order: a text is written whole in the first that has it.
pub type References<'a> = [(&'a str, &'a Text)];

/// Writes a text, and where it is that of a reference, says so.
pub fn shortened(text: &Text, references: &References) -> String {
    let mut short = String::new();
    let mut done = "";
    for point in &text.0 {
        if !point.piece.is_empty() && point.piece == done {
            continue;
        }
        let begins = point.title.starts_with("# ");
        let same = |(_, reference): &&(&str, &Text)| {
            reference.piece(&point.piece) == text.piece(&point.piece)
        };
        if begins && let Some((name, _)) = references.iter().find(same) {
            let _ = writeln!(short, "{} = {name}\n", point.title);
            done = &point.piece;
            continue;
        }
        let same = |(_, reference): &&(&str, &Text)| {
            let other = reference.point(point);
            other.is_some_and(|other| other.lines == point.lines && !point.lines.is_empty())
        };
        match references.iter().find(same) {
            Some((name, _)) if point.title.starts_with("### ") => {
                let _ = writeln!(short, "{} = {name}\n", point.title);
            }
            _ => {
                if !point.title.is_empty() {
                    let _ = writeln!(short, "{}", point.title);
                }
                for line in &point.lines {
                    let _ = writeln!(short, "{line}");
                }
            }
        }
    }
    short
}

/// The text of a kept file; `known` are those that it may take from.
pub fn whole(file: &str, known: &References) -> Text {
    let find = |name: &str| known.iter().find(|(known, _)| *known == name);
    let mut full: Vec<Point> = Vec::new();
    for point in Text::read(file).0 {
        let from = point.title.rsplit_once(" = ");
        let from = from.and_then(|(title, name)| Some((title.to_string(), find(name)?.1)));
        let Some((title, other)) = from else {
            full.push(point);
            continue;
        };
        if let Some(piece) = title.strip_prefix("# ") {
            full.extend(other.piece(piece).into_iter().cloned());
        } else {
            let point = Point { title, ..point };
            let lines = other.point(&point).unwrap().lines.clone();
            full.push(Point { lines, ..point });
        }
    }
    Text(full)
}
