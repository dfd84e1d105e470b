# History: what somebody did, versions with a name, and going back.

past-set = { $field }: { $before } → { $after }
past-filled = { $field }: { $after }
past-emptied = { $field }: emptied, was { $before }
past-rewritten = { $field }: reworked
past-touched = { $field }: edited
past-added = { $kind } added: { $what }
past-removed = { $kind } removed: { $what }
past-moved = { $kind } moved: { $what }
past-partners = partner
past-actions = action
past-budget = budget line
past-funding = source
past-annexes = annex
past-nameless-partners = partner without a name
past-nameless-actions = action without a title
past-nameless-budget = budget line without a description
past-nameless-funding = source without a kind
past-nameless-annexes = annex without a name

history-created = Application begun
history-undone = Undone: { $what }
history-redone = Done again: { $what }
history-other = A change from a newer version of Voorstel
history-restored = back to { $moment }
history-restored-field = { $field } back to { $moment }
history-no-moment = This moment is not in the history of this application. Choose one from the list.
history-stopped = The history has not been read: you stopped it. Open it again when you want to see it.

version-kept = version { $name } kept
version-renamed = version { $name } renamed
version-frozen = version { $name } frozen
version-removed = version { $name } removed
version-back = version { $name } brought back
version-unknown = This version is no longer there. A partner may have removed it.
version-is-frozen = Version { $name } is frozen: it keeps its name and stays.
version-not-lead = Only the lead applicant freezes a version, and by your own details you are another partner of this application.
version-nameless = Give the version a name.

compare-same = There is no difference.
compare-mended = Now in order ({ $count })
compare-broken = No longer in order ({ $count })
history-more = and { $count ->
    [one] { $count } more change
   *[other] { $count } more changes
  }
history-version = Version ‘{ $name }’ of { $moment }
undo-moved-on = Something else was done since. Nothing was undone: use ‘Undo’ at the top, or the history.
