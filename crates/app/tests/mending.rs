//! What a fix would change, what one might ask instead, and what is still to be filled in: as a front end asks it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail as tests do")]

use std::collections::BTreeSet;
use std::path::Path;

use jiff::ZonedDateTime;
use tempfile::TempDir;
use voorstel_app::model::{Edit, Euro, Field, FieldValue, List, Severity, Text, Totals};
use voorstel_app::views::{
    Applicability, DossierView, FailureCode, Figure, FindingView, Judged, PlanView, Status, Step, StepState, WhatIf,
};
use voorstel_app::{App, Nobody};

/// A day before the call closed.
fn clock() -> ZonedDateTime {
    "2020-10-01T14:32:07+02:00[Europe/Brussels]".parse().unwrap()
}

struct Desk {
    _folder: TempDir,
    app: App,
    id: String,
}

/// The sample of the call: balanced, and within every limit.
async fn sample() -> Desk {
    let folder = TempDir::new().unwrap();
    let app = App::in_folder(folder.path().join("library"), Box::new(Nobody), clock);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/samples/proeftuinen-inburgering.json");
    let id = app.import_dossier(file).await.unwrap();
    app.open_dossier(id.clone()).await.unwrap();
    Desk { _folder: folder, app, id }
}

async fn blank() -> Desk {
    let folder = TempDir::new().unwrap();
    let app = App::in_folder(folder.path().join("library"), Box::new(Nobody), clock);
    let id = app.create_dossier("proeftuinen-inburgering@1".to_owned()).await.unwrap();
    app.open_dossier(id.clone()).await.unwrap();
    Desk { _folder: folder, app, id }
}

impl Desk {
    /// Values as a dossier keeps them.
    async fn edit(&self, edits: Vec<Edit>, label: Text) -> Judged {
        self.app.edit(self.id.clone(), edits, label, true).await.unwrap().judged
    }

    async fn view(&self) -> DossierView {
        self.app.open_dossier(self.id.clone()).await.unwrap()
    }

    async fn plan(&self, cost: &str, asked: &str, share: &str) -> PlanView {
        let wish = WhatIf { cost: cost.to_owned(), asked: asked.to_owned(), share: share.to_owned() };
        self.app.what_if(self.id.clone(), wish).await.unwrap()
    }
}

fn set(pointer: &str, text: &str) -> Edit {
    Edit::Set { field: Field::new(pointer), value: FieldValue::Text(text.to_owned()) }
}

fn label(nl: &str) -> Text {
    Text { nl: nl.to_owned(), en: nl.to_owned() }
}

fn euro(text: &str) -> Euro {
    serde_json::from_value(text.into()).unwrap()
}

fn finding<'j>(judged: &'j Judged, rule: &str) -> &'j FindingView {
    judged.findings.iter().find(|finding| finding.rule == rule).unwrap()
}

fn told<'f>(figures: &'f [Figure], name: &str) -> &'f Figure {
    let all: Vec<&str> = figures.iter().map(|figure| figure.name.nl.as_str()).collect();
    figures.iter().find(|figure| figure.name.nl == name).unwrap_or_else(|| panic!("no {name:?} among {all:?}"))
}

fn turned(figures: &[Figure]) -> Vec<Figure> {
    let turn = |figure: &Figure| Figure {
        name: figure.name.clone(),
        before: figure.after.clone(),
        after: figure.before.clone(),
    };
    figures.iter().map(turn).collect()
}

