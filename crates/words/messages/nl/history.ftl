# Geschiedenis: wat iemand deed, versies met een naam, en teruggaan.

past-set = { $field }: { $before } → { $after }
past-filled = { $field }: { $after }
past-emptied = { $field }: leeggemaakt, was { $before }
past-rewritten = { $field }: herwerkt
past-touched = { $field }: bewerkt
past-added = { $kind } toegevoegd: { $what }
past-removed = { $kind } verwijderd: { $what }
past-moved = { $kind } verplaatst: { $what }
past-partners = partner
past-actions = actie
past-budget = begrotingsrij
past-funding = bron
past-annexes = bijlage
past-nameless-partners = partner zonder naam
past-nameless-actions = actie zonder titel
past-nameless-budget = begrotingsrij zonder omschrijving
past-nameless-funding = bron zonder soort
past-nameless-annexes = bijlage zonder naam

history-created = Dossier begonnen
history-undone = Ongedaan gemaakt: { $what }
history-redone = Opnieuw gedaan: { $what }
history-other = Een wijziging uit een nieuwere versie van Voorstel
history-restored = terug naar { $moment }
history-restored-field = { $field } terug naar { $moment }
history-no-moment = Dit moment staat niet in de geschiedenis van dit dossier. Kies er een uit de lijst.
history-stopped = De geschiedenis is niet gelezen: u hebt het lezen gestopt. Open ze opnieuw als u ze wilt zien.

version-kept = versie { $name } bewaard
version-renamed = versie { $name } hernoemd
version-frozen = versie { $name } vastgelegd
version-removed = versie { $name } verwijderd
version-back = versie { $name } teruggehaald
version-unknown = Deze versie is er niet meer. Misschien heeft een partner ze verwijderd.
version-is-frozen = Versie { $name } is vastgelegd: haar naam blijft, en ze kan niet weg.
version-not-lead = Alleen de hoofdaanvrager legt een versie vast, en u bent volgens uw eigen gegevens een andere partner van dit dossier.
version-nameless = Geef de versie een naam.

compare-same = Er is geen verschil.
compare-mended = In orde gekomen ({ $count })
compare-broken = Niet meer in orde ({ $count })
history-more = en nog { $count ->
    [one] { $count } wijziging
   *[other] { $count } wijzigingen
  }
history-version = Versie ‘{ $name }’ van { $moment }
undo-moved-on = Er is sindsdien iets anders gedaan. Er is niets ongedaan gemaakt: gebruik ‘Ongedaan maken’ bovenaan, of de geschiedenis.
