use jiff::Timestamp;
use proptest::prelude::*;
use voorstel_model::{Action, BudgetLine, Entry, List, Partner};

use super::*;
use crate::{Library, Packet};

const BASE: &str = "Wij leren samen taal in de stad.";

fn by(author: &str, second: i64) -> By<'_> {
    By { author, at: Timestamp::from_second(second).unwrap() }
}

fn text(text: &str) -> FieldValue {
    FieldValue::Text(text.to_owned())
}

fn set(field: &Field, value: &FieldValue) -> Vec<Edit> {
    vec![Edit::Set { field: field.clone(), value: value.clone() }]
}

fn concept() -> Field {
    Field::text("concept")
}

fn cost() -> Field {
    Field::of(List::Budget, "b1", "unit_cost")
}

fn open() -> (tempfile::TempDir, Library, OpenDossier) {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let dossier = Dossier {
        partners: ["p1", "p2", "p3"].map(|id| Partner { id: id.to_owned(), ..Partner::default() }).to_vec(),
        actions: vec![Action { id: "a1".to_owned(), participants: vec!["p1".to_owned()], ..Action::default() }],
        budget: vec![BudgetLine { id: "b1".to_owned(), unit_cost: Entry::from_text("10"), ..BudgetLine::default() }],
        texts: [("concept".to_owned(), BASE.to_owned())].into(),
        ..Dossier::default()
    };
    let id = library.create(&dossier, by("", 0)).unwrap();
    let open = library.open_dossier(&id).unwrap();
    (folder, library, open)
}

/// Somebody else sets a field, knowing all that stands there.
fn comes_in(open: &mut OpenDossier, field: &Field, value: &FieldValue) {
    let mut packet = open.packet(by("", 2));
    packet.commit(&set(field, value), &Text::default(), by("Bert", 2)).unwrap();
    open.take_in(&Packet::read(&packet.bytes()).unwrap(), by("", 3).at).unwrap();
}

fn typed(open: &mut OpenDossier, field: &Field, seen: &[FieldValue], value: &FieldValue) -> Change {
    let seen = Seen::from([(field.clone(), seen.to_vec())]);
    open.commit_on(&seen, &set(field, value), &Text::default(), by("An", 4)).unwrap()
}

fn contested(open: &OpenDossier, field: &Field) -> Vec<(String, FieldValue)> {
    let conflict = open.conflicts().iter().find(|conflict| conflict.field == *field);
    let mut values: Vec<_> =
        conflict.into_iter().flat_map(|one| &one.values).map(|one| (one.author.clone(), one.value.clone())).collect();
    values.sort_by(|one, other| one.0.cmp(&other.0));
    values
}

#[test]
fn what_came_into_a_text_meanwhile_stays_in_it_and_undo_takes_back_ones_own_words() {
    let (_folder, library, mut open) = open();
    comes_in(&mut open, &concept(), &text("Wij leren elke week samen taal in de stad."));
    typed(&mut open, &concept(), &[text(BASE)], &text("Wij leren samen taal in de stad en op het werk."));
    let both = "Wij leren elke week samen taal in de stad en op het werk.";
    assert_eq!(open.dossier().texts["concept"], both);
    assert_eq!(open.conflicts(), []);
    assert_eq!(library.read(open.id()).unwrap().texts["concept"], both, "it is on disk");
    open.undo(by("An", 5)).unwrap();
    assert_eq!(open.dossier().texts["concept"], "Wij leren elke week samen taal in de stad.");
    open.redo(by("An", 6)).unwrap();
    assert_eq!(open.dossier().texts["concept"], both);
}

