//! Finding calls: by words, theme, fund, kind of applicant, open or closed.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use voorstel_model::{Call, Date, Language, OrganisationKind};

use crate::catalogue::Catalogue;

/// What one looks for; every part that is given must fit.
#[derive(Debug, Clone, Default)]
pub struct Filter<'a> {
    /// Words, of which each must occur; case and accents do not matter.
    pub words: &'a str,
    /// Code of a theme.
    pub theme: Option<&'a str>,
    /// Identity of a fund.
    pub fund: Option<&'a str>,
    /// A kind of organisation that may take part.
    pub kind: Option<OrganisationKind>,
    /// Whether something can still be submitted on that day.
    pub open: Option<(bool, Date)>,
}

impl Catalogue {
    /// The calls that fit, in the order of [`Catalogue::all`].
    pub fn find(&self, filter: &Filter<'_>) -> Vec<&Call> {
        let words = fold(filter.words);
        let words: Vec<&str> = words.split_whitespace().collect();
        let fits = |call: &&Call| {
            filter.theme.is_none_or(|theme| call.themes.iter().any(|one| one == theme))
                && filter.fund.is_none_or(|fund| call.fund == fund)
                && filter.kind.is_none_or(|kind| call.beneficiaries.contains(&kind))
                && filter.open.is_none_or(|(open, today)| call.is_closed(today) != open)
                && self.contains(call, &words)
        };
        self.all().into_iter().filter(fits).collect()
    }

    fn contains(&self, call: &Call, words: &[&str]) -> bool {
        if words.is_empty() {
            return true;
        }
        let mut text = String::new();
        let mut add = |part: &str| {
            text.push_str(&fold(part));
            text.push('\n');
        };
        add(&call.id);
        add(&call.code);
        let fund = self.fund(&call.fund);
        for language in [Language::Nl, Language::En] {
            let own = [&call.title, &call.short_title, &call.publisher, &call.summary];
            own.into_iter().for_each(|one| add(one.get(language)));
            call.objective.iter().for_each(|one| add(one.get(language)));
            call.menu.action.iter().for_each(|one| add(one.title.get(language)));
            call.themes.iter().filter_map(|code| self.themes().get(code)).for_each(|one| add(one.get(language)));
            fund.iter().for_each(|fund| add(fund.title.get(language)));
        }
        fund.iter().for_each(|fund| add(&fund.acronym));
        words.iter().all(|word| text.contains(word))
    }
}

/// Lower case without accents: `Integratiestrategieën` is found by `strategieen`.
fn fold(text: &str) -> String {
    text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect()
}
