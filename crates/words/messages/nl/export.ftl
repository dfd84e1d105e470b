## Uitvoer: wat de toepassing zelf zegt

export-stage-gathering = Gegevens verzamelen…
export-stage-setting = Bladzijden zetten…
export-stage-encoding = Bestand maken…
export-made-apart-ended = Het document is niet gemaakt: het deel van Voorstel dat de bladzijden zet, is gestopt, waarschijnlijk door te weinig geheugen. Sluit andere programma’s en probeer opnieuw, of laat de rijen van de begroting als rekenblad in de pdf meegaan.
export-cancelled = Uitvoer gestopt. Er is niets geschreven.
export-fault = Het document kon niet worden gezet. Dat is een fout van Voorstel, niet van uw dossier: { $detail }
export-no-such-partner = Niet uitgevoerd: dit dossier heeft geen partner { $id }. Kies een partner van de lijst.
export-write-no-folder = Niet bewaard: de map { $path } bestaat niet. Kies een andere map.
export-write-is-folder = Niet bewaard: { $path } is een map. Kies een bestandsnaam.
export-write-no-permission = Niet bewaard: u mag niet schrijven naar { $path }. Kies een andere plaats.
export-write-in-use = Niet bewaard: { $path } is open in een ander programma en is niet veranderd. Sluit het daar en voer opnieuw uit.
export-write-disk-full = Niet bewaard: de schijf is vol. { $path } is niet veranderd. Maak plaats, of kies een andere schijf.
export-write-other = Niet bewaard: { $path } kon niet worden geschreven ({ $detail }).

## Document: omslag en bladzijden

export-draft-mark = ONTWERP
export-draft-of = Ontwerp van { $day }
export-version-of = Versie van { $day }
export-page = pagina { $page } van { $pages }
export-about = Aanvraag voor de oproep { $call }
export-untitled = Project zonder titel
export-open = nog niet ingevuld
export-not-understood = niet begrepen
export-days = { $start } tot { $end }
export-months-short = jan feb mrt apr mei jun jul aug sep okt nov dec
export-picture = afbeelding
export-contents = Inhoud
export-cover-lead = Aanvrager
export-cover-with = met { $names }
export-cover-with-more =
    { $count ->
        [one] met { $names } en nog 1 partner
       *[other] met { $names } en nog { $count } partners
    }
export-cover-cost = Totale kosten
export-cover-asked = Gevraagd
export-cover-share = Aandeel
export-cover-period = Periode
export-lost =
    { $count ->
        [one] Eén teken heeft geen letterteken in dit document en staat er als □: { $codes }.
       *[other] { $count } tekens hebben geen letterteken in dit document en staan er als □: { $codes }.
    }

## Document: oproep

export-call = Oproep
export-call-closed-on = Deze oproep is gesloten sinds { $day }. Dit document kan niet meer worden ingediend.
export-call-closed = Deze oproep is gesloten. Dit document kan niet meer worden ingediend.
export-call-code = Code
export-call-publisher = Uitgeschreven door
export-call-fund = Fonds
export-call-deadline = Uiterste indiendag
export-call-no-deadline = niet vermeld
export-call-opened = Oproep geopend
export-call-days = Data
export-call-money = Budget van de oproep
export-call-envelope = Budget
export-call-contact = Contact
export-call-sources = Bronnen
export-source-read = gelezen op { $day }
export-moment-brussels = { $day } om { $time }, Belgische tijd
export-moment = { $day } om { $time } ({ $zone })
export-day = Dag
export-what = Wat
export-written = Waar het staat
export-amount = Bedrag

## Document: partners

export-partners = Partners
export-partners-none = Er zijn nog geen partners.
export-partner = Partner
export-partner-unnamed = Partner { $number }, nog zonder naam
export-partner-role = Rol
export-partner-kind = Soort
export-partner-place = Plaats
export-partner-number = Ondernemingsnummer
export-partner-pic = PIC
export-partner-inhabitants = Inwoners
export-partner-contact = Contact
export-partner-email = E-mail
export-partner-phone = Telefoon
export-no-partner = Nog geen partner gekozen
export-all-partners = Samen
export-direct-cost = Rechtstreekse kosten in €

