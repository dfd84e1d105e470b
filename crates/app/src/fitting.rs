//! Which calls fit: the rules about who applies, held against the reader's organisation and the partners at hand.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};
use voorstel_catalogue::Catalogue;
use voorstel_model::{Call, DOSSIER_FORMAT, Date, Dossier, Partner, Place, ReadError};
use voorstel_rules::{Fit, Reason, fit};

use crate::files;
use crate::judged::authority;
use crate::said::each;
use crate::views::{Failure, FitReason, FitView};

/// A call with how it fits.
#[derive(Debug, Clone)]
pub struct Fitted<'a> {
    /// The call.
    pub call: &'a Call,
    /// Whether it fits, and why.
    pub fit: Fit,
    /// The same in words.
    pub view: FitView,
}

/// How every call fits, the best first; of equals, in the catalogue's order.
pub fn fitted<'a>(catalogue: &'a Catalogue, us: &Partner, at_hand: &[Partner], today: Date) -> Vec<Fitted<'a>> {
    let mut found: Vec<(&Call, Fit)> = catalogue
        .all()
        .into_iter()
        .map(|call| (call, fit(call, catalogue.fund(&call.fund), us, at_hand, today)))
        .collect();
    found.sort_by_key(|(_, fit)| (fit.fitting, fit.distance()));
    let view = |(rank, (call, fit)): (usize, (&'a Call, Fit))| {
        let view = fit_view(call, &fit, us, at_hand, u32::try_from(rank).unwrap_or(u32::MAX));
        Fitted { call, fit, view }
    };
    found.into_iter().enumerate().map(view).collect()
}

/// How every call fits, by what a dossier pins; none while nobody said what kind of organisation asks.
pub(crate) fn fits(catalogue: &Catalogue, us: &Partner, at_hand: &[Partner], today: Date) -> BTreeMap<String, FitView> {
    if us.kind.is_none() {
        return BTreeMap::new();
    }
    fitted(catalogue, us, at_hand, today).into_iter().map(|one| (one.call.pin(), one.view)).collect()
}

fn fit_view(call: &Call, fit: &Fit, us: &Partner, at_hand: &[Partner], rank: u32) -> FitView {
    let reason = |reason: &Reason| FitReason {
        rule: reason.rule.clone(),
        bearing: reason.bearing,
        severity: reason.severity,
        title: each(|words| words.fit_title(reason, call)),
        text: each(|words| words.fit_reason(reason, call)),
        authority: authority(call, reason.authority.as_ref()),
        certainty: reason.authority.as_ref().map(|authority| authority.certainty),
    };
    FitView {
        fitting: fit.fitting,
        rank,
        verdict: each(|words| words.fit_verdict(fit.fitting)),
        because: each(|words| words.fit_because(fit, call, us, at_hand)),
        reasons: fit.reasons.iter().map(reason).collect(),
    }
}

/// Partners from a file: a JSON list of them, as a dossier has it, or a dossier. In a list they need no identity.
///
/// # Errors
/// A failure with the file and the place in it.
pub fn read_partners(path: &Path) -> Result<Vec<Partner>, Failure> {
    let text = files::given(path)?;
    let listed = match serde_json::from_str(&text) {
        Ok(Value::Array(mut partners)) => {
            for (at, partner) in partners.iter_mut().enumerate() {
                if let Value::Object(fields) = partner {
                    fields.entry("id").or_insert_with(|| json!(format!("partner-{}", at + 1)));
                }
            }
            Some(json!({ "format": DOSSIER_FORMAT, "partners": partners }).to_string())
        }
        _ => None,
    };
    let read = match &listed {
        // The place in the list is known by its key; its line was in the file, not in what is read here.
        Some(listed) => Dossier::from_json(listed).map_err(|error| match error {
            ReadError::Wrong { place, message } => {
                ReadError::Wrong { place: Place { line: None, column: None, ..place }, message }
            }
            other => other,
        }),
        None => Dossier::from_json(&text),
    };
    Ok(read.map_err(|error| files::at(path, error.into()))?.dossier.partners)
}
