//! What one types the others see, whatever dies in between.

use voorstel_live::State;
use voorstel_model::FieldValue;

use crate::town::{Serving, Town, all_sent, until};

#[tokio::test(flavor = "multi_thread")]
async fn what_two_towns_type_is_with_both_and_on_disk() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::begin(folder.path()).await;
    let [one, other] = Town::two();
    let tokens = server.tokens([&one, &other]);
    let (with_one, with_other) = (one.joins(&server.address, &tokens[0]), other.joins(&server.address, &tokens[1]));
    all_sent(&with_one).await;
    all_sent(&with_other).await;

    one.sets("acronym", "SAM");
    with_one.edited();
    other.sees("acronym", "SAM").await;
    assert_eq!(other.on_disk().acronym, "SAM");
    other.sets("title", "Samen sterk");
    with_other.edited();
    one.sees("title", "Samen sterk").await;
    all_sent(&with_one).await;
    all_sent(&with_other).await;
    assert_eq!(one.on_disk(), other.on_disk());

    one.undoes();
    with_one.edited();
    other.sees("acronym", "").await;
    assert_eq!(other.value("title"), FieldValue::Text("Samen sterk".to_owned()), "what others did is not undone");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_stops_and_starts_again_loses_nothing_and_both_come_together() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Serving::begin(folder.path()).await;
    let [one, other] = Town::two();
    let tokens = server.tokens([&one, &other]);
    let (with_one, with_other) = (one.joins(&server.address, &tokens[0]), other.joins(&server.address, &tokens[1]));
    one.sets("acronym", "SAM");
    with_one.edited();
    other.sees("acronym", "SAM").await;
    all_sent(&with_one).await;

    server.end().await;
    let offline = |state: &State| matches!(state, State::Offline(_));
    until(&with_one, "offline", offline).await;
    until(&with_other, "offline", offline).await;
    one.sets("title", "Van A");
    with_one.edited();
    other.sets("acronym", "VAN B");
    with_other.edited();

    let _again = server.again().await;
    one.sees("acronym", "VAN B").await;
    other.sees("title", "Van A").await;
    all_sent(&with_one).await;
    all_sent(&with_other).await;
    assert_eq!(one.on_disk(), other.on_disk());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_both_typed_in_one_field_while_apart_is_a_conflict_for_both() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::begin(folder.path()).await;
    let [one, other] = Town::two();
    let tokens = server.tokens([&one, &other]);
    one.sets("acronym", "ONE");
    other.sets("acronym", "TWO");
    one.sets("title", "Van A");
    other.sets("language", "en");
    let (with_one, with_other) = (one.joins(&server.address, &tokens[0]), other.joins(&server.address, &tokens[1]));
    one.sees("language", "en").await;
    other.sees("title", "Van A").await;
    all_sent(&with_one).await;
    all_sent(&with_other).await;
    assert_eq!((one.conflicts(), other.conflicts()), (1, 1));
    assert_eq!(one.value("acronym"), other.value("acronym"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_died_before_sending_sends_when_it_is_back() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::begin(folder.path()).await;
    let [one, other] = Town::two();
    let tokens = server.tokens([&one, &other]);
    let with_one = one.joins(&server.address, &tokens[0]);
    all_sent(&with_one).await;
    // Typed and saved, and never passed on.
    one.sets("acronym", "SAM");
    with_one.leave().await;
    one.reopens();
    let _with_one = one.joins(&server.address, &tokens[0]);
    let _with_other = other.joins(&server.address, &tokens[1]);
    other.sees("acronym", "SAM").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_after_the_others_left_finds_what_they_did() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::begin(folder.path()).await;
    let [one, other] = Town::two();
    let tokens = server.tokens([&one, &other]);
    let with_one = one.joins(&server.address, &tokens[0]);
    for turn in 0..40 {
        one.sets("acronym", &format!("SAM {turn}"));
        with_one.edited();
    }
    all_sent(&with_one).await;
    with_one.leave().await;
    let _with_other = other.joins(&server.address, &tokens[1]);
    other.sees("acronym", "SAM 39").await;
}
