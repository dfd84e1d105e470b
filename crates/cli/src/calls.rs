//! The calls: which there are, what one asks, whether a file of one is right.

use std::path::PathBuf;

use serde_json::json;
use voorstel_app::files::{call_file, catalogue, examine_call_file, find_call};
use voorstel_app::model::{Language, Severity};
use voorstel_app::views::{CallCard, Failure, FailureCode, ProblemWeight, Status};
use voorstel_app::{Words, call_card, call_cards};

use crate::args::today;
use crate::lines::{one, wrapped};
use crate::style::Style;
use crate::{Done, Failures, Verdict, print};

/// The calls, with what each pays and until when.
pub(crate) fn list(as_json: bool, language: Language) -> Done {
    let (catalogue, problems) = catalogue();
    let cards = call_cards(&catalogue, today());
    for problem in &problems {
        eprintln!("voorstel: {}", one(&problem.in_language(language)));
    }
    if as_json {
        let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
        print::document(&json!({ "calls": cards, "problems": problems }))?;
        return Ok(Verdict::Fine);
    }
    let style = Style::of_output();
    let mut out = String::new();
    for card in &cards {
        out.push_str(&format!("\n{}\n", style.strong(&card.pin)));
        out.push_str(&wrapped(card.call.title.get(language), 2));
        out.push_str(&wrapped(&in_short(card, language), 2));
    }
    out.push('\n');
    print::text(&out)?;
    Ok(Verdict::Fine)
}

/// One call: what it is about, its money, its days, its rules.
pub(crate) fn show(id: &str, as_json: bool, language: Language) -> Done {
    let (catalogue, _) = catalogue();
    let card = call_card(&catalogue, find_call(&catalogue, id)?, today());
    if as_json {
        print::document(&json!(card))?;
        return Ok(Verdict::Fine);
    }
    let words = Words::of(language);
    let style = Style::of_output();
    let call = &card.call;
    let mut out = format!("\n{}\n{}", style.strong(call.title.get(language)), wrapped(&in_short(&card, language), 0));
    out.push_str(&wrapped(call.publisher.get(language), 0));
    out.push_str(&wrapped(&version(&card, words), 0));
    out.push('\n');
    out.push_str(&wrapped(call.summary.get(language), 0));
    for point in &call.objective {
        out.push_str(&format!("  · {}\n", wrapped(point.get(language), 4).trim()));
    }
    for envelope in call.envelope.iter().chain(&call.other_envelope) {
        out.push_str(&format!(
            "\n{}\n",
            style.strong(&words.message("cli-envelope", &[("amount", words.money(envelope.amount).into())]))
        ));
        out.push_str(&wrapped(envelope.note.get(language), 2));
        for part in &envelope.part {
            out.push_str(&wrapped(&format!("{}  {}", words.money(part.amount), part.title.get(language)), 4));
        }
    }
    let mut choices = |heading: &str, all: &[voorstel_app::model::Choice]| {
        if !all.is_empty() {
            out.push_str(&format!("\n{}\n", style.strong(&words.label(heading))));
            for one in all {
                out.push_str(&format!("  {}  {}\n", one.id, one.title.get(language)));
            }
        }
    };
    choices("cli-actions", &call.menu.action);
    choices("cli-categories", &call.category);
    choices("cli-declarations", &call.declaration);
    choices("cli-annexes", &call.annex);
    out.push_str(&format!("\n{}\n", style.strong(&words.label("cli-rules"))));
    for rule in &card.rules {
        let mark = style.mark(rule.severity, Status::Broken);
        out.push_str(&format!("  {mark} {}\n", wrapped(rule.title.get(language), 4).trim()));
        let written = format!("{}, {}", rule.authority.get(language), words.certainty(rule.certainty));
        out.push_str(&wrapped(&written, 4).lines().map(|line| format!("{}\n", style.quiet(line))).collect::<String>());
    }
    let legend = [Severity::Blocking, Severity::Warning, Severity::Advice]
        .map(|severity| format!("{} {}", style.mark(severity, Status::Broken), words.severity(severity)));
    out.push_str(&format!("\n{}\n\n", legend.join("   ")));
    print::text(&out)?;
    Ok(Verdict::Fine)
}

/// The file of a call, as it is.
pub(crate) fn file(id: &str) -> Done {
    let (catalogue, _) = catalogue();
    print::text(&call_file(&catalogue, id)?)?;
    Ok(Verdict::Fine)
}

/// Checks call files; everything that is wrong or questionable in any of them is told, errors on standard error.
pub(crate) fn check(files: &[PathBuf], language: Language) -> Done {
    let (mut catalogue, _) = catalogue();
    let words = Words::of(language);
    let mut failures = Vec::new();
    for file in files {
        let examined = match examine_call_file(&mut catalogue, file) {
            Ok(examined) => examined,
            Err(failure) => {
                failures.push(failure);
                continue;
            }
        };
        let mut out = String::new();
        for (weight, problem) in examined.problems {
            let key = match weight {
                ProblemWeight::Error => {
                    failures.push(Failure { code: FailureCode::UnusableFile, message: problem });
                    continue;
                }
                ProblemWeight::Warning => "cli-call-warning",
                ProblemWeight::Advice => "cli-call-advice",
            };
            out.push_str(&one(&words.message(key, &[("problem", problem.get(language).into())])));
            out.push('\n');
        }
        if let Some((pin, count)) = examined.call {
            let args = [("file", file.display().to_string().into()), ("pin", pin.into()), ("count", count.into())];
            out.push_str(&words.message(if out.is_empty() { "cli-call-fine" } else { "cli-call-usable" }, &args));
            out.push('\n');
        }
        print::text(&out)?;
    }
    if failures.is_empty() { Ok(Verdict::Fine) } else { Err(Failures(failures)) }
}

/// Which version it is, and under what name the newest one is found.
fn version(card: &CallCard, words: &Words) -> String {
    let version = ("version", card.call.version.to_string().into());
    match card.versions.last() {
        Some(newest) if *newest > card.call.version => {
            let newest = format!("{}@{newest}", card.call.id);
            words.message("cli-version-newer", &[version, ("newest", newest.into())])
        }
        _ => words.message("cli-version", &[version]),
    }
}

/// Fund, deadline, and the most it pays, where that is published.
fn in_short(card: &CallCard, language: Language) -> String {
    let words = Words::of(language);
    let mut parts = vec![card.fund.clone()];
    let deadline = card.call.dates.deadline.as_ref().map(|deadline| words.date(deadline.date));
    parts.push(match (card.closed, deadline) {
        (true, Some(day)) => words.message("cli-closed-on", &[("day", day.into())]),
        (true, None) => words.label("cli-closed"),
        (false, Some(day)) => words.message("cli-open-until", &[("day", day.into())]),
        (false, None) => words.label("cli-no-deadline"),
    });
    if let Some(amount) = card.highest_grant {
        parts.push(words.message("cli-at-most", &[("most", words.money(amount).into())]));
    }
    if let Some(share) = card.highest_share {
        parts.push(words.message("cli-at-most-share", &[("most", words.percent(share).into())]));
    }
    parts.join(" · ")
}
