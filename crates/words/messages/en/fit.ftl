# Whether a call fits, and why.

fit-fits = Fits you:
fit-fits-if = Fits if
fit-does-not = Does not fit:
fit-sentence = { $clause }.
fit-yes = you may apply
fit-yes-kind = as { $kind } you may apply
fit-yes-led-by = you may take part with { $lead } as lead applicant
fit-with = together with { $partners }
fit-with-many = together with { $count } partners from your address book
fit-a-partner = a partner from your address book
fit-more = { $count } other conditions are met
fit-more-partners = { $count ->
    [one] 1 more partner
   *[other] { $count } more partners
}
fit-more-co-applicants = { $count ->
    [one] 1 more co-applicant
   *[other] { $count } more co-applicants
}
fit-find-partners = you find { $partners }
fit-find-partners-in-states = { $count ->
    [one] you find { $partners } from at least 1 other Member State
   *[other] you find { $partners } from at least { $count } other Member States
}
fit-find-member-states = { $count ->
    [one] you find a partner from 1 more Member State
   *[other] you find partners from { $count } more Member States
}
fit-find-kind = you find a partner of this kind: { $kinds }
fit-find-kinds = you find a partner for each of these { $count } groups: { $groups }
fit-find-groups = you find partners from { $count } groups of organisations
fit-kinds-many = one of { $count } kinds
fit-join-local-authority = you apply together with another local authority
fit-another-leads = another organisation leads ({ $rule })
fit-another-leads-short = another organisation leads
fit-be-of-kind = you are of this kind: { $kinds }
fit-be-in = you are established in { $place }
fit-not-be-in = you are not established in { $place }
fit-have-inhabitants = you have at least { $count } inhabitants or apply together with another local authority
fit-find-inhabitants = you find partners with together { $count } more inhabitants
fit-be-at-least = you have at least { $count } inhabitants
fit-be-at-most = you have at most { $count } inhabitants
fit-be-between = you have between { $least } and { $count } inhabitants
fit-other-kind = { $kind } is not among those who may apply
fit-other-place = you are established in { $place }, and this is for { $allowed }
fit-kept-out = whoever is established in { $country } cannot take part
fit-ask-kind = you check in the call document whether { $kind } may take part
fit-ask = you check in the call document what this rule means for you: { $rule }
fit-rule = this rule is met: { $rule }
fit-reason-holds = met
fit-beneficiaries = those whom the call names as possible participants
fit-fund-beneficiaries = those whom the fund names as possible participants
