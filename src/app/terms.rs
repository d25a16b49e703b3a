//! The panel that explains a word or a figure where it stands: a definition of the glossary, or the steps
//! that give a number.
//!
//! The browser's own popover: it comes beside the button, closes with Escape or a click elsewhere, and
//! gives the focus back.

use super::live::{by_id, carried, element, words};
use clausule::contract::Field;
use clausule::document::{escape, french};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, MouseEvent, Response};

/// The DOM name of the panel.
const PANEL: &str = "explains";

/// The page that holds the definitions.
const GLOSSARY: &str = "glossaire.html";

/// What a button needs to open the panel beside itself.
pub const OPENS: &str =
    "popovertarget=\"explains\" popovertargetaction=\"show\" aria-haspopup=\"dialog\"";

thread_local! {
    /// The page of definitions, once it was asked for.
    static PAGE: RefCell<Option<Element>> = const { RefCell::new(None) };
    /// The term that the panel is to explain.
    static ASKED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// A word that opens its definition; `id` is its anchor in the glossary, `whole` what it is the end of.
pub fn term(id: &str, word: &str, whole: &str) -> String {
    let name = escape(&french(&format!("{whole}, définition")));
    format!(
        "<button type=\"button\" class=\"term\" {OPENS} data-term=\"{id}\" aria-label=\"{name}\">{}</button>",
        escape(&french(word))
    )
}

/// The button beside a field's name, where the glossary has a word of it; empty elsewhere.
pub fn term_of(field: Field) -> String {
    let Some(id) = id_of(field) else {
        return String::new();
    };
    let name = escape(&french(&format!("Définition : {}", field.label())));
    format!(
        "<button type=\"button\" class=\"term sign\" {OPENS} data-term=\"{id}\" aria-label=\"{name}\">?</button>"
    )
}

/// The word of the glossary that a field is about.
const fn id_of(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::Trade => "cpv",
        Field::Tranche => "tranche",
        Field::Share => "part-main-oeuvre",
        Field::Cost => "cout-horaire",
        Field::TakenOver => "personnel-repris",
        Field::Rate => "taux-insertion",
        Field::Technique => "accord-cadre",
        Field::RatioHours => "ratio",
        Field::Trigger => "seuil-declenchement",
        Field::Rounding => "arrondi",
        Field::Programme => "npnru",
        Field::EtpHours => "etp",
        Field::HouseRows => "bareme",
        Field::Buyer => "acheteur",
        Field::Mechanism | Field::LotMechanism => "mecanisme",
        Field::ReservedShare => "marche-reserve",
        Field::CriterionWeight => "critere",
        Field::ActionsCount => "action-sociale",
        Field::Exception => "fiche-motivation",
        Field::Ccag => "ccag",
        Field::Facilitateur => "facilitateur",
        Field::PenaltyHour => "penalite",
        Field::FormalNotice => "mise-en-demeure",
        Field::Publics => "publics",
        Field::Qpv => "qpv",
        Field::Training => "formation",
        Field::Pooling => "globalisation",
        Field::GroupForm => "groupement",
        Field::Review => "reexamen",
        Field::SubsequentBase => "marche-subsequent",
        Field::EssListed => "ess",
        _ => return None,
    })
}

/// The panel, empty until something is explained.
pub fn explains() -> impl IntoView {
    window_event_listener(leptos::ev::click, |event| explain_term(&event));
    view! {
        <div
            class="explains"
            id=PANEL
            popover="auto"
            role="dialog"
            tabindex="-1"
        ></div>
    }
}

