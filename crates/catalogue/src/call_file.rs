//! The file behind a call of the catalogue.

use std::io;
use std::path::{Path, PathBuf};

use crate::folder;
use crate::published::File;

/// Where a call was read from: what came with Voorstel, or the user's own folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallFile {
    name: String,
    published: Option<&'static str>,
}

impl CallFile {
    pub(crate) fn published(file: &File) -> CallFile {
        CallFile { name: file.path.to_owned(), published: Some(file.text) }
    }

    pub(crate) fn own(path: String) -> CallFile {
        CallFile { name: path, published: None }
    }

    /// Its name in messages.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Where it lies, if it is the user's own.
    pub fn own_path(&self) -> Option<PathBuf> {
        self.published.is_none().then(|| PathBuf::from(&self.name))
    }

    /// What is in it; of the user's own file, what is in it now.
    ///
    /// # Errors
    /// Where the user's own file cannot be read any more.
    pub fn text(&self) -> io::Result<String> {
        match self.published {
            Some(text) => Ok(text.to_owned()),
            None => folder::text(Path::new(&self.name)),
        }
    }
}
