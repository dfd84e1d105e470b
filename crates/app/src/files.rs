//! Dossier and call files, for those who work without the library.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use voorstel_catalogue::{Catalogue, PUBLISHED, Problem, Sample, samples};
use voorstel_export::{Exported, Watch, write_whole};
use voorstel_model::{
    Call, Date, Dossier, Edit, Entry, Field, FieldValue, LARGEST_DOSSIER, Language, Partner, ReadDossier, Text,
};
use voorstel_store::{Packet, Passphrase, data_folder};

use crate::annexes::{TOGETHER, beside};
use crate::calls::{file_of, weight};
use crate::exporting::{Material, document, takes_files};
use crate::nearest::nearest;
use crate::overview::problem;
use crate::packets;
use crate::understand;
use crate::views::{ExportFormat, ExportOptions, Failure, FailureCode, ProblemWeight};

/// The most bytes of a file with a passphrase.
const LONGEST_PASSPHRASE: usize = 4096;

/// The published calls and those of the user's own folder, with what is wrong in files that were left out.
pub fn catalogue() -> (Catalogue, Vec<Problem>) {
    let own = data_folder().ok().map(|folder| folder.join("calls"));
    Catalogue::load(PUBLISHED, own.as_deref())
}

/// A call by identity, with or without a version.
///
/// # Errors
/// [`FailureCode::NotFound`], with the identity that comes nearest.
pub fn find_call<'a>(catalogue: &'a Catalogue, name: &str) -> Result<&'a Call, Failure> {
    if let Some(call) = catalogue.get(name) {
        return Ok(call);
    }
    let id = name.split('@').next().unwrap_or(name);
    let near = match catalogue.get(id) {
        Some(call) => Some(call.pin()),
        None => nearest(id, catalogue.all().into_iter().map(|call| call.id.as_str())).map(str::to_owned),
    };
    Err(match near {
        Some(near) => Failure::new(
            FailureCode::NotFound,
            "fail-no-such-call-near",
            &[("name", name.into()), ("near", near.into())],
        ),
        None => Failure::new(FailureCode::NotFound, "fail-no-such-call", &[("name", name.into())]),
    })
}

/// Reads and checks a call file, with its fund where that lies near it; `-` is standard input.
///
/// # Errors
/// A failure for each thing that is wrong, or one where the file cannot be read.
pub fn check_call_file(catalogue: &mut Catalogue, path: &Path) -> Result<Call, Vec<Failure>> {
    let text = given(path).map_err(|failure| vec![failure])?;
    let of_funds = catalogue.take_funds_near(path);
    catalogue.check_call_file(&text, &path.display().to_string()).map_err(|problems| {
        let failure = |found: &Problem| Failure { code: FailureCode::UnusableFile, message: problem(found) };
        problems.iter().chain(&of_funds).map(failure).collect()
    })
}

/// A call file as its author wants to know it.
#[derive(Debug, Clone)]
pub struct ExaminedFile {
    /// What dossiers would pin and how many rules it has, where it can be used.
    pub call: Option<(String, usize)>,
    /// What is wrong or questionable: how much it matters, and a line with file, place, key and hint.
    pub problems: Vec<(ProblemWeight, Text)>,
}

/// Reads a call file, with its fund where that lies near it, and says everything that is wrong or questionable in it; `-`
/// is standard input. A fund file that is wrong is told where the call cannot be used.
///
/// # Errors
/// Where the file cannot be read.
pub fn examine_call_file(catalogue: &mut Catalogue, path: &Path) -> Result<ExaminedFile, Failure> {
    let text = given(path)?;
    let of_funds = catalogue.take_funds_near(path);
    let mut examined = catalogue.examine_call_file(&text, &path.display().to_string());
    if examined.call.is_none() {
        examined.problems.extend(of_funds);
    }
    let weighed = |found: &Problem| (weight(found), problem(found));
    Ok(ExaminedFile {
        call: examined.call.as_ref().map(|call| (call.pin(), call.rule.len())),
        problems: examined.problems.iter().map(weighed).collect(),
    })
}

