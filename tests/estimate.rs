//! What holds for the hours of any contract: several lots of several parts, tranches, staff taken
//! over, frameworks, wanted hours, any rounding. The cases with their numbers are in `cases/`.

use clausule::bareme::Bareme;
use clausule::contract::{
    Answers, At, Field, Form, LotForm, Programme, Reading, RoundingChoice, Tranche,
};
use clausule::estimate::{
    Driver, Estimate, Figures, Framework, Operator, Outcome, Step, StepKind, Traces, Value,
};
use clausule::quantity::{Direction, Euros, Exact, HourlyCost, Hours, Rate, Rounding, Share, Span};
use proptest::prelude::*;

/// The greatest of amounts, in cents: 10^12 €.
const MOST: i64 = Euros::MAX.cents();

/// A part as numbers: cents and basis points.
#[derive(Debug, Clone)]
struct Part {
    trade: usize,
    amount: i64,
    share: Option<u16>,
    cost: Option<i64>,
    tranche: Tranche,
    staff: Option<Staff>,
}

/// Staff taken over: monthly hours, and the price of an hour in cents; the branch's when none.
#[derive(Debug, Clone)]
struct Staff {
    hours: i64,
    price: Option<i64>,
}

#[derive(Debug, Clone)]
struct Lot {
    rate: Option<u16>,
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
struct Case {
    rounding: RoundingChoice,
    programme: Option<Programme>,
    months: u16,
    lots: Vec<Lot>,
}

/// From a cent to 10^12 €, small ones as often as great ones.
fn amount() -> impl Strategy<Value = i64> {
    prop_oneof![
        1..=100_000_i64,
        (1..=100_000_i64).prop_map(|thousands| thousands * 100_000),
        100_000..=1_000_000_000_i64,
        1..=MOST,
    ]
}

fn tranche() -> impl Strategy<Value = Tranche> {
    prop_oneof![
        3 => Just(Tranche::Firm),
        2 => proptest::sample::select(Tranche::all().collect::<Vec<_>>()),
    ]
}

fn staff() -> impl Strategy<Value = Staff> {
    let price = proptest::option::of(1_500..=20_000_i64);
    (0..=2_000_i64, price).prop_map(|(hours, price)| Staff { hours, price })
}

fn part() -> impl Strategy<Value = Part> {
    (
        0..Bareme::builtin().trades().len(),
        amount(),
        proptest::option::of(0..=10_000_u16),
        proptest::option::of(1_500..=20_000_i64),
        tranche(),
        proptest::option::weighted(0.2, staff()),
    )
        .prop_map(|(trade, amount, share, cost, tranche, staff)| Part {
            trade,
            amount,
            share,
            cost,
            tranche,
            staff,
        })
}

fn lot_of(parts: impl Into<proptest::collection::SizeRange>) -> impl Strategy<Value = Lot> {
    (
        proptest::option::of(0..=2_000_u16),
        proptest::collection::vec(part(), parts),
    )
        .prop_map(|(rate, parts)| Lot { rate, parts })
}

fn case_of(lots: impl Into<proptest::collection::SizeRange>) -> impl Strategy<Value = Case> {
    (
        proptest::sample::select(RoundingChoice::ALL),
        proptest::option::of(proptest::sample::select(vec![
            Programme::NpnruWorks,
            Programme::NpnruGup,
        ])),
        2..=120_u16,
        proptest::collection::vec(lot_of(1..5), lots),
    )
        .prop_map(|(rounding, programme, months, lots)| Case {
            rounding,
            programme,
            months,
            lots,
        })
}

fn case() -> impl Strategy<Value = Case> {
    case_of(1..4)
}

fn one_lot() -> impl Strategy<Value = Case> {
    case_of(1)
}

fn euros(cents: i64) -> String {
    Euros::from_cents(cents).unwrap().to_string()
}

fn cost(cents: i64) -> String {
    HourlyCost::from_cents(cents).unwrap().to_string()
}

fn rate(basis_points: u16) -> String {
    Rate::from_basis_points(basis_points).unwrap().to_string()
}

fn form(case: &Case) -> Form {
    let mut form = Form::new();
    form.set(0, Field::Rounding, case.rounding.key());
    form.set(0, Field::Duration, case.months.to_string());
    form.set(0, Field::FirmDuration, (case.months / 2).to_string());
    form.set(
        0,
        Field::Programme,
        case.programme.map_or("", Programme::key),
    );
    form.lots = vec![LotForm::default(); case.lots.len()];
    for (index, lot) in case.lots.iter().enumerate() {
        form.set(index, Field::Rate, lot.rate.map(rate).unwrap_or_default());
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
            form.set(at, Field::Amount, euros(part.amount));
            form.set(at, Field::Tranche, part.tranche.key());
            if let Some(share) = part.share {
                form.set(
                    at,
                    Field::Share,
                    Share::from_basis_points(share).unwrap().to_string(),
                );
            }
            form.set(at, Field::Cost, part.cost.map(cost).unwrap_or_default());
            if let Some(staff) = &part.staff {
                form.set(at, Field::TakenOver, "cleaning");
                form.set(at, Field::StaffHours, staff.hours.to_string());
                form.set(
                    at,
                    Field::StaffPrice,
                    staff.price.map(cost).unwrap_or_default(),
                );
            }
        }
    }
    form
}

