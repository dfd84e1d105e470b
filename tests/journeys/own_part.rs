//! A partner gets its own part only, works on it, reports it complete and sends it back with the file of an annex.

use crate::steps::{Journey, cell, go_to, nothing_is_wrong, retype};
use crate::towns::{Post, together};

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_gets_its_own_part_only_and_the_lead_takes_its_work_in() -> Journey {
    let post = Post::new()?;
    let lead = post.begins("lindebeke", "An van Lindebeke").await?;
    together(&lead, "Naar een partner sturen…").await?;
    lead.choose("Waaraan uw partner werkt", "Gemeente Oosterveld").await?;
    lead.click("Alleen het eigen deel van deze partner").await?;
    lead.see_gone("Zonder geschiedenis en zonder wat verwijderd is").await?;
    nothing_is_wrong(&lead, "a packet with one part only").await?;
    lead.click("Pakket bewaren…").await?;
    lead.see("alleen het eigen deel van die partner").await?;
    post.post("lindebeke")?;

    let town = post.town("oosterveld", "Bert van Oosterveld").await?;
    town.click("Open een dossierbestand…").await?;
    town.see("Totalen en bevindingen gaan over dat deel").await?;
    nothing_is_wrong(&town, "a part before it is taken in").await?;
    town.click("Overnemen").await?;
    town.see("U hebt alleen het deel van Gemeente Oosterveld").await?;
    go_to(&town, "Partners").await?;
    town.see("Gemeente Oosterveld").await?;
    assert!(!town.shown().await.contains("De Brug"), "nothing of the others is there");
    go_to(&town, "Begroting").await?;
    retype(&town, "b6", "description", "Zaalhuur in Oosterveld").await?;
    town.see("Uw deel van deze stap is niet klaar gemeld.").await?;
    nothing_is_wrong(&town, "a part of one's own").await?;
    town.click("Meld klaar").await?;
    town.see("Uw deel van deze stap is klaar gemeld").await?;
    retype(&town, "b11", "description", "Sociaal tolken").await?;
    town.see("Uw deel veranderde sinds het klaar gemeld werd").await?;
    town.click("Meld klaar").await?;
    town.see("Uw deel van deze stap is klaar gemeld").await?;
    post.send(&town, "oosterveld").await?;

    // The lead went on meanwhile.
    go_to(&lead, "Begroting").await?;
    retype(&lead, "b1", "description", "Coördinator").await?;
    together(&lead, "Pakket van een partner overnemen…").await?;
    lead.see("Gemeente Oosterveld werkte aan een eigen deel").await?;
    lead.see("Begroting van Gemeente Oosterveld, door Bert van Oosterveld").await?;
    nothing_is_wrong(&lead, "what a part does").await?;
    lead.click("Overnemen").await?;
    lead.see("Overgenomen.").await?;
    for (row, said) in [("b6", "Zaalhuur in Oosterveld"), ("b11", "Sociaal tolken"), ("b1", "Coördinator")] {
        assert_eq!(lead.read(&cell(row, "description")).await?, said);
    }
    lead.see("Partners: 1 van 3 klaar…").await?;
    together(&lead, "Pakket van een partner overnemen…").await?;
    lead.see("Alles in dit pakket staat al in uw dossier.").await?;
    lead.close().await?;
    town.close().await?;
    Ok(())
}
