//! Texts that try to be something else than text.

use proptest::prelude::*;
use voorstel_export::ExportOptions;
use voorstel_model::{Action, Annex, BudgetLine, Dossier, Entry, Funding, Language, Partner, Role};

use crate::paper::{call, empty, one_line, paper, set};

const MARKUP: &str =
    r##"#panic("x") $x^2$ *a* _b_ <a> @c `d` #eval("1") \u{41} // e /* f */ = g {h} [i] ~ -- "j" 'k'"##;

/// A dossier with a text in every field that takes one.
fn full_of(text: &str) -> Dossier {
    let own = |name: &str| format!("{name} {text}");
    let mut dossier = empty("proeftuinen-inburgering@1");
    dossier.title = text.to_owned();
    dossier.acronym = text.to_owned();
    dossier.period.start = Entry::Unreadable(text.to_owned());
    dossier.period.end = Entry::from_text("2022-06-30");
    dossier.indirect_rate = Entry::Unreadable(text.to_owned());
    for (id, role) in [("p1", Role::Lead), ("p2", Role::CoApplicant), ("p3", Role::Associated)] {
        let mut partner =
            Partner { id: id.to_owned(), role, name: own(id), country: text.to_owned(), ..Partner::default() };
        partner.region = text.to_owned();
        partner.enterprise_number = text.to_owned();
        partner.pic = text.to_owned();
        partner.contact.name = text.to_owned();
        partner.contact.email = text.to_owned();
        partner.contact.phone = text.to_owned();
        dossier.partners.push(partner);
    }
    for id in ["a1", "a2"] {
        dossier.actions.push(Action {
            id: id.to_owned(),
            menu: text.to_owned(),
            title: own(id),
            description: format!("{text}\n\n{text}\n{text}"),
            lead: "p1".to_owned(),
            participants: vec!["p2".to_owned(), text.to_owned()],
            start: Entry::from_text("2021-01-01"),
            end: Entry::from_text("2021-06-30"),
            target_group: text.to_owned(),
            deliverables: vec![text.to_owned(), text.to_owned()],
            ..Action::default()
        });
    }
    for (at, partner) in ["p1", "p2", "", text].into_iter().enumerate() {
        dossier.budget.push(BudgetLine {
            id: format!("b{at}"),
            partner: partner.to_owned(),
            action: text.to_owned(),
            category: if at == 0 { "staff".to_owned() } else { text.to_owned() },
            description: text.to_owned(),
            unit: text.to_owned(),
            quantity: if at == 3 { Entry::Unreadable(text.to_owned()) } else { Entry::from_text("2") },
            unit_cost: Entry::from_text("10.50"),
            ..BudgetLine::default()
        });
        dossier.funding.push(Funding {
            id: format!("f{at}"),
            source: if at == 0 { "grant".to_owned() } else { text.to_owned() },
            partner: partner.to_owned(),
            amount: if at == 3 { Entry::Unreadable(text.to_owned()) } else { Entry::from_text("21") },
            note: text.to_owned(),
            ..Funding::default()
        });
    }
    for section in &call(&dossier.call).section {
        dossier.texts.insert(section.id.clone(), text.to_owned());
    }
    dossier.texts.insert(text.to_owned(), format!("# {text}\n\n- {text}\n\n> {text}\n\n[{text}](https://a.example)"));
    dossier.annexes.push(Annex {
        id: "x1".to_owned(),
        kind: text.to_owned(),
        name: text.to_owned(),
        ..Annex::default()
    });
    dossier
}

#[test]
fn markup_of_the_layout_engine_is_text() {
    let paper = paper("hostile-markup", &full_of(MARKUP), Language::Nl);
    let text = paper.text();
    for piece in [r#"#panic("x")"#, "$x^2$", "@c", r#"#eval("1")"#, r"\u{41}", "// e", "{h}", "[i]"] {
        assert!(text.contains(piece), "{piece} as it was typed");
    }
}

#[test]
fn words_without_an_end_are_broken_and_copied_whole() {
    let word = "abcdefghij".repeat(1000);
    let mut dossier = full_of(&word[..300]);
    dossier.partners[0].name = word.clone();
    dossier.budget[0].description = word.clone();
    dossier.actions[0].target_group = word.clone();
    let paper = paper("hostile-long", &dossier, Language::Nl);
    let copied: String = paper.text().split_whitespace().collect();
    assert!(copied.contains(&word[..1500]), "nothing is put into a word that is broken over lines");
    let boxes = crate::paper::run("pdftotext", &["-bbox", paper.path.to_str().unwrap(), "-"]);
    let right = boxes.split("xMax=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse::<f64>().ok());
    assert!(right.fold(0.0, f64::max) < 595.3, "no word leaves the paper");
}

#[test]
fn what_has_no_letter_here_is_a_box_and_is_told() {
    let paper = paper(
        "hostile-letters",
        &full_of("Ελλάδα София 𐎀𐎁 🌞👩‍👩‍👧 a\u{301}\u{200b}\u{202e}x\u{0}\u{7}y \u{e000}"),
        Language::En,
    );
    let text = one_line(&paper.text());
    assert!(text.contains("Ελλάδα София □□ □□"), "Greek and Cyrillic are set, the others stand as boxes");
    assert!(text.contains("U+1F31E"), "and are told");
}

#[test]
fn names_from_right_to_left_do_not_turn_amounts_round() {
    let paper = paper("hostile-turned", &full_of("\u{202e}12,00 €\u{202c} \u{2067}x"), Language::Nl);
    assert!(paper.text().contains("12,00 €"));
}

#[test]
fn names_and_headings_of_nothing_keep_no_dossier_from_being_set() {
    for text in ["", " ", "\u{a0}", "\u{0}", "\u{200d}\u{200b}", "# \u{a0}"] {
        set(&full_of(text), Language::Nl, ExportOptions::default());
    }
}

/// Any letters, any control characters, any signs that mean something in CommonMark or to the layout engine.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof!["\\PC{0,60}", "[\\x00-\\x{2fff}]{0,40}", "[#$*_`<>\\[\\]{}@\\\\=/~ \\n-]{0,40}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn no_text_keeps_a_dossier_from_being_set(text in any_text()) {
        set(&full_of(&text), Language::Nl, ExportOptions::default());
    }
}
