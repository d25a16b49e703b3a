//! The computation note: what was put in, where each figure is from, every step, the range, the
//! limits, as a document that a buyer files with the procedure.
//!
//! Nothing is computed here. Formulas, numbers and results are those of the steps that the
//! computation left behind; sources and grades those of the tables.

mod computation;
mod framework;
mod input;
mod place;
mod source;
mod step;

use super::{hours_at_estimate, lot_name, trigger_in_words};
use crate::bareme::Bareme;
use crate::contract::{Contract, Field, Mechanism, Part, Reading, TakenOver, Technique, Tranche};
use crate::document::{Block, Document, Inline};
use crate::estimate::{
    Convention, Driver, Estimate, Figures, Framework, Notice, Outcome, Severity, Step, Value,
};
use crate::law::Law;
use crate::quantity::{Exact, Hours, Span, long_date};
use chrono::NaiveDate;

const TITLE: &str = "Note de calcul des heures d’insertion";

/// What holds for every note, whatever was put in.
const LIMITS: [&str; 5] = [
    "Projet à faire vérifier par le facilitateur des clauses sociales et par le service qui prépare le marché, avant publication.",
    "Le montant est celui qui porte du travail : les travaux ou les prestations du marché ou du lot, hors taxes, sans le foncier, les honoraires, les études ni les assurances d’une opération. Le budget d’une opération entière donnerait trop d’heures.",
    "Aucun barème officiel complet de la part de main-d’œuvre par métier n’a été trouvé. C’est pourquoi chaque coefficient est donné avec sa plage, sa fiabilité et sa source ; une hypothèse est à faire confirmer.",
    "Aucun texte ne fixe de taux d’insertion minimum : le taux est un choix de l’acheteur, éclairé par les usages publiés et, s’il y en a une, par la charte d’un programme.",
    "Cette note porte sur le nombre d’heures. L’obligation d’une condition sociale, la pertinence de la clause et l’offre d’insertion du territoire s’apprécient à part.",
];

/// As many inputs as are shown to move the result.
const MOST_DRIVERS: usize = 10;

/// The whole computation of a contract's hours, for the file of the procedure.
///
/// Never fails: what is not known yet is said to be missing, by the name it has on the form.
///
/// ```
/// use chrono::NaiveDate;
/// use clausule::bareme::Bareme;
/// use clausule::clause::computation_note;
/// use clausule::contract::{Field, Form};
/// use clausule::document::plain;
/// use clausule::estimate::Estimate;
/// use clausule::law::Law;
///
/// let mut form = Form::new();
/// form.set(0, Field::Trade, "Peinture, revêtements muraux");
/// form.set(0, Field::Amount, "1 M€");
/// let (bareme, law) = (Bareme::builtin(), Law::builtin());
/// let reading = form.read(bareme);
/// let estimate = Estimate::of(&reading, bareme);
/// let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
///
/// let note = plain(&computation_note(&reading, &estimate, bareme, law, date));
/// assert!(note.contains("montant HT × part de main-d’œuvre"));
/// assert!(note.contains("1\u{202f}000\u{202f}000\u{a0}€ × 70\u{a0}%"));
/// ```
#[must_use]
pub fn computation_note(
    reading: &Reading,
    estimate: &Estimate,
    bareme: &Bareme,
    law: &Law,
    date: NaiveDate,
) -> Document {
    let mut note = Note {
        reading,
        contract: &reading.contract,
        estimate,
        bareme,
        blocks: vec![Block::heading(2, TITLE)],
        sections: 0,
    };
    note.object(law, date);
    note.result();
    note.unanswered();
    note.inputs();
    note.coefficients();
    note.computation();
    note.meanings();
    note.tranches();
    note.frameworks();
    note.way_back();
    note.drivers();
    note.notices();
    note.left_out();
    note.limits();
    Document {
        title: TITLE.to_string(),
        blocks: note.blocks,
    }
}

/// A row of a table: its cells.
type Row = Vec<Vec<Inline>>;

/// A column of a table: whether there is one, and its name.
type Column<'a> = (bool, &'a str);

struct Note<'a> {
    reading: &'a Reading,
    contract: &'a Contract,
    estimate: &'a Estimate,
    bareme: &'a Bareme,
    blocks: Vec<Block>,
    sections: usize,
}

