//! The application behind the window: library, calls and open dossiers, and one function for each thing a person can do.
//!
//! Every function that reads or writes hands its work to a thread that may block, so whoever draws the screen never waits.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::ZonedDateTime;
use tokio_util::sync::CancellationToken;
use voorstel_catalogue::Catalogue;
use voorstel_model::{Call, Date, Dossier, Edit, Field, FieldValue, Language, List, Text};
use voorstel_store::{AnnexFile, By, DossierId, Library, Listed, Seen, data_folder};

use crate::addresses::check_readable;
use crate::annexes::beside;
use crate::calls::versions::views::CallShown;
use crate::calls::{Asking, Drafts, Shelf};
use crate::files;
use crate::history;
use crate::host::Host;
use crate::live::Drafting;
use crate::meeting::Place;
use crate::opening::{self, Opening, Turns};
use crate::overview::{call_card, call_cards, dossier_card, problem};
use crate::packets::{self, Looked};
use crate::paper::Paper;
use crate::paste;
use crate::preview::preview;
use crate::progress::Progress;
use crate::said::both;
use crate::session::Session;
use crate::settings::{self, SETTINGS, lead};
use crate::understand;
use crate::views::{
    DossierCard, DossierView, Failure, FailureCode, Imported, PasteAt, PastePreview, PlanView, Preview, Saved,
    SavedLater, Settings, Start, StepProgress, Update, WhatIf,
};
use crate::what_if::what_if;

/// How long to wait before saving is tried again; the wait doubles up to [`LONGEST_WAIT`].
const FIRST_WAIT: Duration = Duration::from_secs(1);
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// The clock of whoever runs the app: no use case reads one of its own.
pub type Clock = fn() -> ZonedDateTime;

/// The question before closing, with its two answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloseQuestion {
    /// The question.
    pub question: Text,
    /// To close all the same.
    pub close: Text,
    /// To stay.
    pub stay: Text,
}

/// The application. A handle: clones stand for the same one.
#[derive(Clone)]
pub struct App {
    pub(crate) shared: Arc<Shared>,
}

pub(crate) struct Shared {
    pub(crate) library: Result<Library, Failure>,
    pub(crate) folder: PathBuf,
    calls: Arc<Shelf>,
    pub(crate) host: Box<dyn Host>,
    clock: Clock,
    pub(crate) settings: Mutex<Settings>,
    progress: Progress<Vec<StepProgress>>,
    sessions: Mutex<HashMap<String, Arc<Mutex<Session>>>>,
    /// Dossiers for which saving is being tried again.
    retried: Mutex<HashSet<String>>,
    pub(crate) exports: Mutex<HashMap<String, CancellationToken>>,
    pub(crate) exported: Mutex<HashSet<PathBuf>>,
    pub(crate) paper: Paper,
    pub(crate) history: history::Kept,
    pub(crate) opening: Opening,
    pub(crate) drafts: Drafts,
    pub(crate) asking: Asking,
    /// Held while a call is published or deleted.
    pub(crate) publishing: Mutex<()>,
    /// The packet that was looked into last: what is taken in is what was shown, whatever became of its file.
    pub(crate) packet: Mutex<Option<(PathBuf, Looked)>>,
    /// What is known of the folders in which partners meet, by dossier.
    pub(crate) meetings: Mutex<HashMap<String, Arc<Mutex<Place>>>>,
    /// What lies in them and does not fit in here, by dossier: the SHA-256 and names of files. It is known while a look into a
    /// folder takes its time.
    pub(crate) over_in_folders: Mutex<HashMap<String, BTreeMap<String, String>>>,
    /// Dossiers whose folders are being looked into.
    pub(crate) watched: Mutex<HashSet<String>>,
    /// The open dossiers that are drafted live.
    pub(crate) drafting: Mutex<HashMap<String, Drafting>>,
    /// Whose turn it is to open or close a dossier.
    pub(crate) turns: Turns,
    /// The packet under a passphrase that was chosen last.
    pub(crate) locked: Mutex<Option<(PathBuf, Arc<[u8]>)>>,
}

