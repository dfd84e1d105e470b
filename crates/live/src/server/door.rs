//! The door: whoever has not been let in after a while is shut out, and only so many may stand there at a time. Nobody takes up
//! the server by connecting and saying nothing.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Sleep, sleep};

use super::limits::Limits;

/// Where connections come in.
pub(crate) struct Door {
    listener: TcpListener,
    places: Arc<Semaphore>,
    limits: Limits,
}

impl Door {
    pub(crate) fn new(listener: TcpListener, limits: &Limits) -> Door {
        Door { listener, places: Arc::new(Semaphore::new(limits.at_the_door.max(1))), limits: *limits }
    }
}

impl Listener for Door {
    type Io = Guest;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Guest, SocketAddr) {
        // It is never closed, so there is always a place some time.
        let place = Arc::clone(&self.places).acquire_owned().await.ok();
        let (stream, from) = Listener::accept(&mut self.listener).await;
        // What is typed is not held back for more to come; where that cannot be set, it is.
        let _ = stream.set_nodelay(true);
        let standing = Standing(Arc::new(Mutex::new(place)));
        (Guest { stream, standing, until: Some(Box::pin(sleep(self.limits.door_patience))) }, from)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A place at the door, until somebody was let in.
#[derive(Clone)]
pub(crate) struct Standing(Arc<Mutex<Option<OwnedSemaphorePermit>>>);

impl Standing {
    /// Its connection may stay for as long as it likes.
    pub(crate) fn let_in(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    fn is_in(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_none()
    }
}

impl Connected<IncomingStream<'_, Door>> for Standing {
    fn connect_info(stream: IncomingStream<'_, Door>) -> Standing {
        stream.io().standing.clone()
    }
}

/// A connection.
pub(crate) struct Guest {
    stream: TcpStream,
    standing: Standing,
    /// When it is shut out; nothing once it was let in.
    until: Option<Pin<Box<Sleep>>>,
}

impl Guest {
    fn may_stay(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        let Some(until) = &mut self.until else { return Ok(()) };
        if self.standing.is_in() {
            self.until = None;
        } else if until.as_mut().poll(context).is_ready() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        Ok(())
    }
}

impl AsyncRead for Guest {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let guest = self.get_mut();
        guest.may_stay(cx)?;
        Pin::new(&mut guest.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Guest {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let guest = self.get_mut();
        guest.may_stay(cx)?;
        Pin::new(&mut guest.stream).poll_write(cx, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}
