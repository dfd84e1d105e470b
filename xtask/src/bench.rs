//! `cargo xtask bench`: how fast judging, searching and opening are, beside other engines; the tables go into the documentation.

use anyhow::Result;
use cargo_metadata::MetadataCommand;
use xshell::{Shell, cmd};

use crate::setup;

pub fn bench(shell: &Shell) -> Result<()> {
    setup::compiler(shell)?;
    let metadata = MetadataCommand::new().no_deps().exec()?;
    let (target, page) = (metadata.target_directory, metadata.workspace_root.join("docs/benchmarks.md"));
    // A workspace of its own, so that neither run nor test compiles the other engines.
    let _bench = shell.push_dir("tests/bench");
    cmd!(shell, "cargo run --quiet --locked --release --target-dir {target} -- {page}").run()?;
    Ok(())
}
