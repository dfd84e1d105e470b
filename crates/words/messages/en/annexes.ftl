# The files that go with a dossier.

fail-no-annex = There is no annex { $id } in this dossier. It may have been removed.
fail-no-annex-kind = The call knows no annex "{ $kind }". It names: { $known }. Without --kind it is another annex.
fail-annex-needs-file = Annexes lie beside the file of a dossier. Name that file instead of standard input.
cli-annex-not-there = The file is not with this application. Add it, or ask your partner for a packet with the annexes.
cli-annex-missing = Not added yet: { $title } (--kind { $kind })
fail-no-partner = There is no partner "{ $id }" in this dossier. `voorstel check` names the partners there are.
annex-kinds = Documents and pictures
annex-step-added = { $count ->
    [one] annex added
   *[other] { $count } annexes added
}
annex-step-replaced = file replaced
annex-only-named = Only its name is noted. Add the file, and it goes along.
annex-not-there = The file is not with this dossier. Add it, or ask whoever has it for a packet with the annexes.
annex-not-there-folder = The file is not here yet. It comes by itself once whoever has it opens this application and their shared folder is up to date. In a hurry? Ask for a packet with the annexes.
annex-not-there-live = The file is not here yet. It comes by itself once somebody who has it has this application open live at the same time as you. In a hurry? Ask for a packet with the annexes.
annex-underway = The file is coming in from somebody who has this application open live now too.
annex-not-kept = The file came in, but could not be saved. { $why }
annex-over = This file no longer fits: all annexes together may be { $most } at most. Take an annex out, or replace one by a smaller file; this one then comes by itself.
annex-damaged = This file is no longer what you added: its content was changed or damaged. Replace it by the original.
annex-empty = { $name } is empty. Save the file again, then add it.
annex-not-what-it-says = Its name says { $kind }, its content is not. Open the file in the program it comes from, save it as { $kind } and replace it.
annex-cut-off = The end of this PDF is missing, as after a download that broke off. Fetch the file again and replace it.
annex-twin = Same file as { $name }.
annex-twice = { $name } is there already, as { $first }.
annex-kind-not-taken = { $name }: this kind of file cannot go along. Take a PDF, a document of Word, Excel, PowerPoint or OpenDocument, or a picture (PNG, JPEG, TIFF).
annex-too-large = { $name } is { $size }; a file may be { $most } at most. Scan it with less detail or split it.
annex-too-much = { $name } ({ $size }) no longer fits: all annexes together may be { $most } at most, and { $left } is left.
annex-name-taken = another file of that name is here already. Give it another name and try again.
annex-left-out = Without these annexes, whose files are not there or are damaged: { $names }.
