//! Random exchanges: three who have the whole, one who has an excerpt and one who has a clean packet.

mod given;

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use tempfile::TempDir;

use self::given::Given;
use super::*;
use crate::packet::Base;
use crate::{OpenDossier, Seen};

/// Those with the whole, then the one with an excerpt and the one who began from a clean packet.
const PEOPLE: [&str; 5] = ["Stad A", "Stad B", "vzw C", "vzw D", "vzw E"];
const TOWNS: usize = 3;
const PART: usize = 3;
const CLEAN: usize = 4;

/// The partner whose part the excerpt is, which others may work on all the same.
const PARTNER: &str = "p2";

/// Fields of which it is known, after every exchange, what must stand there or be among those to choose from.
const FOLLOWED: [(&str, &str); 4] = [
    ("/title", "Samen"),
    ("/budget/b1/unit_cost", "10.00"),
    ("/partners/p1/name", ""),
    ("/budget/b5/unit_cost", "10.00"),
];
/// Which of them are in the excerpt: one that is its partner's to change, and one that is not.
const IN_PART: [&str; 2] = ["/budget/b5/unit_cost", "/title"];

fn dossier() -> Dossier {
    let mut dossier = sample();
    dossier.partners.push(Partner { id: PARTNER.to_owned(), ..Partner::default() });
    let unit_cost = Entry::from_text("10");
    let partner = PARTNER.to_owned();
    dossier.budget.push(BudgetLine { id: "b5".to_owned(), partner, unit_cost, ..BudgetLine::default() });
    dossier
}

fn value() -> impl Strategy<Value = &'static str> {
    select(vec!["", "11", "12", "Wij", "Het eerste plan samen.", "Een plan."])
}

fn edit() -> impl Strategy<Value = Edit> {
    let field = select(vec![
        "/title",
        "/texts/concept",
        "/texts/impact",
        "/budget/b1/unit_cost",
        "/budget/b2/description",
        "/partners/p1/name",
        "/budget/b5/unit_cost",
    ]);
    // What is followed stays in, so that it is known what is to be seen of it.
    let line = select(vec!["b2", "b3", "b4"]);
    prop_oneof![
        6 => (field, value()).prop_map(|(field, text)| set(field, text)),
        1 => line.clone().prop_map(|id| Edit::Remove { list: List::Budget, id: id.to_owned() }),
        1 => (line.clone(), line.clone()).prop_map(|(id, after)| Edit::Move {
            list: List::Budget, id: id.to_owned(), after: Some(after.to_owned())
        }),
        2 => line.prop_map(|id| Edit::Add {
            list: List::Budget, id: id.to_owned(), after: None, fields: voorstel_model::Fields::new()
        }),
    ]
}

