//! The sample dossiers: what is in them is on paper, in both languages.

use std::sync::LazyLock;

use voorstel_model::{Call, Dossier, Euro, Language, Totals};
use voorstel_words::Words;

use crate::paper::{NAMES, Paper, call, paper, run, sample};

/// Every sample in both languages, set once for all tests.
fn each(check: impl Fn(&Call, &Dossier, &'static Words, &Paper)) {
    static PAPERS: LazyLock<Vec<(Call, Dossier, Language, Paper)>> = LazyLock::new(|| {
        let both = NAMES.iter().flat_map(|name| [(name, Language::Nl), (name, Language::En)]);
        both.map(|(name, language)| {
            let dossier = sample(name);
            let paper = paper(&format!("{name}-{language:?}"), &dossier, language);
            (call(&dossier.call), dossier, language, paper)
        })
        .collect()
    });
    for (call, dossier, language, paper) in PAPERS.iter() {
        check(call, dossier, Words::of(*language), paper);
    }
}

/// A text without white space and hyphens, so that neither lines nor hyphenation matter.
fn squeezed(text: &str) -> String {
    text.chars().filter(|one| !one.is_whitespace() && !matches!(one, '-' | '\u{2010}' | '\u{ad}')).collect()
}

#[test]
fn every_name_text_and_amount_is_on_paper() {
    each(|call, dossier, words, paper| {
        let text = squeezed(&paper.text());
        let has = |what: &str| {
            assert!(text.contains(&squeezed(what)), "{}: {what:?} is missing", paper.path.display());
        };
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
        let totals = Totals::of(call, dossier);
        for amount in [totals.cost, totals.asked] {
            has(&words.money(amount));
        }
        for amount in [totals.eligible, totals.indirect, totals.direct.total, totals.funding] {
            has(&words.amount(amount));
        }
        for cost in totals.by_partner.values().chain(totals.by_action.values()) {
            has(&words.amount(cost.total));
        }
        for sums in totals.by_partner_and_category.values() {
            sums.values().for_each(|sum| has(&words.amount(*sum)));
        }
        for section in &call.section {
            has(section.title.get(words.language()));
        }
        for declaration in &call.declaration {
            has(declaration.title.get(words.language()));
        }
    });
}

/// The last number on a line that begins so.
fn amount_of(paper: &Paper, beginning: &str, words: &Words) -> Vec<Euro> {
    let group = if words.language() == Language::Nl { '.' } else { ',' };
    let lines = paper.pages().join("\n");
    let beginning = format!("{beginning} ");
    lines
        .lines()
        .filter(|line| line.trim_start().starts_with(&beginning))
        .filter_map(|line| {
            let digits: String = line.split_whitespace().last()?.chars().filter(|one| *one != group).collect();
            let (whole, cents) = digits.split_once([',', '.'])?;
            Some(Euro::from_cents(format!("{whole}{cents}").parse().ok()?))
        })
        .collect()
}

#[test]
fn the_sums_on_paper_add_up_to_the_cent() {
    each(|call, dossier, words, paper| {
        let totals = Totals::of(call, dossier);
        let label = |key: &str| words.label(key);
        let partners: Euro = dossier
            .partners
            .iter()
            .flat_map(|partner| amount_of(paper, &format!("{} {}", label("export-total-of"), partner.name), words))
            .sum();
        assert_eq!(partners, totals.direct.total, "{}: the partners' totals", paper.path.display());
        let one = |key: &str| *amount_of(paper, &label(key), words).last().unwrap();
        assert_eq!(one("export-total-direct") + one("export-total-indirect"), one("export-total-eligible"));
        assert_eq!(one("export-total-eligible"), totals.eligible);
        assert_eq!(one("export-total-cost"), totals.cost);
        assert_eq!(one("export-funding-total"), totals.funding);
    });
}

#[test]
fn pages_are_numbered_and_the_cover_is_not() {
    each(|_, _, words, paper| {
        let pages = paper.pages();
        let label = |page: usize| words.message("export-page", &[("page", page.into()), ("pages", pages.len().into())]);
        assert!(!pages[0].contains(&label(1)));
        for (at, page) in pages.iter().enumerate().skip(1) {
            assert!(page.trim_end().ends_with(&label(at + 1)), "page {}: {page}", at + 1);
        }
    });
}

#[test]
fn the_file_is_sound_tagged_and_says_what_it_is() {
    each(|_, dossier, words, paper| {
        let path = paper.path.to_str().unwrap();
        let checked = run("qpdf", &["--check", path]);
        assert!(checked.contains("No syntax or stream encoding errors found"), "{checked}");
        let about = paper.about();
        assert!(about.contains(&dossier.title) && about.contains(&dossier.lead().unwrap().name), "{about}");
        assert!(about.lines().any(|line| line.starts_with("Tagged:") && line.ends_with("yes")), "{about}");
        assert!(about.contains("2026"), "the day the document is of: {about}");
        assert!(run("pdfinfo", &["-meta", path]).contains("pdfuaid:part"), "it says that it is PDF/UA");
        let tags = run("pdfinfo", &["-struct", path]);
        for tag in ["Table", "TH", "H1", "H2", "TOC", "L ", "Figure"] {
            assert!(tags.contains(tag), "no {tag} among the tags");
        }
        let outline = run("qpdf", &["--json", "--json-key=outlines", path]);
        for key in
            ["export-call", "export-partners", "export-actions", "export-texts", "export-budget", "export-funding"]
        {
            assert!(
                outline.contains(&format!("\"title\": \"{}\"", bookmark(&words.label(key), &outline))),
                "{key}: {outline}"
            );
        }
        for partner in &dossier.partners {
            assert!(outline.contains(&partner.name), "{}", partner.name);
        }
    });
}

/// A section's bookmark as it stands in the outline, with its number before it.
fn bookmark(label: &str, outline: &str) -> String {
    let titles = outline.lines().filter_map(|line| line.trim().strip_prefix("\"title\": \"")?.split('"').next());
    titles.into_iter().find(|title| title.ends_with(label)).unwrap_or(label).to_owned()
}

#[test]
fn text_that_is_copied_does_not_hold_the_mark() {
    each(|_, _, words, paper| {
        let mark = words.label("export-draft-mark");
        assert!(!paper.text().contains(&mark), "the mark is drawn, not written");
    });
}

#[test]
fn a_closed_call_is_said_to_be_closed() {
    each(|call, _, words, paper| {
        let said = match &call.dates.deadline {
            Some(deadline) => words.message("export-call-closed-on", &[("day", words.date(deadline.date).into())]),
            None => words.label("export-call-closed"),
        };
        let pages = paper.pages();
        for page in [&pages[0], &pages[2]] {
            assert!(squeezed(page).contains(&squeezed(&said)), "{said}");
        }
    });
}
