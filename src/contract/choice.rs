//! Answers chosen in a list.

use crate::quantity::{Direction, Rounding, Unit};

/// An answer chosen in a list: each with its word in data and its French name.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$row_doc:meta])* $row:ident = $key:literal, $label:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$row_doc])* $row,)+ }

        impl $name {
            /// All.
            pub const ALL: &'static [Self] = &[$(Self::$row,)+];

            /// The word in data.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$row => $key,)+ }
            }

            /// The French name.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$row => $label,)+ }
            }

            /// The one with that key.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.key() == key)
            }
        }
    };
}
pub(super) use choice;

choice! {
    /// How often the contractor reports.
    Frequency {
        /// Every month.
        Monthly = "monthly", "chaque mois";
        /// Every three months.
        Quarterly = "quarterly", "chaque trimestre";
    }
}

choice! {
    /// Ordinary contract or framework.
    #[derive(Default)]
    Technique {
        /// A fixed number of hours.
        #[default]
        Ordinary = "ordinary", "Marché ordinaire";
        /// Hours as orders are invoiced.
        Orders = "orders", "Accord-cadre à bons de commande";
        /// Hours fixed in each subsequent contract.
        Subsequent = "subsequent", "Accord-cadre à marchés subséquents";
    }
}

choice! {
    /// How a framework's ratio applies to what is invoiced.
    #[derive(Default)]
    RatioMode {
        /// In proportion.
        #[default]
        ProRata = "pro_rata", "Au prorata du montant facturé";
        /// For each whole step.
        Whole = "whole", "Par tranche entière";
    }
}

choice! {
    /// Staff taken over: the hours are then those of the work that is new.
    TakenOver {
        /// By the constants of the cleaning branch.
        Cleaning = "cleaning", "Oui : propreté, avec les constantes de la branche";
        /// By the buyer's own figures.
        Own = "own", "Oui : autre métier, avec vos chiffres";
    }
}

impl TakenOver {
    /// The word in data of a buyer who says that no staff is taken over: no answer says nothing.
    pub const NO: &str = "no";
}

choice! {
    /// A question of relevance.
    Answered {
        /// Yes.
        Yes = "yes", "Oui";
        /// In part.
        Partly = "partly", "En partie";
        /// No.
        No = "no", "Non";
    }
}

choice! {
    /// Technical constraints of the site.
    Constraints {
        /// None that matters.
        None = "none", "Aucune qui gêne l’accueil de personnes en insertion";
        /// Some, that can be arranged.
        Some = "some", "Des contraintes qui s’organisent (habilitations, horaires, accès)";
        /// They rule insertion out.
        Blocking = "blocking", "Des contraintes qui l’empêchent";
    }
}

choice! {
    /// What kind of buyer, for the thresholds.
    Buyer {
        /// Central authorities.
        Central = "central", "État ou établissement de l’État (hors EPIC et établissements de santé)";
        /// Other contracting authorities.
        Authority = "authority", "Collectivité, hôpital, EPIC ou autre pouvoir adjudicateur";
        /// Contracting entities.
        Network = "network", "Entité adjudicatrice (eau, énergie, transports, postes)";
        /// Granting authorities: the contract is a concession.
        Grantor = "grantor", "Autorité concédante (concession)";
        /// Buyers outside the code.
        Private = "private", "Acheteur privé, hors code de la commande publique";
    }
}

choice! {
    /// Where the contract is performed.
    Overseas {
        /// Where the code applies without adaptation.
        No = "no", "Hexagone, départements et régions d’outre-mer";
        /// Where it applies with local provisions.
        Adapted = "adapted", "Nouvelle-Calédonie, Polynésie française ou Wallis-et-Futuna";
    }
}

