//! Two towns come to one application, each with a library of its own.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use jiff::ZonedDateTime;
use tempfile::TempDir;
use voorstel_app::annexes::Incoming;
use voorstel_app::model::{Dossier, Edit, Field, FieldValue, Language, List, Text, fields_of};
use voorstel_app::views::{AnnexState, FailureCode, PacketOptions, PacketStanding, PartState, PasteAt, Settings, Step};
use voorstel_app::{App, Nobody, Seen};

const PIN: &str = "proeftuinen-inburgering@1";

/// A day before the calls closed.
fn clock() -> ZonedDateTime {
    "2020-10-01T14:32:07+02:00[Europe/Brussels]".parse().unwrap()
}

struct Town {
    app: App,
    id: String,
}

/// Where the towns' libraries and packets are.
struct Post(TempDir);

impl Post {
    async fn towns() -> (Post, Town, Town) {
        let post = Post(TempDir::new().unwrap());
        let one = post.app("An").await;
        let id = one.create_dossier(PIN.to_owned()).await.unwrap();
        one.open_dossier(id.clone()).await.unwrap();
        let one = Town { app: one, id: id.clone() };
        one.edit(&[add("partners", "p1", &[("name", "Gemeente Lindebeke"), ("role", "lead")])]).await;
        let other = Town { app: post.app("Bert").await, id };
        post.send(&one, &other).await;
        (post, one, other)
    }

    async fn app(&self, name: &str) -> App {
        let app = App::in_folder(self.0.path().join(name), Box::new(Nobody), clock);
        app.keep_settings(Settings { author: name.to_owned(), ..Settings::default() }).await.unwrap();
        app
    }

    async fn send(&self, from: &Town, to: &Town) {
        let path = self.0.path().join("packet.voorstel");
        from.app.send_packet(from.id.clone(), PacketOptions::default(), path.clone()).await.unwrap();
        to.app.look_into_packet(path.clone()).await.unwrap();
        to.app.take_in_packet(path, Vec::new()).await.unwrap();
        to.app.open_dossier(to.id.clone()).await.unwrap();
    }

    async fn meet(&self, one: &Town, other: &Town) {
        self.send(other, one).await;
        self.send(one, other).await;
    }
}

impl Town {
    async fn edit(&self, edits: &[Edit]) {
        self.app.edit(self.id.clone(), edits.to_vec(), Text::default(), true).await.unwrap();
    }

    async fn set(&self, field: &str, value: &str) {
        self.edit(&[Edit::Set { field: Field::new(field), value: FieldValue::Text(value.to_owned()) }]).await;
    }

    /// What packets proposed and was left, with its line.
    async fn left(&self) -> Vec<(u32, String)> {
        let together = self.app.together(self.id.clone()).await.unwrap();
        together.left.into_iter().map(|one| (one.id, one.line.nl)).collect()
    }

    async fn state(&self, partner: &str, step: Step) -> PartState {
        let together = self.app.together(self.id.clone()).await.unwrap();
        let own = together.overview.partners.iter().find(|one| one.id == partner).unwrap();
        own.parts.iter().find(|part| part.step == step).unwrap().state
    }
}

fn add(list: &str, id: &str, fields: &[(&str, &str)]) -> Edit {
    Edit::Add {
        list: List::named(list).unwrap(),
        id: id.to_owned(),
        after: Some("last".to_owned()),
        fields: fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), FieldValue::Text((*value).to_owned())))
            .collect(),
    }
}

