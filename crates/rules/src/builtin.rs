//! What is wrong with a dossier whatever its call says: fields that cannot be read, periods that run backwards, codes
//! the call does not know, not just one lead applicant.

use std::collections::{BTreeMap, HashSet};

use voorstel_model::{
    Call, Date, Dossier, Edit, Entry, Field, FieldValue, List, Period, Problem, Role, Severity, Typed,
};

use crate::money::knows_source;
use crate::report::{Applicability, Finding, Fix, FixAct, Measure, Status, Subject};

/// How many ways to choose the lead applicant are offered.
const MOST_CHOICES: usize = 3;

/// The findings that come from no rule, in the order of the dossier's steps.
pub(crate) fn check(call: &Call, dossier: &Dossier) -> Vec<Finding> {
    let mut found = Vec::new();
    unreadable(dossier, &mut found);
    reversed(dossier, &mut found);
    lead_applicant(dossier, &mut found);
    unknown_codes(call, dossier, &mut found);
    found
}

fn finding(field: &Field, subject: Subject, severity: Severity, status: Status) -> Finding {
    Finding {
        rule: format!("field:{field}"),
        subject,
        severity,
        status,
        measured: None,
        amount: None,
        limit: None,
        headroom: None,
        operands: vec![field.clone()],
        missing: Vec::new(),
        because: Vec::new(),
        authority: None,
        fixes: Vec::new(),
    }
}

fn unreadable(dossier: &Dossier, found: &mut Vec<Finding>) {
    fn look<T: Typed>(found: &mut Vec<Finding>, entry: &Entry<T>, field: impl FnOnce() -> Field) {
        if let Entry::Unreadable(typed) = entry {
            let problem = entry.problem().unwrap_or(Problem::NotANumber);
            let mut one = finding(&field(), Subject::Unreadable { problem }, Severity::Blocking, Status::Broken);
            one.measured = Some(Measure::Typed(typed.clone()));
            found.push(one);
        }
    }
    look(found, &dossier.period.start, || Field::new("/period/start"));
    look(found, &dossier.period.end, || Field::new("/period/end"));
    for action in &dossier.actions {
        look(found, &action.start, || Field::of(List::Actions, &action.id, "start"));
        look(found, &action.end, || Field::of(List::Actions, &action.id, "end"));
    }
    for line in &dossier.budget {
        look(found, &line.quantity, || Field::of(List::Budget, &line.id, "quantity"));
        look(found, &line.unit_cost, || Field::of(List::Budget, &line.id, "unit_cost"));
    }
    look(found, &dossier.indirect_rate, || Field::top("indirect_rate"));
    for one in &dossier.funding {
        look(found, &one.amount, || Field::of(List::Funding, &one.id, "amount"));
    }
}

fn reversed(dossier: &Dossier, found: &mut Vec<Finding>) {
    let mut look = |start: &Entry<Date>, end: &Entry<Date>, field: &dyn Fn() -> Field| {
        if let (Some(start), Some(end)) = (start.get(), end.get())
            && end < start
        {
            let mut one = finding(&field(), Subject::PeriodReversed, Severity::Blocking, Status::Broken);
            one.measured = Some(Measure::Day(end));
            one.limit = Some(crate::Limit { bound: crate::Bound::AtLeast, value: Measure::Day(start), amount: None });
            found.push(one);
        }
    };
    let Period { start, end, .. } = &dossier.period;
    look(start, end, &|| Field::new("/period/end"));
    for action in &dossier.actions {
        look(&action.start, &action.end, &|| Field::of(List::Actions, &action.id, "end"));
    }
}

