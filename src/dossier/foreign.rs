//! Files that are no dossier and are well known: what they are, and what to open instead.

/// A kind of file that a user may take for a dossier.
struct Foreign {
    /// How its name ends.
    ends: &'static [&'static str],
    /// How it begins, where that tells it apart.
    begins: &'static str,
    /// What is said of it.
    says: &'static str,
}

/// The first one that fits says what the file is; what only its beginning tells comes last.
const KNOWN: [Foreign; 7] = [
    Foreign {
        ends: &["docx", "odt", "doc", "rtf"],
        begins: "{\\rtf",
        says: "C’est un document de traitement de texte. Clausule écrit les pièces sous cette forme et ne les relit pas. Ouvrez le dossier lui-même : le fichier .json que donne « Enregistrer en fichier ».",
    },
    Foreign {
        ends: &["xlsx", "ods", "xls"],
        begins: "",
        says: "C’est un classeur de tableur. Clausule écrit le calcul et le suivi sous cette forme et ne les relit pas. Ouvrez le dossier lui-même, le fichier .json que donne « Enregistrer en fichier » ; un barème s’ouvre en .csv.",
    },
    Foreign {
        ends: &["pdf"],
        begins: "%PDF",
        says: "C’est un PDF, qui ne contient pas les réponses du dossier. Ouvrez le dossier lui-même : le fichier .json que donne « Enregistrer en fichier ».",
    },
    Foreign {
        ends: &["htm", "html", "md", "txt"],
        begins: "<!",
        says: "C’est le texte d’une page ou d’une pièce, sans les réponses du dossier. Ouvrez le dossier lui-même : le fichier .json que donne « Enregistrer en fichier ».",
    },
    Foreign {
        ends: &["eml", "msg"],
        begins: "",
        says: "C’est un courriel. Enregistrez d’abord sa pièce jointe en .json, puis ouvrez celle-ci.",
    },
    Foreign {
        ends: &["png", "jpg", "jpeg", "gif", "webp", "heic"],
        begins: "",
        says: "C’est une image. Ouvrez le dossier lui-même : le fichier .json que donne « Enregistrer en fichier ».",
    },
    Foreign {
        ends: &["zip", "7z", "rar", "gz"],
        begins: "PK\u{3}\u{4}",
        says: "C’est une archive ou un fichier de bureautique. Si le dossier est dedans, sortez-en le fichier .json, puis ouvrez celui-ci.",
    },
];

/// What a file that could not be opened is, going by its name, then by how it begins; none for what is not
/// known, and for a name that a dossier has.
///
/// ```
/// use clausule::dossier::foreign;
///
/// assert!(foreign("CCAP.docx", "PK\u{3}\u{4}").is_some_and(|says| says.starts_with("C’est un document")));
/// assert!(foreign("ecole.json", "{").is_none());
/// ```
#[must_use]
pub fn foreign(name: &str, text: &str) -> Option<&'static str> {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_lowercase());
    let end = end.as_deref().unwrap_or_default();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    KNOWN
        .iter()
        .find(|one| one.ends.contains(&end))
        .or_else(|| {
            let begins = |one: &&Foreign| !one.begins.is_empty() && text.starts_with(one.begins);
            KNOWN.iter().find(begins)
        })
        .map(|one| one.says)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_file_says_what_it_is_and_what_to_open() {
        for (name, text, begins) in [
            (
                "CCAP.docx",
                "PK\u{3}\u{4}…",
                "C’est un document de traitement de texte.",
            ),
            (
                "CCAP.ODT",
                "PK\u{3}\u{4}…",
                "C’est un document de traitement de texte.",
            ),
            (
                "calcul.xlsx",
                "PK\u{3}\u{4}…",
                "C’est un classeur de tableur.",
            ),
            ("suivi.ods", "", "C’est un classeur de tableur."),
            ("avis", "%PDF-1.7", "C’est un PDF"),
            ("renamed.json", "%PDF-1.7", "C’est un PDF"),
            (
                "renamed.json",
                "PK\u{3}\u{4}…",
                "C’est une archive ou un fichier de bureautique.",
            ),
            (
                "page.json",
                "\u{feff}\n<!doctype html>",
                "C’est le texte d’une page",
            ),
            ("photo.JPG", "\u{fffd}", "C’est une image."),
        ] {
            let says = foreign(name, text).unwrap_or_else(|| panic!("{name}"));
            assert!(says.starts_with(begins), "{name}: {says}");
            assert!(says.contains(".json"), "{name}: {says}");
        }
    }

    #[test]
    fn what_may_be_a_dossier_is_read() {
        for (name, text) in [
            ("ecole.json", "{"),
            ("ecole", "{\"format\""),
            ("", ""),
            ("docx", "{"),
            ("a.b.json", "oups"),
        ] {
            assert_eq!(foreign(name, text), None, "{name}");
        }
    }
}
