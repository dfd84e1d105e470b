//! A web socket as the line that samod sends and hears messages on: with pings, so that a dead peer is noticed and no proxy
//! takes silence for the end.

use std::fmt::Display;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::extract::ws as served;
use futures::channel::mpsc;
use futures::{Sink, SinkExt as _, Stream, StreamExt as _};
use samod::Transport;
use thiserror::Error;
use tokio_tungstenite::tungstenite as dialled;

use crate::pulse::Pulse;

/// How long whoever is told that the line ends may take to hear it.
const FAREWELL: Duration = Duration::from_secs(5);
/// How many messages may wait to be worked on before no more are read.
const WAITING: usize = 4;
/// How many bytes may wait to be sent to somebody who does not read them; the largest message goes however large it is.
const UNREAD: usize = 64 * 1024 * 1024;

/// A message of either end's web socket.
pub(crate) trait Message: Sized + Send + 'static {
    fn bytes(bytes: Vec<u8>) -> Self;
    fn ping() -> Self;
    fn close(code: u16, why: &'static str) -> Self;
    fn read(self) -> Heard;
}

/// What came over a web socket.
pub(crate) enum Heard {
    Bytes(Vec<u8>),
    /// A sign of life.
    Life,
    /// What nobody who speaks the protocol sends.
    Nonsense,
    Close,
}

impl Message for served::Message {
    fn bytes(bytes: Vec<u8>) -> Self {
        served::Message::Binary(bytes.into())
    }

    fn ping() -> Self {
        served::Message::Ping(Vec::new().into())
    }

    fn close(code: u16, why: &'static str) -> Self {
        served::Message::Close(Some(served::CloseFrame { code, reason: why.into() }))
    }

    fn read(self) -> Heard {
        match self {
            served::Message::Binary(bytes) => Heard::Bytes(bytes.into()),
            served::Message::Ping(_) | served::Message::Pong(_) => Heard::Life,
            served::Message::Text(_) => Heard::Nonsense,
            served::Message::Close(_) => Heard::Close,
        }
    }
}

impl Message for dialled::Message {
    fn bytes(bytes: Vec<u8>) -> Self {
        dialled::Message::Binary(bytes.into())
    }

    fn ping() -> Self {
        dialled::Message::Ping(Vec::new().into())
    }

    fn close(code: u16, why: &'static str) -> Self {
        dialled::Message::Close(Some(dialled::protocol::CloseFrame { code: code.into(), reason: why.into() }))
    }

    fn read(self) -> Heard {
        match self {
            dialled::Message::Binary(bytes) => Heard::Bytes(bytes.into()),
            dialled::Message::Ping(_) | dialled::Message::Pong(_) | dialled::Message::Frame(_) => Heard::Life,
            dialled::Message::Text(_) => Heard::Nonsense,
            dialled::Message::Close(_) => Heard::Close,
        }
    }
}