fn read(form: &Form) -> (Reading, Estimate) {
    let reading = form.read(Bareme::builtin());
    assert_eq!(reading.problems, []);
    let estimate = Estimate::of(&reading, Bareme::builtin());
    (reading, estimate)
}

/// The estimate of a case; each of its lots has figures.
fn of(case: &Case) -> Estimate {
    read(&form(case)).1
}

fn figures(estimate: &Estimate) -> Vec<&Figures> {
    let mut all = Vec::new();
    for lot in &estimate.lots {
        let Outcome::Ready(figures) = lot else {
            panic!("{lot:?}");
        };
        all.push(figures.as_ref());
    }
    all
}

fn three(hours: Span<Hours>) -> [i64; 3] {
    [hours.low(), hours.central(), hours.high()].map(Hours::get)
}

fn sum(spans: impl Iterator<Item = Span<Hours>>) -> [i64; 3] {
    spans
        .map(three)
        .fold([0; 3], |sum, hours| [0, 1, 2].map(|i| sum[i] + hours[i]))
}

/// Whether no figure of one estimate is under the same figure of the other.
fn is_no_less(more: &Estimate, less: &Estimate) -> bool {
    let over =
        |more: Span<Hours>, less: Span<Hours>| (0..3).all(|i| three(more)[i] >= three(less)[i]);
    over(more.total.unwrap(), less.total.unwrap())
        && over(more.firm.unwrap(), less.firm.unwrap())
        && figures(more)
            .iter()
            .zip(figures(less))
            .all(|(more, less)| over(more.hours, less.hours))
}

fn is_over(one: Exact, other: Exact) -> bool {
    one.minus(other).unwrap().is_positive()
}

fn size(exact: Exact) -> Exact {
    if exact.is_positive() {
        exact
    } else {
        Exact::ZERO.minus(exact).unwrap()
    }
}

/// Whether a step's result is what its operands give.
fn follows(step: &Step) -> bool {
    let operands: Vec<Exact> = step
        .operands
        .iter()
        .map(|operand| operand.value.exact())
        .collect();
    let result = step.result.exact();
    match (step.operator, step.rounding, &operands[..]) {
        (Some(Operator::Times), None, [one, other]) => one.times(*other) == Ok(result),
        (Some(Operator::Over), None, [one, other]) => one.over(*other) == Ok(result),
        (Some(Operator::Minus), None, [one, other]) => one.minus(*other) == Ok(result),
        (Some(Operator::Plus), None, many) => Exact::sum(many) == Ok(result),
        (None, Some(rounding), [one]) => is_rounded(*one, result, rounding),
        _ => false,
    }
}

