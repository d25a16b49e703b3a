//! What the hours of the lot shown mean, what to think of them, and how they were computed.

use super::charts::range_chart;
use super::coefficient::source_of;
use super::computed::{derived_html, details, figures, holds};
use super::links::{follow, link};
use super::live::{element, flag, on, words};
use super::lots::lot_name;
use super::state::{Page, State};
use super::steps::{STEPS, number, range, row, sign, step, steps_to};
use super::synthesis::sources;
use super::view::View;
use clausule::bareme::Bareme;
use clausule::contract::{At, Field, Tranche};
use clausule::document::{escape, french};
use clausule::estimate::{
    Convention, Estimate, Figures, Framework, Notice, Of, Outcome, PACT, Presence, Severity, Step,
    StepKind, TAKEOVER, Traces, Value, asks_takeover,
};
use clausule::quantity::Hours;
use leptos::prelude::*;

/// The whole explanation.
pub fn explanation() -> impl IntoView {
    // Who advises others reads the steps; who is in a hurry opens them, or a number that leads there.
    let read = State::of_page().now(|page| page.view == View::Advise);
    let none = holds(|page, estimate| figures(page, estimate).is_none());
    view! {
        <div hidden=flag(none) inner_html=derived_html(lot_title)></div>
        // What to do about the number stands before what it is in people.
        <ul class="notices" hidden=flag(none) inner_html=derived_html(notices)></ul>
        <dl class="meanings" hidden=flag(none) inner_html=derived_html(meanings)></dl>
        {range_chart()}
        {sources()}
        {details(STEPS, "Comment ce nombre est calculé", read, none, computation)}
    }
}

/// Empty for a contract of one lot: the figure above says it all.
fn lot_title(page: &Page, estimate: &Estimate) -> String {
    match figures(page, estimate) {
        Some(figures) if page.form.lots.len() > 1 => {
            let hours = number(due_step(figures), &figures.due().central().to_string());
            let name = escape(&french(&lot_name(page, page.at.lot)));
            let alone = format!(
                "Le détail qui suit est celui du lot {} seulement. Les heures de tous les lots sont dans le tableau du début.",
                page.at.lot + 1
            );
            element("h3", "lot-title", &format!("{name}, {hours}"))
                + &words("p", "how on-paper", &alone)
        }
        _ => String::new(),
    }
}

fn meanings(page: &Page, estimate: &Estimate) -> String {
    let Some(figures) = figures(page, estimate) else {
        return String::new();
    };
    let mut html = String::new();
    // Of one lot they stand under its hours already.
    if page.form.lots.len() > 1
        && let Some(presence) = presence(page, figures)
    {
        let value = number(presence_step(&presence), &presence.words);
        let pair = words("dt", "", "En personnes") + &element("dd", "in-people", &value);
        html += &element("div", "", &pair);
    }
    html += &[
        (StepKind::Etp, StepKind::Etp),
        (StepKind::People, StepKind::HoursOfOnePerson),
    ]
    .into_iter()
    .filter_map(|(kind, of)| {
        Some(meaning(
            figures,
            &figures.step(kind)?,
            meaning_source(page, of),
        ))
    })
    .collect::<String>();
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
                inside += STOP;
                inside += &element("span", "how", &range(*hours, link));
            }
            let pair = words("dt", "", &name) + &element("dd", "", &inside);
            html += &element("div", "", &pair);
        }
    }
    html
}

/// Where the eye sees another line a screen reader stops.
const STOP: &str = "<span class=\"unseen\">. </span>";

/// A figure derived from the hours, with its formula and the convention it rests on.
fn meaning(figures: &Figures, step: &Step, source: &str) -> String {
    let mut how = format!("{} : {}", step.formula(), step.expression());
    if let (StepKind::People, Some(one)) = (step.kind, figures.step(StepKind::HoursOfOnePerson)) {
        let result = one.result.to_string();
        let sign = sign(one.sign(), &result);
        let worked = format!(", avec {} {sign} {result}", one.expression());
        how.push_str(&worked);
    }
    let value = number(meaning_step(step.kind), &step.result.to_short());
    let inside = [
        element("strong", "", &value),
        words("span", "how", &how),
        words("span", "how", source),
    ]
    .join(STOP);
    let pair = words("dt", "", step.label) + &element("dd", "", &inside);
    element("div", "", &pair)
}

/// The DOM name of a step that says what the hours mean.
const fn meaning_step(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Etp => "step-etp",
        StepKind::People => "step-people",
        _ => "",
    }
}

