//! Why a rule made of rules does not hold, in both languages at once.

use voorstel_model::{Call, Dossier, Language, Text};
use voorstel_rules::Finding;
use voorstel_words::{Reason, Reasons, Words};

use crate::views::{ReasonView, ReasonsView};

/// What was found about the parts of a finding's rule; none where it has none, or where it holds.
pub(crate) fn reasons(finding: &Finding, call: &Call, dossier: &Dossier) -> Option<ReasonsView> {
    let of = |language| Words::of(language).reasons(finding, call, dossier);
    Some(both(of(Language::Nl)?, of(Language::En)?))
}

/// The same reasons in both languages: they are of one finding, and so have the same parts.
fn both(nl: Reasons, en: Reasons) -> ReasonsView {
    let parts = nl.parts.into_iter().zip(en.parts).map(|(nl, en)| part(nl, en)).collect();
    ReasonsView { head: Text { nl: nl.head, en: en.head }, parts }
}

fn part(nl: Reason, en: Reason) -> ReasonView {
    ReasonView {
        status: nl.status,
        title: Text { nl: nl.title, en: en.title },
        text: Text { nl: nl.text, en: en.text },
        because: nl.because.zip(en.because).map(|(nl, en)| both(nl, en)),
    }
}
