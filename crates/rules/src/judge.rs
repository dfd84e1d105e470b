//! Judging a dossier: sums first, then what no rule is about, then the call's rules in their order.

use voorstel_model::{Call, Date, Dossier, Totals};

use crate::builtin;
use crate::report::{Headroom, Measure, Question, Report};

/// Judges a dossier by its call on a day. Never fails: what cannot be decided yet says which fields are missing.
pub fn judge(call: &Call, dossier: &Dossier, today: Date) -> Report {
    let totals = Totals::of(call, dossier);
    let _ = today;
    let findings = builtin::check(call, dossier);
    let to_find = Headroom { question: Question::ToFind, room: Some(Measure::Money(-totals.difference)), rule: None };
    Report { findings, headroom: vec![to_find], totals }
}
