//! The pasted text of a page about a call. Nothing is fetched and nothing is guessed: what is not on the page stays empty.

mod contact;
mod dates;
mod each;
mod headings;
mod identity;
mod kinds;
mod limits;
mod lines;
mod lists;
mod money;
mod numbers;
mod outline;
mod passage;
mod private;
mod when;

use thiserror::Error;
use voorstel_model::{Date, Language, Rate, Source, Text};

use super::draft::Draft;
use super::{CALL_PAGE, Intake, LEFT_OUT, What};
use crate::catalogue::Catalogue;
use crate::intake::pattern::patterns;

/// The largest text that is read, in bytes.
pub const LARGEST_PAGE: usize = 1024 * 1024;

/// Why a text is not read as a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotAPage {
    /// There is no text.
    #[error("there is no text")]
    Empty,
    /// It is larger than [`LARGEST_PAGE`].
    #[error("the text is larger than 1 MB")]
    TooLarge,
    /// It is about something else.
    #[error("the text is not about a call")]
    NotACall,
}

patterns! {
    CALL_WORD = r"(?i)\b(?:project)?oproep\b|\bcall for (?:proposals|projects|applications)\b|\bsubsidie|\bprojectoproep|\bindienen\b|\bgrant\b|\bproposals?\b";
    DUTCH = r"(?i)\b(?:de|het|een|en|van|voor|met|zijn|worden|aan|bij|deze)\b";
    ENGLISH = r"(?i)\b(?:the|and|of|for|with|are|be|to|this|in order|by|on)\b";
}

impl Catalogue {
    /// Reads the pasted text of a page into a draft call, with the funds and themes of this catalogue.
    ///
    /// `today` is the day on which the page was read.
    ///
    /// # Errors
    /// [`NotAPage`]: what keeps it from being read as a call.
    pub fn read_page(&self, text: &str, today: Date) -> Result<Intake, NotAPage> {
        if text.len() > LARGEST_PAGE {
            return Err(NotAPage::TooLarge);
        }
        let mut lines = lines::lines(text);
        if lines.iter().all(|line| line.text.is_empty()) {
            return Err(NotAPage::Empty);
        }
        let left_out = private::leave_out(&mut lines);
        let outline = outline::outline(&lines);
        let mut draft = Draft::new(language(text), source(today));
        let Some(call) = outline.blocks.first() else { return Err(NotAPage::NotACall) };
        identity::title_and_code(&mut draft, call);
        identity::publisher(&mut draft, call);
        identity::themes(&mut draft, &outline, self);
        lists::summary(&mut draft, call);
        lists::lists(&mut draft, call);
        when::dates(&mut draft, call);
        money::money(&mut draft, call);
        limits::limits(&mut draft, call);
        kinds::beneficiaries(&mut draft, &outline);
        contact::contacts(&mut draft, &outline.blocks);
        identity::fund(&mut draft, &outline, self);
        if !is_call(&draft, text, outline.headings()) {
            return Err(NotAPage::NotACall);
        }
        draft.recognised.sort_by_key(|one| one.places.first().copied());
        draft.unclear.sort_by_key(|one| one.line);
        let mut intake = Intake {
            call: draft.call,
            recognised: draft.recognised,
            unclear: draft.unclear,
            left_out,
            lines: lines.into_iter().map(|line| line.text).collect(),
        };
        intake.without_signs();
        Ok(intake)
    }
}

/// Enough of what a call has, and not just one thing that other pages have too.
fn is_call(draft: &Draft, text: &str, headings: usize) -> bool {
    let has = |what: &[What]| draft.recognised.iter().any(|one| what.contains(&one.what));
    let binding = has(&[What::Envelope, What::OtherEnvelope, What::Rule, What::Code, What::Deadline]);
    let coded = has(&[What::Code]);
    let offers = has(&[What::Action, What::Objective, What::Beneficiaries]);
    let called = CALL_WORD.is_match(text);
    match headings {
        0 => called && binding && (coded || has(&[What::Rule])),
        1 => (called || coded) && binding,
        _ => (called || coded || offers) && (binding || (called && offers)),
    }
}

/// The first whole day in a text.
pub(super) fn first_day(text: &str) -> Option<Date> {
    dates::days(text).into_iter().find_map(|day| day.date)
}

/// The first hour in a text.
pub(super) fn first_hour(text: &str) -> Option<String> {
    dates::hour(text).map(|found| found.0)
}

/// The shares in a text.
pub(super) fn shares_in(text: &str) -> Vec<Rate> {
    numbers::shares(text).into_iter().map(|share| share.rate).collect()
}

fn language(text: &str) -> Language {
    if ENGLISH.find_iter(text).count() > DUTCH.find_iter(text).count() { Language::En } else { Language::Nl }
}

fn source(today: Date) -> Source {
    Source {
        id: CALL_PAGE.to_owned(),
        title: Text { nl: "Oproeppagina".to_owned(), en: "Call page".to_owned() },
        url: String::new(),
        read_on: Some(today),
    }
}

impl Intake {
    /// The sign for what was left out belongs to the shown text, not to the call.
    fn without_signs(&mut self) {
        let clean = |text: &mut String| {
            if text.contains(LEFT_OUT) {
                *text = text.replace(LEFT_OUT, "").split_whitespace().collect::<Vec<_>>().join(" ");
            }
        };
        let call = &mut self.call;
        let texts = [&mut call.title, &mut call.publisher, &mut call.summary].into_iter().chain(&mut call.objective);
        let actions = call.menu.action.iter_mut().flat_map(|action| [&mut action.title, &mut action.note]);
        let parts = call.envelope.iter_mut().flat_map(|envelope| &mut envelope.part).map(|part| &mut part.title);
        let paid = call.cofinancer.iter_mut().map(|one| &mut one.title);
        let asked = call.contact.iter_mut().map(|point| &mut point.title);
        for text in texts.chain(actions).chain(parts).chain(paid).chain(asked) {
            clean(&mut text.nl);
            clean(&mut text.en);
        }
        clean(&mut call.code);
    }
}

#[cfg(test)]
mod tests;