fn lead_applicant(dossier: &Dossier, found: &mut Vec<Finding>) {
    let leads: Vec<_> = dossier.partners.iter().filter(|partner| partner.role == Role::Lead).collect();
    let list = Field::list(List::Partners);
    match (dossier.partners.first(), leads.as_slice()) {
        (_, [_]) => {}
        (None, _) => {
            let mut one = finding(&list, Subject::LeadApplicant, Severity::Blocking, Status::Undecided);
            one.missing = vec![list];
            found.push(one);
        }
        (Some(first), []) => {
            let mut one = finding(&list, Subject::LeadApplicant, Severity::Blocking, Status::Undecided);
            one.missing = vec![Field::of(List::Partners, &first.id, "role")];
            one.operands = one.missing.clone();
            found.push(one);
        }
        (Some(_), leads) => {
            let mut one = finding(&list, Subject::LeadApplicant, Severity::Blocking, Status::Broken);
            one.measured = Some(Measure::Count(i64::try_from(leads.len()).unwrap_or(i64::MAX)));
            // The second one is the likelier slip: it is the one to go to.
            one.operands = leads.iter().rev().map(|lead| Field::of(List::Partners, &lead.id, "role")).collect();
            for keep in leads.iter().take(MOST_CHOICES) {
                let edits = leads
                    .iter()
                    .filter(|lead| lead.id != keep.id)
                    .map(|lead| Edit::Set {
                        field: Field::of(List::Partners, &lead.id, "role"),
                        value: FieldValue::Text("co-applicant".to_owned()),
                    })
                    .collect();
                one.fixes.push(Fix {
                    act: FixAct::MakeLead { partner: keep.id.clone() },
                    edits,
                    applicability: Applicability::NeedsChoice,
                });
            }
            found.push(one);
        }
    }
}

/// One finding a code, however many rows use it: a pasted column must not bury everything else.
fn unknown_codes(call: &Call, dossier: &Dossier, found: &mut Vec<Finding>) {
    let mut note = |uses: BTreeMap<&str, Vec<Field>>, severity: Severity| {
        for (code, fields) in uses {
            let Some(first) = fields.first() else { continue };
            // Where nothing was chosen, the amount still counts in no category or source: that is to be filled in.
            let status = if code.is_empty() { Status::Undecided } else { Status::Broken };
            let mut one = finding(first, Subject::UnknownCode, severity, status);
            if code.is_empty() {
                one.missing = fields.clone();
            } else {
                one.measured = Some(Measure::Typed(code.to_owned()));
            }
            one.operands = fields;
            found.push(one);
        }
    };

    let known: HashSet<&str> = call.menu.action.iter().map(|choice| choice.id.as_str()).collect();
    let mut uses: BTreeMap<&str, Vec<Field>> = BTreeMap::new();
    for action in dossier.actions.iter().filter(|action| !action.menu.is_empty()) {
        if !known.contains(action.menu.as_str()) {
            uses.entry(&action.menu).or_default().push(Field::of(List::Actions, &action.id, "menu"));
        }
    }
    note(uses, Severity::Warning);

    if !call.category.is_empty() {
        let known: HashSet<&str> = call.category.iter().map(|choice| choice.id.as_str()).collect();
        let mut uses: BTreeMap<&str, Vec<Field>> = BTreeMap::new();
        let mut previous = "";
        for line in &dossier.budget {
            // Rows of one category mostly follow each other.
            if (line.category == previous && !previous.is_empty()) || known.contains(line.category.as_str()) {
                previous = &line.category;
            } else if !line.category.is_empty() || line.amount().is_some() {
                uses.entry(&line.category).or_default().push(Field::of(List::Budget, &line.id, "category"));
            }
        }
        note(uses, Severity::Warning);
    }

    let mut uses: BTreeMap<&str, Vec<Field>> = BTreeMap::new();
    for one in dossier.funding.iter().filter(|one| !knows_source(call, &one.source)) {
        if !one.source.is_empty() || one.amount.get().is_some() {
            uses.entry(&one.source).or_default().push(Field::of(List::Funding, &one.id, "source"));
        }
    }
    // Such money counts as funding and yet as no source: every share would be wrong without a word.
    note(uses, Severity::Blocking);

    let known: HashSet<&str> = call.section.iter().map(|section| section.id.as_str()).collect();
    let mut uses: BTreeMap<&str, Vec<Field>> = BTreeMap::new();
    for (section, text) in &dossier.texts {
        if !known.contains(section.as_str()) && !section.is_empty() && !text.trim().is_empty() {
            uses.entry(section).or_default().push(Field::text(section));
        }
    }
    note(uses, Severity::Warning);
}
