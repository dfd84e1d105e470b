//! What may still be done: over all rules the tightest answer to each question.

use voorstel_model::{RuleKind, Severity};

use crate::facts::Facts;
use crate::kinds;
use crate::report::{Finding, Headroom, Measure, Question, Status};
use crate::verdict::Room;

/// The answers, in the order in which they are shown.
pub(crate) fn of(facts: &Facts<'_>, judged: &[Finding]) -> Vec<Headroom> {
    let mut answers: Vec<Headroom> =
        vec![Headroom { question: Question::Grant, room: None, rule: None }, to_find(facts)];
    for (rule, finding) in facts.call.rule.iter().zip(judged) {
        // An advice does not say what may be asked, and a rule whose condition does not arise binds nothing.
        let condition = finding.because.first().filter(|_| rule.when.is_some());
        if rule.severity == Severity::Advice || condition.is_some_and(|condition| condition.status != Status::Met) {
            continue;
        }
        for room in rooms(&rule.kind, facts) {
            let id = Some(rule.id.clone());
            match answers.iter_mut().find(|answer| answer.question == room.question) {
                Some(answer) if is_tighter(&room, answer) => {
                    answer.room = room.room;
                    answer.rule = id;
                }
                Some(_) => {}
                None => answers.push(Headroom { question: room.question, room: room.room, rule: id }),
            }
        }
    }
    answers.sort_by_key(|answer| rank(&answer.question));
    answers
}

/// What a rule leaves room for. Of a group the tightest of all parts, or, where one of them is enough, the widest.
pub(crate) fn rooms(kind: &RuleKind, facts: &Facts<'_>) -> Vec<Room> {
    kinds::of(kind).rooms(facts)
}

/// Money still to be found, while there is a cost to be found it for.
fn to_find(facts: &Facts<'_>) -> Headroom {
    let room = (!facts.totals.cost.is_zero()).then(|| Measure::Money(-facts.totals.difference));
    let balance = facts.call.rule.iter().find(|rule| rule.kind == RuleKind::Balance);
    let rule = balance.filter(|_| room.is_some()).map(|rule| rule.id.clone());
    Headroom { question: Question::ToFind, room, rule }
}

/// Whether a room is smaller than the answer so far. No answer gives way to any; a rule that will bind once there are
/// costs gives way to one that binds now.
fn is_tighter(room: &Room, answer: &Headroom) -> bool {
    match (size(room.room.as_ref()), size(answer.room.as_ref())) {
        (_, None) if answer.rule.is_none() => true,
        (None, _) => false,
        (Some(_), None) => true,
        // Partners are what is missing: there the larger number binds.
        (Some(room), Some(so_far)) if answer.question == Question::Partners => room > so_far,
        (Some(room), Some(so_far)) => room < so_far,
    }
}

/// A room as a number, to compare those of one question.
pub(crate) fn size(room: Option<&Measure>) -> Option<i128> {
    Some(match room? {
        Measure::Money(amount) => amount.cents(),
        Measure::Count(number) | Measure::Months(number) | Measure::Days(number) | Measure::Words(number) => {
            i128::from(*number)
        }
        Measure::Share(_) | Measure::Day(_) | Measure::Codes(_) | Measure::Typed(_) => return None,
    })
}

fn rank(question: &Question) -> u8 {
    match question {
        Question::Grant => 0,
        Question::ToFind => 1,
        Question::Category { .. } => 2,
        Question::Months => 3,
        Question::Partners => 4,
        Question::Words { .. } => 5,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::testing::*;

    fn ceiling(most: &str) -> Value {
        json!({ "kind": "amount", "of": ["grant"], "at-most": most })
    }

    fn half() -> Value {
        json!({ "kind": "share", "of": ["grant"], "over": "total-eligible", "at-most": "50%" })
    }

    fn grant(rules: &[Value], fields: &Value) -> (Option<Measure>, Option<String>) {
        let answer = report(rules, fields).headroom.remove(0);
        assert_eq!(answer.question, Question::Grant);
        (answer.room, answer.rule)
    }

    #[test]
    fn the_tightest_rule_answers_and_of_equals_the_first() {
        let fields = funded("100", &[("grant", "30")]);
        let rules = [ceiling("60"), half(), ceiling("50"), ceiling("70")];
        assert_eq!(grant(&rules, &fields), (money("20"), Some("r1".to_owned())));
    }

    #[test]
    fn an_amount_answers_while_a_share_cannot() {
        let fields = funded("", &[]);
        assert_eq!(grant(&[half(), ceiling("60")], &fields), (money("60"), Some("r1".to_owned())));
        assert_eq!(grant(&[half()], &fields), (None, Some("r0".to_owned())));
        assert_eq!(grant(&[], &fields), (None, None));
    }

    #[test]
    fn advice_and_rules_that_do_not_arise_leave_all_room() {
        let fields = funded("100", &[("grant", "30")]);
        let mut advice = ceiling("10");
        advice["severity"] = json!("advice");
        let mut elsewhere = ceiling("10");
        elsewhere["when"] = json!({ "kind": "amount", "of": ["income"], "at-least": "1" });
        assert_eq!(grant(&[advice, elsewhere.clone()], &fields), (None, None));
        let arises = funded("100", &[("grant", "30"), ("income", "1")]);
        assert_eq!(grant(&[elsewhere], &arises), (money("-20"), Some("r0".to_owned())));
    }
}
