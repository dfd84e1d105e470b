//! Dutch and English: the whole screen changes, findings too, and nothing of the other language stays behind.

use serde_json::json;
use voorstel_tests::{Pdf, Setup, Window};

use crate::steps::{Journey, export, go_to, retype, window_for, with_sample};

/// Small words that hardly a sentence does without, and that the other language does not have.
const DUTCH: &[&str] =
    &["het", "een", "en", "van", "voor", "niet", "nog", "hoogstens", "minstens", "uw", "wordt", "bij"];
const ENGLISH: &[&str] = &["the", "and", "for", "not", "with", "still", "most", "least", "your", "this", "are", "from"];

/// What is read or heard on a screen, without what its user wrote.
const WORDS: &str = r#"
const own = 'input, textarea, [contenteditable], td[data-column], [lang]:not(html):not(.frame):not(.home)';
const parts = [];
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const { parentElement: parent, textContent: text } = walk.currentNode;
  if (text.trim() && !parent.closest('script, style, ' + own)) parts.push(text);
}
for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
  for (const element of document.querySelectorAll(`[${name}]`)) parts.push(element.getAttribute(name));
}
return parts.map((part) => part.replace(/[\s\u00a0\u202f]+/g, ' ').trim());
"#;

#[tokio::test(flavor = "multi_thread")]
async fn dutch_screens_hold_no_english() -> Journey {
    let window = window_for("proeftuinen-inburgering", Setup::default()).await?;
    speaks_only(&window, "NL", ENGLISH).await
}

#[tokio::test(flavor = "multi_thread")]
async fn english_screens_hold_no_dutch() -> Journey {
    let window = window_for("amif-2017-raising-awareness", Setup::default()).await?;
    window.click("EN").await?;
    window.see("Pick a call to begin").await?;
    speaks_only(&window, "EN", DUTCH).await
}

/// Goes through all screens and gathers the parts that hold a word of the other language.
async fn speaks_only(window: &Window, language: &str, others: &[&str]) -> Journey {
    let mut strays = Vec::new();
    gather(window, "home", others, &mut strays).await?;
    window.click_at("li[data-pin^='amif-2017'] .title").await?;
    gather(window, "a call", others, &mut strays).await?;
    let (back, import) = match language {
        "NL" => ("Oproepen", "Open een dossierbestand…"),
        _ => ("Calls", "Open a dossier from disk…"),
    };
    window.click(back).await?;
    window.click(import).await?;
    window.until("the dossier", "return document.querySelector('nav.rail') !== null").await?;
    for at in 1..=8 {
        window.click_at(&format!("nav.rail li:nth-child({at}) button")).await?;
        gather(window, &format!("step {at}"), others, &mut strays).await?;
    }
    assert_eq!(strays.join("\n"), "", "every word on the screens is of one language, {language}");
    Ok(())
}

async fn gather(window: &Window, screen: &str, others: &[&str], strays: &mut Vec<String>) -> Journey {
    let parts = window.run(WORDS, Vec::new()).await?;
    for part in parts.as_array().into_iter().flatten().filter_map(|part| part.as_str()) {
        let stray = part.split(|letter: char| !letter.is_alphabetic()).find(|word| others.contains(word));
        if let Some(word) = stray {
            strays.push(format!("{screen}: “{word}” in “{part}”"));
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn switching_changes_labels_findings_and_figures_at_once_and_the_pdf_has_a_language_of_its_own() -> Journey {
    let window = with_sample("proeftuinen-inburgering").await?;
    go_to(&window, "Financiering").await?;
    retype(&window, "f1", "amount", "40.000,01").await?;
    window.see("U vraagt € 0,01 te veel").await?;
    window.click("EN").await?;
    for said in [
        "You ask €0.01 too much",
        "Asked €40,000.01. At most €40,000.00.",
        "Lower grant to €40,000.00",
        "Grant of the call",
    ] {
        window.see(said).await?;
    }
    window.click("NL").await?;
    window.click("Verlaag subsidie tot € 40.000,00").await?;
    window.click_at("[data-rule=grant-cap] .preview .acts button").await?;
    window.see_gone("te veel").await?;

    go_to(&window, "Uitvoer").await?;
    window.choose("Taal van het document", "Engels").await?;
    let pdf = Pdf::read(&export(&window, "Kies waar en voer uit…", "pdf").await?).await?;
    let said = ["Partners", "Budget", "Funding", "lead applicant", "Total", "Gemeente Lindebeke", "Projectcoördinator"];
    assert_eq!(pdf.lacks(said), [""; 0], "headings are English, what was written stays as it is");
    assert_eq!(
        pdf.lacks_words(["82,422.20", "40,000.00", "14,240.00"]),
        [""; 0],
        "amounts are written as English readers do"
    );
    let dutch = window.run("return document.documentElement.lang", Vec::new()).await?;
    assert_eq!(dutch, json!("nl"), "the screens stay as they were");
    window.close().await?;
    Ok(())
}
