use super::advice::advice;
use super::beside::folded;
use super::charts::charts;
use super::computed::{Computed, derived, derived_html, details_at_rest, figures, holds};
use super::explanation::{
    asked, explanation, presence_row, presence_step, total_step, tranche_step,
};
use super::live::{Quiet, carried, element, flag, on, text, words};
use super::lots::without_hours;
use super::problems::{PROBLEMS, said, shown};
use super::state::{Page, State, Task};
use super::steps::{TOTAL, follow_numbers, number, range, steps_to};
use super::synthesis::sources_of_lots;
use super::terms::term;
use super::view::onward;
use clausule::contract::{Field, Form, Tranche};
use clausule::document::{escape, french};
use clausule::dossier::Example;
use clausule::estimate::{Estimate, Figures, Outcome, Step, StepKind, Value, instead_of_hours};
use clausule::quantity::{Hours, Span};
use leptos::prelude::*;

/// The DOM name of the result, for the link of the bar on small screens.
pub const RESULT: &str = "result";

/// The panel of the result; what stands in it comes later.
pub fn result_panel(later: impl IntoView + 'static) -> impl IntoView {
    let state = State::of_page();
    let empty = move || state.get(|page| page.form == Form::new());
    view! {
        <section class="result" id=RESULT tabindex="-1" aria-labelledby="result-title">
            <h2 id="result-title">"Résultat"</h2>
            <div hidden=flag(move || !empty())>
                <p class="empty">{text(move || french(state.get(|page| page.view.promises())))}</p>
                <p class="label">{french("Ou ouvrez un exemple :")}</p>
                <ul
                    class="examples"
                    inner_html=examples()
                    on:click=on(move |event: leptos::ev::MouseEvent| {
                        if let Some(index) = carried(&event, "data-example").and_then(|one| one.parse().ok()) {
                            state.show(|page| page.tasks.push(Task::Example(index)));
                        }
                    })
                ></ul>
            </div>
            {later}
        </section>
    }
}

/// A button for each example.
fn examples() -> String {
    let button = |(index, example): (usize, &Example)| {
        let inside = words("strong", "", example.title) + " " + &words("span", "", example.says);
        format!("<li><button type=\"button\" data-example=\"{index}\">{inside}</button></li>")
    };
    Example::ALL.iter().enumerate().map(button).collect()
}

/// The hours of the contract, then of its lots, then what they mean.
pub fn result() -> impl IntoView {
    let state = State::of_page();
    let computed = Computed::of_page();
    let (announced, quiet) = (RwSignal::new(String::new()), Quiet::new());
    Effect::new(move |_| {
        let sentence = state.get(|page| {
            computed.get(|estimate| match counted(estimate) {
                Some(hours) => format!("Résultat : {}.", total(hours)),
                None => absent(page, estimate),
            })
        });
        let sentence = french(&sentence);
        quiet.after(QUIET_MS, move || announced.set(sentence));
    });
    follow_numbers();
    let has_some = holds(|_, estimate| so_far(estimate).is_some());
    let is_open = holds(|_, estimate| estimate.total.is_none() && so_far(estimate).is_none());
    let single = holds(|page, _| page.form.lots.len() == 1);
    let started = holds(|page, _| page.form != Form::new());
    view! {
        <p class="empty" hidden=flag(move || !started() || state.get(|page| computed.get(|estimate| absent(page, estimate).is_empty())))>
            {derived(|page, estimate| french(&absent(page, estimate)))}
        </p>
        <div class="hours" hidden=flag(move || !has_some()) inner_html=derived_html(hours)></div>
        {asked()}
        <div hidden=flag(is_open)>{onward()}</div>
        {folded((
            sources_of_lots(),
            details_at_rest(TOTAL, "Comment ce total est calculé", single, total_steps),
            explanation(),
            charts(),
            advice(),
        ))}
        <p class="unseen" role="status">{text(move || announced.get())}</p>
    }
}

/// The hours of the contract, where some lot is to count any: a reserved contract has none, not zero.
fn counted(estimate: &Estimate) -> Option<Span<Hours>> {
    let mut lots = estimate.lots.iter();
    let some = lots.any(|lot| lot.figures().is_some());
    estimate.total.filter(|_| some)
}

/// The same, or the hours of the lots that have any while others lack something.
fn so_far(estimate: &Estimate) -> Option<Span<Hours>> {
    let partly = Some(estimate.so_far).filter(|hours| hours.high() > Hours::ZERO);
    counted(estimate).or(partly)
}

/// What keeps the total back: « lot 9 à compléter », « 3 lots à compléter »; empty with a total.
fn lacking(page: &Page, estimate: &Estimate) -> String {
    let lots = estimate.lots.iter().enumerate();
    let mut lacking = lots.filter(|(_, lot)| !matches!(lot, Outcome::Ready(_) | Outcome::LeftOut));
    match (lacking.next(), lacking.count()) {
        (None, _) => String::new(),
        (Some((lot, outcome)), 0) => {
            format!("lot {} {}", lot + 1, without_hours(page, lot, outcome))
        }
        (Some(_), others) => format!("{} lots à compléter", others + 1),
    }
}

