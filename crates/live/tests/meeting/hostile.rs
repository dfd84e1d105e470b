//! Somebody who speaks the protocol and means ill: what is sent is little, and would take all memory once it is unpacked.

use std::time::Duration;

use automerge::transaction::Transactable as _;
use automerge::{AutoCommit, Automerge, ROOT};
use futures::{SinkExt as _, StreamExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::http::header::AUTHORIZATION;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};
use voorstel_live::server::{Access, Event, Limits};
use voorstel_live::{Kept as _, Refusal, State};
use voorstel_store::Unfit;

use crate::town::{LIMIT, Serving, Town, Two, all_sent, until};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// A text, or bytes, in CBOR.
fn said(kind: u8, bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).unwrap().to_be_bytes();
    [&[kind << 5 | 26][..], &length, bytes].concat()
}

fn map(pairs: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let head = vec![0xa0 | u8::try_from(pairs.len()).unwrap()];
    pairs.iter().fold(head, |map, (key, value)| [map, said(3, key.as_bytes()), value.clone()].concat())
}

fn text(text: &str) -> Vec<u8> {
    said(3, text.as_bytes())
}

fn leb(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value > 0x7f {
        bytes.push(u8::try_from(value & 0x7f).unwrap() | 0x80);
        value >>= 7;
    }
    bytes.push(u8::try_from(value).unwrap());
    bytes
}

/// A message that brings these changes.
fn brings(changes: &[u8], document: &str, from: &str) -> Message {
    let sync = [&[0x42, 0, 0, 0, 1][..], &leb(changes.len()), changes].concat();
    let message = map(&[
        ("type", text("sync")),
        ("documentId", text(document)),
        ("senderId", text(from)),
        ("targetId", text("whoever")),
        ("data", said(2, &sync)),
    ]);
    Message::Binary(message.into())
}

/// A change of a text so long, which becomes a thousand times shorter by being packed.
fn long_text(letters: usize) -> Vec<u8> {
    let mut document = AutoCommit::new();
    document.put(ROOT, "title", "x".repeat(letters)).unwrap();
    document.commit();
    document.get_changes(&[]).remove(0).bytes().to_vec()
}

/// A change of eight billion operations in a few bytes: a column says once how often the same value stands in it.
fn many_operations() -> Vec<u8> {
    let body = [0, 1, b'a', 1, 1, 0, 0, 0, 1, 0x42, 6, 0x80, 0x80, 0x80, 0x80, 0x20, 1];
    [&[0x85, 0x6f, 0x4a, 0x83, 0, 0, 0, 0, 1][..], &leb(body.len()), &body].concat()
}

/// What a dossier is called where live documents meet, and the change that it began with.
fn called(town: &Town) -> (String, String) {
    let (whole, _) = town.whole();
    let document = Automerge::load(&whole).unwrap();
    let first = document.get_changes(&[]).into_iter().find(|change| change.deps().is_empty()).unwrap();
    let mut bytes = uuid::Uuid::parse_str(town.id()).unwrap().into_bytes();
    bytes = uuid::Builder::from_random_bytes(bytes).into_uuid().into_bytes();
    (samod::DocumentId::try_from(bytes.to_vec()).unwrap().to_string(), first.hash().to_string())
}

/// Somebody with a token who may edit.
async fn enters(server: &Serving, town: &Town, token: &str, name: &str) -> Socket {
    let (_, origin) = called(town);
    let asked = format!("{}/?dossier={}&peer={name}&origin={origin}", server.address, town.id());
    let mut request = asked.into_client_request().unwrap();
    request.headers_mut().insert(AUTHORIZATION, format!("Bearer {token}").parse().unwrap());
    let (mut socket, _) = connect_async(request).await.unwrap();
    let join = map(&[
        ("type", text("join")),
        ("senderId", text(name)),
        ("peerMetadata", map(&[])),
        ("supportedProtocolVersions", [vec![0x81], text("1")].concat()),
    ]);
    socket.send(Message::Binary(join.into())).await.unwrap();
    socket
}

/// The code with which a connection is closed from the other end.
async fn closed(socket: &mut Socket) -> Option<u16> {
    let closing = async {
        loop {
            match socket.next().await {
                Some(Ok(Message::Close(frame))) => return frame.map(|frame| frame.code.into()),
                Some(Ok(_)) => {}
                _ => return None,
            }
        }
    };
    timeout(LIMIT, closing).await.unwrap()
}

/// How long a server that was lost is not dialled.
const FIRST_REDIAL: Duration = Duration::from_millis(500);

