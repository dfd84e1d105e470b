//! The document as LibreOffice opens it, and what Word finds in its parts.

use std::cell::Cell;
use std::fs;
use std::io::{Cursor, Read as _};
use std::process::Command;

use tempfile::TempDir;
use voorstel_export::{Docx, Export, ExportError, ExportOptions, Exporter as _, Part, Stage, Watch};
use voorstel_model::{Action, BudgetLine, Call, Date, Dossier, Entry, Language, Partner, Totals, Typed as _};
use voorstel_rules::judge;
use voorstel_words::Words;
use zip::ZipArchive;

use crate::libre_office::converted;
use crate::made::{BOTH, TODAY, call, every_sample, made, thorny, watched};

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The text of the document as LibreOffice reads it, without white space and hyphens.
fn opened(folder: &TempDir, name: &str, bytes: &[u8]) -> String {
    let file = folder.path().join(format!("{name}.docx"));
    fs::write(&file, bytes).unwrap();
    squeezed(&fs::read_to_string(converted(&file, "txt:Text (encoded):UTF8")).unwrap())
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|one| !one.is_whitespace() && !matches!(one, '-' | '\u{2010}' | '\u{ad}')).collect()
}

/// A part of an application, on the day of every test.
fn of_part(dossier: &Dossier, call: &Call, options: ExportOptions) -> Result<Vec<u8>, ExportError> {
    let today = Date::read(TODAY).unwrap();
    let report = judge(call, dossier, today);
    let input = Export { dossier, call, report: &report, language: Language::Nl, today, options, files: &[] };
    Docx.export(&input, &Watch::nobody()).map(|made| made.bytes)
}

#[test]
fn every_heading_text_and_sum_is_there_when_it_is_opened() {
    let folder = TempDir::new().unwrap();
    for (at, dossier) in every_sample().iter().enumerate() {
        let language = BOTH[at % 2];
        let (words, call) = (Words::of(language), call(&dossier.call));
        let text = opened(&folder, &format!("sample-{at}"), &made(&Docx, dossier, language));
        let has = |what: &str| assert!(text.contains(&squeezed(what)), "{}: {what:?} is missing", dossier.call);
        for key in [
            "contents",
            "call",
            "partners",
            "actions",
            "texts",
            "budget",
            "funding",
            "findings",
            "description",
            "unit-cost",
            "amount-in-euro",
            "share",
            "caption-budget",
        ] {
            has(&words.label(&format!("export-{key}")));
        }
        has(&dossier.title);
        for partner in &dossier.partners {
            [&partner.name, &partner.contact.name, &partner.contact.email].into_iter().for_each(|one| has(one));
        }
        for action in &dossier.actions {
            [&action.title, &action.description, &action.target_group].into_iter().for_each(|one| has(one));
            action.deliverables.iter().for_each(|one| has(one));
        }
        for line in &dossier.budget {
            has(&line.description);
            has(&words.amount(line.amount().unwrap()));
        }
        for one in &dossier.funding {
            has(&one.note);
            has(&words.amount(one.amount.get().unwrap()));
        }
        let totals = Totals::of(&call, dossier);
        for amount in [totals.cost, totals.eligible, totals.indirect, totals.direct.total, totals.funding] {
            has(&words.amount(amount));
        }
        for cost in totals.by_partner.values().chain(totals.by_action.values()) {
            has(&words.amount(cost.total));
        }
        totals.by_partner_and_category.values().flat_map(|sums| sums.values()).for_each(|sum| has(&words.amount(*sum)));
        call.section.iter().for_each(|section| has(section.title.get(language)));
        call.declaration.iter().for_each(|one| has(one.title.get(language)));
        for text in dossier.texts.values() {
            for piece in text.split(['*', '\n', '[', ']', '(', ')']) {
                let piece = piece.trim_start_matches(|one: char| one.is_ascii_digit() || "-#.> ".contains(one));
                if !piece.starts_with("http") {
                    has(piece);
                }
            }
        }
    }
}