#[test]
fn an_amount_typed_on_an_older_one_stands_beside_the_newer() {
    let (_folder, library, mut open) = open();
    comes_in(&mut open, &cost(), &text("11.00"));
    let change = typed(&mut open, &cost(), &[text("10")], &text("12"));
    assert_eq!(change.patches, set(&cost(), &text("12.00")), "whoever typed sees what was typed");
    let both = [("An".to_owned(), text("12.00")), ("Bert".to_owned(), text("11.00"))];
    assert_eq!(contested(&open, &cost()), both);
    assert_eq!(library.read(open.id()).unwrap(), *open.dossier());
    let id = open.id().clone();
    drop(open);
    let mut open = library.open_dossier(&id).unwrap();
    assert_eq!(contested(&open, &cost()), both, "it holds after a restart");
    // Typing on, without having seen the other's.
    typed(&mut open, &cost(), &[text("12")], &text("125"));
    let both = [("An".to_owned(), text("125.00")), ("Bert".to_owned(), text("11.00"))];
    assert_eq!(contested(&open, &cost()), both);
    open.undo(by("An", 6)).unwrap();
    open.undo(by("An", 7)).unwrap();
    assert_eq!(open.dossier().value(&cost()).unwrap(), text("11.00"), "undo leaves what the other gave");
}

#[test]
fn whoever_has_seen_all_that_stands_there_has_chosen() {
    let (_folder, _library, mut open) = open();
    comes_in(&mut open, &cost(), &text("11.00"));
    typed(&mut open, &cost(), &[text("10")], &text("12"));
    typed(&mut open, &cost(), &[text("12,00"), text("11")].map(|_| text("12")), &text("13"));
    assert_eq!(contested(&open, &cost()).len(), 2, "the other's was not seen");
    typed(&mut open, &cost(), &[text("13"), text("11")], &text("14"));
    assert_eq!(open.conflicts(), []);
    assert_eq!(open.dossier().value(&cost()).unwrap(), text("14.00"));
}

#[test]
fn what_was_replaced_meanwhile_and_is_typed_once_more_stands_beside_what_replaced_it() {
    let (_folder, _library, mut open) = open();
    typed(&mut open, &cost(), &[text("10")], &text("12"));
    comes_in(&mut open, &cost(), &text("11.00"));
    typed(&mut open, &cost(), &[text("10")], &text("12"));
    assert_eq!(contested(&open, &cost()), [("An".to_owned(), text("12.00")), ("Bert".to_owned(), text("11.00"))]);
}

#[test]
fn what_both_gave_alike_is_no_matter_to_decide_and_what_was_not_changed_replaces_nothing() {
    let (_folder, _library, mut open) = open();
    comes_in(&mut open, &cost(), &text("11.00"));
    assert_eq!(typed(&mut open, &cost(), &[text("10")], &text("11")).patches, []);
    assert_eq!(typed(&mut open, &cost(), &[text("10")], &text("10.0")).patches, []);
    assert_eq!(open.dossier().value(&cost()).unwrap(), text("11.00"));
    assert_eq!(open.conflicts(), []);
}

#[test]
fn what_both_put_into_a_list_stands_there_once() {
    let (_folder, _library, mut open) = open();
    let field = Field::of(List::Actions, "a1", "participants");
    let ids = |ids: &[&str]| FieldValue::Texts(ids.iter().map(|id| (*id).to_owned()).collect());
    comes_in(&mut open, &field, &ids(&["p1", "p2"]));
    typed(&mut open, &field, &[ids(&["p1"])], &ids(&["p1", "p3", "p2"]));
    let FieldValue::Texts(mut both) = open.dossier().value(&field).unwrap() else { panic!("a list") };
    both.sort();
    assert_eq!(both, ["p1", "p2", "p3"]);
    open.undo(by("An", 5)).unwrap();
    assert!(
        matches!(open.dossier().value(&field).unwrap(), FieldValue::Texts(left) if !left.contains(&"p3".to_owned()))
    );
}

