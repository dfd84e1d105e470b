//! Finding the server, again and again.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use samod::{DialError, Dialer, Transport, Url};
use thiserror::Error;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;

use tokio_tungstenite::tungstenite::http::StatusCode;
use tokio_tungstenite::tungstenite::http::header::{AUTHORIZATION, HeaderValue};
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Error, error::TlsError};
use tokio_tungstenite::{Connector, MaybeTlsStream, WebSocketStream, connect_async_tls_with_config};
use voorstel_store::Unfit;

use crate::brought::Brought;
use crate::knock::{ACCESS, Welcome};
use crate::line::{Judged, LEAVING, TOO_LARGE, UNREAD, Unread, line};
use crate::pulse::Pulse;
use crate::state::{Refusal, Trouble};
use crate::trust::Trust;

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(15);
/// The longest message that is read: a whole dossier with its history fits many times.
const LONGEST: usize = 256 * 1024 * 1024;

/// How it stands with the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Line {
    Dialling,
    Up,
    Down(Trouble),
    Refused(Refusal),
}

/// The server refuses for good.
#[derive(Debug, Error)]
#[error("the server refuses")]
pub(crate) struct Refused;

#[derive(Debug, Error)]
#[error("the server cannot be reached now")]
struct NotNow;

/// Dials one server for one dossier.
pub(crate) struct Dial {
    pub url: Url,
    pub token: String,
    pub trust: Trust,
    pub told: watch::Sender<Line>,
    pub pulse: Pulse,
    pub brought: Arc<Brought>,
}

impl Dialer for Dial {
    type Error = Refused;

    fn url(&self) -> Url {
        self.url.clone()
    }

    fn connect(&self) -> BoxFuture<'static, Result<Transport, DialError<Refused>>> {
        let (url, token, trust, told) = (self.url.clone(), self.token.clone(), self.trust.clone(), self.told.clone());
        let (pulse, brought) = (self.pulse, Arc::clone(&self.brought));
        Box::pin(async move {
            // Still told as it was while it is tried again: a word that comes and goes says less.
            told.send_if_modified(|line| match line {
                Line::Up => {
                    *line = Line::Dialling;
                    true
                }
                _ => false,
            });
            match reach(&url, &token, &trust, &told, (pulse, brought)).await {
                Ok(transport) => Ok(transport),
                Err(Fault::Now(trouble)) => {
                    told.send_replace(Line::Down(trouble));
                    Err(DialError::transient(NotNow))
                }
                Err(Fault::ForGood(refusal)) => {
                    told.send_replace(Line::Refused(refusal));
                    Err(DialError::PermanentFailure(Refused))
                }
            }
        })
    }
}

/// What keeps one from a server.
pub(crate) enum Fault {
    Now(Trouble),
    ForGood(Refusal),
}

async fn reach(
    url: &Url,
    token: &str,
    trust: &Trust,
    told: &watch::Sender<Line>,
    (pulse, brought): (Pulse, Arc<Brought>),
) -> Result<Transport, Fault> {
    let socket = opened(url, token, trust).await?.map_err(|error| fault(*error))?;
    let (telling, ended) = (told.clone(), told.clone());
    let gate = move |message| judged(message, Arc::clone(&brought), telling.clone());
    let (transport, running) = line(socket, gate, std::future::pending(), Unread::up_to(UNREAD), pulse);
    tokio::spawn(async move {
        if running.await == Some(TOO_LARGE.0) {
            ended.send_replace(Line::Refused(Refusal::TooLarge));
        }
    });
    Ok(transport)
}

/// A server is believed no more than a packet is: it may be anybody's, and passes on what others sent.
async fn judged(message: Vec<u8>, brought: Arc<Brought>, told: watch::Sender<Line>) -> Judged {
    match brought.fitting(message).await {
        Ok(message) => Judged::In(message),
        Err(Unfit::Unreadable) => Judged::Dropped,
        Err(Unfit::TooLarge) => {
            told.send_replace(Line::Refused(Refusal::Unpacks));
            Judged::Refused(LEAVING)
        }
    }
}

/// What a server says to whoever only asks.
pub(crate) async fn asked(url: &Url, token: &str, trust: &Trust) -> Result<Welcome, Fault> {
    match opened(url, token, trust).await?.map_err(|error| *error) {
        // One that does not know the question lets one in at once.
        Ok(mut socket) => {
            let _ = tokio::time::timeout(PATIENCE, socket.close(None)).await;
            Ok(Welcome::Anybody)
        }
        Err(Error::Http(response)) if response.status() == StatusCode::NO_CONTENT => {
            let edit = response.headers().get(ACCESS).is_some_and(|access| access == "edit");
            Ok(if edit { Welcome::Edit } else { Welcome::Read })
        }
        Err(error) => Err(fault(error)),
    }
}

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Opens a web socket, or says what came in its place.
async fn opened(url: &Url, token: &str, trust: &Trust) -> Result<Result<Socket, Box<Error>>, Fault> {
    let unreachable = |why: String| Fault::Now(Trouble::Unreachable(why));
    let mut request = url.as_str().into_client_request().map_err(|error| unreachable(error.to_string()))?;
    if !token.is_empty() {
        let bearer = HeaderValue::from_str(&format!("Bearer {token}"));
        let mut bearer = bearer.map_err(|_| Fault::ForGood(Refusal::Token))?;
        bearer.set_sensitive(true);
        request.headers_mut().insert(AUTHORIZATION, bearer);
    }
    let config = WebSocketConfig::default().max_message_size(Some(LONGEST)).max_frame_size(Some(LONGEST));
    let connector = Connector::Rustls(Arc::clone(&trust.0));
    let dialled = connect_async_tls_with_config(request, Some(config), true, Some(connector));
    let dialled = tokio::time::timeout(PATIENCE, dialled)
        .await
        .map_err(|_| unreachable(io::Error::from(io::ErrorKind::TimedOut).to_string()))?;
    Ok(dialled.map(|(socket, _)| socket).map_err(Box::new))
}

fn fault(error: Error) -> Fault {
    match error {
        Error::Http(response) => match response.status().as_u16() {
            401 => Fault::ForGood(Refusal::Token),
            403 => Fault::ForGood(Refusal::Dossier),
            409 => Fault::ForGood(Refusal::OtherOrigin),
            413 => Fault::ForGood(Refusal::TooLarge),
            429 | 503 => Fault::Now(Trouble::Busy),
            // What stands before a server answers so while the server itself is away.
            status @ (500 | 502 | 504) => Fault::Now(Trouble::Unreachable(status.to_string())),
            status => Fault::ForGood(Refusal::NoServer(status)),
        },
        Error::Tls(error) => Fault::Now(Trouble::NotTrusted(certificate(&error))),
        Error::Io(error) => match error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
            Some(error) => Fault::Now(Trouble::NotTrusted(error.to_string())),
            None => Fault::Now(Trouble::Unreachable(error.to_string())),
        },
        other => Fault::Now(Trouble::Unreachable(other.to_string())),
    }
}

fn certificate(error: &TlsError) -> String {
    error.to_string()
}
