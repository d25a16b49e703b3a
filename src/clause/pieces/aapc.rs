//! The notice: the paragraph that announces the clause, and what to key into its fields.

use super::super::Basis::{Buyer, Case, Code, Format, Own};
use super::super::Stipulation;
use super::reservation;

const TEXT: &str = "Texte à insérer";
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
        id: "aapc.reserved_adapted",
        heading: TEXT,
        when: "reserved_adapted code",
        basis: &[Code("L2113-12"), Code("R2113-7")],
        text: reservation::ADAPTED,
    },
    Stipulation {
        id: "aapc.reserved_siae",
        heading: TEXT,
        when: "reserved_siae code",
        basis: &[Code("L2113-13"), Code("R2113-7")],
        text: reservation::SIAE,
    },
    Stipulation {
        id: "aapc.reserved_both",
        heading: TEXT,
        when: "reserved_both code",
        basis: &[
            Code("L2113-12"),
            Code("L2113-13"),
            Code("L2113-14"),
            Code("R2113-7"),
        ],
        text: reservation::BOTH,
    },
    Stipulation {
        id: "aapc.reserved_prison",
        heading: TEXT,
        when: "reserved_prison code",
        basis: &[Code("L2113-13-1"), Code("R2113-7")],
        text: reservation::PRISON,
    },
    Stipulation {
        id: "aapc.reserved_ess",
        heading: TEXT,
        when: "reserved_ess code",
        basis: &[Code("L2113-15"), Code("L2113-16"), Code("R2113-8")],
        text: reservation::ESS,
    },
    Stipulation {
        id: "aapc.reserved_concession",
        heading: TEXT,
        when: "reserved concession",
        basis: &[
            Code("L3113-1"),
            Code("L3113-2"),
            Code("L3113-2-1"),
            Code("R3113-1"),
        ],
        text: reservation::CONCESSION,
    },
    Stipulation {
        id: "aapc.reserved_defence",
        heading: TEXT,
        when: "reserved defence",
        basis: &[Own],
        text: reservation::DEFENCE,
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
        text: "[concession? Une concession ne peut pas avoir le mécanisme choisi | Le mécanisme choisi est propre aux
marchés publics] ; à retenir : {mechanism_one}.",
    },
    Stipulation {
        id: "aapc.object",
        heading: TEXT,
        when: "object code",
        basis: &[Code("R2123-1"), Code("R2131-14"), Code("R2131-15")],
        text: "[lots? Pour {object_lots}, la prestation achetée est | {The_contract} a pour objet] un service de qualification et
d’insertion professionnelles, passé en procédure adaptée en application de l’article {R2123-1} du code
de la commande publique ; sa publicité est, selon sa valeur, celle de l’article {R2131-14} ou celle de l’article
{R2131-15} du même code. {Contractor} accueille des personnes éloignées de l’emploi[object_hours? et leur propose
des heures de travail, de formation et d’accompagnement, dans les nombres suivants | , en nombre suivant] :

{object_table}",
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
        text: "Ces valeurs se saisissent telles quelles dans un avis européen. Dans un avis national, le
texte ci-dessus suffit, sous la rubrique des conditions d’exécution. Un champ absent du tableau n’a
rien à dire de la clause ; les codes d’autres objectifs {of_contract}, environnementaux par exemple,
s’ajoutent à ceux-ci.

[concession lots? Si la concession s’annonce en un seul lot, réunissez dans chaque champ les textes de ses
phases.]

{notice_table}",
    },
];
