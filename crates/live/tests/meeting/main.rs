//! Drafting live as towns do it: each with a library of its own, over a server.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail as tests do")]

mod access;
mod authority;
mod deaf;
mod files;
mod hostile;
mod knocking;
mod limits;
mod npm;
mod origin;
mod presence;
mod proxies;
mod safe;
mod together;
mod town;
