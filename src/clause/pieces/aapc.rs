//! The notice: the paragraph that announces the clause, and what to key into its fields.

use super::super::Basis::{Buyer, Case, Code, Format, Own, Reservation};
use super::super::Stipulation;
use super::reservation;

const TEXT: &str = "Texte à insérer";
const NOTHING: &str = "Rien à annoncer";
const MORE: &str = "Informations complémentaires";
const FIELDS: &str = "Champs eForms à saisir";

pub(super) const STIPULATIONS: &[Stipulation] = &[
    Stipulation {
        id: "aapc.condition",
        heading: TEXT,
        when: "condition !concession",
        basis: &[
            Code("L2112-2"),
            Code("L2112-2-1"),
            Code("L2312-1-1"),
            Case("beentjes"),
        ],
        text: "L’exécution {of_contract}{object} comporte[partial_condition? , pour {condition_lots},]
une clause d’insertion sociale. C’est une condition d’exécution, prévue en application
{of_condition_articles} du code de la commande publique ; son détail figure {in_ccap}.",
    },
    Stipulation {
        id: "aapc.condition_of_concession",
        heading: TEXT,
        when: "condition concession",
        basis: &[Code("L3114-2"), Code("L3114-2-1")],
        text: "L’exécution {of_contract}{object} comporte[partial_condition? , pour {condition_lots},]
une clause d’insertion sociale. C’est une condition d’exécution, prévue en application
{of_condition_articles} du code de la commande publique ; son détail figure {in_ccap}.",
    },
    Stipulation {
        id: "aapc.quantities",
        heading: TEXT,
        when: "condition",
        basis: &[Own],
        text: "{announced_quantities}",
    },
    Stipulation {
        id: "aapc.criterion",
        heading: TEXT,
        when: "criterion code",
        basis: &[Code("L2152-7"), Code("R2152-7"), Case("isere")],
        text: "[lots? Pour {criterion_lots}, les | Les] performances en matière d’insertion professionnelle
des publics en difficulté sont un critère d’attribution, pondéré à {criterion_weight}.",
    },
    Stipulation {
        id: "aapc.criterion_of_concession",
        heading: TEXT,
        when: "criterion concession",
        basis: &[Code("L3124-5"), Code("R3124-4")],
        text: "[lots? Pour {criterion_lots}, l’insertion | L’insertion] professionnelle des publics en
difficulté est un critère d’attribution, pondéré à {criterion_weight}.",
    },
    Stipulation {
        id: "aapc.reserved",
        heading: TEXT,
        when: "reserved",
        basis: &[Reservation],
        text: "{reservations}",
    },
    Stipulation {
        id: "aapc.reserved_condition",
        heading: TEXT,
        when: "keeps_share",
        basis: reservation::CONDITION_BASIS,
        text: reservation::CONDITION,
    },
    Stipulation {
        id: "aapc.object_defence",
        heading: TEXT,
        when: "object defence",
        basis: &[Own],
        text: "[lots? Pour {object_lots}, la prestation achetée est | {The_contract} a pour objet] un service de
qualification et d’insertion professionnelles.",
    },
    Stipulation {
        id: "aapc.criterion_defence",
        heading: TEXT,
        when: "criterion defence",
        basis: &[Case("isere"), Own],
        text: "[lots? Pour {criterion_lots}, les | Les] performances en matière d’insertion professionnelle
des publics en difficulté sont un critère d’attribution, pondéré à {criterion_weight}.",
    },
    Stipulation {
        id: "aapc.unavailable",
        heading: TEXT,
        when: "unavailable",
        basis: &[Own],
        text: reservation::UNAVAILABLE,
    },
    Stipulation {
        id: "aapc.object",
        heading: TEXT,
        when: "object code",
        basis: &[Code("R2123-1")],
        text: "[lots? Pour {object_lots}, la prestation achetée est | {The_contract} a pour objet] un service de qualification et
d’insertion professionnelles, passé en procédure adaptée en application de l’article {R2123-1} du code
de la commande publique. {Contractor} accueille des personnes éloignées de l’emploi[object_hours? et leur propose
des heures de travail, de formation et d’accompagnement, dans les nombres suivants | , en nombre suivant] :

{object_table}",
    },
    // Nothing to announce, but the fields are asked for all the same.
    Stipulation {
        id: "aapc.none",
        heading: NOTHING,
        when: "!mechanism",
        basis: &[Code("L2112-2-1"), Code("L3114-2-1"), Own],
        text: "{The_contract}{object} ne comporte ni clause d’insertion sociale, ni critère d’insertion, ni réservation :
l’avis n’a rien à en dire. [motivation !uncoded? Les raisons de cette absence figurent dans la fiche de motivation ;
l’article [concession? {L3114-2-1} | {L2112-2-1}] du code de la commande publique n’en demande pas la publication.]",
    },
    // The buyer's own words, as they are.
    Stipulation {
        id: "aapc.added",
        heading: MORE,
        when: "added_aapc",
        basis: &[Buyer],
        text: "{added_aapc}",
    },
    Stipulation {
        id: "aapc.fields",
        heading: FIELDS,
        when: "",
        basis: &[
            Format("eForms SDK, listes de codes et champs publiés par l’Office des publications de l’Union européenne"),
            Own,
        ],
        text: "Ces valeurs se saisissent telles quelles dans un avis européen. [mechanism? Dans un avis national, le
texte ci-dessus suffit, [only_reserved? sous la rubrique de la participation réservée | [criterion? sous les rubriques qui lui correspondent (conditions d’exécution, critères d’attribution, participation réservée, objet {of_contract}) | [object? sous les rubriques qui lui correspondent (conditions d’exécution, critères d’attribution, participation réservée, objet {of_contract}) | [reserved? sous les rubriques qui lui correspondent (conditions d’exécution, critères d’attribution, participation réservée, objet {of_contract}) | sous la rubrique des conditions d’exécution]]]]. Un champ absent du tableau n’a
rien à dire de la clause ; les codes d’autres objectifs {of_contract}, environnementaux par exemple,
s’ajoutent à ceux-ci. | Les autres champs de l’insertion restent vides. Un autre objectif {of_contract}, environnemental
par exemple, remplace la valeur du premier champ.]

[concession lots? Si la concession s’annonce en un seul lot, réunissez dans chaque champ les textes de ses
phases.]

{notice_table}",
    },
];
