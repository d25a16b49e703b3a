use super::feasibility::TIME_TO_RECRUIT;
use super::*;
use crate::contract::Form;

type Answers<'a> = &'a [(Field, &'static str)];

/// The advice on lots; the answers given once stand with any of them.
fn advice(lots: &[Answers]) -> Advice {
    let mut form = Form::new();
    form.lots = vec![form.lots[0].clone(); lots.len()];
    for (lot, answers) in lots.iter().enumerate() {
        for (field, typed) in *answers {
            form.set(lot, *field, *typed);
        }
    }
    read(&form)
}

fn read(form: &Form) -> Advice {
    let reading = form.read(Bareme::builtin());
    let estimate = Estimate::of(&reading, Bareme::builtin());
    let advice = Advice::of(&reading, &estimate, Bareme::builtin());
    for (text, source) in advice.sentences() {
        assert!(!source.trim().is_empty(), "{text}");
        assert!(text.ends_with(['.', '?']), "{text}");
        assert!(!text.contains("  ") && !text.contains(" ."), "{text}");
    }
    advice
}

fn plain(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}'], " ")
}

/// Works of which 200 € give one hour of insertion: all labour at 10 €/h, and a rate of 5 %.
const WORKS: [(Field, &str); 4] = [
    (Field::Trade, "Maçonnerie, gros œuvre, béton armé"),
    (Field::Share, "100 %"),
    (Field::Cost, "10 €/h"),
    (Field::Rate, "5 %"),
];

/// Works with so many hours of insertion, and more answers.
fn works(amount: &'static str, more: Answers) -> Vec<(Field, &'static str)> {
    let mut answers = WORKS.to_vec();
    answers.push((Field::Amount, amount));
    answers.extend_from_slice(more);
    answers
}

const WEEK: &str = "7 000";
const UNDER_A_WEEK: &str = "6 800";
const CONTRACTS: &str = "30 000";
const UNDER_CONTRACTS: &str = "29 800";

/// MEF Sud 77: 833 h for 1 000 000 €.
const PUBLISHED: [(Field, &str); 5] = [
    (Field::Trade, "Maçonnerie, gros œuvre, béton armé"),
    (Field::Amount, "1 000 000 €"),
    (Field::Share, "50 %"),
    (Field::Cost, "30 €/h"),
    (Field::Rate, "5 %"),
];

const SUITED: [(Field, &str); 4] = [
    (Field::Services, "yes"),
    (Field::Site, "none"),
    (Field::Offer, "yes"),
    (Field::Duration, "12"),
];

const COMPUTING: (Field, &str) = (
    Field::Trade,
    "Prestations informatiques, développement, TMA",
);
const CLEANING: (Field, &str) = (Field::Trade, "Nettoyage de locaux, propreté");

mod relevance {
    use super::*;

    #[track_caller]
    fn verdict(lots: &[Answers], expected: Verdict, said: &str) {
        let relevance = advice(lots).relevance;
        assert_eq!(relevance.verdict, expected, "{}", relevance.text);
        assert!(
            relevance.text.contains(said),
            "{said} is not in {}",
            relevance.text
        );
    }

    #[test]
    fn the_verdict_follows_the_points() {
        use Verdict::{HardlyRelevant, Relevant, ToStudy};
        let case = |more: Answers, expected, said: &str| {
            verdict(&[&works(CONTRACTS, more)], expected, said);
        };
        case(&SUITED, Relevant, "est pertinente.");
        // What is not known is said, and asked before anything is called relevant.
        case(
            &[],
            ToStudy,
            "À préciser : les prestations, les contraintes du site, la durée et l’offre sur le territoire.",
        );
        case(
            &[(Field::Site, "some"), (Field::Services, "yes")],
            Relevant,
            "Réserve : les contraintes du site.",
        );
        case(
            &[(Field::Site, "some"), (Field::Services, "partly")],
            ToStudy,
            "Réserve : les prestations et les contraintes du site.",
        );
        case(
            &[(Field::Offer, "no")],
            ToStudy,
            "Défavorable : l’offre sur le territoire.",
        );
        case(
            &[(Field::Services, "no")],
            HardlyRelevant,
            "Défavorable : les prestations.",
        );
        case(
            &[(Field::Site, "blocking")],
            HardlyRelevant,
            "Défavorable : les contraintes du site.",
        );
        verdict(
            &[&works(UNDER_CONTRACTS, &SUITED)],
            ToStudy,
            "Réserve : le volume d’heures.",
        );
        verdict(
            &[&works(UNDER_A_WEEK, &SUITED)],
            HardlyRelevant,
            "Défavorable : le volume d’heures.",
        );
    }

    #[test]
    fn without_hours_it_is_neither_relevant_nor_hardly_so() {
        verdict(
            &[&[]],
            Verdict::ToStudy,
            "À préciser : les prestations, la taille du marché",
        );
        verdict(&[&SUITED], Verdict::ToStudy, "À préciser : la taille");
        assert_eq!(advice(&[&[]]).relevance.instead, []);
        // One lot of two is known: the whole is not.
        verdict(
            &[&works(CONTRACTS, &SUITED), &[]],
            Verdict::ToStudy,
            "le volume d’heures",
        );
        // A known answer speaks even then.
        verdict(
            &[&[(Field::Services, "no")]],
            Verdict::HardlyRelevant,
            "les prestations",
        );
    }

    #[track_caller]
    fn point(lots: &[Answers], kind: PointKind, mark: Mark, said: &str) -> Option<Ask> {
        let relevance = advice(lots).relevance;
        let point = relevance.point(kind);
        assert_eq!(point.mark, mark, "{}", point.text);
        let text = plain(&point.text);
        assert!(text.contains(said), "{said} is not in {text}");
        assert_eq!(point.asks.is_some(), mark == Mark::ToSpecify);
        point.asks
    }

    #[test]
    fn what_the_buyer_answers() {
        use Mark::{Favourable, Reservation, ToSpecify, Unfavourable};
        for (kind, field, answers) in [
            (
                PointKind::Services,
                Field::Services,
                [
                    ("yes", Favourable),
                    ("partly", Reservation),
                    ("no", Unfavourable),
                ],
            ),
            (
                PointKind::Site,
                Field::Site,
                [
                    ("none", Favourable),
                    ("some", Reservation),
                    ("blocking", Unfavourable),
                ],
            ),
            (
                PointKind::Offer,
                Field::Offer,
                [
                    ("yes", Favourable),
                    ("partly", Reservation),
                    ("no", Unfavourable),
                ],
            ),
        ] {
            for (answer, mark) in answers {
                point(&[&[(field, answer)]], kind, mark, "D’après vous");
            }
            let asks = point(&[&[]], kind, ToSpecify, " ?");
            assert_eq!(asks, Some(field.into()));
            point(
                &[&[(field, "oui !")]],
                kind,
                ToSpecify,
                "n’a pas pu être lue",
            );
        }
    }

    #[test]
    fn the_volume_at_its_boundaries() {
        let volume = |amount, mark, said| {
            point(&[&works(amount, &[])], PointKind::Hours, mark, said);
        };
        volume(
            UNDER_A_WEEK,
            Mark::Unfavourable,
            "34 h d’insertion : moins d’une semaine",
        );
        volume(
            WEEK,
            Mark::Reservation,
            "35 h d’insertion : des missions courtes",
        );
        volume(
            UNDER_CONTRACTS,
            Mark::Reservation,
            "149 h d’insertion : des missions",
        );
        volume(
            CONTRACTS,
            Mark::Favourable,
            "150 h d’insertion : de quoi proposer",
        );
        volume("50", Mark::Unfavourable, "Aucune heure d’insertion, aux");
    }

    #[test]
    fn a_range_is_shown() {
        let paint: Answers = &[(Field::Trade, "45442100-8"), (Field::Amount, "200 000")];
        point(
            &[paint],
            PointKind::Hours,
            Mark::Favourable,
            "200 h d’insertion (de 150 h à 250 h)",
        );
    }

    #[test]
    fn optional_tranches_may_never_come() {
        let mut form = Form::new();
        for (field, typed) in works("2 000", &[]) {
            form.set(0, field, typed);
        }
        form.lots[0].more = vec![form.lots[0].first.clone()];
        let optional = At { lot: 0, part: 1 };
        form.set(optional, Field::Tranche, "optional-1");
        form.set(optional, Field::Amount, CONTRACTS);
        let relevance = read(&form).relevance;
        let point = relevance.point(PointKind::Hours);
        assert_eq!(point.mark, Mark::Reservation);
        assert_eq!(
            plain(&point.text),
            "160 h d’insertion, dont 10 h fermes : sans les tranches optionnelles et les reconductions, moins d’une semaine de travail."
        );
    }

    #[test]
    fn staff_taken_over_leaves_less() {
        let cleaning = |staff_hours| {
            vec![
                CLEANING,
                (Field::Amount, "100 000"),
                (Field::Duration, "10"),
                (Field::TakenOver, "cleaning"),
                (Field::StaffHours, staff_hours),
            ]
        };
        // P = 1 − 300 × 25 ÷ 10 000 = 25 %; 25 % × 100 000 ÷ 25 × 10 % = 100 h.
        point(
            &[&cleaning("300")],
            PointKind::Hours,
            Mark::Unfavourable,
            "100 h d’insertion : sous ce volume, la branche de la propreté déconseille",
        );
        point(
            &[&cleaning("300")],
            PointKind::Size,
            Mark::Favourable,
            "1 000 h de travail nouveau",
        );
        point(
            &[&cleaning("400")],
            PointKind::Hours,
            Mark::Unfavourable,
            "le personnel repris tient déjà tout le travail",
        );
        // 150 h exactly are not under what the branch says.
        let exactly = [
            CLEANING,
            (Field::Amount, "100 000"),
            (Field::Duration, "10"),
            (Field::TakenOver, "cleaning"),
            (Field::StaffHours, "250"),
        ];
        point(
            &[&exactly],
            PointKind::Hours,
            Mark::Favourable,
            "150 h d’insertion",
        );
    }

    #[test]
    fn a_ratio_may_make_less_due_than_the_formula() {
        let orders = |trigger| {
            works(
                CONTRACTS,
                &[
                    (Field::Technique, "orders"),
                    (Field::RatioHours, "1"),
                    (Field::RatioStep, "200"),
                    (Field::Trigger, trigger),
                ],
            )
        };
        point(
            &[&orders("100")],
            PointKind::Hours,
            Mark::Favourable,
            "150 h d’insertion par le ratio, au montant estimé",
        );
        point(
            &[&orders("40 000")],
            PointKind::Hours,
            Mark::Unfavourable,
            "le ratio ne donne aucune heure due",
        );
        // A ratio of the buyer's own counts even where the usual rate is none.
        let supplies = [
            (Field::Trade, "Fournitures courantes sans service"),
            (Field::Amount, "500 000"),
            (Field::Technique, "orders"),
            (Field::RatioHours, "35"),
            (Field::RatioStep, "100 000"),
        ];
        point(
            &[&supplies],
            PointKind::Hours,
            Mark::Favourable,
            "175 h d’insertion par le ratio, au montant estimé",
        );
    }

    #[test]
    fn size_is_judged_by_hours() {
        let size = |lots: &[Answers], mark, said| {
            point(lots, PointKind::Size, mark, said);
        };
        size(
            &[&works(CONTRACTS, &[])],
            Mark::Favourable,
            "30 000 € HT, 3 000 h de travail : au moins une semaine",
        );
        size(
            &[&works(WEEK, &[]), &works(CONTRACTS, &[])],
            Mark::Favourable,
            "37 000 € HT, 3 700 h de travail, 2 lots : au moins une semaine d’insertion (35 h) dans chaque lot",
        );
        size(
            &[&works(UNDER_A_WEEK, &[]), &works(CONTRACTS, &[])],
            Mark::Reservation,
            "pour le lot n° 1.",
        );
        size(
            &[&works(UNDER_A_WEEK, &[])],
            Mark::Reservation,
            "l’insertion y tient moins",
        );
        let many = works(UNDER_A_WEEK, &[]);
        size(&[&many[..]; 6], Mark::Reservation, "pour 6 lots.");
        // 35 hours of work in all, and 34.
        size(
            &[&works("350", &[])],
            Mark::Reservation,
            "35 h de travail : l’insertion y tient moins d’une semaine (35 h).",
        );
        size(
            &[&works("340", &[])],
            Mark::Unfavourable,
            "34 h de travail : moins d’une semaine (35 h), même",
        );
    }

    #[test]
    fn a_week_that_rounding_made_is_no_work() {
        // 20 h of work, one of insertion, rounded up to a week.
        let answers = works("200", &[(Field::Rounding, "week_up")]);
        let advice = advice(&[&answers]);
        assert_eq!(advice.relevance.verdict, Verdict::HardlyRelevant);
        assert!(plain(&advice.feasibility.remarks[0].text).starts_with(
            "Le marché demande, une fois arrondi, 35 h d’insertion pour 20 h de travail"
        ));
    }

    #[test]
    fn short_works_are_a_case_of_the_law() {
        let duration = |more: Answers, mark, said| {
            point(&[&works(CONTRACTS, more)], PointKind::Duration, mark, said)
        };
        duration(
            &[(Field::Duration, "5")],
            Mark::Reservation,
            "5 mois : moins de 6 mois de travaux",
        );
        duration(
            &[(Field::Duration, "6")],
            Mark::Favourable,
            "6 mois, au moins 6",
        );
        // Without a duration of the contract, its longest lot.
        duration(&[(Field::LotDuration, "7")], Mark::Favourable, "7 mois");
        let asks = duration(&[], Mark::ToSpecify, "Combien de mois");
        assert_eq!(asks, Some(Field::Duration.into()));
        point(
            &[&[CLEANING, (Field::Duration, "3")]],
            PointKind::Duration,
            Mark::Favourable,
            "3 mois. Aucune durée minimale n’est publiée hors des travaux.",
        );
        let asks = point(
            &[&[(Field::Duration, "3")]],
            PointKind::Duration,
            Mark::ToSpecify,
            "s’agit-il de travaux ?",
        );
        assert_eq!(asks, Some(Field::Nature.into()));
    }

    #[test]
    fn what_is_missing_is_asked_where_it_is() {
        let lot = works(CONTRACTS, &[]);
        let asked = |lots: &[Answers], said| {
            let asks = point(lots, PointKind::Hours, Mark::ToSpecify, said);
            asks.map(|ask| (ask.field, ask.at.lot, ask.at.part))
        };
        assert_eq!(
            asked(&[&[]], "quel est le montant HT ?"),
            Some((Field::Amount, 0, 0))
        );
        assert_eq!(
            asked(
                &[&lot, &[(Field::Amount, "1 000")]],
                "Pour le lot n° 2, quel est le métier ?"
            ),
            Some((Field::Trade, 1, 0))
        );
        assert_eq!(
            asked(
                &[&works(CONTRACTS, &[(Field::TakenOver, "own")])],
                "« Durée d’exécution »"
            ),
            Some((Field::Duration, 0, 0))
        );
        assert_eq!(
            asked(
                &[&lot, &works("beaucoup", &[])],
                "n’a pas pu être lue : corrigez-la."
            ),
            Some((Field::Amount, 1, 0))
        );
        let mut form = Form::new();
        for (field, typed) in &lot {
            form.set(0, *field, *typed);
        }
        form.lots[0].more = vec![form.lots[0].first.clone()];
        form.set(At { lot: 0, part: 1 }, Field::Amount, "");
        let relevance = read(&form).relevance;
        let asks = relevance.point(PointKind::Size).asks.unwrap();
        assert_eq!(
            (asks.field, asks.at),
            (Field::Amount, At { lot: 0, part: 1 })
        );
    }

    #[track_caller]
    fn instead(lots: &[Answers], expected: &[AlternativeKind]) -> Vec<Alternative> {
        let relevance = advice(lots).relevance;
        let kinds: Vec<_> = relevance.instead.iter().map(|one| one.kind).collect();
        assert_eq!(kinds, expected);
        relevance.instead
    }

    #[test]
    fn what_to_do_instead() {
        use AlternativeKind as A;
        instead(&[&works(CONTRACTS, &SUITED)], &[]);
        instead(&[&works(CONTRACTS, &[])], &[]);
        instead(
            &[&works(UNDER_CONTRACTS, &SUITED)],
            &[A::ReservedLot, A::Criterion],
        );
        instead(
            &[&works(UNDER_A_WEEK, &SUITED)],
            &[
                A::SocialAction,
                A::ReservedLot,
                A::OtherCondition,
                A::NoClause,
            ],
        );
        // People who cannot do the work cannot do it in a reserved lot either.
        instead(
            &[&works(CONTRACTS, &[(Field::Services, "no")])],
            &[A::OtherCondition, A::NoClause],
        );
        instead(
            &[&works(CONTRACTS, &[(Field::Site, "blocking")])],
            &[A::OtherCondition, A::NoClause],
        );
        instead(
            &[&works(CONTRACTS, &[(Field::Offer, "no")])],
            &[A::OtherCondition],
        );
        instead(
            &[&works(CONTRACTS, &[(Field::Kept, "no")])],
            &[A::ReservedLot, A::OtherCondition, A::NoClause],
        );
        instead(
            &[&[COMPUTING, (Field::Amount, "250 000")]],
            &[
                A::SocialAction,
                A::TrainingClause,
                A::ReservedLot,
                A::Criterion,
            ],
        );
    }

    /// What the buyer has chosen instead of hours is neither proposed again nor judged by hours.
    #[test]
    fn a_mechanism_without_hours_is_not_told_to_become_what_it_is() {
        use AlternativeKind as A;
        for mechanism in ["reserved_adapted", "actions", "criterion_only", "object"] {
            let relevance =
                advice(&[&works(UNDER_A_WEEK, &[(Field::Mechanism, mechanism)])]).relevance;
            assert_eq!(relevance.instead, [], "{mechanism}");
            let kinds: Vec<_> = relevance.points.iter().map(|one| one.kind).collect();
            let left = [
                PointKind::Services,
                PointKind::Site,
                PointKind::Duration,
                PointKind::Offer,
            ];
            assert_eq!(kinds, left, "{mechanism}");
            assert!(
                relevance
                    .text
                    .starts_with("L’insertion passe ici par un autre mécanisme")
            );
        }
        // One lot of two is reserved already.
        let reserved = [(Field::LotMechanism, "reserved_siae")];
        instead(
            &[&works(UNDER_CONTRACTS, &SUITED), &reserved],
            &[A::Criterion],
        );
    }

    #[test]
    fn small_lots_have_their_own_advice() {
        use AlternativeKind as A;
        let (small, large) = (works(UNDER_A_WEEK, &[]), works(CONTRACTS, &SUITED));
        let found = instead(&[&large, &small], &[A::GroupLots, A::ChooseLots]);
        assert!(plain(&found[0].text).contains("le lot n° 2 est sous 35 h"));
        assert!(found[0].source.ends_with("art. L. 2113-10"));
        let found = instead(
            &[&small, &small],
            &[A::GroupLots, A::ReservedLot, A::Criterion],
        );
        assert!(plain(&found[0].text).contains("le lot n° 1 et le lot n° 2 sont sous 35 h"));
    }

    #[test]
    fn a_criterion_alone_is_no_condition() {
        let found = advice(&[&works(UNDER_CONTRACTS, &SUITED)])
            .relevance
            .instead;
        let criterion = found
            .iter()
            .find(|one| one.kind == AlternativeKind::Criterion);
        let criterion = criterion.unwrap();
        assert!(
            criterion
                .text
                .contains("À notre lecture, un critère seul ne remplit pas l’obligation")
        );
        // The article on criteria was read in an older mirror only.
        assert!(
            criterion
                .source
                .contains("L. 2152-7 (à relire sur Légifrance)")
        );
    }

    #[test]
    fn the_training_clause_grows_with_the_amount() {
        for (amount, hours) in [
            ("100 000", "au moins 150 h"),
            ("100 000,01", "au moins 300 h"),
            ("200 000", "au moins 300 h"),
            ("200 001", "au moins 450 h"),
            ("400 000", "au moins 450 h"),
            ("400 001", "au moins 900 h"),
        ] {
            let answers = [
                COMPUTING,
                (Field::Amount, amount),
                (Field::Site, "some"),
                (Field::Services, "partly"),
            ];
            let found = advice(&[&answers]).relevance.instead;
            let training = found
                .iter()
                .find(|one| one.kind == AlternativeKind::TrainingClause);
            let text = plain(&training.unwrap().text);
            assert!(text.contains(hours), "{amount}: {text}");
        }
    }
}

mod feasibility {
    use super::*;

    #[track_caller]
    fn remark(lots: &[Answers], severity: Severity, said: &str) -> Remark {
        let remarks = advice(lots).feasibility.remarks;
        let found = remarks
            .iter()
            .find(|remark| plain(&remark.text).contains(said));
        let found = found.unwrap_or_else(|| panic!("{said} is not in {remarks:#?}"));
        assert_eq!(found.severity, severity);
        found.clone()
    }

    #[track_caller]
    fn no_warning(lots: &[Answers]) {
        let remarks = advice(lots).feasibility.remarks;
        let warning = remarks
            .iter()
            .find(|remark| remark.severity == Severity::Warning);
        assert_eq!(warning, None);
    }

    #[test]
    fn without_hours_there_is_nothing_to_say() {
        for answers in [&[][..], &works("50", &SUITED)] {
            let feasibility = advice(&[answers]).feasibility;
            assert_eq!(feasibility.remarks, []);
            assert_eq!(feasibility.lots, []);
            assert_eq!(feasibility.etp, None);
        }
    }

    #[test]
    fn the_divisor_of_an_etp_is_printed() {
        for (typed, said, source) in [
            (
                "",
                "≈ 0,52 ETP, soit 833 h ÷ 1 607 h.",
                "Durée annuelle légale effective : 1 607 h",
            ),
            (
                "1607",
                "833 h ÷ 1 607 h",
                "Durée annuelle légale effective : 1 607 h",
            ),
            (
                "1 820 h",
                "≈ 0,46 ETP, soit 833 h ÷ 1 820 h.",
                "Heures payées d’une année : 1 820 h",
            ),
            (
                "1600",
                "833 h ÷ 1 600 h",
                "Diviseur en usage : 1 600 h par an",
            ),
            ("1500", "833 h ÷ 1 500 h", "1 500 h par an : votre réponse"),
        ] {
            let mut answers = PUBLISHED.to_vec();
            answers.push((Field::EtpHours, typed));
            let remark = remark(&[&answers], Severity::Information, said);
            assert_eq!(plain(&remark.source), source);
        }
    }

    #[test]
    fn people_follow_hours_and_months() {
        let mut answers = PUBLISHED.to_vec();
        answers.push((Field::Duration, "3 mois"));
        let found = remark(
            &[&answers],
            Severity::Information,
            "≈ 2,14 personnes à temps plein sur la durée, soit 833 h ÷ 390 h.",
        );
        assert!(found.source.contains("130 h travaillées par mois"));
        remark(
            &[&answers],
            Severity::Information,
            "Chaque mois, environ 278 h d’insertion en moyenne (833 h sur 3 mois).",
        );
        answers.push((Field::MonthlyHours, "100"));
        let found = remark(&[&answers], Severity::Information, "soit 833 h ÷ 300 h");
        assert!(found.source.ends_with("votre réponse"));
    }

    #[test]
    fn less_than_one_person_is_said() {
        // 129 h and 130 h in a month.
        let part = works("25 800", &[(Field::Duration, "1")]);
        remark(
            &[&part],
            Severity::Information,
            "moins d’une personne à temps plein : un temps partiel ou une mission ponctuelle",
        );
        let one = works("26 000", &[(Field::Duration, "1")]);
        let found = remark(&[&one], Severity::Information, "1 personne à temps plein");
        assert!(!found.text.contains("temps partiel"));
    }

    #[test]
    fn without_a_duration_it_is_asked() {
        let found = remark(&[&PUBLISHED], Severity::Information, "combien de mois");
        assert_eq!(found.asks, Some(Field::Duration.into()));
    }

    #[test]
    fn the_time_to_recruit() {
        assert_eq!(TIME_TO_RECRUIT, 30);
        let within = |delay| works(CONTRACTS, &[(Field::RecruitDelay, delay)]);
        remark(
            &[&within("29 jours")],
            Severity::Warning,
            "29 jours pour recruter : c’est moins d’un mois",
        );
        remark(
            &[&within("30 jours")],
            Severity::Information,
            "30 jours pour recruter : au moins un mois",
        );
        no_warning(&[&within("30")]);
        let found = remark(
            &[&works(CONTRACTS, &[])],
            Severity::Information,
            "Combien de temps y aura-t-il",
        );
        assert_eq!(found.asks, Some(Field::RecruitDelay.into()));
        remark(
            &[&within("un mois")],
            Severity::Information,
            "n’a pas pu être lue",
        );
    }

    #[test]
    fn more_than_a_fifth_of_the_work_is_out_of_reach() {
        let of = |field, typed| {
            let mut answers = works(CONTRACTS, &[]);
            answers.retain(|answer| answer.0 != field);
            answers.push((field, typed));
            answers
        };
        no_warning(&[&of(Field::Rate, "20 %")]);
        let found = remark(
            &[&of(Field::Rate, "20,01 %")],
            Severity::Warning,
            "Le marché demande 600 h d’insertion pour 3 000 h de travail : plus de 20 %",
        );
        assert_eq!(found.asks, Some(Field::Rate.into()));
        // Wanted: a fifth of the work, and more.
        no_warning(&[&of(Field::Target, "600 h")]);
        remark(
            &[&of(Field::Target, "601 h")],
            Severity::Warning,
            "Le marché vise 601 h",
        );
        remark(
            &[&of(Field::Target, "4 000 h")],
            Severity::Warning,
            "Le marché vise 4 000 h d’insertion pour 3 000 h",
        );
        // Half an hour of rounding is none: 167,5 h of work, 33,5 h.
        let rounded = [
            WORKS[0],
            WORKS[1],
            WORKS[2],
            (Field::Rate, "20 %"),
            (Field::Amount, "1 675"),
        ];
        no_warning(&[&rounded]);
        // A ratio of one hour for each 40 €, where one of 50 € would be a fifth.
        let ratio = |step| {
            works(
                CONTRACTS,
                &[
                    (Field::Technique, "orders"),
                    (Field::RatioHours, "1"),
                    (Field::RatioStep, step),
                ],
            )
        };
        no_warning(&[&ratio("50")]);
        let lots = [&works(CONTRACTS, &[])[..], &ratio("40")];
        let found = remark(
            &lots,
            Severity::Warning,
            "Le lot n° 2 demande par son ratio 750 h",
        );
        assert_eq!(found.asks.unwrap().at, At::from(1));
    }

    #[test]
    fn lots_are_added_over_their_own_months() {
        let (short, long) = (
            works("26 000", &[(Field::LotDuration, "1")]),
            works("52 000", &[(Field::LotDuration, "4")]),
        );
        let feasibility = advice(&[&short, &long]).feasibility;
        // 130 h in a month is one person, 260 h in four is half a person.
        let people = |value: Option<Value>| value.map(|value| plain(&value.to_string()));
        assert_eq!(people(feasibility.people).as_deref(), Some("1,5 personne"));
        assert_eq!(
            feasibility
                .lots
                .iter()
                .map(|load| (load.lot, people(load.people), people(load.hours_a_month)))
                .collect::<Vec<_>>(),
            [
                (0, Some("1 personne".into()), Some("130 h".into())),
                (1, Some("0,5 personne".into()), Some("65 h".into())),
            ]
        );
        assert_eq!(people(feasibility.hours_a_month).as_deref(), Some("195 h"));
        remark(
            &[&short, &long],
            Severity::Information,
            "les lots additionnés",
        );
        // The phases of a concession are not at work together: each has its own line, and there is no sum.
        let of_phases = works(
            "26 000",
            &[(Field::LotDuration, "1"), (Field::Buyer, "grantor")],
        );
        let both = [&of_phases[..], &long];
        let feasibility = advice(&both).feasibility;
        assert_eq!(
            (feasibility.people, feasibility.hours_a_month),
            (None, None)
        );
        for line in [
            "Phase n° 1 : 1 personne à temps plein sur 1 mois, soit 130 h d’insertion en moyenne par mois (130 h en tout).",
            "Phase n° 2 : 0,5 personne à temps plein sur 4 mois, soit 65 h d’insertion en moyenne par mois (260 h en tout).",
        ] {
            remark(&both, Severity::Information, line);
        }
        // A lot without a duration leaves the whole unknown, not the other lot.
        let feasibility = advice(&[&short, &works("52 000", &[])]).feasibility;
        assert_eq!(feasibility.people, None);
        assert!(feasibility.lots[0].people.is_some());
    }
}

mod cross_check {
    use super::*;

    #[test]
    fn what_was_published() {
        let texts: Vec<String> = Reference::all()
            .iter()
            .map(|one| plain(&one.text()))
            .collect();
        assert_eq!(
            texts,
            [
                "167 à 188 h par M€ d’investissement total (grands chantiers)",
                "≈ 185,71 h par M€ de travaux (CDC Habitat à Hérouville-Saint-Clair, environ 7 M€)",
                "700 à 875 h par M€ de travaux (petits marchés)",
                "833 h par M€ de travaux (MEF Sud 77, exemple de calcul)",
                "350 h par M€ facturé (accord-cadre informatique « Aquaréel », État)",
                "500 h par M€ facturé (marché informatique de Beta.gouv, au-dessus d’un seuil)",
            ]
        );
        for reference in Reference::all() {
            assert!(!reference.source.is_empty());
            assert!(reference.least <= reference.most && reference.euros > 0);
        }
    }

    #[track_caller]
    fn whole(answers: Answers, position: Position, said: &str) -> Compared {
        let compared = advice(&[answers]).cross_check.compared;
        let whole = compared[0].clone();
        assert_eq!(whole.subject, Subject::Whole);
        assert_eq!(whole.position, position, "{}", whole.text);
        let text = plain(&whole.text);
        assert!(text.contains(said), "{said} is not in {text}");
        whole
    }

    /// A million euros of works, 10 000 h of labour: 1 % is 100 h.
    fn million(rate: &'static str) -> Vec<(Field, &'static str)> {
        vec![
            PUBLISHED[0],
            PUBLISHED[1],
            (Field::Share, "100 %"),
            (Field::Cost, "100 €/h"),
            (Field::Rate, rate),
        ]
    }

    #[test]
    fn works_beside_published_works() {
        use Position::{Between, Inside, Over, Under};
        whole(
            &PUBLISHED,
            Inside,
            "Pour le marché, 833 h d’insertion par million d’euros : comme 700 à 875 h",
        );
        whole(&million("8,75 %"), Inside, "875 h");
        whole(
            &million("8,76 %"),
            Over,
            "876 h d’insertion par million d’euros : plus que tout ce qui a été publié. Le plus haut : 700 à 875 h",
        );
        whole(&million("7 %"), Inside, "700 h");
        whole(
            &million("6,99 %"),
            Between,
            "699 h d’insertion par million d’euros : entre 167 à 188 h par M€ d’investissement total (grands chantiers) et 700 à 875 h",
        );
        whole(
            &million("1,66 %"),
            Under,
            "moins que tout ce qui a été publié. Le plus bas : 167 à 188 h par M€ d’investissement total",
        );
    }

    #[test]
    fn values_that_nobody_typed_are_not_to_be_verified() {
        const PAINTING: [(Field, &str); 2] = [
            (Field::Trade, "Peinture, revêtements muraux"),
            (Field::Amount, "850 000 €"),
        ];
        let verify = "Une forte part de main-d’œuvre peut l’expliquer ; sinon, vérifiez le coût horaire et le taux.";
        let defaults = "Aucun coefficient n’a été saisi";
        let compared = whole(
            &PAINTING,
            Position::Over,
            "Le plus haut : 700 à 875 h par M€ de travaux (petits marchés). Aucun coefficient n’a été saisi : ce sont les valeurs par défaut du barème (« Peinture, revêtements muraux » : 70 % de main-d’œuvre, 35 €/h, taux de 5 %). Ce métier compte plus de main-d’œuvre que le bâtiment tous corps d’état (45 %), et les heures publiées ne disent pas de quels métiers elles sont. Comparez avec vos propres marchés ou avec ceux qu’un facilitateur suit sur votre territoire ; si vous avez vos valeurs, saisissez-les.",
        );
        assert!(!compared.text.contains(verify));
        // One value typed, even that of the barème, is the buyer's to verify.
        for typed in [
            (Field::Share, "70 %"),
            (Field::Cost, "35"),
            (Field::Rate, "5 %"),
        ] {
            let answers = [PAINTING[0], PAINTING[1], typed];
            let compared = whole(&answers, Position::Over, verify);
            assert!(!compared.text.contains(defaults));
        }
        // A rate of the programme explains by itself what a trade does not; a charter's own is typed.
        let npnru = [
            (Field::Trade, "Bâtiment tous corps d'état"),
            PAINTING[1],
            (Field::Programme, "npnru_gup"),
        ];
        let compared = whole(
            &npnru,
            Position::Over,
            "Le taux est le minimum du programme choisi. Comparez",
        );
        assert!(!compared.text.contains("plus de main-d’œuvre que"));
        let own = [
            (Field::Trade, "Bâtiment tous corps d'état"),
            PAINTING[1],
            (Field::Programme, "own"),
            (Field::ProgrammeRate, "10 %"),
        ];
        whole(&own, Position::Over, verify);
        // What was published for intellectual services is computing.
        let studies = [
            (
                Field::Trade,
                "Études, conseil, assistance à maîtrise d'ouvrage",
            ),
            PAINTING[1],
        ];
        whole(
            &studies,
            Position::Over,
            "Les heures publiées sont celles de marchés informatiques. Comparez",
        );
    }

    #[test]
    fn what_to_do_about_many_lots_is_said_once() {
        let painting = [
            (Field::Trade, "Peinture, revêtements muraux"),
            (Field::Amount, "850 000 €"),
        ];
        let check = advice(&[&painting, &painting]).cross_check;
        let (text, _) = check.unusual().unwrap();
        let text = plain(&text);
        for said in ["Pour le lot n° 1", "Pour le lot n° 2"] {
            assert!(text.contains(said), "{text}");
        }
        for once in [
            "Aucun coefficient",
            "Comparez avec",
            "CDC Habitat",
            "au-delà du million",
        ] {
            assert_eq!(text.matches(once).count(), 1, "{once}: {text}");
        }
    }

    #[test]
    fn hours_of_small_contracts_are_a_marker_for_larger_ones() {
        let marker = "Les heures des petits marchés ont été publiées pour un million d’euros, sans dire jusqu’à quel montant elles valent : au-delà du million, elles ne sont qu’un repère. Pour plus de travaux, nous avons lu : ≈ 185,71 h par M€ de travaux (CDC Habitat à Hérouville-Saint-Clair, environ 7 M€).";
        let of = |amount| [PUBLISHED[0], (Field::Amount, amount)];
        // They were published for a million euros.
        let compared = whole(&of("1 000 000"), Position::Inside, "(petits marchés)");
        assert!(!compared.text.contains("repère") && !compared.source.contains("CDC Habitat"));
        let compared = whole(&of("1 000 001"), Position::Inside, marker);
        assert!(compared.source.contains("CDC Habitat"));
        // Said once for all the lots.
        let compared = advice(&[&of("2 000 000"), &of("3 000 000")])
            .cross_check
            .compared;
        let said = |words| {
            let has = |one: &&Compared| one.text.contains(words);
            compared.iter().filter(has).count()
        };
        assert_eq!((said("qu’un repère"), said("CDC Habitat")), (1, 1));
    }

    #[test]
    fn few_hours_for_works_are_a_doubt_on_the_amount() {
        let doubt = "Un montant d’opération au lieu du montant de travaux est l’erreur la plus courante : vérifiez le montant.";
        for (rate, position) in [("1,66 %", Position::Under), ("1,8 %", Position::Inside)] {
            let compared = whole(&million(rate), position, doubt);
            assert!(compared.doubts_amount);
            assert_eq!(compared.severity, Severity::Warning);
        }
        // 188 h exactly are still those of a whole investment, and 189 h are not.
        let compared = whole(&million("1,88 %"), Position::Inside, doubt);
        assert!(compared.doubts_amount);
        let compared = whole(&million("1,89 %"), Position::Between, "189 h");
        assert!(!compared.doubts_amount);
        assert_eq!(compared.severity, Severity::Information);
    }

    #[test]
    fn computing_beside_published_computing() {
        let answers = |rate| {
            [
                COMPUTING,
                (Field::Amount, "1 M€"),
                (Field::Share, "100 %"),
                (Field::Cost, "10"),
                (Field::Rate, rate),
            ]
        };
        whole(
            &answers("0,35 %"),
            Position::Inside,
            "comme 350 h par M€ facturé (accord-cadre informatique « Aquaréel », État).",
        );
        whole(
            &answers("0,4 %"),
            Position::Between,
            "entre 350 h par M€ facturé",
        );
        whole(
            &answers("0,5 %"),
            Position::Inside,
            "comme 500 h par M€ facturé",
        );
        whole(
            &answers("0,6 %"),
            Position::Over,
            "Une forte part de main-d’œuvre peut l’expliquer",
        );
        let few = whole(
            &answers("0,3 %"),
            Position::Under,
            "Vérifiez le montant, la part de main-d’œuvre et le taux.",
        );
        assert!(!few.doubts_amount);
    }

    #[test]
    fn nothing_was_published_for_other_services() {
        let answers = [CLEANING, (Field::Amount, "100 000")];
        whole(
            &answers,
            Position::NoReference,
            "Nous n’avons lu aucun chiffre publié",
        );
    }

    #[test]
    fn lots_and_ratios_are_compared_each() {
        let cleaning = [
            CLEANING,
            (Field::Amount, "100 000"),
            (Field::Technique, "orders"),
        ];
        let ratio = works(
            CONTRACTS,
            &[(Field::RatioHours, "35"), (Field::RatioStep, "100 000")],
        );
        let compared = advice(&[&cleaning, &ratio]).cross_check.compared;
        let subjects: Vec<_> = compared.iter().map(|one| one.subject).collect();
        assert_eq!(
            subjects,
            [
                Subject::Whole,
                Subject::Lot(0),
                Subject::Lot(1),
                Subject::Ratio(0),
                Subject::Ratio(1)
            ]
        );
        assert!(compared[0].text.contains("comparez-les séparément"));
        assert!(
            plain(&compared[4].text)
                .starts_with("Pour le lot n° 2, au ratio de 35 h par 100 000 € facturés, 350 h")
        );
        // What has no hours is not compared.
        assert_eq!(advice(&[&[]]).cross_check.compared, []);
        assert_eq!(advice(&[&works("50", &[])]).cross_check.compared, []);
    }

    #[test]
    fn hours_of_work_stand_beside_those_of_the_trade() {
        let answers = [
            (Field::Trade, "Électricité, courants faibles"),
            (Field::Amount, "50 000"),
        ];
        let labour = advice(&[&answers, &answers]).cross_check.labour;
        assert_eq!(labour.len(), 1);
        assert_eq!(
            plain(&labour[0].text),
            "« Électricité, courants faibles » : le calcul compte 10 000 h de travail, toutes personnes, par million d’euros. Publié pour ce métier, par million d’euros de chiffre d’affaires : INSEE-Ésane, 43.2 : 9 712 heures par million d’euros (2012) ; SERCE : 12 120 heures par million d’euros (2017)."
        );
        // No figure in hours was published for masonry; where staff is taken over no work is
        // computed.
        assert_eq!(advice(&[&PUBLISHED]).cross_check.labour, []);
        // Heads instead of hours, or no publisher.
        for trade in ["Transport de voyageurs", "Gardiennage, sécurité privée"] {
            let answers = [(Field::Trade, trade), (Field::Amount, "50 000")];
            assert_eq!(advice(&[&answers]).cross_check.labour, [], "{trade}");
        }
    }
}

mod trades {
    use super::*;
    use crate::advice::trades::TENSION;

    #[test]
    fn tension_trades_are_trades_of_works() {
        for id in TENSION {
            let trade = Bareme::builtin().trade(id);
            assert_eq!(
                trade.map(|trade| trade.nature),
                Some(Nature::Travaux),
                "{id}"
            );
        }
    }

    #[test]
    fn works_only_have_both_sentences_and_are_never_warned_of() {
        let paint = [(Field::Trade, "45442100-8")];
        let remarks = advice(&[&paint, &PUBLISHED, &paint]).trades;
        assert_eq!(remarks.len(), 2);
        assert!(remarks[0].text.starts_with("« Peinture, revêtements muraux » et « Maçonnerie, gros œuvre, béton armé » : métiers en tension"));
        for figure in ["56 %", "8 %", "82 %", "23 %"] {
            assert!(remarks[1].text.contains(figure));
        }
        assert!(
            remarks
                .iter()
                .all(|remark| remark.severity == Severity::Information)
        );
        let remarks = advice(&[&paint]).trades;
        assert!(remarks[0].text.contains(" : métier en tension"));
    }

    #[test]
    fn other_contracts_have_neither() {
        assert_eq!(advice(&[&[]]).trades, []);
        assert_eq!(advice(&[&[CLEANING]]).trades, []);
        // Public works are no building, and a lot of services is enough to be diverse.
        let earthworks = (Field::Trade, "Terrassement, VRD, travaux publics courants");
        assert_eq!(advice(&[&[earthworks], &[CLEANING]]).trades, []);
        assert_eq!(advice(&[&[earthworks]]).trades.len(), 1);
        // … unless it carries no clause.
        let left_out: Answers = &[CLEANING, (Field::Kept, "no")];
        assert_eq!(advice(&[&[earthworks], left_out]).trades.len(), 1);
    }
}

mod actions {
    use super::*;

    #[track_caller]
    fn actions(answers: Answers, state: ActionsState, count: Option<u16>, said: &str) -> Remark {
        let actions = advice(&[answers]).actions.expect("something to say");
        assert_eq!((actions.state, actions.count), (state, count));
        let found = actions
            .remarks
            .iter()
            .find(|remark| plain(&remark.text).contains(said));
        found
            .unwrap_or_else(|| panic!("{said} is not in {:#?}", actions.remarks))
            .clone()
    }

    #[test]
    fn qualified_services_are_offered_the_choice() {
        let found = actions(
            &[COMPUTING],
            ActionsState::Proposed,
            None,
            "une action sociale par année d’exécution",
        );
        assert_eq!(found.asks, Some(Field::Mechanism.into()));
        for ccag in ["tic", "pi", "moe"] {
            actions(
                &[CLEANING, (Field::Ccag, ccag)],
                ActionsState::Proposed,
                None,
                "souvent qualifiées",
            );
        }
        for answers in [
            &[][..],
            &[CLEANING],
            &PUBLISHED,
            &[COMPUTING, (Field::Mechanism, "condition")],
        ] {
            assert_eq!(advice(&[answers]).actions, None);
        }
    }

    #[test]
    fn one_action_for_each_year_begun() {
        for (months, count, said) in [
            (
                "1",
                1,
                "1 action sociale sur 1 mois, une par année commencée",
            ),
            ("12", 1, "1 action sociale sur 12 mois"),
            ("13", 2, "2 actions sociales sur 13 mois"),
            ("48", 4, "4 actions sociales sur 48 mois"),
        ] {
            let answers = [
                COMPUTING,
                (Field::Mechanism, "either"),
                (Field::Duration, months),
            ];
            actions(&answers, ActionsState::Chosen, Some(count), said);
        }
        let found = actions(
            &[COMPUTING, (Field::Mechanism, "either")],
            ActionsState::Chosen,
            None,
            "quelle est la durée du marché ?",
        );
        assert_eq!(found.asks, Some(Field::Duration.into()));
        let with_hours = [
            COMPUTING,
            (Field::Mechanism, "either"),
            (Field::Duration, "30"),
            (Field::Amount, "250 000"),
        ];
        actions(
            &with_hours,
            ActionsState::Chosen,
            Some(3),
            "ou 120 h d’insertion.",
        );
    }

    #[test]
    fn the_actions_that_were_seen() {
        let answers = [COMPUTING, (Field::Mechanism, "either")];
        let found = actions(
            &answers,
            ActionsState::Chosen,
            None,
            "Actions vues : demi-journée de rencontre avec des demandeurs d’emploi (3 h) ; accueil d’une personne en stage (35 h au moins) ; parrainage d’une personne (6 h) ; formation de sensibilisation (3 h) ; autre action convenue.",
        );
        assert!(found.source.contains("Aquaréel"));
        actions(
            &answers,
            ActionsState::Chosen,
            None,
            "à fixer (vu : 500 €).",
        );
        let found = actions(
            &answers,
            ActionsState::Chosen,
            None,
            "Écrivez aussi le nombre d’heures",
        );
        assert_eq!(found.source, "CCAG-TIC, art. 16.1");
    }

    #[test]
    fn other_contracts_are_told_why_not() {
        let either = (Field::Mechanism, "either");
        let found = actions(
            &[CLEANING, either],
            ActionsState::Unsuited,
            None,
            "n’a été lu que dans un marché informatique",
        );
        assert_eq!(found.severity, Severity::Warning);
        let found = actions(
            &[either],
            ActionsState::ToSpecify,
            None,
            "Que faites-vous faire ?",
        );
        assert_eq!(found.asks, Some(Field::Nature.into()));
    }
}

#[test]
fn every_article_that_is_cited_is_in_the_table() {
    for id in [
        "L2112-2",
        "L2112-2-1",
        "L2113-10",
        "L2113-12",
        "L2113-13",
        "L2152-7",
    ] {
        let number = Law::builtin()
            .code_article(id)
            .map(|article| article.number);
        assert!(code(&[id]).contains(number.unwrap()), "{id}");
    }
    assert_eq!(
        code(&["L2113-12", "L2113-13"]),
        "Code de la commande publique, art. L. 2113-12 et L. 2113-13"
    );
}

#[test]
fn the_greatest_numbers_leave_no_panic() {
    let answers = works("1 000 000 M€", &[(Field::Duration, "600")]);
    let lots = vec![&answers[..]; 100];
    let advice = advice(&lots);
    assert_eq!(advice.relevance.points.len(), 6);
}
