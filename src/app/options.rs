//! The answers that most contracts do not need, each group closed until it is asked for.

use super::computed::{Computed, derived_html, figures, holds};
use super::field::{
    choice_field, choices, field_box, hint_id, said_choice, text_field, typed_input, words_of,
};
use super::house::house;
use super::law::{duty_mark, fit_mark, judged, mechanism, procedure};
use super::live::{LiveHtml, element, flag, html, on, text, words};
use super::state::{Page, State};
use super::steps::{number, steps};
use clausule::contract::{
    Answered, Constraints, Field, Holders, Part, Programme, RatioMode, RoundingChoice,
    SubsequentBase, TakenOver, Technique,
};
use clausule::document::{escape, french};
use clausule::estimate::{Due, Estimate, Reverse, Value, asks_takeover};
use clausule::quantity::{Hours, NO_BREAK_SPACE};
use leptos::{html::Details, prelude::*};

/// A group for those who advise buyers: others see it once something in it is answered.
fn advising(
    title: &'static str,
    hint: &'static str,
    inside: impl IntoView + 'static,
) -> impl IntoView {
    view! { <div class="advising">{group(title, nothing(), hint, inside)}</div> }
}

/// A group that opens on demand; `says`, as HTML, stands beside its title.
pub fn group(
    title: &'static str,
    says: LiveHtml,
    hint: &'static str,
    inside: impl IntoView + 'static,
) -> impl IntoView {
    let (state, computed) = (State::of_page(), Computed::of_page());
    let node = NodeRef::<Details>::new();
    let answers = move || {
        let group = node.get();
        computed.at_rest(state, |page, _| {
            group.map_or(String::new(), |group| answered(page, &group, title))
        })
    };
    view! {
        <details class="group" node_ref=node>
            <summary>
                <span>{french(title)}</span>
                <span class="grade" inner_html=says></span>
                <span class="answers">{text(answers)}</span>
            </summary>
            <div class="group-fields" role="group" aria-label=french(title)>
                <p class="legend-hint" hidden=hint.is_empty()>{french(hint)}</p>
                {inside}
            </div>
        </details>
    }
}

/// How many answers are read on a closed group, and how many letters of one.
const MOST_ANSWERS: usize = 2;
const MOST_LETTERS: usize = 60;

/// What is answered in a group, as its fields show it: « Montant maximum : 500 000 · et 2 autres ».
fn answered(page: &Page, group: &web_sys::Element, title: &str) -> String {
    let find = |within: &web_sys::Element, what: &str| within.query_selector(what).ok()?;
    let mut answers: Vec<String> = Field::all()
        .filter_map(|field| {
            let typed = page.typed(field);
            let shown = find(group, &format!("[data-field={}]", field.key()))?;
            if typed.is_empty() || shown.closest("[hidden]").ok()?.is_some() {
                return None;
            }
            let unit = find(&shown, ".unit").and_then(|unit| unit.text_content());
            let value = shortened(&with_unit(
                &words_of(&shown, typed),
                &unit.unwrap_or_default(),
            ));
            // The title of the group says it already.
            Some(if field.label() == title {
                value
            } else {
                format!("{} : {value}", field.label())
            })
        })
        .collect();
    match answers.len().saturating_sub(MOST_ANSWERS) {
        0 => {}
        1 => answers[MOST_ANSWERS] = "et un autre champ".to_string(),
        more => answers[MOST_ANSWERS] = format!("et {more} autres champs"),
    }
    answers.truncate(MOST_ANSWERS + 1);
    french(&answers.join(" · "))
}

/// The first words of an answer, as many as a closed group has room for.
fn shortened(words: &str) -> String {
    let Some((end, _)) = words.char_indices().nth(MOST_LETTERS) else {
        return words.to_string();
    };
    let words = &words[..end];
    let whole = words.rfind(' ').map_or(words, |space| &words[..space]);
    format!("{} …", whole.trim_end_matches([',', ' ']))
}

/// A number with the unit of its field, that no line parts; anything else as it is.
fn with_unit(words: &str, unit: &str) -> String {
    let in_number = |one: char| one.is_ascii_digit() || one.is_whitespace() || ".,".contains(one);
    if words.contains(|one: char| !in_number(one)) {
        return words.to_string();
    }
    let parts = words.split_whitespace().chain(unit.split_whitespace());
    parts.collect::<Vec<_>>().join(&NO_BREAK_SPACE.to_string())
}

