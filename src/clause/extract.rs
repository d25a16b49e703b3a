use super::{ClauseSet, Piece, PieceDraft};
use crate::bareme::fold;
use crate::contract::{Contract, Frame};
use crate::document::{Document, Head, french};
use crate::law::Law;
use crate::quantity::long_date;
use chrono::NaiveDate;

/// What of a contract's pieces goes into one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extract {
    /// One piece.
    Piece(Piece),
    /// All of them, each under its name.
    Set,
}

/// What a file or a print says of itself, beside the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Front {
    /// What it is: « Article du CCAP », and of which contract.
    pub title: String,
    /// The object of the contract, if it is known.
    pub object: Option<String>,
    /// That it is a draft, and the day of the texts: at the top of every page.
    pub notice: String,
    /// The large words of the title page.
    pub large: String,
    /// Those under them; empty for none.
    pub under: String,
    /// What else the title page says.
    pub lines: Vec<String>,
}

impl Front {
    /// The head of a file that has no pages.
    #[must_use]
    pub fn head(&self) -> Head {
        let day = self.lines.first();
        Head {
            title: self.title.clone(),
            notes: day.into_iter().chain([&self.notice]).cloned().collect(),
        }
    }
}

impl Extract {
    /// What it says of itself in a file of that day; none when the contract does not have the piece.
    #[must_use]
    pub fn front(
        self,
        set: &ClauseSet,
        contract: &Contract,
        law: &Law,
        date: NaiveDate,
    ) -> Option<Front> {
        let drafts = self.drafts(set);
        let first = drafts.first()?;
        let name = french(match self {
            Self::Set => "Clause d’insertion sociale : pièces du marché",
            Self::Piece(_) => first.piece.label(contract.frame()),
        });
        let object = contract.title.as_ref().map(|title| french(title.as_str()));
        let read = law.read_as();
        let lines = [
            format!("Projet du {}", long_date(date)),
            format!("Textes de droit {read}"),
            match self.blanks(set) {
                0 => "Aucune mention à compléter".to_string(),
                1 => "Une mention à compléter, surlignée dans le texte".to_string(),
                count => format!("{count} mentions à compléter, surlignées dans le texte"),
            },
        ];
        Some(Front {
            title: match &object {
                Some(object) => format!("{name} – {object}"),
                None => name.clone(),
            },
            notice: french(&format!(
                "Projet à vérifier avant publication – textes de droit {read}"
            )),
            large: object.clone().unwrap_or_else(|| name.clone()),
            under: if object.is_some() {
                name
            } else {
                String::new()
            },
            object,
            lines: lines.map(|line| french(&line)).to_vec(),
        })
    }

    /// How many answers are missing in it, each counted once.
    #[must_use]
    pub fn blanks(self, set: &ClauseSet) -> usize {
        let mut fields: Vec<_> = Vec::new();
        for blank in self.drafts(set).iter().flat_map(|draft| &draft.blanks) {
            if !fields.contains(&blank.field) {
                fields.push(blank.field);
            }
        }
        fields.len()
    }

    /// The word in data, and in the names of files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Piece(piece) => piece.key(),
            Self::Set => "pieces",
        }
    }

    /// What has that key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        if key == Self::Set.key() {
            return Some(Self::Set);
        }
        Piece::from_key(key).map(Self::Piece)
    }

    /// Its pieces; none when the contract does not have the piece.
    #[must_use]
    pub fn drafts(self, set: &ClauseSet) -> &[PieceDraft] {
        match self {
            Self::Set => &set.pieces,
            Self::Piece(piece) => {
                let at = set.pieces.iter().position(|draft| draft.piece == piece);
                at.map_or(&[], |at| &set.pieces[at..=at])
            }
        }
    }

    /// Its text; none when the contract does not have the piece.
    #[must_use]
    pub fn document(self, set: &ClauseSet, frame: Frame) -> Option<Document> {
        match self {
            Self::Set => Some(set.whole(frame)),
            Self::Piece(piece) => set.piece(piece).map(|draft| draft.document.clone()),
        }
    }

    /// The name of its file in a contract of that title: `clausule-ecole-jean-moulin-ccap.docx`.
    #[must_use]
    pub fn file_name(self, title: &str, extension: &str) -> String {
        file_name(title, self.key(), extension)
    }
}

/// The name of a file of a contract of that title, and of what is in it.
fn file_name(title: &str, key: &str, extension: &str) -> String {
    let folded = fold(&title.chars().take(60).collect::<String>());
    let mut words = vec!["clausule"];
    words.extend(folded.split_whitespace());
    words.push(key);
    format!("{}.{extension}", words.join("-"))
}

/// What of a contract goes into a spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Workbook {
    /// The computation of the hours.
    Computation,
    /// The monthly sheet of hours, of all lots.
    Hours,
    /// That of one lot, by its place from 0.
    HoursOf(usize),
}

impl Workbook {
    /// The word in data, and in the names of files: `releve-lot-2`.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Computation => "calcul".to_string(),
            Self::Hours => "releve".to_string(),
            Self::HoursOf(lot) => format!("releve-lot-{}", lot + 1),
        }
    }

    /// What has that key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        match key.strip_prefix("releve-lot-") {
            Some(number) => {
                let number: usize = number.parse().ok()?;
                number.checked_sub(1).map(Self::HoursOf)
            }
            None => [Self::Computation, Self::Hours]
                .into_iter()
                .find(|one| one.key() == key),
        }
    }

    /// The name of its file in a contract of that title: `clausule-ecole-jean-moulin-calcul.xlsx`.
    #[must_use]
    pub fn file_name(self, title: &str, extension: &str) -> String {
        file_name(title, &self.key(), extension)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_comes_back_and_no_two_are_alike() {
        let all = Piece::ALL.map(Extract::Piece);
        for extract in all.into_iter().chain([Extract::Set]) {
            assert_eq!(Extract::from_key(extract.key()), Some(extract));
        }
        assert_eq!(Extract::from_key("nothing"), None);
        for book in [
            Workbook::Computation,
            Workbook::Hours,
            Workbook::HoursOf(11),
        ] {
            assert_eq!(Workbook::from_key(&book.key()), Some(book));
            assert_eq!(Extract::from_key(&book.key()), None);
        }
        for wrong in ["releve-lot-0", "releve-lot-", "releve-lot--1", "ccap"] {
            assert_eq!(Workbook::from_key(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_file_is_named_after_the_contract_and_the_piece() {
        let ccap = Extract::Piece(Piece::Ccap);
        assert_eq!(
            ccap.file_name("École n° 3, « Jean-Moulin »", "docx"),
            "clausule-ecole-n-3-jean-moulin-ccap.docx"
        );
        assert_eq!(
            Extract::Set.file_name(" ../ ", "odt"),
            "clausule-pieces.odt"
        );
    }
}