#[tokio::test]
async fn a_partner_added_twice_is_offered_and_joined_with_all_that_refers_to_it_as_one_step() {
    let (post, one, other) = Post::towns().await;
    one.edit(&[
        add("partners", "p2", &[("name", "De Brug vzw"), ("enterprise_number", "0403.019.261")]),
        add("budget", "b1", &[("partner", "p2"), ("description", "Coach")]),
    ])
    .await;
    other
        .edit(&[
            add("partners", "p3", &[("name", "De Brug"), ("enterprise_number", "0403019261"), ("pic", "999999999")]),
            add("budget", "b2", &[("partner", "p3"), ("description", "Zaal")]),
        ])
        .await;
    post.meet(&one, &other).await;
    let together = one.app.together(one.id.clone()).await.unwrap();
    let [pair] = together.doubles.as_slice() else { panic!("{:?}", together.doubles) };
    assert_eq!(pair.because.nl, "zelfde ondernemingsnummer");
    assert_eq!(pair.one.added.as_ref().unwrap().by, "An");
    assert_eq!(pair.other.added.as_ref().unwrap().by, "Bert");
    assert_eq!((pair.one.references, pair.other.references), (1, 1));
    let names: Vec<&str> = pair.fields.iter().map(|field| field.label.nl.as_str()).collect();
    assert_eq!(names, ["Ondernemingsnummer", "Naam", "PIC"]);

    let join = one.app.join(one.id.clone(), List::Partners, "p2".into(), "p3".into(), vec!["pic".into()]).await;
    assert_eq!(join.unwrap().undo.unwrap().nl, "samengevoegd: De Brug met De Brug vzw");
    let view = one.app.open_dossier(one.id.clone()).await.unwrap();
    let partner = view.dossier.partner("p2").unwrap();
    assert_eq!((partner.name.as_str(), partner.pic.as_str()), ("De Brug vzw", "999999999"));
    assert!(view.dossier.budget.iter().all(|line| line.partner == "p2"));
    assert_eq!(one.app.together(one.id.clone()).await.unwrap().doubles, []);
    post.send(&one, &other).await;
    assert_eq!(other.app.open_dossier(other.id.clone()).await.unwrap().dossier, view.dossier);

    one.app.undo(one.id.clone()).await.unwrap();
    let view = one.app.open_dossier(one.id.clone()).await.unwrap();
    let mut borne: Vec<&str> = view.dossier.budget.iter().map(|line| line.partner.as_str()).collect();
    borne.sort_unstable();
    assert_eq!(borne, ["p2", "p3"]);
    one.app.keep_apart(one.id.clone(), List::Partners, "p2".into(), "p3".into()).await.unwrap();
    assert_eq!(one.app.together(one.id.clone()).await.unwrap().doubles, []);
    let failed = one.app.join(one.id.clone(), List::Partners, "p2".into(), "p9".into(), Vec::new()).await.unwrap_err();
    assert_eq!(failed.code, FailureCode::NotFound);
}

#[tokio::test]
async fn what_was_taken_out_while_the_other_wrote_in_it_is_told_in_words_and_comes_back() {
    let (post, one, other) = Post::towns().await;
    one.edit(&[add("budget", "b1", &[("description", "Coach"), ("partner", "p1")])]).await;
    post.send(&one, &other).await;
    one.app.remove(one.id.clone(), List::Budget, "b1".into()).await.unwrap();
    other.set("/budget/b1/unit_cost", "40").await;
    post.meet(&one, &other).await;
    let together = one.app.together(one.id.clone()).await.unwrap();
    let [out] = together.out.as_slice() else { panic!("{:?}", together.out) };
    assert_eq!(out.name.nl, "rij 1, Coach");
    assert_eq!((out.signed.by.as_str(), out.written[0].signed.by.as_str()), ("An", "Bert"));
    assert_eq!(out.written[0].said.nl, "prijs per eenheid in rij 1: €\u{a0}40,00");
    let update = one.app.bring_back(one.id.clone(), List::Budget, "b1".into()).await.unwrap();
    assert_eq!(update.undo.unwrap().nl, "teruggehaald: rij 1, Coach");
    let view = one.app.open_dossier(one.id.clone()).await.unwrap();
    assert_eq!(view.dossier.budget[0].unit_cost.to_string(), "40.00");
    assert!(one.app.bring_back(one.id.clone(), List::Budget, "b9".into()).await.is_err());
    // The other lets go of it meanwhile: what was brought back knowingly stays.
    other.app.let_go(other.id.clone(), List::Budget, "b1".into()).await.unwrap();
    assert_eq!(other.app.together(other.id.clone()).await.unwrap().out, []);
}

