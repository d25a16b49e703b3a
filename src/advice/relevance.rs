//! Whether a clause of hours is worth it: six points, a verdict, and what to do instead.

use super::actions::SEEN;
use super::{Ask, Facts, Kept, Source, code, hours_of, is_less, is_under, listed, whole_hours};
use crate::bareme::Nature;
use crate::contract::{Answered, At, Constraints, Field, TakenOver, Technique};
use crate::estimate::{Convention, Outcome, PartFigures, Value};
use crate::law::Ccag;
use crate::quantity::{Exact, Hours, Span};
use std::fmt::Write as _;

/// La Rochelle's four points.
const CLUB: &str = "Club de l’Achat Social et Solidaire (La Rochelle) : regarder les prestations, la taille du marché, le volume d’heures et les contraintes techniques du site";
const SIZE: &str = "Club de l’Achat Social et Solidaire (La Rochelle), taille du marché. Aucun seuil de montant n’est publié : convention de Clausule, la taille se juge aux heures, 35 h par lot";
const OFFER: &str = "Guide sur les aspects sociaux de la commande publique (OECP, juillet 2018, lu par extraits) : adapter la clause aux personnes disponibles sur le territoire";
const LOTS: &str = "Guide sur les aspects sociaux de la commande publique (OECP, juillet 2018, lu par extraits) : choisir les lots";
const DURATION: &str =
    "Convention de Clausule : sans seuil publié, la durée ne s’oppose pas à la clause";
const RULE: &str = "Convention de Clausule, d’après les points du Club de l’Achat Social et Solidaire (La Rochelle), la durée et l’offre du territoire";
const TRAINING: &str =
    "Guide « Achats numériques responsables » (DINUM et DAE), fiches bureautique et réseaux";

/// How many reservations a clause of hours may meet and still be relevant.
const MOST_RESERVATIONS: usize = 1;

/// What speaks for a clause of hours, and what against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relevance {
    /// In all.
    pub verdict: Verdict,
    /// The same as a French sentence that names the points behind it.
    pub text: String,
    /// The rule that it follows.
    pub source: Source,
    /// The six points, in the order of [`PointKind::ALL`].
    pub points: Vec<Point>,
    /// What else there is, best first. Empty where the clause is relevant and every lot holds a
    /// week of insertion, and while nothing speaks against it.
    pub instead: Vec<Alternative>,
}

/// Whether a clause of hours is worth it.
///
/// - [`HardlyRelevant`](Self::HardlyRelevant): a decisive point ([`PointKind::is_decisive`]) is
///   unfavourable. An unanswered point never is.
/// - [`Relevant`](Self::Relevant): the volume of hours is favourable, no point is unfavourable and
///   one at most is a reservation, and every decisive point is answered. The sentence names those
///   that are not.
/// - [`ToStudy`](Self::ToStudy): everything else, hours not known included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Pertinent.
    Relevant,
    /// To be studied with the facilitateur.
    ToStudy,
    /// Not much.
    HardlyRelevant,
}

impl Verdict {
    /// « pertinente », of a clause.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Relevant => "pertinente",
            Self::ToStudy => "à étudier avec le facilitateur",
            Self::HardlyRelevant => "peu pertinente",
        }
    }

    const fn sentence(self) -> &'static str {
        match self {
            Self::Relevant => "Une clause d’heures d’insertion est pertinente.",
            Self::ToStudy => "Une clause d’heures d’insertion est à étudier avec le facilitateur.",
            Self::HardlyRelevant => "Une clause d’heures d’insertion est peu pertinente.",
        }
    }
}

/// What a point says of a clause of hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Speaks for it.
    Favourable,
    /// Asks for care.
    Reservation,
    /// Speaks against it.
    Unfavourable,
    /// Not known: the point's text is a question.
    ToSpecify,
}

