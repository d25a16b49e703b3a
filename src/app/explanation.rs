//! What the hours of the lot shown mean, what to think of them, and how they were computed.

use super::advice::advice;
use super::coefficient::source_of;
use super::computed::{derived, details, figures, holds};
use super::live::{element, flag, table, words};
use super::options::step;
use super::state::Page;
use clausule::bareme::Bareme;
use clausule::contract::Field;
use clausule::document::{escape, french};
use clausule::estimate::{
    Convention, Driver, Estimate, Notice, Of, Severity, Step, StepKind, Traces,
};
use clausule::quantity::Hours;
use leptos::prelude::*;

/// The DOM name of the steps, which the hours lead to.
pub const STEPS: &str = "steps";

/// The whole explanation.
pub fn explanation() -> impl IntoView {
    let none = holds(|page, estimate| figures(page, estimate).is_none());
    let certain = holds(|page, estimate| {
        figures(page, estimate).is_none_or(|figures| figures.hours.is_certain())
    });
    view! {
        <div hidden=flag(none) inner_html=derived(lot_title)></div>
        <dl class="meanings" hidden=flag(none) inner_html=derived(meanings)></dl>
        <ul class="notices" hidden=flag(none) inner_html=derived(notices)></ul>
        {details("drivers", "Ce qui fait bouger le résultat", true, move || none() || certain(), drivers)}
        {details(STEPS, "Comment ce nombre est calculé", true, none, computation)}
        {advice()}
    }
}

/// Empty for a contract of one lot: the figure above says it all.
fn lot_title(page: &Page, estimate: &Estimate) -> String {
    match figures(page, estimate) {
        Some(figures) if page.form.lots.len() > 1 => words(
            "h3",
            "",
            &format!("Lot {} : {}", page.at.lot + 1, figures.due().central()),
        ),
        _ => String::new(),
    }
}

fn meanings(page: &Page, estimate: &Estimate) -> String {
    let Some(figures) = figures(page, estimate) else {
        return String::new();
    };
    let mut html: String = [
        (StepKind::Etp, Convention::YearlyHours),
        (StepKind::People, Convention::MonthlyHours),
    ]
    .into_iter()
    .filter_map(|(kind, convention)| Some(meaning(page, &figures.step(kind)?, convention)))
    .collect();
    if figures.tranches.len() > 1 {
        for (tranche, hours) in &figures.tranches {
            let mut name = tranche.to_string();
            if let Some(first) = name.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            let mut inside = words("strong", "", &hours.central().to_string());
            if !hours.is_certain() {
                let range = format!("de {} à {}", hours.low(), hours.high());
                inside += &words("span", "how", &range);
            }
            let pair = words("dt", "", &name) + &element("dd", "", &inside);
            html += &element("div", "", &pair);
        }
    }
    html
}

/// A figure derived from the hours, with its formula and the convention it rests on.
fn meaning(page: &Page, step: &Step, convention: Convention) -> String {
    let contract = &page.reading.contract;
    let own = match convention {
        Convention::YearlyHours => contract.etp_hours.is_some(),
        _ => contract.monthly_hours.is_some(),
    };
    let source = if own {
        "Valeur saisie par vous"
    } else {
        convention.source()
    };
    let inside = words("strong", "", &step.result.to_string())
        + &words("span", "how", &step.expression())
        + &words("span", "how", source);
    let pair = words("dt", "", step.label) + &element("dd", "", &inside);
    element("div", "", &pair)
}

fn notices(page: &Page, estimate: &Estimate) -> String {
    let notices = estimate.notices(&page.reading, page.at.lot, Bareme::builtin());
    notices.iter().map(notice).collect()
}

fn notice(notice: &Notice) -> String {
    notice_row(
        notice.severity,
        &escape(&french(&notice.text)),
        notice.source,
    )
}

/// A remark as a list item; `text` is HTML.
pub fn notice_row(severity: Severity, text: &str, source: &str) -> String {
    let (class, prefix) = match severity {
        Severity::Warning => ("warning", words("strong", "", "Attention : ")),
        Severity::Information => ("information", String::new()),
    };
    let source = words("p", "how", &format!("Source : {source}"));
    element("li", class, &(element("p", "", &(prefix + text)) + &source))
}

