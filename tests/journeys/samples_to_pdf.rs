//! A dossier file comes in, goes out again the same, and its PDF says all that is in it.

use serde_json::Value;
use tempfile::TempDir;
use voorstel_tests::{Pdf, Setup, Window};

use crate::steps::{Journey, export, export_pdf, go_to, sample, sample_path};
use crate::sums::{cents, part, price, row_cost, shown, text};

const CALLS: [&str; 6] = [
    "proeftuinen-inburgering",
    "amif-31-integratie",
    "amif-2017-raising-awareness",
    "amif-2020-local-integration",
    "amif-2020-complementary-pathways",
    "amif-2023-local-authorities",
];

#[tokio::test(flavor = "multi_thread")]
async fn each_sample_comes_in_whole_and_its_pdf_holds_every_amount() -> Journey {
    let folder = TempDir::new()?;
    let file = folder.path().join("dossier.json");
    let env = vec![("VOORSTEL_IMPORT_FILE".into(), file.display().to_string())];
    let window = Window::open(Setup { env, ..Setup::default() }).await?;
    for call in CALLS {
        std::fs::copy(sample_path(call), &file)?;
        let dossier = sample(call)?;
        window.click("Open een dossierbestand…").await?;
        window.see(text(&dossier, "title")).await?;
        let pdf = export_pdf(&window).await?;
        holds(&pdf, &dossier);

        window.click("Dossierbestand (JSON)").await?;
        let again = export(&window, "Voer nog eens uit…", "json").await?;
        let again: Value = serde_json::from_str(&std::fs::read_to_string(again)?)?;
        assert_eq!(again, dossier, "what came in as a file goes out as it was: {call}");

        go_to(&window, "Controle").await?;
        window.see_gone("Eerst oplossen").await?;
        window.click("Dossiers").await?;
        // The list of dossiers has come in when it names this one; only then do buttons stay where they are.
        window.see(text(&dossier, "title")).await?;
    }
    window.close().await?;
    Ok(())
}

fn holds(pdf: &Pdf, dossier: &Value) {
    let language = text(dossier, "language");
    let all = |list: &'static str| dossier[list].as_array().into_iter().flatten();

    let mut words = vec![text(dossier, "title")];
    words.extend(all("partners").map(|partner| text(partner, "name")));
    words.extend(all("actions").flat_map(|action| [text(action, "title"), text(action, "description")]));
    words.extend(all("budget").map(|row| text(row, "description")));
    words.extend(all("funding").map(|source| text(source, "note")));
    words.extend(dossier["texts"].as_object().into_iter().flat_map(|texts| texts.values()).flat_map(sentences));
    let call = text(dossier, "call");
    assert_eq!(pdf.lacks(words), [""; 0], "all that was written stands in the PDF of {call}");

    let direct: i128 = all("budget").map(row_cost).sum();
    let indirect_of: i128 = match call {
        "proeftuinen-inburgering@1" | "amif-31-integratie@1" => {
            all("budget").filter(|row| row["category"] == "staff").map(row_cost).sum()
        }
        _ => direct,
    };
    let indirect = part(cents(text(dossier, "indirect_rate")), 100, indirect_of);
    let funding = all("funding").map(|source| cents(text(source, "amount")));
    let mut amounts = vec![direct, indirect, direct + indirect];
    amounts.extend(all("budget").map(row_cost));
    amounts.extend(funding);
    amounts.extend(
        all("partners")
            .map(|partner| all("budget").filter(|row| row["partner"] == partner["id"]).map(row_cost).sum::<i128>()),
    );
    let amounts = amounts.into_iter().filter(|cents| *cents > 0).map(|cents| shown(cents, language));
    let prices = all("budget").map(|row| price(text(row, "unit_cost"), language));
    assert_eq!(pdf.lacks_words(amounts.chain(prices)), [""; 0], "every amount and sum stands in the PDF of {call}");
}

/// The sentences of a text without its marks.
fn sentences(markdown: &Value) -> impl Iterator<Item = &str> {
    markdown
        .as_str()
        .unwrap_or_default()
        .split(['*', '\n'])
        .map(|piece| piece.trim_start_matches(|letter: char| letter.is_ascii_digit() || "-#.> ".contains(letter)))
        .filter(|piece| !piece.is_empty() && !piece.contains("]("))
}