/// The hours of the lot shown as people at work.
fn presence(page: &Page, figures: &Figures) -> Option<Presence> {
    let contract = &page.reading.contract;
    let months = contract.duration_of(contract.lots.get(page.at.lot)?);
    Presence::of(contract, figures.due().central(), months)
}

/// The DOM name of the step whose result the words round.
pub fn presence_step(presence: &Presence) -> &'static str {
    match meaning_step(presence.step.kind) {
        "" => "step-presence",
        step => step,
    }
}

/// That step with its source, where it is not one of the others.
pub fn presence_row(presence: &Presence, id: &str) -> String {
    let source = presence.convention.map_or(OWN, Convention::source);
    step(&presence.step, id, source)
}

fn notices(page: &Page, estimate: &Estimate) -> String {
    let notices = estimate.notices(&page.reading, page.at.lot, Bareme::builtin());
    // What asks for an answer stands straight under the hours.
    let rest = notices.iter().filter(|one| one.asks.is_none());
    rest.map(notice).collect()
}

/// What the hours are not to be read without: straight under them, with the way to the answer.
pub fn asked() -> impl IntoView {
    let none = holds(|page, estimate| asked_of(page, estimate).is_empty());
    view! {
        <ul class="notices" hidden=flag(none) on:click=on(follow()) inner_html=derived_html(asked_of)></ul>
    }
}

fn asked_of(page: &Page, estimate: &Estimate) -> String {
    let asks = |lot: usize| {
        page.reading.contract.lots[lot]
            .parts
            .iter()
            .position(asks_takeover)
    };
    let lots = estimate.lots.iter().enumerate();
    let with_figures = lots.filter_map(|(lot, outcome)| outcome.figures().map(|_| lot));
    let links: Vec<String> = with_figures
        .filter_map(|lot| Some((lot, asks(lot)?)))
        .map(|(lot, part)| {
            let says = match estimate.lots.len() {
                1 => format!("Répondre : {}", Field::TakenOver.label()),
                _ => format!("Répondre : lot {}", lot + 1),
            };
            let place = format!("<a data-lot=\"{lot}\" data-part=\"{part}\" ");
            link(Field::TakenOver, &says).replacen("<a ", &place, 1)
        })
        .collect();
    if links.is_empty() {
        return String::new();
    }
    let text = escape(&french(TAKEOVER)) + " " + &links.join(" · ");
    notice_row(Severity::Warning, &text, PACT)
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
    computation_of(page, page.at.lot, estimate)
}

/// The same, of any lot.
pub fn computation_of(page: &Page, lot: usize, estimate: &Estimate) -> String {
    let figures = estimate.lots.get(lot).and_then(Outcome::figures);
    let Some(figures) = figures else {
        return String::new();
    };
    let Traces { low, central, high } = figures.traces();
    let meaning = central.iter().position(|step| step.kind == StepKind::Etp);
    let (central, meaning) = central.split_at(meaning.unwrap_or(central.len()));
    let mut html = grouped(page, lot, central, "central");
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
            html += &element("details", "", &(summary + &grouped(page, lot, trace, end)));
        }
    }
    if let Some(framework) = &figures.framework {
        html += &due(framework);
    }
    if !meaning.is_empty() {
        html += &words("p", "step-label", "En personnes");
        let row = |one: &Step| step(one, meaning_step(one.kind), meaning_source(page, one.kind));
        let mut rows: String = meaning.iter().map(row).collect();
        if let Some(presence) = presence(page, figures)
            && presence_step(&presence) == "step-presence"
        {
            rows += &presence_row(&presence, "step-presence");
        }
        html += &element("ol", "step-list", &rows);
    }
    html
}

/// What stands for the source of a figure of the buyer.
const OWN: &str = "Valeur saisie par vous";

/// The convention that a step to people takes, or whose it is.
pub fn meaning_source(page: &Page, kind: StepKind) -> &'static str {
    let contract = &page.reading.contract;
    let (convention, is_own) = match kind {
        StepKind::Etp => (Convention::YearlyHours, contract.etp_hours.is_some()),
        StepKind::HoursOfOnePerson => (Convention::MonthlyHours, contract.monthly_hours.is_some()),
        _ => return "",
    };
    if is_own { OWN } else { convention.source() }
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
fn source(page: &Page, lot: usize, step: &Step) -> String {
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
    source_of(page, At { lot, part }, field)
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
fn grouped(page: &Page, at: usize, trace: &[Step], end: &str) -> String {
    let list = |steps: &[Step]| {
        let row = |one: &Step| step(one, &id(one, end), &source(page, at, one));
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
                let lot = &page.reading.contract.lots[at];
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