/// Why a line is closed from this end, as a code of web sockets and in words.
pub(crate) type Closing = (u16, &'static str);

/// One is going away.
pub(crate) const LEAVING: Closing = (1000, "leaving");

/// Whoever is at the other end does not read what is sent.
#[derive(Debug, Error)]
#[error("too much waits to be read at the other end")]
struct Unread;

impl From<mpsc::SendError> for Unread {
    fn from(_: mpsc::SendError) -> Unread {
        Unread
    }
}

/// Makes a line of a web socket, and what has to run for as long as it is to be open. `gate` is asked whether a message is let
/// in, and may take its time; `closed` says when to close it from this end, and why. Where nothing comes any more, not even a
/// sign of life, it ends as well.
pub(crate) fn line<M, E, G>(
    socket: impl Stream<Item = Result<M, E>> + Sink<M> + Send + 'static,
    gate: impl Fn(&[u8]) -> G + Send + 'static,
    closed: impl Future<Output = Closing> + Send + 'static,
    Pulse { ping, silence, .. }: Pulse,
) -> (Transport, impl Future<Output = ()> + Send + 'static)
where
    M: Message,
    E: Display + Send,
    G: Future<Output = bool> + Send,
{
    let (mut sink, mut stream) = socket.split();
    let (mut inward, heard) = mpsc::channel::<Vec<u8>>(WAITING);
    let (say, mut outward) = mpsc::unbounded::<Vec<u8>>();
    let unread = Arc::new(AtomicUsize::new(0));
    let going = Arc::clone(&unread);
    let say = say.with(move |bytes: Vec<u8>| {
        let before = going.fetch_add(bytes.len(), Ordering::Relaxed);
        std::future::ready(if before < UNREAD { Ok(bytes) } else { Err(Unread) })
    });
    let hearing = async move {
        while let Ok(Some(Ok(message))) = tokio::time::timeout(silence, stream.next()).await {
            match message.read() {
                Heard::Bytes(bytes) => {
                    if gate(&bytes).await && inward.send(bytes).await.is_err() {
                        break;
                    }
                }
                Heard::Life => drop(gate(&[]).await),
                Heard::Nonsense | Heard::Close => break,
            }
        }
        // Dropped with it, the way in tells samod that the line is down.
    };
    let saying = async move {
        let mut ping = tokio::time::interval(ping);
        tokio::pin!(closed);
        let closing = loop {
            let message = tokio::select! {
                bytes = outward.next() => match bytes {
                    Some(bytes) => {
                        unread.fetch_sub(bytes.len(), Ordering::Relaxed);
                        M::bytes(bytes)
                    }
                    None => break LEAVING,
                },
                _ = ping.tick() => M::ping(),
                closing = &mut closed => break closing,
            };
            // Whoever does not read what is sent holds up neither the end of the line nor the memory of who sends.
            let sent = tokio::select! {
                sent = tokio::time::timeout(silence, sink.send(message)) => matches!(sent, Ok(Ok(()))),
                closing = &mut closed => break closing,
            };
            if !sent {
                return;
            }
        };
        let farewell = async {
            let _ = sink.send(M::close(closing.0, closing.1)).await;
            let _ = sink.close().await;
        };
        let _ = tokio::time::timeout(FAREWELL, farewell).await;
    };
    let running = async move {
        tokio::select! {
            () = hearing => {}
            () = saying => {}
        }
    };
    (Transport::new(heard.map(Ok::<_, std::convert::Infallible>), say), running)
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, DuplexStream, duplex};
    use tokio_tungstenite::WebSocketStream;
    use tokio_tungstenite::tungstenite::protocol::Role;

    use super::*;

    const LIMIT: Duration = Duration::from_secs(60);

    async fn ours(socket: DuplexStream, pulse: Pulse) -> (Transport, impl Future<Output = ()> + Send) {
        let socket = WebSocketStream::from_raw_socket(socket, Role::Client, None).await;
        line(socket, |_| std::future::ready(true), std::future::pending(), pulse)
    }

    fn pulse(ping: u64, silence: u64) -> Pulse {
        Pulse { ping: Duration::from_millis(ping), silence: Duration::from_millis(silence), ..Pulse::default() }
    }

    #[tokio::test]
    async fn a_line_on_which_nothing_comes_any_more_ends_though_all_that_is_sent_arrives() {
        let (here, mut there) = duplex(1_000);
        let (_transport, running) = ours(here, pulse(20, 200)).await;
        let swallowing = tokio::spawn(async move {
            let (mut bytes, mut heard) = ([0; 100], 0);
            while let Ok(some) = there.read(&mut bytes).await
                && some > 0
            {
                heard += some;
            }
            heard
        });
        tokio::time::timeout(LIMIT, running).await.expect("it ends by itself");
        drop(_transport);
        assert!(tokio::time::timeout(LIMIT, swallowing).await.unwrap().unwrap() > 0);
    }

    #[tokio::test]
    async fn a_line_stays_open_for_as_long_as_signs_of_life_are_answered() {
        let (here, there) = duplex(1_000);
        let pulse = pulse(50, 2_000);
        let (_transport, running) = ours(here, pulse).await;
        let mut there = WebSocketStream::from_raw_socket(there, Role::Server, None).await;
        let answering = async {
            // Longer than silence is borne; a sign that is read is answered by itself.
            let mut signs = 0;
            while signs < 60 {
                signs += usize::from(there.next().await.unwrap().unwrap().is_ping());
            }
        };
        tokio::select! {
            () = running => panic!("it ended though the other end is there"),
            () = answering => {}
        }
    }
}
