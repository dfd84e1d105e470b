use std::io;
use std::path::PathBuf;

use thiserror::Error;
use voorstel_words::{Arg, Words};

/// Why there is no document.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ExportError {
    /// It was called off.
    #[error("the export was called off; nothing was written")]
    Cancelled,
    /// There is no partner of that identity, whose part was asked for.
    #[error("there is no partner {0} in this dossier")]
    NoPartner(String),
    /// The template and its data do not fit: a fault of the program, never of the dossier.
    #[error("the document could not be set, which is a fault in Voorstel: {0}")]
    Fault(String),
}

impl ExportError {
    /// What happened and what to do, for a person.
    pub fn sentence(&self, words: &Words) -> String {
        match self {
            ExportError::Cancelled => words.label("export-cancelled"),
            ExportError::NoPartner(id) => words.message("export-no-such-partner", &[("id", Arg::from(id.as_str()))]),
            ExportError::Fault(detail) => words.message("export-fault", &[("detail", Arg::from(detail.as_str()))]),
        }
    }
}

/// Why a file was not written. What stood there before is whole.
#[derive(Debug, Error)]
pub enum WriteError {
    /// The folder is not there.
    #[error("{}: there is no such folder", .0.display())]
    NoFolder(PathBuf),
    /// The path names a folder.
    #[error("{}: this is a folder, not a file", .0.display())]
    IsFolder(PathBuf),
    /// The folder or the file may not be written.
    #[error("{}: no permission to write here", .0.display())]
    NoPermission(PathBuf),
    /// Another program has the file open and lets nobody replace it.
    #[error("{}: the file is open in another program", .0.display())]
    InUse(PathBuf),
    /// No room left.
    #[error("{}: the disk is full", .0.display())]
    DiskFull(PathBuf),
    /// Anything else the system says.
    #[error("{}: {error}", .path.display())]
    Other {
        /// The file.
        path: PathBuf,
        /// What the system says.
        #[source]
        error: io::Error,
    },
}

impl WriteError {
    /// What happened and what to do, for a person.
    pub fn sentence(&self, words: &Words) -> String {
        let (key, path, detail) = match self {
            WriteError::NoFolder(path) => ("export-write-no-folder", path, String::new()),
            WriteError::IsFolder(path) => ("export-write-is-folder", path, String::new()),
            WriteError::NoPermission(path) => ("export-write-no-permission", path, String::new()),
            WriteError::InUse(path) => ("export-write-in-use", path, String::new()),
            WriteError::DiskFull(path) => ("export-write-disk-full", path, String::new()),
            WriteError::Other { path, error } => ("export-write-other", path, error.to_string()),
        };
        words.message(key, &[("path", Arg::from(path.display().to_string())), ("detail", Arg::from(detail))])
    }
}
