//! The monthly sheet of hours: what the contractor fills in, what is left to do.
//!
//! Its columns are those of the annex « Relevé des heures d'insertion », taken from the annex as drafted. It
//! names nobody: a number for each person, and categories of persons only as totals.

use super::book::{Allows, Book, Cell, Flat, Format, Role, Sheet, Text};
use super::computation::{README, columns, exact, index, sheet, sum_of_column, total_row, whole};
use super::formula::{Expr, Function};
use super::{SheetError, title_of};
use crate::clause::{ClauseSet, Inputs, Piece, lot_name};
use crate::contract::{Contract, Technique, Training};
use crate::document::{Block, Document, Inline, french};
use crate::estimate::Figures;
use crate::quantity::{Hours, long_date};

const SHEET: &str = "Relevé";
const LOTS: &str = "Suivi";
const MONTHS: &str = "Mois";
const PERSONS: &str = "Publics";
const LISTS: &str = "Listes";

/// Rows ready to be filled in.
const ROWS: usize = 200;
/// Those of them that are printed: what fits on a page, since empty ones are no use on paper.
const PRINTED: usize = 34;
/// As many months as are listed, and how many where the duration is not known.
const MOST_MONTHS: usize = 120;
const USUAL_MONTHS: usize = 24;

/// Columns before those of the annex.
const LOT: u16 = 0;
const MONTH: u16 = 1;
const FIRST_OF_ANNEX: u16 = 3;

/// Columns of the follow-up of the lots.
mod follow {
    pub const DUE: u16 = 2;
    pub const DONE: u16 = 3;
    pub const TRAINING: u16 = 4;
    pub const CAP: u16 = 5;
    pub const TRAINING_KEPT: u16 = 6;
    pub const KEPT: u16 = 7;
    pub const LEFT: u16 = 8;
    pub const PERSONS: u16 = 10;
}

/// What the sheets are made from.
struct Work<'a> {
    contract: &'a Contract,
    /// The lots of the file, with their figures.
    lots: Vec<(usize, &'a Figures)>,
    /// The columns of the annex: all but the hours and those since the start.
    annex: Vec<String>,
    hours: String,
    training: String,
    since: String,
    company: String,
    months: usize,
}

impl Work<'_> {
    /// Where the hours of the period stand.
    fn hours_column(&self) -> u16 {
        FIRST_OF_ANNEX + u16::try_from(self.annex.len()).unwrap_or(0)
    }

    fn training_column(&self) -> u16 {
        self.hours_column() + 1
    }

    fn first_row_column(&self) -> u16 {
        self.hours_column() + 3
    }

    /// The cells of a column that may be filled in.
    fn filled(column: u16) -> Expr {
        Expr::Range(
            Sheet::at(SHEET, 0, column).anchored(),
            Sheet::at(SHEET, ROWS - 1, column).anchored(),
        )
    }
}

/// The words of a cell.
fn words(cell: &[Inline]) -> String {
    let words = cell.iter().map(|inline| match inline {
        Inline::Text(text) | Inline::Strong(text) | Inline::Code(text) => text.clone(),
        Inline::Blank { label, .. } => Inline::blank_text(label),
    });
    words.collect()
}

/// The blocks of a stipulation of a drafted piece.
fn blocks<'a>(set: &'a ClauseSet, piece: Piece, id: &str) -> &'a [Block] {
    let draft = set.piece(piece);
    let drafted = draft.and_then(|draft| {
        let of = draft.stipulations.iter().find(|of| of.id == id)?;
        draft.document.blocks.get(of.blocks.clone())
    });
    drafted.unwrap_or_default()
}

/// The names of the columns of the first table among blocks.
fn header(blocks: &[Block]) -> Vec<String> {
    let header = blocks.iter().find_map(|block| match block {
        Block::Table { header, .. } => Some(header.clone()),
        _ => None,
    });
    header.unwrap_or_default()
}

