//! The poster as it is laid out and as a reader of PDFs sees it.

use jiff::ToSpan as _;
use jiff::civil::date;
use lopdf::{Document, Object};
use voorstel_model::Language;
use voorstel_words::Words;

use super::draw::{self, About};
use super::layout::sheets;
use super::letters::POINT;
use super::plan::{Aside, Mark, Plan, Row};
use super::sheet::{Area, HEIGHT, Item, Sheets, WIDTH, What};

const TITLES: [&str; 6] = [
    "Vorming voor vrijwilligers",
    "Ontwikkelen van een geïntegreerd traject waarin taal, ontmoeting en toeleiding naar werk samenkomen in de buurt",
    "Ολοκλήρωση και συμμετοχή στη γειτονιά",
    "Integracja mieszkańców i nowych przybyszów",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft zonder spaties",
    "София: заедно",
];

fn plan(actions: usize, undated: usize, partners: usize) -> Plan {
    let row = |at: usize| Row {
        code: format!("A{}", at + 1),
        title: TITLES[at % TITLES.len()].to_owned(),
        start: date(2021, 1, 1).saturating_add(i64::try_from(at % 50).unwrap().months()),
        end: date(2021, 5, 20).saturating_add(i64::try_from(at % 50 + at % 9).unwrap().months()),
        lead: (at % 7 != 6 && partners > 0).then(|| at % partners.max(1)),
        others: (0..partners).filter(|one| (at + one).is_multiple_of(3) && *one != at % partners.max(1)).collect(),
        deliverables: (0..at % 3).map(|one| format!("Resultaat {one} van {}", TITLES[one])).collect(),
    };
    let aside = |at: usize| Aside {
        code: format!("A{}", actions + at + 1),
        title: TITLES[at % TITLES.len()].to_owned(),
        why: "‘in het voorjaar’ tot …".to_owned(),
        lead: None,
    };
    let mark = |month: i8, day: i8, title: &str| Mark { day: date(2020, month, day), title: title.to_owned() };
    Plan {
        title: "BUUR: Samen in de buurt".to_owned(),
        below: "Proeftuinen · 1 januari 2021 tot 31 december 2025".to_owned(),
        partners: (0..partners).map(|at| format!("Partner nummer {} met een naam die lang is", at + 1)).collect(),
        rows: (0..actions).map(row).collect(),
        aside: (0..undated).map(aside).collect(),
        project: (actions > 0).then(|| (date(2021, 1, 1), date(2025, 12, 31))),
        marks: vec![mark(10, 1, "Infosessie"), mark(10, 16, "Indienen tot 16 oktober"), mark(10, 16, "Nog een dag")],
        draft: true,
        today: date(2020, 10, 1),
    }
}

fn laid_out(plan: &Plan) -> Sheets {
    sheets(plan, Words::of(Language::Nl))
}

fn about(plan: &Plan) -> About<'_> {
    About { title: &plan.title, language: "nl", day: plan.today }
}

/// What a text covers of the sheet: from the height of its letters to what hangs below them.
fn covered(item: &Item) -> Option<(Area, &str)> {
    let What::Text { x, y, style, text, .. } = &item.what else { return None };
    let size = style.size * POINT;
    Some((Area::new(*x, y - size * 0.74, style.width(text), size * 0.92), text))
}

fn overlap(one: Area, other: Area) -> bool {
    const TOUCH: f64 = 0.05;
    one.x + TOUCH < other.right()
        && other.x + TOUCH < one.right()
        && one.y + TOUCH < other.bottom()
        && other.y + TOUCH < one.bottom()
}

#[test]
fn no_text_runs_over_another_or_off_the_sheet_however_much_there_is() {
    for (actions, undated, partners) in [
        (0, 0, 0),
        (1, 0, 1),
        (3, 2, 2),
        (12, 0, 5),
        (25, 7, 8),
        (60, 0, 9),
        (60, 30, 14),
        (61, 0, 3),
        (150, 90, 45),
        (0, 200, 4),
        (4, 40, 300),
    ] {
        let sheets = laid_out(&plan(actions, undated, partners));
        for (page, items) in sheets.pages.iter().enumerate() {
            let texts: Vec<(Area, &str)> = items.iter().filter_map(covered).collect();
            for (at, (area, text)) in texts.iter().enumerate() {
                let inside = area.x >= 0.0 && area.right() <= WIDTH && area.y >= 0.0 && area.bottom() <= HEIGHT;
                assert!(inside, "{actions}/{undated}/{partners}, sheet {page}: ‘{text}’ is at {area:?}");
                for (other_area, other) in &texts[..at] {
                    assert!(
                        !overlap(*area, *other_area),
                        "{actions}/{undated}/{partners}, sheet {page}: ‘{text}’ {area:?} runs over ‘{other}’ {other_area:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn sixty_actions_stand_on_one_sheet_and_every_action_stands_somewhere() {
    assert_eq!(laid_out(&plan(60, 0, 9)).pages.len(), 1);
    let sheets = laid_out(&plan(150, 90, 5));
    let texts: Vec<&str> = sheets.pages.iter().flatten().filter_map(covered).map(|(_, text)| text).collect();
    for at in 1..=240 {
        assert!(texts.contains(&format!("A{at}").as_str()), "A{at}");
    }
}

fn layers(document: &Document) -> Vec<String> {
    let ocgs = document.catalog().unwrap().get(b"OCProperties").unwrap().as_dict().unwrap().get(b"OCGs").unwrap();
    let name = |layer: &Object| {
        let name = document.get_dictionary(layer.as_reference().unwrap()).unwrap().get(b"Name").unwrap();
        let units: Vec<u16> =
            name.as_str().unwrap().chunks(2).skip(1).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        String::from_utf16(&units).unwrap()
    };
    ocgs.as_array().unwrap().iter().map(name).collect()
}

#[test]
fn a_reader_finds_a_layer_for_each_partner_in_their_order_and_the_text() {
    let mut plan = plan(20, 3, 12);
    plan.partners[2] = "Één dorp, Μία πόλη".to_owned();
    let bytes = draw::pdf(&laid_out(&plan), &about(&plan)).unwrap();
    let document = Document::load_mem(&bytes).unwrap();
    let layers = layers(&document);
    assert_eq!(layers.len(), 13, "twelve partners, and what nobody leads");
    assert_eq!(layers[0], "1. Partner nummer 1 met een naam die lang is");
    assert_eq!(layers[2], "3. Één dorp, Μία πόλη");
    assert!(layers[11].starts_with("12. ") && layers[12] == "Zonder leiding");
    let text = document.extract_text(&[1]).unwrap().replace('\n', "");
    for said in ["Samen in de buurt", "Vorming voor vrijwilligers", "Infosessie"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(bytes.len() < 200_000, "only the letters that are used go along: {}", bytes.len());
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let plan = plan(14, 2, 4);
    let once = draw::pdf(&laid_out(&plan), &about(&plan)).unwrap();
    assert!(once == draw::pdf(&laid_out(&plan), &about(&plan)).unwrap());
}
