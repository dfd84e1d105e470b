//! Two towns draft one application at the same time, each in a window and a library of its own, over `voorstel serve`.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;
use thirtyfour::Key;
use voorstel_tests::{Window, program};

use crate::steps::{Journey, Told, cell, go_to, nothing_is_wrong};
use crate::towns::{Post, together};

/// `voorstel serve`, as a municipality runs it.
struct Server {
    running: Child,
    address: String,
}

impl Server {
    /// Starts it, and waits until it says where it listens.
    fn start(data: &Path, at: &str) -> Journey<Server> {
        let mut running = voorstel(data)?.args(["serve", "--listen", at]).stdout(Stdio::piped()).spawn()?;
        let mut out = BufReader::new(running.stdout.take().ok_or(Told("no output".to_owned()))?);
        let mut said = String::new();
        out.read_line(&mut said)?;
        std::thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()));
        let address = said.split_whitespace().find(|word| word.starts_with("ws://"));
        let address = address.ok_or_else(|| Told(said.clone()))?.trim_end_matches(',').to_owned();
        Ok(Server { running, address })
    }

    /// The way a machine fails.
    fn kill(mut self) -> Journey {
        self.running.kill()?;
        self.running.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.running.kill();
        let _ = self.running.wait();
    }
}

fn voorstel(folder: &Path) -> Journey<Command> {
    let program: PathBuf = program()?.with_file_name(format!("voorstel{}", std::env::consts::EXE_SUFFIX));
    let mut command = Command::new(program);
    command.current_dir(folder).env("LANG", "nl_BE.UTF-8").env_remove("LC_ALL");
    Ok(command)
}

fn token(folder: &Path, args: &[&str]) -> Journey<String> {
    let made = voorstel(folder)?.args(["serve", "token", "add"]).args(args).output()?;
    let said = String::from_utf8_lossy(&made.stdout).into_owned();
    let token = said.split_whitespace().find(|word| word.starts_with("vst_"));
    Ok(token.ok_or_else(|| Told(said.clone()))?.to_owned())
}

async fn begin_live(window: &Window, address: &str, token: &str) -> Journey {
    together(window, "Live samenwerken…").await?;
    window.fill("Adres van de server", address).await?;
    window.fill("Uw token", token).await?;
    window.click("Verbinding testen").await?;
    window.see("u kunt met dit token lezen en wijzigen").await?;
    window.click("Aanzetten").await?;
    window.see("Online, alles verzonden").await?;
    Ok(())
}

/// Waits until a field shows a value.
async fn sees(window: &Window, field: &str, value: &str) -> Journey {
    let script = format!("return document.querySelector('[data-field={field:?}]')?.value === {value:?}");
    Ok(window.until(&format!("{value} in {field}"), &script).await?)
}

const CONCEPT: &str = "[data-field='/texts/concept'].prose";

/// Waits until the text in the editor holds this.
async fn reads(window: &Window, text: &str) -> Journey {
    let script = format!("return document.querySelector({CONCEPT:?})?.textContent.includes({text:?})");
    Ok(window.until(&format!("{text} in the text"), &script).await?)
}

/// Both type at the same time, at either end of one text, and go on typing while the other's words come in.
async fn both_write_in_one_text(one: &Window, other: &Window) -> Journey {
    for window in [one, other] {
        go_to(window, "Teksten").await?;
        window.click_at(CONCEPT).await?;
    }
    one.chord(&[Key::Control], Key::Home).await?;
    other.chord(&[Key::Control], Key::End).await?;
    let (first, last) = ("Lindebeke schrijft vooraan. ", " Oosterveld schrijft achteraan.");
    for half in 0..2 {
        let part = |text: &'static str| {
            let (one, other) = text.split_at(text.len() / 2);
            if half == 0 { one } else { other }
        };
        let (here, there) = tokio::join!(one.keys(part(first)), other.keys(part(last)));
        here?;
        there?;
        if half == 0 {
            // The other's half has come in, and the caret is still where it was.
            reads(one, part(last).trim()).await?;
            reads(other, part(first).trim()).await?;
        }
    }
    for window in [one, other] {
        reads(window, first.trim()).await?;
        reads(window, last.trim()).await?;
    }
    let text = format!("return document.querySelector({CONCEPT:?}).textContent");
    let (here, there) = (one.run(&text, Vec::new()).await?, other.run(&text, Vec::new()).await?);
    if here != there {
        return Err(Told(format!("{here} is not {there}")));
    }
    one.chord(&[Key::Control], "z").await?;
    reads(one, last.trim()).await?;
    nothing_is_wrong(one, "a text that two write in").await
}