/// For a group whose title says all.
fn nothing() -> LiveHtml {
    html(String::new)
}

/// All groups.
pub fn options() -> impl IntoView {
    view! {
        <div class="groups">
            {group(
                "Acheteur et procédure",
                judged(duty_mark),
                "La loi peut rendre une condition sociale obligatoire : cela dépend de l’acheteur, de la valeur et de la date.",
                procedure(),
            )}
            {group(
                "Mécanisme",
                judged(fit_mark),
                "Par quoi le marché sert l’insertion : des heures dues par le titulaire, une réservation, un critère… SIAE : structure d’insertion par l’activité économique ; EA : entreprise adaptée ; ESAT : établissement ou service d’accompagnement par le travail.",
                mechanism(),
            )}
            {advising(
                "Objectif à atteindre",
                "Vous savez combien d’heures, d’ETP ou de personnes vous voulez : voici le taux que cela représente.",
                target(),
            )}
            {group(
                "Programme ou charte",
                nothing(),
                "Un programme peut fixer un taux minimum et des publics. NPNRU : nouveau programme national de renouvellement urbain.",
                programme(),
            )}
            {group(
                "Accord-cadre",
                nothing(),
                "Les heures suivent ce qui est facturé : tant d’heures pour tant d’euros.",
                framework(),
            )}
            {group(
                "Reprise de personnel",
                html(taken_over_mark()),
                "Si le titulaire reprend le personnel en place (nettoyage, sécurité, transport…), seul le travail nouveau peut porter des heures.",
                taken_over(),
            )}
            {advising(
                "Questions de pertinence",
                "Ce que Clausule ne peut pas deviner ; vos réponses servent à juger de la clause.",
                relevance(),
            )}
            {advising(
                "Vos coefficients",
                "Les chiffres de votre barème, métier par métier : ils remplacent ceux de Clausule, dans tous les lots.",
                house(),
            )}
            {advising("Arrondi et conventions", "", conventions())}
        </div>
    }
}

fn target() -> impl IntoView {
    let state = State::of_page();
    let computed = Computed::of_page();
    let none = holds(|page, estimate| rate_of(page, estimate).is_none());
    let keep = move |_| {
        let rate = state.now(|page| computed.now(|estimate| rate_of(page, estimate)));
        if let Some(rate) = rate {
            state.set(Field::Rate, rate);
        }
    };
    view! {
        {text_field(Field::Target, "", "Par exemple 500 h, 2 ETP (équivalents temps plein) ou 3 personnes.")}
        <div class="outcome" inner_html=derived_html(reverse)></div>
        <p hidden=flag(none)>
            <button type="button" on:click=on(keep)>"Retenir ce taux"</button>
        </p>
    }
}

fn rate_of(page: &Page, estimate: &Estimate) -> Option<String> {
    let reverse = figures(page, estimate)?.reverse.as_deref()?;
    reverse.rate.map(|rate| rate.to_string())
}

fn reverse(page: &Page, estimate: &Estimate) -> String {
    let Some(reverse) = figures(page, estimate).and_then(|figures| figures.reverse.as_deref())
    else {
        return String::new();
    };
    let Reverse {
        target,
        hours,
        rate,
        trace,
    } = reverse;
    let sentence = match (hours, rate) {
        (None, _) => {
            "Indiquez la durée d’exécution : un nombre de personnes dépend du temps de travail."
                .to_string()
        }
        (Some(hours), Some(rate)) => {
            format!(
                "{target}, c’est {hours} d’insertion, soit un taux de {rate} des heures de travail."
            )
        }
        (Some(hours), None) => format!(
            "{target}, c’est {hours} : plus que toutes les heures de travail du lot. Réduisez l’objectif, ou regroupez des lots."
        ),
    };
    words("p", "", &sentence) + &steps(trace)
}

fn programme() -> impl IntoView {
    let own = holds(|page, _| page.typed(Field::Programme) == "own");
    view! {
        {choice_field(Field::Programme, &choices!("Aucun", Programme))}
        <div hidden=flag(move || !own())>
            {text_field(Field::ProgrammeName, "", "")}
            <div class="pair">
                {text_field(Field::ProgrammeRate, "%", "")}
                {text_field(Field::ProgrammePublics, "", "")}
            </div>
        </div>
    }
}

