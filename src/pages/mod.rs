//! The pages beside the calculator, as HTML without a script: what it computes with, its words, its limits, what
//! it does with answers, and how far it is accessible.
//!
//! They are made of the tables that the calculator itself uses, while the site is built (`src/bin/pages.rs`).
//!
//! ```
//! use clausule::pages::Page;
//!
//! assert!(Page::Method.html().contains("Peinture"));
//! ```
//!
//! A piece is a [`crate::document::Document`], which Word must be able to take; a page has links, anchors and
//! definitions, which no piece may have. So pages have a small writer of their own, `markup`.

mod accessibility;
mod articles;
mod changes;
pub mod glossary;
mod limits;
mod markup;
mod method;
mod privacy;

use crate::document::escape;
use markup::{Section, inline};
use std::fmt::Write as _;

/// A page of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The calculator, `index.html`.
    Calculator,
    /// Where every figure and article is from.
    Method,
    /// The words.
    Glossary,
    /// What the estimate and the texts do not do.
    Limits,
    /// What stays on the device.
    Privacy,
    /// The self-assessment.
    Accessibility,
}

/// The pages forbid themselves everything but the site's own styles and pictures; what may be asked of the site
/// itself is for tools that look at a page from within, as Lighthouse does at `robots.txt`.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

impl Page {
    /// All, in the order of the menu.
    pub const ALL: [Self; 6] = [
        Self::Calculator,
        Self::Method,
        Self::Glossary,
        Self::Limits,
        Self::Privacy,
        Self::Accessibility,
    ];

    /// Those that are made here.
    pub const BESIDE: [Self; 5] = [
        Self::Method,
        Self::Glossary,
        Self::Limits,
        Self::Privacy,
        Self::Accessibility,
    ];

    /// Those that the head of every page leads to; its foot leads to all.
    const HEAD: [Self; 3] = [Self::Calculator, Self::Method, Self::Glossary];

