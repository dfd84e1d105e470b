//! The times of a connection: how often a sign of life is given, and how much silence is too much.

use std::time::Duration;

/// The times of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pulse {
    /// How often a sign of life is given on the line.
    pub(crate) ping: Duration,
    /// After how much silence on the line the other end is taken for gone.
    pub(crate) silence: Duration,
    /// How often it is said to the others where one is.
    pub(crate) say: Duration,
    /// After how much silence somebody else is taken for gone.
    pub(crate) forget: Duration,
    /// How long nothing may move between two sides that are apart.
    pub(crate) patience: Duration,
}

impl Default for Pulse {
    fn default() -> Pulse {
        let seconds = Duration::from_secs;
        Pulse { ping: seconds(15), silence: seconds(45), say: seconds(10), forget: seconds(35), patience: seconds(20) }
    }
}

impl Pulse {
    /// The same times, so many times as fast: where nothing takes long on its way.
    pub fn as_fast(times: u32) -> Pulse {
        let (usual, times) = (Pulse::default(), times.max(1));
        Pulse {
            ping: usual.ping / times,
            silence: usual.silence / times,
            say: usual.say / times,
            forget: usual.forget / times,
            patience: usual.patience / times,
        }
    }
}
