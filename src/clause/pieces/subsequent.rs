//! The pieces of a subsequent contract: what its buyer fills in each time one is awarded. They fix its
//! hours by the framework's ratio and change nothing else.

use super::super::Basis::{Ccag, Code, Own};
use super::super::Stipulation;
use crate::law::Topic;

const FRAMEWORK: &str = "Renvoi à l’accord-cadre";
const HOURS: &str = "Nombre d’heures";
const ACTIONS: &str = "Actions sociales";
const PROMISES: &str = "Engagements pris dans l’offre";
const RESERVED: &str = "Réservation";
const SERVICES: &str = "Services d’insertion";
const FOLLOW_UP: &str = "Suivi et bilan";

pub(super) const CLAUSE: &[Stipulation] = &[
    Stipulation {
        id: "subsequent.framework",
        heading: FRAMEWORK,
        when: "",
        basis: &[Own],
        text: "Le présent {subsequent_contract} est conclu en application {of_contract}{object}. L’article
« {article_title} » {of_ccap} {of_contract} s’y applique : les stipulations ci-dessous en fixent les éléments propres
au présent {subsequent_contract} et n’en modifient aucune ; en cas d’écart, cet article prévaut.

| Élément | À remplir |
| Numéro et objet du {subsequent_contract} | … |
| [lots? Lot {of_contract}] | [lots? …] |
| Entreprise ou groupement attributaire | … |
| Durée d’exécution | … |",
    },
    Stipulation {
        id: "subsequent.framework_terms",
        heading: FRAMEWORK,
        when: "code",
        basis: &[Code("R2162-7")],
        text: "Un marché subséquent ne peut pas apporter de modification substantielle aux termes de
l’accord-cadre (article {R2162-7} du code de la commande publique).",
    },
    Stipulation {
        id: "subsequent.condition",
        heading: HOURS,
        when: "hours public",
        basis: &[
            Code("L2112-2"),
            Code("L2112-2-1"),
            Code("L2312-1-1"),
            Code("L3114-2"),
            Code("L3114-2-1"),
        ],
        text: "Les heures d’insertion sont une condition d’exécution, prévue {by_contract} en application
{of_condition_articles} du code de la commande publique.",
    },
    Stipulation {
        id: "subsequent.ratio",
        heading: HOURS,
        when: "hours",
        basis: &[Ccag(Topic::Insertion), Own],
        text: "Le nombre d’heures du présent {subsequent_contract} résulte du ratio {of_contract}, rappelé
ci-dessous[criterion_hours? et augmenté des heures que {contractor} a proposées dans son offre au titre du
critère d’insertion] :

{ratio_table}",
    },
    Stipulation {
        id: "subsequent.hours_cumulated",
        heading: HOURS,
        when: "hours !base_each",
        basis: &[Ccag(Topic::Insertion), Own],
        text: "| Repère | Élément | À remplir |
| A | Montant hors taxes du présent {subsequent_contract}, tel qu’il est conclu | … € |
| B | Montant hors taxes cumulé des {subsequent_contracts} antérieurs[base_own? {of_contractor} | [base_all? [several_holders? de tous les titulaires] | : {subsequent_base}]][lots? , pour ce lot] | … € |
| C | Montant cumulé, présent {subsequent_contract} compris (A + B) | … € |
| D | Heures que donne ce ratio pour le montant C, arrondies {rounding} | … h |
| E | Heures que fixent déjà ces {subsequent_contracts} antérieurs | … h |
| F | Heures du présent {subsequent_contract} (D − E) | … h |
| [carry_over? G] | [carry_over? Heures faites en plus dans les {subsequent_contracts} antérieurs, reportées et déduites de ce qui reste à réaliser] | [carry_over? … h] |",
    },
    Stipulation {
        id: "subsequent.hours_each",
        heading: HOURS,
        when: "hours base_each",
        basis: &[Ccag(Topic::Insertion), Own],
        text: "| Repère | Élément | À remplir |
| A | Montant hors taxes du présent {subsequent_contract}, tel qu’il est conclu | … € |
| B | Heures du présent {subsequent_contract} : ce que donne ce ratio pour le montant A, arrondi {rounding} | … h |
| [carry_over? C] | [carry_over? Heures faites en plus dans les {subsequent_contracts} antérieurs, reportées et déduites de ce qui reste à réaliser] | [carry_over? … h] |",
    },
    Stipulation {
        id: "subsequent.hours",
        heading: HOURS,
        when: "hours",
        basis: &[Ccag(Topic::Insertion), Own],
        text: "Pendant l’exécution du présent {subsequent_contract}, {contractor} fait réaliser par des
personnes éligibles au moins le nombre d’heures d’insertion suivant, qui est celui de la ligne [base_each? B | F] :

| Heures, en chiffres | Heures, en lettres |
| … | … |

Ces heures s’imputent sur l’engagement pris {in_contract} : elles ne s’y ajoutent pas. [base_each? Si le
ratio ne donne aucune heure, il n’en est pas dû. | Si le calcul ne donne aucune heure, il n’en est pas dû ;
le montant du présent {subsequent_contract} compte pour les suivants.]

[either? Si {contractor} a choisi les actions sociales dans les conditions de cet article, ces heures ne sont
pas dues.]

[some_lots? Si le présent {subsequent_contract} porte sur un lot sans heures d’insertion, le présent point est
sans objet.]",
    },
    Stipulation {
        id: "subsequent.actions",
        heading: ACTIONS,
        when: "actions",
        basis: &[Own],
        text: "Les actions sociales sont dues par année d’exécution {of_contract}. Le présent
{subsequent_contract} n’en ajoute aucune.",
    },
    Stipulation {
        id: "subsequent.promises",
        heading: PROMISES,
        when: "criterion",
        basis: &[Own],
        text: "Les engagements que {contractor} a pris dans son offre au titre du critère d’insertion
s’appliquent à l’exécution du présent {subsequent_contract}.",
    },
    Stipulation {
        id: "subsequent.reserved",
        heading: RESERVED,
        when: "reserved",
        basis: &[Own],
        text: "[lots? Pour {reserved_lots}, {contractor} | {Contractor}] continue de remplir, pendant
l’exécution du présent {subsequent_contract}, les conditions de la réservation.",
    },
    Stipulation {
        id: "subsequent.services",
        heading: SERVICES,
        when: "object",
        basis: &[Own],
        text: "[lots? Pour {object_lots}, le | Le] présent {subsequent_contract} fixe :

| Élément | À remplir |
| Nombre de personnes | … |
| Durée des parcours | … |
| Résultats attendus | … |",
    },
    Stipulation {
        id: "subsequent.follow_up",
        heading: FOLLOW_UP,
        when: "followed",
        basis: &[Ccag(Topic::Reporting), Ccag(Topic::Control), Own],
        text: "Dès la [private? signature | notification] du présent {subsequent_contract}, {contractor} indique {to_follower} [persons? les
postes, les tâches et la période où il compte employer des personnes en insertion | les actions sociales qu’il
prévoit]. Les documents qu’il
transmet portent le numéro du présent {subsequent_contract}.

[hours? Un bilan final est établi dans le mois qui précède la fin de l’exécution du présent
{subsequent_contract}. Les pénalités que prévoit l’article « {article_title} » {of_ccap} {of_contract} se calculent, pour
les heures, sur la différence entre les heures fixées ci-dessus et les heures réalisées[carry_over? ou
reportées].]",
    },
];

