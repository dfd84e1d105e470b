# What a rule asks, in a few words. Also behind 'limited by: '.

list-and = { $rest } and { $last }
list-or = { $rest } or { $last }
list-or-else = { $rest }; or { $last }

who-lead = the lead applicant
who-co-applicant = every co-applicant
who-associated = every associated partner
who-applicants = every applicant
who-all = every partner

rule-applicant-kinds = { $who } is: { $kinds }
rule-applicant-kinds-many = { $who } is of an admitted kind
rule-territory = { $who } is established in { $regions }
rule-countries = { $who } is established in { $countries }
rule-countries-not = { $who } is not established in { $excluded }
rule-countries-except = { $who } is established in { $countries }, not in { $excluded }
rule-partner-count-at-least = at least { $partners }
rule-partner-count-at-most = at most { $partners }
rule-partner-count-exactly = exactly { $partners }
rule-partner-count-between = { $least } to { $partners }
partners = { $count ->
    [one] 1 partner
   *[other] { $count } partners
}
partners-lead = { $count ->
    [one] 1 lead applicant
   *[other] { $count } lead applicants
}
partners-co-applicant = { $count ->
    [one] 1 co-applicant
   *[other] { $count } co-applicants
}
partners-associated = { $count ->
    [one] 1 associated partner
   *[other] { $count } associated partners
}
partners-applicants = { $count ->
    [one] 1 applicant
   *[other] { $count } applicants
}
member-states = { $count ->
    [one] 1 Member State
   *[other] { $count } Member States
}
inhabitants = { $count ->
    [one] 1 inhabitant
   *[other] { $count } inhabitants
}
actions = { $count ->
    [one] 1 action
   *[other] { $count } actions
}
own-action = an action of one’s own
rule-member-states = { $count ->
    [one] partners from at least 1 Member State
   *[other] partners from at least { $count } different Member States
}
rule-member-states-except = { $count ->
    [one] partners from at least 1 Member State other than { $excluded }
   *[other] partners from at least { $count } different Member States, not counting { $excluded }
}
rule-partnership-mix = a partnership of different kinds of organisation
rule-at-most = { $what } at most { $limit }
rule-at-least = { $what } at least { $limit }
rule-exactly = { $what } exactly { $limit }
rule-between = { $what } from { $least } to { $most }
rule-per-partner = { $amount } per partner
rule-per-lead = { $amount } for the lead applicant
rule-per-co-applicant = { $amount } per co-applicant
rule-per-associated = { $amount } per associated partner
rule-per-applicants = { $amount } per applicant
rule-per-participant = { $amount } per participant
inhabitants-of-lead = the lead applicant has
inhabitants-of-co-applicant = the co-applicants together have
inhabitants-of-associated = the associated partners together have
inhabitants-of-applicants = the applicants together have
inhabitants-of-all = the partners together have
participants = { $count ->
    [one] 1 participant
   *[other] { $count } participants
}
participants-reached = the actions together reach
participants-reached-by = { $actions } together reach
participants-reached-by-many = { $offered } kinds of action together reach
rule-of-base = { $share } of { $base }
rule-balance = funding equal to costs
rule-no-profit = funding not above costs
rule-category-not-eligible = { $categories } not eligible
rule-flat-rate = indirect costs at most { $limit }
rule-project-window = project runs between { $start } and { $end }
rule-project-window-start = project starts on { $start } at the earliest
rule-project-window-end = project ends on { $end } at the latest
rule-duration-at-most = project lasts at most { $months }
rule-duration-at-least = project lasts at least { $months }
rule-duration-between = project lasts { $least } to { $most }
months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
words = { $count ->
    [one] 1 word
   *[other] { $count } words
}
rule-actions-within-period = actions within the period of the project
rule-actions-any-of = { $count ->
    [one] at least 1 action from the list: { $actions }
   *[other] at least { $count } actions from the list: { $actions }
}
rule-actions-any-of-many = { $count ->
    [one] at least 1 of the { $offered } actions from the list
   *[other] at least { $count } of the { $offered } actions from the list
}
rule-actions-all-of = the project holds { $actions }
rule-actions-all-of-many = the project holds all { $offered } parts
rule-actions-none-of = no action { $actions }
rule-action-states = every action states { $field }
rule-action-states-many = each of { $offered } kinds of action states { $field }
rule-action-states-of = { $actions } states { $field }
rule-field-required = { $field } filled in
rule-text-required = text { $section } filled in
rule-text-length-at-most = text { $section } at most { $words }
rule-text-length-at-least = text { $section } at least { $words }
rule-text-length-between = text { $section } from { $least } to { $most }
rule-declaration = declaration: { $declaration }
rule-annex = annex: { $annex }
rule-checked-number-enterprise-number = valid enterprise number
rule-checked-number-pic = valid PIC
rule-deadline = submit by the deadline
rule-deadline-day = submit by { $day }
rule-joint-application = apply together with another local authority
rule-none-of = not: { $rules }
rule-number = rule { $number }

states-target-group = its target group
states-target-number = how many people it reaches
states-description = what is done
states-deliverables = what it yields
states-lead = who leads it
states-period = its start and end

required-title = title of the project
required-acronym = short name of the project
required-period = start and end of the project
required-partner-name = name of every partner
required-lead-contact = contact at the lead applicant
