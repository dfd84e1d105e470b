//! What is still open: the same sentences as on the screen, each with its authority.

use std::collections::BTreeSet;

use serde::Serialize;
use voorstel_model::Severity;
use voorstel_rules::{Applicability, Finding, Status};

use crate::input::Part;
use crate::pdf::material::{Basis, Material};

#[derive(Debug, Serialize)]
pub(crate) struct Findings {
    pub(crate) summary: String,
    pub(crate) groups: Vec<Group>,
    /// What is still to be filled in before a rule can be judged.
    pub(crate) missing: Vec<Missing>,
    pub(crate) in_order: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct Group {
    severity: Severity,
    pub(crate) title: String,
    pub(crate) findings: Vec<Shown>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Shown {
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) fixes: Vec<String>,
    pub(crate) authority: Option<Basis>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Missing {
    pub(crate) rule: String,
    pub(crate) fields: Vec<String>,
    pub(crate) authority: Option<Basis>,
}

impl Findings {
    pub(crate) fn of(material: &Material<'_>) -> Findings {
        let findings: Vec<&Finding> =
            material.input.report.findings.iter().filter(|one| is_shown(material, one)).collect();
        let broken = |severity| {
            findings.iter().copied().filter(move |one| one.status == Status::Broken && one.severity == severity)
        };
        let severities = [Severity::Blocking, Severity::Warning, Severity::Advice];
        let groups: Vec<Group> = severities
            .into_iter()
            .map(|severity| Group {
                severity,
                title: material.words.severity_count(severity, broken(severity).count()),
                findings: broken(severity).map(|finding| shown(material, finding)).collect(),
            })
            .filter(|group| !group.findings.is_empty())
            .collect();
        let missing: Vec<Missing> = findings
            .iter()
            .filter(|one| one.status == Status::Undecided)
            .map(|finding| missing(material, finding))
            .collect();
        let met = findings.iter().filter(|one| one.status == Status::Met).count();
        let open = groups.iter().map(|group| group.findings.len()).sum::<usize>() + missing.len();
        Findings {
            summary: material.say("export-findings-open", &[("count", open.into())]),
            in_order: material.say("export-findings-met", &[("count", met.into())]),
            groups,
            missing,
        }
    }
}

/// Whether a finding is about something that this document shows; a field that cannot be read is like any other.
fn is_shown(material: &Material<'_>, finding: &Finding) -> bool {
    material.input.options.part == Part::Whole
        || finding.operands.iter().chain(&finding.missing).any(|field| material.is_about(field))
        || finding.because.iter().any(|part| is_shown(material, part))
}

fn shown(material: &Material<'_>, finding: &Finding) -> Shown {
    let (words, call, dossier) = (material.words, material.input.call, material.input.dossier);
    Shown {
        title: material.typed.line(&words.finding_title(finding, call, dossier)),
        text: material.typed.line(&words.finding_text(finding, call, dossier)),
        fixes: finding
            .fixes
            .iter()
            .filter(|fix| fix.applicability != Applicability::ExplainOnly || !fix.edits.is_empty())
            .map(|fix| material.typed.line(&words.fix_label(fix, call, dossier)))
            .collect(),
        authority: finding.authority.as_ref().map(|authority| material.basis(authority)),
    }
}

fn missing(material: &Material<'_>, finding: &Finding) -> Missing {
    let (words, call, dossier) = (material.words, material.input.call, material.input.dossier);
    let rule = material.typed.line(&words.finding_title(finding, call, dossier));
    let said = rule.to_lowercase();
    let mut seen = BTreeSet::new();
    let names = finding.missing.iter().map(|field| material.typed.line(&words.field_name(field, dossier, call)));
    // A rule that names its one field says enough: 'Declaration: …'.
    let fields = names
        .filter(|name| !name.is_empty() && !said.contains(&name.to_lowercase()) && seen.insert(name.clone()))
        .collect();
    Missing { rule, fields, authority: finding.authority.as_ref().map(|authority| material.basis(authority)) }
}
