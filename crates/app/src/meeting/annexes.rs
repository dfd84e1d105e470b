//! The files of annexes in a shared folder: each member puts there what nobody has put there whole yet, in files of its own,
//! and keeps what the dossier names and is missing here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, Metadata};
use std::io::Read as _;
use std::path::Path;

use voorstel_export::{safe_name, write_whole};
use voorstel_model::Text;
use voorstel_store::{
    ANNEXES_TOGETHER, AnnexFile, DossierId, LARGEST_ANNEX, Library, MeetingFolder, Passphrase, annex_hash, annex_in,
    sealed_annex,
};
use voorstel_words::Words;

use super::place::Stamp;
use super::round::no_link;
use crate::files::on_disk;
use crate::packets;
use crate::said::{both, each};
use crate::views::Failure;

/// What a passphrase adds to the size of a file, at most.
const SEAL: u64 = 100_000;
/// So many looks a file is left alone that was not what its name says, though it looks the same from outside.
const LEFT_ALONE: u32 = 12;

/// What is known of the files of annexes between two looks.
#[derive(Debug, Default)]
pub(crate) struct Annexes {
    looks: u32,
    /// What is here, by its SHA-256, with its size.
    here: BTreeMap<String, u64>,
    /// What is whole in the folder and does not fit in here, by its SHA-256, with its size.
    over: BTreeMap<String, u64>,
    /// The files in the folder that are whole.
    whole: BTreeMap<String, Stamp>,
    /// The files in the folder that are not what their names say.
    faulty: BTreeMap<String, Stamp>,
    /// The names of those that were read or written at any time: what comes and goes is nothing new.
    met: BTreeSet<String>,
}

impl Annexes {
    fn fits(&self, size: u64) -> bool {
        self.here.values().sum::<u64>() + size <= ANNEXES_TOGETHER
    }
}

/// What came of a look at the files of annexes.
#[derive(Debug, Default)]
pub(super) struct Traded {
    /// The names of the annexes whose files came.
    pub came: Vec<String>,
    /// What lies there and does not fit in here: SHA-256 and name.
    pub over: BTreeMap<String, String>,
    /// Whether there is more than one look takes up, and this one got on with it.
    pub more: bool,
}

/// How much one look reads, opens or locks: whoever leaves the folder does not wait for all of it.
struct Portion {
    files: u32,
    bytes: u64,
    spent: bool,
}

impl Portion {
    fn new() -> Portion {
        Portion { files: 4, bytes: LARGEST_ANNEX, spent: false }
    }

    /// Whether a file of that size is for this look.
    fn takes(&mut self, bytes: u64) -> bool {
        self.spent = self.files == 0 || self.bytes == 0;
        self.files = self.files.saturating_sub(1);
        self.bytes = self.bytes.saturating_sub(bytes);
        !self.spent
    }
}

/// A copy in the folder of the file of an annex: its SHA-256 and the file's name, size and time.
type Copy = (String, String, Stamp);

/// A dossier's files and the folder they are in.
pub(super) struct Trade<'t> {
    pub library: &'t Library,
    pub id: &'t DossierId,
    pub meeting: &'t MeetingFolder,
    pub key: Option<&'t Passphrase>,
}

