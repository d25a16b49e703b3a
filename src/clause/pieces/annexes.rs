//! The annexes: for the bidder, the contractor and the facilitateur to use or to fill in.

use super::super::Basis::{Buyer, Ccag, Own};
use super::super::Stipulation;
use crate::law::Topic;

const RULES: &str = "Règles";
const STRUCTURES: &str = "Personnes accompagnées dans une structure reconnue par l’État";
const SITUATIONS: &str = "Personnes éloignées de l’emploi";
const KEPT: &str = "Catégories gardées par ce contrat";
const OWN_LIST: &str = "Catégories propres à ce contrat";

pub(super) const PUBLICS: &[Stipulation] = &[
    Stipulation {
        id: "publics.rules",
        heading: RULES,
        when: "",
        basis: &[Ccag(Topic::Persons), Own],
        text:
            "Cette annexe complète le point « Publics éligibles » de l’article « {article_title} »
{of_ccap} ; en cas d’écart, cet article prévaut.

- L’éligibilité de chaque personne est établie avant le début de l’action et avant tout décompte
d’heures.
- Les justificatifs sont [facilitateur? remis au facilitateur seul. {Buyer} n’en est pas
destinataire. | montrés {to_buyer}, qui n’en garde pas copie.]
- Un seul justificatif suffit par personne, même si elle relève de plusieurs catégories.
- Ne sont jamais transmis : le numéro de sécurité sociale, la copie d’un document médical ou relatif
au handicap, la copie d’une décision de justice.
- Les justificatifs ci-dessous sont indicatifs : {follower} peut admettre toute autre preuve de même
valeur.",
    },
    Stipulation {
        id: "publics.structures",
        heading: STRUCTURES,
        when: "!restricted",
        basis: &[Ccag(Topic::PersonsInStructures), Own],
        text: "{structures_table}",
    },
    Stipulation {
        id: "publics.situations",
        heading: SITUATIONS,
        when: "!restricted",
        basis: &[Ccag(Topic::PersonsBySituation), Own],
        text: "{situations_table}",
    },
    Stipulation {
        id: "publics.kept",
        heading: KEPT,
        when: "categories",
        basis: &[
            Ccag(Topic::PersonsInStructures),
            Ccag(Topic::PersonsBySituation),
            Own,
        ],
        text: "Sont seules éligibles les personnes des catégories suivantes :

{kept_table}",
    },
    Stipulation {
        id: "publics.restricted",
        heading: OWN_LIST,
        when: "restricted !categories",
        basis: &[Ccag(Topic::Persons), Own],
        text: "Sont seules éligibles les personnes des catégories suivantes ; le justificatif de
chacune est à convenir avec {follower} avant le début de l’action :

{kept_items}",
    },
    Stipulation {
        id: "publics.widened",
        heading: OWN_LIST,
        when: "widened",
        basis: &[Ccag(Topic::Persons), Own],
        text: "Sont également éligibles les personnes des catégories suivantes ; le justificatif de
chacune est à convenir avec {follower} avant le début de l’action :

{publics_items}",
    },
];

pub(super) const FACILITATEUR_SHEET: &[Stipulation] = &[
    Stipulation {
        id: "facilitateur.contact",
        heading: "Coordonnées",
        when: "",
        basis: &[Ccag(Topic::Insertion)],
        text: "| Facilitateur des clauses sociales | Coordonnées |
| Nom et organisme | {facilitateur_name} |
| Téléphone | {facilitateur_phone} |
| Courriel | {facilitateur_email} |",
    },
    Stipulation {
        id: "facilitateur.before",
        heading: "Pendant la consultation",
        when: "",
        basis: &[Own],
        text: "Tout candidat peut interroger le facilitateur sur la clause, les publics et les
structures présentes dans le bassin d’emploi. Il donne à tous la même information. Il ne rédige
l’offre d’aucun d’eux, et le consulter n’est pas une condition pour répondre.",
    },
    Stipulation {
        id: "facilitateur.during",
        heading: "Pendant l’exécution",
        when: "",
        basis: &[Ccag(Topic::Facilitateur), Own],
        text: "Le facilitateur aide {contractor} :

- à définir ses besoins de recrutement et la modalité la mieux adaptée ;
- à trouver des candidats et à établir leur éligibilité ;
- à organiser le suivi et à réunir les justificatifs.

Il mesure les résultats et en rend compte {to_buyer} et {to_contractor}.",
    },
    Stipulation {
        id: "facilitateur.not",
        heading: "Ce qu’il ne fait pas",
        when: "",
        basis: &[Own],
        text: "- Le facilitateur n’est pas l’employeur des personnes et ne recrute pas à la place
{of_contractor}.
- Il n’impose ni une structure, ni un prestataire, ni une modalité.
- Il ne modifie pas les obligations {of_contract} et ne dispense pas de les remplir.
- Il n’applique pas les pénalités : {buyer} en décide.
- Il ne transmet pas {to_buyer} les justificatifs individuels d’éligibilité.",
    },
    // The buyer's own words, as they are.
    Stipulation {
        id: "facilitateur.added",
        heading: "Informations complémentaires",
        when: "added_sheet",
        basis: &[Buyer],
        text: "{added_sheet}",
    },
];

