//! Renewals: how long each period is, and an amount parted among them.

use super::{Answers, Contract, Field, Form, Lot, Part, Place, Tranche};
use crate::quantity::{Euros, Exact, Months};

const fn is_renewal(tranche: Tranche) -> bool {
    matches!(tranche, Tranche::Renewal(_))
}

impl Contract {
    /// The months that a tranche of a lot lasts. Where the lot has renewals, the firm period for what
    /// is not one of them, and for each of them an even share of the rest; none while that is not known.
    #[must_use]
    pub fn months_of(&self, lot: &Lot, tranche: Tranche) -> Option<Exact> {
        let months = |months: Months| Exact::whole(months.get().into());
        let whole = months(self.duration_of(lot)?);
        let of_lot = |tranche: &Tranche| lot.parts.iter().any(|part| part.tranche == *tranche);
        let renewals = Tranche::all().filter(|tranche| is_renewal(*tranche) && of_lot(tranche));
        let renewals = renewals.count();
        if renewals == 0 {
            return Some(whole);
        }
        let firm = months(self.firm_duration?);
        let rest = whole.minus(firm).ok().filter(|rest| rest.is_positive())?;
        if is_renewal(tranche) {
            rest.over(Exact::whole(i128::try_from(renewals).ok()?)).ok()
        } else {
            Some(firm)
        }
    }

    /// How many renewals the amount of a lot can be parted into: the fewest that are no longer than the
    /// firm period. None where there is nothing to part.
    #[must_use]
    pub fn renewals(&self, lot: &Lot) -> Option<u8> {
        let [
            Part {
                amount: Some(_), ..
            },
        ] = lot.parts[..]
        else {
            return None;
        };
        let (firm, whole) = (self.firm_duration?.get(), self.duration_of(lot)?.get());
        let count = whole.checked_sub(firm)?.div_ceil(firm);
        let count = u8::try_from(count).ok()?;
        (1..=Tranche::MOST).contains(&count).then_some(count)
    }

    /// The amount of the firm period and that of each renewal, by their months as
    /// [`Contract::months_of`] counts them: to the cent, what is left over being firm.
    fn by_period(&self, lot: &Lot) -> Option<(u8, Euros, Euros)> {
        let count = self.renewals(lot)?;
        let (firm, whole) = (self.firm_duration?.get(), self.duration_of(lot)?.get());
        let cents = Euros::from(lot.parts[0].amount?).cents();
        let renewals = i128::from(whole - firm) * i128::from(cents);
        let renewal = renewals / (i128::from(count) * i128::from(whole));
        let renewal = i64::try_from(renewal).ok()?;
        let firm = cents - i64::from(count) * renewal;
        let euros = |cents| Euros::from_cents(cents).ok();
        Some((count, euros(firm)?, euros(renewal)?))
    }
}

impl Form {
    /// Makes a part of each renewal of a lot, with its share of the amount; `contract` is what was read
    /// of this form. False where there is nothing to part.
    pub fn split_renewals(&mut self, lot: usize, contract: &Contract) -> bool {
        let read = contract.lots.get(lot);
        let (Some(typed), Some((count, first, renewal))) = (
            self.lots.get_mut(lot),
            read.and_then(|lot| contract.by_period(lot)),
        ) else {
            return false;
        };
        for number in 1..=count {
            let mut answers = Answers::default();
            for (field, text) in typed.first.iter() {
                if field.place() == Place::Part {
                    answers.set(field, text);
                }
            }
            answers.set(Field::Amount, renewal.to_string());
            answers.set(Field::Tranche, Tranche::Renewal(number).key());
            typed.more.push(answers);
        }
        typed.set(Field::Amount, first.to_string());
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bareme::Bareme;

    fn filled(amount: &str, first: &str, whole: &str) -> Form {
        let mut form = Form::new();
        let answers = [
            (Field::Amount, amount),
            (Field::FirmDuration, first),
            (Field::Duration, whole),
            (Field::Share, "60 %"),
            (Field::Rate, "5 %"),
        ];
        for (field, typed) in answers {
            form.set(0, field, typed);
        }
        form
    }

    /// Parts the amount; the cents and the months of each period.
    fn split(amount: &str, first: &str, whole: &str) -> Vec<(i64, Exact)> {
        let mut form = filled(amount, first, whole);
        let contract = form.read(Bareme::builtin()).contract;
        assert!(
            form.split_renewals(0, &contract),
            "{amount} {first} {whole}"
        );
        let reading = form.read(Bareme::builtin());
        assert_eq!(reading.problems, []);
        let contract = reading.contract;
        let lot = &contract.lots[0];
        let period = |part: &Part| {
            let cents = Euros::from(part.amount.unwrap()).cents();
            (cents, contract.months_of(lot, part.tranche).unwrap())
        };
        lot.parts.iter().map(period).collect()
    }

    #[test]
    fn an_amount_is_parted_by_the_months_of_each_period() {
        let months = Exact::whole;
        assert_eq!(
            split("120 000", "12", "48 mois"),
            [(3_000_000, months(12)); 4]
        );
        // Two renewals of ten months each, not one of 16 and one of 4.
        assert_eq!(
            split("36 000", "16", "36"),
            [
                (1_600_000, months(16)),
                (1_000_000, months(10)),
                (1_000_000, months(10)),
            ]
        );
        // Seven months in two, and the cent that is left over.
        let half = months(7).over(months(2)).unwrap();
        assert_eq!(
            split("100", "4", "11"),
            [(3_638, months(4)), (3_181, half), (3_181, half)]
        );
        let greatest = split("1 000 Md€", "12", "120");
        assert_eq!(greatest.len(), 10);
        let cents = greatest.iter().map(|period| period.0).sum::<i64>();
        assert_eq!(cents, Euros::MAX.cents());
    }

    #[test]
    fn a_renewal_has_the_answers_of_its_part_and_not_those_of_the_lot() {
        let mut form = filled("120 000", "12", "24");
        let contract = form.read(Bareme::builtin()).contract;
        assert!(form.split_renewals(0, &contract));
        let [renewal] = &form.lots[0].more[..] else {
            panic!("{form:?}");
        };
        assert_eq!(renewal.get(Field::Tranche), "renewal-1");
        assert_eq!(renewal.get(Field::Share), "60 %");
        assert_eq!(renewal.get(Field::Rate), "");
        // Once is enough.
        let contract = form.read(Bareme::builtin()).contract;
        let before = form.clone();
        assert!(!form.split_renewals(0, &contract));
        assert_eq!(form, before);
    }

    #[test]
    fn there_may_be_nothing_to_part() {
        for (amount, first, whole) in [
            ("", "12", "24"),
            ("100", "", "24"),
            ("100", "24", "24"),
            ("100", "12", ""),
            // Eleven renewals.
            ("100", "12", "144"),
        ] {
            let mut form = filled(amount, first, whole);
            let contract = form.read(Bareme::builtin()).contract;
            assert_eq!(contract.renewals(&contract.lots[0]), None);
            assert!(!form.split_renewals(0, &contract));
            assert!(!form.split_renewals(1, &contract));
        }
    }
}