/// What happens between them: one edits what stands there or what they were shown before, looks again, posts a packet, or
/// takes a packet in that was posted at any time. So packets are lost, come twice, come late and out of their order.
#[derive(Debug, Clone)]
enum Event {
    Edit(usize, Edit),
    /// Types into a followed field, on what was shown when they last looked.
    Type(usize, usize, &'static str),
    Look(usize),
    /// The one with the excerpt, or the one with the clean packet, sets a followed field.
    Apart(usize, usize, &'static str),
    Post(usize),
    /// What is only proposed is taken over or not.
    Take(usize, Index, bool),
}

fn event() -> impl Strategy<Value = Event> {
    let field = 0..FOLLOWED.len();
    prop_oneof![
        4 => (0..TOWNS, edit()).prop_map(|(who, edit)| Event::Edit(who, edit)),
        2 => (0..TOWNS, field.clone(), value()).prop_map(|(who, field, text)| Event::Type(who, field, text)),
        1 => (0..TOWNS).prop_map(Event::Look),
        1 => (PART..=CLEAN, field, value()).prop_map(|(who, field, text)| Event::Apart(who, field, text)),
        2 => (0..=CLEAN).prop_map(Event::Post),
        4 => (0..TOWNS, any::<Index>(), any::<bool>()).prop_map(|(to, which, over)| Event::Take(to, which, over)),
    ]
}

/// An edit that was made: by whom, when, and what stood in its field then.
struct Kept {
    who: usize,
    second: i64,
    set: Option<(Field, FieldValue)>,
}

/// A packet on its way, and what was known of each followed field where it was made.
struct Mail {
    from: usize,
    packet: Packet,
    known: Vec<BTreeSet<usize>>,
}

struct Exchange {
    towns: Vec<OpenDossier>,
    /// What each town was shown when it last looked.
    shown: Vec<(Dossier, Vec<Conflict>)>,
    /// The heads of clean packets that each town compared.
    compared: Vec<Vec<String>>,
    part: Packet,
    clean: Packet,
    given: Vec<Given>,
    mail: Vec<Mail>,
    kept: Vec<Kept>,
    /// What the one with the clean packet last made of each followed field, until somebody took it over.
    proposed: Vec<Option<FieldValue>>,
    _folders: Vec<TempDir>,
}

fn signed(who: usize, second: i64) -> By<'static> {
    By { author: PEOPLE[who], at: at(second) }
}

fn field(at: usize) -> Field {
    Field::new(FOLLOWED[at].0)
}

impl Exchange {
    fn begin() -> Exchange {
        let first = Packet::of(&dossier()).unwrap();
        let folders: Vec<TempDir> = (0..TOWNS).map(|_| tempfile::tempdir().unwrap()).collect();
        let open = |folder: &TempDir| {
            let library = Library::open(folder.path()).unwrap();
            let id = library.take_in(&sent(&first), at(0)).unwrap();
            library.open_dossier(&id).unwrap()
        };
        let towns: Vec<OpenDossier> = folders.iter().map(open).collect();
        let shown = towns.iter().map(|town| (town.dossier().clone(), Vec::new())).collect();
        Exchange {
            towns,
            shown,
            compared: vec![Vec::new(); TOWNS],
            part: sent(&first.excerpt_for(PARTNER).unwrap()),
            clean: sent(&first.clean().unwrap()),
            given: FOLLOWED.map(|(_, value)| Given::first(value, PEOPLE.len())).into(),
            mail: Vec::new(),
            kept: Vec::new(),
            proposed: vec![None; FOLLOWED.len()],
            _folders: folders,
        }
    }

    fn known(&self, who: usize) -> Vec<BTreeSet<usize>> {
        self.given.iter().map(|given| given.known[who].clone()).collect()
    }

    fn followed(name: &Field) -> Option<usize> {
        FOLLOWED.iter().position(|(followed, _)| *followed == name.as_str())
    }

    fn edit(&mut self, who: usize, edit: &Edit, second: i64) {
        let town = &mut self.towns[who];
        // An edit of what is not there is refused, as it would be on a screen.
        let Ok(change) = town.commit(std::slice::from_ref(edit), &Text::default(), signed(who, second)) else { return };
        let set = match edit {
            Edit::Set { field, .. } => Some((field.clone(), town.dossier().value(field).unwrap())),
            _ => None,
        };
        if let Some((field, value)) = &set
            && let Some(at) = Exchange::followed(field)
        {
            self.given[at].give(who, value.clone());
        }
        if !change.patches.is_empty() {
            self.kept.push(Kept { who, second, set });
        }
    }

    /// Types a value on what was shown, which may be older than what stands there.
    fn type_on(&mut self, who: usize, at: usize, text: &str, second: i64) {
        let (field, (dossier, conflicts)) = (field(at), &self.shown[who]);
        let base = dossier.value(&field).unwrap();
        let others = conflicts.iter().find(|conflict| conflict.field == field).map(|one| one.values.clone());
        let others = others.into_iter().flatten().map(|one| one.value).filter(|value| *value != base);
        let seen: Vec<FieldValue> = std::iter::once(base.clone()).chain(others).collect();
        let town = &mut self.towns[who];
        let FieldValue::Text(typed) = kept_as(town.dossier(), &field, text) else { return };
        let typed = FieldValue::Text(typed);
        let before = town.heads();
        let edits = [Edit::Set { field: field.clone(), value: FieldValue::Text(text.to_owned()) }];
        town.commit_on(&Seen::from([(field.clone(), seen.clone())]), &edits, &Text::default(), signed(who, second))
            .unwrap();
        let says = self.given[at].give_on(who, &base, &seen, typed.clone());
        // Where the same stands there already it is no change, and nothing to be told of.
        if says && self.towns[who].heads() != before {
            self.kept.push(Kept { who, second, set: Some((field, typed)) });
        }
    }

