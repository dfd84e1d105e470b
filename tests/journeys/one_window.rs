//! One library, one window: two processes never write it unseen.

use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use voorstel_tests::{Setup, Window, program};

use crate::steps::{Journey, start_dossier, with_sample};

#[tokio::test(flavor = "multi_thread")]
async fn a_second_start_on_the_same_desktop_ends_and_leaves_the_first_at_work() -> Journey {
    let (_bus, address) = session_bus().await?;
    let env = vec![("DBUS_SESSION_BUS_ADDRESS".to_owned(), address.clone())];
    let window = Window::open(Setup { env, ..Setup::default() }).await?;
    start_dossier(&window, "Proeftuinen sociale netwerking").await?;

    let second = Command::new(program()?)
        .env("DISPLAY", window.display())
        .env("DBUS_SESSION_BUS_ADDRESS", address)
        .env("GDK_BACKEND", "x11")
        .env("VOORSTEL_HOME", window.home())
        .kill_on_drop(true)
        .output()
        .await?;
    assert!(second.status.success(), "the second start hands over and ends by itself: {second:?}");

    window.fill("Titel van het project", "De eerste blijft").await?;
    window.see("De eerste blijft").await?;
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_packet_opens_by_its_path_in_the_first_window_or_a_second_start() -> Journey {
    // A packet is made, and opened by whoever gets it.
    let maker = with_sample("proeftuinen-inburgering").await?;
    maker.click_at("header.top button[aria-label='Samen']").await?;
    maker.click("Naar een partner sturen…").await?;
    maker.click("Pakket bewaren…").await?;
    maker.see("Pakket bewaard als").await?;
    let made = std::fs::read_dir(maker.exports())?.next().transpose()?.map(|file| file.path()).unwrap_or_default();
    let packet = made.display().to_string();

    let (_bus, address) = session_bus().await?;
    let env = vec![("DBUS_SESSION_BUS_ADDRESS".to_owned(), address.clone())];
    let window = Window::open(Setup { env, args: vec![packet.clone()], ..Setup::default() }).await?;
    window.see("Dit dossier staat nog niet bij u.").await?;
    window.click("Overnemen").await?;
    window.see("Uw project").await?;

    let second = Command::new(program()?)
        .arg(&packet)
        .env("DISPLAY", window.display())
        .env("DBUS_SESSION_BUS_ADDRESS", address)
        .env("GDK_BACKEND", "x11")
        .env("VOORSTEL_HOME", window.home())
        .kill_on_drop(true)
        .output()
        .await?;
    assert!(second.status.success(), "the second start hands over its file and ends: {second:?}");
    window.see("Alles in dit pakket staat al in uw dossier.").await?;
    window.close().await?;
    maker.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_on_another_desktop_says_that_the_library_is_in_use_and_writes_nothing() -> Journey {
    let first = Window::open(Setup::default()).await?;
    start_dossier(&first, "Proeftuinen sociale netwerking").await?;
    first.fill("Titel van het project", "Alleen hier").await?;
    first.see("Alleen hier").await?;

    let (_bus, address) = session_bus().await?;
    let env = vec![("DBUS_SESSION_BUS_ADDRESS".to_owned(), address)];
    let second = Window::open(Setup { env, home: Some(first.home().to_owned()), ..Setup::default() }).await?;
    second.see("is al open in een ander venster").await?;
    second.close().await?;

    first.fill("Korte naam", "HIER").await?;
    let first = first.reopen().await?;
    first.click("Alleen hier").await?;
    let kept = "return document.querySelector('[data-field=\"/acronym\"]')?.value === 'HIER'";
    first.until("what the first window wrote afterwards", kept).await?;
    first.close().await?;
    Ok(())
}

/// A bus of its own, as each desktop session has one.
async fn session_bus() -> Journey<(Child, String)> {
    let mut bus = Command::new("dbus-daemon")
        .args(["--session", "--nofork", "--print-address"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let mut address = String::new();
    if let Some(out) = bus.stdout.take() {
        BufReader::new(out).read_line(&mut address).await?;
    }
    Ok((bus, address.trim().to_owned()))
}
