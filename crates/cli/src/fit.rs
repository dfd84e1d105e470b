//! Which calls fit an organisation, and why.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};
use serde_json::json;
use voorstel_app::Words;
use voorstel_app::files::catalogue;
use voorstel_app::fitting::{Fitted, fitted, read_partners};
use voorstel_app::model::{Date, Language, OrganisationKind, Partner, Severity};
use voorstel_app::views::{Bearing, Fitting, Status};

use crate::args::{day, today};
use crate::lines::{shown, wrapped};
use crate::style::Style;
use crate::{Done, Verdict, print};

#[derive(Debug, Args)]
pub(crate) struct FitArgs {
    /// What kind of organisation asks.
    #[arg(long, value_parser = kinds())]
    pub(crate) kind: OrganisationKind,
    /// Its country: two letters, such as BE.
    #[arg(long, value_parser = country)]
    pub(crate) country: String,
    /// Its region: vlaanderen, brussel or wallonie in Belgium.
    #[arg(long, default_value = "")]
    pub(crate) region: String,
    /// Its number of inhabitants, for a local authority.
    #[arg(long)]
    pub(crate) inhabitants: Option<u32>,
    /// Partners that could take part: a JSON list of them as in a dossier, or a dossier; - for standard input.
    #[arg(long, value_name = "FILE")]
    pub(crate) partners: Option<PathBuf>,
    /// The day to judge on; today when not given.
    #[arg(long, value_parser = day)]
    pub(crate) today: Option<Date>,
    /// As one JSON document.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Every call with whether it fits, the best first.
pub(crate) fn run(args: &FitArgs, language: Language) -> Done {
    let (catalogue, problems) = catalogue();
    for problem in &problems {
        eprintln!("voorstel: {}", crate::lines::one(&problem.in_language(language)));
    }
    let us = Partner {
        kind: Some(args.kind),
        country: args.country.clone(),
        region: region(&args.region),
        inhabitants: args.inhabitants,
        ..Partner::default()
    };
    let at_hand = args.partners.as_deref().map(read_partners).transpose()?.unwrap_or_default();
    let day = args.today.unwrap_or_else(today);
    let found = fitted(&catalogue, &us, &at_hand, day);
    if args.json {
        let name = |at: &usize| at_hand.get(*at).map(|partner| partner.id.clone());
        let one = |one: &Fitted<'_>| {
            json!({
                "call": one.call.pin(),
                "title": one.call.title,
                "closed": one.call.is_closed(day),
                "fitting": one.fit.fitting,
                "role": one.fit.role,
                "lead": one.fit.lead.as_ref().and_then(name),
                "with": one.fit.with.iter().filter_map(name).collect::<Vec<_>>(),
                "verdict": one.view.verdict,
                "because": one.view.because,
                "reasons": one.fit.reasons.iter().zip(&one.view.reasons).map(|(reason, said)| json!({
                    "rule": reason.rule,
                    "severity": reason.severity,
                    "bearing": reason.bearing,
                    "what": reason.what,
                    "title": said.title,
                    "text": said.text,
                    "authority": reason.authority,
                    "written": said.authority,
                })).collect::<Vec<_>>(),
            })
        };
        print::document(&json!({
            "format": "voorstel.fit/1",
            "today": day.to_string(),
            "us": us,
            "fits": found.iter().map(one).collect::<Vec<_>>(),
        }))?;
        return Ok(Verdict::Fine);
    }
    let style = Style::of_output();
    let out: String = found.iter().map(|one| told(one, day, language, style)).collect();
    print::text(&format!("{out}\n"))?;
    Ok(Verdict::Fine)
}

/// One call: whether it fits and why in one line, then the rules that need something or refuse.
fn told(one: &Fitted<'_>, day: Date, language: Language, style: Style) -> String {
    let words = Words::of(language);
    let mark = match one.fit.fitting {
        Fitting::Fits => style.mark(Severity::Blocking, Status::Met),
        Fitting::FitsIf => style.mark(Severity::Blocking, Status::Undecided),
        Fitting::DoesNot => style.mark(Severity::Blocking, Status::Broken),
    };
    let mut out = format!("\n{mark} {}\n", style.strong(&one.call.pin()));
    let mut title = one.call.title.get(language).to_owned();
    if one.call.is_closed(day) {
        let closed = match &one.call.dates.deadline {
            Some(deadline) => words.message("cli-closed-on", &[("day", words.date(deadline.date).into())]),
            None => words.label("cli-closed"),
        };
        title = format!("{title} ({closed})");
    }
    out.push_str(&wrapped(&title, 2));
    let line = format!("{} {}", one.view.verdict.get(language), one.view.because.get(language));
    out.push_str(&wrapped(&shown(&line), 2));
    // Where something refuses, what would be needed besides does not matter.
    let telling = if one.fit.fitting == Fitting::DoesNot { Bearing::Refuses } else { Bearing::Needs };
    for reason in one.view.reasons.iter().filter(|reason| reason.bearing == telling) {
        let mut rule = reason.title.get(language).to_owned();
        if let Some(certainty) = reason.certainty {
            rule = format!("{rule} ({}, {})", reason.authority.get(language), words.certainty(certainty));
        }
        let rule = format!("    · {}", wrapped(&rule, 6).trim_start());
        out.push_str(&rule.lines().map(|line| format!("{}\n", style.quiet(line))).collect::<String>());
    }
    out
}

/// The kinds by their codes, so that a wrong one is answered with the list.
fn kinds() -> impl clap::builder::TypedValueParser<Value = OrganisationKind> {
    let codes = OrganisationKind::ALL.map(|kind| match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    });
    PossibleValuesParser::new(codes.map(PossibleValue::new))
        .try_map(|code| serde_json::from_value::<OrganisationKind>(code.into()))
}

fn country(text: &str) -> Result<String, String> {
    let code = text.trim().to_uppercase();
    if code.len() == 2 && code.chars().all(|letter| letter.is_ascii_uppercase()) {
        Ok(code)
    } else {
        Err("expected two letters, such as BE".to_owned())
    }
}

/// A region by its code, which is also what its name is understood as.
fn region(typed: &str) -> String {
    let typed = typed.trim().to_lowercase();
    let codes = ["vlaanderen", "brussel", "wallonie"];
    let names = |code: &&str| {
        [Language::Nl, Language::En].iter().any(|one| Words::of(*one).region(code).to_lowercase() == typed)
    };
    codes.into_iter().find(names).map_or(typed, str::to_owned)
}
