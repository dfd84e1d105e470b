//! `cargo xtask run`: the window where there is a display, the same job by the command line where there is none.

use anyhow::Result;
use cargo_metadata::MetadataCommand;
use xshell::{Shell, cmd};

use crate::setup;

pub fn run(shell: &Shell) -> Result<()> {
    // Looked for before building: without a display the window toolkit aborts.
    if has_display() {
        setup::window(shell)?;
        start(shell, "voorstel-desktop", &[])
    } else {
        println!("There is no display here, so the command line does the same job.");
        setup::compiler(shell)?;
        start(shell, "voorstel", &["demo", "target/demo"])
    }
}

/// Builds a program with the features that the tests are built with, so that Typst is compiled once, and starts it.
fn start(shell: &Shell, program: &str, arguments: &[&str]) -> Result<()> {
    cmd!(shell, "cargo build --quiet --workspace --bin {program}").run()?;
    let target = MetadataCommand::new().no_deps().exec()?.target_directory;
    let built = target.join("debug").join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
    cmd!(shell, "{built} {arguments...}").quiet().run()?;
    Ok(())
}

fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
