use super::{Exact, NO_BREAK_SPACE, QuantityError, format, parse};
use std::{fmt, str::FromStr};

const WHOLE: u16 = 10_000;

/// Reads « 45 % », « 16,5 » or « 5 » as hundredths of a percent, 0 to 10 000.
fn read(text: &str, what: &'static str, example: &'static str) -> Result<u16, QuantityError> {
    let bare = parse::guard(text)?;
    let bare = parse::trimmed(bare.strip_suffix("%").unwrap_or(bare));
    let value = parse::hundredths(bare, 1, false, example)?;
    checked(value, what)
}

fn checked(value: i128, what: &'static str) -> Result<u16, QuantityError> {
    u16::try_from(value)
        .ok()
        .filter(|value| *value <= WHOLE)
        .ok_or_else(|| QuantityError::TooLarge {
            what,
            most: format!("100{NO_BREAK_SPACE}%"),
        })
}

macro_rules! percentage {
    ($(#[$doc:meta])* $name:ident, $what:literal, $example:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(u16);

        impl $name {
            /// A value in basis points (hundredths of a percent); an error over 10 000.
            pub fn from_basis_points(basis_points: u16) -> Result<Self, QuantityError> {
                checked(i128::from(basis_points), $what).map(Self)
            }

            /// For tables made at build time.
            ///
            /// # Panics
            ///
            /// Over 10 000, which stops the build.
            #[must_use]
            // Not every percentage stands in a table.
            #[allow(dead_code)]
            pub(crate) const fn constant(basis_points: u16) -> Self {
                assert!(basis_points <= WHOLE);
                Self(basis_points)
            }

            /// The value in basis points: 5 % is 500.
            #[must_use]
            pub const fn basis_points(self) -> u16 {
                self.0
            }
        }

        impl From<$name> for Exact {
            /// As a fraction of one.
            fn from(value: $name) -> Self {
                Self::fraction(i128::from(value.0), i128::from(WHOLE))
            }
        }

        impl FromStr for $name {
            type Err = QuantityError;

            fn from_str(text: &str) -> Result<Self, QuantityError> {
                read(text, $what, $example).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}{NO_BREAK_SPACE}%", format::decimal(i128::from(self.0)))
            }
        }
    };
}

percentage!(
    /// The part of an amount that pays for labour, 0 to 100 %, in basis points.
    Share,
    "La part de main-d’œuvre",
    "45 %"
);

percentage!(
    /// Any other part of a whole, 0 to 100 %, in basis points: a weight, a cap, a minimum.
    Percent,
    "Ce pourcentage",
    "10 %"
);

percentage!(
    /// The part of the labour hours that is kept for insertion, 0 to 100 %, in basis points.
    Rate,
    "Le taux d’insertion",
    "5 %"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_as_people_type_them() {
        for (text, basis_points) in [
            ("45 %", 4_500),
            ("45%", 4_500),
            ("45\u{202f}%", 4_500),
            ("16,5", 1_650),
            ("16.5 %", 1_650),
            ("0", 0),
            ("100 %", 10_000),
            ("0,05", 5),
        ] {
            assert_eq!(
                text.parse::<Share>().map(Share::basis_points),
                Ok(basis_points),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_percentage_is_refused() {
        let sentence = |text: &str| {
            text.parse::<Rate>()
                .expect_err(text)
                .to_string()
                .replace('\u{a0}', " ")
        };
        assert_eq!(
            sentence("150 %"),
            "Le taux d’insertion ne peut pas dépasser 100 %. Vérifiez la valeur."
        );
        assert_eq!(
            sentence("-5"),
            "La valeur ne peut pas être négative. Retirez le signe moins."
        );
        assert_eq!(
            sentence("cinq"),
            "« cinq » n’est pas un nombre. Écrivez par exemple 5 %."
        );
        assert_eq!(
            sentence("5,255"),
            "Il y a trop de chiffres après la virgule : 2 au plus."
        );
    }
}
