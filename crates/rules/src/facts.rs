//! What a rule may look at. Parts instead of the whole dossier, so that 'what if' can swap one of them without copying
//! the rest.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use voorstel_model::{
    Action, Annex, Base, BudgetLine, Call, Date, Dossier, Entry, Euro, Field, Funding, Language, List, Partner, Period,
    Rate, Role, Severity, Totals,
};

/// How many missing fields of one list are named: the first ones say enough.
const MOST_MISSING: usize = 50;

/// The source that stands for actions of one's own in lists of menu codes.
pub(crate) const OWN_ACTION: &str = "own";

/// Everything a rule is judged by.
#[derive(Clone, Copy)]
pub(crate) struct Facts<'a> {
    pub call: &'a Call,
    pub totals: &'a Totals,
    pub today: Date,
    /// The severity of the rule being judged.
    pub severity: Severity,
    /// Whether a fix is only being tried: then it matters whether a rule holds and by how much, and neither where to look
    /// nor what would mend it.
    pub is_trial: bool,
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
    /// The annexes whose files are of no use, as far as that is known.
    pub unusable: Option<&'a BTreeSet<String>>,
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
            is_trial: false,
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
            unusable: None,
        }
    }

    /// The partners in these roles; all of them when none is named.
    pub fn in_roles(&self, roles: &[Role]) -> impl Iterator<Item = &'a Partner> + Clone {
        self.partners.iter().filter(move |partner| roles.is_empty() || roles.contains(&partner.role))
    }

    /// The lead applicant: the first partner in that role.
    pub fn lead(&self) -> Option<&'a Partner> {
        self.partners.iter().find(|partner| partner.role == Role::Lead)
    }

    /// What a share is taken of.
    pub fn base(&self, base: Base) -> Euro {
        match base {
            Base::TotalEligible => self.totals.eligible,
            Base::TotalCost => self.totals.cost,
            Base::DirectEligible => self.totals.direct.eligible,
            Base::Asked => self.totals.asked,
            Base::Cofinancing => self.totals.funding - self.totals.asked,
        }
    }

    /// Whether money from a source is part of what is asked.
    pub fn is_asked(&self, source: &str) -> bool {
        self.call.asked_sources().any(|asked| asked == source)
    }

    /// Whether any money was filled in.
    pub fn has_funding(&self) -> bool {
        !self.totals.by_source.is_empty()
    }

    /// The actions of these menu codes, `own` standing for those of one's own; all of them when none is named.
    pub fn actions_of(&self, menu: &[String]) -> impl Iterator<Item = &'a Action> + Clone {
        self.actions.iter().filter(move |action| menu.is_empty() || menu.iter().any(|code| is_of_menu(action, code)))
    }

    /// The sources' rows in the funding.
    pub fn rows(&self, of: &[String]) -> impl Iterator<Item = &'a Funding> + Clone {
        self.funding.iter().filter(move |row| of.contains(&row.source))
    }

    /// Where the amounts of these sources stand, the largest first; the funding as a whole while there are none.
    pub fn amount_fields(&self, of: &[String]) -> Vec<Field> {
        if self.is_trial {
            return Vec::new();
        }
        let mut rows: Vec<&Funding> = self.rows(of).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.amount.get().unwrap_or_default()));
        if rows.is_empty() {
            return vec![Field::list(List::Funding)];
        }
        rows.into_iter().map(amount_field).collect()
    }

    /// The amounts of these sources that are still empty.
    pub fn empty_amounts(&self, of: &[String]) -> Vec<Field> {
        self.rows(of).filter(|row| row.amount.is_empty()).map(amount_field).take(MOST_MISSING).collect()
    }

    /// What to fill in before there is any money.
    pub fn missing_funding(&self) -> Vec<Field> {
        let rows = self.funding.iter().filter(|row| row.amount.is_empty());
        or_list(rows.map(amount_field).take(MOST_MISSING).collect(), List::Funding)
    }

    /// What to fill in before there is any cost.
    pub fn missing_budget(&self) -> Vec<Field> {
        let mut fields = Vec::new();
        for line in self.budget.iter().take(MOST_MISSING) {
            if line.quantity.is_empty() {
                fields.push(Field::of(List::Budget, &line.id, "quantity"));
            }
            if line.unit_cost.is_empty() {
                fields.push(Field::of(List::Budget, &line.id, "unit_cost"));
            }
        }
        or_list(fields, List::Budget)
    }
}

/// Whether an action is of that code of the menu, or one of one's own where the code is `own`.
pub(crate) fn is_of_menu(action: &Action, code: &str) -> bool {
    if code == OWN_ACTION { action.menu.is_empty() } else { action.menu == code }
}

/// Whether nothing that can be read stands in a text field.
pub(crate) fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// The fields, or the list to which something has to be added.
pub(crate) fn or_list(fields: Vec<Field>, list: List) -> Vec<Field> {
    if fields.is_empty() { vec![Field::list(list)] } else { fields }
}

fn amount_field(row: &Funding) -> Field {
    Field::of(List::Funding, &row.id, "amount")
}
