//! Exports: one file a format behind one trait, [`Exporter`]. An export turns an [`Export`] into bytes and keeps no
//! state; [`write_whole`] puts bytes into a file so that there is never half a file.
//!
//! Nothing here asks for the time, the disk or the network while a document is made: the same [`Export`] gives the same
//! bytes.

mod bundle;
mod calendar;
mod csv;
mod docx;
mod error;
mod guard;
mod input;
mod json;
mod names;
mod pdf;
mod poster;
mod watch;
mod write;
mod xlsx;

pub use self::csv::Csv;
pub use bundle::{Bundle, safe_name};
pub use calendar::Ics;
pub use docx::Docx;
pub use error::{ExportError, WriteError};
pub use input::{Attachment, Export, ExportOptions, Exported, Part, Rows};
pub use json::Json;
pub use names::{Named, SheetNames};
pub use pdf::{Pages, Pdf, Place};
pub use poster::Poster;
pub use watch::{Stage, Watch};
pub use write::write_whole;
pub use xlsx::Xlsx;

/// A format that an application can be exported to.
pub trait Exporter {
    /// The whole document.
    ///
    /// # Errors
    /// [`ExportError::Cancelled`] as soon as the watch says so, [`ExportError::NoPartner`] where there is no partner whose
    /// part is asked for; otherwise only what is a fault of the format itself: no text, number or gap in a dossier keeps
    /// it from being exported.
    fn export(&self, input: &Export<'_>, watch: &Watch<'_>) -> Result<Exported, ExportError>;
}
