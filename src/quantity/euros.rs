use super::{Exact, NO_BREAK_SPACE, QuantityError, format, parse};
use std::{fmt, str::FromStr};

const EXAMPLE: &str = "1 250 000 ou 1,25 M€";
const COST_EXAMPLE: &str = "35 ou 35,50";

/// An amount of money in euros, excluding tax: whole cents, from 0 to 1 000 billion euros.
///
/// Reads « 1 250 000,50 », « 1,25 M€ », « 850 k€ HT », with spaces of any width, a comma or a dot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Euros(i64);

impl Euros {
    /// The greatest amount: 10^12 €, beyond any contract and well inside the arithmetic.
    pub const MAX: Self = Self(100_000_000_000_000);
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// An amount in cents; an error under 0 and over [`Euros::MAX`].
    pub fn from_cents(cents: i64) -> Result<Self, QuantityError> {
        if cents < 0 {
            Err(QuantityError::Negative)
        } else if cents > Self::MAX.0 {
            Err(QuantityError::TooLarge {
                what: "Le montant",
                most: Self::MAX.to_string(),
            })
        } else {
            Ok(Self(cents))
        }
    }

    /// The amount in cents.
    #[must_use]
    pub const fn cents(self) -> i64 {
        self.0
    }

    /// The sum, or an error over [`Euros::MAX`].
    pub fn plus(self, other: Self) -> Result<Self, QuantityError> {
        Self::from_cents(self.0 + other.0)
    }
}

impl From<Euros> for Exact {
    /// In euros.
    fn from(euros: Euros) -> Self {
        Self::hundredths(i128::from(euros.0))
    }
}

impl FromStr for Euros {
    type Err = QuantityError;

    fn from_str(text: &str) -> Result<Self, QuantityError> {
        Self::from_cents(clamp(read(text, true, EXAMPLE))?)
    }
}

impl fmt::Display for Euros {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{NO_BREAK_SPACE}€", format::money(i128::from(self.0)))
    }
}

/// What a contract or lot is worth, excluding tax: more than nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(Euros);

impl TryFrom<Euros> for Amount {
    type Error = QuantityError;

    fn try_from(euros: Euros) -> Result<Self, QuantityError> {
        if euros == Euros::ZERO {
            Err(QuantityError::Zero { what: "Le montant" })
        } else {
            Ok(Self(euros))
        }
    }
}

impl From<Amount> for Euros {
    fn from(amount: Amount) -> Self {
        amount.0
    }
}

impl From<Amount> for Exact {
    /// In euros.
    fn from(amount: Amount) -> Self {
        amount.0.into()
    }
}

impl FromStr for Amount {
    type Err = QuantityError;

    fn from_str(text: &str) -> Result<Self, QuantityError> {
        text.parse::<Euros>()?.try_into()
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What an hour of work costs the contractor, wages and charges, in whole cents: 1 to 1 000 €/h.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct HourlyCost(i64);

impl HourlyCost {
    const LEAST: i64 = 100;
    const MOST: i64 = 100_000;
    const WHAT: &str = "Le coût horaire";

    /// A cost in cents an hour.
    pub fn from_cents(cents: i64) -> Result<Self, QuantityError> {
        match cents {
            ..0 => Err(QuantityError::Negative),
            0 => Err(QuantityError::Zero { what: Self::WHAT }),
            1..Self::LEAST => Err(QuantityError::TooSmall {
                what: Self::WHAT,
                least: Self(Self::LEAST).to_string(),
            }),
            Self::LEAST..=Self::MOST => Ok(Self(cents)),
            _ => Err(QuantityError::TooLarge {
                what: Self::WHAT,
                most: Self(Self::MOST).to_string(),
            }),
        }
    }

    /// For tables made at build time.
    ///
    /// # Panics
    ///
    /// Out of bounds, which stops the build.
    #[must_use]
    pub(crate) const fn constant(cents: i64) -> Self {
        assert!(cents >= Self::LEAST && cents <= Self::MOST);
        Self(cents)
    }

    /// The cost in cents an hour.
    #[must_use]
    pub const fn cents(self) -> i64 {
        self.0
    }
}

impl From<HourlyCost> for Exact {
    /// In euros an hour.
    fn from(cost: HourlyCost) -> Self {
        Self::hundredths(i128::from(cost.0))
    }
}

impl FromStr for HourlyCost {
    type Err = QuantityError;

    fn from_str(text: &str) -> Result<Self, QuantityError> {
        let text = parse::guard(text)?;
        let bare = ["/h", "/ h", "/heure", "/ heure"]
            .iter()
            .find_map(|unit| text.strip_suffix(unit))
            .unwrap_or(text);
        Self::from_cents(clamp(read(bare, false, COST_EXAMPLE))?)
    }
}

impl fmt::Display for HourlyCost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}{NO_BREAK_SPACE}€/h",
            format::money(i128::from(self.0))
        )
    }
}

