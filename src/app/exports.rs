//! Files and paper: the piece shown or all of them, and the spreadsheets, in the formats that a buyer works
//! with.
//!
//! The page writes HTML, Markdown and text itself. Office files come from a worker
//! (`src/bin/office.rs`) that is loaded with the first one: [`office`](super::office).

use super::beside::unfolded;
use super::checks::{CHECKS, of_state};
use super::computed::{Computed, today};
use super::drafts::Drafts;
use super::files;
use super::live::{by_id, carried, element, flag, html, on, text, words};
use super::missing::MISSING;
use super::office::{self, Answer, Asked};
use super::state::State;
use clausule::clause::{CheckState, Extract, Front, PieceDraft, Workbook};
use clausule::contract::Field;
use clausule::document::{
    Document, Head, escape, french, html_file, html_on_paper, markdown_file, plain_file,
};
use clausule::estimate::Outcome;
use clausule::law::Law;
use clausule::quantity::{listed, write_iso_date};
use gloo::events::EventListener;
use leptos::{ev::MouseEvent, prelude::*};
use std::cell::Cell;
use std::rc::Rc;

/// A format of files.
struct Kind {
    /// The ending of the file's name.
    ending: &'static str,
    /// What the button says.
    label: &'static str,
    /// What names it to other programs.
    mime: &'static str,
    /// What writes it; the worker when nothing does here.
    write: Option<fn(&Head, &Document) -> String>,
}

const KINDS: [Kind; 5] = [
    Kind {
        ending: "docx",
        label: "Word (.docx)",
        mime: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        write: None,
    },
    Kind {
        ending: "odt",
        label: "LibreOffice (.odt)",
        mime: "application/vnd.oasis.opendocument.text",
        write: None,
    },
    Kind {
        ending: "html",
        label: "Page HTML",
        mime: "text/html",
        write: Some(html_file),
    },
    Kind {
        ending: "md",
        label: "Markdown",
        mime: "text/markdown",
        write: Some(markdown_file),
    },
    Kind {
        ending: "txt",
        label: "Texte",
        mime: "text/plain",
        write: Some(plain_file),
    },
];

