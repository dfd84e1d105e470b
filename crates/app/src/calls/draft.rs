//! A call that is being written, open: its content, where it came from, and what can be taken back.

use std::collections::VecDeque;
use std::sync::Arc;

use jiff::{Timestamp, ZonedDateTime};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use voorstel_catalogue::{Catalogue, Examined, LARGEST_FILE, Weight, write_call};
use voorstel_model::Text;
use voorstel_store::{CallDraftRow, Library, StoreError};

use super::change;
use super::form::on_screen;
use super::intake::{confirm, follow, placed, standing};
use super::readable::readable;
use super::views::{CallChange, CallDraft, CallProblem, DraftCard, DraftOrigin, ProblemWeight, Recognised};
use crate::failure;
use crate::judged::rule_card;
use crate::said::both;
use crate::session::local;
use crate::views::{Failure, FailureCode, Saved};

/// How many changes can be taken back.
const MOST_STEPS: usize = 200;
/// How much they may take of the memory together, in bytes.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// Where a draft came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct About {
    pub origin: DraftOrigin,
    #[serde(default)]
    pub base: Option<String>,
    #[serde(default)]
    pub recognised: Vec<Recognised>,
}

/// A draft as it stood before or after a change.
#[derive(Debug)]
struct Stand {
    /// Its content as JSON.
    content: String,
    recognised: Arc<Vec<Recognised>>,
}

/// An open draft.
#[derive(Debug)]
pub(crate) struct Draft {
    id: String,
    content: Value,
    origin: DraftOrigin,
    base: Option<String>,
    /// What was recognised, at the places where it stands in the content.
    recognised: Arc<Vec<Recognised>>,
    changed_at: Timestamp,
    /// How it stood earlier, the latest at the end.
    undo: VecDeque<Stand>,
    redo: Vec<Stand>,
    /// Whether something has to be kept yet.
    is_changed: bool,
    /// Why the last change is not on disk yet, where that was tried.
    unsaved: Option<Text>,
}

impl Draft {
    pub(crate) fn new(id: String, content: Value, about: About, now: Timestamp) -> Draft {
        let About { origin, base, recognised } = about;
        Draft {
            id,
            recognised: Arc::new(placed(recognised, &content)),
            content,
            origin,
            base,
            changed_at: now,
            undo: VecDeque::new(),
            redo: Vec::new(),
            is_changed: false,
            unsaved: None,
        }
    }

    /// # Errors
    /// Where what is kept is no draft.
    pub(crate) fn load(row: CallDraftRow) -> Result<Draft, Failure> {
        let damaged = |error: serde_json::Error| {
            Failure::new(FailureCode::UnusableFile, "draft-damaged", &[("detail", error.to_string().into())])
        };
        let content = serde_json::from_str(&row.content).map_err(damaged)?;
        let about = serde_json::from_str(&row.about).map_err(damaged)?;
        Ok(Draft::new(row.id, content, about, row.changed_at))
    }

    pub(crate) fn content(&self) -> &Value {
        &self.content
    }

    /// Makes changes as one step that can be taken back: all of them or none.
    ///
    /// # Errors
    /// Where a key leads nowhere, or the call would be larger than a file may be.
    pub(crate) fn change(&mut self, changes: &[CallChange]) -> Result<(), Failure> {
        let mut content = self.content.clone();
        let mut recognised = Arc::clone(&self.recognised);
        for one in changes {
            if recognised.is_empty() {
                change::make(&mut content, one)?;
                continue;
            }
            let before = content.clone();
            change::make(&mut content, one)?;
            follow(Arc::make_mut(&mut recognised), one, &before, &content);
        }
        if content.to_string().len() > LARGEST_FILE {
            return Err(Failure::new(FailureCode::TooMuch, "draft-too-large", &[]));
        }
        self.take(content, recognised);
        Ok(())
    }

    /// Takes the draft as it is now, as a step that can be taken back.
    fn take(&mut self, content: Value, recognised: Arc<Vec<Recognised>>) {
        if content == self.content && recognised == self.recognised {
            return;
        }
        self.redo.clear();
        let before = self.replace(content, recognised);
        self.undo.push_back(before);
        let mut bytes: usize = self.undo.iter().map(|stand| stand.content.len()).sum();
        while self.undo.len() > MOST_STEPS || bytes > MOST_BYTES {
            bytes -= self.undo.pop_front().map_or(0, |oldest| oldest.content.len());
        }
    }

    /// Returns how it stood before.
    fn replace(&mut self, content: Value, recognised: Arc<Vec<Recognised>>) -> Stand {
        self.is_changed = true;
        let content = std::mem::replace(&mut self.content, content).to_string();
        Stand { content, recognised: std::mem::replace(&mut self.recognised, recognised) }
    }

    pub(crate) fn undo(&mut self) -> Result<(), Failure> {
        let Some(Stand { content, recognised }) = self.undo.pop_back() else { return Ok(()) };
        let after = self.replace(serde_json::from_str(&content).map_err(Failure::fault)?, recognised);
        self.redo.push(after);
        Ok(())
    }

    pub(crate) fn redo(&mut self) -> Result<(), Failure> {
        let Some(Stand { content, recognised }) = self.redo.pop() else { return Ok(()) };
        let before = self.replace(serde_json::from_str(&content).map_err(Failure::fault)?, recognised);
        self.undo.push_back(before);
        Ok(())
    }

    /// Confirms what was recognised at a place, as a step that can be taken back.
    ///
    /// # Errors
    /// Where nothing was recognised there.
    pub(crate) fn confirm(&mut self, key: &str) -> Result<(), Failure> {
        let mut content = self.content.clone();
        let mut recognised = Arc::clone(&self.recognised);
        if !confirm(Arc::make_mut(&mut recognised).as_mut_slice(), &mut content, key) {
            return Err(Failure::new(FailureCode::NotFound, "fail-not-recognised", &[]));
        }
        self.take(content, recognised);
        Ok(())
    }

