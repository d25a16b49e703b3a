//! The essential data: what to publish of the clause once the contract is awarded.

use super::super::Basis::{Code, Format, Own};
use super::super::Stipulation;

const SCHEMA: &str =
    "Format de la commande publique, schéma 2.0.3 (dépôt 139bercy/format-commande-publique)";

pub(super) const STIPULATIONS: &[Stipulation] = &[
    Stipulation {
        id: "decp.duty",
        heading: "Publication",
        when: "!unpublished code",
        basis: &[Code("R2196-1")],
        text: "Les données essentielles des marchés d’au moins {open_data} HT se publient sur le portail
national de données ouvertes, dans les deux mois de la notification ou de la modification (article
{R2196-1} du code de la commande publique). La considération sociale en fait partie.",
    },
    Stipulation {
        id: "decp.duty_of_concession",
        heading: "Publication",
        when: "concession",
        basis: &[Format(SCHEMA)],
        text: "Les données essentielles du contrat de concession comprennent la considération sociale,
dont le format des données fixe les valeurs.",
    },
    // The article was not read for them.
    Stipulation {
        id: "decp.duty_of_defence",
        heading: "Publication",
        when: "defence !concession",
        basis: &[Format(SCHEMA)],
        text: "Clausule a lu cette obligation de publier pour les marchés ordinaires, et non pour ceux de
défense ou de sécurité : vérifiez si les données essentielles de ce marché se publient. Si oui, la
considération sociale en fait partie.",
    },
    Stipulation {
        id: "decp.unpublished",
        heading: "Publication",
        when: "unpublished code",
        basis: &[Code("R2196-1")],
        text: "L’article {R2196-1} du code de la commande publique demande cette publication à partir de
{open_data} HT ; la valeur de ce marché est inférieure. Les valeurs ci-dessous servent si vous publiez
néanmoins ses données.",
    },
    Stipulation {
        id: "decp.values",
        heading: "Valeurs",
        when: "",
        basis: &[Format(SCHEMA), Own],
        text: "Les valeurs se reprennent lettre pour lettre : le format refuse toute autre écriture, y
compris une autre apostrophe.

{decp_table}

[lots !concession? Elles réunissent ce que portent tous les lots. Si chaque lot est publié comme un marché, ne
gardez que ce que le lot porte.]

[object? Le format n’a pas de valeur pour un marché dont l’insertion est l’objet : « Clause sociale » est
la plus proche (notre lecture).]

[keeps_share? « Clause sociale » vaut aussi pour la part minimale de travailleurs, que le contrat maintient comme
condition d’exécution (notre lecture).]

[bare_reservation !keeps_share !condition? Si le contrat comporte aussi une condition sociale d’exécution, ajoutez
« Clause sociale ».]",
    },
    Stipulation {
        id: "decp.json",
        heading: "Extrait JSON",
        when: "",
        basis: &[Format(SCHEMA)],
        text: "Objet JSON complet ; dans un fichier de données, ses champs se placent parmi les autres champs
[concession? de la concession | du marché] :

{decp_json}",
    },
];
