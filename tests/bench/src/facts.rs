//! A dossier as the other engines can take it: amounts as whole cents, shares as ten-thousandths, days as numbers.

use anyhow::{Context, Result};
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Map, Value, json};
use voorstel_model::{Date, Dossier, Entry};

/// Everything the compared rules look at.
///
/// # Errors
/// Where an amount is beyond what a number of JSON holds.
pub fn of(dossier: &Dossier) -> Result<Value> {
    let partners: Vec<Value> = dossier
        .partners
        .iter()
        .map(|one| {
            json!({
                "role": one.role, "kind": one.kind, "country": one.country, "region": one.region, "name": one.name,
                "inhabitants": one.inhabitants.unwrap_or_default(),
                "contact_name": one.contact.name, "contact_email": one.contact.email,
            })
        })
        .collect();
    let actions: Vec<Value> = dossier
        .actions
        .iter()
        .map(|one| {
            json!({
                "menu": one.menu, "lead": one.lead, "description": one.description,
                "start": day(&one.start), "end": day(&one.end),
            })
        })
        .collect();
    let budget = dossier.budget.iter().map(|line| {
        let amount = line.amount().context("a line without an amount")?;
        Ok(json!({ "category": line.category, "eligible": line.eligible, "amount": cents(amount)? }))
    });
    let funding = dossier.funding.iter().map(|one| {
        let amount = one.amount.get().context("a source without an amount")?;
        Ok(json!({ "source": one.source, "amount": cents(amount)? }))
    });
    let rate = dossier.indirect_rate.get().unwrap_or_default().decimal() * rust_decimal::Decimal::from(10_000);
    let declarations: Map<String, Value> =
        dossier.declarations.iter().map(|(code, made)| (code.clone(), Value::Bool(*made))).collect();
    Ok(json!({
        "title": dossier.title,
        "start": day(&dossier.period.start),
        "end": day(&dossier.period.end),
        "partners": partners,
        "actions": actions,
        "budget": budget.collect::<Result<Vec<_>>>()?,
        "funding": funding.collect::<Result<Vec<_>>>()?,
        "rate": rate.to_i64().context("a rate of too many decimals")?,
        "texts": dossier.texts,
        "declarations": declarations,
    }))
}

fn cents(amount: voorstel_model::Euro) -> Result<i64> {
    i64::try_from(amount.cents()).context("an amount that is too large")
}

/// A day as `20210131`; 0 while it is open.
fn day(day: &Entry<Date>) -> i64 {
    day.get()
        .map_or(0, |day| i64::from(day.0.year()) * 10_000 + i64::from(day.0.month()) * 100 + i64::from(day.0.day()))
}
