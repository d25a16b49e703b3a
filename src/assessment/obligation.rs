//! Whether a social condition of execution is compulsory: articles L. 2112-2-1 and L. 3114-2-1.

use super::{OURS, is_concession};
use crate::advice::{Remark, Source};
use crate::bareme::Nature;
use crate::contract::{Buyer, Contract, Exception, Field, Mechanism, Overseas, Reading, Technique};
use crate::estimate::{Estimate, Outcome, Severity};
use crate::law::{Law, Threshold};
use crate::quantity::{Euros, Exact, Hours, NO_BREAK_SPACE, integer, long_date};
use chrono::NaiveDate;

/// What the law asks of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// An answer is missing to tell.
    ToSpecify,
    /// The contract is outside the code.
    Outside,
    /// The contract was launched before the obligation.
    Before,
    /// A contract of defence or security: a social condition is possible.
    Defence,
    /// Under the threshold: possible.
    Below,
    /// Works of less than six months above the threshold: none is asked for, with the reasons.
    ShortWorks,
    /// A social condition, or the reasons of its absence.
    Compulsory,
}

/// Whether the mechanisms chosen answer the obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met {
    /// Nothing is asked for.
    NotAsked,
    /// Yes.
    Yes,
    /// The text does not say.
    Open,
    /// No: a condition, or reasons, are missing.
    No,
    /// No condition, with its reasons.
    Motivated,
    /// A condition in some lots, and some reasons for the others: the record still has blanks.
    ToComplete,
}

/// Where the value of the contract is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueFrom {
    /// The buyer's own answer.
    Typed,
    /// The amounts of the lots, added: the value is at least that.
    Amounts,
    /// The maximums of the lots, added.
    Maximums,
}

/// The value that is compared with the threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Value {
    /// Cents.
    pub cents: i64,
    /// Where it is from.
    pub from: ValueFrom,
}

/// An exception to the obligation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Which.
    pub exception: Exception,
    /// Whether the contract's answers rule it out.
    pub ruled_out: bool,
    /// What it takes, in French.
    pub text: &'static str,
    /// What the reasons should answer.
    pub questions: &'static [&'static str],
    /// Its article.
    pub source: Source,
}

/// The obligation of a social condition of execution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obligation {
    /// What the law asks.
    pub duty: Duty,
    /// The same as a French sentence.
    pub text: String,
    /// Its articles.
    pub source: Source,
    /// The threshold that applies, when it is known.
    pub threshold: Option<&'static Threshold>,
    /// The value compared with it, when it is known.
    pub value: Option<Value>,
    /// The answers that are missing to tell.
    pub asks: Vec<Field>,
    /// The exceptions that could be claimed; none where nothing is compulsory.
    pub claims: Vec<Claim>,
    /// Whether the mechanisms chosen answer it.
    pub met: Met,
    /// The same as a French sentence; empty where nothing is asked for.
    pub met_text: String,
    /// What that rests on.
    pub met_source: Source,
    /// What else there is to know.
    pub remarks: Vec<Remark>,
}

pub(super) fn of(reading: &Reading, estimate: &Estimate, law: &'static Law) -> Obligation {
    let contract = &reading.contract;
    let procedure = &contract.procedure;
    let article = if is_concession(contract) {
        "L3114-2-1"
    } else {
        "L2112-2-1"
    };
    let since = law.code_article(article).and_then(|article| article.since);
    let launch = procedure.launch;
    let day = launch.unwrap_or(law.applicable_on);
    let threshold = threshold(contract, law, day);
    let value = value(contract);
    let mut asks = Vec::new();
    let duty = duty(contract, threshold, value, since, launch, &mut asks);
    let (text, source) = said(contract, law, duty, threshold, value, &asks, article);
    let claims = match duty {
        Duty::Compulsory | Duty::ShortWorks => claims(contract, law, article),
        _ => Vec::new(),
    };
    let (met, met_text, met_source) = met(contract, estimate, law, duty, article, &claims);
    Obligation {
        duty,
        text,
        source: source.into(),
        threshold,
        value,
        asks,
        claims,
        met,
        met_text,
        met_source: met_source.into(),
        remarks: remarks(contract, law, duty, threshold, article),
    }
}

