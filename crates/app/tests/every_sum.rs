//! One application in every shape: whatever it is read in, its sums are the same to the cent.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what a test cannot set up or read has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Range, Reader as _, Xlsx};
use jiff::ZonedDateTime;
use tempfile::TempDir;
use voorstel_app::model::{Action, Call, Dossier, Entry, Euro, Funding, Language, Partner, Role, Totals, Typed as _};
use voorstel_app::views::{DossierView, ExportFormat, ExportOptions, ExportProgress};
use voorstel_app::{App, Nobody, Words};
use zip::ZipArchive;

/// A day before the calls closed.
fn clock() -> ZonedDateTime {
    "2020-10-01T14:32:07+02:00[Europe/Brussels]".parse().unwrap()
}

/// Every sample, and one of many lines whose amounts end in halves of a cent.
fn every_dossier() -> Vec<(String, Dossier)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/samples");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "json"));
    files.sort();
    assert!(files.len() >= 6, "{files:?}");
    let read = |path: &PathBuf| Dossier::from_json(&fs::read_to_string(path).unwrap()).unwrap().dossier;
    let name = |path: &PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
    let mut all: Vec<(String, Dossier)> = files.iter().map(|path| (name(path), read(path))).collect();
    let sample = all.iter().find(|(name, _)| name == "proeftuinen-inburgering").unwrap().1.clone();
    all.push(("made".to_owned(), made_of(sample)));
    all
}

fn made_of(mut dossier: Dossier) -> Dossier {
    let lines = dossier.budget.clone();
    dossier.budget = (0..400)
        .map(|at| {
            let mut line = lines[at % lines.len()].clone();
            line.id = format!("l{at}");
            line.description = format!("Kost {at}");
            line.quantity = Entry::from_text(&format!("{}.{}", 1 + at % 37, ["5", "25", "125", "0001"][at % 4]));
            line.unit_cost = Entry::from_text(&format!("{}.{:04}", at * 7 % 211, at * 13 % 10_000));
            line.eligible = at % 9 != 4;
            line
        })
        .collect();
    dossier.funding[0].amount = Entry::from_text("12345.67");
    dossier
}

/// What the application adds up to, told by its own lines: each rounded to the cent, then added as whole cents.
struct Sums {
    /// The words before a sum, as documents have them, and the sum.
    labelled: Vec<(String, Euro)>,
    direct: Euro,
    eligible_lines: Euro,
    by_partner: BTreeMap<String, Euro>,
    by_action: BTreeMap<String, Euro>,
    categories: Vec<OfCategory>,
    funding: Euro,
    by_source: BTreeMap<String, Euro>,
    funding_by_partner: BTreeMap<String, Euro>,
    asked: Euro,
}

/// What a category costs.
struct OfCategory {
    id: String,
    title: String,
    by_partner: BTreeMap<String, Euro>,
    all: Euro,
    eligible: Euro,
}

fn cents(amounts: impl Iterator<Item = Euro>) -> Euro {
    Euro::from_cents(i64::try_from(amounts.map(Euro::cents).sum::<i128>()).unwrap())
}

