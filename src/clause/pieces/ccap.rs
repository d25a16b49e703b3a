//! The insertion article of the CCAP, or of the contract that stands for it. Our own wording, built on
//! the code and the six CCAG; what a CCAG says is written out where the contract refers to none.

use super::super::Basis::{
    Buyer, Case, Ccag, Code, GroupPenalties, Own, Reservation, SmallPenalties,
};
use super::super::Stipulation;
use super::reservation;
use crate::law::Topic;

const OBJECT: &str = "Objet de la clause";
const SCOPE: &str = "Périmètre et nombre d’heures";
const ACTIONS: &str = "Actions sociales";
const PROMISES: &str = "Engagements pris dans l’offre";
const RESERVED: &str = "Réservation";
const SERVICES: &str = "Services d’insertion";
const UNDER_FRAMEWORK: &str = "Mise en œuvre de l’accord-cadre";
const PERSONS: &str = "Publics éligibles";
const WAYS: &str = "Modalités de mise en œuvre";
const COUNT: &str = "Décompte des heures";
const FACILITATEUR: &str = "Facilitateur";
const MEETINGS: &str = "Interlocuteur et réunions";
const REPORTING: &str = "Suivi et justificatifs";
const POOLING: &str = "Globalisation";
const GROUP: &str = "Groupement et sous-traitance";
const DIFFICULTIES: &str = "Difficultés d’exécution";
const REVIEW: &str = "Réexamen des heures";
const REVIEW_SERVICES: &str = "Réexamen du nombre de personnes";
const REPORTS: &str = "Bilans";
const DATA: &str = "Données personnelles";
const PENALTIES: &str = "Pénalités";
const ADDED: &str = "Dispositions complémentaires";
const DEROGATIONS: &str = "Dérogations au CCAG";

pub(super) const STIPULATIONS: &[Stipulation] = &[
    // What it is, and on what it rests.
    Stipulation {
        id: "ccap.object",
        heading: OBJECT,
        when: "persons ccag !only_services",
        basis: &[Ccag(Topic::Insertion)],
        text: "Le présent article prévoit une action d’insertion au sens de l’article {art_insertion}
du {ccag_title} ({ccag}), auquel {the_contract} se réfère. Il complète cet article[derogations? et y
déroge sur les points que récapitule le point {@Dérogations au CCAG}].",
    },
    Stipulation {
        id: "ccap.object_alone",
        heading: OBJECT,
        when: "persons !ccag !only_services",
        basis: &[Ccag(Topic::Insertion), Own],
        text: "Le présent article prévoit une action d’insertion professionnelle de personnes
éloignées de l’emploi. [alone? {The_contract} ne se réfère à aucun cahier des clauses
administratives générales : le présent article | Il] contient toutes les règles de cette action.",
    },
    Stipulation {
        id: "ccap.object_services",
        heading: OBJECT,
        when: "only_services",
        basis: &[Own],
        text: "Le présent article fixe les règles des services d’insertion qui sont l’objet
{of_contract}{object}. [ccag? L’article {art_insertion} du {ccag} s’y applique là où le présent
article y renvoie.]",
    },
    Stipulation {
        id: "ccap.object_actions",
        heading: OBJECT,
        when: "actions !persons",
        basis: &[Own],
        text: "Le présent article prévoit des actions sociales en faveur de personnes éloignées de
l’emploi et contient toutes les règles de ces actions[ccag? ; l’article {art_insertion} du {ccag},
qui fixe les règles des heures d’insertion, ne s’y applique que là où le présent article y renvoie].",
    },
    Stipulation {
        id: "ccap.base",
        heading: OBJECT,
        when: "condition public !concession !defence !obliged",
        basis: &[Code("L2112-2")],
        text: "La présente clause est[partial_condition? , pour {condition_lots},] une condition d’exécution {of_contract}, prévue en application de
l’article {L2112-2} du code de la commande publique.",
    },
    Stipulation {
        id: "ccap.base_obliged",
        heading: OBJECT,
        when: "condition public !concession !defence obliged",
        basis: &[Code("L2112-2"), Code("L2112-2-1")],
        text: "La présente clause est[partial_condition? , pour {condition_lots},] une condition d’exécution {of_contract}, prévue en application
des articles {L2112-2} et {L2112-2-1} du code de la commande publique.",
    },
    Stipulation {
        id: "ccap.base_defence",
        heading: OBJECT,
        when: "condition public !concession defence",
        basis: &[Code("L2312-1-1")],
        text: "La présente clause est[partial_condition? , pour {condition_lots},] une condition d’exécution {of_contract}, prévue en application de
l’article {L2312-1-1} du code de la commande publique.",
    },
    Stipulation {
        id: "ccap.base_concession",
        heading: OBJECT,
        when: "condition concession !obliged",
        basis: &[Code("L3114-2")],
        text: "La présente clause est[partial_condition? , pour {condition_lots},] une condition d’exécution {of_contract}, prévue en application de
l’article {L3114-2} du code de la commande publique.",
    },
    Stipulation {
        id: "ccap.base_concession_obliged",
        heading: OBJECT,
        when: "condition concession obliged",
        basis: &[Code("L3114-2"), Code("L3114-2-1")],
        text: "La présente clause est[partial_condition? , pour {condition_lots},] une condition d’exécution {of_contract}, prévue en application
des articles {L3114-2} et {L3114-2-1} du code de la commande publique.",
    },
    Stipulation {
        id: "ccap.base_private",
        heading: OBJECT,
        when: "condition private",
        basis: &[Own],
        text: "La présente clause est[partial_condition? , pour {condition_lots},] une condition d’exécution {of_contract}, que les parties
acceptent en le signant.",
    },
    Stipulation {
        id: "ccap.not_a_criterion",
        heading: OBJECT,
        when: "condition !criterion_condition",
        basis: &[Case("beentjes")],
        text: "À ce titre, elle s’impose {to_contractor} et n’est pas un critère de choix des offres.",
    },
    Stipulation {
        id: "ccap.and_criterion",
        heading: OBJECT,
        when: "condition criterion_condition",
        basis: &[Own],
        text: "À ce titre, elle s’impose {to_contractor}. [lots? Pour {criterion_condition_lots}, l’insertion |
L’insertion] est aussi un critère d’attribution : le point {@Engagements pris dans l’offre} rend
contractuel ce qui a été proposé à ce titre.",
    },
    Stipulation {
        id: "ccap.only_criterion",
        heading: OBJECT,
        when: "criterion_only code",
        basis: &[Code("L2152-7"), Code("R2152-7"), Case("isere")],
        text: "[lots? Pour {criterion_only_lots}, l’insertion | L’insertion] est un critère
d’attribution, sur le fondement des articles {L2152-7} et {R2152-7} du code de la commande publique.
Elle ne fait l’objet d’aucun minimum imposé ; {contractor} est tenu par ce qu’il a proposé.",
    },
    Stipulation {
        id: "ccap.only_criterion_concession",
        heading: OBJECT,
        when: "criterion_only concession",
        basis: &[Code("L3124-5"), Code("R3124-4"), Case("isere")],
        text: "[lots? Pour {criterion_only_lots}, l’insertion | L’insertion] est un critère
d’attribution, sur le fondement des articles {L3124-5} et {R3124-4} du code de la commande publique.
Elle ne fait l’objet d’aucun minimum imposé ; {contractor} est tenu par ce qu’il a proposé.",
    },
    Stipulation {
        id: "ccap.only_criterion_private",
        heading: OBJECT,
        when: "criterion_only uncoded",
        basis: &[Own],
        text: "[lots? Pour {criterion_only_lots}, l’insertion | L’insertion] est un critère de choix
des offres. Elle ne fait l’objet d’aucun minimum imposé ; {contractor} est tenu par ce qu’il a
proposé.",
    },
    // The article is one for all the lots.
    Stipulation {
        id: "ccap.free_lots",
        heading: OBJECT,
        when: "lots free_lots",
        basis: &[Own],
        text: "Le présent article ne crée aucune obligation pour {free_lots}.",
    },
    Stipulation {
        id: "ccap.lots_reserved",
        heading: OBJECT,
        when: "lots reserved followed",
        basis: &[Own],
        text: "Pour {reserved_lots}, seul s’applique le point {@Réservation}.",
    },
    Stipulation {
        id: "ccap.lots_of_service",
        heading: OBJECT,
        when: "lots object counted",
        basis: &[Own],
        text: "Pour {object_lots}, les règles des heures d’insertion ne s’appliquent pas : le point {@Services d’insertion} fixe
ce qui est dû.",
    },
    // How many hours, and for what.
    Stipulation {
        id: "ccap.hours",
        heading: SCOPE,
        when: "hours one_number !yearly",
        basis: &[Ccag(Topic::Insertion)],
        text: "L’action d’insertion porte sur l’ensemble des prestations {of_contract}{object}.

Pendant l’exécution {of_contract}, {contractor} fait réaliser au moins {hours} de travail (les «
heures d’insertion ») par des personnes éligibles au sens du présent article.",
    },
    Stipulation {
        id: "ccap.hours_by_lot",
        heading: SCOPE,
        when: "hours ordinary !one_number !concession",
        basis: &[Ccag(Topic::Insertion)],
        text: "L’action d’insertion porte sur [lots? les lots {of_contract}{object} énumérés
ci-dessous | l’ensemble des prestations {of_contract}{object}].

