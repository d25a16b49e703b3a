//! What the hours of the lot shown mean, what to think of them, and how they were computed.

use super::advice::advice;
use super::coefficient::source_of;
use super::computed::{derived_html, details, figures, holds};
use super::live::{element, flag, table, words};
use super::state::Page;
use super::steps::{STEPS, number, range, row, sign, step, steps_to};
use clausule::bareme::Bareme;
use clausule::contract::{Field, Tranche};
use clausule::document::{escape, french};
use clausule::estimate::{
    Convention, Driver, Estimate, Figures, Framework, Notice, Of, Severity, Step, StepKind, Traces,
    Value,
};
use clausule::quantity::Hours;
use leptos::prelude::*;

/// The whole explanation.
pub fn explanation() -> impl IntoView {
    let none = holds(|page, estimate| figures(page, estimate).is_none());
    let certain = holds(|page, estimate| {
        figures(page, estimate).is_none_or(|figures| figures.hours.is_certain())
    });
    view! {
        <div hidden=flag(none) inner_html=derived_html(lot_title)></div>
        <dl class="meanings" hidden=flag(none) inner_html=derived_html(meanings)></dl>
        <ul class="notices" hidden=flag(none) inner_html=derived_html(notices)></ul>
        {details("drivers", "Ce qui fait bouger le résultat", true, move || none() || certain(), drivers)}
        {details(STEPS, "Comment ce nombre est calculé", true, none, computation)}
        {advice()}
    }
}

/// Empty for a contract of one lot: the figure above says it all.
fn lot_title(page: &Page, estimate: &Estimate) -> String {
    match figures(page, estimate) {
        Some(figures) if page.form.lots.len() > 1 => {
            let hours = number(due_step(figures), &figures.due().central().to_string());
            let name = french(&format!("Lot {} : ", page.at.lot + 1));
            element("h3", "", &(name + &hours))
        }
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
    .filter_map(|(kind, convention)| Some(meaning(page, figures, &figures.step(kind)?, convention)))
    .collect();
    if figures.tranches.len() > 1 {
        for (tranche, hours) in &figures.tranches {
            let mut name = tranche.to_string();
            if let Some(first) = name.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            let link = |end: &str, value: &str| number(&tranche_step(end, *tranche), value);
            let central = link("central", &hours.central().to_string());
            let mut inside = element("strong", "", &central);
            if !hours.is_certain() {
                inside += &element("span", "how", &range(*hours, link));
            }
            let pair = words("dt", "", &name) + &element("dd", "", &inside);
            html += &element("div", "", &pair);
        }
    }
    html
}

/// A figure derived from the hours, with its formula and the convention it rests on.
fn meaning(page: &Page, figures: &Figures, step: &Step, convention: Convention) -> String {
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
    let mut how = format!("{} : {}", step.formula(), step.expression());
    if let (StepKind::People, Some(one)) = (step.kind, figures.step(StepKind::HoursOfOnePerson)) {
        let result = one.result.to_string();
        let sign = sign(one.sign(), &result);
        let worked = format!(", avec {} {sign} {result}", one.expression());
        how.push_str(&worked);
    }
    let inside = words("strong", "", &step.result.to_string())
        + &words("span", "how", &how)
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

/// The DOM name of the step that gives the hours that a lot carries.
pub const fn due_step(figures: &Figures) -> &'static str {
    if figures.framework.is_some() {
        "step-estimate"
    } else {
        "step-central"
    }
}

/// The DOM name of the step that gives the central hours of the contract.
pub fn total_step(estimate: &Estimate) -> &'static str {
    match &estimate.lots[..] {
        [lot] => lot.figures().map_or("", due_step),
        _ => "total-central",
    }
}

/// The DOM name of the step that gives the low, central or high hours of a tranche.
pub fn tranche_step(end: &str, tranche: Tranche) -> String {
    format!("step-{end}-{}", tranche.key())
}