// The sections, in the order of the note.
impl Note<'_> {
    fn object(&mut self, law: &Law, date: NaiveDate) {
        self.section("Objet");
        let title = match &self.contract.title {
            Some(title) => Inline::text(&format!("« {title} »")),
            None => Inline::blank(Field::Title.key(), "objet du marché"),
        };
        self.blocks.push(Block::Paragraph(vec![
            Inline::text("Cette note expose le calcul des heures d’insertion du marché "),
            title,
            Inline::text(
                " : le résultat, les données et leurs sources, chaque étape, les limites.",
            ),
        ]));
        let bareme = self.bareme;
        let mut items = vec![
            format!("Date de la note : {}.", long_date(date)),
            format!(
                "Coefficients : {} (version {}, mise à jour du {}).",
                bareme.name,
                bareme.id,
                long_date(bareme.updated)
            ),
            format!("Textes de droit : {}, {}.", law.source, law.read_as()),
        ];
        let house = &self.contract.house;
        if !house.rows.rows().is_empty() {
            items.insert(
                2,
                format!("Coefficients propres à l’acheteur : {}.", house.cite()),
            );
        }
        self.list(&items);
    }

    fn result(&mut self) {
        self.section("Résultat");
        let lots = &self.estimate.lots;
        if lots.iter().all(|lot| *lot == Outcome::LeftOut) {
            let mechanisms = self.contract.lots.iter();
            let mut mechanisms = mechanisms.map(|lot| self.contract.mechanism_of(lot));
            let served = mechanisms.any(|one| one != Mechanism::None);
            self.say(match (served, self.has_lots()) {
                (false, true) => "Aucun lot ne porte la clause : aucune heure d’insertion n’est prévue.",
                (false, false) => "Le marché ne porte pas la clause : aucune heure d’insertion n’est prévue.",
                (true, true) => "Les mécanismes retenus ne fixent pas d’heures à calculer ; les autres pièces disent ce qu’ils demandent.",
                (true, false) => "Le mécanisme retenu ne fixe pas d’heures à calculer ; les autres pièces disent ce qu’il demande.",
            });
            return;
        }
        if self.figures().next().is_none() {
            self.say("Aucune heure ne peut encore être calculée : des réponses manquent ou sont à corriger.");
            return;
        }
        let certain = self
            .figures()
            .all(|(_, figures)| figures.hours.is_certain());
        let total = self.estimate.total.unwrap_or(self.estimate.so_far);
        if certain && !self.has_lots() && !self.has_tranches() {
            self.blocks.push(Block::Paragraph(vec![
                Inline::text("Heures d’insertion : "),
                Inline::strong(&total.central().to_string()),
                Inline::text("."),
            ]));
        } else {
            self.hours(total, certain);
        }
        match self.contract.technique {
            Technique::Ordinary if total.central() == Hours::ZERO => {}
            Technique::Ordinary if certain => {
                self.say("Ce nombre d’heures est celui qu’inscrit la clause.");
            }
            Technique::Ordinary => self.say("La valeur centrale est celle qu’inscrit la clause."),
            Technique::Orders | Technique::Subsequent => {
                let amount = match self.contract.technique {
                    Technique::Subsequent => "des marchés subséquents",
                    _ => "facturé",
                };
                self.say(&format!("Ces heures sont celles que le ratio rend dues au montant estimé. Le marché est un accord-cadre : les heures dues suivent le montant {amount}, selon le ratio ci-dessous."));
                if let Some(one) = self.contract.estimate_supposes() {
                    self.say(&format!("Elles sont calculées comme pour {one} ; leur total peut différer, le seuil et l’arrondi s’appliquant à chacun."));
                }
                self.without_ratio();
            }
        }
        self.ratios();
        let once = if self.has_tranches() {
            ", une fois par lot et par tranche ; un total est la somme des nombres arrondis"
        } else if self.has_lots() {
            ", une fois par lot ; le total est la somme des nombres arrondis"
        } else {
            ", une seule fois, à la fin du calcul"
        };
        self.say(&format!(
            "Les heures sont arrondies {}{once}.",
            self.contract.rounding
        ));
        if let Some(etp) = self.estimate.etp() {
            self.blocks.push(Block::Paragraph(vec![
                Inline::text("En équivalent temps plein : "),
                Inline::strong(&etp.result.to_string()),
                Inline::text(&format!(" ({} par an).", etp.expression())),
            ]));
        }
    }

    /// What the computation gives before any ratio.
    fn without_ratio(&mut self) {
        let lots = self.estimate.lots.iter().filter_map(Outcome::figures);
        let sum = lots.map(|figures| figures.hours).try_fold(
            (Hours::ZERO, Hours::ZERO, Hours::ZERO),
            |sum, hours| {
                Some((
                    sum.0.plus(hours.low()).ok()?,
                    sum.1.plus(hours.central()).ok()?,
                    sum.2.plus(hours.high()).ok()?,
                ))
            },
        );
        if let Some((low, central, high)) = sum {
            let range = if low == high {
                String::new()
            } else {
                format!(" (de {low} à {high})")
            };
            self.say(&format!(
                "Le calcul sans ratio donne {central}{range} : le ratio en est tiré."
            ));
        }
    }

    /// The hours of each lot and in all.
    fn hours(&mut self, total: Span<Hours>, certain: bool) {
        let lots = self.estimate.lots.iter().enumerate();
        let mut rows = Vec::new();
        for (index, outcome) in lots.filter(|_| self.has_lots()) {
            let name = cell(&self.long_name(index));
            rows.push(match outcome {
                Outcome::Ready(figures) if figures.due().high() == Hours::ZERO => {
                    vec![name, Vec::new(), cell("aucune heure, donc pas de clause")]
                }
                Outcome::Ready(figures) => hours_row(name, figures.due(), Inline::text),
                Outcome::LeftOut => {
                    let mechanism = self.contract.mechanism_of(&self.contract.lots[index]);
                    let why = match mechanism {
                        Mechanism::None => "sans clause",
                        _ => "pas d’heures à calculer",
                    };
                    vec![name, Vec::new(), cell(why)]
                }
                _ => vec![name, Vec::new(), cell("non calculé")],
            });
        }
        let complete = self.estimate.total.is_some();
        let (header, name) = match (self.has_lots(), complete) {
            (true, true) => ("Lot", "Total"),
            (true, false) => ("Lot", "Total des lots calculés"),
            (false, _) => ("Heures d’insertion", "En tout"),
        };
        rows.push(hours_row(vec![Inline::strong(name)], total, Inline::strong));
        if let Some(firm) = self.estimate.firm
            && self.has_tranches()
        {
            let name = cell("dont ferme, sans tranche optionnelle ni reconduction");
            rows.push(hours_row(name, firm, Inline::text));
        }
        self.table(
            &[
                (true, header),
                (!certain, "Valeur basse"),
                (true, if certain { "Heures" } else { "Valeur centrale" }),
                (!certain, "Valeur haute"),
            ],
            rows,
        );
        if !certain {
            self.say("La valeur basse réunit la part de main-d’œuvre la plus faible et le coût horaire le plus élevé de chaque poste ; la valeur haute, l’inverse.");
        }
        if !complete {
            self.say("Ce total est provisoire : il manque les heures des lots non calculés.");
        }
    }

    /// What keeps a lot from having figures, and what was typed and could not be read.
    fn unanswered(&mut self) {
        let mut items = Vec::new();
        for (index, outcome) in self.estimate.lots.iter().enumerate() {
            let lot = &self.contract.lots[index];
            let before = self.before(index, &[]);
            match outcome {
                Outcome::Missing(fields) => items.extend(self.missing(index, fields)),
                Outcome::Impossible(error) => {
                    items.push(format!("{before}le calcul est impossible. {error}"));
                }
                Outcome::Ready(figures) => {
                    let framework = figures.framework.as_deref();
                    if framework.is_some_and(Framework::asks_trigger_counts) {
                        items.push(format!(
                            "{before}« {} » n’est pas précisé. Ici, ce montant compte une fois le seuil atteint.",
                            Field::TriggerCounts.label()
                        ));
                    }
                }
                Outcome::LeftOut if lot.left_out && lot.left_out_reason.is_none() => {
                    items.push(format!(
                        "{before}il manque le motif de l’absence de clause."
                    ));
                }
                Outcome::Wrong(_) | Outcome::LeftOut => {}
            }
        }
        for problem in &self.reading.problems {
            let before = problem.at.map(|at| self.before(at.lot, &[at.part]));
            items.push(format!(
                "{}« {} » est à corriger. {}",
                before.unwrap_or_default(),
                problem.field.label(),
                problem.message
            ));
        }
        if !items.is_empty() {
            self.section("Réponses à compléter ou à corriger");
            self.list(&items);
        }
    }

    fn drivers(&mut self) {
        // Most first over the whole contract.
        let mut all: Vec<(usize, Driver)> = Vec::new();
        for (index, _) in self.figures() {
            for driver in self.estimate.drivers(self.reading, index) {
                let less = |(_, other): &(usize, Driver)| other.width() < driver.width();
                let place = all.iter().position(less).unwrap_or(all.len());
                all.insert(place, (index, driver));
            }
        }
        if all.is_empty() {
            return;
        }
        self.section("Ce qui fait varier le résultat");
        self.say("Chaque donnée est portée seule à l’une puis à l’autre de ses bornes ; les autres gardent leur valeur centrale. La première ligne est celle qui compte le plus : la préciser resserre le mieux le résultat.");
        let width = |driver: &Driver| Value::Hours(Exact::whole(driver.width().into())).to_string();
        let (first, rest) = all.split_at(all.len().min(MOST_DRIVERS));
        let row = |(index, driver): &(usize, Driver)| {
            vec![
                cell(&self.trade_place(*index, driver.part)),
                cell(driver.input.label()),
                cell(&driver.input.range()),
                cell(&format!("de {} à {}", driver.low, driver.high)),
                cell(&width(driver)),
            ]
        };
        let rows = first.iter().map(row).collect();
        let hours = if self.has_lots() {
            "Heures du lot"
        } else {
            "Heures d’insertion"
        };
        self.table(
            &[
                (self.has_places(), self.place_header()),
                (true, "Donnée"),
                (true, "Plage"),
                (true, hours),
                (true, "Écart"),
            ],
            rows,
        );
        if let Some((_, next)) = rest.first() {
            self.say(&format!(
                "Chacune des autres données fait varier ces heures de {} au plus.",
                width(next)
            ));
        }
    }

    fn notices(&mut self) {
        let mut all: Vec<(Notice, Vec<usize>)> = Vec::new();
        for (index, figures) in self.figures() {
            for notice in self.estimate.notices(self.reading, index, self.bareme) {
                if self.has_lots() && says_enough_hours(&notice, figures) {
                    continue;
                }
                match all.iter_mut().find(|(other, _)| *other == notice) {
                    Some((_, lots)) => lots.push(index),
                    None => all.push((notice, vec![index])),
                }
            }
        }
        let mut items = Vec::new();
        for severity in [Severity::Warning, Severity::Information] {
            let mut rest: Vec<_> = all
                .iter()
                .filter(|(one, _)| one.severity == severity)
                .collect();
            // What has the same source is one item.
            while let Some((Notice { source, .. }, _)) = rest.first() {
                let mut item: Vec<Inline> = Vec::new();
                let mut last = String::new();
                rest.retain(|(notice, lots)| {
                    if notice.source != *source {
                        return true;
                    }
                    let place = self.lots_in_words(lots);
                    let before = match (severity, place.as_str()) {
                        (Severity::Warning, "") => "Attention.".to_string(),
                        (Severity::Warning, place) => format!("Attention, {place}."),
                        (Severity::Information, "") => String::new(),
                        (Severity::Information, place) => place::sentence(place) + ".",
                    };
                    if before != last {
                        item.push(Inline::strong(&before));
                        item.push(Inline::text(" "));
                        last = before;
                    }
                    item.push(Inline::text(&format!("{} ", notice.text)));
                    false
                });
                item.push(Inline::text(&format!("Source : {source}.")));
                items.push(item);
            }
        }
        if !items.is_empty() {
            self.section("Points d’attention");
            self.blocks.push(Block::List {
                ordered: false,
                items,
            });
        }
    }

    /// What a lot lacks, in one sentence for each group of its parts that lacks the same.
    fn missing(&self, index: usize, fields: &[Field]) -> Vec<String> {
        let lot = &self.contract.lots[index];
        let mut groups: Vec<(Vec<usize>, Vec<String>)> = Vec::new();
        for field in fields {
            // What could not be read is said to be wrong.
            if self.reading.problem(index, *field).is_some() {
                continue;
            }
            let parts: Vec<usize> = (0..lot.parts.len())
                .filter(|part| is_missing(&lot.parts[*part], *field))
                .collect();
            let label = format!("« {} »", field.label());
            match groups.iter_mut().find(|(other, _)| *other == parts) {
                Some((_, labels)) => labels.push(label),
                None => groups.push((parts, vec![label])),
            }
        }
        let sentence = |(parts, labels): &(Vec<usize>, Vec<String>)| {
            let labels = place::in_words(labels);
            format!("{}il manque {labels}.", self.before(index, parts))
        };
        groups.iter().map(sentence).collect()
    }

    fn left_out(&mut self) {
        let mut rows = Vec::new();
        for (index, lot) in self
            .contract
            .lots
            .iter()
            .enumerate()
            .filter(|(_, lot)| lot.left_out)
        {
            let amounts = lot.parts.iter().filter_map(|part| part.amount);
            let amounts: Vec<String> = amounts.map(|amount| amount.to_string()).collect();
            rows.push(vec![
                cell(&self.long_name(index)),
                cell(&if amounts.is_empty() {
                    none()
                } else {
                    amounts.join(" + ")
                }),
                match &lot.left_out_reason {
                    Some(reason) => cell(reason.as_str()),
                    None => vec![Inline::blank(Field::LeftOutReason.key(), "motif")],
                },
            ]);
        }
        if rows.is_empty() {
            return;
        }
        self.section(if self.has_lots() {
            "Lots sans clause"
        } else {
            "Absence de clause"
        });
        self.table(
            &[
                (self.has_lots(), "Lot"),
                (true, Field::Amount.label()),
                (true, Field::LeftOutReason.label()),
            ],
            rows,
        );
    }

    fn limits(&mut self) {
        if self.figures().next().is_none() {
            self.say(LIMITS[0]);
            return;
        }
        self.section("Limites");
        self.list(&LIMITS.map(str::to_string));
    }
}

