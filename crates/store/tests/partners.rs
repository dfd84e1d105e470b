//! Partners who exchange packets on terms: without the history, or each on a part of its own.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::collections::BTreeSet;

use jiff::Timestamp;
use tempfile::TempDir;
use voorstel_model::{BudgetLine, Dossier, Edit, Entry, Field, FieldValue, Fields, List, Partner, Text};
use voorstel_store::{Base, By, DossierId, Library, OpenDossier, Packet, Proposal, taken_over};

/// Somebody with a library.
struct Town {
    name: &'static str,
    library: Library,
    _folder: TempDir,
}

impl Town {
    fn new(name: &'static str) -> Town {
        let folder = TempDir::new().unwrap();
        Town { name, library: Library::open(folder.path()).unwrap(), _folder: folder }
    }

    fn by(&self, second: i64) -> By<'_> {
        By { author: self.name, at: Timestamp::from_second(second).unwrap() }
    }

    fn edit(&self, id: &DossierId, edits: &[Edit], second: i64) -> OpenDossier {
        let mut open = self.library.open_dossier(id).unwrap();
        open.commit(edits, &Text::default(), self.by(second)).unwrap();
        open
    }

    /// A packet as the other side reads it from its file.
    fn sends(&self, open: &OpenDossier, second: i64) -> Packet {
        Packet::read(&open.packet(self.by(second)).bytes()).unwrap()
    }

    fn proposals(&self, open: &OpenDossier, packet: &Packet) -> Vec<Proposal> {
        let compared = self.library.compared(open.id());
        let mine_is_clean = self.library.terms(open.id()).clean;
        open.compare(packet, Base { mine_is_clean, compared: &compared }).unwrap()
    }

    /// Takes over all but what is contested, as the screen offers it.
    fn takes_over(&self, open: &mut OpenDossier, packet: &Packet, second: i64) -> Vec<Proposal> {
        let proposals = self.proposals(open, packet);
        let accepted: BTreeSet<usize> = (0..proposals.len()).filter(|at| !proposals[*at].contested).collect();
        open.take_over(packet, &taken_over(&proposals, &accepted), &Text::default(), self.by(second)).unwrap();
        self.library.keep_compared(packet).unwrap();
        proposals
    }
}

fn dossier() -> Dossier {
    Dossier {
        call: "call@1".to_owned(),
        title: "Samen".to_owned(),
        partners: ["p1", "p2"].map(|id| Partner { id: id.to_owned(), ..Partner::default() }).to_vec(),
        budget: [("b1", "p1"), ("b2", "p2")]
            .map(|(id, partner)| BudgetLine {
                id: id.to_owned(),
                partner: partner.to_owned(),
                unit_cost: Entry::from_text("10"),
                ..BudgetLine::default()
            })
            .to_vec(),
        texts: [("concept".to_owned(), "Het plan.".to_owned())].into(),
        ..Dossier::default()
    }
}

fn set(field: &str, value: &str) -> Edit {
    Edit::Set { field: Field::new(field), value: FieldValue::Text(value.to_owned()) }
}

fn told(proposals: &[Proposal]) -> Vec<String> {
    let said = |one: &Proposal| match &one.edit {
        Edit::Set { field, value: FieldValue::Text(text) } => {
            format!("{field} {text}{}", if one.contested { " !" } else { "" })
        }
        other => format!("{other:?}"),
    };
    proposals.iter().map(said).collect()
}

#[test]
fn what_comes_back_on_a_clean_packet_is_told_and_taken_over_once() {
    let (lead, partner) = (Town::new("Stad A"), Town::new("vzw B"));
    let id = lead.library.create(&dossier(), lead.by(1)).unwrap();
    let mut mine = lead.edit(&id, &[set("/acronym", "GEHEIM"), set("/acronym", "SAMEN")], 2);
    let clean = Packet::read(&mine.packet(lead.by(3)).clean().unwrap().bytes()).unwrap();
    assert_eq!(clean.dossier(), *mine.dossier());
    assert_eq!(partner.library.take_in(&clean, lead.by(4).at).unwrap(), id, "it is the same dossier");
    let mut theirs = partner.edit(&id, &[set("/budget/b2/unit_cost", "12"), set("/title", "Samen B")], 5);
    mine.commit(&[set("/title", "Samen A"), set("/budget/b1/unit_cost", "11")], &Text::default(), lead.by(6)).unwrap();

    let back = partner.sends(&theirs, 7);
    assert!(!mine.merges_with(&back).unwrap());
    assert!(mine.take_in(&back, lead.by(8).at).is_err(), "it never merges by itself");
    let proposals = lead.takes_over(&mut mine, &back, 8);
    assert_eq!(told(&proposals), ["/title Samen B !", "/budget/b2/unit_cost 12.00"]);
    assert_eq!(mine.dossier().title, "Samen A", "what both changed stays until somebody takes it over");
    assert_eq!(mine.dossier().budget[1].unit_cost, Entry::from_text("12.00"));
    assert_eq!(lead.proposals(&mine, &back), [], "the same packet again proposes nothing");

    theirs.commit(&[set("/budget/b2/unit_cost", "13")], &Text::default(), partner.by(9)).unwrap();
    let again = partner.sends(&theirs, 10);
    assert_eq!(told(&lead.takes_over(&mut mine, &again, 11)), ["/budget/b2/unit_cost 13.00"], "only what is new");
    assert_eq!(mine.undo(lead.by(12)).unwrap().unwrap().patches, [set("/budget/b2/unit_cost", "12.00")]);
}

