//! What a file is by its name, and whether its bytes are that.

pub(crate) use voorstel_store::{ANNEXES_TOGETHER as TOGETHER, LARGEST_ANNEX as LARGEST};

/// How a kind of file begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Signature {
    /// With `%PDF-`, and ends with `%%EOF`.
    Pdf,
    /// As a ZIP archive.
    Zip,
    /// As an older file of an office program.
    Compound,
    Png,
    Jpeg,
    Tiff,
}

/// The kinds of files that portals take: how a name ends, what it is called, how it begins, its media type.
const KINDS: [(&str, &str, Signature, &str); 13] = [
    ("pdf", "PDF", Signature::Pdf, "application/pdf"),
    ("docx", "Word", Signature::Zip, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("doc", "Word", Signature::Compound, "application/msword"),
    ("odt", "OpenDocument", Signature::Zip, "application/vnd.oasis.opendocument.text"),
    ("xlsx", "Excel", Signature::Zip, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("xls", "Excel", Signature::Compound, "application/vnd.ms-excel"),
    ("ods", "OpenDocument", Signature::Zip, "application/vnd.oasis.opendocument.spreadsheet"),
    ("pptx", "PowerPoint", Signature::Zip, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("png", "PNG", Signature::Png, "image/png"),
    ("jpg", "JPEG", Signature::Jpeg, "image/jpeg"),
    ("jpeg", "JPEG", Signature::Jpeg, "image/jpeg"),
    ("tif", "TIFF", Signature::Tiff, "image/tiff"),
    ("tiff", "TIFF", Signature::Tiff, "image/tiff"),
];

/// Within so many bytes of its beginning a PDF names itself, and within so many of its end it says that it ends.
const PDF_MARGIN: usize = 1024;

/// Why a file would not be of use to whoever gets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It holds nothing.
    Empty,
    /// It holds something else than its name says, by what its name says.
    NotWhatItSays(&'static str),
    /// A PDF whose end is missing.
    CutOff,
}

/// How the names of files that may be added end, for the system's dialog.
pub fn endings() -> [&'static str; 13] {
    KINDS.map(|(ending, ..)| ending)
}

/// Whether a file of that name may go with a dossier.
pub(crate) fn is_taken(name: &str) -> bool {
    kind(name).is_some()
}

/// The media type of a file, by its name.
pub(crate) fn media_type(name: &str) -> &'static str {
    kind(name).map_or("application/octet-stream", |(_, _, _, media)| media)
}

/// What is wrong with a file's bytes, seen from its name; nothing where its name says nothing.
pub(crate) fn fault(name: &str, bytes: &[u8]) -> Option<Fault> {
    if bytes.is_empty() {
        return Some(Fault::Empty);
    }
    let (_, called, signature, _) = kind(name)?;
    let begins = |with: &[u8]| bytes.starts_with(with);
    let fits = match signature {
        Signature::Pdf => holds(bytes.get(..PDF_MARGIN).unwrap_or(bytes), b"%PDF-"),
        Signature::Zip => begins(b"PK\x03\x04"),
        Signature::Compound => begins(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
        Signature::Png => begins(b"\x89PNG\r\n\x1A\n"),
        Signature::Jpeg => begins(b"\xFF\xD8\xFF"),
        Signature::Tiff => begins(b"II*\0") || begins(b"MM\0*"),
    };
    if !fits {
        return Some(Fault::NotWhatItSays(called));
    }
    let end = bytes.get(bytes.len().saturating_sub(PDF_MARGIN)..).unwrap_or(bytes);
    (signature == Signature::Pdf && !holds(end, b"%%EOF")).then_some(Fault::CutOff)
}

fn kind(name: &str) -> Option<(&'static str, &'static str, Signature, &'static str)> {
    let (_, ending) = name.rsplit_once('.')?;
    KINDS.into_iter().find(|(known, ..)| ending.trim_end().eq_ignore_ascii_case(known))
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_name_says_or_that_is_told() {
        let long = [b"%PDF-1.7\n".as_slice(), &[b' '; 4000], b"startxref\n9\n%%EOF\n"].concat();
        let cut = &long[..3000];
        for (name, bytes, found) in [
            ("a.pdf", b"%PDF-1.7 %%EOF".as_slice(), None),
            ("a.PDF", long.as_slice(), None),
            ("junk before.pdf", b"\xEF\xBB\xBF\n%PDF-1.4 %%EOF", None),
            ("a.pdf", cut, Some(Fault::CutOff)),
            ("a.pdf", b"<html>Sign in to go on</html>", Some(Fault::NotWhatItSays("PDF"))),
            ("a.pdf", b"PK\x03\x04", Some(Fault::NotWhatItSays("PDF"))),
            ("a.pdf", b"", Some(Fault::Empty)),
            ("a.docx", b"PK\x03\x04 word/document.xml", None),
            ("a.docx", b"%PDF-1.7 %%EOF", Some(Fault::NotWhatItSays("Word"))),
            ("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", None),
            ("a.png", b"\x89PNG\r\n\x1A\n", None),
            ("a.jpeg", b"\xFF\xD8\xFF\xE0", None),
            ("a.tif", b"II*\0", None),
            ("a.tif", b"\xFF\xD8\xFF\xE0", Some(Fault::NotWhatItSays("TIFF"))),
            ("no ending", b"anything", None),
        ] {
            assert_eq!(fault(name, bytes), found, "{name}");
        }
    }

    #[test]
    fn only_documents_and_pictures_are_taken() {
        for name in ["mandaat.pdf", "MANDAAT.PDF", "a.b.docx", "foto.jpg"] {
            assert!(is_taken(name), "{name}");
        }
        for name in ["setup.exe", "a.pdf.lnk", "a", ".pdf ", "", "mandaat.desktop"] {
            assert_eq!(is_taken(name), name == ".pdf ", "{name}");
        }
        assert_eq!(media_type("a.pdf"), "application/pdf");
        assert_eq!(media_type("a"), "application/octet-stream");
    }
}
