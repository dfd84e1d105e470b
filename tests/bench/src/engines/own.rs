//! Voorstel's own.

use anyhow::Result;
use voorstel_model::{Call, Date, Dossier, Typed as _};
use voorstel_rules::{Report, Status, judge};

use super::{Engine, Verdicts};

/// The rules of a call, as Voorstel judges them: with what was measured, the headroom and the fixes.
pub struct Own {
    call: Call,
    today: Date,
}

impl Engine for Own {
    type Prepared = Dossier;
    type Answer = Report;

    const NAME: &'static str = "voorstel";

    fn new(call: &Call) -> Result<Self> {
        let today = Date::read("2020-10-01").map_err(|problem| anyhow::anyhow!("{problem:?}"))?;
        Ok(Own { call: call.clone(), today })
    }

    fn prepare(&self, dossier: &Dossier) -> Result<Dossier> {
        Ok(dossier.clone())
    }

    fn judge(&mut self, dossier: &Dossier) -> Result<Report> {
        Ok(judge(&self.call, dossier, self.today))
    }

    fn verdicts(&self, report: &Report) -> Result<Verdicts> {
        let of_rules = report.findings.iter().filter(|finding| finding.authority.is_some());
        let holds = |status| matches!(status, Status::Met | Status::NotApplicable);
        Ok(of_rules.map(|finding| (finding.rule.clone(), holds(finding.status))).collect())
    }
}
