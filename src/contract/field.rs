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

macro_rules! fields {
    ($($(#[doc = $doc:literal])+ $name:ident $key:literal $place:ident $label:literal)+) => {
        /// Every answer that a user can give, in the order of the form: named once for the form, the
        /// saved file, the problems and the blanks of the text.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Field {
            $($(#[doc = $doc])+ $name,)+
        }

        static ROWS: [Row; Field::COUNT] =
            [$((Field::$name, $key, Place::$place, $label)),+];

        impl Field {
            /// How many there are.
            pub const COUNT: usize = [$($key),+].len();
        }
    };
}

/// A field, its word in data, where it belongs, and its French name on the form.
type Row = (Field, &'static str, Place, &'static str);

fields! {
    /// The labour-bearing amount, excluding tax; of a framework, the estimated one.
    Amount "amount" Part "Montant hors taxes"
    /// The trade: its label or a CPV code.
    Trade "trade" Part "Métier ou code CPV"
    /// Works, services, intellectual services or supplies.
    Nature "nature" Contract "Nature du marché"
    /// Months of performance, renewals included.
    Duration "duration" Contract "Durée d’exécution"
    /// What a lot is called.
    LotName "lot_name" Lot "Intitulé du lot"
    /// Months of performance of a lot, where they differ from the contract's.
    LotDuration "lot_duration" Lot "Durée du lot"
    /// Firm, optional tranche or renewal.
    Tranche "tranche" Part "Tranche ou période"
    /// The buyer's own labour share.
    Share "share" Part "Part de main-d’œuvre"
    /// The buyer's own hourly cost.
    Cost "cost" Part "Coût horaire chargé"
    /// Whether staff is taken over, and by which method the hours are then computed.
    TakenOver "taken_over" Part "Reprise de personnel"
    /// Monthly hours of the staff taken over.
    StaffHours "staff_hours" Part "Heures mensuelles du personnel repris"
    /// Price of an hour, where staff is taken over.
    StaffPrice "staff_price" Part "Prix d’une heure de prestation"
    /// The buyer's own insertion rate.
    Rate "rate" Lot "Taux d’insertion"
    /// Hours, ETP or people wanted: the way back from a result to its rate.
    Target "target" Lot "Objectif à atteindre"
    /// Whether a lot carries the clause.
    Kept "kept" Lot "Ce lot porte la clause"
    /// Why a lot carries no clause.
    LeftOutReason "left_out_reason" Lot "Motif d’absence de clause pour ce lot"
    /// Ordinary contract, or framework with order forms or subsequent contracts.
    Technique "technique" Contract "Forme du marché"
    /// Maximum amount of a framework.
    Maximum "maximum" Lot "Montant maximum"
    /// Hours of the ratio.
    RatioHours "ratio_hours" Lot "Ratio : nombre d’heures"
    /// Euros invoiced that the hours of the ratio are for.
    RatioStep "ratio_step" Lot "Ratio : par tranche de"
    /// Pro rata, or by whole tranches.
    RatioMode "ratio_mode" Lot "Ratio : mode de calcul"
    /// Amount invoiced under which nothing is due.
    Trigger "trigger" Lot "Seuil de déclenchement"
    /// Whether the amount under the trigger counts once it is passed.
    TriggerCounts "trigger_counts" Lot "Ratio : montant sous le seuil"
    /// Amounts expected by year, parted by semicolons.
    Schedule "schedule" Lot "Montants par année"
    /// Months of the firm period, without renewals.
    FirmDuration "firm_duration" Contract "Dont période ferme"
    /// How hours become whole.
    Rounding "rounding" Contract "Arrondi des heures"
    /// A programme that sets a minimum.
    Programme "programme" Contract "Programme ou charte"
    /// The name of the buyer's own charter.
    ProgrammeName "programme_name" Contract "Nom de la charte"
    /// The minimum rate of the buyer's own charter.
    ProgrammeRate "programme_rate" Contract "Taux minimum de la charte"
    /// Whom the buyer's own charter is for.
    ProgrammePublics "programme_publics" Contract "Publics de la charte"
    /// Hours of a full-time year.
    EtpHours "etp_hours" Contract "Heures d’un ETP par an"
    /// Hours that a person works in a month.
    MonthlyHours "monthly_hours" Contract "Heures travaillées par mois"
    /// Time from notification to the start of performance.
    RecruitDelay "recruit_delay" Contract "Temps pour recruter"
    /// Whether the services suit people in insertion.
    Services "services" Contract "Les prestations se prêtent à l’insertion"
    /// Technical constraints of the site.
    Site "site" Contract "Contraintes techniques du site"
    /// Whether the territory has people and structures for it.
    Offer "offer" Contract "Offre d’insertion sur le territoire"
    /// The name of a house's own coefficients.
    HouseName "house_name" Contract "Nom de votre barème"
    /// The source of a house's own coefficients.
    HouseSource "house_source" Contract "Source de votre barème"
    /// The date of a house's own coefficients.
    HouseDate "house_date" Contract "Date de votre barème"
    /// A house's own coefficients, one trade a line.
    HouseRows "house_rows" Contract "Coefficients par métier"
    /// What kind of buyer.
    Buyer "buyer" Contract "Type d’acheteur"
    /// The day on which the notice is sent.
    Launch "launch" Contract "Date de lancement"
    /// The value of all lots, options and renewals.
    Value "value" Contract "Valeur estimée du marché"
    /// Whether it is a contract of defence or security.
    Defence "defence" Contract "Marché de défense ou de sécurité"
    /// Where it is performed.
    Overseas "overseas" Contract "Lieu d’exécution"
    /// By what the contract serves insertion.
    Mechanism "mechanism" Contract "Mécanisme retenu"
    /// By what the lot does, where that differs.
    LotMechanism "lot_mechanism" Lot "Mécanisme du lot"
    /// The least share of the workers for whom a contract is reserved.
    ReservedShare "reserved_share" Contract "Part minimale des travailleurs visés"
    /// Weight of the social criterion.
    CriterionWeight "criterion_weight" Contract "Pondération du critère"
    /// What the social criterion looks at.
    CriterionAim "criterion_aim" Contract "Ce que le critère apprécie"
    /// The sub-criteria, one a line.
    CriterionParts "criterion_parts" Contract "Sous-critères"
    /// Social actions a year.
    ActionsCount "actions_count" Contract "Actions sociales par année d’exécution"
    /// Why no social condition is provided.
    Exception "exception" Contract "Motif d’absence de condition sociale"
    /// The reasons in the buyer's own words.
    Motivation "motivation" Contract "Vos raisons"
    /// The contract's object.
    Title "title" Contract "Objet du marché"
    /// The CCAG referred to.
    Ccag "ccag" Contract "CCAG de référence"
    /// Whether there is a facilitateur.
    Facilitateur "facilitateur" Contract "Facilitateur des clauses sociales"
    /// The facilitateur's name.
    FacilitateurName "facilitateur_name" Contract "Facilitateur : nom et organisme"
    /// The facilitateur's telephone.
    FacilitateurPhone "facilitateur_phone" Contract "Facilitateur : téléphone"
    /// The facilitateur's e-mail address.
    FacilitateurEmail "facilitateur_email" Contract "Facilitateur : courriel"
    /// Delay of the first meeting.
    FirstMeeting "first_meeting" Contract "Délai de la première réunion"
    /// Frequency of reporting.
    Reporting "reporting" Contract "Périodicité des justificatifs"
    /// Penalty for an hour not done.
    PenaltyHour "penalty_hour" Contract "Pénalité par heure non réalisée"
    /// Penalty for a meeting missed.
    PenaltyMeeting "penalty_meeting" Contract "Pénalité par absence en réunion"
    /// Penalty for a document missing.
    PenaltyDocument "penalty_document" Contract "Pénalité par justificatif manquant"
    /// Penalty for a social action not done.
    PenaltyAction "penalty_action" Contract "Pénalité par action ou engagement non réalisé"
    /// Whether penalties need a formal notice first.
    FormalNotice "formal_notice" Contract "Mise en demeure avant pénalité"
    /// Whether the penalties of insertion have a cap of their own.
    PenaltyCap "penalty_cap" Contract "Plafond des pénalités d’insertion"
    /// That cap, as a part of the contract's amount.
    PenaltyCapRate "penalty_cap_rate" Contract "Plafond, en part du montant"
    /// What the contractor sends.
    Documents "documents" Contract "Contenu des justificatifs"
    /// The buyer's own list of documents, one a line.
    DocumentsList "documents_list" Contract "Votre liste de justificatifs"
    /// Whom the clause is for.
    Publics "publics" Contract "Publics de la clause"
    /// The categories kept or added, one a line.
    PublicsList "publics_list" Contract "Catégories, une par ligne"
    /// Whether inhabitants of a QPV have priority.
    Qpv "qpv" Contract "Habitants des quartiers prioritaires (QPV)"
    /// Whether training hours count.
    Training "training" Contract "Heures de formation"
    /// How much of the hours training may be.
    TrainingCap "training_cap" Contract "Part maximale de formation"
    /// Hours that count more, one rule a line.
    Equivalences "equivalences" Contract "Équivalences et bonus"
    /// Whether hours may be pooled with those of other contracts.
    Pooling "pooling" Contract "Globalisation avec d’autres marchés"
    /// The rules of pooling, one a line.
    PoolingRules "pooling_rules" Contract "Règles de globalisation"
    /// Who follows the clause in a groupement.
    LeadMember "lead_member" Contract "Interlocuteur d’un groupement"
    /// Whether the hours are reviewed when the contract changes.
    Review "review" Contract "Clause de réexamen"
    /// Who is responsible for the personal data.
    DataController "data_controller" Contract "Responsable du traitement des données"
    /// How long they are kept.
    DataRetention "data_retention" Contract "Durée de conservation des données"
    /// The categories of persons that a restricted clause keeps: their words in data, parted by spaces.
    PublicsCategories "publics_categories" Contract "Catégories gardées"
    /// Hours that a year's social actions take, together.
    ActionsHours "actions_hours" Contract "Heures d’actions par année d’exécution"
    /// Persons that a service of insertion welcomes.
    ObjectPeople "object_people" Lot "Personnes accueillies"
    /// Hours of work, training and support that it gives them.
    ObjectHours "object_hours" Lot "Heures proposées aux personnes"
    /// Its support services, one a line.
    ObjectSupport "object_support" Contract "Services d’accompagnement"
    /// What it is to come to, one a line.
    ObjectResults "object_results" Contract "Résultats attendus"
    /// Penalty for a service of insertion not rendered.
    PenaltyService "penalty_service" Contract "Pénalité par service d’insertion non rendu"
    /// Whether a reserved contract is performed in a programme of sheltered employment.
    ReservedExecution "reserved_execution" Contract "Exécution dans un programme d’emploi protégé"
    /// Whether a framework has one holder or several.
    Holders "holders" Contract "Titulaires de l’accord-cadre"
    /// The amount that gives the hours of a subsequent contract.
    SubsequentBase "subsequent_base" Contract "Montant qui détermine les heures"
    /// Whether hours done beyond those of a subsequent contract count for the next.
    CarryOver "carry_over" Contract "Report entre marchés subséquents"
    /// Whether the share of a reserved contract is a condition of execution too.
    ReservedCondition "reserved_condition" Contract "Part minimale, condition d’exécution"
    /// Whether the services are on the list of those that can be reserved to the social economy.
    EssListed "ess_listed" Contract "Services de la liste annexée au code"
    /// The form of a groupement.
    GroupForm "group_form" Contract "Forme du groupement"
    /// Who bears the penalties in a groupement.
    GroupPenalties "group_penalties" Contract "Pénalités d’un groupement"
    /// Whether a lot of a framework has one holder or several, where that differs.
    LotHolders "lot_holders" Lot "Titulaires du lot"
    /// Whether the CCAG's exemption of small penalties holds for those of insertion.
    SmallPenalties "small_penalties" Contract "Exonération des petites pénalités"
    /// How long a formal notice leaves to mend a breach.
    NoticeDelay "notice_delay" Contract "Délai de la mise en demeure"
    /// The buyer's own words for the notice.
    AddedAapc "added_aapc" Contract "Ajout à l’avis"
    /// The buyer's own words for the rules of the consultation.
    AddedRc "added_rc" Contract "Ajout au règlement de la consultation"
    /// The buyer's own words for the article of the CCAP.
    AddedCcap "added_ccap" Contract "Ajout à l’article du CCAP"
    /// The buyer's own words for the commitment.
    AddedAe "added_ae" Contract "Ajout à l’acte d’engagement"
    /// The buyer's own words for the facilitateur's sheet.
    AddedSheet "added_sheet" Contract "Ajout à la fiche du facilitateur"
}

impl Field {
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