#[test]
fn it_is_made_of_real_styles_that_a_person_can_edit() {
    let mut dossier = every_sample().remove(0);
    let section = call(&dossier.call).section[0].id.clone();
    let text = "# Kop\n\nEen **vet** en *schuin* [blad](https://voorbeeld.example/a?b=1&c=2).\n\n3. drie\n4. vier\n\n- a\n  - b\n\n\
                > gezegd\n\n---\n\n    code\n";
    dossier.texts.insert(section, text.to_owned());
    let bytes = made(&Docx, &dossier, Language::Nl);
    let document = part(&bytes, "word/document.xml");
    let styles = part(&bytes, "word/styles.xml");
    for style in [
        "Title",
        "Heading1",
        "Heading2",
        "Heading3",
        "Quote",
        "Code",
        "Rule",
        "ListParagraph",
        "Caption",
        "TableHeading",
        "TableSum",
        "FactName",
        "TOC1",
        "TOC2",
    ] {
        assert!(document.contains(&format!("<w:pStyle w:val=\"{style}\"/>")), "{style} is used");
    }
    for piece in document.split("Style w:val=\"").skip(1) {
        let style = piece.split('"').next().unwrap();
        assert!(styles.contains(&format!("w:styleId=\"{style}\"")), "{style} is there");
    }
    assert!(document.contains("<w:b/><w:bCs/>") && document.contains("<w:i/><w:iCs/>"));
    assert!(part(&bytes, "word/numbering.xml").contains("<w:startOverride w:val=\"3\"/>"), "a list goes on from three");
    assert!(part(&bytes, "word/_rels/document.xml.rels").contains("https://voorbeeld.example/a?b=1&amp;c=2"));
    assert!(styles.contains("<w:lang w:val=\"nl-BE\""));
    assert!(part(&made(&Docx, &dossier, Language::En), "word/styles.xml").contains("<w:lang w:val=\"en-GB\""));
    let foot = part(&bytes, "word/footer.xml");
    assert!(
        foot.contains(" PAGE ") && foot.contains(" NUMPAGES ") && foot.contains("Ontwerp van 1\u{a0}oktober\u{a0}2020")
    );
    let about = part(&bytes, "docProps/core.xml");
    let lead = &dossier.lead().unwrap().name;
    for told in [&dossier.title, lead, "<dc:language>nl-BE</dc:language>", "2020-10-01T00:00:00Z"] {
        assert!(about.contains(told), "{told}: {about}");
    }
}

#[test]
fn every_table_of_figures_repeats_its_headings_and_keeps_its_rows_whole() {
    let document = part(&made(&Docx, &every_sample().remove(0), Language::Nl), "word/document.xml");
    let tables: Vec<&str> = document.split("<w:tbl>").skip(1).filter(|table| table.contains("\"Sums\"")).collect();
    assert!(tables.len() > 8, "{}", tables.len());
    for table in tables {
        let table = table.split("</w:tbl>").next().unwrap();
        assert_eq!(table.matches("<w:tblHeader/>").count(), 1);
        assert_eq!(table.matches("<w:cantSplit/>").count(), table.matches("<w:tr>").count());
        let columns = table.matches("<w:gridCol ").count();
        for row in table.split("<w:tr>").skip(1) {
            let over: usize =
                row.split("<w:gridSpan w:val=\"").skip(1).map(|one| one[..1].parse::<usize>().unwrap() - 1).sum();
            assert_eq!(row.matches("<w:tc>").count() + over, columns, "{row}");
        }
    }
}

#[test]
fn the_table_of_contents_shows_at_once_and_leads_to_every_heading() {
    let dossier = every_sample().remove(0);
    let document = part(&made(&Docx, &dossier, Language::Nl), "word/document.xml");
    let contents = document.split("<w:sdtContent>").nth(1).unwrap().split("</w:sdtContent>").next().unwrap();
    assert!(contents.contains(" TOC \\o \"1-2\" \\h \\z \\u ") && !contents.contains("w:dirty"));
    assert_eq!(contents.matches("w:fldCharType=\"begin\"").count(), contents.matches("w:fldCharType=\"end\"").count());
    let anchors: Vec<&str> = contents.split("w:anchor=\"").skip(1).map(|one| one.split('"').next().unwrap()).collect();
    let headings = document.matches("\"Heading1\"").count() + document.matches("\"Heading2\"").count();
    assert_eq!(anchors.len(), headings);
    for anchor in anchors {
        assert_eq!(document.matches(&format!("w:name=\"{anchor}\"")).count(), 1, "{anchor}");
    }
    for partner in &dossier.partners {
        assert!(contents.contains(&format!(">{}<", partner.name)), "{}", partner.name);
    }
}

#[test]
fn on_paper_every_page_but_the_cover_has_its_number_and_the_headings_of_a_table_go_on() {
    let folder = TempDir::new().unwrap();
    let dossier = thorny(400);
    let file = folder.path().join("long.docx");
    fs::write(&file, made(&Docx, &dossier, Language::En)).unwrap();
    let pdf = converted(&file, "pdf");
    let ran = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(&pdf).arg("-").output().unwrap();
    let text = String::from_utf8(ran.stdout).unwrap();
    let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    for (at, page) in pages.iter().enumerate() {
        assert_eq!(page.contains(&format!("page {} of {}", at + 1, pages.len())), at > 0, "{page}");
    }
    let words = Words::of(Language::En);
    let headed = pages.iter().filter(|page| page.contains(&words.label("export-unit-cost"))).count();
    assert!(headed > 8, "{headed} pages of {}", pages.len());
}

