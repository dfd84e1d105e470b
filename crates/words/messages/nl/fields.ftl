# Velden bij naam, zoals ze in een zin staan.

field-of = { $field } van { $owner }
field-in-row = { $field } in rij { $row }
field-partner-row = partner { $row }
field-action-row = actie { $row }
field-funding-row = bron { $row }
field-gone-partners = een verwijderde partner
field-gone-actions = een verwijderde actie
field-gone-budget = een verwijderde begrotingsrij
field-gone-funding = een verwijderde bron
field-gone-annexes = een verwijderde bijlage
field-budget-row = rij { $row }
field-annex-row = bijlage { $row }
field-unknown = een veld

list-partners = partners
list-actions = acties
list-budget = kosten
list-funding = financiering
list-annexes = bijlagen

field-title = titel
field-acronym = korte naam
field-call = oproep
field-language = taal
field-period-start = begin van het project
field-period-end = einde van het project
field-indirect_rate = tarief voor onrechtstreekse kosten
field-text = tekst { $section }
field-declaration = verklaring: { $declaration }

field-partners-role = rol
field-partners-name = naam
field-partners-kind = soort
field-partners-country = land
field-partners-region = gewest
field-partners-enterprise_number = ondernemingsnummer
field-partners-pic = PIC
field-partners-inhabitants = aantal inwoners
field-partners-contact-name = contactpersoon
field-partners-contact-email = e-mailadres
field-partners-contact-phone = telefoon
field-actions-menu = actie uit de lijst
field-actions-title = titel
field-actions-description = beschrijving
field-actions-lead = leiding
field-actions-participants = deelnemers
field-actions-start = begin
field-actions-end = einde
field-actions-target_group = doelgroep
field-actions-target_number = aantal mensen
field-actions-deliverables = resultaten
field-budget-partner = partner
field-budget-action = actie
field-budget-category = categorie
field-budget-description = omschrijving
field-budget-unit = eenheid
field-budget-quantity = aantal
field-budget-unit_cost = prijs per eenheid
field-budget-eligible = subsidiabel
field-funding-source = bron
field-funding-partner = partner
field-funding-amount = bedrag
field-funding-confirmed = stand
field-funding-note = bewijs
field-annexes-kind = soort
field-annexes-partner = van wie
field-annexes-name = naam
field-annexes-sha256 = controlegetal
field-annexes-bytes = grootte

edit-add-partners = partner toegevoegd
edit-add-actions = actie toegevoegd
edit-add-budget = rij toegevoegd
edit-add-funding = bron toegevoegd
edit-add-annexes = bijlage toegevoegd
edit-in-row = { $field } rij { $row }
edit-remove = verwijderd: { $what }
edit-move = verplaatst: { $what }
edit-several = { $count ->
    [one] 1 wijziging
   *[other] { $count } wijzigingen
}
