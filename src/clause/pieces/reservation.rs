//! Who may bid for a reserved contract: said with the same words in the notice and in the rules of
//! the consultation.

use super::super::Basis::{self, Code, Own};

/// What keeping the share of a reservation as a condition of execution rests on, in every piece that says it.
pub(super) const CONDITION_BASIS: &[Basis] = &[
    Code("L2112-2"),
    Code("L2112-2-1"),
    Code("L2312-1-1"),
    Code("L3114-2"),
    Code("L3114-2-1"),
    Own,
];

pub(super) const ADAPTED: &str =
    "{Buyer} réserve {reserved_adapted_lots} aux entreprises adaptées, aux établissements et
services d’accompagnement par le travail (ESAT) et aux structures équivalentes, en application de
l’article {L2113-12} du code de la commande publique. L’opérateur emploie au moins {reserved_share}
de travailleurs handicapés (article {R2113-7}).";

pub(super) const SIAE: &str = "{Buyer} réserve {reserved_siae_lots} aux structures d’insertion par l’activité économique et aux
structures équivalentes, en application de l’article {L2113-13} du code de la commande publique.
L’opérateur emploie au moins {reserved_share} de travailleurs défavorisés (article {R2113-7}).";

pub(super) const BOTH: &str = "{Buyer} réserve {reserved_both_lots} à la fois aux entreprises adaptées, aux établissements et
services d’accompagnement par le travail (ESAT), aux structures d’insertion par l’activité économique
et aux structures équivalentes, en application des articles {L2113-12}, {L2113-13} et {L2113-14} du
code de la commande publique. L’opérateur emploie au moins {reserved_share} de travailleurs handicapés
ou défavorisés (article {R2113-7}).";

pub(super) const PRISON: &str = "{Buyer} réserve {reserved_prison_lots} aux opérateurs économiques qui produisent en établissement
pénitentiaire, en application de l’article {L2113-13-1} du code de la commande publique. L’opérateur
emploie au moins {reserved_share} de personnes détenues (article {R2113-7}).";

pub(super) const ESS: &str =
    "{Buyer} réserve {reserved_ess_lots} aux entreprises de l’économie sociale et solidaire qui ont
pour objectif d’assumer une mission de service public, en application des articles {L2113-15} et
{L2113-16} du code de la commande publique.";

/// A concession has three reservations, and none for two kinds of operators together.
pub(super) const CONCESSION: &str = "[reserved_adapted? {Buyer} réserve {reserved_adapted_lots} aux entreprises adaptées, aux
établissements et services d’accompagnement par le travail (ESAT) et aux structures équivalentes, en
application de l’article {L3113-1} du code de la commande publique. L’opérateur emploie au moins
{reserved_share} de travailleurs handicapés (article {R3113-1}).]

[reserved_siae? {Buyer} réserve {reserved_siae_lots} aux structures d’insertion par l’activité
économique et aux structures équivalentes, en application de l’article {L3113-2} du code de la
commande publique. L’opérateur emploie au moins {reserved_share} de travailleurs défavorisés (article
{R3113-1}).]

[reserved_prison? {Buyer} réserve {reserved_prison_lots} aux opérateurs économiques qui produisent en
établissement pénitentiaire, en application de l’article {L3113-2-1} du code de la commande publique.
L’opérateur emploie au moins {reserved_share} de personnes détenues (article {R3113-1}).]";

/// Contracts of defence have articles of their own, which were not read: none is named.
pub(super) const DEFENCE: &str =
    "[reserved_adapted? {Buyer} réserve {reserved_adapted_lots} aux entreprises adaptées, aux
établissements et services d’accompagnement par le travail (ESAT) et aux structures équivalentes.
L’opérateur emploie au moins {reserved_share} de travailleurs handicapés.]

[reserved_siae? {Buyer} réserve {reserved_siae_lots} aux structures d’insertion par l’activité
économique et aux structures équivalentes. L’opérateur emploie au moins {reserved_share} de
travailleurs défavorisés.]

[reserved_both? {Buyer} réserve {reserved_both_lots} à la fois aux entreprises adaptées, aux
établissements et services d’accompagnement par le travail (ESAT), aux structures d’insertion par
l’activité économique et aux structures équivalentes. L’opérateur emploie au moins
{reserved_share} de travailleurs handicapés ou défavorisés.]

[reserved_prison? {Buyer} réserve {reserved_prison_lots} aux opérateurs économiques qui produisent
en établissement pénitentiaire. L’opérateur emploie au moins {reserved_share} de personnes
détenues.]

[reserved_ess? {Buyer} réserve {reserved_ess_lots} aux entreprises de l’économie sociale et
solidaire qui ont pour objectif d’assumer une mission de service public.]";

/// The share is kept as a condition of execution too; the code asks for one above the thresholds.
pub(super) const CONDITION: &str = "[lots? Pour {kept_share_lots}, le | Le] maintien de cette part pendant toute l’exécution est une
condition d’exécution {of_contract}, au sens de {the_condition_article} du code de la commande publique.";
