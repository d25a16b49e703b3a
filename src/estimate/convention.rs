use crate::contract::{Contract, TakenOver};
use crate::law::Law;
use crate::quantity::{Exact, HourlyCost};

/// A figure that the method rests on and that is no trade's coefficient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Convention {
    /// Hours of a full-time year.
    YearlyHours,
    /// Hours that one person works in a month.
    MonthlyHours,
    /// Hours of a week: under this, no useful job.
    OneWeek,
    /// The price of an hour of cleaning, in cents, where staff is taken over.
    CleaningPrice,
    /// The hours under which the cleaning branch advises no clause.
    CleaningLeast,
    /// Hours under which only short assignments can be made.
    ShortAssignments,
    /// The insertion rate over which the clause may become out of proportion, in basis points.
    HighRate,
    /// The duration under which works are one of the legal exceptions, in months.
    ShortWorks,
}

impl Convention {
    /// All.
    pub const ALL: [Self; 8] = [
        Self::YearlyHours,
        Self::MonthlyHours,
        Self::OneWeek,
        Self::CleaningPrice,
        Self::CleaningLeast,
        Self::ShortAssignments,
        Self::HighRate,
        Self::ShortWorks,
    ];

    fn row(self) -> (i128, &'static str) {
        match self {
            Self::YearlyHours => (1_607, "Durée annuelle légale effective : 1 607 h"),
            Self::MonthlyHours => (
                130,
                "Convention de Clausule : 130 h travaillées par mois et par personne, à faire confirmer par le facilitateur",
            ),
            Self::OneWeek => (
                35,
                "Convention de Clausule : une semaine de travail, 35 h, à faire confirmer par le facilitateur",
            ),
            Self::CleaningPrice => (
                2_500,
                "P.A.C.T. Propreté (Fédération des entreprises de propreté) : 25 € l’heure, soit 20 € de coût chargé ÷ 80 %",
            ),
            Self::CleaningLeast => (
                150,
                "P.A.C.T. Propreté (Fédération des entreprises de propreté) : sous 150 h, la branche déconseille la clause",
            ),
            Self::ShortAssignments => (
                150,
                "P.A.C.T. Propreté (Fédération des entreprises de propreté) : sous 150 h, la branche déconseille la clause ; repère repris par Clausule pour les autres métiers",
            ),
            Self::HighRate => (
                2_000,
                "Usages publiés : 2 à 20 % selon les acheteurs et les lots (Port de Brest 2 à 5 %, Saint-Brieuc Armor 5 à 15 %, MDE Alès 5 à 20 %) ; au-delà, risque de disproportion avec le travail du marché",
            ),
            Self::ShortWorks => {
                let figure = Law::builtin().figure("short_works_months");
                (figure.value, figure.source)
            }
        }
    }

    /// The figure.
    #[must_use]
    pub fn value(self) -> i128 {
        self.row().0
    }

    /// Hours of a full-time year: the buyer's own, or the usual ones.
    #[must_use]
    pub fn yearly_hours(contract: &Contract) -> Exact {
        let usual = || Exact::whole(Self::YearlyHours.value());
        contract.etp_hours.map_or_else(usual, Exact::from)
    }

    /// Hours a person works in a month: the buyer's own, or the usual ones.
    #[must_use]
    pub fn monthly_hours(contract: &Contract) -> Exact {
        let usual = || Exact::whole(Self::MonthlyHours.value());
        contract.monthly_hours.map_or_else(usual, Exact::from)
    }

    /// The price of an hour where staff is taken over, in euros: the buyer's own, or the cleaning
    /// branch's. Zero for another trade without a price, which [`super::Estimate`] asks for first.
    #[must_use]
    pub fn staff_price(method: TakenOver, own: Option<HourlyCost>) -> Exact {
        match (own, method) {
            (Some(price), _) => price.into(),
            (None, TakenOver::Cleaning) => Exact::hundredths(Self::CleaningPrice.value()),
            (None, TakenOver::Own) => Exact::ZERO,
        }
    }

    /// Where it is from.
    #[must_use]
    pub fn source(self) -> &'static str {
        self.row().1
    }
}