/// What is over every integer is over every bound: the bound's own error then says so.
fn clamp(cents: Result<i128, QuantityError>) -> Result<i64, QuantityError> {
    match cents {
        Ok(cents) => Ok(i64::try_from(cents).unwrap_or(i64::MAX)),
        Err(QuantityError::Overflow) => Ok(i64::MAX),
        Err(error) => Err(error),
    }
}

/// Units after an amount, and what they multiply it by.
const UNITS: &[(&str, i128)] = &[
    ("€", 1),
    ("", 1),
    ("milliards d'euros", 1_000_000_000),
    ("milliard d'euros", 1_000_000_000),
    ("millions d'euros", 1_000_000),
    ("million d'euros", 1_000_000),
    ("milliers d'euros", 1_000),
    ("milliards", 1_000_000_000),
    ("milliard", 1_000_000_000),
    ("millions", 1_000_000),
    ("million", 1_000_000),
    ("md€", 1_000_000_000),
    ("m€", 1_000_000),
    ("k€", 1_000),
    ("keur", 1_000),
    ("meur", 1_000_000),
    ("euros", 1),
    ("euro", 1),
    ("eur", 1),
    ("md", 1_000_000_000),
    ("m", 1_000_000),
    ("k", 1_000),
];

/// What a unit as typed multiplies by; none for one that is no unit of money.
fn scale(unit: &str) -> Result<Option<i128>, QuantityError> {
    let known = |unit: &str| {
        let row = UNITS.iter().find(|(known, _)| *known == unit);
        row.map(|(_, scale)| *scale)
    };
    if let Some(scale) = known(unit.trim_ascii()) {
        return Ok(Some(scale));
    }
    let lower = unit.trim_start().to_ascii_lowercase().replace('’', "'");
    if ["ttc", "t.t.c", "t.t.c."]
        .iter()
        .any(|tax| lower.ends_with(tax))
    {
        return Err(QuantityError::WithTax);
    }
    let without_tax = ["hors taxes", "hors taxe", "h.t.", "h.t", "ht"];
    let bare = without_tax
        .iter()
        .find_map(|words| lower.strip_suffix(words))
        .unwrap_or(&lower);
    Ok(known(bare.trim_end()))
}

