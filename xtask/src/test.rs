//! `cargo xtask test`: every check and every test, the quick ones first.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::setup;

/// From what random cases are drawn.
const SEED: &str = "PROPTEST_RNG_SEED";

pub fn test(shell: &Shell) -> Result<()> {
    let validator = setup::tests(shell)?;

    heading("formatting");
    cmd!(shell, "cargo fmt --all --check").run()?;
    cmd!(shell, "cargo fmt --check --manifest-path tests/bench/Cargo.toml").run()?;

    // Random cases are the same from run to run, so that a failure is of the change that was made; to draw anew, run
    // `cargo test` or `npm test`, or set it.
    let seed = shell.var(SEED).unwrap_or_else(|_| "1".to_owned());
    heading("user interface: formatting, lints, types, units");
    {
        let _ui = shell.push_dir("ui");
        for script in ["lint", "check", "test"] {
            cmd!(shell, "npm run --silent {script}").env(SEED, &seed).run()?;
        }
    }

    heading("lints");
    cmd!(shell, "cargo clippy --quiet --workspace --all-targets -- -D warnings").run()?;

    // One command for all: selected one by one, packages would be resolved with other features and Typst compiled again.
    heading("units, cases, properties, the kill test, the command line, journeys through the real window");
    let tests = cmd!(shell, "cargo test --quiet --workspace");
    let tests = tests.env(SEED, seed);
    if validator {
        tests.run()?;
    } else {
        tests.env("VOORSTEL_WITHOUT_VERAPDF", "1").run()?;
        println!(
            "\nNOT RUN: whether the PDF conforms to PDF/UA-1 and PDF/A-3a, for want of the veraPDF engine (see above)"
        );
    }
    Ok(())
}

fn heading(what: &str) {
    println!("\n== {what}");
}
