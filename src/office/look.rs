//! How a file looks: one table of styles for both word processors, so that no two formats differ.
//!
//! Neutral, since the text goes into the buyer's own documents, and built on the names that the word
//! processors give their own styles, so that the buyer's own look takes over there.

/// The font that every machine has, or another of the same widths.
pub const FONT: &str = "Arial";
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
    /// Whether the next paragraph typed has it too.
    pub stays: bool,
    /// Half points.
    pub size: u16,
    /// Whether its letters are bold.
    pub bold: bool,
    /// Whether its words matter less.
    pub soft: bool,
    /// Whether it stands on the right.
    pub right: bool,
    /// Twentieths of a point.
    pub before: u16,
    /// The same.
    pub after: u16,
    /// Whether it stays with what follows, its lines together.
    pub keeps: bool,
}

const fn style([id, word, odf]: [&'static str; 3], size: u16, [before, after]: [u16; 2]) -> Style {
    Style {
        id,
        word,
        odf,
        stays: false,
        size,
        bold: false,
        soft: false,
        right: false,
        before,
        after,
        keeps: false,
    }
}

const fn title(names: [&'static str; 3], size: u16, around: [u16; 2]) -> Style {
    Style {
        bold: true,
        keeps: true,
        ..style(names, size, around)
    }
}

/// Every paragraph style but that of plain paragraphs.
pub const STYLES: [Style; 19] = [
    title(["Title", "Title", "Title"], 48, [3600, 240]),
    Style {
        soft: true,
        ..style(["Subtitle", "Subtitle", "Subtitle"], 28, [0, 720])
    },
    style(
        ["CoverText", "Texte de couverture", "Texte de couverture"],
        22,
        [0, 120],
    ),
    title(["Heading1", "heading 1", "Heading 1"], 32, [0, 240]),
    title(["Heading2", "heading 2", "Heading 2"], 26, [320, 160]),
    title(["Heading3", "heading 3", "Heading 3"], 23, [280, 120]),
    title(["Heading4", "heading 4", "Heading 4"], 21, [240, 100]),
    title(["Heading5", "heading 5", "Heading 5"], 21, [200, 80]),
    title(["Heading6", "heading 6", "Heading 6"], 21, [200, 80]),
    Style {
        stays: true,
        ..style(["ListBullet", "List Bullet", "List 1"], 21, [0, 60])
    },
    Style {
        stays: true,
        ..style(["ListNumber", "List Number", "Numbering 1"], 21, [0, 60])
    },
    Style {
        stays: true,
        ..style(
            ["TableText", "Texte de tableau", "Table Contents"],
            18,
            [50, 50],
        )
    },
    title(
        ["TableHead", "Titre de colonne", "Table Heading"],
        18,
        [50, 50],
    ),
    style(
        ["AfterTable", "Après un tableau", "Après un tableau"],
        8,
        [0, 60],
    ),
    title(
        ["TOCHeading", "TOC Heading", "Contents Heading"],
        32,
        [0, 240],
    ),
    Style {
        bold: true,
        ..style(["TOC1", "toc 1", "Contents 1"], 21, [120, 20])
    },
    style(["TOC2", "toc 2", "Contents 2"], 20, [0, 20]),
    Style {
        soft: true,
        ..style(["Header", "header", "Header"], 16, [0, 0])
    },
    Style {
        soft: true,
        right: true,
        ..style(["Footer", "footer", "Footer"], 16, [0, 0])
    },
];

impl Style {
    /// The number that ends an identifier after `start`: the rank of a title.
    pub fn rank(&self, start: &str) -> Option<u8> {
        self.id.strip_prefix(start)?.parse().ok()
    }
}
