//! The format of call, fund and theme files, key by key: the one definition behind reading, messages and documentation.
//!
//! A test holds it equal to the types of `voorstel-model`, another to `docs/call-format.md`.

use voorstel_model::{CALL_FORMAT, FUND_FORMAT};

/// The format a theme file names in its first key.
pub const THEMES_FORMAT: &str = "voorstel.themes/1";

/// A key of a table.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What stands behind it.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
}

/// A kind of rule with the keys of its own.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// Its name, as behind `kind`.
    pub name: &'static str,
    /// What it is about.
    pub family: Family,
    /// Its keys.
    pub keys: &'static [Key],
}

/// What a kind of rule is about: kinds are offered and explained by family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Who takes part.
    Partners,
    /// What is asked, and who pays the rest.
    Money,
    /// What it costs.
    Budget,
    /// When it runs, and until when one may apply.
    Time,
    /// What is done.
    Actions,
    /// What the form wants to read.
    Texts,
    /// Declarations, files and numbers.
    Formalities,
    /// Rules made of rules.
    Groups,
}

impl Family {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Family; 8] = [
        Family::Partners,
        Family::Money,
        Family::Budget,
        Family::Time,
        Family::Actions,
        Family::Texts,
        Family::Formalities,
        Family::Groups,
    ];

    /// Its name in messages and on the screens.
    pub const fn name(self) -> &'static str {
        match self {
            Family::Partners => "partners",
            Family::Money => "money",
            Family::Budget => "budget",
            Family::Time => "time",
            Family::Actions => "actions",
            Family::Texts => "texts",
            Family::Formalities => "formalities",
            Family::Groups => "groups",
        }
    }
}

/// What stands behind a key.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Just this text.
    Exactly(&'static str),
    /// A text of one line.
    Line,
    /// An identity or code: small letters, digits and hyphens.
    Code,
    /// A text in Dutch and in English.
    Words,
    /// True or false.
    Flag,
    /// A whole number from 0.
    Count,
    /// A version: a whole number from 1.
    Version,
    /// A day.
    Day,
    /// An hour of the day.
    Hour,
    /// An amount in euro.
    Euro,
    /// A share between nothing and all.
    Rate,
    /// A country's code, or `EU`.
    Country,
    /// An address on the web.
    Url,
    /// An address for mail.
    Mail,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A code that is declared elsewhere in the file.
    Name(Name),
    /// Several of a shape.
    List(&'static Shape),
    /// A table with these keys.
    Table(&'static [Key]),
    /// A condition: `kind`, and the keys of that kind.
    Condition,
    /// A rule: the keys of [`RULE`], `kind`, and the keys of that kind.
    Rule,
    /// A table from any code to a text in both languages.
    WordsByCode,
}

/// Codes that other keys of the same file declare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// `source.id`
    Document,
    /// `grant`, `own`, `other-public`, `other-private`, `income`, or `cofinancer.id`
    Funding,
    /// `category.id`
    Category,
    /// `section.id`
    Section,
    /// `declaration.id`
    Declaration,
    /// `annex.id`
    Annex,
    /// `menu.action.id`
    Action,
    /// `menu.action.id`, or `own`
    ActionOrOwn,
}

const fn must(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, required: true }
}

const fn may(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, required: false }
}

const ROLES: Shape = Shape::List(&Shape::OneOf(&["lead", "co-applicant", "associated"]));
const CERTAINTIES: Shape = Shape::OneOf(&["page", "official", "law", "reported", "assumed"]);
const ORGANISATIONS: Shape = Shape::List(&Shape::OneOf(&[
    "municipality",
    "ocmw",
    "vgc",
    "district",
    "intermunicipal",
    "regional-authority",
    "national-authority",
    "public-company",
    "school",
    "university",
    "research-institute",
    "ngo",
    "non-profit",
    "umbrella",
    "social-partner",
    "international-organisation",
    "sme",
    "private-company",
]));
const BASES: Shape = Shape::OneOf(&["total-eligible", "total-cost", "direct-eligible", "asked", "cofinancing"]);
const SOURCES: Shape = Shape::List(&Shape::Name(Name::Funding));
const CATEGORIES: Shape = Shape::List(&Shape::Name(Name::Category));
const ACTIONS: Shape = Shape::List(&Shape::Name(Name::Action));
const COUNTRIES: Shape = Shape::List(&Shape::Country);
const CONDITIONS: Shape = Shape::List(&Shape::Condition);

