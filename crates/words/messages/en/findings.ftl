# Whether a rule holds, and by how much.

ask-too-much = You ask { $over } too much
ask-too-little = You ask { $short } too little
money-too-much = { $what }: { $over } too much
money-too-little = { $what }: { $short } more needed
balance-short = { $short } still to find
balance-over = Funding is { $over } above the costs
not-eligible = { $what }: { $over } does not count as eligible
flat-rate-too-high = Rate for indirect costs is too high
starts-too-early = Project starts too early
starts-too-late = Project starts too late
ends-too-late = Project ends too late
ends-too-early = Project ends too early
lasts-too-long = Project lasts { $months } too long
lasts-too-short = Project lasts { $months } too short
partners-too-few = { $count ->
    [one] 1 more partner to find
   *[other] { $count } more partners to find
}
partners-too-many = { $count ->
    [one] 1 partner too many
   *[other] { $count } partners too many
}
member-states-too-few = { $count ->
    [one] A partner from 1 more Member State to find
   *[other] Partners from { $count } more Member States to find
}
inhabitants-too-few = { $count ->
    [one] 1 inhabitant too few
   *[other] { $count } inhabitants too few
}
inhabitants-too-many = { $count ->
    [one] 1 inhabitant too many
   *[other] { $count } inhabitants too many
}
participants-too-few = { $count ->
    [one] 1 more participant to reach
   *[other] { $count } more participants to reach
}
participants-too-many = { $count ->
    [one] 1 participant too many
   *[other] { $count } participants too many
}
part-too-much = Part of { $partner } is { $over } too high
part-too-little = Part of { $partner } is { $short } too low
mix-incomplete = A kind of partner is missing from the partnership
wrong-kind = { $partner } is of a kind that cannot take part here
wrong-kind-lead = { $partner } cannot lead the application
wrong-place = { $partner } is established where it cannot be
action-outside-period = Action { $action } falls outside the period of the project
actions-outside-period = { $count } actions fall outside the period of the project
action-not-allowed = Action { $action } is not eligible here
actions-too-few = { $count ->
    [one] 1 more action from the list to choose
   *[other] { $count } more actions from the list to choose
}
actions-incomplete = An action from the list is missing
action-does-not-state = Action { $action } does not state { $field }
actions-do-not-state = { $count } actions do not state { $field }
text-too-long = Text { $section } is { $words } too long
text-too-short = Text { $section } is { $words } too short
number-wrong-enterprise-number = Enterprise number of { $partner } is not right
number-wrong-pic = PIC of { $partner } is not right
closed-on = Call closed on { $day }
closed = Call closed
joint-advised = Apply together with another local authority
leads-too-many = { $count } partners are lead applicant
leads-none = There is no lead applicant yet
period-reversed = The end is before the start: { $field }
unknown-code = { $field }: the call does not know ‘{ $typed }’
code-missing = { $field } still to be chosen
not-a-number = { $field } is not a number: { $typed }
not-a-date = { $field } is not a date: { $typed }
negative = { $field } must be above 0: { $typed }
too-many-decimals = { $field } has too many decimals: { $typed }
too-large = { $field } is too large: { $typed }

text-at-most = { $measured }. At most { $limit }.
text-at-least = { $measured }. At least { $limit }.
text-at-most-day = { $measured }. At the latest { $limit }.
text-at-least-day = { $measured }. At the earliest { $limit }.
text-exactly = { $measured }. Exactly { $limit }.
text-one-of = { $measured }. Allowed: { $limit }.
text-none-of = { $measured }. Not: { $limit }.
text-asked = Asked { $amount }
text-now = Now { $value }
text-typed = Filled in: { $typed }. { $about }
text-group-absent = Nobody from this group yet: { $kinds }.
text-actions-absent = Still missing: { $actions }.
text-room-days = { $days } left.
text-reversed = From { $start } to { $end }.
text-unknown-code = Choose one from the call’s list.
text-share-and-amount = { $share }, which is { $amount }
text-room-money = { $room } of room left.
text-room-none = Exactly the limit.
text-difference-none = Difference { $zero }.
text-funding-and-cost = Funding { $funding }, costs { $cost }.
text-rule = The call asks: { $rule }.
reasons-any-of = One of these is enough:
reasons-all-of = All of these are needed:
reasons-none-of = None of these is possible:
text-since = That holds here: { $condition }.
text-condition = Holds only if: { $condition }.
text-not-applicable = Does not apply to this file.
text-missing = Still to fill in: { $fields }.
text-missing-more = Still to fill in: { $fields } and { $count } more.
text-read-yourself = Read this yourself and tick it.
text-declare = Tick this declaration under Texts.
text-keep-writing = You can keep writing.
text-row-does-not-count = This does not count in the sums.
text-rows-do-not-count = { $count ->
    [one] 1 row does not count yet: this amount may still change.
   *[other] { $count } rows do not count yet: this amount may still change.
}
text-day-waits = Rules about this day wait until it can be read.
text-one-lead = Exactly one partner is the lead applicant.
text-joint = { $partner } has { $measured }. Small is below { $limit }.
text-number-enterprise-number = Ten digits, of which the last two are a check: 0XXX.XXX.XXX.
text-number-pic = A PIC has nine digits.

headroom-grant = You may ask { $amount } more, limited by: { $rule }
headroom-grant-none = You ask exactly what is allowed: { $rule }
headroom-grant-over = You ask { $amount } too much, limited by: { $rule }
headroom-grant-unknown = No costs yet, so no limit yet
headroom-grant-no-participants = Not every action says yet how many people it reaches, so no limit yet
headroom-grant-no-partners = No partners yet, so no limit yet
headroom-grant-free = The call names no limit for the grant
headroom-to-find = { $amount } still to find
headroom-to-find-none = The funding covers the costs
headroom-to-find-over = The funding is { $amount } above the costs
headroom-to-find-unknown = No costs yet
headroom-own = { $amount } more of your own means needed: { $rule }
headroom-own-none = Enough of your own means: { $rule }
headroom-own-unknown = No costs yet, so no own means needed yet
headroom-what = { $what }: { $here }
headroom-category = { $amount } more possible, limited by: { $rule }
headroom-category-none = exactly at the limit: { $rule }
headroom-category-over = { $amount } too much, limited by: { $rule }
headroom-category-unknown = no limit yet
headroom-months = The project may last { $months } longer, limited by: { $rule }
headroom-months-none = The project lasts as long as is allowed: { $rule }
headroom-months-over = The project lasts { $months } too long, limited by: { $rule }
headroom-months-unknown = No period yet, so no duration yet
headroom-words = { $words } left
headroom-words-none = exactly as long as is allowed
headroom-words-over = { $words } too many
headroom-words-unknown = no limit yet
headroom-partners = { $partners } still to find: { $rule }
headroom-partners-none = Enough partners: { $rule }
headroom-partners-unknown = No partners yet
headroom-member-states = { $count ->
    [one] A partner from 1 other Member State still to find: { $rule }
   *[other] Partners from { $count } other Member States still to find: { $rule }
}
headroom-member-states-none = Enough Member States: { $rule }
headroom-member-states-unknown = No partners yet
headroom-more-partners = { $partners } more possible, limited by: { $rule }
headroom-more-partners-none = No more partners possible: { $rule }
headroom-more-partners-over = { $partners } too many, limited by: { $rule }
headroom-more-partners-unknown = No partners yet
