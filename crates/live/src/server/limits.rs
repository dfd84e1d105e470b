//! How much a server takes of anybody.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};

/// How much a server takes of anybody.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The longest message, in bytes.
    pub message: usize,
    /// The largest dossier with its history, in bytes.
    pub dossier: u64,
    /// How many connections at a time.
    pub connections: usize,
    /// How many of them with one token.
    pub of_one: usize,
    /// How many connections may wait to be let in at a time; those who come then wait for a place.
    pub at_the_door: usize,
    /// How long a connection may wait to be let in.
    pub door_patience: Duration,
    /// How many messages a second of one connection are worked on; what comes faster waits.
    pub messages_a_second: NonZeroU32,
    /// How many kilobytes a second of one connection are worked on; what comes faster waits.
    pub kilobytes_a_second: NonZeroU32,
}

impl Default for Limits {
    fn default() -> Limits {
        const MEGABYTE: usize = 1024 * 1024;
        Limits {
            message: 32 * MEGABYTE,
            dossier: 64 * MEGABYTE as u64,
            connections: 2_000,
            of_one: 20,
            at_the_door: 256,
            door_patience: Duration::from_secs(15),
            messages_a_second: const { NonZeroU32::new(100).unwrap() },
            kilobytes_a_second: const { NonZeroU32::new(4 * 1024).unwrap() },
        }
    }
}

/// Lets messages of one connection in as fast as the limits allow. What is too fast waits, and so does its sender.
#[derive(Clone)]
pub(crate) struct Gate {
    messages: Arc<DefaultDirectRateLimiter>,
    kilobytes: Arc<DefaultDirectRateLimiter>,
    most: NonZeroU32,
}

impl Gate {
    pub(crate) fn new(limits: &Limits) -> Gate {
        let longest = u32::try_from(limits.message / 1024 + 1).unwrap_or(u32::MAX);
        // The longest message has to pass at some time.
        let most = NonZeroU32::new(longest).unwrap_or(NonZeroU32::MIN).max(limits.kilobytes_a_second);
        Gate {
            messages: Arc::new(RateLimiter::direct(Quota::per_second(limits.messages_a_second))),
            kilobytes: Arc::new(RateLimiter::direct(Quota::per_second(limits.kilobytes_a_second).allow_burst(most))),
            most,
        }
    }

    pub(crate) async fn pass(self, bytes: usize) {
        self.messages.until_ready().await;
        let kilobytes = u32::try_from(bytes / 1024 + 1).ok().and_then(NonZeroU32::new).unwrap_or(self.most);
        // More than ever fits at once cannot come: such a message is not read.
        let _ = self.kilobytes.until_n_ready(kilobytes.min(self.most)).await;
    }
}
