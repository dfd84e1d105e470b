//! `cargo xtask bundle`: packages for Debian, Ubuntu, Fedora and their kin.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::setup;

pub fn bundle(shell: &Shell) -> Result<()> {
    setup::window(shell)?;
    // AppImage needs a download while bundling, so it is not made.
    cmd!(shell, "ui/node_modules/.bin/tauri build --bundles deb,rpm").run()?;
    Ok(())
}