#[test]
fn what_cannot_be_is_refused_with_nothing_changed() {
    let (_folder, _library, mut open) = open();
    let field = Field::of(List::Budget, "b1", "partner");
    comes_in(&mut open, &field, &text("p1"));
    let before = open.dossier().clone();
    let seen = Seen::from([(field.clone(), vec![text("")])]);
    let refused = open.commit_on(&seen, &set(&field, &text("nobody")), &Text::default(), by("An", 4));
    assert!(matches!(refused, Err(StoreError::Edit(_))), "{refused:?}");
    assert_eq!((open.dossier(), open.conflicts()), (&before, &[][..]));
}

/// What one of two does next.
#[derive(Debug, Clone)]
enum Turn {
    /// Puts a new word in, behind so many words.
    Word(usize),
    /// Takes one of the first words out, where it is not the other's.
    Out(usize),
    /// Begins to type on what is shown now, and no longer on what was shown before.
    Look,
    /// What was sent to each other arrives.
    Meet,
}

fn turns() -> impl Strategy<Value = Vec<(bool, Turn)>> {
    let turn = prop_oneof![
        5 => (0..40_usize).prop_map(Turn::Word),
        1 => (0..40_usize).prop_map(Turn::Out),
        2 => Just(Turn::Look),
        2 => Just(Turn::Meet),
    ];
    proptest::collection::vec((any::<bool>(), turn), 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_two_type_into_one_text_every_word_of_both_stands_in_the_end(turns in turns()) {
        let (_folder, _library, one) = open();
        let (other_folder, packet) = (tempfile::tempdir().unwrap(), one.packet(by("", 1)));
        let library = Library::open(other_folder.path()).unwrap();
        let id = library.take_in(&packet, by("", 1).at).unwrap();
        let mut open = [one, library.open_dossier(&id).unwrap()];
        // What each types on, which may be older than what stands there.
        let mut typed_on = [BASE.to_owned(), BASE.to_owned()];
        let mut put: Vec<String> = Vec::new();
        for (second, (who, turn)) in turns.into_iter().enumerate() {
            let who = usize::from(who);
            let name = ["An", "Bert"][who];
            let mut words: Vec<String> = typed_on[who].split(' ').map(str::to_owned).collect();
            match turn {
                // Words that are alike, so that letters of one could be taken for those of another.
                Turn::Word(at) => {
                    let word = format!("{}{}x", ["an", "na"][who], "an".repeat(put.len() % 5) + &put.len().to_string());
                    words.insert(at.min(words.len()), word.clone());
                    put.push(word);
                }
                Turn::Out(at) if at < words.len() && !put.contains(&words[at]) => {
                    words.remove(at);
                }
                Turn::Out(_) => continue,
                Turn::Look => {
                    typed_on[who] = open[who].dossier().texts.get("concept").cloned().unwrap_or_default();
                    continue;
                }
                Turn::Meet => {
                    let packets = [open[0].packet(by("", 1)), open[1].packet(by("", 1))];
                    open[0].take_in(&packets[1], by("", 1).at).unwrap();
                    open[1].take_in(&packets[0], by("", 1).at).unwrap();
                    prop_assert_eq!(open[0].dossier(), open[1].dossier());
                    continue;
                }
            }
            let now = words.join(" ");
            let seen = Seen::from([(concept(), vec![text(&typed_on[who])])]);
            let at = by(name, i64::try_from(second).unwrap());
            open[who].commit_on(&seen, &set(&concept(), &text(&now)), &Text::default(), at).unwrap();
            // Typing goes on from what was typed, until somebody looks.
            typed_on[who] = now;
        }
        let packet = open[1].packet(by("", 1));
        open[0].take_in(&packet, by("", 1).at).unwrap();
        let end = open[0].dossier().texts.get("concept").cloned().unwrap_or_default();
        for word in &put {
            prop_assert!(end.contains(word.as_str()), "{} is not in {}", word, end);
        }
    }
}

/// What is taken out, seen as it was at the beginning.
fn taken_out(open: &mut OpenDossier, list: List, id: &str, seen: &Seen) -> Change {
    open.commit_on(seen, &[Edit::Remove { list, id: id.to_owned() }], &Text::default(), by("An", 4)).unwrap()
}

fn seen_of(open: &OpenDossier, list: List, id: &str) -> Seen {
    let fields = fields_of(&open.dossier().entity(list, id).unwrap());
    fields.into_iter().map(|(name, value)| (Field::of(list, id, &name), vec![value])).collect()
}

#[test]
fn what_others_wrote_in_a_row_that_is_taken_out_on_an_older_view_is_told_and_comes_back() {
    let (_folder, library, mut open) = open();
    let seen = seen_of(&open, List::Budget, "b1");
    comes_in(&mut open, &cost(), &text("12"));
    let change = taken_out(&mut open, List::Budget, "b1", &seen);
    assert!(open.dossier().budget.is_empty() && change.patches.len() == 1);
    let aftermath = open.aftermath();
    let [out] = aftermath.out.as_slice() else { panic!("{aftermath:?}") };
    let written: Vec<_> = out.written.iter().map(|one| (&one.before, &one.after, one.by.author.as_str())).collect();
    assert_eq!(written, [(&text("10.00"), &text("12.00"), "Bert")]);
    assert_eq!(out.by.author, "An");
    open.undo(by("An", 5)).unwrap();
    assert_eq!(open.dossier().budget[0].unit_cost, Entry::from_text("12"));
    assert_eq!(open.aftermath().out, []);
    open.redo(by("An", 6)).unwrap();
    assert!(open.dossier().budget.is_empty());
    let (id, heads) = (open.id().clone(), open.heads());
    drop(open);
    let open = library.open_dossier(&id).unwrap();
    assert_eq!((open.heads(), open.dossier().budget.len()), (heads, 0), "it is on disk");
}

#[test]
fn what_is_taken_out_as_it_stands_leaves_nothing_to_look_at() {
    let (_folder, _library, mut open) = open();
    comes_in(&mut open, &cost(), &text("12"));
    let seen = seen_of(&open, List::Budget, "b1");
    taken_out(&mut open, List::Budget, "b1", &seen);
    assert_eq!(open.aftermath().out, []);
}

#[test]
fn a_description_written_in_meanwhile_is_told_too() {
    let (_folder, _library, mut open) = open();
    let description = Field::of(List::Actions, "a1", "description");
    comes_in(&mut open, &description, &text("Eerste woorden."));
    let mut seen = seen_of(&open, List::Actions, "a1");
    comes_in(&mut open, &description, &text("Eerste woorden. En van Bert."));
    comes_in(&mut open, &cost(), &text("12"));
    // A list that the screen shows as the dossier keeps it differs in nothing.
    seen.insert(Field::of(List::Actions, "a1", "participants"), vec![FieldValue::Texts(vec!["p1".to_owned()])]);
    taken_out(&mut open, List::Actions, "a1", &seen);
    let out = open.aftermath().out;
    assert_eq!(out[0].written.len(), 1);
    assert_eq!(out[0].written[0].before, text("Eerste woorden."));
}

#[test]
fn what_came_to_refer_to_a_row_that_is_taken_out_is_told_and_refers_to_it_again() {
    let (_folder, _library, mut open) = open();
    let seen = seen_of(&open, List::Partners, "p2");
    let partner = Field::of(List::Budget, "b1", "partner");
    comes_in(&mut open, &partner, &text("p2"));
    let change = taken_out(&mut open, List::Partners, "p2", &seen);
    assert_eq!(change.patches.last(), Some(&Edit::Set { field: partner.clone(), value: text("") }));
    assert_eq!(open.dossier().budget[0].partner, "");
    assert_eq!(open.aftermath().out[0].referred, [partner]);
    open.undo(by("An", 5)).unwrap();
    assert_eq!(open.dossier().budget[0].partner, "p2");
    assert_eq!(open.aftermath().out, []);
}