/// What moves the result, drawn and as a table.
fn drivers(page: &Page, estimate: &Estimate) -> String {
    let drivers = estimate.drivers(&page.reading, page.at.lot);
    let Some(figures) = figures(page, estimate) else {
        return String::new();
    };
    let high = figures.hours.high().get().max(1);
    let several = figures.parts.len() > 1;
    let lot = &page.reading.contract.lots[page.at.lot];
    let trade = |part: usize| lot.parts.get(part)?.trade.map(|trade| trade.label);
    let rows: String = drivers
        .iter()
        .map(|driver| driver_row(driver, high, trade(driver.part).filter(|_| several)))
        .collect();
    let intro = "Chaque valeur, seule, va de sa valeur basse à sa valeur haute ; les autres restent centrales. Précisez d’abord celle du haut.";
    let heads = [("", "Valeur"), ("bar", "Effet seul"), ("number", "Heures")];
    words("p", "how", intro) + &table("Tableau des effets", &heads, &rows)
}

fn driver_row(driver: &Driver, high: i64, trade: Option<&str>) -> String {
    // In thousandths of the width, from 0 to the high hours of the lot.
    let place = |hours: Hours| hours.get() * 1_000 / high;
    let (from, to) = (place(driver.low), place(driver.high));
    let bar = format!(
        r#"<svg class="driver" aria-hidden="true" viewBox="0 0 1000 20" preserveAspectRatio="none"><rect class="track" y="7" width="1000" height="6"/><rect class="span" x="{from}" y="2" width="{}" height="16"/></svg>"#,
        (to - from).max(4)
    );
    let mut name = driver.input.label().to_string();
    if let Some(trade) = trade {
        name.push_str(", ");
        name.push_str(trade);
    }
    let name = escape(&french(&name)) + &words("span", "how", &driver.input.range());
    let hours = format!("{} à {}", driver.low, driver.high);
    element(
        "tr",
        "",
        &(format!("<th scope=\"row\">{name}</th>")
            + &element("td", "bar", &bar)
            + &words("td", "number", &hours)),
    )
}

/// The steps to the central hours, then those to the low and the high ones.
fn computation(page: &Page, estimate: &Estimate) -> String {
    let Some(figures) = figures(page, estimate) else {
        return String::new();
    };
    let Traces { low, central, high } = figures.traces();
    let central = central.split(|step| step.kind == StepKind::Etp).next();
    let mut html = grouped(page, central.unwrap_or_default());
    if figures.hours.is_certain() {
        return html;
    }
    if figures.is_plain() {
        let row = |name: &str, steps: &[Step], hours: Hours| {
            let result = words("strong", "", &hours.to_string());
            let chain = escape(&Step::chain(steps)) + " → " + &result;
            let pair = words("dt", "step-label", name) + &element("dd", "expression", &chain);
            element("div", "", &pair)
        };
        let low = row("Valeur basse", &low, figures.hours.low());
        let high = row("Valeur haute", &high, figures.hours.high());
        html += &element("dl", "", &(low + &high));
    } else {
        html += &closed("Calcul de la valeur basse", &grouped(page, &low));
        html += &closed("Calcul de la valeur haute", &grouped(page, &high));
    }
    html
}

fn closed(title: &str, inside: &str) -> String {
    element("details", "", &(words("summary", "", title) + inside))
}

/// A step with where its coefficient is from: grade, source, year.
fn sourced(page: &Page, one: &Step) -> String {
    let field = match one.kind {
        StepKind::LabourAmount => Field::Share,
        StepKind::LabourHours => Field::Cost,
        StepKind::InsertionHours => Field::Rate,
        _ => return step(one),
    };
    let part = match one.of {
        Of::Part(part) => part,
        Of::Lot | Of::Tranche(_) => 0,
    };
    let source = words("span", "how", &source_of(page, part, field));
    step(one).replacen("</li>", &(source + "</li>"), 1)
}

/// Steps under the part or the tranche that they are about.
fn grouped(page: &Page, trace: &[Step]) -> String {
    let list = |steps: &[Step]| {
        let rows: String = steps.iter().map(|step| sourced(page, step)).collect();
        element("ol", "step-list", &rows)
    };
    if trace.iter().all(|step| step.of == Of::Lot) {
        return list(trace);
    }
    let mut html = String::new();
    let mut rest = trace;
    while let Some(first) = rest.first() {
        let of = first.of;
        let count = rest.iter().take_while(|step| step.of == of).count();
        let (group, others) = rest.split_at(count);
        let title = match of {
            Of::Lot => "Pour le lot".to_string(),
            Of::Tranche(tranche) => format!("Pour la {tranche}"),
            Of::Part(part) => {
                let lot = &page.reading.contract.lots[page.at.lot];
                let label = lot.parts.get(part).and_then(|part| Some(part.trade?.label));
                format!("Poste {} : {}", part + 1, label.unwrap_or_default())
            }
        };
        html += &words("p", "step-label", &title);
        html += &list(group);
        rest = others;
    }
    html
}
