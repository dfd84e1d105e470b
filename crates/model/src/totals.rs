//! Sums over a dossier: exact, in one pass, the same for the screen, the rules and every export.

use std::collections::{BTreeMap, HashMap};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::call::Call;
use crate::dossier::{BudgetLine, Dossier, Funding};
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
        totals.add_budget(&dossier.budget);
        totals.add_funding(&dossier.funding);
        totals.conclude(call, dossier.indirect_rate.get());
        totals
    }

    /// The same costs with other money and another flat rate, without adding up the budget again.
    pub fn with_money(&self, call: &Call, funding: &[Funding], indirect_rate: Option<Rate>) -> Totals {
        let mut totals = self.clone();
        totals.set_money(call, funding, indirect_rate);
        totals
    }

    /// Counts other money and another flat rate, and leaves the sums of the budget as they are.
    pub fn set_money(&mut self, call: &Call, funding: &[Funding], indirect_rate: Option<Rate>) {
        self.funding = Euro::ZERO;
        self.uncounted_funding.clear();
        self.add_funding(funding);
        self.conclude(call, indirect_rate);
    }

    /// The money from these sources together.
    pub fn sources<'a>(&self, sources: impl IntoIterator<Item = &'a str>) -> Euro {
        sources.into_iter().filter_map(|source| self.by_source.get(source)).copied().sum()
    }

    fn add_budget(&mut self, budget: &[BudgetLine]) {
        let (mut partners, mut categories) = (Keys::default(), Keys::default());
        let mut by_action: Sums<'_> = Sums::default();
        // By partner and then by category: what is by either alone, and all of it, is added up of these.
        let mut by_both: Vec<Vec<Sum>> = Vec::new();
        for line in budget {
            let Some(amount) = line.amount() else {
                self.uncounted_lines.push(line.id.clone());
                continue;
            };
            let sum = Sum::of(amount.cents(), line.eligible);
            by_action.of(&line.action).add(sum);
            let (partner, category) = (partners.place(&line.partner), categories.place(&line.category));
            grown(grown(&mut by_both, partner), category).add(sum);
        }
        let (mut direct, mut by_category) = (Sum::default(), vec![Sum::default(); categories.keys.len()]);
        for (partner, row) in partners.keys.iter().zip(&by_both) {
            let mut of_partner = Sum::default();
            let mut of_categories = BTreeMap::new();
            for ((category, sum), of_category) in categories.keys.iter().zip(row).zip(&mut by_category) {
                // A place without a line is only room for the categories after it.
                if sum.lines > 0 {
                    of_partner.add(*sum);
                    of_category.add(*sum);
                    of_categories.insert((*category).to_owned(), Euro::from_whole_cents(sum.total));
                }
            }
            direct.add(of_partner);
            self.by_partner.insert((*partner).to_owned(), of_partner.cost());
            self.by_partner_and_category.insert((*partner).to_owned(), of_categories);
        }
        self.direct = direct.cost();
        self.by_category = costs(categories.keys.into_iter().zip(by_category));
        self.by_action = costs(by_action.keys.keys.into_iter().zip(by_action.sums));
    }

    fn add_funding(&mut self, funding: &[Funding]) {
        let mut by_source: BTreeMap<&str, Euro> = BTreeMap::new();
        let mut by_partner: BTreeMap<&str, Euro> = BTreeMap::new();
        for one in funding {
            let Some(amount) = one.amount.get() else {
                self.uncounted_funding.push(one.id.clone());
                continue;
            };
            self.funding = self.funding + amount;
            for sum in [by_source.entry(&one.source).or_default(), by_partner.entry(&one.partner).or_default()] {
                *sum = *sum + amount;
            }
        }
        self.by_source = owned(by_source);
        self.funding_by_partner = owned(by_partner);
    }

    /// What follows from the sums: indirect costs, and funding against cost.
    fn conclude(&mut self, call: &Call, indirect_rate: Option<Rate>) {
        self.indirect_base = match call.indirect.as_ref().map(|indirect| indirect.categories.as_slice()) {
            None | Some([]) => self.direct.eligible,
            Some(categories) => {
                categories.iter().filter_map(|category| self.by_category.get(category)).map(|cost| cost.eligible).sum()
            }
        };
        self.indirect = indirect_rate.unwrap_or_default().of(self.indirect_base, Rounding::Nearest);
        self.eligible = self.direct.eligible + self.indirect;
        self.cost = self.direct.total + self.indirect;
        self.asked = self.sources(call.asked_sources());
        self.difference = self.funding - self.cost;
        self.asked_share = Rate::shown(self.asked, self.eligible);
    }
}

fn owned<T>(sums: BTreeMap<&str, T>) -> BTreeMap<String, T> {
    sums.into_iter().map(|(key, sum)| (key.to_owned(), sum)).collect()
}

fn costs<'a>(sums: impl Iterator<Item = (&'a str, Sum)>) -> BTreeMap<String, Cost> {
    sums.map(|(key, sum)| (key.to_owned(), sum.cost())).collect()
}

/// A [`Cost`] as it is being added up: whole cents, which are as exact as decimals and many times quicker.
#[derive(Clone, Copy, Default)]
struct Sum {
    total: i128,
    eligible: i128,
    lines: u32,
}

impl Sum {
    /// One line.
    fn of(cents: i128, eligible: bool) -> Sum {
        Sum { total: cents, eligible: if eligible { cents } else { 0 }, lines: 1 }
    }

    fn add(&mut self, other: Sum) {
        self.total += other.total;
        self.eligible += other.eligible;
        self.lines += other.lines;
    }

    fn cost(self) -> Cost {
        Cost {
            total: Euro::from_whole_cents(self.total),
            eligible: Euro::from_whole_cents(self.eligible),
            lines: self.lines,
        }
    }
}

/// Keys in the order in which they came. There are a few in nearly every dossier: they are found by looking through
/// them, and by a map beyond that.
#[derive(Default)]
struct Keys<'a> {
    keys: Vec<&'a str>,
    places: HashMap<&'a str, usize>,
}

impl<'a> Keys<'a> {
    /// Up to so many keys, looking through them is quicker than hashing one.
    const FEW: usize = 24;

    fn place(&mut self, key: &'a str) -> usize {
        if let Some(place) = self.keys.iter().take(Self::FEW).position(|one| *one == key) {
            return place;
        }
        if let Some(place) = self.places.get(key) {
            return *place;
        }
        let place = self.keys.len();
        if place >= Self::FEW {
            self.places.insert(key, place);
        }
        self.keys.push(key);
        place
    }
}

/// Sums by a key.
#[derive(Default)]
struct Sums<'a> {
    keys: Keys<'a>,
    sums: Vec<Sum>,
}

impl<'a> Sums<'a> {
    fn of(&mut self, key: &'a str) -> &mut Sum {
        grown(&mut self.sums, self.keys.place(key))
    }
}

/// What stands in a place, which is made where it is not there yet.
fn grown<T: Default>(list: &mut Vec<T>, place: usize) -> &mut T {
    if list.len() <= place {
        list.resize_with(place + 1, T::default);
    }
    &mut list[place]
}