const AUTHORITY: Shape = Shape::Table(&[
    must("certainty", CERTAINTIES),
    must("document", Shape::Name(Name::Document)),
    may("section", Shape::Line),
]);
const CHOICES: Shape =
    Shape::List(&Shape::Table(&[must("id", Shape::Code), must("title", Shape::Words), may("note", Shape::Words)]));
const ENVELOPE: Shape = Shape::Table(&[
    must("amount", Shape::Euro),
    may("note", Shape::Words),
    may("part", Shape::List(&Shape::Table(&[must("title", Shape::Words), must("amount", Shape::Euro)]))),
    must("authority", AUTHORITY),
]);
const CONTACTS: Shape =
    Shape::List(&Shape::Table(&[must("title", Shape::Words), may("email", Shape::Mail), may("url", Shape::Url)]));
const DOCUMENTS: Shape = Shape::List(&Shape::Table(&[
    must("id", Shape::Code),
    must("title", Shape::Words),
    may("url", Shape::Url),
    may("read-on", Shape::Day),
]));
const DATES: Shape = Shape::Table(&[
    may("opened", Shape::Day),
    may(
        "deadline",
        Shape::Table(&[
            must("date", Shape::Day),
            may("time", Shape::Hour),
            may("zone", Shape::Line),
            must("authority", AUTHORITY),
        ]),
    ),
    may("closed", Shape::Flag),
    may(
        "milestone",
        Shape::List(&Shape::Table(&[
            must("title", Shape::Words),
            must("date", Shape::Day),
            must("authority", AUTHORITY),
        ])),
    ),
]);

/// The keys of a call file.
pub const CALL: &[Key] = &[
    must("format", Shape::Exactly(CALL_FORMAT)),
    must("id", Shape::Code),
    must("version", Shape::Version),
    must("fund", Shape::Code),
    may("code", Shape::Line),
    must("title", Shape::Words),
    may("short-title", Shape::Words),
    must("publisher", Shape::Words),
    must("summary", Shape::Words),
    may("objective", Shape::List(&Shape::Words)),
    may("themes", Shape::List(&Shape::Code)),
    may("dates", DATES),
    may("envelope", ENVELOPE),
    may("other-envelope", Shape::List(&ENVELOPE)),
    may(
        "cofinancer",
        Shape::List(&Shape::Table(&[
            must("id", Shape::Code),
            must("title", Shape::Words),
            may("note", Shape::Words),
            may("asked", Shape::Flag),
        ])),
    ),
    may("beneficiaries", ORGANISATIONS),
    may("menu", Shape::Table(&[may("own-actions", Shape::Flag), may("action", CHOICES)])),
    may(
        "section",
        Shape::List(&Shape::Table(&[
            must("id", Shape::Code),
            must("title", Shape::Words),
            may("guidance", Shape::Words),
        ])),
    ),
    may("category", CHOICES),
    may("indirect", Shape::Table(&[may("categories", CATEGORIES), may("rate", Shape::Rate)])),
    may("declaration", CHOICES),
    may("annex", CHOICES),
    may("award-criterion", Shape::List(&Shape::Words)),
    may("contact", CONTACTS),
    may("source", DOCUMENTS),
    may("rule", Shape::List(&Shape::Rule)),
];

/// The keys of a fund file.
pub const FUND: &[Key] = &[
    must("format", Shape::Exactly(FUND_FORMAT)),
    must("id", Shape::Code),
    must("acronym", Shape::Line),
    must("title", Shape::Words),
    must("years", Shape::Words),
    must("summary", Shape::Words),
    may("objective", Shape::List(&Shape::Words)),
    may("themes", Shape::List(&Shape::Code)),
    may("envelope", ENVELOPE),
    may(
        "rate",
        Shape::List(&Shape::Table(&[
            must("title", Shape::Words),
            must("at-most", Shape::Rate),
            must("authority", AUTHORITY),
        ])),
    ),
    may("beneficiaries", ORGANISATIONS),
    may("countries", Shape::Words),
    may("project-types", Shape::Words),
    may("contact", CONTACTS),
    may("source", DOCUMENTS),
];

/// The keys of a theme file.
pub const THEMES: &[Key] = &[must("format", Shape::Exactly(THEMES_FORMAT)), must("theme", Shape::WordsByCode)];

/// The keys that every rule has, besides those of its kind.
pub const RULE: &[Key] = &[
    must("id", Shape::Code),
    must("severity", Shape::OneOf(&["blocking", "warning", "advice"])),
    must("authority", AUTHORITY),
    must("note", Shape::Words),
    may("when", Shape::Condition),
];

const fn kind(name: &'static str, family: Family, keys: &'static [Key]) -> Kind {
    Kind { name, family, keys }
}

