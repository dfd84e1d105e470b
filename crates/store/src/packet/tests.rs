use sha2::{Digest, Sha256};
use voorstel_model::{BudgetLine, Entry, FieldValue, List, Partner};

use super::*;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn sample() -> Dossier {
    Dossier {
        call: "call@1".to_owned(),
        title: "Samen".to_owned(),
        partners: vec![Partner { id: "p1".to_owned(), ..Partner::default() }],
        budget: ["b1", "b2"]
            .map(|id| BudgetLine { id: id.to_owned(), unit_cost: Entry::from_text("10"), ..BudgetLine::default() })
            .to_vec(),
        texts: [("concept".to_owned(), "Het eerste plan.".to_owned())].into(),
        ..Dossier::default()
    }
}

fn set(field: &str, value: &str) -> Edit {
    Edit::Set { field: Field::new(field), value: FieldValue::Text(value.to_owned()) }
}

fn packet(edits: &[Edit], author: &str, second: i64) -> Packet {
    let mut packet = Packet::of(&sample()).unwrap();
    packet.commit(edits, &Text::default(), By { author, at: at(second) }).unwrap();
    packet
}

fn sent(packet: &Packet) -> Packet {
    Packet::read(&packet.bytes()).unwrap()
}

#[test]
fn a_packet_comes_out_as_it_went_in() {
    let one = packet(&[set("/title", "Samen sterk")], "Stad A", 5);
    let read = sent(&one);
    assert_eq!((read.id(), read.by(), read.at()), (one.id(), "Stad A", at(5)));
    assert_eq!(read.dossier(), one.dossier());
    assert_eq!(read.dossier().title, "Samen sterk");
}

#[test]
fn the_same_file_gives_the_same_packet() {
    let bytes = Packet::of(&sample()).unwrap().bytes();
    for _ in 0..8 {
        assert_eq!(Packet::of(&sample()).unwrap().bytes(), bytes);
    }
    let other = Packet::of(&Dossier { title: "Anders".to_owned(), ..sample() }).unwrap();
    assert_ne!(other.id(), Packet::of(&sample()).unwrap().id());
}

#[test]
fn what_a_partner_did_comes_in_once_and_says_by_whom() {
    let mut mine = packet(&[set("/budget/b1/unit_cost", "11")], "Stad A", 5);
    let theirs = packet(&[set("/budget/b2/unit_cost", "12"), set("/texts/concept", "Het tweede plan.")], "vzw B", 7);
    let taken = mine.take_in(&sent(&theirs)).unwrap();
    assert_eq!(taken.contributions, [Contribution { author: "vzw B".to_owned(), at: at(7), steps: 1 }]);
    assert_eq!(taken.patches, [set("/texts/concept", "Het tweede plan."), set("/budget/b2/unit_cost", "12.00")]);
    assert_eq!((taken.conflicts, taken.blended, taken.out_though_edited), (vec![], vec![], vec![]));
    let bytes = mine.bytes();
    let again = mine.take_in(&sent(&theirs)).unwrap();
    assert_eq!((again.patches, again.contributions), (vec![], vec![]));
    assert_eq!(mine.bytes(), bytes, "the same packet twice changes nothing");
}

#[test]
fn nothing_vanishes_where_two_worked_on_the_same() {
    let mut mine = packet(
        &[
            set("/budget/b1/unit_cost", "11"),
            Edit::Remove { list: List::Budget, id: "b2".to_owned() },
            set("/texts/concept", "Het eerste plan van ons."),
        ],
        "Stad A",
        5,
    );
    let theirs = packet(
        &[
            set("/budget/b1/unit_cost", "12"),
            set("/budget/b2/description", "Zaalhuur"),
            set("/texts/concept", "Het betere eerste plan."),
        ],
        "vzw B",
        7,
    );
    let taken = mine.take_in(&theirs).unwrap();
    assert_eq!(taken.blended, [Field::text("concept")]);
    assert_eq!(mine.dossier().texts["concept"], "Het betere eerste plan van ons.");
    assert_eq!(taken.out_though_edited, [Field::entity(List::Budget, "b2")]);
    assert_eq!(taken.conflicts.len(), 1);
    let conflict = &taken.conflicts[0];
    assert_eq!(conflict.field, Field::of(List::Budget, "b1", "unit_cost"));
    let mut signed: Vec<(&str, &FieldValue)> =
        conflict.values.iter().map(|one| (one.author.as_str(), &one.value)).collect();
    signed.sort_by_key(|(author, _)| *author);
    let text = |text: &str| FieldValue::Text(text.to_owned());
    assert_eq!(signed, [("Stad A", &text("11.00")), ("vzw B", &text("12.00"))]);
}

#[test]
fn a_packet_of_another_dossier_is_refused_with_nothing_touched() {
    let mut mine = packet(&[set("/title", "Samen sterk")], "Stad A", 5);
    let bytes = mine.bytes();
    let other = Packet::of(&Dossier { title: "Anders".to_owned(), ..sample() }).unwrap();
    assert_eq!(mine.take_in(&other).unwrap_err(), PacketError::OtherDossier);
    // One that only calls itself the same.
    let liar = Packet { id: mine.id().clone(), ..other };
    assert_eq!(mine.take_in(&liar).unwrap_err(), PacketError::OtherDossier);
    assert_eq!(mine.bytes(), bytes);
}

