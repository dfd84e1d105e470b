# Wat de toepassing zelf zegt: fouten, bewaren, plakken, het overzicht.

fail-opening-stopped = Het dossier is niet geopend: u hebt het openen gestopt. Het is zoals het was.
fail-no-dossier = Er is geen dossier { $id }. Misschien is het verwijderd.
fail-no-address = In uw adresboek staat niemand met de id { $id }. Misschien is die al verwijderd.
fail-no-call = De oproep { $pin } is er niet. Leg haar bestand in de map van uw eigen oproepen en start Voorstel opnieuw.
fail-no-such-call-near = Er is geen oproep "{ $name }". Bedoelt u "{ $near }"?
fail-no-such-call = Er is geen oproep "{ $name }". `voorstel calls` somt ze op.
fail-not-text = { $path }: geen leesbare tekst vanaf byte { $at }. Bewaar het bestand als UTF-8.
fail-no-data-folder = Het systeem noemt geen map voor uw gegevens. Zet VOORSTEL_HOME op een map naar keuze en start Voorstel opnieuw.
fail-folder = De map { $folder } is niet te gebruiken. { $why }
fail-in-use = Uw bibliotheek in { $folder } is al open in een ander venster of programma. Sluit het daar en start Voorstel opnieuw.
fail-newer = Uw bibliotheek { $file } is van een nieuwere Voorstel. Installeer die versie. Er is niets veranderd.
fail-damaged = Dit dossier is beschadigd ({ $detail }). Haal het terug uit een uitgevoerd bestand.
fail-edit = Dit kan niet worden ingevuld: { $detail }
fail-read = Dit bestand is geen bruikbaar dossier: { $detail }
fail-exporting = Dit dossier wordt al uitgevoerd. Wacht tot dat klaar is, of stop het eerst.
place-line = regel { $line }
place-line-column = regel { $line }, kolom { $column }
read-too-large = het is groter dan 64 MB. Zo groot is geen dossier.
read-wrong = { $place }: "{ $detail }". Verbeter het op die plaats.
read-other-format = format: verwacht "{ $known }", gevonden "{ $found }". Het is iets anders, of van een nieuwere Voorstel.
read-no-identity = { $place }: "id" ontbreekt of is leeg. Geef een id die nog niet in de lijst staat.
read-identity-twice = { $place }: de id "{ $id }" staat er twee keer. Geef elk een eigen id.
read-no-partner = { $place }: er is geen partner "{ $id }". Noem een partner van het dossier.
read-no-action = { $place }: er is geen actie "{ $id }". Noem een actie van het dossier.
read-too-long = { $place }: langer dan { $most } tekens. Kort het in.
read-too-many = { $place }: meer dan { $most } stuks. Splits het dossier.
edit-no-such-field = { $field }: zo'n veld heeft een dossier niet.
edit-no-such-entity = { $field }: daar is niets met die id.
edit-taken = { $field }: daar is al iets met die id.
edit-wrong-value = { $field }: verwacht wordt { $expected }.
expected-text = een tekst
expected-language = nl of en
expected-flag = true of false
expected-count = een geheel getal
expected-texts = een lijst van teksten
expected-role = lead, co-applicant of associated
expected-kind = een soort organisatie, zoals municipality of ngo
expected-partner = een partner van het dossier
expected-action = een actie van het dossier
expected-identity = een id die niet leeg is
expected-fields = de velden die daar horen
fail-not-found = { $path } is er niet. Kijk de naam en de map na.
fail-is-folder = { $path } is een map. Noem een bestand.
fail-no-permission = { $path }: u hebt hier geen toegang. Vraag toegang of kies een andere plaats.
fail-disk-full = { $path }: de schijf is vol. Maak plaats vrij en probeer opnieuw.
fail-file = { $path }: { $detail }
fail-too-large = { $path } is groter dan 64 MB. Zo groot is geen dossier.
fail-not-exported = { $path } is niet door Voorstel uitgevoerd sinds het gestart is.
fail-open-path = { $path } kan niet worden geopend: { $detail }
fail-fault = Dit zou niet mogen gebeuren. Meld het met deze regel: { $detail }
notice-kept-aside = Uw bibliotheek was beschadigd. Ze staat apart als { $path }; er is een nieuwe begonnen. Haal uw dossiers terug uit uitgevoerde bestanden.
trouble-disk-full = De schijf is vol. Maak plaats vrij; Voorstel probeert opnieuw.
trouble-read-only = De map is alleen-lezen of niet te openen ({ $detail }). Maak ze schrijfbaar; Voorstel probeert opnieuw.
trouble-busy = Een ander programma houdt het bestand vast. Sluit dat programma; Voorstel probeert opnieuw.
trouble-damaged = Het bestand op de schijf is beschadigd ({ $detail }). Start Voorstel opnieuw.
trouble-other = De schijf meldt: { $detail }. Voorstel probeert opnieuw.
partner-number-wrong = Dit nummer klopt niet. { $about }
copy-of = { $title } (kopie)
copy-untitled = Kopie
paste-too-many = U plakt { $rows } rijen. Voorstel neemt er hoogstens { $most } tegelijk.
paste-too-large = U plakt meer dan 8 MB tekst. Neem een kleiner blok.
paste-empty = Het klembord bevat geen rijen.
paste-not-a-number = geen getal
paste-negative = hoort boven 0
paste-too-many-decimals = te veel cijfers na de komma
paste-too-large-number = te groot
paste-choose-partner = kies een partner
paste-choose-action = kies een actie
paste-choose-category = kies een categorie
paste-yes-or-no = ja of nee
close-unsaved = Wat u typte, is nog niet bewaard. Als u nu sluit, gaat het verloren.
close-anyway = Sluit toch
close-not = Blijf

