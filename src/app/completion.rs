//! What the pieces need beside the hours, each group closed until it is asked for.

use super::computed::{holds, opening};
use super::drafts::Drafts;
use super::field::{boxes_field, choice_field, choices, lines_field, said_choice, text_field};
use super::live::{LiveHtml, element, flag, html, words};
use super::options::group;
use super::state::State;
use clausule::clause::Piece;
use clausule::contract::{
    Category, CcagChoice, DataController, Documents, Field, FormalNotice, Frequency, GroupForm,
    GroupPenalties, LeadMember, Mechanism, PenaltyCap, Pooling, Publics, Qpv, SmallPenalties,
    Training,
};
use clausule::document::french;
use clausule::law::Law;
use clausule::quantity::{Exact, NO_BREAK_SPACE, integer, long_date};
use leptos::prelude::*;

const CONTRACT: &[Field] = &[Field::Title, Field::Ccag];
const FOLLOW_UP: &[Field] = &[
    Field::Facilitateur,
    Field::FacilitateurName,
    Field::FacilitateurPhone,
    Field::FacilitateurEmail,
    Field::FirstMeeting,
    Field::Reporting,
    Field::Documents,
    Field::DocumentsList,
];
const PENALTIES: &[Field] = &[
    Field::PenaltyHour,
    Field::PenaltyMeeting,
    Field::PenaltyDocument,
    Field::PenaltyAction,
    Field::PenaltyService,
    Field::FormalNotice,
    Field::NoticeDelay,
    Field::PenaltyCap,
    Field::PenaltyCapRate,
    Field::SmallPenalties,
];
const PUBLICS: &[Field] = &[
    Field::Publics,
    Field::PublicsCategories,
    Field::PublicsList,
    Field::Qpv,
];
const CHOICES: &[Field] = &[
    Field::Training,
    Field::TrainingCap,
    Field::Equivalences,
    Field::Pooling,
    Field::PoolingRules,
    Field::Review,
];
const GROUP: &[Field] = &[Field::LeadMember, Field::GroupForm, Field::GroupPenalties];
const DATA: &[Field] = &[Field::DataController, Field::DataRetention];

/// All groups, each with the number of its blanks.
pub fn completion() -> impl IntoView {
    view! {
        <fieldset class="completion">
            <legend>{french("Pour compléter les pièces")}</legend>
            <p class="legend-hint">
                {french("Le CCAG (cahier des clauses administratives générales) laisse ces choix au marché, qui les écrit dans son CCAP (cahier des clauses administratives particulières). Ce qui manque reste marqué dans le texte.")}
            </p>
            <div class="groups">
                {group("Objet et CCAG", blanks(CONTRACT), "", contract())}
                {group("Facilitateur et suivi", blanks(FOLLOW_UP), "", follow_up())}
                {group(
                    "Pénalités",
                    blanks(PENALTIES),
                    "Le CCAG ne fixe aucun montant, et Clausule n’en propose pas : aucun montant par défaut.",
                    penalties(),
                )}
                {group("Publics", blanks(PUBLICS), "À qui les heures sont destinées.", publics())}
                {group(
                    "Formation, équivalences, globalisation, réexamen",
                    blanks(CHOICES),
                    "Ce que le CCAG laisse adapter.",
                    terms(),
                )}
                {group(
                    "Groupement",
                    blanks(GROUP),
                    "Qui répond des heures quand plusieurs entreprises se présentent ensemble.",
                    groups(),
                )}
                {group(
                    "Données personnelles",
                    blanks(DATA),
                    "Le suivi des heures traite des données de personnes en insertion.",
                    data(),
                )}
                {group(
                    "Vos ajouts aux pièces",
                    html(String::new),
                    "Vos propres phrases, reprises mot pour mot : Clausule ne les vérifie pas. Une ligne fait un paragraphe ; un tiret au début en fait un point de liste. Un profil les garde pour vos prochains marchés.",
                    additions(),
                )}
            </div>
        </fieldset>
    }
}

