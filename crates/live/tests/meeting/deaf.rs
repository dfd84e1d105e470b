//! Over a line that is up and loses what goes over it.

use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Arc, Mutex};

use futures::{Sink, SinkExt as _, Stream, StreamExt as _};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::handshake::server::{Request, Response};
use tokio_tungstenite::tungstenite::http::HeaderMap;
use tokio_tungstenite::tungstenite::http::header::AUTHORIZATION;
use tokio_tungstenite::tungstenite::{Error, Message};
use voorstel_live::State;
use voorstel_live::server::Limits;

use crate::town::{Serving, Two, all_sent, until};

pub const UPWARD: u8 = 1;
const DOWNWARD: u8 = 2;

/// Stands between towns and their server. Told to lose what goes one way, it does so on the lines that are up; signs of life
/// and new lines go through.
pub struct Between {
    pub address: String,
    losing: Arc<Mutex<Vec<Arc<AtomicU8>>>>,
}

impl Between {
    pub async fn begin(server: &Serving) -> Between {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("ws://{}", listener.local_addr().unwrap());
        let losing: Arc<Mutex<Vec<Arc<AtomicU8>>>> = Arc::default();
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

    pub fn loses(&self, way: u8) {
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

/// Stands between towns and their server, and knows nothing of what goes over it. Told to, it swallows all that comes down on
/// the lines that are up, as a connection does of which one half is gone.
struct Half {
    address: String,
    swallowing: Arc<Mutex<Vec<Arc<AtomicBool>>>>,
}

impl Half {
    async fn begin(server: &Serving) -> Half {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("ws://{}", listener.local_addr().unwrap());
        let swallowing: Arc<Mutex<Vec<Arc<AtomicBool>>>> = Arc::default();
        let (at, lines) = (server.at(), Arc::clone(&swallowing));
        tokio::spawn(async move {
            while let Ok((mut town, _)) = listener.accept().await {
                let swallows = Arc::new(AtomicBool::new(false));
                lines.lock().unwrap().push(Arc::clone(&swallows));
                tokio::spawn(async move {
                    let mut server = TcpStream::connect(at).await.unwrap();
                    let ((mut from_town, mut to_town), (mut from_server, mut to_server)) =
                        (town.split(), server.split());
                    let down = async {
                        let mut bytes = vec![0; 4096];
                        while let Ok(some) = from_server.read(&mut bytes).await {
                            let swallowed = swallows.load(Ordering::SeqCst);
                            if some == 0 || (!swallowed && to_town.write_all(&bytes[..some]).await.is_err()) {
                                break;
                            }
                        }
                    };
                    tokio::select! {
                        _ = copy(&mut from_town, &mut to_server) => {}
                        () = down => {}
                    }
                });
            }
        });
        Half { address, swallowing }
    }

    fn swallows(&self) {
        for line in self.swallowing.lock().unwrap().iter() {
            line.store(true, Ordering::SeqCst);
        }
    }

    fn lines(&self) -> usize {
        self.swallowing.lock().unwrap().len()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_lost_on_its_way_to_the_server_is_never_told_as_sent_and_is_sent_again() {
    let two = Two::begin(Limits::default()).await;
    let between = Between::begin(&two.server).await;
    let [with_one, _with_other] = two.join([&between.address, &two.server.address]).await;
    let [one, other] = &two.towns;

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
    let two = Two::begin(Limits::default()).await;
    let between = Between::begin(&two.server).await;
    let [with_one, with_other] = two.join([&two.server.address, &between.address]).await;
    let [one, other] = &two.towns;

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

#[tokio::test(flavor = "multi_thread")]
async fn whoever_only_listens_notices_that_the_others_fell_silent() {
    let two = Two::begin(Limits::default()).await;
    let between = Between::begin(&two.server).await;
    let [with_one, with_other] = two.join([&two.server.address, &between.address]).await;
    let [one, other] = &two.towns;
    with_other.others().wait_for(|others| !others.is_empty()).await.unwrap();

    // Signs of life of the line itself still come.
    between.loses(DOWNWARD);
    one.sets("acronym", "SAM");
    with_one.edited();
    other.sees("acronym", "SAM").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_told_to_be_online_for_long_where_nothing_comes_down() {
    let two = Two::begin(Limits::default()).await;
    let half = Half::begin(&two.server).await;
    let with_other = two.joins(1, &half.address);
    all_sent(&with_other).await;

    // Nobody else is there, and nothing is typed: only the line itself tells.
    half.swallows();
    until(&with_other, "offline", |state| !matches!(state, State::Online { .. })).await;
    all_sent(&with_other).await;
    assert_eq!(half.lines(), 2);
}
