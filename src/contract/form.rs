use super::{
    Additions, Answered, Buyer, Category, CcagChoice, Constraints, Contract, CriterionAim,
    DataController, Documents, Exception, Facilitateur, Field, FormalNotice, FrameworkTerms,
    Frequency, GroupForm, GroupPenalties, Holders, House, HouseRows, LeadMember, Line, LineError,
    Lot, Mechanism, MechanismTerms, Overseas, OwnProgramme, Paragraphs, ParagraphsError, Part,
    PenaltyCap, Place, Pooling, Procedure, Programme, Publics, Qpv, RatioMode, RoundingChoice,
    SmallPenalties, SubsequentBase, TakenOver, Technique, Terms, Training, Tranche, Wording,
    WordingError,
};
use crate::bareme::{Bareme, CpvCode, Nature, Trade, fold};
use crate::law::Law;
use crate::quantity::{Exact, Hours, Months, NO_BREAK_SPACE, Percent, integer, parse_typed_date};
use chrono::NaiveDate;
use std::{fmt::Display, str::FromStr};

/// What was typed, field by field; only what was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// A bit for each field that was filled in: most were not, and need not be looked for.
    filled: u128,
    /// In the order of the form.
    typed: Vec<(Field, String)>,
}

/// How many trades the sentence about an unknown one names.
const MOST_TRADES_NAMED: usize = 3;

const _: () = assert!(Field::COUNT <= 128);

impl Answers {
    const fn bit(field: Field) -> u128 {
        1 << field.index()
    }

    /// Where a field's answer is, or would be.
    const fn place(&self, field: Field) -> usize {
        (self.filled & (Self::bit(field) - 1)).count_ones() as usize
    }

    const fn has(&self, field: Field) -> bool {
        self.filled & Self::bit(field) != 0
    }

    /// What was typed in a field; empty when nothing was.
    #[must_use]
    pub fn get(&self, field: Field) -> &str {
        if self.has(field) {
            &self.typed[self.place(field)].1
        } else {
            ""
        }
    }

    /// Replaces what was typed in a field.
    pub fn set(&mut self, field: Field, text: impl Into<String>) {
        let (text, place) = (text.into(), self.place(field));
        match (self.has(field), text.is_empty()) {
            (true, true) => {
                self.typed.remove(place);
                self.filled &= !Self::bit(field);
            }
            (true, false) => self.typed[place].1 = text,
            (false, true) => {}
            (false, false) => {
                self.typed.insert(place, (field, text));
                self.filled |= Self::bit(field);
            }
        }
    }

    /// Every field that was filled in, in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &str)> {
        let typed = self.typed.iter();
        typed.map(|(field, text)| (*field, text.as_str()))
    }
}

/// Which lot, and which part of it, both from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct At {
    /// The lot.
    pub lot: usize,
    /// The part.
    pub part: usize,
}

impl From<usize> for At {
    /// The first part of a lot.
    fn from(lot: usize) -> Self {
        Self { lot, part: 0 }
    }
}

/// The answers of one lot.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LotForm {
    /// Those given once, and those of its first part.
    pub first: Answers,
    /// Those of its other parts.
    pub more: Vec<Answers>,
}

impl LotForm {
    /// The answers of each part; the first has those of the lot too.
    pub fn parts(&self) -> impl Iterator<Item = &Answers> {
        std::iter::once(&self.first).chain(&self.more)
    }

    /// What was typed in a field of the lot or of its first part.
    #[must_use]
    pub fn get(&self, field: Field) -> &str {
        self.first.get(field)
    }

    /// Replaces what was typed in a field of the lot or of its first part.
    pub fn set(&mut self, field: Field, text: impl Into<String>) {
        self.first.set(field, text);
    }
}

/// The whole form, word for word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Answers given once.
    pub contract: Answers,
    /// Answers given for each lot; at least one lot.
    pub lots: Vec<LotForm>,
}

/// A wrong answer, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The lot and the part it is in; none for an answer given once.
    pub at: Option<At>,
    /// The field.
    pub field: Field,
    /// A French sentence.
    pub message: String,
}

/// What could be made of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The right answers.
    pub contract: Contract,
    /// The wrong ones: those given once, then lot by lot and part by part, in the order of the form.
    pub problems: Vec<Problem>,
}