    fn apart(&mut self, who: usize, at: usize, text: &str, second: i64) {
        let packet = if who == PART { &mut self.part } else { &mut self.clean };
        if who == PART && !IN_PART.contains(&FOLLOWED[at].0) {
            return;
        }
        let (field, before) = (field(at), packet.heads());
        packet.commit(&[set(FOLLOWED[at].0, text)], &Text::default(), signed(who, second)).unwrap();
        if packet.heads() == before {
            return;
        }
        let value = packet.dossier().value(&field).unwrap();
        if who == PART {
            self.given[at].give(who, value.clone());
            self.kept.push(Kept { who, second, set: Some((field, value)) });
        } else {
            self.proposed[at] = Some(value);
        }
    }

    fn post(&mut self, from: usize) {
        let packet = match from {
            PART => sent(&self.part),
            CLEAN => sent(&self.clean),
            town => sent(&self.towns[town].packet(signed(town, 0))),
        };
        self.mail.push(Mail { from, packet, known: self.known(from) });
    }

    fn take(&mut self, to: usize, which: usize, over: bool, second: i64) {
        match self.mail[which].from {
            CLEAN => self.take_clean(to, which, over, second),
            PART => self.take_part(to, which, second),
            _ => {
                let before = self.towns[to].dossier().clone();
                let taken = self.towns[to].take_in(&self.mail[which].packet, at(second)).unwrap();
                let mut screen = before;
                for patch in &taken.patches {
                    screen.apply(patch).unwrap();
                }
                assert_eq!(screen, *self.towns[to].dossier(), "the patches bring a screen up to date");
                self.learns(to, which);
            }
        }
    }

    fn learns(&mut self, to: usize, which: usize) {
        for (given, known) in self.given.iter_mut().zip(&self.mail[which].known) {
            given.known[to].extend(known);
        }
    }

    /// Nobody accepts a proposal: what is not the partner's to change stands as it stood.
    fn take_part(&mut self, to: usize, which: usize, second: i64) {
        let town = &mut self.towns[to];
        let rejoined = town.rejoined(&self.mail[which].packet).unwrap().unwrap();
        let taken = town.take_in_part(&rejoined, &BTreeSet::new(), &Text::default(), signed(to, second)).unwrap();
        if taken.contributions.is_empty() {
            return;
        }
        let outside = Exchange::followed(&Field::new("/title")).unwrap();
        let before = self.given[outside].known[to].clone();
        self.learns(to, which);
        self.given[outside].leave(to, &before);
    }

    /// Nothing changes that was not taken over; what is taken over stands there.
    fn take_clean(&mut self, to: usize, which: usize, over: bool, second: i64) {
        let packet = &self.mail[which].packet;
        let (town, compared) = (&mut self.towns[to], &mut self.compared[to]);
        let before = (town.dossier().clone(), town.conflicts().to_vec());
        let proposals = town.compare(packet, Base { mine_is_clean: false, compared }).unwrap();
        assert_eq!((town.dossier(), town.conflicts()), (&before.0, &*before.1), "a look changes nothing");
        if !over {
            return;
        }
        let edits: Vec<Edit> = proposals.into_iter().map(|one| one.edit).collect();
        town.take_over(packet, &edits, &Text::default(), signed(to, second)).unwrap();
        compared.push(packet.heads());
        for edit in &edits {
            if let Edit::Set { field, value } = edit
                && let Some(at) = Exchange::followed(field)
            {
                assert_eq!(town.dossier().value(field).unwrap(), *value, "what was taken over stands there");
                self.given[at].give(to, value.clone());
                if self.proposed[at].as_ref() == Some(value) {
                    self.proposed[at] = None;
                }
            }
        }
        let proposals = town.compare(packet, Base { mine_is_clean: false, compared }).unwrap();
        assert_eq!(proposals, [], "the same packet proposes nothing twice");
    }

