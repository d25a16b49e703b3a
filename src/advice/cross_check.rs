//! Hours per million euros, beside those that were published.

use super::{Facts, Kept, Remark, Source, is_less, nature_of, whole_hours};
use crate::bareme::{self, Nature};
use crate::contract::{Frame, Lot, Technique};
use crate::estimate::{Severity, Value};
use crate::quantity::{Exact, Hours, Rounding};
use std::fmt::Write as _;

/// What the euros of a published figure were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The whole investment: works, land, fees, studies, insurance.
    Investment,
    /// The works alone.
    Works,
    /// What is invoiced, excluding tax.
    Invoiced,
}

impl Basis {
    /// « de travaux ».
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Investment => "d’investissement total",
            Self::Works => "de travaux",
            Self::Invoiced => "facturé",
        }
    }
}

/// Insertion hours that were published with an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// Who asked for them, in French.
    pub who: &'static str,
    /// What was bought: it is compared with contracts of this nature.
    pub nature: Nature,
    /// The fewest hours for [`Reference::euros`].
    pub least: i128,
    /// The most hours for [`Reference::euros`].
    pub most: i128,
    /// The amount that the hours are for, in whole euros.
    pub euros: i128,
    /// What that amount was.
    pub basis: Basis,
    /// The year of the figure; none where the source gives none.
    pub year: Option<u16>,
    /// Where it was read.
    pub source: &'static str,
}

/// In the order of the hours for a million euros, nature by nature. None was read for services
/// other than intellectual, nor for supplies.
static REFERENCES: [Reference; 6] = [
    Reference {
        who: "grands chantiers",
        nature: Nature::Travaux,
        least: 167,
        most: 188,
        euros: MILLION,
        basis: Basis::Investment,
        year: None,
        source: "Heures publiées par de grands chantiers, rapportées à l’investissement total : 167 à 188 h par M€",
    },
    Reference {
        who: "CDC Habitat à Hérouville-Saint-Clair",
        nature: Nature::Travaux,
        least: 1_300,
        most: 1_300,
        euros: 7_000_000,
        basis: Basis::Works,
        year: Some(2021),
        source: "CDC Habitat, réhabilitation à Hérouville-Saint-Clair, 2020-2021 : 1 300 h, 5 % des heures, pour environ 7 M€ de travaux (groupe-cdc-habitat.com)",
    },
    Reference {
        who: "petits marchés",
        nature: Nature::Travaux,
        least: 700,
        most: 875,
        euros: MILLION,
        basis: Basis::Works,
        year: None,
        source: "Heures publiées pour de petits marchés de travaux : 700 à 875 h par M€",
    },
    Reference {
        who: "MEF Sud 77, exemple de calcul",
        nature: Nature::Travaux,
        least: 833,
        most: 833,
        euros: MILLION,
        basis: Basis::Works,
        year: None,
        source: "MEF Sud 77, exemple de calcul : 833 h pour 1 000 000 €, avec 50 % de main-d’œuvre, 30 €/h et un taux de 5 %",
    },
    Reference {
        who: "accord-cadre informatique « Aquaréel », État",
        nature: Nature::Intellectuel,
        least: 35,
        most: 35,
        euros: 100_000,
        basis: Basis::Invoiced,
        year: Some(2025),
        source: "CCAP 2025, État (Service central Vigicrues), accord-cadre informatique « Aquaréel » : 35 h par 100 000 € HT facturés",
    },
    Reference {
        who: "marché informatique de Beta.gouv, au-dessus d’un seuil",
        nature: Nature::Intellectuel,
        least: 1,
        most: 1,
        euros: 2_000,
        basis: Basis::Invoiced,
        year: Some(2021),
        source: "CCAP 2021, Premier ministre, services de Beta.gouv : 1 h par 2 000 € facturés au-dessus de 2,7 M€",
    },
];

const MILLION: i128 = 1_000_000;

