//! The hours: the cases of `estimate_cases.csv`, one line each, and what holds for any case.

use clausule::bareme::Bareme;
use clausule::contract::{Field, Form};
use clausule::estimate::Estimate;
use clausule::quantity::{Euros, HourlyCost, Hours, Rate, Share, Span};
use proptest::prelude::*;

fn hours(lots: &[[(Field, String); 5]]) -> Option<Span<Hours>> {
    let mut form = Form::new();
    form.lots = vec![form.lots[0].clone(); lots.len()];
    for (answers, lot) in lots.iter().zip(&mut form.lots) {
        for (field, text) in answers {
            lot.set(*field, text);
        }
    }
    let reading = form.read(Bareme::builtin());
    assert_eq!(reading.problems, []);
    Estimate::of(&reading, Bareme::builtin()).total
}

fn lot(trade: &str, amount: &str, share: &str, cost: &str, rate: &str) -> [(Field, String); 5] {
    let label = Bareme::builtin()
        .trade(trade)
        .map_or(trade, |trade| trade.label);
    [
        (Field::Trade, label.to_string()),
        (Field::Amount, amount.to_string()),
        (Field::Share, share.to_string()),
        (Field::Cost, cost.to_string()),
        (Field::Rate, rate.to_string()),
    ]
}

#[test]
fn each_case_gives_its_hours() {
    let mut wrong = Vec::new();
    for line in include_str!("estimate_cases.csv").lines().skip(1) {
        let [trade, amount, share, cost, rate, low, central, high, why] =
            line.split(';').collect::<Vec<_>>()[..9]
        else {
            panic!("nine columns: {line}");
        };
        let expected = [low, central, high].map(|hours| {
            hours
                .replace(' ', "")
                .parse::<i64>()
                .unwrap_or_else(|_| panic!("{line}"))
        });
        let found = hours(&[lot(trade, amount, share, cost, rate)]).unwrap();
        let found = [found.low(), found.central(), found.high()].map(Hours::get);
        if found != expected {
            wrong.push(format!(
                "{trade}, {amount} ({why}): {found:?} instead of {expected:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// One lot as numbers: a trade's row, cents, basis points, cents an hour, basis points.
type Case = (usize, i64, Option<u16>, Option<i64>, Option<u16>);

fn case() -> impl Strategy<Value = Case> {
    (
        0..Bareme::builtin().trades().len(),
        1..=Euros::MAX.cents(),
        proptest::option::of(0..=10_000_u16),
        proptest::option::of(100..=100_000_i64),
        proptest::option::of(0..=10_000_u16),
    )
}

fn answers((trade, amount, share, cost, rate): Case) -> [(Field, String); 5] {
    let text = |value: Option<String>| value.unwrap_or_default();
    lot(
        Bareme::builtin().trades()[trade].id,
        &Euros::from_cents(amount).unwrap().to_string(),
        &text(share.map(|share| Share::from_basis_points(share).unwrap().to_string())),
        &text(cost.map(|cost| HourlyCost::from_cents(cost).unwrap().to_string())),
        &text(rate.map(|rate| Rate::from_basis_points(rate).unwrap().to_string())),
    )
}

fn of(case: Case) -> Span<Hours> {
    hours(&[answers(case)]).expect("a whole case has hours")
}

proptest! {
    #[test]
    fn low_central_high_are_in_order(case in case()) {
        let hours = of(case);
        prop_assert!(hours.low() <= hours.central() && hours.central() <= hours.high());
    }

    #[test]
    fn more_amount_never_gives_fewer_hours(case in case(), more in 0..1_000_000_000_i64) {
        let amount = (case.1 + more).min(Euros::MAX.cents());
        let (less, more) = (of(case), of((case.0, amount, case.2, case.3, case.4)));
        prop_assert!(less.low() <= more.low());
        prop_assert!(less.central() <= more.central());
        prop_assert!(less.high() <= more.high());
    }

    #[test]
    fn more_share_or_rate_never_gives_fewer_hours(
        case in case(),
        share in 0..=10_000_u16,
        rate in 0..=10_000_u16,
    ) {
        let (small, great) = (share.min(rate), share.max(rate));
        let with_share = |share| of((case.0, case.1, Some(share), case.3, Some(500)));
        prop_assert!(with_share(small).central() <= with_share(great).central());
        let with_rate = |rate| of((case.0, case.1, case.2, case.3, Some(rate)));
        prop_assert!(with_rate(small).central() <= with_rate(great).central());
    }

    #[test]
    fn more_cost_never_gives_more_hours(case in case(), a in 100..=100_000_i64, b in 100..=100_000_i64) {
        let with = |cost| of((case.0, case.1, case.2, Some(cost), case.4));
        prop_assert!(with(a.min(b)).central() >= with(a.max(b)).central());
    }

    #[test]
    fn lots_add_up(cases in proptest::collection::vec(case(), 1..8)) {
        // The greatest results of several lots would leave the bounds together.
        let cases: Vec<Case> = cases.into_iter().map(|c| (c.0, c.1 / 10 + 1, c.2, c.3, c.4)).collect();
        let total = hours(&cases.iter().map(|case| answers(*case)).collect::<Vec<_>>()).unwrap();
        let sum = |of_span: fn(&Span<Hours>) -> Hours| {
            cases.iter().map(|case| of_span(&of(*case)).get()).sum::<i64>()
        };
        prop_assert_eq!(total.low().get(), sum(Span::low));
        prop_assert_eq!(total.central().get(), sum(Span::central));
        prop_assert_eq!(total.high().get(), sum(Span::high));
    }

    /// Rounding to the nearest moves the exact result by half an hour at most.
    #[test]
    fn rounding_moves_by_half_an_hour_at_most(
        amount in 1..=Euros::MAX.cents(),
        share in 0..=10_000_u16,
        cost in 100..=100_000_i64,
        rate in 0..=10_000_u16,
    ) {
        let hours = i128::from(of((0, amount, Some(share), Some(cost), Some(rate))).central().get());
        // hours = amount × share × rate ÷ (10^8 × cost), all integers.
        let exact = i128::from(amount) * i128::from(share) * i128::from(rate);
        let unit = 100_000_000 * i128::from(cost);
        prop_assert!((2 * (hours * unit - exact)).abs() <= unit);
    }
}
