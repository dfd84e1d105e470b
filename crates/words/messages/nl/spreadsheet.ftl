## Rekenblad: bladen en kolommen

sheet-overview = Overzicht
sheet-budget = Begroting
sheet-funding = Financiering
sheet-partners = Partners
sheet-actions = Acties
sheet-rules = Regels
sheet-number = Nr.
sheet-identity = Voorstel-id
sheet-category = Categorie
sheet-eligible = Subsidiabel
sheet-of-which-eligible = Waarvan subsidiabel
sheet-costs = Kosten per categorie en partner
sheet-cost = Kosten
sheet-note = Opmerking
sheet-share = Deel van de subsidiabele kosten
sheet-start = Begin
sheet-end = Einde
sheet-action-about = Wat er gebeurt
sheet-weight = Telt als
sheet-finding = Bevinding
sheet-certainty = Hoe zeker
sheet-indirect-base = Grondslag onrechtstreekse kosten
sheet-indirect-rate = Percentage onrechtstreekse kosten
sheet-asked-share = Gevraagd deel van de subsidiabele kosten
sheet-not-in-list = Niet in de lijst
sheet-not-in-list-about = Kies uit de lijst. Wat er niet in staat, herkent Voorstel niet bij het inlezen.
