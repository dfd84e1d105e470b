//! Writing to standard output, which may be closed by whoever reads it (`| head`).

use std::io::{ErrorKind, Write as _};

use serde_json::Value;
use voorstel_app::Words;
use voorstel_app::model::{Language, Text};
use voorstel_app::views::Failure;

/// Writes text out.
///
/// # Errors
/// Where it cannot be written; a reader that has seen enough is no error.
pub(crate) fn text(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let named = |language| Words::of(language).label("cli-output");
            Err(Failure::on_disk(&Text { nl: named(Language::Nl), en: named(Language::En) }, &error))
        }
        _ => Ok(()),
    }
}

/// Writes one JSON document out.
///
/// # Errors
/// As [`text`].
pub(crate) fn document(document: &Value) -> Result<(), Failure> {
    text(&format!("{document:#}\n"))
}
