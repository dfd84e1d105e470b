# What the application itself says: failures, saving, pasting, the overview.

fail-opening-stopped = The dossier has not been opened: you stopped it. It is as it was.
fail-no-dossier = There is no file { $id }. It may have been deleted.
fail-no-address = Your address book has nobody with the id { $id }. It may have been removed already.
fail-no-call = The call { $pin } is not there. Put its file into the folder of your own calls and start Voorstel again.
fail-no-such-call-near = There is no call "{ $name }". Do you mean "{ $near }"?
fail-no-such-call = There is no call "{ $name }". `voorstel calls` lists them.
fail-not-text = { $path }: no readable text from byte { $at } on. Save the file as UTF-8.
fail-no-data-folder = The system names no folder for your data. Set VOORSTEL_HOME to a folder of your choice and start Voorstel again.
fail-folder = The folder { $folder } cannot be used. { $why }
fail-in-use = Your library in { $folder } is already open in another window or program. Close it there and start Voorstel again.
fail-newer = Your library { $file } was written by a newer Voorstel. Install that version. Nothing was changed.
fail-damaged = This file is damaged ({ $detail }). Restore it from an export.
fail-edit = This cannot be filled in: { $detail }
fail-read = This is no usable application file: { $detail }
fail-exporting = This file is being exported already. Wait until that is done, or stop it first.
place-line = line { $line }
place-line-column = line { $line }, column { $column }
read-too-large = it is larger than 64 MB. No application is.
read-wrong = { $place }: "{ $detail }". Mend it at that place.
read-other-format = format: expected "{ $known }", found "{ $found }". It is something else, or of a newer Voorstel.
read-no-identity = { $place }: "id" is missing or empty. Give an id that is not in the list yet.
read-identity-twice = { $place }: the id "{ $id }" is used twice. Give each its own id.
read-no-partner = { $place }: there is no partner "{ $id }". Name a partner of the file.
read-no-action = { $place }: there is no action "{ $id }". Name an action of the file.
read-too-long = { $place }: longer than { $most } characters. Shorten it.
read-too-many = { $place }: more than { $most } entries. Split the file.
edit-no-such-field = { $field }: there is no such field.
edit-no-such-entity = { $field }: nothing of that id is there.
edit-taken = { $field }: something of that id is there already.
edit-wrong-value = { $field }: expected is { $expected }.
expected-text = a text
expected-language = nl or en
expected-flag = true or false
expected-count = a whole number
expected-texts = a list of texts
expected-role = lead, co-applicant or associated
expected-kind = a kind of organisation, such as municipality or ngo
expected-partner = a partner of the file
expected-action = an action of the file
expected-identity = an id that is not empty
expected-fields = the fields that belong there
fail-not-found = { $path } is not there. See whether name and folder are right.
fail-is-folder = { $path } is a folder. Name a file.
fail-no-permission = { $path }: you have no access here. Ask for access or choose another place.
fail-disk-full = { $path }: the disk is full. Free some space and try again.
fail-file = { $path }: { $detail }
fail-too-large = { $path } is larger than 64 MB. No application is.
fail-not-exported = { $path } was not exported by Voorstel since it was started.
fail-open-path = { $path } cannot be opened: { $detail }
fail-fault = This should not happen. Report it with this line: { $detail }
notice-kept-aside = Your library was damaged. It is kept aside as { $path }; a new one was begun. Restore your files from exports.
trouble-disk-full = The disk is full. Free some space; Voorstel tries again.
trouble-read-only = The folder is read-only or cannot be opened ({ $detail }). Make it writable; Voorstel tries again.
trouble-busy = Another program holds the file. Close that program; Voorstel tries again.
trouble-damaged = The file on disk is damaged ({ $detail }). Start Voorstel again.
trouble-other = The disk reports: { $detail }. Voorstel tries again.
partner-number-wrong = This number is not right. { $about }
copy-of = { $title } (copy)
copy-untitled = Copy
paste-too-many = You paste { $rows } rows. Voorstel takes at most { $most } at a time.
paste-too-large = You paste more than 8 MB of text. Take a smaller block.
paste-empty = The clipboard holds no rows.
paste-not-a-number = not a number
paste-negative = must be above 0
paste-too-many-decimals = too many decimals
paste-too-large-number = too large
paste-choose-partner = choose a partner
paste-choose-action = choose an action
paste-choose-category = choose a category
paste-yes-or-no = yes or no
close-unsaved = What you typed is not saved yet. If you close now, it is lost.
close-anyway = Close anyway
close-not = Stay