/// The sums that a preview tells by name.
fn sums(totals: &Totals) -> [(&'static str, String); 4] {
    [
        ("Financiering", totals.funding.to_string()),
        ("Kosten", totals.cost.to_string()),
        ("Subsidiabele kosten", totals.eligible.to_string()),
        ("Onrechtstreekse kosten", totals.indirect.to_string()),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fix_is_shown_with_every_figure_it_changes_and_is_one_step_to_undo() {
    let desk = sample().await;
    let before = desk.edit(vec![set("/funding/f1/amount", "45000.00")], label("te veel")).await;
    let too_much = finding(&before, "grant-cap");
    assert_eq!((too_much.status, too_much.severity), (Status::Broken, Severity::Blocking));
    let fix = too_much.fixes.first().unwrap();
    assert_eq!(fix.applicability, Applicability::Safe);

    let preview = desk.app.preview_edits(desk.id.clone(), fix.edits.clone()).await.unwrap();
    assert!(preview.mended.contains(&too_much.title), "{:?}", preview.mended);
    assert_eq!(preview.broken, [], "a safe fix breaks nothing");
    let grant = told(&preview.figures, "Subsidie");
    assert_eq!((grant.before.nl.as_str(), grant.after.nl.as_str()), ("€\u{a0}45.000,00", "€\u{a0}40.000,00"));
    assert_eq!((grant.before.en.as_str(), grant.after.en.as_str()), ("€45,000.00", "€40,000.00"));
    let room = told(&preview.figures, "Nog te vragen");
    assert!(room.before.nl.ends_with(" te veel gevraagd") && !room.before.nl.contains('-'), "{room:?}");
    assert!(room.before.en.ends_with(" too much asked"), "{room:?}");
    assert_eq!(desk.view().await.judged.totals, before.totals, "nothing is kept of a preview");

    let after = desk.edit(fix.edits.clone(), fix.label.clone()).await;
    assert_ne!(finding(&after, "grant-cap").status, Status::Broken);
    for ((name, was), (_, is)) in sums(&before.totals).into_iter().zip(sums(&after.totals)) {
        let is_told = preview.figures.iter().any(|figure| figure.name.nl == name);
        assert_eq!(is_told, was != is, "{name}: {was}, {is}");
    }
    let back = desk.app.preview_edits(desk.id.clone(), vec![set("/funding/f1/amount", "45000.00")]).await.unwrap();
    assert_eq!(back.figures, turned(&preview.figures), "what it changed is what taking it back would");
    assert_eq!((back.mended, back.broken), (preview.broken, preview.mended));

    let undone = desk.app.undo(desk.id.clone()).await.unwrap();
    assert_eq!((undone.judged.totals, undone.redo), (before.totals.clone(), Some(fix.label.clone())));
    assert_eq!(undone.undo, Some(label("te veel")), "one step, and the edit before it is still there");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_names_fields_and_refuses_what_cannot_be_made() {
    let desk = sample().await;
    let edits = vec![set("/period/end", "2022-03-31"), set("/indirect_rate", "0.10")];
    let preview = desk.app.preview_edits(desk.id.clone(), edits).await.unwrap();
    let end = told(&preview.figures, "Einde van het project");
    assert_eq!((end.before.nl.as_str(), end.after.nl.as_str()), ("30 juni 2022", "31 maart 2022"));
    assert!(told(&preview.figures, "Onrechtstreekse kosten").before.nl.starts_with('€'));
    let nothing = desk.app.preview_edits(desk.id.clone(), vec![set("/title", &desk.view().await.dossier.title)]).await;
    assert_eq!(nothing.unwrap().figures, []);
    let unknown = desk.app.preview_edits(desk.id.clone(), vec![set("/funding/f9/amount", "1.00")]).await;
    assert!(unknown.is_err(), "there is no such row");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wish_beyond_the_rules_says_what_is_in_the_way_and_how_near_one_may_come() {
    let desk = sample().await;
    let before = desk.view().await.judged;
    let plan = desk.plan("", "60.000", "").await;
    assert!(!plan.keeps);
    assert_eq!((plan.asked, plan.now), (euro("60000.00"), before.totals.asked));
    let obstacle = plan.obstacle.as_deref().unwrap();
    assert!(plan.says.nl.starts_with("In de weg staat: ") && !plan.says.en.is_empty(), "{:?}", plan.says);
    assert!(before.findings.iter().any(|finding| finding.rule == obstacle));
    let nearest = plan.nearest.unwrap();
    assert!(nearest <= euro("40000.00") && plan.highest == Some(nearest), "{plan:?}");
    assert!(plan.nearest_label.nl.contains(&nearest.to_string().replace('.', ",").replacen("40000", "40.000", 1)));

    let near = desk.plan("", &nearest.to_string().replace('.', ","), "").await;
    assert!(near.keeps && near.nearest.is_none(), "{near:?}");
    let grant = told(&near.figures, "Subsidie");
    assert_eq!(grant.before.en, "€38,500.00");
    let after = desk.edit(near.edits.clone(), near.label.clone()).await;
    assert_eq!((after.totals.asked, after.totals.cost), (nearest, before.totals.cost));
    assert!(after.totals.difference.is_zero(), "the plan pays for just the cost");
    for rule in ["grant-cap", "own-share", "balance"] {
        assert_ne!(finding(&after, rule).status, Status::Broken, "{rule}");
    }
    let undone = desk.app.undo(desk.id.clone()).await.unwrap();
    assert_eq!((undone.judged.totals, undone.redo), (before.totals, Some(near.label)), "one step");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wish_is_read_as_it_is_typed_and_other_costs_are_left_to_a_person() {
    let desk = sample().await;
    let cost = desk.view().await.judged.totals.cost;
    let as_now = desk.plan("", "", "").await;
    assert_eq!((as_now.asked, as_now.cost, as_now.cost_note), (as_now.now, cost, None));
    let more = desk.plan("100.000,50", "", "25%").await;
    assert_eq!(more.cost, euro("100000.50"));
    let note = more.cost_note.unwrap();
    assert!(note.nl.contains("17.578,30") && note.en.contains("17,578.30"), "{note:?}");
    assert_eq!(desk.view().await.judged.totals.cost, cost, "nothing is kept of a wish");
    for (cost, asked, share) in [("veel", "", ""), ("", "40 u.", ""), ("", "", "de helft")] {
        let wish = WhatIf { cost: cost.to_owned(), asked: asked.to_owned(), share: share.to_owned() };
        let failure = desk.app.what_if(desk.id.clone(), wish).await.unwrap_err();
        let typed = [cost, asked, share].concat();
        assert_eq!(failure.code, FailureCode::WrongValue);
        assert!(failure.message.nl.contains(&typed) && failure.message.en.contains(&typed), "{failure:?}");
    }
}

/// What is still to be done names just the fields that undecided rules wait for, step by step.
fn holds_together(judged: &Judged) {
    let waited: BTreeSet<&Field> = judged
        .findings
        .iter()
        .filter(|finding| finding.status == Status::Undecided && finding.severity != Severity::Advice)
        .flat_map(|finding| finding.missing.iter().map(|missing| &missing.field))
        .collect();
    let listed: Vec<&Field> = judged.todo.iter().flat_map(|todo| todo.fields.iter().map(|one| &one.field)).collect();
    assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), waited);
    assert_eq!(listed.len(), waited.len(), "each field once");
    let order: Vec<Step> = judged.steps.iter().map(|step| step.step).collect();
    let places: Vec<usize> =
        judged.todo.iter().map(|todo| order.iter().position(|step| *step == todo.step).unwrap()).collect();
    assert!(places.is_sorted() && places.windows(2).all(|pair| pair[0] != pair[1]), "in the order of the rail");
    for step in &judged.steps {
        assert!(step.done <= step.of, "{step:?}");
        if step.state == StepState::Ready {
            assert!(judged.todo.iter().all(|todo| todo.step != step.step), "{step:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_still_to_be_filled_in_follows_the_steps_and_shrinks_as_one_fills_it_in() {
    let desk = blank().await;
    let begun = desk.view().await.judged;
    holds_together(&begun);
    let concept = |judged: &Judged| {
        let mut fields = judged.todo.iter().flat_map(|todo| &todo.fields);
        fields.find(|one| one.field.as_str() == "/texts/concept").cloned()
    };
    let waiting = concept(&begun).unwrap();
    assert!(waiting.blocking && waiting.name.nl.starts_with("Tekst ") && waiting.name.en.starts_with("Text "));
    let texts = |judged: &Judged| judged.steps.iter().find(|step| step.step == Step::Texts).cloned().unwrap();

    let written = desk.edit(vec![set("/texts/concept", "Samen taal leren.")], label("concept")).await;
    holds_together(&written);
    assert_eq!(concept(&written), None);
    assert_eq!((texts(&written).done, texts(&written).of), (texts(&begun).done + 1, texts(&begun).of));

    let fields = [("source", "grant"), ("amount", "1000.00")];
    let fields = fields.map(|(name, text)| (name.to_owned(), FieldValue::Text(text.to_owned()))).into();
    let row = Edit::Add { list: List::Funding, id: "f1".to_owned(), after: None, fields };
    let funded = desk.edit(vec![row], label("geld")).await;
    holds_together(&funded);
    assert!(funded.todo.iter().flat_map(|todo| &todo.fields).any(|one| one.blocking && one.rules > 1));

    let whole = sample().await.view().await.judged;
    holds_together(&whole);
    let left = |judged: &Judged| judged.todo.iter().map(|todo| todo.fields.len()).sum::<usize>();
    assert!(left(&whole) < left(&begun));
}
