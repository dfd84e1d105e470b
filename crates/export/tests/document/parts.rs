//! The parts of an application: each holds what it is for, and no more.

use voorstel_export::{ExportOptions, Part};
use voorstel_model::{Action, BudgetLine, Dossier, Entry, Euro, Funding, Language, Partner, Role, Totals};
use voorstel_words::Words;

use crate::paper::{NAMES, Paper, call, empty, one_line, paper_of, sample};

fn part(part: Part) -> ExportOptions {
    ExportOptions { part, ..ExportOptions::default() }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|one| !one.is_whitespace() && !matches!(one, '-' | '\u{2010}' | '\u{ad}')).collect()
}

/// Says of a paper what it must hold and what it must not.
fn holds(paper: &Paper, wanted: &[String], unwanted: &[String]) {
    let text = squeezed(&paper.text());
    for one in wanted {
        assert!(text.contains(&squeezed(one)), "{}: {one:?} is missing", paper.path.display());
    }
    for one in unwanted {
        assert!(!text.contains(&squeezed(one)), "{}: {one:?} has no place here", paper.path.display());
    }
}

#[test]
fn a_council_gets_two_pages_with_what_it_decides() {
    for name in NAMES {
        let dossier = sample(name);
        for language in [Language::Nl, Language::En] {
            let words = Words::of(language);
            let paper = paper_of(&format!("summary-{name}-{language:?}"), &dossier, language, part(Part::Summary));
            let totals = Totals::of(&call(&dossier.call), &dossier);
            let lead = dossier.lead().unwrap();
            let own: Euro = dossier
                .funding
                .iter()
                .filter(|one| one.source == "own" && (one.partner.is_empty() || one.partner == lead.id))
                .filter_map(|one| one.amount.get())
                .sum();
            let mut wanted = vec![
                dossier.title.clone(),
                lead.name.clone(),
                words.money(totals.cost),
                words.money(totals.asked),
                words.amount(totals.funding),
                words.label("export-summary-decide"),
            ];
            wanted.push(if own.is_zero() { words.label("export-decide-no-own") } else { words.money(own) });
            holds(&paper, &wanted, std::slice::from_ref(&lead.contact.email));
            assert_eq!(paper.pages().len(), 2, "{}", paper.path.display());
        }
    }
}

#[test]
fn whatever_a_dossier_holds_a_council_gets_two_pages() {
    let wide = "W".repeat(400);
    let long = "Een heel lange omschrijving van wat er gebeurt. ".repeat(60);
    let mut dossier = empty("amif-2020-local-integration@1");
    let call = call(&dossier.call);
    dossier.title = format!("{wide} {long}");
    dossier.acronym = wide.clone();
    dossier.period.start = Entry::Unreadable(wide.clone());
    for at in 0..40 {
        let id = format!("p{at}");
        let role = if at == 0 { Role::Lead } else { Role::CoApplicant };
        dossier.partners.push(Partner { id: id.clone(), role, name: format!("{at}{wide}"), ..Partner::default() });
        dossier.actions.push(Action {
            id: format!("a{at}"),
            title: wide.clone(),
            start: Entry::from_text("2021-01-01"),
            end: if at % 2 == 0 { Entry::from_text("2022-01-01") } else { Entry::Unreadable(wide.clone()) },
            ..Action::default()
        });
        for category in &call.category {
            dossier.budget.push(BudgetLine {
                id: format!("b{at}{}", category.id),
                partner: id.clone(),
                category: category.id.clone(),
                quantity: Entry::from_text("3"),
                unit_cost: Entry::from_text("9999999.99"),
                ..BudgetLine::default()
            });
        }
        dossier.budget.push(BudgetLine { id: format!("x{at}"), category: wide.clone(), ..BudgetLine::default() });
        dossier.funding.push(Funding {
            id: format!("f{at}"),
            source: ["grant", "own", "other-public", &wide][at % 4].to_owned(),
            partner: id,
            amount: Entry::from_text("88888888.88"),
            note: wide.clone(),
            ..Funding::default()
        });
    }
    for section in &call.section {
        dossier.texts.insert(section.id.clone(), format!("{long}\n\n{wide}"));
    }
    for language in [Language::Nl, Language::En] {
        let paper = paper_of(&format!("summary-full-{language:?}"), &dossier, language, part(Part::Summary));
        assert_eq!(paper.pages().len(), 2);
    }
    let empty = paper_of("summary-empty", &empty(&dossier.call), Language::Nl, part(Part::Summary));
    assert!(empty.pages().len() <= 2);
}

