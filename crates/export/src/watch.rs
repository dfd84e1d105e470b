use std::fmt;

use serde::{Deserialize, Serialize};
use voorstel_words::Words;

use crate::error::ExportError;

/// A step of an export, told before it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stage {
    /// The dossier's data and words are gathered.
    Gathering,
    /// Pages are laid out: by far the longest.
    Setting,
    /// The file's bytes are made of the pages.
    Encoding,
}

impl Stage {
    /// What is being done, in words.
    pub fn sentence(self, words: &Words) -> String {
        words.label(match self {
            Stage::Gathering => "export-stage-gathering",
            Stage::Setting => "export-stage-setting",
            Stage::Encoding => "export-stage-encoding",
        })
    }
}

/// How the one who asked for an export follows it and calls it off.
///
/// It is looked at between stages. Laying out itself cannot be interrupted (some tenths of a second for 15 pages, tens
/// of seconds for 10,000 budget lines), so run an export on a thread that may block; what is called off meanwhile
/// yields no bytes.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    progress: &'a dyn Fn(Stage),
    cancelled: &'a dyn Fn() -> bool,
}

impl<'a> Watch<'a> {
    /// Tells each stage to `progress`, and stops once `cancelled` says so.
    pub fn new(progress: &'a dyn Fn(Stage), cancelled: &'a dyn Fn() -> bool) -> Watch<'a> {
        Watch { progress, cancelled }
    }

    /// Nobody watches, nobody calls it off.
    pub fn nobody() -> Watch<'static> {
        Watch { progress: &|_| (), cancelled: &|| false }
    }

    /// Goes on to a stage.
    pub(crate) fn enter(&self, stage: Stage) -> Result<(), ExportError> {
        self.go_on()?;
        (self.progress)(stage);
        self.go_on()
    }

    /// Goes on, unless called off.
    pub(crate) fn go_on(&self) -> Result<(), ExportError> {
        if (self.cancelled)() { Err(ExportError::Cancelled) } else { Ok(()) }
    }
}

impl fmt::Debug for Watch<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Watch")
    }
}