Pendant l’exécution [lots? de chaque lot, {contractor} de ce lot | {of_contract}, {contractor}] fait
réaliser au moins le nombre suivant d’heures de travail (les « heures d’insertion ») par des
personnes éligibles au sens du présent article :

{hours_table}

[lots? Les heures sont dues et décomptées lot par lot[pooling? , sous réserve du point
{@Globalisation}]. [some_lots? Les lots qui ne figurent pas dans ce tableau ne comportent pas
d’heures d’insertion.]]",
    },
    Stipulation {
        id: "ccap.hours_by_phase",
        heading: SCOPE,
        when: "hours ordinary concession !one_number",
        basis: &[Ccag(Topic::Insertion), Own],
        text: "L’action d’insertion porte sur [lots? les phases {of_contract}{object} énumérées
ci-dessous | l’ensemble des travaux et services {of_contract}{object}].

Pendant [lots? chacune d’elles | l’exécution {of_contract}], {contractor} fait réaliser au moins le
nombre suivant d’heures de travail (les « heures d’insertion ») par des personnes éligibles au sens
du présent article :

{hours_table}

[lots? Les heures d’une phase ne se reportent pas sur une autre.]",
    },
    Stipulation {
        id: "ccap.hours_of_operation",
        heading: SCOPE,
        when: "hours one_number yearly",
        basis: &[Ccag(Topic::Insertion), Own],
        text: "L’action d’insertion porte sur l’ensemble des prestations {of_contract}{object}.

Pendant l’exécution {of_contract}, {contractor} fait réaliser au moins le nombre suivant d’heures de
travail (les « heures d’insertion ») par des personnes éligibles au sens du présent article :

{hours_table}",
    },
    Stipulation {
        id: "ccap.hours_by_year",
        heading: SCOPE,
        when: "hours ordinary yearly",
        basis: &[Own],
        text: "En exploitation, la dernière colonne du tableau donne le nombre d’heures à réaliser
chaque année ; la dernière année, ce nombre est ajusté pour atteindre exactement le total [lots? de
la phase | {of_contract}]. Les heures faites au-delà sont reportées sur l’année suivante ; celles qui
manquent sont rattrapées l’année suivante.",
    },
    Stipulation {
        id: "ccap.tranches",
        heading: SCOPE,
        when: "hours ordinary optional",
        basis: &[Ccag(Topic::Insertion), Own],
        text: "Les heures d’une tranche optionnelle ne sont dues que si {buyer} affermit cette
tranche, et à compter de la notification de sa décision.",
    },
    Stipulation {
        id: "ccap.renewals",
        heading: SCOPE,
        when: "hours ordinary renewals",
        basis: &[Ccag(Topic::Insertion), Own],
        text: "Les heures d’une reconduction ne sont dues que si {the_contract} est reconduit, et à
compter de cette reconduction.",
    },
    Stipulation {
        id: "ccap.ratio",
        heading: SCOPE,
        when: "hours orders",
        basis: &[Ccag(Topic::Insertion), Own],
        text: "L’action d’insertion porte sur [lots? les lots {of_contract}{object} énumérés
ci-dessous | l’ensemble des prestations {of_contract}{object}].

Le nombre d’heures dépend des commandes. [lots? Pour chaque lot, {contractor} | {Contractor}] fait
réaliser par des personnes éligibles au sens du présent article au moins le nombre d’heures de
travail (les « heures d’insertion ») qui résulte du montant qu’il a facturé hors taxes, cumulé depuis le
début de l’exécution, selon le ratio suivant :

{ratio_table}

[several_holders? [some_several_holders? Pour
{several_holders_lots}, {the_contract} a plusieurs titulaires | {The_contract} a plusieurs titulaires[lots? par lot]] : chacun doit les heures qui
résultent de ce qu’il a lui-même facturé.]

Les heures dues sont arrondies {rounding}. À titre indicatif, et sans que ce nombre engage {buyer},
elles sont de {hours_at_estimate} pour le montant estimé[at_maximum? et de {hours_at_maximum} pour le montant
maximum][lots? de l’ensemble de ces lots][estimate_is_shared? ,
calculées comme pour {one_of_them} ; leur total peut différer].
[some_lots? Les lots qui ne figurent pas dans ce tableau ne comportent pas d’heures d’insertion.]",
    },
    Stipulation {
        id: "ccap.ratio_subsequent",
        heading: SCOPE,
        when: "hours subsequent",
        basis: &[Ccag(Topic::Insertion), Own],
        text: "L’action d’insertion porte sur [lots? les lots {of_contract}{object} énumérés
ci-dessous | l’ensemble des prestations {of_contract}{object}].

Chaque {subsequent_contract} fixe le nombre d’heures de travail que {contractor} fait réaliser par
des personnes éligibles au sens du présent article (les « heures d’insertion »). Ce nombre est celui
qui résulte du ratio suivant, [criterion_condition criterion_hours? augmenté le cas échéant des heures que {contractor} a
proposées dans son offre et] appliqué [base_each? au seul montant hors taxes de ce
{subsequent_contract}[lots? , lot par lot] | [base_own? au montant hors taxes des {subsequent_contracts} {of_contractor},
cumulé depuis le début de l’exécution[lots? , lot par lot], moins les heures que fixent les précédents |
[base_all? au montant hors taxes des {subsequent_contracts}[several_holders? , quel qu’en soit le titulaire], cumulé
depuis le début de l’exécution[lots? , lot par lot], moins les heures que fixent les précédents | au montant
suivant : {subsequent_base}]]] :

{ratio_table}

Le montant est celui du {subsequent_contract} tel qu’il est conclu. Les heures sont arrondies
{rounding}. Si le calcul n’en donne aucune, le {subsequent_contract} n’en fixe pas[base_each? | ; son
montant compte pour les suivants]. [several_holders? [some_several_holders? Pour
{several_holders_lots}, {the_contract} a plusieurs titulaires | {The_contract} a plusieurs titulaires[lots? par lot]] : chacun ne doit que les heures des {subsequent_contracts} qui lui sont attribués.]

