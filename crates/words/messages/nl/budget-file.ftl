## Een begroting uit een rekenblad inlezen

budget-file-too-large = { $path } is te groot. Zo groot is geen begroting: hoogstens 20 MB, en 128 MB uitgepakt.
budget-file-too-many-rows = { $path } heeft te veel cellen. Voorstel leest hoogstens 20.000 rijen. Bewaar alleen het blad met de begroting.
budget-file-encrypted = { $path } is met een wachtwoord beveiligd. Open het in uw rekenprogramma, haal het wachtwoord eraf en bewaar het opnieuw.
budget-file-old = { $path } is van het oude soort (.xls). Open het in uw rekenprogramma en bewaar het als Excel-werkmap (.xlsx).
budget-file-binary = { $path } is een binaire werkmap (.xlsb). Bewaar het in Excel als gewone werkmap (.xlsx).
budget-file-other = { $path } is geen rekenblad. Neem een bestand van Excel (.xlsx), LibreOffice (.ods) of met gescheiden waarden (.csv).
budget-file-broken = { $path } is beschadigd en kan niet worden gelezen. Open het in uw rekenprogramma en bewaar het opnieuw, of vraag het nog eens.
budget-file-no-budget = In { $path } staat geen begroting. Geef een blad een rij met koppen: minstens Omschrijving, en Bedrag of Aantal en Per eenheid.
budget-file-total = een totaal, geen kost
budget-file-title = een tussentitel, geen kost
budget-file-amount-differs = niet aantal maal kost per eenheid; verbeter een van de drie
budget-file-row = rij { $row }
budget-file-new =
    { $count ->
        [one] 1 nieuwe rij
       *[other] { $count } nieuwe rijen
    }
budget-file-changed =
    { $count ->
        [one] 1 gewijzigde rij
       *[other] { $count } gewijzigde rijen
    }
budget-file-gone =
    { $count ->
        [one] 1 rij staat niet in het bestand
       *[other] { $count } rijen staan niet in het bestand
    }
budget-file-troubles =
    { $count ->
        [one] 1 cel niet overgenomen
       *[other] { $count } cellen niet overgenomen
    }
budget-file-same =
    { $count ->
        [one] 1 rij is zoals ze was
       *[other] { $count } rijen zijn zoals ze waren
    }
budget-file-kept = niet verwijderd: het bestand kan een deel van de begroting zijn
budget-file-field-description = omschrijving
budget-file-field-partner = partner
budget-file-field-action = actie
budget-file-field-category = categorie
budget-file-field-quantity = aantal
budget-file-field-unit = eenheid
budget-file-field-unit-cost = per eenheid
budget-file-field-eligible = subsidiabel
budget-file-empty = niets
budget-file-direct = Rechtstreekse kosten: { $before } wordt { $after }
budget-file-unchanged = Niets verandert: de begroting is zoals in het bestand.
budget-file-label =
    { $count ->
        [one] 1 wijziging uit een rekenblad
       *[other] { $count } wijzigingen uit een rekenblad
    }