impl Sums {
    fn of(dossier: &Dossier, call: &Call, words: &Words) -> Sums {
        let lines = || dossier.budget.iter().map(|line| (line, line.amount().unwrap()));
        let sum = |keep: &dyn Fn(&voorstel_app::model::BudgetLine) -> bool| {
            cents(lines().filter(|(line, _)| keep(line)).map(|(_, amount)| amount))
        };
        let by_partner: BTreeMap<String, Euro> =
            dossier.partners.iter().map(|one| (one.id.clone(), sum(&|line| line.partner == one.id))).collect();
        let by_action =
            dossier.actions.iter().map(|one| (one.id.clone(), sum(&|line| line.action == one.id))).collect();
        let (direct, eligible_lines) = (sum(&|_| true), sum(&|line| line.eligible));
        let categories = call.category.iter().map(|category| OfCategory {
            id: category.id.clone(),
            title: category.title.get(words.language()).to_owned(),
            by_partner: dossier
                .partners
                .iter()
                .map(|one| (one.id.clone(), sum(&|line| line.partner == one.id && line.category == category.id)))
                .collect(),
            all: sum(&|line| line.category == category.id),
            eligible: sum(&|line| line.category == category.id && line.eligible),
        });
        let categories = categories.collect();
        let money = |keep: &dyn Fn(&Funding) -> bool| {
            cents(dossier.funding.iter().filter(|one| keep(one)).map(|one| one.amount.get().unwrap()))
        };
        let funding = money(&|_| true);
        let by_source = dossier
            .funding
            .iter()
            .map(|one| (one.source.clone(), money(&|other| other.source == one.source)))
            .collect();
        let funding_by_partner =
            dossier.partners.iter().map(|one| (one.id.clone(), money(&|other| other.partner == one.id))).collect();
        let asked = money(&|one| call.asked_sources().any(|code| code == one.source));
        let mut labelled = vec![
            (words.label("export-total-direct"), eligible_lines),
            (words.label("export-total-direct-all"), direct),
        ];
        for partner in &dossier.partners {
            // Who bears nothing has no lines, and no sum of them.
            if !by_partner[&partner.id].is_zero() {
                let label = format!("{}{}", words.label("export-total-of"), partner.name);
                labelled.push((label, by_partner[&partner.id]));
            }
            for category in &call.category {
                let of_both = sum(&|line| line.partner == partner.id && line.category == category.id);
                if !of_both.is_zero() {
                    labelled.push((category.title.get(words.language()).to_owned(), of_both));
                }
            }
        }
        let not_eligible = direct - eligible_lines;
        if !not_eligible.is_zero() {
            labelled.push((words.label("export-total-not-eligible"), not_eligible));
        }
        Sums {
            labelled,
            direct,
            eligible_lines,
            by_partner,
            by_action,
            categories,
            funding,
            by_source,
            funding_by_partner,
            asked,
        }
    }
}

/// What stands before the cost of each action in its row: its code, title, days and lead.
fn action_rows(dossier: &Dossier, sums: &Sums, words: &Words) -> Vec<(String, Euro)> {
    let row = |(at, action): (usize, &Action)| {
        let [start, end] = [&action.start, &action.end].map(|day| words.date(day.get().unwrap()).into());
        let days = words.message("export-days", &[("start", start), ("end", end)]);
        let lead = &dossier.partner(&action.lead).unwrap().name;
        (format!("A{}{}{days}{lead}", at + 1, action.title), sums.by_action[&action.id])
    };
    dossier.actions.iter().enumerate().map(row).collect()
}

/// What stands before the share of each source in its row (what it is, whose, and how sure), and its amount.
fn source_rows(dossier: &Dossier, call: &Call, words: &Words) -> Vec<(String, String)> {
    let row = |one: &Funding| {
        let partner = dossier.partner(&one.partner).map(|partner| partner.name.as_str()).unwrap_or_default();
        let status = words.label(if one.confirmed { "export-confirmed" } else { "export-not-confirmed" });
        let before = format!("{}{partner}{status}{}", words.source(&one.source, call), one.note);
        (before, words.amount(one.amount.get().unwrap()))
    };
    dossier.funding.iter().map(row).collect()
}

/// Text without white space and what only helps to break lines.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|one| !one.is_whitespace() && !matches!(one, '-' | '\u{2010}' | '\u{200b}' | '\u{2060}' | '\u{ad}'))
        .collect()
}

fn of_pdf(path: &Path) -> String {
    let ran = Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(path).arg("-").output();
    let ran = ran.unwrap_or_else(|error| panic!("pdftotext is needed by this test (poppler-utils): {error}"));
    squeezed(&String::from_utf8(ran.stdout).unwrap())
}

/// The text of a Word document in the order of its cells.
fn of_docx(path: &Path) -> String {
    let mut archive = ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let mut text = String::new();
    for piece in xml.split("<w:t xml:space=\"preserve\">").skip(1) {
        text.push_str(piece.split("</w:t>").next().unwrap());
    }
    squeezed(&text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\""))
}

fn amount(value: &Data) -> Euro {
    let Data::Float(number) = value else { panic!("{value:?} is no number") };
    Euro::from_cents(format!("{number:.2}").replace('.', "").parse().unwrap())
}

fn sheet(path: &Path, key: &str, words: &Words) -> Range<Data> {
    Xlsx::new(Cursor::new(fs::read(path).unwrap())).unwrap().worksheet_range(&words.label(key)).unwrap()
}

