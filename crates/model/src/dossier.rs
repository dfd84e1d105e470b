//! A dossier: one application as it is being drafted. The format is `voorstel.dossier/1`, see `docs/dossier-format.md`.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::entry::{Entry, Problem, Typed};
use crate::money::{Euro, Quantity, Rate, UnitCost};

/// The format a dossier file names in its first field.
pub const DOSSIER_FORMAT: &str = "voorstel.dossier/1";

/// A day of the calendar, written `2021-01-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub jiff::civil::Date);

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl Typed for Date {
    const WHAT: &'static str = "a day such as \"2021-01-31\"";

    fn read(text: &str) -> Result<Self, Problem> {
        jiff::civil::Date::strptime("%Y-%m-%d", text.trim())
            .ok()
            .filter(|day| (1900..=2200).contains(&day.year()))
            .map(Date)
            .ok_or(Problem::NotADate)
    }
}

/// The language of a dossier's exports, or of a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Dutch, as written in Belgium.
    #[default]
    Nl,
    /// English.
    En,
}

/// First and last day.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(default)]
pub struct Period {
    /// The first day.
    #[ts(as = "String")]
    pub start: Entry<Date>,
    /// The last day, included.
    #[ts(as = "String")]
    pub end: Entry<Date>,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    #[ts(skip)]
    pub unknown: Map<String, Value>,
}

/// What part a partner has in the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The lead applicant, who signs and answers for all.
    Lead,
    /// A co-applicant, with costs and funding of its own.
    #[default]
    CoApplicant,
    /// An associated partner, who takes part without money from the grant.
    Associated,
}

/// What kind of organisation a partner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names are the field's own")]
pub enum OrganisationKind {
    Municipality,
    Ocmw,
    Vgc,
    District,
    Intermunicipal,
    RegionalAuthority,
    NationalAuthority,
    PublicCompany,
    School,
    University,
    ResearchInstitute,
    Ngo,
    NonProfit,
    Umbrella,
    SocialPartner,
    InternationalOrganisation,
    Sme,
    PrivateCompany,
}

impl OrganisationKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [OrganisationKind; 18] = {
        use OrganisationKind::*;
        [
            Municipality,
            Ocmw,
            District,
            Intermunicipal,
            Vgc,
            RegionalAuthority,
            NationalAuthority,
            PublicCompany,
            School,
            University,
            ResearchInstitute,
            Ngo,
            NonProfit,
            Umbrella,
            SocialPartner,
            InternationalOrganisation,
            Sme,
            PrivateCompany,
        ]
    };
}

/// Whom to reach at a partner.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(default)]
pub struct Contact {
    /// Name of the person or the service.
    pub name: String,
    /// Address for mail.
    pub email: String,
    /// Telephone number.
    pub phone: String,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    #[ts(skip)]
    pub unknown: Map<String, Value>,
}

/// An organisation that takes part.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(default)]
pub struct Partner {
    /// Identity within the dossier.
    pub id: String,
    /// Its part in the application.
    pub role: Role,
    /// Its name.
    pub name: String,
    /// What kind of organisation it is; empty while not chosen.
    #[serde(deserialize_with = "crate::read::empty_is_none", serialize_with = "crate::read::none_is_empty")]
    #[schemars(with = "String")]
    #[ts(as = "String")]
    pub kind: Option<OrganisationKind>,
    /// ISO 3166 code of its country, in capitals.
    pub country: String,
    /// Region within the country: `vlaanderen`, `brussel`, `wallonie` in Belgium.
    pub region: String,
    /// Belgian enterprise number (KBO/BCE).
    pub enterprise_number: String,
    /// Participant identification code of the EU portal.
    pub pic: String,
    /// Number of inhabitants, for local authorities.
    pub inhabitants: Option<u32>,
    /// Whom to reach there.
    pub contact: Contact,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    #[ts(skip)]
    pub unknown: Map<String, Value>,
}

/// A piece of work in the project.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(default)]
pub struct Action {
    /// Identity within the dossier.
    pub id: String,
    /// Code of the call's action menu; empty for an action of one's own.
    pub menu: String,
    /// Its title.
    pub title: String,
    /// What is done.
    pub description: String,
    /// Identity of the partner who leads it.
    pub lead: String,
    /// Identities of the other partners in it.
    pub participants: Vec<String>,
    /// First day.
    #[ts(as = "String")]
    pub start: Entry<Date>,
    /// Last day, included.
    #[ts(as = "String")]
    pub end: Entry<Date>,
    /// Whom it is for.
    pub target_group: String,
    /// How many people it reaches.
    pub target_number: Option<u32>,
    /// What it yields.
    pub deliverables: Vec<String>,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    #[ts(skip)]
    pub unknown: Map<String, Value>,
}

