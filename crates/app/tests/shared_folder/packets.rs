//! The packets in a shared folder: what merges comes in, what is only proposed waits, what is broken does no harm.

use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::Ordering;

use jiff::ZonedDateTime;
use tokio::runtime::Handle;
use voorstel_app::views::{FailureCode, MeetingHeard, PacketOptions};
use voorstel_app::{App, Nobody};

use crate::towns::{Towns, clock, name_of, text};

#[tokio::test]
async fn what_one_writes_comes_to_the_other_and_nobody_writes_anothers_file() {
    let towns = Towns::new().await;
    towns.meet_both(None).await;
    let before = fs::read(towns.file_of("Bert")).unwrap();
    towns.set(&towns.one, "/title", "Samen").await;
    towns.look(&towns.one).await;
    assert_eq!(fs::read(towns.file_of("Bert")).unwrap(), before, "each writes only its own");
    let heard = towns.look(&towns.other).await;
    assert!(heard.changed && heard.came.unwrap().nl.contains("Van An: 1 stap"));
    assert!(heard.blocks[0].lines[0].nl.contains("Samen"), "{:?}", heard.blocks);
    assert_eq!(towns.value(&towns.other, "/title").await, text("Samen"));
    assert!(heard.view.state.nl.contains("1 bestand van 1 partner"), "{}", heard.view.state.nl);
    let again = towns.look(&towns.other).await;
    assert!(!again.changed, "the same file is taken in once");

    // What both fill in differently is to choose, and stays with both.
    towns.set(&towns.one, "/acronym", "EEN").await;
    towns.set(&towns.other, "/acronym", "TWEE").await;
    for app in [&towns.one, &towns.other, &towns.one, &towns.other] {
        towns.look(app).await;
    }
    for app in [&towns.one, &towns.other] {
        let conflicts = app.open_dossier(towns.id.clone()).await.unwrap().conflicts;
        assert_eq!(conflicts.len(), 1);
        assert_eq!(conflicts[0].values.len(), 2);
    }
}

/// Who leaves the folder when they next look at the clock.
static LEAVES: Mutex<Option<(App, String)>> = Mutex::new(None);

fn clock_at_which_one_leaves() -> ZonedDateTime {
    let leaves = LEAVES.lock().unwrap().take();
    if let Some((app, id)) = leaves {
        Handle::current().block_on(app.leave_meeting(id)).unwrap();
    }
    clock()
}

#[tokio::test]
async fn what_comes_in_while_the_folder_is_left_is_shown_and_the_folder_no_longer() {
    let towns = Towns::at(clock_at_which_one_leaves).await;
    towns.set(&towns.other, "/title", "Samen").await;
    let packet = towns.shared().join("Bert.voorstel");
    towns.other.send_packet(towns.id.clone(), PacketOptions::default(), packet).await.unwrap();
    // The clock is looked at when something is taken in.
    *LEAVES.lock().unwrap() = Some((towns.one.clone(), towns.id.clone()));
    let failure = towns.one.meet_in(towns.id.clone(), towns.shared(), None).await.unwrap_err();
    assert_eq!(failure.code, FailureCode::NotFound);
    assert_eq!(towns.ear.came_in.load(Ordering::Relaxed), 1, "the screen shows what came");
    assert_eq!(towns.value(&towns.one, "/title").await, text("Samen"));
    assert_eq!(towns.one.meeting(towns.id.clone()).await.unwrap(), None);
}

#[tokio::test]
async fn copies_in_conflict_halves_and_strangers_do_no_harm() {
    let towns = Towns::new().await;
    towns.meet_both(None).await;
    towns.set(&towns.one, "/title", "Samen").await;
    towns.look(&towns.one).await;
    let own = towns.file_of("An");
    let bytes = fs::read(&own).unwrap();
    // The sync tool brings it as a copy in conflict, and the file itself only half.
    fs::write(own.with_file_name("An (conflicted copy 2020-10-01).voorstel"), &bytes).unwrap();
    fs::write(&own, &bytes[..bytes.len() / 2]).unwrap();
    fs::write(towns.shared().join("leeg.voorstel"), b"").unwrap();
    fs::write(towns.shared().join("notulen.docx"), b"PK").unwrap();
    let heard = towns.look(&towns.other).await;
    assert_eq!(towns.value(&towns.other, "/title").await, text("Samen"), "the copy was taken in");
    let half =
        |heard: &MeetingHeard| heard.view.files.iter().find(|file| file.name == name_of(&own)).unwrap().said.nl.clone();
    assert_eq!(half(&heard), "Nog niet volledig: het bestand komt nog binnen.");
    towns.look(&towns.other).await;
    let heard = towns.look(&towns.other).await;
    assert!(half(&heard).starts_with("Niet volledig, en het verandert niet meer"), "{}", half(&heard));
    assert!(heard.view.files.iter().all(|file| file.name != "notulen.docx"));
    fs::write(&own, &bytes).unwrap();
    let heard = towns.look(&towns.other).await;
    assert!(half(&heard).starts_with("Van An,"), "{}", half(&heard));
}

