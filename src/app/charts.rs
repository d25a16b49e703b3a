//! The charts beside the result: bars, and under them the same numbers as a table.
//!
//! A bar says nothing that the sentence and the table do not: it is hidden from screen readers. The
//! places are percentages of the width, so that nothing is stretched and the page needs no style of its
//! own for a number.

use super::computed::{derived_html, holds, html_at_rest};
use super::explanation::{due_step, tranche_step};
use super::links::{follow, link};
use super::live::{element, flag, on, table, words};
use super::state::Page;
use super::steps::{TOTAL, number, number_of_lot};
use clausule::charts::{LotBar, LotBars, Months, Permille, Published, RangeChart, Scale, Split};
use clausule::contract::Field;
use clausule::document::{escape, french};
use clausule::estimate::{Driver, Estimate, Outcome, Value};
use clausule::quantity::{Exact, Hours};
use leptos::prelude::*;

/// The amount, the lots and the months, each as a chart; nothing before there are hours.
pub fn charts() -> impl IntoView {
    let none = holds(|_, estimate| estimate.so_far.central() == Hours::ZERO);
    view! {
        <div class="charts" hidden=flag(none) inner_html=html_at_rest(all) on:click=on(follow())></div>
    }
}

/// The range of the lot shown, what moves it, and what was published.
pub fn range_chart() -> impl IntoView {
    let none =
        holds(|page, estimate| RangeChart::of(&page.reading, estimate, page.at.lot).is_none());
    view! {
        <div class="charts" hidden=flag(none) inner_html=derived_html(range)></div>
    }
}

fn all(page: &Page, estimate: &Estimate) -> String {
    if estimate.so_far.central() == Hours::ZERO {
        return String::new();
    }
    let charts = split(estimate) + &lots(page, estimate) + &months(page, estimate);
    format!("{PATTERNS}\n{charts}")
}

/// A chart: its title, what it says, the bars, what they rest on, and the numbers.
struct Chart<'a> {
    id: &'a str,
    title: &'a str,
    sentence: &'a str,
    bars: &'a str,
    notes: &'a [&'a str],
    table: &'a str,
}

impl Chart<'_> {
    fn html(&self) -> String {
        let mut inside = element(
            "figcaption",
            "",
            &(words("h3", "", self.title).replacen(
                "<h3",
                &format!("<h3 id=\"chart-{}-title\"", self.id),
                1,
            ) + &words("p", "", self.sentence)),
        );
        inside += self.bars;
        for note in self.notes {
            inside += &words("p", "how", note);
        }
        let title = self.title.to_lowercase();
        let of = words("span", "unseen", &format!(" : {title}"));
        let summary = element("summary", "", &(french("Voir les chiffres") + &of));
        inside += &element("details", "numbers", &(summary + self.table));
        format!(
            "<figure class=\"chart\" id=\"chart-{0}\" aria-labelledby=\"chart-{0}-title\">{inside}</figure>\n",
            self.id
        )
    }
}

/// « 12.5% »
fn percent(place: Permille) -> String {
    format!("{}.{}%", place.get() / 10, place.get() % 10)
}

/// From one place to another, as the attributes of a rectangle; what is there is never too thin to see.
fn from_to(from: Permille, to: Permille) -> String {
    const LEAST: u16 = 6;
    let width = (to.get() - from.get()).max(LEAST);
    let start = from.get().min(Permille::WHOLE.get() - width);
    let (start, width) = (Permille::thousandths(start), Permille::thousandths(width));
    format!("x=\"{}\" width=\"{}\"", percent(start), percent(width))
}

fn rect(class: &str, x: &str, y: u16, height: u16) -> String {
    format!("<rect class=\"{class}\" {x} y=\"{y}\" height=\"{height}\"/>")
}

/// A drawing as wide as its place.
fn drawing(class: &str, inside: &str) -> String {
    format!("<svg class=\"{class}\" aria-hidden=\"true\">{inside}</svg>")
}

/// The patterns of the bars, so that no two of them differ by their colour alone.
const PATTERNS: &str = r#"<svg class="patterns" aria-hidden="true"><pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="back" width="8" height="8"/><rect class="line" width="3" height="8"/></pattern><pattern id="lines" width="5" height="5" patternUnits="userSpaceOnUse"><rect class="back" width="5" height="5"/><rect class="line" width="5" height="1.5"/></pattern><pattern id="dots" width="7" height="7" patternUnits="userSpaceOnUse"><rect class="back" width="7" height="7"/><circle class="line" cx="3.5" cy="3.5" r="1.3"/></pattern></svg>"#;

