//! Two windows on one dossier, without their screens.

use std::path::Path;
use std::time::{Duration, Instant};

use jiff::{Timestamp, ZonedDateTime};
use tokio::sync::mpsc;
use tokio::time::timeout;
use voorstel_app::views::{ExportProgress, LiveSettings, LiveState, LiveView, SavedLater};
use voorstel_app::{App, Host};
use voorstel_model::{Dossier, Edit, Field, FieldValue, Text};
use voorstel_store::{By, Library};

use crate::Whatever;

const LIMIT: Duration = Duration::from_secs(60);

/// Two windows that draft a dossier live.
pub struct Windows {
    id: String,
    one: Window,
    other: Window,
}

struct Window {
    app: App,
    heard: tokio::sync::Mutex<mpsc::UnboundedReceiver<Heard>>,
}

#[derive(Debug, PartialEq, Eq)]
enum Heard {
    CameIn,
    Sent,
}

struct Ear(mpsc::UnboundedSender<Heard>);

impl Host for Ear {
    fn export_progress(&self, _: &str, _: &ExportProgress) {}

    fn saved(&self, _: &SavedLater) {}

    fn live(&self, view: &LiveView) {
        if matches!(view.state, LiveState::Online { sent: true, .. }) {
            let _ = self.0.send(Heard::Sent);
        }
    }

    fn came_in(&self, _: &str) {
        let _ = self.0.send(Heard::CameIn);
    }
}

fn clock() -> ZonedDateTime {
    ZonedDateTime::now()
}

impl Windows {
    pub async fn open(folder: &Path, dossier: &Dossier, address: &str, token: &str) -> Whatever<Windows> {
        let [first, second] = ["one", "other"].map(|name| folder.join(name));
        let by = By { author: "Stad A", at: Timestamp::now() };
        let library = Library::open(&first)?;
        let id = library.create(dossier, by)?;
        Library::open(&second)?.take_in(&library.packet(&id, by)?, by.at)?;
        drop(library);
        let id = id.as_str().to_owned();
        let one = Window::open(&first, &id, address, token).await?;
        let other = Window::open(&second, &id, address, token).await?;
        Ok(Windows { id, one, other })
    }

    /// Makes edits here and there in turn; in how many microseconds each was in the other window's hands, judged.
    pub async fn spread(&self, edits: usize) -> Whatever<Vec<u64>> {
        let mut times = Vec::with_capacity(edits);
        for at in 0..edits {
            let (from, to) = if at % 2 == 0 { (&self.one, &self.other) } else { (&self.other, &self.one) };
            let field = Field::new(format!("/budget/b{}/unit_cost", at % 50));
            let value = FieldValue::Text(format!("{}.{:02}", 100 + at, Timestamp::now().as_millisecond() % 100));
            let edit = Edit::Set { field: field.clone(), value: value.clone() };
            let began = Instant::now();
            from.app.edit(self.id.clone(), vec![edit], Text::default(), true).await.map_err(|why| why.message.en)?;
            loop {
                to.hears(Heard::CameIn).await?;
                let update = to.app.others_changes(self.id.clone()).await.map_err(|why| why.message.en)?;
                if update.patches.iter().any(|patch| matches!(patch, Edit::Set { field: of, .. } if *of == field)) {
                    break;
                }
            }
            times.push(u64::try_from(began.elapsed().as_micros())?);
        }
        Ok(times)
    }

    pub async fn close(self) {
        for window in [self.one, self.other] {
            let _ = window.app.close_dossier(self.id.clone()).await;
        }
    }
}

impl Window {
    async fn open(folder: &Path, id: &str, address: &str, token: &str) -> Whatever<Window> {
        let (say, heard) = mpsc::unbounded_channel();
        let app = App::in_folder(folder.to_owned(), Box::new(Ear(say)), clock);
        app.open_dossier(id.to_owned()).await.map_err(|why| why.message.en)?;
        let settings =
            LiveSettings { on: true, address: address.to_owned(), token: token.to_owned(), authority: String::new() };
        app.draft_live(id.to_owned(), settings).await.map_err(|why| why.message.en)?;
        let window = Window { app, heard: tokio::sync::Mutex::new(heard) };
        window.hears(Heard::Sent).await?;
        Ok(window)
    }

    async fn hears(&self, what: Heard) -> Whatever<()> {
        let mut heard = self.heard.lock().await;
        while timeout(LIMIT, heard.recv()).await?.ok_or("the window is gone")? != what {}
        Ok(())
    }
}
