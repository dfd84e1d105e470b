//! A web socket as the line that samod sends and hears messages on: with pings, so that a dead peer is noticed and no proxy
//! takes silence for the end.

use std::fmt::Display;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::extract::ws as served;
use futures::channel::{mpsc, oneshot};
use futures::{Sink, SinkExt as _, Stream, StreamExt as _, stream};
use samod::Transport;
use thiserror::Error;
use tokio_tungstenite::tungstenite as dialled;

use crate::about::About;
use crate::pulse::Pulse;

/// How long whoever is told that the line ends may take to hear it.
const FAREWELL: Duration = Duration::from_secs(5);
/// How many messages may wait to be worked on before no more are read.
const WAITING: usize = 4;
/// How many bytes may wait to be sent to somebody who does not read them.
pub(crate) const UNREAD: usize = 64 * 1024 * 1024;

/// From so many waiting bytes on, words that pass are not sent: who is where is old by then, and files would hold up edits.
const FOR_EDITS: usize = 1024 * 1024;

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
    /// The end, and the code with which it was told.
    Close(Option<u16>),
}

/// What becomes of a message that came.
pub(crate) enum Judged {
    In(Vec<u8>),
    /// It is not heard.
    Dropped,
    /// The line ends with it.
    Refused(Closing),
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
            served::Message::Close(frame) => Heard::Close(frame.map(|frame| frame.code)),
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
            dialled::Message::Close(frame) => Heard::Close(frame.map(|frame| frame.code.into())),
        }
    }
}

/// Why a line is closed from this end, as a code of web sockets and in words.
pub(crate) type Closing = (u16, &'static str);

/// One is going away.
pub(crate) const LEAVING: Closing = (1000, "leaving");
/// There is more of the dossier than the server takes: it is not worth coming again.
pub(crate) const TOO_LARGE: Closing = (4413, "the dossier is too large");

/// Whoever is at the other end does not read what is sent.
#[derive(Debug, Error)]
#[error("too much waits to be read at the other end")]
pub(crate) struct NotRead;

impl From<mpsc::SendError> for NotRead {
    fn from(_: mpsc::SendError) -> NotRead {
        NotRead
    }
}

/// How many bytes wait to be sent, on one line or on several that count together.
#[derive(Debug, Clone)]
pub(crate) struct Unread {
    bytes: Arc<AtomicUsize>,
    most: usize,
}

impl Unread {
    pub(crate) fn up_to(most: usize) -> Unread {
        Unread { bytes: Arc::default(), most }
    }

    /// A message that is to wait, unless it is one of those that pass and much waits already.
    fn take(&self, bytes: Vec<u8>) -> Option<Result<Waiting, NotRead>> {
        let is_late = self.bytes.load(Ordering::Relaxed) > FOR_EDITS;
        let passes = is_late && About::read(&bytes).is_some_and(|about| about.passes());
        (!passes).then(|| self.add(bytes))
    }

    /// A message that is to wait, unless too much does; the largest goes however large it is.
    pub(crate) fn add(&self, bytes: Vec<u8>) -> Result<Waiting, NotRead> {
        let size = bytes.len();
        let before = self.bytes.fetch_add(size, Ordering::Relaxed);
        let waiting = Waiting { bytes, size, unread: self.clone() };
        if before < self.most { Ok(waiting) } else { Err(NotRead) }
    }
}

/// A message that waits to be sent, counted for as long as it is there.
pub(crate) struct Waiting {
    bytes: Vec<u8>,
    size: usize,
    unread: Unread,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.unread.bytes.fetch_sub(self.size, Ordering::Relaxed);
    }
}

