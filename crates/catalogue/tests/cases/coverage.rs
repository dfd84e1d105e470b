//! Which statuses the cases show of every rule of every call: each has to be seen met, broken and undecided.

use std::collections::BTreeMap;
use std::io::Write as _;

use voorstel_rules::{Status, never};

use crate::run::{cases, catalogue, run};

const WANTED: [Status; 3] = [Status::Met, Status::Broken, Status::Undecided];

/// Status by status how often each rule of a call was seen, by the call's pin and the rule's identity.
type Seen = BTreeMap<(String, String), BTreeMap<Status, usize>>;

fn seen() -> Seen {
    let catalogue = catalogue();
    let mut seen = Seen::new();
    for (call, _, text) in cases(&catalogue) {
        let (_, report) = run(call, &text);
        for finding in report.findings.into_iter().filter(|finding| finding.authority.is_some()) {
            *seen.entry((call.pin(), finding.rule)).or_default().entry(finding.status).or_default() += 1;
        }
    }
    seen
}

#[test]
fn every_rule_of_every_call_is_seen_met_broken_and_undecided() {
    let catalogue = catalogue();
    let seen = seen();
    let mut table = format!("\n{:<34} {:>5} {:>5} {:>7} {:>10}\n", "rules of", "rules", "met", "broken", "undecided");
    let mut without = Vec::new();
    for call in catalogue.versions() {
        let mut counts = [0usize; 3];
        let mut possible = [0usize; 3];
        for rule in &call.rule {
            let found = seen.get(&(call.pin(), rule.id.clone()));
            let never = never(call, rule);
            for (at, status) in WANTED.into_iter().enumerate() {
                let is_seen = found.is_some_and(|found| found.contains_key(&status));
                let reason = never.iter().find(|(one, _)| *one == status).map(|(_, reason)| *reason);
                counts[at] += usize::from(is_seen);
                possible[at] += usize::from(reason.is_none());
                match (is_seen, reason) {
                    (false, None) => without.push(format!("{} {}: never {status:?}", call.pin(), rule.id)),
                    (true, Some(reason)) => {
                        without.push(format!("{} {}: {status:?}, though {reason}", call.pin(), rule.id));
                    }
                    _ => {}
                }
            }
        }
        let share = |at: usize| format!("{}/{}", counts[at], possible[at]);
        let (pin, rules) = (call.pin(), call.rule.len());
        table += &format!("{pin:<34} {rules:>5} {:>5} {:>7} {:>10}\n", share(0), share(1), share(2));
    }
    // Past the capture of tests: the table is part of their report.
    writeln!(std::io::stdout().lock(), "{table}").unwrap();
    assert!(without.is_empty(), "{} statuses are not as they should be:\n{}", without.len(), without.join("\n"));
}
