//! Publishing a call: from then on its version does not change any more, and dossiers can be begun for it.

use std::path::PathBuf;

use voorstel_export::write_whole;
use voorstel_model::Text;

use super::OWN_CALLS;
use super::begin::file_of;
use super::draft::next_version;
use super::drafts::no_draft;
use super::views::{OwnCallCard, OwnCalls};
use crate::app::{App, Shared, lock};
use crate::said::both;
use crate::views::{Failure, FailureCode};

impl App {
    /// Publishes a draft; returns what dossiers pin.
    ///
    /// # Errors
    /// Where something in it is an error, its version is taken, or its file cannot be written: the draft is as it was then.
    pub async fn publish_call(&self, id: String) -> Result<String, Failure> {
        self.blocking(move |shared| shared.publish(&id)).await
    }

    /// Deletes a published call of one's own that no dossier uses.
    ///
    /// # Errors
    /// Where a dossier uses it, it came with Voorstel, or its file cannot be deleted.
    pub async fn delete_own_call(&self, pin: String) -> Result<OwnCalls, Failure> {
        self.blocking(move |shared| {
            shared.delete_own_call(&pin)?;
            shared.own_calls()
        })
        .await
    }
}

impl Shared {
    fn publish(&self, id: &str) -> Result<String, Failure> {
        let library = self.library()?;
        // One at a time: two of the same version would both find it free.
        let _one = lock(&self.publishing);
        let draft = self.draft(id)?;
        let draft = lock(&draft);
        let catalogue = self.catalogue();
        let examined = draft.examined(&catalogue);
        let right = examined.is_right();
        let Some(call) = examined.call.filter(|_| right) else {
            return Err(Failure::new(FailureCode::WrongValue, "publish-errors", &[]));
        };
        let pin = call.pin();
        if catalogue.get(&pin).is_some() {
            return Err(taken(&pin, next_version(&catalogue, &pin)));
        }
        let folder = self.own_calls_folder();
        let path = folder.join(format!("{}-{}.toml", call.id, call.version));
        if path.exists() {
            let args = [("path", path.display().to_string().into())];
            return Err(Failure::new(FailureCode::WrongValue, "publish-file-there", &args));
        }
        let named = folder.display().to_string();
        std::fs::create_dir_all(&folder)
            .map_err(|error| Failure::on_disk(&Text { nl: named.clone(), en: named.clone() }, &error))?;
        let text = draft.file();
        // Remembered first: a file without its mark could be changed and nobody would know.
        library.keep_own_call(&pin, &text, self.now().timestamp())?;
        write_whole(&path, text.as_bytes())?;
        self.reload();
        if !library.mark_call_draft_deleted(id, true)? {
            return Err(no_draft(id));
        }
        Ok(pin)
    }

    fn delete_own_call(&self, pin: &str) -> Result<(), Failure> {
        let library = self.library()?;
        let _one = lock(&self.publishing);
        let catalogue = self.catalogue();
        let call = catalogue.get(pin).ok_or_else(|| Failure::no_call(pin))?;
        let Some(path) = catalogue.file(&call.pin()).and_then(voorstel_catalogue::CallFile::own_path) else {
            return Err(Failure::new(FailureCode::WrongValue, "delete-not-own", &[("pin", pin.into())]));
        };
        let used: Vec<_> = library.list()?.into_iter().filter(|listed| listed.pin == call.pin()).collect();
        if let Some(first) = used.first() {
            let title = if first.title.is_empty() {
                both("cli-untitled", &[])
            } else {
                Text { nl: first.title.clone(), en: first.title.clone() }
            };
            let say = |title: &str| [("pin", pin.into()), ("count", used.len().into()), ("title", title.into())];
            return Err(Failure {
                code: FailureCode::WrongValue,
                message: Text {
                    nl: both("delete-used", &say(&title.nl)).nl,
                    en: both("delete-used", &say(&title.en)).en,
                },
            });
        }
        let named = path.display().to_string();
        std::fs::remove_file(&path)
            .map_err(|error| Failure::on_disk(&Text { nl: named.clone(), en: named }, &error))?;
        library.forget_own_call(pin)?;
        self.reload();
        Ok(())
    }

    /// The folder of one's own calls, beside the library.
    pub(crate) fn own_calls_folder(&self) -> PathBuf {
        self.folder.join(OWN_CALLS)
    }

    /// One's own published calls, by title in Dutch.
    pub(crate) fn published_here(&self) -> Vec<OwnCallCard> {
        let catalogue = self.catalogue();
        let own = catalogue
            .versions()
            .filter(|call| catalogue.file(&call.pin()).is_some_and(|file| file.own_path().is_some()));
        let mut cards: Vec<OwnCallCard> = own
            .map(|call| OwnCallCard {
                pin: call.pin(),
                title: call.title.clone(),
                problem: self.changed_by_hand(&call.pin()),
            })
            .collect();
        let gone = self.library().and_then(|library| Ok(library.own_calls()?)).unwrap_or_default();
        cards.extend(gone.into_iter().filter(|pin| catalogue.get(pin).is_none()).map(|pin| OwnCallCard {
            title: Text { nl: pin.clone(), en: pin.clone() },
            problem: Some(both("own-call-gone", &[("pin", pin.clone().into())])),
            pin,
        }));
        cards.sort_by(|one, other| (&one.title.nl, &one.pin).cmp(&(&other.title.nl, &other.pin)));
        cards
    }

    /// That the file of a call is not what was published, where it is not.
    pub(crate) fn changed_by_hand(&self, pin: &str) -> Option<Text> {
        let catalogue = self.catalogue();
        let path = catalogue.file(pin)?.own_path()?;
        let differs = match file_of(&catalogue, pin) {
            Ok(text) => self.library.as_ref().ok()?.own_call_differs(pin, &text).unwrap_or(false),
            Err(failure) => return Some(failure.message),
        };
        differs.then(|| {
            let free = next_version(&catalogue, pin).to_string();
            let args = [("path", path.display().to_string().into()), ("pin", pin.into()), ("free", free.into())];
            both("own-call-changed", &args)
        })
    }
}

fn taken(pin: &str, free: u32) -> Failure {
    let (taken, hint) =
        (both("draft-taken", &[("pin", pin.into())]), both("draft-taken-hint", &[("free", free.to_string().into())]));
    let message = Text { nl: format!("{} {}", taken.nl, hint.nl), en: format!("{} {}", taken.en, hint.en) };
    Failure { code: FailureCode::WrongValue, message }
}