/// « 3 à compléter », of the fields of a group.
fn blanks(fields: &'static [Field]) -> LiveHtml {
    let drafts = Drafts::of_page();
    html(
        move || match drafts.get(|written| written.blanks_in(fields)) {
            0 => String::new(),
            count => french(&format!("{count} à compléter")),
        },
    )
}

fn contract() -> impl IntoView {
    view! {
        {text_field(Field::Title, "", "Comme dans l’avis : « Rénovation de l’école Jean-Jaurès ».")}
        {said_choice(
            Field::Ccag,
            &choices!("D’après la nature", CcagChoice),
            "",
            "Celui auquel le marché se réfère : travaux, maîtrise d’œuvre (MOE), fournitures courantes et services (FCS), prestations intellectuelles (PI), informatique et communication (TIC), marchés industriels (MI). Les articles cités en viennent.",
        )}
    }
}

fn follow_up() -> impl IntoView {
    let facilitateur = [
        ("", "À préciser"),
        ("yes", "Il y en a un"),
        ("no", "Il n’y en a pas"),
    ];
    let no_one = holds(|page, _| page.typed(Field::Facilitateur) == "no");
    let own = holds(|page, _| page.typed(Field::Documents) == Documents::Own.key());
    view! {
        {said_choice(
            Field::Facilitateur,
            &facilitateur,
            "",
            "La personne qui aide à recruter et compte les heures : maison de l’emploi, plan local pour l’insertion et l’emploi (PLIE), service de l’acheteur…",
        )}
        <div class="group-fields" hidden=flag(no_one)>
            {text_field(Field::FacilitateurName, "", "La personne que les entreprises peuvent appeler.")}
            <div class="pair">
                {text_field(Field::FacilitateurPhone, "", "")}
                {text_field(Field::FacilitateurEmail, "", "")}
            </div>
        </div>
        <div class="pair">
            {text_field(Field::FirstMeeting, "jours", "Après la notification.")}
            {choice_field(Field::Reporting, &choices!("À choisir", Frequency))}
        </div>
        {said_choice(
            Field::Documents,
            &choices!("À choisir", Documents),
            "",
            "Ce que le titulaire envoie pour prouver les heures.",
        )}
        <div hidden=flag(move || !own())>
            {lines_field(Field::DocumentsList, "Un justificatif par ligne.")}
        </div>
    }
}

fn penalties() -> impl IntoView {
    let no_actions = holds(|page, _| {
        let contract = &page.reading.contract;
        let of_lot = |lot| contract.mechanism_of(lot);
        // What a bidder promised on a criterion of quality has that penalty too.
        let has = |one: Mechanism| one.has_actions() || one.has_criterion();
        !contract.lots.iter().map(of_lot).any(has)
    });
    let no_service = holds(|page, _| {
        let contract = &page.reading.contract;
        let is_object = |lot| contract.mechanism_of(lot) == Mechanism::Object;
        !contract.lots.iter().any(is_object)
    });
    let no_notice = holds(|page, _| page.typed(Field::FormalNotice) == FormalNotice::Waived.key());
    let no_small = holds(|page, _| {
        let ccag = page.reading.contract.ccag();
        ccag.is_none_or(|ccag| Law::builtin().ccag(ccag).small_penalties.is_none())
    });
    let no_share = holds(|page, _| page.typed(Field::PenaltyCap) != PenaltyCap::Share.key());
    view! {
        {text_field(Field::PenaltyHour, "€", "Par heure due et non réalisée.")}
        <div class="pair">
            {text_field(Field::PenaltyMeeting, "€", "Par absence sans motif.")}
            {text_field(Field::PenaltyDocument, "€", "Par justificatif manquant, incomplet ou en retard.")}
        </div>
        <div hidden=flag(no_service)>
            {text_field(Field::PenaltyService, "€", "Par prestation d’accompagnement non rendue, ou place laissée vacante.")}
        </div>
        <div hidden=flag(no_actions)>
            {text_field(Field::PenaltyAction, "€", "Par action sociale, ou engagement de l’offre, non tenu.")}
        </div>
        {opening(
            "penalties-seen",
            "Montants vus dans des contrats, et le SMIC",
            false,
            || false,
            seen,
        )}
        {said_choice(
            Field::FormalNotice,
            &choices!("Oui, comme au CCAG", FormalNotice),
            FormalNotice::Kept.key(),
            "Sans elle, le texte déroge au CCAG et le dit.",
        )}
        <div hidden=flag(no_notice)>
            {text_field(Field::NoticeDelay, "jours", "Pour remédier au manquement. Sans réponse, le texte dit « un délai raisonnable ».")}
        </div>
        {choice_field(Field::PenaltyCap, &choices!("À choisir", PenaltyCap))}
        <div hidden=flag(no_share)>
            {text_field(Field::PenaltyCapRate, "%", "Du montant du marché ou du lot.")}
        </div>
        <div hidden=flag(no_small)>
            {said_choice(
                Field::SmallPenalties,
                &choices!("À choisir", SmallPenalties),
                "",
                "Le CCAG-FCS dispense des petites pénalités, sans dire nettement si celles de l’insertion en font partie.",
            )}
        </div>
    }
}

