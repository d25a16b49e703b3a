//! The rules of the consultation: what bidders must know of the clause to answer.

use super::super::Basis::{Buyer, Case, Code, Own, Reservation};
use super::super::Stipulation;
use super::reservation;

const CLAUSE: &str = "Clause d’insertion sociale";
const REACH: &str = "Portée pour les candidats";
const OFFERS: &str = "Contenu et régularité des offres";
const CRITERION: &str = "Critère d’insertion professionnelle";
const QUESTIONS: &str = "Questions sur l’insertion";
const RESERVED: &str = "Participation réservée";
const ADDED: &str = "Dispositions complémentaires";

/// Whom bidders may ask.
const FACILITATEUR: &str = "Pendant la consultation, les candidats peuvent interroger le facilitateur des clauses sociales :
{facilitateur_name} (téléphone : {facilitateur_phone} ; courriel : {facilitateur_email}). Il donne à
tous les mêmes renseignements, et ces échanges sont sans incidence sur le jugement des offres. Toute
précision qui complète les documents est adressée par {buyer} à l’ensemble des candidats.";

pub(super) const STIPULATIONS: &[Stipulation] = &[
    Stipulation {
        id: "rc.condition",
        heading: CLAUSE,
        when: "condition public !concession",
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
        id: "rc.condition_of_concession",
        heading: CLAUSE,
        when: "condition concession",
        basis: &[Code("L3114-2"), Code("L3114-2-1")],
        text: "L’exécution {of_contract}{object} comporte[partial_condition? , pour {condition_lots},]
une clause d’insertion sociale. C’est une condition d’exécution, prévue en application
{of_condition_articles} du code de la commande publique ; son détail figure {in_ccap}.",
    },
    Stipulation {
        id: "rc.condition_private",
        heading: CLAUSE,
        when: "condition private",
        basis: &[Own],
        text: "L’exécution {of_contract}{object} comporte[partial_condition? , pour {condition_lots},]
une clause d’insertion sociale, que {buyer} a choisi d’y inscrire. Elle oblige {contractor} par l’effet
{of_contract} ; son détail figure {in_ccap}.",
    },
    Stipulation {
        id: "rc.hours",
        heading: CLAUSE,
        when: "hours one_number !concession",
        basis: &[Own],
        text: "{Contractor} fait réaliser au moins {hours} de travail par des personnes éligibles au sens
{of_ccap}.",
    },
    Stipulation {
        id: "rc.hours_by_lot",
        heading: CLAUSE,
        when: "hours ordinary !one_number !concession",
        basis: &[Own],
        text: "{Contractor} [lots? de chacun des lots suivants] fait réaliser par des personnes éligibles au sens {of_ccap}
au moins le nombre d’heures de travail suivant :

{hours_table}

[optional? Les heures d’une tranche optionnelle ne sont dues que si elle est affermie.]

[renewals? Les heures d’une reconduction ne sont dues que si elle a lieu.]",
    },
    Stipulation {
        id: "rc.hours_of_concession",
        heading: CLAUSE,
        when: "hours ordinary concession",
        basis: &[Own],
        text: "{Contractor} fait réaliser par des personnes éligibles au sens {of_ccap} au moins le nombre
d’heures de travail suivant :

{hours_table}",
    },
    Stipulation {
        id: "rc.ratio",
        heading: CLAUSE,
        when: "hours framework",
        basis: &[Own],
        text: "[subsequent? Le nombre d’heures de travail que {contractor} fait réaliser par des personnes éligibles
au sens {of_ccap} est fixé par chaque {subsequent_contract}, selon le ratio suivant : | Le nombre d’heures de travail
que {contractor} fait réaliser par des personnes éligibles au sens {of_ccap} résulte du montant hors taxes qu’il a
facturé, cumulé depuis le début de l’exécution, selon le ratio suivant :]

{ratio_table}",
    },
    Stipulation {
        id: "rc.subsequent",
        heading: CLAUSE,
        when: "hours subsequent",
        basis: &[Own],
        text: "Les heures d’un {subsequent_contract} se calculent sur son montant tel qu’il est conclu[base_each? |
, compte tenu de celles que fixent les précédents] : l’offre faite pour un {subsequent_contract} ne les réduit pas et
n’a pas à en proposer[several_holders? , et la remise en concurrence des titulaires ne porte pas sur elles]. Le modèle de
clause et d’engagement de ces {subsequent_contracts} est annexé {in_ccap}.",
    },
    Stipulation {
        id: "rc.either",
        heading: CLAUSE,
        when: "either",
        basis: &[Own],
        text: "[lots? Pour {either_lots}, {contractor} choisit | {Contractor} choisit] de réaliser ces heures ou
{actions_count} par année d’exécution. Le choix se coche {in_ae} ou se
fait plus tard, dans les conditions fixées {in_ccap} ; il ne départage pas les offres.",
    },
    Stipulation {
        id: "rc.actions",
        heading: CLAUSE,
        when: "only_actions",
        basis: &[Own],
        text: "[lots? Pour {only_actions_lots}, {contractor} réalise | {Contractor} réalise] {actions_count} par
année d’exécution, en faveur de l’emploi de personnes qui en sont éloignées. Les actions admises
figurent {in_ccap}.",
    },
    Stipulation {
        id: "rc.object",
        heading: CLAUSE,
        when: "object code",
        basis: &[Code("R2123-1")],
        text: "[lots? Pour {object_lots}, la prestation achetée est | {The_contract} a pour objet] un service
de qualification et d’insertion professionnelles, dont les travaux ou les services confiés sont le
support. Il est passé en procédure adaptée, quelle que soit sa valeur, en application de l’article
{R2123-1} du code de la commande publique.",
    },
    Stipulation {
        id: "rc.object_defence",
        heading: CLAUSE,
        when: "object defence",
        basis: &[Own],
        text: "[lots? Pour {object_lots}, la prestation achetée est | {The_contract} a pour objet] un service
de qualification et d’insertion professionnelles, dont les travaux ou les services confiés sont le
support.",
    },
    Stipulation {
        id: "rc.object_scope",
        heading: CLAUSE,
        when: "object",
        basis: &[Own],
        text: "{Contractor} accueille des personnes éligibles au sens {of_ccap}[object_hours? et leur propose des
heures de travail, de formation et d’accompagnement, dans les nombres suivants | , en nombre suivant] :