impl Mark {
    /// « favorable ».
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Favourable => "favorable",
            Self::Reservation => "réserve",
            Self::Unfavourable => "défavorable",
            Self::ToSpecify => "à préciser",
        }
    }
}

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointKind {
    /// What is done: the buyer's answer.
    Services,
    /// The amount, judged by the hours in it and the hours of each lot.
    Size,
    /// Insertion hours of the whole.
    Hours,
    /// Technical constraints of the site: the buyer's answer.
    Site,
    /// How long it lasts.
    Duration,
    /// People and structures of the territory: the buyer's answer.
    Offer,
}

impl PointKind {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::Services,
        Self::Size,
        Self::Hours,
        Self::Site,
        Self::Duration,
        Self::Offer,
    ];

    /// As a heading: « Volume d'heures ».
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Services => "Prestations",
            Self::Size => "Taille du marché",
            Self::Hours => "Volume d’heures",
            Self::Site => "Contraintes techniques du site",
            Self::Duration => "Durée",
            Self::Offer => "Offre sur le territoire",
        }
    }

    const fn in_a_sentence(self) -> &'static str {
        match self {
            Self::Services => "les prestations",
            Self::Size => "la taille du marché",
            Self::Hours => "le volume d’heures",
            Self::Site => "les contraintes du site",
            Self::Duration => "la durée",
            Self::Offer => "l’offre sur le territoire",
        }
    }

    /// Whether it alone can make a clause of hours hardly relevant: without suitable services,
    /// hours or access there is no job. A short duration leaves short ones, and a territory without
    /// an offer leaves the contractor's own hiring: both are for the facilitateur to judge.
    #[must_use]
    pub const fn is_decisive(self) -> bool {
        match self {
            Self::Services | Self::Size | Self::Hours | Self::Site => true,
            Self::Duration | Self::Offer => false,
        }
    }
}

/// One point, answered or asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Which.
    pub kind: PointKind,
    /// What it says of the clause.
    pub mark: Mark,
    /// Why, with its numbers; the question where it is to be specified.
    pub text: String,
    /// Where it is from.
    pub source: Source,
    /// The answer that settles it, where it is to be specified.
    pub asks: Option<Ask>,
}

/// Something else than a clause of hours on every lot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlternativeKind {
    /// Lots put together.
    GroupLots,
    /// The clause on the lots with enough work only.
    ChooseLots,
    /// Social actions.
    SocialAction,
    /// The State's clause sociale de formation.
    TrainingClause,
    /// A lot reserved to structures of insertion or of disabled workers.
    ReservedLot,
    /// A criterion of award, beside the condition.
    Criterion,
    /// Another social condition of execution.
    OtherCondition,
    /// None, with its reasons where the law wants them.
    NoClause,
}

/// What to do instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// What.
    pub kind: AlternativeKind,
    /// How, in French.
    pub text: String,
    /// Where it is from.
    pub source: Source,
}

impl Relevance {
    /// The point of a kind.
    ///
    /// # Panics
    ///
    /// Never: all six are there.
    #[must_use]
    pub fn point(&self, kind: PointKind) -> &Point {
        let found = self.points.iter().find(|point| point.kind == kind);
        found.expect("every point is answered or asked")
    }

    fn mark(&self, kind: PointKind) -> Mark {
        self.point(kind).mark
    }
}

pub(super) fn of(facts: &Facts) -> Relevance {
    let points = vec![
        services(facts),
        size(facts),
        hours(facts),
        site(facts),
        duration(facts),
        offer(facts),
    ];
    let verdict = verdict(&points);
    let mut relevance = Relevance {
        verdict,
        text: summary(verdict, &points),
        source: RULE.into(),
        points,
        instead: Vec::new(),
    };
    relevance.instead = instead(facts, &relevance);
    relevance
}

