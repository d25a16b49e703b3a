//! Who buys and how, what the law then asks, and by which mechanism the contract answers it.

use super::computed::{Computed, Judged, holds, opening};
use super::explanation::notice_row;
use super::field::{choice_field, choices, lines_field, said_choice, text_field};
use super::links::{answer, asking, follow, link, remarks};
use super::live::{LiveHtml, element, flag, html, on, text, words};
use super::state::{Page, State};
use clausule::assessment::{Claim, Duty, Fit, Judgement, MechanismOption, Met};
use clausule::contract::{Buyer, CriterionAim, Exception, Field, Mechanism, Overseas};
use clausule::document::{escape, french};
use clausule::estimate::Severity;
use leptos::prelude::*;

/// A text made of the page and what there is to say of it, when the typing rests.
fn said(show: fn(&Page, &Judgement) -> String) -> impl Fn() -> String + Send {
    let (state, computed) = (State::of_page(), Computed::of_page());
    let judged = Judged::of_page();
    move || {
        computed.at_rest(state, |page, _| {
            judged.get(|judgement| show(page, judgement))
        })
    }
}

/// The same as HTML.
pub fn judged(show: fn(&Page, &Judgement) -> String) -> LiveHtml {
    html(said(show))
}

/// Whether a mechanism of the contract or of one of its lots is of a kind.
fn any_lot(page: &Page, is: fn(Mechanism) -> bool) -> bool {
    let contract = &page.reading.contract;
    contract
        .lots
        .iter()
        .any(|lot| is(contract.mechanism_of(lot)))
}

/// Who buys, for how much, when.
pub fn procedure() -> impl IntoView {
    let yes_no = [("", "Non"), ("yes", "Oui"), ("no", "Non")];
    let overseas = [
        ("", Overseas::No.label()),
        (Overseas::No.key(), Overseas::No.label()),
        (Overseas::Adapted.key(), Overseas::Adapted.label()),
    ];
    view! {
        {said_choice(
            Field::Buyer,
            &choices!("À préciser", Buyer),
            "",
            "Chaque type d’acheteur a son seuil européen. EPIC : établissement public à caractère industriel et commercial.",
        )}
        <div class="pair">
            {text_field(Field::Value, "€ HT", "Tous les lots, options et reconductions compris ; pour un accord-cadre, son maximum.")}
            {text_field(Field::Launch, "", "Jour d’envoi de l’avis, par exemple 15/01/2027.")}
        </div>
        <div class="pair">
            {said_choice(Field::Defence, &yes_no, "no", "La condition sociale y est possible, jamais obligatoire.")}
            {said_choice(Field::Overseas, &overseas, Overseas::No.key(), "")}
        </div>
        <div class="obligation" on:click=on(follow())>
            <p class="verdict" role="status">{text(said(|_, judgement| french(duty_title(judgement.assessment.obligation.duty))))}</p>
            <div class="outcome" inner_html=judged(obligation)></div>
            {opening("obligation-remarks", "Seuil, dates et points ouverts", false, no_remarks(), said(obligation_remarks))}
        </div>
    }
}

/// What the law asks, in a few words.
const fn duty_title(duty: Duty) -> &'static str {
    match duty {
        Duty::ToSpecify => "Obligation : à préciser",
        Duty::Outside => "Hors du code : pas d’obligation",
        Duty::Before | Duty::Defence | Duty::Below => "Condition sociale possible, pas obligatoire",
        Duty::ShortWorks => "Condition sociale, ou motifs écrits",
        Duty::Compulsory => "Condition sociale obligatoire",
    }
}

/// The same beside the group's title.
pub fn duty_mark(_: &Page, judgement: &Judgement) -> String {
    match judgement.assessment.obligation.duty {
        Duty::ToSpecify => "obligation à préciser",
        Duty::Compulsory => "condition sociale obligatoire",
        Duty::ShortWorks => "condition sociale, ou motifs",
        Duty::Outside | Duty::Before | Duty::Defence | Duty::Below => {
            "condition sociale pas obligatoire"
        }
    }
    .to_string()
}

