//! What a person does with the window: look, click by name, type, press keys.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::action_chain::ActionChain;
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;

use crate::window::{Window, WindowError};

/// What axe found wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Rule of axe.
    pub rule: String,
    /// What it wants.
    pub help: String,
    /// The elements that do not keep it.
    pub elements: Vec<String>,
}

/// Finds what can be clicked by the name that a screen reader would say.
const BY_NAME: &str = r#"
const [name, roles] = arguments;
const plain = (text) => (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const named = (element) => {
  const by = element.getAttribute('aria-labelledby');
  if (by) return plain(by.split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' '));
  const label = element.getAttribute('aria-label');
  if (label) return plain(label);
  if (element.labels && element.labels.length > 0) return plain(element.labels[0].textContent);
  return plain(element.textContent) || plain(element.getAttribute('title')) || plain(element.getAttribute('placeholder'));
};
const visible = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]');
const found = [...document.querySelectorAll(roles)].filter(visible);
const wanted = plain(name);
return found.find((element) => named(element) === wanted)
  ?? found.find((element) => named(element).startsWith(wanted))
  ?? null;
"#;

const CLICKABLE: &str = "button, a[href], summary, [role=button], [role=tab], [role=menuitem], [role=menuitemradio], \
     [role=option], [role=radio], [role=checkbox], [role=switch], [role=gridcell], input[type=checkbox], input[type=radio], label";
const FIELDS: &str = "input, textarea, select, [contenteditable=true], [role=textbox], [role=combobox]";

