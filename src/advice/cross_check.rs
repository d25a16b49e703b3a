//! Hours per million euros, beside those that were published.

use super::{Facts, Kept, Remark, Source, is_less, nature_of, whole_hours};
use crate::bareme::{self, Nature, Trade};
use crate::contract::{Frame, Lot, Programme, Technique};
use crate::estimate::{Coefficients, Origin, Severity, Value};
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
    /// Whether it was published for small contracts, without saying up to which amount.
    pub of_small: bool,
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
        of_small: false,
        year: None,
        source: "Heures publiées par de grands chantiers, rapportées à l’investissement total : 167 à 188 h par M€",
    },
    Reference {
        who: "CDC Habitat à Hérouville-Saint-Clair, environ 7 M€",
        nature: Nature::Travaux,
        least: 1_300,
        most: 1_300,
        euros: 7_000_000,
        basis: Basis::Works,
        of_small: false,
        year: Some(2021),
        source: "CDC Habitat, réhabilitation à Hérouville-Saint-Clair, 2020-2021 : 1\u{202f}300 h, 5 % des heures, pour environ 7 M€ de travaux (groupe-cdc-habitat.com)",
    },
    Reference {
        who: "petits marchés",
        nature: Nature::Travaux,
        least: 700,
        most: 875,
        euros: MILLION,
        basis: Basis::Works,
        of_small: true,
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
        of_small: false,
        year: None,
        source: "MEF Sud 77, exemple de calcul : 833 h pour 1\u{202f}000\u{202f}000 €, avec 50 % de main-d’œuvre, 30 €/h et un taux de 5 %",
    },
    Reference {
        who: "accord-cadre informatique « Aquaréel », État",
        nature: Nature::Intellectuel,
        least: 35,
        most: 35,
        euros: 100_000,
        basis: Basis::Invoiced,
        of_small: false,
        year: Some(2025),
        source: "CCAP 2025, État (Service central Vigicrues), accord-cadre informatique « Aquaréel » : 35 h par 100\u{202f}000 € HT facturés",
    },
    Reference {
        who: "marché informatique de Beta.gouv, au-dessus d’un seuil",
        nature: Nature::Intellectuel,
        least: 1,
        most: 1,
        euros: 2_000,
        basis: Basis::Invoiced,
        of_small: false,
        year: Some(2021),
        source: "CCAP 2021, Premier ministre, services de Beta.gouv : 1 h par 2\u{202f}000 € facturés au-dessus de 2,7 M€",
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
        let Some(exact) = exact else {
            return Vec::new();
        };
        let mut near = position(exact, nature_of(lot)).1;
        let larger = larger(&near, amount);
        near.extend(larger);
        near
    }

    /// Whether it was published for small contracts and the amount is over the one it was published for:
    /// no text says that it still holds there.
    #[must_use]
    pub fn is_stretched(&self, amount: Exact) -> bool {
        self.of_small && is_less(Exact::whole(self.euros), amount)
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
    /// What was found and what to do about it, in French.
    pub text: String,
    /// Sentences at the end of [`Compared::text`] that the first of the whole and the lots says for all.
    once: Vec<String>,
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

/// What a sentence is about.
struct About<'a> {
    subject: Subject,
    /// How its sentence begins.
    beginning: String,
    nature: Option<Nature>,
    hours: Exact,
    euros: Exact,
    /// The amount of all that the hours are of: for a ratio, more than its step.
    size: Exact,
    /// The lots that it adds up.
    lots: &'a [Kept<'a>],
}

