//! Each partner's part of the money from these sources, in euro.

use std::collections::HashMap;

use voorstel_model::{Edit, Euro, Field, Funding, GRANT, List, Partner, Role};

use super::Kind;
use crate::course::{Course, Line};
use crate::facts::Facts;
use crate::growth::Growth;
use crate::parts::Parts;
use crate::report::{Applicability, Bound, Fix, FixAct, Measure, Question};
use crate::verdict::Verdict;

pub(super) struct AmountPerPartner<'r> {
    pub of: &'r [String],
    pub roles: &'r [Role],
    pub at_least: Option<Euro>,
    pub at_most: Option<Euro>,
}

/// A partner with its part.
#[derive(Clone, Copy)]
struct Part<'a> {
    partner: &'a Partner,
    amount: Euro,
}

impl Kind for AmountPerPartner<'_> {
    fn name(&self) -> &'static str {
        "amount-per-partner"
    }

    fn reads(&self) -> Parts {
        Parts::FUNDING | Parts::PARTNERS
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let parts = self.parts(facts);
        let (Some(largest), Some(smallest)) =
            (parts.iter().max_by_key(|part| part.amount), parts.iter().min_by_key(|part| part.amount))
        else {
            return Verdict::undecided(vec![Field::list(List::Partners)]);
        };
        if !facts.has_funding() {
            return Verdict::undecided(facts.missing_funding());
        }
        let below = self.at_most.map(|most| (Bound::AtMost, most, most - largest.amount, largest));
        let above = self.at_least.map(|least| (Bound::AtLeast, least, smallest.amount - least, smallest));
        let is_over = below.is_some_and(|(_, _, room, _)| room.is_negative());
        let is_short = above.is_some_and(|(_, _, room, _)| room.is_negative());
        // Money that is nobody's yet can still become anybody's part.
        let nobodys = self.nobodys(facts);
        if !nobodys.is_empty() && !is_over && (is_short || below.is_some()) {
            return Verdict::undecided(nobodys);
        }
        let empty = facts.empty_amounts(self.of);
        if is_short && !is_over && !empty.is_empty() {
            return Verdict::undecided(empty);
        }
        // The side that is broken, or else the one that binds first.
        let Some((bound, limit, room, part)) = below.into_iter().chain(above).min_by_key(|(_, _, room, _)| *room)
        else {
            return Verdict::met();
        };
        let verdict = Verdict::holds(!room.is_negative())
            .measured(Measure::Money(part.amount))
            .limit(bound, Measure::Money(limit))
            .headroom(Measure::Money(room))
            .operands(self.fields(facts, part));
        if !verdict.is_broken() {
            return verdict;
        }
        if facts.is_trial {
            return verdict;
        }
        verdict.fixes(self.mend(facts, &parts, bound, limit).into_iter().collect())
    }

    fn asks(&self) -> Vec<Question> {
        let limits = self.at_most.is_some() && self.of.iter().any(|source| source == GRANT);
        limits.then_some(Question::Grant).into_iter().collect()
    }

    /// What all partners may have together: the division is free. Of some partners only nothing can be said, since the
    /// others may have all the rest.
    fn course(&self, growth: &Growth<'_>, facts: &Facts<'_>) -> Option<Course> {
        let (Growth::Money(flow), Some(most)) = (growth, self.at_most) else { return None };
        if !flow.asks() || !self.binds_all(facts) || facts.partners.is_empty() {
            return None;
        }
        let partners = i128::try_from(facts.partners.len()).unwrap_or(i128::MAX);
        let all = Line::still(most.cents().saturating_mul(partners));
        Some(Course::between(Some(all.less(&flow.sources(self.of, facts))), None, false))
    }

    fn waits(&self, growth: &Growth<'_>, facts: &Facts<'_>) -> bool {
        matches!(growth, Growth::Money(flow) if flow.asks()) && self.at_most.is_some() && facts.partners.is_empty()
    }
}