{object_table}

Les résultats attendus sont les suivants :

{results_items}

[object_support? S’ajoutent aux services d’accompagnement usuels :]

[object_support? {support_items}]

L’offre décrit, pour l’exécution {of_contract} :

- l’encadrement technique : nombre d’encadrants, qualification, temps passé auprès des personnes ;
- l’accompagnement social et professionnel : contenu, rythme, partenaires ;
- les parcours proposés : postes, durée, formation, travaux ou services qui en sont le support ;
- la suite : ce qui est fait pour l’emploi ou la formation des personnes, et comment les résultats sont
mesurés.",
    },
    Stipulation {
        id: "rc.all_bound",
        heading: REACH,
        when: "condition",
        basis: &[Case("beentjes"), Own],
        text: "La clause s’impose à tous les candidats dans les mêmes termes. Elle ne réserve pas
{condition_lots} à des structures d’insertion : toute entreprise peut répondre et choisit
ensuite, parmi les modalités prévues {in_ccap}, celles qui lui conviennent.

[criterion? Le respect de cette condition n’est pas un critère de choix des offres : seul compte, pour le
classement, ce qu’apprécie le critère d’insertion décrit plus bas. | Le respect de cette condition n’est
pas un critère de choix des offres.] Ce n’est pas non plus une condition de
participation : l’expérience du candidat en matière d’insertion n’est pas examinée à ce titre.",
    },
    Stipulation {
        id: "rc.reserved",
        heading: RESERVED,
        when: "reserved",
        basis: &[Reservation],
        text: "{reservations}",
    },
    Stipulation {
        id: "rc.reserved_ess_limits",
        heading: RESERVED,
        when: "reserved_ess code",
        basis: &[Code("L2113-15"), Code("L2113-16")],
        text: "La durée d’un contrat ainsi réservé n’excède pas trois ans. Une entreprise à laquelle il a déjà
été réservé à ce titre au cours des trois années précédentes ne peut se le voir attribuer de nouveau.
Il porte exclusivement sur des services sociaux ou d’autres services spécifiques de la liste annexée au
code.",
    },
    Stipulation {
        id: "rc.reserved_condition",
        heading: RESERVED,
        when: "keeps_share",
        basis: reservation::CONDITION_BASIS,
        text: reservation::CONDITION,
    },
    Stipulation {
        id: "rc.reserved_proofs",
        heading: RESERVED,
        when: "reserved",
        basis: &[Own],
        text: "Le candidat joint à sa candidature le document qui établit sa qualité (agrément, conventionnement,
statuts ou tout document équivalent). Une candidature qui n’établit pas cette qualité, le
cas échéant après avoir été complétée à la demande {of_buyer}, est rejetée.

