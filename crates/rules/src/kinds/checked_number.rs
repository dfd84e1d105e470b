//! The numbers that partners give pass their check.

use voorstel_model::{Edit, Field, FieldValue, List, NumberKind, Partner, Role};

use super::Kind;
use crate::facts::{Facts, is_blank};
use crate::parts::Parts;
use crate::report::{Applicability, Fix, FixAct, Measure};
use crate::states;
use crate::verdict::Verdict;

pub(super) struct CheckedNumber<'r> {
    pub number: NumberKind,
    pub required_of: &'r [Role],
}

impl Kind for CheckedNumber<'_> {
    fn name(&self) -> &'static str {
        "checked-number"
    }

    fn reads(&self) -> Parts {
        Parts::PARTNERS
    }

    fn check(&self, facts: &Facts<'_>) -> Verdict {
        if facts.partners.is_empty() && !self.required_of.is_empty() {
            return Verdict::undecided(vec![Field::list(List::Partners)]);
        }
        let mut wrong = Vec::new();
        let mut missing = Vec::new();
        let mut right = Vec::new();
        for partner in facts.partners.iter().filter(|partner| self.binds(partner)) {
            let typed = self.typed(partner);
            let is_required = self.required_of.contains(&partner.role);
            if !is_blank(typed) {
                if self.passes(typed) { right.push(self.field(partner)) } else { wrong.push(partner) }
            } else if is_required && self.number == NumberKind::EnterpriseNumber && is_blank(&partner.country) {
                // Only a Belgian partner has one: the country comes first.
                missing.push(Field::of(List::Partners, &partner.id, "country"));
            } else if is_required {
                missing.push(self.field(partner));
            }
        }
        if let Some(first) = wrong.first() {
            return Verdict::broken()
                .measured(Measure::Typed(self.typed(first).to_owned()))
                .operands(wrong.iter().map(|partner| self.field(partner)).collect())
                .fixes(self.repair(&wrong).into_iter().collect());
        }
        if !missing.is_empty() {
            return Verdict::undecided(missing);
        }
        if right.is_empty() {
            return Verdict::not_applicable();
        }
        Verdict::met().operands(right)
    }
}

impl CheckedNumber<'_> {
    /// Enterprise numbers are Belgian; while the country is open, a number that is given is checked all the same.
    fn binds(&self, partner: &Partner) -> bool {
        let country = states::country(&partner.country);
        self.number == NumberKind::Pic || country == "BE" || country.is_empty()
    }

    fn typed<'p>(&self, partner: &'p Partner) -> &'p str {
        match self.number {
            NumberKind::EnterpriseNumber => &partner.enterprise_number,
            NumberKind::Pic => &partner.pic,
        }
    }

    fn field(&self, partner: &Partner) -> Field {
        let name = match self.number {
            NumberKind::EnterpriseNumber => "enterprise_number",
            NumberKind::Pic => "pic",
        };
        Field::of(List::Partners, &partner.id, name)
    }

    fn passes(&self, typed: &str) -> bool {
        match self.number {
            NumberKind::EnterpriseNumber => digits(typed).is_some_and(|digits| is_enterprise_number(&digits)),
            NumberKind::Pic => digits(typed).is_some_and(|digits| digits.len() == 9),
        }
    }

    /// The old form had nine digits: with a nought in front they are today's number.
    fn repair(&self, wrong: &[&Partner]) -> Option<Fix> {
        let [only] = wrong else { return None };
        if self.number != NumberKind::EnterpriseNumber {
            return None;
        }
        let digits = digits(self.typed(only)).filter(|digits| digits.len() == 9)?;
        let digits = format!("0{digits}");
        if !is_enterprise_number(&digits) {
            return None;
        }
        let (first, rest) = digits.split_at(4);
        let (second, third) = rest.split_at(3);
        let to = format!("{first}.{second}.{third}");
        let edits = vec![Edit::Set { field: self.field(only), value: FieldValue::Text(to.clone()) }];
        let act = FixAct::CorrectNumber { partner: only.id.clone(), to };
        Some(Fix { act, edits, applicability: Applicability::Safe })
    }
}

