## Export: what the application itself says

export-stage-gathering = Gathering data…
export-stage-setting = Setting pages…
export-stage-encoding = Making the file…
export-cancelled = Export stopped. Nothing was written.
export-fault = The document could not be set. This is a fault in Voorstel, not in your dossier: { $detail }
export-no-such-partner = Not exported: this dossier has no partner { $id }. Choose a partner from the list.
export-write-no-folder = Not saved: the folder { $path } does not exist. Choose another folder.
export-write-is-folder = Not saved: { $path } is a folder. Choose a file name.
export-write-no-permission = Not saved: you may not write to { $path }. Choose another place.
export-write-disk-full = Not saved: the disk is full. { $path } has not changed. Make room, or choose another disk.
export-write-other = Not saved: { $path } could not be written ({ $detail }).

## Document: cover and pages

export-draft-mark = DRAFT
export-draft-of = Draft of { $day }
export-version-of = Version of { $day }
export-page = page { $page } of { $pages }
export-about = Application for the call { $call }
export-untitled = Untitled project
export-open = not filled in yet
export-not-understood = not understood
export-days = { $start } to { $end }
export-months-short = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
export-picture = picture
export-contents = Contents
export-cover-lead = Lead applicant
export-cover-with = with { $names }
export-cover-with-more =
    { $count ->
        [one] with { $names } and 1 more partner
       *[other] with { $names } and { $count } more partners
    }
export-cover-cost = Total cost
export-cover-asked = Requested
export-cover-share = Share
export-cover-period = Period
export-lost =
    { $count ->
        [one] One character has no glyph in this document and is shown as □: { $codes }.
       *[other] { $count } characters have no glyph in this document and are shown as □: { $codes }.
    }

## Document: call

export-call = Call
export-call-closed-on = This call closed on { $day }. This document can no longer be submitted.
export-call-closed = This call is closed. This document can no longer be submitted.
export-call-code = Code
export-call-publisher = Launched by
export-call-fund = Fund
export-call-deadline = Deadline
export-call-no-deadline = not stated
export-call-opened = Call opened
export-call-days = Dates
export-call-money = Budget of the call
export-call-envelope = Budget
export-call-contact = Contact
export-call-sources = Sources
export-source-read = read on { $day }
export-moment-brussels = { $day } at { $time }, Brussels time
export-moment = { $day } at { $time } ({ $zone })
export-day = Day
export-what = What
export-written = Where it is written
export-amount = Amount

## Document: partners

export-partners = Partners
export-partners-none = There are no partners yet.
export-partner = Partner
export-partner-unnamed = Partner { $number }, no name yet
export-partner-role = Role
export-partner-kind = Kind
export-partner-place = Place
export-partner-number = Enterprise number
export-partner-pic = PIC
export-partner-inhabitants = Inhabitants
export-partner-contact = Contact
export-partner-email = E-mail
export-partner-phone = Telephone
export-no-partner = No partner chosen yet
export-all-partners = Together
export-direct-cost = Direct costs in €

## Document: actions

export-actions = Actions
export-actions-none = There are no actions yet.
export-action = Action
export-action-short = Action
export-action-own = own action
export-action-menu = From the call
export-action-days = When
export-action-lead = Led by
export-action-partners = Also involved
export-action-target = Target group
export-action-number = Reach
export-action-deliverables = What this yields
export-timeline-description = Timeline of the actions. { $actions }.
export-timeline-no-days = no days yet
export-timeline-outside = An action in this colour runs outside the project period.

## Document: texts

export-texts = Project description
export-text-unnamed = Text without a name
export-texts-none = This call asks for no texts.

## Document: budget

export-budget = Budget
export-budget-none = There are no costs yet.
export-category-in-euro = Costs in €
export-no-category = No category chosen yet
export-description = Description
export-quantity = Quantity
export-unit = Unit
export-unit-cost = Unit cost
export-amount-in-euro = Amount in €
export-in-euro = In €
export-total-of = Total
export-total-direct-all = Total direct costs
export-totals = Totals
export-total-direct = Direct eligible costs
export-total-indirect = Indirect costs
export-total-eligible = Total eligible costs
export-total-not-eligible = Costs not eligible
export-total-cost = Total cost
export-indirect-explained = { $rate } of { $base }, computed
export-indirect-open = no rate filled in yet
export-line-not-eligible = not eligible
export-line-quantity-wrong = not counted: the quantity is not a number
export-line-cost-wrong = not counted: the unit cost is not an amount
export-line-open = not counted yet: quantity or unit cost is missing

## Document: funding

export-funding = Funding
export-funding-none = There is no funding yet.
export-funding-asked = Requested
export-funding-own = Own funds
export-funding-others = Other funds
export-funding-total = Total funding
export-funding-balanced = Funding equals cost.
export-funding-short = { $amount } is still to be found.
export-funding-over = Funding exceeds cost by { $amount }.
export-funding-share-of = Share: of the eligible costs of { $amount }.
export-funding-limits = Limits of the call
export-no-source = No source chosen yet
export-source = Source
export-status = Status
export-share = Share in %
export-confirmed = confirmed
export-not-confirmed = not confirmed yet
export-limit-rule = Rule
export-limit-measured = Now
export-limit = Limit
export-limit-state = Status
export-limit-at-most = at most { $amount }
export-limit-at-least = at least { $amount }
export-limit-met = met
export-limit-broken = not met
export-limit-open = still open
export-bar-description = Bar of the funding: { $sources }. Cost { $cost }. Limits: { $limits }.

## Document: declarations

export-declarations = Declarations and annexes
export-declared = declared
export-not-declared = not declared yet
export-annexes = Annexes
export-annex-kind = Annex
export-annex-file = File
export-annex-missing = not added yet

## Document: open points

export-findings = Open points
export-findings-open =
    { $count ->
        [0] There are no open points.
        [one] There is 1 open point.
       *[other] There are { $count } open points.
    }
export-findings-met =
    { $count ->
        [one] 1 rule is met.
       *[other] { $count } rules are met.
    }
export-findings-missing = Still to fill in
export-findings-fields = Still needed:
