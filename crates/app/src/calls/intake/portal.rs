//! The EU Funding & Tenders portal, asked for one topic when a person says so. This is the only place where Voorstel uses
//! the internet: one host, over https, for a file that anyone may read; nothing of the user goes along.

use std::io::Read as _;
use std::sync::Mutex;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Error, Timeout};
use voorstel_catalogue::LARGEST_TOPIC;

use crate::app::lock;
use crate::views::{Failure, FailureCode};

/// Where the data of topics lies; the code follows in small letters, for the portal finds no other.
const TOPICS: &str = "https://ec.europa.eu/info/funding-tenders/opportunities/data/topicDetails";
/// How long a person waits at most.
const PATIENCE: Duration = Duration::from_secs(30);
/// How much is read before looking whether it was called off.
const STRETCH: usize = 64 * 1024;

/// What the portal answers.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// The data of the topic.
    Topic(String),
    /// Nobody waits for it any more.
    CalledOff,
}

/// The portal.
pub(crate) struct Portal {
    topics: String,
    patience: Duration,
    only_https: bool,
}

impl Portal {
    /// The portal of the European Commission.
    pub(crate) fn of_the_commission() -> Portal {
        Portal { topics: TOPICS.to_owned(), patience: PATIENCE, only_https: true }
    }

    /// Asks for a topic.
    ///
    /// # Errors
    /// A sentence for each way in which there can be no answer.
    pub(crate) fn topic(&self, code: &str, called_off: &CancellationToken) -> Result<Answer, Failure> {
        let config = Agent::config_builder()
            .https_only(self.only_https)
            .timeout_global(Some(self.patience))
            // An address that leads elsewhere is not followed: only this host is asked.
            .max_redirects(0)
            .http_status_as_error(false)
            // What the system trusts: an office may have a certificate of its own in between.
            .tls_config(TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
            .user_agent(concat!("Voorstel/", env!("CARGO_PKG_VERSION")))
            .build();
        let address = format!("{}/{}.json", self.topics, code.to_lowercase());
        let mut response = Agent::new_with_config(config).get(&address).call().map_err(|error| failed(&error))?;
        match response.status().as_u16() {
            200 => {}
            // The portal shows a page of its own where it has no such file, at times by way of another address.
            300..=399 | 404 | 410 => {
                return Err(Failure::new(FailureCode::NotFound, "fail-portal-no-topic", &[("code", code.into())]));
            }
            status => {
                let status = ("status", status.to_string().into());
                return Err(Failure::new(FailureCode::UnusableFile, "fail-portal-refused", &[status]));
            }
        }
        let mut body = response.body_mut().as_reader();
        let mut bytes = Vec::new();
        let mut stretch = vec![0_u8; STRETCH];
        loop {
            if called_off.is_cancelled() {
                return Ok(Answer::CalledOff);
            }
            let read = body.read(&mut stretch).map_err(|error| failed(&Error::from(error)))?;
            if read == 0 {
                break;
            }
            bytes.extend_from_slice(stretch.get(..read).unwrap_or_default());
            if bytes.len() > LARGEST_TOPIC {
                return Err(Failure::new(FailureCode::TooMuch, "fail-portal-too-large", &[]));
            }
        }
        let text = String::from_utf8(bytes);
        text.map(Answer::Topic).map_err(|_| Failure::new(FailureCode::UnusableFile, "fail-portal-no-text", &[]))
    }
}

fn failed(error: &Error) -> Failure {
    let detail = ("detail", error.to_string().into());
    match error {
        Error::Timeout(Timeout::Resolve | Timeout::Connect) | Error::HostNotFound | Error::ConnectionFailed => {
            Failure::new(FailureCode::NotFound, "fail-portal-no-network", &[])
        }
        Error::Timeout(_) => Failure::new(FailureCode::NotFound, "fail-portal-slow", &[]),
        Error::Io(error) if error.kind() == std::io::ErrorKind::TimedOut => {
            Failure::new(FailureCode::NotFound, "fail-portal-slow", &[])
        }
        Error::Io(_) => Failure::new(FailureCode::NotFound, "fail-portal-no-network", &[]),
        Error::Tls(_) | Error::Rustls(_) => Failure::new(FailureCode::UnusableFile, "fail-portal-not-safe", &[detail]),
        _ => Failure::new(FailureCode::UnusableFile, "fail-portal", &[detail]),
    }
}

/// What is being asked, so that it can be called off: one at a time, the last.
#[derive(Debug, Default)]
pub(crate) struct Asking(Mutex<CancellationToken>);

impl Asking {
    /// Begins to ask; what was asked before is called off.
    pub(crate) fn begin(&self) -> Asked {
        let token = CancellationToken::new();
        std::mem::replace(&mut *lock(&self.0), token.clone()).cancel();
        Asked(token)
    }

