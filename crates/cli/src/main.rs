//! `voorstel`: the use cases without a screen.

mod annexes;
mod args;
mod calls;
mod demo;
mod dossiers;
mod fit;
mod history;
mod import;
mod keys;
mod lines;
mod merging;
mod print;
mod report;
mod serve;
mod style;

use std::process::ExitCode;

use clap::Parser as _;
use voorstel_app::model::Language;
use voorstel_app::packets;
use voorstel_app::views::Failure;

use args::{AnnexCommand, CallCommand, Cli, Command};
use keys::Keys;

/// How a command ended, other than by a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// No blocking finding.
    Fine,
    /// Blocking findings.
    Blocked,
}

fn main() -> ExitCode {
    let Cli { command, lang, passphrase_file } = match Cli::try_parse() {
        Ok(asked) => asked,
        Err(error) => return wrong_use(&error),
    };
    let asked = lang.map(Language::from);
    let language = asked.unwrap_or_else(of_environment);
    let keys = &Keys { file: passphrase_file, language };
    let done = match command {
        Command::Calls { json } => calls::list(json, language),
        Command::Call(CallCommand::Show { id, toml: true, .. }) => calls::file(&id),
        Command::Call(CallCommand::Show { id, json, .. }) => calls::show(&id, json, language),
        Command::Call(CallCommand::Check { files }) => calls::check(&files, language),
        Command::Fit(args) => fit::run(&args, language),
        Command::New { call, output } => dossiers::new(&call, output.as_deref(), language),
        Command::Check(args) => dossiers::check(&args, keys, asked),
        Command::Export(args) => dossiers::export(&args, keys, asked),
        Command::Annex(AnnexCommand::List { file }) => annexes::list(&file, keys, asked),
        Command::Annex(AnnexCommand::Add { file, paths, kind, partner }) => {
            annexes::add(&file, &paths, (&kind, &partner), keys, asked)
        }
        Command::ImportBudget(args) => import::run(&args, keys, asked),
        Command::Set { file, path, value, by } if packets::is_packet_file(&file) => {
            merging::set(&file, &path, &value, &by, keys)
        }
        Command::Set { file, path, value, .. } => dossiers::set(&file, &path, &value, keys),
        Command::Merge { mine, theirs, output, accept, today } => {
            merging::merge(&mine, &theirs, &output, &accept, today, keys, asked)
        }
        Command::Serve(args) => serve::run(args, language),
        Command::History { file, field, json } => history::list(&file, field.as_deref(), json, keys, asked),
        Command::Compare { before, after, today, json } => {
            history::compare((&before, &after), today, json, keys, asked)
        }
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

/// What was asked for by `--help` and `--version`, or one line on why the command cannot be understood.
fn wrong_use(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        // Whoever closed the output has seen enough.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let message = error.render().to_string();
    // Behind the first empty line come hints and the usage, which `--help` gives too.
    let first: Vec<&str> = message.lines().map(str::trim).take_while(|line| !line.is_empty()).collect();
    eprintln!("{} (voorstel --help)", lines::one(&first.join(" ")));
    ExitCode::from(2)
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