/// The numbers of an axis, under bars.
fn axis(ticks: &[(String, Permille)]) -> String {
    let mut inside = String::new();
    for (text, place) in ticks {
        let x = percent(*place);
        let anchor = match place.get() {
            0 => "start",
            1_000 => "end",
            _ => "middle",
        };
        let text = escape(&french(text));
        let tick = format!(
            "<line x1=\"{x}\" x2=\"{x}\" y1=\"0\" y2=\"5\"/><text x=\"{x}\" y=\"18\" text-anchor=\"{anchor}\">{text}</text>"
        );
        inside += &tick;
    }
    drawing("axis", &inside)
}

fn axis_of(scale: &Scale, unit: fn(Exact) -> Value) -> String {
    let tick = |tick: &Exact| (unit(*tick).to_string(), scale.place(*tick));
    let mut ticks: Vec<(String, Permille)> = scale.ticks.iter().map(tick).collect();
    // Long numbers need room.
    if ticks.len() > 4 || ticks.iter().any(|(text, _)| text.chars().count() > 9) {
        let last = ticks.len() - 1;
        let mut index = 0;
        ticks.retain(|_| {
            index += 1;
            (index - 1) % 2 == 0 || index - 1 == last
        });
        if last % 2 == 1 && ticks.len() > 2 {
            ticks.remove(ticks.len() - 2);
        }
    }
    axis(&ticks)
}

/// What only a screen reader has: the eye sees two columns.
fn heard(joint: &str) -> String {
    element("span", "unseen", joint)
}

/// Two ends: « 105 h – 140 h », heard « de 105 h à 140 h ».
fn ends(low: &str, high: &str) -> String {
    let [low, high] = [low, high].map(|end| escape(&french(end)));
    let dash = "<span aria-hidden=\"true\"> – </span>";
    heard("de ") + &low + dash + &heard(" à ") + &high
}

/// A name and a value over a bar. All three are HTML.
fn bar_row(name: &str, value: &str, bar: &str) -> String {
    let value = heard(" : ") + value;
    let said = element("span", "", name) + &element("span", "value", &value);
    element("li", "", &(element("p", "bar-name", &said) + bar))
}

/// A bar on an axis that begins at the left.
fn track(inside: &str) -> String {
    let track = "<rect class=\"track\" width=\"100%\" y=\"7\" height=\"6\"/>";
    drawing("bar", &format!("{track}{inside}"))
}

fn vertical(class: &str, place: Permille) -> String {
    let x = percent(place);
    format!("<line class=\"{class}\" x1=\"{x}\" x2=\"{x}\" y1=\"0\" y2=\"20\"/>")
}

fn cell(text: &str) -> String {
    words("td", "number", text)
}

/// A row of a table: its name, which is HTML, then its cells.
fn line(name: &str, cells: &str) -> String {
    element(
        "tr",
        "",
        &(format!("<th scope=\"row\">{name}</th>") + cells),
    )
}

fn hours(exact: Exact) -> Value {
    Value::Hours(exact)
}

fn range(page: &Page, estimate: &Estimate) -> String {
    let Some(chart) = RangeChart::of(&page.reading, estimate, page.at.lot) else {
        return String::new();
    };
    let scale = &chart.scale;
    let place = |hours: Hours| scale.place(hours);
    let central = place(chart.hours.central());
    // Seen on a dark bar too.
    let central = vertical("halo", central) + &vertical("central", central);
    let step = |end: &str, hours: Hours| number(&format!("step-{end}"), &hours.to_string());
    let (low, middle, high) = (
        step("low", chart.hours.low()),
        step("central", chart.hours.central()),
        step("high", chart.hours.high()),
    );
    let mut bars = String::new();
    let span = |class: &str, low: Hours, high: Hours| {
        rect(class, &from_to(place(low), place(high)), 2, 16)
    };
    let value = if chart.hours.is_certain() {
        middle.clone()
    } else {
        let dash = heard(", ") + "<span aria-hidden=\"true\"> – </span>";
        format!("{low}{dash}<strong>{middle}</strong>{dash}{high}")
    };
    let whole = span("span", chart.hours.low(), chart.hours.high());
    bars += &bar_row(
        &french("Basse, centrale, haute"),
        &value,
        &track(&(whole + &central)),
    );
    if let Some(due) = chart.due {
        let mark = vertical("due", place(due));
        let name = french("Dues au ratio, au montant estimé");
        let value = number("step-estimate", &due.to_string());
        bars += &bar_row(&name, &value, &track(&(mark + &central)));
    }
    for (driver, trade) in &chart.drivers {
        let bar = span("solid", driver.low, driver.high);
        let value = ends(&driver.low.to_string(), &driver.high.to_string());
        bars += &bar_row(
            &driver_name(driver, *trade),
            &value,
            &track(&(bar + &central)),
        );
    }
    for published in &chart.published {
        let bar = span("published", published.low, published.high);
        let name = words("span", "", &format!("Publié : {}", published.reference.who));
        let hours = published.hours();
        let value = match hours.split_once(" à ") {
            Some((low, high)) => ends(low, high),
            None => escape(&french(&hours)),
        };
        bars += &bar_row(&name, &value, &track(&(bar + &central)));
    }
    let bars = element("ul", "bars", &bars) + &axis_of(scale, hours);
    let rows = range_rows(&chart, &[low, middle, high]);
    let heads = [
        ("", "Valeur"),
        ("number", "Le moins"),
        ("number", "Le plus"),
    ];
    Chart {
        id: "range",
        title: "La fourchette et ce qui la fait bouger",
        sentence: &chart.sentence(),
        bars: &bars,
        notes: &[&chart.note()],
        table: &table("Tableau de la fourchette", &heads, &rows),
    }
    .html()
}