#[test]
fn a_later_packet_with_its_history_is_compared_too_by_whoever_began_clean() {
    let (lead, partner) = (Town::new("Stad A"), Town::new("vzw B"));
    let id = lead.library.create(&dossier(), lead.by(1)).unwrap();
    let mut mine = lead.library.open_dossier(&id).unwrap();
    partner.library.take_in(&mine.packet(lead.by(2)).clean().unwrap(), lead.by(3).at).unwrap();
    let mut theirs = partner.edit(&id, &[set("/texts/concept", "Het plan van ons.")], 4);
    mine.commit(&[set("/texts/concept", "Het goede plan."), set("/title", "Nieuw")], &Text::default(), lead.by(5))
        .unwrap();
    let whole = lead.sends(&mine, 6);
    let proposals = partner.proposals(&theirs, &whole);
    assert_eq!(told(&proposals), ["/title Nieuw", "/texts/concept Het goede plan van ons. !"]);
    let all = (0..proposals.len()).collect();
    theirs.take_over(&whole, &taken_over(&proposals, &all), &Text::default(), partner.by(7)).unwrap();
    assert_eq!(theirs.dossier().texts["concept"], "Het goede plan van ons.", "the words of both are there");
}

#[test]
fn on_a_part_ones_own_lines_merge_and_the_rest_is_proposed() {
    let (lead, partner) = (Town::new("Stad A"), Town::new("vzw B"));
    let id = lead.library.create(&dossier(), lead.by(1)).unwrap();
    let mut mine = lead.library.open_dossier(&id).unwrap();
    let limited = mine.packet(lead.by(2)).limited_to("p2".to_owned());
    assert!(limited.bytes().starts_with(b"voorstel.packet/2\n"), "whoever does not know of parts does not read it");
    partner.library.take_in(&Packet::read(&limited.bytes()).unwrap(), lead.by(3).at).unwrap();
    let action = Edit::Add { list: List::Actions, id: "a9".to_owned(), after: None, fields: Fields::new() };
    let edits = [
        action,
        set("/budget/b2/unit_cost", "12"),
        set("/budget/b2/action", "a9"),
        set("/budget/b1/unit_cost", "99"),
        set("/title", "Van B"),
        set("/texts/concept", "Ons plan."),
    ];
    let theirs = partner.edit(&id, &edits, 4);
    assert_eq!(theirs.part().as_deref(), Some("p2"), "it knows which part is its own");
    mine.commit(&[set("/budget/b1/unit_cost", "11")], &Text::default(), lead.by(5)).unwrap();

    let back = partner.sends(&theirs, 6);
    assert_eq!(back.from_part(), Some("p2"));
    // The title is taken over; the text and the line of the lead are left.
    let (after, taken) = mine.preview(&back).unwrap();
    let merge = voorstel_store::PartMerge {
        part: "p2",
        before: mine.dossier(),
        after: &after,
        known: mine.conflicts(),
        taken: &taken,
    };
    let proposals = merge.proposals();
    let fields: Vec<String> = told(&proposals).into_iter().filter(|line| line.starts_with('/')).collect();
    assert_eq!(fields.len(), 3, "{fields:?}");
    assert!(fields.contains(&"/budget/b1/unit_cost 99.00 !".to_owned()), "what both changed is told: {fields:?}");
    let title = proposals.iter().position(|one| one.edit.sets(&Field::top("title"))).unwrap();
    mine.take_in_part(&back, &[title].into(), &Text::default(), lead.by(7)).unwrap();
    let now = mine.dossier().clone();
    assert_eq!((now.title.as_str(), now.texts["concept"].as_str()), ("Van B", "Het plan."));
    assert_eq!(now.budget[0].unit_cost, Entry::from_text("11.00"));
    assert_eq!(now.budget[1].unit_cost, Entry::from_text("12.00"), "its own line merged");
    assert_eq!(now.budget[1].action, "a9", "with the action it needs");
    assert_eq!(mine.conflicts(), [], "what was left is decided");
    drop(mine);
    assert_eq!(lead.library.read(&id).unwrap(), now, "all of it is on disk");

    // Undo brings in what was left; nothing of it was lost.
    let mut mine = lead.library.open_dossier(&id).unwrap();
    mine.undo(lead.by(8)).unwrap().unwrap();
    assert_eq!(mine.dossier().texts["concept"], "Ons plan.");
    assert_eq!(mine.take_in_part(&back, &BTreeSet::new(), &Text::default(), lead.by(9)).unwrap().contributions, []);
    mine.redo(lead.by(9)).unwrap().unwrap();

    // The partner sees what became of it, and both have the same.
    let mut theirs = theirs;
    let settled = lead.sends(&mine, 10);
    theirs.take_in(&settled, partner.by(11).at).unwrap();
    assert_eq!(theirs.dossier(), mine.dossier());
    partner.library.keep_terms(&settled).unwrap();
    assert_eq!(theirs.part(), None, "a packet of the whole lifts the limit");
}