fn obligation(_: &Page, judgement: &Judgement) -> String {
    let obligation = &judgement.assessment.obligation;
    let mut sentence = escape(&french(&obligation.text));
    for field in &obligation.asks {
        sentence = sentence + " " + &answer(*field);
    }
    let mut html = element("p", "", &sentence)
        + &words("p", "how", &format!("Source : {}", obligation.source));
    if !obligation.met_text.is_empty() {
        let severity = match obligation.met {
            Met::No | Met::Open | Met::ToComplete => Severity::Warning,
            Met::NotAsked | Met::Yes | Met::Motivated => Severity::Information,
        };
        let mut met = escape(&french(&obligation.met_text));
        if matches!(obligation.met, Met::No | Met::Open | Met::ToComplete) {
            met = met + " " + &link(Field::Mechanism, "Voir le mécanisme");
        }
        let row = notice_row(severity, &met, &obligation.met_source);
        html += &element("ul", "notices", &row);
    }
    html
}

fn no_remarks() -> impl Fn() -> bool + Copy + Send + Sync {
    let judged = Judged::of_page();
    move || judged.get(|judgement| judgement.assessment.obligation.remarks.is_empty())
}

fn obligation_remarks(page: &Page, judgement: &Judgement) -> String {
    remarks(page, &judgement.assessment.obligation.remarks)
}

/// By what the contract serves insertion, and what that asks for.
pub fn mechanism() -> impl IntoView {
    let reserved = holds(|page, _| any_lot(page, Mechanism::is_reserved));
    let shared = holds(|page, _| {
        any_lot(page, |one| {
            one.is_reserved() && one != Mechanism::ReservedEss
        })
    });
    let ess = holds(|page, _| any_lot(page, |one| one == Mechanism::ReservedEss));
    let criterion = holds(|page, _| any_lot(page, Mechanism::has_criterion));
    let actions = holds(|page, _| any_lot(page, Mechanism::has_actions));
    let object = holds(|page, _| any_lot(page, |one| one == Mechanism::Object));
    // Persons and hours are those of the lot shown.
    let object_shown = holds(|page, _| {
        let contract = &page.reading.contract;
        let lot = contract.lots.get(page.at.lot);
        lot.is_some_and(|lot| contract.mechanism_of(lot) == Mechanism::Object)
    });
    // Whose execution a notice asks about.
    let sheltered = holds(|page, _| {
        let asked = |one: Mechanism| {
            one == Mechanism::Object || (one.is_reserved() && one != Mechanism::ReservedEss)
        };
        any_lot(page, asked)
    });
    let yes_no = [("", "À préciser"), ("yes", "Oui"), ("no", "Non")];
    let (state, judged_now) = (State::of_page(), Judged::of_page());
    let reasons =
        move || state.get(|page| judged_now.get(|judgement| needs_reasons(page, judgement)));
    let never = || false;
    view! {
        <div class="outcome" inner_html=judged(recommended) on:click=on(follow())></div>
        {choice_field(Field::Mechanism, &choices!("À choisir (sans choix : des heures, en condition d’exécution)", Mechanism))}
        <div class="outcome" inner_html=judged(chosen) on:click=on(follow())></div>
        <div class="group-fields" hidden=flag(move || !reserved())>
            <div class="group-fields" hidden=flag(move || !shared())>
                {text_field(Field::ReservedShare, "%", "Le code demande au moins la moitié de l’effectif ; vous pouvez demander plus. Vide : la moitié.")}
                {said_choice(
                    Field::ReservedCondition,
                    &[("", "Oui au-dessus des seuils, non en dessous"), ("yes", "Oui : réservation et condition d’exécution"), ("no", "Non : réservation seule")],
                    "",
                    "Si cette part est maintenue pendant toute l’exécution, l’obligation d’une condition est remplie : c’est notre lecture. Le texte ne dit pas si une réservation seule suffit.",
                )}
            </div>
            <div hidden=flag(move || !ess())>
                {said_choice(
                    Field::EssListed,
                    &[("", "À vérifier"), ("yes", "Oui, tous"), ("no", "Non, pas tous")],
                    "",
                    "Seuls des services sociaux et spécifiques de cette liste peuvent être réservés à l’économie sociale et solidaire ; Clausule ne l’a pas lue.",
                )}
            </div>
        </div>
        <div class="group-fields" hidden=flag(move || !criterion())>
            <div class="pair">
                {text_field(Field::CriterionWeight, "%", "Dans la note totale.")}
                {choice_field(Field::CriterionAim, &choices!("À choisir", CriterionAim))}
            </div>
            {lines_field(Field::CriterionParts, "Un par ligne, avec son poids : « Accueil et tutorat : 6 points ».")}
        </div>
        <div class="group-fields" hidden=flag(move || !object())>
            <div class="pair" hidden=flag(move || !object_shown())>
                {text_field(Field::ObjectPeople, "", "Pendant toute l’exécution du marché, ou du lot affiché.")}
                {text_field(Field::ObjectHours, "h", "Facultatif : travail, formation et accompagnement.")}
            </div>
            {lines_field(Field::ObjectSupport, "Un par ligne, s’ils s’ajoutent à ceux que le texte nomme déjà : accueil, encadrement, accompagnement, suite du parcours.")}
            {lines_field(Field::ObjectResults, "Un par ligne : sorties en emploi ou en formation, qualification, démarches abouties…")}
        </div>
        <div hidden=flag(move || !sheltered())>
            {said_choice(Field::ReservedExecution, &yes_no, "", "C’est la rubrique BT-736 de l’avis européen. Aucun texte lu ne dit quoi y répondre pour un marché réservé ou d’insertion : à vous de choisir.")}
        </div>
        <div class="group-fields" hidden=flag(move || !actions())>
            {text_field(Field::ActionsCount, "", "Au moins une par année : visite, stage, parrainage, simulation d’entretien…")}
            {text_field(Field::ActionsHours, "h", "En tout, pour une année : se compare aux heures que les actions remplacent.")}
        </div>
        <div class="group-fields" hidden=flag(move || !reasons())>
            {said_choice(Field::Exception, &choices!("À choisir", Exception), "", "Au-dessus des seuils, la loi n’en connaît pas d’autre.")}
            <div class="outcome" inner_html=judged(claims)></div>
            {lines_field(Field::Motivation, "En clair, pour ce marché : ce que vous avez étudié, et ce qui empêche une condition sociale. Elles vont dans la fiche de motivation.")}
        </div>
        <div on:click=on(follow())>
            {opening("mechanisms", "Comparer les mécanismes", false, never, said(all))}
        </div>
    }
}

