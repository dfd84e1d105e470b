//! What is left when two people's drafts come together: what one took out while the other worked on it, texts put
//! together of both, what both added, and what they told each other beside the dossier.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use jiff::Timestamp;
use tempfile::TempDir;
use voorstel_model::{Action, BudgetLine, Dossier, Edit, Field, FieldValue, List, Partner, Text};
use voorstel_store::{Aftermath, By, DossierId, Library, OpenDossier, Part};

fn by(author: &str, second: i64) -> By<'_> {
    By { author, at: Timestamp::from_second(second).unwrap() }
}

fn sample() -> Dossier {
    let partner = |id: &str, name: &str| Partner { id: id.into(), name: name.into(), ..Partner::default() };
    let line = |id: &str, partner: &str| BudgetLine { id: id.into(), partner: partner.into(), ..BudgetLine::default() };
    Dossier {
        title: "Samen".into(),
        partners: vec![partner("p1", "Stad A"), partner("p2", "De Brug")],
        actions: vec![Action {
            id: "a1".into(),
            lead: "p2".into(),
            participants: vec!["p1".into()],
            ..Action::default()
        }],
        budget: vec![line("b1", "p2"), line("b2", "p1")],
        texts: [("concept".into(), "Wij leren samen Nederlands in de buurt.".into())].into(),
        ..Dossier::default()
    }
}

/// A person with a library of their own.
struct Person {
    name: &'static str,
    open: OpenDossier,
    _library: Library,
    _folder: TempDir,
    second: i64,
}

impl Person {
    fn two() -> (Person, Person) {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let id = library.create(&sample(), by("An", 0)).unwrap();
        let open = library.open_dossier(&id).unwrap();
        let packet = open.packet(by("An", 0));
        let one = Person { name: "An", open, _library: library, _folder: folder, second: 10 };
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let id: DossierId = library.take_in(&packet, by("", 1).at).unwrap();
        let open = library.open_dossier(&id).unwrap();
        (one, Person { name: "Bert", open, _library: library, _folder: folder, second: 20 })
    }

    fn by(&mut self) -> By<'static> {
        self.second += 100;
        by(self.name, self.second)
    }

    fn edit(&mut self, edits: &[Edit]) {
        let by = self.by();
        self.open.commit(edits, &Text::default(), by).unwrap();
    }

    fn set(&mut self, field: &str, value: &str) {
        self.edit(&[set(field, value)]);
    }

    fn remove(&mut self, list: List, id: &str) {
        self.edit(&[Edit::Remove { list, id: id.into() }]);
    }

    fn take_in(&mut self, other: &Person) {
        let packet = other.open.packet(by(other.name, 0));
        let now = self.by().at;
        self.open.take_in(&packet, now).unwrap();
    }
}

fn set(field: &str, value: &str) -> Edit {
    Edit::Set { field: Field::new(field), value: FieldValue::Text(value.into()) }
}

/// How much is left to look at.
fn left(person: &Person) -> usize {
    let Aftermath { out, merged, .. } = person.open.aftermath();
    out.len() + merged.len()
}

/// Both come to have all of each other.
fn meet(one: &mut Person, other: &mut Person) {
    one.take_in(other);
    other.take_in(one);
}

#[test]
fn what_one_took_out_while_the_other_wrote_in_it_is_told_to_both_and_comes_back_with_its_references() {
    let (mut an, mut bert) = Person::two();
    an.remove(List::Partners, "p2");
    bert.set("/partners/p2/contact/email", "hallo@debrug.example");
    bert.edit(&[Edit::Add {
        list: List::Budget,
        id: "b3".into(),
        after: Some("b2".into()),
        fields: [("partner".to_owned(), FieldValue::Text("p2".into()))].into(),
    }]);
    meet(&mut an, &mut bert);
    for person in [&an, &bert] {
        assert!(person.open.dossier().partner("p2").is_none());
        let Aftermath { out, .. } = person.open.aftermath();
        let [out] = out.as_slice() else { panic!("{out:?}") };
        assert_eq!((out.list, out.id.as_str(), out.by.author.as_str()), (List::Partners, "p2", "An"));
        let [written] = out.written.as_slice() else { panic!("{out:?}") };
        assert_eq!(written.field.as_str(), "/partners/p2/contact/email");
        assert_eq!(
            (written.by.author.as_str(), &written.after),
            ("Bert", &FieldValue::Text("hallo@debrug.example".into()))
        );
        assert_eq!(out.referred, [Field::new("/budget/b3/partner")]);
    }

    let before = an.open.dossier().clone();
    let edits = an.open.bringing_back(List::Partners, "p2");
    an.edit(&edits);
    let back = an.open.dossier();
    assert_eq!(back.partner("p2").map(|one| one.contact.email.as_str()), Some("hallo@debrug.example"));
    assert_eq!(back.ids(List::Partners), ["p1", "p2"], "in its place");
    assert_eq!(back.actions[0].lead, "p2");
    let borne: Vec<&str> = back.budget.iter().map(|line| line.partner.as_str()).collect();
    assert_eq!(borne, ["p2", "p1", "p2"], "with what referred to it before, and what came to meanwhile");
    assert_eq!(an.open.aftermath().out, []);
    // One step, which can be taken back.
    let by = an.by();
    an.open.undo(by).unwrap().unwrap();
    assert_eq!(*an.open.dossier(), before);
    let by = an.by();
    an.open.redo(by).unwrap().unwrap();
    bert.take_in(&an);
    assert_eq!(bert.open.dossier(), an.open.dossier());
    assert_eq!(bert.open.aftermath().out, []);
}