## Document: acties

export-actions = Acties
export-actions-none = Er zijn nog geen acties.
export-action = Actie
export-action-short = Actie
export-action-own = eigen actie
export-action-menu = Uit de oproep
export-action-days = Wanneer
export-action-lead = Trekker
export-action-partners = Ook betrokken
export-action-target = Doelgroep
export-action-number = Bereik
export-action-deliverables = Wat dit oplevert
export-timeline-description = Tijdlijn van de acties. { $actions }.
export-timeline-no-days = nog geen dagen
export-timeline-outside = Een actie in deze kleur loopt buiten de periode van het project.

## Document: teksten

export-texts = Projectbeschrijving
export-text-unnamed = Tekst zonder naam
export-texts-none = Deze oproep vraagt geen teksten.

## Document: begroting

export-budget = Begroting
export-budget-none = Er zijn nog geen kosten.
export-category-in-euro = Kosten in €
export-no-category = Nog geen categorie gekozen
export-description = Omschrijving
export-quantity = Aantal
export-unit = Eenheid
export-unit-cost = Per eenheid
export-amount-in-euro = Bedrag in €
export-in-euro = In €
export-total-of = Totaal
export-total-direct-all = Totaal rechtstreekse kosten
export-totals = Totalen
export-total-direct = Rechtstreekse subsidiabele kosten
export-total-indirect = Onrechtstreekse kosten
export-total-eligible = Totaal subsidiabele kosten
export-total-not-eligible = Niet subsidiabele kosten
export-total-cost = Totale kosten
export-indirect-explained = { $rate } van { $base }, berekend
export-indirect-open = nog geen percentage ingevuld
export-line-not-eligible = niet subsidiabel
export-line-quantity-wrong = telt niet mee: het aantal is geen getal
export-line-cost-wrong = telt niet mee: de kost per eenheid is geen bedrag
export-line-open = telt nog niet mee: aantal of kost per eenheid ontbreekt

## Document: financiering

export-funding = Financiering
export-funding-none = Er is nog geen financiering.
export-funding-asked = Gevraagd
export-funding-own = Eigen middelen
export-funding-others = Andere middelen
export-funding-total = Totaal financiering
export-funding-balanced = De financiering is gelijk aan de kosten.
export-funding-short = Er is nog { $amount } te vinden.
export-funding-over = De financiering ligt { $amount } boven de kosten.
export-funding-share-of = Aandeel: in de subsidiabele kosten van { $amount }.
export-funding-limits = Grenzen van de oproep
export-no-source = Nog geen bron gekozen
export-source = Bron
export-status = Stand
export-share = Aandeel in %
export-confirmed = toegezegd
export-not-confirmed = nog niet toegezegd
export-limit-rule = Regel
export-limit-measured = Nu
export-limit = Grens
export-limit-state = Stand
export-limit-at-most = hoogstens { $amount }
export-limit-at-least = minstens { $amount }
export-limit-met = in orde
export-limit-broken = niet in orde
export-limit-open = nog open
export-bar-description = Balk van de financiering: { $sources }. Kosten { $cost }. Grenzen: { $limits }.

## Document: verklaringen

export-declarations = Verklaringen en bijlagen
export-declarations-only = Verklaringen
export-declared = verklaard
export-not-declared = nog niet verklaard
export-annexes = Bijlagen
export-annex-kind = Bijlage
export-annex-file = Bestand
export-annex-missing = nog niet toegevoegd

## Document: open punten

export-findings = Open punten
export-findings-open =
    { $count ->
        [0] Er is geen open punt.
        [one] Er is 1 open punt.
       *[other] Er zijn { $count } open punten.
    }
