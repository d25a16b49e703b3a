//! The record of why no social condition is provided, to be kept with the documents of the procedure.

use super::super::Basis::{Code, Own};
use super::super::Stipulation;
use super::reservation;

const CONTRACT: &str = "Contrat concerné";
const LAW: &str = "Ce que la loi demande";
const REASON: &str = "Motif retenu";
const LOTS: &str = "Lots sans condition d’exécution";

pub(super) const STIPULATIONS: &[Stipulation] = &[
    Stipulation {
        id: "motivation.contract",
        heading: CONTRACT,
        when: "",
        basis: &[Own],
        text: "- Objet : {title}.
- Type d’acheteur : {buyer_type}.
- Valeur estimée : {value_compared}.
- Seuil européen applicable : {threshold}.
- Lancement de la consultation : {launch}.
- Durée d’exécution : {duration}.",
    },
    Stipulation {
        id: "motivation.law",
        heading: LAW,
        when: "!concession obliged",
        basis: &[Code("L2112-2-1")],
        text: "À partir du seuil européen, {buyer} prévoit des conditions d’exécution qui prennent en compte
des considérations relatives au domaine social ou à l’emploi, notamment en faveur des personnes
défavorisées. L’article {L2112-2-1} du code de la commande publique n’admet que quatre
exceptions :

1. le besoin peut être satisfait par une solution immédiatement disponible ;
1. une telle considération n’est pas susceptible de présenter un lien suffisant avec l’objet du marché ;
1. elle restreindrait la concurrence ou rendrait l’exécution techniquement ou économiquement difficile ;
1. le marché porte sur des travaux d’une durée inférieure à six mois.",
    },
    Stipulation {
        id: "motivation.law_of_concession",
        heading: LAW,
        when: "concession obliged",
        basis: &[Code("L3114-2-1")],
        text: "À partir du seuil européen, {buyer} prévoit des conditions d’exécution qui prennent en compte
des considérations relatives au domaine social ou à l’emploi. L’article {L3114-2-1} du code de la commande
publique n’admet que deux exceptions :

1. une telle considération n’est pas susceptible de présenter un lien suffisant avec l’objet du contrat ;
1. elle restreindrait la concurrence ou rendrait l’exécution techniquement ou économiquement difficile.",
    },
    Stipulation {
        id: "motivation.not_obliged",
        heading: LAW,
        when: "!obliged",
        basis: &[Code("L2112-2"), Code("L2312-1-1"), Code("L3114-2")],
        text: "D’après les réponses données, l’obligation d’une condition sociale d’exécution ne s’applique pas
à ce contrat, ou rien ne permet encore de dire qu’elle s’applique. La présente fiche garde la trace du
choix {of_buyer}.",
    },
    Stipulation {
        id: "motivation.some_condition",
        heading: REASON,
        when: "partial_social_condition",
        basis: &[Own],
        text: "{The_contract} comporte une condition sociale d’exécution pour {social_condition_lots}. La présente
fiche porte sur le reste.",
    },
    Stipulation {
        id: "motivation.short_works",
        heading: REASON,
        when: "short_works",
        basis: &[Code("L2112-2-1")],
        text: "Les travaux durent moins de six mois : ce seul fait permet de ne pas prévoir de condition. Les motifs
sont néanmoins consignés, et la durée se justifie par le calendrier d’exécution, non par un découpage du
besoin.",
    },
    Stipulation {
        id: "motivation.reserved_condition",
        heading: REASON,
        when: "keeps_share",
        basis: reservation::CONDITION_BASIS,
        text: "{Buyer} réserve {kept_share_lots} à une catégorie d’opérateurs que le code désigne pour l’emploi de personnes
handicapées, défavorisées ou détenues, et inscrit au contrat, comme condition d’exécution au sens de
{the_condition_article} du code de la commande publique, le maintien de la part minimale de ces travailleurs pendant
toute l’exécution. Le texte demande des conditions d’exécution relatives au domaine social ou à l’emploi, et ne dit pas si
une réservation seule en tiendrait lieu : c’est par cette condition que {buyer} y répond[lots? pour {kept_share_lots}].",
    },
    Stipulation {
        id: "motivation.reserved",
        heading: REASON,
        when: "bare_reservation",
        basis: &[Own],
        text: "{Buyer} réserve {bare_reserved_lots} à une catégorie d’opérateurs que le code désigne pour l’emploi ou
l’utilité sociale. Le texte demande des conditions d’exécution et ne dit pas si une réservation en tient lieu[bare_ess? .
La réservation à l’économie sociale et solidaire limite qui peut répondre, et ne fixe aucune part de travailleurs : le motif
légal suit. | : elle est consignée ici comme la façon dont {buyer} répond à l’objectif de la loi[lots? pour
{bare_reserved_lots}].]",
    },
    Stipulation {
        id: "motivation.object",
        heading: REASON,
        when: "object !concession",
        basis: &[Own],
        text: "L’insertion est l’objet de ce qui est acheté[lots? pour {object_lots}]. Le texte demande des conditions
d’exécution et ne dit pas si cet objet en tient lieu : il est consigné ici comme la façon dont {buyer} répond
à l’objectif de la loi.",
    },
    Stipulation {
        id: "motivation.reason",
        heading: REASON,
        when: "exception_needed !exception_refused",
        basis: &[Code("L2112-2-1"), Code("L3114-2-1")],
        text: "Motif invoqué : [exception_unknown? {exception}][exception_available? le besoin peut être satisfait par
une solution immédiatement disponible (article {L2112-2-1}, II, 1°)][exception_no_link? une considération
sociale ou relative à l’emploi n’est pas susceptible de présenter un lien suffisant avec l’objet {of_contract}
(article [concession? {L3114-2-1} | {L2112-2-1}, II, 2°])][exception_difficulty? une telle
considération restreindrait la concurrence ou rendrait l’exécution techniquement ou économiquement difficile
(article [concession? {L3114-2-1} | {L2112-2-1}, II, 3°])][exception_short_works? les travaux durent
moins de six mois (article {L2112-2-1}, II, 4°)].",
    },
    Stipulation {
        id: "motivation.refused",
        heading: REASON,
        when: "exception_refused",
        basis: &[Code("L2112-2-1"), Code("L3114-2-1")],
        text: "Motif indiqué : « {exception} ». La loi ne l’ouvre pas à ce contrat ; il reste à retenir
{exception_other}.",
    },
    Stipulation {
        id: "motivation.no_link",
        heading: REASON,
        when: "exception_no_link !exception_refused",
        basis: &[Code("L2112-2-1"), Code("L2112-3"), Code("L3114-2-1"), Own],
        text: "Le motif s’apprécie pour toute considération sociale ou relative à l’emploi, et pas seulement pour
des heures d’insertion.

[concession? | Une condition qui se rapporte aux prestations à un stade quelconque de leur cycle de vie est
réputée liée à l’objet (article {L2112-3} du code de la commande publique).]",
    },
    Stipulation {
        id: "motivation.reasons",
        heading: "Raisons de l’acheteur",
        when: "exception_needed !concession",
        basis: &[Own],
        text: "{motivation_text}",
    },
    Stipulation {
        id: "motivation.reasons_of_concession",
        heading: "Raisons de l’autorité concédante",
        when: "exception_needed concession",
        basis: &[Own],
        text: "{motivation_text}",
    },
    // A reservation alone answers the law only on one reading of it: the record then has the buyer's own words.
    Stipulation {
        id: "motivation.reasons_of_reservation",
        heading: "Raisons de l’acheteur",
        when: "!exception_needed bare_reservation obliged !concession",
        basis: &[Code("L2112-2-1"), Own],
        text: "{motivation_text}",
    },
    Stipulation {
        id: "motivation.reasons_of_reserved_concession",
        heading: "Raisons de l’autorité concédante",
        when: "!exception_needed bare_reservation obliged concession",
        basis: &[Code("L3114-2-1"), Own],
        text: "{motivation_text}",
    },
    Stipulation {
        id: "motivation.reasons_of_object",
        heading: "Raisons de l’acheteur",
        when: "!exception_needed !bare_reservation object obliged !concession",
        basis: &[Code("L2112-2-1"), Own],
        text: "{motivation_text}",
    },
    Stipulation {
        id: "motivation.lots",
        heading: LOTS,
        when: "lots left_out",
        basis: &[Code("R2121-1"), Own],
        text: "{left_out_table}

La valeur comparée au seuil est celle de tous les lots. Le texte ne dit pas si chacun d’eux doit porter
une condition sociale, ou si un seul suffit : la question est ouverte, et les motifs sont donc donnés lot
par lot.",
    },
    Stipulation {
        id: "motivation.kept",
        heading: "Conservation",
        when: "!concession !network obliged",
        basis: &[Code("L2112-2-1"), Code("L2184-1")],
        text: "La présente fiche est conservée avec les documents de la procédure mentionnés à l’article
{L2184-1} du code de la commande publique.",
    },
    Stipulation {
        id: "motivation.kept_by_any_means",
        heading: "Conservation",
        when: "!concession network obliged",
        basis: &[Code("L2112-2-1")],
        text: "Une entité adjudicatrice consigne ces motifs par tout moyen approprié (article {L2112-2-1} du code
de la commande publique). La présente fiche est conservée avec les documents de la procédure.",
    },
    Stipulation {
        id: "motivation.kept_of_concession",
        heading: "Conservation",
        when: "concession obliged",
        basis: &[Code("L3114-2-1")],
        text: "{Buyer} consigne ces motifs par tout moyen approprié (article {L3114-2-1} du code de la commande
publique). La présente fiche est conservée avec les documents de la procédure.",
    },
    Stipulation {
        id: "motivation.kept_anyway",
        heading: "Conservation",
        when: "!obliged",
        basis: &[Own],
        text: "La présente fiche est conservée avec les documents de la procédure.",
    },
    Stipulation {
        id: "motivation.signature",
        heading: "Signature",
        when: "",
        basis: &[Own],
        text: "{signature_table}",
    },
];
