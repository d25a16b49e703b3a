use crate::bareme::Bareme;
use crate::clause::{ClauseSet, Piece};
use crate::contract::{Buyer, Exception, Field, Form, Mechanism, Technique};
use crate::document::{Block, Document, Inline, plain};
use crate::estimate::Estimate;
use crate::law::Law;
use chrono::NaiveDate;

fn drafted(form: &Form) -> ClauseSet {
    let (bareme, law) = (Bareme::builtin(), Law::builtin());
    let reading = form.read(bareme);
    assert_eq!(reading.problems, []);
    let estimate = Estimate::of(&reading, bareme);
    let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    ClauseSet::of(&reading, &estimate, bareme, law, date)
}

/// Works above the threshold, with these answers and these mechanisms, a lot each.
fn form(answers: &[(Field, &str)], mechanisms: &[Mechanism]) -> Form {
    let mut form = Form::new();
    let common = [
        (Field::Trade, "Peinture, revêtements muraux"),
        (Field::Amount, "1 000 000"),
        (Field::Value, "9 000 000"),
        (Field::Launch, "15/01/2027"),
        (Field::Buyer, "authority"),
        (Field::Duration, "12"),
        (Field::ActionsCount, "2"),
        (Field::CriterionWeight, "10"),
        (Field::CriterionAim, "both"),
    ];
    for (field, typed) in common.iter().chain(answers) {
        form.set(0, *field, *typed);
    }
    form.lots = vec![form.lots[0].clone(); mechanisms.len()];
    for (lot, mechanism) in mechanisms.iter().enumerate() {
        form.set(lot, Field::LotMechanism, mechanism.key());
    }
    form
}

fn text(set: &ClauseSet, piece: Piece) -> String {
    let draft = set.piece(piece);
    let draft = draft.unwrap_or_else(|| panic!("no {}", piece.key()));
    // Spaces are the typography's matter, tested with it.
    plain(&draft.document).replace(['\u{a0}', '\u{202f}'], " ")
}

/// What the notice keys into a field; of one lot.
fn keyed(set: &ClauseSet, number: &str) -> Option<String> {
    let document = &set.piece(Piece::Aapc)?.document;
    let rows = document.blocks.iter().flat_map(|block| match block {
        Block::Table { rows, .. } => rows.as_slice(),
        _ => &[],
    });
    let mut rows = rows.filter(|row| row[0] == [Inline::code(number)]);
    let row = rows.next()?;
    Some(match &row[2][0] {
        Inline::Code(code) => code.clone(),
        Inline::Strong(text) | Inline::Text(text) => text.clone(),
        Inline::Blank { label, .. } => label.clone(),
    })
}

#[test]
fn a_notice_has_the_codes_of_its_mechanism() {
    use Mechanism::{
        Actions, Condition, Criterion, CriterionOnly, Either, Object, ReservedAdapted,
        ReservedBoth, ReservedEss, ReservedPrison, ReservedSiae,
    };
    for (mechanism, reserved, execution, criterion) in [
        (Condition, "none", "no", false),
        (Criterion, "none", "no", true),
        (Either, "none", "no", false),
        (Actions, "none", "no", false),
        (CriterionOnly, "none", "no", true),
        (ReservedAdapted, "res-ws", "yes", false),
        (ReservedSiae, "res-ws", "yes", false),
        (ReservedBoth, "res-ws", "yes", false),
        (ReservedPrison, "res-ws", "yes", false),
        (ReservedEss, "res-pub-ser", "no", false),
        (Object, "none", "yes", false),
    ] {
        let set = drafted(&form(&[(Field::ReservedExecution, "yes")], &[mechanism]));
        let key = mechanism.key();
        let of = |number| keyed(&set, number);
        assert_eq!(of("BT-06-Lot").as_deref(), Some("soc-obj"), "{key}");
        let objective = if mechanism == ReservedEss {
            "other"
        } else {
            "opp"
        };
        assert_eq!(of("BT-775-Lot").as_deref(), Some(objective), "{key}");
        assert_eq!(of("BT-71-Lot").as_deref(), Some(reserved), "{key}");
        assert_eq!(of("BT-736-Lot").as_deref(), Some(execution), "{key}");
        let quality = criterion.then(|| "quality".to_string());
        assert_eq!(of("BT-539-Lot"), quality, "{key}");
        assert_eq!(of("BT-540-Lot").is_some(), criterion, "{key}");
        assert!(of("BT-777-Lot").is_some(), "{key}");
        assert!(of("BT-70-Lot").is_some(), "{key}");
    }
}