pub(super) fn of(facts: &Facts) -> CrossCheck {
    let mut compared: Vec<Compared> = Vec::new();
    let mut add = |about: About| {
        let one = compare(facts, &about, &compared);
        compared.extend(one);
    };
    let whole = facts.hours().zip(facts.sum(|figures| figures.amount));
    if let Some((hours, amount)) = whole {
        add(About {
            subject: Subject::Whole,
            beginning: match facts.contract.frame() {
                Frame::Concession | Frame::Private => "Pour le contrat, ".to_string(),
                _ => "Pour le marché, ".to_string(),
            },
            nature: facts.nature(),
            hours: hours.into(),
            euros: amount,
            size: amount,
            lots: &facts.kept,
        });
    }
    let several = facts.kept.len() > 1;
    for kept in facts.kept.iter().filter(|_| several) {
        let Some(figures) = kept.figures() else {
            continue;
        };
        add(About {
            subject: Subject::Lot(kept.index),
            beginning: format!("Pour {}, ", facts.name(kept)),
            nature: kept.nature(),
            hours: figures.hours.central().into(),
            euros: figures.amount,
            size: figures.amount,
            lots: std::slice::from_ref(kept),
        });
    }
    for kept in &facts.kept {
        let Some(figures) = kept.figures() else {
            continue;
        };
        let Some(framework) = figures.framework.as_ref() else {
            continue;
        };
        add(About {
            subject: Subject::Ratio(kept.index),
            beginning: format!(
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
            nature: kept.nature(),
            hours: framework.hours.into(),
            euros: framework.step.into(),
            size: figures.amount,
            lots: std::slice::from_ref(kept),
        });
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

/// What is compared, with its sentence; none without hours.
fn compare(facts: &Facts, about: &About, before: &[Compared]) -> Option<Compared> {
    let nature = about.nature;
    let exact = per_million(about.hours, about.euros).filter(|exact| exact.is_positive())?;
    let (position, named) = position(exact, nature);
    let doubts_amount = nature == Some(Nature::Travaux) && !is_less(most_by_investment(), exact);
    let mut text = about.beginning.clone();
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
    let mut once = Vec::new();
    let is_said = |sentence: &String| before.iter().any(|one| one.once.contains(sentence));
    if named.iter().any(|one| one.is_stretched(about.size)) {
        once.push(STRETCHED.to_string());
        for one in larger(&named, about.size) {
            let sentence = format!(" Pour plus de travaux, nous avons lu : {}.", one.text());
            if !is_said(&sentence) {
                source += " ; ";
                source += one.source;
            }
            once.push(sentence);
        }
    }
    let mut then = "";
    if doubts_amount {
        then = " Un montant d’opération au lieu du montant de travaux est l’erreur la plus courante : vérifiez le montant.";
    } else if position == Position::Over {
        match defaults(about) {
            Some(parts) => once.extend(over_by_default(facts, &parts)),
            None => {
                then = " Une forte part de main-d’œuvre peut l’expliquer ; sinon, vérifiez le coût horaire et le taux.";
            }
        }
    } else if position == Position::Under {
        then = " Vérifiez le montant, la part de main-d’œuvre et le taux.";
    }
    once.retain(|sentence| !is_said(sentence));
    text += &once.concat();
    text += then;
    Some(Compared {
        subject: about.subject,
        hours: Value::Hours(about.hours),
        amount: Value::Euros(about.euros),
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
        once,
        source: if source.is_empty() {
            "Relevé de Clausule : les chiffres lus portent sur des travaux et sur des marchés informatiques".into()
        } else {
            source.into()
        },
    })
}

/// What hours published for small contracts are worth over the amount that they were published for.
const STRETCHED: &str = " Les heures des petits marchés ont été publiées pour un million d’euros, sans dire jusqu’à quel montant elles valent : au-delà du million, elles ne sont qu’un repère.";

/// Those published for more works than the small contracts among `named`, where the amount is over theirs.
fn larger(named: &[&'static Reference], amount: Exact) -> Vec<&'static Reference> {
    let Some(small) = named.iter().find(|one| one.is_stretched(amount)) else {
        return Vec::new();
    };
    let is_larger = |one: &&Reference| {
        one.nature == small.nature
            && one.basis == small.basis
            && one.euros > small.euros
            && !named.iter().any(|known| known.who == one.who)
    };
    REFERENCES.iter().filter(is_larger).collect()
}

/// Why values that the buyer did not type give more hours than anyone published, as far as that is known,
/// and with whom to compare.
fn over_by_default(facts: &Facts, parts: &[(&Trade, &Coefficients)]) -> Vec<String> {
    let values = match parts {
        [(trade, coefficients)] => format!(
            " (« {} » : {} de main-d’œuvre, {}, taux de {})",
            trade.label,
            coefficients.share.span.central(),
            coefficients.cost.span.central(),
            coefficients.rate.span.central(),
        ),
        _ => String::new(),
    };
    let mut then = vec![format!(
        " Aucun coefficient n’a été saisi : ce sont les valeurs par défaut du barème{values}."
    )];
    let all = |is: &dyn Fn(&Trade, &Coefficients) -> bool| {
        let mut parts = parts.iter();
        parts.all(|(trade, coefficients)| is(trade, coefficients))
    };
    if all(&|trade, coefficients| {
        let nature = facts.contract.nature.unwrap_or(trade.nature);
        let share = coefficients.share.span.central();
        let usual = facts.bareme.usual_rate(nature, share);
        usual.is_none_or(|usual| coefficients.rate.span.central() > usual.rate)
    }) {
        then.push(" Le taux est le minimum du programme choisi.".to_string());
    }
    if let Some(whole) = facts.bareme.trade(ALL_TRADES)
        && all(&|trade, _| {
            trade.nature == whole.nature && trade.share.central() > whole.share.central()
        })
    {
        let subject = match parts.len() {
            1 => "Ce métier compte",
            _ => "Ces métiers comptent",
        };
        then.push(format!(
            " {subject} plus de main-d’œuvre que le bâtiment tous corps d’état ({}), et les heures publiées ne disent pas de quels métiers elles sont.",
            whole.share.central(),
        ));
    }
    if all(&|trade, _| trade.nature == Nature::Intellectuel && trade.id != COMPUTING) {
        then.push(" Les heures publiées sont celles de marchés informatiques.".to_string());
    }
    then.push(" Comparez avec vos propres marchés ou avec ceux qu’un facilitateur suit sur votre territoire ; si vous avez vos valeurs, saisissez-les.".to_string());
    then
}

/// The row of the barème for works of all trades together.
const ALL_TRADES: &str = "batiment_tce";
/// The row that the contracts published for intellectual services are of.
const COMPUTING: &str = "informatique";

/// Trades and coefficients of what is compared, each once, where the buyer typed none of their values and
/// no ratio; none otherwise, or where staff taken over sets the price of an hour.
fn defaults<'a>(about: &About<'a>) -> Option<Vec<(&'static Trade, &'a Coefficients)>> {
    let mut all: Vec<(&'static Trade, &Coefficients)> = Vec::new();
    for kept in about.lots {
        let terms = &kept.lot.framework;
        let is_ratio = matches!(about.subject, Subject::Ratio(_));
        if is_ratio && (terms.hours.is_some() || terms.step.is_some()) {
            return None;
        }
        for (part, figures) in kept.lot.parts.iter().zip(&kept.figures()?.parts) {
            let coefficients = &figures.coefficients;
            let origins = [
                coefficients.share.origin,
                coefficients.cost.origin,
                coefficients.rate.origin,
            ];
            let is_typed = |origin: &Origin| {
                matches!(
                    origin,
                    Origin::Own | Origin::House | Origin::Programme(Programme::Own)
                )
            };
            if part.taken_over.is_some() || origins.iter().any(is_typed) {
                return None;
            }
            let trade = part.trade?;
            if all.iter().all(|known| *known != (trade, coefficients)) {
                all.push((trade, coefficients));
            }
        }
    }
    (!all.is_empty()).then_some(all)
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