/// The amount right of a label in the first column.
fn beside(sheet: &Range<Data>, label: &str) -> Euro {
    let row = sheet.rows().find(|row| row[0] == Data::String(label.to_owned()));
    amount(&row.unwrap_or_else(|| panic!("no {label}"))[1])
}

/// The screen, which is what the others are set beside.
fn on_screen(view: &DossierView, sums: &Sums) {
    let totals: &Totals = &view.judged.totals;
    assert_eq!((totals.direct.total, totals.direct.eligible), (sums.direct, sums.eligible_lines));
    assert_eq!(totals.funding, sums.funding);
    assert_eq!(cents(view.amounts.values().copied()), sums.direct, "the amounts of the rows");
    for (id, sum) in &sums.by_partner {
        assert_eq!(totals.by_partner.get(id).copied().unwrap_or_default().total, *sum, "partner {id}");
    }
    for (id, sum) in &sums.by_action {
        assert_eq!(totals.by_action.get(id).copied().unwrap_or_default().total, *sum, "action {id}");
    }
    for category in &sums.categories {
        let cost = totals.by_category.get(&category.id).copied().unwrap_or_default();
        assert_eq!((cost.total, cost.eligible), (category.all, category.eligible), "category {}", category.id);
        for (partner, sum) in &category.by_partner {
            let of_both = totals.by_partner_and_category.get(partner).and_then(|sums| sums.get(&category.id));
            assert_eq!(of_both.copied().unwrap_or_default(), *sum, "{partner} {}", category.id);
        }
    }
    for (code, sum) in &sums.by_source {
        assert_eq!(totals.by_source.get(code).copied().unwrap_or_default(), *sum, "source {code}");
    }
    for (id, sum) in &sums.funding_by_partner {
        assert_eq!(totals.funding_by_partner.get(id).copied().unwrap_or_default(), *sum, "money of {id}");
    }
    assert_eq!(totals.asked, sums.asked);
    assert_eq!(totals.difference, sums.funding - totals.cost);
    assert_eq!(totals.cost, totals.eligible + sums.direct - sums.eligible_lines);
}

/// What stands in a row of the costs by category and partner; four partners stand beside each other, then the next.
fn cost_rows(dossier: &Dossier, sums: &Sums, words: &Words) -> Vec<String> {
    let bears = |partner: &&Partner| !sums.by_partner[&partner.id].is_zero();
    let partners: Vec<&Partner> = dossier.partners.iter().filter(bears).collect();
    let shown = |sum: Euro| if sum.is_zero() { String::new() } else { words.amount(sum) };
    let mut rows = Vec::new();
    for (at, beside) in partners.chunks(4).enumerate() {
        let whole = partners.len() > 1 && (at + 1) * 4 >= partners.len();
        let row = |name: &str, of: &dyn Fn(&str) -> Euro, all: Euro| {
            let cells: String = beside.iter().map(|partner| shown(of(&partner.id))).collect();
            format!("{name}{cells}{}", if whole { shown(all) } else { String::new() })
        };
        for category in sums.categories.iter().filter(|one| !one.all.is_zero()) {
            rows.push(row(&category.title, &|partner| category.by_partner[partner], category.all));
        }
        let all = words.label("export-total-direct-all");
        rows.push(row(&all, &|partner| sums.by_partner[partner], sums.direct));
    }
    rows
}

/// The sums of the money by what it is, with what stands before each.
fn money_groups(dossier: &Dossier, call: &Call, words: &Words) -> Vec<(String, Euro)> {
    let asked: Vec<&str> =
        call.asked_sources().chain(call.cofinancer.iter().map(|cofinancer| cofinancer.id.as_str())).collect();
    let key = |one: &Funding| match one.source.as_str() {
        code if asked.contains(&code) => "export-funding-asked",
        "own" => "export-funding-own",
        _ => "export-funding-others",
    };
    let mut groups: BTreeMap<&str, Vec<Euro>> = BTreeMap::new();
    for one in &dossier.funding {
        groups.entry(key(one)).or_default().push(one.amount.get().unwrap());
    }
    let mut sums: Vec<(String, Euro)> =
        groups.into_iter().map(|(key, amounts)| (words.label(key), cents(amounts.into_iter()))).collect();
    sums.push((words.label("export-funding-total"), cents(sums.iter().map(|(_, sum)| *sum))));
    sums
}

