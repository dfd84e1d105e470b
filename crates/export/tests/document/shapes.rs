//! Dossiers of every size: with nothing in them, with everything wrong, with a thousand lines.

use voorstel_model::{Action, BudgetLine, Entry, Funding, Language, Partner, Role, Totals};
use voorstel_words::Words;

use crate::paper::{call, empty, one_line, paper, run, sample};

#[test]
fn an_empty_dossier_is_a_document_that_says_so() {
    for (pin, language) in [("proeftuinen-inburgering@1", Language::Nl), ("amif-31-integratie@1", Language::En)] {
        let words = Words::of(language);
        let paper = paper(&format!("empty-{language:?}"), &empty(pin), language);
        let text = paper.text();
        for key in
            ["export-untitled", "export-open", "export-partners-none", "export-actions-none", "export-budget-none"]
        {
            assert!(text.contains(&words.label(key)), "{key}");
        }
    }
}

#[test]
fn what_is_wrong_is_marked_where_it_stands_and_told_in_the_annex() {
    let mut dossier = sample("proeftuinen-inburgering");
    dossier.budget[0].quantity = Entry::Unreadable("40 u.".to_owned());
    dossier.budget[1].category = "nergens".to_owned();
    dossier.budget[2].eligible = false;
    dossier.budget[3].unit_cost = Entry::Empty;
    dossier.funding[0].amount = Entry::from_text("41500");
    dossier.actions[0].end = Entry::from_text("2023-01-31");
    dossier.actions[1].start = Entry::Unreadable("volgend jaar".to_owned());
    dossier.partners[1].kind = None;
    dossier.partners[2].name = String::new();
    dossier.declarations.clear();
    dossier.texts.clear();
    for language in [Language::Nl, Language::En] {
        let words = Words::of(language);
        let text = paper(&format!("broken-{language:?}"), &dossier, language).text();
        assert!(text.contains("40 u.") && text.contains("volgend jaar") && text.contains("nergens"), "as it was typed");
        for key in [
            "export-line-quantity-wrong",
            "export-line-open",
            "export-line-not-eligible",
            "export-not-declared",
            "export-limit-broken",
        ] {
            assert!(text.contains(&words.label(key)), "{key}");
        }
        for key in ["export-findings", "export-findings-missing"] {
            assert!(text.contains(&words.label(key)), "{key}");
        }
    }
}

#[test]
fn a_thousand_lines_repeat_their_heading_on_every_page() {
    let mut dossier = empty("amif-2020-local-integration@1");
    let call = call(&dossier.call);
    dossier.title = "Duizend regels".to_owned();
    for at in 1..=12 {
        let role = if at == 1 { Role::Lead } else { Role::CoApplicant };
        dossier.partners.push(Partner {
            id: format!("p{at}"),
            role,
            name: format!("Partner nummer {at}"),
            ..Partner::default()
        });
    }
    for at in 1..=60 {
        dossier.actions.push(Action {
            id: format!("a{at}"),
            title: format!("Actie nummer {at}"),
            start: Entry::from_text(&format!("20{}-0{}-01", 21 + at % 3, 1 + at % 9)),
            end: Entry::from_text("2024-06-30"),
            ..Action::default()
        });
    }
    for at in 0..1000 {
        dossier.budget.push(BudgetLine {
            id: format!("b{at}"),
            partner: format!("p{}", 1 + at % 12),
            action: format!("a{}", 1 + at % 60),
            category: call.category[at % call.category.len()].id.clone(),
            description: format!("Kost nummer {at}, met een omschrijving die over meer dan één regel kan lopen"),
            unit: "maand".to_owned(),
            quantity: Entry::from_text(&format!("{}", 1 + at % 40)),
            unit_cost: Entry::from_text(&format!("{}.{:02}", 10 + at, at % 100)),
            ..BudgetLine::default()
        });
    }
    let paper = paper("thousand", &dossier, Language::Nl);
    let words = Words::of(Language::Nl);
    let (text, pages) = (paper.text(), paper.pages());
    for line in &dossier.budget {
        assert!(text.contains(&words.amount(line.amount().unwrap())));
    }
    assert!(text.contains(&one_line(&words.money(Totals::of(&call, &dossier).cost))));
    let headed = |page: &&String| page.contains(&words.label("export-unit-cost"));
    let lined = |page: &&String| page.contains("Kost nummer");
    assert!(pages.iter().filter(lined).count() > 20, "{} pages", pages.len());
    assert!(pages.iter().filter(lined).all(|page| headed(&page)), "every page with lines has their heading");
    assert!(run("qpdf", &["--check", paper.path.to_str().unwrap()]).contains("No syntax"));
}

/// So many partners of so many lines each that tables end at every height of a page.
#[test]
fn no_total_is_parted_from_its_lines_and_no_heading_from_what_it_heads() {
    let mut dossier = empty("amif-2020-local-integration@1");
    let call = call(&dossier.call);
    for partner in 0..48 {
        let role = if partner == 0 { Role::Lead } else { Role::CoApplicant };
        let id = format!("p{partner}");
        dossier.partners.push(Partner {
            id: id.clone(),
            role,
            name: format!("Partner {partner}."),
            ..Partner::default()
        });
        for at in 0..(1 + partner * 11 % 61) {
            dossier.budget.push(BudgetLine {
                id: format!("b{partner}-{at}"),
                partner: id.clone(),
                category: call.category[at % 3].id.clone(),
                description: format!("Kost {partner}/{at}."),
                quantity: Entry::from_text("2"),
                unit_cost: Entry::from_text("10.50"),
                ..BudgetLine::default()
            });
        }
        dossier.funding.push(Funding {
            id: format!("f{partner}"),
            source: ["grant", "own", "other-public"][partner % 3].to_owned(),
            partner: id,
            amount: Entry::from_text("100.00"),
            ..Funding::default()
        });
    }
    let words = Words::of(Language::Nl);
    let pages = paper("page-ends", &dossier, Language::Nl).pages();
    let on_page = |text: &str| pages.iter().position(|page| page.contains(text));
    let mut ends = 0;
    for partner in &dossier.partners {
        let total = on_page(&format!("{} {}", words.label("export-total-of"), partner.name));
        // In the table a partner's lines stand by category; the last one there is the last of its category.
        let page = &pages[total.unwrap_or_else(|| panic!("{} has a total", partner.name))];
        let lines = format!("Kost {}/", partner.id.trim_start_matches('p'));
        assert!(page.contains(&lines), "the total of {} stands alone:\n{page}", partner.name);
        ends += usize::from(!page.contains(&format!("{lines}0.")));
    }
    assert!(ends > 16, "only {ends} tables end on another page than they begin on");

    let categories = call.category.iter().map(|category| category.title.get(Language::Nl).to_owned());
    let headings: Vec<String> = dossier.partners.iter().map(|partner| partner.name.clone()).chain(categories).collect();
    let role = words.label("export-partner-role");
    for page in pages.iter().filter(|page| page.contains("Kost ") || page.contains(&role)) {
        let body: Vec<&str> = page.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        // The last line of all is the number of the page.
        let last = body.iter().rev().nth(1).copied().unwrap_or_default();
        let heads = |heading: &String| last == heading || last.starts_with(&format!("{heading}  "));
        assert!(!headings.iter().any(heads), "“{last}” stands alone at the foot of a page:\n{page}");
    }
}
