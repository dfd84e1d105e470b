//! From the list of calls to a PDF, by hand, for each of the five calls.

use voorstel_tests::{Setup, Window};

use crate::steps::{Journey, export_pdf, go_to, start_dossier, type_row};
use crate::sums::{cents, part, plain, shown, times};

struct Story {
    call: &'static str,
    title: &'static str,
    acronym: &'static str,
    days: [&'static str; 2],
    /// Name, kind, country and, in Belgium, region. The first one leads.
    partners: &'static [[&'static str; 4]],
    /// From the call's menu.
    action: &'static str,
    /// What the action does.
    does: &'static str,
    /// Description, partner, category, quantity, unit, cost per unit: as typed.
    rows: &'static [[&'static str; 6]],
    /// Percent, and the category it is of, or all.
    indirect: (i128, Option<&'static str>),
    grant: &'static str,
    section: &'static str,
    text: &'static str,
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proeftuin_is_written_by_hand_and_exported() -> Journey {
    written_and_exported(Story {
        call: "Proeftuinen sociale netwerking en participatie voor inburgeraars",
        title: "Samen naar de club",
        acronym: "CLUB",
        days: ["01/02/2021", "30/06/2022"],
        partners: &[
            ["Gemeente Waterdam", "gemeente", "België", "Vlaanderen"],
            ["Sportclub Één & Zelfde vzw", "vereniging zonder winstoogmerk", "België", "Vlaanderen"],
        ],
        action: "Cultuur-, jeugd- of sportvereniging",
        does: "Wie nieuw is, traint mee: 50 % korting, <b>koffie</b>, #1 van $5 [a] \\ * en _niets_ is opmaak.",
        rows: &[
            ["Projectcoördinator", "Waterdam", "Personeel", "1.200", "uur", "27,45"],
            ["Zaal", "Sportclub", "Werking", "12", "keer", "1.250,25"],
            ["Tolk, per half uur", "Waterdam", "Extern", "37,5", "uur", "44,33"],
        ],
        indirect: (15, Some("Personeel")),
        grant: "25.000,01",
        section: "Concept van de proeftuin",
        text: "Een inwoner neemt een inburgeraar mee naar de club.",
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn local_integration_strategies_are_written_by_hand_and_exported() -> Journey {
    written_and_exported(Story {
        call: "Lokale integratiestrategieën ontwikkelen en uitvoeren in brede partnerschappen",
        title: "Steden die samen plannen",
        acronym: "PLAN",
        days: ["01/09/2021", "31/08/2023"],
        partners: &[
            ["Stad Hoogbrug", "gemeente", "België", "Vlaanderen"],
            ["Ville de Pont-Neuf", "gemeente", "Frankrijk", ""],
            ["Miasto Mostów", "gemeente", "Polen", ""],
        ],
        action: "Raadpleging voor de strategie",
        does: "Elke stad spreekt met haar inwoners.",
        rows: &[
            ["Coördinatie", "Hoogbrug", "Personeel", "24", "maand", "4.250,00"],
            ["Enquête", "Pont-Neuf", "Onderaanneming", "1", "stuk", "38.999,99"],
            ["Reizen", "Mostów", "Reis en verblijf", "42", "reis", "615,37"],
        ],
        indirect: (7, None),
        grant: "150.000,00",
        section: "1. Relevantie",
        text: "Drie steden leren van elkaar.",
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn raising_awareness_is_written_by_hand_and_exported() -> Journey {
    written_and_exported(Story {
        call: "Bewustmaking over de bijdrage van migranten aan de samenleving",
        title: "De buurvrouw vertelt",
        acronym: "BUUR",
        days: ["01/11/2018", "31/10/2020"],
        partners: &[["Verhalenhuis ngo", "ngo", "België", "Brussel"], ["Casa das Histórias", "ngo", "Portugal", ""]],
        action: "Audiovisuele campagne met getuigenissen",
        does: "Twaalf korte films met feiten en cijfers.",
        rows: &[
            ["Redactie", "Verhalenhuis", "Personeel", "3.000", "uur", "48,15"],
            ["Films", "Casa", "Onderaanneming", "12", "film", "28.450,60"],
        ],
        indirect: (7, None),
        grant: "460.000,00",
        section: "Feiten en cijfers",
        text: "Alle cijfers komen uit openbare bronnen.",
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn complementary_pathways_are_written_by_hand_and_exported() -> Journey {
    written_and_exported(Story {
        call: "Aanvullende trajecten voor mensen die bescherming nodig hebben, en hun verdere integratie",
        title: "Een plaats om te studeren",
        acronym: "CAMPUS",
        days: ["01/09/2021", "31/08/2024"],
        partners: &[
            ["Universiteit van Noordzee", "hogeschool of universiteit", "België", "Vlaanderen"],
            ["Università del Ponte", "hogeschool of universiteit", "Italië", ""],
            ["Universität Flussau", "hogeschool of universiteit", "Duitsland", ""],
        ],
        action: "Hindernissen wegnemen",
        does: "Wij erkennen diploma's sneller.",
        rows: &[
            ["Begeleiding van studenten", "Noordzee", "Personeel", "36", "maand", "4.980,40"],
            ["Reizen van studenten", "Ponte", "Reis en verblijf", "45", "reis", "732,10"],
            ["Laptops", "Flussau", "Uitrusting", "45", "stuk", "649,99"],
        ],
        indirect: (7, None),
        grant: "200.000,00",
        section: "Trajecten en plaatsen",
        text: "Wij bieden 45 plaatsen.",
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn amif_31_is_written_by_hand_and_exported() -> Journey {
    written_and_exported(Story {
        call: "Projectoproep AMIF 31 Integratie: vorming en ondersteuning voor sociaal werkers van OCMW's",
        title: "Zien en luisteren",
        acronym: "ZIEN",
        days: ["01/07/2018", "31/12/2019"],
        partners: &[["Vormingshuis De Haven vzw", "vereniging zonder winstoogmerk", "België", "Vlaanderen"]],
        action: "Opleidingsmodule",
        does: "Vier dagen vorming voor sociaal werkers.",
        rows: &[
            ["Vormingswerkers", "Haven", "Personeel", "1.800", "uur", "43,21"],
            ["Zalen en drukwerk", "Haven", "Werking", "40", "dag", "212,50"],
        ],
        indirect: (15, Some("Personeel")),
        grant: "60.000,00",
        section: "Zone",
        text: "Wij werken in de zone Kust.",
    })
    .await
}

async fn written_and_exported(story: Story) -> Journey {
    let costs: Vec<i128> =
        story.rows.iter().map(|[.., quantity, _, cost]| times(&plain(quantity), &plain(cost))).collect();
    let (percent, of) = story.indirect;
    let base =
        story.rows.iter().zip(&costs).filter(|(row, _)| of.is_none_or(|of| row[2] == of)).map(|(_, cost)| cost).sum();
    let total = costs.iter().sum::<i128>() + part(percent, 100, base);
    let own = shown(total - cents(&plain(story.grant)), "nl");

    let window = Window::open(Setup::default()).await?;
    start_dossier(&window, story.call).await?;
    window.fill("Titel van het project", story.title).await?;
    window.fill("Korte naam", story.acronym).await?;
    window.fill("Eerste dag", story.days[0]).await?;
    window.fill("Laatste dag", story.days[1]).await?;

    go_to(&window, "Partners").await?;
    for (at, [name, kind, country, region]) in story.partners.iter().enumerate() {
        window.click(if at == 0 { "Voeg de hoofdaanvrager toe" } else { "Partner" }).await?;
        window.fill("Naam", name).await?;
        window.choose("Soort", kind).await?;
        window.fill("Land", country).await?;
        if !region.is_empty() {
            window.choose("Gewest", region).await?;
        }
    }

    go_to(&window, "Acties").await?;
    window.click(&format!("Voeg toe: {}", story.action)).await?;
    window.fill("Wat u doet", story.does).await?;
    window.choose("Trekker", story.partners[0][0]).await?;

    go_to(&window, "Begroting").await?;
    window.click("Rij toevoegen").await?;
    for [description, partner, category, quantity, unit, cost] in story.rows {
        type_row(&window, &[description, partner, "A1", category, quantity, unit, cost]).await?;
    }
    window.see(&format!("Totaal kosten {}", shown(total, "nl"))).await?;

    go_to(&window, "Financiering").await?;
    window.click("Bron toevoegen").await?;
    let lead = story.partners[0][0];
    type_row(&window, &["Subsidie", lead, "", "Gevraagd", story.grant]).await?;
    type_row(&window, &["Eigen middelen", lead, "", "Beslist door de raad", &own]).await?;
    window.see("gelijk aan de kosten, verschil € 0,00").await?;

    go_to(&window, "Teksten").await?;
    window.click(story.section).await?;
    window.fill(story.section, story.text).await?;

    let pdf = export_pdf(&window).await?;
    let partners = story.partners.iter().map(|[name, ..]| *name);
    let rows = story.rows.iter().map(|[description, ..]| *description);
    let texts = [story.call, story.title, story.action, story.does, story.section, story.text];
    assert_eq!(pdf.lacks(texts.into_iter().chain(partners).chain(rows)), [""; 0], "what was typed stands in the PDF");
    let amounts = costs.iter().chain([&total]).map(|cents| shown(*cents, "nl"));
    let typed = story.rows.iter().map(|[.., cost]| *cost).chain([story.grant, &own]).map(str::to_owned);
    assert_eq!(
        pdf.lacks_words(amounts.chain(typed)),
        [""; 0],
        "every amount stands in the PDF as it was typed or adds up"
    );
    window.close().await?;
    Ok(())
}
