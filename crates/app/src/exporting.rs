//! Exports: the application as a document or as a file, with progress, and stopped when the reader says so.

use std::collections::hash_map::Entry;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio_util::sync::CancellationToken;
use voorstel_export::{
    Attachment, Bundle, Csv, Docx, Export, ExportError, Exported, Exporter, Ics, Json, Part, Pdf, Poster, Rows, Stage,
    Watch, Xlsx, write_whole,
};
use voorstel_model::{Annex, Call, Date, Dossier, Language, Text};
use voorstel_rules::judge_files;
use voorstel_store::AnnexFile;
use voorstel_words::Words;

use crate::annexes::{Unusable, media_type};
use crate::apart::{self, Asked};
use crate::app::{App, Shared, lock};
use crate::said::{both, each};
use crate::views::{ExportFormat, ExportOptions, ExportPart, ExportProgress, ExportRows, Failure, FailureCode};

impl App {
    /// The name that an export is offered under: the project's short name or title, or else the call.
    pub async fn export_name(&self, id: String, format: ExportFormat) -> Result<String, Failure> {
        self.blocking(move |shared| {
            let (dossier, call) = shared.snapshot(&id)?;
            Ok(file_name(&dossier, &call, format))
        })
        .await
    }

    /// Exports a dossier as it stands to a file: whole, or not at all. Open findings are no obstacle: a draft may go round.
    ///
    /// # Errors
    /// Only where there is no such dossier or it is being exported already; what happens while exporting is told as
    /// [`ExportProgress`].
    pub async fn export(
        &self,
        id: String,
        format: ExportFormat,
        language: Language,
        options: ExportOptions,
        path: PathBuf,
    ) -> Result<ExportProgress, Failure> {
        self.export_of(id, None, format, language, options, path).await
    }

    /// Exports a dossier as it stands, or as it was at a moment.
    pub(crate) async fn export_of(
        &self,
        id: String,
        moment: Option<String>,
        format: ExportFormat,
        language: Language,
        options: ExportOptions,
        path: PathBuf,
    ) -> Result<ExportProgress, Failure> {
        let token = CancellationToken::new();
        match lock(&self.shared.exports).entry(id.clone()) {
            // Two at once would take each other's way to be called off.
            Entry::Occupied(_) => return Err(Failure::new(FailureCode::TooMuch, "fail-exporting", &[])),
            Entry::Vacant(free) => free.insert(token.clone()),
        };
        let made = self.made((id.clone(), moment), format, language, options, token.clone());
        // Laying out cannot be interrupted: whoever calls it off does not wait for it, and what it yields is let go.
        let made = tokio::select! {
            made = made => made,
            () = token.cancelled() => Ok(Err(ExportProgress::Cancelled)),
        };
        let done = match made {
            Ok(Ok(exported)) => self.blocking(move |shared| Ok(shared.write(exported, &path, &token))).await,
            Ok(Err(ended)) => Ok(ended),
            Err(failure) => Err(failure),
        };
        lock(&self.shared.exports).remove(&id);
        if let Ok(progress) = &done {
            self.shared.host.export_progress(&id, progress);
        }
        done
    }

    /// What an export yields, with its progress told; or how it ended before there was anything to write.
    async fn made(
        &self,
        (of, moment): (String, Option<String>),
        format: ExportFormat,
        language: Language,
        options: ExportOptions,
        token: CancellationToken,
    ) -> Result<Result<Exported, ExportProgress>, Failure> {
        self.blocking(move |shared| {
            let (dossier, call, today) = match &moment {
                Some(moment) => shared.as_it_was(&of, moment)?,
                None => {
                    let (dossier, call) = shared.snapshot(&of)?;
                    (Arc::new(dossier), call, Date(shared.now().date()))
                }
            };
            if moment.is_none()
                && let (false, Err(Failure { message, .. })) = (options.draft, shared.amounts_agreed(&of))
            {
                return Ok(Err(ExportProgress::Failed { because: message }));
            }
            let tell = |stage: Stage| {
                if !token.is_cancelled() {
                    let doing = each(|words| stage.sentence(words));
                    shared.host.export_progress(&of, &ExportProgress::Working { doing });
                }
            };
            let files = if takes_files(format, &options) { shared.annex_files(&of, &dossier)? } else { Vec::new() };
            let unusable = shared.found_unusable(&of, &dossier);
            let material = Material { dossier: &dossier, call: &call, files: &files, unusable: &unusable, today };
            let asked = Asked { format, language, options: &options };
            Ok(match shared.host.apart().filter(|_| apart::is_long(&dossier)) {
                Some(program) => apart::made(program, &material, asked, &tell, &token),
                None => apart::made_here(&material, asked, &tell, &token),
            })
        })
        .await
    }

