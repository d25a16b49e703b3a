//! Profiles: a house's own style, kept on the device and put in dossiers.

use super::actions::named;
use super::field::{control_id, words_of};
use super::files;
use super::json;
use super::live::{by_id, carried, element, flag, html, on, text, words};
use super::message::{Message, Remedy, focus_message};
use super::share::{PROFILE_TITLE, share_profile};
use super::shelf::{Panel, bin_list, focus_later};
use super::state::{Page, State};
use super::storage;
use clausule::contract::{Field, Form};
use clausule::document::{escape, french};
use clausule::dossier::{Fate, Kept, Profile, Removed, What, tidy_name};
use leptos::{ev::MouseEvent, html::Input, prelude::*};
use web_sys::HtmlInputElement;

/// How many fields a sentence names.
const MOST_NAMED: usize = 4;

/// Shows a new dossier, with the usual profile where there is one.
pub fn open_new(state: State) {
    state.show(|page| {
        let back = page.way_back();
        let mut form = Form::new();
        let profile = storage::usual_profile().and_then(|key| find(&key));
        let mut said = "Voici un dossier vide.".to_string();
        if let Some(profile) = profile {
            profile.apply(&mut form, false);
            said = format!(
                "Voici un nouveau dossier, avec le profil « {} ».",
                profile.name
            );
        }
        page.open_new(form, String::new());
        page.add_message(Message::passing(&said).or(back));
    });
}

/// A profile of the device.
fn find(key: &str) -> Option<Profile> {
    let kept = Kept::read(&storage::read(key)?);
    let mut profile = json::profile(&kept.file).ok()?;
    // Its name on the device may be another.
    profile.name = kept.name;
    Some(profile)
}

/// « Pénalité par heure non réalisée, Formation et 3 autres ».
fn list_of(fields: &[Field]) -> String {
    let named: Vec<&str> = fields
        .iter()
        .take(MOST_NAMED)
        .map(|field| field.label())
        .collect();
    match fields.len().saturating_sub(MOST_NAMED) {
        0 => named.join(", "),
        1 => format!("{} et un autre", named.join(", ")),
        more => format!("{} et {more} autres", named.join(", ")),
    }
}

/// Puts a profile in the dossier shown: in its empty fields, or `over` others too.
pub fn apply(state: State, profile: &Profile, over: bool) {
    let mut form = state.now(|page| page.form.clone());
    let applied = profile.apply(&mut form, over);
    let name = &profile.name;
    if applied.changed.is_empty() && applied.left.is_empty() {
        state.say(Message::said(&format!(
            "Le dossier a déjà tout ce que dit le profil « {name} »."
        )));
        return;
    }
    let mut said = match applied.changed.len() {
        0 => format!("Le profil « {name} » ne remplit aucun champ vide."),
        1 => format!("Le profil « {name} » a rempli un champ."),
        count => format!("Le profil « {name} » a rempli {count} champs."),
    };
    let remedy = if applied.left.is_empty() {
        None
    } else {
        let left = format!(" Vos réponses restent dans : {}.", list_of(&applied.left));
        said.push_str(&left);
        Some(Remedy::Over(Box::new(profile.clone())))
    };
    if applied.changed.is_empty() {
        state.say(Message::said(&said).or(remedy));
        focus_message();
    } else {
        let at = state.now(|page| page.at);
        said += " « Annuler » revient en arrière.";
        state.replace_at(form, at, &said);
        state.show(|page| {
            page.message = page.message.take().map(|message| message.or(remedy));
        });
    }
}

/// What a button of a row does, and its name.
const ACTS: [(&str, &str); 6] = [
    ("apply", "Appliquer"),
    ("show", "Voir le contenu"),
    ("update", "Mettre à jour"),
    ("save", "Enregistrer dans un fichier"),
    ("link", "Partager par un lien"),
    ("delete", "Supprimer"),
];