/// The mechanism of the lot shown, where it is not the contract's.
pub fn lot_mechanism() -> impl IntoView {
    view! {
        {choice_field(Field::LotMechanism, &choices!("Comme le marché", Mechanism))}
        <div class="outcome" inner_html=judged(lot_advice)></div>
    }
}

/// The mechanism that the hours and the trade of the lot shown call for.
fn lot_advice(page: &Page, judgement: &Judgement) -> String {
    let lots = &judgement.assessment.lots;
    let Some(advice) = lots.iter().find(|advice| advice.lot == page.at.lot) else {
        return String::new();
    };
    let said = format!("Conseil pour ce lot : {}", advice.text);
    words("p", "", &said) + &words("p", "how", &format!("Source : {}", advice.source))
}

/// Whether a contract has to say why it provides no social condition, or has begun to.
fn needs_reasons(page: &Page, judgement: &Judgement) -> bool {
    let contract = &page.reading.contract;
    let duty = judgement.assessment.obligation.duty;
    let obliged = matches!(duty, Duty::Compulsory | Duty::ShortWorks);
    let chosen_none = contract.mechanism == Some(Mechanism::None);
    let typed = [Field::Exception, Field::Motivation]
        .iter()
        .any(|field| !page.typed(*field).is_empty());
    duty != Duty::Outside
        && (typed
            || chosen_none
            || (obliged
                && contract.lots.iter().any(|lot| {
                    let mechanism = contract.mechanism_of(lot);
                    let assessment = &judgement.assessment;
                    !mechanism.is_condition() && !assessment.keeps_share(contract, mechanism)
                })))
}