/// One cost in the budget.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(default)]
pub struct BudgetLine {
    /// Identity within the dossier.
    pub id: String,
    /// Identity of the partner who bears it.
    pub partner: String,
    /// Identity of the action it belongs to.
    pub action: String,
    /// Code of one of the call's cost categories.
    pub category: String,
    /// What is bought or who is paid.
    pub description: String,
    /// What is counted: month, hour, piece.
    pub unit: String,
    /// How many units.
    #[ts(as = "String")]
    pub quantity: Entry<Quantity>,
    /// What one unit costs.
    #[ts(as = "String")]
    pub unit_cost: Entry<UnitCost>,
    /// Whether the applicant counts it among the eligible costs.
    pub eligible: bool,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    #[ts(skip)]
    pub unknown: Map<String, Value>,
}

impl Default for BudgetLine {
    fn default() -> Self {
        BudgetLine {
            id: String::new(),
            partner: String::new(),
            action: String::new(),
            category: String::new(),
            description: String::new(),
            unit: String::new(),
            quantity: Entry::Empty,
            unit_cost: Entry::Empty,
            eligible: true,
            unknown: Map::new(),
        }
    }
}

impl BudgetLine {
    /// Quantity times unit cost, to the cent; nothing while either is missing or not understood.
    pub fn amount(&self) -> Option<Euro> {
        Some(self.unit_cost.get()?.times(self.quantity.get()?))
    }
}

/// One source of money.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(default)]
pub struct Funding {
    /// Identity within the dossier.
    pub id: String,
    /// `grant`, a cofinancer's code of the call, `own`, `other-public`, `other-private` or `income`.
    pub source: String,
    /// Identity of the partner it comes from or goes to; empty where it is the project's.
    #[serde(deserialize_with = "crate::read::null_is_empty", serialize_with = "crate::read::empty_is_null")]
    #[schemars(with = "Option<String>")]
    pub partner: String,
    /// How much.
    #[ts(as = "String")]
    pub amount: Entry<Euro>,
    /// Whether it has been promised in writing.
    pub confirmed: bool,
    /// A remark: who decided, when.
    pub note: String,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    #[ts(skip)]
    pub unknown: Map<String, Value>,
}

/// A file that goes with the application.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(default)]
pub struct Annex {
    /// Identity within the dossier.
    pub id: String,
    /// Which of the call's annexes it is.
    pub kind: String,
    /// Identity of the partner it is of; empty where it is the whole application's.
    #[serde(deserialize_with = "crate::read::null_is_empty", serialize_with = "crate::read::empty_is_null")]
    #[schemars(with = "Option<String>")]
    pub partner: String,
    /// The file's name.
    pub name: String,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    #[ts(skip)]
    pub unknown: Map<String, Value>,
}

/// One application as it is being drafted. A missing field is empty, not an error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(default)]
pub struct Dossier {
    /// Always [`DOSSIER_FORMAT`].
    pub format: String,
    /// The call and its version: `proeftuinen-inburgering@1`.
    pub call: String,
    /// Title of the project.
    pub title: String,
    /// Short name of the project.
    pub acronym: String,
    /// Language of the exports.
    pub language: Language,
    /// When the project runs.
    pub period: Period,
    /// Who takes part.
    pub partners: Vec<Partner>,
    /// What is done.
    pub actions: Vec<Action>,
    /// What it costs.
    pub budget: Vec<BudgetLine>,
    /// Who pays.
    pub funding: Vec<Funding>,
    /// Flat rate for indirect costs.
    #[ts(as = "String")]
    pub indirect_rate: Entry<Rate>,
    /// The form's texts by section, in CommonMark.
    pub texts: BTreeMap<String, String>,
    /// What the applicant declares, by the call's code.
    pub declarations: BTreeMap<String, bool>,
    /// Files that go with it.
    pub annexes: Vec<Annex>,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    #[ts(skip)]
    pub unknown: Map<String, Value>,
}

impl Default for Dossier {
    fn default() -> Self {
        Dossier {
            format: DOSSIER_FORMAT.to_owned(),
            call: String::new(),
            title: String::new(),
            acronym: String::new(),
            language: Language::Nl,
            period: Period::default(),
            partners: Vec::new(),
            actions: Vec::new(),
            budget: Vec::new(),
            funding: Vec::new(),
            indirect_rate: Entry::Empty,
            texts: BTreeMap::new(),
            declarations: BTreeMap::new(),
            annexes: Vec::new(),
            unknown: Map::new(),
        }
    }
}

impl Dossier {
    /// The partner of that identity.
    pub fn partner(&self, id: &str) -> Option<&Partner> {
        self.partners.iter().find(|partner| partner.id == id)
    }

    /// The action of that identity.
    pub fn action(&self, id: &str) -> Option<&Action> {
        self.actions.iter().find(|action| action.id == id)
    }

    /// The lead applicant: the first partner in that role.
    pub fn lead(&self) -> Option<&Partner> {
        self.partners.iter().find(|partner| partner.role == Role::Lead)
    }
}
