//! Files that do not count as there: the rules are told which, and the reader why.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use voorstel_model::{Dossier, Text};
use voorstel_store::AnnexFile;

use super::view;
use super::views::AnnexState;
use crate::said::each;
use crate::views::Judged;

/// The kind of rule that asks for a file.
const RULE: &str = "annex";

/// The annexes whose files went missing, are empty, were changed, or are not what their names say, with what is the matter.
/// An annex of which only the name was noted is taken at its word: nobody said yet that its file is here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unusable {
    ids: BTreeSet<String>,
    notices: BTreeMap<String, Text>,
}

impl Unusable {
    /// What is the matter with the files of a dossier, which are in its order.
    pub(crate) fn of(dossier: &Dossier, files: &[AnnexFile]) -> Unusable {
        let found = dossier.annexes.iter().zip(view(dossier, files).files);
        let notices: BTreeMap<String, Text> = found
            .filter(|(annex, found)| match found.state {
                AnnexState::There => false,
                AnnexState::NotThere | AnnexState::Coming => !annex.sha256.is_empty(),
                AnnexState::Doubtful | AnnexState::Damaged => true,
            })
            .filter_map(|(annex, found)| Some((annex.id.clone(), found.notice?)))
            .collect();
        Unusable { ids: notices.keys().cloned().collect(), notices }
    }

    /// The identities of the annexes, for the rules.
    pub(crate) fn ids(&self) -> &BTreeSet<String> {
        &self.ids
    }

    /// Says in the findings that wait for such a file what is the matter with it.
    pub(crate) fn tell(&self, dossier: &Dossier, judged: &mut Judged) {
        for finding in judged.findings.iter_mut().filter(|finding| finding.kind == RULE) {
            let waits_for =
                |id: &str| finding.missing.iter().any(|one| one.field.parts().get(1).is_some_and(|part| part == id));
            let told: Vec<(&str, &Text)> = dossier
                .annexes
                .iter()
                .filter(|annex| waits_for(&annex.id))
                .filter_map(|annex| Some((annex.name.as_str(), self.notices.get(&annex.id)?)))
                .collect();
            if !told.is_empty() {
                finding.text = each(|words| {
                    let said = told.iter().map(|(name, notice)| format!("{name}: {}", notice.get(words.language())));
                    said.collect::<Vec<_>>().join(" ")
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use voorstel_model::Annex;
    use voorstel_store::annex_hash;

    use super::*;

    #[test]
    fn what_is_missing_empty_changed_or_something_else_does_not_count() {
        let annex = |id: &str, name: &str, sha256: &str| Annex {
            id: id.to_owned(),
            name: name.to_owned(),
            sha256: sha256.to_owned(),
            ..Annex::default()
        };
        let pdf = b"%PDF-1.7 %%EOF".to_vec();
        let rows = [
            (annex("there", "a.pdf", &annex_hash(&pdf)), AnnexFile::Whole(pdf)),
            (annex("named", "b.pdf", ""), AnnexFile::Missing),
            (annex("gone", "c.pdf", "ab"), AnnexFile::Missing),
            (annex("changed", "d.pdf", "cd"), AnnexFile::Damaged),
            (annex("empty", "e.pdf", "ef"), AnnexFile::Whole(Vec::new())),
            (annex("page", "f.pdf", "01"), AnnexFile::Whole(b"<html>Sign in</html>".to_vec())),
        ];
        let (annexes, files): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
        let dossier = Dossier { annexes, ..Dossier::default() };
        let unusable = Unusable::of(&dossier, &files);
        let ids: Vec<&str> = unusable.ids().iter().map(String::as_str).collect();
        assert_eq!(ids, ["changed", "empty", "gone", "page"]);
    }
}
