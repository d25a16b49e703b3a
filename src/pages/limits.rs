//! « Limites »: what the estimate and the texts do not do.

use super::articles;
use super::markup::{Section, list, paragraph};
use super::method;
use crate::bareme::{Bareme, Grade};
use crate::law::{Law, Reading};

pub(super) const LEAD: &str = "Clausule aide à préparer un marché. Voici ce qu’il ne fait pas, ce qu’il suppose, et ce que le droit laisse ouvert. À lire avant de publier une clause.";

pub(super) fn sections() -> Vec<Section> {
    vec![
        Section::new("textes", "Les textes sont un projet", texts()),
        Section::new("heures", "Les heures sont une estimation", hours()),
        Section::new("droit", "Le droit est celui d’un jour", law()),
        Section::new("questions", "Questions de droit ouvertes", questions()),
        Section::new("absent", "Ce que Clausule ne sait pas", unknown()),
        Section::new("technique", "Limites techniques", technical()),
    ]
}

fn texts() -> String {
    list([
        "Chaque pièce est un **projet à vérifier** par le service qui prépare le marché et par le [facilitateur](glossaire.html#facilitateur). Ce n’est pas un conseil juridique.",
        "La rédaction est la nôtre. Ce n’est pas un modèle officiel, et aucun modèle officiel n’y est recopié.",
        "Ce que vous n’avez pas indiqué apparaît comme une **mention à compléter**, surlignée dans le texte et listée à côté. Un texte sans mention à compléter n’est pas pour autant un texte sans défaut.",
        "La liste des vérifications relit vos propres mots et compare les pièces entre elles ; elle ne lit pas le reste du dossier de consultation. La cohérence avec vos autres documents reste à vérifier.",
        "Les textes portent sur l’insertion. Ils ne traitent ni des clauses environnementales, ni du critère environnemental que le code demande ({L2152-7}), ni du prix.",
    ])
}

fn hours() -> String {
    let bareme = Bareme::builtin();
    list([
        format!(
            "Aucun barème officiel complet n’a été trouvé. Sur {} métiers, {} reposent sur une **hypothèse**, et aucune source n’est parfaite : d’où une [fourchette](glossaire.html#fourchette), et une lettre de [fiabilité](methode.html#fiabilite) à chaque chiffre.",
            bareme.trades().len(),
            method::count(bareme, Grade::H),
        ),
        "Les chiffres publiés ont plusieurs années, et leur année est affichée. Aucun n’est actualisé en euros d’aujourd’hui.".to_string(),
        "Le résultat vaut ce que vaut le montant : il faut celui des travaux ou des prestations, hors taxes, pas le budget d’une opération.".to_string(),
        "Le [taux d’insertion](glossaire.html#taux-insertion) est un choix. Clausule propose un usage ; aucun texte ne fixe de minimum.".to_string(),
        "Le calcul ne sait pas combien de personnes, de structures et de formateurs sont disponibles sur votre territoire. Seul le facilitateur le sait.".to_string(),
        "Les [conventions](methode.html#conventions), comme le nombre d’heures travaillées en un mois, sont des hypothèses de travail que vous pouvez changer.".to_string(),
    ])
}

fn law() -> String {
    let law = Law::builtin().read_as();
    list([
        format!("Les textes ont été {law}. **Une modification postérieure n’a pas été vue** : vérifiez chaque article sur Légifrance avant de publier."),
        format!(
            "{} articles ont été lus dans le texte ; {} l’ont été dans une copie plus ancienne et sont à relire. Chaque pièce dit lesquels elle emploie. [Liste des articles](methode.html#code).",
            articles::count(Reading::Text),
            articles::count(Reading::Mirror),
        ),
        "Les décisions de justice sont connues par des commentaires, pas par leur texte. [Liste des décisions](methode.html#decisions).".to_string(),
        "Les guides officiels récents n’ont pas pu être lus en entier. La structure des pièces vient du CCAG, du code, de deux marchés réels et d’un guide de l’État.".to_string(),
        "Les seuils de 2024-2025 viennent de sources secondaires ; ceux de 2026-2027 ont été lus dans l’annexe du code. [Seuils](methode.html#seuils).".to_string(),
        "Le [SMIC](methode.html#smic) est celui qui était connu le 23 juillet 2026 pour la France métropolitaine.".to_string(),
    ])
}