    /// Stops the export of a dossier; nothing is written then.
    pub fn cancel_export(&self, id: &str) {
        if let Some(token) = lock(&self.shared.exports).get(id) {
            token.cancel();
        }
    }

    /// The path, if this run exported it: a front end opens nothing else.
    pub fn exported_path(&self, path: &str) -> Result<PathBuf, Failure> {
        let path = PathBuf::from(path);
        self.shared.exported(&path).map(|()| path)
    }
}

impl Shared {
    fn write(&self, exported: Exported, path: &Path, token: &CancellationToken) -> ExportProgress {
        let Exported { bytes, remarks } = exported;
        if token.is_cancelled() {
            return ExportProgress::Cancelled;
        }
        match write_whole(path, &bytes) {
            Err(error) => ExportProgress::Failed { because: Failure::from(error).message },
            Ok(()) => {
                lock(&self.exported).insert(path.to_owned());
                let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                ExportProgress::Done { path: path.display().to_string(), bytes: size, remarks }
            }
        }
    }
}

/// What an export is made of.
#[derive(Clone, Copy)]
pub(crate) struct Material<'a> {
    pub(crate) dossier: &'a Dossier,
    pub(crate) call: &'a Call,
    /// What there is of each annex, in the order of the dossier; none where they do not go along.
    pub(crate) files: &'a [AnnexFile],
    /// What is the matter with them.
    pub(crate) unusable: &'a Unusable,
    pub(crate) today: Date,
}

/// Whether the files of the annexes go along in an export.
pub(crate) fn takes_files(format: ExportFormat, options: &ExportOptions) -> bool {
    format == ExportFormat::Zip || (format == ExportFormat::Pdf && options.annexes)
}

/// What an export yields.
///
/// # Errors
/// [`ExportError`], as of the format.
pub(crate) fn document(
    material: &Material<'_>,
    format: ExportFormat,
    language: Language,
    options: &ExportOptions,
    watch: &Watch<'_>,
) -> Result<Exported, ExportError> {
    let Material { dossier, call, files, unusable, today } = *material;
    let report = judge_files(call, dossier, today, unusable.ids());
    let mut options: voorstel_export::ExportOptions = options.into();
    let mut attached = Vec::new();
    if format == ExportFormat::Pdf {
        attached = attachments(material, language);
        // Lines that nothing goes along with would be lost to the reader.
        if !options.tells_all() {
            options.rows = Rows::All;
        }
        if options.rows == Rows::Attached {
            let input =
                Export { dossier, call, report: &report, language, today, options: options.clone(), files: &[] };
            attached.insert(0, workbook(&input, watch)?);
        }
    } else {
        options.rows = Rows::All;
    }
    let input = Export { dossier, call, report: &report, language, today, options, files: &attached };
    let mut exported = match format {
        ExportFormat::Pdf => Pdf.export(&input, watch),
        ExportFormat::Docx => Docx.export(&input, watch),
        ExportFormat::Poster => Poster.export(&input, watch),
        ExportFormat::Ics => Ics.export(&input, watch),
        ExportFormat::Xlsx => Xlsx.export(&input, watch),
        ExportFormat::Csv => Csv.export(&input, watch),
        ExportFormat::Json => Json.export(&input, watch),
        ExportFormat::Zip => {
            let annexes: Vec<Option<Vec<u8>>> = files.iter().map(whole).collect();
            Bundle { annexes: &annexes }.export(&input, watch)
        }
    }?;
    exported.remarks.extend(left_out(material));
    Ok(exported)
}

/// The workbook of the budget, as a file that goes along in a document.
fn workbook(input: &Export<'_>, watch: &Watch<'_>) -> Result<Attachment, ExportError> {
    let words = Words::of(input.language);
    Ok(Attachment {
        name: words.label("export-workbook-name"),
        mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned(),
        description: words.label("export-workbook-about"),
        bytes: Xlsx.export(input, watch)?.bytes,
    })
}

