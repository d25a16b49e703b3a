//! What is published: the ready texts and codes of a notice, the values of the essential data.
//!
//! Codes and strings are those of the published formats, letter by letter: they go into the tree as
//! code, without French typography.

use super::facts::{Facts, LotFacts};
use super::{in_words, lot_name, template, trigger_in_words};
use crate::assessment::{Duty, ValueFrom};
use crate::contract::{Field, Frame, Mechanism, RatioMode, Technique, Tranche};
use crate::document::{Block, Inline};
use crate::law::Ccag;
use crate::quantity::{Exact, Hours, NO_BREAK_SPACE};

/// The articles on conditions of execution; which of them a contract rests on depends on its value, its
/// kind and its day.
pub(super) const CONDITIONS_IN_CODE: [&str; 5] =
    ["L2112-2", "L2112-2-1", "L2312-1-1", "L3114-2", "L3114-2-1"];

/// Strings of a format, one after the other.
fn several(values: Vec<Inline>) -> Vec<Inline> {
    let mut runs = Vec::new();
    for value in values {
        if !runs.is_empty() {
            runs.push(Inline::text(" ; "));
        }
        runs.push(value);
    }
    runs
}

/// Whether a lot has a social condition of execution.
pub(super) fn has_condition(lot: &LotFacts) -> bool {
    lot.has_hours || lot.mechanism.has_actions()
}

/// Whether a lot has one, or keeps the share of its reservation as one: our reading of the law.
pub(super) fn serves_as_condition(lot: &LotFacts) -> bool {
    has_condition(lot) || lot.keeps_share
}

/// Whether only some operators may bid for a lot.
pub(super) fn is_reserved(lot: &LotFacts) -> bool {
    lot.available && lot.mechanism.is_reserved()
}

impl LotFacts<'_> {
    /// Whether insertion is what the lot buys.
    pub(super) fn is_object(&self) -> bool {
        self.available && self.mechanism == Mechanism::Object
    }

    /// The same, for the share of the workers whom they employ.
    fn has_share(&self) -> bool {
        is_reserved(self) && self.mechanism != Mechanism::ReservedEss
    }

    /// Whether the lot serves insertion by any means.
    fn is_social(&self) -> bool {
        has_condition(self)
            || self.mechanism.has_criterion()
            || is_reserved(self)
            || self.is_object()
    }
}

/// A field of a notice: its number, its name, and what a lot keys into it.
type NoticeField = (
    &'static str,
    &'static str,
    fn(&Facts, &LotFacts) -> Vec<Inline>,
);

