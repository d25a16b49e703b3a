use std::fmt;

/// Which neighbour a value goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The neighbour below.
    Down,
    /// The nearer neighbour; from the very middle, the one above.
    Nearest,
    /// The neighbour above, unless the value is already whole.
    Up,
}

/// What a result is whole in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// One hour.
    Hour,
    /// A working day of 7 hours.
    Day,
    /// A working week of 35 hours.
    Week,
}

impl Unit {
    /// The hours in the unit.
    #[must_use]
    pub const fn hours(self) -> i128 {
        match self {
            Self::Hour => 1,
            Self::Day => 7,
            Self::Week => 35,
        }
    }
}

/// How the last step of a computation becomes a whole number of hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rounding {
    /// Which neighbour.
    pub direction: Direction,
    /// Whole in what.
    pub unit: Unit,
}

impl Rounding {
    /// The default: the nearest whole hour, half up.
    pub const NEAREST_HOUR: Self = Self {
        direction: Direction::Nearest,
        unit: Unit::Hour,
    };
}

impl Default for Rounding {
    fn default() -> Self {
        Self::NEAREST_HOUR
    }
}

impl fmt::Display for Rounding {
    /// The mode's French name, as shown in the steps: « à l’heure la plus proche ».
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self.direction, self.unit) {
            (Direction::Nearest, Unit::Hour) => "à l’heure la plus proche",
            (Direction::Down, Unit::Hour) => "à l’heure inférieure",
            (Direction::Up, Unit::Hour) => "à l’heure supérieure",
            (Direction::Nearest, Unit::Day) => "à la journée de 7 h la plus proche",
            (Direction::Down, Unit::Day) => "à la journée de 7 h inférieure",
            (Direction::Up, Unit::Day) => "à la journée de 7 h supérieure",
            (Direction::Nearest, Unit::Week) => "à la semaine de 35 h la plus proche",
            (Direction::Down, Unit::Week) => "à la semaine de 35 h inférieure",
            (Direction::Up, Unit::Week) => "à la semaine de 35 h supérieure",
        })
    }
}
