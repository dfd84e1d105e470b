//! Files that a dossier names and that are not here: which they are, and how each comes.

use std::collections::BTreeMap;

use voorstel_live::Coming;
use voorstel_model::{Dossier, Field, FieldValue, List, Text};
use voorstel_store::{Conflict, DossierId};

use super::content::TOGETHER;
use super::views::{AnnexState, AnnexView};
use crate::app::{Shared, lock};
use crate::said::{both, each};
use crate::views::Failure;

/// The files that a dossier names, by their SHA-256, with the name of an annex: also where one of several values is still to
/// be chosen.
pub(crate) fn named(dossier: &Dossier, conflicts: &[Conflict]) -> BTreeMap<String, String> {
    let mut named = BTreeMap::new();
    for annex in &dossier.annexes {
        let field = Field::of(List::Annexes, &annex.id, "sha256");
        let contested = conflicts.iter().filter(|conflict| conflict.field == field).flat_map(|one| &one.values);
        let contested = contested.filter_map(|one| match &one.value {
            FieldValue::Text(sha256) => Some(sha256),
            _ => None,
        });
        for sha256 in contested.chain([&annex.sha256]).filter(|sha256| !sha256.is_empty()) {
            named.insert(sha256.clone(), annex.name.clone());
        }
    }
    named
}

impl Shared {
    /// Says at each file that is not here how it comes, where partners do not only exchange packets.
    pub(super) fn tell_how_files_come(
        &self,
        id: &str,
        dossier: &Dossier,
        files: &mut [AnnexView],
    ) -> Result<(), Failure> {
        let live = lock(&self.drafting).get(id).map(|drafting| drafting.files());
        let meets = self.library()?.meeting(&DossierId::new(id))?.is_some();
        for (file, annex) in files.iter_mut().zip(&dossier.annexes) {
            if file.state != AnnexState::NotThere || annex.sha256.is_empty() {
                continue;
            }
            let coming = live.as_ref().and_then(|files| files.get(&annex.sha256));
            if coming == Some(&Coming::Underway) {
                file.state = AnnexState::Coming;
            }
            file.notice = match coming {
                Some(Coming::Underway) => Some(both("annex-underway", &[])),
                Some(Coming::NotKept(why)) => Some(not_kept(why)),
                Some(Coming::Over) => Some(over()),
                _ if meets && self.is_over_in_folder(id, &annex.sha256) => Some(over()),
                _ if meets => Some(both("annex-not-there-folder", &[])),
                _ if live.is_some() => Some(both("annex-not-there-live", &[])),
                _ => file.notice.take(),
            };
        }
        Ok(())
    }
}

/// That the file of an annex came and could not be kept, and why.
fn not_kept(why: &Text) -> Text {
    each(|words| words.message("annex-not-kept", &[("why", why.get(words.language()).into())]))
}

/// That the file of an annex is with a partner and does not fit in here, and what to do.
fn over() -> Text {
    each(|words| words.message("annex-over", &[("most", words.size(TOGETHER).into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn why_a_file_could_not_be_kept_is_said_in_the_language_of_the_sentence() {
        let said = not_kept(&both("trouble-disk-full", &[]));
        assert!(said.nl.contains("bewaard. De schijf is vol. Maak plaats vrij"), "{}", said.nl);
        assert!(said.en.contains("saved. The disk is full. Free some space"), "{}", said.en);
    }
}
