//! Who pays: a bar of the sources with the call's limits on it, and the table beside it.

use std::collections::BTreeSet;

use serde::Serialize;
use voorstel_model::{COMMON_SOURCES, Euro, Funding as Money, Rate, Rounding, RuleKind};
use voorstel_rules::{Bound, Finding, Measure, Status};

use crate::pdf::material::{Basis, Entered, Material};

/// A bar of more segments than this is drawn by source.
const SEGMENTS: usize = 8;
/// How wide a segment must be to hold its name.
const NAMED_FROM: f64 = 0.17;

#[derive(Debug, Serialize)]
pub(crate) struct Funding {
    pub(crate) bar: Option<Bar>,
    pub(crate) groups: Vec<Group>,
    pub(crate) total: Row,
    pub(crate) limits: Vec<LimitRow>,
    /// Money still to be found, too much of it, or neither.
    pub(crate) difference: String,
    pub(crate) balanced: bool,
    pub(crate) share_of: String,
}

/// The bar; lengths are for drawing only, from 0 to 1.
#[derive(Debug, Serialize)]
pub(crate) struct Bar {
    segments: Vec<Segment>,
    /// Where the cost ends on the bar.
    cost: f64,
    ticks: Vec<Tick>,
    pub(crate) description: String,
}

#[derive(Debug, Serialize)]
struct Segment {
    name: String,
    amount: String,
    hue: Hue,
    from: f64,
    to: f64,
    named: bool,
}

/// Which colour a source has; neighbours are told apart by a gap and their names too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Hue {
    Grant,
    Asked,
    Own,
    Others,
    Rest,
}

/// A limit of the call, at its place on the bar.
#[derive(Debug, Serialize)]
struct Tick {
    /// Where the money it binds begins.
    from: f64,
    at: f64,
    label: String,
    amount: String,
    broken: bool,
}

#[derive(Debug, Serialize)]
pub(crate) struct Group {
    pub(crate) title: String,
    pub(crate) sum: Row,
    pub(crate) rows: Vec<Row>,
}

#[derive(Debug, Default, Serialize)]
pub(crate) struct Row {
    place: String,
    hue: Option<Hue>,
    pub(crate) source: String,
    pub(crate) partner: String,
    pub(crate) confirmed: Option<bool>,
    pub(crate) note: String,
    pub(crate) share: String,
    pub(crate) amount: Option<Entered>,
}

#[derive(Debug, Serialize)]
pub(crate) struct LimitRow {
    pub(crate) title: String,
    pub(crate) measured: String,
    pub(crate) limit: String,
    pub(crate) state: &'static str,
    pub(crate) authority: Option<Basis>,
}

impl Funding {
    pub(crate) fn of(material: &Material<'_>) -> Funding {
        let (words, totals) = (material.words, &material.input.report.totals);
        let sources = Sources::of(material);
        let funded = match material.only() {
            None => totals.funding,
            Some(only) => totals.funding_by_partner.get(only).copied().unwrap_or_default(),
        };
        // Whether the money is enough is known of the whole only.
        let difference = if material.only().is_some() {
            String::new()
        } else if totals.difference.is_zero() {
            material.label("export-funding-balanced")
        } else {
            let key = if totals.difference.is_negative() { "export-funding-short" } else { "export-funding-over" };
            material.say(key, &[("amount", words.money(totals.difference.abs()).into())])
        };
        Funding {
            bar: if material.only().is_some() { None } else { bar(material, &sources) },
            groups: sources.groups(material),
            total: Row {
                source: material.label("export-funding-total"),
                share: share(material, funded),
                amount: Some(material.known(words.amount(funded))),
                ..Row::default()
            },
            limits: if material.only().is_some() { Vec::new() } else { limits(material) },
            difference,
            balanced: totals.difference.is_zero(),
            share_of: material.say("export-funding-share-of", &[("amount", words.money(totals.eligible).into())]),
        }
    }
}

/// The sources in the order of the bar: what is asked, the call's other cofinancers, the applicant's own, the rest.
pub(super) struct Sources<'a> {
    order: Vec<(&'a str, Hue)>,
}