    /// Calls off what is asked.
    pub(crate) fn call_off(&self) {
        lock(&self.0).cancel();
    }
}

/// Something that is being asked.
pub(crate) struct Asked(CancellationToken);

impl Asked {
    /// What tells whether it was called off.
    pub(crate) fn token(&self) -> CancellationToken {
        self.0.clone()
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Write};
    use std::net::TcpListener;
    use std::sync::mpsc::{Receiver, channel};

    use super::*;

    /// A server that answers each request with the next of these, and tells what was asked.
    fn server(answers: Vec<Vec<u8>>) -> (Portal, Receiver<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let topics = format!("http://{}/topicDetails", listener.local_addr().expect("an address"));
        let (tell, told) = channel();
        std::thread::spawn(move || {
            for answer in answers {
                let (mut stream, _) = listener.accept().expect("a request");
                let mut lines =
                    BufReader::new(stream.try_clone().expect("the same stream")).lines().map_while(Result::ok);
                let _ = tell.send(lines.next().unwrap_or_default());
                lines.take_while(|line| !line.is_empty()).for_each(drop);
                // Whoever hung up does not want the rest.
                let _ = stream.write_all(&answer);
            }
        });
        (Portal { topics, patience: Duration::from_secs(20), only_https: false }, told)
    }

    fn answer(status: &str, body: &str) -> Vec<u8> {
        format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len()).into_bytes()
    }

    fn said(answer: Result<Answer, Failure>) -> String {
        answer.map_or_else(|failure| failure.message.en, |answer| format!("{answer:?}"))
    }

    #[test]
    fn the_topic_is_asked_for_in_small_letters() {
        let (portal, told) = server(vec![answer("200 OK", "{\"TopicDetails\":{}}")]);
        let topic = portal.topic("AMIF-2024-X-Y", &CancellationToken::new());
        assert_eq!(topic, Ok(Answer::Topic("{\"TopicDetails\":{}}".to_owned())));
        assert_eq!(told.recv().expect("a request"), "GET /topicDetails/amif-2024-x-y.json HTTP/1.1");
    }

    #[test]
    fn each_way_of_having_no_answer_has_a_sentence_of_its_own() {
        let away = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n".to_vec();
        let (portal, _told) = server(vec![answer("404 Not Found", ""), away, answer("503 Busy", "")]);
        let ask = || said(portal.topic("AMIF-2024-X-Y", &CancellationToken::new()));
        assert!(ask().contains("knows no topic AMIF-2024-X-Y"));
        assert!(ask().contains("knows no topic AMIF-2024-X-Y"));
        assert!(ask().contains("503"));
        let closed = Portal { topics: "http://127.0.0.1:1/x".to_owned(), ..portal };
        assert!(said(closed.topic("AMIF-2024-X-Y", &CancellationToken::new())).contains("cannot be reached"));
    }

    #[test]
    fn an_answer_without_end_is_cut_off() {
        let endless = format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{}", "x".repeat(LARGEST_TOPIC + 2));
        let (portal, _told) = server(vec![endless.into_bytes()]);
        assert!(said(portal.topic("AMIF-2024-X-Y", &CancellationToken::new())).contains("5 MB"));
    }

    #[test]
    fn what_is_called_off_gives_no_answer() {
        let (portal, _told) = server(vec![answer("200 OK", "{}")]);
        let called_off = CancellationToken::new();
        called_off.cancel();
        assert_eq!(portal.topic("AMIF-2024-X-Y", &called_off), Ok(Answer::CalledOff));
    }

    #[test]
    fn a_server_that_is_silent_is_too_slow() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let topics = format!("http://{}/x", listener.local_addr().expect("an address"));
        let portal = Portal { topics, patience: Duration::from_millis(50), only_https: false };
        assert!(said(portal.topic("AMIF-2024-X-Y", &CancellationToken::new())).contains("did not answer in time"));
    }

    #[test]
    fn the_portal_itself_is_asked_over_https_alone() {
        let portal = Portal { topics: "http://127.0.0.1:1/x".to_owned(), ..Portal::of_the_commission() };
        assert!(portal.topic("AMIF-2024-X-Y", &CancellationToken::new()).is_err());
        assert!(TOPICS.starts_with("https://ec.europa.eu/"));
    }
}
