//! What it costs: by category and partner, line by line, and in all.

use std::collections::BTreeMap;

use serde::Serialize;
use voorstel_model::{BudgetLine, Entry, Euro};

use super::cover::shortened_to;
use crate::input::Rows;
use crate::pdf::material::{Entered, Material};

/// How many partners stand beside each other in a summary; more go into a next one.
const PARTNERS_BESIDE: usize = 4;
/// How much of a name fits into what is repeated above each page of a table.
const LONGEST_HEADING: usize = 60;

#[derive(Debug, Serialize)]
pub(crate) struct Budget {
    /// Of how many lines the sums are, when the lines are not on paper.
    pub(crate) elsewhere: Option<String>,
    pub(crate) summaries: Vec<Summary>,
    /// The lines of the partners, each in a file of its own, so that an edit changes one of them.
    files: Vec<String>,
    #[serde(skip)]
    pub(crate) partners: Vec<PartnerLines>,
    /// How long the longest of their totals is.
    widest: usize,
    pub(crate) totals: Vec<Total>,
}

/// Categories down, partners across.
#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<SummaryRow>,
    pub(crate) total: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct SummaryRow {
    pub(crate) category: String,
    pub(crate) cells: Vec<String>,
}

/// The lines of one partner.
#[derive(Debug, Serialize)]
pub(crate) struct PartnerLines {
    pub(crate) name: String,
    pub(crate) total: String,
    pub(crate) groups: Vec<Group>,
}