/// The file of a call by identity, with or without a version.
///
/// # Errors
/// As [`find_call`], or where one's own file cannot be read any more.
pub fn call_file(catalogue: &Catalogue, name: &str) -> Result<String, Failure> {
    file_of(catalogue, &find_call(catalogue, name)?.pin())
}

/// Reads a dossier file or a packet, locked with that passphrase or not, together with the names of fields that only a
/// newer version knows; `-` is standard input.
///
/// # Errors
/// A failure with the file and the place in it.
pub fn read_dossier(path: &Path, passphrase: Option<&Passphrase>) -> Result<ReadDossier, Failure> {
    let bytes = bytes_of(path)?;
    if packets::is_packet(&bytes) {
        let dossier = packets::of_bytes(path, &bytes, passphrase)?.dossier();
        return Ok(ReadDossier { dossier, unknown: Vec::new() });
    }
    dossier_of(path, bytes)
}

/// The dossier in a file's bytes.
pub(crate) fn dossier_of(path: &Path, bytes: Vec<u8>) -> Result<ReadDossier, Failure> {
    Dossier::from_json(&as_text(path, bytes)?).map_err(|error| at(path, error.into()))
}

/// The passphrase in a file: its text, of which what surrounds it does not count.
///
/// # Errors
/// A failure with the file.
pub fn passphrase_text(path: &Path) -> Result<String, Failure> {
    text_of(path, LONGEST_PASSPHRASE, "fail-too-large")
}

/// Writes a dossier file, whole or not at all.
///
/// # Errors
/// [`FailureCode::Disk`].
pub fn write_dossier(path: &Path, dossier: &Dossier) -> Result<(), Failure> {
    Ok(write_whole(path, dossier.to_json().as_bytes())?)
}

/// A dossier with nothing in it but the call's own choices.
pub fn new_dossier(call: &Call, language: Language, lead: Option<Partner>) -> Dossier {
    let rate = call.indirect.as_ref().and_then(|indirect| indirect.rate);
    Dossier {
        call: call.pin(),
        language,
        indirect_rate: rate.map_or(Entry::Empty, Entry::Value),
        partners: lead.into_iter().collect(),
        ..Dossier::default()
    }
}

/// Sets one field of a dossier, and tells by which edit; numbers and days are understood as one types them in that
/// language. What could not be read back is refused.
///
/// # Errors
/// [`FailureCode::WrongValue`] or [`FailureCode::NotFound`], with the field; the dossier is not to be used then.
pub fn set_field(dossier: &mut Dossier, pointer: &str, typed: &str, language: Language) -> Result<Edit, Failure> {
    let field = Field::new(pointer);
    let value = match dossier.value(&field)? {
        // Nothing is judged by a call that is not there.
        FieldValue::Text(_) if field.parts() == ["call"] => {
            let (catalogue, _) = catalogue();
            FieldValue::Text(find_call(&catalogue, typed).map_err(|failure| in_key(pointer, failure))?.pin())
        }
        // A list is written as JSON writes one.
        FieldValue::Texts(_) => match serde_json::from_str(typed) {
            Ok(texts) => FieldValue::Texts(texts),
            Err(_) => FieldValue::Text(typed.to_owned()),
        },
        FieldValue::Flag(_) if typed == "true" || typed == "false" => FieldValue::Flag(typed == "true"),
        _ => FieldValue::Text(typed.to_owned()),
    };
    let edit = understand::edit(Edit::Set { field, value }, language);
    dossier.apply(&edit)?;
    Dossier::from_json(&dossier.to_json()).map(|_| edit).map_err(|error| Failure::unreadable(&error))
}

/// A sample dossier that comes with Voorstel, by its name.
///
/// # Errors
/// [`FailureCode::Fault`]: what comes with Voorstel is there.
pub fn sample(name: &str) -> Result<Sample, Failure> {
    samples().find(|sample| sample.name == name).ok_or_else(|| Failure::fault(format!("no sample {name}")))
}

