//! Sums that screens and exports show beside each other agree with each other.

#![expect(clippy::unwrap_used, reason = "what these tests set up must be there")]

use voorstel_model::{BudgetLine, Call, Dossier, Entry, Euro, Totals};

fn line(number: u32, partner: &str, category: &str) -> BudgetLine {
    BudgetLine {
        id: format!("b{number}"),
        partner: partner.to_owned(),
        category: category.to_owned(),
        quantity: Entry::from_text(&format!("{number}")),
        unit_cost: Entry::from_text("1.37"),
        ..BudgetLine::default()
    }
}

#[test]
fn costs_by_partner_and_category_add_up_to_the_sums_of_either() {
    // More categories than are looked through one by one, and lines where nothing is chosen yet.
    let budget = (0..400)
        .map(|number| match number % 4 {
            0 => line(number, "", ""),
            one => line(number, &format!("p{one}"), &format!("c{}", number % 31)),
        })
        .chain([BudgetLine { id: "open".to_owned(), partner: "p1".to_owned(), ..BudgetLine::default() }])
        .collect();
    let totals = Totals::of(&call(), &Dossier { budget, ..Dossier::default() });

    for (partner, cost) in &totals.by_partner {
        let sum: Euro = totals.by_partner_and_category[partner].values().copied().sum();
        assert_eq!(sum, cost.total, "the row of {partner:?}");
    }
    for (category, cost) in &totals.by_category {
        let sum: Euro = totals.by_partner_and_category.values().filter_map(|costs| costs.get(category)).copied().sum();
        assert_eq!(sum, cost.total, "the column of {category:?}");
    }
    assert_eq!(totals.by_partner_and_category.len(), 4, "no partner is left out or made up");
    assert_eq!(totals.uncounted_lines, ["open"]);
}

fn call() -> Call {
    let text = r#"{"format": "voorstel.call/1", "id": "test", "version": 1, "fund": "test", "title": {"nl": "test"},
        "publisher": {"nl": "test"}, "summary": {"nl": "test"}}"#;
    serde_json::from_str(text).unwrap()
}
