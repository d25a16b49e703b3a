use super::field::{choice_field, text_field};
use clausule::contract::{CcagChoice, Field, Frequency};
use leptos::prelude::*;

/// What the text needs beside the hours.
pub fn completion() -> impl IntoView {
    let mut ccag = vec![("", "D’après la nature")];
    ccag.extend(
        CcagChoice::ALL
            .iter()
            .map(|ccag| (ccag.key(), ccag.label())),
    );
    let mut frequency = vec![("", "À choisir")];
    frequency.extend(
        Frequency::ALL
            .iter()
            .map(|frequency| (frequency.key(), frequency.label())),
    );
    let facilitateur = vec![
        ("", "À préciser"),
        ("yes", "Il y en a un"),
        ("no", "Il n’y en a pas"),
    ];
    view! {
        <fieldset>
            <legend>"Pour compléter l’article"</legend>
            <p class="legend-hint">
                "Le CCAG laisse ces choix au marché. Ce qui manque reste marqué dans le texte."
            </p>
            {text_field(Field::Title, "", "")}
            <div class="pair">
                {choice_field(Field::Ccag, &ccag)}
                {choice_field(Field::Reporting, &frequency)}
            </div>
            {choice_field(Field::Facilitateur, &facilitateur)}
            {text_field(Field::FacilitateurName, "", "La personne que les entreprises peuvent appeler.")}
            <div class="pair">
                {text_field(Field::FacilitateurPhone, "", "")}
                {text_field(Field::FacilitateurEmail, "", "")}
            </div>
            <div class="pair">
                {text_field(Field::FirstMeeting, "jours", "Après la notification.")}
                {text_field(Field::PenaltyHour, "€", "Le CCAG ne fixe aucun montant.")}
            </div>
            <div class="pair">
                {text_field(Field::PenaltyMeeting, "€", "")}
                {text_field(Field::PenaltyDocument, "€", "")}
            </div>
        </fieldset>
    }
}