pub(super) const WAYS: &[Stipulation] = &[
    Stipulation {
        id: "ways.use",
        heading: "À quoi sert cette annexe",
        when: "!criterion",
        basis: &[Own],
        text: "Le candidat peut indiquer ici comment il pense réaliser les heures d’insertion. Cette
annexe est une information : elle n’est ni notée ni exigée sous peine de rejet de l’offre, et elle
peut changer en cours d’exécution. Elle prépare la première réunion.",
    },
    Stipulation {
        id: "ways.use_criterion",
        heading: "À quoi sert cette annexe",
        when: "criterion",
        basis: &[Own],
        text: "Le candidat indique ici comment il pense réaliser les heures d’insertion. Elle n’est
lue pour le critère d’attribution que dans la mesure où les documents de la consultation le
prévoient ; ce qui est noté et devient contractuel figure {in_ae}. Le reste est une information, qui
peut changer en cours d’exécution.",
    },
    Stipulation {
        id: "ways.table",
        heading: "Modalités envisagées",
        when: "",
        basis: &[Ccag(Topic::Ways), Own],
        text: "| Modalité | Employeur ou structure envisagés | Postes et tâches | Heures | Période |
| Embauche directe (CDI, CDD, alternance) | … | … | … | … |
| Mise à disposition (association intermédiaire, ETTI, entreprise adaptée de travail temporaire, GEIQ, entreprise de travail temporaire) | … | … | … | … |
| Sous-traitance ou cotraitance (entreprise d’insertion, atelier ou chantier d’insertion, entreprise adaptée, ESAT, travail indépendant d’insertion ou de personnes handicapées) | … | … | … | … |
| [training_not_counted? | Formation prévue au contrat de travail] | [training_not_counted? | …] | [training_not_counted? | …] | [training_not_counted? | …] | [training_not_counted? | …] |
| Total | … | … | … | … |",
    },
    Stipulation {
        id: "ways.reception",
        heading: "Accueil des personnes",
        when: "",
        basis: &[Own],
        text: "| Point | Ce que le candidat prévoit |
| Personne chargée de l’accueil et de l’encadrement | … |
| Contraintes des postes (horaires, accès, habilitations) | … |
| Formation envisagée | … |
| Appui attendu {of_follower} | … |",
    },
];

pub(super) const HOUR_SHEET: &[Stipulation] = &[
    Stipulation {
        id: "hours.use",
        heading: "",
        when: "",
        basis: &[Ccag(Topic::Reporting), Own],
        text: "[documents_usual? Ce relevé est transmis {reporting} {to_buyer}[facilitateur? et au facilitateur]. | Ce
relevé est un modèle.]
Chaque personne y porte un numéro, toujours le même ; la liste qui relie les numéros aux noms est
tenue par {contractor} et [facilitateur? remise au facilitateur seul | n’est pas transmise].

| Point | Réponse |
| Objet | {title} |
| [lots? [concession? Phase | Lot]] | [lots? …] |
| [subsequent? {Subsequent_contract}] | [subsequent? …] |
| Entreprise (membre du groupement ou sous-traitant, s’il y a lieu) | … |
| Période : du … au … | … |",
    },
    Stipulation {
        id: "hours.table",
        heading: "Heures de la période",
        when: "",
        basis: &[Ccag(Topic::Reporting), Own],
        text: "| N° de la personne | Date d’embauche ou de mise à disposition | Nature du contrat | Poste occupé | Affectation (chantier, site ou prestation) | Heures de la période[training_not_counted? | , dont formation] | Heures depuis le début |
| … | … | … | … | … | … | … |
| … | … | … | … | … | … | … |
| … | … | … | … | … | … | … |
| Total | … | … | … | … | … | … |",
    },
    Stipulation {
        id: "hours.state",
        heading: "Où l’on en est",
        when: "",
        basis: &[Own],
        text: "| Heures dues [framework? à ce jour] | Heures réalisées depuis le début | Reste à réaliser | Nombre de personnes |
| … | … | … | … |

Difficultés rencontrées, départs, embauches à l’issue : …

Fait à …, le …, par … (nom, qualité, signature).",
    },
];

