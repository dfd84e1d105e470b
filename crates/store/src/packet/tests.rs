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

mod any_order {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    const TOWNS: [&str; 3] = ["Stad A", "Stad B", "vzw C"];

    fn edit() -> impl Strategy<Value = Edit> {
        let text = prop::sample::select(vec!["", "11", "12", "Wij", "Het eerste plan samen.", "Een plan."]);
        let field = prop::sample::select(vec![
            "/title",
            "/texts/concept",
            "/texts/impact",
            "/budget/b1/unit_cost",
            "/budget/b2/description",
            "/partners/p1/name",
        ]);
        // What is followed stays in, so that it is known what is to be seen of it.
        let line = prop::sample::select(vec!["b2", "b3", "b4"]);
        prop_oneof![
            6 => (field, text).prop_map(|(field, text)| set(field, text)),
            1 => line.clone().prop_map(|id| Edit::Remove { list: List::Budget, id: id.to_owned() }),
            1 => (line.clone(), line.clone()).prop_map(|(id, after)| Edit::Move {
                list: List::Budget, id: id.to_owned(), after: Some(after.to_owned())
            }),
            2 => line.prop_map(|id| Edit::Add {
                list: List::Budget, id: id.to_owned(), after: None, fields: voorstel_model::Fields::new()
            }),
        ]
    }

    /// What happens between the three: one edits, one posts a packet, or one takes a packet in that was posted at any
    /// time. So packets are lost, come twice, come late and out of their order.
    #[derive(Debug, Clone)]
    enum Event {
        Edit(usize, Edit),
        Post(usize),
        Take(usize, prop::sample::Index),
    }

    fn event() -> impl Strategy<Value = Event> {
        prop_oneof![
            3 => (0..3_usize, edit()).prop_map(|(who, edit)| Event::Edit(who, edit)),
            1 => (0..3_usize).prop_map(Event::Post),
            1 => (0..3_usize, any::<prop::sample::Index>()).prop_map(|(to, which)| Event::Take(to, which)),
        ]
    }

    /// Fields of which it is known, after every exchange, what must stand there or be among those to choose from.
    const FOLLOWED: [(&str, &str); 3] =
        [("/title", "Samen"), ("/budget/b1/unit_cost", "10.00"), ("/partners/p1/name", "")];

    /// The oracle: which values a field was given, and which of them whoever gave another had seen.
    struct Given {
        values: Vec<(FieldValue, BTreeSet<usize>)>,
        known: [BTreeSet<usize>; 3],
    }

    impl Given {
        fn first(value: &str) -> Given {
            let value = FieldValue::Text(value.to_owned());
            Given { values: vec![(value, BTreeSet::new())], known: [(); 3].map(|()| [0].into()) }
        }

        fn standing(&self, known: &BTreeSet<usize>) -> BTreeSet<usize> {
            let replaced = known.iter().flat_map(|one| self.values[*one].1.clone()).collect();
            known.difference(&replaced).copied().collect()
        }

        fn give(&mut self, who: usize, value: FieldValue) {
            let standing = self.standing(&self.known[who]);
            if standing.iter().map(|one| &self.values[*one].0).eq([&value]) {
                return;
            }
            self.values.push((value, self.known[who].clone()));
            self.known[who].insert(self.values.len() - 1);
        }

        /// What nobody replaced knowingly, once everybody knows everything.
        fn left(&self) -> Vec<&FieldValue> {
            let all = (0..self.values.len()).collect();
            let mut left: Vec<&FieldValue> = self.standing(&all).into_iter().map(|one| &self.values[one].0).collect();
            left.sort_by_key(|value| format!("{value:?}"));
            left.dedup();
            left
        }
    }

