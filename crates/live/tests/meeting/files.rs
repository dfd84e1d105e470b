//! Files of annexes between people who draft live.

use std::sync::Arc;

use tokio::sync::watch;
use tokio::time::timeout;
use voorstel_live::server::{Access, Limits};
use voorstel_live::{Coming, Kept, Live, Refusal, State};
use voorstel_model::Text;
use voorstel_store::{Changes, Heads, LARGEST_ANNEX, annex_hash};

use crate::town::{LIMIT, Serving, Town, Two, all_sent, until};

/// So many bytes that are not alike, and others for every seed.
pub fn noise(bytes: usize, seed: u32) -> Vec<u8> {
    let mut state = seed;
    let next = |_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24).to_le_bytes()[0]
    };
    (0..bytes).map(next).collect()
}

/// Waits until it stands so with a file.
async fn stands(live: &Live, sha256: &str, coming: &Coming) {
    let mut files = live.files();
    let stands = timeout(LIMIT, files.wait_for(|files| files.get(sha256) == Some(coming))).await;
    assert!(stands.is_ok(), "it never is {coming:?}, but {:?}", live.files().borrow().clone());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_comes_to_everybody_who_lacks_it_also_who_only_reads_and_from_whoever_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::begin(folder.path()).await;
    let [one, other] = Town::two();
    let (reader, late) = (Town::invited("Lezer", &one), Town::invited("Stad C", &one));
    let tokens = server.tokens([&one, &other, &late]);
    let reading = server.token(reader.name, one.id(), Access::Read);
    let (with_one, with_other) = (one.joins(&server.address, &tokens[0]), other.joins(&server.address, &tokens[1]));
    let with_reader = reader.joins(&server.address, &reading);
    all_sent(&with_one).await;
    let large = noise(700_000, 1);
    let sha256 = one.adds("besluit.pdf", &large);
    let small = one.adds("mandaat.pdf", b"%PDF-1.7 %%EOF");
    with_one.edited();
    for town in [&other, &reader] {
        town.gets(&sha256).await;
        town.gets(&small).await;
        assert_eq!(town.file(&sha256).unwrap(), large);
    }
    timeout(LIMIT, with_other.files().wait_for(|files| files.is_empty())).await.unwrap().unwrap();

    // Whoever had it first is gone.
    with_one.leave().await;
    let with_late = late.joins(&server.address, &tokens[2]);
    late.gets(&sha256).await;
    drop((with_late, with_reader));
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_token_was_taken_back_gets_no_file_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::begin(folder.path()).await;
    let [one, other] = Town::two();
    let third = Town::invited("Stad C", &one);
    // It came by a packet that the file is named, and not the file.
    let sha256 = one.adds("besluit.pdf", &noise(100_000, 2));
    for town in [&other, &third] {
        town.names("besluit.pdf", &sha256);
    }
    let tokens = server.tokens([&one, &other, &third]);
    let with_other = other.joins(&server.address, &tokens[1]);
    all_sent(&with_other).await;
    stands(&with_other, &sha256, &Coming::Elsewhere).await;
    server.keys.revoke(other.name, None).unwrap();
    until(&with_other, "refused", |state| *state == State::Refused(Refusal::Token)).await;

    let _with_one = one.joins(&server.address, &tokens[0]);
    let _with_third = third.joins(&server.address, &tokens[2]);
    third.gets(&sha256).await;
    assert_eq!(other.file(&sha256), None);
}

/// A town that says that it has a file, and gives another one or none.
struct Liar {
    town: Arc<Town>,
    asked: watch::Sender<u32>,
    gives: Option<Vec<u8>>,
}

impl Kept for Liar {
    fn whole(&self) -> (Vec<u8>, Heads) {
        self.town.whole()
    }

    fn since(&self, heads: &Heads) -> Option<(Changes, Heads)> {
        self.town.since(heads)
    }

    fn take_in(&self, changes: Changes) -> Result<(), String> {
        self.town.take_in(changes)
    }

    fn files(&self) -> Vec<String> {
        self.town.files()
    }

    fn file(&self, _: &str) -> Option<Vec<u8>> {
        let before = *self.asked.borrow();
        self.asked.send_replace(before + 1);
        // Once to see how large it is, and then to give it.
        if before == 0 { Some(noise(100_000, 666)) } else { self.gives.clone() }
    }

    fn take_file(&self, bytes: &[u8]) -> Result<(), Text> {
        self.town.take_file(bytes)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_what_was_asked_for_is_not_taken_and_the_file_comes_from_somebody_else() {
    comes_from_somebody_else(Some(noise(100_000, 666))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_turns_out_not_to_have_it_is_not_waited_for_and_it_comes_to_them_too_from_somebody_else() {
    comes_from_somebody_else(None).await;
}

async fn comes_from_somebody_else(gives: Option<Vec<u8>>) {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::begin(folder.path()).await;
    let one = Town::founding("Stad A");
    let file = noise(100_000, 3);
    let sha256 = one.adds("besluit.pdf", &file);
    let (other, town) = (Town::invited("Stad B", &one), Town::invited("Stad C", &one));
    let tokens = server.tokens([&one, &other, &town]);
    let (asked, mut of_asked) = watch::channel(0);
    let lacks = gives.is_none();
    let place = town.place(&server.address, &tokens[2], None);
    let liar: Arc<dyn Kept> = Arc::new(Liar { town: Arc::clone(&town), asked, gives });
    let with_liar = Live::join(place, one.id(), liar);
    let with_other = other.joins(&server.address, &tokens[1]);
    timeout(LIMIT, of_asked.wait_for(|times| *times > 1)).await.unwrap().unwrap();
    if lacks {
        stands(&with_liar, &sha256, &Coming::Elsewhere).await;
    }
    let _with_one = one.joins(&server.address, &tokens[0]);
    other.gets(&sha256).await;
    assert_eq!(other.file(&sha256), Some(file));
    assert_eq!(other.file(&annex_hash(&noise(100_000, 666))), None);
    if lacks {
        town.gets(&sha256).await;
    }
    drop((with_other, with_liar));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_does_not_fit_in_any_more_is_told_and_does_not_come() {
    let two = Two::begin(Limits::default()).await;
    let [one, other] = &two.towns;
    let largest = usize::try_from(LARGEST_ANNEX).unwrap();
    for number in 0..4 {
        other.adds(&format!("{number}.pdf"), &vec![number; largest]);
    }
    let sha256 = one.adds("besluit.pdf", &noise(1_000, 4));
    let [_with_one, with_other] = two.join([&two.server.address; 2]).await;
    stands(&with_other, &sha256, &Coming::Over).await;
    assert_eq!(other.file(&sha256), None);
}
