//! What an author of a call would want to know before anyone applies: rules that contradict each other, that can never
//! hold or never break, figures that were probably mixed up, things nothing asks for. One file a question.
//!
//! A call that others published is used whatever these say: they are asked when a call is written and checked.

mod authority;
mod bounds;
mod claims;
mod fate;
mod figures;
mod limits;
mod menu;
mod multiples;
mod partners;
mod shares;
mod texts;
mod tiers;
mod unused;
mod windows;

use voorstel_model::{Call, Severity};

use crate::places::Places;
use crate::problem::{Problem, Weight, both};

/// What is questionable in a call whose form is right.
pub(crate) fn of_call(call: &Call, places: &Places) -> Vec<Problem> {
    let mut told = Told { places, problems: Vec::new() };
    for check in [
        limits::check,
        shares::check,
        fate::check,
        figures::check,
        tiers::check,
        windows::check,
        menu::check,
        partners::check,
        unused::check,
        authority::check,
        texts::check,
    ] {
        check(call, &mut told);
    }
    told.problems
}

/// What was found so far.
struct Told<'p> {
    places: &'p Places,
    problems: Vec<Problem>,
}

impl Told<'_> {
    /// Tells what is wrong at a key, and what would mend it, each in Dutch and in English.
    fn tell(
        &mut self,
        weight: Weight,
        key: &str,
        (nl, en): (impl Into<String>, impl Into<String>),
        (hint_nl, hint_en): (impl Into<String>, impl Into<String>),
    ) {
        let problem = self.places.problem(key, both(nl, en));
        self.problems.push(Problem { weight, hint: both(hint_nl, hint_en), ..problem });
    }
}

/// How much it matters that rules of these severities cannot all be met.
fn weight(severities: &[Severity]) -> Weight {
    let all_block = severities.iter().all(|severity| *severity == Severity::Blocking);
    if all_block { Weight::Error } else { Weight::Warning }
}