#[tokio::test]
async fn a_merged_text_is_told_until_somebody_says_that_they_looked() {
    let (post, one, other) = Post::towns().await;
    one.set("/texts/concept", "Wij leren samen.").await;
    post.send(&one, &other).await;
    one.set("/texts/concept", "Wij leren elke week samen.").await;
    other.set("/texts/concept", "Wij leren samen in de buurt.").await;
    post.meet(&one, &other).await;
    let together = other.app.together(other.id.clone()).await.unwrap();
    let [merged] = together.merged.as_slice() else { panic!("{:?}", together.merged) };
    let said: Vec<(&str, &str)> =
        merged.pieces.iter().filter_map(|one| Some((one.signed.as_ref()?.by.as_str(), one.text.trim()))).collect();
    assert_eq!(said, [("An", "elke week"), ("Bert", "in de buurt")]);
    other.app.looked_at(other.id.clone(), merged.field.clone(), true).await.unwrap();
    assert_eq!(other.app.together(other.id.clone()).await.unwrap().merged, []);
    other.app.looked_at(other.id.clone(), merged.field.clone(), false).await.unwrap();
    assert_eq!(other.app.together(other.id.clone()).await.unwrap().merged, together.merged, "that can be taken back");
}

#[tokio::test]
async fn what_was_typed_on_an_older_view_replaces_nothing_unseen() {
    let (post, one, other) = Post::towns().await;
    one.edit(&[add("budget", "b1", &[("unit_cost", "1250.5")])]).await;
    one.set("/texts/concept", "Wij leren samen.").await;
    post.send(&one, &other).await;
    other.set("/budget/b1/unit_cost", "1300").await;
    other.set("/texts/concept", "Wij leren elke week samen.").await;
    post.send(&other, &one).await;
    let typed = |field: &str, on: &str, text: &str| {
        let (app, id, field) = (one.app.clone(), one.id.clone(), Field::new(field));
        let (on, value) = (FieldValue::Text(on.to_owned()), FieldValue::Text(text.to_owned()));
        let seen = [(field.clone(), vec![on])].into();
        async move { app.edit_on(id, seen, vec![Edit::Set { field, value }], Text::default(), false).await.unwrap() }
    };
    let update = typed("/texts/concept", "Wij leren samen.", "Wij leren samen taal.").await;
    let both = FieldValue::Text("Wij leren elke week samen taal.".to_owned());
    assert_eq!(update.patches, [Edit::Set { field: Field::text("concept"), value: both }]);
    // As it was typed before, in the reader's own way.
    let update = typed("/budget/b1/unit_cost", "1.250,50", "1.275").await;
    let [conflict] = update.conflicts.as_slice() else { panic!("{:?}", update.conflicts) };
    let values: Vec<FieldValue> = conflict.values.iter().map(|one| one.value.clone()).collect();
    assert_eq!(values, ["1275.00", "1300.00"].map(|text| FieldValue::Text(text.to_owned())));
}

#[tokio::test]
async fn a_block_or_a_spreadsheet_that_was_set_against_an_older_view_replaces_nothing_unseen() {
    let (post, one, other) = Post::towns().await;
    let fields = |words: &'static str, cost: &'static str| [("description", words), ("unit_cost", cost)];
    one.edit(&[add("budget", "b1", &fields("Zaal", "1250")), add("budget", "b2", &fields("Tolk", "40"))]).await;
    post.send(&one, &other).await;
    let before = one.app.open_dossier(one.id.clone()).await.unwrap().dossier;
    let at = PasteAt { row: Some("b1".to_owned()), column: "unit_cost".to_owned() };
    let pasted = one.app.read_paste(one.id.clone(), "1.275,00".to_owned(), Language::Nl, at).await.unwrap();
    let sheet = post.0.path().join("budget.csv");
    std::fs::write(&sheet, "Omschrijving;Per eenheid;Voorstel-id\r\nZaal;1.260,00;b1\r\n").unwrap();
    let file = one.app.read_budget_file(one.id.clone(), sheet).await.unwrap();
    let filed: Vec<Edit> = file.changes.iter().flat_map(|change| change.edits.clone()).collect();
    assert!(filed.contains(&Edit::Remove { list: List::Budget, id: "b2".to_owned() }), "{filed:?}");

    // While both lie open to be looked at, the other writes in the same rows.
    other.set("/budget/b1/unit_cost", "1300").await;
    other.set("/budget/b2/unit_cost", "45").await;
    post.send(&other, &one).await;
    for (edits, values) in
        [(pasted.edits, ["1275.00", "1300.00"].as_slice()), (filed, &["1260.00", "1300.00", "1275.00"])]
    {
        let seen = sees(&before, &edits);
        let update = one.app.edit_on(one.id.clone(), seen, edits, Text::default(), true).await.unwrap();
        let [conflict] = update.conflicts.as_slice() else { panic!("{:?}", update.conflicts) };
        let stand: Vec<&FieldValue> = conflict.values.iter().map(|one| &one.value).collect();
        assert_eq!(stand.len(), values.len(), "{stand:?}");
        assert!(values.iter().all(|value| stand.contains(&&FieldValue::Text((*value).to_owned()))), "{stand:?}");
    }
    let together = one.app.together(one.id.clone()).await.unwrap();
    let [out] = together.out.as_slice() else { panic!("{:?}", together.out) };
    assert!(out.written[0].said.nl.contains("45,00"), "what the other wrote in the row that went is told: {out:?}");
}

