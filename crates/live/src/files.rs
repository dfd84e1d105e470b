//! The files of annexes on their way between people who draft live: in pieces, from whoever has one to whoever lacks it.
//!
//! They go as words that are said over the dossier's document and kept nowhere in between, as presence does: so whoever may
//! not hear of the dossier hears nothing of its files either, a server neither keeps them nor has to forget them, and any that
//! speaks the protocol of automerge-repo passes them on. A file is asked for by its SHA-256: what is not that is not taken.

mod word;

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;
use std::sync::Arc;

use futures::StreamExt as _;
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use samod::DocHandle;
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;
use tokio::time::{Instant, MissedTickBehavior};
use voorstel_store::{ANNEXES_TOGETHER, LARGEST_ANNEX, annex_hash};

use self::word::{PIECE, Word};
use crate::client::{blocking, until};
use crate::kept::Kept;
use crate::origin::is_hash;
use crate::presence::Said;
use crate::pulse::Pulse;

/// How many pieces are given at a time: what is typed waits behind no more than these.
const AT_A_TIME: usize = 4;
/// How many pieces a second are given, whoever asks.
const A_SECOND: NonZeroU32 = const { NonZeroU32::new(64).unwrap() };
/// How many of those who have a file are remembered.
const MOST: usize = 8;
/// How many others are told from each other.
const MOST_HEEDED: usize = 1_000;

/// How it stands with a file that the dossier names and that is not here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Coming {
    /// Nobody who is there has it.
    Elsewhere,
    /// Somebody who is there has it, and it comes.
    Underway,
    /// Somebody has it, and together with the others it is more than all may be.
    Over,
    /// It came and could not be kept, and why; it is tried again.
    NotKept(String),
}

/// The files that the dossier names and that are not here, by their SHA-256.
pub type Files = BTreeMap<String, Coming>;

/// Gives and takes files for as long as it is there.
#[derive(Debug)]
pub(crate) struct Trading {
    look: Arc<Notify>,
    running: JoinHandle<()>,
}

impl Trading {
    pub(crate) fn begin(
        document: DocHandle,
        kept: Arc<dyn Kept>,
        session: &str,
        pulse: Pulse,
        told: watch::Sender<Files>,
    ) -> Trading {
        let look = Arc::new(Notify::new());
        let trade = Trade {
            document,
            kept,
            name: session.to_owned(),
            pulse,
            told,
            pace: RateLimiter::direct(Quota::per_second(A_SECOND)),
            here: BTreeMap::new(),
            missing: BTreeSet::new(),
            holders: BTreeMap::new(),
            liars: BTreeSet::new(),
            not_kept: BTreeMap::new(),
            coming: None,
            giving: None,
        };
        let running = tokio::spawn(trade.run(Arc::clone(&look)));
        Trading { look, running }
    }

    /// The dossier may name other files now.
    pub(crate) fn look(&self) {
        self.look.notify_one();
    }
}

impl Drop for Trading {
    fn drop(&mut self) {
        self.running.abort();
    }
}

/// Somebody who has a file, and how large they say it is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Holder {
    name: String,
    size: u64,
}

/// The file that comes now.
#[derive(Debug)]
struct Arriving {
    of: String,
    from: Holder,
    bytes: Vec<u8>,
    /// Up to where it was asked for.
    asked: usize,
    /// Until when the next piece has to come.
    until: Instant,
}

struct Trade {
    document: DocHandle,
    kept: Arc<dyn Kept>,
    /// What one is called here.
    name: String,
    pulse: Pulse,
    told: watch::Sender<Files>,
    pace: DefaultDirectRateLimiter,
    /// What the dossier names and is here, with its size.
    here: BTreeMap<String, u64>,
    missing: BTreeSet<String>,
    /// Who has what is missing.
    holders: BTreeMap<String, Vec<Holder>>,
    /// Who gave what it was not, and for which file.
    liars: BTreeSet<(String, String)>,
    not_kept: BTreeMap<String, String>,
    coming: Option<Arriving>,
    /// The file that was last given of.
    giving: Option<(String, Arc<Vec<u8>>)>,
}