impl Reference {
    /// All.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &REFERENCES
    }

    /// The fewest hours for a million euros.
    #[must_use]
    pub fn low(&self) -> Exact {
        self.per_million(self.least)
    }

    /// The most hours for a million euros.
    #[must_use]
    pub fn high(&self) -> Exact {
        self.per_million(self.most)
    }

    /// Those around the hours of a lot for its amount, or the nearest one: what [`Compared::text`] names
    /// of them. None where nothing was published for what the lot buys, or it mixes several natures.
    #[must_use]
    pub fn near(lot: &Lot, hours: Hours, amount: Exact) -> Vec<&'static Self> {
        let exact = per_million(hours.into(), amount).filter(|exact| exact.is_positive());
        exact.map_or_else(Vec::new, |exact| position(exact, nature_of(lot)).1)
    }

    fn per_million(&self, hours: i128) -> Exact {
        per_million(Exact::whole(hours), Exact::whole(self.euros)).unwrap_or(Exact::ZERO)
    }

    /// « 700 à 875 h par M€ de travaux (petits marchés) ».
    #[must_use]
    pub fn text(&self) -> String {
        let high = Value::Hours(self.high());
        let range = if self.least == self.most {
            high.to_string()
        } else {
            format!("{} à {high}", self.low().to_text())
        };
        format!("{range} par M€ {} ({})", self.basis.label(), self.who)
    }
}

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The hours of all the lots for their amounts.
    Whole,
    /// The hours of a lot for its amount; from 0.
    Lot(usize),
    /// The hours of a framework's ratio for its step; the lot, from 0.
    Ratio(usize),
}

/// Where a number of hours for a million euros stands among the published ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// Under everything that was published.
    Under,
    /// In what one publication says.
    Inside,
    /// Between two publications.
    Between,
    /// Over everything that was published.
    Over,
    /// Nothing was published for what is bought, or it is of several natures.
    NoReference,
}

/// Hours per million euros, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Of what.
    pub subject: Subject,
    /// The insertion hours that are compared.
    pub hours: Value,
    /// What they are for, in euros.
    pub amount: Value,
    /// The first divided by the second, for a million euros.
    pub per_million: Value,
    /// The same to the unit, as the text has it: « environ 478 h ».
    pub said: String,
    /// Where that is among the published figures for the same nature.
    pub position: Position,
    /// Whether the amount may be that of an operation instead of the works: in works, not more
    /// hours than sites that publish them by total investment.
    pub doubts_amount: bool,
    /// A warning for a doubt on the amount, information otherwise.
    pub severity: Severity,
    /// The French sentence.
    pub text: String,
    /// The publications that it names.
    pub source: Source,
}

/// The hours beside those that others published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrossCheck {
    /// The whole, then each lot where there are several, then each framework's ratio. What has no
    /// hours is not compared.
    pub compared: Vec<Compared>,
    /// Hours of work, insertion or not, beside those that were published for the trade.
    pub labour: Vec<Remark>,
}

impl CrossCheck {
    /// What is out of all that was published, or suggests a wrong amount: its sentences, and the publications.
    #[must_use]
    pub fn unusual(&self) -> Option<(String, String)> {
        let is_unusual = |one: &&Compared| {
            one.doubts_amount || matches!(one.position, Position::Under | Position::Over)
        };
        let (mut text, mut sources) = (String::new(), String::new());
        for one in self.compared.iter().filter(is_unusual) {
            text += if text.is_empty() { "" } else { " " };
            text += &one.text;
            let source = one.source.to_string();
            if !sources.contains(&source) {
                sources += if sources.is_empty() { "" } else { " ; " };
                sources += &source;
            }
        }
        (!text.is_empty()).then_some((text, sources))
    }
}