fn verdict(points: &[Point]) -> Verdict {
    let marked = |mark| points.iter().filter(move |point| point.mark == mark);
    let unfavourable = || marked(Mark::Unfavourable);
    if unfavourable().any(|point| point.kind.is_decisive()) {
        Verdict::HardlyRelevant
    } else if marked(Mark::Favourable).any(|point| point.kind == PointKind::Hours)
        && marked(Mark::ToSpecify).all(|point| !point.kind.is_decisive())
        && unfavourable().next().is_none()
        && marked(Mark::Reservation).count() <= MOST_RESERVATIONS
    {
        Verdict::Relevant
    } else {
        Verdict::ToStudy
    }
}

fn summary(verdict: Verdict, points: &[Point]) -> String {
    let mut text = verdict.sentence().to_string();
    for (mark, words) in [
        (Mark::Unfavourable, " Défavorable : "),
        (Mark::Reservation, " Réserve : "),
        (Mark::ToSpecify, " À préciser : "),
    ] {
        let names: Vec<String> = points
            .iter()
            .filter(|point| point.mark == mark)
            .map(|point| point.kind.in_a_sentence().to_string())
            .collect();
        if !names.is_empty() {
            text += words;
            text += &listed(&names);
            text.push('.');
        }
    }
    text
}

fn point(kind: PointKind, mark: Mark, text: String, source: impl Into<Source>) -> Point {
    Point {
        kind,
        mark,
        text,
        source: source.into(),
        asks: None,
    }
}

fn question(
    facts: &Facts,
    kind: PointKind,
    text: &str,
    source: impl Into<Source>,
    ask: Ask,
) -> Point {
    let text = format!("{text}{}", facts.unread(ask));
    Point {
        asks: Some(ask),
        ..point(kind, Mark::ToSpecify, text, source)
    }
}