#[test]
fn what_is_let_go_of_is_no_longer_told_to_anybody_and_a_restart_forgets_neither() {
    let (mut an, mut bert) = Person::two();
    an.remove(List::Budget, "b1");
    bert.set("/budget/b1/description", "Coach");
    meet(&mut an, &mut bert);
    assert_eq!(an.open.aftermath().out.len(), 1);
    let by = an.by();
    an.open.let_go(List::Budget, "b1", &Text::default(), by).unwrap();
    assert_eq!(an.open.aftermath().out, []);
    assert_eq!(bert.open.aftermath().out.len(), 1);
    bert.take_in(&an);
    assert_eq!(bert.open.aftermath().out, []);
    let again = bert.open.packet(By { author: "Bert", at: Timestamp::default() });
    let read = voorstel_store::Packet::read(&again.bytes()).unwrap();
    assert_eq!(read.dossier(), *bert.open.dossier());
}

#[test]
fn a_new_line_for_a_partner_that_is_taken_out_meanwhile_is_told_though_nobody_wrote_in_the_partner() {
    let (mut an, mut bert) = Person::two();
    an.remove(List::Partners, "p2");
    bert.set("/budget/b2/partner", "p2");
    meet(&mut an, &mut bert);
    let out = an.open.aftermath().out;
    assert_eq!(out[0].referred, [Field::new("/budget/b2/partner")]);
    let by = an.by();
    an.open.let_go(List::Partners, "p2", &Text::default(), by).unwrap();
    assert_eq!(an.open.aftermath().out, []);
}

#[test]
fn nothing_is_told_of_what_was_taken_out_knowingly() {
    let (mut an, mut bert) = Person::two();
    bert.set("/budget/b1/description", "Coach");
    meet(&mut an, &mut bert);
    an.remove(List::Budget, "b1");
    an.remove(List::Partners, "p2");
    bert.set("/title", "Anders");
    meet(&mut an, &mut bert);
    assert_eq!(left(&an), 0);
    assert_eq!(left(&bert), 0);
}

#[test]
fn a_text_of_both_is_marked_with_what_came_from_whom_until_somebody_looked_or_wrote() {
    let (mut an, mut bert) = Person::two();
    an.set("/texts/concept", "Wij leren elke week samen Nederlands in de buurt.");
    bert.set("/texts/concept", "Wij leren samen Nederlands in de buurt en op het werk.");
    meet(&mut an, &mut bert);
    let merged = an.open.aftermath().merged;
    let [text] = merged.as_slice() else { panic!("{merged:?}") };
    assert_eq!(text.field, Field::text("concept"));
    let whole: String = text.passages.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(whole, an.open.dossier().texts["concept"]);
    let passages: Vec<(&str, &str)> =
        text.passages.iter().filter_map(|one| Some((one.by.as_ref()?.author.as_str(), one.text.trim()))).collect();
    assert_eq!(passages, [("An", "elke week"), ("Bert", "en op het werk")]);
    let mut sides: Vec<(&str, usize)> = text.sides.iter().map(|one| (one.by.author.as_str(), one.text.len())).collect();
    sides.sort_unstable();
    assert_eq!(sides, [("An", 49), ("Bert", 54)]);
    // An edit elsewhere is no look at the text.
    an.set("/title", "Anders");
    assert_eq!(an.open.aftermath().merged.len(), 1);
    let by = an.by();
    an.open.looked_at(&text.field, true, &Text::default(), by).unwrap();
    assert_eq!(an.open.aftermath().merged, []);
    assert_eq!(bert.open.aftermath().merged.len(), 1, "what An looked at is known once it came over");
    bert.set("/texts/concept", "Wij leren elke week samen Nederlands.");
    assert_eq!(bert.open.aftermath().merged, [], "who writes in it has it before them");
    meet(&mut an, &mut bert);
    assert_eq!(an.open.aftermath().merged, []);
}