/// The first cells of the rows of all tables among blocks.
fn first_cells(blocks: &[Block]) -> Vec<String> {
    let rows = blocks.iter().filter_map(|block| match block {
        Block::Table { rows, .. } => Some(rows),
        _ => None,
    });
    let cells = rows.flatten().filter_map(|row| row.first());
    let cells = cells.map(|cell| words(cell));
    cells.filter(|words| !words.trim().is_empty()).collect()
}

/// The workbook of the hours of a lot, or of all.
pub fn book(inputs: &Inputs, set: &ClauseSet, lot: Option<usize>) -> Result<Book, SheetError> {
    let work = work(inputs, set, lot)?;
    let mut sheets = vec![
        readme(&work, inputs, set),
        sheet_of_hours(&work),
        follow_up(&work),
        months(&work),
    ];
    sheets.extend(persons(set));
    sheets.push(lists(&work, set));
    Ok(Book {
        title: french("Relevé des heures d’insertion"),
        subject: title_of(work.contract),
        date: inputs.date,
        opens_on: SHEET,
        names: Vec::new(),
        flat: flat(&work),
        sheets,
    })
}

fn work<'a>(
    inputs: &Inputs<'a>,
    set: &ClauseSet,
    lot: Option<usize>,
) -> Result<Work<'a>, SheetError> {
    let contract = &inputs.reading.contract;
    let lots = inputs.estimate.lots.iter().enumerate();
    let lots = lots.filter(|(index, _)| lot.is_none_or(|lot| lot == *index));
    let lots: Vec<(usize, &Figures)> = lots
        .filter_map(|(index, outcome)| Some((index, outcome.figures()?)))
        .filter(|(_, figures)| figures.due().high() > Hours::ZERO)
        .collect();
    if lots.is_empty() {
        return Err(lot.map_or(SheetError::NoHours, SheetError::NoLot));
    }
    let mut annex = header(blocks(set, Piece::HourSheet, "hours.table"));
    // The last two columns are computed with.
    let (Some(since), Some(hours)) = (annex.pop(), annex.pop()) else {
        return Err(SheetError::NoHours);
    };
    let (hours, training) = match hours.split_once(", ") {
        Some((hours, training)) => (hours.to_string(), training.to_string()),
        None => (hours, "dont formation".to_string()),
    };
    let company = first_cells(blocks(set, Piece::HourSheet, "hours.use"))
        .into_iter()
        .find(|point| point.starts_with("Entreprise"));
    let durations = lots.iter();
    let durations = durations.map(|(lot, _)| contract.duration_of(&contract.lots[*lot]));
    let longest = durations.flatten().max();
    let months = longest.map_or(USUAL_MONTHS, |months| usize::from(months.get()));
    Ok(Work {
        contract,
        lots,
        annex,
        hours,
        training,
        since,
        company: company.unwrap_or_else(|| "Entreprise".to_string()),
        months: months.min(MOST_MONTHS),
    })
}