#[test]
fn each_part_holds_what_it_is_of_and_nothing_else() {
    let dossier = every_sample().remove(0);
    let call = call(&dossier.call);
    let (one, other) = (&dossier.partners[0], &dossier.partners[1]);
    let document = |part_: Part, contacts: bool, findings: bool| {
        let options = ExportOptions { part: part_, contacts, findings, draft: false, ..ExportOptions::default() };
        part(&of_part(&dossier, &call, options).unwrap(), "word/document.xml")
    };
    let words = Words::of(Language::Nl);
    let heading = |key: &str| format!(">{}<", words.label(key));
    let whole = document(Part::Whole, true, true);
    assert!(whole.contains(&one.contact.email) && whole.contains(&heading("export-findings")));
    let bare = document(Part::Whole, false, false);
    assert!(!bare.contains(&one.contact.email) && !bare.contains(&heading("export-findings")));
    let budget = document(Part::Budget, true, false);
    assert!(budget.contains(&heading("export-funding")) && !budget.contains(&heading("export-actions")));
    let own = document(Part::Partner(other.id.clone()), true, false);
    assert!(own.contains(&words.label("export-sign-signature")) && own.contains(&other.contact.email));
    assert!(!own.contains(&one.contact.email), "what belongs to another partner stays out");
    let summary = document(Part::Summary, true, true);
    assert!(summary.contains(&heading("export-summary-decide")) && !summary.contains(&one.contact.email));
    let options = ExportOptions { part: Part::Partner("nobody".to_owned()), ..ExportOptions::default() };
    assert_eq!(of_part(&dossier, &call, options), Err(ExportError::NoPartner("nobody".to_owned())));
}

#[test]
fn nothing_that_is_typed_becomes_markup() {
    let folder = TempDir::new().unwrap();
    let mut dossier = thorny(30);
    dossier.title = "</w:t><w:br/> & \"x\" \u{1}\u{fffe} 🌞 \u{1b}[2J".to_owned();
    dossier.budget[0].quantity = Entry::Unreadable("<b>veel</b>".to_owned());
    let bytes = made(&Docx, &dossier, Language::Nl);
    assert!(part(&bytes, "word/document.xml").contains("🌞"), "what our own fonts lack another program has");
    let text = opened(&folder, "thorny", &bytes);
    for what in ["</w:t><w:br/>&\"x\"", "<b>veel</b>", "=1+1", "@cmd|' /C calc'!A0"] {
        assert!(text.contains(&squeezed(what)), "{what} is read as it was typed");
    }
}

/// A dossier of many actions, partners and lines.
fn huge() -> Dossier {
    let mut dossier = every_sample().remove(2);
    let (actions, partners, lines) = (dossier.actions.clone(), dossier.partners.clone(), dossier.budget.clone());
    dossier.title = "Een titel die lang is en van veel gemeenten samen vertelt. ".repeat(4);
    dossier.actions =
        (0..60).map(|at| Action { id: format!("a{at}"), ..actions[at % actions.len()].clone() }).collect();
    dossier.partners.extend((0..8).map(|at| Partner {
        id: format!("more-{at}"),
        name: format!("Vereniging nummer {at} met een tamelijk lange naam"),
        ..partners[partners.len() - 1].clone()
    }));
    dossier.budget = (0..150)
        .map(|at| BudgetLine {
            id: format!("b{at}"),
            action: format!("a{}", at % 60),
            ..lines[at % lines.len()].clone()
        })
        .collect();
    dossier
}

#[test]
fn a_summary_has_two_pages_whatever_a_dossier_holds() {
    let folder = TempDir::new().unwrap();
    for (name, dossier) in [("sample", every_sample().remove(2)), ("huge", huge())] {
        let options = ExportOptions { part: Part::Summary, ..ExportOptions::default() };
        let file = folder.path().join(format!("{name}.docx"));
        fs::write(&file, of_part(&dossier, &call(&dossier.call), options).unwrap()).unwrap();
        let info = Command::new("pdfinfo").arg(converted(&file, "pdf")).output().unwrap();
        let info = String::from_utf8_lossy(&info.stdout).into_owned();
        let pages = info.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().to_owned();
        assert!(["1", "2"].contains(&pages.as_str()), "{name} has {pages} pages");
    }
}

