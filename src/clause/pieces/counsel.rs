//! What the facilitateur's note says of the mechanisms that fix no hours: whether they make sense, what to look
//! at before the notice goes out, whom to speak with, what to watch and how to follow them.

use super::super::Basis::{self, Ccag, Code, Format, Own};
use crate::law::Topic;

/// A part of the note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Relevance,
    Before,
    Contacts,
    Watch,
    FollowUp,
}

impl Part {
    pub const ALL: [Self; 5] = [
        Self::Relevance,
        Self::Before,
        Self::Contacts,
        Self::FollowUp,
        Self::Watch,
    ];

    /// Its title, beside those of hours; none for what is told with the other points to watch.
    pub const fn title(self) -> Option<&'static str> {
        match self {
            Self::Relevance => Some("Pertinence du mécanisme"),
            Self::Before => Some("Avant de publier"),
            Self::Contacts => Some("À qui parler"),
            Self::FollowUp => Some("Suivi de l’exécution"),
            Self::Watch => None,
        }
    }
}

/// A sentence: when it is said, in which part, in the language of `template`, and what it rests on.
pub(super) struct Counsel {
    pub when: &'static str,
    pub part: Part,
    pub text: &'static str,
    pub basis: &'static [Basis],
}

const CLUB: Basis = Format(
    "Club de l’Achat Social et Solidaire (La Rochelle) : regarder les prestations, la taille du marché, le volume d’heures et les contraintes techniques du site",
);
const TOUR: Basis = Format("Tour de France de la clause sociale, chiffres 2020");
const GRAFIE: Basis = Format("grafie.org et grapho-avocats.com (sources secondaires)");
const GUIDE: Basis = Format(
    "Guide sur les aspects sociaux de la commande publique (OECP, juillet 2018, lu par extraits) : étudier la faisabilité avec facilitateurs et fédérations",
);
const ACTIONS: Basis = Format(crate::advice::ACTIONS_SEEN);
const REGIES: Basis = Format("ash.tm.fr (source secondaire)");
const EFORMS: Basis = Format("eForms SDK, champ BT-736");

const fn row(
    part: Part,
    when: &'static str,
    text: &'static str,
    basis: &'static [Basis],
) -> Counsel {
    Counsel {
        when,
        part,
        text,
        basis,
    }
}

