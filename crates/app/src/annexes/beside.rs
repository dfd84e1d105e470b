//! Annexes of a dossier file: it names them, and they lie beside it.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use voorstel_export::{safe_name, write_whole};
use voorstel_model::{Annex, Call, Dossier, Text};
use voorstel_store::{AnnexFile, Packet, annex_hash};

use super::content::LARGEST;
use super::incoming::{Incoming, Kept, Room};
use super::{AnnexesView, Unusable, said_twice, steps, view};
use crate::files::{at, is_input};
use crate::packets::is_packet_file;
use crate::views::{Failure, FailureCode};

/// The folders in which annexes are looked for, from that of the dossier: its own, and those of a bundle.
const FOLDERS: [&str; 3] = ["", "annexes", "bijlagen"];

/// The file of each annex, in the order of the dossier: as the packet brings it that the dossier came in, or as it lies beside
/// the dossier's file.
///
/// There it is looked for by its name, then by its content. One of that name with another content counts as damaged.
pub fn files(dossier_file: &Path, dossier: &Dossier, packet: Option<&Packet>) -> Vec<AnnexFile> {
    let carried = |annex: &Annex| packet.and_then(|packet| packet.files().get(&annex.sha256));
    let of = |annex: &Annex| match carried(annex) {
        Some(bytes) => AnnexFile::Whole(bytes.clone()),
        None => file(dossier_file, annex),
    };
    dossier.annexes.iter().map(of).collect()
}

/// What there is of each annex of a dossier file.
pub fn annexes(dossier_file: &Path, dossier: &Dossier, packet: Option<&Packet>) -> AnnexesView {
    view(dossier, &files(dossier_file, dossier, packet))
}

/// What is the matter with the files of a dossier file. Beside standard input and beside a packet none are expected.
pub fn unusable(dossier_file: &Path, dossier: &Dossier) -> Unusable {
    if dossier.annexes.is_empty() || is_input(dossier_file) || is_packet_file(dossier_file) {
        return Unusable::default();
    }
    Unusable::of(dossier, &files(dossier_file, dossier, None))
}

/// That a call knows no annexes of a kind.
pub fn no_kind(kind: &str, call: &Call) -> Failure {
    let known: Vec<&str> = call.annex.iter().map(|choice| choice.id.as_str()).collect();
    let known = if known.is_empty() { "–".to_owned() } else { known.join(", ") };
    let args = [("kind", kind.into()), ("known", known.into())];
    Failure::new(FailureCode::WrongValue, "fail-no-annex-kind", &args)
}

/// Adds a file to a dossier as an annex of a kind; where it lies elsewhere, a copy is put beside the dossier's file.
///
/// # Errors
/// That there is no such partner, that the file cannot go along, or that another one of its name lies there already.
pub fn add(dossier_file: &Path, dossier: &mut Dossier, kind: &str, partner: &str, path: &Path) -> Result<(), Failure> {
    if is_input(dossier_file) {
        return Err(Failure::new(FailureCode::WrongValue, "fail-annex-needs-file", &[]));
    }
    if !partner.is_empty() && dossier.partner(partner).is_none() {
        return Err(Failure::new(FailureCode::NotFound, "fail-no-partner", &[("id", partner.into())]));
    }
    let unusable = |message: Text| Failure { code: FailureCode::UnusableFile, message };
    let (name, bytes) = Room::beside(dossier).take(Incoming::At(path.to_owned())).map_err(unusable)?;
    let hash = annex_hash(&bytes);
    if let Some(first) = dossier.annexes.iter().find(|annex| annex.kind == kind && annex.sha256 == hash) {
        return Err(unusable(said_twice(&name, &first.name)));
    }
    let target = folder(dossier_file).join(&name);
    match fs::read(&target) {
        Ok(there) if annex_hash(&there) == hash => {}
        Ok(_) => return Err(at(&target, Failure::new(FailureCode::Disk, "annex-name-taken", &[]))),
        Err(_) => write_whole(&target, &bytes)?,
    }
    let taken = |id: &String| dossier.annexes.iter().any(|annex| annex.id == *id);
    let id = (1..).map(|number| format!("x{number}")).find(|id| !taken(id)).unwrap_or_default();
    let kept = Kept { name, hash, size: bytes.len() };
    dossier.annexes.push(steps::annex(id, kind, partner, &kept));
    Ok(())
}