#[test]
fn when_actions_run_and_who_pays_is_drawn_and_read_out() {
    let dossier = huge();
    let bytes = made(&Docx, &dossier, Language::Nl);
    let (document, relations) = (part(&bytes, "word/document.xml"), part(&bytes, "word/_rels/document.xml.rels"));
    // Three of actions, since one holds 24; one of the funding.
    assert_eq!(document.matches("<w:drawing>").count(), 4);
    for action in ["A1: ", "A24: ", "A25: ", "A60: "] {
        assert!(
            document.split("descr=\"").skip(1).any(|text| text.split('"').next().unwrap().contains(action)),
            "{action}"
        );
    }
    let mut archive = ZipArchive::new(Cursor::new(&bytes)).unwrap();
    for at in 1..=4 {
        assert!(document.contains(&format!("r:embed=\"picture{at}\"")));
        assert!(relations.contains(&format!("Id=\"picture{at}\"")));
        let mut png = Vec::new();
        archive.by_name(&format!("word/media/picture{at}.png")).unwrap().read_to_end(&mut png).unwrap();
        assert!(png.starts_with(b"\x89PNG") && png.len() > 2000, "{at} is a picture of {} bytes", png.len());
    }
    let none = Dossier { call: dossier.call.clone(), ..Dossier::default() };
    assert!(!part(&made(&Docx, &none, Language::En), "word/document.xml").contains("<w:drawing>"));
}

#[test]
fn contents_name_pages_at_once_and_are_made_again_on_opening() {
    let bytes = made(&Docx, &huge(), Language::Nl);
    let document = part(&bytes, "word/document.xml");
    let told: Vec<usize> = document
        .split(" PAGEREF ")
        .skip(1)
        .map(|entry| entry.split_once("<w:t>").unwrap().1.split('<').next().unwrap().parse().unwrap())
        .collect();
    assert!(told.len() > 60 && told.is_sorted() && told[0] >= 3, "{told:?}");
    assert!(part(&bytes, "word/settings.xml").contains("<w:updateFields w:val=\"true\"/>"));
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("contents.docx");
    fs::write(&file, &bytes).unwrap();
    let info = Command::new("pdfinfo").arg(converted(&file, "pdf")).output().unwrap();
    let info = String::from_utf8_lossy(&info.stdout).into_owned();
    let pages = info.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().parse::<usize>().unwrap();
    // Another font is wider; a page in ten more or less is the same document.
    assert!(told[told.len() - 1].abs_diff(pages) * 5 <= pages, "the last of {pages} pages is told as {told:?}");
}

#[test]
fn names_of_any_script_are_kept_in_their_order() {
    let names = ["جمعية الجار الطيب", "בית חם", "安特卫普社区中心", "Łódź Ὀδυσσεύς"];
    let mut dossier = every_sample().remove(0);
    dossier.partners.extend(names.iter().map(|name| Partner {
        id: (*name).to_owned(),
        name: (*name).to_owned(),
        ..Partner::default()
    }));
    let document = part(&made(&Docx, &dossier, Language::Nl), "word/document.xml");
    for name in names {
        assert!(document.contains(&format!("<w:t xml:space=\"preserve\">{name}</w:t>")), "{name} is one run");
    }
    assert!(document.contains("<w:rtl/></w:rPr><w:t xml:space=\"preserve\">جمعية الجار الطيب</w:t>"));
    let folder = TempDir::new().unwrap();
    let text = opened(&folder, "scripts", &made(&Docx, &dossier, Language::Nl));
    assert!(text.contains("Łódź"));
}

#[test]
fn the_same_dossier_gives_the_same_bytes_and_an_empty_one_a_document() {
    let dossier = every_sample().remove(2);
    assert!(made(&Docx, &dossier, Language::Nl) == made(&Docx, &dossier, Language::Nl));
    let folder = TempDir::new().unwrap();
    let empty = Dossier { call: "amif-31-integratie@1".to_owned(), ..Dossier::default() };
    let text = opened(&folder, "empty", &made(&Docx, &empty, Language::En));
    assert!(text.contains(&squeezed(&Words::of(Language::En).label("export-partners-none"))));
}

#[test]
fn it_tells_its_stages_and_can_be_called_off() {
    let dossier = every_sample().remove(0);
    for stage in [Stage::Gathering, Stage::Encoding] {
        let off = Cell::new(false);
        let tell = |reached| off.set(off.get() || reached == stage);
        let done = watched(&Docx, &dossier, Language::Nl, &Watch::new(&tell, &|| off.get()));
        assert_eq!(done, Err(ExportError::Cancelled), "called off at {stage:?}");
    }
    let asked = Cell::new(0);
    let off = || asked.replace(asked.get() + 1) > 4;
    assert_eq!(
        watched(&Docx, &dossier, Language::Nl, &Watch::new(&|_| (), &off)),
        Err(ExportError::Cancelled),
        "called off between the partners of the budget"
    );
}