impl AmountPerPartner<'_> {
    fn binds_all(&self, facts: &Facts<'_>) -> bool {
        facts.partners.iter().all(|partner| self.roles.is_empty() || self.roles.contains(&partner.role))
    }

    fn parts<'a>(&self, facts: &Facts<'a>) -> Vec<Part<'a>> {
        let mut by_partner: HashMap<&str, Euro> = HashMap::new();
        for row in facts.rows(self.of) {
            let sum = by_partner.entry(row.partner.as_str()).or_default();
            *sum = *sum + row.amount.get().unwrap_or_default();
        }
        let part = |partner: &'a Partner| Part {
            partner,
            amount: by_partner.get(partner.id.as_str()).copied().unwrap_or_default(),
        };
        facts.in_roles(self.roles).map(part).collect()
    }

    /// Where it has to be filled in whose the money is.
    fn nobodys(&self, facts: &Facts<'_>) -> Vec<Field> {
        let is_nobodys =
            |row: &&Funding| row.partner.is_empty() && row.amount.get().is_some_and(|amount| !amount.is_zero());
        let rows = facts.rows(self.of).filter(is_nobodys);
        rows.map(|row| Field::of(List::Funding, &row.id, "partner")).collect()
    }

    /// Where a partner's part stands, the largest first, and the partner itself.
    fn fields(&self, facts: &Facts<'_>, part: &Part<'_>) -> Vec<Field> {
        let amounts = self.largest_first(facts, part.partner).into_iter();
        let mut fields: Vec<Field> = amounts.map(|(row, _)| Field::of(List::Funding, &row.id, "amount")).collect();
        if fields.is_empty() {
            fields.push(Field::list(List::Funding));
        }
        fields.push(Field::of(List::Partners, &part.partner.id, "name"));
        fields
    }

    fn largest_first<'a>(&self, facts: &Facts<'a>, partner: &Partner) -> Vec<(&'a Funding, Euro)> {
        let of_partner = facts.rows(self.of).filter(|row| row.partner == partner.id);
        let mut rows: Vec<(&Funding, Euro)> = of_partner.filter_map(|row| Some((row, row.amount.get()?))).collect();
        rows.sort_by_key(|(_, amount)| std::cmp::Reverse(*amount));
        rows
    }

    /// Brings every part that is beyond the limit to it.
    fn mend(&self, facts: &Facts<'_>, parts: &[Part<'_>], bound: Bound, limit: Euro) -> Option<Fix> {
        let is_wrong = |part: &&Part<'_>| match bound {
            Bound::AtMost => part.amount > limit,
            _ => part.amount < limit,
        };
        let wrong: Vec<&Part<'_>> = parts.iter().filter(is_wrong).collect();
        let partners = wrong.iter().map(|part| part.partner.id.clone()).collect();
        let (act, edits) = match bound {
            Bound::AtMost => {
                let edits = wrong.iter().flat_map(|part| self.lower(facts, part, limit)).collect();
                (FixAct::LowerParts { partners, to: limit }, edits)
            }
            _ => {
                let edits: Option<Vec<Edit>> = wrong.iter().map(|part| self.raise(facts, part, limit)).collect();
                (FixAct::RaiseParts { partners, to: limit }, edits?)
            }
        };
        Some(Fix { act, edits, applicability: Applicability::Safe })
    }

    fn lower(&self, facts: &Facts<'_>, part: &Part<'_>, to: Euro) -> Vec<Edit> {
        let mut left = part.amount - to;
        let mut edits = Vec::new();
        for (row, amount) in self.largest_first(facts, part.partner) {
            let taken = amount.min(left);
            if taken.is_zero() {
                break;
            }
            edits.push(crate::money::set_amount(row, amount - taken));
            left = left - taken;
        }
        edits
    }

    fn raise(&self, facts: &Facts<'_>, part: &Part<'_>, to: Euro) -> Option<Edit> {
        let by = to - part.amount;
        match self.largest_first(facts, part.partner).first() {
            Some((row, amount)) => (*amount + by).can_be_entered().then(|| crate::money::set_amount(row, *amount + by)),
            None => facts.add_part(self.of, &part.partner.id, by),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::Status::*;
    use crate::testing::*;

    /// Two partners, and rows of `partner source amount`.
    fn divided(rows: &[(&str, &str, &str)]) -> Value {
        let row = |(at, (partner, source, amount)): (usize, &(&str, &str, &str))| json!({ "id": format!("f{at}"), "partner": partner, "source": source, "amount": amount });
        json!({
            "partners": [{ "id": "p1", "role": "lead" }, { "id": "p2", "role": "co-applicant" }],
            "funding": rows.iter().enumerate().map(row).collect::<Vec<_>>(),
        })
    }

    fn rule() -> Value {
        json!({ "kind": "amount-per-partner", "of": ["grant"], "at-most": "50000" })
    }

    #[test]
    fn no_partner_has_more_to_the_cent() {
        statuses(
            &rule(),
            &[
                (divided(&[("p1", "grant", "50000"), ("p2", "grant", "49999.99")]), Met),
                (divided(&[("p1", "grant", "1"), ("p2", "grant", "50000.01")]), Broken),
                (divided(&[("p1", "grant", "30000"), ("p1", "grant", "20000.01")]), Broken),
                (divided(&[("p1", "grant", "50000"), ("p1", "own", "20000")]), Met),
                (divided(&[("p1", "grant", "1"), ("", "grant", "1")]), Undecided),
                (divided(&[("p1", "grant", "50000.01"), ("", "grant", "1")]), Broken),
                (divided(&[]), Undecided),
                (json!({}), Undecided),
            ],
        );
        let over = check(&rule(), &divided(&[("p1", "grant", "1"), ("p2", "grant", "50100")]));
        assert_eq!((over.measured.clone(), over.headroom.clone()), (money("50100"), money("-100")));
        assert_eq!(operands(&over), ["/funding/f1/amount", "/partners/p2/name"]);
        assert_eq!(missing(&check(&rule(), &divided(&[("", "grant", "1")]))), ["/funding/f0/partner"]);
        assert_eq!(missing(&check(&rule(), &json!({}))), ["/partners"]);
    }

    #[test]
    fn every_partner_in_these_roles_brings_the_least() {
        let rule =
            json!({ "kind": "amount-per-partner", "of": ["own"], "roles": ["co-applicant"], "at-least": "1000" });
        statuses(
            &rule,
            &[
                (divided(&[("p2", "own", "1000")]), Met),
                (divided(&[("p2", "own", "999.99")]), Broken),
                (divided(&[("p1", "own", "9000")]), Broken),
                (divided(&[("p2", "own", ""), ("p1", "own", "1")]), Undecided),
                (divided(&[("p1", "own", "1"), ("", "own", "2000")]), Undecided),
                (divided(&[("p2", "own", "1000"), ("", "own", "2000")]), Met),
            ],
        );
    }

    #[test]
    fn every_part_that_is_too_large_is_lowered_at_once() {
        let fields = divided(&[("p1", "grant", "50001"), ("p2", "grant", "40000"), ("p2", "grant", "20000")]);
        let over = check(&rule(), &fields);
        let fix = &over.fixes[0];
        let both = vec!["p1".to_owned(), "p2".to_owned()];
        assert_eq!(fix.act, FixAct::LowerParts { partners: both, to: euro("50000") });
        assert_eq!(fix.applicability, Applicability::Safe);
        let after: Vec<String> = mended(&fields, fix).funding.iter().map(|row| row.amount.to_string()).collect();
        assert_eq!(after, ["50000.00", "30000.00", "20000.00"]);
    }

    #[test]
    fn what_a_partner_lacks_is_added_in_its_name() {
        let rule = json!({ "kind": "amount-per-partner", "of": ["own"], "at-least": "1000" });
        let fields = divided(&[("p1", "own", "400")]);
        let short = check(&rule, &fields);
        assert_eq!(short.fixes[0].applicability, Applicability::Safe);
        let after = mended(&fields, &short.fixes[0]);
        let rows: Vec<(&str, String)> =
            after.funding.iter().map(|row| (row.partner.as_str(), row.amount.to_string())).collect();
        assert_eq!(rows, [("p1", "1000.00".to_owned()), ("p2", "1000.00".to_owned())]);
    }

    #[test]
    fn together_they_may_ask_the_limit_for_each() {
        let left = |fields: &Value| room(&rule(), fields, &Question::Grant);
        assert_eq!(left(&divided(&[("p1", "grant", "40000")])), money("60000"));
        assert_eq!(left(&json!({})), None);
        let some = json!({ "kind": "amount-per-partner", "of": ["grant"], "roles": ["lead"], "at-most": "50000" });
        assert_eq!(room(&some, &divided(&[("p1", "grant", "40000")]), &Question::Grant), None);
    }
}