/// The profiles, and what makes one of the dossier shown.
pub fn profiles() -> impl IntoView {
    let state = State::of_page();
    let name = NodeRef::<Input>::new();
    let closed = move || state.get(|page| page.shelf.panel != Some(Panel::Profiles));
    let open = Box::new(move |input: &HtmlInputElement| files::open(input, state));
    let make = move |_| {
        if let Some(input) = name.get_untracked() {
            keep(state, &input.value());
        }
    };
    let none = move || state.get(|page| Profile::of(&page.form, "").fields().next().is_none());
    let says = move || {
        if closed() {
            return String::new();
        }
        let fields: Vec<Field> = state.get(|page| Profile::of(&page.form, "").fields().collect());
        french(&match fields.len() {
            0 => "Ce dossier n’a encore rien à mettre dans un profil : type d’acheteur, facilitateur, suivi, pénalités, publics, formation, ajouts aux pièces, barème…".to_string(),
            1 => format!("Un champ de ce dossier : {}.", list_of(&fields)),
            count => format!("{count} champs de ce dossier : {}.", list_of(&fields)),
        })
    };
    let on_click = move |event: MouseEvent| {
        if let (Some(key), Some(act)) = (carried(&event, "data-key"), carried(&event, "data-act")) {
            act_on(state, &key, &act);
        }
    };
    view! {
        <section class="panel" id="profiles" aria-labelledby="profiles-title" hidden=flag(closed)>
            <h2 id="profiles-title">"Profils"</h2>
            <p class="legend-hint">
                {french("Un profil garde ce qui ne change pas d’un marché à l’autre : type d’acheteur, facilitateur, suivi, pénalités, publics, formation, charte, vos ajouts aux pièces, votre barème. « Appliquer » remplit les champs vides de ce dossier, et ne remplace rien sans votre accord ; « Mettre à jour » fait entrer dans le profil les réponses de ce dossier.")}
            </p>
            <ul class="kept" on:click=on(on_click) inner_html=html(move || state.get(list))></ul>
            {share_profile()}
            {bin_list(What::Profile)}
            <div class="field">
                <label for="profile-name">{french("Nom du nouveau profil")}</label>
                <div class="control">
                    <input
                        node_ref=name
                        type="text"
                        id="profile-name"
                        maxlength="120"
                        autocomplete="off"
                        aria-describedby="profile-hint"
                    />
                </div>
                <p class="hint" id="profile-hint">{text(says)}</p>
            </div>
            <div class="actions">
                <button type="button" on:click=on(make) disabled=flag(none)>
                    "Garder ces réponses comme profil"
                </button>
                {files::chooser("Ouvrir un profil", files::DOSSIERS, true, open)}
            </div>
        </section>
    }
}

/// The profile whose link is shown, as it is now.
pub fn linked(page: &Page) -> Option<Profile> {
    let key = page.shelf.profile_linked.as_ref()?;
    let is_there = page.shelf.profiles.iter().any(|(there, _)| there == key);
    find(key).filter(|_| is_there)
}

fn list(page: &Page) -> String {
    if page.shelf.panel != Some(Panel::Profiles) {
        return String::new();
    }
    if page.shelf.profiles.is_empty() {
        return words(
            "li",
            "empty",
            "Aucun profil n’est encore gardé sur cet appareil.",
        );
    }
    let usual = storage::usual_profile();
    let mut rows = String::new();
    for (key, kept) in &page.shelf.profiles {
        let is_usual = usual.as_ref() == Some(key);
        let is_shown = page.shelf.profile_shown.as_ref() == Some(key);
        rows += &row(page, key, kept, is_usual, is_shown);
        // A line a row: one that changes is read alone.
        rows.push('\n');
    }
    rows
}

fn row(page: &Page, key: &str, kept: &Kept, is_usual: bool, is_shown: bool) -> String {
    let profile = json::profile(&kept.file);
    let about = profile.as_ref().map_or_else(
        |_| "illisible".to_string(),
        |profile| about(profile, &page.form),
    );
    let about = format!("{about} · {}", storage::words_of(&kept.changed));
    let contents = match &profile {
        Ok(profile) if is_shown => contents(profile, &page.form),
        _ => String::new(),
    };
    let (key, title) = (escape(key), escape(&french(&kept.name)));
    let buttons: Vec<String> = ACTS
        .iter()
        .filter(|(act, _)| profile.is_ok() || *act == "delete")
        .map(|(act, name)| {
            // Its state is in its words: an attribute that changes would take the button away, and the focus.
            let name = match *act {
                "show" if is_shown => "Masquer le contenu",
                _ => *name,
            };
            let of = escape(&french(&format!(" : « {} »", kept.name)));
            format!(
                "<button type=\"button\" class=\"mini\" data-act=\"{act}\">{name}<span class=\"unseen\">{of}</span></button>"
            )
        })
        .collect();
    let checked = if is_usual { " checked" } else { "" };
    let tick = format!(
        "<span class=\"tick\"><input type=\"checkbox\" id=\"usual-{key}\" data-act=\"usual\"{checked}><label for=\"usual-{key}\">{}</label></span>",
        french("Pour chaque nouveau dossier")
    );
    format!(
        "<li data-key=\"{key}\"><div><strong>{title}</strong>{}{tick}</div><div class=\"acts\">{}</div>{contents}</li>",
        words("span", "how", &about),
        buttons.concat()
    )
}