[reserved_share? Le candidat déclare la part des travailleurs concernés dans son effectif, avec son mode de
calcul ; cette part est maintenue pendant toute l’exécution.]",
    },
    Stipulation {
        id: "rc.reserved_group",
        heading: RESERVED,
        when: "reserved",
        basis: &[Own],
        text: "[lots? Pour {reserved_lots}, chaque | Chaque] membre d’un groupement remplit les conditions de la
réservation[reserved_both? , à l’un des titres qu’elle admet,] et en justifie[reserved_share? ; la part minimale
s’apprécie pour chacun d’eux]. [only_reserved group_free? Un groupement choisit sa forme.] [only_reserved !group_free?
Le groupement auquel {group_awarded} est attribué est {group_form}.]",
    },
    Stipulation {
        id: "rc.unavailable",
        heading: reservation::UNAVAILABLE_TITLE,
        when: "unavailable",
        basis: &[Own],
        text: reservation::UNAVAILABLE,
    },
    Stipulation {
        id: "rc.offers",
        heading: OFFERS,
        when: "condition public !concession",
        basis: &[Code("L2152-1"), Code("L2152-2"), Own],
        text: "Une offre qui refuse la clause, l’assortit de réserves ou en modifie les termes, notamment [hours?
le nombre d’heures | les actions demandées], ne respecte pas les exigences des documents de la
consultation. [defence? Elle est irrégulière et écartée | Elle est irrégulière au sens de l’article
{L2152-2} du code de la commande publique et écartée en application de son article {L2152-1}], sauf régularisation que {buyer} autorise dans les limites
fixées par le code.",
    },
    Stipulation {
        id: "rc.offers_of_service",
        heading: OFFERS,
        when: "object code",
        basis: &[Code("L2152-1"), Code("L2152-2"), Own],
        text: "[lots? Pour {object_lots}, une | Une] offre qui prévoit d’accueillir moins de personnes[object_hours?
ou de leur proposer moins d’heures], ou qui n’assure pas les services demandés, ne respecte pas les exigences des
documents de la consultation. Elle est irrégulière au sens de l’article {L2152-2} du code de la commande publique
et écartée en application de son article {L2152-1}, sauf régularisation que {buyer} autorise dans les limites
fixées par le code.",
    },
    Stipulation {
        id: "rc.offers_of_share",
        heading: OFFERS,
        when: "keeps_share !uncoded",
        basis: &[Code("L2152-1"), Code("L2152-2"), Code("L3124-2"), Own],
        text: "[lots? Pour {kept_share_lots}, une | Une] offre qui refuse de maintenir la part minimale de travailleurs, ou
l’assortit de réserves, ne respecte pas les documents de la consultation. Elle est irrégulière [concession? et écartée
en application de l’article {L3124-2} du code de la commande publique | au sens de l’article {L2152-2} du code de la
commande publique et écartée en application de son article {L2152-1}, sauf régularisation que {buyer} autorise dans
les limites fixées par le code].",
    },
    Stipulation {
        id: "rc.offers_of_concession",
        heading: OFFERS,
        when: "condition concession",
        basis: &[Code("L3124-2"), Own],
        text: "Une offre qui refuse la clause, l’assortit de réserves ou en modifie les termes, notamment [hours?
le nombre d’heures | les actions demandées], ne respecte pas les documents de la consultation. Elle est
irrégulière et écartée en application de l’article {L3124-2} du code de la commande publique.",
    },
    Stipulation {
        id: "rc.offers_private",
        heading: OFFERS,
        when: "condition private",
        basis: &[Own],
        text: "Une offre qui refuse la clause, l’assortit de réserves ou en modifie les termes, notamment [hours?
le nombre d’heures | les actions demandées], est écartée.",
    },
    Stipulation {
        id: "rc.variants",
        heading: OFFERS,
        when: "condition",
        basis: &[Own],
        text: "Lorsque des variantes sont admises, aucune ne peut [hours? réduire le nombre d’heures | réduire le
nombre d’actions] ni modifier [hours? la clause : le nombre reste dû tel qu’il est fixé, même si la
variante demande moins de travail | la clause].",
    },
    Stipulation {
        id: "rc.variants_of_service",
        heading: OFFERS,
        when: "object",
        basis: &[Own],
        text: "[lots? Pour {object_lots}, lorsque | Lorsque] des variantes sont admises, aucune ne peut réduire le nombre de
personnes à accueillir[object_hours? , celui des heures à leur proposer] ni les services demandés.",
    },
    Stipulation {
        id: "rc.groups",
        heading: OFFERS,
        when: "followed",
        basis: &[Own],
        text: "[group_free? Un groupement choisit sa forme[counted? et l’indique {in_ae}, avec la répartition des heures
d’insertion entre ses membres s’ils en conviennent]. | Le groupement auquel {group_awarded} est attribué est {group_form}.
[counted? La répartition des heures d’insertion entre ses membres[group_solidary? , s’ils en conviennent,] figure
{in_ae}[group_solidary? ; elle n’a d’effet qu’entre eux].]]",
    },
    Stipulation {
        id: "rc.criterion",
        heading: CRITERION,
        when: "criterion code",
        basis: &[
            Code("L2152-7"),
            Code("R2152-7"),
            Code("R2152-11"),
            Case("isere"),
        ],
        text: "[lots? Pour {criterion_lots}, les | Les] performances en matière d’insertion professionnelle
des publics en difficulté sont l’un des critères d’attribution, pondéré à
{criterion_weight}.",
    },
    Stipulation {
        id: "rc.criterion_of_concession",
        heading: CRITERION,
        when: "criterion concession",
        basis: &[Code("L3124-5"), Code("R3124-4")],
        text: "[lots? Pour {criterion_lots}, l’insertion | L’insertion] professionnelle des publics en
difficulté est l’un des critères d’attribution, pondéré à {criterion_weight}.",
    },
    Stipulation {
        id: "rc.criterion_defence",
        heading: CRITERION,
        when: "criterion defence",
        basis: &[Case("isere"), Own],
        text: "[lots? Pour {criterion_lots}, les | Les] performances en matière d’insertion professionnelle
des publics en difficulté sont l’un des critères d’attribution, pondéré à {criterion_weight}.",
    },
    Stipulation {
        id: "rc.criterion_private",
        heading: CRITERION,
        when: "criterion private",
        basis: &[Own],
        text: "[lots? Pour {criterion_lots}, les | Les] offres sont aussi comparées sur l’insertion
professionnelle des publics en difficulté, pour {criterion_weight} de la note.",
    },
    Stipulation {
        id: "rc.criterion_aim",
        heading: CRITERION,
        when: "criterion",
        basis: &[Own],
        text: "Ce critère apprécie [criterion_hours criterion_quality? la qualité de l’action d’insertion proposée
pour l’exécution {of_contract} et le nombre d’heures auquel le candidat s’engage [hours? en plus de
celles que la clause rend obligatoires[criterion_only? , le cas échéant]] | [criterion_hours? le nombre d’heures auquel le candidat
s’engage [hours? en plus de celles que la clause rend obligatoires[criterion_only? , le cas échéant]] | [criterion_quality? la qualité de
l’action d’insertion proposée pour l’exécution {of_contract} | {criterion_aim}]]], selon
[one_criterion_part? le sous-critère suivant | les sous-critères suivants] :