/// A point that the buyer answers: its question, then the three answers.
fn answered<T>(
    facts: &Facts,
    kind: PointKind,
    field: Field,
    answer: Option<T>,
    words: impl Fn(T) -> (Mark, &'static str),
    asked: &str,
    source: &'static str,
) -> Point {
    match answer.map(words) {
        Some((mark, text)) => point(kind, mark, text.to_string(), source),
        None => question(facts, kind, asked, source, field.into()),
    }
}

fn services(facts: &Facts) -> Point {
    answered(
        facts,
        PointKind::Services,
        Field::Services,
        facts.contract.services,
        |answer| match answer {
            Answered::Yes => (
                Mark::Favourable,
                "D’après vous, les prestations se prêtent à l’accueil de personnes en insertion.",
            ),
            Answered::Partly => (
                Mark::Reservation,
                "D’après vous, une partie des prestations s’y prête : dites laquelle dans le périmètre de la clause.",
            ),
            Answered::No => (
                Mark::Unfavourable,
                "D’après vous, les prestations ne se prêtent pas à l’accueil de personnes en insertion.",
            ),
        },
        "Les prestations peuvent-elles être faites, au moins en partie, par des personnes en insertion ?",
        CLUB,
    )
}

fn site(facts: &Facts) -> Point {
    answered(
        facts,
        PointKind::Site,
        Field::Site,
        facts.contract.site,
        |answer| match answer {
            Constraints::None => (
                Mark::Favourable,
                "D’après vous, aucune contrainte du site ne gêne l’accueil de personnes en insertion.",
            ),
            Constraints::Some => (
                Mark::Reservation,
                "D’après vous, le site a des contraintes qui s’organisent : annoncez-les dans la consultation (habilitations, horaires, accès).",
            ),
            Constraints::Blocking => (
                Mark::Unfavourable,
                "D’après vous, des contraintes du site empêchent l’accueil de personnes en insertion.",
            ),
        },
        "Le site a-t-il des contraintes techniques : habilitations, sécurité, horaires, accès ?",
        CLUB,
    )
}

fn offer(facts: &Facts) -> Point {
    answered(
        facts,
        PointKind::Offer,
        Field::Offer,
        facts.contract.offer,
        |answer| match answer {
            Answered::Yes => (
                Mark::Favourable,
                "D’après vous, le territoire a les personnes et les structures qu’il faut.",
            ),
            Answered::Partly => (
                Mark::Reservation,
                "D’après vous, le territoire a une partie de l’offre : faites confirmer le nombre d’heures par le facilitateur.",
            ),
            Answered::No => (
                Mark::Unfavourable,
                "D’après vous, le territoire n’a pas l’offre qu’il faut : il reste l’embauche directe par le titulaire.",
            ),
        },
        "Le territoire a-t-il des personnes et des structures pour ce métier ? Le facilitateur le sait.",
        OFFER,
    )
}

/// The amount has no published threshold: it is judged by the hours of work in it, and by the hours
/// of insertion of each lot.
fn size(facts: &Facts) -> Point {
    let kind = PointKind::Size;
    let labour = facts.sum(|figures| figures.labour);
    let amount = facts.sum(|figures| figures.amount);
    let Some((labour, amount)) = labour.zip(amount).filter(|_| !facts.kept.is_empty()) else {
        return without_hours(facts, kind, SIZE);
    };
    let mut parts = facts.kept.iter().flat_map(|kept| &kept.lot.parts);
    let new = parts.any(|part| part.taken_over.is_some());
    let mut text = format!(
        "{} HT, {} de travail{}",
        Value::Euros(amount),
        whole_hours(labour),
        if new { " nouveau" } else { "" }
    );
    let lots = facts.kept.len();
    if lots > 1 {
        let _ = write!(text, ", {lots} lots");
    }
    let week = hours_of(Convention::OneWeek);
    let small = small_lots(facts);
    let mark = if is_less(labour, Exact::whole(Convention::OneWeek.value())) {
        let _ = write!(
            text,
            " : moins d’une semaine ({week}), même en confiant tout à l’insertion."
        );
        Mark::Unfavourable
    } else if small.is_empty() {
        let each = if lots > 1 { " dans chaque lot" } else { "" };
        let _ = write!(text, " : au moins une semaine d’insertion ({week}){each}.");
        Mark::Favourable
    } else if lots == 1 {
        let _ = write!(text, " : l’insertion y tient moins d’une semaine ({week}).");
        Mark::Reservation
    } else {
        let _ = write!(
            text,
            " : moins d’une semaine d’insertion ({week}) pour {}.",
            names(facts, &small)
        );
        Mark::Reservation
    };
    point(kind, mark, text, SIZE)
}

/// « le lot n° 1 et le lot n° 3 »: as many as can be read, then their number.
fn names(facts: &Facts, lots: &[&Kept]) -> String {
    const MOST: usize = 5;
    if lots.len() > MOST {
        return format!("{} lots", lots.len());
    }
    let names: Vec<String> = lots
        .iter()
        .map(|kept| format!("le {}", facts.name(kept)))
        .collect();
    listed(&names)
}

/// The lots that carry the clause with less than a week of insertion.
fn small_lots<'a>(facts: &'a Facts) -> Vec<&'a Kept<'a>> {
    let is_small = |kept: &&Kept| {
        kept.due()
            .is_some_and(|hours| is_under(hours, Convention::OneWeek))
    };
    facts.kept.iter().filter(is_small).collect()
}