    /// Has it on disk, or remembers why not.
    pub(crate) fn keep(&mut self, library: &Library, now: Timestamp) -> Result<(), StoreError> {
        self.changed_at = now;
        let about = About { origin: self.origin, base: self.base.clone(), recognised: self.recognised.to_vec() };
        let about = serde_json::to_string(&about).unwrap_or_default();
        let row =
            CallDraftRow { id: self.id.clone(), content: self.content.to_string(), about, changed_at: self.changed_at };
        let kept = library.keep_call_draft(&row);
        self.is_changed = kept.is_err();
        self.unsaved = match &kept {
            Ok(()) => None,
            Err(StoreError::Database { trouble, source, .. }) => Some(failure::trouble(*trouble, &source.to_string())),
            Err(error) => Some(Text { nl: error.to_string(), en: error.to_string() }),
        };
        kept
    }

    /// Whether something in it is not on disk.
    pub(crate) fn is_unsaved(&self) -> bool {
        self.is_changed
    }

    pub(crate) fn saved(&self, now: &ZonedDateTime) -> Saved {
        match &self.unsaved {
            None => Saved::Saved { at: local(self.changed_at, now) },
            Some(because) => Saved::NotSaved { because: because.clone() },
        }
    }

    /// The file it would make.
    pub(crate) fn file(&self) -> String {
        let nothing = Map::new();
        write_call(self.content.as_object().unwrap_or(&nothing))
    }

    /// What dossiers would pin, where it has an identity.
    pub(crate) fn pin(&self) -> Option<String> {
        let id = self.content.get("id")?.as_str().filter(|id| !id.is_empty())?;
        Some(format!("{id}@{}", self.content.get("version")?.as_u64()?))
    }

    /// What is wrong or questionable in it.
    pub(crate) fn examined(&self, catalogue: &Catalogue) -> Examined {
        catalogue.examine_call_file(&self.file(), &self.pin().unwrap_or_default())
    }

    /// Everything the screen needs of it.
    pub(crate) fn view(&self, catalogue: &Catalogue, now: &ZonedDateTime) -> CallDraft {
        let examined = self.examined(catalogue);
        let problems = self.problems(&examined, catalogue);
        let call = examined.call.or_else(|| readable(&self.content));
        CallDraft {
            id: self.id.clone(),
            content: self.content.clone(),
            publishable: problems.iter().all(|problem| problem.weight != ProblemWeight::Error),
            problems,
            rules: call.iter().flat_map(|call| call.rule.iter().map(|rule| rule_card(call, rule))).collect(),
            origin: self.origin,
            base: self.base.clone(),
            recognised: standing(&self.recognised, &self.content),
            undo: !self.undo.is_empty(),
            redo: !self.redo.is_empty(),
            saved: self.saved(now),
        }
    }

    /// The problems of its file, and that its version is taken, where it is.
    fn problems(&self, examined: &Examined, catalogue: &Catalogue) -> Vec<CallProblem> {
        let mut problems: Vec<CallProblem> = examined.problems.iter().map(told).collect();
        if let Some(pin) = self.pin().filter(|pin| catalogue.get(pin).is_some()) {
            problems.push(CallProblem {
                key: "version".to_owned(),
                line: None,
                weight: ProblemWeight::Error,
                message: both("draft-taken", &[("pin", pin.clone().into())]),
                hint: both("draft-taken-hint", &[("free", next_version(catalogue, &pin).to_string().into())]),
            });
        }
        problems
    }

    /// The draft in the list.
    pub(crate) fn card(&self, catalogue: &Catalogue, now: &ZonedDateTime) -> DraftCard {
        let problems = self.problems(&self.examined(catalogue), catalogue);
        let count = |weight: ProblemWeight| {
            let found = problems.iter().filter(|problem| problem.weight == weight).count();
            u32::try_from(found).unwrap_or(u32::MAX)
        };
        DraftCard {
            id: self.id.clone(),
            title: title(&self.content),
            pin: self.pin().unwrap_or_default(),
            changed_at: local(self.changed_at, now),
            errors: count(ProblemWeight::Error),
            warnings: count(ProblemWeight::Warning),
        }
    }
}

/// The title as far as it is there.
pub(crate) fn title(content: &Value) -> Text {
    let in_language = |language: &str| {
        let text = content.get("title").and_then(|title| title.get(language)).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    Text { nl: in_language("nl"), en: in_language("en") }
}

/// The first version of an identity that no call has yet.
pub(crate) fn next_version(catalogue: &Catalogue, pin: &str) -> u32 {
    let id = pin.split('@').next().unwrap_or(pin);
    catalogue.get(id).map_or(1, |newest| newest.version.saturating_add(1))
}

/// How much a problem of a file matters.
pub(crate) fn weight(problem: &voorstel_catalogue::Problem) -> ProblemWeight {
    match problem.weight {
        Weight::Error => ProblemWeight::Error,
        Weight::Warning => ProblemWeight::Warning,
        Weight::Advice => ProblemWeight::Advice,
    }
}

/// A problem of a file as the screens show it.
pub(crate) fn told(problem: &voorstel_catalogue::Problem) -> CallProblem {
    CallProblem {
        key: problem.place.key.clone(),
        line: problem.place.line.and_then(|line| u32::try_from(line).ok()),
        weight: weight(problem),
        message: on_screen(&problem.message),
        hint: on_screen(&problem.hint),
    }
}
