//! What a rule may look at. Parts instead of the whole dossier, so that 'what if' can swap one of them without copying
//! the rest.

use std::collections::{BTreeMap, HashMap};

use voorstel_model::{
    Action, Annex, BudgetLine, Call, Date, Dossier, Entry, Funding, Language, Partner, Period, Rate, Severity, Totals,
};

/// Everything a rule is judged by.
#[derive(Clone, Copy)]
pub(crate) struct Facts<'a> {
    pub call: &'a Call,
    pub totals: &'a Totals,
    pub today: Date,
    /// The severity of the rule being judged.
    pub severity: Severity,
    pub language: Language,
    pub title: &'a str,
    pub acronym: &'a str,
    pub period: &'a Period,
    pub partners: &'a [Partner],
    pub actions: &'a [Action],
    pub budget: &'a [BudgetLine],
    pub funding: &'a [Funding],
    pub indirect_rate: &'a Entry<Rate>,
    /// How many words each text of the form has.
    pub words: &'a HashMap<&'a str, usize>,
    pub declarations: &'a BTreeMap<String, bool>,
    pub annexes: &'a [Annex],
}

impl<'a> Facts<'a> {
    /// A dossier's facts, with the sums and word counts made beforehand.
    pub fn of(
        call: &'a Call,
        dossier: &'a Dossier,
        today: Date,
        totals: &'a Totals,
        words: &'a HashMap<&'a str, usize>,
    ) -> Facts<'a> {
        Facts {
            call,
            totals,
            today,
            severity: Severity::Blocking,
            language: dossier.language,
            title: &dossier.title,
            acronym: &dossier.acronym,
            period: &dossier.period,
            partners: &dossier.partners,
            actions: &dossier.actions,
            budget: &dossier.budget,
            funding: &dossier.funding,
            indirect_rate: &dossier.indirect_rate,
            words,
            declarations: &dossier.declarations,
            annexes: &dossier.annexes,
        }
    }
}
