//! Libraries that meet in one folder.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod annexes;
mod any_order;
mod packets;
mod towns;