fn hours(facts: &Facts) -> Point {
    let kind = PointKind::Hours;
    let Some((total, due)) = facts.estimate.total.zip(facts.due()) else {
        return without_hours(facts, kind, CLUB);
    };
    let central = total.central();
    if central == Hours::ZERO && due == Hours::ZERO {
        let text = if facts.kept.iter().all(all_taken_over) {
            "Aucune heure d’insertion : le personnel repris tient déjà tout le travail."
        } else if facts.contract.technique != Technique::Ordinary {
            "Aucune heure d’insertion : le ratio ne rend rien dû au montant estimé."
        } else {
            "Aucune heure d’insertion, aux taux choisis."
        };
        return point(
            kind,
            Mark::Unfavourable,
            text.to_string(),
            Convention::OneWeek.source(),
        );
    }
    let firm = facts.estimate.firm.map_or(central, |firm| firm.central());
    let mut text = volume(central, total);
    if firm != central {
        let _ = write!(text, ", dont {firm} fermes");
    }
    if facts.contract.technique != Technique::Ordinary {
        text += " par le ratio, au montant estimé, à mesure des factures";
    }
    let (mark, meaning, convention) = if is_under(due, Convention::OneWeek) {
        (
            Mark::Unfavourable,
            " : moins d’une semaine de travail, pas de poste utile.",
            Convention::OneWeek,
        )
    } else if facts.kept.iter().all(cleaning_staff_taken_over)
        && is_under(due, Convention::CleaningLeast)
    {
        (
            Mark::Unfavourable,
            " : sous ce volume, la branche de la propreté déconseille la clause.",
            Convention::CleaningLeast,
        )
    } else if firm != central && is_under(firm, Convention::OneWeek) {
        (
            Mark::Reservation,
            " : sans les tranches optionnelles et les reconductions, moins d’une semaine de travail.",
            Convention::OneWeek,
        )
    } else if is_under(due, Convention::ShortAssignments) {
        (
            Mark::Reservation,
            " : des missions courtes, par une association intermédiaire (AI), une entreprise de travail temporaire d’insertion (ETTI) ou un groupement d’employeurs (GEIQ).",
            Convention::ShortAssignments,
        )
    } else {
        (
            Mark::Favourable,
            " : de quoi faire de vrais contrats de travail et des parcours de formation.",
            Convention::ShortAssignments,
        )
    };
    point(kind, mark, text + meaning, convention.source())
}

/// « 833 h d'insertion (de 700 h à 900 h) ».
fn volume(central: Hours, total: Span<Hours>) -> String {
    let mut text = format!("{central} d’insertion");
    if !total.is_certain() {
        let _ = write!(text, " (de {} à {})", total.low(), total.high());
    }
    text
}

fn all_taken_over(kept: &Kept) -> bool {
    kept.figures()
        .is_some_and(|figures| figures.parts.iter().all(PartFigures::all_taken_over))
}

/// Whether the whole lot is computed by the cleaning branch's method.
fn cleaning_staff_taken_over(kept: &Kept) -> bool {
    let mut parts = kept.lot.parts.iter();
    parts.all(|part| part.taken_over == Some(TakenOver::Cleaning))
}

/// The question for what the hours would tell: the first answer that is missing or wrong.
fn without_hours(facts: &Facts, kind: PointKind, source: &'static str) -> Point {
    if facts.kept.is_empty() {
        return question(
            facts,
            kind,
            "Tous les lots sont écartés : il n’y a pas d’heures à juger. Un lot doit-il porter la clause ?",
            source,
            Field::Kept.into(),
        );
    }
    let unknown = facts.kept.iter().find(|kept| kept.figures().is_none());
    let ask = unknown.map_or(Ask::from(Field::Amount), |kept| missing(facts, kept));
    let words = match ask.field {
        Field::Amount => "quel est le montant HT",
        Field::Trade => "quel est le métier",
        field => {
            return question(
                facts,
                kind,
                &format!(
                    "Il manque une réponse pour le calcul : « {} ».",
                    field.label()
                ),
                source,
                ask,
            );
        }
    };
    let of = if facts.contract.lots.len() > 1 {
        format!("Pour le lot n° {}, {words} ?", ask.at.lot + 1)
    } else {
        format!("Pour compter les heures, {words} ?")
    };
    question(facts, kind, &of, source, ask)
}

