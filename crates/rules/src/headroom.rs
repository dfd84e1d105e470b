//! What may still be done: over all rules the tightest answer to each question people have.
//!
//! # What an answer says
//!
//! Each question takes steps, and a rule answers with its *room*: how far one can step before the rule is broken.
//!
//! | question | a step |
//! |---|---|
//! | how much more grant may be asked | a cent more grant; what is still to be found counts as money of one's own; for each cent more of the grant another cent that is not asked gives way, as long as there is any: what is still to be found first, one's own money last |
//! | how much may a category grow | a cent more in one line of that category that is eligible; asked of caps on categories, the money being as it is |
//! | how many months are left | the last day a whole month further: the last day of the month that has begun and so many more |
//! | how many words are left | a word more in that text |
//! | how many partners may join | a partner more in a role that counts |
//! | how much own money is still to be found | a cent more of one's own, and nothing else |
//! | how many partners, Member States are missing | one more that counts |
//!
//! For the first five, a rule's room is
//! - where it holds now (or does not arise): the largest step such that it is broken neither there nor at any step before it;
//! - where it is broken and fewer steps would mend it: the least that has to be taken back, below zero;
//! - where it is not decided yet, or broken so that only more would mend it: the same as in the first case, from the first
//!   step on at which it is met; from here where it never is.
//!
//! The answer is the smallest room, with the rule that has it: the largest step that turns no rule that was met into a
//! broken one. A rule that holds never makes it negative. For the last two, the answer is the largest over the rules of the
//! least step at which the rule is met.
//!
//! How much money is still to be found is no rule's answer: it is the cost less all funding.
//!
//! What each partner may have is limited for all of them together, since the money can be divided anew.
//!
//! Advice binds nothing, and a rule with a condition binds where the condition is met at that step.

use voorstel_model::{Euro, Rule, RuleKind, Severity};

use crate::course::{Course, Step};
use crate::facts::Facts;
use crate::growth::{Flow, Growth};
use crate::kinds;
use crate::report::{Finding, Headroom, Measure, Question, Status};

/// The answers, in the order in which they are shown; those of one question by how tight they are.
pub(crate) fn of(facts: &Facts<'_>, judged: &[Finding]) -> Vec<Headroom> {
    let (asking, bringing) = (Flow::asking(facts), Flow::bringing());
    let mut answers = vec![Answer::none(Question::Grant)];
    for (rule, finding) in facts.call.rule.iter().zip(judged) {
        if rule.severity == Severity::Advice {
            continue;
        }
        let own = kinds::of(&rule.kind).asks();
        let of_condition = rule.when.as_ref().map(|when| kinds::of(when).asks()).unwrap_or_default();
        for (question, is_condition) in
            own.iter().map(|question| (question, false)).chain(of_condition.iter().map(|question| (question, true)))
        {
            if is_condition && (wants_more(question) || own.contains(question)) {
                continue;
            }
            let growth = growth(question, &asking, &bringing);
            // What holds as things are asks nothing back, even where it would not hold with all money found.
            let room = room(question, &along_rule(rule, finding, &growth, facts))
                .filter(|room| *room >= 0 || !matches!(finding.status, Status::Met | Status::NotApplicable));
            let answer = Answer { question: question.clone(), room, rule: Some(&rule.id) };
            let waits = || is_asked_now(rule, finding) && kinds::of(&rule.kind).waits(&growth, facts);
            if answer.room.is_some() || waits() {
                take(&mut answers, answer);
            }
        }
    }
    let mut headroom: Vec<Headroom> = answers.into_iter().map(Answer::told).chain([to_find(facts)]).collect();
    headroom.sort_by_key(|one| (rank(&one.question), one.room.is_none(), size(one.room.as_ref())));
    headroom
}

/// An answer as it is being found.
struct Answer<'a> {
    question: Question,
    room: Option<Step>,
    rule: Option<&'a String>,
}

impl<'a> Answer<'a> {
    fn none(question: Question) -> Answer<'a> {
        Answer { question, room: None, rule: None }
    }

    /// Whether it gives way to another. No answer gives way to any; a rule that will bind once there are costs gives way
    /// to one that binds now.
    fn gives_way_to(&self, other: &Answer<'_>) -> bool {
        match (self.room, other.room) {
            (None, room) => room.is_some() || self.rule.is_none(),
            (Some(_), None) => false,
            (Some(room), Some(other)) if wants_more(&self.question) => other > room,
            (Some(room), Some(other)) => other < room,
        }
    }

    fn told(self) -> Headroom {
        let measure = |step: Step| match self.question {
            Question::Grant | Question::ToFind | Question::Own | Question::Category { .. } => {
                Measure::Money(Euro::from_whole_cents(step))
            }
            Question::Months => Measure::Months(whole(step)),
            Question::Words { .. } => Measure::Words(whole(step)),
            Question::Partners | Question::MemberStates | Question::MorePartners => Measure::Count(whole(step)),
        };
        Headroom { room: self.room.map(measure), rule: self.rule.cloned(), question: self.question }
    }
}

