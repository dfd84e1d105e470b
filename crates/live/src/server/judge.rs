//! What becomes of a message before anything of samod hears it.

use std::sync::Arc;

use voorstel_store::Unfit;

use super::limits::{Bytes, Gate};
use super::log::{Event, Log};
use crate::about::About;
use crate::brought::measured;
use crate::line::{Closing, Judged, TOO_LARGE};

const UNREADABLE: Closing = (1007, "a message cannot be read");

/// Judges the messages of one connection.
pub(crate) struct Judge {
    pub gate: Gate,
    /// How fast what the connections of its token bring is unpacked.
    pub unpacking: Bytes,
    /// The largest dossier, as it is unpacked.
    pub largest: u64,
    /// What the document of its room is called.
    pub document: String,
    pub who: String,
    pub dossier: String,
    pub log: Log,
}

impl Judge {
    /// A room has one document, and what is said of others is not heard: whoever asked for thousands that there are not would
    /// leave a trace of each in the memory. What unpacks to more than a dossier may be would take the memory of all.
    pub(crate) async fn of(self: Arc<Self>, message: Vec<u8>) -> Judged {
        self.gate.pass(message.len() as u64).await;
        if !About::read(&message).is_some_and(|about| about.is_of(&self.document)) {
            return Judged::Dropped;
        }
        match measured(message, self.largest).await {
            Ok((message, unpacked)) => {
                self.unpacking.pass(unpacked).await;
                Judged::In(message)
            }
            Err(unfit) => {
                (self.log)(&Event::Unfit { who: self.who.clone(), dossier: self.dossier.clone(), why: unfit });
                Judged::Refused(match unfit {
                    Unfit::TooLarge => TOO_LARGE,
                    Unfit::Unreadable => UNREADABLE,
                })
            }
        }
    }
}
