/// Every answer that a user can give, in the order of the form: named once for the form, the saved
/// file, the problems and the blanks of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// A lot's amount, excluding tax.
    Amount,
    /// A lot's trade: its label or a CPV code.
    Trade,
    /// Works, services, intellectual services or supplies.
    Nature,
    /// Months of performance.
    Duration,
    /// A lot's own labour share.
    Share,
    /// A lot's own hourly cost.
    Cost,
    /// A lot's own insertion rate.
    Rate,
    /// The contract's object.
    Title,
    /// The CCAG referred to.
    Ccag,
    /// Whether there is a facilitateur.
    Facilitateur,
    /// The facilitateur's name.
    FacilitateurName,
    /// The facilitateur's telephone.
    FacilitateurPhone,
    /// The facilitateur's e-mail address.
    FacilitateurEmail,
    /// Delay of the first meeting.
    FirstMeeting,
    /// Frequency of reporting.
    Reporting,
    /// Penalty for an hour not done.
    PenaltyHour,
    /// Penalty for a meeting missed.
    PenaltyMeeting,
    /// Penalty for a document missing.
    PenaltyDocument,
}

/// Where an answer belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Once for the contract.
    Contract,
    /// Once for each lot.
    Lot,
}

impl Field {
    /// All, in the order of the form.
    pub const ALL: [Self; 18] = [
        Self::Amount,
        Self::Trade,
        Self::Nature,
        Self::Duration,
        Self::Share,
        Self::Cost,
        Self::Rate,
        Self::Title,
        Self::Ccag,
        Self::Facilitateur,
        Self::FacilitateurName,
        Self::FacilitateurPhone,
        Self::FacilitateurEmail,
        Self::FirstMeeting,
        Self::Reporting,
        Self::PenaltyHour,
        Self::PenaltyMeeting,
        Self::PenaltyDocument,
    ];

    /// Where the answer belongs.
    #[must_use]
    pub const fn place(self) -> Place {
        match self {
            Self::Trade | Self::Amount | Self::Share | Self::Cost | Self::Rate => Place::Lot,
            _ => Place::Contract,
        }
    }

    /// The place in [`Field::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The field with that word in data.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.key() == key)
    }

    /// The French name, as on the form.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Title => "Objet du marché",
            Self::Nature => "Nature du marché",
            Self::Ccag => "CCAG de référence",
            Self::Duration => "Durée d’exécution",
            Self::Trade => "Métier ou code CPV",
            Self::Amount => "Montant hors taxes",
            Self::Share => "Part de main-d’œuvre",
            Self::Cost => "Coût horaire chargé",
            Self::Rate => "Taux d’insertion",
            Self::Facilitateur => "Facilitateur des clauses sociales",
            Self::FacilitateurName => "Facilitateur : nom et organisme",
            Self::FacilitateurPhone => "Facilitateur : téléphone",
            Self::FacilitateurEmail => "Facilitateur : courriel",
            Self::FirstMeeting => "Délai de la première réunion",
            Self::Reporting => "Périodicité des justificatifs",
            Self::PenaltyHour => "Pénalité par heure non réalisée",
            Self::PenaltyMeeting => "Pénalité par absence en réunion",
            Self::PenaltyDocument => "Pénalité par document manquant",
        }
    }

    /// The word in data and in the page's addresses: `penalty_hour`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Nature => "nature",
            Self::Ccag => "ccag",
            Self::Duration => "duration",
            Self::Trade => "trade",
            Self::Amount => "amount",
            Self::Share => "share",
            Self::Cost => "cost",
            Self::Rate => "rate",
            Self::Facilitateur => "facilitateur",
            Self::FacilitateurName => "facilitateur_name",
            Self::FacilitateurPhone => "facilitateur_phone",
            Self::FacilitateurEmail => "facilitateur_email",
            Self::FirstMeeting => "first_meeting",
            Self::Reporting => "reporting",
            Self::PenaltyHour => "penalty_hour",
            Self::PenaltyMeeting => "penalty_meeting",
            Self::PenaltyDocument => "penalty_document",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Field;

    #[test]
    fn every_field_is_found_by_its_key_and_stands_at_its_index() {
        for (index, field) in Field::ALL.into_iter().enumerate() {
            assert_eq!(Field::from_key(field.key()), Some(field));
            assert_eq!(field.index(), index);
        }
        assert_eq!(Field::from_key("autre"), None);
    }
}
