use super::accessibility::{self, State};
use super::markup::{article_id, topic_id};
use super::*;
use crate::bareme::{Bareme, Source};
use crate::document::french;
use crate::estimate::Convention;
use crate::law::{Law, Topic};
use crate::quantity::long_date;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path as File;

fn root(path: &str) -> std::path::PathBuf {
    File::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// What a page says, without its elements.
fn text(html: &str) -> String {
    let mut out = String::new();
    for (place, piece) in html.split('<').enumerate() {
        let words = if place == 0 {
            piece
        } else {
            piece.split_once('>').map_or("", |(_, words)| words)
        };
        out += words;
        out.push(' ');
    }
    let out = out.replace("&lt;", "<").replace("&gt;", ">");
    out.replace("&quot;", "\"").replace("&amp;", "&")
}

/// A text as a page has it, whatever its marks and spaces.
fn squeezed(words: &str) -> String {
    words.split_whitespace().collect()
}

#[track_caller]
fn has(page: &str, words: &str) {
    assert!(
        squeezed(page).contains(&squeezed(&french(words))),
        "{words}"
    );
}

fn ids(html: &str) -> Vec<&str> {
    html.split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn every_coefficient_stands_with_its_range_its_grade_and_its_sources() {
    let html = Page::Method.html();
    let page = squeezed(&text(&html));
    let bareme = Bareme::builtin();
    for trade in bareme.trades() {
        let start = html
            .find(&format!("id=\"metier-{}\"", trade.id))
            .unwrap_or_else(|| panic!("{}", trade.id));
        let row = &html[start..];
        let row = squeezed(&text(&row[..row.find("</tbody>").unwrap()]));
        for value in [
            trade.share.low().to_string(),
            trade.share.central().to_string(),
            trade.share.high().to_string(),
            trade.cost.low().to_string(),
            trade.cost.central().to_string(),
            trade.cost.high().to_string(),
        ] {
            assert!(row.contains(&squeezed(&value)), "{}: {value}", trade.id);
        }
        for sources in [trade.share_sources, trade.cost_sources] {
            let grade = trade.grade.of_value(sources);
            assert!(
                row.contains(&squeezed(&french(grade.label()))),
                "{}",
                trade.id
            );
            for cited in Source::cite(sources, grade) {
                assert!(
                    row.contains(&squeezed(&french(&cited))),
                    "{}: {cited}",
                    trade.id
                );
            }
        }
    }
    for rate in bareme.usual_rates() {
        for cited in Source::cite(rate.sources, rate.grade) {
            assert!(page.contains(&squeezed(&french(&cited))), "{cited}");
        }
    }
    for convention in Convention::ALL {
        assert!(
            page.contains(&squeezed(&french(convention.source()))),
            "{convention:?}"
        );
    }
}

#[test]
fn every_article_threshold_decision_and_penalty_stands_with_its_source() {
    let html = Page::Method.html();
    let page = text(&html);
    let law = Law::builtin();
    let ids: BTreeSet<&str> = ids(&html).into_iter().collect();
    for article in law.articles() {
        assert!(
            ids.contains(article_id(article.id).as_str()),
            "{}",
            article.id
        );
        has(&page, article.says);
    }
    for topic in Topic::ALL {
        assert!(ids.contains(topic_id(topic).as_str()), "{topic:?}");
    }
    for threshold in law.thresholds {
        has(&page, threshold.regulation);
        has(&page, &long_date(threshold.from));
        has(&page, &crate::quantity::integer(threshold.euros.into()));
    }
    for case in law.cases() {
        has(&page, case.name);
        has(&page, case.seen);
    }
    for penalty in law.penalties_seen {
        has(&page, penalty.place);
    }
    for step in law.smic_steps() {
        has(&page, step.text);
    }
    has(&page, &long_date(law.read_on));
}

#[test]
fn the_examples_give_what_was_published_and_what_the_method_says() {
    let page = text(&Page::Method.html());
    // MEF Sud 77; a painting lot of 120 000 €, from 90 to 150 h.
    for words in ["833 h", "120 h", "90 h", "150 h"] {
        has(&page, words);
    }
    // P = 1 − (780 × 25) ÷ (1 080 000 ÷ 36) = 35 %; 35 % × 1 080 000 ÷ 25 × 10 % = 1 512 h.
    has(&page, "1 512 h");
}

#[test]
fn the_changes_are_those_of_the_changelog_and_french() {
    let page = text(&Page::Method.html());
    let versions = changes::versions();
    assert!(!versions.is_empty(), "« ### Résultats, » has lines");
    let groups = versions.iter().flat_map(|version| &version.groups);
    for group in groups {
        has(&page, &group.title);
        assert!(!group.lines.is_empty(), "{}", group.title);
        for line in &group.lines {
            has(&page, &line.replace('`', ""));
            let words: BTreeSet<&str> = line.split(|c: char| !c.is_alphabetic()).collect();
            for english in ["the", "and", "its", "with"] {
                assert!(
                    !words.contains(english),
                    "the page shows this line of CHANGELOG.md, which must be French: {line}"
                );
            }
        }
    }
    // Each version says when, and none is called as the file calls it.
    for version in &versions {
        let month = version.month.split_once(' ');
        let (month, year) = month.unwrap_or_else(|| panic!("{}: no month", version.name));
        assert!(!month.is_empty() && year.len() == 4, "{}", version.month);
        has(&page, &format!("{}, {}", version.name, version.month));
    }
    assert!(!page.contains("Unreleased"));
}

#[test]
fn changes_are_read_version_by_version_and_group_by_group() {
    let first = "# Changelog\n\n## Unreleased\n\n### Added\n\n- Not this.\n\n### Résultats, mai 2027\n\n#### Heures\n\n- Une ligne\n  et sa suite.\n- Une autre.\n\n#### Textes\n\n- Un texte.\n\n### Fixed\n\n- Nor this.\n";
    let said = |changelog: &str| -> Vec<String> {
        let of = |version: changes::Version| {
            let groups = version.groups.into_iter();
            let groups =
                groups.map(|group| format!("{}: {}", group.title, group.lines.join(" | ")));
            let groups: Vec<String> = groups.collect();
            format!(
                "{}, {} > {}",
                version.name,
                version.month,
                groups.join(" > ")
            )
        };
        changes::read(changelog).into_iter().map(of).collect()
    };
    assert_eq!(
        said(first),
        [
            "Avant la première version, mai 2027 > Heures: Une ligne et sa suite. | Une autre. > Textes: Un texte."
        ]
    );
    let later = first.replace("## Unreleased", "## 1.0.0");
    let both = format!("{first}\n{}", later.replace("# Changelog", ""));
    let both = said(&both);
    assert!(both[0].starts_with("Depuis la dernière version, mai 2027 > Heures"));
    assert!(both[1].starts_with("1.0.0, mai 2027 > Heures"));
    // A version without results is none here.
    assert!(said("## 1.0.0\n\n### Added\n\n- Nothing.\n").is_empty());
}

/// « (vers 2008) (2008) » says a year twice.
#[test]
fn a_source_says_its_year_once() {
    let page = squeezed(&text(&Page::Method.html()));
    has(&page, "14 609 heures par million d’euros (vers 2008)");
    for year in 1990..2040 {
        for twice in [
            format!("{year})({year})"),
            format!("Source({year}):CCAP{year}"),
        ] {
            assert!(!page.contains(&twice), "{twice}");
        }
    }
}

/// In alphabetical order, each with its own anchor, and every link lands.
#[test]
fn the_glossary_is_in_order_and_its_links_land() {
    let terms = glossary::terms();
    assert!(terms.len() > 60);
    let names: Vec<String> = terms
        .iter()
        .map(|term| crate::bareme::fold(term.name).replace('.', ""))
        .collect();
    assert!(names.is_sorted(), "{names:?}");
    assert_eq!(glossary::term("qpv").unwrap().name, "QPV");
    let html = Page::Glossary.html();
    for term in terms {
        assert!(html.contains(&format!("<div id=\"{}\">", term.id)));
        assert!(term.says.ends_with('.'), "{}", term.id);
    }
}

/// The first page of the library has the terms that the code names, from the same table.
#[test]
fn the_words_of_the_code_are_terms_of_the_glossary() {
    let words = include_str!(concat!(env!("OUT_DIR"), "/words.md"));
    let rows: Vec<&str> = words.lines().skip(2).collect();
    assert!(rows.len() >= 12, "{words}");
    for row in rows {
        let term = row.split(" | ").nth(1).unwrap();
        let found = glossary::terms()
            .iter()
            .any(|one| one.long.unwrap_or(one.name).to_lowercase() == term);
        assert!(found, "{row}");
    }
}

#[test]
fn every_link_within_the_site_has_its_target() {
    let pages: Vec<(&str, String)> = Page::BESIDE
        .into_iter()
        .map(|page| (page.file(), page.html()))
        .collect();
    for (file, html) in &pages {
        let own = ids(html);
        let unique: BTreeSet<&str> = own.iter().copied().collect();
        assert_eq!(own.len(), unique.len(), "an anchor stands twice in {file}");
        for target in html
            .split("href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            if target.starts_with("{{") || target == "favicon.svg" || target == "./" {
                continue;
            }
            let (page, anchor) = target.split_once('#').unwrap_or((target, ""));
            let page = if page.is_empty() { file } else { page };
            let html = pages.iter().find(|(file, _)| *file == page);
            let (_, html) = html.unwrap_or_else(|| panic!("{file}: no page for {target}"));
            assert!(
                anchor.is_empty() || ids(html).contains(&anchor),
                "{file}: no target for {target}"
            );
        }
    }
}

#[test]
fn every_page_has_its_head_and_no_script() {
    let mut titles = BTreeSet::new();
    for page in Page::BESIDE {
        let html = page.html();
        for words in [
            "<html lang=\"fr\">",
            "<meta name=\"description\" content=\"",
            "default-src 'none'",
            "<a class=\"skip\" href=\"#main\">",
            "aria-current=\"page\"",
        ] {
            assert!(html.contains(words), "{page:?}: {words}");
        }
        assert_eq!(html.matches("<h1>").count(), 1);
        assert!(
            !html.contains("<script") && !html.contains(" style="),
            "{page:?}"
        );
        assert!(
            !text(&html).contains(['{', '`']),
            "{page:?} has an unread mark"
        );
        assert!(titles.insert(page.name()));
    }
}

/// `index.html` is written by hand: its menu and its foot are those of the other pages.
#[test]
fn the_calculator_has_the_menu_and_the_foot_of_the_pages() {
    let index = fs::read_to_string(root("index.html")).unwrap();
    let index = squeezed(&index);
    for part in [
        Page::Calculator.menu(),
        Page::Calculator.foot(),
        PROMISE.into(),
    ] {
        assert!(
            index.contains(&squeezed(&part)),
            "index.html lacks:\n{part}"
        );
    }
}

#[test]
fn the_policy_shown_is_that_of_the_calculator() {
    let page = text(&Page::Privacy.html());
    let policy = privacy::content_security_policy();
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    for rule in policy.split("; ") {
        assert!(page.contains(rule), "{rule}");
    }
}

#[test]
fn the_self_assessment_has_every_criterion_once_in_order() {
    let read = accessibility::read();
    let per_theme: Vec<usize> = read
        .themes
        .iter()
        .map(|theme| theme.criteria.len())
        .collect();
    assert_eq!(per_theme, [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12]);
    for (theme, of) in read.themes.iter().enumerate() {
        for (place, one) in of.criteria.iter().enumerate() {
            assert_eq!(one.n, format!("{}.{}", theme + 1, place + 1));
            assert!(!one.wcag.is_empty() && one.says.ends_with('.'), "{}", one.n);
        }
    }
    assert_eq!(read.wcag22.len(), 6);
}

/// A criterion is not told to be tested by a test that is gone, nor called met without saying how.
#[test]
fn every_test_that_a_criterion_names_exists() {
    let read = accessibility::read();
    for one in read.criteria().chain(&read.wcag22) {
        assert!(!one.how.is_empty(), "{} does not say how", one.n);
        for test in &one.tests {
            let (file, name) = test.split_once(": ").expect("file: name");
            let source = fs::read_to_string(root("tests/browser").join(file))
                .unwrap_or_else(|error| panic!("{}: {file}: {error}", one.n));
            let tests: Vec<&str> = source
                .lines()
                .filter(|line| line.trim_start().starts_with("test("))
                .collect();
            assert!(
                tests.iter().any(|line| line.contains(name)),
                "{}: no test in {file} is named « {name} »",
                one.n
            );
        }
        let reviewed = one.how.contains("electure") || one.how.contains("relues");
        assert!(
            one.state != State::Conforme || !one.tests.is_empty() || reviewed,
            "{} is called met without a test or a review",
            one.n
        );
    }
}