/// A panic while a lock was held leaves what it guards as it was; the next one goes on with that.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl App {
    /// Opens the user's library and loads the calls. Without a library the app runs all the same, and says why there is none.
    pub fn open(host: Box<dyn Host>, clock: Clock) -> App {
        match data_folder() {
            Ok(folder) => App::in_folder(folder, host, clock),
            Err(error) => App::with(Err(error.into()), PathBuf::new(), host, clock),
        }
    }

    /// As [`App::open`], with the library in a folder of one's choice.
    pub fn in_folder(folder: PathBuf, host: Box<dyn Host>, clock: Clock) -> App {
        App::with(Library::open(&folder).map_err(Failure::from), folder, host, clock)
    }

    fn with(library: Result<Library, Failure>, folder: PathBuf, host: Box<dyn Host>, clock: Clock) -> App {
        let kept = library.as_ref().ok().and_then(|library| library.setting(SETTINGS).ok().flatten());
        let settings = kept.map(|kept| settings::read(&kept)).unwrap_or_default();
        let app = App {
            shared: Arc::new(Shared {
                calls: Arc::new(Shelf::read(&folder)),
                library,
                folder,
                host,
                clock,
                settings: Mutex::new(settings),
                progress: Progress::default(),
                sessions: Mutex::default(),
                retried: Mutex::default(),
                exports: Mutex::default(),
                exported: Mutex::default(),
                paper: Paper::default(),
                history: history::Kept::default(),
                opening: Opening::default(),
                drafts: Mutex::default(),
                asking: Asking::default(),
                publishing: Mutex::default(),
                packet: Mutex::default(),
                meetings: Mutex::default(),
                over_in_folders: Mutex::default(),
                watched: Mutex::default(),
                drafting: Mutex::default(),
                turns: Turns::default(),
                locked: Mutex::default(),
            }),
        };
        app.shared.forget_opened();
        app
    }

    /// What the first screen shows.
    pub async fn start(&self) -> Result<Start, Failure> {
        self.blocking(|shared| {
            let now = (shared.clock)();
            let settings = lock(&shared.settings).clone();
            let catalogue = shared.catalogue();
            Ok(Start {
                version: env!("CARGO_PKG_VERSION").to_owned(),
                today: now.date().to_string(),
                settings,
                calls: call_cards(&catalogue, Date(now.date())),
                fits: shared.fits()?,
                funds: catalogue.funds().cloned().collect(),
                themes: catalogue.themes().clone(),
                problems: shared.problems(),
                addresses: match &shared.library {
                    Ok(library) => library.addresses()?,
                    Err(_) => Vec::new(),
                },
                dossiers: if shared.library.is_ok() { shared.cards()? } else { Vec::new() },
                folder: shared.folder.display().to_string(),
                notices: shared.notices(),
            })
        })
        .await
    }

    /// What the newest versions of the calls in which these words occur are pinned as, the best found first.
    pub async fn find_calls(&self, words: String) -> Result<Vec<String>, Failure> {
        self.blocking(move |shared| Ok(shared.catalogue().find(&words).into_iter().map(Call::pin).collect())).await
    }

    /// Reads the calls again where files came, went or were written to in the folder of one's own calls; whether that was
    /// so.
    pub async fn look_for_calls(&self) -> Result<bool, Failure> {
        self.blocking(|shared| Ok(shared.calls.read_what_changed(&shared.folder))).await
    }

    /// Keeps what the reader has chosen.
    pub async fn keep_settings(&self, settings: Settings) -> Result<(), Failure> {
        self.blocking(move |shared| {
            check_readable(&settings.organisation)?;
            let json = serde_json::to_string(&settings).map_err(Failure::fault)?;
            *lock(&shared.settings) = settings;
            Ok(shared.library()?.keep_setting(SETTINGS, &json)?)
        })
        .await
    }

    /// Begins a dossier for a call, with the reader's own organisation as lead applicant where it is known.
    pub async fn create_dossier(&self, pin: String) -> Result<String, Failure> {
        self.blocking(move |shared| {
            let call = shared.call(&pin)?;
            let settings = lock(&shared.settings).clone();
            let mut dossier = files::new_dossier(&call, settings.language, lead(&settings));
            // Two who begin a text at the same time are to write in the same one.
            dossier.texts = call.section.iter().map(|section| (section.id.clone(), String::new())).collect();
            let by = By { author: &settings.author, at: (shared.clock)().timestamp() };
            Ok(shared.library()?.create(&dossier, by)?.as_str().to_owned())
        })
        .await
    }

    /// Takes a file in: a dossier at once, a packet once the reader has seen what it does.
    pub async fn import(&self, path: PathBuf) -> Result<Imported, Failure> {
        if packets::is_locked_file(&path) {
            return self.hold_locked(path).await;
        }
        if packets::is_packet_file(&path) {
            return Ok(Imported::Packet { packet: Box::new(self.look_into_packet(path).await?) });
        }
        Ok(Imported::Dossier { id: self.import_dossier(path).await? })
    }

    /// Takes a dossier file into the library.
    pub async fn import_dossier(&self, path: PathBuf) -> Result<String, Failure> {
        self.blocking(move |shared| {
            let json = files::text(&path)?;
            let author = lock(&shared.settings).author.clone();
            let by = By { author: &author, at: (shared.clock)().timestamp() };
            let library = shared.library()?;
            let (id, read) = library.import(&json, by).map_err(|error| files::at(&path, error.into()))?;
            // What lies beside the file comes along; what does not is told where the annexes are.
            for file in beside::files(&path, &read.dossier, None) {
                if let AnnexFile::Whole(bytes) = file {
                    library.keep_annex(&id, &bytes)?;
                }
            }
            Ok(id.as_str().to_owned())
        })
        .await
    }

    /// Opens a dossier; one that is open already is shown again.
    pub async fn open_dossier(&self, id: String) -> Result<DossierView, Failure> {
        let asked = self.shared.asked_to_open();
        let _turn = self.shared.turns.of(&id).await;
        let of = id.clone();
        let (view, meets) = self
            .blocking(move |shared| {
                let session = shared.opened_while(&of, || shared.is_wanted(&asked))?;
                let mut session = lock(&session);
                let meets = shared.library()?.meeting(&DossierId::new(&of))?.is_some();
                let call = shared.call_shown(&session);
                Ok((session.view(call, &(shared.clock)()), meets))
            })
            .await?;
        self.resume_live(&id).await;
        if meets {
            self.watch(id, Duration::ZERO);
        }
        Ok(view)
    }

    /// Closes a dossier. One that could not be saved yet stays open until it is.
    pub async fn close_dossier(&self, id: String) -> Result<(), Failure> {
        let _turn = self.shared.turns.of(&id).await;
        self.end_live(&id).await;
        self.blocking(move |shared| {
            shared.close(&id);
            Ok(())
        })
        .await
    }

    /// Makes a copy of a dossier, under a title that says so.
    pub async fn duplicate_dossier(&self, id: String) -> Result<Vec<DossierCard>, Failure> {
        self.blocking(move |shared| {
            let library = shared.library()?;
            let settings = lock(&shared.settings).clone();
            let id = DossierId::new(id);
            let title = copy_title(&library.read(&id)?.title);
            let by = By { author: &settings.author, at: (shared.clock)().timestamp() };
            library.duplicate(&id, title.get(settings.language), by)?;
            shared.cards()
        })
        .await
    }

    /// Takes a dossier out of the list; [`App::restore_dossier`] brings it back.
    pub async fn delete_dossier(&self, id: String) -> Result<Vec<DossierCard>, Failure> {
        let _turn = self.shared.turns.of(&id).await;
        self.end_live(&id).await;
        self.blocking(move |shared| {
            shared.close(&id);
            shared.library()?.delete(&DossierId::new(id))?;
            shared.cards()
        })
        .await
    }

    /// Brings a deleted dossier back into the list.
    pub async fn restore_dossier(&self, id: String) -> Result<Vec<DossierCard>, Failure> {
        self.blocking(move |shared| {
            shared.library()?.restore(&DossierId::new(id))?;
            shared.cards()
        })
        .await
    }

    /// Makes edits as one step that can be undone. Texts in number and date fields are understood as typed in the reader's
    /// language, unless they come in the form a dossier keeps.
    pub async fn edit(&self, id: String, edits: Vec<Edit>, label: Text, kept: bool) -> Result<Update, Failure> {
        self.edit_on(id, Seen::new(), edits, label, kept).await
    }

    /// As [`App::edit`], of edits that were typed on what `seen` names: what others made of a field since stays, beside
    /// what was typed.
    pub async fn edit_on(
        &self,
        id: String,
        seen: Seen,
        edits: Vec<Edit>,
        label: Text,
        kept: bool,
    ) -> Result<Update, Failure> {
        self.change(id, move |session, settings, now| {
            let understood = |edit| if kept { edit } else { understand::edit(edit, settings.language) };
            let edits: Vec<Edit> = edits.into_iter().map(understood).collect();
            session.edit_on(&understood_all(seen, settings.language), &edits, Some(label), &settings.author, now)
        })
        .await
    }

    /// Takes an entity out of its list, with every reference to it, as one step that can be undone.
    pub async fn remove(&self, id: String, list: List, entity: String) -> Result<Update, Failure> {
        self.remove_on(id, Seen::new(), list, entity).await
    }

    /// As [`App::remove`], of an entity that was seen as `seen` has its fields and the references to it: what others wrote
    /// since is told.
    pub async fn remove_on(&self, id: String, seen: Seen, list: List, entity: String) -> Result<Update, Failure> {
        self.change(id, move |session, settings, now| {
            let seen = understood_all(seen, settings.language);
            session.remove(&seen, list, &entity, &settings.author, now)
        })
        .await
    }

    /// Takes the last step back.
    pub async fn undo(&self, id: String) -> Result<Update, Failure> {
        self.undo_step(id, None).await
    }

    /// As [`App::undo`]; where a step is named, that one is taken back or none: what was done since stays.
    pub async fn undo_step(&self, id: String, step: Option<i64>) -> Result<Update, Failure> {
        self.change(id, move |session, settings, now| session.undo(step, &settings.author, now)).await
    }

    /// Makes the step again that was taken back last.
    pub async fn redo(&self, id: String) -> Result<Update, Failure> {
        self.change(id, |session, settings, now| session.redo(&settings.author, now)).await
    }

    /// Reads a block copied from a spreadsheet, without taking it.
    pub async fn read_paste(
        &self,
        id: String,
        text: String,
        language: Language,
        at: PasteAt,
    ) -> Result<PastePreview, Failure> {
        self.blocking(move |shared| {
            let session = shared.session(&id)?;
            let session = lock(&session);
            let moment = (shared.clock)().timestamp().as_nanosecond();
            let mut count = 0_u32;
            // Unique within the dossier, and among drafts of several people too.
            let new_id = || {
                count += 1;
                format!("b{moment:x}-{count}")
            };
            paste::read(session.call(), session.dossier(), &text, language, &at, new_id)
        })
        .await
    }

    /// What edits would change, without making them. Their values are in the form a dossier keeps.
    pub async fn preview_edits(&self, id: String, edits: Vec<Edit>) -> Result<Preview, Failure> {
        self.blocking(move |shared| {
            let (dossier, call) = shared.snapshot(&id)?;
            let unusable = shared.found_unusable(&id, &dossier);
            preview(&call, &dossier, &unusable, &edits, Date((shared.clock)().date()))
        })
        .await
    }

    /// The funding plan for what one would ask and spend, without applying it. Amounts are understood as typed in the
    /// reader's language.
    pub async fn what_if(&self, id: String, wish: WhatIf) -> Result<PlanView, Failure> {
        self.blocking(move |shared| {
            let (dossier, call) = shared.snapshot(&id)?;
            let language = lock(&shared.settings).language;
            what_if(&call, &dossier, Date((shared.clock)().date()), language, &wish)
        })
        .await
    }

    /// Whether something typed is not on disk yet.
    pub fn has_unsaved(&self) -> bool {
        let now = (self.shared.clock)();
        let sessions: Vec<_> = lock(&self.shared.sessions).values().cloned().collect();
        sessions.iter().any(|session| matches!(lock(session).saved(&now), Saved::NotSaved { .. }))
            || self.shared.has_unsaved_draft()
    }

    /// When every edit that was asked for is made.
    pub async fn settled(&self) {
        let sessions: Vec<_> = lock(&self.shared.sessions).values().cloned().collect();
        let drafts: Vec<_> = lock(&self.shared.drafts).values().cloned().collect();
        // An edit holds its session or draft while it is made: to get them all is to have waited for them.
        let waited = self.blocking(move |_| {
            sessions.iter().for_each(|session| drop(lock(session)));
            drafts.iter().for_each(|draft| drop(lock(draft)));
            Ok(())
        });
        // That is all there is to wait for, whatever came of the edits.
        let _ = waited.await;
    }

    /// Why there is no library, if there is none.
    pub fn trouble(&self) -> Option<Text> {
        self.shared.library.as_ref().err().map(|failure| failure.message.clone())
    }

    /// What a front end kept under a key, such as the size of its window.
    pub fn recall(&self, key: &str) -> Option<String> {
        self.shared.library.as_ref().ok().and_then(|library| library.setting(&front_end(key)).ok().flatten())
    }

    /// Keeps something for the front end: a comfort, whose loss is none.
    pub fn remember(&self, key: &str, value: &str) {
        if let Ok(library) = &self.shared.library {
            let _ = library.keep_setting(&front_end(key), value);
        }
    }

    /// What to ask before a window is closed while something is not saved.
    pub fn close_question(&self) -> CloseQuestion {
        CloseQuestion {
            question: both("close-unsaved", &[]),
            close: both("close-anyway", &[]),
            stay: both("close-not", &[]),
        }
    }

    /// The language of the screens.
    pub fn language(&self) -> Language {
        lock(&self.shared.settings).language
    }

    pub(crate) async fn change(
        &self,
        id: String,
        make: impl FnOnce(&mut Session, &Settings, &ZonedDateTime) -> Result<Update, Failure> + Send + 'static,
    ) -> Result<Update, Failure> {
        let of = id.clone();
        let update = self
            .blocking(move |shared| {
                let session = shared.session(&of)?;
                let settings = lock(&shared.settings).clone();
                let mut session = lock(&session);
                let pin = session.call().pin();
                let annexes = session.dossier().annexes.clone();
                let mut update = make(&mut session, &settings, &(shared.clock)())?;
                if session.dossier().annexes != annexes && shared.look_at_files(&mut session) {
                    update.judged = session.judged(&(shared.clock)());
                }
                if session.call().pin() != pin {
                    update.call = Some(shared.call_shown(&session));
                }
                Ok(update)
            })
            .await?;
        self.passed_on(&id);
        if matches!(update.saved, Saved::NotSaved { .. }) {
            self.keep_trying(id);
        }
        Ok(update)
    }

    /// Tries to save again, at growing intervals, until it is saved; the host hears whenever what there is to say changes.
    pub(crate) fn keep_trying(&self, id: String) {
        if !lock(&self.shared.retried).insert(id.clone()) {
            return;
        }
        let app = self.clone();
        tokio::spawn(async move {
            let mut wait = FIRST_WAIT;
            let mut said = None;
            loop {
                tokio::time::sleep(wait).await;
                wait = (wait * 2).min(LONGEST_WAIT);
                let of = id.clone();
                let Ok(saved) = app.blocking(move |shared| shared.retry(&of)).await else { break };
                if said.as_ref() != Some(&saved) {
                    app.shared.host.saved(&SavedLater { id: id.clone(), saved: saved.clone() });
                }
                if matches!(saved, Saved::Saved { .. }) {
                    break;
                }
                said = Some(saved);
            }
            lock(&app.shared.retried).remove(&id);
            // What failed since the last answer found this task still there and began none.
            let of = id.clone();
            let saved = app.blocking(move |shared| shared.saved(&of)).await;
            if matches!(saved, Ok(Saved::NotSaved { .. })) {
                app.keep_trying(id);
            }
        });
    }

    pub(crate) async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Shared) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let shared = Arc::clone(&self.shared);
        let done = tokio::task::spawn_blocking(move || work(&shared)).await;
        done.unwrap_or_else(|error| Err(Failure::fault(error)))
    }
}

