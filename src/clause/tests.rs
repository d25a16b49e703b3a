use super::*;
use crate::bareme::Bareme;
use crate::contract::Form;
use crate::document::{markdown, plain};

fn draft_form(form: &Form) -> ClauseSet {
    let (bareme, law) = (Bareme::builtin(), Law::builtin());
    let reading = form.read(bareme);
    let estimate = Estimate::of(&reading, bareme);
    let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    ClauseSet::of(&reading, &estimate, bareme, law, date)
}

fn draft(answers: &[(Field, &str)]) -> ClauseSet {
    let mut form = Form::new();
    for (field, typed) in answers {
        form.set(0, *field, *typed);
    }
    draft_form(&form)
}

fn ccap(set: &ClauseSet) -> &PieceDraft {
    set.piece(Piece::Ccap).expect("there is a clause")
}

#[test]
fn the_points_of_a_piece_are_its_text() {
    let mut form = Form::new();
    for (field, typed) in COMPLETE {
        form.set(0, field, typed);
    }
    let set = draft_form(&form);

    // The points of a piece are its text, without its title: no note of ours is among them.
    let ccap = ccap(&set);
    let points = (0..ccap.stipulations.len()).filter_map(|index| ccap.point(index));
    let blocks: Vec<Block> = points.flat_map(|point| point.blocks).collect();
    assert_eq!(blocks, ccap.document.blocks[1..]);
}

const COMPLETE: [(Field, &str); 17] = [
    (Field::Trade, "Maçonnerie, gros œuvre, béton armé"),
    (Field::Amount, "1 000 000 €"),
    (Field::Share, "50 %"),
    (Field::Cost, "30 €/h"),
    (Field::FacilitateurName, "Maison de l’emploi"),
    (Field::FacilitateurPhone, "01 02 03 04 05"),
    (Field::FacilitateurEmail, "clause@exemple.fr"),
    (Field::FirstMeeting, "15 jours"),
    (Field::Reporting, "quarterly"),
    (Field::PenaltyHour, "60"),
    (Field::PenaltyMeeting, "100"),
    (Field::PenaltyDocument, "75,50"),
    (Field::PenaltyCap, "none"),
    (Field::Documents, "usual"),
    (Field::Pooling, "no"),
    (Field::DataController, "each"),
    (Field::DataRetention, "24 mois"),
];

