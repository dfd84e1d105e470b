//! Who the reader is among the partners, and for whom they may say that a part is complete.

use voorstel_model::{Dossier, List, Partner};
use voorstel_words::Arg;

use super::no_entity;
use crate::organisation::Organisation;
use crate::said::each;
use crate::views::{Failure, FailureCode, Settings};

/// The partner that the reader is, where that is known: the one on whose part they were asked to work, or whose
/// organisation they said to be theirs, or who is reached by their name.
pub(super) fn own<'d>(dossier: &'d Dossier, part: Option<&str>, settings: &Settings) -> Option<&'d str> {
    let author = settings.author.trim();
    let is_part = |one: &&Partner| part == Some(one.id.as_str());
    let organisation = Organisation::of(&settings.organisation);
    let is_theirs = |one: &&Partner| Organisation::of(one).is_same(&organisation);
    let is_reached = |one: &&Partner| !author.is_empty() && one.contact.name.trim().eq_ignore_ascii_case(author);
    let all = &dossier.partners;
    let found = all.iter().find(is_part).or_else(|| all.iter().find(is_theirs)).or_else(|| all.iter().find(is_reached));
    found.map(|one| one.id.as_str())
}

/// That the reader may say of that partner's part whether it is complete: of their own; of another's as the lead
/// applicant, or while nobody knows who they are, and only with from whom they know.
///
/// # Errors
/// [`Failure`] that says why not.
pub(super) fn may_say(
    dossier: &Dossier,
    own: Option<&str>,
    partner: &str,
    done: bool,
    told: &str,
) -> Result<(), Failure> {
    if dossier.partner(partner).is_none() {
        return Err(no_entity(List::Partners, partner));
    }
    if own == Some(partner) {
        return Ok(());
    }
    let leads = own.is_none_or(|own| dossier.lead().is_some_and(|lead| lead.id == own));
    let refused = |key: &str| {
        let message =
            each(|words| words.message(key, &[("partner", Arg::from(words.entity(List::Partners, partner, dossier)))]));
        Failure { code: FailureCode::WrongValue, message }
    };
    match (leads, done && told.trim().is_empty()) {
        (false, _) => Err(refused("deliver-not-yours")),
        (true, true) => Err(refused("deliver-who-said")),
        (true, false) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use voorstel_model::Role;

    use super::*;

    fn dossier() -> Dossier {
        let partner = |id: &str, role, name: &str, contact: &str| {
            let mut partner = Partner { id: id.to_owned(), role, name: name.to_owned(), ..Partner::default() };
            contact.clone_into(&mut partner.contact.name);
            partner
        };
        let partners = vec![
            partner("p1", Role::Lead, "Gemeente Lindebeke", ""),
            partner("p2", Role::CoApplicant, "De Brug vzw", "Mina"),
        ];
        Dossier { partners, ..Dossier::default() }
    }

    #[test]
    fn who_one_is_follows_from_the_part_the_organisation_or_the_name() {
        let dossier = dossier();
        let organisation = Partner { name: " gemeente lindebeke".to_owned(), ..Partner::default() };
        let settings = Settings { organisation, author: "mina".to_owned(), ..Settings::default() };
        assert_eq!(own(&dossier, Some("p2"), &settings), Some("p2"));
        assert_eq!(own(&dossier, Some("p9"), &settings), Some("p1"), "a part that is gone says nothing");
        let settings = Settings { author: "mina".to_owned(), ..Settings::default() };
        assert_eq!(own(&dossier, None, &settings), Some("p2"));
        assert_eq!(own(&dossier, None, &Settings::default()), None, "nobody is nobody's");
    }

    #[test]
    fn ones_own_part_is_said_freely_and_anothers_by_the_lead_with_who_said_so() {
        let dossier = dossier();
        let may = |own, partner, told| may_say(&dossier, own, partner, true, told).is_ok();
        assert!(may(Some("p2"), "p2", ""));
        assert!(!may(Some("p2"), "p1", "An, per telefoon"), "no partner speaks for another");
        assert!(!may(Some("p1"), "p2", " ") && may(Some("p1"), "p2", "Mina, per telefoon"));
        assert!(!may(None, "p2", "") && may(None, "p2", "Mina"));
        assert!(may_say(&dossier, Some("p1"), "p2", false, "").is_ok(), "to open it again needs no word");
        assert!(!may(Some("p1"), "p9", "Mina"));
    }
}
