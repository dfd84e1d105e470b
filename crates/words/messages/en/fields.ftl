# Fields by name, as they stand in a sentence.

field-of = { $field } of { $owner }
field-in-row = { $field } in row { $row }
field-partner-row = partner { $row }
field-action-row = action { $row }
field-funding-row = source { $row }
field-gone-partners = a removed partner
field-gone-actions = a removed action
field-gone-budget = a removed budget row
field-gone-funding = a removed source
field-gone-annexes = a removed annex
field-budget-row = row { $row }
field-annex-row = annex { $row }
field-unknown = a field

list-partners = partners
list-actions = actions
list-budget = costs
list-funding = funding
list-annexes = annexes

field-title = title
field-acronym = short name
field-call = call
field-language = language
field-period-start = start of the project
field-period-end = end of the project
field-indirect_rate = rate for indirect costs
field-text = text { $section }
field-declaration = declaration: { $declaration }

field-partners-role = role
field-partners-name = name
field-partners-kind = kind
field-partners-country = country
field-partners-region = region
field-partners-enterprise_number = enterprise number
field-partners-pic = PIC
field-partners-inhabitants = number of inhabitants
field-partners-contact-name = contact
field-partners-contact-email = mail address
field-partners-contact-phone = telephone
field-actions-menu = action from the list
field-actions-title = title
field-actions-description = description
field-actions-lead = lead
field-actions-participants = participants
field-actions-start = start
field-actions-end = end
field-actions-target_group = target group
field-actions-target_number = number of people
field-actions-deliverables = results
field-budget-partner = partner
field-budget-action = action
field-budget-category = category
field-budget-description = description
field-budget-unit = unit
field-budget-quantity = quantity
field-budget-unit_cost = cost per unit
field-budget-eligible = eligible
field-funding-source = source
field-funding-partner = partner
field-funding-amount = amount
field-funding-confirmed = state
field-funding-note = proof
field-annexes-kind = kind
field-annexes-partner = whose
field-annexes-name = name
field-annexes-sha256 = checksum
field-annexes-bytes = size

edit-add-partners = partner added
edit-add-actions = action added
edit-add-budget = row added
edit-add-funding = source added
edit-add-annexes = annex added
edit-in-row = { $field } row { $row }
edit-remove = removed: { $what }
edit-move = moved: { $what }
edit-several = { $count ->
    [one] 1 change
   *[other] { $count } changes
}