/// The lines of one category.
#[derive(Debug, Serialize)]
pub(crate) struct Group {
    pub(crate) category: String,
    pub(crate) total: String,
    pub(crate) lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Line {
    place: String,
    pub(crate) number: usize,
    pub(crate) description: String,
    /// Why it does not count, or counts apart; empty for most.
    pub(crate) remark: String,
    pub(crate) action: String,
    pub(crate) quantity: Entered,
    pub(crate) unit: String,
    pub(crate) unit_cost: Entered,
    /// None where the line counts in no sum.
    pub(crate) amount: Option<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Total {
    pub(crate) label: String,
    pub(crate) explained: String,
    pub(crate) amount: String,
    /// How much it weighs: 0 a line, 1 a subtotal, 2 the whole.
    pub(crate) weight: u8,
}

impl Budget {
    /// The files of the partners with what is in them.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&String, &PartnerLines)> {
        self.files.iter().zip(&self.partners)
    }

    pub(crate) fn of(material: &Material<'_>) -> Budget {
        let sheet = Sheet::of(material);
        let attached = material.input.options.rows == Rows::Attached;
        let shown: &[&str] = if attached { &[] } else { &sheet.partners };
        let partners: Vec<PartnerLines> = shown.iter().map(|id| sheet.partner_lines(material, id)).collect();
        Budget {
            elsewhere: attached.then(|| {
                let count = sheet.lines.values().map(Vec::len).sum::<usize>();
                material.say("export-budget-elsewhere", &[("count", count.into())])
            }),
            summaries: sheet.summaries(material),
            files: (0..partners.len()).map(|at| format!("/budget-{at}.json")).collect(),
            widest: partners.iter().map(|partner| partner.total.len()).max().unwrap_or_default(),
            partners,
            totals: totals(material),
        }
    }
}

/// The budget's lines by partner and category, both in the order in which they are shown.
struct Sheet<'a> {
    partners: Vec<&'a str>,
    categories: Vec<&'a str>,
    lines: BTreeMap<(&'a str, &'a str), Vec<(usize, &'a BudgetLine)>>,
}

impl<'a> Sheet<'a> {
    fn of(material: &Material<'a>) -> Sheet<'a> {
        let (dossier, call) = (material.input.dossier, material.input.call);
        let mut lines: BTreeMap<(&str, &str), Vec<(usize, &BudgetLine)>> = BTreeMap::new();
        for (at, line) in dossier.budget.iter().enumerate().filter(|(_, line)| material.is_shown(&line.partner)) {
            lines.entry((line.partner.as_str(), line.category.as_str())).or_default().push((at + 1, line));
        }
        let partners = dossier.partners.iter().map(|partner| partner.id.as_str()).filter(|id| material.is_shown(id));
        let categories = call.category.iter().map(|category| category.id.as_str());
        Sheet {
            partners: in_order(partners, lines.keys().map(|(partner, _)| *partner)),
            categories: in_order(categories, lines.keys().map(|(_, category)| *category)),
            lines,
        }
    }

    fn of_both(&self, partner: &'a str, category: &'a str) -> &[(usize, &'a BudgetLine)] {
        self.lines.get(&(partner, category)).map(Vec::as_slice).unwrap_or_default()
    }

    fn sum(&self, partners: &[&'a str], categories: &[&'a str]) -> Euro {
        let pairs = partners.iter().flat_map(|partner| categories.iter().map(move |category| (*partner, *category)));
        pairs
            .flat_map(|(partner, category)| self.of_both(partner, category))
            .filter_map(|(_, line)| line.amount())
            .sum()
    }

    fn summaries(&self, material: &Material<'_>) -> Vec<Summary> {
        let amount = |partners: &[&'a str], categories: &[&'a str]| {
            let sum = self.sum(partners, categories);
            if sum.is_zero() { String::new() } else { material.words.amount(sum) }
        };
        let chunks: Vec<&[&str]> = self.partners.chunks(PARTNERS_BESIDE).collect();
        chunks
            .iter()
            .enumerate()
            .map(|(at, partners)| {
                // The last summary closes with all partners together, unless there is but one.
                let whole = at + 1 == chunks.len() && self.partners.len() > 1;
                let cells = |categories: &[&'a str]| {
                    let of_partners = partners.iter().map(|partner| amount(&[*partner], categories));
                    of_partners.chain(whole.then(|| amount(&self.partners, categories))).collect()
                };
                let names = partners.iter().map(|id| shortened_to(&partner_name(material, id), LONGEST_HEADING));
                Summary {
                    columns: names.chain(whole.then(|| material.label("export-all-partners"))).collect(),
                    rows: self
                        .categories
                        .iter()
                        .map(|category| SummaryRow {
                            category: category_name(material, category),
                            cells: cells(&[*category]),
                        })
                        .collect(),
                    total: cells(&self.categories),
                }
            })
            .collect()
    }

    fn partner_lines(&self, material: &Material<'_>, partner: &'a str) -> PartnerLines {
        let groups = self.categories.iter().filter_map(|category| {
            let lines = self.of_both(partner, category);
            (!lines.is_empty()).then(|| Group {
                category: category_name(material, category),
                total: material.words.amount(self.sum(&[partner], &[*category])),
                lines: lines.iter().map(|(number, line)| shown(material, *number, line)).collect(),
            })
        });
        PartnerLines {
            name: partner_name(material, partner),
            total: material.words.amount(self.sum(&[partner], &self.categories)),
            groups: groups.collect(),
        }
    }
}

/// The known codes that are used, in their own order; then the others; what is not chosen comes last.
fn in_order<'a>(known: impl Iterator<Item = &'a str>, used: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut left: std::collections::BTreeSet<&str> = used.collect();
    let mut order: Vec<&str> = known.filter(|code| left.remove(code)).collect();
    let none = left.remove("");
    order.extend(left);
    order.extend(none.then_some(""));
    order
}

fn partner_name(material: &Material<'_>, id: &str) -> String {
    Some(material.partner(id)).filter(|name| !name.is_empty()).unwrap_or_else(|| material.label("export-no-partner"))
}

fn category_name(material: &Material<'_>, code: &str) -> String {
    if code.is_empty() {
        return material.label("export-no-category");
    }
    let known = material.input.call.category.iter().find(|category| category.id == code);
    known.map_or_else(
        || shortened_to(&material.typed.line(code), LONGEST_HEADING),
        |category| material.call_text(&category.title),
    )
}

fn shown(material: &Material<'_>, number: usize, line: &BudgetLine) -> Line {
    let words = material.words;
    let amount = line.amount();
    let remark = match amount {
        None => material.label(uncounted(line)),
        Some(_) if !line.eligible => material.label("export-line-not-eligible"),
        Some(_) => String::new(),
    };
    Line {
        place: format!("/budget/{}", line.id),
        number,
        description: material.typed.line(&line.description),
        remark,
        action: material.action_code(&line.action),
        quantity: material.entry(&line.quantity, |quantity| words.quantity(*quantity)),
        unit: material.typed.line(&line.unit),
        unit_cost: material.entry(&line.unit_cost, |cost| words.unit_cost(*cost)),
        amount: amount.map(|amount| words.amount(amount)),
    }
}

/// Why a line counts in no sum.
fn uncounted(line: &BudgetLine) -> &'static str {
    match (&line.quantity, &line.unit_cost) {
        (Entry::Unreadable(_), _) => "export-line-quantity-wrong",
        (_, Entry::Unreadable(_)) => "export-line-cost-wrong",
        _ => "export-line-open",
    }
}

fn totals(material: &Material<'_>) -> Vec<Total> {
    let (totals, words) = (&material.input.report.totals, material.words);
    let direct = match material.only() {
        None => totals.direct,
        Some(only) => totals.by_partner.get(only).copied().unwrap_or_default(),
    };
    let not_eligible = direct.total - direct.eligible;
    let line = |key, explained, amount: Euro, weight| Total {
        label: material.label(key),
        explained,
        amount: words.amount(amount),
        weight,
    };
    let mut lines = vec![line("export-total-direct", String::new(), direct.eligible, 0)];
    if material.only().is_some() {
        // Indirect costs are the whole project's: no partner bears a share of them that a dossier would know.
        if !not_eligible.is_zero() {
            lines.push(line("export-total-not-eligible", String::new(), not_eligible, 0));
        }
        lines.push(line("export-total-direct-all", String::new(), direct.total, 2));
        return lines;
    }
    if material.input.call.indirect.is_some() || !totals.indirect.is_zero() {
        let rate = material.entry(&material.input.dossier.indirect_rate, |rate| words.percent(*rate)).text;
        let explained = material.say(
            if material.input.dossier.indirect_rate.get().is_some() {
                "export-indirect-explained"
            } else {
                "export-indirect-open"
            },
            &[("rate", rate.into()), ("base", words.money(totals.indirect_base).into())],
        );
        lines.push(line("export-total-indirect", explained, totals.indirect, 0));
    }
    lines.push(line("export-total-eligible", String::new(), totals.eligible, 1));
    if !not_eligible.is_zero() {
        lines.push(line("export-total-not-eligible", String::new(), not_eligible, 0));
    }
    lines.push(line("export-total-cost", String::new(), totals.cost, 2));
    lines
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn known_codes_come_first_and_the_open_choice_last() {
        let order = in_order(["b", "a", "c"].into_iter(), ["", "z", "a", "b"].into_iter());
        assert_eq!(order, ["b", "a", "z", ""]);
    }
}