// What the sections are written with.
impl<'a> Note<'a> {
    fn section(&mut self, title: &str) {
        self.sections += 1;
        let title = format!("{}. {title}", self.sections);
        self.blocks.push(Block::heading(3, &title));
    }

    fn say(&mut self, words: &str) {
        self.blocks.push(Block::Paragraph(cell(words)));
    }

    fn list(&mut self, items: &[String]) {
        self.blocks.push(Block::List {
            ordered: false,
            items: items
                .iter()
                .map(|item| cell(&place::sentence(item)))
                .collect(),
        });
    }

    /// A table of rows that have a cell for every column, less the columns that there is no need of.
    fn table(&mut self, columns: &[Column], mut rows: Vec<Row>) {
        for row in &mut rows {
            row.resize_with(columns.len(), Vec::new);
            let mut column = columns.iter();
            row.retain(|_| column.next().is_some_and(|(shown, _)| *shown));
        }
        let shown = columns.iter().filter(|(shown, _)| *shown);
        self.blocks.push(Block::Table {
            header: shown.map(|(_, name)| (*name).to_string()).collect(),
            rows,
        });
    }

    /// The steps, each with its name.
    fn steps<'s>(&mut self, steps: impl Iterator<Item = (String, &'s Step)>) {
        let rows = steps.map(|(name, step)| step::row(&name, step)).collect();
        let columns = ["Étape", "Formule", "Calcul", "Résultat"];
        self.table(&columns.map(|name| (true, name)), rows);
    }

    /// The lots that have figures.
    fn figures(&self) -> impl Iterator<Item = (usize, &'a Figures)> + use<'a> {
        let lots = self.estimate.lots.iter().enumerate();
        lots.filter_map(|(index, outcome)| Some((index, outcome.figures()?)))
    }

    /// The parts of the lots that carry the clause.
    fn kept_parts(&self) -> impl Iterator<Item = (usize, usize)> + use<'a> {
        let lots = self.contract.lots.iter().enumerate();
        lots.filter(|(_, lot)| !lot.left_out)
            .flat_map(|(index, lot)| (0..lot.parts.len()).map(move |part| (index, part)))
    }

    fn has_tranches(&self) -> bool {
        self.kept_parts()
            .any(|(lot, part)| self.contract.lots[lot].parts[part].tranche != Tranche::Firm)
    }
}