À titre indicatif, et sans que ce nombre engage {buyer}, les heures sont de {hours_at_estimate} pour le
montant estimé[at_maximum? et de {hours_at_maximum} pour le montant maximum] {of_contract}[estimate_is_shared? , calculées comme pour {one_of_them} ; leur
total peut différer]. [some_lots? Les
lots qui ne figurent pas dans ce tableau ne comportent pas d’heures d’insertion.]",
    },
    Stipulation {
        id: "ccap.npnru",
        heading: SCOPE,
        when: "hours npnru",
        basis: &[Own],
        text: "L’opération relève du nouveau programme national de renouvellement urbain (NPNRU). Les
heures d’insertion contribuent aux objectifs d’insertion que {buyer} poursuit dans ce cadre ; le
point {@Publics éligibles} en tire une priorité.",
    },
    Stipulation {
        id: "ccap.own_programme",
        heading: SCOPE,
        when: "hours own_programme",
        basis: &[Own],
        text: "Les heures d’insertion contribuent aux objectifs que {buyer} poursuit au titre de
l’engagement suivant : {programme_name}.",
    },
    // Social actions.
    Stipulation {
        id: "ccap.either",
        heading: ACTIONS,
        when: "either",
        basis: &[Own],
        text: "[ccag? Par dérogation à l’article {art_insertion} du {ccag}[lots? et pour {either_lots}],
{contractor} | [lots? Pour {either_lots}, {contractor} | {Contractor}]] choisit entre les heures
d’insertion et {actions_count} par année d’exécution. Ce choix est coché {in_ae} ou,
s’il ne l’est pas, notifié {to_buyer} par écrit au plus tard lors de la première réunion ; il vaut pour
toute l’exécution. À défaut, les heures d’insertion sont dues.",
    },
    Stipulation {
        id: "ccap.only_actions",
        heading: ACTIONS,
        when: "only_actions",
        basis: &[Own],
        text: "[lots? Pour {only_actions_lots}, {contractor} | {Contractor}] réalise {actions_count}
par année d’exécution. Aucun nombre d’heures n’est dû en plus.",
    },
    Stipulation {
        id: "ccap.actions",
        heading: ACTIONS,
        when: "actions",
        basis: &[Own],
        text: "Est une action sociale au sens du présent article, lorsqu’elle bénéficie à des
personnes éloignées de l’emploi[ccag? , notamment à celles que mentionne l’article {art_persons} du
{ccag},] et qu’elle se rattache aux métiers {of_contract} :

- une rencontre d’au moins trois heures avec des demandeurs d’emploi, pour présenter ces métiers ou
préparer un recrutement ;
- l’accueil d’une personne en stage ou en immersion, pendant au moins 35 heures ;
- le parrainage d’une personne dans sa recherche d’emploi, pendant au moins six heures ;
- une séance d’initiation ou de sensibilisation à ces métiers, d’au moins trois heures ;
- toute autre action convenue par écrit, avant qu’elle commence, avec {buyer}[facilitateur? ou avec
le facilitateur].

La date et le contenu de chaque action sont arrêtés d’avance avec {follower}. Chaque action est
justifiée par une attestation datée et signée de la structure avec laquelle elle a été menée. Une
même action ne compte qu’une fois. [one_action? L’action reste due lorsque l’exécution dure moins d’un an, et
pour sa dernière année incomplète. | Lorsque l’exécution dure moins d’un an, ou pour sa dernière année
incomplète, le nombre d’actions est réduit en proportion de la durée et arrondi à l’unité supérieure.] [framework?
Aucune action n’est due pour une année sans [orders? commande | {subsequent_contract} en cours].]

[actions_weighed? [one_action? L’action d’une année représente | Les actions d’une année représentent ensemble] au
moins {actions_hours}, comptées du côté des personnes qui en bénéficient ou des salariés qui les mènent ; pour une
durée de moins d’un an ou une dernière année incomplète, ce nombre est réduit en proportion.]",
    },
    // What was promised.
    Stipulation {
        id: "ccap.promises",
        heading: PROMISES,
        when: "criterion",
        basis: &[Own],
        text: "Les engagements que {contractor} a pris au titre du critère d’insertion sont
contractuels. Ils figurent {in_ae}[criterion_condition? et s’ajoutent aux obligations du présent
article].",
    },
    Stipulation {
        id: "ccap.promised_hours",
        heading: PROMISES,
        when: "criterion !criterion_quality_only",
        basis: &[Own],
        text: "Les heures proposées [criterion_only? | au-delà du minimum] sont des heures
d’insertion au sens du présent article : elles sont dues, décomptées, justifiées et pénalisées comme
telles.",
    },
    Stipulation {
        id: "ccap.promised_quality",
        heading: PROMISES,
        when: "promises",
        basis: &[Own],
        text: "Les engagements de qualité, tels que l’accueil, l’encadrement, le tutorat, la
formation ou la suite du parcours des personnes, sont tenus pendant toute l’exécution ; {contractor}
en rend compte dans les bilans et en justifie à la demande {of_buyer}.",
    },
    // Reserved contracts.
    Stipulation {
        id: "ccap.unavailable",
        heading: reservation::UNAVAILABLE_TITLE,
        when: "unavailable",
        basis: &[Own],
        text: reservation::UNAVAILABLE,
    },
    Stipulation {
        id: "ccap.reserved",
        heading: RESERVED,
        when: "reserved",
        basis: &[Reservation],
        text: "{reservations}",
    },
    Stipulation {
        id: "ccap.reserved_ess_limits",
        heading: RESERVED,
        when: "reserved_ess code",
        basis: &[Code("L2113-16")],
        text: "La durée n’excède pas celle que fixe l’article {L2113-16} du code de la commande publique,
reconductions comprises.",
    },
    Stipulation {
        id: "ccap.reserved_share",
        heading: RESERVED,
        when: "reserved_share",
        basis: &[Own],
        text: "Pendant toute l’exécution, les travailleurs pour lesquels la réservation est faite
représentent au moins {reserved_share} des travailleurs qu’emploie {contractor}.",
    },
    Stipulation {
        id: "ccap.reserved_condition",
        heading: RESERVED,
        when: "keeps_share",
        basis: reservation::CONDITION_BASIS,
        text: reservation::CONDITION,
    },
    Stipulation {
        id: "ccap.reserved_group",
        heading: RESERVED,
        when: "reserved",
        basis: &[Own],
        text: "En cas de groupement, chaque membre remplit les conditions de la réservation pendant toute
l’exécution[reserved_share? ; la part minimale s’apprécie pour chacun d’eux]. Le mandataire réunit et transmet les
documents qui en justifient, et reçoit les mises en demeure. [group_free? | Le groupement auquel {group_awarded} est
attribué est {group_form}.]",
    },
    Stipulation {
        id: "ccap.reserved_proof",
        heading: RESERVED,
        when: "reserved",
        basis: &[Own],
        text: "{Contractor} conserve pendant toute l’exécution la qualité qui lui a permis de se
porter candidat. Il en justifie [reserved_share? , ainsi que de cette part,] à la [private? signature | notification], puis
chaque année et à toute demande {of_buyer}, par des documents qui ne nomment aucune personne. Il
informe {buyer} sans délai de tout événement qui pourrait la lui faire perdre[reserved_share? ou
faire descendre cette part sous le minimum].

La sous-traitance n’a pas pour effet de confier l’essentiel des prestations réservées à des
opérateurs qui ne remplissent pas les conditions de la réservation. Si ces conditions ne sont plus
remplies, {buyer} met {contractor} en demeure d’y remédier ; à défaut, {the_contract} peut être
résilié pour faute, aux conditions qu’il prévoit.

Aucune heure d’insertion n’est due en plus de cette réservation[lots? pour {reserved_lots}].",
    },
    // Insertion as what is bought.
    Stipulation {
        id: "ccap.services",
        heading: SERVICES,
        when: "object",
        basis: &[Own],
        text: "[lots? Pour {object_lots}, l’insertion | L’insertion] est l’objet même des
prestations, et non une condition accessoire : {contractor} assure un service de qualification et
d’insertion professionnelles, dont les travaux ou services réalisés sont le support. Pendant
l’exécution {of_contract}, il accueille des personnes éligibles au sens du présent article[object_hours?
et leur propose des heures de travail, de formation et d’accompagnement, dans les nombres suivants |
, en nombre suivant] :

{object_table}

Il assure notamment, pour chaque personne :

- l’accueil et l’intégration dans l’équipe ;
- l’encadrement technique et l’apprentissage des gestes du métier ;
- l’accompagnement social et professionnel, en lien avec l’organisme qui suit la personne ;
- la préparation de la suite du parcours : emploi, formation ou autre contrat d’insertion.",
    },
    Stipulation {
        id: "ccap.services_support",
        heading: SERVICES,
        when: "object object_support",
        basis: &[Own],
        text: "Il assure en outre les services d’accompagnement suivants :

{support_items}",
    },
    Stipulation {
        id: "ccap.services_places",
        heading: SERVICES,
        when: "object",
        basis: &[Own],
        text: "Une place qui se libère est proposée sans retard à une autre personne éligible[facilitateur? ,
avec l’appui du facilitateur]. Une personne qui quitte le service avant son terme compte parmi les personnes
accueillies.

