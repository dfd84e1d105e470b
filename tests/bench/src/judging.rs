//! Judging: the same rules in each engine, over the same dossiers, with the same verdicts.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, ensure};
use voorstel_model::{Call, Dossier};

use crate::clock::{Contestant, Lasted, race};
use crate::dossiers::{self, breaches, kept};
use crate::engines::{Engine, Interpreter, Machine, Own, Schema, Verdicts, Zen, schema};

/// How many budget lines the measured dossiers have.
pub const LINES: [usize; 2] = [100, 10_000];

/// What was compared.
pub struct Agreed {
    /// How many rules every engine but JSON Schema was told.
    pub rules: usize,
    /// How many of them JSON Schema can say.
    pub of_form: usize,
    /// Over how many dossiers.
    pub dossiers: usize,
}

/// What was measured at a number of lines.
pub struct Judged {
    /// How many budget lines.
    pub lines: usize,
    /// The whole published call: nobody else was told it whole.
    pub published: Vec<Lasted>,
    /// The compared rules in each engine, with the data as each wants it.
    pub compared: Vec<Lasted>,
    /// The same with the making of that data.
    pub prepared: Vec<Lasted>,
    /// The rules of form alone.
    pub of_form: Vec<Lasted>,
}

/// Holds that every engine gives the same verdict for every rule on every dossier, and that every rule was seen both
/// held and broken.
pub fn agree() -> Result<Agreed> {
    let call = dossiers::compared()?;
    let whole = kept(&call, 100)?;
    let mut all = vec![("kept".to_owned(), None, whole.clone())];
    for breach in breaches() {
        let mut dossier = whole.clone();
        (breach.by)(&mut dossier);
        all.push((format!("{} broken", breach.rule), Some(breach.rule), dossier));
    }
    for lines in LINES {
        all.push((format!("kept, {lines} lines"), None, kept(&call, lines)?));
    }

    let mut own = Own::new(&call)?;
    let mut seen_broken = BTreeSet::new();
    let of_form = schema::rules()?;
    for (name, breach, dossier) in &all {
        let verdicts = said(&mut own, dossier)?;
        let broken: BTreeSet<&str> =
            verdicts.iter().filter(|(_, holds)| !**holds).map(|(rule, _)| rule.as_str()).collect();
        match breach {
            Some(rule) => ensure!(broken.contains(rule), "{name}: it holds"),
            None => ensure!(broken.is_empty(), "{name}: {broken:?} do not hold"),
        }
        same(name, &verdicts, &said(&mut Interpreter::new(&call)?, dossier)?)?;
        same(name, &verdicts, &said(&mut Machine::new(&call)?, dossier)?)?;
        same(name, &verdicts, &said(&mut Zen::new(&call)?, dossier)?)?;
        let form: Verdicts =
            verdicts.iter().filter(|(rule, _)| of_form.contains(rule)).map(|(r, h)| (r.clone(), *h)).collect();
        same(name, &form, &said(&mut Schema::new(&call)?, dossier)?)?;
        seen_broken.extend(broken.into_iter().map(str::to_owned));
    }
    let rules: BTreeSet<String> = call.rule.iter().map(|rule| rule.id.clone()).collect();
    ensure!(seen_broken == rules, "never broken: {:?}", rules.difference(&seen_broken));
    Ok(Agreed { rules: rules.len(), of_form: of_form.len(), dossiers: all.len() })
}

fn said<E: Engine>(engine: &mut E, dossier: &Dossier) -> Result<Verdicts> {
    let prepared = engine.prepare(dossier)?;
    let answer = engine.judge(&prepared)?;
    engine.verdicts(&answer)
}

fn same(name: &str, own: &Verdicts, other: &Verdicts) -> Result<()> {
    let differ: BTreeMap<_, _> = own
        .iter()
        .filter(|(rule, holds)| other.get(*rule) != Some(holds))
        .map(|(rule, holds)| (rule, (holds, other.get(rule))))
        .collect();
    ensure!(differ.is_empty() && own.len() == other.len(), "{name}: voorstel and another engine differ: {differ:?}");
    Ok(())
}

/// Measures every engine at every number of lines.
pub fn measure() -> Result<Vec<Judged>> {
    let (published, compared) = (dossiers::published()?, dossiers::compared()?);
    let of_form = schema::rules()?;
    let of_form = dossiers::with_rules(&compared, of_form.iter().map(String::as_str));
    LINES.into_iter().map(|lines| at(lines, &published, &compared, &of_form)).collect()
}

fn at(lines: usize, published: &Call, compared: &Call, of_form: &Call) -> Result<Judged> {
    println!("Judging {lines} lines");
    let dossier = kept(compared, lines)?;
    let mut broken = dossier.clone();
    for breach in breaches().iter().filter(|breach| ["grant-cap", "built-land", "debt-interest"].contains(&breach.rule))
    {
        (breach.by)(&mut broken);
    }
    let (mut keeps, mut breaks) = (Own::new(published)?, Own::new(published)?);
    let published = race(vec![
        Contestant::new("every rule holds", || keeps.judge(&dossier)),
        Contestant::new("five are broken", || breaks.judge(&broken)),
    ]);

    let (mut own, mut zen) = (Own::new(compared)?, Zen::new(compared)?);
    let (mut interpreter, mut machine) = (Interpreter::new(compared)?, Machine::new(compared)?);
    let (for_rego, for_zen) = (machine.prepare(&dossier)?, zen.prepare(&dossier)?);
    let with_data = race(vec![
        Contestant::new(Own::NAME, || own.judge(&dossier)),
        Contestant::new(Interpreter::NAME, || interpreter.judge(&for_rego)),
        Contestant::new(Machine::NAME, || machine.judge(&for_rego)),
        Contestant::new(Zen::NAME, || zen.judge(&for_zen)),
    ]);
    let from_dossier = race(vec![
        Contestant::new(Own::NAME, || own.judge(&dossier)),
        Contestant::new(Interpreter::NAME, || both(&mut interpreter, &dossier)),
        Contestant::new(Machine::NAME, || both(&mut machine, &dossier)),
        Contestant::new(Zen::NAME, || both(&mut zen, &dossier)),
    ]);

    let (mut own, mut schema) = (Own::new(of_form)?, Schema::new(of_form)?);
    let for_schema = schema.prepare(&dossier)?;
    let of_form = race(vec![
        Contestant::new(Own::NAME, || own.judge(&dossier)),
        Contestant::new(Schema::NAME, || schema.judge(&for_schema)),
    ]);
    Ok(Judged { lines, published, compared: with_data, prepared: from_dossier, of_form })
}

fn both<E: Engine>(engine: &mut E, dossier: &Dossier) -> Result<E::Answer> {
    let prepared = engine.prepare(dossier)?;
    engine.judge(&prepared)
}