/// Whether a number is what a rounding makes of another, told without rounding.
fn is_rounded(exact: Exact, whole: Exact, rounding: Rounding) -> bool {
    let unit = Exact::whole(rounding.unit.hours());
    let half = unit.over(Exact::whole(2)).unwrap();
    let up = whole.minus(exact).unwrap();
    let down = exact.minus(whole).unwrap();
    let near = match rounding.direction {
        Direction::Down => !up.is_positive() && is_over(unit, down),
        Direction::Up => !down.is_positive() && is_over(unit, up),
        Direction::Nearest => !is_over(up, half) && is_over(half, down),
    };
    near && whole.over(unit).unwrap().round(Rounding::NEAREST_HOUR)
        == whole.over(unit).unwrap().round(Rounding {
            direction: Direction::Down,
            ..Rounding::NEAREST_HOUR
        })
}

fn with(case: &Case, change: impl FnOnce(&mut Case)) -> Estimate {
    let mut case = case.clone();
    change(&mut case);
    of(&case)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Low, central and high in order is what a `Span` is: a lot with figures has them.
    #[test]
    fn lots_tranches_and_total_add_up(case in case()) {
        let estimate = of(&case);
        let lots = figures(&estimate);
        let total = estimate.total.unwrap();
        prop_assert_eq!(three(total), sum(lots.iter().map(|lot| lot.hours)));
        prop_assert_eq!(estimate.so_far, total);
        let tranches = || lots.iter().flat_map(|lot| &lot.tranches);
        prop_assert_eq!(three(total), sum(tranches().map(|tranche| tranche.1)));
        let firm = tranches().filter(|tranche| tranche.0 == Tranche::Firm);
        prop_assert_eq!(three(estimate.firm.unwrap()), sum(firm.map(|tranche| tranche.1)));
        for lot in lots {
            prop_assert!(lot.hours.low() <= lot.hours.central());
            prop_assert!(lot.hours.central() <= lot.hours.high());
            prop_assert!((0..3).all(|i| three(lot.firm)[i] <= three(lot.hours)[i]));
            prop_assert!(lot.tranches.windows(2).all(|pair| pair[0].0 < pair[1].0));
        }
    }

    #[test]
    fn a_contract_is_the_sum_of_its_lots_alone(case in case()) {
        let alone = case.lots.iter().map(|lot| {
            with(&case, |case| case.lots = vec![lot.clone()]).total.unwrap()
        });
        prop_assert_eq!(three(of(&case).total.unwrap()), sum(alone));
    }

    #[test]
    fn the_order_of_parts_changes_nothing(case in one_lot()) {
        let (straight, turned) = (of(&case), with(&case, |case| case.lots[0].parts.reverse()));
        prop_assert_eq!(straight.total, turned.total);
        prop_assert_eq!(&figures(&straight)[0].tranches, &figures(&turned)[0].tranches);
    }

    #[test]
    fn every_step_follows(case in case()) {
        for lot in figures(&of(&case)) {
            let Traces { low, central: trace, high } = lot.traces();
            let central = trace.split(|step| step.kind == StepKind::Etp).next().unwrap();
            let traces = [(&low[..], lot.hours.low()), (central, lot.hours.central()), (&high[..], lot.hours.high())];
            for (steps, hours) in traces {
                for (index, step) in steps.iter().enumerate() {
                    prop_assert!(follows(step), "{:?}", step);
                    // A number that is no answer is the result of a step before.
                    let before = |value: Value| steps[..index].iter().any(|step| step.result == value);
                    if matches!(step.kind, StepKind::LabourHours | StepKind::NewAmount | StepKind::NewHours | StepKind::InsertionHours) {
                        prop_assert!(before(step.operands[0].value), "{:?}", step);
                    }
                    if step.kind == StepKind::SumOfTranches {
                        prop_assert!(step.operands.iter().all(|operand| before(operand.value)), "{:?}", step);
                    }
                }
                prop_assert_eq!(steps.last().unwrap().result, Value::Hours(hours.into()));
            }
            prop_assert!(trace.iter().all(follows));
            let rounding = central.iter().filter_map(|step| step.rounding);
            prop_assert!(rounding.clone().all(|rounding| rounding == case.rounding.rounding()));
            prop_assert_eq!(rounding.count(), lot.tranches.len());
        }
    }

    #[test]
    fn more_amount_never_gives_fewer_hours(case in case(), more in 0..=MOST) {
        let raised = with(&case, |case| {
            let part = case.lots[0].parts.last_mut().unwrap();
            part.amount = part.amount.saturating_add(more).min(MOST);
        });
        prop_assert!(is_no_less(&raised, &of(&case)));
    }

    #[test]
    fn more_share_never_gives_fewer_hours(case in case(), one in 0..=10_000_u16, other in 0..=10_000_u16) {
        let of_share = |share| with(&case, |case| case.lots[0].parts[0].share = Some(share));
        prop_assert!(is_no_less(&of_share(one.max(other)), &of_share(one.min(other))));
    }

    #[test]
    fn more_rate_never_gives_fewer_hours(case in case(), one in 0..=2_000_u16, other in 0..=2_000_u16) {
        let of_rate = |rate| with(&case, |case| case.lots[0].rate = Some(rate));
        prop_assert!(is_no_less(&of_rate(one.max(other)), &of_rate(one.min(other))));
    }

    #[test]
    fn a_programme_never_takes_hours_away(case in case()) {
        prop_assert!(is_no_less(&of(&case), &with(&case, |case| case.programme = None)));
    }

    #[test]
    fn more_cost_never_gives_more_hours(case in case(), one in 1_500..=20_000_i64, other in 1_500..=20_000_i64) {
        let of_cost = |cost| with(&case, |case| case.lots[0].parts[0].cost = Some(cost));
        prop_assert!(is_no_less(&of_cost(one.min(other)), &of_cost(one.max(other))));
    }

    #[test]
    fn more_staff_taken_over_never_gives_more_hours(case in case(), one in staff(), other in staff()) {
        let of_staff = |hours, price| with(&case, |case| {
            case.lots[0].parts[0].staff = Some(Staff { hours, price: Some(price) });
        });
        let (prices, hours) = ([one.price, other.price].map(|price| price.unwrap_or(2_500)), [one.hours, other.hours]);
        let few = of_staff(hours[0].min(hours[1]), prices[0].min(prices[1]));
        let many = of_staff(hours[0].max(hours[1]), prices[0].max(prices[1]));
        prop_assert!(is_no_less(&few, &many));
    }

    #[test]
    fn drivers_lie_in_the_range_widest_first(case in one_lot()) {
        let (reading, estimate) = read(&form(&case));
        let lot = figures(&estimate)[0];
        let drivers = estimate.drivers(&reading, 0);
        for driver in &drivers {
            prop_assert!(lot.hours.low() <= driver.low && driver.low <= lot.hours.central());
            prop_assert!(lot.hours.central() <= driver.high && driver.high <= lot.hours.high());
        }
        prop_assert!(drivers.windows(2).all(|pair| pair[0].width() >= pair[1].width()));
        // One unknown a trade and a coefficient, however many parts it serves.
        let plain: Vec<&Part> = case.lots[0].parts.iter().filter(|part| part.staff.is_none()).collect();
        let mut open = std::collections::BTreeSet::new();
        for part in plain {
            let trade = &Bareme::builtin().trades()[part.trade];
            if part.share.is_none() && !trade.share.is_certain() {
                open.insert((trade.id, "share"));
            }
            if part.cost.is_none() && !trade.cost.is_certain() {
                open.insert((trade.id, "cost"));
            }
        }
        prop_assert_eq!(drivers.len(), open.len());
        // One input alone makes the whole range.
        if let [Driver { low, high, .. }] = drivers[..] {
            prop_assert_eq!((low, high), (lot.hours.low(), lot.hours.high()));
        }
    }

    /// From a rate to hours and back: half an hour a tranche, and half a hundredth of a percent.
    #[test]
    fn the_way_back_ends_where_the_way_out_began(case in one_lot(), basis_points in 0..=10_000_u16) {
        let mut case = case;
        case.rounding = RoundingChoice::Hour;
        case.lots[0].rate = Some(basis_points);
        let out = of(&case);
        let out = figures(&out)[0];
        if out.hours.central() == Hours::ZERO {
            return Ok(());
        }
        let mut form = form(&case);
        form.set(0, Field::Target, out.hours.central().to_string());
        let (_, estimate) = read(&form);
        let back = figures(&estimate)[0].reverse.clone().unwrap();
        prop_assert_eq!(back.hours, Some(out.hours.central()));
        prop_assert!(back.trace.iter().all(follows));
        let asked = Exact::from(Rate::from_basis_points(basis_points).unwrap());
        let of_rounding = Exact::whole(out.tranches.len().try_into().unwrap()).over(Exact::whole(2)).unwrap();
        match back.rate {
            Some(found) => {
                let off = size(Exact::from(found).minus(asked).unwrap());
                let allowed = out.labour.over(Exact::whole(20_000)).unwrap().plus(of_rounding).unwrap();
                prop_assert!(!is_over(off.times(out.labour).unwrap(), allowed));
            }
            // Rounded up, the hours may be more than all the work.
            None => prop_assert!(is_over(out.hours.central().into(), out.labour)),
        }
    }

    /// As it is wanted: what the rate found gives is near what was wanted.
    #[test]
    fn the_rate_found_gives_what_was_wanted(case in one_lot(), wanted in 1..=1_000_000_i64) {
        let mut form = form(&case);
        form.set(0, Field::Rounding, "hour");
        form.set(0, Field::Target, format!("{wanted} h"));
        let (_, estimate) = read(&form);
        let lot = figures(&estimate)[0];
        let Some(found) = lot.reverse.as_ref().unwrap().rate else {
            prop_assert!(is_over(Exact::whole(wanted.into()), lot.labour));
            return Ok(());
        };
        form.set(0, Field::Rate, found.to_string());
        let (_, estimate) = read(&form);
        let lot = figures(&estimate)[0];
        let off = Exact::from(lot.hours.central()).minus(Exact::whole(wanted.into())).unwrap();
        let of_rounding = Exact::whole(lot.tranches.len().try_into().unwrap());
        let allowed = lot.labour.over(Exact::whole(20_000)).unwrap().plus(of_rounding).unwrap();
        prop_assert!(!is_over(size(off), allowed));
    }
}

