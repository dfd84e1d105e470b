//! Where the money comes from against the call's limits: what the table of sources and its bar show.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use voorstel_model::{Call, Dossier, Euro, GRANT, Rate, Rule, RuleKind, Text, Totals};
use voorstel_rules::{Bound, Measure, Report, Status};

/// The money by group, with every share of the cost, and the limits that the call sets to it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct FundingMix {
    /// The groups of sources, in the order of the table; those without a source are left out.
    pub groups: Vec<FundingGroup>,
    /// The share of the cost that each source bears, to four decimals, by identity; for showing.
    #[ts(as = "BTreeMap<String, String>")]
    pub shares: BTreeMap<String, Rate>,
    /// The share of the cost that all money together bears; for showing.
    #[ts(as = "Option<String>")]
    pub share: Option<Rate>,
    /// The share of the cost that all money besides what is asked bears; for showing.
    #[ts(as = "Option<String>")]
    pub rest: Option<Rate>,
    /// The call's limits on money, in the order of its rules.
    pub limits: Vec<FundingLimit>,
}

/// Which group a source belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum FundingGroupKind {
    /// What is asked: the grant and the cofinancers that come with it.
    Asked,
    /// Own money of the partners.
    Own,
    /// Cofinancers of the call whose money is not part of what is asked, other subsidies, gifts, income.
    Other,
}

/// A group of sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FundingGroup {
    /// Which.
    pub group: FundingGroupKind,
    /// Identities of its sources, in the order of the dossier.
    pub sources: Vec<String>,
    /// What they bring together, in euro.
    #[ts(as = "String")]
    pub amount: Euro,
    /// That as a share of the cost, to four decimals; for showing.
    #[ts(as = "Option<String>")]
    pub share: Option<Rate>,
}

/// A limit that the call sets to money from certain sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FundingLimit {
    /// The rule.
    pub rule: String,
    /// On which side of it the money has to stay.
    pub bound: Bound,
    /// Codes of the sources it binds.
    pub sources: Vec<String>,
    /// The limit in euro; for a share, of the cost as it is now.
    #[ts(as = "String")]
    pub amount: Euro,
    /// What the rule says: 'grant at most 50 % of the cost'.
    pub title: Text,
    /// Whether it is not kept.
    pub broken: bool,
}

impl FundingMix {
    /// The mix of a dossier; `title` puts a rule in words.
    pub fn of(call: &Call, dossier: &Dossier, report: &Report, title: impl Fn(&Rule) -> Text) -> FundingMix {
        let totals = &report.totals;
        let shares = dossier
            .funding
            .iter()
            .filter_map(|one| Some((one.id.clone(), Rate::shown(one.amount.get()?, totals.cost)?)))
            .collect();
        FundingMix {
            groups: groups(call, dossier, totals),
            shares,
            share: Rate::shown(totals.funding, totals.cost),
            rest: Rate::shown(totals.funding - totals.asked, totals.cost),
            limits: call.rule.iter().filter_map(|rule| limit(rule, report, &title)).collect(),
        }
    }
}

fn group_of(call: &Call, source: &str) -> FundingGroupKind {
    match source {
        _ if call.asked_sources().any(|asked| asked == source) => FundingGroupKind::Asked,
        "own" => FundingGroupKind::Own,
        _ => FundingGroupKind::Other,
    }
}

fn groups(call: &Call, dossier: &Dossier, totals: &Totals) -> Vec<FundingGroup> {
    [FundingGroupKind::Asked, FundingGroupKind::Own, FundingGroupKind::Other]
        .into_iter()
        .filter_map(|group| {
            let of_group = || dossier.funding.iter().filter(|one| group_of(call, &one.source) == group);
            let sources: Vec<String> = of_group().map(|one| one.id.clone()).collect();
            let amount: Euro = of_group().filter_map(|one| one.amount.get()).sum();
            let share = Rate::shown(amount, totals.cost);
            (!sources.is_empty()).then_some(FundingGroup { group, sources, amount, share })
        })
        .collect()
}

fn limit(rule: &Rule, report: &Report, title: impl Fn(&Rule) -> Text) -> Option<FundingLimit> {
    let (RuleKind::Amount { of, .. } | RuleKind::Share { of, .. }) = &rule.kind else { return None };
    let finding = report.findings.iter().find(|finding| finding.rule == rule.id)?;
    if finding.status == Status::NotApplicable {
        return None;
    }
    let limit = finding.limit.as_ref()?;
    let amount = match (&limit.value, limit.amount) {
        (_, Some(amount)) | (&Measure::Money(amount), None) => amount,
        _ => return None,
    };
    let sources = if of.is_empty() { vec![GRANT.to_owned()] } else { of.clone() };
    let broken = finding.status == Status::Broken;
    Some(FundingLimit { rule: rule.id.clone(), bound: limit.bound, sources, amount, title: title(rule), broken })
}
