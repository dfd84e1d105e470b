//! What if: for a wished cost and a wished amount to ask, the funding that keeps every rule about money, or the rule that
//! stands in the way and the nearest amount that none does.
//!
//! What is asked is the grant and the cofinancers that come with it, in the proportion in which they are there now, or
//! with the cofinancers as they are where only that keeps the rules. One's own money is what the cost leaves. All other
//! money stays, and gives way only where that keeps the rules. A cost that is wished higher is taken to be eligible; one that is wished lower, to fall on what is.

use std::cell::OnceCell;

use voorstel_model::{Call, Date, Dossier, Edit, Euro, GRANT, Rate, Rounding, Rule, RuleKind, Severity, Totals};

use crate::facts::Facts;
use crate::growth::gives_way;
use crate::judge;
use crate::kinds;
use crate::money::OWN;
use crate::report::Status;
use crate::shares::{MILLION, millionths};

/// In so many even parts the cost is looked through for amounts that keep the rules.
const PARTS: i128 = 64;

/// What one would like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// All costs together, in euro; as they are when not given.
    pub cost: Option<Euro>,
    /// What to ask.
    pub ask: Ask,
}

/// How what is asked is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// As much as now.
    AsNow,
    /// So much, in euro.
    Amount(Euro),
    /// So large a share of the eligible cost, rounded down to the cent.
    Share(Rate),
}

/// The funding for a wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// All costs, in euro.
    pub cost: Euro,
    /// The part of them that is eligible.
    pub eligible: Euro,
    /// How much cost is to be added to the budget, or cut from it where it is below zero.
    pub added: Euro,
    /// What is asked in all.
    pub asked: Euro,
    /// The money by source that the plan sets: the grant, the cofinancers that come with it, what gives way, one's own.
    pub sources: Vec<(String, Euro)>,
    /// One's own money.
    pub own: Euro,
    /// All other money.
    pub others: Euro,
    /// The rule about money that stands in the way; none where all are kept.
    pub obstacle: Option<String>,
    /// The amount nearest to the wish with which all rules about money are kept, where the wish does not keep them.
    pub nearest: Option<Euro>,
    /// From where to where one may ask around that amount.
    pub range: Option<(Euro, Euro)>,
    /// The edits that set the money so; none where an amount is larger than can be entered. The budget is not touched:
    /// where costs are to be added or cut, a person does that.
    pub edits: Option<Vec<Edit>>,
}

/// Finds the funding for a wish.
pub fn plan(call: &Call, dossier: &Dossier, today: Date, wish: &Wish) -> Plan {
    let totals = Totals::of(call, dossier);
    let words = judge::words(dossier);
    let facts = Facts::of(call, dossier, today, &totals, &words);
    let cost = wish.cost.unwrap_or(totals.cost).max(Euro::ZERO);
    let search = Search::new(&facts, cost);
    let wished = match wish.ask {
        Ask::AsNow => totals.asked,
        Ask::Amount(amount) => amount,
        Ask::Share(share) => share.of(search.costs.eligible, Rounding::Down),
    }
    .max(Euro::ZERO);

    let kept = search.kept(wished);
    let (mix, edits, obstacle) = match kept {
        Some((mix, edits)) => (mix, Some(edits), None),
        None => {
            let mix = search.mix(wished, Split::InProportion, Rest::Stays);
            let edits = search.edits(&mix);
            let obstacle = edits.as_deref().and_then(|edits| search.broken(edits));
            (mix, edits, obstacle)
        }
    };
    let keeps = edits.is_some() && obstacle.is_none();
    let nearest = if keeps { None } else { search.nearest(wished) };
    let range = if keeps { Some(wished) } else { nearest }.map(|from| search.around(from));
    Plan {
        cost,
        eligible: search.costs.eligible,
        added: cost - totals.cost,
        asked: wished,
        own: mix.own,
        others: mix.others,
        obstacle: obstacle.map(|rule| rule.id.clone()),
        nearest,
        range,
        edits,
        sources: mix.sources().collect(),
    }
}

/// How what is asked is divided among the grant and the cofinancers that come with it.
#[derive(Clone, Copy)]
enum Split {
    /// As it is divided now.
    InProportion,
    /// The cofinancers as they are, the grant for the rest.
    ByGrant,
}

/// What becomes of the money that is neither asked nor one's own.
#[derive(Clone, Copy)]
enum Rest {
    /// It stays.
    Stays,
    /// It gives way before one's own money falls.
    GivesWay,
    /// All of it gives way.
    Goes,
}

