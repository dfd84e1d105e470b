//! The steps that people ask about, and how money moves along them.

use voorstel_model::{Base, Field, GRANT};

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

/// Money that moves by a cent a step: more is asked and takes the place of one's own, or more of one's own is brought.
pub(crate) struct Flow {
    /// What is still to be found, where that counts as money of one's own.
    gap: i128,
    /// How the grant changes with a step.
    grant: i128,
    /// How one's own money changes with a step.
    own: i128,
    /// The step at which one's own money is all gone.
    bend: Step,
}

impl Flow {
    /// The grant grows. What is still to be found counts as money of one's own, since that is who has to find it; for
    /// each cent that is asked more one's own money is a cent less, as long as there is any.
    pub fn asking(facts: &Facts<'_>) -> Flow {
        let gap = (-facts.totals.difference.cents()).max(0);
        Flow { gap, grant: 1, own: -1, bend: gap + facts.totals.sources([OWN]).cents() }
    }

    /// Money of one's own grows, and nothing else changes.
    pub fn bringing() -> Flow {
        Flow { gap: 0, grant: 0, own: 1, bend: FAR }
    }

    /// The money from these sources.
    pub fn sources(&self, of: &[String], facts: &Facts<'_>) -> Line {
        let amount = facts.totals.sources(of.iter().map(String::as_str));
        let times = |code: &str| of.iter().filter(|source| *source == code).count() as i128;
        self.line(amount.cents(), times(GRANT), times(OWN))
    }

    /// What a share is taken of.
    pub fn base(&self, base: Base, facts: &Facts<'_>) -> Line {
        let own_is_asked = i128::from(facts.is_asked(OWN));
        match base {
            Base::TotalEligible | Base::TotalCost | Base::DirectEligible => Line::still(facts.base(base).cents()),
            Base::Asked => self.line(facts.base(base).cents(), 1, own_is_asked),
            Base::Cofinancing => self.line(facts.base(base).cents(), 0, 1 - own_is_asked),
        }
    }

    /// Funding less cost.
    pub fn difference(&self, facts: &Facts<'_>) -> Line {
        self.line(facts.totals.difference.cents(), 1, 1)
    }

    /// The amounts of these sources that are still empty, but for those that move.
    pub fn empty_amounts(&self, of: &[String], facts: &Facts<'_>) -> Vec<Field> {
        let others: Vec<String> = of.iter().filter(|source| *source != GRANT && *source != OWN).cloned().collect();
        facts.empty_amounts(&others)
    }

    /// Whether it is the grant that grows.
    pub fn asks(&self) -> bool {
        self.grant > 0
    }

    /// Whether a share's base or its sources move at all.
    pub fn moves(of: &[String], base: Option<Base>) -> bool {
        of.iter().any(|source| source == GRANT || source == OWN)
            || matches!(base, Some(Base::Asked | Base::Cofinancing))
    }

    fn line(&self, cents: i128, grants: i128, owns: i128) -> Line {
        let beyond = if self.bend == FAR { self.own } else { 0 };
        Line {
            start: cents + owns * self.gap,
            slope: grants * self.grant + owns * self.own,
            bend: self.bend,
            beyond: grants * self.grant + owns * beyond,
        }
    }
}