/// Nothing that was read says which contracts are performed in sheltered employment: the buyer does.
#[test]
fn the_notice_asks_whether_execution_is_reserved() {
    for mechanism in [Mechanism::ReservedSiae, Mechanism::Object] {
        for (answer, keyed_in) in [("yes", "yes"), ("no", "no")] {
            let set = drafted(&form(&[(Field::ReservedExecution, answer)], &[mechanism]));
            assert_eq!(keyed(&set, "BT-736-Lot").as_deref(), Some(keyed_in));
        }
        let aapc = drafted(&form(&[], &[mechanism]));
        let aapc = aapc.piece(Piece::Aapc).unwrap();
        let asks = |blank: &crate::clause::Blank| blank.field == Field::ReservedExecution;
        assert!(aapc.blanks.iter().any(asks), "{}", mechanism.key());
    }
    // What the answer is not about keeps its code.
    for mechanism in [Mechanism::Condition, Mechanism::ReservedEss] {
        let set = drafted(&form(&[(Field::ReservedExecution, "yes")], &[mechanism]));
        assert_eq!(keyed(&set, "BT-736-Lot").as_deref(), Some("no"));
    }
}

#[test]
fn lots_are_parted_only_where_their_values_differ() {
    let set = drafted(&form(
        &[],
        &[
            Mechanism::Condition,
            Mechanism::Condition,
            Mechanism::ReservedSiae,
            Mechanism::None,
        ],
    ));
    let aapc = text(&set, Piece::Aapc);
    for line in [
        "BT-06-Lot\tAchat stratégique\tLots n° 1, 2 et 3\tsoc-obj",
        "BT-06-Lot\tAchat stratégique\tLot n° 4\tnone",
        "BT-71-Lot\tParticipation réservée\tLot n° 3\tres-ws",
        "BT-71-Lot\tParticipation réservée\tLots n° 1, 2 et 4\tnone",
    ] {
        assert!(aapc.contains(line), "{line}\n{aapc}");
    }
    assert!(
        aapc.contains("L’acheteur") || aapc.contains("Le maître d’ouvrage réserve le lot n° 3")
    );
    assert!(aapc.contains("article L. 2113-13") && aapc.contains("50 % de travailleurs"));
}

/// A notice or a rule of the consultation of a concession cites the part of the code on concessions.
#[test]
fn each_part_of_the_code_has_its_own_articles() {
    for (buyer, own, other) in [
        ("authority", "2112-2-1", "3114-2"),
        ("grantor", "3114-2-1", "2112-2"),
    ] {
        let answers = [(Field::Buyer, buyer)];
        for mechanism in [
            Mechanism::Condition,
            Mechanism::Criterion,
            Mechanism::ReservedSiae,
            Mechanism::ReservedPrison,
        ] {
            let set = drafted(&form(&answers, &[mechanism]));
            let both = text(&set, Piece::Aapc) + &text(&set, Piece::Rc);
            let condition = mechanism.is_condition();
            assert_eq!(
                both.contains(own),
                condition || both.contains("Notes de"),
                "{buyer}"
            );
            assert!(
                !both.contains(other),
                "{buyer} {}:\n{both}",
                mechanism.key()
            );
            let letter = &own[..1];
            for number in both.split("L. ").skip(1).chain(both.split("R. ").skip(1)) {
                assert!(number.starts_with(letter), "{buyer}: {}", &number[..8]);
            }
        }
    }
}

