//! Searching among ten thousand calls.

use std::fmt::Write as _;

use anyhow::{Result, ensure};
use voorstel_catalogue::{Catalogue, File, PUBLISHED};

use crate::clock::{Contestant, Lasted, race};

/// How many calls there are to search in.
pub const CALLS: usize = 10_000;

/// Searches that people make: a word, several, part of one with other accents, one that is nowhere, and none.
const SEARCHES: [(&str, &str); 5] = [
    ("one word", "inburgering"),
    ("three words", "taal vrijwilligers gemeente"),
    ("part of a word, without its accents", "strategieen"),
    ("a word that is nowhere", "zeehaven"),
    ("nothing: the whole list", ""),
];

/// What was measured.
pub struct Searched {
    /// Each search, with how many calls it finds.
    pub searches: Vec<(Lasted, usize)>,
}

/// Measures each search.
pub fn measure() -> Result<Searched> {
    let catalogue = catalogue()?;
    let contestants =
        SEARCHES.iter().map(|(name, words)| Contestant::new(name, || catalogue.find(words).len())).collect();
    let lasted = race(contestants);
    let found = SEARCHES.iter().map(|(_, words)| catalogue.find(words).len());
    Ok(Searched { searches: lasted.into_iter().zip(found).collect() })
}

/// The published calls and so many more, each with texts of its own.
fn catalogue() -> Result<Catalogue> {
    let mut files: Vec<File> = PUBLISHED.iter().map(|file| File { path: file.path, text: file.text }).collect();
    for at in 0..CALLS {
        // Kept for as long as the bench runs, as published files are for as long as the application does.
        let (path, text) = (format!("calls/made-{at}/1/call.toml").leak(), call(at)?.leak());
        files.push(File { path, text });
    }
    let (catalogue, problems) = Catalogue::load(&files, None);
    ensure!(problems.is_empty(), "{:?}", problems.first());
    ensure!(catalogue.all().len() >= CALLS);
    Ok(catalogue)
}

const SUBJECTS: [&str; 12] = [
    "inburgering en participatie",
    "taalcoaching op de werkvloer",
    "integratiestrategieën van kleine steden",
    "opvang van jonge nieuwkomers",
    "vrijwilligers en buddy's",
    "toegang tot zorg",
    "wonen en buurtwerk",
    "bewustmaking en ontmoeting",
    "onthaal in het onderwijs",
    "werk voor hoogopgeleiden",
    "cultuur en sport",
    "bestrijding van discriminatie",
];
const WHO: [&str; 5] = ["gemeente", "vereniging", "universiteit", "stichting", "federatie"];

/// A call as long as those that are published, in texts at least.
fn call(at: usize) -> Result<String> {
    let (subject, other) = (SUBJECTS[at % SUBJECTS.len()], SUBJECTS[(at / 7) % SUBJECTS.len()]);
    let who = WHO[at % WHO.len()];
    let (year, month, day) = (2016 + at % 12, 1 + at % 12, 1 + at % 28);
    let mut text = format!(
        r#"format = "voorstel.call/1"
id = "made-{at}"
version = 1
fund = "amif-2021-2027"
code = "MADE-{year}-{at}"
themes = ["integration"]
beneficiaries = ["municipality", "ngo"]
title.nl = "Oproep {at}: {subject}"
title.en = "Call {at}: {subject}"
publisher.nl = "Fonds {at}"
publisher.en = "Fund {at}"
summary.nl = "Een {who} zet een project op rond {subject}. Ook {other} komt in aanmerking, als het samen met minstens één partner gebeurt. Het project ontwikkelt een aanpak, test die uit met de mensen om wie het gaat, evalueert, en zegt wat er daarna van blijft. Nummer {at} van {year}."
summary.en = "A {who} sets up a project on {subject}. So may {other}, together with at least one partner. The project develops an approach, tries it out with the people it is about, evaluates, and says what remains of it afterwards. Number {at} of {year}."
"#
    );
    for part in 0..6 {
        let subject = SUBJECTS[(at + part * 5) % SUBJECTS.len()];
        write!(
            text,
            "\n[[objective]]\nnl = \"Doel {part}: {subject} in {who} nummer {at} blijvend verbeteren, met partners uit de streek.\"\nen = \"Aim {part}: lasting improvement of {subject} in {who} number {at}, with partners from the region.\"\n"
        )?;
    }
    write!(
        text,
        "\n[dates.deadline]\ndate = \"{year}-{month:02}-{day:02}\"\nauthority = {{ certainty = \"assumed\", document = \"page\" }}\n\n[[source]]\nid = \"page\"\ntitle = {{ nl = \"Pagina\", en = \"Page\" }}\n"
    )?;
    Ok(text)
}
