//! `cargo xtask audit`: licences, bans and sources, and advisories where their database can be reached.

use anyhow::Result;
use xshell::{Shell, cmd};

pub fn audit(shell: &Shell) -> Result<()> {
    if cmd!(shell, "cargo deny --version").quiet().ignore_stdout().ignore_stderr().run().is_err() {
        println!("Installing cargo-deny");
        cmd!(shell, "cargo install --quiet --locked cargo-deny").run()?;
    }
    cmd!(shell, "cargo deny check licenses bans sources").run()?;
    if cmd!(shell, "cargo deny fetch db").quiet().ignore_stdout().ignore_stderr().run().is_err() {
        println!("The advisory database cannot be reached, so known vulnerabilities were not looked up.");
        return Ok(());
    }
    cmd!(shell, "cargo deny check advisories").run()?;
    Ok(())
}
