//! What if more were asked, or the costs were other: the funding plan that keeps the rules, in words. Nothing is kept.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use voorstel_model::{Call, Date, Dossier, Edit, Euro, Language, Rate, Text, Totals, Typed};
use voorstel_rules::{Ask, Measure, Plan, Wish, plan};

use crate::judged::rule_title;
use crate::preview::{Figure, figure, share};
use crate::said::{both, each};
use crate::understand;
use crate::views::{Failure, FailureCode};

/// What one would like, as it was typed; an empty text stands for 'as now'.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WhatIf {
    /// All costs together.
    pub cost: String,
    /// How much to ask.
    pub asked: String,
    /// How large a share of the eligible costs to ask; only where `asked` is empty.
    pub share: String,
}

/// The plan for a wish.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanView {
    /// All costs, in euro.
    #[ts(as = "String")]
    pub cost: Euro,
    /// What is asked, in euro.
    #[ts(as = "String")]
    pub asked: Euro,
    /// What is asked now, in euro.
    #[ts(as = "String")]
    pub now: Euro,
    /// What is asked as a share of the eligible costs, to four decimals, for showing.
    #[ts(as = "Option<String>")]
    pub share: Option<Rate>,
    /// The least one may ask around there, in euro.
    #[ts(as = "Option<String>")]
    pub lowest: Option<Euro>,
    /// The most one may ask around there, in euro.
    #[ts(as = "Option<String>")]
    pub highest: Option<Euro>,
    /// Whether every rule about money is kept.
    pub keeps: bool,
    /// That in words, or what stands in the way.
    pub says: Text,
    /// The rule that stands in the way.
    pub obstacle: Option<String>,
    /// The nearest amount that keeps every rule, in euro, where this one does not.
    #[ts(as = "Option<String>")]
    pub nearest: Option<Euro>,
    /// What the button for that amount says.
    pub nearest_label: Text,
    /// What is left to do in the budget, where the costs are other than now.
    pub cost_note: Option<Text>,
    /// The figures of the plan beside those of now.
    pub figures: Vec<Figure>,
    /// The edits that apply it; none where nothing changes, or an amount is larger than can be entered.
    pub edits: Vec<Edit>,
    /// What applying it is called, for undo.
    pub label: Text,
}

/// Reads a wish and plans for it.
pub(crate) fn what_if(
    call: &Call,
    dossier: &Dossier,
    today: Date,
    language: Language,
    typed: &WhatIf,
) -> Result<PlanView, Failure> {
    let amount = |typed: &str| read::<Euro>(typed, &understand::number(typed, language), "fail-not-an-amount");
    let cost = amount(&typed.cost)?;
    let asked = amount(&typed.asked)?;
    let wished = read::<Rate>(&typed.share, &understand::share(&typed.share, language), "fail-not-a-share")?;
    let ask = asked.map(Ask::Amount).or(wished.map(Ask::Share)).unwrap_or(Ask::AsNow);
    let planned = plan(call, dossier, today, &Wish { cost, ask });
    Ok(view(call, &Totals::of(call, dossier), planned))
}

fn read<T: Typed>(typed: &str, plain: &str, wrong: &str) -> Result<Option<T>, Failure> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let not_read = |_| Failure::new(FailureCode::WrongValue, wrong, &[("typed", typed.trim().into())]);
    T::read(plain).map(Some).map_err(not_read)
}

fn view(call: &Call, now: &Totals, plan: Plan) -> PlanView {
    let money = |amount: Euro| move |words: &voorstel_words::Words| words.money(amount);
    let with_amount =
        |key: &str, amount: Euro| each(|words| words.message(key, &[("amount", money(amount)(words).into())]));
    let rule = plan.obstacle.as_deref().and_then(|id| call.rule.iter().find(|rule| rule.id == id));
    let says = match rule {
        _ if plan.cost.is_zero() => both("plan-no-cost", &[]),
        None if plan.edits.is_none() => both("plan-too-large", &[]),
        None => both("plan-keeps", &[]),
        Some(rule) => {
            let title = rule_title(call, rule);
            let key = if plan.nearest.is_some() { "plan-obstacle" } else { "plan-nowhere" };
            each(|words| words.message(key, &[("rule", title.get(words.language()).into())]))
        }
    };
    let cost_note = match plan.added {
        added if added.is_zero() => None,
        added if added.is_negative() => Some(with_amount("plan-cut-cost", -added)),
        added => Some(with_amount("plan-add-cost", added)),
    };
    PlanView {
        cost: plan.cost,
        asked: plan.asked,
        now: now.asked,
        share: Rate::shown(plan.asked, plan.eligible),
        lowest: plan.range.map(|(lowest, _)| lowest),
        highest: plan.range.map(|(_, highest)| highest),
        keeps: rule.is_none() && plan.edits.is_some() && !plan.cost.is_zero(),
        says,
        obstacle: plan.obstacle.clone(),
        nearest: plan.nearest,
        nearest_label: plan.nearest.map(|nearest| with_amount("plan-nearest", nearest)).unwrap_or_default(),
        cost_note,
        figures: figures(call, now, &plan),
        label: with_amount("plan-label", plan.asked),
        edits: plan.edits.unwrap_or_default(),
    }
}

/// What one looks at while sliding: each source that the plan sets, the share asked, and the costs.
fn figures(call: &Call, now: &Totals, plan: &Plan) -> Vec<Figure> {
    let money = |amount: Euro| Some(Measure::Money(amount));
    let source = |(code, amount): &(String, Euro)| {
        let name = each(|words| words.source_heading(code, call));
        figure(call, name, money(now.sources([code.as_str()])), money(*amount))
    };
    let named = |key: &str| each(|words| words.heading(key));
    let shares = (now.asked_share.map(Measure::Share), share(plan.asked, plan.eligible));
    let mut figures: Vec<Figure> = plan.sources.iter().map(source).collect();
    let others = now.funding - now.asked - now.sources(["own"]);
    if !others.is_zero() && plan.others == others {
        figures.push(figure(call, named("figure-others"), money(others), money(others)));
    }
    figures.push(figure(call, named("figure-asked-share"), shares.0, shares.1));
    figures.push(figure(call, named("figure-cost"), money(now.cost), money(plan.cost)));
    figures
}