impl Trade<'_> {
    /// Takes in what is missing here, and writes what is missing there; what is too much for one look is left for the next.
    pub(super) fn look(
        &self,
        known: &mut Annexes,
        named: &BTreeMap<String, String>,
        traded: &mut Traded,
    ) -> Result<(), Failure> {
        let done = self.exchange(known, named, traded);
        // Also where the folder cannot be written, or no longer read.
        let over = known.over.keys().filter_map(|sha256| Some((sha256.clone(), named.get(sha256)?.clone())));
        traded.over = over.collect();
        done
    }

    fn exchange(
        &self,
        known: &mut Annexes,
        named: &BTreeMap<String, String>,
        traded: &mut Traded,
    ) -> Result<(), Failure> {
        self.remember(known, named)?;
        let there = self.there(named).map_err(|error| on_disk(&self.meeting.folder, &error))?;
        known.whole.retain(|name, _| there.iter().any(|(_, other, _)| other == name));
        known.faulty.retain(|name, _| there.iter().any(|(_, other, _)| other == name));
        known.met.retain(|name| MeetingFolder::of_annex(name).is_some_and(|sha256| named.contains_key(sha256)));
        let met = known.met.len();
        let mut portion = Portion::new();
        for copy in &there {
            if self.take(known, copy, &mut portion)? {
                traded.came.extend(named.get(&copy.0).cloned());
            }
        }
        self.write(known, &there, &mut portion)?;
        self.tidy(named);
        if !portion.spent {
            known.looks = known.looks.wrapping_add(1);
            if known.looks.is_multiple_of(LEFT_ALONE) {
                known.faulty.clear();
            }
        }
        traded.more = portion.spent && known.met.len() > met;
        Ok(())
    }

    /// Looks what is here of what the dossier names now.
    fn remember(&self, known: &mut Annexes, named: &BTreeMap<String, String>) -> Result<(), Failure> {
        known.here.retain(|sha256, _| named.contains_key(sha256));
        for sha256 in named.keys() {
            if !known.here.contains_key(sha256)
                && let AnnexFile::Whole(bytes) = self.library.annex(self.id, sha256)?
            {
                known.here.insert(sha256.clone(), bytes.len() as u64);
            }
        }
        let Annexes { here, over, .. } = known;
        over.retain(|sha256, _| named.contains_key(sha256) && !here.contains_key(sha256));
        Ok(())
    }

    /// Takes a copy in whose file is missing here; whether it did.
    fn take(&self, known: &mut Annexes, (sha256, name, stamp): &Copy, portion: &mut Portion) -> Result<bool, Failure> {
        let is_over = known.over.get(sha256).is_some_and(|size| !known.fits(*size));
        if is_over || known.here.contains_key(sha256) || known.faulty.get(name) == Some(stamp) {
            return Ok(false);
        }
        if !self.goes_on(portion, stamp.0)? {
            return Ok(false);
        }
        known.met.insert(name.clone());
        let written = read(&self.meeting.folder.join(name));
        let bytes = written.and_then(|written| annex_in(written, sha256, self.key));
        let Some(bytes) = bytes.filter(|bytes| bytes.len() as u64 <= LARGEST_ANNEX) else {
            known.faulty.insert(name.clone(), *stamp);
            return Ok(false);
        };
        let size = bytes.len() as u64;
        if !known.fits(size) {
            known.over.insert(sha256.clone(), size);
            return Ok(false);
        }
        self.library.keep_annex(self.id, &bytes)?;
        known.over.remove(sha256);
        known.here.insert(sha256.clone(), size);
        Ok(true)
    }

    /// Whether there is room for a file of that size in this look, and one still meets here.
    fn goes_on(&self, portion: &mut Portion, bytes: u64) -> Result<bool, Failure> {
        Ok(portion.takes(bytes) && self.library.meeting(self.id)?.as_ref() == Some(self.meeting))
    }

    /// The copies of named files in the folder, with the sizes and times of what lies there.
    fn there(&self, named: &BTreeMap<String, String>) -> std::io::Result<BTreeSet<Copy>> {
        let mut found = BTreeSet::new();
        for entry in fs::read_dir(&self.meeting.folder)? {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            let Some(sha256) = MeetingFolder::of_annex(&name).filter(|sha256| named.contains_key(*sha256)) else {
                continue;
            };
            // What went meanwhile is no longer there.
            if let Ok(meta) = fs::metadata(entry.path())
                && meta.is_file()
                && meta.len() <= LARGEST_ANNEX + SEAL
            {
                found.insert((sha256.to_owned(), name.clone(), stamp(&meta)));
            }
        }
        Ok(found)
    }

    /// Puts there what is here and of which nobody's copy there is whole. One's own copy that is not as the folder is now, say
    /// from before it had a passphrase, is written anew, or goes where somebody else's is.
    fn write(&self, known: &mut Annexes, there: &BTreeSet<Copy>, portion: &mut Portion) -> Result<(), Failure> {
        for (sha256, size) in known.here.clone() {
            let own = self.meeting.own_annex(&sha256);
            let (mut is_there, mut is_stale) = (false, false);
            for (_, name, stamp) in there.iter().filter(|(of, ..)| *of == sha256) {
                if is_there && *name != own {
                    continue;
                }
                let Some(is_whole) = self.is_whole(known, (&sha256, name, *stamp), portion)? else { return Ok(()) };
                is_there |= is_whole;
                is_stale |= *name == own && !is_whole;
            }
            let path = self.meeting.folder.join(&own);
            if is_there {
                if is_stale {
                    // What cannot be taken away now is tried again.
                    let _ = fs::remove_file(path);
                }
                continue;
            }
            if !self.goes_on(portion, size)? {
                return Ok(());
            }
            let AnnexFile::Whole(bytes) = self.library.annex(self.id, &sha256)? else {
                // It was damaged since: it comes from the folder where somebody else has it.
                known.here.remove(&sha256);
                continue;
            };
            let sealed = sealed_annex(&bytes, self.key).map_err(|error| packets::refused(&path, error))?;
            no_link(&path);
            write_whole(&path, &sealed)?;
            known.met.insert(own.clone());
            // Whole until it lies there otherwise.
            if let Ok(meta) = fs::metadata(&path) {
                known.whole.insert(own, stamp(&meta));
            }
        }
        Ok(())
    }

    /// Whether a copy is whole and as the folder is now; nothing where that is for another look.
    fn is_whole(
        &self,
        known: &mut Annexes,
        (sha256, name, stamp): (&str, &str, Stamp),
        portion: &mut Portion,
    ) -> Result<Option<bool>, Failure> {
        if known.whole.get(name) == Some(&stamp) {
            return Ok(Some(true));
        }
        if known.faulty.get(name) == Some(&stamp) {
            return Ok(Some(false));
        }
        if !self.goes_on(portion, stamp.0)? {
            return Ok(None);
        }
        known.met.insert(name.to_owned());
        let written = read(&self.meeting.folder.join(name));
        let is_whole = written.is_some_and(|written| self.opens(written, sha256));
        let seen = if is_whole { &mut known.whole } else { &mut known.faulty };
        seen.insert(name.to_owned(), stamp);
        Ok(Some(is_whole))
    }

    /// Whether everybody who meets here can open a copy, locked as the folder is now.
    fn opens(&self, written: Vec<u8>, sha256: &str) -> bool {
        let is_plain = annex_hash(&written) == sha256;
        is_plain == self.key.is_none() && annex_in(written, sha256, self.key).is_some()
    }

    /// Takes one's own copies away that the dossier no longer names. What cannot be taken away now is tried again.
    fn tidy(&self, named: &BTreeMap<String, String>) {
        for entry in fs::read_dir(&self.meeting.folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let own = name.to_str().and_then(|name| self.meeting.of_own_annex(name));
            if own.is_some_and(|sha256| !named.contains_key(sha256)) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// That files of annexes lie in the folder that do not fit in here, by their names.
pub(super) fn said_over(over: &BTreeMap<String, String>) -> Option<Text> {
    let names = over.values().map(|name| safe_name(name)).collect::<Vec<_>>().join(", ");
    let said = |words: &Words| {
        let most = words.size(ANNEXES_TOGETHER);
        words.message("meeting-annexes-over", &[("names", names.as_str().into()), ("most", most.into())])
    };
    (!over.is_empty()).then(|| each(said))
}

/// That files of annexes came in, by their names.
pub(super) fn said(came: &[String]) -> Option<Text> {
    let names = came.iter().map(|name| safe_name(name)).collect::<Vec<_>>().join(", ");
    (!came.is_empty()).then(|| both("meeting-annexes", &[("count", came.len().into()), ("names", names.into())]))
}

fn stamp(meta: &Metadata) -> Stamp {
    (meta.len(), meta.modified().ok())
}

fn read(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(LARGEST_ANNEX + SEAL).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use tempfile::TempDir;
    use voorstel_model::Dossier;
    use voorstel_store::By;

    use super::*;

    /// A dossier with some files, and a folder in which it meets others.
    struct Setting {
        folder: TempDir,
        library: Library,
        id: DossierId,
        meeting: MeetingFolder,
        named: BTreeMap<String, String>,
        known: Annexes,
    }

    impl Setting {
        fn new(files: usize) -> Setting {
            let folder = tempfile::tempdir().unwrap();
            let library = Library::open(&folder.path().join("library")).unwrap();
            let by = By { author: "Sofie", at: Timestamp::now() };
            let id = library.create(&Dossier::default(), by).unwrap();
            let shared = folder.path().join("shared");
            fs::create_dir(&shared).unwrap();
            let meeting = MeetingFolder::new(shared, "Sofie", &id, None);
            library.keep_meeting(&id, Some(&meeting)).unwrap();
            let keeps = |number: usize| {
                let sha256 = library.keep_annex(&id, format!("%PDF-1.7 {number} %%EOF").as_bytes()).unwrap();
                (sha256, format!("{number}.pdf"))
            };
            let named = (0..files).map(keeps).collect();
            Setting { folder, library, id, meeting, named, known: Annexes::default() }
        }

        fn look(&mut self) -> Traded {
            let Setting { library, id, meeting, named, known, .. } = self;
            let mut traded = Traded::default();
            Trade { library, id, meeting, key: None }.look(known, named, &mut traded).unwrap();
            traded
        }

        fn copies(&self) -> Vec<std::path::PathBuf> {
            fs::read_dir(&self.meeting.folder).unwrap().map(|entry| entry.unwrap().path()).collect()
        }
    }

    #[test]
    fn what_goes_again_after_every_look_asks_for_no_look_at_once() {
        let mut setting = Setting::new(6);
        assert!(setting.look().more, "four are there, two are to come");
        assert!(!setting.look().more && setting.copies().len() == 6);
        for _ in 0..3 {
            setting.copies().into_iter().for_each(|copy| fs::remove_file(copy).unwrap());
            assert!(!setting.look().more, "it has been written before");
            assert_eq!(setting.copies().len(), 4);
        }
    }

    #[test]
    fn a_file_that_was_damaged_here_comes_back_from_the_folder() {
        let mut setting = Setting::new(6);
        while setting.look().more {}
        let sha256 = setting.named.keys().next().unwrap().clone();
        let file = fs::read(setting.meeting.folder.join(setting.meeting.own_annex(&sha256))).unwrap();
        setting.copies().into_iter().for_each(|copy| fs::remove_file(copy).unwrap());
        let database = rusqlite::Connection::open(setting.folder.path().join("library").join("library.db")).unwrap();
        database.execute("UPDATE annex_file SET bytes = x'00'", []).unwrap();
        assert!(!setting.look().more && !setting.look().more, "nothing can be put there");
        assert!(setting.known.here.is_empty() && setting.copies().is_empty());

        fs::write(setting.meeting.folder.join(format!("Bruno {sha256}.annex")), &file).unwrap();
        assert_eq!(setting.look().came, [setting.named[&sha256].clone()]);
        assert_eq!(setting.library.annex(&setting.id, &sha256).unwrap(), AnnexFile::Whole(file));
    }

    #[test]
    fn what_does_not_fit_in_is_told_also_where_the_folder_cannot_be_written() {
        let mut setting = Setting::new(1);
        let own = setting.named.keys().next().unwrap().clone();
        // Nothing can be written where a folder lies.
        fs::create_dir_all(setting.meeting.folder.join(setting.meeting.own_annex(&own)).join("in")).unwrap();
        setting.known.here.insert(own, ANNEXES_TOGETHER);
        let file = b"%PDF-1.7 more %%EOF";
        let sha256 = annex_hash(file);
        fs::write(setting.meeting.folder.join(format!("Bruno {sha256}.annex")), file).unwrap();
        setting.named.insert(sha256.clone(), "more.pdf".to_owned());

        let Setting { library, id, meeting, named, known, .. } = &mut setting;
        let mut traded = Traded::default();
        let looked = Trade { library, id, meeting, key: None }.look(known, named, &mut traded);
        assert!(looked.is_err(), "one's own file has no place");
        assert_eq!(traded.over, [(sha256, "more.pdf".to_owned())].into());
    }
}