fn threshold(contract: &Contract, law: &'static Law, day: NaiveDate) -> Option<&'static Threshold> {
    let buyer = contract.procedure.buyer?;
    let works = contract.nature()? == Nature::Travaux;
    let object = match buyer {
        Buyer::Grantor => "concession",
        _ if works => "works",
        _ => "supplies",
    };
    let row = match (buyer, contract.procedure.defence) {
        (Buyer::Private, _) => return None,
        (Buyer::Grantor, _) => "grantor",
        (_, Some(true)) => "defence",
        (Buyer::Central, _) => "central",
        (Buyer::Authority, _) => "authority",
        (Buyer::Network, _) => "network",
    };
    law.threshold(day, row, object)
}

/// The value as typed, or what the lots add up to where that is more: the whole cannot be worth less.
fn value(contract: &Contract) -> Option<Value> {
    let typed = contract.procedure.value.map(|value| Value {
        cents: Euros::from(value).cents(),
        from: ValueFrom::Typed,
    });
    let added = of_the_lots(contract);
    match (typed, added) {
        (Some(typed), Some(added)) if typed.cents < added.cents => Some(added),
        (typed, added) => typed.or(added),
    }
}

/// The maximums of a framework's lots, when all are known; or the amounts of the lots.
fn of_the_lots(contract: &Contract) -> Option<Value> {
    let maximums: Option<Vec<i64>> = contract
        .lots
        .iter()
        .map(|lot| Some(Euros::from(lot.framework.maximum?).cents()))
        .collect();
    if let (true, Some(maximums)) = (contract.technique != Technique::Ordinary, maximums) {
        return Some(Value {
            cents: maximums
                .iter()
                .fold(0, |sum, cents| sum.saturating_add(*cents)),
            from: ValueFrom::Maximums,
        });
    }
    let parts = contract.lots.iter().flat_map(|lot| &lot.parts);
    let amounts = parts.filter_map(|part| part.amount);
    let cents = amounts.fold(0_i64, |sum, amount| {
        sum.saturating_add(Euros::from(amount).cents())
    });
    (cents > 0).then_some(Value {
        cents,
        from: ValueFrom::Amounts,
    })
}

fn duty(
    contract: &Contract,
    threshold: Option<&Threshold>,
    value: Option<Value>,
    since: Option<NaiveDate>,
    launch: Option<NaiveDate>,
    asks: &mut Vec<Field>,
) -> Duty {
    let Some(buyer) = contract.procedure.buyer else {
        asks.push(Field::Buyer);
        return Duty::ToSpecify;
    };
    if buyer == Buyer::Private {
        return Duty::Outside;
    }
    if launch
        .zip(since)
        .is_some_and(|(launch, since)| launch < since)
    {
        return Duty::Before;
    }
    if contract.procedure.defence == Some(true) && buyer != Buyer::Grantor {
        return Duty::Defence;
    }
    if contract.nature().is_none() {
        asks.push(Field::Nature);
        return Duty::ToSpecify;
    }
    let Some(threshold) = threshold else {
        asks.push(Field::Launch);
        return Duty::ToSpecify;
    };
    let Some(value) = value else {
        asks.push(Field::Value);
        return Duty::ToSpecify;
    };
    if value.cents < threshold.euros.saturating_mul(100) {
        // The amounts of the lots are what carries labour: the whole may be worth more.
        if value.from == ValueFrom::Amounts {
            asks.push(Field::Value);
            return Duty::ToSpecify;
        }
        return Duty::Below;
    }
    let works = contract.nature() == Some(Nature::Travaux);
    match (works && buyer != Buyer::Grantor, short(contract)) {
        (true, Some(true)) => Duty::ShortWorks,
        (true, None) => {
            asks.push(Field::Duration);
            Duty::Compulsory
        }
        _ => Duty::Compulsory,
    }
}

/// Whether the contract lasts less than six months; none while its duration is not known.
fn short(contract: &Contract) -> Option<bool> {
    let least = Law::builtin().figure("short_works_months").value;
    let months = contract.duration?.get();
    Some(i128::from(months) < least)
}

fn money(cents: i64) -> String {
    let text = Exact::hundredths(cents.into()).to_money_text();
    format!("{text}{NO_BREAK_SPACE}€ HT")
}

#[allow(clippy::too_many_arguments)]
fn said(
    contract: &Contract,
    law: &Law,
    duty: Duty,
    threshold: Option<&Threshold>,
    value: Option<Value>,
    asks: &[Field],
    article: &str,
) -> (String, String) {
    let date = |day: Option<NaiveDate>| day.map_or(String::new(), long_date);
    let since = date(law.code_article(article).and_then(|article| article.since));
    let last = date(law.thresholds.iter().map(|row| row.to).max());
    let limit = threshold.map_or(String::new(), |row| {
        format!("{}{NO_BREAK_SPACE}€ HT", integer(row.euros.into()))
    });
    let compared = value.map_or(String::new(), |value| {
        let of = match value.from {
            ValueFrom::Typed => "la valeur estimée",
            ValueFrom::Amounts => "les montants saisis, qui ne dépassent pas la valeur totale,",
            ValueFrom::Maximums if contract.lots.len() == 1 => "le montant maximum",
            ValueFrom::Maximums => "les montants maximums des lots, ajoutés,",
        };
        let reach = match value.from {
            ValueFrom::Typed => "atteint",
            ValueFrom::Maximums if contract.lots.len() == 1 => "atteint",
            _ => "atteignent",
        };
        format!(
            "{of} ({}) {reach} le seuil européen de {limit}",
            money(value.cents)
        )
    });
    let mut rests = vec![article];
    match threshold.map(|row| row.object) {
        Some("concession") | None => {}
        Some(_) => rests.push(if contract.technique == Technique::Ordinary {
            "R2121-1"
        } else {
            "R2121-8"
        }),
    }
    let optional = if is_concession(contract) {
        "L3114-2"
    } else {
        "L2112-2"
    };
    let text = match duty {
        Duty::Outside => {
            return (
                "Un contrat privé n’est pas soumis au code de la commande publique : une clause d’insertion y est un choix, qui oblige par le contrat lui-même.".to_string(),
                OURS.to_string(),
            );
        }
        Duty::ToSpecify => {
            let text = match asks {
                [Field::Buyer, ..] => format!("Depuis le {since}, une condition sociale d’exécution est obligatoire au-dessus des seuils européens, qui dépendent de l’acheteur. Indiquez le type d’acheteur."),
                [Field::Nature, ..] => "Le seuil dépend de ce qui est acheté : indiquez la nature du marché ou son métier.".to_string(),
                [Field::Launch, ..] => format!("Aucun seuil n’a été lu pour cette date de lancement : la table va jusqu’au {last}. Vérifiez la date, ou le seuil en vigueur."),
                _ => match value {
                    Some(value) => format!(
                        "Les montants saisis ({}) sont sous le seuil européen de {limit}, mais seule compte la valeur totale : tous les lots, options et reconductions compris. Indiquez-la.",
                        money(value.cents)
                    ),
                    None => format!("Le seuil européen est de {limit}. Indiquez la valeur estimée, tous lots, options et reconductions compris."),
                },
            };
            return (text, law.cite(&rests));
        }
        Duty::Before => "Consultation lancée avant l’entrée en vigueur de l’obligation : la condition sociale est possible, pas obligatoire.".to_string(),
        Duty::Defence => {
            return (
                "Marché de défense ou de sécurité : une condition sociale d’exécution est possible, pas obligatoire.".to_string(),
                law.cite(&["L2312-1-1"]),
            );
        }
        Duty::Below => {
            let value = value.map_or(String::new(), |value| money(value.cents));
            return (
                format!(
                    "La valeur ({value}) est sous le seuil européen de {limit} : une condition sociale est possible, pas obligatoire."
                ),
                law.cite(&[optional]),
            );
        }
        Duty::ShortWorks => format!(
            "Une condition sociale serait obligatoire, car {compared} ; mais les travaux durent moins de six mois : vous pouvez ne pas en prévoir, à condition d’en consigner les motifs."
        ),
        Duty::Compulsory => format!(
            "Une condition d’exécution relative au domaine social ou à l’emploi est obligatoire : {compared}. Elle n’a pas à être comptée en heures ; une clause d’insertion est la façon la plus usuelle d’y répondre."
        ),
    };
    (text, law.cite(&rests))
}

fn claims(contract: &Contract, law: &Law, article: &str) -> Vec<Claim> {
    let concession = is_concession(contract);
    let works = contract.nature() == Some(Nature::Travaux);
    // Where the two cases of concessions stand in their article was not read.
    let number = |point: &str| -> Source {
        let base = law.cite(&[article]);
        if concession {
            base.into()
        } else {
            format!("{base}, II, {point}").into()
        }
    };
    let mut claims = Vec::new();
    if !concession {
        claims.push(Claim {
            exception: Exception::Available,
            ruled_out: false,
            text: "Le besoin peut être satisfait par une solution immédiatement disponible. Le code ne la définit pas : dites laquelle, et pourquoi elle répond au besoin sans adaptation.",
            questions: &[
                "Quelle est cette solution, et qui la propose déjà sur le marché ?",
                "En quoi répond-elle au besoin telle quelle, sans étude, adaptation ni prestation particulière ?",
                "Quel travail reste à faire pour la livrer, et pourquoi ne peut-il porter une condition sociale ?",
            ],
            source: number("1°"),
        });
    }
    claims.push(Claim {
        exception: Exception::NoLink,
        ruled_out: false,
        text: "Une telle condition n’a pas de lien suffisant avec l’objet du marché. Le lien existe dès que la condition porte sur les travaux, fournitures ou services à un stade quelconque : ce motif demande une explication précise.",
        questions: &[
            "Quelles prestations composent le contrat, et quelle part y tient le travail de personnes ?",
            "Quelles conditions sociales ont été envisagées : insertion, formation, conditions de travail, égalité ?",
            "Pourquoi aucune d’elles ne se rattache-t-elle à ces prestations, à aucun stade ?",
        ],
        source: number("2°"),
    });
    claims.push(Claim {
        exception: Exception::Difficulty,
        ruled_out: false,
        text: "Une telle condition restreindrait la concurrence, ou rendrait l’exécution techniquement ou économiquement difficile. Dites ce que votre étude du marché a montré.",
        questions: &[
            "Concurrence : combien d’opérateurs peuvent répondre, lesquels renonceraient, qu’a montré l’étude du marché ?",
            "Technique : quelles habilitations, règles de sécurité ou délais empêchent d’accueillir des personnes, et pour quels postes ?",
            "Économie : quel surcoût a été estimé, d’après quelles données ?",
            "Qu’en dit le facilitateur, et pourquoi moins d’heures, une action sociale ou une autre condition ne suffiraient-elles pas ?",
        ],
        source: number("3°"),
    });
    if !concession {
        claims.push(Claim {
            exception: Exception::ShortWorks,
            ruled_out: !works || short(contract) == Some(false),
            text: "Le marché porte sur des travaux dont la durée est inférieure à six mois.",
            questions: &[
                "Quelle est la durée d’exécution d’après le calendrier ?",
                "Tient-elle compte des tranches, des reconductions et de la période de préparation ?",
                "Une condition plus légère, achevée dans ce délai, a-t-elle été envisagée ?",
            ],
            source: number("4°"),
        });
    }
    claims
}

/// Whether a lot of that mechanism keeps the share of its reservation as a condition of execution.
pub(super) fn keeps_share(contract: &Contract, mechanism: Mechanism, duty: Duty) -> bool {
    let chosen = contract.mechanism_terms.reserved_condition;
    has_share(contract, mechanism)
        && chosen.unwrap_or(matches!(duty, Duty::Compulsory | Duty::ShortWorks))
}

/// Whether a reservation that such a contract can have asks for a share of workers.
fn has_share(contract: &Contract, mechanism: Mechanism) -> bool {
    let cannot = match mechanism {
        Mechanism::ReservedEss => true,
        Mechanism::ReservedBoth => is_concession(contract),
        _ => !mechanism.is_reserved(),
    };
    !cannot && contract.procedure.buyer != Some(Buyer::Private)
}

/// Whether the mechanisms chosen answer the obligation.
fn met(
    contract: &Contract,
    estimate: &Estimate,
    law: &Law,
    duty: Duty,
    article: &str,
    claims: &[Claim],
) -> (Met, String, String) {
    if !matches!(duty, Duty::Compulsory | Duty::ShortWorks) {
        return (Met::NotAsked, String::new(), String::new());
    }
    let mechanisms: Vec<Mechanism> = contract
        .lots
        .iter()
        .map(|lot| contract.mechanism_of(lot))
        .collect();
    // A lot whose hours come to nothing has no condition.
    let none_due = |outcome: &Outcome| {
        let figures = outcome.figures();
        figures.is_some_and(|figures| figures.due().high() == Hours::ZERO)
    };
    let conditions: Vec<bool> = mechanisms
        .iter()
        .zip(&estimate.lots)
        .map(|(one, outcome)| {
            one.has_actions()
                || one.has_hours() && !none_due(outcome)
                || keeps_share(contract, *one, duty)
        })
        .collect();
    let kept = mechanisms
        .iter()
        .any(|one| keeps_share(contract, *one, duty));
    let mut rests = law.cite(&[article]);
    if conditions.contains(&true) {
        if kept {
            rests = format!("{rests} ; {OURS}");
        }
        let all = !conditions.contains(&false);
        let terms = &contract.mechanism_terms;
        // What the record asks for: reasons, and a case of the law where no reservation nor the object stands
        // in for a condition.
        let needs_exception = mechanisms
            .iter()
            .zip(&conditions)
            .any(|(one, has)| !has && !one.is_reserved() && *one != Mechanism::Object);
        let claimed = terms
            .exception
            .and_then(|exception| claims.iter().find(|claim| claim.exception == exception));
        let is_claimed = claimed.is_some_and(|claim| !claim.ruled_out);
        let refused = terms.exception.is_some() && !is_claimed;
        let complete = terms.motivation.is_some() && !refused && (is_claimed || !needs_exception);
        let begun = terms.motivation.is_some()
            || terms.exception.is_some()
            || contract
                .lots
                .iter()
                .zip(&conditions)
                .all(|(lot, has)| *has || lot.left_out_reason.is_some());
        if !all && begun && !complete {
            let text = if refused {
                "Votre choix prévoit une condition d’exécution dans certains lots, mais la loi n’ouvre pas à ce contrat le motif retenu pour les autres : choisissez-en un autre dans la fiche avant de publier."
            } else if needs_exception {
                "Votre choix prévoit une condition d’exécution dans certains lots. Les raisons des lots écartés sont notées ; complétez le motif légal et les raisons dans la fiche avant de publier."
            } else {
                "Votre choix prévoit une condition d’exécution dans certains lots. Les raisons des lots écartés sont notées ; complétez les raisons dans la fiche avant de publier."
            };
            return (Met::ToComplete, text.to_string(), rests);
        }
        if !all && complete {
            return (
                Met::Motivated,
                "Votre choix prévoit une condition d’exécution dans certains lots, et vos raisons pour les autres sont écrites : conservez la fiche de motivation. Le texte ne dit pas si chaque lot doit porter une condition.".to_string(),
                rests,
            );
        }
        let text = if all && kept {
            "Votre choix y répond, selon notre lecture : le maintien de la part minimale de travailleurs est écrit comme condition d’exécution. Le texte ne dit pas si une réservation seule suffirait : la fiche de motivation garde la trace de ce choix."
        } else if all {
            "Votre choix y répond : les documents prévoient une condition d’exécution relative à l’emploi."
        } else {
            "Votre choix prévoit une condition d’exécution, pas dans tous les lots. Le texte ne dit pas si chaque lot doit en porter une : consignez vos motifs pour les lots sans condition."
        };
        return (
            if all { Met::Yes } else { Met::Open },
            text.to_string(),
            rests,
        );
    }
    let terms = &contract.mechanism_terms;
    let claimed = terms
        .exception
        .and_then(|exception| claims.iter().find(|claim| claim.exception == exception));
    match (claimed, &terms.motivation, terms.exception) {
        (Some(claim), _, _) if claim.ruled_out => {
            return (
                Met::No,
                "Le motif retenu ne s’applique pas à ce marché : travaux de moins de six mois seulement. Choisissez-en un autre, ou prévoyez une condition.".to_string(),
                claim.source.to_string(),
            );
        }
        (None, _, Some(_)) => {
            return (
                Met::No,
                "Le motif retenu n’existe pas pour une concession : la loi n’y connaît que l’absence de lien et la difficulté. Choisissez l’un des deux, ou prévoyez une condition.".to_string(),
                rests,
            );
        }
        (Some(_), Some(_), _) => {
            return (
                Met::Motivated,
                "Vous ne prévoyez pas de condition et vous en donnez les raisons : conservez la fiche de motivation avec les documents de la procédure.".to_string(),
                rests,
            );
        }
        _ => {}
    }
    let criterion = mechanisms.contains(&Mechanism::CriterionOnly);
    let reserved = mechanisms.iter().any(|one| one.is_reserved());
    let object = mechanisms.contains(&Mechanism::Object);
    if reserved || object {
        let what = if reserved {
            "La réservation restreint les candidats"
        } else {
            "L’insertion est ici l’objet du marché"
        };
        let shared = |one: &Mechanism| has_share(contract, *one);
        let then = if mechanisms.iter().all(shared) {
            "Écrivez aussi le maintien de la part minimale comme condition d’exécution (notre lecture y voit une réponse), ou consignez ce choix dans la fiche de motivation."
        } else if mechanisms.contains(&Mechanism::ReservedEss) {
            "Une réservation à l’économie sociale et solidaire ne fixe aucune part de travailleurs à maintenir : prévoyez une autre condition sociale, ou consignez vos motifs."
        } else {
            "Écrivez aussi une condition d’exécution, ou consignez vos motifs."
        };
        return (
            Met::Open,
            format!(
                "{what} ; le texte demande une condition d’exécution, et ne dit pas si cela en tient lieu. {then}"
            ),
            OURS.to_string(),
        );
    }
    let wanted_hours = mechanisms.iter().any(|one| one.has_hours());
    let text = if wanted_hours {
        "Le calcul ne donne aucune heure d’insertion : il n’y a donc pas de condition d’exécution. Prévoyez des actions sociales, ou choisissez l’exception et écrivez vos raisons."
    } else if criterion {
        "Un critère seul n’y répond pas : le texte demande une condition d’exécution. Ajoutez une condition (des heures ou des actions), ou choisissez un motif d’exception."
    } else {
        "Aucune condition sociale n’est prévue : prévoyez-en une, ou choisissez l’exception et écrivez vos raisons."
    };
    let source = if criterion { OURS.to_string() } else { rests };
    (Met::No, text.to_string(), source)
}

fn remarks(
    contract: &Contract,
    law: &Law,
    duty: Duty,
    threshold: Option<&Threshold>,
    article: &str,
) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut say = |text: String, source: String, asks: Option<Field>| {
        remarks.push(Remark {
            severity: Severity::Information,
            text,
            source: source.into(),
            asks: asks.map(Into::into),
        });
    };
    if duty == Duty::Outside {
        return remarks;
    }
    if let (Some(typed), Some(added)) = (contract.procedure.value, of_the_lots(contract))
        && Euros::from(typed).cents() < added.cents
    {
        say(
            format!(
                "La valeur indiquée ({typed} HT) est inférieure à ce que vos lots totalisent ({}) : c’est ce total qui est comparé au seuil. Corrigez l’un des deux.",
                money(added.cents)
            ),
            law.cite(&["R2121-1"]),
            Some(Field::Value),
        );
    }
    if let Some(threshold) = threshold {
        let secondary = if threshold.read_in_text {
            ""
        } else {
            " Chiffre relevé dans une source secondaire : à vérifier."
        };
        say(
            format!(
                "Seuil en vigueur du {} au {} : {}{NO_BREAK_SPACE}€ HT.{secondary}",
                long_date(threshold.from),
                long_date(threshold.to),
                integer(threshold.euros.into())
            ),
            format!(
                "Annexe 2 du code de la commande publique ; {}",
                threshold.regulation
            ),
            None,
        );
    }
    if matches!(duty, Duty::Compulsory | Duty::ShortWorks | Duty::ToSpecify)
        && contract.procedure.launch.is_none()
        && contract.procedure.buyer.is_some()
    {
        say(
            format!(
                "Sans date de lancement, le seuil est celui du {}. L’obligation vaut pour les consultations lancées à partir du {}.",
                long_date(law.applicable_on),
                law.code_article(article)
                    .and_then(|article| article.since)
                    .map_or(String::new(), long_date)
            ),
            law.cite(&[article]),
            Some(Field::Launch),
        );
    }
    if duty == Duty::Compulsory || duty == Duty::ShortWorks {
        if contract.lots.len() > 1 && !is_concession(contract) {
            say(
                "La valeur est celle de tous les lots. Le texte ne dit pas si chaque lot doit porter une condition sociale, ou si un seul suffit : question ouverte. Le guide officiel de 2018, antérieur, admettait de ne retenir que certains lots.".to_string(),
                format!("{} ; guide OECP, juillet 2018 (source secondaire)", law.cite(&["R2121-1"])),
                None,
            );
        }
        if contract.technique != Technique::Ordinary && !is_concession(contract) {
            say(
                "Pour un accord-cadre, la valeur est le maximum sur toute sa durée ; les marchés subséquents suivent l’accord-cadre.".to_string(),
                law.cite(&["R2121-8", "R2162-7"]),
                None,
            );
        }
        say(
            format!(
                "Textes lus au {} : une modification postérieure n’a pas pu être vue. Vérifiez l’article sur Légifrance avant de publier.",
                long_date(law.read_on)
            ),
            law.source.to_string(),
            None,
        );
    }
    if let Some((text, source)) = overseas(contract, law, duty) {
        say(text, source, None);
    }
    if matches!(
        contract.procedure.buyer,
        Some(Buyer::Central | Buyer::Authority | Buyer::Network)
    ) {
        let euros = law.figure("spaser_euros");
        say(
            format!(
                "Si vos achats dépassent {} millions d’euros HT par an, votre schéma de promotion des achats responsables (SPASER) fixe peut-être un objectif : vérifiez-le.",
                euros.value / 1_000_000
            ),
            law.cite(&["L2111-3", "D2111-3"]),
            None,
        );
    }
    remarks
}

/// What was read of the territories that adapt the law, and its source; nothing elsewhere, nor for a private
/// contract.
pub(crate) fn overseas(contract: &Contract, law: &Law, duty: Duty) -> Option<(String, String)> {
    if contract.procedure.overseas != Some(Overseas::Adapted) || duty == Duty::Outside {
        return None;
    }
    let (what, read, articles) = match (is_concession(contract), duty) {
        (true, _) => ("l’obligation", "pour les concessions", &["L3114-2-1"][..]),
        (_, Duty::Defence) => (
            "l’article",
            "pour la défense et la sécurité",
            &["L2312-1-1"][..],
        ),
        _ => (
            "l’obligation",
            "pour les concessions et la défense",
            &["L3114-2-1", "L2312-1-1"][..],
        ),
    };
    let text = format!(
        "En Nouvelle-Calédonie, en Polynésie française et à Wallis-et-Futuna, {what} s’applique « dans le respect des dispositions applicables localement » : cette adaptation a été lue {read}. Faites vérifier ce qui vaut pour votre marché."
    );
    Some((text, law.cite(articles)))
}
