//! What is wrong with a dossier whatever its call says: fields that cannot be read, periods that run backwards, codes
//! the call does not know, not just one lead applicant.

use std::collections::BTreeMap;

use voorstel_model::{
    Call, Choice, Date, Dossier, Edit, Entry, Field, FieldValue, List, Period, Problem, Role, Severity, Totals, Typed,
};

use crate::money::knows_source;
use crate::report::{Applicability, Finding, Fix, FixAct, Measure, Status, Subject};

/// How many ways to choose the lead applicant are offered.
const MOST_CHOICES: usize = 3;

/// The findings that come from no rule, in the order of the dossier's steps.
pub(crate) fn check(call: &Call, dossier: &Dossier, totals: &Totals) -> Vec<Finding> {
    let mut found = Vec::new();
    unreadable(dossier, totals, &mut found);
    reversed(dossier, &mut found);
    lead_applicant(dossier, &mut found);
    unknown_codes(call, dossier, totals, &mut found);
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
        uncounted: 0,
    }
}

fn unreadable(dossier: &Dossier, totals: &Totals, found: &mut Vec<Finding>) {
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
    // A line that counts can be read: there are many, and mostly all of them do.
    let uncounted = if totals.uncounted_lines.is_empty() { &[] } else { dossier.budget.as_slice() };
    for line in uncounted {
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
fn unknown_codes(call: &Call, dossier: &Dossier, totals: &Totals, found: &mut Vec<Finding>) {
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

    let mut uses: BTreeMap<&str, Vec<Field>> = BTreeMap::new();
    for action in dossier.actions.iter().filter(|action| !action.menu.is_empty()) {
        if !knows(&call.menu.action, &action.menu) {
            uses.entry(&action.menu).or_default().push(Field::of(List::Actions, &action.id, "menu"));
        }
    }
    note(uses, Severity::Warning);

    // The sums name every category of a line that counts: only where one is unknown, the lines are looked through.
    let all_count = totals.uncounted_lines.is_empty();
    let is_known = all_count && totals.by_category.keys().all(|category| knows(&call.category, category));
    if !call.category.is_empty() && !is_known {
        let mut uses: BTreeMap<&str, Vec<Field>> = BTreeMap::new();
        let mut previous = "";
        for line in &dossier.budget {
            // Rows of one category mostly follow each other.
            if (line.category == previous && !previous.is_empty()) || knows(&call.category, &line.category) {
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

    let mut uses: BTreeMap<&str, Vec<Field>> = BTreeMap::new();
    for (section, text) in &dossier.texts {
        let is_known = call.section.iter().any(|one| one.id == *section);
        if !is_known && !section.is_empty() && !text.trim().is_empty() {
            uses.entry(section).or_default().push(Field::text(section));
        }
    }
    note(uses, Severity::Warning);
}

fn knows(choices: &[Choice], code: &str) -> bool {
    choices.iter().any(|choice| choice.id == code)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::testing::*;

    /// What is found without any rule, but for the lead applicant where there are no partners.
    fn found(fields: &Value) -> Vec<Finding> {
        let mut found = report(&[], fields).findings;
        found.retain(|finding| finding.subject != Subject::LeadApplicant || fields.get("partners").is_some());
        found
    }

    #[test]
    fn a_text_that_is_no_number_or_day_blocks_in_every_field() {
        let found = found(&json!({
            "period": { "start": "morgen", "end": "2021-02-30" },
            "actions": [{ "id": "a1", "start": "x", "end": "y" }],
            "budget": [{ "id": "b1", "category": "staff", "quantity": "40 u.", "unit_cost": "-1" }],
            "funding": [{ "id": "f1", "source": "own", "amount": "1.005" }],
            "indirect_rate": "zeven",
        }));
        let names: Vec<&str> = found.iter().map(|finding| finding.rule.as_str()).collect();
        assert_eq!(
            names,
            [
                "field:/period/start",
                "field:/period/end",
                "field:/actions/a1/start",
                "field:/actions/a1/end",
                "field:/budget/b1/quantity",
                "field:/budget/b1/unit_cost",
                "field:/indirect_rate",
                "field:/funding/f1/amount",
            ]
        );
        assert!(found.iter().all(Finding::blocks));
        assert_eq!(found[4].measured, Some(Measure::Typed("40 u.".to_owned())));
        assert_eq!(found[5].subject, Subject::Unreadable { problem: Problem::Negative });
        assert_eq!(found[7].subject, Subject::Unreadable { problem: Problem::TooManyDecimals });
    }

    #[test]
    fn a_period_does_not_end_before_it_begins() {
        let period = |end: &str| {
            let period = json!({ "start": "2021-01-02", "end": end });
            json!({ "period": period, "actions": [{ "id": "a1", "start": "2021-01-02", "end": end }] })
        };
        assert_eq!(found(&period("2021-01-02")), []);
        assert_eq!(found(&period("")), []);
        let reversed = found(&period("2021-01-01"));
        let fields: Vec<&str> = reversed.iter().flat_map(operands).collect();
        assert_eq!(fields, ["/period/end", "/actions/a1/end"]);
        assert!(reversed.iter().all(|one| one.blocks() && one.subject == Subject::PeriodReversed));
    }

    #[test]
    fn just_one_partner_leads() {
        let with = |roles: &[&str]| {
            let partners = roles.iter().enumerate();
            let partners: Vec<Value> =
                partners.map(|(at, role)| json!({ "id": format!("p{at}"), "role": role })).collect();
            json!({ "partners": partners })
        };
        assert_eq!(found(&with(&["lead", "co-applicant"])), []);
        assert_eq!(missing(&found(&with(&[]))[0]), ["/partners"]);
        assert_eq!(missing(&found(&with(&["co-applicant", "associated"]))[0]), ["/partners/p0/role"]);
        let both = with(&["lead", "lead", "associated"]);
        let two = found(&both).remove(0);
        assert!(two.blocks());
        assert_eq!((two.measured.clone(), operands(&two)[0]), (Some(Measure::Count(2)), "/partners/p1/role"));
        for (fix, lead) in two.fixes.iter().zip(["p0", "p1"]) {
            let mended = mended(&both, fix);
            let leads: Vec<_> =
                mended.partners.iter().filter(|one| one.role == Role::Lead).map(|one| &one.id).collect();
            assert_eq!(leads, [lead]);
        }
    }

    #[test]
    fn a_code_that_the_call_does_not_know_is_said_once() {
        let found = found(&json!({
            "actions": [{ "id": "a1", "menu": "dancing" }, { "id": "a2", "menu": "" }, { "id": "a3", "menu": "buddy" }],
            "budget": [line("b1", "Personeel", "1"), line("b2", "staff", "1"), line("b3", "Personeel", "1")],
            "funding": [{ "id": "f1", "source": "grants", "amount": "" }, { "id": "f2", "source": "vvsg", "amount": "1" }],
            "texts": { "other": "tekst", "concept": "tekst", "empty": " " },
        }));
        let seen: Vec<_> = found.iter().map(|one| (one.rule.as_str(), one.severity, one.operands.len())).collect();
        assert_eq!(
            seen,
            [
                ("field:/actions/a1/menu", Severity::Warning, 1),
                ("field:/budget/b1/category", Severity::Warning, 2),
                ("field:/funding/f1/source", Severity::Blocking, 1),
                ("field:/texts/other", Severity::Warning, 1),
            ]
        );
        assert!(found.iter().all(|one| one.status == Status::Broken && one.subject == Subject::UnknownCode));
    }

    #[test]
    fn an_amount_without_a_category_or_source_is_still_to_be_placed() {
        let found = found(&json!({
            "budget": [line("b1", "", "1"), line("b2", "", "1"), { "id": "b3" }],
            "funding": [{ "id": "f1", "amount": "1" }, { "id": "f2" }],
        }));
        assert_eq!(missing(&found[0]), ["/budget/b1/category", "/budget/b2/category"]);
        assert_eq!(missing(&found[1]), ["/funding/f1/source"]);
        assert!(found.iter().all(|one| one.status == Status::Undecided));
    }
}
