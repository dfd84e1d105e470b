//! A dossier judged once, for those who read it as text or as a document rather than on a screen.

use serde::Serialize;
use serde_json::{Map, Value, json};
use voorstel_model::{Call, Date, Dossier};
use voorstel_rules::{Report, Status, judge_files};

use crate::annexes::Unusable;
use crate::judged::judged;
use crate::views::Judged;

/// The format of the document that a check yields.
const REPORT_FORMAT: &str = "voorstel.report/1";

/// What judging a dossier yields, and the same in words.
#[derive(Debug, Clone)]
pub struct Checked {
    /// As the rules say it: codes, measures, limits, fields.
    pub report: Report,
    /// As a reader is told.
    pub judged: Judged,
}

impl Checked {
    /// Judges a dossier by a call on a day.
    pub fn new(call: &Call, dossier: &Dossier, today: Date) -> Checked {
        Checked::with_files(call, dossier, today, &Unusable::default())
    }

    /// Judges a dossier of whose files something is the matter.
    pub fn with_files(call: &Call, dossier: &Dossier, today: Date, unusable: &Unusable) -> Checked {
        let report = judge_files(call, dossier, today, unusable.ids());
        let mut judged = judged(call, dossier, &report);
        unusable.tell(dossier, &mut judged);
        Checked { report, judged }
    }

    /// Whether something would have the application refused.
    pub fn blocks(&self) -> bool {
        self.report.blocks()
    }

    /// How many findings wait for something that is still to be filled in.
    pub fn undecided(&self) -> usize {
        self.report.findings.iter().filter(|finding| finding.status == Status::Undecided).count()
    }

    /// The report as one document: each finding in the order of the call, with its sentences in both languages.
    pub fn document(&self, call: &Call, today: Date) -> Value {
        let findings: Vec<Value> = self.report.findings.iter().map(|finding| self.finding(finding)).collect();
        let headroom: Vec<Value> = self
            .report
            .headroom
            .iter()
            .zip(&self.judged.headroom)
            .map(|(headroom, view)| {
                with(headroom, [("sentence", json!(view.sentence)), ("bound-by", json!(view.bound_by))])
            })
            .collect();
        json!({
            "format": REPORT_FORMAT,
            "call": call.pin(),
            "today": today,
            "blocks": self.blocks(),
            "undecided": self.undecided(),
            "findings": findings,
            "totals": self.report.totals,
            "headroom": headroom,
        })
    }

    fn finding(&self, finding: &voorstel_rules::Finding) -> Value {
        let Some(view) = self.judged.findings.iter().find(|view| view.rule == finding.rule) else {
            return json!(finding);
        };
        let fixes: Vec<Value> = finding
            .fixes
            .iter()
            .zip(&view.fixes)
            .map(|(fix, view)| with(fix, [("label", json!(view.label))]))
            .collect();
        with(
            finding,
            [
                ("title", json!(view.title)),
                ("text", json!(view.text)),
                ("written", json!(view.authority)),
                ("step", json!(view.step)),
                ("fixes", json!(fixes)),
            ],
        )
    }
}

/// A thing as JSON with more keys.
fn with<const N: usize>(thing: &impl Serialize, more: [(&str, Value); N]) -> Value {
    let mut object = match json!(thing) {
        Value::Object(object) => object,
        _ => Map::new(),
    };
    object.extend(more.map(|(key, value)| (key.to_owned(), value)));
    Value::Object(object)
}
