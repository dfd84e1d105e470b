//! `cargo xtask test`: every check and every test, the quick ones first.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::setup;

pub fn test(shell: &Shell) -> Result<()> {
    setup::tests(shell)?;

    heading("formatting");
    cmd!(shell, "cargo fmt --all --check").run()?;

    heading("user interface: formatting, lints, types, units");
    {
        let _ui = shell.push_dir("ui");
        for script in ["format:check", "lint", "check", "test"] {
            cmd!(shell, "npm run --silent {script}").run()?;
        }
    }

    heading("lints");
    cmd!(shell, "cargo clippy --quiet --workspace --all-targets -- -D warnings").run()?;

    heading("units, cases, properties, the kill test, the command line");
    cmd!(shell, "cargo test --quiet --workspace --exclude voorstel-tests").run()?;

    heading("journeys through the real window");
    cmd!(shell, "cargo build --quiet --package voorstel-desktop").run()?;
    cmd!(shell, "cargo test --quiet --package voorstel-tests").run()?;
    Ok(())
}

fn heading(what: &str) {
    println!("\n== {what}");
}