/// Reads an amount of money in cents, with its unit.
fn read(text: &str, doubt: bool, example: &'static str) -> Result<i128, QuantityError> {
    let typed = parse::guard(text)?;
    let last = typed.bytes().rposition(|byte| byte.is_ascii_digit());
    let (number, unit) = typed.split_at(last.map_or(0, |last| last + 1));
    // Quote what was typed, not what is left without the unit.
    let not_a_number = || QuantityError::NotANumber {
        text: parse::quote(typed),
        example,
    };
    let scale = scale(unit)?.ok_or_else(not_a_number)?;
    let number = match number.strip_prefix('€') {
        Some(rest) => rest.trim_start(),
        None => number,
    };
    parse::hundredths(number, scale, doubt && scale == 1, example).map_err(|error| match error {
        QuantityError::NotANumber { .. } | QuantityError::Empty { .. } if !typed.is_empty() => {
            not_a_number()
        }
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, cents: i64) {
        assert_eq!(text.parse::<Euros>().map(Euros::cents), Ok(cents), "{text}");
    }

    #[track_caller]
    fn refuses(text: &str, sentence: &str) {
        let error = text.parse::<Euros>().expect_err(text).to_string();
        assert_eq!(error.replace(['\u{202f}', '\u{a0}'], " "), sentence);
    }

    #[test]
    fn amounts_as_people_type_them() {
        reads("1 250 000,50", 125_000_050);
        reads("1\u{202f}250\u{202f}000,50", 125_000_050);
        reads("1\u{a0}250\u{a0}000.5 €", 125_000_050);
        reads("1.250.000,50", 125_000_050);
        reads("1,250,000.50", 125_000_050);
        reads("1'250'000", 125_000_000);
        reads("1250000", 125_000_000);
        reads("1,25 M€", 125_000_000);
        reads("1.25M€ HT", 125_000_000);
        reads("1,250 M€", 125_000_000);
        reads("1,25 million d’euros", 125_000_000);
        reads("850 k€", 85_000_000);
        reads("850K€", 85_000_000);
        reads("2 Md€", 200_000_000_000);
        reads("  40000 euros ", 4_000_000);
        reads("40 000 € H.T.", 4_000_000);
        reads("40 000 € hors taxes", 4_000_000);
        reads("€40 000", 4_000_000);
        reads("+12,5", 1_250);
        reads("0", 0);
        reads("0,001 M€", 100_000);
        reads("000 000 012", 1_200);
        reads("1 000 000 000 000", 100_000_000_000_000);
    }

    #[test]
    fn what_cannot_be_an_amount_is_said_in_french() {
        refuses("", "Indiquez une valeur, par exemple 1 250 000 ou 1,25 M€.");
        refuses(
            "abc",
            "« abc » n’est pas un nombre. Écrivez par exemple 1 250 000 ou 1,25 M€.",
        );
        refuses(
            "€",
            "« € » n’est pas un nombre. Écrivez par exemple 1 250 000 ou 1,25 M€.",
        );
        refuses(
            "1e6",
            "« 1e6 » n’est pas un nombre. Écrivez par exemple 1 250 000 ou 1,25 M€.",
        );
        refuses(
            "-5",
            "La valeur ne peut pas être négative. Retirez le signe moins.",
        );
        refuses(
            "1 000 000 000 000 000",
            "Le montant ne peut pas dépasser 1 000 000 000 000 €. Vérifiez la valeur.",
        );
        refuses(
            "1.250",
            "« 1.250 » peut se lire de deux façons. Écrivez 1250 ou 1,25.",
        );
        refuses(
            "12 50",
            "Les chiffres de « 12 50 » ne sont pas groupés par trois. Vérifiez qu’il n’en manque pas, ou retirez les espaces.",
        );
        refuses(
            "12,3456",
            "Il y a trop de chiffres après la virgule : 2 au plus.",
        );
        refuses(
            "120 000 € TTC",
            "Indiquez le montant hors taxes : les heures se calculent sur le montant HT. À partir d’un montant TTC : montant TTC ÷ (1 + taux de TVA).",
        );
        refuses(
            &"9".repeat(1_000_000),
            "Ce texte de 1 000 000 caractères est trop long pour un nombre. Ne gardez que la valeur.",
        );
        refuses(
            &"9".repeat(60),
            "Le montant ne peut pas dépasser 1 000 000 000 000 €. Vérifiez la valeur.",
        );
        refuses(
            "trois cent mille francs suisses",
            "« trois cent mille francs … » n’est pas un nombre. Écrivez par exemple 1 250 000 ou 1,25 M€.",
        );
    }

    #[test]
    fn hourly_costs_have_bounds() {
        let cost = |text: &str| text.parse::<HourlyCost>();
        assert_eq!(cost("35 €/h").map(HourlyCost::cents), Ok(3_500));
        assert_eq!(cost("35,50").map(HourlyCost::cents), Ok(3_550));
        assert_eq!(
            cost("0"),
            Err(QuantityError::Zero {
                what: "Le coût horaire"
            })
        );
        assert!(matches!(cost("0,50"), Err(QuantityError::TooSmall { .. })));
        assert!(matches!(
            cost("1000,01"),
            Err(QuantityError::TooLarge { .. })
        ));
        assert!(matches!(
            cost("1 000 000 M€"),
            Err(QuantityError::TooLarge { .. })
        ));
    }

    #[test]
    fn what_is_written_is_read_back() {
        for cents in [0, 1, 99, 100, 12_345_678, Euros::MAX.cents()] {
            let euros = Euros::from_cents(cents).unwrap();
            assert_eq!(euros.to_string().parse(), Ok(euros));
        }
    }
}
