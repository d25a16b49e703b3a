use super::{ClauseSet, Piece, PieceDraft};
use crate::bareme::fold;
use crate::contract::Frame;
use crate::document::Document;

/// What of a contract's pieces goes into one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extract {
    /// One piece.
    Piece(Piece),
    /// All of them, each under its name.
    Set,
}

impl Extract {
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
        let folded = fold(&title.chars().take(60).collect::<String>());
        let mut words = vec!["clausule"];
        words.extend(folded.split_whitespace());
        words.push(self.key());
        format!("{}.{extension}", words.join("-"))
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
