//! A call and its fund, as data. The format is explained key by key in `docs/call-format.md`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dossier::{Date, Language, OrganisationKind};
use crate::money::{Euro, Rate};
use crate::rule::Rule;

/// The format a call file names in its first key.
pub const CALL_FORMAT: &str = "voorstel.call/1";
/// The format a fund file names in its first key.
pub const FUND_FORMAT: &str = "voorstel.fund/1";

/// The source of funding that is the call's grant.
pub const GRANT: &str = "grant";
/// The sources every call knows, besides its own cofinancers.
pub const COMMON_SOURCES: [&str; 5] = [GRANT, "own", "other-public", "other-private", "income"];

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// In Dutch.
    #[serde(default)]
    pub nl: String,
    /// In English.
    #[serde(default)]
    pub en: String,
}

impl Text {
    /// The text in that language, or in the other where it is missing.
    pub fn get(&self, language: Language) -> &str {
        let (wanted, other) = match language {
            Language::Nl => (&self.nl, &self.en),
            Language::En => (&self.en, &self.nl),
        };
        if wanted.is_empty() { other } else { wanted }
    }
}

/// How surely something is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// The call's own page says so.
    Page,
    /// A text of the Commission or of a national authority says so.
    Official,
    /// A regulation or an act says so.
    Law,
    /// Two or more secondary sources say so; the call document was not read.
    Reported,
    /// Customary for such calls, not verified: never blocking.
    Assumed,
}

/// Where something is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Authority {
    /// How surely it is known.
    pub certainty: Certainty,
    /// Code of one of the call's [`Source`]s.
    pub document: String,
    /// The place within it: a heading, an article.
    #[serde(default)]
    pub section: String,
}

/// A document that a call's rules rest on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Source {
    /// Code by which an [`Authority`] names it.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Where it can be read, if public.
    #[serde(default)]
    pub url: String,
    /// The day on which it was read.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub read_on: Option<Date>,
}

/// A day on which something happens, with its authority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Milestone {
    /// What happens.
    pub title: Text,
    /// The day.
    #[ts(as = "String")]
    pub date: Date,
    /// Where it is written.
    pub authority: Authority,
}

/// The last moment to submit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Deadline {
    /// The day.
    #[ts(as = "String")]
    pub date: Date,
    /// The hour, `17:00`, where one is published.
    #[serde(default)]
    pub time: String,
    /// The time zone of that hour.
    #[serde(default)]
    pub zone: String,
    /// Where it is written.
    pub authority: Authority,
}

/// The days of a call.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Dates {
    /// When it was published.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub opened: Option<Date>,
    /// Until when applications are taken; none where no day is published.
    #[serde(default)]
    pub deadline: Option<Deadline>,
    /// Whether the call is over although no deadline is published.
    #[serde(default)]
    pub closed: bool,
    /// Information sessions and the like.
    #[serde(default)]
    pub milestone: Vec<Milestone>,
}

/// Part of an amount: who pays it, or what it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct EnvelopePart {
    /// Who pays or what for.
    pub title: Text,
    /// How much.
    #[ts(as = "String")]
    pub amount: Euro,
}

/// The money that a call or a fund has. Where it has parts, they add up to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Envelope {
    /// All of it.
    #[ts(as = "String")]
    pub amount: Euro,
    /// What the amount stands for: this call alone, or with others.
    #[serde(default)]
    pub note: Text,
    /// Its parts.
    #[serde(default)]
    pub part: Vec<EnvelopePart>,
    /// Where it is written.
    pub authority: Authority,
}

/// A code with its name and an explanation: an action of the menu, a cost category, a declaration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Choice {
    /// The code that dossiers use.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What it means, what belongs in it.
    #[serde(default)]
    pub note: Text,
}

/// A cofinancer that comes with the call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Cofinancer {
    /// The code that a dossier's funding uses as source.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What it adds.
    #[serde(default)]
    pub note: Text,
    /// Whether its money is part of what is asked, and so of the amount that the call's ceilings bind.
    #[serde(default)]
    pub asked: bool,
}

/// The call's menu of actions.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Menu {
    /// Whether an applicant may bring actions of its own.
    #[serde(default)]
    pub own_actions: bool,
    /// The call's actions.
    #[serde(default)]
    pub action: Vec<Choice>,
}

/// A part of the form that is answered in running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Section {
    /// The code under which a dossier keeps the text.
    pub id: String,
    /// Its heading.
    pub title: Text,
    /// What belongs in it.
    #[serde(default)]
    pub guidance: Text,
}

/// How indirect costs are computed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Indirect {
    /// The categories whose eligible costs the flat rate is taken of; all of them when empty.
    #[serde(default)]
    pub categories: Vec<String>,
    /// The rate a new dossier starts with.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub rate: Option<Rate>,
}

/// Whom to ask: a service, never a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ContactPoint {
    /// The service.
    pub title: Text,
    /// Its functional mailbox.
    #[serde(default)]
    pub email: String,
    /// Its site.
    #[serde(default)]
    pub url: String,
}