impl Reading {
    /// The problem of a field, if it has one; `at` counts for what a lot or a part has.
    #[must_use]
    pub fn problem(&self, at: impl Into<At>, field: Field) -> Option<&str> {
        let at = Form::place(at.into(), field);
        self.problems
            .iter()
            .find(|problem| problem.at == at && problem.field == field)
            .map(|problem| problem.message.as_str())
    }

    /// The wrong answers of a lot and its parts, each once, in the order of the form.
    #[must_use]
    pub fn wrong_in_lot(&self, lot: usize) -> Vec<Field> {
        let mut fields = Vec::new();
        for problem in &self.problems {
            if problem.at.is_some_and(|at| at.lot == lot) && !fields.contains(&problem.field) {
                fields.push(problem.field);
            }
        }
        fields
    }
}

impl Default for Form {
    fn default() -> Self {
        Self::new()
    }
}

impl Form {
    /// An empty form, with one lot.
    #[must_use]
    pub fn new() -> Self {
        Self {
            contract: Answers::default(),
            lots: vec![LotForm::default()],
        }
    }

    /// Every field that was filled in, of the contract or of any lot.
    #[must_use]
    pub fn filled(&self) -> Vec<Field> {
        std::iter::once(&self.contract)
            .chain(self.lots.iter().flat_map(LotForm::parts))
            .flat_map(|answers| answers.iter().map(|(field, _)| field))
            .collect()
    }

    /// Where a field's answer is, seen from a lot and a part: none for one given once, the first
    /// part for a lot's.
    fn place(at: At, field: Field) -> Option<At> {
        match field.place() {
            Place::Contract => None,
            Place::Lot => Some(At::from(at.lot)),
            Place::Part => Some(at),
        }
    }

    /// The answers that hold a field.
    #[must_use]
    pub fn answers(&self, at: impl Into<At>, field: Field) -> Option<&Answers> {
        match Self::place(at.into(), field) {
            None => Some(&self.contract),
            Some(At { lot, part: 0 }) => self.lots.get(lot).map(|lot| &lot.first),
            Some(At { lot, part }) => self.lots.get(lot)?.more.get(part - 1),
        }
    }

    /// What was typed in a field; empty where nothing was.
    #[must_use]
    pub fn get(&self, at: impl Into<At>, field: Field) -> &str {
        self.answers(at, field)
            .map_or("", |answers| answers.get(field))
    }

    /// Replaces what was typed in a field; nothing happens for a lot or a part that is not there.
    pub fn set(&mut self, at: impl Into<At>, field: Field, text: impl Into<String>) {
        let answers = match Self::place(at.into(), field) {
            None => Some(&mut self.contract),
            Some(At { lot, part: 0 }) => self.lots.get_mut(lot).map(|lot| &mut lot.first),
            Some(At { lot, part }) => self
                .lots
                .get_mut(lot)
                .and_then(|lot| lot.more.get_mut(part - 1)),
        };
        if let Some(answers) = answers {
            answers.set(field, text);
        }
    }