cli-untitled = Dossier zonder titel
cli-about = { $call } ({ $pin }), beoordeeld op { $day }
cli-blocking = Fouten ({ $count })
cli-warnings = Waarschuwingen ({ $count })
cli-advice = Advies ({ $count })
cli-undecided = Nog niet te beoordelen ({ $count })
cli-met = In orde ({ $count })
cli-missing = Ontbreekt nog: { $fields }
cli-totals = Totalen
cli-direct = Rechtstreekse kosten
cli-indirect = Onrechtstreekse kosten
cli-cost = Alle kosten
cli-eligible = Subsidiabele kosten
cli-funding = Alle financiering
cli-asked = Gevraagd
cli-difference = Financiering min kosten
cli-of-eligible = { $share } van de subsidiabele kosten
cli-uncounted = { $count ->
    [one] 1 rij telt niet mee: er ontbreekt een getal, of het is niet te lezen.
   *[other] { $count } rijen tellen niet mee: er ontbreekt een getal, of het is niet te lezen.
}
cli-headroom = Wat nog mag
cli-fine = Geen fouten.
cli-fine-so-far = { $count ->
    [one] Geen fouten; 1 regel is nog niet te beoordelen.
   *[other] Geen fouten; { $count } regels zijn nog niet te beoordelen.
}
cli-blocked = { $count ->
    [one] 1 fout: zo wordt de aanvraag geweigerd.
   *[other] { $count } fouten: zo wordt de aanvraag geweigerd.
}
cli-exported-blocked = { $count ->
    [one] uitgevoerd met 1 fout; `voorstel check` zegt welke
   *[other] uitgevoerd met { $count } fouten; `voorstel check` zegt welke
}
cli-envelope = Budget: { $amount }
cli-actions = Acties van de oproep
cli-categories = Kostencategorieën
cli-declarations = Verklaringen
cli-annexes = Bijlagen
cli-rules = Regels
cli-closed-on = gesloten op { $day }
cli-closed = gesloten
cli-open-until = open tot { $day }
cli-no-deadline = geen uiterste dag vermeld
cli-at-most = hoogstens { $most }
cli-at-most-share = hoogstens { $most } van de kosten
cli-call-fine = { $file }: { $pin }, { $count ->
    [one] 1 regel
   *[other] { $count } regels
}, in orde
cli-exists = { $path } bestaat al; kies een andere naam
cli-unknown-field = { $path }: onbekend veld { $field }; het blijft bewaard
cli-unknown-more = { $path }: en nog { $count } onbekende velden; ze blijven bewaard
cli-output = standaarduitvoer
cli-demo-dossier = Dossier: { $path }
cli-demo-pdf = PDF: { $path }

figure-yes = ja
figure-no = nee
figure-cost = kosten
figure-eligible = subsidiabele kosten
figure-indirect = onrechtstreekse kosten
figure-funding = financiering
figure-asked = gevraagd
figure-difference = financiering min kosten
figure-asked-share = gevraagd deel van de subsidiabele kosten
figure-others = andere inbreng
figure-room-grant = nog te vragen
figure-room-to-find = nog te vinden
figure-room-own = eigen middelen nog nodig
figure-room-category = nog mogelijk: { $what }
figure-room-months = nog langer
figure-room-words = nog te schrijven: { $what }
figure-room-partners = partners nog te vinden
figure-room-member-states = lidstaten nog te vinden
figure-room-more-partners = partners nog mogelijk
figure-over-grant = { $room } te veel gevraagd
figure-over-to-find = { $room } meer dan de kosten
figure-over-category = { $room } te veel
figure-over-months = { $room } te lang
figure-over-words = { $room } te veel
figure-over-more-partners = { $room } te veel
plan-keeps = Alle regels over geld zijn zo in orde
plan-obstacle = In de weg staat: { $rule }
plan-nowhere = Met deze kosten houdt geen bedrag alle regels over geld. In de weg staat: { $rule }
plan-too-large = Zo’n bedrag kan niet worden ingevuld
plan-no-cost = Nog geen kosten, dus nog geen plan
plan-nearest = Vraag { $amount }
plan-add-cost = Dit plan rekent met { $amount } meer kosten. ‘Neem over’ wijzigt alleen de financiering: voeg de kosten toe bij Begroting.
plan-cut-cost = Dit plan rekent met { $amount } minder kosten. ‘Neem over’ wijzigt alleen de financiering: schrap de kosten bij Begroting.
plan-label = financiering volgens plan: { $amount } gevraagd
fail-not-an-amount = ‘{ $typed }’ is geen bedrag. Typ bijvoorbeeld 40.000,00.
fail-not-a-share = ‘{ $typed }’ is geen aandeel. Typ bijvoorbeeld 50 %.