    /// Its file.
    #[must_use]
    pub const fn file(self) -> &'static str {
        match self {
            Self::Calculator => "./",
            Self::Method => "methode.html",
            Self::Glossary => "glossaire.html",
            Self::Limits => "limites.html",
            Self::Privacy => "confidentialite.html",
            Self::Accessibility => "accessibilite.html",
        }
    }

    /// Its name in the menu, and its title.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Calculator => "Calculateur",
            Self::Method => "Méthode et sources",
            Self::Glossary => "Glossaire",
            Self::Limits => "Limites",
            Self::Privacy => "Confidentialité",
            Self::Accessibility => "Accessibilité",
        }
    }

    const fn description(self) -> &'static str {
        match self {
            Self::Calculator => "",
            Self::Method => {
                "Comment Clausule estime les heures d’insertion : formule, coefficients par métier avec leurs sources, seuils, articles lus et leur date."
            }
            Self::Glossary => {
                "Les mots de la clause sociale d’insertion et de la commande publique, expliqués simplement, avec leur article quand il y en a un."
            }
            Self::Limits => {
                "Ce que l’estimation et les textes de Clausule ne font pas, les hypothèses et les questions de droit qui restent ouvertes."
            }
            Self::Privacy => {
                "Clausule calcule dans votre navigateur et n’envoie aucune réponse : ce qui reste sur l’appareil, comment l’effacer, ce que voit l’hébergeur."
            }
            Self::Accessibility => {
                "Auto-évaluation de l’accessibilité de Clausule, critère par critère (RGAA 4.1.2 et WCAG 2.2 AA), avec ce qui n’a pas été vérifié."
            }
        }
    }

    /// Its first words, under the title.
    fn lead(self) -> String {
        match self {
            Self::Calculator => String::new(),
            Self::Method => method::lead(),
            Self::Glossary => glossary::lead(),
            Self::Limits => limits::LEAD.to_string(),
            Self::Privacy => privacy::LEAD.to_string(),
            Self::Accessibility => accessibility::lead(),
        }
    }

    fn sections(self) -> Vec<Section> {
        match self {
            Self::Calculator => Vec::new(),
            Self::Method => method::sections(),
            Self::Glossary => glossary::sections(),
            Self::Limits => limits::sections(),
            Self::Privacy => privacy::sections(),
            Self::Accessibility => accessibility::sections(),
        }
    }

    /// The whole page. `{{style}}` and `{{pages-style}}` stand for the names of the built sheets.
    ///
    /// # Panics
    ///
    /// Where a text of a page names an article or a field that the tables do not have: a test makes every page.
    #[must_use]
    pub fn html(self) -> String {
        let name = inline(self.name());
        let mut html = format!(
            "<!doctype html>\n<html lang=\"fr\">\n<head>\n\
             <meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <meta name=\"description\" content=\"{}\">\n\
             <title>{name} – Clausule</title>\n\
             <link rel=\"icon\" href=\"favicon.svg\" type=\"image/svg+xml\">\n\
             <link rel=\"stylesheet\" href=\"{{{{style}}}}\">\n\
             <link rel=\"stylesheet\" href=\"{{{{pages-style}}}}\">\n\
             </head>\n<body class=\"page\">\n\
             <a class=\"skip\" href=\"#main\">Aller au contenu</a>\n\
             <header class=\"site-header\">\n<p class=\"brand\"><a href=\"./\"><img src=\"favicon.svg\" alt=\"\" width=\"32\" height=\"32\">Clausule</a></p>\n\
             <p class=\"promise\">{PROMISE}</p>\n{}</header>\n\
             <main id=\"main\" tabindex=\"-1\">\n<h1>{name}</h1>\n<p class=\"lead\">{}</p>\n",
            escape(&crate::document::french(self.description())),
            self.menu(),
            inline(&self.lead()),
        );
        let sections = self.sections();
        let are_letters = sections.iter().all(|section| section.title.len() == 1);
        let class = if are_letters {
            "contents letters"
        } else {
            "contents"
        };
        let _ = write!(
            html,
            "<nav class=\"{class}\" aria-labelledby=\"contents-t\">\n<h2 id=\"contents-t\">Sur cette page</h2>\n<ul>"
        );
        for Section { id, title, .. } in &sections {
            let _ = write!(html, "<li><a href=\"#{id}\">{}</a></li>", inline(title));
        }
        html += "</ul>\n</nav>\n<div class=\"sections\">\n";
        for section in &sections {
            html += &section.html();
        }
        html +=
            "<p class=\"to-contents\"><a href=\"#contents-t\">Sommaire</a></p>\n</div>\n</main>\n";
        html += &self.foot();
        html + "</body>\n</html>\n"
    }

    /// The menu at the head of the page; `index.html` has the calculator's, and a test holds the two together.
    #[must_use]
    pub fn menu(self) -> String {
        self.links("menu", "Menu", &Self::HEAD)
    }

    /// The foot of the page; `index.html` has the calculator's.
    #[must_use]
    pub fn foot(self) -> String {
        let mut html = String::from("<footer class=\"site-footer\">\n");
        html += &self.links("all-pages", "Toutes les pages", &Self::ALL);
        for words in FOOT {
            html += &markup::paragraph(words);
        }
        html + "</footer>\n"
    }

    fn links(self, class: &str, label: &str, pages: &[Self]) -> String {
        let mut html = format!("<nav class=\"{class}\" aria-label=\"{label}\">\n<ul>\n");
        for page in pages {
            let current = if *page == self {
                " aria-current=\"page\""
            } else {
                ""
            };
            let _ = writeln!(
                html,
                "<li><a href=\"{}\"{current}>{}</a></li>",
                page.file(),
                inline(page.name())
            );
        }
        html + "</ul>\n</nav>\n"
    }
}

/// What stands at the head of every page.
const PROMISE: &str = "Rien n’est envoyé\u{a0}: tout reste sur cet appareil.";

/// What stands at the foot of every page.
const FOOT: [&str; 2] = [
    "Clausule propose un projet de rédaction, à vérifier avant publication ; ce n’est pas un conseil juridique. La date des textes lus figure en tête des fichiers et sur la page Méthode et sources.",
    "Logiciel libre, licence MIT ou Apache 2.0. Aucune donnée n’est envoyée, aucun traceur.",
];

#[cfg(test)]
mod tests;
