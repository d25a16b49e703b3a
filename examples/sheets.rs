//! Writes the spreadsheets of a dossier: the computation, and the sheet of hours.
//!
//!     cargo run --features office --example sheets -- tests/dossiers/two-lots.json 2026-11-22 /tmp/sheets

use clausule::advice::Advice;
use clausule::assessment::Assessment;
use clausule::bareme::Bareme;
use clausule::clause::{ClauseSet, Inputs};
use clausule::dossier;
use clausule::estimate::Estimate;
use clausule::law::Law;
use clausule::office::sheet::{self, Format};
use clausule::quantity::parse_iso_date;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [file, date, folder] = &arguments[..] else {
        return Err("sheets FILE.json YYYY-MM-DD FOLDER".into());
    };
    let (bareme, law) = (Bareme::builtin(), Law::builtin());
    let date = parse_iso_date(date)?;
    let reading = dossier::parse(&fs::read_to_string(file)?, bareme)?.read(bareme);
    let estimate = Estimate::of(&reading, bareme);
    let advice = Advice::of(&reading, &estimate, bareme);
    let assessment = Assessment::of(&reading, &estimate, &advice, law);
    let inputs = Inputs {
        reading: &reading,
        estimate: &estimate,
        advice: &advice,
        assessment: &assessment,
        bareme,
        law,
        date,
    };
    let set = ClauseSet::draft(&inputs);
    fs::create_dir_all(folder)?;
    for format in Format::ALL {
        let computation = sheet::computation(&reading, &estimate, bareme, law, date, format)?;
        let hours = sheet::hours(&inputs, &set, None, format)?;
        for file in [computation, hours] {
            let path = Path::new(folder).join(&file.name);
            fs::write(&path, &file.bytes)?;
            println!("{} ({} bytes)", path.display(), file.bytes.len());
        }
    }
    Ok(())
}
