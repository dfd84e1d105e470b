//! The first screen: calls and dossiers as cards.

use jiff::ZonedDateTime;
use voorstel_catalogue::{Catalogue, Problem, highest_grant, highest_share};
use voorstel_model::{Call, Date, Dossier, Language, Text};
use voorstel_rules::judge_files;
use voorstel_store::{Library, Listed};

use crate::annexes::Unusable;
use crate::failure;
use crate::judged::{judged, rule_card};
use crate::progress::{Progress, Standing, content};
use crate::session::local;
use crate::views::{CallCard, DossierCard, Failure, StepProgress};

/// The calls that can be drafted for, as the catalogue orders them.
pub fn call_cards(catalogue: &Catalogue, today: Date) -> Vec<CallCard> {
    catalogue.all().into_iter().map(|call| call_card(catalogue, call, today)).collect()
}

/// A call with what it pays and its rules in words.
pub fn call_card(catalogue: &Catalogue, call: &Call, today: Date) -> CallCard {
    let grant = highest_grant(call);
    let share = highest_share(call);
    CallCard {
        call: call.clone(),
        pin: call.pin(),
        fund: catalogue.fund(&call.fund).map_or_else(|| call.fund.clone(), |fund| fund.acronym.clone()),
        closed: call.is_closed(today),
        highest_grant: grant.as_ref().map(|ceiling| ceiling.at_most),
        grant_certainty: grant.map(|ceiling| ceiling.certainty),
        highest_share: share.as_ref().map(|ceiling| ceiling.at_most),
        share_certainty: share.map(|ceiling| ceiling.certainty),
        rules: call.rule.iter().map(|rule| rule_card(call, rule)).collect(),
        versions: catalogue.versions().filter(|one| one.id == call.id).map(|one| one.version).collect(),
    }
}

/// What is wrong with a file of the catalogue, in both languages.
pub(crate) fn problem(problem: &Problem) -> Text {
    Text { nl: problem.in_language(Language::Nl), en: problem.in_language(Language::En) }
}

/// A dossier of the list. Its steps are those of the dossier as it was saved, judged today, with what is found the matter
/// with its files.
pub(crate) fn dossier_card(
    library: &Library,
    catalogue: &Catalogue,
    progress: &Progress<Vec<StepProgress>>,
    listed: Listed,
    now: &ZonedDateTime,
    unusable: impl Fn(&Dossier) -> Unusable,
) -> DossierCard {
    let call = catalogue.get(&listed.pin);
    let mut card = DossierCard {
        id: listed.id.as_str().to_owned(),
        title: listed.title,
        call_title: call
            .map_or_else(|| Text { nl: listed.pin.clone(), en: listed.pin.clone() }, |call| call.title.clone()),
        pin: listed.pin,
        steps: Vec::new(),
        newer: None,
        saved_at: local(listed.saved_at, now),
        problem: None,
    };
    let Some(call) = call else {
        card.problem = Some(failure::no_call(&card.pin));
        return card;
    };
    let judge = || library.read(&listed.id).map(|dossier| steps(call, &dossier, &unusable(&dossier), now));
    let found = match listed.damaged {
        // Known from before is not the same as whole.
        Some(_) => judge(),
        None => {
            let at = Standing { last_change: listed.last_change, day: Date(now.date()), call: content(call) };
            progress.of(listed.id.as_str(), at, judge)
        }
    };
    match found {
        Ok(steps) => card.steps = steps,
        Err(error) => card.problem = Some(Failure::from(error).message),
    }
    card
}

fn steps(call: &Call, dossier: &Dossier, unusable: &Unusable, now: &ZonedDateTime) -> Vec<StepProgress> {
    judged(call, dossier, &judge_files(call, dossier, Date(now.date()), unusable.ids())).steps
}