fn readme(work: &Work, inputs: &Inputs, set: &ClauseSet) -> Sheet {
    let mut sheet = sheet(
        README,
        "Relevé des heures d’insertion",
        [
            "Projet, à faire vérifier par le facilitateur des clauses sociales et par le service qui prépare le marché.",
            "Fait par Clausule, sans garantie ; rien n’a été envoyé pour le faire.",
        ],
        columns(&[("Sujet", 24), ("À savoir", 95)]),
    );
    sheet.frozen = 0;
    let mut say = |subject: &str, text: &str| {
        let cells = vec![Cell::text(french(subject)), Cell::text(french(text))];
        sheet.rows.push(cells);
    };
    say("Objet du contrat", &title_of(work.contract));
    say("Fait le", &long_date(inputs.date));
    let rules = blocks(set, Piece::HourSheet, "hours.use").iter();
    let rules = rules.filter_map(|block| match block {
        Block::Paragraph(text) => Some(words(text)),
        _ => None,
    });
    for rule in rules {
        say("Ce que dit l’annexe", &rule);
    }
    say(
        "Données personnelles",
        "N’écrivez ni nom, ni adresse, ni numéro de sécurité sociale, ni motif d’éligibilité : un numéro par personne suffit. Les catégories de publics ne se donnent qu’en totaux, dans « Publics ».",
    );
    say(
        "Remplir le relevé",
        "Indiquez d’abord le premier mois d’exécution dans « Mois » : ceux du relevé en suivent. Puis une ligne par personne et par mois dans « Relevé », dans l’ordre des mois. Les cellules encadrées à fond jaune se remplissent ; le reste se calcule.",
    );
    say(
        "Ce qui reste à faire",
        "La feuille « Suivi » compte les heures de chaque lot, celles qui restent et les personnes ; la feuille « Mois » compte chaque mois.",
    );
    say(
        "Imprimer le relevé",
        &format!(
            "Les {PRINTED} premières lignes s’impriment, sur une page. Quand vous en remplissez plus, agrandissez la zone d’impression : Mise en page, Zone d’impression (Excel) ; Format, Plages d’impression (LibreOffice)."
        ),
    );
    say("Heures de formation", training_rule(work.contract));
    if inputs.reading.contract.technique != Technique::Ordinary {
        say(
            "Heures dues",
            "Dans un accord-cadre, les heures dues suivent ce qui est facturé ou commandé : remplacez dans « Suivi » celles du montant estimé par celles qui sont dues à ce jour.",
        );
    } else if work
        .lots
        .iter()
        .any(|(_, figures)| figures.tranches.len() > 1)
    {
        say(
            "Heures dues",
            "« Suivi » porte les heures de la tranche ferme. Ajoutez celles d’une tranche optionnelle à son affermissement, et celles d’une reconduction quand elle a lieu.",
        );
    }
    if work.contract.duration.is_none() && work.months == USUAL_MONTHS {
        say(
            "Durée",
            "La durée du contrat n’est pas indiquée : vingt-quatre mois sont préparés.",
        );
    }
    sheet
}

fn training_rule(contract: &Contract) -> &'static str {
    match contract.terms.training {
        None | Some(Training::Counted) => {
            "Elles comptent comme des heures d’insertion. La colonne « dont formation » les fait connaître."
        }
        Some(Training::Capped) => {
            "Elles comptent dans la limite d’une part des heures dues, indiquée dans « Suivi »."
        }
        Some(Training::NotCounted) => {
            "Elles ne comptent pas : « Suivi » les ôte des heures réalisées."
        }
    }
}

fn sheet_of_hours(work: &Work) -> Sheet {
    let annex = work.annex.iter().map(|name| (name.as_str(), 16));
    let mut of = vec![("N° du lot", 8), ("Mois", 16), (work.company.as_str(), 26)];
    of.extend(annex);
    let names = [
        french(&work.hours),
        french(&work.training),
        french(&work.since),
    ];
    of.extend([
        (names[0].as_str(), 12),
        (names[1].as_str(), 12),
        (names[2].as_str(), 13),
        ("Première ligne de la personne (1 : oui)", 15),
    ]);
    let alone = match work.lots[..] {
        [(lot, _)] => Some(lot),
        _ => None,
    };
    let mut title = format!(
        "Relevé des heures d’insertion : {}",
        title_of(work.contract)
    );
    if let Some(lot) = alone.filter(|_| work.contract.lots.len() > 1) {
        title.push_str(" – ");
        title.push_str(&lot_name(work.contract, lot));
    }
    let mut sheet = sheet(
        SHEET,
        &title,
        [
            "Une ligne par personne et par mois, dans l’ordre des mois. Un numéro par personne, toujours le même ; jamais de nom.",
            "Les cellules encadrées à fond jaune se remplissent ; la dernière colonne se calcule.",
        ],
        columns(&of),
    );
    if let Some(helper) = sheet.columns.last_mut() {
        helper.hidden = true;
    }
    sheet.printed = Some(PRINTED);
    sheet.frozen = 2;
    sheet.protected = false;
    sheet.filter = true;
    for row in 0..ROWS {
        let here = |column| Sheet::at(SHEET, row, column);
        let cell = |column| Expr::Cell(here(column));
        let mut cells = vec![
            match alone {
                // The one lot needs not be typed; an empty row has it too.
                Some(lot) => Cell::number(index(lot + 1), Format::General).input(),
                None => Cell::to_fill(Format::General),
            },
            Cell::to_fill(Format::Month),
            Cell::to_fill(Format::General),
        ];
        for name in &work.annex {
            let format = if name.starts_with("Date") {
                Format::Date
            } else {
                Format::General
            };
            cells.push(Cell::to_fill(format));
        }
        cells.push(Cell::to_fill(Format::ExactHours));
        cells.push(Cell::to_fill(Format::ExactHours));
        // Down to this row.
        let down_to_here =
            |column| Expr::Range(Sheet::at(SHEET, 0, column).anchored(), here(column));
        let person = || cell(FIRST_OF_ANNEX);
        let same = || {
            vec![
                down_to_here(FIRST_OF_ANNEX),
                person(),
                down_to_here(LOT),
                cell(LOT),
            ]
        };
        let mut since = vec![down_to_here(work.hours_column())];
        since.extend(same());
        let since = Expr::Call(Function::SumIfs, since);
        let since = person().is_blank().then(Expr::Text(""), since);
        cells.push(Cell::formula(since, Format::ExactHours));
        let count = Expr::Call(Function::CountIfs, same());
        let first = count.equals(Expr::Number(1));
        let first = first.then(Expr::Number(1), Expr::Number(0));
        let first = person().is_blank().then(Expr::Text(""), first);
        cells.push(Cell::formula(first, Format::General));
        sheet.rows.push(cells);
    }
    allow(&mut sheet, work);
    sheet
}