/// What becomes of a profile's answers, with the words that head each group.
const FATES: [(Fate, &str, &str); 3] = [
    (
        Fate::Fills,
        "à remplir ici",
        "Ce que « Appliquer » remplit ici",
    ),
    (
        Fate::Left,
        "où votre réponse diffère",
        "Où votre réponse reste",
    ),
    (
        Fate::Same,
        "déjà dans ce dossier",
        "Ce que ce dossier a déjà",
    ),
];

/// « 12 champs : 10 à remplir ici, 2 déjà dans ce dossier ».
fn about(profile: &Profile, form: &Form) -> String {
    let of = |(fate, says, _): &(Fate, &str, &str)| {
        let count = profile.fates(form).filter(|(.., one)| one == fate).count();
        (count > 0).then(|| format!("{count} {says}"))
    };
    let parts: Vec<String> = FATES.iter().filter_map(of).collect();
    match profile.fields().count() {
        0 => "vide".to_string(),
        1 => format!("1 champ : {}", parts.join(", ")),
        count => format!("{count} champs : {}", parts.join(", ")),
    }
}

/// How many letters of an answer are shown.
const MOST_LETTERS: usize = 90;

/// The answers of a profile, as the form shows them, each under what becomes of it.
fn contents(profile: &Profile, form: &Form) -> String {
    let shown = |field: Field, typed: &str| {
        let found = by_id(&control_id(field)).and_then(|control| control.closest(".field").ok()?);
        let words = found.map_or_else(|| typed.to_string(), |found| words_of(&found, typed));
        // Lines of a text are read one after the other.
        let words = words.replace('\n', " / ");
        let mut short: String = words.chars().take(MOST_LETTERS).collect();
        if short.len() < words.len() {
            short.push('…');
        }
        short
    };
    let group = |(fate, _, title): &(Fate, &str, &str)| {
        let item = |(field, text, _): (Field, &str, Fate)| {
            let mut said = format!("{} : « {} »", field.label(), shown(field, text));
            if *fate == Fate::Left {
                let now = shown(field, form.contract.get(field));
                said = format!("{said} (ce dossier : « {now} »)");
            }
            words("li", "", &said)
        };
        let of_fate = profile.fates(form).filter(|(.., one)| one == fate);
        let items: String = of_fate.map(item).collect();
        if items.is_empty() {
            return items;
        }
        words("p", "", title) + &element("ul", "", &items)
    };
    let groups: String = FATES.iter().map(group).collect();
    element("div", "contents", &groups)
}

/// Keeps the dossier's answers as a profile; one of that name is replaced, which can be taken back.
fn keep(state: State, name: &str) {
    let name = tidy_name(name);
    if name.is_empty() {
        state.say(Message::failed(
            "Donnez un nom au profil, par exemple celui de votre service.",
        ));
        focus_message();
        return;
    }
    state.show(|page| {
        let profile = Profile::of(&page.form, &name);
        let kept = Kept {
            changed: storage::now(),
            name: name.clone(),
            file: json::write_profile(&profile),
        };
        let same = storage::all(What::Profile)
            .into_iter()
            .find(|(_, kept)| kept.name == name);
        let message = match &same {
            None => Message::said(&format!("Le profil « {name} » est gardé.")),
            Some((key, before)) => Message::said(&format!(
                "Le profil « {name} » est remplacé par les réponses de ce dossier."
            ))
            .or(Some(Remedy::Restore(Box::new(Removed {
                what: What::Profile,
                title: name.clone(),
                key: key.clone(),
                text: before.write(),
                there: Some(kept.write()),
                shown: false,
            })))),
        };
        let key = same.map_or_else(|| storage::new_key(What::Profile), |(key, _)| key);
        page.message = Some(if storage::write(&key, &kept.write()) {
            message
        } else {
            not_kept()
        });
        page.restock();
    });
    focus_message();
}

