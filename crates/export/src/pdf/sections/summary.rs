//! Two pages for a council that decides: what, who, how much, whose money, and the decision that is asked.
//!
//! Everything is bounded, and the template leaves rows out until two pages are enough; what is left out is counted.

use serde::Serialize;
use voorstel_model::{BudgetLine, Dossier, Euro, Partner, Rate, Role, Severity};
use voorstel_rules::Status;

use super::actions::title;
use super::cover::{closed, others, short_call, shortened_to};
use super::funding::{Bar, Group, Sources, bar};
use super::timeline::{Timeline, timelines};
use crate::pdf::common_mark::{Block, Span, blocks};
use crate::pdf::material::{Entered, Material, State, action_code};

/// How much of the project is told.
const LONGEST_ACCOUNT: usize = 620;
const MOST_PARTNERS: usize = 6;
const MOST_CATEGORIES: usize = 8;
const MOST_ACTIONS: usize = 10;
const MOST_OPEN: usize = 5;
const LONGEST_TITLE: usize = 110;
const LONGEST_NAME: usize = 60;
const LONGEST_SENTENCE: usize = 220;

/// A name and an amount, or whatever stands beside it.
type Named = (String, String);

#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    pub(crate) call: String,
    pub(crate) title: String,
    acronym: String,
    pub(crate) others: String,
    pub(crate) closed: Option<String>,
    /// What is asked of the council, a point each.
    pub(crate) decide: Vec<String>,
    pub(crate) figures: Vec<Named>,
    pub(crate) account: Vec<String>,
    pub(crate) partners: Vec<PartnerRow>,
    /// By how many are shown: that there are more.
    pub(crate) more_partners: Vec<String>,
    pub(crate) costs: Vec<Named>,
    pub(crate) more_costs: Option<Named>,
    pub(crate) cost: String,
    pub(crate) bar: Option<Bar>,
    pub(crate) sources: Vec<Group>,
    pub(crate) funding: String,
    pub(crate) difference: String,
    pub(crate) balanced: bool,
    pub(crate) timeline: Option<Timeline>,
    pub(crate) actions: Vec<ActionRow>,
    pub(crate) more_actions: Vec<String>,
    pub(crate) open: Option<Open>,
}

#[derive(Debug, Serialize)]
pub(crate) struct PartnerRow {
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) cost: String,
    pub(crate) own: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct ActionRow {
    pub(crate) code: String,
    pub(crate) title: Entered,
    pub(crate) days: Entered,
    pub(crate) cost: String,
}

/// What is still open.
#[derive(Debug, Serialize)]
pub(crate) struct Open {
    pub(crate) summary: String,
    pub(crate) points: Vec<String>,
    pub(crate) more: Vec<String>,
}

impl Summary {
    pub(crate) fn of(material: &Material<'_>) -> Summary {
        let (input, words) = (material.input, material.words);
        let (dossier, totals) = (input.dossier, &input.report.totals);
        let sources = Sources::of(material);
        let (costs, more_costs) = costs(material);
        let timeline = Some(timelines(material)).filter(|all| all.len() == 1).and_then(|all| all.into_iter().next());
        let timeline = timeline.filter(|_| dossier.actions.len() <= MOST_ACTIONS);
        Summary {
            call: shortened_to(&material.call_text(&input.call.title), LONGEST_TITLE),
            title: shortened_to(&material.title(), LONGEST_TITLE),
            acronym: shortened_to(&material.typed.line(&dossier.acronym), 24),
            others: shortened_to(&who(material), 2 * LONGEST_SENTENCE),
            closed: input.call.is_closed(input.today).then(|| closed(material)),
            decide: decide(material),
            figures: vec![
                (material.label("export-cover-cost"), words.money(totals.cost)),
                (material.label("export-cover-asked"), words.money(totals.asked)),
                (material.label("export-summary-own"), words.money(own(dossier, |_| true))),
                (material.label("export-cover-period"), period(material)),
            ],
            account: account(material),
            partners: dossier.partners.iter().take(MOST_PARTNERS).map(|one| partner_row(material, one)).collect(),
            more_partners: more(material, "export-summary-more-partners", dossier.partners.len(), MOST_PARTNERS),
            costs,
            more_costs,
            cost: words.amount(totals.cost),
            bar: bar(material, &sources),
            sources: sources.groups(material),
            funding: words.amount(totals.funding),
            difference: if totals.difference.is_zero() {
                material.label("export-funding-balanced")
            } else {
                let key = if totals.difference.is_negative() { "export-funding-short" } else { "export-funding-over" };
                material.say(key, &[("amount", words.money(totals.difference.abs()).into())])
            },
            balanced: totals.difference.is_zero(),
            timeline,
            actions: dossier
                .actions
                .iter()
                .enumerate()
                .take(MOST_ACTIONS)
                .map(|(at, action)| ActionRow {
                    code: action_code(at),
                    title: short(title(material, action), LONGEST_NAME),
                    days: short(material.days(&action.start, &action.end), LONGEST_NAME),
                    cost: words.amount(totals.by_action.get(&action.id).map(|cost| cost.total).unwrap_or_default()),
                })
                .collect(),
            more_actions: more(material, "export-summary-more-actions", dossier.actions.len(), MOST_ACTIONS),
            open: input.options.findings.then(|| open(material)),
        }
    }
}

