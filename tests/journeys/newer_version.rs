//! A call gets a second version, as a file in the user's own folder: a dossier of the first sees what it changes, moves
//! to it and back, or stays.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use thirtyfour::Key;
use voorstel_tests::{Setup, Window};

use crate::steps::{Journey, go_to, nothing_is_wrong, window_for};

const CALL: &str = "proeftuinen-inburgering";

/// A library whose own calls hold a second version: a month later, less grant, one action under another code and name,
/// one category less.
fn library_with_second_version() -> Journey<TempDir> {
    let published = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../seeds/calls/{CALL}/1/call.toml"));
    let mut text = fs::read_to_string(published)?;
    for (old, new) in [
        ("version = 1", "version = 2"),
        ("date = \"2020-10-16\"", "date = \"2020-11-16\""),
        ("at-most = \"40000.00\"", "at-most = \"35000.00\""),
        ("\"internship\"", "\"first-internship\""),
        ("Kennismakingsstage", "Eerste stage"),
        ("Introductory internship", "First internship"),
        (
            "id = \"external\"\ntitle.nl = \"Extern\"\ntitle.en = \"External\"",
            "id = \"hired\"\ntitle.nl = \"Uitbesteed\"\ntitle.en = \"Hired\"",
        ),
    ] {
        assert!(text.contains(old), "the published call holds {old}");
        text = text.replace(old, new);
    }
    let folder = TempDir::new()?;
    let calls = folder.path().join("library/calls");
    fs::create_dir_all(&calls)?;
    fs::write(calls.join("second.toml"), text)?;
    Ok(folder)
}

