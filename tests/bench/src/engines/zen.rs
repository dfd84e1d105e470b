//! ZEN expressions: sums first, each kept by its name, then one expression a rule.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::Deserialize;
use voorstel_model::{Call, Dossier};
use zen_expression::expression::Standard;
use zen_expression::vm::VM;
use zen_expression::{Expression, Scope, Variable, compile_expression};

use super::{Engine, Verdicts};
use crate::facts;

const RULES: &str = include_str!("../rules/call.zen.toml");

#[derive(Deserialize)]
struct Written {
    sum: Vec<Sum>,
    rules: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Sum {
    name: String,
    is: String,
}

/// The compiled expressions.
pub struct Zen {
    sums: Vec<(String, Expression<Standard>)>,
    rules: Vec<(String, Expression<Standard>)>,
    machine: VM,
}

impl Engine for Zen {
    type Prepared = Variable;
    type Answer = Vec<Variable>;

    const NAME: &'static str = "zen-expression 2.1.6";

    fn new(call: &Call) -> Result<Self> {
        let written: Written = toml::from_str(RULES)?;
        let compile = |name: String, text: &str| -> Result<(String, Expression<Standard>)> {
            let compiled = compile_expression(text).with_context(|| format!("{name}: {text}"))?;
            Ok((name, compiled))
        };
        let sums = written.sum.into_iter().map(|sum| compile(sum.name, &sum.is)).collect::<Result<_>>()?;
        let rules = written.rules.into_iter().filter(|(name, _)| call.rule.iter().any(|rule| rule.id == *name));
        let rules = rules.map(|(name, text)| compile(name, &text)).collect::<Result<_>>()?;
        Ok(Zen { sums, rules, machine: VM::new() })
    }

    fn prepare(&self, dossier: &Dossier) -> Result<Variable> {
        Ok(Variable::from(facts::of(dossier)?))
    }

    fn judge(&mut self, input: &Variable) -> Result<Vec<Variable>> {
        let mut scope = Scope::new(input.clone());
        for (name, sum) in &self.sums {
            let value = sum.evaluate_with_scope(&scope, &mut self.machine).with_context(|| name.clone())?;
            scope.set_local(name.clone().into(), value);
        }
        let machine = &mut self.machine;
        let judged = self
            .rules
            .iter()
            .map(|(name, rule)| rule.evaluate_with_scope(&scope, machine).with_context(|| name.clone()));
        judged.collect()
    }

    fn verdicts(&self, answer: &Vec<Variable>) -> Result<Verdicts> {
        let judged = self.rules.iter().zip(answer);
        judged
            .map(|((name, _), holds)| {
                let holds = holds.as_bool().with_context(|| format!("{name} is {holds:?}"))?;
                Ok((name.clone(), holds))
            })
            .collect()
    }
}
