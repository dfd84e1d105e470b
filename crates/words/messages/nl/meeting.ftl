# Een gedeelde map waarin partners aan één dossier werken.

meeting-no-folder = { $path } is geen map. Kies een bestaande map.
meeting-none = Dit dossier heeft geen gedeelde map. Kies er een bij ‘Gedeelde map…’.
meeting-alone = Nog geen bestand van een partner. Wat u verandert, staat klaar in uw eigen bestand.
meeting-state = { $files ->
    [one] { $files } bestand
   *[other] { $files } bestanden
  } van { $partners ->
    [one] { $partners } partner
   *[other] { $partners } partners
  }. Alles wat kan, is overgenomen.
meeting-state-taken = { $files ->
    [one] { $files } bestand
   *[other] { $files } bestanden
  } van { $partners ->
    [one] { $partners } partner
   *[other] { $partners } partners
  }, het laatst overgenomen om { $at }.
meeting-trouble = { $why } Zodra het weer kan, gaat het vanzelf verder; wat u typt, blijft in uw dossier bewaard.
meeting-taken = Van { $author }, { $day }: alles staat in uw dossier.
meeting-waits = { $count ->
    [one] Van { $author }: { $count } voorstel wacht op u.
   *[other] Van { $author }: { $count } voorstellen wachten op u.
  }
meeting-coming = Nog niet volledig: het bestand komt nog binnen.
meeting-not-whole = Niet volledig, en het verandert niet meer. Vraag wie het schreef om zijn map te laten bijwerken; het wordt opnieuw gelezen zodra het verandert.
meeting-locked = Het wachtwoord van deze map opent dit bestand niet.
meeting-annexes = { $count ->
    [one] Bestand van een bijlage binnengekomen: { $names }.
   *[other] Bestanden van bijlagen binnengekomen: { $names }.
  }
meeting-annexes-over = Niet overgenomen: { $names }. Alle bijlagen samen zijn hoogstens { $most }. Verwijder een bijlage of vervang er een door een kleiner bestand; de rest komt dan vanzelf.
