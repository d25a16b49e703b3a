//! What the charts say of contracts whose numbers were worked out by hand.

use super::*;
use crate::bareme::Bareme;
use crate::contract::{At, Field, Reading};
use crate::document::french;
use crate::dossier;
use crate::estimate::Estimate;
use crate::quantity::{Exact, NARROW_SPACE, NO_BREAK_SPACE};

fn read(lots: &str, contract: &str) -> (Reading, Estimate) {
    let json = format!(
        r#"{{"format":"clausule-dossier","version":2,"bareme":"2026-11","contract":{{{contract}}},"lots":[{lots}]}}"#
    );
    let reading = dossier::parse(&json, Bareme::builtin())
        .unwrap()
        .read(Bareme::builtin());
    assert_eq!(reading.problems, []);
    let estimate = Estimate::of(&reading, Bareme::builtin());
    (reading, estimate)
}

/// With plain spaces, to be read in a test.
fn plain(text: &str) -> String {
    french(text).replace([NARROW_SPACE, NO_BREAK_SPACE], " ")
}

const PAINTING: &str =
    r#"{"trade":"peinture","amount":"120 000","share":"70 %","cost":"35","rate":"5 %"}"#;

#[test]
fn shares_add_up_to_the_whole() {
    let shares = |numbers: &[i128]| {
        let numbers: Vec<Exact> = numbers.iter().copied().map(Exact::whole).collect();
        let shares = Permille::shares(&numbers).unwrap();
        shares.into_iter().map(Permille::get).collect::<Vec<_>>()
    };
    assert_eq!(shares(&[1, 1]), [500, 500]);
    // A third each: what is left over goes to one of them.
    let mut thirds = shares(&[1, 1, 1]);
    thirds.sort_unstable();
    assert_eq!(thirds, [333, 333, 334]);
    // 12,5 %, 12,5 % and 75 % need nothing; 0,04 % is nothing.
    assert_eq!(shares(&[1, 1, 6]), [125, 125, 750]);
    assert_eq!(shares(&[1, 2_499]), [0, 1_000]);
    // 666,6 and 333,3: the first lost more.
    assert_eq!(shares(&[2, 1]), [667, 333]);
    assert_eq!(shares(&[0, 0]), [0, 0]);
}

#[test]
fn an_axis_has_few_round_numbers_and_holds_the_greatest() {
    let case = |most: i128, hundredths: bool, expected: &[&str]| {
        let (most, finest) = if hundredths {
            (Exact::hundredths(most), 100)
        } else {
            (Exact::whole(most), 1)
        };
        let scale = Scale::of(most, finest);
        let ticks: Vec<String> = scale
            .ticks
            .iter()
            .map(|tick| plain(&tick.to_text()))
            .collect();
        assert_eq!(ticks, expected);
    };
    case(150, false, &["0", "50", "100", "150"]);
    case(151, false, &["0", "50", "100", "150", "200"]);
    case(1, false, &["0", "1"]);
    case(2_333, false, &["0", "1 000", "2 000", "3 000"]);
    case(12, true, &["0", "0,05", "0,1", "0,15"]);
    case(0, true, &["0", "0,01"]);
    let scale = Scale::of(Exact::whole(150), 1);
    assert_eq!(scale.place(Exact::whole(75)).get(), 500);
    assert_eq!(scale.place(Exact::whole(900)).get(), 1_000);
}

#[test]
fn the_amount_is_parted_by_what_it_pays_for() {
    // 120 000 € × 70 % = 84 000 €, of which 5 % are 4 200 €: 120 h at 35 €.
    let (_, estimate) = read(PAINTING, "");
    let split = Split::of(&estimate).unwrap();
    assert_eq!(
        plain(&split.sentence()),
        "Sur 120 000 € HT, 4 200 € (3,5 %) paient les heures d’insertion, 79 800 € (66,5 %) l’autre main-d’œuvre et 36 000 € (30 %) ce qui n’est pas de la main-d’œuvre."
    );
    let hours = split.segments.iter().map(|one| one.hours);
    let hours: Vec<String> = hours
        .map(|hours| hours.map_or_else(String::new, |hours| plain(&hours.to_string())))
        .collect();
    assert_eq!(hours, ["120 h", "2 280 h", ""]);
}