fn whole(step: Step) -> i64 {
    i64::try_from(step).unwrap_or(if step < 0 { i64::MIN } else { i64::MAX })
}

fn take<'a>(answers: &mut Vec<Answer<'a>>, answer: Answer<'a>) {
    match answers.iter_mut().find(|so_far| so_far.question == answer.question) {
        Some(so_far) if so_far.gives_way_to(&answer) => *so_far = answer,
        Some(_) => {}
        None => answers.push(answer),
    }
}

/// Whether the question is what is missing, rather than what is left.
fn wants_more(question: &Question) -> bool {
    matches!(question, Question::Own | Question::Partners | Question::MemberStates)
}

fn growth<'a>(question: &'a Question, asking: &'a Flow, bringing: &'a Flow) -> Growth<'a> {
    match question {
        Question::Grant | Question::ToFind => Growth::Money(asking),
        Question::Own => Growth::Money(bringing),
        Question::Category { category } => Growth::Category(category),
        Question::Months => Growth::Months,
        Question::Words { section } => Growth::Words(section),
        Question::Partners | Question::MorePartners => Growth::Partners,
        Question::MemberStates => Growth::MemberStates,
    }
}

fn room(question: &Question, course: &Course) -> Option<Step> {
    if wants_more(question) { course.least() } else { course.most() }
}

/// Whether a rule's condition, if it has one, is met as things are.
fn is_asked_now(rule: &Rule, finding: &Finding) -> bool {
    rule.when.is_none() || finding.because.first().is_some_and(|condition| condition.status == Status::Met)
}

/// How a rule with its condition fares along a step.
fn along_rule(rule: &Rule, finding: &Finding, growth: &Growth<'_>, facts: &Facts<'_>) -> Course {
    let facts = Facts { severity: rule.severity, ..*facts };
    let Some(when) = &rule.when else { return along(&rule.kind, Some(finding), &finding.because, growth, &facts) };
    let (first, parts) =
        finding.because.split_first().map_or((None, finding.because.as_slice()), |(first, parts)| (Some(first), parts));
    let condition = along(when, first, first.map_or(&[], |first| &first.because), growth, &facts);
    // What was not judged for want of its condition is judged now.
    let judged = first.filter(|condition| condition.status == Status::Met).map(|_| finding);
    let kind = along(&rule.kind, judged, judged.map_or(&[], |_| parts), growth, &facts);
    Course::together(&[condition, kind], |each| match each {
        [Status::Met, kind] => *kind,
        [Status::Undecided, _] => Status::Undecided,
        _ => Status::NotApplicable,
    })
}

/// How a kind of rule fares along a step; what the step does not touch stays as it was found.
fn along(
    kind: &RuleKind,
    found: Option<&Finding>,
    parts: &[Finding],
    growth: &Growth<'_>,
    facts: &Facts<'_>,
) -> Course {
    if let Some(course) = kinds::of(kind).course(growth, facts) {
        return course;
    }
    if let Some((of, status)) = kinds::group(kind) {
        let members: Vec<Course> = of
            .iter()
            .enumerate()
            .map(|(at, member)| {
                let found = parts.get(at);
                along(member, found, found.map_or(&[], |found| &found.because), growth, facts)
            })
            .collect();
        return Course::together(&members, status);
    }
    Course::always(found.map_or_else(|| kinds::of(kind).check(facts).status, |found| found.status))
}

/// Money still to be found, while there is a cost to be found it for.
fn to_find(facts: &Facts<'_>) -> Headroom {
    let room = (!facts.totals.cost.is_zero()).then(|| Measure::Money(-facts.totals.difference));
    let balance = facts.call.rule.iter().find(|rule| rule.kind == RuleKind::Balance);
    let rule = balance.filter(|_| room.is_some()).map(|rule| rule.id.clone());
    Headroom { question: Question::ToFind, room, rule }
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
        Question::Own => 2,
        Question::Category { .. } => 3,
        Question::Months => 4,
        Question::Partners => 5,
        Question::MemberStates => 6,
        Question::MorePartners => 7,
        Question::Words { .. } => 8,
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
