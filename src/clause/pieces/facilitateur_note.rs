//! The facilitateur's note to the buyer: hours, obligation, relevance, feasibility, mechanism, what to
//! watch. Nothing is computed and nothing is judged here: sentences, numbers and sources are those of
//! the estimate, the advice, the assessment and the check list.

use super::super::facts::Facts;
use super::super::{Basis, CheckState, ClauseSet, check, template};
use super::counsel::{COUNSEL, Counsel, Part};
use crate::advice::{PointKind, Remark};
use crate::assessment::Duty;
use crate::contract::{Field, Frame, Mechanism};
use crate::document::{Block, Document, Inline};
use crate::estimate::{Severity, Value};
use crate::quantity::long_date;

/// The title: who is advised.
fn title(facts: &Facts) -> &'static str {
    if facts.all_hold("concession") {
        "Note du facilitateur à l’autorité concédante"
    } else {
        "Note du facilitateur à l’acheteur"
    }
}

/// Writes the note from the advice, the assessment and the check list of the other pieces.
pub(in super::super) fn facilitateur_note(facts: &Facts, set: &ClauseSet) -> Document {
    let mut note = Note {
        facts,
        blocks: vec![Block::heading(2, title(facts))],
        sections: 0,
        sources: Vec::new(),
        said: Vec::new(),
    };
    note.object();
    note.summary();
    note.obligation();
    note.relevance();
    note.feasibility();
    note.mechanism();
    note.counsel();
    note.cross_check();
    note.trades();
    note.watch(set);
    note.sources();
    Document {
        title: title(facts).to_string(),
        blocks: note.blocks,
    }
}

struct Note<'a> {
    facts: &'a Facts<'a>,
    blocks: Vec<Block>,
    sections: usize,
    /// Each once, in the order in which they are first cited.
    sources: Vec<String>,
    /// Sentences that stand in the note: none is said twice as a remark.
    said: Vec<String>,
}

/// What the obligation comes to, in a table.
const fn duty_in_short(duty: Duty) -> &'static str {
    match duty {
        Duty::ToSpecify => "à préciser",
        Duty::Outside => "hors du code de la commande publique",
        Duty::Before => "non : consultation antérieure à l’obligation",
        Duty::Defence => "non : défense ou sécurité",
        Duty::Below => "non : sous le seuil européen",
        Duty::ShortWorks => "travaux de moins de six mois : motifs à consigner",
        Duty::Compulsory => "oui",
    }
}

/// The page sends the buyer to the facilitateur, who does not send to himself.
fn in_own_name(text: &str) -> String {
    text.replace(" avec le facilitateur", "")
        .replace(" Le facilitateur le sait.", "")
}

