//! Calls from elsewhere: a page that is pasted, a topic of the EU portal as a file or asked for by its code. What was
//! recognised is shown before it is taken, goes into a draft, and is confirmed by a person one by one.

mod failures;
mod places;
mod portal;
mod preview;
mod shown;
pub mod views;

pub(crate) use places::{confirm, follow, placed, standing};
pub(crate) use portal::Asking;

use std::path::PathBuf;

use serde_json::Value;
use voorstel_catalogue::{Intake, LARGEST_TOPIC, Shown, is_topic_code};
use voorstel_model::Date;

use self::portal::{Answer, Portal};
use self::views::PageIntake;
use super::drafts::NewDraft;
use super::views::{CallDraft, DraftOrigin, Recognised};
use crate::app::{App, Shared};
use crate::files;
use crate::said::each;
use crate::views::{Failure, FailureCode};

impl App {
    /// Reads the text of a page, without making anything of it.
    ///
    /// # Errors
    /// Where there is no text, too much of it, or it is not about a call.
    pub async fn read_page(&self, text: String) -> Result<PageIntake, Failure> {
        self.blocking(move |shared| Ok(preview::of(&shared.page(&text)?))).await
    }

    /// Reads the text of a page into a draft.
    ///
    /// # Errors
    /// As of [`App::read_page`].
    pub async fn begin_call_from_page(&self, text: String) -> Result<CallDraft, Failure> {
        self.blocking(move |shared| {
            let intake = shared.page(&text)?;
            shared.begin_from(intake, DraftOrigin::Page)
        })
        .await
    }

    /// Reads a topic of the EU portal from a file into a draft.
    ///
    /// # Errors
    /// Where the file cannot be read, or holds no topic.
    pub async fn begin_call_from_topic_file(&self, path: PathBuf) -> Result<CallDraft, Failure> {
        self.blocking(move |shared| {
            let json = files::text_of(&path, LARGEST_TOPIC, "fail-topic-too-large")?;
            shared.begin_from_topic(&json).map_err(|failure| files::at(&path, failure))
        })
        .await
    }

    /// Asks the EU portal for a topic by its code and reads it into a draft; nothing where it was called off.
    ///
    /// # Errors
    /// Where it is no code, the portal cannot be reached or is too slow, knows no such topic, or answers something else.
    pub async fn begin_call_from_topic_code(&self, code: String) -> Result<Option<CallDraft>, Failure> {
        let code = code.trim().to_owned();
        if !is_topic_code(&code) {
            return Err(Failure::new(FailureCode::WrongValue, "fail-topic-code", &[("code", code.into())]));
        }
        let asked = self.shared.asking.begin();
        let called_off = asked.token();
        let answer = tokio::task::spawn_blocking(move || Portal::of_the_commission().topic(&code, &called_off));
        let token = asked.token();
        let answer = tokio::select! {
            answer = answer => answer.map_err(Failure::fault)?,
            // What still runs ends by itself, at the latest when its time is up.
            () = token.cancelled() => Ok(Answer::CalledOff),
        };
        match answer? {
            Answer::CalledOff => Ok(None),
            Answer::Topic(json) => self.blocking(move |shared| shared.begin_from_topic(&json)).await.map(Some),
        }
    }

    /// Calls off what is being asked of the portal.
    pub fn cancel_topic(&self) {
        self.shared.asking.call_off();
    }

    /// Confirms what was recognised at a key: its authority is then the page itself.
    ///
    /// # Errors
    /// [`FailureCode::NotFound`] where nothing was recognised there.
    pub async fn confirm_recognised(&self, id: String, key: String) -> Result<CallDraft, Failure> {
        self.with_draft(id, move |draft| draft.confirm(&key)).await
    }
}

impl Shared {
    fn page(&self, text: &str) -> Result<Intake, Failure> {
        self.catalogue().read_page(text, Date(self.now().date())).map_err(failures::of_page)
    }

    fn begin_from_topic(&self, json: &str) -> Result<CallDraft, Failure> {
        let intake =
            self.catalogue().read_topic(json, Date(self.now().date())).map_err(|error| failures::of_topic(&error))?;
        self.begin_from(intake, DraftOrigin::Topic)
    }

    fn begin_from(&self, mut intake: Intake, origin: DraftOrigin) -> Result<CallDraft, Failure> {
        for index in 0..intake.call.rule.len() {
            let kind = intake.call.rule[index].kind.clone();
            // A note of our own words, to begin with: what the rule asks.
            intake.call.rule[index].note = each(|words| sentence(&words.rule_title(&kind, &intake.call)));
        }
        let recognised = intake.recognised.iter().map(|one| recognised(one, &intake)).collect();
        let content: Value = intake.content();
        self.begin_draft(NewDraft { content, origin, base: None, recognised })
    }
}

fn recognised(one: &voorstel_catalogue::Recognised, intake: &Intake) -> Recognised {
    Recognised {
        key: one.key.clone(),
        shown: shown::text(one, intake),
        quote: one.quote.clone(),
        line: one.line(),
        section: one.section.clone(),
        rewrite: one.rewrite && matches!(one.shown, Shown::Words(_)),
        confirmed: false,
    }
}

/// With a capital at the beginning and a full stop at the end.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", letters.as_str())
}
