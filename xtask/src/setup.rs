//! Installs what is missing: system packages on Debian and Ubuntu, npm packages everywhere.

use std::path::Path;

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

/// A system package and how to see that it is there.
struct Package {
    name: &'static str,
    there: Sign,
}

enum Sign {
    Program(&'static str),
    Library(&'static str),
}

const BUILD: [Package; 3] = [
    Package { name: "build-essential", there: Sign::Program("cc") },
    Package { name: "pkg-config", there: Sign::Program("pkg-config") },
    Package { name: "libwebkit2gtk-4.1-dev", there: Sign::Library("webkit2gtk-4.1") },
];

const TEST: [Package; 5] = [
    Package { name: "webkit2gtk-driver", there: Sign::Program("WebKitWebDriver") },
    Package { name: "xvfb", there: Sign::Program("Xvfb") },
    Package { name: "dbus-x11", there: Sign::Program("dbus-launch") },
    Package { name: "poppler-utils", there: Sign::Program("pdftotext") },
    Package { name: "qpdf", there: Sign::Program("qpdf") },
];

/// What the command line alone needs.
pub fn compiler(shell: &Shell) -> Result<()> {
    install(shell, &missing(shell, &BUILD[..1]))
}

/// What building the window needs.
pub fn window(shell: &Shell) -> Result<()> {
    install(shell, &missing(shell, &BUILD))?;
    interface(shell)
}

/// What testing it needs, besides.
pub fn tests(shell: &Shell) -> Result<()> {
    let mut packages = missing(shell, &BUILD);
    packages.extend(missing(shell, &TEST));
    install(shell, &packages)?;
    interface(shell)
}

/// The user interface's packages, then its build: the window embeds it.
fn interface(shell: &Shell) -> Result<()> {
    let major: u32 = cmd!(shell, "node --version")
        .quiet()
        .read()
        .ok()
        .and_then(|version| version.trim_start_matches('v').split('.').next()?.parse().ok())
        .context(
            "Node.js is missing: install version 20 or newer (https://nodejs.org or your system's package nodejs)",
        )?;
    if major < 20 {
        bail!("Node.js {major} is too old: install version 20 or newer");
    }
    let _ui = shell.push_dir("ui");
    if outdated(Path::new("ui/package-lock.json"), Path::new("ui/node_modules/.package-lock.json")) {
        cmd!(shell, "npm ci --no-audit --no-fund").run()?;
    }
    cmd!(shell, "npm run --silent build").run()?;
    Ok(())
}

fn outdated(source: &Path, built: &Path) -> bool {
    let modified = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    match (modified(source), modified(built)) {
        (Some(source), Some(built)) => source > built,
        _ => true,
    }
}

fn missing(shell: &Shell, packages: &[Package]) -> Vec<&'static str> {
    let there = |package: &Package| match package.there {
        Sign::Program(name) => on_path(name),
        Sign::Library(name) => cmd!(shell, "pkg-config --exists {name}").quiet().ignore_stderr().run().is_ok(),
    };
    packages.iter().filter(|package| !there(package)).map(|package| package.name).collect()
}

fn on_path(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

fn install(shell: &Shell, packages: &[&str]) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    if !Path::new("/etc/debian_version").exists() {
        bail!(
            "these are missing: {}. Names are those of Debian and Ubuntu; install what your system calls them, then run this again",
            packages.join(", ")
        );
    }
    let root = cmd!(shell, "id -u").quiet().read()? == "0";
    if !root && !on_path("sudo") {
        bail!(
            "these are missing: {}. Install them as root: apt-get install {}",
            packages.join(", "),
            packages.join(" ")
        );
    }
    let sudo: &[&str] = if root { &[] } else { &["sudo"] };
    println!("Installing {}", packages.join(", "));
    let apt = |arguments: &[&str]| -> Result<()> {
        let all: Vec<&str> = sudo
            .iter()
            .chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"])
            .chain(arguments)
            .copied()
            .collect();
        let (program, rest) = all.split_first().context("an empty command")?;
        cmd!(shell, "{program} {rest...}").run().map_err(Into::into)
    };
    apt(&["update", "-q"])?;
    let arguments: Vec<&str> =
        ["install", "-q", "-y", "--no-install-recommends"].iter().chain(packages).copied().collect();
    apt(&arguments)
}