/// The steps to the central hours, those to the low and the high ones, then a framework's.
fn computation(page: &Page, estimate: &Estimate) -> String {
    let Some(figures) = figures(page, estimate) else {
        return String::new();
    };
    let Traces { low, central, high } = figures.traces();
    let central = central.split(|step| step.kind == StepKind::Etp).next();
    let mut html = grouped(page, central.unwrap_or_default(), "central");
    if !figures.hours.is_certain() {
        for (end, name, trace, hours) in [
            ("low", "Valeur basse", &low, figures.hours.low()),
            ("high", "Valeur haute", &high, figures.hours.high()),
        ] {
            // One trade's steps are a line by themselves.
            let chain = if figures.is_plain() {
                Step::chain(trace)
            } else {
                String::new()
            };
            let chain = escape(&format!(" {chain} → "));
            let title = words("span", "step-label", name)
                + &element("span", "expression", &chain)
                + &words("strong", "", &hours.to_string());
            let summary = element("summary", "", &title);
            html += &element("details", "", &(summary + &grouped(page, trace, end)));
        }
    }
    if let Some(framework) = &figures.framework {
        html += &due(framework);
    }
    html
}

/// The steps to a framework's ratio and to what it makes due.
fn due(framework: &Framework) -> String {
    let title = |title: &str| words("p", "step-label", title);
    let mut html = title("Ratio de l’accord-cadre");
    html += &if framework.trace.is_empty() {
        let own = "Les termes du ratio sont ceux que vous avez saisis.";
        words("p", "", own).replacen("<p", "<p id=\"step-ratio\" tabindex=\"-1\"", 1)
    } else {
        steps_to(&framework.trace, "step-ratio")
    };
    html += &title("Au montant estimé");
    html += &steps_to(&framework.at_estimate.trace, "step-estimate");
    if let Some(maximum) = &framework.at_maximum {
        html += &title("Au montant maximum");
        html += &steps_to(&maximum.trace, "step-maximum");
    }
    if framework.years.is_empty() {
        return html;
    }
    let mut before = Hours::ZERO;
    let mut years = String::new();
    for (index, year) in framework.years.iter().enumerate() {
        years += &row(
            &format!("step-year-{}", index + 1),
            &format!("Année {}", index + 1),
            "heures dues au cumul facturé − heures dues l’année d’avant",
            &format!("{} − {before} =", year.cumulated_hours),
            &year.hours.to_string(),
            &format!(
                "Cumul facturé : {}, compté comme au montant estimé",
                Value::Euros(year.cumulated)
            ),
        );
        before = year.cumulated_hours;
    }
    html + &title("Année par année") + &element("ol", "step-list", &years)
}

/// Grade, source and year of the coefficient that a step takes; empty for other steps.
fn source(page: &Page, step: &Step) -> String {
    let field = match step.kind {
        StepKind::LabourAmount => Field::Share,
        StepKind::LabourHours => Field::Cost,
        StepKind::InsertionHours => Field::Rate,
        _ => return String::new(),
    };
    let part = match step.of {
        Of::Part(part) => part,
        Of::Lot | Of::Tranche(_) => 0,
    };
    source_of(page, part, field)
}

/// The DOM name of a step that gives hours of the result.
fn id(step: &Step, end: &str) -> String {
    match (step.kind, step.of) {
        (StepKind::RoundedHours | StepKind::SumOfTranches, Of::Lot) => format!("step-{end}"),
        (StepKind::RoundedHours, Of::Tranche(tranche)) => tranche_step(end, tranche),
        _ => String::new(),
    }
}

/// Steps under the part or the tranche that they are about; `end` says of which value.
fn grouped(page: &Page, trace: &[Step], end: &str) -> String {
    let list = |steps: &[Step]| {
        let row = |one: &Step| step(one, &id(one, end), &source(page, one));
        element(
            "ol",
            "step-list",
            &steps.iter().map(row).collect::<String>(),
        )
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
