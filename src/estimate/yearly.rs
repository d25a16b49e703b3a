use crate::quantity::{Exact, Hours, Months, QuantityError, Rounding};

/// The hours of one year of a period: hours × 12 ÷ months, rounded as the contract's hours are.
///
/// A concession's phase of operation commits to hours a year; they are those of the whole phase, shared
/// evenly. An error for numbers beyond what can be computed.
pub fn per_year(hours: Hours, months: Months, rounding: Rounding) -> Result<Hours, QuantityError> {
    let yearly = Exact::from(hours)
        .times(Exact::whole(12))?
        .over(Exact::whole(months.get().into()))?;
    let whole = yearly.round(rounding)?;
    Hours::new(i64::try_from(whole).map_err(|_| QuantityError::Overflow)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hours_of_a_phase_are_shared_evenly() {
        let hours = |text: &str| text.parse::<Hours>().unwrap();
        let months = |text: &str| text.parse::<Months>().unwrap();
        for (all, over, a_year) in [
            ("12 000 h", "120 mois", "1 200 h"),
            ("1 000 h", "36 mois", "333 h"),
            ("500 h", "12 mois", "500 h"),
        ] {
            assert_eq!(
                per_year(hours(all), months(over), Rounding::NEAREST_HOUR),
                Ok(hours(a_year)),
                "{all} {over}"
            );
        }
    }
}
