//! Every partner in these roles is established in one of these countries.

use voorstel_model::{Date, Field, List, Partner, Role};

use super::Kind;
use super::applicant_kinds::nobody;
use crate::facts::{Facts, is_blank};
use crate::parts::Parts;
use crate::report::{Bound, FixAct, Measure};
use crate::states;
use crate::verdict::{Verdict, explain};

pub(super) struct Countries<'r> {
    pub roles: &'r [Role],
    pub allowed: &'r [String],
    pub excluded: &'r [String],
}

impl Kind for Countries<'_> {
    fn name(&self) -> &'static str {
        "countries"
    }

    fn reads(&self) -> Parts {
        Parts::PARTNERS
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        let bound = facts.in_roles(self.roles);
        if bound.clone().next().is_none() {
            return nobody(facts, self.roles);
        }
        let day = states::day_of(facts.call, facts.today);
        let field = |partner: &Partner| Field::of(List::Partners, &partner.id, "country");
        let wrong: Vec<&Partner> = bound
            .clone()
            .filter(|partner| !is_blank(&partner.country) && !self.is_allowed(&states::country(&partner.country), day))
            .collect();
        if let Some(first) = wrong.first() {
            let mut codes: Vec<String> = wrong.iter().map(|partner| states::country(&partner.country)).collect();
            codes.sort();
            codes.dedup();
            let is_excluded = codes.iter().all(|code| self.excluded.iter().any(|one| states::country(one) == *code));
            let (side, limit) = if is_excluded { (Bound::NoneOf, self.excluded) } else { (Bound::OneOf, self.allowed) };
            return Verdict::broken()
                .measured(Measure::Codes(codes))
                .limit(side, Measure::Codes(limit.to_vec()))
                .operands(wrong.iter().map(|partner| field(partner)).collect())
                .fixes(vec![explain(FixAct::ReplacePartner { partner: first.id.clone() })]);
        }
        let unknown: Vec<Field> = bound.clone().filter(|partner| is_blank(&partner.country)).map(field).collect();
        if !unknown.is_empty() {
            return Verdict::undecided(unknown);
        }
        let (side, limit) =
            if self.allowed.is_empty() { (Bound::NoneOf, self.excluded) } else { (Bound::OneOf, self.allowed) };
        Verdict::met().limit(side, Measure::Codes(limit.to_vec())).operands(bound.map(field).collect())
    }
}

impl Countries<'_> {
    fn is_allowed(&self, code: &str, day: Date) -> bool {
        let names = |one: &String| match one.as_str() {
            states::UNION => states::is_member(code, day),
            one => states::country(one) == code,
        };
        (self.allowed.is_empty() || self.allowed.iter().any(names)) && !self.excluded.iter().any(names)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::Status::*;
    use crate::testing::*;

    fn from(countries: &[&str]) -> Value {
        let partners = countries.iter().enumerate();
        let partners: Vec<Value> =
            partners.map(|(at, country)| json!({ "id": format!("p{at}"), "country": country })).collect();
        json!({ "partners": partners })
    }

    #[test]
    fn where_no_country_is_named_only_the_excluded_ones_are_kept_out() {
        let rule = json!({ "kind": "countries", "excluded": ["DK"] });
        statuses(
            &rule,
            &[(from(&["BE", "CH", "JO"]), Met), (from(&["CH", "DK"]), Broken), (from(&["BE", ""]), Undecided)],
        );
        let met = check(&rule, &from(&["CH"]));
        assert_eq!(met.limit.map(|limit| limit.bound), Some(Bound::NoneOf));
    }

    #[test]
    fn partners_come_from_the_union_but_not_from_an_excluded_country() {
        let rule = json!({ "kind": "countries", "allowed": ["EU"], "excluded": ["DK"] });
        statuses(
            &rule,
            &[
                (from(&["BE", "el", "HR"]), Met),
                (from(&["BE", "DK"]), Broken),
                (from(&["BE", "CH"]), Broken),
                (from(&["BE", ""]), Undecided),
                (from(&["DK", ""]), Broken),
                (from(&[]), Undecided),
                // The test call's deadline is in October 2020.
                (from(&["UK"]), Broken),
            ],
        );
        let excluded = check(&rule, &from(&["BE", "DK"]));
        assert_eq!(excluded.limit.as_ref().map(|limit| limit.bound), Some(Bound::NoneOf));
        assert_eq!(operands(&excluded), ["/partners/p1/country"]);
        assert_eq!(missing(&check(&rule, &from(&["BE", ""]))), ["/partners/p1/country"]);
    }
}
