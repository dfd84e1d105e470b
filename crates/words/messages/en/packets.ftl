# Packets: an application with its history in one file, and what taking it in does.

patch-set = { $field }: { $before } becomes { $after }
patch-filled = { $field }: { $after }
patch-emptied = { $field }: empty; was { $before }
patch-rewritten = { $field }: rewritten
patch-added = added: { $what }
patch-removed = removed: { $what }
patch-moved = moved: { $what }
patch-line = { $row }, { $description }
patch-line-amount = { $row }, { $description }, { $amount }

packet-none = { $path } is no packet of Voorstel. Choose a file that ends in .voorstel.
packet-newer = { $path } was made by a newer Voorstel ({ $found }). Install the newer Voorstel, or ask your partner for an application file (JSON).
packet-not-whole = { $path } was cut off or changed on its way. Nothing was taken in; ask your partner to send it again.
packet-too-large = { $path } holds more than { $most } MB, which no application does. Nothing was taken in.
packet-unreadable = { $path }: what this packet holds cannot be read ({ $detail }). Nothing was taken in; ask your partner to send it again.
packet-not-looked-into = { $path } is no longer at hand. Choose the packet again.
packet-moved-on = Something in the application has changed meanwhile. Nothing was taken in: open { $path } again to see what it would do now.
packet-other = { $path } is of another application. Nothing was taken in.
packet-locked = { $path } is under a passphrase. Give it with --passphrase-file or VOORSTEL_PASSPHRASE.
packet-wrong-passphrase = This passphrase does not open { $path }. Nothing was taken in; mind capitals and try again, or ask your partner for it.
packet-too-much-work = { $path } asks for more work than any packet of Voorstel does. It was not opened; ask your partner to make it again.
packet-passphrase-short = Choose a passphrase of at least { $least } characters.
packet-passphrases-differ = The two passphrases are not the same. Nothing was written; try again.
packet-ask-passphrase = Passphrase of { $path }:
packet-ask-new-passphrase = Passphrase for { $path }:
packet-ask-again = Once more:
packet-no-partner = This application has no partner { $id }.
packet-over = taken over from { $author }
packet-left = proposals of { $author } not taken over
left-unread = A proposal that this version of Voorstel cannot read; a newer one may
left-unread-taken = A proposal that this version cannot read, it cannot take over either. Nothing was taken over: leave it out, or use a newer Voorstel.
packet-proposed = Proposed, and not taken over ({ $count }); take over with --accept
packet-proposed-over = Proposals ({ $count }); those with a * are taken over
packet-money-open = { $count ->
    [one] Partners do not agree on { $count } amount yet
   *[other] Partners do not agree on { $count } amounts yet
  }: { $fields }. Choose which holds; until then only a draft can be made.

merge-nothing = All of it was there already; nothing changed.
merge-from = { $count ->
    [one] From { $author }: { $count } step, on { $day }
   *[other] From { $author }: { $count } steps, until { $day }
  }
merge-nobody = somebody without a name
merge-changes = Changed ({ $count })
merge-conflicts = To choose ({ $count })
merge-conflict = { $field }: { $values }
merge-value = { $value } ({ $author }, { $day })
merge-blended = Rewritten by both and put together: read over ({ $count })
merge-out = Removed by one, worked on by the other ({ $count })
merge-cost = All costs: { $before } becomes { $after }
merge-funding = All funding: { $before } becomes { $after }
merge-grant = Asked: { $before } becomes { $after }
merge-broken = No longer in order ({ $count })
merge-mended = Now in order ({ $count })
merge-delivered = Reported complete ({ $count })
merge-delivered-part = { $step } of { $partner }, by { $author }
merge-files-missing = Files of annexes still to be asked for ({ $count }): { $names }
