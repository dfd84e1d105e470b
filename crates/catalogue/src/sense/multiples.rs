//! What limits for each partner or each participant make together, where other rules say how many there are: floors and
//! ceilings on the whole amount that no rule says itself.

use std::collections::BTreeSet;

use voorstel_model::{Call, RuleKind, Severity};

use super::bounds::{Bound, LEAD, Thing, Times, actions, named};
use super::claims::Claim;

/// The bounds on amounts that follow, each with the place of the claim that limits the amount for each.
pub(super) fn of<'c>(claims: &[Claim<'c>], said: &[(usize, Bound<'c>)], call: &'c Call) -> Vec<(usize, Bound<'c>)> {
    let counts = Counts { claims, said };
    let mut bounds = Vec::new();
    for (at, claim) in claims.iter().enumerate() {
        let (of, least, most) = match claim.kind {
            RuleKind::AmountPerPartner { of, roles, at_least, at_most } => {
                let (few, many) = (counts.fewest_partners(&named(roles)), counts.most(Thing::Partners, &named(roles)));
                (of, at_least.zip(few), at_most.zip(many.filter(|_| named(roles) == named(&[]))))
            }
            RuleKind::AmountPerParticipant { of, at_least, at_most } => {
                let many = counts.most(Thing::Participants, &actions(&[], call));
                (of, at_least.zip(counts.fewest_participants()), at_most.zip(many))
            }
            _ => continue,
        };
        let counted = match claim.kind {
            RuleKind::AmountPerPartner { .. } => Thing::Partners,
            _ => Thing::Participants,
        };
        for (limit, is_floor) in [(least, true), (most, false)] {
            let Some((each, Count { count, severity })) = limit else { continue };
            let times = Times { each: each.cents(), count, counted, severity };
            let all = Some(times.each.saturating_mul(count));
            bounds.push((
                at,
                Bound {
                    thing: Thing::Amount,
                    of: of.iter().map(String::as_str).collect(),
                    at_least: all.filter(|_| is_floor),
                    at_most: all.filter(|_| !is_floor),
                    times: Some(times),
                },
            ));
        }
    }
    bounds
}

/// How many there are at least or at most, and how strict the rule is that says so.
#[derive(Clone, Copy)]
struct Count {
    count: i128,
    severity: Severity,
}

struct Counts<'a, 'c> {
    claims: &'a [Claim<'c>],
    said: &'a [(usize, Bound<'c>)],
}

impl<'c> Counts<'_, 'c> {
    fn on(&self, thing: Thing<'c>) -> impl Iterator<Item = (&Bound<'c>, Severity)> {
        let on = self.said.iter().filter(move |(_, bound)| bound.thing == thing);
        on.filter_map(|(at, bound)| Some((bound, self.claims.get(*at)?.rule.severity)))
    }

    /// The fewest partners in these roles: the lead applicant, and those that rules ask for besides.
    fn fewest_partners(&self, roles: &BTreeSet<&str>) -> Option<Count> {
        let lead = roles.contains(LEAD).then_some(Count { count: 1, severity: Severity::Blocking });
        let asked = self.on(Thing::Partners).filter(|(bound, _)| bound.of.is_subset(roles));
        let asked = asked.filter_map(|(bound, severity)| {
            let besides = i128::from(roles.contains(LEAD) && !bound.of.contains(LEAD));
            Some(Count { count: bound.at_least? + besides, severity })
        });
        lead.into_iter().chain(asked).max_by_key(|count| count.count)
    }

    /// The fewest people whom rules want reached, by whatever actions.
    fn fewest_participants(&self) -> Option<Count> {
        let asked = self.on(Thing::Participants);
        let asked = asked.filter_map(|(bound, severity)| Some(Count { count: bound.at_least?, severity }));
        asked.max_by_key(|count| count.count)
    }

    /// The most there may be of all these together.
    fn most(&self, thing: Thing<'c>, of: &BTreeSet<&str>) -> Option<Count> {
        let allowed = self.on(thing).filter(|(bound, _)| of.is_subset(&bound.of));
        let allowed = allowed.filter_map(|(bound, severity)| Some(Count { count: bound.at_most?, severity }));
        allowed.min_by_key(|count| count.count)
    }
}
