//! Times a full recomputation with 30 lots, from the words typed to the hours. The steps to them are
//! written down by the same computation for whoever opens them, which is not timed.
//!
//! `cargo xtask bench` runs it natively and in Chromium, beside the same rule in publicodes.
//! Natively it prints JSON: its times, and the lots with their hours, which publicodes must find
//! again. For the browser it is a module whose functions `benches/publicodes/measure.mjs` times.
//! No benchmark library: native, Node and Chromium must be measured in one way.

use clausule::bareme::{Bareme, Trade};
use clausule::contract::{Field, Form};
use clausule::estimate::{Estimate, Outcome};
use clausule::quantity::{Hours, Span};

const LOTS: usize = 30;

/// What the buyer chose instead of the barème's values, in hundredths: percents, euros an hour.
struct Own {
    share: Option<u16>,
    cost: Option<i64>,
    rate: Option<u16>,
}

/// Every lot has a trade of its own, and some have values of their own.
fn lot(index: usize) -> (&'static Trade, Own) {
    let own = Own {
        share: index.is_multiple_of(3).then_some(5_250),
        cost: index.is_multiple_of(5).then_some(3_850),
        rate: index.is_multiple_of(4).then_some(750),
    };
    (&Bareme::builtin().trades()[index], own)
}

/// Cents; that of the first lot changes with every recomputation, so that none is the one before.
fn amount(index: usize, step: usize) -> i64 {
    let changes = if index == 0 { step % 2 } else { 0 };
    [7_500_050, 9_900_000][changes] + i64::try_from(index).unwrap_or_default() * 3_456_700
}

fn typed(hundredths: i64, unit: &str) -> String {
    format!("{},{:02} {unit}", hundredths / 100, hundredths % 100)
}

fn form() -> Form {
    let mut form = Form::new();
    form.lots = vec![form.lots[0].clone(); LOTS];
    form.set(0, Field::Duration, "12 mois");
    for index in 0..LOTS {
        let (trade, own) = lot(index);
        form.set(index, Field::Trade, trade.label);
        form.set(index, Field::Amount, typed(amount(index, 0), "€"));
        let cells = [
            (Field::Share, own.share.map(i64::from), "%"),
            (Field::Cost, own.cost, "€/h"),
            (Field::Rate, own.rate.map(i64::from), "%"),
        ];
        for (field, value, unit) in cells {
            if let Some(value) = value {
                form.set(index, field, typed(value, unit));
            }
        }
    }
    form
}

/// What is timed: one amount is typed, everything is read and computed again.
fn recompute(form: &mut Form, step: usize) -> Estimate {
    let bareme = Bareme::builtin();
    form.set(0, Field::Amount, typed(amount(0, step), "€"));
    Estimate::of(&form.read(bareme), bareme)
}

/// The low, central and high hours of every lot, then of all.
fn hours(estimate: &Estimate) -> Vec<u32> {
    estimate
        .lots
        .iter()
        .map(|outcome| Outcome::figures(outcome).map(|figures| figures.hours))
        .chain([estimate.total])
        .flat_map(|span| three(span.expect("every answer of the form is right"), Hours::get))
        .map(|hours| u32::try_from(hours).expect("the amounts are small"))
        .collect()
}

fn three<T: Ord + Copy, V>(span: Span<T>, value: impl Fn(T) -> V) -> [V; 3] {
    [span.low(), span.central(), span.high()].map(value)
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use clausule::contract::Form;
    use std::cell::RefCell;
    use std::hint::black_box;
    use wasm_bindgen::prelude::wasm_bindgen;

    thread_local! {
        pub static FORM: RefCell<Form> = RefCell::new(super::form());
    }

    /// One recomputation; nothing of it crosses to JavaScript.
    #[wasm_bindgen]
    pub fn recompute(step: usize) {
        FORM.with_borrow_mut(|form| drop(black_box(super::recompute(form, step))));
    }

    /// The hours after it.
    #[wasm_bindgen]
    pub fn hours(step: usize) -> Vec<u32> {
        FORM.with_borrow_mut(|form| super::hours(&super::recompute(form, step)))
    }
}

/// Makes the form while the module starts: that is no part of the first recomputation.
#[cfg(target_arch = "wasm32")]
fn main() {
    browser::FORM.with_borrow(|_| ());
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    let mut form = form();
    let timing = timing::measure(|step| {
        std::hint::black_box(recompute(&mut form, step));
    });
    let steps = [0, 1].map(|step| hours(&recompute(&mut form, step)));
    let answer = serde_json::json!({
        "timing": timing,
        "lots": (0..LOTS).map(figures).collect::<Vec<_>>(),
        "amounts": [amount(0, 0), amount(0, 1)],
        "hours": steps,
    });
    println!("{answer}");
}

/// What a lot is computed with, taken from the barème and not from the estimate.
#[cfg(not(target_arch = "wasm32"))]
fn figures(index: usize) -> serde_json::Value {
    use clausule::quantity::{HourlyCost, Share};
    let (trade, own) = lot(index);
    let share = own.share.map_or(trade.share, |value| {
        Span::certain(Share::from_basis_points(value).expect("a share"))
    });
    let cost = own.cost.map_or(trade.cost, |value| {
        Span::certain(HourlyCost::from_cents(value).expect("a cost"))
    });
    let usual = Bareme::builtin().usual_rate(trade.nature, share.central());
    let rate = own
        .rate
        .or_else(|| usual.map(|usual| usual.rate.basis_points()));
    serde_json::json!({
        "amount": amount(index, 0),
        "share": three(share, Share::basis_points),
        "cost": three(cost, HourlyCost::cents),
        "rate": rate.expect("every trade has a usual rate"),
    })
}

/// The same measure as `benches/publicodes/measure.mjs`.
#[cfg(not(target_arch = "wasm32"))]
mod timing {
    use serde_json::{Value, json};
    use std::time::{Duration, Instant};

    /// Long beside the grain of any clock.
    const BATCH: Duration = Duration::from_millis(50);
    const WARM_UP: usize = 10;
    const BATCHES: usize = 51;

    /// Milliseconds: of the very first call, and of one call in the median batch.
    pub fn measure(mut work: impl FnMut(usize)) -> Value {
        let mut step = 0;
        let mut time = |calls: u32| {
            let start = Instant::now();
            for _ in 0..calls {
                work(step);
                step += 1;
            }
            start.elapsed()
        };
        let first = time(1);
        let mut calls = 1;
        while time(calls) < BATCH {
            calls *= 2;
        }
        let mut batches: Vec<Duration> = (0..WARM_UP + BATCHES).map(|_| time(calls)).collect();
        let kept = &mut batches[WARM_UP..];
        kept.sort();
        let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
        json!({
            "first": milliseconds(first),
            "median": milliseconds(kept[BATCHES / 2]) / f64::from(calls),
        })
    }
}
