# The planning as a poster.

poster-no-days = no days yet
poster-deadline = Submit by { $day }
poster-untitled-action = Untitled action
poster-no-lead = Nobody leads
poster-as-of = As of { $day }
poster-empty = There are no actions yet. Fill them in with their start and end, and they stand here.
poster-call = Call
poster-quarter = Q{ $number }
poster-aside = Actions without a place in time
poster-sign-leads = leads the action
poster-sign-takes-part = takes part
poster-sign-deliverable = deliverable, at the end of the action
poster-layers = Each partner is a layer, which a PDF reader switches on and off.
poster-page = sheet { $number } of { $count }
