//! Exports: the application as a document or as a file, with progress, and stopped when the reader says so.

use std::collections::hash_map::Entry;
use std::path::{Path, PathBuf};

use tokio_util::sync::CancellationToken;
use voorstel_export::{Export, ExportError, Exported, Exporter, Json, Part, Pdf, Rows, Stage, Watch, write_whole};
use voorstel_model::{Call, Date, Dossier, Language};
use voorstel_rules::judge;

use crate::app::{App, Shared, lock};
use crate::said::each;
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
        let token = CancellationToken::new();
        match lock(&self.shared.exports).entry(id.clone()) {
            // Two at once would take each other's way to be called off.
            Entry::Occupied(_) => return Err(Failure::new(FailureCode::TooMuch, "fail-exporting", &[])),
            Entry::Vacant(free) => free.insert(token.clone()),
        };
        let made = self.made(id.clone(), format, language, options, token.clone());
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
        of: String,
        format: ExportFormat,
        language: Language,
        options: ExportOptions,
        token: CancellationToken,
    ) -> Result<Result<Exported, ExportProgress>, Failure> {
        self.blocking(move |shared| {
            let (dossier, call) = shared.snapshot(&of)?;
            if let (false, Err(Failure { message, .. })) = (options.draft, shared.amounts_agreed(&of)) {
                return Ok(Err(ExportProgress::Failed { because: message }));
            }
            let tell = |stage: Stage| {
                if !token.is_cancelled() {
                    let doing = each(|words| stage.sentence(words));
                    shared.host.export_progress(&of, &ExportProgress::Working { doing });
                }
            };
            let cancelled = || token.is_cancelled();
            let watch = Watch::new(&tell, &cancelled);
            let made = document(&dossier, &call, format, language, &options, Date(shared.now().date()), &watch);
            Ok(made.map_err(|error| match error {
                ExportError::Cancelled => ExportProgress::Cancelled,
                error => ExportProgress::Failed { because: Failure::from(error).message },
            }))
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

/// What an export yields.
///
/// # Errors
/// [`ExportError`], as of the format.
pub(crate) fn document(
    dossier: &Dossier,
    call: &Call,
    format: ExportFormat,
    language: Language,
    options: &ExportOptions,
    today: Date,
    watch: &Watch<'_>,
) -> Result<Exported, ExportError> {
    let report = judge(call, dossier, today);
    let input = Export { dossier, call, report: &report, language, today, options: options.into(), files: &[] };
    match format {
        ExportFormat::Pdf => Pdf.export(&input, watch),
        ExportFormat::Json => Json.export(&input, watch),
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
        ExportFormat::Json => "json",
    };
    named(dossier, call, end)
}

/// A file's name that every system takes, for what is made of a dossier.
pub(crate) fn named(dossier: &Dossier, call: &Call, end: &str) -> String {
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
    format!("{name}.{end}")
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