/// The fields of an eForms notice that a social clause fills, in the order of the clause.
const NOTICE_FIELDS: &[NoticeField] = &[
    ("BT-06-Lot", "Achat stratégique", |facts, lot| {
        if lot.is_social() {
            code("soc-obj", "réalisation d’objectifs sociaux")
        } else if facts.all_hold("general_code") {
            // L2112-2 and L3114-2, since 22 August 2026; contracts of defence have another article.
            code(
                "none",
                "sans autre objectif, à confirmer : le code demande désormais de prendre en compte l’environnement (env-imp) ; inn-pur pour l’innovation",
            )
        } else {
            code(
                "none",
                "sans autre objectif ; sinon env-imp pour l’environnement, inn-pur pour l’innovation",
            )
        }
    }),
    ("BT-775-Lot", "Objectif social", |_, lot| {
        match lot.mechanism {
            // Such a reservation looks at who bids, not at whom they employ.
            Mechanism::ReservedEss => code("other", "économie sociale et solidaire"),
            _ if lot.is_social() => code("opp", "emploi de personnes qui en sont éloignées"),
            _ => Vec::new(),
        }
    }),
    (
        "BT-777-Lot",
        "Description de l’achat stratégique",
        |facts, lot| facts.strategic(lot),
    ),
    ("BT-70-Lot", "Conditions d’exécution", |facts, lot| {
        facts.terms(lot)
    }),
    (
        "BT-71-Lot",
        "Participation réservée",
        |_, lot| match lot.mechanism {
            Mechanism::ReservedEss => code(
                "res-pub-ser",
                "organisations qui poursuivent une mission de service public",
            ),
            Mechanism::ReservedPrison => code(
                "res-ws",
                "notre lecture : la liste ne nomme pas le travail pénitentiaire",
            ),
            one if one.is_reserved() => code(
                "res-ws",
                "ateliers protégés et opérateurs d’intégration sociale et professionnelle",
            ),
            _ => code("none", "participation non réservée"),
        },
    ),
    ("BT-736-Lot", "Exécution réservée", |facts, lot| {
        let to_workshops = lot.has_share();
        let said = facts.contract.mechanism_terms.reserved_execution;
        // No text that was read says which of these lots are performed in such a programme.
        match said.filter(|_| lot.is_object() || to_workshops) {
            Some(true) => code(
                "yes",
                "l’exécution a lieu dans un programme d’emploi protégé",
            ),
            None if lot.is_object() || to_workshops => facts.written(lot, "{reserved_execution}"),
            Some(false) | None => code(
                "no",
                "l’exécution n’est pas réservée à un programme d’emploi protégé",
            ),
        }
    }),
    (
        "BT-539-Lot",
        "Type du critère d’attribution",
        |_, lot| {
            if lot.mechanism.has_criterion() {
                code(
                    "quality",
                    "le critère d’insertion n’est ni un prix ni un coût",
                )
            } else {
                Vec::new()
            }
        },
    ),
    (
        "BT-540-Lot",
        "Description du critère d’attribution",
        |facts, lot| {
            if lot.mechanism.has_criterion() {
                facts.written(lot, "Insertion professionnelle des publics en difficulté. {criterion_text} Pondération : {criterion_weight}.")
            } else {
                Vec::new()
            }
        },
    ),
];

/// A code, and what it means here.
fn code(code: &str, means: &str) -> Vec<Inline> {
    vec![Inline::code(code), Inline::text(&format!(" ({means})"))]
}

/// For whom a contract is reserved: after « réserve … », the share is of whom, and the articles of
/// the code, for contracts and for concessions.
struct Reserved {
    to: &'static str,
    share_of: &'static str,
    articles: &'static [&'static str],
    concession: &'static [&'static str],
}

impl Reserved {
    const fn articles(&self, frame: Frame) -> &'static [&'static str] {
        match frame {
            Frame::Concession => self.concession,
            _ => self.articles,
        }
    }
}

const fn reserved(mechanism: Mechanism) -> Option<Reserved> {
    Some(match mechanism {
        Mechanism::ReservedAdapted => Reserved {
            to: "aux entreprises adaptées, aux établissements et services d’accompagnement par le travail (ESAT) et aux structures équivalentes",
            share_of: "de travailleurs handicapés",
            articles: &["L2113-12"],
            concession: &["L3113-1"],
        },
        Mechanism::ReservedSiae => Reserved {
            to: "aux structures d’insertion par l’activité économique et aux structures équivalentes",
            share_of: "de travailleurs défavorisés",
            articles: &["L2113-13"],
            concession: &["L3113-2"],
        },
        Mechanism::ReservedBoth => Reserved {
            to: "à la fois aux entreprises adaptées, aux établissements et services d’accompagnement par le travail (ESAT), aux structures d’insertion par l’activité économique et aux structures équivalentes",
            share_of: "de travailleurs handicapés ou défavorisés",
            articles: &["L2113-12", "L2113-13", "L2113-14"],
            concession: &[],
        },
        Mechanism::ReservedPrison => Reserved {
            to: "aux opérateurs économiques qui produisent en établissement pénitentiaire",
            share_of: "de personnes détenues",
            articles: &["L2113-13-1"],
            concession: &["L3113-2-1"],
        },
        Mechanism::ReservedEss => Reserved {
            to: "aux entreprises de l’économie sociale et solidaire qui ont pour objectif d’assumer une mission de service public",
            share_of: "",
            articles: &["L2113-15", "L2113-16"],
            concession: &[],
        },
        _ => return None,
    })
}

