//! The form of the kept texts: what a set says in the same words as a set of reference is not written
//! again, it is said to be the same. A change of a text then shows once, where the text stands, and again
//! only where it comes out otherwise.
//!
//! - `### 3. Publics éligibles = fcs-ordinaire-condition`: the whole point is that of the reference;
//! - `# Annexe : relevé d’heures = fcs-ordinaire-condition`: the whole piece is;
//! - `[= fcs-ordinaire-condition, 2 à 5]`: the second to the fifth line of that point there;
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

/// A mark that is not longer than what it stands for.
const LEAST: usize = 90;

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
                lines(&mut short, point, references);
            }
        }
    }
    short
}

/// The lines of a point, those of the reference that has most of them in short.
fn lines(short: &mut String, point: &Point, references: &References) {
    let mut best: (usize, Option<(&str, &Point)>) = (0, None);
    for (name, reference) in references {
        if let Some(other) = reference.point(point) {
            let shared = point.lines.iter().filter(|line| other.lines.contains(line));
            let shared: usize = shared.map(String::len).sum();
            if shared > best.0 {
                best = (shared, Some((name, other)));
            }
        }
    }
    let mut at = 0;
    while at < point.lines.len() {
        let run = best.1.map(|(name, other)| {
            let (start, length) = longest(&point.lines[at..], &other.lines);
            (name, start, length)
        });
        if let Some((name, start, length)) = run {
            let bytes: usize = point.lines[at..at + length].iter().map(String::len).sum();
            if bytes >= LEAST {
                let _ = match length {
                    1 => writeln!(short, "[= {name}, {}]", start + 1),
                    _ => writeln!(short, "[= {name}, {} à {}]", start + 1, start + length),
                };
                at += length;
                continue;
            }
        }
        let _ = writeln!(short, "{}", point.lines[at]);
        at += 1;
    }
}

/// Where the longest run with which these lines begin stands in others, and how long it is.
fn longest(these: &[String], others: &[String]) -> (usize, usize) {
    let length = |start: usize| {
        let pairs = these.iter().zip(&others[start..]);
        pairs.take_while(|(this, other)| this == other).count()
    };
    let runs = (0..others.len()).map(|start| (start, length(start)));
    runs.fold((0, 0), |best, run| if run.1 > best.1 { run } else { best })
}

/// The text of a kept file; `known` are those that it may take from.
pub fn whole(file: &str, known: &References) -> Text {
    let find = |name: &str| known.iter().find(|(known, _)| *known == name);
    let mut full: Vec<Point> = Vec::new();
    for point in Text::read(file).0 {
        let from = point.title.rsplit_once(" = ");
        let from = from.and_then(|(title, name)| Some((title.to_string(), find(name)?.1)));
        let Some((title, other)) = from else {
            let lines = point
                .lines
                .iter()
                .flat_map(|line| filled(line, &point, known));
            let lines = lines.collect();
            full.push(Point { lines, ..point });
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

/// A line, or the lines that it stands for.
fn filled(line: &str, point: &Point, known: &References) -> Vec<String> {
    let mark = line
        .strip_prefix("[= ")
        .and_then(|rest| rest.strip_suffix(']'));
    let Some((name, numbers)) = mark.and_then(|mark| mark.rsplit_once(", ")) else {
        return vec![line.to_string()];
    };
    let (first, last) = numbers.split_once(" à ").unwrap_or((numbers, numbers));
    let (first, last): (usize, usize) = (first.parse().unwrap(), last.parse().unwrap());
    let (_, other) = known.iter().find(|(known, _)| *known == name).unwrap();
    other.point(point).unwrap().lines[first - 1..last].to_vec()
}