    /// An edit that was made: by whom, when, and what stood in its field then.
    struct Kept {
        who: usize,
        second: i64,
        set: Option<(Field, FieldValue)>,
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Packets lost, sent twice or late: once everybody has everything, all have the same. Each value that nobody
        /// replaced knowingly stands there or is among those to choose from, and nothing else is; and every edit that was
        /// ever made is in everybody's history, with what it wrote, by whom and when.
        #[test]
        fn all_come_to_the_same(events in proptest::collection::vec(event(), 1..50)) {
            let mut towns = TOWNS.map(|_| Packet::of(&sample()).unwrap());
            let mut given = FOLLOWED.map(|(_, first)| Given::first(first));
            let mut mail: Vec<(Packet, [BTreeSet<usize>; 3])> = Vec::new();
            let mut kept: Vec<Kept> = Vec::new();
            for (second, event) in (1..).zip(&events) {
                match event {
                    Event::Edit(who, edit) => {
                        let town = &mut towns[*who];
                        let before = town.heads();
                        let by = By { author: TOWNS[*who], at: at(second) };
                        // An edit of what is not there is refused, as it would be on a screen.
                        if town.commit(std::slice::from_ref(edit), &Text::default(), by).is_err() {
                            continue;
                        }
                        let set = match edit {
                            Edit::Set { field, .. } => Some((field.clone(), town.dossier().value(field).unwrap())),
                            _ => None,
                        };
                        if let Some((field, value)) = &set
                            && let Some(at) = FOLLOWED.iter().position(|(followed, _)| *followed == field.as_str())
                        {
                            given[at].give(*who, value.clone());
                        }
                        if town.heads() != before {
                            kept.push(Kept { who: *who, second, set });
                        }
                    }
                    Event::Post(from) => {
                        mail.push((sent(&towns[*from]), given.each_ref().map(|given| given.known[*from].clone())));
                    }
                    Event::Take(_, _) if mail.is_empty() => {}
                    Event::Take(to, which) => {
                        let (packet, known) = which.get(&mail);
                        let (before, taken) = (towns[*to].dossier(), towns[*to].take_in(packet).unwrap());
                        let mut screen = before;
                        for patch in &taken.patches {
                            screen.apply(patch).unwrap();
                        }
                        prop_assert_eq!(&screen, &towns[*to].dossier(), "the patches bring a screen up to date");
                        for (given, known) in given.iter_mut().zip(known) {
                            given.known[*to].extend(known);
                        }
                    }
                }
            }
            let last: Vec<Packet> = towns.iter().map(sent).collect();
            for (town, order) in towns.iter_mut().zip([[0, 1, 2], [2, 1, 0], [1, 2, 0]]) {
                for from in order {
                    town.take_in(&last[from]).unwrap();
                }
            }
            for town in &towns {
                prop_assert_eq!(town.document.changes(), kept.len() + 1, "every change is in everybody's history");
                prop_assert_eq!(town.dossier(), towns[0].dossier());
                prop_assert_eq!(town.conflicts(), towns[0].conflicts());
                let read = town.document.dossier_and_conflicts();
                prop_assert_eq!((town.dossier(), town.conflicts()), read, "what is remembered is what the document says");
            }
            for ((field, _), given) in FOLLOWED.iter().zip(&given) {
                let field = Field::new(*field);
                let conflict = towns[0].conflicts().into_iter().find(|one| one.field == field);
                let mut shown = match conflict {
                    Some(conflict) => conflict.values.into_iter().map(|one| one.value).collect(),
                    None => vec![towns[0].dossier().value(&field).unwrap()],
                };
                shown.sort_by_key(|value| format!("{value:?}"));
                prop_assert_eq!(shown.iter().collect::<Vec<_>>(), given.left(), "{}", field);
            }
            let past = towns[0].past();
            for Kept { who, second, set } in &kept {
                let mine = |done: &&crate::Done| done.author == TOWNS[*who] && done.at == at(*second);
                let done = past.changes().iter().find(mine).expect("every edit is in the history, signed");
                if let Some((field, value)) = set {
                    let (_, after) = past.around(done, field);
                    prop_assert_eq!(&after.value(field).unwrap(), value, "with what it wrote");
                }
            }
        }
    }
}
