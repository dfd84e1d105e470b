//! The server as whoever runs it meets it: tokens, listening, stopping.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const DOSSIER: &str = "0123456789abcdef0123456789abcdef";

fn voorstel(folder: &Path) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("voorstel"));
    command.current_dir(folder).env("LANG", "en_GB.UTF-8").env_remove("LC_ALL").env_remove("LC_MESSAGES");
    command
}

fn ran(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let ran = voorstel(folder).args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (ran.status.code().unwrap(), text(ran.stdout), text(ran.stderr))
}

#[test]
fn tokens_are_given_listed_and_taken_back() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    assert!(ran(folder, &["serve", "token", "list"]).2.contains("voorstel-serve"), "there is no folder yet");
    let (code, out, _) = ran(folder, &["serve", "token", "add", "Stad B", "--dossier", DOSSIER, "--read-only"]);
    assert_eq!(code, 0);
    let token = out.split_whitespace().find(|word| word.starts_with("vst_")).unwrap();
    assert_eq!(token.len(), 68);
    let (_, out, _) = ran(folder, &["serve", "token", "add", "Stad B", "--all"]);
    assert!(out.contains("had a token already") && !out.contains("vst_"), "{out}");
    let (_, out, _) = ran(folder, &["serve", "token", "list"]);
    assert!(out.contains(&format!("{DOSSIER}: read only")) && out.contains("all dossiers: read and change"), "{out}");
    assert!(!out.contains(token), "{out}");
    assert_eq!(ran(folder, &["serve", "token", "revoke", "Stad B"]).0, 0);
    assert_eq!(ran(folder, &["serve", "token", "list"]).1, "Nobody has a token yet.\n");
}

#[test]
fn what_makes_no_sense_is_refused_with_one_line() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    for (args, said) in [
        (&["serve", "token", "add", "Stad B"][..], "--dossier"),
        (&["serve", "token", "add", "Stad B", "--dossier", "mine"], "no identity of a dossier"),
        (&["serve", "token", "add", " ", "--all"], "needs the name"),
        (&["serve", "token", "revoke", "Nobody"], "Nobody"),
        (&["serve", "forget", DOSSIER], "There is no application of the identity"),
        (&["serve", "--listen", "0.0.0.0:0"], "--behind-proxy"),
        (&["serve", "--listen", "192.0.2.1:1", "--behind-proxy"], "192.0.2.1:1 cannot be listened on"),
    ] {
        let (code, out, err) = ran(folder, args);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
        assert!(err.contains(said) && err.lines().count() == 1, "{args:?}: {err}");
    }
}

#[cfg(unix)]
#[test]
fn it_listens_says_so_and_stops_when_asked() {
    let folder = TempDir::new().unwrap();
    let mut server =
        voorstel(folder.path()).args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut out = BufReader::new(server.stdout.take().unwrap());
    let mut said = String::new();
    out.read_line(&mut said).unwrap();
    let at = said.split("ws://").nth(1).unwrap().split(',').next().unwrap();
    let mut stream = TcpStream::connect(at).unwrap();
    stream.write_all(b"GET /health HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    for file in ["documents.db", "documents.db-wal", "access.db"] {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = folder.path().join("voorstel-serve").join(file).metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
    for args in [&["serve", "--listen", "127.0.0.1:0"][..], &["serve", "forget", DOSSIER]] {
        let (code, _, err) = ran(folder.path(), args);
        assert!(code == 2 && err.contains("another server works"), "{args:?}: {err}");
    }
    assert!(Command::new("kill").args(["-TERM", &server.id().to_string()]).status().unwrap().success());
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    assert!(rest.trim_end().ends_with("stopping"), "{rest}");
    assert!(server.wait().unwrap().success());
}