Les parcours, leur durée et les moyens d’encadrement et d’accompagnement sont ceux que décrit l’offre
{of_contractor} ; ils ne sont pas réduits sans l’accord écrit {of_buyer}.",
    },
    Stipulation {
        id: "ccap.services_results",
        heading: SERVICES,
        when: "object",
        basis: &[Own],
        text: "Les résultats attendus sont les suivants :

{results_items}

Ce sont des objectifs : {contractor} met en œuvre pour les atteindre tous les moyens du service, les mesure
dans les bilans et y explique les écarts.",
    },
    Stipulation {
        id: "ccap.services_public",
        heading: SERVICES,
        when: "object code",
        basis: &[Code("R2123-1")],
        text: "Ces prestations sont des services sociaux, que l’article {R2123-1} du code de la
commande publique permet de passer en procédure adaptée quelle que soit leur valeur.",
    },
    // What each subsequent contract owes of it.
    Stipulation {
        id: "ccap.subsequent_hours",
        heading: UNDER_FRAMEWORK,
        when: "hours subsequent",
        basis: &[Own],
        text: "Les heures que fixe un {subsequent_contract} s’imputent sur l’engagement pris {in_contract} et ne
s’y ajoutent pas. Elles sont réalisées pendant l’exécution de ce {subsequent_contract}. [carry_over?
Celles que {contractor} fait en plus comptent pour ses {subsequent_contracts} suivants[lots? du même lot] | Celles que
{contractor} fait en plus ne comptent pas pour un autre {subsequent_contract}].",
    },
    Stipulation {
        id: "ccap.subsequent_terms",
        heading: UNDER_FRAMEWORK,
        when: "subsequent code",
        basis: &[Code("R2162-7"), Own],
        text: "[hours? Un {subsequent_contract} ne modifie ni le ratio ni les autres stipulations | Un
{subsequent_contract} ne modifie pas les stipulations] du présent article : il ne peut pas apporter de modification
substantielle aux termes de l’accord-cadre (article {R2162-7} du code de la commande publique). [hours? Sa
clause et son engagement sont écrits | Sa clause est écrite] sur le modèle annexé {in_ccap}.",
    },
    Stipulation {
        id: "ccap.subsequent_terms_alone",
        heading: UNDER_FRAMEWORK,
        when: "subsequent !code",
        basis: &[Own],
        text: "[hours? Un {subsequent_contract} ne modifie ni le ratio ni les autres stipulations | Un
{subsequent_contract} ne modifie pas les stipulations] du présent article. [hours? Sa clause et son engagement sont
écrits | Sa clause est écrite] sur le modèle annexé {in_ccap}.",
    },
    // For whom.
    Stipulation {
        id: "ccap.persons",
        heading: PERSONS,
        when: "persons ccag !restricted",
        basis: &[
            Ccag(Topic::Persons),
            Ccag(Topic::PersonsInStructures),
            Ccag(Topic::PersonsBySituation),
        ],
        text: "Sont éligibles les personnes mentionnées à l’article {art_persons} du {ccag}, aux
conditions que cet article fixe. Pour mémoire, et sans modifier ces conditions, ce sont notamment :

- les personnes recrutées et accompagnées dans une structure reconnue par l’État (article
{art_persons_in_structures}) : structure d’insertion par l’activité économique, entreprise adaptée,
établissement ou service d’accompagnement par le travail (ESAT), groupement d’employeurs pour
l’insertion et la qualification (GEIQ), régie de quartier ou de territoire agréée, dispositif
particulier tel que l’EPIDE ou l’école de la deuxième chance, travail pénitentiaire ;
- les personnes éloignées de l’emploi (article {art_persons_by_situation}) : demandeurs d’emploi de
longue durée, bénéficiaires du RSA ou d’une autre allocation mentionnée à cet article, travailleurs
handicapés, jeunes de moins de 26 ans ou en suivi renforcé, demandeurs d’emploi de plus de 50 ans,
habitants des quartiers prioritaires de la politique de la ville (QPV) éloignés de l’emploi,
réfugiés ou bénéficiaires de la protection subsidiaire ;
- les personnes rencontrant des difficultés particulières, sur proposition motivée de France
Travail, d’une maison de l’emploi, d’un plan local pour l’insertion et l’emploi (PLIE), d’une
mission locale, de Cap emploi ou d’une maison départementale des personnes handicapées (MDPH).",
    },
    Stipulation {
        id: "ccap.persons_restricted",
        heading: PERSONS,
        when: "persons ccag restricted",
        basis: &[Ccag(Topic::Persons), Own],
        text: "Parmi les personnes mentionnées à l’article {art_persons} du {ccag}, sont [own_categories? |
seules] éligibles, compte tenu de l’objet {of_contract}, celles des catégories suivantes :

{kept_items}

[own_categories? Le sont aussi, à l’exclusion de toute autre, les personnes des catégories suivantes :]

[own_categories? {publics_items}]",
    },
    Stipulation {
        id: "ccap.persons_alone",
        heading: PERSONS,
        when: "persons !ccag !restricted",
        basis: &[
            Ccag(Topic::Persons),
            Ccag(Topic::PersonsInStructures),
            Ccag(Topic::PersonsBySituation),
        ],
        text: "Sont éligibles, d’une part, les personnes recrutées et accompagnées dans une structure
reconnue par l’État, notamment :

{structures_items}

Sont éligibles, d’autre part, les personnes éloignées de l’emploi, notamment :

{situations_items}",
    },
    Stipulation {
        id: "ccap.persons_alone_restricted",
        heading: PERSONS,
        when: "persons !ccag restricted",
        basis: &[Ccag(Topic::Persons), Own],
        text: "Sont [own_categories? | seules] éligibles, compte tenu de l’objet {of_contract}, les personnes des
catégories suivantes :

{kept_items}

[own_categories? Le sont aussi, à l’exclusion de toute autre, les personnes des catégories suivantes :]

[own_categories? {publics_items}]",
    },
    Stipulation {
        id: "ccap.persons_widened",
        heading: PERSONS,
        when: "persons widened",
        basis: &[Ccag(Topic::Persons), Own],
        text: "Sont également éligibles les personnes des catégories suivantes :

{publics_items}",
    },
    Stipulation {
        id: "ccap.qpv",
        heading: PERSONS,
        when: "persons qpv_category !restricted !qpv_priority",
        basis: &[Ccag(Topic::PersonsBySituation), Own],
        text: "Les habitants de tout QPV éloignés de l’emploi sont éligibles, où que ce quartier se situe.",
    },
    Stipulation {
        id: "ccap.qpv_priority",
        heading: PERSONS,
        when: "persons qpv_priority",
        basis: &[Ccag(Topic::PersonsBySituation), Own],
        text: "À aptitude égale pour le poste, {contractor} retient en priorité une personne éloignée
de l’emploi qui habite un quartier prioritaire de la politique de la ville (QPV), quel que soit ce
quartier. Cette priorité n’écarte aucune autre personne éligible, dont les heures comptent de la
même manière.",
    },
    Stipulation {
        id: "ccap.programme_publics",
        heading: PERSONS,
        when: "persons programme_publics",
        basis: &[Own],
        text: "Parmi les personnes éligibles, et à aptitude égale pour le poste, {contractor} retient
en priorité celles que vise l’engagement {of_buyer} : {programme_publics}. Cette priorité n’écarte
aucune autre personne éligible, dont les heures comptent de la même manière.",
    },
    Stipulation {
        id: "ccap.eligibility",
        heading: PERSONS,
        when: "persons",
        basis: &[Ccag(Topic::Persons), Own],
        text: "L’éligibilité de chaque personne est établie avant le début de l’action[counted? et
avant tout décompte d’heures]. {Contractor} présente à cet effet les justificatifs {to_follower},
qui lui répond par écrit et sans retard ; les justificatifs usuels sont annexés {in_ccap}. [counted?
Les heures d’une personne dont l’éligibilité n’est pas établie ne comptent pas. L’attente de la
réponse {of_follower} n’en fait perdre aucune, si les justificatifs présentés avant le début de
l’action établissaient l’éligibilité.]",
    },
    // How.
    Stipulation {
        id: "ccap.ways",
        heading: WAYS,
        when: "counted",
        basis: &[Ccag(Topic::Ways), Own],
        text: "{Contractor} choisit une ou plusieurs des modalités suivantes[ccag? , qui sont celles
de l’article {art_ways} du {ccag},] et peut en changer en cours d’exécution :

