//! Holding the closed forms of the headroom to what trying finds: a step is taken in the dossier, which is judged again.
//!
//! What an answer promises is written in `headroom.rs`; nothing here knows how it was found.

use voorstel_model::{
    Base, BudgetLine, Call, Date, Dossier, Entry, Euro, Funding, GRANT, Partner, Role, Rule, RuleKind, Severity,
    Totals, Typed,
};

use crate::judge;
use crate::money::OWN;
use crate::prose;
use crate::report::{Headroom, Question, Report, Status};

/// Steps so large that whatever breaks has broken.
const LARGE: [i128; 4] = [1_000, 1_000_000, 1_000_000_000, 400_000_000_000_000];

/// So many steps are all tried, one after the other.
const ALL_TRIED: i128 = 40;
/// Beyond every amount that can be entered, in cents.
const FURTHEST: i128 = 4_000_000_000_000_000;

/// Whether every answer of a dossier's report is what trying finds; otherwise which is not, and why.
///
/// # Errors
/// The answer and what trying found, in words.
pub fn try_headroom(call: &Call, dossier: &Dossier, today: Date) -> Result<(), String> {
    let report = judge(call, dossier, today);
    for answer in report.headroom.iter().filter(|answer| answer.question != Question::ToFind) {
        let trial = Trial { call, dossier, today, report: &report, answer };
        trial.run().map_err(|why| format!("{answer:?}: {why}"))?;
    }
    Ok(())
}

struct Trial<'a> {
    call: &'a Call,
    dossier: &'a Dossier,
    today: Date,
    report: &'a Report,
    answer: &'a Headroom,
}

