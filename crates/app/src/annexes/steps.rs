//! The edits that name kept files in a dossier.

use voorstel_model::{Annex, Dossier, Edit, Field, FieldValue, Fields, List};

use super::incoming::Kept;

/// The edits that add files as annexes of a kind, behind those that are there; `moment` makes their identities unique,
/// also among drafts of several people.
pub(super) fn added(dossier: &Dossier, kind: &str, kept: &[Kept], moment: i128) -> Vec<Edit> {
    let mut after = dossier.annexes.last().map(|annex| annex.id.clone());
    let mut edits = Vec::new();
    for (at, file) in kept.iter().enumerate() {
        let same_kind = || dossier.annexes.iter().filter(|annex| annex.kind == kind);
        if same_kind().any(|annex| annex.sha256 == file.hash) {
            // Its bytes were missing or damaged, and are whole again.
            continue;
        }
        if let Some(named) = same_kind().find(|annex| annex.sha256.is_empty() && annex.name == file.name) {
            edits.extend(replaced(&named.id, file));
            continue;
        }
        let id = format!("x{moment:x}-{}", at + 1);
        let mut fields = Fields::from([("kind".to_owned(), FieldValue::Text(kind.to_owned()))]);
        fields.extend(values(file).map(|(name, value)| (name.to_owned(), value)));
        edits.push(Edit::Add { list: List::Annexes, id: id.clone(), after, fields });
        after = Some(id);
    }
    edits
}

/// The edits that put a file in the place of an annex's.
pub(super) fn replaced(annex: &str, file: &Kept) -> Vec<Edit> {
    values(file).map(|(name, value)| Edit::Set { field: Field::of(List::Annexes, annex, name), value }).into()
}

fn values(file: &Kept) -> [(&'static str, FieldValue); 3] {
    [
        ("name", FieldValue::Text(file.name.clone())),
        ("sha256", FieldValue::Text(file.hash.clone())),
        // No file that is taken is larger.
        ("bytes", FieldValue::Count(u32::try_from(file.size).unwrap_or(u32::MAX))),
    ]
}

/// An annex for a file, as an entity.
pub(super) fn annex(id: String, kind: &str, partner: &str, file: &Kept) -> Annex {
    Annex {
        id,
        kind: kind.to_owned(),
        partner: partner.to_owned(),
        name: file.name.clone(),
        sha256: file.hash.clone(),
        bytes: u64::try_from(file.size).unwrap_or(u64::MAX),
        ..Annex::default()
    }
}