/// What one types in a cell that the other changes meanwhile replaces nothing.
async fn an_amount_typed_on_an_older_one_is_chosen(one: &Window, other: &Window) -> Journey {
    let cell = cell("b1", "unit_cost");
    for window in [one, other] {
        go_to(window, "Begroting").await?;
        window.click_at(&cell).await?;
    }
    other.keys("46").await?;
    one.keys("45,5").await?;
    one.keys(Key::Enter).await?;
    let amount = self::cell("b1", "amount");
    let before = "14.240,00";
    let came = format!("return !document.querySelector({amount:?}).textContent.includes({before:?})");
    other.until("the amount of the other", &came).await?;
    other.keys(Key::Enter).await?;
    for window in [one, other] {
        window.see("1 keuze").await?;
    }
    nothing_is_wrong(other, "an amount to choose").await?;
    go_to(one, "Oproep").await
}

/// Where somebody is, is shown at the field itself: in a form, and in a table.
async fn somebody_is_seen_at_their_field(one: &Window, other: &Window) -> Journey {
    let cell = cell("b2", "unit_cost");
    other.click_at(&cell).await?;
    let said =
        "return document.querySelector('header.top .live')?.title.includes('Bert van Oosterveld zit in Begroting: ')";
    one.until("the field by name", said).await?;
    go_to(one, "Begroting").await?;
    let here = format!("return document.querySelector({cell:?})?.title === 'Bert van Oosterveld is hier bezig'");
    one.until("who is in the cell", &here).await?;
    nothing_is_wrong(one, "somebody in a cell").await?;
    go_to(other, "Oproep").await?;
    other.click_at("[data-field='/acronym']").await?;
    go_to(one, "Oproep").await?;
    let here =
        "return document.querySelector(\"[data-here='/acronym']\")?.title === 'Bert van Oosterveld is hier bezig'";
    one.until("who is in the field", here).await?;
    nothing_is_wrong(one, "somebody in a field").await
}