impl Facts<'_> {
    /// « de l’article L. 2112-2 », « des articles L. 2112-2 et L. 2112-2-1 ».
    pub(super) fn of_articles(&self, ids: &[&str]) -> String {
        let numbers: Vec<&str> = ids
            .iter()
            .filter_map(|id| Some(self.law.code_article(id)?.number))
            .collect();
        match &numbers[..] {
            [] => String::new(),
            [number] => format!("de l’article {number}"),
            [most @ .., last] => format!("des articles {} et {last}", most.join(", ")),
        }
    }

    /// The articles that a condition of execution rests on here.
    pub(super) fn condition_articles(&self) -> &'static [&'static str] {
        let duty = self.inputs.assessment.obligation.duty;
        let obliged = matches!(duty, Duty::Compulsory | Duty::ShortWorks);
        match (self.frame == Frame::Concession, duty) {
            (_, Duty::Outside) => &[],
            (true, _) if obliged => &["L3114-2", "L3114-2-1"],
            (true, _) => &["L3114-2"],
            _ if self.all_hold("defence") => &["L2312-1-1"],
            _ if obliged => &["L2112-2", "L2112-2-1"],
            _ => &["L2112-2"],
        }
    }

    /// The article that speaks of conditions of execution, whatever the value: « l'article L. 2112-2 ».
    pub(super) fn condition_article(&self) -> Option<&'static str> {
        self.condition_articles().first().copied()
    }

    /// Whether some lots have a condition of execution, and others none.
    pub(super) fn condition_is_partial(&self) -> bool {
        let mut having = self.lots.iter().map(has_condition);
        let first = having.next();
        first.is_some_and(|first| having.any(|other| other != first))
    }

    /// A text of the template language, for one lot.
    fn written(&self, lot: &LotFacts, text: &str) -> Vec<Inline> {
        let text = text.replace("{criterion_text}", CRITERION);
        let chosen = template::choose(&text, &|name| match name {
            "lot_hours" => lot.has_hours,
            "lot_actions" => lot.mechanism.has_actions(),
            "lot_object_hours" => lot.lot.object_hours.is_some(),
            "lot_keeps_share" => lot.keeps_share,
            "lot_has_share" => lot.has_share(),
            name => self.all_hold(name),
        });
        // A word that is itself a run of words is put in before the single ones.
        let mut runs = Vec::new();
        let mut rest = &*chosen;
        while let Some((before, after)) = rest.split_once("{quantity}") {
            runs.extend(self.words_of(lot, before));
            runs.extend(self.quantity(lot));
            rest = after;
        }
        runs.extend(self.words_of(lot, rest));
        runs
    }

    fn words_of(&self, lot: &LotFacts, text: &str) -> Vec<Inline> {
        template::line(text, &|name| match reserved(lot.mechanism) {
            _ if name == "people" => super::slots::people(lot),
            _ if name == "object_hours" => {
                let hours = lot.lot.object_hours.map(in_words);
                Inline::text(&hours.unwrap_or_default())
            }
            Some(_) if name == "same_lots" => {
                let is = |other: &LotFacts| other.mechanism == lot.mechanism;
                Inline::text(&self.lots_in_words(is))
            }
            Some(reserved) if name == "reserved_to" => Inline::text(reserved.to),
            Some(reserved) if name == "share_of" => Inline::text(reserved.share_of),
            Some(reserved) if name == "of_reserved_articles" => {
                Inline::text(&self.of_articles(reserved.articles(self.frame)))
            }
            _ => self.fill(name, &[]),
        })
    }

    /// « au moins 833 heures de travail », with its tranches; by its ratio in a framework.
    pub(super) fn quantity(&self, lot: &LotFacts) -> Vec<Inline> {
        let words = |hours: Hours| Inline::text(&in_words(hours));
        let mut runs = vec![Inline::text("au moins ")];
        let Some(figures) = lot.figures else {
            runs.push(self.hours_blank());
            runs.push(Inline::text(" de travail"));
            return runs;
        };
        if let Some(framework) = &figures.framework {
            let step = framework.step;
            runs.push(words(framework.hours));
            let base = match self.contract.technique {
                Technique::Subsequent => Some(self.contract.subsequent_base()),
                _ => None,
            };
            runs.push(Inline::text(&match (framework.mode, base) {
                (RatioMode::ProRata, None) => {
                    format!(" de travail pour {step} HT facturés, au prorata")
                }
                (RatioMode::Whole, None) => {
                    format!(" de travail par tranche entière de {step} HT facturés")
                }
                (RatioMode::ProRata, Some(base)) => {
                    let of = base.map_or_else(String::new, |base| self.base_in_words(base));
                    format!(" de travail pour {step} HT, au prorata {of}")
                }
                (RatioMode::Whole, Some(base)) => {
                    let of = base.map_or_else(String::new, |base| self.base_in_words(base));
                    format!(" de travail par tranche entière de {step} HT {of}")
                }
            }));
            if let Some(None) = base {
                runs.push(Inline::text("du montant : "));
                runs.push(self.base_blank());
            }
            if framework.trigger.is_some() {
                runs.push(Inline::text(" (seuil de déclenchement : "));
                runs.extend(trigger_in_words(framework));
                runs.push(Inline::text(")"));
            }
            return runs;
        }
        // What is not yet decided is not due: the firm hours first, then what may come on top.
        let is_later = |(tranche, _): &(Tranche, _)| *tranche != Tranche::Firm;
        if !figures.tranches.iter().any(is_later) {
            let hours = figures.hours.central();
            runs.push(words(hours));
            runs.push(Inline::text(" de travail"));
            if self.frame == Frame::Concession
                && let Some(year) = self.yearly(lot, hours)
            {
                let year = format!(", à raison de {} par année d’exploitation", in_words(year));
                runs.push(Inline::text(&year));
            }
            return runs;
        }
        let renewed = self.all_hold("renewals");
        let each = figures.tranches.iter().map(|(tranche, hours)| {
            let hours = in_words(hours.central());
            match tranche {
                Tranche::Firm if renewed => format!("{hours} de travail pour la période initiale"),
                Tranche::Firm => format!("{hours} de travail pour la tranche ferme"),
                Tranche::Optional(_) => format!("{hours} de plus si la {tranche} est affermie"),
                Tranche::Renewal(_) => format!("{hours} de plus si la {tranche} a lieu"),
            }
        });
        let each: Vec<String> = each.collect();
        runs.push(Inline::text(&each.join(", ")));
        runs
    }

    /// The first lot of each kind of reservation.
    fn reserved_kinds(&self) -> impl Iterator<Item = &LotFacts<'_>> {
        self.lots.iter().filter(|lot| {
            let same = |other: &&LotFacts| other.mechanism == lot.mechanism;
            let first = self.lots.iter().find(same);
            is_reserved(lot) && first.is_some_and(|first| first.index == lot.index)
        })
    }

    /// Who may bid: a paragraph for each kind of reservation.
    pub(super) fn reservations(&self) -> Vec<Block> {
        let kinds = self.reserved_kinds();
        kinds
            .map(|lot| Block::Paragraph(self.written(lot, RESERVATION)))
            .collect()
    }

    /// The articles that those paragraphs name. Contracts of defence have articles of their own, which
    /// were not read.
    pub(super) fn reservation_articles(&self) -> Vec<&'static str> {
        if self.all_hold("uncoded") {
            return Vec::new();
        }
        let of = |lot: &LotFacts| reserved(lot.mechanism).map(|one| one.articles(self.frame));
        let mut articles: Vec<&str> = self
            .reserved_kinds()
            .filter_map(of)
            .flatten()
            .copied()
            .collect();
        if self.all_hold("reserved_share") {
            articles.push(match self.frame {
                Frame::Concession => "R3113-1",
                _ => "R2113-7",
            });
        }
        articles
    }

    /// Text for BT-777: what the lot is to bring.
    fn strategic(&self, lot: &LotFacts) -> Vec<Inline> {
        let mut text = String::new();
        if has_condition(lot) {
            text += "Accès ou retour à l’emploi de personnes qui en sont éloignées : [lot_hours? {quantity}[lot_actions? , ou {actions_count} par année d’exécution] | {actions_count} par année d’exécution].";
        }
        if lot.mechanism.has_criterion() {
            text += " Un critère d’attribution porte sur l’insertion professionnelle des publics en difficulté.";
        }
        if is_reserved(lot) {
            text += "Participation réservée {reserved_to}.";
        }
        if lot.is_object() {
            text += "[lots? [concession? La phase | Le lot] | {The_contract}] a pour objet la qualification et l’insertion professionnelles de publics en difficulté : accueil d’au moins {people}[lot_object_hours? , pour au moins {object_hours} de travail, de formation et d’accompagnement].";
        }
        self.written(lot, text.trim_start())
    }

    /// Text for BT-70: what performance is subject to.
    fn terms(&self, lot: &LotFacts) -> Vec<Inline> {
        let text = if has_condition(lot) {
            format!(
                "Clause d’insertion sociale, condition d’exécution en application {{of_condition_articles}} du code de la commande publique. {SENTENCE} Le détail figure {{in_ccap}}."
            )
        } else if lot.mechanism == Mechanism::ReservedEss {
            "Participation réservée [uncoded? {reserved_to}, en application de {defence_article} | en application {of_reserved_articles} du code de la commande publique].".to_string()
        } else if is_reserved(lot) {
            "Participation réservée [uncoded? {reserved_to}, en application de {defence_article} | en application {of_reserved_articles} du code de la commande publique]. La part d’au moins {reserved_share} {share_of} est maintenue pendant toute l’exécution[lot_keeps_share? : c’est une condition d’exécution, au sens de {the_condition_article} du code de la commande publique].".to_string()
        } else if lot.mechanism.has_criterion() {
            "Aucun minimum n’est imposé ; les engagements pris au titre du critère d’insertion deviennent contractuels à la signature {of_contract}. Le détail figure {in_ccap}.".to_string()
        } else if lot.is_object() {
            "L’exécution a pour objet la qualification et l’insertion professionnelles des personnes accueillies. Le détail figure {in_ccap}.".to_string()
        } else {
            return Vec::new();
        };
        self.written(lot, &text)
    }

    /// What each lot asks for, in short: a paragraph, or a list where there are several.
    pub(super) fn announced_quantities(&self) -> Vec<Block> {
        let lots = self.lots.iter().filter(|lot| has_condition(lot));
        if self.lots.len() < 2 {
            return lots
                .map(|lot| Block::Paragraph(self.written(lot, SENTENCE)))
                .collect();
        }
        let items = lots.map(|lot| {
            let mut runs = vec![Inline::text(&format!(
                "{} : ",
                lot_name(self.contract, lot.index).replacen(" : ", ", ", 1)
            ))];
            runs.extend(self.written(lot, QUANTITIES));
            runs
        });
        let intro = template::line(
            "La clause demande, {lot_or_phase} par {lot_or_phase} :",
            &|name| self.fill(name, &[]),
        );
        let items = template::punctuated(items.collect());
        vec![
            Block::Paragraph(intro),
            Block::List {
                ordered: false,
                items,
            },
        ]
    }

    /// The lots of each value, in words: « Tous », « Lots n° 1 et 3 ».
    fn whose(&self, lots: &[usize]) -> String {
        if lots.len() == self.lots.len() {
            let all = match self.frame {
                Frame::Concession => "Toutes",
                _ => "Tous",
            };
            return all.to_string();
        }
        let noun = match (self.frame, lots.len()) {
            (Frame::Concession, 1) => "Phase n°",
            (Frame::Concession, _) => "Phases n°",
            (_, 1) => "Lot n°",
            _ => "Lots n°",
        };
        let numbers: Vec<String> = lots.iter().map(|index| (index + 1).to_string()).collect();
        match &numbers[..] {
            [most @ .., last] if !most.is_empty() => {
                format!("{noun} {} et {last}", most.join(", "))
            }
            _ => format!("{noun} {}", numbers.join("")),
        }
    }

    /// The fields of a notice, with what to key into each; lots with the same value together.
    pub(super) fn notice_table(&self) -> Block {
        let several = self.lots.len() > 1;
        let mut rows = Vec::new();
        for (number, name, value) in NOTICE_FIELDS {
            let mut groups: Vec<(Vec<usize>, Vec<Inline>)> = Vec::new();
            for lot in &self.lots {
                // All depend on the mechanism that is still to be chosen, and these are always keyed in.
                let value = match *number {
                    _ if lot.available => value(self, lot),
                    "BT-06-Lot" | "BT-71-Lot" | "BT-736-Lot" => {
                        self.written(lot, "{mechanism_one}")
                    }
                    _ => Vec::new(),
                };
                match groups.iter_mut().find(|(_, known)| *known == value) {
                    Some((lots, _)) => lots.push(lot.index),
                    None => groups.push((vec![lot.index], value)),
                }
            }
            // A field with nothing to key in is left alone.
            groups.retain(|(_, value)| !value.is_empty());
            for (lots, value) in groups {
                let mut row = vec![vec![Inline::code(number)], vec![Inline::text(name)]];
                if several {
                    row.push(vec![Inline::text(&self.whose(&lots))]);
                }
                row.push(value);
                rows.push(row);
            }
        }
        let mut header = vec!["Champ", "Nom"];
        if several {
            header.push(match self.frame {
                Frame::Concession => "Phases",
                _ => "Lots",
            });
        }
        header.push("À saisir");
        Block::Table {
            header: header.into_iter().map(str::to_string).collect(),
            rows,
        }
    }

    /// The values of `considerationSociale`: those of every lot, each once; a blank while a mechanism has
    /// still to be chosen.
    fn social_considerations(&self) -> Vec<Inline> {
        let any = |is: fn(&LotFacts) -> bool| self.lots.iter().any(is);
        let reserved = match self.frame {
            Frame::Concession => "Concession réservée",
            _ => "Marché réservé",
        };
        let mut values = Vec::new();
        // The format has no value of its own for insertion as the object.
        if any(|lot| serves_as_condition(lot) || lot.is_object()) {
            values.push(Inline::code("Clause sociale"));
        }
        if any(|lot| lot.mechanism.has_criterion()) {
            values.push(Inline::code("Critère social"));
        }
        if any(is_reserved) {
            values.push(Inline::code(reserved));
        }
        if any(|lot| !lot.available) {
            values.push(self.fill("mechanism_one", &[]));
        }
        if values.is_empty() {
            values.push(Inline::code("Pas de considération sociale"));
        }
        values
    }

    /// The value of `ccag`; none while the CCAG is not known.
    fn published_ccag(&self) -> Option<&'static str> {
        Some(match self.frame {
            Frame::Ccag(Ccag::Travaux) => "Travaux",
            Frame::Ccag(Ccag::Moe) => "Maitrise d'œuvre",
            Frame::Ccag(Ccag::Fcs) => "Fournitures courantes et services",
            Frame::Ccag(Ccag::Mi) => "Marchés industriels",
            Frame::Ccag(Ccag::Pi) => "Prestations intellectuelles",
            Frame::Ccag(Ccag::Tic) => "Techniques de l'information et de la communication",
            Frame::Alone => "Pas de CCAG",
            Frame::Unknown | Frame::Concession | Frame::Private => return None,
        })
    }

    /// The value of `modaliteExecution`.
    fn published_way(&self) -> &'static str {
        let parts = || self.contract.lots.iter().flat_map(|lot| &lot.parts);
        match self.contract.technique {
            Technique::Orders => "Bons de commande",
            Technique::Subsequent => "Marchés subséquents",
            Technique::Ordinary
                if parts().any(|part| matches!(part.tranche, Tranche::Optional(_))) =>
            {
                "Tranches"
            }
            Technique::Ordinary => "Sans objet",
        }
    }

    /// The fields of the essential data that these answers give.
    pub(super) fn decp_table(&self) -> Block {
        let mut rows = vec![vec![
            vec![Inline::code("considerationsSociales.considerationSociale")],
            several(self.social_considerations()),
        ]];
        if self.frame != Frame::Concession {
            rows.push(vec![
                vec![Inline::code("ccag")],
                vec![self.published_ccag().map_or_else(
                    || Inline::blank(Field::Ccag.key(), "CCAG de référence"),
                    Inline::code,
                )],
            ]);
            rows.push(vec![
                vec![Inline::code("modalitesExecution.modaliteExecution")],
                vec![Inline::code(self.published_way())],
            ]);
        }
        Block::Table {
            header: ["Champ", "Valeur, telle quelle"]
                .map(str::to_string)
                .to_vec(),
            rows,
        }
    }

    /// The same as a JSON object.
    pub(super) fn decp_json(&self) -> Block {
        let mut quoted = Vec::new();
        let mut run = "    \"considerationSociale\": [".to_string();
        for (index, value) in self.social_considerations().into_iter().enumerate() {
            run.push_str(if index > 0 { ", \"" } else { "\"" });
            match value {
                Inline::Code(value) => run.push_str(&value),
                blank => {
                    quoted.extend([Inline::code(&run), blank]);
                    run.clear();
                }
            }
            run.push('"');
        }
        run.push(']');
        quoted.push(Inline::code(&run));
        let line = |text: &str| vec![Inline::code(text)];
        let mut lines = vec![line("{"), line("  \"considerationsSociales\": {"), quoted];
        if self.frame == Frame::Concession {
            lines.push(line("  }"));
        } else {
            let ccag = self.published_ccag().map_or_else(
                || Inline::blank(Field::Ccag.key(), "CCAG de référence"),
                Inline::code,
            );
            lines.extend([
                line("  },"),
                vec![Inline::code("  \"ccag\": \""), ccag, Inline::code("\",")],
                line("  \"modalitesExecution\": {"),
                line(&format!(
                    "    \"modaliteExecution\": [\"{}\"]",
                    self.published_way()
                )),
                line("  }"),
            ]);
        }
        lines.push(line("}"));
        Block::Code(lines)
    }

    /// The value compared with the threshold, and where it is from.
    pub(super) fn value_compared(&self) -> Inline {
        match self.inputs.assessment.obligation.value {
            Some(value) => {
                let money = Exact::hundredths(value.cents.into()).to_money_text();
                let from = match value.from {
                    ValueFrom::Typed => "",
                    ValueFrom::Amounts => " (montants saisis, ajoutés)",
                    ValueFrom::Maximums => " (montants maximums des lots, ajoutés)",
                };
                Inline::text(&format!("{money}{NO_BREAK_SPACE}€ HT{from}"))
            }
            None => Inline::blank(Field::Value.key(), "valeur estimée du marché"),
        }
    }
}

