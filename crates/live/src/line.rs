//! A web socket as the line that samod sends and hears messages on: with pings, so that a dead peer is noticed and no proxy
//! takes silence for the end.

use std::fmt::Display;
use std::future::Future;
use std::time::Duration;

use axum::extract::ws as served;
use futures::channel::mpsc;
use futures::{Sink, SinkExt as _, Stream, StreamExt as _};
use samod::Transport;
use tokio_tungstenite::tungstenite as dialled;

/// How often a sign of life is given.
const PING: Duration = Duration::from_secs(15);
/// After how much silence the other is taken for gone.
const SILENCE: Duration = Duration::from_secs(45);
/// How long whoever is told that the line ends may take to hear it.
const FAREWELL: Duration = Duration::from_secs(5);
/// How many messages may wait to be worked on before no more are read.
const WAITING: usize = 32;

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

/// Makes a line of a web socket, and what has to run for as long as it is to be open. `gate` is asked before a message of
/// some length is let in; `closed` says when to close it from this end, and why.
pub(crate) fn line<M, E, G>(
    socket: impl Stream<Item = Result<M, E>> + Sink<M> + Send + 'static,
    gate: impl Fn(usize) -> G + Send + 'static,
    closed: impl Future<Output = Closing> + Send + 'static,
) -> (Transport, impl Future<Output = ()> + Send + 'static)
where
    M: Message,
    E: Display + Send,
    G: Future<Output = ()> + Send,
{
    let (mut sink, mut stream) = socket.split();
    let (mut inward, heard) = mpsc::channel::<Vec<u8>>(WAITING);
    let (say, mut outward) = mpsc::unbounded::<Vec<u8>>();
    let hearing = async move {
        while let Ok(Some(Ok(message))) = tokio::time::timeout(SILENCE, stream.next()).await {
            match message.read() {
                Heard::Bytes(bytes) => {
                    gate(bytes.len()).await;
                    if inward.send(bytes).await.is_err() {
                        break;
                    }
                }
                Heard::Life => {}
                Heard::Nonsense | Heard::Close => break,
            }
        }
        // Dropped with it, the way in tells samod that the line is down.
    };
    let saying = async move {
        let mut ping = tokio::time::interval(PING);
        tokio::pin!(closed);
        let closing = loop {
            let message = tokio::select! {
                bytes = outward.next() => match bytes {
                    Some(bytes) => M::bytes(bytes),
                    None => break LEAVING,
                },
                _ = ping.tick() => M::ping(),
                closing = &mut closed => break closing,
            };
            // Whoever does not read what is sent holds up neither the end of the line nor the memory of who sends.
            let sent = tokio::select! {
                sent = tokio::time::timeout(SILENCE, sink.send(message)) => matches!(sent, Ok(Ok(()))),
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