/// The annexes whose files are there, as files that go along in a document.
fn attachments(material: &Material<'_>, language: Language) -> Vec<Attachment> {
    let annexes = material.dossier.annexes.iter().zip(material.files);
    let attachment = |(annex, file): (&Annex, &AnnexFile)| {
        let kind = material.call.annex.iter().find(|choice| choice.id == annex.kind);
        let description = kind.map_or_else(|| annex.kind.clone(), |choice| choice.title.get(language).to_owned());
        let mime = media_type(&annex.name).to_owned();
        Some(Attachment { name: annex.name.clone(), mime, description, bytes: whole(file)? })
    };
    annexes.filter_map(attachment).collect()
}

/// That annexes do not go along, because their files are not there.
fn left_out(material: &Material<'_>) -> Option<Text> {
    let annexes = material.dossier.annexes.iter().zip(material.files);
    let names: Vec<&str> =
        annexes.filter(|(_, file)| whole(file).is_none()).map(|(annex, _)| annex.name.as_str()).collect();
    (!names.is_empty()).then(|| both("annex-left-out", &[("names", names.join(", ").into())]))
}

fn whole(file: &AnnexFile) -> Option<Vec<u8>> {
    match file {
        AnnexFile::Whole(bytes) => Some(bytes.clone()),
        AnnexFile::Damaged | AnnexFile::Missing => None,
    }
}

impl From<&ExportOptions> for voorstel_export::ExportOptions {
    fn from(options: &ExportOptions) -> Self {
        voorstel_export::ExportOptions {
            draft: options.draft,
            findings: options.findings,
            contacts: options.contacts,
            part: match &options.part {
                ExportPart::Whole => Part::Whole,
                ExportPart::Summary => Part::Summary,
                ExportPart::Budget => Part::Budget,
                ExportPart::Partner { id } => Part::Partner(id.clone()),
            },
            rows: match options.rows {
                ExportRows::All => Rows::All,
                ExportRows::Attached => Rows::Attached,
            },
        }
    }
}

/// A name that every system takes.
pub(crate) fn file_name(dossier: &Dossier, call: &Call, format: ExportFormat) -> String {
    let end = match format {
        ExportFormat::Pdf => "pdf",
        ExportFormat::Docx => "docx",
        // Beside the application itself.
        ExportFormat::Poster => return format!("{}-planning.pdf", stem(dossier, call)),
        ExportFormat::Ics => "ics",
        ExportFormat::Xlsx => "xlsx",
        ExportFormat::Csv => "csv",
        ExportFormat::Json => "json",
        ExportFormat::Zip => "zip",
    };
    named(dossier, call, end)
}

/// A file's name that every system takes, for what is made of a dossier.
pub(crate) fn named(dossier: &Dossier, call: &Call, end: &str) -> String {
    format!("{}.{end}", stem(dossier, call))
}

/// What files that are made of a dossier are called, without their ending.
fn stem(dossier: &Dossier, call: &Call) -> String {
    const LONGEST: usize = 60;
    let named = [&dossier.acronym, &dossier.title, &call.id].into_iter().find(|name| !name.trim().is_empty());
    let plain: String = named
        .map(String::as_str)
        .unwrap_or_default()
        .chars()
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect();
    let mut name = String::new();
    for word in plain.split_whitespace() {
        if name.chars().count() + word.chars().count() >= LONGEST {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(word);
    }
    if name.is_empty() {
        name.push_str("voorstel");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_exports_are_names_of_files() {
        let call: Call = serde_json::from_value(serde_json::json!({
            "format": voorstel_model::CALL_FORMAT, "id": "proeftuinen", "version": 1, "fund": "f",
            "title": {}, "publisher": {}, "summary": {}
        }))
        .unwrap();
        let name = |acronym: &str, title: &str| {
            let dossier = Dossier { acronym: acronym.to_owned(), title: title.to_owned(), ..Dossier::default() };
            file_name(&dossier, &call, ExportFormat::Pdf)
        };
        assert_eq!(name("BUUR", "Samen"), "BUUR.pdf");
        assert_eq!(name("", "Samen in de buurt: fase 1/2"), "Samen-in-de-buurt-fase-1-2.pdf");
        assert_eq!(name(" ", ""), "proeftuinen.pdf");
        assert_eq!(name("../../etc/passwd", ""), "etc-passwd.pdf");
        assert_eq!(name("«»", "x"), "voorstel.pdf");
        assert_eq!(name("Één dorp", ""), "Één-dorp.pdf");
        assert!(name(&"woord ".repeat(40), "").len() < 70);
    }
}
