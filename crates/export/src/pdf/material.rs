//! What every section is made of: the export, its words and the texts of people, made fit.

use std::collections::HashMap;

use serde::Serialize;
use voorstel_model::{Action, Authority, Date, Entry, Field, Partner, Typed as Written};
use voorstel_rules::Finding;
use voorstel_words::{Arg, Words};

use super::typed::Typed;
use crate::input::{Export, Part};

/// The material of one document.
pub(crate) struct Material<'a> {
    pub(crate) input: &'a Export<'a>,
    pub(crate) words: &'static Words,
    pub(crate) typed: Typed,
    partners: HashMap<&'a str, usize>,
    actions: HashMap<&'a str, usize>,
}

/// A value as somebody left it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Entered {
    /// What is shown.
    pub(crate) text: String,
    /// Whether it stands there, is still open, or was not understood.
    pub(crate) state: State,
}

/// How far a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum State {
    /// Filled in.
    Known,
    /// Not filled in.
    Open,
    /// Filled in with something else.
    Wrong,
}

/// A name and a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Fact {
    /// The name.
    pub(crate) label: String,
    /// The value.
    pub(crate) value: Entered,
    /// Where it is written, for what a call says.
    pub(crate) authority: Option<Basis>,
}

/// An address: where it leads, and how it is set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Link {
    /// The address itself.
    pub(crate) to: String,
    /// The address with the places where it may break.
    pub(crate) shown: String,
}

/// Where something is written, and how surely it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Basis {
    /// The document and the place in it.
    pub(crate) text: String,
    /// How surely: the mark that is drawn.
    pub(crate) mark: Sureness,
    /// How surely, in a word.
    pub(crate) word: String,
}

/// The three marks of certainty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Sureness {
    /// Read at its source.
    Full,
    /// Read elsewhere.
    Half,
    /// Not confirmed.
    Ring,
}

impl<'a> Material<'a> {
    pub(crate) fn new(input: &'a Export<'a>) -> Self {
        let dossier = input.dossier;
        Material {
            input,
            words: Words::of(input.language),
            typed: Typed::default(),
            partners: dossier.partners.iter().enumerate().map(|(at, one)| (one.id.as_str(), at)).collect(),
            actions: dossier.actions.iter().enumerate().map(|(at, one)| (one.id.as_str(), at)).collect(),
        }
    }

    /// The material of a document that another program sets, and people write on in.
    pub(crate) fn to_write_on(input: &'a Export<'a>) -> Self {
        Material { typed: Typed::as_typed(), ..Material::new(input) }
    }