impl Trial<'_> {
    fn run(&self) -> Result<(), String> {
        match self.answer.question {
            Question::Partners | Question::MorePartners | Question::MemberStates => self.try_partners(),
            Question::Own => self.try_least(),
            _ => self.try_most(),
        }
    }

    fn room(&self) -> Option<i128> {
        crate::headroom::size(self.answer.room.as_ref())
    }

    /// The rule that is said to bind, if it is one that can be tried.
    fn binding(&self) -> Option<usize> {
        let name = self.answer.rule.as_ref()?;
        self.call.rule.iter().position(|rule| rule.id == *name && self.asks(rule))
    }

    /// Whether a rule answers the question, and nothing but the step changes what it says.
    fn asks(&self, rule: &Rule) -> bool {
        let kinds = || std::iter::once(&rule.kind).chain(rule.when.as_deref());
        let asks = |kind: &RuleKind| crate::kinds::of(kind).asks().contains(&self.answer.question);
        rule.severity != Severity::Advice
            && kinds().any(asks)
            && !kinds().any(|kind| has(kind, &|kind| self.is_changed_otherwise(kind)))
    }

    /// The money stays as it is while a category grows, and so do the actions while the project lasts longer.
    fn is_changed_otherwise(&self, kind: &RuleKind) -> bool {
        match self.answer.question {
            Question::Category { .. } => match kind {
                RuleKind::Share { .. } | RuleKind::Balance | RuleKind::NoProfit => true,
                RuleKind::CategoryNotEligible { .. } => true,
                // A share of a cost that is not there yet is not told.
                RuleKind::CategoryCap { at_most, .. } => at_most.is_some() && self.report.totals.cost.is_zero(),
                _ => false,
            },
            // In one row the money is nobody's part.
            Question::Grant | Question::Own => matches!(kind, RuleKind::AmountPerPartner { .. }),
            Question::Months => *kind == RuleKind::ActionsWithinPeriod,
            _ => false,
        }
    }

    /// What each rule says after a step; none where that step cannot be taken.
    fn statuses(&self, step: i128) -> Option<Vec<Status>> {
        let stepped = match &self.answer.question {
            Question::Grant | Question::ToFind => asking(self.call, self.dossier, step),
            Question::Own => bringing(self.call, self.dossier, step),
            Question::Category { category } => growing(self.dossier, category, step),
            Question::Months => lasting(self.dossier, step),
            Question::Words { section } => writing(self.dossier, section, step),
            _ => None,
        }?;
        Some(of_rules(self.call, &judge(self.call, &stepped, self.today)))
    }

    fn try_most(&self) -> Result<(), String> {
        let Some(now) = self.statuses(0) else { return Ok(()) };
        let room = self.room();
        if room.is_none() && self.answer.rule.is_some() {
            // Nothing to be tried before there is a cost or a period.
            return Ok(());
        }
        let tried: Vec<usize> = (0..self.call.rule.len()).filter(|at| self.asks(&self.call.rule[*at])).collect();
        self.nothing_breaks_before(room, &tried, &now)?;
        self.nothing_asks_more_back(room, &tried, &now)?;
        let (Some(room), Some(binding)) = (room, self.binding()) else { return Ok(()) };
        if self.statuses(room).is_some_and(|statuses| statuses[binding] == Status::Broken) {
            return Err("the rule is broken at the answer itself".to_owned());
        }
        if self.statuses(room + 1).is_some_and(|statuses| statuses[binding] != Status::Broken) {
            return Err("the rule is not broken one step beyond the answer".to_owned());
        }
        if room >= 0 && now[binding] == Status::Met && self.is_plain(&self.call.rule[binding]) {
            let found = self.by_bisection(&tried, &now);
            if found != Some(room) {
                return Err(format!("bisection finds {found:?}"));
            }
        }
        Ok(())
    }

    /// From where a rule is met on, it is not broken up to the answer; without an answer, nowhere.
    fn nothing_breaks_before(&self, room: Option<i128>, tried: &[usize], now: &[Status]) -> Result<(), String> {
        let steps: Vec<i128> = match room {
            Some(room) if room <= ALL_TRIED => (1..=room).collect(),
            Some(room) => vec![1, 2, room / 3, room / 2, room - 1, room],
            None => [1, 2, 10].into_iter().chain(LARGE).collect(),
        };
        let mut has_begun: Vec<bool> =
            now.iter().map(|status| matches!(status, Status::Met | Status::NotApplicable)).collect();
        for step in steps {
            let Some(statuses) = self.statuses(step) else { continue };
            for at in tried {
                if statuses[*at] == Status::Broken && has_begun[*at] {
                    return Err(format!("{} is broken at {step}", self.call.rule[*at].id));
                }
                has_begun[*at] |= statuses[*at] == Status::Met;
            }
        }
        Ok(())
    }

    /// What is broken and would be mended by less is mended at the answer.
    fn nothing_asks_more_back(&self, room: Option<i128>, tried: &[usize], now: &[Status]) -> Result<(), String> {
        let answer = room.unwrap_or(0).min(0);
        let Some(at_answer) = self.statuses(answer) else { return Ok(()) };
        let found = of_rules(self.call, self.report);
        let is_open = |at: &&usize| {
            now[**at] == Status::Broken && found[**at] == Status::Broken && at_answer[**at] == Status::Broken
        };
        let open: Vec<usize> = tried.iter().filter(is_open).copied().collect();
        let lower = [1, 2, 10, 100, 1_000, 100_000].map(|by| answer - by);
        for statuses in lower.into_iter().filter_map(|step| self.statuses(step)) {
            if let Some(at) = open.iter().find(|at| statuses[**at] != Status::Broken) {
                return Err(format!("{} asks more back", self.call.rule[*at].id));
            }
        }
        Ok(())
    }

    /// Whether a rule that is once broken stays so with every further step.
    fn is_plain(&self, rule: &Rule) -> bool {
        rule.when.is_none()
            && match &rule.kind {
                RuleKind::Share { over, .. } => !matches!(over, Base::Asked | Base::Cofinancing),
                RuleKind::CategoryCap { over, .. } => {
                    !matches!(over, Some(Base::Asked | Base::Cofinancing)) && self.dossier.indirect_rate.get().is_none()
                }
                RuleKind::AnyOf { .. } | RuleKind::AllOf { .. } | RuleKind::NoneOf { .. } => false,
                _ => true,
            }
    }

    /// The largest step that turns no rule that was met into a broken one.
    fn by_bisection(&self, tried: &[usize], now: &[Status]) -> Option<i128> {
        let plain: Vec<usize> = tried
            .iter()
            .filter(|at| now[**at] == Status::Met && self.is_plain(&self.call.rule[**at]))
            .copied()
            .collect();
        let breaks = |step: i128| {
            self.statuses(step).is_none_or(|statuses| plain.iter().any(|at| statuses[*at] == Status::Broken))
        };
        let mut breaking = 1;
        while !breaks(breaking) {
            breaking *= 4;
            if breaking > FURTHEST {
                return None;
            }
        }
        let mut fitting = breaking / 4;
        while breaking - fitting > 1 {
            let middle = i128::midpoint(fitting, breaking);
            if breaks(middle) { breaking = middle } else { fitting = middle }
        }
        Some(fitting)
    }

    /// The least step at which each rule is met that is met at any.
    fn try_least(&self) -> Result<(), String> {
        let (Some(least), Some(binding)) = (self.room(), self.binding()) else { return Ok(()) };
        let is_met = |step: i128, at: usize| {
            self.statuses(step).is_some_and(|all| matches!(all[at], Status::Met | Status::NotApplicable))
        };
        if !is_met(least, binding) {
            return Err("the rule is not met by the answer".to_owned());
        }
        if least > 0 && is_met(least - 1, binding) {
            return Err("the rule is met by less than the answer".to_owned());
        }
        let below = [0, 1, least / 3, least / 2, least - 1, least];
        let beyond = [least + 1, 2 * least + 1, 10 * least + 1];
        let asks = |at: &usize| {
            let rule = &self.call.rule[*at];
            self.asks(rule) && crate::kinds::of(&rule.kind).asks().contains(&self.answer.question)
        };
        for at in (0..self.call.rule.len()).filter(asks) {
            let early = below.iter().any(|step| *step >= 0 && is_met(*step, at));
            if !early && self.is_plain(&self.call.rule[at]) && beyond.iter().any(|step| is_met(*step, at)) {
                return Err(format!("{} wants more", self.call.rule[at].id));
            }
        }
        Ok(())
    }

    /// Each rule about partners by itself: partners that count for one need not count for another.
    fn try_partners(&self) -> Result<(), String> {
        let (Some(room), Some(name)) = (self.room(), self.answer.rule.as_ref()) else { return Ok(()) };
        let Some(rule) = self.call.rule.iter().find(|rule| rule.id == *name && rule.when.is_none()) else {
            return Ok(());
        };
        let (roles, excluded): (&[Role], &[String]) = match &rule.kind {
            RuleKind::PartnerCount { roles, .. } => (roles, &[]),
            RuleKind::MemberStates { roles, excluded, .. } => (roles, excluded),
            _ => return Ok(()),
        };
        let day = crate::states::day_of(self.call, self.today);
        let alone = Call { rule: vec![rule.clone()], ..self.call.clone() };
        let status = |more: i128| {
            let role = roles.first().copied().unwrap_or_default();
            let joined = joined_by(self.dossier, more, role, excluded, day)?;
            Some(of_rules(&alone, &judge(&alone, &joined, self.today))[0])
        };
        let is_missing = self.answer.question != Question::MorePartners;
        let (kept, gone) = if is_missing { (room, room - 1) } else { (room, room + 1) };
        if kept >= 0 && status(kept).is_some_and(|status| status == Status::Broken) {
            return Err("the rule is broken at the answer".to_owned());
        }
        if gone >= i128::from(!is_missing) && status(gone).is_some_and(|status| status == Status::Met) {
            return Err("the rule is met without the answer".to_owned());
        }
        Ok(())
    }
}

