//! The dossiers kept on the device: the list, and what can be done with each.

use super::actions::named;
use super::files;
use super::json;
use super::live::{attribute, by_id, carried, flag, html, on, reveal, text, words};
use super::message::{Message, Remedy};
use super::state::{Page, State, Task, focus_message};
use super::storage::{self, What};
use super::{clipboard, profiles, share};
use clausule::bareme::fold;
use clausule::contract::{Field, Form};
use clausule::document::{escape, french};
use clausule::dossier::{Content, DossierError, Entry, Kept, other_name, tidy_name};
use leptos::{ev::KeyboardEvent, ev::MouseEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// What is open under the buttons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// The dossiers kept on the device.
    Dossiers,
    /// The link to this dossier.
    Share,
    /// The profiles kept on the device.
    Profiles,
}

/// The dossiers and the profiles as they are shown.
#[derive(Default)]
pub struct Shelf {
    /// What is open.
    pub panel: Option<Panel>,
    /// The dossiers, while their list is open.
    rows: Vec<Row>,
    /// The profiles, while their list is open.
    pub profiles: Vec<(String, Kept)>,
    /// The profile whose answers are shown.
    pub profile_shown: Option<String>,
    /// What is looked for in the list.
    query: String,
    /// The dossier that is being given another name.
    renaming: Option<String>,
    /// Whether the link has the contact data.
    pub contacts: bool,
}

impl Shelf {
    /// With that open, as nothing was done with it.
    pub fn of(panel: Option<Panel>) -> Self {
        Self {
            panel,
            ..Self::default()
        }
    }
}

/// A dossier of the list.
struct Row {
    key: String,
    title: String,
    changed: String,
    /// The number of lots, or why it cannot be read.
    lots: Result<usize, DossierError>,
    /// Whether the device has it.
    is_kept: bool,
}

/// What a dossier is called: what the user called it, or what its contract is for.
pub fn title(name: &str, form: &Form) -> String {
    let words = |field| tidy_name(form.get(0, field));
    [name.to_string(), words(Field::Title), words(Field::Trade)]
        .into_iter()
        .find(|one| !one.is_empty())
        .unwrap_or_else(|| "Dossier sans nom".to_string())
}

impl Page {
    /// Reads the list anew where it is shown.
    pub fn fill_shelf(&mut self) {
        match self.shelf.panel {
            Some(Panel::Dossiers) => self.shelf.rows = self.rows(),
            Some(Panel::Profiles) => self.shelf.profiles = What::Profile.all(),
            _ => {}
        }
    }

    fn rows(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = What::Dossier
            .all()
            .into_iter()
            .map(|(key, kept)| {
                let form = json::parse(&kept.file);
                let found = form.as_ref().map(|form| title(&kept.name, form));
                Row {
                    key,
                    title: found.unwrap_or_else(|_| title(&kept.name, &Form::new())),
                    changed: kept.changed,
                    lots: form.map(|form| form.lots.len()),
                    is_kept: true,
                }
            })
            .collect();
        // What the device could not keep is at least in the list.
        for left in &self.before {
            if rows.iter().all(|row| row.key != left.key) {
                rows.push(Row {
                    key: left.key.clone(),
                    title: title(&left.name, &left.form),
                    changed: String::new(),
                    lots: Ok(left.form.lots.len()),
                    is_kept: false,
                });
            }
        }
        rows
    }

    /// The dossier shown was changed at that moment.
    pub fn note_change(&mut self, changed: &str) {
        if self.shelf.panel != Some(Panel::Dossiers) {
            return;
        }
        let (title, lots) = (self.title(), self.form.lots.len());
        match self.shelf.rows.iter_mut().find(|row| row.key == self.key) {
            Some(row) => {
                row.title = title;
                row.changed = changed.to_string();
                row.lots = Ok(lots);
            }
            None => self.restock(),
        }
    }

