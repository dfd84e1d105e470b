use thiserror::Error;
use voorstel_model::ReadError;

/// Why a packet cannot be used. Nothing was touched.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PacketError {
    /// It does not begin as a packet does.
    #[error("this is no packet of Voorstel")]
    NoPacket,
    /// A newer Voorstel wrote it.
    #[error("a newer Voorstel wrote this packet ({found}; this one knows {known})")]
    Newer {
        /// The format it names.
        found: String,
        /// The format this program knows.
        known: &'static str,
    },
    /// Its bytes are not those that were written: it was cut off or changed on its way.
    #[error("the packet is not whole: it was cut off or changed on its way; ask for it again")]
    NotWhole,
    /// It holds more than any dossier does.
    #[error("the packet holds more than {most} MB, which no dossier does")]
    TooLarge {
        /// The most it may hold, in megabytes.
        most: usize,
    },
    /// What is in it is not what a packet holds, though its bytes are as written.
    #[error("what the packet holds cannot be read ({0})")]
    Unreadable(String),
    /// The dossier in it cannot be used.
    #[error(transparent)]
    Dossier(#[from] ReadError),
    /// It is under a passphrase.
    #[error("the packet is locked: it opens with a passphrase only")]
    Locked,
    /// It is under another passphrase.
    #[error("the passphrase does not open the packet")]
    WrongPassphrase,
    /// It asks for more work than any packet of ours before it opens.
    #[error("the packet asks for more work than any of Voorstel before it opens")]
    TooMuchWork,
    /// It is of another dossier.
    #[error("the packet is of another dossier")]
    OtherDossier,
}
