//! How a file looks: one table of styles for both word processors, so that no two formats differ.
//!
//! Neutral, since the text goes into the buyer's own documents, and built on the names that the word
//! processors give their own styles, so that the buyer's own look takes over there.

/// The font that every machine has, or another of the same widths.
pub const FONT: &str = "Arial";
/// The font of what is taken over letter by letter.
pub const MONO: &str = "Courier New";
/// The ground of the heads of columns.
pub const HEAD_FILL: &str = "E7EAEE";
/// The ground of what is still to be filled in.
pub const BLANK_FILL: &str = "FFF27A";
/// The lines of tables.
pub const LINE: &str = "8A94A0";
/// Words that matter less.
pub const SOFT: &str = "4A5560";

/// A paragraph style.
pub struct Style {
    /// Its identifier in a Word file.
    pub id: &'static str,
    /// Its name in a Word file; Word shows its own in its language.
    pub word: &'static str,
    /// Its name in an OpenDocument file.
    pub odf: &'static str,
    /// Half points.
    pub size: u16,
    /// Above it, in twentieths of a point.
    pub before: u16,
    /// Under it, the same.
    pub after: u16,
    traits: &'static [Trait],
}

/// What else a style does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Trait {
    /// Its letters are bold.
    Bold,
    /// Its words matter less.
    Soft,
    /// It stands on the right.
    Right,
    /// It stays with what follows, its lines together.
    Keeps,
    /// The next paragraph typed has it too.
    Stays,
    /// Its letters have one width, and are no words of a language.
    Mono,
}

const PLAIN: &[Trait] = &[];
const TITLE: &[Trait] = &[Trait::Bold, Trait::Keeps];
const SOFTLY: &[Trait] = &[Trait::Soft];
const STAYS: &[Trait] = &[Trait::Stays];

const fn style(
    [id, word, odf]: [&'static str; 3],
    size: u16,
    [before, after]: [u16; 2],
    traits: &'static [Trait],
) -> Style {
    Style {
        id,
        word,
        odf,
        size,
        before,
        after,
        traits,
    }
}

/// Every paragraph style but that of plain paragraphs: its names, size, space around it, traits.
pub const STYLES: [Style; 21] = [
    style(["Title", "Title", "Title"], 48, [3600, 240], TITLE),
    style(["Subtitle", "Subtitle", "Subtitle"], 28, [0, 720], SOFTLY),
    style(
        ["CoverText", "Texte de couverture", "Texte de couverture"],
        22,
        [0, 120],
        PLAIN,
    ),
    style(["Heading1", "heading 1", "Heading 1"], 32, [0, 240], TITLE),
    style(
        ["Heading2", "heading 2", "Heading 2"],
        26,
        [320, 160],
        TITLE,
    ),
    style(
        ["Heading3", "heading 3", "Heading 3"],
        23,
        [280, 120],
        TITLE,
    ),
    style(
        ["Heading4", "heading 4", "Heading 4"],
        21,
        [240, 100],
        TITLE,
    ),
    style(["Heading5", "heading 5", "Heading 5"], 21, [200, 80], TITLE),
    style(["Heading6", "heading 6", "Heading 6"], 21, [200, 80], TITLE),
    style(["ListBullet", "List Bullet", "List 1"], 21, [0, 60], STAYS),
    style(
        ["ListNumber", "List Number", "Numbering 1"],
        21,
        [0, 60],
        STAYS,
    ),
    style(
        ["TableText", "Texte de tableau", "Table Contents"],
        18,
        [50, 50],
        STAYS,
    ),
    style(
        ["TableHead", "Titre de colonne", "Table Heading"],
        18,
        [50, 50],
        TITLE,
    ),
    style(
        ["AfterTable", "Après un tableau", "Après un tableau"],
        8,
        [0, 60],
        PLAIN,
    ),
    style(
        ["TOCHeading", "TOC Heading", "Contents Heading"],
        32,
        [0, 240],
        TITLE,
    ),
    style(
        ["TOC1", "toc 1", "Contents 1"],
        21,
        [120, 20],
        &[Trait::Bold],
    ),
    style(
        ["CodeBlock", "HTML Preformatted", "Preformatted Text"],
        18,
        [60, 120],
        &[Trait::Mono, Trait::Stays],
    ),
    style(["TOC2", "toc 2", "Contents 2"], 20, [0, 20], PLAIN),
    style(
        ["TOCHint", "Note du sommaire", "Note du sommaire"],
        17,
        [240, 0],
        SOFTLY,
    ),
    style(["Header", "header", "Header"], 16, [0, 0], SOFTLY),
    style(
        ["Footer", "footer", "Footer"],
        16,
        [0, 0],
        &[Trait::Soft, Trait::Right],
    ),
];

impl Style {
    /// Whether it does that.
    pub fn has(&self, one: Trait) -> bool {
        self.traits.contains(&one)
    }

    /// The number that ends an identifier after `start`: the rank of a title.
    pub fn rank(&self, start: &str) -> Option<u8> {
        self.id.strip_prefix(start)?.parse().ok()
    }
}
