# A shared folder in which partners work on one application.

meeting-no-folder = { $path } is no folder. Choose one that is there.
meeting-none = This application has no shared folder. Choose one at ‘Shared folder…’.
meeting-alone = No file of a partner yet. What you change is ready in a file of your own.
meeting-state = { $files ->
    [one] { $files } file
   *[other] { $files } files
  } of { $partners ->
    [one] { $partners } partner
   *[other] { $partners } partners
  }. All that can be is taken in.
meeting-state-taken = { $files ->
    [one] { $files } file
   *[other] { $files } files
  } of { $partners ->
    [one] { $partners } partner
   *[other] { $partners } partners
  }, last taken in at { $at }.
meeting-trouble = { $why } It goes on by itself as soon as it can; what you type stays in your application.
meeting-taken = From { $author }, { $day }: all of it is in your application.
meeting-waits = { $count ->
    [one] From { $author }: { $count } proposal waits for you.
   *[other] From { $author }: { $count } proposals wait for you.
  }
meeting-coming = Not whole yet: it is still coming.
meeting-not-whole = Not whole, and it no longer changes. Ask whoever wrote it to bring its folder up to date; it is read again as soon as it changes.
meeting-locked = The passphrase of this folder does not open this file.
meeting-annexes = { $count ->
    [one] The file of an annex came in: { $names }.
   *[other] The files of annexes came in: { $names }.
  }
meeting-annexes-over = Not taken over: { $names }. All annexes together may be { $most } at most. Take an annex out, or replace one by a smaller file; the rest then comes by itself.