choice! {
    /// By what a contract or a lot serves insertion.
    Mechanism {
        /// Hours, as a condition of execution.
        Condition = "condition", "Condition d’exécution : des heures d’insertion";
        /// The same, and a criterion of award.
        Criterion = "criterion", "Condition d’exécution et critère d’attribution";
        /// Hours or social actions, as the contractor chooses.
        Either = "either", "Au choix du titulaire : heures ou actions sociales";
        /// Social actions.
        Actions = "actions", "Actions sociales à la place d’heures";
        /// A criterion alone.
        CriterionOnly = "criterion_only", "Critère d’attribution seul";
        /// Reserved to EA and ESAT.
        ReservedAdapted = "reserved_adapted", "Réservé aux entreprises adaptées (EA) et aux ESAT";
        /// Reserved to SIAE.
        ReservedSiae = "reserved_siae", "Réservé aux structures d’insertion (SIAE)";
        /// Reserved to both.
        ReservedBoth = "reserved_both", "Réservé aux EA, ESAT et SIAE ensemble";
        /// Reserved to operators producing in prison.
        ReservedPrison = "reserved_prison", "Réservé au travail en établissement pénitentiaire";
        /// Reserved to enterprises of the social economy.
        ReservedEss = "reserved_ess", "Réservé aux entreprises de l’économie sociale et solidaire";
        /// Insertion is what is bought.
        Object = "object", "L’insertion est l’objet même du marché";
        /// None.
        None = "none", "Aucune considération sociale";
    }
}

impl Mechanism {
    /// Whether it makes a number of hours due.
    #[must_use]
    pub const fn has_hours(self) -> bool {
        matches!(self, Self::Condition | Self::Criterion | Self::Either)
    }

    /// Whether the contractor may or must do social actions.
    #[must_use]
    pub const fn has_actions(self) -> bool {
        matches!(self, Self::Either | Self::Actions)
    }

    /// Whether it is a condition of execution.
    #[must_use]
    pub const fn is_condition(self) -> bool {
        self.has_hours() || self.has_actions()
    }

    /// Whether offers are compared on it.
    #[must_use]
    pub const fn has_criterion(self) -> bool {
        matches!(self, Self::Criterion | Self::CriterionOnly)
    }

    /// Whether it restricts who may bid.
    #[must_use]
    pub const fn is_reserved(self) -> bool {
        matches!(
            self,
            Self::ReservedAdapted
                | Self::ReservedSiae
                | Self::ReservedBoth
                | Self::ReservedPrison
                | Self::ReservedEss
        )
    }
}

choice! {
    /// What a social criterion looks at.
    CriterionAim {
        /// How the insertion is done.
        Quality = "quality", "La qualité de l’action d’insertion";
        /// More hours than the condition asks for.
        Hours = "hours", "Un engagement supérieur en heures";
        /// Both.
        Both = "both", "La qualité et un engagement supérieur";
    }
}

choice! {
    /// Why a contract above the thresholds provides no social condition.
    Exception {
        /// The need can be met by a solution immediately available.
        Available = "available", "Solution immédiatement disponible";
        /// No sufficient link with the object.
        NoLink = "no_link", "Pas de lien suffisant avec l’objet";
        /// Competition restricted, or performance technically or economically difficult.
        Difficulty = "difficulty", "Concurrence restreinte ou exécution difficile";
        /// Works of less than six months.
        ShortWorks = "short_works", "Travaux de moins de six mois";
    }
}

choice! {
    /// Whom the clause is for.
    Publics {
        /// The categories of the CCAG.
        All = "all", "Toutes les catégories du CCAG";
        /// Some of them.
        Restricted = "restricted", "Seulement certaines catégories";
        /// Those and others.
        Widened = "widened", "Celles du CCAG et d’autres";
    }
}