/// What was seen, as it was shown and as it is understood.
fn understood_all(seen: Seen, language: Language) -> Seen {
    let understood = |(field, values): (Field, Vec<FieldValue>)| {
        let mut all: Vec<FieldValue> =
            values.iter().map(|value| understand::value(&field, value.clone(), language)).collect();
        all.extend(values.into_iter().filter(|value| !all.contains(value)).collect::<Vec<_>>());
        (field, all)
    };
    seen.into_iter().map(understood).collect()
}

impl Shared {
    pub(crate) fn library(&self) -> Result<&Library, Failure> {
        self.library.as_ref().map_err(Clone::clone)
    }

    /// The calls as they are now: whoever holds them goes on with these, whatever is published meanwhile.
    pub(crate) fn catalogue(&self) -> Arc<Catalogue> {
        self.calls.now()
    }

    /// Reads the calls again, after a file of one's own was written or deleted.
    pub(crate) fn reload(&self) {
        self.calls.read_again(&self.folder);
    }

    /// What is wrong in call and fund files, a line each.
    fn problems(&self) -> Vec<Text> {
        let unusable = self.calls.problems().into_iter().map(|one| problem(&one));
        let changed = self.published_here().into_iter().filter_map(|card| card.problem);
        unusable.chain(changed).collect()
    }

