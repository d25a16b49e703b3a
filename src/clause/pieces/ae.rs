//! Engagement d’insertion: what the bidder signs.

use super::super::Basis::{Buyer, Ccag, Code, Own};
use super::super::Stipulation;
use super::reservation;
use crate::law::Topic;

const PROMISE: &str = "Engagement du candidat";
const SERVICE: &str = "Service d’insertion";
const CHOICE: &str = "Choix entre les heures et les actions sociales";
const MORE: &str = "Engagements au titre du critère d’insertion";
const DECLARATION: &str = "Déclaration du candidat";
const SHARING: &str = "Répartition entre les membres d’un groupement";
const CONTACT: &str = "Interlocuteur et premier contact";
const ADDED: &str = "Dispositions complémentaires";

pub(super) const STIPULATIONS: &[Stipulation] = &[
    Stipulation {
        id: "ae.known",
        heading: PROMISE,
        when: "mechanism",
        basis: &[Own],
        text: "Le candidat déclare avoir pris connaissance de l’article « {article_title} » {of_ccap} et en accepter les stipulations sans réserve.",
    },
    Stipulation {
        id: "ae.hours",
        heading: PROMISE,
        when: "hours one_number !yearly",
        basis: &[Ccag(Topic::Insertion), Own],
        text: "S’il est retenu, il s’engage à faire réaliser au moins {hours_in_letters} d’insertion
pendant l’exécution {of_contract}[either? ou, à son choix et dans les conditions de cet article,
{actions_count} par année d’exécution].",
    },
    Stipulation {
        id: "ae.hours_by_lot",
        heading: PROMISE,
        when: "hours ordinary !one_number",
        basis: &[Ccag(Topic::Insertion), Own],
        text: "S’il est retenu, il s’engage à faire réaliser[lots !concession? , pour chaque lot qui
lui est attribué,] au moins le nombre suivant d’heures d’insertion :

{commitment_table}

[either? [lots? Pour {either_lots}, cet | Cet] engagement peut être remplacé, au choix du candidat
et dans les conditions de cet article, par {actions_count} par année d’exécution : voir le point
{@Choix entre les heures et les actions sociales}.]

[tranches? Les heures [optional? d’une tranche optionnelle ne sont dues que si elle est
affermie][optional renewals? ,] [renewals? [optional? celles | ] d’une reconduction ne sont dues que
si elle a lieu].]",
    },
    Stipulation {
        id: "ae.hours_by_year",
        heading: PROMISE,
        when: "hours one_number yearly",
        basis: &[Ccag(Topic::Insertion), Own],
        text: "S’il est retenu, il s’engage à faire réaliser au moins le nombre suivant d’heures
d’insertion :

{commitment_table}

[either? Cet engagement peut être remplacé, au choix du candidat et dans les conditions de cet article, par
{actions_count} par année d’exécution : voir le point {@Choix entre les heures et les actions sociales}.]",
    },
    Stipulation {
        id: "ae.ratio",
        heading: PROMISE,
        when: "hours framework",
        basis: &[Ccag(Topic::Insertion), Own],
        text: "S’il est retenu, il s’engage à faire réaliser[lots? , pour chaque lot qui lui est
attribué,] au moins le nombre d’heures d’insertion qui résulte du ratio suivant :

{ratio_table}

[subsequent? Chaque {subsequent_contract} fixe le nombre d’heures qui en résulte, comme le prévoit cet article ; ces
heures s’imputent sur le présent engagement et ne s’y ajoutent pas.]