const PROMISE: &str = "Engagement sur les heures d’insertion";
const SHARING: &str = "Répartition entre les membres d’un groupement";
const CONTACT: &str = "Interlocuteur";

pub(super) const COMMITMENT: &[Stipulation] = &[
    Stipulation {
        id: "subsequent_ae.hours",
        heading: PROMISE,
        when: "",
        basis: &[Ccag(Topic::Insertion), Own],
        text: "{Contractor} s’engage à faire réaliser au moins le nombre suivant d’heures d’insertion pendant
l’exécution du présent {subsequent_contract}, dans les conditions de l’article « {article_title} » {of_ccap} {of_contract} :

| Contrat | Heures, en chiffres | Heures, en lettres |
| Présent {subsequent_contract} (n° …) | … | … |

Ce nombre résulte du ratio {of_contract}, appliqué comme l’indique la clause du présent
{subsequent_contract}. Il s’impute sur l’engagement que {contractor} a pris {in_contract} et ne s’y ajoute pas.

[either? Si {contractor} a choisi les actions sociales dans les conditions de cet article, ces heures ne sont
pas dues.]",
    },
    Stipulation {
        id: "subsequent_ae.sharing",
        heading: SHARING,
        when: "",
        basis: &[Own],
        text: "À remplir par un groupement[group_joint? : chaque membre doit les heures de sa ligne | dont les
membres se répartissent les heures]. Le total est celui de l’engagement ci-dessus.

| Membre du groupement (le mandataire en premier) | Prestations | Heures d’insertion |
| … | … | … |
| … | … | … |
| Total | … | … |",
    },
    Stipulation {
        id: "subsequent_ae.contact",
        heading: CONTACT,
        when: "",
        basis: &[Ccag(Topic::Reporting), Own],
        text: "Interlocuteur pour le suivi, s’il n’est pas celui {of_contract} :

| Nom et fonction | Téléphone | Courriel |
| … | … | … |",
    },
];