    /// Every dossier of the device, as a file of several has them; the one shown as it is.
    fn entries(&self) -> Vec<Entry> {
        let entry = |(_, kept): (String, Kept)| {
            Some(Entry {
                name: kept.name,
                changed: kept.changed,
                form: json::parse(&kept.file).ok()?,
            })
        };
        let mut entries: Vec<Entry> = What::Dossier.all().into_iter().filter_map(entry).collect();
        for left in &self.before {
            if storage::read(&left.key).is_none() {
                entries.push(Entry {
                    name: left.name.clone(),
                    changed: String::new(),
                    form: left.form.clone(),
                });
            }
        }
        entries
    }

    /// The name of a dossier of the device that has those very answers.
    fn same_as(&self, file: &str) -> Option<String> {
        if json::write(&self.form) == file {
            return Some(self.key.clone());
        }
        let all = What::Dossier.all();
        all.into_iter()
            .find(|(_, kept)| kept.file == file)
            .map(|(key, _)| key)
    }

    /// Makes dossiers of what came from a file or a link, each beside those there are, and shows the first.
    /// How many the device could not keep; the page shows at least the first.
    pub fn receive(&mut self, entries: Vec<Entry>) -> (usize, bool) {
        let mut not_kept = 0;
        let mut first: Option<Result<String, Entry>> = None;
        let mut is_new = false;
        for entry in entries {
            let file = json::write(&entry.form);
            let key = if let Some(key) = self.same_as(&file) {
                Ok(key)
            } else {
                let key = What::Dossier.new_key();
                let kept = Kept {
                    changed: if entry.changed.is_empty() {
                        storage::now()
                    } else {
                        entry.changed.clone()
                    },
                    name: entry.name.clone(),
                    file,
                };
                is_new = true;
                if storage::write(&key, &kept.write()) {
                    Ok(key)
                } else {
                    not_kept += 1;
                    Err(entry)
                }
            };
            first.get_or_insert(key);
        }
        match first {
            Some(Ok(key)) => {
                // It was just written.
                let _ = self.open(&key);
            }
            Some(Err(entry)) => self.open_new(entry.form, entry.name),
            None => {}
        }
        self.restock();
        (not_kept, is_new)
    }
}

/// Does what was asked for, now and each time that something is.
pub fn follow_tasks() {
    let state = State::of_page();
    Effect::new(move |_| {
        if state.get(|page| page.tasks.is_empty()) {
            return;
        }
        let mut tasks = Vec::new();
        state.show(|page| tasks = std::mem::take(&mut page.tasks));
        for task in tasks {
            match task {
                Task::Files(files) => open_files(state, files),
                Task::Link(fragment) => share::receive(state, &fragment),
                Task::Mend(remedy) => mend(state, remedy),
            }
        }
    });
}

/// Opens whatever Clausule saved: dossiers and profiles.
fn open_files(state: State, files: Vec<(String, Option<String>)>) {
    let (mut found, mut failed) = (Vec::new(), Vec::new());
    let from = files
        .first()
        .map_or_else(String::new, |(name, _)| name.clone());
    let alone = files.len() == 1;
    for (name, text) in files {
        let read = text.map_or_else(
            || Err(files::UNREADABLE.to_string()),
            |text| json::open(&text).map_err(|error| error.to_string()),
        );
        match read {
            Ok(content) => found.push(content),
            Err(error) if alone => failed.push(error),
            Err(error) => failed.push(format!("« {name} » : {error}")),
        }
    }
    take(state, found, &failed, &from);
}

