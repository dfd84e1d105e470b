# Coming to one application: what was out, what is double, who delivered what, and the letter that asks for it.

label-brought-back = brought back: { $what }
label-let-go = left removed: what a partner removed
label-looked-at = read over: { $field }
label-delivered = reported complete: { $step } of { $partner }
label-not-delivered = reopened: { $step } of { $partner }
label-joined = joined: { $gone } with { $kept }
label-kept-apart = not the same: { $one } and { $other }

double-enterprise-number = same enterprise number
double-pic = same PIC
double-name = same name
double-domain = related name and same e-mail domain
double-title = same title
double-line = same description, partner, quantity and price

deliver-not-yours = Whether the part of { $partner } is complete is for that partner to say, or for the lead applicant. Ask one of them.
deliver-who-said = Say from whom you know: the part of { $partner } is not your own.

letter-subject = { $title }: what we still need from { $partner }
letter-greeting = Dear { $contact },
letter-greeting-nobody = Hello,
letter-about = We are drafting the application ‘{ $title }’ for ‘{ $call }’ together.
letter-missing = This is still missing or not right in the part of { $partner }:
letter-more = { $count ->
    [one] - and { $count } more point
   *[other] - and { $count } more points
  }
letter-open = Not reported complete by { $partner } yet: { $steps }.
letter-changed = Changed after it was complete, please check: { $steps }.
letter-complete = All of { $partner } has come in. Thank you.
letter-ask = Would you complete this in Voorstel and send us the packet back?
letter-ask-before = Would you complete this in Voorstel and send us the packet back? The application has to be in by { $day }.
letter-close = Kind regards