pub(super) const CERTIFICATE: &[Stipulation] = &[
    Stipulation {
        id: "certificate.text",
        heading: "",
        when: "counted",
        basis: &[Ccag(Topic::Reporting), Own],
        text: "Je, soussigné(e) …, agissant en qualité de … pour l’entreprise …, atteste que, pour
l’exécution {of_contract}{object}[lots? ([concession? phase | lot] n° …)][subsequent? , {subsequent_contract} n° …], les heures d’insertion
suivantes ont été réalisées du … au … par des personnes dont l’éligibilité a été établie avant le
début de leur action :

| Modalité | Nombre de personnes | Heures de la période | Heures depuis le début |
| Embauche directe | … | … | … |
| Mise à disposition | … | … | … |
| Sous-traitance ou cotraitance | … | … | … |
| Total | … | … | … |
| [training_not_counted? | dont formation prévue au contrat de travail] | [training_not_counted? | …] | [training_not_counted? | …] | [training_not_counted? | …] |

Cette attestation ne nomme aucune personne et n’indique la situation d’aucune. Les justificatifs
sont [facilitateur? tenus par le facilitateur | ceux qui ont été montrés {to_buyer}].",
    },
    Stipulation {
        id: "certificate.signature",
        heading: "",
        when: "counted",
        basis: &[Own],
        text: "| Pour l’entreprise | [facilitateur? Vu par le facilitateur | Reçu] |
| Date : … | Date : … |
| Nom et qualité : … | Nom et qualité : … |
| Signature : … | Signature : … |",
    },
    // The contract asks for one of each action.
    Stipulation {
        id: "certificate.action",
        heading: "Modèle d’attestation d’action sociale",
        when: "actions",
        basis: &[Own],
        text: "À établir pour chaque action sociale réalisée :

| Point | Réponse |
| Nature de l’action | … |
| Dates et lieu | … |
| Durée, en heures | … |
| Nombre de personnes bénéficiaires et catégories de publics, sans nom | … |
| Nombre de salariés de l’entreprise mobilisés | … |

Fait à …, le …, par … (nom, qualité, signature). [facilitateur? Vu par le facilitateur, le … : … | Reçu le … : …]",
    },
];

pub(super) const PATH_SHEET: &[Stipulation] = &[
    Stipulation {
        id: "paths.use",
        heading: "",
        when: "",
        basis: &[Ccag(Topic::Reporting), Own],
        text: "[documents_usual? Ce suivi est transmis {reporting} {to_buyer}[facilitateur? et au facilitateur]. | Ce
suivi est un modèle.] Chaque personne y porte un numéro, toujours le même ; la liste qui relie les numéros aux
noms est tenue par {contractor} et [facilitateur? remise au facilitateur seul | n’est pas transmise].

| Point | Réponse |
| Objet | {title} |
| [lots? Lot] | [lots? …] |
| Période : du … au … | … |",
    },
    Stipulation {
        id: "paths.table",
        heading: "Personnes accueillies pendant la période",
        when: "",
        basis: &[Ccag(Topic::Reporting), Own],
        text: "| N° de la personne | Entrée | Nature du contrat | Poste et travaux confiés | Services rendus dans la période | Heures de la période | Sortie et suite du parcours |
| … | … | … | … | … | … | … |
| … | … | … | … | … | … | … |
| … | … | … | … | … | … | … |
| Total | … | … | … | … | … | … |",
    },
    Stipulation {
        id: "paths.state",
        heading: "Où l’on en est",
        when: "",
        basis: &[Own],
        text: "Places prévues :

{object_table}

| Personnes accueillies depuis le début | Places vacantes et raison | Résultats atteints et écarts |
| … | … | … |

Difficultés rencontrées, mesures prises : …

Fait à …, le …, par … (nom, qualité, signature).",
    },
];

pub(super) const AGENDA: &[Stipulation] = &[
    Stipulation {
        id: "agenda.who",
        heading: "Réunion",
        when: "",
        basis: &[Ccag(Topic::Meetings), Own],
        text: "| Point | Réponse |
| Objet | {title} |
| Délai, à compter de la [private? signature | notification] | {first_meeting} |
| Date, heure et lieu | … |
| Présents | {Buyer} ; {contractor}[facilitateur? ; le facilitateur] |",
    },
    Stipulation {
        id: "agenda.points",
        heading: "Ordre du jour",
        when: "",
        basis: &[Ccag(Topic::Meetings), Own],
        text: "1. Présentation des interlocuteurs, et de celui que désigne {contractor} pour le
suivi.
1. [hours? Rappel des heures dues[tranches? , tranche par tranche].]
1. [hours subsequent? {Subsequent_contracts} : prévisions, et façon d’en calculer les heures.]
1. [criterion? Rappel des engagements pris dans l’offre.]
1. [object? Parcours et résultats attendus.]
1. [either? Choix entre les heures d’insertion et les actions sociales : s’il n’a pas été coché {in_ae}, à
notifier par écrit au plus tard ce jour.]
1. [counted? Modalités envisagées : besoins de recrutement, postes, structures, sous-traitance,
calendrier.]
1. [persons? Publics[qpv_priority? , priorité aux habitants des QPV] et justificatifs : qui établit
l’éligibilité, et quand.]
1. [actions? Programme des actions sociales : contenu, dates, structures partenaires.]
1. [counted? Répartition entre les membres du groupement et les sous-traitants.]
1. Documents à transmettre : contenu, périodicité ({reporting}), modèles, destinataires.
1. Données personnelles : rôles de chacun, information des personnes.
1. Difficultés : comment et à qui les signaler ; rappel des pénalités.
1. Dates des réunions de suivi et des bilans.",
    },
    Stipulation {
        id: "agenda.decisions",
        heading: "Décisions",
        when: "",
        basis: &[Own],
        text: "| Décision | Qui | Pour quand |
| … | … | … |
| … | … | … |",
    },
];
