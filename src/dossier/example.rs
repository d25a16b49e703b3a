//! Dossiers to look at, each opened in one click: made up, with no amount that only a buyer may choose.

/// A dossier to look at.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// What it is, in a few words.
    pub title: &'static str,
    /// What there is to see in it.
    pub says: &'static str,
}

macro_rules! examples {
    ($($file:literal $title:literal $says:literal;)*) => {
        impl Example {
            /// All of them, the simplest first.
            pub const ALL: &[Self] = &[$(Self { title: $title, says: $says },)*];
        }

        /// The file of each: apart, since a list of titles does not need it.
        #[must_use]
        pub fn example_file(index: usize) -> Option<&'static str> {
            const FILES: &[&str] = &[$(include_str!(concat!("examples/", $file, ".json")),)*];
            FILES.get(index).copied()
        }
    };
}

examples! {
    "peinture" "Lot de peinture" "Un montant, un métier, une durée : rien d’autre.";
    "nettoyage" "Nettoyage avec reprise du personnel" "Seul le travail nouveau porte des heures.";
    "npnru" "Réhabilitation NPNRU en huit lots" "Un taux de programme, des heures lot par lot.";
    "informatique" "Accord-cadre informatique" "Tant d’heures pour tant d’euros facturés.";
    "espaces-verts" "Espaces verts réservés" "Un marché réservé à des entreprises adaptées et à des ESAT, au lieu d’heures.";
    "concession" "Concession d’un réseau de chaleur" "Des travaux, puis une exploitation.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bareme::Bareme;
    use crate::clause::ClauseSet;
    use crate::contract::Form;
    use crate::dossier::parse;
    use crate::estimate::Estimate;
    use crate::law::Law;
    use chrono::NaiveDate;

    fn form(index: usize) -> Form {
        let file = example_file(index).expect("a file for each title");
        parse(file, Bareme::builtin()).expect("a dossier")
    }

    #[test]
    fn every_example_opens_without_a_wrong_answer_and_gives_pieces() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        for (index, example) in Example::ALL.iter().enumerate() {
            let reading = form(index).read(Bareme::builtin());
            assert_eq!(reading.problems, [], "{}", example.title);
            let estimate = Estimate::of(&reading, Bareme::builtin());
            let total = estimate.total.expect("hours of every lot");
            // A reservation takes the place of hours.
            let is_reserved = reading.contract.mechanism.is_some();
            assert_eq!(total.high().get() == 0, is_reserved, "{}", example.title);
            let (bareme, law) = (Bareme::builtin(), Law::builtin());
            let set = ClauseSet::of(&reading, &estimate, bareme, law, date);
            assert!(set.pieces.len() > 3, "{}", example.title);
        }
    }

    #[test]
    fn what_the_titles_promise_is_in_the_files() {
        let read = |index| form(index).read(Bareme::builtin()).contract;
        assert_eq!(Example::ALL.len(), 6);
        assert_eq!(read(2).lots.len(), 8);
        assert!(read(1).lots[0].parts[0].taken_over.is_some());
        assert!(read(2).programme.is_some());
        assert!(read(3).technique != crate::contract::Technique::Ordinary);
        assert!(
            read(4)
                .mechanism
                .is_some_and(crate::contract::Mechanism::is_reserved)
        );
        assert!(read(5).lots.len() > 1);
    }
}