/// The kinds of rule.
pub const RULE_KINDS: &[Kind] = &[
    kind("applicant-kinds", Family::Partners, &[may("roles", ROLES), must("kinds", ORGANISATIONS)]),
    kind("territory", Family::Partners, &[may("roles", ROLES), must("regions", Shape::List(&Shape::Code))]),
    kind("countries", Family::Partners, &[may("roles", ROLES), may("allowed", COUNTRIES), may("excluded", COUNTRIES)]),
    kind(
        "partner-count",
        Family::Partners,
        &[may("roles", ROLES), may("at-least", Shape::Count), may("at-most", Shape::Count)],
    ),
    kind(
        "member-states",
        Family::Partners,
        &[may("roles", ROLES), must("at-least", Shape::Count), may("excluded", COUNTRIES)],
    ),
    kind(
        "inhabitants",
        Family::Partners,
        &[may("roles", ROLES), may("at-least", Shape::Count), may("at-most", Shape::Count)],
    ),
    kind("partnership-mix", Family::Partners, &[must("each-of", Shape::List(&ORGANISATIONS))]),
    kind("amount", Family::Money, &[must("of", SOURCES), may("at-least", Shape::Euro), may("at-most", Shape::Euro)]),
    kind(
        "amount-per-partner",
        Family::Money,
        &[must("of", SOURCES), may("roles", ROLES), may("at-least", Shape::Euro), may("at-most", Shape::Euro)],
    ),
    kind(
        "amount-per-participant",
        Family::Money,
        &[must("of", SOURCES), may("at-least", Shape::Euro), may("at-most", Shape::Euro)],
    ),
    kind(
        "share",
        Family::Money,
        &[must("of", SOURCES), must("over", BASES), may("at-least", Shape::Rate), may("at-most", Shape::Rate)],
    ),
    kind("balance", Family::Money, &[]),
    kind("no-profit", Family::Money, &[]),
    kind(
        "category-cap",
        Family::Budget,
        &[
            must("categories", CATEGORIES),
            may("over", BASES),
            may("at-most", Shape::Rate),
            may("at-most-amount", Shape::Euro),
        ],
    ),
    kind("category-not-eligible", Family::Budget, &[must("categories", CATEGORIES)]),
    kind("flat-rate", Family::Budget, &[must("at-most", Shape::Rate)]),
    kind("project-window", Family::Time, &[may("start", Shape::Day), may("end", Shape::Day)]),
    kind("duration", Family::Time, &[may("at-least", Shape::Count), may("at-most", Shape::Count)]),
    kind("actions-within-period", Family::Actions, &[]),
    kind(
        "actions-from-menu",
        Family::Actions,
        &[may("any-of", ACTIONS), may("count", Shape::Count), may("all-of", ACTIONS), may("none-of", ACTIONS)],
    ),
    kind(
        "participants",
        Family::Actions,
        &[
            may("menu", Shape::List(&Shape::Name(Name::ActionOrOwn))),
            may("at-least", Shape::Count),
            may("at-most", Shape::Count),
        ],
    ),
    kind(
        "action-states",
        Family::Actions,
        &[
            must(
                "field",
                Shape::OneOf(&["target-group", "target-number", "description", "deliverables", "lead", "period"]),
            ),
            may("menu", Shape::List(&Shape::Name(Name::ActionOrOwn))),
        ],
    ),
    kind(
        "field-required",
        Family::Texts,
        &[must("field", Shape::OneOf(&["title", "acronym", "period", "partner-name", "lead-contact"]))],
    ),
    kind("text-required", Family::Texts, &[must("section", Shape::Name(Name::Section))]),
    kind(
        "text-length",
        Family::Texts,
        &[must("section", Shape::Name(Name::Section)), may("at-least", Shape::Count), may("at-most", Shape::Count)],
    ),
    kind("declaration", Family::Formalities, &[must("declaration", Shape::Name(Name::Declaration))]),
    kind("annex", Family::Formalities, &[must("annex", Shape::Name(Name::Annex))]),
    kind(
        "checked-number",
        Family::Formalities,
        &[must("number", Shape::OneOf(&["enterprise-number", "pic"])), may("required-of", ROLES)],
    ),
    kind("deadline", Family::Time, &[]),
    kind("joint-application", Family::Partners, &[must("inhabitants-below", Shape::Count)]),
    kind("any-of", Family::Groups, &[must("of", CONDITIONS)]),
    kind("all-of", Family::Groups, &[must("of", CONDITIONS)]),
    kind("none-of", Family::Groups, &[must("of", CONDITIONS)]),
];
