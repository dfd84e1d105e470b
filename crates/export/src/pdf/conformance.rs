//! The file's bytes, under as many of the standards as its content allows.

use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use voorstel_model::{Language, Text};
use voorstel_words::{Arg, Words};

use super::told;
use super::world::Sheets;
use crate::error::ExportError;
use crate::input::Exported;

/// The standards, most wanted first: read aloud and kept for good; one of both; a tagged PDF that claims nothing.
const STANDARDS: [&[PdfStandard]; 4] =
    [&[PdfStandard::Ua_1, PdfStandard::A_3a], &[PdfStandard::Ua_1], &[PdfStandard::A_3a], &[]];

/// The document as a file. Where its content cannot conform, it is made all the same, and says so and why.
pub(super) fn encode(document: &PagedDocument, sheets: &Sheets) -> Result<Exported, ExportError> {
    let mut why = None;
    for standards in STANDARDS {
        match encoded(document, standards, sheets) {
            Ok(bytes) => {
                return Ok(Exported {
                    bytes,
                    remarks: why.map(|why: String| less(standards, &why)).into_iter().collect(),
                });
            }
            Err(reason) => why = Some(why.unwrap_or(reason)),
        }
    }
    Err(ExportError::Fault(why.unwrap_or_default()))
}

fn encoded(document: &PagedDocument, standards: &[PdfStandard], sheets: &Sheets) -> Result<Vec<u8>, String> {
    let standards = PdfStandards::new(standards).map_err(|error| error.message().to_string())?;
    let options =
        PdfOptions { creator: Smart::Custom(Some("Voorstel".to_owned())), standards, ..PdfOptions::default() };
    typst_pdf::pdf(document, &options).map_err(|errors| told(&errors, sheets))
}

/// What the file is not, and why, in both languages.
fn less(standards: &[PdfStandard], why: &str) -> Text {
    let missing: Vec<&str> = [(PdfStandard::Ua_1, "PDF/UA-1"), (PdfStandard::A_3a, "PDF/A-3a")]
        .into_iter()
        .filter(|(standard, _)| !standards.contains(standard))
        .map(|(_, name)| name)
        .collect();
    let say = |language| {
        let args = [("standards", Arg::from(missing.join(", "))), ("why", Arg::from(why))];
        Words::of(language).message("export-less", &args)
    };
    Text { nl: say(Language::Nl), en: say(Language::En) }
}

#[cfg(test)]
mod tests {
    use typst::diag::FileResult;
    use typst::foundations::{Bytes, Datetime, Duration};
    use typst::syntax::{FileId, Source};
    use typst::text::{Font, FontBook};
    use typst::utils::LazyHash;
    use typst::{Library, World};
    use voorstel_model::Date;

    use super::*;
    use crate::pdf::world::Main;

    /// A page that our template would not set, in the world in which it does.
    struct Other {
        sheets: Sheets,
        page: Source,
    }

    impl World for Other {
        fn library(&self) -> &LazyHash<Library> {
            self.sheets.library()
        }

        fn book(&self) -> &LazyHash<FontBook> {
            self.sheets.book()
        }

        fn main(&self) -> FileId {
            self.page.id()
        }

        fn source(&self, _: FileId) -> FileResult<Source> {
            Ok(self.page.clone())
        }

        fn file(&self, id: FileId) -> FileResult<Bytes> {
            self.sheets.file(id)
        }

        fn font(&self, index: usize) -> Option<Font> {
            self.sheets.font(index)
        }

        fn today(&self, offset: Option<Duration>) -> Option<Datetime> {
            self.sheets.today(offset)
        }
    }

    fn exported(page: &str) -> Exported {
        let sheets = Sheets::new(Main::Document, Vec::new(), Date(jiff::civil::date(2020, 10, 1))).unwrap();
        let other = Other { sheets, page: Source::detached(page) };
        let document = typst::compile::<PagedDocument>(&other).output.unwrap();
        encode(&document, &other.sheets).unwrap()
    }

    fn claims(file: &Exported, standard: &str) -> bool {
        file.bytes.windows(standard.len()).any(|window| window == standard.as_bytes())
    }

    #[test]
    fn what_cannot_conform_is_made_all_the_same_and_says_so_and_why() {
        let head = "#set document(title: \"x\", date: datetime.today())\n#set text(font: \"Inter\", lang: \"nl\")\n";
        let whole = exported(&format!("{head}Een tekst."));
        assert!(whole.remarks.is_empty() && claims(&whole, "pdfuaid:part") && claims(&whole, "pdfaid:part"));

        let picture = r#"#image(bytes("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"))"#;
        let less = exported(&format!("{head}Een tekst. {picture}"));
        assert!(less.bytes.starts_with(b"%PDF-"));
        assert!(!claims(&less, "pdfuaid:part"), "a picture that nobody can read aloud");
        let remark = &less.remarks[0];
        for (name, claim) in [("PDF/UA-1", "pdfuaid:part"), ("PDF/A-3a", "pdfaid:part")] {
            assert_eq!(remark.en.contains(name), !claims(&less, claim), "it claims what it is: {}", remark.en);
        }
        assert!(remark.en.contains("alt"), "the reason: {}", remark.en);
        assert!(remark.nl.contains("voldoet niet aan PDF/UA-1"), "{}", remark.nl);
    }
}