#[test]
fn the_essential_data_have_the_strings_of_the_format() {
    use Mechanism::{
        Condition, Criterion, CriterionOnly, Object, ReservedAdapted, ReservedEss, ReservedSiae,
    };
    for (mechanisms, buyer, values) in [
        (&[Condition][..], "authority", &["Clause sociale"][..]),
        (
            &[Criterion],
            "authority",
            &["Clause sociale", "Critère social"],
        ),
        (&[CriterionOnly], "authority", &["Critère social"]),
        // Above the threshold the share is a condition too.
        (
            &[ReservedSiae],
            "authority",
            &["Clause sociale", "Marché réservé"],
        ),
        (
            &[ReservedSiae],
            "grantor",
            &["Clause sociale", "Concession réservée"],
        ),
        (&[ReservedEss], "authority", &["Marché réservé"]),
        (
            &[Criterion, ReservedAdapted, ReservedSiae, Mechanism::None],
            "network",
            &["Clause sociale", "Critère social", "Marché réservé"],
        ),
        (&[Object], "authority", &["Clause sociale"]),
        (
            &[Mechanism::None],
            "authority",
            &["Pas de considération sociale"],
        ),
        (
            &[Mechanism::None],
            "grantor",
            &["Pas de considération sociale"],
        ),
    ] {
        let set = drafted(&form(&[(Field::Buyer, buyer)], mechanisms));
        let decp = text(&set, Piece::Decp);
        let quoted: Vec<String> = values.iter().map(|value| format!("\"{value}\"")).collect();
        let json = format!("\"considerationSociale\": [{}]", quoted.join(", "));
        assert!(decp.contains(&json), "{json}\n{decp}");
        assert_eq!(decp.contains("\"ccag\""), buyer != "grantor");
    }
}

/// The snippet is JSON, with the format's own apostrophes.
#[test]
fn the_snippet_is_json() {
    for (ccag, value) in [
        ("travaux", "Travaux"),
        ("moe", "Maitrise d'œuvre"),
        ("fcs", "Fournitures courantes et services"),
        ("mi", "Marchés industriels"),
        ("pi", "Prestations intellectuelles"),
        ("tic", "Techniques de l'information et de la communication"),
        ("none", "Pas de CCAG"),
    ] {
        for (technique, way) in [
            ("ordinary", "Sans objet"),
            ("orders", "Bons de commande"),
            ("subsequent", "Marchés subséquents"),
        ] {
            let answers = [(Field::Ccag, ccag), (Field::Technique, technique)];
            let set = drafted(&form(&answers, &[Mechanism::Condition]));
            let blocks = &set.piece(Piece::Decp).unwrap().document.blocks;
            let code = blocks.iter().find(|block| matches!(block, Block::Code(_)));
            let snippet = Document {
                title: String::new(),
                blocks: vec![code.expect("a snippet").clone()],
            };
            let json: serde_json::Value = serde_json::from_str(&plain(&snippet)).expect("JSON");
            assert_eq!(json["ccag"], value);
            assert_eq!(json["modalitesExecution"]["modaliteExecution"][0], way);
        }
    }
    let tranches = [(Field::Tranche, "optional-1")];
    let set = drafted(&form(&tranches, &[Mechanism::Condition]));
    assert!(text(&set, Piece::Decp).contains("\"Tranches\""));
}

#[test]
fn each_exception_has_its_own_record() {
    for (exception, buyer, months, point) in [
        ("available", "authority", "12", "L. 2112-2-1, II, 1°"),
        ("no_link", "authority", "12", "L. 2112-2-1, II, 2°"),
        ("difficulty", "authority", "12", "L. 2112-2-1, II, 3°"),
        ("short_works", "authority", "5", "L. 2112-2-1, II, 4°"),
        ("no_link", "grantor", "12", "L. 3114-2-1)."),
        ("difficulty", "grantor", "12", "L. 3114-2-1)."),
    ] {
        let answers = [
            (Field::Exception, exception),
            (Field::Buyer, buyer),
            (Field::Duration, months),
            (Field::Motivation, "Une raison à nous."),
        ];
        let set = drafted(&form(&answers, &[Mechanism::None]));
        assert!(set.piece(Piece::Rc).is_none());
        let motivation = text(&set, Piece::Motivation);
        for words in [point, "Une raison à nous.", "5 404 000 € HT", "Signature"] {
            assert!(
                motivation.contains(words),
                "{exception} {words}\n{motivation}"
            );
        }
        // The questions that help to write the reasons are on the form: here they would claim answers.
        assert!(!motivation.contains('?'), "{motivation}");
        let others = motivation.matches(", II, ").count();
        assert_eq!(others, usize::from(buyer == "authority"), "{motivation}");
        assert_eq!(motivation.contains("L. 2184-1"), buyer == "authority");
    }
}