/// The numbers that a partner gives and that do not pass their check.
pub fn wrong_numbers(partner: &Partner) -> Vec<NumberKind> {
    let is_wrong = |number: &NumberKind| {
        let checked = CheckedNumber { number: *number, required_of: &[] };
        let typed = checked.typed(partner);
        checked.binds(partner) && !is_blank(typed) && !checked.passes(typed)
    };
    [NumberKind::EnterpriseNumber, NumberKind::Pic].into_iter().filter(is_wrong).collect()
}

/// The digits of a number, without the marks people put between them; none where something else stands there.
fn digits(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let country = typed.get(..2).filter(|start| start.eq_ignore_ascii_case("BE"));
    let typed = if country.is_some() { typed.get(2..)? } else { typed };
    let marks = [' ', '.', '-', '/', '\u{a0}'];
    let digits: String = typed.chars().filter(|letter| !marks.contains(letter)).collect();
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// Ten digits, the first 0 or 1, the last two 97 less the rest of the first eight by 97.
fn is_enterprise_number(digits: &str) -> bool {
    if digits.len() != 10 || !digits.starts_with(['0', '1']) {
        return false;
    }
    let (Some(Ok(number)), Some(Ok(check))) =
        (digits.get(..8).map(str::parse::<u32>), digits.get(8..).map(str::parse::<u32>))
    else {
        return false;
    };
    check == 97 - number % 97
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::Status::*;
    use crate::testing::*;

    fn partner(country: &str, number: &str) -> Value {
        json!({ "partners": [{ "id": "p1", "role": "lead", "country": country, "enterprise_number": number }] })
    }

    #[test]
    fn an_enterprise_number_passes_its_check() {
        let rule = json!({ "kind": "checked-number", "number": "enterprise-number" });
        statuses(
            &rule,
            &[
                (partner("BE", "0403.019.261"), Met),
                (partner("BE", "BE 0428.759.497"), Met),
                (partner("BE", "0428759497"), Met),
                (partner("BE", "0431.150.351"), Broken),
                (partner("BE", "0403.019.262"), Broken),
                (partner("BE", "2403.019.261"), Broken),
                (partner("BE", "onbekend"), Broken),
                (partner("", "onbekend"), Broken),
                (partner("NL", "onbekend"), NotApplicable),
                (partner("BE", ""), NotApplicable),
                (json!({}), NotApplicable),
            ],
        );
    }

    #[test]
    fn nine_digits_are_made_ten() {
        let rule = json!({ "kind": "checked-number", "number": "enterprise-number" });
        let old = partner("BE", "403.019.261");
        let fix = check(&rule, &old).fixes.remove(0);
        assert_eq!(fix.applicability, Applicability::Safe);
        assert_eq!(mended(&old, &fix).partners[0].enterprise_number, "0403.019.261");
        assert_eq!(check(&rule, &partner("BE", "403.019.262")).fixes, []);
    }

    #[test]
    fn a_required_number_is_still_to_be_filled_in() {
        let rule = json!({ "kind": "checked-number", "number": "enterprise-number", "required-of": ["lead"] });
        assert_eq!(missing(&check(&rule, &partner("BE", ""))), ["/partners/p1/enterprise_number"]);
        assert_eq!(missing(&check(&rule, &partner("", ""))), ["/partners/p1/country"]);
        assert_eq!(missing(&check(&rule, &json!({}))), ["/partners"]);
        statuses(&rule, &[(partner("NL", ""), NotApplicable)]);
    }

    #[test]
    fn a_pic_has_nine_digits() {
        let rule = json!({ "kind": "checked-number", "number": "pic", "required-of": ["lead"] });
        let pic = |pic: &str| json!({ "partners": [{ "id": "p1", "role": "lead", "country": "SE", "pic": pic }] });
        statuses(
            &rule,
            &[(pic("999 999 999"), Met), (pic("99999999"), Broken), (pic("9999999999"), Broken), (pic(""), Undecided)],
        );
    }
}
