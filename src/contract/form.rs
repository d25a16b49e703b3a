use super::{Contract, Facilitateur, Field, Frequency, Line, LineError, Lot, Place, Terms};
use crate::bareme::{Bareme, CpvCode, Nature, Trade, fold};
use crate::law::Ccag;
use std::{fmt::Display, str::FromStr};

/// What was typed, field by field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers([String; Field::ALL.len()]);

impl Answers {
    /// What was typed in a field; empty when nothing was.
    #[must_use]
    pub fn get(&self, field: Field) -> &str {
        &self.0[field.index()]
    }

    /// Replaces what was typed in a field.
    pub fn set(&mut self, field: Field, text: impl Into<String>) {
        self.0[field.index()] = text.into();
    }

    /// Every field that was filled in, in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &str)> {
        Field::ALL
            .into_iter()
            .map(|field| (field, self.get(field)))
            .filter(|(_, text)| !text.is_empty())
    }
}

/// The whole form, word for word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Answers given once.
    pub contract: Answers,
    /// Answers given for each lot; at least one lot.
    pub lots: Vec<Answers>,
}

/// A wrong answer, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The lot it is in, from 0; none for an answer given once.
    pub lot: Option<usize>,
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
    /// The wrong ones, in the order of the form.
    pub problems: Vec<Problem>,
}

impl Reading {
    /// The problem of a field, if it has one.
    #[must_use]
    pub fn problem(&self, lot: Option<usize>, field: Field) -> Option<&str> {
        self.problems
            .iter()
            .find(|problem| problem.lot == lot && problem.field == field)
            .map(|problem| problem.message.as_str())
    }

    /// The wrong answers of a lot, in the order of the form.
    #[must_use]
    pub fn wrong_in_lot(&self, lot: usize) -> Vec<Field> {
        self.problems
            .iter()
            .filter(|problem| problem.lot == Some(lot))
            .map(|problem| problem.field)
            .collect()
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
            lots: vec![Answers::default()],
        }
    }

    /// Every field that was filled in, of the contract or of any lot.
    #[must_use]
    pub fn filled(&self) -> Vec<Field> {
        std::iter::once(&self.contract)
            .chain(&self.lots)
            .flat_map(|answers| answers.iter().map(|(field, _)| field))
            .collect()
    }

    /// The answers that hold a field: the contract's or a lot's.
    #[must_use]
    pub fn answers(&self, lot: usize, field: Field) -> Option<&Answers> {
        match field.place() {
            Place::Contract => Some(&self.contract),
            Place::Lot => self.lots.get(lot),
        }
    }

    /// Replaces what was typed in a field of the contract, or of that lot; nothing happens for a
    /// lot that is not there.
    pub fn set(&mut self, lot: usize, field: Field, text: impl Into<String>) {
        let answers = match field.place() {
            Place::Contract => Some(&mut self.contract),
            Place::Lot => self.lots.get_mut(lot),
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
            lot: None,
            problems: Vec::new(),
        };
        // Read in the order of the form, which is that of the problems.
        let mut contract = Contract {
            nature: reader.choice(Field::Nature, Nature::from_key),
            duration: reader.value(Field::Duration),
            lots: Vec::with_capacity(self.lots.len()),
            title: reader.line(Field::Title),
            ccag: reader.choice(Field::Ccag, Ccag::from_key),
            facilitateur: Facilitateur {
                exists: reader.choice(Field::Facilitateur, |key| match key {
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => None,
                }),
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
            },
        };
        for (index, answers) in self.lots.iter().enumerate() {
            reader.answers = answers;
            reader.lot = Some(index);
            contract.lots.push(Lot {
                amount: reader.value(Field::Amount),
                trade: reader.trade(bareme),
                share: reader.value(Field::Share),
                cost: reader.value(Field::Cost),
                rate: reader.value(Field::Rate),
            });
        }
        let problems = reader.problems;
        Reading { contract, problems }
    }
}

/// Reads answers one by one and remembers what was wrong.
struct Reader<'a> {
    answers: &'a Answers,
    lot: Option<usize>,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn refuse(&mut self, field: Field, message: impl Display) {
        self.problems.push(Problem {
            lot: self.lot,
            field,
            message: message.to_string(),
        });
    }

    fn typed(&self, field: Field) -> Option<&str> {
        let text = self.answers.get(field);
        (!text.trim().is_empty()).then_some(text)
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
        let typed = self.typed(Field::Trade)?.to_string();
        if CpvCode::is_meant_by(&typed) {
            return self.trade_of_cpv(&typed, bareme);
        }
        let folded = fold(&typed.chars().take(200).collect::<String>());
        let found = bareme.trades().iter().find(|trade| {
            fold(trade.label)
                .split_whitespace()
                .eq(folded.split_whitespace())
        });
        if found.is_none() {
            let sentence = if bareme.search(&typed).is_empty() {
                "Aucun métier ne porte ce nom. Essayez un autre mot (« peinture », « ménage », « VRD ») ou un code CPV."
            } else {
                "Choisissez un des métiers proposés dans la liste."
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
    fn a_megabyte_in_any_field_is_refused_without_harm() {
        for field in Field::ALL {
            let _ = problem(field, &"9".repeat(1_000_000));
        }
    }

    #[test]
    fn an_empty_form_has_no_problem() {
        let reading = Form::new().read(Bareme::builtin());
        assert_eq!(reading.problems, []);
        assert_eq!(reading.contract.lots, [Lot::default()]);
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
            assert_eq!(reading.contract.lots[0].trade.unwrap().id, "peinture");
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
