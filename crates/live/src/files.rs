//! The files of annexes on their way between people who draft live: in pieces, from whoever has one to whoever lacks it.
//!
//! They go as words that are said over the dossier's document and kept nowhere in between, as presence does: so whoever may
//! not hear of the dossier hears nothing of its files either, a server neither keeps them nor has to forget them, and any that
//! speaks the protocol of automerge-repo passes them on. A file is asked for by its SHA-256: what is not that is not taken.

mod giving;
mod word;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::Arc;

use futures::StreamExt as _;
use samod::DocHandle;
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;
use tokio::time::{Instant, MissedTickBehavior};
use voorstel_model::Text;
use voorstel_store::{ANNEXES_TOGETHER, LARGEST_ANNEX, annex_hash};

use self::giving::Giving;
use self::word::{PIECE, Word};
use crate::client::{blocking, until};
use crate::kept::Kept;
use crate::origin::is_hash;
use crate::presence::Said;
use crate::pulse::Pulse;

/// How many pieces are given at a time: what is typed waits behind no more than these.
const AT_A_TIME: usize = 4;
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
    NotKept(Text),
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
        let trade = Trade::new(document, kept, session.to_owned(), pulse, told);
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
    /// Whether the first of them came from somebody else.
    is_of_several: bool,
    /// Up to where it was asked for.
    asked: usize,
    /// Until when the next piece has to come.
    until: Instant,
}

/// A file that came whole and is to be kept.
#[derive(Debug)]
struct Came {
    of: String,
    bytes: Arc<Vec<u8>>,
    /// Why it could not be kept yet.
    why: Option<Text>,
}

struct Trade {
    document: DocHandle,
    kept: Arc<dyn Kept>,
    /// What one is called here.
    name: String,
    pulse: Pulse,
    told: watch::Sender<Files>,
    /// What the dossier names and is here, with its size.
    here: BTreeMap<String, u64>,
    missing: BTreeSet<String>,
    /// The last of what is missing that was asked for.
    asked: String,
    /// Who has what is missing.
    holders: BTreeMap<String, Vec<Holder>>,
    /// From whom a file came that was what it had to be.
    gave: BTreeSet<String>,
    /// Who seems to have given what it was not, and for which file: anybody can speak in another's name.
    doubted: BTreeSet<(String, String)>,
    /// Who seems to have done so twice.
    liars: BTreeSet<(String, String)>,
    coming: Option<Arriving>,
    /// What came of a file before whoever gave it fell silent.
    left: Option<Arriving>,
    /// What is not kept yet; nothing else comes before it is, so that no more than one file waits in memory.
    came: Option<Came>,
    giving: Giving,
}

impl Trade {
    fn new(document: DocHandle, kept: Arc<dyn Kept>, name: String, pulse: Pulse, told: watch::Sender<Files>) -> Trade {
        Trade {
            document,
            kept,
            name,
            pulse,
            told,
            here: BTreeMap::new(),
            missing: BTreeSet::new(),
            asked: String::new(),
            holders: BTreeMap::new(),
            gave: BTreeSet::new(),
            doubted: BTreeSet::new(),
            liars: BTreeSet::new(),
            coming: None,
            left: None,
            came: None,
            giving: Giving::new(),
        }
    }

    async fn run(mut self, look: Arc<Notify>) {
        let mut changes = Box::pin(self.document.changes());
        let mut ephemera = Box::pin(self.document.ephemera());
        let mut again = tokio::time::interval(self.pulse.say);
        again.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut met = BTreeSet::new();
        loop {
            let next_piece = self.coming.as_ref().map(|coming| coming.until);
            tokio::select! {
                // What the dossier names now is seen before anybody who asks for it is answered.
                biased;
                change = changes.next() => match change {
                    Some(_) => self.look(false).await,
                    None => break,
                },
                () = look.notified() => self.look(false).await,
                _ = again.tick() => {
                    self.giving.forget();
                    self.look(true).await;
                    self.keep().await;
                    self.ask();
                }
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
                // What came meanwhile counts first.
                () = until(next_piece) => self.turn_away(false),
                // What is said is heard meanwhile: it waits without bound where nobody listens.
                () = self.giving.due() => self.give().await,
            }
            self.tell();
        }
    }