/// Whether a rule is, or holds, one of such a kind.
fn has(kind: &RuleKind, is: &dyn Fn(&RuleKind) -> bool) -> bool {
    is(kind) || crate::kinds::group(kind).is_some_and(|(of, _)| of.iter().any(|kind| has(kind, is)))
}

fn of_rules(call: &Call, report: &Report) -> Vec<Status> {
    let first = report.findings.len() - call.rule.len();
    report.findings[first..].iter().map(|finding| finding.status).collect()
}

/// All of a source in one row.
fn in_one_row(dossier: &mut Dossier, source: &str, cents: i128) {
    dossier.funding.retain(|row| row.source != source);
    let amount = Entry::Value(Euro::from_whole_cents(cents));
    dossier.funding.push(Funding {
        id: format!("all-{source}"),
        source: source.to_owned(),
        amount,
        ..Funding::default()
    });
}

/// More grant; what is still to be found is one's own, and gives way, and then all that is not asked, one's own last.
fn asking(call: &Call, dossier: &Dossier, step: i128) -> Option<Dossier> {
    let totals = Totals::of(call, dossier);
    let grant = totals.sources([GRANT]).cents() + step;
    let gap = (-totals.difference.cents()).max(0);
    let asked: Vec<&str> = call.asked_sources().collect();
    if grant < 0 {
        return None;
    }
    let mut stepped = dossier.clone();
    in_one_row(&mut stepped, GRANT, grant);
    let mut left = (step - gap).max(0);
    let mut own = totals.sources([OWN]).cents() + gap - step.min(gap);
    let mut others: Vec<&String> =
        totals.by_source.keys().filter(|source| !asked.contains(&source.as_str()) && *source != OWN).collect();
    others.sort_by_key(|source| crate::growth::gives_way(call, source));
    for source in others {
        let cents = totals.sources([source.as_str()]).cents();
        let taken = cents.min(left);
        left -= taken;
        in_one_row(&mut stepped, source, cents - taken);
    }
    own -= own.min(left);
    in_one_row(&mut stepped, OWN, own);
    Some(stepped)
}

