//! How many partners take part.

use voorstel_model::{Field, List, Role};

use super::Kind;
use crate::course::{Course, Line};
use crate::facts::Facts;
use crate::growth::Growth;
use crate::parts::Parts;
use crate::report::{Bound, FixAct, Measure, Question};
use crate::verdict::{Verdict, count, explain};

pub(super) struct PartnerCount<'r> {
    pub roles: &'r [Role],
    pub at_least: Option<u32>,
    pub at_most: Option<u32>,
}

impl Kind for PartnerCount<'_> {
    fn name(&self) -> &'static str {
        "partner-count"
    }

    fn reads(&self) -> Parts {
        Parts::PARTNERS
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        if facts.partners.is_empty() {
            return Verdict::undecided(vec![Field::list(List::Partners)]);
        }
        let number = count(facts.in_roles(self.roles).count());
        let below = self.at_most.map(|most| (Bound::AtMost, i64::from(most), i64::from(most) - number));
        let above = self.at_least.map(|least| (Bound::AtLeast, i64::from(least), number - i64::from(least)));
        let Some((bound, limit, room)) = below.into_iter().chain(above).min_by_key(|(_, _, room)| *room) else {
            return Verdict::met();
        };
        let mut verdict = Verdict::holds(room >= 0)
            .measured(Measure::Count(number))
            .limit(bound, Measure::Count(limit))
            .headroom(Measure::Count(room))
            .operands(vec![Field::list(List::Partners)]);
        if room < 0 && bound == Bound::AtLeast {
            let more = u32::try_from(-room).unwrap_or(u32::MAX);
            verdict.fixes = vec![explain(FixAct::FindPartners { count: more })];
        }
        verdict
    }

    fn asks(&self) -> Vec<Question> {
        let missing = self.at_least.map(|_| Question::Partners);
        missing.into_iter().chain(self.at_most.map(|_| Question::MorePartners)).collect()
    }

    fn course(&self, growth: &Growth<'_>, facts: &Facts<'_>) -> Option<Course> {
        let Growth::Partners = growth else { return None };
        let number = Line::even(i128::from(count(facts.in_roles(self.roles).count())), 1);
        let below = self.at_most.map(|most| Line::still(i128::from(most)).less(&number));
        let above = self.at_least.map(|least| number.less(&Line::still(i128::from(least))));
        Some(Course::between(below, above, false))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::Status::*;
    use crate::testing::*;

    fn partners(number: usize) -> Value {
        let role = |at: usize| if at == 0 { "lead" } else { "co-applicant" };
        let partners: Vec<Value> = (0..number).map(|at| json!({ "id": format!("p{at}"), "role": role(at) })).collect();
        json!({ "partners": partners })
    }

    #[test]
    fn the_number_holds_to_one() {
        let rule = json!({ "kind": "partner-count", "at-least": 3, "at-most": 5 });
        let on = |number, status| (partners(number), status);
        statuses(&rule, &[on(0, Undecided), on(2, Broken), on(3, Met), on(5, Met), on(6, Broken)]);
        let short = check(&rule, &partners(1));
        assert_eq!(short.headroom, Some(Measure::Count(-2)));
        assert_eq!(short.fixes[0].act, FixAct::FindPartners { count: 2 });
    }

    #[test]
    fn only_the_named_roles_count() {
        let rule = json!({ "kind": "partner-count", "roles": ["co-applicant"], "at-least": 3 });
        statuses(&rule, &[(partners(3), Broken), (partners(4), Met)]);
    }

    #[test]
    fn the_missing_ones_are_counted() {
        let rule = json!({ "kind": "partner-count", "at-least": 3 });
        for (number, missing) in [(0, 3), (2, 1), (3, 0), (9, 0)] {
            assert_eq!(room(&rule, &partners(number), &Question::Partners), Some(Measure::Count(missing)));
        }
    }
}
