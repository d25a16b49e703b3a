//! « Confidentialité »: what leaves the device (nothing), what stays on it, what the host sees.

use super::markup::{Section, list, paragraph};
use crate::document::escape;
use std::fmt::Write as _;

pub(super) const LEAD: &str = "Vos réponses ne quittent pas votre appareil. Clausule n’a ni compte, ni cookie, ni mesure d’audience, et n’appelle aucun autre site. Cette page dit ce qui reste sur l’appareil et comment l’effacer.";

/// The calculator, for its policy.
const INDEX: &str = include_str!("../../index.html");

pub(super) fn sections() -> Vec<Section> {
    vec![
        Section::new("envoi", "Ce qui est envoyé : rien", sent()),
        Section::new("garde", "Ce qui reste sur cet appareil", kept()),
        Section::new("effacer", "Tout effacer", erase()),
        Section::new("partage", "Fichiers, liens et copies", shared()),
        Section::new("personnes", "Données de personnes", persons()),
        Section::new("hebergeur", "Ce que voit l’hébergeur", host()),
        Section::new("politique", "Ce que la page s’interdit", policy()),
        Section::new("verifier", "Le vérifier vous-même", check()),
    ]
}

fn sent() -> String {
    [
        paragraph("Le calcul et la rédaction se font dans votre navigateur. Ce que vous tapez n’est envoyé à personne : ni à nous, ni à l’hébergeur, ni à un service tiers."),
        paragraph("La page ne demande au réseau que ses propres fichiers : ceux du démarrage, puis, à la première réponse ou au premier téléchargement, le module qui s’en charge. Ces demandes ne contiennent aucune de vos réponses."),
        list([
            "Pas de compte, pas d’inscription.",
            "Pas de cookie.",
            "Pas de mesure d’audience, pas de publicité, pas de police ni d’image venue d’ailleurs.",
        ]),
    ]
    .concat()
}

fn kept() -> String {
    [
        paragraph("Pour que vous retrouviez votre travail, le navigateur garde vos réponses **telles que vous les avez écrites**, dans son stockage local, réservé à ce site et à cet appareil. Ce qu’il garde ainsi porte un nom qui commence par « `clausule` »."),
        list([
            "Cela comprend tout ce que vous tapez, y compris les coordonnées d’un facilitateur.",
            "Ce que vous supprimez y reste dans une corbeille, pour être remis en place : les vingt derniers dossiers et profils, tant que l’appareil a de la place.",
            "Tant que vous n’avez rien tapé, aucune réponse n’est gardée : seulement la façon d’utiliser la page, si vous l’avez choisie, et, pour cet onglet seulement, un repère et la hauteur de la page.",
            "Il n’y a pas de durée : cela reste jusqu’à ce que vous l’effaciez, ou que le navigateur le fasse.",
            "Sur un ordinateur partagé, la personne suivante peut voir vos réponses dans la même session : effacez-les, ou employez une fenêtre de navigation privée, qui oublie tout à sa fermeture.",
            "Si le navigateur refuse ce stockage, la page fonctionne et le dit ; vos réponses disparaissent alors à sa fermeture.",
        ]),
    ]
    .concat()
}

fn erase() -> String {
    list([
        "Dans la page : le bouton **Tout effacer** vide le dossier affiché. Dans « Vos dossiers » et « Profils », **Supprimer** enlève un dossier ou un profil ; il reste dans la corbeille, sur cet appareil. **Vider la corbeille** l’efface pour de bon.",
        "Pour ne rien laisser, y compris d’anciennes réponses mises de côté : dans les réglages du navigateur, effacez les données de ce site (« Cookies et données de sites », ou « Données de sites Web »).",
        "Un fichier enregistré ou un lien envoyé ne sont pas effacés avec : ils sont là où vous les avez mis.",
    ])
}

fn shared() -> String {
    list([
        "**Enregistrer un dossier** ou une pièce crée un fichier sur votre appareil. Vous décidez où il va.",
        "**Un lien de partage** contient les réponses elles-mêmes, après le signe `#` de l’adresse. Le navigateur n’envoie pas cette partie au serveur. Mais qui reçoit le lien peut lire les réponses, et la messagerie qui le transporte aussi : n’y mettez rien que vous n’enverriez pas par courriel.",
        "**Copier** met le texte dans le presse-papiers de l’appareil, que d’autres logiciels peuvent lire.",
    ])
}

fn persons() -> String {
    [
        paragraph("Clausule n’a besoin d’aucune donnée sur les personnes en insertion : n’en saisissez pas. Les seules données de personnes utiles sont les coordonnées professionnelles du facilitateur, qui figurent dans les pièces du marché. Elles restent sur votre appareil comme le reste."),
        paragraph("Les pièces proposent des règles pour les données que le suivi du marché fera naître : elles sont à relire avec votre délégué à la protection des données."),
    ]
    .concat()
}

fn host() -> String {
    [
        paragraph("Comme pour toute page du Web, le serveur qui donne les fichiers voit qu’ils sont demandés : adresse IP, date et heure, fichier, nom du navigateur. Ce journal est celui de l’hébergeur de ce site ; Clausule n’y a pas accès. Demandez à l’hébergeur ce qu’il garde et combien de temps."),
        paragraph("Quand vous suivez un lien, le navigateur ne dit pas de quelle page vous venez (« no-referrer »)."),
        paragraph("Clausule est un logiciel libre : une collectivité peut l’héberger sur son propre site, ou un agent sur son poste."),
    ]
    .concat()
}

fn policy() -> String {
    let rules = content_security_policy();
    let items = rules.split("; ").fold(String::new(), |mut html, rule| {
        let _ = write!(html, "<li><code>{}</code></li>", escape(rule));
        html
    });
    [
        paragraph("La page donne au navigateur une règle (« Content-Security-Policy ») qu’il fait respecter quoi qu’il arrive : aucun script, aucun style et aucune image venus d’ailleurs, aucune demande à un autre site, aucun formulaire envoyé. La voici, telle qu’elle est dans le calculateur :"),
        format!("<ul class=\"policy\">{items}</ul>\n"),
        paragraph("Les pages comme celle-ci sont plus strictes encore : elles n’exécutent aucun script."),
    ]
    .concat()
}

/// The policy of the calculator, as its page has it.
pub(super) fn content_security_policy() -> &'static str {
    let after = INDEX.split_once("Content-Security-Policy\" content=\"");
    let policy = after.and_then(|(_, after)| after.split_once('"'));
    policy.map_or("", |(policy, _)| policy)
}

fn check() -> String {
    list([
        "Ouvrez les outils de développement du navigateur (F12), onglet « Réseau », et remplissez le formulaire : rien ne part.",
        "Ou répondez à une question, puis coupez la connexion : la page continue de calculer et de rédiger.",
        "À chaque version, un essai automatique suit un parcours entier dans un vrai navigateur et échoue à la moindre demande faite ailleurs.",
    ])
}
