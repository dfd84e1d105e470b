# The archive of the application with its annexes.

bundle-application = application.pdf
bundle-application-about = The application as a document
bundle-dossier = dossier.json
bundle-dossier-about = The dossier, to open with Voorstel
bundle-list = list.txt
bundle-folder = annexes
bundle-day = Put together on { $day }
bundle-of = of { $name }
bundle-other = Other annex
bundle-named = { $name } in the dossier
bundle-missing = MISSING: named in the dossier, but the file is not there
bundle-named-only = NOT ADDED: named by the call
