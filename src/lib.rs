//! Clausule: insertion hours of a French public contract, and the clause that makes them binding.
//!
//! This library is the whole domain; the page in the browser only shows it. Data flows one way,
//! and each step is a pure function of the one before:
//!
//! | step | room | gives |
//! |---|---|---|
//! | what was typed | [`contract::Form`] | the answers, word for word |
//! | reading | [`contract::Form::read`] | a [`contract::Contract`] and the wrong answers |
//! | hours | [`estimate::Estimate::of`] | low, central and high hours, with every step |
//! | charts | [`charts`] | the same hours as bars, each with its sentence |
//! | advice | [`advice::Advice::of`] | whether a clause is relevant and feasible, what else there is |
//! | assessment | [`assessment::Assessment::of`] | what the law asks, and by which mechanism to answer |
//! | text | [`clause::ClauseSet::draft`] | the pieces, with what is still missing |
//! | format | [`document`] | HTML, Markdown or plain text of the same tree |
//! | office file | `office`, with the feature of that name | Word and LibreOffice files of the pieces |
//! | file | [`dossier`] | the form as versioned JSON, and back |
//! | spreadsheet | `office::sheet` (feature `office`) | the computation with live formulas, the sheet of hours |
//!
//! Two tables feed them: [`bareme::Bareme`] (coefficients by trade) and [`law::Law`] (articles).
//!
//! ```
//! use chrono::NaiveDate;
//! use clausule::clause::{ClauseSet, Piece};
//! use clausule::{bareme::Bareme, document, dossier, estimate::Estimate, law::Law};
//!
//! let json = r#"{
//!   "format": "clausule-dossier", "version": 1, "bareme": "2026-11",
//!   "lots": [{ "trade": "gros_oeuvre", "amount": "1 000 000 €",
//!              "share": "50 %", "cost": "30 €/h", "rate": "5 %" }]
//! }"#;
//! let reading = dossier::parse(json, Bareme::builtin())?.read(Bareme::builtin());
//! let estimate = Estimate::of(&reading, Bareme::builtin());
//! assert_eq!(estimate.total.unwrap().central().get(), 833);
//!
//! let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
//! let set = ClauseSet::of(&reading, &estimate, Bareme::builtin(), Law::builtin(), date);
//! println!("{}", document::markdown(&set.piece(Piece::Ccap).unwrap().document));
//! # Ok::<(), dossier::DossierError>(())
//! ```
//!
//! # Words
//!
//! Identifiers are English; a term of French law without a standard English name stays French.
//!
#![doc = include_str!(concat!(env!("OUT_DIR"), "/words.md"))]
//!
//! Each has its plain French definition in [`pages::glossary`], from the same table.

pub mod advice;
pub mod assessment;
pub mod bareme;
pub mod charts;
pub mod clause;
pub mod contract;
pub mod document;
pub mod dossier;
pub mod estimate;
pub mod law;
#[cfg(feature = "office")]
pub mod office;
pub mod pages;
pub mod quantity;
