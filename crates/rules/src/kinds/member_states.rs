//! From how many different Member States the partners come.

use std::collections::BTreeSet;

use voorstel_model::{Field, List, Role};

use super::Kind;
use crate::course::{Course, Line};
use crate::facts::{Facts, is_blank};
use crate::growth::Growth;
use crate::parts::Parts;
use crate::report::{Bound, FixAct, Measure, Question};
use crate::states;
use crate::verdict::{Verdict, count, explain};

pub(super) struct MemberStates<'r> {
    pub roles: &'r [Role],
    pub at_least: u32,
    pub excluded: &'r [String],
}

impl Kind for MemberStates<'_> {
    fn name(&self) -> &'static str {
        "member-states"
    }

    fn reads(&self) -> Parts {
        Parts::PARTNERS
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        if facts.partners.is_empty() {
            return Verdict::undecided(vec![Field::list(List::Partners)]);
        }
        let room = count(self.states(facts).len()) - i64::from(self.at_least);
        let unknown = facts.in_roles(self.roles).filter(|partner| is_blank(&partner.country));
        let unknown: Vec<Field> = unknown.map(|partner| Field::of(List::Partners, &partner.id, "country")).collect();
        // Partners whose country is still open may be enough.
        if room < 0 && count(unknown.len()) >= -room {
            return Verdict::undecided(unknown);
        }
        let mut verdict = Verdict::holds(room >= 0)
            .measured(Measure::Count(room + i64::from(self.at_least)))
            .limit(Bound::AtLeast, Measure::Count(i64::from(self.at_least)))
            .headroom(Measure::Count(room))
            .operands(vec![Field::list(List::Partners)]);
        if room < 0 {
            let more = u32::try_from(-room).unwrap_or(u32::MAX);
            verdict.fixes = vec![explain(FixAct::FindMemberStates { count: more })];
        }
        verdict
    }

    fn asks(&self) -> Vec<Question> {
        vec![Question::MemberStates]
    }

    fn course(&self, growth: &Growth<'_>, facts: &Facts<'_>) -> Option<Course> {
        let Growth::MemberStates = growth else { return None };
        let states = count(self.states(facts).len());
        let room = Line::even(i128::from(states) - i128::from(self.at_least), 1);
        Some(Course::between(None, Some(room), false))
    }
}

impl MemberStates<'_> {
    fn states(&self, facts: &Facts<'_>) -> BTreeSet<String> {
        let day = states::day_of(facts.call, facts.today);
        let excluded: Vec<String> = self.excluded.iter().map(|code| states::country(code)).collect();
        facts
            .in_roles(self.roles)
            .map(|partner| states::country(&partner.country))
            .filter(|code| states::is_member(code, day) && !excluded.contains(code))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::Status::*;
    use crate::testing::*;

    fn from(countries: &[&str]) -> Value {
        let partners = countries.iter().enumerate();
        let partners: Vec<Value> =
            partners.map(|(at, country)| json!({ "id": format!("p{at}"), "country": country })).collect();
        json!({ "partners": partners })
    }

    #[test]
    fn different_member_states_are_counted() {
        let rule = json!({ "kind": "member-states", "at-least": 3, "excluded": ["DK"] });
        statuses(
            &rule,
            &[
                (from(&["BE", "NL", "FR"]), Met),
                (from(&["BE", "NL", "FR", "FR"]), Met),
                (from(&["BE", "NL", "BE"]), Broken),
                (from(&["BE", "NL", "DK"]), Broken),
                (from(&["BE", "NL", "GB"]), Broken),
                (from(&["BE", "NL", "CH"]), Broken),
                (from(&["BE", "NL", ""]), Undecided),
                (from(&["BE", ""]), Broken),
                (from(&[]), Undecided),
            ],
        );
        let short = check(&rule, &from(&["BE", "NL", "BE"]));
        assert_eq!((short.measured, short.headroom), (Some(Measure::Count(2)), Some(Measure::Count(-1))));
        assert_eq!(short.fixes[0].act, FixAct::FindMemberStates { count: 1 });
        assert_eq!(room(&rule, &from(&["BE"]), &Question::MemberStates), Some(Measure::Count(2)));
    }
}
