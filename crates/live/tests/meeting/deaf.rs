//! Over a line that is up and loses what goes over it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use futures::{Sink, SinkExt as _, Stream, StreamExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::handshake::server::{Request, Response};
use tokio_tungstenite::tungstenite::http::HeaderMap;
use tokio_tungstenite::tungstenite::http::header::AUTHORIZATION;
use tokio_tungstenite::tungstenite::{Error, Message};
use voorstel_live::State;

use crate::town::{Serving, Town, all_sent, until};

const UPWARD: u8 = 1;
const DOWNWARD: u8 = 2;

/// Stands between towns and their server. Told to lose what goes one way, it does so on the lines that are up; signs of life
/// and new lines go through.
struct Between {
    address: String,
    losing: Arc<std::sync::Mutex<Vec<Arc<AtomicU8>>>>,
}

impl Between {
    async fn begin(server: &Serving) -> Between {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("ws://{}", listener.local_addr().unwrap());
        let losing: Arc<std::sync::Mutex<Vec<Arc<AtomicU8>>>> = Arc::default();
        let (at, lines) = (server.at(), Arc::clone(&losing));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let lost = Arc::new(AtomicU8::new(0));
                lines.lock().unwrap().push(Arc::clone(&lost));
                tokio::spawn(async move {
                    let (mut asked, mut headers) = (String::new(), HeaderMap::new());
                    #[expect(clippy::result_large_err, reason = "as the library asks for it")]
                    let look = |request: &Request, response: Response| {
                        asked = request.uri().to_string();
                        headers = request.headers().clone();
                        Ok(response)
                    };
                    let town = tokio_tungstenite::accept_hdr_async(stream, look).await.unwrap();
                    let mut request = format!("ws://{at}{asked}").into_client_request().unwrap();
                    request.headers_mut().insert(AUTHORIZATION, headers[AUTHORIZATION].clone());
                    let behind = TcpStream::connect(at).await.unwrap();
                    let (behind, _) = tokio_tungstenite::client_async(request, behind).await.unwrap();
                    let ((to_town, from_town), (to_server, from_server)) = (town.split(), behind.split());
                    tokio::select! {
                        () = pass(from_town, to_server, &lost, UPWARD) => {}
                        () = pass(from_server, to_town, &lost, DOWNWARD) => {}
                    }
                });
            }
        });
        Between { address, losing }
    }

    fn loses(&self, way: u8) {
        for line in self.losing.lock().unwrap().iter() {
            line.store(way, Ordering::SeqCst);
        }
    }

    fn lines(&self) -> usize {
        self.losing.lock().unwrap().len()
    }
}

async fn pass(
    mut from: impl Stream<Item = Result<Message, Error>> + Unpin,
    mut to: impl Sink<Message, Error = Error> + Unpin,
    losing: &AtomicU8,
    way: u8,
) {
    while let Some(Ok(message)) = from.next().await {
        let lost = message.is_binary() && losing.load(Ordering::SeqCst) == way;
        if !lost && to.send(message).await.is_err() {
            break;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_lost_on_its_way_to_the_server_is_never_told_as_sent_and_is_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::begin(folder.path()).await;
    let between = Between::begin(&server).await;
    let [one, other] = Town::two();
    let tokens = server.tokens([&one, &other]);
    let (with_one, with_other) = (one.joins(&between.address, &tokens[0]), other.joins(&server.address, &tokens[1]));
    all_sent(&with_one).await;
    all_sent(&with_other).await;

    between.loses(UPWARD);
    one.sets("acronym", "SAM");
    with_one.edited();
    until(&with_one, "not sent", |state| matches!(state, State::Online { sent: false, .. })).await;
    other.sees("acronym", "SAM").await;
    all_sent(&with_one).await;
    assert_eq!(between.lines(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_lost_on_its_way_from_the_server_comes_again() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::begin(folder.path()).await;
    let between = Between::begin(&server).await;
    let [one, other] = Town::two();
    let tokens = server.tokens([&one, &other]);
    let (with_one, with_other) = (one.joins(&server.address, &tokens[0]), other.joins(&between.address, &tokens[1]));
    all_sent(&with_one).await;
    all_sent(&with_other).await;

    between.loses(DOWNWARD);
    one.sets("acronym", "SAM");
    with_one.edited();
    all_sent(&with_one).await;
    // Whoever types notices that no answer comes.
    other.sets("title", "Van B");
    with_other.edited();
    other.sees("acronym", "SAM").await;
    one.sees("title", "Van B").await;
    all_sent(&with_other).await;
}