/// What a screen that shows this dossier says that it saw of what edits would set or take out.
fn sees(dossier: &Dossier, edits: &[Edit]) -> Seen {
    let of = |edit: &Edit| match edit {
        Edit::Set { field, .. } => vec![(field.clone(), vec![dossier.value(field).unwrap()])],
        Edit::Remove { list, id } => {
            let fields = fields_of(&dossier.entity(*list, id).unwrap());
            fields.into_iter().map(|(name, value)| (Field::of(*list, id, &name), vec![value])).collect()
        }
        _ => Vec::new(),
    };
    edits.iter().flat_map(of).collect()
}

#[tokio::test]
async fn who_has_delivered_what_is_known_to_both_and_falls_back_when_the_part_is_changed() {
    let (post, one, other) = Post::towns().await;
    other
        .edit(&[
            add("partners", "p2", &[("name", "De Brug vzw"), ("contact/email", "hallo@debrug.example")]),
            add("budget", "b1", &[("partner", "p2"), ("description", "Coach")]),
        ])
        .await;
    assert_eq!(other.state("p2", Step::Budget).await, PartState::Open);
    assert_eq!(other.state("p2", Step::Call).await, PartState::None, "the project's own fields are the lead's");
    assert_eq!(other.state("p1", Step::Call).await, PartState::Open);
    let nobody = other.app.deliver(other.id.clone(), "p2".into(), Step::Budget, true, String::new()).await;
    assert!(nobody.unwrap_err().message.nl.contains("van wie u het weet"), "who is not known to be it says who is");
    let told = "Mina, per telefoon".to_owned();
    other.app.deliver(other.id.clone(), "p2".into(), Step::Budget, true, told).await.unwrap();
    post.send(&other, &one).await;
    assert_eq!(one.state("p2", Step::Budget).await, PartState::Complete);
    let overview = one.app.together(one.id.clone()).await.unwrap().overview;
    let part = overview.partners[1].parts.iter().find(|part| part.step == Step::Budget).unwrap();
    assert_eq!((part.signed.as_ref().unwrap().by.as_str(), part.told.as_str()), ("Bert", "Mina, per telefoon"));
    one.set("/title", "Samen").await;
    one.edit(&[add("budget", "b2", &[("partner", "p1")])]).await;
    assert_eq!(one.state("p2", Step::Budget).await, PartState::Complete, "what is another's changes nothing of it");
    one.set("/budget/b1/description", "Coaches").await;
    assert_eq!(one.state("p2", Step::Budget).await, PartState::Changed);
    one.app.undo(one.id.clone()).await.unwrap();
    assert_eq!(one.state("p2", Step::Budget).await, PartState::Complete, "as it was is as it was delivered");
    one.app.deliver(one.id.clone(), "p2".into(), Step::Budget, false, String::new()).await.unwrap();
    assert_eq!(one.state("p2", Step::Budget).await, PartState::Open);
    let failed = one.app.deliver(one.id.clone(), "p9".into(), Step::Budget, true, "An".to_owned()).await.unwrap_err();
    assert_eq!(failed.code, FailureCode::NotFound);
}

