//! How a dossier, or a profile, stands on the device: when it was changed, what it is called there, and its
//! file.
//!
//! Three parts under one name, so that they cannot disagree; the list of dossiers is read from them, and
//! there is no table of contents for two tabs to overwrite.

/// What stands on the device under one name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    /// When it was last changed, as `2026-11-22T16:27:45.123Z`; empty where that is not known.
    pub changed: String,
    /// What the user called it; empty for what has no name but that of its contract.
    pub name: String,
    /// The file.
    pub file: String,
}

/// The longest name, in characters.
const LONGEST_NAME: usize = 120;

impl Kept {
    /// Reads what stands on the device. Before there were several dossiers, that was the file alone.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut lines = text.splitn(3, '\n');
        match (lines.next(), lines.next(), lines.next()) {
            (Some(changed), Some(name), Some(file)) if is_moment(changed) => Self {
                changed: changed.to_string(),
                name: name.to_string(),
                file: file.to_string(),
            },
            _ => Self {
                file: text.to_string(),
                ..Self::default()
            },
        }
    }

    /// What will stand on the device.
    #[must_use]
    pub fn write(&self) -> String {
        // A name has one line where it is typed or read; a second one here would pass for the file.
        let name = self.name.replace('\n', " ");
        format!("{}\n{name}\n{}", self.changed, self.file)
    }
}

/// A name on one line, of a length that a list can show.
#[must_use]
pub fn tidy_name(name: &str) -> String {
    let words: Vec<&str> = name
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    let name: String = words.join(" ").chars().take(LONGEST_NAME).collect();
    name.trim_end().to_string()
}

/// A name that is none of those: « École (2) » beside « École ».
#[must_use]
pub fn other_name(name: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(name) {
        return name.to_string();
    }
    let other = |count: usize| {
        let end = format!(" ({count})");
        let room = LONGEST_NAME - end.chars().count();
        let start: String = name.chars().take(room).collect();
        format!("{}{end}", start.trim_end())
    };
    let mut count = 2;
    while taken(&other(count)) {
        count += 1;
    }
    other(count)
}

/// Whether a text is a moment as browsers write it, in universal time; those sort as texts.
#[must_use]
pub fn is_moment(text: &str) -> bool {
    const SHAPE: &[u8] = b"0000-00-00T00:00:00.000Z";
    text.len() == SHAPE.len()
        && text.bytes().zip(SHAPE).all(|(byte, shape)| match shape {
            b'0' => byte.is_ascii_digit(),
            shape => byte == *shape,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOMENT: &str = "2026-11-22T16:27:45.123Z";

    #[test]
    fn what_is_kept_is_read_back() {
        for (name, file) in [("", "{}"), ("École", "{\n  \"a\": \"b\"\n}\n"), ("a b", "")] {
            let kept = Kept {
                changed: MOMENT.to_string(),
                name: name.to_string(),
                file: file.to_string(),
            };
            assert_eq!(Kept::read(&kept.write()), kept);
        }
    }

    #[test]
    fn what_one_dossier_alone_left_is_its_file() {
        for text in ["{\n  \"format\": \"clausule-dossier\"\n}", "", "a\nb\nc"] {
            let kept = Kept::read(text);
            assert_eq!((kept.file.as_str(), kept.changed.as_str()), (text, ""));
        }
    }

    #[test]
    fn a_name_stays_on_its_line() {
        assert_eq!(tidy_name(" a\n\tb\u{0}c  "), "a b c");
        assert_eq!(tidy_name(&"é".repeat(500)).chars().count(), LONGEST_NAME);
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let taken = ["École", "École (2)"];
        assert_eq!(
            other_name("École", |name| taken.contains(&name)),
            "École (3)"
        );
        assert_eq!(other_name("Gare", |name| taken.contains(&name)), "Gare");
        let long = "é".repeat(LONGEST_NAME);
        let other = other_name(&long, |name| name == long);
        assert_eq!(other.chars().count(), LONGEST_NAME);
        assert!(other.ends_with(" (2)"));
    }

    #[test]
    fn moments() {
        assert!(is_moment(MOMENT));
        for text in [
            "",
            "2026-11-22",
            "2026-11-22T16:27:45.123+",
            "é026-11-22T16:27:45.123",
        ] {
            assert!(!is_moment(text), "{text}");
        }
    }
}