pub(super) fn of(facts: &Facts) -> CrossCheck {
    let mut compared = Vec::new();
    let whole = facts.hours().zip(facts.sum(|figures| figures.amount));
    if let Some((hours, amount)) = whole {
        let name = match facts.contract.frame() {
            Frame::Concession | Frame::Private => "Pour le contrat, ".to_string(),
            _ => "Pour le marché, ".to_string(),
        };
        let hours = hours.into();
        compared.extend(compare(Subject::Whole, name, facts.nature(), hours, amount));
    }
    let several = facts.kept.len() > 1;
    for kept in facts.kept.iter().filter(|_| several) {
        let Some(figures) = kept.figures() else {
            continue;
        };
        compared.extend(compare(
            Subject::Lot(kept.index),
            format!("Pour {}, ", facts.name(kept)),
            kept.nature(),
            figures.hours.central().into(),
            figures.amount,
        ));
    }
    for kept in &facts.kept {
        let framework = kept
            .figures()
            .and_then(|figures| figures.framework.as_ref());
        let Some(framework) = framework else { continue };
        compared.extend(compare(
            Subject::Ratio(kept.index),
            format!(
                "Pour {}, au ratio de {} par {}{}, ",
                facts.name(kept),
                framework.hours,
                framework.step,
                // The amount of a subsequent contract is the one concluded.
                match facts.contract.technique {
                    Technique::Subsequent => "",
                    Technique::Ordinary | Technique::Orders => " facturés",
                }
            ),
            kept.nature(),
            framework.hours.into(),
            framework.step.into(),
        ));
    }
    let mut labour = Vec::new();
    for kept in &facts.kept {
        labour_of(facts, kept, &mut labour);
    }
    CrossCheck { compared, labour }
}

fn per_million(hours: Exact, euros: Exact) -> Option<Exact> {
    hours.over(euros).ok()?.times(Exact::whole(MILLION)).ok()
}

/// « environ 478 h »: the comparison is exact, its words are to the unit; where they would be those of a
/// limit that the number is not at, « un peu plus de 875 h ».
fn to_the_unit(exact: Exact, named: &[&Reference]) -> String {
    let Ok(whole) = exact.round(Rounding::NEAREST_HOUR) else {
        return Value::Hours(exact).to_string();
    };
    let whole = Exact::whole(whole);
    let at_limit = |one: &&Reference| one.low() == whole || one.high() == whole;
    if whole == exact || !named.iter().any(at_limit) {
        return whole_hours(exact);
    }
    let side = if is_less(exact, whole) {
        "moins"
    } else {
        "plus"
    };
    format!("un peu {side} de {}", Value::Hours(whole))
}

/// The sentence that begins with `beginning`; none without hours.
fn compare(
    subject: Subject,
    beginning: String,
    nature: Option<Nature>,
    hours: Exact,
    euros: Exact,
) -> Option<Compared> {
    let exact = per_million(hours, euros).filter(|exact| exact.is_positive())?;
    let (position, named) = position(exact, nature);
    let doubts_amount = nature == Some(Nature::Travaux) && !is_less(most_by_investment(), exact);
    let mut text = beginning;
    let said = to_the_unit(exact, &named);
    text += &said;
    text += " d’insertion par million d’euros";
    text += match (position, nature) {
        (Position::Under, _) => " : moins que tout ce qui a été publié. Le plus bas : ",
        (Position::Inside, _) => " : comme ",
        (Position::Between, _) => " : entre ",
        (Position::Over, _) => " : plus que tout ce qui a été publié. Le plus haut : ",
        (Position::NoReference, None) => {
            ". Plusieurs natures y sont mêlées : comparez-les séparément"
        }
        (Position::NoReference, Some(_)) => {
            ". Nous n’avons lu aucun chiffre publié de ce genre pour cette nature de prestations"
        }
    };
    let mut source = String::new();
    for (index, reference) in named.iter().enumerate() {
        if index > 0 {
            text += " et ";
            source += " ; ";
        }
        text += &reference.text();
        source += reference.source;
    }
    text.push('.');
    if doubts_amount {
        text += " Un montant d’opération au lieu du montant de travaux est l’erreur la plus courante : vérifiez le montant.";
    } else if position == Position::Over {
        text += " Une forte part de main-d’œuvre peut l’expliquer ; sinon, vérifiez le coût horaire et le taux.";
    } else if position == Position::Under {
        text += " Vérifiez le montant, la part de main-d’œuvre et le taux.";
    }
    Some(Compared {
        subject,
        hours: Value::Hours(hours),
        amount: Value::Euros(euros),
        per_million: Value::Hours(exact),
        said,
        position,
        doubts_amount,
        severity: if doubts_amount {
            Severity::Warning
        } else {
            Severity::Information
        },
        text,
        source: if source.is_empty() {
            "Relevé de Clausule : les chiffres lus portent sur des travaux et sur des marchés informatiques".into()
        } else {
            source.into()
        },
    })
}

