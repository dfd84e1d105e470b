//! What is declared and nothing asks for: it would be shown, and never be missed.

use std::collections::BTreeSet;

use voorstel_model::{Base, Call, RuleKind};

use super::Told;
use super::claims::everywhere;
use crate::problem::Weight;

pub(super) fn check(call: &Call, told: &mut Told<'_>) {
    let named = Named::by(call);
    let list = |list: &'static str, ids: Vec<&str>, used: &BTreeSet<&str>| -> Vec<(String, String)> {
        let unused = ids.iter().enumerate().filter(|(_, id)| !used.contains(**id));
        unused.map(|(index, id)| (format!("{list}[{index}]"), (*id).to_owned())).collect()
    };
    let documents = authorities(call);
    for (key, id) in list("source", call.source.iter().map(|one| one.id.as_str()).collect(), &documents) {
        told.tell(
            Weight::Advice,
            &key,
            (format!("niets beroept zich op \"{id}\""), format!("nothing rests on \"{id}\"")),
            ("noem het document bij een regel, of laat het weg", "name the document in a rule, or leave it out"),
        );
    }
    for (key, id) in
        list("declaration", call.declaration.iter().map(|one| one.id.as_str()).collect(), &named.declarations)
    {
        told.tell(
            Weight::Advice,
            &key,
            (format!("geen regel vraagt de verklaring \"{id}\""), format!("no rule asks the declaration \"{id}\"")),
            ("voeg een regel van de soort `kind:declaration` toe", "add a rule of the kind `kind:declaration`"),
        );
    }
    for (key, id) in list("annex", call.annex.iter().map(|one| one.id.as_str()).collect(), &named.annexes) {
        told.tell(
            Weight::Advice,
            &key,
            (format!("geen regel vraagt de bijlage \"{id}\""), format!("no rule asks the annex \"{id}\"")),
            ("voeg een regel van de soort `kind:annex` toe", "add a rule of the kind `kind:annex`"),
        );
    }
    for (key, id) in list("section", call.section.iter().map(|one| one.id.as_str()).collect(), &named.sections) {
        told.tell(
            Weight::Advice,
            &key,
            (format!("geen regel vraagt de tekst \"{id}\""), format!("no rule asks the text \"{id}\"")),
            (
                "voeg een regel van de soort `kind:text-required` toe, als de tekst verplicht is",
                "add a rule of the kind `kind:text-required`, if the text is compulsory",
            ),
        );
    }
    for (key, id) in list("cofinancer", call.cofinancer.iter().map(|one| one.id.as_str()).collect(), &named.sources) {
        // What is asked counts in every share of what is asked, named or not.
        let counts = named.bases.contains("asked") && call.cofinancer.iter().any(|one| one.id == id && one.asked);
        if counts {
            continue;
        }
        told.tell(
            Weight::Advice,
            &key,
            (format!("geen regel zegt hoeveel \"{id}\" betaalt"), format!("no rule says how much \"{id}\" pays")),
            (
                "voeg een regel van de soort `kind:share` of `kind:amount` toe",
                "add a rule of the kind `kind:share` or `kind:amount`",
            ),
        );
    }
    categories(call, &named, told);
}

/// Costs have to be booked somewhere, and what nobody may book needs no ceiling.
fn categories(call: &Call, named: &Named<'_>, told: &mut Told<'_>) {
    let is_about_cost = !named.bases.is_empty() || call.rule.iter().any(|rule| matches!(rule.kind, RuleKind::Balance));
    if call.category.is_empty() && is_about_cost {
        told.tell(
            Weight::Warning,
            "category",
            (
                "regels gaan over kosten, en de oproep heeft geen kostencategorieën",
                "rules are about costs, and the call has no cost categories",
            ),
            ("vul `category` in: minstens één", "fill in `category`: at least one"),
        );
    }
    let refused: BTreeSet<&str> = call
        .rule
        .iter()
        .filter(|rule| rule.when.is_none())
        .filter_map(|rule| match &rule.kind {
            RuleKind::CategoryNotEligible { categories } => Some(categories),
            _ => None,
        })
        .flatten()
        .map(String::as_str)
        .collect();
    for (index, rule) in call.rule.iter().enumerate() {
        if let RuleKind::CategoryCap { categories, .. } = &rule.kind
            && categories.iter().all(|code| refused.contains(code.as_str()))
        {
            told.tell(
                Weight::Warning,
                &format!("rule[{index}].categories"),
                (
                    "deze kosten komen volgens een andere regel niet in aanmerking: er valt niets te begrenzen",
                    "by another rule these costs are not eligible: there is nothing to limit",
                ),
                ("laat een van beide regels weg", "leave out either rule"),
            );
        }
    }
    let all_refused = !call.category.is_empty() && call.category.iter().all(|one| refused.contains(one.id.as_str()));
    if all_refused {
        told.tell(
            Weight::Error,
            "category",
            ("geen enkele kost komt in aanmerking", "no cost is eligible at all"),
            (
                "neem een categorie uit de regel `kind:category-not-eligible`",
                "take a category out of the rule `kind:category-not-eligible`",
            ),
        );
    }
}

/// The codes that rules and their conditions name.
#[derive(Default)]
struct Named<'c> {
    declarations: BTreeSet<&'c str>,
    annexes: BTreeSet<&'c str>,
    sections: BTreeSet<&'c str>,
    sources: BTreeSet<&'c str>,
    bases: BTreeSet<&'static str>,
}

impl<'c> Named<'c> {
    fn by(call: &'c Call) -> Named<'c> {
        let mut named = Named::default();
        for claim in everywhere(call) {
            match claim.kind {
                RuleKind::Declaration { declaration } => {
                    named.declarations.insert(declaration);
                }
                RuleKind::Annex { annex } => {
                    named.annexes.insert(annex);
                }
                RuleKind::TextRequired { section } | RuleKind::TextLength { section, .. } => {
                    named.sections.insert(section);
                }
                RuleKind::Amount { of, .. }
                | RuleKind::AmountPerPartner { of, .. }
                | RuleKind::AmountPerParticipant { of, .. } => named.sources.extend(of.iter().map(String::as_str)),
                RuleKind::Share { of, over, .. } => {
                    named.sources.extend(of.iter().map(String::as_str));
                    named.bases.insert(base(*over));
                }
                RuleKind::CategoryCap { over: Some(over), .. } => {
                    named.bases.insert(base(*over));
                }
                _ => {}
            }
        }
        named
    }
}

fn base(base: Base) -> &'static str {
    if base == Base::Asked { "asked" } else { "cost" }
}

/// The documents that something rests on.
fn authorities(call: &Call) -> BTreeSet<&str> {
    let dates = call.dates.deadline.iter().map(|deadline| &deadline.authority);
    let milestones = call.dates.milestone.iter().map(|milestone| &milestone.authority);
    let money = call.envelope.iter().chain(&call.other_envelope).map(|envelope| &envelope.authority);
    let rules = call.rule.iter().map(|rule| &rule.authority);
    dates.chain(milestones).chain(money).chain(rules).map(|authority| authority.document.as_str()).collect()
}
