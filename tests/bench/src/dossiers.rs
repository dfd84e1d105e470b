//! The call whose rules are compared, and dossiers of any length that keep or break them.

use anyhow::{Context, Result};
use serde_json::json;
use voorstel_catalogue::{Catalogue, PUBLISHED, samples};
use voorstel_model::{BudgetLine, Call, Dossier, Entry, Euro, Funding, Rule, Totals};

/// The published call, whole.
///
/// # Errors
/// Where it is not published.
pub fn published() -> Result<Call> {
    let (catalogue, _) = Catalogue::load(PUBLISHED, None);
    catalogue.get("proeftuinen-inburgering@1").cloned().context("the call is not published")
}

/// The call with the rules that every engine can be told, and three that only other calls have. What is left out: the
/// deadline, which looks at today, and the check digits of a number.
///
/// # Errors
/// Where the published call is not as it was.
pub fn compared() -> Result<Call> {
    let mut call = published()?;
    call.rule.retain(|rule| rule.id != "deadline" && rule.id != "enterprise-number");
    let authority = json!({ "certainty": "assumed", "document": "custom" });
    for rule in [
        json!({ "id": "at-most-18-months", "kind": "duration", "at-most": 18 }),
        json!({ "id": "one-partner", "kind": "partner-count", "roles": ["co-applicant", "associated"], "at-least": 1 }),
        json!({ "id": "belgian-partners", "kind": "countries", "allowed": ["BE"] }),
    ] {
        let mut rule = rule;
        rule["severity"] = json!("blocking");
        rule["authority"] = authority.clone();
        call.rule.push(serde_json::from_value::<Rule>(rule)?);
    }
    Ok(call)
}

/// The call with these of its rules.
pub fn with_rules<'a>(call: &Call, rules: impl IntoIterator<Item = &'a str>) -> Call {
    let mut call = call.clone();
    let rules: Vec<&str> = rules.into_iter().collect();
    call.rule.retain(|rule| rules.contains(&rule.id.as_str()));
    call
}

/// A dossier with so many budget lines that keeps every compared rule.
///
/// # Errors
/// Where the sample is not as it was.
pub fn kept(call: &Call, lines: usize) -> Result<Dossier> {
    let sample = samples().find(|sample| sample.name == call.id).context("the call has no sample")?;
    let mut dossier = Dossier::from_json(sample.json)?.dossier;
    dossier.declarations = call.declaration.iter().map(|one| (one.id.clone(), true)).collect();
    let categories = ["staff", "operating", "external", "equipment", "staff", "volunteers", "operating", "built-land"];
    dossier.budget = (0..lines)
        .map(|at| BudgetLine {
            id: format!("b{at}"),
            partner: format!("p{}", 1 + at % 3),
            action: format!("a{}", 1 + at % 5),
            category: categories[at % categories.len()].to_owned(),
            description: format!("Kost nummer {at} van het project"),
            unit: "uur".to_owned(),
            quantity: Entry::from_text(&format!("{}.{}", 3 + at % 17, at % 10)),
            unit_cost: Entry::from_text(&format!("{}.{:02}", small(at), at % 100)),
            eligible: at % 31 != 30,
            ..BudgetLine::default()
        })
        .collect();
    fund(call, &mut dossier);
    Ok(dossier)
}

/// What one unit of a line costs, in whole euro: little for the categories that are capped.
fn small(at: usize) -> usize {
    match at % 8 {
        5 => 2 + at % 5,
        7 => 4 + at % 3,
        _ => 31 + at % 23,
    }
}

/// Money that pays for just the cost: the grant up to its ceiling, the rest of one's own.
fn fund(call: &Call, dossier: &mut Dossier) {
    let cost = Totals::of(call, dossier).cost;
    let half = voorstel_model::Rate::percent(24).of(cost, voorstel_model::Rounding::Down);
    let part = half.min(Euro::from_cents(1_900_000));
    let row = |id: &str, source: &str, amount: Euro| Funding {
        id: id.to_owned(),
        source: source.to_owned(),
        partner: "p1".to_owned(),
        amount: Entry::Value(amount),
        confirmed: true,
        ..Funding::default()
    };
    let rest = cost - part - part;
    let public = Euro::from_cents(12_345);
    dossier.funding = vec![
        row("f1", "grant", part),
        row("f2", "vvsg", part),
        row("f3", "own", rest - public),
        row("f4", "other-public", public),
    ];
}

/// A dossier that breaks one rule, and perhaps others with it.
pub struct Breach {
    /// The rule.
    pub rule: &'static str,
    /// What is done to a dossier that keeps every rule.
    pub by: fn(&mut Dossier),
}

