use super::field::{ChoiceField, TextField};
use clausule::contract::{Field, Frequency};
use clausule::law::{Ccag, Law};
use leptos::prelude::*;

/// What the text needs beside the hours.
#[component]
pub fn Completion() -> impl IntoView {
    let mut ccag = vec![("", "D’après la nature")];
    ccag.extend(Ccag::ALL.map(|ccag| (ccag.key(), Law::builtin().ccag(ccag).short)));
    let mut frequency = vec![("", "À choisir")];
    frequency.extend(Frequency::ALL.map(|frequency| (frequency.key(), frequency.label())));
    view! {
        <fieldset>
            <legend>"Pour compléter l’article"</legend>
            <p class="legend-hint">
                "Le CCAG laisse ces choix au marché. Ce qui manque reste marqué dans le texte."
            </p>
            <TextField field=Field::Title />
            <div class="pair">
                <ChoiceField field=Field::Ccag options=ccag />
                <ChoiceField field=Field::Reporting options=frequency />
            </div>
            <TextField field=Field::FacilitateurName says="La personne que les entreprises peuvent appeler." />
            <div class="pair">
                <TextField field=Field::FacilitateurPhone />
                <TextField field=Field::FacilitateurEmail />
            </div>
            <div class="pair">
                <TextField
                    field=Field::FirstMeeting
                    unit="jours"
                        says="Après la notification."
                />
                <TextField
                    field=Field::PenaltyHour
                    unit="€"
                        says="Le CCAG ne fixe aucun montant."
                />
            </div>
            <div class="pair">
                <TextField field=Field::PenaltyMeeting unit="€" />
                <TextField field=Field::PenaltyDocument unit="€" />
            </div>
        </fieldset>
    }
}
