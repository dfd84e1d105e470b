//! Sums over a dossier: exact, in one pass, the same for the screen, the rules and every export.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::call::Call;
use crate::dossier::Dossier;
use crate::money::{Euro, Rate, Rounding};

/// What something costs, and how much of that the applicant counts as eligible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
pub struct Cost {
    /// All direct costs, in euro.
    #[ts(as = "String")]
    pub total: Euro,
    /// The eligible direct costs, in euro.
    #[ts(as = "String")]
    pub eligible: Euro,
    /// How many budget lines.
    pub lines: u32,
}

impl Cost {
    fn add(&mut self, amount: Euro, eligible: bool) {
        self.total = self.total + amount;
        if eligible {
            self.eligible = self.eligible + amount;
        }
        self.lines += 1;
    }
}

/// Every sum of a dossier. Keys are identities and codes; the empty key is 'not chosen yet'.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
pub struct Totals {
    /// Direct costs: all lines that can be counted.
    pub direct: Cost,
    /// What the flat rate for indirect costs is taken of, in euro.
    #[ts(as = "String")]
    pub indirect_base: Euro,
    /// Indirect costs: the dossier's flat rate of that base, to the cent.
    #[ts(as = "String")]
    pub indirect: Euro,
    /// Eligible direct costs and indirect costs together: what shares are taken of.
    #[ts(as = "String")]
    pub eligible: Euro,
    /// All costs, eligible or not.
    #[ts(as = "String")]
    pub cost: Euro,
    /// All money.
    #[ts(as = "String")]
    pub funding: Euro,
    /// What is asked: the grant and the call's own cofinancers.
    #[ts(as = "String")]
    pub asked: Euro,
    /// Funding less cost: below zero while money is still to be found.
    #[ts(as = "String")]
    pub difference: Euro,
    /// What is asked as a share of the eligible cost, to four decimals, for showing.
    #[ts(as = "Option<String>")]
    pub asked_share: Option<Rate>,
    /// Direct costs by partner.
    pub by_partner: BTreeMap<String, Cost>,
    /// Direct costs by category.
    pub by_category: BTreeMap<String, Cost>,
    /// Direct costs by action.
    pub by_action: BTreeMap<String, Cost>,
    /// Direct costs by partner and then by category, in euro.
    #[ts(as = "BTreeMap<String, BTreeMap<String, String>>")]
    pub by_partner_and_category: BTreeMap<String, BTreeMap<String, Euro>>,
    /// Money by source.
    #[ts(as = "BTreeMap<String, String>")]
    pub by_source: BTreeMap<String, Euro>,
    /// Money by the partner it comes from or goes to.
    #[ts(as = "BTreeMap<String, String>")]
    pub funding_by_partner: BTreeMap<String, Euro>,
    /// Identities of budget lines that count in no sum, because a number is missing or not understood.
    pub uncounted_lines: Vec<String>,
    /// Identities of sources that count in no sum, for the same reason.
    pub uncounted_funding: Vec<String>,
}

impl Totals {
    /// Adds up a dossier as its call wants it.
    pub fn of(call: &Call, dossier: &Dossier) -> Totals {
        let mut totals = Totals::default();
        for line in &dossier.budget {
            let Some(amount) = line.amount() else {
                totals.uncounted_lines.push(line.id.clone());
                continue;
            };
            totals.direct.add(amount, line.eligible);
            tally(&mut totals.by_partner, &line.partner).add(amount, line.eligible);
            tally(&mut totals.by_category, &line.category).add(amount, line.eligible);
            tally(&mut totals.by_action, &line.action).add(amount, line.eligible);
            let both = tally(tally(&mut totals.by_partner_and_category, &line.partner), &line.category);
            *both = *both + amount;
        }
        for one in &dossier.funding {
            let Some(amount) = one.amount.get() else {
                totals.uncounted_funding.push(one.id.clone());
                continue;
            };
            totals.funding = totals.funding + amount;
            let source = tally(&mut totals.by_source, &one.source);
            *source = *source + amount;
            let partner = tally(&mut totals.funding_by_partner, &one.partner);
            *partner = *partner + amount;
        }
        totals.indirect_base = match call.indirect.as_ref().map(|indirect| indirect.categories.as_slice()) {
            None | Some([]) => totals.direct.eligible,
            Some(categories) => categories
                .iter()
                .filter_map(|category| totals.by_category.get(category))
                .map(|cost| cost.eligible)
                .sum(),
        };
        let rate = dossier.indirect_rate.get().unwrap_or_default();
        totals.indirect = rate.of(totals.indirect_base, Rounding::Nearest);
        totals.eligible = totals.direct.eligible + totals.indirect;
        totals.cost = totals.direct.total + totals.indirect;
        totals.asked = totals.sources(call.asked_sources());
        totals.difference = totals.funding - totals.cost;
        totals.asked_share = Rate::shown(totals.asked, totals.eligible);
        totals
    }

    /// The money from these sources together.
    pub fn sources<'a>(&self, sources: impl IntoIterator<Item = &'a str>) -> Euro {
        sources.into_iter().filter_map(|source| self.by_source.get(source)).copied().sum()
    }
}

fn tally<'a, T: Default>(sums: &'a mut BTreeMap<String, T>, key: &str) -> &'a mut T {
    sums.entry(key.to_owned()).or_default()
}