/// How the mechanism chosen fits, beside the group's title.
pub fn fit_mark(page: &Page, judgement: &Judgement) -> String {
    let chosen = page.reading.contract.mechanism;
    let option = chosen.and_then(|chosen| judgement.assessment.mechanism.option(chosen));
    option.map_or(String::new(), |option| {
        format!("choix {}", option.fit.label())
    })
}

/// A mechanism with how it fits, and what there is to say of it. What it asks for is on the form once
/// it is chosen.
fn option_row(page: &Page, option: &MechanismOption) -> String {
    let is_chosen = page.reading.contract.mechanism == Some(option.mechanism);
    let class = match option.fit {
        Fit::Recommended => "grade own",
        Fit::Possible | Fit::Unsuited => "grade",
    };
    let term =
        words("span", "", option.mechanism.label()) + &words("span", class, option.fit.label());
    let said: String = option
        .remarks
        .iter()
        .map(|one| {
            let said = if is_chosen {
                asking(page, &one.text, one.asks.as_ref())
            } else {
                escape(&french(&one.text))
            };
            element("p", "", &said) + &words("p", "how", &format!("Source : {}", one.source))
        })
        .collect();
    element(
        "div",
        "",
        &(element("dt", "", &term) + &element("dd", "", &said)),
    )
}

fn recommended(page: &Page, judgement: &Judgement) -> String {
    let chosen = page.reading.contract.mechanism;
    match judgement.assessment.mechanism.recommended() {
        // Said once, as the choice.
        Some(option) if chosen == Some(option.mechanism) => String::new(),
        // Beside another choice its name is enough: the comparison says the rest.
        Some(option) if chosen.is_some() => words(
            "p",
            "",
            &format!("Mécanisme recommandé : « {} ».", option.mechanism.label()),
        ),
        Some(option) => {
            words("p", "", "Mécanisme recommandé :")
                + &element("dl", "points", &option_row(page, option))
        }
        None if chosen.is_some() => String::new(),
        None => words(
            "p",
            "",
            "Le mécanisme recommandé s’affiche avec les heures du marché ; vous pouvez déjà choisir.",
        ),
    }
}

fn chosen(page: &Page, judgement: &Judgement) -> String {
    let Some(chosen) = page.reading.contract.mechanism else {
        return String::new();
    };
    match judgement.assessment.mechanism.option(chosen) {
        Some(option) => element("dl", "points", &option_row(page, option)),
        None => words(
            "p",
            "wrong",
            "Un tel contrat ne peut pas avoir ce mécanisme : choisissez-en un autre.",
        ),
    }
}

fn all(page: &Page, judgement: &Judgement) -> String {
    let options = &judgement.assessment.mechanism.options;
    let rows: String = options
        .iter()
        .map(|option| option_row(page, option))
        .collect();
    element("dl", "points", &rows)
}

fn claims(page: &Page, judgement: &Judgement) -> String {
    let row = |claim: &Claim| {
        let mark = if claim.ruled_out {
            words("span", "grade", "ne s’applique pas ici")
        } else {
            String::new()
        };
        let term = words("span", "", claim.exception.label()) + &mark;
        let mut why =
            words("p", "", claim.text) + &words("p", "how", &format!("Source : {}", claim.source));
        if page.reading.contract.mechanism_terms.exception == Some(claim.exception) {
            let question = |question: &&str| words("li", "", question);
            let questions: String = claim.questions.iter().map(question).collect();
            why += &words("p", "", "Vos raisons répondent à ces questions :");
            why += &element("ul", "", &questions);
        }
        element(
            "div",
            "",
            &(element("dt", "", &term) + &element("dd", "", &why)),
        )
    };
    let rows: String = judgement
        .assessment
        .obligation
        .claims
        .iter()
        .map(row)
        .collect();
    if rows.is_empty() {
        return words(
            "p",
            "",
            "Sous les seuils, aucun motif n’est demandé ; l’écrire garde trace de votre choix.",
        );
    }
    element("dl", "points", &rows)
}
