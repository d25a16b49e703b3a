//! A house's own coefficients: a named table, trade by trade, typed in place or kept in a file.

use crate::bareme::{Bareme, Trade, fold};
use crate::contract::{Field, Form, Line, LotForm};
use crate::quantity::{HourlyCost, Share};
use std::fmt;

/// A house's own coefficients.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct House {
    /// What it is called.
    pub name: Option<Line>,
    /// Where its figures are from.
    pub source: Option<Line>,
    /// When they were made.
    pub date: Option<Line>,
    /// Its rows.
    pub rows: HouseRows,
}

/// The rows of a house's table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HouseRows(Vec<HouseRow>);

/// The coefficients of one trade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseRow {
    /// The trade.
    pub trade: &'static Trade,
    /// Its labour share; the barème's when none.
    pub share: Option<Share>,
    /// Its hourly cost; the barème's when none.
    pub cost: Option<HourlyCost>,
}

impl House {
    /// The row of a trade.
    #[must_use]
    pub fn row(&self, trade: &Trade) -> Option<&HouseRow> {
        self.rows.0.iter().find(|row| row.trade.id == trade.id)
    }

    /// « Barème de la ville (bilan des chantiers, 2026-11-22) ».
    #[must_use]
    pub fn cite(&self) -> String {
        let text = |line: &Option<Line>| line.as_ref().map(ToString::to_string);
        let name = text(&self.name).unwrap_or_else(|| "Votre barème".to_string());
        match (text(&self.source), text(&self.date)) {
            (Some(source), Some(date)) => format!("{name} ({source}, {date})"),
            (Some(one), None) | (None, Some(one)) => format!("{name} ({one})"),
            (None, None) => format!("{name} (source à indiquer)"),
        }
    }
}

/// Why a table cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseError {
    /// Which line, from 1.
    pub line: usize,
    /// What is wrong with it, and what to do.
    pub message: String,
}

impl fmt::Display for HouseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ligne {} : {}", self.line, self.message)
    }
}

impl std::error::Error for HouseError {}

impl HouseRows {
    /// More trades than there are.
    const MOST: usize = 200;

    /// The rows.
    #[must_use]
    pub fn rows(&self) -> &[HouseRow] {
        &self.0
    }

    /// Reads one trade a line: « peinture ; 62 % ; 36 €/h ». A trade is its name or its identifier;
    /// a value that is not given is the barème's. A line of titles is passed over.
    pub fn read(text: &str, bareme: &Bareme) -> Result<Self, HouseError> {
        let mut rows: Vec<HouseRow> = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let refuse = |message: String| HouseError {
                line: index + 1,
                message,
            };
            let mut cells = line.split(';').map(str::trim);
            let name = cells.next().unwrap_or_default();
            if name.is_empty() || fold(name) == "metier" {
                continue;
            }
            if rows.len() == Self::MOST {
                return Err(refuse(
                    "il y a trop de lignes, 200 au plus. Retirez les lignes en trop.".to_string(),
                ));
            }
            let folded = fold(name);
            let trade = bareme
                .trades()
                .iter()
                .find(|trade| trade.id == name || fold(trade.label) == folded)
                // A word of the trade will do, as long as it means one trade.
                .or_else(|| match bareme.search(name)[..] {
                    [trade] => Some(trade),
                    _ => None,
                })
                .ok_or_else(|| {
                    let name: String = name.chars().take(40).collect();
                    refuse(format!(
                        "aucun métier ne s’appelle « {name} ». Écrivez le nom du métier comme dans la liste."
                    ))
                })?;
            if rows.iter().any(|row| row.trade.id == trade.id) {
                return Err(refuse(format!(
                    "le métier « {} » est déjà là. Gardez une seule ligne.",
                    trade.label
                )));
            }
            let share = match cells.next().unwrap_or_default() {
                "" => None,
                text => Some(text.parse().map_err(|error| refuse(format!("{error}")))?),
            };
            let cost = match cells.next().unwrap_or_default() {
                "" => None,
                text => Some(text.parse().map_err(|error| refuse(format!("{error}")))?),
            };
            if cells.any(|cell| !cell.is_empty()) {
                return Err(refuse(
                    "écrivez trois valeurs au plus, séparées par des points-virgules : métier ; part ; coût.".to_string(),
                ));
            }
            rows.push(HouseRow { trade, share, cost });
        }
        Ok(Self(rows))
    }
}

