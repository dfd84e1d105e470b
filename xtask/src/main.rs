//! One command for everything: `cargo xtask run`, `test`, `bench`, `bundle`, `audit`.

mod audit;
mod bench;
mod bundle;
mod run;
mod setup;
mod test;
#[cfg(test)]
mod tidy;

use std::path::Path;

use anyhow::{Context, Result, bail};
use xshell::Shell;

const USAGE: &str = "\
cargo xtask run           set up what is missing, build and start Voorstel; without a display, do the same job by the command line
cargo xtask test          set up what is missing and run every test
cargo xtask bench         measure judging, searching, opening, merging, documents and drafting live, into docs/benchmarks.md
cargo xtask bundle        build the .deb and .rpm packages
cargo xtask audit         check licences, bans and sources of every dependency";

fn main() -> Result<()> {
    let shell = Shell::new()?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask lies in the project's folder")?;
    shell.change_dir(root);
    match std::env::args().nth(1).as_deref() {
        Some("run") => run::run(&shell),
        Some("test") => test::test(&shell),
        Some("bench") => bench::bench(&shell),
        Some("bundle") => bundle::bundle(&shell),
        Some("audit") => audit::audit(&shell),
        Some(other) => bail!("there is no `cargo xtask {other}`\n\n{USAGE}"),
        None => {
            println!("{USAGE}");
            Ok(())
        }
    }
}
