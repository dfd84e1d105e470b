//! Rego, in regorus: by its interpreter, and by its virtual machine.

use anyhow::{Context, Result};
use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;
use regorus::{Engine as Regorus, Rc, Value};
use voorstel_model::{Call, Dossier};

use super::{Engine, Verdicts};
use crate::facts;

const RULES: &str = include_str!("../rules/call.rego");
const ENTRY: &str = "data.bench.holds";

fn engine() -> Result<Regorus> {
    let mut engine = Regorus::new();
    engine.add_policy("call.rego".to_owned(), RULES.to_owned())?;
    Ok(engine)
}

fn verdicts(answer: &Value) -> Result<Verdicts> {
    let answer = answer.to_json_str()?;
    let answer: Verdicts = serde_json::from_str(&answer).with_context(|| format!("Rego answers {answer}"))?;
    Ok(answer)
}

/// By the interpreter.
pub struct Interpreter {
    engine: Regorus,
}

impl Engine for Interpreter {
    type Prepared = Value;
    type Answer = Value;

    const NAME: &'static str = "regorus 0.14.1, interpreter";

    fn new(_: &Call) -> Result<Self> {
        Ok(Interpreter { engine: engine()? })
    }

    fn prepare(&self, dossier: &Dossier) -> Result<Value> {
        Ok(Value::from(facts::of(dossier)?))
    }

    fn judge(&mut self, input: &Value) -> Result<Value> {
        self.engine.set_input(input.clone());
        self.engine.eval_rule(ENTRY.to_owned())
    }

    fn verdicts(&self, answer: &Value) -> Result<Verdicts> {
        verdicts(answer)
    }
}

/// By the virtual machine, compiled beforehand.
pub struct Machine {
    machine: RegoVM,
}

impl Engine for Machine {
    type Prepared = Value;
    type Answer = Value;

    const NAME: &'static str = "regorus 0.14.1, virtual machine";

    fn new(_: &Call) -> Result<Self> {
        let policy = engine()?.compile_with_entrypoint(&Rc::from(ENTRY))?;
        let program = Compiler::compile_from_policy(&policy, &[ENTRY])?;
        let mut machine = RegoVM::new_with_policy(policy);
        machine.load_program(program);
        machine.set_data(Value::new_object())?;
        // The machine's own bound on steps is for strangers' policies; a dossier of 10,000 lines takes more.
        machine.set_max_instructions(usize::MAX);
        Ok(Machine { machine })
    }

    fn prepare(&self, dossier: &Dossier) -> Result<Value> {
        Ok(Value::from(facts::of(dossier)?))
    }

    fn judge(&mut self, input: &Value) -> Result<Value> {
        self.machine.set_input(input.clone());
        Ok(self.machine.execute_entry_point_by_name(ENTRY)?)
    }

    fn verdicts(&self, answer: &Value) -> Result<Verdicts> {
        verdicts(answer)
    }
}