/// What a buyer says of a framework: cents, hours.
#[derive(Debug, Clone)]
struct Terms {
    ratio: Option<(i64, i64)>,
    whole: bool,
    trigger: Option<i64>,
    counts: Option<bool>,
}

fn terms() -> impl Strategy<Value = Terms> {
    (
        proptest::option::of((1..=1_000_i64, 1_000_000..=100_000_000_i64)),
        any::<bool>(),
        proptest::option::of(1..=1_000_000_000_i64),
        proptest::option::of(any::<bool>()),
    )
        .prop_map(|(ratio, whole, trigger, counts)| Terms {
            ratio,
            whole,
            trigger,
            counts,
        })
}

fn framework_form(case: &Case, terms: &Terms) -> Form {
    let mut form = form(case);
    form.set(0, Field::Technique, "orders");
    for lot in 0..form.lots.len() {
        if let Some((hours, step)) = terms.ratio {
            form.set(lot, Field::RatioHours, hours.to_string());
            form.set(lot, Field::RatioStep, euros(step));
        }
        form.set(
            lot,
            Field::RatioMode,
            if terms.whole { "whole" } else { "pro_rata" },
        );
        form.set(
            lot,
            Field::Trigger,
            terms.trigger.map(euros).unwrap_or_default(),
        );
        let counts = terms
            .counts
            .map_or("", |counts| if counts { "yes" } else { "no" });
        form.set(lot, Field::TriggerCounts, counts);
    }
    form
}