- l’embauche directe, en contrat à durée indéterminée, en contrat à durée déterminée ou en
alternance ; les heures comptent, pendant l’exécution {of_contract}, à partir de la date d’embauche
et pendant deux ans au plus ;
- la mise à disposition de salariés par une association intermédiaire, une entreprise de travail
temporaire d’insertion, une entreprise adaptée de travail temporaire, un groupement d’employeurs
pour l’insertion et la qualification (GEIQ) ou une entreprise de travail temporaire ;
- la sous-traitance ou la cotraitance avec une entreprise d’insertion, un atelier ou chantier
d’insertion, une entreprise adaptée, un établissement ou service d’accompagnement par le travail
(ESAT), une entreprise d’insertion par le travail indépendant ou un travailleur indépendant
handicapé.

Aucune structure ni aucun prestataire n’est imposé. Toutes les actions se déroulent pendant la
période d’exécution {of_contract}[subsequent? et de ses {subsequent_contracts}]. À la fin de celle-ci, {contractor} s’engage à étudier l’embauche
des personnes qui y ont participé.",
    },
    // What counts.
    Stipulation {
        id: "ccap.count",
        heading: COUNT,
        when: "counted",
        basis: &[Ccag(Topic::Ways), Own],
        text: "Compte pour une heure d’insertion chaque heure de travail qu’une personne éligible
effectue pour l’exécution {of_contract}. Une même heure n’est comptée qu’une fois et pour un seul
contrat[pooling? , sous réserve du point {@Globalisation}].",
    },
    Stipulation {
        id: "ccap.training",
        heading: COUNT,
        when: "counted training_counted",
        basis: &[Ccag(Topic::Ways)],
        text: "Les heures de formation que prévoit le contrat de travail comptent comme des heures
d’insertion.",
    },
    Stipulation {
        id: "ccap.training_capped",
        heading: COUNT,
        when: "counted training_capped",
        basis: &[Ccag(Topic::Ways), Own],
        text: "[ccag? Par dérogation à l’article {art_ways} du {ccag}, les | Les] heures de formation
que prévoit le contrat de travail comptent comme des heures d’insertion dans la limite de
{training_cap} des heures dues.",
    },
    Stipulation {
        id: "ccap.training_not_counted",
        heading: COUNT,
        when: "counted training_not_counted",
        basis: &[Ccag(Topic::Ways), Own],
        text: "[ccag? Par dérogation à l’article {art_ways} du {ccag}, les | Les] heures de formation
ne comptent pas comme des heures d’insertion.",
    },
    Stipulation {
        id: "ccap.equivalences",
        heading: COUNT,
        when: "counted equivalences",
        basis: &[Ccag(Topic::Insertion), Own],
        text: "[ccag? Par dérogation à l’article {art_insertion} du {ccag}, les | Les] équivalences
suivantes s’appliquent au décompte :

{equivalences_items}",
    },
    // Who follows it.
    Stipulation {
        id: "ccap.facilitateur",
        heading: FACILITATEUR,
        when: "followed facilitateur",
        basis: &[Ccag(Topic::Insertion), Ccag(Topic::Facilitateur), Own],
        text: "{Buyer} met à la disposition {of_contractor} un facilitateur des clauses sociales :
{facilitateur_name} (téléphone : {facilitateur_phone} ; courriel : {facilitateur_email}).

Le facilitateur aide {contractor} à définir ses besoins de recrutement et la modalité la mieux
adaptée, propose des candidats, organise le suivi de l’action, en mesure les résultats et en rend
compte {to_buyer} et {to_contractor}. {Contractor} reste libre de ses recrutements ; l’intervention
du facilitateur ne le libère pas de ses obligations. {Buyer} peut désigner un autre facilitateur, et en
informe alors {contractor} par écrit.",
    },
    Stipulation {
        id: "ccap.meetings",
        heading: MEETINGS,
        when: "followed",
        basis: &[Ccag(Topic::Reporting), Ccag(Topic::Meetings), Own],
        text: "{Contractor} désigne un interlocuteur opérationnel pour le suivi [persons? de l’action
d’insertion | des actions sociales], dont il indique le nom et les coordonnées
{to_buyer}[facilitateur? et au facilitateur] au plus tard lors de la première réunion.

