//! Pages to look at while one works.

use voorstel_export::{Export, ExportOptions, Pages};
use voorstel_model::{Date, Dossier, Entry, Field, Language, Typed};
use voorstel_rules::judge;

use crate::paper::{TODAY, call, empty, paper_of, sample};

fn options() -> ExportOptions {
    ExportOptions { draft: false, findings: false, ..ExportOptions::default() }
}

fn pages(dossier: &Dossier) -> Pages {
    pages_after(None, dossier)
}

/// The pages as they are laid out for the first time, or after those there were.
fn pages_after(last: Option<&Pages>, dossier: &Dossier) -> Pages {
    let call = call(&dossier.call);
    let today = Date::read(TODAY).unwrap();
    let report = judge(&call, dossier, today);
    let (language, options) = (Language::Nl, options());
    let input = Export { dossier, call: &call, report: &report, language, today, options, files: &[] };
    last.map_or_else(|| Pages::of(&input), |last| last.after(&input)).unwrap()
}

#[test]
fn they_are_the_pages_of_the_document() {
    let dossier = sample("proeftuinen-inburgering");
    let paper = paper_of("pages", &dossier, Language::Nl, options());
    assert_eq!(pages(&dossier).count(), paper.pages().len());
}

#[test]
fn a_field_leads_to_the_page_it_is_on_and_back() {
    let dossier = sample("proeftuinen-inburgering");
    let (pages, paper) = (pages(&dossier), paper_of("places", &dossier, Language::Nl, options()).pages());
    let said = |field: String, text: &str| {
        let field = Field::new(field);
        let page = pages.page_of(&field);
        let on_it: String = paper[page - 1].split_whitespace().collect();
        let text: String = text.split_whitespace().take(3).collect();
        assert!(on_it.contains(&text), "{field} is on page {page}, which says {text}");
        let entity = field.parts().into_iter().take(2).collect::<Vec<_>>().join("/");
        assert!(
            pages.places(page).iter().any(|place| place.field.to_string() == format!("/{entity}")),
            "page {page} has a place for {entity}"
        );
    };
    for partner in &dossier.partners {
        said(format!("/partners/{}/contact/email", partner.id), &partner.name);
    }
    for action in &dossier.actions {
        said(format!("/actions/{}/title", action.id), &action.title);
    }
    for line in &dossier.budget {
        said(format!("/budget/{}/unit_cost", line.id), &line.description);
    }
    assert_eq!(pages.page_of(&Field::new("/title")), 1);
    assert_eq!(pages.page_of(&Field::new("/nowhere/at/all")), 1);
}

#[test]
fn after_an_edit_they_are_what_a_first_layout_makes() {
    let edits: [fn(&mut Dossier); 9] = [
        |dossier| dossier.title = "Een andere titel".to_owned(),
        |dossier| dossier.title = "Een titel die veel langer is, en op meer dan een regel staat. ".repeat(3),
        // Numbers of pages change below it, and entries of the contents.
        |dossier| drop(dossier.texts.insert("concept".to_owned(), "Een alinea van enige woorden.\n\n".repeat(120))),
        |dossier| dossier.budget[3].unit_cost = Entry::from_text("1234.56"),
        |dossier| dossier.budget[3].description = "Een omschrijving die langer is dan een regel. ".repeat(4),
        |dossier| drop(dossier.texts.remove("concept")),
        |dossier| dossier.partners[1].name = "Een andere naam".to_owned(),
        |dossier| drop(dossier.actions.pop()),
        |dossier| dossier.budget.truncate(4),
    ];
    let mut dossier = sample("proeftuinen-inburgering");
    let mut shown = pages(&dossier);
    for (at, edit) in edits.into_iter().enumerate() {
        edit(&mut dossier);
        shown = pages_after(Some(&shown), &dossier);
        let first = pages(&dossier);
        assert_eq!(shown.count(), first.count(), "after edit {at}");
        for page in 1..=first.count() {
            assert!(shown.svg(page) == first.svg(page), "page {page} after edit {at}");
            assert_eq!(shown.places(page), first.places(page), "page {page} after edit {at}");
        }
    }
    assert_eq!(shown.count(), paper_of("edited", &dossier, Language::Nl, options()).pages().len());
}

#[test]
fn places_fill_a_page_from_its_top_to_its_foot() {
    let dossier = sample("amif-2020-local-integration");
    let pages = pages(&dossier);
    for page in 1..=pages.count() {
        let places = pages.places(page);
        for pair in places.windows(2) {
            assert!(pair[0].top < pair[0].bottom && pair[0].bottom <= pair[1].top, "{places:?}");
        }
        assert!(places.last().is_none_or(|last| (last.bottom - 1.0).abs() < 1e-9));
    }
    assert!(pages.places(0).is_empty() && pages.places(pages.count() + 1).is_empty());
    assert!(pages.svg(0).is_none() && pages.svg(pages.count() + 1).is_none());
}

#[test]
fn a_picture_of_a_page_holds_shapes_alone() {
    let mut dossier = empty("proeftuinen-inburgering@1");
    dossier.title = "<script>alert(1)</script>".to_owned();
    dossier
        .texts
        .insert("concept".to_owned(), "[x](javascript:alert(1)) [y](https://a.example) <img src=x>".to_owned());
    let pages = pages(&dossier);
    for page in 1..=pages.count() {
        let svg = pages.svg(page).unwrap();
        for forbidden in ["<script", "javascript:", "<foreignObject", "<image", " onload", "alert(1)"] {
            assert!(!svg.contains(forbidden), "{forbidden} on page {page}");
        }
        assert!(svg.starts_with("<svg"), "{}", &svg[..40]);
    }
}
