//! What holds for the charts of any contract: their parts add up to what the estimate shows.

use clausule::bareme::Bareme;
use clausule::charts::{LotBars, Months, Permille, RangeChart, Split};
use clausule::contract::{Answers, At, Field, Form, LotForm, Reading, Tranche};
use clausule::estimate::{Estimate, Outcome};
use clausule::quantity::{Exact, Hours};
use proptest::prelude::*;

/// A part as the answers of the form.
#[derive(Debug, Clone)]
struct Part {
    trade: usize,
    amount: u64,
    tranche: Tranche,
    staff: Option<u32>,
}

/// A lot: its own duration, whether it is left out, its parts.
#[derive(Debug, Clone)]
struct Lot {
    months: Option<u16>,
    left_out: bool,
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
struct Case {
    months: u16,
    framework: bool,
    schedule: Option<Vec<u32>>,
    lots: Vec<Lot>,
}

fn part() -> impl Strategy<Value = Part> {
    (
        0..Bareme::builtin().trades().len(),
        1_000..50_000_000_u64,
        prop_oneof![
            2 => Just(Tranche::Firm),
            1 => proptest::sample::select(Tranche::all().collect::<Vec<_>>()),
        ],
        proptest::option::weighted(0.2, 1..400_u32),
    )
        .prop_map(|(trade, amount, tranche, staff)| Part {
            trade,
            amount,
            tranche,
            staff,
        })
}

fn lot() -> impl Strategy<Value = Lot> {
    (
        proptest::option::of(2..=60_u16),
        proptest::bool::weighted(0.2),
        proptest::collection::vec(part(), 1..4),
    )
        .prop_map(|(months, left_out, parts)| Lot {
            months,
            left_out,
            parts,
        })
}

fn case() -> impl Strategy<Value = Case> {
    (
        2..=600_u16,
        proptest::bool::weighted(0.25),
        proptest::option::weighted(0.3, proptest::collection::vec(1..900_000_u32, 1..6)),
        proptest::collection::vec(lot(), 1..5),
    )
        .prop_map(|(months, framework, schedule, lots)| Case {
            months,
            framework,
            schedule,
            lots,
        })
}

fn read(case: &Case) -> (Reading, Estimate) {
    let mut form = Form::new();
    form.set(0, Field::Duration, case.months.to_string());
    form.set(0, Field::FirmDuration, (case.months / 2).to_string());
    if case.framework {
        form.set(0, Field::Technique, "orders");
    }
    form.lots = vec![LotForm::default(); case.lots.len()];
    for (index, lot) in case.lots.iter().enumerate() {
        // A renewal needs the firm period to be the shorter one.
        let renewed = lot
            .parts
            .iter()
            .any(|part| matches!(part.tranche, Tranche::Renewal(_)));
        if let Some(months) = lot.months.filter(|_| !renewed) {
            form.set(index, Field::LotDuration, months.to_string());
        }
        if lot.left_out {
            form.set(index, Field::Kept, "no");
            form.set(index, Field::LeftOutReason, "Peu de main-d’œuvre");
        }
        if let Some(schedule) = &case.schedule
            && case.framework
        {
            let years: Vec<String> = schedule.iter().map(u32::to_string).collect();
            form.set(index, Field::Schedule, years.join(" ; "));
        }
        form.lots[index].more = vec![Answers::default(); lot.parts.len() - 1];
        for (number, part) in lot.parts.iter().enumerate() {
            let at = At {
                lot: index,
                part: number,
            };
            form.set(
                at,
                Field::Trade,
                Bareme::builtin().trades()[part.trade].label,
            );
            form.set(at, Field::Amount, part.amount.to_string());
            form.set(at, Field::Tranche, part.tranche.key());
            if let Some(hours) = part.staff {
                form.set(at, Field::TakenOver, "cleaning");
                form.set(at, Field::StaffHours, hours.to_string());
            }
        }
    }
    let reading = form.read(Bareme::builtin());
    assert_eq!(reading.problems, []);
    let estimate = Estimate::of(&reading, Bareme::builtin());
    (reading, estimate)
}

fn whole(shares: impl Iterator<Item = Permille>) -> u16 {
    shares.map(Permille::get).sum()
}

fn sum(hours: impl Iterator<Item = Hours>) -> i64 {
    hours.map(Hours::get).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_parts_of_the_amount_add_up_to_it(case in case()) {
        let (_, estimate) = read(&case);
        let ready: Vec<_> = estimate.lots.iter().filter_map(Outcome::figures).collect();
        let Some(split) = Split::of(&estimate) else {
            prop_assert!(ready.iter().all(|figures| figures.hours.central() == Hours::ZERO));
            return Ok(());
        };
        let amounts: Vec<Exact> = ready.iter().map(|figures| figures.amount).collect();
        let parts: Vec<Exact> = split.segments.iter().map(|one| one.amount.exact()).collect();
        prop_assert_eq!(Exact::sum(&parts), Exact::sum(&amounts));
        prop_assert_eq!(split.amount.exact(), Exact::sum(&amounts).unwrap());
        prop_assert_eq!(whole(split.segments.iter().map(|one| one.share)), 1_000);
        // The hours that the first part pays for are those that the lots round: half an hour apart at
        // most for each tranche.
        let rounded: i64 = ready.iter().map(|figures| figures.hours.central().get()).sum();
        let tranches: usize = ready.iter().map(|figures| figures.tranches.len()).sum();
        let paid = split.segments[0].hours.unwrap().exact();
        let apart = paid.minus(Exact::whole(rounded.into())).unwrap();
        let most = Exact::whole(tranches as i128).over(Exact::whole(2)).unwrap();
        prop_assert!(!apart.minus(most).unwrap().is_positive());
        prop_assert!(!Exact::ZERO.minus(apart).unwrap().minus(most).unwrap().is_positive());
    }

    #[test]
    fn the_bars_of_the_lots_add_up_to_the_total(case in case()) {
        let (reading, estimate) = read(&case);
        let total = estimate.so_far;
        if let Some(chart) = LotBars::of(&reading, &estimate) {
            prop_assert_eq!(chart.hours, total.central());
            for (of, all) in [
                (sum(chart.bars.iter().map(|bar| bar.hours.low())), total.low()),
                (sum(chart.bars.iter().map(|bar| bar.hours.central())), total.central()),
                (sum(chart.bars.iter().map(|bar| bar.hours.high())), total.high()),
            ] {
                prop_assert_eq!(of, all.get());
            }
            if let Some(firm) = estimate.firm {
                prop_assert_eq!(sum(chart.bars.iter().map(|bar| bar.firm)), firm.central().get());
            }
            prop_assert_eq!(whole(chart.bars.iter().map(|bar| bar.share)), 1_000);
            for bar in &chart.bars {
                prop_assert!(bar.why.is_some() == (bar.hours.high() == Hours::ZERO) || chart.are_tranches);
            }
        } else {
            prop_assert!(estimate.lots.len() == 1 || total.central() == Hours::ZERO);
        }
    }

    #[test]
    fn the_months_add_up_to_the_total(case in case()) {
        let (reading, estimate) = read(&case);
        let Some(chart) = Months::of(&reading, &estimate) else {
            prop_assert_eq!(estimate.so_far.central(), Hours::ZERO);
            return Ok(());
        };
        prop_assert_eq!(&chart.unplaced, &[] as &[usize]);
        prop_assert_eq!(sum(chart.periods.iter().map(|one| one.hours)), chart.hours.get());
        if !chart.differs {
            prop_assert_eq!(chart.hours, estimate.so_far.central());
        }
        prop_assert!(!chart.differs || (case.framework && case.schedule.is_some()));
        // Without gaps, from the first month to the last.
        let mut next = 1;
        for period in &chart.periods {
            prop_assert_eq!(period.first, next);
            prop_assert!(period.last >= period.first);
            next = period.last + 1;
            let people = period.a_month.exact().over(chart.monthly_hours.exact()).unwrap();
            prop_assert_eq!(people, period.people.exact());
        }
        prop_assert_eq!(next, chart.last + 1);
        let places: Vec<u16> = chart.ticks().iter().map(|(_, place)| place.get()).collect();
        prop_assert!(places.is_sorted() && places.len() <= 6);
    }

    #[test]
    fn the_axis_holds_every_bar_of_the_range(case in case(), lot in 0..4_usize) {
        let (reading, estimate) = read(&case);
        let Some(chart) = RangeChart::of(&reading, &estimate, lot) else {
            return Ok(());
        };
        let figures = estimate.lots[lot].figures().unwrap();
        prop_assert_eq!(chart.hours, figures.hours);
        let end = *chart.scale.ticks.last().unwrap();
        let published = chart.published.iter().map(|one| one.high);
        for hours in published.chain(chart.due).chain([chart.hours.high()]) {
            prop_assert!(!Exact::from(hours).minus(end).unwrap().is_positive());
        }
        for (driver, _) in &chart.drivers {
            prop_assert!(driver.low >= chart.hours.low() && driver.high <= chart.hours.high());
        }
        prop_assert!(chart.scale.ticks.len() <= 5);
    }
}