À l’initiative {of_buyer}, cette réunion se tient dans un délai de {first_meeting} à compter de la
[private? signature | notification] {of_contract}. {Contractor} y expose comment il compte remplir ses obligations.
D’autres réunions de suivi peuvent être organisées pendant l’exécution ; {contractor} y est convoqué
par écrit.",
    },
    // What is sent.
    Stipulation {
        id: "ccap.reporting_usual",
        heading: REPORTING,
        when: "counted documents_usual",
        basis: &[Ccag(Topic::Reporting), Own],
        text: "{Contractor} transmet {reporting} {to_buyer}[facilitateur? et au facilitateur] :

- un relevé des heures, qui désigne chaque personne par un numéro et donne la date d’embauche ou de
mise à disposition, la nature du contrat, le poste occupé, l’affectation et les heures ;
- une attestation signée du nombre d’heures d’insertion réalisées et du nombre de personnes ;
- le récapitulatif, sans nom de personne, des factures correspondantes des structures qui ont mis
des salariés à disposition ou exécuté une part des prestations[actions? ; | [object? ; | .]]
- [actions? l’attestation de chaque action sociale réalisée[object? ; | .]]
- [object? pour {object_lots}, le suivi des parcours, sur le modèle annexé {in_ccap}.]

Le justificatif d’éligibilité de chaque nouvelle personne est présenté avant le début de son action
[facilitateur? au seul facilitateur | {to_buyer}, sans qu’il en soit gardé copie].

Le relevé et l’attestation annexés {in_ccap} servent de modèles. {Contractor} transmet aussi tout
autre renseignement utile au suivi que {buyer}[facilitateur? ou le facilitateur] lui demande.",
    },
    Stipulation {
        id: "ccap.reporting_persons",
        heading: REPORTING,
        when: "persons !counted documents_usual",
        basis: &[Ccag(Topic::Reporting), Own],
        text: "{Contractor} transmet {reporting} {to_buyer}[facilitateur? et au facilitateur] un état
du nombre de personnes, de leurs contrats[object_hours? , de leurs heures][object? , des services rendus] et de l’avancement de leurs parcours, qui ne nomme
personne[object? ; le suivi des parcours annexé {in_ccap} lui sert de modèle]. {Contractor} présente {to_follower}, pour chaque nouvelle personne et avant le début de
son action, le justificatif d’éligibilité[facilitateur? | , dont il n’est pas gardé copie]. Il donne
tout autre renseignement utile au suivi qui lui est demandé.",
    },
    Stipulation {
        id: "ccap.reporting_actions",
        heading: REPORTING,
        when: "followed documents_usual !persons",
        basis: &[Own],
        text: "{Contractor} transmet {reporting} {to_buyer}[facilitateur? et au facilitateur]
l’attestation de chaque action sociale réalisée et l’indication des actions prévues. Il donne tout
autre renseignement utile au suivi qui lui est demandé.",
    },
    Stipulation {
        id: "ccap.reporting_own",
        heading: REPORTING,
        when: "followed documents_own",
        basis: &[Ccag(Topic::Reporting), Own],
        text: "{Contractor} transmet {reporting} {to_buyer}[facilitateur? et au facilitateur] les
documents suivants :

{documents_items}

Ceux qui nomment une personne ou établissent sa situation ne sont remis
qu’{to_follower}[facilitateur? | , et il n’en est pas gardé copie]. {Contractor} donne tout autre
renseignement utile au suivi qui lui est demandé.",
    },
    Stipulation {
        id: "ccap.reporting_unknown",
        heading: REPORTING,
        when: "followed documents_unknown",
        basis: &[Ccag(Topic::Reporting), Own],
        text: "{Contractor} transmet {reporting} {to_buyer}[facilitateur? et au facilitateur] les
documents suivants : {documents}.

Ceux qui nomment une personne ou établissent sa situation ne sont remis
qu’{to_follower}[facilitateur? | , et il n’en est pas gardé copie]. {Contractor} donne tout autre
renseignement utile au suivi qui lui est demandé.",
    },
    // With other contracts, with others.
    Stipulation {
        id: "ccap.pooling",
        heading: POOLING,
        when: "counted pooling",
        basis: &[Ccag(Topic::Pooling), Own],
        text: "S’il exécute dans le même bassin d’emploi d’autres contrats qui comportent une clause
d’insertion, {contractor} peut demander {to_buyer} de globaliser les heures[ccag? , comme le prévoit
l’article {art_pooling} du {ccag}], selon les règles suivantes :

{pooling_items}

Sans accord écrit {of_buyer}, les heures sont décomptées contrat par contrat.",
    },
    Stipulation {
        id: "ccap.no_pooling",
        heading: POOLING,
        when: "counted !pooling !pooling_unknown",
        basis: &[Ccag(Topic::Pooling)],
        text: "Les heures d’insertion {of_contract} ne sont pas globalisées avec celles d’autres
contrats[ccag? : aucune règle n’est définie pour l’application de l’article {art_pooling} du
{ccag}].",
    },
    Stipulation {
        id: "ccap.pooling_unknown",
        heading: POOLING,
        when: "counted pooling_unknown",
        basis: &[Ccag(Topic::Pooling)],
        text: "Globalisation des heures d’insertion avec celles d’autres contrats[ccag? (article
{art_pooling} du {ccag})] : {pooling}.",
    },
    Stipulation {
        id: "ccap.group",
        heading: GROUP,
        when: "followed !lead_facilitateur",
        basis: &[Ccag(Topic::Ways), Own],
        text: "En cas de groupement, le mandataire est le seul interlocuteur {of_buyer} pour le suivi
du présent article.",
    },
    Stipulation {
        id: "ccap.group_facilitateur",
        heading: GROUP,
        when: "followed lead_facilitateur",
        basis: &[Ccag(Topic::Ways), Own],
        text: "En cas de groupement, [facilitateur? le facilitateur que désigne le point
{@Facilitateur} assure, à la place du mandataire, le suivi du présent article auprès {of_buyer} | le
mandataire est le seul interlocuteur {of_buyer} pour le suivi du présent article].",
    },
    Stipulation {
        id: "ccap.group_lead",
        heading: GROUP,
        when: "followed",
        basis: &[Own],
        text: "[lead_facilitateur facilitateur? Le mandataire reçoit les convocations et les mises en demeure
qui concernent le groupement | Le mandataire réunit et transmet les documents de tous les membres, signale leurs
difficultés, et reçoit les convocations et les mises en demeure].",
    },
    Stipulation {
        id: "ccap.sharing",
        heading: GROUP,
        when: "counted",
        basis: &[Own],
        text: "[group_joint? La répartition des heures d’insertion entre les membres | Lorsque les membres
du groupement se répartissent les heures d’insertion, cette répartition] figure {in_ae}[hours subsequent? et, s’il y a
lieu, à l’engagement de chaque {subsequent_contract}]. Elle peut être modifiée en cours d’exécution, avec l’accord
{of_buyer}, sans que le total diminue.",
    },
    Stipulation {
        id: "ccap.group_free",
        heading: GROUP,
        when: "counted group_free",
        basis: &[Own],
        text: "Le groupement choisit sa forme et l’indique {in_ae}. S’il est conjoint, chaque membre doit les
heures que cette répartition lui attribue, et le mandataire celles qu’elle n’attribue à personne ; un mandataire
solidaire répond aussi des heures des autres membres. S’il est solidaire, chaque membre répond de toutes les
heures, et la répartition n’a d’effet qu’entre eux. [object? Les mêmes règles valent pour
le service d’insertion.] [actions? Les mêmes règles valent pour les actions sociales.]",
    },
    Stipulation {
        id: "ccap.group_free_parts",
        heading: GROUP,
        when: "followed !counted group_free",
        basis: &[Own],
        text: "Le groupement choisit sa forme. S’il est conjoint, chaque membre répond de la part des obligations du
présent article que lui attribue la répartition donnée {in_ae}, et le mandataire de ce qu’elle n’attribue à personne ; un mandataire solidaire répond aussi de la part des autres. S’il est solidaire, chaque membre répond
de toutes ces obligations.",
    },
    Stipulation {
        id: "ccap.group_joint",
        heading: GROUP,
        when: "followed group_joint",
        basis: &[Own],
        text: "Le groupement auquel {group_awarded} est attribué est {group_form}. [counted? Chaque membre doit les
heures que cette répartition lui attribue, et le mandataire celles qu’elle n’attribue à personne. | Chaque membre répond
de la part des obligations du présent article que lui attribue la répartition donnée {in_ae}, et le mandataire de ce
qu’elle n’attribue à personne.] [group_lead_answers? Le mandataire répond aussi envers {buyer} de ce que
doivent les autres membres, pénalités comprises.]",
    },
    Stipulation {
        id: "ccap.group_solidary",
        heading: GROUP,
        when: "followed group_solidary",
        basis: &[Own],
        text: "Le groupement auquel {group_awarded} est attribué est solidaire : chaque membre répond envers {buyer} de
toutes les obligations du présent article, pénalités comprises. [counted? La répartition des heures n’a d’effet
qu’entre les membres.]",
    },
    Stipulation {
        id: "ccap.subcontracting",
        heading: GROUP,
        when: "followed",
        basis: &[Own],
        text: "La sous-traitance ne libère {contractor} d’aucune des obligations du présent article.
S’il en confie une part à un sous-traitant, il lui en fait connaître les règles et en répond.",
    },
    // When it goes wrong.
    Stipulation {
        id: "ccap.difficulties",
        heading: DIFFICULTIES,
        when: "followed",
        basis: &[Ccag(Topic::Difficulties), Own],
        text: "{Contractor} signale par écrit {to_buyer}[facilitateur? et au facilitateur], dès qu’il
en a connaissance, toute difficulté à remplir les obligations du présent article. {Buyer} étudie
avec {contractor}[facilitateur? et le facilitateur] les moyens d’atteindre l’objectif.

[clause? Lorsqu’un ensemble d’indices établit des difficultés économiques, {contractor} peut
demander la suspension ou la suppression de la clause. Lorsque ces difficultés prennent la forme
d’une activité partielle, d’une procédure de licenciement pour motif économique ou d’un redressement
judiciaire, {buyer} annule la clause[ccag? , dans les conditions de l’article {art_difficulties} du
{ccag},] au vu de la copie des documents adressés à l’administration ou au juge.]

[counted? La décision de suspendre la clause fixe la durée de la suspension et le nombre d’heures
sur lequel elle porte. Ces heures, comme celles qui sont annulées, ne donnent lieu à aucune pénalité
; les heures déjà réalisées restent acquises.]",
    },
    Stipulation {
        id: "ccap.review",
        heading: REVIEW,
        when: "counted ordinary review",
        basis: &[Code("R2194-1"), Own],
        text: "[code? En application de l’article {R2194-1} du code de la commande publique, le nombre | Le nombre]
d’heures est réexaminé dans les cas suivants :

- le montant hors taxes des [concession? travaux ou des services [lots? de la phase | {of_contract}] | prestations] est
modifié, hors révision des prix : le nombre d’heures varie dans la même proportion ;
- [optional? une tranche optionnelle n’est pas affermie : ses heures ne sont pas dues ;]
- [renewals? {the_contract} n’est pas reconduit : les heures de la reconduction ne sont pas dues ;]
- l’exécution prend fin avant son terme sans faute {of_contractor} : le nombre d’heures est réduit
en proportion [concession? de ce qui a été exécuté | du montant des prestations exécutées].

[lots? Le calcul se fait {lot_or_phase} par {lot_or_phase} ; son résultat | Le résultat] est arrondi {rounding} et
constaté par écrit par {buyer}, avant le bilan final, {contractor} ayant pu présenter ses
observations.",
    },
    Stipulation {
        id: "ccap.review_framework",
        heading: REVIEW,
        when: "hours framework review",
        basis: &[Own],
        text: "Le ratio suit le montant [orders? facturé | de chaque {subsequent_contract}] : ni un
volume de commandes plus faible ou plus fort que l’estimation, ni une fin anticipée {of_contract}
n’ouvrent droit à une autre adaptation des heures. [subsequent? Si le montant d’un
{subsequent_contract} est modifié, ou si son exécution prend fin avant son terme sans faute
{of_contractor}, ses heures varient dans la même proportion[base_each? | ; le calcul des suivants en tient
compte].]",
    },
    Stipulation {
        id: "ccap.review_framework_offer",
        heading: REVIEW,
        when: "counted framework !hours review",
        basis: &[Own],
        text: "Les heures proposées dans l’offre valent pour le montant que {buyer} a estimé dans la consultation. Les heures
dues suivent, dans la même proportion, le montant [orders? facturé | des {subsequent_contracts} conclus] à la fin de
l’exécution ; le résultat est arrondi {rounding} et constaté par écrit par {buyer}, {contractor} ayant pu présenter ses
observations.",
    },
    Stipulation {
        id: "ccap.review_services",
        heading: REVIEW_SERVICES,
        when: "object review",
        basis: &[Code("R2194-1"), Own],
        text: "[code? En application de l’article {R2194-1} du code de la commande publique, le nombre | Le nombre] de
personnes à accueillir[object_hours? , et avec lui celui des heures à leur proposer,] est réexaminé [lots? , pour
{object_lots},] dans les cas suivants :

- [ordinary? le montant hors taxes des prestations est modifié, hors révision des prix, ou une partie d’entre elles n’est
ni affermie ni reconduite | le montant hors taxes des [subsequent? {subsequent_contracts} | commandes] s’écarte, au terme
de l’exécution, de celui que {buyer} a estimé dans la consultation] : ce nombre varie dans la même proportion ;
- l’exécution prend fin avant son terme sans faute {of_contractor} : ce nombre est réduit en proportion du montant des
prestations exécutées.

Le résultat est arrondi à l’unité la plus proche et constaté par écrit par {buyer}, {contractor} ayant pu présenter ses
observations. Il n’est pas inférieur au nombre de personnes déjà accueillies et, tant que dure l’exécution, ne met fin
au parcours d’aucune d’elles.",
    },
    // What came of it.
    Stipulation {
        id: "ccap.reports",
        heading: REPORTS,
        when: "followed",
        basis: &[Ccag(Topic::Control), Own],
        text: "Un bilan est établi pour chaque année d’exécution, puis un bilan final dans le mois
qui précède la fin de [concession lots? chaque phase | [hours subsequent? l’exécution de chaque {subsequent_contract} | l’exécution]][ccag persons? , conformément à
l’article {art_control} du {ccag}]. [facilitateur? Le facilitateur les établit avec les éléments que
{contractor} lui remet, ou à défaut {contractor} lui-même | {Contractor} les établit]. Ils rendent
compte [persons? de l’action | des actions] en quantité [counted? (heures dues et réalisées, nombre de personnes, modalités) | [object? (personnes
accueillies, [object_hours? heures,] services rendus, résultats)]]
et en qualité (postes et formations, difficultés rencontrées, suites de parcours), sans nommer
personne.",
    },
    Stipulation {
        id: "ccap.concession_report",
        heading: REPORTS,
        when: "followed concession",
        basis: &[Code("L3131-5"), Code("R3131-3")],
        text: "{Contractor} reprend le bilan de l’année dans le rapport annuel que prévoit l’article
{L3131-5} du code de la commande publique, qui décrit, en application de l’article {R3131-3} du même
code, les mesures prises pour l’insertion par l’activité économique.",
    },
    // Whose data.
    Stipulation {
        id: "ccap.data",
        heading: DATA,
        when: "followed",
        basis: &[Own],
        text: "Chacune des parties respecte la réglementation relative à la protection des données
personnelles. Les données des personnes qui participent à l’action ne sont traitées que pour
[persons? établir leur éligibilité,] suivre l’exécution du présent article et en rendre compte. Elles se
limitent à l’identité et aux coordonnées, [persons? à la catégorie d’éligibilité et à son justificatif,] à
l’employeur, à la nature et aux dates du contrat, au poste, aux heures, à la formation et à la suite du
parcours.",
    },
    Stipulation {
        id: "ccap.controller_each",
        heading: DATA,
        when: "followed controller_each",
        basis: &[Own],
        text: "{Contractor}[facilitateur? , le facilitateur] et {buyer} sont chacun responsables du
traitement des données qu’ils recueillent ou reçoivent.",
    },
    Stipulation {
        id: "ccap.controller_buyer",
        heading: DATA,
        when: "followed controller_buyer",
        basis: &[Own],
        text: "{Buyer} est responsable du traitement. {Contractor}[facilitateur? et le facilitateur
n’agissent | n’agit] que pour le compte {of_buyer} et sur ses instructions écrites : [facilitateur? ils tiennent |
il tient] les données confidentielles et en sûreté, ne les [facilitateur? confient | confie] à un tiers
qu’avec son accord écrit, [facilitateur? l’aident | l’aide] à répondre aux personnes et à justifier du
respect de ces règles. {Contractor} reste responsable des données qu’il tient comme employeur.",
    },
    Stipulation {
        id: "ccap.controller_contractor",
        heading: DATA,
        when: "followed controller_contractor",
        basis: &[Own],
        text: "{Contractor} est responsable du traitement.",
    },
    Stipulation {
        id: "ccap.controller_facilitateur",
        heading: DATA,
        when: "followed controller_facilitateur facilitateur",
        basis: &[Own],
        text: "Le facilitateur est responsable du traitement des données qui servent au suivi ;
{contractor} les lui transmet et reste responsable de celles qu’il tient comme employeur.",
    },
    Stipulation {
        id: "ccap.controller_unknown",
        heading: DATA,
        when: "followed controller_unknown",
        basis: &[Own],
        text: "Responsable du traitement : {data_controller}.",
    },
    Stipulation {
        id: "ccap.controller_lost",
        heading: DATA,
        when: "followed controller_facilitateur !facilitateur",
        basis: &[Own],
        text: "Responsable du traitement : {data_controller}.",
    },
    Stipulation {
        id: "ccap.data_rules",
        heading: DATA,
        when: "followed",
        basis: &[Own],
        text: "Les règles suivantes s’appliquent :

- [persons? les justificatifs d’éligibilité sont [facilitateur? remis au facilitateur seul | montrés
{to_buyer}, qui n’en garde pas copie] ;]
- [persons !facilitateur? hors cette vérification, {buyer} | {buyer}] ne reçoit que des chiffres agrégés
ou pseudonymisés : nombre de personnes, [counted? heures, | [object_hours? heures,]] nature des contrats[persons? ,
grande catégorie d’éligibilité] ;
- le numéro de sécurité sociale n’est jamais transmis, ni la copie d’un document relatif au handicap
ou à une situation judiciaire ;
- chaque personne reçoit {of_contractor}, avant toute transmission, une information écrite sur
l’usage de ses données, les destinataires, la durée de conservation, ses droits et la possibilité
d’une réclamation auprès de la CNIL ;
- l’accès aux données est limité aux personnes qui en ont besoin pour ce suivi, et toute violation
est signalée sans délai aux autres parties ;
- les données réunies pour ce suivi sont conservées {data_retention} à compter de la fin
[concession? de l’année où la personne a cessé de participer à l’action | de l’exécution
{of_contract}], puis détruites.",
    },
    // Penalties.
    Stipulation {
        id: "ccap.penalties",
        heading: PENALTIES,
        when: "followed",
        basis: &[Ccag(Topic::Penalties), Own],
        text: "[notice? Après une mise en demeure restée infructueuse, | [ccag persons? Par
dérogation à l’article {art_penalties} du {ccag}, sans | Sans] mise en demeure préalable,]
{contractor} encourt les pénalités forfaitaires suivantes[notice ccag persons? , en application de
l’article {art_penalties} du {ccag}[own_penalties? pour celles qu’il prévoit]] :