impl Trade {
    async fn run(mut self, look: Arc<Notify>) {
        let mut changes = Box::pin(self.document.changes());
        let mut ephemera = Box::pin(self.document.ephemera());
        let mut again = tokio::time::interval(self.pulse.say);
        again.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut met = BTreeSet::new();
        loop {
            let next_piece = self.coming.as_ref().map(|coming| coming.until);
            tokio::select! {
                change = changes.next() => match change {
                    Some(_) => self.look().await,
                    None => break,
                },
                () = look.notified() => self.look().await,
                said = ephemera.next() => {
                    let Some(said) = said else { break };
                    if let Some(word) = Word::read(&said) {
                        self.hear(word).await;
                    } else if let Some(said) = Said::read(&said)
                        && met.len() < MOST_HEEDED
                        && met.insert(said.session)
                    {
                        // Somebody new may have what nobody had.
                        self.ask();
                    }
                }
                _ = again.tick() => {
                    self.giving = None;
                    self.look().await;
                    self.ask();
                }
                () = until(next_piece) => self.turn_away(false),
            }
            self.tell();
        }
    }

    /// Sees what the dossier names now, and what of it is here.
    async fn look(&mut self) {
        let known = self.here.clone();
        let seen = blocking(&self.kept, move |kept| {
            let (mut here, mut missing) = (BTreeMap::new(), BTreeSet::new());
            for named in kept.files().into_iter().filter(|named| is_hash(named)) {
                let size = known.get(&named).copied().or_else(|| Some(kept.file(&named)?.len() as u64));
                match size {
                    Some(size) => drop(here.insert(named, size)),
                    None => drop(missing.insert(named)),
                }
            }
            (here, missing)
        });
        let Some((here, missing)) = seen.await else { return };
        let is_new = missing.iter().any(|named| !self.missing.contains(named));
        self.here = here;
        self.missing = missing;
        let missing = &self.missing;
        self.holders.retain(|named, _| missing.contains(named));
        self.not_kept.retain(|named, _| missing.contains(named));
        self.coming.take_if(|coming| !missing.contains(&coming.of));
        if is_new {
            self.ask();
        }
        self.begin();
    }

    /// Asks who has what is missing.
    fn ask(&self) {
        let wanted: Vec<String> = self.missing.iter().take(word::MOST_WANTED).cloned().collect();
        if !wanted.is_empty() {
            self.say(&Word::Wanted(wanted));
        }
    }

    async fn hear(&mut self, word: Word) {
        match word {
            Word::Wanted(wanted) => {
                let here = wanted.into_iter().filter_map(|of| Some((*self.here.get(&of)?, of)));
                let files: Vec<(u64, String)> = here.collect();
                if !files.is_empty() {
                    self.say(&Word::Here { by: self.name.clone(), files });
                }
            }
            Word::Here { by, files } => {
                for (size, of) in files {
                    self.has(Holder { name: by.clone(), size }, of);
                }
                self.begin();
            }
            Word::Next { by, of, from } if by == self.name => self.give(of, from).await,
            Word::Piece { by, of, from, bytes } => self.take(&by, &of, from, bytes).await,
            Word::Next { .. } => {}
        }
    }

    /// Remembers that somebody has a file that is missing here.
    fn has(&mut self, holder: Holder, of: String) {
        let is_wanted = self.missing.contains(&of) && (1..=LARGEST_ANNEX).contains(&holder.size);
        if !is_wanted || self.liars.contains(&(holder.name.clone(), of.clone())) {
            return;
        }
        let holders = self.holders.entry(of).or_default();
        if holders.len() < MOST && !holders.iter().any(|one| one.name == holder.name) {
            holders.push(holder);
        }
    }

    /// Says the next pieces of a file that is here.
    async fn give(&mut self, of: String, from: u64) {
        if !self.here.contains_key(&of) {
            return;
        }
        let bytes = match &self.giving {
            Some((given, bytes)) if *given == of => Arc::clone(bytes),
            _ => {
                let wanted = of.clone();
                let Some(Some(bytes)) = blocking(&self.kept, move |kept| kept.file(&wanted)).await else { return };
                let bytes = Arc::new(bytes);
                self.giving = Some((of.clone(), Arc::clone(&bytes)));
                bytes
            }
        };
        let rest = usize::try_from(from).ok().and_then(|from| bytes.get(from..)).unwrap_or_default();
        let mut from = from;
        for piece in rest.chunks(PIECE).take(AT_A_TIME) {
            self.pace.until_ready().await;
            self.say(&Word::Piece { by: self.name.clone(), of: of.clone(), from, bytes: piece.to_vec() });
            from += piece.len() as u64;
        }
    }

