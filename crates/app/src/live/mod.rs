//! Drafting a dossier live with partners: off until the reader says where, for each dossier by itself.

pub(crate) mod views;

use std::path::Path;
use std::sync::{Arc, MutexGuard, Weak};

use tokio::task::JoinHandle;
use voorstel_live::{
    Address, AddressError, Files, Kept, Live, Other, Place, Pulse, Refusal, State, Trouble, Trust, Welcome,
};
use voorstel_model::{Field, Text};
use voorstel_store::{Changes, DossierId, Heads};

use crate::annexes::named;
use crate::app::{App, Shared, lock};
use crate::said::{both, each};
use crate::session::Session;
use crate::views::{
    Failure, FailureCode, LiveOther, LiveSettings, LiveSetup, LiveState, LiveTried, LiveView, Saved, Update,
};

/// A dossier that is drafted live, and what passes on how it stands.
pub(crate) struct Drafting {
    live: Live,
    telling: JoinHandle<()>,
}

impl Drafting {
    /// How it stands with the files that the dossier names and that are not here.
    pub(crate) fn files(&self) -> Files {
        self.live.files().borrow().clone()
    }
}

impl App {
    /// Where a dossier is drafted live, and how it stands.
    pub async fn live(&self, id: String) -> Result<LiveSetup, Failure> {
        self.blocking(move |shared| Ok(shared.live_setup(&id))).await
    }

    /// Sets where a dossier is drafted live, and begins or ends it.
    ///
    /// # Errors
    /// That the address or the certificate cannot be used, or that it cannot be kept; it goes on as before then.
    pub async fn draft_live(&self, id: String, settings: LiveSettings) -> Result<LiveSetup, Failure> {
        let of = id.clone();
        let place = self
            .blocking(move |shared| {
                let session = shared.session(&of)?;
                if settings.on && lock(&session).kept().is_excerpt() {
                    return Err(Failure::new(FailureCode::WrongValue, "live-excerpt", &[]));
                }
                let place = if settings.on { Some(shared.live_place(&settings)?) } else { None };
                let kept = serde_json::to_string(&settings).map_err(Failure::fault)?;
                shared.library()?.keep_setting(&key(&of), &kept)?;
                Ok(place)
            })
            .await?;
        self.end_live(&id).await;
        if let Some(place) = place {
            self.begin_live(&id, place);
        }
        // How files come hangs on it: what was under way is so no more.
        self.shared.host.annexes(&id);
        self.live(id).await
    }

    /// Asks the server whether it would let the reader in to a dossier. Nothing of it is sent, and nothing is set.
    ///
    /// # Errors
    /// That the address or the certificate cannot be used.
    pub async fn try_live(&self, id: String, settings: LiveSettings) -> Result<LiveTried, Failure> {
        let of = id.clone();
        let place = self
            .blocking(move |shared| {
                shared.session(&of)?;
                shared.live_place(&settings)
            })
            .await?;
        let following = Following { shared: Arc::downgrade(&self.shared), id: id.clone() };
        Ok(match voorstel_live::knock(&place, &id, Arc::new(following)).await {
            Ok(Welcome::Edit) => LiveTried { fine: true, said: both("live-try-edit", &[]) },
            Ok(Welcome::Read) => LiveTried { fine: true, said: both("live-try-read", &[]) },
            Ok(Welcome::Anybody) => LiveTried { fine: true, said: both("live-try-anybody", &[]) },
            Err(state) => LiveTried { fine: false, said: not_let_in(&state) },
        })
    }

    /// What others changed since the screen last heard.
    pub async fn others_changes(&self, id: String) -> Result<Update, Failure> {
        self.change(id, |session, _, now| Ok(session.others_changes(now))).await
    }

    /// Says to the others in which step the reader is, and in which field; nothing of what is in it.
    pub async fn at(&self, id: String, step: String, field: String) {
        if let Some(drafting) = lock(&self.shared.drafting).get(&id) {
            drafting.live.at_field(&step, &field);
        }
    }

    /// Goes on drafting live where that was set for a dossier, unless it is done already.
    pub(crate) async fn resume_live(&self, id: &str) {
        let of = id.to_owned();
        let place = self.blocking(move |shared| {
            let settings = shared.live_settings(&of);
            Ok(if settings.on { shared.live_place(&settings).ok() } else { None })
        });
        if let Ok(Some(place)) = place.await {
            self.begin_live(id, place);
        }
    }

