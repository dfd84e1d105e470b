# What was recognised on a page or in a topic, what was left out, and what could not be placed.

intake-title = Title
intake-code = Code
intake-fund = Fund
intake-publisher = Who launches the call
intake-theme = Theme
intake-summary = Summary
intake-objective = Objective
intake-opened = Opens
intake-deadline = Deadline
intake-milestone = Other date
intake-envelope = Budget of the call
intake-envelope-part = Part of the budget
intake-other-envelope = Budget together with other calls
intake-cofinancer = Cofinancer
intake-action = Action
intake-own-actions = Own actions
intake-section = Text to read
intake-beneficiaries = Who may take part
intake-contact = Contact
intake-document = Document
intake-rule = Proposed rule
intake-yes = are allowed too
intake-day-hour = { $day }, { $hour }

intake-left-out-names = { $count ->
    [one] 1 name of a person
   *[other] { $count } names of persons
}
intake-left-out-numbers = { $count ->
    [one] 1 number of a person
   *[other] { $count } numbers of persons
}
intake-left-out-mailboxes = { $count ->
    [one] 1 mail address that may be a person’s
   *[other] { $count } mail addresses that may be persons’
}

intake-amount-of-what = Nothing says what this amount is for. Fill it in yourself where it belongs.
intake-amount-without-currency = A number without a currency. If it is an amount, fill it in yourself.
intake-parts-do-not-add-up = The parts do not add up to the budget. Fill in yourself which are right.
intake-share-of-what = Nothing says what this is a percentage of. Make a rule of it yourself if need be.
intake-day-without-year = A day without a year. Fill the date in yourself.
intake-day-of-what = Nothing says what happens on that day. Fill it in yourself if it counts.
intake-which-fund = More than one fund may be meant. Choose the fund yourself.
intake-shared-pot = This amount stands at more than one topic: it is the call’s as a whole. Check what is for this topic.
intake-other-shape = This is written otherwise than expected. Fill it in yourself.
intake-no-budget-row = The budget of the call has no row of this topic. Fill the amount in yourself.

fail-page-empty = There is no text to read. Copy the text of the page and paste it here.
fail-page-too-large = The text is larger than 1 MB. Copy only the page of the call.
fail-page-no-call = No call can be recognised in this: no code, no budget and no known headings. Copy the whole page of the call, from the title to the contact.
fail-topic-too-large = { $path } is larger than 5 MB. No topic of the EU portal is that large.
fail-topic-no-json = This is no JSON ({ $detail }). Save the file of the topic again.
fail-topic-none = This is no topic of the EU portal: it has no identifier and no title.
fail-topic-code = "{ $code }" is no code of a topic. One looks like this: AMIF-2023-TF2-AG-CALL-02-LOCAL.
fail-portal-no-network = The EU portal cannot be reached. Check your internet connection, or take the file of the topic.
fail-portal-slow = The EU portal did not answer in time. Try again later, or take the file of the topic.
fail-portal-no-topic = The EU portal knows no topic { $code }. Check the code, up to and including its last part.
fail-portal-refused = The EU portal gave no data (answer { $status }). Try again later.
fail-portal-too-large = The answer of the EU portal is larger than 5 MB. No topic is that large.
fail-portal-no-text = The answer of the EU portal is no readable text. Try again later.
fail-portal-not-safe = The connection to the EU portal cannot be trusted ({ $detail }). Ask whoever runs your network.
fail-portal = The EU portal cannot be read ({ $detail }). Try again later, or take the file of the topic.
fail-not-recognised = Nothing was read at that place that you could confirm.