#[tokio::test]
async fn a_letter_asks_a_partner_for_what_is_missing_of_it_alone() {
    let (_post, one, _) = Post::towns().await;
    one.edit(&[
        add(
            "partners",
            "p2",
            &[("name", "De Brug vzw"), ("contact/name", "Mina"), ("contact/email", "mina@debrug.example")],
        ),
        add("budget", "b1", &[("partner", "p2"), ("description", "Coach")]),
        add("budget", "b2", &[("partner", "p1"), ("description", "Zaal")]),
    ])
    .await;
    let letter = one.app.letter(one.id.clone(), "p2".into()).await.unwrap();
    assert_eq!(letter.to, "mina@debrug.example");
    for (said, language) in [
        ("Beste Mina,", Language::Nl),
        ("- Prijs per eenheid in rij 1", Language::Nl),
        ("- Soort van De Brug vzw", Language::Nl),
        ("16 oktober 2020", Language::Nl),
        ("Dear Mina,", Language::En),
        ("16 October 2020", Language::En),
    ] {
        let body = letter.body.get(language);
        assert!(body.contains(said), "{said}: {body}");
    }
    assert!(!letter.body.nl.contains("in rij 2"), "what the lead has to do is not asked of a partner");
    let lead = one.app.letter(one.id.clone(), "p1".into()).await.unwrap();
    assert!(lead.body.nl.contains("Prijs per eenheid in rij 2"), "{}", lead.body.nl);
}

#[tokio::test]
async fn what_taking_in_does_to_sums_and_rules_is_said_with_what_came_in_as_complete() {
    let (post, one, other) = Post::towns().await;
    one.edit(&[
        add("budget", "b1", &[("partner", "p1"), ("category", "staff"), ("quantity", "10"), ("unit_cost", "40")]),
        add("funding", "f1", &[("source", "grant"), ("partner", "p1"), ("amount", "200")]),
        add("funding", "f2", &[("source", "own"), ("partner", "p1"), ("amount", "200")]),
    ])
    .await;
    post.send(&one, &other).await;
    other.set("/funding/f1/amount", "45000").await;
    other.app.deliver(other.id.clone(), "p1".into(), Step::Funding, true, "An".to_owned()).await.unwrap();
    let path = post.0.path().join("packet.voorstel");
    other.app.send_packet(other.id.clone(), PacketOptions::default(), path.clone()).await.unwrap();
    let view = one.app.look_into_packet(path).await.unwrap();
    let head: Vec<String> = view.head.iter().map(|line| line.nl.replace('\u{a0}', " ")).collect();
    assert!(head.contains(&"Alle financiering: € 400,00 wordt € 45.200,00".to_owned()), "{head:?}");
    assert!(head.contains(&"Gevraagd: € 200,00 wordt € 45.000,00".to_owned()), "{head:?}");
    let said: Vec<&str> = view.blocks.iter().map(|block| block.heading.nl.as_str()).collect();
    let block = |heading: &str| {
        view.blocks
            .iter()
            .find(|block| block.heading.nl.starts_with(heading))
            .unwrap_or_else(|| panic!("{heading}: {said:?}"))
    };
    assert_eq!(block("Klaar gemeld (1)").lines[0].nl, "Financiering van Gemeente Lindebeke, door Bert");
    assert!(!block("Nu niet meer in orde").lines.is_empty());
}

