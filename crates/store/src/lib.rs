//! The library: an SQLite file in which each dossier is an Automerge document.
//!
//! An edit is applied to the document by path and to the dossier in memory, and stands in the file, together with its
//! inverse, before the call returns. Nothing here knows a rule or a screen.

mod addresses;
mod annexes;
mod calls;
mod database;
mod document;
mod error;
#[cfg(test)]
mod exemplars;
mod folder;
mod history;
mod library;
mod meeting;
mod open;
mod owner;
mod packet;
mod past;
mod steps;
mod table;
mod terms;
mod unpacked;

pub use annexes::{ANNEXES_TOGETHER, AnnexFile, LARGEST_ANNEX, annex_hash};
pub use document::aside::{Delivery, Part};
pub use document::{Aftermath, Contribution, MergedText, Passage, Side, Signature, TakenOut, Written};
pub use error::{StoreError, Trouble};
pub use folder::data_folder;
pub use library::{DossierId, Library, Listed};
pub use meeting::MeetingFolder;
pub use open::live::{Changes, Heads};
pub use open::seen::Seen;
pub use open::{By, Change, Conflict, Contested, OpenDossier, Saved, SkipReason, Skipped};
pub use owner::keep_to_owner;
pub use packet::{Base, Packet, PacketError, PartMerge, Passphrase, Proposal, TakenIn, Terms, own_part, taken_over};
pub use packet::{annex_in, sealed_annex};
pub use past::{Done, Freeze, Moment, Past, PastError, UnreadPast, Version, Was, What};
pub use table::call_drafts::CallDraftRow;
pub use unpacked::{LARGEST_UNPACKED, Unfit, unpacked, unpacked_message};
