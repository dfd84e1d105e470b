use proptest::prelude::*;
use voorstel_model::{Action, Choice, Partner, Text};
use voorstel_words::Words;

use super::*;

fn choice_of(id: &str, nl: &str, en: &str) -> Choice {
    let title = Text { nl: nl.to_owned(), en: en.to_owned() };
    Choice { id: id.to_owned(), title, note: Text::default() }
}

fn call() -> Call {
    let mut call: Call = serde_json::from_value(serde_json::json!({
        "format": voorstel_model::CALL_FORMAT, "id": "c", "version": 1, "fund": "f",
        "title": {}, "publisher": {}, "summary": {}
    }))
    .unwrap();
    call.category = vec![choice_of("staff", "Personeel", "Staff"), choice_of("travel", "Reizen", "Travel")];
    call
}

fn line(id: &str, category: &str) -> BudgetLine {
    BudgetLine { id: id.to_owned(), category: category.to_owned(), ..BudgetLine::default() }
}

fn dossier() -> Dossier {
    Dossier {
        partners: vec![
            Partner { id: "p1".to_owned(), name: "Stad Één".to_owned(), ..Partner::default() },
            Partner { id: "p2".to_owned(), name: "De Brug".to_owned(), ..Partner::default() },
        ],
        actions: vec![Action { id: "a1".to_owned(), title: "Buddy's".to_owned(), ..Action::default() }],
        budget: vec![line("b1", "staff"), line("b2", "travel"), line("b3", "staff")],
        ..Dossier::default()
    }
}

fn at(row: Option<&str>, column: &str) -> PasteAt {
    PasteAt { row: row.map(str::to_owned), column: column.to_owned() }
}

fn read_at(text: &str, language: Language, at: &PasteAt) -> Result<PastePreview, Failure> {
    let mut count = 0;
    read(&call(), &dossier(), text, language, at, || {
        count += 1;
        format!("n{count}")
    })
}

/// The dossier after the block was taken.
fn taken(preview: &PastePreview) -> Dossier {
    let mut dossier = dossier();
    for edit in &preview.edits {
        dossier.apply(edit).unwrap();
    }
    dossier
}

#[test]
fn a_block_with_headings_is_understood_in_any_order() {
    let text = "Kostprijs per eenheid (€)\tOmschrijving\tPartner\tActie\tCategorie\tAantal\tEenheid\tOpmerking\r\n\
                4.250,00\tCoördinator\tstad een\tBuddy's\tpersoneel\t12\tmaand\tbrutoloon\r\n\
                € 1.234,5\t\"Zaal, \"\"De Brug\"\"\"\tbrug\t\tReizen\t1\tstuk\t\r\n";
    let preview = read_at(text, Language::Nl, &at(None, "description")).unwrap();
    let columns: Vec<_> = preview.columns.iter().map(Option::as_deref).collect();
    let expected = ["unit_cost", "description", "partner", "action", "category", "quantity", "unit"];
    assert_eq!(columns[..7], expected.map(Some));
    assert_eq!(columns[7], None, "remarks are left out");
    assert_eq!(preview.rows.len(), 2);
    assert_eq!(preview.rows[0].amount, Some(Euro::from_cents(5_100_000)));
    assert_eq!(preview.rows[0].cells[0].understood, "4.250,00");
    assert_eq!(preview.rows[0].cells[2].understood, "Stad Één");
    assert_eq!(preview.rows[1].cells[2].problem.as_ref().unwrap().nl, "kies een partner", "'brug' begins no name");
    assert_eq!(preview.problems, 1);
    assert_eq!(preview.sum, Euro::from_cents(5_223_450));

    let dossier = taken(&preview);
    let ids: Vec<_> = dossier.budget.iter().map(|line| line.id.as_str()).collect();
    assert_eq!(ids, ["b1", "b2", "b3", "n1", "n2"], "new rows follow the last, in their order");
    let staff = &dossier.budget[3];
    assert_eq!((staff.partner.as_str(), staff.action.as_str(), staff.category.as_str()), ("p1", "a1", "staff"));
    assert_eq!(dossier.budget[4].description, "Zaal, \"De Brug\"");
}

#[test]
fn partners_and_actions_are_understood_as_the_table_shows_them() {
    let preview = read_at(
        "Omschrijving\tPartner\tActie\nTolk\tÉén\tA1\nZaal\tbrug\tA2\n",
        Language::Nl,
        &at(None, "description"),
    )
    .unwrap();
    let dossier = taken(&preview);
    assert_eq!((dossier.budget[3].partner.as_str(), dossier.budget[3].action.as_str()), ("p1", "a1"));
    assert_eq!(preview.problems, 2, "no name begins with 'brug', and there is no second action");
}

