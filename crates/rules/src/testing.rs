//! What the tests of every kind share: a small call, and one rule judged over a dossier.

use serde_json::{Value, json};
use voorstel_model::{Authority, Call, Certainty, Date, Dossier, Euro, Rule, Severity, Text, Typed};

use crate::report::{Finding, Fix, Headroom, Measure, Question, Report, Status};

/// The day on which the tests judge, before the test call's deadline.
pub(crate) const TODAY: &str = "2020-09-01";

/// A call with a bit of everything and no rules.
pub(crate) fn call() -> Call {
    let text = |text: &str| json!({ "nl": text, "en": text });
    let choice = |id: &str| json!({ "id": id, "title": text(id) });
    let menu: Vec<Value> = ["buddy", "internship", "guidance"].map(choice).into();
    let categories: Vec<Value> = ["staff", "travel", "vat"].map(choice).into();
    let page = json!({ "certainty": "page", "document": "page" });
    serde_json::from_value(json!({
        "format": "voorstel.call/1",
        "id": "test",
        "version": 1,
        "fund": "test",
        "title": text("Test"),
        "publisher": text("Test"),
        "summary": text("Test"),
        "dates": { "deadline": { "date": "2020-10-16", "authority": page } },
        "cofinancer": [
            { "id": "vvsg", "title": text("VVSG"), "asked": true },
            { "id": "province", "title": text("Province") },
        ],
        "menu": { "own-actions": true, "action": menu },
        "section": [choice("concept")],
        "category": categories,
        "indirect": {},
        "declaration": [choice("no-double-funding")],
        "annex": [choice("mandate")],
        "source": [{ "id": "page", "title": text("Page") }],
    }))
    .unwrap()
}

/// The test call with these rules, named `r0`, `r1` and so on. A rule may carry `severity` and `when`.
pub(crate) fn call_with(rules: &[Value]) -> Call {
    let rule = |(at, rule): (usize, &Value)| {
        let mut kind = rule.clone();
        let fields = kind.as_object_mut().unwrap();
        let severity = fields.remove("severity").map(|severity| serde_json::from_value(severity).unwrap());
        let when = fields.remove("when").map(|when| serde_json::from_value(when).unwrap());
        Rule {
            id: format!("r{at}"),
            severity: severity.unwrap_or(Severity::Blocking),
            authority: Authority { certainty: Certainty::Page, document: "page".to_owned(), section: String::new() },
            note: Text::default(),
            when,
            kind: serde_json::from_value(kind).unwrap(),
        }
    };
    Call { rule: rules.iter().enumerate().map(rule).collect(), ..call() }
}

/// A dossier from its fields.
pub(crate) fn dossier(fields: &Value) -> Dossier {
    serde_json::from_value(fields.clone()).unwrap()
}

/// A dossier whose eligible costs are one amount, with these sources.
pub(crate) fn funded(cost: &str, funding: &[(&str, &str)]) -> Value {
    let funding: Vec<Value> = funding
        .iter()
        .enumerate()
        .map(|(at, (source, amount))| json!({ "id": format!("f{at}"), "source": source, "amount": amount }))
        .collect();
    let budget = if cost.is_empty() { json!([]) } else { json!([line("b0", "staff", cost)]) };
    json!({ "budget": budget, "funding": funding })
}

/// A budget line of one unit.
pub(crate) fn line(id: &str, category: &str, cost: &str) -> Value {
    json!({ "id": id, "category": category, "quantity": "1", "unit_cost": cost })
}

/// A whole report of a dossier under these rules.
pub(crate) fn report(rules: &[Value], fields: &Value) -> Report {
    crate::judge(&call_with(rules), &dossier(fields), day(TODAY))
}

/// What is found about one rule.
pub(crate) fn check(rule: &Value, fields: &Value) -> Finding {
    let report = report(std::slice::from_ref(rule), fields);
    report.findings.into_iter().find(|finding| finding.rule == "r0").unwrap()
}

/// Whether one rule holds, for each of these dossiers.
pub(crate) fn statuses(rule: &Value, cases: &[(Value, Status)]) {
    for (fields, status) in cases {
        assert_eq!(check(rule, fields).status, *status, "{rule}\n{fields}");
    }
}

/// What one rule leaves room for.
pub(crate) fn room(rule: &Value, fields: &Value, question: &Question) -> Option<Measure> {
    let report = report(std::slice::from_ref(rule), fields);
    report.headroom.into_iter().find(|Headroom { question: asked, .. }| asked == question)?.room
}

/// A fix made.
pub(crate) fn mended(fields: &Value, fix: &Fix) -> Dossier {
    let mut mended = dossier(fields);
    fix.edits.iter().for_each(|edit| mended.apply(edit).unwrap());
    mended
}

/// The fields a finding misses.
pub(crate) fn missing(finding: &Finding) -> Vec<&str> {
    finding.missing.iter().map(voorstel_model::Field::as_str).collect()
}

/// The fields a finding points at.
pub(crate) fn operands(finding: &Finding) -> Vec<&str> {
    finding.operands.iter().map(voorstel_model::Field::as_str).collect()
}

/// An amount.
pub(crate) fn euro(text: &str) -> Euro {
    match text.strip_prefix('-') {
        Some(text) => -Euro::read(text).unwrap(),
        None => Euro::read(text).unwrap(),
    }
}

/// An amount as a measure.
pub(crate) fn money(text: &str) -> Option<Measure> {
    Some(Measure::Money(euro(text)))
}

/// A day.
pub(crate) fn day(text: &str) -> Date {
    Date::read(text).unwrap()
}
