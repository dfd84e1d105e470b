use std::collections::{BTreeSet, HashMap, HashSet};

use voorstel_model::{Call, Dossier};
use voorstel_words::Words;

/// What a spreadsheet calls the partners, actions, categories and sources: each name stands for one of them alone, so
/// that a list to choose from, a sum by name and reading back cannot mistake one for another.
#[derive(Debug, Clone)]
pub struct SheetNames {
    /// Partners, in the order of the dossier.
    pub partners: Named,
    /// Actions, in the order of the dossier, with their place before the title: `A1 Title`.
    pub actions: Named,
    /// Categories in the order of the call, then those that lines name and the call does not know.
    pub categories: Named,
    /// Sources in the order of the call, then those that the dossier names besides.
    pub sources: Named,
}

/// Identities or codes with their names, in order.
#[derive(Debug, Clone, Default)]
pub struct Named {
    order: Vec<(String, String)>,
    places: HashMap<String, usize>,
}

impl Named {
    fn of<'a>(all: impl IntoIterator<Item = (&'a str, String)>) -> Named {
        let mut named = Named::default();
        let mut taken = HashSet::new();
        for (id, name) in all {
            if named.places.contains_key(id) {
                continue;
            }
            let name = free(&name, &mut taken);
            named.places.insert(id.to_owned(), named.order.len());
            named.order.push((id.to_owned(), name));
        }
        named
    }

    /// The name of an identity; nothing where it has none.
    pub fn name(&self, id: &str) -> &str {
        self.places.get(id).and_then(|at| self.order.get(*at)).map_or("", |(_, name)| name.as_str())
    }

    /// Identities and names, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.order.iter().map(|(id, name)| (id.as_str(), name.as_str()))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }
}

/// A name that no other has, whatever the case of its letters: spreadsheets do not tell `a` from `A`.
fn free(name: &str, taken: &mut HashSet<String>) -> String {
    let numbered = |number: u32| if number == 1 { name.to_owned() } else { format!("{name} ({number})") };
    let found = (1..=u32::MAX).map(numbered).find(|one| taken.insert(one.to_lowercase()));
    found.unwrap_or_else(|| name.to_owned())
}

impl SheetNames {
    /// The names in the language of the document.
    pub fn of(dossier: &Dossier, call: &Call, words: &Words) -> SheetNames {
        let unnamed = |at: usize| words.message("export-partner-unnamed", &[("number", (at + 1).into())]);
        let partners = dossier.partners.iter().enumerate().map(|(at, one)| {
            let name = Some(one_line(&one.name)).filter(|name| !name.is_empty()).unwrap_or_else(|| unnamed(at));
            (one.id.as_str(), name)
        });
        let actions = dossier.actions.iter().enumerate().map(|(at, one)| {
            let menu = call.menu.action.iter().find(|choice| choice.id == one.menu);
            let menu = || menu.map(|choice| one_line(choice.title.get(words.language()))).unwrap_or_default();
            let title = Some(one_line(&one.title)).filter(|title| !title.is_empty()).unwrap_or_else(menu);
            (one.id.as_str(), format!("A{} {title}", at + 1).trim_end().to_owned())
        });
        let known = call.category.iter().map(|one| (one.id.as_str(), one_line(one.title.get(words.language()))));
        let used: BTreeSet<&str> = dossier.budget.iter().map(|line| line.category.as_str()).collect();
        let others = used.into_iter().filter(|code| !code.is_empty()).map(|code| (code, one_line(code)));
        let cofinancers = call.cofinancer.iter().map(|one| one.id.as_str());
        let sources = call.asked_sources().chain(cofinancers).chain(voorstel_model::COMMON_SOURCES);
        let money: BTreeSet<&str> = dossier.funding.iter().map(|one| one.source.as_str()).collect();
        let sources = sources.chain(money.into_iter().filter(|code| !code.is_empty()));
        SheetNames {
            partners: Named::of(partners),
            actions: Named::of(actions),
            categories: Named::of(known.chain(others)),
            sources: Named::of(sources.map(|code| (code, one_line(&words.source(code, call))))),
        }
    }
}

/// A text as it stands in a cell of one line: without what cannot be seen.
pub(crate) fn one_line(text: &str) -> String {
    let seen: String = text.chars().map(|one| if one.is_control() { ' ' } else { one }).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_for_one() {
        let named = Named::of([
            ("p1", "Stad".to_owned()),
            ("p2", "STAD".to_owned()),
            ("p3", "stad (2)".to_owned()),
            ("p1", "once more".to_owned()),
        ]);
        let names: Vec<_> = named.iter().collect();
        assert_eq!(names, [("p1", "Stad"), ("p2", "STAD (2)"), ("p3", "stad (2) (2)")]);
        assert_eq!(named.name("p3"), "stad (2) (2)");
        assert_eq!(named.name(""), "");
    }

    #[test]
    fn a_name_is_one_line() {
        assert_eq!(one_line(" De\u{7} Brug\r\nvzw\t"), "De Brug vzw");
    }
}