#[test]
fn a_block_without_headings_starts_at_the_target_and_keeps_to_its_category() {
    let preview =
        read_at("1\tmaand\t10\n2\tmaand\t20\n3\tmaand\t30", Language::Nl, &at(Some("b1"), "quantity")).unwrap();
    let over: Vec<_> = preview.rows.iter().map(|row| row.over.as_deref()).collect();
    assert_eq!(over, [Some("b1"), Some("b3"), None], "b2 is of another category and stays");
    let dossier = taken(&preview);
    let amounts: Vec<_> = dossier.budget.iter().map(|line| (line.id.as_str(), line.amount())).collect();
    let euro = |euro: i64| Some(Euro::from_cents(euro * 100));
    assert_eq!(amounts, [("b1", euro(10)), ("b2", None), ("b3", euro(40)), ("n1", euro(90))]);
    assert_eq!(dossier.budget[3].category, "staff", "a row that is added belongs to the category it was pasted in");
}

#[test]
fn a_row_written_over_counts_with_what_stays_of_it() {
    let mut dossier = dossier();
    dossier.budget[0].quantity = Entry::from_text("3");
    let preview = read(&call(), &dossier, "2,50", Language::Nl, &at(Some("b1"), "unit_cost"), String::new).unwrap();
    assert_eq!(preview.rows[0].amount, Some(Euro::from_cents(750)));
}

#[test]
fn amounts_alone_become_one_unit_of_each() {
    let preview = read_at("Description\tAmount\nRent\t1,234.50", Language::En, &at(None, "description")).unwrap();
    assert_eq!(preview.columns, [Some("description".to_owned()), Some("unit_cost".to_owned())]);
    let line = taken(&preview).budget.pop().unwrap();
    assert_eq!((line.quantity.to_string().as_str(), line.amount()), ("1", Some(Euro::from_cents(123_450))));
}

#[test]
fn what_is_no_number_is_said_and_kept_as_typed() {
    let preview = read_at("twaalf\tmaand\t-5", Language::Nl, &at(None, "quantity")).unwrap();
    assert_eq!(preview.problems, 2);
    assert_eq!(preview.rows[0].cells[0].problem.as_ref().unwrap().nl, "geen getal");
    assert_eq!(preview.rows[0].cells[2].problem.as_ref().unwrap().en, "must be above 0");
    assert_eq!(preview.sum, Euro::ZERO);
    let line = taken(&preview).budget.pop().unwrap();
    assert_eq!(line.quantity, Entry::Unreadable("twaalf".to_owned()));
}

#[test]
fn the_reader_s_language_decides_about_a_lone_separator() {
    let text = "1.234";
    let sum = |language| read_at(&format!("1\tx\t{text}"), language, &at(None, "quantity")).unwrap().sum;
    assert_eq!(sum(Language::Nl), Euro::from_cents(123_400));
    assert_eq!(sum(Language::En), Euro::from_cents(123));
}

#[test]
fn too_much_and_nothing_are_said() {
    let code = |text: &str| read_at(text, Language::Nl, &at(None, "description")).unwrap_err().code;
    assert_eq!(code(""), FailureCode::WrongValue);
    assert_eq!(code("\t\n\t"), FailureCode::WrongValue);
    assert_eq!(code("Omschrijving\tAantal\n"), FailureCode::WrongValue, "headings are no rows");
    assert_eq!(code(&"x\n".repeat(MOST_ROWS + 1)), FailureCode::TooMuch);
    assert!(read_at(&"x\n".repeat(MOST_ROWS), Language::Nl, &at(None, "description")).is_ok());
    assert_eq!(code(&"x".repeat(MOST_BYTES + 1)), FailureCode::TooMuch);
}

proptest! {
    #[test]
    fn what_the_preview_sums_is_what_the_budget_then_holds(
        rows in prop::collection::vec((0_u32..1_000, 0_i64..1_000_000), 1..20),
        english: bool,
    ) {
        let language = if english { Language::En } else { Language::Nl };
        let words = Words::of(language);
        let text: String = rows
            .iter()
            .map(|(quantity, cents)| format!("{quantity}\tx\t{}\n", words.money(Euro::from_cents(*cents))))
            .collect();
        let preview = read_at(&text, language, &at(None, "quantity")).unwrap();
        prop_assert_eq!(preview.problems, 0);
        let held: Euro = taken(&preview).budget.iter().filter_map(BudgetLine::amount).sum();
        prop_assert_eq!(preview.sum, held);
    }

    #[test]
    fn any_block_can_be_taken_or_is_refused(text in "(?s)[a-z0-9\t\n\r\",.€ %-]{0,120}", row in prop::option::of("b[1-4]"), english: bool) {
        let language = if english { Language::En } else { Language::Nl };
        if let Ok(preview) = read_at(&text, language, &at(row.as_deref(), "quantity")) {
            taken(&preview);
        }
    }
}