/// Does what the button of the message says.
fn mend(state: State, remedy: Remedy) {
    match remedy {
        Remedy::Copy(key) => {
            if let Some(text) = storage::read(&key) {
                state.say(if clipboard::copy_plain(&Kept::read(&text).file) {
                    Message::said("Ces données sont dans le presse-papiers : collez-les dans un fichier.")
                } else {
                    Message::failed("Le navigateur a refusé de copier. Autorisez le presse-papiers pour ce site.")
                });
            }
        }
        Remedy::Back(key) => {
            state.show(|page| {
                let back = page.way_back();
                page.message = Some(match page.open(&key) {
                    Ok(()) => Message::said("Voici le dossier précédent.").or(back),
                    Err(error) => Message::failed(&error.to_string()),
                });
            });
            focus_message();
        }
        Remedy::Restore { key, text, shown } => {
            state.show(|page| {
                if !storage::write(&key, &text) {
                    // Shown, it is at least not lost.
                    let kept = Kept::read(&text);
                    if let Ok(form) = json::parse(&kept.file) {
                        page.open_new(form, kept.name);
                    }
                    page.message = Some(Message::not_saved());
                    return;
                }
                page.message = Some(if shown && let Err(error) = page.open(&key) {
                    Message::failed(&error.to_string())
                } else {
                    Message::said("C’est remis en place.")
                });
                page.restock();
            });
            focus_message();
        }
        Remedy::Over(profile) => profiles::apply(state, &profile, true),
    }
}

/// Opens what was read in files or in a link, and says what came of it. `from` is « ecole.json »; `failed`
/// names what could not be read, and why.
pub fn take(state: State, found: Vec<Content>, failed: &[String], from: &str) {
    let (mut entries, mut profiles, mut broken) = (Vec::new(), Vec::new(), failed.to_vec());
    for content in found {
        match content {
            Content::Dossier(form) => entries.push(Entry {
                name: String::new(),
                changed: String::new(),
                form,
            }),
            Content::Several(several) => {
                for (index, one) in several.into_iter().enumerate() {
                    match one {
                        Ok(entry) => entries.push(entry),
                        Err(error) => broken.push(format!("Dossier {} : {error}", index + 1)),
                    }
                }
            }
            Content::Profile(profile) => profiles.push(profile),
        }
    }
    let (count, profile_count) = (entries.len(), profiles.len());
    state.show(|page| {
        let back = page.way_back();
        let before = page.key.clone();
        let (not_kept, is_new) = page.receive(entries);
        let mut said = match (count, is_new) {
            (0, _) => String::new(),
            (1, true) => format!("Le dossier « {from} » est ouvert."),
            (1, false) => format!("Le dossier « {from} » est ouvert : vous l’aviez déjà."),
            (count, _) => {
                format!("{count} dossiers sont dans « Vos dossiers » ; voici le premier.")
            }
        };
        let unsaved = page.message.take();
        let mut not_kept = not_kept;
        for profile in profiles {
            let name = other_name(&profile.name, |name| {
                What::Profile
                    .all()
                    .iter()
                    .any(|(_, kept)| kept.name == name)
            });
            let added = format!(
                " Le profil « {name} » est dans « Profils » : appliquez-le à vos dossiers."
            );
            said.push_str(&added);
            let kept = Kept {
                changed: storage::now(),
                name,
                file: json::write_profile(&profile),
            };
            if !storage::write(&What::Profile.new_key(), &kept.write()) {
                not_kept += 1;
            }
        }
        for sentence in &broken {
            said.push(' ');
            said.push_str(sentence);
        }
        if count == 0 && !broken.is_empty() {
            said += " Vos réponses n’ont pas changé.";
        }
        let message = if broken.is_empty() {
            Message::said(said.trim_start())
        } else {
            Message::failed(said.trim_start())
        };
        let message = message.or(back.filter(|_| page.key != before));
        page.message = Some(if not_kept > 0 {
            message.with(&Message::not_saved())
        } else {
            match unsaved {
                Some(warning) if warning.is_warning() => message.with(&warning),
                _ => message,
            }
        });
        if profile_count > 0 && count == 0 {
            page.shelf.panel = Some(Panel::Profiles);
        }
        page.restock();
    });
    focus_message();
}

const PENCIL: &str =
    r#"<svg aria-hidden="true" viewBox="0 0 16 16"><path d="M3 13l1-3 7-7 2 2-7 7z"/></svg>"#;
const COPY: &str =
    r#"<svg aria-hidden="true" viewBox="0 0 16 16"><path d="M5 5h8v8H5zM3 11V3h8"/></svg>"#;
