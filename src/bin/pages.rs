//! Prints the pages beside the calculator as one JSON object, name to HTML, for `cargo xtask` to put into the
//! site.

use clausule::pages::Page;
use std::collections::BTreeMap;

fn main() -> Result<(), serde_json::Error> {
    let pages: BTreeMap<&str, String> = Page::BESIDE
        .into_iter()
        .map(|page| (page.file(), page.html()))
        .collect();
    println!("{}", serde_json::to_string(&pages)?);
    Ok(())
}
