# Wat een herstelknop zegt: het resultaat.

fix-lower-source = Verlaag { $source } tot { $to }
fix-raise-source = Verhoog { $source } met { $by }
fix-shift-source = Verlaag { $source } tot { $to } en verhoog { $other } met { $by }
fix-lower-parts = Verlaag het deel van { $partners } tot { $to }
fix-raise-parts = Verhoog het deel van { $partners } tot { $to }
fix-lower-category = Verlaag { $categories } met { $by }
fix-lower-flat-rate = Verlaag het tarief tot { $to }
fix-start-on = Begin op { $day }
fix-end-on = Eindig op { $day }
fix-run-between = Loop van { $start } tot { $end }
fix-mark-not-eligible = { $count ->
    [one] Tel de rij niet als subsidiabel
   *[other] Tel { $count } rijen niet als subsidiabel
}
fix-declare = Verklaar: { $declaration }
fix-find-partners = { $count ->
    [one] Zoek nog 1 partner
   *[other] Zoek nog { $count } partners
}
fix-find-member-states = { $count ->
    [one] Zoek een partner uit 1 andere lidstaat
   *[other] Zoek partners uit { $count } andere lidstaten
}
fix-shorten = Schrap { $words }
fix-add-action = Voeg toe: { $action }
fix-remove-action = Verwijder actie { $action }
fix-correct-number = Schrijf { $to }
fix-make-lead = Maak { $partner } aanvrager
fix-replace-partner = Kies een andere soort of plaats voor { $partner }