#[tokio::test(flavor = "multi_thread")]
async fn whoever_sends_what_unpacks_to_too_much_is_put_out_and_nobody_else_notices() {
    let two = Two::begin(Limits { dossier: 1_000_000, ..Limits::default() }).await;
    let (server, [one, other]) = (&two.server, &two.towns);
    let elsewhere = Town::founding("Stad C");
    let [token] = server.tokens([&elsewhere]);
    let with_elsewhere = elsewhere.joins(&server.address, &token);
    let [with_one, _with_other] = two.join([&server.address, &server.address]).await;
    all_sent(&with_elsewhere).await;
    let lines = |server: &Serving| {
        server.events().iter().filter(|event| matches!(event, Event::Joined { .. } | Event::Left { .. })).count()
    };
    let before = lines(server);

    let ill = server.token("Kwaad", one.id(), Access::Edit);
    let (document, _) = called(one);
    let bombs = [(long_text(30_000_000), 4413, Unfit::TooLarge), (many_operations(), 4413, Unfit::TooLarge)];
    let nonsense = (b"nonsense".to_vec(), 1007, Unfit::Unreadable);
    for (turn, (changes, code, unfit)) in bombs.into_iter().chain([nonsense]).enumerate() {
        assert!(changes.len() < 40_000, "little is sent");
        let name = format!("ill-{turn}");
        let mut socket = enters(server, one, &ill, &name).await;
        socket.send(brings(&changes, &document, &name)).await.unwrap();
        assert_eq!(closed(&mut socket).await, Some(code));
        let told = Event::Unfit { who: "Kwaad".to_owned(), dossier: one.id().to_owned(), why: unfit };
        let times = if turn == 1 { 2 } else { 1 };
        assert_eq!(server.events().into_iter().filter(|event| *event == told).count(), times, "{told}");
    }

    one.sets("acronym", "SAM");
    with_one.edited();
    other.sees("acronym", "SAM").await;
    elsewhere.sets("acronym", "BUURT");
    with_elsewhere.edited();
    all_sent(&with_elsewhere).await;
    all_sent(&with_one).await;
    let of_ill = 2 * 3;
    assert!(lines(server) <= before + of_ill, "nobody else came or went: {:?}", server.events());
    let log: Vec<String> = server.events().iter().map(Event::to_string).collect();
    assert!(log.iter().any(|line| line.contains("unfit") && line.contains("unpacks to more than is borne")), "{log:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_brings_much_in_little_pieces_makes_the_dossier_too_large_and_no_other() {
    let two = Two::begin(Limits { dossier: 25_000, ..Limits::default() }).await;
    let (server, [one, other]) = (&two.server, &two.towns);
    let elsewhere = Town::founding("Stad C");
    let [token] = server.tokens([&elsewhere]);
    let with_elsewhere = elsewhere.joins(&server.address, &token);
    all_sent(&with_elsewhere).await;
    let [with_one, _with_other] = two.join([&server.address, &server.address]).await;
    // Each is far from too much, and packs to next to nothing.
    for letter in ["a", "b"] {
        one.sets("title", &letter.repeat(9_000));
        with_one.edited();
        other.sees("title", &letter.repeat(9_000)).await;
    }
    one.sets("title", &"c".repeat(9_000));
    with_one.edited();
    until(&with_one, "too large", |state| *state == State::Refused(Refusal::TooLarge)).await;
    assert!(server.events().contains(&Event::TooLarge { dossier: one.id().to_owned() }));
    assert_eq!(one.on_disk().title.len(), 9_000, "it is whole at home");
    elsewhere.sets("acronym", "BUURT");
    with_elsewhere.edited();
    all_sent(&with_elsewhere).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_sends_what_unpacks_to_too_much_is_left_and_not_tried_again() {
    let town = Town::founding("Stad A");
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("ws://{}", listener.local_addr().unwrap());
    let (document, _) = called(&town);
    let serving = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let mut socket = tokio_tungstenite::accept_async(stream).await.unwrap();
        socket.send(brings(&many_operations(), &document, "server")).await.unwrap();
        let mut code = None;
        while let Some(Ok(message)) = socket.next().await {
            if let Message::Close(frame) = message {
                code = frame.map(|frame| u16::from(frame.code));
            }
        }
        (code, listener)
    });
    let with_it = town.joins(&address, "");
    until(&with_it, "refused", |state| *state == State::Refused(Refusal::Unpacks)).await;
    let (code, listener) = timeout(LIMIT, serving).await.unwrap().unwrap();
    assert_eq!(code, Some(1000));
    town.sets("acronym", "SAM");
    with_it.edited();
    // Four times as long as it waits before a server is dialled again.
    assert!(timeout(4 * FIRST_REDIAL, listener.accept()).await.is_err(), "it is left alone");
    with_it.leave().await;
    assert_eq!(town.on_disk().acronym, "SAM");
}