/// More stops than any screen has.
const TAB_STOPS: usize = 150;
/// The name of what has the focus; empty where the focus is nowhere or does not show.
const FOCUSED: &str = r#"
const plain = (text) => (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const at = document.activeElement;
if (!at || at === document.body || !at.matches(':focus-visible')) return '';
return plain(at.getAttribute('aria-label')) || plain(at.labels?.[0]?.textContent)
  || plain(document.getElementById(at.getAttribute('aria-labelledby')?.split(' ')[0] ?? '')?.textContent)
  || plain(at.textContent) || at.tagName;
"#;

impl Window {
    /// All text that is visible.
    pub async fn shown(&self) -> String {
        match self.driver.execute("return document.body.innerText", Vec::new()).await {
            Ok(text) => text.json().as_str().unwrap_or_default().replace(['\u{a0}', '\u{202f}'], " "),
            Err(error) => format!("(nothing could be read: {error})"),
        }
    }

    /// The text of what a CSS selector finds, as soon as it is there. No-break spaces come as spaces.
    ///
    /// # Errors
    /// [`WindowError::Vain`].
    pub async fn read(&self, selector: &str) -> Result<String, WindowError> {
        let selected = Value::from(selector);
        self.until(selector, &format!("return document.querySelector({selected}) !== null")).await?;
        let text = self.run(&format!("return document.querySelector({selected})?.innerText"), Vec::new()).await?;
        Ok(text.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Runs a script in the window and gives what it returns.
    ///
    /// # Errors
    /// [`WindowError::Driver`].
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value, WindowError> {
        Ok(self.driver.execute(script, arguments).await?.json().clone())
    }

    /// Waits until a text is visible. No-break spaces count as spaces.
    ///
    /// # Errors
    /// [`WindowError::Vain`].
    pub async fn see(&self, text: &str) -> Result<(), WindowError> {
        self.until(&format!("the text “{text}”"), &contains(text)).await
    }

    /// Waits until a text is no longer visible.
    ///
    /// # Errors
    /// [`WindowError::Vain`].
    pub async fn see_gone(&self, text: &str) -> Result<(), WindowError> {
        self.until(&format!("the text “{text}” to go"), &gone(text)).await
    }

    /// Clicks what has this name, as soon as it is there.
    ///
    /// # Errors
    /// [`WindowError`].
    pub async fn click(&self, name: &str) -> Result<(), WindowError> {
        loop {
            let element = self.named(name, CLICKABLE).await?;
            match self.press(&element).await {
                // It was replaced while the pointer was on its way: the one in its place is meant.
                Err(WindowError::Driver(error)) if is_stale(&error) => {}
                done => return done,
            }
        }
    }

    async fn press(&self, element: &WebElement) -> Result<(), WindowError> {
        element.scroll_into_view().await?;
        element.click().await?;
        Ok(())
    }

    /// Clicks what a CSS selector finds, as soon as it is there.
    ///
    /// # Errors
    /// [`WindowError`].
    pub async fn click_at(&self, selector: &str) -> Result<(), WindowError> {
        self.until(selector, &format!("return document.querySelector({}) !== null", Value::from(selector))).await?;
        loop {
            match self.press(&self.driver.find(By::Css(selector)).await?).await {
                Err(WindowError::Driver(error)) if is_stale(&error) => {}
                done => return done,
            }
        }
    }

    /// Replaces what stands in the field of this name and leaves it.
    ///
    /// # Errors
    /// [`WindowError`].
    pub async fn fill(&self, name: &str, text: &str) -> Result<(), WindowError> {
        let element = self.named(name, FIELDS).await?;
        element.scroll_into_view().await?;
        element.click().await?;
        self.chord(&[Key::Control], "a").await?;
        self.keys(text).await?;
        self.keys(Key::Tab).await
    }

    /// Chooses an option of the select of this name, by what the option says.
    ///
    /// # Errors
    /// [`WindowError`].
    pub async fn choose(&self, name: &str, option: &str) -> Result<(), WindowError> {
        let element = self.named(name, "select").await?;
        let chosen = self
            .driver
            .execute(
                "const [select, wanted] = arguments;
                 const plain = (text) => text.replace(/[\\s\\u00a0]+/g, ' ').trim();
                 const option = [...select.options].find((one) => plain(one.textContent) === wanted);
                 if (!option) return [...select.options].map((one) => one.textContent).join(' | ');
                 select.focus();
                 select.value = option.value;
                 select.dispatchEvent(new Event('input', { bubbles: true }));
                 select.dispatchEvent(new Event('change', { bubbles: true }));
                 return true;",
                vec![element.to_json()?, json!(option)],
            )
            .await?;
        match chosen.json() {
            Value::Bool(true) => Ok(()),
            offered => Err(WindowError::Vain {
                what: format!("the option “{option}” of “{name}”"),
                shown: offered.as_str().unwrap_or_default().to_owned(),
            }),
        }
    }

    /// Presses keys one after the other where the focus is.
    ///
    /// # Errors
    /// [`WindowError::Driver`].
    pub async fn keys(&self, keys: impl Into<TypingData>) -> Result<(), WindowError> {
        self.at_once().send_keys(keys).perform().await?;
        Ok(())
    }

    /// Presses keys while others are held: `chord(&[Key::Control], "z")`.
    ///
    /// # Errors
    /// [`WindowError::Driver`].
    pub async fn chord(&self, held: &[Key], keys: impl Into<TypingData>) -> Result<(), WindowError> {
        let pressed = held.iter().fold(self.at_once(), |chain, key| chain.key_down(key.value())).send_keys(keys);
        held.iter().rev().fold(pressed, |chain, key| chain.key_up(key.value())).perform().await?;
        Ok(())
    }

    /// Acts without the driver's own pauses, which would make every letter last a quarter of a second.
    fn at_once(&self) -> ActionChain {
        self.driver.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO))
    }

    /// Checks the page with axe against WCAG 2.2 A and AA.
    ///
    /// # Errors
    /// [`WindowError::Driver`].
    pub async fn axe(&self) -> Result<Vec<Violation>, WindowError> {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(&source)
            .map_err(|source| WindowError::Start { what: "axe-core (run `npm ci` in ui)", source })?;
        if self.run("return typeof axe === 'undefined'", Vec::new()).await? == json!(true) {
            self.driver.execute(source, Vec::new()).await?;
        }
        let found = self
            .driver
            .execute_async(
                "const done = arguments[0];
                 // What is still fading in has not its own colours yet.
                 const moving = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime < 5000);
                 Promise.allSettled(moving.map((one) => one.finished)).then(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }))
                   .then((result) => done(result.violations.map((one) => ({
                     rule: one.id, help: one.help,
                     elements: one.nodes.map((node) => node.target.join(' ') + ': ' + node.html.slice(0, 160)
                       + ' ' + node.any.map((check) => check.message).join('; ')),
                   }))));",
                Vec::new(),
            )
            .await?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Ok(found
            .json()
            .as_array()
            .into_iter()
            .flatten()
            .map(|one| Violation {
                rule: text(&one["rule"]),
                help: text(&one["help"]),
                elements: one["elements"].as_array().into_iter().flatten().map(text).collect(),
            })
            .collect())
    }

    /// Walks with Tab to what has this name, as who has no mouse does.
    ///
    /// # Errors
    /// [`WindowError::Vain`] when Tab does not reach it, or reaches it without showing so.
    pub async fn tab_to(&self, name: &str) -> Result<(), WindowError> {
        let mut passed = Vec::new();
        for _ in 0..TAB_STOPS {
            self.keys(Key::Tab).await?;
            let stop = self.run(FOCUSED, Vec::new()).await?;
            let stop = stop.as_str().unwrap_or_default();
            if stop.starts_with(name) {
                return Ok(());
            }
            passed.push(stop.to_owned());
        }
        let what = format!("Tab to reach “{name}”; it reached {}", passed.join(" | "));
        Err(WindowError::Vain { what, shown: self.shown().await })
    }

    /// Puts a text on the clipboard, by copying it in the window as a person would in another program.
    ///
    /// # Errors
    /// [`WindowError::Driver`].
    pub async fn copy(&self, text: &str) -> Result<(), WindowError> {
        let put = "window.before = document.activeElement;
                   const source = document.body.appendChild(document.createElement('textarea'));
                   source.id = 'copied-from'; source.value = arguments[0]; source.focus(); source.select();";
        self.run(put, vec![json!(text)]).await?;
        self.chord(&[Key::Control], "c").await?;
        self.run("document.getElementById('copied-from').remove(); window.before.focus();", Vec::new()).await?;
        Ok(())
    }

    async fn named(&self, name: &str, roles: &str) -> Result<WebElement, WindowError> {
        let deadline = tokio::time::Instant::now() + crate::window::PATIENCE;
        loop {
            let found = self.driver.execute(BY_NAME, vec![json!(name), json!(roles)]).await?;
            if let Ok(element) = found.element() {
                return Ok(element);
            }
            if tokio::time::Instant::now() > deadline {
                return Err(WindowError::Vain { what: format!("“{name}”"), shown: self.shown().await });
            }
            tokio::time::sleep(crate::window::GLANCE).await;
        }
    }
}

fn is_stale(error: &WebDriverError) -> bool {
    matches!(error.as_inner(), WebDriverErrorInner::StaleElementReference(_))
}

fn contains(text: &str) -> String {
    format!("return document.body.innerText.replace(/[\\s\\u00a0\\u202f]+/g, ' ').includes({})", Value::from(text))
}

/// What is said to those who listen stays until something else is said, and tells of what is gone.
fn gone(text: &str) -> String {
    format!(
        "const heard = [...document.querySelectorAll('[aria-live]')];
         heard.forEach((region) => (region.style.display = 'none'));
         const shown = document.body.innerText;
         heard.forEach((region) => (region.style.display = ''));
         return !shown.replace(/[\\s\\u00a0\\u202f]+/g, ' ').includes({})",
        Value::from(text)
    )
}
