/// Every answer that a user can give, in the order of the form: named once for the form, the saved
/// file, the problems and the blanks of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The labour-bearing amount, excluding tax; of a framework, the estimated one.
    Amount,
    /// The trade: its label or a CPV code.
    Trade,
    /// Works, services, intellectual services or supplies.
    Nature,
    /// Months of performance, renewals included.
    Duration,
    /// What a lot is called.
    LotName,
    /// Months of performance of a lot, where they differ from the contract's.
    LotDuration,
    /// Firm, optional tranche or renewal.
    Tranche,
    /// The buyer's own labour share.
    Share,
    /// The buyer's own hourly cost.
    Cost,
    /// Whether staff is taken over, and by which method the hours are then computed.
    TakenOver,
    /// Monthly hours of the staff taken over.
    StaffHours,
    /// Price of an hour, where staff is taken over.
    StaffPrice,
    /// The buyer's own insertion rate.
    Rate,
    /// Hours, ETP or people wanted: the way back from a result to its rate.
    Target,
    /// Whether a lot carries the clause.
    Kept,
    /// Why a lot carries no clause.
    LeftOutReason,
    /// Ordinary contract, or framework with order forms or subsequent contracts.
    Technique,
    /// Maximum amount of a framework.
    Maximum,
    /// Hours of the ratio.
    RatioHours,
    /// Euros invoiced that the hours of the ratio are for.
    RatioStep,
    /// Pro rata, or by whole tranches.
    RatioMode,
    /// Amount invoiced under which nothing is due.
    Trigger,
    /// Whether the amount under the trigger counts once it is passed.
    TriggerCounts,
    /// Amounts expected by year, parted by semicolons.
    Schedule,
    /// Months of the firm period, without renewals.
    FirmDuration,
    /// How hours become whole.
    Rounding,
    /// A programme that sets a minimum.
    Programme,
    /// The name of the buyer's own charter.
    ProgrammeName,
    /// The minimum rate of the buyer's own charter.
    ProgrammeRate,
    /// Whom the buyer's own charter is for.
    ProgrammePublics,
    /// Hours of a full-time year.
    EtpHours,
    /// Hours that a person works in a month.
    MonthlyHours,
    /// Time from notification to the start of performance.
    RecruitDelay,
    /// Whether the services suit people in insertion.
    Services,
    /// Technical constraints of the site.
    Site,
    /// Whether the territory has people and structures for it.
    Offer,
    /// Hours, or social actions in their place.
    Actions,
    /// The name of a house's own coefficients.
    HouseName,
    /// The source of a house's own coefficients.
    HouseSource,
    /// The date of a house's own coefficients.
    HouseDate,
    /// A house's own coefficients, one trade a line.
    HouseRows,
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
    /// Once for each part of a lot: a trade, or a tranche of it.
    Part,
}

/// A field, its word in data, where it belongs, and its French name on the form.
type Row = (Field, &'static str, Place, &'static str);

