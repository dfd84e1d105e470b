//! Who is let in, to what, and until when.

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use voorstel_live::server::{Access, Event, Scope};
use voorstel_live::{Refusal, State};
use voorstel_model::FieldValue;

use crate::town::{Serving, Town, all_sent, until};

fn refused(refusal: Refusal) -> impl Fn(&State) -> bool {
    move |state| *state == State::Refused(refusal.clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_reader_types_reaches_nobody_and_the_reader_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::begin(folder.path()).await;
    let one = Town::founding("Stad A");
    let reader = Town::invited("Lezer", &one);
    let late = Town::invited("Stad C", &one);
    let editing = server.token(one.name, one.id(), Access::Edit);
    let reading = server.token(reader.name, one.id(), Access::Read);
    let with_one = one.joins(&server.address, &editing);
    all_sent(&with_one).await;
    let with_reader = reader.joins(&server.address, &reading);
    until(&with_reader, "reading", |state| matches!(state, State::Online { reading: true, .. })).await;

    reader.sets("title", "Van de lezer");
    with_reader.edited();
    one.sets("acronym", "SAM");
    with_one.edited();
    reader.sees("acronym", "SAM").await;
    one.sets("acronym", "SAMEN");
    with_one.edited();
    reader.sees("acronym", "SAMEN").await;
    // By now the reader's line has been heard after what was typed there.
    let with_late = late.joins(&server.address, &editing);
    late.sees("acronym", "SAMEN").await;
    all_sent(&with_late).await;
    for town in [&one, &late] {
        assert_eq!(town.value("title"), FieldValue::Text("Samen".to_owned()), "{}", town.name);
    }
    assert_eq!(reader.on_disk().title, "Van de lezer", "nothing typed is lost");
    assert!(matches!(*with_reader.state().borrow(), State::Online { sent: false, reading: true }));

    // Allowed to edit from now on, what was typed goes out.
    server.keys.give(reader.name, &Scope::Dossier(one.id().to_owned()), Access::Edit).unwrap();
    one.sees("title", "Van de lezer").await;
    all_sent(&with_reader).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_taken_back_ends_open_connections() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::begin(folder.path()).await;
    let [one, other] = Town::two();
    let tokens = server.tokens([&one, &other]);
    let (with_one, with_other) = (one.joins(&server.address, &tokens[0]), other.joins(&server.address, &tokens[1]));
    all_sent(&with_one).await;
    all_sent(&with_other).await;

    server.keys.revoke(other.name, None).unwrap();
    until(&with_other, "refused", refused(Refusal::Token)).await;
    other.sets("title", "Te laat");
    with_other.edited();
    one.sets("acronym", "SAM");
    with_one.edited();
    all_sent(&with_one).await;
    assert_eq!(one.value("title"), FieldValue::Text("Samen".to_owned()));
    assert!(server.events().iter().any(|event| matches!(event, Event::Revoked { who, .. } if who == "Stad B")));

    server.keys.revoke(one.name, Some(one.id())).unwrap();
    until(&with_one, "refused", refused(Refusal::Dossier)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_opens_its_dossier_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::begin(folder.path()).await;
    let (one, another) = (Town::founding("Stad A"), Town::founding("Stad B"));
    let token = server.token(one.name, one.id(), Access::Edit);
    until(&another.joins(&server.address, &token), "refused", refused(Refusal::Dossier)).await;
    until(&one.joins(&server.address, "vst_nobody"), "refused", refused(Refusal::Token)).await;
    until(&one.joins(&server.address, ""), "refused", refused(Refusal::Token)).await;
    all_sent(&one.joins(&server.address, &token)).await;
    let refusals: Vec<Event> =
        server.events().into_iter().filter(|event| matches!(event, Event::Refused { .. })).collect();
    assert_eq!(refusals, [403, 401, 401].map(|status| Event::Refused { status }));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_dossier_taken_back_from_a_token_for_all_stays_closed() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::begin(folder.path()).await;
    let (one, another) = (Town::founding("Stad A"), Town::founding("Stad B"));
    let token = server.keys.give("An", &Scope::All, Access::Edit).unwrap().unwrap();
    let with_one = one.joins(&server.address, &token);
    all_sent(&with_one).await;
    server.keys.give("An", &Scope::Dossier(one.id().to_owned()), Access::Read).unwrap();
    until(&with_one, "reading", |state| matches!(state, State::Online { reading: true, .. })).await;

    server.keys.revoke("An", Some(one.id())).unwrap();
    until(&with_one, "refused", refused(Refusal::Dossier)).await;
    all_sent(&another.joins(&server.address, &token)).await;
    let grants = server.keys.list().unwrap().remove(0).grants;
    assert!(grants.contains(&(Scope::Dossier(one.id().to_owned()), None)), "{grants:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_down_says_nothing_of_the_contents_or_the_tokens() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Serving::begin(folder.path()).await;
    let one = Town::founding("Stad A");
    let token = server.token(one.name, one.id(), Access::Edit);
    let with_one = one.joins(&server.address, &token);
    one.sets("title", "Vertrouwelijk plan");
    with_one.edited();
    all_sent(&with_one).await;
    with_one.leave().await;
    server.end().await;
    let log: Vec<String> = server.events().iter().map(ToString::to_string).collect();
    assert!(log.iter().any(|line| line.starts_with("joined ")) && log.iter().any(|line| line.starts_with("left ")));
    assert!(log.iter().all(|line| !line.contains("Vertrouwelijk") && !line.contains(&token)), "{log:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whether_it_is_well_can_be_asked_without_a_token() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::begin(folder.path()).await;
    let answer = tokio::time::timeout(Duration::from_secs(60), async {
        let mut stream = tokio::net::TcpStream::connect(server.at()).await.unwrap();
        stream.write_all(b"GET /health HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer
    });
    let answer = answer.await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    assert!(answer.contains(r#""status":"ok""#), "{answer}");
}
