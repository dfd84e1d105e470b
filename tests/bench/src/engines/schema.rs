//! JSON Schema, for the rules that are about form alone: it adds nothing up.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow};
use jsonschema::Validator;
use serde_json::Value;
use voorstel_model::{Call, Dossier};

use super::{Engine, Verdicts};
use crate::facts;

const RULES: &str = include_str!("../rules/call.schemas.json");

/// The compiled schemas, one a rule: a schema for them all would not say which rule is broken.
pub struct Schema {
    rules: Vec<(String, Validator)>,
}

/// The rules that can be said as a schema.
///
/// # Errors
/// Where the file of schemas is none.
pub fn rules() -> Result<Vec<String>> {
    let written: BTreeMap<String, Value> = serde_json::from_str(RULES)?;
    Ok(written.into_keys().collect())
}

impl Engine for Schema {
    type Prepared = Value;
    type Answer = Vec<bool>;

    const NAME: &'static str = "jsonschema 0.61.2";

    fn new(_: &Call) -> Result<Self> {
        let written: BTreeMap<String, Value> = serde_json::from_str(RULES)?;
        let compile = |(name, schema): (String, Value)| {
            let compiled = jsonschema::validator_for(&schema).map_err(|error| anyhow!("{name}: {error}"))?;
            Ok((name, compiled))
        };
        Ok(Schema { rules: written.into_iter().map(compile).collect::<Result<_>>()? })
    }

    fn prepare(&self, dossier: &Dossier) -> Result<Value> {
        facts::of(dossier)
    }

    fn judge(&mut self, input: &Value) -> Result<Vec<bool>> {
        Ok(self.rules.iter().map(|(_, rule)| rule.is_valid(input)).collect())
    }

    fn verdicts(&self, answer: &Vec<bool>) -> Result<Verdicts> {
        Ok(self.rules.iter().map(|(name, _)| name.clone()).zip(answer.iter().copied()).collect())
    }
}
