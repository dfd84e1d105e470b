//! Which call fits: the rules about who applies, judged on an application that holds nothing but us and the partners we
//! could ask. What finding a partner would mend is a condition; what nobody can change about us is a refusal.

mod consortium;
mod outlook;
#[cfg(test)]
mod tests;

use serde::Serialize;
use ts_rs::TS;
use voorstel_model::{Authority, Call, Date, Fund, OrganisationKind, Partner, Role, Severity};

/// Whether a call fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Fitting {
    /// Every rule about who applies is met.
    Fits,
    /// It would, once the reasons that need something have it.
    FitsIf,
    /// It cannot: something that we are is refused.
    DoesNot,
}

/// What a rule says of us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Bearing {
    /// It keeps us out.
    Refuses,
    /// It needs something first.
    Needs,
    /// It is met.
    Holds,
}

/// Whether a call fits, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Fit {
    /// Whether it fits.
    pub fitting: Fitting,
    /// Our role in it: lead applicant, or co-applicant where another has to lead.
    pub role: Role,
    /// Who leads, by position among the partners at hand, where it is one of them.
    pub lead: Option<usize>,
    /// The other partners at hand who help to meet a rule, by position.
    pub with: Vec<usize>,
    /// One for each rule about who applies: refusals first, then what is needed, then what holds.
    pub reasons: Vec<Reason>,
}

impl Fit {
    /// How much is still to be found or known: the less, the closer the call is.
    pub fn distance(&self) -> u32 {
        let needed = self.reasons.iter().filter(|reason| reason.bearing == Bearing::Needs);
        needed.map(|reason| reason.what.weight()).fold(0, u32::saturating_add)
    }
}

/// The name, in place of a rule's, of the call's own list of who may take part.
pub const BENEFICIARIES: &str = "beneficiaries";
/// The name, in place of a rule's, of the fund's list of who may take part.
pub const FUND_BENEFICIARIES: &str = "fund-beneficiaries";

/// What one rule says of us, and on whose authority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Reason {
    /// The rule's identity, or [`BENEFICIARIES`] or [`FUND_BENEFICIARIES`] for a list of who may take part.
    pub rule: String,
    /// What it means when the rule is broken.
    pub severity: Severity,
    /// Where it is written; none for a list, which is the call's own.
    pub authority: Option<Authority>,
    /// What it says of us.
    pub bearing: Bearing,
    /// What is needed or what refuses us.
    pub what: What,
}

/// What a rule needs, or why it refuses; `words` makes a sentence of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum What {
    /// Nothing: the rule is met.
    Nothing,
    /// Find more partners in these roles; in any where none is named.
    FindPartners {
        /// How many.
        count: u32,
        /// In which roles.
        roles: Vec<Role>,
    },
    /// Find partners from Member States that are not there yet.
    FindMemberStates {
        /// How many.
        count: u32,
        /// Those that do not count.
        excluded: Vec<String>,
    },
    /// Find a partner of each of these groups of kinds.
    FindKinds {
        /// The groups nobody stands for yet.
        each_of: Vec<Vec<OrganisationKind>>,
    },
    /// Find partners with more inhabitants.
    FindInhabitants {
        /// How many.
        count: u32,
    },
    /// Apply together with another local authority.
    JoinLocalAuthority,
    /// Another organisation leads, one that the rule takes.
    AnotherLeads,
    /// Be of one of these kinds: ours is not known.
    BeOfKind {
        /// The kinds.
        kinds: Vec<OrganisationKind>,
    },
    /// Be established in one of these regions: ours is not known.
    BeInRegion {
        /// Their codes.
        regions: Vec<String>,
    },
    /// Be established in one of these countries: ours is not known.
    BeInCountry {
        /// Codes, `EU` for a Member State; any where none is named.
        allowed: Vec<String>,
        /// But none of these.
        excluded: Vec<String>,
    },
    /// Have so many inhabitants, or apply together with another local authority: ours are not known.
    HaveInhabitants {
        /// The least.
        at_least: u32,
    },
    /// Have a number of inhabitants within these limits: ours are not known.
    BeOfSize {
        /// The least.
        at_least: Option<u32>,
        /// The most.
        at_most: Option<u32>,
    },
    /// Our kind is not one of these.
    OtherKind {
        /// Ours.
        kind: OrganisationKind,
        /// Those that are taken.
        kinds: Vec<OrganisationKind>,
    },
    /// We are not established in one of these regions.
    OtherRegion {
        /// Code of our region, or of our country where that is enough to know.
        place: String,
        /// Those that are taken.
        regions: Vec<String>,
    },
    /// We are not established in one of these countries, or in one that is kept out.
    OtherCountry {
        /// Ours.
        country: String,
        /// Those that are taken; any where none is named.
        allowed: Vec<String>,
        /// Those that are kept out.
        excluded: Vec<String>,
    },
    /// A rule that is not firm (no more than a warning, or unconfirmed) speaks against us: to be asked.
    Ask {
        /// What it says.
        about: Box<What>,
    },
    /// What the rule says: nothing shorter would be true.
    Rule,
    /// All of these.
    AllOf {
        /// Each.
        of: Vec<What>,
    },
    /// One of these.
    AnyOf {
        /// Each would do.
        of: Vec<What>,
    },
}

impl What {
    /// How much is to be found or known before it is there: what a partner more brings closer.
    fn weight(&self) -> u32 {
        match self {
            What::Nothing => 0,
            What::FindPartners { count, .. } | What::FindMemberStates { count, .. } => *count,
            What::FindKinds { each_of } => u32::try_from(each_of.len()).unwrap_or(u32::MAX),
            What::AllOf { of } => of.iter().fold(0, |sum, what| sum.saturating_add(what.weight())),
            What::AnyOf { of } => of.iter().map(What::weight).min().unwrap_or(0),
            _ => 1,
        }
    }

    /// How many inhabitants are still to be found: so many that a partner may bring some of them.
    fn inhabitants(&self) -> u32 {
        match self {
            What::FindInhabitants { count } => *count,
            What::AllOf { of } => of.iter().fold(0, |sum, what| sum.saturating_add(what.inhabitants())),
            What::AnyOf { of } => of.iter().map(What::inhabitants).min().unwrap_or(0),
            _ => 0,
        }
    }

    /// Whether only telling more about us would settle it.
    fn is_about_us(&self) -> bool {
        match self {
            What::BeOfKind { .. }
            | What::BeInRegion { .. }
            | What::BeInCountry { .. }
            | What::HaveInhabitants { .. }
            | What::BeOfSize { .. } => true,
            What::AllOf { of } | What::AnyOf { of } => of.iter().all(What::is_about_us),
            _ => false,
        }
    }
}

/// Whether a call fits us, with the partners we could ask, on a day. Never fails and never panics. Whether the call is
/// still open is another question: see [`Call::is_closed`].
///
/// We lead; only where that is refused, another does and we take part.
pub fn fit(call: &Call, fund: Option<&Fund>, us: &Partner, at_hand: &[Partner], today: Date) -> Fit {
    consortium::Search::new(call, fund, us, at_hand, today, &consortium::Blank::new(call)).best()
}