    pub(crate) fn call(&self, pin: &str) -> Result<Arc<Call>, Failure> {
        find_call(&self.catalogue(), pin)
    }

    /// The session of a dossier, opened where it is not.
    pub(crate) fn opened(&self, id: &str) -> Result<Arc<Mutex<Session>>, Failure> {
        let _turn = self.turns.of_blocking(id);
        self.opened_while(id, || true)
    }

    /// As [`Shared::opened`], for as long as it is wanted, by whoever has the dossier's turn. Nothing else waits for it.
    pub(crate) fn opened_while(
        &self,
        id: &str,
        is_wanted: impl FnMut() -> bool,
    ) -> Result<Arc<Mutex<Session>>, Failure> {
        if let Ok(session) = self.session(id) {
            return Ok(session);
        }
        let session = Arc::new(Mutex::new(self.open_session(id, is_wanted)?));
        lock(&self.sessions).insert(id.to_owned(), Arc::clone(&session));
        Ok(session)
    }

    fn open_session(&self, id: &str, mut is_wanted: impl FnMut() -> bool) -> Result<Session, Failure> {
        let open = self.library()?.open_dossier_while(&DossierId::new(id), &mut is_wanted)?;
        let open = open.ok_or_else(opening::called_off)?;
        let calls = Arc::clone(&self.calls);
        let mut session = Session::new(open, Box::new(move |pin| find_call(&calls.now(), pin)))?;
        self.look_at_files(&mut session);
        if !is_wanted() {
            return Err(opening::called_off());
        }
        // What was known of it on the first screen may be of files as they were.
        self.progress.forget(id);
        Ok(session)
    }