/// The first answer that a lot lacks, or that is wrong, and the part it is in.
fn missing(facts: &Facts, kept: &Kept) -> Ask {
    let at = |part| At {
        lot: kept.index,
        part,
    };
    match kept.outcome {
        Outcome::Missing(fields) => {
            let field = fields.first().copied().unwrap_or(Field::Amount);
            let part = kept.lot.parts.iter().position(|part| match field {
                Field::Amount => part.amount.is_none(),
                Field::Trade => part.trade.is_none(),
                Field::StaffHours => part.taken_over.is_some() && part.staff_hours.is_none(),
                Field::StaffPrice => {
                    part.taken_over == Some(TakenOver::Own) && part.staff_price.is_none()
                }
                _ => true,
            });
            Ask {
                field,
                at: at(part.unwrap_or_default()),
            }
        }
        Outcome::Wrong(fields) => {
            let field = fields.first().copied().unwrap_or(Field::Amount);
            let mut problems = facts.reading.problems.iter();
            let found = problems.find_map(|problem| {
                let at = problem.at.filter(|at| at.lot == kept.index)?;
                (problem.field == field).then_some(at)
            });
            Ask {
                field,
                at: found.unwrap_or(at(0)),
            }
        }
        Outcome::Impossible(_) | Outcome::LeftOut | Outcome::Ready(_) => Ask {
            field: Field::Amount,
            at: at(0),
        },
    }
}

fn duration(facts: &Facts) -> Point {
    let kind = PointKind::Duration;
    let nature = facts.contract.nature();
    let source = match nature {
        None | Some(Nature::Travaux) => Convention::ShortWorks.source(),
        Some(_) => DURATION,
    };
    let Some(months) = facts.months() else {
        let asked = "Combien de mois dure l’exécution, reconductions comprises ?";
        return question(facts, kind, asked, source, Field::Duration.into());
    };
    let least = Convention::ShortWorks.value();
    let short = i128::from(months) < least;
    let (mark, text) = match (nature, short) {
        (None, true) => {
            let asked = format!("{months} mois, moins de {least} : s’agit-il de travaux ?");
            return question(facts, kind, &asked, source, Field::Nature.into());
        }
        (Some(Nature::Travaux), true) => (
            Mark::Reservation,
            format!(
                "{months} mois : moins de {least} mois de travaux, un des quatre cas où, au-dessus des seuils européens, l’acheteur peut se passer de condition sociale, en gardant ses motifs."
            ),
        ),
        (None | Some(Nature::Travaux), false) => (
            Mark::Favourable,
            format!(
                "{months} mois, au moins {least} : les travaux plus courts sont un cas à part."
            ),
        ),
        (Some(_), _) => (
            Mark::Favourable,
            format!("{months} mois. Aucune durée minimale n’est publiée hors des travaux."),
        ),
    };
    point(kind, mark, text, source)
}

