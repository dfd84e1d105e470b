//! A server to draft live on: running it, and who may come in.

use std::future::Future;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use tokio::net::TcpListener;
use voorstel_live::server::{self, AccessError, Keys, ServeError, Server};

use crate::views::{Failure, FailureCode};

pub use voorstel_live::server::{Access, Event, Limits, Listed, Scope};

/// Serves from a folder until it is told to stop. `listening` is told where, `log` what happens.
///
/// # Errors
/// That the address or the folder cannot be used.
pub async fn serve(
    folder: &Path,
    at: SocketAddr,
    limits: Limits,
    log: impl Fn(&Event) + Send + Sync + 'static,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), Failure> {
    let server = Server::open(folder, limits, Arc::new(log)).map_err(|error| unusable(folder, error))?;
    let listener = TcpListener::bind(at).await.map_err(|error| {
        let args = [("at", at.to_string().into()), ("detail", error.to_string().into())];
        Failure::new(FailureCode::Disk, "fail-serve-listen", &args)
    })?;
    server
        .serve(listener, stop)
        .await
        .map_err(|error| Failure::new(FailureCode::Disk, "fail-serve-stopped", &[("detail", error.to_string().into())]))
}

/// That an address is not safe to listen on without a proxy that ends TLS.
///
/// # Errors
/// That it can be reached from outside this computer.
pub fn check_loopback(at: SocketAddr) -> Result<(), Failure> {
    if at.ip().is_loopback() {
        return Ok(());
    }
    Err(Failure::new(FailureCode::WrongValue, "fail-serve-open-to-all", &[("at", at.to_string().into())]))
}

/// Gives somebody access to some dossiers. Whoever has none yet gets a token, which is told once and kept nowhere.
///
/// # Errors
/// That a name or an identity is none, or that the tokens cannot be used.
pub fn give(folder: &Path, name: &str, scopes: &[Scope], access: Access) -> Result<Option<String>, Failure> {
    if scopes.is_empty() {
        return Err(Failure::new(FailureCode::WrongValue, "fail-serve-for-what", &[]));
    }
    std::fs::create_dir_all(folder).map_err(|error| unusable(folder, error.into()))?;
    let keys = keys(folder)?;
    let mut token = None;
    for scope in scopes {
        token = keys.give(name, scope, access).map_err(|error| refused(folder, error))?.or(token);
    }
    Ok(token)
}

/// Takes somebody's token back, or only their access to one dossier.
///
/// # Errors
/// That they have none, or that the tokens cannot be used.
pub fn revoke(folder: &Path, name: &str, dossier: Option<&str>) -> Result<(), Failure> {
    keys(folder)?.revoke(name, dossier).map_err(|error| refused(folder, error))
}

/// Forgets a dossier of a server that does not run.
///
/// # Errors
/// That the server has none of that identity, that one runs, or that its folder cannot be used.
pub fn forget(folder: &Path, dossier: &str) -> Result<(), Failure> {
    // It is not made by looking for it.
    let there = folder.is_dir();
    let forgot = there.then(|| server::forget(folder, dossier)).transpose().map_err(|error| unusable(folder, error))?;
    if forgot == Some(true) {
        return Ok(());
    }
    let args = [("id", dossier.into()), ("folder", folder.display().to_string().into())];
    Err(Failure::new(FailureCode::WrongValue, "fail-serve-not-there", &args))
}

/// Who has a token.
///
/// # Errors
/// That the tokens cannot be used.
pub fn list(folder: &Path) -> Result<Vec<Listed>, Failure> {
    keys(folder)?.list().map_err(|error| refused(folder, error))
}

fn keys(folder: &Path) -> Result<Keys, Failure> {
    Keys::open(folder).map_err(|error| refused(folder, error))
}

fn unusable(folder: &Path, error: ServeError) -> Failure {
    match error {
        ServeError::Access(error) => refused(folder, error),
        error => {
            let args = [("folder", folder.display().to_string().into()), ("detail", error.to_string().into())];
            Failure::new(FailureCode::Disk, "fail-serve-folder", &args)
        }
    }
}

fn refused(folder: &Path, error: AccessError) -> Failure {
    let wrong = |key: &str, args: &[_]| Failure::new(FailureCode::WrongValue, key, args);
    match error {
        AccessError::Nobody(name) => wrong("fail-serve-nobody", &[("name", name.into())]),
        AccessError::NoDossier(id) => wrong("fail-serve-no-dossier", &[("id", id.into())]),
        AccessError::NoName => wrong("fail-serve-no-name", &[]),
        error => {
            let args = [("folder", folder.display().to_string().into()), ("detail", error.to_string().into())];
            Failure::new(FailureCode::Disk, "fail-serve-tokens", &args)
        }
    }
}
