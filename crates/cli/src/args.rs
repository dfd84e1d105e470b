//! What can be asked on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil;
use voorstel_app::model::{Date, Language, Typed as _};
use voorstel_app::views::{ExportFormat, ExportOptions, ExportPart, ExportRows, PacketOptions};

use crate::fit::FitArgs;
use crate::serve::ServeArgs;

/// Draft subsidy applications against the rules of a call.
///
/// Exit code 0: no blocking finding. 1: blocking findings. 2: the input or the call of the command is unusable.
#[derive(Debug, Parser)]
#[command(name = "voorstel", version, max_term_width = 100, arg_required_else_help = false)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Language of what is said; the dossier's own, or that of the environment, when not given.
    #[arg(long, global = true, value_enum)]
    pub(crate) lang: Option<Lang>,
    /// A file with the passphrase of a locked packet; without it, that of VOORSTEL_PASSPHRASE, or it is asked for.
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Lang {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Language {
        match lang {
            Lang::Nl => Language::Nl,
            Lang::En => Language::En,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List the calls.
    Calls {
        /// As one JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Show or check one call.
    #[command(subcommand, arg_required_else_help = false)]
    Call(CallCommand),
    /// Say which calls fit an organisation, and why.
    Fit(FitArgs),
    /// Begin a dossier for a call.
    New {
        /// Identity of the call, with or without its version.
        call: String,
        /// Where to write it; to standard output when not given.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Check a dossier by the rules of its call.
    Check(CheckArgs),
    /// Export a dossier.
    Export(Box<ExportArgs>),
    /// List or add the files that go with a dossier; they lie beside its file.
    #[command(subcommand, arg_required_else_help = false)]
    Annex(AnnexCommand),
    /// Take the budget of a spreadsheet into a dossier, and say what changes.
    ImportBudget(ImportArgs),
    /// Set one field of a dossier.
    Set {
        /// The dossier's file, which is written anew; - to read standard input and write to standard output.
        file: PathBuf,
        /// The field, as a JSON pointer with identities for list positions: /budget/b1/unit_cost.
        path: String,
        /// The value; numbers and days as one types them.
        #[arg(allow_hyphen_values = true)]
        value: String,
        /// Who says so: goes into the history of a packet.
        #[arg(long, value_name = "NAME", default_value = "")]
        by: String,
    },
    /// Take in what a partner's packet has and one's own has not.
    Merge {
        /// One's own packet or dossier.
        mine: PathBuf,
        /// The partner's packet.
        theirs: PathBuf,
        /// Where to write what comes of it.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// Which of its proposals to take over: all, or their numbers, such as 1,3.
        #[arg(long, value_name = "WHICH", value_parser = accepted, default_value = "", hide_default_value = true)]
        accept: Accepted,
        /// The day to judge on; today when not given.
        #[arg(long, value_parser = day)]
        today: Option<Date>,
    },
    /// Run a server on which partners draft live, and say who may come in.
    Serve(ServeArgs),
    /// Say who changed what in a packet, and when; the last change first.
    History {
        /// The packet.
        file: PathBuf,
        /// Only what changed a field or a thing, as a JSON pointer with identities: /budget/b1/unit_cost, /partners/p1.
        #[arg(long, value_name = "PATH")]
        field: Option<String>,
        /// As one JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Say what is different between two dossiers or packets, or between versions in a packet: FILE#NAME.
    Compare {
        /// Before: a file, or a file, # and the name of a version or a moment of its history.
        before: String,
        /// After, likewise.
        after: String,
        /// The day to judge both on; today when not given.
        #[arg(long, value_parser = day)]
        today: Option<Date>,
        /// As one JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Do the main job once with a sample dossier, from check to PDF.
    Demo {
        /// The folder to write to.
        #[arg(default_value = "voorstel-demo")]
        dir: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum CallCommand {
    /// Show what a call asks, with its rules.
    Show {
        /// Identity of the call, with or without its version.
        id: String,
        /// As one JSON document.
        #[arg(long)]
        json: bool,
        /// The call's file itself, to hand on or to make another call of.
        #[arg(long, conflicts_with = "json")]
        toml: bool,
    },
    /// Check call files; every mistake, and what makes no sense, is told with its place and a hint.
    Check {
        /// The files; - for standard input.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum AnnexCommand {
    /// List the annexes of a dossier, those that the call asks for, and what is the matter with their files.
    List {
        /// The dossier's file.
        file: PathBuf,
    },
    /// Add files as annexes; copies are put beside the dossier's file where they lie elsewhere.
    Add {
        /// The dossier's file, which is written anew.
        file: PathBuf,
        /// The files to add.
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Which of the call's annexes they are; another one when not given.
        #[arg(long, default_value = "", hide_default_value = true)]
        kind: String,
        /// Identity of the partner whose they are; the whole application's when not given.
        #[arg(long, value_name = "ID", default_value = "", hide_default_value = true)]
        partner: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// The dossier's file; - for standard input.
    pub(crate) file: PathBuf,
    /// Check by this call file instead of the call that the dossier names.
    #[arg(long, value_name = "FILE")]
    pub(crate) call: Option<PathBuf>,
    /// The day to judge on, such as 2020-10-01; today when not given.
    #[arg(long, value_parser = day)]
    pub(crate) today: Option<Date>,
    /// As one JSON document with findings, totals and headroom.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// The dossier's file; - for standard input.
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) to: Targets,
    /// How much of it: whole, summary (two pages for a council), budget, or the identity of a partner for its own part.
    #[arg(long, value_name = "PART", default_value = "whole", value_parser = part)]
    pub(crate) part: ExportPart,
    /// Without the mark of a draft and without the annex of open findings.
    #[arg(long = "final")]
    pub(crate) is_final: bool,
    /// Without the mark of a draft.
    #[arg(long)]
    pub(crate) no_draft: bool,
    /// Without the annex of open findings.
    #[arg(long)]
    pub(crate) no_findings: bool,
    /// Without whom to reach at a partner.
    #[arg(long)]
    pub(crate) no_contacts: bool,
    /// With sums of the budget by partner and category in the PDF, and its lines as a workbook that goes along.
    #[arg(long)]
    pub(crate) sums: bool,
    /// With the files of the annexes in the PDF and in the packet.
    #[arg(long)]
    pub(crate) annexes: bool,
    /// Write the packet without its history: the dossier as it stands.
    #[arg(long, requires = "packet")]
    pub(crate) clean: bool,
    /// Identity of the partner who gets the packet to work on its own part; what it changes elsewhere are proposals.
    #[arg(long = "for", value_name = "ID", requires = "packet")]
    pub(crate) partner: Option<String>,
    /// With nothing in the packet but that partner's own part, and without the history.
    #[arg(long, requires = "partner")]
    pub(crate) only_own: bool,
    /// Lock the packet with a passphrase, which is asked for unless it is given.
    #[arg(long, requires = "packet")]
    pub(crate) lock: bool,
    /// The day to judge on; today when not given.
    #[arg(long, value_parser = day)]
    pub(crate) today: Option<Date>,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub(crate) struct Targets {
    /// Write the application as a PDF.
    #[arg(long, value_name = "FILE")]
    pub(crate) pdf: Option<PathBuf>,
    /// Write the application as a document to go on writing in.
    #[arg(long, value_name = "FILE")]
    pub(crate) docx: Option<PathBuf>,
    /// Write the dossier with its history, for a partner to work on and hand back.
    #[arg(long, value_name = "FILE")]
    pub(crate) packet: Option<PathBuf>,
    /// Write the planning as a poster, a PDF of A3 with a layer for each partner.
    #[arg(long, value_name = "FILE")]
    pub(crate) poster: Option<PathBuf>,
    /// Write the days of the call and the project, for a calendar.
    #[arg(long, value_name = "FILE")]
    pub(crate) ics: Option<PathBuf>,
    /// Write the budget, the funding and all sums as a workbook.
    #[arg(long, value_name = "FILE")]
    pub(crate) xlsx: Option<PathBuf>,
    /// Write the lines of the budget as separated values.
    #[arg(long, value_name = "FILE")]
    pub(crate) csv: Option<PathBuf>,
    /// Write the dossier as a file that Voorstel reads back.
    #[arg(long, value_name = "FILE")]
    pub(crate) json: Option<PathBuf>,
    /// Write an archive with the application, the dossier, the annexes that lie beside it, and a list of them.
    #[arg(long, value_name = "FILE")]
    pub(crate) zip: Option<PathBuf>,
}

impl Targets {
    /// Where each format goes.
    pub(crate) fn each(&self) -> [(&Option<PathBuf>, ExportFormat); 8] {
        [
            (&self.pdf, ExportFormat::Pdf),
            (&self.docx, ExportFormat::Docx),
            (&self.poster, ExportFormat::Poster),
            (&self.ics, ExportFormat::Ics),
            (&self.xlsx, ExportFormat::Xlsx),
            (&self.csv, ExportFormat::Csv),
            (&self.json, ExportFormat::Json),
            (&self.zip, ExportFormat::Zip),
        ]
    }
}

impl ExportArgs {
    /// On what terms the packet goes.
    pub(crate) fn packet_options(&self) -> PacketOptions {
        PacketOptions {
            passphrase: None,
            clean: self.clean,
            part: self.partner.clone(),
            only_own: self.only_own,
            annexes: self.annexes,
        }
    }

    /// How the application is set.
    pub(crate) fn options(&self) -> ExportOptions {
        ExportOptions {
            draft: !self.is_final && !self.no_draft,
            findings: !self.is_final && !self.no_findings,
            contacts: !self.no_contacts,
            part: self.part.clone(),
            rows: if self.sums { ExportRows::Attached } else { ExportRows::All },
            annexes: self.annexes,
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "what a parser of arguments looks like")]
fn part(text: &str) -> Result<ExportPart, std::convert::Infallible> {
    Ok(match text {
        "whole" => ExportPart::Whole,
        "summary" => ExportPart::Summary,
        "budget" => ExportPart::Budget,
        partner => ExportPart::Partner { id: partner.to_owned() },
    })
}

#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// The dossier's file, which is written anew.
    pub(crate) file: PathBuf,
    /// The spreadsheet: .xlsx, .ods or .csv.
    #[arg(long, value_name = "FILE")]
    pub(crate) xlsx: PathBuf,
    /// Only say what would change.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// As one JSON document.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Which proposals are taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Accepted {
    /// All of them.
    All,
    /// Those with these numbers, counted from one.
    These(Vec<usize>),
}

fn accepted(text: &str) -> Result<Accepted, String> {
    if text == "all" {
        return Ok(Accepted::All);
    }
    let numbers = text.split(',').filter(|part| !part.trim().is_empty());
    let numbers: Result<Vec<usize>, _> = numbers.map(|part| part.trim().parse()).collect();
    match numbers {
        Ok(numbers) if !numbers.contains(&0) => Ok(Accepted::These(numbers)),
        _ => Err("expected all, or numbers such as 1,3".to_owned()),
    }
}

pub(crate) fn day(text: &str) -> Result<Date, String> {
    Date::read(text).map_err(|_| format!("expected {}", Date::WHAT))
}

/// The day it is: the one clock of the command line.
pub(crate) fn today() -> Date {
    Date(civil::Date::from(jiff::ZonedDateTime::now()))
}
