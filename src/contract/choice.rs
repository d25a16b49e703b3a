//! Answers chosen in a list.

use crate::quantity::{Direction, Rounding, Unit};

/// An answer chosen in a list: each with its word in data and its French name.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$row_doc:meta])* $row:ident = $key:literal, $label:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$row_doc])* $row,)+ }

        impl $name {
            /// All.
            pub const ALL: &'static [Self] = &[$(Self::$row,)+];

            /// The word in data.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$row => $key,)+ }
            }

            /// The French name.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$row => $label,)+ }
            }

            /// The one with that key.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.key() == key)
            }
        }
    };
}
pub(super) use choice;

choice! {
    /// How often the contractor reports.
    Frequency {
        /// Every month.
        Monthly = "monthly", "chaque mois";
        /// Every three months.
        Quarterly = "quarterly", "chaque trimestre";
    }
}

choice! {
    /// Ordinary contract or framework.
    #[derive(Default)]
    Technique {
        /// A fixed number of hours.
        #[default]
        Ordinary = "ordinary", "Marché ordinaire";
        /// Hours as orders are invoiced.
        Orders = "orders", "Accord-cadre à bons de commande";
        /// Hours fixed in each subsequent contract.
        Subsequent = "subsequent", "Accord-cadre à marchés subséquents";
    }
}

choice! {
    /// How a framework's ratio applies to what is invoiced.
    #[derive(Default)]
    RatioMode {
        /// In proportion.
        #[default]
        ProRata = "pro_rata", "Au prorata du montant facturé";
        /// For each whole step.
        Whole = "whole", "Par tranche entière";
    }
}

choice! {
    /// Staff taken over: the hours are then those of the work that is new.
    TakenOver {
        /// By the constants of the cleaning branch.
        Cleaning = "cleaning", "Oui : propreté, avec les constantes de la branche";
        /// By the buyer's own figures.
        Own = "own", "Oui : autre métier, avec vos chiffres";
    }
}

choice! {
    /// A question of relevance.
    Answered {
        /// Yes.
        Yes = "yes", "Oui";
        /// In part.
        Partly = "partly", "En partie";
        /// No.
        No = "no", "Non";
    }
}

choice! {
    /// Technical constraints of the site.
    Constraints {
        /// None that matters.
        None = "none", "Aucune qui gêne l’accueil de personnes en insertion";
        /// Some, that can be arranged.
        Some = "some", "Des contraintes qui s’organisent (habilitations, horaires, accès)";
        /// They rule insertion out.
        Blocking = "blocking", "Des contraintes qui l’empêchent";
    }
}

choice! {
    /// Hours or social actions, for services whose people are qualified.
    Actions {
        /// Hours of insertion.
        Hours = "hours", "Des heures d’insertion";
        /// The contractor chooses hours or actions.
        Either = "either", "Au choix du titulaire : heures ou actions sociales";
    }
}

choice! {
    /// How hours become whole.
    RoundingChoice {
        /// The nearest hour.
        Hour = "hour", "À l’heure la plus proche";
        /// The hour below.
        HourDown = "hour_down", "À l’heure inférieure";
        /// The nearest day of 7 hours.
        Day = "day", "À la journée de 7 h la plus proche";
        /// The day above.
        DayUp = "day_up", "À la journée de 7 h supérieure";
        /// The nearest week of 35 hours.
        Week = "week", "À la semaine de 35 h la plus proche";
        /// The week above.
        WeekUp = "week_up", "À la semaine de 35 h supérieure";
        /// The day below.
        DayDown = "day_down", "À la journée de 7 h inférieure";
        /// The week below.
        WeekDown = "week_down", "À la semaine de 35 h inférieure";
    }
}

impl RoundingChoice {
    /// The rounding itself.
    #[must_use]
    pub const fn rounding(self) -> Rounding {
        let (direction, unit) = match self {
            Self::Hour => (Direction::Nearest, Unit::Hour),
            Self::HourDown => (Direction::Down, Unit::Hour),
            Self::Day => (Direction::Nearest, Unit::Day),
            Self::DayUp => (Direction::Up, Unit::Day),
            Self::DayDown => (Direction::Down, Unit::Day),
            Self::Week => (Direction::Nearest, Unit::Week),
            Self::WeekUp => (Direction::Up, Unit::Week),
            Self::WeekDown => (Direction::Down, Unit::Week),
        };
        Rounding { direction, unit }
    }
}
