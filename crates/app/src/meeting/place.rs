//! What is known of a shared folder between two looks into it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use jiff::{Timestamp, ZonedDateTime};
use voorstel_model::Text;
use voorstel_store::MeetingFolder;

use super::annexes::{Annexes, said_over};
use super::views::{MeetingView, MetFile};
use crate::packets::named;
use crate::said::{both, each};
use crate::session::local;

/// So many looks a file may be half there before it is said: a sync tool is still bringing it.
const PATIENCE: u32 = 3;
/// So many looks a file's size and time are believed before its content is read again.
const BELIEVED: u32 = 12;

/// What is known of a shared folder.
#[derive(Debug, Default)]
pub(crate) struct Place {
    pub files: BTreeMap<String, Met>,
    /// The last changes that one's own file holds, as it was written.
    pub written: Option<String>,
    /// When something came in last.
    pub taken_at: Option<Timestamp>,
    /// What is wrong with the folder or one's own file.
    pub trouble: Option<Text>,
    /// The files of annexes, here and there; held by a look by themselves, as they take their time.
    pub annexes: Arc<Mutex<Annexes>>,
}

/// The size and time of a file, by which it is mostly known not to have changed.
pub(crate) type Stamp = (u64, Option<SystemTime>);

/// A file of somebody else's.
#[derive(Debug, Clone)]
pub(crate) struct Met {
    /// How it lay there.
    pub stamp: Stamp,
    /// SHA-256 of what was read.
    pub sum: String,
    /// So many looks it has been as it is.
    pub looks: u32,
    pub state: MetState,
}

/// What came of a file.
#[derive(Debug, Clone)]
pub(crate) enum MetState {
    /// All that it holds is in the dossier.
    Taken { by: String, at: Timestamp },
    /// It proposes something, to a dossier that stood as it did then.
    Waits { by: String, count: usize, stood: String },
    /// It is not whole, or not whole yet.
    NotWhole,
    /// The passphrase does not open it, or there is none.
    Locked,
    /// It is of another dossier.
    Other,
    /// It cannot be used.
    Unusable(Text),
}

impl Met {
    /// Whether it has to be read again to know what it is.
    pub(super) fn is_to_be_read(&self, stamp: Stamp, stands: &str) -> bool {
        let unsettled = match &self.state {
            MetState::NotWhole => true,
            MetState::Waits { stood, .. } => stood != stands,
            _ => false,
        };
        unsettled || self.stamp != stamp || self.looks.is_multiple_of(BELIEVED)
    }

    fn said(&self, now: &ZonedDateTime) -> Option<(Text, bool)> {
        match &self.state {
            MetState::Taken { by, at } => {
                let said = each(|words| {
                    let at = words.date(voorstel_model::Date(at.to_zoned_datetime(now.time_zone().clone()).date()));
                    words.message("meeting-taken", &[("author", named(by, words).into()), ("day", at.into())])
                });
                Some((said, false))
            }
            MetState::Waits { by, count, .. } => {
                let args =
                    |words: &voorstel_words::Words| [("author", named(by, words).into()), ("count", (*count).into())];
                Some((each(|words| words.message("meeting-waits", &args(words))), true))
            }
            MetState::NotWhole if self.looks < PATIENCE => Some((both("meeting-coming", &[]), false)),
            MetState::NotWhole => Some((both("meeting-not-whole", &[]), false)),
            MetState::Locked => Some((both("meeting-locked", &[]), false)),
            MetState::Other => None,
            MetState::Unusable(why) => Some((why.clone(), false)),
        }
    }
}

impl Place {
    /// Whether a file of that name was seen.
    pub(super) fn has(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// The folder as a screen shows it; `over` lies there and does not fit in here: SHA-256 and names of files.
    pub(super) fn view(
        &self,
        meeting: &MeetingFolder,
        over: &BTreeMap<String, String>,
        now: &ZonedDateTime,
    ) -> MeetingView {
        let shown = |(name, met): (&String, &Met)| {
            let (said, waits) = met.said(now)?;
            Some(MetFile { name: name.clone(), said, waits })
        };
        MeetingView {
            folder: meeting.folder.display().to_string(),
            locked: meeting.passphrase.is_some(),
            state: match said_over(over) {
                Some(over) => {
                    let state = self.state(now);
                    Text { nl: format!("{} {}", state.nl, over.nl), en: format!("{} {}", state.en, over.en) }
                }
                None => self.state(now),
            },
            trouble: self.trouble.clone(),
            files: self.files.iter().filter_map(shown).collect(),
        }
    }

    fn state(&self, now: &ZonedDateTime) -> Text {
        let of_this = |met: &&Met| !matches!(met.state, MetState::Other);
        let files = self.files.values().filter(of_this).count();
        let partners: BTreeSet<&str> = self
            .files
            .values()
            .filter_map(|met| match &met.state {
                MetState::Taken { by, .. } | MetState::Waits { by, .. } => Some(by.as_str()),
                _ => None,
            })
            .collect();
        if files == 0 {
            return both("meeting-alone", &[]);
        }
        let counted = [("files", files.into()), ("partners", partners.len().into())];
        match self.taken_at {
            None => both("meeting-state", &counted),
            Some(at) => {
                let [files, partners] = counted;
                let clock = local(at, now).get(11..16).unwrap_or_default().to_owned();
                both("meeting-state-taken", &[files, partners, ("at", clock.into())])
            }
        }
    }
}
