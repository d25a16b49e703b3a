//! The hours lot by lot; of a single lot, tranche by tranche.

use super::{Permille, Scale};
use crate::contract::{Contract, Line, Mechanism, Reading, Tranche};
use crate::estimate::{Estimate, Figures, Outcome};
use crate::quantity::{Exact, Hours, Span};

/// The hours of each lot, or of each tranche of the only one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LotBars {
    /// A bar a lot, in the contract's order, or a tranche.
    pub bars: Vec<LotBar>,
    /// Their central hours, added: those of the estimate.
    pub hours: Hours,
    /// Whether the bars are tranches of one lot.
    pub are_tranches: bool,
    /// Whether some hours are not due from the start.
    pub has_optional: bool,
    /// Whether a lot that carries the clause has no figures yet.
    pub is_partial: bool,
    /// The axis.
    pub scale: Scale,
}

/// The bar of a lot or of a tranche.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LotBar {
    /// The lot, from 0.
    pub lot: usize,
    /// What the lot is called, or its trade; nothing where it has neither, or the bar is a tranche.
    pub title: Option<String>,
    /// The tranche, where the bar is one.
    pub tranche: Option<Tranche>,
    /// Low, central and high hours; nothing where there are none.
    pub hours: Span<Hours>,
    /// Central hours due from the start.
    pub firm: Hours,
    /// The central hours' share of all; shares add up to the whole.
    pub share: Permille,
    /// Why it has no hours, in French.
    pub why: Option<String>,
    /// Whether its hours are known, be it that there are none.
    pub is_known: bool,
}

impl LotBar {
    /// « Lot 2 : Façades », « Tranche optionnelle 1 ».
    #[must_use]
    pub fn name(&self) -> String {
        let mut words = match (self.tranche, &self.title) {
            (Some(tranche), _) => tranche.to_string(),
            (None, Some(title)) => format!("lot {} : {title}", self.lot + 1),
            (None, None) => format!("lot {}", self.lot + 1),
        };
        if let Some(first) = words.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        words
    }

    /// « au lot 2, Façades », « en tranche ferme ».
    fn place(&self) -> String {
        match (self.tranche, &self.title) {
            (Some(tranche), _) => format!("en {tranche}"),
            (None, Some(title)) => format!("au lot {}, {title}", self.lot + 1),
            (None, None) => format!("au lot {}", self.lot + 1),
        }
    }
}

impl LotBars {
    /// The hours of each lot, or of each tranche of the only one; none where there would be one bar, or
    /// no hours at all.
    #[must_use]
    pub fn of(reading: &Reading, estimate: &Estimate) -> Option<Self> {
        let contract = &reading.contract;
        let are_tranches = estimate.lots.len() == 1;
        let mut bars = if are_tranches {
            tranches(estimate.lots[0].figures()?)
        } else {
            let lots = estimate.lots.iter().enumerate();
            lots.map(|(index, outcome)| bar(contract, index, outcome))
                .collect()
        };
        let central = |bar: &LotBar| Exact::from(bar.hours.central());
        let shares = Permille::shares(&bars.iter().map(central).collect::<Vec<_>>()).ok()?;
        for (bar, share) in bars.iter_mut().zip(shares) {
            bar.share = share;
        }
        let mut hours = Hours::ZERO;
        for bar in &bars {
            hours = hours.plus(bar.hours.central()).ok()?;
        }
        let most = bars.iter().map(|bar| bar.hours.high());
        let most = most.fold(Hours::ZERO, Hours::max);
        (bars.len() > 1 && hours > Hours::ZERO).then(|| Self {
            has_optional: bars.iter().any(|bar| bar.firm < bar.hours.central()),
            is_partial: estimate.total.is_none(),
            scale: Scale::of(most.into(), 1),
            are_tranches,
            hours,
            bars,
        })
    }

