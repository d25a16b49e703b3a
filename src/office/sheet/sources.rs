//! Where each coefficient is from, and its range.

use super::book::{Cell, Format, Sheet};
use super::computation::{self, Work, columns, cost, rate, share};
use super::formula::At;
use crate::bareme::Source;
use crate::document::french;
use crate::estimate::{Coefficient, Origin};

pub(super) const SOURCES: &str = "Sources";

/// Rows of a part: its share, its cost, its rate.
pub(super) const SHARE: usize = 0;
pub(super) const COST: usize = 1;
const RATE: usize = 2;

pub(super) const LOW: u16 = 5;
pub(super) const CENTRAL: u16 = 6;
pub(super) const HIGH: u16 = 7;

const ROWS_A_PART: usize = RATE + 1;

/// The cell of a coefficient of the part in a row of the steps.
pub(super) fn at(part: usize, kind: usize, column: u16) -> At {
    Sheet::at(SOURCES, part * ROWS_A_PART + kind, column)
}

/// What is said of a coefficient: grade, source, years, what to mind.
fn described<T>(work: &Work, of: &Coefficient<T>) -> [Cell; 4] {
    let words = |text: &str| Cell::text(french(text));
    let grade = of.origin.label();
    match &of.origin {
        Origin::Published {
            grade: letter,
            sources,
            note,
        } => {
            let texts: Vec<&str> = sources.iter().map(Source::text).collect();
            let texts = if texts.is_empty() {
                Source::cite(sources, *letter).concat()
            } else {
                texts.join(" ; ")
            };
            let years = sources.iter().map(|source| match source.year {
                Some(year) => year.to_string(),
                None => "non indiquée".to_string(),
            });
            let mut years: Vec<String> = years.collect();
            years.dedup();
            [
                words(&format!("{} : {grade}", letter.letter())),
                words(&texts),
                words(&years.join(" ; ")),
                words(note.unwrap_or("")),
            ]
        }
        Origin::House => [
            words(grade),
            // Its name is the user's.
            Cell::text(work.contract.house.cite()),
            Cell::empty(),
            Cell::empty(),
        ],
        Origin::Programme(programme) => [
            words(grade),
            words(programme.source()),
            Cell::empty(),
            Cell::empty(),
        ],
        Origin::Own => [
            words(grade),
            words("Valeur de l’acheteur"),
            Cell::empty(),
            Cell::empty(),
        ],
    }
}

/// One row a coefficient of each part.
pub(super) fn sheet(work: &Work) -> Sheet {
    let mut sheet = computation::sheet(
        SOURCES,
        "Sources des coefficients",
        [
            "Aucun barème officiel complet de la part de main-d’œuvre par métier n’a été trouvé : chaque valeur a sa plage, sa fiabilité et sa source.",
            "A : source officielle ; B : source publiée ; C : source indicative ; H : hypothèse à faire confirmer. Ces valeurs sont celles du téléchargement.",
        ],
        columns(&[
            ("Lot", 5),
            ("Nom du lot", 14),
            ("Poste", 6),
            ("Métier", 18),
            ("Coefficient", 14),
            ("Bas", 10),
            ("Central", 10),
            ("Haut", 10),
            ("Fiabilité", 14),
            ("Source", 42),
            ("Année", 10),
            ("À savoir", 32),
        ]),
    );
    for row in &work.rows {
        let of = &row.figures.coefficients;
        let taken_over = row.figures.taken_over().is_some();
        let (shares, costs, rates) = (&of.share.span, &of.cost.span, &of.rate.span);
        let rows = [
            (
                "Part de main-d’œuvre",
                [shares.low(), shares.central(), shares.high()].map(share),
                Format::Percent,
                described(work, &of.share),
            ),
            (
                "Coût horaire",
                [costs.low(), costs.central(), costs.high()].map(cost),
                Format::EurosPerHour,
                described(work, &of.cost),
            ),
            (
                "Taux d’insertion",
                [rates.low(), rates.central(), rates.high()].map(rate),
                Format::Percent,
                described(work, &of.rate),
            ),
        ];
        for (kind, (label, values, format, [grade, source, years, note])) in
            rows.into_iter().enumerate()
        {
            let mut cells = work.part_cells(row);
            let is_used = !taken_over || kind == RATE;
            let label = if is_used {
                label.to_string()
            } else {
                format!("{label} (sans effet : personnel repris)")
            };
            cells.push(Cell::text(french(&label)));
            cells.extend(values.map(|value| Cell::number(value, format)));
            cells.extend([grade, source, years, note]);
            sheet.rows.push(cells);
        }
    }
    sheet
}