/// What others wrote, and the minimum wage: to compare with, and no norm.
fn seen() -> String {
    let law = Law::builtin();
    let mut rows = String::new();
    for (what, name) in [
        ("hour", "par heure"),
        ("document", "par document"),
        ("action", "par action"),
    ] {
        for penalty in law.penalties_seen.iter().filter(|one| one.what == what) {
            let amount = integer(penalty.euros.into());
            let amount = format!("{amount}{NO_BREAK_SPACE}€ {name}");
            let mut place = penalty.place.to_string();
            if !penalty.read_in_text {
                place += " ; source secondaire";
            }
            let said = words("strong", "", &amount) + &words("span", "how", &place);
            rows += &element("li", "", &said);
        }
    }
    let mut html = words(
        "p",
        "",
        "Ces montants aident à comparer ; ce ne sont pas des normes.",
    ) + &element("ul", "", &rows);
    if let Some(smic) = law.smic() {
        let wage = Exact::hundredths(smic.cents.into()).to_money_text();
        let said = format!(
            "SMIC horaire brut depuis le {} : {wage}{NO_BREAK_SPACE}€ ({}).",
            long_date(smic.from),
            smic.text
        );
        html += &words("p", "", &said);
    }
    html
}

fn publics() -> impl IntoView {
    let not_restricted = holds(|page, _| page.typed(Field::Publics) != Publics::Restricted.key());
    let boxes = |of_structure: bool| {
        let all = Category::ALL.iter();
        let of_group = all.filter(|one| one.is_of_structure() == of_structure);
        of_group.map(|one| (one.key(), one.label())).collect()
    };
    let categories: [(&str, Vec<(&str, &str)>); 2] = [
        (
            "Accompagnées dans une structure reconnue par l’État",
            boxes(true),
        ),
        ("Éloignées de l’emploi", boxes(false)),
    ];
    let no_list = holds(|page, _| {
        let typed = page.typed(Field::Publics);
        typed != Publics::Restricted.key() && typed != Publics::Widened.key()
    });
    view! {
        {said_choice(
            Field::Publics,
            &choices!("Toutes les catégories du CCAG", Publics),
            Publics::All.key(),
            "Moins de catégories, c’est moins de personnes à recruter.",
        )}
        <div hidden=flag(not_restricted)>
            {boxes_field(
                Field::PublicsCategories,
                "Les autres ne comptent plus. L’annexe donne le justificatif usuel de chacune.",
                &categories,
            )}
        </div>
        <div hidden=flag(no_list)>
            {lines_field(Field::PublicsList, "Dans vos mots : d’autres catégories gardées, ou ajoutées à celles du CCAG.")}
        </div>
        {said_choice(
            Field::Qpv,
            &choices!("Une catégorie parmi les autres", Qpv),
            Qpv::Category.key(),
            "Une priorité n’exclut personne.",
        )}
    }
}

