//! Names of codes: kinds of organisation, roles, sources, places, steps, weights, certainty.

use voorstel_model::{Authority, Call, Certainty, OrganisationKind, Role, Severity};
use voorstel_rules::Status;

use crate::Words;

impl Words {
    /// How surely a rule is known: `letterlijk`, `tweede bron`, `niet bevestigd`.
    pub fn certainty(&self, certainty: Certainty) -> String {
        self.label(match certainty {
            Certainty::Page => "certainty-page",
            Certainty::Official => "certainty-official",
            Certainty::Law => "certainty-law",
            Certainty::Reported => "certainty-reported",
            Certainty::Assumed => "certainty-assumed",
        })
    }

    /// What a broken rule counts as: `fout`, `waarschuwing`, `advies`.
    pub fn severity(&self, severity: Severity) -> String {
        self.label(match severity {
            Severity::Blocking => "severity-blocking",
            Severity::Warning => "severity-warning",
            Severity::Advice => "severity-advice",
        })
    }

    /// How many of a weight there are: `1 fout`, `2 waarschuwingen`.
    pub fn severity_count(&self, severity: Severity, count: usize) -> String {
        let key = match severity {
            Severity::Blocking => "severity-blocking-count",
            Severity::Warning => "severity-warning-count",
            Severity::Advice => "severity-advice-count",
        };
        self.message(key, &[("count", count.into())])
    }

    /// Whether a rule holds: `in orde`, `niet in orde`, `nog open`, `niet van toepassing`.
    pub fn status(&self, status: Status) -> String {
        self.label(match status {
            Status::Met => "status-met",
            Status::Broken => "status-broken",
            Status::Undecided => "status-undecided",
            Status::NotApplicable => "status-not-applicable",
        })
    }

    /// A kind of organisation: `gemeente`.
    pub fn organisation_kind(&self, kind: OrganisationKind) -> String {
        self.label(&format!("kind-{}", code_of(&kind)))
    }

    /// A partner's part in the application: `aanvrager`.
    pub fn role(&self, role: Role) -> String {
        self.label(&format!("role-{}", code_of(&role)))
    }

    /// A source of funding, the call's own cofinancers included: `eigen middelen`.
    pub fn source(&self, code: &str, call: &Call) -> String {
        match call.cofinancer.iter().find(|one| one.id == code) {
            Some(one) => one.title.get(self.language()).to_owned(),
            None => self.named("source", code),
        }
    }

    /// A region: `Vlaanderen`. A code of elsewhere is shown as it is.
    pub fn region(&self, code: &str) -> String {
        self.named("region", code)
    }

    /// A country by its ISO code: `België`. A code that is not known is shown as it is.
    pub fn country(&self, code: &str) -> String {
        self.named("country", code)
    }

    /// A step of the rail by its code: `Begroting`.
    pub fn step(&self, code: &str) -> String {
        self.named("step", code)
    }

    /// Where a rule is written: `Oproeppagina, Budget`.
    pub fn authority(&self, authority: &Authority, call: &Call) -> String {
        let document = call.source(&authority.document).map(|source| source.title.get(self.language()));
        let parts = [document.unwrap_or_default(), authority.section.as_str()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }

    /// The name of a code, or the code where it has none: a reader then at least sees what stands in the field.
    pub(crate) fn named(&self, family: &str, code: &str) -> String {
        self.find(&format!("{family}-{}", code.to_lowercase()), &[]).unwrap_or_else(|| code.to_owned())
    }
}

/// The code of an enum's value, as files write it.
pub(crate) fn code_of<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}