pub(super) const COUNSEL: &[Counsel] = &[
    // Whether it makes sense.
    row(
        Part::Relevance,
        "reserved",
        "La réservation choisit qui peut répondre, et remplace la clause d’heures. Elle convient à des prestations que ces structures savent faire pour l’essentiel elles-mêmes : regardez les tâches, la taille [lots? du lot | {of_contract}] et les contraintes du site.",
        &[CLUB, Own],
    ),
    row(
        Part::Relevance,
        "reserved_share",
        "En 2020, les marchés réservés portaient 8 % des ETP des clauses : c’est une voie encore peu prise, qui touche d’autres personnes que les heures de chantier.",
        &[TOUR],
    ),
    row(
        Part::Relevance,
        "object",
        "Ici la prestation achetée est le parcours des personnes ; les travaux ou les services n’en sont que le support. Le marché se juge à l’accompagnement rendu, non au prix de l’ouvrage ; l’attributaire usuel est un atelier ou chantier d’insertion.",
        &[GRAFIE, Own],
    ),
    row(
        Part::Relevance,
        "only_actions",
        "Des actions sociales à la place d’heures se conçoivent là où les heures seraient trop peu nombreuses pour un emploi utile, ou les personnes très qualifiées. C’est notre adaptation : le contrat lu laissait le choix entre les deux.",
        &[ACTIONS, Own],
    ),
    row(
        Part::Relevance,
        "criterion_only",
        "Un critère seul compare des promesses sans rien exiger : il a du sens si les entreprises du secteur savent déjà accueillir des personnes en insertion.",
        &[Basis::Case("isere"), Own],
    ),
    row(
        Part::Relevance,
        "free_lots !obliged",
        "[lots? Pour {free_lots}, ne | Ne] rien prévoir est possible ici. Une considération sociale n’a pas à se compter en heures : avant d’y renoncer, voyez si une réservation, une action sociale ou un lot regroupé ne servirait pas.",
        &[Code("L2112-2"), Code("L3114-2"), Own],
    ),
    row(
        Part::Relevance,
        "free_lots obliged",
        "[lots? Pour {free_lots}, ne | Ne] rien prévoir suppose un des cas de la loi, appliqué à ce marché et non à un secteur entier.",
        &[Code("L2112-2-1"), Code("L3114-2-1"), Own],
    ),
    // Two cases do not turn on what kind of consideration is possible.
    row(
        Part::Relevance,
        "free_lots obliged exception_short_works !exception_refused",
        "La durée suffit ; justifiez-la par le calendrier, non par un découpage du besoin.",
        &[Code("L2112-2-1"), Own],
    ),
    row(
        Part::Relevance,
        "free_lots obliged exception_available !exception_refused",
        "Dites quelle solution existe et pourquoi elle répond au besoin sans adaptation.",
        &[Code("L2112-2-1"), Own],
    ),
    row(
        Part::Relevance,
        "free_lots obliged !exception_short_works !exception_available",
        "La considération demandée n’a pas à se compter en heures : [exception_unknown? un motif tiré de l’absence de lien ou de la difficulté | le motif] doit donc valoir aussi pour une action sociale ou un accueil de stagiaires.",
        &[Code("L2112-2-1"), Code("L3114-2-1"), Own],
    ),
    // Before the notice goes out.
    row(
        Part::Before,
        "reserved_share !concession !uncoded",
        "La décision de réserver et la part minimale (au moins {reserved_share}) figurent dans l’avis ou, à défaut d’avis, dans les documents de la consultation.",
        &[Code("R2113-7")],
    ),
    row(
        Part::Before,
        "reserved_share uncoded",
        "Indiquez dans l’avis, ou dans les documents de la consultation, la décision de réserver et la part minimale que vous fixez : {reserved_share}.",
        &[Own],
    ),
    row(
        Part::Before,
        "reserved concession",
        "La décision de réserver figure dans l’avis de concession, avec la part minimale (au moins {reserved_share}).",
        &[Code("R3113-1")],
    ),
    row(
        Part::Before,
        "reserved_ess code",
        "L’avis ou les documents mentionnent les deux articles de cette réservation ; la durée, le service et l’attributaire précédent se vérifient avant de publier.",
        &[Code("L2113-15"), Code("L2113-16"), Code("R2113-8")],
    ),
    row(
        Part::Before,
        "reserved",
        "Assurez-vous que plusieurs structures peuvent répondre, au calendrier et au volume prévus ; sinon, découpez un lot à leur mesure.",
        &[GUIDE, Own],
    ),
    row(
        Part::Before,
        "sheltered !execution_known",
        "Dites, pour la rubrique BT-736 de l’avis, si l’exécution a lieu dans un programme d’emploi protégé : aucun texte lu ne le déduit de la réservation ou de l’objet.",
        &[EFORMS, Own],
    ),
    row(
        Part::Before,
        "object code",
        "Procédure adaptée quelle que soit la valeur ; publicité adaptée sous le seuil européen propre aux services sociaux, avis européen à partir de ce seuil, dont le montant est à vérifier.",
        &[Code("R2123-1"), Code("R2131-14"), Code("R2131-15")],
    ),
    row(
        Part::Before,
        "object",
        "Vérifiez la compétence de l’acheteur en matière d’insertion, et fixez ce qui est acheté : personnes accueillies, services d’accompagnement, résultats attendus, et les heures si elles aident à chiffrer.",
        &[GRAFIE, Own],
    ),
    row(
        Part::Before,
        "only_actions",
        "Fixez le nombre d’actions, ce qu’elles demandent d’heures, leur preuve et leur pénalité : sans cela, la plus légère suffira.",
        &[ACTIONS, Own],
    ),
    row(
        Part::Before,
        "criterion_only",
        "Publiez la pondération, les sous-critères et le cadre de réponse ; ils portent sur ce qui sera fait pour ce marché.",
        &[
            Code("R2152-11"),
            Code("R2152-12"),
            Code("L3124-5"),
            Basis::Case("nantes"),
        ],
    ),
    row(
        Part::Before,
        "free_lots motivation",
        "Datez et signez la fiche de motivation avant l’envoi de l’avis ; elle se conserve avec les documents de la procédure.",
        &[Code("L2112-2-1"), Code("L2184-1"), Code("L3114-2-1")],
    ),
    // Whom to speak with.
    row(
        Part::Contacts,
        "reserved_adapted",
        "Les entreprises adaptées et les ESAT du territoire : métiers tenus, capacité, délais.",
        &[GUIDE, Own],
    ),
    row(
        Part::Contacts,
        "reserved_siae",
        "Les entreprises d’insertion, ateliers et chantiers d’insertion, associations intermédiaires et entreprises de travail temporaire d’insertion du territoire ; les régies de quartier conventionnées comme telles.",
        &[REGIES, GUIDE],
    ),
    row(
        Part::Contacts,
        "reserved_both",
        "Les entreprises adaptées, les ESAT et les structures d’insertion du territoire, ensemble : leurs groupements peuvent répondre.",
        &[GUIDE, Own],
    ),
    row(
        Part::Contacts,
        "reserved_prison",
        "Le service de l’emploi pénitentiaire (ATIGIP) et les concessionnaires de l’administration pénitentiaire.",
        &[Ccag(Topic::PersonsInStructures), Own],
    ),
    row(
        Part::Contacts,
        "reserved_ess",
        "Les entreprises de l’économie sociale et solidaire qui poursuivent une mission de service public dans ce domaine.",
        &[Code("L2113-15"), Own],
    ),
    row(
        Part::Contacts,
        "object",
        "Les ateliers et chantiers d’insertion ; ceux qui orientent les personnes : France Travail, missions locales, PLIE, maisons de l’emploi, Cap emploi, MDPH.",
        &[GRAFIE, Ccag(Topic::PersonsBySituation)],
    ),
    row(
        Part::Contacts,
        "only_actions",
        "Ceux qui suivent les demandeurs d’emploi et peuvent accueillir ou proposer des actions : France Travail, missions locales, PLIE, maisons de l’emploi, Cap emploi.",
        &[Ccag(Topic::PersonsBySituation), Own],
    ),
    row(
        Part::Contacts,
        "free_lots",
        "Le facilitateur du territoire et les fédérations du métier, avant de conclure qu’aucune considération n’est possible ; leur réponse nourrit les motifs.",
        &[GUIDE],
    ),
    row(
        Part::Contacts,
        "criterion_only",
        "Les entreprises du secteur et leurs fédérations, pour savoir ce qu’elles peuvent promettre ; les structures d’insertion avec lesquelles elles répondront.",
        &[GUIDE],
    ),
    // What to watch.
    row(
        Part::Watch,
        "reserved_share",
        "La sous-traitance ne doit pas vider la réservation : l’essentiel des prestations reste fait par les personnes pour lesquelles elle est faite.",
        &[Own],
    ),
    row(
        Part::Watch,
        "reserved obliged !condition",
        "Le texte demande des conditions d’exécution et ne dit pas si une réservation en tient lieu : gardez la trace de vos raisons.",
        &[Code("L2112-2-1"), Code("L3114-2-1"), Own],
    ),
    row(
        Part::Watch,
        "object",
        "Les résultats dépendent aussi des personnes : ce sont des objectifs, et la pénalité vise le service non rendu. Un accompagnement seulement affiché ferait douter que l’insertion soit bien l’objet acheté.",
        &[Own],
    ),
    row(
        Part::Watch,
        "only_actions",
        "Une action compte si elle profite à des personnes éloignées de l’emploi : une visite d’entreprise ou une opération d’image n’en est pas une.",
        &[Own],
    ),
    row(
        Part::Watch,
        "free_lots motivation",
        "Un motif général (« secteur en tension », « pas de candidats ») ne dit rien de ce marché : donnez des faits, ce qui a été étudié et ce qui l’empêche.",
        &[Code("L2112-2-1"), Code("L3114-2-1"), Own],
    ),
    // How to follow it.
    row(
        Part::FollowUp,
        "reserved",
        "{Contractor} justifie de sa qualité [reserved_share? et de la part des travailleurs visés] à la [private? signature | notification], puis chaque année, par des documents qui ne nomment personne.",
        &[Own],
    ),
    row(
        Part::FollowUp,
        "object",
        "Première réunion {first_meeting} après la [private? signature | notification] au plus tard ; suivi des parcours {reporting} ; bilan chaque année et en fin d’exécution, au regard des résultats attendus.",
        &[Ccag(Topic::Meetings), Ccag(Topic::Control), Own],
    ),
    row(
        Part::FollowUp,
        "only_actions",
        "Le programme de l’année est arrêté d’avance ; chaque action a son attestation, et le bilan dit à combien de personnes elle a servi.",
        &[Own],
    ),
    row(
        Part::FollowUp,
        "criterion_only",
        "Les promesses de l’offre retenue figurent {in_ae} : relisez-les à chaque réunion, et comparez-les au bilan.",
        &[Own],
    ),
    row(
        Part::FollowUp,
        "free_lots",
        "À la fin {of_contract}, relisez ce choix : ce qui manquait (structures, volume, délai) peut avoir changé pour le suivant.",
        &[Own],
    ),
    row(
        Part::FollowUp,
        "public !concession !defence !hours !unpublished",
        "Après l’attribution, publiez la considération sociale dans les données essentielles, dans les deux mois de la notification.",
        &[Code("R2196-1")],
    ),
    row(
        Part::FollowUp,
        "public defence !hours !unpublished",
        "Après l’attribution, vérifiez si les données essentielles de ce marché se publient : la règle de la défense n’a pas été lue.",
        &[Own],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clause::{facts, slots, template};
    use crate::law::Law;

    #[test]
    fn every_sentence_names_what_is_known_and_says_what_it_rests_on() {
        let known = |name: &str| {
            let name = name.strip_prefix('!').unwrap_or(name);
            let mut conditions = facts::CONDITIONS.iter();
            assert!(conditions.any(|(key, _)| *key == name), "« {name} »");
        };
        for one in COUNSEL {
            assert!(
                !one.basis.is_empty() && one.text.ends_with('.'),
                "{}",
                one.text
            );
            one.when.split_whitespace().for_each(known);
            for condition in template::conditions(one.text) {
                condition.split_whitespace().for_each(known);
            }
            for name in template::names(one.text) {
                assert!(slots::is_known(name), "{{{name}}} in {}", one.text);
            }
            for basis in one.basis {
                match basis {
                    Code(id) => assert!(Law::builtin().code_article(id).is_some(), "{id}"),
                    Basis::Case(id) => assert!(Law::builtin().case(id).is_some(), "{id}"),
                    _ => {}
                }
            }
        }
        for part in Part::ALL {
            assert!(COUNSEL.iter().any(|one| one.part == part));
        }
    }
}