fn terms() -> impl IntoView {
    let no_cap = holds(|page, _| page.typed(Field::Training) != Training::Capped.key());
    let no_pooling = holds(|page, _| page.typed(Field::Pooling) != Pooling::Yes.key());
    let review = [("", "Oui"), ("yes", "Oui"), ("no", "Non")];
    view! {
        {said_choice(Field::Training, &choices!("Comptent si le contrat de travail les prévoit (CCAG)", Training), Training::Counted.key(), "")}
        <div hidden=flag(no_cap)>
            {text_field(Field::TrainingCap, "%", "Des heures dues, au plus.")}
        </div>
        {lines_field(Field::Equivalences, "Des heures qui comptent plus, une règle par ligne : « Embauche en CDI : 100 heures de plus ». Le texte déroge alors au CCAG.")}
        {said_choice(
            Field::Pooling,
            &choices!("À choisir", Pooling),
            "",
            "Une personne peut alors travailler pour plusieurs marchés, et ses heures se partager.",
        )}
        <div hidden=flag(no_pooling)>
            {lines_field(Field::PoolingRules, "Une règle par ligne : quels marchés, comment les heures se partagent.")}
        </div>
        {said_choice(
            Field::Review,
            &review,
            "yes",
            "Les heures, ou les personnes accueillies, sont revues si le marché change : avenant, tranche non affermie.",
        )}
    }
}

fn groups() -> impl IntoView {
    view! {
        {said_choice(Field::LeadMember, &choices!("Le mandataire (CCAG)", LeadMember), LeadMember::LeadMember.key(), "")}
        {said_choice(
            Field::GroupForm,
            &choices!("Laissée au choix du groupement", GroupForm),
            GroupForm::Free.key(),
            "Conjoint : chaque membre répond de ses heures. Solidaire : chacun répond de toutes.",
        )}
        {said_choice(
            Field::GroupPenalties,
            &choices!("À choisir", GroupPenalties),
            "",
            "Quand les membres sont payés sur des comptes séparés. Sans réponse, le CCAG-Travaux et le CCAG-MOE suivent les indications du mandataire.",
        )}
    }
}

fn data() -> impl IntoView {
    view! {
        {said_choice(
            Field::DataController,
            &choices!("À choisir", DataController),
            "",
            "Qui décide de ce qui est recueilli, et en répond.",
        )}
        {text_field(Field::DataRetention, "mois", "Après la fin du marché.")}
    }
}

/// The buyer's own words, each with the piece that takes them and where they stand in it.
const ADDITIONS: [(Field, Piece, &str); 5] = [
    (
        Field::AddedAapc,
        Piece::Aapc,
        "Dans l’avis : point « Informations complémentaires », avant les champs à saisir.",
    ),
    (
        Field::AddedRc,
        Piece::Rc,
        "Dernier point du règlement, « Dispositions complémentaires ».",
    ),
    (
        Field::AddedCcap,
        Piece::Ccap,
        "Point « Dispositions complémentaires », après les pénalités et avant la liste des dérogations.",
    ),
    (
        Field::AddedAe,
        Piece::Ae,
        "Dernier point de l’engagement, « Dispositions complémentaires ».",
    ),
    (
        Field::AddedSheet,
        Piece::FacilitateurSheet,
        "Dernier point de la fiche, « Informations complémentaires » : permanences, adresse, façon de travailler.",
    ),
];

fn additions() -> impl IntoView {
    let (state, drafts) = (State::of_page(), Drafts::of_page());
    let one = move |(field, piece, says): (Field, Piece, &'static str)| {
        let is_idle = move || state.get(|page| page.typed(field).trim().is_empty());
        let has_piece = move || drafts.get(|written| written.set.piece(piece).is_some());
        view! {
            {lines_field(field, says)}
            <p class="hint nowhere" hidden=flag(move || is_idle() || has_piece())>
                {french("Ce contrat n’a pas cette pièce : le texte reste dans le dossier, mais ne figure nulle part.")}
            </p>
        }
    };
    ADDITIONS.map(one).into_view()
}
