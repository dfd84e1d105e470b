//! Who is where in the dossier: said to the others and forgotten soon, never kept.

use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use crate::pulse::Pulse;

/// How much of a name or a place is heeded, in letters.
const LONGEST: usize = 120;
/// How long the pointer to a field may be, in bytes.
const LONGEST_FIELD: usize = 400;
/// How many others are heeded.
const MOST: usize = 100;

/// Somebody else who has the dossier open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// Who, as they call themselves; may be empty.
    pub name: String,
    /// Where in the dossier, in large; empty where that is not said.
    pub at: String,
    /// In which field: a JSON pointer with identities for list positions; empty where that is not said.
    pub field: String,
}

/// Where one is oneself.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spot {
    pub at: String,
    pub field: String,
}

/// What is said.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Said {
    pub session: String,
    pub name: String,
    pub at: String,
    pub gone: bool,
    /// In which field one is; empty where in none, or an older program does not say.
    #[serde(default)]
    pub field: String,
    /// Where one stands together with the server, so that others see when a server passes nothing on; empty while one does
    /// not.
    #[serde(default)]
    pub with: String,
}

/// The first byte of a text of four bytes' length in CBOR, the only form in which automerge-repo takes messages.
const TEXT: u8 = 0x7a;

impl Said {
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let text = serde_json::to_string(self).unwrap_or_default();
        let mut bytes = vec![TEXT];
        bytes.extend(u32::try_from(text.len()).unwrap_or_default().to_be_bytes());
        bytes.extend(text.as_bytes());
        bytes
    }

    pub(crate) fn read(bytes: &[u8]) -> Option<Said> {
        let (length, text) = bytes.strip_prefix(&[TEXT])?.split_first_chunk::<4>()?;
        let whole = usize::try_from(u32::from_be_bytes(*length)).ok()? == text.len();
        let said: Said = serde_json::from_slice(whole.then_some(text)?).ok()?;
        let cut = |text: &str, most| text.chars().filter(|letter| !letter.is_control()).take(most).collect::<String>();
        Some(Said {
            session: cut(&said.session, LONGEST),
            name: cut(&said.name, LONGEST),
            at: cut(&said.at, LONGEST),
            gone: said.gone,
            // A part of it would be another field.
            field: if said.field.len() > LONGEST_FIELD { String::new() } else { cut(&said.field, LONGEST_FIELD) },
            with: cut(&said.with, LONGEST),
        })
    }
}

/// The others, each with when they were last heard.
#[derive(Debug)]
pub(crate) struct Others {
    heard: Vec<(Said, Instant)>,
    pulse: Pulse,
}

impl Others {
    pub(crate) fn new(pulse: Pulse) -> Others {
        Others { heard: Vec::new(), pulse }
    }

    /// Somebody said where they are; whether that is somebody new, who should hear where we are.
    pub(crate) fn heard(&mut self, said: Said, now: Instant) -> bool {
        if said.gone {
            self.heard.retain(|(one, _)| one.session != said.session);
            return false;
        }
        if let Some(one) = self.heard.iter_mut().find(|(one, _)| one.session == said.session) {
            *one = (said, now);
            return false;
        }
        let new = self.heard.len() < MOST;
        if new {
            self.heard.push((said, now));
        }
        new
    }

    /// Forgets whoever has been silent for long; whether there was somebody.
    pub(crate) fn forget(&mut self, now: Instant) -> bool {
        let (before, forget) = (self.heard.len(), self.pulse.forget);
        self.heard.retain(|(_, heard)| now.duration_since(*heard) < forget);
        self.heard.len() < before
    }

    /// Nobody is heard any more.
    pub(crate) fn clear(&mut self) {
        self.heard.clear();
    }

    /// Whether somebody stands elsewhere with the server than we do, as far as they said just now.
    pub(crate) fn stand_elsewhere(&self, with: &str, now: Instant) -> bool {
        self.heard_just_now(now).any(|said| !said.with.is_empty() && said.with != with)
    }

    /// Whether somebody was heard just now: what others say comes down to here.
    pub(crate) fn is_somebody_heard(&self, now: Instant) -> bool {
        self.heard_just_now(now).next().is_some()
    }