cli-untitled = Untitled application
cli-about = { $call } ({ $pin }), judged on { $day }
cli-blocking = Errors ({ $count })
cli-warnings = Warnings ({ $count })
cli-advice = Advice ({ $count })
cli-undecided = Not decided yet ({ $count })
cli-met = In order ({ $count })
cli-missing = Still missing: { $fields }
cli-totals = Totals
cli-direct = Direct costs
cli-indirect = Indirect costs
cli-cost = All costs
cli-eligible = Eligible costs
cli-funding = All funding
cli-asked = Asked
cli-difference = Funding less costs
cli-of-eligible = { $share } of the eligible costs
cli-uncounted = { $count ->
    [one] 1 row is not counted: a number is missing or cannot be read.
   *[other] { $count } rows are not counted: a number is missing or cannot be read.
}
cli-headroom = What is still possible
cli-fine = No errors.
cli-fine-so-far = { $count ->
    [one] No errors; 1 rule cannot be decided yet.
   *[other] No errors; { $count } rules cannot be decided yet.
}
cli-blocked = { $count ->
    [one] 1 error: the application would be refused like this.
   *[other] { $count } errors: the application would be refused like this.
}
cli-exported-blocked = { $count ->
    [one] exported with 1 error; `voorstel check` says which
   *[other] exported with { $count } errors; `voorstel check` says which
}
cli-envelope = Budget: { $amount }
cli-actions = Actions of the call
cli-categories = Cost categories
cli-declarations = Declarations
cli-annexes = Annexes
cli-rules = Rules
cli-closed-on = closed on { $day }
cli-closed = closed
cli-open-until = open until { $day }
cli-no-deadline = no deadline published
cli-at-most = at most { $most }
cli-at-most-share = at most { $most } of the costs
cli-call-fine = { $file }: { $pin }, { $count ->
    [one] 1 rule
   *[other] { $count } rules
}, in order
cli-exists = { $path } exists already; choose another name
cli-unknown-field = { $path }: unknown field { $field }; it is kept
cli-unknown-more = { $path }: and { $count } more unknown fields; they are kept
cli-output = standard output
cli-demo-dossier = Application: { $path }
cli-demo-pdf = PDF: { $path }

figure-yes = yes
figure-no = no
figure-cost = costs
figure-eligible = eligible costs
figure-indirect = indirect costs
figure-funding = funding
figure-asked = asked
figure-difference = funding less costs
figure-asked-share = share of the eligible costs asked
figure-others = other contributions
figure-room-grant = still to ask
figure-room-to-find = still to find
figure-room-own = own means still needed
figure-room-category = still possible: { $what }
figure-room-months = may last longer
figure-room-words = still to write: { $what }
figure-room-partners = partners still to find
figure-room-member-states = Member States still to find
figure-room-more-partners = partners still possible
figure-over-grant = { $room } too much asked
figure-over-to-find = { $room } more than the costs
figure-over-category = { $room } too much
figure-over-months = { $room } too long
figure-over-words = { $room } too many
figure-over-more-partners = { $room } too many
plan-keeps = All rules about money are kept this way
plan-obstacle = In the way: { $rule }
plan-nowhere = At these costs no amount keeps all rules about money. In the way: { $rule }
plan-too-large = Such an amount cannot be filled in
plan-no-cost = No costs yet, so no plan yet
plan-nearest = Ask { $amount }
plan-add-cost = This plan counts { $amount } more costs. ‘Apply’ changes the funding only: add the costs under Budget.
plan-cut-cost = This plan counts { $amount } less costs. ‘Apply’ changes the funding only: cut the costs under Budget.
plan-label = funding as planned: { $amount } asked
fail-not-an-amount = ‘{ $typed }’ is not an amount. Type for example 40,000.00.
fail-not-a-share = ‘{ $typed }’ is not a share. Type for example 50%.
