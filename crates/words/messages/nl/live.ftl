# Live samenwerken: waarom het nu niet gaat, en wat te doen.

live-unreachable = De server antwoordt niet ({ $detail }). Voorstel probeert het vanzelf opnieuw; wat u typt, blijft bij u bewaard.
live-not-trusted = Het certificaat van de server wordt niet vertrouwd ({ $detail }). Heeft uw organisatie een eigen certificaatautoriteit, geef dan het bestand met haar certificaat op.
live-busy = De server neemt nu geen verbindingen meer aan. Voorstel probeert het vanzelf opnieuw.
live-lost = De verbinding is verbroken. Voorstel probeert het vanzelf opnieuw.
live-refused-token = De server kent dit token niet, of het is ingetrokken. Vraag wie de server beheert om een ander.
live-refused-dossier = Dit token geldt niet voor dit dossier. Geef het kenmerk van het dossier door aan wie de server beheert.
live-refused-other-origin = Op de server staat een ander dossier met hetzelfde kenmerk: uw exemplaar kwam uit een pakket zonder geschiedenis, of dat van een ander. Bij u verandert er niets. Vraag uw partner een pakket met de geschiedenis, of werk verder met pakketten.
live-refused-too-large = Het dossier is groter dan de server aanneemt. Bij u is alles bewaard; wie de server beheert, kan de grens verhogen.
live-refused-no-server = Op dit adres antwoordt geen server om live op samen te werken (status { $status }). Kijk het adres na.
live-refused-unpacks = Wat van de server kwam, is uitgepakt groter dan 256 MB, meer dan een dossier ooit is. Dat is niet overgenomen; wat u hebt, blijft bij u bewaard. Laat het weten aan wie de server beheert, of werk verder met pakketten.
live-refused-unusable = Wat van de server kwam, past niet bij dit dossier ({ $detail }). Dat is niet overgenomen; wat u hebt, blijft bij u bewaard. Kijk het adres na, of werk verder met pakketten.
live-try-edit = Dat lukt: u kunt met dit token lezen en wijzigen.
live-try-read = Dat lukt: u kunt met dit token meelezen. Wat u verandert, blijft bij u.
live-try-anybody = Dat lukt, maar deze server vraagt niemand wie hij is: wie het adres en het kenmerk van het dossier kent, leest en wijzigt het.
live-try-unreachable = De server antwoordt niet ({ $detail }). Kijk het adres na, en vraag wie de server beheert of hij draait.
live-try-busy = De server neemt nu geen verbindingen meer aan. Probeer het straks opnieuw.
fail-live-address = { $address } is geen adres van een server. Zo ziet er een uit: wss://live.voorbeeld.be
fail-live-not-safe = { $host } is een andere computer; zonder versleuteling leest ieder onderweg mee. Gebruik wss://{ $host }
fail-live-authority = Het certificaat is niet te gebruiken: { $detail }
live-excerpt = U kreeg alleen uw eigen deel van dit dossier; daarin werkt u niet live samen. Stuur het als pakket terug, of vraag de aanvrager om het hele dossier.
