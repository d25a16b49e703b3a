//! The insertion article of the CCAP. Our own wording, built on the code and the six CCAG.

use super::super::Basis::{Ccag, Code, Own};
use super::super::Stipulation;
use crate::law::Topic;

pub(super) const STIPULATIONS: &[Stipulation] = &[
    Stipulation {
        id: "ccap.object",
        heading: "Objet de la clause",
        when: "",
        basis: &[Code("L2112-2"), Ccag(Topic::Insertion)],
        text: "Le présent article prévoit une action d’insertion au sens de l’article
{art_insertion} du {ccag_title} ({ccag}), auquel le marché se réfère. Les stipulations qui suivent
complètent cet article du {ccag}.

L’action d’insertion est une condition d’exécution du marché, prévue en application de l’article
{L2112-2} du code de la commande publique. Elle s’impose {to_contractor} ; elle n’est pas un
critère de choix des offres.",
    },
    Stipulation {
        id: "ccap.hours",
        heading: "Périmètre et nombre d’heures",
        when: "hours one_number",
        basis: &[Ccag(Topic::Insertion)],
        text: "L’action d’insertion porte sur l’ensemble des prestations du marché{object}.

Pendant la durée d’exécution du marché, {contractor} fait réaliser au moins {hours} de travail
(nombre arrondi {rounding}) par des personnes éligibles au sens du présent article.",
    },
    Stipulation {
        id: "ccap.hours_by_lot",
        heading: "Périmètre et nombre d’heures",
        when: "hours ordinary !one_number",
        basis: &[Ccag(Topic::Insertion)],
        text: "L’action d’insertion porte sur les lots du marché{object} énumérés ci-dessous.

Pendant la durée d’exécution de chaque lot, {contractor} du lot fait réaliser par des personnes
éligibles au sens du présent article au moins le nombre d’heures de travail suivant, arrondi
{rounding} :

{hours_table}",
    },
    Stipulation {
        id: "ccap.tranches",
        heading: "Périmètre et nombre d’heures",
        when: "hours ordinary tranches",
        basis: &[Ccag(Topic::Insertion), Own],
        text: "Les heures d’une tranche optionnelle ne sont dues qu’à compter de la décision {of_buyer} de
l’affermir, celles d’une reconduction qu’à compter de celle-ci.",
    },
    Stipulation {
        id: "ccap.ratio",
        heading: "Périmètre et nombre d’heures",
        when: "hours framework",
        basis: &[Ccag(Topic::Insertion), Own],
        text: "L’action d’insertion porte sur l’ensemble des prestations de l’accord-cadre{object}.

{Contractor} fait réaliser par des personnes éligibles au sens du présent article au moins le nombre
d’heures de travail qui résulte du montant facturé hors taxes, cumulé depuis le début de l’exécution
et selon le ratio suivant :

{ratio_table}

Les heures dues sont arrondies {rounding}. À titre indicatif, elles sont de {hours_at_estimate} pour
le montant estimé.",
    },
    Stipulation {
        id: "ccap.subsequent",
        heading: "Périmètre et nombre d’heures",
        when: "hours subsequent",
        basis: &[Ccag(Topic::Insertion), Own],
        text: "Chaque marché subséquent fixe le nombre d’heures qu’il porte, par application de ce ratio à
son montant.",
    },
    Stipulation {
        id: "ccap.persons",
        heading: "Publics éligibles",
        when: "",
        basis: &[
            Ccag(Topic::Persons),
            Ccag(Topic::PersonsInStructures),
            Ccag(Topic::PersonsBySituation),
        ],
        text: "Sont éligibles les personnes mentionnées à l’article {art_persons} du {ccag}, aux conditions
que cet article fixe. Pour mémoire, et sans modifier ces conditions, ce sont notamment :

- les personnes recrutées et accompagnées dans une structure reconnue par l’État (article
{art_persons_in_structures}) : structure d’insertion par l’activité économique, entreprise adaptée,
établissement ou service d’accompagnement par le travail (ESAT), parcours d’insertion dans un
groupement d’employeurs pour l’insertion et la qualification (GEIQ), régie de quartier ou de territoire agréée, dispositif
particulier tel que l’EPIDE ou l’école de la deuxième chance, travail pénitentiaire ;
- les personnes éloignées de l’emploi (article {art_persons_by_situation}) : demandeurs d’emploi de
longue durée, bénéficiaires du RSA ou d’une autre allocation mentionnée à cet article, travailleurs
handicapés, jeunes de moins de 26 ans en recherche d’emploi, jeunes en suivi renforcé, demandeurs
d’emploi de plus de 50 ans, habitants des
quartiers prioritaires de la politique de la ville éloignés de l’emploi, réfugiés ou bénéficiaires
de la protection subsidiaire ;
- les personnes rencontrant des difficultés particulières, sur proposition motivée de France
Travail, d’une maison de l’emploi, d’un plan local pour l’insertion et l’emploi (PLIE), d’une
mission locale, de Cap emploi ou d’une maison départementale des personnes handicapées (MDPH).

L’éligibilité de chaque personne est établie avant le début de l’action et avant le décompte de ses
heures.",
    },
    Stipulation {
        id: "ccap.ways",
        heading: "Modalités de mise en œuvre",
        when: "",
        basis: &[Ccag(Topic::Ways), Own],
        text: "{Contractor} choisit une ou plusieurs des modalités suivantes :

- l’embauche directe, en contrat à durée indéterminée, en contrat à durée déterminée ou en
alternance ; les heures comptent, pendant l’exécution du marché, à partir de la date d’embauche et
pendant deux ans au plus ;
- la mise à disposition de salariés par une association intermédiaire, une entreprise de travail
temporaire d’insertion, une entreprise adaptée de travail temporaire, un GEIQ ou une entreprise de
travail temporaire ;
- la sous-traitance ou la cotraitance avec une entreprise d’insertion, un atelier ou chantier
d’insertion, une entreprise adaptée, un ESAT, une entreprise d’insertion par le travail indépendant
ou un travailleur indépendant handicapé.

Les heures de formation prévues par le contrat de travail comptent comme des heures d’insertion.
Toutes les actions se déroulent pendant la période d’exécution du marché. À la fin de celle-ci,
{contractor} s’engage à étudier l’embauche des personnes qui y ont participé. La sous-traitance ne
le libère pas de ses obligations.",
    },
    Stipulation {
        id: "ccap.facilitateur",
        heading: "Facilitateur",
        when: "facilitateur",
        basis: &[Ccag(Topic::Insertion), Ccag(Topic::Facilitateur), Own],
        text: "{Buyer} met à la disposition des entreprises un facilitateur des clauses sociales :
{facilitateur_name} (téléphone : {facilitateur_phone} ; courriel : {facilitateur_email}).

Le facilitateur aide {contractor} à définir ses besoins de recrutement et la modalité la mieux
adaptée, propose des candidats, organise le suivi de l’action, en mesure les résultats et en rend
compte {to_buyer} et {to_contractor}. Son intervention ne libère pas {contractor} de ses
obligations.",
    },
    Stipulation {
        id: "ccap.meetings",
        heading: "Interlocuteur et réunions",
        when: "",
        basis: &[Ccag(Topic::Reporting), Ccag(Topic::Meetings)],
        text: "{Contractor} désigne un interlocuteur opérationnel pour le suivi de l’action
d’insertion.

À l’initiative {of_buyer}, une première réunion se tient dans un délai de {first_meeting} à compter
de la notification du marché. D’autres réunions de suivi peuvent être organisées pendant
l’exécution.",
    },
    Stipulation {
        id: "ccap.reporting",
        heading: "Justificatifs et bilans",
        when: "",
        basis: &[Ccag(Topic::Reporting), Ccag(Topic::Control), Own],
        text: "{Contractor} transmet {reporting} :

- au facilitateur ou, s’il n’y en a pas, {to_buyer} : pour chaque personne, la date d’embauche ou de
mise à disposition, la nature du contrat, le poste occupé et le justificatif d’éligibilité ;
- {to_buyer} : une attestation du nombre d’heures d’insertion réalisées et du nombre de personnes,
sans indication de leur situation personnelle.

Un bilan annuel, puis un bilan final remis dans le mois qui précède la fin de l’exécution, sont
établis par {contractor} ou, s’il y en a un, par le facilitateur. Ils rendent compte de l’action en
quantité et en qualité, conformément à l’article {art_control} du {ccag}.",
    },
    Stipulation {
        id: "ccap.difficulties",
        heading: "Difficultés d’exécution",
        when: "",
        basis: &[Ccag(Topic::Difficulties)],
        text: "{Contractor} informe {buyer} de toute difficulté à réaliser l’action d’insertion.
{Buyer} étudie avec lui, et avec le facilitateur s’il y en a un, les moyens d’atteindre l’objectif.

Lorsqu’un ensemble d’indices établit ses difficultés économiques, {contractor} peut demander la
suspension ou la suppression de la clause. En cas d’activité partielle, de procédure de
licenciement pour motif économique ou de redressement judiciaire, {buyer} annule la clause, dans
les conditions de l’article {art_difficulties} du {ccag} et au vu de la copie des documents
adressés à l’administration ou au juge.",
    },
    Stipulation {
        id: "ccap.penalties",
        heading: "Pénalités",
        when: "",
        basis: &[Ccag(Topic::Penalties)],
        text: "En application de l’article {art_penalties} du {ccag}, et après une mise en demeure
restée infructueuse, {contractor} encourt les pénalités forfaitaires suivantes :

- {penalty_hour} par heure d’insertion non réalisée ;
- {penalty_meeting} par absence injustifiée à une réunion de suivi ;
- {penalty_document} pour chaque manquement à l’obligation de transmettre les documents prévus au
présent article, que le document manque, soit incomplet ou arrive en retard.

La première pénalité ne s’applique pas à la part des heures pour laquelle {contractor} a signalé
ses difficultés sans que {buyer} ou le facilitateur ait pu lui indiquer un moyen de la réaliser.",
    },
];
