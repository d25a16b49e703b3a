use super::*;

fn sample() -> Document {
    Document {
        title: "Essai".into(),
        blocks: vec![
            Block::heading(2, "Titre <b>"),
            Block::Paragraph(vec![
                Inline::text("Un & deux : "),
                Inline::strong("trois *"),
                Inline::text(" "),
                Inline::blank("penalty_hour", "montant \"x\""),
            ]),
            Block::List {
                ordered: false,
                items: vec![vec![Inline::text("un")], vec![Inline::text("deux_trois")]],
            },
            Block::List {
                ordered: true,
                items: vec![vec![Inline::text("premier")]],
            },
            Block::Table {
                header: vec!["Lot".into(), "Heures".into()],
                rows: vec![vec![
                    vec![Inline::text("a|b")],
                    vec![Inline::strong("12 h")],
                ]],
            },
            Block::Paragraph(vec![Inline::text("1. pas une liste")]),
            Block::Paragraph(vec![
                Inline::text("Saisir "),
                Inline::code("a < 'b_c'"),
                Inline::text("."),
            ]),
            Block::Code(vec![
                vec![Inline::code("{ \"cle\": [1] ?")],
                vec![Inline::code("  ```"), Inline::blank("ccag", "CCAG")],
            ]),
        ],
    }
}

#[test]
fn html_has_only_plain_elements_and_escapes_the_rest() {
    assert_eq!(
        html(&sample()),
        "<h2>Titre &lt;b&gt;</h2>\n\
         <p>Un &amp; deux\u{a0}: <strong>trois *</strong> <strong>[À compléter\u{a0}: montant &quot;x&quot;]</strong></p>\n\
         <ul><li>un</li><li>deux_trois</li></ul>\n\
         <ol><li>premier</li></ol>\n\
         <table border=\"1\" cellspacing=\"0\" cellpadding=\"4\"><thead><tr><th scope=\"col\">Lot</th><th scope=\"col\">Heures</th></tr></thead>\
         <tbody><tr><td>a|b</td><td><strong>12\u{a0}h</strong></td></tr></tbody></table>\n\
         <p>1. pas une liste</p>\n\
         <p>Saisir <code>a &lt; 'b_c'</code>.</p>\n\
         <pre><code>{ &quot;cle&quot;: [1] ?\n  ```<strong>[À compléter\u{a0}: CCAG]</strong></code></pre>\n"
    );
}

#[test]
fn a_file_says_its_contract_and_its_day_above_the_text_and_once() {
    let head = Head {
        title: "Essai <b> – École".into(),
        notes: vec!["Projet du 22 novembre 2026".into()],
    };
    let file = html_file(&head, &sample());
    assert!(file.starts_with("<!doctype html>\n<html lang=\"fr\">"));
    assert!(file.contains("<title>Essai &lt;b&gt; – École</title>"));
    assert_eq!(file.matches("<h1>").count(), 1);
    assert!(file.contains(
        "<h1>Essai &lt;b&gt; – École</h1>\n<p class=\"note\">Projet du 22 novembre 2026</p>\n<h2>"
    ));
    assert!(file.contains("<mark>[À compléter"));
    // On a narrow screen a table scrolls, not the page.
    assert!(file.contains("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Tableau 1\u{a0}: Lot, Heures\"><table"));
    assert!(
        markdown_file(&head, &sample())
            .starts_with("# Essai \\<b\\> – École\n\nProjet du 22 novembre 2026\n\n## Titre")
    );
    assert!(
        plain_file(&head, &sample())
            .starts_with("Essai <b> – École\n\nProjet du 22 novembre 2026\n\nTitre <b>\n")
    );
}

/// On paper and in a file the number of an article stays in one line; what is copied has no mark for that.
#[test]
fn numbers_of_articles_hold_together_on_paper() {
    let document = Document {
        title: String::new(),
        blocks: vec![Block::Paragraph(vec![Inline::text("article L. 2112-2")])],
    };
    let held = "<p>article L.\u{a0}<span class=\"whole\">2112-2</span></p>\n";
    assert_eq!(html_on_paper(&document, false), held);
    assert_eq!(html(&document), "<p>article L.\u{a0}2112-2</p>\n");
    assert_eq!(markdown(&document), "article L.\u{a0}2112-2\n");
}

#[test]
fn blanks_on_the_page_name_the_answer_that_fills_them() {
    let blocks = html_on_page(&sample());
    assert_eq!(blocks.len(), sample().blocks.len());
    let page = blocks.join("\n") + "\n";
    assert!(page.contains("<mark data-blank=\"penalty_hour\">[À compléter"));
    assert!(page.starts_with("<h3>"));
}

#[test]
fn markdown_marks_are_escaped() {
    assert_eq!(
        markdown(&sample()),
        "## Titre \\<b\\>\n\n\
         Un & deux\u{a0}: **trois \\*** **[À compléter\u{a0}: montant \"x\"]**\n\n\
         - un\n- deux\\_trois\n\n\
         1. premier\n\n\
         | Lot | Heures |\n| --- | --- |\n| a\\|b | **12\u{a0}h** |\n\n\
         1\\. pas une liste\n\n\
         Saisir `a < 'b_c'`.\n\n\
         ````\n{ \"cle\": [1] ?\n  ```[À compléter\u{a0}: CCAG]\n````\n"
    );
}

#[test]
fn plain_text_has_no_mark() {
    assert_eq!(
        plain(&sample()),
        "Titre <b>\n\nUn & deux\u{a0}: trois * [À compléter\u{a0}: montant \"x\"]\n\n\
         – un\n– deux_trois\n\n1. premier\n\nLot\tHeures\na|b\t12\u{a0}h\n\n1. pas une liste\n\n\
         Saisir a < 'b_c'.\n\n{ \"cle\": [1] ?\n  ```[À compléter\u{a0}: CCAG]\n"
    );
}
