use crate::bareme::{Bareme, Grade, Source};
use crate::contract::{Contract, Lot, Part, Programme};
use crate::quantity::{HourlyCost, Rate, Share, Span};

/// Where a coefficient is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The barème, or the usual rates.
    Published {
        /// How far it can be trusted.
        grade: Grade,
        /// Where it was read.
        sources: &'static [Source],
        /// What to mind.
        note: Option<&'static str>,
    },
    /// The house's own barème.
    House,
    /// The minimum of a programme or a charter.
    Programme(Programme),
    /// The buyer.
    Own,
}

impl Origin {
    /// What the user sees: « source publiée », « modifié par vous ».
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Published { grade, .. } => grade.label(),
            Self::House => "votre barème",
            Self::Programme(_) => "minimum du programme",
            Self::Own => "modifié par vous",
        }
    }
}

/// A value with its range and where it is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coefficient<T> {
    /// Low, central and high value; all one when the buyer chose it.
    pub span: Span<T>,
    /// Where it is from.
    pub origin: Origin,
}

impl<T: Ord + Copy> Coefficient<T> {
    fn new(own: Option<T>, published: impl FnOnce() -> Self) -> Self {
        match own {
            Some(value) => Self {
                span: Span::certain(value),
                origin: Origin::Own,
            },
            None => published(),
        }
    }
}

impl<T: Ord + Copy> Coefficient<T> {
    const fn of_house(value: T) -> Self {
        Self {
            span: Span::certain(value),
            origin: Origin::House,
        }
    }
}

/// What a part of a lot is computed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coefficients {
    /// The labour share.
    pub share: Coefficient<Share>,
    /// The hourly cost.
    pub cost: Coefficient<HourlyCost>,
    /// The insertion rate.
    pub rate: Coefficient<Rate>,
}

impl Coefficients {
    /// The buyer's own values, and the barème's where there are none; nothing without a trade. A
    /// usual rate under the programme's minimum gives way to it.
    #[must_use]
    pub fn of(contract: &Contract, lot: &Lot, part: &Part, bareme: &Bareme) -> Option<Self> {
        let trade = part.trade?;
        let origin = |sources: &'static [Source]| Origin::Published {
            grade: trade.grade.of_value(sources),
            sources,
            note: trade.note,
        };
        let house = contract.house.row(trade);
        let share = Coefficient::new(part.share, || match house.and_then(|row| row.share) {
            Some(share) => Coefficient::of_house(share),
            None => Coefficient {
                span: trade.share,
                origin: origin(trade.share_sources),
            },
        });
        let cost = Coefficient::new(part.cost, || match house.and_then(|row| row.cost) {
            Some(cost) => Coefficient::of_house(cost),
            None => Coefficient {
                span: trade.cost,
                origin: origin(trade.cost_sources),
            },
        });
        let nature = contract.nature.unwrap_or(trade.nature);
        let usual = bareme.usual_rate(nature, share.span.central())?;
        let minimum = contract.minimum_rate();
        let rate = Coefficient::new(lot.rate, || match minimum {
            Some((programme, minimum)) if minimum >= usual.rate => Coefficient {
                span: Span::certain(minimum),
                origin: Origin::Programme(programme),
            },
            _ => Coefficient {
                span: Span::certain(usual.rate),
                origin: Origin::Published {
                    grade: usual.grade,
                    sources: usual.sources,
                    note: usual.note,
                },
            },
        });
        Some(Self { share, cost, rate })
    }
}
