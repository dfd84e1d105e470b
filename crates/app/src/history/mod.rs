//! The history of a dossier: who changed what, how it was, versions with a name, what is different, and going back.

mod compare;
mod field;
mod list;
mod restore;
mod then;
mod versions;
pub(crate) mod views;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use jiff::{Timestamp, ZonedDateTime};
use voorstel_model::{Call, Date, Dossier, Field, Text};
use voorstel_store::{Done, Moment, Past, PastError, Was};
use voorstel_words::Words;

pub use self::compare::compared;
use self::list::count;
pub use self::list::entry;
pub use self::versions::version_views;
use crate::app::{App, Shared, lock};
use crate::history::views::HistoryProgress;
use crate::said::{both, each};
use crate::steps;
use crate::views::{Failure, FailureCode, Step};

/// The history that was read last, and how often a part of it was asked for.
#[derive(Default)]
pub(crate) struct Kept {
    asked: AtomicU64,
    /// How often reading was called off.
    called_off: AtomicU64,
    past: Mutex<Option<(String, Arc<Mutex<Past>>)>>,
    /// The dossier as it was, that was looked at last.
    then: Mutex<Option<(String, Moment, Arc<Dossier>)>>,
}

impl Kept {
    /// A ticket for whoever asks: it holds until somebody asks again.
    fn ticket(&self) -> u64 {
        self.asked.fetch_add(1, Ordering::SeqCst) + 1
    }

    fn holds(&self, ticket: u64) -> bool {
        self.asked.load(Ordering::SeqCst) == ticket
    }
}

impl App {
    /// Stops reading the history, for everybody who waits for it; whoever asks again begins anew.
    pub fn cancel_history(&self) {
        self.shared.history.called_off.fetch_add(1, Ordering::SeqCst);
    }
}

impl Shared {
    /// The history of an open dossier, up to now. It is read beside the dossier: whoever types meanwhile does not wait.
    ///
    /// # Errors
    /// Among others that reading it was called off.
    fn past(&self, id: &str) -> Result<Arc<Mutex<Past>>, Failure> {
        let called_off = || self.history.called_off.load(Ordering::SeqCst);
        let (session, before) = (self.session(id)?, called_off());
        let mut kept = lock(&self.history.past);
        if let Some((_, past)) = kept.as_ref().filter(|(of, _)| of == id) {
            lock(past).catch_up(lock(&session).open());
            return Ok(Arc::clone(past));
        }
        let unread = lock(&session).open().unread_past();
        let read = unread.read(|read, of| {
            // Whoever called it off does not want to hear how far it is.
            let goes_on = called_off() == before;
            if goes_on {
                self.host.history_progress(&HistoryProgress { read: count(read), of: count(of) });
            }
            goes_on
        });
        let read = read.ok_or_else(|| Failure::new(FailureCode::Stopped, "history-stopped", &[]))?;
        let past = Arc::new(Mutex::new(read));
        *kept = Some((id.to_owned(), Arc::clone(&past)));
        Ok(past)
    }

    /// The dossier as it was, with its call and the time of that moment.
    fn then(&self, id: &str, moment: &str) -> Result<(Arc<Dossier>, Arc<Call>, Timestamp), Failure> {
        let moment: Moment = moment.parse()?;
        let past = self.past(id)?;
        let past = lock(&past);
        let at = past.time_of(&moment).ok_or(PastError::NoSuchMoment)?;
        let mut kept = lock(&self.history.then);
        let dossier = match kept.as_ref().filter(|(of, known, _)| of == id && *known == moment) {
            Some((_, _, dossier)) => Arc::clone(dossier),
            None => {
                let dossier = Arc::new(past.at(&moment)?);
                *kept = Some((id.to_owned(), moment, Arc::clone(&dossier)));
                dossier
            }
        };
        drop(kept);
        drop(past);
        let call = self.call(&dossier.call)?;
        Ok((dossier, call, at))
    }

    /// The dossier as it was, with its call and the day of that moment.
    pub(crate) fn as_it_was(&self, id: &str, moment: &str) -> Result<(Arc<Dossier>, Arc<Call>, Date), Failure> {
        let (dossier, call, at) = self.then(id, moment)?;
        Ok((dossier, call, self.day(at)))
    }

    /// The day of a moment, as the reader's clock has it.
    fn day(&self, at: Timestamp) -> Date {
        Date(at.to_zoned_datetime(self.now().time_zone().clone()).date())
    }
}

/// A moment in words: `3 maart 2026, 14:05`.
fn moment_said(local: &ZonedDateTime, words: &Words) -> String {
    format!("{}, {}", words.date(Date(local.date())), local.strftime("%H:%M"))
}

/// The steps at which a change was made.
fn steps_of(done: &Done) -> Vec<Step> {
    let mut found: Vec<Step> = done.touched.iter().map(steps::of_field).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// What a change was, in a few words.
fn label(done: &Done) -> Text {
    let what = |key: &str| each(|words| words.message(key, &[("what", done.label.get(words.language()).into())]));
    match done.was {
        Was::Created => both("history-created", &[]),
        Was::Undone => what("history-undone"),
        Was::Redone => what("history-redone"),
        Was::Made | Was::Kept => done.label.clone(),
        Was::Other => both("history-other", &[]),
    }
}

/// A place by the name that it has, or had.
fn named(field: &Field, sides: [&Dossier; 2], call: &Call) -> Text {
    let dossier = if sides[0].value(field).is_ok() { sides[0] } else { sides[1] };
    each(|words| words.past_field(field, dossier, call))
}

impl From<PastError> for Failure {
    fn from(error: PastError) -> Failure {
        match error {
            PastError::NoSuchMoment => Failure::new(FailureCode::NotFound, "history-no-moment", &[]),
            PastError::NoSuchVersion(_) => Failure::new(FailureCode::NotFound, "version-unknown", &[]),
            PastError::Frozen(name) => {
                Failure::new(FailureCode::WrongValue, "version-is-frozen", &[("name", name.into())])
            }
            PastError::Store(error) => error.into(),
        }
    }
}
