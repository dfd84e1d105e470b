//! How many words a text of the form has.

use voorstel_model::Field;

use super::Kind;
use crate::course::{Course, Line};
use crate::facts::Facts;
use crate::growth::Growth;
use crate::parts::Parts;
use crate::report::{Bound, FixAct, Measure, Question, Status};
use crate::verdict::{Verdict, count, explain};

pub(super) struct TextLength<'r> {
    pub section: &'r str,
    pub at_least: Option<u32>,
    pub at_most: Option<u32>,
}

impl Kind for TextLength<'_> {
    fn name(&self) -> &'static str {
        "text-length"
    }

    fn reads(&self) -> Parts {
        Parts::NONE
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let field = Field::text(self.section);
        let words = self.words(facts);
        // A text that is not begun is not too short yet.
        if words == 0 && self.at_least.is_some_and(|least| least > 0) {
            return Verdict::undecided(vec![field]);
        }
        let below = self.at_most.map(|most| (Bound::AtMost, i64::from(most), i64::from(most) - words));
        let above = self.at_least.map(|least| (Bound::AtLeast, i64::from(least), words - i64::from(least)));
        // A broken side first, and else the ceiling: that is what a writer watches.
        let sides = [below, above].into_iter().flatten();
        let Some((bound, limit, room)) = sides.min_by_key(|(_, _, room)| *room >= 0) else {
            return Verdict::met().operands(vec![field]);
        };
        let mut verdict = Verdict::holds(room >= 0)
            .measured(Measure::Words(words))
            .limit(bound, Measure::Words(limit))
            .headroom(Measure::Words(room))
            .operands(vec![field]);
        if room < 0 && bound == Bound::AtMost {
            let words = u32::try_from(-room).unwrap_or(u32::MAX);
            verdict.fixes = vec![explain(FixAct::Shorten { words })];
        }
        verdict
    }

    fn asks(&self) -> Vec<Question> {
        self.at_most.map(|_| Question::Words { section: self.section.to_owned() }).into_iter().collect()
    }

    fn course(&self, growth: &Growth<'_>, facts: &Facts<'_>) -> Option<Course> {
        let Growth::Words(section) = growth else { return None };
        if *section != self.section {
            return None;
        }
        let words = Line::even(i128::from(self.words(facts)), 1);
        let below = self.at_most.map(|most| Line::still(i128::from(most)).less(&words));
        let above = self.at_least.map(|least| words.less(&Line::still(i128::from(least))));
        let is_begun = Course::between(None, Some(words.less(&Line::still(1))), true);
        let kept = Course::between(below, above, false);
        let waits = self.at_least.is_some_and(|least| least > 0);
        // A text that is not begun is not too short yet.
        Some(Course::together(&[is_begun, kept], |each| match each {
            [Status::Undecided, _] if waits => Status::Undecided,
            [_, kept] => *kept,
            _ => Status::Undecided,
        }))
    }
}

impl TextLength<'_> {
    fn words(&self, facts: &Facts<'_>) -> i64 {
        count(facts.words.get(self.section).copied().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::Status::*;
    use crate::testing::*;

    fn words(number: usize) -> Value {
        json!({ "texts": { "concept": "# ".to_owned() + &"woord ".repeat(number) } })
    }

    #[test]
    fn the_length_holds_to_the_word() {
        let rule = json!({ "kind": "text-length", "section": "concept", "at-least": 3, "at-most": 5 });
        let on = |number, status| (words(number), status);
        statuses(&rule, &[on(0, Undecided), on(2, Broken), on(3, Met), on(5, Met), on(6, Broken)]);
        let long = check(&rule, &words(9));
        assert_eq!(
            (long.headroom, long.fixes[0].act.clone()),
            (Some(Measure::Words(-4)), FixAct::Shorten { words: 4 })
        );
    }

    #[test]
    fn an_empty_text_is_not_too_long() {
        let rule = json!({ "kind": "text-length", "section": "concept", "at-most": 5 });
        statuses(&rule, &[(words(0), Met), (json!({}), Met)]);
        let asked = Question::Words { section: "concept".to_owned() };
        assert_eq!(room(&rule, &json!({}), &asked), Some(Measure::Words(5)));
        assert_eq!(room(&rule, &words(7), &asked), Some(Measure::Words(-2)));
    }
}