fn allow(sheet: &mut Sheet, work: &Work) {
    let cells = |name, rows: usize, column| {
        let end = Sheet::at(name, rows - 1, column);
        (Sheet::at(name, 0, column), end)
    };
    let (first, end) = cells(LOTS, work.lots.len(), 0);
    sheet.allow(0..ROWS, LOT, Allows::ListOf(first, end));
    let (first, end) = cells(MONTHS, work.months, 1);
    sheet.allow(0..ROWS, MONTH, Allows::ListOf(first, end));
    for (name, column) in work.annex.iter().zip(FIRST_OF_ANNEX..) {
        if name.starts_with("Date") {
            sheet.allow(0..ROWS, column, Allows::Date);
        } else if name.starts_with("Nature") {
            let (first, end) = cells(LISTS, WAYS, 0);
            sheet.allow(0..ROWS, column, Allows::Suggested(first, end));
        }
    }
    sheet.allow(0..ROWS, work.hours_column(), Allows::AtLeastZero);
    sheet.allow(0..ROWS, work.training_column(), Allows::AtLeastZero);
}

/// Ways of the annex that are listed: hire, hand-over, subcontract.
const WAYS: usize = 3;

fn lists(work: &Work, set: &ClauseSet) -> Sheet {
    let nature = work.annex.iter().find(|name| name.starts_with("Nature"));
    let name = nature.map_or("Nature du contrat", String::as_str);
    let mut sheet = sheet(
        LISTS,
        "Listes du relevé",
        [
            "Ce que propose la colonne du relevé qui porte ce nom ; une autre réponse y est admise.",
            "Les mots sont ceux de l’annexe « Modalités envisagées ».",
        ],
        columns(&[(name, 110)]),
    );
    sheet.frozen = 0;
    let ways = first_cells(blocks(set, Piece::Ways, "ways.table"));
    let mut ways = ways.into_iter();
    for _ in 0..WAYS {
        let way = ways.next().filter(|way| way != "Total");
        sheet
            .rows
            .push(vec![Cell::text(way.unwrap_or_default()).input()]);
    }
    sheet
}

