//! Calls of one's own: the list, the ways to begin, the page and the topic, every part of the editor, publishing.

use thirtyfour::Key;
use voorstel_tests::{Setup, Window};

use super::Walk;
use crate::intake::PAGE;
use crate::steps::Journey;

#[tokio::test(flavor = "multi_thread")]
async fn ones_own_calls_are_accessible_in_dutch() -> Journey {
    through_own_calls(Setup::default(), "NL").await
}

#[tokio::test(flavor = "multi_thread")]
async fn ones_own_calls_are_accessible_in_english_and_dark_colours() -> Journey {
    through_own_calls(Setup { dark: true, ..Setup::default() }, "EN").await
}

#[tokio::test(flavor = "multi_thread")]
async fn ones_own_calls_are_accessible_at_a_zoom_of_200_percent() -> Journey {
    through_own_calls(Setup { size: Some((640, 400)), ..Setup::default() }, "NL").await
}

/// The file that is chosen is no topic.
async fn through_own_calls(mut setup: Setup, language: &str) -> Journey {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    setup.env.push(("VOORSTEL_IMPORT_FILE".into(), file.into()));
    Walk::of(Window::open(setup).await?, language).await?.through_own_calls().await
}

impl Walk {
    async fn through_own_calls(mut self) -> Journey {
        self.click("Eigen oproepen", "Calls of your own").await?;
        self.see("Nog geen eigen oproepen.", "No calls of your own yet.").await?;
        self.look("own calls, none").await?;
        self.topic_dialog().await?;
        self.page_dialog().await?;
        self.editor().await?;
        self.published().await?;
        self.nothing_was_found().await
    }

    async fn begin_a_call(&self) -> Journey {
        self.click("Maak een oproep", "Make a call").await?;
        self.see("Begin leeg", "Begin empty").await
    }

    async fn topic_dialog(&mut self) -> Journey {
        self.begin_a_call().await?;
        self.look("dialog: how a call begins").await?;
        self.click("Neem een topic…", "Take a topic…").await?;
        self.see("Met de code", "By its code").await?;
        self.look("dialog: a topic").await?;
        self.click("Kies een bestand…", "Choose a file…").await?;
        self.window.read("dialog[open] [role=alert]").await?;
        self.look("dialog: a topic that is none").await?;
        self.window.keys(Key::Escape).await?;
        Ok(())
    }

    async fn page_dialog(&mut self) -> Journey {
        self.window.copy(PAGE).await?;
        self.begin_a_call().await?;
        self.click("Plak een pagina…", "Paste a page…").await?;
        self.window.until("the field", "return document.activeElement.tagName === 'TEXTAREA'").await?;
        self.look("dialog: a page to be pasted").await?;
        self.window.chord(&[Key::Control], "v").await?;
        self.see("voorstellen voor een regel", "proposed rules").await?;
        self.window.click_at("[data-listed] button").await?;
        self.look("dialog: what was recognised on a page").await?;
        self.click("Maak er een ontwerp van", "Make a draft of it").await?;
        self.window.until("the editor", "return document.querySelector('[data-rewrite]') !== null").await?;
        Ok(())
    }

    async fn editor(&mut self) -> Journey {
        for at in 1..=9 {
            self.step(at).await?;
            self.look(&format!("the editor, part {at}")).await?;
        }
        self.window.click_at("ol[data-field=rule] > li > .opener").await?;
        self.look("the editor, a rule").await?;
        self.click("Voeg een regel toe", "Add a rule").await?;
        self.see("Kies wat de regel nakijkt", "Choose what the rule checks").await?;
        self.look("dialog: which rule to add").await?;
        self.window.keys(Key::Escape).await?;
        self.step(4).await?;
        self.window.click_at("[data-field='menu.action[0]']").await?;
        self.look("the editor, an entry of a list").await?;

        self.open_drawer().await?;
        self.look("the editor's checks").await?;
        self.click("Proef", "Trial").await?;
        self.see("wachten op een antwoord", "waiting for an answer").await?;
        self.look("the editor's trial").await?;
        self.click("Na te zien", "To confirm").await?;
        self.window.read("aside q").await?;
        self.look("the editor, to confirm").await?;
        self.click("Publiceer…", "Publish…").await?;
        self.see("Dit staat nog in de weg", "This still stands in the way").await?;
        self.look("dialog: what keeps a call from being published").await?;
        self.window.keys(Key::Escape).await?;
        self.close_drawer().await?;
        self.click("Eigen oproepen", "Calls of your own").await?;
        self.see("In opmaak", "Being written").await
    }

    async fn published(&mut self) -> Journey {
        self.begin_a_call().await?;
        self.click("Begin met het voorbeeld", "Begin with the example").await?;
        self.window
            .until("the editor", "return document.querySelector('nav.rail [aria-current=step]') !== null")
            .await?;
        self.open_drawer().await?;
        self.click("Publiceer…", "Publish…").await?;
        self.see("verandert nooit meer", "never changes").await?;
        self.look("dialog: publishing").await?;
        self.click("Publiceer versie 1", "Publish version 1").await?;
        self.see("is gepubliceerd.", "is published.").await?;
        self.look("a call of one's own").await?;
        self.click("Oproepen", "Calls").await?;
        self.click("Eigen oproepen", "Calls of your own").await?;
        self.see("Gepubliceerd", "Published").await?;
        self.look("own calls, a draft and a published one").await
    }

    /// The panel is a drawer where there is no room for it.
    async fn open_drawer(&self) -> Journey {
        let open = "const aside = document.querySelector('aside');
             if (getComputedStyle(aside).visibility === 'hidden') document.querySelector('[aria-controls=findings]').click();
             return getComputedStyle(aside).visibility === 'visible' && aside.getAnimations().length === 0";
        self.window.until("the panel", open).await?;
        Ok(())
    }

    async fn close_drawer(&self) -> Journey {
        let close = "const aside = document.querySelector('aside');
             if (getComputedStyle(aside).position !== 'fixed') return true;
             if (aside.classList.contains('open')) aside.querySelector('.close button').click();
             return getComputedStyle(aside).visibility === 'hidden'";
        self.window.until("the panel to go", close).await?;
        Ok(())
    }
}