export-findings-met =
    { $count ->
        [one] 1 regel is in orde.
       *[other] { $count } regels zijn in orde.
    }
export-findings-missing = Nog in te vullen
export-findings-fields = Nog nodig:

## Document: delen van een aanvraag

export-part-summary = Samenvatting voor de raad
export-part-budget = Begroting en financiering
export-part-partner = Deel van { $partner }
export-cover-own-cost = Eigen kosten
export-cover-own-means = Eigen middelen
export-less = De pdf is gemaakt, maar voldoet niet aan { $standards }: de inhoud laat het niet toe ({ $why }).
export-along-dossier = Het dossier van deze aanvraag, dat Voorstel weer opent (voorstel.dossier/1).
export-budget-elsewhere =
    { $count ->
        [one] Hier staat de som van 1 begrotingslijn.
       *[other] Hier staan de sommen van { $count } begrotingslijnen.
    }
export-sign-agreed = Gelezen en goedgekeurd voor { $partner }
export-sign-name = Naam
export-sign-function = Functie
export-sign-day = Datum
export-sign-signature = Handtekening

## Document: samenvatting voor de raad

export-summary-decide = Wat de raad beslist
export-summary-what = Wat
export-summary-who = Wie
export-summary-own = Eigen middelen
export-summary-own-in-euro = Eigen middelen in €
export-summary-money = Hoeveel
export-summary-costs = Kosten
export-summary-sources = Wie betaalt
export-summary-when = Wanneer
export-summary-more-partners =
    { $count ->
        [one] En nog 1 partner: zie de hele aanvraag.
       *[other] En nog { $count } partners: zie de hele aanvraag.
    }
export-summary-more-actions =
    { $count ->
        [one] En nog 1 actie: zie de hele aanvraag.
       *[other] En nog { $count } acties: zie de hele aanvraag.
    }
export-summary-more-costs = { $count } andere categorieën
export-summary-more-open =
    { $count ->
        [one] En nog 1 punt: zie de hele aanvraag.
       *[other] En nog { $count } punten: zie de hele aanvraag.
    }
export-summary-missing =
    { $count ->
        [one] 1 regel wacht op iets dat nog in te vullen is.
       *[other] { $count } regels wachten op iets dat nog in te vullen is.
    }
export-summary-uncounted =
    { $count ->
        [one] 1 begrotingslijn telt nog niet mee: aantal of kost per eenheid ontbreekt.
       *[other] { $count } begrotingslijnen tellen nog niet mee: aantal of kost per eenheid ontbreekt.
    }
export-decide-join =
    { $partners ->
        [0] Het project ‘{ $title }’ goed te keuren, met ons bestuur als aanvrager.
        [one] Het project ‘{ $title }’ goed te keuren, met ons bestuur als aanvrager en 1 partner.
       *[other] Het project ‘{ $title }’ goed te keuren, met ons bestuur als aanvrager en { $partners } partners.
    }
export-decide-submit = In te dienen bij de oproep ‘{ $call }’ en { $asked } te vragen.
export-decide-submit-by = Uiterlijk { $day } in te dienen bij de oproep ‘{ $call }’ en { $asked } te vragen.
export-decide-own = { $amount } uit eigen middelen bij te dragen: { $share } van de totale kosten.
export-decide-no-own = Geen eigen middelen bij te dragen.
export-decide-declare =
    { $count ->
        [one] De verklaring van de oproep af te leggen.
       *[other] De { $count } verklaringen van de oproep af te leggen.
    }
export-workbook-name = begroting.xlsx
export-workbook-about = Alle rijen van de begroting

## Document om in te schrijven: bijschriften van tabellen

export-table = Tabel
export-caption-partners = Partners en hun rechtstreekse kosten
export-caption-actions = Acties en hun rechtstreekse kosten
export-caption-budget = Kosten per categorie en partner
export-caption-funding = Financiering per bron