    /// Everybody gets everything, each in another order.
    fn meet(&mut self) {
        self.post(PART);
        let part = self.mail.len() - 1;
        for to in 0..TOWNS {
            self.take(to, part, false, 1_000);
        }
        let last = self.mail.len();
        (0..TOWNS).for_each(|from| self.post(from));
        for (to, order) in [[0, 1, 2], [2, 1, 0], [1, 2, 0]].into_iter().enumerate() {
            for from in order {
                self.take(to, last + from, false, 1_001);
            }
        }
    }

    fn check(&self) {
        let first = &self.towns[0];
        for town in &self.towns {
            assert_eq!(town.document().changes(), first.document().changes());
            assert_eq!(town.dossier(), first.dossier());
            assert_eq!(town.conflicts(), first.conflicts());
            let read = town.document().dossier_and_conflicts();
            assert_eq!(
                (town.dossier().clone(), town.conflicts().to_vec()),
                read,
                "what is remembered is in the document"
            );
        }
        for (at, given) in self.given.iter().enumerate() {
            let field = field(at);
            let conflict = first.conflicts().iter().find(|one| one.field == field);
            let shown: Vec<FieldValue> = match conflict {
                Some(conflict) => conflict.values.iter().map(|one| one.value.clone()).collect(),
                None => vec![first.dossier().value(&field).unwrap()],
            };
            given.check(&field, &shown);
            if let Some(value) = &self.proposed[at] {
                let proposals = first.compare(&self.clean, Base { mine_is_clean: false, compared: &[] }).unwrap();
                let set = Edit::Set { field: field.clone(), value: value.clone() };
                let is_there = first.dossier().value(&field).as_ref() == Ok(value);
                let is_first = FOLLOWED[at].1 == text_of(value);
                assert!(
                    is_there || is_first || proposals.iter().any(|one| one.edit == set),
                    "{field}: {value:?} is lost"
                );
            }
        }
        let past = first.packet(signed(0, 0)).past();
        for Kept { who, second, set } in &self.kept {
            let mine = |done: &&crate::Done| done.author == PEOPLE[*who] && done.at == at(*second);
            let mut done = past.changes().iter().filter(mine).peekable();
            assert!(done.peek().is_some(), "an edit of {} at {second} is not in the history", PEOPLE[*who]);
            if let Some((field, value)) = set {
                let wrote = done.any(|done| past.around(done, field).1.value(field).as_ref() == Ok(value));
                assert!(wrote, "{field}: {value:?} by {} is not in the history", PEOPLE[*who]);
            }
        }
    }
}

fn text_of(value: &FieldValue) -> &str {
    match value {
        FieldValue::Text(text) => text,
        _ => "",
    }
}

/// A typed value as its field keeps it.
fn kept_as(dossier: &Dossier, field: &Field, text: &str) -> FieldValue {
    let mut dossier = dossier.clone();
    dossier.apply(&set(field.as_str(), text)).unwrap();
    dossier.value(field).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Packets lost, sent twice or late, of the whole, of a part, without their history; edits made on what was shown
    /// before. Once everybody has everything, all have the same. Each value that nobody replaced knowingly stands there or
    /// is among those to choose from; what is only proposed is proposed for as long as nobody took it over; and every edit
    /// is in everybody's history, with what it wrote, by whom and when.
    #[test]
    fn all_come_to_the_same(events in proptest::collection::vec(event(), 1..60)) {
        let mut exchange = Exchange::begin();
        for (second, event) in (1..).zip(&events) {
            match event {
                Event::Edit(who, edit) => exchange.edit(*who, edit, second),
                Event::Type(who, at, text) => exchange.type_on(*who, *at, text, second),
                Event::Look(who) => {
                    let town = &exchange.towns[*who];
                    exchange.shown[*who] = (town.dossier().clone(), town.conflicts().to_vec());
                }
                Event::Apart(who, at, text) => exchange.apart(*who, *at, text, second),
                Event::Post(from) => exchange.post(*from),
                Event::Take(_, _, _) if exchange.mail.is_empty() => {}
                Event::Take(to, which, over) => {
                    exchange.take(*to, which.index(exchange.mail.len()), *over, second);
                }
            }
        }
        exchange.meet();
        exchange.check();
    }
}