- [counted? {penalty_hour} par heure d’insertion non réalisée ;]
- [actions? {penalty_action} par action sociale non réalisée ;]
- [object? {penalty_service} par manquement au service d’insertion : prestation due à une personne et non
rendue, ou place laissée vacante par le fait {of_contractor} ;]
- [promises? {penalty_promise} par engagement de qualité pris dans l’offre et non tenu ;]
- {penalty_meeting} par absence injustifiée à une réunion de suivi ;
- {penalty_document} pour chaque manquement à l’obligation de transmettre les documents prévus au
présent article, que le document manque, soit incomplet ou arrive en retard.",
    },
    Stipulation {
        id: "ccap.notice",
        heading: PENALTIES,
        when: "followed notice",
        basis: &[Own],
        text: "La mise en demeure laisse {to_contractor} un délai [notice_delay? de {notice_delay} | raisonnable] pour
remédier au manquement ou présenter ses observations.",
    },
    Stipulation {
        id: "ccap.penalty_count",
        heading: PENALTIES,
        when: "counted",
        basis: &[Ccag(Topic::Penalties), Own],
        text: "La pénalité par heure d’insertion se calcule[lots !concession !subsequent? , lot par lot,] [lots
concession !subsequent? , phase par phase,] [hours subsequent? , {subsequent_contract} par {subsequent_contract},] sur la différence
entre les heures dues et les heures réalisées[carry_over hours subsequent? ou reportées], au
vu du bilan final [concession lots? de la phase], complété s’il y a lieu des heures faites depuis. Elle
ne s’applique pas à la part
des heures pour laquelle {contractor} a signalé ses difficultés sans que {buyer}[facilitateur? ou le
facilitateur] ait pu lui indiquer un moyen de la réaliser, ni aux heures suspendues ou annulées en
application du point {@Difficultés d’exécution}. [either? [lots? Pour {either_lots}, elle | Elle]
n’est due que si les heures d’insertion sont l’obligation choisie.]",
    },
    Stipulation {
        id: "ccap.penalty_of_actions",
        heading: PENALTIES,
        when: "actions",
        basis: &[Own],
        text: "Aucune pénalité n’est due pour une action sociale suspendue ou annulée en application du
point {@Difficultés d’exécution}, ou pour laquelle {contractor} a signalé ses difficultés sans que
{buyer}[facilitateur? ou le facilitateur] ait pu lui indiquer un moyen de la réaliser. [either? [lots?
Pour {either_lots}, la | La] pénalité par action sociale n’est due que si les actions sont l’obligation
choisie.]",
    },
    Stipulation {
        id: "ccap.penalty_of_services",
        heading: PENALTIES,
        when: "object",
        basis: &[Own],
        text: "Aucune pénalité n’est due pour un résultat qui n’est pas atteint alors que le service a été
rendu, pour l’absence d’une personne qui n’est pas du fait {of_contractor}, ni pour une place ou une prestation
au sujet de laquelle {contractor} a signalé ses difficultés sans que {buyer}[facilitateur? ou le facilitateur]
ait pu lui indiquer un moyen de la pourvoir ou de la rendre.",
    },
    Stipulation {
        id: "ccap.penalty_by_year",
        heading: PENALTIES,
        when: "hours ordinary yearly",
        basis: &[Own],
        text: "En exploitation, la pénalité par heure d’insertion est aussi due, au vu du bilan annuel, pour les heures d’une
année qui n’ont pas été rattrapées l’année suivante. Une heure ainsi pénalisée ne l’est pas une
seconde fois.",
    },
    Stipulation {
        id: "ccap.group_penalties",
        heading: PENALTIES,
        when: "followed group_as_told",
        basis: &[GroupPenalties, Own],
        text: "[group_rule? Selon la règle de l’article {art_of_group} du {ccag}, lorsque | Lorsque] les membres
d’un groupement sont payés sur des comptes séparés, ces pénalités sont réparties entre eux comme l’indique le
mandataire ; à défaut d’indication, elles sont à sa charge. Cette répartition ne change rien à ce que chaque membre
doit en application du point {@Groupement et sous-traitance}.",
    },
    Stipulation {
        id: "ccap.group_penalties_of_members",
        heading: PENALTIES,
        when: "followed group_who_failed",
        basis: &[GroupPenalties, Own],
        text: "[group_rule? Par dérogation à l’article {art_of_group} du {ccag}, lorsque | Lorsque] les membres
d’un groupement sont payés sur des comptes séparés, chaque pénalité est à la charge du membre dont le manquement la
cause[counted? ; pour les heures, c’est celui auquel la répartition attribue les heures qui manquent]. Celles que cette
règle ne permet pas d’attribuer sont à la charge du mandataire.",
    },
    Stipulation {
        id: "ccap.group_penalties_unknown",
        heading: PENALTIES,
        when: "followed group_penalties_unknown",
        basis: &[Own],
        text: "Pénalités d’un groupement dont les membres sont payés sur des comptes séparés : {group_penalties}.",
    },
    Stipulation {
        id: "ccap.not_for_delay",
        heading: PENALTIES,
        when: "followed",
        basis: &[Own],
        text: "Ces pénalités sanctionnent l’inexécution du présent article et ne sont pas des
pénalités pour retard[ccag? | : les plafonds et exonérations que {the_contract} prévoirait pour
celles-ci ne leur sont pas applicables].",
    },
    Stipulation {
        id: "ccap.small_set_aside",
        heading: PENALTIES,
        when: "followed small_set_aside",
        basis: &[SmallPenalties, Own],
        text: "Par dérogation à l’article {art_of_small} du {ccag}, {contractor} n’est pas exonéré de ces pénalités
lorsque leur total est faible : elles sont dues dès le premier euro.",
    },
    Stipulation {
        id: "ccap.small_kept",
        heading: PENALTIES,
        when: "followed small_kept",
        basis: &[SmallPenalties, Own],
        text: "L’exonération des petites pénalités que prévoit l’article {art_of_small} du {ccag} vaut aussi pour
elles, dans les conditions de cet article.",
    },
    Stipulation {
        id: "ccap.cap",
        heading: PENALTIES,
        when: "followed cap",
        basis: &[Own],
        text: "Leur total ne dépasse pas {penalty_cap_rate} du montant hors taxes [orders? facturé au
titre] [lots concession? de la phase | [hours subsequent? du {subsequent_contract} auquel elles se
rapportent | [lots? du lot | {of_contract}]]].",
    },
    Stipulation {
        id: "ccap.no_cap",
        heading: PENALTIES,
        when: "followed !cap !cap_unknown",
        basis: &[Own],
        text: "Elles ne sont pas plafonnées.",
    },
    Stipulation {
        id: "ccap.cap_unknown",
        heading: PENALTIES,
        when: "followed cap_unknown",
        basis: &[Own],
        text: "Plafond propre à ces pénalités : {penalty_cap}.",
    },
    // The buyer's own words, as they are.
    Stipulation {
        id: "ccap.added",
        heading: ADDED,
        when: "added_ccap",
        basis: &[Buyer],
        text: "{added_ccap}",
    },
    // What departs from the CCAG.
    Stipulation {
        id: "ccap.derogations",
        heading: DEROGATIONS,
        when: "derogations code",
        basis: &[Code("R2112-3")],
        text: "Le présent article déroge au {ccag} sur les points suivants, que reprend le dernier
article {of_ccap} (article {R2112-3} du code de la commande publique) :

{derogations_table}",
    },
    Stipulation {
        id: "ccap.derogations_private",
        heading: DEROGATIONS,
        when: "derogations !code",
        basis: &[Own],
        text: "Le présent article déroge au {ccag} sur les points suivants :

{derogations_table}",
    },
];