/// A call for proposals, in one published and immutable version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Call {
    /// Always [`CALL_FORMAT`].
    pub format: String,
    /// Identity: letters, digits and hyphens.
    pub id: String,
    /// Version, from 1.
    pub version: u32,
    /// Identity of the fund.
    pub fund: String,
    /// The code it is known by; empty where it has none.
    #[serde(default)]
    pub code: String,
    /// Its title.
    pub title: Text,
    /// A shorter title for narrow places.
    #[serde(default)]
    pub short_title: Text,
    /// Who launched it.
    pub publisher: Text,
    /// What it is about, in a few sentences.
    pub summary: Text,
    /// What it wants to reach, point by point.
    #[serde(default)]
    pub objective: Vec<Text>,
    /// Codes of themes: `integration`, `participation`.
    #[serde(default)]
    pub themes: Vec<String>,
    /// Its days.
    #[serde(default)]
    pub dates: Dates,
    /// Its money.
    #[serde(default)]
    pub envelope: Option<Envelope>,
    /// Envelopes of the calls that share one pot with this one, or of parts beside it.
    #[serde(default)]
    pub other_envelope: Vec<Envelope>,
    /// Cofinancers that come with it.
    #[serde(default)]
    pub cofinancer: Vec<Cofinancer>,
    /// Kinds of organisation that may take part in some role.
    #[serde(default)]
    pub beneficiaries: Vec<OrganisationKind>,
    /// The actions it offers.
    #[serde(default)]
    pub menu: Menu,
    /// The form's texts, in order.
    #[serde(default)]
    pub section: Vec<Section>,
    /// The cost categories, in order.
    #[serde(default)]
    pub category: Vec<Choice>,
    /// How indirect costs are computed; none where the call knows no such cost.
    #[serde(default)]
    pub indirect: Option<Indirect>,
    /// What an applicant declares.
    #[serde(default)]
    pub declaration: Vec<Choice>,
    /// Files that go with an application.
    #[serde(default)]
    pub annex: Vec<Choice>,
    /// What proposals are judged by.
    #[serde(default)]
    pub award_criterion: Vec<Text>,
    /// Whom to ask.
    #[serde(default)]
    pub contact: Vec<ContactPoint>,
    /// The documents its rules rest on.
    #[serde(default)]
    pub source: Vec<Source>,
    /// Its rules, in the order in which they are shown.
    #[serde(default)]
    pub rule: Vec<Rule>,
}

impl Call {
    /// What a dossier pins: `proeftuinen-inburgering@1`.
    pub fn pin(&self) -> String {
        format!("{}@{}", self.id, self.version)
    }

    /// The sources that together are what is asked: the grant and the cofinancers whose money comes with it.
    pub fn asked_sources(&self) -> impl Iterator<Item = &str> {
        let cofinancers = self.cofinancer.iter().filter(|one| one.asked).map(|one| one.id.as_str());
        std::iter::once(GRANT).chain(cofinancers)
    }

    /// Whether nothing can be submitted any more on that day.
    pub fn is_closed(&self, today: Date) -> bool {
        self.dates.closed || self.dates.deadline.as_ref().is_some_and(|deadline| deadline.date < today)
    }

    /// The document an authority names.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.source.iter().find(|source| source.id == id)
    }
}

/// One period of a fund's life, with what holds in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Fund {
    /// Always [`FUND_FORMAT`].
    pub format: String,
    /// Identity: `amif-2014-2020`.
    pub id: String,
    /// Its short name.
    pub acronym: String,
    /// Its name.
    pub title: Text,
    /// The years it runs.
    pub years: Text,
    /// What it is for.
    pub summary: Text,
    /// What it wants to reach, point by point.
    #[serde(default)]
    pub objective: Vec<Text>,
    /// Codes of themes.
    #[serde(default)]
    pub themes: Vec<String>,
    /// Its money.
    #[serde(default)]
    pub envelope: Option<Envelope>,
    /// The highest rates at which it pays, with their authority.
    #[serde(default)]
    pub rate: Vec<FundRate>,
    /// Kinds of organisation it may pay.
    #[serde(default)]
    pub beneficiaries: Vec<OrganisationKind>,
    /// Which countries take part.
    #[serde(default)]
    pub countries: Text,
    /// Types of project it pays.
    #[serde(default)]
    pub project_types: Text,
    /// Whom to ask.
    #[serde(default)]
    pub contact: Vec<ContactPoint>,
    /// The documents this rests on.
    #[serde(default)]
    pub source: Vec<Source>,
}

/// A rate at which a fund pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FundRate {
    /// When it holds.
    pub title: Text,
    /// The rate.
    #[ts(as = "String")]
    pub at_most: Rate,
    /// Where it is written.
    pub authority: Authority,
}

/// Names of themes by code.
pub type Themes = BTreeMap<String, Text>;
