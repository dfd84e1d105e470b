//! The steps that people ask about, and how money moves along them.

use voorstel_model::{Base, Call, Field, GRANT};

use crate::course::{FAR, Line, Step};
use crate::facts::Facts;
use crate::money::OWN;

/// What grows by a step.
#[derive(Clone, Copy)]
pub(crate) enum Growth<'a> {
    /// The money, by a cent.
    Money(&'a Flow),
    /// The eligible costs in a category, by a cent in one line.
    Category(&'a str),
    /// The project, by a month.
    Months,
    /// The text of a section, by a word.
    Words(&'a str),
    /// The partners that count, by one.
    Partners,
    /// The Member States that count, by one.
    MemberStates,
}

/// Money that moves by a cent a step: more is asked and other money gives way, or more of one's own is brought.
pub(crate) struct Flow {
    /// What is still to be found, where that counts as money of one's own.
    gap: i128,
    /// How the grant changes with a step.
    grant: i128,
    /// The stretches of steps: the last step of each, and which source gives way in it; nothing does in the last.
    stretches: Vec<(Step, Option<String>)>,
}

impl Flow {
    /// The grant grows. What is still to be found counts as money of one's own, since that is who has to find it. For each
    /// cent that is asked more another cent that is not asked gives way, as long as there is any: first what is still to be
    /// found, then in the order of [`gives_way`].
    pub fn asking(facts: &Facts<'_>) -> Flow {
        let gap = (-facts.totals.difference.cents()).max(0);
        let mut sources: Vec<(&String, i128)> = facts
            .totals
            .by_source
            .iter()
            .filter(|(source, _)| !facts.is_asked(source))
            .map(|(source, amount)| (source, amount.cents()))
            .collect();
        sources.sort_by_key(|(source, _)| gives_way(facts.call, source));
        let mut until = gap;
        let mut stretches = vec![(gap, Some(OWN.to_owned()))];
        for (source, cents) in sources {
            until += cents;
            stretches.push((until, Some(source.clone())));
        }
        stretches.push((FAR, None));
        Flow { gap, grant: 1, stretches }
    }

    /// Money of one's own grows, and nothing else changes.
    pub fn bringing() -> Flow {
        Flow { gap: 0, grant: 0, stretches: vec![(FAR, Some(OWN.to_owned()))] }
    }

    /// The money from these sources.
    pub fn sources(&self, of: &[String], facts: &Facts<'_>) -> Line {
        let amount = facts.totals.sources(of.iter().map(String::as_str));
        self.line(amount.cents(), |code| of.iter().filter(|source| *source == code).count())
    }

    /// What a share is taken of.
    pub fn base(&self, base: Base, facts: &Facts<'_>) -> Line {
        let cents = facts.base(base).cents();
        match base {
            Base::TotalEligible | Base::TotalCost | Base::DirectEligible => Line::still(cents),
            Base::Asked => self.line(cents, |code| usize::from(facts.is_asked(code))),
            Base::Cofinancing => self.line(cents, |code| usize::from(!facts.is_asked(code))),
        }
    }

    /// Funding less cost.
    pub fn difference(&self, facts: &Facts<'_>) -> Line {
        self.line(facts.totals.difference.cents(), |_| 1)
    }

    /// The amounts of these sources that are still empty, but for those that move.
    pub fn empty_amounts(&self, of: &[String], facts: &Facts<'_>) -> Vec<Field> {
        let moves = |source: &String| source == GRANT || source == OWN || (self.asks() && self.gives(source));
        let others: Vec<String> = of.iter().filter(|source| !moves(source)).cloned().collect();
        facts.empty_amounts(&others)
    }

    /// Whether a source is among those that give way: one of which no amount is known is not.
    fn gives(&self, source: &str) -> bool {
        self.stretches.iter().any(|(_, moving)| moving.as_deref() == Some(source))
    }

    /// Whether it is the grant that grows.
    pub fn asks(&self) -> bool {
        self.grant > 0
    }

    /// A sum in which each source counts so many times.
    fn line(&self, cents: i128, times: impl Fn(&str) -> usize) -> Line {
        let times = |code: &str| i128::try_from(times(code)).unwrap_or(i128::MAX);
        let grant = times(GRANT) * self.grant;
        // What gives way falls with a step; where nothing is asked, one's own money rises.
        let sign = if self.asks() { -1 } else { 1 };
        let slope = |moving: &Option<String>| grant + moving.as_deref().map_or(0, |code| sign * times(code));
        let pieces = self.stretches.iter().map(|(until, moving)| (*until, slope(moving))).collect();
        Line::bent(cents + times(OWN) * self.gap, pieces)
    }
}

/// In which order money that is not asked gives way to what is: what is neither public nor one's own first, then the
/// cofinancers of the call that do not come with the grant, then other public money, and one's own last.
pub(crate) fn gives_way(call: &Call, source: &str) -> u8 {
    match source {
        OWN => 3,
        "other-public" => 2,
        _ if call.cofinancer.iter().any(|one| one.id == source) => 1,
        _ => 0,
    }
}