fn framework() -> impl IntoView {
    let none = holds(|page, _| matches!(page.typed(Field::Technique), "" | "ordinary"));
    let techniques = [
        ("", Technique::Ordinary.label()),
        (Technique::Orders.key(), Technique::Orders.label()),
        (Technique::Subsequent.key(), Technique::Subsequent.label()),
    ];
    let no_trigger = holds(|page, _| page.typed(Field::Trigger).is_empty());
    let no_subsequent =
        holds(|page, _| page.typed(Field::Technique) != Technique::Subsequent.key());
    let single = holds(|page, _| page.form.lots.len() == 1);
    let carry_over = [("", "Non"), ("yes", "Oui"), ("no", "Non")];
    view! {
        {choice_field(Field::Technique, &techniques)}
        <div class="group-fields" hidden=flag(none)>
            <p class="legend-hint">
                {french("Le champ « Montant hors taxes » porte alors le montant estimé. Laissez le ratio vide : Clausule en propose un, lisible.")}
            </p>
            {text_field(Field::Maximum, "€ HT", "")}
            <div class="pair">
                {text_field(Field::RatioHours, "h", "")}
                {text_field(Field::RatioStep, "€ HT", "")}
            </div>
            {choice_field(Field::RatioMode, &[("", RatioMode::ProRata.label()), ("whole", RatioMode::Whole.label())])}
            <div class="pair">
                {text_field(Field::Trigger, "€ HT", "Montant facturé sous lequel rien n’est dû.")}
                <div hidden=flag(no_trigger)>
                    {choice_field(Field::TriggerCounts, &[("", "À choisir"), ("yes", "Compte une fois le seuil atteint"), ("no", "Ne compte pas")])}
                </div>
            </div>
            {said_choice(
                Field::Holders,
                &choices!("À choisir", Holders),
                "",
                "Avec plusieurs titulaires, chacun ne doit que les heures de ce qui lui est confié.",
            )}
            <div hidden=flag(single)>{choice_field(Field::LotHolders, &choices!("Comme l’accord-cadre", Holders))}</div>
            <div class="group-fields" hidden=flag(no_subsequent)>
                {said_choice(
                    Field::SubsequentBase,
                    &choices!("À choisir (un seul titulaire : le cumul de ses marchés subséquents)", SubsequentBase),
                    "",
                    "Dans un tel accord-cadre, le ratio s’applique à chaque marché subséquent. Avec un cumul, les heures déjà fixées sont déduites.",
                )}
                {said_choice(Field::CarryOver, &carry_over, "no", "Les heures faites en plus dans un marché subséquent comptent pour les suivants.")}
            </div>
            {text_field(Field::Schedule, "", "Montants attendus, séparés par des points-virgules : 300 000 ; 250 000. Vide : parts égales.")}
            <div class="outcome" inner_html=derived_html(ratio)></div>
        </div>
    }
}

fn ratio(page: &Page, estimate: &Estimate) -> String {
    let framework = figures(page, estimate).and_then(|figures| figures.framework.as_ref());
    let Some(framework) = framework else {
        return words("p", "", "Le ratio s’affiche avec les heures du lot.");
    };
    let terms = format!(
        " d’insertion pour {} {}, {}.",
        framework.step,
        page.reading.contract.of_ratio(),
        match (framework.mode, page.reading.contract.technique) {
            (RatioMode::ProRata, Technique::Subsequent) => "au prorata du montant",
            (RatioMode::ProRata, _) => "au prorata du montant facturé",
            (RatioMode::Whole, _) => "par tranche entière",
        }
    );
    let hours = number("step-ratio", &framework.hours.to_string());
    let mut html = element("p", "ratio", &(hours + &escape(&french(&terms))));
    if framework.asks_trigger_counts() {
        html += &words(
            "p",
            "wrong",
            "Choisissez si le montant sous le seuil compte : les chiffres qui suivent le comptent.",
        );
    }
    let due = |name: &str, due: &Due, step: &str| {
        let name = format!("{name} ({}) : ", Value::Euros(due.amount));
        let hours = number(step, &due.hours.to_string());
        element("p", "", &(escape(&french(&name)) + &hours + "."))
    };
    html += &due("Au montant estimé", &framework.at_estimate, "step-estimate");
    if let Some(at_maximum) = &framework.at_maximum {
        html += &due("Au montant maximum", at_maximum, "step-maximum");
    }
    if let Some(one) = page.reading.contract.estimate_supposes() {
        let said = format!(
            "Calculé comme pour {one} : le seuil et l’arrondi s’appliquent à chacun, le total peut différer."
        );
        html += &words("p", "how", &said);
    }
    if framework.years.is_empty() {
        return html
            + &words(
                "p",
                "",
                "Indiquez la durée d’exécution, ou les montants par année, pour voir les heures année par année.",
            );
    }
    let rows: String = framework
        .years
        .iter()
        .enumerate()
        .map(|(index, year)| {
            let step = format!("step-year-{}", index + 1);
            let hours = |hours: Hours| element("td", "number", &number(&step, &hours.to_string()));
            element(
                "tr",
                "",
                &(format!("<th scope=\"row\">{}</th>", index + 1)
                    + &words("td", "number", &Value::Euros(year.amount).to_string())
                    + &words("td", "number", &Value::Euros(year.cumulated).to_string())
                    + &hours(year.hours)
                    + &hours(year.cumulated_hours)),
            )
        })
        .collect();
    let caption = if framework.years_are_even {
        "Heures par année, le montant estimé étant réparti également"
    } else {
        "Heures par année, selon vos montants"
    };
    html + &format!(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table><caption>{}</caption><thead><tr><th scope=\"col\">Année</th><th scope=\"col\" class=\"number\">Facturé</th><th scope=\"col\" class=\"number\">Cumul</th><th scope=\"col\" class=\"number\">Heures</th><th scope=\"col\" class=\"number\">Cumul</th></tr></thead><tbody>{rows}</tbody></table></div>",
        french(caption)
    )
}