#[test]
fn words_that_one_took_out_of_a_text_while_the_other_wrote_in_it_mark_it_too() {
    let (mut an, mut bert) = Person::two();
    an.set("/texts/concept", "Wij leren Nederlands in de buurt.");
    bert.set("/texts/concept", "Wij leren samen Nederlands.");
    meet(&mut an, &mut bert);
    assert_eq!(bert.open.aftermath().merged.len(), 1);
    // One who deletes alone merges nothing.
    let (mut an, mut bert) = Person::two();
    an.set("/texts/concept", "Wij leren Nederlands in de buurt.");
    bert.set("/title", "Anders");
    meet(&mut an, &mut bert);
    assert_eq!(left(&an), 0);
}

#[test]
fn what_is_said_of_a_part_travels_merges_and_is_not_in_the_dossier() {
    let (mut an, mut bert) = Person::two();
    let part = |partner: &str| Part { partner: partner.into(), step: "budget".into() };
    let before = bert.open.dossier().to_json();
    let (one, other) = (an.by(), bert.by());
    an.open.deliver(&part("p1"), (Some("so".into()), ""), &Text::default(), one).unwrap();
    bert.open.deliver(&part("p/2~"), (Some("thus".into()), ""), &Text::default(), other).unwrap();
    meet(&mut an, &mut bert);
    assert_eq!(bert.open.dossier().to_json(), before, "a dossier's file is as it was");
    for person in [&an, &bert] {
        let all = person.open.deliveries();
        let said: Vec<(&str, &str, &str)> = all
            .iter()
            .flat_map(|(part, said)| said.iter().map(|one| (part.partner.as_str(), one.by.as_str(), one.of.as_str())))
            .collect();
        assert_eq!(said, [("p/2~", "Bert", "thus"), ("p1", "An", "so")]);
        assert!(person.open.conflicts().is_empty());
    }
    // Both say it of different content: both are kept.
    let (one, other) = (an.by(), bert.by());
    an.open.deliver(&part("p1"), (Some("this".into()), ""), &Text::default(), one).unwrap();
    bert.open.deliver(&part("p1"), (Some("that".into()), ""), &Text::default(), other).unwrap();
    meet(&mut an, &mut bert);
    assert_eq!(an.open.deliveries()[&part("p1")].len(), 2);
    let by = an.by();
    an.open.deliver(&part("p1"), (None, ""), &Text::default(), by).unwrap();
    assert!(!an.open.deliveries().contains_key(&part("p1")));
}

#[test]
fn only_what_was_added_apart_can_have_been_added_twice() {
    let (mut an, mut bert) = Person::two();
    let add = |id: &str| Edit::Add {
        list: List::Partners,
        id: id.into(),
        after: None,
        fields: [("name".to_owned(), FieldValue::Text("Lier".into()))].into(),
    };
    an.edit(&[add("p3")]);
    bert.edit(&[add("p4")]);
    meet(&mut an, &mut bert);
    an.edit(&[add("p5")]);
    assert!(an.open.added_apart(List::Partners, "p3", "p4"));
    assert!(!an.open.added_apart(List::Partners, "p1", "p2"), "they were there from the beginning");
    assert!(!an.open.added_apart(List::Partners, "p3", "p5"), "who added the second knew the first");
    assert_eq!(an.open.added(List::Partners, "p4").unwrap().author, "Bert");
    let by = an.by();
    an.open.keep_apart(List::Partners, ("p4", "p3"), &Text::default(), by).unwrap();
    assert!(!an.open.added_apart(List::Partners, "p3", "p4"));
    bert.take_in(&an);
    assert!(!bert.open.added_apart(List::Partners, "p4", "p3"));
}

#[test]
fn a_file_with_a_field_that_is_named_as_what_is_said_beside_keeps_it_as_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let json = r#"{"format":"voorstel.dossier/1","together/seen/texts/concept":"x","~together/y":"z"}"#;
    let dossier = Dossier::from_json(json).unwrap().dossier;
    let id = library.create(&dossier, by("An", 0)).unwrap();
    let read = library.read(&id).unwrap();
    assert_eq!(read.unknown, dossier.unknown);
    assert_eq!(read.unknown.len(), 2);
}