    /// The call of an open dossier as a front end shows it.
    fn call_shown(&self, session: &Session) -> CallShown {
        let call = session.call();
        let card = call_card(&self.catalogue(), call, Date((self.clock)().date()));
        let newer = self.newer_for(session.id(), &call.pin());
        CallShown { call: card.call, closed: card.closed, fund: card.fund, rules: card.rules, newer }
    }

    pub(crate) fn session(&self, id: &str) -> Result<Arc<Mutex<Session>>, Failure> {
        lock(&self.sessions).get(id).cloned().ok_or_else(|| Failure::no_dossier(id))
    }

    /// The dossier and call as they stand, whether open or not.
    pub(crate) fn snapshot(&self, id: &str) -> Result<(Dossier, Arc<Call>), Failure> {
        if let Ok(session) = self.session(id) {
            let session = lock(&session);
            return Ok((session.dossier().clone(), Arc::clone(session.call())));
        }
        let dossier = self.library()?.read(&DossierId::new(id))?;
        let call = self.call(&dossier.call)?;
        Ok((dossier, call))
    }

    pub(crate) fn now(&self) -> ZonedDateTime {
        (self.clock)()
    }

    fn close(&self, id: &str) {
        let Ok(session) = self.session(id) else { return };
        if matches!(lock(&session).retry(&(self.clock)()), Saved::Saved { .. }) {
            lock(&self.sessions).remove(id);
        }
    }