fn questions() -> String {
    [
        paragraph("Sur ces points, les textes lus ne tranchent pas. Clausule le dit là où ils se posent, et ne choisit pas à votre place."),
        list([
            "**Chaque lot doit-il porter une condition sociale ?** Au-dessus du seuil, l’obligation vise le marché ; le texte ne dit pas si un seul lot suffit ({L2112-2-1}). Le guide officiel de 2018, antérieur, admettait de ne retenir que certains lots.",
            "**Un marché réservé y répond-il ?** Le texte parle de conditions d’exécution ; une réservation limite qui peut répondre, et il ne dit pas si elle suffit seule. Selon notre lecture, elle y répond si la part de travailleurs reste une condition pendant tout le marché. À faire vérifier par un juriste.",
            "**Un critère seul y répond-il ?** Selon notre lecture, non : l’article demande une condition d’exécution, et un critère sert à comparer les offres. À faire vérifier par un juriste.",
            "**Qu’est-ce qu’une « solution immédiatement disponible » ?** L’article en fait une exception et ne la définit pas.",
            "**Le 21 ou le 22 août 2026 ?** Les articles législatifs sont applicables depuis le {since:L2112-2-1}, les articles réglementaires depuis le {since:R2152-7}. La presse emploie les deux dates ; les deux sont passées.",
            "**L’obligation outre-mer.** En Nouvelle-Calédonie, en Polynésie française et à Wallis-et-Futuna, elle s’applique « dans le respect des dispositions applicables localement » ; cette adaptation a été lue pour les concessions ({L3114-2-1}) et la défense ({L2312-1-1}).",
            "**Une concession réservée à la fois au handicap et à l’insertion.** Le texte lu semble l’exclure, à la différence des marchés ({L2113-14}). À relire.",
            "**Le plafond et l’exonération des pénalités.** Les CCAG les écrivent pour les pénalités de retard ; celui des fournitures et services dit « des pénalités » sans plus. Écrivez dans le marché ce qui vaut pour l’insertion.",
            "**La charte d’insertion de l’ANRU après 2024.** Sa prolongation n’a pas pu être vérifiée : demandez-la à l’ANRU ou au porteur de projet.",
            "**Le seuil propre aux services sociaux.** Il n’est pas dans l’annexe qui a été lue ; Clausule ne l’emploie pas.",
        ]),
    ]
    .concat()
}

fn unknown() -> String {
    list([
        "Si votre acheteur a un [SPASER](glossaire.html#spaser), une charte ou une délibération qui fixe un objectif.",
        "Ce qui a été négocié avec les entreprises, les fédérations ou le facilitateur.",
        "Si une offre reçue est régulière, et si les heures ont été faites : Clausule prépare le marché, il n’en suit pas l’exécution.",
        "Qui sont les personnes : aucune donnée sur elles n’est demandée, et il ne faut pas en saisir.",
        "Le droit d’autres pays que la France.",
    ])
}

fn technical() -> String {
    list([
        "La page est essayée à chaque version dans **Chromium seulement**. Elle devrait fonctionner dans les versions récentes de Firefox, d’Edge et de Safari ; cela n’a pas été vérifié.",
        "Elle a besoin de JavaScript et de WebAssembly. Les pages comme celle-ci n’ont besoin de rien.",
        "Vos réponses restent dans ce navigateur, sur cet appareil. Effacer les données du site ou changer d’ordinateur les fait perdre : enregistrez le dossier dans un fichier. [Confidentialité](confidentialite.html#garde).",
        "Aucun lecteur d’écran n’a été essayé à la main. [Accessibilité](accessibilite.html).",
    ])
}