// The sections, in the order of the note.
impl Note<'_> {
    fn object(&mut self) {
        let title = match &self.facts.contract.title {
            Some(title) => Inline::text(&format!("« {title} »")),
            None => Inline::blank(Field::Title.key(), "objet du marché"),
        };
        let from = match &self.facts.contract.facilitateur.name {
            _ if !self.facts.all_hold("facilitateur") => {
                "à relire ; le contrat n’a pas de facilitateur".to_string()
            }
            Some(name) => format!("à relire et à signer par {name}"),
            None => "à relire et à signer par le facilitateur".to_string(),
        };
        self.blocks.push(Block::Paragraph(vec![
            Inline::text("Objet : "),
            title,
            Inline::text(&format!(
                ". Projet de note du {}, {from}. Les chiffres entre parenthèses renvoient aux sources, en fin de note.",
                long_date(self.facts.inputs.date)
            )),
        ]));
    }

    fn summary(&mut self) {
        self.section("Synthèse");
        let facts = self.facts;
        let inputs = facts.inputs;
        let mut rows: Vec<(&str, Inline)> = Vec::new();
        if facts.all_hold("hours") {
            let hours = match facts.estimate.total {
                Some(hours) => Inline::strong(&Value::Hours(hours.central().into()).to_string()),
                None => facts.hours_blank(),
            };
            rows.push(("Heures d’insertion", hours));
            if let Some(total) = facts.estimate.total.filter(|total| !total.is_certain()) {
                let range = format!("{} à {}", total.low(), total.high());
                rows.push(("Plage", Inline::text(&range)));
            }
            let feasibility = &inputs.advice.feasibility;
            if let Some(etp) = feasibility.etp {
                rows.push(("Équivalent temps plein", Inline::text(&etp.to_string())));
            }
            if let Some(people) = feasibility.people {
                rows.push(("Personnes à temps plein", Inline::text(&people.to_string())));
            }
            rows.push(("Taux d’insertion", Inline::text(&self.rates())));
        }
        let obligation = &inputs.assessment.obligation;
        rows.push((
            "Condition sociale obligatoire",
            Inline::text(duty_in_short(obligation.duty)),
        ));
        if facts.all_hold("hours") {
            let verdict = inputs.advice.relevance.verdict.label();
            rows.push(("Clause d’heures", Inline::text(&in_own_name(verdict))));
        }
        let mut mechanisms = facts.lots.iter().map(|lot| lot.mechanism);
        let first = mechanisms.next().unwrap_or(Mechanism::Condition);
        let chosen = if mechanisms.all(|one| one == first) {
            first.label()
        } else {
            "selon les lots"
        };
        rows.push(("Mécanisme retenu", Inline::text(chosen)));
        let rows = rows
            .into_iter()
            .map(|(name, value)| vec![vec![Inline::text(name)], vec![value]]);
        self.blocks.push(Block::Table {
            header: ["Point", "Résultat"].map(str::to_string).to_vec(),
            rows: rows.collect(),
        });
        if facts.lots.len() > 1 {
            let of_lots = facts.blocks("mechanism_table", &[]);
            self.blocks.extend(of_lots.unwrap_or_default());
        }
    }

    /// « 5 % », or the rates of the lots where they differ.
    fn rates(&self) -> String {
        let mut rates: Vec<String> = Vec::new();
        for figures in self.facts.with_hours().filter_map(|lot| lot.figures) {
            for part in &figures.parts {
                let rate = part.coefficients.rate.span.central().to_string();
                if !rates.contains(&rate) {
                    rates.push(rate);
                }
            }
        }
        match &rates[..] {
            [] => "à préciser".to_string(),
            [rate] => rate.clone(),
            several => format!("{} selon les lots", several.join(", ")),
        }
    }

    fn obligation(&mut self) {
        self.section("Obligation");
        let obligation = &self.facts.inputs.assessment.obligation;
        self.statement(&obligation.text, &obligation.source);
        if !obligation.met_text.is_empty() {
            self.statement(&obligation.met_text, &obligation.met_source);
        }
        self.remarks(obligation.remarks.iter());
    }

    fn relevance(&mut self) {
        if !self.facts.all_hold("hours") {
            return;
        }
        self.section("Pertinence");
        let relevance = &self.facts.inputs.advice.relevance;
        self.statement(&relevance.text, &relevance.source);
        let rows = relevance.points.iter().map(|point| {
            vec![
                vec![Inline::text(match (point.kind, self.facts.frame) {
                    (PointKind::Size, Frame::Concession | Frame::Private) => "Taille du contrat",
                    (kind, _) => kind.label(),
                })],
                vec![Inline::text(point.mark.label())],
                self.cited(&point.text, &point.source),
            ]
        });
        let rows = rows.collect();
        self.blocks.push(Block::Table {
            header: ["Point", "Avis", "Pourquoi"].map(str::to_string).to_vec(),
            rows,
        });
        if !relevance.instead.is_empty() {
            self.paragraph("À étudier à la place, ou en complément :");
            let items = relevance
                .instead
                .iter()
                .map(|one| self.cited(&one.text, &one.source));
            let items = items.collect();
            self.list(items);
        }
    }

    fn feasibility(&mut self) {
        let remarks = &self.facts.inputs.advice.feasibility.remarks;
        if self.facts.all_hold("hours") && !remarks.is_empty() {
            self.section("Faisabilité");
            self.remarks(remarks.iter());
        }
    }

    fn mechanism(&mut self) {
        self.section("Mécanisme");
        let facts = self.facts;
        let advice = &facts.inputs.assessment.mechanism;
        let recommended = advice.recommended().map(|option| option.mechanism);
        let mut told: Vec<Mechanism> = Vec::new();
        if let Some(option) = advice.recommended() {
            let kept = facts
                .lots
                .iter()
                .any(|lot| lot.mechanism == option.mechanism);
            let and = if kept { ", et retenu" } else { "" };
            let label = option.mechanism.label();
            self.paragraph(&format!("À étudier d’abord{and} : « {label} »."));
            self.remarks(option.remarks.iter());
            told.push(option.mechanism);
        } else {
            self.paragraph("Ce qui est connu du marché ne suffit pas à recommander un mécanisme.");
        }
        for lot in &facts.lots {
            if told.contains(&lot.mechanism) {
                continue;
            }
            told.push(lot.mechanism);
            let whose = facts.lots_in_words(|other| other.mechanism == lot.mechanism);
            let label = lot.mechanism.label();
            let option = advice.option(lot.mechanism);
            let fit = match option {
                // A fit is that of the whole contract.
                Some(option) if recommended.is_some() && facts.lots.len() == 1 => {
                    format!(" ({})", option.fit.label())
                }
                Some(_) => String::new(),
                None => " (ce contrat ne peut pas l’avoir)".to_string(),
            };
            self.paragraph(&format!("Retenu pour {whose} : « {label} »{fit}."));
            if let Some(option) = option {
                self.remarks(option.remarks.iter());
            }
        }
        if let Some(actions) = &facts.inputs.advice.actions {
            self.remarks(actions.remarks.iter());
        }
    }

    /// What there is to say of mechanisms without hours.
    fn counsel(&mut self) {
        for part in Part::ALL {
            let Some(title) = part.title() else { continue };
            let items = self.counsels(part);
            if !items.is_empty() {
                self.section(title);
                self.list(items);
            }
        }
    }

    fn counsels(&mut self, part: Part) -> Vec<Vec<Inline>> {
        let facts = self.facts;
        if facts.lots.iter().all(|lot| lot.has_hours) {
            return Vec::new();
        }
        let holds = |one: &&Counsel| one.part == part && facts.all_hold(one.when);
        let rows: Vec<&Counsel> = COUNSEL.iter().filter(holds).collect();
        rows.into_iter().map(|one| self.counselled(one)).collect()
    }

    /// A sentence of the table with the number of its source.
    fn counselled(&mut self, one: &Counsel) -> Vec<Inline> {
        let facts = self.facts;
        let text = template::choose(one.text, &|name| facts.all_hold(name));
        let mut runs = template::line(&text.replace('\n', " "), &|name| facts.fill(name, &[]));
        let source = self.rests_on(one.basis);
        let place = self.place_of(&source);
        runs.push(Inline::text(&format!(" ({place})")));
        runs
    }

    /// In short: the articles that apply here together, then the rest.
    fn rests_on(&self, bases: &[Basis]) -> String {
        let facts = self.facts;
        let mut articles = Vec::new();
        let mut others = Vec::new();
        for basis in bases {
            match basis {
                Basis::Code(id) => {
                    let is_of_concessions = id[1..].starts_with('3');
                    let part = if is_of_concessions {
                        "concession"
                    } else {
                        "code"
                    };
                    if facts.all_hold(part) {
                        articles.push(*id);
                    }
                }
                Basis::Own => others.push(crate::assessment::OURS.to_string()),
                other => others.push(facts.cite(*other)),
            }
        }
        if !articles.is_empty() {
            others.insert(0, facts.law.cite(&articles));
        }
        if others.is_empty() {
            others.push(crate::assessment::OURS.to_string());
        }
        others.join(" ; ")
    }

    fn cross_check(&mut self) {
        let cross = &self.facts.inputs.advice.cross_check;
        if cross.compared.is_empty() && cross.labour.is_empty() {
            return;
        }
        self.section("Recoupement avec des heures publiées");
        let mut items: Vec<Vec<Inline>> = Vec::new();
        for compared in &cross.compared {
            let item = self.cited(&compared.text, &compared.source);
            items.push(item);
        }
        // The check list has the unusual ones in one point.
        self.said.extend(cross.unusual().map(|(text, _)| text));
        for remark in &cross.labour {
            let item = self.cited(&remark.text, &remark.source);
            items.push(item);
        }
        self.list(items);
    }

    fn trades(&mut self) {
        let trades = &self.facts.inputs.advice.trades;
        if !trades.is_empty() {
            self.section("Métiers et publics");
            self.remarks(trades.iter());
        }
    }

    /// What to look at before publishing: warnings of the hours, and points of the check list that are
    /// not in order.
    fn watch(&mut self, set: &ClauseSet) {
        let facts = self.facts;
        let inputs = facts.inputs;
        let mut items = self.counsels(Part::Watch);
        for lot in facts.with_hours() {
            let notices = facts
                .estimate
                .notices(inputs.reading, lot.index, inputs.bareme);
            for notice in notices {
                // What asks for an answer is a point of the check list.
                if notice.severity == Severity::Warning && notice.asks.is_none() {
                    let noun = match facts.frame {
                        Frame::Concession => "Phase",
                        _ => "Lot",
                    };
                    let text = match facts.lots.len() {
                        1 => notice.text,
                        _ => format!("{noun} n° {} : {}", lot.index + 1, notice.text),
                    };
                    let item = self.cited(&text, notice.source);
                    items.push(item);
                }
            }
        }
        let mut missing: Vec<String> = Vec::new();
        for point in check(inputs, set) {
            match point.state {
                CheckState::Risky | CheckState::ToVerify if !self.said.contains(&point.text) => {
                    let text = format!("{} : {}", point.title, point.text);
                    let item = self.cited(&text, &point.source);
                    items.push(item);
                }
                CheckState::Missing => missing.push(point.title.to_string()),
                _ => {}
            }
        }
        missing.dedup();
        if !missing.is_empty() {
            let list = format!("À compléter dans les pièces : {}.", missing.join(" ; "));
            items.push(vec![Inline::text(&list)]);
        }
        if !items.is_empty() {
            self.section("Points de vigilance");
            self.list(items);
        }
    }

    fn sources(&mut self) {
        self.section("Sources");
        let cited = std::mem::take(&mut self.sources);
        if !cited.is_empty() {
            self.blocks.push(Block::List {
                ordered: true,
                items: cited
                    .iter()
                    .map(|source| vec![Inline::text(source)])
                    .collect(),
            });
        }
        let facts = self.facts;
        let bareme = facts.inputs.bareme;
        self.paragraph(&format!(
            "Coefficients : {} (version {}, mise à jour du {}) ; le calcul est exposé dans la note de calcul. Textes de droit : {}, {}. Avis à vérifier par le facilitateur, qui connaît le territoire ; il ne vaut pas conseil juridique.",
            bareme.name,
            bareme.id,
            long_date(bareme.updated),
            facts.law.source,
            facts.law.read_as()
        ));
    }
}