fn file(dossier_file: &Path, annex: &Annex) -> AnnexFile {
    // Nothing lies beside standard input.
    if is_input(dossier_file) {
        return AnnexFile::Missing;
    }
    let folders = || FOLDERS.iter().map(|below| folder(dossier_file).join(below));
    let is_it = |bytes: &Vec<u8>| annex.sha256.is_empty() || annex_hash(bytes) == annex.sha256;
    let named: Vec<Vec<u8>> = folders().filter_map(|folder| read(&folder.join(safe_name(&annex.name)))).collect();
    let other = !named.is_empty();
    if let Some(bytes) = named.into_iter().find(is_it) {
        return AnnexFile::Whole(bytes);
    }
    let renamed = folders()
        .flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten())
        .filter(|entry| !annex.sha256.is_empty() && entry.metadata().is_ok_and(|about| about.len() == annex.bytes))
        .filter_map(|entry| read(&entry.path()))
        .find(is_it);
    match renamed {
        Some(bytes) => AnnexFile::Whole(bytes),
        None if other => AnnexFile::Damaged,
        None => AnnexFile::Missing,
    }
}

fn folder(dossier_file: &Path) -> PathBuf {
    dossier_file.parent().map(Path::to_owned).unwrap_or_default()
}

/// The bytes of a file that could be an annex.
fn read(path: &Path) -> Option<Vec<u8>> {
    let file = File::open(path).ok().filter(|file| file.metadata().is_ok_and(|about| about.is_file()))?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).ok()?;
    u64::try_from(bytes.len()).is_ok_and(|size| size <= LARGEST).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dossier(annex: Annex) -> Dossier {
        Dossier { annexes: vec![annex], ..Dossier::default() }
    }

    fn mandate(name: &str, bytes: &[u8]) -> Annex {
        let size = u64::try_from(bytes.len()).unwrap_or_default();
        Annex {
            id: "x1".to_owned(),
            kind: "mandate".to_owned(),
            name: name.to_owned(),
            sha256: annex_hash(bytes),
            bytes: size,
            ..Annex::default()
        }
    }

    #[test]
    fn a_file_is_found_by_its_name_or_by_its_content_and_another_one_of_its_name_is_not_taken_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let json = folder.path().join("dossier.json");
        let annex = mandate("mandaat.pdf", b"%PDF-1.7 %%EOF");
        let dossier = dossier(annex);
        let found = || files(&json, &dossier, None).remove(0);
        assert_eq!(found(), AnnexFile::Missing);
        fs::write(folder.path().join("mandaat.pdf"), b"%PDF-1.7 other").unwrap();
        assert_eq!(found(), AnnexFile::Damaged);
        fs::create_dir(folder.path().join("bijlagen")).unwrap();
        fs::write(folder.path().join("bijlagen").join("01.pdf"), b"%PDF-1.7 %%EOF").unwrap();
        assert_eq!(found(), AnnexFile::Whole(b"%PDF-1.7 %%EOF".to_vec()));
        let away = Dossier { annexes: vec![mandate("../../etc/passwd", b"x")], ..Dossier::default() };
        assert_eq!(files(&json, &away, None), [AnnexFile::Missing], "nothing outside the folder is read");
    }

    #[test]
    fn a_file_is_added_beside_the_dossier_and_replaces_none() {
        let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let json = folder.path().join("dossier.json");
        let path = elsewhere.path().join("statuten.pdf");
        fs::write(&path, b"%PDF-1.7 %%EOF").unwrap();
        let mut dossier = Dossier::default();
        add(&json, &mut dossier, "statutes", "", &path).unwrap();
        assert_eq!(dossier.annexes[0].bytes, 14);
        assert_eq!(files(&json, &dossier, None), [AnnexFile::Whole(b"%PDF-1.7 %%EOF".to_vec())]);
        assert!(add(&json, &mut dossier, "statutes", "", &path).unwrap_err().message.en.contains("statuten.pdf"));
        fs::write(&path, b"%PDF-1.7 another %%EOF").unwrap();
        let error = add(&json, &mut dossier, "mandate", "", &path).unwrap_err();
        assert!(error.message.en.contains("statuten.pdf"), "{error}");
        assert!(add(&json, &mut dossier, "mandate", "p9", &path).unwrap_err().message.en.contains("p9"));
        assert_eq!(dossier.annexes.len(), 1);
    }
}