#[test]
fn where_staff_is_taken_over_its_work_is_a_part_of_its_own() {
    // 300 000 € over 24 months are 12 500 € a month; 300 h × 25 € = 7 500 € are taken over: 180 000 €
    // in all. New work: 120 000 €, of which 10 % are 12 000 €.
    let lot = r#"{"trade":"nettoyage","amount":"300 000","rate":"10 %","taken_over":"cleaning","staff_hours":"300"}"#;
    let (_, estimate) = read(lot, r#""duration":"24""#);
    let split = Split::of(&estimate).unwrap();
    assert_eq!(
        plain(&split.sentence()),
        "Sur 300 000 € HT, 12 000 € (4 %) paient les heures d’insertion, 108 000 € (36 %) l’autre travail nouveau et 180 000 € (60 %) le travail du personnel repris."
    );
}

#[test]
fn nothing_is_parted_before_there_are_hours() {
    let (reading, estimate) = read(r#"{"trade":"peinture"}"#, r#""duration":"8""#);
    assert_eq!(Split::of(&estimate), None);
    assert_eq!(Months::of(&reading, &estimate), None);
    assert_eq!(LotBars::of(&reading, &estimate), None);
    assert_eq!(RangeChart::of(&reading, &estimate, 0), None);
    let none = r#"{"trade":"peinture","amount":"1 000","rate":"0 %"}"#;
    assert_eq!(Split::of(&read(none, "").1), None);
}

#[test]
fn lots_stand_in_their_order_with_their_share() {
    let facades =
        PAINTING
            .replace("120 000", "200 000")
            .replacen('{', r#"{"lot_name":"Façades","#, 1);
    let lifts = r#"{"trade":"ascenseurs","kept":"no","left_out_reason":"Peu de main-d’œuvre"}"#;
    let open = r#"{"trade":"sols"}"#;
    let (reading, estimate) = read(&format!("{PAINTING},{facades},{lifts},{open}"), "");
    let chart = LotBars::of(&reading, &estimate).unwrap();
    assert_eq!(
        plain(&chart.sentence()),
        "320 h dans 2 lots sur 4. Le plus : 200 h (62,5 %) au lot 2, Façades. Ce total est provisoire : des lots restent à chiffrer."
    );
    let bars: Vec<_> = chart
        .bars
        .iter()
        .map(|bar| {
            let why = bar.why.clone().unwrap_or_default();
            (bar.name(), bar.hours.central().get(), bar.share.get(), why)
        })
        .collect();
    let bar =
        |name: &str, hours, share, why: &str| (name.to_string(), hours, share, why.to_string());
    assert_eq!(
        bars,
        [
            bar("Lot 1 : Peinture, revêtements muraux", 120, 375, ""),
            bar("Lot 2 : Façades", 200, 625, ""),
            bar(
                "Lot 3 : Ascenseurs, appareils élévateurs",
                0,
                0,
                "sans clause : Peu de main-d’œuvre"
            ),
            bar(
                "Lot 4 : Carrelage, revêtements de sols",
                0,
                0,
                "à compléter"
            ),
        ]
    );
    assert!(chart.bars[2].is_known && !chart.bars[3].is_known);
}

#[test]
fn a_single_lot_shows_its_tranches() {
    let (reading, estimate) = read(PAINTING, "");
    assert_eq!(LotBars::of(&reading, &estimate), None);

    let parted = PAINTING.replace(
        "\"rate\"",
        r#""parts":[{"trade":"peinture","amount":"60 000","share":"70 %","cost":"35","tranche":"optional-1"}],"rate""#,
    );
    let (reading, estimate) = read(&parted, "");
    let chart = LotBars::of(&reading, &estimate).unwrap();
    assert!(chart.are_tranches && chart.has_optional);
    assert_eq!(
        plain(&chart.sentence()),
        "180 h dans 2 périodes. Le plus : 120 h (66,7 %) en tranche ferme."
    );
    assert_eq!(chart.bars[1].name(), "Tranche optionnelle 1");
    assert_eq!(
        (chart.bars[1].firm.get(), chart.bars[0].firm.get()),
        (0, 120)
    );
}

/// First and last month, whole hours, people in hundredths.
fn months(reading: &Reading, estimate: &Estimate) -> Vec<(u16, u16, i64, i128)> {
    let chart = Months::of(reading, estimate).unwrap();
    let periods = chart.periods.iter().map(|period| {
        let people = period.people.exact().to_hundredths().unwrap();
        (period.first, period.last, period.hours.get(), people)
    });
    periods.collect()
}

#[test]
fn the_phases_of_a_concession_follow_each_other() {
    let phase = |months: &str| {
        let months = format!(r#"{{"lot_duration":"{months}","#);
        PAINTING.replacen('{', &months, 1)
    };
    let both = format!("{},{}", phase("8"), phase("12"));
    let (reading, estimate) = read(&both, r#""buyer":"grantor""#);
    assert_eq!(
        months(&reading, &estimate),
        [(1, 8, 120, 12), (9, 20, 120, 8)]
    );
    let chart = Months::of(&reading, &estimate).unwrap();
    assert!(
        chart
            .note()
            .contains("l’exploitation commence après les travaux")
    );
    // Lots of a contract begin together.
    let (reading, estimate) = read(&both, r#""buyer":"authority""#);
    assert_eq!(
        months(&reading, &estimate),
        [(1, 8, 200, 19), (9, 12, 40, 8)]
    );
    // After a phase without a duration nothing has a place.
    let both = format!("{},{PAINTING},{}", phase("8"), phase("12"));
    let (reading, estimate) = read(&both, r#""buyer":"grantor""#);
    let chart = Months::of(&reading, &estimate).unwrap();
    assert_eq!((chart.unplaced.clone(), chart.last), (vec![1, 2], 8));
    assert!(plain(&chart.sentence()).contains("Les phases 2 et 3 n’y sont pas"));
}

#[test]
fn hours_are_spread_evenly_over_the_months() {
    let (reading, estimate) = read(PAINTING, r#""duration":"8""#);
    assert_eq!(months(&reading, &estimate), [(1, 8, 120, 12)]);
    let chart = Months::of(&reading, &estimate).unwrap();
    assert_eq!(
        plain(&chart.sentence()),
        "120 h sur 8 mois : 15 h par mois, soit ≈ 0,12 personne à temps plein."
    );
    assert!(chart.note().starts_with("Hypothèse de Clausule"));
    assert!(chart.source.contains("130 h"));

    let (reading, estimate) = read(PAINTING, r#""duration":"8","monthly_hours":"150""#);
    assert_eq!(months(&reading, &estimate), [(1, 8, 120, 10)]);
    let chart = Months::of(&reading, &estimate).unwrap();
    assert!(chart.source.ends_with("votre réponse"));
}

#[test]
fn lots_of_other_durations_stand_on_each_other() {
    // 120 h over 12 months and 120 h over 4: 40 h a month, then 10 h.
    let short = PAINTING.replacen('{', r#"{"lot_duration":"4","#, 1);
    let (reading, estimate) = read(&format!("{PAINTING},{short}"), r#""duration":"12""#);
    assert_eq!(
        months(&reading, &estimate),
        [(1, 4, 160, 31), (5, 12, 80, 8)]
    );
    assert_eq!(
        plain(&Months::of(&reading, &estimate).unwrap().sentence()),
        "240 h sur 12 mois. Le plus : ≈ 0,31 personne à temps plein (mois 1 à 4) ; le moins : ≈ 0,08 personne (mois 5 à 12)."
    );
    // Without the contract's duration only the second lot has its months.
    let (reading, estimate) = read(&format!("{PAINTING},{short}"), "");
    assert_eq!(months(&reading, &estimate), [(1, 4, 120, 23)]);
    let said = Months::of(&reading, &estimate).unwrap().sentence();
    assert!(plain(&said).ends_with("Le lot 1 n’y est pas : sa durée manque."));
}

#[test]
fn a_renewal_comes_after_the_firm_period() {
    // 12 months firm, then two renewals of 4,5 months each: the 17th month is half of each.
    let mut form = crate::contract::Form::new();
    for (field, typed) in [
        (Field::Duration, "21"),
        (Field::FirmDuration, "12"),
        (Field::Trade, "Peinture, revêtements muraux"),
        (Field::Amount, "120 000"),
        (Field::Rate, "5 %"),
    ] {
        form.set(0, field, typed);
    }
    for part in 0..3 {
        let at = At { lot: 0, part };
        if part > 0 {
            form.lots[0].more.push(crate::contract::Answers::default());
            form.set(at, Field::Trade, "Peinture, revêtements muraux");
            form.set(at, Field::Amount, ["", "45 000", "90 000"][part]);
            form.set(at, Field::Tranche, format!("renewal-{part}"));
        }
        form.set(at, Field::Share, "70 %");
        form.set(at, Field::Cost, "35");
    }
    let reading = form.read(Bareme::builtin());
    let estimate = Estimate::of(&reading, Bareme::builtin());
    // 120 h, 45 h and 90 h: 10 h, then 10 h, 15 h, 20 h a month.
    assert_eq!(
        months(&reading, &estimate),
        [(1, 16, 160, 8), (17, 17, 15, 12), (18, 21, 80, 15)]
    );
    let note = Months::of(&reading, &estimate).unwrap().note();
    assert!(note.contains("comptées comme si elles étaient affermies"));
}

#[test]
fn a_framework_follows_its_years() {
    let lot = PAINTING.replacen(
        '{',
        r#"{"schedule":"40 000 ; 80 000","ratio_hours":"10","ratio_step":"10 000","#,
        1,
    );
    let (reading, estimate) = read(&lot, r#""duration":"18","technique":"orders""#);
    assert_eq!(
        months(&reading, &estimate),
        [(1, 12, 40, 3), (13, 18, 80, 10)]
    );
    let chart = Months::of(&reading, &estimate).unwrap();
    assert!(chart.has_schedule && !chart.differs);
    assert!(chart.note().contains("suivent ses montants par année"));

    let (reading, estimate) = read(
        &lot.replace("80 000", "90 000"),
        r#""duration":"24","technique":"orders""#,
    );
    assert!(Months::of(&reading, &estimate).unwrap().differs);
}

#[test]
fn the_range_says_what_weighs_most_and_where_published_hours_lie() {
    let lot = r#"{"trade":"peinture","amount":"120 000"}"#;
    let (reading, estimate) = read(lot, "");
    let chart = RangeChart::of(&reading, &estimate, 0).unwrap();
    // 700 to 875 h for a million are 84 to 105 h for 120 000 €.
    assert_eq!(
        plain(&chart.sentence()),
        "Valeur centrale 120 h, entre 90 h et 150 h. « Coût horaire chargé » pèse le plus : à elle seule, cette valeur fait varier le résultat de 105 h à 140 h. À ce montant, les heures publiées feraient 84 h à 105 h (petits marchés), sous la valeur centrale."
    );
    assert_eq!(
        plain(&chart.note()),
        "Heures arrondies à l’heure la plus proche. La valeur basse réunit les parts de main-d’œuvre les plus faibles et les coûts horaires les plus élevés ; la valeur haute, l’inverse. Les heures publiées sont rapportées à votre montant, en proportion, à l’heure la plus proche : un repère, pas une règle."
    );
    // For more than the million they were published for, small contracts are a marker, beside larger works.
    let (reading, estimate) = read(
        r#"{"trade":"gros_oeuvre","amount":"2 900 000","rate":"5 %"}"#,
        "",
    );
    let chart = RangeChart::of(&reading, &estimate, 0).unwrap();
    let sentence = plain(&chart.sentence());
    assert!(
        sentence.ends_with("2 030 h à 2 538 h (petits marchés), autour de la valeur centrale ; 539 h (CDC Habitat à Hérouville-Saint-Clair, environ 7 M€), sous la valeur centrale. Celles des petits marchés ont été publiées pour un million d’euros, sans dire jusqu’à quel montant elles valent : au-delà du million, elles ne sont qu’un repère."),
        "{sentence}"
    );
    // A buyer's own values leave no range, and the words speak of none.
    let own = r#"{"trade":"peinture","amount":"120 000","share":"70 %","cost":"35","rate":"5 %"}"#;
    let (reading, estimate) = read(own, "");
    let chart = RangeChart::of(&reading, &estimate, 0).unwrap();
    assert!(
        plain(&chart.sentence())
            .starts_with("120 h : les valeurs retenues ne laissent pas de fourchette.")
    );
    assert!(!chart.note().contains("valeur basse"));
    // What was published for a whole investment is no measure of an amount of works.
    let (reading, estimate) = read(&lot.replace("peinture", "ascenseurs"), "");
    let chart = RangeChart::of(&reading, &estimate, 0).unwrap();
    for published in &chart.published {
        assert_ne!(published.reference.basis, crate::advice::Basis::Investment);
    }
}