#[test]
fn an_exception_that_the_law_does_not_open_is_refused() {
    for (exception, buyer) in [
        (Exception::Available, "grantor"),
        (Exception::ShortWorks, "grantor"),
        (Exception::ShortWorks, "authority"),
    ] {
        let answers = [(Field::Exception, exception.key()), (Field::Buyer, buyer)];
        let set = drafted(&form(&answers, &[Mechanism::None]));
        let motivation = text(&set, Piece::Motivation);
        assert!(motivation.contains("La loi ne l’ouvre pas à ce contrat"));
        assert!(!motivation.contains(", II, ") && !motivation.contains("questions suivantes"));
    }
}

#[test]
fn the_question_of_lots_is_said_to_be_open() {
    let lots = [
        Mechanism::Condition,
        Mechanism::None,
        Mechanism::ReservedSiae,
    ];
    let set = drafted(&form(&[], &lots));
    let motivation = text(&set, Piece::Motivation);
    assert!(motivation.contains("la question est ouverte"));
    assert!(motivation.contains("condition sociale d’exécution pour les lots n° 1 et 3"));
    assert!(motivation.contains("Lot n° 2\t[À compléter : motif, pour ce lot]"));
    // A reservation is a choice, not an exception: nobody is asked for one.
    let alone = [(Field::ReservedCondition, "no")];
    let reserved = drafted(&form(&alone, &[Mechanism::ReservedSiae]));
    let motivation = text(&reserved, Piece::Motivation);
    assert!(!motivation.contains("Motif invoqué") && motivation.contains("en tient lieu"));
}

/// Whether the share of a reservation is a condition of execution is said alike by every piece: by
/// default where one is compulsory, and never where there is no share or no such reservation.
#[test]
fn the_share_of_a_reservation_is_a_condition_in_every_piece_or_in_none() {
    use Mechanism::{ReservedAdapted, ReservedBoth, ReservedEss, ReservedPrison, ReservedSiae};
    for (mechanism, buyer, defence, value, answer, article) in [
        (ReservedSiae, "authority", "", "9 M€", "", "L. 2112-2"),
        (ReservedSiae, "authority", "", "9 M€", "no", ""),
        (ReservedSiae, "authority", "", "1 M€", "", ""),
        (ReservedAdapted, "central", "", "1 M€", "yes", "L. 2112-2"),
        (ReservedPrison, "network", "", "9 M€", "yes", "L. 2112-2"),
        (ReservedEss, "authority", "", "9 M€", "yes", ""),
        (ReservedSiae, "grantor", "", "9 M€", "", "L. 3114-2"),
        (ReservedBoth, "grantor", "", "9 M€", "yes", ""),
        (ReservedSiae, "authority", "yes", "9 M€", "", ""),
        (
            ReservedSiae,
            "authority",
            "yes",
            "9 M€",
            "yes",
            "L. 2312-1-1",
        ),
    ] {
        let answers = [
            (Field::Buyer, buyer),
            (Field::Defence, defence),
            (Field::Value, value),
            (Field::Amount, "900 000"),
            (Field::ReservedCondition, answer),
        ];
        let set = drafted(&form(&answers, &[mechanism]));
        let case = format!("{} {buyer} {value} {answer}", mechanism.key());
        let wanted = format!("condition d’exécution {{}}, au sens de l’article {article} du");
        for piece in [Piece::Aapc, Piece::Rc, Piece::Ccap, Piece::Ae] {
            let text = text(&set, piece);
            let noun = if buyer == "grantor" {
                "du contrat"
            } else {
                "du marché"
            };
            let says = !article.is_empty() && text.contains(&wanted.replace("{}", noun));
            assert_eq!(says, !article.is_empty(), "{case} {piece:?}\n{text}");
            assert_eq!(
                text.contains("condition d’exécution"),
                says,
                "{case} {piece:?}"
            );
        }
        let published = text(&set, Piece::Decp).contains("\"Clause sociale\"");
        assert_eq!(published, !article.is_empty(), "{case}");
        if let Some(fiche) = set.piece(Piece::Motivation) {
            let fiche = plain(&fiche.document).replace('\u{a0}', " ");
            let says = fiche.contains("maintien de la part minimale");
            assert_eq!(says, !article.is_empty(), "{case}\n{fiche}");
        }
    }
}