#[tokio::test]
async fn what_looks_alike_can_be_joined_by_hand_though_one_person_added_both() {
    let (_post, one, _) = Post::towns().await;
    let line = |id: &str| {
        add("budget", id, &[("partner", "p1"), ("description", "Zaal"), ("quantity", "2"), ("unit_cost", "40")])
    };
    one.edit(&[
        add("actions", "a1", &[("title", "Taalbad")]),
        add("actions", "a2", &[("title", "taalbad.")]),
        add("actions", "a3", &[("title", "Onthaal")]),
        line("b1"),
        line("b2"),
    ])
    .await;
    let together = one.app.together(one.id.clone()).await.unwrap();
    assert_eq!(together.doubles, [], "nobody asks whoever added both");
    let alike: Vec<(List, &str, &str)> =
        together.alike.iter().map(|pair| (pair.list, pair.one.as_str(), pair.other.as_str())).collect();
    assert_eq!(alike, [(List::Actions, "a1", "a2"), (List::Budget, "b1", "b2")]);
    one.app.join(one.id.clone(), List::Budget, "b1".into(), "b2".into(), Vec::new()).await.unwrap();
    let view = one.app.open_dossier(one.id.clone()).await.unwrap();
    assert_eq!(view.dossier.budget.len(), 1);
    one.app.undo(one.id.clone()).await.unwrap();
    assert_eq!(one.app.open_dossier(one.id.clone()).await.unwrap().dossier.budget.len(), 2);
}

/// The story of a part that goes out alone and comes back.
#[tokio::test]
async fn a_part_that_goes_out_alone_comes_back_as_its_partners_work_with_the_file_of_its_annex() {
    let (post, one, _) = Post::towns().await;
    one.edit(&[
        add("partners", "p2", &[("name", "De Brug vzw")]),
        add("budget", "b1", &[("partner", "p1"), ("description", "GEHEIM"), ("unit_cost", "66666")]),
        add("budget", "b2", &[("partner", "p2"), ("description", "Coach"), ("unit_cost", "10")]),
    ])
    .await;
    let mandate = |name: &str, text: &str| {
        let bytes = format!("%PDF-1.7 {text} %%EOF").into_bytes();
        vec![Incoming::Given { name: name.to_owned(), size: bytes.len() as u64, bytes }]
    };
    one.app.add_annexes(one.id.clone(), String::new(), mandate("GEHEIM.pdf", "GEHEIM")).await.unwrap();
    let path = post.0.path().join("part.voorstel");
    let options =
        PacketOptions { part: Some("p2".to_owned()), only_own: true, annexes: true, ..PacketOptions::default() };
    one.app.send_packet(one.id.clone(), options, path.clone()).await.unwrap();

    let ngo = Town { app: post.app("Mina").await, id: one.id.clone() };
    let seen = ngo.app.look_into_packet(path.clone()).await.unwrap();
    assert!(seen.excerpt);
    assert_eq!((seen.part.as_str(), seen.files.brings), ("De Brug vzw", 0));
    ngo.app.take_in_packet(path.clone(), Vec::new()).await.unwrap();
    let view = ngo.app.open_dossier(ngo.id.clone()).await.unwrap();
    assert_eq!((view.excerpt, view.part.as_deref()), (true, Some("p2")));
    assert!(!view.dossier.to_json().contains("GEHEIM"));
    ngo.set("/budget/b2/unit_cost", "12").await;
    ngo.edit(&[add("budget", "b3", &[("partner", "p2"), ("description", "Tolk")])]).await;
    ngo.set("/title", "Van ons").await;
    ngo.app.add_annexes(ngo.id.clone(), String::new(), mandate("statuten.pdf", "statuten")).await.unwrap();
    let annex = ngo.app.open_dossier(ngo.id.clone()).await.unwrap().dossier.annexes[0].clone();
    ngo.set(&format!("/annexes/{}/partner", annex.id), "p2").await;
    let own = ngo.app.together(ngo.id.clone()).await.unwrap().overview.own;
    assert_eq!(own.as_deref(), Some("p2"), "whoever was asked for a part is that partner");
    ngo.app.deliver(ngo.id.clone(), "p2".into(), Step::Budget, true, String::new()).await.unwrap();

    // Without its file it is told which to ask for; with it, that comes along.
    ngo.app.send_packet(ngo.id.clone(), PacketOptions::default(), path.clone()).await.unwrap();
    let seen = one.app.look_into_packet(path.clone()).await.unwrap();
    assert_eq!((seen.files.brings, seen.files.missing.as_slice()), (0, ["statuten.pdf".to_owned()].as_slice()));
    let options = PacketOptions { annexes: true, ..PacketOptions::default() };
    ngo.app.send_packet(ngo.id.clone(), options, path.clone()).await.unwrap();
    one.set("/acronym", "SAM").await;
    let seen = one.app.look_into_packet(path.clone()).await.unwrap();
    assert_eq!(seen.standing, PacketStanding::Part);
    assert_eq!((seen.files.brings, seen.files.bytes, seen.files.missing.len()), (1, 23, 0));
    let proposed: Vec<&str> = seen.proposals.iter().map(|one| one.line.nl.as_str()).collect();
    assert!(proposed.iter().any(|line| line.contains("Van ons")), "{proposed:?}");
    one.app.take_in_packet(path.clone(), Vec::new()).await.unwrap();
    let view = one.app.open_dossier(one.id.clone()).await.unwrap();
    let lines: Vec<String> =
        view.dossier.budget.iter().map(|line| format!("{} {}", line.description, line.unit_cost)).collect();
    assert_eq!(lines, ["GEHEIM 66666.00", "Coach 12.00", "Tolk "]);
    assert_eq!((view.dossier.title.as_str(), view.dossier.acronym.as_str()), ("", "SAM"));
    assert_eq!(one.state("p2", Step::Budget).await, PartState::Complete, "what they reported came along");
    let files = one.app.annexes(one.id.clone()).await.unwrap().files;
    assert!(files.iter().all(|file| file.state == AnnexState::There), "{files:?}");
    let again = one.app.look_into_packet(path).await.unwrap();
    assert_eq!((again.standing, again.files.brings), (PacketStanding::Known, 0), "twice is once");

    // What was left is there to be taken over after all, until somebody says that it is not wanted.
    let left = one.left().await;
    let [(title, line)] = left.as_slice() else { panic!("{left:?}") };
    assert!(line.contains("Van ons"), "{line}");
    one.app.take_left(one.id.clone(), vec![*title]).await.unwrap();
    assert_eq!(one.app.open_dossier(one.id.clone()).await.unwrap().dossier.title, "Van ons");
    assert_eq!(one.left().await, []);
    one.app.undo(one.id.clone()).await.unwrap();
    assert_eq!(one.left().await, left, "it was taken back");
    one.app.drop_left(one.id.clone(), vec![*title]).await.unwrap();
    assert_eq!(one.left().await, []);
}

