//! What a server does not take.

use std::num::NonZeroU32;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;
use voorstel_live::server::{Event, Limits};
use voorstel_live::{Refusal, State, Trouble};
use voorstel_model::{BudgetLine, Dossier, Edit, Entry, Field, FieldValue, List, Text};
use voorstel_store::{By, Library, Unfit, unpacked};

use crate::town::{LIMIT, Two, all_sent, until};

/// Text that does not become smaller by being packed.
fn noise(letters: usize) -> String {
    let mut state = 1_u32;
    let next = |_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'!' + u8::try_from((state >> 24) % 90).unwrap())
    };
    (0..letters).map(next).collect()
}

/// A tenth of the lines and a fiftieth of the changes of the longest dossier that is reckoned with.
#[test]
fn a_dossier_of_10000_lines_and_50000_changes_is_far_from_too_large() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let by = By { author: "Stad A", at: jiff::Timestamp::UNIX_EPOCH };
    let line = |at: usize| BudgetLine {
        id: format!("{at:032}"),
        partner: format!("{:032}", at % 8),
        category: "staff".to_owned(),
        description: format!("Begeleider van de buddy's in wijk {at}"),
        unit: "maand".to_owned(),
        quantity: Entry::from_text("12"),
        unit_cost: Entry::from_text("4250.00"),
        ..BudgetLine::default()
    };
    let dossier = Dossier { budget: (0..1_000).map(line).collect(), ..Dossier::default() };
    let id = library.create(&dossier, by).unwrap();
    let mut open = library.open_dossier(&id).unwrap();
    let (begun, heads) = open.whole();
    let mut text = String::new();
    for at in 0..500 {
        let cost = Field::of(List::Budget, &format!("{at:032}"), "unit_cost");
        text.push(if at % 6 == 5 { ' ' } else { 'e' });
        for (field, value) in [(cost, format!("{at}.50")), (Field::new("/texts/concept"), text.clone())] {
            open.commit(&[Edit::Set { field, value: FieldValue::Text(value) }], &Text::default(), by).unwrap();
        }
    }
    let (changes, _) = open.since(&heads).unwrap();
    assert_eq!(changes.0.len(), 1_000);

    let most = Limits::default().dossier;
    let of = |bytes: &[u8]| unpacked(bytes, most).unwrap();
    let lines = 10 * of(&begun);
    let together = lines + 50 * (of(&open.whole().0) - of(&begun));
    let one_by_one = lines + 50 * changes.0.iter().map(|change| of(change.raw_bytes())).sum::<u64>();
    for counted in [together, one_by_one] {
        assert!(counted > 10_000 * 50 && counted * 2 < most, "{counted} of {most}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dossier_that_is_too_large_is_refused_and_stays_whole_at_home() {
    let two = Two::begin(Limits { dossier: 20_000, ..Limits::default() }).await;
    let ([one, _], server) = (&two.towns, &two.server);
    let with_one = two.joins(0, &server.address);
    all_sent(&with_one).await;
    let long = noise(60_000);
    one.sets("title", &long);
    with_one.edited();
    until(&with_one, "too large", |state| *state == State::Refused(Refusal::TooLarge)).await;
    assert_eq!(one.on_disk().title, long);
    let told = Event::Unfit { who: one.name.to_owned(), dossier: one.id().to_owned(), why: Unfit::TooLarge };
    assert!(server.events().contains(&told));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dossier_that_fits_is_taken_whatever_the_server_packs_together() {
    let two = Two::begin(Limits { dossier: 1_000_000, ..Limits::default() }).await;
    let ([one, _], server) = (&two.towns, &two.server);
    let with_one = two.joins(0, &server.address);
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
    all_sent(&two.joins(0, &server.address)).await;
    assert!(!server.events().iter().any(|event| matches!(event, Event::TooLarge { .. })));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_is_too_long_ends_the_connection() {
    let two = Two::begin(Limits { message: 20_000, ..Limits::default() }).await;
    let ([one, _], server) = (&two.towns, &two.server);
    let with_one = two.joins(0, &server.address);
    all_sent(&with_one).await;
    one.sets("title", &noise(60_000));
    with_one.edited();
    until(&with_one, "put out", |state| matches!(state, State::Offline(_))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_more_connections_than_there_are_places() {
    let two = Two::begin(Limits { connections: 1, ..Limits::default() }).await;
    let with_one = two.joins(0, &two.server.address);
    all_sent(&with_one).await;
    let with_other = two.joins(1, &two.server.address);
    until(&with_other, "busy", |state| *state == State::Offline(Trouble::Busy)).await;
    with_one.leave().await;
    all_sent(&with_other).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_only_stands_at_the_door_is_shut_out_and_keeps_nobody_else_out_for_long() {
    let narrow = Limits { at_the_door: 1, door_patience: Duration::from_millis(500), ..Limits::default() };
    let two = Two::begin(narrow).await;
    let mut silent = TcpStream::connect(two.server.at()).await.unwrap();
    let mut slow = TcpStream::connect(two.server.at()).await.unwrap();
    slow.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n").await.unwrap();
    let with_one = two.joins(0, &two.server.address);
    all_sent(&with_one).await;
    for stream in [&mut silent, &mut slow] {
        let mut bytes = Vec::new();
        // Shut, in whichever way the system tells it.
        let _ = timeout(LIMIT, stream.read_to_end(&mut bytes)).await.unwrap();
        assert_eq!(bytes, b"");
    }
    let [one, other] = &two.towns;
    let _with_other = two.joins(1, &two.server.address);
    one.sets("acronym", "SAM");
    with_one.edited();
    other.sees("acronym", "SAM").await;
    all_sent(&with_one).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_too_fast_waits_and_loses_nothing() {
    let slow = Limits { messages_a_second: const { NonZeroU32::new(8).unwrap() }, ..Limits::default() };
    let two = Two::begin(slow).await;
    let ([one, other], address) = (&two.towns, &two.server.address);
    let (with_one, _with_other) = (two.joins(0, address), two.joins(1, address));
    for turn in 0..30 {
        one.sets("acronym", &format!("SAM {turn}"));
        with_one.edited();
    }
    other.sees("acronym", "SAM 29").await;
    all_sent(&with_one).await;
}