/// A contract of one lot is no lot, and an article on a reservation is no clause of insertion.
#[test]
fn a_contract_without_lots_speaks_of_none() {
    for mechanism in Mechanism::ALL {
        for technique in Technique::ALL {
            let answers = [(Field::Technique, technique.key())];
            let set = drafted(&form(&answers, &[*mechanism]));
            for draft in &set.pieces {
                if matches!(draft.piece, Piece::Note | Piece::FacilitateurNote) {
                    continue;
                }
                let text = plain(&draft.document);
                for wrong in ["Le lot ", " le lot ", "\nLot\t", " du lot ", " lot n°"] {
                    assert!(
                        !text.contains(wrong),
                        "{} {:?}: {wrong}\n{text}",
                        mechanism.key(),
                        draft.piece
                    );
                }
                if mechanism.is_reserved() {
                    assert!(!text.contains("Clause d’insertion"), "{:?}", draft.piece);
                }
            }
        }
    }
}

#[test]
fn notice_rules_and_clause_ask_for_the_same_hours() {
    for (technique, hours) in [
        ("ordinary", "1 000 heures"),
        ("orders", "1 000 € HT facturés"),
    ] {
        for lots in [1, 2] {
            let mechanisms = vec![Mechanism::Condition; lots];
            let set = drafted(&form(&[(Field::Technique, technique)], &mechanisms));
            for piece in [Piece::Aapc, Piece::Rc, Piece::Ccap] {
                let text = text(&set, piece);
                assert!(text.contains(hours), "{technique} {}\n{text}", piece.key());
            }
        }
    }
}

#[test]
fn a_private_contract_cites_no_code_and_publishes_nothing() {
    for mechanism in Mechanism::ALL {
        let set = drafted(&form(&[(Field::Buyer, "private")], &[*mechanism]));
        for piece in [Piece::Aapc, Piece::Decp, Piece::Motivation] {
            assert!(set.piece(piece).is_none());
        }
        if *mechanism == Mechanism::None {
            continue;
        }
        let rc = text(&set, Piece::Rc);
        assert!(
            !rc.contains("code de la commande") && !rc.contains("L. "),
            "{rc}"
        );
        assert_eq!(rc.contains("est écartée."), mechanism.is_condition());
    }
}

/// Whatever the contract: no name of the language, no hole where an optional word was, no article
/// without its number.
#[test]
fn every_contract_reads_without_holes() {
    let pieces = [
        Piece::Aapc,
        Piece::Rc,
        Piece::Motivation,
        Piece::Decp,
        Piece::FacilitateurNote,
    ];
    let mut seen = 0;
    for buyer in Buyer::ALL {
        for technique in Technique::ALL {
            for mechanism in Mechanism::ALL {
                for more in [&[][..], &[Mechanism::Condition, Mechanism::None]] {
                    let lots: Vec<Mechanism> = [*mechanism]
                        .into_iter()
                        .chain(more.iter().copied())
                        .collect();
                    let answers = [
                        (Field::Buyer, buyer.key()),
                        (Field::Technique, technique.key()),
                    ];
                    let set = drafted(&form(&answers, &lots));
                    for piece in pieces.into_iter().filter_map(|piece| set.piece(piece)) {
                        seen += 1;
                        whole(&plain(&piece.document), piece.piece, &lots);
                    }
                }
            }
        }
    }
    assert!(seen > 1_000);
}

#[track_caller]
fn whole(text: &str, piece: Piece, lots: &[Mechanism]) {
    let at = |what: &str| format!("{what} in {} of {lots:?}:\n{text}", piece.key());
    let is_json = |line: &&str| line.trim_start().starts_with(['"', '{', '}']);
    for line in text.lines().filter(|line| !is_json(line)) {
        for hole in ["  ", " .", " ,", "()", "( ", ",,", "..", " :.", "aucun lot"] {
            assert!(!line.replace("...", "").contains(hole), "{}", at(hole));
        }
        assert!(!line.contains(['{', '}', '|']), "{}", at(line));
        let opened = line.matches('[').count();
        assert_eq!(opened, line.matches("[À compléter").count(), "{}", at(line));
    }
    for contraction in ["de le ", "à le ", "de les ", "à les ", "de l’le"] {
        assert!(
            !text.contains(&format!(" {contraction}")),
            "{}",
            at(contraction)
        );
    }
}

