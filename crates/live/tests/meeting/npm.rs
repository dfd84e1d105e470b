//! Over the sync server of automerge-repo itself: any server that speaks its protocol serves.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use voorstel_live::{Kept as _, State};

use crate::files::noise;
use crate::town::{Town, all_sent, until};

/// The server in a process of its own.
struct SyncServer(Child);

impl SyncServer {
    /// Starts it, and waits until it listens.
    async fn start(port: u16, data: &Path) -> SyncServer {
        let program = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../tests/sync-server/node_modules/@automerge/automerge-repo-sync-server/src/index.js");
        assert!(
            program.is_file(),
            "the sync server is not installed: `npm ci` in tests/sync-server, or `cargo xtask test`"
        );
        let (program, data): (PathBuf, PathBuf) = (program, data.to_owned());
        let started = tokio::task::spawn_blocking(move || {
            let mut child = Command::new("node")
                .arg(program)
                .env("PORT", port.to_string())
                .env("DATA_DIR", data)
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            let mut said = String::new();
            let mut stdout = BufReader::new(child.stdout.take().unwrap());
            stdout.read_line(&mut said).unwrap();
            assert!(said.starts_with("Listening"), "{said}");
            // It does not survive that nobody listens to it.
            std::thread::spawn(move || std::io::copy(&mut stdout, &mut std::io::sink()));
            SyncServer(child)
        });
        started.await.unwrap()
    }
}

impl Drop for SyncServer {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_towns_converge_and_come_together_again_after_the_server_was_killed() {
    let data = tempfile::tempdir().unwrap();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let server = SyncServer::start(port, data.path()).await;
    let address = format!("ws://127.0.0.1:{port}");
    let [one, other] = Town::two();
    let (with_one, with_other) = (one.joins(&address, ""), other.joins(&address, ""));
    all_sent(&with_one).await;
    one.sets("acronym", "SAM");
    with_one.edited();
    other.sees("acronym", "SAM").await;
    other.sets("title", "Samen sterk");
    with_other.edited();
    one.sees("title", "Samen sterk").await;
    all_sent(&with_one).await;
    assert_eq!(one.on_disk(), other.on_disk());

    drop(server);
    let offline = |state: &State| matches!(state, State::Offline(_));
    until(&with_one, "offline", offline).await;
    until(&with_other, "offline", offline).await;
    one.sets("title", "Van A");
    with_one.edited();
    other.sets("acronym", "VAN B");
    with_other.edited();

    let _server = SyncServer::start(port, data.path()).await;
    one.sees("acronym", "VAN B").await;
    other.sees("title", "Van A").await;
    all_sent(&with_one).await;
    all_sent(&with_other).await;
    assert_eq!(one.on_disk(), other.on_disk());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_files_of_annexes_pass_through_it_too() {
    let data = tempfile::tempdir().unwrap();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let _server = SyncServer::start(port, data.path()).await;
    let address = format!("ws://127.0.0.1:{port}");
    let [one, other] = Town::two();
    let (with_one, with_other) = (one.joins(&address, ""), other.joins(&address, ""));
    all_sent(&with_one).await;
    let file = noise(3_000_000, 5);
    let sha256 = one.adds("besluit.pdf", &file);
    with_one.edited();
    other.gets(&sha256).await;
    assert_eq!(other.file(&sha256), Some(file));
    all_sent(&with_other).await;
}