/// Fills the panel, which the button that was clicked then shows. `inside` is HTML.
pub fn explain(title: &str, inside: &str) {
    let Some(panel) = by_id(PANEL) else {
        return;
    };
    let close = format!(
        "<button type=\"button\" class=\"quiet\" popovertarget=\"{PANEL}\" popovertargetaction=\"hide\">Fermer</button>"
    );
    let title = words("h2", "", title).replacen("<h2", "<h2 id=\"explains-title\"", 1);
    panel.set_inner_html(&(element("div", "explains-head", &(title + &close)) + inside));
    // The focus comes with it; said from the start, it would be asked for when the page is loaded.
    let _ = panel.set_attribute("autofocus", "");
    let _ = panel.set_attribute("aria-labelledby", "explains-title");
    panel.set_scroll_top(0);
}

/// Closes the panel: it comes again beside another button.
pub fn close() {
    if let Some(panel) = by_id(PANEL) {
        let _ = panel.hide_popover();
    }
}

/// Shows the definition of the word that was clicked.
fn explain_term(event: &MouseEvent) {
    let Some(id) = carried(event, "data-term") else {
        return;
    };
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    if target.is_some_and(|target| {
        target
            .closest(&format!("#{PANEL}"))
            .is_ok_and(|found| found.is_some())
    }) {
        // From one definition to the next, in the same place.
        event.prevent_default();
    } else {
        close();
    }
    ASKED.set(id.clone());
    if !is_explained(&id) {
        explain("Définition", &words("p", "how", "Le glossaire arrive…"));
        spawn_local(async move {
            let is_there = load().await.is_ok();
            // Another word may have been asked for meanwhile.
            if ASKED.with_borrow(|asked| *asked == id) && !(is_there && is_explained(&id)) {
                let link = format!("<a href=\"{GLOSSARY}#{id}\">Ouvrir le glossaire</a>");
                let said = words(
                    "p",
                    "",
                    "La définition n’a pas pu être chargée. Vérifiez votre connexion, puis réessayez.",
                );
                explain("Définition", &(said + &element("p", "", &link)));
            }
        });
    }
}

/// Shows a definition, where the glossary is there and has it.
fn is_explained(id: &str) -> bool {
    let found = PAGE.with_borrow(|page| {
        page.as_ref()?
            .query_selector(&format!("[id=\"{id}\"]"))
            .ok()?
    });
    let Some(found) = found else {
        return false;
    };
    let part = |name: &str| found.query_selector(name).ok().flatten();
    let (Some(name), Some(says)) = (part("dt"), part("dd")) else {
        return false;
    };
    let mut title = name.text_content().unwrap_or_default();
    // What the letters stand for: the page of definitions parts it by its look.
    let long = part("dt .long").and_then(|long| long.text_content());
    if let Some(long) = long
        && let Some(short) = title.strip_suffix(&*long)
    {
        title = format!("{} : {long}", short.trim_end());
    }
    let more = format!("<p><a href=\"{GLOSSARY}#{id}\">Voir dans le glossaire</a></p>");
    explain(title.trim(), &(says.inner_html() + &more));
    true
}

/// Reads the page of definitions, once; its links lead from where they are shown now.
async fn load() -> Result<(), JsValue> {
    let answer: Response = JsFuture::from(window().fetch_with_str(GLOSSARY))
        .await?
        .dyn_into()?;
    if !answer.ok() {
        return Err(JsValue::NULL);
    }
    let text = JsFuture::from(answer.text()?)
        .await?
        .as_string()
        .unwrap_or_default();
    // Beside the page: nothing in it runs, or is shown.
    let page = document()
        .implementation()?
        .create_html_document()?
        .create_element("div")?;
    page.set_inner_html(&text);
    let links = page.query_selector_all("dd a[href^=\"#\"]")?;
    for index in 0..links.length() {
        if let Some(link) = links
            .get(index)
            .and_then(|link| link.dyn_into::<Element>().ok())
        {
            let id = link.get_attribute("href").unwrap_or_default();
            link.set_attribute("href", &format!("{GLOSSARY}{id}"))?;
            link.set_attribute("data-term", id.trim_start_matches('#'))?;
        }
    }
    PAGE.set(Some(page));
    Ok(())
}
