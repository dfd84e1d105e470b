//! A call as one file: to hand to a colleague, and to take in from one. What comes in is not trusted: it becomes a draft,
//! checked as any other, and nothing of it is ever more than data.

use std::path::{Path, PathBuf};

use serde_json::Value;
use voorstel_catalogue::{Document, LARGEST_FILE, document, tree};
use voorstel_export::write_whole;

use super::begin::file_of;
use super::drafts::NewDraft;
use super::views::{CallDraft, DraftOrigin};
use crate::app::{App, Shared, lock};
use crate::files;
use crate::views::{ExportProgress, Failure, FailureCode};

impl App {
    /// The name that a call's file is offered under: of a published call by its pin, of a draft by its identity here.
    pub async fn call_file_name(&self, pin_or_draft: String) -> Result<String, Failure> {
        self.blocking(move |shared| {
            let pin = match shared.catalogue().get(&pin_or_draft) {
                Some(call) => Some(call.pin()),
                None => lock(&*shared.draft(&pin_or_draft)?).pin(),
            };
            let plain = |pin: String| {
                pin.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).take(80).collect()
            };
            let name = pin.map_or_else(|| "voorstel".to_owned(), plain);
            Ok(format!("{name}.toml"))
        })
        .await
    }

    /// Writes the file of a published call or of a draft, whole or not at all.
    ///
    /// # Errors
    /// Where there is no such call or draft; what happens while writing is told as [`ExportProgress`].
    pub async fn export_call(&self, pin_or_draft: String, path: PathBuf) -> Result<ExportProgress, Failure> {
        self.blocking(move |shared| {
            let text = shared.call_file(&pin_or_draft)?;
            Ok(match write_whole(&path, text.as_bytes()) {
                Err(error) => ExportProgress::Failed { because: Failure::from(error).message },
                Ok(()) => {
                    lock(&shared.exported).insert(path.clone());
                    let bytes = u64::try_from(text.len()).unwrap_or(u64::MAX);
                    ExportProgress::Done { path: path.display().to_string(), bytes, remarks: Vec::new() }
                }
            })
        })
        .await
    }

    /// Takes a call file in as a draft, whatever is wrong in it.
    ///
    /// # Errors
    /// Where it is no text, no TOML, too large, or the file of something else.
    pub async fn import_call(&self, path: PathBuf) -> Result<CallDraft, Failure> {
        self.blocking(move |shared| {
            let content = read(&path)?;
            let draft = NewDraft { content, origin: DraftOrigin::File, base: None, recognised: Vec::new() };
            shared.begin_draft(draft)
        })
        .await
    }
}

impl Shared {
    fn call_file(&self, pin_or_draft: &str) -> Result<String, Failure> {
        let catalogue = self.catalogue();
        match catalogue.get(pin_or_draft) {
            Some(call) => file_of(&catalogue, &call.pin()),
            None => Ok(lock(&*self.draft(pin_or_draft)?).file()),
        }
    }
}

/// The tree of a call file.
fn read(path: &Path) -> Result<Value, Failure> {
    let unusable =
        |key: &str| Failure::new(FailureCode::UnusableFile, key, &[("path", path.display().to_string().into())]);
    let text = files::text_of(path, LARGEST_FILE, "fail-call-too-large")?;
    match document(&text) {
        Document::Call => {}
        Document::Fund => return Err(unusable("import-is-fund")),
        Document::Themes => return Err(unusable("import-is-themes")),
    }
    let content = tree(&text, &path.display().to_string()).map_err(|problems| {
        let message = problems.first().map(crate::overview::problem).unwrap_or_default();
        Failure { code: FailureCode::UnusableFile, message }
    })?;
    // Any settings file is TOML: one that names no format and no rule is no call.
    if !content.contains_key("format") && !content.contains_key("rule") && !content.contains_key("title") {
        return Err(unusable("import-no-call"));
    }
    Ok(Value::Object(content))
}