/// Makes a folder with those above it, if it is not there.
///
/// # Errors
/// [`FailureCode::Disk`].
pub fn make_folder(path: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(path).map_err(|error| on_disk(path, &error))
}

/// A dossier file with its call.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// The call it pins.
    pub call: &'a Call,
    /// Its file, beside which its annexes lie.
    pub file: &'a Path,
    /// The packet in that file, which may bring them itself.
    pub packet: Option<&'a Packet>,
}

/// Exports a dossier to a file; returns what is less than it could be, a sentence each.
///
/// # Errors
/// [`FailureCode::Disk`] where it cannot be written.
pub fn export(
    source: Source<'_>,
    format: ExportFormat,
    language: Language,
    options: &ExportOptions,
    today: Date,
    path: &Path,
) -> Result<Vec<Text>, Failure> {
    let Source { dossier, call, file, packet } = source;
    let files = if takes_files(format, options) { beside::files(file, dossier, packet) } else { Vec::new() };
    let unusable = beside::unusable(file, dossier);
    let material = Material { dossier, call, files: &files, unusable: &unusable, today };
    let Exported { bytes, remarks } = document(&material, format, language, options, &Watch::nobody())?;
    write_whole(path, &bytes)?;
    Ok(remarks)
}

/// Whether a path stands for standard input, as it does in other programs.
pub fn is_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// The text of a file that was named; `-` is standard input.
pub(crate) fn given(path: &Path) -> Result<String, Failure> {
    as_text(path, bytes_of(path)?)
}

/// The bytes of a file that was named, if a dossier or a call could be in it; `-` is standard input.
pub(crate) fn bytes_of(path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = if is_input(path) {
        whole(path, Ok(std::io::stdin().lock()), LARGEST_PACKET, "fail-too-large")?
    } else {
        whole(path, File::open(path), LARGEST_PACKET, "fail-too-large")?
    };
    // Only a packet has files that go along.
    if bytes.len() > LARGEST_DOSSIER && !packets::is_packet(&bytes) {
        let path = path.display().to_string();
        return Err(Failure::new(FailureCode::TooMuch, "fail-too-large", &[("path", path.into())]));
    }
    Ok(bytes)
}

/// The largest packet: a dossier with the files of its annexes.
const LARGEST_PACKET: usize = LARGEST_DOSSIER + TOGETHER as usize;

/// The text of a file, if a dossier or a call could be in it.
pub(crate) fn text(path: &Path) -> Result<String, Failure> {
    text_of(path, LARGEST_DOSSIER, "fail-too-large")
}

/// The text of a file of at most so many bytes, with the message for one that is larger.
pub(crate) fn text_of(path: &Path, most: usize, too_large: &str) -> Result<String, Failure> {
    as_text(path, whole(path, File::open(path), most, too_large)?)
}

fn whole(path: &Path, from: std::io::Result<impl Read>, largest: usize, too_large: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let most = u64::try_from(largest).unwrap_or(u64::MAX).saturating_add(1);
    from.and_then(|from| from.take(most).read_to_end(&mut bytes)).map_err(|error| on_disk(path, &error))?;
    if bytes.len() > largest {
        return Err(Failure::new(FailureCode::TooMuch, too_large, &[("path", path.display().to_string().into())]));
    }
    Ok(bytes)
}

fn as_text(path: &Path, bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let args = [("path", path.display().to_string().into()), ("at", (at + 1).into())];
        Failure::new(FailureCode::UnusableFile, "fail-not-text", &args)
    })
}

/// A failure with the file it is about in front.
pub fn at(path: &Path, failure: Failure) -> Failure {
    in_key(&path.display().to_string(), failure)
}

/// A failure with the key it is about in front.
pub fn in_key(key: &str, failure: Failure) -> Failure {
    let Failure { code, message } = failure;
    Failure { code, message: Text { nl: format!("{key}: {}", message.nl), en: format!("{key}: {}", message.en) } }
}

pub(crate) fn on_disk(path: &Path, error: &std::io::Error) -> Failure {
    let path = path.display().to_string();
    Failure::on_disk(&Text { nl: path.clone(), en: path }, error)
}
