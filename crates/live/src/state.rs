//! How it stands with a dossier that is drafted live.

/// How it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Looking for the server for the first time, or again.
    Connecting,
    /// The server cannot be reached now; it is tried again by itself.
    Offline(Trouble),
    /// Connected.
    Online {
        /// The server has everything that is here.
        sent: bool,
        /// One may read along only: what is changed here stays here.
        reading: bool,
    },
    /// The server or this program refuses; it is not tried again until something is changed.
    Refused(Refusal),
}

/// Why a server cannot be reached now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// It does not answer, and what the network says of it.
    Unreachable(String),
    /// Its certificate is not believed, and why.
    NotTrusted(String),
    /// It has as many connections as it takes.
    Busy,
    /// The connection was lost.
    Lost,
}

/// Why one is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The token is unknown or was withdrawn.
    Token,
    /// The token is not for this dossier.
    Dossier,
    /// The server has another dossier of the same identity: the two began apart.
    OtherOrigin,
    /// The dossier is larger than the server takes.
    TooLarge,
    /// What answers is no server to draft live on; it answered with this status.
    NoServer(u16),
    /// What came in unpacks to more than any dossier comes to. It was not unpacked.
    Unpacks,
    /// What came in cannot be taken in, and why. Nothing was touched.
    Unusable(String),
}
