use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::packet::{PartMerge, envelope};
use crate::{By, Delivery, Packet, Part};

/// Three partners: what is not the second's is not to be in its excerpt.
fn dossier() -> Dossier {
    serde_json::from_value(json!({
        "call": "call@1", "title": "Samen", "acronym": "SAM", "indirect_rate": "0.07",
        "period": {"start": "2021-01-01", "end": "2022-06-30"},
        "partners": [
            {"id": "p1", "role": "lead", "name": "GEHEIM Stad", "contact": {"email": "an@geheim.example"}},
            {"id": "p2", "name": "De Brug vzw"},
            {"id": "p3", "name": "GEHEIM School", "contact": {"phone": "0400 66 66 66"}},
        ],
        "actions": [
            {"id": "a1", "title": "Onthaal", "description": "Het plan.", "lead": "p1", "participants": ["p2", "p3"]},
            {"id": "a2", "title": "Taalbad", "lead": "p2"},
            {"id": "a3", "title": "GEHEIM werk", "description": "GEHEIM", "lead": "p3"},
        ],
        "budget": [
            {"id": "b1", "partner": "p1", "action": "a2", "description": "GEHEIM loon", "unit_cost": "66666"},
            {"id": "b2", "partner": "p2", "action": "a1", "description": "Coach", "quantity": "2", "unit_cost": "10"},
            {"id": "b3", "partner": "p3", "description": "GEHEIM zaal", "unit_cost": "66666"},
            {"id": "b4", "partner": "p2", "action": "a3", "description": "Tolk", "unit_cost": "20"},
        ],
        "funding": [
            {"id": "f1", "source": "grant", "amount": "66666"},
            {"id": "f2", "source": "own", "partner": "p2", "amount": "5", "note": "Raad"},
            {"id": "f3", "source": "own", "partner": "p3", "amount": "66666", "note": "GEHEIM"},
        ],
        "texts": {"concept": "GEHEIM plan"}, "declarations": {"GEHEIM": true},
        "annexes": [
            {"id": "x1", "name": "GEHEIM.pdf"}, {"id": "x2", "name": "statuten.pdf", "partner": "p2"},
        ],
    }))
    .unwrap()
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn set(field: &str, value: &str) -> Edit {
    Edit::Set { field: Field::new(field), value: FieldValue::Text(value.to_owned()) }
}

fn remove(list: List, id: &str) -> Edit {
    Edit::Remove { list, id: id.to_owned() }
}

fn line(id: &str) -> Edit {
    let text = |text: &str| FieldValue::Text(text.to_owned());
    let fields = [("partner", text("p2")), ("description", text("Nieuw")), ("unit_cost", text("7"))];
    let fields = fields.map(|(name, value)| (name.to_owned(), value)).into();
    Edit::Add { list: List::Budget, id: id.to_owned(), after: None, fields }
}

fn made(packet: &mut Packet, edits: &[Edit], author: &str, second: i64) {
    // What cannot be made is refused, as it would be on a screen.
    for edit in edits {
        let _ = packet.commit(std::slice::from_ref(edit), &Text::default(), By { author, at: at(second) });
    }
}

fn sent(packet: &Packet) -> Packet {
    Packet::read(&packet.bytes()).unwrap()
}

fn whole() -> Packet {
    let mut packet = Packet::of(&dossier()).unwrap();
    // Something that only the history knows.
    made(
        &mut packet,
        &[set("/budget/b2/description", "GEHEIM eerst"), set("/budget/b2/description", "Coach")],
        "An",
        1,
    );
    let fields = [("description".to_owned(), FieldValue::Text("GEHEIM geschrapt".to_owned()))].into();
    let gone = Edit::Add { list: List::Budget, id: "b9".to_owned(), after: None, fields };
    made(&mut packet, &[gone, set("/budget/b9/partner", "p2"), remove(List::Budget, "b9")], "An", 1);
    packet
}

/// Takes in what came back, as it comes in where nobody accepts a proposal; says how much was proposed.
fn take(mine: &mut Packet, back: &Packet) -> usize {
    let rejoined = mine.rejoined(back).unwrap().unwrap();
    let (before, known) = (mine.dossier(), mine.conflicts());
    let taken = mine.take_in(&sent(&rejoined)).unwrap();
    if taken.contributions.is_empty() {
        return 0;
    }
    let after = mine.dossier();
    let part = rejoined.from_part().unwrap();
    let merge = PartMerge { part, before: &before, after: &after, known: &known, taken: &taken };
    let none = BTreeSet::new();
    let (settled, open) = (merge.settled(&none), merge.left_open(&none));
    mine.settle((&settled, &open), &Text::default(), By { author: "An", at: at(90) }).unwrap();
    merge.proposals().len()
}

#[test]
fn an_excerpt_holds_nothing_of_the_others_in_any_byte() {
    let whole = whole();
    let bytes = whole.excerpt_for("p2").unwrap().bytes();
    let held = |bytes: &[u8], text: &str| {
        let (header, document, _) = envelope::open(bytes).unwrap();
        let header = serde_json::to_vec(&header).unwrap();
        [header, document].iter().any(|part| part.windows(text.len()).any(|window| window == text.as_bytes()))
    };
    for text in ["GEHEIM", "geheim", "66666", "0400 66"] {
        assert!(held(&whole.bytes(), text), "{text} is in the whole");
        assert!(!held(&bytes, text), "{text} is in the excerpt");
    }
    for text in ["Samen", "De Brug vzw", "Onthaal", "Coach", "Tolk", "Raad", "statuten.pdf"] {
        assert!(held(&bytes, text), "{text} is what the partner needs");
    }
    let excerpt = Packet::read(&bytes).unwrap();
    let json = excerpt.dossier().to_json();
    for id in ["p1", "p3", "a3", "b1", "b3", "f1", "f3", "x1"] {
        assert!(!json.contains(&format!("\"{id}\"")), "{id} is named: {json}");
    }
    assert!(excerpt.is_excerpt() && excerpt.terms().clean);
    assert_eq!(excerpt.terms().part.as_deref(), Some("p2"));
    assert!(bytes.starts_with(b"voorstel.packet/2\n"), "whoever does not know of parts does not read it");
}

#[test]
fn what_was_made_of_an_excerpt_comes_back_as_its_authors_own_changes() {
    let mut mine = whole();
    let mut theirs = sent(&mine.excerpt_for("p2").unwrap());
    let edits = [
        set("/budget/b2/unit_cost", "12"),
        set("/actions/a1/description", "Het plan van ons."),
        line("b3"),
        set("/budget/b3/action", "a2"),
        remove(List::Budget, "b4"),
        set("/title", "Van ons"),
        set("/actions/a1/lead", "p2"),
        Edit::Set { field: Field::new("/actions/a1/participants"), value: FieldValue::Texts(Vec::new()) },
    ];
    made(&mut theirs, &edits, "Bert", 5);
    made(&mut mine, &[set("/actions/a1/description", "Het goede plan."), set("/budget/b2/quantity", "3")], "An", 6);
    let proposed = take(&mut mine, &sent(&theirs));
    let now = mine.dossier();
    assert_eq!(now.actions[0].description, "Het goede plan van ons.", "words of both are put together");
    assert_eq!(now.actions[0].lead, "p1", "an action of another is not taken");
    assert_eq!(now.actions[0].participants, ["p3"], "who steps back steps back alone");
    let lines: Vec<(&str, &str)> =
        now.budget.iter().map(|one| (one.partner.as_str(), one.description.as_str())).collect();
    assert_eq!(lines, [("p1", "GEHEIM loon"), ("p2", "Coach"), ("p3", "GEHEIM zaal"), ("p2", "Nieuw")]);
    assert_eq!(now.budget[3].action, "a2");
    assert!(now.budget[3].id.starts_with("b3-"), "a new line is a new line, though another is called the same");
    assert_eq!((now.title.as_str(), proposed), ("Samen", 2), "the title and the lead are proposed");
    let past = mine.past();
    let field = Field::new("/budget/b2/unit_cost");
    let change = past.of_field(&field).next().unwrap();
    assert_eq!((change.author.as_str(), change.at), ("Bert", at(5)), "it is told as theirs, of when they did it");
    let bytes = mine.bytes();
    assert_eq!(take(&mut mine, &sent(&theirs)), 0);
    assert_eq!(mine.bytes(), bytes, "the same packet twice changes nothing");
}

#[test]
fn what_both_changed_is_to_be_chosen_and_what_one_took_out_is_told() {
    let mut mine = whole();
    let mut theirs = sent(&mine.excerpt_for("p2").unwrap());
    made(&mut theirs, &[set("/budget/b2/unit_cost", "12"), set("/budget/b4/unit_cost", "21")], "Bert", 5);
    made(&mut mine, &[set("/budget/b2/unit_cost", "11"), remove(List::Budget, "b4")], "An", 6);
    let rejoined = mine.rejoined(&sent(&theirs)).unwrap().unwrap();
    let taken = mine.take_in(&rejoined).unwrap();
    let values: Vec<&str> = taken.conflicts[0].values.iter().map(|one| one.author.as_str()).collect();
    assert_eq!((taken.conflicts.len(), values.contains(&"An"), values.contains(&"Bert")), (1, true, true));
    assert_eq!(taken.out_though_edited, [Field::entity(List::Budget, "b4")]);
}

#[test]
fn what_is_still_to_be_chosen_outside_the_part_stays_so_whatever_is_proposed_there() {
    let mut mine = whole();
    let mut other = sent(&mine);
    let mut theirs = sent(&mine.excerpt_for("p2").unwrap());
    made(&mut mine, &[set("/title", "Van A")], "An", 5);
    made(&mut other, &[set("/title", "Van C")], "Cas", 6);
    mine.take_in(&other).unwrap();
    let before = mine.conflicts();
    assert_eq!(before[0].values.len(), 2);
    made(&mut theirs, &[set("/title", "Van B")], "Bert", 7);
    take(&mut mine, &sent(&theirs));
    let signed = |conflicts: &[crate::Conflict]| {
        let mut signed: Vec<_> =
            conflicts[0].values.iter().map(|one| (one.author.clone(), format!("{:?}", one.value))).collect();
        signed.sort();
        signed
    };
    assert_eq!(signed(&mine.conflicts()), signed(&before));
}

#[test]
fn an_excerpt_that_went_on_without_its_history_comes_back_too() {
    let mut mine = whole();
    let mut theirs = sent(&mine.excerpt_for("p2").unwrap());
    made(&mut theirs, &[set("/budget/b2/unit_cost", "12")], "Bert", 5);
    let mut theirs = sent(&theirs.clean().unwrap());
    made(&mut theirs, &[set("/budget/b4/unit_cost", "21")], "Bert", 6);
    take(&mut mine, &sent(&theirs));
    let costs: Vec<String> = mine.dossier().budget.iter().map(|one| one.unit_cost.to_string()).collect();
    assert_eq!(costs, ["66666.00", "12.00", "66666.00", "21.00"]);
}

#[test]
fn what_the_whole_has_since_is_taken_over_and_comes_back_once() {
    let mut mine = whole();
    let mut theirs = sent(&mine.excerpt_for("p2").unwrap());
    made(&mut theirs, &[set("/budget/b2/unit_cost", "12")], "Bert", 5);
    take(&mut mine, &sent(&theirs));
    made(&mut mine, &[line("b7"), set("/budget/b4/unit_cost", "30")], "An", 6);
    let later = sent(&mine.excerpt_for("p2").unwrap());
    let edits: Vec<Edit> = theirs.compare(&later).unwrap().into_iter().map(|one| one.edit).collect();
    assert_eq!(edits.len(), 2, "only what the whole has since: {edits:?}");
    let by = By { author: "Bert", at: at(7) };
    theirs.heed(&later, &Text::default(), by).unwrap();
    theirs.take_over(&edits, &Text::default(), by).unwrap();
    made(&mut theirs, &[set("/budget/b7/unit_cost", "8"), set("/budget/b4/unit_cost", "31")], "Bert", 8);
    made(&mut mine, &[set("/budget/b7/description", "Zaal")], "An", 9);
    assert_eq!(take(&mut mine, &sent(&theirs)), 0);
    let lines = mine.dossier().budget;
    let line = lines.iter().find(|one| one.id == "b7").unwrap();
    assert_eq!((line.description.as_str(), line.unit_cost.to_string().as_str()), ("Zaal", "8.00"));
    assert_eq!(lines.iter().filter(|one| one.partner == "p2").count(), 3, "nothing came twice");
    assert_eq!(mine.conflicts(), []);
}

#[test]
fn where_what_it_was_taken_from_is_not_known_only_what_was_changed_is_proposed() {
    let mine = whole();
    let mut theirs = sent(&mine.excerpt_for("p2").unwrap());
    let elsewhere = sent(&mine.clean().unwrap());
    assert!(elsewhere.rejoined(&theirs).unwrap().is_none());
    assert_eq!(elsewhere.compare(&theirs).unwrap(), [], "what is not in it was not taken out");
    let people = FieldValue::Texts(vec!["p2".to_owned(), "p2".to_owned()]);
    made(&mut theirs, &[set("/budget/b2/unit_cost", "12")], "Bert", 5);
    made(&mut theirs, &[Edit::Set { field: Field::new("/actions/a1/participants"), value: people }], "Bert", 5);
    let edits: Vec<Edit> = elsewhere.compare(&sent(&theirs)).unwrap().into_iter().map(|one| one.edit).collect();
    assert_eq!(edits, [set("/budget/b2/unit_cost", "12.00")]);
}

#[test]
fn that_a_part_is_complete_travels_with_it_both_ways() {
    let mut mine = whole();
    let part = |partner: &str| Part { partner: partner.to_owned(), step: "budget".to_owned() };
    let said =
        |by: &str, second| Delivery { by: by.to_owned(), at: at(second), of: "sum".to_owned(), told: String::new() };
    let say = |packet: &mut Packet, partner: &str, second| {
        let mut writing = packet.document.write("");
        let said = serde_json::to_string(&said("Bert", second)).unwrap();
        writing.say_aside(&crate::document::aside::delivery(&part(partner)), &said).unwrap();
        writing.commit(&Message::Made { label: Cow::Owned(Text::default()) }, at(second));
    };
    say(&mut mine, "p2", 2);
    say(&mut mine, "p3", 2);
    let mut theirs = sent(&mine.excerpt_for("p2").unwrap());
    assert_eq!(theirs.deliveries(), BTreeMap::from([(part("p2"), vec![said("Bert", 2)])]));
    assert_eq!(sent(&mine.clean().unwrap()).deliveries().len(), 2, "in a clean packet too");
    say(&mut theirs, "p2", 5);
    say(&mut theirs, "p3", 5);
    take(&mut mine, &sent(&theirs));
    assert_eq!(mine.deliveries()[&part("p2")], [said("Bert", 5)]);
    assert_eq!(mine.deliveries()[&part("p3")], [said("Bert", 2)], "nobody says it of another's part");
}

fn anything() -> impl Strategy<Value = Edit> {
    let fields = prop::sample::select(vec![
        "/title",
        "/texts/concept",
        "/indirect_rate",
        "/partners/p2/name",
        "/actions/a1/description",
        "/actions/a1/title",
        "/actions/a1/lead",
        "/actions/a2/lead",
        "/budget/b2/unit_cost",
        "/budget/b2/partner",
        "/budget/b2/action",
        "/budget/b4/action",
        "/funding/f2/amount",
        "/funding/f2/partner",
        "/annexes/x2/name",
    ]);
    let values = prop::sample::select(vec!["", "1", "2", "p2", "a1", "a2", "Het plan van ons."]);
    let entities = prop::sample::select(vec![
        (List::Partners, "p2"),
        (List::Actions, "a1"),
        (List::Actions, "a2"),
        (List::Budget, "b2"),
        (List::Budget, "b4"),
        (List::Funding, "f2"),
        (List::Annexes, "x2"),
    ]);
    let people = prop::sample::select(vec![vec![], vec!["p2"]]);
    prop_oneof![
        6 => (fields, values).prop_map(|(field, value)| set(field, value)),
        2 => entities.clone().prop_map(|(list, id)| remove(list, id)),
        1 => entities.prop_map(|(list, id)| Edit::Move { list, id: id.to_owned(), after: None }),
        1 => prop::sample::select(vec!["b1", "b3", "b9", "n1"]).prop_map(line),
        1 => people.prop_map(|ids| Edit::Set {
            field: Field::new("/actions/a1/participants"),
            value: FieldValue::Texts(ids.into_iter().map(str::to_owned).collect()),
        }),
    ]
}

fn of_the_whole() -> impl Strategy<Value = Edit> {
    let other = prop_oneof![
        Just(set("/budget/b1/unit_cost", "3")),
        Just(remove(List::Budget, "b3")),
        Just(remove(List::Actions, "a3")),
        Just(set("/texts/concept", "Anders")),
        Just(set("/partners/p3/name", "School")),
    ];
    prop_oneof![2 => anything(), 1 => other]
}

/// All of a dossier that was not the second partner's to change: what it takes no part in any more was its own all the same.
fn of_others(dossier: &Dossier, before: &Dossier) -> serde_json::Value {
    let is_own = |list: List, id: &str| {
        owns("p2", list, id, before).unwrap_or_else(|| owns("p2", list, id, dossier) == Some(true))
    };
    let leads = |id: &str| before.action(id).is_none_or(|was| was.lead == "p2" || was.lead.is_empty());
    let lists: Vec<Vec<serde_json::Value>> = List::ALL
        .into_iter()
        .map(|list| {
            let others = dossier.ids(list).into_iter().filter(|id| !is_own(list, id));
            others.filter_map(|id| dossier.entity(list, id).ok()).collect()
        })
        .collect();
    let others = |ids: &[String]| ids.iter().filter(|id| *id != "p2").cloned().collect::<Vec<_>>();
    let shared: Vec<_> = dossier
        .actions
        .iter()
        .filter(|action| is_own(List::Actions, &action.id) && !leads(&action.id))
        .map(|action| json!([action.id, action.lead, others(&action.participants)]))
        .collect();
    json!([dossier.title, dossier.texts, dossier.declarations, dossier.indirect_rate, lists, shared])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever a partner makes of an excerpt, and whatever becomes of the whole meanwhile: of the others nothing is
    /// changed or taken out, in whichever order packets come, and the same one twice does nothing.
    #[test]
    fn nothing_of_the_others_is_ever_changed(
        early in proptest::collection::vec(anything(), 0..8),
        late in proptest::collection::vec(anything(), 0..8),
        meanwhile in proptest::collection::vec(of_the_whole(), 0..6),
    ) {
        let mut mine = whole();
        let mut theirs = sent(&mine.excerpt_for("p2").unwrap());
        made(&mut theirs, &early, "Bert", 5);
        let first = sent(&theirs);
        made(&mut theirs, &late, "Bert", 6);
        let second = sent(&theirs);
        made(&mut mine, &meanwhile, "An", 7);
        let mut towns = [sent(&mine), sent(&mine), sent(&mine)];
        for (town, order) in towns.iter_mut().zip([vec![&first, &second], vec![&second, &first, &second], vec![&second]]) {
            for packet in order {
                let rejoined = town.rejoined(packet).unwrap().unwrap();
                town.take_in(&sent(&rejoined)).unwrap();
            }
        }
        prop_assert_eq!(towns[0].heads(), towns[2].heads());
        prop_assert_eq!(towns[1].heads(), towns[2].heads());
        prop_assert_eq!(towns[0].dossier(), towns[2].dossier());

        let before = mine.dossier();
        for packet in [&first, &second, &first] {
            take(&mut mine, packet);
            prop_assert_eq!(of_others(&mine.dossier(), &before), of_others(&before, &before));
        }
    }
}