#[tokio::test]
async fn fixes_that_are_offered_to_whoever_works_on_a_part_stay_within_it() {
    let (post, one, _) = Post::towns().await;
    one.edit(&[
        add("partners", "p2", &[("name", "De Brug vzw")]),
        add("budget", "b1", &[("partner", "p1"), ("description", "Zaal"), ("quantity", "1"), ("unit_cost", "66666")]),
        add("budget", "b2", &[("partner", "p2"), ("description", "Coach"), ("quantity", "1"), ("unit_cost", "10")]),
        add("funding", "f1", &[("source", "grant"), ("amount", "70000")]),
    ])
    .await;
    let fixes = |findings: &[voorstel_app::views::FindingView]| -> Vec<Edit> {
        findings.iter().flat_map(|one| &one.fixes).flat_map(|fix| fix.edits.clone()).collect()
    };
    let whole = fixes(&one.app.open_dossier(one.id.clone()).await.unwrap().judged.findings);
    let is_outside = |edit: &Edit| matches!(edit, Edit::Set { field, .. } if field.as_str().starts_with("/funding/f1"));
    assert!(whole.iter().any(is_outside), "{whole:?}");

    let path = post.0.path().join("part.voorstel");
    let options = PacketOptions { part: Some("p2".to_owned()), ..PacketOptions::default() };
    one.app.send_packet(one.id.clone(), options, path.clone()).await.unwrap();
    let ngo = Town { app: post.app("Mina").await, id: one.id.clone() };
    ngo.app.look_into_packet(path.clone()).await.unwrap();
    ngo.app.take_in_packet(path, Vec::new()).await.unwrap();
    let part = fixes(&ngo.app.open_dossier(ngo.id.clone()).await.unwrap().judged.findings);
    assert!(!part.iter().any(is_outside), "{part:?}");
}
