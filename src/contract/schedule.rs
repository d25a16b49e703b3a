use crate::quantity::{Euros, QuantityError};
use std::str::FromStr;

/// Amounts expected year by year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule(Vec<Euros>);

impl Schedule {
    /// As many years as a contract may last.
    pub const MOST: usize = 50;

    /// The amounts, first year first; at least one.
    #[must_use]
    pub fn amounts(&self) -> &[Euros] {
        &self.0
    }
}

impl FromStr for Schedule {
    type Err = QuantityError;

    /// Reads « 300 000 ; 250 000 ; 250 000 ».
    fn from_str(text: &str) -> Result<Self, QuantityError> {
        let amounts: Vec<&str> = text.split(';').take(Self::MOST + 1).collect();
        if amounts.len() > Self::MOST {
            return Err(QuantityError::TooLarge {
                what: "Le nombre d’années",
                most: Self::MOST.to_string(),
            });
        }
        amounts
            .into_iter()
            .map(str::parse)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_parted_by_semicolons() {
        let cents = |text: &str| {
            text.parse::<Schedule>()
                .map(|s| s.amounts().iter().map(|e| e.cents()).collect::<Vec<_>>())
        };
        assert_eq!(
            cents("300 000 ; 0; 1,5 k€"),
            Ok(vec![30_000_000, 0, 150_000])
        );
        assert!(cents("300 000 ;").is_err());
        assert!(cents("beaucoup").is_err());
        assert!(cents(&"1;".repeat(60)).is_err());
    }
}