[either? [lots? Pour {either_lots}, cet | Cet] engagement peut être remplacé, au choix du candidat
et dans les conditions de cet article, par {actions_count} par année d’exécution : voir le point
{@Choix entre les heures et les actions sociales}.]",
    },
    Stipulation {
        id: "ae.actions",
        heading: PROMISE,
        when: "only_actions",
        basis: &[Own],
        text: "S’il est retenu[lots? pour {only_actions_lots}], il s’engage à réaliser
{actions_count} par année d’exécution, dans les conditions de cet article.",
    },
    Stipulation {
        id: "ae.no_annex",
        heading: PROMISE,
        when: "followed",
        basis: &[Own],
        text: "L’engagement du candidat est pris par la signature du présent document. Aucune annexe
signée à part n’est exigée ; les tableaux ci-dessous qui ne concernent pas le candidat restent
vides.",
    },
    Stipulation {
        id: "ae.services",
        heading: SERVICE,
        when: "object",
        basis: &[Own],
        text: "S’il est retenu[lots? pour {object_lots}], il s’engage à assurer le service de
qualification et d’insertion professionnelles que décrit l’article « Clause d’insertion sociale » {of_ccap}, à en poursuivre les résultats et à en
rendre compte dans les bilans. Il s’engage à accueillir des personnes éligibles[object_hours? et à leur
proposer des heures de travail, de formation et d’accompagnement, dans les nombres suivants | , en nombre
suivant] :

{welcome_table}",
    },
    Stipulation {
        id: "ae.choice",
        heading: CHOICE,
        when: "either",
        basis: &[Own],
        text: "Le candidat coche l’obligation qu’il choisit[lots? , lot par lot]. Sans case cochée, son choix se
notifie {to_buyer} par écrit au plus tard lors de la première réunion ; sans choix, les heures d’insertion sont
dues. Ce choix est sans incidence sur le jugement des offres.

{choice_table}",
    },
    // What a criterion looked at.
    Stipulation {
        id: "ae.more_hours",
        heading: MORE,
        when: "criterion !criterion_quality_only",
        basis: &[Own],
        text: "[lots? Pour {criterion_lots}, le | Le] candidat propose les heures d’insertion
suivantes[criterion_only? | , en plus du minimum ci-dessus] :

| [lots? [concession? Phase | Lot] | Contrat] | Heures proposées[framework hours? pour le montant que le ratio indique][framework !hours? pour le montant estimé dans la consultation], en chiffres | Heures proposées, en lettres |
| … | … | … |

S’il est retenu, ces heures sont dues dans les mêmes conditions que [criterion_only? si elles
étaient un minimum | celles du minimum]. [framework !hours? Elles suivent, dans la même proportion, le montant
[orders? facturé | des {subsequent_contracts} conclus] à la fin de l’exécution.] Une case vide vaut zéro heure.",
    },
    Stipulation {
        id: "ae.promises",
        heading: MORE,
        when: "promises",
        basis: &[Own],
        text: "[lots? Pour {criterion_lots}, le | Le] candidat prend les engagements de qualité
suivants, qui deviennent contractuels s’il est retenu. Ils portent sur les personnes employées à
l’exécution {of_contract}, et non sur sa politique générale :

| Engagement | Contenu et moyens | Preuve que le candidat en donnera |
| Accueil et encadrement | … | … |
| Tutorat | … | … |
| Formation | … | … |
| Suite du parcours | … | … |",
    },
    // Reserved contracts.
    Stipulation {
        id: "ae.unavailable",
        heading: reservation::UNAVAILABLE_TITLE,
        when: "unavailable",
        basis: &[Own],
        text: reservation::UNAVAILABLE,
    },
    Stipulation {
        id: "ae.reserved",
        heading: DECLARATION,
        when: "reserved",
        basis: &[Own],
        text: "[lots? Pour {reserved_lots}, le | Le] candidat déclare remplir les conditions de la
réservation que fixe l’article « {article_title} » {of_ccap}, et s’engage à les remplir
pendant toute l’exécution :

| Point | Réponse du candidat |
| Qualité au titre de laquelle il se présente | … |
| Document qui établit cette qualité, et sa date | … |
| [reserved_share? Part des travailleurs pour lesquels la réservation est faite (minimum : {reserved_share})] | [reserved_share? …] |

Un groupement donne ces réponses pour chacun de ses membres.",
    },
    Stipulation {
        id: "ae.reserved_condition",
        heading: DECLARATION,
        when: "keeps_share",
        basis: reservation::CONDITION_BASIS,
        text: reservation::CONDITION,
    },
    Stipulation {
        id: "ae.reserved_share",
        heading: DECLARATION,
        when: "reserved_share !uncoded",
        basis: &[Code("R2113-7"), Code("R3113-1")],
        text: "La part déclarée n’est pas inférieure à ce minimum, lui-même au moins égal à celui de l’article
[concession? {R3113-1} | {R2113-7}] du code de la commande publique.",
    },
    // Who does what.
    Stipulation {
        id: "ae.sharing",
        heading: SHARING,
        when: "counted",
        basis: &[Own],
        text: "[group_joint? À remplir par un groupement : chaque membre doit les heures de sa ligne, et le mandataire
celles qui n’y figurent pas. | À remplir par un groupement dont les membres se répartissent les heures.] [group_solidary?
Cette répartition n’a d’effet qu’entre eux : chacun répond de toutes les heures.]

