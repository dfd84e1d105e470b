//! Asking a server whether it would let one in, before anything goes out.

use std::sync::Arc;

use automerge::Automerge;

use crate::client::Place;
use crate::dial::{Fault, asked};
use crate::kept::Kept;
use crate::origin;
use crate::state::{Refusal, State};

/// What a server would let one do with a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Welcome {
    /// Read and change it.
    Edit,
    /// Read along.
    Read,
    /// It asks nobody who they are: whoever knows its address and the dossier's identity comes in.
    Anybody,
}

/// What a server answers to whoever only asks, as a header beside 204.
pub(crate) const ACCESS: &str = "voorstel-access";

/// Asks a server whether it would let one in to a dossier. Nothing of the dossier is sent, and nothing is changed there.
///
/// # Errors
/// How it would stand, [`State::Offline`] or [`State::Refused`].
pub async fn knock(place: &Place, dossier: &str, kept: Arc<dyn Kept>) -> Result<Welcome, State> {
    let whole = tokio::task::spawn_blocking(move || kept.whole().0).await.unwrap_or_default();
    let unusable = |why: String| State::Refused(Refusal::Unusable(why));
    let document = Automerge::load(&whole).map_err(|error| unusable(error.to_string()))?;
    let origin = origin::all(&document).next().unwrap_or_default();
    let mut url = place.address.asking(dossier, &uuid::Uuid::new_v4().to_string(), &origin);
    url.query_pairs_mut().append_pair("only", "asking");
    asked(&url, &place.token, &place.trust).await.map_err(|fault| match fault {
        Fault::Now(trouble) => State::Offline(trouble),
        Fault::ForGood(refusal) => State::Refused(refusal),
    })
}
