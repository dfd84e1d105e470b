# Of een oproep bij u past, en waarom.

fit-fits = Past bij u:
fit-fits-if = Past als
fit-does-not = Past niet, want
fit-sentence = { $clause }.
fit-yes = u kunt aanvragen
fit-yes-kind = als { $kind } kunt u aanvragen
fit-yes-led-by = u kunt meedoen met { $lead } als aanvrager
fit-with = samen met { $partners }
fit-with-many = samen met { $count } partners uit uw adresboek
fit-a-partner = een partner uit uw adresboek
fit-more = nog { $count } andere voorwaarden vervuld zijn
fit-more-partners = { $count ->
    [one] nog 1 partner
   *[other] nog { $count } partners
}
fit-more-co-applicants = { $count ->
    [one] nog 1 medeaanvrager
   *[other] nog { $count } medeaanvragers
}
fit-find-partners = u { $partners } vindt
fit-find-partners-in-states = { $count ->
    [one] u { $partners } vindt uit minstens 1 andere lidstaat
   *[other] u { $partners } vindt uit minstens { $count } andere lidstaten
}
fit-find-member-states = { $count ->
    [one] u een partner uit nog 1 andere lidstaat vindt
   *[other] u partners uit nog { $count } andere lidstaten vindt
}
fit-find-kind = u een partner vindt van deze soort: { $kinds }
fit-find-kinds = u voor elk van deze { $count } groepen een partner vindt: { $groups }
fit-find-groups = u partners vindt uit { $count } groepen van organisaties
fit-kinds-many = een van { $count } soorten
fit-join-local-authority = u samen met een ander lokaal bestuur aanvraagt
fit-another-leads = een andere organisatie leidt ({ $rule })
fit-another-leads-short = een andere organisatie leidt
fit-be-of-kind = u van deze soort bent: { $kinds }
fit-be-in = u gevestigd bent in { $place }
fit-not-be-in = u niet gevestigd bent in { $place }
fit-have-inhabitants = u minstens { $count } inwoners telt of samen met een ander lokaal bestuur aanvraagt
fit-find-inhabitants = u partners vindt met samen nog { $count } inwoners
fit-be-at-least = u minstens { $count } inwoners telt
fit-be-at-most = u hoogstens { $count } inwoners telt
fit-be-between = u tussen { $least } en { $count } inwoners telt
fit-other-kind = { $kind } staat niet bij wie kan aanvragen
fit-other-place = u bent gevestigd in { $place }, en dit is voor { $allowed }
fit-kept-out = wie gevestigd is in { $country }, kan niet meedoen
fit-ask-kind = u in het oproepdocument nakijkt of { $kind } mag meedoen
fit-ask = u in het oproepdocument nakijkt wat deze regel voor u betekent: { $rule }
fit-rule = aan deze regel voldaan is: { $rule }
fit-reason-holds = in orde
fit-beneficiaries = wie de oproep noemt als mogelijke deelnemer
fit-fund-beneficiaries = wie het fonds noemt als mogelijke deelnemer
