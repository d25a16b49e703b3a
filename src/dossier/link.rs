//! A dossier, or a profile, in the address of a page: after the « # », which no browser sends to a server.
//!
//! ```text
//! #d1.q1YqUbJSCkktLlHSUUpJLEkEsoyUagE
//!  ││ └─ base64url of a check sum and of the compressed file
//!  │└─── the version of this packing
//!  └──── what it is: a dossier, or a profile
//! ```
//!
//! What is packed is the file itself: it has its own version, and one reader. It is compressed after a
//! text that both ends know (`link-1.txt`, the words of a dossier), so that the names of the fields cost
//! next to nothing; that text belongs to version 1 of the packing and never changes.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::DataFormat;
use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, TDEFLStatus, compress};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};
use std::fmt;

/// The words that a link need not spell out.
const WORDS: &[u8] = include_bytes!("link-1.txt");
/// The version that is written.
const VERSION: u32 = 1;
/// The largest file that a link holds, in bytes: past that the file itself travels better, and a link that
/// would swell beyond it is refused before it does.
pub const LARGEST_FILE: usize = 500_000;
/// The longest link that is read, in characters.
pub const LONGEST_LINK: usize = 200_000;
/// Some mail programs cut longer addresses.
pub const SAFE_LENGTH: usize = 2_000;
/// Bytes of the check sum.
const SUM: usize = 4;
/// Deflate's best effort.
const LEVEL: u8 = 9;

/// What a link holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// A dossier.
    Dossier,
    /// A profile.
    Profile,
}

impl Held {
    const ALL: [(Self, char); 2] = [(Self::Dossier, 'd'), (Self::Profile, 'p')];
}

/// Why a link cannot be opened, or made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkError {
    /// Cut, or changed on its way.
    Broken,
    /// Made by a newer version.
    Newer,
    /// Its file would be too large.
    TooLarge,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Broken => {
                "Ce lien est incomplet ou abîmé : un logiciel de messagerie l’a peut-être coupé. Recopiez-le en entier, ou demandez le fichier du dossier."
            }
            Self::Newer => {
                "Ce lien a été fait par une version plus récente de Clausule. Rechargez la page pour obtenir la dernière version, puis ouvrez-le de nouveau."
            }
            Self::TooLarge => {
                "Ce dossier est trop grand pour un lien. Enregistrez-le dans un fichier, et envoyez ce fichier."
            }
        })
    }
}

impl std::error::Error for LinkError {}

/// What a fragment says it is: kind, version, and the rest. Nothing for the other fragments of a page.
fn parts(fragment: &str) -> Option<(char, &str, &str)> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let (head, packed) = fragment.split_once('.')?;
    let mut letters = head.chars();
    let kind = letters.next().filter(char::is_ascii_lowercase)?;
    let version = letters.as_str();
    let is_version = (1..=4).contains(&version.len())
        && version.bytes().all(|digit| digit.is_ascii_digit())
        && !version.starts_with('0');
    is_version.then_some((kind, version, packed))
}

/// Whether the fragment of an address, with or without its « # », is such a link and no other.
#[must_use]
pub fn is_link(fragment: &str) -> bool {
    parts(fragment).is_some()
}

/// Packs a file; the fragment has no « # ».
pub fn pack(held: Held, file: &str) -> Result<String, LinkError> {
    if file.len() > LARGEST_FILE {
        return Err(LinkError::TooLarge);
    }
    let letter = Held::ALL.iter().find(|(one, _)| *one == held);
    let letter = letter.map_or('d', |(_, letter)| *letter);
    let mut bytes = sum(file.as_bytes()).to_vec();
    bytes.extend(deflate(file.as_bytes()).ok_or(LinkError::TooLarge)?);
    let link = format!("{letter}{VERSION}.{}", URL_SAFE_NO_PAD.encode(bytes));
    if link.len() > LONGEST_LINK {
        return Err(LinkError::TooLarge);
    }
    Ok(link)
}

/// Unpacks a fragment, with or without its « # »: what it holds, and the file.
pub fn unpack(fragment: &str) -> Result<(Held, String), LinkError> {
    if fragment.len() > LONGEST_LINK + 1 {
        return Err(LinkError::TooLarge);
    }
    let (letter, version, packed) = parts(fragment).ok_or(LinkError::Broken)?;
    let known = Held::ALL.iter().find(|(_, one)| *one == letter);
    let (Some((held, _)), Ok(VERSION)) = (known, version.parse()) else {
        return Err(LinkError::Newer);
    };
    // What stands around a link in a mail ends up in it.
    let packed = packed.trim_end_matches(['.', ',', ';', ')', '>', '=', ' ']);
    let bytes = URL_SAFE_NO_PAD
        .decode(packed)
        .map_err(|_| LinkError::Broken)?;
    let (expected, deflated) = bytes.split_at_checked(SUM).ok_or(LinkError::Broken)?;
    let file = inflate(deflated).ok_or(LinkError::Broken)?;
    if sum(&file) != expected {
        return Err(LinkError::Broken);
    }
    let file = String::from_utf8(file).map_err(|_| LinkError::Broken)?;
    Ok((*held, file))
}

/// FNV-1a: a letter changed on the way must not become another amount.
fn sum(bytes: &[u8]) -> [u8; SUM] {
    let step = |sum: u32, byte: &u8| (sum ^ u32::from(*byte)).wrapping_mul(16_777_619);
    bytes.iter().fold(2_166_136_261_u32, step).to_be_bytes()
}

