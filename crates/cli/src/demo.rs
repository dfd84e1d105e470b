//! The main job once, without a screen and without touching the user's library: a sample dossier, its check, its PDF.

use std::path::Path;

use voorstel_app::files::{self, catalogue, find_call};
use voorstel_app::model::{Dossier, Language};
use voorstel_app::views::{ExportFormat, ExportOptions};
use voorstel_app::{Checked, Words};

use crate::args::today;
use crate::{Done, Verdict, print, report};

/// The sample that shows most: two small towns and an association in one proeftuin.
const SAMPLE: &str = "proeftuinen-inburgering";

/// Writes the sample dossier and its PDF into a folder, and says where they lie.
pub(crate) fn run(folder: &Path, language: Language) -> Done {
    let words = Words::of(language);
    let sample = files::sample(SAMPLE)?;
    let dossier = Dossier::from_json(sample.json).map_err(voorstel_app::views::Failure::from)?.dossier;
    let (catalogue, _) = catalogue();
    let call = find_call(&catalogue, &dossier.call)?;
    let today = today();
    let checked = Checked::new(call, &dossier, today);
    print::text(&report::text(call, &dossier, &checked, today, language))?;
    files::make_folder(folder)?;
    let json = folder.join(format!("{}.json", sample.name));
    files::write_dossier(&json, &dossier)?;
    let pdf = folder.join(format!("{}.pdf", sample.name));
    let options = ExportOptions::default();
    files::export(
        files::Source { dossier: &dossier, call, file: &json, packet: None },
        ExportFormat::Pdf,
        dossier.language,
        &options,
        today,
        &pdf,
    )?;
    let lies = |key: &str, path: &Path| {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        words.message(key, &[("path", whole.display().to_string().into())])
    };
    print::text(&format!("{}\n{}\n", lies("cli-demo-dossier", &json), lies("cli-demo-pdf", &pdf)))?;
    Ok(if checked.blocks() { Verdict::Blocked } else { Verdict::Fine })
}