/// Money by source.
struct Mix {
    asked: Vec<(String, Euro)>,
    /// What gives way.
    rest: Vec<(String, Euro)>,
    own: Euro,
    /// All that is neither asked nor one's own.
    others: Euro,
}

impl Mix {
    fn sources(&self) -> impl Iterator<Item = (String, Euro)> {
        self.asked.iter().chain(&self.rest).cloned().chain([(OWN.to_owned(), self.own)])
    }
}

/// What stays the same whatever is asked.
struct Search<'a> {
    facts: &'a Facts<'a>,
    /// The sums with the wished cost.
    costs: Totals,
    rules: Vec<&'a Rule>,
    /// Money that is neither asked nor one's own, by source, what gives way first at the front.
    rest: Vec<(&'a String, Euro)>,
    others: Euro,
    /// Amounts at which a rule may turn.
    marks: OnceCell<Vec<i128>>,
}

impl<'a> Search<'a> {
    fn new(facts: &'a Facts<'a>, cost: Euro) -> Search<'a> {
        let is_rest = |source: &&String| *source != OWN && !facts.is_asked(source);
        let mut rest: Vec<(&String, Euro)> = facts
            .totals
            .by_source
            .iter()
            .filter(|(source, _)| is_rest(source))
            .map(|(source, amount)| (source, *amount))
            .collect();
        rest.sort_by_key(|(source, _)| gives_way(facts.call, source));
        let others = rest.iter().map(|(_, amount)| *amount).sum();
        let is_asked = |rule: &&Rule| rule.severity != Severity::Advice && is_about_money(&rule.kind);
        let rules: Vec<&Rule> = facts.call.rule.iter().filter(is_asked).collect();
        let mut costs = facts.totals.clone();
        // Lines that do not count mostly say nothing about money, and there may be very many of them.
        let conditions = |rule: &'a Rule| std::iter::once(&rule.kind).chain(rule.when.as_deref());
        if !rules.iter().copied().flat_map(conditions).any(reads_uncounted_lines) {
            costs.uncounted_lines.clear();
        }
        let added = cost - costs.cost;
        costs.eligible = (costs.eligible + added).max(Euro::ZERO);
        costs.direct.eligible = (costs.direct.eligible + added).max(Euro::ZERO);
        costs.direct.total = (costs.direct.total + added).max(Euro::ZERO);
        costs.direct.lines = costs.direct.lines.max(u32::from(!cost.is_zero()));
        costs.cost = cost;
        Search { facts, costs, rules, rest, others, marks: OnceCell::new() }
    }

    /// The money, where one's own is what the cost leaves.
    fn mix(&self, asked: Euro, split: Split, rest: Rest) -> Mix {
        let left = (self.costs.cost - asked).max(Euro::ZERO);
        let by_rest = (left - self.others).max(Euro::ZERO);
        let own = match rest {
            Rest::Stays => by_rest,
            Rest::GivesWay => left.min(by_rest.max(self.facts.totals.sources([OWN]))),
            Rest::Goes => left,
        };
        let others = if matches!(rest, Rest::Stays) { self.others } else { (left - own).min(self.others) };
        let mut gone = self.others - others;
        let mut give_way = Vec::new();
        for (source, amount) in &self.rest {
            let taken = (*amount).min(gone);
            gone = gone - taken;
            if !taken.is_zero() {
                give_way.push(((*source).clone(), *amount - taken));
            }
        }
        let now = |source: &str| self.facts.totals.sources([source]);
        let cofinancers = || self.facts.call.asked_sources().filter(|source| *source != GRANT);
        let in_all = self.facts.totals.asked.cents();
        let part = |source: &str| match split {
            Split::InProportion if in_all > 0 => {
                Euro::from_whole_cents(now(source).cents().saturating_mul(asked.cents()).div_euclid(in_all))
            }
            Split::InProportion => Euro::ZERO,
            Split::ByGrant => now(source),
        };
        let mut parts: Vec<(String, Euro)> = cofinancers()
            .filter(|source| !now(source).is_zero())
            .map(|source| (source.to_owned(), part(source)))
            .collect();
        let theirs: Euro = parts.iter().map(|(_, amount)| *amount).sum();
        parts.insert(0, (GRANT.to_owned(), asked - theirs));
        Mix { asked: parts, rest: give_way, own, others }
    }

    /// The edits that set a mix; none where an amount of it cannot be entered.
    fn edits(&self, mix: &Mix) -> Option<Vec<Edit>> {
        if mix.asked.iter().any(|(_, amount)| amount.is_negative()) {
            return None;
        }
        let edits: Option<Vec<Vec<Edit>>> =
            mix.sources().map(|(source, amount)| self.facts.set_source(&source, amount)).collect();
        edits.map(|edits| edits.concat())
    }

    /// The first rule about money that is broken once these edits are made.
    fn broken(&self, edits: &[Edit]) -> Option<&'a Rule> {
        let mut edited = Dossier { funding: self.facts.funding.to_vec(), ..Dossier::default() };
        // What cannot be made changes nothing, and is judged so.
        edits.iter().for_each(|edit| drop(edited.apply(edit)));
        let mut totals = self.costs.with_money(self.facts.call, &edited.funding, self.facts.indirect_rate.get());
        totals.eligible = self.costs.eligible;
        totals.cost = self.costs.cost;
        totals.difference = totals.funding - totals.cost;
        let facts = Facts { totals: &totals, funding: &edited.funding, ..*self.facts };
        self.rules.iter().find(|rule| judge::verdict(rule, &facts).status == Status::Broken).copied()
    }

    /// The mix that keeps every rule about money, with its edits, if one does.
    fn kept(&self, asked: Euro) -> Option<(Mix, Vec<Edit>)> {
        let ways = [Rest::Stays, Rest::GivesWay, Rest::Goes]
            .into_iter()
            .flat_map(|rest| [(Split::InProportion, rest), (Split::ByGrant, rest)]);
        ways.into_iter().find_map(|(split, rest)| {
            let mix = self.mix(asked, split, rest);
            let edits = self.edits(&mix).filter(|edits| self.broken(edits).is_none())?;
            Some((mix, edits))
        })
    }

    fn keeps(&self, cents: i128) -> bool {
        cents >= 0 && self.kept(Euro::from_whole_cents(cents)).is_some()
    }

    /// The amount nearest to this one that keeps every rule. Where the rules leave one stretch, it is its end.
    fn nearest(&self, asked: Euro) -> Option<Euro> {
        let wished = asked.cents();
        let (below, above): (Vec<i128>, Vec<i128>) = self.marks().iter().partition(|mark| **mark < wished);
        let first = |mut marks: Vec<i128>| {
            marks.sort_by_key(|mark| (mark - wished).abs());
            marks.into_iter().find(|mark| self.keeps(*mark)).map(|mark| self.edge(mark, wished))
        };
        let ends = first(below).into_iter().chain(first(above));
        ends.min_by_key(|end| (end - wished).abs()).map(Euro::from_whole_cents)
    }

    /// The stretch around an amount that keeps every rule in which all do.
    fn around(&self, asked: Euro) -> (Euro, Euro) {
        let most = self.costs.cost.cents().max(asked.cents());
        let edge = |end: i128| if self.keeps(end) { end } else { self.edge(asked.cents(), end) };
        (Euro::from_whole_cents(edge(0)), Euro::from_whole_cents(edge(most)))
    }

    /// From an amount that keeps every rule towards one that does not, the last that does; by halving the way.
    fn edge(&self, keeping: i128, breaking: i128) -> i128 {
        let (mut keeping, mut breaking) = (keeping, breaking);
        while (breaking - keeping).abs() > 1 {
            let middle = i128::midpoint(keeping, breaking);
            if self.keeps(middle) { keeping = middle } else { breaking = middle }
        }
        keeping
    }

    /// Amounts among which one keeps the rules if any does: where limits stand, and evenly over the cost.
    fn marks(&self) -> &[i128] {
        self.marks.get_or_init(|| {
            let cost = self.costs.cost.cents();
            let mut marks: Vec<i128> = (0..=PARTS).map(|part| cost * part / PARTS).collect();
            marks.push(self.facts.totals.asked.cents());
            for rule in &self.rules {
                self.limits(&rule.kind, &mut marks);
                rule.when.iter().for_each(|when| self.limits(when, &mut marks));
            }
            let near: Vec<i128> = marks.iter().flat_map(|mark| [mark - 1, *mark, mark + 1]).collect();
            let mut marks: Vec<i128> = near.into_iter().filter(|mark| (0..=cost).contains(mark)).collect();
            marks.sort_unstable();
            marks.dedup();
            marks
        })
    }

    fn limits(&self, kind: &RuleKind, marks: &mut Vec<i128>) {
        let (cost, others) = (self.costs.cost.cents(), self.others.cents());
        // A limit may stand to what is asked itself, or to what it leaves.
        let mut both = |limit: i128| marks.extend([limit, cost - limit, cost - others - limit, limit - others]);
        match kind {
            RuleKind::Amount { at_least, at_most, .. } => {
                at_least.iter().chain(at_most).for_each(|limit| both(limit.cents()));
            }
            RuleKind::Share { at_least, at_most, .. } => {
                for rate in at_least.iter().chain(at_most) {
                    let rate = millionths(*rate);
                    for base in [self.costs.eligible, self.costs.direct.eligible, self.costs.cost] {
                        both(base.cents().saturating_mul(rate).div_euclid(MILLION));
                    }
                    // Of what is asked, and of what is not.
                    both(cost.saturating_mul(MILLION).div_euclid(MILLION + rate));
                    both(cost.saturating_mul(rate).div_euclid(MILLION + rate));
                }
            }
            other => {
                if let Some((of, _)) = kinds::group(other) {
                    of.iter().for_each(|kind| self.limits(kind, marks));
                }
            }
        }
    }
}