/// Where hours for a million euros stand, and the publications that say so: those around them, or
/// the nearest one.
fn position(exact: Exact, nature: Option<Nature>) -> (Position, Vec<&'static Reference>) {
    let of_nature = || {
        let of = |reference: &&Reference| Some(reference.nature) == nature;
        REFERENCES.iter().filter(of)
    };
    let inside: Vec<_> = of_nature()
        .filter(|one| !is_less(exact, one.low()) && !is_less(one.high(), exact))
        .collect();
    if !inside.is_empty() {
        return (Position::Inside, inside);
    }
    let (mut under, mut over): (Option<&Reference>, Option<&Reference>) = (None, None);
    for one in of_nature() {
        if is_less(one.high(), exact) {
            if under.is_none_or(|best| is_less(best.high(), one.high())) {
                under = Some(one);
            }
        } else if over.is_none_or(|best| is_less(one.low(), best.low())) {
            over = Some(one);
        }
    }
    let position = match (under, over) {
        (None, None) => Position::NoReference,
        (None, Some(_)) => Position::Under,
        (Some(_), None) => Position::Over,
        (Some(_), Some(_)) => Position::Between,
    };
    (position, under.into_iter().chain(over).collect())
}

/// The most hours for a million euros that were published by total investment.
fn most_by_investment() -> Exact {
    let mut most = Exact::ZERO;
    for one in REFERENCES
        .iter()
        .filter(|one| one.basis == Basis::Investment)
    {
        if is_less(most, one.high()) {
            most = one.high();
        }
    }
    most
}

/// Publishers of hours of work for a million euros of turnover. A figure of the barème that names
/// none of them, or counts heads instead of hours, is not shown.
const PUBLISHERS: [&str; 5] = ["INSEE", "FNTP", "Unep", "SERCE", "SNED"];

fn is_published(source: &bareme::Source) -> bool {
    source.text().contains("heures par million")
        && PUBLISHERS.iter().any(|name| source.text().contains(name))
}

/// For each part of a lot, the hours of work that it was computed with, and those published for its
/// trade. Not judged: no publication says how far the two may be apart.
fn labour_of(facts: &Facts, kept: &Kept, remarks: &mut Vec<Remark>) {
    let Some(figures) = kept.figures() else {
        return;
    };
    for (index, part) in kept.lot.parts.iter().enumerate() {
        let of = &figures.parts[index];
        // Where staff is taken over the trade's share and cost do not count.
        let labour = of.taken_over().is_none().then_some(of.labour);
        let Some(((hours, trade), amount)) = labour.zip(part.trade).zip(part.amount) else {
            continue;
        };
        let mut texts = String::new();
        for source in trade
            .share_sources
            .iter()
            .filter(|source| is_published(source))
        {
            texts += if texts.is_empty() { "" } else { " ; " };
            texts += source.text();
            match source.year {
                Some(year) if !source.text().contains(&year.to_string()) => {
                    let _ = write!(texts, " ({year})");
                }
                _ => {}
            }
        }
        let Some(hours) = per_million(hours, amount.into()).filter(|_| !texts.is_empty()) else {
            continue;
        };
        let hours = whole_hours(hours);
        let text = format!(
            "« {} » : le calcul compte {} de travail, toutes personnes, par million d’euros. Publié pour ce métier, par million d’euros de chiffre d’affaires : {texts}.",
            trade.label, hours
        );
        if remarks.iter().all(|remark| remark.text != text) {
            remarks.push(Remark::new(Severity::Information, text, facts.bareme.name));
        }
    }
}