    /// Begins with a file that somebody has and that fits in, unless one is coming.
    fn begin(&mut self) {
        if self.coming.is_some() {
            return;
        }
        let fitting = |(of, holders): (&String, &Vec<Holder>)| {
            let holder = holders.iter().find(|holder| self.fits(holder.size))?;
            Some((of.clone(), holder.clone()))
        };
        let Some((of, from)) = self.holders.iter().find_map(fitting) else { return };
        self.coming = Some(Arriving { of, from, bytes: Vec::new(), asked: 0, until: Instant::now() });
        self.ask_on();
    }

    fn fits(&self, size: u64) -> bool {
        self.here.values().sum::<u64>() + size <= ANNEXES_TOGETHER
    }

    /// Asks for the next pieces of what comes.
    fn ask_on(&mut self) {
        let Some(coming) = &mut self.coming else { return };
        coming.asked = coming.bytes.len() + AT_A_TIME * PIECE;
        coming.until = Instant::now() + self.pulse.say;
        let (by, of, from) = (coming.from.name.clone(), coming.of.clone(), coming.bytes.len() as u64);
        self.say(&Word::Next { by, of, from });
    }

    async fn take(&mut self, by: &str, of: &str, from: u64, piece: Vec<u8>) {
        let Some(coming) = &mut self.coming else { return };
        let together = coming.bytes.len() as u64;
        if coming.of != of || coming.from.name != by || from != together || piece.is_empty() {
            return;
        }
        if together + piece.len() as u64 > coming.from.size {
            return self.turn_away(true);
        }
        coming.bytes.extend(piece);
        coming.until = Instant::now() + self.pulse.say;
        if coming.bytes.len() as u64 == coming.from.size {
            self.finish().await;
        } else if coming.bytes.len() >= coming.asked {
            self.ask_on();
        }
    }

    /// All of it came: it is kept where it is what it was asked for.
    async fn finish(&mut self) {
        let Some(coming) = &mut self.coming else { return };
        let (of, bytes, size) = (coming.of.clone(), std::mem::take(&mut coming.bytes), coming.from.size);
        let kept = blocking(&self.kept, move |kept| (annex_hash(&bytes) == of).then(|| kept.take_file(&bytes)));
        match kept.await.flatten() {
            None => self.turn_away(true),
            Some(kept) => {
                let Some(Arriving { of, .. }) = self.coming.take() else { return };
                self.holders.remove(&of);
                match kept {
                    Ok(()) => {
                        self.missing.remove(&of);
                        self.not_kept.remove(&of);
                        self.here.insert(of, size);
                    }
                    // Whoever has it says so again when it is asked for the next time.
                    Err(why) => drop(self.not_kept.insert(of, why)),
                }
                self.begin();
            }
        }
    }

    /// Asks nothing more of somebody who fell silent, or who gave what it was not.
    fn turn_away(&mut self, is_liar: bool) {
        let Some(Arriving { of, from, .. }) = self.coming.take() else { return };
        if let Some(holders) = self.holders.get_mut(&of) {
            holders.retain(|holder| holder.name != from.name);
        }
        if is_liar && self.liars.len() < MOST_HEEDED {
            self.liars.insert((from.name, of));
        }
        self.begin();
    }

    fn say(&self, word: &Word) {
        self.document.broadcast(word.bytes());
    }

    fn tell(&self) {
        let stands = |of: &String| {
            let holders = self.holders.get(of).map(Vec::as_slice).unwrap_or_default();
            let is_coming = self.coming.as_ref().is_some_and(|coming| coming.of == *of);
            if is_coming || holders.iter().any(|holder| self.fits(holder.size)) {
                Coming::Underway
            } else if !holders.is_empty() {
                Coming::Over
            } else {
                self.not_kept.get(of).cloned().map_or(Coming::Elsewhere, Coming::NotKept)
            }
        };
        let files: Files = self.missing.iter().map(|of| (of.clone(), stands(of))).collect();
        self.told.send_if_modified(|told| std::mem::replace(told, files.clone()) != files);
    }
}