/// The numbers of the range: `ends` are its low, central and high hours as links.
fn range_rows(chart: &RangeChart, ends: &[String; 3]) -> String {
    let [low, middle, high] = ends;
    let cell_of = |inside: &str| element("td", "number", inside);
    let mut rows = line(
        &french("Calcul, toutes les valeurs ensemble"),
        &(cell_of(low) + &cell_of(high)),
    );
    rows += &line(
        &french("Valeur centrale"),
        &format!("<td class=\"number\" colspan=\"2\">{middle}</td>"),
    );
    if let Some(due) = chart.due {
        let due = number("step-estimate", &due.to_string());
        rows += &line(
            &french("Dues au ratio, au montant estimé"),
            &format!("<td class=\"number\" colspan=\"2\">{due}</td>"),
        );
    }
    for (driver, trade) in &chart.drivers {
        let cells = cell(&driver.low.to_string()) + &cell(&driver.high.to_string());
        rows += &line(&driver_name(driver, *trade), &cells);
    }
    for published in &chart.published {
        rows += &published_row(published);
    }
    rows
}

/// Where the hours published for such contracts, which the range is shown beside, are from.
pub fn published_sources(page: &Page, estimate: &Estimate) -> Vec<String> {
    let chart = RangeChart::of(&page.reading, estimate, page.at.lot);
    let published = chart.map_or(Vec::new(), |chart| chart.published);
    let cite = |one: &Published| {
        let reference = &one.reference;
        format!("Publié : {}. {}", reference.text(), reference.source)
    };
    published.iter().map(cite).collect()
}

fn published_row(published: &Published) -> String {
    let reference = published.reference;
    let name = words("span", "", &format!("Publié : {}", reference.text()))
        + &words("span", "how", &format!("Source : {}", reference.source));
    line(
        &name,
        &(cell(&published.low.to_string()) + &cell(&published.high.to_string())),
    )
}

/// « Coût horaire chargé », with its trade and its range.
fn driver_name(driver: &Driver, trade: Option<&str>) -> String {
    let mut name = driver.input.label().to_string();
    if let Some(trade) = trade {
        name.push_str(", ");
        name.push_str(trade);
    }
    escape(&french(&name)) + &heard(",") + " " + &words("span", "how", &driver.input.range())
}

fn split(estimate: &Estimate) -> String {
    let Some(chart) = Split::of(estimate) else {
        return String::new();
    };
    let (mut bars, mut names, mut rows) = (String::new(), String::new(), String::new());
    let mut from = 0;
    for segment in &chart.segments {
        let to = from + segment.share.get();
        let (start, end) = (Permille::thousandths(from), Permille::thousandths(to));
        bars += &rect(segment.kind.key(), &from_to(start, end), 1, 34);
        from = to;
        let swatch = drawing(
            "swatch",
            &rect(segment.kind.key(), "x=\"0\" width=\"100%\"", 0, 16),
        );
        let label = swatch + &words("span", "", segment.kind.label());
        let share = segment.share.to_string();
        let value = format!("{share} · {}", segment.amount);
        let value = heard(" : ") + &escape(&french(&value));
        let said = element("span", "", &label) + &element("span", "value", &value);
        names += &element("li", "", &said);
        let hours = segment
            .hours
            .map_or("–".to_string(), |hours| hours.to_string());
        let cells = cell(&segment.amount.to_string()) + &cell(&share) + &cell(&hours);
        rows += &line(&french(segment.kind.label()), &cells);
    }
    let whole = chart.amount.to_string();
    rows += &line(
        &french("En tout"),
        &(cell(&whole) + &cell(&Permille::WHOLE.to_string()) + &cell("")),
    );
    let heads = [
        ("", "Ce que le montant paie"),
        ("number", "Montant HT"),
        ("number", "Part"),
        ("number", "Heures"),
    ];
    Chart {
        id: "split",
        title: "Ce que le montant paie",
        sentence: &chart.sentence(),
        bars: &(drawing("stack", &bars) + &element("ul", "key", &names)),
        notes: &[&chart.note()],
        table: &table("Tableau du montant", &heads, &rows),
    }
    .html()
}

