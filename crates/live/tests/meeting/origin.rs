//! Dossiers of one identity that began apart.

use voorstel_live::server::{self, Access, Event};
use voorstel_live::{Refusal, State};
use voorstel_model::FieldValue;

use crate::town::{Serving, Town, all_sent, until};

fn began_otherwise(state: &State) -> bool {
    *state == State::Refused(Refusal::OtherOrigin)
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_it_from_a_clean_packet_is_refused_and_the_others_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::begin(folder.path()).await;
    let [one, other] = Town::two();
    let clean = Town::sent_clean("Stad C", &one);
    let tokens = server.tokens([&one, &other, &clean]);
    let with_one = one.joins(&server.address, &tokens[0]);
    all_sent(&with_one).await;

    clean.sets("title", "Van C");
    until(&clean.joins(&server.address, &tokens[2]), "refused", began_otherwise).await;
    assert_eq!(clean.on_disk().title, "Van C", "nothing typed is lost");
    assert!(server.events().contains(&Event::Refused { status: 409 }));

    let with_other = other.joins(&server.address, &tokens[1]);
    other.sets("acronym", "SAM");
    with_other.edited();
    one.sees("acronym", "SAM").await;
    all_sent(&with_one).await;
    all_sent(&with_other).await;
    assert_eq!(one.value("title"), FieldValue::Text("Samen".to_owned()));
    assert_eq!(one.on_disk(), other.on_disk());
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_reads_along_decides_for_nobody_what_a_dossier_began_with() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::begin(folder.path()).await;
    let one = Town::founding("Stad A");
    let clean = Town::sent_clean("Lezer", &one);
    let reading = server.token(clean.name, one.id(), Access::Read);
    let editing = server.token(one.name, one.id(), Access::Edit);
    let with_clean = clean.joins(&server.address, &reading);
    until(&with_clean, "there", |state| matches!(state, State::Online { .. })).await;
    let with_one = one.joins(&server.address, &editing);
    all_sent(&with_one).await;
    // What the server has now cannot be taken in there, and it says so, at the door or by what came in.
    until(&with_clean, "refused", |state| matches!(state, State::Refused(_))).await;
    until(&clean.joins(&server.address, &reading), "refused", began_otherwise).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_forgot_a_dossier_takes_the_one_that_comes_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Serving::begin(folder.path()).await;
    let one = Town::founding("Stad A");
    let clean = Town::sent_clean("Stad C", &one);
    let tokens = server.tokens([&one, &clean]);
    let with_clean = clean.joins(&server.address, &tokens[1]);
    all_sent(&with_clean).await;
    with_clean.leave().await;
    until(&one.joins(&server.address, &tokens[0]), "refused", began_otherwise).await;
    assert!(server::forget(folder.path(), one.id()).is_err(), "not under a server that runs");

    server.end().await;
    assert!(server::forget(folder.path(), one.id()).unwrap());
    assert!(!server::forget(folder.path(), one.id()).unwrap(), "there is nothing more");
    let server = server.again().await;
    all_sent(&one.joins(&server.address, &tokens[0])).await;
}