    /// The library has something new of a dossier.
    pub(crate) fn passed_on(&self, id: &str) {
        if let Some(drafting) = lock(&self.shared.drafting).get(id) {
            drafting.live.edited();
        }
    }

    /// Ends drafting live for now; what was set stays.
    pub(crate) async fn end_live(&self, id: &str) {
        let drafting = lock(&self.shared.drafting).remove(id);
        if let Some(drafting) = drafting {
            drafting.telling.abort();
            drafting.live.leave().await;
        }
    }

    fn begin_live(&self, id: &str, place: Place) {
        let mut drafting = lock(&self.shared.drafting);
        if drafting.contains_key(id) {
            return;
        }
        let following = Following { shared: Arc::downgrade(&self.shared), id: id.to_owned() };
        let live = Live::join(place, id, Arc::new(following));
        let (mut state, mut others, mut files) = (live.state(), live.others(), live.files());
        let (app, of) = (self.clone(), id.to_owned());
        let telling = tokio::spawn(async move {
            loop {
                let (stands, there) = (state.borrow_and_update().clone(), others.borrow_and_update().clone());
                let id = of.clone();
                let view = app.blocking(move |shared| Ok(shared.live_view(&id, &stands, &there))).await;
                if let Ok(view) = view {
                    app.shared.host.live(&view);
                }
                let more = tokio::select! {
                    changed = state.changed() => changed,
                    changed = others.changed() => changed,
                    changed = files.changed() => {
                        app.shared.host.annexes(&of);
                        changed
                    }
                };
                if more.is_err() {
                    break;
                }
            }
        });
        drafting.insert(id.to_owned(), Drafting { live, telling });
    }
}

impl Shared {
    fn live_settings(&self, id: &str) -> LiveSettings {
        let kept = self.library.as_ref().ok().and_then(|library| library.setting(&key(id)).ok().flatten());
        // What cannot be read was not set.
        kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default()
    }

    fn live_setup(&self, id: &str) -> LiveSetup {
        let stands = lock(&self.drafting)
            .get(id)
            .map(|drafting| (drafting.live.state().borrow().clone(), drafting.live.others().borrow().clone()));
        let view = match stands {
            Some((state, others)) => self.live_view(id, &state, &others),
            None => LiveView { id: id.to_owned(), state: LiveState::Off, others: Vec::new() },
        };
        LiveSetup { settings: self.live_settings(id), view }
    }

    fn live_view(&self, id: &str, state: &State, others: &[Other]) -> LiveView {
        let session = self.session(id).ok();
        let session = session.as_ref().map(|session| lock(session));
        let other = |other: &Other| {
            let field = Field::new(other.field.as_str());
            // What is not in the dossier here has no name, and no place on the screen.
            let there = session.as_ref().filter(|session| session.dossier().value(&field).is_ok());
            let named = |session: &MutexGuard<'_, Session>| {
                each(|words| words.field_name(&field, session.dossier(), session.call()))
            };
            let (name, at) = (other.name.clone(), other.at.clone());
            LiveOther { name, at, field_name: there.map(named), field: there.map(|_| field.clone()) }
        };
        LiveView { id: id.to_owned(), state: told(state), others: others.iter().map(other).collect() }
    }

    fn live_place(&self, settings: &LiveSettings) -> Result<Place, Failure> {
        let wrong = |key: &str, args: &[_]| Failure::new(FailureCode::WrongValue, key, args);
        let address = Address::read(&settings.address).map_err(|error| match error {
            AddressError::Unreadable { typed } => wrong("fail-live-address", &[("address", typed.into())]),
            AddressError::NotSafe { host } => wrong("fail-live-not-safe", &[("host", host.into())]),
        })?;
        let authority = settings.authority.trim();
        let trust = Trust::new(Some(authority).filter(|file| !file.is_empty()).map(Path::new))
            .map_err(|error| wrong("fail-live-authority", &[("detail", error.to_string().into())]))?;
        let reader = lock(&self.settings);
        let name = [&reader.author, &reader.organisation.name].into_iter().find(|name| !name.trim().is_empty());
        let name = name.cloned().unwrap_or_default();
        Ok(Place { address, token: settings.token.trim().to_owned(), trust, name, pulse: Pulse::default() })
    }
}

/// The key under which the library keeps what was set for a dossier.
fn key(id: &str) -> String {
    format!("live:{id}")
}

/// The open dossier as what a live document follows.
struct Following {
    shared: Weak<Shared>,
    id: String,
}