    fn heard_just_now(&self, now: Instant) -> impl Iterator<Item = &Said> {
        let just_now = move |heard: Instant| now.duration_since(heard) < self.pulse.say * 3 / 2;
        self.heard.iter().filter(move |(_, heard)| just_now(*heard)).map(|(said, _)| said)
    }

    /// When the next one will be taken for gone.
    pub(crate) fn next_forgotten(&self) -> Option<Instant> {
        self.heard.iter().map(|(_, heard)| *heard + self.pulse.forget).min()
    }

    pub(crate) fn list(&self) -> Vec<Other> {
        let other = |said: &Said| Other { name: said.name.clone(), at: said.at.clone(), field: said.field.clone() };
        let mut list: Vec<Other> = self.heard.iter().map(|(said, _)| other(said)).collect();
        list.sort_by(|one, other| (&one.name, &one.at, &one.field).cmp(&(&other.name, &other.at, &other.field)));
        list
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const SAY: Duration = Duration::from_secs(10);
    const FORGET: Duration = Duration::from_secs(35);

    fn said(session: &str, at: &str, gone: bool) -> Said {
        let (session, name, at) = (session.to_owned(), "Stad B".to_owned(), at.to_owned());
        Said { session, name, at, gone, field: String::new(), with: String::new() }
    }

    #[test]
    fn what_is_said_is_read_and_nonsense_is_not() {
        let read = Said::read(&said("s", "/budget", false).bytes()).unwrap();
        assert_eq!((read.name.as_str(), read.at.as_str(), read.gone), ("Stad B", "/budget", false));
        for nonsense in [&b""[..], b"\x7a", b"\x7a\0\0\0\x02{}", b"\x7a\0\0\0\x09{}", b"\xa1\x61a\x01"] {
            assert!(Said::read(nonsense).is_none());
        }
        let long = Said { name: "x\u{7}".repeat(1_000), ..said("s", "", false) };
        assert_eq!(Said::read(&long.bytes()).unwrap().name, "x".repeat(LONGEST));
        let long = Said { field: format!("/budget/{}", "x".repeat(1_000)), ..said("s", "budget", false) };
        assert_eq!(Said::read(&long.bytes()).unwrap().field, "", "a part of a pointer would name another field");
        let in_field = Said { field: "/budget/b1/unit_cost".to_owned(), ..said("s", "budget", false) };
        assert_eq!(Said::read(&in_field.bytes()).unwrap().field, "/budget/b1/unit_cost");
        let mut older = vec![TEXT, 0, 0, 0, 47];
        older.extend(br#"{"session":"s","name":"","at":"","gone":false} "#);
        let read = Said::read(&older).unwrap();
        assert_eq!((read.with.as_str(), read.field.as_str()), ("", ""), "an older program does not say it");
    }

    #[test]
    fn somebody_is_there_until_they_go_or_fall_silent() {
        let (mut others, start) = (Others::new(Pulse::default()), Instant::now());
        assert!(others.heard(said("s", "/budget", false), start));
        assert!(!others.heard(said("s", "/texts", false), start + SAY));
        assert_eq!(others.list(), [Other { name: "Stad B".to_owned(), at: "/texts".to_owned(), field: String::new() }]);
        others.heard(said("t", "", false), start);
        others.heard(said("t", "", true), start);
        assert_eq!(others.list().len(), 1);
        assert!(!others.stand_elsewhere("one", start + SAY), "nothing was said of it");
        others.heard(Said { with: "one".to_owned(), ..said("s", "/texts", false) }, start + SAY);
        assert!(others.stand_elsewhere("other", start + SAY) && !others.stand_elsewhere("one", start + SAY));
        assert!(!others.stand_elsewhere("other", start + 3 * SAY), "who fell silent may be gone");
        assert!(others.is_somebody_heard(start + SAY) && !others.is_somebody_heard(start + 3 * SAY));
        assert!(!others.forget(start + SAY + FORGET - Duration::from_secs(1)));
        assert_eq!(others.list().len(), 1);
        assert!(others.forget(others.next_forgotten().unwrap()));
        assert_eq!(others.list(), []);
    }
}
