# De bestanden die met een dossier meegaan.

fail-no-annex = Er is geen bijlage { $id } in dit dossier. Misschien is ze verwijderd.
fail-no-annex-kind = De oproep kent geen bijlage "{ $kind }". Ze noemt: { $known }. Zonder --kind is het een andere bijlage.
fail-annex-needs-file = Bijlagen liggen naast het bestand van een dossier. Noem dat bestand in plaats van standaardinvoer.
cli-annex-not-there = Het bestand is niet bij dit dossier. Voeg het toe, of vraag uw partner om een pakket met de bijlagen.
cli-annex-missing = Nog niet toegevoegd: { $title } (--kind { $kind })
fail-no-partner = Er is geen partner "{ $id }" in dit dossier. `voorstel check` noemt de partners die er zijn.
annex-kinds = Documenten en afbeeldingen
annex-step-added = { $count ->
    [one] bijlage toegevoegd
   *[other] { $count } bijlagen toegevoegd
}
annex-step-replaced = bestand vervangen
annex-only-named = Alleen de naam is genoteerd. Voeg het bestand toe, dan gaat het mee.
annex-not-there = Het bestand is niet bij dit dossier. Voeg het toe, of vraag wie het heeft om een pakket met de bijlagen.
annex-not-there-folder = Het bestand is nog niet hier. Het komt vanzelf zodra wie het heeft, dit dossier opent en zijn gedeelde map bijgewerkt is. Haast? Vraag een pakket met de bijlagen.
annex-not-there-live = Het bestand is nog niet hier. Het komt vanzelf zodra iemand die het heeft, dit dossier tegelijk met u live open heeft. Haast? Vraag een pakket met de bijlagen.
annex-underway = Het bestand komt binnen van iemand die dit dossier nu ook live open heeft.
annex-not-kept = Het bestand kwam binnen, maar kon niet worden bewaard. { $why }
annex-over = Dit bestand past er niet meer bij: alle bijlagen samen zijn hoogstens { $most }. Verwijder een bijlage of vervang er een door een kleiner bestand; dan komt dit vanzelf.
annex-damaged = Dit bestand is niet meer wat u toevoegde: de inhoud is veranderd of beschadigd. Vervang het door het origineel.
annex-empty = { $name } is leeg. Bewaar het bestand opnieuw en voeg het dan toe.
annex-not-what-it-says = De naam zegt { $kind }, de inhoud is dat niet. Open het bestand in het programma waar het van komt, bewaar het als { $kind } en vervang het.
annex-cut-off = Het einde van deze pdf ontbreekt, zoals na een afgebroken download. Haal het bestand opnieuw op en vervang het.
annex-twin = Zelfde bestand als { $name }.
annex-twice = { $name } staat er al, als { $first }.
annex-kind-not-taken = { $name }: dit soort bestand kan niet mee. Neem een pdf, een document van Word, Excel, PowerPoint of OpenDocument, of een afbeelding (PNG, JPEG, TIFF).
annex-too-large = { $name } is { $size }; een bestand is hoogstens { $most }. Scan met minder detail of splits het.
annex-too-much = { $name } ({ $size }) kan er niet meer bij: alle bijlagen samen zijn hoogstens { $most }, en er is nog { $left } over.
annex-name-taken = hier staat al een ander bestand met die naam. Geef het een andere naam en probeer opnieuw.
annex-left-out = Zonder deze bijlagen, want hun bestand is er niet of is beschadigd: { $names }.
