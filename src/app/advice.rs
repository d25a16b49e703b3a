//! Whether a clause of hours makes sense here, whether it can be done, and what to compare it with.

use super::computed::{details_at_rest, holds};
use super::explanation::total_step;
use super::links::{asking, follow, remarks};
use super::live::{element, on, words};
use super::state::Page;
use super::steps::{RELEVANCE, number, number_of_lot, sign};
use clausule::advice::{
    ActionsState, Advice, Alternative, Compared, Feasibility, Point, SocialActions, Subject,
};
use clausule::bareme::Bareme;
use clausule::contract::Form;
use clausule::document::{escape, french};
use clausule::estimate::{Estimate, Value};
use leptos::prelude::*;

/// The advice on the whole contract.
pub fn advice() -> impl IntoView {
    let none = holds(|page, _| page.form == Form::new());
    view! {
        <div class="advice" on:click=on(follow())>
            {details_at_rest(RELEVANCE, "Pertinence et faisabilité", none, html)}
        </div>
    }
}

fn html(page: &Page, estimate: &Estimate) -> String {
    let advice = Advice::of(&page.reading, estimate, Bareme::builtin());
    let relevance = &advice.relevance;
    let mut html = words("p", "verdict", relevance.verdict.label());
    html += &sourced(&relevance.text, &relevance.source);
    let points: String = relevance
        .points
        .iter()
        .map(|one| point(page, one))
        .collect();
    html += &element("dl", "points", &points);
    if !relevance.instead.is_empty() {
        let list: String = relevance.instead.iter().map(alternative).collect();
        html += &section("À la place, ou en plus", &element("ul", "", &list));
    }
    html += &feasibility(page, &advice.feasibility);
    html += &compared(page, &advice, estimate);
    if !advice.trades.is_empty() {
        html += &section("Métiers", &remarks(page, &advice.trades));
    }
    if let Some(actions) = &advice.actions {
        html += &social(page, actions);
    }
    html
}

fn section(title: &str, inside: &str) -> String {
    words("h3", "", title) + inside
}

/// A sentence with its source under it.
fn sourced(text: &str, source: &str) -> String {
    words("p", "", text) + &words("p", "how", &format!("Source : {source}"))
}

fn point(page: &Page, point: &Point) -> String {
    let why = asking(page, &point.text, point.asks.as_ref());
    let mark = escape(&french(point.mark.label()));
    row(point.kind.label(), &mark, &why, &point.source)
}

/// A name with its mark, and under it why, with the source. Mark and why are HTML.
fn row(name: &str, mark: &str, why: &str, source: &str) -> String {
    let term = words("span", "", name) + &element("span", "grade", mark);
    let why = element("p", "", why) + &words("p", "how", &format!("Source : {source}"));
    element(
        "div",
        "",
        &(element("dt", "", &term) + &element("dd", "", &why)),
    )
}

fn alternative(alternative: &Alternative) -> String {
    element("li", "", &sourced(&alternative.text, &alternative.source))
}

fn feasibility(page: &Page, feasibility: &Feasibility) -> String {
    // The steps of one lot; of several, people are those of the lots added, which is said under them.
    let single = page.form.lots.len() == 1;
    let figure = |name: &str, value: Option<Value>, step: &str| match value {
        Some(value) => {
            let value = if step.is_empty() {
                escape(&french(&value.to_short()))
            } else {
                number(step, &value.to_short())
            };
            let value = element("dd", "", &element("strong", "", &value));
            element("div", "", &(words("dt", "", name) + &value))
        }
        None => String::new(),
    };
    let (etp, people) = if single {
        ("step-etp", "step-people")
    } else {
        ("total-etp", "")
    };
    let name = "Personnes à temps plein sur la durée";
    let figures = figure("ETP sur un an", feasibility.etp, etp)
        + &figure(name, feasibility.people, people)
        + &figure("Heures d’insertion par mois", feasibility.hours_a_month, "");
    if figures.is_empty() && feasibility.remarks.is_empty() {
        return String::new();
    }
    let mut inside = String::new();
    if !figures.is_empty() {
        inside += &element("dl", "meanings", &figures);
    }
    inside += &remarks(page, &feasibility.remarks);
    section("Faisabilité", &inside)
}

fn compared(page: &Page, advice: &Advice, estimate: &Estimate) -> String {
    let check = &advice.cross_check;
    if check.compared.is_empty() && check.labour.is_empty() {
        return String::new();
    }
    let compare = |compared: &Compared| {
        let subject = match compared.subject {
            Subject::Whole => "Le marché".to_string(),
            Subject::Lot(lot) => format!("Lot {}", lot + 1),
            Subject::Ratio(lot) => format!("Ratio du lot {}", lot + 1),
        };
        let hours = compared.hours.to_string();
        let hours = match compared.subject {
            Subject::Whole => number(total_step(estimate), &hours),
            Subject::Lot(lot) => number_of_lot(lot, "step-central", &hours),
            Subject::Ratio(lot) => number_of_lot(lot, "step-ratio", &hours),
        };
        let id = match compared.subject {
            Subject::Whole => "relevance-whole".to_string(),
            Subject::Lot(lot) => format!("relevance-lot-{lot}"),
            Subject::Ratio(lot) => format!("relevance-ratio-{lot}"),
        };
        let per_million = number(&id, &format!("{} par M€", compared.said));
        let result = compared.per_million.to_string();
        let formula = format!(
            "heures d’insertion ÷ montant HT × 1 million d’euros : {{}} ÷ {} × 1 000 000 € {} {result}",
            compared.amount,
            sign('=', &result)
        );
        let formula = escape(&french(&formula)).replacen("{}", &hours, 1);
        let formula = format!("<span class=\"how\" id=\"{id}\" tabindex=\"-1\">{formula}</span>");
        let why = escape(&french(&compared.text)) + &formula;
        row(&subject, &per_million, &why, &compared.source)
    };
    let rows: String = check.compared.iter().map(compare).collect();
    let mut inside = String::new();
    if !rows.is_empty() {
        inside += &element("dl", "points", &rows);
    }
    if !check.labour.is_empty() {
        inside += &remarks(page, &check.labour);
    }
    section("Comparaison avec ce qui a été publié", &inside)
}

fn social(page: &Page, actions: &SocialActions) -> String {
    let mut inside = remarks(page, &actions.remarks);
    // Before the choice, the remark names them.
    let chosen = actions.state == ActionsState::Chosen;
    let list: String = actions
        .list
        .iter()
        .filter(|_| chosen)
        .map(|action| words("li", "", &action.text()))
        .collect();
    if !list.is_empty() {
        inside += &element("ul", "", &list);
    }
    section("Actions sociales", &inside)
}
