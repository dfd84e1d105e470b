//! `cargo xtask test`: every check and every test, the quick ones first.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::setup;

pub fn test(shell: &Shell) -> Result<()> {
    let validator = setup::tests(shell)?;

    heading("formatting");
    cmd!(shell, "cargo fmt --all --check").run()?;
    cmd!(shell, "cargo fmt --check --manifest-path tests/bench/Cargo.toml").run()?;

    heading("user interface: formatting, lints, types, units");
    {
        let _ui = shell.push_dir("ui");
        for script in ["lint", "check", "test"] {
            cmd!(shell, "npm run --silent {script}").run()?;
        }
    }

    heading("lints");
    cmd!(shell, "cargo clippy --quiet --workspace --all-targets -- -D warnings").run()?;

    // One command for all: selected one by one, packages would be resolved with other features and Typst compiled again.
    heading("units, cases, properties, the kill test, the command line, journeys through the real window");
    let tests = cmd!(shell, "cargo test --quiet --workspace");
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
