//! Nothing that axe finds wrong against WCAG 2.2 AA, in every state that a screen can be in.

mod own_calls;

use thirtyfour::Key;
use voorstel_tests::{Setup, Window};

use crate::steps::{Journey, cell, window_for};

const SAMPLE: &str = "proeftuinen-inburgering";

#[tokio::test(flavor = "multi_thread")]
async fn every_state_is_accessible_in_dutch() -> Journey {
    Walk::begin(Setup::default(), "NL").await?.through_all().await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_state_is_accessible_in_english() -> Journey {
    Walk::begin(Setup::default(), "EN").await?.through_all().await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_state_is_accessible_in_dark_colours() -> Journey {
    Walk::begin(Setup { dark: true, ..Setup::default() }, "NL").await?.through_all().await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_state_is_accessible_at_a_zoom_of_200_percent() -> Journey {
    Walk::begin(Setup { size: Some((640, 400)), ..Setup::default() }, "NL").await?.through_all().await
}

/// A walk through the states, and what axe found on the way.
struct Walk {
    window: Window,
    dutch: bool,
    found: Vec<String>,
}

impl Walk {
    async fn begin(setup: Setup, language: &str) -> Journey<Walk> {
        Walk::of(window_for(SAMPLE, setup).await?, language).await
    }

    async fn of(window: Window, language: &str) -> Journey<Walk> {
        window.click(language).await?;
        let lang = language.to_lowercase();
        window.until("the language", &format!("return document.documentElement.lang === '{lang}'")).await?;
        Ok(Walk { window, dutch: lang == "nl", found: Vec::new() })
    }

    async fn through_all(mut self) -> Journey {
        self.look("home without dossiers").await?;
        self.who_dialog().await?;
        self.address_book().await?;
        self.window.click_at("li[data-pin^='proeftuinen'] .title").await?;
        self.see("Waarover het gaat", "What it is about").await?;
        self.look("a call").await?;
        self.click("Start dossier", "Start a file").await?;
        self.see("Uw project", "Your project").await?;
        self.through_steps("empty").await?;
        self.click("Dossiers", "Files").await?;

        self.click("Mijn dossiers", "My files").await?;
        self.look("home with dossiers").await?;
        self.click("Open een dossierbestand…", "Open a dossier from disk…").await?;
        self.see("Uw project", "Your project").await?;
        self.through_steps("filled in").await?;
        self.forms_and_dialogs().await?;
        self.broken().await?;
        self.through_steps("broken").await?;
        self.nothing_was_found().await
    }

    async fn nothing_was_found(self) -> Journey {
        assert_eq!(self.found.join("\n"), "", "axe finds nothing wrong in any state");
        self.window.close().await?;
        Ok(())
    }

    async fn who_dialog(&mut self) -> Journey {
        self.click("Zeg wie u bent", "Say who you are").await?;
        self.see("Wie u bent", "Who you are").await?;
        self.look("dialog: who you are").await?;
        let kind = if self.dutch { ("Soort", "gemeente") } else { ("Kind", "municipality") };
        self.window.choose(kind.0, kind.1).await?;
        self.click("Klaar", "Done").await?;
        self.see("Past als", "Fits if").await?;
        self.look("home, with how each call fits").await
    }

    async fn address_book(&mut self) -> Journey {
        self.window.click_at("nav.rail li:nth-child(3) button").await?;
        self.see("Nog niemand in uw adresboek.", "Nobody in your address book yet.").await?;
        self.look("the address book, empty").await?;
        self.click("Voeg een partner toe", "Add a partner").await?;
        self.see("Zonder naam", "Unnamed").await?;
        self.look("a partner of the address book").await?;
        self.window.click_at("nav.rail button").await?;
        Ok(())
    }

    async fn through_steps(&mut self, state: &str) -> Journey {
        for (at, step) in
            ["call", "partners", "actions", "budget", "funding", "texts", "check", "export"].iter().enumerate()
        {
            self.step(at + 1).await?;
            self.look(&format!("{step}, {state}")).await?;
        }
        Ok(())
    }

    async fn forms_and_dialogs(&mut self) -> Journey {
        self.click("Toon de bladzijden", "Show the pages").await?;
        self.window.until("the pages", "return !!document.querySelector('.pages .page')").await?;
        self.look("pages beside the work").await?;
        self.click("Verberg de bladzijden", "Hide the pages").await?;
        self.step(2).await?;
        self.window.click("Gemeente Lindebeke").await?;
        self.look("a partner's form").await?;
        self.step(3).await?;
        self.window.click_at("[data-field='/actions/a1']").await?;
        self.look("an action's form").await?;

        self.step(4).await?;
        self.click("Plakken uit Excel", "Paste from Excel").await?;
        self.look("dialog: paste").await?;
        self.window.keys(Key::Escape).await?;
        self.window.click_at(&cell("b1", "quantity")).await?;
        self.window.copy("12,5\tdag\t1.234,56\nveel\tdag\t1").await?;
        self.window.chord(&[Key::Control], "v").await?;
        self.see("Neem 2 rijen over", "Take over 2 rows").await?;
        self.look("dialog: what was understood of a block").await?;
        self.window.keys(Key::Escape).await?;
        self.window.chord(&[Key::Shift], Key::F10).await?;
        self.look("a row's menu").await?;
        self.click("Rij bewerken…", "Edit the row…").await?;
        self.look("dialog: a row").await?;
        self.window.keys(Key::Escape).await?;
        self.window.click_at(&cell("b1", "partner")).await?;
        self.window.keys(Key::F2).await?;
        self.look("a cell with its list open").await?;
        self.window.keys(Key::Escape).await?;
        self.click("Overzicht", "Overview").await?;
        self.look("dialog: overview").await?;
        self.window.keys(Key::Escape).await.map_err(Into::into)
    }

    /// A cell that is no number, a limit passed, a lead that may not lead.
    async fn broken(&mut self) -> Journey {
        self.step(4).await?;
        self.window.click_at(&cell("b1", "quantity")).await?;
        self.window.keys("veel").await?;
        self.window.keys(Key::Enter).await?;
        self.see("geen getal", "not a number").await?;
        self.step(5).await?;
        self.window.click_at(&cell("f1", "amount")).await?;
        self.window.keys("50000").await?;
        self.window.keys(Key::Enter).await?;
        self.see("te veel", "too much").await
    }

    async fn look(&mut self, state: &str) -> Journey {
        for violation in self.window.axe().await? {
            self.found.push(format!(
                "{state}: {}: {}\n  {}",
                violation.rule,
                violation.help,
                violation.elements.join("\n  ")
            ));
        }
        Ok(())
    }

    /// By its key, which is the same in each language and at each size.
    async fn step(&self, at: usize) -> Journey {
        self.window.run("document.activeElement?.blur()", Vec::new()).await?;
        self.window.chord(&[Key::Alt], at.to_string()).await?;
        let here = format!("return document.querySelectorAll('nav.rail button')[{}].ariaCurrent === 'step'", at - 1);
        self.window.until(&format!("step {at}"), &here).await?;
        Ok(())
    }

    async fn click(&self, dutch: &str, english: &str) -> Journey {
        self.window.click(if self.dutch { dutch } else { english }).await?;
        Ok(())
    }

    async fn see(&self, dutch: &str, english: &str) -> Journey {
        self.window.see(if self.dutch { dutch } else { english }).await?;
        Ok(())
    }
}