/// What else there is. Each alternative has its own reason; a lot under a week has its own even
/// where the clause is relevant.
fn instead(facts: &Facts, relevance: &Relevance) -> Vec<Alternative> {
    use AlternativeKind as A;
    let mut found = Vec::new();
    let mut propose = |kind, text: String, source: Source| {
        found.push(Alternative { kind, text, source });
    };
    let due = facts.due();
    let under_a_week = due.is_some_and(|hours| is_under(hours, Convention::OneWeek));
    let week = hours_of(Convention::OneWeek);

    let (small, lots) = (small_lots(facts), facts.kept.len());
    if !small.is_empty() && lots > 1 {
        propose(
            A::GroupLots,
            format!(
                "Regroupez des lots, s’ils peuvent l’être : {} sous {week}. Le code veut en principe des lots séparés dès que les prestations se distinguent.",
                if small.len() == 1 {
                    format!("{} est", names(facts, &small))
                } else {
                    format!("{} sont", names(facts, &small))
                }
            ),
            format!("{} ; {}", Convention::OneWeek.source(), code(&["L2113-10"])).into(),
        );
        if small.len() < lots {
            propose(
                A::ChooseLots,
                format!(
                    "Ne gardez la clause que sur les lots d’au moins {week}, et gardez au dossier le motif des lots écartés."
                ),
                LOTS.into(),
            );
        }
    }
    let against = |point: &Point| matches!(point.mark, Mark::Reservation | Mark::Unfavourable);
    let all_left_out = facts.kept.is_empty();
    let nothing_against = !relevance.points.iter().any(against);
    if relevance.verdict == Verdict::Relevant || nothing_against && !all_left_out {
        return found;
    }
    let mut propose = |kind, text: &str, source: Source| {
        let text = text.to_string();
        found.push(Alternative { kind, text, source });
    };
    // What people in insertion cannot do they cannot do in a reserved lot either.
    let suits = relevance.mark(PointKind::Services) != Mark::Unfavourable
        && relevance.mark(PointKind::Site) != Mark::Unfavourable;

    if under_a_week || facts.is_qualified() {
        propose(
            A::SocialAction,
            "Proposez une action sociale à la place des heures : rencontre avec des demandeurs d’emploi, stage, parrainage, formation de sensibilisation. Nous n’en avons lu la clause que dans un marché informatique.",
            SEEN.into(),
        );
    }
    let amount = facts.sum(|figures| figures.amount);
    if let (true, Some(amount)) = (facts.contract.ccag() == Some(Ccag::Tic), amount) {
        let text = format!(
            "Étudiez la clause sociale de formation des marchés de l’État, à la place de la clause d’heures : l’accueil de jeunes de 16 à 25 ans sans qualification, sous statut scolaire ; pour {} HT, au moins {}.",
            Value::Euros(amount),
            training_hours(amount)
        );
        propose(A::TrainingClause, &text, TRAINING.into());
    }
    let offered = relevance.mark(PointKind::Offer) != Mark::Unfavourable;
    if suits && offered {
        propose(
            A::ReservedLot,
            "Réservez le marché, ou un lot, aux entreprises adaptées et aux ESAT, ou aux structures d’insertion par l’activité économique. À notre lecture, la réservation tient alors lieu de clause d’heures.",
            code(&["L2113-12", "L2113-13"]),
        );
    }
    if suits && offered && !under_a_week && !all_left_out {
        propose(
            A::Criterion,
            "Ajoutez un critère sur la qualité de l’action d’insertion, ou sur plus d’heures que le minimum : objectif, précis, lié au marché ou à ses conditions d’exécution, à côté d’un critère au moins sur l’environnement. À notre lecture, un critère seul ne remplit pas l’obligation, qui porte sur les conditions d’exécution.",
            format!(
                "{} ; {} ; guide de l’État « Achats numériques responsables »",
                code(&["L2152-7"]),
                code(&["L2112-2-1"])
            )
            .into(),
        );
    }
    let hardly = relevance.verdict == Verdict::HardlyRelevant || all_left_out;
    if hardly || !offered {
        propose(
            A::OtherCondition,
            "Écrivez une autre condition sociale ou d’emploi. À notre lecture, la loi demande une condition relative au domaine social ou à l’emploi, pas forcément des heures.",
            code(&["L2112-2-1"]),
        );
    }
    if hardly {
        propose(
            A::NoClause,
            "Ou aucune. Sous les seuils européens, la condition sociale est facultative ; au-dessus, elle ne manque que dans quatre cas (solution immédiatement disponible, lien insuffisant avec l’objet, concurrence restreinte ou exécution difficile, travaux de moins de six mois), et vous en gardez les motifs au dossier.",
            code(&["L2112-2", "L2112-2-1"]),
        );
    }
    found
}

/// The least hours of the State's clause sociale de formation: up to so many euros invoiced in all,
/// so many hours.
static TRAINING_HOURS: [(i128, i128); 3] = [(100_000, 150), (200_000, 300), (400_000, 450)];
/// … and over them.
const MOST_TRAINING_HOURS: i128 = 900;

fn training_hours(amount: Exact) -> Value {
    let row = TRAINING_HOURS
        .iter()
        .find(|(most, _)| !is_less(Exact::whole(*most), amount));
    Value::Hours(Exact::whole(
        row.map_or(MOST_TRAINING_HOURS, |(_, hours)| *hours),
    ))
}