/// Somebody is asked whether an action goes; what the other writes in it meanwhile is told, and comes back with it.
async fn an_action_that_goes_while_another_writes_in_it_is_told(one: &Window, other: &Window) -> Journey {
    for window in [one, other] {
        go_to(window, "Acties").await?;
        window.click_at("button[data-field='/actions/a1']").await?;
    }
    one.click("Verwijder…").await?;
    one.see("U kunt dit daarna ongedaan maken.").await?;
    other.fill("Titel", "Een andere titel").await?;
    sees(one, "/actions/a1/title", "Een andere titel").await?;
    one.click_at("dialog[open] footer button:last-child").await?;
    one.until("what went", "return document.querySelector(\"[data-out='a1']\") !== null").await?;
    let told = one.read("[data-out='a1']").await?;
    assert!(told.contains("Een andere titel") && told.contains("Bert van Oosterveld"), "{told}");
    nothing_is_wrong(one, "an action that went while another wrote in it").await?;
    one.click("Terughalen").await?;
    one.until("nothing that went", "return document.querySelector(\"[data-out='a1']\") === null").await?;
    one.until("the action back", "return document.querySelector(\"[data-field='/actions/a1']\") !== null").await?;
    other.until("the action back", "return document.querySelector(\"[data-field='/actions/a1']\") !== null").await?;
    go_to(one, "Oproep").await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_towns_see_each_other_type_and_come_together_after_the_server_was_killed() -> Journey {
    let served = TempDir::new()?;
    let server = Server::start(served.path(), "127.0.0.1:0")?;
    let (address, at) = (server.address.clone(), server.address.trim_start_matches("ws://").to_owned());
    let post = Post::new()?;
    let (one, other) = post.two_towns().await?;

    together(&one, "Live samenwerken…").await?;
    let dossier = one.read("dialog[open] .given .copyable > span").await?;
    nothing_is_wrong(&one, "where drafting live is set").await?;
    one.fill("Adres van de server", "ws://live.example.org").await?;
    one.click("Aanzetten").await?;
    one.see("is een andere computer").await?;
    nothing_is_wrong(&one, "an address that is not safe").await?;
    one.click("Sluiten").await?;
    let of_one = token(served.path(), &["Lindebeke", "--dossier", &dossier])?;
    let of_other = token(served.path(), &["Oosterveld", "--dossier", &dossier])?;
    begin_live(&one, &address, &of_one).await?;
    nothing_is_wrong(&one, "drafting live").await?;
    one.click("Sluiten").await?;
    begin_live(&other, &address, &of_other).await?;
    other.see("An van Lindebeke zit in").await?;
    other.click("Sluiten").await?;

    one.fill("Korte naam", "SAMEN").await?;
    sees(&other, "/acronym", "SAMEN").await?;
    other.fill("Titel van het project", "Titel van Oosterveld").await?;
    sees(&one, "/title", "Titel van Oosterveld").await?;
    go_to(&other, "Begroting").await?;
    one.until(
        "where the other is",
        "return /Bert van Oosterveld\\s*zit in Begroting/.test(document.querySelector('header.top .live')?.textContent)",
    )
    .await?;
    nothing_is_wrong(&one, "who else is there").await?;

    somebody_is_seen_at_their_field(&one, &other).await?;
    both_write_in_one_text(&one, &other).await?;
    an_amount_typed_on_an_older_one_is_chosen(&one, &other).await?;
    an_action_that_goes_while_another_writes_in_it_is_told(&one, &other).await?;

    server.kill()?;
    one.until("offline", "return document.querySelector('header.top .live')?.title.startsWith('Offline')").await?;
    other.until("offline", "return document.querySelector('header.top .live')?.title.startsWith('Offline')").await?;
    one.fill("Korte naam", "ALLEEN").await?;
    go_to(&other, "Oproep").await?;
    other.fill("Titel van het project", "Zonder server").await?;
    let _server = Server::start(served.path(), &at)?;
    sees(&one, "/title", "Zonder server").await?;
    sees(&other, "/acronym", "ALLEEN").await?;

    voorstel(served.path())?.args(["serve", "token", "revoke", "Oosterveld"]).status()?;
    other.until("refused", "return document.querySelector('header.top .live')?.title.startsWith('Geweigerd')").await?;
    other.click_at("header.top .live").await?;
    other.see("of het is ingetrokken").await?;
    nothing_is_wrong(&other, "a token that was taken back").await?;
    one.close().await?;
    other.close().await?;
    Ok(())
}

/// The row of the annex that was added, in a script.
const ROW: &str = "[...document.querySelectorAll('li[data-annex]')].find((row) => row.querySelector('input').value === 'besluit.pdf')";

/// Waits until this is said at the annex.
async fn said_at_the_annex(window: &Window, text: &str) -> Journey {
    let said = format!("return {ROW}?.textContent.includes({text:?}) ?? false");
    Ok(window.until(&format!("{text} at the annex"), &said).await?)
}

async fn at_the_annexes(window: &Window) -> Journey {
    go_to(window, "Teksten").await?;
    window.click("Verklaringen en bijlagen").await?;
    window.see("Beslissing van het bestuur").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_file_of_an_annex_comes_to_the_other_town_once_both_are_there() -> Journey {
    let served = TempDir::new()?;
    let server = Server::start(served.path(), "127.0.0.1:0")?;
    let all = [token(served.path(), &["Lindebeke", "--all"])?, token(served.path(), &["Oosterveld", "--all"])?];
    let post = Post::new()?;
    // More than is given at a time.
    let file = format!("%PDF-1.7\n{}\n%%EOF\n", "Het college beslist. ".repeat(30_000));
    std::fs::write(post.annex(), &file)?;
    let one = post.begins("lindebeke", "An van Lindebeke").await?;
    at_the_annexes(&one).await?;
    one.click_at("section[data-kind='council-decision'] header button").await?;
    said_at_the_annex(&one, "kB").await?;
    post.send(&one, "lindebeke").await?;
    let other = post.invited("oosterveld", "Bert van Oosterveld").await?;
    at_the_annexes(&other).await?;
    said_at_the_annex(&other, "vraag wie het heeft om een pakket met de bijlagen").await?;

    begin_live(&other, &server.address, &all[1]).await?;
    other.click("Sluiten").await?;
    said_at_the_annex(&other, "Het komt vanzelf zodra iemand die het heeft").await?;
    nothing_is_wrong(&other, "a file that nobody has who is there").await?;
    begin_live(&one, &server.address, &all[0]).await?;
    one.click("Sluiten").await?;
    said_at_the_annex(&other, "kB").await?;
    nothing_is_wrong(&other, "a file that came").await?;
    other.click_at("section[data-kind='council-decision'] li[data-annex]:nth-child(2) .more").await?;
    other.click("Bewaar een kopie…").await?;
    other.see("Bewaard:").await?;
    assert_eq!(std::fs::read_to_string(other.exports().join("besluit.pdf"))?, file);
    one.close().await?;
    other.close().await?;
    Ok(())
}
