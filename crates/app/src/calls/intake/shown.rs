//! What was understood, in words.

use voorstel_catalogue::{Intake, Recognised, Shown, What};
use voorstel_model::Text;
use voorstel_words::Words;

use super::sentence;
use crate::said::each;

/// What was understood, in both languages.
pub(super) fn text(one: &Recognised, intake: &Intake) -> Text {
    each(|words| say(words, one, intake))
}

fn say(words: &Words, one: &Recognised, intake: &Intake) -> String {
    match &one.shown {
        Shown::Words(text) => text.clone(),
        Shown::Money(amount) => words.money(*amount),
        Shown::Part(title, amount) if title.is_empty() => words.money(*amount),
        Shown::Part(title, amount) => format!("{title}: {}", words.money(*amount)),
        Shown::Day(day) => words.date(*day),
        Shown::Hour(day, hour) => {
            words.message("intake-day-hour", &[("day", words.date(*day).into()), ("hour", hour.as_str().into())])
        }
        Shown::Event(title, day) => format!("{title}: {}", words.date(*day)),
        Shown::Kinds(kinds) => kinds.iter().map(|kind| words.organisation_kind(*kind)).collect::<Vec<_>>().join(", "),
        Shown::Yes => words.label("intake-yes"),
        Shown::Rule => {
            let id = one.key.strip_prefix("rule.").unwrap_or_default();
            let rule = intake.call.rule.iter().find(|rule| rule.id == id);
            rule.map(|rule| sentence(&words.rule_title(&rule.kind, &intake.call))).unwrap_or_default()
        }
    }
}

/// The key of the name of what was recognised.
pub(super) fn name(what: What) -> &'static str {
    match what {
        What::Title => "intake-title",
        What::Code => "intake-code",
        What::Fund => "intake-fund",
        What::Publisher => "intake-publisher",
        What::Theme => "intake-theme",
        What::Summary => "intake-summary",
        What::Objective => "intake-objective",
        What::Opened => "intake-opened",
        What::Deadline => "intake-deadline",
        What::Milestone => "intake-milestone",
        What::Envelope => "intake-envelope",
        What::EnvelopePart => "intake-envelope-part",
        What::OtherEnvelope => "intake-other-envelope",
        What::Cofinancer => "intake-cofinancer",
        What::Action => "intake-action",
        What::OwnActions => "intake-own-actions",
        What::Section => "intake-section",
        What::Beneficiaries => "intake-beneficiaries",
        What::Contact => "intake-contact",
        What::Document => "intake-document",
        What::Rule => "intake-rule",
    }
}