const SAVE: &str =
    r#"<svg aria-hidden="true" viewBox="0 0 16 16"><path d="M8 2v8M5 7l3 3 3-3M3 13h10"/></svg>"#;

/// What a button of a row does, its sign and its name.
const ACTS: [(&str, &str, &str); 4] = [
    ("rename", PENCIL, "Renommer"),
    ("copy", COPY, "Dupliquer"),
    ("save", SAVE, "Enregistrer dans un fichier"),
    ("delete", "✕", "Supprimer"),
];

/// The DOM name of the field for another name.
const RENAME: &str = "rename";
/// The DOM name of the list.
const LIST: &str = "dossiers";

/// The list.
pub fn dossiers() -> impl IntoView {
    let state = State::of_page();
    let open = Box::new(move |input: &HtmlInputElement| files::open(input, state));
    let save_all = move |_| {
        let entries = state.now(Page::entries);
        let what = match entries.len() {
            1 => "Le dossier".to_string(),
            count => format!("Le fichier de {count} dossiers"),
        };
        let text = json::write_several(&entries);
        files::save(
            state,
            &what,
            "clausule-dossiers.json",
            "application/json",
            &text,
        );
    };
    let closed = move || state.get(|page| page.shelf.panel != Some(Panel::Dossiers));
    let few = move || state.get(|page| page.shelf.rows.len() < 2);
    let none = move || state.get(|page| page.shelf.rows.is_empty());
    let on_click = move |event: MouseEvent| {
        if let (Some(key), Some(act)) = (carried(&event, "data-key"), carried(&event, "data-act")) {
            act_on(state, &key, &act);
        }
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if state.now(|page| page.shelf.renaming.is_some()) && is_renaming(&event) => {
            event.prevent_default();
            rename(state);
        }
        "Escape" if state.now(|page| page.shelf.renaming.is_some()) => {
            state.show(|page| page.shelf.renaming = None);
        }
        _ => {}
    };
    view! {
        <section class="panel" id=LIST aria-labelledby="dossiers-title" hidden=flag(closed)>
            <h2 id="dossiers-title">"Vos dossiers"</h2>
            <p class="legend-hint">
                {french("Gardés sur cet appareil, dans ce navigateur, à mesure que vous saisissez. Enregistrez dans un fichier ceux qui comptent : vider les données du navigateur les efface.")}
            </p>
            <div class="actions">
                <button
                    type="button"
                    on:click=on(move |_| {
                        profiles::open_new(state);
                        if let Some(amount) = by_id("field-amount") {
                            reveal(&amount);
                        }
                    })
                >
                    "Nouveau dossier"
                </button>
                {files::chooser("Ouvrir des fichiers", files::DOSSIERS, true, open)}
                <button type="button" on:click=on(save_all) disabled=flag(none)>
                    "Tout enregistrer"
                </button>
            </div>
            <p class="legend-hint drop-hint">
                {french("Des fichiers de dossiers peuvent aussi être déposés n’importe où sur la page.")}
            </p>
            <div class="field" hidden=flag(few)>
                <label for="dossiers-search">{french("Chercher un dossier")}</label>
                <div class="control">
                    <input
                        type="search"
                        id="dossiers-search"
                        autocomplete="off"
                        prop:value=text(move || state.get(|page| page.shelf.query.clone()))
                        on:input=on(move |event| {
                            let query = event_target_value(&event);
                            state.show(|page| page.shelf.query = query);
                        })
                    />
                </div>
            </div>
            <p class="unseen" role="status">{text(move || state.get(count))}</p>
            <p class="empty" hidden=flag(move || !none())>
                {french("Aucun dossier n’est encore gardé : ce que vous saisissez dans le formulaire en fait un.")}
            </p>
            <ul class="kept" on:click=on(on_click) on:keydown=on(on_key) inner_html=html(move || state.get(list))></ul>
        </section>
    }
}