/// Whether the lot shown has its amount and its trade, and still lacks what an answer asks for beside them.
fn lacks_more(page: &Page, estimate: &Estimate) -> bool {
    let first = [Field::Amount, Field::Trade];
    matches!(
        estimate.lots.get(page.at.lot),
        Some(Outcome::Missing(fields)) if !fields.iter().any(|field| first.contains(field))
    )
}

/// Why there are no hours; empty when there are. With several lots: of the lot shown.
fn absent(page: &Page, estimate: &Estimate) -> String {
    let sentence = match estimate.lots.get(page.at.lot) {
        Some(Outcome::Ready(_)) | None => return String::new(),
        Some(Outcome::LeftOut) => {
            let contract = &page.reading.contract;
            instead_of_hours(contract, &contract.lots[page.at.lot]).unwrap_or_default()
        }
        Some(Outcome::Impossible(error)) => error.to_string(),
        Some(Outcome::Missing(fields)) => ask("indiquez", fields),
        // While its list is open the trade is still being typed, not wrong.
        Some(Outcome::Wrong(fields)) if page.trades_open => ask("indiquez", fields),
        Some(Outcome::Wrong(fields)) => ask("corrigez", fields),
    };
    if estimate.lots.len() > 1 {
        format!("Lot {}. {sentence}", page.at.lot + 1)
    } else {
        sentence
    }
}

/// What to give, or to mend, to see hours: « indiquez le montant hors taxes et le métier ».
fn ask(verb: &str, fields: &[Field]) -> String {
    let mut text = format!("Pour voir les heures, {verb} ");
    for (index, field) in fields.iter().enumerate() {
        text += match index {
            0 => "",
            _ if index + 1 == fields.len() => " et ",
            _ => ", ",
        };
        let asked = match field {
            Field::Amount => "le montant hors taxes".to_string(),
            Field::Share => "la part de main-d’œuvre".to_string(),
            Field::Cost => "le coût horaire".to_string(),
            Field::Rate => "le taux d’insertion".to_string(),
            Field::Trade => "le métier".to_string(),
            field => format!("« {} »", field.label()),
        };
        text.push_str(&asked);
    }
    text + "."
}

/// The steps from the lots to each number of the total, and to full-time equivalents.
pub fn total_steps(page: &Page, estimate: &Estimate) -> String {
    let so_far = estimate.so_far;
    let mut html = steps_to(
        &sums(estimate, Figures::due, Span::central, so_far),
        "total-central",
    );
    if !so_far.is_certain() {
        for (end, name, pick) in [
            (
                "low",
                "Valeur basse",
                Span::low as fn(&Span<Hours>) -> Hours,
            ),
            ("high", "Valeur haute", Span::high),
        ] {
            html += &words("p", "step-label", name);
            let id = format!("{TOTAL}-{end}");
            html += &steps_to(&sums(estimate, Figures::due, pick, so_far), &id);
        }
    }
    if let Some(firm) = estimate.firm.filter(|firm| *firm != so_far) {
        html += &words("p", "step-label", "Heures dues dès le départ");
        html += &steps_to(
            &sums(estimate, Figures::due_firm, Span::central, firm),
            "total-firm",
        );
    }
    if let Some(etp) = &estimate.etp() {
        html += &steps_to(std::slice::from_ref(etp), "total-etp");
    }
    if let Some(presence) = estimate.presence(&page.reading.contract)
        && presence.step.kind != StepKind::Etp
    {
        let row = presence_row(&presence, "total-presence");
        html += &element("ol", "step-list", &row);
    }
    html
}

/// The step that adds the lots, for another number of each of them than the central hours.
fn sums(
    estimate: &Estimate,
    of: fn(&Figures) -> Span<Hours>,
    pick: fn(&Span<Hours>) -> Hours,
    total: Span<Hours>,
) -> Vec<Step> {
    let mut sum = estimate.sum();
    if let Some(step) = &mut sum {
        let lots = estimate.lots.iter().filter_map(Outcome::figures);
        for (operand, figures) in step.operands.iter_mut().zip(lots) {
            operand.value = Value::Hours(pick(&of(figures)).into());
        }
        step.result = Value::Hours(pick(&total).into());
    }
    sum.into_iter().collect()
}