/// Who may bid for a lot, and for those reserved to the same operators.
const RESERVATION: &str = "{Buyer} réserve {same_lots} {reserved_to}[uncoded? [defence? , en application de {defence_article}] | , en application {of_reserved_articles} du code de la commande publique]. [lot_has_share? L’opérateur emploie au moins {reserved_share} {share_of}[uncoded? | (article [concession? {R3113-1} | {R2113-7}])].]";

/// What a lot with a condition asks for, as a sentence.
const SENTENCE: &str = "{Contractor} [lot_hours? fait réaliser par des personnes éligibles à l’insertion {quantity}[lot_actions? , ou réalise, à son choix, {actions_count} par année d’exécution] | réalise {actions_count} par année d’exécution].";

/// The same in a list.
const QUANTITIES: &str = "[lot_hours? {quantity}[lot_actions? , ou {actions_count} par année d’exécution, au choix {of_contractor}] | {actions_count} par année d’exécution]";

/// What a criterion looks at.
const CRITERION: &str = "[criterion_hours criterion_quality? Sont appréciés la qualité de l’action d’insertion et le nombre d’heures auquel le candidat [lot_hours? s’engage au-delà du minimum | s’engage]. | [criterion_hours? Est apprécié le nombre d’heures auquel le candidat [lot_hours? s’engage au-delà du minimum | s’engage]. | [criterion_quality? Est appréciée la qualité de l’action d’insertion proposée pour l’exécution. | Est apprécié : {criterion_aim}.]]]";

#[cfg(test)]
mod tests;
