//! A server to draft live on, and its tokens.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use jiff::Timestamp;
use tokio::runtime::Runtime;
use tokio::sync::watch;
use voorstel_app::Words;
use voorstel_app::model::{Date, Language, Text};
use voorstel_app::serving::{self, Access, Event, Limits, Listed, Scope};
use voorstel_app::views::Failure;

use crate::{Done, Verdict, print};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct ServeArgs {
    #[command(subcommand)]
    command: Option<ServeCommand>,
    /// The folder with the server's dossiers and tokens.
    #[arg(long, value_name = "DIR", default_value = "voorstel-serve")]
    data: PathBuf,
    /// The address to listen on.
    #[arg(long, value_name = "IP:PORT", default_value = "127.0.0.1:3040")]
    listen: SocketAddr,
    /// Listen on an address that other computers reach: a proxy there ends TLS.
    #[arg(long)]
    behind_proxy: bool,
    /// The largest dossier with its history, in megabytes once it is unpacked.
    #[arg(long, value_name = "MB", default_value_t = 64, value_parser = clap::value_parser!(u64).range(1..=1024))]
    largest_dossier: u64,
    /// How many connections at a time.
    #[arg(long, value_name = "N", default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    connections: u32,
}

#[derive(Debug, Subcommand)]
enum ServeCommand {
    /// Who may come in.
    #[command(subcommand, arg_required_else_help = false)]
    Token(TokenCommand),
    /// Forget a dossier while the server does not run; everybody keeps it, and whoever comes first brings it again.
    Forget {
        /// Identity of the dossier.
        dossier: String,
        #[command(flatten)]
        data: Data,
    },
}

#[derive(Debug, Subcommand)]
enum TokenCommand {
    /// Give somebody access; a new token is shown once.
    Add {
        /// Who it is for.
        name: String,
        /// Identity of a dossier that they may reach.
        #[arg(long = "dossier", value_name = "ID")]
        dossiers: Vec<String>,
        /// Every dossier of this server.
        #[arg(long, conflicts_with = "dossiers")]
        all: bool,
        /// Reading along only.
        #[arg(long)]
        read_only: bool,
        #[command(flatten)]
        data: Data,
    },
    /// List who may come in, and to what.
    List {
        #[command(flatten)]
        data: Data,
    },
    /// Take somebody's access back, at once.
    Revoke {
        /// Whose.
        name: String,
        /// Only to this dossier.
        #[arg(long, value_name = "ID")]
        dossier: Option<String>,
        #[command(flatten)]
        data: Data,
    },
}

#[derive(Debug, Args)]
struct Data {
    /// The folder with the server's dossiers and tokens.
    #[arg(long, value_name = "DIR", default_value = "voorstel-serve")]
    data: PathBuf,
}

pub(crate) fn run(args: ServeArgs, language: Language) -> Done {
    match &args.command {
        None => serve(&args, language),
        Some(ServeCommand::Token(command)) => token(command, language),
        Some(ServeCommand::Forget { dossier, data }) => forget(&data.data, dossier, language),
    }
}

fn serve(args: &ServeArgs, language: Language) -> Done {
    if !args.behind_proxy {
        serving::check_loopback(args.listen)?;
    }
    let limits = Limits {
        dossier: args.largest_dossier * 1024 * 1024,
        connections: usize::try_from(args.connections).unwrap_or(usize::MAX),
        ..Limits::default()
    };
    let runtime = Runtime::new().map_err(|error| cannot_run(&error))?;
    let mut stopped = asked_to_stop().map_err(|error| cannot_run(&error))?;
    let folder = args.data.clone();
    let log = move |event: &Event| match event {
        Event::Listening { at } => told(&listens(&folder, *at, language)),
        event => told(&format!("{:.0} {event}\n", Timestamp::now())),
    };
    let stop = async move {
        // Without anybody to say so it runs on.
        if stopped.wait_for(|stop| *stop).await.is_err() {
            std::future::pending().await
        }
    };
    runtime.block_on(serving::serve(&args.data, args.listen, limits, log, stop))?;
    Ok(Verdict::Fine)
}

/// Hears when the system or a person asks to stop.
#[cfg(unix)]
fn asked_to_stop() -> std::io::Result<watch::Receiver<bool>> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM])?;
    let (stop, stopped) = watch::channel(false);
    std::thread::spawn(move || {
        if signals.forever().next().is_some() {
            stop.send_replace(true);
        }
    });
    Ok(stopped)
}

/// Elsewhere the system ends it without a word, and nothing is lost by that: whoever was connected brings again what is not
/// on disk.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "as it is where one can be asked")]
fn asked_to_stop() -> std::io::Result<watch::Receiver<bool>> {
    Ok(watch::channel(false).1)
}

fn listens(folder: &Path, at: SocketAddr, language: Language) -> String {
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let args = [("at", at.to_string().into()), ("folder", folder.display().to_string().into())];
    format!("{}\n", Words::of(language).message("serve-listens", &args))
}

/// Where nobody reads the log, the server serves all the same.
fn told(line: &str) {
    let _ = print::text(line);
}

fn cannot_run(error: &std::io::Error) -> Failure {
    let name = "voorstel serve".to_owned();
    Failure::on_disk(&Text { nl: name.clone(), en: name }, error)
}

fn forget(folder: &Path, dossier: &str, language: Language) -> Done {
    serving::forget(folder, dossier)?;
    print::text(&format!("{}\n", Words::of(language).message("serve-forgot", &[("dossier", dossier.into())])))?;
    Ok(Verdict::Fine)
}

fn token(command: &TokenCommand, language: Language) -> Done {
    let words = Words::of(language);
    let said = match command {
        TokenCommand::Add { name, dossiers, all, read_only, data } => {
            let mut scopes: Vec<Scope> = dossiers.iter().cloned().map(Scope::Dossier).collect();
            scopes.extend(all.then_some(Scope::All));
            let access = if *read_only { Access::Read } else { Access::Edit };
            match serving::give(&data.data, name, &scopes, access)? {
                Some(token) => {
                    words.message("serve-token-made", &[("name", name.as_str().into()), ("token", token.into())])
                }
                None => words.message("serve-token-changed", &[("name", name.as_str().into())]),
            }
        }
        TokenCommand::List { data } => {
            let listed = serving::list(&data.data)?;
            let lines: Vec<String> = listed.iter().map(|one| listed_said(one, words)).collect();
            if lines.is_empty() { words.label("serve-no-tokens") } else { lines.join("\n") }
        }
        TokenCommand::Revoke { name, dossier, data } => {
            serving::revoke(&data.data, name, dossier.as_deref())?;
            words.message("serve-token-revoked", &[("name", name.as_str().into())])
        }
    };
    print::text(&format!("{said}\n"))?;
    Ok(Verdict::Fine)
}

fn listed_said(one: &Listed, words: &Words) -> String {
    let made = Timestamp::from_second(one.made_at).unwrap_or_default();
    let day = words.date(Date(made.to_zoned_datetime(jiff::tz::TimeZone::system()).date()));
    let mut lines = vec![words.message("serve-token", &[("name", one.name.as_str().into()), ("day", day.into())])];
    for (scope, access) in &one.grants {
        let dossier = match scope {
            Scope::Dossier(id) => id.clone(),
            Scope::All => words.label("serve-all"),
        };
        let key = match access {
            Some(Access::Edit) => "serve-grant-edit",
            Some(Access::Read) => "serve-grant-read",
            None => "serve-grant-none",
        };
        lines.push(format!("  {}", words.message(key, &[("dossier", dossier.into())])));
    }
    lines.join("\n")
}
