//! What a person does with the window: look, click by name, type, press keys.

use std::path::Path;

use serde_json::{Value, json};
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

impl Window {
    /// All text that is visible.
    pub async fn shown(&self) -> String {
        match self.driver.execute("return document.body.innerText", Vec::new()).await {
            Ok(text) => text.json().as_str().unwrap_or_default().replace(['\u{a0}', '\u{202f}'], " "),
            Err(error) => format!("(nothing could be read: {error})"),
        }
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
        self.until(&format!("the text “{text}”"), &contains(text, true)).await
    }

    /// Waits until a text is no longer visible.
    ///
    /// # Errors
    /// [`WindowError::Vain`].
    pub async fn see_gone(&self, text: &str) -> Result<(), WindowError> {
        self.until(&format!("the text “{text}” to go"), &contains(text, false)).await
    }

    /// Clicks what has this name, as soon as it is there.
    ///
    /// # Errors
    /// [`WindowError`].
    pub async fn click(&self, name: &str) -> Result<(), WindowError> {
        let element = self.named(name, CLICKABLE).await?;
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
        let element = self.driver.find(By::Css(selector)).await?;
        element.scroll_into_view().await?;
        element.click().await?;
        Ok(())
    }

    /// Replaces what stands in the field of this name and leaves it.
    ///
    /// # Errors
    /// [`WindowError`].
    pub async fn fill(&self, name: &str, text: &str) -> Result<(), WindowError> {
        let element = self.named(name, FIELDS).await?;
        element.scroll_into_view().await?;
        element.click().await?;
        self.keys(Key::Control + "a").await?;
        self.keys(text).await?;
        self.keys(Key::Tab + "").await
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

    /// Presses keys where the focus is.
    ///
    /// # Errors
    /// [`WindowError::Driver`].
    pub async fn keys(&self, keys: impl Into<TypingData>) -> Result<(), WindowError> {
        self.driver.action_chain().send_keys(keys).perform().await?;
        Ok(())
    }

    /// Checks the page with axe against WCAG 2.2 A and AA.
    ///
    /// # Errors
    /// [`WindowError::Driver`].
    pub async fn axe(&self) -> Result<Vec<Violation>, WindowError> {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(&source)
            .map_err(|source| WindowError::Start { what: "axe-core (run `npm ci` in ui)", source })?;
        self.driver.execute(source, Vec::new()).await?;
        let found = self
            .driver
            .execute_async(
                "const done = arguments[0];
                 axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
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

fn contains(text: &str, there: bool) -> String {
    format!(
        "return document.body.innerText.replace(/[\\s\\u00a0\\u202f]+/g, ' ').includes({}) === {there}",
        Value::from(text)
    )
}
