//! Failures as a front end gets them: a code to act on, a sentence to read.

use std::path::Path;
use std::{fmt, io};

use voorstel_export::{ExportError, WriteError};
use voorstel_model::{DOSSIER_FORMAT, EditError, Field, Place, ReadError, Text};
use voorstel_store::{StoreError, Trouble};
use voorstel_words::{Arg, Words};

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

    /// That a file, or what is named like one, cannot be read or written.
    pub fn on_disk(what: &Text, error: &io::Error) -> Failure {
        use io::ErrorKind as Kind;
        let key = match error.kind() {
            Kind::NotFound | Kind::NotADirectory => "fail-not-found",
            Kind::IsADirectory => "fail-is-folder",
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => "fail-no-permission",
            Kind::StorageFull | Kind::QuotaExceeded => "fail-disk-full",
            _ => "fail-file",
        };
        let message = each(|words| {
            let path = what.get(words.language()).into();
            // The system's own words stand only where there are none for them here.
            words.message(key, &[("path", path), ("detail", error.to_string().into())])
        });
        Failure { code: FailureCode::Disk, message }
    }

    /// That what was typed would make a dossier that cannot be read.
    pub(crate) fn unreadable(error: &ReadError) -> Failure {
        let message = each(|words| words.message("fail-edit", &[("detail", read_error(error, words).into())]));
        Failure { code: FailureCode::WrongValue, message }
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

/// That a call is no other version of a dossier's call.
pub(crate) fn no_version(pin: &str, id: &str) -> Failure {
    Failure::new(FailureCode::NotFound, "fail-not-a-version", &[("pin", pin.into()), ("id", id.into())])
}

/// That a version of a call does not know a code.
pub(crate) fn no_code(code: &str) -> Failure {
    Failure::new(FailureCode::WrongValue, "fail-code-not-known", &[("code", code.into())])
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
            StoreError::NoSuchAddress(id) => {
                Failure::new(FailureCode::NotFound, "fail-no-address", &[("id", id.into())])
            }
            StoreError::AlreadyOpen(id) => Failure::fault(format!("{id}: open twice")),
            StoreError::Here(id) => Failure::fault(format!("{id}: here already")),
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
        let message = each(|words| words.message("fail-edit", &[("detail", edit_error(&error, words).into())]));
        Failure { code, message }
    }
}

fn edit_error(error: &EditError, words: &Words) -> String {
    let say = |key, field: &Field| words.message(key, &[("field", field.to_string().into())]);
    match error {
        EditError::NoSuchField(field) => say("edit-no-such-field", field),
        EditError::NoSuchEntity(list, id) => say("edit-no-such-entity", &Field::entity(*list, id)),
        EditError::Taken(list, id) => say("edit-taken", &Field::entity(*list, id)),
        EditError::WrongValue { field, expected: what } => words.message(
            "edit-wrong-value",
            &[("field", field.to_string().into()), ("expected", expected(what, words).into())],
        ),
    }
}

/// What a field takes, by the name that an [`EditError`] gives it.
fn expected(what: &str, words: &Words) -> String {
    let key = match what {
        "a text" => "expected-text",
        "nl or en" => "expected-language",
        "true or false" => "expected-flag",
        "a whole number" => "expected-count",
        "a list of texts" => "expected-texts",
        "lead, co-applicant or associated" => "expected-role",
        "a kind of organisation, such as municipality or ngo" => "expected-kind",
        "a partner of the dossier" => "expected-partner",
        "an action of the dossier" => "expected-action",
        "an identity that is not empty" => "expected-identity",
        "the fields of such an entity" => "expected-fields",
        other => return other.to_owned(),
    };
    words.label(key)
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Failure {
        let code = if error == ReadError::TooLarge { FailureCode::TooMuch } else { FailureCode::UnusableFile };
        let message = each(|words| words.message("fail-read", &[("detail", read_error(&error, words).into())]));
        Failure { code, message }
    }
}

fn read_error(error: &ReadError, words: &Words) -> String {
    let at = |place: &Place| ("place", Arg::from(said_place(place, words)));
    let number = |most: &usize| ("most", Arg::from(*most));
    match error {
        ReadError::TooLarge => words.label("read-too-large"),
        ReadError::Wrong { place, message } => {
            words.message("read-wrong", &[at(place), ("detail", message.as_str().into())])
        }
        ReadError::OtherFormat(found) => {
            words.message("read-other-format", &[("known", DOSSIER_FORMAT.into()), ("found", found.as_str().into())])
        }
        ReadError::Identity { place, id } if id.is_empty() => words.message("read-no-identity", &[at(place)]),
        ReadError::Identity { place, id } => {
            words.message("read-identity-twice", &[at(place), ("id", id.as_str().into())])
        }
        ReadError::Dangling { place, what, id } => {
            let key = if *what == "action" { "read-no-action" } else { "read-no-partner" };
            words.message(key, &[at(place), ("id", id.as_str().into())])
        }
        ReadError::TooLong { place, most } => words.message("read-too-long", &[at(place), number(most)]),
        ReadError::TooMany { place, most } => words.message("read-too-many", &[at(place), number(most)]),
    }
}

/// Line, column and key. A line's number is a name: it is not grouped by thousands.
fn said_place(place: &Place, words: &Words) -> String {
    let line = place.line.map(|line| {
        let line = ("line", Arg::from(line.to_string()));
        match place.column {
            Some(column) => words.message("place-line-column", &[line, ("column", column.to_string().into())]),
            None => words.message("place-line", &[line]),
        }
    });
    let key = Some(place.key.clone()).filter(|key| !key.is_empty());
    line.into_iter().chain(key).collect::<Vec<_>>().join(", ")
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Failure {
        let code = match error {
            ExportError::NoPartner(_) => FailureCode::NotFound,
            ExportError::Cancelled | ExportError::Fault(_) => FailureCode::Fault,
        };
        Failure { code, message: each(|words| error.sentence(words)) }
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