/// One breach for every compared rule.
pub fn breaches() -> Vec<Breach> {
    let breach = |rule, by: fn(&mut Dossier)| Breach { rule, by };
    let undeclared = |rule: &'static str| -> Breach {
        let by: fn(&mut Dossier) = match rule {
            "local-direction" => |dossier| undeclare(dossier, "local-direction"),
            "relevant-experience" => |dossier| undeclare(dossier, "relevant-experience"),
            "forty-hours" => |dossier| undeclare(dossier, "forty-hours"),
            "hour-rate" => |dossier| undeclare(dossier, "hour-rate"),
            "no-double-funding" => |dossier| undeclare(dossier, "no-double-funding"),
            "non-profit-cofinanced" => |dossier| undeclare(dossier, "non-profit-cofinanced"),
            _ => |dossier| undeclare(dossier, "no-earlier-costs"),
        };
        Breach { rule, by }
    };
    let mut all = vec![
        breach("lead-applicant", |dossier| dossier.partners[0].region = "wallonie".to_owned()),
        breach("small-town-together", |dossier| dossier.partners.retain(|one| one.id != "p2")),
        breach("three-parts", |dossier| dossier.actions.retain(|one| one.menu != "learning-network")),
        breach("trajectory-form", |dossier| dossier.actions.truncate(3)),
        breach("other-form-explained", |dossier| {
            dossier.actions[3].menu = "clubs".to_owned();
            dossier.actions[3].description = "  ".to_owned();
        }),
        breach("project-window", |dossier| dossier.period.end = Entry::from_text("2022-07-01")),
        breach("at-most-18-months", |dossier| {
            dossier.period.start = Entry::from_text("2020-12-15");
        }),
        breach("grant-cap", |dossier| amount(dossier, 0, Euro::from_cents(4_000_001))),
        breach("own-share", |dossier| amount(dossier, 2, Euro::from_cents(100))),
        breach("own-share-without-others", |dossier| {
            let own = dossier.funding[2].amount.get().unwrap_or_default();
            amount(dossier, 3, own);
            amount(dossier, 2, Euro::from_cents(100));
        }),
        breach("half-and-half", |dossier| amount(dossier, 1, Euro::CENT)),
        breach("balance", |dossier| add(dossier, 2, Euro::CENT)),
        breach("no-profit", |dossier| {
            dossier.partners[2].kind = Some(voorstel_model::OrganisationKind::Sme);
            add(dossier, 2, Euro::CENT);
        }),
        breach("indirect-rate", |dossier| dossier.indirect_rate = Entry::from_text("0.1501")),
        breach("volunteers-cap", |dossier| price(dossier, "volunteers", "999999.00")),
        breach("built-land", |dossier| price(dossier, "built-land", "999999.00")),
        breach("debt-interest", |dossier| dossier.budget[1].category = "debt-interest".to_owned()),
        breach("unbuilt-land", |dossier| dossier.budget[1].category = "unbuilt-land".to_owned()),
        breach("recoverable-vat", |dossier| dossier.budget[1].category = "recoverable-vat".to_owned()),
        breach("project-title", |dossier| dossier.title = " ".to_owned()),
        breach("project-period", |dossier| dossier.period.end = Entry::Empty),
        breach("partner-names", |dossier| dossier.partners[1].name = String::new()),
        breach("lead-contact", |dossier| dossier.partners[0].contact.email = String::new()),
        breach("actions-in-period", |dossier| dossier.actions[4].end = Entry::from_text("2022-07-01")),
        breach("action-leads", |dossier| dossier.actions[2].lead = String::new()),
        breach("action-periods", |dossier| dossier.actions[1].start = Entry::Empty),
        breach("one-partner", |dossier| dossier.partners.truncate(1)),
        breach("belgian-partners", |dossier| dossier.partners[2].country = "NL".to_owned()),
    ];
    for rule in [
        "local-direction",
        "relevant-experience",
        "forty-hours",
        "hour-rate",
        "no-double-funding",
        "non-profit-cofinanced",
        "no-earlier-costs",
    ] {
        all.push(undeclared(rule));
    }
    all.extend([
        breach("text-concept", |dossier| drop(dossier.texts.remove("concept"))),
        breach("text-needs", |dossier| drop(dossier.texts.insert("needs".to_owned(), " \n ".to_owned()))),
        breach("text-framework", |dossier| drop(dossier.texts.remove("framework"))),
        breach("text-evaluation", |dossier| drop(dossier.texts.remove("evaluation"))),
        breach("text-learning-network", |dossier| drop(dossier.texts.remove("learning-network"))),
        breach("text-partnership", |dossier| drop(dossier.texts.remove("partnership"))),
    ]);
    all
}

fn undeclare(dossier: &mut Dossier, code: &str) {
    dossier.declarations.insert(code.to_owned(), false);
}

fn amount(dossier: &mut Dossier, row: usize, amount: Euro) {
    dossier.funding[row].amount = Entry::Value(amount);
}

fn add(dossier: &mut Dossier, row: usize, more: Euro) {
    let now = dossier.funding[row].amount.get().unwrap_or_default();
    amount(dossier, row, now + more);
}

/// Gives the first eligible line of a category another price.
fn price(dossier: &mut Dossier, category: &str, unit_cost: &str) {
    if let Some(line) = dossier.budget.iter_mut().find(|line| line.category == category && line.eligible) {
        line.unit_cost = Entry::from_text(unit_cost);
    }
}
