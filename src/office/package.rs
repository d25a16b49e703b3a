//! The container of an office file: a zip archive without a clock.

use super::OfficeError;
use std::fmt::Display;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A container that is being filled, its entries in the order they are added.
pub struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Package {
    /// An empty container.
    pub fn new() -> Self {
        Self {
            zip: ZipWriter::new(Cursor::new(Vec::new())),
        }
    }

    /// Adds a compressed entry.
    pub fn add(&mut self, name: &str, contents: &[u8]) -> Result<(), OfficeError> {
        self.entry(name, contents, CompressionMethod::Deflated)
    }

    /// Adds an entry as it is: the `mimetype` of an OpenDocument file, which comes first.
    pub fn add_stored(&mut self, name: &str, contents: &[u8]) -> Result<(), OfficeError> {
        self.entry(name, contents, CompressionMethod::Stored)
    }

    fn entry(
        &mut self,
        name: &str,
        contents: &[u8],
        method: CompressionMethod,
    ) -> Result<(), OfficeError> {
        let options = SimpleFileOptions::DEFAULT
            .compression_method(method)
            // The first day that a zip archive can name.
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(0o644);
        self.zip.start_file(name, options).map_err(refused)?;
        self.zip.write_all(contents).map_err(refused)
    }

    /// The finished archive.
    pub fn finish(self) -> Result<Vec<u8>, OfficeError> {
        Ok(self.zip.finish().map_err(refused)?.into_inner())
    }
}

fn refused(error: impl Display) -> OfficeError {
    OfficeError::Container(error.to_string())
}