impl Form {
    /// Moves the lots' own shares and costs into the house's table; how many rows were added. A trade
    /// that the table has already keeps its row.
    pub fn gather_house(&mut self, bareme: &Bareme) -> usize {
        let contract = self.read(bareme).contract;
        let mut rows = self.contract.get(Field::HouseRows).trim_end().to_string();
        let mut added: Vec<&str> = Vec::new();
        for (lot, read) in self.lots.iter_mut().zip(&contract.lots) {
            let LotForm { first, more } = lot;
            for (answers, part) in std::iter::once(first).chain(more).zip(&read.parts) {
                let Some(trade) = part.trade else { continue };
                if part.share.is_none() && part.cost.is_none()
                    || contract.house.row(trade).is_some()
                    || added.contains(&trade.id)
                {
                    continue;
                }
                added.push(trade.id);
                if !rows.is_empty() {
                    rows.push('\n');
                }
                let row = [
                    trade.label,
                    answers.get(Field::Share),
                    answers.get(Field::Cost),
                ];
                rows += &row.join(" ; ");
                answers.set(Field::Share, "");
                answers.set(Field::Cost, "");
            }
        }
        self.contract.set(Field::HouseRows, rows);
        added.len()
    }
}

/// A house's table as it was typed, and as a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HouseFile {
    /// What it is called.
    pub name: String,
    /// Where its figures are from.
    pub source: String,
    /// When they were made.
    pub date: String,
    /// Its rows, one trade a line.
    pub rows: String,
}

/// The titles of a file's first lines, and of its rows.
const NAME: &str = "Barème";
const SOURCE: &str = "Source";
const DATE: &str = "Date";
const TITLES: &str = "Métier;Part de main-d’œuvre;Coût horaire";
/// Longer than any table is, in bytes.
const LONGEST: usize = 100_000;

impl HouseFile {
    /// The file: lines parted by semicolons, which a spreadsheet opens.
    #[must_use]
    pub fn write(&self) -> String {
        let line = |text: &str| text.replace(['\n', '\r', ';'], " ");
        let mut text = format!(
            "{NAME};{}\n{SOURCE};{}\n{DATE};{}\n{TITLES}\n",
            line(&self.name),
            line(&self.source),
            line(&self.date)
        );
        for row in self.rows.lines().filter(|row| !row.trim().is_empty()) {
            text += row.trim();
            text.push('\n');
        }
        text
    }

