//! Asking whether one would be let in.

use voorstel_live::server::{Access, Event};
use voorstel_live::{Refusal, State, Trouble, Welcome};

use crate::town::{Serving, Town, all_sent};

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_first_hears_what_would_happen_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Serving::begin(folder.path()).await;
    let [one, other] = Town::two();
    let clean = Town::sent_clean("Stad C", &one);
    let [editing, of_clean] = server.tokens([&one, &clean]);
    let reading = server.token(other.name, one.id(), Access::Read);
    // Somebody with another dossier of that identity asks first, and that decides nothing.
    assert_eq!(clean.knocks(&server.address, &of_clean).await, Ok(Welcome::Edit));
    assert_eq!(one.knocks(&server.address, &editing).await, Ok(Welcome::Edit));
    assert_eq!(other.knocks(&server.address, &reading).await, Ok(Welcome::Read));
    all_sent(&one.joins(&server.address, &editing)).await;

    let refused = |refusal| Err(State::Refused(refusal));
    assert_eq!(clean.knocks(&server.address, &of_clean).await, refused(Refusal::OtherOrigin));
    assert_eq!(one.knocks(&server.address, "vst_nobody").await, refused(Refusal::Token));
    let stranger = Town::founding("Stad D");
    assert_eq!(stranger.knocks(&server.address, &editing).await, refused(Refusal::Dossier));
    let joined = server.events().iter().filter(|event| matches!(event, Event::Joined { .. })).count();
    assert_eq!(joined, 1, "whoever only asks comes in nowhere");
    server.end().await;
    let away = one.knocks(&server.address, &editing).await;
    assert!(matches!(away, Err(State::Offline(Trouble::Unreachable(_)))), "{away:?}");
}