    fn retry(&self, id: &str) -> Result<Saved, Failure> {
        if let Some(saved) = self.retry_draft(id) {
            return Ok(saved);
        }
        let session = self.session(id)?;
        let saved = lock(&session).retry(&(self.clock)());
        Ok(saved)
    }

    pub(crate) fn saved(&self, id: &str) -> Result<Saved, Failure> {
        if let Some(draft) = self.open_draft(id) {
            return Ok(lock(&draft).saved(&(self.clock)()));
        }
        let session = self.session(id)?;
        let saved = lock(&session).saved(&(self.clock)());
        Ok(saved)
    }

    fn cards(&self) -> Result<Vec<DossierCard>, Failure> {
        let library = self.library()?;
        let now = (self.clock)();
        let (listed, catalogue) = (library.list()?, self.catalogue());
        self.progress.keep_only(&listed.iter().map(|listed| listed.id.as_str()).collect());
        let card = |listed: Listed| {
            let id = listed.id.as_str().to_owned();
            let unusable = |dossier: &Dossier| self.found_unusable(&id, dossier);
            let mut card = dossier_card(library, &catalogue, &self.progress, listed, &now, unusable);
            card.newer = self.newer_for(&card.id, &card.pin);
            card
        };
        Ok(listed.into_iter().map(card).collect())
    }

    fn notices(&self) -> Vec<Text> {
        match &self.library {
            Err(failure) => vec![failure.message.clone()],
            Ok(library) => {
                let aside = |path: &Path| both("notice-kept-aside", &[("path", path.display().to_string().into())]);
                library.kept_aside().map(aside).into_iter().collect()
            }
        }
    }

    /// Refuses a path that this run did not export.
    pub(crate) fn exported(&self, path: &Path) -> Result<(), Failure> {
        if lock(&self.exported).contains(path) {
            return Ok(());
        }
        let args = [("path", path.display().to_string().into())];
        Err(Failure::new(FailureCode::NotFound, "fail-not-exported", &args))
    }
}

fn find_call(catalogue: &Catalogue, pin: &str) -> Result<Arc<Call>, Failure> {
    catalogue.get(pin).map(|call| Arc::new(call.clone())).ok_or_else(|| Failure::no_call(pin))
}

/// What front ends keep is apart from what the app keeps.
fn front_end(key: &str) -> String {
    format!("front-end/{key}")
}

fn copy_title(title: &str) -> Text {
    if title.is_empty() { both("copy-untitled", &[]) } else { both("copy-of", &[("title", title.into())]) }
}
