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
    let (RuleKind::Amount { of, .. } | RuleKind::AmountPerParticipant { of, .. } | RuleKind::Share { of, .. }) =
        &rule.kind
    else {
        return None;
    };
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

#[cfg(test)]
mod tests {
    use voorstel_model::{BudgetLine, Date, Entry, Funding};

    use super::*;

    fn call() -> Call {
        let text = r#"{"format": "voorstel.call/1", "id": "test", "version": 1, "fund": "test", "title": {"nl": "test"},
            "publisher": {"nl": "test"}, "summary": {"nl": "test"},
            "cofinancer": [{"id": "city", "title": {"nl": "Stad"}, "asked": true}, {"id": "club", "title": {"nl": "Club"}}],
            "source": [{"id": "page", "title": {"nl": "test"}}],
            "rule": [
                {"id": "half", "severity": "blocking", "authority": {"certainty": "page", "document": "page"},
                 "kind": "share", "of": ["grant", "city"], "over": "total-cost", "at-most": "50%"},
                {"id": "cap", "severity": "blocking", "authority": {"certainty": "page", "document": "page"},
                 "kind": "amount", "of": ["grant"], "at-most": "300.00"},
                {"id": "months", "severity": "blocking", "authority": {"certainty": "page", "document": "page"},
                 "kind": "duration", "at-most": 12}]}"#;
        serde_json::from_str(text).unwrap()
    }

    fn money(id: &str, source: &str, amount: &str) -> Funding {
        Funding { id: id.to_owned(), source: source.to_owned(), amount: Entry::from_text(amount), ..Funding::default() }
    }

    fn mix(funding: Vec<Funding>) -> FundingMix {
        let call = call();
        let line = BudgetLine {
            id: "b1".to_owned(),
            quantity: Entry::from_text("1"),
            unit_cost: Entry::from_text("1000"),
            ..BudgetLine::default()
        };
        let dossier = Dossier { budget: vec![line], funding, ..Dossier::default() };
        let report = voorstel_rules::judge(&call, &dossier, Date(jiff::civil::date(2021, 1, 1)));
        FundingMix::of(&call, &dossier, &report, |rule| Text { nl: rule.id.clone(), en: rule.id.clone() })
    }

    #[test]
    fn sources_stand_in_groups_with_their_sums_and_shares() {
        let mix = mix(vec![
            money("f1", "own", "250"),
            money("f2", "grant", "400"),
            money("f3", "club", "50"),
            money("f4", "city", "200"),
            money("f5", "", "veel"),
        ]);
        let groups: Vec<_> = mix.groups.iter().map(|one| (one.group, one.sources.join(" "), one.amount)).collect();
        assert_eq!(
            groups,
            [
                (FundingGroupKind::Asked, "f2 f4".to_owned(), Euro::from_cents(60_000)),
                (FundingGroupKind::Own, "f1".to_owned(), Euro::from_cents(25_000)),
                (FundingGroupKind::Other, "f3 f5".to_owned(), Euro::from_cents(5_000)),
            ]
        );
        let shown = |rate: Option<Rate>| rate.map(|rate| rate.to_string());
        assert_eq!(shown(mix.groups[0].share).as_deref(), Some("0.6"));
        assert_eq!(shown(mix.shares.get("f3").copied()).as_deref(), Some("0.05"));
        assert!(!mix.shares.contains_key("f5"), "what is no number has no share");
        assert_eq!((shown(mix.share).as_deref(), shown(mix.rest).as_deref()), (Some("0.9"), Some("0.3")));
    }

    #[test]
    fn limits_on_money_come_with_their_amount_and_whether_they_are_kept() {
        let limits = mix(vec![money("f1", "grant", "400"), money("f2", "city", "100")]).limits;
        let seen: Vec<_> = limits.iter().map(|one| (one.rule.as_str(), one.bound, one.amount, one.broken)).collect();
        assert_eq!(
            seen,
            [
                ("half", Bound::AtMost, Euro::from_cents(50_000), false),
                ("cap", Bound::AtMost, Euro::from_cents(30_000), true),
            ],
            "a rule on months sets no limit on money"
        );
    }

    #[test]
    fn nothing_has_no_share() {
        let report = voorstel_rules::judge(&call(), &Dossier::default(), Date(jiff::civil::date(2021, 1, 1)));
        let mix = FundingMix::of(&call(), &Dossier::default(), &report, |_| Text::default());
        assert!(mix.groups.is_empty());
        assert_eq!((mix.share, mix.rest), (None, None));
    }
}