/// First and last day; what was not understood stands in the whole application.
fn period(material: &Material<'_>) -> String {
    let period = &material.input.dossier.period;
    let days = material.days(&period.start, &period.end);
    if days.state == State::Wrong { material.label("export-not-understood") } else { days.text }
}

fn short(entered: Entered, longest: usize) -> Entered {
    Entered { text: shortened_to(&entered.text, longest), state: entered.state }
}

/// That there are more, for each number that may be shown; nothing where all are.
fn more(material: &Material<'_>, key: &str, all: usize, most: usize) -> Vec<String> {
    let left = |shown: usize| all.saturating_sub(shown);
    let say = |shown| if left(shown) > 0 { material.say(key, &[("count", left(shown).into())]) } else { String::new() };
    (0..=most).map(say).collect()
}

/// The lead and those with it.
fn who(material: &Material<'_>) -> String {
    let lead = material.input.dossier.lead().map_or_else(|| material.open().text, |lead| material.name_of(lead));
    let with = others(material);
    if with.is_empty() { lead } else { format!("{lead}, {with}") }
}

/// The applicants' own money, of the partners asked for; money of nobody is the lead's.
fn own(dossier: &Dossier, whose: impl Fn(&str) -> bool) -> Euro {
    let own = dossier.funding.iter().filter(|one| one.source == "own");
    own.filter(|one| whose(&one.partner)).filter_map(|one| one.amount.get()).sum()
}

fn decide(material: &Material<'_>) -> Vec<String> {
    let (input, words) = (material.input, material.words);
    let (dossier, call, totals) = (input.dossier, input.call, &input.report.totals);
    let lead = dossier.lead();
    let partners = dossier.partners.iter().filter(|one| Some(one.id.as_str()) != lead.map(|lead| lead.id.as_str()));
    let title = shortened_to(&material.title(), LONGEST_TITLE);
    let mut points =
        vec![material.say("export-decide-join", &[("title", title.into()), ("partners", partners.count().into())])];
    let call_name = shortened_to(&short_call(material), LONGEST_TITLE);
    let asked = words.money(totals.asked);
    points.push(match &call.dates.deadline {
        Some(deadline) if !call.is_closed(input.today) => material.say(
            "export-decide-submit-by",
            &[("call", call_name.into()), ("asked", asked.into()), ("day", material.day(deadline.date).into())],
        ),
        _ => material.say("export-decide-submit", &[("call", call_name.into()), ("asked", asked.into())]),
    });
    let share = own(dossier, |partner| partner.is_empty() || lead.is_some_and(|lead| lead.id == partner));
    points.push(if share.is_zero() {
        material.label("export-decide-no-own")
    } else {
        let of = Rate::shown(share, totals.cost).map(|share| words.percent(share)).unwrap_or_default();
        material.say("export-decide-own", &[("amount", words.money(share).into()), ("share", of.into())])
    });
    if !call.declaration.is_empty() {
        points.push(material.say("export-decide-declare", &[("count", call.declaration.len().into())]));
    }
    points
}

/// The beginning of the first text that is written, in whole sentences where it can be.
fn account(material: &Material<'_>) -> Vec<String> {
    let (call, dossier) = (material.input.call, material.input.dossier);
    let written = call.section.iter().filter_map(|section| dossier.texts.get(&section.id));
    let Some(text) = written.chain(dossier.texts.values()).find(|text| !text.trim().is_empty()) else {
        return Vec::new();
    };
    let mut left = LONGEST_ACCOUNT;
    let mut paragraphs = Vec::new();
    for block in blocks(text, &material.typed, "") {
        let spans = match block {
            Block::Paragraph { spans } if left > 0 => spans,
            // What follows a list hangs on it.
            _ if !paragraphs.is_empty() => break,
            _ => continue,
        };
        let whole = plain(&spans);
        let kept = sentences(&whole, left);
        left = if kept.len() < whole.len() { 0 } else { left.saturating_sub(kept.chars().count()) };
        paragraphs.push(kept);
    }
    paragraphs.retain(|paragraph: &String| !paragraph.is_empty());
    if paragraphs.last().is_some_and(|last| last.ends_with(':')) {
        paragraphs.pop();
    }
    paragraphs
}