#[tokio::test(flavor = "multi_thread")]
async fn every_sum_is_the_same_to_the_cent_in_every_shape() {
    let folder = TempDir::new().unwrap();
    let app = App::in_folder(folder.path().join("library"), Box::new(Nobody), clock);
    for (at, (name, dossier)) in every_dossier().into_iter().enumerate() {
        let language = [Language::Nl, Language::En][at % 2];
        let words = Words::of(language);
        let file = folder.path().join(format!("{name}.json"));
        fs::write(&file, dossier.to_json()).unwrap();
        let id = app.import_dossier(file).await.unwrap();
        let view = app.open_dossier(id.clone()).await.unwrap();
        let sums = Sums::of(&dossier, &view.call, words);
        on_screen(&view, &sums);

        let mut files = BTreeMap::new();
        for (format, end) in [
            (ExportFormat::Pdf, "pdf"),
            (ExportFormat::Docx, "docx"),
            (ExportFormat::Xlsx, "xlsx"),
            (ExportFormat::Csv, "csv"),
        ] {
            let path = folder.path().join(format!("{name}.{end}"));
            let done = app.export(id.clone(), format, language, ExportOptions::default(), path.clone()).await.unwrap();
            assert!(matches!(done, ExportProgress::Done { .. }), "{name} {end}: {done:?}");
            files.insert(end, path);
        }

        // What only the whole application has, told by the screen and looked for everywhere else.
        let totals = &view.judged.totals;
        let wholes = [
            ("export-total-eligible", totals.eligible),
            ("export-total-cost", totals.cost),
            ("export-total-indirect", totals.indirect),
        ];
        for (end, text) in [("pdf", of_pdf(&files["pdf"])), ("docx", of_docx(&files["docx"]))] {
            let says = |label: &str, sum: Euro| {
                let wanted = squeezed(&format!("{label}{}", words.amount(sum)));
                assert!(text.contains(&wanted), "{name} {end}: {label} is {sum}");
            };
            for (label, sum) in &sums.labelled {
                says(label, *sum);
            }
            for (key, sum) in &wholes[..2] {
                says(&words.label(key), *sum);
            }
            says(
                &words.message(
                    "export-indirect-explained",
                    &[
                        (
                            "rate",
                            dossier.indirect_rate.get().map(|rate| words.percent(rate)).unwrap_or_default().into(),
                        ),
                        ("base", words.money(totals.indirect_base).into()),
                    ],
                ),
                totals.indirect,
            );
            for row in cost_rows(&dossier, &sums, words) {
                assert!(text.contains(&squeezed(&row)), "{name} {end}: {row}");
            }
            let difference = match sums.funding - totals.cost {
                none if none.is_zero() => words.label("export-funding-balanced"),
                some => {
                    let key = if some.is_negative() { "export-funding-short" } else { "export-funding-over" };
                    words.message(key, &[("amount", words.money(some.abs()).into())])
                }
            };
            assert!(text.contains(&squeezed(&difference)), "{name} {end}: {difference}");
            for (before, sum) in action_rows(&dossier, &sums, words) {
                says(&before, sum);
            }
            let groups = money_groups(&dossier, &view.call, words).into_iter();
            let groups = groups.map(|(before, sum)| (before, words.amount(sum)));
            for (before, amount) in source_rows(&dossier, &view.call, words).into_iter().chain(groups) {
                let (before, amount) = (squeezed(&before), squeezed(&amount));
                // Between them stands its share, with two decimals.
                let follows = |(at, _): (usize, &str)| {
                    let rest = &text[at + before.len()..];
                    rest.find([',', '.'])
                        .and_then(|sign| rest.get(sign + 3..))
                        .is_some_and(|one| one.starts_with(&amount))
                };
                assert!(text.match_indices(&before).any(follows), "{name} {end}: {before} is {amount}");
            }
        }

        let overview = sheet(&files["xlsx"], "sheet-overview", words);
        assert_eq!(beside(&overview, &words.label("export-total-direct")), sums.eligible_lines, "{name}");
        for (key, sum) in wholes.into_iter().chain([
            ("sheet-indirect-base", totals.indirect_base),
            ("export-total-not-eligible", sums.direct - sums.eligible_lines),
            ("export-funding-total", sums.funding),
            ("cli-asked", sums.asked),
            ("cli-difference", sums.funding - totals.cost),
        ]) {
            assert_eq!(beside(&overview, &words.label(key)), sum, "{name} {key}");
        }
        for (code, sum) in &sums.by_source {
            assert_eq!(beside(&overview, &words.source(code, &view.call)), *sum, "{name} {code}");
        }
        let row = |label: &str| overview.rows().find(|row| row[0] == Data::String(label.to_owned())).unwrap();
        let column = |label: &str| {
            let of = |cell: &Data| *cell == Data::String(label.to_owned());
            row(&words.label("sheet-category")).iter().position(of).unwrap()
        };
        let (all, eligible) =
            (column(&words.label("export-all-partners")), column(&words.label("sheet-of-which-eligible")));
        for category in &sums.categories {
            let row = row(&category.title);
            assert_eq!((amount(&row[all]), amount(&row[eligible])), (category.all, category.eligible), "{name}");
            for partner in &dossier.partners {
                let sum = category.by_partner[&partner.id];
                assert_eq!(amount(&row[column(&partner.name)]), sum, "{name} {} {}", category.title, partner.name);
            }
        }
        let row = row(&words.label("export-total-direct-all"));
        assert_eq!((amount(&row[all]), amount(&row[eligible])), (sums.direct, sums.eligible_lines), "{name}");

        let partners = sheet(&files["xlsx"], "sheet-partners", words);
        for (row, partner) in partners.rows().skip(4).zip(&dossier.partners) {
            let of = (&sums.by_partner[&partner.id], &sums.funding_by_partner[&partner.id]);
            assert_eq!((&amount(&row[11]), &amount(&row[12])), of, "{name} {}", partner.name);
        }
        let actions = sheet(&files["xlsx"], "sheet-actions", words);
        for (row, action) in actions.rows().skip(4).zip(&dossier.actions) {
            assert_eq!(amount(&row[9]), sums.by_action[&action.id], "{name} {}", action.title);
        }
        let funding = sheet(&files["xlsx"], "sheet-funding", words);
        assert_eq!(amount(funding.get((2, 5)).unwrap()), sums.funding, "{name}");
        let budget = sheet(&files["xlsx"], "sheet-budget", words);
        let lines = || budget.rows().skip(4).filter(|row| matches!(row[8], Data::Float(_)));
        assert_eq!(cents(lines().map(|row| amount(&row[8]))), sums.direct, "{name}");
        assert_eq!(amount(budget.get((2, 8)).unwrap()), sums.direct, "{name}");
        for partner in &dossier.partners {
            let own = lines().filter(|row| row[2] == Data::String(partner.name.clone()));
            assert_eq!(cents(own.map(|row| amount(&row[8]))), sums.by_partner[&partner.id], "{name} {}", partner.name);
        }

        let (separator, point) = if language == Language::Nl { (b';', ',') } else { (b',', '.') };
        let text = fs::read_to_string(&files["csv"]).unwrap();
        let (mut by_partner, mut by_category): (BTreeMap<String, i128>, BTreeMap<String, i128>) = Default::default();
        for record in fields(&text, char::from(separator)).into_iter().skip(1) {
            let line = Euro::read(&record[7].replace(point, ".")).unwrap();
            *by_partner.entry(record[1].clone()).or_default() += line.cents();
            *by_category.entry(record[3].clone()).or_default() += line.cents();
        }
        assert_eq!(by_partner.values().sum::<i128>(), sums.direct.cents(), "{name}");
        for category in &sums.categories {
            let own = by_category.get(&category.title).copied().unwrap_or_default();
            assert_eq!(own, category.all.cents(), "{name} {}", category.title);
        }
        for partner in dossier.partners.iter().filter(|one| one.role != Role::Associated) {
            let own = by_partner.get(&partner.name).copied().unwrap_or_default();
            assert_eq!(own, sums.by_partner[&partner.id].cents(), "{name} {}", partner.name);
        }
    }
}

/// The fields of separated values, of which some are in quotation marks.
fn fields(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    for letter in text.trim_start_matches('\u{feff}').trim_end().chars() {
        let row = rows.last_mut().unwrap();
        match letter {
            '"' => quoted = !quoted,
            '\n' if !quoted => rows.push(vec![String::new()]),
            '\r' if !quoted => {}
            one if one == separator && !quoted => row.push(String::new()),
            other => row.last_mut().unwrap().push(other),
        }
    }
    rows
}