{criterion_items}",
    },
    Stipulation {
        id: "rc.answer_frame",
        heading: CRITERION,
        when: "criterion",
        basis: &[Case("isere"), Own],
        text: "Le candidat répond aux questions suivantes, pour l’exécution {of_contract} seulement :

1. [criterion_hours? Combien d’heures d’insertion s’engage-t-il à [hours? réaliser en plus du nombre
obligatoire[criterion_only? , le cas échéant] | réaliser], et sur quels postes ?]
1. [criterion_hours !criterion_quality? | Quels postes et quelles tâches seront confiés aux personnes, et par
quelles modalités (embauche, mise à disposition, sous-traitance, cotraitance) ?]
1. [criterion_hours !criterion_quality? | Qui sera le tuteur de chaque personne, avec quelle expérience et
quel temps consacré au tutorat ?]
1. [criterion_hours !criterion_quality? | Comment les personnes seront-elles accueillies, intégrées à l’équipe et
suivies, et avec quels partenaires ?]
1. [criterion_hours !criterion_quality? | Quelles formations recevront-elles, pour quelle durée et, le cas
échéant, quelle qualification ?]
1. [criterion_hours !criterion_quality? | Quelles suites l’entreprise étudiera-t-elle pour elles à la fin de
l’exécution ?]

Une réponse s’apprécie à ce qu’elle a de précis et de vérifiable pendant l’exécution.",
    },
    Stipulation {
        id: "rc.criterion_limits",
        heading: CRITERION,
        when: "criterion",
        basis: &[Case("nantes"), Case("ventenac"), Own],
        text: "Ne sont pas appréciés : la politique sociale générale de l’entreprise, ses labels et ses
résultats passés en matière d’insertion, ni l’implantation du candidat ou l’origine locale de ses
salariés.",
    },
    Stipulation {
        id: "rc.promise",
        heading: CRITERION,
        when: "criterion",
        basis: &[Own],
        text: "Les engagements pris dans la réponse sont repris {in_ae} ; ils deviennent contractuels à la
signature {of_contract}. Leur inexécution est sanctionnée par les pénalités prévues {in_ccap}.",
    },
    Stipulation {
        id: "rc.facilitateur",
        heading: QUESTIONS,
        when: "followed facilitateur",
        basis: &[Own],
        text: FACILITATEUR,
    },
    Stipulation {
        id: "rc.questions",
        heading: QUESTIONS,
        when: "followed !facilitateur",
        basis: &[Own],
        text: "Les questions sur l’insertion sont posées {to_buyer}, comme toute autre question sur la
consultation. Toute précision qui complète les documents est adressée à l’ensemble des candidats.",
    },
    Stipulation {
        id: "rc.reserved_facilitateur",
        heading: QUESTIONS,
        when: "only_reserved facilitateur_said",
        basis: &[Own],
        text: FACILITATEUR,
    },
    Stipulation {
        id: "rc.reserved_questions",
        heading: QUESTIONS,
        when: "only_reserved !facilitateur_said",
        basis: &[Own],
        text: "Les questions sur la réservation sont posées {to_buyer}, comme toute autre question sur la
consultation. Toute précision qui complète les documents est adressée à l’ensemble des candidats.",
    },
    // The buyer's own words, as they are.
    Stipulation {
        id: "rc.added",
        heading: ADDED,
        when: "added_rc",
        basis: &[Buyer],
        text: "{added_rc}",
    },
];
