# Wat een regel vraagt, in enkele woorden. Ook achter 'begrensd door: '.

list-and = { $rest } en { $last }
list-or = { $rest } of { $last }
list-or-else = { $rest }; of { $last }

who-lead = de aanvrager
who-co-applicant = elke medeaanvrager
who-associated = elke geassocieerde partner
who-applicants = elke (mede)aanvrager
who-all = elke partner

rule-applicant-kinds = { $who } is { $kinds }
rule-applicant-kinds-many = { $who } is van een toegelaten soort
rule-territory = { $who } is gevestigd in { $regions }
rule-countries = { $who } is gevestigd in { $countries }
rule-countries-not = { $who } is niet gevestigd in { $excluded }
rule-countries-except = { $who } is gevestigd in { $countries }, niet in { $excluded }
rule-partner-count-at-least = minstens { $partners }
rule-partner-count-at-most = hoogstens { $partners }
rule-partner-count-exactly = precies { $partners }
rule-partner-count-between = { $least } tot { $partners }
partners = { $count ->
    [one] 1 partner
   *[other] { $count } partners
}
partners-lead = { $count ->
    [one] 1 aanvrager
   *[other] { $count } aanvragers
}
partners-co-applicant = { $count ->
    [one] 1 medeaanvrager
   *[other] { $count } medeaanvragers
}
partners-associated = { $count ->
    [one] 1 geassocieerde partner
   *[other] { $count } geassocieerde partners
}
partners-applicants = { $count ->
    [one] 1 (mede)aanvrager
   *[other] { $count } (mede)aanvragers
}
member-states = { $count ->
    [one] 1 lidstaat
   *[other] { $count } lidstaten
}
inhabitants = { $count ->
    [one] 1 inwoner
   *[other] { $count } inwoners
}
actions = { $count ->
    [one] 1 actie
   *[other] { $count } acties
}
own-action = een eigen actie
rule-member-states = { $count ->
    [one] partners uit minstens 1 lidstaat
   *[other] partners uit minstens { $count } verschillende lidstaten
}
rule-member-states-except = { $count ->
    [one] partners uit minstens 1 lidstaat buiten { $excluded }
   *[other] partners uit minstens { $count } verschillende lidstaten, { $excluded } niet meegerekend
}
rule-partnership-mix = een partnerschap van verschillende soorten organisaties
rule-at-most = { $what } hoogstens { $limit }
rule-at-least = { $what } minstens { $limit }
rule-exactly = { $what } precies { $limit }
rule-between = { $what } van { $least } tot { $most }
rule-per-partner = { $amount } per partner
rule-per-lead = { $amount } voor de aanvrager
rule-per-co-applicant = { $amount } per medeaanvrager
rule-per-associated = { $amount } per geassocieerde partner
rule-per-applicants = { $amount } per (mede)aanvrager
rule-per-participant = { $amount } per deelnemer
inhabitants-of-lead = de aanvrager telt
inhabitants-of-co-applicant = de medeaanvragers tellen samen
inhabitants-of-associated = de geassocieerde partners tellen samen
inhabitants-of-applicants = de (mede)aanvragers tellen samen
inhabitants-of-all = de partners tellen samen
participants = { $count ->
    [one] 1 deelnemer
   *[other] { $count } deelnemers
}
participants-reached = de acties bereiken samen
participants-reached-by = { $actions } bereiken samen
participants-reached-by-many = { $offered } soorten acties bereiken samen
rule-of-base = { $share } van { $base }
rule-balance = financiering gelijk aan de kosten
rule-no-profit = financiering niet hoger dan de kosten
rule-category-not-eligible = { $categories } niet subsidiabel
rule-flat-rate = onrechtstreekse kosten hoogstens { $limit }
rule-project-window = project loopt binnen { $start } en { $end }
rule-project-window-start = project begint ten vroegste op { $start }
rule-project-window-end = project eindigt uiterlijk op { $end }
rule-duration-at-most = project duurt hoogstens { $months }
rule-duration-at-least = project duurt minstens { $months }
rule-duration-between = project duurt { $least } tot { $most }
months = { $count ->
    [one] 1 maand
   *[other] { $count } maanden
}
days = { $count ->
    [one] 1 dag
   *[other] { $count } dagen
}
words = { $count ->
    [one] 1 woord
   *[other] { $count } woorden
}
rule-actions-within-period = acties binnen de periode van het project
rule-actions-any-of = { $count ->
    [one] minstens 1 actie uit de lijst: { $actions }
   *[other] minstens { $count } acties uit de lijst: { $actions }
}
rule-actions-any-of-many = { $count ->
    [one] minstens 1 van de { $offered } acties uit de lijst
   *[other] minstens { $count } van de { $offered } acties uit de lijst
}
rule-actions-all-of = het project bevat { $actions }
rule-actions-all-of-many = het project bevat alle { $offered } onderdelen
rule-actions-none-of = geen actie { $actions }
rule-action-states = elke actie vermeldt { $field }
rule-action-states-many = elk van { $offered } soorten acties vermeldt { $field }
rule-action-states-of = { $actions } vermeldt { $field }
rule-field-required = { $field } ingevuld
rule-text-required = tekst { $section } ingevuld
rule-text-length-at-most = tekst { $section } hoogstens { $words }
rule-text-length-at-least = tekst { $section } minstens { $words }
rule-text-length-between = tekst { $section } van { $least } tot { $most }
rule-declaration = verklaring: { $declaration }
rule-annex = bijlage: { $annex }
rule-checked-number-enterprise-number = geldig ondernemingsnummer
rule-checked-number-pic = geldige PIC
rule-deadline = indienen tot de sluitingsdatum
rule-deadline-day = indienen tot en met { $day }
rule-joint-application = samen met een ander lokaal bestuur aanvragen
rule-none-of = niet: { $rules }
rule-number = regel { $number }

states-target-group = de doelgroep
states-target-number = hoeveel mensen ze bereikt
states-description = wat er gebeurt
states-deliverables = wat ze oplevert
states-lead = wie ze leidt
states-period = begin en einde

required-title = titel van het project
required-acronym = korte naam van het project
required-period = begin en einde van het project
required-partner-name = naam van elke partner
required-lead-contact = contact bij de aanvrager