// What the sections are made of.
impl Note<'_> {
    fn section(&mut self, title: &str) {
        self.sections += 1;
        let heading = format!("{}. {title}", self.sections);
        self.blocks.push(Block::heading(3, &heading));
    }

    fn paragraph(&mut self, text: &str) {
        self.blocks.push(Block::Paragraph(vec![Inline::text(text)]));
    }

    fn list(&mut self, items: Vec<Vec<Inline>>) {
        self.blocks.push(Block::List {
            ordered: false,
            items,
        });
    }

    fn statement(&mut self, text: &str, source: &str) {
        let cited = self.cited(text, source);
        self.blocks.push(Block::Paragraph(cited));
    }

    fn remarks<'r>(&mut self, remarks: impl Iterator<Item = &'r Remark>) {
        let fresh: Vec<&Remark> = remarks
            .filter(|remark| !self.said.contains(&remark.text))
            .collect();
        let items: Vec<Vec<Inline>> = fresh
            .into_iter()
            .map(|remark| self.cited(&remark.text, &remark.source))
            .collect();
        if !items.is_empty() {
            self.list(items);
        }
    }

    /// A sentence with the number of its source.
    fn cited(&mut self, text: &str, source: &str) -> Vec<Inline> {
        let place = self.place_of(source);
        self.said.push(text.to_string());
        let text = in_own_name(text);
        vec![Inline::text(&format!("{text} ({place})"))]
    }

    /// The number of a source, from 1.
    fn place_of(&mut self, source: &str) -> usize {
        let known = self.sources.iter().position(|one| one == source);
        let place = known.unwrap_or_else(|| {
            self.sources.push(source.to_string());
            self.sources.len() - 1
        });
        place + 1
    }
}