fn lots(page: &Page, estimate: &Estimate) -> String {
    let Some(chart) = LotBars::of(&page.reading, estimate) else {
        return String::new();
    };
    let (mut bars, mut rows) = (String::new(), String::new());
    for bar in &chart.bars {
        let name = french(&bar.name());
        let central = bar.hours.central();
        let value = match &bar.why {
            Some(why) if bar.is_known => words("span", "why", &format!("{central}, {why}")),
            Some(why) => words("span", "why", why),
            None => {
                element("strong", "", &of_bar(estimate, bar, "central", central))
                    + &words("span", "", &format!(" · {}", bar.share))
            }
        };
        let mut drawn = String::new();
        if central > Hours::ZERO {
            let place = |hours: Hours| chart.scale.place(hours);
            let zero = Permille::default();
            if bar.firm > Hours::ZERO {
                drawn += &rect("solid", &from_to(zero, place(bar.firm)), 2, 16);
            }
            if bar.firm < central {
                drawn += &rect("optional", &from_to(place(bar.firm), place(central)), 2, 16);
            }
            if !bar.hours.is_certain() {
                drawn += &whisker(place(bar.hours.low()), place(bar.hours.high()));
            }
        }
        bars += &bar_row(&escape(&name), &value, &track(&drawn));
        rows += &lot_row(estimate, bar, &chart);
    }
    let total = number(&format!("{TOTAL}-central"), &chart.hours.to_string());
    let total = if chart.are_tranches {
        number("step-central", &chart.hours.to_string())
    } else {
        total
    };
    let mut cells = cell("") + &element("td", "number", &total) + &cell("");
    if chart.has_optional {
        let firm = chart.bars.iter().map(|bar| bar.firm.get()).sum();
        cells += &cell(&Hours::new(firm).unwrap_or(Hours::ZERO).to_string());
    }
    rows += &line(
        &french("En tout"),
        &(cells + &cell(&Permille::WHOLE.to_string())),
    );
    let (title, first) = if chart.are_tranches {
        ("Les heures, tranche par tranche", "Tranche ou période")
    } else {
        ("Les heures, lot par lot", "Lot")
    };
    let mut heads = vec![
        ("", first),
        ("number", "Basse"),
        ("number", "Centrale"),
        ("number", "Haute"),
    ];
    if chart.has_optional {
        heads.push(("number", "Dès le départ"));
    }
    heads.push(("number", "Part"));
    Chart {
        id: "lots",
        title,
        sentence: &chart.sentence(),
        bars: &(element("ul", "bars", &bars) + &axis_of(&chart.scale, hours)),
        notes: &[&chart.note()],
        table: &table("Tableau des heures", &heads, &rows),
    }
    .html()
}

/// The thin line from the low to the high hours, seen on a dark bar too.
fn whisker(low: Permille, high: Permille) -> String {
    let (from, to) = (percent(low), percent(high));
    let lines = |class: &str| {
        format!(
            "<line class=\"{class}\" x1=\"{from}\" x2=\"{to}\" y1=\"10\" y2=\"10\"/><line class=\"{class}\" x1=\"{from}\" x2=\"{from}\" y1=\"6\" y2=\"14\"/><line class=\"{class}\" x1=\"{to}\" x2=\"{to}\" y1=\"6\" y2=\"14\"/>"
        )
    };
    lines("halo") + &lines("whisker")
}