#[test]
fn a_clean_packet_holds_nothing_of_what_was() {
    let mut whole = packet(&[set("/budget/b1/description", "VERTROUWELIJK"), set("/title", "Werktitel")], "Stad A", 5);
    let out = Edit::Remove { list: List::Budget, id: "b1".to_owned() };
    whole.commit(&[out, set("/title", "Titel")], &Text::default(), By { author: "Stad A", at: at(6) }).unwrap();
    let clean = sent(&whole.clean().unwrap());
    assert_eq!((clean.id(), clean.dossier()), (whole.id(), whole.dossier()));
    let held = |packet: &Packet, text: &str| {
        let bytes = packet.bytes();
        let (_, document, _) = envelope::open(&bytes).unwrap();
        document.windows(text.len()).any(|part| part == text.as_bytes())
    };
    for text in ["VERTROUWELIJK", "Werktitel"] {
        assert!(held(&whole, text) && !held(&clean, text), "{text}");
    }
    assert!(held(&clean, "Titel"));
    let mut mine = whole;
    assert_eq!(mine.take_in(&clean).unwrap_err(), PacketError::OtherDossier, "it never merges by itself");
}

/// A packet whose document is what somebody made of it, with every sum right.
fn forged(change: impl FnOnce(&mut Vec<u8>)) -> Result<Packet, PacketError> {
    let one = packet(&[set("/title", "Samen sterk")], "Stad A", 5);
    let bytes = one.bytes();
    let (header, mut document, _) = envelope::open(&bytes).unwrap();
    change(&mut document);
    if let Some((head, body)) = document.split_at_mut_checked(8) {
        let sum = Sha256::digest(body);
        head[4..8].copy_from_slice(&sum.as_slice()[..4]);
    }
    Packet::read(&envelope::seal(&header, &document, &[]))
}

#[test]
fn a_document_that_is_none_is_refused() {
    assert!(forged(|_| ()).is_ok(), "untouched, it is read");
    assert!(matches!(forged(Vec::clear), Err(PacketError::Unreadable(_))));
    assert!(matches!(forged(|bytes| bytes.truncate(40)), Err(PacketError::Unreadable(_))));
    assert!(matches!(forged(|bytes| bytes[8] = 1), Err(PacketError::Unreadable(_))), "changes without a document");
    assert!(matches!(forged(|bytes| bytes.extend_from_within(..)), Err(PacketError::Unreadable(_))), "two documents");
    let packed = |bytes: &mut Vec<u8>| *bytes = packet(&[], "Stad A", 5).document.save().unwrap();
    assert!(
        matches!(forged(packed), Err(PacketError::Unreadable(_) | PacketError::NotWhole)),
        "packed columns have no bound"
    );
}

#[test]
fn packed_columns_are_refused() {
    let long: String = (0..2000).map(|number| format!("{number} ")).collect();
    let mut one = packet(&[set("/texts/concept", &long)], "Stad A", 5);
    let packed = one.document.save().unwrap();
    let unpacked = one.document.save_unpacked();
    assert!(packed.len() < unpacked.len(), "there is something to pack");
    assert!(chunk::check(&unpacked).is_ok());
    assert!(matches!(chunk::check(&packed), Err(PacketError::Unreadable(_))));
    one.take_in(&sent(&packet(&[], "vzw B", 6))).unwrap();
}

#[test]
fn who_chooses_what_is_shown_has_chosen_it_as_any_other_value() {
    // Which of two values is shown is no matter of time, so both are met in so many turns.
    for _ in 0..8 {
        let [mut mine, mut other, mut third] = [(); 3].map(|()| Packet::of(&sample()).unwrap());
        let title = |packet: &mut Packet, title: &str, author: &str, second: i64| {
            packet.commit(&[set("/title", title)], &Text::default(), By { author, at: at(second) }).unwrap();
        };
        title(&mut mine, "Van A", "Stad A", 1);
        title(&mut third, "Van C", "vzw C", 2);
        mine.take_in(&sent(&third)).unwrap();
        other.take_in(&sent(&third)).unwrap();
        title(&mut other, "Van B", "Stad B", 3);
        let shown = mine.dossier().title;
        title(&mut mine, &shown, "Stad A", 4);
        assert_eq!(mine.conflicts(), []);
        mine.take_in(&sent(&other)).unwrap();
        let mut values: Vec<FieldValue> =
            mine.conflicts().into_iter().flat_map(|conflict| conflict.values).map(|one| one.value).collect();
        values.sort_by_key(|value| format!("{value:?}"));
        let mut both = [FieldValue::Text(shown), FieldValue::Text("Van B".to_owned())];
        both.sort_by_key(|value| format!("{value:?}"));
        assert_eq!(values, both, "what was chosen stands beside what another gave unknowing of it");
    }
}

mod any_bytes {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whatever a stranger makes of a document, it is read or refused; nothing comes to a halt.
        #[test]
        fn changed_documents_are_read_or_refused(changes in proptest::collection::vec((any::<usize>(), any::<u8>()), 1..6)) {
            let _ = forged(|bytes| {
                for (place, byte) in changes {
                    let at = 8 + place % (bytes.len() - 8);
                    bytes[at] = byte;
                }
            });
        }
    }
}

mod any_order;