    /// The one partner whose part this is; none where it is of all.
    pub(crate) fn only(&self) -> Option<&'a str> {
        match &self.input.options.part {
            Part::Partner(id) => Some(id.as_str()),
            Part::Whole | Part::Summary | Part::Budget => None,
        }
    }

    /// Whether what belongs to that partner is in this document.
    pub(crate) fn is_shown(&self, partner: &str) -> bool {
        self.only().is_none_or(|only| only == partner)
    }

    /// Whether an action is: its partners are in it together.
    pub(crate) fn is_in(&self, action: &Action) -> bool {
        self.is_shown(&action.lead) || action.participants.iter().any(|partner| self.is_shown(partner))
    }

    /// Whether a field is: of what one partner does and bears, or of the money.
    pub(crate) fn is_about(&self, field: &Field) -> bool {
        let dossier = self.input.dossier;
        let parts = field.parts();
        let (list, id) = (parts.first().map_or("", String::as_str), parts.get(1).map_or("", String::as_str));
        match &self.input.options.part {
            Part::Whole | Part::Summary => true,
            Part::Budget => matches!(list, "budget" | "funding" | "indirect_rate"),
            Part::Partner(only) => match list {
                "partners" => only == id,
                "actions" => dossier.actions.iter().any(|action| action.id == id && self.is_in(action)),
                "budget" => dossier.budget.iter().any(|line| line.id == id && line.partner == *only),
                "funding" => dossier.funding.iter().any(|one| one.id == id && one.partner == *only),
                _ => false,
            },
        }
    }

    /// A fixed word.
    pub(crate) fn label(&self, key: &str) -> String {
        self.words.label(key)
    }

    /// A fixed sentence with something in it.
    pub(crate) fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.words.message(key, args)
    }

    /// A text of a call: written by the call's author, so that only what has no glyph can be wrong with it.
    pub(crate) fn call_text(&self, text: &voorstel_model::Text) -> String {
        self.typed.line(text.get(self.input.language))
    }

    /// A partner's name, or its place in the list while it has none.
    pub(crate) fn name_of(&self, partner: &Partner) -> String {
        let name = self.typed.line(&partner.name);
        if !name.is_empty() {
            return name;
        }
        let at = self.partners.get(partner.id.as_str()).map_or(0, |at| at + 1);
        self.say("export-partner-unnamed", &[("number", at.into())])
    }

    /// The name of the partner of that identity; nothing where none is chosen.
    pub(crate) fn partner(&self, id: &str) -> String {
        self.input.dossier.partner(id).map_or_else(|| self.typed.line(id), |partner| self.name_of(partner))
    }

    /// The place of an action in the list, as it is written everywhere: `A4`.
    pub(crate) fn action_code(&self, id: &str) -> String {
        self.actions.get(id).map_or_else(|| self.typed.line(id), |at| action_code(*at))
    }

    /// A text as somebody left it.
    pub(crate) fn entered(&self, text: &str) -> Entered {
        let line = self.typed.line(text);
        if line.is_empty() { self.open() } else { Entered { text: line, state: State::Known } }
    }

    /// An address of mail as somebody left it.
    pub(crate) fn address(&self, text: &str) -> Entered {
        let address = self.typed.address(text);
        if address.is_empty() { self.open() } else { self.known(address) }
    }

    /// An address of mail or the web in a call, which can be followed.
    pub(crate) fn link(&self, address: &str) -> Link {
        Link { to: self.typed.plain(address), shown: self.typed.address(address) }
    }

    /// A number or day as somebody left it.
    pub(crate) fn entry<T: Written>(&self, entry: &Entry<T>, shown: impl Fn(&T) -> String) -> Entered {
        match entry {
            Entry::Empty => self.open(),
            Entry::Value(value) => Entered { text: shown(value), state: State::Known },
            Entry::Unreadable(text) => Entered { text: self.typed.line(text), state: State::Wrong },
        }
    }

    /// A value that stands there.
    pub(crate) fn known(&self, text: impl Into<String>) -> Entered {
        Entered { text: text.into(), state: State::Known }
    }

    /// A value that is still to be filled in.
    pub(crate) fn open(&self) -> Entered {
        Entered { text: self.label("export-open"), state: State::Open }
    }

    /// A day, on one line.
    pub(crate) fn day(&self, day: Date) -> String {
        self.words.date(day).replace(' ', "\u{a0}")
    }

    /// First and last day.
    pub(crate) fn days(&self, start: &Entry<Date>, end: &Entry<Date>) -> Entered {
        let (start, end) = (self.entry(start, |day| self.day(*day)), self.entry(end, |day| self.day(*day)));
        if start.state == State::Open && end.state == State::Open {
            return self.open();
        }
        let wrong = start.state == State::Wrong || end.state == State::Wrong;
        let text = self.say("export-days", &[("start", start.text.into()), ("end", end.text.into())]);
        Entered { text, state: if wrong { State::Wrong } else { State::Known } }
    }

    /// Where something is written.
    pub(crate) fn basis(&self, authority: &Authority) -> Basis {
        use voorstel_model::Certainty::{Assumed, Law, Official, Page, Reported};
        let mark = match authority.certainty {
            Page | Official | Law => Sureness::Full,
            Reported => Sureness::Half,
            Assumed => Sureness::Ring,
        };
        let text = self.typed.line(&self.words.authority(authority, self.input.call));
        Basis { text, mark, word: self.words.certainty(authority.certainty) }
    }

    /// The rule a finding is about.
    pub(crate) fn rule(&self, finding: &Finding) -> Option<&'a voorstel_model::Rule> {
        self.input.call.rule.iter().find(|rule| rule.id == finding.rule)
    }

    /// The title of the project, or that it has none yet.
    pub(crate) fn title(&self) -> String {
        let title = self.typed.line(&self.input.dossier.title);
        if title.is_empty() { self.label("export-untitled") } else { title }
    }
}

/// The name of the action at that place in the list.
pub(crate) fn action_code(at: usize) -> String {
    format!("A{}", at + 1)
}
