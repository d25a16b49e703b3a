//! The worker that writes office files, loaded when the first one is asked for; `src/office.js` hands it
//! what the page sends.

#[cfg(target_arch = "wasm32")]
mod worker {
    use clausule::office::Request;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// A file for the page.
    #[wasm_bindgen]
    pub struct File {
        name: String,
        bytes: Vec<u8>,
    }

    #[wasm_bindgen]
    impl File {
        /// The name to save it under.
        #[must_use]
        #[wasm_bindgen(getter)]
        pub fn name(&self) -> String {
            self.name.clone()
        }

        /// What it holds.
        #[must_use]
        #[wasm_bindgen(getter)]
        pub fn bytes(&self) -> Vec<u8> {
            self.bytes.clone()
        }
    }

    /// Writes what is asked for: a dossier's JSON, the day, the keys of pieces and format. The error is
    /// a sentence for the user.
    #[wasm_bindgen]
    pub fn write(dossier: &str, date: &str, extract: &str, format: &str) -> Result<File, String> {
        let request = Request {
            dossier,
            date,
            extract,
            format,
        };
        match request.file() {
            Ok(file) => Ok(File {
                name: file.name,
                bytes: file.bytes,
            }),
            Err(error) => Err(error.to_string()),
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: cargo xtask serve");
}
