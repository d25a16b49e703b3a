//! CPV codes and the trades they lead to: the cases of `cpv_cases.csv`, one line each.

use clausule::bareme::{Bareme, CpvCode};

#[test]
fn each_code_leads_to_its_trades() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in include_str!("cpv_cases.csv").lines().skip(1) {
        let [code, trades, why] = line.split(';').collect::<Vec<_>>()[..] else {
            panic!("three columns: {line}");
        };
        let code: CpvCode = code
            .parse()
            .unwrap_or_else(|error| panic!("{line}: {error}"));
        let found: Vec<&str> = Bareme::builtin()
            .trades_of(code)
            .iter()
            .map(|trade| trade.id)
            .collect();
        let expected: Vec<&str> = trades.split(',').filter(|id| !id.is_empty()).collect();
        if found != expected {
            wrong.push(format!("{code} ({why}): {found:?} instead of {expected:?}"));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 300, "{count} cases read");
}

#[test]
fn every_trade_but_the_generic_ones_has_a_case() {
    let cases = include_str!("cpv_cases.csv");
    for trade in Bareme::builtin().trades() {
        assert!(cases.contains(trade.id), "{}", trade.id);
    }
}