fn framework(form: &Form) -> Framework {
    let (_, estimate) = read(form);
    figures(&estimate)[0].framework.as_deref().unwrap().clone()
}

/// One part of an ordinary trade: what is invoiced is its amount.
fn plain(amount: i64) -> Case {
    let part = Part {
        trade: 0,
        amount,
        share: None,
        cost: None,
        tranche: Tranche::Firm,
        staff: None,
    };
    Case {
        rounding: RoundingChoice::Hour,
        programme: None,
        months: 24,
        lots: vec![Lot {
            rate: None,
            parts: vec![part],
        }],
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn more_invoiced_never_makes_fewer_hours_due(
        terms in terms(),
        ratio in (1..=1_000_i64, 1_000_000..=100_000_000_i64),
        rounding in proptest::sample::select(RoundingChoice::ALL),
        one in 1..=10_000_000_000_i64,
        other in 1..=10_000_000_000_i64,
    ) {
        // With the buyer's own ratio: a computed one follows the amount.
        let terms = Terms { ratio: Some(ratio), ..terms };
        let due = |amount| {
            let case = Case { rounding, ..plain(amount) };
            framework(&framework_form(&case, &terms)).at_estimate.hours
        };
        prop_assert!(due(one.min(other)) <= due(one.max(other)));
    }

    #[test]
    fn whole_steps_and_a_trigger_never_make_more_hours_due(case in one_lot(), terms in terms()) {
        let due = |whole: bool, trigger, counts| {
            let terms = Terms { whole, trigger, counts, ..terms.clone() };
            let mut form = framework_form(&case, &terms);
            // The ratio itself, as without a trigger.
            let plain = framework(&framework_form(&case, &Terms { trigger: None, ..terms }));
            form.set(0, Field::RatioHours, plain.hours.get().max(1).to_string());
            form.set(0, Field::RatioStep, plain.step.to_string());
            framework(&form).at_estimate
        };
        let exact = |whole, trigger, counts| {
            let due = due(whole, trigger, counts);
            assert!(due.trace.iter().all(follows));
            let step = due.trace.iter().find(|step| step.kind == StepKind::HoursDue).unwrap();
            step.result.exact()
        };
        prop_assert!(!is_over(exact(true, terms.trigger, terms.counts), exact(false, terms.trigger, terms.counts)));
        prop_assert!(!is_over(exact(terms.whole, terms.trigger, Some(false)), exact(terms.whole, terms.trigger, Some(true))));
        prop_assert!(!is_over(exact(terms.whole, terms.trigger, terms.counts), exact(terms.whole, None, None)));
        prop_assert_eq!(exact(terms.whole, terms.trigger, None), exact(terms.whole, terms.trigger, Some(true)));
    }

    #[test]
    fn years_sum_to_the_hours_at_their_end(
        case in one_lot(),
        terms in terms(),
        years in proptest::collection::vec(0..=1_000_000_000_i64, 1..8),
    ) {
        let mut form = framework_form(&case, &terms);
        let even = framework(&form);
        prop_assert!(even.years_are_even);
        prop_assert_eq!(even.years.len(), usize::from(case.months.div_ceil(12)));
        let ends = |framework: &Framework, hours: Hours| {
            let last = framework.years.last().unwrap();
            let sum: i64 = framework.years.iter().map(|year| year.hours.get()).sum();
            (sum, last.cumulated_hours) == (hours.get(), hours)
                && framework.years.windows(2).all(|pair| pair[0].cumulated_hours <= pair[1].cumulated_hours)
        };
        prop_assert!(ends(&even, even.at_estimate.hours));
        // The schedule's total as the maximum, so that its hours are known: not under the estimate.
        let estimated: i64 = case.lots[0].parts.iter().map(|part| part.amount).sum();
        let total = years.iter().sum::<i64>() + estimated;
        if total > MOST {
            return Ok(());
        }
        let mut amounts: Vec<String> = years.iter().map(|cents| euros(*cents)).collect();
        amounts.push(euros(estimated));
        form.set(0, Field::Schedule, amounts.join(" ; "));
        form.set(0, Field::Maximum, euros(total));
        let planned = framework(&form);
        prop_assert!(!planned.years_are_even);
        prop_assert!(ends(&planned, planned.at_maximum.as_ref().unwrap().hours));
        prop_assert!(planned.at_estimate.hours <= planned.at_maximum.unwrap().hours);
    }

    /// A computed ratio differs from the exact one by one hundredth at most, where the hours are
    /// enough for that: 125, of which the greatest readable step has 50.
    #[test]
    fn a_computed_ratio_is_near_the_exact_one(case in one_lot()) {
        let terms = Terms { ratio: None, whole: false, trigger: None, counts: None };
        let (_, estimate) = read(&framework_form(&case, &terms));
        let lot = figures(&estimate)[0];
        let framework = lot.framework.as_ref().unwrap();
        prop_assert!(framework.trace.iter().all(follows));
        let step = framework.trace.iter().find(|step| step.kind == StepKind::HoursPerStep).unwrap();
        let exact = step.result.exact();
        let insertion = step.operands[0].value.exact();
        // The greatest step is an eighth of the greatest amount here.
        prop_assert!(framework.hours > Hours::ZERO || !is_over(insertion, Exact::whole(8)));
        if !is_over(Exact::whole(125), insertion) && lot.amount.round(Rounding::NEAREST_HOUR).unwrap() >= 1_000 {
            let off = size(exact.minus(framework.hours.into()).unwrap());
            prop_assert!(!is_over(off.times(Exact::whole(100)).unwrap(), exact), "{} for {}", framework.hours, framework.step);
        }
    }
}

/// One lot as numbers, with coefficients to the very bounds.
fn alone(amount: i64, share: u16, cost_of_hour: i64, basis_points: u16) -> Hours {
    let mut case = plain(amount);
    let part = &mut case.lots[0].parts[0];
    (part.share, part.cost) = (Some(share), Some(cost_of_hour));
    case.lots[0].rate = Some(basis_points);
    of(&case).total.unwrap().central()
}

proptest! {
    /// Rounding to the nearest moves the exact result by half an hour at most, computed here in
    /// integers: hours = amount × share × rate ÷ (10^8 × cost).
    #[test]
    fn the_formula_in_integers(
        amount in 1..=MOST,
        share in 0..=10_000_u16,
        cost in 100..=100_000_i64,
        rate in 0..=10_000_u16,
    ) {
        let hours = i128::from(alone(amount, share, cost, rate).get());
        let exact = i128::from(amount) * i128::from(share) * i128::from(rate);
        let unit = 100_000_000 * i128::from(cost);
        prop_assert_eq!(hours, (2 * exact + unit).div_euclid(2 * unit));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// As many parts as a lot may have, each with its own costs to the cent: their common
    /// denominator has no place in 128 bits.
    #[test]
    fn thirty_parts_have_hours(mut case in one_lot(), parts in lot_of(30), terms in terms()) {
        case.lots[0].parts = parts.parts;
        for part in &mut case.lots[0].parts {
            part.share.get_or_insert(4_567);
            part.cost.get_or_insert(3_511);
        }
        let mut form = framework_form(&case, &terms);
        form.set(0, Field::Target, "3 ETP");
        let (reading, estimate) = read(&form);
        let lot = figures(&estimate)[0];
        prop_assert!(lot.framework.is_some() && lot.reverse.is_some());
        let Traces { low, central, high } = lot.traces();
        prop_assert!([low, central, high].iter().flatten().all(follows));
        let _ = estimate.drivers(&reading, 0);
    }
}

/// 100 lots of 30 parts, up to 10^12 € each.
#[test]
fn the_largest_contract_has_hours() {
    let part = |number: usize| Part {
        trade: number % Bareme::builtin().trades().len(),
        amount: MOST - i64::try_from(number).unwrap() * 7_919,
        share: Some(u16::try_from(1_001 + number * 13 % 8_000).unwrap()),
        cost: Some(i64::try_from(2_003 + number * 37 % 6_000).unwrap()),
        tranche: Tranche::Firm,
        staff: None,
    };
    let lot = |lot: usize| Lot {
        rate: Some(100),
        parts: (0..30).map(|number| part(lot * 30 + number)).collect(),
    };
    let case = Case {
        lots: (0..100).map(lot).collect(),
        ..plain(1)
    };
    let estimate = of(&case);
    assert!(
        figures(&estimate)
            .iter()
            .all(|lot| lot.hours.central() > Hours::ZERO)
    );
    assert_eq!(
        three(estimate.total.unwrap()),
        sum(figures(&estimate).iter().map(|lot| lot.hours))
    );
}