static ROWS: [Row; Field::COUNT] = {
    use Field as F;
    use Place::{Contract, Lot, Part};
    [
        (F::Amount, "amount", Part, "Montant hors taxes"),
        (F::Trade, "trade", Part, "Métier ou code CPV"),
        (F::Nature, "nature", Contract, "Nature du marché"),
        (F::Duration, "duration", Contract, "Durée d’exécution"),
        (F::LotName, "lot_name", Lot, "Intitulé du lot"),
        (F::LotDuration, "lot_duration", Lot, "Durée du lot"),
        (F::Tranche, "tranche", Part, "Tranche ou période"),
        (F::Share, "share", Part, "Part de main-d’œuvre"),
        (F::Cost, "cost", Part, "Coût horaire chargé"),
        (F::TakenOver, "taken_over", Part, "Reprise de personnel"),
        (
            F::StaffHours,
            "staff_hours",
            Part,
            "Heures mensuelles du personnel repris",
        ),
        (
            F::StaffPrice,
            "staff_price",
            Part,
            "Prix d’une heure de prestation",
        ),
        (F::Rate, "rate", Lot, "Taux d’insertion"),
        (F::Target, "target", Lot, "Objectif à atteindre"),
        (F::Kept, "kept", Lot, "Ce lot porte la clause"),
        (F::LeftOutReason, "left_out_reason", Lot, "Motif"),
        (F::Technique, "technique", Contract, "Forme du marché"),
        (F::Maximum, "maximum", Lot, "Montant maximum"),
        (F::RatioHours, "ratio_hours", Lot, "Nombre d’heures"),
        (F::RatioStep, "ratio_step", Lot, "Par tranche de"),
        (F::RatioMode, "ratio_mode", Lot, "Mode de calcul"),
        (F::Trigger, "trigger", Lot, "Seuil de déclenchement"),
        (
            F::TriggerCounts,
            "trigger_counts",
            Lot,
            "Montant sous le seuil",
        ),
        (F::Schedule, "schedule", Lot, "Montants par année"),
        (
            F::FirmDuration,
            "firm_duration",
            Contract,
            "Dont période ferme",
        ),
        (F::Rounding, "rounding", Contract, "Arrondi des heures"),
        (F::Programme, "programme", Contract, "Programme ou charte"),
        (
            F::ProgrammeName,
            "programme_name",
            Contract,
            "Nom de la charte",
        ),
        (
            F::ProgrammeRate,
            "programme_rate",
            Contract,
            "Taux minimum de la charte",
        ),
        (
            F::ProgrammePublics,
            "programme_publics",
            Contract,
            "Publics de la charte",
        ),
        (F::EtpHours, "etp_hours", Contract, "Heures d’un ETP par an"),
        (
            F::MonthlyHours,
            "monthly_hours",
            Contract,
            "Heures travaillées par mois",
        ),
        (
            F::RecruitDelay,
            "recruit_delay",
            Contract,
            "Temps pour recruter",
        ),
        (
            F::Services,
            "services",
            Contract,
            "Les prestations se prêtent à l’insertion",
        ),
        (F::Site, "site", Contract, "Contraintes techniques du site"),
        (
            F::Offer,
            "offer",
            Contract,
            "Offre d’insertion sur le territoire",
        ),
        (
            F::Actions,
            "actions",
            Contract,
            "Heures ou actions sociales",
        ),
        (F::HouseName, "house_name", Contract, "Nom de votre barème"),
        (
            F::HouseSource,
            "house_source",
            Contract,
            "Source de votre barème",
        ),
        (F::HouseDate, "house_date", Contract, "Date de votre barème"),
        (
            F::HouseRows,
            "house_rows",
            Contract,
            "Coefficients par métier",
        ),
        (F::Title, "title", Contract, "Objet du marché"),
        (F::Ccag, "ccag", Contract, "CCAG de référence"),
        (
            F::Facilitateur,
            "facilitateur",
            Contract,
            "Facilitateur des clauses sociales",
        ),
        (
            F::FacilitateurName,
            "facilitateur_name",
            Contract,
            "Facilitateur : nom et organisme",
        ),
        (
            F::FacilitateurPhone,
            "facilitateur_phone",
            Contract,
            "Facilitateur : téléphone",
        ),
        (
            F::FacilitateurEmail,
            "facilitateur_email",
            Contract,
            "Facilitateur : courriel",
        ),
        (
            F::FirstMeeting,
            "first_meeting",
            Contract,
            "Délai de la première réunion",
        ),
        (
            F::Reporting,
            "reporting",
            Contract,
            "Périodicité des justificatifs",
        ),
        (
            F::PenaltyHour,
            "penalty_hour",
            Contract,
            "Pénalité par heure non réalisée",
        ),
        (
            F::PenaltyMeeting,
            "penalty_meeting",
            Contract,
            "Pénalité par absence en réunion",
        ),
        (
            F::PenaltyDocument,
            "penalty_document",
            Contract,
            "Pénalité par document manquant",
        ),
    ]
};

impl Field {
    /// How many there are.
    pub const COUNT: usize = 52;

    /// All, in the order of the form.
    pub fn all() -> impl Iterator<Item = Self> {
        ROWS.iter().map(|row| row.0)
    }

    fn row(self) -> &'static Row {
        &ROWS[self.index()]
    }

    /// Where the answer belongs.
    #[must_use]
    pub fn place(self) -> Place {
        self.row().2
    }

    /// The place in [`Field::all`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The field with that word in data.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::all().find(|field| field.key() == key)
    }

    /// The French name, as on the form.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.row().3
    }

    /// The word in data and in the page's addresses: `penalty_hour`.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.row().1
    }
}

#[cfg(test)]
mod tests {
    use super::Field;

    #[test]
    fn every_field_is_found_by_its_key_and_stands_at_its_index() {
        for (index, field) in Field::all().enumerate() {
            assert_eq!(Field::from_key(field.key()), Some(field));
            assert_eq!(field.index(), index);
        }
        assert_eq!(Field::from_key("autre"), None);
    }
}
