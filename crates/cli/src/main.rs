//! `voorstel`: the use cases without a screen.

mod args;
mod calls;
mod demo;
mod dossiers;
mod lines;
mod print;
mod report;
mod style;

use std::process::ExitCode;

use clap::Parser as _;
use voorstel_app::model::Language;
use voorstel_app::views::Failure;

use args::{CallCommand, Cli, Command};

/// How a command ended, other than by a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// No blocking finding.
    Fine,
    /// Blocking findings.
    Blocked,
}

fn main() -> ExitCode {
    let Cli { command, lang } = Cli::parse();
    let asked = lang.map(Language::from);
    let language = asked.unwrap_or_else(of_environment);
    let done = match command {
        Command::Calls { json } => calls::list(json, language),
        Command::Call(CallCommand::Show { id, json }) => calls::show(&id, json, language),
        Command::Call(CallCommand::Check { files }) => calls::check(&files, language),
        Command::New { call, output } => dossiers::new(&call, output.as_deref(), language),
        Command::Check(args) => dossiers::check(&args, asked),
        Command::Export(args) => dossiers::export(&args, asked),
        Command::Set { file, path, value } => dossiers::set(&file, &path, &value, language),
        Command::Demo { dir } => demo::run(&dir, language),
    };
    match done {
        Ok(Verdict::Fine) => ExitCode::SUCCESS,
        Ok(Verdict::Blocked) => ExitCode::from(1),
        Err(failures) => {
            for failure in failures.0 {
                eprintln!("voorstel: {}", lines::one(failure.message.get(language)));
            }
            ExitCode::from(2)
        }
    }
}

type Done = Result<Verdict, Failures>;

/// Why a command could not be done; a call file can be wrong in several places.
struct Failures(Vec<Failure>);

impl From<Failure> for Failures {
    fn from(failure: Failure) -> Failures {
        Failures(vec![failure])
    }
}

/// Dutch unless the environment speaks English.
fn of_environment() -> Language {
    let named =
        ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|it| !it.is_empty()));
    match named {
        Some(locale) if locale.starts_with("en") => Language::En,
        _ => Language::Nl,
    }
}
