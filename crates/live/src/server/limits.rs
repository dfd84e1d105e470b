//! How much a server takes of anybody.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};

use crate::line::UNREAD;

/// How much a server takes of anybody.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The longest message, in bytes.
    pub message: usize,
    /// The largest dossier with its history, in bytes, as it is unpacked.
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
    /// How many kilobytes a second of one connection are worked on, and of one token as they are unpacked; what comes faster
    /// waits.
    pub kilobytes_a_second: NonZeroU32,
    /// How many bytes may wait to be read by the connections of one token.
    pub unread: usize,
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
            unread: UNREAD,
        }
    }
}

/// Lets messages of one connection in as fast as the limits allow. What is too fast waits, and so does its sender.
#[derive(Clone)]
pub(crate) struct Gate {
    messages: Arc<DefaultDirectRateLimiter>,
    bytes: Bytes,
}

impl Gate {
    pub(crate) fn new(limits: &Limits) -> Gate {
        Gate {
            messages: Arc::new(RateLimiter::direct(Quota::per_second(limits.messages_a_second))),
            bytes: Bytes::new(limits.kilobytes_a_second, limits.message as u64),
        }
    }

    pub(crate) async fn pass(&self, bytes: u64) {
        self.messages.until_ready().await;
        self.bytes.pass(bytes).await;
    }
}

/// Lets bytes through as fast as they may come.
#[derive(Clone)]
pub(crate) struct Bytes {
    kilobytes: Arc<DefaultDirectRateLimiter>,
    most: NonZeroU32,
}

impl Bytes {
    /// So many kilobytes a second, and so many bytes at once.
    pub(crate) fn new(kilobytes_a_second: NonZeroU32, at_once: u64) -> Bytes {
        let longest = u32::try_from(at_once / 1024 + 1).unwrap_or(u32::MAX);
        // The longest message has to pass at some time.
        let most = NonZeroU32::new(longest).unwrap_or(NonZeroU32::MIN).max(kilobytes_a_second);
        let quota = Quota::per_second(kilobytes_a_second).allow_burst(most);
        Bytes { kilobytes: Arc::new(RateLimiter::direct(quota)), most }
    }

    pub(crate) async fn pass(&self, bytes: u64) {
        let kilobytes = u32::try_from(bytes / 1024 + 1).ok().and_then(NonZeroU32::new).unwrap_or(self.most);
        // More than ever fits at once cannot come: such a message is not read.
        let _ = self.kilobytes.until_n_ready(kilobytes.min(self.most)).await;
    }
}
