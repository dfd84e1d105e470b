# Pakketten: een dossier met zijn geschiedenis in één bestand, en wat het overnemen ervan doet.

patch-set = { $field }: { $before } wordt { $after }
patch-filled = { $field }: { $after }
patch-emptied = { $field }: leeg; was { $before }
patch-rewritten = { $field }: herwerkt
patch-added = toegevoegd: { $what }
patch-removed = verwijderd: { $what }
patch-moved = verplaatst: { $what }
patch-line = { $row }, { $description }
patch-line-amount = { $row }, { $description }, { $amount }

packet-none = { $path } is geen pakket van Voorstel. Kies een bestand dat op .voorstel eindigt.
packet-newer = { $path } is door een nieuwere Voorstel gemaakt ({ $found }). Installeer de nieuwere Voorstel, of vraag uw partner om een dossierbestand (JSON).
packet-not-whole = { $path } is onderweg afgebroken of veranderd. Er is niets overgenomen; vraag uw partner om het opnieuw te sturen.
packet-too-large = { $path } bevat meer dan { $most } MB; zo groot is geen dossier. Er is niets overgenomen.
packet-unreadable = { $path }: wat in dit pakket zit, is niet te lezen ({ $detail }). Er is niets overgenomen; vraag uw partner om het opnieuw te sturen.
packet-not-looked-into = { $path } is niet meer bij de hand. Kies het pakket opnieuw.
packet-moved-on = Intussen veranderde er iets in het dossier. Er is niets overgenomen: open { $path } opnieuw om te zien wat er nu in staat.
packet-other = { $path } is van een ander dossier. Er is niets overgenomen.
packet-locked = { $path } is met een wachtwoord beveiligd. Geef het wachtwoord met --passphrase-file of VOORSTEL_PASSPHRASE.
packet-wrong-passphrase = Dit wachtwoord opent { $path } niet. Er is niets overgenomen; let op hoofdletters en probeer opnieuw, of vraag uw partner om het wachtwoord.
packet-too-much-work = { $path } vraagt meer rekenwerk dan een pakket van Voorstel ooit doet. Het is niet geopend; vraag uw partner om het opnieuw te maken.
packet-passphrase-short = Kies een wachtwoord van minstens { $least } tekens.
packet-passphrases-differ = De twee wachtwoorden zijn niet gelijk. Er is niets geschreven; probeer opnieuw.
packet-ask-passphrase = Wachtwoord van { $path }:
packet-ask-new-passphrase = Wachtwoord voor { $path }:
packet-ask-again = Nog eens:
packet-no-partner = In dit dossier is geen partner { $id }.
packet-over = overgenomen van { $author }
packet-left = voorstellen van { $author } niet overgenomen
left-unread = Een voorstel dat deze versie van Voorstel niet kan lezen; een nieuwere kan dat misschien wel
left-unread-taken = Een voorstel dat deze versie niet kan lezen, kan ze ook niet overnemen. Er is niets overgenomen: laat het weg, of gebruik een nieuwere Voorstel.
packet-proposed = Voorgesteld, en niet overgenomen ({ $count }); neem over met --accept
packet-proposed-over = Voorstellen ({ $count }); overgenomen zijn die met een *
packet-money-open = { $count ->
    [one] Over { $count } bedrag zijn partners het nog niet eens
   *[other] Over { $count } bedragen zijn partners het nog niet eens
  }: { $fields }. Kies welk geldt; tot dan kan alleen een ontwerp worden gemaakt.

merge-nothing = Alles stond er al; er is niets veranderd.
merge-from = { $count ->
    [one] Van { $author }: { $count } stap, op { $day }
   *[other] Van { $author }: { $count } stappen, tot { $day }
  }
merge-nobody = iemand zonder naam
merge-changes = Veranderd ({ $count })
merge-conflicts = Te kiezen ({ $count })
merge-conflict = { $field }: { $values }
merge-value = { $value } ({ $author }, { $day })
merge-blended = Door beiden herwerkt en samengevoegd: lees na ({ $count })
merge-out = Verwijderd door de een, bewerkt door de ander ({ $count })
merge-cost = Alle kosten: { $before } wordt { $after }
merge-funding = Alle financiering: { $before } wordt { $after }
merge-grant = Gevraagd: { $before } wordt { $after }
merge-broken = Nu niet meer in orde ({ $count })
merge-mended = Nu in orde ({ $count })
merge-delivered = Klaar gemeld ({ $count })
merge-delivered-part = { $step } van { $partner }, door { $author }
merge-files-missing = Bestanden van bijlagen die nog te vragen zijn ({ $count }): { $names }