impl<'a> Sources<'a> {
    pub(super) fn of(material: &Material<'a>) -> Sources<'a> {
        let (call, dossier) = (material.input.call, material.input.dossier);
        let asked: Vec<&str> = call.asked_sources().collect();
        let mut order: Vec<(&str, Hue)> =
            asked.iter().enumerate().map(|(at, code)| (*code, if at == 0 { Hue::Grant } else { Hue::Asked })).collect();
        let known: BTreeSet<&str> = order.iter().map(|(code, _)| *code).collect();
        let cofinancers = call.cofinancer.iter().map(|one| one.id.as_str()).filter(|code| !known.contains(code));
        order.extend(cofinancers.map(|code| (code, Hue::Asked)));
        order.extend(COMMON_SOURCES.iter().skip(1).map(|code| {
            (
                *code,
                match *code {
                    "own" => Hue::Own,
                    "other-public" | "other-private" => Hue::Others,
                    _ => Hue::Rest,
                },
            )
        }));
        let known: BTreeSet<&str> = order.iter().map(|(code, _)| *code).collect();
        let unknown: BTreeSet<&str> =
            dossier.funding.iter().map(|one| one.source.as_str()).filter(|code| !known.contains(code)).collect();
        order.extend(unknown.into_iter().map(|code| (code, Hue::Rest)));
        Sources { order }
    }

    fn hue(&self, code: &str) -> Hue {
        self.order.iter().find(|(known, _)| *known == code).map_or(Hue::Rest, |(_, hue)| *hue)
    }

    /// The dossier's money in the order of the bar.
    fn money(&self, material: &Material<'a>) -> Vec<&'a Money> {
        let funding = &material.input.dossier.funding;
        let of_source = |code: &'a str| funding.iter().filter(move |one| one.source == code);
        let all = self.order.iter().flat_map(|(code, _)| of_source(code));
        all.filter(|one| material.is_shown(&one.partner)).collect()
    }

    pub(super) fn groups(&self, material: &Material<'a>) -> Vec<Group> {
        let words = material.words;
        let group = |key: &str, hues: &[Hue]| {
            let rows: Vec<&Money> =
                self.money(material).into_iter().filter(|one| hues.contains(&self.hue(&one.source))).collect();
            let sum: Euro = rows.iter().filter_map(|one| one.amount.get()).sum();
            (!rows.is_empty()).then(|| Group {
                title: material.label(key),
                sum: Row {
                    share: share(material, sum),
                    amount: Some(material.known(words.amount(sum))),
                    ..Row::default()
                },
                rows: rows.into_iter().map(|one| self.row(material, one)).collect(),
            })
        };
        [
            group("export-funding-asked", &[Hue::Grant, Hue::Asked]),
            group("export-funding-own", &[Hue::Own]),
            group("export-funding-others", &[Hue::Others, Hue::Rest]),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn row(&self, material: &Material<'a>, one: &Money) -> Row {
        let words = material.words;
        Row {
            place: format!("/funding/{}", one.id),
            hue: Some(self.hue(&one.source)),
            source: source_name(material, &one.source),
            partner: material.partner(&one.partner),
            confirmed: Some(one.confirmed),
            note: material.typed.line(&one.note),
            share: one.amount.get().map(|amount| share(material, amount)).unwrap_or_default(),
            amount: Some(material.entry(&one.amount, |amount| words.amount(*amount))),
        }
    }
}

fn source_name(material: &Material<'_>, code: &str) -> String {
    if code.is_empty() {
        return material.label("export-no-source");
    }
    material.typed.line(&material.words.source(code, material.input.call))
}

/// A share of the eligible cost, which is what the call's rules take shares of; in percent with two decimals, for a
/// column.
fn share(material: &Material<'_>, amount: Euro) -> String {
    let hundred = Euro::from_cents(10_000);
    let share = Rate::shown(amount, material.input.report.totals.eligible);
    share.map(|share| material.words.amount(share.of(hundred, Rounding::Nearest))).unwrap_or_default()
}

pub(super) fn bar(material: &Material<'_>, sources: &Sources<'_>) -> Option<Bar> {
    let (words, totals) = (material.words, &material.input.report.totals);
    let whole = totals.funding.max(totals.cost);
    if totals.funding.is_zero() || whole.is_zero() {
        return None;
    }
    let length = |amount: Euro| length(amount, whole);
    let money: Vec<(String, &str, Euro)> = sources
        .money(material)
        .into_iter()
        .filter_map(|one| Some((material.partner(&one.partner), one.source.as_str(), one.amount.get()?)))
        .filter(|(_, _, amount)| !amount.is_zero())
        .collect();
    let money = if money.len() <= SEGMENTS {
        money
    } else {
        let of_source =
            |code| money.iter().filter(|(_, one, _)| *one == code).map(|(_, _, amount)| *amount).sum::<Euro>();
        let sums = sources.order.iter().map(|(code, _)| (String::new(), *code, of_source(*code)));
        sums.filter(|(_, _, amount)| !amount.is_zero()).collect()
    };
    let mut end = Euro::ZERO;
    let segments: Vec<Segment> = money
        .iter()
        .map(|(partner, code, amount)| {
            let from = length(end);
            end = end + *amount;
            let to = length(end);
            let source = source_name(material, code);
            Segment {
                name: if partner.is_empty() || sources.hue(code) == Hue::Grant { source } else { partner.clone() },
                amount: words.money(*amount),
                hue: sources.hue(code),
                from,
                to,
                named: to - from >= NAMED_FROM,
            }
        })
        .collect();
    let said: Vec<String> = segments.iter().map(|one| format!("{} {}", one.name, one.amount)).collect();
    let ticks = ticks(material, sources, whole);
    let limits: Vec<String> = ticks.iter().map(|tick| format!("{} ({})", tick.label, tick.amount)).collect();
    Some(Bar {
        description: material.typed.plain(&material.say(
            "export-bar-description",
            &[
                ("sources", said.join("; ").into()),
                ("cost", words.money(totals.cost).into()),
                ("limits", limits.join("; ").into()),
            ],
        )),
        segments,
        cost: length(totals.cost),
        ticks,
    })
}

#[expect(clippy::cast_precision_loss, reason = "a length to draw, never an amount")]
fn length(amount: Euro, whole: Euro) -> f64 {
    (amount.cents() as f64 / whole.cents() as f64).clamp(0.0, 1.0)
}

/// The limits on money that can be shown on the bar: those on sources that lie beside each other at its beginning or
/// its end.
fn ticks(material: &Material<'_>, sources: &Sources<'_>, whole: Euro) -> Vec<Tick> {
    let totals = &material.input.report.totals;
    let mut ticks: Vec<Tick> = Vec::new();
    for (finding, of, bound, amount) in money_limits(material) {
        let codes: Vec<&str> =
            sources.order.iter().map(|(code, _)| *code).filter(|code| totals.by_source.contains_key(*code)).collect();
        let wanted: Vec<bool> = codes.iter().map(|code| of.iter().any(|one| one == code)).collect();
        let Some(first) = wanted.iter().position(|wanted| *wanted) else { continue };
        let count = wanted.iter().filter(|wanted| **wanted).count();
        if wanted.iter().skip(first).take(count).any(|wanted| !wanted) {
            continue;
        }
        let before: Euro = totals.sources(codes.iter().take(first).copied());
        let at_end = first > 0 && first + count == codes.len();
        // Own money fills what the grant leaves: its floor is a mark seen from the end of the cost.
        let at = if at_end && bound == Bound::AtLeast { totals.cost - amount } else { before + amount };
        if at.is_negative() || at > whole {
            continue;
        }
        ticks.push(Tick {
            from: if at_end && bound == Bound::AtLeast { length(totals.cost, whole) } else { length(before, whole) },
            at: length(at, whole),
            label: material.typed.plain(&rule_title(material, finding)),
            amount: material.words.money(amount),
            broken: finding.status == Status::Broken,
        });
    }
    ticks.sort_by(|one, other| one.at.total_cmp(&other.at));
    ticks
}

fn rule_title(material: &Material<'_>, finding: &Finding) -> String {
    material.rule(finding).map(|rule| material.words.rule_title(&rule.kind, material.input.call)).unwrap_or_default()
}

/// The rules on money from sources, with the limit in euro.
fn money_limits<'a>(material: &Material<'a>) -> Vec<(&'a Finding, &'a [String], Bound, Euro)> {
    let findings = material.input.report.findings.iter().filter(|one| one.status != Status::NotApplicable);
    findings
        .filter_map(|finding| {
            let limit = finding.limit.as_ref()?;
            let of = match &material.rule(finding)?.kind {
                RuleKind::Amount { of, .. }
                | RuleKind::AmountPerParticipant { of, .. }
                | RuleKind::Share { of, .. } => of.as_slice(),
                _ => return None,
            };
            let amount = match &limit.value {
                Measure::Money(amount) => *amount,
                _ => limit.amount?,
            };
            Some((finding, of, limit.bound, amount))
        })
        .collect()
}

fn limits(material: &Material<'_>) -> Vec<LimitRow> {
    let words = material.words;
    money_limits(material)
        .into_iter()
        .map(|(finding, _, bound, amount)| LimitRow {
            title: material.typed.line(&rule_title(material, finding)),
            measured: match &finding.measured {
                Some(Measure::Money(amount)) => words.money(*amount),
                Some(Measure::Share(share)) => words.percent(*share),
                _ => String::new(),
            },
            limit: {
                let key = if bound == Bound::AtLeast { "export-limit-at-least" } else { "export-limit-at-most" };
                material.say(key, &[("amount", words.money(amount).into())])
            },
            state: match finding.status {
                Status::Met => "met",
                Status::Broken => "broken",
                Status::Undecided | Status::NotApplicable => "open",
            },
            authority: finding.authority.as_ref().map(|authority| material.basis(authority)),
        })
        .collect()
}
