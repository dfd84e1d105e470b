//! Who of those whom the reader knows is a partner of the dossier.

use voorstel_model::{Dossier, Partner};

use super::views::KnownView;
use crate::organisation::Organisation;

/// The reader's own organisation, without an identity, and those of the address book.
pub(super) fn known(dossier: &Dossier, own: &Partner, book: &[Partner]) -> Vec<KnownView> {
    let partners: Vec<(&str, Organisation)> =
        dossier.partners.iter().map(|one| (one.id.as_str(), Organisation::of(one))).collect();
    let all = std::iter::once(("", own)).chain(book.iter().map(|one| (one.id.as_str(), one)));
    let mut found = Vec::new();
    for (address, one) in all {
        let one = Organisation::of(one);
        let same = partners.iter().filter(|(_, partner)| partner.is_same(&one));
        found.extend(same.map(|(id, _)| KnownView { address: address.to_owned(), partner: (*id).to_owned() }));
    }
    found
}
