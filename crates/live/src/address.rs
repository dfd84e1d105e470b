//! Where to meet.

use std::net::IpAddr;

use samod::Url;
use thiserror::Error;

/// The address of a server: `wss://` and, on this computer only, `ws://`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Url);

/// Why an address cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AddressError {
    /// It does not read as one.
    #[error("\"{typed}\" is no address of a server; one looks like wss://live.example.org")]
    Unreadable {
        /// As it was typed.
        typed: String,
    },
    /// What is sent could be read on its way.
    #[error("{host} is another computer, and ws:// would let anybody on the way read along; use wss://{host}")]
    NotSafe {
        /// The computer it names.
        host: String,
    },
}

impl Address {
    /// Reads an address as a person types it; without a scheme it is `wss://`.
    ///
    /// # Errors
    /// [`AddressError`].
    pub fn read(typed: &str) -> Result<Address, AddressError> {
        let unreadable = || AddressError::Unreadable { typed: typed.to_owned() };
        let text = typed.trim();
        let text = if text.contains("://") { text.to_owned() } else { format!("wss://{text}") };
        let url = Url::parse(&text).map_err(|_| unreadable())?;
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(unreadable)?;
        // What else an address could carry would be sent along, and a password here would be shown to everybody.
        if !url.username().is_empty() || url.password().is_some() || url.query().is_some() || url.fragment().is_some() {
            return Err(unreadable());
        }
        match url.scheme() {
            "wss" => Ok(Address(url)),
            "ws" if is_loopback(host) => Ok(Address(url)),
            "ws" => Err(AddressError::NotSafe { host: host.to_owned() }),
            _ => Err(unreadable()),
        }
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The address that asks for one dossier, under a name for this connection; `origin` is the hash of the change that the
    /// dossier began with.
    pub(crate) fn asking(&self, dossier: &str, peer: &str, origin: &str) -> Url {
        let mut url = self.0.clone();
        url.query_pairs_mut().append_pair("dossier", dossier).append_pair("peer", peer).append_pair("origin", origin);
        url
    }
}

fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_safe_or_on_this_computer() {
        for (typed, read) in [
            ("wss://live.example.org", "wss://live.example.org/"),
            (" live.example.org/voorstel ", "wss://live.example.org/voorstel"),
            ("ws://localhost:3030", "ws://localhost:3030/"),
            ("ws://127.0.0.1:3030", "ws://127.0.0.1:3030/"),
            ("ws://[::1]:3030", "ws://[::1]:3030/"),
        ] {
            assert_eq!(Address::read(typed).unwrap().as_str(), read);
        }
        for typed in ["ws://live.example.org", "ws://192.0.2.1", "ws://localhost.example.org"] {
            assert!(matches!(Address::read(typed), Err(AddressError::NotSafe { .. })), "{typed}");
        }
        for typed in ["", "https://live.example.org", "wss://", "wss://a:b@c", "wss://c/?token=1", "file:///etc"] {
            assert!(matches!(Address::read(typed), Err(AddressError::Unreadable { .. })), "{typed}");
        }
    }
}