    /// Sees what the dossier names now, and what of it is here; what was missing is looked for again where that is asked.
    async fn look(&mut self, again: bool) {
        let (known, absent) = (self.here.clone(), if again { BTreeSet::new() } else { self.missing.clone() });
        let seen = blocking(&self.kept, move |kept| {
            let (mut here, mut missing) = (BTreeMap::new(), BTreeSet::new());
            for named in kept.files().into_iter().filter(|named| is_hash(named)) {
                let size = || Some(kept.file(&named)?.len() as u64);
                match known.get(&named).copied().or_else(|| if absent.contains(&named) { None } else { size() }) {
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
        self.coming.take_if(|coming| !missing.contains(&coming.of));
        self.left.take_if(|left| !missing.contains(&left.of));
        self.came.take_if(|came| !missing.contains(&came.of));
        if is_new {
            self.ask();
        }
        self.begin();
    }

    /// Asks who has what is missing.
    fn ask(&mut self) {
        let wanted = self.wanted();
        if !wanted.is_empty() {
            self.say(&Word::Wanted(wanted));
        }
    }

    /// What is asked for next: where more is missing than is asked for at a time, each time other files.
    fn wanted(&mut self) -> Vec<String> {
        let came = self.came.as_ref().map(|came| &came.of);
        let (asked, all) = (self.asked.as_str(), Bound::Unbounded);
        let later = self.missing.range::<str, _>((Bound::Excluded(asked), all));
        let earlier = self.missing.range::<str, _>((all, Bound::Included(asked)));
        let lacking = later.chain(earlier).filter(|of| came != Some(of));
        let wanted: Vec<String> = lacking.take(word::MOST_WANTED).cloned().collect();
        self.asked = wanted.last().cloned().unwrap_or_default();
        wanted
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
            Word::Next { by, of, from } => {
                if by == self.name && self.here.get(&of).is_some_and(|size| from < *size) {
                    self.giving.asked(of, from);
                }
            }
            Word::Piece { by, of, from, bytes } => self.take(&by, &of, from, bytes).await,
        }
    }

    /// Remembers that somebody has a file that is missing here.
    fn has(&mut self, holder: Holder, of: String) {
        let is_wanted = self.missing.contains(&of) && (1..=LARGEST_ANNEX).contains(&holder.size);
        if !is_wanted || self.liars.contains(&(holder.name.clone(), of.clone())) {
            return;
        }
        let holders = self.holders.entry(of).or_default();
        if holders.iter().any(|one| one.name == holder.name) {
            return;
        }
        if holders.len() >= MOST {
            // Names can be made up, as many as one likes: those who gave something stay.
            let from = self.coming.as_ref().map(|coming| &coming.from);
            let is_unproven = |one: &Holder| !self.gave.contains(&one.name) && from != Some(one);
            let Some(at) = holders.iter().position(is_unproven) else { return };
            holders.remove(at);
        }
        // Whoever gave something already is asked first.
        let at = if self.gave.contains(&holder.name) { 0 } else { holders.len() };
        holders.insert(at, holder);
    }

    /// Says the next piece that is owed.
    async fn give(&mut self) {
        let Some((of, known)) = self.giving.next() else { return };
        let bytes = match known {
            Some(bytes) => bytes,
            None => {
                let wanted = of.clone();
                let read = blocking(&self.kept, move |kept| kept.file(&wanted)).await.flatten();
                let Some(bytes) = read.map(Arc::new) else { return self.lost(of) };
                self.giving.read(of.clone(), Arc::clone(&bytes));
                bytes
            }
        };
        if let Some((from, bytes)) = self.giving.piece(&bytes) {
            self.say(&Word::Piece { by: self.name.clone(), of, from, bytes });
        }
    }

    /// A file was here and is no longer, or no longer whole: it is missing as any other.
    fn lost(&mut self, of: String) {
        self.giving.lacks(&of);
        if self.here.remove(&of).is_some() {
            self.missing.insert(of);
            self.ask();
        }
    }

    /// Begins with a file that somebody has and that fits in, unless one is coming.
    fn begin(&mut self) {
        if self.coming.is_some() || self.came.is_some() {
            return;
        }
        let fitting = |(of, holders): (&String, &Vec<Holder>)| {
            let holder = holders.iter().find(|holder| self.fits(holder.size))?;
            Some((of.clone(), holder.clone()))
        };
        let Some((of, from)) = self.holders.iter().find_map(fitting) else { return };
        let left = self.left.take_if(|left| left.of == of && left.from.size == from.size);
        let is_of_several = left.as_ref().is_some_and(|left| left.is_of_several || left.from != from);
        let bytes = left.map(|left| left.bytes).unwrap_or_default();
        self.coming = Some(Arriving { of, from, bytes, is_of_several, asked: 0, until: Instant::now() });
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
        let (of, bytes) = (coming.of.clone(), Arc::new(std::mem::take(&mut coming.bytes)));
        let came = Arc::clone(&bytes);
        let is_whole = blocking(&self.kept, move |_| annex_hash(&came) == of).await;
        if is_whole != Some(true) {
            return self.turn_away(true);
        }
        let Some(Arriving { of, from, .. }) = self.coming.take() else { return };
        if self.gave.len() < MOST_HEEDED {
            self.gave.insert(from.name);
        }
        self.came = Some(Came { of, bytes, why: None });
        self.keep().await;
    }

    /// Keeps what came; where that cannot be now, it is tried again, and the file does not come anew.
    async fn keep(&mut self) {
        let Some(came) = &mut self.came else { return };
        let bytes = Arc::clone(&came.bytes);
        match blocking(&self.kept, move |kept| kept.take_file(&bytes)).await {
            Some(Ok(())) => {
                let (of, size) = (std::mem::take(&mut came.of), came.bytes.len() as u64);
                self.came = None;
                self.holders.remove(&of);
                self.missing.remove(&of);
                self.here.insert(of, size);
                self.begin();
            }
            Some(Err(why)) => came.why = Some(why),
            None => {}
        }
    }

    /// Asks nothing more of somebody who fell silent, or who gave what it was not.
    fn turn_away(&mut self, is_wrong: bool) {
        let Some(coming) = self.coming.take() else { return };
        let whose = (coming.from.name.clone(), coming.of.clone());
        // Where several gave it, nobody knows who of them did so, nor whether whoever is named said it: once more, after the
        // others, it comes anew.
        let is_spared = is_wrong
            && (coming.is_of_several || self.doubted.len() < MOST_HEEDED && self.doubted.insert(whose.clone()));
        if let Some(holders) = self.holders.get_mut(&coming.of) {
            holders.retain(|holder| holder.name != coming.from.name);
            if is_spared {
                holders.push(coming.from.clone());
            }
        }
        if !is_wrong {
            self.left = Some(coming);
        } else if !is_spared && self.liars.len() < MOST_HEEDED {
            self.liars.insert(whose);
        }
        self.begin();
    }

    fn say(&self, word: &Word) {
        self.document.broadcast(word.bytes());
    }

    fn tell(&self) {
        let stands = |of: &String| {
            if let Some(Came { why: Some(why), .. }) = self.came.as_ref().filter(|came| came.of == *of) {
                return Coming::NotKept(why.clone());
            }
            let holders = self.holders.get(of).map(Vec::as_slice).unwrap_or_default();
            let is_coming = self.coming.as_ref().is_some_and(|coming| coming.of == *of);
            if is_coming || holders.iter().any(|holder| self.fits(holder.size)) {
                Coming::Underway
            } else if !holders.is_empty() {
                Coming::Over
            } else {
                Coming::Elsewhere
            }
        };
        let files: Files = self.missing.iter().map(|of| (of.clone(), stands(of))).collect();
        self.told.send_if_modified(|told| std::mem::replace(told, files.clone()) != files);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicBool, Ordering};

    use automerge::Automerge;
    use samod::Repo;
    use voorstel_store::{Changes, Heads};

    use super::*;

    /// A library with one dossier that names one file.
    struct One {
        names: String,
        file: Mutex<Option<Vec<u8>>>,
        is_full: AtomicBool,
    }

    impl Kept for One {
        fn whole(&self) -> (Vec<u8>, Heads) {
            (Vec::new(), Heads::default())
        }

        fn since(&self, _: &Heads) -> Option<(Changes, Heads)> {
            None
        }

        fn take_in(&self, _: Changes) -> Result<(), String> {
            Ok(())
        }

        fn files(&self) -> Vec<String> {
            vec![self.names.clone()]
        }

        fn file(&self, _: &str) -> Option<Vec<u8>> {
            self.file.lock().unwrap().clone()
        }

        fn take_file(&self, bytes: &[u8]) -> Result<(), Text> {
            if self.is_full.load(Ordering::Relaxed) {
                return Err(full());
            }
            self.file.lock().unwrap().replace(bytes.to_vec());
            Ok(())
        }
    }

    fn full() -> Text {
        Text { nl: "de schijf is vol".to_owned(), en: "the disk is full".to_owned() }
    }

    async fn lacking(file: &[u8]) -> (Trade, Arc<One>) {
        let one = Arc::new(One { names: annex_hash(file), file: Mutex::default(), is_full: AtomicBool::new(false) });
        let repo = Repo::build_tokio().load().await;
        let document = repo.create(Automerge::new()).await.unwrap();
        let kept = Arc::clone(&one) as Arc<dyn Kept>;
        let mut trade = Trade::new(document, kept, "us".to_owned(), Pulse::default(), watch::Sender::default());
        trade.look(true).await;
        (trade, one)
    }

    async fn has(trade: &mut Trade, by: &str, file: &[u8]) {
        let files = vec![(file.len() as u64, annex_hash(file))];
        trade.hear(Word::Here { by: by.to_owned(), files }).await;
    }

    /// Somebody gives what comes next, up to there; the bytes may be others.
    async fn gives(trade: &mut Trade, by: &str, of: &str, bytes: &[u8], up_to: usize) {
        while let Some(coming) = &trade.coming
            && coming.bytes.len() < up_to
        {
            let from = coming.bytes.len();
            let piece = bytes[from..bytes.len().min(from + PIECE)].to_vec();
            let word = Word::Piece { by: by.to_owned(), of: of.to_owned(), from: from as u64, bytes: piece };
            trade.hear(word).await;
        }
    }

    #[tokio::test]
    async fn what_came_before_somebody_fell_silent_is_gone_on_with() {
        let file = vec![7; 10 * PIECE + 1];
        let (mut trade, one) = lacking(&file).await;
        has(&mut trade, "one", &file).await;
        gives(&mut trade, "one", &one.names, &file, 5 * PIECE).await;
        trade.turn_away(false);
        trade.tell();
        assert_eq!(trade.told.borrow().get(&one.names), Some(&Coming::Elsewhere));
        has(&mut trade, "other", &file).await;
        assert_eq!(trade.coming.as_ref().unwrap().bytes.len(), 5 * PIECE);
        gives(&mut trade, "other", &one.names, &file, file.len()).await;
        assert_eq!(one.file(""), Some(file));
        trade.tell();
        assert!(trade.told.borrow().is_empty());
    }

    #[tokio::test]
    async fn whoever_goes_on_after_a_liar_is_not_taken_for_one() {
        let file = vec![7; 10 * PIECE + 1];
        let (mut trade, one) = lacking(&file).await;
        has(&mut trade, "liar", &file).await;
        gives(&mut trade, "liar", &one.names, &vec![6; file.len()], 5 * PIECE).await;
        trade.turn_away(false);
        has(&mut trade, "other", &file).await;
        gives(&mut trade, "other", &one.names, &file, 10 * PIECE).await;
        let last = file[10 * PIECE..].to_vec();
        let from = 10 * PIECE as u64;
        trade.hear(Word::Piece { by: "other".to_owned(), of: one.names.clone(), from, bytes: last }).await;
        assert_eq!((one.file(""), trade.coming.as_ref().unwrap().bytes.len()), (None, 0), "from the beginning");
        gives(&mut trade, "other", &one.names, &file, file.len()).await;
        assert_eq!(one.file(""), Some(file));
    }

    #[tokio::test]
    async fn what_cannot_be_kept_is_told_and_kept_later_without_coming_anew() {
        let file = vec![7; 2 * PIECE];
        let (mut trade, one) = lacking(&file).await;
        one.is_full.store(true, Ordering::Relaxed);
        has(&mut trade, "one", &file).await;
        gives(&mut trade, "one", &one.names, &file, file.len()).await;
        for _ in 0..2 {
            trade.tell();
            assert_eq!(trade.told.borrow().get(&one.names), Some(&Coming::NotKept(full())));
            assert!(trade.wanted().is_empty(), "nobody is asked for it again");
            has(&mut trade, "one", &file).await;
            assert!(trade.coming.is_none());
            trade.look(true).await;
            trade.keep().await;
        }
        one.is_full.store(false, Ordering::Relaxed);
        trade.keep().await;
        trade.tell();
        assert!(trade.told.borrow().is_empty() && trade.came.is_none());
        assert_eq!(one.file(""), Some(file));
    }

    #[tokio::test]
    async fn however_often_somebody_asks_what_others_say_is_heard_at_once() {
        let file = vec![7; 10 * PIECE];
        let (mut trade, one) = lacking(&file).await;
        one.file.lock().unwrap().replace(file);
        trade.look(true).await;
        let asks = |of: &str, from| Word::Next { by: "us".to_owned(), of: of.to_owned(), from };
        for from in 0..1_000 {
            trade.hear(asks(&one.names, from)).await;
        }
        assert!(trade.giving.next().is_some());
        trade.giving.lacks(&one.names);
        trade.hear(asks(&one.names, 10 * PIECE as u64)).await;
        trade.hear(asks("another", 0)).await;
        assert!(trade.giving.next().is_none(), "there is no such piece");
    }

    #[tokio::test]
    async fn in_whose_name_another_speaks_is_believed_once_more() {
        let file = vec![7; 2 * PIECE];
        let (mut trade, one) = lacking(&file).await;
        has(&mut trade, "one", &file).await;
        let forged = Word::Piece { by: "one".to_owned(), of: one.names.clone(), from: 0, bytes: vec![6; PIECE] };
        trade.hear(forged).await;
        let last =
            Word::Piece { by: "one".to_owned(), of: one.names.clone(), from: PIECE as u64, bytes: vec![7; PIECE] };
        trade.hear(last).await;
        assert_eq!(
            (one.file(""), trade.coming.as_ref().unwrap().bytes.len()),
            (None, 0),
            "once more from the beginning"
        );
        gives(&mut trade, "one", &one.names, &file, file.len()).await;
        assert_eq!(one.file(""), Some(file));
    }

    #[tokio::test]
    async fn invented_names_keep_nobody_out_and_whoever_gave_something_stays() {
        let file = vec![7; PIECE];
        let (mut trade, one) = lacking(&file).await;
        trade.gave.insert("known".to_owned());
        has(&mut trade, "first", &file).await;
        for number in 0..2 * MOST {
            has(&mut trade, &number.to_string(), &file).await;
        }
        has(&mut trade, "known", &file).await;
        has(&mut trade, "true", &file).await;
        let holders = &trade.holders[&one.names];
        assert_eq!((holders.len(), holders[0].name.as_str(), holders[MOST - 1].name.as_str()), (MOST, "known", "true"));
        assert!(holders.iter().any(|holder| holder.name == "first"), "it is being asked");
    }

    #[tokio::test]
    async fn where_much_is_missing_all_of_it_is_asked_for_in_turn() {
        let (mut trade, _) = lacking(b"one").await;
        trade.missing = (0..250).map(|number| format!("{number:064}")).collect();
        let asked: BTreeSet<String> = (0..3).flat_map(|_| trade.wanted()).collect();
        assert_eq!(asked, trade.missing);
    }

    #[tokio::test]
    async fn more_than_was_said_a_piece_out_of_turn_or_of_somebody_else_is_not_taken() {
        let file = vec![7; 2 * PIECE];
        let (mut trade, one) = lacking(&file).await;
        has(&mut trade, "one", &file[1..]).await;
        assert!(trade.coming.is_none(), "nobody asked for that one");
        let files = vec![(LARGEST_ANNEX + 1, one.names.clone()), (0, one.names.clone())];
        trade.hear(Word::Here { by: "one".to_owned(), files }).await;
        assert!(trade.coming.is_none());
        let files = vec![(PIECE as u64 + 1, one.names.clone())];
        trade.hear(Word::Here { by: "one".to_owned(), files }).await;
        for (by, from) in [("other", 0), ("one", 1)] {
            let bytes = vec![7; 10];
            trade.hear(Word::Piece { by: by.to_owned(), of: one.names.clone(), from, bytes }).await;
            assert!(trade.coming.as_ref().unwrap().bytes.is_empty());
        }
        gives(&mut trade, "one", &one.names, &file, file.len()).await;
        assert!(trade.coming.is_none() && trade.liars.len() == 1, "it is larger than was said");
    }
}
