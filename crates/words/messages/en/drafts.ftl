# Calls that one writes oneself: failures, and what becomes of a draft.

draft-none = There is no draft { $id }. It may have been thrown away.
draft-no-such-key = { $key }: this key leads nowhere. Nothing was changed.
draft-too-large = The call is larger than 1 MB. Shorten texts; nothing was changed.
draft-damaged = This draft is damaged ({ $detail }). Begin again from a file or a copy.
draft-taken = { $pin } exists already: a published version does not change any more.
draft-taken-hint = Take version { $free }, or give the call another id.
publish-errors = There are errors in the call still. Mend them first; warnings and advice may stay.
publish-file-there = { $path } exists already. Move that file or take a higher version.
delete-not-own = { $pin } came with Voorstel and stays.
delete-used = { $count ->
    [one] The application "{ $title }" uses { $pin }. Delete that application first, or keep the call.
   *[other] { $count } applications use { $pin }, among them "{ $title }". Delete those applications first, or keep the call.
}
own-call-changed = { $path }: this file was changed after { $pin } was published. Applications are now judged by the changed file. Put it back, or publish the change as version { $free }.
own-call-gone = The file of { $pin } cannot be used any more: it is gone or was changed. Put it back as it was published.
fail-call-too-large = { $path } is larger than 1 MB. No call is.
import-is-fund = { $path } describes a fund and no call. Put it into the folder of your own calls.
import-is-themes = { $path } describes themes and no call. Put it into the folder of your own calls.
import-no-call = { $path } is no call: it holds no format, title or rule.
try-empty = An empty application
try-no-sample = There is no sample application for { $pin }. Choose another one.

cli-call-warning = warning: { $problem }
cli-call-advice = advice: { $problem }
cli-call-usable = { $file }: { $pin }, { $count ->
    [one] 1 rule
   *[other] { $count } rules
}, usable; read the remarks above