fn plain(spans: &[Span]) -> String {
    let mut text = String::new();
    for span in spans {
        text.push_str(&span.text);
        if span.line_end {
            text.push(' ');
        }
    }
    text
}

/// As many whole sentences as there is room for; part of the first where it alone is too long.
fn sentences(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let fits: String = text.chars().take(longest).collect();
    let end = [". ", "! ", "? "].iter().filter_map(|end| fits.rfind(end)).max();
    end.and_then(|end| fits.get(..=end)).map_or_else(|| shortened_to(text, longest), str::to_owned)
}

fn partner_row(material: &Material<'_>, partner: &Partner) -> PartnerRow {
    let (dossier, words) = (material.input.dossier, material.words);
    let is_lead = partner.role == Role::Lead;
    let cost = material.input.report.totals.by_partner.get(&partner.id).map(|cost| cost.total).unwrap_or_default();
    PartnerRow {
        name: shortened_to(&material.name_of(partner), LONGEST_NAME),
        role: words.role(partner.role),
        cost: words.amount(cost),
        own: words.amount(own(dossier, |whose| whose == partner.id || (is_lead && whose.is_empty()))),
    }
}

/// Cost by category, then what is not by category; those that there is no room for together.
fn costs(material: &Material<'_>) -> (Vec<Named>, Option<Named>) {
    let (input, words) = (material.input, material.words);
    let totals = &input.report.totals;
    let known = input.call.category.iter().map(|one| (one.id.as_str(), material.call_text(&one.title)));
    let of = |code: &str| totals.by_category.get(code).map(|cost| cost.total).unwrap_or_default();
    let mut rows: Vec<(String, Euro)> =
        known.map(|(code, title)| (title, of(code))).filter(|(_, sum)| !sum.is_zero()).collect();
    let named: Euro = rows.iter().map(|(_, sum)| *sum).sum();
    let unnamed = totals.direct.total - named;
    if !unnamed.is_zero() {
        rows.push((material.label("export-no-category"), unnamed));
    }
    if !totals.indirect.is_zero() {
        rows.push((material.label("export-total-indirect"), totals.indirect));
    }
    let shown = |(title, sum): &(String, Euro)| (shortened_to(title, LONGEST_NAME), words.amount(*sum));
    let kept = if rows.len() > MOST_CATEGORIES { MOST_CATEGORIES - 1 } else { rows.len() };
    let (kept, rest) = rows.split_at(kept);
    let rest_sum: Euro = rest.iter().map(|(_, sum)| *sum).sum();
    let more = (!rest.is_empty())
        .then(|| (material.say("export-summary-more-costs", &[("count", rest.len().into())]), words.amount(rest_sum)));
    (kept.iter().map(shown).collect(), more)
}

fn open(material: &Material<'_>) -> Open {
    let (words, call, dossier) = (material.words, material.input.call, material.input.dossier);
    let findings = &material.input.report.findings;
    let mut broken: Vec<_> = findings.iter().filter(|one| one.status == Status::Broken).collect();
    broken.sort_by_key(|one| match one.severity {
        Severity::Blocking => 0,
        Severity::Warning => 1,
        Severity::Advice => 2,
    });
    let missing = findings.iter().filter(|one| one.status == Status::Undecided).count();
    let uncounted = dossier.budget.iter().filter(|line| BudgetLine::amount(line).is_none()).count();
    let mut points: Vec<String> = broken
        .iter()
        .take(MOST_OPEN)
        .map(|finding| {
            let title = words.finding_title(finding, call, dossier);
            shortened_to(&material.typed.line(&title), LONGEST_SENTENCE)
        })
        .collect();
    if missing > 0 {
        points.push(material.say("export-summary-missing", &[("count", missing.into())]));
    }
    if uncounted > 0 {
        points.push(material.say("export-summary-uncounted", &[("count", uncounted.into())]));
    }
    Open {
        summary: material.say("export-findings-open", &[("count", (broken.len() + missing).into())]),
        points,
        more: more(material, "export-summary-more-open", broken.len(), MOST_OPEN),
    }
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn an_account_ends_with_a_sentence() {
        assert_eq!(sentences("Eén. Twee! Drie?", 40), "Eén. Twee! Drie?");
        assert_eq!(sentences("Eén zin. Een tweede zin die te lang is.", 20), "Eén zin.");
        assert_eq!(sentences("woord woord woord", 11), "woord woor…");
    }
}
