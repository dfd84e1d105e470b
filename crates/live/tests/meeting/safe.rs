//! Over `wss`, through a proxy that ends TLS as Caddy or nginx do.

use std::net::SocketAddr;
use std::sync::Arc;

use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use voorstel_live::server::Access;
use voorstel_live::{State, Trouble};

use crate::authority::Authority;
use crate::town::{Serving, Town, all_sent, until};

/// A proxy with a certificate of an authority of its own; where it listens.
async fn proxy(behind: SocketAddr) -> (u16, Authority) {
    let authority = Authority::new();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(authority.key.serialize_der()));
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![authority.leaf.der().clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let (Ok(mut stream), Ok(mut behind)) =
                    (acceptor.accept(stream).await, TcpStream::connect(behind).await)
                else {
                    return;
                };
                let _ = tokio::io::copy_bidirectional(&mut stream, &mut behind).await;
            });
        }
    });
    (port, authority)
}

#[tokio::test(flavor = "multi_thread")]
async fn two_towns_meet_over_tls_and_believe_only_whom_they_were_told_to() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::begin(folder.path()).await;
    let (port, authority) = proxy(server.at()).await;
    let address = format!("wss://localhost:{port}");
    let [one, other] = Town::two();
    let token = server.token(one.name, one.id(), Access::Edit);

    let unbelieving = one.joins(&address, &token);
    until(&unbelieving, "not trusted", |state| matches!(state, State::Offline(Trouble::NotTrusted(_)))).await;
    unbelieving.leave().await;

    let with_one = one.joins_trusting(&address, &token, Some(&authority.file));
    let with_other = other.joins_trusting(&address, &token, Some(&authority.file));
    all_sent(&with_one).await;
    other.sets("acronym", "SAM");
    with_other.edited();
    one.sees("acronym", "SAM").await;
}
