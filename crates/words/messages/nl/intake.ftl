# Wat op een pagina of in een topic herkend is, wat weggelaten is, en wat niet te plaatsen was.

intake-title = Titel
intake-code = Code
intake-fund = Fonds
intake-publisher = Wie de oproep lanceert
intake-theme = Thema
intake-summary = Samenvatting
intake-objective = Doelstelling
intake-opened = Gaat open
intake-deadline = Uiterste indiendatum
intake-milestone = Ander moment
intake-envelope = Budget van de oproep
intake-envelope-part = Deel van het budget
intake-other-envelope = Budget samen met andere oproepen
intake-cofinancer = Cofinancier
intake-action = Actie
intake-own-actions = Eigen acties
intake-section = Tekst om te lezen
intake-beneficiaries = Wie kan meedoen
intake-contact = Contact
intake-document = Document
intake-rule = Voorgestelde regel
intake-yes = mogen ook
intake-day-hour = { $day }, { $hour } uur

intake-left-out-names = { $count ->
    [one] 1 naam van een persoon
   *[other] { $count } namen van personen
}
intake-left-out-numbers = { $count ->
    [one] 1 nummer van een persoon
   *[other] { $count } nummers van personen
}
intake-left-out-mailboxes = { $count ->
    [one] 1 mailadres dat van een persoon kan zijn
   *[other] { $count } mailadressen die van personen kunnen zijn
}

intake-amount-of-what = Er staat niet bij waarvoor dit bedrag is. Vul het zelf in waar het hoort.
intake-amount-without-currency = Een getal zonder munt. Is het een bedrag, vul het dan zelf in.
intake-parts-do-not-add-up = De delen zijn samen niet het budget. Vul zelf in welke kloppen.
intake-share-of-what = Er staat niet bij waarvan dit een percentage is. Maak er zelf een regel van als het moet.
intake-day-without-year = Een dag zonder jaar. Vul de datum zelf in.
intake-day-of-what = Er staat niet bij wat er die dag is. Vul het zelf in als het telt.
intake-which-fund = Meer dan één fonds kan bedoeld zijn. Kies zelf het fonds.
intake-shared-pot = Dit bedrag staat bij meer dan één topic: het is van de oproep als geheel. Kijk na wat voor dit topic is.
intake-other-shape = Dit staat er anders dan verwacht. Vul het zelf in.
intake-no-budget-row = In het budget van de oproep staat geen rij van dit topic. Vul het bedrag zelf in.

fail-page-empty = Er is geen tekst om te lezen. Kopieer de tekst van de pagina en plak ze hier.
fail-page-too-large = De tekst is groter dan 1 MB. Kopieer alleen de pagina van de oproep.
fail-page-no-call = Hierin is geen oproep te herkennen: geen code, geen budget en geen bekende kopjes. Kopieer de hele pagina van de oproep, van de titel tot het contact.
fail-topic-too-large = { $path } is groter dan 5 MB. Zo groot is geen topic van het EU-portaal.
fail-topic-no-json = Dit is geen JSON ({ $detail }). Bewaar het bestand van het topic opnieuw.
fail-topic-none = Dit is geen topic van het EU-portaal: er staat geen identifier en geen titel in.
fail-topic-code = "{ $code }" is geen code van een topic. Zo ziet er een uit: AMIF-2023-TF2-AG-CALL-02-LOCAL.
fail-portal-no-network = Het EU-portaal is niet te bereiken. Kijk uw verbinding met het internet na, of neem het bestand van het topic.
fail-portal-slow = Het EU-portaal antwoordde niet op tijd. Probeer het later opnieuw, of neem het bestand van het topic.
fail-portal-no-topic = Het EU-portaal kent geen topic { $code }. Kijk de code na, tot en met het laatste deel.
fail-portal-refused = Het EU-portaal gaf geen gegevens (antwoord { $status }). Probeer het later opnieuw.
fail-portal-too-large = Het antwoord van het EU-portaal is groter dan 5 MB. Zo groot is geen topic.
fail-portal-no-text = Het antwoord van het EU-portaal is geen leesbare tekst. Probeer het later opnieuw.
fail-portal-not-safe = De verbinding met het EU-portaal is niet te vertrouwen ({ $detail }). Vraag het na bij wie uw netwerk beheert.
fail-portal = Het EU-portaal is niet te lezen ({ $detail }). Probeer het later opnieuw, of neem het bestand van het topic.
fail-not-recognised = Op die plaats is niets gelezen dat u kunt bevestigen.