/// The figure of the whole contract, and its range.
fn hours(page: &Page, estimate: &Estimate) -> String {
    let several = estimate.lots.len() > 1;
    let (hours, said) = match (counted(estimate), so_far(estimate)) {
        (Some(hours), _) => (hours, " d’insertion"),
        (None, Some(hours)) => (hours, " d’insertion pour les lots déjà chiffrés"),
        (None, None) => return String::new(),
    };
    let lot = figures(page, estimate);
    let figure = element(
        "strong",
        "",
        &number(total_step(estimate), &hours.central().to_string()),
    ) + &of_insertion(said);
    let mut html = element("p", "figure", &figure);
    if let Some(presence) = estimate.presence(&page.reading.contract) {
        let step = match (several, presence.step.kind) {
            (false, _) => presence_step(&presence),
            (true, StepKind::Etp) => "total-etp",
            (true, _) => "total-presence",
        };
        let inside = number(step, &format!("soit {}", presence.words));
        html += &element("p", "in-people", &inside);
    }
    let group = if several { TOTAL } else { "step" };
    let end = |end: &str, value: &str| number(&format!("{group}-{end}"), value);
    if !hours.is_certain() {
        let range =
            term("fourchette", "Fourchette", "Fourchette") + &french(" : ") + &range(hours, end);
        html += &element("p", "range", &range);
    }
    if let Some(firm) = estimate.firm
        && firm != hours
    {
        let value = firm.central().to_string();
        let of_lot = |figures: &Figures| {
            let mut tranches = figures.tranches.iter();
            tranches.any(|(tranche, _)| *tranche == Tranche::Firm)
        };
        let value = if several {
            number("total-firm", &value)
        } else if lot.is_some_and(of_lot) {
            number(&tranche_step("central", Tranche::Firm), &value)
        } else {
            escape(&value)
        };
        let rest = " dues dès le départ ; le reste si les tranches optionnelles sont affermies ou le marché reconduit.";
        html += &element("p", "", &format!("Dont {value}{}", french(rest)));
    }
    let contract = &page.reading.contract;
    if let (Some(firm), Some(whole)) = (contract.firm_duration, contract.duration)
        && firm < whole
    {
        let said = format!("Période ferme : {firm} sur {whole}.");
        html += &words("p", "how", &said);
    }
    if let Some(figures) = lot
        && let Some(framework) = &figures.framework
    {
        let hours = number("step-ratio", &framework.hours.to_string());
        let ratio = format!(" pour {} {}", framework.step, contract.of_ratio());
        let ratio = french("Ratio : ") + &hours + &escape(&french(&ratio));
        html += &element("p", "ratio", &ratio);
        let without = figures.hours;
        let mut said = french("Heures dues au montant estimé. Le calcul sans ratio donne ");
        said += &number("step-central", &without.central().to_string());
        if !without.is_certain() {
            let end = |end: &str, value: &str| number(&format!("step-{end}"), value);
            let range = format!(" ({})", range(without, end));
            said.push_str(&range);
        }
        html += &element("p", "how", &(said + "."));
    }
    html
}

/// The words after the hours, of which the first opens what they are.
fn of_insertion(said: &str) -> String {
    let rest = said.trim_start().trim_start_matches("d’insertion");
    " ".to_string()
        + &term("heures-insertion", "d’insertion", "Heures d’insertion")
        + &escape(&french(rest))
}

/// « 120 h d'insertion (de 90 h à 150 h) ».
fn total(hours: Span<Hours>) -> String {
    let central = format!("{} d’insertion", hours.central());
    if hours.is_certain() {
        central
    } else {
        format!("{central} (de {} à {})", hours.low(), hours.high())
    }
}

/// The hours at the foot of a small screen, while the form is being filled in.
pub fn result_bar() -> impl IntoView {
    let state = State::of_page();
    let none = holds(|page, estimate| so_far(estimate).is_none() && !lacks_more(page, estimate));
    let wrong = move || state.get(|page| shown(page).len());
    let central = derived(|_, estimate| {
        let hours = so_far(estimate).map(|hours| hours.central().to_string());
        french(&hours.unwrap_or_else(|| "Heures à compléter".to_string()))
    });
    // A total has its range; hours of some lots, what the others lack.
    let beside = derived(|page, estimate| {
        french(&match counted(estimate) {
            Some(total) if total.is_certain() => String::new(),
            Some(total) => format!("de {} à {}", total.low(), total.high()),
            None if so_far(estimate).is_none() => String::new(),
            None => lacking(page, estimate),
        })
    });
    let gone = move || none() && wrong() == 0;
    view! {
        <nav class="result-bar" aria-label="Aller à" hidden=flag(gone)>
            <a class="wrong" href=format!("#{PROBLEMS}") hidden=flag(move || wrong() == 0)>
                {text(move || said(wrong()))}
            </a>
            <a class="total" href=format!("#{RESULT}") hidden=flag(none)>
                <strong>{central}</strong>
                " "
                <span>{beside}</span>
            </a>
            <a href="#form">{french("Réponses")}</a>
            <a class="to-pieces" href="#pieces">{french("Pièces")}</a>
        </nav>
    }
}

/// How long a result stands before a screen reader hears it: not at every key.
const QUIET_MS: u32 = 900;
