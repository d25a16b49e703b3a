//! Compressed copies, kept from one build to the next under the hash of what they are copies of: the best
//! brotli of a site takes longer than all the rest of a build that changes nothing.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use xxhash_rust::xxh64::xxh64;

/// Names the settings: other settings, another folder.
const FOLDER: &str = "compressed-gzip9-brotli11";

/// As many copies stay, the last used: some ten builds.
const KEPT: usize = 400;

/// Where the copies are kept.
pub struct Copies {
    folder: PathBuf,
}

/// A compressed copy, where it is smaller than the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    pub gzip: Option<Vec<u8>>,
    pub brotli: Option<Vec<u8>>,
}

impl Packed {
    pub const NONE: Self = Self {
        gzip: None,
        brotli: None,
    };
}

impl Copies {
    /// Those under the target directory.
    pub fn under(target: &Path) -> Result<Self> {
        let folder = target.join(FOLDER);
        fs::create_dir_all(&folder).context("the folder of compressed copies cannot be made")?;
        Ok(Self { folder })
    }

    /// Copies that nobody keeps: a folder that is not there holds nothing.
    #[cfg(test)]
    pub fn in_memory() -> Self {
        Self {
            folder: PathBuf::from("/nowhere"),
        }
    }

    /// Both copies of a file, compressed now or earlier.
    pub fn of(&self, contents: &[u8]) -> Packed {
        let one = |ending: &str, compress: fn(&[u8]) -> std::io::Result<Vec<u8>>| {
            let copy = self.kept(contents, ending, compress).ok();
            copy.filter(|copy| copy.len() < contents.len())
        };
        Packed {
            gzip: one("gz", gzip),
            brotli: one("br", brotli),
        }
    }

    fn kept(
        &self,
        contents: &[u8],
        ending: &str,
        compress: fn(&[u8]) -> std::io::Result<Vec<u8>>,
    ) -> std::io::Result<Vec<u8>> {
        // A copy says what it is of and what it is: one cut short by a full disk is made again.
        let name = format!("{:016x}-{}.{ending}", xxh64(contents, 0), contents.len());
        let path = self.folder.join(name);
        if let Ok(kept) = fs::read(&path)
            && let Some((mark, copy)) = kept.split_first_chunk::<8>()
            && u64::from_le_bytes(*mark) == xxh64(copy, 0)
        {
            // The last used stay; a date that cannot be set costs a compression later, no more.
            if let Ok(file) = fs::File::open(&path) {
                let _ = file.set_modified(SystemTime::now());
            }
            return Ok(copy.to_vec());
        }
        let copy = compress(contents)?;
        let mut kept = xxh64(&copy, 0).to_le_bytes().to_vec();
        kept.extend(&copy);
        // What cannot be kept is made anew next time.
        let _ = fs::write(&path, kept);
        Ok(copy)
    }

    /// Removes the copies that were not used for the longest time, beyond a number.
    pub fn prune(&self) -> Result<()> {
        self.keep(KEPT)
    }

    fn keep(&self, most: usize) -> Result<()> {
        let mut copies = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            copies.push((entry.metadata()?.modified()?, entry.path()));
        }
        copies.sort();
        let too_many = copies.len().saturating_sub(most);
        for (_, path) in copies.into_iter().take(too_many) {
            fs::remove_file(path)?;
        }
        Ok(())
    }
}

fn gzip(contents: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(contents)?;
    encoder.finish()
}

fn brotli(contents: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut copy = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        size_hint: contents.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*contents, &mut copy, &parameters)?;
    Ok(copy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn empty(name: &str) -> Copies {
        let target = std::env::temp_dir().join(format!("clausule-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&target);
        Copies::under(&target).unwrap()
    }

    fn names(copies: &Copies) -> Vec<PathBuf> {
        let entries = fs::read_dir(&copies.folder).unwrap();
        let mut names: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_copy_is_made_once_and_made_again_when_it_is_damaged() {
        let copies = empty("copies");
        let text = "heures d’insertion ".repeat(100);
        let first = copies.of(text.as_bytes());
        assert!(first.gzip.as_ref().unwrap().len() < 100);
        let paths = names(&copies);
        assert_eq!(paths.len(), 2);
        // It is the kept copy that is read: another one in its place, well marked, comes back.
        let other = b"kept";
        let mut marked = xxh64(other, 0).to_le_bytes().to_vec();
        marked.extend(other);
        fs::write(&paths[0], &marked).unwrap();
        assert_eq!(
            copies.of(text.as_bytes()).brotli.as_deref(),
            Some(&other[..])
        );
        // Cut short, it is no copy.
        fs::write(&paths[0], &marked[..10]).unwrap();
        assert_eq!(copies.of(text.as_bytes()), first);
        // Another text has copies of its own.
        copies.of(&text.as_bytes()[1..]);
        assert_eq!(names(&copies).len(), 4);
    }

    #[test]
    fn what_does_not_shrink_has_no_copy() {
        let copies = empty("short");
        assert_eq!(copies.of(b"x"), Packed::NONE);
    }

    #[test]
    fn the_copies_used_last_stay() {
        let copies = empty("pruned");
        let texts: Vec<String> = (0..4).map(|n| format!("{n}").repeat(500)).collect();
        for (text, age) in texts.iter().zip([1_000, 3_000, 2_000, 4_000]) {
            let before = names(&copies);
            copies.of(text.as_bytes());
            for path in names(&copies) {
                if !before.contains(&path) {
                    let file = fs::File::open(path).unwrap();
                    let age = std::time::Duration::from_secs(age);
                    file.set_modified(SystemTime::now() - age).unwrap();
                }
            }
        }
        // Used again, the oldest is the youngest.
        copies.of(texts[3].as_bytes());
        let kept = names(&copies);
        copies.keep(4).unwrap();
        let left = names(&copies);
        assert_eq!(left.len(), 4);
        let hash = |text: &String| format!("{:016x}", xxh64(text.as_bytes(), 0));
        for (text, stays) in texts.iter().zip([true, false, false, true]) {
            let has = |paths: &[PathBuf]| {
                paths
                    .iter()
                    .any(|path| path.to_string_lossy().contains(&hash(text)))
            };
            assert!(has(&kept));
            assert_eq!(has(&left), stays, "{}", &text[..1]);
        }
    }
}