[group_free? Forme du groupement (conjoint, conjoint avec mandataire solidaire, solidaire) : … | Forme du groupement :
{group_form}.]",
    },
    Stipulation {
        id: "ae.sharing_hours",
        heading: SHARING,
        when: "counted !actions",
        basis: &[Own],
        text: "| Membre du groupement (le mandataire en premier) | [lots? [concession? Phase | Lot] | Prestations] | [framework? Part des heures (%) | Heures d’insertion] |
| … | … | … |
| … | … | … |
| Total | … | … |",
    },
    // Who chooses actions shares them out too.
    Stipulation {
        id: "ae.sharing_actions",
        heading: SHARING,
        when: "counted actions",
        basis: &[Own],
        text: "| Membre du groupement (le mandataire en premier) | [lots? [concession? Phase | Lot] | Prestations] | [framework? Part des heures (%) | Heures d’insertion] | Actions sociales par année |
| … | … | … | … |
| … | … | … | … |
| Total | … | … | … |

La dernière colonne se remplit pour les actions sociales, la précédente pour les heures.",
    },
    Stipulation {
        id: "ae.sharing_form",
        heading: SHARING,
        when: "object !counted",
        basis: &[Own],
        text: "À remplir par un groupement.

[group_free? Forme du groupement (conjoint, conjoint avec mandataire solidaire, solidaire) : … | Forme du groupement :
{group_form}.]",
    },
    // Actions, or promises on a criterion: their penalty needs a debtor too.
    Stipulation {
        id: "ae.sharing_parts",
        heading: SHARING,
        when: "followed !counted !object",
        basis: &[Own],
        text: "À remplir par un groupement ; ce qu’aucune ligne n’attribue est dû par le mandataire. [group_solidary? Cette
répartition n’a d’effet qu’entre les membres : chacun répond de tout.]

[group_free? Forme du groupement (conjoint, conjoint avec mandataire solidaire, solidaire) : … | Forme du groupement :
{group_form}.]

| Membre du groupement (le mandataire en premier) | [lots? [concession? Phase | Lot] | Prestations] | [actions? Actions sociales par année | Engagements de l’offre] |
| … | … | … |
| … | … | … |",
    },
    Stipulation {
        id: "ae.sharing_services",
        heading: SHARING,
        when: "object !object_hours",
        basis: &[Own],
        text: "Pour le service d’insertion[lots? ({object_lots})] :

| Membre du groupement (le mandataire en premier) | Personnes accueillies | Services assurés |
| … | … | … |
| … | … | … |
| Total | … | … |",
    },
    Stipulation {
        id: "ae.sharing_services_hours",
        heading: SHARING,
        when: "object_hours",
        basis: &[Own],
        text: "Pour le service d’insertion[lots? ({object_lots})] :

| Membre du groupement (le mandataire en premier) | Personnes accueillies | Heures proposées | Services assurés |
| … | … | … | … |
| … | … | … | … |
| Total | … | … | … |",
    },
    Stipulation {
        id: "ae.contact",
        heading: CONTACT,
        when: "followed",
        basis: &[Ccag(Topic::Reporting), Own],
        text: "Interlocuteur du candidat pour le suivi de la clause, qu’il peut remplacer en le
faisant savoir {to_buyer} :

| Nom et fonction | Téléphone | Courriel |
| … | … | … |",
    },
    Stipulation {
        id: "ae.facilitateur",
        heading: CONTACT,
        when: "followed facilitateur",
        basis: &[Ccag(Topic::Meetings), Own],
        text: "Le candidat retenu prend contact avec le facilitateur des clauses sociales dès la
[private? signature | notification] {of_contract}, et en tout cas avant la première réunion[first_meeting? , qui se tient
dans un délai de {first_meeting} à compter de cette [private? signature | notification]].",
    },
    // The buyer's own words, as they are.
    Stipulation {
        id: "ae.added",
        heading: ADDED,
        when: "added_ae",
        basis: &[Buyer],
        text: "{added_ae}",
    },
];
