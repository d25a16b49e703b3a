//! The pieces: a table of stipulations each. Our own wording, built on the code and the six CCAG.

mod aapc;
mod ae;
mod annexes;
mod ccap;
mod counsel;
mod decp;
mod facilitateur_note;
mod motivation;
mod rc;
mod reservation;
mod subsequent;

pub(super) use facilitateur_note::facilitateur_note;

use super::{Piece, Stipulation};

/// The title of a piece and its table; none for the notes, which are written from values.
pub(super) const fn of(piece: Piece) -> (&'static str, &'static [Stipulation]) {
    match piece {
        Piece::Aapc => (
            "Clause d’insertion sociale : texte de l’avis",
            aapc::STIPULATIONS,
        ),
        Piece::Rc => (
            "Clause d’insertion sociale : consultation",
            rc::STIPULATIONS,
        ),
        Piece::Ccap => ("Clause d’insertion sociale", ccap::STIPULATIONS),
        Piece::Ae => ("Engagement d’insertion", ae::STIPULATIONS),
        Piece::Subsequent => (
            "Clause d’insertion sociale du marché subséquent",
            subsequent::CLAUSE,
        ),
        Piece::SubsequentAe => (
            "Engagement d’insertion du marché subséquent",
            subsequent::COMMITMENT,
        ),
        Piece::Publics => ("Publics éligibles et justificatifs", annexes::PUBLICS),
        Piece::FacilitateurSheet => ("Fiche du facilitateur", annexes::FACILITATEUR_SHEET),
        Piece::Ways => ("Modalités d’insertion envisagées", annexes::WAYS),
        Piece::HourSheet => ("Relevé des heures d’insertion", annexes::HOUR_SHEET),
        Piece::Certificate => ("Attestations d’insertion", annexes::CERTIFICATE),
        Piece::PathSheet => ("Suivi des parcours d’insertion", annexes::PATH_SHEET),
        Piece::Agenda => ("Première réunion : ordre du jour", annexes::AGENDA),
        Piece::Motivation => ("Fiche de motivation", motivation::STIPULATIONS),
        Piece::Decp => ("Considérations sociales à publier", decp::STIPULATIONS),
        Piece::Note | Piece::FacilitateurNote => ("", &[]),
    }
}
