//! Behind Caddy and nginx, set up as `docs/serving.md` says.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio::time::timeout;
use voorstel_live::{Refusal, State, Trouble};

use crate::authority::Authority;
use crate::town::{LIMIT, Serving, Town, all_sent, until};

/// A proxy in a process of its own.
struct Proxy {
    child: Child,
    address: String,
    port: u16,
    /// Whose certificate it has.
    authority: PathBuf,
    _folders: (TempDir, Option<Authority>),
}

impl Drop for Proxy {
    fn drop(&mut self) {
        // Asked, nginx takes its workers with it.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}

/// What the page says under a heading, with another address for the server than the page has.
fn example(heading: &str, server: &Serving) -> String {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/serving.md")).unwrap();
    let under = page.split(&format!("\n## {heading}\n")).nth(1).unwrap();
    let block = under.split("```").nth(1).unwrap().trim_start_matches(|letter: char| letter.is_alphabetic());
    assert!(block.contains("127.0.0.1:3040") && block.contains("live.example.org"), "{block}");
    block.replace("127.0.0.1:3040", &server.at().to_string())
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn run(program: &str, args: &[&str], folder: &Path) -> Child {
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let cache = cache.unwrap_or_else(|| PathBuf::from(std::env::var_os("HOME").unwrap()).join(".cache"));
    let program = cache.join("voorstel/proxies").join(program);
    assert!(program.is_file(), "{} is missing; `cargo xtask test` fetches it", program.display());
    let run = Command::new(program)
        .args(args)
        .current_dir(folder)
        .env("XDG_DATA_HOME", folder)
        .env("XDG_CONFIG_HOME", folder)
        .stdout(Stdio::null())
        .stderr(fs::File::create(folder.join("said.log")).unwrap())
        .spawn();
    run.unwrap()
}

impl Proxy {
    async fn caddy(server: &Serving) -> Proxy {
        let (folder, port) = (tempfile::tempdir().unwrap(), free_port());
        let site = example("Caddy", server).replace("live.example.org", &format!("localhost:{port}"));
        // What is not of the site: nothing outside the folder is touched, and no other port.
        let config = format!("{{\n admin off\n auto_https disable_redirects\n skip_install_trust\n}}\n{site}");
        fs::write(folder.path().join("Caddyfile"), config).unwrap();
        let child = run("usr/bin/caddy", &["run", "--config", "Caddyfile", "--adapter", "caddyfile"], folder.path());
        let authority = folder.path().join("caddy/pki/authorities/local/root.crt");
        Proxy::up(child, port, authority, (folder, None)).await
    }

    async fn nginx(server: &Serving) -> Proxy {
        let (folder, port, authority) = (tempfile::tempdir().unwrap(), free_port(), Authority::new());
        let certificate = folder.path().join("live.pem");
        let key = folder.path().join("live.key");
        fs::write(&certificate, authority.leaf.pem()).unwrap();
        fs::write(&key, authority.key.serialize_pem()).unwrap();
        let site = example("nginx", server)
            .replace("listen 443 ssl", &format!("listen 127.0.0.1:{port} ssl"))
            .replace("/etc/ssl/live.example.org.pem", certificate.to_str().unwrap())
            .replace("/etc/ssl/live.example.org.key", key.to_str().unwrap());
        let temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
        let temp: String = temp.map(|kind| format!("{kind}_temp_path {kind};\n")).concat();
        let config =
            format!("pid nginx.pid;\ndaemon off;\nevents {{}}\nhttp {{\naccess_log access.log;\n{temp}{site}\n}}\n");
        fs::write(folder.path().join("nginx.conf"), config).unwrap();
        let here = folder.path().to_str().unwrap().to_owned();
        let child = run("usr/sbin/nginx", &["-p", &here, "-c", "nginx.conf", "-e", "error.log"], folder.path());
        let file = authority.file.clone();
        Proxy::up(child, port, file, (folder, Some(authority))).await
    }

    /// Waits until it listens and its authority is known.
    async fn up(mut child: Child, port: u16, authority: PathBuf, folders: (TempDir, Option<Authority>)) -> Proxy {
        let said = folders.0.path().join("said.log");
        let listens = async {
            while TcpStream::connect(("127.0.0.1", port)).await.is_err() || !authority.is_file() {
                let ended = child.try_wait().unwrap();
                assert!(ended.is_none(), "{ended:?}: {}", fs::read_to_string(&said).unwrap());
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        timeout(LIMIT, listens).await.unwrap();
        Proxy { child, address: format!("wss://localhost:{port}"), port, authority, _folders: folders }
    }
}

/// Two towns behind a proxy: they meet, are refused with the server's own words, and find each other again.
async fn meet_behind(mut server: Serving, proxy: Proxy) {
    let [one, other] = Town::two();
    let tokens = server.tokens([&one, &other]);
    let joins =
        |town: &std::sync::Arc<Town>, token: &str| town.joins_trusting(&proxy.address, token, Some(&proxy.authority));
    let (with_one, with_other) = (joins(&one, &tokens[0]), joins(&other, &tokens[1]));
    all_sent(&with_one).await;
    all_sent(&with_other).await;
    one.sets("acronym", "SAM");
    with_one.edited();
    other.sees("acronym", "SAM").await;

    let stranger = joins(&other, "vst_nobody");
    until(&stranger, "refused", |state| *state == State::Refused(Refusal::Token)).await;
    let unbelieving = other.joins(&proxy.address, &tokens[1]);
    until(&unbelieving, "not trusted", |state| matches!(state, State::Offline(Trouble::NotTrusted(_)))).await;
    unbelieving.leave().await;

    server.end().await;
    let away = |state: &State| matches!(state, State::Offline(Trouble::Unreachable(_)));
    until(&with_one, "away", away).await;
    other.sets("title", "Van B");
    with_other.edited();
    let _again = server.again().await;
    one.sees("title", "Van B").await;
    all_sent(&with_one).await;
    all_sent(&with_other).await;
    assert_ne!(proxy.port, server.at().port());
}

#[tokio::test(flavor = "multi_thread")]
async fn two_towns_meet_behind_caddy_as_the_page_sets_it_up() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::begin(folder.path()).await;
    let proxy = Proxy::caddy(&server).await;
    meet_behind(server, proxy).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_towns_meet_behind_nginx_as_the_page_sets_it_up() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::begin(folder.path()).await;
    let proxy = Proxy::nginx(&server).await;
    let here = proxy._folders.0.path().to_owned();
    meet_behind(server, proxy).await;
    assert!(
        !here.join("access.log").exists() && !here.join("logs/access.log").exists(),
        "who met where is written down"
    );
}
