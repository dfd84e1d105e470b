//! Opening a spreadsheet that somebody else made: what kind of file it is by what is in it, within limits, and why it is
//! refused where it is.

use std::fs::File;
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use zip::ZipArchive;
use zip::result::ZipError;

use super::book::{Book, TooMuch};
use super::{ods, separated, xlsx};
use crate::files;
use crate::views::{Failure, FailureCode};

/// The largest file that is looked at, and the most that may be packed in it, in bytes: many times what 10,000 rows take.
const LARGEST: u64 = 20 * 1024 * 1024;
const LARGEST_UNPACKED: u64 = 128 * 1024 * 1024;
/// The most parts that may be packed in it.
const MOST_PARTS: usize = 2000;

/// Why a spreadsheet cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    TooLarge,
    TooManyRows,
    Encrypted,
    OldWorkbook,
    BinaryWorkbook,
    NoSpreadsheet,
    Broken,
}

impl From<TooMuch> for Refusal {
    fn from(_: TooMuch) -> Refusal {
        Refusal::TooManyRows
    }
}

impl Refusal {
    /// The failure with the file's name.
    pub(super) fn of(self, path: &Path) -> Failure {
        let (code, key) = match self {
            Refusal::TooLarge => (FailureCode::TooMuch, "budget-file-too-large"),
            Refusal::TooManyRows => (FailureCode::TooMuch, "budget-file-too-many-rows"),
            Refusal::Encrypted => (FailureCode::UnusableFile, "budget-file-encrypted"),
            Refusal::OldWorkbook => (FailureCode::UnusableFile, "budget-file-old"),
            Refusal::BinaryWorkbook => (FailureCode::UnusableFile, "budget-file-binary"),
            Refusal::NoSpreadsheet => (FailureCode::UnusableFile, "budget-file-other"),
            Refusal::Broken => (FailureCode::UnusableFile, "budget-file-broken"),
        };
        Failure::new(code, key, &[("path", path.display().to_string().into())])
    }
}

/// The sheets of a file.
///
/// # Errors
/// A failure that names the file, says why it cannot be read and what to do.
pub(super) fn book(path: &Path) -> Result<Book, Failure> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
    let read = read.map_err(|error| files::on_disk(path, &error))?;
    if u64::try_from(read).unwrap_or(u64::MAX) > LARGEST {
        return Err(Refusal::TooLarge.of(path));
    }
    // A broken file may hold what the reading library never expected: that is the file's fault, and no end of ours.
    let opened = catch_unwind(AssertUnwindSafe(|| of_bytes(&bytes)));
    opened.unwrap_or(Err(Refusal::Broken)).map_err(|refusal| refusal.of(path))
}

/// The sheets in these bytes.
pub(super) fn of_bytes(bytes: &[u8]) -> Result<Book, Refusal> {
    const PACKED: &[u8] = b"PK\x03\x04";
    const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    if bytes.starts_with(PACKED) {
        packed(bytes)
    } else if bytes.starts_with(COMPOUND) {
        // An encrypted workbook is packed into the container of the old ones.
        let encrypted = wide("EncryptedPackage");
        let is_encrypted = bytes.windows(encrypted.len()).any(|part| part == encrypted);
        Err(if is_encrypted { Refusal::Encrypted } else { Refusal::OldWorkbook })
    } else {
        separated::book(bytes)
    }
}

/// A name as the containers of old write it.
fn wide(name: &str) -> Vec<u8> {
    name.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn packed(bytes: &[u8]) -> Result<Book, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Broken)?;
    let has = |name: &str| archive.file_names().any(|one| one.is_ok_and(|one| one == name));
    let kind = if has("xl/workbook.xml") {
        xlsx::book
    } else if has("xl/workbook.bin") {
        return Err(Refusal::BinaryWorkbook);
    } else if has("content.xml") {
        ods::book
    } else {
        return Err(Refusal::NoSpreadsheet);
    };
    weigh(&mut archive)?;
    kind(bytes)
}

/// Unpacks everything once without keeping it: what a file says of the size of its parts need not be true.
fn weigh(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), Refusal> {
    if archive.len() > MOST_PARTS {
        return Err(Refusal::TooLarge);
    }
    let mut left = LARGEST_UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|error| match error {
            ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => Refusal::Encrypted,
            _ => Refusal::Broken,
        })?;
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| Refusal::Broken)?;
        left = left.checked_sub(unpacked).ok_or(Refusal::TooLarge)?;
    }
    Ok(())
}
