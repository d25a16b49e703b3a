use super::live::{element, flag, text, words};
use super::state::{LOT, State};
use clausule::bareme::Bareme;
use clausule::document::{escape, french};
use clausule::estimate::{Convention, Figures, Notice, Severity, Step, StepKind};
use clausule::quantity::Hours;
use leptos::prelude::*;

/// What the hours mean, what to think of them, and how they were computed.
pub fn explanation() -> impl IntoView {
    let state = State::of_page();
    let shown = move |show: fn(&Figures) -> String| {
        text(move || state.get(|page| page.figures().map(show).unwrap_or_default()))
    };
    let has_none = move || state.get(|page| page.figures().is_none());
    let notices = move || {
        state.get(|page| {
            let notices = page.estimate.notices(&page.reading, LOT, Bareme::builtin());
            notices.iter().map(notice).collect()
        })
    };
    view! {
        <dl class="meanings" hidden=flag(has_none) inner_html=shown(meanings)></dl>
        <ul class="notices" hidden=flag(has_none) inner_html=text(notices)></ul>
        <details class="steps" open hidden=flag(has_none)>
            <summary>"Comment ce nombre est calculé"</summary>
            <div inner_html=shown(computation)></div>
        </details>
    }
}

fn meanings(figures: &Figures) -> String {
    [
        (StepKind::Etp, Convention::YearlyHours),
        (StepKind::People, Convention::MonthlyHours),
    ]
    .into_iter()
    .filter_map(|(kind, convention)| Some(meaning(figures.step(kind)?, convention)))
    .collect()
}

/// A figure derived from the hours, with its formula and the convention it rests on.
fn meaning(step: &Step, convention: Convention) -> String {
    let inside = words("strong", "", &step.result.to_string())
        + &words("span", "how", &step.expression())
        + &words("span", "how", convention.source());
    let pair = words("dt", "", step.label) + &element("dd", "", &inside);
    element("div", "", &pair)
}

fn notice(notice: &Notice) -> String {
    let (class, prefix) = match notice.severity {
        Severity::Warning => ("warning", words("strong", "", "Attention : ")),
        Severity::Information => ("information", String::new()),
    };
    let text = prefix + &escape(&french(&notice.text));
    let source = words("p", "how", &format!("Source : {}", notice.source));
    element("li", class, &(element("p", "", &text) + &source))
}

/// The steps to the central hours, then those to the low and the high ones in one line each.
fn computation(figures: &Figures) -> String {
    let central = figures
        .trace
        .split(|step| step.kind == StepKind::Etp)
        .next();
    let rows: String = central.unwrap_or_default().iter().map(step).collect();
    let mut html = element("ol", "", &rows);
    if !figures.hours.is_certain() {
        let row = |name: &str, steps: &[Step], hours: Hours| {
            let result = words("strong", "", &hours.to_string());
            let chain = escape(&Step::chain(steps)) + " = " + &result;
            element(
                "div",
                "",
                &(words("dt", "step-label", name) + &element("dd", "expression", &chain)),
            )
        };
        let low = row("Valeur basse", &figures.low_trace, figures.hours.low());
        let high = row("Valeur haute", &figures.high_trace, figures.hours.high());
        html += &element("dl", "", &(low + &high));
    }
    html
}

fn step(step: &Step) -> String {
    let result = words("strong", "", &step.result.to_string());
    let expression = format!("{} {} {result}", escape(&step.expression()), step.sign());
    let row = words("span", "step-label", step.label)
        + &words("span", "formula", &step.formula())
        + &element("span", "expression", &expression);
    element("li", "", &row)
}