    /// Reads a file; what is no such table is an error that says so. Wrong rows are none:
    /// [`HouseRows::read`] says them at their field.
    pub fn read(text: &str) -> Result<Self, HouseError> {
        let text = text.trim_start_matches('\u{feff}');
        let refuse = |line| {
            HouseError {
            line,
            message: "ce fichier n’est pas un barème de Clausule. Il commence par Barème, Source et Date.".to_string(),
        }
        };
        if text.len() > LONGEST {
            return Err(refuse(1));
        }
        let mut lines = text.lines();
        let mut titled = |number: usize, title: &str| {
            let line = lines.next().unwrap_or_default();
            let (found, value) = line.split_once(';').ok_or_else(|| refuse(number))?;
            if fold(found) == fold(title) {
                // A spreadsheet fills every line up to the widest one.
                Ok(value.trim_end_matches(';').trim().to_string())
            } else {
                Err(refuse(number))
            }
        };
        let (name, source, date) = (titled(1, NAME)?, titled(2, SOURCE)?, titled(3, DATE)?);
        let rows: Vec<&str> = lines
            .filter(|line| !fold(line).starts_with("metier") && !line.trim().is_empty())
            .map(str::trim)
            .collect();
        Ok(Self {
            name,
            source,
            date,
            rows: rows.join("\n"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Result<HouseRows, HouseError> {
        HouseRows::read(text, Bareme::builtin())
    }

    #[test]
    fn one_trade_a_line_with_what_is_known() {
        let rows = rows(
            "Métier;Part;Coût\npeinture ; 62 % ; 36 €/h\n\nMaçonnerie, gros œuvre, béton armé;;38",
        )
        .unwrap();
        let [painting, masonry] = rows.rows() else {
            panic!("{rows:?}");
        };
        assert_eq!(painting.trade.id, "peinture");
        assert_eq!(painting.share, Some("62 %".parse().unwrap()));
        assert_eq!(painting.cost, Some("36".parse().unwrap()));
        assert_eq!(masonry.trade.id, "gros_oeuvre");
        assert_eq!(masonry.share, None);
    }

    #[test]
    fn a_wrong_line_is_named() {
        let error = |text: &str| rows(text).unwrap_err().to_string().replace('\u{a0}', " ");
        assert!(error("peinture;60 %\nlicorne;50 %").starts_with("Ligne 2 : aucun métier"));
        assert_eq!(
            rows("gardiennage;70 %").unwrap().rows()[0].trade.id,
            "securite"
        );
        assert!(error("peinture;150 %").contains("100 %"));
        assert!(error("peinture;60 %;0").contains("dépasser zéro"));
        assert!(error("peinture;60 %\npeinture;61 %").contains("déjà là"));
        assert!(error("peinture;60 %;30;autre").contains("trois valeurs"));
    }

    #[test]
    fn own_values_move_from_the_lots_into_the_table() {
        let mut form = Form::new();
        form.lots = vec![LotForm::default(); 4];
        for (lot, trade, share, cost) in [
            (0, "Peinture, revêtements muraux", "62 %", "36 €/h"),
            // The table has it already, then an own value of the same trade, then none at all.
            (1, "Maçonnerie, gros œuvre, béton armé", "50 %", ""),
            (2, "Peinture, revêtements muraux", "", "40"),
            (3, "Étanchéité", "", ""),
        ] {
            form.set(lot, Field::Trade, trade);
            form.set(lot, Field::Share, share);
            form.set(lot, Field::Cost, cost);
        }
        form.set(0, Field::HouseRows, "gros_oeuvre ; 45 %\n");
        let bareme = Bareme::builtin();
        assert_eq!(form.gather_house(bareme), 1);
        assert_eq!(
            form.get(0, Field::HouseRows),
            "gros_oeuvre ; 45 %\nPeinture, revêtements muraux ; 62 % ; 36 €/h"
        );
        assert_eq!(
            (form.get(0, Field::Share), form.get(0, Field::Cost)),
            ("", "")
        );
        assert_eq!(
            (form.get(1, Field::Share), form.get(2, Field::Cost)),
            ("50 %", "40")
        );
        let reading = form.read(bareme);
        assert_eq!(reading.problems, []);
        assert_eq!(reading.contract.house.rows.rows().len(), 2);
        // Nothing is left that the table has not.
        assert_eq!(form.gather_house(bareme), 0);
    }

    #[test]
    fn a_file_is_read_back() {
        let file = HouseFile {
            name: "Barème de la ville".into(),
            source: "Bilan des chantiers".into(),
            date: "2026-11-22".into(),
            rows: "peinture ; 62 % ; 36 €/h\ngros_oeuvre;;38".into(),
        };
        assert_eq!(HouseFile::read(&file.write()), Ok(file.clone()));
        let by_spreadsheet = format!("\u{feff}{}", file.write().replace("ville\n", "ville;;\r\n"));
        assert_eq!(HouseFile::read(&by_spreadsheet), Ok(file));
        for wrong in ["", "Barème", "{}", "Barème;x\nSource;y\nautre;z"] {
            assert!(HouseFile::read(wrong).is_err(), "{wrong}");
        }
        assert!(HouseFile::read(&"x".repeat(LONGEST + 1)).is_err());
    }
}
