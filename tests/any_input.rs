//! Whatever is typed or opened: no panic, no text lost, no markup let through.

use chrono::NaiveDate;
use clausule::assessment::Judgement;
use clausule::bareme::Bareme;
use clausule::clause::{ClauseSet, Inputs, check};
use clausule::contract::{
    Answers, At, Buyer, Category, CcagChoice, CriterionAim, DataController, Documents, Exception,
    Field, Form, FormalNotice, GroupForm, GroupPenalties, Holders, LeadMember, LotForm, Mechanism,
    PenaltyCap, Place, Pooling, Programme, Publics, SmallPenalties, SubsequentBase, Technique,
    Training,
};
use clausule::document::{french, html, markdown, plain};
use clausule::dossier;
use clausule::estimate::Estimate;
use clausule::law::Law;
use clausule::quantity::{Days, Euros, HourlyCost, Months, Rate, Share};
use proptest::prelude::*;

fn answer() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,40}",
        "[0-9 .,'-]{0,24}( ?(€|k€|M€|%|mois|ans|h|TTC|€/h))?",
        proptest::sample::select(
            Bareme::builtin()
                .trades()
                .iter()
                .map(|t| t.label.to_string())
                .collect::<Vec<_>>()
        ),
        proptest::sample::select(vec![
            "travaux",
            "services",
            "moe",
            "tic",
            "monthly",
            "quarterly",
            "yes",
            "no",
            "orders",
            "subsequent",
            "optional-1",
            "renewal-2",
            "cleaning",
            "own",
            "npnru_works",
            "week_up",
            "whole",
            "3 personnes",
            "1 ETP",
            "100 ; 200 k€",
            "45442100-8",
            "<b>&\"",
            "{hours}",
        ])
        .prop_map(str::to_string),
    ]
}

/// An answer that is one of a field's own words as often as not, so that every mechanism and frame is
/// met.
fn answer_of(field: Field) -> BoxedStrategy<String> {
    macro_rules! keys {
        ($name:ident) => {
            $name::ALL.iter().map(|choice| choice.key()).collect()
        };
    }
    let keys: Vec<&'static str> = match field {
        Field::Buyer => keys!(Buyer),
        Field::Mechanism | Field::LotMechanism => keys!(Mechanism),
        Field::Ccag => keys!(CcagChoice),
        Field::Technique => keys!(Technique),
        Field::Exception => keys!(Exception),
        Field::CriterionAim => keys!(CriterionAim),
        Field::Publics => keys!(Publics),
        Field::PublicsCategories => keys!(Category),
        Field::Training => keys!(Training),
        Field::Pooling => keys!(Pooling),
        Field::Documents => keys!(Documents),
        Field::PenaltyCap => keys!(PenaltyCap),
        Field::FormalNotice => keys!(FormalNotice),
        Field::DataController => keys!(DataController),
        Field::LeadMember => keys!(LeadMember),
        Field::Programme => keys!(Programme),
        Field::Holders | Field::LotHolders => keys!(Holders),
        Field::SubsequentBase => keys!(SubsequentBase),
        Field::GroupForm => keys!(GroupForm),
        Field::GroupPenalties => keys!(GroupPenalties),
        Field::SmallPenalties => keys!(SmallPenalties),
        Field::Facilitateur
        | Field::Defence
        | Field::Review
        | Field::Kept
        | Field::ReservedExecution
        | Field::CarryOver
        | Field::ReservedCondition
        | Field::EssListed => vec!["yes", "no"],
        Field::AddedAapc
        | Field::AddedRc
        | Field::AddedCcap
        | Field::AddedAe
        | Field::AddedSheet => {
            return "((- |• |\n|\r\n|\u{2028}|\u{7}|\u{202e}|5 %|300 heures|insertion| ).{0,12}){0,12}".boxed();
        }
        Field::Launch => vec!["15/01/2027", "2024-05-01"],
        Field::Value | Field::Amount => vec!["90 000", "400 000", "9 000 000"],
        _ => return answer().boxed(),
    };
    prop_oneof![
        answer(),
        proptest::sample::select(keys).prop_map(str::to_string)
    ]
    .boxed()
}

fn form() -> impl Strategy<Value = Form> {
    let answers = || Field::all().map(answer_of).collect::<Vec<_>>();
    let parts = || proptest::collection::vec(answers(), 1..3);
    (answers(), proptest::collection::vec(parts(), 1..4)).prop_map(|(contract, lots)| {
        let mut form = Form::new();
        form.lots = vec![LotForm::default(); lots.len()];
        for (lot, parts) in lots.iter().enumerate() {
            form.lots[lot].more = vec![Answers::default(); parts.len() - 1];
            for (part, texts) in parts.iter().enumerate() {
                for field in Field::all() {
                    let text = match field.place() {
                        Place::Contract => &contract[field.index()],
                        // Most dossiers carry the clause in every lot.
                        Place::Lot if field == Field::Kept && texts[0].len() % 3 != 0 => continue,
                        Place::Lot | Place::Part => &texts[field.index()],
                    };
                    form.set(At { lot, part }, field, text.clone());
                }
            }
        }
        form
    })
}

