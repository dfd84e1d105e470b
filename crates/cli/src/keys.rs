//! Passphrases of packets: from a file, the environment, or whoever sits at the terminal. Never from an argument, which
//! every program on the machine can read.

use std::env;
use std::io;
use std::path::{Path, PathBuf};

use voorstel_app::model::Language;
use voorstel_app::views::Failure;
use voorstel_app::{Passphrase, Words, files, packets};

/// The variable that gives the passphrase.
const VARIABLE: &str = "VOORSTEL_PASSPHRASE";

/// Where passphrases come from.
pub(crate) struct Keys {
    pub(crate) file: Option<PathBuf>,
    pub(crate) language: Language,
}

impl Keys {
    /// What opens a file, where it is locked: as it was given, or else asked for.
    pub(crate) fn to(&self, path: &Path) -> Result<Option<Passphrase>, Failure> {
        if files::is_input(path) {
            return Ok(self.given()?.map(|typed| packets::passphrase(&typed)));
        }
        if !packets::is_locked_file(path) {
            return Ok(None);
        }
        let typed = match self.given()? {
            Some(typed) => Some(typed),
            // Without a terminal there is nobody to ask; whoever opens the file says that it is locked.
            None => self.ask("packet-ask-passphrase", path).ok(),
        };
        Ok(typed.map(|typed| packets::passphrase(&typed)))
    }

    /// What locks a packet that is written: where it was given, or is `asked` for, twice.
    pub(crate) fn for_new(&self, path: &Path, asked: bool) -> Result<Option<Passphrase>, Failure> {
        if let Some(typed) = self.given()? {
            return packets::new_passphrase(&typed).map(Some);
        }
        if !asked {
            return Ok(None);
        }
        let failed = |_| packets::nobody_to_ask(path);
        let typed = self.ask("packet-ask-new-passphrase", path).map_err(failed)?;
        if self.ask("packet-ask-again", path).map_err(failed)? != typed {
            return Err(packets::passphrases_differ());
        }
        packets::new_passphrase(&typed).map(Some)
    }

    fn given(&self) -> Result<Option<String>, Failure> {
        match &self.file {
            Some(path) => files::passphrase_text(path).map(Some),
            None => Ok(env::var(VARIABLE).ok().filter(|typed| !typed.is_empty())),
        }
    }

    fn ask(&self, key: &str, path: &Path) -> io::Result<String> {
        let question = Words::of(self.language).message(key, &[("path", path.display().to_string().into())]);
        rpassword::prompt_password(format!("{question} "))
    }
}
