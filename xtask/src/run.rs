//! `cargo xtask run`: the window where there is a display, the same job by the command line where there is none.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::setup;

pub fn run(shell: &Shell) -> Result<()> {
    // Looked for before building: without a display the window toolkit aborts.
    if has_display() {
        setup::window(shell)?;
        cmd!(shell, "cargo run --quiet --package voorstel-desktop").run()?;
    } else {
        println!("There is no display here, so the command line does the same job.");
        setup::compiler(shell)?;
        cmd!(shell, "cargo run --quiet --package voorstel-cli -- demo target/demo").run()?;
    }
    Ok(())
}

fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