async fn window_with_second_version(folder: &TempDir) -> Journey<Window> {
    let home = Some(folder.path().join("library"));
    window_for(CALL, Setup { home, ..Setup::default() }).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dossier_sees_rule_by_rule_what_a_version_changes_moves_and_comes_back() -> Journey {
    let folder = library_with_second_version()?;
    let window = window_with_second_version(&folder).await?;

    window.click_at(&format!("li[data-pin='{CALL}@2'] .title")).await?;
    window.see("Versie 2, de nieuwste").await?;
    window.click("Wat er veranderde sinds versie 1").await?;
    window.see("Indienen kan tot en met 16 november 2020; dat was 16 oktober 2020.").await?;
    window.see("De subsidie mag hoogstens € 35.000,00 zijn; dat was € 40.000,00.").await?;
    nothing_is_wrong(&window, "the versions of a call").await?;
    window.click("Oproepen").await?;

    window.click("Open een dossierbestand…").await?;
    window.see("Er is een nieuwere versie van deze oproep: versie 2.").await?;
    window.see("versie 1").await?;
    window.click("Bekijk wat er verandert").await?;
    window.see("Wat versie 2 verandert").await?;
    let cap = window.read("[data-turn=newly-broken] [data-rule-change=grant-cap]").await?;
    for said in ["Subsidie hoogstens € 35.000,00", "in orde", "niet in orde", "U vraagt € 3.500,00 te veel"] {
        assert!(cap.contains(said), "before and after, with the amount: {cap}");
    }
    window.see("Actie ‘Kennismakingsstage’ wordt").await?;
    window.choose("Categorie ‘Extern’ wordt", "Uitbesteed").await?;
    nothing_is_wrong(&window, "what a version changes").await?;
    window.click("Stap over naar versie 2").await?;

    window.see("Uw dossier gebruikt nu versie 2.").await?;
    window.see("U vraagt € 3.500,00 te veel, begrensd door: subsidie hoogstens € 35.000,00").await?;
    window.see("Oproep gesloten op 16 november 2020").await?;
    window.see_gone("Er is een nieuwere versie van deze oproep").await?;
    go_to(&window, "Begroting").await?;
    window.see("Uitbesteed").await?;

    window.chord(&[Key::Control], "z").await?;
    window.see("U mag nog € 1.500,00 vragen, begrensd door: subsidie hoogstens € 40.000,00").await?;
    window.see("Er is een nieuwere versie van deze oproep: versie 2.").await?;
    window.see_gone("Uitbesteed").await?;
    window.chord(&[Key::Control], "y").await?;
    window.see("U vraagt € 3.500,00 te veel").await?;
    window.see("Uitbesteed").await?;

    let window = window.kill_and_reopen().await?;
    window.click("Mijn dossiers").await?;
    window.click("Samen thuis in Lindebeke en Oosterveld (fictief voorbeeld)").await?;
    window.see("U vraagt € 3.500,00 te veel").await?;
    window.click("Ongedaan maken").await?;
    window.see("U mag nog € 1.500,00 vragen").await?;
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_stays_does_so_without_a_mouse_and_is_not_asked_again() -> Journey {
    let folder = library_with_second_version()?;
    let window = window_with_second_version(&folder).await?;
    for name in ["Mijn dossiers", "Open een dossierbestand…"] {
        window.tab_to(name).await?;
        window.keys(Key::Enter).await?;
    }
    window.see("Er is een nieuwere versie van deze oproep: versie 2.").await?;
    nothing_is_wrong(&window, "a dossier of an older version").await?;

    window.tab_to("Bekijk wat er verandert").await?;
    window.keys(Key::Enter).await?;
    window.see("Dan niet meer in orde").await?;
    window.keys(Key::Escape).await?;
    let focused = window.run("return document.activeElement.textContent.trim()", Vec::new()).await?;
    assert_eq!(focused, "Bekijk wat er verandert", "the focus goes back to where it came from");
    window.keys(Key::Enter).await?;
    window.see("Dan niet meer in orde").await?;
    nothing_is_wrong(&window, "what a version changes").await?;
    window.tab_to("Blijf bij versie 1").await?;
    window.keys(Key::Enter).await?;

    window.see("U blijft bij versie 1.").await?;
    window.see_gone("Er is een nieuwere versie van deze oproep").await?;
    window.see("U bleef bij versie 1. Er is een versie 2.").await?;
    window.see("U mag nog € 1.500,00 vragen").await?;

    window.resize(640, 400).await?;
    window.click("Bekijk wat er verandert").await?;
    window.see("Dan niet meer in orde").await?;
    nothing_is_wrong(&window, "what a version changes, at 200 percent").await?;
    window.click("Beslis later").await?;
    window.see_gone("Dan niet meer in orde").await?;

    let window = window.kill_and_reopen().await?;
    window.click("Mijn dossiers").await?;
    window.see("Samen thuis").await?;
    window.see_gone("Er is een versie 2 van de oproep").await?;
    window.click("Samen thuis in Lindebeke en Oosterveld (fictief voorbeeld)").await?;
    go_to(&window, "Oproep").await?;
    window.see("U bleef bij versie 1. Er is een versie 2.").await?;
    window.see_gone("Er is een nieuwere versie van deze oproep").await?;
    window.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_that_comes_while_a_dossier_is_open_is_told_in_it_at_once() -> Journey {
    let second = library_with_second_version()?;
    let file = second.path().join("library/calls/second.toml");
    let text = fs::read_to_string(&file)?;
    fs::remove_file(&file)?;
    let window = window_with_second_version(&second).await?;
    window.click("Open een dossierbestand…").await?;
    window.see("U mag nog € 1.500,00 vragen").await?;
    window.see_gone("Er is een nieuwere versie van deze oproep").await?;

    // Somebody puts it into the folder; whoever comes back to the window sees it.
    fs::write(&file, text)?;
    window.run("window.dispatchEvent(new Event('focus'))", Vec::new()).await?;
    window.see("Er is een nieuwere versie van deze oproep: versie 2.").await?;
    window.click("Bekijk wat er verandert").await?;
    window.see("Dan niet meer in orde").await?;
    window.click("Beslis later").await?;
    window.close().await?;
    Ok(())
}