/// Takes the dossier's answers over into a profile, which can be taken back.
fn update(state: State, key: &str, mut profile: Profile) {
    let Some(before) = storage::read(key) else {
        return;
    };
    state.show(|page| {
        let name = profile.name.clone();
        let updated = profile.update(&page.form);
        let plural = |count: usize| if count > 1 { "s" } else { "" };
        let (added, replaced) = (updated.added.len(), updated.replaced.len());
        let mut parts = Vec::new();
        if added > 0 {
            let s = plural(added);
            parts.push(format!(
                "{added} champ{s} ajouté{s} ({})",
                list_of(&updated.added)
            ));
        }
        if replaced > 0 {
            let s = plural(replaced);
            parts.push(format!(
                "{replaced} champ{s} remplacé{s} ({})",
                list_of(&updated.replaced)
            ));
        }
        if parts.is_empty() {
            page.message = Some(Message::said(&format!(
                "Le profil « {name} » a déjà toutes les réponses de ce dossier."
            )));
            return;
        }
        let kept = Kept {
            changed: storage::now(),
            name: name.clone(),
            file: json::write_profile(&profile),
        };
        page.message = Some(if storage::write(key, &kept.write()) {
            Message::said(&format!(
                "Le profil « {name} » est mis à jour : {}. Ce que ce dossier laisse vide y reste.",
                parts.join(" et ")
            ))
            .or(Some(Remedy::Restore(Box::new(Removed {
                what: What::Profile,
                title: name.clone(),
                key: key.to_string(),
                text: before,
                there: Some(kept.write()),
                shown: false,
            }))))
        } else {
            not_kept()
        });
        page.restock();
    });
    focus_message();
}

/// The device takes no profile.
fn not_kept() -> Message {
    Message::failed(
        "Le stockage de cet appareil est plein ou refusé : le profil n’a pas pu être gardé. Supprimez des dossiers dont vous n’avez plus besoin, après les avoir enregistrés dans un fichier.",
    )
}

fn act_on(state: State, key: &str, act: &str) {
    match act {
        "usual" => {
            let is = storage::usual_profile().as_deref() == Some(key);
            if !storage::set_usual_profile((!is).then_some(key)) {
                state.say(Message::failed("Le stockage de cet appareil est plein ou refusé : ce choix n’a pas pu être gardé. Supprimez des dossiers dont vous n’avez plus besoin, après les avoir enregistrés dans un fichier."));
            }
            state.show(Page::restock);
            // The box is made again.
            let tick = format!("usual-{key}");
            request_animation_frame(move || {
                if let Some(tick) = by_id(&tick) {
                    let _ = tick.focus();
                }
            });
        }
        "delete" => {
            let Some(text) = storage::read(key) else {
                return;
            };
            storage::remove(key);
            if storage::usual_profile().as_deref() == Some(key) {
                storage::set_usual_profile(None);
            }
            let title = Kept::read(&text).name;
            let removed = Removed {
                what: What::Profile,
                title: title.clone(),
                key: key.to_string(),
                text,
                there: None,
                shown: false,
            };
            state.show(|page| {
                // It made room, for what is not deleted first.
                page.keep_again();
                let until = page.put_in_bin(removed.clone());
                let said = format!(
                    "Le profil « {title} » est supprimé. Il reste dans la corbeille, sous vos profils{until}."
                );
                let remedy = Remedy::Restore(Box::new(removed));
                page.add_message(Message::said(&said).or(Some(remedy)));
            });
            focus_message();
        }
        _ => {
            let Some(profile) = find(key) else {
                return;
            };
            match act {
                "apply" => apply(state, &profile, false),
                "show" => state.show(|page| {
                    let is_shown = page.shelf.profile_shown.as_deref() == Some(key);
                    page.shelf.profile_shown = (!is_shown).then(|| key.to_string());
                }),
                "update" => update(state, key, profile),
                "save" => {
                    let name = named(&format!("profil {}", profile.name), "profil", "json");
                    let text = json::write_profile(&profile);
                    files::save(state, "Le profil", &name, "application/json", &text);
                }
                "link" => {
                    state.show(|page| page.shelf.profile_linked = Some(key.to_string()));
                    focus_later(PROFILE_TITLE.to_string());
                }
                _ => {}
            }
        }
    }
}