#[test]
fn a_budget_holds_the_money_and_nothing_else() {
    for name in NAMES {
        let dossier = sample(name);
        let words = Words::of(Language::Nl);
        let paper = paper_of(&format!("budget-{name}"), &dossier, Language::Nl, part(Part::Budget));
        let totals = Totals::of(&call(&dossier.call), &dossier);
        let mut wanted = vec![words.label("export-part-budget")];
        wanted.extend(dossier.budget.iter().map(|line| words.amount(line.amount().unwrap())));
        wanted.extend([totals.cost, totals.eligible, totals.funding].map(|sum| words.amount(sum)));
        let unwanted: Vec<String> = dossier
            .partners
            .iter()
            .map(|partner| partner.contact.email.clone())
            .chain(dossier.actions.iter().map(|action| action.description.clone()))
            .filter(|text| !text.is_empty())
            .collect();
        holds(&paper, &wanted, &unwanted);
    }
}

#[test]
fn a_partners_part_is_its_own() {
    for name in NAMES {
        let dossier = sample(name);
        let totals = Totals::of(&call(&dossier.call), &dossier);
        let words = Words::of(Language::Nl);
        for partner in &dossier.partners {
            let id = partner.id.as_str();
            let options = ExportOptions { findings: false, ..part(Part::Partner(id.to_owned())) };
            let paper = paper_of(&format!("part-{name}-{id}"), &dossier, Language::Nl, options);
            let its = |action: &&Action| action.lead == id || action.participants.iter().any(|one| one == id);
            let mut wanted = vec![partner.name.clone(), partner.contact.email.clone()];
            wanted.extend(dossier.actions.iter().filter(its).map(|action| action.description.clone()));
            let lines = |own: bool| dossier.budget.iter().filter(move |line| (line.partner == id) == own);
            wanted.extend(lines(true).map(|line| line.description.clone()));
            let cost = totals.by_partner.get(id).map(|cost| cost.total).unwrap_or_default();
            let means = totals.funding_by_partner.get(id).copied().unwrap_or_default();
            wanted.extend([words.money(cost), words.money(means)]);
            wanted.extend(call(&dossier.call).declaration.iter().map(|one| one.title.nl.clone()));
            // A line may be called what an action is.
            let shared: String = dossier
                .actions
                .iter()
                .filter(its)
                .flat_map(|one| [&one.title, &one.description].into_iter().chain(&one.deliverables))
                .chain(lines(true).map(|line| &line.description))
                .map(String::as_str)
                .collect();
            let mut unwanted: Vec<String> =
                dossier.partners.iter().filter(|one| one.id != id).map(|one| one.contact.email.clone()).collect();
            unwanted.extend(
                lines(false).map(|line| line.description.clone()).filter(|text| !shared.contains(text.as_str())),
            );
            unwanted
                .extend(dossier.actions.iter().filter(|action| !its(action)).map(|action| action.description.clone()));
            // Short ones are said elsewhere too.
            unwanted.retain(|text| text.len() > 40 || text.contains('@'));
            holds(&paper, &wanted, &unwanted);
        }
    }
}

/// The sums of a partner's part, read back from paper.
#[test]
fn the_sums_of_all_parts_are_the_sum_of_the_whole() {
    let dossier = sample("amif-2020-local-integration");
    let words = Words::of(Language::Nl);
    let total = |id: &str| {
        let options = part(Part::Partner(id.to_owned()));
        let pages = paper_of(&format!("sum-{id}"), &dossier, Language::Nl, options).pages().join("\n");
        let label = words.label("export-total-direct-all");
        let line = pages.lines().rfind(|line| line.trim_start().starts_with(&label)).unwrap().to_owned();
        let digits: String = one_line(&line).split(' ').next_back().unwrap().replace(['.', ','], "");
        Euro::from_cents(digits.parse().unwrap())
    };
    let parts: Euro = dossier.partners.iter().map(|partner| total(&partner.id)).sum();
    assert_eq!(parts, Totals::of(&call(&dossier.call), &dossier).direct.total);
}

#[test]
fn whoever_is_not_there_has_no_part() {
    use voorstel_export::{Export, ExportError, Exporter, Pdf, Watch};
    use voorstel_model::{Date, Typed};

    let dossier: Dossier = sample("proeftuinen-inburgering");
    let call = call(&dossier.call);
    let today = Date::read("2026-11-23").unwrap();
    let report = voorstel_rules::judge(&call, &dossier, today);
    let options = part(Part::Partner("nobody".to_owned()));
    let export =
        Export { dossier: &dossier, call: &call, report: &report, language: Language::Nl, today, options, files: &[] };
    assert_eq!(Pdf.export(&export, &Watch::nobody()).unwrap_err(), ExportError::NoPartner("nobody".to_owned()));
}