fn follow_up(work: &Work) -> Sheet {
    let mut sheet = sheet(
        LOTS,
        "Suivi des heures dues",
        [
            "Les heures dues sont celles du dossier ; remplacez-les quand le contrat change (avenant, tranche affermie, ratio d’un accord-cadre).",
            training_rule(work.contract),
        ],
        columns(&[
            ("N° du lot", 8),
            ("Nom du lot", 40),
            ("Heures dues (h)", 13),
            ("Heures réalisées depuis le début (h)", 16),
            ("dont formation (h)", 13),
            ("Plafond de formation (% des heures dues)", 17),
            ("Formation retenue (h)", 13),
            ("Heures retenues (h)", 13),
            ("Reste à réaliser (h)", 13),
            ("Avancement (%)", 13),
            ("Nombre de personnes", 12),
        ]),
    );
    let terms = &work.contract.terms;
    for (row, (lot, figures)) in work.lots.iter().enumerate() {
        let at = |column| Expr::Cell(Sheet::at(LOTS, row, column));
        let of_lot = |column| {
            let arguments = vec![Work::filled(column), Work::filled(LOT), at(0)];
            Expr::Call(Function::SumIfs, arguments)
        };
        let hours = |formula| Cell::formula(formula, Format::ExactHours);
        let kept = match terms.training {
            None | Some(Training::Counted) => at(follow::TRAINING),
            Some(Training::NotCounted) => Expr::Number(0),
            Some(Training::Capped) => {
                let most = at(follow::DUE) * at(follow::CAP);
                let most = Expr::Call(Function::Min, vec![at(follow::TRAINING), most]);
                let unknown = at(follow::CAP).is_blank();
                unknown.then(at(follow::TRAINING), most)
            }
        };
        let left = at(follow::DUE) - at(follow::KEPT);
        let share = at(follow::DUE)
            .equals(Expr::Number(0))
            .then(Expr::Text(""), at(follow::KEPT) / at(follow::DUE));
        let mut cells = vec![
            Cell::number(index(lot + 1), Format::General),
            Cell::text(lot_name(work.contract, *lot)),
            Cell::number(whole(figures.due_firm().central()), Format::Hours).input(),
            hours(of_lot(work.hours_column())),
            hours(of_lot(work.training_column())),
            match (terms.training, terms.training_cap) {
                (Some(Training::Capped), Some(cap)) => {
                    Cell::number(exact(cap.into()), Format::Percent).input()
                }
                (Some(Training::Capped), None) => Cell::to_fill(Format::Percent),
                _ => Cell::text("—"),
            },
            hours(kept),
            hours(at(follow::DONE) - at(follow::TRAINING) + at(follow::TRAINING_KEPT)),
            hours(Expr::Call(Function::Max, vec![Expr::Number(0), left])),
        ];
        cells[usize::from(follow::LEFT)].role = Role::Result;
        cells.push(Cell::formula(share, Format::Percent));
        cells.push(Cell::formula(
            of_lot(work.first_row_column()),
            Format::General,
        ));
        sheet.rows.push(cells);
    }
    let rows = work.lots.len();
    sheet.allow(0..rows, follow::DUE, Allows::AtLeastZero);
    if terms.training == Some(Training::Capped) {
        sheet.allow(0..rows, follow::CAP, Allows::Fraction);
    }
    let mut total = vec![Cell::empty(); sheet.columns.len()];
    total[1] = Cell::text("Total");
    for column in follow::DUE..=follow::PERSONS {
        let format = match column {
            follow::DUE => Format::Hours,
            follow::PERSONS => Format::General,
            _ => Format::ExactHours,
        };
        if !matches!(column, follow::CAP | 9) {
            let sum = sum_of_column(LOTS, rows, column);
            total[usize::from(column)] = Cell::formula(sum, format);
        }
    }
    sheet.rows.push(total_row(total));
    sheet
}

