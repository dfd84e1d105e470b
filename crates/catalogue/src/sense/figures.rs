//! Money and percents that were mixed up, where the figure can be read all the same: 0.9 euro, a share of half a percent.

use voorstel_model::{Call, Euro, Rate, RuleKind};

use super::Told;
use super::bounds::{millionths, percent};
use super::claims::everywhere;
use crate::problem::Weight;

/// Below this, in cents, an amount of a rule looks like a percentage.
const SMALL_AMOUNT: i128 = 10_000;
/// Below this, in millionths, a share looks like a fraction with a percent sign behind it.
const SMALL_SHARE: i128 = 10_000;

pub(super) fn check(call: &Call, told: &mut Told<'_>) {
    for claim in everywhere(call) {
        let key = |name: &str| format!("{}.{name}", claim.key);
        match claim.kind {
            RuleKind::Amount { at_least, at_most, .. } | RuleKind::AmountPerPartner { at_least, at_most, .. } => {
                // From one cent on is how a file says 'any money at all'.
                amount(&key("at-least"), at_least.filter(|least| *least != Euro::CENT), told);
                amount(&key("at-most"), *at_most, told);
            }
            RuleKind::Share { at_least, at_most, .. } => {
                share(&key("at-least"), *at_least, told);
                share(&key("at-most"), *at_most, told);
            }
            RuleKind::CategoryCap { at_most, at_most_amount, .. } => {
                share(&key("at-most"), *at_most, told);
                amount(&key("at-most-amount"), *at_most_amount, told);
            }
            RuleKind::FlatRate { at_most } => share(&key("at-most"), Some(*at_most), told),
            _ => {}
        }
    }
    share("indirect.rate", call.indirect.as_ref().and_then(|indirect| indirect.rate), told);
    if let Some(envelope) = &call.envelope {
        amount("envelope.amount", Some(envelope.amount), told);
    }
    flat_rate(call, told);
}

fn amount(key: &str, amount: Option<Euro>, told: &mut Told<'_>) {
    let Some(amount) = amount.filter(|amount| amount.cents() > 0 && amount.cents() <= SMALL_AMOUNT) else { return };
    // 0.9 euro was a fraction, 90 euro a percentage.
    let share = if amount.cents() <= 100 { amount.cents() * 10_000 } else { amount.cents() * 100 };
    let (_, meant) = percent(share);
    told.tell(
        Weight::Warning,
        key,
        (
            format!("{amount} euro is een klein bedrag voor een oproep"),
            format!("{amount} euro is little money for a call"),
        ),
        (
            format!("bedoelt u {meant}? Een aandeel hoort bij een regel van de soort `kind:share`"),
            format!("did you mean {meant}? A share belongs to a rule of the kind `kind:share`"),
        ),
    );
}

fn share(key: &str, rate: Option<Rate>, told: &mut Told<'_>) {
    let Some(rate) = rate.map(millionths).filter(|rate| *rate > 0 && *rate < SMALL_SHARE) else { return };
    let (shown, meant) = (percent(rate), percent(rate * 100));
    told.tell(
        Weight::Warning,
        key,
        (format!("{} is minder dan één procent", shown.0), format!("{} is less than one percent", shown.1)),
        (format!("bedoelt u \"{}\"?", meant.1), format!("did you mean \"{}\"?", meant.1)),
    );
}

/// A dossier that begins with a broken rule.
fn flat_rate(call: &Call, told: &mut Told<'_>) {
    let Some(start) = call.indirect.as_ref().and_then(|indirect| indirect.rate) else { return };
    for rule in &call.rule {
        if let RuleKind::FlatRate { at_most } = &rule.kind
            && *at_most < start
            && rule.when.is_none()
        {
            let (start, most) = (percent(millionths(start)), percent(millionths(*at_most)));
            told.tell(
                Weight::Error,
                "indirect.rate",
                (
                    format!("een nieuw dossier begint met {}, en regel \"{}\" laat {} toe", start.0, rule.id, most.0),
                    format!("a new dossier begins with {}, and rule \"{}\" allows {}", start.1, rule.id, most.1),
                ),
                (format!("zet `indirect.rate` op \"{}\"", most.1), format!("set `indirect.rate` to \"{}\"", most.1)),
            );
        }
    }
}
