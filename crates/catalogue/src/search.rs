//! Finding calls: by words, theme, fund, kind of applicant, open or closed.

use voorstel_model::{Call, Date, OrganisationKind};

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
        let newest = self.newest();
        let index = self.index(&newest);
        let held = index.holding(filter.words);
        let fits = |call: &Call| {
            filter.theme.is_none_or(|theme| call.themes.iter().any(|one| one == theme))
                && filter.fund.is_none_or(|fund| call.fund == fund)
                && filter.kind.is_none_or(|kind| call.beneficiaries.contains(&kind))
                && filter.open.is_none_or(|(open, today)| call.is_closed(today) != open)
        };
        index.order.iter().filter(|at| held[**at] && fits(newest[**at])).map(|at| newest[*at]).collect()
    }
}