fn taken_over() -> impl IntoView {
    let none = holds(|page, _| shown_part(page).is_none_or(|part| part.taken_over.is_none()));
    let mut choices = choices!("À préciser (calcul sans reprise)", TakenOver);
    choices.insert(1, (TakenOver::NO, "Non"));
    let is_own = holds(|page, _| page.typed(Field::TakenOver) == TakenOver::Own.key());
    let price = view! {
        <p class="hint" id=hint_id(Field::StaffPrice)>
            {text(move || french(if is_own() {
                "À indiquer : le calcul en a besoin."
            } else {
                "Vide : 25 €/h, le prix de la branche de la propreté."
            }))}
        </p>
    };
    view! {
        {choice_field(Field::TakenOver, &choices)}
        <div class="group-fields" hidden=flag(none)>
            <p class="hint">
                {french("La part de main-d’œuvre et le coût horaire ne servent pas ici : le calcul part des heures du personnel repris (méthode P.A.C.T. Propreté).")}
            </p>
            <div class="pair">
                {text_field(Field::StaffHours, "h", "Pour tout le personnel, par mois.")}
                {field_box(Field::StaffPrice, typed_input(Field::StaffPrice, "€/h", true), price)}
            </div>
        </div>
    }
}

/// The part that the form shows.
fn shown_part(page: &Page) -> Option<&Part> {
    let lot = page.reading.contract.lots.get(page.at.lot)?;
    lot.parts.get(page.at.part)
}

/// What the part shown lacks to know its staff taken over.
fn taken_over_mark() -> impl Fn() -> String + Send {
    let state = State::of_page();
    move || {
        let mark = state.get(|page| {
            let part = shown_part(page)?;
            if asks_takeover(part) {
                return Some("à préciser");
            }
            let method = part.taken_over?;
            let no_price = part.staff_price.is_none() && method == TakenOver::Own;
            (no_price || part.staff_hours.is_none()).then_some("à compléter")
        });
        french(mark.unwrap_or_default())
    }
}

fn relevance() -> impl IntoView {
    view! {
        {choice_field(Field::Services, &choices!("À préciser", Answered))}
        {choice_field(Field::Site, &choices!("À préciser", Constraints))}
        {choice_field(Field::Offer, &choices!("À préciser", Answered))}
        {text_field(Field::RecruitDelay, "jours", "Entre la notification et le début de l’exécution.")}
    }
}

fn conventions() -> impl IntoView {
    let rounding: Vec<(&str, &str)> = RoundingChoice::ALL
        .iter()
        .map(|choice| match choice {
            RoundingChoice::Hour => ("", choice.label()),
            choice => (choice.key(), choice.label()),
        })
        .collect();
    view! {
        {choice_field(Field::Rounding, &rounding)}
        <div class="pair">
            {text_field(Field::EtpHours, "h", "ETP : équivalent temps plein. 1 607 (durée légale), 1 820 (heures payées), 1 600 ou la vôtre. Vide : 1 607.")}
            {text_field(Field::MonthlyHours, "h", "Par personne. Vide : 130.")}
        </div>
    }
}
