//! Documents of hundreds of lines and more, made in a process of their own: laying out 10,000 takes a gigabyte, of which a
//! process gives little back before it ends. It ends when the document is there, or is called off.

use std::io::{self, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use serde::{Deserialize, Serialize};
use tokio::runtime::Handle;
use tokio_util::sync::CancellationToken;
use voorstel_export::{ExportError, Exported, Stage, Watch};
use voorstel_model::{Call, Date, Dossier, Language, Text};
use voorstel_store::AnnexFile;

use crate::annexes::Unusable;
use crate::app::lock;
use crate::exporting::{Material, document};
use crate::said::both;
use crate::views::{ExportFormat, ExportOptions, ExportProgress, Failure};

/// What a program that is a host is started with to make one document, by [`serve`].
pub const ASKED: &str = "--make-document";

/// Up to so many lines of a budget are laid out here, as the pages beside the work are.
const LINES_HERE: usize = 500;

/// What goes to the other process, on one line; the bytes of the files follow it.
#[derive(Serialize, Deserialize)]
struct Order {
    dossier: Dossier,
    call: Call,
    unusable: Unusable,
    today: Date,
    format: ExportFormat,
    language: Language,
    options: ExportOptions,
    files: Vec<Carried>,
}

/// The file of an annex.
#[derive(Serialize, Deserialize)]
enum Carried {
    Whole(usize),
    Damaged,
    Missing,
}

/// What comes back, each on one line.
#[derive(Serialize, Deserialize)]
enum Answer {
    Enters(Stage),
    Failed(Text),
    /// The bytes of the document follow.
    Done {
        bytes: usize,
        remarks: Vec<Text>,
    },
}

/// How a document is asked for.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) format: ExportFormat,
    pub(crate) language: Language,
    pub(crate) options: &'a ExportOptions,
}

/// Whether a dossier's documents are better made in a process of their own.
pub(crate) fn is_long(dossier: &Dossier) -> bool {
    dossier.budget.len() > LINES_HERE
}

/// What an export yields, made by another process; here, where none can be started.
pub(crate) fn made(
    mut program: Command,
    material: &Material<'_>,
    asked: Asked<'_>,
    tell: &dyn Fn(Stage),
    token: &CancellationToken,
) -> Result<Exported, ExportProgress> {
    let started = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = started else { return made_here(material, asked, tell, token) };
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let child = Arc::new(Mutex::new(child));
    let until_called_off = Handle::current().spawn(ended_once_cancelled(Arc::clone(&child), token.clone()));
    let answered = || -> io::Result<Result<Exported, ExportProgress>> {
        let (Some(input), Some(output)) = (input, output) else { return Err(io::ErrorKind::BrokenPipe.into()) };
        order(input, material, asked)?;
        answer(BufReader::new(output), tell)
    };
    let answered = answered();
    until_called_off.abort();
    // What has answered has nothing left to do, and what has not cannot any more.
    let _ = lock(&child).kill();
    let _ = lock(&child).wait();
    answered.unwrap_or_else(|_| {
        if token.is_cancelled() {
            return Err(ExportProgress::Cancelled);
        }
        Err(ExportProgress::Failed { because: both("export-made-apart-ended", &[]) })
    })
}

/// What an export yields, made by this process.
pub(crate) fn made_here(
    material: &Material<'_>,
    asked: Asked<'_>,
    tell: &dyn Fn(Stage),
    token: &CancellationToken,
) -> Result<Exported, ExportProgress> {
    let cancelled = || token.is_cancelled();
    let Asked { format, language, options } = asked;
    document(material, format, language, options, &Watch::new(tell, &cancelled)).map_err(|error| match error {
        ExportError::Cancelled => ExportProgress::Cancelled,
        error => ExportProgress::Failed { because: Failure::from(error).message },
    })
}

async fn ended_once_cancelled(child: Arc<Mutex<Child>>, token: CancellationToken) {
    token.cancelled().await;
    // One that ended by itself meanwhile has ended too.
    let _ = lock(&child).kill();
}

fn order(mut to: impl Write, material: &Material<'_>, asked: Asked<'_>) -> io::Result<()> {
    let carried = |file: &AnnexFile| match file {
        AnnexFile::Whole(bytes) => Carried::Whole(bytes.len()),
        AnnexFile::Damaged => Carried::Damaged,
        AnnexFile::Missing => Carried::Missing,
    };
    let order = Order {
        dossier: material.dossier.clone(),
        call: material.call.clone(),
        unusable: material.unusable.clone(),
        today: material.today,
        format: asked.format,
        language: asked.language,
        options: asked.options.clone(),
        files: material.files.iter().map(carried).collect(),
    };
    line(&mut to, &order)?;
    for file in material.files {
        if let AnnexFile::Whole(bytes) = file {
            to.write_all(bytes)?;
        }
    }
    to.flush()
}

fn answer(mut from: impl io::BufRead, tell: &dyn Fn(Stage)) -> io::Result<Result<Exported, ExportProgress>> {
    loop {
        match read(&mut from)? {
            Answer::Enters(stage) => tell(stage),
            Answer::Failed(because) => return Ok(Err(ExportProgress::Failed { because })),
            Answer::Done { bytes, remarks } => return Ok(Ok(Exported { bytes: taken(&mut from, bytes)?, remarks })),
        }
    }
}

/// Makes the one document that is asked for by `from`, and hands it to `to`: what a program does that was started with
/// [`ASKED`].
///
/// # Errors
/// That nobody asks or listens.
pub fn serve(from: impl Read, mut to: impl Write) -> io::Result<()> {
    let mut from = BufReader::new(from);
    let Order { dossier, call, unusable, today, format, language, options, files } = read(&mut from)?;
    let mut whole = Vec::new();
    for file in files {
        whole.push(match file {
            Carried::Whole(length) => AnnexFile::Whole(taken(&mut from, length)?),
            Carried::Damaged => AnnexFile::Damaged,
            Carried::Missing => AnnexFile::Missing,
        });
    }
    let material = Material { dossier: &dossier, call: &call, files: &whole, unusable: &unusable, today };
    let output = Mutex::new(&mut to);
    let unheard = AtomicBool::new(false);
    let tell = |stage: Stage| {
        if line(&mut *lock(&output), &Answer::Enters(stage)).is_err() {
            unheard.store(true, Ordering::Relaxed);
        }
    };
    // Whoever does not listen any more has ended this process, or is gone.
    let is_unheard = || unheard.load(Ordering::Relaxed);
    let made = document(&material, format, language, &options, &Watch::new(&tell, &is_unheard));
    match made {
        Ok(Exported { bytes, remarks }) => {
            line(&mut to, &Answer::Done { bytes: bytes.len(), remarks })?;
            to.write_all(&bytes)?;
            to.flush()
        }
        Err(error) => line(&mut to, &Answer::Failed(Failure::from(error).message)),
    }
}

fn line(to: &mut impl Write, what: &impl Serialize) -> io::Result<()> {
    let mut line = serde_json::to_vec(what)?;
    line.push(b'\n');
    to.write_all(&line)?;
    to.flush()
}

fn read<T: for<'a> Deserialize<'a>>(from: &mut impl io::BufRead) -> io::Result<T> {
    let mut line = Vec::new();
    from.read_until(b'\n', &mut line)?;
    Ok(serde_json::from_slice(&line)?)
}

fn taken(from: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; length];
    from.read_exact(&mut bytes)?;
    Ok(bytes)
}
