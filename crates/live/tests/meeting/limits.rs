//! What a server does not take.

use std::num::NonZeroU32;

use voorstel_live::server::{Access, Event, Limits};
use voorstel_live::{Refusal, State, Trouble};

use crate::town::{Serving, Town, all_sent, until};

async fn limited(limits: Limits) -> (tempfile::TempDir, Serving) {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::with(folder.path(), "127.0.0.1:0", limits).await;
    (folder, server)
}

/// Text that does not become smaller by being packed.
fn noise(letters: usize) -> String {
    let mut state = 1_u32;
    let next = |_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'!' + u8::try_from((state >> 24) % 90).unwrap())
    };
    (0..letters).map(next).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dossier_that_is_too_large_is_refused_and_stays_whole_at_home() {
    let (_folder, server) = limited(Limits { dossier: 20_000, ..Limits::default() }).await;
    let one = Town::founding("Stad A");
    let token = server.token(one.name, one.id(), Access::Edit);
    let with_one = one.joins(&server.address, &token);
    all_sent(&with_one).await;
    let long = noise(60_000);
    one.sets("title", &long);
    with_one.edited();
    until(&with_one, "too large", |state| *state == State::Refused(Refusal::TooLarge)).await;
    assert_eq!(one.on_disk().title, long);
    assert!(server.events().contains(&Event::TooLarge { dossier: one.id().to_owned() }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dossier_that_fits_is_taken_whatever_the_server_packs_together() {
    let (_folder, server) = limited(Limits { dossier: 60_000, ..Limits::default() }).await;
    let one = Town::founding("Stad A");
    let token = server.token(one.name, one.id(), Access::Edit);
    let with_one = one.joins(&server.address, &token);
    one.sets("title", &noise(40_000));
    with_one.edited();
    all_sent(&with_one).await;
    // Changes are packed together a few at a time, and what was packed is there twice for a while.
    for turn in 0..30 {
        one.sets("acronym", &format!("SAM {turn}"));
        with_one.edited();
        all_sent(&with_one).await;
    }
    with_one.leave().await;
    all_sent(&one.joins(&server.address, &token)).await;
    assert!(!server.events().iter().any(|event| matches!(event, Event::TooLarge { .. })));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_is_too_long_ends_the_connection() {
    let (_folder, server) = limited(Limits { message: 20_000, ..Limits::default() }).await;
    let one = Town::founding("Stad A");
    let token = server.token(one.name, one.id(), Access::Edit);
    let with_one = one.joins(&server.address, &token);
    all_sent(&with_one).await;
    one.sets("title", &noise(60_000));
    with_one.edited();
    until(&with_one, "put out", |state| matches!(state, State::Offline(_))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_more_connections_than_there_are_places() {
    let (_folder, server) = limited(Limits { connections: 1, ..Limits::default() }).await;
    let [one, other] = Town::two();
    let tokens = server.tokens([&one, &other]);
    let with_one = one.joins(&server.address, &tokens[0]);
    all_sent(&with_one).await;
    let with_other = other.joins(&server.address, &tokens[1]);
    until(&with_other, "busy", |state| *state == State::Offline(Trouble::Busy)).await;
    with_one.leave().await;
    all_sent(&with_other).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_too_fast_waits_and_loses_nothing() {
    let slow = Limits { messages_a_second: const { NonZeroU32::new(8).unwrap() }, ..Limits::default() };
    let (_folder, server) = limited(slow).await;
    let [one, other] = Town::two();
    let tokens = server.tokens([&one, &other]);
    let (with_one, _with_other) = (one.joins(&server.address, &tokens[0]), other.joins(&server.address, &tokens[1]));
    for turn in 0..30 {
        one.sets("acronym", &format!("SAM {turn}"));
        with_one.edited();
    }
    other.sees("acronym", "SAM 29").await;
    all_sent(&with_one).await;
}
