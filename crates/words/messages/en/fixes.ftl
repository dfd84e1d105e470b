# What the button of a fix says: the result.

fix-lower-source = Lower { $source } to { $to }
fix-raise-source = Raise { $source } by { $by }
fix-shift-source = Lower { $source } to { $to } and raise { $other } by { $by }
fix-lower-parts = Lower the part of { $partners } to { $to }
fix-raise-parts = Raise the part of { $partners } to { $to }
fix-lower-category = Lower { $categories } by { $by }
fix-lower-flat-rate = Lower the rate to { $to }
fix-start-on = Start on { $day }
fix-end-on = End on { $day }
fix-run-between = Run from { $start } to { $end }
fix-mark-not-eligible = { $count ->
    [one] Count the row as not eligible
   *[other] Count { $count } rows as not eligible
}
fix-declare = Declare: { $declaration }
fix-find-partners = { $count ->
    [one] Find 1 more partner
   *[other] Find { $count } more partners
}
fix-find-member-states = { $count ->
    [one] Find a partner from 1 more Member State
   *[other] Find partners from { $count } more Member States
}
fix-shorten = Cut { $words }
fix-add-action = Add: { $action }
fix-remove-action = Remove action { $action }
fix-correct-number = Write { $to }
fix-make-lead = Make { $partner } lead applicant
fix-replace-partner = Choose another kind or place for { $partner }