/// The formats of spreadsheets: ending, label, name for other programs.
const SHEETS: [(&str, &str, &str); 3] = [
    (
        "xlsx",
        "Excel (.xlsx)",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    (
        "ods",
        "LibreOffice (.ods)",
        "application/vnd.oasis.opendocument.spreadsheet",
    ),
    ("csv", "CSV", "text/csv;charset=utf-8"),
];

/// How the last file came out.
#[derive(Clone, PartialEq, Eq)]
enum Status {
    /// None was asked for since the text changed.
    Nothing,
    /// The worker is on its way.
    Loading,
    /// It writes.
    Writing,
    /// In the downloads, under that name.
    Saved(String),
    /// Asked of a browser that shows the page in a frame, which may forbid it: of a file of that name.
    Asked(String),
    /// The same of paper.
    AskedToPrint,
    /// The user stopped it.
    Stopped,
    /// It could not be made: what to do.
    Failed(String),
}

impl Status {
    fn is_busy(&self) -> bool {
        matches!(self, Self::Loading | Self::Writing)
    }

    fn words(&self) -> String {
        french(&match self {
            Self::Nothing => String::new(),
            Self::Loading => {
                "Préparation du fichier ; le premier demande un court chargement…".into()
            }
            Self::Writing => "Écriture du fichier…".into(),
            Self::Saved(name) => format!("Le fichier « {name} » est dans vos téléchargements."),
            Self::Asked(name) => format!("« {name} » : {}.", files::IN_A_FRAME),
            Self::AskedToPrint => {
                "L’impression est demandée. Si rien ne s’ouvre, le site qui montre cette page l’interdit : ouvrez-la seule ; « Partager » y porte vos réponses.".into()
            }
            Self::Stopped => "Le fichier est abandonné.".into(),
            Self::Failed(what) => what.clone(),
        })
    }
}

/// The DOM name of the choice between the piece shown and all of them.
const WHOLE: &str = "export-whole";

/// The choice between the piece shown and all of them, for what copies, saves and prints.
pub fn extract_choice(whole: RwSignal<bool>) -> impl IntoView {
    view! {
        <fieldset class="plain extract">
            <legend class="unseen">{french("Ce que l’on copie, télécharge ou imprime")}</legend>
            {choice("export-piece", "Cette pièce", whole, false)}
            {choice(WHOLE, "Toutes les pièces", whole, true)}
        </fieldset>
    }
}

/// The buttons under the text's own, with what is left to do before the text is sent.
pub fn exports(whole: RwSignal<bool>) -> impl IntoView {
    let (state, computed, drafts) = (State::of_page(), Computed::of_page(), Drafts::of_page());
    let status = RwSignal::new(Status::Nothing);
    // A file that is being made is of the text as it was: it comes, or is stopped.
    Effect::new(move |_| {
        drafts.get(|_| ());
        if untrack(|| !status.read().is_busy()) {
            status.set(Status::Nothing);
        }
    });
    let extract = move || {
        if whole.get() {
            return Extract::Set;
        }
        drafts
            .shown(|draft| draft.piece)
            .map_or(Extract::Set, Extract::Piece)
    };
    let download = move |event: MouseEvent| {
        let Some(ending) = carried(&event, "data-kind") else {
            return;
        };
        computed.settle();
        let extract = untrack(extract);
        if ending == PAPER {
            let came = print(state, drafts, extract);
            if !came && files::is_framed() {
                status.set(Status::AskedToPrint);
            }
            return;
        }
        let Some(kind) = KINDS.iter().find(|kind| kind.ending == ending) else {
            return;
        };
        if untrack(|| status.read().is_busy()) {
            return;
        }
        match kind.write {
            Some(write) => status.set(save_here(state, drafts, extract, kind, write)),
            None => ask(
                state,
                extract.key().to_string(),
                kind.ending,
                kind.mime,
                status,
            ),
        }
    };
    let calculate = move |event: MouseEvent| {
        let (Some(what), Some(format)) = (
            carried(&event, "data-sheet"),
            carried(&event, "data-format"),
        ) else {
            return;
        };
        let Some((ending, _, mime)) = SHEETS.iter().find(|(ending, ..)| *ending == format) else {
            return;
        };
        computed.settle();
        if untrack(|| !status.read().is_busy()) {
            ask(state, what, ending, mime, status);
        }
    };
    let books = move || books(state, computed);
    let others = move || {
        french(if books().is_empty() {
            "Autres formats"
        } else {
            "Tableurs et autres formats"
        })
    };
    let stop = move |_: MouseEvent| {
        office::stop();
        status.set(Status::Stopped);
        // The button goes: the focus stays where the file was asked for.
        if let Some(button) = by_id(FIRST) {
            let _ = button.focus();
        }
    };
    let reminder = move || reminder(drafts, extract());
    let busy = move || status.read().is_busy();
    let failed = move || matches!(*status.read(), Status::Failed(_));
    let framed = move || matches!(*status.read(), Status::Asked(_) | Status::AskedToPrint);
    view! {
        <details class="downloads" open=unfolded()>
            <summary>"Télécharger ou imprimer"</summary>
            <fieldset class="exports">
                <legend class="unseen">"Télécharger ou imprimer"</legend>
                <div class="kinds" on:click=on(download) inner_html=kinds(true)></div>
                <details class="other-formats">
                    <summary>{text(others)}</summary>
                    <div class="kinds" on:click=on(download) inner_html=kinds(false)></div>
                    <div class="books" on:click=on(calculate) inner_html=html(books)></div>
                </details>
                <div class="making">
                    <p role="status" class:failed=flag(failed)>
                        {text(move || status.read().words())}
                    </p>
                    <a href=files::alone() target="_blank" rel="noopener" hidden=flag(move || !framed())>
                        "Ouvrir la page seule"
                    </a>
                    <button type="button" hidden=flag(move || !busy()) on:click=on(stop)>
                        "Abandonner"
                    </button>
                </div>
            </fieldset>
        </details>
        <p class="reminder" inner_html=html(reminder) on:click=on(|event: MouseEvent| open_part(&event))></p>
    }
}

/// Opens the part that a link leads to, where it is closed.
fn open_part(event: &MouseEvent) {
    let part = carried(event, "href").and_then(|href| by_id(href.trim_start_matches('#')));
    if let Some(part) = part
        && let Ok(Some(details)) = part.query_selector("details")
    {
        let _ = details.set_attribute("open", "");
    }
}

/// The DOM name of the first button.
const FIRST: &str = "export-docx";

/// How many of the formats stand in front, with paper.
const IN_FRONT: usize = 2;

/// The formats as buttons: those in front with paper, or the others.
fn kinds(in_front: bool) -> String {
    let button = |kind: &str, label: &str| {
        let label = escape(label);
        format!(
            "<button type=\"button\" id=\"export-{kind}\" data-kind=\"{kind}\">{label}</button>"
        )
    };
    let (front, others) = KINDS.split_at(IN_FRONT);
    let all = |kinds: &[Kind]| -> String {
        let buttons = kinds.iter().map(|kind| button(kind.ending, kind.label));
        buttons.collect()
    };
    if in_front {
        all(front) + &button(PAPER, "Imprimer / PDF")
    } else {
        all(others)
    }
}

/// The spreadsheets that the contract has, each with its formats.
fn books(state: State, computed: Computed) -> String {
    let lots = computed.get(|estimate| {
        let with_hours = |outcome: &Outcome| outcome.figures().is_some();
        estimate.lots.iter().map(with_hours).collect::<Vec<_>>()
    });
    if !lots.contains(&true) {
        return String::new();
    }
    let shown = state.get(|page| page.at.lot);
    let mut books = vec![
        (
            Workbook::Computation,
            "Calcul des heures, avec ses formules".to_string(),
        ),
        (Workbook::Hours, "Relevé mensuel des heures".to_string()),
    ];
    if lots.len() > 1 {
        books[1].1 += ", tous les lots";
        if lots.get(shown) == Some(&true) {
            let label = format!("Relevé mensuel des heures, lot n° {}", shown + 1);
            books.push((Workbook::HoursOf(shown), label));
        }
    }
    let row = |(book, label): &(Workbook, String)| {
        let label = french(label);
        let button = |(ending, name, _): &(&str, &str, &str)| {
            // A table without sheets has none of the formulas.
            let name = match (*book, *ending) {
                (Workbook::Computation, "csv") => french("CSV, valeurs seules"),
                _ => (*name).to_string(),
            };
            format!(
                "<button type=\"button\" data-sheet=\"{}\" data-format=\"{ending}\">{}<span class=\"unseen\"> : {}</span></button>",
                book.key(),
                escape(&name),
                escape(&label)
            )
        };
        let buttons: String = SHEETS.iter().map(button).collect();
        words("p", "", &label) + &element("div", "kinds", &buttons)
    };
    books.iter().map(row).collect()
}

/// One of the two: the piece shown, or all of them.
fn choice(
    id: &'static str,
    label: &'static str,
    whole: RwSignal<bool>,
    value: bool,
) -> impl IntoView {
    view! {
        <label>
            <input
                type="radio"
                name="extract"
                id=id
                checked=!value
                on:change=on(move |_: leptos::ev::Event| whole.set(value))
            />
            " "
            {label}
        </label>
    }
}

/// What is left to do: blanks of what goes out, risks of the whole.
fn reminder(drafts: Drafts, extract: Extract) -> String {
    drafts.get(|written| {
        let blanks = extract.blanks(&written.set);
        let count_of = |state| of_state(written, state).count();
        let left = [
            (blanks, "mention", "à compléter", MISSING),
            (count_of(CheckState::Missing), "réponse", "à donner", CHECKS),
            (count_of(CheckState::Risky), "point", "à risque", CHECKS),
            (
                count_of(CheckState::ToVerify),
                "point",
                "à vérifier",
                CHECKS,
            ),
        ];
        let left = left.into_iter().filter_map(|(count, one, what, part)| {
            let said = match count {
                0 => return None,
                1 if one != "point" => format!("une {one} {what}"),
                1 => format!("un {one} {what}"),
                count => format!("{count} {one}s {what}"),
            };
            let said = escape(&french(&said));
            Some(format!("<a href=\"#{part}\">{said}</a>"))
        });
        let left: Vec<String> = left.collect();
        if left.is_empty() {
            return String::new();
        }
        french("Avant d’envoyer : il reste ") + &listed(&left) + "."
    })
}

/// Saves a file that the page writes itself.
fn save_here(
    state: State,
    drafts: Drafts,
    extract: Extract,
    kind: &Kind,
    write: fn(&Head, &Document) -> String,
) -> Status {
    let file = state.now(|page| {
        untrack(|| {
            drafts.get(|written| {
                let (set, contract) = (&written.set, &page.reading.contract);
                let front = extract.front(set, contract, Law::builtin(), today())?;
                let text = write(&front.head(), &extract.document(set, written.frame)?);
                let title = page.form.get(page.at, Field::Title);
                Some((extract.file_name(title, kind.ending), text))
            })
        })
    });
    let Some((name, text)) = file else {
        return Status::Nothing;
    };
    saved(&files::download(&name, kind.mime, &text), name)
}

fn saved<E>(result: &Result<(), E>, name: String) -> Status {
    match result {
        Ok(()) if files::is_framed() => Status::Asked(name),
        Ok(()) => Status::Saved(name),
        Err(_) => Status::Failed(
            "Le navigateur a refusé d’enregistrer le fichier. Autorisez les téléchargements pour ce site, puis réessayez.".into(),
        ),
    }
}

/// Asks the worker for a file.
fn ask(
    state: State,
    extract: String,
    format: &'static str,
    mime: &'static str,
    status: RwSignal<Status>,
) {
    let (dossier, _) = state.file();
    let asked = Asked {
        dossier,
        date: write_iso_date(today()),
        extract,
        format,
    };
    let loaded = office::ask(&asked, move |answer| {
        status.set(match answer {
            Answer::Ready => Status::Writing,
            Answer::File { name, bytes } => {
                saved(&files::download_bytes(&name, mime, &bytes), name)
            }
            Answer::Refused(sentence) => Status::Failed(sentence),
            Answer::Absent => Status::Failed(
                "Le module qui écrit les fichiers Word, Excel et LibreOffice n’a pas pu être chargé. Vérifiez votre connexion, puis réessayez ; la page HTML, le Markdown et le texte se téléchargent sans cela.".into(),
            ),
            Answer::Broken => Status::Failed(
                "Le fichier n’a pas pu être écrit à cause d’une erreur imprévue. Réessayez ; sinon, pour un texte, prenez la page HTML, que les traitements de texte ouvrent aussi.".into(),
            ),
        });
    });
    status.set(if loaded {
        Status::Writing
    } else {
        Status::Loading
    });
}

/// The DOM name of what is printed in place of the page.
const PAPER: &str = "paper";

/// Where a piece begins on paper.
fn place_on_paper(draft: &PieceDraft) -> String {
    format!("{PAPER}-{}", draft.piece.key())
}

/// The title page of a set and the list of its pieces, which lead to them in a PDF. Without the numbers of
/// pages: browsers do not know them.
fn title_pages(
    front: &Front,
    drafts: &[PieceDraft],
    label: impl Fn(&PieceDraft) -> &'static str,
) -> String {
    let lines = [&front.under].into_iter().chain(&front.lines);
    let lines: String = lines.map(|line| words("p", "", line)).collect();
    let cover = words("h1", "", &front.large) + &lines;
    let item = |draft: &PieceDraft| {
        let place = place_on_paper(draft);
        format!(
            "<li><a href=\"#{place}\">{}</a></li>",
            escape(&french(label(draft)))
        )
    };
    let items: String = drafts.iter().map(item).collect();
    let contents = words("h1", "", "Sommaire") + &element("ol", "", &items);
    element("section", "cover", &cover) + &element("section", "contents", &contents)
}

/// Prints the pieces alone: a title page for all of them, each on pages of its own. The browser's own
/// print dialogue makes a PDF of it. Whether the browser set about it.
fn print(state: State, drafts: Drafts, extract: Extract) -> bool {
    let document = document();
    let title = document.title();
    let printed = state.now(|page| {
        untrack(|| {
            drafts.get(|written| {
                let set = &written.set;
                let contract = &page.reading.contract;
                let front = extract.front(set, contract, Law::builtin(), today())?;
                let whole = extract == Extract::Set;
                let label = |draft: &PieceDraft| draft.piece.label(written.frame);
                let mut sections = String::new();
                if whole {
                    sections += &title_pages(&front, extract.drafts(set), label);
                }
                for draft in extract.drafts(set) {
                    let name = label(draft);
                    let mut text = words("p", "notice", &format!("{name} – {}", front.notice));
                    if whole {
                        text += &words("h1", "", name);
                    }
                    text += &html_on_paper(&draft.document, whole);
                    let wide = if draft.document.is_wide() {
                        " class=\"wide\""
                    } else {
                        ""
                    };
                    let opening = format!("<section id=\"{}\"{wide}>", place_on_paper(draft));
                    sections += &(opening + &text + "</section>");
                }
                Some((front.title, sections))
            })
        })
    });
    let (Some((name, sections)), Some(body)) = (printed, document.body()) else {
        return false;
    };
    // A frame that may not print leaves it there.
    if let Some(before) = by_id(PAPER) {
        before.remove();
    }
    let Ok(paper) = document.create_element("div") else {
        return false;
    };
    paper.set_id(PAPER);
    paper.set_inner_html(&sections);
    if body.append_child(&paper).is_err() {
        return false;
    }
    // Only it is printed: `style/60-print.css`.
    let _ = body.class_list().add_1(PAPER);
    // The browser proposes the title as the name of a PDF.
    document.set_title(&name);
    // Some browsers go on before the dialogue closes.
    EventListener::once(&window(), "afterprint", move |_| {
        paper.remove();
        let _ = body.class_list().remove_1(PAPER);
        document.set_title(&title);
    })
    .forget();
    let came = Rc::new(Cell::new(false));
    let _listener = EventListener::once(&window(), "beforeprint", {
        let came = Rc::clone(&came);
        move |_| came.set(true)
    });
    // Where it is refused nothing happens: the browser has a menu of its own.
    let _ = window().print();
    came.get()
}