choice! {
    /// A category of eligible persons: those of the six CCAG, in their order.
    Category {
        /// Of adapted and sheltered work.
        Adapted = "adapted", "Salariés d’entreprises adaptées, usagers d’ESAT";
        /// Of the structures of insertion.
        Siae = "siae", "Personnes en structure d’insertion (EI, ACI, AI, ETTI)";
        /// Of an approved régie.
        Regie = "regie", "Salariés d’une régie de quartier ou de territoire";
        /// Of a particular scheme.
        Scheme = "scheme", "Personnes suivies par l’EPIDE (établissement pour l’insertion dans l’emploi), une école de la deuxième chance…";
        /// Of a GEIQ.
        Geiq = "geiq", "Personnes en parcours d’insertion dans un groupement d’employeurs (GEIQ)";
        /// Working for the prison administration.
        Prison = "prison", "Personnes sous main de justice, en travail pénitentiaire";
        /// Long-term job seekers.
        LongTerm = "long_term", "Demandeurs d’emploi de longue durée";
        /// Recipients of the RSA.
        Rsa = "rsa", "Bénéficiaires du RSA en recherche d’emploi";
        /// Recognised as disabled workers.
        Disabled = "disabled", "Travailleurs handicapés en recherche d’emploi";
        /// Recipients of another allowance.
        Allowance = "allowance", "Bénéficiaires de l’allocation de solidarité spécifique (ASS), de l’allocation aux adultes handicapés (AAH) ou d’une autre allocation";
        /// Under 26.
        Young = "young", "Jeunes de moins de 26 ans, sans qualification ou diplômés sans activité";
        /// Over 50.
        Senior = "senior", "Demandeurs d’emploi de plus de 50 ans";
        /// In a reinforced follow-up.
        Followed = "followed", "Jeunes en suivi renforcé (PACEA, service militaire adapté ou volontaire)";
        /// Inhabitants of a QPV.
        Qpv = "qpv", "Habitants des quartiers prioritaires éloignés de l’emploi";
        /// Refugees.
        Refugee = "refugee", "Réfugiés et bénéficiaires de la protection subsidiaire";
        /// On a reasoned proposal.
        Difficulty = "difficulty", "Personnes en difficulté particulière, sur proposition motivée";
    }
}

impl Category {
    /// Whether its persons are recruited and followed in a structure that the State recognises.
    #[must_use]
    pub const fn is_of_structure(self) -> bool {
        matches!(
            self,
            Self::Adapted | Self::Siae | Self::Regie | Self::Scheme | Self::Geiq | Self::Prison
        )
    }

    /// The categories that an answer names, in the order of the CCAG; none where a word of it is no
    /// category.
    #[must_use]
    pub fn read(text: &str) -> Option<Vec<Self>> {
        let named: Vec<Option<Self>> = text.split_whitespace().map(Self::from_key).collect();
        if named.contains(&None) {
            return None;
        }
        let kept = Self::ALL.iter().filter(|one| named.contains(&Some(**one)));
        Some(kept.copied().collect())
    }

    /// The answer that names these categories.
    #[must_use]
    pub fn write(categories: &[Self]) -> String {
        let keys: Vec<&str> = categories.iter().map(|one| one.key()).collect();
        keys.join(" ")
    }
}

choice! {
    /// Inhabitants of a QPV.
    Qpv {
        /// One category among others.
        Category = "category", "Une catégorie parmi les autres";
        /// A priority, not an exclusion.
        Priority = "priority", "Priorité, sans exclure les autres";
    }
}

choice! {
    /// Whether training hours count.
    Training {
        /// Those of the employment contract, as in the CCAG.
        Counted = "counted", "Comptent si le contrat de travail les prévoit (CCAG)";
        /// Up to a part of the hours.
        Capped = "capped", "Comptent dans une limite";
        /// They do not.
        NotCounted = "not_counted", "Ne comptent pas";
    }
}

choice! {
    /// Whether hours may be pooled with those of other contracts.
    Pooling {
        /// No.
        No = "no", "Non";
        /// Yes, by rules.
        Yes = "yes", "Oui, selon des règles";
    }
}

choice! {
    /// Who follows the clause for a groupement.
    LeadMember {
        /// Its lead member, as in the CCAG.
        LeadMember = "lead_member", "Le mandataire (CCAG)";
        /// A facilitateur named in the documents.
        Facilitateur = "facilitateur", "Le facilitateur désigné";
    }
}

choice! {
    /// What the contractor sends.
    Documents {
        /// What the comment of the CCAG lists.
        Usual = "usual", "La liste usuelle (commentaire du CCAG)";
        /// The buyer's own list.
        Own = "own", "Votre liste";
    }
}

choice! {
    /// Whether penalties need a formal notice first.
    FormalNotice {
        /// As in the CCAG.
        Kept = "kept", "Oui, comme au CCAG";
        /// A derogation.
        Waived = "waived", "Non (dérogation au CCAG)";
    }
}

choice! {
    /// Whether the penalties of insertion have a cap of their own.
    PenaltyCap {
        /// None.
        None = "none", "Sans plafond";
        /// A part of the amount.
        Share = "share", "Plafond propre, en part du montant";
    }
}