#[tokio::test]
async fn a_folder_that_went_away_is_said_and_it_goes_on_when_it_is_back() {
    let towns = Towns::new().await;
    towns.meet_both(None).await;
    let away = towns.folder.path().join("away");
    fs::rename(towns.shared(), &away).unwrap();
    towns.set(&towns.one, "/title", "Intussen").await;
    let heard = towns.look(&towns.one).await;
    let trouble = heard.view.trouble.unwrap().nl;
    assert!(trouble.contains("shared is er niet") && trouble.contains("gaat het vanzelf verder"), "{trouble}");
    fs::rename(&away, towns.shared()).unwrap();
    assert_eq!(towns.look(&towns.one).await.view.trouble, None);
    towns.look(&towns.other).await;
    assert_eq!(towns.value(&towns.other, "/title").await, text("Intussen"));
}

#[tokio::test]
async fn a_folder_under_a_passphrase_opens_for_those_who_have_it() {
    let towns = Towns::new().await;
    let short = towns.one.meet_in(towns.id.clone(), towns.shared(), Some("kort".to_owned())).await.unwrap_err();
    assert!(short.message.nl.contains("minstens 8 tekens"));
    towns.one.meet_in(towns.id.clone(), towns.shared(), Some("een zin van ons".to_owned())).await.unwrap();
    towns.set(&towns.one, "/title", "Samen").await;
    towns.look(&towns.one).await;
    assert!(fs::read(towns.file_of("An")).unwrap().starts_with(b"voorstel.packet/1+age\n"));
    let heard = towns.other.meet_in(towns.id.clone(), towns.shared(), None).await.unwrap();
    assert!(heard.view.files[0].said.nl.contains("Het wachtwoord van deze map opent dit bestand niet"));
    let heard =
        towns.other.meet_in(towns.id.clone(), towns.shared(), Some("een zin van ons".to_owned())).await.unwrap();
    assert!(heard.view.locked && towns.with_what_was_heard(heard).changed);
    assert_eq!(towns.value(&towns.other, "/title").await, text("Samen"));
}

#[tokio::test]
async fn what_is_only_proposed_waits_for_a_person() {
    let towns = Towns::new().await;
    towns.meet_both(None).await;
    // Somebody who began from a clean packet puts a file there by hand.
    let clean = towns.folder.path().join("clean.voorstel");
    let options = PacketOptions { clean: true, ..PacketOptions::default() };
    towns.one.send_packet(towns.id.clone(), options, clean.clone()).await.unwrap();
    let third = App::in_folder(towns.folder.path().join("third"), Box::new(Nobody), clock);
    third.look_into_packet(clean.clone()).await.unwrap();
    third.take_in_packet(clean, Vec::new()).await.unwrap();
    third.open_dossier(towns.id.clone()).await.unwrap();
    towns.set(&third, "/title", "Voorstel van drie").await;
    let file = towns.shared().join("drie.voorstel");
    third.send_packet(towns.id.clone(), PacketOptions::default(), file).await.unwrap();

    let heard = towns.look(&towns.one).await;
    assert!(!heard.changed, "nothing is taken over that nobody asked for");
    let waiting = heard.view.files.iter().find(|file| file.waits).unwrap().clone();
    assert_eq!(waiting.name, "drie.voorstel");
    let elsewhere = towns.one.look_into_met(towns.id.clone(), "../first.voorstel".to_owned()).await;
    assert!(elsewhere.is_err(), "only what lies in the folder is looked into");
    let packet = towns.one.look_into_met(towns.id.clone(), waiting.name).await.unwrap();
    assert_eq!(packet.proposals.len(), 1);
    towns.one.take_in_packet(PathBuf::from(packet.path), vec![0]).await.unwrap();
    assert_eq!(towns.value(&towns.one, "/title").await, text("Voorstel van drie"));
    assert!(towns.look(&towns.one).await.view.files.iter().all(|file| !file.waits));
}