    /// Reads every answer. Never fails: what is wrong is listed and left out of the contract.
    #[must_use]
    pub fn read(&self, bareme: &Bareme) -> Reading {
        let mut reader = Reader {
            answers: &self.contract,
            at: None,
            problems: Vec::new(),
        };
        let mut contract = Contract {
            nature: reader.choice(Field::Nature, Nature::from_key),
            duration: reader.value(Field::Duration),
            technique: reader
                .choice(Field::Technique, Technique::from_key)
                .unwrap_or_default(),
            firm_duration: reader.value(Field::FirmDuration),
            holders: reader.choice(Field::Holders, Holders::from_key),
            subsequent_base: reader.choice(Field::SubsequentBase, SubsequentBase::from_key),
            carry_over: reader.yes_or_no(Field::CarryOver),
            lots: Vec::with_capacity(self.lots.len()),
            rounding: reader
                .choice(Field::Rounding, RoundingChoice::from_key)
                .map(RoundingChoice::rounding)
                .unwrap_or_default(),
            programme: reader.choice(Field::Programme, Programme::from_key),
            own_programme: OwnProgramme {
                name: reader.line(Field::ProgrammeName),
                rate: reader.value(Field::ProgrammeRate),
                publics: reader.line(Field::ProgrammePublics),
            },
            etp_hours: reader.positive_hours(Field::EtpHours, 8_760),
            monthly_hours: reader.positive_hours(Field::MonthlyHours, 744),
            recruit_delay: reader.value(Field::RecruitDelay),
            services: reader.choice(Field::Services, Answered::from_key),
            site: reader.choice(Field::Site, Constraints::from_key),
            offer: reader.choice(Field::Offer, Answered::from_key),
            house: House {
                name: reader.line(Field::HouseName),
                source: reader.line(Field::HouseSource),
                date: reader.line(Field::HouseDate),
                rows: reader.house_rows(bareme),
            },
            title: reader.line(Field::Title),
            ccag: reader.choice(Field::Ccag, CcagChoice::from_key),
            procedure: Procedure {
                buyer: reader.choice(Field::Buyer, Buyer::from_key),
                launch: reader.date(Field::Launch),
                value: reader.value(Field::Value),
                defence: reader.yes_or_no(Field::Defence),
                overseas: reader.choice(Field::Overseas, Overseas::from_key),
            },
            mechanism: reader.choice(Field::Mechanism, Mechanism::from_key),
            mechanism_terms: MechanismTerms {
                reserved_share: reader.reserved_share(),
                reserved_condition: reader.yes_or_no(Field::ReservedCondition),
                ess_listed: reader.yes_or_no(Field::EssListed),
                criterion_weight: reader.weight(),
                criterion_aim: reader.choice(Field::CriterionAim, CriterionAim::from_key),
                criterion_parts: reader.paragraphs(Field::CriterionParts),
                actions: reader.actions(),
                actions_hours: reader.positive_hours(Field::ActionsHours, 1_000_000),
                object_support: reader.paragraphs(Field::ObjectSupport),
                object_results: reader.paragraphs(Field::ObjectResults),
                reserved_execution: reader.yes_or_no(Field::ReservedExecution),
                exception: reader.choice(Field::Exception, Exception::from_key),
                motivation: reader.paragraphs(Field::Motivation),
            },
            facilitateur: Facilitateur {
                exists: reader.yes_or_no(Field::Facilitateur),
                name: reader.line(Field::FacilitateurName),
                phone: reader.line(Field::FacilitateurPhone),
                email: reader.email(Field::FacilitateurEmail),
            },
            terms: Terms {
                first_meeting: reader.value(Field::FirstMeeting),
                reporting: reader.choice(Field::Reporting, Frequency::from_key),
                penalty_hour: reader.value(Field::PenaltyHour),
                penalty_meeting: reader.value(Field::PenaltyMeeting),
                penalty_document: reader.value(Field::PenaltyDocument),
                penalty_action: reader.value(Field::PenaltyAction),
                penalty_service: reader.value(Field::PenaltyService),
                formal_notice: reader.choice(Field::FormalNotice, FormalNotice::from_key),
                notice_delay: reader.value(Field::NoticeDelay),
                penalty_cap: reader.choice(Field::PenaltyCap, PenaltyCap::from_key),
                penalty_cap_rate: reader.value(Field::PenaltyCapRate),
                documents: reader.choice(Field::Documents, Documents::from_key),
                documents_list: reader.paragraphs(Field::DocumentsList),
                publics: reader.choice(Field::Publics, Publics::from_key),
                publics_categories: reader.categories(),
                publics_list: reader.paragraphs(Field::PublicsList),
                qpv: reader.choice(Field::Qpv, Qpv::from_key),
                training: reader.choice(Field::Training, Training::from_key),
                training_cap: reader.value(Field::TrainingCap),
                equivalences: reader.paragraphs(Field::Equivalences),
                pooling: reader.choice(Field::Pooling, Pooling::from_key),
                pooling_rules: reader.paragraphs(Field::PoolingRules),
                lead_member: reader.choice(Field::LeadMember, LeadMember::from_key),
                group_form: reader.choice(Field::GroupForm, GroupForm::from_key),
                group_penalties: reader.choice(Field::GroupPenalties, GroupPenalties::from_key),
                small_penalties: reader.choice(Field::SmallPenalties, SmallPenalties::from_key),
                review: reader.yes_or_no(Field::Review),
                data_controller: reader.choice(Field::DataController, DataController::from_key),
                data_retention: reader.value::<Months>(Field::DataRetention),
            },
            additions: Additions {
                aapc: reader.wording(Field::AddedAapc),
                rc: reader.wording(Field::AddedRc),
                ccap: reader.wording(Field::AddedCcap),
                ae: reader.wording(Field::AddedAe),
                sheet: reader.wording(Field::AddedSheet),
            },
        };
        if let (Some(firm), Some(whole)) = (contract.firm_duration, contract.duration)
            && firm > whole
        {
            reader.refuse(
                Field::FirmDuration,
                format!("La période ferme dépasse la durée d’exécution ({whole}). Corrigez l’une des deux."),
            );
            contract.firm_duration = None;
        }
        for (index, answers) in self.lots.iter().enumerate() {
            contract.lots.push(reader.lot(index, answers, bareme));
        }
        let problems = reader.problems;
        Reading { contract, problems }
    }
}

