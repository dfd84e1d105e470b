//! What a call begins with: nothing, a copy, or the version before it.

use serde_json::{Map, Value, json};
use voorstel_catalogue::{Catalogue, Problem, examples, tree};
use voorstel_model::CALL_FORMAT;

use super::draft::{next_version, title};
use super::drafts::NewDraft;
use super::views::{BeginCall, DraftOrigin, ExampleCard};
use crate::app::Shared;
use crate::views::{Failure, FailureCode};

impl Shared {
    pub(crate) fn beginning(&self, from: BeginCall) -> Result<NewDraft, Failure> {
        let catalogue = self.catalogue();
        let (content, origin, base) = match from {
            BeginCall::New => (blank(), DraftOrigin::New, None),
            BeginCall::Copy { pin } => (copy(&catalogue, &pin)?, DraftOrigin::Copy, Some(pin)),
            BeginCall::Example { id, fund } => {
                let (_, text) = examples().find(|(name, _)| *name == id).ok_or_else(|| Failure::no_call(&id))?;
                let mut content = tree(text, &id).map_err(|problems| unusable(&problems))?;
                take_free_id(&catalogue, &mut content, &id);
                content.insert("fund".to_owned(), json!(fund));
                (content, DraftOrigin::Copy, None)
            }
            BeginCall::Version { pin } => {
                let mut content = content_of(&catalogue, &pin)?;
                content.insert("version".to_owned(), json!(next_version(&catalogue, &pin)));
                (content, DraftOrigin::Version, Some(pin))
            }
        };
        Ok(NewDraft { content: Value::Object(content), origin, base, recognised: Vec::new() })
    }
}

/// A copy under an identity that is free.
fn copy(catalogue: &Catalogue, pin: &str) -> Result<Map<String, Value>, Failure> {
    let mut content = content_of(catalogue, pin)?;
    take_free_id(catalogue, &mut content, pin.split('@').next().unwrap_or(pin));
    Ok(content)
}

fn take_free_id(catalogue: &Catalogue, content: &mut Map<String, Value>, id: &str) {
    let numbered = |number: u32| if number == 1 { format!("{id}-copy") } else { format!("{id}-copy-{number}") };
    let free = (1..).map(numbered).find(|name| catalogue.get(name).is_none()).unwrap_or_default();
    content.insert("id".to_owned(), json!(free));
    content.insert("version".to_owned(), json!(1));
}

fn unusable(problems: &[Problem]) -> Failure {
    let message = problems.first().map(crate::overview::problem).unwrap_or_default();
    Failure { code: FailureCode::UnusableFile, message }
}

/// The examples by title.
pub(crate) fn example_cards() -> Vec<ExampleCard> {
    let card = |(id, text): (&str, &str)| {
        let content = tree(text, id).ok()?;
        Some(ExampleCard { id: id.to_owned(), title: title(&Value::Object(content)) })
    };
    examples().filter_map(card).collect()
}

/// What the file of a call says.
pub(crate) fn content_of(catalogue: &Catalogue, pin: &str) -> Result<Map<String, Value>, Failure> {
    tree(&file_of(catalogue, pin)?, pin).map_err(|problems| unusable(&problems))
}

/// The file of a call, as it was published.
pub(crate) fn file_of(catalogue: &Catalogue, pin: &str) -> Result<String, Failure> {
    let file = catalogue.file(pin).ok_or_else(|| Failure::no_call(pin))?;
    file.text().map_err(|error| {
        let path = file.own_path().map(|path| path.display().to_string()).unwrap_or_default();
        Failure::on_disk(&voorstel_model::Text { nl: path.clone(), en: path }, &error)
    })
}

/// What every call has, and a first document to rest on.
fn blank() -> Map<String, Value> {
    let content = json!({
        "format": CALL_FORMAT,
        "version": 1,
        "menu": { "own-actions": true },
        "source": [{ "id": "call-page", "title": { "nl": "Pagina van de oproep", "en": "The call's page" } }],
    });
    match content {
        Value::Object(content) => content,
        _ => Map::new(),
    }
}
