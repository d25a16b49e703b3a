//! Which lot and which part something is of, as short as the contract allows.

use super::{Note, lot_name};

impl Note<'_> {
    pub(super) fn has_lots(&self) -> bool {
        self.contract.lots.len() > 1
    }

    fn has_parts(&self, lot: usize) -> bool {
        self.contract.lots[lot].parts.len() > 1
    }

    /// Whether a table has to say which lot or which part a row is of.
    pub(super) fn has_places(&self) -> bool {
        self.has_lots() || self.has_parts(0)
    }

    pub(super) fn place_header(&self) -> &'static str {
        if self.has_lots() { "Lot" } else { "Poste" }
    }

    /// « Lot n° 2 : Peinture », with the trade where the lot has no name.
    pub(super) fn long_name(&self, index: usize) -> String {
        let lot = &self.contract.lots[index];
        let name = lot_name(self.contract, index);
        match (&lot.name, lot.trade()) {
            (None, Some(trade)) if self.has_lots() && !self.has_parts(index) => {
                format!("{name} ({})", trade.label)
            }
            _ => name,
        }
    }

    /// « Lot n° 2, poste 1 ».
    pub(super) fn place(&self, index: usize, part: usize) -> String {
        match (self.has_lots(), self.has_parts(index)) {
            (true, true) => format!("{}, poste {}", short_name(index), part + 1),
            (true, false) => short_name(index),
            (false, _) => format!("Poste {}", part + 1),
        }
    }

    /// « Lot n° 2, Peinture », for what belongs to a trade wherever it stands in the lot.
    pub(super) fn trade_place(&self, index: usize, part: usize) -> String {
        let trade = self.contract.lots[index].parts[part].trade;
        match (trade, self.has_lots(), self.has_parts(index)) {
            (Some(trade), true, true) => format!("{}, {}", short_name(index), trade.label),
            (Some(trade), false, true) => trade.label.to_string(),
            _ => self.place(index, part),
        }
    }

    /// « Lot n° 2, postes 1 et 3 : », before a sentence on them; nothing where there is but one.
    pub(super) fn before(&self, index: usize, parts: &[usize]) -> String {
        let mut words = Vec::new();
        if self.has_lots() {
            words.push(short_name(index));
        }
        if self.has_parts(index) && !parts.is_empty() {
            let noun = if parts.len() > 1 { "postes" } else { "poste" };
            words.push(format!("{noun} {}", numbers(parts)));
        }
        if words.is_empty() {
            String::new()
        } else {
            words.join(", ") + " : "
        }
    }

    /// « lots n° 1 et 3 », of those that have figures; nothing where there is but one.
    pub(super) fn lots_in_words(&self, lots: &[usize]) -> String {
        match lots {
            _ if !self.has_lots() => String::new(),
            [lot] => format!("lot n° {}", lot + 1),
            _ if lots.len() == self.figures().count() => "tous les lots".to_string(),
            _ => format!("lots n° {}", numbers(lots)),
        }
    }

    /// « Tous les lots », « Lots n° 1 et 4 ; lot n° 3, poste 2 », of the parts that have figures.
    pub(super) fn places(&self, places: &[(usize, usize)]) -> String {
        let all: usize = self.figures().map(|(_, figures)| figures.parts.len()).sum();
        if places.len() == all && all > 1 {
            let noun = if self.has_lots() { "lots" } else { "postes" };
            return format!("Tous les {noun}");
        }
        let (mut whole, mut split) = (Vec::new(), Vec::new());
        for (lot, of) in self.contract.lots.iter().enumerate() {
            let here = places.iter().filter(|place| place.0 == lot);
            let parts: Vec<usize> = here.map(|place| place.1).collect();
            if !parts.is_empty() && self.has_lots() && parts.len() == of.parts.len() {
                whole.push(lot);
            } else if !parts.is_empty() {
                let lot = if self.has_lots() {
                    format!("lot n° {}, ", lot + 1)
                } else {
                    String::new()
                };
                let noun = if parts.len() > 1 { "postes" } else { "poste" };
                split.push(format!("{lot}{noun} {}", numbers(&parts)));
            }
        }
        if !whole.is_empty() {
            let noun = if whole.len() > 1 { "lots" } else { "lot" };
            split.insert(0, format!("{noun} n° {}", numbers(&whole)));
        }
        sentence(&split.join(" ; "))
    }
}

pub(super) fn short_name(index: usize) -> String {
    format!("Lot n° {}", index + 1)
}

/// « 1, 3 et 4 », of numbers from 0.
fn numbers(of: &[usize]) -> String {
    let words: Vec<String> = of.iter().map(|number| (number + 1).to_string()).collect();
    in_words(&words)
}

/// « un, deux et trois ».
pub(super) fn in_words(words: &[String]) -> String {
    match words {
        [before @ .., last] if !before.is_empty() => format!("{} et {last}", before.join(", ")),
        _ => words.concat(),
    }
}

/// With a capital first letter, where that is a plain one.
pub(super) fn sentence(words: &str) -> String {
    let mut words = words.to_string();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}