impl Kept for Following {
    fn whole(&self) -> (Vec<u8>, Heads) {
        let session = self.shared.upgrade().and_then(|shared| shared.session(&self.id).ok());
        session.map(|session| lock(&session).whole()).unwrap_or_default()
    }

    fn since(&self, heads: &Heads) -> Option<(Changes, Heads)> {
        let session = self.shared.upgrade()?.session(&self.id).ok()?;
        let session = lock(&session);
        session.since(heads)
    }

    fn take_in(&self, changes: Changes) -> Result<(), String> {
        let Some(shared) = self.shared.upgrade() else { return Ok(()) };
        // Closed meanwhile: it comes again when the dossier is opened.
        let Ok(session) = shared.session(&self.id) else { return Ok(()) };
        let now = shared.now();
        let (unsaved, names_others) = {
            let mut session = lock(&session);
            let annexes = session.dossier().annexes.clone();
            session.take_in_changes(changes, &now).map_err(|error| error.to_string())?;
            let unsaved = matches!(session.saved(&now), Saved::NotSaved { .. });
            (unsaved, session.dossier().annexes != annexes)
        };
        if names_others {
            shared.look_at_files_aside(&session);
        }
        shared.host.came_in(&self.id);
        if unsaved {
            App { shared }.keep_trying(self.id.clone());
        }
        Ok(())
    }

    fn files(&self) -> Vec<String> {
        let session = self.shared.upgrade().and_then(|shared| shared.session(&self.id).ok());
        let Some(session) = session else { return Vec::new() };
        let session = lock(&session);
        named(session.dossier(), session.kept().conflicts()).into_keys().collect()
    }

    fn file(&self, sha256: &str) -> Option<Vec<u8>> {
        let shared = self.shared.upgrade()?;
        shared.library().ok()?.annex(&DossierId::new(&self.id), sha256).ok()?.whole()
    }

    fn take_file(&self, bytes: &[u8]) -> Result<(), Text> {
        let Some(shared) = self.shared.upgrade() else { return Ok(()) };
        // Closed meanwhile: it comes again when the dossier is opened.
        let Ok(session) = shared.session(&self.id) else { return Ok(()) };
        let library = shared.library().map_err(|failure| failure.message)?;
        library.keep_annex(&DossierId::new(&self.id), bytes).map_err(|error| Failure::from(error).message)?;
        if shared.look_at_files_aside(&session) {
            shared.host.came_in(&self.id);
        }
        Ok(())
    }
}

fn told(state: &State) -> LiveState {
    match state {
        State::Connecting => LiveState::Connecting,
        State::Online { sent, reading } => LiveState::Online { sent: *sent, reading: *reading },
        State::Offline(trouble) => LiveState::Offline { because: trouble_said(trouble) },
        State::Refused(refusal) => LiveState::Refused { because: refusal_said(refusal) },
    }
}

/// Why one would not be let in, to somebody who only asked: nothing is tried again by itself.
fn not_let_in(state: &State) -> Text {
    match state {
        State::Offline(Trouble::Unreachable(detail)) => {
            both("live-try-unreachable", &[("detail", detail.as_str().into())])
        }
        State::Offline(Trouble::NotTrusted(detail)) => both("live-not-trusted", &[("detail", detail.as_str().into())]),
        State::Refused(refusal) => refusal_said(refusal),
        State::Offline(Trouble::Busy | Trouble::Lost) | State::Connecting | State::Online { .. } => {
            both("live-try-busy", &[])
        }
    }
}

fn trouble_said(trouble: &Trouble) -> Text {
    match trouble {
        Trouble::Unreachable(detail) => both("live-unreachable", &[("detail", detail.as_str().into())]),
        Trouble::NotTrusted(detail) => both("live-not-trusted", &[("detail", detail.as_str().into())]),
        Trouble::Busy => both("live-busy", &[]),
        Trouble::Lost => both("live-lost", &[]),
    }
}

fn refusal_said(refusal: &Refusal) -> Text {
    match refusal {
        Refusal::Token => both("live-refused-token", &[]),
        Refusal::Dossier => both("live-refused-dossier", &[]),
        Refusal::OtherOrigin => both("live-refused-other-origin", &[]),
        Refusal::TooLarge => both("live-refused-too-large", &[]),
        Refusal::NoServer(status) => both("live-refused-no-server", &[("status", status.to_string().into())]),
        Refusal::Unpacks => both("live-refused-unpacks", &[]),
        Refusal::Unusable(detail) => both("live-refused-unusable", &[("detail", detail.as_str().into())]),
    }
}