choice! {
    /// Who is responsible for the personal data.
    DataController {
        /// Each party for what it does.
        Each = "each", "Chacun pour les données qu’il traite";
        /// The buyer.
        Buyer = "buyer", "L’acheteur";
        /// The contractor.
        Contractor = "contractor", "Le titulaire";
        /// The facilitateur.
        Facilitateur = "facilitateur", "Le facilitateur";
    }
}

choice! {
    /// Whether a framework agreement has one holder or several.
    Holders {
        /// One.
        One = "one", "Un seul titulaire";
        /// Several; by lot where there are lots.
        Several = "several", "Plusieurs titulaires";
    }
}

choice! {
    /// The amount that the ratio of a framework is applied to, for the hours of a subsequent contract.
    SubsequentBase {
        /// The subsequent contracts of one holder, added up.
        Own = "own", "Le cumul des marchés subséquents du titulaire";
        /// Those of all holders, added up.
        All = "all", "Le cumul de tous les marchés subséquents";
        /// Each subsequent contract alone.
        Each = "each", "Chaque marché subséquent seul, sans cumul";
    }
}

choice! {
    /// The form that a groupement must take once it is awarded the contract.
    GroupForm {
        /// As the groupement chooses.
        Free = "free", "Laissée au choix du groupement";
        /// Each member answers for its part.
        Joint = "joint", "Conjoint";
        /// The same, the lead member answering for all.
        JointLead = "joint_lead", "Conjoint, avec mandataire solidaire";
        /// Each member answers for the whole.
        Solidary = "solidary", "Solidaire";
    }
}

choice! {
    /// Who bears the penalties in a groupement paid on separate accounts.
    GroupPenalties {
        /// As the lead member indicates, or the lead member itself.
        AsTold = "as_told", "Selon les indications du mandataire, sinon à sa charge";
        /// The member whose hours are not done.
        WhoFailed = "who_failed", "Au membre dont les heures manquent";
    }
}

choice! {
    /// Whether the CCAG's exemption of small penalties holds for those of insertion.
    SmallPenalties {
        /// It does not: a derogation.
        SetAside = "set_aside", "Écartée (dérogation au CCAG)";
        /// It does.
        Kept = "kept", "Gardée : les petites pénalités ne sont pas dues";
    }
}

choice! {
    /// The CCAG that a contract refers to, or none.
    CcagChoice {
        /// Works.
        Travaux = "travaux", "CCAG-Travaux";
        /// Maîtrise d'œuvre.
        Moe = "moe", "CCAG-MOE";
        /// Supplies and services.
        Fcs = "fcs", "CCAG-FCS";
        /// Intellectual services.
        Pi = "pi", "CCAG-PI";
        /// Information technology.
        Tic = "tic", "CCAG-TIC";
        /// Industrial contracts.
        Mi = "mi", "CCAG-MI";
        /// None: everything is written out.
        None = "none", "Aucun : tout est écrit dans le marché";
    }
}

choice! {
    /// How hours become whole.
    RoundingChoice {
        /// The nearest hour.
        Hour = "hour", "À l’heure la plus proche";
        /// The hour below.
        HourDown = "hour_down", "À l’heure inférieure";
        /// The nearest day of 7 hours.
        Day = "day", "À la journée de 7 h la plus proche";
        /// The day above.
        DayUp = "day_up", "À la journée de 7 h supérieure";
        /// The nearest week of 35 hours.
        Week = "week", "À la semaine de 35 h la plus proche";
        /// The week above.
        WeekUp = "week_up", "À la semaine de 35 h supérieure";
        /// The day below.
        DayDown = "day_down", "À la journée de 7 h inférieure";
        /// The week below.
        WeekDown = "week_down", "À la semaine de 35 h inférieure";
    }
}

impl RoundingChoice {
    /// The rounding itself.
    #[must_use]
    pub const fn rounding(self) -> Rounding {
        let (direction, unit) = match self {
            Self::Hour => (Direction::Nearest, Unit::Hour),
            Self::HourDown => (Direction::Down, Unit::Hour),
            Self::Day => (Direction::Nearest, Unit::Day),
            Self::DayUp => (Direction::Up, Unit::Day),
            Self::DayDown => (Direction::Down, Unit::Day),
            Self::Week => (Direction::Nearest, Unit::Week),
            Self::WeekUp => (Direction::Up, Unit::Week),
            Self::WeekDown => (Direction::Down, Unit::Week),
        };
        Rounding { direction, unit }
    }
}