    /// « 320 h dans 2 lots sur 3. Le plus : 200 h (62,5 %) au lot 2, Façades. »
    #[must_use]
    pub fn sentence(&self) -> String {
        let with_hours = |bar: &&LotBar| bar.hours.central() > Hours::ZERO;
        let (count, all) = (self.bars.iter().filter(with_hours).count(), self.bars.len());
        let (one, several) = if self.are_tranches {
            ("une seule période", "périodes")
        } else {
            ("un seul lot", "lots")
        };
        let mut text = match (count, all) {
            (1, _) => format!("{} dans {one} sur {all}.", self.hours),
            _ if count == all => format!("{} dans {count} {several}.", self.hours),
            _ => format!("{} dans {count} {several} sur {all}.", self.hours),
        };
        let mut first = &self.bars[0];
        for bar in &self.bars {
            if bar.hours.central() > first.hours.central() {
                first = bar;
            }
        }
        let most = format!(
            " Le plus : {} ({}) {}.",
            first.hours.central(),
            first.share,
            first.place()
        );
        text += &most;
        if self.is_partial {
            text += " Ce total est provisoire : des lots restent à chiffrer.";
        }
        text
    }

    /// What the numbers rest on.
    #[must_use]
    pub fn note(&self) -> String {
        let mut text = "Valeurs centrales ; dans le dessin, le trait fin va de la valeur basse à la valeur haute. Pourcentages arrondis au dixième.".to_string();
        if self.has_optional {
            text += " Dans le dessin, hachuré : les heures des tranches optionnelles et des reconductions, dues seulement si elles sont affermies ou reconduites.";
        }
        text
    }
}

fn bar(contract: &Contract, index: usize, outcome: &Outcome) -> LotBar {
    let none = Span::certain(Hours::ZERO);
    let figures = outcome.figures();
    LotBar {
        lot: index,
        title: title(contract, index),
        tranche: None,
        hours: figures.map_or(none, Figures::due),
        firm: figures.map_or(Hours::ZERO, |figures| figures.due_firm().central()),
        share: Permille::default(),
        why: why(contract, index, outcome),
        is_known: matches!(outcome, Outcome::Ready(_) | Outcome::LeftOut),
    }
}

/// The tranches of a lot; in a framework, whose ratio does not tell them apart, none.
fn tranches(figures: &Figures) -> Vec<LotBar> {
    if figures.framework.is_some() {
        return Vec::new();
    }
    let bar = |(tranche, hours): &(Tranche, Span<Hours>)| LotBar {
        lot: 0,
        title: None,
        tranche: Some(*tranche),
        hours: *hours,
        firm: if *tranche == Tranche::Firm {
            hours.central()
        } else {
            Hours::ZERO
        },
        share: Permille::default(),
        why: None,
        is_known: true,
    };
    figures.tranches.iter().map(bar).collect()
}

/// What a lot is called, or else its trade.
fn title(contract: &Contract, index: usize) -> Option<String> {
    let lot = &contract.lots[index];
    let trade = lot.trade().map(|trade| trade.label);
    let name = lot.name.as_ref().map(Line::as_str).or(trade)?;
    Some(name.to_string())
}

/// Why a lot has no hours; none where it has.
fn why(contract: &Contract, index: usize, outcome: &Outcome) -> Option<String> {
    let lot = &contract.lots[index];
    let why = match outcome {
        Outcome::Ready(figures) if figures.due().high() > Hours::ZERO => return None,
        Outcome::Ready(_) => "donc pas de clause d’heures".to_string(),
        Outcome::Missing(_) => "à compléter".to_string(),
        Outcome::Wrong(_) => "à corriger".to_string(),
        Outcome::Impossible(_) => "hors de ce qui peut être calculé".to_string(),
        Outcome::LeftOut => {
            let mechanism = contract.mechanism_of(lot);
            match (&lot.left_out_reason, mechanism) {
                (Some(reason), _) => format!("sans clause : {reason}"),
                (None, Mechanism::None) => "sans clause, motif à indiquer".to_string(),
                (None, mechanism) => mechanism.label().to_string(),
            }
        }
    };
    Some(why)
}