/// Which dossiers are looked for.
fn found(page: &Page) -> impl Iterator<Item = &Row> {
    let words: Vec<String> = fold(&page.shelf.query)
        .split_whitespace()
        .map(str::to_string)
        .collect();
    page.shelf.rows.iter().filter(move |row| {
        let title = fold(&row.title);
        words.iter().all(|word| title.contains(word.as_str()))
    })
}

/// How many there are, for who does not see the list.
fn count(page: &Page) -> String {
    if page.shelf.panel != Some(Panel::Dossiers) || page.shelf.query.is_empty() {
        return String::new();
    }
    match found(page).count() {
        0 => "Aucun dossier trouvé.".to_string(),
        1 => "1 dossier trouvé.".to_string(),
        count => format!("{count} dossiers trouvés."),
    }
}

fn list(page: &Page) -> String {
    if page.shelf.panel != Some(Panel::Dossiers) {
        return String::new();
    }
    let mut rows = String::new();
    for row in found(page) {
        rows += &row_html(row, page);
        // A line a row: one that changes is read alone.
        rows.push('\n');
    }
    if rows.is_empty() && !page.shelf.query.is_empty() {
        rows = words("li", "", "Aucun dossier ne porte ces mots.");
    }
    rows
}

fn row_html(row: &Row, page: &Page) -> String {
    let shown = row.key == page.key;
    let key = escape(&row.key);
    let mut about: Vec<String> = Vec::new();
    match &row.lots {
        Ok(1) => {}
        Ok(lots) => about.push(format!("{lots} lots")),
        Err(_) => about.push("illisible".to_string()),
    }
    if row.is_kept {
        about.push(storage::words_of(&row.changed));
    } else {
        about.push("pas gardé sur cet appareil".to_string());
    }
    if shown {
        about.push("affiché".to_string());
    }
    about.retain(|word| !word.is_empty());
    let about = words("span", "how", &about.join(" · "));
    let title = escape(&french(&row.title));
    if page.shelf.renaming.as_deref() == Some(row.key.as_str()) {
        return format!(
            "<li class=\"renaming\" data-key=\"{key}\"><label for=\"{RENAME}\">{}</label><span class=\"control\"><input id=\"{RENAME}\" type=\"text\" maxlength=\"120\" autocomplete=\"off\" value=\"{}\"><button type=\"button\" data-act=\"renamed\">Renommer</button></span></li>",
            french("Nouveau nom"),
            escape(&row.title)
        );
    }
    let buttons: Vec<String> = ACTS
        .iter()
        .filter(|(act, ..)| row.lots.is_ok() || matches!(*act, "save" | "delete"))
        .map(|(act, sign, name)| {
            let name = escape(&french(&format!("{name} « {} »", row.title)));
            format!("<button type=\"button\" class=\"small\" id=\"{act}-{key}\" data-act=\"{act}\" title=\"{name}\" aria-label=\"{name}\">{sign}</button>")
        })
        .collect();
    let current = if shown { " aria-current=\"true\"" } else { "" };
    let class = if shown { " class=\"current\"" } else { "" };
    format!(
        "<li data-key=\"{key}\"{class}><div><button type=\"button\" class=\"link\" data-act=\"open\"{current}>{title}</button>{about}</div><div class=\"acts\">{}</div></li>",
        buttons.concat()
    )
}

/// Whether a key was pressed in the field for another name.
fn is_renaming(event: &KeyboardEvent) -> bool {
    let target = event.target();
    let target = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    target.is_some_and(|input| input.id() == RENAME)
}

fn act_on(state: State, key: &str, act: &str) {
    match act {
        "open" => {
            state.show(|page| {
                let (before, back) = (page.key.clone(), page.way_back());
                page.message = match page.open(key) {
                    Ok(()) if page.key == before => None,
                    Ok(()) => {
                        let said = format!("Le dossier « {} » est ouvert.", page.title());
                        Some(Message::said(&said).or(back))
                    }
                    Err(error) => Some(
                        Message::failed(&format!("{error} Vos réponses n’ont pas changé."))
                            .or(Some(Remedy::Copy(key.to_string()))),
                    ),
                };
            });
            focus_message();
        }
        "rename" => {
            state.show(|page| page.shelf.renaming = Some(key.to_string()));
            request_animation_frame(|| {
                if let Some(input) = by_id(RENAME) {
                    let _ = input.focus();
                    input.unchecked_ref::<HtmlInputElement>().select();
                }
            });
        }
        "renamed" => rename(state),
        "copy" => duplicate(state, key),
        "save" => save(state, key),
        "delete" => delete(state, key),
        _ => {}
    }
}