/// Whether a notice says that a lot has hours enough: nothing to mind, lot after lot.
fn says_enough_hours(notice: &Notice, figures: &Figures) -> bool {
    let enough = Convention::ShortAssignments;
    notice.severity == Severity::Information
        && notice.source == enough.source()
        && i128::from(figures.hours.central().get()) >= enough.value()
}

/// Whether an answer is missing in a part; those of the lot or the contract never are.
fn is_missing(part: &Part, field: Field) -> bool {
    match field {
        Field::Amount => part.amount.is_none(),
        Field::Trade => part.trade.is_none(),
        Field::StaffHours => part.taken_over.is_some() && part.staff_hours.is_none(),
        Field::StaffPrice => part.taken_over == Some(TakenOver::Own) && part.staff_price.is_none(),
        _ => false,
    }
}

fn hours_row(name: Vec<Inline>, hours: Span<Hours>, write: fn(&str) -> Inline) -> Row {
    let cell = |hours: Hours| vec![write(&hours.to_string())];
    vec![
        name,
        cell(hours.low()),
        cell(hours.central()),
        cell(hours.high()),
    ]
}

fn cell(words: &str) -> Vec<Inline> {
    vec![Inline::text(words)]
}

/// What stands where there is nothing to write.
fn none() -> String {
    "—".to_string()
}