proptest! {
    #[test]
    fn any_form_gives_a_text_in_every_format(form in form()) {
        let reading = form.read(Bareme::builtin());
        let estimate = Estimate::of(&reading, Bareme::builtin());
        let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let (bareme, law) = (Bareme::builtin(), Law::builtin());
        let judgement = Judgement::of(&reading, &estimate, bareme, law);
        let inputs = Inputs::new(&reading, &estimate, &judgement, bareme, law, date);
        let set = ClauseSet::draft(&inputs);
        for check in check(&inputs, &set) {
            prop_assert!(!check.text.is_empty());
        }
        prop_assert!(!set.whole(reading.contract.frame()).blocks.is_empty());
        for piece in &set.pieces {
            let html = html(&piece.document);
            for tag in html.split('<').skip(1) {
                let name = tag.trim_start_matches('/').split(['>', ' ']).next().unwrap_or_default();
                let known = ["h2", "h3", "h4", "p", "ul", "ol", "li", "strong", "table", "thead", "tbody", "tr", "th", "td", "pre", "code"];
                prop_assert!(known.contains(&name), "<{}", name);
            }
            let text = plain(&piece.document);
            prop_assert_eq!(text.contains("[À compléter"), !piece.blanks.is_empty());
            prop_assert!(!markdown(&piece.document).is_empty());
        }
    }

    #[test]
    fn a_form_becomes_a_dossier_and_back(form in form()) {
        let json = dossier::write(&form, Bareme::builtin());
        let back = dossier::parse(&json, Bareme::builtin());
        // A trade typed by its identifier comes back by its label: the same trade.
        let mut expected = form.clone();
        for lot in &mut expected.lots {
            for part in std::iter::once(&mut lot.first).chain(&mut lot.more) {
                if let Some(trade) = Bareme::builtin().trade(part.get(Field::Trade)) {
                    part.set(Field::Trade, trade.label);
                }
            }
        }
        prop_assert_eq!(back, Ok(expected));
    }

    #[test]
    fn any_text_is_a_dossier_or_a_sentence(text in ".{0,200}") {
        if let Err(error) = dossier::parse(&text, Bareme::builtin()) {
            prop_assert!(error.to_string().ends_with('.'));
        }
    }

    #[test]
    fn a_damaged_dossier_is_a_dossier_or_a_sentence(at in 0..200_usize, byte in any::<u8>()) {
        let whole = include_str!("dossiers/published-case.json");
        let mut bytes = whole.as_bytes().to_vec();
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = dossier::parse(&String::from_utf8_lossy(&bytes), Bareme::builtin());
        let _ = dossier::parse(&String::from_utf8_lossy(&bytes[..at]), Bareme::builtin());
    }

    #[test]
    fn any_text_is_a_quantity_or_a_sentence(text in "(.{0,30}|[0-9 .,€%kM-]{0,70})") {
        let sentences = [
            text.parse::<Euros>().err(),
            text.parse::<HourlyCost>().err(),
            text.parse::<Share>().err(),
            text.parse::<Rate>().err(),
            text.parse::<Months>().err(),
            text.parse::<Days>().err(),
        ];
        for error in sentences.into_iter().flatten() {
            prop_assert!(error.to_string().ends_with('.'), "{}", error);
        }
    }

    #[test]
    fn what_is_written_is_read_back(cents in 0..=Euros::MAX.cents(), share in 0..=10_000_u16, months in 1..=600_u16) {
        let euros = Euros::from_cents(cents).unwrap();
        prop_assert_eq!(euros.to_string().parse(), Ok(euros));
        let share = Share::from_basis_points(share).unwrap();
        prop_assert_eq!(share.to_string().parse(), Ok(share));
        let months = Months::new(months).unwrap();
        prop_assert_eq!(months.to_string().parse(), Ok(months));
    }

    #[test]
    fn typography_only_changes_spaces_and_apostrophes(text in ".{0,80}") {
        let bare = |text: &str| {
            text.replace(['\u{a0}', '\u{202f}', ' '], "").replace('’', "'")
        };
        let once = french(&text);
        prop_assert_eq!(bare(&once), bare(&text));
        prop_assert_eq!(french(&once), once);
    }
}