/// More of one's own.
fn bringing(call: &Call, dossier: &Dossier, step: i128) -> Option<Dossier> {
    let totals = Totals::of(call, dossier);
    let own = totals.sources([OWN]).cents() + step;
    let mut stepped = dossier.clone();
    in_one_row(&mut stepped, GRANT, totals.sources([GRANT]).cents());
    in_one_row(&mut stepped, OWN, own);
    (own >= 0).then_some(stepped)
}

/// A line more in a category, or less in those that are there.
fn growing(dossier: &Dossier, category: &str, step: i128) -> Option<Dossier> {
    let cost = |cents: i128| Typed::read(&Euro::from_whole_cents(cents).to_string()).ok().map(Entry::Value);
    let one = Entry::from_text("1");
    let mut stepped = dossier.clone();
    if step > 0 {
        stepped.budget.push(BudgetLine {
            id: "one-more".to_owned(),
            category: category.to_owned(),
            quantity: one,
            unit_cost: cost(step)?,
            ..BudgetLine::default()
        });
        return Some(stepped);
    }
    let mut left = -step;
    for line in stepped.budget.iter_mut().filter(|line| line.category == category && line.eligible) {
        let Some(amount) = line.amount().filter(|_| left > 0) else { continue };
        let taken = amount.cents().min(left);
        line.quantity = one.clone();
        line.unit_cost = cost(amount.cents() - taken)?;
        left -= taken;
    }
    (left == 0).then_some(stepped)
}

/// Whole months more.
fn lasting(dossier: &Dossier, step: i128) -> Option<Dossier> {
    let mut stepped = dossier.clone();
    if step == 0 {
        return Some(stepped);
    }
    let (start, end) = (dossier.period.start.get()?, dossier.period.end.get()?);
    let last_day = |months: i128| crate::kinds::duration::last_day(start, i64::try_from(months).ok()?);
    let begun = (1..5_000).find(|months| last_day(*months).is_some_and(|day| day >= end))?;
    let day = last_day(begun + step).filter(|day| *day >= start && day.0.year() <= 2200)?;
    stepped.period.end = Entry::Value(day);
    Some(stepped)
}

/// Words more.
fn writing(dossier: &Dossier, section: &str, step: i128) -> Option<Dossier> {
    let words = dossier.texts.get(section).map_or(0, |text| prose::words(text));
    let words = usize::try_from(i128::try_from(words).ok()? + step).ok().filter(|words| *words < 20_000)?;
    let mut stepped = dossier.clone();
    stepped.texts.insert(section.to_owned(), "woord ".repeat(words));
    Some(stepped)
}

/// Partners more, each from a Member State that is not there yet.
fn joined_by(dossier: &Dossier, more: i128, role: Role, excluded: &[String], day: Date) -> Option<Dossier> {
    let mut joined = dossier.clone();
    let taken = |joined: &Dossier, code: &str| {
        let is = |country: &String| crate::states::country(country) == code;
        joined.partners.iter().any(|partner| is(&partner.country)) || excluded.iter().any(is)
    };
    for at in 0..more {
        let country = ["AT", "BE", "BG", "CY", "CZ", "DE", "EE", "ES", "FI", "FR", "GR", "HU", "IE", "IT", "LT", "LU"]
            .into_iter()
            .find(|code| crate::states::is_member(code, day) && !taken(&joined, code))?;
        joined.partners.push(Partner {
            id: format!("joined-{at}"),
            role,
            country: country.to_owned(),
            ..Partner::default()
        });
    }
    Some(joined)
}