/// The facilitateur's note cites each source once, and every number in it has its source.
#[test]
fn every_number_of_the_note_is_a_source() {
    let lots = [
        Mechanism::Criterion,
        Mechanism::Either,
        Mechanism::ReservedSiae,
    ];
    let set = drafted(&form(&[], &lots));
    let draft = set.piece(Piece::FacilitateurNote).unwrap();
    let sources = draft.document.blocks.iter().find_map(|block| match block {
        Block::List {
            ordered: true,
            items,
        } => Some(items),
        _ => None,
    });
    let sources = sources.expect("sources");
    let text = text(&set, Piece::FacilitateurNote);
    for number in 1..=sources.len() {
        assert!(text.contains(&format!(" ({number})")), "{number}");
    }
    assert!(!text.contains(&format!(" ({})", sources.len() + 1)));
    for (index, source) in sources.iter().enumerate() {
        assert!(!sources[..index].contains(source));
    }
}

/// What a stipulation is said to rest on is the law of that contract.
#[test]
fn a_stipulation_rests_on_the_law_of_its_contract() {
    for (buyer, value, defence, own) in [
        (
            "authority",
            "9 000 000",
            "no",
            &["L. 2112-2 ", "L. 2112-2-1 "][..],
        ),
        ("authority", "1 000 000", "no", &["L. 2112-2 "]),
        ("central", "9 000 000", "yes", &["L. 2312-1-1 "]),
        (
            "grantor",
            "9 000 000",
            "no",
            &["L. 3114-2 ", "L. 3114-2-1 "],
        ),
        ("private", "9 000 000", "no", &[]),
    ] {
        let answers = [
            (Field::Buyer, buyer),
            (Field::Value, value),
            (Field::Defence, defence),
        ];
        let set = drafted(&form(&answers, &[Mechanism::Criterion]));
        let rc = set.piece(Piece::Rc).unwrap();
        let cited: Vec<String> = rc
            .stipulations
            .iter()
            .flat_map(|stipulation| &stipulation.basis)
            .map(|basis| basis.replace('\u{a0}', " "))
            .collect();
        assert!(rc.stipulations.iter().all(|one| !one.basis.is_empty()));
        for article in [
            "L. 2112-2 ",
            "L. 2112-2-1 ",
            "L. 2312-1-1 ",
            "L. 3114-2 ",
            "L. 3114-2-1 ",
        ] {
            let is_cited = cited
                .iter()
                .any(|basis| basis.contains(&format!("art. {article}")));
            assert_eq!(
                is_cited,
                own.contains(&article),
                "{buyer} {article} {cited:#?}"
            );
        }
    }
}

/// A clause whose hours come to nothing is no condition: the reasons are asked for.
#[test]
fn hours_that_come_to_nothing_answer_no_obligation() {
    let answers = [
        (Field::Trade, "Fournitures courantes sans service"),
        (Field::Amount, "300 000"),
        (Field::Value, "300 000"),
    ];
    let set = drafted(&form(&answers, &[Mechanism::Condition]));
    assert_eq!(keyed(&set, "BT-06-Lot").as_deref(), Some("none"));
    assert!(text(&set, Piece::Motivation).contains("Motif invoqué"));
    assert!(
        text(&set, Piece::FacilitateurNote).contains("il n’y a donc pas de condition d’exécution")
    );
    assert!(text(&set, Piece::Decp).contains("Pas de considération sociale"));
}

/// What a European notice asks for is keyed in whatever the mechanism: three fields always, three more where
/// there is something to say of insertion.
#[test]
fn every_notice_has_its_fields() {
    let always = ["BT-06-Lot", "BT-71-Lot", "BT-736-Lot"];
    let social = ["BT-775-Lot", "BT-777-Lot", "BT-70-Lot"];
    for buyer in ["central", "authority", "network", "grantor", "private"] {
        for mechanism in Mechanism::ALL {
            let answers = [(Field::Amount, "1 M€"), (Field::Buyer, buyer)];
            let set = drafted(&form(&answers, &[*mechanism]));
            let case = format!("{buyer} {}", mechanism.key());
            assert_eq!(
                set.piece(Piece::Aapc).is_none(),
                buyer == "private",
                "{case}"
            );
            if buyer == "private" {
                continue;
            }
            for field in always {
                assert!(keyed(&set, field).is_some(), "{case}: {field}");
            }
            let impossible = buyer == "grantor"
                && matches!(
                    mechanism,
                    Mechanism::ReservedBoth | Mechanism::ReservedEss | Mechanism::Object
                );
            let silent = impossible || *mechanism == Mechanism::None;
            for field in social {
                assert_eq!(keyed(&set, field).is_none(), silent, "{case}: {field}");
            }
        }
    }
}