/// Whether what a rule says hangs on the money.
fn is_about_money(kind: &RuleKind) -> bool {
    matches!(kind, RuleKind::Amount { .. } | RuleKind::Share { .. } | RuleKind::Balance | RuleKind::NoProfit)
        || kinds::of(kind).asks().contains(&crate::Question::Grant)
        || kinds::group(kind).is_some_and(|(of, _)| of.iter().any(is_about_money))
}

/// Whether a kind looks at lines whose amount does not count yet.
fn reads_uncounted_lines(kind: &RuleKind) -> bool {
    matches!(kind, RuleKind::CategoryNotEligible { .. })
        || kinds::group(kind).is_some_and(|(of, _)| of.iter().any(reads_uncounted_lines))
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::testing::*;
    use crate::{generators, judge};

    fn half() -> Value {
        json!({ "kind": "share", "of": ["own"], "over": "total-eligible", "at-least": "50%" })
    }

    fn rules() -> Vec<Value> {
        vec![
            half(),
            json!({ "kind": "amount", "of": ["grant", "vvsg"], "at-most": "40000" }),
            json!({ "kind": "balance" }),
        ]
    }

    fn plan_for(rules: &[Value], fields: &Value, wish: &Wish) -> Plan {
        plan(&call_with(rules), &dossier(fields), day(TODAY), wish)
    }

    fn ask(amount: &str) -> Wish {
        Wish { cost: None, ask: Ask::Amount(euro(amount)) }
    }

    #[test]
    fn what_is_asked_more_is_borne_less() {
        let fields = funded("80000", &[("grant", "30000"), ("own", "50000")]);
        let plan = plan_for(&rules(), &fields, &ask("38000"));
        assert_eq!((plan.obstacle, plan.own, plan.added), (None, euro("42000"), Euro::ZERO));
        assert_eq!(plan.range, Some((Euro::ZERO, euro("40000"))));
        let mut applied = dossier(&fields);
        plan.edits.unwrap().iter().for_each(|edit| applied.apply(edit).unwrap());
        assert_eq!(applied.funding[0].amount.to_string(), "38000.00");
        assert_eq!(applied.funding[1].amount.to_string(), "42000.00");
    }

    #[test]
    fn the_rule_that_stands_in_the_way_is_named_with_the_nearest_amount() {
        let fields = funded("79999.99", &[("grant", "30000"), ("own", "49999.99")]);
        let plan = plan_for(&rules(), &fields, &ask("60000"));
        assert_eq!((plan.obstacle.as_deref(), plan.nearest), (Some("r0"), Some(euro("39999.99"))));
        let by_amount = plan_for(&rules()[1..], &fields, &ask("60000"));
        assert_eq!((by_amount.obstacle.as_deref(), by_amount.nearest), (Some("r0"), Some(euro("40000"))));
    }

    #[test]
    fn cofinancers_that_come_with_the_grant_keep_their_part() {
        let fields = funded("80000", &[("grant", "15000"), ("vvsg", "15000"), ("own", "50000")]);
        let plan = plan_for(&rules(), &fields, &ask("40000"));
        let sources: Vec<_> = plan.sources.iter().map(|(source, amount)| (source.as_str(), *amount)).collect();
        assert_eq!(sources, [("grant", euro("20000")), ("vvsg", euro("20000")), ("own", euro("40000"))]);
    }

    #[test]
    fn money_of_others_gives_way_only_where_that_keeps_the_rules() {
        let fields = funded("80000", &[("grant", "36000"), ("own", "41500"), ("other-private", "2500")]);
        let there = |asked: &str| {
            let plan = plan_for(&rules(), &fields, &ask(asked));
            (plan.obstacle, plan.own, plan.others)
        };
        assert_eq!(there("37500"), (None, euro("40000"), euro("2500")), "own money falls to its half");
        assert_eq!(there("40000"), (None, euro("40000"), Euro::ZERO), "and no further");
        assert_eq!(there("38500"), (None, euro("41500"), Euro::ZERO), "others give way before own money falls");
    }

    #[test]
    fn another_cost_is_planned_for_and_left_to_the_budget() {
        let fields = funded("60000", &[("grant", "30000"), ("own", "30000")]);
        let wish = Wish { cost: Some(euro("80000")), ask: Ask::Share(Rate::percent(50)) };
        let plan = plan_for(&rules(), &fields, &wish);
        assert_eq!(
            (plan.obstacle, plan.asked, plan.own, plan.added),
            (None, euro("40000"), euro("40000"), euro("20000"))
        );
        let less = plan_for(&rules(), &fields, &Wish { cost: Some(euro("50000")), ask: Ask::AsNow });
        assert_eq!(
            (less.obstacle.as_deref(), less.nearest, less.added),
            (Some("r0"), Some(euro("25000")), euro("-10000"))
        );
    }

    #[test]
    fn a_line_that_does_not_count_yet_is_in_the_way_of_a_group_that_names_its_category() {
        let rule = json!({ "kind": "all-of", "of": [
            { "kind": "amount", "of": ["grant"], "at-most": "100" },
            { "kind": "category-not-eligible", "categories": ["staff"] },
        ] });
        let fields = json!({ "budget": [{ "id": "b0", "category": "staff", "eligible": true }] });
        assert_eq!(plan_for(&[rule], &fields, &ask("0")).obstacle.as_deref(), Some("r0"));
    }

    #[test]
    fn nothing_helps_where_the_rules_contradict_each_other() {
        let rules = [half(), json!({ "kind": "amount", "of": ["grant"], "at-least": "70" })];
        let plan = plan_for(&rules, &funded("100", &[]), &ask("60"));
        assert_eq!((plan.nearest, plan.range), (None, None));
        assert!(plan.obstacle.is_some());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn a_plan_that_says_so_keeps_every_rule_about_money(
            kinds in vec(generators::rule(), 0..6),
            dossier in generators::half_filled_dossier(),
            asked in generators::euro(),
            share in option::of(generators::rate()),
        ) {
            let mut call = call_with(&vec![json!({ "kind": "balance" }); kinds.len()]);
            kinds.into_iter().zip(&mut call.rule).for_each(|(kind, rule)| rule.kind = kind);
            let ask = share.map_or(Ask::Amount(asked), Ask::Share);
            let planned = plan(&call, &dossier, day(TODAY), &Wish { cost: None, ask });
            let breaks = |plan: &Plan| {
                let mut applied = dossier.clone();
                let Some(edits) = &plan.edits else { return 0 };
                edits.iter().for_each(|edit| applied.apply(edit).unwrap());
                let report = judge(&call, &applied, day(TODAY));
                let first = report.findings.len() - call.rule.len();
                let findings = report.findings[first..].iter().zip(&call.rule);
                findings.filter(|(one, rule)| one.status == Status::Broken && is_about_money(&rule.kind)).count()
            };
            if planned.obstacle.is_none() && planned.edits.is_some() {
                prop_assert_eq!(breaks(&planned), 0, "{:?}", planned);
            }
            if let Some(nearest) = planned.nearest {
                let there = plan(&call, &dossier, day(TODAY), &Wish { cost: None, ask: Ask::Amount(nearest) });
                prop_assert_eq!(&there.obstacle, &None);
                prop_assert_eq!(breaks(&there), 0, "{:?}", there);
                // One cent nearer to the wish is one too near.
                let nearer = if nearest < planned.asked { nearest + Euro::CENT } else { nearest - Euro::CENT };
                let nearer = plan(&call, &dossier, day(TODAY), &Wish { cost: None, ask: Ask::Amount(nearer) });
                prop_assert!(nearer.obstacle.is_some() || nearer.edits.is_none(), "{:?}", nearer);
            }
        }
    }
}
