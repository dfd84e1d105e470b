//! The codes that a file declares and its other keys name.

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use voorstel_model::COMMON_SOURCES;

use crate::form::LONGEST_LIST;
use crate::format::Name;

/// The codes a file declares, collected before its references are checked.
#[derive(Default)]
pub(crate) struct Names {
    documents: Vec<String>,
    funding: Vec<String>,
    categories: Vec<String>,
    sections: Vec<String>,
    declarations: Vec<String>,
    annexes: Vec<String>,
    actions: Vec<String>,
    actions_or_own: Vec<String>,
}

impl Names {
    pub(crate) fn of(root: &DeTable<'_>) -> Names {
        let list = |table: Option<&DeTable<'_>>, key: &str| -> Vec<String> {
            let entries = table.and_then(|table| table.get(key)).and_then(|list| list.get_ref().as_array());
            let id = |entry: &Spanned<DeValue<'_>>| {
                Some(entry.get_ref().as_table()?.get("id")?.get_ref().as_str()?.to_owned())
            };
            entries.map(|entries| entries.iter().filter_map(id).take(LONGEST_LIST).collect()).unwrap_or_default()
        };
        let menu = root.get("menu").and_then(|menu| menu.get_ref().as_table());
        let actions = list(menu, "action");
        let common = COMMON_SOURCES.iter().map(|source| (*source).to_owned());
        Names {
            documents: list(Some(root), "source"),
            funding: common.chain(list(Some(root), "cofinancer")).collect(),
            categories: list(Some(root), "category"),
            sections: list(Some(root), "section"),
            declarations: list(Some(root), "declaration"),
            annexes: list(Some(root), "annex"),
            actions_or_own: actions.iter().cloned().chain(["own".to_owned()]).collect(),
            actions,
        }
    }

    /// The codes that a key may name.
    pub(crate) fn known(&self, name: Name) -> &[String] {
        match name {
            Name::Document => &self.documents,
            Name::Funding => &self.funding,
            Name::Category => &self.categories,
            Name::Section => &self.sections,
            Name::Declaration => &self.declarations,
            Name::Annex => &self.annexes,
            Name::Action => &self.actions,
            Name::ActionOrOwn => &self.actions_or_own,
        }
    }
}
