//! Who else is there, and where.

use tokio::time::timeout;
use voorstel_live::server::{Access, Event};
use voorstel_live::{Live, Other, State};

use crate::deaf::{Between, UPWARD};
use crate::town::{LIMIT, Serving, Town, all_sent};

async fn seen(live: &Live, expected: &[(&str, &str)]) {
    let expected: Vec<Other> = expected.iter().map(|(name, at)| somebody(name, at, "")).collect();
    sees(live, &expected).await;
}

fn somebody(name: &str, at: &str, field: &str) -> Other {
    Other { name: name.to_owned(), at: at.to_owned(), field: field.to_owned() }
}

async fn sees(live: &Live, expected: &[Other]) {
    let mut others = live.others();
    let seen = timeout(LIMIT, others.wait_for(|others| *others == expected)).await;
    assert!(seen.is_ok(), "never {expected:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_sees_where_the_others_are_until_they_go() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::begin(folder.path()).await;
    let [one, other] = Town::two();
    let reader = Town::invited("Lezer", &one);
    let editing = server.token(one.name, one.id(), Access::Edit);
    let reading = server.token(reader.name, one.id(), Access::Read);
    let with_one = one.joins(&server.address, &editing);
    with_one.at("/texts");
    all_sent(&with_one).await;
    let with_other = other.joins(&server.address, &editing);
    with_other.at("/budget/b1/unit_cost");
    seen(&with_one, &[("Stad B", "/budget/b1/unit_cost")]).await;
    seen(&with_other, &[("Stad A", "/texts")]).await;
    with_other.at_field("budget", "/budget/b1/unit_cost");
    sees(&with_one, &[somebody("Stad B", "budget", "/budget/b1/unit_cost")]).await;
    with_other.at("/partners");
    seen(&with_one, &[("Stad B", "/partners")]).await;

    let with_reader = reader.joins(&server.address, &reading);
    seen(&with_reader, &[("Stad A", "/texts"), ("Stad B", "/partners")]).await;
    seen(&with_one, &[("Lezer", ""), ("Stad B", "/partners")]).await;
    with_other.leave().await;
    seen(&with_one, &[("Lezer", "")]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_died_without_a_word_is_forgotten_and_those_who_hear_each_other_stay_where_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::begin(folder.path()).await;
    let [one, other] = Town::two();
    let doomed = Town::invited("Stad C", &one);
    let tokens = server.tokens([&one, &other, &doomed]);
    let between = Between::begin(&server).await;
    let with_one = one.joins(&server.address, &tokens[0]);
    let with_other = other.joins(&server.address, &tokens[1]);
    let with_doomed = doomed.joins(&between.address, &tokens[2]);
    for live in [&with_one, &with_other, &with_doomed] {
        all_sent(live).await;
    }
    seen(&with_one, &[("Stad B", ""), ("Stad C", "")]).await;
    seen(&with_other, &[("Stad A", ""), ("Stad C", "")]).await;
    let came = |who: &str| {
        let came = |event: &&Event| matches!(event, Event::Joined { who: name, .. } if name == who);
        server.events().iter().filter(came).count()
    };
    let before = (came("Stad A"), came("Stad B"));

    // Its line stays up, and nothing comes of it any more.
    between.loses(UPWARD);
    let states = [with_one.state(), with_other.state()];
    seen(&with_one, &[("Stad B", "")]).await;
    seen(&with_other, &[("Stad A", "")]).await;
    drop(with_doomed);
    // Whoever begins anew comes to the server again before the others are heard the next time.
    with_one.at("/texts");
    seen(&with_other, &[("Stad A", "/texts")]).await;
    with_other.at("/budget");
    seen(&with_one, &[("Stad B", "/budget")]).await;
    assert_eq!((came("Stad A"), came("Stad B")), before, "nobody began anew");
    for state in states {
        assert!(matches!(*state.borrow(), State::Online { .. }));
    }
}