/// Reads answers one by one and remembers what was wrong.
struct Reader<'a> {
    answers: &'a Answers,
    at: Option<At>,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn lot(&mut self, index: usize, form: &'a LotForm, bareme: &Bareme) -> Lot {
        self.answers = &form.first;
        self.at = Some(At::from(index));
        let mut lot = Lot {
            name: self.line(Field::LotName),
            duration: self.value(Field::LotDuration),
            left_out: self.yes_or_no(Field::Kept) == Some(false),
            left_out_reason: self.line(Field::LeftOutReason),
            mechanism: self.choice(Field::LotMechanism, Mechanism::from_key),
            holders: self.choice(Field::LotHolders, Holders::from_key),
            rate: self.value(Field::Rate),
            target: self.value(Field::Target),
            framework: FrameworkTerms {
                maximum: self.value(Field::Maximum),
                hours: self.positive_hours(Field::RatioHours, 1_000_000),
                step: self.value(Field::RatioStep),
                mode: self
                    .choice(Field::RatioMode, RatioMode::from_key)
                    .unwrap_or_default(),
                trigger: self.value(Field::Trigger),
                trigger_counts: self.yes_or_no(Field::TriggerCounts),
                schedule: self.value(Field::Schedule),
            },
            object_people: self.people(),
            object_hours: self.positive_hours(Field::ObjectHours, 10_000_000),
            parts: Vec::with_capacity(1 + form.more.len()),
        };
        for (part, answers) in form.parts().enumerate() {
            self.answers = answers;
            self.at = Some(At { lot: index, part });
            let taken_over = self.choice(Field::TakenOver, |key| match key {
                TakenOver::NO => Some(None),
                key => TakenOver::from_key(key).map(Some),
            });
            lot.parts.push(Part {
                amount: self.value(Field::Amount),
                trade: self.trade(bareme),
                tranche: self
                    .choice(Field::Tranche, Tranche::from_key)
                    .unwrap_or_default(),
                share: self.value(Field::Share),
                cost: self.value(Field::Cost),
                taken_over: taken_over.flatten(),
                none_taken_over: taken_over == Some(None),
                staff_hours: self.value(Field::StaffHours),
                staff_price: self.value(Field::StaffPrice),
            });
        }
        if let (Some(maximum), Some(estimated)) = (lot.framework.maximum, lot.amount())
            && (estimated.minus(maximum.into())).is_ok_and(Exact::is_positive)
        {
            self.at = Some(At::from(index));
            let estimated = estimated.to_money_text();
            self.refuse(
                Field::Maximum,
                format!(
                    "Le maximum est sous le montant estimé ({estimated}{NO_BREAK_SPACE}€). Corrigez l’un des deux."
                ),
            );
            lot.framework.maximum = None;
        }
        lot
    }

    fn house_rows(&mut self, bareme: &Bareme) -> HouseRows {
        let Some(text) = self.typed(Field::HouseRows) else {
            return HouseRows::default();
        };
        match HouseRows::read(text, bareme) {
            Ok(rows) => rows,
            Err(error) => {
                self.refuse(Field::HouseRows, error);
                HouseRows::default()
            }
        }
    }

    fn yes_or_no(&mut self, field: Field) -> Option<bool> {
        self.choice(field, |key| match key {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        })
    }

    /// Hours of a period: more than none, and no more than it has.
    fn positive_hours(&mut self, field: Field, most: i64) -> Option<Hours> {
        let hours: Hours = self.value(field)?;
        if hours == Hours::ZERO {
            self.refuse(field, "Indiquez au moins une heure.");
            None
        } else if hours.get() > most {
            let most = integer(i128::from(most));
            self.refuse(
                field,
                format!("Indiquez {most} h au plus. Vérifiez la valeur."),
            );
            None
        } else {
            Some(hours)
        }
    }

    fn refuse(&mut self, field: Field, message: impl Display) {
        let at = self.at;
        let before = |problem: &Problem| (problem.at, problem.field) <= (at, field);
        let place = self.problems.iter().rposition(before);
        let problem = Problem {
            at,
            field,
            message: message.to_string(),
        };
        self.problems
            .insert(place.map_or(0, |place| place + 1), problem);
    }

    fn typed(&self, field: Field) -> Option<&'a str> {
        if !self.answers.has(field) {
            return None;
        }
        let text = self.answers.get(field);
        let begins = text.as_bytes().first().is_some_and(u8::is_ascii_graphic);
        (begins || !text.trim().is_empty()).then_some(text)
    }

    fn value<T>(&mut self, field: Field) -> Option<T>
    where
        T: FromStr,
        T::Err: Display,
    {
        match self.typed(field)?.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse(field, error);
                None
            }
        }
    }

    fn line(&mut self, field: Field) -> Option<Line> {
        match self.typed(field)?.parse() {
            Err(LineError::Empty) => None,
            Ok(line) => Some(line),
            Err(error) => {
                self.refuse(field, error);
                None
            }
        }
    }

    fn paragraphs(&mut self, field: Field) -> Option<Paragraphs> {
        match self.typed(field)?.parse() {
            Err(ParagraphsError::Empty) => None,
            Ok(text) => Some(text),
            Err(error) => {
                self.refuse(field, error);
                None
            }
        }
    }

    fn wording(&mut self, field: Field) -> Option<Wording> {
        match self.typed(field)?.parse() {
            Err(WordingError::Empty) => None,
            Ok(text) => Some(text),
            Err(error) => {
                self.refuse(field, error);
                None
            }
        }
    }

    fn date(&mut self, field: Field) -> Option<NaiveDate> {
        match parse_typed_date(self.typed(field)?) {
            Ok(day) => Some(day),
            Err(error) => {
                self.refuse(field, error);
                None
            }
        }
    }

    /// The code asks for half of the workers at least.
    fn reserved_share(&mut self) -> Option<Percent> {
        let share: Percent = self.value(Field::ReservedShare)?;
        let least = Law::builtin().figure("reserved_share_percent");
        if i128::from(share.basis_points()) < least.value * 100 {
            self.refuse(
                Field::ReservedShare,
                format!(
                    "Le code demande au moins {}{NO_BREAK_SPACE}% ({}). Augmentez cette part.",
                    least.value, least.source
                ),
            );
            return None;
        }
        Some(share)
    }

    /// One social action a year, or more.
    fn actions(&mut self) -> Option<u16> {
        self.count(
            Field::ActionsCount,
            100,
            "Indiquez un nombre entier d’actions par année, de 1 à 100.",
        )
    }

    /// One person, or more.
    fn people(&mut self) -> Option<u16> {
        self.count(
            Field::ObjectPeople,
            10_000,
            "Indiquez un nombre entier de personnes, de 1 à 10 000.",
        )
    }

    fn count(&mut self, field: Field, most: u16, otherwise: &str) -> Option<u16> {
        let count = self.typed(field)?.trim().parse::<u16>();
        let count = count.ok().filter(|count| (1..=most).contains(count));
        if count.is_none() {
            self.refuse(field, otherwise);
        }
        count
    }

    fn categories(&mut self) -> Vec<Category> {
        let Some(text) = self.typed(Field::PublicsCategories) else {
            return Vec::new();
        };
        Category::read(text).unwrap_or_else(|| {
            self.refuse(
                Field::PublicsCategories,
                "Une des catégories n’est pas connue. Cochez de nouveau celles que la clause garde.",
            );
            Vec::new()
        })
    }

    /// The weight of one criterion among others.
    fn weight(&mut self) -> Option<Percent> {
        let weight: Percent = self.value(Field::CriterionWeight)?;
        if weight.basis_points() == 0 || weight.basis_points() >= 10_000 {
            self.refuse(
                Field::CriterionWeight,
                "Le critère social s’ajoute à d’autres critères : indiquez plus de 0 % et moins de 100 %.",
            );
            return None;
        }
        Some(weight)
    }

    fn email(&mut self, field: Field) -> Option<Line> {
        let line = self.line(field)?;
        let looks_right = line.as_str().split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !line.as_str().contains(' ')
        });
        if looks_right {
            return Some(line);
        }
        self.refuse(
            field,
            "Cette adresse n’est pas complète. Écrivez par exemple prenom.nom@organisme.fr.",
        );
        None
    }

    fn choice<T>(&mut self, field: Field, from_key: impl Fn(&str) -> Option<T>) -> Option<T> {
        let choice = from_key(self.typed(field)?);
        if choice.is_none() {
            self.refuse(field, "Choisissez une réponse dans la liste.");
        }
        choice
    }

    fn trade(&mut self, bareme: &Bareme) -> Option<&'static Trade> {
        let typed = self.typed(Field::Trade)?;
        // As the list writes it, which is nearly always: nothing to fold.
        if let Some(trade) = bareme.trades().iter().find(|trade| trade.label == typed) {
            return Some(trade);
        }
        if CpvCode::is_meant_by(typed) {
            return self.trade_of_cpv(typed, bareme);
        }
        let folded = fold(&typed.chars().take(200).collect::<String>());
        let found = bareme.trades().iter().find(|trade| {
            fold(trade.label)
                .split_whitespace()
                .eq(folded.split_whitespace())
        });
        if found.is_none() {
            let near = bareme.search(typed);
            // As the list has them: those of the contract's nature first.
            let nature = self.typed(Field::Nature).and_then(Nature::from_key);
            let of = |own: bool| {
                let near = near.iter();
                near.filter(move |one| nature.is_none_or(|nature| nature == one.nature) == own)
            };
            let names: Vec<String> = of(true)
                .chain(of(false))
                .take(MOST_TRADES_NAMED)
                .map(|one| format!("« {} »", one.label))
                .collect();
            let sentence = match names.split_last() {
                None => "Aucun métier ne porte ce nom. Essayez un autre mot (« peinture », « ménage », « VRD ») ou un code CPV.".to_string(),
                Some((last, [])) => format!("Choisissez le métier proposé dans la liste : {last}."),
                Some((last, others)) => format!(
                    "Choisissez un des métiers proposés dans la liste, par exemple {} ou {last}.",
                    others.join(", ")
                ),
            };
            self.refuse(Field::Trade, sentence);
        }
        found
    }

    fn trade_of_cpv(&mut self, typed: &str, bareme: &Bareme) -> Option<&'static Trade> {
        let code: CpvCode = match typed.parse() {
            Ok(code) => code,
            Err(error) => {
                self.refuse(Field::Trade, error);
                return None;
            }
        };
        match bareme.trades_of(code)[..] {
            [trade] => Some(trade),
            [] => {
                self.refuse(
                    Field::Trade,
                    format!(
                        "Aucun métier du barème ne correspond au code CPV {code}. Cherchez le métier par son nom."
                    ),
                );
                None
            }
            _ => {
                self.refuse(
                    Field::Trade,
                    format!(
                        "Le code CPV {code} correspond à plusieurs métiers. Choisissez le vôtre dans la liste."
                    ),
                );
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn problem(field: Field, typed: &str) -> String {
        let mut form = Form::new();
        form.set(0, field, typed);
        let reading = form.read(Bareme::builtin());
        assert_eq!(reading.problems.len(), 1, "{typed}");
        assert_eq!(reading.problems[0].field, field);
        reading.problems[0]
            .message
            .replace(['\u{202f}', '\u{a0}'], " ")
    }

    #[test]
    fn wrong_answers_are_said_at_their_field() {
        assert_eq!(
            problem(Field::Amount, "0"),
            "Le montant doit dépasser zéro."
        );
        assert!(
            problem(Field::Amount, "beaucoup").starts_with("« beaucoup » n’est pas un nombre.")
        );
        assert!(problem(Field::Share, "150 %").contains("100 %"));
        assert!(problem(Field::Cost, "0 €/h").contains("dépasser zéro"));
        assert!(problem(Field::Duration, "0").contains("dépasser zéro"));
        assert!(problem(Field::Trade, "zzz").starts_with("Aucun métier ne porte ce nom."));
        assert!(problem(Field::Trade, "pein").starts_with("Choisissez un des métiers"));
        assert!(problem(Field::Trade, "45442100-9").contains("chiffre de contrôle"));
        assert!(problem(Field::Trade, "85000000-9").contains("ne correspond au code CPV"));
        assert!(problem(Field::Nature, "autre").contains("dans la liste"));
        assert!(problem(Field::Title, &"a".repeat(1_000_000)).contains("1 000 000 caractères"));
        assert!(problem(Field::FacilitateurEmail, "dupont").contains("prenom.nom@organisme.fr"));
    }

    #[test]
    fn problems_come_in_the_order_of_the_form() {
        let mut form = Form::new();
        form.lots = vec![LotForm::default(); 2];
        form.lots[0].more = vec![Answers::default()];
        let typed = [
            (At { lot: 1, part: 0 }, Field::Amount, "0"),
            (At { lot: 0, part: 1 }, Field::Amount, "0"),
            (At { lot: 0, part: 0 }, Field::Rate, "150 %"),
            (At { lot: 0, part: 0 }, Field::Amount, "0"),
            (At::default(), Field::EtpHours, "0"),
            (At::default(), Field::Duration, "0"),
        ];
        for (at, field, text) in typed {
            form.set(at, field, text);
        }
        let reading = form.read(Bareme::builtin());
        let found: Vec<_> = reading.problems.iter().map(|p| (p.at, p.field)).collect();
        let at = |lot, part| Some(At { lot, part });
        assert_eq!(
            found,
            [
                (None, Field::Duration),
                (None, Field::EtpHours),
                (at(0, 0), Field::Amount),
                (at(0, 0), Field::Rate),
                (at(0, 1), Field::Amount),
                (at(1, 0), Field::Amount),
            ]
        );
        // Named once, however many parts have it.
        assert_eq!(reading.wrong_in_lot(0), [Field::Amount, Field::Rate]);
    }

    #[test]
    fn a_maximum_is_held_against_all_parts() {
        let mut form = Form::new();
        form.lots[0].more = vec![Answers::default()];
        form.set(0, Field::Maximum, "100 000");
        form.set(At { lot: 0, part: 0 }, Field::Amount, "60 000");
        form.set(At { lot: 0, part: 1 }, Field::Amount, "40 000,01");
        let reading = form.read(Bareme::builtin());
        assert_eq!(
            reading
                .problem(0, Field::Maximum)
                .map(|text| text.replace(['\u{202f}', '\u{a0}'], " ")),
            Some(
                "Le maximum est sous le montant estimé (100 000,01 €). Corrigez l’un des deux."
                    .to_string()
            )
        );
        assert_eq!(reading.contract.lots[0].framework.maximum, None);
        form.set(At { lot: 0, part: 1 }, Field::Amount, "40 000");
        assert_eq!(form.read(Bareme::builtin()).problems, []);
    }

    #[test]
    fn a_megabyte_in_any_field_is_refused_without_harm() {
        for field in Field::all() {
            let _ = problem(field, &"9".repeat(1_000_000));
        }
    }

    #[test]
    fn an_empty_form_has_no_problem() {
        let reading = Form::new().read(Bareme::builtin());
        assert_eq!(reading.problems, []);
        assert_eq!(reading.contract.lots[0].parts, [Part::default()]);
    }

    #[test]
    fn a_trade_is_found_by_its_label_or_its_cpv_code() {
        for typed in [
            "Peinture, revêtements muraux",
            "peinture revetements muraux",
            "45442100-8",
        ] {
            let mut form = Form::new();
            form.lots[0].set(Field::Trade, typed);
            let reading = form.read(Bareme::builtin());
            assert_eq!(reading.problems, [], "{typed}");
            assert_eq!(reading.contract.lots[0].trade().unwrap().id, "peinture");
        }
    }

    #[test]
    fn no_two_trades_answer_to_one_label() {
        let trades = Bareme::builtin().trades();
        for (index, trade) in trades.iter().enumerate() {
            assert!(
                trades[..index]
                    .iter()
                    .all(|t| fold(t.label) != fold(trade.label))
            );
        }
    }
}