/// Compresses what comes after the known words.
fn deflate(file: &[u8]) -> Option<Vec<u8>> {
    let mut state = CompressorOxide::default();
    state.set_format_and_level(DataFormat::Raw, LEVEL);
    // Both ends know what this gives: it is left out.
    run(&mut state, WORDS, TDEFLFlush::Sync)?;
    run(&mut state, file, TDEFLFlush::Finish)
}

fn run(state: &mut CompressorOxide, mut input: &[u8], flush: TDEFLFlush) -> Option<Vec<u8>> {
    // More than deflate can make of it.
    let mut output = vec![0; input.len() + input.len() / 8 + 1_024];
    let mut written = 0;
    loop {
        let (status, read, wrote) = compress(state, input, &mut output[written..], flush);
        input = &input[read..];
        written += wrote;
        match status {
            TDEFLStatus::Done => break,
            TDEFLStatus::Okay if flush == TDEFLFlush::Sync && input.is_empty() => break,
            TDEFLStatus::Okay if written < output.len() && (read > 0 || wrote > 0) => {}
            _ => return None,
        }
    }
    output.truncate(written);
    Some(output)
}

/// Gives back what came after the known words. The room for it is bounded: what would swell beyond is
/// refused, and a small link takes little.
fn inflate(deflated: &[u8]) -> Option<Vec<u8>> {
    // Deflate gives at most 1 032 times what it is given.
    let room = LARGEST_FILE.min(deflated.len().saturating_mul(1_032));
    let mut output = vec![0; WORDS.len() + room];
    output[..WORDS.len()].copy_from_slice(WORDS);
    let mut state = Box::<DecompressorOxide>::default();
    let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, read, wrote) = decompress(&mut state, deflated, &mut output, WORDS.len(), flags);
    if status != TINFLStatus::Done || read != deflated.len() {
        return None;
    }
    output.truncate(WORDS.len() + wrote);
    Some(output.split_off(WORDS.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked() {
        for file in ["", "é", "{\"format\":\"clausule-dossier\"}"] {
            let link = pack(Held::Dossier, file).unwrap();
            assert_eq!(unpack(&link), Ok((Held::Dossier, file.to_string())));
            assert_eq!(
                unpack(&format!("#{link}")),
                Ok((Held::Dossier, file.to_string()))
            );
        }
        let all: String = ('\u{1}'..'\u{4000}').collect();
        let link = pack(Held::Profile, &all).unwrap();
        assert_eq!(unpack(&link), Ok((Held::Profile, all)));
    }

    /// Links stand in mails for years: those of version 1 open for ever.
    #[test]
    fn links_of_version_1_still_open() {
        let links = include_str!("../../tests/dossiers/links-1.txt");
        for line in links.lines() {
            let (held, file) = unpack(line).unwrap();
            assert_eq!(held, Held::Dossier);
            assert!(
                file.starts_with("{\"format\":\"clausule-dossier\""),
                "{file}"
            );
        }
        assert!(links.lines().count() >= 6);
    }

    #[test]
    fn a_broken_link_is_said_to_be_broken() {
        let link = pack(Held::Dossier, "{\"amount\":\"120 000\"}").unwrap();
        for end in 3..link.len() {
            assert_eq!(unpack(&link[..end]), Err(LinkError::Broken), "{end}");
        }
        for at in 3..link.len() {
            for other in ['A', 'b', '7', '_', 'é', '%'] {
                let mut letters: Vec<char> = link.chars().collect();
                if letters[at] == other {
                    continue;
                }
                letters[at] = other;
                let changed: String = letters.into_iter().collect();
                assert_eq!(unpack(&changed), Err(LinkError::Broken), "{changed}");
            }
        }
    }

    #[test]
    fn what_a_mail_leaves_at_the_end_does_no_harm() {
        let link = pack(Held::Dossier, "{}").unwrap();
        for end in [".", ")", ">", ".)", " "] {
            assert!(unpack(&format!("{link}{end}")).is_ok(), "{end}");
        }
    }

    #[test]
    fn other_fragments_of_the_page_are_no_links() {
        for fragment in [
            "",
            "#",
            "#main",
            "#step-1.2",
            "#d.x",
            "#d01.x",
            "#D1.x",
            "#d12345.x",
            "#1.x",
        ] {
            assert!(!is_link(fragment), "{fragment}");
        }
        assert!(is_link("#d1.x"));
        assert!(is_link("d2."));
    }

    #[test]
    fn a_newer_link_is_said_to_be_newer() {
        for fragment in ["#d2.abcd", "#x1.abcd", "#p9999."] {
            assert_eq!(unpack(fragment), Err(LinkError::Newer), "{fragment}");
        }
    }

    #[test]
    fn a_link_cannot_swell_beyond_its_bound() {
        let mut state = CompressorOxide::default();
        state.set_format_and_level(DataFormat::Raw, LEVEL);
        run(&mut state, WORDS, TDEFLFlush::Sync).unwrap();
        let bomb = run(&mut state, &vec![b' '; 100_000_000], TDEFLFlush::Finish).unwrap();
        assert!(bomb.len() < LONGEST_LINK / 2, "{}", bomb.len());
        let mut bytes = vec![0; SUM];
        bytes.extend(bomb);
        let link = format!("d1.{}", URL_SAFE_NO_PAD.encode(bytes));
        assert_eq!(unpack(&link), Err(LinkError::Broken));
        assert_eq!(
            unpack(&"d1.".repeat(LONGEST_LINK)),
            Err(LinkError::TooLarge)
        );
        assert_eq!(
            pack(Held::Dossier, &" ".repeat(LARGEST_FILE + 1)),
            Err(LinkError::TooLarge)
        );
    }
}
