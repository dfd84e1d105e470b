//! Failures as a front end gets them: a code to act on, a sentence to read.

use std::fmt;
use std::path::Path;

use voorstel_export::{ExportError, WriteError};
use voorstel_model::{EditError, ReadError, Text};
use voorstel_store::{StoreError, Trouble};
use voorstel_words::Arg;

use crate::said::{both, each};
use crate::views::{Failure, FailureCode};

impl Failure {
    pub(crate) fn new(code: FailureCode, key: &str, args: &[(&str, Arg)]) -> Failure {
        Failure { code, message: both(key, args) }
    }

    pub(crate) fn no_dossier(id: &str) -> Failure {
        Failure::new(FailureCode::NotFound, "fail-no-dossier", &[("id", id.into())])
    }

    pub(crate) fn no_call(pin: &str) -> Failure {
        Failure { code: FailureCode::NotFound, message: no_call(pin) }
    }

    /// That the system opens no program for a file.
    pub fn cannot_open(path: &Path, detail: impl fmt::Display) -> Failure {
        let args = [("path", path.display().to_string().into()), ("detail", detail.to_string().into())];
        Failure::new(FailureCode::Disk, "fail-open-path", &args)
    }

    /// For what cannot happen unless Voorstel itself is wrong.
    pub(crate) fn fault(detail: impl fmt::Display) -> Failure {
        Failure::new(FailureCode::Fault, "fail-fault", &[("detail", detail.to_string().into())])
    }
}

/// That the call a dossier pins is not there.
pub(crate) fn no_call(pin: &str) -> Text {
    both("fail-no-call", &[("pin", pin.into())])
}

/// What keeps something from being saved or read, and what to do about it.
pub(crate) fn trouble(trouble: Trouble, detail: &str) -> Text {
    let key = match trouble {
        Trouble::DiskFull => "trouble-disk-full",
        Trouble::ReadOnly => "trouble-read-only",
        Trouble::Busy => "trouble-busy",
        Trouble::Damaged => "trouble-damaged",
        Trouble::Other => "trouble-other",
    };
    both(key, &[("detail", detail.into())])
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Failure {
        let path = |path: &Path| Arg::from(path.display().to_string());
        match error {
            StoreError::NoDataFolder => Failure::new(FailureCode::Library, "fail-no-data-folder", &[]),
            StoreError::Folder { folder, trouble: why, source } => {
                let why = trouble(why, &source.to_string());
                let say = |why: &str| [("folder", path(&folder)), ("why", why.into())];
                let message =
                    Text { nl: both("fail-folder", &say(&why.nl)).nl, en: both("fail-folder", &say(&why.en)).en };
                Failure { code: FailureCode::Library, message }
            }
            StoreError::InUse { folder } => {
                Failure::new(FailureCode::Library, "fail-in-use", &[("folder", path(&folder))])
            }
            StoreError::Newer { file, .. } => {
                Failure::new(FailureCode::Library, "fail-newer", &[("file", path(&file))])
            }
            StoreError::Database { trouble: why, source, .. } => {
                Failure { code: FailureCode::Disk, message: trouble(why, &source.to_string()) }
            }
            StoreError::NoSuchDossier(id) => Failure::no_dossier(id.as_str()),
            StoreError::AlreadyOpen(id) => Failure::fault(format!("{id}: open twice")),
            StoreError::Damaged { why, .. } => {
                Failure::new(FailureCode::UnusableFile, "fail-damaged", &[("detail", why.into())])
            }
            StoreError::Edit(error) => error.into(),
            StoreError::Read(error) => error.into(),
        }
    }
}

impl From<EditError> for Failure {
    fn from(error: EditError) -> Failure {
        let code = match error {
            EditError::NoSuchEntity(..) => FailureCode::NotFound,
            EditError::NoSuchField(_) | EditError::Taken(..) | EditError::WrongValue { .. } => FailureCode::WrongValue,
        };
        Failure::new(code, "fail-edit", &[("detail", error.to_string().into())])
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Failure {
        let code = if error == ReadError::TooLarge { FailureCode::TooMuch } else { FailureCode::UnusableFile };
        Failure::new(code, "fail-read", &[("detail", error.to_string().into())])
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Failure {
        Failure { code: FailureCode::Fault, message: each(|words| error.sentence(words)) }
    }
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Failure {
        Failure { code: FailureCode::Disk, message: each(|words| error.sentence(words)) }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message.en)
    }
}

impl std::error::Error for Failure {}
