## Export: what the application itself says

export-stage-gathering = Gathering data…
export-stage-setting = Setting pages…
export-stage-encoding = Making the file…
export-made-apart-ended = The document was not made: the part of Voorstel that lays out its pages stopped, most likely for want of memory. Close other programs and try again, or let the lines of the budget go along as a spreadsheet in the PDF.
export-cancelled = Export stopped. Nothing was written.
export-fault = The document could not be set. This is a fault in Voorstel, not in your dossier: { $detail }
export-no-such-partner = Not exported: this dossier has no partner { $id }. Choose a partner from the list.
export-write-no-folder = Not saved: the folder { $path } does not exist. Choose another folder.
export-write-is-folder = Not saved: { $path } is a folder. Choose a file name.
export-write-no-permission = Not saved: you may not write to { $path }. Choose another place.
export-write-in-use = Not saved: { $path } is open in another program and has not changed. Close it there and export again.
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
export-declarations-only = Declarations
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

## Document: parts of an application

export-part-summary = Summary for the council
export-part-budget = Budget and funding
export-part-partner = The part of { $partner }
export-cover-own-cost = Own costs
export-cover-own-means = Own means
export-less = The PDF was made, but does not conform to { $standards }: its content does not allow it ({ $why }).
export-along-dossier = The dossier of this application, which Voorstel opens again (voorstel.dossier/1).
export-budget-elsewhere =
    { $count ->
        [one] Here is the sum of 1 budget line.
       *[other] Here are the sums of { $count } budget lines.
    }
export-sign-agreed = Read and approved for { $partner }
export-sign-name = Name
export-sign-function = Function
export-sign-day = Date
export-sign-signature = Signature

## Document: summary for the council

export-summary-decide = What the council decides
export-summary-what = What
export-summary-who = Who
export-summary-own = Own means
export-summary-own-in-euro = Own means in €
export-summary-money = How much
export-summary-costs = Costs
export-summary-sources = Who pays
export-summary-when = When
export-summary-more-partners =
    { $count ->
        [one] And 1 more partner: see the whole application.
       *[other] And { $count } more partners: see the whole application.
    }
export-summary-more-actions =
    { $count ->
        [one] And 1 more action: see the whole application.
       *[other] And { $count } more actions: see the whole application.
    }
export-summary-more-costs = { $count } other categories
export-summary-more-open =
    { $count ->
        [one] And 1 more point: see the whole application.
       *[other] And { $count } more points: see the whole application.
    }
export-summary-missing =
    { $count ->
        [one] 1 rule waits for something that is still to be filled in.
       *[other] { $count } rules wait for something that is still to be filled in.
    }
export-summary-uncounted =
    { $count ->
        [one] 1 budget line does not count yet: its quantity or unit cost is missing.
       *[other] { $count } budget lines do not count yet: a quantity or unit cost is missing.
    }
export-decide-join =
    { $partners ->
        [0] To approve the project ‘{ $title }’, with our organisation as applicant.
        [one] To approve the project ‘{ $title }’, with our organisation as applicant and 1 partner.
       *[other] To approve the project ‘{ $title }’, with our organisation as applicant and { $partners } partners.
    }
export-decide-submit = To submit it to the call ‘{ $call }’ and ask for { $asked }.
export-decide-submit-by = To submit it to the call ‘{ $call }’ by { $day } and ask for { $asked }.
export-decide-own = To contribute { $amount } of our own means: { $share } of the total cost.
export-decide-no-own = To contribute no means of our own.
export-decide-declare =
    { $count ->
        [one] To make the declaration of the call.
       *[other] To make the { $count } declarations of the call.
    }
export-workbook-name = budget.xlsx
export-workbook-about = Every line of the budget

## Document to write on: captions of tables

export-table = Table
export-caption-partners = Partners and their direct cost
export-caption-actions = Actions and their direct cost
export-caption-budget = Cost by category and partner
export-caption-funding = Funding by source
