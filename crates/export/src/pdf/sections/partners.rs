//! Who takes part.

use serde::Serialize;
use voorstel_model::{Euro, Partner};

use crate::pdf::material::{Entered, Fact, Material};

#[derive(Debug, Serialize)]
pub(crate) struct Partners {
    pub(crate) rows: Vec<Row>,
    pub(crate) unassigned: Option<String>,
    pub(crate) total: String,
    pub(crate) details: Vec<Details>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) number: usize,
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) kind: Entered,
    pub(crate) place: Entered,
    pub(crate) cost: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct Details {
    place: String,
    pub(crate) name: String,
    pub(crate) facts: Vec<Fact>,
}

impl Partners {
    pub(crate) fn of(material: &Material<'_>) -> Partners {
        let totals = &material.input.report.totals;
        let cost = |id: &str| totals.by_partner.get(id).map(|cost| cost.total).unwrap_or_default();
        let partners = &material.input.dossier.partners;
        let known: Euro = partners.iter().map(|partner| cost(&partner.id)).sum();
        let unassigned = totals.direct.total - known;
        let shown = || partners.iter().enumerate().filter(|(_, partner)| material.is_shown(&partner.id));
        let total = material.only().map_or(totals.direct.total, cost);
        Partners {
            rows: shown()
                .map(|(at, partner)| Row {
                    number: at + 1,
                    name: material.name_of(partner),
                    role: material.words.role(partner.role),
                    kind: kind(material, partner),
                    place: place(material, partner),
                    cost: material.words.amount(cost(&partner.id)),
                })
                .collect(),
            unassigned: (!unassigned.is_zero() && material.only().is_none()).then(|| material.words.amount(unassigned)),
            total: material.words.amount(total),
            details: shown().map(|(_, partner)| details(material, partner)).collect(),
        }
    }
}

fn kind(material: &Material<'_>, partner: &Partner) -> Entered {
    partner.kind.map_or_else(|| material.open(), |kind| material.known(material.words.organisation_kind(kind)))
}

fn place(material: &Material<'_>, partner: &Partner) -> Entered {
    if partner.country.trim().is_empty() {
        return material.open();
    }
    let mut place = material.typed.line(&material.words.country(partner.country.trim()));
    if !partner.region.trim().is_empty() {
        let region = material.typed.line(&material.words.region(partner.region.trim()));
        place = format!("{place}, {region}");
    }
    material.known(place)
}

fn details(material: &Material<'_>, partner: &Partner) -> Details {
    let words = material.words;
    let mut facts = Vec::new();
    let mut fact = |key: &str, value| facts.push(Fact { label: words.label(key), value, authority: None });
    fact("export-partner-role", material.known(words.role(partner.role)));
    fact("export-partner-kind", kind(material, partner));
    fact("export-partner-place", place(material, partner));
    let belgian = partner.country.trim().is_empty() || partner.country.trim() == "BE";
    if belgian || !partner.enterprise_number.is_empty() {
        fact("export-partner-number", material.entered(&grouped(&partner.enterprise_number)));
    }
    // What only some partners have is not asked of the others.
    if !partner.pic.is_empty() {
        fact("export-partner-pic", material.entered(&partner.pic));
    }
    if let Some(inhabitants) = partner.inhabitants {
        fact("export-partner-inhabitants", material.known(words.count(i64::from(inhabitants))));
    }
    if material.input.options.contacts {
        let contact = &partner.contact;
        fact("export-partner-contact", material.entered(&contact.name));
        fact("export-partner-email", material.address(&contact.email));
        if !contact.phone.is_empty() {
            fact("export-partner-phone", material.entered(&contact.phone));
        }
    }
    Details { place: format!("/partners/{}", partner.id), name: material.name_of(partner), facts }
}

/// An enterprise number as the register writes it, `0403.019.261`; anything else as it was typed.
fn grouped(number: &str) -> String {
    let digits: String = number.chars().filter(|one| !matches!(one, '.' | ' ')).collect();
    if digits.len() == 10 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("{}.{}.{}", &digits[..4], &digits[4..7], &digits[7..])
    } else {
        number.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn enterprise_numbers_are_written_as_the_register_does() {
        for (typed, shown) in
            [("0403019261", "0403.019.261"), ("0403.019.261", "0403.019.261"), ("BE 12", "BE 12"), ("", "")]
        {
            assert_eq!(grouped(typed), shown);
        }
    }
}