#[test]
fn every_stipulation_has_a_basis_and_known_words() {
    let conditions = facts::CONDITIONS;
    let known = |name: &str| {
        let name = name.strip_prefix('!').unwrap_or(name);
        assert!(conditions.iter().any(|(key, _)| *key == name), "« {name} »");
    };
    let mut ids = Vec::new();
    for piece in Piece::ALL {
        let (_, table) = pieces::of(piece);
        for stipulation in table {
            let id = stipulation.id;
            assert!(id.starts_with(&format!("{}.", piece.key())), "{id}");
            assert!(!ids.contains(&id), "{id} twice");
            ids.push(id);
            assert!(!stipulation.basis.is_empty(), "{id}");
            for basis in stipulation.basis {
                match basis {
                    Basis::Code(article) => {
                        assert!(Law::builtin().code_article(article).is_some(), "{article}");
                    }
                    Basis::Case(case) => assert!(Law::builtin().case(case).is_some(), "{case}"),
                    Basis::Ccag(_)
                    | Basis::GroupPenalties
                    | Basis::Reservation
                    | Basis::SmallPenalties
                    | Basis::Format(_)
                    | Basis::Buyer
                    | Basis::Own => {}
                }
            }
            stipulation.when.split_whitespace().for_each(known);
            for condition in template::conditions(stipulation.text) {
                condition.split_whitespace().for_each(known);
            }
            for name in template::names(stipulation.text) {
                assert!(slots::is_known(name), "{id}: {{{name}}}");
                if let Some(title) = name.strip_prefix('@') {
                    assert!(
                        table.iter().any(|other| other.heading == title),
                        "{id}: {title}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_complete_contract_leaves_no_blank() {
    let set = draft(&COMPLETE);
    let ccap = ccap(&set);
    assert_eq!(ccap.blanks, []);
    let text = plain(&ccap.document);
    assert!(!text.contains('{') && !text.contains('[') && !text.contains("À compléter"));
    assert!(text.contains("833\u{a0}heures"));
    assert!(text.contains("75,50\u{a0}€"));
}

#[test]
fn an_empty_contract_is_all_blanks_and_each_is_listed() {
    let set = draft(&[]);
    let ccap = ccap(&set);
    let fields: Vec<Field> = ccap.blanks.iter().map(|blank| blank.field).collect();
    assert_eq!(
        fields,
        [
            Field::Ccag,
            Field::Amount,
            Field::FacilitateurName,
            Field::FacilitateurPhone,
            Field::FacilitateurEmail,
            Field::FirstMeeting,
            Field::Reporting,
            Field::Documents,
            Field::Pooling,
            Field::DataController,
            Field::DataRetention,
            Field::PenaltyHour,
            Field::PenaltyMeeting,
            Field::PenaltyDocument,
            Field::PenaltyCap,
        ]
    );
}

/// Each CCAG: its article numbers, its parties, and no number of another one.
#[test]
fn each_ccag_has_its_articles_and_its_parties() {
    for (ccag, article, contractor, buyer) in [
        (
            "travaux",
            "20.1",
            "Le titulaire choisit",
            "maître d’ouvrage",
        ),
        (
            "moe",
            "18.1",
            "Le maître d’œuvre choisit",
            "maître d’ouvrage",
        ),
        ("fcs", "16.1", "Le titulaire choisit", "acheteur"),
        ("pi", "16.1", "Le titulaire choisit", "acheteur"),
        ("tic", "16.1", "Le titulaire choisit", "acheteur"),
        ("mi", "17.1", "Le titulaire choisit", "acheteur"),
    ] {
        let mut answers = COMPLETE.to_vec();
        answers.push((Field::Ccag, ccag));
        let set = draft(&answers);
        // Two CCAG have a rule on groupements too, in their article on penalties.
        let text = plain(&ccap(&set).document).replace("article 16.1.2 du CCAG-MOE", "");
        let text = text.replace("article 19.1.2 du CCAG-Travaux", "");
        for rest in ["", ".1", ".1.1", ".1.2", ".4.4", ".4.5", ".5"] {
            assert!(
                text.contains(&format!("article {article}{rest}")),
                "{ccag} {rest}"
            );
        }
        for other in ["16.1", "17.1", "18.1", "20.1"] {
            assert_eq!(
                text.contains(&format!(" {other}")),
                other == article,
                "{ccag} {other}"
            );
        }
        assert!(text.contains(contractor), "{ccag}");
        assert!(text.contains(buyer), "{ccag}");
    }
}

#[test]
fn stipulations_cite_their_articles() {
    let set = draft(&COMPLETE);
    let of = |id: &str| {
        let stipulations = &ccap(&set).stipulations;
        stipulations.iter().find(|one| one.id == id).unwrap()
    };
    let penalties = of("ccap.penalties");
    assert_eq!(penalties.basis[0], "CCAG-Travaux, art. 20.1.5 (Pénalités)");
    let object = of("ccap.base").basis[0].replace('\u{a0}', " ");
    assert!(object.starts_with(
        "Code de la commande publique, art. L. 2112-2 (version en vigueur depuis le 22 août 2026) : "
    ));
    // Our own wording is said to be ours.
    assert!(
        of("ccap.ways")
            .basis
            .iter()
            .any(|basis| basis.starts_with("Rédaction de Clausule"))
    );
}

#[test]
fn no_hours_no_clause() {
    let set = draft(&[
        (Field::Trade, "Fournitures courantes sans service"),
        (Field::Amount, "100 000"),
    ]);
    assert!(set.piece(Piece::Ccap).is_none());
    assert!(set.none_because.is_some());
}

#[test]
fn several_lots_have_a_table() {
    let mut form = Form::new();
    form.lots[0].set(Field::Trade, "Peinture, revêtements muraux");
    form.lots[0].set(Field::Amount, "100 000");
    form.lots.push(form.lots[0].clone());
    let set = draft_form(&form);
    let text = markdown(&ccap(&set).document);
    assert!(
        text.contains("| Lot n°\u{a0}2 | 100\u{a0}heures |"),
        "{text}"
    );
    assert!(!text.contains("l’ensemble des prestations"));
}

#[test]
fn what_the_user_typed_is_never_markup() {
    let mut answers = COMPLETE.to_vec();
    answers.push((Field::Title, "<script>{hours}</script>"));
    let set = draft(&answers);
    let html = crate::document::html(&ccap(&set).document);
    assert!(html.contains("&lt;script&gt;{hours}&lt;/script&gt;"));
}

/// Where the buyer's own words stand, and under which title.
const ADDED: [(Field, Piece, &str); 5] = [
    (
        Field::AddedAapc,
        Piece::Aapc,
        "Informations complémentaires",
    ),
    (Field::AddedRc, Piece::Rc, "Dispositions complémentaires"),
    (
        Field::AddedCcap,
        Piece::Ccap,
        "Dispositions complémentaires",
    ),
    (Field::AddedAe, Piece::Ae, "Dispositions complémentaires"),
    (
        Field::AddedSheet,
        Piece::FacilitateurSheet,
        "Informations complémentaires",
    ),
];

#[test]
fn the_buyers_own_words_are_a_point_of_their_piece() {
    let mut answers = COMPLETE.to_vec();
    // A derogation, so that the list of them comes after.
    answers.push((Field::FormalNotice, "waived"));
    let before = draft(&answers);
    for (field, piece, title) in ADDED {
        let mut with = answers.clone();
        with.push((
            field,
            "Voir : {hours_table} [ccag? oui] <b>\n- un\n- « deux » ; trois",
        ));
        let set = draft(&with);
        for draft in &set.pieces {
            let same = before.piece(draft.piece).unwrap().document == draft.document;
            assert_eq!(
                same,
                draft.piece != piece && draft.piece != Piece::FacilitateurNote,
                "{:?}",
                draft.piece
            );
        }
        let drafted = set.piece(piece).unwrap();
        let index = drafted
            .points()
            .position(|point| point[0].heading.ends_with(title));
        let index = index.unwrap_or_else(|| panic!("{piece:?}"));
        assert_eq!(
            drafted.points().nth(index).unwrap()[0].basis,
            ["Rédigé par l’acheteur, non vérifié par Clausule"]
        );
        let point = drafted.point(index).unwrap();
        assert_eq!(
            point.blocks[1..],
            [
                Block::Paragraph(vec![Inline::text("Voir : {hours_table} [ccag? oui] <b>")]),
                Block::List {
                    ordered: false,
                    items: vec![
                        vec![Inline::text("un")],
                        vec![Inline::text("« deux » ; trois")]
                    ],
                },
            ]
        );
        // It stands last, but for what lists the derogations and what is keyed into the notice.
        let after = drafted
            .points()
            .skip(index + 1)
            .map(|point| point[0].id)
            .collect::<Vec<_>>();
        let expected: &[&str] = match piece {
            Piece::Ccap => &["ccap.derogations"],
            Piece::Aapc => &["aapc.fields"],
            _ => &[],
        };
        assert_eq!(after, expected);
    }
}

#[test]
fn the_buyers_own_words_are_said_to_be_unread() {
    let said = |more: &[(Field, &'static str)], title: &str| {
        let mut answers = COMPLETE.to_vec();
        answers.extend(more);
        let checks = checked(&answers).1;
        let found = checks.into_iter().find(|check| check.title == title);
        found.map(|check| (check.state, check.text))
    };
    let title = "Textes ajoutés par l’acheteur";
    assert_eq!(said(&[], title), None);
    let (state, text) = said(&[(Field::AddedRc, "Un planning est joint.")], title).unwrap();
    assert_eq!(state, CheckState::ToVerify);
    assert!(
        text.contains("« Ajout au règlement de la consultation »"),
        "{text}"
    );
    assert!(
        !text.contains("dérog") && !text.contains("article"),
        "{text}"
    );
    let (_, text) = said(&[(Field::AddedCcap, "Voir l’article L. 9999-1.")], title).unwrap();
    assert!(
        text.contains("Un article y est cité") && text.contains("dérogation"),
        "{text}"
    );
    // A piece that the contract does not have.
    let (state, text) = said(
        &[
            (Field::Facilitateur, "no"),
            (Field::AddedSheet, "Permanence le mardi."),
        ],
        "Textes ajoutés sans pièce",
    )
    .unwrap();
    assert_eq!(state, CheckState::Complete);
    assert!(
        text.contains("« Ajout à la fiche du facilitateur »"),
        "{text}"
    );

    for (typed, title) in [
        (
            "Les habitants de la commune sont prioritairement embauchés.",
            "Préférence locale",
        ),
        (
            "L’insertion passe exclusivement par une structure du bassin.",
            "Moyen imposé",
        ),
        (
            "Au moins 1 200 heures d’insertion sont dues.",
            "Cohérence des heures",
        ),
        (
            "Le taux d’insertion est de 12 %.",
            "Taux qui n’est pas celui du marché",
        ),
        (
            "Le candidat remet la carte d’identité des personnes.",
            "Données sensibles",
        ),
    ] {
        for (field, ..) in ADDED {
            assert!(
                said(&[(field, typed)], title).is_some_and(|(state, _)| state == CheckState::Risky),
                "{field:?} {typed}"
            );
        }
    }
    for typed in [
        "Le titulaire répond sous 48 heures à toute question sur l’insertion.",
        "Les 833 heures d’insertion, soit 5 % du travail, sont dues.",
        "Les documents sont remis uniquement par voie dématérialisée.",
        "La pénalité de 10 % s’ajoute à celle de l’insertion.",
        "La maintenance prend 300 heures et 20 % du budget.",
    ] {
        let mut answers = COMPLETE.to_vec();
        answers.push((Field::AddedCcap, typed));
        let risks = titles(&answers, CheckState::Risky);
        let mut expected = titles(&COMPLETE, CheckState::Risky);
        expected.sort_unstable();
        let mut sorted = risks.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, expected, "{typed}");
    }
}

#[test]
fn without_facilitateur_nothing_is_asked_about_one() {
    let mut answers = vec![(Field::Facilitateur, "no")];
    answers.extend(COMPLETE.iter().filter(|(field, _)| {
        !matches!(
            field,
            Field::FacilitateurName | Field::FacilitateurPhone | Field::FacilitateurEmail
        )
    }));
    let set = draft(&answers);
    assert_eq!(ccap(&set).blanks, []);
    let text = plain(&ccap(&set).document);
    assert!(!text.contains("6. Facilitateur"));
    assert!(text.contains("6. Interlocuteur et réunions"));
}

/// A contract of the clause's fields and of what else is answered, with its check list.
fn checked(answers: &[(Field, &str)]) -> (ClauseSet, Vec<Check>) {
    let mut form = Form::new();
    for (field, typed) in answers {
        form.set(0, *field, *typed);
    }
    checks_of(&form)
}

fn checks_of(form: &Form) -> (ClauseSet, Vec<Check>) {
    let (bareme, law) = (Bareme::builtin(), Law::builtin());
    let reading = form.read(bareme);
    let estimate = Estimate::of(&reading, bareme);
    let judgement = Judgement::of(&reading, &estimate, bareme, law);
    let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let inputs = Inputs::new(&reading, &estimate, &judgement, bareme, law, date);
    let set = ClauseSet::draft(&inputs);
    let checks = check(&inputs, &set);
    (set, checks)
}

/// The CCAG's formal notice is that of its own penalties: those of actions alone depart from nothing.
#[test]
fn only_what_departs_from_the_ccag_is_said_to() {
    let with = |more: &[(Field, &str)]| {
        let mut answers = COMPLETE.to_vec();
        answers.extend(more);
        let (set, checks) = checked(&answers);
        let listed = plain(&ccap(&set).document).contains("Dérogations au CCAG");
        let told = |title: &str| checks.iter().any(|check| check.title == title);
        assert_eq!(told("Dérogations au CCAG"), listed);
        (listed, told("Pénalités sans mise en demeure"))
    };
    assert_eq!(with(&[]), (false, false));
    assert_eq!(with(&[(Field::FormalNotice, "waived")]), (true, true));
    assert_eq!(with(&[(Field::Mechanism, "either")]), (true, false));
    let actions = [
        (Field::Mechanism, "actions"),
        (Field::FormalNotice, "waived"),
    ];
    assert_eq!(with(&actions), (false, false));
}

/// Whether small penalties are due is asked where the CCAG exempts from them in wide words, and the
/// answer is written down; set aside, it is a derogation for the last article.
#[test]
fn the_exemption_of_small_penalties_is_set_aside_or_kept_in_so_many_words() {
    let with = |ccag: &str, answer: &str| {
        let mut answers = COMPLETE.to_vec();
        answers.extend([(Field::Ccag, ccag), (Field::SmallPenalties, answer)]);
        let (set, checks) = checked(&answers);
        let text = plain(&ccap(&set).document).replace('\u{a0}', " ");
        let row = |title: &str| checks.iter().find(|check| check.title == title);
        let state = row("Exonération des petites pénalités").map(|check| check.state);
        (text, state, row("Dérogations au CCAG").is_some())
    };
    let (open, state, departs) = with("fcs", "");
    assert_eq!((state, departs), (Some(CheckState::Risky), false));
    assert!(!open.contains("14.1.3"));
    let (aside, state, departs) = with("fcs", "set_aside");
    assert_eq!((state, departs), (Some(CheckState::Complete), true));
    assert!(aside.contains("Par dérogation à l’article 14.1.3 du CCAG-FCS, le titulaire"));
    assert!(aside.contains("pas d’exonération pour les petites pénalités"));
    let (kept, state, departs) = with("fcs", "kept");
    assert_eq!((state, departs), (Some(CheckState::Complete), false));
    assert!(kept.contains("que prévoit l’article 14.1.3 du CCAG-FCS vaut aussi pour elles"));
    // Where the exemption is for delay alone, or was not read, nothing is written of it.
    for ccag in ["travaux", "moe", "pi", "tic", "mi", "none"] {
        let (text, _, departs) = with(ccag, "set_aside");
        assert!(
            !text.contains("est pas exonéré") && !departs,
            "{ccag}: {text}"
        );
    }
}

/// What may never be due is not counted in what is announced as due.
#[test]
fn a_notice_announces_the_firm_hours_first() {
    let mut form = Form::new();
    for (field, typed) in COMPLETE {
        form.set(0, field, typed);
    }
    form.set(0, Field::Buyer, "authority");
    let mut part = form.lots[0].first.clone();
    part.set(Field::Tranche, "optional-1");
    form.lots[0].more.push(part);
    let text =
        plain(&draft_form(&form).piece(Piece::Aapc).unwrap().document).replace('\u{a0}', " ");
    let announced = "au moins 833 heures de travail pour la tranche ferme, 833 heures de plus si la tranche optionnelle 1 est affermie";
    assert!(text.contains(announced), "{text}");
    assert!(!text.contains("1 667") && !text.contains("1 666"), "{text}");
}

/// The hours of a year are rounded: the last year makes up for it.
#[test]
fn yearly_hours_add_up_to_the_total() {
    let mut answers = COMPLETE.to_vec();
    answers.extend([
        (Field::Buyer, "grantor"),
        (Field::Trade, "Nettoyage de locaux, propreté"),
        (Field::Duration, "84 mois"),
    ]);
    let (set, _) = checked(&answers);
    let text = plain(&ccap(&set).document);
    assert!(
        text.contains("la dernière année, ce nombre est ajusté pour atteindre exactement le total"),
        "{text}"
    );
}

/// Nothing to take out before publishing or signing.
#[test]
fn no_note_to_the_buyer_stands_in_a_piece() {
    for mechanism in [
        "condition",
        "criterion",
        "criterion_only",
        "reserved_siae",
        "object",
        "none",
    ] {
        let mut answers = COMPLETE.to_vec();
        answers.extend([
            (Field::Mechanism, mechanism),
            (Field::Buyer, "authority"),
            (Field::Value, "9 000 000"),
            (Field::Launch, "15/01/2027"),
        ]);
        let (set, _) = checked(&answers);
        for piece in [Piece::Rc, Piece::Ccap, Piece::Ae, Piece::Motivation] {
            let Some(draft) = set.piece(piece) else {
                continue;
            };
            let text = plain(&draft.document);
            for note in ["à retirer", "à reprendre dans", "Vérifiez", "notre lecture"] {
                assert!(!text.contains(note), "{mechanism} {piece:?}: {note}");
            }
        }
    }
}

/// One article for all the lots: it says which it does not bind, and which only by their reservation.
#[test]
fn a_lot_without_obligation_is_said_to_have_none() {
    let mut form = Form::new();
    for (field, typed) in COMPLETE {
        form.set(0, field, typed);
    }
    form.set(0, Field::Buyer, "authority");
    form.lots.push(form.lots[0].clone());
    form.lots.push(form.lots[0].clone());
    let free = "ne crée aucune obligation pour le lot n° 2.";
    let reserved = "Pour le lot n° 3, seul s’applique le point 3.";
    let text = |form: &Form| plain(&ccap(&draft_form(form)).document).replace('\u{a0}', " ");
    let all = text(&form);
    assert!(!all.contains("aucune obligation") && !all.contains("seul s’applique"));
    form.set(1, Field::LotMechanism, "none");
    form.set(2, Field::LotMechanism, "reserved_siae");
    let some = text(&form);
    assert!(some.contains(free) && some.contains(reserved), "{some}");
    assert!(some.contains("3. Réservation"));
}

/// What a criterion looks at is in its parts, or bidders cannot know how it counts.
#[test]
fn a_criterion_on_hours_has_a_part_for_them() {
    let told = |aim: &str, parts: &str| {
        let mut answers = COMPLETE.to_vec();
        answers.extend([
            (Field::Buyer, "authority"),
            (Field::Mechanism, "criterion"),
            (Field::CriterionAim, aim),
            (Field::CriterionParts, parts),
        ]);
        let (_, checks) = checked(&answers);
        checks
            .iter()
            .any(|check| check.title == "Sous-critères incomplets")
    };
    assert!(told("both", "Tutorat : 10 points"));
    assert!(!told(
        "both",
        "Tutorat : 5 points\nHeures proposées : 5 points"
    ));
    assert!(!told("quality", "Tutorat : 10 points"));
}

/// Each risk that the list knows is found in a contract that runs it, at the answer that runs it.
#[test]
fn risks_are_found_where_they_are() {
    const LONG: &str = "Une explication de plus de six mots pour ce marché.";
    for (field, typed, title) in [
        (Field::Rate, "40 %", "Proportion"),
        (Field::Amount, "9 000", "Très peu d’heures"),
        (
            Field::PublicsList,
            "Habitants de Villeneuve-sur-Lot",
            "Préférence locale",
        ),
        (
            Field::Motivation,
            "Favoriser les entreprises de la commune, comme voulu",
            "Préférence locale",
        ),
        (
            Field::PublicsList,
            "Uniquement les salariés de l’association Untel",
            "Moyen imposé",
        ),
        (
            Field::CriterionParts,
            "Politique RSE du candidat : 10 points",
            "Critère sans lien avec le marché",
        ),
        (
            Field::CriterionParts,
            "Accueil : 6 points\nFormation : 9 points",
            "Total des sous-critères",
        ),
        (Field::CriterionWeight, "60 %", "Pondération du critère"),
        (Field::PenaltyHour, "", "Pénalité sans montant"),
        (Field::PenaltyHour, "900", "Pénalité élevée"),
        (Field::PenaltyMeeting, "50 000", "Pénalité élevée"),
        (
            Field::Equivalences,
            "Le total dû est ramené à 1 500 heures",
            "Cohérence des heures",
        ),
        (
            Field::DocumentsList,
            "Copie de la RQTH remise à l’acheteur",
            "Données sensibles",
        ),
        (
            Field::FormalNotice,
            "waived",
            "Pénalités sans mise en demeure",
        ),
        (Field::LeadMember, "facilitateur", "Facilitateur"),
        (Field::FacilitateurEmail, "dupont", "Réponses à corriger"),
    ] {
        let mut form = Form::new();
        for (field, typed) in COMPLETE {
            form.set(0, field, typed);
        }
        for (field, typed) in [
            (Field::Mechanism, "criterion"),
            (Field::CriterionWeight, "10 %"),
            (Field::CriterionAim, "quality"),
            (
                Field::CriterionParts,
                "Accueil : 6 points\nFormation : 4 points",
            ),
            (Field::Publics, "restricted"),
            (
                Field::PublicsList,
                "Bénéficiaires du RSA\nDemandeurs d’emploi de longue durée",
            ),
            (Field::Motivation, LONG),
        ] {
            form.set(0, field, typed);
        }
        if title == "Facilitateur" {
            form.set(0, Field::Facilitateur, "no");
        }
        let risks = |form: &Form| {
            let checks = checks_of(form).1.into_iter();
            let risky = checks.filter(|check| check.state == CheckState::Risky);
            risky.map(|check| check.title).collect::<Vec<_>>()
        };
        let before = risks(&form);
        assert!(
            !before.contains(&title),
            "{title} is there before: {before:?}"
        );
        form.set(0, field, typed);
        let after = risks(&form);
        assert!(after.contains(&title), "{field:?} {typed}: {after:?}");
    }
}

/// Titles of the points in a state.
fn titles(answers: &[(Field, &str)], state: CheckState) -> Vec<&'static str> {
    let of_state = |check: &Check| (check.state == state).then_some(check.title);
    checked(answers).1.iter().filter_map(of_state).collect()
}

/// 18 months of studies with 213 hours, and a choice of social actions.
fn choice<'a>(more: &[(Field, &'a str)]) -> Vec<(Field, &'a str)> {
    let mut answers = vec![
        (
            Field::Trade,
            "Études, conseil, assistance à maîtrise d’ouvrage",
        ),
        (Field::Ccag, "pi"),
        (Field::Amount, "400 000"),
        (Field::Share, "50 %"),
        (Field::Cost, "47 €/h"),
        (Field::Rate, "5 %"),
        (Field::Duration, "18"),
        (Field::Mechanism, "either"),
    ];
    answers.extend(more);
    answers
}

/// A choice is held against the hours it takes the place of: by hours and by what it costs to do neither.
#[test]
fn a_cheap_way_out_of_the_hours_is_a_risk() {
    const BALANCE: &str = "Équilibre entre heures et actions";
    const ASKED: &str = "Actions sociales";
    const PENALTIES: &str = "Pénalités du choix";
    // 213 hours (4 255.3 × 5 %); the longest action seen takes 35.
    for (actions, hours, penalties, risky, asked) in [
        // 18 months: 1 a year make 2, of 70 hours at most.
        ("1", "", None, &[BALANCE][..], true),
        // 5 a year make 8 (7.5 rounded up), of 24 to 280 hours: who knows?
        ("5", "", None, &[], true),
        // 141 hours a year make 212, one too few; 142 make 213.
        ("5", "141", None, &[BALANCE], false),
        ("5", "142", None, &[], false),
        // 8 × 500 € against 213 × 60 €, then 27 × 500 €.
        ("5", "142", Some(("60", "500")), &[PENALTIES], false),
        ("18", "142", Some(("60", "500")), &[], false),
    ] {
        let mut answers = choice(&[(Field::ActionsCount, actions), (Field::ActionsHours, hours)]);
        if let Some((of_hour, of_action)) = penalties {
            answers.extend([
                (Field::PenaltyHour, of_hour),
                (Field::PenaltyAction, of_action),
            ]);
        }
        let found = titles(&answers, CheckState::Risky);
        for title in [BALANCE, PENALTIES] {
            let told = found.contains(&title);
            assert_eq!(told, risky.contains(&title), "{actions} {hours}: {found:?}");
        }
        let missing = titles(&answers, CheckState::Missing);
        assert_eq!(missing.contains(&ASKED), asked, "{actions} {hours}");
    }
    // The duration is asked for; hours alone need no balance.
    let mut answers = choice(&[(Field::ActionsCount, "5")]);
    answers.retain(|(field, _)| *field != Field::Duration);
    assert!(titles(&answers, CheckState::Missing).contains(&BALANCE));
    let alone = choice(&[(Field::Mechanism, "condition"), (Field::ActionsCount, "1")]);
    assert!(!titles(&alone, CheckState::Risky).contains(&BALANCE));
}

/// What the texts cannot settle is left to the buyer, and not called complete.
#[test]
fn what_the_buyer_has_to_look_at_is_to_verify() {
    let with = |more: &[(Field, &str)]| {
        let mut answers = COMPLETE.to_vec();
        answers.extend(more);
        titles(&answers, CheckState::ToVerify)
    };
    // An article of the text was read in an older copy of the code.
    assert_eq!(with(&[]), ["Articles à relire"]);
    for (more, title) in [
        (&[(Field::Ccag, "fcs")][..], "CCAG inhabituel"),
        (
            &[(Field::Programme, "npnru_works")],
            "Terme de la charte NPNRU",
        ),
        (&[(Field::FormalNotice, "waived")], "Dérogations au CCAG"),
        (
            &[(Field::Mechanism, "criterion"), (Field::Buyer, "authority")],
            "Critère environnemental",
        ),
        (&[(Field::Mechanism, "object")], "Compétence de l’acheteur"),
        (&[(Field::Ccag, "pi")], "Exonération des petites pénalités"),
        (
            &[
                (Field::Publics, "widened"),
                (Field::PublicsList, "Apprentis"),
            ],
            "Publics élargis",
        ),
        (
            &[(Field::Trade, "Gardiennage, sécurité privée")],
            "Reprise de personnel",
        ),
    ] {
        assert!(with(more).contains(&title), "{title}: {:?}", with(more));
    }
}

#[test]
fn what_it_means_to_restrict_the_publics_is_said() {
    let all = crate::contract::Category::write(crate::contract::Category::ALL);
    for (categories, lines, qpv, risky, done) in [
        ("rsa senior", "", "category", "", true),
        ("rsa", "", "category", "Publics trop restreints", true),
        ("rsa", "Seniors", "category", "", true),
        ("siae geiq", "", "category", "Moyen imposé", true),
        ("siae geiq", "Seniors", "category", "", true),
        ("rsa senior", "", "priority", "Priorité sans effet", true),
        ("rsa qpv", "", "priority", "", true),
        ("rsa", "Habitants des QPV", "priority", "", true),
        (&*all, "", "category", "Publics restreints", false),
    ] {
        let mut answers = COMPLETE.to_vec();
        answers.extend([
            (Field::Publics, "restricted"),
            (Field::PublicsCategories, categories),
            (Field::PublicsList, lines),
            (Field::Qpv, qpv),
        ]);
        let found = titles(&answers, CheckState::Risky);
        let expected: Vec<&str> = [risky].into_iter().filter(|one| !one.is_empty()).collect();
        assert_eq!(found, expected, "{categories} {lines}");
        let told = titles(&answers, CheckState::ToVerify).contains(&"Publics restreints");
        assert_eq!(told, done, "{categories}");
    }
}

/// Free lines of before the boxes read as they did: the article and the annex list them, and nothing more.
#[test]
fn categories_in_the_buyers_own_words_read_as_before() {
    let mut answers = COMPLETE.to_vec();
    answers.extend([
        (Field::Publics, "restricted"),
        (Field::PublicsList, "Bénéficiaires du RSA\nSeniors"),
    ]);
    let set = draft(&answers);
    for piece in [Piece::Ccap, Piece::Publics] {
        let document = &set.piece(piece).unwrap().document;
        assert!(markdown(document).contains("\n- Bénéficiaires du RSA\n- Seniors\n"));
        assert!(!markdown(document).contains("Justificatif usuel"));
    }
    // With boxes, their own words stand after them, each with its proof.
    answers.push((Field::PublicsCategories, "rsa"));
    let annex = markdown(&draft(&answers).piece(Piece::Publics).unwrap().document);
    assert!(annex.contains("| Bénéficiaires du RSA en recherche d’emploi | Justificatif délivré"));
    assert!(annex.contains("| Seniors | À convenir avec le facilitateur |"));
}

#[test]
fn a_service_of_insertion_has_persons_results_and_a_penalty_everywhere() {
    let mut answers = COMPLETE.to_vec();
    answers.extend([
        (Field::Ccag, "fcs"),
        (Field::Mechanism, "object"),
        (Field::Duration, "12"),
    ]);
    let blanks = |answers: &[(Field, &str)], piece| {
        let set = draft(answers);
        let draft = set.piece(piece).unwrap();
        draft
            .blanks
            .iter()
            .map(|blank| blank.field)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        blanks(&answers, Piece::Ccap),
        [
            Field::ObjectPeople,
            Field::ObjectResults,
            Field::PenaltyService
        ]
    );
    assert!(titles(&answers, CheckState::Missing).contains(&"Services d’insertion"));
    assert!(titles(&answers, CheckState::Risky).contains(&"Pénalité sans montant"));
    answers.extend([
        (Field::Title, "Entretien des berges"),
        (Field::Buyer, "authority"),
        (Field::Value, "1 000 000"),
        (Field::Launch, "15/01/2027"),
        (Field::ObjectPeople, "10"),
        (Field::ObjectResults, "Une sortie en emploi sur deux"),
        (Field::PenaltyService, "100"),
        (Field::ReservedExecution, "no"),
    ]);
    let set = draft(&answers);
    for piece in [
        Piece::Aapc,
        Piece::Rc,
        Piece::Ccap,
        Piece::Ae,
        Piece::PathSheet,
    ] {
        let text = plain(&set.piece(piece).unwrap().document);
        assert!(
            text.contains("10 (dix) personnes") || text.contains("10 personnes"),
            "{piece:?}"
        );
        assert!(!text.contains("Heures proposées"), "{piece:?}");
    }
    assert_eq!(titles(&answers, CheckState::Missing), [] as [&str; 0]);
    // 10 persons × 12 months × 130 hours are 15 600.
    for (hours, beyond) in [("15 600", false), ("15 601", true)] {
        let mut answers = answers.clone();
        answers.push((Field::ObjectHours, hours));
        let found = titles(&answers, CheckState::Risky);
        assert_eq!(found.contains(&"Heures hors de portée"), beyond, "{hours}");
    }
}

#[test]
fn the_end_of_the_charter_is_told_wherever_the_programme_is() {
    let answers = [(Field::Programme, "npnru_works")];
    let (set, checks) = checked(&answers);
    let told = checks
        .iter()
        .find(|check| check.title == "Terme de la charte NPNRU");
    assert!(told.is_some_and(|check| check.text.contains("2014-2024")));
    let note = plain(&set.piece(Piece::FacilitateurNote).unwrap().document);
    assert!(note.contains("2014-2024"));
    let own = checked(&[(Field::Programme, "own")]).1;
    assert!(
        own.iter()
            .all(|check| check.title != "Terme de la charte NPNRU")
    );
}

const SUBSEQUENT: [(Field, &str); 4] = [
    (Field::Buyer, "authority"),
    (Field::Technique, "subsequent"),
    (Field::RatioHours, "4"),
    (Field::RatioStep, "1 000"),
];

/// Whose amounts are added up is said alike by every piece that speaks of the ratio, and asked for where
/// the answers do not tell.
#[test]
fn the_amount_of_subsequent_contracts_is_the_same_in_every_piece() {
    for (holders, base, said) in [
        ("", "", None),
        ("several", "", None),
        (
            "one",
            "",
            Some("du montant cumulé des marchés subséquents |"),
        ),
        (
            "one",
            "all",
            Some("du montant cumulé des marchés subséquents |"),
        ),
        (
            "",
            "own",
            Some("du montant cumulé des marchés subséquents de chaque titulaire |"),
        ),
        (
            "several",
            "own",
            Some("du montant cumulé des marchés subséquents de chaque titulaire |"),
        ),
        (
            "several",
            "all",
            Some("du montant cumulé des marchés subséquents de tous les titulaires |"),
        ),
        ("several", "each", Some("du montant du marché subséquent |")),
    ] {
        let mut answers = COMPLETE.to_vec();
        answers.extend(SUBSEQUENT);
        answers.extend([(Field::Holders, holders), (Field::SubsequentBase, base)]);
        let (set, checks) = checked(&answers);
        let asked = if holders.is_empty() {
            Field::Holders
        } else {
            Field::SubsequentBase
        };
        for piece in [Piece::Rc, Piece::Ccap, Piece::Ae, Piece::Subsequent] {
            let draft = set.piece(piece).unwrap();
            let text = markdown(&draft.document).replace('\u{a0}', " ");
            let case = format!("{holders} {base} {piece:?}\n{text}");
            match said {
                Some(said) => assert!(text.contains(said), "{case}"),
                None => assert!(
                    draft.blanks.iter().any(|blank| blank.field == asked),
                    "{case}"
                ),
            }
        }
        let aapc = plain(&set.piece(Piece::Aapc).unwrap().document).replace('\u{a0}', " ");
        if let Some(said) = said {
            assert!(aapc.contains(said.trim_end_matches(" |")), "{aapc}");
        }
        let point = checks
            .iter()
            .find(|check| check.title == "Marchés subséquents");
        let state = if said.is_some() {
            CheckState::Complete
        } else {
            CheckState::Missing
        };
        assert_eq!(
            point.map(|point| point.state),
            Some(state),
            "{holders} {base}"
        );
    }
}

/// What is deducted is what earlier contracts fixed: only where amounts are added up.
#[test]
fn hours_already_fixed_are_deducted_from_a_cumulated_amount_only() {
    let clause = |base: &str, carry: &str| {
        let mut answers = COMPLETE.to_vec();
        answers.extend(SUBSEQUENT);
        answers.extend([
            (Field::Holders, "several"),
            (Field::SubsequentBase, base),
            (Field::CarryOver, carry),
        ]);
        let (set, _) = checked(&answers);
        let text = |piece| plain(&set.piece(piece).unwrap().document).replace('\u{a0}', " ");
        (text(Piece::Subsequent), text(Piece::Ccap))
    };
    for base in ["own", "all", "each"] {
        let (clause, ccap) = clause(base, "");
        let deducted = base != "each";
        assert_eq!(clause.contains("(D − E)"), deducted, "{clause}");
        assert_eq!(
            ccap.contains("moins les heures que fixent les précédents"),
            deducted,
            "{ccap}"
        );
        assert!(
            clause.contains("s’imputent sur l’engagement")
                && ccap.contains("s’imputent sur l’engagement")
        );
        assert!(ccap.contains("fait en plus ne comptent pas pour un autre marché subséquent"));
        assert!(!clause.contains("reportées"));
    }
    let (clause, ccap) = clause("own", "yes");
    assert!(
        clause.contains("reportées et déduites")
            && ccap.contains("comptent pour ses marchés subséquents suivants")
    );
}

/// A trigger for each contract alone, or for each of several holders, may never be reached.
#[test]
fn a_trigger_that_may_never_be_reached_is_a_risk() {
    let told = |holders: &str, base: &str| {
        let mut answers = COMPLETE.to_vec();
        answers.extend(SUBSEQUENT);
        answers.extend([
            (Field::Holders, holders),
            (Field::SubsequentBase, base),
            (Field::Trigger, "100 000"),
            (Field::TriggerCounts, "yes"),
        ]);
        let (_, checks) = checked(&answers);
        checks
            .iter()
            .any(|check| check.title == "Seuil de déclenchement")
    };
    assert!(told("one", "each") && told("several", "own"));
    assert!(!told("one", "") && !told("several", "all"));
}

/// Its form decides who answers for which hours; who bears the penalties is the CCAG's rule, the
/// buyer's, or asked for where each member answers for its part.
#[test]
fn a_groupement_answers_as_its_form_says() {
    let drafted = |ccag: &str, form: &str, penalties: &str| {
        let mut answers = COMPLETE.to_vec();
        answers.extend([
            (Field::Ccag, ccag),
            (Field::GroupForm, form),
            (Field::GroupPenalties, penalties),
        ]);
        let (set, checks) = checked(&answers);
        let text = |piece| plain(&set.piece(piece).unwrap().document).replace('\u{a0}', " ");
        let all = [Piece::Rc, Piece::Ccap, Piece::Ae].map(text).join("\n");
        let titles: Vec<&str> = checks
            .iter()
            .filter(|one| one.state != CheckState::Complete)
            .map(|one| one.title)
            .collect();
        (
            all,
            titles.contains(&"Groupement"),
            titles.contains(&"Groupement solidaire"),
        )
    };
    let each = "Chaque membre doit les heures que cette répartition lui attribue";
    let whole = "chaque membre répond envers";
    let rule = "réparties entre eux comme l’indique le mandataire";
    for (ccag, form, penalties, said, not, missing, risk) in [
        (
            "travaux",
            "",
            "",
            "Selon la règle de l’article 19.1.2 du CCAG-Travaux",
            whole,
            false,
            false,
        ),
        (
            "moe",
            "joint",
            "",
            "Selon la règle de l’article 16.1.2 du CCAG-MOE",
            whole,
            false,
            false,
        ),
        (
            "moe",
            "joint",
            "who_failed",
            "Par dérogation à l’article 16.1.2 du CCAG-MOE",
            rule,
            false,
            false,
        ),
        (
            "fcs",
            "",
            "",
            "Le groupement choisit sa forme",
            rule,
            false,
            false,
        ),
        ("fcs", "joint", "", each, rule, true, false),
        (
            "fcs",
            "joint",
            "as_told",
            rule,
            "Selon la règle",
            false,
            false,
        ),
        (
            "fcs",
            "joint_lead",
            "who_failed",
            "pénalités comprises",
            "dérogation",
            false,
            false,
        ),
        ("none", "solidary", "", whole, each, false, true),
    ] {
        let (text, is_missing, is_risk) = drafted(ccag, form, penalties);
        let case = format!("{ccag} {form} {penalties}\n{text}");
        assert!(text.contains(said) && !text.contains(not), "{case}");
        assert_eq!((is_missing, is_risk), (missing, risk), "{case}");
    }
}

/// The list was not read: the buyer says whether the services are on it.
#[test]
fn services_for_the_social_economy_are_of_the_list_or_not() {
    for (answer, state) in [
        ("", CheckState::Missing),
        ("yes", CheckState::Complete),
        ("no", CheckState::Risky),
    ] {
        let mut answers = COMPLETE.to_vec();
        answers.extend([
            (Field::Buyer, "authority"),
            (Field::Mechanism, "reserved_ess"),
            (Field::EssListed, answer),
        ]);
        let (_, checks) = checked(&answers);
        let point = checks
            .iter()
            .find(|check| check.title == "Services d’une liste");
        assert_eq!(point.map(|point| point.state), Some(state), "{answer}");
    }
}

/// The pieces of another contract are not those of this one: the list sees it by its hours or its ratio.
#[test]
fn hours_that_differ_between_pieces_are_a_risk() {
    let (bareme, law) = (Bareme::builtin(), Law::builtin());
    let reading = |answers: &[(Field, &str)]| {
        let mut form = Form::new();
        for (field, typed) in COMPLETE.iter().chain(answers) {
            form.set(0, *field, *typed);
        }
        form.read(bareme)
    };
    let framework = [
        &SUBSEQUENT[..],
        &[(Field::Holders, "one"), (Field::RatioHours, "5")],
    ]
    .concat();
    for (own, other) in [
        (&[][..], &[(Field::Rate, "7 %")][..]),
        (&SUBSEQUENT, &framework),
    ] {
        let own = reading(own);
        let estimate = Estimate::of(&own, bareme);
        let advice = Advice::of(&own, &estimate, bareme);
        let assessment = Assessment::of(&own, &estimate, &advice, law);
        let inputs = Inputs {
            reading: &own,
            estimate: &estimate,
            advice: &advice,
            assessment: &assessment,
            bareme,
            law,
            date: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        };
        let state = |set: &ClauseSet| {
            let checks = check(&inputs, set).into_iter();
            let mut found = checks.filter(|one| one.title == "Cohérence des heures");
            found.next().map(|one| one.state)
        };
        assert_eq!(
            state(&ClauseSet::draft(&inputs)),
            Some(CheckState::Complete)
        );
        let others = draft(&[&COMPLETE, other].concat());
        assert_eq!(state(&others), Some(CheckState::Risky));
    }
}

/// A contract that serves insertion without hours lacks no reason for it; one that does not has given its own.
#[test]
fn the_computation_says_why_there_are_no_hours() {
    const REASONS: &str = "Les raisons de ne rien demander, en quelques phrases complètes.";
    for (mechanism, said) in [
        ("none", "Le marché ne porte pas la clause"),
        (
            "object",
            "Le mécanisme retenu ne fixe pas d’heures à calculer",
        ),
        (
            "reserved_siae",
            "Le mécanisme retenu ne fixe pas d’heures à calculer",
        ),
    ] {
        let answers = [
            (Field::Buyer, "authority"),
            (Field::Amount, "400 000"),
            (Field::Mechanism, mechanism),
            (Field::Exception, "difficulty"),
            (Field::Motivation, REASONS),
        ];
        let note = plain(&draft(&answers).piece(Piece::Note).unwrap().document);
        assert!(note.contains(said), "{mechanism}: {note}");
        assert!(!note.contains("il manque le motif") && !note.contains("Il manque le motif"));
    }
}