fn months(work: &Work) -> Sheet {
    let mut sheet = sheet(
        MONTHS,
        "Heures mois par mois",
        [
            "Indiquez le premier mois d’exécution : les autres suivent, et la liste des mois du relevé avec eux.",
            "Tous les lots du classeur ensemble.",
        ],
        columns(&[
            ("N° du mois", 9),
            ("Mois", 20),
            ("Heures du mois (h)", 16),
            ("dont formation (h)", 16),
            ("Heures depuis le début (h)", 18),
        ]),
    );
    for row in 0..work.months {
        let at = |row, column| Expr::Cell(Sheet::at(MONTHS, row, column));
        // Nothing is counted of months that are not known yet.
        let once_known = |formula: Expr| {
            let formula = at(row, 1).is_blank().then(Expr::Text(""), formula);
            Cell::formula(formula, Format::ExactHours)
        };
        let of_month = |column| {
            let arguments = vec![Work::filled(column), Work::filled(MONTH), at(row, 1)];
            once_known(Expr::Call(Function::SumIfs, arguments))
        };
        // The first one is the contractor's to say: no answer gives the day that work begins.
        let month = if row == 0 {
            Cell::to_fill(Format::Month)
        } else {
            let first = || Expr::Cell(Sheet::at(MONTHS, 0, 1).anchored());
            let later = Expr::Number(u32::try_from(row).unwrap_or(0));
            let later = Expr::Call(Function::EDate, vec![first(), later]);
            Cell::formula(
                first().is_blank().then(Expr::Text(""), later),
                Format::Month,
            )
        };
        let since = match row.checked_sub(1) {
            Some(before) => at(before, 4) + at(row, 2),
            None => at(row, 2),
        };
        sheet.rows.push(vec![
            Cell::number(index(row + 1), Format::General),
            month,
            of_month(work.hours_column()),
            of_month(work.training_column()),
            once_known(since),
        ]);
    }
    sheet.allow(0..1, 1, Allows::Date);
    sheet
}

/// Categories of persons with their totals, by the words of the annex.
fn persons(set: &ClauseSet) -> Option<Sheet> {
    let document: &Document = &set.piece(Piece::Publics)?.document;
    let mut categories = first_cells(&document.blocks);
    for id in ["publics.restricted", "publics.widened"] {
        for block in blocks(set, Piece::Publics, id) {
            if let Block::List { items, .. } = block {
                categories.extend(items.iter().map(|item| words(item)));
            }
        }
    }
    if categories.is_empty() {
        return None;
    }
    let mut sheet = sheet(
        PERSONS,
        "Personnes et heures par catégorie de public",
        [
            "Des totaux seulement, remplis par qui tient les justificatifs. Une personne n’est comptée que dans une catégorie.",
            "Laissez vide une catégorie où le total désignerait quelqu’un.",
        ],
        columns(&[
            ("Catégorie", 90),
            ("Nombre de personnes", 14),
            ("Heures depuis le début (h)", 18),
        ]),
    );
    sheet.frozen = 1;
    for category in &categories {
        sheet.rows.push(vec![
            Cell::text(category),
            Cell::to_fill(Format::General),
            Cell::to_fill(Format::ExactHours),
        ]);
    }
    let rows = categories.len();
    sheet.allow(0..rows, 1, Allows::AtLeastZero);
    sheet.allow(0..rows, 2, Allows::AtLeastZero);
    let sum = |column| sum_of_column(PERSONS, rows, column);
    sheet.rows.push(total_row(vec![
        Cell::text("Total"),
        Cell::formula(sum(1), Format::General),
        Cell::formula(sum(2), Format::ExactHours),
    ]));
    Some(sheet)
}

/// A line a lot and month, to be filled in; the months are the contractor's to say.
fn flat(work: &Work) -> Flat {
    let mut header = vec!["N° du lot".to_string(), "Nom du lot".to_string()];
    header.push("Mois".to_string());
    header.push(work.company.clone());
    header.extend(work.annex.iter().cloned());
    header.extend([
        work.hours.clone(),
        work.training.clone(),
        work.since.clone(),
    ]);
    let mut rows = Vec::new();
    for (lot, _) in &work.lots {
        for _ in 0..work.months {
            let mut cells = vec![
                Text::Own((lot + 1).to_string()),
                Text::Typed(lot_name(work.contract, *lot)),
            ];
            cells.resize(header.len(), Text::Own(String::new()));
            rows.push(cells);
        }
    }
    Flat { header, rows }
}