/// The hours of a bar, which lead to the step that gives them.
fn of_bar(estimate: &Estimate, bar: &LotBar, end: &str, hours: Hours) -> String {
    let hours = hours.to_string();
    match (
        bar.tranche,
        estimate.lots.get(bar.lot).and_then(Outcome::figures),
    ) {
        (Some(tranche), _) => number(&tranche_step(end, tranche), &hours),
        (None, Some(figures)) => {
            let step = match end {
                "central" => due_step(figures).to_string(),
                end => format!("step-{end}"),
            };
            number_of_lot(bar.lot, &step, &hours)
        }
        (None, None) => escape(&french(&hours)),
    }
}

fn lot_row(estimate: &Estimate, bar: &LotBar, chart: &LotBars) -> String {
    let mut name = escape(&french(&bar.name()));
    if let Some(why) = &bar.why {
        name += &words("span", "how", why);
    }
    let ends = [
        ("low", bar.hours.low()),
        ("central", bar.hours.central()),
        ("high", bar.hours.high()),
    ];
    let mut cells = String::new();
    for (end, hours) in ends {
        let is_linked = end == "central" || !bar.hours.is_certain();
        cells += &if !bar.is_known {
            cell("–")
        } else if bar.why.is_none() && is_linked {
            element("td", "number", &of_bar(estimate, bar, end, hours))
        } else {
            cell(&hours.to_string())
        };
    }
    if chart.has_optional {
        let firm = bar.firm.to_string();
        cells += &cell(if bar.is_known { &firm } else { "–" });
    }
    line(&name, &(cells + &cell(&bar.share.to_string())))
}

fn months(page: &Page, estimate: &Estimate) -> String {
    const TITLE: &str = "Les personnes, mois par mois";
    let Some(chart) = Months::of(&page.reading, estimate) else {
        let ask = words("h3", "", TITLE)
            + &element(
                "p",
                "",
                &(escape(&french(
                    "La durée d’exécution donne le nombre de personnes. ",
                )) + &link(Field::Duration, "Répondre : Durée d’exécution")),
            );
        return element("div", "chart", &ask) + "\n";
    };
    let (mut bars, mut rows) = (String::new(), String::new());
    // The same every month is said in a sentence: a flat rectangle adds nothing to it.
    let is_drawn = !chart.is_even();
    for tick in chart.scale.ticks.iter().skip(1) {
        let y = percent(Permille::thousandths(
            1_000 - chart.scale.place(*tick).get(),
        ));
        let text = escape(&french(&Value::People(*tick).to_string()));
        let grid = format!(
            "<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/><text x=\"-6\" y=\"{y}\" dy=\"4\" text-anchor=\"end\">{text}</text>"
        );
        bars += &grid;
    }
    let mut areas = String::new();
    for period in &chart.periods {
        let (from, to) = chart.place(period);
        let people = period.people.exact();
        let height = chart.scale.place(people);
        if people.is_positive() {
            let top = percent(Permille::thousandths(1_000 - height.get()));
            let (x, height) = (from_to(from, to), percent(height));
            let area = format!(
                "<rect class=\"area\" {x} y=\"{top}\" height=\"{height}\"/><rect class=\"solid\" {x} y=\"{top}\" height=\"3\"/>"
            );
            areas += &area;
        }
        let cells = cell(&period.hours.to_string())
            + &cell(&period.a_month.to_string())
            + &cell(&period.people.to_string());
        let mut name = period.name();
        if let Some(first) = name.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        rows += &line(&french(&name), &cells);
    }
    rows += &line(
        &french("En tout"),
        &(cell(&chart.hours.to_string()) + &cell("") + &cell("")),
    );
    let ticks = chart.ticks();
    let count = ticks.len();
    let tick = |(index, (month, place)): (usize, (u16, Permille))| {
        // The unit once, where there is most room.
        let text = if index == 0 || index + 1 == count {
            format!("mois {month}")
        } else {
            month.to_string()
        };
        (text, place)
    };
    let ticks: Vec<(String, Permille)> = ticks.into_iter().enumerate().map(tick).collect();
    let heads = [
        ("", "Période"),
        ("number", "Heures"),
        ("number", "Par mois"),
        ("number", "Personnes à temps plein"),
    ];
    let source = format!("Source : {}", chart.source);
    let mut drawn = String::new();
    if is_drawn {
        // The lines over the areas; their texts beside them, clear of the areas.
        let inside = drawing("plot", &(areas + &bars)) + &axis(&ticks);
        drawn = element("div", "plotted", &inside);
    }
    Chart {
        id: "months",
        title: TITLE,
        sentence: &chart.sentence(),
        bars: &drawn,
        notes: &[&chart.note(), &source],
        table: &table("Tableau des mois", &heads, &rows),
    }
    .html()
}
