//! The server, and what the system says of it.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};
use voorstel_app::serving::{self, Access, Scope};

use crate::Whatever;

/// How many connections of one token a server takes.
const OF_ONE: usize = 20;
/// The parts of a second in which Linux tells how long a program worked.
const TICK_MS: u64 = 10;
/// How long it may take to let go of everything.
const ALONE: Duration = Duration::from_secs(120);

/// A server that runs.
pub struct Server {
    child: Child,
    data: PathBuf,
    pub address: String,
}

/// What it holds of the machine.
pub struct Holds {
    pub kib: u64,
    pub threads: u64,
}

impl Server {
    /// Starts it, and waits until it listens; how long that took, in milliseconds.
    pub fn start(voorstel: &Path, data: &Path) -> Whatever<(Server, u64)> {
        let began = Instant::now();
        let mut child = Command::new(voorstel)
            .args(["serve", "--listen", "127.0.0.1:0", "--connections", "5000", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .spawn()?;
        let mut out = BufReader::new(child.stdout.take().ok_or("it says nothing")?);
        let mut said = String::new();
        out.read_line(&mut said)?;
        let took = u64::try_from(began.elapsed().as_millis())?;
        let at = said.split("ws://").nth(1).and_then(|rest| rest.split(',').next()).ok_or(said.clone())?;
        let address = format!("ws://{at}");
        // Its log has to be read, or it waits.
        std::thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()));
        Ok((Server { child, data: data.to_owned(), address }, took))
    }

    pub fn holds(&self) -> Whatever<Holds> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let value = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name))?;
            line.split_whitespace().nth(1)?.parse::<u64>().ok()
        };
        Ok(Holds {
            kib: value("VmRSS:").ok_or("no memory is told")?,
            threads: value("Threads:").ok_or("no threads are told")?,
        })
    }

    /// How long it has worked on all cores together, in milliseconds.
    pub fn worked(&self) -> Whatever<u64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // The name before it may hold anything but ends with the last bracket.
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let ticks = |at: usize| fields.get(at).and_then(|text| text.parse::<u64>().ok()).ok_or("no work is told");
        Ok((ticks(11)? + ticks(12)?) * TICK_MS)
    }

    /// How many bytes its documents have.
    pub fn stored(&self) -> Whatever<u64> {
        let file = self.data.join("documents.db");
        let documents = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        documents.busy_timeout(Duration::from_secs(5))?;
        let bytes: i64 =
            documents.query_row("SELECT coalesce(sum(length(bytes)), 0) FROM chunk", [], |row| row.get(0))?;
        Ok(u64::try_from(bytes)?)
    }

    /// What it holds once everybody has gone, and it has let go of their dossiers.
    pub async fn left_alone(&self) -> Whatever<Holds> {
        let until = Instant::now() + ALONE;
        while !self.is_alone()? {
            if Instant::now() > until {
                return Err("it never let go of the dossiers".into());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        self.holds()
    }

    /// Whether it says that nobody is there, and no dossier is held.
    fn is_alone(&self) -> Whatever<bool> {
        let mut stream = TcpStream::connect(self.address.trim_start_matches("ws://"))?;
        stream.write_all(b"GET /health HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let said: serde_json::Value = serde_json::from_str(answer.split("\r\n\r\n").nth(1).unwrap_or_default())?;
        Ok(said["connections"] == 0 && said["dossiers"] == 0)
    }

    /// Asks it to stop, and waits until it has.
    pub fn stop(mut self) -> Whatever<()> {
        Command::new("kill").arg(self.child.id().to_string()).status()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Tokens for so many connections, and one of its own for each of two windows.
pub fn tokens(data: &Path, connections: usize) -> Whatever<Vec<String>> {
    let tokens = (0..=connections.div_ceil(OF_ONE)).map(|at| {
        let token = serving::give(data, &format!("Stad {at}"), &[Scope::All], Access::Edit);
        token.map_err(|failure| failure.message.en)?.ok_or_else(|| "there was one already".into())
    });
    tokens.collect()
}

/// The token for a connection, where each bears so many.
pub fn of(tokens: &[String], connection: usize) -> &str {
    tokens.get(1 + connection / OF_ONE).map_or("", String::as_str)
}