/// Makes a line of a web socket, and what has to run for as long as it is to be open, which returns the code with which the
/// other end closed it. `gate` is asked what becomes of a message, and may take its time; `closed` says when to close it from
/// this end, and why. Where nothing comes any more, not even a sign of life, it ends as well.
pub(crate) fn line<M, E, G>(
    socket: impl Stream<Item = Result<M, E>> + Sink<M> + Send + 'static,
    gate: impl Fn(Vec<u8>) -> G + Send + 'static,
    closed: impl Future<Output = Closing> + Send + 'static,
    unread: Unread,
    pulse: Pulse,
) -> (Transport, impl Future<Output = Option<u16>> + Send + 'static)
where
    M: Message,
    E: Display + Send,
    G: Future<Output = Judged> + Send,
{
    let (heard, say, running) = ends(socket, gate, closed, unread, pulse);
    (Transport::new(heard.map(Ok::<_, std::convert::Infallible>), say), running)
}

/// The near end of a line: what is heard, what is said, and what has to run.
fn ends<M, E, G>(
    socket: impl Stream<Item = Result<M, E>> + Sink<M> + Send + 'static,
    gate: impl Fn(Vec<u8>) -> G + Send + 'static,
    closed: impl Future<Output = Closing> + Send + 'static,
    unread: Unread,
    Pulse { ping, silence, .. }: Pulse,
) -> (
    mpsc::Receiver<Vec<u8>>,
    impl Sink<Vec<u8>, Error = NotRead> + Send + Unpin + 'static,
    impl Future<Output = Option<u16>> + Send + 'static,
)
where
    M: Message,
    E: Display + Send,
    G: Future<Output = Judged> + Send,
{
    let (mut sink, mut stream) = socket.split();
    let (mut inward, heard) = mpsc::channel::<Vec<u8>>(WAITING);
    let (say, mut outward) = mpsc::unbounded::<Waiting>();
    let say = say.sink_map_err(NotRead::from).with_flat_map(move |bytes: Vec<u8>| stream::iter(unread.take(bytes)));
    let (refuse, refused) = oneshot::channel::<Closing>();
    let hearing = async move {
        while let Ok(Some(Ok(message))) = tokio::time::timeout(silence, stream.next()).await {
            match message.read() {
                Heard::Bytes(bytes) => match gate(bytes).await {
                    Judged::In(bytes) => {
                        if inward.send(bytes).await.is_err() {
                            break;
                        }
                    }
                    Judged::Dropped => {}
                    Judged::Refused(closing) => {
                        let _ = refuse.send(closing);
                        // Until the other end was told.
                        return std::future::pending().await;
                    }
                },
                Heard::Life => drop(gate(Vec::new()).await),
                Heard::Nonsense => break,
                Heard::Close(code) => return code,
            }
        }
        // Dropped with it, the way in tells samod that the line is down.
        None
    };
    let closed = async move {
        tokio::select! {
            closing = closed => closing,
            Ok(closing) = refused => closing,
        }
    };
    let saying = async move {
        let mut ping = tokio::time::interval(ping);
        tokio::pin!(closed);
        let closing = loop {
            // What is sent is counted until it is gone.
            let (message, _counted) = tokio::select! {
                next = outward.next() => match next {
                    Some(mut next) => (M::bytes(std::mem::take(&mut next.bytes)), Some(next)),
                    None => break LEAVING,
                },
                _ = ping.tick() => (M::ping(), None),
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
            code = hearing => code,
            () = saying => None,
        }
    };
    (heard, say, running)
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, DuplexStream, duplex};
    use tokio_tungstenite::WebSocketStream;
    use tokio_tungstenite::tungstenite::protocol::Role;

    use super::*;

    const LIMIT: Duration = Duration::from_secs(60);

    type Socket = WebSocketStream<DuplexStream>;

    async fn socket(socket: DuplexStream) -> Socket {
        WebSocketStream::from_raw_socket(socket, Role::Client, None).await
    }

    fn judged(bytes: Vec<u8>) -> std::future::Ready<Judged> {
        let judged = match bytes.as_slice() {
            b"in" => Judged::In(bytes),
            b"bad" => Judged::Refused((4413, "too large")),
            _ => Judged::Dropped,
        };
        std::future::ready(judged)
    }

    async fn ours(here: DuplexStream, pulse: Pulse) -> (Transport, impl Future<Output = Option<u16>> + Send) {
        line(socket(here).await, judged, std::future::pending(), Unread::up_to(UNREAD), pulse)
    }

    fn pulse(ping: u64, silence: u64) -> Pulse {
        Pulse { ping: Duration::from_millis(ping), silence: Duration::from_millis(silence), ..Pulse::default() }
    }

    #[test]
    fn where_much_waits_only_what_is_edited_is_sent() {
        let unread = Unread::up_to(UNREAD);
        let of = |kind: &[u8]| [&b"\xa1\x64type"[..], &[0x60 | u8::try_from(kind.len()).unwrap()], kind].concat();
        let (edit, word) = (of(b"sync"), of(b"ephemeral"));
        assert!(unread.take(word.clone()).is_some());
        let waits = unread.take(vec![0; FOR_EDITS + 1]);
        assert!(unread.take(word.clone()).is_none() && unread.take(edit).is_some_and(|edit| edit.is_ok()));
        drop(waits);
        assert!(unread.take(word).is_some());
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
            _ = running => panic!("it ended though the other end is there"),
            () = answering => {}
        }
    }

    #[tokio::test]
    async fn what_is_dropped_is_not_heard_and_what_is_refused_ends_the_line_with_a_word_of_why() {
        let (here, there) = duplex(1_000);
        let (heard, _say, running) =
            ends(socket(here).await, judged, std::future::pending(), Unread::up_to(UNREAD), pulse(10_000, 10_000));
        let running = tokio::spawn(running);
        let mut there = WebSocketStream::from_raw_socket(there, Role::Server, None).await;
        for bytes in ["out", "in", "bad", "in"] {
            there.send(dialled::Message::Binary(bytes.into())).await.unwrap();
        }
        let closed = async {
            loop {
                if let Some(Ok(dialled::Message::Close(frame))) = there.next().await {
                    return frame.map(|frame| u16::from(frame.code));
                }
            }
        };
        assert_eq!(tokio::time::timeout(LIMIT, closed).await.unwrap(), Some(4413));
        drop(there);
        assert_eq!(tokio::time::timeout(LIMIT, running).await.unwrap().unwrap(), None);
        assert_eq!(heard.collect::<Vec<_>>().await, [b"in"]);
    }

    #[tokio::test]
    async fn the_code_with_which_the_other_end_closes_is_told() {
        let (here, there) = duplex(1_000);
        let (_transport, running) = ours(here, pulse(10_000, 10_000)).await;
        let running = tokio::spawn(running);
        let mut there = WebSocketStream::from_raw_socket(there, Role::Server, None).await;
        there.send(Message::close(4413, "too large")).await.unwrap();
        assert_eq!(tokio::time::timeout(LIMIT, running).await.unwrap().unwrap(), Some(4413));
    }

    #[tokio::test]
    async fn what_waits_to_be_read_is_counted_over_all_lines_that_count_together() {
        let unread = Unread::up_to(1_000);
        let (first, other) = (unread.add(vec![0; 800]).unwrap(), unread.add(vec![0; 800]).unwrap());
        assert!(unread.clone().add(vec![0; 1]).is_err(), "whichever line it is on");
        assert_eq!(unread.bytes.load(Ordering::Relaxed), 1_600, "what does not wait is not counted");
        drop(first);
        let large = unread.add(vec![0; 100_000]).unwrap();
        drop((other, large));
        assert_eq!(unread.bytes.load(Ordering::Relaxed), 0);

        // Two lines that nobody reads, of which one ends with all that waits on it.
        let mut lines = Vec::new();
        for _ in 0..2 {
            let (here, there) = duplex(100);
            let pulse = pulse(10_000, 60_000);
            let (_, mut say, running) = ends(socket(here).await, judged, std::future::pending(), unread.clone(), pulse);
            say.send(vec![0; 600]).await.unwrap();
            lines.push((say, tokio::spawn(running), there));
        }
        let (mut one, running, _there) = lines.remove(0);
        assert!(one.send(vec![0; 600]).await.is_err());
        drop((one, _there));
        running.abort();
        let _ = running.await;
        let (other, _, _) = &mut lines[0];
        other.send(vec![0; 600]).await.unwrap();
        assert!(other.send(vec![0; 1]).await.is_err());
    }
}