fn rename(state: State) {
    let Some(input) = by_id(RENAME) else {
        return;
    };
    let name = tidy_name(&input.unchecked_into::<HtmlInputElement>().value());
    let mut renamed = String::new();
    state.show(|page| {
        let Some(key) = page.shelf.renaming.take() else {
            return;
        };
        renamed = format!("rename-{key}");
        if key == page.key {
            page.rename(name);
        } else if let Some(text) = storage::read(&key) {
            let kept = Kept {
                name,
                ..Kept::read(&text)
            };
            if !storage::write(&key, &kept.write()) {
                page.message = Some(Message::not_saved());
            }
        } else if let Some(left) = page.before.iter_mut().find(|left| left.key == key) {
            left.name = name;
        }
        page.restock();
    });
    request_animation_frame(move || {
        if let Some(button) = by_id(&renamed) {
            let _ = button.focus();
        }
    });
}

/// What is kept of a dossier, wherever it is.
fn kept(page: &Page, key: &str) -> Option<Kept> {
    if let Some(text) = storage::read(key) {
        return Some(Kept::read(&text));
    }
    let left = page.before.iter().find(|left| left.key == key)?;
    Some(Kept {
        changed: String::new(),
        name: left.name.clone(),
        file: json::write(&left.form),
    })
}

fn duplicate(state: State, key: &str) {
    state.show(|page| {
        let Some(kept) = kept(page, key) else {
            return;
        };
        let Some(row) = page.shelf.rows.iter().find(|row| row.key == key) else {
            return;
        };
        let name = other_name(&row.title, |name| {
            page.shelf.rows.iter().any(|row| row.title == name)
        });
        let said = format!("La copie « {name} » est dans « Vos dossiers ».");
        let copy = Kept {
            changed: storage::now(),
            name,
            ..kept
        };
        page.message = Some(if storage::write(&What::Dossier.new_key(), &copy.write()) {
            Message::said(&said)
        } else {
            Message::failed("Le stockage de cet appareil est plein ou refusé : la copie n’a pas pu être gardée. Supprimez des dossiers dont vous n’avez plus besoin, après les avoir enregistrés dans un fichier.")
        });
        page.restock();
    });
}

fn save(state: State, key: &str) {
    let file = state.now(|page| {
        let row = page.shelf.rows.iter().find(|row| row.key == key)?;
        Some((row.title.clone(), kept(page, key)?.file))
    });
    if let Some((title, text)) = file {
        let name = named(&title, "dossier", "json");
        files::save(state, "Le dossier", &name, "application/json", &text);
    }
}

fn delete(state: State, key: &str) {
    state.show(|page| {
        let Some(row) = page.shelf.rows.iter().find(|row| row.key == key) else {
            return;
        };
        let title = row.title.clone();
        let Some(kept) = kept(page, key) else {
            return;
        };
        let text = storage::read(key).unwrap_or_else(|| kept.write());
        let shown = key == page.key;
        storage::remove(key);
        page.before.retain(|left| left.key != key);
        if shown {
            page.close();
        }
        let remedy = Remedy::Restore {
            key: key.to_string(),
            text,
            shown,
        };
        let said = format!("Le dossier « {title} » est supprimé.");
        page.message = Some(Message::said(&said).or(Some(remedy)));
        page.restock();
    });
    focus_message();
}

/// « true » while that panel is open, for its button.
pub fn expanded(state: State, panel: Panel) -> super::live::Live<Option<String>> {
    attribute(move || {
        Some(
            state
                .get(|page| page.shelf.panel == Some(panel))
                .to_string(),
        )
    })
}
